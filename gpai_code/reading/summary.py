"""Published summaries of training content as typed forms, with a report that loses no word."""

from collections.abc import Iterator
from os import PathLike

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import DocumentError, Fault
from gpai_code.forms.training_content.checks import MODALITIES
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.reading.assembly import assembled
from gpai_code.reading.cells import OTHER_SIZE, PERIOD, annotation_of, is_size, split, ticked
from gpai_code.reading.columns import with_columns
from gpai_code.reading.dates import is_from, without_from
from gpai_code.reading.doubts import with_doubts
from gpai_code.reading.exported_answers import answer_of_row, reported
from gpai_code.reading.exports import Export, ExportedRow
from gpai_code.reading.files import Content, content_of_document
from gpai_code.reading.layout import Unit
from gpai_code.reading.markup import without_reply
from gpai_code.reading.records import ReadAnswer, SummaryReading
from gpai_code.reading.segments import Segment, segments_of
from gpai_code.reading.understood import EMPTY, Layout, ReadingStatus, Understood, kept, read
from gpai_code.reading.values import understand

DOCUMENT = "published summary"
"""What errors call the text."""


@explain_arguments
def read_summary(source: str | bytes | PathLike[str]) -> SummaryReading:
    """
    Read a published summary of training content that is laid out after the template.

    It may be a PDF, a Word document, an HTML page, Markdown or plain text, or an export of this
    library. Of a model card into which a summary was exported, that section is read. Labels are
    found in tables, headings, lists and lines, with or without numbers, wrapped, or worded a little
    otherwise; `answers` says of each how far it was understood. Nothing is guessed: a day that can
    be meant two ways, boxes that are both ticked or a sentence where a month is asked for give the
    form no value and keep their words in the report.

    Args:
        source: The text, the bytes of a file, or its path. A `str` is never taken for a path.

    Raises:
        DocumentError: If it is too large, broken, has a password or no text, or cannot be UTF-8.
        MissingExtraError: If the package that reads such a file is not installed.
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
    return read_content(content_of_document(source, DOCUMENT, TrainingContentSummary.DOCUMENT))


def read_content(content: Content) -> SummaryReading:
    """
    Read what a published summary shows.

    Raises:
        DocumentError: If it is an export of another form.
    """
    if content.export is not None:
        return _exported(content.export)
    units = content.units if content.placed else with_columns(content.units)
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
    reading = assembled(answers, segments, content.furniture)
    return attrs.evolve(reading, unread=(*reading.unread, *content.unread))


def _exported(export: Export) -> SummaryReading:
    """Read a summary that this library exported."""
    if export.kind is not TrainingContentSummary:
        actual = f"an export of a {export.kind.DOCUMENT}"
        fault = Fault("", "document", actual, "read it with `read_documentation` or read-form")
        raise DocumentError(DOCUMENT, (fault,))
    answers = [_exported_answer(row) for row in export.rows]
    segments = []
    for passages, heading in ((export.headings, True), (export.unread, False)):
        for passage in passages:
            parts = [passage.text]
            segments.append(Segment(row=None, line=passage.line, heading=heading, parts=parts))
    return assembled(answers, segments)


def _exported_answer(row: ExportedRow) -> ReadAnswer:
    if row.id not in MODALITIES:
        return answer_of_row(row, annotation_of(row.id))
    # the box of a modality, which is ticked by there being a record of it
    box = "".join(row.lines or ()).strip()
    if box == "☒":
        return reported(row, read(True))
    if box in ("☐", ""):
        return reported(row, EMPTY)
    return reported(row, kept("not as the library writes it: no box alone"))


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
