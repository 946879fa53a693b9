"""Which editions of the Code there are, and how one of them is selected."""

from typing import TYPE_CHECKING

from gpai_code.catalog import storage
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.errors import UnknownEditionError
from gpai_code.vocabulary import EditionSlug

if TYPE_CHECKING:  # many need nothing but a slug
    from gpai_code.catalog.records import Edition

MAX_SPECIFIER_LENGTH = 100
"""Longest text that is read as a PEP 440 specifier, in characters."""

DEFAULT_EDITION: EditionSlug = "final"
"""What `load` gives when no edition is named."""


@explain_arguments
def editions() -> "RecordTuple[Edition]":
    """Return what is known of each edition, oldest first."""
    return RecordTuple(storage.read_edition(slug) for slug in storage.SLUGS)


@explain_arguments
def select_edition(slug_or_specifier: str) -> "Edition":
    """
    Return the edition with this slug, or the newest that meets a PEP 440 specifier.

    Raises:
        UnknownEditionError: If none does.

    >>> select_edition("third-draft").version, select_edition(">=0.3,<1").slug
    ('0.3', 'third-draft')
    """
    if not isinstance(slug_or_specifier, str):
        # a Code has a length too, as a text has
        raise TypeError("an edition is named by a text")
    if slug_or_specifier in storage.SLUGS:
        return storage.read_edition(slug_or_specifier)
    if len(slug_or_specifier) > MAX_SPECIFIER_LENGTH:
        raise UnknownEditionError(slug_or_specifier, storage.SLUGS)
    from packaging.specifiers import InvalidSpecifier, SpecifierSet  # noqa: PLC0415
    from packaging.version import Version  # noqa: PLC0415

    try:
        specifier = SpecifierSet(slug_or_specifier)
    except InvalidSpecifier:
        raise UnknownEditionError(slug_or_specifier, storage.SLUGS) from None
    meeting = [edition for edition in editions() if specifier.contains(edition.version)]
    if not meeting or not slug_or_specifier.strip():
        raise UnknownEditionError(slug_or_specifier, storage.SLUGS)
    return max(meeting, key=lambda edition: Version(edition.version))


def edition_slug(slug_or_specifier: str) -> str:
    """
    Return the slug of the edition that `select_edition` returns, without its record.

    Raises:
        UnknownEditionError: If there is none.
    """
    if slug_or_specifier in storage.SLUGS:
        return slug_or_specifier
    return select_edition(slug_or_specifier).slug
