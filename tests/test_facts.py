"""Facts about a model: what may be said, what may stay open, and what is refused where."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code._convert import unstructure
from gpai_code.errors import DocumentError, Fault, ValueRuleError
from gpai_code.facts import QUESTIONS, ModelFacts, read_facts
from gpai_code.jsontext import write_json

NAMES = [field.name for field in attrs.fields(ModelFacts)]
YES_OR_NO = [name for name in NAMES if name != "license"]


def faults_of(source: str | bytes) -> tuple[Fault, ...]:
    with pytest.raises(DocumentError) as caught:
        read_facts(source)
    assert caught.value.document == "model facts"
    return caught.value.faults


def places(source: str) -> list[tuple[str, str, int | None, int | None]]:
    return [(fault.path, fault.rule, fault.line, fault.column) for fault in faults_of(source)]


def test_nothing_said_is_nothing_known() -> None:
    assert read_facts("{}") == ModelFacts()
    assert set(attrs.asdict(ModelFacts()).values()) == {None}


def test_every_fact_has_a_question_in_the_same_order() -> None:
    assert list(QUESTIONS) == NAMES
    assert all(text.endswith("?") for text in QUESTIONS.values())


@pytest.mark.parametrize("name", YES_OR_NO)
def test_no_is_not_the_same_as_unknown(name: str) -> None:
    assert getattr(read_facts(f'{{"{name}": false}}'), name) is False
    assert getattr(read_facts(f'{{"{name}": true}}'), name) is True
    assert getattr(read_facts("{}"), name) is None


def test_facts_are_read_from_text_and_from_bytes() -> None:
    text = '{"license": "Licence of the café", "monetised": false}'
    expected = ModelFacts(license="Licence of the café", monetised=False)
    assert read_facts(text) == expected
    assert read_facts(text.encode()) == expected
    assert read_facts(b"\xef\xbb\xbf" + text.encode()) == expected


def test_none_is_how_one_says_that_there_is_no_licence() -> None:
    assert ModelFacts(license="NONE").license == "NONE"
    assert read_facts('{"license": "NONE"}').license == "NONE"


@pytest.mark.parametrize("license", ["", "  ", "n/a", "none", "Not applicable", "a\u0000b"])
def test_what_is_no_licence_is_refused(license: str) -> None:  # noqa: A002
    with pytest.raises(ValueRuleError):
        ModelFacts(license=license)
    (fault,) = faults_of(json.dumps({"license": license}))
    assert (fault.path, fault.rule, fault.line) == ("/license", "text", 1)
    assert "NONE" in fault.wanted


@pytest.mark.parametrize("name", YES_OR_NO)
@pytest.mark.parametrize("value", ["true", "no", "", 1, 0, 1.5, [], [True], {}], ids=json.dumps)
def test_a_yes_or_no_fact_takes_nothing_else(name: str, value: object) -> None:
    text = f'{{\n  "license": "MIT",\n  "{name}": {json.dumps(value)}\n}}'
    assert places(text) == [(f"/{name}", "type", 3, len(name) + 7)]
    with pytest.raises(ValueRuleError) as caught:
        ModelFacts(**{name: value})  # type: ignore[arg-type]
    assert caught.value.rule == "type"
    assert name in caught.value.found


@pytest.mark.parametrize("value", [3, 1.5, True, [], ["MIT"], {}], ids=json.dumps)
def test_a_licence_is_text(value: object) -> None:
    text = f'{{\n  "license": {json.dumps(value)}\n}}'
    assert places(text) == [("/license", "text", 2, 14)]
    with pytest.raises(ValueRuleError):
        ModelFacts(license=value)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_null_is_refused_since_what_is_unknown_is_left_out(name: str) -> None:
    (fault,) = faults_of(f'{{\n"{name}": null}}')
    assert (fault.path, fault.rule, fault.line, fault.column) == (
        f"/{name}",
        "null",
        2,
        len(name) + 5,
    )
    assert fault.wanted == "leave the field out"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("licence", "license"),
        ("weight_public", "weights_public"),
        ("thirdcountry", "third_country"),
    ],
)
def test_an_unknown_field_is_refused_with_the_one_that_is_meant(name: str, near: str) -> None:
    (fault,) = faults_of(f'{{"license": "MIT",\n "{name}": true}}')
    assert (fault.path, fault.rule, fault.line) == (f"/{name}", "unknown-field", 2)
    assert near in fault.wanted


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_in_json_is_refused(number: str) -> None:
    text = f'{{"license": "MIT",\n"weights_public": {number}}}'
    assert places(text) == [("/weights_public", "number", 2, 19)]


def test_a_fact_that_is_given_twice_is_refused_even_if_both_agree() -> None:
    text = '{"monetised": false,\n "weights_public": true,\n "monetised": false}'
    assert places(text) == [("/monetised", "duplicate-key", 3, 15)]


@pytest.mark.parametrize("text", ["[]", "null", "true", '"MIT"', "3"])
def test_facts_are_an_object(text: str) -> None:
    assert places(text) == [("", "type", 1, 1)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("", 1, 1),
        ('{"license": "MIT",\n}', 2, 1),
        ('{"license": "MIT"}\n{}', 2, 1),
        ("{'license': 'MIT'}", 1, 2),
    ],
    ids=["empty", "comma at the end", "two documents", "single quotes"],
)
def test_text_that_is_no_json_is_refused_at_its_place(text: str, line: int, column: int) -> None:
    assert places(text) == [("", "json", line, column)]


def test_bytes_that_are_no_utf_8_are_refused() -> None:
    (fault,) = faults_of(b'{"license": "caf\xe9"}')
    assert fault.rule == "utf-8"


def test_all_faults_are_found_at_once() -> None:
    text = '{\n "license": 3,\n "monetised": null,\n "weights": true\n}'
    assert sorted(places(text)) == [
        ("/license", "text", 2, 13),
        ("/monetised", "null", 3, 15),
        ("/weights", "unknown-field", 4, 13),
    ]


@pytest.mark.parametrize("text", ['{"monetised": null}', '{\n "license": "café",\n "x": true\n}'])
def test_faults_have_the_same_places_in_text_and_bytes(text: str) -> None:
    expected = faults_of(text)
    mark = "\ufeff"
    assert faults_of(text.encode()) == expected
    assert faults_of(mark + text) == expected
    assert faults_of((mark + text).encode()) == expected


def test_facts_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        ModelFacts().license = "MIT"  # type: ignore[misc]


ALL_FACTS = st.builds(
    ModelFacts,
    license=st.sampled_from([None, "NONE", "MIT", "Llama 3.1 Community License", "café"]),
    **{name: st.sampled_from([None, True, False]) for name in YES_OR_NO},
)


@settings(deadline=None)
@given(facts=ALL_FACTS)
def test_facts_come_back_as_they_were_written(facts: ModelFacts) -> None:
    written: dict[str, Any] = unstructure(facts)
    assert written == {k: v for k, v in attrs.asdict(facts).items() if v is not None}
    assert read_facts(write_json(written)) == facts
