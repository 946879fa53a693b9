"""What the choices of all forms share: options as printed, another in words, or both."""

from enum import StrEnum
from typing import Any, Self, get_args

import attrs

from gpai_code.constraints.checked_record import CheckedRecord
from gpai_code.constraints.rules import without_none
from gpai_code.errors import ValueRuleError


class Choice(CheckedRecord):
    """
    One or more of the options that a form prints, or another in words, or both.

    Attributes:
        selected: The options that are marked.
        other: Another one, in words.
    """

    __slots__ = ()

    selected: tuple[StrEnum, ...] | None
    other: str | None

    def check_together(self) -> None:
        """Refuse a choice of nothing."""
        if self.selected is None and self.other is None:
            remedy = "select at least one or say which other"
            raise ValueRuleError("choice", "no choice", remedy)

    @classmethod
    def options(cls) -> type[StrEnum]:
        """Return the options that are offered, in printed order."""
        annotated: Any = without_none(attrs.fields_dict(cls)["selected"].type)
        of_many = get_args(annotated)[0]
        options: type[StrEnum] = get_args(of_many)[0]
        return options


class PrintedRange(StrEnum):
    """A range that a form prints with a long dash; a hyphen is read as the dash."""

    @classmethod
    def spellings(cls) -> dict[str, Self]:
        """
        Return every text that names one of the ranges: first those printed, then with a hyphen.

        >>> from gpai_code.forms.values import DurationRange
        >>> DurationRange("1-3 months").value
        '1—3 months'
        """
        printed = {member.value: member for member in cls}
        typed = {text.replace("—", "-"): member for text, member in printed.items()}
        return printed | typed

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return cls.spellings().get(value) if isinstance(value, str) else None
