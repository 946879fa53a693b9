"""Documents of more than one value: a decision to sign, and two versions side by side."""

import html
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from gpai_code.catalog.code import load
from gpai_code.cli.app import main
from gpai_code.errors import ArgumentTypeError, ComparisonError, UnknownValueError
from gpai_code.forms.base import Form
from gpai_code.forms.documents import FORMS, read_document
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.safety_security import ModelReport
from gpai_code.forms.safety_security.framework import (
    FrameworkAssessment,
    SafetySecurityFramework,
    TriggerPoint,
)
from gpai_code.forms.safety_security.options import RedactionGround
from gpai_code.forms.safety_security.records import Redaction
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.values import ModifiedModel, ParameterCount
from gpai_code.render import changes_document, decision_document, to_docx
from gpai_code.render.by_type import to_html
from gpai_code.render.decision_paper import name_of
from gpai_code.render.paper_formats import PAPER_FORMATS
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.resolution import resolve
from gpai_code.vocabulary import Audience, Outcome, Role, SizeClass
from tests.strategies import as_printed, marked

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "examples" / "apertus-70b.facts.json"
REPORT = ROOT / "examples" / "invented.model-report.json"

every_format = pytest.mark.parametrize("file_format", PAPER_FORMATS)


def words_of(document: str | bytes) -> str:
    """Return what a document says, in one line of text."""
    if isinstance(document, bytes):
        with zipfile.ZipFile(io.BytesIO(document)) as parts:
            document = parts.read("word/document.xml").decode()
        document = re.sub("</w:p>|<w:br/>|<w:tab/>", " ", document)
    document = re.sub("<style>.*?</style>", "", document, flags=re.DOTALL)
    document = re.sub("<br>", " ", document)
    return " ".join(html.unescape(re.sub("<[^>]*>", "", document)).split())


def decided(**facts: Any) -> Decision:
    return resolve(ModelFacts(**facts))


SITUATIONS = {
    "open": decided(license="Apache-2.0", weights_public=True),
    "exempt": decided(
        license="Apache-2.0",
        weights_public=True,
        architecture_public=True,
        usage_public=True,
        monetised=False,
        systemic_risk=False,
        third_country=False,
    ),
    "systemic": decided(systemic_risk=True, third_country=True, placed_on=date(2025, 1, 1)),
    "none": resolve(ModelFacts(is_gpai=False), presume_scope=False),
    "unknown": decided(unknown=("monetised",)),
    "small": decided(systemic_risk=True, size_class=SizeClass.SME, license="MIT"),
    "third draft": resolve(ModelFacts(license="MIT"), "third-draft"),
}
every_situation = pytest.mark.parametrize("decision", SITUATIONS.values(), ids=SITUATIONS)


@every_situation
@every_format
def test_a_decision_to_sign_holds_all_that_belongs_to_it(
    decision: Decision, file_format: str
) -> None:
    text = words_of(decision_document(decision, file_format))
    for ruling in decision.obligations.values():
        for reason in ruling.because:
            assert " ".join(reason.split()) in text
        for citation in ruling.citations:
            if citation.place.startswith("Article"):
                assert citation.place in text
    for question in decision.questions:
        assert question.text in text
    for premise in decision.premises:
        assert premise in text
    for milestone in decision.timeline:
        assert milestone.what in text
    for label in ("Name", "Function", "Date", "Signature"):
        assert label in text
    assert "no legal advice" in text
    # a reader sees no name of ours for an outcome
    assert "applies_modified" not in text
    assert "not_applicable" not in text


@every_situation
def test_every_measure_is_under_its_outcome_with_its_chapter(decision: Decision) -> None:
    code = load(decision.generated_by.edition)
    text = words_of(decision_document(decision, "md"))
    for name, ruling in decision.measures.items():
        commitment = name.rpartition(".")[0]
        assert name_of(code, name) in text or name_of(code, commitment) in text, name
        if ruling.outcome is Outcome.APPLIES_MODIFIED:
            assert "Applies, modified" in text


@every_situation
@every_format
def test_no_entry_is_named_by_its_id_where_it_has_a_printed_number(
    decision: Decision, file_format: str
) -> None:
    text = words_of(decision_document(decision, file_format))
    ids = re.findall(r"\b(?:transparency|copyright|safety-security)-[0-9]\S*|\S+-p[0-9]\S*", text)
    assert ids == []
    assert "Code of Practice I" not in text


def test_what_an_outcome_rests_on_in_the_code_is_cited_as_printed() -> None:
    text = words_of(decision_document(SITUATIONS["systemic"], "md"))
    assert "Rests on: Code of Practice, Copyright Measure 1.4(1)(b); AI Act Article" in text
    assert "- Copyright Measure 1.4(1)(b): Unlike the Transparency derogation" in text
    relief = "Safety and Security Commitment 7, paragraph 3 (SMEs: modified; SMCs: modified), for "
    assert f"{relief}Measure 7.1, Measure 7.2" in text


def test_a_commitment_with_one_measure_is_named_like_the_others() -> None:
    text = words_of(decision_document(SITUATIONS["systemic"], "md"))
    assert "Safety and Security Commitment 5 Safety mitigations" in text
    assert "Measure 5.1" not in text


def test_facts_are_given_in_words_and_unreadable_ones_are_named() -> None:
    decision = resolve(
        ModelFacts(
            license="MIT",
            systemic_risk=False,
            placed_on=date(2026, 3, 1),
            training_compute="2.4e24",
            base_models=("a/b", "c/d"),
            role=Role.MODIFIER,
        )
    )
    text = words_of(decision_document(decision, "md"))
    for words in (
        "| No |",
        "| 1 March 2026 |",
        "| 2.4 × 10²⁴ |",
        "| a/b, c/d |",
        "| MIT |",
        "| modifier |",
    ):
        assert words in text
    assert "No fact was given." in words_of(decision_document(decided(), "md"))
    unknown = words_of(decision_document(SITUATIONS["unknown"], "md"))
    assert "Stated as unknown" in unknown
    faulty = decided(license="MIT AND")
    assert faulty.faults
    assert "Given, but not readable" in words_of(decision_document(faulty, "html"))


def test_a_decision_names_the_model_and_its_reference_date() -> None:
    decision = resolve(ModelFacts(license="MIT"), as_of=date(2026, 11, 29))
    text = decision_document(decision, "md", model="Tide\n2")
    assert isinstance(text, str)
    assert text.startswith("# What applies to Tide 2\n")
    assert "**Reference date:** 29 November 2026" in text
    assert "(passed)" in text
    long = decision_document(decision, "md", model="x" * 500)
    assert isinstance(long, str)
    assert len(long.splitlines()[0]) < 200
    assert to_html(decision) == decision_document(decision)
    assert to_docx(decision) == decision_document(decision, "docx")


def test_a_decision_on_nothing_says_so() -> None:
    text = words_of(decision_document(SITUATIONS["none"], "md"))
    assert "Nothing was taken for granted." in text
    assert "No missing fact would change the outcome." in text


def test_entries_are_named_as_people_cite_them() -> None:
    final, draft = load("final"), load("third-draft")
    assert name_of(final, "safety-security-7.6") == "Safety and Security Measure 7.6"
    assert name_of(final, "copyright-1.4(1)(b)") == "Copyright Measure 1.4(1)(b)"
    assert name_of(draft, "I.1.1-p3") == "Measure I.1.1, paragraph 3"


def test_other_values_and_formats_are_refused() -> None:
    with pytest.raises(ArgumentTypeError):
        to_docx("text")
    with pytest.raises(UnknownValueError, match="docx, html, md"):
        decision_document(decided(), "pdf")
    with pytest.raises(UnknownValueError):
        changes_document(DocumentationForm(), DocumentationForm(), "pdf")


# --- two versions --------------------------------------------------------------------------------

DAY = date(2026, 3, 1)

OLD = DocumentationForm(
    document_version="1",
    last_updated=date(2026, 3, 1),
    model_name="Tide",
    total_parameters=ParameterCount("7.0e9"),
    union_market_release_date=date(2025, 9, 2),
    license="none exists",
)
NEW = attrs.evolve(
    OLD,
    document_version="2",
    last_updated=date(2026, 6, 1),
    total_parameters=ParameterCount("8.0e9"),
    license=None,
    model_dependencies=(ModifiedModel(name="Ebb"),),
)


@every_format
def test_two_versions_are_side_by_side_with_whom_it_concerns(file_format: str) -> None:
    text = words_of(changes_document(OLD, NEW, file_format))
    assert "What changed: Model Documentation Form: Tide, version 2" in text
    assert "Before: version 1 of 1 March 2026; now: version 2 of 1 June 2026" in text
    for words in (
        "7.0 × 10⁹ parameters",
        "8.0 × 10⁹ parameters",
        "Ebb",
        "none exists",
        "(nothing)",
    ):
        assert words in text
    # the header's two fields and three rows
    assert "2 added" not in text
    assert "1 added, 3 changed, 1 removed" in text
    assert "2 September 2035" in text
    # what is alike in both is not there
    assert "Release date" not in text


def test_a_row_that_differs_is_in_the_count_of_each_audience_that_it_is_meant_for() -> None:
    text = changes_document(OLD, NEW, "md")
    assert isinstance(text, str)
    # the number of parameters for AIO; dependencies for all; the licence for AIO and NCAs
    for audience, count in (("AIO", 3), ("NCAs", 2), ("DPs", 1)):
        assert f"- **Of these for {audience}:** {count}\n" in text
    assert re.search(r"\| 2\.7 \| Total model size[^|]* \| 7.* \| 8.* \| AIO \|", text)


def test_versions_that_are_alike_differ_in_nothing() -> None:
    text = changes_document(OLD, OLD, "md")
    assert isinstance(text, str)
    assert "- **Rows that differ:** None\n" in text
    assert "| Row |" not in text


def test_additions_of_others_are_named_and_not_shown() -> None:
    text = changes_document(OLD, attrs.evolve(OLD, extensions={"secret": 1}), "md")
    assert isinstance(text, str)
    assert "additions of others" in text
    assert "secret" not in text


def test_of_records_only_what_differs_is_shown() -> None:
    report = read_document(REPORT)
    assert isinstance(report, ModelReport)
    assert report.systemic_risks is not None
    first, second, *rest = report.systemic_risks
    changed = attrs.evolve(
        report,
        version="2",
        systemic_risks=(attrs.evolve(first, description="described again"), *rest),
        redactions=None,
    )
    text = words_of(changes_document(report, changed, "md"))
    assert f"Systemic risks: {first.name} ({first.id})" in text
    assert "Description of the risk: described again" in text
    assert f"Systemic risks: {second.name} ({second.id})" in text
    assert rest[0].name not in text.partition("## 7.3")[2]
    # the head: version and redactions
    assert "## Head of the document" in text
    assert "System prompt: safety mitigations" in text


def test_a_record_that_keeps_its_id_is_the_same_one_under_another_name() -> None:
    report = read_document(REPORT)
    assert isinstance(report, ModelReport)
    assert report.systemic_risks is not None
    first, *rest = report.systemic_risks
    changed = attrs.evolve(report, systemic_risks=(attrs.evolve(first, name="Renamed"), *rest))
    text = words_of(changes_document(report, changed, "md")).partition("## 7.3")[2]
    assert f"Systemic risks: Renamed ({first.id})" in text
    assert text.count("Systemic risks: ") == 1
    assert "(nothing)" not in text
    assert f"Name: {first.name}" in text
    assert "Name: Renamed" in text


def test_records_without_a_name_are_matched_by_their_number() -> None:
    old = SafetySecurityFramework(
        assessments=(FrameworkAssessment(completed_on=DAY, adequacy="good"),)
    )
    new = SafetySecurityFramework(
        assessments=(
            FrameworkAssessment(completed_on=DAY, adequacy="better"),
            FrameworkAssessment(completed_on=DAY, adequacy="best"),
        ),
        trigger_points=(
            TriggerPoint(id="a", name="alike"),
            TriggerPoint(id="a", name="alike"),
        ),
    )
    text = words_of(changes_document(old, new, "md"))
    assert "Framework assessments: 1 | Framework adequacy (at present): good" in text
    second = text.partition("Framework assessments: 2 | ")[2]
    assert second.startswith("(nothing) | Completed on: 1 March 2026 Framework adequacy")
    assert "alike (a) (2)" in text
    # a version without a number is called that
    assert "Before: a version without a number; now: a version without a number" in text


def test_a_summary_has_no_marks_and_is_compared_too() -> None:
    old = TrainingContentSummary(version="1", latest_acquisition="2024-03")
    new = TrainingContentSummary(version="2", latest_acquisition="2024-04")
    text = changes_document(old, new, "md")
    assert isinstance(text, str)
    assert "| March 2024 | April 2024 |" in text
    assert "AIO" not in text


def test_versions_for_different_readers_are_not_compared() -> None:
    with pytest.raises(ComparisonError):
        changes_document(OLD, NEW.for_audience("DPs"))
    with pytest.raises(ComparisonError):
        changes_document(OLD, TrainingContentSummary())


@every_format
@pytest.mark.parametrize("edition", FORMS)
@pytest.mark.parametrize("audience", Audience, ids=lambda audience: audience.value)
def test_what_changed_in_a_copy_shows_nothing_that_is_withheld(
    edition: str, audience: Audience, file_format: str
) -> None:
    full, marks = marked(FORMS[edition])
    empty = FORMS[edition]()
    copies = [form.for_audience(audience) for form in (full, empty)]
    seen = hidden = 0
    for old, new in (copies, copies[::-1]):
        text = words_of(changes_document(old, new, file_format))
        for row in full.definition().rows():
            for mark in marks[row.id]:
                shown = " ".join(as_printed(mark).split())
                if audience in row.audiences:
                    seen += shown in text
                else:
                    hidden += shown in text or mark in text
    assert hidden == 0
    assert seen > 20


@every_format
def test_what_changed_in_a_copy_of_a_report_shows_nothing_that_is_redacted(
    file_format: str,
) -> None:
    redaction = Redaction(path="/principles", ground=RedactionGround.COMMERCIAL)
    old = ModelReport(principles="secret one and only", redactions=(redaction,))
    new = attrs.evolve(old, principles="secret two and only", architecture="shown")
    text = words_of(
        changes_document(old.copied_for("public"), new.copied_for("public"), file_format)
    )
    assert "shown" in text
    assert "secret" not in text


# --- the commands --------------------------------------------------------------------------------


@pytest.mark.parametrize("file_format", PAPER_FORMATS)
def test_the_command_writes_a_decision_to_sign(file_format: str, tmp_path: Path) -> None:
    out = tmp_path / "decision"
    words = ["resolve", str(FACTS), "--format", file_format, "--name", "Tide", "-o", str(out)]
    assert main(words) == 0
    assert "What applies to Tide" in words_of(
        out.read_bytes() if file_format == "docx" else out.read_text("utf-8")
    )
    written = out.read_bytes()
    assert main(words) == 1  # nothing is replaced unless that is asked for
    assert out.read_bytes() == written
    assert main([*words, "--force"]) == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--name", "Tide"], "--name has no effect without --format"),
        (["--output", "a"], "--output has no effect without --jsonl or --format"),
        (["--format", "md", "--json"], "--json does not go with --format"),
        (["--format", "md", "--jsonl"], "--format does not go with --jsonl"),
    ],
)
def test_options_of_the_document_that_have_no_effect_are_refused(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["resolve", str(FACTS), *words]) == 1
    assert message in capsys.readouterr().err


def saved(folder: Path, name: str, form: Form) -> str:
    path = folder / name
    path.write_text(form.to_json(), "utf-8")
    return str(path)


def test_the_command_says_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = saved(tmp_path, "old.json", OLD), saved(tmp_path, "new.json", NEW)
    assert main(["changes", old, new]) == 0
    assert capsys.readouterr().out == changes_document(OLD, NEW, "md")
    assert main(["changes", old, new, "--audience", "DPs"]) == 0
    assert "parameters" not in capsys.readouterr().out
    assert main(["changes", old, new, "--format", "json"]) == 0
    changes = json.loads(capsys.readouterr().out)
    assert [change["path"] for change in changes][:2] == ["/last_updated", "/document_version"]
    out = tmp_path / "changes.docx"
    assert main(["changes", old, new, "--format", "docx", "--output", str(out)]) == 0
    assert out.read_bytes() == changes_document(OLD, NEW, "docx")


def test_the_command_compares_copies_of_reports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    redaction = Redaction(path="/principles", ground=RedactionGround.COMMERCIAL)
    report = ModelReport(principles="secret", redactions=(redaction,))
    old = saved(tmp_path, "old.json", attrs.evolve(report, principles="secret too"))
    new = saved(tmp_path, "new.json", attrs.evolve(report, architecture="shown"))
    assert main(["changes", old, new, "--copy", "public"]) == 0
    printed = "".join(capsys.readouterr())
    assert "shown" in printed
    assert "secret" not in printed


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--copy", "public"], "--copy is for Frameworks"),
        (["--format", "json", "--output", "a"], "--output does not go with --format json"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    words: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = saved(tmp_path, "a.json", OLD)
    assert main(["changes", form, form, *words]) == 1
    assert message in capsys.readouterr().err


def test_a_fault_is_not_quoted_to_those_who_get_a_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({**ModelReport().to_dict(), "principles": {"secret": 1}}), "utf-8")
    assert main(["changes", str(path), str(path), "--copy", "public"]) == 1
    captured = capsys.readouterr()
    assert "secret" not in captured.out + captured.err
    assert "a.json" in captured.err
    copy = saved(tmp_path, "copy.json", ModelReport().copied_for("public"))
    assert main(["changes", copy, copy, "--copy", "public"]) == 1
    assert "is a copy" in capsys.readouterr().err
    other = tmp_path / "b.json"
    other.write_text(NEW.to_json(), "utf-8")
    summary = saved(tmp_path, "c.json", TrainingContentSummary())
    assert main(["changes", str(other), summary]) == 1
    assert main(["changes", str(other), str(tmp_path / "absent.json")]) == 1
