"""Records whose constructors take each field as its annotation says, or refuse it."""

from collections.abc import Callable
from enum import Enum
from functools import cache, partial
from typing import Annotated, Any, get_args, get_origin

import attrs

from gpai_code.constraints.record import Record
from gpai_code.constraints.rules import (
    NOT_APPLICABLE,
    ItemsRule,
    TextRule,
    accept,
    or_items,
    rule_of,
    spellings,
    without_none,
)
from gpai_code.errors import ValueRuleError


class CheckedRecord(Record):
    """
    A record that converts and checks its fields after their annotations when it is made.

    That is one loop over all fields. Converters and validators of attrs would say the same, but
    Python compiles the calls of each when a class is defined: for facts and forms, with some fifty
    fields, a twentieth of the time that a command takes.

    A class that has rules for several fields together has a method `check_together`, which raises a
    `GpaiCodeError` if they do not go together. It is called once each field has been checked, and
    by what reads documents too.
    """

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        """Convert and check what was given."""
        kind: type = type(self)
        for name, optional, convert, check, put in _fields(kind):
            value = getattr(self, name)
            if value is None and optional:
                continue
            if convert is not None:
                value = convert(value)
                put(self, value)
            try:
                check(value)
            except ValueRuleError as error:
                actual = f"{error.found} for {name}"
                raise ValueRuleError(error.rule, actual, error.wanted) from None
        check_together = getattr(kind, "check_together", None)
        if check_together is not None:
            check_together(self)


_Field = tuple[
    str,
    bool,
    Callable[[Any], Any] | None,
    Callable[[Any], object],
    Callable[[object, object], None],
]
"""
What a constructor needs to know of a field: its name; whether it may be None; what is done to a
value before it is checked, if anything; what refuses a value that the annotation does not allow;
and what puts a value into a new record, past the guard of a frozen one.

A plain tuple, which Python takes apart twice as fast as a named one.
"""


@cache
def _fields(kind: type) -> tuple[_Field, ...]:
    fields: list[_Field] = []
    for field in attrs.fields(kind):
        required = without_none(field.type)
        optional = required is not field.type
        put = getattr(kind, field.name).__set__
        fields.append((field.name, optional, coercion(required), _check(required), put))
    return tuple(fields)


@cache
def _check(annotation: Any) -> Callable[[Any], object]:
    """Return what refuses a value that an annotation does not allow; many fields have the same."""
    rule = rule_of(annotation)
    if isinstance(rule, TextRule):
        return rule.check
    check = partial(accept, annotation)
    return _or_bool(check) if annotation is bool else check


def _or_bool(check: Callable[[Any], object]) -> Callable[[Any], object]:
    """Let yes and no, which most fields of facts hold, pass sooner."""
    return lambda value: value is True or value is False or check(value)


@cache
def coercion(annotation: Any) -> Callable[[Any], Any] | None:
    """
    Return what a constructor does to a value before it is checked; None where that is nothing.

    The text of an option becomes the option, and a list becomes the tuple that is kept. What
    cannot be taken is left as it is, for the check to refuse.
    """
    required = without_none(annotation)
    if several := or_items(required):
        single, many = map(coercion, several)

        def to_either(value: Any) -> Any:
            convert = many if isinstance(value, (list, tuple)) else single
            return value if convert is None else convert(value)

        return to_either
    rule = rule_of(required)
    none_applies = isinstance(rule, ItemsRule) and rule.not_applicable
    if get_origin(required) is Annotated:
        required = get_args(required)[0]
    if get_origin(required) is tuple:
        inner = coercion(get_args(required)[0])

        def to_tuple(value: Any) -> Any:
            if none_applies and value == NOT_APPLICABLE:
                return ()
            if not isinstance(value, (list, tuple)):
                return value
            return tuple(value) if inner is None else tuple(map(inner, value))

        return to_tuple
    if isinstance(required, type) and issubclass(required, Enum):

        def to_member(value: Any) -> Any:
            if isinstance(value, str) and not isinstance(value, Enum):
                return spellings(required).get(value, value)
            return value

        return to_member
    return None
