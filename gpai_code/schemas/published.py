"""JSON Schema for every kind of document that people and this library write, and form fields."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import UnknownSchemaError, UnknownValueError
from gpai_code.schemas.locations import FORMS, SHORT, fields_location, location
from gpai_code.text_io.base_address import BASE_ADDRESS
from gpai_code.text_io.package_data import read_package_file
from gpai_code.vocabulary import Audience, EditionSlug, SchemaKind

DIALECTS = {
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
    "draft-07": "http://json-schema.org/draft-07/schema#",
}
"""The dialects of JSON Schema that a schema can be had in, with their names."""

VERSION = "2"
"""Version of the schemas; a change that refuses a document accepted before counts it up."""

_ANNOTATED = (
    *("position", "section", "heading", "label", "part", "audiences", "recommended_words", "up_to"),
    *("significant_figures", "unit", "not_applicable", "none_exists", "condition"),
    *("systemic_risk_only", "tick", "optional", "source", "each", "points", "relief", "note"),
)


@explain_arguments
def json_schema(
    kind: SchemaKind | str,
    edition: EditionSlug | str = "final",
    *,
    audience: Audience | str | None = None,
    dialect: str = "2020-12",
    annotated: bool = False,
) -> dict[str, Any]:
    """
    Return the JSON Schema of one kind of document.

    It is self-contained, is never fetched, and accepts the same documents as the readers of this
    library; what a schema cannot say is left to `check_form`. In every dialect it accepts the
    same documents.

    Args:
        kind: One of `KINDS`, or a short name.
        edition: Slug of the edition; counts for the Form.
        audience: For the Form: the schema of this audience's copy.
        dialect: One of `DIALECTS`.
        annotated: Add what the form says of each row, under keywords that start with ``x-gpai-``.

    Raises:
        UnknownSchemaError: If there is no such kind, or an audience is given for another kind.
        UnknownEditionError: If there is no such edition.
        UnknownValueError: If there is no such audience or dialect.

    >>> json_schema("model-facts")["title"]
    'ModelFacts'
    """
    if dialect not in DIALECTS:
        raise UnknownValueError("dialect", dialect, tuple(DIALECTS))
    schema: dict[str, Any] = read_package_file("schemas", *location(kind, edition, audience))
    if annotated and SHORT.get(kind, kind) in FORMS:
        _annotate(schema, form_fields(kind, edition))
    return _draft_07(schema) if dialect == "draft-07" else schema


@explain_arguments
def schema_path(
    kind: SchemaKind | str,
    edition: EditionSlug | str = "final",
    *,
    audience: Audience | str | None = None,
) -> Path:
    """
    Return where the schema of one kind of document is installed, plain and in draft 2020-12.

    Args:
        kind: One of `KINDS`, or a short name.
        edition: Slug of the edition; counts for the Form.
        audience: For the Form: the schema of this audience's copy.

    Raises:
        UnknownSchemaError: If there is no such kind, or an audience is given for another kind.
        UnknownEditionError: If there is no such edition.
        UnknownValueError: If there is no such audience.

    >>> schema_path("form").name
    'model-documentation-form.schema.json'
    """
    return Path(str(files("gpai_code").joinpath("schemas", *location(kind, edition, audience))))


_KINDS_OF_RECORDS = {
    "CodeDocument": "code",
    "Commitment": "commitment",
    "Measure": "measure",
    "ModelFacts": "model-facts",
    "Decision": "decision",
}


def schema_for(record: type) -> dict[str, Any]:
    """
    Return the JSON Schema of a class of records, to be put into a larger one.

    Its references are absolute, below its own `$id`. Of a class without a schema it says that it is
    an object.

    >>> from gpai_code import DocumentationForm, Edition
    >>> schema_for(DocumentationForm)["title"], schema_for(Edition)
    ('ModelDocumentationForm', {'title': 'Edition', 'type': 'object'})
    """
    name = record.__name__
    kind = _KINDS_OF_RECORDS.get(name, getattr(record, "DOCUMENT", None))
    if kind is None:
        return {"title": name, "type": "object"}
    schema = json_schema(kind, getattr(record, "EDITION", "final"))
    embedded: dict[str, Any] = _absolute(schema, schema["$id"])
    return embedded


def _absolute(part: Any, address: str) -> Any:
    """Make references into a schema independent of where the schema is; examples have none."""
    if isinstance(part, list):
        return [_absolute(inner, address) for inner in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return {"$ref": address + part["$ref"]}
    return {
        name: inner if name == "examples" else _absolute(inner, address)
        for name, inner in part.items()
    }


@explain_arguments
def form_fields(
    kind: SchemaKind | str = "form", edition: EditionSlug | str = "final"
) -> dict[str, Any]:
    """
    Return what a printed form says of its fields, as plain data.

    Args:
        kind: One of `FORMS`, or its short name.
        edition: Slug of the edition; counts for the Form.

    Raises:
        UnknownSchemaError: If it is no kind of form.
        UnknownEditionError: If there is no such edition.

    >>> fields = form_fields("form", "final")["fields"]
    >>> len(fields), fields[0]["label"], fields[0]["audiences"]
    (45, 'Legal name for the model provider', ['AIO', 'NCAs', 'DPs'])
    """
    if SHORT.get(kind, kind) not in FORMS:
        raise UnknownSchemaError(kind, FORMS)
    fields: dict[str, Any] = read_package_file("schemas", *fields_location(kind, edition))
    return fields


def places_of(schema: Mapping[str, Any], field: str) -> list[dict[str, Any]]:
    """
    Return the schema of a field, or those of a field inside each object that a block can be.

    Where the field is the question that opens the block, so that its answer tells the objects
    apart, it is that of the block. A field of the records in a list has one schema for all.
    """
    block, _, inner = field.partition(".")
    property_ = schema["properties"].get(block)
    if property_ is None or not inner:
        return [] if property_ is None else [property_]
    if "items" in property_:
        return [_inside_records(schema, property_, inner.split("."))]
    places = []
    for option in property_.get("oneOf") or property_["allOf"]:
        properties = schema["$defs"][option["$ref"].rpartition("/")[2]]["properties"]
        if inner in properties and "const" not in properties[inner]:
            places.append(properties[inner])
    return places or [property_]


def _inside_records(
    schema: Mapping[str, Any], place: dict[str, Any], names: list[str]
) -> dict[str, Any]:
    """Return the schema of a field inside the records of a list, or inside a record of theirs."""
    for name in names:
        holder = place.get("items", place)
        reference = holder["$ref"] if "$ref" in holder else holder["allOf"][0]["$ref"]
        place = schema["$defs"][reference.rpartition("/")[2]]["properties"][name]
    return place


def schema_address(path: str) -> str:
    """
    Return the `$id` of a schema: an address that nobody fetches, with the version of the schemas.

    Some validators join every reference to it, which a URN does not bear.

    Args:
        path: Its folder and name.

    >>> schema_address("final/model-documentation-form")
    'https://gpai-code.invalid/schemas/2/final/model-documentation-form.schema.json'
    """
    ending = ".schema.json" if path and not path.endswith("/") else ""
    return f"{BASE_ADDRESS}schemas/{VERSION}/{path}{ending}"


def _annotate(schema: dict[str, Any], definition: Mapping[str, Any]) -> None:
    """Add what the form says of each field that the schema has."""
    for field in (*definition["header"], *definition["fields"]):
        for place in places_of(schema, field["id"]):
            for name in _ANNOTATED:
                if name in field:
                    place[f"x-gpai-{name.replace('_', '-')}"] = field[name]


def _draft_07(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Say the same in draft-07: of what the schemas use, only definitions are elsewhere."""
    document: dict[str, Any] = _older(schema)
    document["$schema"] = DIALECTS["draft-07"]
    document["$id"] = schema["$id"].replace(schema_address(""), schema_address("draft-07/"))
    return document


def _older(part: Any) -> Any:
    if isinstance(part, list):
        return [_older(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return {"$ref": part["$ref"].replace("#/$defs/", "#/definitions/")}
    return {
        "definitions" if name == "$defs" else name: inner if name == "examples" else _older(inner)
        for name, inner in part.items()
    }
