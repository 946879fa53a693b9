"""
What other tools get wrong about these rules, the right way round.

Each row names an error that was found in the public sources of a tool for the AI Act or in texts
about it, asks this library the same question, and compares the answer with the place in the law.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest

from gpai_code.catalog.code import load
from gpai_code.catalog.edition import DEFAULT_EDITION, editions
from gpai_code.catalog.records import Commitment, Measure
from gpai_code.licenses.assessment import assess_license
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.exemption import Ruling
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.resolution import resolve
from gpai_code.vocabulary import Chapter, LicenseOutcome, Outcome

APPLIES, EXEMPT = Outcome.APPLIES, Outcome.EXEMPT
NOT_APPLICABLE, OPEN = Outcome.NOT_APPLICABLE, Outcome.UNDETERMINED

OPEN_MODEL: dict[str, Any] = {
    "license": "Apache-2.0",
    "weights_public": True,
    "architecture_public": True,
    "usage_public": True,
    "monetised": False,
    "systemic_risk": False,
    "third_country": True,
}


def decide(**known: Any) -> Decision:
    return resolve(ModelFacts(**known))


def opened(**other: Any) -> Decision:
    return decide(**{**OPEN_MODEL, **other})


def cited(ruling: Ruling) -> set[str]:
    return {f"{citation.instrument} {citation.place}" for citation in ruling.citations}


# What an obligation is, and what it is not


@attrs.frozen(kw_only=True)
class Row:
    """An error, the ruling that puts it right, and the place where that is stated."""

    error: str
    ruling: Callable[[], Ruling]
    outcome: Outcome
    place: str


ROWS = [
    Row(
        error="the exemption reaches the copyright policy too",
        ruling=lambda: opened()["53(1)(c)"],
        outcome=APPLIES,
        place="AI Act recital 104",
    ),
    Row(
        error="the exemption reaches the public summary too",
        ruling=lambda: opened()["53(1)(d)"],
        outcome=APPLIES,
        place="Guidelines paragraph 75",
    ),
    Row(
        error="Article 53(2) sets further duties for systemic risk",
        ruling=lambda: opened()["53(1)(a)"],
        outcome=EXEMPT,
        place="AI Act Article 53(2)",
    ),
    Row(
        error="an Apache licence for the model changes nothing for its documentation",
        ruling=lambda: opened()["53(1)(b)"],
        outcome=EXEMPT,
        place="AI Act Article 53(2)",
    ),
    Row(
        error="a free licence alone exempts",
        ruling=lambda: decide(license="Apache-2.0", weights_public=False)["53(1)(a)"],
        outcome=APPLIES,
        place="Guidelines paragraph 90",
    ),
    Row(
        error="whether the model is monetised does not matter",
        ruling=lambda: opened(monetised=True)["53(1)(a)"],
        outcome=APPLIES,
        place="AI Act recital 103",
    ),
    Row(
        error="anyone who is unsure about an open licence is exempt",
        ruling=lambda: opened(license=None)["53(1)(a)"],
        outcome=OPEN,
        place="AI Act Article 53(2)",
    ),
    Row(
        error="no representative is ever owed for a general-purpose model",
        ruling=lambda: opened(license="CC-BY-NC-4.0")["54"],
        outcome=APPLIES,
        place="AI Act Article 54(1)",
    ),
    Row(
        error="open models need a representative all the same",
        ruling=lambda: opened()["54"],
        outcome=EXEMPT,
        place="AI Act Article 54(6)",
    ),
    Row(
        error="a provider in the Union needs a representative",
        ruling=lambda: opened(license="CC-BY-NC-4.0", third_country=False)["54"],
        outcome=NOT_APPLICABLE,
        place="AI Act Article 54(1)",
    ),
    Row(
        error="above 10^25 FLOP an open licence still exempts",
        ruling=lambda: opened(systemic_risk=None, cumulative_compute="1.1e25")["53(1)(a)"],
        outcome=APPLIES,
        place="AI Act Article 51(2)",
    ),
    Row(
        error="the duties of systemic risk follow from Article 53",
        ruling=lambda: decide(systemic_risk=True)["55"],
        outcome=APPLIES,
        place="AI Act Article 55(1)",
    ),
    Row(
        error="the Code's transparency Measures bind those who are exempt",
        ruling=lambda: opened()["transparency-1.1"],
        outcome=EXEMPT,
        place="Code of Practice transparency-1",
    ),
    Row(
        error="a restriction in terms of use is asked of open models as of others",
        ruling=lambda: opened()["copyright-1.4(1)(b)"],
        outcome=Outcome.APPLIES_MODIFIED,
        place="Code of Practice copyright-1.4(1)(b)",
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.error)
def test_the_library_does_not_make_the_error(row: Row) -> None:
    ruling = row.ruling()
    assert ruling.outcome is row.outcome
    assert row.place in cited(ruling)


# Systemic risk: the threshold, and what is no sign of it


@pytest.mark.parametrize(
    ("compute", "outcome"),
    [("9.9e24", NOT_APPLICABLE), ("1e25", NOT_APPLICABLE), ("1.0000001e25", APPLIES)],
)
def test_systemic_risk_is_presumed_above_1e25_and_not_at_it(compute: str, outcome: Outcome) -> None:
    known = {"cumulative_compute": compute, "designated": False, "original_systemic_risk": False}
    ruling = decide(**known)["55"]
    assert ruling.outcome is outcome
    assert "AI Act Article 51(2)" in cited(ruling)


def test_a_small_model_has_no_systemic_risk_however_it_is_used() -> None:
    """Tools and autonomy are criteria of a designation (Annex XIII), which the Commission makes."""
    known = {"cumulative_compute": "1e22", "original_systemic_risk": False}
    assert decide(**known, designated=False)["55"].outcome is NOT_APPLICABLE
    designated = decide(**known, designated=True)["55"]
    assert designated.outcome is APPLIES
    assert "AI Act Article 52(4)" in cited(designated)


def test_neither_name_nor_number_of_parameters_is_a_fact_of_systemic_risk() -> None:
    names = {field.name for field in attrs.fields(ModelFacts)}
    assert not [name for name in names if "parameter" in name or "name" in name or "user" in name]


# Licences


@pytest.mark.parametrize("name", ["llama3.1", "llama3.3", "llama4", "llama2"])
def test_community_licences_of_llama_do_not_qualify(name: str) -> None:
    assessment = assess_license(name)
    assert assessment.outcome is LicenseOutcome.DOES_NOT_QUALIFY
    assert "Guidelines paragraph 83(iii)" in {
        f"{citation.instrument} {citation.place}" for citation in assessment.citations
    }


def test_the_terms_of_gemma_are_an_open_question_with_both_readings() -> None:
    assessment = assess_license("gemma")
    assert assessment.outcome is LicenseOutcome.UNDETERMINED
    assert [point.split()[0] for point in assessment.contested] == ["Whether", "For", "Against"]


# The Code: what it holds, in which version, and what adhering to it means


def test_the_copyright_chapter_has_five_measures() -> None:
    code = load("final")
    (copyright_,) = [
        commitment for commitment in code.commitments if commitment.id == "copyright-1"
    ]
    assert [measure.id for measure in copyright_.measures] == [
        f"copyright-1.{n}" for n in range(1, 6)
    ]


def test_measures_have_the_official_numbers_and_no_others() -> None:
    code = load("final")
    assert len(code.commitments) == 12
    assert len(code.measures) == 40
    assert {commitment.id.rpartition("-")[0] for commitment in code.commitments} == {
        chapter.value for chapter in Chapter
    }


def test_marking_of_content_is_no_measure_of_this_code() -> None:
    """Article 50 is about systems and has a code of practice of its own."""
    for edition in editions():
        code = load(edition.slug)
        owners: list[Commitment | Measure] = [*code.commitments, *code.measures]
        for entry in owners:
            for basis in entry.legal_basis:
                assert basis.article != "50", entry.id


def test_the_final_text_is_the_default_and_the_draft_is_named_as_a_draft() -> None:
    assert DEFAULT_EDITION == "final"
    dates = {edition.slug: edition.date for edition in editions()}
    assert dates == {"third-draft": date(2025, 3, 11), "final": date(2025, 7, 10)}


def test_signing_the_code_is_no_fact_that_changes_an_obligation() -> None:
    """The amendment of 2026 deleted the approval of codes; adhering is no presumption."""
    names = {field.name for field in attrs.fields(ModelFacts)}
    assert not [name for name in names if "sign" in name and name != "designated"]
    objectives = [entry for entry in load("final").objectives if entry.id.endswith("objective-A")]
    summaries = [objective.summary for objective in objectives]
    assert len(summaries) == len(Chapter)
    assert all("no conclusive evidence" in summary for summary in summaries)


@pytest.mark.parametrize(
    ("duty", "article", "other"),
    [
        ("safety-security-9", "55(1)", "53"),
        ("safety-security-6", "55(1)", "53"),
        ("transparency-1", "53(1)(a)", "51"),
        ("transparency-1", "53(1)(b)", "55"),
        ("copyright-1", "53(1)(c)", "54"),
    ],
)
def test_each_duty_rests_on_its_own_article(duty: str, article: str, other: str) -> None:
    """Documentation in 53, representatives in 54, systemic risk in 55; 51 and 52 classify."""
    (entry,) = [commitment for commitment in load("final").commitments if commitment.id == duty]
    places = [str(reference) for reference in entry.legal_basis]
    assert f"AI Act Article {article}" in places
    assert not [place for place in places if place.startswith(f"AI Act Article {other}")]


def test_incidents_rest_on_point_c_and_not_on_b_or_d() -> None:
    code = load("third-draft")
    incidents = {str(reference) for reference in code.commitment("II.12").legal_basis}
    assert "AI Act Article 55(1)(c)" in incidents
    assert not [place for place in incidents if "55(1)(b)" in place or "55(1)(d)" in place]


def test_no_answer_mentions_a_registration_of_general_purpose_models() -> None:
    """Article 71 is about the database for high-risk systems."""
    for facts in (OPEN_MODEL, {"systemic_risk": True}, {}):
        decision = resolve(ModelFacts(**facts))
        for ruling in decision.obligations.values():
            assert not [place for place in cited(ruling) if "Article 71" in place]
