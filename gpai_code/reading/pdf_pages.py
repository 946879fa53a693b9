"""A PDF as lines and cells in reading order, without what belongs to its pages."""

from collections.abc import Sequence
from itertools import chain

import attrs

from gpai_code.errors import DocumentError, Fault
from gpai_code.reading.column_rows import Block
from gpai_code.reading.exports import begins_as_export
from gpai_code.reading.hyphens import Hyphens
from gpai_code.reading.layout import MAX_CHARACTERS, Unit, literal
from gpai_code.reading.page_breaks import join_over_page
from gpai_code.reading.page_columns import (
    blocks_of,
    gutters_of,
    is_top_aligned,
    newspaper_gutters,
    right_edges,
)
from gpai_code.reading.pdf_file import Page, pages_of
from gpai_code.reading.pdf_furniture import take_furniture_out
from gpai_code.reading.pdf_lines import Line, lines_of, paragraphs
from gpai_code.reading.pdf_sheets import Sheet, sheet_of, texts_of_lines
from gpai_code.reading.pdf_tables import Table
from gpai_code.reading.records import Passage

FEW_CHARACTERS = 20
"""A page with a picture and fewer characters is a picture of a page."""

MAX_PADDING = 15.0
"""Widest space between the side of a cell and its words, in points; more is a deeper indent."""


@attrs.frozen(kw_only=True)
class PdfContent:
    """
    What a PDF shows.

    Attributes:
        units: Its lines and cells.
        furniture: Page numbers, running heads and feet, notes at the foot of pages, watermarks.
        unread: What cannot be read: pages that are pictures.
    """

    units: list[Unit]
    furniture: tuple[Passage, ...]
    unread: tuple[Passage, ...]


def read_pdf(content: bytes, document: str) -> PdfContent:
    """
    Return what a PDF shows, in reading order.

    Cells of tables are recognised by the lines between them, or by the blank space between columns;
    the lines of a paragraph are put together again; labels and answers next to each other are
    cells.

    Args:
        content: The file.
        document: What to call it in errors.

    Raises:
        DocumentError: If it has a password, is cut off or broken, has too many pages or too much
            text, takes too long, or is pictures alone.
        MissingExtraError: If pypdfium2 is not installed.
    """
    sheets: list[Sheet] = []
    furnishings: list[Passage] = []
    unread: list[Passage] = []
    size = 0
    for page in pages_of(content, document):
        size += len(page.characters)
        if size > MAX_CHARACTERS:
            fault = Fault("", "size", f"more than {MAX_CHARACTERS} characters", "give fewer pages")
            raise DocumentError(document, (fault,))
        if page.turned:
            furnishings.append(Passage(text=page.turned, line=page.number))
        if page.pictures and len(page.characters) < FEW_CHARACTERS:
            text = f"(page {page.number} is a picture, whose text cannot be read)"
            unread.append(Passage(text=text, line=page.number))
        sheets.append(sheet_of(page))
    if size < FEW_CHARACTERS:
        what = "a PDF without text, as scans are" if unread else "a PDF without text"
        remedy = "run text recognition (OCR) on it, and give the PDF that this makes"
        raise DocumentError(document, (Fault("", "pdf", what, remedy),))
    furnishings += take_furniture_out(sheets)
    builder = _Builder(sheets)
    builder.build()
    return PdfContent(
        units=builder.units,
        furniture=(*furnishings, *builder.repeated),
        unread=tuple(unread),
    )


class _Builder:
    """Makes units of the pages."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.sheets = sheets
        self.units: list[Unit] = []
        self.repeated: list[Passage] = []
        self.line = 1
        self.rows = 0
        self.page_begins = 0
        self.rooms: dict[tuple[int | None, int], float] = {}
        self.widths: dict[tuple[int | None, int], float] = {}
        self.heads: set[str] = set()
        pages: list[list[Line]] = []
        for sheet in sheets:
            pages.append([item for item in sheet.items if isinstance(item, Line)])
        lines = list(chain.from_iterable(pages))
        self.gutters = gutters_of(lines)
        self.edges = right_edges(lines, self.gutters)
        self.right = max((line.x1 for line in lines), default=0.0)
        texts = list(texts_of_lines(sheets))
        self.hyphens = Hyphens(texts, keep=begins_as_export(texts))
        self.top_aligned = is_top_aligned(lines, self.gutters)
        self.newspaper = newspaper_gutters(pages, self.gutters)

    def build(self) -> None:
        """Go through all pages."""
        for sheet in self.sheets:
            self.page_begins = len(self.units)
            self.widths.pop((None, 0), None)
            run: list[Line] = []
            first = True
            for item in sheet.items:
                if isinstance(item, Line):
                    run.append(item)
                    continue
                self._lines(run, sheet)
                self._gap()
                run = []
                self._table(item, sheet.page, at_top=first)
                first = False
            self._lines(run, sheet)
            join_over_page(self.units, self.page_begins, self._no_room)

    def _lines(self, lines: Sequence[Line], sheet: Sheet) -> None:
        """Add lines outside tables."""
        for block in blocks_of(
            lines, self.gutters, self.newspaper, sheet.drawn, self.right, self.edges
        ):
            block.hyphens, block.top_aligned = self.hyphens, self.top_aligned
            if block.gutter is None:
                self._measure(0, None, block.lines, block.right)
                for text, _ in paragraphs(block.lines, block.right, self.hyphens):
                    for part in text.split("\n"):
                        self.units.append(Unit(text=literal(part), line=self.line))
                        self.line += 1
            else:
                self._beside(block)

    def _no_room(self, before: Unit, after: Unit) -> bool:
        """Say whether the first word of a text had no room behind another one."""
        room = self.rooms.get((before.row, before.cell))
        width = self.widths.get((after.row, after.cell))
        return room is not None and width is not None and room < width

    def _measure(self, cell: int, row: int | None, lines: Sequence[Line], right: float) -> None:
        """Note the room behind the last line of a text, and the width of its first word."""
        if lines:
            first = lines[0].words[0]
            self.widths.setdefault((row, cell), first.x1 - first.x0 + 0.3 * first.size)
            self.rooms[row, cell] = right - lines[-1].x1

    def _gap(self) -> None:
        if self.units and self.units[-1].row is None:
            self.units.append(Unit(text="", line=self.line))

    def _beside(self, block: Block) -> None:
        """Add a block of labels and answers next to each other as the rows of a table."""
        for lines, edges, (left, right) in block.rows():
            others = bool(right)
            for cell, side in enumerate(lines):
                self._measure(cell, self.rows, side, edges[cell])
            for cell, texts in enumerate((left, right)):
                for text in texts or [""]:
                    unit = Unit(
                        text=literal(text),
                        line=self.line,
                        cell=cell,
                        row=self.rows,
                        others=others,
                    )
                    self.units.append(unit)
            self.rows += 1
            self.line += 1

    def _table(self, table: Table, page: Page, *, at_top: bool) -> None:
        """Add a table; a head that is printed again on the next page belongs to the page."""
        edges = _right_edges(table)
        first = min(edges)
        for number in sorted({cell.row for cell in table.cells}):
            cells = sorted(
                (cell for cell in table.cells if cell.row == number), key=lambda cell: cell.column
            )
            lines = [lines_of(cell.words) for cell in cells]
            rights = [edges.get(cell.column, cell.x1) for cell in cells]
            texts = [
                _texts_of(column, right, self.hyphens)
                for column, right in zip(lines, rights, strict=True)
            ]
            if not any(texts):
                continue
            key = " | ".join(" ".join(parts) for parts in texts)
            if number == min(cell.row for cell in table.cells) and at_top and len(cells) > 1:
                if key in self.heads:
                    self.repeated.append(Passage(text=key, line=page.number))
                    continue
                self.heads.add(key)
            # an empty column at the edge is none; a cell above may go on next to these
            skipped = 1 if cells[0].column < first else -1 if cells[0].column > first else 0
            for place, (column, right) in enumerate(zip(lines, rights, strict=True)):
                self._measure(place - skipped, self.rows, column, right)
            self._row([[], *texts] if skipped < 0 else texts[skipped:])

    def _row(self, cells: Sequence[list[str]]) -> None:
        others = any(cells[1:])
        for place, texts in enumerate(cells):
            for text in texts or [""]:
                unit = Unit(
                    text=literal(text), line=self.line, cell=place, row=self.rows, others=others
                )
                self.units.append(unit)
        self.rows += 1
        self.line += 1


def _right_edges(table: Table) -> dict[int, float]:
    """Return how far words may go in each column: as near to its right side as to its left one."""
    edges: dict[int, float] = {}
    spaces: dict[int, float] = {}
    sides: dict[int, float] = {}
    for cell in table.cells:
        for word in cell.words:
            edges[cell.column] = max(edges.get(cell.column, 0.0), word.x1)
            space = word.x0 - cell.x0
            spaces[cell.column] = min(spaces.get(cell.column, space), space)
            sides[cell.column] = min(sides.get(cell.column, cell.x1), cell.x1)
    for column, space in spaces.items():
        if 0 <= space < MAX_PADDING:
            edges[column] = max(edges[column], sides[column] - space)
    return edges


def _texts_of(lines: Sequence[Line], right: float, hyphens: Hyphens) -> list[str]:
    """Return the lines of a cell, those that were only broken put together again."""
    texts = []
    for text, _ in paragraphs(lines, right, hyphens):
        if text:
            texts += text.split("\n")
    return texts
