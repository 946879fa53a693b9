"""Between JSON values and typed records, both ways: one strict cattrs converter for all."""

import difflib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import (
    BaseValidationError,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from gpai_code.errors import DocumentError, Fault, GpaiCodeError, ValueRuleError
from gpai_code.jsontext import MAX_NUMBER, describe, pointer
from gpai_code.rules import (
    DATE_RULE,
    ItemsRule,
    TextRule,
    is_tag,
    named,
    or_literal,
    rule_of,
    tagged,
    tags_of,
    without_none,
)

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]

_FIRST = (
    *(
        "document",
        "generated_by",
        "id",
        "label",
        "term",
        "aliases",
        "numbered",
        "title",
        "chapter",
        "part",
        "commitment",
    ),
    *("force", "legal_basis", "addressees", "attached_to", "potential", "summary"),
)
_LAST = ("note", "page", "provisions", "measures", "recitals", "extensions")


@cache
def converter() -> Converter:
    """Return the converter; building it loads cattrs, so nothing does that at import."""
    made = Converter(forbid_extra_keys=True, omit_if_default=True, detailed_validation=True)
    for kind in (str, int, bool):  # cattrs would turn anything into these
        made.register_structure_hook(kind, _strict)
    made.register_structure_hook_func(lambda t: t is date, _date)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook_func(_is_enum, _member)
    made.register_structure_hook_factory(
        lambda t: _origin(t) is tuple, lambda t: _items(made, t, None)
    )
    made.register_structure_hook_factory(
        lambda t: without_none(t) is not t, lambda t: _required(made, without_none(t))
    )
    made.register_structure_hook_factory(
        lambda t: or_literal(t) is not None, lambda t: _either(made, *(or_literal(t) or ()))
    )
    made.register_structure_hook_factory(
        lambda t: tagged(t) is not None, lambda t: _one_of(made, tagged(t) or ())
    )
    made.register_unstructure_hook_func(lambda t: tagged(t) is not None, made.unstructure)
    made.register_structure_hook_factory(
        lambda t: rule_of(t) is not None, lambda t: _ruled(made, t)
    )
    made.register_structure_hook_factory(lambda t: _origin(t) is dict, lambda t: _mapping(made, t))
    made.register_structure_hook_func(is_tag, _tag)
    made.register_structure_hook_factory(attrs.has, lambda t: _record(made, t))
    made.register_unstructure_hook_factory(attrs.has, lambda t: _ordered(made, t))
    return made


def structure(value: object, kind: type[T], document: str = "document") -> T:
    """
    Make a record from plain JSON values.

    Raises:
        DocumentError: With every fault and its JSON Pointer.
    """
    try:
        return converter().structure(value, kind)
    except (BaseValidationError, GpaiCodeError) as error:
        raise DocumentError(document, tuple(_faults(error, []))) from None


def unstructure(record: object) -> Any:
    """Make plain JSON values from a record; what is empty is left out."""
    return converter().unstructure(record)


def _origin(kind: Any) -> Any:
    return get_origin(kind)


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _strict(value: object, kind: type) -> object:
    if kind is int and isinstance(value, (float, Decimal)) and abs(value) < 10**MAX_NUMBER:
        if value != int(value):
            raise ValueRuleError("type", describe(value), named(kind))
        return int(value)  # for JSON Schema 1.0 is the whole number 1
    if type(value) is not kind:
        raise ValueRuleError("type", describe(value), named(kind))
    return value


def _date(value: object, _: type) -> date:
    return date.fromisoformat(DATE_RULE.check(value))


def _member(value: object, kind: type[Enum]) -> Enum:
    if isinstance(value, str):
        for member in kind:
            if member.value == value:
                return member
    raise ValueRuleError("option", describe(value), named(kind))


def _tag(value: object, kind: Any) -> object:
    if any(_same(value, one) for one in get_args(kind)):
        return value
    raise ValueRuleError("option", describe(value), named(kind))


def _mapping(made: Converter, kind: Any) -> Hook:
    of = get_args(kind)[1]
    inner: Hook = (lambda value, _: value) if of is Any else made.get_structure_hook(of)

    def structure_mapping(value: object, _: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueRuleError("type", describe(value), "give an object")
        return _each(value.items(), lambda item: inner(item, of), kind)

    return structure_mapping


def _each(
    items: Iterable[tuple[Any, Any]], read: Callable[[Any], Any], kind: Any
) -> dict[Any, Any]:
    """Read every item, and raise all their errors together."""
    found, errors = {}, []
    for key, item in items:
        try:
            found[key] = read(item)
        except (BaseValidationError, GpaiCodeError) as error:
            error.add_note(IterableValidationNote("item", key, kind))
            errors.append(error)
    if errors:
        raise IterableValidationError("items", errors, kind)
    return found


def _required(made: Converter, kind: Any) -> Hook:
    inner = made.get_structure_hook(kind)

    def structure_optional(value: object, _: Any) -> Any:
        if value is None:
            raise ValueRuleError("null", "null", "leave the field out")
        return inner(value, kind)

    return structure_optional


def _either(made: Converter, kind: Any, literal: Any) -> Hook:
    """A text can only be the literal; anything else must be of the kind."""
    inner = made.get_structure_hook(kind)

    def structure_either(value: object, _: Any) -> Any:
        if not isinstance(value, str):
            return inner(value, kind)
        try:
            return _tag(value, literal)
        except ValueRuleError as error:
            also = f"{error.wanted}, or {named(kind).removeprefix('give ')}"
            raise ValueRuleError(error.rule, error.found, also) from None

    return structure_either


def _one_of(made: Converter, kinds: tuple[type, ...]) -> Hook:
    """An object whose tags say of which class it is."""
    tags = {kind: tags_of(kind) for kind in kinds}
    hooks = {kind: made.get_structure_hook(kind) for kind in kinds}

    def structure_one(value: object, _: Any) -> Any:
        if not isinstance(value, dict):
            raise ValueRuleError("type", describe(value), "give an object")
        for kind, fixed in tags.items():
            if all(name in value and _same(value[name], one) for name, one in fixed.items()):
                return hooks[kind](value, kind)
        faults = []
        for name in dict.fromkeys(name for fixed in tags.values() for name in fixed):
            known = dict.fromkeys(fixed[name] for fixed in tags.values() if name in fixed)
            wanted = "give " + " or ".join(map(describe, known))
            if name not in value:
                faults.append(Fault(pointer([name]), "missing-field", "nothing", wanted))
            elif not any(_same(value[name], one) for one in known):
                found = describe(value[name])
                faults.append(Fault(pointer([name]), "option", found, wanted))
        raise DocumentError("object", tuple(faults))

    return structure_one


def _same(value: object, other: object) -> bool:
    return value == other and type(value) is type(other)  # 1 is not true


def _ruled(made: Converter, kind: Any) -> Hook:
    rule, base = rule_of(kind), get_args(kind)[0]
    if isinstance(rule, TextRule):
        return lambda value, _: rule.check(value)
    assert isinstance(rule, ItemsRule)
    return _items(made, base, rule)


def _items(made: Converter, kind: Any, rule: ItemsRule | None) -> Hook:
    of = get_args(kind)[0]
    inner = made.get_structure_hook(of)

    def structure_items(value: object, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueRuleError("type", describe(value), "give an array")
        items = tuple(_each(enumerate(value), lambda item: inner(item, of), kind).values())
        if rule:
            rule.check(items)
        return items

    return structure_items


def _record(made: Converter, kind: type) -> Hook:
    inner: Hook = make_dict_structure_fn(kind, made)
    needed = [
        field.name
        for field in attrs.fields(kind)
        if field.default is attrs.NOTHING or is_tag(field.type)
    ]

    def structure_record(value: object, _: Any) -> Any:
        if not isinstance(value, dict):
            raise ValueRuleError("type", describe(value), named(kind))
        missing = [name for name in needed if name not in value]
        if not missing:
            return inner(value, kind)
        try:  # to find the other faults too
            inner(dict.fromkeys(missing) | value, kind)
        except ClassValidationError as error:
            raise _with_missing(error, missing) from None
        raise AssertionError(missing)  # pragma: no cover - None is never a valid value

    return structure_record


def _with_missing(error: ClassValidationError, missing: list[str]) -> ClassValidationError:
    found: list[Exception] = []
    for inner, note in error.group_exceptions()[0]:
        if note.name in missing:
            instead = ValueRuleError("missing-field", "nothing", "give this field")
            instead.add_note(note)
            found.append(instead)
        else:
            found.append(inner)
    found += error.group_exceptions()[1]
    return ClassValidationError(error.message, found, error.cl)


def _ordered(made: Converter, kind: type) -> Callable[[Any], dict[str, Any]]:
    always: dict[str, Any] = {
        field.name: override(omit_if_default=False)
        for field in attrs.fields(kind)
        if is_tag(field.type)
    }
    inner: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(
        kind, made, _cattrs_omit_if_default=True, **always
    )
    names = [field.name for field in attrs.fields(kind)]
    order = in_order(names)
    if order == names:
        return inner

    def unstructure_record(record: Any) -> dict[str, Any]:
        found = inner(record)
        return {name: found[name] for name in order if name in found}

    return unstructure_record


def in_order(names: list[str]) -> list[str]:
    """Order field names as documents have them: what names an entry first, what it holds last."""
    order = [name for name in _FIRST if name in names]
    order += [name for name in names if name not in _FIRST and name not in _LAST]
    return order + [name for name in _LAST if name in names]


def _faults(error: Exception, path: list[str | int]) -> Iterator[Fault]:
    """Walk the errors that cattrs grouped and say each with its path."""
    if isinstance(error, ClassValidationError):
        with_notes, others = error.group_exceptions()
        for inner, note in with_notes:
            yield from _faults(inner, [*path, note.name])
        for other in others:
            yield from _faults(other, path)
    elif isinstance(error, IterableValidationError):
        for inner, item in error.group_exceptions()[0]:
            yield from _faults(inner, [*path, item.index])
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in attrs.fields(error.cl)]
        for name in sorted(error.extra_fields):
            near = difflib.get_close_matches(name, known, 1)
            wanted = f"did you mean {near[0]}?" if near else "remove it, or put it into extensions"
            yield Fault(pointer([*path, name]), "unknown-field", "a field unknown here", wanted)
    elif isinstance(error, DocumentError):
        for fault in error.faults:
            yield attrs.evolve(fault, path=pointer(path) + fault.path)
    elif isinstance(error, ValueRuleError):
        yield Fault(pointer(path), error.rule, error.found, error.wanted)
    else:
        yield Fault(pointer(path), "value", "a value that cannot be read", str(error))
