"""The Code's content as frozen records: facts and our summaries, no behaviour beyond look-up."""

import datetime
from collections.abc import Iterator

import attrs

from gpai_code.law import LegalReference
from gpai_code.vocabulary import (
    Addressee,
    Chapter,
    DeadlineKind,
    DerogationEffect,
    DerogationKind,
    Force,
    StandardRole,
    TimeUnit,
)


@attrs.frozen(kw_only=True)
class SourceDocument:
    """A published document that an edition was read from."""

    title: str
    publisher: str | None = None
    url: str | None = None
    pages: int | None = None
    sha256: str | None = None
    retrieved: datetime.date | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class Edition:
    """
    One published text of the Code.

    Attributes:
        slug: Name for look-up, for example ``third-draft``.
        version: PEP 440 version, so that `packaging` sorts and selects editions.
        revision: Version of our data for this edition; counts up with every correction.
    """

    slug: str
    version: str
    title: str
    date: datetime.date
    status: str
    revision: int
    sources: tuple[SourceDocument, ...]
    note: str | None = None


@attrs.frozen(kw_only=True)
class Deadline:
    """
    A time limit, period or date that the text sets.

    Attributes:
        what: What must have happened, or what the period measures.
        kind: What the length does.
        length: Count of units; None for fixed dates.
        trigger: Slugs of the events that the length runs from.
        choose: ``later`` or ``sooner`` where there is more than one trigger.
        qualifier: A word such as "immediately" that stands beside the limit.
        indicative: True where the text gives the length only as an example.
        as_printed: The figure as the text prints it.
    """

    what: str
    kind: DeadlineKind
    as_printed: str
    length: int | None = None
    unit: TimeUnit | None = None
    date: datetime.date | None = None
    trigger: tuple[str, ...] = ()
    choose: str | None = None
    trigger_text: str | None = None
    qualifier: str | None = None
    exceptions: tuple[str, ...] = ()
    indicative: bool = False
    note: str | None = None


@attrs.frozen(kw_only=True)
class Figure:
    """A number of the text that is not a time limit, for example a key length."""

    what: str
    value: str
    as_printed: str
    unit: str | None = None
    comparison: str | None = None


@attrs.frozen(kw_only=True)
class Standard:
    """A standard or framework that the text names."""

    name: str
    role: StandardRole
    clause: str | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class Derogation:
    """A relief or a differing rule for a group of Signatories or models."""

    kind: DerogationKind
    effect: DerogationEffect
    summary: str
    applies_to: tuple[str, ...]
    references: tuple[LegalReference, ...] = ()
    note: str | None = None


@attrs.frozen(kw_only=True)
class Entry:
    """
    What every place of the Code has in common.

    Attributes:
        id: Identifier, unique in the edition and never given another meaning.
        label: The official number as printed.
        summary: What must be done, by whom, when and on which condition, in our words.
        references: Provisions of law that the text of this very entry names.
        see: Ids of other entries that the text refers to.
        note: A doubt or a slip of the official text, recorded instead of mended.
    """

    id: str
    label: str
    summary: str
    references: tuple[LegalReference, ...] = ()
    see: tuple[str, ...] = ()
    note: str | None = None
    page: int | None = None


@attrs.frozen(kw_only=True)
class Rule(Entry):
    """An entry that binds, allows or clarifies: it has a force and may have limits of time."""

    force: Force
    title: str | None = None
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    derogations: tuple[Derogation, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    figures: tuple[Figure, ...] = ()
    standards: tuple[Standard, ...] = ()
    provisions: "tuple[Provision, ...]" = ()

    def walk(self) -> Iterator["Provision"]:
        """Yield every provision below this entry, in the order of the text."""
        for provision in self.provisions:
            yield provision
            yield from provision.walk()


@attrs.frozen(kw_only=True)
class Provision(Rule):
    """
    A point, sub-point or paragraph.

    Attributes:
        numbered: False for a paragraph that the text leaves without a number; its id ends in
            ``-p`` and the paragraph's position, which is ours.
    """

    numbered: bool


@attrs.frozen(kw_only=True)
class Basis:
    """
    One provision of a Commitment's legal basis.

    Attributes:
        as_printed: Its piece of the printed line; the pieces together are the line.
    """

    as_printed: str
    reference: LegalReference


@attrs.frozen(kw_only=True)
class Measure(Rule):
    """
    A Measure, with its Commitment's legal basis and addressees so that it stands alone.

    Attributes:
        terms: Ids of the glossary terms that the text uses.
    """

    title: str
    commitment: str
    chapter: Chapter
    legal_basis: tuple[Basis, ...]
    addressees: tuple[Addressee, ...]
    terms: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Recital(Entry):
    """
    A recital; ``potential`` marks the third draft's material for future recitals.

    Attributes:
        attached_to: Id of the entry that the recital stands beside, if it does.
    """

    attached_to: str | None = None
    potential: bool = False


@attrs.frozen(kw_only=True)
class Commitment(Rule):
    """
    A Commitment and its Measures.

    Attributes:
        measures: Empty where the Commitment's own text is the criterion.
        part: The printed heading that groups Commitments, where there is one.
        terms: Ids of the glossary terms that the text uses.
    """

    title: str
    chapter: Chapter
    legal_basis: tuple[Basis, ...]
    addressees: tuple[Addressee, ...]
    measures: tuple[Measure, ...] = ()
    part: str | None = None
    recitals: tuple[Recital, ...] = ()
    terms: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Appendix(Rule):
    """An Appendix or sub-appendix with a heading of its own."""

    title: str
    chapter: Chapter
    recitals: tuple[Recital, ...] = ()
    terms: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Objective(Entry):
    """One of the Code's opening objectives."""


@attrs.frozen(kw_only=True)
class ChapterContents:
    """A chapter as printed: its title and its Commitments in order."""

    id: Chapter
    title: str
    commitments: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Term:
    """A defined term of the glossary, its definition in our words."""

    id: str
    term: str
    summary: str
    aliases: tuple[str, ...] = ()
    references: tuple[LegalReference, ...] = ()
    see: tuple[str, ...] = ()
    note: str | None = None
    page: int | None = None
