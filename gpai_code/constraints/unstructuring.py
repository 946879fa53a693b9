"""From typed records to plain JSON values."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args, get_origin

import attrs

from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.constraints.rules import is_number, is_tag, tagged, without_none

if TYPE_CHECKING:
    from cattrs import Converter

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


def unstructure(record: object) -> Any:
    """Make plain JSON values from a record; what is empty is left out."""
    return _converter().unstructure(record)


@cache
def _converter() -> "Converter":
    """Return what writes; building it loads cattrs and more, so nothing does that at import."""
    from fractions import Fraction  # noqa: PLC0415

    from cattrs import Converter  # noqa: PLC0415

    converter = Converter(omit_if_default=True)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(Fraction, str)
    # cattrs would take an enum of texts for a text; `value` takes a detour
    converter.register_unstructure_hook(StrEnum, attrgetter("_value_"))
    # a field that is None is left out, so that what is left is of the type without it
    converter.register_unstructure_hook_factory(
        lambda t: without_none(t) is not t,
        lambda t: converter.get_unstructure_hook(without_none(t)),
    )
    # what others added is JSON already, and its numbers keep their figures
    converter.register_unstructure_hook_func(lambda t: t == dict[str, Any], lambda values: values)
    converter.register_unstructure_hook_func(is_number, lambda number: number)
    converter.register_unstructure_hook_func(lambda t: tagged(t) is not None, converter.unstructure)
    converter.register_unstructure_hook_factory(
        lambda t: _origin(t) is tuple,
        lambda t: _list(converter.get_unstructure_hook(get_args(t)[0])),
    )
    # several records by themselves, whose fields do not say which they are
    converter.register_unstructure_hook(RecordTuple, _list(converter.unstructure))
    converter.register_unstructure_hook_factory(attrs.has, lambda t: _ordered(converter, t))
    return converter


def _ordered(converter: "Converter", kind: type) -> Callable[[Any], dict[str, Any]]:
    from cattrs.gen import make_dict_unstructure_fn, override  # noqa: PLC0415

    always: dict[str, Any] = {
        field.name: override(omit_if_default=False)
        for field in attrs.fields(kind)
        if is_tag(field.type)
    }
    needed = {field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING}
    inner: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(
        kind, converter, _cattrs_omit_if_default=True, **always
    )
    names = [field.name for field in attrs.fields(kind)]
    order = in_order(names)
    if order == names:
        return inner
    # cattrs writes first what is always there
    as_written = sorted(names, key=lambda name: name not in always and name not in needed)
    last = next(end for end in _ends(order) if _moved_last(as_written, end) == order)

    def unstructure_record(record: Any) -> dict[str, Any]:
        document = inner(record)
        for name in last:
            if name in document:
                document[name] = document.pop(name)
        return document

    return unstructure_record


def _origin(kind: Any) -> Any:
    return get_origin(kind)


def _list(write: Callable[[Any], Any]) -> Callable[[Iterable[Any]], list[Any]]:
    return lambda items: [write(item) for item in items]


def _ends(names: list[str]) -> Iterator[list[str]]:
    """Yield the last names of a list: one, two, and so on."""
    return (names[-count:] for count in range(1, len(names) + 1))


def _moved_last(names: list[str], last: list[str]) -> list[str]:
    """Return the names with some of them moved to the end."""
    return [name for name in names if name not in last] + last


def in_order(names: list[str]) -> list[str]:
    """Order field names as documents have them: what names an entry first, what it holds last."""
    order = [name for name in _FIRST if name in names]
    order += [name for name in names if name not in _FIRST and name not in _LAST]
    return order + [name for name in _LAST if name in names]
