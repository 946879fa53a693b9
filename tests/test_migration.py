"""From a form of the third draft to one of the final text: every answer is accounted for."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from gpai_code.catalog.code import load
from gpai_code.constraints.quantities import Computation
from gpai_code.constraints.rules import TEXT_LENGTH
from gpai_code.errors import MigrationError
from gpai_code.forms.documents import read_form, to_document
from gpai_code.forms.model_documentation.final import DocumentationForm as FinalForm
from gpai_code.forms.model_documentation.migration import SYSTEMIC_RISK, Migration, migrate
from gpai_code.forms.model_documentation.third_draft import DocumentationForm as DraftForm
from gpai_code.forms.values import (
    DataPart,
    DataPoints,
    DataProvenance,
    Dependency,
    DistributionChannel,
    DistributionMethod,
    DraftDataProvenance,
    DraftParameterRange,
    DraftProvenanceChoice,
    HardwareTime,
    Magnitude,
    ModifiedModel,
    ParameterCount,
    ParameterRange,
    ProvenanceChoice,
    TrainingTime,
)
from gpai_code.schemas.published import json_schema
from gpai_code.vocabulary import Audience
from tests.strategies import marked, nodes, whole_forms

SCHEMA = Draft202012Validator(json_schema("model-documentation-form", "final"))

SYSTEMIC_RISK_ROWS = [
    "model_architecture_detailed",
    "evaluation",
    "adversarial_testing",
    "model_adaptations",
    "system_architecture",
]


def texts(value: Any) -> set[str]:
    """Return every text in plain JSON values."""
    return {text for _, text in nodes(value) if isinstance(text, str)}


@settings(max_examples=100, deadline=None)
@given(whole_forms["third-draft"])
def test_no_text_figure_or_date_of_an_answer_is_lost(form: DraftForm) -> None:
    migration = migrate(form)
    left = [unmapped.answer for unmapped in migration.unmapped]
    carried_over = "\x00".join(texts([to_document(migration.form), left]))
    document = to_document(form)
    for name in ("$schema", "document", "edition", "generated_by"):
        document.pop(name, None)  # of the old document, not of the model
    document.pop("parameter_range", None)  # printed with another dash, looked at below
    document.get("data_provenance", {}).pop("selected", None)  # likewise
    lost = {text for text in texts(document) if text not in carried_over}
    # that a row did not apply is not told of a row that is gone
    assert lost == set()
    assert migration.form.extensions == form.extensions


def test_every_mark_of_a_filled_form_is_found_again_once_migrated() -> None:
    form, marks = marked(DraftForm)
    migration = migrate(form)
    new, left = (
        migration.form.to_json(),
        {unmapped.row: unmapped.answer for unmapped in migration.unmapped},
    )
    for field, marks_of_field in marks.items():
        for mark in marks_of_field:
            if field == "schema":  # it names the schema of the old edition
                assert mark not in new
            elif field == "parameter_range":
                assert mark.replace("-", "—") in new
            else:
                assert mark in new or mark in json.dumps(left[field]), (field, mark)


@settings(max_examples=100, deadline=None)
@given(whole_forms["third-draft"])
def test_every_answered_row_is_carried_over_or_listed_as_unmapped(form: DraftForm) -> None:
    migration = migrate(form)
    back = {unmapped.row for unmapped in migration.unmapped}
    elsewhere = {
        "versioned_model_name": "model_name",
        "model_family": "model_name",
        "parameter_relevance": "training_design_specifications",
        "harmful_data_measures": "unsuitable_data_measures",
        "personal_data_measures": "unsuitable_data_measures",
        "training_hardware_time": "training_time",
    }
    for row, answer in form.rows():
        if answer is None:
            assert row.id not in back
        elif row.id not in back:
            home = elsewhere.get(row.id, row.id)
            assert getattr(migration.form, home) is not None, row.id
    for unmapped in migration.unmapped:
        assert unmapped.label == DraftForm.definition().row(unmapped.row).name
        assert unmapped.answer is not None
        assert unmapped.why.endswith(".")


@settings(max_examples=60, deadline=None)
@given(whole_forms["third-draft"])
def test_the_new_form_is_a_valid_document(form: DraftForm) -> None:
    migration = migrate(form)
    assert type(migration.form) is FinalForm
    assert read_form(migration.form.to_json()) == migration.form
    assert list(SCHEMA.iter_errors(json.loads(migration.form.to_json()))) == []
    assert (migration.form.audience, migration.form.schema) == (None, None)
    open_rows = [row.id for row, answer in migration.form.rows() if answer is None]
    assert list(migration.new_rows) == open_rows
    assert migrate(form) == migration


@settings(max_examples=100, deadline=None)
@given(whole_forms["third-draft"])
def test_an_answer_that_no_row_gave_is_not_made_up(form: DraftForm) -> None:
    """What is in the new form was in the old one, or follows from a figure there."""
    source = form.data_provenance.other if form.data_provenance else None
    design, data = form.training_design_specifications, form.harmful_data_measures
    joined = {
        f"{form.versioned_model_name} (collection: {form.model_family})",
        f"{source}; {DraftDataProvenance.ANNOTATION.value}",
        f"{design}\n\n{form.parameter_relevance}",
        f"{data}\n\n{form.personal_data_measures}",
    }
    options = {option.value for option in DataProvenance}
    given_texts = texts(to_document(form)) | joined | options
    derived = {"parameter_range", "data_points_rounded", "training_time_range"}
    derived |= {"training_compute_magnitude"}
    document = to_document(migrate(form).form)
    for row in FinalForm.definition().rows():
        if row.id in document and row.id not in derived:
            assert texts(document[row.id]) <= given_texts, row.id


def test_rows_for_systemic_risk_are_unmapped_and_name_the_measure_that_replaced_them() -> None:
    assert SYSTEMIC_RISK == "safety-security-10.1"
    assert load("final").measure(SYSTEMIC_RISK).id == SYSTEMIC_RISK
    answers: dict[str, Any] = {row: f"details of {row}" for row in SYSTEMIC_RISK_ROWS}
    migration = migrate(DraftForm(**answers))
    assert [(unmapped.row, unmapped.answer, unmapped.see) for unmapped in migration.unmapped] == [
        (row, f"details of {row}", SYSTEMIC_RISK) for row in SYSTEMIC_RISK_ROWS
    ]
    assert migration.form == FinalForm()


def test_a_row_that_did_not_apply_is_listed_as_unmapped_too() -> None:
    (left,) = migrate(DraftForm(model_architecture_detailed="N/A")).unmapped
    assert (left.row, left.answer) == ("model_architecture_detailed", "N/A")


def test_the_link_to_technical_documentation_is_unmapped() -> None:
    (unmapped,) = migrate(DraftForm(technical_documentation="https://a.example")).unmapped
    assert (unmapped.row, unmapped.answer, unmapped.see) == (
        "technical_documentation",
        "https://a.example",
        None,
    )


@pytest.mark.parametrize(
    ("family", "name", "expected"),
    [
        (None, "Example 1", "Example 1"),
        ("Example", "Example 1", "Example 1"),
        ("Family", "Example 1", "Example 1 (collection: Family)"),
        (None, None, None),
    ],
)
def test_the_family_is_part_of_the_name(
    family: str | None, name: str | None, expected: str | None
) -> None:
    migration = migrate(DraftForm(model_family=family, versioned_model_name=name))
    assert migration.form.model_name == expected
    assert migration.unmapped == ()
    assert bool(migration.needs_review) is (name is not None)


def test_a_family_without_a_name_is_unmapped() -> None:
    migration = migrate(DraftForm(model_family="Family"))
    assert migration.form.model_name is None
    assert [(unmapped.row, unmapped.answer) for unmapped in migration.unmapped] == [
        ("model_family", "Family")
    ]


def test_dependencies_keep_their_names_and_their_documentation_is_unmapped() -> None:
    old = (
        Dependency(name="Base", documentation="https://a.example"),
        Dependency(name="Other", documentation="not accessible"),
    )
    migration = migrate(DraftForm(model_dependencies=old))
    assert migration.form.model_dependencies == (
        ModifiedModel(name="Base"),
        ModifiedModel(name="Other"),
    )
    (unmapped,) = migration.unmapped
    assert unmapped.row == "model_dependencies"
    assert [dependency["documentation"] for dependency in unmapped.answer] == [
        "https://a.example",
        "not accessible",
    ]
    assert checked(migration) == ["model_dependencies"]


def test_no_dependencies_stay_no_dependencies() -> None:
    migration = migrate(DraftForm(model_dependencies=()))
    assert migration.form == FinalForm(model_dependencies=())
    assert (migration.unmapped, migration.needs_review) == ((), ())


def checked(migration: Migration) -> list[str]:
    """Return the rows that a migration asks to look at."""
    return [message.partition(":")[0] for message in migration.needs_review]


@pytest.mark.parametrize("option", DraftDataProvenance, ids=lambda option: option.name)
def test_every_option_of_provenance_is_carried_over(option: DraftDataProvenance) -> None:
    migration = migrate(DraftForm(data_provenance=DraftProvenanceChoice(selected=(option,))))
    provenance = migration.form.data_provenance
    assert provenance is not None
    if option is DraftDataProvenance.ANNOTATION:
        assert provenance == ProvenanceChoice(other=option.value)
    else:
        assert provenance == ProvenanceChoice(selected=(DataProvenance[option.name],))
    narrower = {DraftDataProvenance.PRIVATE, DraftDataProvenance.SYNTHETIC}
    doubtful = option in narrower or option is DraftDataProvenance.ANNOTATION
    assert checked(migration) == (["data_provenance"] if doubtful else [])
    assert migration.unmapped == ()


def test_another_source_is_kept_together_with_the_removed_option() -> None:
    choice = DraftProvenanceChoice(selected=tuple(DraftDataProvenance), other="sensors")
    migration = migrate(DraftForm(data_provenance=choice))
    assert migration.form.data_provenance == ProvenanceChoice(
        selected=tuple(DataProvenance), other=f"sensors; {DraftDataProvenance.ANNOTATION.value}"
    )
    assert checked(migration) == ["data_provenance"] * 3


@pytest.mark.parametrize("span", DraftParameterRange, ids=lambda span: span.name)
def test_every_range_of_parameters_is_carried_over(span: DraftParameterRange) -> None:
    parameter_range = migrate(DraftForm(parameter_range=span)).form.parameter_range
    assert parameter_range is ParameterRange[span.name]
    assert parameter_range.value == span.value.replace("-", "—")


def test_a_range_that_was_stated_is_kept_and_one_that_was_not_follows_from_the_count() -> None:
    count = ParameterCount("7.0e10")
    derived = migrate(DraftForm(total_parameters=count)).form
    assert derived.parameter_range is ParameterRange.UP_TO_100B
    stated = DraftForm(total_parameters=count, parameter_range=DraftParameterRange.OVER_1T)
    assert migrate(stated).form.parameter_range is ParameterRange.OVER_1T


def test_one_list_of_channels_becomes_two() -> None:
    channels = (
        DistributionChannel(name="Hub", access_level="weights", link="https://a.example"),
        DistributionChannel(name="API", access_level="answers"),
    )
    migration = migrate(DraftForm(distribution_channels=channels))
    assert migration.form.distribution_channels == channels
    assert migration.form.downstream_distribution_channels == (
        DistributionMethod(name="Hub", link="https://a.example"),
        DistributionMethod(name="API"),
    )
    assert checked(migration) == ["distribution_channels", "downstream_distribution_channels"]


HARDWARE = (HardwareTime(hardware="H100", value="4e5"),)
TIME = TrainingTime(period="pre-training", value="75")


def test_wall_clock_and_hardware_days_become_one_row() -> None:
    migration = migrate(DraftForm(training_time=TIME, training_hardware_time=HARDWARE))
    training_time = migration.form.training_time
    assert training_time is not None
    assert (training_time.period, training_time.value, training_time.hardware) == (
        "pre-training",
        "75",
        HARDWARE,
    )
    # the period in words was written for another audience than that of the range
    assert migration.form.training_time_range is None
    assert "training_time_range" in migration.new_rows
    assert migration.unmapped == ()


@pytest.mark.parametrize(
    ("form", "row"),
    [
        (DraftForm(training_time=TIME), "training_time"),
        (DraftForm(training_hardware_time=HARDWARE), "training_hardware_time"),
    ],
    ids=["wall clock alone", "hardware alone"],
)
def test_one_of_two_times_is_unmapped(form: DraftForm, row: str) -> None:
    migration = migrate(form)
    assert migration.form == FinalForm()
    assert [unmapped.row for unmapped in migration.unmapped] == [row]


@pytest.mark.parametrize(
    ("first", "second", "into"),
    [
        (
            "training_design_specifications",
            "parameter_relevance",
            "training_design_specifications",
        ),
        ("harmful_data_measures", "personal_data_measures", "unsuitable_data_measures"),
    ],
)
def test_two_texts_that_became_one_row_are_joined(first: str, second: str, into: str) -> None:
    def joined(**answers: Any) -> tuple[str | None, list[str]]:
        migration = migrate(DraftForm(**answers))
        return getattr(migration.form, into), [unmapped.row for unmapped in migration.unmapped]

    assert joined(**{first: "one", second: "two"}) == ("one\n\ntwo", [])
    assert joined(**{first: "one"}) == ("one", [])
    assert joined(**{second: "two"}) == ("two", [])
    longest = "x" * TEXT_LENGTH
    assert joined(**{first: longest, second: "two"}) == (longest, [second])
    assert joined(**{first: "one", second: longest}) == ("one", [second])


def test_what_does_not_fit_into_one_text_is_unmapped() -> None:
    longest = "x" * TEXT_LENGTH
    migration = migrate(
        DraftForm(
            model_family="Family",
            versioned_model_name=longest,
            data_provenance=DraftProvenanceChoice(
                selected=(DraftDataProvenance.ANNOTATION,), other=longest
            ),
        )
    )
    assert migration.form.model_name == longest
    assert migration.form.data_provenance == ProvenanceChoice(other=longest)
    assert [(unmapped.row, unmapped.answer) for unmapped in migration.unmapped] == [
        ("model_family", "Family"),
        ("data_provenance", DraftDataProvenance.ANNOTATION.value),
    ]


def test_coarser_rows_are_derived_from_what_was_stated() -> None:
    points = DataPoints(part=DataPart.TRAINING, value="1.5e13", unit="tokens")
    answers: dict[str, Any] = {
        "training_compute": Computation("2.4e25"),
        "data_points": (points,),
    }
    migrated = migrate(attrs.evolve(marked(DraftForm)[0], **answers)).form
    assert migrated.training_compute_magnitude == Magnitude("1e25")
    assert migrated.data_points_rounded == (attrs.evolve(points, value="2e13"),)


@pytest.mark.parametrize(
    "row", ["distribution_channels", "additional_assets", "input_maximum_sizes"]
)
def test_rows_that_others_may_see_now_are_to_be_checked(row: str) -> None:
    """The audiences, or the question, changed between the editions."""
    form, _ = marked(DraftForm)
    answer: dict[str, Any] = {row: getattr(form, row)}
    assert row in checked(migrate(DraftForm(**answer)))
    old = DraftForm.definition().row(row)
    new = FinalForm.definition().row(row)
    assert (old.audiences, old.guidance) != (new.audiences, new.guidance)


def test_nothing_in_an_empty_form_is_to_be_checked() -> None:
    migration = migrate(DraftForm())
    assert migration.form == FinalForm()
    assert (migration.unmapped, migration.needs_review) == ((), ())
    assert len(migration.new_rows) == 45


@pytest.mark.parametrize("audience", Audience, ids=lambda audience: audience.value)
def test_a_copy_is_not_migrated_since_it_is_only_part_of_the_form(audience: Audience) -> None:
    with pytest.raises(MigrationError, match=audience.value):
        migrate(marked(DraftForm)[0].for_audience(audience))


@pytest.mark.parametrize(
    ("form", "to"),
    [
        (FinalForm(), "final"),
        (FinalForm(), "third-draft"),
        (DraftForm(), "third-draft"),
        (DraftForm(), "fourth-draft"),
    ],
)
def test_the_only_migration_is_from_the_third_draft_to_the_final_text(form: Any, to: str) -> None:
    with pytest.raises(MigrationError, match=f"from edition {form.EDITION} to {to}"):
        migrate(form, to)


def test_a_row_that_somebody_new_may_see_is_to_be_checked() -> None:
    old_rows = {row.id: row for row in DraftForm.definition().rows()}
    widened = [
        row.id
        for row in FinalForm.definition().rows()
        if row.id in old_rows and set(row.audiences) - set(old_rows[row.id].audiences)
    ]
    assert widened == ["input_maximum_sizes", "additional_assets"]
    form, _ = marked(DraftForm)
    assert set(widened) <= set(checked(migrate(form)))
