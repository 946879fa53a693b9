"""The conditions of Articles 53(2) and 54(6) AI Act, tried in three values."""

from collections import Counter
from itertools import product

import attrs
import pytest

from gpai_code.law import act
from gpai_code.resolver.exemption import (
    MONETISATION_CONTESTED,
    Condition,
    Ruling,
    conditions,
    exemption,
    license_condition,
)
from gpai_code.resolver.facts import QUESTIONS, ModelFacts
from gpai_code.resolver.reasons import distinct
from gpai_code.vocabulary import Outcome

# what each fact must be for its condition to be met, not to be met, and to be open
ANSWERS: dict[str, tuple[object, object, object]] = {
    "license": ("Apache-2.0", "CC-BY-NC-4.0", None),
    "weights_public": (True, False, None),
    "architecture_public": (True, False, None),
    "usage_public": (True, False, None),
    "monetised": (False, True, None),
    "systemic_risk": (False, True, None),
}
THREE_VALUES = (True, False, None)
ARTICLE = act("Article 53(2)")


def facts_for(met: dict[str, bool | None]) -> ModelFacts:
    """Return facts on which each condition is met, not met or open, as wanted."""
    chosen = {name: answers[THREE_VALUES.index(met[name])] for name, answers in ANSWERS.items()}
    return ModelFacts(**chosen)  # type: ignore[arg-type]


def rule(facts: ModelFacts) -> Ruling:
    return exemption(conditions(facts), ARTICLE)


def by_fact(facts: ModelFacts) -> dict[str, Condition]:
    return {condition.fact: condition for condition in conditions(facts)}


SPACE = [
    dict(zip(ANSWERS, values, strict=True)) for values in product(THREE_VALUES, repeat=len(ANSWERS))
]
RULED = [(met, facts_for(met), rule(facts_for(met))) for met in SPACE]
ALL_MET = facts_for(dict.fromkeys(ANSWERS, True))


def test_one_of_729_combinations_is_exempt_and_63_more_may_be() -> None:
    assert Counter(ruling.outcome for _, _, ruling in RULED) == {
        Outcome.EXEMPT: 1,
        Outcome.UNDETERMINED: 63,
        Outcome.APPLIES: 665,
    }
    assert [facts for _, facts, ruling in RULED if ruling.outcome is Outcome.EXEMPT] == [ALL_MET]


def test_one_failing_condition_settles_it_whatever_else_is_unknown() -> None:
    for met, facts, ruling in RULED:
        failing = False in met.values()
        assert (ruling.outcome is Outcome.APPLIES) == failing, facts


def test_a_single_unknown_among_met_conditions_leaves_it_open() -> None:
    for met, facts, ruling in RULED:
        unknown = None in met.values() and False not in met.values()
        assert (ruling.outcome is Outcome.UNDETERMINED) == unknown, facts


def test_conditions_are_met_as_the_facts_say() -> None:
    for met, facts, _ in RULED:
        assert {name: condition.met for name, condition in by_fact(facts).items()} == met


def test_one_more_fact_never_overturns_a_settled_ruling() -> None:
    for met, facts, before in RULED:
        for name in (name for name, value in met.items() if value is None):
            for value in (True, False):
                after = rule(facts_for(met | {name: value})).outcome
                assert before.outcome in (after, Outcome.UNDETERMINED), (facts, name, value)


def test_only_an_open_ruling_names_missing_facts_and_it_names_all_of_them() -> None:
    for met, facts, ruling in RULED:
        unknown = tuple(name for name, value in met.items() if value is None)
        expected = unknown if ruling.outcome is Outcome.UNDETERMINED else ()
        assert ruling.missing == expected, facts
        assert set(ruling.missing) <= set(QUESTIONS)


def test_each_missing_fact_can_still_settle_an_open_ruling() -> None:
    for met, facts, ruling in RULED:
        for name in ruling.missing:
            assert rule(facts_for(met | {name: False})).outcome is Outcome.APPLIES, facts


def test_a_ruling_gives_the_reasons_of_the_deciding_conditions_and_no_others() -> None:
    for met, facts, ruling in RULED:
        tried = by_fact(facts)
        decisive = {
            Outcome.APPLIES: [name for name, value in met.items() if value is False],
            Outcome.UNDETERMINED: [name for name, value in met.items() if value is None],
            Outcome.EXEMPT: list(met),
        }[ruling.outcome]
        assert ruling.because == tuple(" ".join(tried[name].because) for name in decisive), facts


def test_every_ruling_and_every_condition_rests_on_a_citation() -> None:
    for _, facts, ruling in RULED:
        assert ruling.citations[0] == ARTICLE
        assert len(set(ruling.citations)) == len(ruling.citations)
        for condition in conditions(facts):
            assert condition.citations, condition
            assert condition.because, condition


def test_the_basis_is_the_provision_that_lifts_the_obligation() -> None:
    other = exemption(conditions(ALL_MET), act("Article 54(6)"))
    assert str(other.citations[0]) == "AI Act Article 54(6)"


def test_the_conditions_are_six_in_the_order_of_the_article() -> None:
    assert [(condition.id, condition.fact) for condition in conditions(ModelFacts())] == [
        ("free and open-source licence", "license"),
        ("parameters public", "weights_public"),
        ("architecture information public", "architecture_public"),
        ("usage information public", "usage_public"),
        ("not monetised", "monetised"),
        ("no systemic risk", "systemic_risk"),
    ]


@pytest.mark.parametrize(
    ("fact", "answer", "met"),
    [
        ("license", "MIT", True),
        ("license", "CC-BY-NC-4.0", False),
        ("license", None, None),
        ("license_qualifies", True, True),
        ("license_qualifies", False, False),
        ("weights_public", True, True),
        ("weights_public", False, False),
        ("weights_public", None, None),
        ("architecture_public", True, True),
        ("architecture_public", False, False),
        ("architecture_public", None, None),
        ("usage_public", True, True),
        ("usage_public", False, False),
        ("usage_public", None, None),
        # these two are conditions of absence: a yes takes the exemption away
        ("monetised", True, False),
        ("monetised", False, True),
        ("monetised", None, None),
        ("systemic_risk", True, False),
        ("systemic_risk", False, True),
        ("systemic_risk", None, None),
    ],
)
def test_each_answer_meets_or_fails_its_condition(
    fact: str, answer: object, met: bool | None
) -> None:
    changed = attrs.evolve(ALL_MET, **{fact: answer})  # type: ignore[arg-type]
    assert by_fact(changed)[fact].met is met
    outcome = {True: Outcome.EXEMPT, False: Outcome.APPLIES, None: Outcome.UNDETERMINED}[met]
    assert rule(changed).outcome is outcome


@pytest.mark.parametrize(
    ("fact", "places"),
    [
        (
            "license",
            [
                "AI Act Article 53(2)",
                "Guidelines paragraph 76 (July 2025; November 2025: 73)",
            ],
        ),
        (
            "weights_public",
            [
                "AI Act Article 53(2)",
                "Guidelines paragraph 90 (July 2025; November 2025: 87)",
            ],
        ),
        (
            "architecture_public",
            [
                "AI Act Article 53(2)",
                "Guidelines paragraph 90 (July 2025; November 2025: 87)",
            ],
        ),
        (
            "usage_public",
            [
                "AI Act Article 53(2)",
                "Guidelines paragraph 92 (July 2025; November 2025: 89)",
            ],
        ),
        (
            "monetised",
            [
                "AI Act recital 103",
                "Guidelines paragraph 85 (July 2025; November 2025: 82)",
            ],
        ),
        ("systemic_risk", ["AI Act Article 53(2)", "AI Act recital 104"]),
    ],
)
def test_each_condition_cites_its_provisions(fact: str, places: list[str]) -> None:
    assert [str(citation) for citation in by_fact(ModelFacts())[fact].citations] == places


def test_no_binding_provision_says_that_monetisation_takes_the_exemption_away() -> None:
    tried = by_fact(ALL_MET)
    binding = {
        name: [c for c in condition.citations if c.binding] for name, condition in tried.items()
    }
    assert [name for name, citations in binding.items() if not citations] == ["monetised"]
    assert tried["monetised"].contested == (MONETISATION_CONTESTED,)


def test_that_monetisation_counts_is_contested_wherever_it_decides() -> None:
    for met, facts, ruling in RULED:
        decides = {
            Outcome.APPLIES: met["monetised"] is False,
            Outcome.UNDETERMINED: met["monetised"] is None,
            Outcome.EXEMPT: True,
        }[ruling.outcome]
        assert (MONETISATION_CONTESTED in ruling.contested) == decides, facts


@pytest.mark.parametrize("name", ["bigcode-openrail-m", "Apache-2.0 AND bigcode-openrail-m"])
def test_an_open_question_about_a_licence_is_contested(name: str) -> None:
    condition = license_condition(ModelFacts(license=name))
    assert condition.met is None
    assert any("open question" in point for point in condition.contested)
    assert set(condition.contested) <= set(rule(attrs.evolve(ALL_MET, license=name)).contested)


def test_an_open_licence_is_settled_by_a_conclusion_about_it_and_not_by_naming_it_again() -> None:
    condition = license_condition(ModelFacts(license="bigcode-openrail-m"))
    assert (condition.met, condition.fact) == (None, "license_qualifies")
    for stated in (True, False):
        settled = license_condition(
            ModelFacts(license="bigcode-openrail-m", license_qualifies=stated)
        )
        assert settled.met is stated
        assert settled.because[0].startswith("It was stated that the licence ")
        assert any("leaves this open" in point for point in settled.contested)


@pytest.mark.parametrize(("name", "table"), [("MIT", True), ("CC-BY-NC-4.0", False)])
def test_a_stated_conclusion_against_the_table_counts_and_is_reported(
    name: str, table: bool
) -> None:
    against = license_condition(ModelFacts(license=name, license_qualifies=not table))
    assert against.met is not table
    assert any("says the opposite" in point for point in against.contested)
    assert license_condition(ModelFacts(license=name, license_qualifies=table)).contested == ()


def test_a_licence_condition_rests_on_the_paragraphs_for_that_licence() -> None:
    condition = license_condition(ModelFacts(license="llama3.1"))
    assert condition.met is False
    assert [str(citation) for citation in condition.citations] == [
        "AI Act Article 53(2)",
        "Guidelines paragraph 83(iii) (July 2025; November 2025: 80(iii))",
    ]


def test_nothing_but_the_licence_counts_for_the_licence_condition() -> None:
    for _, facts, _ in RULED:
        assert by_fact(facts)["license"] == license_condition(ModelFacts(license=facts.license))


def test_an_expression_that_cannot_be_read_leaves_its_condition_open_and_no_other() -> None:
    unreadable, *others = conditions(ModelFacts(license="MIT OR", weights_public=False))
    assert (unreadable.met, unreadable.unreadable) == (None, True)
    assert unreadable.missing == ("license_qualifies",)
    assert "'MIT OR'" in unreadable.because[0]
    assert others == [*conditions(ModelFacts(weights_public=False))[1:]]


@pytest.mark.parametrize("stated", [True, False])
def test_a_stated_conclusion_counts_where_the_licence_cannot_be_read(stated: bool) -> None:
    condition = license_condition(ModelFacts(license="MIT OR", license_qualifies=stated))
    assert condition.met is stated
    assert condition.unreadable
    assert "'MIT OR'" in condition.contested[0]


@pytest.mark.parametrize(
    ("names", "met"),
    [
        (["MIT", "Apache-2.0"], True),
        (["CC-BY-NC-4.0", "llama3.1"], False),
        (["MIT", "CC-BY-NC-4.0"], None),
        (["MIT", "a licence that nobody knows"], None),
        (["MIT", "MIT OR"], None),
    ],
    ids=["each qualifies", "none does", "one does", "one is not known", "one cannot be read"],
)
def test_several_licences_settle_it_where_all_say_the_same(
    names: list[str], met: bool | None
) -> None:
    facts = ModelFacts(licenses=names)  # type: ignore[arg-type]
    condition = license_condition(facts)
    assert condition.met is met
    assert condition.missing == (() if met is not None else ("license_qualifies",))


@pytest.mark.parametrize(
    ("name", "names", "contradicted"),
    [
        ("Apache-2.0", ["a licence that nobody knows"], True),
        ("a licence that nobody knows", ["CC-BY-NC-4.0"], True),
        ("a licence that nobody knows", ["another one"], False),
        ("Apache-2.0", ["MIT"], False),
    ],
    ids=["the one settles it", "the several do", "neither does", "both do, alike"],
)
def test_a_licence_and_several_that_leave_open_what_one_of_them_settles_are_divided(
    name: str, names: list[str], contradicted: bool
) -> None:
    facts = ModelFacts(license=name, licenses=names)  # type: ignore[arg-type]
    assert license_condition(facts).contradicted is contradicted


def test_repetitions_are_removed_and_the_order_is_kept() -> None:
    assert distinct(["b", "a", "b", "c", "a"]) == ("b", "a", "c")
    assert distinct([]) == ()
