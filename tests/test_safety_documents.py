"""Framework, Model Report and serious incident report: every point has its row, and is checked."""

import copy
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code import ModelFacts, check_form, load
from gpai_code.forms.base import Form
from gpai_code.forms.checks import progress
from gpai_code.forms.documents import KINDS, SAFETY_DOCUMENTS, from_document, to_document
from gpai_code.forms.safety_security import (
    DraftIncidentReport,
    ModelReport,
    SafetySecurityFramework,
    SeriousIncidentReport,
)
from gpai_code.forms.safety_security.common import SafetyDocument
from gpai_code.forms.safety_security.options import ReportStage, RiskSource, SecurityObjective
from gpai_code.vocabulary import Severity
from tests.each import each
from tests.strategies import changed, objects

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FILES = {
    "safety-security-framework": "invented.framework.json",
    "model-report": "invented.model-report.json",
    "serious-incident-report": "invented.incident.json",
}
CLASSES: list[type[SafetyDocument]] = [
    kind for editions in SAFETY_DOCUMENTS.values() for kind in editions.values()
]
every_class = pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
every_example = pytest.mark.parametrize("kind", FILES)


def example(kind: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((EXAMPLES / FILES[kind]).read_text("utf-8"))
    return document


def findings_of(form: Form, as_of: date | None = None) -> set[tuple[str, str, str]]:
    findings = check_form(form, systemic_risk=True, as_of=as_of)
    return {(finding.path, finding.rule, finding.severity.value) for finding in findings}


# every point has its row

MEASURES: dict[type[SafetyDocument], list[str]] = {
    SafetySecurityFramework: ["1.1", "1.3", "1.4", "4.1", "6.1", "8.1", "10.2"],
    ModelReport: ["7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "7.7", "10.2"],
    SeriousIncidentReport: ["9.2", "9.3"],
    DraftIncidentReport: ["II.12.2", "II.12.3"],
}


def points_of(kind: type[SafetyDocument]) -> dict[str, list[str]]:
    """Return the rows that answer each provision, by its id."""
    points: dict[str, list[str]] = {}
    for row in kind.definition().rows():
        for point in row.points or (row.source,):
            points.setdefault(str(point), []).append(row.id)
    return points


def provisions_of(kind: type[SafetyDocument]) -> list[str]:
    """Return the ids of every point and paragraph of the Measures; of the Measure without any."""
    code = load(kind.EDITION)
    ids = []
    for number in MEASURES[kind]:
        prefix = "" if kind.EDITION == "third-draft" else "safety-security-"
        measure = code.measure(f"{prefix}{number}")
        ids += [provision.id for provision in measure.walk()] or [measure.id]
    return ids


@every_class
def test_every_point_of_the_measures_has_its_row(kind: type[SafetyDocument]) -> None:
    points = points_of(kind)
    assert [point for point in provisions_of(kind) if point not in points] == []


@every_class
def test_every_row_answers_a_provision_that_the_code_has(kind: type[SafetyDocument]) -> None:
    code = load(kind.EDITION)
    for row in kind.definition().rows():
        assert row.source is not None
        for point in row.points or (row.source,):
            assert point in code, row.id
        assert row.source in (row.points or (row.source,)), row.id
    assert kind.definition().source in code


@every_class
def test_every_field_has_a_row_or_is_in_the_header(kind: type[SafetyDocument]) -> None:
    definition = kind.definition()
    named = [field.id for field in definition.header]
    named += [row.id for row in definition.rows() if not row.each]
    fields = {field.name for field in attrs.fields(kind)} - {"extensions", "schema"}
    assert sorted(named) == sorted(fields)
    ids = [row.id for row in definition.rows()]
    assert len(ids) == len(set(ids))
    for section in definition.sections:
        for row in section.rows:
            kind.type_of(row)  # a row of records names fields that there are


@every_class
def test_rows_are_written_in_the_order_of_the_definition(kind: type[SafetyDocument]) -> None:
    names = [field.name for field in attrs.fields(kind)]
    rows = [row.id for row in kind.definition().rows() if not row.each]
    assert sorted(rows, key=names.index) == rows


def test_options_are_the_numbers_that_the_appendices_print() -> None:
    code = load("final")
    for options, appendices in (
        (RiskSource, ("1.3.1", "1.3.2", "1.3.3")),
        (SecurityObjective, ("4.1", "4.2", "4.3", "4.4", "4.5")),
    ):
        numbered = []
        for appendix in appendices:
            (entry,) = [
                appendix_entry
                for appendix_entry in code.appendices
                if appendix_entry.id == f"safety-security-appendix-{appendix}"
            ]
            ids = [
                provision.id.removeprefix("safety-security-appendix-") for provision in entry.walk()
            ]
            numbered += [number for number in ids if re.fullmatch(r"[0-9.]+\([0-9]+\)", number)]
        assert [option.value for option in options] == numbered


# the examples, and each with one row taken out


@every_example
def test_the_example_passes_every_check(kind: str) -> None:
    form = from_document(example(kind))
    assert check_form(form, systemic_risk=True) == ()
    assert progress(form, systemic_risk=True).owed == 0


@every_example
def test_the_example_says_that_it_is_invented(kind: str) -> None:
    document = example(kind)
    assert "invented" in document["provider"]
    assert "invented" in document["extensions"]["note"]


@every_example
def test_the_example_comes_back_as_it_was(kind: str) -> None:
    document = example(kind)
    written = to_document(from_document(document))
    del written["generated_by"]
    assert written == document


ANSWERED = [
    (kind, place)
    for kind in FILES
    for row, place, answer in from_document(example(kind)).places()
    if answer is not None
]


@each("kind, place", ANSWERED)
def test_with_one_row_taken_out_exactly_its_finding_appears(kind: str, place: str) -> None:
    document = without(example(kind), place)
    form = from_document(document)
    findings = check_form(form, systemic_risk=True)
    row = next(row for row, path, _ in form.places() if path == place)
    (state,) = {states for path, states in states_of(form).items() if path == place}
    expected = {"owed": [("missing", Severity.MISSING)], "conditional": []}.get(state, [])
    if state == "conditional" and form.concerns(row) is not None:
        expected = [("conditional", Severity.ADVICE)]
    assert [(finding.rule, finding.severity) for finding in findings] == expected
    assert all(finding.path == f"/{place}" for finding in findings)
    assert all(finding.source == row.source for finding in findings)
    # what neither is conditional nor optional is owed, unless another answer settled it
    if not row.condition and not row.optional:
        assert state == "owed"


def states_of(form: Form) -> dict[str, str]:
    from gpai_code.forms.checks import row_states  # noqa: PLC0415

    return row_states(form, systemic_risk=True)


def without(document: dict[str, Any], place: str) -> dict[str, Any]:
    """Return a document without one answer."""
    left = copy.deepcopy(document)
    holder: Any = left
    *steps, last = place.split("/")
    for step in steps:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    del holder[last]
    # a redaction of what is not there would be a finding of its own
    pointer = f"/{place}"
    redactions = [
        redaction for redaction in left["redactions"] if not redaction["path"].startswith(pointer)
    ]
    left["redactions"] = redactions
    return left


@every_class
def test_an_empty_document_owes_what_is_neither_conditional_nor_optional(
    kind: type[SafetyDocument],
) -> None:
    missing = {
        finding.path
        for finding in check_form(kind(), systemic_risk=True)
        if finding.rule == "missing"
    }
    for row in kind.definition().rows():
        if not row.each and not row.optional and not row.condition:
            assert f"/{row.id}" in missing


@every_class
def test_a_document_is_not_owed_for_a_model_without_systemic_risk(
    kind: type[SafetyDocument],
) -> None:
    assert not any(
        finding.severity is Severity.MISSING for finding in check_form(kind(), systemic_risk=False)
    )
    findings = check_form(kind(), facts=ModelFacts(systemic_risk=False))
    assert [finding.rule for finding in findings] == ["not-owed"]
    assert findings[0].source == "AI Act Article 55(1)"


# rules across rows


def edited(kind: str, **answers: Any) -> Form:
    """Return the example with other answers; None takes one out."""
    document = example(kind)
    for path, answer in answers.items():
        if answer is None:
            document.pop(path, None)
        else:
            document[path] = answer
    return from_document(document)


def at(kind: str, path: str, value: Any) -> Form:
    """Return the example with another value at a place."""
    steps = tuple(int(step) if step.isdigit() else step for step in path.split("/"))
    return from_document(changed(example(kind), steps, value))


FRAMEWORK, REPORT, INCIDENT = FILES
RISKS = example(FRAMEWORK)["systemic_risks"]
CRITERIA = example(FRAMEWORK)["acceptance_criteria"]
SAMPLES = example(REPORT)["evaluations"][0]["samples"]
ACCEPTANCE = example(REPORT)["acceptance"]
NOTHING_TO_REMEDY = {
    **example(FRAMEWORK)["assessments"][0],
    "non_adherence": "none exists",
    "needed_measures": "none exists",
}
NOTHING_TO_REMEDY.pop("remediation_plans", None)
OTHER_RISK = {"id": "other", "name": "Another risk", "types": ["Risks to safety"]}
CLAIM = {
    "risk": "cbrn",
    "reference_model": "Lantern-V",
    **dict.fromkeys(
        (
            *("reference_history", "visibility", "reference_acceptable", "scenarios"),
            *("benchmarks", "known_differences", "safety_margin"),
        ),
        "As shown in the annex.",
    ),
}
CLAIMS = [{**CLAIM, "risk": risk["id"]} for risk in RISKS]
ABSENCE = {"ground": "3.5(2)", "justification": "A public call of 20 business days found nobody."}
ALIKE = {"ground": "3.5(1)", "justification": "The model is similarly safe for each risk."}
DELAY = {"interim_provided_on": "2026-11-10", "good_faith": "A letter of 9 November 2026."}
LOG = [{"version": "1", "changed_on": "2026-12-01", "how": "New scores.", "why": "New tools."}]

Case = tuple[Callable[[], Form], set[tuple[str, str, str]]]
CASES: dict[str, Case] = {
    # Framework
    "an assessment with nothing to remedy": (
        lambda: edited(FRAMEWORK, assessments=[NOTHING_TO_REMEDY]),
        set(),
    ),
    "an assessment with something to remedy, and no plan": (
        lambda: edited(
            FRAMEWORK, assessments=[{**NOTHING_TO_REMEDY, "non_adherence": "Once in May."}]
        ),
        {("/assessments/0/remediation_plans", "conditional", "advice")},
    ),
    "a risk without criteria": (
        lambda: edited(FRAMEWORK, acceptance_criteria=[CRITERIA[0], *CRITERIA[2:]], redactions=[]),
        {("/systemic_risks/1", "risk-has-criteria", "missing")},
    ),
    "a criterion for no risk": (
        lambda: edited(
            FRAMEWORK,
            acceptance_criteria=[
                *CRITERIA,
                {
                    **CRITERIA[0],
                    "id": "more",
                    "risk": "none-such",
                    "tiers": [
                        {**tier, "id": f"more-{n}"} for n, tier in enumerate(CRITERIA[0]["tiers"])
                    ],
                },
            ],
        ),
        {("/acceptance_criteria/4/risk", "id-known", "error")},
    ),
    "a specified risk left out": (
        lambda: edited(FRAMEWORK, systemic_risks=RISKS[:3], acceptance_criteria=CRITERIA[:3]),
        {("/systemic_risks", "specified-risks", "missing")},
    ),
    "other criteria for a specified risk": (
        lambda: edited(
            FRAMEWORK,
            acceptance_criteria=[
                {
                    **{k: v for k, v in CRITERIA[0].items() if k not in ("tiers", "timeline")},
                    "other": "By votes.",
                },
                *CRITERIA[1:],
            ],
        ),
        {("/acceptance_criteria/0/tiers", "tiers-needed", "error")},
    ),
    "other criteria for another risk": (
        lambda: edited(
            FRAMEWORK,
            systemic_risks=[*RISKS, OTHER_RISK],
            acceptance_criteria=[
                *CRITERIA,
                {
                    **{k: v for k, v in CRITERIA[0].items() if k not in ("tiers", "timeline")},
                    "id": "o",
                    "risk": "other",
                    "other": "By votes.",
                },
            ],
        ),
        set(),
    ),
    "every tier reached": (
        lambda: at(FRAMEWORK, "acceptance_criteria/2/tiers/1/reached", True),
        {("/acceptance_criteria/2/tiers", "tier-not-reached", "error")},
    ),
    "one hand owns and monitors": (
        lambda: at(FRAMEWORK, "support_and_monitoring/0/holder", "Head of Research"),
        {("/support_and_monitoring/0/holder", "separate-support", "advice")},
    ),
    "an id twice": (
        lambda: at(FRAMEWORK, "trigger_points/1/id", "compute"),
        {("/trigger_points/1/id", "unique-id", "error")},
    ),
    "five business days after confirmation are enough": (
        lambda: edited(FRAMEWORK, provided_on="2026-09-21"),
        set(),
    ),
    "six business days are not": (
        lambda: edited(FRAMEWORK, provided_on="2026-09-22"),
        {("/provided_on", "in-time", "advice")},
    ),
    "a version that the changelog lacks": (
        lambda: edited(FRAMEWORK, version="3"),
        {("/changelog", "changelog-version", "error")},
    ),
    "a first Framework confirmed after four weeks": (
        lambda: edited(
            FRAMEWORK,
            changelog=None,
            version="1",
            notified_on="2025-10-01",
            placed_on="2026-06-01",
            confirmed_on="2025-10-30",
            provided_on="2025-10-31",
            assessments=None,
        ),
        {("/confirmed_on", "in-time", "error"), ("/assessments", "conditional", "advice")},
    ),
    "a first Framework confirmed within two weeks of the placing": (
        lambda: edited(
            FRAMEWORK,
            changelog=None,
            version="1",
            notified_on="2025-10-01",
            placed_on="2025-11-01",
            confirmed_on="2025-10-29",
            provided_on="2025-10-31",
        ),
        {("/confirmed_on", "in-time", "error")},
    ),
    "a place that cannot be redacted": (
        lambda: edited(
            FRAMEWORK,
            redactions=[{"path": "/trigger_points/0/name", "ground": "security mitigations"}],
        ),
        {("/redactions/0/path", "redaction-place", "error")},
    ),
    "a ground of another document": (
        lambda: edited(
            FRAMEWORK, redactions=[{"path": "/security_goal", "ground": "national security law"}]
        ),
        {("/redactions/0/ground", "redaction-ground", "error")},
    ),
    # Model Report
    "four samples": (
        lambda: at(REPORT, "evaluations/0/samples", SAMPLES[:4]),
        {("/evaluations/0/samples", "five-samples", "missing")},
    ),
    "no samples": (
        lambda: at(REPORT, "evaluations/1/samples", []),
        {("/evaluations/1/samples", "five-samples", "missing")},
    ),
    "no external evaluator, and nothing why": (
        lambda: edited(REPORT, external_evaluators=[]),
        {("/no_external_evaluator", "missing", "missing")},
    ),
    "no external evaluator, and why": (
        lambda: edited(REPORT, external_evaluators=[], no_external_evaluator=ABSENCE),
        set(),
    ),
    "an external evaluator, and why there is none": (
        lambda: edited(REPORT, no_external_evaluator=ABSENCE),
        {("/no_external_evaluator", "evaluator-or-why", "error")},
    ),
    "no evaluator since it is similarly safe, without a claim": (
        lambda: edited(REPORT, external_evaluators=[], no_external_evaluator=ALIKE),
        {("/no_external_evaluator/ground", "evaluator-or-why", "error")},
    ),
    "no evaluator since it is similarly safe, with a claim for each risk": (
        lambda: edited(
            REPORT, external_evaluators=[], no_external_evaluator=ALIKE, similar_models=CLAIMS
        ),
        set(),
    ),
    "an evaluator who informs the AI Office itself": (
        lambda: edited(
            REPORT,
            external_evaluators=[
                {
                    "id": "h",
                    "name": "H",
                    "evaluations": [],
                    "tells_ai_office": True,
                    "report": "x",
                    "choice": "y",
                }
            ],
        ),
        set(),
    ),
    "a deviation without an alternative": (
        lambda: edited(
            REPORT, deviations=[{"objective": "4.5(3)", "justification": "None needed."}]
        ),
        {("/deviations/0/alternatives", "missing", "missing")},
    ),
    "an alternative for another objective": (
        lambda: at(REPORT, "deviations/0/alternatives/0", "network"),
        {("/deviations/0/alternatives/0", "alternative-serves", "error")},
    ),
    "an objective that nothing serves": (
        lambda: at(
            REPORT, "security_mitigations/1/objectives", ["4.2(1)", "4.2(2)", "4.2(3)", "4.2(4)"]
        ),
        {("/security_mitigations", "objectives-served", "advice")},
    ),
    "exempt from security mitigations": (
        lambda: edited(
            REPORT,
            security_exemption="Inferior to Open-1.",
            redactions=[],
            **dict.fromkeys(
                (
                    "security_goal",
                    "security_mitigations",
                    "goal_fulfilment",
                    "standards",
                    "deviations",
                    "security_reviews",
                )
            ),
        ),
        set(),
    ),
    "a risk without determination": (
        lambda: edited(REPORT, acceptance=ACCEPTANCE[:3]),
        {("/systemic_risks/3", "risk-judged", "missing")},
    ),
    "a risk that is not acceptable": (
        lambda: at(REPORT, "acceptance/0/acceptable", False),
        {("/acceptance/0/acceptable", "not-acceptable", "advice")},
    ),
    "a risk that no evaluation is about": (
        lambda: at(REPORT, "evaluations/1/risks", ["control"]),
        {("/systemic_risks/3", "risk-evaluated", "advice")},
    ),
    "a determination of an unknown risk": (
        lambda: edited(REPORT, acceptance=[*ACCEPTANCE, {**ACCEPTANCE[0], "risk": "unknown"}]),
        {("/acceptance/4/risk", "id-known", "error")},
    ),
    "an unspecified risk of no type": (
        lambda: edited(
            REPORT,
            systemic_risks=[
                *example(REPORT)["systemic_risks"],
                {
                    **{
                        k: v
                        for k, v in example(REPORT)["systemic_risks"][0].items()
                        if k not in ("types", "specified")
                    },
                    "id": "other",
                },
            ],
            acceptance=[*ACCEPTANCE, {**ACCEPTANCE[0], "risk": "other"}],
        ),
        {
            ("/systemic_risks/4/types", "missing", "missing"),
            ("/systemic_risks/4", "risk-evaluated", "advice"),
            # a scenario's id is unique in the document
            ("/systemic_risks/4/scenarios/0/id", "unique-id", "error"),
        },
    ),
    "provided after the placing": (
        lambda: edited(REPORT, provided_on="2026-11-11"),
        {("/provided_on", "in-time", "error"), ("/delay", "missing", "missing")},
    ),
    "provided after the placing, with an interim report": (
        lambda: edited(REPORT, provided_on="2026-12-01", delay=DELAY),
        set(),
    ),
    "more than 15 business days after the placing": (
        lambda: edited(REPORT, provided_on="2026-12-02", delay=DELAY),
        {("/provided_on", "in-time", "advice")},
    ),
    "provided before it was confirmed": (
        lambda: edited(REPORT, confirmed_on="2026-11-10"),
        {("/provided_on", "dates-in-order", "error")},
    ),
    "an update without changelog and grounds": (
        lambda: edited(REPORT, stage="update"),
        {("/changelog", "missing", "missing"), ("/update_grounds", "missing", "missing")},
    ),
    "an update on a ground that is no example": (
        lambda: edited(REPORT, stage="update", other_update_ground="A new law.", changelog=LOG),
        set(),
    ),
    "an update six business days after its confirmation": (
        lambda: edited(
            REPORT,
            stage="update",
            update_grounds=["7.6(2)"],
            changelog=LOG,
            confirmed_on="2026-12-01",
            provided_on="2026-12-09",
        ),
        {("/provided_on", "in-time", "advice"), ("/delay", "missing", "missing")},
    ),
    "a change made available before the update was confirmed": (
        lambda: edited(
            REPORT,
            stage="update",
            update_grounds=["7.6(2)"],
            changelog=LOG,
            confirmed_on="2026-12-01",
            provided_on="2026-12-02",
            deliberate_change_on="2026-11-30",
        ),
        {("/deliberate_change_on", "dates-in-order", "error")},
    ),
    "excepted as similarly safe, without claims": (
        lambda: edited(REPORT, update_exceptions=["7.6-p3(3)"]),
        {("/update_exceptions/0", "update-exception", "error")},
    ),
    "publishing is not necessary": (
        lambda: edited(
            REPORT, publication={"necessary": False}, public_results=None, public_mitigations=None
        ),
        set(),
    ),
    "publishing is necessary, and nothing is published": (
        lambda: edited(REPORT, public_results=None, public_mitigations=None),
        {("/public_results", "missing", "missing"), ("/public_mitigations", "missing", "missing")},
    ),
    "a delay, and access within the limit": (lambda: edited(REPORT, delay=DELAY), set()),
    # serious incident report
    "the soonest limit of several kinds": (
        lambda: edited(INCIDENT, initial_report_on="2027-01-21"),
        {
            ("/initial_report_on", "in-time", "error"),
            ("/exceptional_circumstances", "missing", "missing"),
        },
    ),
    "late in exceptional circumstances": (
        lambda: edited(
            INCIDENT, initial_report_on="2027-01-21", exceptional_circumstances="A flood."
        ),
        set(),
    ),
    "an initial report needs points (1) to (7) alone": (
        lambda: edited(
            INCIDENT,
            stage="initial",
            submitted_on="2027-01-20",
            **dict.fromkeys(
                (
                    *("initial_report_on", "resolved_on", "root_cause", "outputs", "inputs"),
                    *("mitigation_failures", "patterns"),
                )
            ),
        ),
        set(),
    ),
    "an intermediate report adds the rest as available": (
        lambda: edited(
            INCIDENT,
            stage="intermediate",
            submitted_on="2027-02-10",
            resolved_on=None,
            patterns=None,
        ),
        {("/patterns", "conditional", "advice")},
    ),
    "an intermediate report on a resolved incident": (
        lambda: edited(INCIDENT, stage="intermediate"),
        {("/stage", "final-due", "advice")},
    ),
    "a final report after more than 60 days": (
        lambda: edited(INCIDENT, submitted_on="2027-04-28"),
        {("/submitted_on", "in-time", "error")},
    ),
    "not yet known in the final report": (
        lambda: edited(INCIDENT, root_cause="not yet known"),
        {("/root_cause", "known-in-final", "advice")},
    ),
    "ended before it started": (
        lambda: edited(INCIDENT, end={"date": "2027-01-15", "approximate": False}),
        {("/end", "dates-in-order", "error")},
    ),
    "reported before awareness": (
        lambda: edited(INCIDENT, initial_report_on="2027-01-17"),
        {("/initial_report_on", "dates-in-order", "error")},
    ),
}


@pytest.mark.parametrize(("form", "expected"), CASES.values(), ids=CASES)
def test_what_rows_say_against_each_other_is_found(
    form: Callable[[], Form], expected: set[tuple[str, str, str]]
) -> None:
    assert findings_of(form()) == expected


def test_nothing_is_published_on_a_model_that_is_similarly_safe_for_every_risk() -> None:
    # Measure 10.2: no summarised version is necessary for a similarly safe or safer model
    undecided = dict.fromkeys(("publication", "public_results", "public_mitigations"))
    rows = ("public_results", "public_mitigations")
    for claims, state in ((CLAIMS, "not applicable"), (CLAIMS[1:], "conditional")):
        states = states_of(edited(REPORT, similar_models=claims, **undecided))
        assert [states[row] for row in rows] == [state] * 2


DUE: dict[str, tuple[Callable[[], Form], date, set[str]]] = {
    "six months after access": (lambda: edited(REPORT), date(2027, 5, 9), set()),
    "later than six months after access": (
        lambda: edited(REPORT),
        date(2027, 5, 10),
        {"/among_most_capable"},
    ),
    "later, and not among the most capable": (
        lambda: edited(REPORT, among_most_capable=False),
        date(2027, 5, 10),
        set(),
    ),
    "later, and unchanged": (
        lambda: edited(REPORT, update_exceptions=["7.6-p3(1)"]),
        date(2027, 5, 10),
        set(),
    ),
    "later, and a more capable model follows": (
        lambda: edited(REPORT, update_exceptions=["7.6-p3(2)"]),
        date(2027, 5, 10),
        set(),
    ),
    "later, and similarly safe for each risk": (
        lambda: edited(REPORT, update_exceptions=["7.6-p3(3)"], similar_models=CLAIMS),
        date(2027, 5, 10),
        set(),
    ),
    "twelve months after the last assessment": (
        lambda: edited(FRAMEWORK),
        date(2027, 8, 20),
        set(),
    ),
    "later than twelve months after it": (
        lambda: edited(FRAMEWORK),
        date(2027, 8, 21),
        {"/assessments"},
    ),
    "the next intermediate report": (
        lambda: edited(INCIDENT, stage="intermediate", submitted_on="2027-02-10", resolved_on=None),
        date(2027, 3, 11),
        {"/submitted_on"},
    ),
    "the final report": (
        lambda: edited(INCIDENT, submitted_on=None),
        date(2027, 4, 28),
        {"/submitted_on"},
    ),
}


@pytest.mark.parametrize(("form", "as_of", "expected"), DUE.values(), ids=DUE)
def test_what_is_due_on_the_reference_day_is_found(
    form: Callable[[], Form], as_of: date, expected: set[str]
) -> None:
    due = {path for path, rule, _ in findings_of(form(), as_of) if rule == "safety-due"}
    assert due == expected


# the interim report


def test_the_interim_report_holds_measures_7_2_and_7_5_alone() -> None:
    report = from_document(example(REPORT))
    assert isinstance(report, ModelReport)
    interim = report.interim()
    sections = {section.number: section for section in report.definition().sections}
    kept = {row.id for number in ("7.2", "7.5") for row in sections[number].rows if not row.each}
    answered = {row.id for row, answer in interim.rows() if answer is not None}
    assert answered == kept
    assert interim.extensions is None
    assert check_form(interim, systemic_risk=True) == ()
    assert from_document(interim.to_dict()) == interim


def test_an_interim_report_owes_measures_7_2_and_7_5_alone() -> None:
    missing = {
        finding.path
        for finding in check_form(ModelReport(stage=ReportStage.INTERIM), systemic_risk=True)
    }
    expected = {
        *("/provider", "/model_name", "/version", "/last_updated"),
        *("/justification", "/acceptance", "/conditions", "/decision"),
        *("/external_input", "/evaluator_input", "/landscape_changes"),
    }
    assert missing == expected


def test_an_interim_report_that_holds_more_gets_a_finding() -> None:
    report = edited(REPORT, stage="interim", delay=None)
    assert ("/stage", "interim-rows", "advice") in findings_of(report)


# any document


@every_class
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_document_comes_back_and_can_be_checked(
    kind: type[SafetyDocument], data: st.DataObject
) -> None:
    form = data.draw(objects(kind))
    assert from_document(form.to_dict()) == form
    for finding in check_form(form, systemic_risk=True, as_of=date(2027, 1, 1)):
        assert str(finding)
        assert finding.source in load(kind.EDITION)


def test_kinds_know_the_documents() -> None:
    assert set(SAFETY_DOCUMENTS) <= set(KINDS)
