"""Whether a value is of an annotated type, as far as that can be told at run time."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from itertools import islice
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from gpai_code.text_io.strict_json import describe

_MOST_ITEMS = 1_000
"""How many items of a collection are looked at."""


def first_misfit(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[str, str, str] | None:
    """
    Return name, description and what would do of the first argument that does not fit.

    >>> def add(first: int, others: tuple[int, ...] = ()) -> int: ...
    >>> first_misfit(add, (1,), {"others": ("2",)})
    ('others', 'a tuple', 'give tuple[int, ...]')
    >>> first_misfit(add, (1,), {})
    """
    signature = inspect.signature(function)
    try:
        bound = signature.bind(*args, **kwargs)
    except TypeError:  # too many or too few, which Python says well enough
        return None
    names = vars(inspect.getmodule(function) or inspect)
    for name, value in bound.arguments.items():
        parameter = signature.parameters[name]
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        annotation = _evaluated(parameter.annotation, names)
        if not fits(value, annotation):
            return name, _described(value), f"give {_shown(annotation)}"
    return None


def _evaluated(annotation: Any, names: Mapping[str, Any]) -> Any:
    """Return what an annotation in quotes names; itself where that is only for type checkers."""
    if not isinstance(annotation, str):
        return annotation
    holder = type("Holder", (), {"__annotations__": {"it": annotation}})
    try:
        return get_type_hints(holder, dict(names), include_extras=True)["it"]
    except NameError:
        return annotation


def fits(value: object, annotation: Any) -> bool:
    """
    Say whether a value may be of a type; what cannot be told fits.

    >>> fits(1, int | None), fits(True, int), fits([1], list[str]), fits("x", "Code | str")
    (True, False, False, True)
    """
    if isinstance(annotation, str):
        kinds = {kind.__name__ for kind in type(value).__mro__}
        options = [option.strip().partition("[")[0] for option in annotation.split("|")]
        return bool(kinds & set(options)) or (value is None and "None" in options)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return any(fits(value, option) for option in inner)
    if origin is Annotated:
        return fits(value, inner[0])
    if origin is Literal:
        return any(value == option and type(value) is type(option) for option in inner)
    if annotation is None or annotation is type(None):
        return value is None
    if origin is not None:
        return _fits_generic(value, origin, inner)
    if isinstance(annotation, TypeVar) or not isinstance(annotation, type):
        return True
    if annotation is float and isinstance(value, int):
        return not isinstance(value, bool)
    if (annotation is int and isinstance(value, bool)) or (
        annotation is date and isinstance(value, datetime)
    ):
        return False
    return _is_instance(value, annotation)


def _is_instance(value: object, kind: Any) -> bool:
    try:
        return isinstance(value, kind)
    except TypeError:  # a protocol that only type checkers know
        return True


def _fits_generic(value: object, origin: Any, inner: tuple[Any, ...]) -> bool:
    if not _is_instance(value, origin) or isinstance(value, (str, bytes)):
        return False
    if isinstance(value, Mapping) and len(inner) == 1:
        return all(fits(key, inner[0]) for key in islice(value, _MOST_ITEMS))
    if isinstance(value, Mapping) and len(inner) == 2:
        items = islice(value.items(), _MOST_ITEMS)
        return all(fits(key, inner[0]) and fits(item, inner[1]) for key, item in items)
    if isinstance(value, (list, tuple, set, frozenset)) and inner:
        if len(inner) == 1 or inner[1:] == (...,):
            return all(fits(item, inner[0]) for item in islice(value, _MOST_ITEMS))
        return len(value) == len(inner) and all(map(fits, value, inner))
    return True


def _described(value: object) -> str:
    """Say what was given; of Python's own collections their name, for JSON has no other arrays."""
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return f"a {type(value).__name__}"
    return describe(value)


def _shown(annotation: Any) -> str:
    """Write an annotation as people do, without the folders of classes and rules of texts."""
    if isinstance(annotation, str):
        return annotation
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return " | ".join(map(_shown, inner))
    if origin is Annotated:
        return _shown(inner[0])
    if origin is Literal:
        return " or ".join(map(repr, inner))
    if annotation is type(None):
        return "None"
    if annotation is ...:
        return "..."
    name = getattr(origin or annotation, "__name__", str(annotation))
    arguments = [_shown(part) for part in inner if not isinstance(part, list)]
    return f"{name}[{', '.join(arguments)}]" if arguments and origin is not Callable else name
