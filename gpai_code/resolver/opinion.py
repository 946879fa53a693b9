"""How a legal test comes to its conclusion: reasons for, reasons against, and what is open."""

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact

import attrs

from gpai_code.compute.amounts import MARGIN
from gpai_code.law import Citation, guidelines
from gpai_code.resolver.reasons import Reasons, distinct, own_fields_first

EXACT = Context(prec=2000, traps=[Inexact])
"""Arithmetic with room for every exact product of amounts; it would raise before it rounds."""


@attrs.frozen(kw_only=True, eq=False, field_transformer=own_fields_first)
class Conclusion(Reasons):
    """
    The answer to one question of law, in three values.

    Attributes:
        id: Name of the fact that states the same conclusion.
        value: True, False, or absent where the facts do not say.
        stated: True where those who gave the facts stated the conclusion itself.
        contradicted: True where the facts say otherwise than stated, or contradict each other.
        warnings: What to look at again, such as a figure near a threshold.
    """

    id: str
    value: bool | None = None
    stated: bool = False
    contradicted: bool = False
    warnings: tuple[str, ...] = ()


_QUESTIONS = {
    "is_gpai": "it is a general-purpose AI model in scope",
    "placed_on_union_market": "it is placed on the Union market",
    "is_provider": "the actor is the model's provider",
    "systemic_risk": "the model is one with systemic risk",
    "usage_public": "information on model usage is public",
    "monetised": "the model is monetised",
}
_DENIALS = {
    "is_gpai": "it is no general-purpose AI model in scope",
    "placed_on_union_market": "it is not placed on the Union market",
    "is_provider": "the actor is not the model's provider",
    "systemic_risk": "the model is not one with systemic risk",
    "usage_public": "information on model usage is not public",
    "monetised": "the model is not monetised",
}


def not_known(question: str) -> str:
    """
    Say that the answer to a question of law is open.

    >>> not_known("monetised")
    'It is not known whether the model is monetised.'
    """
    return f"It is not known whether {_QUESTIONS[question]}."


class Opinion:
    """Reasons on one question of law, as a test gathers them from the facts."""

    __slots__ = (
        "against",
        "citations",
        "conflicts",
        "contested",
        "in_favour",
        "missing",
        "notes",
        "overruled",
        "question",
        "warnings",
    )

    def __init__(self, question: str, *citations: Citation) -> None:
        self.question = question
        self.citations = list(citations)
        self.in_favour: list[str] = []
        self.against: list[str] = []
        self.conflicts: list[str] = []
        self.notes: list[str] = []
        self.overruled: list[str] = []
        self.missing: list[str] = []
        self.contested: list[str] = []
        self.warnings: list[str] = []

    def affirm(self, reason: str, *citations: Citation) -> None:
        """Add a reason for a yes."""
        self.in_favour.append(reason)
        self.citations += citations

    def deny(self, reason: str, *citations: Citation) -> None:
        """Add a reason for a no."""
        self.against.append(reason)
        self.citations += citations

    def conflict(self, reason: str) -> None:
        """Report facts that cannot both be true, which leaves the question open."""
        self.conflicts.append(reason)

    def overrule(self, reason: str) -> None:
        """Report facts that cannot both be true where it is clear which of them counts."""
        self.overruled.append(reason)

    def ask(self, facts: Iterable[str]) -> None:
        """Ask for the one fact that is left, or for the conclusion rather than for several."""
        facts = tuple(facts)
        self.missing += facts if len(facts) == 1 else (self.question,)

    def conclude(self, stated: bool | None = None) -> Conclusion:
        """
        Conclude from the reasons; with reasons for both answers the facts contradict each other.

        Args:
            stated: The conclusion, if those who gave the facts stated it.
        """
        in_favour, against = self.in_favour, self.against
        contradicted = bool(self.conflicts) or bool(in_favour and against)
        value: bool | None = None
        missing: tuple[str, ...] = ()
        if contradicted:
            because = ("The facts contradict each other.", *self.conflicts, *in_favour, *against)
            missing = (self.question,)
        elif in_favour or against:
            value = bool(in_favour)
            because = (*in_favour, *against, *self.notes, *self.overruled)
        else:
            because = (not_known(self.question), *self.notes, *self.overruled)
            missing = distinct(self.missing or [self.question])
        contradicted = contradicted or bool(self.overruled)
        contested = distinct(self.contested)
        if stated is not None:
            # it takes the place of working it out, and a contradiction is reported
            opposed = value is not None and value is not stated
            worked_out = because
            because = (
                f"It was stated that {(_QUESTIONS if stated else _DENIALS)[self.question]}.",
            )
            if opposed:
                because += (f"Other facts say the opposite: {' '.join(worked_out)}",)
            elif contradicted:
                because += worked_out
            value, missing = stated, ()
            contested = contested if opposed else ()
            contradicted = contradicted or opposed
        return Conclusion(
            id=self.question,
            value=value,
            because=because,
            citations=distinct(self.citations),
            missing=missing,
            contested=contested,
            stated=stated is not None,
            contradicted=contradicted,
            warnings=tuple(self.warnings),
        )


_LEAST, _MOST = EXACT.subtract(Decimal(1), MARGIN), EXACT.add(Decimal(1), MARGIN)


def near_threshold(
    what: str, amount: Decimal | None, threshold: Decimal, consequence: str
) -> list[str]:
    """Warn where the margin of an estimate, 30 % of what is reported, reaches the threshold."""
    if amount is None:
        return []
    if not EXACT.multiply(_LEAST, amount) <= threshold <= EXACT.multiply(_MOST, amount):
        return []
    margin = f"the margin that the guidelines allow ({guidelines('123').place}"
    return [f"{what} is within 30 % of {consequence}, {margin}; {guidelines('123').also})."]
