"""Forms as JSON documents: one envelope for all editions, then the header and the rows."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_args, get_origin

import attrs

from gpai_code.catalog.provenance import GeneratedBy
from gpai_code.constraints.conversion import structure, unstructure
from gpai_code.constraints.rules import TextRule, or_literal, rule_of, tagged, without_none
from gpai_code.errors import DocumentError, Fault, UnknownEditionError
from gpai_code.forms.base import Form
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.text_io.sources import Source
from gpai_code.text_io.sources import read_document as read_source
from gpai_code.text_io.strict_json import describe, pointer, write_json
from gpai_code.vocabulary import Audience

if TYPE_CHECKING:
    from gpai_code.forms.training_content.summary import TrainingContentSummary

F = TypeVar("F", bound=Form)


class _Editions(Mapping[str, type[F]]):
    """
    The forms of one kind by edition; each is loaded when it is asked for.

    Building a form's classes takes longer than reading a document, and a document needs one form.
    """

    def __init__(self, places: dict[str, str]) -> None:
        self._places = places

    def __getitem__(self, edition: str) -> type[F]:
        form: type[F] = _loaded(self._places[edition])
        return form

    def __contains__(self, edition: object) -> bool:
        return edition in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@cache
def _loaded(place: str) -> Any:
    module, _, name = place.rpartition(".")
    return getattr(import_module(f"gpai_code.forms.{module}"), name)


DOCUMENT = ModelDocumentation.DOCUMENT
"""The name that every Model Documentation Form gives itself as a document."""

FORMS: Mapping[str, type[ModelDocumentation]] = _Editions(
    {
        "third-draft": "model_documentation.third_draft.DocumentationForm",
        "final": "model_documentation.final.DocumentationForm",
    }
)
"""The Model Documentation Form of each edition, by slug."""

SUMMARIES: "Mapping[str, type[TrainingContentSummary]]" = _Editions(
    {"2025-12-05": "training_content.summary.TrainingContentSummary"}
)
"""The public summary of training content, by the date of its template."""

KINDS: dict[str, Mapping[str, type[Form]]] = {
    DOCUMENT: FORMS,
    "training-content-summary": SUMMARIES,
}
"""Every class of form, by the name of its documents and by edition."""


FORM = "form"
"""What errors call a document before it is known which kind of form it is."""


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
    document |= {"document": form.DOCUMENT, "edition": form.EDITION}
    if "audience" in answers:
        document["audience"] = answers.pop("audience")
    document["generated_by"] = {**_stamp(form.DOCUMENT, form.EDITION)}
    extensions = answers.pop("extensions", None)
    document |= answers
    return document if extensions is None else {**document, "extensions": extensions}


@cache
def _stamp(kind: str, edition: str) -> dict[str, Any]:
    """Return the stamp of a kind of form, which is the same as long as the library runs."""
    found: dict[str, Any] = unstructure(KINDS[kind][edition].stamp())
    return found


def write_form(form: Form) -> str:
    """Return a form as JSON text."""
    return write_json(to_document(form))


def from_document(document: object, kind: str | None = None) -> Form:
    """
    Make a form from plain JSON values.

    The stamp `generated_by` is checked and then left: whoever writes the form stamps it anew.

    Args:
        document: The values.
        kind: The kind of document that it must be, one of `KINDS`; any of them if None.

    Raises:
        DocumentError: With every fault and its JSON Pointer. Values of rows that a copy must not
            hold are never quoted.
    """
    if not isinstance(document, dict):
        fault = Fault("", "type", describe(document), "give an object")
        raise DocumentError(kind or FORM, (fault,))
    answers = dict(document)
    faults = []
    given = answers.pop("document", None)
    if not (isinstance(given, str) and given in KINDS and kind in (None, given)):
        found = describe(given) if "document" in document else "nothing"
        wanted = f"write {' or '.join(map(repr, KINDS if kind is None else (kind,)))}"
        faults.append(Fault("/document", "document", found, wanted))
        given = kind
    kinds = [KINDS[given]] if given else list(KINDS.values())
    known = {slug: of_kind for of_kind in kinds for slug in of_kind}
    edition = answers.pop("edition", None)
    name = given or FORM
    if not isinstance(edition, str) or edition not in known:
        found = describe(edition) if "edition" in document else "nothing"
        wanted = f"give one of: {'; '.join(known)}"
        raise DocumentError(name, (*faults, Fault("/edition", "edition", found, wanted)))
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
    wanted_form = known[edition][edition]
    faults += _remove_withheld(answers, wanted_form)
    try:
        form = structure(answers, wanted_form, name)
    except DocumentError as error:
        faults += [_renamed(fault) for fault in error.faults]
    if faults:
        raise DocumentError(name, tuple(faults))
    return form


def read_document(source: Source, kind: str | None = None) -> Form:
    """
    Read a form of any kind and edition from a JSON document.

    Args:
        source: The text, its bytes in UTF-8, the path of a file, or plain values.
        kind: The kind of document that it must be, one of `KINDS`; any of them if None.

    Raises:
        DocumentError: With every fault, its JSON Pointer, line and column.
    """
    return read_source(source, lambda values: from_document(values, kind), kind or FORM)


def read_form(source: Source) -> ModelDocumentation:
    """
    Read a Model Documentation Form of any edition, or a copy of one, from a JSON document.

    Args:
        source: The text, its bytes in UTF-8, the path of a file, or plain values.

    Raises:
        DocumentError: With every fault, its JSON Pointer, line and column.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.
    """
    form = read_document(source, DOCUMENT)
    assert isinstance(form, ModelDocumentation)
    return form


def _remove_withheld(answers: dict[str, object], kind: type[Form]) -> list[Fault]:
    """Take out of a copy what must not be in it; the faults never quote the values."""
    given = answers.get("audience")
    if given is None:
        return []  # no copy
    meant_for = next((one for one in Audience if one.value == given), None)
    if meant_for is None:
        return []  # a fault that the reader finds
    if not issubclass(kind, ModelDocumentation):
        return []
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
    if fault.path == "/schema":
        return Fault("/$schema", fault.rule, fault.found, fault.wanted)
    if fault.wanted == "did you mean schema?":
        return Fault(fault.path, fault.rule, fault.found, "did you mean $schema?")
    return fault


def skeleton(edition: str, kind: str = DOCUMENT) -> dict[str, Any]:
    """
    Return an empty form as plain JSON values, to be filled by hand.

    A form holds no placeholders, so that none is ever taken for an answer: what each row asks for,
    for whom, and an example of its shape stand under ``extensions.rows_to_fill``. Move a row's
    name to the top level with its answer, and delete it there; a name with a dot is that of a
    field inside an object.

    Args:
        edition: Slug of the form's edition.
        kind: One of `KINDS`.

    Raises:
        UnknownEditionError: If the edition has no such form.
    """
    if edition not in KINDS[kind]:
        raise UnknownEditionError(edition, tuple(KINDS[kind]))
    form = KINDS[kind][edition]
    types = {field.name: field.type for field in attrs.fields(form)}
    fields: dict[str, Any] = {}
    for field in form.definition().header:
        fields[field.id] = {"label": field.label, "asks_for": field.guidance}
        fields[field.id]["example"] = example_of(types[field.id])
    for row in form.definition().rows():
        fields[row.id] = {"label": row.name, "asks_for": row.guidance}
        if row.audiences:
            fields[row.id]["for"] = [audience.value for audience in row.audiences]
        if row.tick:
            fields[row.id]["example"] = {}
        else:
            fields[row.id]["example"] = example_of(form.type_of(row))
    return {**to_document(form()), "extensions": {"rows_to_fill": fields}}


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
    if annotation is bool:
        return True
    if annotation is date:
        return date(2025, 1, 31)
    if kinds := tagged(annotation):
        annotation = kinds[0]
    if issubclass(annotation, Enum):
        return next(iter(annotation))
    return annotation(
        **{field.name: _example(without_none(field.type)) for field in attrs.fields(annotation)}
    )


_TEXT_EXAMPLES = {
    "decimal": "7.0e10",
    "domain-name": "example.org",
    "link": "https://example.org/",
    "month": "2025-01",
    "power-of-ten": "1e24",
}
