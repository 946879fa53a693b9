"""
Write the schemas that the package ships from its types: `python tools/write_schemas.py`.

The files under `gpai_code/schemas/` are checked in, and a test compares them with what this makes.
With `--check` nothing is written; the exit code is 1 if a file differs.
"""

import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import attrs

from gpai_code.catalog import records
from gpai_code.catalog.code import load
from gpai_code.catalog.document import CodeDocument
from gpai_code.catalog.provenance import GeneratedBy
from gpai_code.constraints.fast_path import MAX_INTEGER
from gpai_code.constraints.rules import (
    DATE_RULE,
    NOT_APPLICABLE,
    ItemsRule,
    TextRule,
    or_items,
    or_literal,
    rule_of,
    spellings,
    tagged,
    without_none,
)
from gpai_code.constraints.unstructuring import in_order, unstructure
from gpai_code.forms.base import Form, record_type
from gpai_code.forms.definition import Row
from gpai_code.forms.documents import FORMS, KINDS, SUMMARY, to_document
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.template import choices_of
from gpai_code.resolver import facts
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.resolution import resolve
from gpai_code.schemas.locations import EVERY_EDITION, fields_location
from gpai_code.schemas.published import DIALECTS, places_of, schema_address
from gpai_code.text_io.json_writer import write_json
from gpai_code.vocabulary import Audience

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "gpai_code" / "schemas"


def main() -> None:
    """Write every file, or with `--check` say which ones are not as they should be."""
    sys.path.insert(0, str(ROOT))  # where this runs as a script
    from tools.generated import keep  # noqa: PLC0415

    expected = {SCHEMAS / name: text for name, text in every_file().items()}
    keep(expected, sorted(SCHEMAS.rglob("*.json")), "types")


def every_file() -> dict[str, str]:
    """Return the text of every file by its path below `gpai_code/schemas`."""
    documents: dict[str, Any] = {}
    for kind in ("code", "commitment", "measure", "model-facts", "decision"):
        documents[f"{EVERY_EDITION}/{kind}.schema.json"] = _record_schema(kind)
    for edition, form in FORMS.items():
        for audience in (None, *Audience):
            suffix = f"-{audience.value.lower()}" if audience else ""
            name = f"{edition}/{ModelDocumentation.DOCUMENT}{suffix}.schema.json"
            documents[name] = _documentation_schema(form, audience)
    for kind, editions in KINDS.items():
        for edition, form_type in editions.items():
            if kind != ModelDocumentation.DOCUMENT:
                documents[f"{edition}/{kind}.schema.json"] = _whole_schema(form_type)
            documents["/".join(fields_location(kind, edition))] = _fields(form_type)
    return {name: write_json(document) for name, document in documents.items()}


def _record_schema(kind: str) -> dict[str, Any]:
    """Return the schema of a kind of document that is a plain record."""
    record, example = _described(kind)
    definitions: dict[str, Any] = {}
    body = _object(record, definitions)
    if kind == "model-facts":  # people write it, and their editors look for this
        description = "What is no fact, such as the questions of the template; it is not read."
        extensions = _with_description(description, {"type": "object"})
        body["properties"] = {
            "$schema": _schema_link(),
            **body["properties"],
            "extensions": extensions,
        }
    about = _first_line(record)
    examples = [unstructure(example)]
    return _document(f"{EVERY_EDITION}/{kind}", record.__name__, about, body, definitions, examples)


def _schema_link() -> dict[str, Any]:
    annotation = attrs.fields_dict(Form)["schema"].type
    return _with_description("Link to the schema, for editors.", _schema_of(annotation, {}))


def _document(
    name: str,
    title: str,
    about: str,
    body: dict[str, Any],
    definitions: dict[str, Any],
    examples: list[Any],
) -> dict[str, Any]:
    document = {
        "$schema": DIALECTS["2020-12"],
        "$id": schema_address(name),
        "title": title,
        "description": about,
        **body,
        "examples": examples,
    }
    if definitions:
        document["$defs"] = dict(sorted(definitions.items()))
    return document


def _described(kind: str) -> tuple[type, Any]:
    """Return the record and an example for the kinds that are plain records."""
    if kind == "model-facts":
        return facts.ModelFacts, facts.ModelFacts(license="Apache-2.0", weights_public=True)
    if kind == "decision":
        whole = resolve(facts.ModelFacts(license="MIT"), "third-draft")
        return Decision, attrs.evolve(whole, commitments={}, measures={}, provisions={})
    code = load("third-draft")
    if kind == "commitment":
        return records.Commitment, code.commitment("II.13")
    if kind == "measure":
        return records.Measure, code.measure("II.12.4")
    document = code.to_record()
    short = attrs.evolve(
        document,
        commitments=(),
        appendices=(),
        objectives=document.objectives[:1],
        recitals=(),
        glossary=(),
    )
    return CodeDocument, short


def _first_line(record: type) -> str:
    return (inspect.getdoc(record) or "").partition("\n\n")[0].replace("\n", " ")


def _documentation_schema(
    form: type[ModelDocumentation], audience: Audience | None
) -> dict[str, Any]:
    whose = f"{audience.value}'s copy of the" if audience else "The"
    about = f"{whose} Model Documentation Form of the Code's edition {form.EDITION}."
    title = "ModelDocumentationForm" + (f"For{audience.value}" if audience else "")
    name = f"{form.EDITION}/{form.DOCUMENT}" + (f"-{audience.value.lower()}" if audience else "")
    example = form(audience=audience, document_version="1")
    return _form_schema(example, name, title, about, audience)


def _whole_schema(form: type[Form]) -> dict[str, Any]:
    """Return the schema of a kind of form that has no copies for audiences."""
    about = f"The {form.TITLE} under the Code's edition {form.EDITION}."
    if form.DOCUMENT == SUMMARY:
        about = f"The public summary of training content, after the template of {form.EDITION}."
    name = f"{form.EDITION}/{form.DOCUMENT}"
    return _form_schema(form(), name, form.__name__, about)


def _form_schema(
    example: Form, name: str, title: str, about: str, audience: Audience | None = None
) -> dict[str, Any]:
    """Return the schema of the kind of form, or of the audience's copy, that the example is."""
    definitions: dict[str, Any] = {}
    types = {field.name: field.type for field in attrs.fields(type(example))}
    properties: dict[str, Any] = {
        "$schema": _schema_link(),
        "document": _with_description(
            "Which kind of document this is.", _constant(example.DOCUMENT)
        ),
        "edition": _with_description(
            "Edition that the form belongs to.", _constant(example.EDITION)
        ),
    }
    required = ["document", "edition"]
    if audience is not None:
        description = "For whom this copy is; it holds only rows that are meant for them."
        properties["audience"] = _with_description(description, _constant(audience.value))
        required.append("audience")
    properties["generated_by"] = _with_description(
        "Which library, edition and data revision wrote the document.",
        _schema_of(GeneratedBy, definitions),
    )
    for field in example.definition().header:
        description = f"{field.label}\n\n{field.guidance}"
        properties[field.id] = _with_description(
            description, _schema_of(types[field.id], definitions)
        )
    body = {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }
    for section in example.definition().sections:
        for row in section.rows:
            block, _, inner = row.id.partition(".")
            if block not in properties and (audience is None or audience in row.audiences):
                description = f"{section.heading}." if inner else f"{row.name}\n\n{row.guidance}"
                properties[block] = _with_description(
                    description, _schema_of(types[block], definitions)
                )
            if inner:  # of blocks and records, whose fields other rows may have described before
                for place in places_of({**body, "$defs": definitions}, row.id):
                    place["description"] = f"{row.name}\n\n{row.guidance}"
    if audience is None:
        description = "Others' additions."
        if example.definition().audiences:
            description = "Others' additions; they never go into an audience's copy."
        properties["extensions"] = _with_description(description, {"type": "object"})
    shown = to_document(example)
    del shown["generated_by"]  # may be left out, and would change with every version
    return _document(name, title, about, body, definitions, [shown])


def _fields(form: type[Form]) -> dict[str, Any]:
    """Return what the printed form says of its fields, as plain data."""
    definition = form.definition()
    fields = []
    for section in definition.sections:
        for row in section.rows:
            described = unstructure(row)
            named = {
                "id": described.pop("id"),
                "pointer": _pointer(form, row),
                "heading": section.title,
            }
            numbered = {"section": section.number} if section.number else {}
            choices = choices_of(form.type_of(row)) if not row.tick else []
            offered = {"choices": choices} if choices else {}
            fields.append(named | numbered | described | offered)
    return {
        "document": form.DOCUMENT,
        "edition": form.EDITION,
        "title": definition.title,
        "source": definition.source,
        "revision": form.stamp().revision,
        "header": [unstructure(field) for field in definition.header],
        "fields": fields,
    }


def _pointer(form: type[Form], row: Row) -> str:
    """Return where a row's answer is; of what is asked of each record, that of the first one."""
    if not row.each:
        return "/" + row.id.replace(".", "/")
    pointer, kind, in_list = "", form, False
    for name in row.id.split("."):
        pointer += f"/0/{name}" if in_list else f"/{name}"
        annotation = attrs.fields_dict(kind)[name].type
        in_list = isinstance(rule_of(without_none(annotation)), ItemsRule)
        kind = record_type(annotation)
    return pointer


def _with_description(description: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """
    Describe a property.

    A reference is put into `allOf`: draft-07 ignores what is next to a bare one, and generators
    of types make a numbered twin of the definition for each.
    """
    body = {"allOf": [schema]} if "$ref" in schema else schema
    return {"description": description, **body}


def _object(record: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an attrs class: strict, every property described."""
    attrs.resolve_types(record)
    fields = {field.name: field for field in attrs.fields(record)}
    texts = descriptions(record)
    may_be_null = hasattr(record, "before_reading")  # which takes null for what is not known
    properties = {}
    for name in in_order(list(fields)):
        annotation = fields[name].type
        body = _schema_of(annotation, definitions)
        if may_be_null and without_none(annotation) is not annotation:
            body = _or_null(body)
        properties[name] = _with_description(texts.get(name, ""), body)
    schema: dict[str, Any] = {"type": "object", "additionalProperties": False}
    needed = [
        name
        for name in in_order(list(fields))
        if fields[name].default is attrs.NOTHING or get_origin(fields[name].type) is Literal
    ]
    if needed:
        schema["required"] = needed
    elif record.__name__ in _AT_LEAST_ONE:
        schema["minProperties"] = 1
    schema["properties"] = properties
    return schema


_AT_LEAST_ONE = (
    "CrawledDomains",
    "DraftProvenanceChoice",
    "ModalityChoice",
    "ModalitySizes",
    "ProvenanceChoice",
    "RiskSources",
    "TrainingModalities",
)
"""Records without required fields that refuse to be empty."""


def _schema_of(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    annotation = without_none(annotation)
    if either := or_literal(annotation):
        return {"anyOf": [_schema_of(part, definitions) for part in either]}
    if alternatives := or_items(annotation):
        single, several = alternatives
        listed = _named_list(_schema_of(several, definitions), definitions)
        return {"anyOf": [_schema_of(single, definitions), listed]}
    if kinds := tagged(annotation):
        return {"oneOf": [_reference(kind, definitions) for kind in kinds]}
    rule = rule_of(annotation)
    if isinstance(rule, TextRule):
        return rule.schema()
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    origin = get_origin(annotation)
    if origin is tuple:
        schema: dict[str, Any] = {
            "type": "array",
            "items": _item(get_args(annotation)[0], definitions),
        }
        schema |= _items(rule) if isinstance(rule, ItemsRule) else {}
        if isinstance(rule, ItemsRule) and rule.not_applicable:
            return {"anyOf": [_named_list(schema, definitions), _constant(NOT_APPLICABLE)]}
        return schema
    if origin in (dict, Mapping):
        value = get_args(annotation)[1]
        if value is Any:
            return {"type": "object"}
        return {"type": "object", "additionalProperties": _schema_of(value, definitions)}
    if origin is Literal:
        return _constant(get_args(annotation)[0])
    if annotation is date:
        return DATE_RULE.schema()
    if annotation is int:
        return {"type": "integer", "minimum": -MAX_INTEGER, "maximum": MAX_INTEGER}
    if annotation in _SIMPLE:
        return {"type": _SIMPLE[annotation]}
    return _reference(annotation, definitions)


def _or_null(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Let null in too; a type in two words makes plainer types in other languages than `anyOf`."""
    if "$ref" in schema or "enum" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def _constant(value: str | bool) -> dict[str, Any]:
    """Name the type too: some validators take 1 for true."""
    return {"type": _SIMPLE[type(value)], "const": value}


_SIMPLE: dict[Any, str] = {str: "string", bool: "boolean", int: "integer"}


def _item(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list's items; texts under a rule have a name, for generated types."""
    rule = rule_of(annotation)
    if not isinstance(rule, TextRule):
        return _schema_of(annotation, definitions)
    words = " ".join((rule.name.replace("-", " "), *(f"or {text}" for text in rule.also)))
    name = "".join(word.capitalize() for word in words.split())
    description = f"{rule.wanted[0].upper()}{rule.wanted[1:]}."
    definitions[name] = {"title": name, "description": description, **rule.schema()}
    return {"$ref": f"#/$defs/{name}"}


def _named_list(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Refer to a list that is one of several possible values: generators make a type for it."""
    item = schema["items"]["$ref"].rpartition("/")[2]
    name = f"{item}List"
    least = f"at least {schema['minItems']}" if "minItems" in schema else "which may be empty"
    description = f"A list of {item}, {least}."
    definitions[name] = {"title": name, "description": description, **schema}
    return {"$ref": f"#/$defs/{name}"}


def _items(rule: ItemsRule) -> dict[str, Any]:
    schema: dict[str, Any] = {"maxItems": rule.max_items}
    if rule.min_items:
        schema["minItems"] = rule.min_items
    if rule.unique:
        schema["uniqueItems"] = True
    return schema


def _reference(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Refer to a named definition, making it first."""
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # so that a type which holds itself ends here
        if issubclass(kind, Enum):
            # in printed order; then what is typed for a printed sign, which readers take too
            body: dict[str, Any] = {"type": "string", "enum": list(spellings(kind))}
        else:
            body = _object(kind, definitions)
        definitions[name] = {"title": name, "description": _first_line(kind), **body}
    return {"$ref": f"#/$defs/{name}"}


def descriptions(record: type) -> dict[str, str]:
    """Collect the Attributes sections of a class's docstring and its bases'."""
    texts: dict[str, str] = {}
    for base in reversed(record.__mro__):
        texts |= dict(_attributes(inspect.cleandoc(base.__doc__ or "")))
    return texts


def _attributes(docstring: str) -> Iterator[tuple[str, str]]:
    """Read the Attributes section of a docstring that is indented as `inspect.cleandoc` does."""
    section = re.search(
        r"^Attributes:\n(.*?)(?:\n\n|\nSource:|\Z)",
        docstring + "\n\n",
        re.DOTALL | re.MULTILINE,
    )
    if not section:
        return
    for item in re.finditer(r"^ {4}(\w+): (.*(?:\n {5,}.*)*)", section[1], re.MULTILINE):
        yield item[1], " ".join(item[2].split())


if __name__ == "__main__":
    main()
