"""JSON Schema, draft 2020-12, for every kind of document that the library writes."""

import inspect
import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

import attrs

from gpai_code._convert import in_order
from gpai_code.errors import UnknownSchemaError
from gpai_code.rules import (
    DATE_RULE,
    ItemsRule,
    TextRule,
    or_literal,
    rule_of,
    tagged,
    without_none,
)
from gpai_code.vocabulary import Audience, member

if TYPE_CHECKING:
    from gpai_code.forms.base import Form

DIALECT = "https://json-schema.org/draft/2020-12/schema"

VERSION = "1"
"""Version of the schemas; a change that refuses a document accepted before counts it up."""

KINDS = (
    "code",
    "commitment",
    "measure",
    "model-documentation-form",
    "training-content-summary",
    "model-facts",
    "decision",
)
"""The kinds of document that have a schema."""

SHORT = {
    "form": "model-documentation-form",
    "summary": "training-content-summary",
    "facts": "model-facts",
}
"""Short names for some of them."""


def json_schema(
    kind: str,
    edition: str = "final",
    *,
    audience: Audience | str | None = None,
    annotated: bool = False,
) -> dict[str, Any]:
    """
    Return the JSON Schema of one kind of document.

    It stands alone, is never fetched, and accepts the same documents as the readers of this
    library; what a schema cannot say is left to `check_form`.

    Args:
        kind: One of `KINDS`, or a short name.
        edition: Slug of the edition; counts for the Form.
        audience: For the Form: the schema of this audience's copy.
        annotated: Add what the Form says of each row under the keyword ``x-gpai``.

    Raises:
        UnknownSchemaError: If there is no such kind, or an audience is given for another kind.
        UnknownEditionError: If there is no such edition.
        UnknownValueError: If there is no such audience.

    >>> json_schema("model-facts")["title"]
    'ModelFacts'
    """
    kind = SHORT.get(kind, kind)
    if kind not in KINDS or (audience is not None and kind != "model-documentation-form"):
        raise UnknownSchemaError(kind, KINDS)
    if kind == "model-documentation-form":
        return _documentation_schema(
            edition, None if audience is None else member(Audience, audience), annotated
        )
    if kind == "training-content-summary":
        return _summary_schema(annotated)
    record, title, about, examples = _described(kind)
    definitions: dict[str, Any] = {}
    body = _object(record, definitions)
    if kind == "model-facts":
        said = "What is no fact, such as the questions of the template; it is not read."
        body["properties"]["extensions"] = _said(said, {"type": "object"})
    return _document(f"{kind}:{VERSION}", title, about, body, definitions, examples)


def _document(
    name: str,
    title: str,
    about: str,
    body: dict[str, Any],
    definitions: dict[str, Any],
    examples: list[Any],
) -> dict[str, Any]:
    document = {
        "$schema": DIALECT,
        "$id": f"urn:gpai-code:{name}",
        "title": title,
        "description": about,
        **body,
        "examples": examples,
    }
    if definitions:
        document["$defs"] = dict(sorted(definitions.items()))
    return document


def _described(kind: str) -> tuple[type, str, str, list[Any]]:
    """Return record, title, description and examples for the kinds that are plain records."""
    from gpai_code import facts, records  # noqa: PLC0415
    from gpai_code._convert import unstructure  # noqa: PLC0415
    from gpai_code.catalog import CodeDocument, load  # noqa: PLC0415
    from gpai_code.decision import Decision  # noqa: PLC0415
    from gpai_code.resolver import resolve  # noqa: PLC0415

    if kind == "model-facts":
        record: type = facts.ModelFacts
        example: Any = facts.ModelFacts(license="Apache-2.0", weights_public=True)
    elif kind == "decision":
        record = Decision
        whole = resolve(facts.ModelFacts(license="MIT"), "third-draft")
        example = attrs.evolve(whole, commitments={}, measures={}, provisions={})
    else:
        code = load("third-draft")
        if kind == "code":
            record = CodeDocument
            whole_code = code.to_record()
            example = attrs.evolve(
                whole_code,
                commitments=(),
                appendices=(),
                objectives=whole_code.objectives[:1],
                recitals=(),
                glossary=(),
            )
        elif kind == "commitment":
            record, example = records.Commitment, code.commitment("II.13")
        else:
            record, example = records.Measure, code.measure("II.12.4")
    return record, record.__name__, _first_line(record), [unstructure(example)]


def _first_line(record: type) -> str:
    return (inspect.getdoc(record) or "").partition("\n\n")[0].replace("\n", " ")


def _documentation_schema(
    edition: str, audience: Audience | None, annotated: bool
) -> dict[str, Any]:
    from gpai_code.errors import UnknownEditionError  # noqa: PLC0415
    from gpai_code.forms.documents import FORMS  # noqa: PLC0415

    if edition not in FORMS:
        raise UnknownEditionError(edition, tuple(FORMS))
    form = FORMS[edition](audience=audience, document_version="1")
    whose = f"{audience.value}'s copy of the" if audience else "The"
    about = f"{whose} Model Documentation Form of the Code's edition {edition}."
    title = "ModelDocumentationForm" + (f"For{audience.value}" if audience else "")
    name = f"{edition}:model-documentation-form" + (f":{audience.value}" if audience else "")
    return _form_schema(form, name, title, about, annotated)


def _summary_schema(annotated: bool) -> dict[str, Any]:
    from gpai_code.forms.training_summary import TrainingContentSummary  # noqa: PLC0415

    form = TrainingContentSummary(version="1")
    about = f"The public summary of training content, after the template of {form.EDITION}."
    name = f"{form.EDITION}:{form.DOCUMENT}"
    return _form_schema(form, name, "TrainingContentSummary", about, annotated)


def _form_schema(
    example: "Form", name: str, title: str, about: str, annotated: bool
) -> dict[str, Any]:
    """Return the schema of the kind of form, or of the audience's copy, that the example is."""
    from gpai_code.forms.documentation import ModelDocumentation  # noqa: PLC0415
    from gpai_code.forms.documents import to_document  # noqa: PLC0415
    from gpai_code.provenance import GeneratedBy  # noqa: PLC0415

    audience = example.audience if isinstance(example, ModelDocumentation) else None
    definitions: dict[str, Any] = {}
    types = {field.name: field.type for field in attrs.fields(type(example))}
    properties: dict[str, Any] = {
        "$schema": _said("Link to the schema, for editors.", _schema_of(types["schema"], {})),
        "document": _said("Which kind of document this is.", {"const": example.DOCUMENT}),
        "edition": _said("Edition that the form belongs to.", {"const": example.EDITION}),
    }
    required = ["document", "edition"]
    if audience is not None:
        said = "For whom this copy is; it holds only rows that are meant for them."
        properties["audience"] = _said(said, {"const": audience.value})
        required.append("audience")
    properties["generated_by"] = _said(
        "Which library, edition and data revision wrote the document.",
        _schema_of(GeneratedBy, definitions),
    )
    for field in example.definition().header:
        properties[field.id] = _said(field.guidance, _schema_of(types[field.id], definitions))
        properties[field.id]["title"] = field.label
    sections = {
        row.id.partition(".")[0]: section.heading
        for section in example.definition().sections
        for row in section.rows
    }
    for row, _ in example.rows():
        block, _, inner = row.id.partition(".")
        if block not in properties:
            said = row.guidance if not inner else f"{sections[block]}."
            properties[block] = _said(said, _schema_of(types[block], definitions))
            properties[block]["title"] = row.name if not inner else sections[block]
        places = [properties[block]]
        if inner:
            kinds = [definitions[kind.__name__]["properties"] for kind in example.kinds_of(block)]
            places = [one[inner] for one in kinds if inner in one and "const" not in one[inner]]
            for place in places:
                place |= {"title": row.name, "description": row.guidance}
        if annotated:
            for place in places:
                place["x-gpai"] = _annotation(row)
    if audience is None:
        said = "Others' additions."
        if example.definition().audiences:
            said = "Others' additions; they never go into an audience's copy."
        properties["extensions"] = _said(said, {"type": "object"})
    body = {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }
    return _document(f"{name}:{VERSION}", title, about, body, definitions, [to_document(example)])


def _annotation(row: Any) -> dict[str, Any]:
    from gpai_code._convert import unstructure  # noqa: PLC0415

    told = ("id", "label", "part", "guidance")
    return {name: value for name, value in unstructure(row).items() if name not in told}


def _said(description: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": description, **schema}


def _object(record: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an attrs class: strict, every property described."""
    attrs.resolve_types(record)
    fields = {field.name: field for field in attrs.fields(record)}
    said = descriptions(record)
    properties = {
        name: _said(said.get(name, ""), _schema_of(fields[name].type, definitions))
        for name in in_order(list(fields))
    }
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
    "TrainingModalities",
)
"""Records without required fields that refuse to be empty."""


def _schema_of(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    annotation = without_none(annotation)
    if either := or_literal(annotation):
        return {"anyOf": [_schema_of(part, definitions) for part in either]}
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
            "items": _schema_of(get_args(annotation)[0], definitions),
        }
        return schema | _items(rule) if isinstance(rule, ItemsRule) else schema
    if origin is dict:
        value = get_args(annotation)[1]
        if value is Any:
            return {"type": "object"}
        return {"type": "object", "additionalProperties": _schema_of(value, definitions)}
    if origin is Literal:
        return {"const": get_args(annotation)[0]}
    if annotation is date:
        return DATE_RULE.schema()
    if annotation in _SIMPLE:
        return {"type": _SIMPLE[annotation]}
    return _reference(annotation, definitions)


_SIMPLE = {str: "string", bool: "boolean", int: "integer"}


def _items(rule: ItemsRule) -> dict[str, Any]:
    found: dict[str, Any] = {"maxItems": rule.max_items}
    if rule.min_items:
        found["minItems"] = rule.min_items
    if rule.unique:
        found["uniqueItems"] = True
    return found


def _reference(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Refer to a named definition, making it first."""
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # so that a type which holds itself ends here
        if issubclass(kind, Enum):
            body: dict[str, Any] = {"enum": [member.value for member in kind]}
        else:
            body = _object(kind, definitions)
        definitions[name] = {"title": name, "description": _first_line(kind), **body}
    return {"$ref": f"#/$defs/{name}"}


@cache
def descriptions(record: type) -> dict[str, str]:
    """Collect the Attributes sections of a class's docstring and its bases'."""
    found: dict[str, str] = {}
    for base in reversed(record.__mro__):
        found |= dict(_attributes(inspect.cleandoc(base.__doc__ or "")))
    return found


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
