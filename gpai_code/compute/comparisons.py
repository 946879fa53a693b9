"""An amount of training compute compared with a threshold: whether it exceeds it, or is near it."""

import decimal
from fractions import Fraction

import attrs

from gpai_code.compute.amounts import MARGIN
from gpai_code.compute.stated_amounts import (
    Amount,
    Estimate,
    decimal_text,
    exact_amount,
    exact_context,
    reported_amount,
)
from gpai_code.compute.thresholds import THRESHOLDS, Threshold
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.quantities import Computation
from gpai_code.constraints.record import Record
from gpai_code.errors import AmountError
from gpai_code.law import Citation, guidelines


@attrs.frozen(kw_only=True)
class Nearness(Record):
    """
    Where a threshold lies as seen from an estimate; true if it lies within the margin.

    Attributes:
        near: Whether the threshold lies within the margin, its ends included.
        exceeds: Whether the exact amount is greater than the threshold.
        reported: The amount as it is reported, of which the margin is taken.
        low: The reported amount less the margin.
        high: The reported amount and the margin.
        threshold: The threshold.
        citations: Where the margin is stated, and the threshold if it is one of the named ones.
    """

    near: bool
    exceeds: bool
    reported: Computation
    low: decimal.Decimal
    high: decimal.Decimal
    threshold: decimal.Decimal | Fraction
    citations: tuple[Citation, ...]

    def __bool__(self) -> bool:
        return self.near


@explain_arguments
def near(value: Amount, threshold: Threshold | Fraction | Amount) -> Nearness:
    """
    Say whether a threshold lies within 30 % of the reported estimate.

    The margin is a share of what is reported, so of an estimate the stated value counts here. The
    outcome of a test is the same near a threshold as elsewhere; it is only less sure.

    Args:
        value: The amount.
        threshold: A threshold, its name in `THRESHOLDS`, or an amount.

    Raises:
        AmountError: Naming the argument that cannot be used.

    Source:
        Guidelines, annex, paragraph 123 of July 2025.

    >>> bool(near("7.7e24", "systemic risk")), bool(near("7.6e24", "systemic risk"))
    (True, False)
    """
    limit, citations = _limit(threshold)
    reported = reported_amount("value", value)
    context = exact_context()
    low = context.multiply(reported.decimal, context.subtract(decimal.Decimal(1), MARGIN))
    high = context.multiply(reported.decimal, context.add(decimal.Decimal(1), MARGIN))
    return Nearness(
        near=Fraction(low) <= Fraction(limit) <= Fraction(high),
        exceeds=Fraction(exact_amount("value", value)) > Fraction(limit),
        reported=reported,
        low=context.normalize(low),
        high=context.normalize(high),
        threshold=limit,
        citations=(guidelines("123"), *citations),
    )


@explain_arguments
def exceeds(value: Amount, threshold: Threshold | Fraction | Amount) -> bool:
    """
    Say whether an amount is greater than a threshold; at the threshold it is not.

    Of an estimate the exact amount counts, so that rounding decides nothing.

    Args:
        value: The amount.
        threshold: A threshold, its name in `THRESHOLDS`, or an amount.

    Raises:
        AmountError: Naming the argument that cannot be used.

    Source:
        AI Act, Article 51(2); guidelines, paragraphs 17 and 63 of July 2025.

    >>> exceeds("1e25", "systemic risk"), exceeds("1.01e25", "systemic risk")
    (False, True)
    """
    limit, _ = _limit(threshold)
    return Fraction(exact_amount("value", value)) > Fraction(limit)


@explain_arguments
def third_of(original: Amount) -> Fraction:
    """
    Return exactly one third of the original model's training compute.

    Raises:
        AmountError: If it is no amount above 0.

    Source:
        Guidelines, paragraph 63 of July 2025.

    >>> exceeds("3.33e24", third_of("1e25")), exceeds("3.34e24", third_of("1e25"))
    (False, True)
    """
    exact = exact_amount("original", original)
    if not exact:
        raise AmountError("original", "zero", "give an amount above 0")
    return Fraction(exact) / 3


@explain_arguments
def more_than_a_third(modification: Amount, original: Amount) -> bool:
    """
    Say whether a modification took more than a third of the original's compute.

    Exactly one third is not more. `ONE_THIRD` says what follows, `FALLBACKS` holds what takes the
    place of the original's compute where it cannot be known or estimated.

    Raises:
        AmountError: Naming the argument that cannot be used.

    Source:
        Guidelines, paragraph 63 of July 2025.

    >>> more_than_a_third("1e24", "3e24"), more_than_a_third("1.01e24", "3e24")
    (False, True)
    """
    return Fraction(exact_amount("modification", modification)) > third_of(original)


def _limit(
    threshold: Threshold | Fraction | Amount,
) -> tuple[decimal.Decimal | Fraction, tuple[Citation, ...]]:
    """Return the amount of a threshold and where it is stated."""
    if isinstance(threshold, str) and threshold in THRESHOLDS:
        threshold = THRESHOLDS[threshold]
    if isinstance(threshold, Threshold):
        return threshold.amount, threshold.citations
    names = " or ".join(map(repr, THRESHOLDS))
    if isinstance(threshold, Fraction):
        amount: decimal.Decimal | Fraction = threshold
    elif isinstance(threshold, Estimate | Computation):
        amount = exact_amount("threshold", threshold)
    else:
        kind = f"{names} or an amount of FLOP above 0"
        amount = decimal.Decimal(decimal_text("threshold", threshold, kind, "1e25"))
    if amount <= 0:
        raise AmountError("threshold", "zero or less", f"give {names} or more than 0 FLOP")
    return amount, ()
