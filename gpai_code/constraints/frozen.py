"""A mapping that nobody can change: equal to a dict, hashable, and it pickles."""

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """
    A dict without the methods that change it.

    `types.MappingProxyType` can be neither pickled nor written as JSON, which records must be.

    >>> FrozenDict({"a": 1}) == {"a": 1}, hash(FrozenDict(a=1)) == hash(FrozenDict(a=1))
    (True, True)
    >>> FrozenDict({"a": 1}).clear()
    Traceback (most recent call last):
    TypeError: this mapping cannot be changed; copy it with dict(...)
    """

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("this mapping cannot be changed; copy it with dict(...)")

    __setitem__ = __delitem__ = _refuse
    __ior__ = _refuse  # type: ignore[assignment]
    clear = pop = popitem = setdefault = update = _refuse  # type: ignore[assignment]

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[dict[K, V]]]:
        return type(self), (dict(self),)

    def __copy__(self) -> "FrozenDict[K, V]":
        return self
