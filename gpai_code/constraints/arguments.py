"""
Arguments of public functions: one of a wrong type is named, instead of an error from deep inside.

Nothing is checked while all goes well. When a function fails as Python does on values of a wrong
type, its arguments are compared with their annotations; only if one of them does not fit, the error
is ours.
"""

from functools import wraps

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, ParamSpec, TypeVar

    P = ParamSpec("P")
    R = TypeVar("R")

_GENERATOR = 0x20
"""Flag of a function's code that says that it yields."""

_PYTHONS_OWN = (TypeError, AttributeError, ValueError, LookupError, ArithmeticError)


def explain_arguments(function: "Callable[P, R]") -> "Callable[P, R]":
    """
    Let a function name an argument of a wrong type.

    >>> @explain_arguments
    ... def shout(text: str) -> str:
    ...     return text.upper()
    >>> shout("a")
    'A'
    >>> shout(1)
    Traceback (most recent call last):
    gpai_code.errors.ArgumentTypeError: text: found the number 1; give str
    """
    code: Any = getattr(function, "__code__", None)
    if code is not None and code.co_flags & _GENERATOR:

        @wraps(function)
        def generate(*args: "P.args", **kwargs: "P.kwargs") -> "Any":
            try:
                yield from function(*args, **kwargs)  # type: ignore[misc]
            except _PYTHONS_OWN as error:
                _explain(function, error, args, kwargs)
                raise

        return generate

    @wraps(function)
    def call(*args: "P.args", **kwargs: "P.kwargs") -> "R":
        try:
            return function(*args, **kwargs)
        except _PYTHONS_OWN as error:
            _explain(function, error, args, kwargs)
            raise

    return call


def _explain(
    function: "Callable[..., Any]",
    error: Exception,
    args: "tuple[Any, ...]",
    kwargs: "dict[str, Any]",
) -> None:
    """Raise our error if an argument does not fit its annotation."""
    from gpai_code.errors import ArgumentTypeError, GpaiCodeError  # noqa: PLC0415

    explained = isinstance(error, ArgumentTypeError) and error.__cause__ is not None
    if isinstance(error, GpaiCodeError) and not explained:
        return  # but what was explained further in has the name of an argument there
    from gpai_code.constraints.annotations import first_misfit  # noqa: PLC0415 - after a mistake

    misfit = first_misfit(function, args, kwargs)
    if misfit is not None:
        raise ArgumentTypeError(*misfit) from error
