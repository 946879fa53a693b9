"""What every form shares: rows with answers, whether a row concerns the model, plain rows."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, Self

import attrs

from gpai_code.catalog.provenance import GeneratedBy, generated_by
from gpai_code.constraints.record import Record
from gpai_code.constraints.rules import Text, checked, is_tag, tagged, tags_of, without_none
from gpai_code.errors import EditionMismatchError
from gpai_code.forms.definition import FormDefinition, Row, read_definition


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Form(Record):
    """
    A filled form.

    Every row is optional while a form is being filled; `check_form` says what is still owed. A row
    whose id has a dot stands inside a block, such as the answers that are asked only after "Yes".

    Attributes:
        last_updated: Day of the last change to the document.
        extensions: Others' additions, kept as they are.
        schema: What `$schema` of the document named, if it did.
    """

    DOCUMENT: ClassVar[str]
    """The name that every such document gives itself."""

    EDITION: ClassVar[str]
    """Slug of the edition that the form belongs to."""

    FOLDER: ClassVar[str]
    """Folder of the data that holds the form's definition."""

    last_updated: date | None = None
    extensions: dict[str, Any] | None = None
    schema: Text | None = None

    @classmethod
    def definition(cls) -> FormDefinition:
        """Return what the printed form says of its rows."""
        return read_definition(cls.FOLDER)

    @classmethod
    def stamp(cls) -> GeneratedBy:
        """Return which library, edition and data revision writes such a form now."""
        return generated_by(cls.EDITION, cls.definition().revision)

    def rows(self) -> Iterator[tuple[Row, Any]]:
        """Yield each row with its answer, None where there is none, in printed order."""
        for row in self.definition().rows():
            yield row, self.answer(row)

    def answer(self, row: Row) -> Any:
        """Return the answer to a row, None where there is none; a box is ticked or has none."""
        block, _, name = row.id.partition(".")
        found = getattr(self, block, None)
        if name:
            found = getattr(found, name, None)
        return True if row.tick and found is not None else found

    def concerns(self, row: Row) -> bool | None:
        """
        Say whether a row is asked at all, as far as the answer that it depends on is known.

        Rows outside any block always are. Those of a block are once its question is answered with
        yes or its box is ticked, and not after no; None while the question is open.
        """
        block, _, name = row.id.rpartition(".")
        if not block:
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
        block, _, name = row.id.rpartition(".")
        kind = cls.kinds_of(block)[0] if block else cls
        annotation = attrs.fields_dict(kind)[name].type
        return bool if row.tick or is_tag(annotation) else annotation

    def to_rows(self) -> list[dict[str, Any]]:
        """
        Return one plain dict for each row, for tables and data frames.

        Keys: section, row, label, answer (plain JSON, None where there is none), and for a form
        with audiences one for each that says whether the row is meant for it.
        """
        from gpai_code.constraints.conversion import unstructure  # noqa: PLC0415

        sections = {
            row.id: section.heading
            for section in self.definition().sections
            for row in section.rows
        }
        return [
            {
                "section": sections[row.id],
                "row": row.id,
                "label": row.name,
                "answer": unstructure(answer),
                **{one.value: one in row.audiences for one in self.definition().audiences},
            }
            for row, answer in self.rows()
        ]

    def to_dict(self) -> dict[str, Any]:
        """Return the form as plain JSON values, with what says which document it is."""
        from gpai_code.forms.documents import to_document  # noqa: PLC0415

        return to_document(self)

    @classmethod
    def from_dict(cls, values: object) -> Self:
        """
        Make a form of this kind and edition from plain JSON values.

        Raises:
            DocumentError: With every fault and its JSON Pointer.
            EditionMismatchError: If it is of another edition.
        """
        from gpai_code.forms.documents import from_document  # noqa: PLC0415

        form = from_document(values, cls.DOCUMENT)
        if not isinstance(form, cls):
            raise EditionMismatchError(form.EDITION, cls.EDITION)
        return form

    def __repr__(self) -> str:
        answers = [answer for row, answer in self.rows() if self.concerns(row) is not False]
        answered = sum(answer is not None for answer in answers)
        return f"<{self._named()}: {answered} of {len(answers)} rows answered>"

    def _named(self) -> str:
        return f"{self.EDITION} {type(self).__name__}"
