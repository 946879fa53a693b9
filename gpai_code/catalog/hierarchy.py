"""Which entry is a part of which."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from gpai_code.catalog.code import Code
from gpai_code.catalog.records import Appendix, Measure, Recital, Rule

_EDITIONS = 8
"""How many editions are remembered."""


@lru_cache(maxsize=_EDITIONS)
def parents(code: Code) -> Mapping[str, str]:
    """
    Return for each entry the one that it is a part of; none for parts of the edition itself.

    >>> from gpai_code.catalog.code import load
    >>> parents(load("final"))["safety-security-9.3"]
    'safety-security-9'
    """
    wholes: dict[str, str] = {}
    for entry in code.entries.values():
        if isinstance(entry, Rule):
            for provision in entry.provisions:
                wholes[provision.id] = entry.id
        if isinstance(entry, Measure):
            wholes[entry.id] = entry.commitment
        elif isinstance(entry, Recital) and entry.attached_to is not None:
            wholes[entry.id] = entry.attached_to
        elif isinstance(entry, Appendix) and "." in entry.id:
            wholes[entry.id] = entry.id.rpartition(".")[0]
    return MappingProxyType(wholes)


@lru_cache(maxsize=_EDITIONS)
def parts(code: Code) -> Mapping[str, tuple[str, ...]]:
    """Return for each entry its immediate parts, in the order of the text."""
    inside: dict[str, tuple[str, ...]] = {}
    for part in code.entries:
        whole = parents(code).get(part)
        if whole is not None:
            inside[whole] = (*inside.get(whole, ()), part)
    return MappingProxyType(inside)


def ancestors(entry: str, code: Code) -> tuple[str, ...]:
    """
    Return the ids of all that an entry is inside of, the outermost first.

    >>> from gpai_code.catalog.code import load
    >>> ancestors("copyright-1.4(1)(b)", load("final"))
    ('copyright-1', 'copyright-1.4', 'copyright-1.4(1)')
    """
    wholes: list[str] = []
    while (whole := parents(code).get(entry)) is not None:
        wholes.insert(0, whole)
        entry = whole
    return tuple(wholes)
