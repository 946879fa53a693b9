"""One edition of the Code as an immutable, indexed whole: look up, filter, search."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, overload

import attrs

from gpai_code.catalog import storage
from gpai_code.catalog.edition import DEFAULT_EDITION, edition_slug
from gpai_code.catalog.ids import MAX_LENGTH, normalize
from gpai_code.catalog.outline import Derogation
from gpai_code.catalog.records import (
    AnyEntry,
    Appendix,
    ChapterContents,
    Commitment,
    Edition,
    Measure,
    Objective,
    Owner,
    Provision,
    Recital,
    Rule,
    Term,
)
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record_collections import RecordTuple, record_tuple
from gpai_code.constraints.tabular import Tabular
from gpai_code.errors import (
    AmbiguousIdError,
    LegalReferenceError,
    UnknownIdError,
    UnknownValueError,
)
from gpai_code.law import AI_ACT, Citation
from gpai_code.vocabulary import Addressee, Chapter, DerogationKind, EditionSlug, Force
from gpai_code.vocabulary.names import member

if TYPE_CHECKING:
    from gpai_code.catalog.document import CodeDocument
    from gpai_code.catalog.search import Hit, Index

R = TypeVar("R", bound=Rule)

MAX_NEAR = 10
"""Most entries that an error names as perhaps meant."""

_OUTSIDE_CHAPTERS = frozenset(
    {"appendices", "objectives", "recitals", "glossary", "glossary_introduction"}
)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Code(Mapping[str, AnyEntry], Tabular):
    """
    The content of one edition: a mapping of ids to entries, in the order of the text.

    Attributes:
        edition: Which text this is, and from which documents it was read.
        chapters: The table of contents.
        commitments: In the order of the text.
        appendices: Appendices and sub-appendices, flat, in the order of the text.

    >>> code = load("third-draft")
    >>> len(code.commitments), len(code.measures)
    (18, 71)
    >>> code["II.4.5"].title, code["Measure II.4.5"].id, "II.4.5" in code
    ('Rigorous model evaluations', 'II.4.5', True)
    """

    edition: Edition
    chapters: RecordTuple[ChapterContents] = attrs.field(converter=record_tuple)
    commitments: RecordTuple[Commitment] = attrs.field(converter=record_tuple)
    appendices: RecordTuple[Appendix] = attrs.field(converter=record_tuple)
    objectives: RecordTuple[Objective] = attrs.field(converter=record_tuple)
    recitals: RecordTuple[Recital] = attrs.field(converter=record_tuple)
    glossary: RecordTuple[Term] = attrs.field(converter=record_tuple)
    glossary_introduction: str

    # for a type checker there is no field but those that it sees
    if not TYPE_CHECKING:  # pragma: no branch - it is always false when the code runs

        def __getattr__(self, name):
            # Python comes here only for what has no value yet: `load` reads the chapters, and what
            # is outside them, a third of all, when somebody asks for any of it
            if name not in _OUTSIDE_CHAPTERS:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            vars(self).update(_outside_chapters(self.edition.slug))
            return vars(self)[name]

    @cached_property
    def measures(self) -> RecordTuple[Measure]:
        """Every Measure, in the order of the text."""
        return RecordTuple(chain.from_iterable(part.measures for part in self.commitments))

    @cached_property
    def provisions(self) -> RecordTuple[Provision]:
        """Every point, sub-point and paragraph of Commitments, Measures and Appendices."""
        provisions: list[Provision] = []
        for commitment in self.commitments:
            provisions += commitment.walk()
            for measure in commitment.measures:
                provisions += measure.walk()
        for appendix in self.appendices:
            provisions += appendix.walk()
        return RecordTuple(provisions)

    @cached_property
    def entries(self) -> Mapping[str, AnyEntry]:
        """Every entry by its id, in the order of the text; nobody can change it."""
        in_chapters = self._in_chapters.values()
        everything = (self.objectives, self.recitals, in_chapters, self._walk_appendices())
        return MappingProxyType(self._by_id(chain(*everything, self.glossary)))

    @cached_property
    def _in_chapters(self) -> dict[str, AnyEntry]:
        """Commitments, Measures and what is below them, all that most questions need, by id."""
        return self._by_id(self._walk_chapters())

    def _by_id(self, entries: Iterable[AnyEntry]) -> dict[str, AnyEntry]:
        by_id: dict[str, AnyEntry] = {}
        for entry in entries:
            if entry.id in by_id:  # a slip in our data, caught by the tests
                raise AmbiguousIdError(entry.id, self.edition.slug, (entry.id,))
            by_id[entry.id] = entry
        return by_id

    def _walk_chapters(self) -> Iterator[AnyEntry]:
        for commitment in self.commitments:
            yield commitment
            yield from commitment.walk()
            yield from commitment.recitals
            for measure in commitment.measures:
                yield measure
                yield from measure.walk()

    def _walk_appendices(self) -> Iterator[AnyEntry]:
        for appendix in self.appendices:
            yield appendix
            yield from appendix.walk()
            yield from appendix.recitals

    def __getitem__(self, entry: str) -> AnyEntry:
        """
        Return the entry with this id, or with this printed label if only one has it.

        Raises:
            UnknownIdError: If there is none; names what `gpai_code.find` gives, or the nearest.
            AmbiguousIdError: If a label occurs in several chapters; names the candidates.
        """
        if not isinstance(entry, str):
            raise UnknownIdError(str(entry), self.edition.slug)
        if entry in self._in_chapters:
            return self._in_chapters[entry]
        if entry in self.entries:
            return self.entries[entry]
        if len(entry) > MAX_LENGTH:
            raise UnknownIdError(entry, self.edition.slug)
        name = normalize(entry)
        if name in self.entries:
            return self.entries[name]
        candidates = self._labelled_like(entry.strip().casefold(), name)
        if len(candidates) == 1:
            return self.entries[candidates[0]]
        if candidates:
            raise AmbiguousIdError(entry, self.edition.slug, candidates)
        raise UnknownIdError(entry, self.edition.slug, self._near(entry, name))

    def _near(self, query: str, name: str) -> tuple[str, ...]:
        """Return what somebody may have meant who asked for an id or label that there is not."""
        import difflib  # noqa: PLC0415 - only for a mistake

        from gpai_code.catalog.citations.editions import Library  # noqa: PLC0415
        from gpai_code.catalog.citations.matching import suggest  # noqa: PLC0415

        suggestions = suggest(Library(load, storage.SLUGS), query, self.edition.slug)
        return suggestions[:MAX_NEAR] or tuple(
            difflib.get_close_matches(name, self.entries, 3, 0.75)
        )

    def _labelled_like(self, label: str, name: str) -> tuple[str, ...]:
        """Return the ids of the entries with a printed label, or with a bare number."""
        if label in self._labelled:
            return self._labelled[label]
        ids: list[str] = []
        if label == name.casefold():  # a bare number, of no stated kind
            for printed, keys in self._labelled.items():
                if printed.endswith(f" {label}"):
                    ids += keys
        return tuple(ids)

    @cached_property
    def _labelled(self) -> dict[str, tuple[str, ...]]:
        """Return the ids of the entries that have each printed label, in lower case."""
        labelled: dict[str, tuple[str, ...]] = {}
        for entry in (*self.commitments, *self.measures, *self.appendices):
            label = entry.label.casefold()
            labelled[label] = (*labelled.get(label, ()), entry.id)
        return labelled

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what is worked out on demand, which needs no copy."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(Code)}

    def __repr__(self) -> str:
        counts = f"{len(self.commitments)} Commitments, {len(self.measures)} Measures"
        return f"<Code {self.edition.slug}: {counts}>"

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, entry: object) -> bool:
        """Say whether this is the id of an entry; labels are looked up by `[]` alone."""
        return entry in self.entries

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Code) and self.__getstate__() == other.__getstate__()

    def __hash__(self) -> int:
        return hash(self.edition)

    def to_record(self) -> "CodeDocument":
        """Return the edition as a document record, stamped by this library."""
        from gpai_code.catalog.document import CodeDocument  # noqa: PLC0415
        from gpai_code.catalog.provenance import generated_by  # noqa: PLC0415

        fields = {field.name: getattr(self, field.name) for field in attrs.fields(Code)}
        return CodeDocument(generated_by=generated_by(self.edition.slug), **fields)

    def to_json(self) -> str:
        """Return the whole edition as JSON text, which `from_json` gives back."""
        from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415
        from gpai_code.text_io.json_writer import write_json  # noqa: PLC0415

        return write_json(unstructure(self.to_record()))

    @classmethod
    def from_json(cls, source: str | bytes) -> "Code":
        """
        Read an edition that `to_json` wrote.

        Raises:
            DocumentError: With every fault and its JSON Pointer.
        """
        from gpai_code.catalog.document import CodeDocument  # noqa: PLC0415
        from gpai_code.constraints.structuring import structure  # noqa: PLC0415
        from gpai_code.text_io.strict_json import read_json  # noqa: PLC0415

        record = structure(read_json(source, document="code"), CodeDocument, "code")
        return cls(**{field.name: getattr(record, field.name) for field in attrs.fields(cls)})

    def measure(self, entry: str) -> Measure:
        """
        Return a Measure, with its type known to editors.

        Raises:
            UnknownIdError: If there is no such entry, or it is no Measure; names the nearest.
            AmbiguousIdError: If a label occurs in several chapters; names the candidates.
        """
        return self._of_kind(entry, Measure)

    def commitment(self, entry: str) -> Commitment:
        """
        Return a Commitment, with its type known to editors.

        Raises:
            UnknownIdError: If there is no such entry, or it is no Commitment; names the nearest.
            AmbiguousIdError: If a label occurs in several chapters; names the candidates.
        """
        return self._of_kind(entry, Commitment)

    def provision(self, entry: str) -> Provision:
        """
        Return a paragraph, point or sub-point, with its type known to editors.

        Raises:
            UnknownIdError: If there is no such entry, or it is no provision; names the nearest.
            AmbiguousIdError: If a label occurs in several chapters; names the candidates.
        """
        return self._of_kind(entry, Provision)

    def _of_kind(self, entry: str, kind: type[R]) -> R:
        candidate = self[entry]
        if isinstance(candidate, kind):
            return candidate
        ids = [key for key, other in self.entries.items() if isinstance(other, kind)]
        import difflib  # noqa: PLC0415 - only for a mistake

        near = tuple(difflib.get_close_matches(candidate.id, ids, 3, 0.6))
        raise UnknownIdError(entry, self.edition.slug, near)

    @overload
    def select(
        self,
        *,
        addressee: Addressee | str | None = None,
        chapter: Chapter | str | None = None,
        article: Citation | str | None = None,
        force: Force | str | None = None,
        derogation: DerogationKind | str | None = None,
    ) -> RecordTuple[Measure]: ...

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
    ) -> RecordTuple[R]: ...

    def select(
        self,
        kind: type[Rule] = Measure,
        *,
        addressee: Addressee | str | None = None,
        chapter: Chapter | str | None = None,
        article: Citation | str | None = None,
        force: Force | str | None = None,
        derogation: DerogationKind | str | None = None,
    ) -> RecordTuple[Rule]:
        """
        Return the Measures, Commitments or provisions that meet every filter given.

        Args:
            kind: `Measure`, `Commitment`, `Provision` or `Appendix`.
            addressee: Whom the Commitment speaks to.
            chapter: In which part of the Code.
            article: A place in the AI Act or another act, as people cite it ("Art. 55 (1)", or
                short "55(1)" for the AI Act): selected are entries whose legal basis or own text
                names it or a part of it. Of several places one is enough.
            force: Carried by the entry, by a sentence of it or by something below it.
            derogation: Stated in the entry or below it, or stated elsewhere and applying to either.

        Raises:
            UnknownValueError: If a text is not one of the closed list.
            LegalReferenceError: If the article cannot be read.

        >>> [measure.id for measure in load("third-draft").select(derogation="safely-derived")]
        ['II.4.2', 'II.9.2', 'II.11.1']
        """
        from gpai_code.catalog.selection import Filter  # noqa: PLC0415 - few who load it select

        kind_of_derogation = None if derogation is None else member(DerogationKind, derogation)
        criteria = Filter(
            addressee=None if addressee is None else member(Addressee, addressee),
            chapter=None if chapter is None else member(Chapter, chapter),
            article=self._references(article),
            force=None if force is None else member(Force, force),
            derogated=None if kind_of_derogation is None else self._derogated[kind_of_derogation],
        )
        if not (isinstance(kind, type) and issubclass(kind, Rule)):  # type: ignore[redundant-expr]
            kinds = ("Measure", "Commitment", "Provision", "Appendix")  # type: ignore[unreachable]
            raise UnknownValueError("kind of entry", getattr(kind, "__name__", str(kind)), kinds)
        return RecordTuple(
            rule
            for rule, owner in self._owned()
            if isinstance(rule, kind) and criteria.fits(rule, owner)
        )

    def _references(self, article: Citation | str | None) -> tuple[Citation, ...] | None:
        """Read the places in law that a filter names."""
        if article is None:
            return None
        if isinstance(article, Citation):
            return (article,)
        if not isinstance(article, str):
            raise LegalReferenceError(article)
        try:
            short = article[:1].isdigit()
            return (Citation.parse(f"{AI_ACT} Article {article}" if short else article),)
        except LegalReferenceError:
            from gpai_code.catalog.citations.editions import Library  # noqa: PLC0415
            from gpai_code.catalog.citations.matching import references_in  # noqa: PLC0415

            places = references_in(
                Library(load, storage.SLUGS), f"Article {article}" if short else article
            )
            if not places:
                raise
            return places

    def _owned(self) -> Iterator[tuple[Rule, Owner]]:
        """Yield each rule with the Commitment, Measure or Appendix that it belongs to."""
        for commitment in self.commitments:
            yield commitment, commitment
            for provision in commitment.walk():
                yield provision, commitment
            for measure in commitment.measures:
                yield measure, measure
                for provision in measure.walk():
                    yield provision, measure
        for appendix in self.appendices:
            yield appendix, appendix
            for provision in appendix.walk():
                yield provision, appendix

    @cached_property
    def _derogated(self) -> dict[DerogationKind, frozenset[str]]:
        """Return the entries that state derogations of each kind, or that these reach."""
        reached: dict[DerogationKind, set[str]] = {kind: set() for kind in DerogationKind}
        for rule, _ in self._owned():
            for derogation in rule.derogations:
                # what is at a Commitment and names a Measure reaches that Measure alone
                reached[derogation.kind].update((rule.id, *derogation.applies_to))
        return {kind: frozenset(ids) for kind, ids in reached.items()}

    def derogations(self, entry: str) -> "RecordTuple[Derogation]":
        """
        Return every derogation that an entry states, or that reaches it or anything below it.

        Args:
            entry: Id or label of a Commitment, Measure, Appendix or provision.

        Raises:
            UnknownIdError: If there is no such entry, or it can have no derogations.
            AmbiguousIdError: If a label occurs in several chapters.

        >>> [derogation.kind.value for derogation in load().derogations("transparency-1.1")]
        ['open-source']
        """
        rule = self._of_kind(entry, Rule)
        ids = {below.id for below in rule.rules()}
        derogations: dict[Derogation, None] = {}
        for stating, _ in self._owned():
            for derogation in stating.derogations:
                if stating.id in ids or not ids.isdisjoint(derogation.applies_to):
                    derogations[derogation] = None
        return RecordTuple(derogations)

    def search(self, query: str, limit: int = 10) -> "RecordTuple[Hit]":
        """
        Find entries by words in their titles and summaries, best first.

        Args:
            query: Words; every one counts, none is required.
            limit: The most entries to return.

        >>> load("third-draft").search("retention period", 1)[0].entry.id
        'II.12.4'
        """
        from gpai_code.catalog.search import Hit  # noqa: PLC0415

        ranked = self._index.rank(query)[:limit]
        return RecordTuple(Hit(entry=self.entries[key], score=score) for key, score in ranked)

    @cached_property
    def _index(self) -> "Index":
        from gpai_code.catalog.search import Index  # noqa: PLC0415

        return Index(
            {
                key: (
                    entry.title or "",
                    entry.summary,
                )
                for key, entry in self.entries.items()
            }
        )


@explain_arguments
def load(edition: EditionSlug | str = DEFAULT_EDITION) -> Code:
    """
    Load one edition of the Code.

    Args:
        edition: A slug such as "third-draft", or a PEP 440 specifier such as ">=0.3,<1".

    Raises:
        UnknownEditionError: If there is no such edition.
    """
    return _load(edition_slug(edition))


@cache
def _load(slug: str) -> Code:
    """Read an edition once; it is frozen, so everyone can have the same."""
    chapters = storage.read_chapters(slug)
    ids = chain.from_iterable(chapter.commitments for chapter in chapters)
    code = Code.__new__(Code)
    vars(code).update(
        edition=storage.read_edition(slug),
        chapters=record_tuple(chapters),
        commitments=record_tuple(storage.read_commitments(slug, ids)),
    )
    return code


def _outside_chapters(slug: str) -> dict[str, Any]:
    """Read what belongs to no chapter, as fields of `Code`."""
    objectives, recitals = storage.read_front(slug)
    introduction, glossary = storage.read_glossary(slug)
    return {
        "appendices": record_tuple(storage.read_appendices(slug)),
        "objectives": record_tuple(objectives),
        "recitals": record_tuple(recitals),
        "glossary": record_tuple(glossary),
        "glossary_introduction": introduction,
    }
