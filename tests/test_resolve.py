"""What applies to a model: Articles 53 to 55 AI Act, then the Measures of both editions."""

import copy
import json
import pickle
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gpai_code.catalog import storage
from gpai_code.catalog.code import load
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.records import Commitment, Measure
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import AmbiguousIdError, DocumentError, UnknownEditionError, UnknownIdError
from gpai_code.law import Instrument
from gpai_code.resolver import on_the_code
from gpai_code.resolver.availability import WAYS_OF_BEING_PAID
from gpai_code.resolver.decision import Decision, Question
from gpai_code.resolver.exemption import MONETISATION_CONTESTED, Ruling
from gpai_code.resolver.facts import QUESTIONS, ModelFacts, read_facts
from gpai_code.resolver.resolution import resolve
from gpai_code.resolver.scope import PREMISE, work_out_scope
from gpai_code.text_io.package_data import read_data
from gpai_code.vocabulary import DataPurpose, Generates, Obligation, Outcome, Role
from tests.any_facts import (
    AMOUNTS,
    YES_OR_NO,
    any_facts,
    contradicted,
    dense,
    open_facts,
    values_of,
)

APPLIES, MODIFIED, EXEMPT = Outcome.APPLIES, Outcome.APPLIES_MODIFIED, Outcome.EXEMPT
NOT_APPLICABLE, OPEN = Outcome.NOT_APPLICABLE, Outcome.UNDETERMINED

OPEN_MODEL = ModelFacts(
    license="Apache-2.0",
    weights_public=True,
    architecture_public=True,
    usage_public=True,
    monetised=False,
    systemic_risk=False,
    third_country=True,
)
"""Meets every condition of the exemption; its provider sits outside the Union."""

ALL_CONDITIONS = (
    "license",
    "weights_public",
    "architecture_public",
    "usage_public",
    "monetised",
    "systemic_risk",
)
DOCUMENTATION = {
    "third-draft": ("I.1.1", "I.1.2", "I.1.3"),
    "final": ("transparency-1.1", "transparency-1.2", "transparency-1.3"),
}
OUTPUT_MEASURE = {"third-draft": "I.2.5", "final": "copyright-1.4"}
SYSTEMIC_PREFIX = {"third-draft": "II.", "final": "safety-security-"}
EDITIONS = ("third-draft", "final")

every_edition = pytest.mark.parametrize("edition", EDITIONS)


code_of = cache(load)


@pytest.fixture(autouse=True, scope="module")
def _editions_are_read_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gpai_code.catalog.code.load", code_of)
        yield


def having(**changes: object) -> ModelFacts:
    return attrs.evolve(OPEN_MODEL, **changes)  # type: ignore[arg-type]


def cited(ruling: Ruling) -> set[str]:
    return {f"{citation.instrument} {citation.place}" for citation in ruling.citations}


def outcomes(decision: Decision) -> dict[str, Outcome]:
    return {entry: ruling.outcome for entry, ruling in rulings(decision)}


def rulings(decision: Decision) -> Iterator[tuple[str, Ruling]]:
    for group in ("obligations", "commitments", "measures", "provisions"):
        yield from getattr(decision, group).items()


# One row for each provision and situation: what of the open model is changed, the outcome, and
# the places that the answer has to cite.

DOCUMENTATION_RULES: list[tuple[str, dict[str, object], Outcome, set[str]]] = [
    ("every condition met", {}, EXEMPT, {"AI Act Article 53(2)", "Guidelines paragraph 92"}),
    ("MIT", {"license": "MIT"}, EXEMPT, {"AI Act Article 53(2)"}),
    (
        "non-commercial licence",
        {"license": "CC-BY-NC-4.0"},
        APPLIES,
        {"AI Act Article 53(2)", "Guidelines paragraph 83(i)"},
    ),
    (
        "licence with a threshold of users",
        {"license": "llama3.1"},
        APPLIES,
        {"AI Act Article 53(2)", "Guidelines paragraph 83(iii)"},
    ),
    (
        "choice between a free licence and another",
        {"license": "Apache-2.0 OR CC-BY-NC-4.0"},
        EXEMPT,
        {"AI Act Article 53(2)"},
    ),
    (
        "a free licence and another together",
        {"license": "Apache-2.0 AND CC-BY-NC-4.0"},
        APPLIES,
        {"AI Act Article 53(2)", "Guidelines paragraph 83(i)"},
    ),
    (
        "no licence",
        {"license": "NONE"},
        APPLIES,
        {"AI Act Article 53(2)", "Guidelines paragraph 78"},
    ),
    (
        "licence unknown",
        {"license": None},
        OPEN,
        {"AI Act Article 53(2)", "Guidelines paragraph 76"},
    ),
    (
        "weights kept",
        {"weights_public": False},
        APPLIES,
        {"AI Act Article 53(2)", "Guidelines paragraph 90"},
    ),
    (
        "weights unknown",
        {"weights_public": None},
        OPEN,
        {"AI Act Article 53(2)", "Guidelines paragraph 90"},
    ),
    (
        "architecture kept",
        {"architecture_public": False},
        APPLIES,
        {"AI Act Article 53(2)", "Guidelines paragraph 90"},
    ),
    (
        "architecture unknown",
        {"architecture_public": None},
        OPEN,
        {"AI Act Article 53(2)", "Guidelines paragraph 90"},
    ),
    (
        "usage information kept",
        {"usage_public": False},
        APPLIES,
        {"AI Act Article 53(2)", "Guidelines paragraph 92"},
    ),
    (
        "usage information unknown",
        {"usage_public": None},
        OPEN,
        {"AI Act Article 53(2)", "Guidelines paragraph 92"},
    ),
    (
        "monetised",
        {"monetised": True},
        APPLIES,
        {"AI Act recital 103", "Guidelines paragraph 85"},
    ),
    (
        "monetisation unknown",
        {"monetised": None},
        OPEN,
        {"AI Act recital 103", "Guidelines paragraph 85"},
    ),
    (
        "systemic risk",
        {"systemic_risk": True},
        APPLIES,
        {"AI Act Article 53(2)", "AI Act recital 104"},
    ),
    (
        "systemic risk unknown",
        {"systemic_risk": None},
        OPEN,
        {"AI Act Article 53(2)", "AI Act recital 104"},
    ),
    (
        "a failing condition among unknown ones",
        {"license": "CC-BY-NC-4.0", "monetised": None, "systemic_risk": None},
        APPLIES,
        {"Guidelines paragraph 83(i)"},
    ),
    # where the provider sits plays no part in Article 53
    ("Union provider", {"third_country": False}, EXEMPT, {"AI Act Article 53(2)"}),
    ("seat unknown", {"third_country": None}, EXEMPT, {"AI Act Article 53(2)"}),
]

NEVER_LIFTED: list[tuple[str, dict[str, object]]] = [
    (title, changes) for title, changes, _, _ in DOCUMENTATION_RULES
]

REPRESENTATIVE_RULES: list[tuple[str, dict[str, object], Outcome, set[str]]] = [
    ("third country, exempt", {}, EXEMPT, {"AI Act Article 54(1)", "AI Act Article 54(6)"}),
    (
        "third country, a condition fails",
        {"license": "llama3.1"},
        APPLIES,
        {"AI Act Article 54(1)", "AI Act Article 54(6)", "Guidelines paragraph 83(iii)"},
    ),
    (
        "third country, systemic risk",
        {"systemic_risk": True},
        APPLIES,
        {"AI Act Article 54(1)", "AI Act Article 54(6)", "AI Act recital 104"},
    ),
    (
        "third country, a fact unknown",
        {"weights_public": None},
        OPEN,
        {"AI Act Article 54(1)", "AI Act Article 54(6)"},
    ),
    ("Union, exempt", {"third_country": False}, NOT_APPLICABLE, {"AI Act Article 54(1)"}),
    (
        "Union, a condition fails",
        {"third_country": False, "license": "NONE"},
        NOT_APPLICABLE,
        {"AI Act Article 54(1)"},
    ),
    (
        "Union, systemic risk",
        {"third_country": False, "systemic_risk": True},
        NOT_APPLICABLE,
        {"AI Act Article 54(1)"},
    ),
    (
        "Union, nothing else known",
        dict.fromkeys(ALL_CONDITIONS) | {"third_country": False},
        NOT_APPLICABLE,
        {"AI Act Article 54(1)"},
    ),
    # owed on neither answer
    (
        "seat unknown, exempt",
        {"third_country": None},
        EXEMPT,
        {"AI Act Article 54(1)", "AI Act Article 54(6)"},
    ),
    (
        "seat unknown, a condition fails",
        {"third_country": None, "monetised": True},
        OPEN,
        {"AI Act Article 54(1)", "AI Act Article 54(6)", "AI Act recital 103"},
    ),
    (
        "seat unknown, a fact unknown",
        {"third_country": None, "usage_public": None},
        OPEN,
        {"AI Act Article 54(1)", "AI Act Article 54(6)"},
    ),
]

SYSTEMIC_RULES: list[tuple[str, bool | None, Outcome]] = [
    ("systemic risk", True, APPLIES),
    ("no systemic risk", False, NOT_APPLICABLE),
    ("systemic risk unknown", None, OPEN),
]


def titles(rows: list[tuple[str, dict[str, object], Outcome, set[str]]]) -> list[str]:
    return [row[0] for row in rows]


@pytest.mark.parametrize("obligation", ["53(1)(a)", "53(1)(b)"])
@pytest.mark.parametrize(
    ("changes", "outcome", "places"),
    [row[1:] for row in DOCUMENTATION_RULES],
    ids=titles(DOCUMENTATION_RULES),
)
def test_article_53_2_lifts_documentation_if_every_condition_is_met(
    obligation: str, changes: dict[str, object], outcome: Outcome, places: set[str]
) -> None:
    ruling = resolve(having(**changes))[obligation]
    assert ruling.outcome is outcome
    assert places <= cited(ruling)


@pytest.mark.parametrize(
    ("obligation", "article"),
    [("53(1)(c)", "AI Act Article 53(1)(c)"), ("53(1)(d)", "AI Act Article 53(1)(d)")],
)
@pytest.mark.parametrize(
    "changes", [row[1] for row in NEVER_LIFTED], ids=[row[0] for row in NEVER_LIFTED]
)
def test_copyright_policy_and_training_summary_are_never_lifted(
    obligation: str, article: str, changes: dict[str, object]
) -> None:
    ruling = resolve(having(**changes))[obligation]
    assert ruling.outcome is APPLIES
    assert {article, "AI Act recital 104", "Guidelines paragraph 75"} <= cited(ruling)


@pytest.mark.parametrize(
    ("changes", "outcome", "places"),
    [row[1:] for row in REPRESENTATIVE_RULES],
    ids=titles(REPRESENTATIVE_RULES),
)
def test_article_54_asks_third_country_providers_unless_54_6_exempts(
    changes: dict[str, object], outcome: Outcome, places: set[str]
) -> None:
    ruling = resolve(having(**changes))["54"]
    assert ruling.outcome is outcome
    assert places <= cited(ruling)


@pytest.mark.parametrize("license", ["Apache-2.0", "CC-BY-NC-4.0", "NONE", None])
@pytest.mark.parametrize(
    ("risk", "outcome"), [row[1:] for row in SYSTEMIC_RULES], ids=[row[0] for row in SYSTEMIC_RULES]
)
def test_article_55_follows_systemic_risk_and_nothing_else(
    license: str | None,  # noqa: A002
    risk: bool | None,
    outcome: Outcome,
) -> None:
    ruling = resolve(having(license=license, systemic_risk=risk))["55"]
    assert ruling.outcome is outcome
    assert {"AI Act Article 55(1)", "AI Act Article 51"} <= cited(ruling)


@pytest.mark.parametrize("fact", ALL_CONDITIONS)
def test_one_missing_fact_is_the_one_that_is_asked_for(fact: str) -> None:
    decision = resolve(having(**{fact: None}))
    assert decision["53(1)(a)"].missing == (fact,)
    assert decision["53(1)(b)"].missing == (fact,)
    assert decision["54"].missing == (fact,)
    assert decision.questions == (Question(fact=fact, text=QUESTIONS[fact]),)


def test_a_representative_may_hang_on_the_seat_alone() -> None:
    decision = resolve(having(third_country=None, license="NONE"))
    assert decision["54"].missing == ("third_country",)
    assert [question.fact for question in decision.questions] == ["third_country"]


def test_a_seat_that_changes_nothing_is_not_asked_for() -> None:
    decision = resolve(having(third_country=None))
    assert decision["54"].missing == ()
    assert decision.questions == ()
    assert not decision.undetermined


def test_nothing_known_leaves_all_open_but_what_is_never_lifted() -> None:
    decision = resolve(ModelFacts())
    assert {name: ruling.outcome for name, ruling in decision.obligations.items()} == {
        "53(1)(a)": OPEN,
        "53(1)(b)": OPEN,
        "53(1)(c)": APPLIES,
        "53(1)(d)": APPLIES,
        "54": OPEN,
        "55": OPEN,
    }
    # each condition as a whole, the provider's seat, and nothing of what is taken for granted
    asked = [question.fact for question in decision.questions]
    assert sorted(asked) == sorted([*ALL_CONDITIONS, "third_country"])
    assert decision.premises == (PREMISE,)
    assert decision.undetermined


def test_with_nothing_presumed_scope_is_asked_for_too() -> None:
    decision = resolve(ModelFacts(), presume_scope=False)
    assert {ruling.outcome for ruling in decision.obligations.values()} == {OPEN}
    scope = {"is_gpai", "placed_on_union_market", "is_provider"}
    asked = {question.fact for question in decision.questions}
    assert asked == {*ALL_CONDITIONS, *scope, "third_country", "noncommercial_research"}
    assert decision.premises == ()


# Worked cases. The five outcomes stand for 53(1)(a) and (b); 53(1)(c) and (d); 54; 55.
# Cases that turn on whether there is a model, a market placement or a provider at all are
# outside what the facts can say, as is a sale between microenterprises.

A, E, N, U = APPLIES, EXEMPT, NOT_APPLICABLE, OPEN
WORKED_CASES: list[tuple[str, dict[str, object], tuple[Outcome, Outcome, Outcome, Outcome]]] = [
    ("mid-sized Apache text model with a full card, US provider", {}, (E, A, E, N)),
    ("the same, seat not given", {"third_country": None}, (E, A, E, N)),
    (
        "MIT, compute four times the presumption",
        {"license": "MIT", "systemic_risk": True},
        (A, A, A, A),
    ),
    (
        "MIT, compute at the presumption but not above it",
        {"license": "MIT", "systemic_risk": False},
        (E, A, E, N),
    ),
    (
        "non-commercial weights, compute not known",
        {"license": "CC-BY-NC-4.0", "systemic_risk": None},
        (A, A, A, U),
    ),
    (
        "presumption contested, no decision yet",
        {"license": "MIT", "systemic_risk": True},
        (A, A, A, A),
    ),
    (
        "presumption contested with success",
        {"license": "MIT", "systemic_risk": False},
        (E, A, E, N),
    ),
    ("non-commercial weights", {"license": "CC-BY-NC-4.0"}, (A, A, A, N)),
    ("share-alike weights", {"license": "CC-BY-SA-4.0"}, (E, A, E, N)),
    ("copyleft for weights and code", {"license": "GPL-3.0-or-later"}, (E, A, E, N)),
    ("responsible-use licence of BigCode", {"license": "bigcode-openrail-m"}, (U, A, U, N)),
    ("attribution from a scale of users on", {"license": "kimi-k2"}, (U, A, U, N)),
    (
        "licence that leaves the Union out",
        {"license": "tencent-hunyuan-community"},
        (A, A, A, N),
    ),
    (
        "free and non-commercial terms together",
        {"license": "Apache-2.0 AND CC-BY-NC-4.0"},
        (A, A, A, N),
    ),
    (
        "non-commercial or paid",
        {"license": "CC-BY-NC-4.0 OR LicenseRef-commercial", "monetised": True},
        (A, A, A, N),
    ),
    (
        "network copyleft or paid",
        {"license": "AGPL-3.0-only OR LicenseRef-commercial"},
        (E, A, E, N),
    ),
    ("SPDX says that nobody stated a licence", {"license": "NOASSERTION"}, (U, A, U, N)),
    (
        "code is Apache, the weights are non-commercial",
        {"license": "CC-BY-NC-4.0"},
        (A, A, A, N),
    ),
    (
        "download form that only serves security",
        {"license": "MIT", "monetised": False},
        (E, A, E, N),
    ),
    (
        "download form, purpose of the data not stated",
        {"license": "MIT", "monetised": None},
        (U, A, U, N),
    ),
    (
        "paid API in addition to the free weights",
        {"license": "MIT", "monetised": False},
        (E, A, E, N),
    ),
    (
        "runs only with a paid support contract",
        {"license": "MIT", "monetised": True},
        (A, A, A, N),
    ),
    ("open base model and a paid closed version", {}, (E, A, E, N)),
    ("own site with advertising, free mirror in a repository", {}, (E, A, E, N)),
    ("nothing known of monetisation", {"monetised": None}, (U, A, U, N)),
    ("model card is silent on limitations", {"usage_public": False}, (A, A, A, N)),
    ("no model card known", {"usage_public": None}, (U, A, U, N)),
    ("training data and training code kept back", {}, (E, A, E, N)),
    (
        "Union company integrates a model whose licence leaves the Union out",
        {"license": "tencent-hunyuan-community", "third_country": False},
        (A, A, N, N),
    ),
    (
        "used inside the company only, nothing released",
        {
            "license": "MIT",
            "weights_public": False,
            "architecture_public": False,
            "usage_public": False,
        },
        (A, A, A, N),
    ),
    (
        "Llama derivative that is tagged Apache",
        {"license": "Apache-2.0 AND llama3.1"},
        (A, A, A, N),
    ),
    (
        "large open modification of a model with systemic risk",
        {"systemic_risk": True},
        (A, A, A, A),
    ),
    ("provider tunes its own open model", {}, (E, A, E, N)),
    ("consortium led by a foundation in the Union", {"third_country": False}, (E, A, N, N)),
]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [row[1:] for row in WORKED_CASES],
    ids=[row[0] for row in WORKED_CASES],
)
def test_worked_cases(
    changes: dict[str, object], expected: tuple[Outcome, Outcome, Outcome, Outcome]
) -> None:
    documentation, copyright_and_summary, representative, systemic = expected
    obligations = resolve(having(**changes)).obligations
    assert {name: ruling.outcome for name, ruling in obligations.items()} == {
        "53(1)(a)": documentation,
        "53(1)(b)": documentation,
        "53(1)(c)": copyright_and_summary,
        "53(1)(d)": copyright_and_summary,
        "54": representative,
        "55": systemic,
    }


def test_no_worked_case_is_repeated() -> None:
    assert len({title for title, _, _ in WORKED_CASES}) == len(WORKED_CASES)


# The Code: Transparency


@every_edition
@pytest.mark.parametrize(
    ("changes", "outcome"),
    [(row[1], row[2]) for row in DOCUMENTATION_RULES],
    ids=titles(DOCUMENTATION_RULES),
)
def test_transparency_measures_have_the_outcome_of_the_documentation_obligations(
    edition: str, changes: dict[str, object], outcome: Outcome
) -> None:
    decision = resolve(having(**changes), edition)
    owner = measure_part(DOCUMENTATION[edition][0]).rpartition(".")[0]
    for entry in (owner, *DOCUMENTATION[edition]):
        assert decision[entry].outcome is outcome
        assert decision[entry].missing == decision["53(1)(a)"].missing
        assert decision[entry].contested == decision["53(1)(a)"].contested
        # the Code says where the relief is stated, the Act what it asks for
        assert f"Code of Practice {owner}" in cited(decision[entry])
        assert "AI Act Article 53(2)" in cited(decision[entry]) or "monetised" in changes


@pytest.mark.parametrize(
    ("edition", "provision", "measure"),
    [
        ("third-draft", "I.1.1-p3", "I.1.1"),
        ("third-draft", "I.1.2-p4", "I.1.2"),
        ("final", "transparency-1.1-p2", "transparency-1.1"),
        ("final", "transparency-1.2-p3", "transparency-1.2"),
    ],
)
def test_a_provision_without_a_ruling_of_its_own_has_that_of_its_measure(
    edition: str, provision: str, measure: str
) -> None:
    decision = resolve(OPEN_MODEL, edition)
    assert decision[provision] is decision.measures[measure]
    assert decision[provision].outcome is EXEMPT


def test_a_provision_of_a_commitment_has_the_ruling_of_the_commitment() -> None:
    decision = resolve(having(systemic_risk=True), "third-draft")
    assert decision["II.13-p1"] is decision.commitments["II.13"]
    assert decision["II.13-p1"].outcome is APPLIES


# The Code: Copyright

ACCEPTABLE_USE = {"third-draft": "I.2.5(1)(b)", "final": "copyright-1.4(1)(b)"}
STATED_IN = {"third-draft": "I.2.5(2)", "final": "copyright-1.4(1)(b)"}
SAFEGUARDS = {"third-draft": "I.2.5(1)(a)", "final": "copyright-1.4(1)(a)"}
RELIEF = {"third-draft": EXEMPT, "final": MODIFIED}
"""The third draft lifts the prohibition of infringing uses; the final text words it differently."""

LICENSES: list[tuple[str | None, bool | None]] = [
    ("Apache-2.0", True),
    ("MIT", True),
    ("Apache-2.0 OR CC-BY-NC-4.0", True),
    ("CC-BY-NC-4.0", False),
    ("llama3.1", False),
    ("Apache-2.0 AND CC-BY-NC-4.0", False),
    ("NONE", False),
    ("bigcode-openrail-m", None),
    (None, None),
]


@every_edition
@pytest.mark.parametrize(("license", "free"), LICENSES)
def test_prohibiting_infringing_uses_differs_for_a_free_licence(
    edition: str,
    license: str | None,  # noqa: A002
    free: bool | None,
) -> None:
    decision = resolve(having(license=license), edition)
    own, whole = decision[ACCEPTABLE_USE[edition]], decision[OUTPUT_MEASURE[edition]]
    assert own.outcome is {True: RELIEF[edition], False: APPLIES, None: OPEN}[free]
    assert whole.outcome is {True: MODIFIED, False: APPLIES, None: OPEN}[free]
    assert f"Code of Practice {STATED_IN[edition]}" in cited(own)
    asked = "license" if license is None else "license_qualifies"
    assert own.missing == whole.missing == ((asked,) if free is None else ())


@every_edition
@pytest.mark.parametrize(("license", "free"), LICENSES)
def test_the_rest_of_that_measure_applies_whatever_the_licence(
    edition: str,
    license: str | None,  # noqa: A002
    free: bool | None,
) -> None:
    decision = resolve(having(license=license), edition)
    for entry in (SAFEGUARDS[edition], f"{OUTPUT_MEASURE[edition]}(2)"):
        assert decision[entry].outcome is APPLIES, free
        assert decision[entry].missing == ()


@every_edition
@pytest.mark.parametrize("name", [name for name in ALL_CONDITIONS if name != "license"])
@pytest.mark.parametrize("answer", [True, False, None])
def test_no_condition_but_the_licence_changes_the_measure_on_infringing_outputs(
    edition: str, name: str, answer: bool | None
) -> None:
    usual, changed = (resolve(facts, edition) for facts in (OPEN_MODEL, having(**{name: answer})))
    for entry in (ACCEPTABLE_USE[edition], OUTPUT_MEASURE[edition]):
        assert changed[entry] == usual[entry]


@every_edition
def test_that_the_licence_alone_decides_on_acceptable_use_is_contested(edition: str) -> None:
    derogation = next(
        derogation
        for rule in code_of(edition).provisions
        if rule.id == STATED_IN[edition]
        for derogation in rule.derogations
    )
    decision = resolve(OPEN_MODEL, edition)
    assert derogation.note is not None
    point = f"{STATED_IN[edition]}: {derogation.note}"
    assert point in decision[ACCEPTABLE_USE[edition]].contested
    assert point in decision[OUTPUT_MEASURE[edition]].contested
    assert MONETISATION_CONTESTED not in decision[OUTPUT_MEASURE[edition]].contested


def test_the_final_text_names_what_replaces_the_prohibition() -> None:
    ruling = resolve(OPEN_MODEL, "final")["copyright-1.4(1)(b)"]
    assert "alert" in ruling.because[0]


@every_edition
def test_every_other_copyright_measure_applies_to_everyone(edition: str) -> None:
    prefix = {"third-draft": "I.2", "final": "copyright-1"}[edition]
    for facts in (OPEN_MODEL, ModelFacts(), having(license="NONE"), having(systemic_risk=True)):
        decision = resolve(facts, edition)
        assert decision.commitments[prefix].outcome is APPLIES
        for entry, ruling in decision.measures.items():
            if entry.startswith(f"{prefix}.") and entry != OUTPUT_MEASURE[edition]:
                assert ruling.outcome is APPLIES
                assert cited(ruling) == {f"Code of Practice {entry}"}


# The Code: Safety and Security


@every_edition
@pytest.mark.parametrize("license", ["Apache-2.0", "NONE", None])
@pytest.mark.parametrize(
    ("risk", "outcome"), [row[1:] for row in SYSTEMIC_RULES], ids=[row[0] for row in SYSTEMIC_RULES]
)
def test_safety_and_security_follows_systemic_risk_open_or_not(
    edition: str,
    license: str | None,  # noqa: A002
    risk: bool | None,
    outcome: Outcome,
) -> None:
    decision = resolve(having(license=license, systemic_risk=risk), edition)
    rulings_on_safety = {
        entry: ruling
        for entry, ruling in {**decision.commitments, **decision.measures}.items()
        if entry.startswith(SYSTEMIC_PREFIX[edition])
    }
    assert len(rulings_on_safety) == {"third-draft": 16 + 62, "final": 10 + 32}[edition]
    for entry, ruling in rulings_on_safety.items():
        assert ruling.outcome is outcome
        assert ruling.missing == (("systemic_risk",) if risk is None else ())
        assert {f"Code of Practice {entry}", "AI Act Article 55(1)"} <= cited(ruling)


@pytest.mark.parametrize(
    ("edition", "entry", "places"),
    [
        # stated in the Measure itself
        ("third-draft", "II.9.2", ("II.9.2-p1",)),
        ("third-draft", "II.14.1", ("II.14.1-p2",)),
        ("final", "safety-security-8.1", ("safety-security-8.1-p3", "safety-security-8.1-p3(1)")),
        # stated elsewhere for the whole Commitment
        ("third-draft", "II.4", ("II.4.2-p1",)),
        ("third-draft", "II.4.14", ("II.4.2-p1",)),
        ("final", "safety-security-6", ("safety-security-6-p2", "safety-security-6-p3")),
        ("final", "safety-security-6.1", ("safety-security-6-p2",)),
        ("final", "safety-security-6.2", ("safety-security-6-p2", "safety-security-6-p3")),
        ("final", "safety-security-7.4", ("safety-security-7-p3",)),
        # for another open model, of which no fact here speaks
        ("third-draft", "II.4.2", ("II.4.2(1)(d)",)),
        ("third-draft", "II.11.1", ("II.11.1(4)",)),
    ],
)
def test_reliefs_that_no_fact_decides_are_pointed_at(
    edition: str, entry: str, places: tuple[str, ...]
) -> None:
    for risk in (True, None):
        derogations = resolve(having(systemic_risk=risk), edition)[entry].derogations
        assert set(places) <= set(derogations)
    assert resolve(having(systemic_risk=False), edition)[entry].derogations == ()


@pytest.mark.parametrize(
    ("edition", "entry", "place"),
    [
        ("final", "safety-security-6.1", "safety-security-6-p3"),  # ends 6.2 only
        ("final", "safety-security-7.7", "safety-security-7-p3"),  # reaches 7.1 to 7.5
        ("third-draft", "II.5.1", "II.4.2-p1"),  # another Commitment
    ],
)
def test_reliefs_are_not_pointed_at_beyond_their_reach(
    edition: str, entry: str, place: str
) -> None:
    assert place not in resolve(having(systemic_risk=True), edition)[entry].derogations


@every_edition
def test_reliefs_decided_by_the_facts_are_not_called_open(edition: str) -> None:
    decision = resolve(OPEN_MODEL, edition)
    for entry in (*DOCUMENTATION[edition], OUTPUT_MEASURE[edition]):
        assert decision[entry].derogations == ()


def entry_in(node: object, entry_id: str) -> dict[str, Any] | None:
    """Find an entry in an edition as plain JSON values."""
    if isinstance(node, dict) and node.get("id") == entry_id:
        return node
    below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    entries = (entry_in(value, entry_id) for value in below)
    return next((entry for entry in entries if entry is not None), None)


def draft_with(
    monkeypatch: pytest.MonkeyPatch, entry_id: str, derogations: list[dict[str, Any]]
) -> None:
    """Let an entry of the third draft state other derogations."""
    changed = set()

    def read_changed(*path: str) -> object:
        document = read_data(*path)
        if (entry := entry_in(document, entry_id)) is not None:
            entry["derogations"] = derogations
            changed.add(entry_id)
        return document

    monkeypatch.setattr(storage, "read_data", read_changed)
    # without what is kept of the files
    monkeypatch.setattr(on_the_code, "addressed", on_the_code.Addressed)
    monkeypatch.setattr(on_the_code, "read_outline", storage.read_outline.__wrapped__)
    resolve(OPEN_MODEL, "third-draft").measures  # noqa: B018 - reads what was changed
    assert changed == {entry_id}


def test_a_relief_for_others_than_open_models_is_pointed_at_and_not_decided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    relief = {"kind": "sme", "effect": "exempt", "summary": "…", "applies_to": ["I.2.5(1)(b)"]}
    draft_with(monkeypatch, "I.2.5(2)", [relief])
    decision = resolve(OPEN_MODEL, "third-draft")
    assert decision["I.2.5"].outcome is APPLIES
    assert decision["I.2.5"].derogations == ("I.2.5(2)",)
    assert decision.provisions == {}


def test_a_relief_through_another_open_model_is_pointed_at_and_not_decided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    relief = {
        "kind": "open-source",
        "effect": "presumed-fulfilled",
        "summary": "…",
        "applies_to": ["II.11.1(4)"],
    }
    draft_with(monkeypatch, "II.11.1(4)", [relief])
    decision = resolve(having(systemic_risk=True), "third-draft")
    assert decision["II.11.1"].outcome is APPLIES
    assert "II.11.1(4)" in decision["II.11.1"].derogations


# The decision as a whole


@every_edition
def test_a_decision_rules_on_every_commitment_and_measure(edition: str) -> None:
    decision = resolve(ModelFacts(), edition)
    assert tuple(decision.commitments) == tuple(
        commitment.id for commitment in code_of(edition).commitments
    )
    assert tuple(decision.measures) == tuple(measure.id for measure in code_of(edition).measures)
    assert list(decision.obligations) == [
        "53(1)(a)",
        "53(1)(b)",
        "53(1)(c)",
        "53(1)(d)",
        "54",
        "55",
    ]


@every_edition
def test_a_decision_says_what_it_was_made_of(edition: str) -> None:
    decision = resolve(OPEN_MODEL, edition)
    assert decision.facts == OPEN_MODEL
    assert decision.premises == (PREMISE,)
    assert decision.generated_by.edition == edition
    assert decision.generated_by.revision == code_of(edition).edition.revision
    assert [condition.met for condition in decision.conditions] == [True] * 6


def test_an_edition_may_be_chosen_by_specifier() -> None:
    assert resolve(OPEN_MODEL, ">=1").generated_by.edition == "final"


def test_an_unknown_edition_is_an_error() -> None:
    with pytest.raises(UnknownEditionError):
        resolve(OPEN_MODEL, "second-draft")


def test_a_licence_that_cannot_be_read_blocks_no_answer_but_its_own() -> None:
    known: dict[str, Any] = {"systemic_risk": False, "third_country": False}
    decision = resolve(ModelFacts(license="(MIT", **known))
    assert decision["53(1)(a)"].outcome is OPEN
    assert decision["53(1)(c)"].outcome is APPLIES
    assert decision["55"].outcome is NOT_APPLICABLE
    (fault,) = decision.faults
    assert (fault.path, fault.rule) == ("/license", "license")
    assert "license_qualifies" in fault.wanted
    # with systemic risk everything applies whatever the licence (Article 53(2), last sentence)
    systemic = resolve(ModelFacts(license="(MIT", systemic_risk=True, third_country=True))
    assert {ruling.outcome for ruling in systemic.obligations.values()} == {APPLIES}


def test_a_fault_names_its_place_among_several_licences() -> None:
    decision = resolve(ModelFacts(licenses=("MIT", "(MIT")))
    assert [fault.path for fault in decision.faults] == ["/licenses/1"]


@pytest.mark.parametrize("entry", ["", "53", "53(1)(e)", "I.9", "II.4.99", "transparency-1.1", 3])
def test_a_decision_has_no_answer_for_what_it_does_not_rule_on(entry: Any) -> None:
    decision = resolve(OPEN_MODEL, "third-draft")
    with pytest.raises(KeyError) as caught:
        decision[entry]
    assert isinstance(caught.value, UnknownIdError)
    assert entry not in decision


def test_a_misspelt_obligation_is_refused_with_suggestions() -> None:
    with pytest.raises(UnknownIdError, match=r"did you mean 53\(1\)\(a\)"):
        resolve(OPEN_MODEL)["Article 53(1)a"]


@pytest.mark.parametrize("obligation", list(Obligation))
def test_an_obligation_is_found_by_member_number_and_article(obligation: Obligation) -> None:
    decision = resolve(OPEN_MODEL)
    ruling = decision.obligations[obligation]
    for name in (obligation.value, f"Article {obligation}", f"AI Act Article {obligation}"):
        assert decision[name] is ruling
        assert name in decision


@every_edition
def test_a_decision_is_a_mapping_of_all_that_it_rules_on(edition: str) -> None:
    decision = resolve(OPEN_MODEL, edition)
    names = list(decision)
    assert len(names) == len(set(names)) == len(decision)
    assert names[:6] == [obligation.value for obligation in Obligation]
    assert [decision[name] for name in names] == list(decision.values())
    assert set(decision.measures) | set(decision.commitments) <= set(names)


@pytest.mark.parametrize("entry", ["term-confirmed", "transparency-appendix"])
def test_an_entry_that_asks_nothing_has_no_ruling(entry: str) -> None:
    decision = resolve(OPEN_MODEL)
    assert entry in code_of("final")
    assert entry not in decision
    with pytest.raises(UnknownIdError):
        decision[entry]


def test_a_label_is_looked_up_as_in_the_code() -> None:
    decision = resolve(OPEN_MODEL)
    assert decision["Measure 2.1"] is decision["safety-security-2.1"]
    assert "Measure 1.1" not in decision  # it occurs in several chapters
    with pytest.raises(AmbiguousIdError):
        decision["Measure 1.1"]


@pytest.mark.parametrize("group", ["obligations", "commitments", "measures", "provisions"])
def test_nothing_in_a_decision_can_be_changed(group: str) -> None:
    decision = resolve(OPEN_MODEL)
    rulings = getattr(decision, group)
    before = dict(rulings)
    name = next(iter(rulings))
    for change in (
        rulings.clear,
        lambda: rulings.pop(name),
        rulings.popitem,
        lambda: rulings.update({}),
        lambda: rulings.setdefault("x", None),
        lambda: rulings.__setitem__(name, None),
        lambda: rulings.__delitem__(name),
        lambda: rulings.__ior__({}),
    ):
        with pytest.raises(TypeError):
            change()
    assert getattr(decision, group) == before
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        decision[name].outcome = APPLIES  # type: ignore[misc]
    assert hash(decision) == hash(resolve(OPEN_MODEL))


def test_rulings_can_be_copied_pickled_and_turned_into_a_dict_of_one_s_own() -> None:
    rulings = resolve(OPEN_MODEL).obligations
    assert copy.copy(rulings) == rulings
    assert copy.deepcopy(rulings) == pickle.loads(pickle.dumps(rulings)) == rulings
    own = dict(rulings)
    own.clear()
    assert len(rulings) == len(Obligation)


def test_a_decision_shows_itself_in_one_line() -> None:
    assert len(repr(resolve(OPEN_MODEL))) <= 200
    assert "53(1)(a): exempt" in repr(resolve(OPEN_MODEL))


def test_reading_a_decision_reports_every_fault() -> None:
    document = json.loads(resolve(OPEN_MODEL).to_json())
    document["obligations"]["55"]["outcome"] = "perhaps"
    document["verdict"] = "good"
    del document["premises"]
    with pytest.raises(DocumentError) as caught:
        Decision.from_json(json.dumps(document))
    assert sorted((fault.path, fault.rule) for fault in caught.value.faults) == [
        ("/obligations/55/outcome", "option"),
        ("/premises", "missing-field"),
        ("/verdict", "unknown-field"),
    ]


# What holds for all facts

ALL_FACTS = any_facts | dense
ALL_EDITIONS = st.sampled_from(EDITIONS)
for_all_facts = settings(deadline=None, max_examples=60)


def out_of_scope(decision: Decision) -> bool:
    return False in {step.value for step in decision.steps if step.id != "systemic_risk"}


def scope_is_open(decision: Decision) -> bool:
    scope = {step.value for step in decision.steps if step.id != "systemic_risk"}
    return None in scope and False not in scope


@for_all_facts
@given(facts=ALL_FACTS, edition=ALL_EDITIONS)
def test_obligations_of_article_53_have_outcomes_in_pairs(facts: ModelFacts, edition: str) -> None:
    decision = resolve(facts, edition)
    assert decision["53(1)(a)"] == decision["53(1)(b)"]
    # never lifted, but nobody's out of scope
    never = NOT_APPLICABLE if out_of_scope(decision) else OPEN
    never = never if out_of_scope(decision) or scope_is_open(decision) else APPLIES
    assert decision["53(1)(c)"].outcome is never
    assert decision["53(1)(d)"].outcome is never
    for entry in DOCUMENTATION[edition]:
        assert decision[entry].outcome is decision["53(1)(a)"].outcome


@for_all_facts
@given(facts=ALL_FACTS)
def test_who_owes_article_55_owes_all_of_article_53(facts: ModelFacts) -> None:
    decision = resolve(facts)
    if decision["55"].outcome is APPLIES:
        assert {decision[f"53(1)({point})"].outcome for point in "abcd"} == {APPLIES}
        assert decision["54"].outcome in (APPLIES, NOT_APPLICABLE, OPEN)


# Two laws with the exceptions that the documentation names: facts that contradict each other or a
# stated conclusion, a decision of the Commission that ends the presumption of systemic risk, a
# second modification or original, and Article 54, where exempt can turn into not applicable. A
# premise is no finding: it gives way.

FURTHER_EVENTS = ("earlier_modifications_compute", "other_originals_compute")
"""Facts of something more that happened, which no other fact says did not."""


def ends_what_was_settled(name: str, facts: ModelFacts) -> bool:
    return name in FURTHER_EVENTS or (name == "rebuttal_accepted" and bool(facts.rebuttal_accepted))


def gave_way(before: Decision, after: Decision) -> bool:
    """Say whether facts have taken the place of what was taken for granted."""
    values = {step.id: step.value for step in after.steps}
    scope = work_out_scope(before.facts, presume=False).conclusions
    premises = [
        step.id
        for step, open_step in zip(before.steps, scope, strict=False)
        if step.value and open_step.value is None
    ]
    return any(values[name] is not True for name in premises)


def overturned(before: Decision, after: Decision) -> list[tuple[str, Outcome, Outcome]]:
    """Name every entry whose outcome was settled and is another now."""
    changed = []
    for entry in {**dict(rulings(before)), **dict(rulings(after))}:
        earlier, later = before[entry].outcome, after[entry].outcome
        # no representative is owed in either case: exempt abroad, out of reach at home
        if (entry, earlier, later) == ("54", EXEMPT, NOT_APPLICABLE):
            continue
        if earlier not in (later, OPEN):
            changed.append((entry, earlier, later))
    return changed


@for_all_facts
@given(facts=any_facts, edition=ALL_EDITIONS, presume=st.booleans(), data=st.data())
def test_more_facts_never_overturn_a_settled_outcome(
    facts: ModelFacts, edition: str, presume: bool, data: st.DataObject
) -> None:
    before = resolve(facts, edition, presume_scope=presume)
    for name in data.draw(st.lists(st.sampled_from(open_facts(facts)), unique=True, max_size=4)):
        more = attrs.evolve(facts, **{name: data.draw(values_of(name), label=name)})
        if contradicted(more) or ends_what_was_settled(name, more):
            continue
        after = resolve(more, edition, presume_scope=presume)
        if not gave_way(before, after):
            assert overturned(before, after) == [], name


@for_all_facts
@given(facts=any_facts, edition=ALL_EDITIONS, presume=st.booleans(), data=st.data())
def test_a_settled_outcome_stays_whatever_the_open_facts_turn_out_to_be(
    facts: ModelFacts, edition: str, presume: bool, data: st.DataObject
) -> None:
    before = resolve(facts, edition, presume_scope=presume)
    whole = facts
    for name in data.draw(st.permutations(open_facts(facts))):
        more = attrs.evolve(whole, **{name: data.draw(values_of(name), label=name)})
        if ends_what_was_settled(name, more):
            continue
        if not contradicted(more) or contradicted(facts):
            whole = more  # as many facts as go together
    after = resolve(whole, edition, presume_scope=presume)
    if not contradicted(whole) and not gave_way(before, after):
        assert overturned(before, after) == []


@for_all_facts
@given(facts=any_facts, presume=st.booleans(), data=st.data())
def test_nothing_is_open_once_every_question_is_answered(
    facts: ModelFacts, presume: bool, data: st.DataObject
) -> None:
    decision = resolve(facts, presume_scope=presume)
    asked: set[str] = set()
    while decision.questions:
        name = data.draw(st.sampled_from([question.fact for question in decision.questions]))
        assert name not in asked
        asked.add(name)
        more = {name: data.draw(values_of(name), label=name)}
        decision = resolve(attrs.evolve(decision.facts, **more), presume_scope=presume)
    assert not decision.undetermined


@for_all_facts
@given(facts=any_facts, presume=st.booleans(), data=st.data())
def test_the_presumption_of_systemic_risk_ends_only_by_the_commission_s_decision(
    facts: ModelFacts, presume: bool, data: st.DataObject
) -> None:
    known = attrs.evolve(facts, systemic_risk=None, cumulative_compute="1.1e25")
    standing, rejected, accepted = (
        resolve(attrs.evolve(known, rebuttal_accepted=answer), presume_scope=presume)
        for answer in (None, False, True)
    )
    assert standing.steps[-1].value is True
    assert standing.obligations == rejected.obligations
    assert "55" not in {entry for entry, _, _ in overturned(accepted, standing)} or (
        accepted["55"].outcome is NOT_APPLICABLE
    )


EQUIVALENT = [
    ("Apache-2.0", "apache-2.0", "(Apache-2.0)", " Apache-2.0 "),
    ("MIT OR Apache-2.0", "Apache-2.0 OR MIT", "mit or apache-2.0", "(MIT) OR ((Apache-2.0))"),
    ("Apache-2.0 AND CC-BY-NC-4.0", "CC-BY-NC-4.0 AND Apache-2.0", "cc-by-nc-4.0 and APACHE-2.0"),
    (
        "MIT OR Apache-2.0 AND CC-BY-NC-4.0",
        "MIT OR (Apache-2.0 AND CC-BY-NC-4.0)",
        "(CC-BY-NC-4.0 AND Apache-2.0) OR MIT",
    ),
    ("MIT AND bigcode-openrail-m", "bigcode-openrail-m AND MIT"),
    ("NOASSERTION", "noassertion"),
]


@for_all_facts
@given(
    facts=any_facts,
    edition=ALL_EDITIONS,
    spellings=st.sampled_from(EQUIVALENT).flatmap(
        lambda row: st.tuples(*[st.sampled_from(row)] * 2)
    ),
)
def test_the_spelling_of_a_licence_expression_changes_no_outcome(
    facts: ModelFacts, edition: str, spellings: tuple[str, str]
) -> None:
    first, second = (
        resolve(attrs.evolve(facts, license=spelling), edition) for spelling in spellings
    )
    assert outcomes(first) == outcomes(second)
    assert first.questions == second.questions


@for_all_facts
@given(facts=any_facts, data=st.data())
def test_the_spelling_of_an_amount_changes_no_outcome(
    facts: ModelFacts, data: st.DataObject
) -> None:
    plain = {name: f"{Decimal(getattr(facts, name)):f}" for name in AMOUNTS if getattr(facts, name)}
    written = {name: amount for name, amount in plain.items() if len(amount) <= 30}
    assert outcomes(resolve(facts)) == outcomes(resolve(attrs.evolve(facts, **written)))  # type: ignore[arg-type]


@for_all_facts
@given(facts=ALL_FACTS, edition=ALL_EDITIONS, data=st.data())
def test_the_order_of_facts_in_a_document_changes_nothing(
    facts: ModelFacts, edition: str, data: st.DataObject
) -> None:
    document = unstructure(facts)
    shuffled = {name: document[name] for name in data.draw(st.permutations(list(document)))}
    read = read_facts(json.dumps(shuffled))
    assert resolve(read, edition) == resolve(facts, edition)


@for_all_facts
@given(facts=ALL_FACTS, edition=ALL_EDITIONS)
def test_what_is_missing_is_named_where_it_is_open_and_only_there(
    facts: ModelFacts, edition: str
) -> None:
    decision = resolve(facts, edition)
    for entry, ruling in rulings(decision):
        assert bool(ruling.missing) == (ruling.outcome is OPEN), entry
        assert all(name in QUESTIONS for name in ruling.missing)
    asked = [question.fact for question in decision.questions]
    assert set(asked) == {name for _, ruling in rulings(decision) for name in ruling.missing}
    assert asked == [name for name in QUESTIONS if name in asked]
    assert decision.undetermined == bool(asked)


# Answers to every question: one set that lets all conditions be met, one that lets a modification
# be too small for a provider, two in which it is of the own model: in the last the exemption fails
OPENING: dict[str, Any] = {
    **dict.fromkeys(YES_OR_NO, True),
    "noncommercial_research": False,
    "generates": (Generates.LANGUAGE,),
    "training_compute": "3e23",
    "role": Role.DEVELOPER,
    "own_model": False,
    "modification_compute": "4e24",
    "original_compute": "1e24",
    "original_systemic_risk": False,
    "systemic_risk": False,
    "cumulative_compute": "4e23",
    "designated": False,
    "license": "MIT",
    "monetised": False,
    **dict.fromkeys(WAYS_OF_BEING_PAID, False),
    "personal_data_purpose": DataPurpose.SECURITY,
}
TUNED = OPENING | {
    "modification_compute": "0",  # too little compared with any original, even one that took none
    "original_compute": "9e25",
    "original_systemic_risk": True,
}
TUNING = OPENING | {"role": Role.MODIFIER}
OWN = OPENING | {"own_model": True}
CLOSING = OWN | {
    **dict.fromkeys(("license_qualifies", "weights_public", "architecture_public"), False),
    **{name: False for name in YES_OR_NO if name.startswith("usage_")},
    **dict.fromkeys(("monetised", "designated", "systemic_risk", *WAYS_OF_BEING_PAID), True),
    "license": "CC-BY-NC-4.0",
    "personal_data_purpose": DataPurpose.OTHER,
    "between_microenterprises": False,
    "cumulative_compute": "4e25",
}


@for_all_facts
@given(facts=any_facts, presume=st.booleans())
@example(
    facts=ModelFacts(generates=(Generates.LANGUAGE,), role=Role.MODIFIER, original_compute="0"),
    presume=False,
)
def test_no_question_is_left_over_once_all_others_are_answered(
    facts: ModelFacts, presume: bool
) -> None:
    decision = resolve(facts, presume_scope=presume)
    provider, risk = decision.steps[2:]
    if facts.original_systemic_risk and provider.value is risk.value is None:
        return  # systemic risk then hangs on who is provider, and all conditions with it
    asked = [question.fact for question in decision.questions]
    for name in asked:
        if name == "noncommercial_research":  # asked for with the broader question that settles it
            continue
        still_open = []
        for answers in (OPENING, TUNING, TUNED, OWN, CLOSING):
            others = {other: answers[other] for other in asked if other != name}
            answered = resolve(attrs.evolve(facts, **others), presume_scope=presume)
            still_open.append(answered.undetermined)
        assert any(still_open), name


@for_all_facts
@given(facts=ALL_FACTS, edition=ALL_EDITIONS)
def test_what_is_known_is_never_asked_for(facts: ModelFacts, edition: str) -> None:
    for question in resolve(facts, edition).questions:
        assert question.text == QUESTIONS[question.fact]
        assert getattr(facts, question.fact) is None


@for_all_facts
@given(facts=ALL_FACTS, edition=ALL_EDITIONS)
def test_every_ruling_has_a_reason_and_a_place_that_exists(facts: ModelFacts, edition: str) -> None:
    decision = resolve(facts, edition)
    for entry, ruling in rulings(decision):
        assert ruling.because, entry
        assert ruling.citations, entry
        assert len(set(ruling.citations)) == len(ruling.citations), entry
        for citation in ruling.citations:
            if citation.instrument == Instrument.CODE:
                assert citation.also == edition
                assert citation.place in code_of(edition)
        assert all(place in code_of(edition) for place in ruling.derogations)


@for_all_facts
@given(facts=ALL_FACTS, edition=ALL_EDITIONS)
def test_every_entry_of_the_code_that_asks_something_gets_an_answer(
    facts: ModelFacts, edition: str
) -> None:
    decision = resolve(facts, edition)
    for owner in (*code_of(edition).commitments, *code_of(edition).measures):
        assert isinstance(owner, (Commitment, Measure))
        for rule in (owner, *owner.walk()):
            assert isinstance(decision[rule.id], Ruling)


@for_all_facts
@given(facts=ALL_FACTS, edition=ALL_EDITIONS)
def test_own_rulings_of_provisions_differ_from_their_measures_or_explain_them(
    facts: ModelFacts, edition: str
) -> None:
    decision = resolve(facts, edition)
    for entry, ruling in decision.provisions.items():
        whole = decision.measures[measure_part(entry)]
        own = (ruling.outcome, ruling.missing) != (whole.outcome, whole.missing)
        assert entry == ACCEPTABLE_USE[edition] or own


@for_all_facts
@given(facts=ALL_FACTS, edition=ALL_EDITIONS)
def test_a_decision_comes_back_from_json_as_it_was(facts: ModelFacts, edition: str) -> None:
    decision = resolve(facts, edition)
    assert Decision.from_json(decision.to_json()) == decision
    assert Decision.from_json(decision.to_json().encode()) == decision


@for_all_facts
@given(facts=ALL_FACTS, edition=ALL_EDITIONS)
def test_a_decision_never_calls_a_model_compliant(facts: ModelFacts, edition: str) -> None:
    assert "compliant" not in resolve(facts, edition).to_json().casefold()
