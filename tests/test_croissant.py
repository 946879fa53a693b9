"""The large datasets of a summary as Croissant: accepted by its own reader, and back again."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import INPUT_ERROR
from gpai_code.exchange.croissant import to_croissant
from gpai_code.forms.documents import SUMMARIES
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import ListedDataset, PublicDatasets
from gpai_code.reading.inventory import read_inventory
from tests.strategies import marked, summaries

WHOLE = marked(SUMMARIES["2025-12-05"])[0]


@pytest.mark.sockets  # importing it opens one
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_croissant_s_own_reader_finds_no_error(tmp_path: Path) -> None:
    mlcroissant = pytest.importorskip("mlcroissant")
    documents = to_croissant(WHOLE).document
    assert documents
    for number, document in enumerate(documents):
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps(document), "utf-8")
        metadata = mlcroissant.Dataset(jsonld=str(path)).metadata
        assert metadata.name == document["name"]
        assert not metadata.issues.errors


def test_the_datasets_come_back() -> None:
    assert isinstance(WHOLE.public_datasets, PublicDatasets)
    inventory = read_inventory(json.dumps(to_croissant(WHOLE).document))
    assert inventory.datasets == WHOLE.public_datasets.large
    assert not inventory.unknown


@settings(max_examples=40, deadline=None)
@given(summaries)
def test_any_summary_is_written_and_what_is_not_is_named(summary: TrainingContentSummary) -> None:
    documents, losses = to_croissant(summary)
    listed = getattr(summary.public_datasets, "large", None) or ()
    assert len(documents) == len(listed)
    named = {place for loss in losses for place in loss.places}
    for row, answer in summary.rows():
        if answer is not None and row.id not in ("public_datasets.used", "public_datasets.large"):
            assert row.id in named


def test_a_name_with_signs_that_croissant_refuses_is_a_loss() -> None:
    dataset = ListedDataset(name="owner/data: all")
    documents, losses = to_croissant(
        TrainingContentSummary(public_datasets=PublicDatasets(large=(dataset,)))
    )
    assert documents[0]["name"] == "owner-data- all"
    assert [loss.places for loss in losses] == [("owner/data: all",)]


def test_the_command_writes_a_summary_and_refuses_a_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary, form = tmp_path / "summary.json", tmp_path / "form.json"
    summary.write_text(WHOLE.to_json(), "utf-8")
    form.write_text(DocumentationForm().to_json(), "utf-8")
    assert main(["export", str(summary), "--format", "croissant"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == to_croissant(WHOLE).document
    assert "not in the document: answers beyond the list of datasets" in printed.err
    assert main(["export", str(form), "--format", "croissant"]) == INPUT_ERROR
    assert "cannot be written as croissant" in capsys.readouterr().err
    assert main(["export", str(summary), "--format", "cyclonedx"]) == INPUT_ERROR
