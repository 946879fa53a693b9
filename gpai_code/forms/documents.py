"""Forms as JSON documents: which kind and edition a document is of, and reading any of them."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import DocumentError, Fault
from gpai_code.forms.base import Form
from gpai_code.forms.discretion import discreet
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.text_io.sources import Source
from gpai_code.text_io.sources import read_document as read_source
from gpai_code.text_io.strict_json import describe
from gpai_code.vocabulary import Audience
from gpai_code.vocabulary.names import member

if TYPE_CHECKING:
    from gpai_code.forms.safety_security.common import SafetyDocument
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

SUMMARY = "training-content-summary"
"""The name that every public summary of training content gives itself as a document."""

SUMMARIES: "Mapping[str, type[TrainingContentSummary]]" = _Editions(
    {"2025-12-05": "training_content.summary.TrainingContentSummary"}
)
"""The public summary of training content, by the date of its template."""

FRAMEWORK = "safety-security-framework"
"""The name that every Safety and Security Framework gives itself as a document."""

REPORT = "model-report"
"""The name that every Safety and Security Model Report gives itself as a document."""

INCIDENT = "serious-incident-report"
"""The name that every serious incident report gives itself as a document."""

SAFETY_DOCUMENTS: "dict[str, Mapping[str, type[SafetyDocument]]]" = {
    FRAMEWORK: _Editions({"final": "safety_security.framework.SafetySecurityFramework"}),
    REPORT: _Editions({"final": "safety_security.model_report.ModelReport"}),
    INCIDENT: _Editions(
        {
            "final": "safety_security.incident.SeriousIncidentReport",
            "third-draft": "safety_security.incident.DraftIncidentReport",
        }
    ),
}
"""The documents of the Safety and Security Chapter, by their names and by edition."""

KINDS: dict[str, Mapping[str, type[Form]]] = {
    DOCUMENT: FORMS,
    SUMMARY: SUMMARIES,
    **SAFETY_DOCUMENTS,
}
"""Every class of form, by the name of its documents and by edition."""


FORM = "form"
"""What errors call a document before it is known which kind of form it is."""


@explain_arguments
def to_document(form: Form) -> dict[str, Any]:
    """Return a form as plain JSON values, as its `to_dict` does."""
    return form.to_dict()


@explain_arguments
def write_form(form: Form) -> str:
    """Return a form as JSON text, as its `to_json` does."""
    return form.to_json()


@explain_arguments
def from_document(document: object, kind: str | None = None) -> Form:
    """
    Make a form from plain JSON values.

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
    return _read_answers(dict(document), kind)


def _read_answers(answers: dict[str, Any], kind: str | None) -> Form:
    """Find out of which kind and edition a document is, and read the rest of it as that."""
    faults = []
    stated_kind = answers.pop("document", _NOTHING)
    name = kind
    if isinstance(stated_kind, str) and stated_kind in KINDS and kind in (None, stated_kind):
        name = stated_kind
    else:
        expected = KINDS if kind is None else (kind,)
        remedy = f"write {' or '.join(map(repr, expected))}"
        faults.append(Fault("/document", "document", _described(stated_kind), remedy))
    classes: dict[str, Mapping[str, type[Form]]] = {}
    for editions in [KINDS[name]] if name else KINDS.values():
        # of a document that names no kind, the first one of its edition: the Form
        classes = dict.fromkeys(editions, editions) | classes
    edition = answers.pop("edition", _NOTHING)
    if not isinstance(edition, str) or edition not in classes:
        remedy = f"give one of: {'; '.join(classes)}"
        faults.append(Fault("/edition", "edition", _described(edition), remedy))
        raise DocumentError(name or FORM, tuple(faults))
    return classes[edition][edition].from_answers(answers, name or FORM, faults)


_NOTHING = object()


def _described(value: object) -> str:
    return "nothing" if value is _NOTHING else describe(value)


def _forms(kind: str | None) -> Iterator[type[Form]]:
    """Yield the classes that a document of a kind, or of any kind, can be of."""
    for editions in KINDS.values() if kind is None else (KINDS[kind],):
        yield from editions.values()


@explain_arguments
def read_document(
    source: Source, kind: str | None = None, *, audience: Audience | str | None = None
) -> Form:
    """
    Read a form of any kind and edition from a JSON document, or from one in YAML.

    YAML is what `to_yaml_form` writes: it begins with a comment or the name of the document. Plain
    words in it are texts, so that figures stay as they were typed, and what is left empty is not
    there.

    Before a text can be read it is not known for whom its rows are, so that faults of the text
    itself never quote a value that some audience must not see.

    Args:
        source: The text, its bytes in UTF-8, the path of a file, or plain values.
        kind: The kind of document that it must be, one of `KINDS`; any of them if None.
        audience: For whom a copy will be made of it: no fault quotes what is withheld from them.

    Raises:
        DocumentError: With every fault, its JSON Pointer, line and column.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.
    """
    readers = tuple(Audience) if audience is None else (member(Audience, audience),)
    parsed = False

    def build(values: object) -> Form:
        nonlocal parsed
        parsed = True
        return from_document(values, kind)

    try:
        return read_source(source, build, kind or FORM, may_be_yaml=True)
    except DocumentError as error:
        # of the whole text no value is quoted, and without an audience every row is shown
        if not any(fault.path for fault in error.faults) or (parsed and audience is None):
            raise
        faults = discreet(error.faults, _forms(kind), readers)
        raise DocumentError(error.document, faults) from None


@explain_arguments
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
