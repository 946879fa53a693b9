"""JSON that `read_json` gives back as it was, or an error: nothing is written that is not read."""

import json
import math
import os
from collections.abc import Callable
from decimal import Decimal
from itertools import islice

from gpai_code.errors import ArgumentTypeError, ValueRuleError
from gpai_code.text_io.indented_json import indented
from gpai_code.text_io.late_pattern import late_pattern
from gpai_code.text_io.strict_json import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_NUMBER,
    describe,
    fits_number,
    nesting_beyond,
)

PIECES_AT_ONCE = 1000
"""After how many pieces of a text its length is looked at."""

_LONG_NUMBER = late_pattern(rf"[0-9]{{{MAX_NUMBER}}}")
_LONG_SAMPLE = late_pattern("[0-9]{7}")
_DEEP_LINE = "\n" + "  " * MAX_DEPTH
_TOO_DEEP = ValueRuleError("depth", "deeper nesting", f"keep it to {MAX_DEPTH} levels")


def write_json(value: object, *, max_bytes: int | None = None) -> str:
    """
    Write JSON text: two spaces of indent, UTF-8 characters as they are, a final newline.

    A `Decimal` is written as a number with its own figures. What is written is what `read_json`
    gives back: what it would not read is refused, and a text that only its indent makes larger than
    is read is written without it.

    Args:
        value: Plain values.
        max_bytes: Refuse a text that is larger than this, in UTF-8 and without indent.

    Raises:
        ValueRuleError: If a number is too long, the nesting too deep, or the text too large.
        ArgumentTypeError: If a value is nothing that JSON has.

    >>> print(write_json({"share": Decimal("7.0e10")}), end="")
    {
      "share": 7.0E+10
    }
    """
    usual = indented(value)  # no number in it is unusual, and nothing is deep
    if usual is not None and len(usual) * 4 < (MAX_BYTES if max_bytes is None else max_bytes):
        return usual + "\n"
    # json has no way to write a number's own text, so the same mark stands for each at first
    mark = os.urandom(16).hex()
    numbers: list[str] = []

    def marked(number: object) -> str:
        if not isinstance(number, Decimal):
            raise ArgumentTypeError("value", describe(number), "give what JSON has")
        _refuse_unusual(number)
        numbers.append(str(number))
        return mark

    try:
        try:
            text = _indented(value, marked)
            if text is None:
                numbers.clear()
                text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=marked)
        except ValueError:  # perhaps of Python, which writes no number of thousands of figures
            _refuse_unusual(value)
            raise ValueRuleError("json", "a key that JSON has not", "give texts as keys") from None
    except RecursionError:  # what holds itself is too deep as well
        raise _TOO_DEEP from None
    # a long number covers several characters that are so far apart; most texts need no more
    if _LONG_SAMPLE.search(text[:: MAX_NUMBER // 8]) and _LONG_NUMBER.search(text):
        _refuse_unusual(value)
    if _DEEP_LINE in text and nesting_beyond(text, MAX_DEPTH) is not None:
        raise _TOO_DEEP
    if numbers:
        first, *pieces = text.split(f'"{mark}"')
        rest = (number + other for number, other in zip(numbers, pieces, strict=True))
        text = "".join((first, *rest))
    if max_bytes is not None and len(text) * 4 > max_bytes and len(text.encode()) > max_bytes:
        raise ValueRuleError("size", f"more than {max_bytes} bytes", f"keep it to {max_bytes}")
    return text + "\n"


def _indented(value: object, default: Callable[[object], object]) -> str | None:
    """Return the indented text, or None as soon as it gets larger than is read."""
    encoder = json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False, default=default)
    pieces: list[str] = []
    room = MAX_BYTES - 1
    encoded = encoder.iterencode(value)
    while some := list(islice(encoded, PIECES_AT_ONCE)):
        room -= sum(map(len, some))
        if room < 0:
            return None
        pieces += some
    text = "".join(pieces)
    return text if text.isascii() or len(text.encode()) < MAX_BYTES else None


def _refuse_unusual(value: object) -> None:
    """Refuse a number that would not be read, wherever it is."""
    if isinstance(value, (int, Decimal, float)):
        if not (math.isfinite(value) if isinstance(value, float) else fits_number(value)):
            remedy = "give a number of usual size that JSON has"
            raise ValueRuleError("number", describe(value), remedy)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _refuse_unusual(item)
    elif isinstance(value, dict):
        for item in value.values():
            _refuse_unusual(item)
