"""An edition's data files as records; the only module that knows their layout."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from gpai_code.errors import UnknownEditionError
from gpai_code.text_io.package_data import read_data

if TYPE_CHECKING:  # the records are loaded with the first file of them, for forms need none
    from gpai_code.catalog.outline import Outline
    from gpai_code.catalog.records import (
        Appendix,
        ChapterContents,
        Commitment,
        Edition,
        Objective,
        Recital,
        Term,
    )

T = TypeVar("T")

SLUGS = ("third-draft", "final")
"""The editions in the order of their dates."""


@cache
def read_edition(slug: str) -> "Edition":
    """
    Read what is known of an edition.

    Raises:
        UnknownEditionError: If there is no such edition.
    """
    from gpai_code.catalog.records import Edition  # noqa: PLC0415

    return _read(Edition, _about(slug)["edition"])


def read_revision(slug: str) -> int:
    """
    Read which revision of our data for an edition this is.

    Raises:
        UnknownEditionError: If there is no such edition.
    """
    revision: int = _about(slug)["edition"]["revision"]
    return revision


def read_chapters(slug: str) -> "tuple[ChapterContents, ...]":
    """Read the table of contents."""
    from gpai_code.catalog.records import ChapterContents  # noqa: PLC0415

    return _read(tuple[ChapterContents, ...], _about(slug)["chapters"])


@cache
def _about(slug: str) -> Any:
    if slug not in SLUGS:
        raise UnknownEditionError(slug, SLUGS)
    return read_data(slug, "edition.json")


def read_commitments(slug: str, ids: Iterable[str]) -> "tuple[Commitment, ...]":
    """Read Commitments with their Measures."""
    from gpai_code.catalog.records import Commitment  # noqa: PLC0415

    commitments = [_read(Commitment, read_data(slug, f"{name}.json")) for name in ids]
    for commitment in commitments:
        for measure in commitment.measures:
            # the same values as its Commitment's, so that both need not be kept
            object.__setattr__(measure, "legal_basis", commitment.legal_basis)
            object.__setattr__(measure, "addressees", commitment.addressees)
    return tuple(commitments)


@cache
def read_outline(slug: str) -> "Outline":
    """
    Read the Commitments and Measures in outline.

    Raises:
        UnknownEditionError: If there is no such edition.
    """
    from gpai_code.catalog.outline import Derogation, Outline, Place  # noqa: PLC0415
    from gpai_code.vocabulary import Addressee  # noqa: PLC0415

    def place(stored: Any, *more: Any) -> Place:
        """Read an entry of any kind, with what follows the provisions among the fields."""
        title, derogations = stored.get("title"), stored.get("derogations", ())
        if derogations:  # most places state none
            derogations = _read(tuple[Derogation, ...], derogations)
        provisions = tuple([place(provision) for provision in stored.get("provisions", ())])
        return Place(stored["id"], title, derogations, provisions, *more)

    if slug not in SLUGS:
        raise UnknownEditionError(slug, SLUGS)
    commitments = []
    for stored in read_data("outlines", f"{slug}.json")["commitments"]:
        addressees = _read(tuple[Addressee, ...], stored["addressees"])
        parts = stored.get("measures", ())
        measures = tuple([place(measure, stored["id"], addressees) for measure in parts])
        commitments.append(place(stored, None, addressees, measures))
    return Outline(slug, tuple(commitments))


def read_front(slug: str) -> "tuple[tuple[Objective, ...], tuple[Recital, ...]]":
    """Read the objectives and recitals."""
    from gpai_code.catalog.records import Objective, Recital  # noqa: PLC0415

    stored = read_data(slug, "front.json")
    objectives = _read(tuple[Objective, ...], stored["objectives"])
    return objectives, _read(tuple[Recital, ...], stored["recitals"])


def read_appendices(slug: str) -> "tuple[Appendix, ...]":
    """Read the Appendices."""
    from gpai_code.catalog.records import Appendix  # noqa: PLC0415

    return _read(tuple[Appendix, ...], read_data(slug, "appendices.json")["appendices"])


def read_glossary(slug: str) -> "tuple[str, tuple[Term, ...]]":
    """Read what the glossary says of its own reach, and its terms."""
    from gpai_code.catalog.records import Term  # noqa: PLC0415

    stored = read_data(slug, "glossary.json")
    return stored["introduction"]["summary"], _read(tuple[Term, ...], stored["terms"])


@cache
def read_event_summaries() -> Mapping[str, str]:
    """Read what the events are from which limits of time run, each in a sentence."""
    return MappingProxyType(read_data("events.json"))


def _read(kind: type[T], stored: Any) -> T:
    from gpai_code.constraints.stored_records import read_stored  # noqa: PLC0415

    return read_stored(stored, kind)
