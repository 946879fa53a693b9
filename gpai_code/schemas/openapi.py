"""The schemas as components of an OpenAPI 3.1 document, whose dialect is that of the schemas."""

from typing import Any

from gpai_code.schemas.locations import FORM, FRAMEWORK, INCIDENT, REPORT, SUMMARY
from gpai_code.schemas.published import json_schema
from gpai_code.vocabulary import Audience

_WITHOUT_COPIES = (
    *("model-facts", "decision", "code", "commitment", "measure"),
    *(SUMMARY, FRAMEWORK, REPORT, INCIDENT),
)
"""The kinds of document that have no schema of their own for an audience's copy."""

OF_THE_DRAFT = "ThirdDraft"
"""Begins the names of schemas of the third draft, which another edition has as well."""

_DEFINITIONS = "#/$defs/"


def openapi_components() -> dict[str, Any]:
    """
    Return the schemas as the value of `components`, each under its title.

    What a schema defines for itself is a component too, with the title before its name, because
    not every tool for OpenAPI knows schemas with an `$id`. OpenAPI 3.0 has another dialect and
    cannot take them.

    >>> sorted(openapi_components()["schemas"])[:2]
    ['CodeDocument', 'CodeDocument.Addressee']
    """
    components: dict[str, Any] = {}
    for kind in _WITHOUT_COPIES:
        _add(components, json_schema(kind))
    _add(components, json_schema(INCIDENT, "third-draft"))  # its title differs
    for audience in (None, *Audience):
        _add(components, json_schema(FORM, audience=audience))
        _add(components, json_schema(FORM, "third-draft", audience=audience), OF_THE_DRAFT)
    return {"schemas": components}


def _add(components: dict[str, Any], schema: dict[str, Any], prefix: str = "") -> None:
    """Add a schema and each of its definitions."""
    name = f"{prefix}{schema['title']}"
    definitions = schema.pop("$defs", {})
    for envelope in ("$schema", "$id"):
        schema.pop(envelope, None)
    components[name] = _pointed(schema, name)
    for definition, part in definitions.items():
        components[f"{name}.{definition}"] = _pointed(part, name)


def _pointed(part: Any, name: str) -> Any:
    """Return a part of a schema with its references leading to components."""
    if isinstance(part, list):
        return [_pointed(inner, name) for inner in part]
    if not isinstance(part, dict):
        return part
    pointed = {}
    for key, inner in part.items():
        if key == "$ref" and isinstance(inner, str) and inner.startswith(_DEFINITIONS):
            pointed[key] = f"#/components/schemas/{name}.{inner.removeprefix(_DEFINITIONS)}"
        else:
            pointed[key] = _pointed(inner, name)
    return pointed
