"""A whole edition as a table: CSV for spreadsheets, and Markdown."""

import csv
from io import StringIO

from gpai_code.catalog.code import Code
from gpai_code.catalog.hierarchy import parents
from gpai_code.catalog.paths import address, url
from gpai_code.catalog.provenance import generated_by
from gpai_code.catalog.records import AnyEntry, Rule
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import DocumentError, Fault
from gpai_code.exchange.listed import ListedEntry, listed_entries
from gpai_code.exchange.losses import Export, Loss
from gpai_code.render.entries import Detail, entry_details
from gpai_code.text_io.base_address import BASE_ADDRESS
from gpai_code.text_io.escaping import markdown_text, spreadsheet_text

COLUMNS = ("id", "kind", "label", "name", "parent", "force", "owed_by", "summary", "details")
"""Columns of the CSV, before the address."""

TOP, MAX_DEPTH = 3, 6
"""Levels of the headings of the outermost entries, and of the innermost that Markdown has."""

_AS_TEXT = Loss(
    what="fields of their own for conditions, limits, reliefs, figures and references",
    why="they are lines of one text",
)


@explain_arguments
def code_csv(code: Code, base: str = BASE_ADDRESS) -> Export[str]:
    """
    Return an edition as CSV: one line for each entry.

    Lines end as RFC 4180 asks. Texts that a spreadsheet would run as a formula get an apostrophe
    before.

    Args:
        code: The edition.
        base: The address that the Code is published below.
    """
    file = StringIO()
    write = csv.writer(file).writerow
    write([*COLUMNS, "address"])
    for listed in listed_entries(code):
        entry = code[listed.id]
        cells = [
            listed.id,
            type(entry).__name__,
            entry.label,
            listed.name,
            listed.parent or "",
            entry.force.value if isinstance(entry, Rule) else "",
            (entry.owed_by or "") if isinstance(entry, Rule) else "",
            listed.summary,
            "\n".join(_lines(entry)),
            url(address(listed.id, code.edition.slug), base),
        ]
        write([spreadsheet_text(cell) for cell in cells])
    return Export(file.getvalue(), (_AS_TEXT,))


@explain_arguments
def read_code_csv(text: str) -> tuple[ListedEntry, ...]:
    """
    Return the entries that such a table holds, as far as it holds them.

    Args:
        text: The CSV.

    Raises:
        DocumentError: If a column is missing, or a line has fewer cells than the first.
    """
    rows = csv.DictReader(StringIO(text, newline=""), strict=True)
    entries = []
    try:
        for row in rows:
            entries.append(
                ListedEntry(
                    id=row["id"],
                    name=row["name"],
                    summary=row["summary"],
                    parent=row["parent"] or None,
                )
            )
    except (KeyError, csv.Error) as error:
        fault = Fault(f"/{len(entries)}", "columns", str(error), f"have {', '.join(COLUMNS)}")
        raise DocumentError("table of entries", (fault,)) from None
    return tuple(entries)


@explain_arguments
def code_markdown(code: Code) -> Export[str]:
    """
    Return an edition as Markdown: a heading for each entry, its summary, and all else as a list.

    Args:
        code: The edition.
    """
    edition = code.edition
    stamp = generated_by(edition.slug)
    lines = [
        f"# {markdown_text(edition.title)}",
        "",
        f"Edition {edition.version} of {edition.date.isoformat()}. "
        f"{markdown_text(edition.status)}. In the words of the gpai_code project "
        f"({stamp.version}, data revision {stamp.revision}); the official text prevails.",
    ]
    sections = {chapter.commitments[0]: chapter.title for chapter in code.chapters}
    for title, entries in (
        ("Objectives and recitals", [*code.objectives, *code.recitals]),
        ("Appendices", code.appendices),
        ("Glossary", code.glossary),
    ):
        sections |= {entries[0].id: title}
    wholes = parents(code)
    depths: dict[str, int] = {}
    for entry in code.entries.values():
        if entry.id in sections:
            lines += ["", f"## {markdown_text(sections[entry.id])}"]
        # a recital can come before the Measure that it is attached to, and no level may be left out
        below = depths.get(wholes.get(entry.id, ""), TOP - 1)
        depth = depths[entry.id] = min(MAX_DEPTH, below + 1)
        title = f": {entry.title}" if entry.title and entry.title != entry.label else ""
        lines += ["", f"{'#' * depth} {markdown_text(f'{entry.label}{title}')}", ""]
        lines += [f"`{entry.id}`", "", markdown_text(entry.summary)]
        details = [f"- {markdown_text(line)}" for line in _lines(entry)]
        lines += ["", *details] if details else []
    return Export("\n".join(lines) + "\n", (_AS_TEXT,))


def _lines(entry: AnyEntry) -> list[str]:
    return [_line(detail) for detail in entry_details(entry)]


def _line(detail: Detail) -> str:
    below = "; ".join(_line(inner) for inner in detail.below)
    return f"{detail.heading}: {detail.text}" + (f" [{below}]" if below else "")
