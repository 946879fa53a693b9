"""An edition's data files as records; the only module that knows their layout."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from gpai_code.errors import UnknownEditionError
from gpai_code.text_io.package_data import read_data

if TYPE_CHECKING:  # the records are loaded with the first file of them, for forms need none
    from gpai_code.catalog.contents import AppendixFile, EditionFile, FrontFile, GlossaryFile
    from gpai_code.catalog.records import Commitment

T = TypeVar("T")

SLUGS = ("third-draft", "final")
"""The editions in the order of their dates."""


@cache
def read_edition(slug: str) -> "EditionFile":
    """
    Read an edition's description and table of contents.

    Raises:
        UnknownEditionError: If there is no such edition.
    """
    if slug not in SLUGS:
        raise UnknownEditionError(slug, SLUGS)
    from gpai_code.catalog.contents import EditionFile  # noqa: PLC0415

    return _read(EditionFile, slug, "edition")


def read_commitments(slug: str, ids: Iterable[str]) -> "tuple[Commitment, ...]":
    """Read Commitments with their Measures."""
    from gpai_code.catalog.records import Commitment  # noqa: PLC0415

    commitments = [_read(Commitment, slug, name) for name in ids]
    for commitment in commitments:
        for measure in commitment.measures:
            # the same values as its Commitment's, so that both need not be kept
            object.__setattr__(measure, "legal_basis", commitment.legal_basis)
            object.__setattr__(measure, "addressees", commitment.addressees)
    return tuple(commitments)


def read_front(slug: str) -> "FrontFile":
    """Read the objectives and recitals."""
    from gpai_code.catalog.contents import FrontFile  # noqa: PLC0415

    return _read(FrontFile, slug, "front")


def read_appendices(slug: str) -> "AppendixFile":
    """Read the Appendices."""
    from gpai_code.catalog.contents import AppendixFile  # noqa: PLC0415

    return _read(AppendixFile, slug, "appendices")


def read_glossary(slug: str) -> "GlossaryFile":
    """Read the glossary."""
    from gpai_code.catalog.contents import GlossaryFile  # noqa: PLC0415

    return _read(GlossaryFile, slug, "glossary")


@cache
def read_event_summaries() -> Mapping[str, str]:
    """Read what the events are from which limits of time run, each in a sentence."""
    return MappingProxyType(read_data("events.json"))


def _read(kind: type[T], slug: str, name: str) -> T:
    from gpai_code.constraints.stored_records import read_stored  # noqa: PLC0415

    return read_stored(read_data(slug, f"{name}.json"), kind)
