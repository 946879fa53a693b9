"""The Forms as printed, and copies that hold what their audience may see and nothing else."""

import html
import io
import json
import re
import traceback
import zipfile
from datetime import date
from functools import cache
from typing import Any, Literal, get_args, get_origin

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gpai_code.catalog.code import load
from gpai_code.constraints.quantities import Quantity
from gpai_code.constraints.rules import (
    ItemsRule,
    TextRule,
    is_tag,
    or_items,
    or_literal,
    rule_of,
    without_none,
)
from gpai_code.errors import DocumentError, UnknownValueError, WithheldRowError
from gpai_code.forms.base import Form
from gpai_code.forms.checks import check_form, progress
from gpai_code.forms.definition import Row, read_definition
from gpai_code.forms.documents import FORMS, KINDS, from_document, read_form, to_document
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.rounding import MODEL_RANGES, RANGES
from gpai_code.forms.values import Magnitude, ModalitySizes
from gpai_code.render.answers import lines_of
from gpai_code.render.forms import to_html, to_markdown
from gpai_code.render.tables import to_csv
from gpai_code.render.word import to_docx
from gpai_code.schemas.published import json_schema
from gpai_code.vocabulary import Audience
from tests.strategies import any_form, as_printed, copies, marked

# Crosses for AIO, NCAs and DPs, recommended words (< for "up to"), least significant figures, row
# id, label without its colon; a section's title comes after "#".
PRINTED = {
    "third-draft": """
# General information
xxx    - - provider_legal_name              Legal name for the model provider
xxx    - - model_family                     Model family
xxx    - - versioned_model_name             Versioned model name
xx-    - - model_authenticity               Model authenticity
xxx    - - release_date                     Release date
xxx    - - union_market_release_date        Union market release
xxx    - - model_dependencies               Model dependencies
# Model properties
xxx   20 - model_architecture               Model architecture
x--    - - model_architecture_detailed      Model architecture
xx-  100 - model_design_specifications      Design specification of the model
xxx    - - input_modalities                 Input modalities
--x    - - input_maximum_sizes              Input modalities
xxx    - - output_modalities                Output modalities
--x    - - output_maximum_sizes             Output modalities
x--    - 2 total_parameters                 Total model size
-xx    - - parameter_range                  Total model size
# Methods of distribution and licenses
xxx    - - distribution_channels            Distribution channels
xx-    - - license                          License
--x    - - license_category                 License
xx-    - - additional_assets                License
# Use
xxx    - - acceptable_use_policy            Acceptable Use Policy
xxx  200 - intended_uses                    Intended uses
xxx <300 - integrable_ai_systems            Type and nature of AI systems \
in which the general-purpose AI model can be integrated
xx-    - - technical_documentation          Technical documentation
--x  100 - integration_means                Technical means for model integration
--x  100 - required_hardware                Required hardware
--x  100 - required_software                Required software
# Training process
xx-  200 - training_design_specifications   Design specification of the training process
xx-    - - parameter_relevance              Relevance of different parameters
xx-  200 - decision_rationale               Decision rationale
# Information on the data used for training, testing, and validation
xxx    - - data_modalities                  Training data type/modality
xxx    - - data_provenance                  Training data provenance
xx-  300 - data_acquisition_and_selection   How data was obtained and selected
xx-    - 2 data_points                      Number of data points
xx-  200 - data_scope                       Scope and main characteristics
xxx  300 - data_curation                    Data curation methodologies
xx-  300 - harmful_data_measures            Measures to detect unsuitability of data sources \
(harmful data)
xx-  200 - personal_data_measures           Measures to detect unsuitability of data sources \
(personal data)
xx-  200 - bias_measures                    Measures to detect identifiable biases
# Computational resources
xx-    - 1 training_time                    Training time
x--    - 1 training_hardware_time           Training time
xx-    - 2 training_compute                 Amount of computation used for training
xx-    - - training_compute_methodology     Measurement methodology
# Energy consumption
xx-    - 2 training_energy                  Amount of energy used for training
xx-  100 - training_energy_methodology      Measurement methodology
xx-    - 2 inference_compute                Benchmarked amount of computation used for inference
xx-    - - inference_compute_methodology    Measurement methodology
# Additional information to be provided by providers of general-purpose AI models with systemic risk
xx-    - - evaluation                       Evaluation
xx-    - - adversarial_testing              Adversarial testing
xx-    - - model_adaptations                Model adaptations
xx-    - - system_architecture              System architecture
""",
    "final": """
# General information
xxx    - - provider_legal_name              Legal name for the model provider
xxx    - - model_name                       Model name
xx-    - - model_authenticity               Model authenticity
xxx    - - release_date                     Release date
xxx    - - union_market_release_date        Union market release date
xxx    - - model_dependencies               Model dependencies
# Model properties
xxx   20 - model_architecture               Model architecture
xx-  100 - model_design_specifications      Design specifications of the model
xxx    - - input_modalities                 Input modalities
x-x    - - input_maximum_sizes              Input modalities
xxx    - - output_modalities                Output modalities
--x    - - output_maximum_sizes             Output modalities
x--    - 2 total_parameters                 Total model size
-xx    - - parameter_range                  Total model size
# Methods of distribution and licenses
xx-    - - distribution_channels            Distribution channels
--x    - - downstream_distribution_channels Distribution channels
xx-    - - license                          License
--x    - - license_category                 License
x-x    - - additional_assets                License
# Use
xxx    - - acceptable_use_policy            Acceptable Use Policy
xxx  200 - intended_uses                    Intended uses
xxx <300 - integrable_ai_systems            Type and nature of AI systems \
in which the general-purpose AI model can be integrated
--x  100 - integration_means                Technical means for model integration
--x  100 - required_hardware                Required hardware
--x  100 - required_software                Required software
# Training process
xx-  400 - training_design_specifications   Design specifications of the training process
xx-  200 - decision_rationale               Decision rationale
# Information on the data used for training, testing, and validation
xxx    - - data_modalities                  Data type/modality
xxx    - - data_provenance                  Data provenance
xx-  300 - data_acquisition_and_selection   How data was obtained and selected
-x-    - 1 data_points_rounded              Number of data points
x--    - 2 data_points                      Number of data points
xx-  200 - data_scope                       Scope and main characteristics
xxx  300 - data_curation                    Data curation methodologies
xx-  400 - unsuitable_data_measures         Measures to detect unsuitability of data sources
xx-  200 - bias_measures                    Measures to detect identifiable biases
# Computational resources (during training)
-x-    - - training_time_range              Training time
x--    - 1 training_time                    Training time
-x-    - - training_compute_magnitude       Amount of computation used for training
x--    - 2 training_compute                 Amount of computation used for training
xx-    - - training_compute_methodology     Measurement methodology
# Energy consumption (during training and inference)
xx-    - 2 training_energy                  Amount of energy used for training
xx-  100 - training_energy_methodology      Measurement methodology
xx-    - 2 inference_compute                Benchmarked amount of computation used for inference
xx-    - - inference_compute_methodology    Measurement methodology
""",
}

HEADER = {
    "third-draft": ["Date the document was last updated", "Document version number"],
    "final": ["Date this document was last updated", "Document version number"],
}

CONDITIONS = {
    "third-draft": {
        "model_family": "if any",
        "model_authenticity": "where available",
        "model_dependencies": "if any",
        "additional_assets": "if any",
        "parameter_relevance": "as applicable",
        "harmful_data_measures": "if any",
        "personal_data_measures": "where relevant and applicable",
        "bias_measures": "if any",
        "adversarial_testing": "where applicable",
        "model_adaptations": "where applicable",
        "system_architecture": "where applicable",
    },
    "final": {
        "model_authenticity": "where available",
        "additional_assets": "if any",
        "unsuitable_data_measures": "if any",
        "bias_measures": "if any",
    },
}

FOR_DOWNSTREAM_PROVIDERS = {
    "third-draft": """
        provider_legal_name model_family versioned_model_name release_date
        union_market_release_date model_dependencies model_architecture input_modalities
        input_maximum_sizes output_modalities output_maximum_sizes parameter_range
        distribution_channels license_category acceptable_use_policy intended_uses
        integrable_ai_systems integration_means required_hardware required_software
        data_modalities data_provenance data_curation""",
    "final": """
        provider_legal_name model_name release_date union_market_release_date model_dependencies
        model_architecture input_modalities input_maximum_sizes output_modalities
        output_maximum_sizes parameter_range downstream_distribution_channels license_category
        additional_assets acceptable_use_policy intended_uses integrable_ai_systems
        integration_means required_hardware required_software data_modalities data_provenance
        data_curation""",
}

every_edition = pytest.mark.parametrize("edition", FORMS)
every_audience = pytest.mark.parametrize("audience", Audience, ids=lambda audience: audience.value)


def printed(edition: str) -> list[list[str]]:
    """Return crosses, words, figures, id and label of each row, in printed order."""
    lines = PRINTED[edition].strip().splitlines()
    return [line.split(maxsplit=4) for line in lines if not line.startswith("#")]


def types_of(edition: str) -> dict[str, Any]:
    """Return the annotation of each row's field, without None."""
    types = {field.name: without_none(field.type) for field in attrs.fields(FORMS[edition])}
    return {row.id: types[row.id] for row in FORMS[edition].definition().rows()}


@cache
def validator(edition: str, audience: Audience | None) -> Draft202012Validator:
    return Draft202012Validator(json_schema("model-documentation-form", edition, audience=audience))


@every_edition
def test_the_class_has_the_rows_of_the_printed_form_in_printed_order(edition: str) -> None:
    shared = {field.name for field in attrs.fields(ModelDocumentation)}
    in_class = [field.name for field in attrs.fields(FORMS[edition]) if field.name not in shared]
    in_data = [row.id for row in read_definition(edition).rows()]
    assert in_class == in_data == [row_id for *_, row_id, _ in printed(edition)]


@every_edition
def test_every_row_has_its_printed_label_crosses_words_and_figures(edition: str) -> None:
    rows = []
    for row in read_definition(edition).rows():
        crosses = "".join("x" if audience in row.audiences else "-" for audience in Audience)
        words = f"{'<' if row.up_to else ''}{row.recommended_words or '-'}"
        rows.append([crosses, words, str(row.significant_figures or "-"), row.id, row.label])
    assert rows == printed(edition)


@every_edition
def test_sections_and_header_are_those_printed(edition: str) -> None:
    lines = PRINTED[edition].splitlines()
    definition = read_definition(edition)
    assert [f"# {section.title}" for section in definition.sections] == [
        line for line in lines if line.startswith("#")
    ]
    assert [field.label for field in definition.header] == HEADER[edition]
    assert [field.id for field in definition.header] == ["last_updated", "document_version"]
    assert definition.edition == edition
    assert definition.title == "Model Documentation Form"


@pytest.mark.parametrize(
    ("edition", "rows", "sections", "per_audience"),
    [("third-draft", 51, 9, [44, 42, 23]), ("final", 45, 8, [35, 33, 23])],
)
def test_counts_of_rows_sections_and_crosses(
    edition: str, rows: int, sections: int, per_audience: list[int]
) -> None:
    definition = read_definition(edition)
    every = list(definition.rows())
    assert (len(every), len(definition.sections)) == (rows, sections)
    for audience, expected in zip(Audience, per_audience, strict=True):
        assert sum(audience in row.audiences for row in every) == expected


@every_edition
def test_positions_count_sections_and_rows_in_printed_order(edition: str) -> None:
    definition = read_definition(edition)
    assert [row.position for row in definition.rows()] == [
        f"{number}.{place}"
        for number, section in enumerate(definition.sections, 1)
        for place, _ in enumerate(section.rows, 1)
    ]


@every_edition
def test_every_row_is_for_somebody_and_is_explained(edition: str) -> None:
    names = []
    for row in read_definition(edition).rows():
        assert row.audiences
        assert list(row.audiences) == [
            audience for audience in Audience if audience in row.audiences
        ]
        assert row.guidance.endswith(".")
        names.append(row.name)
    assert len(set(names)) == len(names)  # our part tells apart rows with one label


@every_edition
def test_a_row_is_found_by_its_id_alone(edition: str) -> None:
    definition = read_definition(edition)
    assert definition.row("model_architecture").label == "Model architecture"
    with pytest.raises(KeyError):
        definition.row("Model architecture")


@every_edition
def test_the_form_serves_a_measure_of_its_edition(edition: str) -> None:
    measure = load(edition).measure(read_definition(edition).source)
    assert measure.id == {"third-draft": "I.1.1", "final": "transparency-1.1"}[edition]


def test_the_editions_ask_different_people_the_same_question() -> None:
    def audiences(edition: str, row_id: str) -> list[str]:
        return [audience.value for audience in read_definition(edition).row(row_id).audiences]

    assert audiences("third-draft", "input_maximum_sizes") == ["DPs"]
    assert audiences("final", "input_maximum_sizes") == ["AIO", "DPs"]
    assert audiences("third-draft", "additional_assets") == ["AIO", "NCAs"]
    assert audiences("final", "additional_assets") == ["AIO", "DPs"]


@every_edition
def test_a_printed_condition_is_kept_word_for_word(edition: str) -> None:
    conditions = {row.id: row.condition for row in read_definition(edition).rows() if row.condition}
    assert conditions == CONDITIONS[edition]


def test_only_the_third_draft_has_rows_for_systemic_risk() -> None:
    systemic_rows = {
        edition: [row.id for row in read_definition(edition).rows() if row.systemic_risk_only]
        for edition in FORMS
    }
    assert systemic_rows == {
        "third-draft": [
            "model_architecture_detailed",
            "evaluation",
            "adversarial_testing",
            "model_adaptations",
            "system_architecture",
        ],
        "final": [],
    }


def takes(annotation: Any, text: str) -> bool:
    """Say whether an annotation names a text, in addition to what is allowed anyway."""
    if either := or_literal(annotation):
        return text in get_args(either[1])
    rule = rule_of(annotation)
    return isinstance(rule, TextRule) and text in rule.also


@every_edition
def test_a_row_takes_not_applicable_where_the_form_prints_it(edition: str) -> None:
    types = types_of(edition)
    for row in read_definition(edition).rows():
        if types[row.id] is ModalitySizes:  # each modality by itself
            sizes = attrs.fields(ModalitySizes)
            assert all(takes(without_none(field.type), "N/A") for field in sizes)
            allowed = True
        elif (edition, row.id) == ("final", "model_dependencies"):  # an empty list says it
            rule = rule_of(types[row.id])
            allowed = isinstance(rule, ItemsRule) and rule.min_items == 0
        else:
            allowed = takes(types[row.id], "N/A")
        assert allowed is row.not_applicable, row.id


@every_edition
def test_a_row_takes_none_exists_where_the_form_prints_it(edition: str) -> None:
    types = types_of(edition)
    row_ids = [row.id for row in read_definition(edition).rows() if row.none_exists]
    assert row_ids == ["license", "acceptable_use_policy"]
    assert row_ids == [row_id for row_id in types if takes(types[row_id], "none exists")]


def amount_in(annotation: Any) -> type[Any] | None:
    """Return the class of the amounts that a row's field holds, if it holds amounts."""
    if either := or_literal(annotation) or or_items(annotation):
        annotation = either[0]
    if get_origin(annotation) is not None:
        annotation = next(iter(get_args(get_args(annotation)[0])), annotation)
    is_amount = isinstance(annotation, type) and issubclass(annotation, Quantity)
    return annotation if is_amount else None


@every_edition
def test_significant_figures_are_asked_of_amounts_and_of_nothing_else(edition: str) -> None:
    types = types_of(edition)
    for row in read_definition(edition).rows():
        amount = amount_in(types[row.id])
        # a power of ten has one figure by its nature
        asked = amount is not None and amount is not Magnitude
        assert (row.significant_figures is not None) is asked, row.id


@every_edition
def test_a_unit_of_a_row_is_the_unit_of_its_amount(edition: str) -> None:
    types = types_of(edition)
    for row in read_definition(edition).rows():
        amount = amount_in(types[row.id])
        unit = attrs.fields_dict(amount)["unit"].type if amount else None
        fixed = get_args(unit)[0] if get_origin(unit) is Literal else None
        # one row of the final Form has two units, wall clock and hardware days
        both = (edition, row.id) == ("final", "training_time")
        assert row.unit == (None if both else fixed), row.id


@every_edition
def test_a_length_in_words_is_recommended_for_texts_alone(edition: str) -> None:
    types = types_of(edition)
    for row in read_definition(edition).rows():
        if row.recommended_words:
            rule = rule_of(types[row.id])
            assert isinstance(rule, TextRule), row.id
            assert rule.name == "text", row.id
        assert not row.up_to or row.recommended_words


@every_edition
def test_the_range_of_parameters_is_of_the_same_edition(edition: str) -> None:
    single, family = get_args(types_of(edition)["parameter_range"])
    assert single is RANGES[edition]
    models, rule = get_args(family)
    assert get_args(models) == (MODEL_RANGES[edition], ...)
    assert rule.min_items == 1  # a family without a model has no range
    assert attrs.fields(MODEL_RANGES[edition]).range.type is RANGES[edition]


@pytest.mark.parametrize(
    "kind", [kind for editions in KINDS.values() for kind in editions.values()]
)
def test_the_answer_to_a_row_is_the_one_that_the_form_lists_for_it(kind: type[Form]) -> None:
    for form in (kind(), marked(kind)[0]):
        for row, answer in form.rows():
            assert form.answer(row) == answer, row.id


@settings(max_examples=60, deadline=None)
@given(any_form)
def test_a_form_survives_being_written_and_read(form: ModelDocumentation) -> None:
    assert read_form(form.to_json()) == form
    assert read_form(form.to_json().encode()) == form
    assert from_document(to_document(form)) == form


@settings(max_examples=30, deadline=None)
@given(copies)
def test_a_copy_survives_being_written_and_read_and_meets_its_schema(
    copy: ModelDocumentation,
) -> None:
    written = copy.to_json()
    assert read_form(written) == copy
    assert list(validator(copy.EDITION, copy.audience).iter_errors(json.loads(written))) == []


@settings(max_examples=40, deadline=None)
@given(any_form, st.sampled_from(Audience))
def test_exactly_the_rows_that_are_meant_for_an_audience_survive(
    form: ModelDocumentation, audience: Audience
) -> None:
    copy = form.for_audience(audience)
    assert copy == form.for_audience(audience.value)
    for row in form.definition().rows():
        expected = getattr(form, row.id) if audience in row.audiences else None
        assert getattr(copy, row.id) == expected, row.id
    assert (copy.last_updated, copy.document_version) == (form.last_updated, form.document_version)
    assert (copy.audience, copy.extensions, copy.schema) == (audience, None, None)
    assert copy.for_audience(audience) == copy


@every_edition
@every_audience
def test_a_copy_shows_the_rows_of_its_audience_and_no_others(
    edition: str, audience: Audience
) -> None:
    copy = marked(FORMS[edition])[0].for_audience(audience)
    place = list(Audience).index(audience)
    expected = [row_id for crosses, *_, row_id, _ in printed(edition) if crosses[place] == "x"]
    assert [row.id for row, _ in copy.rows()] == expected
    assert all(answer is not None for _, answer in copy.rows())
    if audience is Audience.DOWNSTREAM_PROVIDERS:
        assert expected == FOR_DOWNSTREAM_PROVIDERS[edition].split()
    envelope = ["document", "edition", "audience", "generated_by", "last_updated"]
    assert list(to_document(copy)) == [*envelope, "document_version", *expected]


@settings(max_examples=20, deadline=None)
@given(any_form | copies)
def test_rows_for_a_table_hold_the_answers_as_text(form: ModelDocumentation) -> None:
    table = form.to_rows()
    answers = dict(form.rows_by_id())
    assert [cells["row"] for cells in table] == list(answers)
    for cells in table:
        answer = answers[cells["row"]]
        if answer == () and form.definition().row(cells["row"]).not_applicable:
            assert cells["answer"] == "N/A"
        else:
            assert cells["answer"] == ("" if answer is None else "\n".join(lines_of(answer)))
    titles = {}
    for section in form.definition().sections:
        titles.update(dict.fromkeys((row.id for row in section.rows), section.title))
    for cells, (row, _) in zip(table, form.rows(), strict=True):
        assert (cells["section"], cells["label"]) == (titles[row.id], row.name)
        assert [audience for audience in Audience if cells[audience.value]] == list(row.audiences)


@every_edition
@every_audience
def test_a_copy_is_not_passed_on_as_another_audience_s(edition: str, audience: Audience) -> None:
    copy = marked(FORMS[edition])[0].for_audience(audience)
    for other in Audience:
        if other is not audience:
            with pytest.raises(WithheldRowError) as caught:
                copy.for_audience(other)
            assert caught.value.audience == other.value
            with pytest.raises(WithheldRowError):
                check_form(copy, audience=other)


@pytest.mark.parametrize("name", ["DP", "dps", "", "AI Office", "everyone"])
def test_an_unknown_audience_is_refused(name: str) -> None:
    with pytest.raises(UnknownValueError) as caught:
        FORMS["final"]().for_audience(name)
    assert caught.value.known == ("AIO", "NCAs", "DPs")


def withheld_rows(edition: str, audience: Audience) -> list[Row]:
    return [row for row in read_definition(edition).rows() if audience not in row.audiences]


def marks_for(
    edition: str, audience: Audience
) -> tuple[ModelDocumentation, dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return a filled form, the marks that an audience may see, and those it may not."""
    form, marks = marked(FORMS[edition])
    closed = {row.id for row in withheld_rows(edition, audience)} | {"extensions", "schema"}
    seen = {name: field_marks for name, field_marks in marks.items() if name not in closed}
    hidden = {name: marks[name] for name in closed}
    assert all(hidden.values()), "every withheld field has a mark"
    return form, seen, hidden


def text_of_docx(document: bytes) -> str:
    """Return every part of a Word document, properties included."""
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def everything_shown(copy: ModelDocumentation) -> dict[str, str]:
    """Return all that the library writes of a copy."""
    return {
        "json": copy.to_json(),
        "document": str(to_document(copy)),
        "markdown": html.unescape(to_markdown(copy)),
        "html": html.unescape(to_html(copy)),
        "notebook": html.unescape(copy._repr_html_()),
        "rows": str(copy.to_rows()),
        "csv": to_csv(copy),
        "docx": text_of_docx(to_docx(copy)),
        "repr": f"{copy!r} {copy}",
        "findings": "\n".join(map(str, check_form(copy, systemic_risk=False))),
        "progress": repr(progress(copy)),
    }


@every_edition
@every_audience
def test_nothing_of_a_withheld_row_leaks_from_a_copy(edition: str, audience: Audience) -> None:
    form, seen, hidden = marks_for(edition, audience)
    copy = form.for_audience(audience)
    shown = everything_shown(copy)
    shown["findings of the whole"] = "\n".join(map(str, check_form(form, audience=audience)))
    for where, text in shown.items():
        for name, marks in hidden.items():
            for mark in marks:
                assert mark not in text, (where, name)
                assert as_printed(mark) not in text, (where, name)
    for where in ("json", "markdown", "html", "csv", "docx"):
        for name, marks in seen.items():
            for mark in marks:
                printed = mark if where in ("json", "csv") else as_printed(mark)
                assert printed in shown[where], (where, name)


@every_edition
@every_audience
def test_the_findings_of_a_form_quote_nothing_that_the_audience_may_not_see(
    edition: str, audience: Audience
) -> None:
    """A form that contradicts itself in the rows that two audiences see differently."""
    form, _, hidden = marks_for(edition, audience)
    contradictions: dict[str, Any] = {
        "release_date": date(2030, 1, 1),
        "parameter_range": RANGES[edition]["OVER_1T"],
    }
    wrong = attrs.evolve(form, **contradictions)
    whole = "\n".join(map(str, check_form(wrong)))
    assert "coarser-agrees" in whole
    assert "dates-in-order" in whole
    messages = "\n".join(map(str, check_form(wrong, audience=audience, systemic_risk=False)))
    assert not any(mark in messages for marks in hidden.values() for mark in marks)


def texts_of_error(error: BaseException) -> str:
    """Return what a program would print or log of an error."""
    lines = "".join(traceback.format_exception(error))
    faults = "".join(map(str, getattr(error, "faults", ())))
    return f"{error} {error!r} {error.args} {faults} {lines}"


@every_edition
@every_audience
def test_a_withheld_row_that_was_put_into_a_copy_is_refused_without_being_quoted(
    edition: str, audience: Audience
) -> None:
    form, _, _ = marks_for(edition, audience)
    copy = json.loads(form.for_audience(audience).to_json())
    whole = json.loads(form.to_json())
    names = [row.id for row in withheld_rows(edition, audience)]
    secret = "mark99999"
    for name in [*names, "extensions"]:
        for value in (whole[name], secret, [secret], {secret: secret}, {"value": secret}, None):
            with pytest.raises(DocumentError) as caught:
                read_form(json.dumps({**copy, name: value}))
            assert [(fault.path, fault.rule) for fault in caught.value.faults] == [
                (f"/{name}", "withheld-row")
            ]
            shown = texts_of_error(caught.value)
            assert secret not in shown, name
            assert not re.search("mark[0-9]{5}|7[0-9]{5}[.]5", shown), name


@every_edition
def test_a_whole_form_that_claims_to_be_a_copy_is_refused_with_all_that_is_too_much(
    edition: str,
) -> None:
    document = json.loads(marked(FORMS[edition])[0].to_json())
    for audience in Audience:
        with pytest.raises(DocumentError) as caught:
            read_form(json.dumps({**document, "audience": audience.value}))
        assert {fault.rule for fault in caught.value.faults} == {"withheld-row"}
        assert [fault.path for fault in caught.value.faults] == [
            f"/{name}"
            for name in [*(row.id for row in withheld_rows(edition, audience)), "extensions"]
        ]


@every_edition
@every_audience
def test_a_copy_cannot_be_made_with_a_withheld_row(edition: str, audience: Audience) -> None:
    form, _, hidden = marks_for(edition, audience)
    for name in hidden:
        if name == "schema":
            continue  # an empty copy may say where its schema is
        with pytest.raises(WithheldRowError) as caught:
            FORMS[edition](audience=audience, **{name: getattr(form, name)})
        assert (caught.value.audience, caught.value.rows) == (audience.value, (name,))
        shown = texts_of_error(caught.value)
        assert not any(mark in shown for mark in hidden[name]), name
    with pytest.raises(WithheldRowError) as caught:
        attrs.evolve(form, audience=audience)
    assert set(caught.value.rows) == set(hidden) - {"schema"}


@every_edition
def test_a_form_cannot_be_changed(edition: str) -> None:
    form = FORMS[edition](document_version="1")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        form.document_version = "2"  # type: ignore[misc]


@pytest.mark.parametrize("audience", [None, *Audience], ids=str)
@every_edition
def test_a_form_counts_its_rows_when_it_is_shown(edition: str, audience: Audience | None) -> None:
    kind: Any = FORMS[edition]
    form = kind(provider_legal_name="Example Ltd", audience=audience)
    rows = len(list(form.rows()))
    copy = f", copy for {audience.value}" if audience else ""
    assert repr(form) == f"<{edition} DocumentationForm{copy}: 1 of {rows} rows answered>"


def test_every_field_of_a_value_that_is_always_the_same_is_written() -> None:
    for edition, kind in FORMS.items():
        document = to_document(marked(kind)[0])
        for row_id, annotation in types_of(edition).items():
            amount = amount_in(annotation)
            if amount and is_tag(attrs.fields_dict(amount)["unit"].type):
                answers = document[row_id] if isinstance(document[row_id], list) else None
                for answer in answers or [document[row_id]]:
                    assert "unit" in answer, row_id
