"""Names of editions and documents as they are typed, and members of closed lists by value."""

from enum import Enum
from typing import Literal, TypeVar

from gpai_code.errors import UnknownValueError

E = TypeVar("E", bound=Enum)

EditionSlug = Literal["third-draft", "final"]
"""The editions of the Code by their slugs. Where a specifier will do too, any text is taken."""

SchemaKind = Literal[
    "code",
    "commitment",
    "measure",
    "model-documentation-form",
    "training-content-summary",
    "safety-security-framework",
    "model-report",
    "serious-incident-report",
    "model-facts",
    "decision",
    "form",
    "summary",
    "framework",
    "report",
    "incident",
    "facts",
]
"""The kinds of document that have a schema, and the short names of some of them."""


def member(kind: type[E], value: E | str) -> E:
    """
    Return the member of a closed list that has this value.

    Raises:
        UnknownValueError: If none has it; names those that there are.
    """
    try:
        return kind(value)
    except ValueError:
        values = tuple(str(option.value) for option in kind)
        raise UnknownValueError(kind.__name__, str(value), values) from None
