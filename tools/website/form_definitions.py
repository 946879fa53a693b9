"""What a page needs to show a form: its rows from the field data, its fields from the schema."""

from typing import Any

from gpai_code.catalog.paths import row_address
from gpai_code.schemas.published import form_fields, json_schema, places_of
from tools.website.row_pages import AUDIENCES

LONG = 1000
"""A text that may be longer than this gets a field of several lines."""

_ROW = (
    *("id", "label", "part", "guidance", "position", "audiences", "recommended_words", "up_to"),
    *("condition", "not_applicable", "none_exists", "systemic_risk_only", "optional", "note"),
)
"""What the page shows of a row."""


def form_definition(kind: str, edition: str) -> dict[str, Any]:
    """
    Return a form for its page.

    Each row has a `field`, which says how its answer is entered: text, date, yes-no, choice,
    choices, constant, object, list or options. A row of a block has `block`; `opens` marks the
    questions whose yes opens the block, and boxes that are ticked.

    Args:
        kind: form or summary.
        edition: Slug of the edition, or date of the template.
    """
    of = "final" if kind == "summary" else edition  # the summary is the same for all editions
    fields = form_fields(kind, of)
    schema = json_schema(kind, of)
    sections: list[dict[str, Any]] = [{"heading": "About this document", "rows": []}]
    for row in fields["header"]:
        sections[0]["rows"].append(_row(row, schema, edition))
    for row in fields["fields"]:
        heading = " ".join(filter(None, (row.get("section"), row["heading"])))
        if sections[-1]["heading"] != heading:
            sections.append({"heading": heading, "rows": []})
        sections[-1]["rows"].append(_row(row, schema, edition))
    marks: set[str] = set()
    for row in fields["fields"]:
        marks.update(row.get("audiences", ()))
    return {
        "document": fields["document"],
        "edition": edition,
        "title": fields["title"],
        "audiences": {mark: words for mark, words in AUDIENCES.items() if mark in marks},
        "sections": sections,
    }


def _row(row: dict[str, Any], schema: dict[str, Any], edition: str) -> dict[str, Any]:
    shown = _shown(row, schema, edition)
    if "choices" in row:
        _offer_as_printed(shown["field"], row["choices"])
    return shown


def _offer_as_printed(field: dict[str, Any], printed: list[str]) -> None:
    """Offer the printed choices alone: a schema takes other spellings of them too."""
    if set(printed) <= set(map(str, field.get("options", ()))):
        field["options"] = printed
    for part in field.get("parts", ()):
        _offer_as_printed(part["field"], printed)
    if "item" in field:
        _offer_as_printed(field["item"], printed)
    for option in field.get("options", ()):
        if isinstance(option, dict):
            _offer_as_printed(option, printed)


def _shown(row: dict[str, Any], schema: dict[str, Any], edition: str) -> dict[str, Any]:
    shown = {name: row[name] for name in _ROW if row.get(name)}
    shown["address"] = f"{row_address(row['id'], edition)}/"
    block, _, name = row["id"].partition(".")
    if row.get("tick"):
        return shown | {"block": block, "name": None, "opens": True, "field": {"kind": "tick"}}
    places = places_of(schema, row["id"])
    if not name:
        return shown | {"field": _field(places[0], schema)}
    opening = places == [schema["properties"][block]]
    field = {"kind": "yes-no"} if opening else _field(places[0], schema)
    # the rows of a block that are answered by yes or no are the questions before it
    return shown | {
        "block": block,
        "name": name,
        "opens": field["kind"] == "yes-no",
        "field": field,
    }


def _field(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return how a value is entered, from its schema."""
    if "$ref" in node:
        return _field(schema["$defs"][node["$ref"].rpartition("/")[2]], schema)
    if "allOf" in node:
        return _field(node["allOf"][0], schema)
    if "const" in node:
        return {"kind": "constant", "value": node["const"]}
    if "enum" in node:
        return {"kind": "choice", "options": node["enum"]}
    for several in ("anyOf", "oneOf"):
        if several in node:
            return {
                "kind": "options",
                "options": [_field(option, schema) for option in node[several]],
            }
    return _BY_TYPE[node["type"]](node, schema)


def _text(node: dict[str, Any], _: dict[str, Any]) -> dict[str, Any]:
    if node.get("format") == "date":
        return {"kind": "date"}
    return {"kind": "text", "long": node.get("maxLength", LONG) >= LONG}


def _list(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    item = _field(node["items"], schema)
    if item["kind"] == "choice":
        return {"kind": "choices", "options": item["options"]}
    return {"kind": "list", "item": item, "may_be_empty": not node.get("minItems")}


def _object(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    parts = []
    for name, part in node["properties"].items():
        needed = name in node.get("required", ())
        label = part.get("description") or name
        parts.append(
            {"name": name, "label": label, "required": needed, "field": _field(part, schema)}
        )
    return {"kind": "object", "parts": parts}


_BY_TYPE = {
    "string": _text,
    "boolean": lambda _, __: {"kind": "yes-no"},
    "integer": lambda _, __: {"kind": "number"},
    "array": _list,
    "object": _object,
}
