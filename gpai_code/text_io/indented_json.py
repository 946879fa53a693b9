"""
Indented JSON of usual values, in a third of the time that the module of Python takes.

That module writes indented text piece by piece through generators. What is unusual is left to it:
values of other types, keys that are no texts, and documents that are very large, so that the time
and memory for them stay as bounded as they are there.
"""

from json.encoder import encode_basestring

MAX_PIECES = 20_000
"""How many pieces a text that is written here has at most; each value is two."""

MAX_TEXT_LENGTH = 20_000
"""Longest text inside that is written here, in characters."""

MAX_NUMBER = 10**18
"""Numbers from here on, and broken ones, are written by the module of Python."""

_ESCAPED = bytes(range(32)) + b'"\\'
"""What cannot be inside a string of JSON as it is."""

_LONG = 100
"""From this length on, in characters, it pays to look first whether anything must be escaped."""

_MAX_INDENT = 80
"""Longest line break with its indent; deeper values may be endless, which that module notices."""

TYPE_CHECKING = False  # importing typing would cost time
if TYPE_CHECKING:
    from collections.abc import Sequence


def indented(value: object) -> str | None:
    """
    Return what `json.dumps(value, indent=2, ensure_ascii=False)` does; None for unusual values.

    >>> print(indented({"a": [1, True, None], "b": {}}))
    {
      "a": [
        1,
        true,
        null
      ],
      "b": {}
    }
    """
    pieces: list[str] = []
    return "".join(pieces) if _write(value, pieces, "\n") else None


def _write(value: object, pieces: list[str], line: str) -> bool:
    """
    Append the text of a value.

    Args:
        value: The value.
        pieces: Pieces of the text so far.
        line: A line break with the indent of the line that the value begins on.

    Returns:
        Whether it was written; False ends the attempt.
    """
    kind = type(value)
    if kind is str:
        text: str = value  # type: ignore[assignment]
        if len(text) > MAX_TEXT_LENGTH:
            return False
        pieces.append(_quoted(text))
        return True
    if kind is dict:
        members: dict[object, object] = value  # type: ignore[assignment]
        return _write_members(members, pieces, line)
    if kind is list or kind is tuple:
        items: Sequence[object] = value  # type: ignore[assignment]
        return _write_items(items, pieces, line)
    if value is None or kind is bool:
        pieces.append("null" if value is None else "true" if value else "false")
        return True
    if kind is int and -MAX_NUMBER < value < MAX_NUMBER:  # type: ignore[operator]
        pieces.append(repr(value))
        return True
    return False


def _quoted(text: str) -> str:
    """
    Return a text as a string of JSON.

    That a long text has nothing to escape is told in a fraction of the time that escaping takes.
    """
    if len(text) > _LONG and text.isascii() and "\n" not in text and '"' not in text:
        encoded = text.encode()
        if len(encoded.translate(None, _ESCAPED)) == len(encoded):
            return f'"{text}"'
    return encode_basestring(text)


def _write_members(members: "dict[object, object]", pieces: list[str], line: str) -> bool:
    if not members:
        pieces.append("{}")
        return True
    inner = line + "  "
    if len(inner) > _MAX_INDENT or len(pieces) + 2 * len(members) > MAX_PIECES:
        return False
    before, between = "{" + inner, "," + inner
    for name, value in members.items():
        if type(name) is not str or len(name) > MAX_TEXT_LENGTH:
            return False
        if type(value) is str and len(value) <= _LONG:  # as most values are
            pieces.append(f"{before}{encode_basestring(name)}: {encode_basestring(value)}")
        else:
            pieces.append(f"{before}{encode_basestring(name)}: ")
            if not _write(value, pieces, inner):
                return False
        before = between
    pieces.append(line + "}")
    return True


def _write_items(items: "Sequence[object]", pieces: list[str], line: str) -> bool:
    if not items:
        pieces.append("[]")
        return True
    inner = line + "  "
    if len(inner) > _MAX_INDENT or len(pieces) + 2 * len(items) > MAX_PIECES:
        return False
    before, between = "[" + inner, "," + inner
    for value in items:
        pieces.append(before)
        if not _write(value, pieces, inner):
            return False
        before = between
    pieces.append(line + "]")
    return True
