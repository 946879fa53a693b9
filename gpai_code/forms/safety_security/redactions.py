"""
Copies of the Safety and Security documents: what is kept out of them, and that nothing leaks.

Either a copy can be made as its document's redactions ask, or none is made.
"""

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from gpai_code.constraints.rules import without_none
from gpai_code.errors import RedactionError, ValueRuleError
from gpai_code.forms.findings import Note
from gpai_code.forms.safety_security.options import CopyFor, RedactionGround
from gpai_code.vocabulary import Severity
from gpai_code.vocabulary.names import member

if TYPE_CHECKING:
    from gpai_code.forms.safety_security.common import SafetyDocument
    from gpai_code.forms.safety_security.records import Redaction

D = TypeVar("D", bound="SafetyDocument")

FRAMEWORK, REPORT, INCIDENT = (
    "safety-security-framework",
    "model-report",
    "serious-incident-report",
)

FROM_AUTHORITIES = {
    # Measure 1.4: the AI Office's access is unredacted
    FRAMEWORK: frozenset(),
    # Measure 7.7, first paragraph: unless national security laws require them
    REPORT: frozenset({RedactionGround.NATIONAL_SECURITY}),
    # Measure 9.2, first paragraph: to comply with other Union law
    INCIDENT: frozenset({RedactionGround.UNION_LAW}),
}
"""Grounds on which something may be kept from the AI Office and other authorities."""

MIN_TRACED_LENGTH = 20
"""Shortest redacted text whose copies elsewhere in the document are looked for, in characters."""

_UNREDACTABLE = ("redactions", "copy_for", "stage")
"""Rows without which a copy could not be distinguished from the document."""


def withheld_grounds(document: str, reader: CopyFor) -> frozenset[RedactionGround]:
    """Return the grounds on which something is kept out of a reader's copy."""
    if reader is CopyFor.PUBLIC:
        return frozenset(RedactionGround)  # what authorities must not see, nobody must
    return FROM_AUTHORITIES[document]


def copied_for(document: D, reader: CopyFor | str) -> D:
    """
    Return the copy for one kind of reader, as `SafetyDocument.copied_for` says.

    Raises:
        UnknownValueError: If there is no such reader.
        RedactionError: If a redaction cannot be carried out, a redacted text is also elsewhere
            in the copy, or the document is itself a copy.
    """
    reader = member(CopyFor, reader)
    if document.copy_for is not None:
        raise RedactionError("", f"is done: this is a copy for {document.copy_for.value} already")
    grounds = withheld_grounds(document.DOCUMENT, reader)
    redacted = [one for one in document.redactions or () if one.ground in grounds]
    removed: list[tuple[str, Any]] = []
    copy = document
    # a place on two grounds is left out once: what moved up to its number is another record
    paths = {tuple(_order(redaction.path)): redaction.path for redaction in redacted}
    # the last place of a list first, so that the places before it keep their numbers
    for _, path in sorted(paths.items(), reverse=True):
        steps = path[1:].split("/")
        removed.append((path, _at(document, steps, path)))
        copy = _without(copy, steps, path)
    copy = attrs.evolve(
        copy,
        redactions=tuple(redacted) or None,
        copy_for=reader,
        extensions=None,
        schema=None,
    )
    _refuse_leaks(copy, removed)
    return copy


def _order(path: str) -> list[tuple[int, str]]:
    steps = path[1:].split("/")
    return [(int(step), "") if step.isascii() and step.isdigit() else (0, step) for step in steps]


def _at(holder: Any, steps: list[str], path: str) -> Any:
    """Return what is at a place of the whole document."""
    for step in steps:
        holder = _step(holder, step, path)
    if holder is None:
        raise RedactionError(path, "names a place without an answer")
    return holder


def _step(holder: Any, step: str, path: str) -> Any:
    if isinstance(holder, tuple):
        if step.isascii() and step.isdigit() and len(step) < 6 and int(step) < len(holder):
            return holder[int(step)]
    elif attrs.has(type(holder)) and step in attrs.fields_dict(type(holder)):
        return getattr(holder, step)
    raise RedactionError(path, "names no place of the document")


def _without(holder: Any, steps: list[str], path: str) -> Any:
    """Return a record or list without what is at a place in it; empty lists become None."""
    step, further = steps[0], steps[1:]
    if isinstance(holder, tuple):
        index = int(step)
        if not further:
            if not attrs.has(type(holder[index])):
                raise RedactionError(path, "names one text of a list; name the whole list")
            return (*holder[:index], *holder[index + 1 :]) or None
        changed = _without(holder[index], further, path)
        return (*holder[:index], changed, *holder[index + 1 :])
    field = attrs.fields_dict(type(holder))[step]
    answer = getattr(holder, step)
    if answer is None:
        return holder  # a redaction of something inside it was carried out before
    changed = _without(answer, further, path) if further else None
    if changed is None and (without_none(field.type) is field.type or step in _UNREDACTABLE):
        raise RedactionError(path, "names what cannot be left out; redact what holds it")
    try:
        return attrs.evolve(holder, **{step: changed})
    except ValueRuleError:  # a choice that would choose nothing
        raise RedactionError(path, "leaves nothing of its answer; redact the whole") from None


def _refuse_leaks(copy: "SafetyDocument", removed: list[tuple[str, Any]]) -> None:
    """Refuse a copy in which a redacted text, or the id of a redacted record, is elsewhere."""
    kept = {text for _, text in texts_in(copy, "")}
    all_that_is_kept = "\0".join(kept)  # no text holds this sign
    for path, answer in removed:
        for place, text in texts_in(answer, ""):
            if place.endswith("/id") and text in kept:
                raise RedactionError(path, "leaves its id in another place; redact that too")
            if len(text) >= MIN_TRACED_LENGTH and text in all_that_is_kept:
                reason = "leaves the same text in another place; redact that too"
                raise RedactionError(path, reason)


def texts_in(answer: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield the texts in an answer with their paths; the options of closed lists are none."""
    if isinstance(answer, Enum):
        return
    if isinstance(answer, str):
        yield path, answer
    elif isinstance(answer, tuple):
        for index, item in enumerate(answer):
            yield from texts_in(item, f"{path}/{index}")
    elif attrs.has(type(answer)):
        for field in attrs.fields(type(answer)):
            if field.name != "redactions":  # a path may well name what a text names too
                yield from texts_in(getattr(answer, field.name), f"{path}/{field.name}")


def kept_redactions(document: "SafetyDocument", rows: set[str]) -> "tuple[Redaction, ...] | None":
    """Return the redactions inside some of the rows; None if there are none."""
    kept = [one for one in document.redactions or () if one.path.split("/")[1] in rows]
    return tuple(kept) or None


def notes_on_redactions(document: "SafetyDocument") -> Iterator[Note]:
    """Yield redactions that cannot be carried out, and those on a ground that is none here."""
    if document.copy_for is not None:
        yield from _notes_on_copy(document)
        return
    for place, redaction in enumerate(document.redactions or ()):
        here = f"redactions/{place}"
        # Measures 1.4, 7.7 and 9.2 differ in what may be kept from authorities
        other = frozenset().union(*FROM_AUTHORITIES.values()) - FROM_AUTHORITIES[document.DOCUMENT]
        if redaction.ground in other:
            message = f"{redaction.ground.value} is no ground for redactions of this document"
            yield Note(f"{here}/ground", "redaction-ground", Severity.ERROR, message)
        steps = redaction.path[1:].split("/")
        try:
            _at(document, steps, redaction.path)
            _without(document, steps, redaction.path)
        except RedactionError as error:
            yield Note(f"{here}/path", "redaction-place", Severity.ERROR, str(error))


def _notes_on_copy(copy: "SafetyDocument") -> Iterator[Note]:
    """Yield rows of a copy that its own redactions keep out of it."""
    assert copy.copy_for is not None
    grounds = withheld_grounds(copy.DOCUMENT, copy.copy_for)
    for redaction in copy.redactions or ():
        _, row, *inside = redaction.path.split("/")
        if inside or redaction.ground not in grounds:
            continue
        if getattr(copy, row, None) is not None:
            message = "the row is redacted, and the copy holds it; make the copy again"
            yield Note(row, "redacted-row", Severity.ERROR, message)
    if copy.extensions is not None:
        message = "extensions never go into a copy; make the copy again"
        yield Note("extensions", "redacted-row", Severity.ERROR, message)


def is_copy_row(document: "SafetyDocument", settles: dict[str, bool]) -> dict[str, bool]:
    """
    Say of a copy that rows with redactions are not owed in it.

    A place inside a list may have moved when a record was taken out, so that a redaction inside a
    list settles the rows of all its records.
    """
    if document.copy_for is None:
        return settles
    redacted = dict.fromkeys(_names_in(redaction.path) for redaction in document.redactions or ())
    for names in redacted:
        settles = {place: holds for place, holds in settles.items() if not _is_in(place, names)}
        for row in document.definition().rows():
            if tuple(row.id.split("."))[: len(names)] == names:
                settles[row.id] = False
    return settles


def _names_in(path: str) -> tuple[str, ...]:
    """Return the names of fields on a path, without the numbers of records in lists."""
    return tuple(step for step in path.split("/") if step and not step.isdigit())


def _is_in(place: str, names: tuple[str, ...]) -> bool:
    return _names_in(place)[: len(names)] == names
