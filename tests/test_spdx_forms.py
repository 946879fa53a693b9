"""Forms as SPDX 3.0.1 documents: accepted by SPDX's own model, whole when read back."""

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import INPUT_ERROR
from gpai_code.errors import DocumentError, MissingValueError
from gpai_code.exchange.form_rows import from_named_texts, to_named_texts
from gpai_code.exchange.losses import Export
from gpai_code.exchange.spdx import SpdxDataset, read_spdx, to_spdx
from gpai_code.forms.documents import FORMS, read_form
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.values import Energy, Modality, ModalityChoice
from gpai_code.vocabulary import Audience
from tests.strategies import any_form, marked

Json = dict[str, Any]

DATASET = SpdxDataset(
    built=date(2025, 1, 1),
    released=date(2025, 2, 1),
    originator="Example GmbH",
    location="https://example.org/data",
)
REQUIRED: Json = {
    "name": "Example",
    "package_version": "1.0",
    "supplier": "Example GmbH",
    "released": date(2025, 3, 1),
    "download_location": "https://example.org/model",
    "created": datetime(2026, 1, 1, tzinfo=UTC),
}


def written(form: ModelDocumentation, **more: Any) -> Export[Json]:
    return to_spdx(form, **{**REQUIRED, **more})


def accepted(document: Json) -> None:
    """Read with the model that the SPDX project generates, and write again, which checks counts."""
    model = pytest.importorskip("spdx_python_model").v3_0_1
    objects = model.SHACLObjectSet()
    model.JSONLDDeserializer().read(io.BytesIO(json.dumps(document).encode()), objects)
    assert not objects.missing_ids
    stream = io.BytesIO()
    model.JSONLDSerializer().write(objects, stream)
    assert len(json.loads(stream.getvalue())["@graph"]) == len(document["@graph"])


def of_type(document: Json, kind: str) -> list[Json]:
    return [element for element in document["@graph"] if element["type"] == kind]


@pytest.mark.parametrize("dataset", [None, DATASET], ids=["model", "model and data"])
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("edition", FORMS)
def test_a_whole_form_is_accepted_and_comes_back(
    edition: str, audience: Audience, dataset: SpdxDataset | None
) -> None:
    form = marked(FORMS[edition])[0]
    document, losses = written(form, audience=audience, dataset=dataset, license="MIT")
    accepted(document)
    assert read_spdx(json.dumps(document)).form == form.for_audience(audience)
    assert len(of_type(document, "dataset_DatasetPackage")) == (dataset is not None)
    named = {loss.what for loss in losses}
    assert ("the data as a dataset package" in named) is (dataset is None)


def test_the_model_of_spdx_refuses_what_is_wrong() -> None:
    document = written(DocumentationForm()).document
    of_type(document, "Annotation")[0]["annotationType"] = "nonsense"
    with pytest.raises(ValueError, match="nonsense"):
        accepted(document)


@settings(max_examples=30, deadline=None)
@given(any_form)
def test_any_form_comes_back(form: ModelDocumentation) -> None:
    assert read_spdx(written(form).document).form == form.for_audience("DPs")


def test_what_spdx_requires_is_asked_for_and_never_invented() -> None:
    with pytest.raises(MissingValueError) as caught:
        to_spdx(DocumentationForm())
    assert set(caught.value.names) == {*REQUIRED} - {"created"}
    form = DocumentationForm(
        model_name="M", provider_legal_name="P", release_date=date(2025, 1, 31)
    )
    with pytest.raises(MissingValueError) as caught:
        to_spdx(form)
    assert caught.value.names == ("package_version", "download_location")
    document, losses = to_spdx(form, package_version="1", download_location="https://example.org/")
    (package,) = of_type(document, "ai_AIPackage")
    assert package["releaseTime"] == "2025-01-31T00:00:00Z"
    assert [loss.places for loss in losses] == [("release_date",)]


def test_neither_risk_nor_compliance_is_stated() -> None:
    document = written(marked(DocumentationForm)[0], audience="AIO", dataset=DATASET).document
    (package,) = of_type(document, "ai_AIPackage")
    assert not {"ai_safetyRiskAssessment", "ai_standardCompliance"} & package.keys()
    for kind in ("ai_AIPackage", "dataset_DatasetPackage"):
        assert not [key for key in of_type(document, kind)[0] if "ersonal" in key]


def test_energy_is_written_in_kilowatt_hours_for_those_who_may_see_it() -> None:
    form = DocumentationForm(training_energy=Energy("5.0e3"))
    (package,) = of_type(written(form, audience="AIO").document, "ai_AIPackage")
    (described,) = package["ai_energyConsumption"]["ai_trainingEnergyConsumption"]
    assert (described["ai_energyQuantity"], described["ai_energyUnit"]) == (
        "5000000",
        "kilowattHour",
    )
    (package,) = of_type(written(form).document, "ai_AIPackage")
    assert "ai_energyConsumption" not in package


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("apache-2.0", "Apache-2.0"),
        ("MIT or Apache-2.0", "MIT OR Apache-2.0"),
        ("llama3.1", "LicenseRef-Llama-3.1-Community"),
        ("gpl-3.0", "LicenseRef-gpl-3.0"),
        ("Our Licence (1)", "LicenseRef-Our-Licence-1"),
    ],
)
def test_a_licence_is_a_valid_expression(text: str, expression: str) -> None:
    document = written(DocumentationForm(), license=text).document
    accepted(document)
    (license_,) = of_type(document, "simplelicensing_LicenseExpression")
    assert license_["simplelicensing_licenseExpression"] == expression
    assert [element["relationshipType"] for element in of_type(document, "Relationship")] == [
        "hasDeclaredLicense"
    ]


def test_a_category_of_licences_is_no_licence() -> None:
    document = written(DocumentationForm(license_category="Free and open source")).document
    assert not of_type(document, "simplelicensing_LicenseExpression")


def test_modalities_become_types_of_data() -> None:
    choice = ModalityChoice(selected=(Modality.TEXT, Modality.IMAGES), other="genomes")
    document = written(DocumentationForm(data_modalities=choice), dataset=DATASET).document
    (package,) = of_type(document, "dataset_DatasetPackage")
    assert package["dataset_datasetType"] == ["text", "image", "other"]


def test_without_modalities_nothing_is_asserted_of_the_data() -> None:
    document = written(DocumentationForm(), dataset=DATASET).document
    (package,) = of_type(document, "dataset_DatasetPackage")
    assert package["dataset_datasetType"] == ["noAssertion"]


def test_named_texts_that_are_no_form_of_a_known_edition_are_none() -> None:
    form = DocumentationForm(model_name="Lantern")
    texts = [(text.name, text.text) for text in to_named_texts(form)]
    assert from_named_texts(texts) == form
    for edition in ("2031-01-01", None):
        changed = [(name, text) for name, text in texts if name != "gpai-code:edition"]
        changed += [("gpai-code:edition", edition)] if edition else []
        assert from_named_texts(changed) is None


def test_a_location_has_to_be_an_address() -> None:
    with pytest.raises(DocumentError, match="https"):
        written(DocumentationForm(), download_location="Hugging Face")


@pytest.mark.parametrize("text", ["{}", "[]", '{"@graph": [{"type": "Annotation"}]}'])
def test_a_document_without_a_form_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match="0 annotations"):
        read_spdx(text)


def test_the_commands_write_and_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form, document, again = (tmp_path / name for name in ("form.json", "spdx.json", "again.json"))
    form.write_text(marked(DocumentationForm)[0].to_json(), "utf-8")
    words = ["export", str(form), "--format", "spdx", "--package-version", "1"]
    assert main(words) == INPUT_ERROR
    assert "--download-location" in capsys.readouterr().err
    words += ["--download-location", "https://example.org/", "-o", str(document)]
    assert main([*words, "--dataset-built", "2025-01-01"]) == INPUT_ERROR
    assert "--dataset-location" in capsys.readouterr().err
    of_dataset = ["--dataset-built", "2025-01-01", "--dataset-released", "2025-02-01"]
    of_dataset += ["--dataset-originator", "Example", "--dataset-location", "https://example.org/d"]
    assert main([*words, *of_dataset, "--released", "2025-03-01"]) == 0
    whole = json.loads(document.read_text("utf-8"))
    accepted(whole)
    (package,) = of_type(whole, "dataset_DatasetPackage")
    assert package["builtTime"].startswith("2025-01-01")
    (model,) = of_type(whole, "ai_AIPackage")
    assert model["releaseTime"].startswith("2025-03-01")
    assert main([*words, "--force"]) == 0
    accepted(json.loads(document.read_text("utf-8")))
    assert main(["init", str(again), "--from", str(document), "--accept"]) == 0
    expected = marked(DocumentationForm)[0].for_audience("DPs").rows_by_id()
    assert read_form(again).for_audience("DPs").rows_by_id() == expected
