"""The rows of the Model Documentation Form and of the template for the public summary as pages."""

from typing import Any

from gpai_code.catalog.edition import editions
from gpai_code.catalog.paths import TEMPLATE, row_address
from gpai_code.schemas.published import form_fields
from gpai_code.vocabulary import AUDIENCE_NAMES
from tools.website.correspondence import counterpart
from tools.website.layout import Page, add_page, breadcrumbs
from tools.website.markup import Html, join, link, tag
from tools.website.site import Site

AUDIENCES = {audience.value: name for audience, name in AUDIENCE_NAMES.items()}

_WORDS = {
    "part": "Part",
    "choices": "Choices",
    "unit": "Unit",
    "significant_figures": "Significant figures, at least",
    "recommended_words": "Recommended number of words",
    "condition": "Condition",
    "source": "Source",
    "note": "Note",
}
"""What the data say of a row, in the order of showing it."""

_FLAGS = {
    "systemic_risk_only": "only models with systemic risk",
    "not_applicable": "the form lets one answer that the row does not apply",
    "none_exists": "the form lets one answer that there is none",
    "tick": "the row is answered by a tick",
    "up_to": "the number of words is a maximum",
    "optional": "the form calls the row optional",
}


def add_rows(site: Site) -> None:
    """Add a page for each row, and one with all rows of each form."""
    for edition in editions():
        _add_form(site, form_fields("form", edition.slug), edition.slug)
    _add_form(site, form_fields("summary"), TEMPLATE)


def _add_form(site: Site, fields: dict[str, Any], edition: str) -> None:
    rows = [*fields["header"], *fields["fields"]]
    home = f"/{edition}/rows/" if edition != TEMPLATE else f"/{TEMPLATE}/"
    entries: list[str] = []
    heading: str | None = None
    entries.append(tag("h2", "About the document"))
    for row in rows:
        if row.get("heading") != heading:
            heading = row.get("heading")
            if heading:
                entries.append(tag("h2", heading))
        entries.append(_row(row, edition, 3))
    page = Page(
        path=home.removeprefix("/"),
        title=f"{fields['title']}: every row ({edition})",
        body=join((breadcrumbs(("Forms", "/forms/")), tag("h1", fields["title"]), *entries)),
        active="/forms/",
    )
    add_page(site, page)
    for row in rows:
        path = row_address(row["id"], edition)
        crumbs = breadcrumbs(("Forms", "/forms/"), (fields["title"], home))
        data = tag(
            "p",
            "This row as data: ",
            link("JSON", f"{path}.json"),
            " · ",
            link("JSON-LD", f"{path}.jsonld"),
            class_="data",
        )
        # the template for the public summary has one edition, and so no counterpart
        other = "" if edition == TEMPLATE else counterpart(path.split("/")[-1], edition)
        page = Page(
            path=f"{path.removeprefix('/')}/",
            title=f"{row['label']} ({fields['title']}, {edition})",
            body=join((crumbs, tag("h1", row["label"]), _row(row, edition, 2), other, data)),
            active="/forms/",
            alternates=(
                ("application/json", f"{path}.json"),
                ("application/ld+json", f"{path}.jsonld"),
            ),
        )
        add_page(site, page)


def _row(row: dict[str, Any], edition: str, level: int) -> Html:
    position = f"{row['position']} " if "position" in row else ""
    details: list[Html] = []
    if audiences := row.get("audiences"):
        details.append(_detail("For", ", ".join(AUDIENCES[mark] for mark in audiences)))
    for key, words in _WORDS.items():
        if value := row.get(key):
            shown = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
            details.append(_detail(words, shown))
    flags = [words for key, words in _FLAGS.items() if row.get(key)]
    if flags:
        details.append(_detail("Besides", "; ".join(flags)))
    return tag(
        "article",
        tag(f"h{level}", tag("span", position, class_="label"), row["label"]),
        link(row["id"], f"{row_address(row['id'], edition)}/", class_="id"),
        tag("p", row.get("guidance") or "", class_="summary"),
        tag("dl", *details, class_="details") if details else None,
        id=row["id"],
        class_="entry row",
    )


def _detail(heading: str, words: str) -> Html:
    return tag("div", tag("dt", heading), tag("dd", words))
