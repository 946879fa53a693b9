"""The typed form from answers, and what contradicts itself among them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import attrs

from gpai_code.forms.training_content.checks import MODALITIES, SOURCES
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import (
    NotUsed,
    NoUserData,
    ServiceUserData,
    UserData,
)
from gpai_code.reading.cells import has_empty_box
from gpai_code.reading.records import Passage, ReadAnswer, SummaryReading
from gpai_code.reading.segments import Segment
from gpai_code.reading.understood import ReadingStatus

LISTED = 10
"""Most lines that a note on a doubled label names."""


def _rows() -> list[str]:
    """Return the ids of all rows in printed order, those of the header first."""
    definition = TrainingContentSummary.definition()
    return [*(field.id for field in definition.header), *(row.id for row in definition.rows())]


def assembled(
    answers: list[ReadAnswer], segments: Sequence[Segment], furniture: Sequence[Passage] = ()
) -> SummaryReading:
    """Return the reading that answers make: the typed form, and what is left to report."""
    contradictions: list[str] = []
    places: dict[str, list[int]] = defaultdict(list)
    for at, answer in enumerate(answers):
        places[answer.row].append(at)
    for row, ats in places.items():
        _agree(row, ats, answers, contradictions)
    fields = _Fields(answers, places, contradictions)
    summary = fields.summary()
    contradictions += [
        f"{answer.row}: {answer.note}"
        for answer in fields.answers
        if answer.status is ReadingStatus.CONTRADICTORY and answer.row not in fields.reported
    ]
    rows = _rows()
    # a label that was cut out of another row's cell is in its place by nature
    labelled = [answer.row for answer in fields.answers if answer.label or answer.row in MODALITIES]
    doubled = tuple(row for row in rows if labelled.count(row) > 1)
    return SummaryReading(
        summary=summary,
        answers=tuple(fields.answers),
        headings=_passages(segments, heading=True),
        furniture=tuple(furniture),
        unread=_passages(segments, heading=False),
        missing=tuple(row for row in rows if row not in places),
        doubled=doubled,
        shifted=_shifted([rows.index(row) for row in dict.fromkeys(labelled)], rows),
        contradictions=tuple(contradictions),
    )


def _passages(segments: Sequence[Segment], *, heading: bool) -> tuple[Passage, ...]:
    return tuple(
        Passage(text=segment.published, line=segment.line)
        for segment in segments
        if segment.row is None and segment.heading is heading and segment.published
    )


def _agree(row: str, ats: list[int], answers: list[ReadAnswer], contradictions: list[str]) -> None:
    """Where a label is there twice, keep only the values of answers that say the same."""
    answered = [at for at in ats if answers[at].published.strip()]
    if len({(answers[at].status, repr(answers[at].value)) for at in answered}) < 2:
        return
    lines = ", ".join(str(answers[at].line) for at in answered[:LISTED])
    lines += ", ..." if len(answered) > LISTED else ""
    for at in answered:
        answers[at] = attrs.evolve(
            answers[at],
            status=ReadingStatus.CONTRADICTORY,
            value=None,
            note=f"the label is there more than once with different answers (lines {lines})",
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
    in_order = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        in_order.add(order[at])
        at = before[at]
    return tuple(rows[place] for place in order if place not in in_order)


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
        # no box printed is no empty box
        empty = any(
            self.answers[at].status is ReadingStatus.EMPTY
            and has_empty_box(self.answers[at].published)
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
            return kind(**below)  # a size says that there is data of this modality
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
