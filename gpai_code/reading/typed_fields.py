"""An answer that a person types where no printed form says how: options, days, lists of names."""

import re
from datetime import date
from enum import Enum
from typing import Any, get_args

from gpai_code.constraints.rules import (
    ItemsRule,
    TextRule,
    or_literal,
    rule_of,
    spellings,
    without_none,
)
from gpai_code.constraints.structuring import structure
from gpai_code.errors import DocumentError, ValueRuleError
from gpai_code.forms.base import record_type
from gpai_code.forms.choices import Choice, PrintedRange
from gpai_code.forms.safety_security.incident_records import IncidentDate
from gpai_code.reading.understood import Understood, kept, read

NONE = "none"
"""What is typed for an empty list, which says that there are none."""

ABOUT = "about "
"""What comes before a day that is the best approximation."""

_BREAKS = re.compile(r"\s+\|\s+|[\s,]+")
_BREAKS_OF_LINKS = re.compile(r"\s+\|\s+|,?\s+")
"""What parts links, which may hold commas."""

_OTHER = re.compile(r"(?:^|(?<=[\s,|]))other:", re.IGNORECASE)
_YES = ("yes", "y", "true")
_NO = ("no", "n", "false")


def typed_field(annotation: Any, words: str, options: tuple[str, ...] = ()) -> Understood | None:
    """
    Read what was typed for a field, or None if it is of a kind that a printed form explains.

    Args:
        annotation: Type of the field.
        words: One line.
        options: The ids that are known, where the field is a reference; they may be given by their
            numbers.

    >>> from gpai_code.forms.safety_security.options import EstimateKind
    >>> typed_field(EstimateKind, "3").value.value, typed_field(bool, "y").value
    ('qualitative', True)
    """
    kind = without_none(annotation)
    either = or_literal(kind)
    if either is not None and record_type(either[0]) is IncidentDate:
        return _incident_day(words, get_args(either[1]))
    if kind is IncidentDate:
        return _incident_day(words, ())
    if kind is bool:
        return yes_or_no(words)
    if kind is date:
        return None
    inner = record_type(kind)
    if is_enum(inner):
        several = inner is not kind
        return _members(inner, kind, words) if several else _one(inner, words)
    if isinstance(kind, type) and issubclass(kind, Choice) and is_enum(kind.options()):
        return _choice(kind, words)
    if isinstance(rule_of(kind), ItemsRule) and isinstance(rule_of(inner), TextRule):
        return _texts(kind, inner, words, options)
    if options:
        return _structured(kind, _numbered(words, options))
    return None


def is_enum(kind: Any) -> bool:
    """Say whether a field has a closed list of options that no printed form explains."""
    return isinstance(kind, type) and issubclass(kind, Enum) and not issubclass(kind, PrintedRange)


def shown_options(annotation: Any) -> list[str]:
    """Return the options of a field as they are listed for people, with their numbers' words."""
    kind = record_type(annotation)
    if isinstance(kind, type) and issubclass(kind, Choice):
        kind = kind.options()
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        return []
    return [getattr(member, "words", str(member.value)) for member in kind]


def yes_or_no(words: str) -> Understood:
    """Read yes or no."""
    word = words.strip().casefold()
    if word in _YES:
        return read(True)
    return read(False) if word in _NO else kept("write yes or no")


def _one(kind: Any, words: str) -> Understood:
    member = _member(kind, words)
    return (
        kept(f"no option is called {words[:50]!r}; give its number") if not member else read(member)
    )


def _member(kind: Any, words: str) -> Enum | None:
    members = list(kind)
    text = words.strip()
    if text.isascii() and text.isdigit() and len(text) < 3 and 0 < int(text) <= len(members):
        return members[int(text) - 1]  # type: ignore[no-any-return]
    for name, member in spellings(kind).items():
        if text.casefold() in (name.casefold(), str(getattr(member, "words", name)).casefold()):
            return member
    return None


def _pieces(kind: Any, words: str) -> list[str]:
    """Part options at bars, and at commas unless the whole names one option, which may hold one."""
    pieces = []
    for part in words.split(" | "):
        pieces += [part] if _member(kind, part) is not None else part.split(",")
    return [piece.strip() for piece in pieces if piece.strip()]


def _members(kind: Any, annotation: Any, words: str) -> Understood:
    if words.strip().casefold() == NONE:
        return _structured(annotation, [])
    values = []
    for piece in _pieces(kind, words):
        member = _member(kind, piece)
        if member is None:
            return kept(f"no option is called {piece[:50]!r}; give numbers with commas")
        values.append(member.value)
    return _structured(annotation, values)


def _choice(kind: Any, words: str) -> Understood:
    selected = []
    other = None
    before, *rest = _OTHER.split(words, maxsplit=1)
    if rest:
        other = rest[0].strip() or None
    for piece in _pieces(kind.options(), before.rstrip(" |,")):
        member = _member(kind.options(), piece)
        if member is None:
            return kept(f"no option is called {piece[:50]!r}; write 'other:' before other words")
        selected.append(member)
    try:
        return read(kind(selected=tuple(selected) or None, other=other))
    except ValueRuleError as error:
        return kept(error.wanted)


def _numbered(words: str, options: tuple[str, ...]) -> str:
    text = words.strip()
    if text.isascii() and text.isdigit() and len(text) < 4 and 0 < int(text) <= len(options):
        return options[int(text) - 1]
    return text


def _texts(kind: Any, inner: Any, words: str, options: tuple[str, ...]) -> Understood:
    if words.strip().casefold() == NONE:
        return _structured(kind, [])
    rule = rule_of(inner)
    is_link = isinstance(rule, TextRule) and rule.name == "link"
    breaks = _BREAKS_OF_LINKS if is_link else _BREAKS
    pieces = [piece for piece in breaks.split(words.strip()) if piece]
    return _structured(kind, [_numbered(piece, options) for piece in pieces])


def _structured(kind: Any, value: Any) -> Understood:
    try:
        answer: Any = structure(value, kind, "answer")
    except DocumentError as error:
        return kept("; ".join(fault.wanted for fault in error.faults))
    return read(answer)


def _incident_day(words: str, literals: tuple[str, ...]) -> Understood:
    """Read a day, `about` a day with how it was found, or one of the words in place of a day."""
    text = words.strip()
    if text.casefold() in literals:
        return read(text.casefold())
    approximate = text.casefold().startswith(ABOUT)
    day, _, note = text[len(ABOUT) :].partition(":") if approximate else (text, "", "")
    try:
        on = date.fromisoformat(day.strip())
    except ValueError:
        return kept("write a day as YYYY-MM-DD")
    return read(IncidentDate(date=on, approximate=approximate, note=note.strip() or None))


def field_hint(annotation: Any) -> str | None:
    """Say how such a field is typed; None if it is of a kind that a printed form explains."""
    kind = without_none(annotation)
    either = or_literal(kind)
    if either is not None and record_type(either[0]) is IncidentDate:
        words = " or ".join(repr(word) for word in get_args(either[1]))
        return f"a day, or 'about', a day, a colon and how it was found; {words}"
    if kind is IncidentDate:
        return "a day, or 'about', a day, a colon and how it was found"
    if kind is bool:
        return "yes or no"
    inner = record_type(kind)
    rule = rule_of(kind)
    empty = f"; {NONE} if there are none" if _may_be_empty(rule) else ""
    if is_enum(inner):
        return "the number" if inner is kind else f"numbers with commas{empty}"
    if isinstance(kind, type) and issubclass(kind, Choice) and is_enum(kind.options()):
        return "numbers with commas; 'other: ...' for another in words"
    if isinstance(rule, ItemsRule) and isinstance(rule_of(inner), TextRule):
        return f"with blanks between{empty}"
    if isinstance(rule, TextRule) and rule.name != "text":
        return rule.wanted.removeprefix("write ")
    if isinstance(rule, TextRule) and rule.also:
        return f"in words; {' or '.join(map(repr, rule.also))}"
    return None


def _may_be_empty(rule: Any) -> bool:
    return isinstance(rule, ItemsRule) and rule.min_items == 0


def is_long_text(annotation: Any) -> bool:
    """Say whether a field is answered in words that may have several lines."""
    rule = rule_of(without_none(annotation))
    return isinstance(rule, TextRule) and rule.name == "text"
