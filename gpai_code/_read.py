"""Package data to records; the only module that opens the data files."""

from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from gpai_code._convert import structure
from gpai_code.errors import UnknownEditionError
from gpai_code.jsontext import read_json
from gpai_code.law import LegalReference
from gpai_code.records import (
    Appendix,
    ChapterContents,
    Commitment,
    Edition,
    Objective,
    Recital,
    Term,
)

SLUGS = ("third-draft", "final")
"""The editions in the order of their dates."""


@attrs.frozen(kw_only=True)
class EditionFile:
    """What `edition.json` holds: the edition and its table of contents."""

    edition: Edition
    chapters: tuple[ChapterContents, ...]


@attrs.frozen(kw_only=True)
class FrontFile:
    """What `front.json` holds: objectives and recitals."""

    objectives: tuple[Objective, ...]
    recitals: tuple[Recital, ...]


@attrs.frozen(kw_only=True)
class AppendixFile:
    """What `appendices.json` holds."""

    appendices: tuple[Appendix, ...]


@attrs.frozen(kw_only=True)
class GlossaryIntroduction:
    """What the glossary says of its own reach."""

    summary: str
    references: tuple[LegalReference, ...] = ()
    note: str | None = None


@attrs.frozen(kw_only=True)
class GlossaryFile:
    """What `glossary.json` holds."""

    introduction: GlossaryIntroduction
    terms: tuple[Term, ...]


def read_data(*path: str) -> Any:
    """Parse one of the package's JSON data files."""
    source = files("gpai_code").joinpath("data", *path)
    return read_json(source.read_bytes(), document="/".join(path))


@cache
def read_edition(slug: str) -> EditionFile:
    """
    Read an edition's description and table of contents.

    Raises:
        UnknownEditionError: If there is no such edition.
    """
    if slug not in SLUGS:
        raise UnknownEditionError(slug, SLUGS)
    return structure(read_data(slug, "edition.json"), EditionFile, f"{slug}/edition.json")


def read_commitment(slug: str, commitment: str) -> Commitment:
    """Read one Commitment with its Measures."""
    name = f"{commitment}.json"
    return structure(read_data(slug, name), Commitment, f"{slug}/{name}")


def read_front(slug: str) -> FrontFile:
    """Read the objectives and recitals."""
    return structure(read_data(slug, "front.json"), FrontFile, f"{slug}/front.json")


def read_appendices(slug: str) -> AppendixFile:
    """Read the Appendices."""
    return structure(read_data(slug, "appendices.json"), AppendixFile, f"{slug}/appendices.json")


def read_glossary(slug: str) -> GlossaryFile:
    """Read the glossary."""
    return structure(read_data(slug, "glossary.json"), GlossaryFile, f"{slug}/glossary.json")
