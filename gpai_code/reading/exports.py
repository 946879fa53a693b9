"""What this library exported, found again: which form it is, and the lines of each row's answer."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

import attrs

from gpai_code.catalog.edition import editions
from gpai_code.forms.base import Form
from gpai_code.forms.definition import FormDefinition, Row, Section
from gpai_code.forms.documents import FORMS, SUMMARIES
from gpai_code.forms.findings import OPEN
from gpai_code.reading.layout import Unit, key_of, resolved
from gpai_code.reading.records import Passage
from gpai_code.text_io.escaping import without_spreadsheet_guard
from gpai_code.vocabulary import AUDIENCE_NAMES, Audience

CSV_HEADS = ("section", "row", "label", "answer")

COVER = "About this copy"
"""Heading of the sheet that says for whom a copy is; no row is answered there."""

LEGEND = "A cross marks for whom the Form means a row."
"""How the explanation of the marks begins that exports of forms have."""

_HEADS = re.compile(r"(?:no )?row answer(?: aio ncas dps| for)?")
_TICKS = {"☒": True, "☐": False}
_FORM_OF = re.compile(r"Form of the (?P<title>.{1,200}?), (?P<day>[0-9]{1,2} [A-Z][a-z]+ [0-9]{4})")
_SUMMARY_OF = re.compile(
    r"Under Article 53\(1\)\(d\) AI Act, after the AI Office's template of (?P<day>.{1,40})"
)
_COPY_FOR = re.compile(f"copy for (?P<audience>{'|'.join(AUDIENCE_NAMES.values())})$")
_AUDIENCES = {name: audience for audience, name in AUDIENCE_NAMES.items()}


@attrs.frozen(kw_only=True)
class ExportedRow:
    """
    A row of an export.

    Attributes:
        id: Id of the row or field of the head.
        label: Its label, as written.
        lines: The lines of its answer; None where the export says that there is none.
        line: Where it starts, from 1.
    """

    id: str
    label: str
    lines: tuple[str, ...] | None
    line: int


@attrs.frozen(kw_only=True)
class Export:
    """
    An export of a form.

    Attributes:
        kind: The class of the form.
        audience: For whom the copy is; None for a whole form.
        rows: Its rows and the fields of its head.
        headings: Its title, headings, and the heads of its tables.
        unread: What belongs to no row.
    """

    kind: type[Form]
    audience: Audience | None
    rows: tuple[ExportedRow, ...]
    headings: tuple[Passage, ...]
    unread: tuple[Passage, ...]


# --- CSV ------------------------------------------------------------------------------------------


def is_csv_export(text: str) -> bool:
    """Say whether a text begins as the CSV of this library does."""
    first = text.lstrip("\ufeff")[:200].split("\n", 1)[0]
    return first.replace('"', "").strip().split(",")[:4] == list(CSV_HEADS)


def export_of_csv(text: str) -> Export | None:
    """Return what a CSV of this library holds; None if its rows are those of no form."""
    csv.field_size_limit(2**20)
    try:
        lines = list(csv.reader(StringIO(text.lstrip("\ufeff"), newline=""), strict=True))
    except csv.Error:
        return None
    rows: list[ExportedRow] = []
    unread: list[Passage] = []
    by_id = [dict(zip(lines[0], cells, strict=False)) for cells in lines[1:] if any(cells)]
    kind = _kind_of_ids({cells.get("row", "") for cells in by_id})
    if kind is None:
        return None
    known = {field.id for field in kind.definition().header}
    known |= {row.id for row in kind.definition().rows()}
    for number, cells in enumerate(by_id, 2):
        row_id = cells.get("row", "")
        if row_id not in known:
            words = ", ".join(cell for cell in cells.values() if cell)
            unread.append(Passage(text=words, line=number))
            continue
        answer = without_spreadsheet_guard(cells.get("answer", ""))
        answered = tuple(answer.splitlines()) or None
        label = without_spreadsheet_guard(cells.get("label", ""))
        rows.append(ExportedRow(id=row_id, label=label, lines=answered, line=number))
    return Export(
        kind=kind,
        audience=_audience_of(kind, {row.id for row in rows}),
        rows=tuple(rows),
        headings=(Passage(text=", ".join(lines[0]), line=1),),
        unread=tuple(unread),
    )


def _kind_of_ids(ids: set[str]) -> type[Form] | None:
    """Return the form whose rows have these ids, the one that knows most of them."""
    best: type[Form] | None = None
    most = 0
    for kind in (*SUMMARIES.values(), *(FORMS[edition] for edition in reversed(tuple(FORMS)))):
        known = {row.id for row in kind.definition().rows()}
        known |= {field.id for field in kind.definition().header}
        if len(known & ids) > most:
            best, most = kind, len(known & ids)
    return best


def _audience_of(kind: type[Form], ids: set[str]) -> Audience | None:
    """Return whose copy has exactly these rows; the CSV itself does not say so."""
    definition = kind.definition()
    ids = ids - {field.id for field in definition.header}
    for audience in definition.audiences:
        row_ids = {row.id for row in definition.rows() if audience in row.audiences}
        if ids == row_ids:
            return audience
    return None


# --- documents ------------------------------------------------------------------------------------


def export_of_units(units: Sequence[Unit]) -> Export | None:
    """Return what a document of this library holds; None if another wrote it."""
    described = _described(units)
    if described is None or not any(_is_head(row) for row in _table_rows(units)):
        return None
    kind, at = described
    title = " ".join(_text(unit) for unit in units[:at] if unit.text.strip()).lstrip("# ")
    copy = _COPY_FOR.search(title)
    reader = _Reader(kind.definition())
    reader.headings.append(Passage(text=f"{title}\n{_text(units[at])}", line=1))
    reader.read(units, at + 1)
    return Export(
        kind=kind,
        audience=_AUDIENCES[copy["audience"]] if copy else None,
        rows=tuple(reader.rows),
        headings=tuple(reader.headings),
        unread=tuple(reader.unread),
    )


def _described(units: Sequence[Unit]) -> tuple[type[Form], int] | None:
    """Return which form a document says at its beginning that it is, and where it says so."""
    for at, unit in enumerate(units[:12]):
        words = " ".join(_text(unit).split())
        if _SUMMARY_OF.fullmatch(words):
            return next(iter(SUMMARIES.values())), at
        if described := _FORM_OF.fullmatch(words):
            for edition in editions():
                if edition.slug in FORMS and edition.title == described["title"]:
                    return FORMS[edition.slug], at
    return None


def begins_as_export(lines: Sequence[str]) -> bool:
    """Say whether a document tells in its first lines that this library wrote it."""
    for line in lines[:12]:
        words = " ".join(line.split())
        if _SUMMARY_OF.fullmatch(words) or _FORM_OF.fullmatch(words):
            return True
    return False


def _text(unit: Unit) -> str:
    return resolved(unit.text)


@attrs.define
class _TableRow:
    """The lines of each cell of a row of a table."""

    cells: list[list[str]]
    line: int


def _is_head(row: _TableRow) -> bool:
    words = [" ".join(" ".join(cell).split()).strip("*.").lower() for cell in row.cells]
    return _HEADS.fullmatch(" ".join(words)) is not None


def _table_rows(units: Sequence[Unit]) -> Iterator[_TableRow]:
    number = None
    row: _TableRow | None = None
    for unit in units:
        if unit.row is None:
            continue
        if unit.row != number or row is None:
            if row is not None:
                yield row
            row, number = _TableRow(cells=[], line=unit.line), unit.row
        while len(row.cells) <= unit.cell:
            row.cells.append([])
        row.cells[unit.cell].append(_text(unit))
    if row is not None:
        yield row


_BULLET = re.compile(r"\s*(?:[-*•]\s+)?(?:\*\*)?")


class _Reader:
    """Reads the head and the tables of an export."""

    def __init__(self, definition: FormDefinition) -> None:
        self.definition = definition
        self.rows: list[ExportedRow] = []
        self.headings: list[Passage] = []
        self.unread: list[Passage] = []
        self.section: Section | None = None
        self.number_column = 0
        self.in_head = True
        self.last_line = -1
        self.below = False
        self.in_cover = False

    def read(self, units: Sequence[Unit], at: int) -> None:
        """Read the units from a place on."""
        while at < len(units):
            unit = units[at]
            if unit.row is None:
                self._line(unit)
                at += 1
                continue
            end = at
            while end < len(units) and units[end].row == unit.row:
                end += 1
            for row in _table_rows(units[at:end]):
                self._row(row)
            at = end

    def _line(self, unit: Unit) -> None:
        words = _text(unit)
        bare = " ".join(words.strip().lstrip("#").split())
        if section := self._heading(bare):
            self.section = section
            self.in_head = self.in_cover = False
            self.headings.append(Passage(text=bare, line=unit.line))
            return
        begins_cover = bare == COVER and unit.line != self.last_line
        if begins_cover or (self.in_cover and not bare.startswith(LEGEND)):
            self.in_cover = True
            self.in_head = False
            if bare:
                self.headings.append(Passage(text=bare, line=unit.line))
            return
        if self.in_head and (alone := self._field(f"{bare}:")) and alone[2] == "":
            # a browser prints the label on a line of its own
            row_id, label, _ = alone
            self.rows.append(ExportedRow(id=row_id, label=label, lines=None, line=unit.line))
            self.last_line = -1
            self.below = True
        elif self.in_head and (field := self._field(words)):
            row_id, label, answer = field
            self.rows.append(ExportedRow(id=row_id, label=label, lines=(answer,), line=unit.line))
            self.last_line = unit.line
            self.below = False
        elif bare.startswith(LEGEND):
            self.headings.append(Passage(text=bare, line=unit.line))
            self.in_head = self.in_cover = False
        elif self.in_head and self.rows and (self.below or unit.line == self.last_line):
            if self.below and words.strip() in ("", OPEN):
                return
            last = self.rows[-1]
            self.rows[-1] = attrs.evolve(last, lines=(*(last.lines or ()), words))
        elif bare:
            self.unread.append(Passage(text=bare, line=unit.line))

    def _heading(self, words: str) -> Section | None:
        for section in self.definition.sections:
            number = section.number or section.rows[0].position.partition(".")[0]
            if key_of(words) == key_of(f"{number} {section.title}"):
                return section
        return None

    def _field(self, words: str) -> tuple[str, str, str] | None:
        opening = _BULLET.match(words)
        begin = opening.end() if opening else 0
        for field in self.definition.header:
            if words.startswith(f"{field.label}:", begin):
                answer = words[begin + len(field.label) + 1 :]
                answer = answer.removeprefix("**")
                # Word has a tab there, and what prints it more than one blank
                answer = answer[1:] if answer[:1] in (" ", "\t") else answer
                return field.id, field.label, answer
        return None

    def _row(self, row: _TableRow) -> None:
        self.in_head = False
        if _is_head(row):
            first = " ".join(row.cells[0]).strip().lower().rstrip(".")
            self.number_column = 1 if first == "no" else 0
            self.headings.append(Passage(text=_words(row), line=row.line))
            return
        at = self.number_column
        cells = row.cells
        name = " ".join(" ".join(cells[at]).split()) if at < len(cells) else ""
        asked = self._asked(name)
        if asked is None:
            self.unread.append(Passage(text=_words(row), line=row.line))
            return
        lines = tuple(cells[at + 1]) if at + 1 < len(cells) else ()
        if "\n".join(lines).strip() in ("", OPEN):
            answered: tuple[str, ...] | None = None
        else:
            answered = lines
        self.rows.append(ExportedRow(id=asked.id, label=name, lines=answered, line=row.line))

    def _asked(self, name: str) -> Row | None:
        if self.section is None:
            return None
        key = key_of(name)
        for row in self.section.rows:
            read = any(exported.id == row.id for exported in self.rows)
            if key_of(row.name) == key and not read:
                return row
        return None


def _words(row: _TableRow) -> str:
    return " | ".join("\n".join(cell) for cell in row.cells)
