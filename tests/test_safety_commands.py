"""Commands, comparisons, migration and periods of the Safety and Security documents."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from gpai_code import (
    Decision,
    DocumentationForm,
    ModelFacts,
    due_dates,
    load,
    resolve,
    retention,
)
from gpai_code.catalog.deadlines import IncidentKind
from gpai_code.cli.app import main
from gpai_code.errors import ComparisonError, MigrationError
from gpai_code.forms.checks import check_form
from gpai_code.forms.documents import SAFETY_DOCUMENTS, from_document
from gpai_code.forms.safety_security import (
    DraftIncidentReport,
    ModelReport,
    SafetySecurityFramework,
    SeriousIncidentReport,
    compare_report_with_form,
    compare_report_with_framework,
    events_of,
    kept_documentation,
    migrate_incident,
    milestones_of,
    published_documents,
    with_documents,
)
from gpai_code.forms.safety_security.comparison import compare_report
from gpai_code.forms.safety_security.framework_checks import next_assessment
from gpai_code.forms.safety_security.incident_checks import initial_limit
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.versions import compare_forms
from tests.strategies import marked, objects
from tests.test_safety_documents import FRAMEWORK, INCIDENT, REPORT, edited, example

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DRAFT_ROWS = {"patterns": "near_misses"}


def report(**answers: Any) -> ModelReport:
    form = edited(REPORT, **answers)
    assert isinstance(form, ModelReport)
    return form


def framework(**answers: Any) -> SafetySecurityFramework:
    form = edited(FRAMEWORK, **answers)
    assert isinstance(form, SafetySecurityFramework)
    return form


def incident(**answers: Any) -> SeriousIncidentReport:
    form = edited(INCIDENT, **answers)
    assert isinstance(form, SeriousIncidentReport)
    return form


# report against Framework and Form

CRITERIA = example(FRAMEWORK)["acceptance_criteria"]
ACCEPTANCE = example(REPORT)["acceptance"]


def without(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: answer for name, answer in record.items() if name not in names}


def test_the_examples_agree_with_each_other() -> None:
    assert compare_report_with_framework(report(), framework()) == ()


Expected = set[tuple[str, str]]
PAIRS: dict[str, tuple[dict[str, Any], dict[str, Any], Expected]] = {
    "a risk that the Framework has no criteria for": (
        {},
        {"acceptance_criteria": CRITERIA[1:]},
        {
            ("/systemic_risks/0", "risk-has-criteria"),
            ("/acceptance/0/criterion", "criterion-known"),
        },
    ),
    "a criterion that is not judged": (
        {"acceptance": ACCEPTANCE[1:]},
        {},
        {("/acceptance", "criterion-judged")},
    ),
    "a criterion of another risk": (
        {"acceptance": [{**ACCEPTANCE[0], "criterion": "cyber-criterion"}, *ACCEPTANCE[1:]]},
        {},
        {("/acceptance/0/criterion", "criterion-known"), ("/acceptance", "criterion-judged")},
    ),
    "a tier that the criterion lacks": (
        {"acceptance": [{**ACCEPTANCE[0], "tier": "cyber-tier-1"}, *ACCEPTANCE[1:]]},
        {},
        {("/acceptance/0/tier", "tier-agrees")},
    ),
    "a tier that no model has reached": (
        {"acceptance": [{**ACCEPTANCE[0], "tier": "cbrn-tier-1"}, *ACCEPTANCE[1:]]},
        {},
        {("/acceptance/0/tier", "tier-agrees")},
    ),
    "another Signatory": ({"provider": "Others"}, {}, {("/provider", "provider-agrees")}),
    "nothing to compare with": ({}, {"acceptance_criteria": None}, set()),
    "a report that determines nothing yet": ({"acceptance": None}, {}, set()),
    "a determination by no criterion": (
        {"acceptance": [without(ACCEPTANCE[0], "criterion", "tier"), *ACCEPTANCE[1:]]},
        {},
        {("/acceptance", "criterion-judged")},
    ),
    "a criterion without tiers": (
        {},
        {"acceptance_criteria": [{**without(CRITERIA[0], "tiers"), "other": "A"}, *CRITERIA[1:]]},
        set(),
    ),
}


@pytest.mark.parametrize(("here", "there", "expected"), PAIRS.values(), ids=PAIRS)
def test_a_report_is_compared_with_the_framework(
    here: dict[str, Any], there: dict[str, Any], expected: Expected
) -> None:
    findings = compare_report_with_framework(report(**here), framework(**there))
    assert {(finding.path, finding.rule) for finding in findings} == expected
    assert all(finding.source in load("final") for finding in findings)


FORMS: dict[str, tuple[DocumentationForm, Expected]] = {
    "the same model and day": (
        DocumentationForm(
            provider_legal_name="Invented Labs Ltd",
            model_name="Lantern-X (invented), versions Lantern-X 1.0",
            union_market_release_date=date(2026, 11, 10),
        ),
        set(),
    ),
    "another day": (
        DocumentationForm(union_market_release_date=date(2026, 11, 11)),
        {("/placed_on", "dates-agree")},
    ),
    "another model": (DocumentationForm(model_name="Other"), {("/model_name", "names-agree")}),
    "another provider": (
        DocumentationForm(provider_legal_name="Other"),
        {("/provider", "provider-agrees")},
    ),
    "an empty form": (DocumentationForm(), set()),
}


@pytest.mark.parametrize(("form", "expected"), FORMS.values(), ids=FORMS)
def test_a_report_is_compared_with_the_form(form: DocumentationForm, expected: Expected) -> None:
    findings = compare_report_with_form(report(), form)
    assert {(finding.path, finding.rule) for finding in findings} == expected


def test_a_version_on_the_market_is_named_in_the_form() -> None:
    versions = example(REPORT)["model_versions"]
    versions[0]["status"] = "made available"
    form = DocumentationForm(model_name="Lantern-X (invented)")
    findings = compare_report_with_form(report(model_versions=versions), form)
    assert [finding.path for finding in findings] == ["/model_versions/0/name"]


def test_only_a_report_is_compared_and_only_with_framework_and_form() -> None:
    assert compare_report(framework(placed_on=None), framework()) == ()
    assert compare_report(report(provider="Others"), incident()) == ()
    assert [finding.rule for finding in compare_report(report(provider="Others"), framework())] == [
        "provider-agrees"
    ]


def test_check_compares_the_files_that_it_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {"framework": "invented.framework.json", "report": "invented.model-report.json"}
    files = [str(EXAMPLES / name) for name in names.values()]
    assert main(["check", *files, "--systemic-risk", "yes"]) == 0
    other = tmp_path / "form.json"
    other.write_text(
        DocumentationForm(union_market_release_date=date(2026, 1, 1)).to_json(), "utf-8"
    )
    capsys.readouterr()
    assert main(["check", files[1], str(other), "--fail-on", "error"]) == 2
    lines = capsys.readouterr().out.splitlines()
    (line,) = [line for line in lines if "dates-agree" in line]
    assert line.endswith(f"(against {other})")


# the third draft's incident report


def draft() -> DraftIncidentReport:
    """Return the example as a report of the third draft."""
    document = example(INCIDENT)
    document["near_misses"] = document.pop("patterns")
    form = from_document({**document, "edition": "third-draft"})
    assert isinstance(form, DraftIncidentReport)
    return form


def test_a_draft_report_passes_every_check_under_its_own_edition() -> None:
    assert check_form(draft(), systemic_risk=True) == ()


def test_a_draft_report_becomes_a_final_one_and_loses_nothing() -> None:
    migration = migrate_incident(draft())
    assert migration.form == incident()
    assert migration.unmapped == ()
    assert {message.partition(":")[0] for message in migration.needs_review} == {
        *("patterns", "model", "mitigation_failures", "chain_of_events", "outputs"),
        "similar_incidents",
    }


@settings(max_examples=25, deadline=None)
@given(objects(DraftIncidentReport))
def test_any_draft_report_becomes_a_final_one(report: DraftIncidentReport) -> None:
    whole = attrs.evolve(report, copy_for=None)
    migrated = migrate_incident(whole).form
    for field in attrs.fields(DraftIncidentReport):
        if field.name not in ("near_misses", "redactions", "schema"):
            assert getattr(migrated, field.name) == getattr(whole, field.name)
    assert migrated.patterns == whole.near_misses


def test_a_redaction_follows_its_row() -> None:
    redactions = [{"path": "/near_misses", "ground": "other Union law"}]
    document = {**draft().to_dict(), "redactions": redactions}
    migrated = migrate_incident(from_document(document)).form
    assert migrated.redactions is not None
    assert migrated.redactions[0].path == "/patterns"
    assert migrated.copied_for("authorities").patterns is None


def test_what_is_not_answered_needs_no_review_and_no_redaction_is_made_up() -> None:
    migration = migrate_incident(attrs.evolve(draft(), near_misses=None, redactions=None))
    assert migration.form.redactions is None
    messages = [message.partition(":")[0] for message in migration.needs_review]
    assert "patterns" not in messages
    assert "outputs" in messages


def test_awareness_of_a_cybersecurity_incident_is_to_be_reviewed() -> None:
    # II.12.3(4) counts from awareness of the incident, Measure 9.3, point (2), of the involvement
    kinds = (IncidentKind.CYBERSECURITY,)
    messages = migrate_incident(attrs.evolve(draft(), kinds=kinds)).needs_review
    assert [message for message in messages if message.startswith("aware_on:")] != []
    kinds = (IncidentKind.DEATH,)
    messages = migrate_incident(attrs.evolve(draft(), kinds=kinds)).needs_review
    assert [message for message in messages if message.startswith("aware_on:")] == []


def test_only_whole_reports_of_the_third_draft_are_migrated() -> None:
    for form in (incident(), report(), draft().copied_for("public")):
        with pytest.raises(MigrationError):
            migrate_incident(form)


def test_migrate_writes_the_final_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "draft.json"
    file.write_text(draft().to_json(), "utf-8")
    assert main(["migrate", str(file)]) == 0
    printed = capsys.readouterr()
    assert from_document(json.loads(printed.out)) == incident()
    assert "to check: patterns" in printed.err
    assert main(["migrate", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["form"]["patterns"] == incident().patterns


# periods, events and time limits

LIMITS: dict[str, tuple[str, tuple[IncidentKind, ...], date, str]] = {
    # final text: 2, 5, 10 and 15 days; of several the soonest
    "infrastructure": ("final", (IncidentKind.CRITICAL_INFRASTRUCTURE,), date(2027, 1, 3), "(1)"),
    "cybersecurity": ("final", (IncidentKind.CYBERSECURITY,), date(2027, 1, 6), "(2)"),
    "death": ("final", (IncidentKind.DEATH,), date(2027, 1, 11), "(3)"),
    "other harm": ("final", (IncidentKind.SERIOUS_HARM,), date(2027, 1, 16), "(4)"),
    "several": (
        "final",
        (IncidentKind.SERIOUS_HARM, IncidentKind.DEATH),
        date(2027, 1, 11),
        "(3)",
    ),
    "cybersecurity in the third draft": (
        "third-draft",
        (IncidentKind.CYBERSECURITY,),
        date(2027, 1, 6),
        "(4)",
    ),
}


@pytest.mark.parametrize(("edition", "kinds", "due", "point"), LIMITS.values(), ids=LIMITS)
def test_the_initial_report_is_due_by_the_soonest_limit(
    edition: str, kinds: tuple[IncidentKind, ...], due: date, point: str
) -> None:
    kind = SAFETY_DOCUMENTS["serious-incident-report"][edition]
    form: Any = kind(kinds=kinds, aware_on=date(2027, 1, 1))  # type: ignore[call-arg]
    limit = initial_limit(form)
    assert limit is not None
    assert limit.due == due
    assert limit.entry.endswith(f".3{point}")


def test_documentation_of_an_incident_is_kept_for_five_years_or_36_months() -> None:
    # from the later one of the document and the incident
    period = retention(incident())
    assert period is not None
    assert (period.until, period.source) == (date(2032, 3, 29), "safety-security-9.4")
    period = retention(draft())
    assert period is not None
    assert (period.until, period.source) == (date(2030, 3, 29), "II.12.4")
    later = retention(incident(last_updated="2027-01-01"))
    assert later is not None
    assert later.until == date(2032, 1, 17)
    assert retention(incident(last_updated=None)) is None
    assert retention(report()) is None


def test_measure_10_1_is_a_list_with_periods() -> None:
    documentation = kept_documentation(date(2026, 11, 10))
    points = [provision.id for provision in load().measure("safety-security-10.1").walk()]
    assert [entry.id for entry in documentation] == [point for point in points if "(" in point]
    assert {entry.until for entry in documentation if entry.has_period} == {date(2036, 11, 10)}
    assert all(entry.until is None for entry in documentation if not entry.has_period)
    assert all(entry.until is None for entry in kept_documentation())


def test_measure_10_2_names_rows_that_there_are() -> None:
    for published in published_documents():
        definition = SAFETY_DOCUMENTS[published.document]["final"].definition()
        for row in published.rows:
            assert definition.row(row).source == published.id


EVENTS: dict[str, tuple[Any, set[str]]] = {
    "the Framework": (
        framework(),
        {
            *("notified-commission", "placed-on-market", "framework-updated-confirmed"),
            "framework-assessment-completed",
        },
    ),
    "a first Framework": (
        framework(changelog=None, version="1", assessments=None),
        {"notified-commission", "placed-on-market", "framework-confirmed"},
    ),
    "the report": (report(), {"placed-on-market", "model-report-last-provided"}),
    "a report on a lesser model": (report(among_most_capable=False), {"placed-on-market"}),
    "an update": (
        report(stage="update"),
        {"placed-on-market", "model-report-last-provided", "model-report-update-confirmed"},
    ),
    "the incident": (
        incident(),
        {
            *("aware-of-involvement", "initial-report-submitted", "incident-resolved"),
            *("document-date", "incident-date"),
        },
    ),
    "a cybersecurity incident of the third draft": (
        DraftIncidentReport(kinds=(IncidentKind.CYBERSECURITY,), aware_on=date(2025, 4, 1)),
        {"aware-of-incident"},
    ),
    "a form": (
        DocumentationForm(union_market_release_date=date(2026, 1, 1)),
        {"placed-on-market"},
    ),
    "a summary": (TrainingContentSummary(), set()),
}


@pytest.mark.parametrize(("form", "expected"), EVENTS.values(), ids=EVENTS)
def test_the_dates_in_a_document_are_events_that_limits_run_from(
    form: Any, expected: set[str]
) -> None:
    events = events_of(form)
    assert set(events) == expected
    if events:
        due_dates(events, form.EDITION)  # which knows every one of them


def test_due_takes_the_days_of_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(EXAMPLES / "invented.model-report.json")
    assert main(["due", "--document", file, "--json"]) == 0
    due = {(row["entry"], row["due"]) for row in json.loads(capsys.readouterr().out)["due"]}
    assert ("safety-security-7.6-p3", "2027-05-09") in due
    # an event on the command line goes before that of a document
    assert main(["due", "placed-on-market=2026-12-01", "--document", file, "--json"]) == 0
    due = {(row["entry"], row["due"]) for row in json.loads(capsys.readouterr().out)["due"]}
    assert ("safety-security-10.1-p2", "2036-12-01") in due
    other = tmp_path / "report.json"
    other.write_text(report(placed_on="2026-11-30").to_json(), "utf-8")
    assert main(["due", "--document", file, "--document", str(other)]) != 0
    assert "placed-on-market" in capsys.readouterr().err


def test_due_names_no_limit_of_another_kind_of_incident(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = str(EXAMPLES / "invented.incident.json")
    assert main(["due", "--document", file, "--json"]) == 0
    entries = {row["entry"] for row in json.loads(capsys.readouterr().out)["due"]}
    initial = {entry for entry in entries if entry.startswith("safety-security-9.3(")}
    assert initial == {"safety-security-9.3(1)", "safety-security-9.3(4)"}
    # what is given on the command line may be of any kind
    assert main(["due", "aware-of-involvement=2027-01-18", "--document", file, "--json"]) == 0
    entries = {row["entry"] for row in json.loads(capsys.readouterr().out)["due"]}
    assert "safety-security-9.3(3)" in entries


def test_the_timeline_knows_the_dates_of_documents(capsys: pytest.CaptureFixture[str]) -> None:
    facts = ModelFacts(systemic_risk=True)
    decision = resolve(facts, as_of=date(2027, 6, 1))
    documents = (framework(), report(), incident(), report())
    extended = with_documents(decision, documents)
    days = [milestone.date for milestone in extended.timeline if milestone.date is not None]
    assert days == sorted(days)
    added = [milestone for milestone in extended.timeline if milestone not in decision.timeline]
    expected = [
        milestone for form in documents[:3] for milestone in milestones_of(form, date(2027, 6, 1))
    ]
    assert sorted(map(str, added)) == sorted(set(map(str, expected)))
    update = next(milestone for milestone in added if "7.6-p3" in str(milestone.citations[0]))
    assert (update.date, update.passed) == (date(2027, 5, 9), True)
    assert Decision.from_json(extended.to_json()) == extended
    assert milestones_of(TrainingContentSummary()) == ()
    file = str(EXAMPLES / "invented.model-report.json")
    assert main(["resolve", "--document", file, "--json"]) == 0
    timeline = json.loads(capsys.readouterr().out)["timeline"]
    assert "2027-05-09" in {milestone.get("date") for milestone in timeline}


def test_a_document_of_another_edition_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(EXAMPLES / "invented.model-report.json")
    for words in (["due"], ["resolve"]):
        assert main([*words, "--document", file, "--edition", "third-draft"]) != 0
        assert "invented.model-report.json" in capsys.readouterr().err


def test_the_next_assessment_runs_from_the_last_one() -> None:
    assert next_assessment(framework()) == date(2027, 8, 20)
    assert next_assessment(framework(assessments=None)) == date(2026, 12, 1)
    assert next_assessment(framework(placed_on=None)) is None


def test_a_limit_that_lies_outside_the_calendar_is_none() -> None:
    last = "9999-12-31"
    assert next_assessment(framework(placed_on=last, assessments=None)) is None
    assert initial_limit(incident(aware_on=last)) is None
    for form in (report(provided_on=last), framework(placed_on=last, confirmed_on=last)):
        findings = check_form(form, systemic_risk=True, as_of=date(2027, 6, 1))
        assert [finding for finding in findings if finding.rule == "safety-due"] == []


# what all forms have


@pytest.mark.parametrize("kind", ["framework", "report", "incident"])
def test_init_writes_an_empty_document_that_check_reads(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "document.json")
    assert main(["init", file, "--kind", kind]) == 0
    assert main(["check", file, "--systemic-risk", "yes"]) == 2
    assert "missing" in capsys.readouterr().out
    assert main(["fields", kind]) == 0
    assert "safety-security" not in capsys.readouterr().err


def test_a_draft_incident_report_is_begun_under_its_edition(tmp_path: Path) -> None:
    file = tmp_path / "document.json"
    assert main(["init", str(file), "--kind", "incident", "--edition", "third-draft"]) == 0
    assert isinstance(from_document(json.loads(file.read_text("utf-8"))), DraftIncidentReport)
    assert main(["init", str(tmp_path / "x.json"), "--kind", "report", "--edition", "0.3"]) != 0
    assert not (tmp_path / "x.json").exists()


def test_versions_of_a_report_differ_where_they_differ() -> None:
    changed = report(version="2", stage="update", standards="ISO/IEC 42001 as well.")
    paths = [change.path for change in compare_forms(report(), changed)]
    assert paths == ["/version", "/stage", "/standards"]
    with pytest.raises(ComparisonError):
        compare_forms(report(), report().copied_for("public"))


def test_export_writes_the_interim_report_and_refuses_other_kinds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = str(EXAMPLES / "invented.model-report.json")
    assert main(["export", file, "--interim"]) == 0
    interim = from_document(json.loads(capsys.readouterr().out))
    assert interim == report().interim()
    for words in (
        ["--interim", str(EXAMPLES / "invented.framework.json")],
        ["--copy", "public", str(EXAMPLES / "apertus-70b.summary.json")],
    ):
        assert main(["export", *words]) != 0
        assert "is none" in capsys.readouterr().err


def test_an_interim_report_keeps_only_the_redactions_of_its_own_rows() -> None:
    redactions = [
        {"path": "/decision", "ground": "sensitive commercial information"},
        {"path": "/standards", "ground": "security mitigations"},
    ]
    interim = report(redactions=redactions).interim()
    assert interim.redactions is not None
    assert [redaction.path for redaction in interim.redactions] == ["/decision"]
    assert interim.copied_for("public").decision is None


def test_every_field_is_filled_by_the_marked_documents() -> None:
    for editions in SAFETY_DOCUMENTS.values():
        for kind in editions.values():
            form = marked(kind)[0]
            assert all(answer is not None for _, _, answer in form.places())
