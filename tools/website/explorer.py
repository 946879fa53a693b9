"""The explorer: an index that the browser searches, the page around it, and a plain list."""

from collections.abc import Iterator
from typing import Any

from gpai_code.catalog.code import Code, load
from gpai_code.catalog.edition import editions
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.paths import address
from gpai_code.catalog.records import AnyEntry, Rule
from gpai_code.law import Citation
from gpai_code.vocabulary import Addressee, Chapter, DerogationKind
from tools.website.entries import ADDRESSEES, FORCES, Writer, name_of
from tools.website.layout import Page, add_page
from tools.website.markup import Html, items, join, link, tag
from tools.website.site import Site

INDEX = "explore/index.json"

FINAL, DRAFT = "Final text", "Third draft"

KINDS = {
    "commitment": "Commitments",
    "measure": "Measures",
    "provision": "Points and paragraphs",
    "appendix": "Appendices",
    "term": "Glossary",
    "recital": "Recitals",
    "objective": "Objectives",
}

CHAPTERS = {
    Chapter.TRANSPARENCY: "Transparency",
    Chapter.COPYRIGHT: "Copyright",
    Chapter.SAFETY_SECURITY: "Safety and security",
}

RELIEFS = {DerogationKind.OPEN_SOURCE: "open-source", DerogationKind.SME: "sme"}


def add_explorer(site: Site) -> None:
    """Add the explorer's page and its index."""
    site.add_index(INDEX, list(_rows()))
    site.add_index("explore/articles.json", _articles())
    page = Page(
        path="explore/",
        title="Explore the Code",
        description="Search and filter every entry of both editions of the Code.",
        body=join((tag("h1", "Explore the Code"), _controls(), _plain())),
        active="/explore/",
        scripts=("explore.js",),
        wide=True,
    )
    add_page(site, page)


# The index


def _rows() -> Iterator[dict[str, Any]]:
    """Yield what the browser needs of each entry; what is empty is left out."""
    for edition in reversed(editions()):
        code = load(edition.slug)
        writer = Writer(code)
        for entry in code.entries.values():
            row = {
                "edition": edition.slug,
                "id": entry.id,
                "name": writer.full_name(entry),
                "kind": type(entry).__name__.lower(),
                "text": entry.summary,
                **_filters(entry, code),
            }
            yield {key: value for key, value in row.items() if value}


def _filters(entry: AnyEntry, code: Code) -> dict[str, Any]:
    owner = code.entries.get(measure_part(entry.id), entry)
    filters: dict[str, Any] = {
        "chapter": getattr(owner, "chapter", None),
        "addressees": list(getattr(owner, "addressees", ())),
        "articles": list(_articles_of(entry)),
    }
    if isinstance(entry, Rule):
        forces = dict.fromkeys((entry.force, *(part.force for part in entry.sentences)))
        filters["forces"] = list(forces)
        filters["deadline"] = bool(entry.deadlines)
        kinds = {relief.kind for relief in code.derogations(entry.id)}
        filters["reliefs"] = [name for kind, name in RELIEFS.items() if kind in kinds]
    return filters


def _articles_of(entry: AnyEntry) -> Iterator[str]:
    """Yield each place in the law that an entry rests on or names, and the article around it."""
    basis: tuple[Citation, ...] = getattr(entry, "legal_basis", ())
    seen: dict[str, None] = {}
    for citation in (*basis, *entry.references):
        if citation.article:
            seen[f"{citation.instrument} Article {citation.article}"] = None
        seen[str(citation)] = None
    yield from seen


def _articles() -> list[str]:
    """Return every place that one can filter by, articles in the order of their numbers."""
    places: dict[str, Citation] = {}
    for edition in editions():
        for entry in load(edition.slug).entries.values():
            for place in _articles_of(entry):
                places[place] = Citation.parse(place)
    return sorted(places, key=lambda place: _order(places[place]))


def _order(citation: Citation) -> tuple[str, int, int, str]:
    number = citation.article or citation.recital or "0"
    digits = int("".join(filter(str.isdigit, number)) or 0)
    return citation.instrument, 0 if citation.article else 1, digits, citation.place


# The page


def _controls() -> Html:
    search = tag(
        "p",
        tag("label", "Search words, a number or a heading", for_="q"),
        tag(
            "input",
            type="search",
            id="q",
            name="q",
            autocomplete="off",
            spellcheck="false",
            aria_describedby="keys",
        ),
        tag(
            "span",
            "Press / to search, arrow keys to go through the results.",
            class_="hint",
            id="keys",
        ),
    )
    filters = (
        _select("edition", "Edition", {"final": FINAL, "third-draft": DRAFT}),
        _select("kind", "Kind", KINDS),
        _select("chapter", "Chapter", {str(key): name for key, name in CHAPTERS.items()}),
        _select("addressee", "Binds", _addressees()),
        _select("force", "Force", {str(key): name for key, name in FORCES.items()}),
        _select("article", "Legal article", {}),
        _check("open-source", "Open-source relief"),
        _check("sme", "Relief for SMEs"),
        _check("deadline", "Has a limit of time"),
    )
    chosen = tag(
        "details",
        tag("summary", "Filters"),
        tag("div", *filters, class_="filters"),
        id="filters",
    )
    return tag(
        "div",
        tag("form", search, chosen, id="explorer", role="search"),
        tag("p", id="count", class_="status", role="status"),
        tag("ol", id="results", class_="results"),
        tag("p", tag("button", "Show more", type="button", id="more", hidden=True)),
        id="app",
        hidden=True,
        data_index=f"/{INDEX}",
    )


def _addressees() -> dict[str, str]:
    return {
        str(Addressee.PROVIDERS): "All providers",
        str(Addressee.PROVIDERS_SYSTEMIC_RISK): "Systemic risk only",
    }


def _select(name: str, label: str, options: dict[str, str]) -> Html:
    choices = [tag("option", "any", value="")]
    choices += [tag("option", words, value=value) for value, words in options.items()]
    field = tag("select", *choices, id=name, name=name)
    return tag("div", tag("label", label, for_=name), field)


def _check(name: str, label: str) -> Html:
    box = tag("input", type="checkbox", id=name, name=name)
    return tag("div", tag("label", box, f" {label}"), class_="check")


def _plain() -> Html:
    """Return every Commitment and Measure as a list, which is all of it without JavaScript."""
    parts: list[str] = []
    for edition in reversed(editions()):
        code = load(edition.slug)
        name = FINAL if edition.slug == "final" else DRAFT
        parts.append(tag("h2", link(name, f"/{edition.slug}/")))
        for commitment in code.commitments:
            whom = "; ".join(ADDRESSEES[addressee] for addressee in commitment.addressees)
            head = link(name_of(commitment), f"{address(commitment.id, edition.slug)}/")
            measures = items(
                link(name_of(measure), f"{address(measure.id, edition.slug)}/")
                for measure in commitment.measures
            )
            parts += [tag("p", head, f", for {whom}"), measures]
        appendices = [
            link(name_of(appendix), f"{address(appendix.id, edition.slug)}/")
            for appendix in code.appendices
        ]
        parts += [tag("p", "Appendices"), items(appendices)]
    return tag("div", *parts, id="plain")
