"""Hostile documents: every fault is found, with its place, and nothing but `DocumentError`."""

import json
from typing import Any, get_args, get_origin

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.constraints.rules import (
    ItemsRule,
    TextRule,
    or_items,
    or_literal,
    rule_of,
    without_none,
)
from gpai_code.errors import DocumentError, Fault, UnknownEditionError
from gpai_code.forms.documents import (
    DOCUMENT,
    FORMS,
    from_document,
    read_form,
    to_document,
)
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.template import example_of, skeleton
from gpai_code.text_io.json_writer import write_json
from gpai_code.text_io.strict_json import pointer
from tests.each import each
from tests.strategies import any_form, changed, json_values, marked, nodes, whole_forms

TEN_MEGABYTES = "x" * 10_000_000
SURROGATE = r'"half a pair: \ud83e"'


def complete(edition: str) -> dict[str, Any]:
    """Return a form with an answer in every field, as plain JSON values."""
    document: dict[str, Any] = json.loads(marked(FORMS[edition])[0].to_json())
    return document


COMPLETE = {edition: complete(edition) for edition in FORMS}

FIELDS = {
    edition: {
        field.name: without_none(field.type)
        for field in attrs.fields(kind)
        if field.name not in {"audience", "extensions", "schema"}
    }
    for edition, kind in FORMS.items()
}

every_edition = pytest.mark.parametrize("edition", FORMS)
every_field = each(
    "edition, name", [(edition, name) for edition, fields in FIELDS.items() for name in fields]
)


def faults_in(document: object) -> tuple[Fault, ...]:
    """Return the faults for which plain JSON values are refused."""
    with pytest.raises(DocumentError) as caught:
        from_document(document)
    assert all(len(str(fault)) < 700 for fault in caught.value.faults)
    return caught.value.faults


def faults_in_text(text: str | bytes) -> tuple[Fault, ...]:
    """Return the faults for which JSON text is refused; each has its place."""
    with pytest.raises(DocumentError) as caught:
        read_form(text)
    for fault in caught.value.faults:
        assert fault.line, fault
        assert fault.column, fault
    return caught.value.faults


def paths(faults: tuple[Fault, ...]) -> list[str]:
    return [fault.path for fault in faults]


def with_text(edition: str, name: str, literal: str) -> str:
    """Return a complete document in which one field's value is the given piece of JSON text."""
    text = write_json({**COMPLETE[edition], name: "<here>"})
    return text.replace('"<here>"', literal)


def is_list(annotation: Any) -> bool:
    return isinstance(rule_of(annotation), ItemsRule) or or_items(annotation) is not None


def is_object(annotation: Any) -> bool:
    either = or_literal(annotation) or or_items(annotation)
    return attrs.has(either[0] if either else annotation)


@every_edition
def test_a_complete_document_is_read(edition: str) -> None:
    assert to_document(from_document(COMPLETE[edition])) == COMPLETE[edition]


@pytest.mark.parametrize("value", [17, 0, True, False, None], ids=repr)
@every_field
def test_a_number_a_truth_value_or_null_is_never_an_answer(
    edition: str, name: str, value: object
) -> None:
    assert paths(faults_in({**COMPLETE[edition], name: value})) == [f"/{name}"]


@every_field
def test_a_list_is_no_answer_where_none_is_asked_for(edition: str, name: str) -> None:
    place = f"/{name}/0" if is_list(FIELDS[edition][name]) else f"/{name}"
    items: list[Any] = [17, None, [], "\x00"]
    for item in items:
        assert paths(faults_in({**COMPLETE[edition], name: [item]})) == [place]


@every_field
def test_an_object_is_no_answer_where_none_is_asked_for(edition: str, name: str) -> None:
    faults = faults_in({**COMPLETE[edition], name: {"surprise": 1}})
    if is_object(FIELDS[edition][name]):
        assert f"/{name}/surprise" in paths(faults)
        assert {fault.rule for fault in faults} <= {"unknown-field", "missing-field"}
        assert all(path.startswith(f"/{name}/") for path in paths(faults))
    else:
        assert paths(faults) == [f"/{name}"]


@every_field
def test_an_endless_text_is_no_answer_and_is_not_quoted(edition: str, name: str) -> None:
    faults = faults_in({**COMPLETE[edition], name: TEN_MEGABYTES})
    assert paths(faults) == [f"/{name}"]


@pytest.mark.parametrize("text", ["a\x00b", "\x1b[2J", "a\x7f", "a\x0b", " ", ""], ids=ascii)
@every_field
def test_control_characters_and_blanks_are_no_answer(edition: str, name: str, text: str) -> None:
    assert paths(faults_in({**COMPLETE[edition], name: text})) == [f"/{name}"]


@every_field
def test_half_a_surrogate_pair_is_no_answer(edition: str, name: str) -> None:
    (fault,) = faults_in_text(with_text(edition, name, SURROGATE))
    assert (fault.path, fault.rule) == (f"/{name}", "surrogate")
    assert paths(faults_in({**COMPLETE[edition], name: "\ud83e"})) == [f"/{name}"]


@pytest.mark.parametrize("literal", ["NaN", "Infinity", "-Infinity", "1e99999"])
@every_field
def test_what_is_no_number_in_json_is_refused(edition: str, name: str, literal: str) -> None:
    (fault,) = faults_in_text(with_text(edition, name, literal))
    assert (fault.path, fault.rule) == (f"/{name}", "number")


@every_field
def test_a_fault_has_the_line_and_column_of_the_value(edition: str, name: str) -> None:
    text = with_text(edition, name, "17")
    lines = text.splitlines()
    line = lines.index(
        next(text_line for text_line in lines if text_line.startswith(f'  "{name}": 17'))
    )
    (fault,) = faults_in_text(text)
    assert (fault.line, fault.column) == (line + 1, lines[line].index("17") + 1)


@every_field
def test_a_repeated_key_is_refused(edition: str, name: str) -> None:
    text = write_json(COMPLETE[edition]).removesuffix("\n}\n") + f',\n  "{name}": "again"\n}}\n'
    (fault,) = faults_in_text(text)
    assert (fault.path, fault.rule) == (f"/{name}", "duplicate-key")


OBJECTS = [
    (edition, path)
    for edition, document in COMPLETE.items()
    for path, value in nodes(document)
    if isinstance(value, dict) and path[:1] != ("extensions",)
]


@pytest.mark.parametrize(
    ("edition", "path"), OBJECTS, ids=[f"{edition}{pointer(path)}" for edition, path in OBJECTS]
)
def test_an_unknown_field_is_refused_wherever_it_stands(
    edition: str, path: tuple[str | int, ...]
) -> None:
    held: Any = COMPLETE[edition]
    for key in path:
        held = held[key]
    wrong = changed(COMPLETE[edition], path, {**held, "surprise": "mark99999"})
    (fault,) = faults_in(wrong)
    assert (fault.path, fault.rule) == (pointer([*path, "surprise"]), "unknown-field")
    assert "mark99999" not in str(fault)
    (placed,) = faults_in_text(write_json(wrong))
    assert placed == attrs.evolve(fault, line=placed.line, column=placed.column)
    surprise_line = write_json(wrong).splitlines()[(placed.line or 0) - 1]
    assert surprise_line.lstrip().startswith('"surprise": "mark99999"')


@every_edition
def test_a_misspelt_field_is_refused_with_the_name_that_was_meant(edition: str) -> None:
    (fault,) = faults_in({**COMPLETE[edition], "realease_date": "2025-01-31"})
    assert (fault.path, fault.wanted) == ("/realease_date", "did you mean release_date?")


@every_edition
def test_a_field_that_needs_an_answer_is_missed_wherever_it_is_left_out(edition: str) -> None:
    for path, value in nodes(COMPLETE[edition]):
        if isinstance(value, dict) and set(value) >= {"unit", "value"}:
            for name in ("unit", "value"):
                rest = {key: item for key, item in value.items() if key != name}
                (fault,) = faults_in(changed(COMPLETE[edition], path, rest))
                assert (fault.path, fault.rule) == (pointer([*path, name]), "missing-field")


@every_edition
@pytest.mark.parametrize("options", ["input_modalities", "data_provenance"])
def test_an_option_is_selected_once_and_only_if_it_is_printed(edition: str, options: str) -> None:
    def refused(choice: object) -> list[tuple[str, str]]:
        faults = faults_in({**COMPLETE[edition], options: choice})
        return [(fault.path, fault.rule) for fault in faults]

    printed = COMPLETE[edition][options]["selected"][0]
    assert refused({}) == [(f"/{options}", "choice")]
    assert refused({"selected": []}) == [(f"/{options}/selected", "items")]
    assert refused({"selected": [printed] * 2}) == [(f"/{options}/selected", "unique-items")]
    assert refused({"selected": [printed, printed.upper()]}) == [
        (f"/{options}/selected/1", "option")
    ]
    assert refused({"selected": printed}) == [(f"/{options}/selected", "type")]
    assert refused({"other": "N/A"}) == [(f"/{options}/other", "text")]


@pytest.mark.parametrize("value", [[], "text", 7, 1.5, True, None, (), b"{}"], ids=repr)
def test_a_document_is_an_object(value: object) -> None:
    assert [(fault.path, fault.rule) for fault in faults_in(value)] == [("", "type")]


@every_edition
@pytest.mark.parametrize("value", ["model-documentation", "", 1, None, ["x"], {}], ids=repr)
def test_a_document_says_what_it_is(edition: str, value: object) -> None:
    (fault,) = faults_in({**COMPLETE[edition], "document": value})
    assert (fault.path, fault.rule) == ("/document", "document")
    nameless = {key: item for key, item in COMPLETE[edition].items() if key != "document"}
    (fault,) = faults_in(nameless)
    assert (fault.path, fault.rule, fault.found) == ("/document", "document", "nothing")


@every_edition
@pytest.mark.parametrize(
    "value", ["second-draft", "", "Final", "1.0", 1.0, True, None, ["final"], {}], ids=repr
)
def test_a_document_says_of_which_edition_it_is(edition: str, value: object) -> None:
    (fault,) = faults_in({**COMPLETE[edition], "edition": value})
    assert (fault.path, fault.rule) == ("/edition", "edition")
    assert "third-draft; final" in fault.wanted
    without = {key: item for key, item in COMPLETE[edition].items() if key != "edition"}
    (fault,) = faults_in(without)
    assert (fault.path, fault.rule, fault.found) == ("/edition", "edition", "nothing")


def test_a_form_is_not_read_as_one_of_the_other_edition() -> None:
    faults = faults_in({**COMPLETE["third-draft"], "edition": "final"})
    assert {"/model_family", "/technical_documentation", "/evaluation"} <= set(paths(faults))
    # the ranges are the same, printed with another dash
    assert "/parameter_range" not in paths(faults)


@every_edition
def test_schema_is_written_with_a_dollar_sign(edition: str) -> None:
    (fault,) = faults_in({**COMPLETE[edition], "schema": "urn:example"})
    assert (fault.path, fault.rule, fault.wanted) == ("/schema", "unknown-field", "write $schema")
    (fault,) = faults_in({**COMPLETE[edition], "$shema": "urn:example"})
    assert (fault.path, fault.wanted) == ("/$shema", "did you mean $schema?")
    (fault,) = faults_in({**COMPLETE[edition], "$schema": 7})
    assert (fault.path, fault.rule) == ("/$schema", "text")


STAMPS = {
    "no object": (7, [("/generated_by", "type")]),
    "null": (None, [("/generated_by", "type")]),
    "empty": (
        {},
        [
            (f"/generated_by/{name}", "missing-field")
            for name in ("library", "version", "edition", "revision")
        ],
    ),
    "a revision in words": ({"revision": "one"}, [("/generated_by/revision", "type")]),
    "half a revision": ({"revision": 1.5}, [("/generated_by/revision", "type")]),
    "a true revision": ({"revision": True}, [("/generated_by/revision", "type")]),
    "no end of revisions": ({"revision": float("inf")}, [("/generated_by/revision", "type")]),
    "an unknown field": ({"by": "me"}, [("/generated_by/by", "unknown-field")]),
}


@every_edition
@pytest.mark.parametrize(("stamp", "expected"), STAMPS.values(), ids=STAMPS)
def test_a_broken_stamp_is_refused(
    edition: str, stamp: object, expected: list[tuple[str, str]]
) -> None:
    if isinstance(stamp, dict) and stamp:
        stamp = {**COMPLETE[edition]["generated_by"], **stamp}
    faults = faults_in({**COMPLETE[edition], "generated_by": stamp})
    assert [(fault.path, fault.rule) for fault in faults] == expected


@every_edition
def test_a_stamp_is_not_kept_and_may_be_missing(edition: str) -> None:
    unstamped = {key: item for key, item in COMPLETE[edition].items() if key != "generated_by"}
    older = {"library": "another", "version": "0", "edition": "first-draft", "revision": 1.0}
    for document in (unstamped, {**unstamped, "generated_by": older}):
        assert to_document(from_document(document)) == COMPLETE[edition]


@every_edition
@pytest.mark.parametrize("value", ["DP", "", 7, None, ["DPs"], {}], ids=repr)
def test_an_audience_is_one_of_the_three(edition: str, value: object) -> None:
    (fault,) = faults_in({**COMPLETE[edition], "audience": value})
    assert fault.path == "/audience"
    assert fault.rule == ("null" if value is None else "option")


@every_edition
@pytest.mark.parametrize("value", [[], "note", 7, True, None], ids=repr)
def test_extensions_are_an_object(edition: str, value: object) -> None:
    (fault,) = faults_in({**COMPLETE[edition], "extensions": value})
    assert fault.path == "/extensions"


@every_edition
def test_all_faults_are_reported_at_once(edition: str) -> None:
    wrong = {
        **COMPLETE[edition],
        "document": "form",
        "schema": "urn:example",
        "generated_by": {},
        "last_updated": "2025-02-30",
        "release_date": 2025,
        "input_modalities": {"selected": ["Text", "Smell"], "other": ""},
        "training_compute": {"value": "2.4*10^25", "unit": "flops"},
        "surprise": None,
    }
    del wrong["training_compute"]["unit"]
    wrong["data_points"] = [{"part": "all", "unit": " ", "figure": "7"}]
    expected = {
        "/document": "document",
        "/schema": "unknown-field",
        "/generated_by/library": "missing-field",
        "/generated_by/version": "missing-field",
        "/generated_by/edition": "missing-field",
        "/generated_by/revision": "missing-field",
        "/last_updated": "date",
        "/release_date": "date",
        "/input_modalities/selected/1": "option",
        "/input_modalities/other": "text",
        "/training_compute/value": "decimal",
        "/training_compute/unit": "missing-field",
        "/data_points/0/part": "option",
        "/data_points/0/value": "missing-field",
        "/data_points/0/unit": "text",
        "/data_points/0/figure": "unknown-field",
        "/surprise": "unknown-field",
    }
    faults = faults_in(wrong)
    assert {fault.path: fault.rule for fault in faults} == expected
    assert len(faults) == len(expected)
    in_text = faults_in_text(write_json(wrong))
    assert {fault.path: fault.rule for fault in in_text} == expected
    with pytest.raises(DocumentError, match=f"has {len(expected)} faults"):
        from_document(wrong)


def test_an_unknown_edition_and_a_wrong_name_are_reported_together() -> None:
    assert paths(faults_in({"edition": "none"})) == ["/document", "/edition"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "json"),
        ("{", "json"),
        ("[1, 2", "json"),
        ('{"document": "model-documentation-form"} {}', "json"),
        ("{'document': 1}", "json"),
        ("\x00", "json"),
    ],
)
def test_what_is_no_json_is_refused(text: str, rule: str) -> None:
    (fault,) = faults_in_text(text)
    assert (fault.path, fault.rule) == ("", rule)


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        (b"\xff\xfe{}", "utf-8"),
        ("[" * 100_000, "depth"),
        ('{"a":' * 100 + "1" + "}" * 100, "depth"),
    ],
    ids=["other bytes", "open brackets", "nested objects"],
)
def test_bytes_and_nesting_beyond_the_limits_are_refused(source: str | bytes, rule: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_form(source)
    assert [fault.rule for fault in caught.value.faults] == [rule]


@every_edition
def test_a_very_long_text_in_a_file_is_refused_at_its_place(edition: str) -> None:
    text = with_text(edition, "integration_means", json.dumps(TEN_MEGABYTES))
    (fault,) = faults_in_text(text)
    assert (fault.path, fault.rule) == ("/integration_means", "length")
    assert text.splitlines()[(fault.line or 0) - 1][: (fault.column or 0) - 1].endswith(": ")


@settings(max_examples=60, deadline=None)
@given(any_form, st.data())
def test_no_change_of_a_document_raises_anything_but_a_document_error(
    form: ModelDocumentation, data: st.DataObject
) -> None:
    document = json.loads(form.to_json())
    path, _ = data.draw(st.sampled_from(list(nodes(document))))
    wrong = changed(document, path, data.draw(json_values))
    try:
        read = from_document(wrong)
    except DocumentError as error:
        # a change breaks what is there, around it, or (edition, audience) everything
        inside = path[:1] not in {("edition",), ("audience",)}
        own = pointer(path)
        for fault in error.faults if inside else ():
            assert fault.path.startswith(own) or own.startswith(fault.path), fault
    else:
        assert from_document(to_document(read)) == read


@settings(max_examples=30, deadline=None)
@given(
    st.recursive(
        json_values,
        lambda inner: st.dictionaries(
            st.sampled_from(
                [
                    "document",
                    "edition",
                    "audience",
                    "extensions",
                    "generated_by",
                    "release_date",
                    "$schema",
                ]
            ),
            inner,
        ),
    )
)
def test_any_json_at_all_is_a_form_or_a_document_error(value: Any) -> None:
    for document in (value, {"document": DOCUMENT, "edition": "final", "extensions": value}):
        try:
            form = from_document(document)
        except DocumentError:
            continue
        assert isinstance(form, ModelDocumentation)


@every_edition
def test_extensions_are_kept_as_they_are(edition: str) -> None:
    kept: dict[str, Any] = {
        "": "",
        "null": None,
        "deep": [[{"a": [True, False, 0, -1, 10**60]}]],
        "document": "another",
        "text": "a\x00b 🤖 \u202e",
    }
    form = from_document({**COMPLETE[edition], "extensions": kept})
    assert form.extensions == kept
    assert read_form(form.to_json()).extensions == kept
    assert from_document({**COMPLETE[edition], "extensions": {}}).extensions == {}


@every_edition
@pytest.mark.parametrize("literal", ["0.1", "1.50", "2.4e25", "-0.0", "1e-400", "1e9999"])
def test_a_number_in_extensions_is_kept_with_its_figures(edition: str, literal: str) -> None:
    text = with_text(edition, "extensions", f'{{"score": {literal}}}')
    form = read_form(text)
    assert read_form(form.to_json()) == form


@every_edition
def test_a_skeleton_is_an_empty_form_that_explains_every_field(edition: str) -> None:
    made = skeleton(edition)
    assert from_document(made) == FORMS[edition](extensions=made["extensions"])
    told = made["extensions"]["rows_to_fill"]
    assert list(told) == list(FIELDS[edition])
    rows = {row.id: row for row in FORMS[edition].definition().rows()}
    for name, row in rows.items():
        assert told[name]["label"] == row.name
        assert told[name]["asks_for"] == row.guidance
        assert told[name]["for"] == [audience.value for audience in row.audiences]


@every_edition
def test_the_examples_of_a_skeleton_are_valid_answers(edition: str) -> None:
    told = skeleton(edition)["extensions"]["rows_to_fill"]
    filled = {name: field["example"] for name, field in told.items()}
    form = from_document({"document": DOCUMENT, "edition": edition, **filled})
    assert all(answer is not None for _, answer in form.rows())


@every_field
def test_an_example_is_found_for_every_field(edition: str, name: str) -> None:
    annotation = FIELDS[edition][name]
    example = example_of(annotation)
    assert isinstance(example, list) is (
        get_origin(get_args(annotation)[0]) is tuple if get_args(annotation) else False
    )


def test_there_is_no_skeleton_for_another_edition() -> None:
    with pytest.raises(UnknownEditionError):
        skeleton("second-draft")


@every_edition
def test_a_text_rule_has_no_hidden_exception_in_documents(edition: str) -> None:
    """Each text that a rule names is accepted in its field, and in no field without it."""
    for name, annotation in FIELDS[edition].items():
        rule = rule_of(annotation)
        if not isinstance(rule, TextRule) or rule.name != "text":
            continue
        document = {**COMPLETE[edition], name: "N/A"}
        if "N/A" in rule.also:
            assert getattr(from_document(document), name) == "N/A"
        else:
            assert paths(faults_in(document)) == [f"/{name}"]


@settings(max_examples=20, deadline=None)
@given(whole_forms["final"])
def test_a_document_begins_with_its_envelope_and_follows_the_printed_order(
    form: ModelDocumentation,
) -> None:
    names = list(to_document(form))
    head = ["$schema", "document", "edition", "generated_by", "last_updated", "document_version"]
    rows = [row.id for row in form.definition().rows()]
    order = [*head, *rows, "extensions"]
    assert names == [name for name in order if name in names]
