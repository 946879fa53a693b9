"""Scope: model, market and provider together, what is presumed, and what that does to a ruling."""

import json
from datetime import date
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from gpai_code.law import act
from gpai_code.resolver.exemption import Ruling
from gpai_code.resolver.facts import ModelFacts, read_facts
from gpai_code.resolver.legal_tests import is_gpai, placed_on_union_market
from gpai_code.resolver.provider import is_provider
from gpai_code.resolver.scope import PREMISE, Scope, work_out_scope
from gpai_code.vocabulary import Generates, ModificationKind, Outcome, Role
from tests.any_facts import any_facts, dense

QUESTIONS = ("is_gpai", "placed_on_union_market", "is_provider")
THREE_VALUES = (True, False, None)
SPACE = [
    dict(zip(QUESTIONS, values, strict=True))
    for values in product(THREE_VALUES, repeat=len(QUESTIONS))
]
PREMISES = {
    "is_gpai": "The model is a general-purpose AI model in the scope of the AI Act.",
    "placed_on_union_market": "The model is placed on the Union market.",
    "is_provider": "The facts are those of the model's provider.",
}

# facts that say something of each question without answering it, and what they leave to ask
HALF_KNOWN: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "kind of model": ({"generates": (Generates.LANGUAGE,)}, ("training_compute",)),
    "size of model": ({"training_compute": "1e24"}, ("generates",)),
    "internal use": ({"internal_use_only": True}, ("internal_use_essential",)),
    "integrator": ({"role": Role.INTEGRATOR}, ("upstream_excludes_union",)),
    "modifier": (
        {"role": Role.MODIFIER},
        ("own_model", "modification_compute", "original_compute"),
    ),
}
# facts that concern a question and say nothing of its answer
SAYING_NOTHING: list[dict[str, Any]] = [
    {"research_only": False},
    {"commercial_activity": True},
    {"union_excluded": False},
    {"internal_use_only": False},
    {"own_model": True},
    {"released_on": date(2026, 1, 2)},
    {"original_systemic_risk": False},
    {"original_compute_unknowable": False},
]
# facts of somebody else's model, which leave open who is provider of this one
SOMEBODY_ELSES: list[dict[str, Any]] = [
    {"own_model": False},
    {"modification": ModificationKind.QUANTISATION},
    {"modification_compute": "1e20"},
    {"earlier_modifications_compute": "1e20"},
    {"original_compute": "1e24"},
    {"other_originals_compute": "1e24"},
    {"original_compute_unknowable": True},
    {"original_systemic_risk": True},
    {"upstream_excludes_union": True},
    {"upstream_excludes_union": False},
]


def scope_of(facts: ModelFacts, *, presume: bool) -> Scope:
    return work_out_scope(facts, presume=presume)


def conjunction(values: list[bool | None]) -> bool | None:
    """And, after Kleene: one no settles it, otherwise one unknown leaves it open."""
    return False if False in values else None if None in values else True


@pytest.mark.parametrize("presume", [True, False], ids=["presumed", "not presumed"])
@pytest.mark.parametrize(
    "known", SPACE, ids=["-".join(str(value) for value in known.values()) for known in SPACE]
)
def test_scope_is_all_three_and_unknowns_count_as_presumed_or_open(
    known: dict[str, bool | None], presume: bool
) -> None:
    # AI Act, Articles 3(63), 3(9), 3(3) and 53(1)
    scope = scope_of(ModelFacts(**known), presume=presume)  # type: ignore[arg-type]
    taken = [True if presume and value is None else value for value in known.values()]
    assert [conclusion.id for conclusion in scope.conclusions] == list(QUESTIONS)
    assert [conclusion.value for conclusion in scope.conclusions] == taken
    assert scope.value is conjunction(taken)
    presumed = [name for name, value in known.items() if presume and value is None]
    whole = presumed == list(QUESTIONS)
    assert scope.premises == ((PREMISE,) if whole else tuple(PREMISES[name] for name in presumed))


def test_what_is_presumed_says_so_and_asks_nothing() -> None:
    for conclusion in scope_of(ModelFacts(), presume=True).conclusions:
        assert conclusion.because == (f"Taken for granted: {PREMISES[conclusion.id]}",)
        assert conclusion.missing == ()
        assert conclusion.citations
        assert not conclusion.stated


def test_a_question_that_is_not_presumed_is_asked_for() -> None:
    scope = scope_of(ModelFacts(), presume=False)
    assert [conclusion.missing[0] for conclusion in scope.conclusions] == [*QUESTIONS]
    # recital 109: research without commercial activity is asked for as well
    assert scope.conclusions[1].missing[1:] == ("noncommercial_research",)
    assert scope.premises == ()


@pytest.mark.parametrize(("known", "missing"), HALF_KNOWN.values(), ids=HALF_KNOWN)
def test_a_question_with_any_known_fact_is_never_presumed(
    known: dict[str, Any], missing: tuple[str, ...]
) -> None:
    scope = scope_of(ModelFacts(**known), presume=True)
    (half,) = (conclusion for conclusion in scope.conclusions if conclusion.value is None)
    assert half.missing == missing
    assert scope.value is None
    assert scope.premises == tuple(text for name, text in PREMISES.items() if name != half.id)


@pytest.mark.parametrize("known", SAYING_NOTHING, ids=lambda known: next(iter(known)))
def test_a_fact_that_says_nothing_of_the_answer_leaves_the_presumption(
    known: dict[str, Any],
) -> None:
    assert scope_of(ModelFacts(**known), presume=True).premises == (PREMISE,)


@pytest.mark.parametrize("known", SOMEBODY_ELSES, ids=str)
def test_who_is_provider_is_not_presumed_where_an_original_is_named(known: dict[str, Any]) -> None:
    scope = scope_of(ModelFacts(**known), presume=True)
    assert PREMISES["is_provider"] not in scope.premises
    assert scope.conclusions[2].missing == ("role",)


@pytest.mark.parametrize("name", [*QUESTIONS, "role"])
def test_what_is_called_unknown_is_not_presumed(name: str) -> None:
    facts = read_facts(json.dumps({"license": "MIT", name: None}))
    scope = scope_of(facts, presume=True)
    question = "is_provider" if name == "role" else name
    assert PREMISES[question] not in scope.premises
    assert scope.value is None
    assert len(scope.premises) == 2


def test_calling_another_fact_unknown_changes_nothing() -> None:
    facts = read_facts('{"training_compute": null, "placed_on": null}')
    assert scope_of(facts, presume=True).premises == (PREMISE,)


def test_a_contradiction_keeps_the_question_open_despite_the_presumption() -> None:
    facts = ModelFacts(placed_on=date(2026, 1, 2), union_excluded=True)
    for presume in (True, False):
        scope = scope_of(facts, presume=presume)
        assert scope.conclusions[1].contradicted
        assert scope.conclusions[1].value is None
        assert PREMISES["placed_on_union_market"] not in scope.premises
        assert scope.value is None


@settings(deadline=None, max_examples=100)
@given(facts=any_facts | dense)
def test_presuming_changes_nothing_that_is_known(facts: ModelFacts) -> None:
    worked_out = [step(facts) for step in (is_gpai, placed_on_union_market, is_provider)]
    assert list(scope_of(facts, presume=False).conclusions) == worked_out
    presumed = scope_of(facts, presume=True)
    for before, after in zip(worked_out, presumed.conclusions, strict=True):
        assert after == before or (before.value, after.value) == (None, True)
    count = sum(
        before != after for before, after in zip(worked_out, presumed.conclusions, strict=True)
    )
    assert len(presumed.premises) == (1 if count == len(QUESTIONS) else count)


# The gate

RULINGS = {
    outcome: Ruling(
        outcome=outcome,
        because=("A reason of its own.",),
        citations=(act("Article 53(2)"), act("Article 3(63)")),
        missing=("weights_public",) if outcome is Outcome.UNDETERMINED else (),
        contested=("A point of its own.",),
        derogations=("safety-security-6-p2",),
    )
    for outcome in Outcome
}
every_outcome = pytest.mark.parametrize("outcome", Outcome, ids=lambda outcome: outcome.value)
OUT = {name: ModelFacts(**{name: False}) for name in QUESTIONS}  # type: ignore[arg-type]


@every_outcome
def test_in_scope_a_ruling_is_unchanged(outcome: Outcome) -> None:
    for scope in (
        scope_of(ModelFacts(), presume=True),
        scope_of(ModelFacts(**dict.fromkeys(QUESTIONS, True)), presume=False),  # type: ignore[arg-type]
    ):
        assert scope.gate(RULINGS[outcome]) is RULINGS[outcome]


@every_outcome
@pytest.mark.parametrize("name", QUESTIONS)
def test_out_of_scope_nothing_applies_for_that_reason(name: str, outcome: Outcome) -> None:
    for presume in (True, False):
        scope = scope_of(OUT[name], presume=presume)
        gated = scope.gate(RULINGS[outcome])
        assert gated.outcome is Outcome.NOT_APPLICABLE
        assert gated.missing == ()
        if outcome is not Outcome.NOT_APPLICABLE:
            deciding = next(conclusion for conclusion in scope.conclusions if conclusion.id == name)
            assert gated.because == deciding.because
            assert gated.citations == deciding.citations
            assert gated.derogations == ()


@every_outcome
def test_with_scope_open_all_is_open_but_what_is_not_applicable_anyway(outcome: Outcome) -> None:
    gated = scope_of(ModelFacts(), presume=False).gate(RULINGS[outcome])
    if outcome is Outcome.NOT_APPLICABLE:
        assert gated is RULINGS[outcome]
        return
    assert gated.outcome is Outcome.UNDETERMINED
    assert set(QUESTIONS) <= set(gated.missing)
    asked = [name for name in gated.missing if name != "noncommercial_research"]
    assert asked == [*QUESTIONS, *RULINGS[outcome].missing]
    assert set(RULINGS[outcome].citations) <= set(gated.citations)
    assert len(set(gated.citations)) == len(gated.citations)
    assert gated.contested == ("A point of its own.",)
    assert gated.derogations == RULINGS[outcome].derogations


def test_only_an_open_ruling_adds_its_own_reasons_and_questions_to_an_open_scope() -> None:
    scope = scope_of(ModelFacts(is_gpai=True, is_provider=True), presume=False)
    reason = scope.conclusions[1].because
    settled, still_open = (
        scope.gate(RULINGS[outcome]) for outcome in (Outcome.APPLIES, Outcome.UNDETERMINED)
    )
    assert settled.because == reason
    asked = ("placed_on_union_market", "noncommercial_research")
    assert settled.missing == asked
    assert still_open.because == (*reason, "A reason of its own.")
    assert still_open.missing == (*asked, "weights_public")


def test_a_fact_that_two_questions_lack_is_asked_for_once() -> None:
    scope = scope_of(ModelFacts(is_gpai=True, is_provider=True), presume=False)
    twice = attrs.evolve(
        RULINGS[Outcome.UNDETERMINED], missing=("placed_on_union_market", "license")
    )
    asked = ("placed_on_union_market", "noncommercial_research", "license")
    assert scope.gate(twice).missing == asked


def test_contested_points_of_the_deciding_question_are_passed_on() -> None:
    small = ModelFacts(training_compute="1e22")
    gated = scope_of(small, presume=True).gate(RULINGS[Outcome.APPLIES])
    assert gated.outcome is Outcome.NOT_APPLICABLE
    assert gated.contested == is_gpai(small).contested != ()
