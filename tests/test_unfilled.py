"""What is no answer: placeholders, and answers that were left in the template."""

import json
from pathlib import Path
from typing import Any

import pytest

from gpai_code.cli.app import main
from gpai_code.forms.checks import check_form, progress
from gpai_code.forms.documents import KINDS, from_document
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.placeholders import is_placeholder
from gpai_code.forms.template import example_of, skeleton
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import ListedDataset, NotUsed, PublicDatasets, TextData
from gpai_code.forms.values import DistributionChannel
from gpai_code.vocabulary import Severity


@pytest.mark.parametrize(
    "text",
    [
        *(
            "TODO",
            "todo",
            "To do",
            "...",
            "…",
            "[...]",
            "???",
            "-",
            "—",
            "TBD",
            "t b d".replace(" ", ""),
        ),
        *("in words", "In words.", "<placeholder>", "TODO: describe the data", "FIXME later"),
        *("Lorem ipsum dolor sit amet", "to be  determined", "[To be completed]", "xxx", "(tbc)"),
        *("Please fill in", "insert here", "your answer here"),
    ],
)
def test_a_placeholder_is_no_answer(text: str) -> None:
    assert is_placeholder(text)
    form = DocumentationForm(model_architecture=text, document_version=text)
    findings = [finding for finding in check_form(form) if finding.rule == "placeholder"]
    assert [finding.path for finding in findings] == ["/document_version", "/model_architecture"]
    assert {finding.severity for finding in findings} == {Severity.MISSING}
    assert progress(form).owed == progress(DocumentationForm()).owed


@pytest.mark.parametrize(
    "text",
    [
        *("A decoder-only transformer.", "Todo el contenido", "1.0", "TBD GmbH".lower().title()),
        *(
            "In words of two letters",
            "pending patents are listed",
            "x",
            "模型",
            "N/A to most users",
        ),
        *("Placeholders in prompts are filled by the caller.", "to be or not to be"),
    ],
)
def test_an_answer_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


def test_placeholders_inside_answers_are_found_with_their_place() -> None:
    channels = (
        DistributionChannel(name="Hub", access_level="weights"),
        DistributionChannel(name="API", access_level="..."),
    )
    form = DocumentationForm(distribution_channels=channels)
    (finding,) = [reported for reported in check_form(form) if reported.rule == "placeholder"]
    assert finding.path == "/distribution_channels/1/access_level"
    summary = TrainingContentSummary(
        text=TextData(content_types="TODO"),
        public_datasets=PublicDatasets(large=(ListedDataset(name="in words"),)),
    )
    paths = {finding.path for finding in check_form(summary) if finding.rule == "placeholder"}
    assert paths == {"/text/content_types", "/public_datasets/large/0/name"}


TEMPLATES = [(kind, edition) for kind, editions in KINDS.items() for edition in editions]


@pytest.mark.parametrize(("kind", "edition"), TEMPLATES)
def test_an_untouched_template_has_no_answers_in_it(kind: str, edition: str) -> None:
    form = from_document(skeleton(edition, kind))
    assert "answer-in-template" not in {finding.rule for finding in check_form(form)}


def filled(name: str, entry: Any) -> dict[str, Any]:
    document = skeleton("final")
    document["extensions"]["rows_to_fill"][name] = entry
    return document


PRINTED = skeleton("final")["extensions"]["rows_to_fill"]["model_name"]

ANSWERED: dict[str, Any] = {
    "a text in place of the entry": "Lantern 7B",
    "a field of its own": {**PRINTED, "answer": "Lantern 7B"},
    "any other field": {**PRINTED, "value": {"x": 1}},
    "in place of the example": {**PRINTED, "example": "Lantern 7B"},
    "a list": ["Lantern 7B"],
}

LEFT_FREE: dict[str, Any] = {
    "as printed": PRINTED,
    "an empty field": {**PRINTED, "answer": ""},
    "null": {**PRINTED, "answer": None},
    "without the example": {"label": PRINTED["label"]},
}


@pytest.mark.parametrize("entry", ANSWERED.values(), ids=ANSWERED)
def test_an_answer_written_into_the_template_is_pointed_at_and_never_ignored(
    entry: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = filled("model_name", entry)
    form = from_document(document)
    (finding,) = [
        reported for reported in check_form(form) if reported.rule == "answer-in-template"
    ]
    assert (finding.path, finding.severity) == ("/model_name", Severity.ERROR)
    assert "Lantern" not in finding.message
    file = tmp_path / "form.json"
    file.write_text(json.dumps(document), "utf-8")
    assert main(["check", str(file), "--fail-on", "error"]) == 2
    assert "answer-in-template" in capsys.readouterr().out
    assert main(["export", str(file), "--format", "md"]) == 0
    assert "template" in capsys.readouterr().err


@pytest.mark.parametrize("entry", LEFT_FREE.values(), ids=LEFT_FREE)
def test_an_empty_row_of_the_template_is_no_answer(entry: Any) -> None:
    form = from_document(filled("model_name", entry))
    assert "answer-in-template" not in {finding.rule for finding in check_form(form)}


def test_an_audience_is_told_only_of_its_own_rows_in_the_template() -> None:
    form = from_document(filled("training_energy", {"answer": {"value": "1"}}))
    for audience, expected in (("AIO", 1), ("DPs", 0)):
        findings = [
            finding
            for finding in check_form(form, audience=audience)
            if finding.rule == "answer-in-template"
        ]
        assert len(findings) == expected


def test_extensions_that_are_no_template_give_no_finding() -> None:
    for rows in (None, "text", [1]):
        form = DocumentationForm(extensions={"rows_to_fill": rows, "own": 1})
        assert "answer-in-template" not in {finding.rule for finding in check_form(form)}
    form = DocumentationForm(extensions={"rows_to_fill": {"no_row": "text"}})
    assert "answer-in-template" not in {finding.rule for finding in check_form(form)}


@pytest.mark.parametrize(("kind", "edition"), TEMPLATES)
def test_the_choices_of_a_row_are_listed_in_printed_order(kind: str, edition: str) -> None:
    form = KINDS[kind][edition]
    rows = skeleton(edition, kind)["extensions"]["rows_to_fill"]
    offered = {name: entry["choices"] for name, entry in rows.items() if "choices" in entry}
    assert offered
    if kind == "training-content-summary":
        assert offered["crawled_data.modalities"] == ["Text", "Image", "Video", "Audio"]
        assert offered["text.size"][0] == "Less than 1 billion tokens"
    elif kind == "model-report":
        assert offered["stage"] == ["first", "update", "interim"]
        assert offered["deviations"][0] == "4.1(1)"
    elif kind == "model-documentation-form":
        assert offered["input_modalities"] == ["Text", "Images", "Audio", "Video"]
        assert offered["parameter_range"][-1] == ">1T"
    header = {field.id for field in form.definition().header}
    assert {row.id for row in form.definition().rows()} | header >= offered.keys()


def test_the_example_of_a_yes_or_no_block_answers_yes() -> None:
    example = example_of(PublicDatasets | NotUsed)
    assert example["used"] is True
