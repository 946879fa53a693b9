"""Regular expressions that are compiled when they are first used, not when a module is imported."""

import re

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from typing import Any


def late_pattern(text: str, flags: int = 0) -> "re.Pattern[str]":
    r"""
    Return what works as `re.compile(text, flags)`, compiled at the first use of a method.

    A command needs few of the expressions that the modules it imports hold, and compiling one
    takes up to a millisecond.

    >>> late_pattern("[0-9]+").findall("10 July 2025")
    ['10', '2025']
    """
    pattern: Any = _LatePattern(text, flags)
    return pattern  # type: ignore[no-any-return]


class _LatePattern:
    """Compiles at the first use of a method or attribute, and keeps what was asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> "Any":
        # `re` keeps what it compiled; each method is asked for once, and then is an attribute
        value = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, value)
        return value
