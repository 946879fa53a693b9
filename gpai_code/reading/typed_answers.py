"""An answer that a person types in one line: options by number, lists parted by bars, or JSON."""

from typing import Any

from gpai_code.constraints.quantities import Computation
from gpai_code.constraints.rules import (
    TextRule,
    or_items,
    or_literal,
    rule_of,
    without_none,
)
from gpai_code.constraints.structuring import structure
from gpai_code.errors import DocumentError
from gpai_code.forms.placeholders import is_placeholder
from gpai_code.forms.template import choices_of
from gpai_code.forms.values import DraftProvenanceChoice as DraftChoice
from gpai_code.forms.values import Magnitude, ModalityChoice, ProvenanceChoice, TrainingPeriod
from gpai_code.reading.form_values import understand_row
from gpai_code.reading.typed_fields import typed_field
from gpai_code.reading.understood import ReadingStatus, Understood, kept, read
from gpai_code.text_io.strict_json import read_json

BETWEEN_LINES = " | "
"""What parts the lines of an answer that is typed in one line."""

CHOICES = (ModalityChoice, ProvenanceChoice, DraftChoice)


def typed_answer(annotation: Any, words: str, options: tuple[str, ...] = ()) -> Understood:
    """
    Read what was typed as the answer to a row.

    Args:
        annotation: That of the row's field.
        words: One line. Options may be given by their numbers, with commas; an answer of several
            lines has bars between them; JSON is read as what a form holds.
        options: The ids that are known, where the field is a reference to a record.

    >>> from gpai_code.forms.values import ModalityChoice
    >>> typed_answer(ModalityChoice, "1, 3, other: code").value
    ModalityChoice(selected=(<Modality.TEXT: 'Text'>, <Modality.AUDIO: 'Audio'>), other='code')
    """
    kind, words = without_none(annotation), words.strip()
    if is_text(kind) and not options:
        return _in_words(kind, words)
    if words.startswith(("{", "[")):
        return _from_json(kind, words)
    field = None if kind in CHOICES else typed_field(kind, words, options)
    if field is not None:
        return field
    understood = understand_row(kind, "\n".join(_lines(kind, words)))
    if understood.status is ReadingStatus.NOT_APPLICABLE and understood.value is None:
        return kept("the Form has no N/A for this row; skip it if it is not asked of the model")
    return understood


def is_answer(understood: Understood) -> bool:
    """Say whether words were understood as a whole."""
    settled = (ReadingStatus.READ, ReadingStatus.NOT_APPLICABLE)
    return understood.status in settled and understood.value is not None and not understood.rest


def is_text(kind: Any) -> bool:
    """Say whether a row is answered in words."""
    return isinstance(rule_of(kind), TextRule)


def _in_words(kind: Any, words: str) -> Understood:
    """Take words as they are; the person who typed them answered this row and no other."""
    if is_placeholder(words):
        return kept("these words keep a place free; skip the row instead")
    try:
        value: Any = structure(words, kind, "answer")
    except DocumentError as error:
        return kept("; ".join(fault.wanted for fault in error.faults))
    return read(value)


def _from_json(kind: Any, words: str) -> Understood:
    try:
        value: Any = structure(read_json(words, document="answer"), kind, "answer")
    except DocumentError as error:
        faults = (f"{fault.path or 'it'}: {fault.wanted}" for fault in error.faults)
        return kept("; ".join(faults))
    return read(value)


def _lines(kind: Any, words: str) -> list[str]:
    """Return the lines of an answer as an export has them."""
    parts = [part.strip() for part in words.split(BETWEEN_LINES)]
    if either := or_items(kind) or or_literal(kind):
        kind = either[0]
    options = choices_of(kind)
    if kind in CHOICES:
        pieces = [piece.strip() for piece in ",".join(parts).split(",")]
        # only numbers can be parted by commas, for an option may hold one
        if not all(piece.isdigit() or _is_other(piece) for piece in pieces):
            pieces = parts
        return [_option(piece, options) for piece in pieces]
    if options and isinstance(kind, type) and kind is not TrainingPeriod:
        return [_option(part, options) for part in parts]
    if kind is TrainingPeriod:
        return [_period(part, options) for part in parts]
    if kind in (Computation, Magnitude) and parts[0].replace(".", "").replace("e", "").isdigit():
        return [f"{parts[0]} FLOP"]
    return parts


def _is_other(piece: str) -> bool:
    return piece.casefold().startswith("other:")


def _option(piece: str, options: list[str]) -> str:
    """Return the option that a number names; other words stay as they are."""
    if piece.isascii() and piece.isdigit() and len(piece) < 3 and 0 < int(piece) <= len(options):
        return options[int(piece) - 1]
    return piece


def _period(words: str, options: list[str]) -> str:
    """Return a range with its period, where the range may be given by its number."""
    number, space, period = words.partition(" ")
    return f"{_option(number, options)}{space}{period}"
