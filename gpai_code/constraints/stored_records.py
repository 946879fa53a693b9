"""
Records from the package's own data, which the tests have found to fit.

The strict converter looks for every fault and takes ten times as long as JSON itself. Here each
class gets a reader when it is first used: a closure, made from the types of its fields, that only
puts values in their places.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

import attrs

from gpai_code.constraints.record_collections import collection_of

T = TypeVar("T")
Reader = Callable[[Any], Any]

_MISSING = object()


def read_stored(stored: Any, kind: type[T]) -> T:
    """
    Make a record from what JSON has, without any check.

    Fields may be texts, numbers, truths, dates, enums, records and tuples of these, and may be left
    out where they have a default. Equal records that hold nothing but texts are one record.
    """
    of: Any = kind
    record: T = _reader_of(of)(stored)
    return record


@cache
def _reader_of(kind: Any) -> Reader:
    """Return what makes a value of a type; readers of a record's fields are made at first use."""
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        if _is_plain(item):
            return tuple
        read_item = _reader_of(item)
        several, _ = collection_of(item)
        return lambda items: several([read_item(stored) for stored in items])
    if kind is date:
        return date.fromisoformat
    if issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    return _shared(kind) if _holds_only_texts(kind) else _filled(kind)


def _shared(kind: Any) -> Reader:
    """Make records that are met many times, such as places in the law, once."""

    @cache
    def make(**stored: str) -> Any:
        readers = {name: read for name, _, read, _ in _fields(kind) if read is not None}
        return kind(
            **{
                name: readers[name](text) if name in readers else text
                for name, text in stored.items()
            }
        )

    return lambda stored: make(**stored)


def _filled(kind: Any) -> Reader:
    """Fill a new record past the guard of a frozen one, which takes one slow step for a value."""
    new = kind.__new__

    def read(stored: dict[str, Any]) -> Any:
        record = new(kind)
        for name, put, read_value, default in _fields(kind):
            value = stored.get(name, _MISSING)
            if value is _MISSING:
                put(record, default)
            else:
                put(record, value if read_value is None else read_value(value))
        return record

    return read


@cache
def _fields(kind: Any) -> list[tuple[str, Callable[[object, object], None], Reader | None, Any]]:
    """Return name, setter, reader (None: the value of JSON itself) and default of each field."""
    if any(isinstance(field.type, str) for field in attrs.fields(kind)):
        attrs.resolve_types(kind)  # a class that holds itself names itself by a text
    fields = []
    for field in attrs.fields(kind):
        annotation = _without_none(field.type)
        read = None if _is_plain(annotation) else _reader_of(annotation)
        fields.append((field.name, getattr(kind, field.name).__set__, read, field.default))
    return fields


def _holds_only_texts(kind: Any) -> bool:
    annotations = [_without_none(field.type) for field in attrs.fields(kind)]
    return all(
        isinstance(annotation, type) and issubclass(annotation, (str, Enum))
        for annotation in annotations
    )


def _is_plain(annotation: Any) -> bool:
    return annotation in (str, int, bool)


def _without_none(annotation: Any) -> Any:
    """Return X for `X | None`, as `rules.without_none` does, which loads more."""
    return get_args(annotation)[0] if isinstance(annotation, UnionType) else annotation
