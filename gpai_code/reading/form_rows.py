"""A filled Model Documentation Form cut at its labels: each row with its words."""

import re
from collections.abc import Iterator, Sequence

import attrs

from gpai_code.forms.definition import Row
from gpai_code.reading.form_help import without_help
from gpai_code.reading.form_labels import FormTemplate
from gpai_code.reading.layout import Unit, resolved
from gpai_code.reading.records import Passage
from gpai_code.vocabulary import Audience

_TICK = re.compile(r"[☒☐☑✓✔✕✗□xX\s]*")
_TICKED = re.compile(r"[☒☑✓✔✕✗xX]")
_BOX = re.compile(r"[☒☐☑✓✔✕✗□xX]")
_AUDIENCES = re.compile(r"(?:AIO|NCAs?|DPs?)", re.IGNORECASE)


@attrs.define
class Answered:
    """
    A label, or a box below it, with its words.

    Attributes:
        rows: The rows that it may answer, in printed order; none for words of no row.
        label: The label, as published; empty for a further box.
        line: Where it starts, from 1.
        parts: The words.
        alike: How much of the label is as the Form prints it; None if all is.
        audiences: For whom the crosses next to it mark it; None without crosses.
    """

    rows: tuple[Row, ...]
    label: str
    line: int
    parts: list[str] = attrs.Factory(list)
    alike: float | None = None
    audiences: frozenset[Audience] | None = None
    header: str | None = None

    @property
    def published(self) -> str:
        """The words."""
        return "\n".join(part for part in self.parts if part.strip()).strip()


class FormReader:
    """Cuts the lines and cells of a form at its labels."""

    def __init__(self, template: FormTemplate) -> None:
        self.template = template
        self.answers: list[Answered] = []
        self.headings: list[Passage] = []
        self.unread: list[Passage] = []
        self.open: Answered | None = None
        self.methodology: str | None = None

    def read(self, units: Sequence[Unit]) -> None:
        """Read all lines and cells."""
        at = 0
        while at < len(units):
            unit = units[at]
            if unit.row is None:
                self._line(resolved(unit.text), unit.line)
                at += 1
                continue
            end = at
            while end < len(units) and units[end].row == unit.row:
                end += 1
            self._table_row(_cells(units[at:end]), unit.line)
            at = end

    def _line(self, text: str, line: int) -> None:
        if not text.strip():
            return
        if self.template.is_heading(text) is not None:
            self._heading(text, line)
            return
        match = self.template.label_at(text, whole=False)
        if match is not None:
            self._label(match, line)
            return
        kept, printed = without_help(text)
        if printed:
            self.headings.append(Passage(text=printed, line=line))
        if kept.strip():
            self._words(kept, line)

    def _heading(self, text: str, line: int) -> None:
        self.headings.append(Passage(text=text.strip(), line=line))
        self.open = None

    def _label(self, found: tuple[str, str, str, float | None], line: int) -> None:
        key, label, rest, alike = found
        header = self.template.header.get(key)
        rows = () if header else self._meant(key)
        self.open = Answered(rows=rows, label=label, line=line, alike=alike, header=header)
        self.answers.append(self.open)
        if rows and rows[-1].id.startswith(("training_", "inference_")):
            self.methodology = rows[-1].id
        kept, printed = without_help(rest)
        if printed:
            self.headings.append(Passage(text=printed, line=line))
        if kept.strip():
            self.open.parts.append(kept)

    def _meant(self, key: str) -> tuple[Row, ...]:
        """Return the rows of a label; one of a methodology is that of the amount above it."""
        rows = self.template.rows_of(key)
        if len(rows) > 1 and all(row.id.endswith("_methodology") for row in rows):
            before = (self.methodology or "").removesuffix("_magnitude")
            return tuple(row for row in rows if row.id == f"{before}_methodology") or rows
        return rows

    def _words(self, text: str, line: int) -> None:
        if self.open is not None:
            self.open.parts.append(text)
        else:
            self.unread.append(Passage(text=text.strip(), line=line))

    def _table_row(self, cells: list[str], line: int) -> None:
        words = " ".join(" ".join(cells).split())
        if not words:
            return
        heads = [cell for cell in cells if cell.strip()]
        bare = _AUDIENCES.sub("", words).strip()
        columns = [cell for cell in heads if _AUDIENCES.fullmatch(cell.strip())]
        if len(columns) == 3 or (
            (len(heads) == 1 or bare != words) and self.template.is_heading(bare)
        ):
            self._heading(words, line)
            return
        cells, audiences = _without_ticks(cells)
        first = next((at for at, cell in enumerate(cells) if cell.strip()), None)
        if first is None:
            self._next_box(line)
            if self.open is not None and not self.open.parts:
                self.open.audiences = audiences
            return
        match = self.template.label_at(" ".join(cells[first].split("\n")), whole=True)
        if (
            match is None
            and re.fullmatch(r"[0-9.]{1,6}", cells[first].strip())
            and first + 1 < len(cells)
        ):
            first += 1  # the number of the row has a cell of its own
            match = self.template.label_at(" ".join(cells[first].split("\n")), whole=True)
        if match is not None:
            self._label(match, line)
            cells = cells[first + 1 :]
        elif first == 0 and len(cells) == 1:
            self._line(cells[0], line)
            return
        elif first == 0 and not self._asks_below(cells[0]):
            # a row of the provider's own, or a heading
            self.unread.append(Passage(text=" | ".join(cells).strip(" |"), line=line))
            self.open = None
            return
        else:
            self._next_box(line)
        if self.open is None:
            self.unread.append(Passage(text=" | ".join(cells).strip(" |"), line=line))
            return
        self.open.audiences = audiences
        for cell in cells:
            kept, printed = without_help(cell)
            if printed:
                self.headings.append(Passage(text=printed, line=line))
            if kept.strip():
                self.open.parts.append(kept)

    def _asks_below(self, cell: str) -> bool:
        """Say whether a first cell only holds the Form's help text for a further box."""
        kept, printed = without_help(cell)
        return bool(printed) and not kept.strip()

    def _next_box(self, line: int) -> None:
        """Open a further box below a label that several rows share."""
        if self.open is not None and len(self.open.rows) > 1:
            self.open = Answered(rows=self.open.rows, label="", line=line)
            self.answers.append(self.open)


def _cells(units: Sequence[Unit]) -> list[str]:
    cells: list[list[str]] = []
    for unit in units:
        while len(cells) <= unit.cell:
            cells.append([])
        cells[unit.cell].append(resolved(unit.text))
    return ["\n".join(lines) for lines in cells]


def _without_ticks(cells: list[str]) -> tuple[list[str], frozenset[Audience] | None]:
    """Return the cells without the crosses on the right, and for whom these mark the row."""
    last = len(cells)
    marks: list[str] = []
    while last > 1 and len(marks) < 3 and _TICK.fullmatch(cells[last - 1]):
        boxes = _BOX.findall(cells[last - 1])
        marks = (boxes or [""]) + marks
        last -= 1
    if len(marks) != 3 or not any(_TICKED.match(mark) for mark in marks if mark):
        return cells, None
    marked = {
        audience
        for audience, mark in zip(Audience, marks, strict=True)
        if mark and _TICKED.match(mark)
    }
    return cells[:last], frozenset(marked)


def told_apart(answers: Sequence[Answered]) -> Iterator[tuple[Answered, tuple[Row, ...]]]:
    """
    Yield answers with the rows that they may answer: one, where that is certain.

    Of rows that share a label the crosses next to a box tell which one it is, or else the order of
    the boxes, where there are as many as rows.
    """
    at = 0
    while at < len(answers):
        group = [answers[at]]
        while (
            at + len(group) < len(answers)
            and answers[at].rows
            and answers[at + len(group)].label in ("", answers[at].label)
            and answers[at + len(group)].rows == answers[at].rows
        ):
            group.append(answers[at + len(group)])
        rows = answers[at].rows
        for place, answer in enumerate(group):
            yield answer, _rows_of_box(answer, rows, place, len(group))
        at += len(group)


def _rows_of_box(
    answer: Answered, rows: tuple[Row, ...], place: int, boxes: int
) -> tuple[Row, ...]:
    if len(rows) < 2:
        return rows
    if answer.audiences is not None:
        marked = tuple(row for row in rows if frozenset(row.audiences) == answer.audiences)
        if len(marked) == 1:
            return marked
    if boxes == len(rows):
        return (rows[place],)
    asked_of_all = tuple(row for row in rows if not row.systemic_risk_only)
    return asked_of_all if boxes == len(asked_of_all) == 1 else rows
