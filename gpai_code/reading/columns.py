"""Labels next to their answers: two columns of plain text as the cells of a table."""

import re
from collections.abc import Iterator

import attrs

from gpai_code.reading.layout import Unit, key_of
from gpai_code.reading.template import entries

GAP = 2
"""From how many blanks on a gap may part two columns."""

LABEL_LINES = 9
"""Most lines over which a label in a column runs."""

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
    at = 0
    while at < len(units):
        block = _block(units, at)
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


def _block(units: list[Unit], at: int) -> tuple[int, int] | None:
    """Return where a block of two columns ends that starts at a unit, and its right column."""
    first = units[at]
    if first.row is not None or not first.text.strip():
        return None
    for gutter in _gutters(first.text):
        end = at
        paired = 0  # lines with words in both columns
        while end < len(units) and units[end].row is None:
            line = units[end].text.replace("\u00a0", " ")
            if not _fits(line, gutter):
                break
            paired += bool(line[:gutter].strip() and line[gutter:].strip())
            end += 1
        while end > at and not units[end - 1].text.strip():
            end -= 1
        left = [unit.text.replace("\u00a0", " ")[:gutter] for unit in units[at:end]]
        first_label = next((n for n, words in enumerate(left) if words.strip()), None)
        if end - at >= 2 and paired and first_label is not None and _label(left, first_label):
            return end, gutter
    return None


def _gutters(line: str) -> Iterator[int]:
    """Yield where the right column of a line may start."""
    for gap in _GAP.finditer(line):
        yield gap.end()
    if (set_in := _SET_IN.match(line)) is not None:
        yield set_in.end()


def _fits(line: str, gutter: int) -> bool:
    """Say whether a line keeps the gap before the right column free."""
    if len(line.rstrip()) <= gutter - GAP:
        return True
    return not line[gutter - GAP : gutter].strip()


def _label(left: list[str], at: int) -> int:
    """Return over how many lines of a column the label runs that starts there, 0 if none does."""
    words = ""
    for count, line in enumerate(left[at : at + LABEL_LINES], 1):
        words = f"{words} {line}" if words else line
        if not line.strip() and count > 1:
            return 0
        number = _NUMBER.match(words)
        for start in (number.end() if number else 0, 0):
            entry = entries().get(key_of(words[start:]))
            if entry and entry.rows:
                return count
    return 0


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
        lines = _label(left, at) if left[at].strip() else 0
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
