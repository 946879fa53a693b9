"""The Code as pages: an edition's contents, each Commitment as a whole, a page for each entry."""

from collections.abc import Iterable

from gpai_code.catalog.addresses import page_of
from gpai_code.catalog.code import Code
from gpai_code.catalog.hierarchy import ancestors
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.paths import address, url
from gpai_code.catalog.records import AnyEntry, Appendix, Commitment, Measure, Provision, Rule, Term
from gpai_code.render.answers import day_in_words
from tools.website.correspondence import counterpart
from tools.website.entries import Writer, name_of
from tools.website.layout import Page, add_page, breadcrumbs
from tools.website.markup import Html, items, join, link, tag
from tools.website.site import Site

FRONT, GLOSSARY = "front", "glossary"


def add_code(site: Site, code: Code) -> None:
    """Add every page of an edition."""
    writer = Writer(code)
    add_page(site, _contents(writer))
    add_page(site, _front(writer))
    add_page(site, _glossary(writer))
    order = list(code.entries)
    for number, entry_id in enumerate(order):
        near = (order[number - 1] if number else None, _next(order, number))
        add_page(site, _entry_page(writer, code.entries[entry_id], near, site.base))


def _next(order: list[str], number: int) -> str | None:
    return order[number + 1] if number + 1 < len(order) else None


def _edition_name(code: Code) -> str:
    return "Final text" if code.edition.slug == "final" else "Third draft"


def _way(code: Code, *steps: tuple[str, str]) -> Html:
    return breadcrumbs((_edition_name(code), f"/{code.edition.slug}/"), *steps)


# Contents


def _contents(writer: Writer) -> Page:
    code, edition = writer.code, writer.code.edition
    parts: list[str] = [
        tag("h1", edition.title),
        tag("p", f"{_edition_name(code)} of {day_in_words(edition.date)}. {edition.status}."),
        items(
            (
                link("Executive summary on one page", f"/{edition.slug}/summary/"),
                link("What changed from the third draft to the final text", "/changes/"),
                link("Explore and filter all entries", f"/explore/#edition={edition.slug}"),
                link("The edition as one JSON document", f"/{edition.slug}.json"),
            ),
            class_="plain",
        ),
        tag("h2", "Before the Commitments"),
        items((link("Objectives, preamble and recitals", writer.address(FRONT)),)),
    ]
    for chapter in code.chapters:
        parts.append(tag("h2", chapter.title))
        for commitment_id in chapter.commitments:
            commitment = code.commitment(commitment_id)
            parts.append(tag("h3", link(name_of(commitment), writer.address(commitment_id))))
            parts.append(_listed(writer, commitment.measures))
    parts.append(tag("h2", "Appendices and glossary"))
    parts.append(_listed(writer, code.appendices))
    parts.append(items((link("Glossary", writer.address(GLOSSARY)),)))
    parts += [tag("h2", "What was read"), _sources(code)]
    return Page(
        path=f"{edition.slug}/",
        title=f"{edition.title}, {_edition_name(code).lower()}",
        description=f"Every Commitment and Measure of the Code, {_edition_name(code).lower()}.",
        body=tag("div", *parts, class_="contents"),
        active="/final/",
        alternates=(("application/json", f"/{edition.slug}.json"),),
    )


def _listed(writer: Writer, entries: Iterable[Measure | Appendix]) -> Html:
    return items(link(name_of(entry), writer.address(entry.id)) for entry in entries)


def _sources(code: Code) -> Html:
    sources = []
    for source in code.edition.sources:
        pages = f", {source.pages} pages" if source.pages else ""
        digest = tag("small", " SHA-256 ", tag("code", source.sha256)) if source.sha256 else ""
        note = f" {source.note}" if source.note else ""
        sources.append(join((f"{source.title} ({source.publisher}{pages}).{note}", digest)))
    note = tag("p", code.edition.note) if code.edition.note else ""
    revision = tag("p", f"Revision {code.edition.revision} of this project's data.")
    return join((items(sources), note, revision))


# Pages of several entries


def _front(writer: Writer) -> Page:
    code = writer.code
    parts: list[str] = [_way(code), tag("h1", "Objectives, preamble and recitals")]
    for entry in code.entries.values():
        if page_of(entry, code) == FRONT:
            parts.append(writer.article(entry, 2))
    return Page(
        path=f"{code.edition.slug}/{FRONT}/",
        title=f"Objectives, preamble and recitals, {_edition_name(code).lower()}",
        body=join(parts),
        active="/final/",
    )


def _glossary(writer: Writer) -> Page:
    code = writer.code
    parts: list[str] = [_way(code), tag("h1", "Glossary"), tag("p", code.glossary_introduction)]
    for term in code.glossary:
        parts.append(writer.article(term, 2))
    return Page(
        path=f"{code.edition.slug}/{GLOSSARY}/",
        title=f"Glossary, {_edition_name(code).lower()}",
        body=join(parts),
        active="/final/",
    )


# One entry


def _entry_page(
    writer: Writer, entry: AnyEntry, near: tuple[str | None, str | None], base: str
) -> Page:
    code, slug = writer.code, writer.code.edition.slug
    path = address(entry.id, slug)
    parts: list[str] = [_trail(writer, entry), _heading(writer, entry)]
    parts.append(_context(writer, entry))
    parts.append(_content(writer, entry))
    if isinstance(entry, Rule):
        parts.append(counterpart(measure_part(entry.id), slug))
    parts += [_citation(writer, entry, url(path, base)), _forms(path), _neighbours(writer, near)]
    return Page(
        path=f"{path.removeprefix('/')}/",
        title=f"{writer.full_name(entry)} ({entry.id}, {_edition_name(code).lower()})",
        description=entry.summary[:200],
        body=join(parts),
        active="/final/",
        alternates=(
            ("application/json", f"{path}.json"),
            ("application/ld+json", f"{path}.jsonld"),
        ),
    )


def _trail(writer: Writer, entry: AnyEntry) -> Html:
    steps = []
    if chapter := _chapter(writer.code, entry).removesuffix(", "):
        steps.append((chapter, f"/{writer.code.edition.slug}/"))
    for whole in ancestors(entry.id, writer.code):
        steps.append((writer.code.entries[whole].label, writer.address(whole)))
    page = page_of(entry, writer.code)
    if not steps and page in (FRONT, GLOSSARY):
        steps.append(("Glossary" if page == GLOSSARY else "Front", writer.address(page)))
    return _way(writer.code, *steps)


def _heading(writer: Writer, entry: AnyEntry) -> Html:
    if isinstance(entry, (Term, Provision)):
        return tag("h1", writer.full_name(entry))
    return tag("h1", tag("span", entry.label, class_="label"), " ", entry.title or "")


def _context(writer: Writer, entry: AnyEntry) -> Html:
    """Return what a point is a part of: read alone, it would lack its beginning."""
    around = []
    for whole_id in ancestors(entry.id, writer.code):
        whole = writer.code.entries[whole_id]
        if not isinstance(whole, Commitment) or not isinstance(entry, Measure):
            around.append(
                join((link(name_of(whole), writer.address(whole_id)), f": {whole.summary}"))
            )
    if not around:
        return Html("")
    return tag("details", tag("summary", "What it is a part of"), items(around), class_="context")


def _content(writer: Writer, entry: AnyEntry) -> Html:
    if isinstance(entry, Commitment):
        parts: list[str] = [writer.article(entry, 2)]
        if not entry.measures:
            parts.append(tag("p", "No Measures: the Commitment's own text is the criterion."))
        parts += [writer.article(measure, 2) for measure in entry.measures]
        return tag("div", _on_this_page(entry), *parts, class_="whole")
    if isinstance(entry, Appendix):
        inside = [other for other in writer.code.appendices if other.id.startswith(f"{entry.id}.")]
        return join(writer.article(part, 2) for part in (entry, *inside))
    return writer.article(entry, 2)


def _on_this_page(commitment: Commitment) -> Html:
    listed = [link(name_of(measure), f"#{measure.id}") for measure in commitment.measures]
    if not listed:
        return Html("")
    return tag("nav", tag("h2", "Measures"), items(listed), class_="onpage", aria_label="Measures")


def _citation(writer: Writer, entry: AnyEntry, where: str) -> Html:
    edition = writer.code.edition
    words = (
        f"{edition.title} ({_edition_name(writer.code).lower()}, {day_in_words(edition.date)}), "
        f"{_chapter(writer.code, entry)}{writer.full_name(entry)} [{entry.id}], {where}"
    )
    button = tag("button", "Copy", type="button", data_copy="citation", hidden=True)
    quoted = tag("p", words, id="citation")
    return tag("section", tag("h2", "To cite this"), quoted, button, class_="cite")


def _chapter(code: Code, entry: AnyEntry) -> str:
    """Name the chapter before a number: in the final text each chapter begins again at 1."""
    for owner_id in (entry.id, *reversed(ancestors(entry.id, code))):
        owner = code.entries[owner_id]
        if isinstance(owner, (Commitment, Measure, Appendix)):
            for chapter in code.chapters:
                if chapter.id is owner.chapter:
                    return f"{chapter.title}, "
    return ""


def _forms(path: str) -> Html:
    forms = (link("JSON", f"{path}.json"), " · ", link("JSON-LD", f"{path}.jsonld"))
    return tag("p", "This entry as data: ", *forms, class_="data")


def _neighbours(writer: Writer, near: tuple[str | None, str | None]) -> Html:
    before, after = near
    links = []
    if before is not None:
        links.append(link(f"← {before}", writer.address(before), rel="prev"))
    if after is not None:
        links.append(link(f"{after} →", writer.address(after), rel="next"))
    return tag("nav", *links, class_="near", aria_label="Next and previous entry")
