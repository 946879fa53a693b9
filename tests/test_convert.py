"""From JSON values to records and back: one reader for each type, and every fault it finds."""

import json
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpai_code.catalog.records import Provision
from gpai_code.constraints.quantities import Computation
from gpai_code.constraints.structuring import MAX_SUGGESTIONS, structure
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import MAX_FAULTS as SHOWN_FAULTS
from gpai_code.errors import DocumentError
from gpai_code.forms.documents import KINDS, from_document, to_document
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.values import ModalityChoice
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.facts import ModelFacts
from gpai_code.text_io.json_writer import write_json
from gpai_code.text_io.strict_json import MAX_FAULTS, MAX_PATHS, read_json
from tests.schema_documents import documents
from tests.strategies import any_form, json_values, objects
from tests.test_package import loaded_by

FORM: dict[str, Any] = {"document": "model-documentation-form", "edition": "final"}


def faults_in(value: object, kind: type) -> list[tuple[str, str]]:
    """Return place and rule of every fault for which values are refused."""
    with pytest.raises(DocumentError) as caught:
        structure(value, kind)
    return [(fault.path, fault.rule) for fault in caught.value.faults]


def test_faults_come_in_the_order_of_the_fields_then_the_unknown_names_in_alphabetical_order() -> (
    None
):
    wrong = {"zebra": 1, "unit": "flop", "value": "much", "apple": 2}
    assert faults_in(wrong, Computation) == [
        ("/value", "decimal"),
        ("/unit", "option"),
        ("/apple", "unknown-field"),
        ("/zebra", "unknown-field"),
    ]
    assert faults_in({"apple": 2}, Computation)[:2] == [
        ("/value", "missing-field"),
        ("/unit", "missing-field"),
    ]


def test_rules_for_a_whole_object_are_tried_once_its_fields_are_right() -> None:
    assert faults_in({}, ModalityChoice) == [("", "choice")]
    assert faults_in({"other": None}, ModalityChoice) == [("/other", "null")]


def test_a_row_that_a_copy_must_not_hold_is_a_fault_of_the_whole() -> None:
    """Documents have such rows taken out before; their own fault never quotes them."""
    copy = {"audience": "DPs", "training_compute_methodology": "mark"}
    with pytest.raises(DocumentError) as caught:
        structure(copy, KINDS["model-documentation-form"]["final"])
    (fault,) = caught.value.faults
    assert (fault.path, fault.rule) == ("", "value")
    assert "training_compute_methodology" in fault.wanted


@pytest.mark.parametrize("key", [7, None, 1.5, True, (1, 2), b"name"], ids=repr)
def test_a_key_that_is_no_text_is_a_fault(key: object) -> None:
    wrong: dict[Any, Any] = {key: 1}
    for document in (
        FORM | wrong,
        FORM | {"training_compute": {"value": "1e24", "unit": "FLOP"} | wrong},
        FORM | {"extensions": {"inside": wrong}},
    ):
        with pytest.raises(DocumentError) as caught:
            from_document(document)
        (fault,) = caught.value.faults
        assert fault.rule == "json"
    decision = documents("decision")[0]
    assert faults_in({**decision, "measures": {key: {}}}, Decision) == [("/measures", "json")]


def endless(value: Any) -> Any:
    """Put a list or an object into itself, more than once."""
    if isinstance(value, list):
        value += [value, value]
    else:
        value |= {"one": value, "other": value}
    return value


def nested(depth: int) -> Any:
    value: Any = "x"
    for level in range(depth):
        value = {"in": value} if level % 2 else [value]
    return value


ENDLESS = {"a list": endless([]), "an object": endless({}), "a deep value": nested(10_000)}


@pytest.mark.parametrize("value", ENDLESS.values(), ids=ENDLESS)
@pytest.mark.parametrize("name", ["extensions", "audience", "model_name", "data_points", "edition"])
def test_values_without_end_are_a_fault_wherever_they_stand(name: str, value: Any) -> None:
    for held in (value, {"in": value}, [value]):
        with pytest.raises(DocumentError) as caught:
            from_document({**FORM, name: held})
        assert all(len(str(fault)) < 700 for fault in caught.value.faults)


def test_a_record_that_holds_itself_is_a_fault() -> None:
    provision = dict(documents("measure")[0]["provisions"][0])
    provision["provisions"] = [provision]
    assert faults_in(provision, Provision) == [("", "depth")]


@given(any_form)
def test_what_is_read_is_what_the_constructors_make(form: ModelDocumentation) -> None:
    read = from_document(to_document(form))
    assert read == form
    assert hash(read.last_updated) == hash(form.last_updated)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        read.last_updated = None  # type: ignore[misc]


def test_a_form_is_found_under_its_own_names() -> None:
    for kind, editions in KINDS.items():
        assert len(editions) == len(list(editions))
        for edition, form in editions.items():
            assert (kind, edition) == (form.DOCUMENT, form.EDITION)
        assert "second-draft" not in editions


def test_reading_a_form_loads_no_other_and_no_converter() -> None:
    asked = f"import gpai_code; gpai_code.read_form({json.dumps(FORM)!r})"
    loaded = loaded_by(asked)
    assert "gpai_code.forms.model_documentation.final" in loaded
    others = {
        "gpai_code.forms.model_documentation.third_draft",
        "gpai_code.forms.training_content.summary",
    }
    assert not loaded & (others | {"gpai_code.catalog.records", "cattrs", "jsonschema"})


@given(objects(ModelFacts))
def test_facts_that_were_read_have_the_hash_of_those_that_were_made(facts: ModelFacts) -> None:
    read = structure(unstructure(facts), ModelFacts)
    assert hash(read) == hash(facts)
    assert {facts: 1}[read] == 1


finite = st.decimals(allow_nan=False, allow_infinity=False, places=3)
figures = st.recursive(
    json_values | finite,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
)


@given(figures)
def test_figures_are_written_where_they_stand(value: Any) -> None:
    assert read_json(write_json([value])) == [value]


def test_figures_keep_every_digit_and_texts_that_look_like_them_stay_texts() -> None:
    values = [Decimal("7.0e10"), "7.0E+10", Decimal("1.10"), Decimal(0), '"', Decimal("7.0e10")]
    assert (
        write_json(values) == '[\n  7.0E+10,\n  "7.0E+10",\n  1.10,\n  0,\n  "\\"",\n  7.0E+10\n]\n'
    )


def many_faults(document: dict[str, Any]) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        Decision.from_dict({**documents("decision")[0], **document})
    return caught.value


@pytest.mark.parametrize(
    "document",
    [
        {"premises": [1] * (2 * MAX_FAULTS)},
        {"steps": [{"a": 1}] * MAX_FAULTS},
        {"steps": [{str(number): 1 for number in range(100)}] * 200},
        {str(number): 1 for number in range(2 * MAX_FAULTS)},
        dict.fromkeys(range(2 * MAX_FAULTS), 1),
        {"measures": {str(number): 1 for number in range(2 * MAX_FAULTS)}},
    ],
    ids=["items", "objects", "objects with many", "names", "keys", "values"],
)
def test_no_more_faults_are_kept_than_are_listed(document: dict[str, Any]) -> None:
    error = many_faults(document)
    assert len(error.faults) == MAX_FAULTS + 1
    assert error.faults[-1].rule == "more-faults"
    lines = str(error).splitlines()
    assert len(lines) == SHOWN_FAULTS + 2
    assert lines[-1] == f"and {len(error.faults) - SHOWN_FAULTS} more, in `faults`"


def test_paths_of_faults_have_a_length_together_and_a_message_shows_their_beginning() -> None:
    ruling = {str(number): 1 for number in range(MAX_FAULTS)}
    error = many_faults({"measures": {"k" * (MAX_PATHS // 10): ruling}})
    assert 5 < len(error.faults) < 12
    assert len(str(error)) < 5_000


def test_one_fault_is_reported_however_long_its_path() -> None:
    error = many_faults({"k" * (2 * MAX_PATHS): 1})
    assert [fault.rule for fault in error.faults] == ["unknown-field"]
    assert len(str(error)) < 1_000


def test_likely_fields_are_looked_for_as_long_as_somebody_may_read_them() -> None:
    names = [f"mesures{number:03}" for number in range(2 * MAX_SUGGESTIONS)]
    advice = [fault.wanted for fault in many_faults(dict.fromkeys(names, 1)).faults]
    assert advice[0] == "did you mean measures?"
    assert advice[MAX_SUGGESTIONS - 1] == advice[0]
    assert advice[MAX_SUGGESTIONS] == "remove it, or put it into extensions"
    [fault] = many_faults({"measures" + "s" * 200: 1}).faults
    assert fault.wanted == advice[MAX_SUGGESTIONS]
