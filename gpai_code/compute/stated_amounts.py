"""
Amounts of computation: read as they are written, kept exact, stated to the figures they bear.

Numbers come in as decimal texts (or `Decimal` or int, never float), and only the stated value is
rounded.
"""

import decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from gpai_code.constraints.quantities import Computation, Quantity
from gpai_code.constraints.record import Record
from gpai_code.constraints.rules import DecimalText, Text, TextRule, rule_of
from gpai_code.errors import AmountError, ValueRuleError
from gpai_code.law import Citation
from gpai_code.text_io.strict_json import describe

Number = str | int | decimal.Decimal
"""
A number as it may be written: a text such as '7.0e9', a `Decimal` or a whole number.

Its figures are those of its text, and a `Decimal` or whole number is read as it prints: zeros at
the end of a whole number without exponent do not count, for nobody can tell whether they are meant.
"""

NOTIFIED_FIGURES = 2
"""Significant figures of the amount that a notification reports (guidelines 32)."""

_FORMAT = (
    "as a text such as {example!r}, a Decimal or an int, with up to 30 digits on each side of the "
    "point and an exponent of one or two digits"
)


class Method(StrEnum):
    """How an amount was worked out."""

    HARDWARE = "hardware-based"
    DENSE_TRANSFORMER = "architecture-based, dense transformer"
    FULL_PASSES = "architecture-based, full passes"
    MIXTURE_OF_EXPERTS = "architecture-based, mixture of experts"
    FROZEN_WEIGHTS = "architecture-based, frozen weights"
    FORWARD_PASSES = "architecture-based, forward passes alone"
    SUM = "sum of parts"


@attrs.frozen(kw_only=True)
class Input(Quantity):
    """
    One number that went into an estimate, with the figures that were written.

    Attributes:
        name: Name of the argument.
    """

    name: Text
    value: DecimalText
    unit: Text


@attrs.frozen(kw_only=True)
class Estimate(Record):
    """
    An amount of training compute, and how it came about.

    Attributes:
        value: The amount as it may be stated: to no more figures than the inputs bear.
        exact: The exact result of the formula.
        method: The formula.
        inputs: What went in.
        citations: Where the method is stated.
        notes: Conditions of the method, and what to keep in mind.
    """

    value: Computation
    exact: decimal.Decimal
    method: Method
    inputs: tuple[Input, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.value} ({self.method.value})"


Amount = Number | Computation | Estimate
"""An amount of computation: a number of FLOP, or an estimate."""


def exact_context() -> decimal.Context:
    """Return a context that has room for every exact result, and would raise before it rounds."""
    return decimal.Context(prec=2000, traps=[decimal.Inexact, decimal.InvalidOperation])


def decimal_text(argument: str, value: object, kind: str, example: str) -> str:
    """Return a number as a text of the Form's decimal rule."""
    rule = rule_of(DecimalText)
    assert isinstance(rule, TextRule)
    text: object = value
    if isinstance(value, decimal.Decimal):
        text = str(value).replace("E+", "e").replace("E", "e")
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**30:
        text = f"{value:d}"
    try:
        return rule.check(text)
    except ValueRuleError:
        remedy = f"give {kind}, {_FORMAT.format(example=example)}"
        raise AmountError(argument, describe(value), remedy) from None


def read_input(
    argument: str, value: Number, unit: str, kind: str, example: str, *, whole: bool = False
) -> Input:
    """
    Return a number that goes into an estimate.

    Args:
        argument: Name of the argument, for errors.
        value: The number.
        unit: What it counts.
        kind: What it has to be, in words.
        example: One that would do.
        whole: Whether it has to be a whole number.

    Raises:
        AmountError: If it is not of its kind.
    """
    quantity = Input(name=argument, value=decimal_text(argument, value, kind, example), unit=unit)
    if not quantity.decimal or (whole and Fraction(quantity.decimal).denominator != 1):
        raise AmountError(argument, describe(value), f"give {kind}, such as {example!r}")
    return quantity


def requested_figures(figures: object) -> int:
    """Return how many significant figures to state, refused if nobody can mean it."""
    if isinstance(figures, int) and not isinstance(figures, bool) and 1 <= figures <= 30:
        return figures
    raise AmountError("figures", describe(figures), "give a whole number from 1 to 30")


def reported_amount(argument: str, value: Amount) -> Computation:
    """Return an amount as it is reported; of an estimate the stated value."""
    if isinstance(value, Estimate):
        return value.value
    if isinstance(value, Computation):
        return value
    return Computation(decimal_text(argument, value, "an amount of FLOP", "2.4e25"))


def exact_amount(argument: str, value: Amount) -> decimal.Decimal:
    """Return an amount as it is compared and added; of an estimate the exact result."""
    return value.exact if isinstance(value, Estimate) else reported_amount(argument, value).decimal


def stated_amount(exact: decimal.Decimal, figures: int, coarsest: int | None = None) -> Computation:
    """
    Round half up to a number of figures, or to the place of the last figure that means something.

    Raises:
        AmountError: If two digits do not hold the exponent.
    """
    if not exact:
        return Computation("0")
    place = exact.adjusted() - figures + 1
    if coarsest is not None:
        place = max(place, coarsest)
    context = decimal.Context(prec=2000, rounding=decimal.ROUND_HALF_UP)
    rounded = context.quantize(exact, decimal.Decimal((0, (1,), place)))
    exponent = rounded.adjusted()
    if abs(exponent) > 99:
        magnitude = f"an amount of the order 1e{exponent} FLOP"
        raise AmountError(
            "the result", magnitude, "check the inputs; it must lie from 1e-99 to 1e99"
        )
    # rounding up to the next power of ten makes one figure more, a zero
    digits = "".join(map(str, rounded.as_tuple().digits[:figures]))
    point = f".{digits[1:]}" if len(digits) > 1 else ""
    return Computation(f"{digits[0]}{point}e{exponent}")


def product_estimate(
    method: Method,
    inputs: tuple[Input, ...],
    factor: decimal.Decimal,
    figures: int,
    citations: tuple[Citation, ...],
    notes: tuple[str, ...],
) -> Estimate:
    """Multiply the inputs and a factor, a constant without uncertainty, and state the product."""
    context = exact_context()
    exact = factor
    for quantity in inputs:
        exact = context.multiply(exact, quantity.decimal)
    return stated_estimate(method, inputs, exact, figures, citations, notes)


def stated_estimate(
    method: Method,
    inputs: tuple[Input, ...],
    exact: decimal.Decimal,
    figures: int,
    citations: tuple[Citation, ...],
    notes: tuple[str, ...],
) -> Estimate:
    """State an exact amount to the figures that its inputs bear."""
    requested = requested_figures(figures)
    context = exact_context()
    bearing = {
        quantity: quantity.significant_figures for quantity in inputs if not _is_count(quantity)
    }
    least = min(bearing.values())
    if least < requested:
        coarse = [quantity for quantity, figures_borne in bearing.items() if figures_borne == least]
        notes = (*notes, _fewer(least, coarse))
    return Estimate(
        value=stated_amount(exact, min(requested, least)),
        exact=context.normalize(exact),
        method=method,
        inputs=inputs,
        citations=citations,
        notes=notes,
    )


def _is_count(quantity: Input) -> bool:
    """Say whether a number was counted, as a plain whole number of units is, and not rounded."""
    return quantity.name == "units" and quantity.value.isdigit()


def _fewer(least: int, coarse: list[Input]) -> str:
    """Say that an amount is stated to fewer figures than was asked for, and because of what."""
    inputs = " and ".join([f"{quantity.name} '{quantity.value}'" for quantity in coarse])
    return (
        f"Stated to {least} significant figure{'' if least == 1 else 's'}, as many as "
        f"{inputs} {'states' if len(coarse) == 1 else 'state'}; write zeros that are "
        "meant, such as '0.50' or '2.00e5'. A notification reports two figures (guidelines 32)."
    )
