"""Published summaries of training content as typed forms, with a report that loses no word."""

from collections.abc import Iterator
from os import PathLike

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.forms.training_content.checks import MODALITIES
from gpai_code.reading.assembly import assembled
from gpai_code.reading.cells import OTHER_SIZE, PERIOD, annotation_of, is_size, split, ticked
from gpai_code.reading.columns import with_columns
from gpai_code.reading.dates import is_from, without_from
from gpai_code.reading.doubts import with_doubts
from gpai_code.reading.furniture import furniture
from gpai_code.reading.layout import Unit, decoded, split_lines, units_of
from gpai_code.reading.markup import without_reply
from gpai_code.reading.own import without_own_title
from gpai_code.reading.records import Passage, ReadAnswer, SummaryReading
from gpai_code.reading.segments import Segment, segments_of
from gpai_code.reading.understood import Layout, ReadingStatus, Understood, kept
from gpai_code.reading.values import understand
from gpai_code.text_io.sources import content_of

DOCUMENT = "published summary"
"""What errors call the text."""


@explain_arguments
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
    return read_lines(split_lines(text))


def read_lines(lines: list[str]) -> SummaryReading:
    """Read the lines of a published summary."""
    left_out = furniture(lines)
    units = with_columns(units_of(lines, left_out))
    own = is_own(units)
    segments = segments_of(units)
    answers: list[ReadAnswer] = []
    origins: list[Segment] = []
    for segment in segments:
        for answer in _answers(segment, own=own):
            answers.append(answer)
            origins.append(segment)
    if not own:
        answers = with_doubts(answers, origins)
    passages = [
        Passage(text=lines[number].strip(), line=number + 1)
        for number in sorted(left_out)
        if lines[number].strip()
    ]
    return assembled(answers, segments, passages)


def is_own(units: list[Unit]) -> bool:
    """Say whether this library wrote a document, as the heads of its tables tell."""
    heads = [unit.text.strip() for unit in units if unit.head]
    return heads[:2] == ["Row", "Answer"]


def _answers(segment: Segment, *, own: bool) -> Iterator[ReadAnswer]:
    """Read a segment; where one cell answers several rows, each gets its own words."""
    if segment.row is None:
        return
    layout = Layout(own=own, in_table=segment.in_table)
    for row, label, published in split(segment):
        words = without_reply(published, asked=segment.asked)
        yield ReadAnswer(
            row=row,
            label=label,
            published=published.strip(),
            line=segment.line,
            alike=segment.alike if label == segment.label else None,
            **attrs.asdict(_understood(segment, row, label, words, layout), recurse=False),
        )


def _understood(
    segment: Segment, row: str, label: str, published: str, layout: Layout
) -> Understood:
    """Return what the words of a row say."""
    if row in MODALITIES:
        return ticked(published)
    words = without_from(published.strip()) if row in PERIOD else published
    answer = understand(annotation_of(row), words, layout)
    if row == OTHER_SIZE and not (segment.row == row and segment.in_table):
        if published.strip() and ("\n" in published.strip() or not is_size(published.strip())):
            return kept("not only a size; the types of content may be here too")
    elif (
        row == PERIOD[0]
        and published == segment.published
        and answer.status not in (ReadingStatus.EMPTY, ReadingStatus.NOT_APPLICABLE)
        and not (is_from(published) or label.lower().endswith("(from)"))
    ):
        return kept("it is not said when the period starts and when it ends")
    return answer
