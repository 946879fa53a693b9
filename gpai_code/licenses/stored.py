"""
The file of licences: all of it, or one licence with no other parsed.

Parsing all takes longer than everything else that a command does for one model. Each licence begins
and ends on a line of its own with an indent of two, which nothing inside it has, so that one can be
cut out.
"""

import json
from functools import cache, lru_cache
from typing import Any

from gpai_code.text_io.package_data import read_package_bytes

MAX_ALONE = 4
"""How many names are looked for alone; for more, the index of all is sooner made."""

_LIST = b'\n "licenses": ['
_BEGIN, _END = b"\n  {\n", b"\n  }"
_END_OF_LIST = b"\n ]"


@cache
def stored_table() -> Any:
    """Return the table as JSON has it."""
    return json.loads(_content())


def stored_license(place: int) -> Any:
    """Return one licence as JSON has it, by its place in the table."""
    if stored_table.cache_info().currsize:
        return stored_table()["licenses"][place]
    content = _content()
    begin = content.find(_LIST)
    for _ in range(place + 1):
        begin = content.find(_BEGIN, begin + 1)
    return json.loads(content[begin : content.find(_END, begin) + len(_END)])


@lru_cache(MAX_ALONE)
def find_alone(name: str) -> int | None:
    """
    Return the place of the licence that has this name, in whatever case.

    No two licences have a name in common; the tests see to it.

    Returns:
        None where only the index of all names can tell: the name is not there as it is, or could be
        written in several ways.
    """
    if not (name.isascii() and name.isprintable()) or '"' in name or "\\" in name:
        return None
    content = _content()
    place = _place_of(name, content)  # most people write an identifier as it is printed
    return _place_of(name.lower(), content.lower()) if place is None else place


def _place_of(name: str, content: bytes) -> int | None:
    """Return the place of the licence in whose part of the file a name is as it is written."""
    quoted = b'"%b"' % name.encode()
    first = content.find(_LIST)
    end = content.find(_END_OF_LIST, first)
    at = content.find(quoted, first, end)
    while at >= 0:
        place = content.count(_BEGIN, first, at) - 1
        if name.lower() in _names(place):
            return place
        at = content.find(quoted, at + 1, end)
    return None


def is_worth_finding_alone() -> bool:
    """Say whether so few names were asked for that the index of all is not worth its time."""
    return find_alone.cache_info().misses < MAX_ALONE


def _names(place: int) -> set[str]:
    licence = stored_license(place)
    names = (licence["id"], licence["name"], *licence.get("aliases", ()))
    return {name.casefold() for name in names}


@cache
def _content() -> bytes:
    return read_package_bytes("data", "licenses.json")
