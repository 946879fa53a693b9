"""An executive summary of each edition on one page: who is bound, to what, by when."""

from collections.abc import Iterator

from gpai_code.catalog.code import Code, load
from gpai_code.catalog.correspondence import correspondence_table
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.outline import Derogation
from gpai_code.catalog.records import Commitment, Deadline, Measure, Rule
from gpai_code.law import CHAPTER_V, ENFORCEMENT, GRANDFATHERED
from gpai_code.render.answers import day_in_words
from gpai_code.render.entries import describe_length
from gpai_code.vocabulary import Addressee, DeadlineKind, DerogationKind, Relation
from tools.website.entries import ADDRESSEES, Writer, name_of
from tools.website.layout import Page, add_page, breadcrumbs
from tools.website.markup import Html, items, join, link, table, tag
from tools.website.site import Site

ACTING = frozenset(
    {
        DeadlineKind.LATEST,
        DeadlineKind.AHEAD,
        DeadlineKind.EVERY,
        DeadlineKind.KEEP,
        DeadlineKind.PROMPTLY,
        DeadlineKind.FROM_DATE,
        DeadlineKind.BEFORE_DATE,
    }
)
"""Limits by which something must be done; the others measure a window or a length."""

RELIEFS = {
    DerogationKind.OPEN_SOURCE: "Free and open-source models",
    DerogationKind.SME: "Small and medium-sized enterprises",
    DerogationKind.SMC: "Small mid-cap enterprises",
    DerogationKind.SAFELY_DERIVED: "Safely derived models",
    DerogationKind.SIMILARLY_SAFE: "Similarly safe or safer models",
    DerogationKind.START_DATE: "A later start",
    DerogationKind.ALTERNATIVE_MEANS: "Other means to the same end",
    DerogationKind.DOWNLOADABLE_PARAMETERS: "Downloadable parameters",
    DerogationKind.OTHER: "Other",
}


def add_summary(site: Site, code: Code) -> None:
    """Add the executive summary of an edition."""
    slug = code.edition.slug
    name = "final text" if slug == "final" else "third draft"
    writer = Writer(code)
    parts = [
        breadcrumbs((name.capitalize(), f"/{slug}/")),
        tag("h1", f"The Code in short: {name} of {day_in_words(code.edition.date)}"),
        _opening(code),
        tag("h2", "Who is bound, and to what"),
        *_commitments(writer),
        tag("h2", "By when"),
        _deadlines(writer),
        tag("h2", "Reliefs"),
        _reliefs(writer),
        tag("h2", "What changed between the two editions"),
        _changes(),
    ]
    page = Page(
        path=f"{slug}/summary/",
        title=f"Executive summary of the {name}",
        description="Who is bound by the Code, to what, by when, and with which reliefs.",
        body=tag("div", *parts, class_="brief"),
        active="/final/",
    )
    add_page(site, page)


def _opening(code: Code) -> Html:
    counts = f"{len(code.commitments)} Commitments with {len(code.measures)} Measures"
    words = (
        f"{code.edition.status}. {counts} in {len(code.chapters)} chapters. It binds providers "
        "that sign it. The AI Act applies to all others too: Chapter V from "
        f"{day_in_words(CHAPTER_V)}, enforcement by the Commission from "
        f"{day_in_words(ENFORCEMENT)}, and for models placed on the market before, from "
        f"{day_in_words(GRANDFATHERED)}."
    )
    ask = link("Ask what applies to a model", "/applies/")
    return tag("p", words, " ", ask, ".")


def _commitments(writer: Writer) -> Iterator[Html]:
    for addressee in Addressee:
        bound = [
            commitment
            for commitment in writer.code.commitments
            if addressee in commitment.addressees
        ]
        yield tag("h3", f"Binds {ADDRESSEES[addressee]}")
        listed = []
        for commitment in bound:
            head = tag("strong", link(name_of(commitment), writer.address(commitment.id)))
            measures = join(
                (
                    link(measure.title, writer.address(measure.id))
                    for measure in commitment.measures
                ),
                "; ",
            )
            below = tag("p", "Measures: ", measures, ".", class_="measures")
            listed.append(
                join((head, tag("p", commitment.summary), below if commitment.measures else ""))
            )
        yield items(listed, class_="bound")


def _deadlines(writer: Writer) -> Html:
    rows = []
    for rule, deadline in _all_deadlines(writer.code):
        if deadline.kind in ACTING:
            where = writer.link(rule.id)
            rows.append((deadline.as_printed, _what(deadline), describe_length(deadline), where))
    return table(("As printed", "What", "Rule", "Where"), rows, "Limits of time")


def _what(deadline: Deadline) -> str:
    mark = " (an example of the text)" if deadline.indicative else ""
    return f"{deadline.what}{mark}"


def _all_deadlines(code: Code) -> Iterator[tuple[Rule, Deadline]]:
    for entry in code.entries.values():
        if isinstance(entry, Rule):
            for deadline in entry.deadlines:
                yield entry, deadline


def _reliefs(writer: Writer) -> Html:
    """Return the reliefs by whom they are for; one for several kinds is named once."""
    kinds: dict[tuple[str, str], list[str]] = {}
    named: dict[tuple[str, str], Html] = {}
    for entry in writer.code.entries.values():
        if isinstance(entry, Rule):
            for relief in entry.derogations:
                key = (entry.id, relief.summary)
                kinds.setdefault(key, []).append(RELIEFS[relief.kind])
                named[key] = _relief(writer, entry, relief)
    parts: list[str] = []
    for heading in dict.fromkeys(", ".join(names) for names in kinds.values()):
        same = [named[key] for key, names in kinds.items() if ", ".join(names) == heading]
        parts += [tag("h3", heading), items(same)]
    return join(parts)


def _relief(writer: Writer, entry: Rule, relief: Derogation) -> Html:
    effect = tag("em", relief.effect.value.replace("-", " "))
    return join((effect, f": {relief.summary} (", writer.link(entry.id), ")"))


def _changes() -> Html:
    listed = []
    for row in correspondence_table().entries:
        # Commitments as wholes, and duties without a counterpart; the page of changes has all
        entries = (*row.old, *row.new)
        alone = row.relation in (Relation.NEW, Relation.DROPPED)
        if any(map(_is_commitment, entries)) or (alone and any(map(_is_duty, entries))):
            old, new = ", ".join(row.old) or "nothing", ", ".join(row.new) or "nothing"
            listed.append(join((tag("strong", f"{old} → {new}: "), row.what_changed)))
    every = link("Every Measure, side by side", "/changes/")
    return join((items(listed, class_="tight"), tag("p", every)))


def _is_commitment(entry: str) -> bool:
    return any(isinstance(load(slug).entries.get(entry), Commitment) for slug in _SLUGS)


def _is_duty(entry: str) -> bool:
    """Say whether an entry is a Measure or a part of one, or of a Commitment."""
    for slug in _SLUGS:
        owner = load(slug).entries.get(measure_part(entry))
        if isinstance(owner, (Commitment, Measure)):
            return True
    return False


_SLUGS = ("third-draft", "final")
