"""
Estimates of training compute, after the annex of the Commission's guidelines.

Everything is exact: numbers come in as decimal texts (or `Decimal` or int, never float), products
and comparisons are not rounded, and only the stated value is, to the figures that the inputs bear.
The guidelines are the Commission's reading, not binding; paragraphs are those of July 2025.
"""

import decimal
from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import overload

import attrs

from gpai_code.compute.activities import COUNTED, Activity, Item
from gpai_code.compute.amounts import MARGIN
from gpai_code.compute.thresholds import (
    THRESHOLDS,
    Basis,
    Threshold,
)
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.quantities import Computation, Quantity
from gpai_code.constraints.record import Record
from gpai_code.constraints.rules import DecimalText, Text, TextRule, rule_of
from gpai_code.errors import AmountError, ValueRuleError
from gpai_code.law import Citation, act, guidelines
from gpai_code.text_io.strict_json import describe
from gpai_code.vocabulary.names import member

Number = str | int | decimal.Decimal
"""
A number as it may be written: a text such as '7.0e9', a `Decimal` or a whole number.

Its figures are those of its text, and a `Decimal` or whole number is read as it prints: zeros at
the end of a whole number without exponent do not count, for nobody can tell whether they are meant.
"""

NOTIFIED_FIGURES = 2
"""Significant figures of the amount that a notification reports (guidelines 32)."""

SECONDS_PER_HOUR = decimal.Decimal(3600)
OPERATIONS_PER_PARAMETER_AND_TOKEN = decimal.Decimal(6)
FORWARD_OPERATIONS = decimal.Decimal(2)
"""Operations of a forward pass for each parameter and token: a third of those of a full pass."""

TOKENS_PER_PARAMETER_OF_CONTEXT = 12
"""6 x P x D holds where P lies far above the tokens of the context divided by this (132)."""

FAR_ABOVE = 10
"""How many times counts as "far above" here; the guidelines give no figure."""

ANY_METHOD = (
    "Any method will do if the provider judges the amount accurate to within 30 % of what is "
    "reported; assumptions, method and uncertainties are to be documented (guidelines 123)."
)
ALL_FORMATS = "An operation counts the same in every number format (guidelines 125)."
KINDS_AND_PERIODS = (
    "For hardware of several kinds the peak is the average weighted by the number of units "
    "(guidelines 126); where the number of units changes, estimate each period and add up (128)."
)
MEASURED_UTILISATION = (
    "Recomputing activations to save memory need not be part of cumulative compute (guidelines "
    "122); a utilisation measured on the hardware may contain it. That is our observation."
)
DENSE = (
    "6 x P x D approximates dense transformers whose number of parameters lies far above a twelfth "
    "of the tokens in the input context (guidelines 132); P counts all parameters, D every token "
    "of every epoch (143)."
)
FULL_PASS = "A full pass is one forward and one backward pass together (guidelines 131)."
ACTIVE_PARAMETERS = (
    "In a mixture of experts only the active parameters take part in a pass: with all of them the "
    "formula counts operations that nobody computes. Use `mixture_of_experts` (guidelines 131)."
)
FROZEN_WEIGHTS = (
    "Where weights are frozen, as with adapters such as LoRA, the formula counts gradients that "
    "nobody computes. Use `with_frozen_weights` (guidelines 118, 131, 132)."
)
GENERATION = (
    "Generating, as in rollouts of reinforcement learning, synthetic data or filtering by models, "
    "takes forward passes alone and is no part of D. Use `forward_passes` and add the parts up."
)
MIXED_HOURS = (
    "Hours that went into generating (rollouts, synthetic data, filtering by models) or into "
    "evaluation do not update parameters: estimate them apart, and see with `counted` whether they "
    "count (guidelines 118, 119, 122)."
)
SPARSE_PEAK = (
    "Data sheets often print a peak with sparsity, which is twice the peak of dense work: use that "
    "of the operations that training runs, at the number format it runs in (guidelines 126)."
)
FORWARD_ONLY = (
    "A forward pass takes about 2 operations for each active parameter and token, a third of a "
    "full pass; that follows from 6 x P x D (guidelines 132) and is not said as such."
)
FROZEN_SPLIT = (
    "Of the 6 operations for each parameter and token, 2 go forward, 2 carry gradients back "
    "through the layers, and 2 compute the gradients of the parameters that are trained; frozen "
    "ones take no part in the last. Layers before the first trained one need no gradients at all."
)
NO_OVERLAP = "The parts must not overlap: what updates parameters is counted once."
OPEN_LIST = "The Commission's list of what need not be included may change (guidelines 122)."
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


@explain_arguments
def hardware_based(
    units: Number,
    hours: Number,
    peak_flops_per_second: Number,
    utilisation: Number,
    *,
    figures: int = NOTIFIED_FIGURES,
) -> Estimate:
    """
    Estimate from the hardware used: C = N x L x H x U.

    Args:
        units: N, how many accelerators run; 1 where the hours are those of all units together. A
            plain whole number is a count and exact, "2.0e5" one rounded to two figures.
        hours: L, how long they run; the formula takes it in seconds.
        peak_flops_per_second: H, the theoretical peak of one unit.
        utilisation: U, the average share of the peak that is used, above 0 and up to 1.
        figures: How many significant figures to state at most.

    Raises:
        AmountError: Naming the argument that cannot be used.

    Source:
        Guidelines, annex, paragraphs 126 to 128 of July 2025.

    >>> estimate = hardware_based(1, "3.70e5", "9.89e14", "0.50")
    >>> str(estimate.value), estimate.exact
    ('6.6e23 FLOP', Decimal('6.58674E+23'))
    """
    share = "a share above 0 and up to 1"
    utilised = _input("utilisation", utilisation, "of the peak", share, "0.40")
    if utilised.decimal > 1:
        remedy = f"give {share}; 40 % is '0.40'"
        raise AmountError("utilisation", describe(utilisation), remedy)
    inputs = (
        _input("units", units, "units", "a whole number above 0", "1024", whole=True),
        _input("hours", hours, "hours", "a number above 0", "2.0e3"),
        _input(
            "peak_flops_per_second", peak_flops_per_second, "FLOP/s", "a number above 0", "9.89e14"
        ),
        utilised,
    )
    return _product(
        Method.HARDWARE,
        inputs,
        SECONDS_PER_HOUR,
        figures,
        (guidelines("126"), guidelines("127"), guidelines("123")),
        (
            ANY_METHOD,
            ALL_FORMATS,
            KINDS_AND_PERIODS,
            MEASURED_UTILISATION,
            MIXED_HOURS,
            SPARSE_PEAK,
        ),
    )


@explain_arguments
def architecture_based(
    parameters: Number,
    tokens: Number,
    *,
    context_tokens: Number | None = None,
    figures: int = NOTIFIED_FIGURES,
) -> Estimate:
    """
    Estimate for a large dense transformer, all of whose weights are trained: C = 6 x P x D.

    The notes name what lies outside: mixtures of experts, frozen weights, generation, and long
    contexts, each with the function that is meant for it.

    Args:
        parameters: P, how many parameters the model has in total.
        tokens: D, how many tokens it is trained on, each epoch counted.
        context_tokens: How many tokens the input context has, to see whether the formula holds.
        figures: How many significant figures to state at most.

    Raises:
        AmountError: Naming the argument that cannot be used, also where the context is too long
            for the formula.

    Source:
        Guidelines, annex, paragraph 132 of July 2025 with its footnotes.

    >>> str(architecture_based("3.8e9", "3.3e12").value)
    '7.5e22 FLOP'
    """
    inputs = (_counted("parameters", parameters, "7.0e9"), _counted("tokens", tokens, "1.5e13"))
    if context_tokens is not None:
        _within_context(inputs[0], _counted("context_tokens", context_tokens, "1.28e5"))
    return _product(
        Method.DENSE_TRANSFORMER,
        inputs,
        OPERATIONS_PER_PARAMETER_AND_TOKEN,
        figures,
        (guidelines("132"), guidelines("123")),
        (ANY_METHOD, ALL_FORMATS, ACTIVE_PARAMETERS, FROZEN_WEIGHTS, GENERATION, DENSE),
    )


def _within_context(parameters: "Input", context: "Input") -> None:
    """Refuse the formula for dense transformers where its number of parameters is too small."""
    least = Fraction(context.decimal) * FAR_ABOVE / TOKENS_PER_PARAMETER_OF_CONTEXT
    if Fraction(parameters.decimal) < least:
        context_length = f"'{context.value}', for {parameters.value} parameters"
        remedy = (
            "6 x P x D holds where P is far above a twelfth of the context (guidelines 132), here "
            f"taken as {FAR_ABOVE} times; use architecture_general"
        )
        raise AmountError("context_tokens", context_length, remedy)


@explain_arguments
def mixture_of_experts(
    active_parameters: Number, tokens: Number, *, figures: int = NOTIFIED_FIGURES
) -> Estimate:
    """
    Estimate for a mixture of experts: C = 6 x active parameters x D.

    Args:
        active_parameters: How many parameters take part in the pass of one token.
        tokens: D, how many tokens it is trained on, each epoch counted.
        figures: How many significant figures to state at most.

    Raises:
        AmountError: Naming the argument that cannot be used.

    Source:
        Guidelines, annex, paragraph 131 of July 2025: full passes times the operations of one, here
        one token as a pass; 132 for the 6 operations.

    >>> str(mixture_of_experts("3.7e10", "1.48e13").value)
    '3.3e24 FLOP'
    """
    inputs = (
        _counted("active_parameters", active_parameters, "3.7e10"),
        _counted("tokens", tokens, "1.5e13"),
    )
    return _product(
        Method.MIXTURE_OF_EXPERTS,
        inputs,
        OPERATIONS_PER_PARAMETER_AND_TOKEN,
        figures,
        (guidelines("131"), guidelines("132"), guidelines("123")),
        (ANY_METHOD, ALL_FORMATS, FULL_PASS, FROZEN_WEIGHTS, GENERATION),
    )


@explain_arguments
def with_frozen_weights(
    parameters: Number,
    trained_parameters: Number,
    tokens: Number,
    *,
    figures: int = NOTIFIED_FIGURES,
) -> Estimate:
    """
    Estimate for training some weights of a model, such as an adapter: C = (4 x P + 2 x T) x D.

    Args:
        parameters: P, how many parameters take part in a pass, frozen ones and trained ones.
        trained_parameters: T, how many of them are trained.
        tokens: D, how many tokens they are trained on, each epoch counted.
        figures: How many significant figures to state at most.

    Raises:
        AmountError: Naming the argument that cannot be used.

    Source:
        Guidelines, annex, paragraphs 118 and 131 of July 2025: the operations that are computed.

    >>> str(with_frozen_weights("7.0e9", "2.0e7", "1.0e9").value)
    '2.8e19 FLOP'
    """
    computed = _counted("parameters", parameters, "7.0e9")
    trained = _counted("trained_parameters", trained_parameters, "2.0e7")
    if trained.decimal > computed.decimal:
        remedy = "give no more than take part in a pass"
        raise AmountError("trained_parameters", describe(trained_parameters), remedy)
    processed = _counted("tokens", tokens, "1.0e9")
    context = _exactly()
    each = context.add(
        context.multiply(2 * FORWARD_OPERATIONS, computed.decimal),
        context.multiply(FORWARD_OPERATIONS, trained.decimal),
    )
    return _estimate(
        Method.FROZEN_WEIGHTS,
        (computed, trained, processed),
        context.multiply(each, processed.decimal),
        figures,
        (guidelines("118"), guidelines("131"), guidelines("123")),
        (ANY_METHOD, ALL_FORMATS, FROZEN_SPLIT, GENERATION),
    )


@explain_arguments
def forward_passes(
    active_parameters: Number, tokens: Number, *, figures: int = NOTIFIED_FIGURES
) -> Estimate:
    """
    Estimate for running a model without training it: C = 2 x active parameters x tokens.

    For rollouts of reinforcement learning, synthetic data and filtering by models. What was thrown
    away counts too where the data counts (119); `counted` says whether it does.

    Args:
        active_parameters: How many parameters take part in the pass of one token.
        tokens: How many tokens are read and generated.
        figures: How many significant figures to state at most.

    Raises:
        AmountError: Naming the argument that cannot be used.

    Source:
        Guidelines, annex, paragraphs 119 and 131 of July 2025.

    >>> str(forward_passes("7.0e10", "2.0e12").value)
    '2.8e23 FLOP'
    """
    inputs = (
        _counted("active_parameters", active_parameters, "7.0e10"),
        _counted("tokens", tokens, "2.0e12"),
    )
    return _product(
        Method.FORWARD_PASSES,
        inputs,
        FORWARD_OPERATIONS,
        figures,
        (guidelines("119"), guidelines("131"), guidelines("123")),
        (ANY_METHOD, ALL_FORMATS, FORWARD_ONLY),
    )


def _counted(argument: str, value: Number, example: str) -> "Input":
    """Read a whole number of parameters or tokens."""
    unit = "tokens" if argument.endswith("tokens") else "parameters"
    return _input(argument, value, unit, "a whole number above 0", example, whole=True)


@explain_arguments
def architecture_general(
    passes: Number, operations_per_pass: Number, *, figures: int = NOTIFIED_FIGURES
) -> Estimate:
    """
    Estimate for any network trained in passes: C = full passes x operations per full pass.

    Args:
        passes: How many full passes training makes.
        operations_per_pass: How many floating point operations one full pass takes.
        figures: How many significant figures to state at most.

    Raises:
        AmountError: Naming the argument that cannot be used.

    Source:
        Guidelines, annex, paragraph 131 of July 2025.

    >>> str(architecture_general("1.2e6", "8.5e17").value)
    '1.0e24 FLOP'
    """
    whole = "a whole number above 0"
    inputs = (
        _input("passes", passes, "full passes", whole, "1.2e6", whole=True),
        _input(
            "operations_per_pass",
            operations_per_pass,
            "FLOP per full pass",
            whole,
            "8.5e17",
            whole=True,
        ),
    )
    return _product(
        Method.FULL_PASSES,
        inputs,
        decimal.Decimal(1),
        figures,
        (guidelines("131"), guidelines("123")),
        (ANY_METHOD, ALL_FORMATS, FULL_PASS),
    )


@explain_arguments
def counted(what: Activity | str, for_test: Basis | str = Basis.CUMULATIVE) -> Item | None:
    """
    Return what is said of an activity; None where the text says nothing for that test.

    Raises:
        UnknownValueError: If there is no such activity or test.

    >>> item = counted("auxiliary-models")
    >>> item.counts, str(item.citation)
    (False, 'Guidelines paragraph 122 (July 2025; November 2025: 119)')
    >>> counted("recomputation", "direct") is None
    True
    """
    key = member(Activity, what), member(Basis, for_test)
    return next((item for item in COUNTED if (item.what, item.for_test) == key), None)


def _activity(what: Activity | str) -> Activity:
    return member(Activity, what)


def _amount(amount: Amount) -> Computation | Estimate:
    return amount if isinstance(amount, Estimate) else _reported("amount", amount)


@attrs.frozen
class Part(Record):
    """
    What one activity took.

    Attributes:
        what: The activity, or its value as a text.
        amount: How much, in FLOP: a number or an estimate.

    >>> str(Part("fine-tuning", "3e22").amount)
    '3e22 FLOP'
    """

    what: Activity = attrs.field(converter=_activity)
    amount: Computation | Estimate = attrs.field(converter=_amount)


@attrs.frozen(kw_only=True)
class AccountedPart(Record):
    """
    A part, and the reason why it was counted or left out.

    Attributes:
        part: The part.
        item: What is said of its activity.
    """

    part: Part
    item: Item


@attrs.frozen(kw_only=True)
class CumulativeEstimate(Estimate):
    """
    An estimate added up from parts.

    Attributes:
        included: The parts that were added.
        left_out: The parts that need not be included and were not, each with its reason.
    """

    included: tuple[AccountedPart, ...]
    left_out: tuple[AccountedPart, ...]


@overload
def cumulative(parts: Mapping[str, Amount], *, figures: int = ...) -> CumulativeEstimate: ...
@overload
def cumulative(parts: Mapping[Activity, Amount], *, figures: int = ...) -> CumulativeEstimate: ...
@overload
def cumulative(parts: Iterable[Part], *, figures: int = ...) -> CumulativeEstimate: ...
@explain_arguments
def cumulative(
    parts: Mapping[str, Amount] | Mapping[Activity, Amount] | Iterable[Part],
    *,
    figures: int = NOTIFIED_FIGURES,
) -> CumulativeEstimate:
    """
    Add up cumulative training compute; what need not be included is left out and reported.

    Estimates go in with their exact amounts. The sum is stated down to the place of the last
    figure of its coarsest part, since figures below that place would not mean anything.

    Args:
        parts: Amounts by activity, or parts; of these an activity may have several.
        figures: How many significant figures to state at most.

    Raises:
        AmountError: If there is no part, or naming the amount that cannot be used.
        UnknownValueError: If there is no such activity.

    Source:
        AI Act, recital 111; guidelines, annex, paragraphs 119 to 122 of July 2025.

    >>> total = cumulative({"pre-training": "9.8e24", "fine-tuning": "4e23", "diagnostics": "9e24"})
    >>> str(total.value), [one.part.what.value for one in total.left_out]
    ('1.0e25 FLOP', ['diagnostics'])
    """
    most = _figures(figures)
    accounted = tuple(AccountedPart(part=part, item=_said_of(part)) for part in _parts(parts))
    adding = tuple(entry for entry in accounted if entry.item.counts)
    left_out = tuple(entry for entry in accounted if not entry.item.counts)
    context = _exactly()
    exact, coarsest = decimal.Decimal(0), None
    for entry in adding:
        exact = context.add(exact, _exact("amount", entry.part.amount))
        amount = _reported("amount", entry.part.amount)
        if amount.decimal:  # a zero has no first figure to count from
            last = amount.decimal.adjusted() - amount.significant_figures + 1
            coarsest = last if coarsest is None else max(coarsest, last)
    paragraphs = (entry.item.citation for entry in accounted)
    return CumulativeEstimate(
        value=_stated(exact, most, coarsest),
        exact=context.normalize(exact),
        method=Method.SUM,
        inputs=tuple(
            Input(
                name=entry.part.what.value,
                value=_reported("amount", entry.part.amount).value,
                unit="FLOP",
            )
            for entry in adding
        ),
        citations=tuple(
            dict.fromkeys(
                (act("Article 51(2)"), act("recital 111"), guidelines("119"), *paragraphs)
            )
        ),
        notes=(
            ANY_METHOD,
            NO_OVERLAP,
            *([OPEN_LIST] if left_out else []),
            *_two_readings(accounted),
        ),
        included=adding,
        left_out=left_out,
    )


def _two_readings(accounted: tuple[AccountedPart, ...]) -> list[str]:
    """Say of which parts it can be read either way whether they count."""
    notes = []
    for entry in accounted:
        for reading in entry.item.readings:
            notes.append(f"{entry.part.what.value} is counted; one of two readings: {reading}")
    return notes


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
    reported = _reported("value", value)
    context = _exactly()
    low = context.multiply(reported.decimal, context.subtract(decimal.Decimal(1), MARGIN))
    high = context.multiply(reported.decimal, context.add(decimal.Decimal(1), MARGIN))
    return Nearness(
        near=Fraction(low) <= Fraction(limit) <= Fraction(high),
        exceeds=Fraction(_exact("value", value)) > Fraction(limit),
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
    return Fraction(_exact("value", value)) > Fraction(limit)


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
    exact = _exact("original", original)
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
    return Fraction(_exact("modification", modification)) > third_of(original)


def _exactly() -> decimal.Context:
    """Return a context that has room for every exact result, and would raise before it rounds."""
    return decimal.Context(prec=2000, traps=[decimal.Inexact, decimal.InvalidOperation])


def _text(argument: str, value: object, kind: str, example: str) -> str:
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


def _input(
    argument: str, value: Number, unit: str, kind: str, example: str, *, whole: bool = False
) -> Input:
    quantity = Input(name=argument, value=_text(argument, value, kind, example), unit=unit)
    if not quantity.decimal or (whole and Fraction(quantity.decimal).denominator != 1):
        raise AmountError(argument, describe(value), f"give {kind}, such as {example!r}")
    return quantity


def _figures(figures: object) -> int:
    if isinstance(figures, int) and not isinstance(figures, bool) and 1 <= figures <= 30:
        return figures
    raise AmountError("figures", describe(figures), "give a whole number from 1 to 30")


def _reported(argument: str, value: Amount) -> Computation:
    if isinstance(value, Estimate):
        return value.value
    if isinstance(value, Computation):
        return value
    return Computation(_text(argument, value, "an amount of FLOP", "2.4e25"))


def _exact(argument: str, value: Amount) -> decimal.Decimal:
    return value.exact if isinstance(value, Estimate) else _reported(argument, value).decimal


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
        amount = _exact("threshold", threshold)
    else:
        kind = f"{names} or an amount of FLOP above 0"
        amount = decimal.Decimal(_text("threshold", threshold, kind, "1e25"))
    if amount <= 0:
        raise AmountError("threshold", "zero or less", f"give {names} or more than 0 FLOP")
    return amount, ()


def _parts(parts: object) -> tuple[Part, ...]:
    remedy = "give amounts by activity, or at least one Part"
    if isinstance(parts, Mapping):
        accounted = tuple(_part(what, amount) for what, amount in parts.items())
    elif isinstance(parts, Iterable) and not isinstance(parts, str | bytes):
        accounted = tuple(parts)
    else:
        raise AmountError("parts", describe(parts), remedy)
    for part in accounted:
        if not isinstance(part, Part):
            raise AmountError("parts", describe(part), remedy)
    if not accounted:
        raise AmountError("parts", "no part", remedy)
    return accounted


def _part(what: Activity | str, amount: Amount) -> Part:
    activity = member(Activity, what)
    try:
        return Part(activity, amount)
    except AmountError as error:
        argument = f"amount of {activity.value}"
        raise AmountError(argument, error.found, error.wanted) from None


def _said_of(part: Part) -> Item:
    item = counted(part.what)
    assert item is not None  # of every activity something is said for cumulative compute
    return item


def _product(
    method: Method,
    inputs: tuple[Input, ...],
    factor: decimal.Decimal,
    figures: int,
    citations: tuple[Citation, ...],
    notes: tuple[str, ...],
) -> Estimate:
    """Multiply; the factor is a constant without uncertainty."""
    context = _exactly()
    exact = factor
    for quantity in inputs:
        exact = context.multiply(exact, quantity.decimal)
    return _estimate(method, inputs, exact, figures, citations, notes)


def _estimate(
    method: Method,
    inputs: tuple[Input, ...],
    exact: decimal.Decimal,
    figures: int,
    citations: tuple[Citation, ...],
    notes: tuple[str, ...],
) -> Estimate:
    """State an exact amount to the figures that its inputs bear."""
    requested = _figures(figures)
    context = _exactly()
    bearing = {
        quantity: quantity.significant_figures for quantity in inputs if not _is_count(quantity)
    }
    least = min(bearing.values())
    if least < requested:
        coarse = [
            f"{quantity.name} '{quantity.value}'"
            for quantity, has in bearing.items()
            if has == least
        ]
        notes = (*notes, _fewer(least, coarse))
    return Estimate(
        value=_stated(exact, min(requested, least)),
        exact=context.normalize(exact),
        method=method,
        inputs=inputs,
        citations=citations,
        notes=notes,
    )


def _is_count(quantity: Input) -> bool:
    """A plain whole number of units has been counted and is no rounded figure."""
    return quantity.name == "units" and quantity.value.isdigit()


def _fewer(least: int, coarse: list[str]) -> str:
    return (
        f"Stated to {least} significant figure{'' if least == 1 else 's'}, as many as "
        f"{' and '.join(coarse)} {'states' if len(coarse) == 1 else 'state'}; write zeros that are "
        "meant, such as '0.50' or '2.00e5'. A notification reports two figures (guidelines 32)."
    )


def _stated(exact: decimal.Decimal, figures: int, coarsest: int | None = None) -> Computation:
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
