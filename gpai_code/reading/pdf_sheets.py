"""A page of a PDF as its tables and the lines outside them, from the top."""

from collections.abc import Iterator, Sequence

import attrs

from gpai_code.reading.pdf_drawings import Rule
from gpai_code.reading.pdf_file import Page
from gpai_code.reading.pdf_lines import Line, lines_of, words_of
from gpai_code.reading.pdf_tables import Table, tables_of, without_underlines


@attrs.define
class Sheet:
    """
    A page with its tables and lines.

    Attributes:
        items: Tables and lines outside them, from the top.
        drawn: Level lines, but those below words, and edges of areas.
    """

    page: Page
    items: list[Table | Line]
    drawn: list[Rule]


def sheet_of(page: Page) -> Sheet:
    """Return a page with its characters put together to words, lines and tables."""
    words = words_of(page.characters)
    tables, outside = tables_of(page, words)
    items: list[Table | Line] = [*tables, *lines_of(outside)]
    items.sort(key=lambda item: item.y0 if isinstance(item, Table) else item.y)
    drawn = without_underlines([*page.level, *page.edges], words)
    return Sheet(page=page, items=items, drawn=drawn)


def texts_of_lines(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield the texts of all lines, those in cells of tables too."""
    for sheet in sheets:
        for item in sheet.items:
            if isinstance(item, Line):
                yield item.text
                continue
            for cell in item.cells:
                for line in lines_of(cell.words):
                    yield line.text
