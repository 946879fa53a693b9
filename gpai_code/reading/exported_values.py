"""Numbers, days and options as this library writes them in the lines of an answer."""

import datetime
import re
from collections.abc import Mapping
from typing import Any, get_args

import attrs

from gpai_code.constraints.rules import is_tag, spellings
from gpai_code.forms.choices import Choice
from gpai_code.reading.dates import read_day, read_month

BULLET = "• "
_OTHER = re.compile("[Oo]ther: ")

_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_RAISED = "[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}"
_PLAIN = r"[0-9]{1,30}(?:\.[0-9]{1,30})?(?:e-?[0-9]{1,2})?"
# what the library writes, and what a person or a converter makes of it
NUMBER = (
    rf"(?:(?P<mantissa>[0-9]{{1,30}}(?:\.[0-9]{{1,30}})?) × )?10(?P<raised>{_RAISED})"
    r"|(?P<grouped>[0-9]{1,3}(?:[,\u202f\u00a0][0-9]{3})+)"
    rf"|(?P<plain>{_PLAIN})"
)
"""A number as `readable_number` or JSON writes it."""


class NotExportedError(ValueError):
    """Lines that this library would not have written for an answer of this type."""


def one_of(options: Mapping[str, Any], text: str) -> Any:
    """Return the value of the option that a text names."""
    if text not in options:
        raise NotExportedError("none of the options")
    return options[text]


def day_of(text: str) -> datetime.date:
    """Return a day, in either style."""
    meanings = read_day(text)
    if meanings is None or meanings.clear is None:
        raise NotExportedError("no day")
    return datetime.date.fromisoformat(meanings.clear)


def month_of(text: str) -> str:
    """Return a month as JSON holds it; words that name none are left as they are."""
    meanings = read_month(text)
    return text if meanings is None or meanings.clear is None else meanings.clear


def number_of(match: "re.Match[str]") -> str:
    """Return a number as JSON holds it, with the figures that were written."""
    if match["raised"]:
        exponent = match["raised"].translate(_SUPERSCRIPTS)
        return f"{match['mantissa'] or '1'}e{exponent}"
    if match["grouped"]:
        return re.sub(r"[,\u202f\u00a0]", "", match["grouped"])
    return match["plain"]


def _unit(kind: type) -> str:
    """Return the unit that a quantity always has."""
    unit = attrs.fields_dict(kind)["unit"].type
    assert is_tag(unit)
    return str(get_args(unit)[0])


def quantity_of(kind: type, text: str) -> Any:
    """Return a number with the unit of its type."""
    match = re.fullmatch(rf"(?:{NUMBER}) {re.escape(_unit(kind))}", text)
    if match is None:
        raise NotExportedError(f"no number of {_unit(kind)}")
    return kind(number_of(match))


def choice_of(kind: type[Choice], text: str) -> Any:
    """Return the options that lines name, and what is written for another one."""
    options = spellings(kind.options())
    selected = []
    rest = "\n".join(part.removeprefix(BULLET) for part in text.split("\n"))
    while rest:
        line, end, below = rest.partition("\n")
        if _OTHER.match(line):
            break
        if line not in options:
            raise NotExportedError("none of the options")
        selected.append(options[line])
        rest = below if end else ""
    other = _OTHER.sub("", rest, count=1) if rest else None
    parts: dict[str, Any] = {"selected": tuple(selected) or None, "other": other}
    return kind(**parts)
