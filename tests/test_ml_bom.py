"""Forms as CycloneDX ML-BOMs: valid, whole when read back, merged without loss, and pre-filled."""

import copy
import json
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import INPUT_ERROR
from gpai_code.errors import (
    DocumentError,
    MissingValueError,
    UnknownEditionError,
    UnknownValueError,
)
from gpai_code.exchange.license_choices import EITHER_VERSION, HUB_IDS, cyclonedx_licenses
from gpai_code.exchange.ml_bom import SPEC_VERSIONS, to_ml_bom
from gpai_code.exchange.ml_bom_reading import READ_VERSIONS, read_ml_bom
from gpai_code.exchange.prefilled import Prefill
from gpai_code.forms.documents import FORMS, read_form
from gpai_code.forms.model_documentation import third_draft
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.template import skeleton
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.values import (
    Asset,
    Dependency,
    DistributionChannel,
    DistributionMethod,
    Modality,
    ModalityChoice,
    ModalitySizes,
    ModifiedModel,
    ParameterCount,
)
from gpai_code.text_io.json_writer import write_json
from gpai_code.vocabulary import Audience
from tests.strategies import any_form, marked

Json = dict[str, Any]

FOREIGN: Json = {
    "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
    "bomFormat": "CycloneDX",
    "specVersion": "1.6",
    "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
    "version": 3,
    "metadata": {
        "timestamp": "2026-10-01T08:00:00Z",
        "tools": {"components": [{"type": "application", "name": "a-generator", "version": "2"}]},
        "component": {"type": "application", "bom-ref": "app", "name": "a service"},
    },
    "components": [
        {
            "type": "machine-learning-model",
            "bom-ref": "pkg:huggingface/example/model@1",
            "group": "example",
            "name": "model",
            "version": "1",
            "purl": "pkg:huggingface/example/model@1",
            "licenses": [{"license": {"id": "MIT"}}],
            "hashes": [{"alg": "SHA-256", "content": "a" * 64}],
            "externalReferences": [
                {"type": "distribution", "url": "https://huggingface.co/example/model"}
            ],
            "pedigree": {"ancestors": [{"type": "machine-learning-model", "name": "base/one"}]},
            "modelCard": {
                "modelParameters": {
                    "task": "text-generation",
                    "architectureFamily": "llama",
                    "modelArchitecture": "LlamaForCausalLM",
                    "inputs": [{"format": "text"}],
                    "outputs": [{"format": "string"}],
                    "datasets": [{"ref": "a-dataset"}],
                },
                "quantitativeAnalysis": {
                    "performanceMetrics": [{"type": "accuracy", "value": "0.8100"}]
                },
                "considerations": {"useCases": ["Chat.", "N/A"], "users": ["Developers"]},
                "properties": [{"name": "cdx:ai-ml:model:parameter:count", "value": "8B"}],
            },
            "properties": [{"name": "a-tool:score", "value": "0.50"}],
        },
        {"type": "data", "bom-ref": "a-dataset", "name": "a dataset"},
        {"type": "library", "bom-ref": "lib", "name": "torch", "version": "2.9"},
    ],
    "dependencies": [{"ref": "app", "dependsOn": ["pkg:huggingface/example/model@1", "lib"]}],
    "annotations": [],
}
"""A BOM of the kind that generators write, with parts that no form knows of."""


def strictly_valid(bom: Json, version: str) -> None:
    """Check with the strict validator of the CycloneDX project."""
    validation = pytest.importorskip("cyclonedx.validation.json")
    schema = pytest.importorskip("cyclonedx.schema")
    chosen = schema.SchemaVersion[f"V{version.replace('.', '_')}"]
    error = validation.JsonStrictValidator(chosen).validate_str(write_json(bom))
    assert error is None, error


@cache
def schema_of_bom() -> Any:
    """Return a fast validator with the schema that the CycloneDX project ships."""
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    resources = pytest.importorskip("cyclonedx.schema._res")
    schemas = {}
    for name in ("bom-1.6", "spdx", "jsf-0.82"):
        file = f"{name}.SNAPSHOT.schema.json"
        schema = json.loads((Path(resources.__file__).parent / file).read_text("utf-8"))
        address = f"http://cyclonedx.org/schema/{file}"
        schemas[address] = {**schema, "$id": address}
    registry = jsonschema_rs.Registry(list(schemas.items()), draft=jsonschema_rs.Draft7)
    bom = schemas["http://cyclonedx.org/schema/bom-1.6.SNAPSHOT.schema.json"]
    return jsonschema_rs.validator_for(bom, registry=registry, validate_formats=True)


@pytest.mark.parametrize("version", SPEC_VERSIONS)
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("edition", FORMS)
def test_a_whole_form_is_a_valid_bom_and_comes_back(
    edition: str, audience: Audience, version: str
) -> None:
    form = marked(FORMS[edition])[0]
    bom, _ = to_ml_bom(form, audience=audience, spec_version=version)
    strictly_valid(bom, version)
    prefilled = read_ml_bom(json.dumps(bom))
    assert prefilled.form == form.for_audience(audience)
    assert not prefilled.suggestions


@settings(max_examples=60, deadline=None)
@given(any_form)
def test_any_form_comes_back_from_its_bom(form: ModelDocumentation) -> None:
    bom, _ = to_ml_bom(form, name="a model")
    assert read_ml_bom(write_json(bom)).form == form.for_audience("DPs")


@settings(max_examples=30, deadline=None)
@given(any_form)
def test_any_form_is_a_valid_bom(form: ModelDocumentation) -> None:
    """The strict validator takes minutes for hostile addresses; this one has the same schema."""
    validator = schema_of_bom()
    validator.validate(to_ml_bom(form, name="a model").document)


def test_the_same_form_gives_the_same_bom_and_another_one_another_serial_number() -> None:
    first, second = (DocumentationForm(model_name=name) for name in ("A", "B"))
    assert to_ml_bom(first) == to_ml_bom(first)
    serials = {to_ml_bom(form).document["serialNumber"] for form in (first, second)}
    assert len(serials) == 2


@pytest.mark.parametrize(("length", "stated"), [(1024, True), (1025, False)])
def test_a_version_longer_than_cyclonedx_takes_is_a_property_alone(
    length: int, stated: bool
) -> None:
    base = ModifiedModel(name="base/one", version="1" * length)
    form = DocumentationForm(model_name="M", model_dependencies=(base,))
    bom = to_ml_bom(form).document
    strictly_valid(bom, "1.6")
    (ancestor,) = bom["metadata"]["component"]["pedigree"]["ancestors"]
    assert ("version" in ancestor) == stated
    assert read_ml_bom(bom).form == form.for_audience("DPs")


def test_addresses_in_rows_become_references_and_other_words_do_not() -> None:
    form = DocumentationForm(
        downstream_distribution_channels=(
            DistributionMethod(name="Hub", link="https://hub.example/m"),
            DistributionMethod(name="By post"),
        ),
        acceptable_use_policy="https://m.example/policy",
        additional_assets=(Asset(name="Weights", access="https://m.example/w"), Asset(name="No")),
    )
    references = to_ml_bom(form, name="M").document["metadata"]["component"]["externalReferences"]
    assert [(item["type"], item["url"]) for item in references] == [
        ("distribution", "https://hub.example/m"),
        ("documentation", "https://m.example/policy"),
        ("other", "https://m.example/w"),
    ]
    draft = FORMS["third-draft"].from_dict(
        {
            "document": "model-documentation-form",
            "edition": "third-draft",
            "model_dependencies": [
                {"name": "base/one", "documentation": "https://base.example/"},
                {"name": "base/two", "documentation": "not accessible"},
            ],
        }
    )
    ancestors = to_ml_bom(draft, name="M").document["metadata"]["component"]["pedigree"]
    assert [item.get("externalReferences") for item in ancestors["ancestors"]] == [
        [{"type": "documentation", "url": "https://base.example/"}],
        None,
    ]


def test_the_name_is_asked_for_and_never_invented() -> None:
    with pytest.raises(MissingValueError, match="--name") as caught:
        to_ml_bom(DocumentationForm())
    assert caught.value.names == ("name",)
    assert to_ml_bom(DocumentationForm(), name="X").document["metadata"]["component"]["name"] == "X"


def test_an_unknown_version_is_refused() -> None:
    with pytest.raises(UnknownValueError, match=r"1\.6"):
        to_ml_bom(DocumentationForm(model_name="X"), spec_version="2.0")


def component_of(form: ModelDocumentation, **options: Any) -> Json:
    component: Json = to_ml_bom(form, name="X", **options).document["metadata"]["component"]
    return component


def test_a_category_of_licences_is_no_licence() -> None:
    form = DocumentationForm(license_category="Free and open source licence")
    assert "licenses" not in component_of(form)
    named = component_of(DocumentationForm(license_category="Apache-2.0"))
    assert named["licenses"] == [{"license": {"id": "Apache-2.0"}}]
    given_license = component_of(form, license="mit OR apache-2.0")
    assert given_license["licenses"] == [{"expression": "MIT OR Apache-2.0"}]


def test_the_link_to_the_licence_is_not_for_downstream_providers() -> None:
    link = "https://example.org/license"
    form = DocumentationForm(license=link)
    assert link not in json.dumps(component_of(form, license="MIT"))
    wide = component_of(form, license="MIT", audience="AIO")
    assert wide["licenses"] == [{"license": {"id": "MIT", "url": link}}]


@pytest.mark.parametrize("hub_id", HUB_IDS)
def test_no_id_of_hugging_face_becomes_a_wrong_id_of_spdx(hub_id: str) -> None:
    bom = to_ml_bom(DocumentationForm(), name="X", license=hub_id).document
    strictly_valid(bom, "1.6")
    (license_,) = cyclonedx_licenses(hub_id)
    if hub_id in EITHER_VERSION:  # -only or -or-later is not said
        assert license_ == {"license": {"name": hub_id}}


def test_50_ids_of_hugging_face_name_one_licence_of_spdx() -> None:
    identified = [
        hub_id for hub_id in HUB_IDS if "id" in cyclonedx_licenses(hub_id)[0].get("license", {})
    ]
    assert (len(HUB_IDS), len(identified)) == (83, 50)


def test_the_context_length_is_stated_where_the_size_is_a_number_of_tokens() -> None:
    lengths = {"131072 tokens": "131072", "128k tokens": None, "about 10 tokens": None}
    for size, expected in lengths.items():
        card = component_of(DocumentationForm(input_maximum_sizes=ModalitySizes(text=size))).get(
            "modelCard", {}
        )
        values = [item["value"] for item in card.get("properties", ())]
        assert values == ([expected] if expected else [])


# Merging


def form_to_merge() -> DocumentationForm:
    return DocumentationForm(
        model_name="Example Model 1",
        provider_legal_name="Example GmbH",
        model_architecture="A decoder-only transformer.",
        model_dependencies=(ModifiedModel(name="base/one"), ModifiedModel(name="base/two")),
        total_parameters=ParameterCount("8.0e9"),
    )


def without_additions(merged: Any, original: Any) -> Any:
    """Return of a merged value what is in the original one too."""
    if isinstance(original, dict):
        return {key: without_additions(merged[key], value) for key, value in original.items()}
    if isinstance(original, list):
        return [without_additions(*pair) for pair in zip(merged, original, strict=False)]
    return merged


@pytest.mark.parametrize("version", SPEC_VERSIONS)
def test_a_merge_loses_nothing_that_the_bom_holds(version: str) -> None:
    foreign = {**copy.deepcopy(FOREIGN), "specVersion": version}
    foreign["$schema"] = f"http://cyclonedx.org/schema/bom-{version}.schema.json"
    before = copy.deepcopy(foreign)
    strictly_valid(foreign, version)
    merged, losses = to_ml_bom(form_to_merge(), into=foreign, license="Apache-2.0")
    strictly_valid(merged, version)
    assert foreign == before  # what was handed over is as it was
    assert without_additions(merged, before) == {**before, "version": 4}
    model = merged["components"][0]
    assert model["manufacturer"] == {"name": "Example GmbH"}
    assert [item["name"] for item in model["pedigree"]["ancestors"]] == ["base/one", "base/two"]
    # the BOM keeps its name, its licence and its architecture, and each is reported
    names = {loss.what for loss in losses if "was kept" in loss.why}
    assert names == {"name", "licence", "modelArchitecture"}
    assert read_ml_bom(merged).form == form_to_merge().for_audience("DPs")


def test_the_licence_that_a_bom_has_already_is_no_loss() -> None:
    bom = model_with(name="model", licenses=[{"license": {"id": "MIT"}}])
    for license_, losses in (("MIT", []), ("Apache-2.0", ["licence"])):
        merged = to_ml_bom(DocumentationForm(model_name="model"), into=bom, license=license_)
        names = [loss.what for loss in merged.losses if "was kept" in loss.why]
        assert names == losses
        (component,) = merged.document["components"]
        assert component["licenses"] == [{"license": {"id": "MIT"}}]


def test_a_text_that_an_earlier_merge_added_and_this_one_says_otherwise_is_named() -> None:
    bom = model_with(name="model")
    first = DocumentationForm(model_name="model", model_architecture="A transformer.")
    once = to_ml_bom(first, into=bom).document
    second = attrs.evolve(first, model_architecture=None)
    losses = to_ml_bom(second, into=once).losses
    places = {place for loss in losses if "earlier" in loss.what for place in loss.places}
    assert places == {"/components/0/modelCard/modelParameters/modelArchitecture"}


def test_addresses_of_a_form_become_references_and_other_words_do_not() -> None:
    address = "https://example.org/x"
    for text, expected in ((address, 1), ("not accessible", 0)):
        channel = DistributionChannel(name="Hub", link=text if expected else None)
        form = third_draft.DocumentationForm(
            acceptable_use_policy=text,
            distribution_channels=(channel,),
            model_dependencies=(Dependency(name="base", documentation=text),),
        )
        component = component_of(form, audience="AIO")
        kinds = [item["type"] for item in component.get("externalReferences", [])]
        assert kinds == ["distribution", "documentation"] * expected
        (ancestor,) = component["pedigree"]["ancestors"]
        assert len(ancestor.get("externalReferences", [])) == expected


def test_the_data_of_a_bom_need_no_description() -> None:
    choice = ModalityChoice(selected=(Modality.TEXT,))
    for curation in (None, "Filtered."):
        component = component_of(
            DocumentationForm(data_modalities=choice, data_curation=curation), audience="AIO"
        )
        (dataset,) = component["modelCard"]["modelParameters"]["datasets"]
        assert dataset.get("description") == curation
        assert dataset["contents"]["properties"]


def test_what_is_no_component_is_passed_over() -> None:
    bom = model_with(name="model")
    bom["components"] = ["model", None, *bom["components"]]
    assert {row.row for row in read_ml_bom(bom).rows} == {"model_name"}


def test_a_merge_again_changes_nothing_but_the_version() -> None:
    first = to_ml_bom(form_to_merge(), into=FOREIGN).document
    second = to_ml_bom(form_to_merge(), into=first).document
    assert second == {**first, "version": 5}


def test_what_an_earlier_merge_stated_and_this_one_does_not_is_named() -> None:
    first = DocumentationForm(
        model_name="model",
        intended_uses="The first use.",
        data_curation="The first way.",
        model_dependencies=(ModifiedModel(name="base/three"),),
    )
    second = attrs.evolve(
        first,
        intended_uses="The second use.",
        data_curation="The second way.",
        model_dependencies=(),
    )
    once = to_ml_bom(first, into=FOREIGN).document
    assert not [loss for loss in to_ml_bom(first, into=once).losses if "earlier" in loss.what]
    twice, losses = to_ml_bom(second, into=once)
    places = {place for loss in losses if "earlier" in loss.what for place in loss.places}
    assert places == {
        "/components/0/modelCard/considerations/useCases/2",
        "/components/0/modelCard/modelParameters/datasets/1",
        "/components/0/pedigree/ancestors/1",
    }
    # what is inside of the dataset is a contradiction, too
    conflicts = {place for loss in losses if "was kept" in loss.why for place in loss.places}
    assert "/components/0/modelCard/modelParameters/datasets/1/description" in conflicts
    assert read_ml_bom(twice).form == second.for_audience("DPs")


def test_items_are_merged_with_the_first_of_the_same_name_or_address() -> None:
    model = {
        "type": "machine-learning-model",
        "name": "M",
        "externalReferences": [
            {"type": "other", "url": "https://m.example/policy"},
            {"type": "other", "url": "https://m.example/policy", "comment": "a second one"},
            7,
        ],
    }
    bom = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [model]}
    form = DocumentationForm(model_name="M", acceptable_use_policy="https://m.example/policy")
    merged, losses = to_ml_bom(form, into=bom)
    references = merged["components"][0]["externalReferences"]
    assert len(references) == 3
    assert references[0]["comment"] == "Acceptable Use Policy"
    assert [loss.places for loss in losses] == [("/components/0/externalReferences/0/type",)]


def test_a_text_of_an_earlier_merge_stays_and_is_named_and_the_same_licence_is_no_conflict() -> (
    None
):
    bare = {"bomFormat": "CycloneDX", "specVersion": "1.7", "version": 1}
    once = to_ml_bom(form_to_merge(), into=bare, license="MIT").document
    without = attrs.evolve(form_to_merge(), model_architecture=None)
    twice, losses = to_ml_bom(without, into=once, license="MIT")
    assert [loss.places for loss in losses if "earlier" in loss.what] == [
        ("/components/0/modelCard/modelParameters/modelArchitecture",)
    ]
    assert not [loss for loss in losses if loss.what == "licence"]
    assert twice["components"][0]["licenses"] == [{"license": {"id": "MIT"}}]


def test_a_bom_without_a_model_gets_a_component() -> None:
    bare = {"bomFormat": "CycloneDX", "specVersion": "1.7", "version": 1}
    merged, _ = to_ml_bom(form_to_merge(), into=bare)
    strictly_valid(merged, "1.7")
    assert [item["name"] for item in merged["components"]] == ["Example Model 1"]


def test_of_several_models_one_has_to_be_named() -> None:
    several = copy.deepcopy(FOREIGN)
    several["components"].append(
        {"type": "machine-learning-model", "bom-ref": "two", "name": "two", "modelCard": {}}
    )
    with pytest.raises(DocumentError, match="--component"):
        to_ml_bom(form_to_merge(), into=several)
    with pytest.raises(DocumentError, match="--component"):
        read_ml_bom(several)
    merged = to_ml_bom(form_to_merge(), into=several, component="two").document
    assert merged["components"][-1]["manufacturer"] == {"name": "Example GmbH"}
    assert "manufacturer" not in merged["components"][0]
    with pytest.raises(DocumentError, match="three"):
        to_ml_bom(form_to_merge(), into=several, component="three")


def test_figures_of_numbers_stay() -> None:
    bom = {**copy.deepcopy(FOREIGN), "x": Decimal("0.8100")}
    assert "0.8100" in write_json(to_ml_bom(form_to_merge(), into=bom).document)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"bomFormat": "SPDX"}, "/bomFormat"),
        ({"specVersion": "1.4"}, "/specVersion"),
        ({"specVersion": 1.6}, "/specVersion"),
        ({"signature": {"algorithm": "ES256"}}, "/signature"),
        ({"components": {}}, "/components"),
        (
            {"components": [{"type": "machine-learning-model", "name": "m", "properties": {}}]},
            "/components/0/properties",
        ),
        (
            {"components": [{"type": "machine-learning-model", "name": "m", "properties": [1]}]},
            "/components/0/properties/0",
        ),
        ({"version": "3"}, "/version"),
        ({"version": True}, "/version"),
        (
            {"components": [{"type": "machine-learning-model", "name": "m", "modelCard": []}]},
            "/components/0/modelCard",
        ),
        (
            {"components": [{"type": "machine-learning-model", "name": 1}]},
            "/components/0/name",
        ),
        (
            {
                "components": [
                    {
                        "type": "machine-learning-model",
                        "name": "m",
                        "modelCard": {"modelParameters": {"modelArchitecture": 4}},
                    }
                ]
            },
            "/components/0/modelCard/modelParameters/modelArchitecture",
        ),
    ],
)
def test_what_cannot_be_merged_into_is_refused_with_its_place(change: Json, path: str) -> None:
    with pytest.raises(DocumentError) as caught:
        to_ml_bom(form_to_merge(), into={**FOREIGN, **change})
    assert caught.value.faults[0].path == path


def test_another_version_than_the_bom_s_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"give a BOM of version 1\.7"):
        to_ml_bom(form_to_merge(), into=FOREIGN, spec_version="1.7")


def test_a_copy_is_not_merged_into_one_for_others_whose_links_would_stay() -> None:
    wide = to_ml_bom(form_to_merge(), into=FOREIGN, audience="AIO").document
    with pytest.raises(DocumentError, match="copy for AIO"):
        to_ml_bom(form_to_merge(), into=wide)


# Reading


def test_a_foreign_bom_fills_only_what_means_the_same() -> None:
    prefilled = read_ml_bom(FOREIGN)
    form = prefilled.form
    assert isinstance(form, DocumentationForm)
    answers = {row.id for row, answer in form.rows() if answer is not None}
    assert answers == {"model_architecture", "input_modalities", "intended_uses"}
    assert form.model_architecture == "LlamaForCausalLM; llama"
    assert form.intended_uses == "Chat."
    suggested = {row.row for row in prefilled.suggestions}
    assert suggested == {
        *("model_name", "model_authenticity", "license", "model_dependencies"),
        *("downstream_distribution_channels", "output_modalities", "total_parameters"),
        "data_acquisition_and_selection",
    }
    assert all(row.note and row.source for row in prefilled.rows)


@pytest.mark.parametrize("text", ["N/A", "NOASSERTION", "None.", "unknown", "TODO", ""])
def test_a_field_that_states_nothing_becomes_no_answer(text: str) -> None:
    bom = copy.deepcopy(FOREIGN)
    bom["components"][0]["modelCard"]["modelParameters"] = {"modelArchitecture": text}
    bom["components"][0]["modelCard"]["considerations"] = {"useCases": [text]}
    form = read_ml_bom(bom).form
    assert all(answer is None for _, answer in form.rows())


def test_only_an_object_is_a_bom() -> None:
    with pytest.raises(DocumentError) as caught:
        read_ml_bom("[]")
    assert [(fault.path, fault.rule) for fault in caught.value.faults] == [("", "type")]


def test_only_a_form_of_an_edition_that_has_one_is_filled() -> None:
    with pytest.raises(UnknownEditionError) as caught:
        read_ml_bom(FOREIGN, edition="first-draft")
    assert caught.value.wanted == "first-draft"


@pytest.mark.parametrize("version", READ_VERSIONS)
@pytest.mark.parametrize("edition", FORMS)
def test_each_edition_is_filled_from_each_version(edition: str, version: str) -> None:
    prefilled = read_ml_bom({**FOREIGN, "specVersion": version}, edition=edition)
    assert type(prefilled.form) is FORMS[edition]
    assert getattr(prefilled.form, "model_architecture", None)


def model_with(**parts: Any) -> Json:
    """Return a BOM of a model that says nothing but these parts."""
    component = {"type": "machine-learning-model", **parts}
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [component]}


MADE: dict[str, tuple[Json, set[tuple[str, str]]]] = {
    "a name in a group, with a version": (
        {"group": "labs", "name": "Lantern", "version": "2"},
        {("model_name", "labs/Lantern, version 2")},
    ),
    "a manufacturer": (
        {"manufacturer": {"name": "Example GmbH"}},
        {("provider_legal_name", "Example GmbH")},
    ),
    "an author in words": ({"author": "A. Person"}, {("provider_legal_name", "A. Person")}),
    "the day of release notes": (
        {"releaseNotes": {"timestamp": "2026-03-01T00:00:00Z"}},
        {("release_date", "2026-03-01T00:00:00Z")},
    ),
    "release notes without a day": ({"releaseNotes": {"type": "major"}}, set()),
    "a licence by its id": ({"licenses": [{"license": {"id": "MIT"}}]}, {("license", "MIT")}),
    "an expression": ({"licenses": [{"expression": "MIT OR ISC"}]}, {("license", "MIT OR ISC")}),
    "a licence without a name": ({"licenses": [{"license": {}}, "MIT"]}, set()),
    "an ancestor": (
        {"pedigree": {"ancestors": [{"name": "base"}, {"version": "1"}, "base"]}},
        {("model_dependencies", "base")},
    ),
    "references": (
        {
            "externalReferences": [
                {"type": "distribution", "url": "https://example.org/get"},
                {"type": "other", "url": "https://example.org/aup", "comment": "Acceptable Use"},
                {"type": "vcs", "url": "https://example.org/code"},
                {"type": "license", "url": 5},
            ]
        },
        {
            ("downstream_distribution_channels", "https://example.org/get"),
            ("acceptable_use_policy", "https://example.org/aup"),
        },
    ),
    "datasets": (
        {
            "modelCard": {
                "modelParameters": {
                    "datasets": [{"name": "Pile"}, {"ref": "data-2"}, {"type": "dataset"}]
                }
            }
        },
        {
            ("data_acquisition_and_selection", "Pile"),
            ("data_acquisition_and_selection", "data-2"),
        },
    ),
    "a card of considerations alone": (
        {"modelCard": {"considerations": {"useCases": ["Chat.", "N/A", 3]}}},
        {("intended_uses", "Chat.")},
    ),
    "what is in the place of a list": (
        {
            "licenses": 5,
            "hashes": {},
            "modelCard": {"considerations": {"useCases": 5}, "properties": "x"},
        },
        set(),
    ),
}


@pytest.mark.parametrize(("parts", "expected"), MADE.values(), ids=MADE)
def test_what_a_component_says_goes_to_the_row_that_it_may_answer(
    parts: Json, expected: set[tuple[str, str]]
) -> None:
    rows = {(row.row, row.text) for row in read_ml_bom(model_with(**parts)).rows}
    assert rows == expected


def test_a_prefilled_form_has_the_first_answer_and_keeps_the_others_as_suggestions() -> None:
    prefill = Prefill("final")
    prefill.fill("model_architecture", "First.", "a")
    prefill.fill("model_architecture", "Second.", "b")
    prefill.fill("intended_uses", "N/A", "c")
    prefill.fill("input_modalities", {"selected": ["Smell"]}, "d")
    prefill.fill("evaluation_results", "a row of another edition", "e")
    prefilled = prefill.form()
    assert isinstance(prefilled.form, DocumentationForm)
    assert prefilled.form.model_architecture == "First."
    assert prefilled.form.intended_uses is None
    assert prefilled.form.input_modalities is None
    notes = {(row.row, row.source): row.note for row in prefilled.suggestions}
    assert notes.keys() == {
        ("model_architecture", "b"),
        ("intended_uses", "c"),
        ("input_modalities", "d"),
    }
    assert notes["model_architecture", "b"] == "another value was read before"
    assert notes["intended_uses", "c"] == "states nothing"
    assert "Text" in notes["input_modalities", "d"]


json_trash = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("name", "value", "type", "properties", "modelCard", "modelParameters"),
                    *("licenses", "license", "inputs", "format", "pedigree", "ancestors", "hashes"),
                    *("considerations", "useCases", "externalReferences", "datasets"),
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["name", "properties", "modelCard", "licenses", "pedigree", "hashes"]),
        json_trash,
    )
)
def test_a_broken_component_is_read_or_refused_and_nothing_else(parts: Json) -> None:
    component = {**parts, "type": "machine-learning-model"}
    bom = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [component]}
    for attempt in (lambda: read_ml_bom(bom), lambda: to_ml_bom(form_to_merge(), into=bom)):
        with suppress(DocumentError):
            attempt()


def test_a_row_that_is_there_twice_is_refused() -> None:
    bom = to_ml_bom(form_to_merge()).document
    properties = bom["metadata"]["component"]["properties"]
    properties.append({"name": "gpai-code:row:model_name", "value": "another"})
    with pytest.raises(DocumentError, match="second answer"):
        read_ml_bom(bom)


# The command line


def test_the_commands_write_merge_and_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, foreign = tmp_path / "form.json", tmp_path / "foreign.json"
    form.write_text(form_to_merge().to_json(), "utf-8")
    foreign.write_text(json.dumps(FOREIGN), "utf-8")
    bom, again = tmp_path / "bom.json", tmp_path / "again.json"
    words = ["export", str(form), "--format", "cyclonedx", "--into", str(foreign)]
    assert main([*words, "-o", str(bom)]) == 0
    message = capsys.readouterr().err
    assert "not in the document: Total model size" in message
    assert "8.0e9" not in message + bom.read_text("utf-8")
    assert json.loads(foreign.read_text("utf-8")) == FOREIGN
    assert main(["init", str(again), "--from", str(bom), "--accept"]) == 0
    assert "proposed: model_name" in capsys.readouterr().err
    expected = form_to_merge().for_audience("DPs").rows_by_id()
    assert read_form(again).for_audience("DPs").rows_by_id() == expected
    begun = ["init", str(again), "--overwrite", "--accept", "--from", str(foreign)]
    assert main(begun) == 0
    assert read_form(again).rows_by_id()["model_architecture"]


def test_the_model_of_a_bom_with_several_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    models = [
        {"type": "machine-learning-model", "bom-ref": name, "name": name, "modelCard": card}
        for name, card in (
            ("a", {}),
            ("b", {"modelParameters": {"modelArchitecture": "A transformer"}}),
        )
    ]
    bom, facts, form = (tmp_path / name for name in ("bom.json", "facts.json", "form.json"))
    bom.write_text(
        json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.6", "components": models})
    )
    facts.write_text('{"license": "MIT"}')
    words = ["init", str(form), "--from", str(bom), str(facts)]
    assert main(words) == INPUT_ERROR
    assert not form.exists()
    assert main([*words, "--accept", "--component", "b"]) == 0
    assert read_form(form).rows_by_id()["model_architecture"] == "A transformer"
    capsys.readouterr()
    words = ["init", "-", "--from", str(facts), "--component", "b"]
    assert main(words) == INPUT_ERROR
    assert "no source is one" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--format", "md", "--into", "x"], "--into has no effect on the format md"),
        (["--format", "cyclonedx", "--license-link", "x"], "no effect on the format cyclonedx"),
        (["--format", "cyclonedx", "--into", "missing.json"], "missing.json"),
    ],
)
def test_a_wrong_command_is_refused(
    words: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "form.json"
    form.write_text(form_to_merge().to_json(), "utf-8")
    assert main(["export", str(form), *words]) == INPUT_ERROR
    assert message in capsys.readouterr().err


def test_an_answer_that_is_still_in_the_template_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = skeleton("final")
    document["extensions"]["rows_to_fill"]["model_name"]["answer"] = "Lantern"
    file = tmp_path / "form.json"
    for label, expected in ((document, True), ({**document, "extensions": {}}, False)):
        file.write_text(json.dumps(label), "utf-8")
        assert main(["export", str(file), "--format", "cyclonedx", "--name", "X"]) == 0
        assert ("model_name: " in capsys.readouterr().err) is expected


def test_a_summary_has_no_copy_for_an_audience(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "summary.json"
    file.write_text(TrainingContentSummary().to_json(), "utf-8")
    assert main(["export", str(file), "--format", "croissant", "--audience", "AIO"]) == INPUT_ERROR
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "has no copies for audiences" in captured.err


START = '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": '
OWN = '"gpai-code:document", "value": "model-documentation-form"}, {"name": "gpai-code:edition", '


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200 + "]" * 200,
        "[]",
        f'{START}[{{"type": "machine-learning-model", "name": NaN}}]}}',
        f"{START}null}}",
        f'{START}[{{"type": "machine-learning-model", "name": "m", "properties": [{{"name": {OWN}'
        '"value": "final"}, {"name": "gpai-code:row-json:license", "value": "{"}]}]}',
        f'{START}[{{"type": "machine-learning-model", "name": "m", "properties": [{{"name": {OWN}'
        '"value": "final"}, {"name": "gpai-code:row:release_date", "value": "soon"}]}]}',
    ],
    ids=["deep", "list", "NaN", "null", "broken row", "wrong row"],
)
def test_nothing_is_written_from_a_hostile_bom(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, bom, out = (tmp_path / name for name in ("form.json", "bom.json", "out.json"))
    form.write_text(form_to_merge().to_json(), "utf-8")
    bom.write_text(text, "utf-8")
    into = ["export", str(form), "--format", "cyclonedx", "--into", str(bom), "-o", str(out)]
    for words in (["init", str(out), "--from", str(bom)], into):
        assert main(words) == INPUT_ERROR
        assert capsys.readouterr().err.startswith(f"gpai-code: {bom}: ")
        assert not out.exists()
