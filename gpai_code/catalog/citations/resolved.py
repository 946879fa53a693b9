"""What a citation leads to: entries and places in acts, or the problem why there are none."""

from enum import StrEnum

import attrs

from gpai_code.catalog.citations.editions import FINAL, EditionIndex, Library
from gpai_code.catalog.citations.sentence import Named, Places
from gpai_code.law import Citation
from gpai_code.vocabulary import Chapter

MAX_CANDIDATES = 40
"""Most candidates that an ambiguous citation names."""


class CitationProblem(StrEnum):
    """Why a citation leads to no entry."""

    NOT_A_CITATION = "not-a-citation"
    NO_SUCH_ENTRY = "no-such-entry"
    OTHER_EDITION = "other-edition"
    OTHER_CODE = "other-code"
    WHOLE_CHAPTER = "whole-chapter"
    CONTRADICTORY = "contradictory"
    NOT_UNDERSTOOD = "not-understood"
    NO_SUCH_LAW = "no-such-law"
    AMBIGUOUS = "ambiguous"
    TOO_LONG = "too-long"


@attrs.define(kw_only=True, eq=False)
class Resolved:
    """
    What one item of a text leads to.

    Attributes:
        first: Its first token.
        after: The token behind it.
        edition: Slug of the edition in which it was looked up.
        ids: Ids of entries.
        references: Places in acts.
        rows: Ids of rows of the Model Documentation Form.
        problem: Why there is none of these.
        why: The same in words.
        candidates: Ids that may be meant.
        notes: What a reader should know of the answer.
    """

    first: int
    after: int
    edition: str = FINAL
    ids: tuple[str, ...] = ()
    references: tuple[Citation, ...] = ()
    rows: tuple[str, ...] = ()
    problem: CitationProblem | None = None
    why: str = ""
    candidates: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Context:
    """
    What is known besides the text.

    Attributes:
        library: All editions.
        index: The edition to look in.
        chapter: The chapter that the surroundings give.
        edition_given: Whether the caller named the edition.
        running: Whether the text is prose.
    """

    library: Library
    index: EditionIndex
    chapter: Chapter | None = None
    edition_given: bool = False
    running: bool = False


def unresolved(
    item: Places | Named,
    edition: str,
    problem: CitationProblem,
    why: str,
    candidates: tuple[str, ...] = (),
) -> Resolved:
    """Return that an item leads to nothing, and why."""
    return Resolved(
        first=item.first,
        after=item.after,
        edition=edition,
        problem=problem,
        why=why,
        candidates=candidates,
    )


def ambiguous(item: Places | Named, candidates: tuple[str, ...], edition: str) -> Resolved:
    """Return that an item can mean several entries."""
    why = f"it can be {' or '.join(candidates[:MAX_CANDIDATES])}"
    distinct = tuple(dict.fromkeys(candidates))[:MAX_CANDIDATES]
    return unresolved(item, edition, CitationProblem.AMBIGUOUS, why, distinct)
