"""Package data to records; the only module that opens the data files."""

import json
import os
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from gpai_code.errors import UnknownEditionError

if TYPE_CHECKING:  # the records are loaded with the first file of them, for forms need none
    from gpai_code._contents import AppendixFile, EditionFile, FrontFile, GlossaryFile
    from gpai_code.records import Commitment

_FOLDER = os.path.join(os.path.dirname(__file__), "data")  # noqa: PTH118, PTH120

SLUGS = ("third-draft", "final")
"""The editions in the order of their dates."""


def read_data(*path: str) -> Any:
    """Parse one of the package's JSON data files; the tests have read it strictly before us."""
    name = os.path.join(_FOLDER, *path)  # noqa: PTH118
    try:
        with open(name, "rb", 0) as file:  # noqa: PTH123 - without a buffer it is read at once
            found = file.read()
    except OSError:  # in a zip file; importlib.resources reads it too, and loads 40 modules
        loader: Any = __spec__.loader
        found = loader.get_data(name)
    return json.loads(found.decode())


@cache
def read_edition(slug: str) -> "EditionFile":
    """
    Read an edition's description and table of contents.

    Raises:
        UnknownEditionError: If there is no such edition.
    """
    if slug not in SLUGS:
        raise UnknownEditionError(slug, SLUGS)
    from gpai_code import _build_catalog  # noqa: PLC0415

    return _build_catalog.edition_file(read_data(slug, "edition.json"))


def read_commitments(slug: str, ids: Iterable[str]) -> "tuple[Commitment, ...]":
    """Read Commitments with their Measures."""
    from gpai_code._build_catalog import commitment  # noqa: PLC0415

    return tuple([commitment(read_data(slug, f"{one}.json")) for one in ids])


def read_front(slug: str) -> "FrontFile":
    """Read the objectives and recitals."""
    from gpai_code import _build_catalog  # noqa: PLC0415

    return _build_catalog.front_file(read_data(slug, "front.json"))


def read_appendices(slug: str) -> "AppendixFile":
    """Read the Appendices."""
    from gpai_code import _build_catalog  # noqa: PLC0415

    return _build_catalog.appendix_file(read_data(slug, "appendices.json"))


def read_glossary(slug: str) -> "GlossaryFile":
    """Read the glossary."""
    from gpai_code import _build_catalog  # noqa: PLC0415

    return _build_catalog.glossary_file(read_data(slug, "glossary.json"))
