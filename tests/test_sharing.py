"""Decisions share what they have in common, and say what working it all out anew would say."""

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

from gpai_code.errors import DeadlineError, LicenseExpressionError
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.exemption import Condition, exemption
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.many import SITUATION_CACHE_SIZE, _Situations, decider
from gpai_code.resolver.resolution import resolve
from gpai_code.vocabulary import Outcome, Role, SizeClass
from tests import straightforward
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
def test_a_decision_is_the_one_that_is_worked_out_anew(
    facts: ModelFacts, edition: str, presume_scope: bool, as_of: date | None
) -> None:
    shared = resolve(facts, edition, presume_scope=presume_scope, as_of=as_of)
    plain = straightforward.resolve(facts, edition, presume_scope=presume_scope, as_of=as_of)
    assert_same(shared, plain)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("size", [None, *SizeClass])
def test_licences_of_one_situation_do_not_mix(
    edition: str, role: Role | None, size: SizeClass | None
) -> None:
    for base, license in product((ModelFacts(), OPEN_MODEL), (None, *LICENSES)):  # noqa: A001
        facts = attrs.evolve(base, license=license, role=role, size_class=size)
        assert_same(resolve(facts, edition), straightforward.resolve(facts, edition))


def test_what_is_not_asked_for_is_not_worked_out_and_then_once() -> None:
    decision = resolve(OPEN_MODEL)
    with pytest.raises(AttributeError):
        object.__getattribute__(decision, "measures")
    assert decision.measures is decision.measures
    assert object.__getattribute__(decision, "measures") is decision.measures


def test_rulings_are_shared_with_decisions_that_differ_in_the_licence_alone() -> None:
    one, other = resolve(OPEN_MODEL), resolve(attrs.evolve(OPEN_MODEL, license="llama3.1"))
    assert one["53(1)(a)"] != other["53(1)(a)"]
    assert one["safety-security-9.3"] is other["safety-security-9.3"]
    assert one["53(1)(c)"] is other["53(1)(c)"]


def test_decisions_are_not_kept_and_situations_are_counted() -> None:
    kept = [weakref.ref(resolve(attrs.evolve(OPEN_MODEL, license=name))) for name in LICENSES]
    gc.collect()
    assert all(one() is None for one in kept)
    assert SITUATIONS <= 1_000


@pytest.mark.parametrize("opened", [True, False])
def test_a_decision_can_be_copied_pickled_and_changed(opened: bool) -> None:
    decision, plain = resolve(OPEN_MODEL), straightforward.resolve(OPEN_MODEL)
    if opened:
        assert decision.questions == plain.questions
    assert pickle.loads(pickle.dumps(decision)) == plain
    assert copy.copy(decision) == copy.deepcopy(decision) == plain
    later = attrs.evolve(decision, as_of=date(2027, 1, 1))
    assert later == attrs.evolve(plain, as_of=date(2027, 1, 1))
    assert Decision.from_json(decision.to_json()) == plain


def test_a_decision_has_no_other_attributes_and_stays_frozen() -> None:
    decision = resolve(OPEN_MODEL)
    with pytest.raises(AttributeError, match="'Decision' object has no attribute 'measure'"):
        decision.measure  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        decision.measures = {}  # type: ignore[misc]


def test_an_error_comes_at_once() -> None:
    with pytest.raises(LicenseExpressionError):
        resolve(ModelFacts(license="MIT AND"))
    with pytest.raises(DeadlineError):
        resolve(ModelFacts(systemic_risk=True, threshold_met_on=date(9999, 12, 31)))


OUTCOMES = {False: Outcome.APPLIES, None: Outcome.UNDETERMINED, True: Outcome.EXEMPT}


def test_conditions_are_weighed_alike_in_whatever_groups_they_are_joined() -> None:
    for mets in product([True, False, None], repeat=4):
        tried = tuple(
            Condition(
                id=str(number),
                fact=str(number),
                met=met,
                because=f"because {number}",
                citations=(),
                missing=(f"fact {number // 2}",) if met is None else (),
                contested=(f"point {number // 2}",),
            )
            for number, met in enumerate(mets)
        )
        weighed = weigh(tried)
        worst = False if False in mets else None if None in mets else True
        deciding = [number for number, met in enumerate(mets) if met is worst]
        halves = dict.fromkeys(number // 2 for number in deciding)
        assert weighed == Weighed(
            OUTCOMES[worst],
            tuple(f"because {number}" for number in deciding),
            {},
            tuple(f"fact {half}" for half in halves) if worst is None else (),
            tuple(f"point {half}" for half in halves),
        )
        for cut in range(1, 4):
            assert weigh(tried[:cut]).and_(weigh(tried[cut:])) == weighed
