"""A text cut at the labels of the template: each label with its words up to the next one."""

import re
from bisect import bisect_left

import attrs

from gpai_code.reading.boxes import BOX
from gpai_code.reading.labels import LabelMatch, Labels
from gpai_code.reading.layout import Unit, resolved
from gpai_code.reading.template import CHAPTERS, HEADER, OVERALL, Entry, number_of, section_of


@attrs.define
class Segment:
    """
    A label with the words up to the next one; without a row, a heading or unread words.

    Attributes:
        row: Id of the row, None for a heading or words that belong to none.
        line: Where it starts, from 1.
        label: The label, as published.
        heading: Whether it is a heading.
        in_table: Whether the answer is in the cell of a table.
        alike: How much of the label is as the template prints it; None if all is.
        asked: Whether a "Q:" is before the label.
        doubt: Why the answer may be another row's, None if nothing speaks for it.
        parts: The words.
    """

    row: str | None
    line: int
    label: str = ""
    heading: bool = False
    in_table: bool = False
    alike: float | None = None
    asked: bool = False
    doubt: str | None = None
    parts: list[str] = attrs.Factory(list)

    @property
    def published(self) -> str:
        """The words, without blanks around them."""
        return "\n".join(self.parts).strip()


def segments_of(units: list[Unit]) -> list[Segment]:
    """Return the pieces of a text in its order; they hold all of its words."""
    return _Segmenter(units).segments()


_DOTTED = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,5}")


def _section_at(number: str) -> str | None:
    """Return the section that a row's number belongs to, after the template's numbers."""
    while number:
        if section := number_of().get(number):
            return section
        number = number.rpartition(".")[0]
    return None


class _Segmenter:
    """Cuts a text at its labels."""

    def __init__(self, units: list[Unit]) -> None:
        self.units = units
        self.labels = Labels(self.units)
        self.pieces: list[Segment] = []
        self.current: Segment | None = None
        self.section: str | None = HEADER
        self.block: str | None = None

    def segments(self) -> list[Segment]:
        """Return the pieces in the order of the text; they hold all of its words."""
        cursor = 0
        skipped = -1  # the row of a table whose first cell is dealt with
        for at, unit in enumerate(self.units):
            begin = max(cursor, self.labels.flow.starts[at])
            end = self.labels.flow.starts[at] + len(unit.text)
            if begin > end:
                continue
            if unit.row is not None and unit.cell == 0 and unit.others:
                if unit.row != skipped:
                    skipped = unit.row
                    cursor = self._first_cell(at)
                continue
            cursor = max(cursor, self._unit(at, begin, end))
        return self.pieces

    def _first_cell(self, at: int) -> int:
        """Deal with the first cell of a row whose other cells have words; return its end."""
        unit, flow = self.units[at], self.labels.flow
        start, end = flow.starts[at], self._cell_end(at)
        words = flow.text[start:end]
        match = self.labels.at_start(at, start) if words.strip() else None
        if match and match.entry and match.entry.rows and self._label_cell(match, at, end):
            return end
        box = self.labels.box(at, start) if self.section == OVERALL else None
        if box:
            self._open_box(box["name"].lower(), at)
            self._add(start, end)
        elif match and match.entry and not match.entry.rows:
            self._heading(match.entry, unit.line, words)
        elif unit.head and not (self.current and self.current.row and not self.current.in_table):
            self._start(Segment(row=None, line=unit.line, heading=True))
            self._add(start, end)
        elif words.strip():
            if not self._below_a_label():
                self._start(Segment(row=None, line=unit.line))
            self._add(start, end)
            return end
        self._in_table()
        return end

    def _cell_end(self, at: int) -> int:
        """Return where the cell ends that starts with a unit."""
        unit, last = self.units[at], at
        while last + 1 < len(self.units) and (
            (self.units[last + 1].row, self.units[last + 1].cell) == (unit.row, unit.cell)
        ):
            last += 1
        return self.labels.flow.starts[last] + len(self.units[last].text)

    def _label_cell(self, match: LabelMatch, at: int, end: int) -> bool:
        """Open the row whose label a cell holds; False if the label belongs to no row."""
        row = self._row_of(match.entry) if match.entry else None
        if row is None:
            return False
        text = self.labels.flow.text
        rest = text[match.after : end]
        # what the cell says besides the label asks for the answer, and is none, but for boxes
        answered = BOX.search(rest) is not None
        label = text[match.start : match.end if answered else end]
        self._open(row, self.units[at].line, resolved(label).strip(), match)
        if answered:
            self._add(match.after, end)
        self._in_table()
        if self.units[at].doubt and self.current:
            self.current.doubt = self.units[at].doubt
        return True

    def _below_a_label(self) -> bool:
        """Say whether a table is below a label that is outside of it, and belongs to the answer."""
        current = self.current
        return (
            current is not None
            and current.row is not None
            and not current.in_table
            and not current.heading
        )

    def _in_table(self) -> None:
        if self.current is not None:
            self.current.in_table = True

    def _unit(self, at: int, begin: int, end: int) -> int:
        """Deal with a line or a cell from a place in it on; return up to where."""
        unit, labels = self.units[at], self.labels
        at_line_start = begin == labels.flow.starts[at]
        if unit.cell and at_line_start and unit.text.strip() and self._opens_a_cell(at):
            match = labels.at_start(at, begin)
            cell_end = self._cell_end(at)
            exact = match and match.entry and match.entry.rows and match.alike is None
            if match and exact and self._label_cell(match, at, cell_end):
                return cell_end
        if unit.cell or not unit.text.strip():
            self._add(begin, end)
            return end
        match = labels.at_start(at, begin) if at_line_start else labels.inside(at, begin)
        if at_line_start and (match is None or match.entry is None):
            box = labels.box(at, begin) if self.section == OVERALL else None
            if box:
                name = box["name"].lower()
                labelled = self.current is not None and self.current.row == name
                if not (labelled and self.current and not self.current.published.strip()):
                    self._open_box(name, at)
                self._add(begin, end)
                return end
        while match is not None:
            self._add(begin, match.start, tail=True)
            if match.entry is None:
                self._foreign(match, at)
                self._add(begin, end)
                return end
            label = resolved(labels.flow.text[match.start : match.end])
            row = self._row_of(match.entry) if match.entry.rows else None
            if not match.entry.rows:
                self._heading(match.entry, unit.line, label)
            elif row is None:
                self._start(Segment(row=None, line=unit.line, parts=[label]))
            else:
                self._open(row, unit.line, label, match)
            begin = match.after
            if begin >= end:
                return begin
            match = labels.inside(at, begin)
        self._add(begin, end)
        return end

    def _opens_a_cell(self, at: int) -> bool:
        """Say whether a unit begins a cell that may hold a label: behind a number, or an answer."""
        unit, before = self.units[at], self.units[at - 1]
        if (before.row, before.cell) == (unit.row, unit.cell):
            return False
        if unit.cell >= 2:
            return True
        words = before.text.strip(" *_.")
        return (
            not words or re.fullmatch(r"[0-9]{1,2}(?:\.[0-9A-Za-z]{1,2}){0,5}", words) is not None
        )

    def _foreign(self, match: LabelMatch, at: int) -> None:
        """Start words that the template has no row for; a row of the provider's ends no section."""
        text = self.labels.flow.text
        number = _DOTTED.match(text, match.start)
        if match.closes:
            self.section = self.block = None
        elif number and self.section != _section_at(number[0]):
            # the provider's numbers are not the template's: nothing says in which section this is
            self.section = self.block = None
        self._start(Segment(row=None, line=self.units[at].line))

    def _row_of(self, entry: Entry) -> str | None:
        """Return which of the rows that share a label is meant, None where none of them is."""
        rows = entry.rows
        if len(rows) > 1:
            rows = tuple(row for row in rows if section_of()[row] == self.section)
            if len(rows) > 1 and self.section == OVERALL:
                rows = tuple(row for row in rows if row.partition(".")[0] == self.block)
            if not rows:
                return None
        self.section = section_of()[rows[0]]
        self.block = rows[0].partition(".")[0]
        return rows[0]

    def _open(self, row: str, line: int, label: str, found: LabelMatch) -> None:
        self._start(
            Segment(
                row=row,
                line=line,
                label=label,
                alike=found.alike,
                asked=found.asked,
                doubt=found.doubt,
            )
        )

    def _open_box(self, name: str, at: int) -> None:
        self.block = name
        self._start(Segment(row=name, line=self.units[at].line))

    def _heading(self, entry: Entry, line: int, words: str) -> None:
        if entry.section is not None:
            self.section, self.block = entry.section, None
        elif entry.printed in CHAPTERS:
            self.section = self.block = None
        self._start(Segment(row=None, line=line, heading=True, parts=[words]))

    def _start(self, segment: Segment) -> None:
        self.current = segment
        self.pieces.append(segment)

    def _add(self, begin: int, end: int, *, tail: bool = False) -> None:
        """Add words to what is open; after a heading they are unread."""
        words = resolved(self.labels.flow.text[begin:end])
        if tail and not words.strip(" \t\u00a0#>*_-+•▪◦‣·●○"):
            return  # the markup before a label
        current = self.current
        if current is None or (current.heading and current.parts and not current.in_table):
            if not words.strip():
                return
            current = Segment(row=None, line=self._line(begin))
            self._start(current)
        current.parts.append(words)

    def _line(self, place: int) -> int:
        at = bisect_left(self.labels.flow.starts, place + 1) - 1
        return self.units[at].line
