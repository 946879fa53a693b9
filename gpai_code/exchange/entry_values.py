"""
The fields of a record as named texts in groups, and back.

Formats that know nothing of the Code have properties: a name and a text. Every field of an entry
fits into them without loss. A field that holds records, such as limits of time, becomes a group for
each of them, so that their texts stay together.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

import attrs

from gpai_code.errors import LegalReferenceError
from gpai_code.law import Citation


class Value(NamedTuple):
    """
    One text of a record.

    Attributes:
        name: The field, with hyphens for underscores.
        text: Its value, or one of its values; a name can occur more than once.
        group: For a field of an inner record: the field that holds it and its number, from 1.
        printed: For a citation: the words that cite the place.
    """

    name: str
    text: str
    group: str = ""
    printed: str | None = None


class _Field(NamedTuple):
    """
    A field of a record, as far as writing it down needs to know it.

    Attributes:
        many: Whether it holds several values.
        kind: The type of its value, or of each of its values.
    """

    many: bool
    kind: type


def to_values(record: Any, without: Collection[str] = ()) -> Iterator[Value]:
    """
    Yield the texts of a record, field by field.

    Args:
        record: An entry of the Code or a record that one holds.
        without: Names of the fields that the caller writes in another way.

    >>> from gpai_code.catalog.code import load
    >>> deadline = load("final").measure("safety-security-9.4").deadlines[0]
    >>> [value.text for value in to_values(deadline) if value.name == "as-printed"]
    ['at least five years']
    """
    kind: Any = type(record)
    for field in attrs.fields(kind):
        value = getattr(record, field.name)
        # a field that may be left out is left out where it says nothing
        if field.name in without or (field.default is not attrs.NOTHING and value == field.default):
            continue
        many = _fields(kind)[field.name].many
        for number, item in enumerate(value if many else (value,), 1):
            yield from _item_values(_hyphenated(field.name), number, item)


def _item_values(name: str, number: int, item: Any) -> Iterator[Value]:
    if isinstance(item, Citation):
        yield Value(name, str(item), printed=item.as_printed)
    elif attrs.has(type(item)):
        for inner in to_values(item):
            yield inner._replace(group=f"{name}-{number}")
    elif isinstance(item, bool):
        yield Value(name, "true" if item else "false")
    else:  # a text, a member of a closed list, a whole number or a day
        yield Value(name, str(item))


def from_values(values: Iterable[Value], kind: type) -> dict[str, Any]:
    """
    Return plain values, as JSON has them, from the texts of a record.

    What is no field, or cannot be read as the field asks, is handed on as it is: making the record
    of the result says what is wrong with it.

    Args:
        values: The texts, those of one field in their order.
        kind: The record that they are of.
    """
    plain: dict[str, Any] = {}
    groups: dict[str, dict[str, list[Value]]] = {}
    for value in values:
        if value.group:
            holder = value.group.rpartition("-")[0].replace("-", "_")
            inner = groups.setdefault(holder, {}).setdefault(value.group, [])
            inner.append(value._replace(group=""))
        else:
            _add(plain, value, kind)
    for holder, records in groups.items():
        known = _fields(kind).get(holder)
        inner_kind = known.kind if known and attrs.has(known.kind) else Citation
        plain[holder] = [from_values(inner, inner_kind) for inner in records.values()]
    return plain


def _add(plain: dict[str, Any], value: Value, kind: type) -> None:
    name = value.name.replace("-", "_")
    known = _fields(kind).get(name)
    if known is None:
        plain[name] = value.text
    elif known.many:
        plain.setdefault(name, []).append(_plain(value, known.kind))
    else:
        plain[name] = _plain(value, known.kind)


def _plain(value: Value, kind: type) -> Any:
    if kind is Citation:
        return _citation(value)
    if kind is bool:
        return {"true": True, "false": False}.get(value.text, value.text)
    if kind is int and value.text.isascii() and value.text.isdigit() and len(value.text) < 10:
        return int(value.text)
    return value.text


def _citation(value: Value) -> Any:
    try:
        citation = Citation.parse(value.text)
    except LegalReferenceError:
        return value.text
    plain = {"instrument": citation.instrument, "place": citation.place, "also": citation.also}
    if value.printed is not None:
        plain["as_printed"] = value.printed
    return {name: text for name, text in plain.items() if text}


@cache
def _fields(kind: Any) -> dict[str, _Field]:
    hints = get_type_hints(kind)
    fields = {}
    for field in attrs.fields(kind):
        hint = hints[field.name]
        if get_origin(hint) in (Union, UnionType):  # what may be left out
            hint = next(part for part in get_args(hint) if part is not type(None))
        many = get_origin(hint) is tuple
        fields[field.name] = _Field(many, get_args(hint)[0] if many else hint)
    return fields


def _hyphenated(name: str) -> str:
    return name.replace("_", "-")
