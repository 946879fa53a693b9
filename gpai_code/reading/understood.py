"""How far an answer was understood, and what it says."""

from enum import StrEnum
from typing import Any

import attrs


class ReadingStatus(StrEnum):
    """
    How far the answer to a row was understood.

    Only `READ` gives the typed form a value, and `NOT_APPLICABLE` where the row allows "N/A".
    """

    READ = "read"
    AMBIGUOUS = "ambiguous"
    NOT_APPLICABLE = "not applicable"
    KEPT = "kept as published"
    CONTRADICTORY = "contradictory"
    EMPTY = "empty"


@attrs.frozen(kw_only=True)
class Understood:
    """
    What an answer says.

    Attributes:
        status: How far it was understood.
        value: The value for the typed form, if any.
        note: Why it was not understood, or what was.
        candidates: What it may say.
        rest: Words of it that the value does not hold.
    """

    status: ReadingStatus
    value: Any = None
    note: str | None = None
    candidates: tuple[str, ...] = ()
    rest: str | None = None


def read(value: Any, note: str | None = None, rest: str | None = None) -> Understood:
    """Return an answer that was understood; `rest` are words that its value does not hold."""
    return Understood(status=ReadingStatus.READ, value=value, note=note, rest=rest or None)


def kept(note: str, candidates: tuple[str, ...] = ()) -> Understood:
    """Return an answer whose words the field cannot hold."""
    return Understood(status=ReadingStatus.KEPT, note=note, candidates=candidates)


def ambiguous(note: str, candidates: tuple[str, ...] = ()) -> Understood:
    """Return an answer that can be meant in several ways, or may not be the row's."""
    return Understood(status=ReadingStatus.AMBIGUOUS, note=note, candidates=candidates)


def contradictory(note: str, candidates: tuple[str, ...]) -> Understood:
    """Return an answer that says two things."""
    return Understood(status=ReadingStatus.CONTRADICTORY, note=note, candidates=candidates)


EMPTY = Understood(status=ReadingStatus.EMPTY)


@attrs.frozen(kw_only=True)
class Layout:
    """
    How the answer is set.

    Attributes:
        own: Whether this library wrote the document, so that each line of a list is an item.
        in_table: Whether the answer is in the cell of a table, which holds no furniture of a page.
    """

    own: bool = False
    in_table: bool = False


PLAIN = Layout()
