"""The table of docs/how-to/form-formats.md: what commands wrote, and what others say of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from gpai_code.cli.app import main
from gpai_code.exchange.card_sections import read_card_section
from gpai_code.exchange.ml_bom_reading import read_ml_bom
from gpai_code.exchange.spdx import read_spdx
from gpai_code.forms.base import Form
from gpai_code.forms.documents import FORMS, SUMMARIES
from gpai_code.forms.training_content.values import PublicDatasets
from gpai_code.reading.inventory import read_inventory
from gpai_code.reading.summary import read_summary
from tests.exchange_validators import imported
from tests.strategies import marked
from tests.test_ml_bom import strictly_valid
from tests.test_spdx_forms import accepted

PAGE = Path(__file__).resolve().parents[1] / "docs" / "how-to" / "form-formats.md"

MLCROISSANT = imported("mlcroissant")

FORM = marked(FORMS["final"])[0]
DRAFT = marked(FORMS["third-draft"])[0]
SUMMARY = marked(SUMMARIES["2025-12-05"])[0]


def by_cyclonedx(text: str, _: Path) -> None:
    bom = json.loads(text)
    strictly_valid(bom, bom["specVersion"])


def by_spdx_model(text: str, _: Path) -> None:
    accepted(json.loads(text))


def by_the_hub(text: str, _: Path) -> None:
    hub = pytest.importorskip("huggingface_hub")
    card = hub.ModelCard(text)
    assert card.data.to_dict()
    assert card.text


def by_mlcroissant(text: str, folder: Path) -> None:
    if MLCROISSANT is None:
        pytest.skip("mlcroissant is not installed")
    for document in json.loads(text):
        path = folder / "dataset.json"
        path.write_text(json.dumps(document), "utf-8")
        assert not MLCROISSANT.Dataset(jsonld=str(path)).metadata.issues.errors


def same_rows(copy: Form, read: Form) -> str:
    """Say how many rows of a document came back as they were."""
    answers = read.rows_by_id()
    rows = copy.rows_by_id()
    same = [name for name, answer in rows.items() if answers[name] == answer]
    return f"{len(same)} of {len(rows)} rows"


def of_bom(text: str, form: Form) -> str:
    return same_rows(form.for_audience("DPs"), read_ml_bom(json.loads(text)).form)


def of_spdx(text: str, form: Form) -> str:
    return same_rows(form.for_audience("DPs"), read_spdx(json.loads(text)).form)


def of_card(text: str, form: Form) -> str:
    return same_rows(form.for_audience("DPs"), read_card_section(text).form)


def of_summary_card(text: str, summary: Form) -> str:
    return same_rows(summary, read_summary(text).summary)


def of_inventory(text: str, summary: Form) -> str:
    assert summary == SUMMARY
    assert isinstance(SUMMARY.public_datasets, PublicDatasets)
    listed = SUMMARY.public_datasets.large or ()
    read = read_inventory(text).datasets
    same = [dataset for dataset in listed if dataset in read]
    return f"{len(same)} of {len(listed)} datasets"


class Row(NamedTuple):
    """
    A row of the table, before it is worked out.

    Attributes:
        words: What is given to `gpai-code export`.
        checker: What checks the document.
        check: Runs it; fails where it finds a fault.
        read_back: Reads the document, and says how much came back.
    """

    words: str
    checker: str
    check: Callable[[str, Path], None]
    read_back: Callable[[str, Form], str]


STRICT = "cyclonedx-python-lib, strict"
LOCATION = "--package-version 1 --download-location https://example.org/"

ROWS = (
    Row("form.json --format cyclonedx --spec-version 1.6", STRICT, by_cyclonedx, of_bom),
    Row("form.json --format cyclonedx --spec-version 1.7", STRICT, by_cyclonedx, of_bom),
    Row(
        f"form.json --format spdx {LOCATION}",
        "spdx-python-model, SPDX 3.0.1",
        by_spdx_model,
        of_spdx,
    ),
    Row("form.json --format model-card --license mit", "huggingface_hub", by_the_hub, of_card),
    Row(
        "summary.json --format model-card --license mit",
        "huggingface_hub",
        by_the_hub,
        of_summary_card,
    ),
    Row(
        "summary.json --format croissant",
        "mlcroissant, Croissant 1.0",
        by_mlcroissant,
        of_inventory,
    ),
)


def exported(row: Row, document: Form, folder: Path) -> str:
    """Run the command of a row on a document, and return what it wrote."""
    source, *words = row.words.split()
    (folder / source).write_text(document.to_json(), "utf-8")
    out = folder / "out"
    assert main(["export", str(folder / source), *words, "--output", str(out)]) == 0
    return out.read_bytes().decode()


def document_of(row: Row) -> Form:
    return SUMMARY if row.words.startswith("summary") else FORM


def worked_out(row: Row, capfd: pytest.CaptureFixture[str], folder: Path) -> str:
    """Run the command of a row and say what came of it, as the page has it."""
    document = document_of(row)
    text = exported(row, document, folder)
    losses = []
    for line in capfd.readouterr().err.splitlines():
        _, not_in_it, loss = line.partition("not in the document: ")
        if not_in_it:
            losses.append(loss)
    row.check(text, folder)
    withheld = [loss for loss in losses if "does not mean it for DPs" in loss]
    lost = [f"{len(withheld)} withheld rows"] if withheld else []
    for loss in losses:
        if loss not in withheld:
            lost.append(loss.partition(" (")[0].partition(": ")[0])
    cells = [f"`{row.words}`", row.checker, "accepted", row.read_back(text, document)]
    return "| " + " | ".join([*cells, "; ".join(lost) or "nothing"]) + " |"


def name_of(row: Row) -> str:
    return "-".join(row.words.removesuffix(LOCATION).replace("--", "").split())


@pytest.mark.sockets  # importing mlcroissant opens one
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_a_row_of_the_page_is_what_comes_out(
    row: Row, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pytest.importorskip("yaml")
    assert worked_out(row, capfd, tmp_path) in PAGE.read_text("utf-8").splitlines()


@pytest.mark.parametrize("row", [row for row in ROWS if row.words.startswith("form")], ids=name_of)
def test_a_form_of_the_third_draft_is_accepted_and_comes_back_too(row: Row, tmp_path: Path) -> None:
    pytest.importorskip("yaml")
    text = exported(row, DRAFT, tmp_path)
    row.check(text, tmp_path)
    rows = len(DRAFT.for_audience("DPs").rows_by_id())
    assert row.read_back(text, DRAFT) == f"{rows} of {rows} rows"


def test_the_table_has_no_other_row() -> None:
    commands = {f"`{row.words}`" for row in ROWS}
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert {
        line.split(" | ")[0].removeprefix("| ") for line in lines if ".json" in line
    } == commands
