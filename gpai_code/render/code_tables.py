"""A whole edition as a table: CSV for spreadsheets, and Markdown."""

from gpai_code.catalog.code import Code
from gpai_code.catalog.hierarchy import parents
from gpai_code.catalog.provenance import generated_by
from gpai_code.catalog.records import AnyEntry
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.exchange.losses import Export, Loss, collect_losses
from gpai_code.render.entries import Detail, entry_details
from gpai_code.render.tables import to_csv
from gpai_code.text_io.escaping import markdown_text

_NO_COLUMN = {
    "sentences": "force of single sentences",
    "deadlines": "events, lengths and units of limits of time",
    "derogations": "effect, reach and basis of derogations",
    "figures": "figures",
    "standards": "standards",
    "terms": "glossary terms that an entry uses",
    "aliases": "other forms of a term",
    "recitals": "recitals that belong to an entry",
}
"""Fields of entries that the table has no column for, or one of text alone."""

TOP, MAX_DEPTH = 3, 6
"""Levels of the headings of the outermost entries, and of the innermost that Markdown has."""

_AS_TEXT = Loss(
    what="fields of their own for conditions, limits, reliefs, figures and references",
    why="they are lines of one text",
)


@explain_arguments
def code_csv(code: Code) -> Export[str]:
    """
    Return an edition as CSV, one line for each entry, and what the columns do not hold.

    Args:
        code: The edition.
    """
    lost: list[tuple[str, str]] = []
    for entry in code.entries.values():
        for field, what in _NO_COLUMN.items():
            if getattr(entry, field, None):
                lost.append((what, entry.id))
    why = dict.fromkeys(_NO_COLUMN.values(), "the table has no column for it")
    return Export(to_csv(code), collect_losses(lost, why))


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
