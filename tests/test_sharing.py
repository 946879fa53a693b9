"""Among many, decisions share what they have in common, and say what `resolve` says of each."""

import copy
import gc
import pickle
import weakref
from datetime import date
from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.errors import DeadlineError
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.many import SITUATION_CACHE_SIZE, _Situations, decider
from gpai_code.resolver.resolution import resolve
from gpai_code.vocabulary import Role, SizeClass
from tests.any_facts import LICENSES, any_facts, dense

EDITIONS = ("third-draft", "final")
GROUPS = ("obligations", "commitments", "measures", "provisions")
FIELDS = [field.name for field in attrs.fields(Decision)]
OPEN_MODEL = ModelFacts(
    license="MIT",
    weights_public=True,
    architecture_public=True,
    usage_public=True,
    monetised=False,
    systemic_risk=False,
)


def assert_same(shared: Decision, plain: Decision) -> None:
    for name in FIELDS:
        assert getattr(shared, name) == getattr(plain, name), name
    for group in GROUPS:  # == does not look at the order of a dict
        assert list(getattr(shared, group)) == list(getattr(plain, group))
    assert shared == plain
    assert repr(shared) == repr(plain)
    assert shared.to_json() == plain.to_json()


@settings(deadline=None, max_examples=150)
@given(
    facts=any_facts | dense,
    edition=st.sampled_from(EDITIONS),
    presume_scope=st.booleans(),
    as_of=st.none() | st.dates(),
)
def test_a_decision_among_many_is_the_one_of_its_facts_alone(
    facts: ModelFacts, edition: str, presume_scope: bool, as_of: date | None
) -> None:
    shared = decider(edition, presume_scope=presume_scope, as_of=as_of)(facts)
    plain = resolve(facts, edition, presume_scope=presume_scope, as_of=as_of)
    assert_same(shared, plain)


@pytest.mark.thorough(measured=True)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("size", [None, *SizeClass])
def test_licences_of_one_situation_do_not_mix(
    edition: str, role: Role | None, size: SizeClass | None
) -> None:
    decide = decider(edition)
    for base, license in product((ModelFacts(), OPEN_MODEL), (None, *LICENSES)):  # noqa: A001
        facts = attrs.evolve(base, license=license, role=role, size_class=size)
        assert_same(decide(facts), resolve(facts, edition))


def test_what_is_not_asked_for_is_not_worked_out_and_then_once() -> None:
    decision = decider()(OPEN_MODEL)
    with pytest.raises(AttributeError):
        object.__getattribute__(decision, "measures")
    assert decision.measures is decision.measures
    assert object.__getattribute__(decision, "measures") is decision.measures


def test_rulings_are_shared_with_decisions_that_differ_in_the_licence_alone() -> None:
    decide = decider()
    first, second = decide(OPEN_MODEL), decide(attrs.evolve(OPEN_MODEL, license="llama3.1"))
    assert first["53(1)(a)"] != second["53(1)(a)"]
    assert first.steps is second.steps
    assert first["53(1)(c)"] is second["53(1)(c)"]


def test_the_cache_of_decisions_ends_with_its_decider_and_is_bounded() -> None:
    decide = decider()
    references = [weakref.ref(decide(attrs.evolve(OPEN_MODEL, license=name))) for name in LICENSES]
    assert all(reference() is not None for reference in references)
    del decide
    gc.collect()
    assert all(reference() is None for reference in references)
    assert SITUATION_CACHE_SIZE <= 1_000


def test_what_was_worked_out_first_is_given_up_first_and_worked_out_again_alike() -> None:
    situations = _Situations("final", presume_scope=False, as_of=None)
    each = [ModelFacts(training_compute=f"{n}e20") for n in range(1, SITUATION_CACHE_SIZE + 2)]
    decisions = [situations.decide(facts) for facts in each]
    assert len(situations.kept) == SITUATION_CACHE_SIZE
    situations.decide(each[-1])
    assert len(situations.kept) == SITUATION_CACHE_SIZE
    again = situations.decide(each[0])
    assert again == decisions[0] == resolve(each[0], presume_scope=False)
    assert again.steps is not decisions[0].steps
    assert situations.decide(each[-1]).steps is decisions[-1].steps


@pytest.mark.parametrize("opened", [True, False])
def test_a_decision_can_be_copied_pickled_and_changed(opened: bool) -> None:
    decision, plain = decider()(OPEN_MODEL), resolve(OPEN_MODEL)
    if opened:
        assert decision.questions == plain.questions
    assert pickle.loads(pickle.dumps(decision)) == plain
    assert copy.copy(decision) == copy.deepcopy(decision) == plain
    later = attrs.evolve(decision, as_of=date(2027, 1, 1))
    assert later == attrs.evolve(plain, as_of=date(2027, 1, 1))
    assert Decision.from_json(decision.to_json()) == plain


def test_a_decision_has_no_other_attributes_and_stays_frozen() -> None:
    decision = decider()(OPEN_MODEL)
    with pytest.raises(AttributeError, match="'Decision' object has no attribute 'measure'"):
        decision.measure  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        decision.measures = {}  # type: ignore[misc]


def test_an_error_comes_at_once() -> None:
    with pytest.raises(DeadlineError):
        decider()(ModelFacts(systemic_risk=True, threshold_met_on=date(9999, 12, 31)))
