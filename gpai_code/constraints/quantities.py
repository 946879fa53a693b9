"""Amounts that keep the figures in which they were written."""

import decimal
from typing import Literal

import attrs

from gpai_code.constraints.checked_record import CheckedRecord
from gpai_code.constraints.rules import DecimalText


class Quantity(CheckedRecord):
    """
    A value written with the figures that are meant.

    Attributes:
        value: The number as a text, with the figures that are meant.
        unit: What the number counts.
    """

    __slots__ = ()

    value: str
    unit: str

    @property
    def decimal(self) -> decimal.Decimal:
        """The exact number."""
        return decimal.Decimal(self.value)

    @property
    def significant_figures(self) -> int:
        """
        How many figures are stated.

        Zeros at the end of a whole number without exponent do not count, since nobody can tell
        whether they are meant: "8000000000" states one figure, "8.0e9" two.
        """
        mantissa = self.value.partition("e")[0]
        digits = mantissa.replace(".", "").lstrip("0")
        if "." not in mantissa and "e" not in self.value:
            digits = digits.rstrip("0")
        return max(1, len(digits))

    def __str__(self) -> str:
        return f"{self.value} {self.unit}"


@attrs.frozen(eq=False, repr=False)
class Computation(Quantity):
    """
    An amount of computation in floating point operations, with the figures that were written.

    >>> Computation("2.4e25").significant_figures, str(Computation("2.4e25"))
    (2, '2.4e25 FLOP')
    """

    value: DecimalText
    unit: Literal["FLOP"] = "FLOP"
