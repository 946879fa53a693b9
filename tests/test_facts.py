"""Facts about a model: what may be said, what may stay open, and what is refused where."""

import json
import pickle
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gpai_code.constraints.record import Record
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import DocumentError, Fault, ValueRuleError
from gpai_code.resolver.facts import FURTHER_QUESTIONS, QUESTIONS, ModelFacts, read_facts
from gpai_code.schemas.published import json_schema
from gpai_code.text_io.json_writer import write_json
from gpai_code.vocabulary import DataPurpose, Generates, ModificationKind, Role, SizeClass
from tests.any_facts import AMOUNTS, DATES, FIELDS, YES_OR_NO, any_facts, dense
from tests.each import each
from tests.strategies import json_values

NAMES = list(FIELDS)
CHOICES: dict[str, type[Enum]] = {
    "personal_data_purpose": DataPurpose,
    "role": Role,
    "size_class": SizeClass,
    "modification": ModificationKind,
}


def test_the_hash_of_facts_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    facts, twin = (ModelFacts(license="MIT", weights_public=True) for _ in range(2))
    first = hash(facts)
    assert hash(twin) == hash(pickle.loads(pickle.dumps(facts))) == first
    assert hash(attrs.evolve(facts, license="BSD-3-Clause")) != first

    def not_again(_: Record) -> int:
        raise AssertionError

    monkeypatch.setattr(Record, "__hash__", not_again)
    assert hash(facts) == first


def faults_of(source: str | bytes) -> tuple[Fault, ...]:
    with pytest.raises(DocumentError) as caught:
        read_facts(source)
    assert caught.value.document == "model facts"
    return caught.value.faults


def places(source: str) -> list[tuple[str, str, int | None, int | None]]:
    return [(fault.path, fault.rule, fault.line, fault.column) for fault in faults_of(source)]


def test_nothing_said_is_nothing_known() -> None:
    assert read_facts("{}") == ModelFacts()
    assert {getattr(ModelFacts(), name) for name in NAMES} == {None}


def test_every_fact_is_of_a_kind_that_is_tested_here() -> None:
    others = ["license", "licenses", "base_models", "generates"]
    assert sorted(NAMES) == sorted([*YES_OR_NO, *AMOUNTS, *DATES, *CHOICES, *others])


def test_questions_come_in_an_order_in_which_none_turns_out_superfluous() -> None:
    names = ["is_gpai", "placed_on_union_market", "is_provider", "systemic_risk", "license"]
    names += ["weights_public", "architecture_public", "usage_public", "monetised"]
    names += ["third_country"]  # last, since an exempt provider's seat does not matter
    assert [name for name in QUESTIONS if name in names] == names


def test_every_fact_has_one_question() -> None:
    assert sorted([*QUESTIONS, *FURTHER_QUESTIONS]) == sorted(NAMES)
    assert all(text.endswith("?") for text in (QUESTIONS | FURTHER_QUESTIONS).values())


def test_a_fact_covered_by_a_broader_question_is_listed_and_not_asked_for() -> None:
    assert [name for name in NAMES if name not in QUESTIONS] == [
        *("licenses", "base_models", "optional_paid_services", "premium_versions", "narrow_task"),
        *("research_only", "threshold_met_on", "rebuttal_accepted", "size_class", "modification"),
        *("earlier_modifications_compute", "other_originals_compute"),
        *("original_compute_unknowable", "placed_on", "released_on", "commercial_activity"),
        *("union_excluded", "internal_use_only"),
    ]


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


@pytest.mark.parametrize("value", ["true", "no", "", 1, 0, 1.5, [], [True], {}], ids=json.dumps)
@each("name", YES_OR_NO)
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


# Amounts: decimal texts, which keep their figures


@pytest.mark.parametrize("name", AMOUNTS)
@pytest.mark.parametrize(
    "text", ["0", "1", "2.4e25", "1.0e25", "10000000000000000000000000", "0.5", "3e0", "1e99"]
)
def test_an_amount_is_a_decimal_text_and_keeps_its_figures(name: str, text: str) -> None:
    facts = read_facts(json.dumps({name: text}))
    assert getattr(facts, name) == text
    assert facts == ModelFacts(**{name: text})  # type: ignore[arg-type]
    assert unstructure(facts) == {name: text}


@pytest.mark.parametrize(
    "value",
    [
        *(1e25, 10, 0, True, [], {}),
        *("", " ", "many", "NaN", "inf", "-1", "+1", "007", "1e100", "1E25", "1e+25", "1 e25"),
        *("1,000", "1_000", "10^25", ".5", "1.", "2.4e25 FLOP", " 1", "1\n", "٣", "9" * 31),
    ],
    ids=json.dumps,
)
@each("name", AMOUNTS)
def test_an_amount_is_nothing_else(name: str, value: object) -> None:
    text = f'{{\n"license": "MIT",\n"{name}": {json.dumps(value)}\n}}'
    assert places(text) == [(f"/{name}", "decimal", 3, len(name) + 5)]
    with pytest.raises(ValueRuleError) as caught:
        ModelFacts(**{name: value})  # type: ignore[arg-type]
    assert caught.value.rule == "decimal"


# Choices: one of a closed list


@pytest.mark.parametrize(
    ("name", "member"),
    [(name, member) for name, kind in CHOICES.items() for member in kind],
    ids=str,
)
def test_a_choice_is_read_by_its_value(name: str, member: Enum) -> None:
    facts = read_facts(json.dumps({name: member.value}))
    assert getattr(facts, name) is member
    assert facts == ModelFacts(**{name: member})
    assert unstructure(facts) == {name: member.value}


@pytest.mark.parametrize("name", CHOICES)
@pytest.mark.parametrize(
    "value", ["", "Developer", "MODIFIER", "boss", "security ", 1, True, [], {}, ["host"]]
)
def test_a_choice_is_nothing_else(name: str, value: object) -> None:
    (fault,) = faults_of(json.dumps({name: value}))
    assert (fault.path, fault.rule) == (f"/{name}", "option")
    for member in CHOICES[name]:
        assert member.value in fault.wanted


@pytest.mark.parametrize("name", CHOICES)
def test_in_python_a_choice_is_a_member_or_its_text(name: str) -> None:
    for member in CHOICES[name]:
        text: dict[str, Any] = {name: member.value}
        option: dict[str, Any] = {name: member}
        assert ModelFacts(**text) == ModelFacts(**option)
        assert getattr(ModelFacts(**text), name) is member
    unknown: dict[str, Any] = {name: "boss"}
    with pytest.raises(ValueRuleError) as caught:
        ModelFacts(**unknown)
    assert next(iter(CHOICES[name])).value in caught.value.wanted


# Lists: what a model generates


@pytest.mark.parametrize(
    "chosen",
    [
        (Generates.LANGUAGE,),
        (Generates.OTHER, Generates.LANGUAGE),
        tuple(Generates),
    ],
    ids=len,
)
def test_what_a_model_generates_is_a_list(chosen: tuple[Generates, ...]) -> None:
    facts = read_facts(json.dumps({"generates": [option.value for option in chosen]}))
    assert facts.generates == chosen
    assert facts == ModelFacts(generates=chosen)


@pytest.mark.parametrize(
    ("value", "path", "rule"),
    [
        ([], "/generates", "items"),
        (["language", "language"], "/generates", "unique-items"),
        (["language"] * 5, "/generates", "items"),
        (["language", "text"], "/generates/1", "option"),
        ([None], "/generates/0", "option"),
        ([["language"]], "/generates/0", "option"),
        ("language", "/generates", "type"),
        ({"language": True}, "/generates", "type"),
        (True, "/generates", "type"),
    ],
    ids=json.dumps,
)
def test_the_list_is_neither_empty_nor_repetitive_nor_of_other_things(
    value: object, path: str, rule: str
) -> None:
    (fault,) = faults_of(json.dumps({"generates": value}))
    assert (fault.path, fault.rule) == (path, rule)


@pytest.mark.parametrize("value", [[Generates.LANGUAGE], ["language"], ("language",)], ids=repr)
def test_in_python_the_list_may_be_a_list_and_its_options_texts(value: Any) -> None:
    assert ModelFacts(generates=value).generates == (Generates.LANGUAGE,)


@pytest.mark.parametrize(
    "value",
    [(), [], (Generates.LANGUAGE,) * 2, ["prose"], Generates.LANGUAGE, "language", {"language"}],
    ids=repr,
)
def test_in_python_the_list_is_no_other_thing(value: Any) -> None:
    with pytest.raises(ValueRuleError):
        ModelFacts(generates=value)


# Dates


@pytest.mark.parametrize("name", DATES)
@pytest.mark.parametrize("text", ["2025-08-02", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_day_is_written_year_first(name: str, text: str) -> None:
    facts = read_facts(json.dumps({name: text}))
    assert getattr(facts, name) == date.fromisoformat(text)
    assert facts == ModelFacts(**{name: date.fromisoformat(text)})  # type: ignore[arg-type]
    assert unstructure(facts) == {name: text}


@pytest.mark.parametrize("name", DATES)
@pytest.mark.parametrize(
    "value",
    [
        *("2025-02-29", "2025-13-01", "2025-8-2", "02.08.2025", "20250802", "2025-W31-6", ""),
        *("2025-08-02T00:00:00", "2025-08-02\n", "0000-01-01", 20250802, True, [], {}),
    ],
    ids=json.dumps,
)
def test_a_day_is_nothing_else(name: str, value: object) -> None:
    (fault,) = faults_of(json.dumps({name: value}))
    assert fault.path == f"/{name}"
    assert fault.rule == ("length" if isinstance(value, str) and len(value) > 10 else "date")


@pytest.mark.parametrize("name", DATES)
@pytest.mark.parametrize("value", ["2025-08-02", datetime(2025, 8, 2)], ids=repr)  # noqa: DTZ001
def test_in_python_a_day_is_a_date(name: str, value: object) -> None:
    with pytest.raises(ValueRuleError) as caught:
        ModelFacts(**{name: value})  # type: ignore[arg-type]
    assert caught.value.rule == "type"


# What holds for every fact


@pytest.mark.parametrize("name", NAMES)
def test_null_calls_a_fact_unknown(name: str) -> None:
    facts = read_facts(f'{{"{name}": null}}')
    assert facts == ModelFacts(unknown=(name,))
    assert read_facts(facts.to_json()) == facts
    assert read_facts({name: None, "unknown": [name]}) == facts


def test_a_fact_that_is_given_is_not_unknown_any_more() -> None:
    facts = read_facts('{"license": null, "role": null}')
    assert facts.unknown == ("license", "role")
    assert attrs.evolve(facts, license="MIT").unknown == ("role",)
    assert read_facts({"license": "MIT", "unknown": ["license"]}) == ModelFacts(license="MIT")


@pytest.mark.parametrize(
    ("value", "path", "rule"),
    [
        (["weights"], "/unknown/0", "fact-name"),
        (["role", "role"], "/unknown", "unique-items"),
        ("role", "/unknown", "type"),
        (None, "/unknown", "type"),
    ],
    ids=json.dumps,
)
def test_only_facts_can_be_called_unknown(value: object, path: str, rule: str) -> None:
    (fault,) = faults_of(json.dumps({"unknown": value}))
    assert (fault.path, fault.rule) == (path, rule)


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
        ('{"license": "MIT",\n}', 1, 18),
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
    text = '{\n "license": 3,\n "monetised": 1,\n "role": null,\n "weights": true\n}'
    assert sorted(places(text)) == [
        ("/license", "text", 2, 13),
        ("/monetised", "type", 3, 15),
        ("/weights", "unknown-field", 5, 13),
    ]


@pytest.mark.parametrize("text", ['{"monetised": 0}', '{\n "license": "café",\n "x": true\n}'])
def test_faults_have_the_same_places_in_text_and_bytes(text: str) -> None:
    expected = faults_of(text)
    mark = "\ufeff"
    assert faults_of(text.encode()) == expected
    assert faults_of(mark + text) == expected
    assert faults_of((mark + text).encode()) == expected


def test_facts_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        ModelFacts().license = "MIT"  # type: ignore[misc]


@settings(deadline=None)
@given(facts=any_facts | dense)
def test_facts_come_back_as_they_were_written(facts: ModelFacts) -> None:
    written: dict[str, Any] = unstructure(facts)
    known = {name for name in NAMES if getattr(facts, name) is not None}
    assert set(written) == known
    assert read_facts(write_json(written)) == facts


# The schema and the reader accept the same documents


@cache
def schema_of_facts() -> Draft202012Validator:
    return Draft202012Validator(json_schema("model-facts"))


def accepted(document: object) -> bool:
    """Compare the reader with the schema; return what both say."""
    faults = list(schema_of_facts().iter_errors(document))
    try:
        read_facts(json.dumps(document))
    except DocumentError:
        assert faults, document
        return False
    assert not faults, (document, faults)
    return True


@settings(deadline=None)
@given(facts=any_facts | dense)
def test_all_facts_meet_the_schema(facts: ModelFacts) -> None:
    assert accepted(unstructure(facts))


VALUES: list[Any] = [
    *(None, True, False, 0, 1, 1.5, "", " ", "x", "N/A", "NONE", "none", [], {}, [None], ["x"]),
    *("1e25", "007", "2.4E25", "2025-08-02", "2025-02-29", "developer", "security", "micro"),
    *("language", ["language"], ["language", "other"], ["language", "language"], {"value": "1"}),
]


@pytest.mark.parametrize("name", [*NAMES, "surprise", "extensions", "$schema"])
def test_schema_and_reader_judge_every_value_alike(name: str) -> None:
    fitting = [value for value in VALUES if accepted({name: value})]
    assert bool(fitting) == (name in {*NAMES, "extensions", "$schema"})


@settings(deadline=None)
@given(document=st.dictionaries(st.sampled_from([*NAMES, "x"]), json_values, max_size=3))
def test_schema_and_reader_judge_any_document_alike(document: dict[str, Any]) -> None:
    accepted(document)


def test_facts_may_link_to_their_schema_which_is_no_fact() -> None:
    facts = read_facts('{"$schema": "./model-facts.schema.json", "license": "MIT"}')
    assert facts == ModelFacts(license="MIT")
    with pytest.raises(DocumentError) as caught:
        read_facts('{"$schema": 7, "licence": "MIT"}')
    assert [fault.path for fault in caught.value.faults] == ["/$schema", "/licence"]
