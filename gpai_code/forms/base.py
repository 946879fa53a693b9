"""What every form shares: rows with answers, its document, and what a kind of form can override."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, get_args, get_origin

import attrs

from gpai_code.catalog.provenance import GeneratedBy, generated_by
from gpai_code.constraints.checked_record import CheckedRecord
from gpai_code.constraints.rules import Text, is_tag, tagged, tags_of, without_none
from gpai_code.errors import DocumentError, EditionMismatchError, Fault, NoAudienceError
from gpai_code.forms.definition import (
    FormDefinition,
    Row,
    asks_of_each,
    paths_of_rows,
    read_definition,
)
from gpai_code.forms.findings import Known, Note
from gpai_code.text_io.strict_json import describe
from gpai_code.vocabulary import Audience

if TYPE_CHECKING:
    from gpai_code.resolver.facts import ModelFacts


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Form(CheckedRecord):
    """
    A filled form.

    Every row is optional while a form is being filled; `check_form` says what is still owed. A row
    whose id has a dot is inside a block, such as the answers that are asked only after "Yes".

    Attributes:
        last_updated: Day of the last change to the document.
        extensions: Others' additions, kept as they are.
        schema: What `$schema` of the document named, if it did.
    """

    DOCUMENT: ClassVar[str]
    """The name that every such document gives itself."""

    TITLE: ClassVar[str]
    """What a filled form is called; the definition has the title of the printed, empty one."""

    EDITION: ClassVar[str]
    """Slug of the edition that the form belongs to."""

    EDITIONS: ClassVar[tuple[str, ...]]
    """Slugs of all editions of this kind of form."""

    FOLDER: ClassVar[str]
    """Folder of the data that holds the form's definition."""

    FILE: ClassVar[str] = "form.json"
    """Name of that definition in the folder."""

    OBLIGATIONS: ClassVar[tuple[str, ...]]
    """The obligations of the AI Act that the form serves, as `resolve` names them."""

    REFERENCES: ClassVar[Mapping[str, str]] = {}
    """The list that each field of references is about, by the path of the field."""

    ASKED_ELSEWHERE: ClassVar[tuple[str, ...]] = ()
    """Fields of records that this form can hold and another kind of document asks for."""

    last_updated: date | None = None
    extensions: dict[str, Any] | None = None
    schema: Text | None = None

    @classmethod
    def definition(cls) -> FormDefinition:
        """Return what the printed form says of its rows."""
        return read_definition(cls.FOLDER, cls.FILE)

    @classmethod
    def stamp(cls) -> GeneratedBy:
        """Return which library, edition and data revision writes such a form now."""
        return generated_by(cls.EDITION, cls.definition().revision)

    def rows(self) -> Iterator[tuple[Row, Any]]:
        """
        Yield each row with its answer, None where there is none, in printed order.

        Rows that are asked of every record in a list are inside the answer to the list's row;
        `places` yields them one by one.
        """
        for row, block, name in paths_of_rows(self.FOLDER, self.FILE):
            answer = getattr(self, block, None)
            if name:
                answer = getattr(answer, name, None)
            yield row, True if row.tick and answer is not None else answer

    def places(self) -> Iterator[tuple[Row, str, Any]]:
        """Yield every place of the form or copy: its row, the path of its answer, the answer."""
        if not asks_of_each(self.FOLDER, self.FILE):
            for row, answer in self.rows():
                yield row, row.id, answer
            return
        answers = self.rows_by_id()
        for row in self.definition().rows():
            if row.each:
                for path, answer in answers_inside(self, row.id.split(".")):
                    yield row, path, answer
            else:
                yield row, row.id, answers[row.id]

    def answer(self, row: Row) -> Any:
        """Return the answer to a row, None where there is none; a box is ticked or has none."""
        block, _, name = row.id.partition(".")
        answer = getattr(self, block, None)
        if name:
            answer = getattr(answer, name, None)
        return True if row.tick and answer is not None else answer

    def concerns(self, row: Row) -> bool | None:
        """
        Say whether a row is asked at all, as far as the answer that it depends on is known.

        Rows outside any block always are. Those of a block are once its question is answered with
        yes or its box is ticked, and not after no; None while the question is open.
        """
        block, _, name = row.id.rpartition(".")
        if not block or row.each:
            return True
        holder = getattr(self, block)
        if holder is not None:
            return hasattr(holder, name)
        if self.definition().has_box(block):
            return False
        return True if self._asks(block, name) else None

    @classmethod
    def _asks(cls, block: str, name: str) -> bool:
        """Say whether a row is the question that opens a block."""
        return any(name in tags_of(kind) for kind in cls.kinds_of(block))

    @classmethod
    def kinds_of(cls, block: str) -> tuple[Any, ...]:
        """Return the classes that the answers of a block can have, that for yes first."""
        annotation = without_none(attrs.fields_dict(cls)[block].type)
        return tagged(annotation) or (annotation,)

    @classmethod
    def type_of(cls, row: Row) -> Any:
        """Return the annotation of a row's field; the question of a block is yes or no."""
        if row.each:
            kind: Any = cls
            annotation: Any = cls
            for name in row.id.split("."):
                annotation = attrs.fields_dict(kind)[name].type
                kind = record_type(annotation)
            return annotation
        block, _, name = row.id.rpartition(".")
        kind = cls.kinds_of(block)[0] if block else cls
        annotation = attrs.fields_dict(kind)[name].type
        return bool if row.tick or is_tag(annotation) else annotation

    def rows_by_id(self) -> dict[str, Any]:
        """Return the answer to each row that the form or copy has, by the id of the row."""
        return {row.id: answer for row, answer in self.rows()}

    # what a kind of form says of itself, where it differs from the others

    @property
    def audience(self) -> Audience | None:
        """For whom the copy is; None for a whole form, and for a form that is public as a whole."""
        return None

    def for_audience(self, audience: Audience | str) -> "Form":
        """
        Return the copy that one audience is meant to receive.

        Raises:
            NoAudienceError: If the form is of a kind that is public as a whole.
        """
        raise NoAudienceError(self.DOCUMENT)

    def in_place_of(self, row: Row) -> str | None:
        """Return what is shown where a row has no answer; None where it is simply open."""
        return None

    def names(self) -> tuple[str | None, str | None]:
        """Return the model's name and the document's version, as far as they are given."""
        return None, None

    def settled_rows(self, facts: "ModelFacts | None") -> Mapping[str, bool]:
        """Say of rows that are asked under a condition whether it holds, where that is known."""
        return {}

    def notes_between_rows(self, known: Known) -> Iterator[Note]:
        """Yield what rows say against each other, and against what else is known of the model."""
        yield from ()

    @classmethod
    def _refuse_withheld(cls, answers: dict[str, Any]) -> list[Fault]:
        """Take out of a copy what must not be in it; the faults never quote the values."""
        return []

    # the form as a document

    def to_dict(self) -> dict[str, Any]:
        """
        Return the form as plain JSON values.

        The envelope says what the document is and which library, edition and data revision wrote
        it; then come the header and the rows in printed order, and last the extensions.
        """
        from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415

        answers: dict[str, Any] = unstructure(self)
        document: dict[str, Any] = {}
        if self.schema is not None:
            document["$schema"] = answers.pop("schema")
        document |= {"document": self.DOCUMENT, "edition": self.EDITION}
        if "audience" in answers:
            document["audience"] = answers.pop("audience")
        document["generated_by"] = dict(_plain_stamp(self.EDITION, self.definition().revision))
        extensions = answers.pop("extensions", None)
        document |= answers
        return document if extensions is None else {**document, "extensions": extensions}

    @classmethod
    def from_dict(cls, values: object) -> Self:
        """
        Make a form of this kind and edition from plain JSON values.

        Raises:
            DocumentError: With every fault and its JSON Pointer.
            EditionMismatchError: If it is of another edition.
        """
        if not isinstance(values, dict):
            fault = Fault("", "type", describe(values), "give an object")
            raise DocumentError(cls.DOCUMENT, (fault,))
        answers = dict(values)
        faults = []
        kind = answers.pop("document", None)
        if kind != cls.DOCUMENT:
            actual = describe(kind) if "document" in values else "nothing"
            faults.append(Fault("/document", "document", actual, f"write {cls.DOCUMENT!r}"))
        edition = answers.pop("edition", None)
        if edition != cls.EDITION:
            if edition in cls.EDITIONS and not faults:
                raise EditionMismatchError(edition, cls.EDITION)
            actual = describe(edition) if "edition" in values else "nothing"
            faults.append(Fault("/edition", "edition", actual, f"write {cls.EDITION!r}"))
        return cls.from_answers(answers, cls.DOCUMENT, faults)

    @classmethod
    def from_answers(cls, answers: dict[str, Any], name: str, faults: list[Fault]) -> Self:
        """
        Make a form from a document whose kind and edition have been taken out.

        Args:
            answers: What is left of the document; it is used up.
            name: What to call the document in errors.
            faults: What has been found wrong with the document so far.

        Raises:
            DocumentError: With these faults and every further one.
        """
        from gpai_code.constraints.structuring import structure  # noqa: PLC0415

        if "schema" in answers:
            faults.append(
                Fault("/schema", "unknown-field", "a field unknown here", "write $schema")
            )
            del answers["schema"]
        if "$schema" in answers:
            answers["schema"] = answers.pop("$schema")
        if "generated_by" in answers:
            # the stamp is checked and then left: who writes the form next stamps it again
            try:
                structure(answers.pop("generated_by"), GeneratedBy)
            except DocumentError as error:
                for fault in error.faults:
                    faults.append(attrs.evolve(fault, path=f"/generated_by{fault.path}"))
        faults += cls._refuse_withheld(answers)
        form = None
        try:
            form = structure(answers, cls, name)
        except DocumentError as error:
            faults += map(_with_printed_name, error.faults)
        if form is None or faults:
            raise DocumentError(name, tuple(faults))
        return form

    def __repr__(self) -> str:
        answers = [answer for row, answer in self.rows() if self.concerns(row) is not False]
        answered = sum(answer is not None for answer in answers)
        return f"<{self._named()}: {answered} of {len(answers)} rows answered>"

    def _named(self) -> str:
        return f"{self.EDITION} {type(self).__name__}"


def answers_inside(holder: Any, names: list[str], path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the answers to a field of every record that a row leads to, with their paths."""
    if isinstance(holder, tuple):
        for index, record in enumerate(holder):
            yield from answers_inside(record, names, f"{path}/{index}")
        return
    answer = getattr(holder, names[0])
    here = f"{path}/{names[0]}".removeprefix("/")
    if len(names) == 1:
        yield here, answer
    elif answer is not None:  # without a record nothing is asked of it
        yield from answers_inside(answer, names[1:], here)


def record_type(annotation: Any) -> Any:
    """Return the class of the record, or of the records in the list, that a field can hold."""
    annotation = without_none(annotation)
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return get_args(annotation)[0] if get_origin(annotation) is tuple else annotation


@cache
def _plain_stamp(edition: str, revision: int | None) -> Mapping[str, Any]:
    """Return the stamp of a kind of form, which is the same as long as the library runs."""
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415

    stamp: dict[str, Any] = unstructure(generated_by(edition, revision))
    return stamp


def _with_printed_name(fault: Fault) -> Fault:
    """Call the field `schema` by its name in documents."""
    if fault.path == "/schema":
        return attrs.evolve(fault, path="/$schema")
    if fault.wanted == "did you mean schema?":
        return attrs.evolve(fault, wanted="did you mean $schema?")
    return fault
