"""What there is to ask of a form that is being filled: its rows, and the fields of its records."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from gpai_code.constraints.quantities import Quantity
from gpai_code.constraints.rules import ItemsRule, or_literal, rule_of, tags_of, without_none
from gpai_code.forms.base import Form, record_type
from gpai_code.forms.choices import Choice
from gpai_code.forms.definition import Row
from gpai_code.forms.draft import FormDraft, Place
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.rounding import PRECISE_ROWS
from gpai_code.schemas.published import json_schema

VALUE, BOX, MORE = "value", "box", "more"
"""Kinds of questions: for an answer, whether a box is ticked, whether a list has one more."""

LAST_ASKED = "redactions"
"""The field of the head that is about the rows, and asked after them."""

NEVER_ASKED = "copy_for"
"""The field of the head that a copy has, and no document that is being filled."""


@attrs.frozen(kw_only=True)
class Question:
    """
    A question.

    Attributes:
        place: Where the answer goes; for `MORE`, where the next record of the list would be.
        row: Id of the row or field that it is about, with dots inside records.
        label: What is asked for, in a few words.
        guidance: The same at length.
        annotation: Type of the answer; for `MORE`, that of the list.
        kind: `VALUE`, `BOX` or `MORE`.
        printed: The row of the form, where the question is one.
        refers_to: The list whose ids are the answers, where it is a reference.
    """

    place: Place
    row: str
    label: str
    guidance: str
    annotation: Any
    kind: str = VALUE
    printed: Row | None = None
    refers_to: str | None = None


def questions_of(draft: FormDraft, *, everything: bool = False) -> list[Question]:
    """
    Return all questions that can be asked now, in printed order.

    Answers open questions of their own: a new record those of its fields, a yes those of its block.

    Args:
        draft: The form.
        everything: Also ask for rows of which other answers say that they are not owed.
    """
    return list(_Questions(draft, everything).all())


class _Questions:
    """Walks through a form."""

    def __init__(self, draft: FormDraft, everything: bool) -> None:
        self.draft, self.form = draft, draft.form
        self.types = {field.name: field.type for field in attrs.fields(type(self.form))}
        self.printed: dict[str, Row] = {}
        for row in self.form.definition().rows():
            self.printed[row.id] = row
        self.settled: Mapping[str, bool] = {} if everything else self.form.settled_rows(None)
        self.asked_elsewhere = () if everything else self.form.ASKED_ELSEWHERE

    def all(self) -> Iterator[Question]:
        header = {field.id: field for field in self.form.definition().header}
        for field in header.values():
            if field.id not in (LAST_ASKED, NEVER_ASKED):
                yield from self._field(
                    (field.id,), self.types[field.id], field.label, field.guidance
                )
        for row in _in_order_of_asking(self.form):
            if row.each or self.form.concerns(row) is False or self.settled.get(row.id) is False:
                continue
            place = tuple(row.id.split("."))
            if len(place) > 1 and not self._is_asked(row):
                continue
            if row.tick:
                yield self._question(place, bool, row.name, row.guidance, BOX)
            else:
                yield from self._field(place, self.form.type_of(row), row.name, row.guidance)
        if LAST_ASKED in header:
            field = header[LAST_ASKED]
            yield from self._field(
                (LAST_ASKED,), self.types[LAST_ASKED], field.label, field.guidance
            )

    def _is_asked(self, row: Row) -> bool:
        """Say whether a row of a block is asked: its question always, the rest once it is open."""
        if self.form.concerns(row) is not True:
            return False
        block, _, name = row.id.rpartition(".")
        if self.draft.value((block,)) is not None or (block,) in self.draft.waiting:
            return True
        # the second question of a block comes after the first
        return name == next(iter(tags_of(self.form.kinds_of(block)[0])), name)

    def _field(
        self, place: Place, annotation: Any, label: str, guidance: str
    ) -> Iterator[Question]:
        """Yield the questions of a row or field: itself, or those of the records in it."""
        kind = record_type(annotation)
        if isinstance(self.form, ModelDocumentation) or is_leaf(annotation):
            yield self._question(place, annotation, label, guidance)
        elif isinstance(rule_of(without_none(annotation)), ItemsRule):
            yield from self._list(place, annotation, label, guidance)
        else:
            yield from self._record(place, kind, label)

    def _record(self, place: Place, kind: Any, label: str) -> Iterator[Question]:
        """Yield the questions of a record: what it must have comes first."""
        is_there = self.draft.value(place) is not None
        fields = [field for field in attrs.fields(kind) if field.default is attrs.NOTHING]
        # an id is easier to find once there is a name
        fields.sort(key=lambda field: field.name == "id")
        if is_there or not fields:
            fields += [field for field in attrs.fields(kind) if field not in fields]
        for field in fields:
            here = (*place, field.name)
            if self.settled.get("/".join(map(str, here))) is False:
                continue
            if _row(here) in self.asked_elsewhere:
                continue
            row = self.printed.get(_row(here))
            name, guidance = described(self.form, kind, field.name)
            if row is not None:
                name, guidance = row.name, row.guidance
            yield from self._field(here, field.type, f"{label}: {name}", guidance)

    def _list(self, place: Place, annotation: Any, label: str, guidance: str) -> Iterator[Question]:
        """Yield the questions of each record in a list, and whether there is one more."""
        items = self.draft.value(place) or ()
        kind = record_type(annotation)
        for number, item in enumerate(items):
            yield from self._record((*place, number), kind, f"{label}, {_name(item, number)}")
        place_of_next = (*place, len(items))
        yield self._question(place_of_next, annotation, label, guidance, MORE)
        if place_of_next in self.draft.waiting:
            yield from self._record(place_of_next, kind, f"{label}, {len(items) + 1}")

    def _question(
        self, place: Place, annotation: Any, label: str, guidance: str, kind: str = VALUE
    ) -> Question:
        row = _row(place)
        return Question(
            place=place,
            row=row,
            label=label,
            guidance=guidance,
            annotation=without_none(annotation),
            kind=kind,
            printed=self.printed.get(row),
            refers_to=self.form.REFERENCES.get(row),
        )


def _in_order_of_asking(form: Form) -> list[Row]:
    """Return the rows in printed order; one that may follow from another comes after it."""
    rows = list(form.definition().rows())
    if not isinstance(form, ModelDocumentation):
        return rows
    asked = {row.id: row for row, _ in form.rows()}
    order: list[Row] = []
    for row in asked.values():
        if PRECISE_ROWS.get(row.id) in asked:
            continue
        order.append(row)
        for coarse, precise in PRECISE_ROWS.items():
            if precise == row.id and coarse in asked:
                order.append(asked[coarse])
    return order


def is_leaf(annotation: Any) -> bool:
    """Say whether an answer is typed at once, and not field by field."""
    kind = without_none(annotation)
    if or_literal(kind) is not None:
        return True
    kind = record_type(kind)
    is_record = isinstance(kind, type) and attrs.has(kind)
    return not is_record or issubclass(kind, (Choice, Quantity))


def _row(place: Place) -> str:
    return ".".join(step for step in place if isinstance(step, str))


def _name(record: Any, number: int) -> str:
    """Say which record of a list it is: its number, and its id where it has one."""
    identifier = getattr(record, "id", None)
    return f"{number + 1}" if identifier is None else f"{number + 1} ({identifier})"


@cache
def _definitions(document: str, edition: str) -> Mapping[str, Any]:
    """Return what the schema of a kind of form says of its records."""
    definitions: dict[str, Any] = json_schema(document, edition).get("$defs", {})
    return definitions


def described(form: Form, kind: Any, name: str) -> tuple[str, str]:
    """Return a label of a record's field, and what the field is."""
    record = _definitions(form.DOCUMENT, form.EDITION).get(kind.__name__, {})
    text = record.get("properties", {}).get(name, {}).get("description", "")
    label, gap, guidance = text.partition("\n\n")
    return (label, guidance) if gap else (name.replace("_", " "), text)
