"""What both editions of the Model Documentation Form share: its header, and audiences' copies."""

from collections.abc import Iterator
from typing import Any, ClassVar, Self

import attrs

from gpai_code.constraints.rules import Text
from gpai_code.errors import Fault, WithheldRowError
from gpai_code.forms.base import Form
from gpai_code.forms.definition import Row
from gpai_code.forms.findings import Known, Note
from gpai_code.text_io.strict_json import pointer
from gpai_code.vocabulary import Audience
from gpai_code.vocabulary.names import member


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ModelDocumentation(Form):
    """
    A filled Model Documentation Form of any edition, or one audience's copy of it.

    Attributes:
        document_version: Version of the document, in the provider's own counting.
        audience: None for the whole form; in a copy, for whom it is. A copy holds no row that is
            not meant for its audience, and no extensions.
        extensions: Others' additions, kept as they are. They never go into a copy.
    """

    DOCUMENT: ClassVar[str] = "model-documentation-form"
    TITLE: ClassVar[str] = "Model Documentation Form"
    EDITIONS: ClassVar[tuple[str, ...]] = ("third-draft", "final")
    # the AI Office and national authorities get it under point (a), downstream providers under (b)
    OBLIGATIONS: ClassVar[tuple[str, ...]] = ("53(1)(a)", "53(1)(b)")

    document_version: Text | None = None
    audience: Audience | None = None

    def check_together(self) -> None:
        """Refuse rows that the audience of a copy may not see."""
        if self.audience is not None and (withheld := self._withheld_from(self.audience)):
            raise WithheldRowError(self.audience.value, withheld)

    def _withheld_from(self, audience: Audience) -> tuple[str, ...]:
        """Name what this form holds beyond what the audience may see."""
        withheld = [
            row.id
            for row in self.definition().rows()
            if audience not in row.audiences and getattr(self, row.id) is not None
        ]
        return (*withheld, "extensions") if self.extensions is not None else tuple(withheld)

    def rows(self) -> Iterator[tuple[Row, Any]]:
        """
        Yield each row with its answer, None where there is none, in printed order.

        A copy yields only the rows that are meant for its audience.
        """
        meant_for = self.audience
        rows = super().rows()
        if meant_for is None:
            return rows
        return ((row, answer) for row, answer in rows if meant_for in row.audiences)

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

    def names(self) -> tuple[str | None, str | None]:
        """Return the model's name and the document's version, as far as they are given."""
        # the row has another name in each edition, and is for every audience in both
        model = getattr(self, "model_name", None) or getattr(self, "versioned_model_name", None)
        return model, self.document_version

    def notes_between_rows(self, known: Known) -> Iterator[Note]:
        """Compare rows with each other and with what else is known of the model."""
        from gpai_code.forms.model_documentation.checks import documentation_notes  # noqa: PLC0415

        return documentation_notes(self, known)

    @classmethod
    def _refuse_withheld(cls, answers: dict[str, Any]) -> list[Fault]:
        """Take out of a copy what must not be in it; the faults never quote the values."""
        audience_name = answers.get("audience")
        if not isinstance(audience_name, str) or audience_name not in set(Audience):
            return []  # no copy, or a fault that the reader finds
        audience = Audience(audience_name)
        withheld = [row.id for row in cls.definition().rows() if audience not in row.audiences]
        remedy = f"take it out of a copy for {audience.value}"
        faults = []
        for name in (*withheld, "extensions"):
            if name in answers:
                del answers[name]
                faults.append(Fault(pointer([name]), "withheld-row", "a withheld row", remedy))
        return faults

    def _named(self) -> str:
        copy = f", copy for {self.audience.value}" if self.audience else ""
        return f"{super()._named()}{copy}"
