"""Records that refer to each other by id: every id is unique, and every reference leads to one."""

from collections.abc import Iterator
from typing import Any

from gpai_code.forms.base import answers_inside
from gpai_code.forms.findings import Note, shortened
from gpai_code.forms.safety_security.common import SafetyDocument
from gpai_code.forms.safety_security.options import SpecifiedRisk
from gpai_code.vocabulary import Severity


def ids_of(document: SafetyDocument, row: str) -> dict[str, str]:
    """Return the ids of the records in a list, each with its path; the first one of each id."""
    ids: dict[str, str] = {}
    for path, identifier in answers_inside(document, [*row.split("."), "id"]):
        ids.setdefault(identifier, path)
    return ids


def notes_on_ids(document: SafetyDocument, rows: tuple[str, ...]) -> Iterator[Note]:
    """Yield every id that is twice in one of the lists."""
    for row in rows:
        seen: set[str] = set()
        for path, identifier in answers_inside(document, [*row.split("."), "id"]):
            if identifier in seen:
                message = f"{identifier!r} is the id of another record too; give each its own"
                yield Note(path, "unique-id", Severity.ERROR, message)
            seen.add(identifier)


def notes_on_references(document: SafetyDocument) -> Iterator[Note]:
    """Yield every reference that leads to no record."""
    for field, row in document.REFERENCES.items():
        if getattr(document, row) is None:
            continue  # the list is missing, which is a finding of its own
        known = ids_of(document, row)
        for path, answer in answers_inside(document, field.split(".")):
            for place, reference in _each_reference(path, answer):
                if reference not in known:
                    message = f"{reference!r} is the id of none of the {row.replace('_', ' ')}"
                    yield Note(place, "id-known", Severity.ERROR, f"{message}; correct one of them")


def _each_reference(path: str, answer: Any) -> Iterator[tuple[str, str]]:
    if isinstance(answer, tuple):
        for index, reference in enumerate(answer):
            yield f"{path}/{index}", reference
    elif answer is not None:
        yield path, answer


def notes_on_specified_risks(document: Any, source: str) -> Iterator[Note]:
    """Yield that a specified risk is not among the systemic risks (Measure 2.1, point (2))."""
    if document.systemic_risks is None:
        return
    named = {risk.specified for risk in document.systemic_risks}
    for risk in SpecifiedRisk:
        if risk not in named:
            message = f"{shortened(risk.value)!r} is not among the systemic risks; add it"
            yield Note("systemic_risks", "specified-risks", Severity.MISSING, message, source)


def notes_on_changelog(document: Any, source: str) -> Iterator[Note]:
    """Yield that the changelog of a document has no entry of its version."""
    if document.changelog is None or document.version is None:
        return
    if document.version not in {entry.version for entry in document.changelog}:
        message = f"no entry of the changelog is of version {shortened(document.version)}"
        yield Note("changelog", "changelog-version", Severity.ERROR, message, source)
