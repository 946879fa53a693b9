"""Filled Model Documentation Forms as typed forms, with a report that loses no word."""

from collections import defaultdict
from collections.abc import Iterator
from os import PathLike
from typing import Any

import attrs

from gpai_code.catalog.edition import edition_slug
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.rules import Text, rule_of, without_none
from gpai_code.errors import DocumentError, EditionMismatchError, Fault
from gpai_code.forms.definition import Row
from gpai_code.forms.documents import FORMS
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.reading.exported_answers import answer_of_row
from gpai_code.reading.exports import Export
from gpai_code.reading.files import Content, content_of_document
from gpai_code.reading.form_labels import edition_of, template
from gpai_code.reading.form_rows import Answered, FormReader, told_apart
from gpai_code.reading.form_values import understand_row
from gpai_code.reading.furniture import page_number
from gpai_code.reading.records import DocumentationReading, ReadAnswer
from gpai_code.reading.understood import EMPTY, ReadingStatus, Understood, ambiguous
from gpai_code.vocabulary import Audience

DOCUMENT = "filled Model Documentation Form"
"""What errors call the text."""


@explain_arguments
def read_documentation(
    source: str | bytes | PathLike[str], *, edition: str | None = None
) -> DocumentationReading:
    """
    Read a filled Model Documentation Form of either edition.

    It may be a PDF, a Word document, an HTML page, Markdown or plain text in the official layout,
    or an export of this library, which is read without loss. Of a model card into which a form was
    exported, that section is read.

    Args:
        source: The text, the bytes of a file, or its path. A `str` is never taken for a path.
        edition: Slug of the form's edition; recognised by the labels if left out.

    Raises:
        DocumentError: If it is too large, broken, has a password or no text, or no label of the
            Form.
        EditionMismatchError: If it is an export of the form of another edition.
        MissingExtraError: If the package that reads such a file is not installed.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.

    Source:
        Third draft Measure I.1.1, final Transparency Measure 1.1, and the Form of each.
    """
    slug = None if edition is None else edition_slug(edition)
    content = content_of_document(source, DOCUMENT, ModelDocumentation.DOCUMENT)
    if content.export is not None:
        return _exported(content.export, slug)
    return _laid_out(content, slug)


def _exported(export: Export, edition: str | None) -> DocumentationReading:
    """Read a form that this library exported."""
    kind = export.kind
    if not issubclass(kind, ModelDocumentation):
        actual = f"an export of a {kind.DOCUMENT}"
        fault = Fault("", "document", actual, "read it with `read_summary` or read-summary")
        raise DocumentError(DOCUMENT, (fault,))
    if edition not in (None, kind.EDITION):
        raise EditionMismatchError(kind.EDITION, edition)
    answers = [answer_of_row(row, type_of(kind, row.id)) for row in export.rows]
    return assembled(
        kind,
        answers,
        audience=export.audience,
        headings=export.headings,
        unread=export.unread,
    )


def type_of(kind: type[ModelDocumentation], row: str) -> Any:
    """Return the annotation of a row's field, or of one of the head."""
    return attrs.fields_dict(kind)[row].type


def assembled(
    kind: type[ModelDocumentation],
    answers: list[ReadAnswer],
    *,
    audience: Audience | None = None,
    **passages: Any,
) -> DocumentationReading:
    """Return the reading that answers make; of a row that is there twice none has a value."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, answer in enumerate(answers):
        places[answer.row].append(at)
    contradictions = []
    for row, ats in places.items():
        answered = [at for at in ats if answers[at].published.strip()]
        if len({(answers[at].status, repr(answers[at].value)) for at in answered}) < 2:
            continue
        lines = ", ".join(str(answers[at].line) for at in answered[:10])
        note = f"the label is there more than once with different answers (lines {lines})"
        contradictions.append(f"{row}: {note}")
        for at in answered:
            status = ReadingStatus.CONTRADICTORY
            answers[at] = attrs.evolve(answers[at], status=status, value=None, note=note)
    values = {answer.row: answer.value for answer in answers if answer.value is not None}
    rows = [field.id for field in kind.definition().header]
    for asked in kind.definition().rows():
        if audience is None or audience in asked.audiences:
            rows.append(asked.id)
    return DocumentationReading(
        form=kind(audience=audience, **values),
        answers=tuple(answers),
        missing=tuple(row for row in rows if row not in places),
        doubled=tuple(row for row in rows if len(places[row]) > 1),
        contradictions=tuple(contradictions),
        **passages,
    )


def _laid_out(content: Content, edition: str | None) -> DocumentationReading:
    """Read a form in the official layout, or one that goes by its labels."""
    slug = edition or edition_of(unit.text for unit in content.units)
    if slug is None:
        wanted = "give a filled Model Documentation Form"
        raise DocumentError(DOCUMENT, (Fault("", "label", "no label of the Form", wanted),))
    kind = FORMS[slug]
    reader = FormReader(template(slug))
    reader.read(content.units)
    answers = [_answer(kind, answered, rows) for answered, rows in told_apart(reader.answers)]
    return assembled(
        kind,
        answers,
        headings=tuple(reader.headings),
        furniture=content.furniture,
        unread=(*reader.unread, *content.unread),
    )


def _answer(
    kind: type[ModelDocumentation], answered: Answered, rows: tuple[Row, ...]
) -> ReadAnswer:
    """Read the words of a box; where it may answer several rows, only one can have a value."""
    published = answered.published
    if answered.header is not None:
        row_id = answered.header
        understood = understand_row(type_of(kind, row_id), published)
    elif len(rows) == 1:
        row_id = rows[0].id
        understood = understand_row(type_of(kind, row_id), published)
    else:
        row_id, understood = _of_several(kind, rows, published)
    doubt = next(_doubts(kind, published), None)
    if understood.status is ReadingStatus.READ and doubt is not None:
        understood = ambiguous(doubt)
    return ReadAnswer(
        row=row_id,
        label=answered.label,
        published=published,
        line=answered.line,
        alike=answered.alike,
        **attrs.asdict(understood, recurse=False),
    )


def _of_several(
    kind: type[ModelDocumentation], rows: tuple[Row, ...], published: str
) -> tuple[str, Understood]:
    """Read words that may answer several rows: a value that only one of them can have is its."""
    if not published:
        return rows[0].id, EMPTY
    typed = []
    for row in rows:
        understood = understand_row(type_of(kind, row.id), published)
        in_words = isinstance(understood.value, str)
        if understood.status is ReadingStatus.READ and not in_words:
            typed.append((row.id, understood))
    words = any(rule_of(without_none(type_of(kind, row.id))) is _TEXT for row in rows)
    if len(typed) == 1 and not words:
        return typed[0]
    names = tuple(row.name for row in rows)
    return rows[0].id, ambiguous("the words may answer any of several rows", names)


_TEXT = rule_of(Text)


def _doubts(kind: type[ModelDocumentation], published: str) -> Iterator[str]:
    """Yield why an answer may hold words of another row."""
    printed = template(kind.EDITION)
    lines = [line for line in published.split("\n") if line.strip()]
    for line in lines:
        if printed.is_heading(line) is not None and len(lines) > 1:
            yield f"a line of the answer is the heading {line.strip()!r}"
        if len(line) < 200 and printed.label_at(line, whole=False):
            yield "a line of the answer begins with a label of the Form"
    if len(lines) > 1 and any(page_number(line) for line in lines):
        yield "there is a figure alone on a line, as page numbers are"
