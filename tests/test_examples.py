"""The commands of the first steps, and the example of a real open model with its sources."""

import doctest
import json
import re
import shlex
from pathlib import Path

import pytest

from gpai_code.cli.app import main
from gpai_code.forms.agreement import compare_with_summary
from gpai_code.forms.checks import check_form
from gpai_code.forms.documents import read_form, to_document
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.migration import migrate
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.resolver.facts import read_facts
from gpai_code.vocabulary import Audience, Severity

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "apertus-70b.third-draft.json"
SUMMARY = ROOT / "examples" / "apertus-70b.summary.json"
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
PAGE = (ROOT / "docs" / "tutorials" / "first-steps.md").read_text("utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", PAGE, re.S | re.M)
COMMANDS = [
    tuple(part.split("\n", 1))
    for block in BLOCKS
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]
]


@pytest.fixture(scope="module")
def form() -> ModelDocumentation:
    return read_form(EXAMPLE.read_bytes())


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[shown[0] for shown in COMMANDS])
def test_the_first_steps_show_what_a_command_prints(
    command: str,
    shown: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    program, *words = shlex.split(command)
    assert program == "gpai-code"
    main(words)
    printed = capsys.readouterr()
    output = printed.out + printed.err
    assert doctest.OutputChecker().check_output(shown.strip(), output.strip(), FLAGS), output


def test_the_first_steps_show_some_commands() -> None:
    assert len(COMMANDS) >= 5


def test_the_example_answers_every_row_and_passes_every_check(form: ModelDocumentation) -> None:
    assert all(answer is not None for row, answer in form.rows() if not row.systemic_risk_only)
    assert check_form(form, systemic_risk=False) == ()


@pytest.mark.parametrize("audience", Audience)
def test_each_copy_of_the_example_passes_too(form: ModelDocumentation, audience: Audience) -> None:
    copy = form.for_audience(audience)
    assert check_form(copy, systemic_risk=False) == ()
    assert read_form(copy.to_json()) == copy


def test_the_downstream_copy_holds_exactly_the_downstream_rows(form: ModelDocumentation) -> None:
    held = set(to_document(form.for_audience("DPs"))) - {"document", "edition", "audience"}
    meant = {row.id for row in form.definition().rows() if Audience("DPs") in row.audiences}
    assert held == meant | {"generated_by", "last_updated", "document_version"}
    assert len(meant) == 23


def test_the_example_is_a_table_of_plain_rows(form: ModelDocumentation) -> None:
    rows = form.for_audience("DPs").to_rows()
    assert len(rows) == 23
    assert all(row["DPs"] for row in rows)
    assert json.loads(json.dumps(rows)) == rows
    by_id = {row["row"]: row for row in rows}
    assert by_id["release_date"]["answer"] == "2025-09-02"
    assert by_id["release_date"]["status"] == "answered"
    assert by_id["parameter_range"]["section"] == "Model properties"
    numbers = {row.id: row.position for row in form.definition().rows()}
    assert {row["row"]: row["number"] for row in rows} == {name: numbers[name] for name in by_id}


def test_the_example_goes_back_to_the_reader_without_loss(form: ModelDocumentation) -> None:
    written = json.loads(EXAMPLE.read_bytes())
    assert {**written, "generated_by": 0} == {**to_document(form), "generated_by": 0}


def test_the_example_migrates_checks_clean_and_goes_back_to_the_reader(
    form: ModelDocumentation,
) -> None:
    moved = migrate(form)
    # what the AI Office is told in words is not copied into the rows of national authorities
    findings = check_form(moved.form, systemic_risk=False)
    assert [(finding.rule, finding.path) for finding in findings] == [
        ("missing", "/data_points_rounded"),
        ("missing", "/training_time_range"),
    ]
    assert read_form(moved.form.to_json()) == moved.form
    assert [left.row for left in moved.unmapped] == [
        "model_architecture_detailed",
        "technical_documentation",
    ]


@pytest.fixture(scope="module")
def summary() -> TrainingContentSummary:
    return TrainingContentSummary.from_json(SUMMARY.read_bytes())


def test_the_example_summary_owes_the_one_row_that_its_sources_leave_open(
    summary: TrainingContentSummary,
) -> None:
    facts = read_facts((ROOT / "examples" / "apertus-70b.facts.json").read_bytes())
    findings = check_form(summary, facts=facts)
    owed = [finding.path for finding in findings if finding.severity is not Severity.ADVICE]
    assert owed == ["/latest_acquisition"]


def test_the_two_example_documents_do_not_contradict_each_other(
    form: ModelDocumentation, summary: TrainingContentSummary
) -> None:
    for documentation in (form, migrate(form).form):
        findings = compare_with_summary(documentation, summary)
        assert [
            finding.rule for finding in findings if finding.severity is not Severity.ADVICE
        ] == []


def test_the_example_summary_goes_back_to_the_reader_without_loss(
    summary: TrainingContentSummary,
) -> None:
    written = json.loads(SUMMARY.read_bytes())
    assert {**written, "generated_by": 0} == {**to_document(summary), "generated_by": 0}


def test_every_value_of_the_example_summary_has_a_source(summary: TrainingContentSummary) -> None:
    sources = (ROOT / "examples" / "SOURCES.md").read_text("utf-8")
    for row, answer in summary.rows():
        if answer is not None:
            assert f"`{row.id}`" in sources, row.id


def test_every_value_of_the_example_has_a_source(form: ModelDocumentation) -> None:
    sources = (ROOT / "examples" / "SOURCES.md").read_text("utf-8")
    for row, answer in form.rows():
        if answer is not None:
            assert f"`{row.id}`" in sources, row.id
    for fact in json.loads((ROOT / "examples" / "apertus-70b.facts.json").read_bytes()):
        assert f"`{fact}`" in sources, fact
