"""Published summaries of training content as typed forms, with a report that loses no word."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from os import PathLike
from typing import Any

import attrs

from gpai_code.constraints.record import Record
from gpai_code.constraints.rules import without_none
from gpai_code.forms.findings import Finding
from gpai_code.forms.training_content.checks import MODALITIES, SOURCES
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import (
    NotUsed,
    NoUserData,
    ServiceUserData,
    UserData,
)
from gpai_code.reading.dates import is_from, split_period, without_from
from gpai_code.reading.labels import (
    HEADER,
    OVERALL,
    Entry,
    Found,
    Labels,
    section_of,
)
from gpai_code.reading.layout import decoded, resolved, units_of
from gpai_code.reading.own import without_own_title
from gpai_code.reading.values import (
    ReadingStatus,
    Understood,
    band_zone,
    understand,
)
from gpai_code.resolver.facts import ModelFacts
from gpai_code.text_io.sources import content_of

LISTED = 10
"""Most lines that a note on a doubled label names."""

DOCUMENT = "published summary"
"""What errors call the text."""


@attrs.frozen(kw_only=True)
class Passage:
    """
    Words of the text that answer no row.

    Attributes:
        text: The words, as published.
        line: Where they start, from 1.
    """

    text: str
    line: int


@attrs.frozen(kw_only=True)
class ReadAnswer:
    """
    What stands at the label of a row.

    Attributes:
        row: Id of the row.
        label: The label as it stands in the text, number included; empty where the row has none
            of its own, as where boxes and words of Section 1.3 stand in one cell.
        published: The answer, as published.
        line: Where the label starts, or else the answer, from 1.
        status: How far the answer was understood.
        value: What the typed form holds for it, None where it holds nothing.
        note: Why it was not understood, or what there is to know.
        candidates: What it may say.
        rest: Words of the answer that the value does not hold.
        alike: How much of the label is as the template prints it, from 0 to 1; None if all is.
    """

    row: str
    label: str
    published: str
    line: int
    status: ReadingStatus
    value: Any = None
    note: str | None = None
    candidates: tuple[str, ...] = ()
    rest: str | None = None
    alike: float | None = None


@attrs.frozen(kw_only=True)
class SummaryReading(Record):
    """
    What was read from a published summary, and what was not.

    Every word of the text stands in exactly one of `answers` (as label or as published words),
    `headings` and `unread`.

    Attributes:
        summary: The typed form, with what was understood for sure and nothing else.
        answers: What stands at each label, in the order of the text.
        headings: Title, headings of sections and heads of tables.
        unread: Words that belong to no row.
        missing: Ids of the rows whose label does not occur.
        doubled: Ids of the rows whose label occurs more than once.
        shifted: Ids of the rows that do not stand in the template's order.
        contradictions: What contradicts itself, in words that start with the ids of the rows.
    """

    summary: TrainingContentSummary
    answers: tuple[ReadAnswer, ...] = ()
    headings: tuple[Passage, ...] = ()
    unread: tuple[Passage, ...] = ()
    missing: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    shifted: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()

    def answers_of(self, row: str) -> tuple[ReadAnswer, ...]:
        """Return what stands at the label of a row, more than once where it is doubled."""
        return tuple(answer for answer in self.answers if answer.row == row)

    @property
    def doubtful(self) -> tuple[ReadAnswer, ...]:
        """The answers that were not understood as a whole, so that the form lacks something."""
        settled = (ReadingStatus.READ, ReadingStatus.NOT_APPLICABLE, ReadingStatus.EMPTY)
        return tuple(one for one in self.answers if one.status not in settled or one.rest)

    @property
    def inexact(self) -> tuple[ReadAnswer, ...]:
        """The answers whose label is not quite as the template prints it."""
        return tuple(one for one in self.answers if one.alike is not None)

    @property
    def understood(self) -> bool:
        """Whether nothing is ambiguous, contradictory, kept as published or unread."""
        return not (self.doubtful or self.unread or self.contradictions)

    def check(
        self, *, facts: ModelFacts | None = None, as_of: date | None = None
    ) -> tuple[Finding, ...]:
        """Return what `check_form` finds in the typed form."""
        from gpai_code.forms.checks import check_form  # noqa: PLC0415

        return check_form(self.summary, facts=facts, as_of=as_of)


def read_summary(source: str | bytes | PathLike[str]) -> SummaryReading:
    """
    Read a published summary of training content that is laid out after the template.

    Labels are found in Markdown (tables, headings, lists, bold) and in plain text, with or without
    numbers, wrapped, or worded a little otherwise; `answers` says of each how far it was
    understood. Nothing is guessed: a day that can be meant two ways, boxes that are both ticked or
    a sentence where a month is asked for give the form no value and keep their words in the report.

    Args:
        source: Markdown or plain text, its bytes in UTF-8, or the path of a file.

    Raises:
        DocumentError: If the text is longer than `MAX_CHARACTERS`, or cannot be UTF-8.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.

    Source:
        AI Act Article 53(1)(d); Template for the Public Summary of Training Content,
        C(2025) 8311 of 5 December 2025.

    >>> reading = read_summary('''Last update: 7/8/26
    ... Have you used publicly available datasets to train the model? [ ] Yes [x] No
    ... ''')
    >>> reading.summary.public_datasets
    NotUsed(used=False)
    >>> reading.answers[0].status.value, reading.answers[0].candidates
    ('ambiguous', ('2026-07-08', '2026-08-07'))
    """
    text = without_own_title(decoded(content_of(source), DOCUMENT))
    segments = _Segmenter(text).segments()
    answers = [
        part for segment in segments if segment.row is not None for part in _answers(segment)
    ]
    return _assembled(answers, segments)


@attrs.define
class _Segment:
    """A label with the words up to the next one; without a row, a heading or unread words."""

    row: str | None
    line: int
    label: str = ""
    heading: bool = False
    in_table: bool = False
    alike: float | None = None
    parts: list[str] = attrs.Factory(list)

    @property
    def published(self) -> str:
        return "\n".join(self.parts).strip()


_BLANKS = re.compile(r"[ \t]*")


class _Segmenter:
    """Cuts a text at its labels."""

    def __init__(self, text: str) -> None:
        self.units = units_of(text)
        self.labels = Labels(self.units)
        self.made: list[_Segment] = []
        self.now: _Segment | None = None
        self.section: str | None = HEADER
        self.block: str | None = None

    def segments(self) -> list[_Segment]:
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
        return self.made

    def _first_cell(self, at: int) -> int:
        """Deal with the first cell of a row whose other cells have words; return its end."""
        unit, flow = self.units[at], self.labels.flow
        last = at
        while last + 1 < len(self.units) and (
            (self.units[last + 1].row, self.units[last + 1].cell) == (unit.row, 0)
        ):
            last += 1
        start, end = flow.starts[at], flow.starts[last] + len(self.units[last].text)
        words = flow.text[start:end]
        found = self.labels.at_start(at, start) if words.strip() else None
        if found and found.entry and found.entry.rows:
            row = self._row_of(found.entry)
            if row is not None:
                # what the cell says besides the label asks for the answer, and is none
                self._open(row, unit.line, resolved(flow.text[found.start : end]).strip(), found)
                self._in_table()
                return end
        box = self.labels.box(at, start) if self.section == OVERALL else None
        if box:
            self._open_box(box["name"].lower(), at)
            self._add(start, end)
        elif found and found.entry and not found.entry.rows:
            self._heading(found.entry, unit.line, words)
        elif unit.head and not (self.now and self.now.row and not self.now.in_table):
            self._start(_Segment(row=None, line=unit.line, heading=True))
            self._add(start, end)
        elif words.strip():
            if self.now is None or self.now.row is None or self.now.in_table or self.now.heading:
                self._start(_Segment(row=None, line=unit.line))
            self._add(start, end)
            return end
        self._in_table()
        return end

    def _in_table(self) -> None:
        if self.now is not None:
            self.now.in_table = True

    def _unit(self, at: int, begin: int, end: int) -> int:
        """Deal with a line or a cell from a place in it on; return up to where."""
        unit, labels = self.units[at], self.labels
        whole = begin == labels.flow.starts[at]
        if unit.cell or not unit.text.strip():
            self._add(begin, end)
            return end
        found = labels.at_start(at, begin) if whole else labels.inside(at, begin)
        if whole and (found is None or found.entry is None):
            box = labels.box(at, begin) if self.section == OVERALL else None
            if box:
                name = box["name"].lower()
                if not (self.now and self.now.row == name and not self.now.published.strip()):
                    self._open_box(name, at)
                self._add(begin, end)
                return end
        while found is not None:
            self._add(begin, found.start, tail=True)
            if found.entry is None:
                self.section = self.block = None
                self._start(_Segment(row=None, line=unit.line))
                self._add(begin, end)
                return end
            label = resolved(labels.flow.text[found.start : found.end])
            row = self._row_of(found.entry) if found.entry.rows else None
            if not found.entry.rows:
                self._heading(found.entry, unit.line, label)
            elif row is None:
                self._start(_Segment(row=None, line=unit.line, parts=[label]))
            else:
                self._open(row, unit.line, label, found)
            begin = found.after
            if begin >= end:
                return begin
            found = labels.inside(at, begin)
        self._add(begin, end)
        return end

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

    def _open(self, row: str, line: int, label: str, found: Found) -> None:
        self._start(_Segment(row=row, line=line, label=label, alike=found.alike))

    def _open_box(self, name: str, at: int) -> None:
        self.block = name
        self._start(_Segment(row=name, line=self.units[at].line))

    def _heading(self, entry: Entry, line: int, words: str) -> None:
        if entry.section is not None:
            self.section, self.block = entry.section, None
        self._start(_Segment(row=None, line=line, heading=True, parts=[words]))

    def _start(self, segment: _Segment) -> None:
        self.now = segment
        self.made.append(segment)

    def _add(self, begin: int, end: int, *, tail: bool = False) -> None:
        """Add words to what is open; after a heading they are unread."""
        words = resolved(self.labels.flow.text[begin:end])
        if tail and not words.strip(" \t\u00a0#>*_-+•▪◦‣·"):
            return  # the markup before a label
        if self.now is None or (self.now.heading and self.now.parts and not self.now.in_table):
            if not words.strip():
                return
            line = self._line(begin)
            self._start(_Segment(row=None, line=line))
        assert self.now is not None
        self.now.parts.append(words)

    def _line(self, place: int) -> int:
        at = bisect_left(self.labels.flow.starts, place + 1) - 1
        return self.units[at].line


def _answers(segment: _Segment) -> Iterator[ReadAnswer]:
    """Read a segment; where one cell answers several rows, each gets its own words."""
    assert segment.row is not None
    for row, label, published in _split(segment):
        words = without_from(published.strip()) if row in PERIOD else published
        found = understand(_annotation(row), words)
        if row in MODALITIES:
            found = _ticked(published)
        elif row == OTHER_SIZE and not (segment.row == row and segment.in_table):
            if published and ("\n" in published or not _is_size(published)):
                note = "not only a size; the types of content may stand here too"
                found = Understood(status=ReadingStatus.KEPT, note=note)
        elif (
            row == PERIOD[0]
            and published == segment.published
            and found.status not in (ReadingStatus.EMPTY, ReadingStatus.NOT_APPLICABLE)
            and not (is_from(published) or label.lower().endswith("(from)"))
        ):
            note = "it is not said when the period starts and when it ends"
            found = Understood(status=ReadingStatus.KEPT, note=note)
        yield ReadAnswer(
            row=row,
            label=label,
            published=published.strip(),
            line=segment.line,
            alike=segment.alike if label == segment.label else None,
            **attrs.asdict(found, recurse=False),
        )


OTHER_SIZE = "text.other_size"
CONTENT_TYPES = "text.content_types"

SIZE_WORDS = 12
"""Most words in which a size is said; more of them in one cell say something else too."""

PERIOD = ("crawled_data.collected_from", "crawled_data.collected_until")
"""The two rows that share one printed label."""

_OTHER_SIZE = re.compile(
    r"Alternatively,\s{1,4}specify\s{1,4}the\s{1,4}approximate\s{1,4}size\s{1,4}in\s{1,4}a"
    r"\s{1,4}different\s{1,4}measurement\s{1,4}unit\s?:?",
    re.IGNORECASE,
)
_BOX_ANSWER = re.compile(
    r"\s*(?:(?P<before>[☒☐☑✓✔□✅⬜]|[xX](?![^\W_])|\\?\[[ xX]?\\?\])\s*)?"
    r"(?P<name>(?:Modality: )?(?:Text|Image|Audio|Video|Other)s?(?![^\W_]):?)?"
    r"(?:[ ]?(?P<after>[☒☐☑✓✔□✅⬜]|\\?\[[ xX]?\\?\]))?",
    re.IGNORECASE,
)


def _split(segment: _Segment) -> Iterator[tuple[str, str, str]]:
    """Yield the rows that a cell answers, with their labels and words."""
    row, label, published = segment.row or "", segment.label, segment.published
    if row == OTHER_SIZE and not segment.in_table:
        yield from _other_size(label, published)
        return
    if row in PERIOD:
        halves = split_period(published.strip()) if row == PERIOD[0] else None
        if halves is None or "(" in label:
            yield row, label, published
            return
        yield row, label, halves[0]
        yield PERIOD[1], "", halves[1]
        return
    if row not in MODALITIES:
        yield row, label, published
        return
    box = _BOX_ANSWER.match(published)
    assert box is not None
    end = box.end()
    if box["after"] and box["before"]:
        end = box.start("after")
    kind = _annotation(f"{row}.size")
    zone = band_zone(kind, published[end:]) if row != "other" else None
    if row == "other" or not (box["before"] or box["name"] or box["after"] or zone):
        yield row, label, published
        return
    yield row, label, published[:end]
    rest = published[end:]
    if zone is not None:
        before, size, rest = rest[: zone[0]], rest[zone[0] : zone[1]], rest[zone[1] :]
        yield f"{row}.size", "", size
        rest = "\n".join(part.strip() for part in (before, rest) if part.strip())
    if row == "text" and (other := _OTHER_SIZE.search(rest)):
        if words := rest[: other.start()].strip():
            yield f"{row}.content_types", "", words
        yield from _other_size(other[0], rest[other.end() :].strip())
    elif rest.strip():
        yield f"{row}.content_types", "", rest.strip()


_FIGURE_FIRST = re.compile(
    r"(?:(?:approximately|approx\.?|about|around|circa|ca\.?|roughly|over|up to|(?:more|less) than)"
    r" )?[~≈<>≥≤]?[ ]?[0-9]",
    re.IGNORECASE,
)


_SIZE_ALONE = re.compile(
    rf"(?:{_FIGURE_FIRST.pattern})[0-9., ]{{0,20}}"
    r"(?:(?:thousand|million|billion|trillion)s?[ ]?)?[^\W\d_]{1,15}\.?[ ]?",
    re.IGNORECASE,
)


def _is_size(words: str) -> bool:
    return _FIGURE_FIRST.match(words) is not None and len(words.split()) <= SIZE_WORDS


def _other_size(label: str, published: str) -> Iterator[tuple[str, str, str]]:
    """Tell a size in another unit, on one line, from the types of content on the lines below."""
    size, _, below = published.partition("\n")
    if not (_SIZE_ALONE.fullmatch(size) if below else _is_size(size)):
        yield OTHER_SIZE, label, published
        return
    yield OTHER_SIZE, label, size
    if below.strip():
        yield CONTENT_TYPES, "", below.strip()


def _ticked(published: str) -> Understood:
    """Read the box of a modality."""
    box = _BOX_ANSWER.match(published)
    assert box is not None
    rest = published[box.end() :].strip() or None
    marks = {mark for mark in (box["before"], box["after"]) if mark}
    if not marks and not rest:
        return Understood(status=ReadingStatus.EMPTY)
    status, value = ReadingStatus.KEPT, None
    if len(marks) == 1:
        empty = marks.pop().strip("\\[] ") in ("", "☐", "□", "⬜")
        status, value = (ReadingStatus.EMPTY, None) if empty else (ReadingStatus.READ, True)
    note = None if status is not ReadingStatus.KEPT else "no box is clearly ticked"
    return Understood(status=status, value=value, note=note, rest=rest)


@cache
def _annotation(row: str) -> Any:
    if row in {field.id for field in TrainingContentSummary.definition().header}:
        return without_none(attrs.fields_dict(TrainingContentSummary)[row].type)
    found = TrainingContentSummary.type_of(TrainingContentSummary.definition().row(row))
    return without_none(found)


def _rows() -> list[str]:
    """Return the ids of all rows in printed order, those of the header first."""
    definition = TrainingContentSummary.definition()
    return [*(field.id for field in definition.header), *(row.id for row in definition.rows())]


def _assembled(answers: list[ReadAnswer], segments: list[_Segment]) -> SummaryReading:
    contradictions: list[str] = []
    places: dict[str, list[int]] = defaultdict(list)
    for at, answer in enumerate(answers):
        places[answer.row].append(at)
    for row, ats in places.items():
        _agree(row, ats, answers, contradictions)
    fields = _Fields(answers, places, contradictions)
    summary = fields.summary()
    contradictions += [
        f"{one.row}: {one.note}"
        for one in fields.answers
        if one.status is ReadingStatus.CONTRADICTORY and one.row not in fields.reported
    ]
    rows = _rows()
    # a label that was cut out of another row's cell is in its place by nature
    labelled = [answer.row for answer in fields.answers if answer.label or answer.row in MODALITIES]
    doubled = tuple(row for row in rows if labelled.count(row) > 1)
    return SummaryReading(
        summary=summary,
        answers=tuple(fields.answers),
        headings=_passages(segments, heading=True),
        unread=_passages(segments, heading=False),
        missing=tuple(row for row in rows if row not in places),
        doubled=doubled,
        shifted=_shifted([rows.index(row) for row in dict.fromkeys(labelled)], rows),
        contradictions=tuple(contradictions),
    )


def _passages(segments: list[_Segment], *, heading: bool) -> tuple[Passage, ...]:
    return tuple(
        Passage(text=one.published.strip(), line=one.line)
        for one in segments
        if one.row is None and one.heading is heading and one.published.strip()
    )


def _agree(row: str, ats: list[int], answers: list[ReadAnswer], contradictions: list[str]) -> None:
    """Where a label stands twice, let only answers stand that say the same."""
    said = [at for at in ats if answers[at].published.strip()]
    if len({(answers[at].status, repr(answers[at].value)) for at in said}) < 2:
        return
    lines = ", ".join(str(answers[at].line) for at in said[:LISTED])
    lines += ", ..." if len(said) > LISTED else ""
    for at in said:
        answers[at] = attrs.evolve(
            answers[at],
            status=ReadingStatus.CONTRADICTORY,
            value=None,
            note=f"the label stands more than once with different answers (lines {lines})",
        )


def _shifted(order: list[int], rows: list[str]) -> tuple[str, ...]:
    """Name the rows that must move to bring the rest into order, as few as possible."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, place in enumerate(order):
        depth = bisect_left(tails, place)
        before.append(ends[depth - 1] if depth else -1)
        tails[depth:] = [place, *tails[depth + 1 :]]
        ends[depth:] = [at, *ends[depth + 1 :]]
    kept = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(order[at])
        at = before[at]
    return tuple(rows[place] for place in order if place not in kept)


class _Fields:
    """The typed form from answers; an answer that no field can hold stays as published."""

    def __init__(
        self, answers: list[ReadAnswer], places: dict[str, list[int]], contradictions: list[str]
    ) -> None:
        self.answers = answers
        self.places = places
        self.contradictions = contradictions
        self.reported: set[str] = set()

    def value(self, row: str) -> Any:
        """Return the value that a row was read as, None if there is none."""
        values = [self.answers[at].value for at in self.places.get(row, ())]
        return next((value for value in values if value is not None), None)

    def mark(self, row: str, status: ReadingStatus, note: str) -> None:
        """Take a value back, and say why."""
        for at in self.places.get(row, ()):
            if self.answers[at].value is not None:
                self.answers[at] = attrs.evolve(
                    self.answers[at], status=status, value=None, note=note
                )

    def summary(self) -> TrainingContentSummary:
        """Return the form with every value that it can hold."""
        plain = {
            field.name: self.value(field.name)
            for field in attrs.fields(TrainingContentSummary)
            if field.name in self.places and field.name not in MODALITIES
        }
        boxes = {name: self._box(name) for name in MODALITIES}
        sources = {name: self._source(name) for name in SOURCES if name != "user_data"}
        return TrainingContentSummary(**plain, **boxes, **sources, user_data=self._user_data())

    def _below(self, block: str) -> dict[str, Any]:
        rows = [row for row in self.places if row.startswith(f"{block}.")]
        values = {row.rpartition(".")[2]: self.value(row) for row in rows}
        return {name: value for name, value in values.items() if value is not None}

    def _contradict(self, rows: list[str], note: str) -> None:
        self.contradictions.append(f"{', '.join(rows)}: {note}")
        self.reported |= set(rows)
        for row in rows:
            self.mark(row, ReadingStatus.CONTRADICTORY, note)

    def _box(self, name: str) -> Any:
        below = self._below(name)
        kind = TrainingContentSummary.kinds_of(name)[0]
        if self.value(name):
            return kind(**below)
        empty = any(
            self.answers[at].status is ReadingStatus.EMPTY and self.answers[at].published.strip()
            for at in self.places.get(name, ())
        )
        rows = [f"{name}.{field}" for field in below]
        if not below:
            return None
        if empty and "size" in below:
            self._contradict(rows, f"the box of {name} is empty, and this is answered")
            return None
        against = any(
            self.answers[at].status is ReadingStatus.CONTRADICTORY
            for at in self.places.get(name, ())
        )
        if "size" in below and name != "other" and not against:
            return kind(**below)  # who ticks how much of it there is has ticked the modality
        for row in rows:
            self.mark(row, ReadingStatus.KEPT, f"the box of {name} is not clearly ticked")
        return None

    def _source(self, name: str) -> Any:
        used = self.value(f"{name}.used")
        below = self._below(name)
        below.pop("used", None)
        rows = [f"{name}.{field}" for field in below]
        if used:
            return TrainingContentSummary.kinds_of(name)[0](**below)
        if used is None:
            for row in rows:
                self.mark(row, ReadingStatus.KEPT, "the question above it has no clear answer")
            return None
        return self._denied(rows, NotUsed())

    def _denied(self, rows: list[str], answer: Any) -> Any:
        """A source that was not used has nothing below it, but for comments."""
        against = [row for row in rows if not row.endswith(".comments") and self.value(row) != ()]
        if against:
            self._contradict(
                against, "the question above it is answered with no, and this is answered"
            )
        for row in rows:
            self.mark(row, ReadingStatus.KEPT, "the form holds nothing here after a no")
        return answer

    def _user_data(self) -> Any:
        questions = ("user_data.model_interactions", "user_data.other_services")
        model, services = map(self.value, questions)
        below = self._below("user_data")
        for question in questions:
            below.pop(question.rpartition(".")[2], None)
        rows = [f"user_data.{field}" for field in below]
        if model is None or services is None:
            for row in (*questions, *rows):
                self.mark(
                    row, ReadingStatus.KEPT, "the form needs a clear answer to both questions"
                )
            return None
        if model:
            return UserData(other_services=services, **below)
        if services:
            return ServiceUserData(**below)
        return self._denied(rows, NoUserData())
