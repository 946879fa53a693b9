"""Whether the obligations concern this model and this actor at all."""

from collections.abc import Mapping
from functools import cache

import attrs

from gpai_code.law import Citation
from gpai_code.resolver.exemption import Ruling
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.legal_tests import (
    is_gpai,
    placed_on_union_market,
    systemic_risk,
)
from gpai_code.resolver.opinion import Conclusion, not_known
from gpai_code.resolver.provider import is_provider
from gpai_code.resolver.reasons import distinct, kleene_and
from gpai_code.vocabulary import Outcome

PREMISE = (
    "The model is a general-purpose AI model in the scope of the AI Act, placed on the Union "
    "market, and the facts are those of its provider."
)
"""What is taken for granted where nothing at all is known of it."""

_PARTS = {
    "is_gpai": "The model is a general-purpose AI model in the scope of the AI Act.",
    "placed_on_union_market": "The model is placed on the Union market.",
    "is_provider": "The facts are those of the model's provider.",
}
_CALLED_UNKNOWN = {
    "is_gpai": ("is_gpai",),
    "placed_on_union_market": ("placed_on_union_market",),
    "is_provider": ("is_provider", "role"),
}
"""Facts that end the presumption of an answer if they are called unknown."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scope:
    """
    Whether Chapter V of the AI Act concerns the model and the actor.

    Attributes:
        value: True, False, or None where it is not known.
        conclusions: The three questions that it rests on.
        premises: What was taken for granted.
        risk: The conclusion on systemic risk, which two of the questions need.
    """

    value: bool | None
    conclusions: tuple[Conclusion, ...]
    premises: tuple[str, ...]
    risk: Conclusion

    def gate(self, ruling: Ruling) -> Ruling:
        """Return the ruling as far as it concerns this model and actor."""
        if self.value is True or ruling.outcome is Outcome.NOT_APPLICABLE:
            return ruling
        because: list[str] = []
        citations: list[Citation] = []
        contested: list[str] = []
        open_facts: list[str] = []
        for conclusion in self.conclusions:
            if conclusion.value is self.value:
                because += conclusion.because
                citations += conclusion.citations
                contested += conclusion.contested
                open_facts += conclusion.missing
        if self.value is False:
            return Ruling(
                outcome=Outcome.NOT_APPLICABLE,
                because=distinct(because),
                citations=distinct(citations),
                missing=(),
                contested=distinct(contested),
            )
        if ruling.missing:
            because += ruling.because
        return Ruling(
            outcome=Outcome.UNDETERMINED,
            because=distinct(because),
            citations=distinct((*citations, *ruling.citations)),
            missing=distinct((*open_facts, *ruling.missing)),
            contested=distinct((*contested, *ruling.contested)),
            derogations=ruling.derogations,
        )


def work_out_scope(facts: ModelFacts, *, presume: bool) -> Scope:
    """
    Say whether Chapter V concerns the model and the actor.

    Args:
        facts: What is known.
        presume: Take for granted what nothing that was given bears on.

    Source:
        AI Act Articles 2, 3(3), 3(9), 3(63) and 53(1).
    """
    provider = is_provider(facts)
    risk = systemic_risk(facts, provider)
    tests = (is_gpai(facts), placed_on_union_market(facts, risk), provider)
    conclusions = []
    presumed = []
    without_facts = _without_facts()
    for conclusion in tests:
        if presume and _presumable(conclusion, facts):
            presumed.append(conclusion.id)
            concluded, presumption = without_facts[conclusion.id]
            conclusions.append(presumption if conclusion is concluded else _presumed(conclusion))
        else:
            conclusions.append(conclusion)
    all_presumed = len(presumed) == len(conclusions)
    return Scope(
        value=kleene_and(conclusion.value for conclusion in conclusions),
        conclusions=tuple(conclusions),
        premises=(PREMISE,) if all_presumed else tuple(_PARTS[name] for name in presumed),
        risk=risk,
    )


@cache
def _without_facts() -> Mapping[str, tuple[Conclusion, Conclusion]]:
    """Return for each question what is concluded of no facts at all, and what is presumed then."""
    nothing = ModelFacts()
    tests = (is_gpai(nothing), placed_on_union_market(nothing), is_provider(nothing))
    return {conclusion.id: (conclusion, _presumed(conclusion)) for conclusion in tests}


def _presumed(conclusion: Conclusion) -> Conclusion:
    return Conclusion(
        id=conclusion.id,
        value=True,
        because=(f"Taken for granted: {_PARTS[conclusion.id]}",),
        citations=conclusion.citations,
        contested=conclusion.contested,
        warnings=conclusion.warnings,
    )


def _presumable(conclusion: Conclusion, facts: ModelFacts) -> bool:
    """
    Say whether a question is open and nothing that was given bears on it.

    A test that knows something says so; one that knows nothing says that alone.
    """
    if conclusion.value is not None or conclusion.because != (not_known(conclusion.id),):
        return False
    return not any(name in facts.unknown for name in _CALLED_UNKNOWN[conclusion.id])
