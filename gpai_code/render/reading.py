"""The report on a published document that was read, as Markdown and as plain JSON values."""

from collections.abc import Iterable, Iterator
from typing import Any

from gpai_code.constraints.unstructuring import unstructure
from gpai_code.forms.documents import to_document
from gpai_code.reading.records import (
    DocumentationReading,
    Passage,
    ReadAnswer,
    SummaryReading,
)
from gpai_code.render.answers import lines_of
from gpai_code.text_io.escaping import markdown_text


def reading_markdown(reading: SummaryReading | DocumentationReading) -> str:
    """Return the report for people: answers in their order, then what was not understood."""
    return "\n".join(_report(reading)) + "\n"


def reading_document(reading: SummaryReading | DocumentationReading) -> dict[str, Any]:
    """Return the report as plain JSON values; its form is a document of its own."""
    report: dict[str, Any] = unstructure(reading)
    if isinstance(reading, SummaryReading):
        return {**report, "summary": to_document(reading.summary)}
    return {**report, "form": to_document(reading.form)}


def _report(reading: SummaryReading | DocumentationReading) -> Iterator[str]:
    counts: dict[str, int] = {}
    for answer in reading.answers:
        counts[answer.status.value] = counts.get(answer.status.value, 0) + 1
    if isinstance(reading, SummaryReading):
        yield "# Public summary of training content as read"
    else:
        yield f"# Model Documentation Form ({reading.form.EDITION}) as read"
    yield ""
    tally = ", ".join(f"{count} {status}" for status, count in counts.items()) or "none"
    yield f"Rows found: {tally}. Pieces that belong to no row: {len(reading.unread)}."
    yield from _titled("Answers", _answers(reading.answers))
    yield from _titled(
        "Contradictions", (f"- {_md(contradiction)}" for contradiction in reading.contradictions)
    )
    yield from _titled("Belongs to no row", _passages(reading.unread))
    yield from _titled("Rows whose label does not occur", _names(reading.missing))
    yield from _titled("Labels that occur more than once", _names(reading.doubled))
    if isinstance(reading, SummaryReading):
        yield from _titled("Labels out of the template's order", _names(reading.shifted))
    yield from _titled("Headings", _passages(reading.headings))


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield from ("", f"## {title}", "", *body)


def _answers(answers: tuple[ReadAnswer, ...]) -> Iterator[str]:
    if answers:
        yield "| Line | Row | Label | As published | Status | Read as | Note |"
        yield "| --- | --- | --- | --- | --- | --- | --- |"
    for answer in answers:
        value = _md("\n".join(lines_of(answer.value))) if answer.value is not None else ""
        cells = (str(answer.line), f"`{answer.row}`", _md(answer.label), _md(answer.published))
        yield f"| {' | '.join((*cells, answer.status.value, value, _md(_note(answer))))} |"


def _note(answer: ReadAnswer) -> str:
    notes = [answer.note] if answer.note else []
    if answer.candidates:
        notes.append(f"may say: {' or '.join(answer.candidates)}")
    if answer.rest:
        notes.append(f"not held by the form: {answer.rest}")
    if answer.alike is not None:
        notes.append(f"the label is not as the template prints it ({answer.alike:.2f} alike)")
    return "; ".join(notes)


def _passages(passages: tuple[Passage, ...]) -> Iterator[str]:
    for passage in passages:
        yield f"- Line {passage.line}: {_md(passage.text)}"


def _names(rows: tuple[str, ...]) -> Iterator[str]:
    for row in rows:
        yield f"- `{row}`"


def _md(text: str) -> str:
    return "<br>".join(map(markdown_text, text.splitlines()))
