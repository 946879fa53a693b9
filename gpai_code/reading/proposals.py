"""Answers that other documents propose for a form: kept with it until somebody accepts them."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

import attrs

from gpai_code.constraints.checked_record import CheckedRecord
from gpai_code.constraints.record import Record
from gpai_code.constraints.rules import Text, without_none
from gpai_code.constraints.structuring import structure
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import DocumentError, Fault, UnknownValueError
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.template import without_prompts
from gpai_code.text_io.strict_json import describe, pointer

PROPOSED_ROWS = "proposed_rows"
"""The extension of a form that keeps what is proposed for its rows."""

NAME = "proposals"
"""What errors call them."""

MAX_STATEMENTS = 1000
"""How much one document may state for the rows of a form; a form has some hundred."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Origin(CheckedRecord):
    """
    Where a proposed value comes from.

    Attributes:
        source: The document that states it, such as the name of a file.
        place: Where in the document: a key, a heading or the id of a row.
        note: What to check before it is accepted.
        asks_else: True if the document asks something else at this place than the row does, so
            that a person has to decide; left out otherwise.
    """

    source: Text
    place: Text
    note: Text | None = None
    asks_else: bool | None = None

    def __str__(self) -> str:
        note = f"; {self.note}" if self.note else ""
        return f"{self.source}, {self.place}{note}"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Proposal(Record):
    """
    A value for a row, as one document states it.

    Attributes:
        row: Id of the row.
        value: The answer, typed as the row's field.
        origin: Where it comes from.
    """

    row: str
    value: Any
    origin: Origin

    def plain(self) -> dict[str, Any]:
        """Return the proposal as it is kept with a form."""
        return {"value": unstructure(self.value), **unstructure(self.origin)}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Acceptance(Record):
    """
    A form after proposals were accepted.

    Attributes:
        form: The form; what was accepted is in its rows and no longer proposed.
        accepted: The proposals that became answers.
        to_check: Those of documents that ask something else than the row; they stay with the form
            until somebody accepts the row by name.
        conflicts: Those that differ from each other, or from the answer that a row has; they stay
            with the form.
    """

    form: ModelDocumentation
    accepted: tuple[Proposal, ...] = ()
    to_check: tuple[Proposal, ...] = ()
    conflicts: tuple[Proposal, ...] = ()


class Statements:
    """Collects what one document states for the rows of a form, and what no row can hold."""

    def __init__(self, kind: type[ModelDocumentation], source: str) -> None:
        self.kind, self.source = kind, source
        self._annotations = _annotations(kind)
        self.proposals: list[Proposal] = []
        self.notes: list[str] = []

    def take(
        self,
        row: str,
        value: object,
        place: str,
        note: str | None = None,
        *,
        asks_the_same: bool = False,
    ) -> None:
        """
        Propose a value for a row; rows that the edition's form has not are passed over.

        Args:
            row: Id of the row.
            value: The answer.
            place: Where the document states it.
            note: What to check. It makes the value one that a person has to decide on, unless the
                document asks the same at this place as the row.
            asks_the_same: Whether it does.
        """
        annotation = self._annotations.get(row)
        if annotation is None:
            return
        self._refuse_many()
        try:
            answer = structure(unstructure(value), annotation, row)
        except DocumentError as error:
            reason = error.faults[0].wanted
            self.notes.append(f"{self.source}, {place}: not proposed for {row}: {reason}")
            return
        asks_else = True if note is not None and not asks_the_same else None
        origin = Origin(source=self.source, place=place, note=note, asks_else=asks_else)
        self.proposals.append(Proposal(row=row, value=answer, origin=origin))

    def hint(self, row: str, text: str, place: str, why: str) -> None:
        """Note what may help to answer a row, and why it is not proposed for it."""
        if row in self._annotations:
            self._refuse_many()
            quoted = describe(text)
            self.notes.append(f"{self.source}, {place}: perhaps {row}: {quoted}: {why}")

    def _refuse_many(self) -> None:
        if len(self.proposals) + len(self.notes) >= MAX_STATEMENTS:
            remedy = f"keep it to {MAX_STATEMENTS}"
            fault = Fault("", "size", f"more than {MAX_STATEMENTS} statements for rows", remedy)
            raise DocumentError("document", (fault,))


def _annotations(kind: type[ModelDocumentation]) -> dict[str, Any]:
    """Return the type of each row's field."""
    types = {}
    for row in kind.definition().rows():
        types[row.id] = without_none(attrs.fields_dict(kind)[row.id].type)
    return types


def with_proposals(form: ModelDocumentation, proposals: Iterable[Proposal]) -> ModelDocumentation:
    """Return the form with these proposals, in place of those that it had."""
    kept: dict[str, list[dict[str, Any]]] = {}
    for item in proposals:
        kept.setdefault(item.row, []).append(item.plain())
    extensions = dict(form.extensions or {})
    extensions.pop(PROPOSED_ROWS, None)
    if kept:
        extensions[PROPOSED_ROWS] = kept
    return attrs.evolve(form, extensions=extensions or None)


def proposals_of(form: ModelDocumentation) -> tuple[Proposal, ...]:
    """
    Return what is proposed for the rows of a form, in the order of the form.

    Raises:
        DocumentError: If what is kept with the form was changed into something unreadable.
    """
    kept = (form.extensions or {}).get(PROPOSED_ROWS)
    if kept is None:
        return ()
    path = ["extensions", PROPOSED_ROWS]
    if not isinstance(kept, Mapping):
        raise _unreadable(path, kept, "give an object with the ids of rows")
    annotations = _annotations(type(form))
    for row in kept:
        if row not in annotations:
            raise _unreadable([*path, row], row, "take it out: the form has no such row")
    proposals: list[Proposal] = []
    for row, annotation in annotations.items():
        items = kept.get(row, [])
        if not isinstance(items, list):
            raise _unreadable([*path, row], items, "give a list")
        for at, item in enumerate(items):
            proposals.append(_read(row, annotation, item, [*path, row, at]))
    return tuple(proposals)


def _read(row: str, annotation: Any, item: object, path: list[str | int]) -> Proposal:
    if not isinstance(item, Mapping) or "value" not in item:
        raise _unreadable(path, item, "give an object with a value, its source and its place")
    origin = {name: part for name, part in item.items() if name != "value"}
    try:
        value = structure(item["value"], annotation, NAME)
    except DocumentError as error:
        raise _below(error, [*path, "value"]) from None
    try:
        return Proposal(row=row, value=value, origin=structure(origin, Origin, NAME))
    except DocumentError as error:
        raise _below(error, path) from None


def _unreadable(path: list[Any], value: object, remedy: str) -> DocumentError:
    return DocumentError(NAME, (Fault(pointer(path), "proposal", describe(value), remedy),))


def _below(error: DocumentError, path: list[Any]) -> DocumentError:
    """Return the error with its faults where they are in the form."""
    faults = []
    for fault in error.faults:
        faults.append(attrs.evolve(fault, path=f"{pointer(path)}{fault.path}"))
    return DocumentError(NAME, tuple(faults))


def accept(
    form: ModelDocumentation, rows: Iterable[str] | None = None, *, choice: int | None = None
) -> Acceptance:
    """
    Turn proposals into answers.

    An answer that the form has already is never replaced. Of proposals that differ none is taken
    unless `choice` says which. One licence in two spellings is the same.

    Args:
        form: The form with its proposals.
        rows: Ids of the rows to accept. If None, all but those of which a document asks something
            else: a base model, for example, is a dependency only if it was on the market.
        choice: Which proposal of these rows, counted from 0.

    Raises:
        UnknownValueError: If a row has no proposal.
        DocumentError: If the proposals cannot be read.
    """
    by_row: dict[str, list[Proposal]] = {}
    for item in proposals_of(form):
        by_row.setdefault(item.row, []).append(item)
    wanted_rows = list(by_row) if rows is None else list(rows)
    answers: dict[str, Any] = {}
    accepted: list[Proposal] = []
    to_check: list[Proposal] = []
    conflicts: list[Proposal] = []
    for row in wanted_rows:
        if row not in by_row:
            raise UnknownValueError("row with a proposal", row, tuple(by_row))
        items = by_row[row] if choice is None else by_row[row][choice : choice + 1]
        present = getattr(form, row)
        values = [item.value for item in items] + ([] if present is None else [present])
        if not items or not _all_equal(row, values):
            conflicts += by_row[row]
            continue
        if rows is None and any(item.origin.asks_else for item in items):
            to_check += by_row[row]
            continue
        answers[row] = items[0].value if present is None else present
        accepted.append(items[0])
        del by_row[row]
    left = list(chain.from_iterable(by_row.values()))
    filled = with_proposals(attrs.evolve(form, **answers), left)
    return Acceptance(
        form=without_prompts(filled, answers),
        accepted=tuple(accepted),
        to_check=tuple(to_check),
        conflicts=tuple(conflicts),
    )


def _all_equal(row: str, values: list[Any]) -> bool:
    if row != "license":
        return all(value == values[0] for value in values[1:])
    from gpai_code.licenses.assessment import is_same_license  # noqa: PLC0415 - for a form with one

    return all(is_same_license(values[0], value) for value in values[1:])


def without_proposal(form: ModelDocumentation, row: str) -> ModelDocumentation:
    """Return the form after a row was answered in words: nothing is proposed for it any more."""
    left = [item for item in proposals_of(form) if item.row != row]
    return without_prompts(with_proposals(form, left), [row])


def conflicts_among(proposals: Iterable[Proposal]) -> dict[str, list[Proposal]]:
    """Return the rows for which documents say different things, with what each says."""
    by_row: dict[str, list[Proposal]] = {}
    for item in proposals:
        by_row.setdefault(item.row, []).append(item)
    differing = {}
    for row, items in by_row.items():
        if not _all_equal(row, [item.value for item in items]):
            differing[row] = items
    return differing
