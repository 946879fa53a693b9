"""Mappings that can be handed out: nobody can change them."""

from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """
    A dict that refuses every change; it can be compared, hashed, copied, pickled and written.

    It is a dict, so that `json.dumps`, tables and type checks take it as one.

    >>> outcomes = FrozenDict({"53(1)(a)": "exempt"})
    >>> outcomes == {"53(1)(a)": "exempt"}, hash(outcomes) == hash(FrozenDict(outcomes))
    (True, True)
    >>> outcomes.clear()
    Traceback (most recent call last):
    TypeError: this mapping cannot be changed; dict(...) gives a copy that can
    """

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("this mapping cannot be changed; dict(...) gives a copy that can")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)

    def __repr__(self) -> str:
        return repr(dict(self))
