"""
Write the table of licences into `docs/how-to/licenses.md`: `python tools/write_license_table.py`.

With `--check` nothing is written; the exit code is 1 if the page is not as the data say.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gpai_code.licenses.records import LicenseEntry  # noqa: E402
from gpai_code.licenses.table import license_table  # noqa: E402
from gpai_code.vocabulary import LicenseOutcome, LicenseTerm  # noqa: E402
from tools.generated import keep  # noqa: E402

PAGE = ROOT / "docs" / "how-to" / "licenses.md"
BEGIN = "<!-- begin of the table: written by tools/write_license_table.py -->\n"
END = "<!-- end of the table -->\n"
HEADINGS = {
    LicenseOutcome.DOES_NOT_QUALIFY: "Licences that do not qualify",
    LicenseOutcome.UNDETERMINED: "Open questions",
    LicenseOutcome.QUALIFIES: "Licences that qualify",
}


TITLES = {
    LicenseTerm.NON_COMMERCIAL: "Not for commercial use",
    LicenseTerm.RESEARCH_ONLY: "For research only",
    LicenseTerm.NO_DISTRIBUTION: "Not to be passed on",
    LicenseTerm.NO_DERIVATIVES: "Changed versions not to be passed on",
    LicenseTerm.USER_THRESHOLD: "Up to a number of users",
    LicenseTerm.REVENUE_THRESHOLD: "Up to an amount of revenue",
    LicenseTerm.SEPARATE_COMMERCIAL_LICENSE: "Another licence for certain uses",
    LicenseTerm.FIELD_OF_USE: "A field of use is closed",
    LicenseTerm.CUSTOMER_EXCLUSION: "A group of users is shut out",
    LicenseTerm.ACCEPTABLE_USE_LIST: "Uses are barred, perhaps for safety",
    LicenseTerm.CHANGEABLE_POLICY: "Terms that can be changed",
    LicenseTerm.REMOTE_RESTRICTION: "Use can be cut off",
    LicenseTerm.COMPETING_MODELS_CLAUSE: "Not for building other models",
    LicenseTerm.MODIFICATION_RESTRICTED: "Modification is limited",
    LicenseTerm.PAYMENT: "For payment",
    LicenseTerm.NAMING_ABOVE_THRESHOLD: "A name to be shown by large users",
    LicenseTerm.NOT_GRANTED: "A right that is not granted",
    LicenseTerm.NETWORK_SHARE_ALIKE: "Share-alike, for use over a network too",
    LicenseTerm.SHARE_ALIKE: "Share-alike",
}
"""Heading of the licences with a term, in the order of the table."""

OPEN_OTHERWISE = {
    "T2": "The work itself may not be sold, or not changed if the holder says so",
    "T13": "A right that the text does not clearly grant",
}
"""Heading of open licences by a clause test, where no term is the open question."""


def group(entry: LicenseEntry) -> str:
    """Return the heading under which a licence is listed, within its outcome."""
    rules = {rule.term: rule for rule in license_table().terms}
    for term, title in TITLES.items():
        if term in entry.terms and rules[term].outcome is entry.outcome:
            return f"{title} ({', '.join(rules[term].guidelines)})"
    if entry.outcome is LicenseOutcome.UNDETERMINED:
        for clause, title in OPEN_OTHERWISE.items():
            if clause in entry.clauses:
                return title
        return "Other questions"
    return "Notices and names at most (80, 82, 84)"


def row(entry: LicenseEntry) -> str:
    """Return the line of one licence."""
    confidence = entry.confidence.value
    if not entry.text_read:
        confidence += ", text not read"
    cells = [f"`{entry.id}`", entry.name.replace("|", "\\|"), confidence]
    if entry.outcome is LicenseOutcome.UNDETERMINED:
        cells.append(entry.lean.value if entry.lean else "-")
    return f"| {' | '.join(cells)} |\n"


def tables() -> Iterator[str]:
    """Return the counts, and for each outcome a table for each kind of term that decides."""
    table = license_table()
    read = sum(entry.text_read for entry in table.licenses)
    yield (
        f"\n{len(table.licenses)} licences, of which {read} were read in full text for this table; "
        f"{len(table.not_a_decision)} names of families and placeholders; "
        f"{len(table.base_models)} rules on base models. A licence is listed once, under the first "
        "term that decides; the numbers are paragraphs of July 2025.\n"
    )
    for outcome, heading in HEADINGS.items():
        groups: dict[str, list[LicenseEntry]] = {}
        entries = [entry for entry in table.licenses if entry.outcome is outcome]
        for entry in sorted(entries, key=lambda entry: entry.id.casefold()):
            groups.setdefault(group(entry), []).append(entry)
        yield f"\n### {heading} ({len(entries)})\n"
        is_open = outcome is LicenseOutcome.UNDETERMINED
        for title, members in sorted(groups.items(), key=lambda item: -len(item[1])):
            yield f"\n**{title}: {len(members)}**\n\n"
            yield f"| id | name | confidence |{' leans to |' if is_open else ''}\n"
            yield f"| --- | --- | --- |{' --- |' if is_open else ''}\n"
            for entry in members:
                yield row(entry)
    yield "\n"


def page() -> str:
    """Return the page with the table made again from the data."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return "".join((before, BEGIN, *tables(), END, after))


if __name__ == "__main__":
    keep({PAGE: page()}, (), "licences")
