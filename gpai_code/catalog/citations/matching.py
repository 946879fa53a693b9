"""What one text cites: the entries and places, or why there are none."""

import re
from itertools import chain
from operator import itemgetter

import attrs

from gpai_code.catalog.citations.editions import FINAL, THIRD_DRAFT, EditionIndex, Library
from gpai_code.catalog.citations.grammar import read_sentence
from gpai_code.catalog.citations.lexer import tokenize
from gpai_code.catalog.citations.printed_names import title_words
from gpai_code.catalog.citations.resolution import resolve_sentence
from gpai_code.catalog.citations.resolved import CitationProblem, Context, Resolved
from gpai_code.catalog.citations.sentence import ChapterName, Places, Sentence
from gpai_code.catalog.citations.words import NOUNS, Noun
from gpai_code.catalog.records import AnyEntry
from gpai_code.constraints.record import Record
from gpai_code.constraints.record_collections import record_tuple
from gpai_code.errors import AmbiguousIdError, UnknownIdError
from gpai_code.law import Citation
from gpai_code.vocabulary import Chapter

MAX_CITATION = 1_000
"""Longest text that is read as one citation, in characters."""


class CitationError(UnknownIdError):
    """
    A text that leads to no entry, with the reason.

    Attributes:
        problem: The kind of reason.
        why: The reason in words.

    >>> raise CitationError("Measure 7.9", "final", CitationProblem.NO_SUCH_ENTRY, "it ends at 7.7")
    Traceback (most recent call last):
    gpai_code.catalog.citations.matching.CitationError: 'Measure 7.9': it ends at 7.7
    """

    def __init__(
        self,
        wanted: str,
        edition: str,
        problem: CitationProblem,
        why: str,
        near: tuple[str, ...] = (),
    ) -> None:
        super().__init__(wanted, edition, near)
        self.args = (wanted, edition, problem, why, near)
        self.problem, self.why = problem, why

    def __str__(self) -> str:
        quoted = self.wanted if len(self.wanted) <= 100 else f"{self.wanted[:100]}..."
        return f"{quoted!r}: {self.why}"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CitationMatch(Record):
    """
    A citation, and what it means.

    Attributes:
        text: The citation as it was written.
        edition: Slug of the edition in which it was looked up.
        entries: The entries that it names, in its order.
        references: The places in the AI Act and other acts that it names, in its order.
        rows: Ids of the rows of the Model Documentation Form that it names.
        notes: What a reader should know of the answer.
        start: Where it begins in the text that was searched.
        end: Where it ends there.
        problem: In a document: why it leads to nothing; None if it leads to something.
        why: The same in words.
        candidates: In a document: ids that an ambiguous citation can mean.
    """

    text: str
    edition: str
    entries: tuple[AnyEntry, ...] = attrs.field(default=(), converter=record_tuple)
    references: tuple[Citation, ...] = ()
    rows: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    problem: CitationProblem | None = None
    why: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the entries."""
        return tuple(entry.id for entry in self.entries)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Permanent addresses of the entries and rows; see `gpai_code.catalog.addresses`."""
        from gpai_code.catalog.paths import address, row_address  # noqa: PLC0415

        rows = [row_address(row, self.edition) for row in self.rows]
        return (*(address(entry.id, self.edition) for entry in self.entries), *rows)

    def __repr__(self) -> str:
        places = ", ".join((*self.ids, *map(str, self.references))) or str(self.problem)
        short = f"<CitationMatch {self.text[:60]!r}: {places}"
        return f"{short[:195]}...>" if len(short) > 195 else f"{short}>"


def match_citation(
    library: Library, text: str, edition: str | None = None, chapter: Chapter | None = None
) -> CitationMatch:
    """
    Return what one text cites; see `gpai_code.find`.

    Args:
        library: The editions to look in.
        text: The citation.
        edition: Slug of the edition.
        chapter: The chapter that the surroundings give.

    Raises:
        AmbiguousIdError: If it can mean several entries.
        CitationError: If it leads to nothing.
    """
    if len(text) > MAX_CITATION:
        raise CitationError(
            text[:MAX_CITATION],
            edition or FINAL,
            CitationProblem.TOO_LONG,
            f"a citation has at most {MAX_CITATION} characters; use find_all for a document",
        )
    exact = _exact(library, text, edition)
    if exact is not None:
        return exact
    entries, rest = take_out_ids(library, text, edition, _NAMED_ID)
    sentence, index = parse(library, rest, edition or (entries[0].edition if entries else None))
    context = Context(
        library=library, index=index, chapter=chapter, edition_given=edition is not None
    )
    resolved = resolve_sentence(sentence, context)
    if not resolved and not entries:
        resolved = [_by_name(text, sentence, context)]
    starts = [token.start for token in sentence.tokens] or [0]
    items = [(starts[item.first], item) for item in resolved]
    for match in entries:
        edition = match.edition
        items.append((match.start, Resolved(first=0, after=0, ids=match.ids, edition=edition)))
    if sentence.unread_number is not None and resolved:
        raise CitationError(
            text,
            index.slug,
            CitationProblem.NOT_UNDERSTOOD,
            f"{sentence.unread_number} in it was not understood; look the parts up one by one",
        )
    ordered = [item for _, item in sorted(items, key=itemgetter(0))]
    return _combine(library, text, index.slug, ordered)


def take_out_ids(
    library: Library, text: str, edition: str | None, pattern: re.Pattern[str]
) -> tuple[list[CitationMatch], str]:
    """Return the ids of the library in a text, and the text with blanks in their places."""
    matches: list[CitationMatch] = []
    pieces: list[str] = []
    taken = 0
    for exact in pattern.finditer(text):
        match = _exact(library, exact[0].rstrip(".-"), edition, exact.start())
        if match is not None:
            matches.append(match)
            pieces += text[taken : match.start], " " * (match.end - match.start)
            taken = match.end
    return matches, "".join((*pieces, text[taken:])) if pieces else text


def suggest(library: Library, text: str, edition: str) -> tuple[str, ...]:
    """Return the ids that a text may mean, for the message that no entry has it as its id."""
    try:
        return match_citation(library, text, edition).ids
    except AmbiguousIdError as error:
        return error.candidates
    except UnknownIdError as error:
        return error.near


def references_in(library: Library, text: str) -> tuple[Citation, ...]:
    """Return the places in acts that a text cites, if it cites nothing else; or none."""
    try:
        match = match_citation(library, text)
    except (AmbiguousIdError, UnknownIdError):
        return ()
    return () if match.entries else match.references


def _exact(library: Library, text: str, slug: str | None, start: int = 0) -> CitationMatch | None:
    """Return the entry whose id a text is, which begins at a place of another text."""
    id_ = text.strip()
    for edition in (slug,) if slug else (FINAL, THIRD_DRAFT):
        entry = library.index(edition).ids.get(id_)
        if entry is not None:
            end = start + len(text)
            return CitationMatch(text=text, edition=edition, entries=(entry,), start=start, end=end)
    return None


def parse(
    library: Library, text: str, slug: str | None, *, running: bool = False
) -> tuple[Sentence, EditionIndex]:
    """Read what a text cites, in the edition that is named or whose numbers it has."""
    tokens = tokenize(text)
    index = library.index(slug or FINAL)
    sentence = read_sentence(tokens, index.names, running=running)
    if slug is None and (sentence.third_draft or _has_draft_numbers(sentence)):
        index = library.index(THIRD_DRAFT)
        sentence = read_sentence(tokens, index.names, running=running)
    return sentence, index


def _has_draft_numbers(sentence: Sentence) -> bool:
    """Say whether all numbers of the Code in a text are written as the third draft prints them."""
    numbers: list[str] = []
    for item in sentence.items:
        if isinstance(item, Places) and item.noun is not Noun.ARTICLE:
            numbers += [target.number for target in item.targets if "." in target.number]
    return bool(numbers) and all(number.startswith(("I.", "II.")) for number in numbers)


def _by_name(text: str, sentence: Sentence, context: Context) -> Resolved:
    """Look a whole text up among printed titles and terms, or say why it is no citation."""
    phrase = title_words(text.strip().removesuffix("."))
    names = context.index.names
    ids: tuple[str, ...] = ()
    if len(phrase) > 1:  # a single word, as "documentation" or "model", says too little
        ids = (*names.titles.get(phrase, ()), *names.terms.get(phrase, ()))
    if context.chapter and len(ids) > 1:
        chapters = context.index.chapters
        ids = tuple(entry for entry in ids if chapters.get(entry) is context.chapter) or ids
    end, edition = len(sentence.tokens), context.index.slug
    if not ids and _is_form_by_place(sentence):
        ids = (names.form,)
    if len(ids) == 1:
        return Resolved(first=0, after=end, ids=ids, edition=edition)
    if ids:
        return Resolved(
            first=0,
            after=end,
            edition=edition,
            problem=CitationProblem.AMBIGUOUS,
            why="several entries have this name",
            candidates=ids,
        )
    if sentence.whole_chapter or sentence.items:
        return Resolved(
            first=0,
            after=end,
            edition=edition,
            problem=CitationProblem.WHOLE_CHAPTER,
            why="it names a code, a chapter or an act, but no place in it",
        )
    return Resolved(
        first=0,
        after=end,
        edition=edition,
        problem=CitationProblem.NOT_A_CITATION,
        why="this is no citation of the Code or of an act; search finds entries by words",
    )


def _is_form_by_place(sentence: Sentence) -> bool:
    """Say whether a text names the Form as the only Appendix of its chapter."""
    chapters = {item.chapter for item in sentence.items if isinstance(item, ChapterName)}
    has_appendix = any(Noun.APPENDIX in NOUNS.get(token.key, ()) for token in sentence.tokens)
    return has_appendix and chapters == {Chapter.TRANSPARENCY}


def _combine(library: Library, text: str, edition: str, resolved: list[Resolved]) -> CitationMatch:
    """Put the items of one text together; one that fails fails the whole."""
    for item in resolved:
        if item.problem is CitationProblem.AMBIGUOUS:
            raise AmbiguousIdError(text, item.edition, item.candidates)
        if item.problem is not None:
            raise CitationError(text, item.edition, item.problem, item.why, item.candidates)
    editions = {item.edition for item in resolved if item.ids} or {edition}
    if len(editions) > 1:
        raise CitationError(
            text,
            edition,
            CitationProblem.CONTRADICTORY,
            "it names entries of two editions; look them up one by one",
        )
    (slug,) = editions
    index = library.index(slug)
    ids = dict.fromkeys(chain.from_iterable(item.ids for item in resolved))
    references = dict.fromkeys(chain.from_iterable(item.references for item in resolved))
    return CitationMatch(
        text=text,
        edition=index.slug,
        entries=tuple(index.ids[entry] for entry in ids),
        references=tuple(references),
        rows=tuple(chain.from_iterable(item.rows for item in resolved)),
        notes=tuple(chain.from_iterable(item.notes for item in resolved)),
        end=len(text),
    )


_NAMED_ID = re.compile(
    r"(?<![\w.(-])(?:term-[\w-]{1,80}|preamble\([a-z]\)|model-documentation-form"
    r"|transparency-appendix|(?:recital|objective)-[\w()-]{1,40}"
    r"|[\w.-]{1,40}-(?:recital|objective)[\w()-]{0,20})"
)
"""Ids whose parts are words, not numbers."""
