"""Whether the obligations concern this model and this actor at all."""

import attrs

from gpai_code.resolver.exemption import Ruling, distinct
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.legal_tests import Conclusion, is_gpai, is_provider, placed_on_union_market
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


@attrs.frozen(kw_only=True)
class Scope:
    """
    Whether Chapter V of the AI Act concerns the model and the actor.

    Attributes:
        value: True, False, or None where it is not known.
        conclusions: The three questions that it rests on.
        premises: What was taken for granted.
    """

    value: bool | None
    conclusions: tuple[Conclusion, ...]
    premises: tuple[str, ...]

    def gate(self, ruling: Ruling) -> Ruling:
        """Return the ruling as far as it concerns this model and actor."""
        if self.value is True or ruling.outcome is Outcome.NOT_APPLICABLE:
            return ruling
        deciding = [one for one in self.conclusions if one.value is self.value]
        because = distinct(*(reason for one in deciding for reason in one.because))
        citations = distinct(*(citation for one in deciding for citation in one.citations))
        contested = tuple(point for one in deciding for point in one.contested)
        if self.value is False:
            return Ruling(
                outcome=Outcome.NOT_APPLICABLE,
                because=because,
                citations=citations,
                missing=(),
                contested=contested,
            )
        asked = distinct(*(fact for one in deciding for fact in one.missing), *ruling.missing)
        return Ruling(
            outcome=Outcome.UNDETERMINED,
            because=(*because, *(ruling.because if ruling.missing else ())),
            citations=distinct(*citations, *ruling.citations),
            missing=asked,
            contested=distinct(*contested, *ruling.contested),
            derogations=ruling.derogations,
        )


def work_out_scope(facts: ModelFacts, *, presume: bool) -> Scope:
    """
    Say whether Chapter V concerns the model and the actor.

    Args:
        facts: What is known.
        presume: Take for granted what nothing at all is known of.

    Source:
        AI Act Articles 2, 3(3), 3(9), 3(63) and 53(1).
    """
    found = (is_gpai(facts), placed_on_union_market(facts), is_provider(facts))
    bare = [one for one in found if one.value is None and one.missing == (one.id,)]
    presumed = [one.id for one in bare if presume and not one.contradicted]
    values = [True if one.id in presumed else one.value for one in found]
    if False in values:
        value: bool | None = False
    else:
        value = None if None in values else True
    premises = (
        (PREMISE,) if len(presumed) == len(found) else tuple(_PARTS[name] for name in presumed)
    )
    conclusions = tuple(
        attrs.evolve(one, value=True, because=(f"Taken for granted: {_PARTS[one.id]}",), missing=())
        if one.id in presumed
        else one
        for one in found
    )
    return Scope(value=value, conclusions=conclusions, premises=premises)
