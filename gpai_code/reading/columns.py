"""Labels next to their answers: two columns of plain text as the cells of a table."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

import attrs

from gpai_code.reading.layout import Unit, key_of
from gpai_code.reading.template import entries

GAP = 2
"""From how many blanks on a gap may part two columns."""

LABEL_LINES = 9
"""Most lines over which a label in a column runs."""

MAX_GUTTER = 250
"""How far to the right the right column may start, in characters; no page is set as wide."""

_GAP = re.compile(r"\S(?P<blanks>[ \u00a0]{2,})(?=\S)")
_SET_IN = re.compile(r"[ \u00a0]{10,}(?=\S)")
_NUMBER = re.compile(r"\s*(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,5}[.):]?|[-*•◦▪])\s+")
_CENTRED = (
    "the answer starts above its label, so that its lines may belong to the row before or after it"
)


def with_columns(units: list[Unit]) -> list[Unit]:
    """
    Return units in which labels and answers side by side are cells of a table.

    Only lines whose left column starts with a label of the template are taken for a table; all
    others stay lines.
    """
    result: list[Unit] = []
    rows = max((unit.row for unit in units if unit.row is not None), default=-1) + 1
    fruitless: dict[int, int] = {}
    at = 0
    while at < len(units):
        block = _block(units, at, fruitless)
        if block is None:
            result.append(units[at])
            at += 1
            continue
        end, gutter = block
        cells = list(_cells(units[at:end], gutter, rows))
        result += cells
        rows += len(cells)
        at = end
    return result


def _block(units: list[Unit], at: int, fruitless: dict[int, int]) -> tuple[int, int] | None:
    """
    Return where a block of two columns ends that starts at a unit, and its right column.

    Args:
        units: The lines of the document.
        at: Where the block would start.
        fruitless: Up to which line no block starts, by its right column. What one look ahead
            learns is kept there, so that many lines are not gone over once for each of them.
    """
    first = units[at]
    if first.row is not None or not first.text.strip():
        return None
    for gutter in _gutters(first.text):
        if at <= fruitless.get(gutter, -1):
            continue
        label = _first_in_left_column(units, at, gutter)
        if not _label(_left_column(units, label, gutter)):
            fruitless[gutter] = label
            continue
        end = at
        paired = 0  # lines with words in both columns
        while end < len(units) and units[end].row is None:
            line = units[end].text.replace("\u00a0", " ")
            if not _fits(line, gutter):
                break
            paired += bool(line[:gutter].strip() and line[gutter:].strip())
            end += 1
        if not paired:
            fruitless[gutter] = end - 1
        while end > at and not units[end - 1].text.strip():
            end -= 1
        if end - at >= 2 and paired:
            return end, gutter
    return None


def _first_in_left_column(units: list[Unit], at: int, gutter: int) -> int:
    """Return the first line of a block with words in its left column, or where the block ends."""
    while at < len(units) and units[at].row is None:
        line = units[at].text.replace("\u00a0", " ")
        if line[:gutter].strip() or not _fits(line, gutter):
            break
        at += 1
    return at


def _left_column(units: list[Unit], at: int, gutter: int) -> Iterator[str]:
    """Yield the left column of lines from one on, as far as they keep the gap free."""
    for number in range(at, len(units)):
        line = units[number].text.replace("\u00a0", " ")
        if units[number].row is not None or not _fits(line, gutter):
            return
        yield line[:gutter]


def _gutters(line: str) -> Iterator[int]:
    """Yield where the right column of a line may start: after a label, or the start of one."""
    number = _key_of_number(line)
    key, end = "", 0
    for gap in _GAP.finditer(line, 0, MAX_GUTTER + 1):
        key += _key(line[end : gap.end()])
        end = gap.end()
        if not _begins_label(key, number):
            break
        yield end
    if (set_in := _SET_IN.match(line, 0, MAX_GUTTER + 1)) is not None:
        yield set_in.end()


def _fits(line: str, gutter: int) -> bool:
    """Say whether a line keeps the gap before the right column free."""
    if len(line.rstrip()) <= gutter - GAP:
        return True
    return not line[gutter - GAP : gutter].strip()


def _label(left: Iterable[str]) -> int:
    """Return over how many lines of a column the label runs that it starts with, 0 for none."""
    key = number = ""
    for count, line in enumerate(islice(left, LABEL_LINES), 1):
        if count == 1:
            number = _key_of_number(f"{line} ")
        elif not line.strip():
            return 0
        key += _key(line)
        for words in (key.removeprefix(number), key):
            entry = entries().get(words)
            if entry and entry.rows:
                return count
        if not _begins_label(key, number):
            return 0
    return 0


@lru_cache(maxsize=4_096)
def _key(words: str) -> str:
    return key_of(words)


def _key_of_number(line: str) -> str:
    """Return the key of the number or mark of a list that a line starts with."""
    number = _NUMBER.match(line)
    return key_of(number[0]) if number else ""


def _begins_label(key: str, number: str) -> bool:
    """Say whether a label starts with what has this key, with its number or without."""
    return key in _beginnings() or key.removeprefix(number) in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    """Return all that the key of a label can start with."""
    beginnings = set()
    for key, entry in entries().items():
        if entry.rows:
            beginnings |= {key[:length] for length in range(len(key) + 1)}
    return frozenset(beginnings)


@attrs.define
class _Row:
    """A label with the lines of its answer."""

    line: int
    label: list[str]
    answer: list[str]
    doubt: str | None = None


def _cells(units: list[Unit], gutter: int, first_row: int) -> Iterator[Unit]:
    """Yield the cells of a block, and as lines what no label of the template is next to."""
    left = [unit.text.replace("\u00a0", " ")[:gutter].rstrip() for unit in units]
    right = [unit.text.replace("\u00a0", " ")[gutter:].strip() for unit in units]
    rows: list[_Row | Unit] = []
    row: _Row | None = None
    before: list[str] = []  # lines of the right column above the first label
    at = 0
    while at < len(units):
        lines = _label(left[at : at + LABEL_LINES]) if left[at].strip() else 0
        if lines:
            row = _Row(units[at].line, left[at : at + lines], right[at : at + lines])
            if before:
                row.answer = [*before, *row.answer]
                row.doubt = _CENTRED
                before = []
            elif not right[at] and any(right[at + 1 : at + lines]):
                row.doubt = _CENTRED
            rows.append(row)
            at += lines
            continue
        if left[at].strip():
            row = None
            rows.append(units[at])
        elif row is None and right[at]:
            before.append(right[at])
        elif row is not None:
            row.answer.append(right[at])
        at += 1
    number = first_row
    for item in rows:
        if isinstance(item, Unit):
            yield item
            continue
        yield from _row_units(item, number)
        number += 1
    for words in before:
        yield Unit(text=words, line=units[-1].line)


def _row_units(row: _Row, number: int) -> Iterator[Unit]:
    answered = any(row.answer)
    for words in row.label:
        yield Unit(text=words.strip(), line=row.line, row=number, others=answered, doubt=row.doubt)
    for words in row.answer:
        if words:
            yield Unit(text=words, line=row.line, cell=1, row=number, others=True)
