"""The questions of law before the exemption: each step's rules, tried whole where it is closed."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.compute import amounts
from gpai_code.resolver import legal_tests
from gpai_code.resolver.availability import (
    COMPATIBILITY,
    MICROENTERPRISES,
    PREMIUM,
    TECHNICAL_MEANS,
    monetised,
    usage_public,
)
from gpai_code.resolver.facts import QUESTIONS, ModelFacts
from gpai_code.resolver.legal_tests import (
    COMMERCIAL,
    HIGH_IMPACT,
    INDICATIVE,
    INTERNAL,
    RESEARCH,
    USED,
    is_gpai,
    placed_on_union_market,
    systemic_risk,
)
from gpai_code.resolver.opinion import Conclusion
from gpai_code.resolver.provider import (
    ONE_THIRD,
    SEVERAL_MODIFICATIONS,
    SEVERAL_ORIGINALS,
    UPSTREAM_EXCLUDED,
    is_provider,
    limited_to_modification,
)
from gpai_code.vocabulary import DataPurpose, Generates, ModificationKind, Role, SizeClass
from tests.any_facts import FIELDS, any_facts, dense, open_facts, values_of

Known = dict[str, Any]
Row = tuple[str, Known, bool | None, set[str]]
Step = Callable[[ModelFacts], Conclusion]

STEPS: dict[str, Step] = {
    "is_gpai": is_gpai,
    "placed_on_union_market": placed_on_union_market,
    "is_provider": is_provider,
    "systemic_risk": systemic_risk,
    "usage_public": usage_public,
    "monetised": monetised,
}
THREE_VALUES = (True, False, None)
LANGUAGE = (Generates.LANGUAGE,)

every_step = pytest.mark.parametrize("name", STEPS)


def cited(conclusion: Conclusion) -> set[str]:
    return {f"{citation.instrument} {citation.place}" for citation in conclusion.citations}


def rows(table: list[Row]) -> pytest.MarkDecorator:
    """One test for each rule: what is known, what follows, and where that is stated."""
    return pytest.mark.parametrize(
        ("known", "value", "places"), [row[1:] for row in table], ids=[row[0] for row in table]
    )


def spaces(**values: tuple[object, ...]) -> Iterator[Known]:
    """Yield every combination of values."""
    for chosen in product(*values.values()):
        yield dict(zip(values, chosen, strict=True))


def completed(known: Known, **values: tuple[object, ...]) -> Iterator[Known]:
    """Yield every way in which what is not known could turn out."""
    unknown = {name: values[name] for name in values if known[name] is None}
    for rest in spaces(**unknown):
        yield known | rest


def in_common(answers: Iterator[bool]) -> bool | None:
    """Return the answer that all agree on, and None where they do not."""
    distinct = set(answers)
    return distinct.pop() if len(distinct) == 1 else None


# Is it a general-purpose AI model in scope?

COMPUTE_AND_KIND = {"AI Act Article 3(63)", "Guidelines paragraph 17", "Guidelines paragraph 20"}

GPAI_RULES: list[Row] = [
    (
        "text above 10^23",
        {"generates": LANGUAGE, "training_compute": "1e24"},
        True,
        COMPUTE_AND_KIND,
    ),
    (
        "images from text above 10^23",
        {"generates": (Generates.TEXT_TO_IMAGE,), "training_compute": "1e24"},
        True,
        COMPUTE_AND_KIND,
    ),
    (
        "video from text above 10^23",
        {"generates": (Generates.TEXT_TO_VIDEO,), "training_compute": "1e24"},
        True,
        COMPUTE_AND_KIND,
    ),
    (
        "one kind that counts and one that does not",
        {"generates": (Generates.OTHER, Generates.LANGUAGE), "training_compute": "1e24"},
        True,
        COMPUTE_AND_KIND,
    ),
    (
        "nothing but other kinds, such as weather or chess",
        {"generates": (Generates.OTHER,), "training_compute": "1e24"},
        False,
        COMPUTE_AND_KIND,
    ),
    (
        "text at exactly 10^23",
        {"generates": LANGUAGE, "training_compute": "1e23"},
        False,
        COMPUTE_AND_KIND,
    ),
    (
        "text below 10^23",
        {"generates": LANGUAGE, "training_compute": "1e22"},
        False,
        COMPUTE_AND_KIND,
    ),
    ("small, of whatever kind", {"training_compute": "1e22"}, False, COMPUTE_AND_KIND),
    ("other kinds, of whatever size", {"generates": (Generates.OTHER,)}, False, COMPUTE_AND_KIND),
    ("large, kind not known", {"training_compute": "1e24"}, None, COMPUTE_AND_KIND),
    ("text, size not known", {"generates": LANGUAGE}, None, COMPUTE_AND_KIND),
    ("nothing known", {}, None, COMPUTE_AND_KIND),
    (
        "research before any market",
        {"research_only": True},
        False,
        {"AI Act Article 2(6)", "AI Act Article 2(8)", "AI Act Article 3(63)"},
    ),
    (
        "research before any market, however large",
        {"research_only": True, "generates": LANGUAGE, "training_compute": "1e24"},
        False,
        {"AI Act Article 2(6)", "AI Act Article 2(8)", "AI Act Article 3(63)"},
    ),
    (
        "one narrow task of language or speech, however large",
        {"narrow_task": True, "generates": LANGUAGE, "training_compute": "1e24"},
        False,
        COMPUTE_AND_KIND,
    ),
    ("one narrow task, nothing else known", {"narrow_task": True}, False, COMPUTE_AND_KIND),
    ("no narrow task", {"narrow_task": False}, None, COMPUTE_AND_KIND),
    (
        "all compute together not above 10^23, so its part is not",
        {"generates": LANGUAGE, "cumulative_compute": "1e23"},
        False,
        COMPUTE_AND_KIND | {"Guidelines paragraph 118"},
    ),
    (
        "all compute together above 10^23, which says nothing of the part",
        {"generates": LANGUAGE, "cumulative_compute": "3e24"},
        None,
        COMPUTE_AND_KIND,
    ),
    (
        "designated by the Commission, however small",
        {"designated": True, "training_compute": "1e22"},
        True,
        COMPUTE_AND_KIND | {"AI Act Article 51(1)", "AI Act Article 52(4)"},
    ),
    (
        "research, and yet on the market",
        {"research_only": True, "placed_on": date(2026, 1, 2)},
        None,
        {"AI Act Article 2(6)", "AI Act Article 2(8)", "AI Act Article 3(63)"},
    ),
    (
        "no research",
        {"research_only": False, "generates": LANGUAGE, "training_compute": "1e24"},
        True,
        COMPUTE_AND_KIND,
    ),
]


@rows(GPAI_RULES)
def test_general_purpose_is_indicated_by_kind_and_compute_together(
    known: Known, value: bool | None, places: set[str]
) -> None:
    conclusion = is_gpai(ModelFacts(**known))
    assert conclusion.value is value
    assert cited(conclusion) == places


def test_kind_and_compute_are_weighed_as_and_in_three_values() -> None:
    kinds = {None: None, (Generates.OTHER,): False}
    kinds |= {(kind,): True for kind in Generates if kind is not Generates.OTHER}
    sizes = {None: None, "0": False, "9.99e22": False, "1e23": False, "1.001e23": True}
    for (generates, fits), (compute, above) in product(kinds.items(), sizes.items()):
        conclusion = is_gpai(ModelFacts(generates=generates, training_compute=compute))
        expected = False if False in (fits, above) else None if None in (fits, above) else True
        assert conclusion.value is expected, (generates, compute)


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({}, ("is_gpai",)),
        ({"training_compute": "1e24"}, ("generates",)),
        ({"generates": LANGUAGE}, ("training_compute",)),
        ({"training_compute": "1e22"}, ()),
        ({"generates": (Generates.OTHER,)}, ()),
    ],
    ids=["nothing known", "size known", "kind known", "too small", "other kind"],
)
def test_the_missing_half_of_the_criterion_is_asked_for(
    known: Known, missing: tuple[str, ...]
) -> None:
    assert is_gpai(ModelFacts(**known)).missing == missing


def test_the_criterion_is_the_commission_s_and_contested_where_it_decides() -> None:
    # guidelines, paragraph 20: an indication that can be rebutted either way
    for compute in ("1e22", "1e24"):
        conclusion = is_gpai(ModelFacts(generates=LANGUAGE, training_compute=compute))
        assert conclusion.contested == (INDICATIVE,)
    assert is_gpai(ModelFacts()).contested == ()


# Is it on the Union market, through supply that is commercial?

MARKET_RULES: list[Row] = [
    (
        "placed on a day",
        {"placed_on": date(2026, 1, 2)},
        True,
        {"AI Act Article 3(9)", "Guidelines paragraph 53"},
    ),
    (
        "Union clearly excluded",
        {"union_excluded": True},
        False,
        {"AI Act Article 3(9)", "Guidelines paragraph 58"},
    ),
    (
        "no commercial activity",
        {"commercial_activity": False},
        False,
        {"AI Act Article 3(9)", "AI Act Article 3(10)"},
    ),
    (
        "research before any market",
        {"research_only": True},
        False,
        {"AI Act Article 3(9)", "AI Act Article 2(8)"},
    ),
    (
        "scientific research without commercial activity",
        {"noncommercial_research": True},
        False,
        {"AI Act recital 109", "AI Act Article 3(10)"},
    ),
    (
        "internal use of a model with systemic risk, importance not known",
        {"internal_use_only": True, "systemic_risk": True},
        True,
        {"AI Act recital 97"},
    ),
    ("a release somewhere", {"released_on": date(2026, 1, 2)}, None, {"AI Act Article 3(9)"}),
    (
        "internal use that others' service hangs on",
        {"internal_use_only": True, "internal_use_essential": True},
        True,
        {"AI Act recital 97", "Guidelines paragraph 53"},
    ),
    (
        "internal use that nobody else notices",
        {"internal_use_only": True, "internal_use_essential": False, "systemic_risk": False},
        False,
        {"AI Act recital 97"},
    ),
    (
        "internal use that nobody else notices, of a model with systemic risk",
        {"internal_use_only": True, "internal_use_essential": False, "systemic_risk": True},
        True,
        {"AI Act recital 97"},
    ),
    (
        "internal use that nobody else notices, systemic risk not known",
        {"internal_use_only": True, "internal_use_essential": False},
        None,
        {"AI Act recital 97"},
    ),
    (
        "internal use, importance not known",
        {"internal_use_only": True},
        None,
        {"AI Act recital 97"},
    ),
    ("nothing known", {}, None, {"AI Act Article 3(9)", "Guidelines paragraph 53"}),
    # what is not excluded, or is commercial, need not have been placed
    ("Union not excluded", {"union_excluded": False}, None, {"AI Act Article 3(9)"}),
    ("commercial activity", {"commercial_activity": True}, None, {"AI Act Article 3(9)"}),
    ("importance of a use that is not internal", {"internal_use_essential": True}, None, set()),
]


@rows(MARKET_RULES)
def test_placing_on_the_market_is_worked_out_from_what_happened(
    known: Known, value: bool | None, places: set[str]
) -> None:
    conclusion = placed_on_union_market(ModelFacts(**known))
    assert conclusion.value is value
    assert not conclusion.contradicted
    assert places <= cited(conclusion)


def test_reasons_for_and_against_a_placing_contradict_each_other() -> None:
    for known in spaces(
        placed_on=(date(2026, 1, 2), None),
        union_excluded=THREE_VALUES,
        research_only=THREE_VALUES,
        commercial_activity=THREE_VALUES,
        internal_use_only=THREE_VALUES,
        internal_use_essential=THREE_VALUES,
        systemic_risk=THREE_VALUES,
    ):
        conclusion = placed_on_union_market(ModelFacts(**known))
        internal = known["internal_use_only"] is True
        unnoticed = internal and known["internal_use_essential"] is False
        placed = (
            known["placed_on"] is not None
            or (internal and known["internal_use_essential"])
            or (internal and known["systemic_risk"])
        )
        not_placed = (
            known["union_excluded"] is True
            or known["research_only"] is True
            or known["commercial_activity"] is False
            or (unnoticed and known["systemic_risk"] is False)
        )
        assert conclusion.contradicted == bool(placed and not_placed), known
        expected = None if bool(placed) == not_placed else bool(placed)
        assert conclusion.value is expected, known
        assert (conclusion.missing == ()) == (expected is not None), known


@pytest.mark.parametrize(
    ("known", "point"),
    [
        ({"commercial_activity": False}, COMMERCIAL),
        ({"noncommercial_research": True}, RESEARCH),
        (
            {"internal_use_only": True, "internal_use_essential": False, "systemic_risk": True},
            INTERNAL,
        ),
    ],
    ids=[
        "free of charge can be commercial",
        "research may be commercial",
        "systemic risk reaches internal use",
    ],
)
def test_contested_points_about_placing_on_the_market_are_named(known: Known, point: str) -> None:
    assert placed_on_union_market(ModelFacts(**known)).contested == (point,)


def test_only_the_importance_of_an_internal_use_is_asked_for_once_it_is_internal() -> None:
    asked = placed_on_union_market(ModelFacts(internal_use_only=True)).missing
    assert asked == ("internal_use_essential",)
    unnoticed = ModelFacts(internal_use_only=True, internal_use_essential=False)
    assert placed_on_union_market(unnoticed).missing == ("systemic_risk",)
    assert placed_on_union_market(ModelFacts()).missing == (
        "placed_on_union_market",
        "noncommercial_research",
    )


# Is the actor its provider?

ONE_THIRD_TEST = {"AI Act recital 109", "Guidelines paragraph 62", "Guidelines paragraph 63"}
FALLBACK = ONE_THIRD_TEST | {"Guidelines paragraph 64"}


def modified(**known: Any) -> Known:
    """Somebody else's model was modified."""
    return {"role": Role.MODIFIER, "own_model": False, **known}


PROVIDER_RULES: list[Row] = [
    (
        "developer",
        {"role": Role.DEVELOPER},
        True,
        {"AI Act Article 3(3)", "Guidelines paragraph 50"},
    ),
    ("host", {"role": Role.HOST}, False, {"AI Act Article 3(3)", "Guidelines paragraph 51"}),
    (
        "integrator of what its provider kept out of the Union",
        {"role": Role.INTEGRATOR, "upstream_excludes_union": True},
        True,
        {"AI Act Article 3(3)", "Guidelines paragraph 58", "Guidelines paragraph 59"},
    ),
    (
        "integrator of what its provider offers in the Union",
        {"role": Role.INTEGRATOR, "upstream_excludes_union": False},
        False,
        {"AI Act Article 3(3)", "Guidelines paragraph 58"},
    ),
    (
        "integrator, exclusion not known",
        {"role": Role.INTEGRATOR},
        None,
        {"AI Act Article 3(3)", "Guidelines paragraph 58"},
    ),
    (
        "modifier of the own model, by however little",
        {"role": Role.MODIFIER, "own_model": True, "modification_compute": "1"},
        True,
        {"Guidelines paragraph 23"},
    ),
    (
        "more than a third of the original",
        modified(modification_compute="1.1e24", original_compute="3e24"),
        True,
        ONE_THIRD_TEST,
    ),
    (
        "exactly a third of the original",
        modified(modification_compute="1e24", original_compute="3e24"),
        False,
        ONE_THIRD_TEST,
    ),
    (
        "a small tuning",
        modified(modification_compute="1e20", original_compute="1e24"),
        False,
        ONE_THIRD_TEST,
    ),
    # the original's compute cannot be known: 10^25 stands in if it has systemic risk, else 10^23
    (
        "unknowable, systemic, more than a third of 10^25",
        modified(
            modification_compute="3.4e24",
            original_compute_unknowable=True,
            original_systemic_risk=True,
        ),
        True,
        FALLBACK,
    ),
    (
        "unknowable, systemic, no more than a third of 10^25",
        modified(
            modification_compute="3.3e24",
            original_compute_unknowable=True,
            original_systemic_risk=True,
        ),
        False,
        FALLBACK,
    ),
    (
        "unknowable, not systemic, more than a third of 10^23",
        modified(
            modification_compute="3.4e22",
            original_compute_unknowable=True,
            original_systemic_risk=False,
        ),
        True,
        FALLBACK,
    ),
    (
        "unknowable, not systemic, no more than a third of 10^23",
        modified(
            modification_compute="3.3e22",
            original_compute_unknowable=True,
            original_systemic_risk=False,
        ),
        False,
        FALLBACK,
    ),
    (
        "unknowable, above both fallbacks",
        modified(modification_compute="3.4e24", original_compute_unknowable=True),
        True,
        FALLBACK,
    ),
    (
        "unknowable, below both fallbacks",
        modified(modification_compute="3.3e22", original_compute_unknowable=True),
        False,
        FALLBACK,
    ),
    (
        "unknowable, between the fallbacks",
        modified(modification_compute="1e24", original_compute_unknowable=True),
        None,
        FALLBACK,
    ),
    # nothing is not more than a third of anything (63)
    ("no compute, original not known", modified(modification_compute="0"), False, ONE_THIRD_TEST),
    *(
        (
            f"{kind.value}, which takes no training",
            modified(modification=kind),
            False,
            ONE_THIRD_TEST,
        )
        for kind in ModificationKind
        if kind is not ModificationKind.TRAINING
    ),
    ("training, amount not known", modified(modification="training"), None, ONE_THIRD_TEST),
    (
        "quantisation with training, by its amount",
        modified(modification="quantisation", modification_compute="2e24", original_compute="3e24"),
        True,
        ONE_THIRD_TEST,
    ),
    (
        "a second upload, and yet training",
        modified(modification="re-upload", modification_compute="2e24", original_compute="3e24"),
        None,
        ONE_THIRD_TEST,
    ),
    # several modifications: one by one or together is not said (63)
    (
        "a third only together with what came before",
        modified(
            modification_compute="8e23",
            earlier_modifications_compute="8e23",
            original_compute="3e24",
        ),
        None,
        ONE_THIRD_TEST,
    ),
    (
        "no more than a third even together",
        modified(
            modification_compute="3e23",
            earlier_modifications_compute="3e23",
            original_compute="3e24",
        ),
        False,
        ONE_THIRD_TEST,
    ),
    (
        "more than a third by itself",
        modified(
            modification_compute="2e24",
            earlier_modifications_compute="3e23",
            original_compute="3e24",
        ),
        True,
        ONE_THIRD_TEST,
    ),
    # several originals: each or all is not said (63)
    (
        "a third of one original, not of all",
        modified(
            modification="merge",
            modification_compute="2e24",
            original_compute="3e24",
            other_originals_compute="6e24",
        ),
        None,
        ONE_THIRD_TEST,
    ),
    (
        "more than a third of all originals",
        modified(
            modification="merge",
            modification_compute="4e24",
            original_compute="3e24",
            other_originals_compute="6e24",
        ),
        True,
        ONE_THIRD_TEST,
    ),
    (
        "an original is named, and not what the actor did",
        {"own_model": False, "modification_compute": "1e20"},
        None,
        {"AI Act Article 3(3)"},
    ),
    (
        "original's compute not looked up yet",
        modified(modification_compute="1e24"),
        None,
        ONE_THIRD_TEST,
    ),
    (
        "modification's compute not known",
        modified(original_compute="1e24"),
        None,
        ONE_THIRD_TEST,
    ),
    # more than a third makes a provider no matter whose model it was; less than that does not tell
    (
        "more than a third, of the own or of another's model",
        {"role": Role.MODIFIER, "modification_compute": "4e24", "original_compute": "3e24"},
        True,
        ONE_THIRD_TEST,
    ),
    (
        "less than a third, of the own or of another's model",
        {"role": Role.MODIFIER, "modification_compute": "1e20", "original_compute": "3e24"},
        None,
        ONE_THIRD_TEST | {"Guidelines paragraph 23"},
    ),
    ("role not known", {}, None, {"AI Act Article 3(3)"}),
]


@rows(PROVIDER_RULES)
def test_who_is_provider_follows_from_what_the_actor_did(
    known: Known, value: bool | None, places: set[str]
) -> None:
    conclusion = is_provider(ModelFacts(**known))
    assert conclusion.value is value
    assert places <= cited(conclusion)


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({}, ("is_provider",)),
        ({"role": Role.INTEGRATOR}, ("upstream_excludes_union",)),
        ({"role": Role.MODIFIER}, ("own_model", "modification_compute", "original_compute")),
        (modified(), ("modification_compute", "original_compute")),
        (modified(original_compute="1e24"), ("modification_compute",)),
        (modified(original_compute_unknowable=True), ("modification_compute",)),
        (modified(modification_compute="1e24"), ("original_compute",)),
        (
            modified(modification_compute="1e24", original_compute_unknowable=False),
            ("original_compute",),
        ),
        (
            modified(modification_compute="1e24", original_compute_unknowable=True),
            ("original_systemic_risk",),
        ),
        (
            {"role": Role.MODIFIER, "modification_compute": "1", "original_compute": "9"},
            ("own_model",),
        ),
    ],
    ids=[
        "nothing known",
        "integrator",
        "modifier",
        "modifier of another's model",
        "original's compute known",
        "original's compute unknowable",
        "modification's compute known",
        "original's compute can be known",
        "original's compute cannot be known",
        "whose model is not known",
    ],
)
def test_what_the_role_leaves_open_is_asked_for(known: Known, missing: tuple[str, ...]) -> None:
    assert is_provider(ModelFacts(**known)).missing == missing


def test_a_modifier_s_answer_is_the_one_that_all_possible_values_of_unknown_facts_share() -> None:
    amounts = ("1e22", "1e24", "4e24")
    originals = ("1e22", "3e24", "1e26")

    def provider(known: Known) -> bool:
        base = Fraction("1e25") if known["original_systemic_risk"] else Fraction("1e23")
        if not known["original_compute_unknowable"]:
            base = Fraction(known["original_compute"])
        return known["own_model"] or 3 * Fraction(known["modification_compute"]) > base

    for known in spaces(
        own_model=THREE_VALUES,
        modification_compute=(*amounts, None),
        original_compute=(*originals, None),
        original_compute_unknowable=THREE_VALUES,
        original_systemic_risk=THREE_VALUES,
    ):
        if known["original_compute"] and known["original_compute_unknowable"]:
            continue  # a contradiction
        if known["original_compute"]:
            known["original_compute_unknowable"] = False
        possible = completed(
            known,
            own_model=(True, False),
            modification_compute=("0", *amounts, "1e27"),
            original_compute=("0", *originals),
            original_compute_unknowable=(True, False),
            original_systemic_risk=(True, False),
        )
        conclusion = is_provider(ModelFacts(role=Role.MODIFIER, **known))
        assert conclusion.value is in_common(provider(facts) for facts in possible), known


def test_a_known_amount_that_is_called_unknowable_is_a_contradiction() -> None:
    facts = modified(
        modification_compute="1e24", original_compute="3e24", original_compute_unknowable=True
    )
    conclusion = is_provider(ModelFacts(**facts))
    assert conclusion.contradicted
    assert conclusion.value is False  # what is known counts


def test_the_threshold_of_one_third_is_contested() -> None:
    for compute in ("1e20", "1e25"):
        conclusion = is_provider(
            ModelFacts(**modified(modification_compute=compute, original_compute="3e24"))
        )
        assert conclusion.contested == (ONE_THIRD,)


@pytest.mark.parametrize(
    ("known", "point"),
    [
        ({"earlier_modifications_compute": "1e20"}, SEVERAL_MODIFICATIONS),
        ({"modification": "merge"}, SEVERAL_ORIGINALS),
        ({"other_originals_compute": "3e24"}, SEVERAL_ORIGINALS),
        ({"upstream_excludes_union": True}, UPSTREAM_EXCLUDED),
    ],
    ids=["several modifications", "a merge", "several originals", "upstream outside the Union"],
)
def test_points_on_a_modification_that_the_guidelines_leave_open_are_contested(
    known: Known, point: str
) -> None:
    conclusion = is_provider(
        ModelFacts(**modified(modification_compute="1e20", original_compute="3e24", **known))
    )
    assert conclusion.value is False
    assert point in conclusion.contested


@pytest.mark.parametrize(
    "known",
    [
        {"role": Role.DEVELOPER, "own_model": False},
        {"role": Role.HOST, "own_model": True},
        {"role": Role.INTEGRATOR, "own_model": True, "upstream_excludes_union": True},
    ],
    ids=lambda known: known["role"],
)
def test_an_own_model_that_does_not_fit_the_role_is_a_contradiction(known: Known) -> None:
    conclusion = is_provider(ModelFacts(**known))
    assert (conclusion.value, conclusion.contradicted) == (None, True)


def test_below_the_threshold_high_impact_capabilities_can_be_shown_otherwise() -> None:
    # Article 51(1)(a): indicators and benchmarks; the presumption is in Article 51(2)
    facts = ModelFacts(role=Role.DEVELOPER, cumulative_compute="4e24", designated=False)
    assert systemic_risk(facts).contested == (HIGH_IMPACT,)


def test_a_day_of_the_threshold_with_compute_below_it_is_a_contradiction() -> None:
    known = original(cumulative_compute="5e24", designated=False)
    conclusion = systemic_risk(ModelFacts(**known, threshold_met_on=date(2026, 1, 10)))
    assert (conclusion.value, conclusion.contradicted) == (None, True)


def test_no_placing_comes_before_the_first_release_anywhere() -> None:
    placed: Known = {"placed_on": date(2026, 1, 2)}
    early = placed_on_union_market(ModelFacts(**placed, released_on=date(2026, 1, 2)))
    assert (early.value, early.contradicted) == (True, False)
    late = placed_on_union_market(ModelFacts(**placed, released_on=date(2026, 1, 3)))
    assert (late.value, late.contradicted) == (None, True)


def test_how_to_count_a_third_of_a_model_with_systemic_risk_is_contested_too() -> None:
    known = modified(
        modification_compute="4e24", original_compute="1.2e25", original_systemic_risk=True
    )
    assert is_provider(ModelFacts(**known)).contested == (ONE_THIRD, amounts.NUMERATOR)


@pytest.mark.parametrize(
    ("known", "limited"),
    [
        (modified(), True),
        ({"role": Role.MODIFIER, "own_model": True}, False),
        ({"role": Role.DEVELOPER}, False),
        ({"role": Role.INTEGRATOR}, False),
        ({}, False),
    ],
    ids=["another's model", "own model", "developer", "integrator", "role not known"],
)
def test_only_a_modifier_of_another_s_model_owes_for_its_modification_alone(
    known: Known, limited: bool
) -> None:
    assert limited_to_modification(ModelFacts(**known)) is limited


# Is the model classified as one with systemic risk?

CLASSIFICATION = {"AI Act Article 51(1)", "AI Act Article 51(2)"}


def original(**known: Any) -> Known:
    """The actor developed the model itself."""
    return {"role": Role.DEVELOPER, **known}


def tuned(**known: Any) -> Known:
    """A provider's modification of somebody else's model, not designated, with little compute."""
    usual = {"is_provider": True, "designated": False, "cumulative_compute": "4e24"}
    return modified(**usual) | known


SYSTEMIC_RULES: list[Row] = [
    (
        "presumed above 10^25",
        original(cumulative_compute="1.1e25"),
        True,
        CLASSIFICATION | {"AI Act Article 52(2)", "Guidelines paragraph 33"},
    ),
    (
        "no presumption at exactly 10^25",
        original(cumulative_compute="1e25", designated=False),
        False,
        CLASSIFICATION,
    ),
    (
        "no presumption below",
        original(cumulative_compute="1e24", designated=False),
        False,
        CLASSIFICATION,
    ),
    (
        "designated, however small",
        original(cumulative_compute="1e24", designated=True),
        True,
        CLASSIFICATION | {"AI Act Article 52(4)"},
    ),
    ("designated, compute not known", original(designated=True), True, {"AI Act Article 52(4)"}),
    (
        "contested before the Commission, no decision yet",
        original(cumulative_compute="2e25", designated=False, rebuttal_accepted=None),
        True,
        {"AI Act Article 52(2)", "Guidelines paragraph 33"},
    ),
    (
        "contested in vain",
        original(cumulative_compute="2e25", designated=False, rebuttal_accepted=False),
        True,
        {"AI Act Article 52(2)", "Guidelines paragraph 33"},
    ),
    (
        "contested with success",
        original(cumulative_compute="2e25", designated=False, rebuttal_accepted=True),
        False,
        CLASSIFICATION | {"AI Act Article 52(2)"},
    ),
    (
        "contested with success, whatever the compute",
        original(designated=False, rebuttal_accepted=True),
        False,
        CLASSIFICATION | {"AI Act Article 52(2)"},
    ),
    (
        "contested with success, yet designated",
        original(cumulative_compute="2e25", designated=True, rebuttal_accepted=True),
        True,
        {"AI Act Article 52(4)"},
    ),
    (
        "provider's modification of a model with systemic risk",
        tuned(original_systemic_risk=True),
        True,
        CLASSIFICATION | {"Guidelines paragraph 70"},
    ),
    (
        "a day on which the threshold was passed",
        original(threshold_met_on=date(2026, 1, 10)),
        True,
        CLASSIFICATION | {"AI Act Article 52(1)", "Guidelines paragraph 31"},
    ),
    (
        "that day, and arguments accepted since",
        original(threshold_met_on=date(2026, 1, 10), designated=False, rebuttal_accepted=True),
        False,
        CLASSIFICATION | {"AI Act Article 52(2)"},
    ),
    (
        "what a modification started from is above 10^25 by itself",
        tuned(original_compute="1.1e25", modification_compute="4e24", cumulative_compute=None),
        True,
        CLASSIFICATION | {"AI Act recital 111", "Guidelines paragraph 118"},
    ),
    (
        "integrator who became provider of a model with systemic risk",
        {
            "role": Role.INTEGRATOR,
            "upstream_excludes_union": True,
            "original_systemic_risk": True,
        },
        True,
        CLASSIFICATION | {"Guidelines paragraph 59"},
    ),
    (
        "integrator, whose model says all of itself",
        {
            "role": Role.INTEGRATOR,
            "upstream_excludes_union": True,
            "cumulative_compute": "3e24",
            "designated": False,
        },
        False,
        CLASSIFICATION,
    ),
    (
        "inherited, and arguments accepted",
        tuned(original_systemic_risk=True, rebuttal_accepted=True),
        False,
        CLASSIFICATION | {"AI Act Article 52(2)"},
    ),
    (
        "own model with systemic risk, tuned",
        tuned(own_model=True, original_systemic_risk=True),
        True,
        CLASSIFICATION | {"Guidelines paragraph 23"},
    ),
    (
        "modification by somebody who is no provider",
        tuned(is_provider=False, original_systemic_risk=True),
        False,
        CLASSIFICATION,
    ),
    (
        "modification of a model without systemic risk",
        tuned(original_systemic_risk=False),
        False,
        CLASSIFICATION,
    ),
    ("modification, original not known", tuned(), None, CLASSIFICATION),
    ("not above, designation not known", original(cumulative_compute="1e24"), None, CLASSIFICATION),
    ("not designated, compute not known", original(designated=False), None, CLASSIFICATION),
    (
        "neither above nor designated, whether original or modified not known",
        {"cumulative_compute": "1e24", "designated": False},
        None,
        CLASSIFICATION,
    ),
    ("nothing known", {}, None, CLASSIFICATION),
]


@rows(SYSTEMIC_RULES)
def test_systemic_risk_comes_by_presumption_designation_or_from_the_original(
    known: Known, value: bool | None, places: set[str]
) -> None:
    conclusion = systemic_risk(ModelFacts(**known))
    assert conclusion.value is value
    assert not conclusion.contradicted
    assert places <= cited(conclusion)


def test_systemic_risk_is_the_answer_that_all_possible_values_of_unknown_facts_share() -> None:
    roles = (Role.DEVELOPER, Role.MODIFIER)

    def systemic(known: Known) -> bool:
        presumed = Decimal(known["cumulative_compute"]) > Decimal("1e25")
        modifier = known["role"] is Role.MODIFIER and known["is_provider"]
        inherited = modifier and known["original_systemic_risk"]
        # what is inherited is a presumption too (guidelines 70), which accepted arguments end
        return known["designated"] or ((presumed or inherited) and not known["rebuttal_accepted"])

    for known in spaces(
        cumulative_compute=("1e25", "1.1e25", None),
        designated=THREE_VALUES,
        rebuttal_accepted=(True, False),
        role=(*roles, None),
        original_systemic_risk=THREE_VALUES,
        is_provider=THREE_VALUES,
    ):
        if known["role"] is Role.DEVELOPER:
            known["is_provider"] = True
        possible = completed(
            known,
            cumulative_compute=("1e25", "1.1e25"),
            designated=(True, False),
            role=roles,
            original_systemic_risk=(True, False),
            is_provider=(True, False),
        )
        conclusion = systemic_risk(ModelFacts(**known))
        assert conclusion.value is in_common(systemic(facts) for facts in possible), known


def test_training_compute_above_the_threshold_is_enough_since_it_is_a_part_of_the_whole() -> None:
    conclusion = systemic_risk(ModelFacts(training_compute="1.1e25"))
    assert conclusion.value is True
    assert {"AI Act recital 111", "Guidelines paragraph 118"} <= cited(conclusion)
    assert systemic_risk(ModelFacts(training_compute="1e25")).value is None
    accepted: Known = {"rebuttal_accepted": True, "designated": False, "role": Role.DEVELOPER}
    assert systemic_risk(ModelFacts(training_compute="1.1e25", **accepted)).value is False


def test_a_cumulative_amount_below_its_part_is_a_contradiction_where_it_matters() -> None:
    conclusion = systemic_risk(ModelFacts(training_compute="1.1e25", cumulative_compute="1e25"))
    assert (conclusion.value, conclusion.contradicted, conclusion.missing) == (
        None,
        True,
        ("systemic_risk",),
    )
    for training, cumulative in (("9e23", "8e23"), ("4e25", "3e25")):
        conclusion = systemic_risk(
            ModelFacts(training_compute=training, cumulative_compute=cumulative)
        )
        assert not conclusion.contradicted
        assert len(conclusion.warnings) == 1
    assert systemic_risk(ModelFacts(training_compute="3e25")).warnings == ()


@pytest.mark.parametrize(
    ("known", "notify"),
    [
        ({"cumulative_compute": "1.1e25"}, True),
        (
            modified(
                original_systemic_risk=True, modification_compute="4e24", original_compute="1e25"
            ),
            True,
        ),
        ({"designated": True}, False),
    ],
    ids=["presumption", "modification", "designation"],
)
def test_a_presumption_is_to_be_notified_and_a_designation_is_not(
    known: Known, notify: bool
) -> None:
    conclusion = systemic_risk(ModelFacts(**known))
    assert conclusion.value is True
    assert ("AI Act Article 52(1)" in cited(conclusion)) == notify
    assert any("notified" in reason for reason in conclusion.because) == notify


def test_the_presumption_stands_until_the_commission_accepts_the_arguments() -> None:
    for known in spaces(
        cumulative_compute=("1e25", "1.1e25", None),
        designated=THREE_VALUES,
        role=(*Role, None),
        original_systemic_risk=THREE_VALUES,
    ):
        pending, rejected = (
            systemic_risk(ModelFacts(rebuttal_accepted=answer, **known)) for answer in (None, False)
        )
        assert pending == rejected, known


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({}, ("systemic_risk",)),
        (original(), ("systemic_risk",)),
        (original(cumulative_compute="1e24"), ("designated",)),
        (original(designated=False), ("cumulative_compute",)),
        (original(rebuttal_accepted=True), ("designated",)),
        (
            # designation aside, it may still be a modification of a model with systemic risk
            {"cumulative_compute": "1e24", "designated": False},
            ("systemic_risk",),
        ),
        (
            {"cumulative_compute": "1e24", "designated": False, "role": Role.MODIFIER},
            ("original_systemic_risk",),
        ),
        (tuned(), ("original_systemic_risk",)),
        (
            modified(
                cumulative_compute="1e24",
                designated=False,
                original_systemic_risk=True,
                modification_compute="1e24",
            ),
            ("original_compute",),
        ),
    ],
    ids=[
        "nothing known",
        "nothing but the role",
        "compute known",
        "designation known",
        "presumption rebutted",
        "whether it is a modification",
        "what a modifier modified",
        "what was modified",
        "how much was modified",
    ],
)
def test_what_would_settle_systemic_risk_is_asked_for(
    known: Known, missing: tuple[str, ...]
) -> None:
    assert systemic_risk(ModelFacts(**known)).missing == missing


# Is the minimum of information on usage public?

PARTS = ("usage_modalities_public", "usage_capabilities_public", "usage_limitations_public")


def test_usage_information_needs_modalities_capabilities_and_limitations() -> None:
    for known in spaces(**dict.fromkeys(PARTS, THREE_VALUES)):
        conclusion = usage_public(ModelFacts(**known))
        answers = set(known.values())
        expected = False if False in answers else None if None in answers else True
        assert conclusion.value is expected, known
        assert cited(conclusion) == {"AI Act Article 53(2)", "Guidelines paragraph 92"}


@pytest.mark.parametrize("part", PARTS)
def test_the_part_that_is_not_published_is_named(part: str) -> None:
    rest: Known = {name: True for name in PARTS if name != part}
    conclusion = usage_public(ModelFacts(**{**rest, part: False}))
    assert part.split("_")[1] in conclusion.because[0]
    assert usage_public(ModelFacts(**rest)).missing == (part,)


def test_with_more_than_one_part_missing_the_whole_is_asked_for() -> None:
    assert usage_public(ModelFacts()).missing == ("usage_public",)
    for part in PARTS:
        known: Known = {part: True}
        assert usage_public(ModelFacts(**known)).missing == ("usage_public",)


def test_that_technical_means_may_belong_to_the_minimum_is_contested_where_the_parts_decide() -> (
    None
):
    known: Known = dict.fromkeys(PARTS, True)
    assert usage_public(ModelFacts(**known)).contested == (TECHNICAL_MEANS,)
    assert usage_public(ModelFacts(usage_public=True)).contested == ()


# Is the model provided against a price or otherwise monetised?

WAYS = {
    "price_charged": "85",
    "dual_licensing": "86(1)",
    "tied_services": "86(2)",
    "required_support": "86(3)",
    "paid_hosting_only": "86(4)",
    "adverts_on_only_host": "86(4)",
}
NO_WAY: Known = dict.fromkeys(WAYS, False) | {"personal_data_required": False}
BETWEEN_OTHERS: Known = {"between_microenterprises": False}


def data_for(purpose: DataPurpose | None) -> Known:
    """Nothing is monetised but, perhaps, personal data."""
    asked = {"personal_data_required": True, "personal_data_purpose": purpose}
    return NO_WAY | BETWEEN_OTHERS | asked


MONETISATION_RULES: list[Row] = [
    *(
        (name, {name: True, **BETWEEN_OTHERS}, True, {f"Guidelines paragraph {paragraph}"})
        for name, paragraph in WAYS.items()
    ),
    ("none of the ways", NO_WAY, False, {"AI Act recital 103", "Guidelines paragraph 85"}),
    ("data for security alone", data_for(DataPurpose.SECURITY), False, {"Guidelines paragraph 87"}),
    ("data for other ends", data_for(DataPurpose.OTHER), True, {"Guidelines paragraph 87"}),
    (
        "data for compatibility: two readings",
        data_for(DataPurpose.COMPATIBILITY),
        None,
        {"AI Act recital 103", "Guidelines paragraph 87"},
    ),
    ("data, purpose not known", data_for(None), None, {"Guidelines paragraph 87"}),
    (
        "optional paid services in addition",
        NO_WAY | {"optional_paid_services": True},
        False,
        {"Guidelines paragraph 88(1)"},
    ),
    (
        "premium versions in addition",
        NO_WAY | {"premium_versions": True},
        False,
        {"Guidelines paragraph 88(2)"},
    ),
    (
        "a price between microenterprises: two readings",
        {"price_charged": True, "between_microenterprises": True},
        None,
        {"Guidelines paragraph 89", "Guidelines paragraph 79", "Guidelines paragraph 85"},
    ),
    (
        "a price, not known between whom",
        {"price_charged": True},
        None,
        {"Guidelines paragraph 89", "Guidelines paragraph 85"},
    ),
    (
        "a price asked by a large provider",
        {"price_charged": True, "size_class": SizeClass.LARGE},
        True,
        {"Guidelines paragraph 85"},
    ),
    (
        "a price asked by a small mid-cap",
        {"price_charged": True, "size_class": SizeClass.SMC},
        True,
        {"Guidelines paragraph 85"},
    ),
    # an SME may be a microenterprise, and a microenterprise may sell to others
    (
        "a price asked by an SME",
        {"price_charged": True, "size_class": SizeClass.SME},
        None,
        {"Guidelines paragraph 89"},
    ),
    (
        "a price asked by a microenterprise",
        {"price_charged": True, "size_class": SizeClass.MICRO},
        None,
        {"Guidelines paragraph 89"},
    ),
    (
        "nothing paid between microenterprises",
        NO_WAY | {"between_microenterprises": True},
        False,
        {"AI Act recital 103"},
    ),
    ("nothing known", {}, None, {"AI Act recital 103", "Guidelines paragraph 85"}),
]


@rows(MONETISATION_RULES)
def test_monetisation_has_many_ways_and_one_is_enough(
    known: Known, value: bool | None, places: set[str]
) -> None:
    conclusion = monetised(ModelFacts(**known))
    assert conclusion.value is value
    assert not conclusion.contradicted
    assert places <= cited(conclusion)


def test_one_way_settles_it_and_only_the_absence_of_all_excludes_it() -> None:
    data: Known = {"personal_data_required": False, **BETWEEN_OTHERS}
    for known in spaces(**dict.fromkeys(WAYS, THREE_VALUES)):
        conclusion = monetised(ModelFacts(**known, **data))
        answers = set(known.values())
        assert conclusion.value is (True if True in answers else None if None in answers else False)
        unknown = tuple(name for name, answer in known.items() if answer is None)
        asked = unknown if len(unknown) == 1 else ("monetised",)  # one question instead of several
        assert conclusion.missing == (asked if conclusion.value is None else ()), known


def test_personal_data_and_size_are_weighed_whole() -> None:
    paid: Known = {**NO_WAY, "price_charged": True}
    for known in spaces(
        personal_data_required=THREE_VALUES,
        personal_data_purpose=(*DataPurpose, None),
        between_microenterprises=THREE_VALUES,
        size_class=(*SizeClass, None),
    ):
        size, between = known["size_class"], known["between_microenterprises"]
        beyond = size not in (SizeClass.MICRO, SizeClass.SME, None)
        # a sale is monetisation unless both sides can be microenterprises
        conclusion = monetised(ModelFacts(**(paid | known)))
        assert conclusion.contradicted == (beyond and between is True), known
        settled = (beyond or between is False) and not conclusion.contradicted
        assert conclusion.value is (True if settled else None), known
        # without one, personal data alone decide
        conclusion = monetised(ModelFacts(**(NO_WAY | known)))
        purpose = known["personal_data_purpose"] if known["personal_data_required"] else None
        if known["personal_data_required"] is False or purpose is DataPurpose.SECURITY:
            assert conclusion.value is False, known
        elif purpose is DataPurpose.OTHER:
            assert conclusion.contradicted == (beyond and between is True), known
            assert conclusion.value is (True if settled else None), known
        else:
            assert conclusion.value is None, known


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({}, ("monetised",)),
        ({"price_charged": True}, ("between_microenterprises",)),
        ({"price_charged": True, "between_microenterprises": True}, ("monetised",)),
        (data_for(None), ("personal_data_purpose",)),
        # the purpose is known and its meaning is open, so only a conclusion helps
        (data_for(DataPurpose.COMPATIBILITY), ("monetised",)),
        (NO_WAY | {"tied_services": None}, ("tied_services",)),
    ],
    ids=["nothing", "price", "micro", "purpose", "compatibility", "one way"],
)
def test_what_would_settle_monetisation_is_asked_for(
    known: Known, missing: tuple[str, ...]
) -> None:
    assert monetised(ModelFacts(**known)).missing == missing


@pytest.mark.parametrize(
    ("known", "point"),
    [
        (data_for(DataPurpose.COMPATIBILITY), COMPATIBILITY),
        (NO_WAY | {"premium_versions": True}, PREMIUM),
        ({"price_charged": True, "between_microenterprises": True}, MICROENTERPRISES),
        ({"price_charged": True}, MICROENTERPRISES),
    ],
    ids=[
        "compatibility",
        "premium",
        "between microenterprises",
        "perhaps between microenterprises",
    ],
)
def test_both_readings_of_monetisation_are_named(known: Known, point: str) -> None:
    assert monetised(ModelFacts(**known)).contested == (point,)


# Thresholds are strict, figures near them bring a warning

Figure = Callable[[str], ModelFacts]

THRESHOLDS: dict[str, tuple[Step, Decimal, Figure]] = {
    "10^23 of training": (
        is_gpai,
        Decimal("1e23"),
        lambda figure: ModelFacts(generates=LANGUAGE, training_compute=figure),
    ),
    "10^25 cumulative": (
        systemic_risk,
        Decimal("1e25"),
        lambda figure: ModelFacts(**original(cumulative_compute=figure, designated=False)),
    ),
}
every_threshold = pytest.mark.parametrize(
    ("step", "threshold", "at"), THRESHOLDS.values(), ids=THRESHOLDS
)


@every_threshold
@given(figure=values_of("training_compute"))
@settings(deadline=None, max_examples=60)
def test_every_figure_is_compared_as_strictly_above_the_threshold(
    step: Step, threshold: Decimal, at: Figure, figure: str
) -> None:
    assert step(at(figure)).value is (Decimal(figure) > threshold)


@every_threshold
@pytest.mark.parametrize(
    "spelling", ["1e{0}", "1.0e{0}", "1.000e{0}", "10e{1}", "0.1e{2}", "plain"]
)
def test_a_threshold_is_the_same_however_it_is_written(
    step: Step, threshold: Decimal, at: Figure, spelling: str
) -> None:
    power = threshold.adjusted()
    text = spelling.format(power, power - 1, power + 1)
    assert step(at(f"{threshold:f}" if spelling == "plain" else text)).value is False


@every_threshold
def test_the_least_bit_above_a_threshold_is_above(
    step: Step, threshold: Decimal, at: Figure
) -> None:
    assert step(at(f"{threshold:f}.{29 * '0'}1")).value is True


@every_threshold
@pytest.mark.parametrize(
    ("factor", "near"),
    # the margin is 30 % of the figure: from 1/1.3 to 1/0.7 of the threshold
    [("0.76", False), ("0.77", True), ("1", True), ("1.42", True), ("1.43", False)],
)
def test_a_figure_within_30_percent_of_a_threshold_brings_a_warning(
    step: Step, threshold: Decimal, at: Figure, factor: str, near: bool
) -> None:
    conclusion = step(at(f"{threshold * Decimal(factor):f}"))
    assert bool(conclusion.warnings) is near
    if near:
        assert "30 %" in conclusion.warnings[0]


def test_no_figure_brings_no_warning() -> None:
    for step in STEPS.values():
        assert step(ModelFacts()).warnings == ()


def test_a_figure_of_nothing_is_near_no_threshold() -> None:
    zero = modified(modification_compute="0", original_compute="3e24")
    assert is_provider(ModelFacts(**zero)).warnings == ()
    assert is_provider(ModelFacts(**zero)).value is False


@given(amount=st.integers(0, 10**26), base=st.integers(0, 10**26))
@settings(deadline=None, max_examples=60)
def test_a_third_is_counted_exactly(amount: int, base: int) -> None:
    facts = modified(modification_compute=str(amount), original_compute=str(base))
    assert is_provider(ModelFacts(**facts)).value is (3 * amount > base)


@pytest.mark.parametrize(
    ("amount", "greater"),
    [
        ("33333333333333333333333.333333333333333333333333333333", False),
        ("33333333333333333333333.333333333333333333333333333334", True),
    ],
    ids=["a hair below a third", "a hair above a third"],
)
def test_a_third_is_counted_exactly_with_many_figures_too(amount: str, greater: bool) -> None:
    facts = modified(modification_compute=amount, original_compute="1e23")
    assert is_provider(ModelFacts(**facts)).value is greater


@pytest.mark.parametrize(
    ("amount", "near"),
    [("0.76e24", False), ("0.77e24", True), ("1e24", True), ("1.42e24", True), ("1.43e24", False)],
)
def test_a_modification_within_30_percent_of_a_third_brings_a_warning(
    amount: str, near: bool
) -> None:
    facts = modified(modification_compute=amount, original_compute="3e24")
    assert bool(is_provider(ModelFacts(**facts)).warnings) is near


# Stated conclusions

# facts from which each step works out a yes, a no, and nothing
WORKED_OUT: dict[str, tuple[Known, Known, Known]] = {
    "is_gpai": (
        {"generates": LANGUAGE, "training_compute": "1e24"},
        {"research_only": True},
        {"generates": LANGUAGE},
    ),
    "placed_on_union_market": (
        {"placed_on": date(2026, 1, 2)},
        {"union_excluded": True},
        {"internal_use_only": True},
    ),
    "is_provider": ({"role": Role.DEVELOPER}, {"role": Role.HOST}, {"role": Role.INTEGRATOR}),
    "systemic_risk": (
        {"designated": True},
        original(designated=False, cumulative_compute="1e25"),
        {"designated": False},
    ),
    "usage_public": (
        dict.fromkeys(PARTS, True),
        {"usage_limitations_public": False},
        {"usage_limitations_public": True},
    ),
    "monetised": (
        {"price_charged": True, "between_microenterprises": False},
        NO_WAY,
        {"price_charged": True},
    ),
}
CONTRADICTIONS: dict[str, Known] = {
    "placed_on_union_market": {"placed_on": date(2026, 1, 2), "union_excluded": True},
    "is_provider": modified(
        modification_compute="1e24", original_compute="3e24", original_compute_unknowable=True
    ),
    "monetised": {
        "price_charged": True,
        "between_microenterprises": True,
        "size_class": SizeClass.LARGE,
    },
}


@every_step
def test_the_examples_work_out_as_said(name: str) -> None:
    worked_out = [STEPS[name](ModelFacts(**known)).value for known in WORKED_OUT[name]]
    assert worked_out == [True, False, None]


@every_step
@pytest.mark.parametrize("stated", [True, False])
def test_a_stated_conclusion_takes_the_place_of_working_it_out(name: str, stated: bool) -> None:
    for known in ({}, *WORKED_OUT[name]):
        worked_out = STEPS[name](ModelFacts(**known))
        conclusion = STEPS[name](ModelFacts(**{**known, name: stated}))
        assert conclusion.value is stated
        assert conclusion.stated
        assert conclusion.missing == ()
        assert conclusion.because[0].startswith("It was stated that ")
        # other facts that say the opposite are reported, with their reasons
        assert conclusion.contradicted == (worked_out.value is (not stated)), known
        reported = all(reason in " ".join(conclusion.because) for reason in worked_out.because)
        assert reported == conclusion.contradicted, known
        assert conclusion.contested == (worked_out.contested if conclusion.contradicted else ())


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_stated_conclusion_does_not_hide_that_other_facts_contradict_each_other(
    name: str,
) -> None:
    assert STEPS[name](ModelFacts(**CONTRADICTIONS[name])).contradicted
    for stated in (True, False):
        conclusion = STEPS[name](ModelFacts(**{**CONTRADICTIONS[name], name: stated}))
        assert (conclusion.value, conclusion.contradicted) == (stated, True)


@pytest.mark.parametrize("name", ["placed_on_union_market", "monetised"])
def test_facts_that_contradict_each_other_leave_it_open_and_ask_for_a_conclusion(name: str) -> None:
    conclusion = STEPS[name](ModelFacts(**CONTRADICTIONS[name]))
    assert conclusion.value is None
    assert conclusion.missing == (name,)
    assert conclusion.because[0] == "The facts contradict each other."
    assert len(conclusion.because) == 3  # and a reason for either side


def test_a_stated_provider_is_one_for_the_systemic_risk_of_a_modification_too() -> None:
    known = modified(original_systemic_risk=True)
    assert systemic_risk(ModelFacts(**known)).value is None
    assert systemic_risk(ModelFacts(**known, is_provider=True)).value is True


# What holds for all facts


@settings(deadline=None, max_examples=150)
@given(facts=any_facts | dense)
def test_every_conclusion_has_reasons_and_places_and_asks_only_what_is_open(
    facts: ModelFacts,
) -> None:
    unknown = open_facts(facts)
    for name, step in STEPS.items():
        conclusion = step(facts)
        assert conclusion.id == name
        assert conclusion.because
        assert conclusion.citations
        assert bool(conclusion.missing) == (conclusion.value is None)
        assert set(conclusion.missing) <= set(unknown) & set(QUESTIONS)
        assert len(set(conclusion.missing)) == len(conclusion.missing)
        assert conclusion.stated == (getattr(facts, name) is not None)


@settings(deadline=None, max_examples=150)
@given(facts=any_facts | dense, data=st.data())
def test_no_fact_changes_a_conclusion_but_those_that_it_is_said_to_use(
    facts: ModelFacts, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(list(STEPS)))
    other = data.draw(
        st.sampled_from([field for field in FIELDS if field not in USED[name]]), label="fact"
    )
    change: dict[str, Any] = {other: data.draw(st.none() | values_of(other))}
    changed = attrs.evolve(facts, **change)
    assert STEPS[name](changed) == STEPS[name](facts)


LOOKED_AT_FIRST = {
    **legal_tests.LOOKED_AT_FIRST,
    **{name: USED[name][1:] for name in ("is_provider", "usage_public", "monetised")},
}


@settings(deadline=None, max_examples=200)
@given(facts=any_facts | dense, data=st.data())
def test_the_fast_path_of_a_legal_test_gives_the_answer_of_the_whole_test(
    facts: ModelFacts, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(list(STEPS)))
    left_out: dict[str, Any] = dict.fromkeys(LOOKED_AT_FIRST[name])
    few = attrs.evolve(facts, **left_out)
    whole: Step = STEPS[name].__wrapped__  # type: ignore[attr-defined]
    assert STEPS[name](few) == whole(few)
    assert STEPS[name](facts) == whole(facts)


@pytest.mark.parametrize("stated", THREE_VALUES)
@pytest.mark.parametrize("name", STEPS)
def test_the_fast_path_gives_one_shared_answer_for_all_models(
    name: str, stated: bool | None
) -> None:
    known: dict[str, Any] = {name: stated}
    assert STEPS[name](ModelFacts(license="MIT", **known)) is STEPS[name](ModelFacts(**known))


def test_a_conclusion_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        is_gpai(ModelFacts()).value = True  # type: ignore[misc]


def test_the_figures_are_those_of_the_act_and_the_guidelines() -> None:
    # Article 51(2); guidelines, paragraphs 17 and 123
    assert Decimal(10) ** 25 == amounts.SYSTEMIC_COMPUTE
    assert Decimal(10) ** 23 == amounts.GPAI_COMPUTE
    assert Decimal(30) / 100 == amounts.MARGIN
