"""The table of docs/how-to/form-formats.md: each row is made here, from a filled form."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gpai_code.exchange.card_sections import read_card_section
from gpai_code.exchange.croissant import to_croissant
from gpai_code.exchange.losses import Loss
from gpai_code.exchange.ml_bom import to_ml_bom
from gpai_code.exchange.ml_bom_reading import read_ml_bom
from gpai_code.exchange.prefilled import PrefilledForm
from gpai_code.exchange.spdx import read_spdx, to_spdx
from gpai_code.forms.documents import FORMS, SUMMARIES
from gpai_code.forms.training_content.values import PublicDatasets
from gpai_code.reading.inventory import read_inventory
from gpai_code.render.model_card import to_model_card
from tests.strategies import marked
from tests.test_ml_bom import strictly_valid
from tests.test_spdx_forms import accepted

PAGE = Path(__file__).resolve().parents[1] / "docs" / "how-to" / "form-formats.md"

FORM = marked(FORMS["final"])[0]
SUMMARY = marked(SUMMARIES["2025-12-05"])[0]


def row(format_name: str, version: str, checker: str, read: str, losses: tuple[Loss, ...]) -> str:
    """Return a row of the table; that rows are withheld is said once."""
    withheld = [loss for loss in losses if "does not mean it for DPs" in loss.why]
    lost = [f"{len(withheld)} withheld rows"] if withheld else []
    lost += [loss.what for loss in losses if loss not in withheld]
    return f"| {format_name} | {version} | {checker} | accepted | {read} | {'; '.join(lost)} |"


def rows_read(prefilled: PrefilledForm) -> str:
    """Say how many rows of the copy came back as they were."""
    copy = FORM.for_audience("DPs")
    answers = prefilled.form.rows_by_id()
    same = [name for name, answer in copy.rows_by_id().items() if answers[name] == answer]
    return f"{len(same)} of {len(copy.rows_by_id())} rows"


def cyclonedx(version: str) -> str:
    bom, losses = to_ml_bom(FORM, spec_version=version)
    strictly_valid(bom, version)
    checker = "cyclonedx-python-lib, strict"
    return row("`cyclonedx`", version, checker, rows_read(read_ml_bom(bom)), losses)


def spdx(version: str) -> str:
    needed: dict[str, Any] = {
        "package_version": "1",
        "download_location": "https://example.org/",
    }
    document, losses = to_spdx(FORM, **needed)
    accepted(document)
    return row("`spdx`", version, "spdx-python-model", rows_read(read_spdx(document)), losses)


def model_card(version: str) -> str:
    hub = pytest.importorskip("huggingface_hub")
    card, losses = to_model_card(FORM, license="Apache-2.0")
    assert hub.ModelCard(card).data.license == "apache-2.0"
    return row(
        "`model-card`", version, "huggingface_hub", rows_read(read_card_section(card)), losses
    )


def croissant(version: str) -> str:
    documents, losses = to_croissant(SUMMARY)
    assert isinstance(SUMMARY.public_datasets, PublicDatasets)
    listed = SUMMARY.public_datasets.large or ()
    read = read_inventory(json.dumps(documents)).datasets
    # mlcroissant itself reads each of them in tests/test_croissant.py
    same = [dataset for dataset in listed if dataset in read]
    text = f"{len(same)} of {len(listed)} datasets"
    return row("`croissant`", version, "mlcroissant", text, losses)


ROWS: list[tuple[Callable[[str], str], str]] = [
    (cyclonedx, "1.6"),
    (cyclonedx, "1.7"),
    (spdx, "3.0.1"),
    (model_card, ""),
    (croissant, "1.0"),
]


@pytest.mark.parametrize(
    ("make", "version"), ROWS, ids=lambda value: getattr(value, "__name__", value)
)
def test_a_row_of_the_page_is_what_comes_out(make: Callable[[str], str], version: str) -> None:
    pytest.importorskip("yaml")
    assert make(version) in PAGE.read_text("utf-8").splitlines()
