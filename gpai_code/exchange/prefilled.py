"""A form that is filled with what another document states, and where each answer comes from."""

from typing import Any

import attrs

from gpai_code.constraints.record import Record
from gpai_code.constraints.rules import without_none
from gpai_code.constraints.structuring import structure
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import DocumentError, Fault, UnknownEditionError
from gpai_code.forms.documents import FORMS
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.placeholders import is_placeholder
from gpai_code.model_card.fields import PLACEHOLDERS, bare
from gpai_code.reading.proposals import MAX_STATEMENTS
from gpai_code.text_io.strict_json import describe

STATES_NOTHING = PLACEHOLDERS | {"noassertion", "unknown", "no information"}
"""Texts that other formats use where nothing is known, in lower case."""


@attrs.frozen(kw_only=True)
class ImportedRow(Record):
    """
    What another document says about a row.

    Attributes:
        row: Id of the row.
        source: Where the document says it.
        text: What it says, in its own words.
        filled: Whether the form has it as an answer; else it is a suggestion alone.
        note: What to check, or why it is no answer.
    """

    row: str
    source: str
    text: str
    filled: bool
    note: str


@attrs.frozen(kw_only=True)
class PrefilledForm(Record):
    """
    A form filled from another document. Somebody has to check it before it is a statement.

    Attributes:
        form: The form, with what the document states in a field of the same meaning.
        rows: What was read for which row.
        notes: What else is doubtful in the document.
    """

    form: ModelDocumentation
    rows: tuple[ImportedRow, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def suggestions(self) -> tuple[ImportedRow, ...]:
        """What the document says and the form does not hold."""
        return tuple(row for row in self.rows if not row.filled)


class Prefill:
    """Collects answers for a form of one edition; rows that the edition has not are passed over."""

    def __init__(self, edition: str = "final") -> None:
        if edition not in FORMS:
            raise UnknownEditionError(edition, tuple(FORMS))
        self.kind = FORMS[edition]
        self.answers: dict[str, Any] = {}
        self.rows: list[ImportedRow] = []
        self.notes: list[str] = []

    def fill(self, row: str, value: object, source: str, note: str = "check it") -> None:
        """Take a value as the answer, or as a suggestion if the row cannot hold it."""
        if row not in attrs.fields_dict(self.kind):
            return
        text = value if isinstance(value, str) else describe(value)
        if isinstance(value, str) and states_nothing(value):
            self._add(row, source, text, False, "states nothing")
            return
        if row in self.answers:
            self._add(row, source, text, False, "another value was read before")
            return
        annotation: Any = without_none(attrs.fields_dict(self.kind)[row].type)
        try:
            self.answers[row] = structure(value, annotation, row)
        except DocumentError as error:
            self._add(row, source, text, False, error.faults[0].wanted)
            return
        self._add(row, source, text, True, note)

    def suggest(self, row: str, text: str, source: str, note: str) -> None:
        """Note what may be the answer, which somebody has to decide."""
        if row in attrs.fields_dict(self.kind) and not states_nothing(text):
            self._add(row, source, text, False, note)

    def _add(self, row: str, source: str, text: str, filled: bool, note: str) -> None:
        if len(self.rows) >= MAX_STATEMENTS:
            remedy = f"keep it to {MAX_STATEMENTS}"
            fault = Fault("", "size", f"more than {MAX_STATEMENTS} statements for rows", remedy)
            raise DocumentError("document", (fault,))
        imported = ImportedRow(row=row, source=source, text=text, filled=filled, note=note)
        self.rows.append(imported)

    def form(self) -> PrefilledForm:
        """Return the form as far as it was filled."""
        return PrefilledForm(
            form=self.kind(**self.answers), rows=tuple(self.rows), notes=tuple(self.notes)
        )


def whole_form(form: ModelDocumentation, source: str) -> PrefilledForm:
    """Return a form that a document of this library holds whole."""
    note = "this library wrote it"
    rows = []
    for row, answer in form.rows():
        if answer is not None:
            text = unstructure(answer)
            text = text if isinstance(text, str) else describe(text)
            rows.append(ImportedRow(row=row.id, source=source, text=text, filled=True, note=note))
    return PrefilledForm(form=form, rows=tuple(rows))


def states_nothing(text: str) -> bool:
    """
    Say whether a text is there only because a field had to be filled.

    >>> states_nothing("NOASSERTION"), states_nothing("N/A."), states_nothing("Transformer")
    (True, True, False)
    """
    return bare(text) in STATES_NOTHING or is_placeholder(text)
