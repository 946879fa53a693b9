"""An edition's data files as records; the only module that knows their layout."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from gpai_code.errors import UnknownEditionError
from gpai_code.text_io.package_data import read_data

if TYPE_CHECKING:  # the records are loaded with the first file of them, for forms need none
    from gpai_code.catalog.contents import AppendixFile, EditionFile, FrontFile, GlossaryFile
    from gpai_code.catalog.records import Commitment

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
    from gpai_code.catalog import _build_catalog  # noqa: PLC0415

    return _build_catalog.edition_file(read_data(slug, "edition.json"))


def read_commitments(slug: str, ids: Iterable[str]) -> "tuple[Commitment, ...]":
    """Read Commitments with their Measures."""
    from gpai_code.catalog._build_catalog import commitment  # noqa: PLC0415

    return tuple([commitment(read_data(slug, f"{one}.json")) for one in ids])


def read_front(slug: str) -> "FrontFile":
    """Read the objectives and recitals."""
    from gpai_code.catalog import _build_catalog  # noqa: PLC0415

    return _build_catalog.front_file(read_data(slug, "front.json"))


def read_appendices(slug: str) -> "AppendixFile":
    """Read the Appendices."""
    from gpai_code.catalog import _build_catalog  # noqa: PLC0415

    return _build_catalog.appendix_file(read_data(slug, "appendices.json"))


def read_glossary(slug: str) -> "GlossaryFile":
    """Read the glossary."""
    from gpai_code.catalog import _build_catalog  # noqa: PLC0415

    return _build_catalog.glossary_file(read_data(slug, "glossary.json"))


@cache
def read_event_summaries() -> dict[str, str]:
    """Read what the events are from which limits of time run, each in a sentence."""
    summaries: dict[str, str] = read_data("events.json")
    return summaries
