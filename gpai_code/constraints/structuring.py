"""
From plain JSON values to typed records.

Each type has one reader, made of the readers of its parts. It builds what it reads and finds every
fault on the way; nothing is checked a second time by the constructors.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from numbers import Rational
from types import UnionType
from typing import (
    Annotated,
    Any,
    NamedTuple,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

import attrs

from gpai_code.constraints.fast_path import MAX_INTEGER, whole
from gpai_code.constraints.record_collections import collection_of
from gpai_code.constraints.rules import (
    DATE_RULE,
    NOT_APPLICABLE,
    ItemsRule,
    TextRule,
    is_number,
    is_tag,
    json_only,
    named,
    or_items,
    or_literal,
    rule_of,
    spellings,
    tagged,
    tags_of,
    without_none,
)
from gpai_code.errors import DocumentError, Fault, GpaiCodeError, ValueRuleError
from gpai_code.text_io.strict_json import (
    MAX_DEPTH,
    MAX_FAULTS,
    describe,
    first_faults,
    fits_number,
    pointer,
)

T = TypeVar("T")
Reader = Callable[[Any], Any]
"""Makes a value from what JSON has, or raises `ValueRuleError` or `_Flaws`."""


def structure(value: object, kind: type[T], document: str = "document") -> T:
    """
    Make a record from plain JSON values.

    Raises:
        DocumentError: With every fault and its JSON Pointer.
    """
    of: Any = kind
    flaws: list[_Flaw] = []
    try:
        record: T = _reader_of(of)(value)
        return record
    except (ValueRuleError, _Flaws) as error:
        _add(flaws, error)
    except RecursionError:  # values of Python's own, deeper than any text that is read
        remedy = f"keep it to {MAX_DEPTH} levels"
        _add(flaws, ValueRuleError("depth", "deeper nesting", remedy))
    raise DocumentError(document, first_faults(_fault(flaw, n) for n, flaw in enumerate(flaws)))


class _Unknown(NamedTuple):
    """A name that is no field, and the names that are; what is meant is looked for later."""

    name: str
    known: list[str]


_Flaw = tuple[list[str | int], str, str, str | _Unknown]
"""The steps that lead to a value, the last one first; the rule that it breaks, what it is, what
would do. No exception is kept, which would keep all frames that it came through."""

MAX_SUGGESTIONS = 100
"""Most unknown names of one document for which the field that may be meant is looked for."""

_LONGEST_NAME = 100
"""Longest unknown name for which it is, in characters."""


def _fault(flaw: _Flaw, number: int) -> Fault:
    steps, rule, actual, remedy = flaw
    if isinstance(remedy, _Unknown):
        remedy = _suggestion(remedy) if number < MAX_SUGGESTIONS else _NO_FIELD
    return Fault(pointer(reversed(steps)), rule, actual, remedy)


_NO_FIELD = "remove it, or put it into extensions"


def _suggestion(unknown: _Unknown) -> str:
    import difflib  # noqa: PLC0415 - most documents need it not

    if len(unknown.name) > _LONGEST_NAME:
        return _NO_FIELD
    near = difflib.get_close_matches(unknown.name, unknown.known, 1)
    return f"did you mean {near[0]}?" if near else _NO_FIELD


class _Flaws(Exception):  # noqa: N818 - never seen outside
    """All that is wrong inside a value."""

    def __init__(self, flaws: list[_Flaw]) -> None:
        self.flaws = flaws


def _is_full(flaws: list[_Flaw]) -> bool:
    """Say whether there are more faults than will be listed, so that nobody looks for others."""
    return len(flaws) > MAX_FAULTS


def _add(flaws: list[_Flaw], error: ValueRuleError | _Flaws, *steps: str | int) -> None:
    """Note what is wrong with a part, under the step that leads to it."""
    if isinstance(error, _Flaws):
        for flaw in error.flaws:
            flaw[0].extend(steps)
        flaws += error.flaws
    else:
        flaws.append(([*steps], error.rule, error.found, error.wanted))


@cache
def _reader_of(kind: Any) -> Reader:
    """Return the reader of a type; those of a record's fields are made when it is first used."""
    if either := or_literal(kind):
        return _either(*either)
    if several := or_items(kind):
        return _one_or_several(*several)
    if kinds := tagged(kind):
        return _one_of(kinds)
    rule = rule_of(kind)
    if isinstance(rule, TextRule):
        return _ruled(rule)
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) is tuple:
        return _items(get_args(kind)[0], rule)
    if get_origin(kind) in (dict, Mapping):
        of = get_args(kind)[1]
        return _extensions if of is Any else _mapping(of)
    if is_tag(kind):
        return _tag(kind)
    if is_number(kind):
        return _number
    if get_origin(kind) in (Union, UnionType):
        return _first_that_fits(tuple(map(_reader_of, get_args(kind))))
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if issubclass(kind, Rational):  # a Fraction, whose module few documents need
        return _exact(kind)
    return _member(kind) if issubclass(kind, Enum) else _record(kind)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueRuleError("type", describe(value), named(str))
    return value if type(value) is str else str.__str__(value)  # a StrEnum is a text too


def _ruled(rule: TextRule) -> Reader:
    usual = rule.usual
    return rule.check if usual is None else lambda v: v if usual(v) else rule.check(v)


def _truth(value: object) -> bool:
    if type(value) is not bool:
        raise ValueRuleError("type", describe(value), named(bool))
    return value


def _whole(value: Any) -> int:
    if not whole(value):
        raise ValueRuleError("type", describe(value), f"{named(int)} up to {MAX_INTEGER}")
    return int(value)  # for JSON Schema 1.0 is the whole number 1


def _day(value: object) -> date:
    return date.fromisoformat(DATE_RULE.check(value))


def _any(value: object) -> object:
    json_only(value)
    return value


def _float(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise ValueRuleError("type", describe(value), "give a number")
    try:
        number = float(value)
    except OverflowError:  # a whole number beyond all floats
        number = math.inf
    if not math.isfinite(number):
        raise ValueRuleError("number", describe(value), "write a number of usual size")
    return number


def _number(value: object) -> int | Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or not fits_number(value):
        raise ValueRuleError("type", describe(value), "give a number of usual size")
    return value


_EXACT = r"-?[0-9]{1,1000}(?:\.[0-9]{1,1000}|/[0-9]{1,1000})?(?:[eE][+-]?[0-9]{1,4})?"


def _exact(kind: Any) -> Reader:
    """Read exact numbers, which are written as texts so that nobody rounds them."""

    def read(value: object) -> Any:
        try:
            if isinstance(value, str) and re.fullmatch(_EXACT, value):
                return kind(value)
        except (ValueError, ArithmeticError):  # what is no number, or one by nought
            pass
        raise ValueRuleError("decimal", describe(value), "write an exact number as a text")

    return read


_SIMPLE: dict[Any, Reader] = {
    str: _text,
    bool: _truth,
    int: _whole,
    date: _day,
    float: _float,
    Decimal: _exact(Decimal),
    Any: _any,
}


def _first_that_fits(readers: tuple[Reader, ...]) -> Reader:
    def read(value: object) -> Any:
        for reader in readers[:-1]:
            try:
                return reader(value)
            except (ValueRuleError, _Flaws):
                continue
        return readers[-1](value)

    return read


def _member(kind: type[Enum]) -> Reader:
    members = spellings(kind)

    def read(value: object) -> Enum:
        if isinstance(value, str) and value in members:
            return members[value]
        raise ValueRuleError("option", describe(value), named(kind))

    return read


def _tag(kind: Any) -> Reader:
    options = [(type(literal), literal) for literal in get_args(kind)]

    def read(value: object) -> object:
        if (type(value), value) in options:  # 1 is not true
            return value
        raise ValueRuleError("option", describe(value), named(kind))

    return read


def _extensions(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueRuleError("type", describe(value), "give an object")
    json_only(value)
    return dict(value)


def _mapping(of: Any) -> Reader:
    inner = _reader_of(of)
    _, mapping = collection_of(of)

    def read(value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueRuleError("type", describe(value), "give an object")
        for key in value:
            if not isinstance(key, str):
                raise _no_text(key)
        return mapping(zip(value, _each(value.items(), inner), strict=True))

    return read


def _items(of: Any, rule: TextRule | ItemsRule | None) -> Reader:
    inner = _reader_of(of)
    several, _ = collection_of(of)
    none_applies = isinstance(rule, ItemsRule) and rule.not_applicable

    def read(value: object) -> tuple[Any, ...]:
        if none_applies and value == NOT_APPLICABLE:
            return several(())
        if not isinstance(value, list):
            also = f" or {NOT_APPLICABLE!r}" if none_applies else ""
            raise ValueRuleError("type", describe(value), f"give an array{also}")
        if isinstance(rule, ItemsRule):
            rule.check_length(len(value))
        items = several(_each(enumerate(value), inner))
        if isinstance(rule, ItemsRule):
            rule.check(items)
        return items

    return read


def _each(items: Iterable[tuple[Any, Any]], inner: Reader) -> list[Any]:
    """Read every item of an object or a list, and raise all that is wrong together."""
    values = []
    flaws: list[_Flaw] = []
    for key, item in items:
        try:
            values.append(inner(item))
        except (ValueRuleError, _Flaws) as error:
            _add(flaws, error, key)
            if _is_full(flaws):
                break
    if flaws:
        raise _Flaws(flaws)
    return values


def _either(kind: Any, literal: Any) -> Reader:
    """A text can only be the literal; anything else must be of the kind."""
    inner, tag = _reader_of(kind), _reader_of(literal)

    def read(value: object) -> Any:
        if not isinstance(value, str):
            return inner(value)
        try:
            return tag(value)
        except ValueRuleError as error:
            also = f"{error.wanted}, or {named(kind).removeprefix('give ')}"
            raise ValueRuleError(error.rule, error.found, also) from None

    return read


def _one_or_several(kind: Any, items: Any) -> Reader:
    """A list holds several; anything else must be of the kind."""
    single, several = _reader_of(kind), _reader_of(items)
    return lambda value: several(value) if isinstance(value, list) else single(value)


def _one_of(kinds: tuple[type, ...]) -> Reader:
    """An object whose tags say of which class it is."""
    options = [(_tags(kind), _reader_of(kind)) for kind in kinds]
    tags_by_name: dict[str, dict[tuple[type, object], None]] = {}
    for tags, _ in options:
        for name, tag in tags.items():
            tags_by_name.setdefault(name, {})[tag] = None

    def read(value: object) -> Any:
        if not isinstance(value, dict):
            raise ValueRuleError("type", describe(value), "give an object")
        tags_of_value = {
            name: (type(value[name]), value[name]) for name in tags_by_name if name in value
        }
        for tags, inner in options:
            if all(tags_of_value.get(name) == tag for name, tag in tags.items()):
                return inner(value)
        flaws: list[_Flaw] = []
        for name, one_of in tags_by_name.items():
            remedy = "give " + " or ".join(describe(tag) for _, tag in one_of)
            if name not in tags_of_value:
                _add(flaws, ValueRuleError("missing-field", "nothing", remedy), name)
            elif tags_of_value[name] not in list(one_of):  # what was given may have no hash
                _add(flaws, ValueRuleError("option", describe(value[name]), remedy), name)
        raise _Flaws(flaws)

    return read


def _tags(kind: type) -> dict[str, tuple[type, object]]:
    """Return the tags of a class, each with its type: 1 is not true."""
    return {name: (type(tag), tag) for name, tag in tags_of(kind).items()}


_Field = tuple[str, Reader, Callable[[object, object], None], object, bool]
"""
What a record's reader needs to know of a field: its name; how it is read when it is there; what
puts a value into a new record, past the guard of a frozen one; what it is when it is not there,
`...` if it must be; and whether it may be None in Python, which is never written.

A plain tuple, which Python takes apart twice as fast as a named one.
"""


@cache
def _fields(kind: type) -> tuple[_Field, ...]:
    fields: list[_Field] = []
    for field in attrs.fields(attrs.resolve_types(kind)):
        of = without_none(field.type)
        needed = field.default is attrs.NOTHING or is_tag(of)
        default = ... if needed else field.default
        put = getattr(kind, field.name).__set__
        fields.append((field.name, _reader_of(of), put, default, of is not field.type))
    return tuple(fields)


def _record(kind: Any) -> Reader:
    prepare = getattr(kind, "before_reading", None)
    check_together = getattr(kind, "check_together", None)
    keeps_more = _keeps_more(kind)

    def read(value: object) -> Any:
        if not isinstance(value, dict):
            raise ValueRuleError("type", describe(value), named(kind))
        if prepare is not None:
            value = cast("dict[Any, Any]", prepare(value))
        record = kind.__new__(kind)
        fields = _fields(kind)
        flaws: list[_Flaw] = []
        unknown = len(value)
        for name, inner, put, default, optional in fields:
            if name in value:
                unknown -= 1
                try:
                    put(record, inner(value[name]))
                except (ValueRuleError, _Flaws) as error:
                    _add(flaws, _null() if optional and value[name] is None else error, name)
                    if _is_full(flaws):
                        raise _Flaws(flaws) from None
            elif default is ...:
                _add(flaws, ValueRuleError("missing-field", "nothing", "give this field"), name)
            else:
                put(record, default)
        if unknown:
            _add_unknown(flaws, value, [field[0] for field in fields])
        if flaws:
            raise _Flaws(flaws)
        if keeps_more:
            record.__setstate__({})
        if check_together is not None:
            _check_together(record, check_together)
        return record

    return read


def _keeps_more(kind: type) -> bool:
    """Say whether a class has slots that are no fields, such as for a hash; attrs fills them."""
    slots: set[str] = set()
    for base in kind.__mro__:
        slots.update(getattr(base, "__slots__", ()))
    return bool(slots - attrs.fields_dict(kind).keys() - {"__weakref__"})


def _check_together(record: object, check: Callable[[Any], None]) -> None:
    """Apply the rules that a class has for several fields together."""
    try:
        check(record)
    except ValueRuleError:
        raise
    except GpaiCodeError as error:
        raise ValueRuleError("value", "a value that cannot be read", str(error)) from None


def _null() -> ValueRuleError:
    return ValueRuleError("null", "null", "leave the field out")


def _add_unknown(flaws: list[_Flaw], value: dict[object, object], fields: list[str]) -> None:
    """Note every name that is no field, and what may have been meant."""
    names = dict.fromkeys(fields)
    for name in sorted(name for name in value if isinstance(name, str) and name not in names):
        flaws.append(([name], "unknown-field", "a field unknown here", _Unknown(name, fields)))
        if _is_full(flaws):
            return
    for key in value:
        if not isinstance(key, str):  # it has no place in a pointer
            _add(flaws, _no_text(key))
            if _is_full(flaws):
                return


def _no_text(key: object) -> ValueRuleError:
    return ValueRuleError("json", f"a key that is {describe(key)}", "give texts as keys")
