"""What the Safety and Security documents share: whose they are, versions, and copies."""

from typing import Annotated, ClassVar, Self

import attrs

from gpai_code.constraints.rules import ItemsRule, Text
from gpai_code.forms.base import Form
from gpai_code.forms.definition import Row
from gpai_code.forms.safety_security.options import CopyFor
from gpai_code.forms.safety_security.records import Redaction


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SafetyDocument(Form):
    """
    A Framework, Model Report or serious incident report of a Signatory.

    Attributes:
        provider: The Signatory.
        version: Version number of the document.
        redactions: What is kept out of copies, and why. A copy holds none of the values, and
            names the places.
        copy_for: None for the whole document; in a copy, for whom it is.
        extensions: Others' additions, kept as they are. They never go into a copy.
    """

    EDITIONS: ClassVar[tuple[str, ...]] = ("final",)
    EDITION: ClassVar[str] = "final"
    FOLDER: ClassVar[str] = "safety-security"
    OBLIGATIONS: ClassVar[tuple[str, ...]] = ("55",)

    provider: Text | None = None
    version: Text | None = None
    redactions: Annotated[tuple[Redaction, ...], ItemsRule()] | None = None
    copy_for: CopyFor | None = None

    def copied_for(self, reader: CopyFor | str) -> Self:
        """
        Return the copy for the public or for authorities, without what is redacted there.

        Args:
            reader: A `CopyFor`, or its value: "public" or "authorities".

        Raises:
            UnknownValueError: If there is no such reader.
            RedactionError: If a redaction names no place that can be taken out, or the document
                is itself a copy.

        Source:
            Final Safety and Security Chapter, Measures 1.4, 7.7, 9.2 and 10.2.
        """
        from gpai_code.forms.safety_security.redactions import copied_for  # noqa: PLC0415

        return copied_for(self, reader)

    WAITING: ClassVar[dict[str, tuple[str, ...]]] = {}
    """Rows whose condition is open as long as one of some other rows has no answer."""

    def concerns(self, row: Row) -> bool | None:
        """Say whether a row is asked, as far as the answers that it depends on are known."""
        waits_for = self.WAITING.get(row.id, ())
        if any(getattr(self, name) is None for name in waits_for):
            return None
        return super().concerns(row)

    def in_place_of(self, row: Row) -> str | None:
        """Return what is shown where a row has no answer: in a copy, why it was taken out."""
        if self.copy_for is not None:
            for redaction in self.redactions or ():
                if redaction.path == f"/{row.id}":
                    return f"(redacted: {redaction.ground.value})"
        return None

    def _named(self) -> str:
        copy = f", copy for {self.copy_for.value}" if self.copy_for else ""
        return f"{super()._named()}{copy}"
