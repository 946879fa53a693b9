"""
Write the table of licences into `docs/licenses.md`: `python tools/write_license_table.py`.

With `--check` nothing is written; the exit code is 1 if the page is not as the data say.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gpai_code.licenses.records import LicenseEntry  # noqa: E402
from gpai_code.licenses.table import license_table  # noqa: E402
from gpai_code.vocabulary import LicenseOutcome  # noqa: E402
from tools.generated import keep  # noqa: E402

PAGE = ROOT / "docs" / "licenses.md"
BEGIN = "<!-- begin of the table: written by tools/write_license_table.py -->\n"
END = "<!-- end of the table -->\n"
HEADINGS = {
    LicenseOutcome.DOES_NOT_QUALIFY: "Licences that do not qualify",
    LicenseOutcome.UNDETERMINED: "Open questions",
    LicenseOutcome.QUALIFIES: "Licences that qualify",
}


def row(entry: LicenseEntry) -> str:
    """Return the line of one licence."""
    cells = (
        f"`{entry.id}`",
        entry.name.replace("|", "\\|"),
        ", ".join(entry.terms) or "-",
        ", ".join(entry.guidelines),
        entry.confidence.value,
        "yes" if entry.text_read else "no",
    )
    return f"| {' | '.join(cells)} |\n"


def tables() -> Iterator[str]:
    """Return the counts, and a table for each outcome."""
    table = license_table()
    read = sum(entry.text_read for entry in table.licenses)
    yield (
        f"\n{len(table.licenses)} licences, of which {read} were read in full text for this table; "
        f"{len(table.not_a_decision)} names of families and placeholders; "
        f"{len(table.base_models)} rules on base models. Paragraphs are those of July 2025.\n"
    )
    for outcome, heading in HEADINGS.items():
        entries = [entry for entry in table.licenses if entry.outcome is outcome]
        yield f"\n### {heading} ({len(entries)})\n\n"
        yield "| id | name | terms | guidelines | confidence | text read |\n"
        yield "| --- | --- | --- | --- | --- | --- |\n"
        for entry in sorted(entries, key=lambda entry: entry.id.casefold()):
            yield row(entry)
    yield "\n"


def page() -> str:
    """Return the page with the table made again from the data."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return "".join((before, BEGIN, *tables(), END, after))


if __name__ == "__main__":
    keep({PAGE: page()}, (), "licences")
