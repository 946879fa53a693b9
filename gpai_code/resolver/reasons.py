"""An answer with its reasons: the one value that conclusions, conditions and rulings share."""

from collections.abc import Iterable
from typing import Any, TypeVar

import attrs

from gpai_code.constraints.record import Record
from gpai_code.law import Citation

T = TypeVar("T")


def own_fields_first(_: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """Let a record begin with what it says and go on to the reasons that it inherits."""
    return sorted(fields, key=lambda field: bool(getattr(field, "inherited")))  # noqa: B009 - untyped


@attrs.frozen(kw_only=True, eq=False)
class Reasons(Record):
    """
    Why an answer is what it is.

    Attributes:
        because: Reasons in words.
        citations: The places that the reasons rest on.
        missing: Names of the facts that would settle an open answer.
        contested: What reasonable lawyers may see otherwise.
    """

    because: tuple[str, ...]
    citations: tuple[Citation, ...]
    missing: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()


def kleene_and(values: Iterable[bool | None]) -> bool | None:
    """
    And in three values: one no is enough, and then one unknown.

    >>> kleene_and([True, None]), kleene_and([None, False]), kleene_and([True, True])
    (None, False, True)
    """
    answer: bool | None = True
    for value in values:
        if value is False:
            return False
        if value is None:
            answer = None
    return answer


def distinct(items: Iterable[T]) -> tuple[T, ...]:
    """
    Return the items without repetitions, in order.

    >>> distinct("abca")
    ('a', 'b', 'c')
    """
    found = tuple(items)
    return found if len(found) < 2 else tuple(dict.fromkeys(found))
