"""The resolver against the plain reading of the law in tests/straightforward.py."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.resolution import resolve
from gpai_code.vocabulary import Outcome
from tests import straightforward
from tests.any_facts import LICENSES, any_facts, dense

pytestmark = pytest.mark.thorough

LETTERS = {
    Outcome.APPLIES: "A",
    Outcome.EXEMPT: "E",
    Outcome.NOT_APPLICABLE: "N",
    Outcome.UNDETERMINED: "U",
}


def letters(facts: ModelFacts, *, presume_scope: bool) -> dict[str, str]:
    decision = resolve(facts, presume_scope=presume_scope)
    return {name: LETTERS[ruling.outcome] for name, ruling in decision.obligations.items()}


def without_bases(facts: ModelFacts) -> bool:
    """Base models are a matter of the table of licences, which the oracle does not weigh."""
    return facts.base_models is None


def test_the_oracle_weighs_every_licence_that_facts_are_drawn_from() -> None:
    assert set(straightforward.LICENCES) == set(LICENSES)


@settings(deadline=None, max_examples=1_500)
@given(facts=(any_facts | dense).filter(without_bases), presume=st.booleans())
def test_every_outcome_is_the_one_that_the_text_gives(facts: ModelFacts, presume: bool) -> None:
    expected = straightforward.outcomes(facts, presume_scope=presume)
    assert letters(facts, presume_scope=presume) == expected
