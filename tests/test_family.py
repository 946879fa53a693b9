"""A form for a family of models holds the size and the range of each, and loses none."""

from typing import Any

import pytest

from gpai_code.errors import DocumentError
from gpai_code.forms.checks import check_form
from gpai_code.forms.documents import from_document
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.model_documentation.migration import migrate
from gpai_code.forms.model_documentation.third_draft import DocumentationForm as Draft
from gpai_code.forms.values import (
    DraftModelRange,
    DraftParameterRange,
    ModelParameters,
    ModelRange,
    ParameterCount,
    ParameterRange,
)
from gpai_code.reading.documentation import read_documentation
from gpai_code.render.by_type import to_html, to_markdown
from gpai_code.render.tables import to_csv
from gpai_code.schemas.validation import is_valid

SIZES = (
    ModelParameters(model="Tide 8B", value="8.0e9"),
    ModelParameters(model="Tide 70B", value="7.0e10"),
)
RANGES = (
    ModelRange(model="Tide 8B", range=ParameterRange.UP_TO_15B),
    ModelRange(model="Tide 70B", range=ParameterRange.UP_TO_100B),
)
FAMILY = DocumentationForm(
    model_name="Tide: Tide 8B, Tide 70B", total_parameters=SIZES, parameter_range=RANGES
)


def test_a_family_comes_back_from_its_document_and_its_exports() -> None:
    assert from_document(FAMILY.to_dict()) == FAMILY
    for export in (to_markdown, to_html, to_csv):
        assert read_documentation(export(FAMILY)).form == FAMILY


def test_each_audience_gets_the_part_that_is_meant_for_it() -> None:
    assert FAMILY.for_audience("AIO").parameter_range is None
    assert FAMILY.for_audience("DPs").total_parameters is None
    assert FAMILY.for_audience("DPs").parameter_range == RANGES


def test_ranges_follow_from_sizes_whose_models_every_audience_is_told() -> None:
    form = DocumentationForm(model_name=FAMILY.model_name, total_parameters=SIZES)
    assert form.with_derived().parameter_range == RANGES
    unnamed = DocumentationForm(model_name="Tide", total_parameters=SIZES)
    assert unnamed.with_derived().parameter_range is None


def test_a_range_that_contradicts_the_size_of_its_model_is_an_error() -> None:
    wrong = (ModelRange(model="Tide 8B", range=ParameterRange.OVER_1T), RANGES[1])
    form = DocumentationForm(total_parameters=SIZES, parameter_range=wrong)
    paths = [finding.path for finding in check_form(form) if finding.rule == "coarser-agrees"]
    assert paths == ["/parameter_range/0"]


def test_a_family_is_carried_over_to_the_final_text() -> None:
    draft = Draft(
        total_parameters=SIZES,
        parameter_range=(DraftModelRange(model="Tide 8B", range=DraftParameterRange.UP_TO_15B),),
    )
    form = migrate(draft, "final").form
    assert form.to_dict()["total_parameters"] == draft.to_dict()["total_parameters"]
    assert form.to_dict()["parameter_range"] == [{"model": "Tide 8B", "range": "5B—15B"}]


@pytest.mark.parametrize("value", [[], [{"model": "Tide"}], [{"value": "1"}], [1], 1, "7e9"])
def test_what_is_no_size_is_refused_by_python_and_schema_alike(value: Any) -> None:
    document = {**DocumentationForm().to_dict(), "total_parameters": value}
    assert not is_valid(document, "model-documentation-form", edition="final")
    with pytest.raises(DocumentError):
        from_document(document)


def test_a_single_size_is_written_as_ever() -> None:
    form = DocumentationForm(total_parameters=ParameterCount("7.0e10"))
    assert form.to_dict()["total_parameters"]["value"] == "7.0e10"
    assert is_valid(form.to_dict(), "model-documentation-form", edition="final")


def test_words_with_a_size_for_each_model_are_read() -> None:
    sizes_in_words = "Tide 8B: 8 billion; Tide 70B: 70B"
    text = f"Model name: Tide\nTotal model size (number of parameters): {sizes_in_words}"
    sizes = read_documentation(text).form.to_dict()["total_parameters"]
    assert [(size["model"], size["value"]) for size in sizes] == [
        ("Tide 8B", "8e9"),
        ("Tide 70B", "70e9"),
    ]


def test_not_applicable_is_the_empty_list_of_models_it_depends_on() -> None:
    document = {**DocumentationForm().to_dict(), "model_dependencies": "N/A"}
    assert is_valid(document, "model-documentation-form", edition="final")
    form = from_document(document)
    assert form == DocumentationForm(model_dependencies=())
    assert DocumentationForm(model_dependencies="N/A") == form  # type: ignore[arg-type]
    none = {**document, "model_dependencies": "none"}
    assert not is_valid(none, "model-documentation-form", edition="final")
    with pytest.raises(DocumentError):
        from_document(none)
