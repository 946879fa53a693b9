"""Forms as JSON documents: one envelope for all editions, then the header and the rows."""

from datetime import date
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin

import attrs

from gpai_code._convert import structure, unstructure
from gpai_code.errors import DocumentError, Fault, UnknownEditionError
from gpai_code.forms import final, third_draft
from gpai_code.forms.base import Form
from gpai_code.jsontext import describe, pointer, read_json, with_places, write_json
from gpai_code.provenance import GeneratedBy, generated_by
from gpai_code.rules import TextRule, or_literal, rule_of, without_none
from gpai_code.vocabulary import Audience

DOCUMENT = "model-documentation-form"
"""The name that every such document gives itself."""

FORMS: dict[str, type[Form]] = {
    "third-draft": third_draft.DocumentationForm,
    "final": final.DocumentationForm,
}
"""The form class of each edition, by slug."""


def to_document(form: Form) -> dict[str, Any]:
    """
    Return a form as plain JSON values.

    The envelope says what the document is and which library, edition and data revision wrote it;
    then come the header and the rows in printed order, and last the extensions.
    """
    answers = unstructure(form)
    document: dict[str, Any] = {}
    if form.schema is not None:
        document["$schema"] = answers.pop("schema")
    document |= {"document": DOCUMENT, "edition": form.EDITION}
    if form.audience is not None:
        document["audience"] = answers.pop("audience")
    document["generated_by"] = unstructure(generated_by(form.EDITION))
    extensions = answers.pop("extensions", None)
    document |= answers
    return document if extensions is None else {**document, "extensions": extensions}


def write_form(form: Form) -> str:
    """Return a form as JSON text."""
    return write_json(to_document(form))


def from_document(document: object) -> Form:
    """
    Make a form from plain JSON values.

    The stamp `generated_by` is checked and then left: whoever writes the form stamps it anew.

    Raises:
        DocumentError: With every fault and its JSON Pointer. Values of rows that a copy must not
            hold are never quoted.
    """
    if not isinstance(document, dict):
        fault = Fault("", "type", describe(document), "give an object")
        raise DocumentError(DOCUMENT, (fault,))
    answers = dict(document)
    faults = []
    if answers.pop("document", None) != DOCUMENT:
        found = describe(document["document"]) if "document" in document else "nothing"
        faults.append(Fault("/document", "document", found, f"write {DOCUMENT!r}"))
    edition = answers.pop("edition", None)
    if not isinstance(edition, str) or edition not in FORMS:
        found = describe(edition) if "edition" in document else "nothing"
        wanted = f"give one of: {'; '.join(FORMS)}"
        raise DocumentError(DOCUMENT, (*faults, Fault("/edition", "edition", found, wanted)))
    kind = FORMS[edition]
    if "schema" in answers:
        faults.append(Fault("/schema", "unknown-field", "a field unknown here", "write $schema"))
        del answers["schema"]
    if "$schema" in answers:
        answers["schema"] = answers.pop("$schema")
    if "generated_by" in answers:
        try:
            structure(answers.pop("generated_by"), GeneratedBy)
        except DocumentError as error:
            faults += [_below("/generated_by", fault) for fault in error.faults]
    faults += _remove_withheld(answers, kind)
    try:
        form = structure(answers, kind, DOCUMENT)
    except DocumentError as error:
        faults += [_renamed(fault) for fault in error.faults]
    if faults:
        raise DocumentError(DOCUMENT, tuple(faults))
    return form


def read_form(source: str | bytes) -> Form:
    """
    Read a form of any edition from JSON text.

    Raises:
        DocumentError: With every fault, its JSON Pointer, line and column.
    """
    document = read_json(source, document=DOCUMENT)
    try:
        return from_document(document)
    except DocumentError as error:
        text = source if isinstance(source, str) else source.decode("utf-8-sig")
        raise DocumentError(DOCUMENT, with_places(text, error.faults)) from None


def _remove_withheld(answers: dict[str, object], kind: type[Form]) -> list[Fault]:
    """Take out of a copy what must not be in it; the faults never quote the values."""
    audience = answers.get("audience")
    try:
        meant_for = Audience(audience)
    except ValueError:
        return []  # no copy, or a fault that the reader finds
    names = [row.id for row in kind.definition().rows() if meant_for not in row.audiences]
    wanted = f"take it out of a copy for {meant_for.value}"
    found = [name for name in (*names, "extensions") if name in answers]
    for name in found:
        del answers[name]
    return [Fault(pointer([name]), "withheld-row", "a withheld row", wanted) for name in found]


def _below(path: str, fault: Fault) -> Fault:
    return Fault(path + fault.path, fault.rule, fault.found, fault.wanted)


def _renamed(fault: Fault) -> Fault:
    """Call the field `schema` by its name in documents."""
    path = "/$schema" if fault.path == "/schema" else fault.path
    wanted = fault.wanted.replace("did you mean schema?", "did you mean $schema?")
    return Fault(path, fault.rule, fault.found, wanted)


def skeleton(edition: str) -> dict[str, Any]:
    """
    Return an empty form as plain JSON values, to be filled by hand.

    A form holds no placeholders, so that none is ever taken for an answer: what each row asks for,
    for whom, and an example of its shape stand under ``extensions.rows_to_fill``. Move a row's
    name to the top level with its answer, and delete it there.

    Raises:
        UnknownEditionError: If the edition has no form.
    """
    if edition not in FORMS:
        raise UnknownEditionError(edition, tuple(FORMS))
    kind = FORMS[edition]
    types = {field.name: field.type for field in attrs.fields(kind)}
    fields: dict[str, Any] = {}
    for field in kind.definition().header:
        fields[field.id] = {"label": field.label, "asks_for": field.guidance}
        fields[field.id]["example"] = example_of(types[field.id])
    for row in kind.definition().rows():
        fields[row.id] = {
            "label": row.name,
            "asks_for": row.guidance,
            "for": [audience.value for audience in row.audiences],
            "example": example_of(types[row.id]),
        }
    return {**to_document(kind()), "extensions": {"rows_to_fill": fields}}


def example_of(annotation: Any) -> Any:
    """Return an example of a field's JSON value, for people who fill forms by hand."""
    return unstructure(_example(without_none(annotation)))


def _example(annotation: Any) -> Any:
    if either := or_literal(annotation):
        annotation = either[0]
    rule = rule_of(annotation)
    if isinstance(rule, TextRule):
        return _TEXT_EXAMPLES.get(rule.name, "in words")
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        return (_example(get_args(annotation)[0]),)
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    if annotation is date:
        return date(2025, 1, 31)
    if issubclass(annotation, Enum):
        return next(iter(annotation))
    return annotation(
        **{field.name: _example(without_none(field.type)) for field in attrs.fields(annotation)}
    )


_TEXT_EXAMPLES = {"decimal": "7.0e10", "power-of-ten": "1e24", "link": "https://example.org/"}
