"""What became of each entry from the third draft to the final text, side by side."""

from gpai_code.catalog.addresses import row_at
from gpai_code.catalog.code import load
from gpai_code.catalog.correspondence import Correspondence, compare, correspondence_table
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.paths import FORM_ROW
from tools.website.entries import Writer
from tools.website.layout import Page, add_page, breadcrumbs
from tools.website.markup import Html, items, join, link, tag
from tools.website.site import Site


def add_changes(site: Site) -> None:
    """Add the page of the whole table between the two editions."""
    table = correspondence_table()
    counts: dict[str, int] = {}
    for row in table.entries:
        relation = row.relation.value.replace("-", " ")
        counts[relation] = counts.get(relation, 0) + 1
    listed = ", ".join(f"{count} {relation}" for relation, count in counts.items())
    parts: list[str] = [
        breadcrumbs(("The Code", "/final/")),
        tag("h1", "From the third draft to the final text"),
        tag(
            "p",
            f"{len(table.entries)} rows, in the order of the third draft and then what is new: "
            f"{listed}. ",
            link("The table as JSON", "/correspondence.json"),
            ".",
        ),
    ]
    parts += [_row(row) for row in table.entries]
    page = Page(
        path="changes/",
        title="From the third draft to the final text",
        description="What became of each Commitment and Measure of the third draft.",
        body=join(parts),
        active="/final/",
    )
    add_page(site, page)


def counterpart(entry: str, edition: str) -> Html:
    """Return what the other edition has for a Measure, Commitment or Appendix, side by side."""
    rows = []
    for row in compare(entry=entry):
        ids = row.old if edition == "third-draft" else row.new
        # the same id is never the id of entries of both editions, but a look-up goes by both
        if any(entry in (own, measure_part(own)) for own in ids):
            rows.append(row)
    if not rows:
        return Html("")
    heading = "In the final text" if edition == "third-draft" else "In the third draft"
    return tag(
        "section", tag("h2", heading), *(_row(row, edition) for row in rows), class_="changes"
    )


def _row(row: Correspondence, own: str | None = None) -> Html:
    """
    Return one row of the table.

    Args:
        row: The row.
        own: Edition of the page that it is on, if of one: then the other edition is unfolded.
    """
    relation = tag("span", row.relation.value.replace("-", " "), class_="relation")
    why = tag("p", f"Why they answer to each other: {row.why}", class_="why")
    note = tag("p", f"Note: {row.note}", class_="why") if row.note else None
    sides = tag(
        "div",
        _side("Third draft", row.old, "third-draft", opened=own == "final"),
        _side("Final text", row.new, "final", opened=own == "third-draft"),
        class_="sides",
    )
    return tag("div", tag("p", relation, " ", row.what_changed), sides, why, note, class_="change")


def _side(heading: str, ids: tuple[str, ...], edition: str, *, opened: bool) -> Html:
    writer = Writer(load(edition))
    listed = []
    for entry_id in ids:
        if entry_id.startswith(FORM_ROW):
            path = f"/{edition}/{entry_id}"
            row = row_at(path)
            name, text, path = row["label"], row.get("guidance") or "", f"{path}/"
        else:
            entry = writer.code.entries[entry_id]
            name, text, path = (
                writer.full_name(entry),
                entry.summary,
                writer.address(entry_id),
            )
        title = tag("summary", f"{name} ", tag("code", entry_id))
        words = tag("p", text, " ", link("Read it", path))
        listed.append(tag("details", title, words, open=opened))
    nothing = tag("p", "Nothing answers to it.") if not ids else None
    return tag("div", tag("p", heading, class_="side"), items(listed) if listed else None, nothing)
