"""Answers that may hold words of another row: they keep their words and lose their value."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from gpai_code.constraints.rules import Text, TextOrNotApplicable
from gpai_code.forms.training_content.checks import MODALITIES
from gpai_code.reading.boxes import BOX
from gpai_code.reading.cells import CONTENT_TYPES, OTHER_SIZE, annotation_of, begins_with_size
from gpai_code.reading.furniture import page_number
from gpai_code.reading.labels import NAMED, OPENING, UNFINISHED
from gpai_code.reading.layout import key_of
from gpai_code.reading.records import ReadAnswer
from gpai_code.reading.segments import Segment
from gpai_code.reading.template import FIRST, by_beginning, closest, entries
from gpai_code.reading.understood import ReadingStatus

SAME_LETTERS = 25
"""From how many letters on two rows are not answered with the same words by chance."""

WHOLE_LABEL = 30
"""From how many letters on the words of a label in an answer are that label."""

NEAR = 0.75
"""How much of a label must be alike, from 0 to 1, to make the answer that holds it doubtful."""

MAX_WINDOWS = 60
"""Most pieces of one answer that are compared with the labels."""

_LONE_YES_OR_NO = re.compile(r"\W*(?:yes|no)\W*", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,5}[.):]?)\s+")
_MAY_BE_FIGURE = ("version", OTHER_SIZE, "other.size", "other.modality")


def with_doubts(answers: Sequence[ReadAnswer], origins: Sequence[Segment]) -> list[ReadAnswer]:
    """
    Return the answers, those without their value that may hold words of another row.

    Args:
        answers: What was read.
        origins: For each answer the piece of the text that it comes from.
    """
    twins = _twins(answers)
    result = []
    for at, (answer, segment) in enumerate(zip(answers, origins, strict=True)):
        reason = None
        if answer.status is ReadingStatus.READ and answer.row not in MODALITIES:
            reason = segment.doubt or twins.get(at)
            reason = reason or next(_reasons(answer, in_table=segment.in_table), None)
        if reason is not None:
            answer = attrs.evolve(  # noqa: PLW2901
                answer, status=ReadingStatus.AMBIGUOUS, value=None, note=reason
            )
        result.append(answer)
    return result


def _twins(answers: Sequence[ReadAnswer]) -> dict[int, str]:
    """Return the answers in words that are the same as that of a row next to them."""
    twins: dict[int, str] = {}
    keys = [key_of(answer.published) if _in_words(answer) else "" for answer in answers]
    for at, key in enumerate(keys):
        for other in range(at + 1, min(at + 3, len(keys))):
            if len(key) >= SAME_LETTERS and key == keys[other]:
                if answers[at].row == answers[other].row:
                    continue
                twins[at] = f"the same words answer {answers[other].row}"
                twins[other] = f"the same words answer {answers[at].row}"
    return twins


def _in_words(answer: ReadAnswer) -> bool:
    in_words = annotation_of(answer.row) in (Text, TextOrNotApplicable)
    return answer.status is ReadingStatus.READ and in_words


def _reasons(answer: ReadAnswer, *, in_table: bool) -> Iterator[str]:
    """Yield why an answer may hold words of another row."""
    lines = [line for line in answer.published.split("\n") if line.strip()]
    in_words = _in_words(answer)
    if in_words:
        if BOX.search(answer.published):
            yield "there is a box in the answer"
        if any(_LONE_YES_OR_NO.fullmatch(line) for line in lines):
            yield "there is a yes or a no alone on a line of the answer"
        if answer.row == CONTENT_TYPES and begins_with_size(answer.published):
            yield "there is a size before the types of content"
    if not in_words and not isinstance(answer.value, tuple):
        return
    if not in_table:
        if len(lines) > 1 and any(page_number(line) for line in lines):
            yield "there is a figure alone on a line, as page numbers are"
        figure = in_words and answer.row not in _MAY_BE_FIGURE
        if figure and len(lines) == 1 and page_number(lines[0]):
            yield "the answer is a figure alone, as page numbers are"
    yield from _headings(lines)
    yield from _labels(lines)


def _headings(lines: list[str]) -> Iterator[str]:
    """Yield the lines that are a heading of the template and no end of a sentence."""
    for at, line in enumerate(lines):
        words = _bare(line)
        entry = entries().get(key_of(words))
        if entry is None or entry.rows or not words[:1].isupper() or words.endswith("."):
            continue
        if at == 0 or not UNFINISHED.search(lines[at - 1].rstrip()):
            yield f"a line of the answer is the heading {entry.printed!r}"


def _bare(line: str) -> str:
    """Return a line without bullet, signs of type and number before its words."""
    opening = OPENING.match(line)
    words = line[opening.end() :] if opening else line
    number = _NUMBER.match(words)
    return (words[number.end() :] if number else words).strip().strip("*_")


def _labels(lines: list[str]) -> Iterator[str]:
    """Yield the labels of other rows in an answer, whole or nearly."""
    letters = key_of(" ".join(lines))
    for key in _whole_labels():
        if key in letters:
            yield f"the answer holds the label {entries()[key].printed!r}"
    windows = 0
    for at, line in enumerate(lines):
        key = key_of(_bare(line))
        for label in by_beginning().get(key[:FIRST], ()):
            begun = len(label) >= NAMED and key.startswith(label) and entries()[label].rows
            if begun and _colon_after(_bare(line), label):
                yield f"a line of the answer starts with the label {entries()[label].printed!r}"
        if line.rstrip(" *_").endswith((":", "?", "：")):
            for first in range(max(0, at - 3), at + 1):
                windows += 1
                if windows > MAX_WINDOWS:
                    return
                near = closest(_bare("\n".join(lines[first : at + 1])), NEAR)
                if near:
                    yield f"a line of the answer is near the label {entries()[near[0]].printed!r}"


def _colon_after(line: str, label: str) -> bool:
    """Say whether a line is a label alone, or one with a colon after it."""
    before, colon, _ = line.partition(":")
    return key_of(before) == label if colon else key_of(line) == label


@cache
def _whole_labels() -> tuple[str, ...]:
    return tuple(key for key, entry in entries().items() if entry.rows and len(key) >= WHOLE_LABEL)
