"""What counts as additive and as breaking between two schemas."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.from_schema import documents_of
from tests.schema_documents import SCHEMAS, Named, schema_id, schema_of
from tools.schema_changes import SCHEMAS as PRESENT
from tools.schema_changes import all_changes, changes, last_release

TEXT: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 9, "pattern": "^a"}
WITHOUT_PATTERN = {name: value for name, value in TEXT.items() if name != "pattern"}
NAMES = {"type": "string", "enum": ["a", "b"]}


def closed(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties, **more}


def listed(items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


def tagged(*tags: bool) -> dict[str, Any]:
    kinds = {
        str(tag): closed({"used": {"type": "boolean", "const": tag}}, required=["used"])
        for tag in tags
    }
    return {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in kinds], "$defs": kinds}


def named(definition: dict[str, Any]) -> dict[str, Any]:
    reference = {"allOf": [{"$ref": "#/$defs/Name"}], "description": "Said."}
    return {**closed({"name": reference}), "$defs": {"Name": definition}}


ADDITIVE: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "a new optional field": (closed({}), closed({"a": TEXT}), "/a: given"),
    "a field no longer needed": (
        closed({"a": TEXT}, required=["a"]),
        closed({"a": TEXT}),
        "/a: left out",
    ),
    "a wider list of values": (NAMES, {"type": "string", "enum": ["a", "b", "c"]}, "(whole): 'c'"),
    "any text instead of some": (NAMES, {"type": "string"}, "(whole): string"),
    "a longer text": (TEXT, {**TEXT, "maxLength": 10}, "(whole): maxLength 10"),
    "a shorter text": (TEXT, {**TEXT, "minLength": 0}, "(whole): minLength 0"),
    "no pattern": (TEXT, WITHOUT_PATTERN, "(whole): pattern missing"),
    "fewer items": (listed(TEXT, minItems=1), listed(TEXT), "(whole): minItems missing"),
    "more items": (listed(TEXT, maxItems=1), listed(TEXT, maxItems=2), "(whole): maxItems 2"),
    "the same item twice": (
        listed(TEXT, uniqueItems=True),
        listed(TEXT),
        "(whole): uniqueItems missing",
    ),
    "wider items": (listed(NAMES), listed({"type": "string"}), "/*: string"),
    "an empty object": (
        closed({"a": TEXT}, minProperties=1),
        closed({"a": TEXT}),
        "(whole): minProperties missing",
    ),
    "fields of any name": (closed({}), {"type": "object"}, "/*: given"),
    "an alternative": (TEXT, {"anyOf": [TEXT, {"type": "boolean"}]}, "(whole): boolean"),
    "another kind of object": (tagged(True), tagged(True, False), "/used: False"),
    "a wider definition": (named(NAMES), named({"type": "string"}), "/name: string"),
    "values of any kind in a map": (
        {"type": "object", "additionalProperties": NAMES},
        {"type": "object", "additionalProperties": {"type": "string"}},
        "/*: string",
    ),
}


@pytest.mark.parametrize(("old", "new", "change"), ADDITIVE.values(), ids=ADDITIVE)
def test_accepting_more_is_additive_and_the_reverse_is_breaking(
    old: dict[str, Any], new: dict[str, Any], change: str
) -> None:
    assert changes(old, new).breaking == ()
    assert changes(old, new).additive == (change,)
    assert changes(new, old).breaking == (change,)
    assert changes(new, old).additive == ()


BOTH: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "another type": (TEXT, {"type": "boolean"}),
    "another pattern": (TEXT, {**TEXT, "pattern": "^b"}),
    "other values": (NAMES, {"type": "string", "enum": ["a", "c"]}),
    "another name of a field": (closed({"a": TEXT}), closed({"b": TEXT})),
    "another constant": (tagged(True), tagged(False)),
}


@pytest.mark.parametrize(("old", "new"), BOTH.values(), ids=BOTH)
def test_accepting_other_documents_is_breaking_and_additive(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    both = changes(old, new)
    assert both.breaking
    assert both.additive


SAME: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a remark": (TEXT, {**TEXT, "title": "Text", "description": "A text.", "examples": ["a"]}),
    "a definition for what was in place": (closed({"name": NAMES}), named(NAMES)),
    "another order": (NAMES, {"type": "string", "enum": ["b", "a"]}),
    "a kind that holds itself": (
        named(listed({"$ref": "#/$defs/Name"})),
        named(listed({"allOf": [{"$ref": "#/$defs/Name"}]})),
    ),
}


@pytest.mark.parametrize(("old", "new"), SAME.values(), ids=SAME)
def test_accepting_the_same_documents_is_no_change(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    difference = changes(old, new)
    assert difference.breaking == ()
    assert difference.additive == ()


@pytest.mark.parametrize("schema", SCHEMAS, ids=schema_id)
def test_a_schema_has_not_changed_from_itself(schema: Named) -> None:
    assert changes(schema_of(schema), schema_of(schema)).breaking == ()


@settings(max_examples=50, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize(("old", "new", "_"), ADDITIVE.values(), ids=ADDITIVE)
def test_an_additive_change_keeps_every_document_valid(
    old: dict[str, Any], new: dict[str, Any], _: str, data: st.DataObject
) -> None:
    assert Draft202012Validator(new).is_valid(data.draw(documents_of(old)))


def test_a_kind_of_document_comes_additively_and_goes_breakingly(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, name in ((old, "gone"), (new, "come")):
        folder.mkdir()
        (folder / f"{name}.schema.json").write_text("{}")
    by_file = {name: change for name, change, _ in all_changes(old, new)}
    assert by_file["gone.schema.json"].breaking
    assert by_file["come.schema.json"].additive


def test_no_schema_has_broken_since_the_last_release_without_a_new_name() -> None:
    """Additive changes are welcome; `python tools/schema_changes.py` names them all."""
    for name, changed, renamed in all_changes(last_release(), PRESENT):
        assert not changed.breaking or renamed, (name, changed.breaking)
