"""What the files of an edition hold besides Commitments, as records."""

import attrs

from gpai_code.catalog.records import Appendix, ChapterContents, Edition, Objective, Recital, Term
from gpai_code.law import Citation

# read once and taken apart: what compares and shows them would only take time and memory
_frozen = attrs.frozen(kw_only=True, eq=False, repr=False)


@_frozen
class EditionFile:
    """What `edition.json` holds: the edition and its table of contents."""

    edition: Edition
    chapters: tuple[ChapterContents, ...]


@_frozen
class FrontFile:
    """What `front.json` holds: objectives and recitals."""

    objectives: tuple[Objective, ...]
    recitals: tuple[Recital, ...]


@_frozen
class AppendixFile:
    """What `appendices.json` holds."""

    appendices: tuple[Appendix, ...]


@_frozen
class GlossaryIntroduction:
    """What the glossary says of its own reach."""

    summary: str
    references: tuple[Citation, ...] = ()
    note: str | None = None


@_frozen
class GlossaryFile:
    """What `glossary.json` holds."""

    introduction: GlossaryIntroduction
    terms: tuple[Term, ...]
