"""What a text cites, as it was read: places, names, chapters and acts, in their order."""

from enum import StrEnum

import attrs

from gpai_code.catalog.citations.lexer import Token
from gpai_code.catalog.citations.words import Noun
from gpai_code.vocabulary import Chapter


class Move(StrEnum):
    """How a label is reached from the place before it."""

    INTO = "into"
    """It is a part of that place."""

    NEXT = "next"
    """It is another item of the same list."""

    UP_TO = "up to"
    """It ends a range that begins at that place."""


@attrs.define(unsafe_hash=True)
class Step:
    """One label of a point, and how it is reached."""

    move: Move
    label: str


@attrs.define(kw_only=True)
class Target:
    """
    One item of a list of places.

    Attributes:
        number: Its number, as 7.3, II.4.5, 9 or XI; empty for a recital, which has steps alone.
        until: The number that ends a range, or none.
        paragraph: Position of the paragraph, where one is named.
        section: Section of an annex.
        steps: Labels of points.
        in_words: Whether the points are named in words ("point 2"), not as ids write them.
        dotted: Whether a point follows the number behind a full stop, as in 7.3.1.
        titled: Ids of the entries whose printed title follows the number; None if none does.
        retitled: Whether what follows is the title of another number, or of another edition.
    """

    number: str
    until: str | None = None
    paragraph: int | None = None
    section: str | None = None
    steps: tuple[Step, ...] = ()
    in_words: bool = False
    dotted: bool = False
    titled: frozenset[str] | None = None
    retitled: bool = False


@attrs.define(kw_only=True)
class Places:
    """
    A noun and what it counts: a list of places.

    Attributes:
        noun: What the numbers count; None for a number without a noun.
        targets: The list.
        first: The first token of the citation.
        after: The token behind it.
        chapters: The chapters that the text names for it.
        inherited: Whether its chapter is only that of the citation before it.
        coded: Whether the noun is a single letter.
    """

    noun: Noun | None
    targets: list[Target]
    first: int
    after: int
    chapters: set[Chapter] = attrs.field(factory=set)
    inherited: bool = False
    coded: bool = False


@attrs.define(kw_only=True)
class Named:
    """Entries that a text cites by a name: terms, the Form and its rows, titles."""

    ids: tuple[str, ...]
    first: int
    after: int
    row: str | None = None
    problem: str | None = None
    chapters: set[Chapter] = attrs.field(factory=set)


@attrs.define(kw_only=True)
class ChapterName:
    """A chapter that a text names; weak if the word may mean something else."""

    chapter: Chapter
    strong: bool
    first: int
    after: int


@attrs.define(kw_only=True)
class CodeName:
    """A name of a code of practice."""

    first: int
    after: int


@attrs.define(kw_only=True)
class ActName:
    """An act of law; `instrument` is None if no table knows it."""

    instrument: str | None
    first: int
    after: int


Item = Places | Named | ChapterName | CodeName | ActName


@attrs.define(kw_only=True)
class Sentence:
    """
    What a text cites, in order, and what it says of where to look.

    Attributes:
        tokens: Its tokens.
        items: What it cites and names.
        general_purpose: Whether it names general-purpose AI.
        union_code: Whether it says "EU" code, or "the Code".
        full_name: Whether it writes out "code of practice" or the like.
        abbreviation: Whether it names a code by its short name.
        other_code: Whether it has words that belong to another code or framework.
        third_draft: Whether it names the third draft.
        sections: Whether it numbers sections, which the Code does not have.
        ai_act: Whether it names the AI Act.
        whole_chapter: Whether it names a chapter as such.
        listed: How many numbers and points it lists.
        unread_number: A number that seems to be one of a list, and was read with none.
    """

    tokens: tuple[Token, ...]
    items: list[Item] = attrs.field(factory=list)
    general_purpose: bool = False
    union_code: bool = False
    full_name: bool = False
    abbreviation: bool = False
    other_code: bool = False
    third_draft: bool = False
    sections: bool = False
    ai_act: bool = False
    whole_chapter: bool = False
    listed: int = 0
    unread_number: str | None = None

    @property
    def names_code(self) -> bool:
        """Whether any code of practice is named."""
        return self.general_purpose or self.union_code or self.full_name or self.abbreviation
