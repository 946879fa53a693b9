"""What every edition of the Model Documentation Form shares: its rows, and copies for audiences."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, Self

import attrs

from gpai_code.errors import WithheldRowError
from gpai_code.forms.definition import FormDefinition, Row, read_definition
from gpai_code.rules import Text, checked
from gpai_code.vocabulary import Audience, member


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Form:
    """
    A filled form, or one audience's copy of it.

    Every row is optional while a form is being filled; `check_form` says what is still owed.

    Attributes:
        last_updated: Day of the last change to the document.
        document_version: Version of the document, in the provider's own counting.
        audience: None for the whole form; in a copy, for whom it is. A copy holds no row that is
            not meant for its audience, and no extensions.
        extensions: Others' additions, kept as they are. They never go into a copy.
        schema: What `$schema` of the document named, if it did.
    """

    EDITION: ClassVar[str]

    last_updated: date | None = None
    document_version: Text | None = None
    audience: Audience | None = None
    extensions: dict[str, Any] | None = None
    schema: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.audience is not None and (withheld := self._withheld_from(self.audience)):
            raise WithheldRowError(self.audience.value, withheld)

    def _withheld_from(self, audience: Audience) -> tuple[str, ...]:
        """Name what this form holds beyond what the audience may see."""
        held = [
            row.id
            for row in self.definition().rows()
            if audience not in row.audiences and getattr(self, row.id) is not None
        ]
        return (*held, "extensions") if self.extensions is not None else tuple(held)

    @classmethod
    def definition(cls) -> FormDefinition:
        """Return what the printed form says of its rows."""
        return read_definition(cls.EDITION)

    def rows(self) -> Iterator[tuple[Row, Any]]:
        """
        Yield each row with its answer, None where there is none, in printed order.

        A copy yields only the rows that are meant for its audience.
        """
        for row in self.definition().rows():
            if self.audience is None or self.audience in row.audiences:
                yield row, getattr(self, row.id)

    def for_audience(self, audience: Audience | str) -> Self:
        """
        Return the copy that one audience is meant to receive.

        It holds the header and exactly the rows that the Form marks for this audience; it can be
        written, read and checked in its own right.

        Args:
            audience: An `Audience`, or its printed name: "AIO", "NCAs" or "DPs".

        Raises:
            UnknownValueError: If there is no such audience.
            WithheldRowError: If this form is itself a copy for another audience.

        Source:
            The crosses of the Form; third draft Measure I.1.2, final Transparency Measure 1.2.
        """
        audience = member(Audience, audience)
        if self.audience not in (None, audience):
            raise WithheldRowError(audience.value, (f"rows of a copy for {self.audience.value}",))
        withheld = {
            row.id: None for row in self.definition().rows() if audience not in row.audiences
        }
        return attrs.evolve(self, audience=audience, extensions=None, schema=None, **withheld)

    def to_rows(self) -> list[dict[str, Any]]:
        """
        Return one plain dict for each row, for tables and data frames.

        Keys: section, row, label, answer (plain JSON, None where there is none), and one for each
        audience that says whether the row is meant for it.
        """
        from gpai_code._convert import unstructure  # noqa: PLC0415

        sections = {
            row.id: section.title for section in self.definition().sections for row in section.rows
        }
        return [
            {
                "section": sections[row.id],
                "row": row.id,
                "label": row.name,
                "answer": unstructure(answer),
                **{audience.value: audience in row.audiences for audience in Audience},
            }
            for row, answer in self.rows()
        ]

    def to_json(self) -> str:
        """Return the form as JSON text, which `read_form` gives back."""
        from gpai_code.forms.documents import write_form  # noqa: PLC0415

        return write_form(self)

    def _repr_html_(self) -> str:
        from gpai_code.forms.render import summary_html  # noqa: PLC0415

        return summary_html(self)

    def __repr__(self) -> str:
        values = [value for _, value in self.rows()]
        answered = sum(value is not None for value in values)
        copy = f", copy for {self.audience.value}" if self.audience else ""
        return (
            f"<{self.EDITION} DocumentationForm{copy}: {answered} of {len(values)} rows answered>"
        )
