"""The rules over all their states, and that the states are all there are (tests/proof.py)."""

import random
from decimal import Decimal
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.legal_tests import USED
from gpai_code.vocabulary import Generates, ModificationKind, Role, SizeClass
from tests.any_facts import any_facts, dense
from tests.proof import (
    DAY,
    FURTHER_EVENTS,
    GENERAL_PURPOSE,
    MARKET,
    MONEY,
    PROVIDER,
    RISK,
    SPACES,
    USAGE,
    Space,
    random_facts,
    try_random,
    try_space,
    try_table,
)

pytestmark = pytest.mark.thorough

STATES = {
    "is_gpai": 13_122,
    "is_provider": 58_752,
    "systemic_risk": 131_220,
    "placed_on_union_market": 39_366,
    "usage_public": 81,
    "monetised": 157_464,
}


@pytest.mark.parametrize("space", SPACES, ids=lambda space: space.question)
def test_over_all_states_the_answer_is_that_of_the_text_and_the_laws_hold(space: Space) -> None:
    result = try_space(space)
    assert result.counterexamples == ()
    assert result.states == STATES[space.question]


def test_over_all_conclusions_the_outcomes_are_those_of_the_decision_table() -> None:
    result = try_table()
    assert result.counterexamples == ()
    assert result.states == 3**10


def test_whole_decisions_on_facts_at_random_are_those_of_the_text() -> None:
    assert try_random(2_000).counterexamples == ()


@pytest.mark.parametrize("space", SPACES, ids=lambda space: space.question)
def test_every_fact_that_a_question_lists_can_change_its_answer(space: Space) -> None:
    """What is listed counts, and what counts is listed."""
    listed = set(USED[space.question])
    handed_on = {"placed_on_union_market": set(USED["systemic_risk"])}.get(space.question, set())
    alike = {"optional_paid_services", "premium_versions"}  # they add reasons alone
    if space is RISK:  # which sums up the amounts of a modification, and is handed the provider
        alike = set(USED["is_provider"]) - set(space.classes)
    assert listed - handed_on - alike <= set(space.classes) | {space.question}
    assert set(space.classes) <= listed
    chance = random.Random(1)
    open_ended = {"size_class": [*SizeClass]}
    for name in space.classes:
        values = [*open_ended.get(name, ()), *space.classes[name]]
        for _ in range(4_000):
            facts = _within(random_facts(chance), space)
            given = space.hand_on(chance.choice(space.given))
            conclusions = [
                space.decide(attrs.evolve(facts, **{name: value}), given) for value in values
            ]
            answers = {(conclusion.value, conclusion.because) for conclusion in conclusions}
            if len(answers) > 1:
                break
        else:
            pytest.fail(f"{name} changes nothing of {space.question}")


def _within(facts: ModelFacts, space: Space) -> ModelFacts:
    """Leave the facts that concern the question; one that states it would hide the others."""
    named = {name: getattr(facts, name) for name in space.classes if name != space.question}
    return ModelFacts(**named)


# Any facts fall into a class, and get its answer


def _side(amount: str | None, threshold: str) -> str | None:
    if amount is None:
        return None
    above = Decimal(amount) > Decimal(threshold)
    return f"1.1e{threshold[2:]}" if above else threshold


def _sides(facts: ModelFacts) -> tuple[object, ...]:
    """Say on which side of every third the amounts of a modification lie."""
    if facts.modification_compute is None:
        return (None,)
    alone = Decimal(facts.modification_compute)
    together = alone + Decimal(facts.earlier_modifications_compute or 0)
    if facts.original_compute is not None:
        first = Decimal(facts.original_compute)
        bases = [first, first + Decimal(facts.other_originals_compute or 0)]
    else:
        bases = [Decimal("1e25"), Decimal("1e23")]
    over = tuple(3 * amount > base for base in bases for amount in (alone, together))
    return (facts.original_compute is None, together == 0, *over)


def _representatives() -> dict[tuple[object, ...], dict[str, Any]]:
    amounts = [name for name in PROVIDER.classes if name.endswith("_compute")]
    found: dict[tuple[object, ...], dict[str, Any]] = {}
    for values in product(*(PROVIDER.classes[name] for name in amounts)):
        named = dict(zip(amounts, values, strict=True))
        found.setdefault(_sides(ModelFacts(role=Role.MODIFIER, **named)), named)
    return found


REPRESENTATIVES = _representatives()


def representative(facts: ModelFacts, space: Space) -> ModelFacts:
    """Return the facts of the state that stands for these facts."""
    known: dict[str, Any] = {name: getattr(facts, name) for name in space.classes}
    if space in (GENERAL_PURPOSE, RISK):
        threshold = "1e23" if space is GENERAL_PURPOSE else "1e25"
        for name in ("training_compute", "cumulative_compute"):
            known[name] = _side(known[name], threshold)
    if known.get("generates"):
        other = set(known["generates"]) == {Generates.OTHER}
        known["generates"] = (Generates.OTHER if other else Generates.LANGUAGE,)
    if known.get("placed_on"):
        released = facts.released_on
        early = released is not None and facts.placed_on is not None and facts.placed_on < released
        known["placed_on"] = DAY
        if released is not None and "released_on" in known:
            known["released_on"] = MARKET.classes["released_on"][2 if early else 1]
    elif known.get("released_on"):
        known["released_on"] = MARKET.classes["released_on"][1]
    if known.get("threshold_met_on"):
        known["threshold_met_on"] = DAY
    if space is MONEY and known["size_class"] is not None:
        maybe_micro = known["size_class"] in (SizeClass.MICRO, SizeClass.SME)
        known["size_class"] = None if maybe_micro else SizeClass.SMALL
    if space is RISK:
        known |= _sum_of_parts(facts)
    if space is PROVIDER:
        known |= _modification(facts)
    return ModelFacts(**known)


def _sum_of_parts(facts: ModelFacts) -> dict[str, Any]:
    names = ("original_compute", "other_originals_compute", "modification_compute")
    amounts = [getattr(facts, name) for name in (*names, "earlier_modifications_compute")]
    total = sum((Decimal(amount) for amount in amounts if amount), Decimal(0))
    above = facts.role is Role.MODIFIER and total > Decimal("1e25")
    return {"original_compute": "1.1e25" if above else None, "modification_compute": None}


def _modification(facts: ModelFacts) -> dict[str, Any]:
    if facts.role is not Role.MODIFIER:
        amounts = [name for name in PROVIDER.classes if name.endswith("_compute")]
        return {
            **dict.fromkeys((*amounts, "modification", "original_compute_unknowable")),
            "is_provider": None if facts.is_provider is None else False,
        }
    kind = facts.modification
    counted = facts
    if facts.modification_compute is None and kind not in (None, ModificationKind.TRAINING):
        counted = attrs.evolve(facts, modification_compute="0")  # what such a kind takes
    known = dict(REPRESENTATIVES[_sides(counted)])
    if kind in (ModificationKind.CONVERSION, ModificationKind.RE_UPLOAD):
        given = facts.modification_compute is not None
        impossible = given and Decimal(facts.modification_compute or 0) > 0
        known["modification"] = ModificationKind.CONVERSION if impossible else None
    else:
        known["modification"] = None
    return known


@pytest.mark.parametrize("space", SPACES, ids=lambda space: space.question)
@settings(deadline=None, max_examples=400)
@given(facts=any_facts | dense)
def test_any_facts_fall_into_a_class_and_get_its_answer(space: Space, facts: ModelFacts) -> None:
    if facts.is_provider and space is PROVIDER:
        facts = attrs.evolve(facts, is_provider=False)  # either answer takes the place of all
    stands_for = representative(facts, space)
    for value in space.given:
        handed_on = space.hand_on(value)
        answer = space.decide(facts, handed_on).value
        assert answer is space.decide(stands_for, handed_on).value
        assert answer is space.expected(facts, value)
    names = list(space.classes)
    assert all(getattr(stands_for, name) in space.classes[name] for name in names)


def test_facts_of_a_further_event_are_known_as_such() -> None:
    assert set(USED["systemic_risk"]) >= FURTHER_EVENTS
    assert USAGE.question == "usage_public"
