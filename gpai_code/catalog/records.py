"""The Code's content as frozen records: facts and our summaries, no behaviour beyond look-up."""

import datetime
from collections.abc import Iterator

import attrs

from gpai_code.catalog.outline import Derogation
from gpai_code.constraints.record import Record
from gpai_code.law import Citation
from gpai_code.vocabulary import (
    Addressee,
    Chapter,
    DeadlineKind,
    DutyHolder,
    Force,
    StandardRole,
    TimeUnit,
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SourceDocument(Record):
    """
    A published document that an edition was read from.

    Attributes:
        title: Title of the document.
        publisher: Who published it.
        url: Where it was published.
        pages: How many pages it has.
        sha256: Digest of the file that was read, where a file was.
        retrieved: Day on which it was retrieved.
        note: What a reader should know of it.
    """

    title: str
    publisher: str | None = None
    url: str | None = None
    pages: int | None = None
    sha256: str | None = None
    retrieved: datetime.date | None = None
    note: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Edition(Record):
    """
    One published text of the Code.

    Attributes:
        slug: Name for look-up, for example ``third-draft``.
        version: PEP 440 version, so that `packaging` sorts and selects editions.
        title: Title of the text.
        date: Day of publication.
        status: What the text is today.
        revision: Version of our data for this edition; counts up with every correction.
        sources: The documents that were read.
        note: What is not certain about the edition.
    """

    slug: str
    version: str
    title: str
    date: datetime.date
    status: str
    revision: int
    sources: tuple[SourceDocument, ...]
    note: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Deadline(Record):
    """
    A time limit, period or date that the text sets.

    Attributes:
        what: What must have happened, or what the period measures.
        kind: What the length does.
        as_printed: The figure as the text prints it.
        length: Count of units; absent for fixed dates.
        unit: Unit of the length; a plain day is a calendar day.
        date: The fixed date, for the kinds that have one.
        trigger: Slugs of the events that the length runs from.
        choose: "later" or "sooner" where there is more than one trigger.
        trigger_text: The trigger in words.
        qualifier: A word such as "immediately" that belongs to the limit.
        strict: True where the day itself is too late: the text says "before" or "prior to".
        conditions: When the limit holds, or by what it may be moved.
        exceptions: When the limit does not hold.
        indicative: True where the text gives the length only as an example.
        note: A doubt about the limit.
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
    strict: bool = False
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    indicative: bool = False
    note: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Figure(Record):
    """
    A number of the text that is not a time limit, for example a key length.

    Attributes:
        what: What the number measures.
        value: The number.
        as_printed: The number as the text prints it.
        unit: Its unit.
        comparison: A word such as "at least" that goes with it.
    """

    what: str
    value: str
    as_printed: str
    unit: str | None = None
    comparison: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Standard(Record):
    """
    A standard or framework that the text names.

    Attributes:
        name: Name of the standard.
        role: What the text uses it for.
        clause: The clause that the text names.
        note: A doubt about the standard.
    """

    name: str
    role: StandardRole
    clause: str | None = None
    note: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Sentence(Record):
    """
    A part of a summary with a force of its own, where an entry holds more than one.

    Attributes:
        summary: One or more sentences of the entry's summary.
        force: How strongly they bind.
        owed_by: Who owes it, if not the Signatories.
    """

    summary: str
    force: Force
    owed_by: DutyHolder | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Entry(Record):
    """
    What every place of the Code has in common.

    Attributes:
        id: Identifier, unique in the edition and never given another meaning.
        label: The official number as printed.
        summary: What is to be done, by whom, when and on which condition, in our words.
        references: Provisions of law that the text of this very entry names.
        see: Ids of other entries that the text refers to.
        note: A doubt or a slip of the official text, recorded instead of corrected.
    """

    id: str
    label: str
    summary: str
    references: tuple[Citation, ...] = ()
    see: tuple[str, ...] = ()
    note: str | None = None

    @property
    def title(self) -> str | None:
        """The printed heading, where the entry has one."""
        return None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rule(Entry):
    """
    An entry that binds, allows or clarifies: it has a force and may have limits of time.

    Attributes:
        force: How strongly the entry binds: the strongest force where it holds several.
        sentences: The summary in parts, where they have different forces. Joined by a space they
            are the summary.
        owed_by: Who owes what the entry says, if not the Signatories.
        title: Its printed heading, where it has one.
        conditions: What limits the rule, each in our words.
        exceptions: Where the rule does not hold.
        derogations: Reliefs and differing rules that this entry states.
        deadlines: Limits of time that this entry states.
        figures: Other numbers that this entry states.
        standards: Standards that this entry names.
        provisions: Paragraphs, points and sub-points below it.
    """

    force: Force
    sentences: tuple[Sentence, ...] = ()
    owed_by: DutyHolder | None = None
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

    def rules(self) -> "Iterator[Rule]":
        """Yield this entry and all that is below it; a Commitment's Measures are below it."""
        yield self
        yield from self.walk()

    def forces(self) -> frozenset[Force]:
        """Return every force that the entry, a sentence of it or something below it carries."""
        forces = {rule.force for rule in self.rules()}
        for rule in self.rules():
            forces.update(part.force for part in rule.sentences)
        return frozenset(forces)

    def all_deadlines(self) -> "tuple[tuple[Rule, Deadline], ...]":
        """Return every limit of time of the entry and of what is below it, with its provision."""
        pairs: list[tuple[Rule, Deadline]] = []
        for rule in self.rules():
            pairs += [(rule, deadline) for deadline in rule.deadlines]
        return tuple(pairs)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Provision(Rule):
    """
    A point, sub-point or paragraph.

    Attributes:
        numbered: False for a paragraph that the text leaves without a number; its id ends in
            ``-p`` and the paragraph's position, which is ours.
    """

    numbered: bool


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Measure(Rule):
    """
    A Measure, with its Commitment's legal basis and addressees so that it is complete by itself.

    Attributes:
        commitment: Id of its Commitment.
        chapter: The part of the Code that it is in.
        legal_basis: The Commitment's legal basis.
        addressees: Whom it speaks to.
        terms: Ids of the glossary terms that the text uses.
    """

    title: str
    commitment: str
    chapter: Chapter
    legal_basis: tuple[Citation, ...]
    addressees: tuple[Addressee, ...]
    terms: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Recital(Entry):
    """
    A recital; ``potential`` marks the third draft's material for future recitals.

    Attributes:
        attached_to: Id of the entry that the recital belongs to, if it does.
        potential: True for the third draft's material for future recitals.
    """

    attached_to: str | None = None
    potential: bool = False


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Commitment(Rule):
    """
    A Commitment and its Measures.

    Attributes:
        chapter: The part of the Code that it is in.
        legal_basis: Its legal basis.
        addressees: Whom it speaks to.
        measures: Its Measures; none where its own text is the criterion.
        part: The printed heading that groups Commitments, where there is one.
        recitals: Recitals that belong to it.
        terms: Ids of the glossary terms that the text uses.
    """

    title: str
    chapter: Chapter
    legal_basis: tuple[Citation, ...]
    addressees: tuple[Addressee, ...]
    measures: tuple[Measure, ...] = ()
    part: str | None = None
    recitals: tuple[Recital, ...] = ()
    terms: tuple[str, ...] = ()

    def rules(self) -> Iterator[Rule]:
        """Yield this Commitment, its provisions, its Measures and theirs, in that order."""
        yield self
        yield from self.walk()
        for measure in self.measures:
            yield from measure.rules()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Appendix(Rule):
    """
    An Appendix or sub-appendix with a heading of its own.

    Attributes:
        chapter: The part of the Code that it is in.
        recitals: Recitals that belong to it.
        terms: Ids of the glossary terms that the text uses.
    """

    title: str
    chapter: Chapter
    recitals: tuple[Recital, ...] = ()
    terms: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Objective(Entry):
    """One of the Code's opening objectives."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ChapterContents(Record):
    """
    A chapter as printed: its title and its Commitments in order.

    Attributes:
        id: The chapter.
        title: Its printed title.
        commitments: Ids of its Commitments.
    """

    id: Chapter
    title: str
    commitments: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Term(Record):
    """
    A defined term of the glossary, its definition in our words.

    Attributes:
        id: Identifier, unique in the edition.
        term: The term as printed.
        summary: Its definition, in our words.
        aliases: Other forms of the term.
        references: Provisions of law that the definition names.
        see: Ids of entries that the definition refers to.
        figures: Numbers that the definition gives.
        note: A doubt or a slip of the official text.
    """

    id: str
    term: str
    summary: str
    aliases: tuple[str, ...] = ()
    references: tuple[Citation, ...] = ()
    see: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    note: str | None = None

    @property
    def label(self) -> str:
        """The term as printed, which is how the glossary names its entries."""
        return self.term

    @property
    def title(self) -> str:
        """The term as printed."""
        return self.term


Owner = Commitment | Measure | Appendix
"""What provisions belong to."""

AnyEntry = Commitment | Measure | Provision | Appendix | Recital | Objective | Term
