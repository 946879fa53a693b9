"""An empty form to be filled by hand: what each row asks for, its choices, and an example."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import attrs

from gpai_code.constraints.rules import (
    TextRule,
    or_items,
    or_literal,
    rule_of,
    tagged,
    without_none,
)
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import UnknownEditionError
from gpai_code.forms.base import Form
from gpai_code.forms.documents import DOCUMENT, KINDS
from gpai_code.forms.findings import Note
from gpai_code.vocabulary import Audience, Severity

F = TypeVar("F", bound=Form)

ROWS_TO_FILL = "rows_to_fill"
"""The extension of a template that holds what is to be filled."""


def skeleton(edition: str, kind: str = DOCUMENT) -> dict[str, Any]:
    """
    Return an empty form as plain JSON values, to be filled by hand.

    A form holds no placeholders, so that none is ever taken for an answer: what each row asks for,
    for whom, the options it offers and an example of its shape are under
    ``extensions.rows_to_fill``. Move a row's name to the top level with its answer, and delete it
    there; a name with a dot is that of a field inside an object. `check_form` points at answers
    that were written into the template instead.

    Args:
        edition: Slug of the form's edition.
        kind: One of `KINDS`.

    Raises:
        UnknownEditionError: If the edition has no such form.
    """
    if edition not in KINDS[kind]:
        raise UnknownEditionError(edition, tuple(KINDS[kind]))
    form = KINDS[kind][edition]
    return {**form().to_dict(), "extensions": {ROWS_TO_FILL: _rows_to_fill(form)}}


def _rows_to_fill(form: type[Form]) -> dict[str, dict[str, Any]]:
    types = {field.name: field.type for field in attrs.fields(form)}
    rows: dict[str, dict[str, Any]] = {}
    for field in form.definition().header:
        prompt: dict[str, Any] = {"label": field.label, "asks_for": field.guidance}
        if choices := choices_of(types[field.id]):
            prompt["choices"] = choices
        rows[field.id] = {**prompt, "example": example_of(types[field.id])}
    for row in form.definition().rows():
        prompt = {"label": row.name, "asks_for": row.guidance}
        if row.audiences:
            prompt["for"] = [audience.value for audience in row.audiences]
        if choices := choices_of(form.type_of(row)):
            prompt["choices"] = choices
        prompt["example"] = {} if row.tick else example_of(form.type_of(row))
        rows[row.id] = prompt
    return rows


def notes_on_template(form: Form, audience: Audience | None) -> Iterator[Note]:
    """
    Point at answers that were written into the template, where nothing reads them.

    Args:
        form: A form that may have been filled after `skeleton`.
        audience: Look only at the rows meant for this audience; the notes quote no answer.
    """
    filled = (form.extensions or {}).get(ROWS_TO_FILL)
    if not isinstance(filled, dict):
        return
    printed = _rows_to_fill(type(form))
    rows = {row.id: row for row in form.definition().rows()}
    for name, entry in filled.items():
        row = rows.get(name)
        if name not in printed or (audience and row and audience not in row.audiences):
            continue
        if not _is_answered(entry, printed[name]):
            continue
        path = name.replace(".", "/")
        message = (
            "an answer is written into the template under extensions.rows_to_fill, where nothing "
            f"reads it; move it to /{path} at the top level, and delete the entry"
        )
        yield Note(name, "answer-in-template", Severity.ERROR, message)


def _is_answered(entry: object, printed: dict[str, Any]) -> bool:
    """Say whether something other than the template's own words is in an entry of it."""
    if not isinstance(entry, dict):
        return True
    added = {name: value for name, value in entry.items() if name not in printed}
    # null and an empty text are places kept free for an answer
    if any(value not in (None, "") for value in added.values()):
        return True
    return "example" in entry and entry["example"] != printed["example"]


def without_prompts(form: F, rows: Iterable[str]) -> F:
    """Return a form whose template does not list these rows as rows to fill any more."""
    extensions = dict(form.extensions or {})
    prompts = extensions.get(ROWS_TO_FILL)
    if not isinstance(prompts, dict):
        return form
    answered_rows = set(rows)
    left = {row: prompt for row, prompt in prompts.items() if row not in answered_rows}
    if left:
        extensions[ROWS_TO_FILL] = left
    else:
        del extensions[ROWS_TO_FILL]
    return attrs.evolve(form, extensions=extensions or None)


def choices_of(annotation: Any) -> list[str]:
    """
    Return the printed options of a row's field, in printed order; none where it has no options.

    >>> from gpai_code.forms.values import ModalityChoice
    >>> choices_of(ModalityChoice)
    ['Text', 'Images', 'Audio', 'Video']
    """
    annotation = without_none(annotation)
    if several := or_items(annotation):
        annotation = several[0]
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        annotation = get_args(annotation)[0]
    if not isinstance(annotation, type):
        return []
    if issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    if attrs.has(annotation):
        for field in attrs.fields(annotation):
            if choices := choices_of(field.type):
                return choices
    return []


def example_of(annotation: Any) -> Any:
    """Return an example of a field's JSON value, for people who fill forms by hand."""
    return unstructure(_example(without_none(annotation)))


def _example(annotation: Any) -> Any:
    if either := or_literal(annotation) or or_items(annotation):
        annotation = either[0]
    rule = rule_of(annotation)
    if isinstance(rule, TextRule):
        return _TEXT_EXAMPLES.get(rule.name, "in words")
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        return (_example(get_args(annotation)[0]),)
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    if annotation is bool:
        return True
    if annotation is date:
        return date(2025, 1, 31)
    if kinds := tagged(annotation):
        annotation = kinds[0]
    if issubclass(annotation, Enum):
        return next(iter(annotation))
    answers = {}
    for field in attrs.fields(annotation):
        answers[field.name] = _example(without_none(field.type))
    return annotation(**answers)


_TEXT_EXAMPLES = {
    "decimal": "7.0e10",
    "domain-name": "example.org",
    "link": "https://example.org/",
    "month": "2025-01",
    "field-pointer": "/extensions",
    "power-of-ten": "1e24",
    "record-id": "first",
}
