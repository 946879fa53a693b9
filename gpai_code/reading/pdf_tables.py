"""Tables on a page, found by the lines that are drawn between their cells."""

from collections.abc import Iterator, Sequence

import attrs

from gpai_code.reading.pdf_drawings import Rule
from gpai_code.reading.pdf_file import Page
from gpai_code.reading.pdf_lines import Word

NEAR = 3.0
"""How far lines that meet may be apart, in points."""

SHARE = 0.6
"""How much of the side of a cell must be drawn to part it from the next one."""

MIN_SIDE = 7.0
"""Shortest side of a cell, in points."""

MAX_RULES = 3_000
"""Most lines of one direction that are looked at on a page."""


@attrs.define
class Cell:
    """
    A cell of a table, in points from the top left of the page.

    Attributes:
        row: Its row, from the top.
        column: Its column, from the left.
        words: What is in it.
    """

    row: int
    column: int
    x0: float
    y0: float
    x1: float
    y1: float
    words: list[Word] = attrs.Factory(list)


@attrs.define
class Table:
    """
    A table on a page.

    Attributes:
        cells: Its cells, row by row.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    cells: list[Cell]

    @property
    def area(self) -> float:
        """How much of the page it covers, in square points."""
        return (self.x1 - self.x0) * (self.y1 - self.y0)

    def holds(self, word: Word) -> bool:
        """Say whether a word is inside the table."""
        middle = (word.x0 + word.x1) / 2
        height = word.y - 0.3 * word.size
        return self.x0 - 1 <= middle <= self.x1 + 1 and self.y0 - 1 <= height <= self.y1 + 1

    def cell_of(self, word: Word) -> Cell | None:
        """Return the cell that a word is in."""
        middle = (word.x0 + word.x1) / 2
        height = word.y - 0.3 * word.size
        for cell in self.cells:
            if cell.x0 - 1 <= middle <= cell.x1 + 1 and cell.y0 - 1 <= height <= cell.y1 + 1:
                return cell
        return None


def tables_of(page: Page, words: Sequence[Word]) -> tuple[list[Table], list[Word]]:
    """Return the tables of a page that have columns, from the top, and the words outside them."""
    level = _merged(without_underlines(page.level[:MAX_RULES], words))
    upright = _merged(page.upright[:MAX_RULES])
    tables = []
    for levels, uprights in _together(level, upright):
        if table := _grid(levels, uprights):
            tables.append(table)
    tables.sort(key=lambda table: table.area)
    outside = []
    for word in words:
        table = next((table for table in tables if table.holds(word)), None)
        cell = table.cell_of(word) if table else None
        if cell is None:
            outside.append(word)
        else:
            cell.words.append(word)
    with_columns = []
    for table in tables:
        columns = {cell.column for cell in table.cells if cell.words}
        if len(columns) > 1:
            with_columns.append(table)
        else:
            for cell in table.cells:
                outside += cell.words
    with_columns.sort(key=lambda table: (table.y0, table.x0))
    return with_columns, outside


def without_underlines(rules: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """Return level lines without those that are drawn below words, as links have."""
    by_place: dict[int, list[Word]] = {}
    for word in words:
        by_place.setdefault(int(word.y // 8), []).append(word)
    drawn = []
    for rule in rules:
        slot = int(rule.at // 8)
        above = by_place.get(slot - 1, []) + by_place.get(slot, [])
        close = [
            word
            for word in above
            if -0.1 * word.size <= rule.at - word.y <= 0.3 * word.size
            and word.x0 < rule.end
            and word.x1 > rule.begin
        ]
        left = min((word.x0 for word in close), default=0.0)
        right = max((word.x1 for word in close), default=0.0)
        if not (close and rule.begin >= left - 2 and rule.end <= right + 2):
            drawn.append(rule)
    return drawn


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Return lines with those that go on in each other, or are drawn twice, as one."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at), rule.begin)):
        for at in range(len(merged) - 1, max(-1, len(merged) - 12), -1):
            last = merged[at]
            meets = rule.begin <= last.end + NEAR and last.begin <= rule.end + NEAR
            if abs(last.at - rule.at) <= 1.6 and meets:
                merged[at] = Rule(last.at, min(last.begin, rule.begin), max(last.end, rule.end))
                break
        else:
            merged.append(rule)
    return merged


def _together(level: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the lines that meet each other."""
    parent = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for row, rule in enumerate(level):
        for column, other in enumerate(upright, len(level)):
            crosses = (
                rule.begin - NEAR <= other.at <= rule.end + NEAR
                and other.begin - NEAR <= rule.at <= other.end + NEAR
            )
            if crosses:
                parent[root(row)] = root(column)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at in range(len(parent)):
        levels, uprights = groups.setdefault(root(at), ([], []))
        if at < len(level):
            levels.append(level[at])
        else:
            uprights.append(upright[at - len(level)])
    for levels, uprights in groups.values():
        if len(levels) + len(uprights) >= 3:
            yield levels, uprights


def _places(values: Sequence[float]) -> list[float]:
    """Return places with those that are near each other as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places


def _grid(levels: list[Rule], uprights: list[Rule]) -> Table | None:
    """Return the table that lines make."""
    x0 = min([rule.begin for rule in levels] + [rule.at for rule in uprights])
    x1 = max([rule.end for rule in levels] + [rule.at for rule in uprights])
    y0 = min([rule.at for rule in levels] + [rule.begin for rule in uprights])
    y1 = max([rule.at for rule in levels] + [rule.end for rule in uprights])
    # lines around the whole are often not drawn
    xs = _places([x0, x1, *(rule.at for rule in uprights)])
    ys = _places([y0, y1, *(rule.at for rule in levels)])
    if x1 - x0 < 60 or len(xs) * len(ys) > 40_000:
        return None
    cells = _cells(xs, ys, levels, uprights)
    return Table(x0=x0, y0=y0, x1=x1, y1=y1, cells=cells)


def _cells(
    xs: Sequence[float], ys: Sequence[float], levels: Sequence[Rule], uprights: Sequence[Rule]
) -> list[Cell]:
    """Return the cells of a grid; fields without a line between them are one cell."""
    columns, rows = len(xs) - 1, len(ys) - 1
    parent = list(range(columns * rows))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not _drawn(uprights, xs[column + 1], ys[row], ys[row + 1]):
                parent[root(here + 1)] = root(here)
            if row + 1 < rows and not _drawn(levels, ys[row + 1], xs[column], xs[column + 1]):
                parent[root(here + columns)] = root(here)
    cells: dict[int, Cell] = {}
    for row in range(rows):
        for column in range(columns):
            top = root(row * columns + column)
            x0, x1, y0, y1 = xs[column], xs[column + 1], ys[row], ys[row + 1]
            if top not in cells:
                cells[top] = Cell(row=row, column=column, x0=x0, y0=y0, x1=x1, y1=y1)
            cell = cells[top]
            cell.column = min(cell.column, column)
            cell.x0, cell.x1 = min(cell.x0, x0), max(cell.x1, x1)
            cell.y0, cell.y1 = min(cell.y0, y0), max(cell.y1, y1)
    return [
        cell
        for cell in cells.values()
        if cell.x1 - cell.x0 >= MIN_SIDE and cell.y1 - cell.y0 >= MIN_SIDE
    ]


def _drawn(rules: Sequence[Rule], at: float, begin: float, end: float) -> bool:
    """Say whether there is a line at a place between two others."""
    covered = 0.0
    for rule in rules:
        if abs(rule.at - at) <= NEAR:
            covered += max(0.0, min(rule.end, end) - max(rule.begin, begin))
    return covered >= SHARE * (end - begin)
