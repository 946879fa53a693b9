"""One edition of the Code as an immutable, indexed whole: look up, filter, search."""

from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeVar, overload

import attrs

from gpai_code.catalog import storage as _read
from gpai_code.catalog.ids import LONGEST, normalize
from gpai_code.catalog.records import (
    AnyEntry,
    Appendix,
    ChapterContents,
    Commitment,
    Edition,
    Measure,
    Objective,
    Provision,
    Recital,
    Rule,
    Term,
)
from gpai_code.errors import (
    AmbiguousIdError,
    LegalReferenceError,
    UnknownEditionError,
    UnknownIdError,
)
from gpai_code.law import AI_ACT, Citation
from gpai_code.vocabulary import Addressee, Chapter, DerogationKind, Force, member

if TYPE_CHECKING:
    from gpai_code.catalog.correspondence import Correspondence
    from gpai_code.catalog.document import CodeDocument
    from gpai_code.catalog.search import Hit, Index

R = TypeVar("R", bound=Rule)

LONGEST_SPECIFIER = 100
"""Longest text that is read as a PEP 440 specifier, in characters."""

MAX_NEAR = 10
"""Most entries that an error names as perhaps meant."""

DEFAULT_EDITION = "final"
"""What `load` gives when no edition is named."""


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Code:
    """
    The content of one edition.

    Attributes:
        edition: Which text this is, and from which documents it was read.
        chapters: The table of contents.
        commitments: In the order of the text.
        appendices: Appendices and sub-appendices, flat, in the order of the text.

    >>> code = load("third-draft")
    >>> len(code.commitments), len(code.measures)
    (18, 71)
    >>> code["II.4.5"].title
    'Rigorous model evaluations'
    """

    edition: Edition
    chapters: tuple[ChapterContents, ...]
    commitments: tuple[Commitment, ...]
    appendices: tuple[Appendix, ...]
    objectives: tuple[Objective, ...]
    recitals: tuple[Recital, ...]
    glossary: tuple[Term, ...]
    glossary_introduction: str

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Every Measure, in the order of the text."""
        return tuple(m for commitment in self.commitments for m in commitment.measures)

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """Every point, sub-point and paragraph of Commitments, Measures and Appendices."""
        found: list[Provision] = []
        for commitment in self.commitments:
            found += commitment.walk()
            for measure in commitment.measures:
                found += measure.walk()
        for appendix in self.appendices:
            found += appendix.walk()
        return tuple(found)

    @cached_property
    def entries(self) -> dict[str, AnyEntry]:
        """Every entry by its id, in the order of the text."""
        found: dict[str, AnyEntry] = {}
        for entry in self._walk():
            if entry.id in found:  # a slip in our data, caught by the tests
                raise AmbiguousIdError(entry.id, self.edition.slug, (entry.id,))
            found[entry.id] = entry
        return found

    def _walk(self) -> Iterator[AnyEntry]:
        yield from self.objectives
        yield from self.recitals
        for commitment in self.commitments:
            yield commitment
            yield from commitment.walk()
            yield from commitment.recitals
            for measure in commitment.measures:
                yield measure
                yield from measure.walk()
        for appendix in self.appendices:
            yield appendix
            yield from appendix.walk()
            yield from appendix.recitals
        yield from self.glossary

    def __getitem__(self, wanted: str) -> AnyEntry:
        """
        Return the entry with this id, or with this printed label if only one has it.

        Raises:
            UnknownIdError: If there is none; names what `gpai_code.find` gives, or the nearest.
            AmbiguousIdError: If a label stands in several chapters; names the candidates.
        """
        if wanted in self.entries:
            return self.entries[wanted]
        if len(wanted) > LONGEST:
            raise UnknownIdError(wanted, self.edition.slug)
        name = normalize(wanted)
        if name in self.entries:
            return self.entries[name]
        typed = wanted.strip().casefold()
        candidates = self._labelled.get(typed, ())
        if not candidates and typed == name.casefold():  # a bare number, of no stated kind
            candidates = tuple(
                key
                for label, keys in self._labelled.items()
                if label.endswith(f" {typed}")
                for key in keys
            )
        if len(candidates) == 1:
            return self.entries[candidates[0]]
        if candidates:
            raise AmbiguousIdError(wanted, self.edition.slug, candidates)
        raise UnknownIdError(wanted, self.edition.slug, self._near(wanted, name))

    def _near(self, wanted: str, name: str) -> tuple[str, ...]:
        """Return what somebody may have meant who asked for an id or label that there is not."""
        import difflib  # noqa: PLC0415 - only for a mistake

        from gpai_code.catalog.citations.editions import Library  # noqa: PLC0415
        from gpai_code.catalog.citations.matching import suggest  # noqa: PLC0415

        meant = suggest(Library(load, _read.SLUGS), wanted, self.edition.slug)
        return meant[:MAX_NEAR] or tuple(difflib.get_close_matches(name, self.entries, 3, 0.75))

    @cached_property
    def _labelled(self) -> dict[str, tuple[str, ...]]:
        """Return the ids of the entries that have each printed label, in lower case."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in (*self.commitments, *self.measures, *self.appendices):
            label = entry.label.casefold()
            found[label] = (*found.get(label, ()), entry.id)
        return found

    def __repr__(self) -> str:
        counts = f"{len(self.commitments)} Commitments, {len(self.measures)} Measures"
        return f"<Code {self.edition.slug}: {counts}>"

    def __contains__(self, wanted: str) -> bool:
        return wanted in self.entries

    def compare(self, newer: "Code", entry: str | None = None) -> "tuple[Correspondence, ...]":
        """
        Return what became of this edition's entries in a newer one; see `correspondence.compare`.

        Raises:
            UnknownEditionError: If there is no table between the two.
            UnknownIdError: If neither edition has the entry.
        """
        from gpai_code.catalog.correspondence import compare  # noqa: PLC0415

        return compare(self.edition.slug, newer.edition.slug, entry)

    def to_record(self) -> "CodeDocument":
        """Return the edition as a document record, stamped by this library."""
        from gpai_code.catalog.document import CodeDocument  # noqa: PLC0415
        from gpai_code.catalog.provenance import generated_by  # noqa: PLC0415

        held = {field.name: getattr(self, field.name) for field in attrs.fields(Code)}
        return CodeDocument(generated_by=generated_by(self.edition.slug), **held)

    def to_json(self) -> str:
        """Return the whole edition as JSON text, which `from_json` gives back."""
        from gpai_code.constraints.conversion import unstructure  # noqa: PLC0415
        from gpai_code.text_io.strict_json import write_json  # noqa: PLC0415

        return write_json(unstructure(self.to_record()))

    @classmethod
    def from_json(cls, source: str | bytes) -> "Code":
        """
        Read an edition that `to_json` wrote.

        Raises:
            DocumentError: With every fault and its JSON Pointer.
        """
        from gpai_code.catalog.document import CodeDocument  # noqa: PLC0415
        from gpai_code.constraints.conversion import structure  # noqa: PLC0415
        from gpai_code.text_io.strict_json import read_json  # noqa: PLC0415

        record = structure(read_json(source, document="code"), CodeDocument, "code")
        return cls(**{field.name: getattr(record, field.name) for field in attrs.fields(cls)})

    def measure(self, wanted: str) -> Measure:
        """
        Return a Measure, with its type known to editors.

        Raises:
            UnknownIdError: If there is no such entry, or it is no Measure.
        """
        found = self[wanted]
        if not isinstance(found, Measure):
            raise UnknownIdError(wanted, self.edition.slug)
        return found

    def commitment(self, wanted: str) -> Commitment:
        """
        Return a Commitment, with its type known to editors.

        Raises:
            UnknownIdError: If there is no such entry, or it is no Commitment.
        """
        found = self[wanted]
        if not isinstance(found, Commitment):
            raise UnknownIdError(wanted, self.edition.slug)
        return found

    @overload
    def select(
        self,
        *,
        addressee: Addressee | str | None = None,
        chapter: Chapter | str | None = None,
        article: Citation | str | None = None,
        force: Force | str | None = None,
        derogation: DerogationKind | str | None = None,
    ) -> tuple[Measure, ...]: ...

    @overload
    def select(
        self,
        kind: type[R],
        *,
        addressee: Addressee | str | None = None,
        chapter: Chapter | str | None = None,
        article: Citation | str | None = None,
        force: Force | str | None = None,
        derogation: DerogationKind | str | None = None,
    ) -> tuple[R, ...]: ...

    def select(
        self,
        kind: type[Rule] = Measure,
        *,
        addressee: Addressee | str | None = None,
        chapter: Chapter | str | None = None,
        article: Citation | str | None = None,
        force: Force | str | None = None,
        derogation: DerogationKind | str | None = None,
    ) -> tuple[Rule, ...]:
        """
        Return the Measures, Commitments or provisions that meet every filter given.

        Args:
            kind: `Measure`, `Commitment` or `Provision`.
            addressee: Whom the Commitment speaks to.
            chapter: In which part of the Code.
            article: A place in the AI Act or another act, as people cite it ("Art. 55 (1)", or
                short "55(1)" for the AI Act): selected are entries whose legal basis or own text
                names it or a part of it. Of several places one is enough.
            force: Carried by the entry or by a provision below it.
            derogation: Stated in the entry or in a provision below it.

        Raises:
            UnknownValueError: If a text is not one of the closed list.
            LegalReferenceError: If the article cannot be read.

        >>> [measure.id for measure in load("third-draft").select(derogation="safely-derived")]
        ['II.4.2', 'II.9.2', 'II.11.1']
        """
        matching = _filter(
            addressee=None if addressee is None else member(Addressee, addressee),
            chapter=None if chapter is None else member(Chapter, chapter),
            article=self._references(article),
            force=None if force is None else member(Force, force),
            derogation=None if derogation is None else member(DerogationKind, derogation),
        )
        return tuple(
            rule
            for rule, owner in self._owned()
            if isinstance(rule, kind) and matching(rule, owner)
        )

    def _references(self, article: Citation | str | None) -> tuple[Citation, ...] | None:
        """Read the places in law that a filter names."""
        if article is None:
            return None
        if isinstance(article, Citation):
            return (article,)
        try:
            short = article[:1].isdigit()
            return (Citation.parse(f"{AI_ACT} Article {article}" if short else article),)
        except LegalReferenceError:
            from gpai_code.catalog.citations.editions import Library  # noqa: PLC0415
            from gpai_code.catalog.citations.matching import references_in  # noqa: PLC0415

            places = references_in(
                Library(load, _read.SLUGS), f"Article {article}" if short else article
            )
            if not places:
                raise
            return places

    def _owned(self) -> Iterator[tuple[Rule, Commitment | Measure]]:
        """Yield each rule with the Commitment or Measure that it belongs to."""
        for commitment in self.commitments:
            yield commitment, commitment
            yield from ((provision, commitment) for provision in commitment.walk())
            for measure in commitment.measures:
                yield measure, measure
                yield from ((provision, measure) for provision in measure.walk())

    def search(self, query: str, limit: int = 10) -> "tuple[Hit, ...]":
        """
        Find entries by words in their titles and summaries, best first.

        Args:
            query: Words; every one counts, none is required.
            limit: The most entries to return.

        >>> load("third-draft").search("retention period", 1)[0].entry.id
        'II.12.4'
        """
        from gpai_code.catalog.search import Hit  # noqa: PLC0415

        found = self._index.rank(query)[:limit]
        return tuple(Hit(entry=self.entries[key], score=score) for key, score in found)

    @cached_property
    def _index(self) -> "Index":
        from gpai_code.catalog.search import Index  # noqa: PLC0415

        return Index(
            {
                key: (
                    str(getattr(entry, "title", None) or getattr(entry, "term", "")),
                    entry.summary,
                )
                for key, entry in self.entries.items()
            }
        )


def _filter(
    *,
    addressee: Addressee | None,
    chapter: Chapter | None,
    article: tuple[Citation, ...] | None,
    force: Force | None,
    derogation: DerogationKind | None,
) -> Callable[[Rule, Commitment | Measure], bool]:
    """Return what says whether a rule of a Commitment or Measure meets every filter given."""

    def names(
        below: tuple[Rule, ...], owner: Commitment | Measure, places: tuple[Citation, ...]
    ) -> bool:
        named = [reference for one in below for reference in one.references]
        named += owner.legal_basis
        return any(reference.within(place) for reference in named for place in places)

    def matching(rule: Rule, owner: Commitment | Measure) -> bool:
        below = (rule, *rule.walk())
        return (
            (addressee is None or addressee in owner.addressees)
            and (chapter is None or chapter is owner.chapter)
            and (force is None or any(force is one.force for one in below))
            and (
                derogation is None
                or any(derogation is d.kind for one in below for d in one.derogations)
            )
            and (article is None or names(below, owner, article))
        )

    return matching


def editions() -> tuple[Edition, ...]:
    """Return what is known of each edition, oldest first."""
    return tuple(_read.read_edition(slug).edition for slug in _read.SLUGS)


def select_edition(wanted: str) -> Edition:
    """
    Return the edition with this slug, or the newest that meets a PEP 440 specifier.

    Raises:
        UnknownEditionError: If none does.

    >>> select_edition("third-draft").version, select_edition(">=0.3,<1").slug
    ('0.3', 'third-draft')
    """
    if wanted in _read.SLUGS:
        return _read.read_edition(wanted).edition
    if len(wanted) > LONGEST_SPECIFIER:
        raise UnknownEditionError(wanted, _read.SLUGS)
    from packaging.specifiers import InvalidSpecifier, SpecifierSet  # noqa: PLC0415
    from packaging.version import Version  # noqa: PLC0415

    try:
        specifier = SpecifierSet(wanted)
    except InvalidSpecifier:
        raise UnknownEditionError(wanted, _read.SLUGS) from None
    meeting = [edition for edition in editions() if specifier.contains(edition.version)]
    if not meeting or not wanted.strip():
        raise UnknownEditionError(wanted, _read.SLUGS)
    return max(meeting, key=lambda edition: Version(edition.version))


def load(edition: str = DEFAULT_EDITION) -> Code:
    """
    Load one edition of the Code.

    Args:
        edition: A slug such as "third-draft", or a PEP 440 specifier such as ">=0.3,<1".

    Raises:
        UnknownEditionError: If there is no such edition.
    """
    return _load(select_edition(edition).slug)


@cache
def _load(slug: str) -> Code:
    """Read an edition once; it is frozen, so everyone can have the same."""
    about = _read.read_edition(slug)
    # the largest file first: while little is held, its parsed form does not call the collector
    appendices = _read.read_appendices(slug).appendices
    front, glossary = _read.read_front(slug), _read.read_glossary(slug)
    return Code(
        edition=about.edition,
        chapters=about.chapters,
        commitments=_read.read_commitments(
            slug, (one for chapter in about.chapters for one in chapter.commitments)
        ),
        appendices=appendices,
        objectives=front.objectives,
        recitals=front.recitals,
        glossary=glossary.terms,
        glossary_introduction=glossary.introduction.summary,
    )
