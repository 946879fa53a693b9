"""The thresholds of training compute, each with its condition and where it is stated."""

import decimal
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

import attrs

from gpai_code.compute.amounts import GPAI_COMPUTE, NUMERATOR, SYSTEMIC_COMPUTE
from gpai_code.constraints.record import Record
from gpai_code.law import Citation, act, guidelines


class Basis(StrEnum):
    """What training compute is made of; which of the two counts depends on the test."""

    DIRECT = "direct"
    """What directly contributes to parameter updates: 10^23 and one third, no systemic risk."""

    CUMULATIVE = "cumulative"
    """All that contributes to capabilities: 10^25, and models with systemic risk."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Criterion(Record):
    """
    A criterion on training compute.

    Attributes:
        name: What it is called here.
        basis: Which training compute it looks at.
        condition: When it is used, and what else it asks for.
        consequence: What follows above it.
        citations: Where it is stated.
        notes: What the text leaves open.
    """

    name: str
    basis: Basis | None
    condition: str
    consequence: str
    citations: tuple[Citation, ...]
    notes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Threshold(Criterion):
    """
    A criterion with an amount in FLOP, to be strictly exceeded.

    Attributes:
        amount: The exact amount.
    """

    amount: decimal.Decimal | Fraction


THRESHOLDS: Mapping[str, Threshold] = MappingProxyType(
    {
        "gpai": Threshold(
            name="gpai",
            amount=GPAI_COMPUTE,
            basis=Basis.DIRECT,
            condition=(
                "The model can also generate language, as text or audio, or images or video from "
                "text."
            ),
            consequence=(
                "It is indicatively a general-purpose AI model; generality and range of tasks can "
                "show otherwise, in both directions."
            ),
            citations=(guidelines("17"), guidelines("20"), guidelines("118")),
        ),
        "systemic risk": Threshold(
            name="systemic risk",
            amount=SYSTEMIC_COMPUTE,
            basis=Basis.CUMULATIVE,
            condition="The model is a general-purpose AI model.",
            consequence=(
                "High-impact capabilities are presumed, and the Commission is to be notified; the "
                "provider may argue against the presumption."
            ),
            citations=(
                act("Article 51(2)"),
                act("Article 52(1)"),
                act("Article 52(2)"),
                act("recital 111"),
                guidelines("118"),
            ),
        ),
    }
)
"""The two absolute thresholds, by name."""

ONE_THIRD = Criterion(
    name="one third",
    basis=None,
    condition="Somebody other than the original's provider, and not on its behalf, modified it.",
    consequence=(
        "Above a third of the original's training compute the modifier is indicatively the "
        "provider of the modified model; a significant change is what counts."
    ),
    citations=(guidelines("62"), guidelines("63")),
    notes=(NUMERATOR,),
)
"""When a modifier becomes a provider; `basis` is that of the original model (guidelines 118)."""

_UNKNOWABLE = (
    "The modifier cannot be expected to know the original's training compute, and cannot estimate "
    "it; the original is a model "
)

FALLBACKS: Mapping[str, Threshold] = MappingProxyType(
    {
        "gpai": Threshold(
            name="a third of the threshold for general-purpose AI models",
            amount=Fraction(GPAI_COMPUTE) / 3,
            basis=Basis.DIRECT,
            condition=f"{_UNKNOWABLE}without systemic risk.",
            consequence=ONE_THIRD.consequence,
            citations=(guidelines("63"), guidelines("64"), guidelines("17")),
        ),
        "systemic risk": Threshold(
            name="a third of the threshold for systemic risk",
            amount=Fraction(SYSTEMIC_COMPUTE) / 3,
            basis=Basis.CUMULATIVE,
            condition=f"{_UNKNOWABLE}with systemic risk.",
            consequence=ONE_THIRD.consequence,
            citations=(guidelines("63"), guidelines("64"), act("Article 51(2)")),
            notes=(NUMERATOR,),
        ),
    }
)
"""What takes the place of a third of the original's compute, by the threshold it is a third of."""
