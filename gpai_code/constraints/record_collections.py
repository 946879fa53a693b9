"""Several records: a tuple or a mapping like any other, shown short and laid out as rows."""

from collections.abc import Iterable
from itertools import islice
from typing import Any, SupportsIndex, TypeVar, overload

from gpai_code.constraints.frozen import FrozenDict
from gpai_code.constraints.tabular import MAX_REPR_LENGTH, Tabular

R_co = TypeVar("R_co", covariant=True)
K = TypeVar("K")
V = TypeVar("V")

SHOWN = 3
"""How many of many records their `repr` names."""

_NAMES = ("id", "slug", "entry", "rule", "fact", "text", "name")
"""Fields by which a record is named in the `repr` of several, the first one that it has."""


class RecordTuple(tuple[R_co, ...], Tabular):
    """
    A tuple of records.

    >>> from gpai_code.catalog.code import load
    >>> measures = load().measures
    >>> measures
    <40 Measures: transparency-1.1, transparency-1.2, transparency-1.3, ...>
    >>> measures[:2]
    <2 Measures: transparency-1.1, transparency-1.2>
    >>> measures == tuple(measures), isinstance(measures, tuple)
    (True, True)
    """

    __slots__ = ()

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> R_co: ...
    @overload
    def __getitem__(self, key: slice, /) -> "RecordTuple[R_co]": ...
    def __getitem__(self, key: SupportsIndex | slice, /) -> "R_co | RecordTuple[R_co]":
        """Return one record, or a tuple of those in a slice."""
        if isinstance(key, slice):
            return RecordTuple(tuple.__getitem__(self, key))
        return tuple.__getitem__(self, key)

    def __repr__(self) -> str:
        return tuple.__repr__(self) if len(self) < 2 else _brief(self)


def record_tuple(records: Iterable[Any]) -> RecordTuple[Any]:
    """Return records as a tuple of ours; for fields, whose type says which records they are."""
    return records if isinstance(records, RecordTuple) else RecordTuple(records)


class RecordMapping(FrozenDict[K, V], Tabular):
    """A mapping of names to records that nobody can change."""

    __slots__ = ()

    def __repr__(self) -> str:
        if len(self) < 2:
            return super().__repr__()
        names = list(map(str, islice(self, SHOWN)))
        return _within(_kinds(self.values()), len(self), names)


def _brief(records: tuple[Any, ...]) -> str:
    names: list[str] = []
    for record in records[:SHOWN]:
        name = next((getattr(record, field) for field in _NAMES if hasattr(record, field)), "")
        if isinstance(name, Tabular):
            name = getattr(name, "id", "")
        names += [str(name)] if name else []
    return _within(_kinds(records), len(records), names)


def _within(kind: str, count: int, names: list[str]) -> str:
    """Return what there is in as few characters as a record has."""
    if len(names) < count and names:
        names.append("...")
    text = f"{count} {kind}: {', '.join(names)}" if names else f"{count} {kind}"
    return f"<{text}>" if len(text) <= MAX_REPR_LENGTH - 2 else f"<{count} {kind}>"


def _kinds(records: Iterable[object]) -> str:
    """Name the class of the records in the plural, or call them records if they differ."""
    kinds = {type(record).__name__ for record in records}
    if len(kinds) != 1:
        return "records"
    (kind,) = kinds
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def collection_of(kind: object) -> tuple[type[tuple[Any, ...]], type[FrozenDict[Any, Any]]]:
    """Return the tuple and the mapping for values of a type: ours where it is one of records."""
    if isinstance(kind, type) and issubclass(kind, Tabular):
        return RecordTuple, RecordMapping
    return tuple, FrozenDict
