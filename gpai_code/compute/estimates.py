"""
Estimates of training compute, after the annex of the Commission's guidelines.

Everything is exact: products and comparisons are not rounded, and only the stated value is, to the
figures that the inputs bear. The guidelines are the Commission's reading, not binding; paragraphs
are those of July 2025.
"""

import decimal
from fractions import Fraction

from gpai_code.compute.cautions import (
    ACTIVE_PARAMETERS,
    ALL_FORMATS,
    ANY_METHOD,
    DENSE,
    FORWARD_ONLY,
    FROZEN_SPLIT,
    FROZEN_WEIGHTS,
    FULL_PASS,
    GENERATION,
    KINDS_AND_PERIODS,
    MEASURED_UTILISATION,
    MIXED_HOURS,
    SPARSE_PEAK,
)
from gpai_code.compute.stated_amounts import (
    NOTIFIED_FIGURES,
    Estimate,
    Input,
    Method,
    Number,
    exact_context,
    product_estimate,
    read_input,
    stated_estimate,
)
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import AmountError
from gpai_code.law import guidelines
from gpai_code.text_io.strict_json import describe

SECONDS_PER_HOUR = decimal.Decimal(3600)
OPERATIONS_PER_PARAMETER_AND_TOKEN = decimal.Decimal(6)
FORWARD_OPERATIONS = decimal.Decimal(2)
"""Operations of a forward pass for each parameter and token: a third of those of a full pass."""

TOKENS_PER_PARAMETER_OF_CONTEXT = 12
"""6 x P x D holds where P lies far above the tokens of the context divided by this (132)."""

FAR_ABOVE = 10
"""How many times counts as "far above" here; the guidelines give no figure."""


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
    utilised = read_input("utilisation", utilisation, "of the peak", share, "0.40")
    if utilised.decimal > 1:
        remedy = f"give {share}; 40 % is '0.40'"
        raise AmountError("utilisation", describe(utilisation), remedy)
    inputs = (
        read_input("units", units, "units", "a whole number above 0", "1024", whole=True),
        read_input("hours", hours, "hours", "a number above 0", "2.0e3"),
        read_input(
            "peak_flops_per_second", peak_flops_per_second, "FLOP/s", "a number above 0", "9.89e14"
        ),
        utilised,
    )
    return product_estimate(
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
    return product_estimate(
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
    return product_estimate(
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
    context = exact_context()
    each = context.add(
        context.multiply(2 * FORWARD_OPERATIONS, computed.decimal),
        context.multiply(FORWARD_OPERATIONS, trained.decimal),
    )
    return stated_estimate(
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
    return product_estimate(
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
    return read_input(argument, value, unit, "a whole number above 0", example, whole=True)


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
        read_input("passes", passes, "full passes", whole, "1.2e6", whole=True),
        read_input(
            "operations_per_pass",
            operations_per_pass,
            "FLOP per full pass",
            whole,
            "8.5e17",
            whole=True,
        ),
    )
    return product_estimate(
        Method.FULL_PASSES,
        inputs,
        decimal.Decimal(1),
        figures,
        (guidelines("131"), guidelines("123")),
        (ANY_METHOD, ALL_FORMATS, FULL_PASS),
    )
