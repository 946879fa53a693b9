"""What reading a published summary gives: the typed form, and a report that loses no word."""

from typing import Any

import attrs

from gpai_code.constraints.record import Record
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.reading.understood import ReadingStatus


@attrs.frozen(kw_only=True)
class Passage(Record):
    """
    Words of the text that answer no row.

    Attributes:
        text: The words, as published.
        line: Where they start, from 1.
    """

    text: str
    line: int


@attrs.frozen(kw_only=True)
class ReadAnswer(Record):
    """
    The answer to a row.

    Attributes:
        row: Id of the row.
        label: The label as published, number included; empty where the row has none of its own,
            as where boxes and words of Section 1.3 are in one cell.
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


class _Report(Record):
    """What the report on a summary and that on a form share."""

    __slots__ = ()

    answers: tuple[ReadAnswer, ...]
    unread: tuple[Passage, ...]
    contradictions: tuple[str, ...]

    def answers_of(self, row: str) -> tuple[ReadAnswer, ...]:
        """Return the answers to a row, more than one where its label is doubled."""
        return tuple(answer for answer in self.answers if answer.row == row)

    @property
    def doubtful(self) -> tuple[ReadAnswer, ...]:
        """The answers that were not understood as a whole, so that the form lacks something."""
        settled = (ReadingStatus.READ, ReadingStatus.NOT_APPLICABLE, ReadingStatus.EMPTY)
        return tuple(
            answer for answer in self.answers if answer.status not in settled or answer.rest
        )

    @property
    def inexact(self) -> tuple[ReadAnswer, ...]:
        """The answers whose label is not quite as the template prints it."""
        return tuple(answer for answer in self.answers if answer.alike is not None)

    @property
    def understood(self) -> bool:
        """Whether nothing is ambiguous, contradictory, kept as published or unread."""
        return not (self.doubtful or self.unread or self.contradictions)


@attrs.frozen(kw_only=True)
class SummaryReading(_Report):
    """
    What was read from a published summary, and what was not.

    Every word of the text is in exactly one of `answers` (as label or as published words),
    `headings`, `furniture` and `unread`.

    Attributes:
        summary: The typed form, with what was understood for sure and nothing else.
        answers: What is published at each label, in the order of the text.
        headings: Title, headings of sections and heads of tables.
        furniture: Page numbers, running heads and feet, which belong to the page.
        unread: Words that belong to no row.
        missing: Ids of the rows whose label does not occur.
        doubled: Ids of the rows whose label occurs more than once.
        shifted: Ids of the rows that are not in the template's order.
        contradictions: What contradicts itself, in words that start with the ids of the rows.
    """

    summary: TrainingContentSummary
    answers: tuple[ReadAnswer, ...] = ()
    headings: tuple[Passage, ...] = ()
    furniture: tuple[Passage, ...] = ()
    unread: tuple[Passage, ...] = ()
    missing: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    shifted: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class DocumentationReading(_Report):
    """
    What was read from a filled Model Documentation Form, and what was not.

    Every word of the text is in exactly one of `answers` (as label or as published words),
    `headings`, `furniture` and `unread`.

    Attributes:
        form: The typed form, of the edition whose labels the document has, with what was understood
            for sure and nothing else.
        answers: What is published at each label, in the order of the text.
        headings: Title, headings of sections, heads of tables, and the Form's own help texts.
        furniture: Page numbers, running heads and feet, which belong to the page.
        unread: Words that belong to no row.
        missing: Ids of the rows whose label does not occur.
        doubled: Ids of the rows whose label occurs more than once.
        contradictions: What contradicts itself, in words that start with the ids of the rows.
    """

    form: ModelDocumentation
    answers: tuple[ReadAnswer, ...] = ()
    headings: tuple[Passage, ...] = ()
    furniture: tuple[Passage, ...] = ()
    unread: tuple[Passage, ...] = ()
    missing: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()
