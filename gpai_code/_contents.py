"""What the files of an edition hold besides Commitments, as records."""

import attrs

from gpai_code.law import LegalReference
from gpai_code.records import Appendix, ChapterContents, Edition, Objective, Recital, Term


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
