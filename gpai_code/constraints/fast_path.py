"""
What a single value may be, told fast and without loading anything.

Most texts of a document are usual ones, over which a regular expression takes several times as
long, and compiling it longer still. Where `is_answer`, `is_link` or `is_decimal` says yes of a
value, it fits the pattern of its rule; no only means that the pattern must say.
"""

import math
from functools import cache

from gpai_code.constraints.patterns import ANSWER, DATE, DECIMAL, LINK

TYPE_CHECKING = False  # importing typing would cost time
if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

TEXT_LENGTH = 200_000
"""Longest text that a form holds, in characters: room for a licence or policy in full."""

# as in strict_json, which loads too much to be asked
MAX_DEPTH = 64
MAX_NUMBER = 64
MAX_EXPONENT_FIGURES = 4

MAX_INTEGER = 2**53 - 1
"""Greatest whole number of a field, up or down: the greatest that every reader of JSON keeps."""

_CONTROL = bytes((*range(9), 11, 12, *range(14, 32), 127))
_NOT_IN_A_LINK = _CONTROL + b'\t\n\r "<>\\^`{|}'
_SCHEMES = ("https://", "http://")
_VISIBLE = frozenset(map(chr, range(33, 127)))
_FIRST = _VISIBLE - {"n", "N"}


def is_answer(value: object) -> bool:
    """
    Say whether a value is an answer in words: a text, not blank, not "N/A" or "none".

    >>> is_answer("A model"), is_answer("n/a"), is_answer("name of the model"), is_answer(7)
    (True, False, True, False)
    """
    if type(value) is not str or not (value[:1] in _FIRST or _says_more_than_none(value)):
        return False
    if len(value) < 40 and value.isprintable():
        return True
    if len(value) > TEXT_LENGTH:
        return False
    try:
        encoded = value.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return len(encoded.translate(None, _CONTROL)) == len(encoded)


def _says_more_than_none(text: str) -> bool:
    """What is no answer begins with an n and has at most 15 characters between its blanks."""
    return text[:1] in _VISIBLE and len(text) > 15 and text[-1] in _VISIBLE


def is_link(value: object) -> bool:
    """
    Say whether a value is a link without unusual characters.

    >>> is_link("https://a.example/b"), is_link("https://"), is_link("https://a b"), is_link("https://é")
    (True, False, False, False)
    """
    if type(value) is not str or not (value.startswith(_SCHEMES) and value.isascii()):
        return False
    rest = value.partition("://")[2].encode()
    return 0 < len(rest) < 2_000 and len(rest.translate(None, _NOT_IN_A_LINK)) == len(rest)


def is_decimal(value: object) -> bool:
    """
    Say whether a value is a number with its figures, such as 7.3e10.

    >>> is_decimal("7.3e10"), is_decimal("90"), is_decimal("007"), is_decimal(90)
    (True, True, False, False)
    """
    if type(value) is not str or not value.isascii():
        return False
    mantissa, e, exponent = value.partition("e")
    whole, point, fraction = mantissa.partition(".")
    if point and not (fraction.isdigit() and len(fraction) <= 30):
        return False
    return _number(whole, 30) and (not e or _number(exponent.removeprefix("-"), 2))


def _number(digits: str, most: int) -> bool:
    return digits.isdigit() and len(digits) <= most and (digits[0] != "0" or digits == "0")


def is_day(value: object) -> bool:
    """
    Say whether a value is a date of the calendar, written as YYYY-MM-DD; here no is final too.

    >>> is_day("2024-02-29"), is_day("2025-02-29"), is_day("0000-01-01")
    (True, False, False)
    """
    if type(value) is not str or len(value) != 10 or not value.isascii():
        return False
    year = value[:4]
    if not year.isdigit() or year == "0000" or value[4] != "-":
        return False
    if value[5:] == "02-29":
        return int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    return value[5:] in _days()


USUAL_TEXTS = {ANSWER: is_answer, DATE: is_day, DECIMAL: is_decimal, LINK: is_link}
"""For some patterns, what recognises most texts that fit, sooner than the pattern could."""


@cache
def _days() -> frozenset[str]:
    """Return the days of a year that is no leap year, without the year."""
    lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    days: list[str] = []
    for month, length in enumerate(lengths, 1):
        days += [f"{month:02}-{day:02}" for day in range(1, length + 1)]
    return frozenset(days)


def fits(pattern: str, text: str) -> bool:
    """Say whether a text fits a pattern and holds no half of a surrogate pair."""
    return (text.isascii() or _encodable(text)) and _search(pattern)(text) is not None


@cache
def _search(pattern: str) -> "Callable[[str], object]":
    import re  # noqa: PLC0415 - few documents need it

    return re.compile(pattern).search


def whole(value: object) -> bool:
    """
    Say whether a value is a whole number up to `MAX_INTEGER`; for JSON Schema 1.0 is one.

    >>> whole(1), whole(1.0), whole(True), whole(1.5), whole(2**53)
    (True, True, False, False, False)
    """
    if isinstance(value, int):
        return not isinstance(value, bool) and abs(value) <= MAX_INTEGER
    number = _finite(value)
    return number is not None and -MAX_INTEGER <= number <= MAX_INTEGER and number == int(number)


def no_json(value: object, depth: int = 1) -> tuple[str, object] | None:
    """
    Find what would not come back from a JSON document as it is, and say which rule it breaks.

    >>> no_json([1, "x"]), no_json({"a": [float("inf")]}), no_json({1: 2})
    (None, ('json', inf), ('json', {1: 2}))
    """
    if isinstance(value, str):
        return None if value.isascii() or _encodable(value) else ("surrogate", value)
    if isinstance(value, (list, dict)):
        if depth == MAX_DEPTH:
            return "depth", value
        for item in [*value, *value.values()] if isinstance(value, dict) else value:
            if reason := no_json(item, depth + 1):
                return reason
        if isinstance(value, dict) and not all(isinstance(name, str) for name in value):
            return "json", value
        return None
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, float):
        return None if math.isfinite(value) else ("json", value)
    if isinstance(value, int):
        return None if -(10 ** (MAX_NUMBER - 1)) < value < 10**MAX_NUMBER else ("number", value)
    number = _finite(value)
    if number is None:
        return "json", value
    literal = str(number)
    exponent = literal.partition("E")[2].lstrip("+-")
    fits = len(literal) <= MAX_NUMBER and len(exponent) <= MAX_EXPONENT_FIGURES
    return None if fits else ("number", value)


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _finite(value: object) -> "float | Decimal | None":
    """Return a value that is a finite number with a fraction or exponent, and None for others."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, (str, int, list, dict)):
        return None
    from decimal import Decimal  # noqa: PLC0415 - a program that has one has loaded it

    return value if isinstance(value, Decimal) and value.is_finite() else None
