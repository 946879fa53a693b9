"""The three situations that profiles and groups are made for, as facts for the resolver."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import attrs

from gpai_code.catalog.code import load
from gpai_code.errors import UnknownValueError
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.resolution import resolve
from gpai_code.vocabulary import Outcome, Role

REMAINS = (Outcome.APPLIES, Outcome.APPLIES_MODIFIED, Outcome.UNDETERMINED)
"""Outcomes of what cannot be left aside: what is undetermined may apply."""


class Situation(NamedTuple):
    """
    A situation in which many providers are.

    Attributes:
        title: A few words for it.
        summary: What is presumed of the model and its provider.
        facts: The same as facts.
    """

    title: str
    summary: str
    facts: ModelFacts


_IN_SCOPE = ModelFacts(is_gpai=True, placed_on_union_market=True, role=Role.DEVELOPER)

SITUATIONS: Mapping[str, Situation] = MappingProxyType(
    {
        "all-providers": Situation(
            "All providers",
            "A general-purpose AI model without systemic risk, whose licence is not free and "
            "open-source in the sense of Article 53(2) AI Act.",
            attrs.evolve(_IN_SCOPE, systemic_risk=False, license_qualifies=False),
        ),
        "open-source": Situation(
            "Open-source exempt",
            "A general-purpose AI model without systemic risk that meets every condition of "
            "Article 53(2) AI Act and is not monetised.",
            attrs.evolve(
                _IN_SCOPE,
                systemic_risk=False,
                license_qualifies=True,
                weights_public=True,
                architecture_public=True,
                usage_public=True,
                monetised=False,
            ),
        ),
        "systemic-risk": Situation(
            "Systemic risk",
            "A general-purpose AI model with systemic risk (Article 51 AI Act), whose licence is "
            "not free and open-source.",
            attrs.evolve(_IN_SCOPE, systemic_risk=True, license_qualifies=False),
        ),
    }
)
"""By their names, the one with the fewest duties in the middle."""


def situation(name: str) -> Situation:
    """
    Return a situation by its name.

    Raises:
        UnknownValueError: If there is none of that name.
    """
    if name not in SITUATIONS:
        raise UnknownValueError("situation", name, tuple(SITUATIONS))
    return SITUATIONS[name]


@cache
def decision_in(name: str, edition: str) -> Decision:
    """
    Return what applies in a situation.

    Raises:
        UnknownValueError: If there is no situation of that name.
        UnknownEditionError: If there is no such edition.

    >>> decision_in("open-source", "final").measures["transparency-1.1"].outcome.value
    'exempt'
    """
    return resolve(situation(name).facts, edition)


def remaining(decision: Decision) -> tuple[str, ...]:
    """
    Return the Commitments and Measures that a decision does not set aside, in order of the text.

    >>> remaining(decision_in("open-source", "final"))[:2]
    ('copyright-1', 'copyright-1.1')
    """
    entries = []
    for commitment in load(decision.generated_by.edition).commitments:
        for entry in (commitment.id, *(measure.id for measure in commitment.measures)):
            if decision[entry].outcome in REMAINS:
                entries.append(entry)
    return tuple(entries)
