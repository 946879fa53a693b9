"""The exemption as a decision table, every cell of it, and forty worked cases."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.catalog.code import load
from gpai_code.resolver.availability import COMPATIBILITY, MICROENTERPRISES
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.exemption import MONETISATION_CONTESTED, Ruling
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.provider import ONE_THIRD
from gpai_code.resolver.resolution import resolve
from gpai_code.vocabulary import DataPurpose, Generates, Outcome, Role, SizeClass

A, E, N, U = Outcome.APPLIES, Outcome.EXEMPT, Outcome.NOT_APPLICABLE, Outcome.UNDETERMINED

Known = dict[str, Any]

THREE_VALUES = (True, False, None)
OBLIGATIONS = ("53(1)(a)", "53(1)(b)", "53(1)(c)", "53(1)(d)", "54", "55")

code_of = cache(load)


@pytest.fixture(autouse=True, scope="module")
def _editions_are_read_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gpai_code.catalog.code.load", code_of)
        yield


@cache
def decided(facts: ModelFacts) -> Decision:
    return resolve(facts, presume_scope=False)


def decide(*layers: Known) -> Decision:
    known: Known = {}
    for layer in layers:
        known |= layer
    return decided(ModelFacts(**known))


def cited(ruling: Ruling) -> set[str]:
    return {f"{citation.instrument} {citation.place}" for citation in ruling.citations}


# S: is Chapter V about this model and actor at all? Model, market and provider together.
# E: are all conditions of the exemption met? One known failure is enough for a no.

SCOPE: Known = {"is_gpai": True, "placed_on_union_market": True, "is_provider": True}
CONDITIONS: Known = {
    "systemic_risk": False,
    "license_qualifies": True,
    "monetised": False,
    "weights_public": True,
    "architecture_public": True,
    "usage_public": True,
}
UNKNOWN = dict.fromkeys(CONDITIONS)


def single(layer: Known, value: bool | None) -> list[Known]:
    """Return the layer with each of its facts in turn failing, or unknown."""
    return [
        {**layer, name: None if value is None else not answer} for name, answer in layer.items()
    ]


IN_SCOPE = [SCOPE]
OUT_OF_SCOPE = [
    *single(SCOPE, False),
    *({**dict.fromkeys(SCOPE), name: False} for name in SCOPE),
]
SCOPE_OPEN = [*single(SCOPE, None), dict.fromkeys(SCOPE)]
ALL_MET = [CONDITIONS]
ONE_FAILS = [
    *single(CONDITIONS, False),
    # whatever else is unknown
    *({**UNKNOWN, name: not answer} for name, answer in CONDITIONS.items()),
]
ONE_UNKNOWN = [*single(CONDITIONS, None), UNKNOWN]

COLUMNS: dict[str, tuple[list[Known], list[Known]]] = {
    "out of scope": (OUT_OF_SCOPE, [*ALL_MET, *ONE_FAILS, *ONE_UNKNOWN]),
    "conditions met": (IN_SCOPE, ALL_MET),
    "a condition fails": (IN_SCOPE, ONE_FAILS),
    "a condition unknown": (IN_SCOPE, ONE_UNKNOWN),
    "scope unknown": (SCOPE_OPEN, [*ALL_MET, *ONE_FAILS, *ONE_UNKNOWN]),
}

# One row for each obligation: where its provider is established, the outcome in each column, and
# where the answer rests wherever there is one to give.
Row = tuple[str, str, tuple[bool | None, ...], tuple[Outcome, ...], set[str]]

ARTICLES_53_AND_54: list[Row] = [
    (
        "Art. 53(1)(a), technical documentation: Art. 53(2)",
        "53(1)(a)",
        THREE_VALUES,
        (N, E, A, U, U),
        {"AI Act Article 53(2)"},
    ),
    (
        "Art. 53(1)(b), information for downstream providers: Art. 53(2)",
        "53(1)(b)",
        THREE_VALUES,
        (N, E, A, U, U),
        {"AI Act Article 53(2)"},
    ),
    (
        "Art. 53(1)(c), copyright policy: recital 104, guidelines 75",
        "53(1)(c)",
        THREE_VALUES,
        (N, A, A, A, U),
        {"AI Act Article 53(1)(c)", "AI Act recital 104", "Guidelines paragraph 75"},
    ),
    (
        "Art. 53(1)(d), public summary: recital 104, guidelines 75",
        "53(1)(d)",
        THREE_VALUES,
        (N, A, A, A, U),
        {"AI Act Article 53(1)(d)", "AI Act recital 104", "Guidelines paragraph 75"},
    ),
    (
        "Art. 54, third country: Art. 54(1) and (6)",
        "54",
        (True,),
        (N, E, A, U, U),
        {"AI Act Article 54(1)", "AI Act Article 54(6)"},
    ),
    (
        "Art. 54, Union provider: Art. 54(1)",
        "54",
        (False,),
        (N, N, N, N, N),
        {"AI Act Article 54(1)"},
    ),
    (
        "Art. 54, establishment unknown: Art. 54(1) and (6)",
        "54",
        (None,),
        (N, E, U, U, U),
        {"AI Act Article 54(1)", "AI Act Article 54(6)"},
    ),
]
CELLS = [
    pytest.param(obligation, seats, column, outcome, places, id=f"{title} - {column}")
    for title, obligation, seats, outcomes, places in ARTICLES_53_AND_54
    for column, outcome in zip(COLUMNS, outcomes, strict=True)
]


@pytest.mark.parametrize(("obligation", "seats", "column", "outcome", "places"), CELLS)
def test_articles_53_and_54(
    obligation: str,
    seats: tuple[bool | None, ...],
    column: str,
    outcome: Outcome,
    places: set[str],
) -> None:
    scopes, conditions = COLUMNS[column]
    for scope, tried, seat in product(scopes, conditions, seats):
        ruling = decide(scope, tried, {"third_country": seat})[obligation]
        assert ruling.outcome is outcome, (scope, tried, seat)
        assert bool(ruling.missing) == (outcome is U)
        if column != "out of scope":
            assert places <= cited(ruling), (scope, tried, seat)


SYSTEMIC = {"systemic risk": True, "no systemic risk": False, "systemic risk unknown": None}
ARTICLE_55: list[tuple[str, str, Outcome]] = [
    ("systemic risk", "out of scope", N),
    ("systemic risk", "in scope", A),
    ("systemic risk", "scope unknown", U),
    ("no systemic risk", "out of scope", N),
    ("no systemic risk", "in scope", N),
    ("no systemic risk", "scope unknown", N),
    ("systemic risk unknown", "out of scope", N),
    ("systemic risk unknown", "in scope", U),
    ("systemic risk unknown", "scope unknown", U),
]
SCOPES = {"out of scope": OUT_OF_SCOPE, "in scope": IN_SCOPE, "scope unknown": SCOPE_OPEN}


@pytest.mark.parametrize(
    ("risk", "scope", "outcome"),
    ARTICLE_55,
    ids=[f"Art. 55(1) - {risk} - {scope}" for risk, scope, _ in ARTICLE_55],
)
def test_article_55(risk: str, scope: str, outcome: Outcome) -> None:
    conditions = [CONDITIONS, *single(CONDITIONS, False), *single(CONDITIONS, None), UNKNOWN]
    for known_scope, tried in product(SCOPES[scope], conditions):
        facts = {**tried, "systemic_risk": SYSTEMIC[risk], "third_country": True}
        decision = decide(known_scope, facts)
        assert decision["55"].outcome is outcome, (known_scope, tried)
        if scope != "out of scope":
            assert {"AI Act Article 55(1)", "AI Act Article 51"} <= cited(decision["55"])
        if outcome is A:  # it comes on top of Articles 53 and 54
            assert {decision[name].outcome for name in OBLIGATIONS} == {A}


def test_out_of_scope_the_reason_is_what_is_lacking() -> None:
    places = {
        "is_gpai": "AI Act Article 3(63)",
        "placed_on_union_market": "AI Act Article 3(9)",
        "is_provider": "AI Act Article 3(3)",
    }
    for name, place in places.items():
        decision = decide(SCOPE, CONDITIONS, {name: False})
        for obligation in OBLIGATIONS[:4]:
            assert cited(decision[obligation]) >= {place}
            (because,) = decision[obligation].because
            assert because.startswith("It was stated that ")
            assert " no" in because


def test_where_all_conditions_are_met_one_failing_fact_brings_the_obligations_back() -> None:
    seat = {"third_country": True}
    for failing in single(CONDITIONS, False):
        decision = decide(SCOPE, failing, seat)
        assert {decision[name].outcome for name in OBLIGATIONS[:5]} == {A}


# Forty cases. The baseline is a general-purpose AI model that a provider from a third country
# placed on the Union market after 2 August 2025, without systemic risk, released under a
# qualifying licence, not monetised, with weights, architecture and usage information public.
#
# Each case says what differs from it, first as conclusions, then, where they can tell the story,
# as the plain facts it is made of; both lead to the same outcomes for Article 53(1)(a) and (b),
# for (c) and (d), for 54 and for 55.

BASELINE = {**SCOPE, **CONDITIONS, "third_country": True}
NO_WAY_OF_MONETISING: Known = dict.fromkeys(
    (
        "price_charged",
        "dual_licensing",
        "tied_services",
        "required_support",
        "paid_hosting_only",
        "adverts_on_only_host",
        "personal_data_required",
    ),
    False,
)
STORY: Known = {
    "license": "Apache-2.0",
    "weights_public": True,
    "architecture_public": True,
    "usage_modalities_public": True,
    "usage_capabilities_public": True,
    "usage_limitations_public": True,
    **NO_WAY_OF_MONETISING,
    "generates": (Generates.LANGUAGE,),
    "training_compute": "3e23",
    "cumulative_compute": "3e23",
    "designated": False,
    "role": Role.DEVELOPER,
    "placed_on": date(2025, 9, 1),
    "third_country": True,
}


def tuned(amount: str, of: str, **more: Any) -> Known:
    """Somebody else's model without systemic risk was tuned."""
    return {
        "role": Role.MODIFIER,
        "own_model": False,
        "modification_compute": amount,
        "original_compute": of,
        "original_systemic_risk": False,
        **more,
    }


@attrs.frozen
class Case:
    """A worked case: what differs from the baseline, what from the story, and the outcomes."""

    number: int
    title: str
    conclusions: Known
    story: Known | None
    expected: tuple[Outcome, Outcome, Outcome, Outcome]


CASES = [
    Case(1, "mid-sized text model under Apache with a full card", {}, {}, (E, A, E, N)),
    Case(
        3,
        "the same, nobody says where its provider sits",
        {"third_country": None},
        {"third_country": None},
        (E, A, E, N),
    ),
    Case(
        5,
        "MIT, four times the compute of the presumption",
        {"systemic_risk": True},
        {"license": "MIT", "training_compute": "3e25", "cumulative_compute": "4e25"},
        (A, A, A, A),
    ),
    Case(
        6,
        "MIT, at the presumption to the operation",
        {},
        {"license": "MIT", "training_compute": "9e24", "cumulative_compute": "1.0e25"},
        (E, A, E, N),
    ),
    Case(
        8,
        "non-commercial, size of the training run not told",
        {"license_qualifies": False, "systemic_risk": None},
        {
            "license": "CC-BY-NC-4.0",
            "is_gpai": True,
            "training_compute": None,
            "cumulative_compute": None,
            "designated": None,
        },
        (A, A, A, U),
    ),
    Case(
        10,
        "MIT, presumption disputed before the Commission, which is silent so far",
        {"systemic_risk": True},
        {"license": "MIT", "cumulative_compute": "2e25", "rebuttal_accepted": None},
        (A, A, A, A),
    ),
    Case(
        11,
        "the same once the Commission has agreed",
        {},
        {"license": "MIT", "cumulative_compute": "2e25", "rebuttal_accepted": True},
        (E, A, E, N),
    ),
    Case(
        13,
        "non-commercial Creative Commons terms",
        {"license_qualifies": False},
        {"license": "CC-BY-NC-4.0"},
        (A, A, A, N),
    ),
    Case(15, "share-alike Creative Commons terms", {}, {"license": "CC-BY-SA-4.0"}, (E, A, E, N)),
    Case(
        16,
        "copyleft over weights and code alike",
        {},
        {"license": "GPL-3.0-or-later"},
        (E, A, E, N),
    ),
    Case(
        18,
        "responsible-use terms of a code model",
        {"license_qualifies": None},
        {"license": "bigcode-openrail-m"},
        (U, A, U, N),
    ),
    Case(
        20,
        "MIT with a name to be shown once there are very many users",
        {"license_qualifies": None},
        {"license": "kimi-k2"},
        (U, A, U, N),
    ),
    Case(
        21,
        "terms that shut people in the Union out",
        {"license_qualifies": False},
        {"license": "tencent-hunyuan-community"},
        (A, A, A, N),
    ),
    Case(
        23,
        "free and non-commercial terms, both to be kept",
        {"license_qualifies": False},
        {"license": "Apache-2.0 AND CC-BY-NC-4.0"},
        (A, A, A, N),
    ),
    Case(
        25,
        "non-commercial terms, or a licence for money",
        {"license_qualifies": False, "monetised": True},
        {
            "license": "CC-BY-NC-4.0 OR LicenseRef-commercial",
            "dual_licensing": True,
            "between_microenterprises": False,
        },
        (A, A, A, N),
    ),
    Case(
        26,
        "network copyleft for all, or a licence for money",
        {},
        {"license": "AGPL-3.0-only OR LicenseRef-commercial"},
        (E, A, E, N),
    ),
    Case(
        28,
        "an expression that only says that nobody has said",
        {"license_qualifies": None},
        {"license": "NOASSERTION"},
        (U, A, U, N),
    ),
    Case(
        30,
        "free code to run it, non-commercial weights",
        {"license_qualifies": False},
        {"license": "CC-BY-NC-4.0"},
        (A, A, A, N),
    ),
    Case(
        31,
        "MIT behind a form that checks who asks, for security alone",
        {},
        {
            "license": "MIT",
            "personal_data_required": True,
            "personal_data_purpose": DataPurpose.SECURITY,
        },
        (E, A, E, N),
    ),
    Case(
        33,
        "the same form, and no word on what it is for",
        {"monetised": None},
        {"license": "MIT", "personal_data_required": True, "personal_data_purpose": None},
        (U, A, U, N),
    ),
    Case(
        35,
        "MIT in a public repository, a paid interface in addition",
        {},
        {"license": "MIT", "optional_paid_services": True},
        (E, A, E, N),
    ),
    Case(
        36,
        "MIT, and useless without a paid contract",
        {"monetised": True},
        {
            "license": "MIT",
            "tied_services": True,
            "required_support": True,
            "between_microenterprises": False,
        },
        (A, A, A, N),
    ),
    Case(
        38,
        "open base and a closed version for money",
        {},
        {"premium_versions": True},
        (E, A, E, N),
    ),
    Case(
        40,
        "own site with advertising, and a mirror without",
        {},
        {"adverts_on_only_host": False},
        (E, A, E, N),
    ),
    Case(
        41,
        "sold for a small sum under Apache, microenterprises on both sides",
        {"license_qualifies": None},
        {
            "price_charged": True,
            "between_microenterprises": True,
            "size_class": SizeClass.MICRO,
        },
        (U, A, U, N),
    ),
    Case(
        43,
        "not a word on money",
        {"monetised": None},
        dict.fromkeys(NO_WAY_OF_MONETISING),
        (U, A, U, N),
    ),
    Case(
        45,
        "a card without the limitations",
        {"usage_public": False},
        {"usage_limitations_public": False},
        (A, A, A, N),
    ),
    Case(
        46,
        "no card that anyone knows of",
        {"usage_public": None},
        {
            "usage_modalities_public": None,
            "usage_capabilities_public": None,
            "usage_limitations_public": None,
        },
        (U, A, U, N),
    ),
    # training data and code are no condition of the exemption, so no fact asks for them
    Case(48, "training data and training code held back", {}, {}, (E, A, E, N)),
    Case(
        50,
        "kept out of the Union by its provider from elsewhere",
        {"placed_on_union_market": False},
        {"union_excluded": True, "placed_on": None},
        (N, N, N, N),
    ),
    Case(
        51,
        "and built into a product of a Union company all the same",
        {"license_qualifies": False, "third_country": False},
        {
            "license": "tencent-hunyuan-community",
            "role": Role.INTEGRATOR,
            "upstream_excludes_union": True,
            "third_country": False,
        },
        (A, A, N, N),
    ),
    Case(
        53,
        "small text model under MIT",
        {"is_gpai": False},
        {"license": "MIT", "training_compute": "1e22", "cumulative_compute": "1e22"},
        (N, N, N, N),
    ),
    Case(
        55,
        "never released, yet a paid service hangs on it",
        {"weights_public": False, "architecture_public": False, "usage_public": False},
        {
            "license": "MIT",
            "weights_public": False,
            "architecture_public": False,
            "usage_modalities_public": False,
            "usage_capabilities_public": False,
            "usage_limitations_public": False,
            "placed_on": None,
            "internal_use_only": True,
            "internal_use_essential": True,
        },
        (A, A, A, N),
    ),
    Case(
        56,
        "light tuning of another's Apache model",
        {"is_provider": False},
        tuned("1e20", "1e24"),
        (N, N, N, N),
    ),
    Case(
        58,
        "heavy tuning of a model whose community terms stay, tagged Apache",
        {"license_qualifies": False},
        tuned("4e23", "1e24", license="Apache-2.0 AND llama3.1", cumulative_compute="1.4e24"),
        (A, A, A, N),
    ),
    Case(
        60,
        "heavy tuning of a model with systemic risk, its compute a secret",
        {"systemic_risk": True},
        {
            "role": Role.MODIFIER,
            "own_model": False,
            "modification_compute": "4e24",
            "original_compute_unknowable": True,
            "original_systemic_risk": True,
            "cumulative_compute": None,
        },
        (A, A, A, A),
    ),
    Case(
        61,
        "tuning by a third of the original, no more and no less",
        {"is_provider": False},
        tuned("1e24", "3e24", cumulative_compute="4e24"),
        (N, N, N, N),
    ),
    Case(
        63,
        "a provider goes on training its own open model",
        {},
        tuned("1e20", "3e23", own_model=True),
        (E, A, E, N),
    ),
    Case(
        65,
        "a consortium, led by a foundation in the Union",
        {"third_country": False},
        {"third_country": False},
        (E, A, N, N),
    ),
    Case(
        66,
        "the platform where others put their models",
        {"is_provider": False},
        {"role": Role.HOST},
        (N, N, N, N),
    ),
]
TOLD = [case for case in CASES if case.story is not None]


def titled(case: Case) -> str:
    return f"{case.number} {case.title}"


def outcomes(decision: Decision) -> tuple[Outcome, ...]:
    return tuple(decision[name].outcome for name in OBLIGATIONS)


def expected(case: Case) -> tuple[Outcome, ...]:
    documentation, copyright_and_summary, representative, systemic = case.expected
    pairs = (documentation, documentation, copyright_and_summary, copyright_and_summary)
    return (*pairs, representative, systemic)


def story_of(number: int) -> Decision:
    (case,) = (case for case in CASES if case.number == number)
    assert case.story is not None
    return decide(STORY, case.story)


@pytest.mark.parametrize("case", CASES, ids=titled)
def test_worked_case_from_conclusions(case: Case) -> None:
    assert outcomes(decide(BASELINE, case.conclusions)) == expected(case)


@pytest.mark.parametrize("case", TOLD, ids=titled)
def test_worked_case_from_the_facts_of_its_story(case: Case) -> None:
    decision = decide(STORY, case.story or {})
    assert outcomes(decision) == expected(case)
    assert not any(step.contradicted for step in decision.steps)
    assert not any(condition.contradicted for condition in decision.conditions)


@pytest.mark.parametrize("case", TOLD, ids=titled)
def test_a_worked_case_is_no_matter_of_presuming(case: Case) -> None:
    for layers in ((BASELINE, case.conclusions), (STORY, case.story or {})):
        decision = decide(*layers)
        presumed = resolve(decision.facts)
        assert presumed.premises == ()
        assert presumed.obligations == decision.obligations


def test_the_forty_cases_are_all_there() -> None:
    numbers = [case.number for case in CASES]
    assert len(set(numbers)) == len({case.title for case in CASES}) == len(CASES) == 40
    assert numbers == sorted(numbers)


# What a case's note adds to its outcome


@pytest.mark.parametrize(
    ("number", "words"),
    [(6, "10^25 FLOP"), (61, "one third")],
    ids=["at the presumption", "at a third"],
)
def test_a_case_near_a_threshold_is_warned_of(number: int, words: str) -> None:
    warnings = [warning for step in story_of(number).steps for warning in step.warnings]
    assert any(words in warning for warning in warnings)


def test_a_case_far_from_every_threshold_is_not() -> None:
    assert not any(step.warnings for step in story_of(1).steps)


@pytest.mark.parametrize(
    ("number", "fact"),
    [
        (8, "systemic_risk"),
        (18, "license_qualifies"),
        (20, "license_qualifies"),
        (28, "license_qualifies"),
        (33, "personal_data_purpose"),
        (41, "monetised"),
        (43, "monetised"),
        (46, "usage_public"),
    ],
)
def test_an_open_case_asks_for_the_fact_that_it_hangs_on(number: int, fact: str) -> None:
    assert [question.fact for question in story_of(number).questions] == [fact]


@settings(deadline=None, max_examples=150)
@given(st.sets(st.sampled_from(sorted(STORY)), max_size=3), st.booleans())
def test_a_story_with_three_gaps_asks_at_most_three_questions(gaps: set[str], open_: bool) -> None:
    story = STORY if open_ else STORY | {"license": "CC-BY-NC-4.0"}
    facts = ModelFacts(**{name: value for name, value in story.items() if name not in gaps})
    asked = resolve(facts).questions
    assert len(asked) <= len(gaps)


def test_a_seat_that_decides_nothing_is_not_asked_for() -> None:
    assert story_of(3).questions == ()


@pytest.mark.parametrize("number", [58])
def test_a_modifier_owes_for_the_modification_alone(number: int) -> None:
    # recital 109; guidelines, paragraphs 68 to 71
    decision = story_of(number)
    for name in OBLIGATIONS[:4]:
        assert "limited to the modification" in decision[name].because[-1]
        assert {"AI Act recital 109", "Guidelines paragraph 68"} <= cited(decision[name])
    assert not any("limited" in reason for reason in decision["54"].because)


def test_with_systemic_risk_a_modifier_owes_articles_54_and_55_in_full() -> None:
    decision = story_of(60)
    for name in ("54", "55"):
        assert not any("limited" in reason for reason in decision[name].because)
    assert "limited" in decision["53(1)(d)"].because[-1]
    for entry, ruling in decision.measures.items():
        limited = any("limited" in reason for reason in ruling.because)
        assert limited == (not entry.startswith("safety-security")), entry


@pytest.mark.parametrize("number", [1, 63, 51])
def test_a_provider_that_is_no_modifier_owes_for_the_whole_model(number: int) -> None:
    for ruling in story_of(number).obligations.values():
        assert not any("limited" in reason for reason in ruling.because)


# Where reasonable lawyers may differ, the answer says so


@pytest.mark.parametrize(
    ("number", "point"),
    [
        (1, MONETISATION_CONTESTED),
        (18, "open question"),
        (20, "open question"),
        (26, "dual licensing"),
        (41, MICROENTERPRISES),
    ],
)
def test_a_contested_point_is_named_where_it_decides(number: int, point: str) -> None:
    assert any(point in contested for contested in story_of(number)["53(1)(a)"].contested)


def test_data_for_compatibility_are_left_open_between_recital_and_guidelines() -> None:
    purpose = {"personal_data_required": True, "personal_data_purpose": DataPurpose.COMPATIBILITY}
    decision = decide(STORY, purpose)
    assert outcomes(decision) == (U, U, A, A, U, N)
    assert COMPATIBILITY in decision["53(1)(a)"].contested
    assert {"AI Act recital 103", "Guidelines paragraph 87"} <= cited(decision["53(1)(a)"])
    assert [question.fact for question in decision.questions] == ["monetised"]


def test_a_sale_between_microenterprises_shows_both_paragraphs() -> None:
    ruling = story_of(41)["53(1)(a)"]
    assert {"Guidelines paragraph 89", "Guidelines paragraph 79"} <= cited(ruling)
    assert any("price" in reason for reason in ruling.because)


def test_that_a_third_is_the_line_is_contested_where_it_puts_a_modifier_out_of_scope() -> None:
    for number in (56, 61):
        for name in OBLIGATIONS[:4]:
            assert ONE_THIRD in story_of(number)[name].contested


# Before and after 2 August 2025 the same obligations hold; only the day differs (Art. 111(3))


@pytest.mark.parametrize("placed", ["2025-08-01", "2025-08-02", "2026-11-24"])
def test_the_day_of_placing_changes_no_outcome(placed: str) -> None:
    decision = decide(STORY, {"placed_on": date.fromisoformat(placed)})
    assert outcomes(decision) == (E, E, A, A, E, N)
