"""Documents made from a schema alone, without a look at the types."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from tests.strategies import CHARACTERS, json_values

KEYWORDS = {
    *("$schema", "$id", "$ref", "$defs", "title", "description", "examples", "format"),
    *("type", "const", "enum", "allOf", "anyOf", "oneOf", "properties", "required"),
    *("additionalProperties", "minProperties", "items", "minItems", "maxItems", "uniqueItems"),
    *("pattern", "minLength", "maxLength", "minimum", "maximum"),
}
"""Every keyword that our schemas use, and that this module understands."""


def documents_of(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Return every document that a schema of ours accepts, lists of at most three items."""
    made: dict[str, st.SearchStrategy[Any]] = {}
    named = {f"#/$defs/{name}": part for name, part in schema.get("$defs", {}).items()}

    def of(part: Mapping[str, Any]) -> st.SearchStrategy[Any]:
        assert set(part) <= KEYWORDS, part
        if "$ref" in part:
            name = part["$ref"]
            if name not in made:
                made[name] = st.deferred(lambda: of(named[name]))
            return made[name]
        if "allOf" in part:
            (inner,) = part["allOf"]
            return of(inner)
        if options := part.get("anyOf") or part.get("oneOf"):
            return st.one_of(*map(of, options))
        if "const" in part:
            return st.just(part["const"])
        if "enum" in part:
            return st.sampled_from(part["enum"])
        if isinstance(part["type"], list):
            (kind,) = (option for option in part["type"] if option != "null")
            return st.none() | kinds[kind](part)
        return kinds[part["type"]](part)

    def text(part: Mapping[str, Any]) -> st.SearchStrategy[Any]:
        if "pattern" not in part:
            return st.text(CHARACTERS, max_size=20)
        least, most = part["minLength"], part["maxLength"]
        return st.from_regex(part["pattern"]).filter(lambda text: least <= len(text) <= most)

    def array(part: Mapping[str, Any]) -> st.SearchStrategy[Any]:
        most = min(3, part.get("maxItems", 3))
        by = json.dumps if part.get("uniqueItems") else None
        return st.lists(
            of(part["items"]), min_size=part.get("minItems", 0), max_size=most, unique_by=by
        )

    def obj(part: Mapping[str, Any]) -> st.SearchStrategy[Any]:
        others = part.get("additionalProperties", True)
        if others is not False:
            inner = json_values if others is True else of(others)
            return st.dictionaries(st.text(CHARACTERS, max_size=5), inner, max_size=3)
        fields = {name: of(inner) for name, inner in part["properties"].items()}
        needed = {name: fields.pop(name) for name in part.get("required", ())}
        objects = st.fixed_dictionaries(needed, optional=fields)
        return objects.filter(bool) if part.get("minProperties") else objects

    kinds = {
        "string": text,
        "integer": lambda part: st.integers(part["minimum"], part["maximum"]),
        "null": lambda _: st.none(),
        "boolean": lambda _: st.booleans(),
        "array": array,
        "object": obj,
    }
    return of(schema)
