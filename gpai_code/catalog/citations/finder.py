"""Find what a citation means: in one text, or everywhere in a document."""

import re
from collections.abc import Iterator

import attrs

from gpai_code.catalog.citations.editions import (
    FINAL,
    THIRD_DRAFT,
    EditionIndex,
    edition_index,
)
from gpai_code.catalog.citations.grammar import Parser, Places, Sentence, title_words
from gpai_code.catalog.citations.lexer import tokenize
from gpai_code.catalog.citations.resolution import (
    CitationProblem,
    Context,
    Resolved,
    resolve_sentence,
)
from gpai_code.catalog.citations.words import Noun
from gpai_code.catalog.code import AnyEntry, select_edition
from gpai_code.errors import AmbiguousIdError, UnknownIdError
from gpai_code.law import LegalReference
from gpai_code.vocabulary import Chapter, member

MAX_CITATION = 1_000
"""Longest text that is read as one citation, in characters."""

MAX_DOCUMENT = 20_000_000
"""Longest document that citations are looked for in, in characters."""

MAX_SENTENCE = 2_000
"""Longest stretch of a document that is read as one sentence, in characters."""


class CitationError(UnknownIdError):
    """
    A text that leads to no entry, with the reason.

    Attributes:
        problem: The kind of reason.
        why: The reason in words.

    >>> raise CitationError("Measure 7.9", "final", CitationProblem.NO_SUCH_ENTRY, "it ends at 7.7")
    Traceback (most recent call last):
    gpai_code.catalog.citations.finder.CitationError: 'Measure 7.9': it ends at 7.7
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


@attrs.frozen(kw_only=True, repr=False)
class CitationMatch:
    """
    A citation, and what it means.

    Attributes:
        text: The citation as it was written.
        edition: Slug of the edition in which it was looked up.
        entries: The entries that it names, in its order.
        references: The places in the AI Act and other acts that it names, in its order.
        rows: Positions of the rows of the Model Documentation Form that it names.
        notes: What a reader should know of the answer.
        start: Where it begins in the text that was searched.
        end: Where it ends there.
        problem: In a document: why it leads to nothing; None if it leads to something.
        why: The same in words.
        candidates: In a document: ids that an ambiguous citation can mean.
    """

    text: str
    edition: str
    entries: tuple[AnyEntry, ...] = ()
    references: tuple[LegalReference, ...] = ()
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
        from gpai_code.catalog.addresses import address, row_address  # noqa: PLC0415

        names = edition_index(self.edition).names
        rows = [row_address(names.rows[row], self.edition) for row in self.rows]
        return (*(address(entry.id, self.edition) for entry in self.entries), *rows)

    def __repr__(self) -> str:
        places = ", ".join((*self.ids, *map(str, self.references))) or str(self.problem)
        short = f"<CitationMatch {self.text[:60]!r}: {places}"
        return f"{short[:195]}...>" if len(short) > 195 else f"{short}>"


def find(
    text: str, edition: str | None = None, chapter: Chapter | str | None = None
) -> CitationMatch:
    """
    Return what a citation means: entries of the Code, and places in the AI Act and other acts.

    Args:
        text: A citation as people write it, or an id.
        edition: Slug or version specifier of the edition. If None, the one that the text names or
            whose numbers it has, otherwise the final text.
        chapter: The chapter that the surroundings of the citation give.

    Raises:
        AmbiguousIdError: If it can mean several entries; names them.
        CitationError: If it leads to nothing, an `UnknownIdError`: no such number, another edition
            or code, no citation. It says which.
        UnknownEditionError: If there is no such edition.
        UnknownValueError: If there is no such chapter.

    >>> find("Measures 7.1 to 7.3").ids
    ('safety-security-7.1', 'safety-security-7.2', 'safety-security-7.3')
    >>> find("Art. 53 Abs. 1 lit. d KI-VO").references[0].point
    'd'
    >>> find("M1.2", chapter="copyright").ids
    ('copyright-1.2',)
    """
    if not isinstance(text, str):
        raise UnknownIdError(repr(text)[:100], edition or FINAL)
    known_chapter = None if chapter is None else member(Chapter, chapter)
    slug = None if edition is None else select_edition(edition).slug
    if len(text) > MAX_CITATION:
        raise CitationError(
            text,
            slug or FINAL,
            CitationProblem.TOO_LONG,
            f"a citation has at most {MAX_CITATION} characters; use find_all for a document",
        )
    exact = _exact(text, slug)
    if exact is not None:
        return exact
    sentence, index = _parse(text, slug)
    context = Context(
        index=index, chapter=known_chapter, edition_given=edition is not None, running=False
    )
    resolved = resolve_sentence(sentence, context)
    if not resolved:
        resolved = [_by_name(text, sentence, context)]
    return _combine(text, index, resolved)


def _exact(text: str, slug: str | None) -> CitationMatch | None:
    """Return the entry whose id a text is."""
    wanted = text.strip()
    for edition in (slug,) if slug else (FINAL, THIRD_DRAFT):
        entry = edition_index(edition).ids.get(wanted)
        if entry is not None:
            return CitationMatch(text=text, edition=edition, entries=(entry,), end=len(text))
    return None


def _parse(text: str, slug: str | None) -> tuple[Sentence, EditionIndex]:
    tokens = tokenize(text)
    index = edition_index(slug or FINAL)
    sentence = Parser(tokens, index.names, running=False).parse()
    if slug is None and (sentence.third_draft or _has_draft_numbers(sentence)):
        index = edition_index(THIRD_DRAFT)
        sentence = Parser(tokens, index.names, running=False).parse()
    return sentence, index


def _has_draft_numbers(sentence: Sentence) -> bool:
    """Say whether all numbers of the Code in a text are written as the third draft prints them."""
    numbers = [
        target.number
        for item in sentence.items
        if isinstance(item, Places) and item.noun is not Noun.ARTICLE
        for target in item.targets
        if "." in target.number
    ]
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
    end = len(sentence.tokens)
    if len(ids) == 1:
        return Resolved(first=0, after=end, ids=ids)
    if ids:
        return Resolved(
            first=0,
            after=end,
            problem=CitationProblem.AMBIGUOUS,
            why="several entries have this name",
            candidates=ids,
        )
    if sentence.whole_chapter or sentence.items:
        return Resolved(
            first=0,
            after=end,
            problem=CitationProblem.WHOLE_CHAPTER,
            why="it names a code, a chapter or an act, but no place in it",
        )
    return Resolved(
        first=0,
        after=end,
        problem=CitationProblem.NOT_A_CITATION,
        why="this is no citation of the Code or of an act; search finds entries by words",
    )


def _combine(text: str, index: EditionIndex, resolved: list[Resolved]) -> CitationMatch:
    """Put the items of one text together; one that fails fails the whole."""
    for item in resolved:
        if item.problem is CitationProblem.AMBIGUOUS:
            raise AmbiguousIdError(text, index.slug, item.candidates)
        if item.problem is not None:
            raise CitationError(text, index.slug, item.problem, item.why, item.candidates)
    ids = dict.fromkeys(entry for item in resolved for entry in item.ids)
    references = dict.fromkeys(place for item in resolved for place in item.references)
    return CitationMatch(
        text=text,
        edition=index.slug,
        entries=tuple(index.ids[entry] for entry in ids),
        references=tuple(references),
        rows=tuple(row for item in resolved for row in item.rows),
        notes=tuple(note for item in resolved for note in item.notes),
        end=len(text),
    )


_SENTENCE_END = re.compile(r"(?<=[a-z)\]][.!?])\s+(?=[A-Z])|\n\s*\n")
_ID = re.compile(
    r"(?<![\w.(-])(?:(?:transparency|copyright|safety-security|appendix|term|recital|preamble|"
    r"objective|model)[-(][\w.()-]{1,80}|I{1,2}\.[0-9][\w.()-]{0,40})"
)


def find_all(
    document: str, edition: str | None = None, chapter: Chapter | str | None = None
) -> tuple[CitationMatch, ...]:
    """
    Return the citations in a running text, with their places and what they mean.

    A citation that leads to nothing is returned too, with the reason, so that a reviewer sees it.

    Args:
        document: Text or Markdown.
        edition: Slug or version specifier of the edition that the document is about. If None, the
            one whose numbers each citation has.
        chapter: The chapter that the document is about.

    Raises:
        CitationError: If the document is longer than `MAX_DOCUMENT`.
        UnknownEditionError: If there is no such edition.
        UnknownValueError: If there is no such chapter.

    >>> [match.ids for match in find_all("As Measure 9.4 and Appendix 1.4 of the Code say, ...")]
    [('safety-security-9.4',), ('safety-security-appendix-1.4',)]
    """
    known_chapter = None if chapter is None else member(Chapter, chapter)
    slug = None if edition is None else select_edition(edition).slug
    if len(document) > MAX_DOCUMENT:
        raise CitationError(
            document[:100],
            slug or FINAL,
            CitationProblem.TOO_LONG,
            f"a document has at most {MAX_DOCUMENT} characters",
        )
    matches: list[CitationMatch] = []
    mentions = _mentions_code(document)
    for start, stretch in _sentences(document):
        matches += _find_in_sentence(stretch, start, slug, known_chapter, mentions)
    return tuple(matches)


def _mentions_code(document: str) -> bool:
    """Say whether a document speaks of a code of practice, so that its Appendices may be ours."""
    pattern = r"(?i)code of practice|\bcop\b|gpai|general-purpose ai|commitment|safety-security"
    return re.search(pattern, document) is not None


def _sentences(document: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a document, at most `MAX_SENTENCE` long, with their places."""
    start = 0
    for match in _SENTENCE_END.finditer(document):
        yield from _pieces(document, start, match.start())
        start = match.end()
    yield from _pieces(document, start, len(document))


def _pieces(document: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    while end - start > MAX_SENTENCE:
        # at a space, so that no number is cut in two
        cut = document.rfind(" ", start, start + MAX_SENTENCE)
        cut = start + MAX_SENTENCE if cut <= start else cut
        yield start, document[start:cut]
        start = cut
    if start < end:
        yield start, document[start:end]


_URL = re.compile(r"https?://[^\s)>\]]+")


def _find_in_sentence(
    text: str, offset: int, slug: str | None, chapter: Chapter | None, mentions: bool
) -> list[CitationMatch]:
    if not re.search(r"[0-9(IVX]|recital|form|term|gloss", text, re.IGNORECASE):
        return []
    text = _URL.sub(lambda match: " " * len(match[0]), text)  # "…/oj#art_3" cites nothing
    matches: list[CitationMatch] = []
    taken: list[tuple[int, int]] = []
    for exact in _ID.finditer(text):
        match = _exact(exact[0].rstrip(".-"), slug)
        if match is not None:
            start, end = exact.start(), exact.start() + len(match.text)
            taken.append((start, end))
            matches.append(attrs.evolve(match, start=offset + start, end=offset + end))
    tokens = tokenize(text)
    index = edition_index(slug or FINAL)
    sentence = Parser(tokens, index.names, running=True).parse()
    if slug is None and (sentence.third_draft or _has_draft_numbers(sentence)):
        index = edition_index(THIRD_DRAFT)
        sentence = Parser(tokens, index.names, running=True).parse()
    context = Context(
        index=index, chapter=chapter, edition_given=slug is not None, running=True
    )
    sentence.items = [item for item in sentence.items if _counts(item, sentence, mentions)]
    for item in resolve_sentence(sentence, context):
        start, end = tokens[item.first].start, tokens[item.after - 1].end
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        matches.append(
            CitationMatch(
                text=text[start:end],
                edition=index.slug,
                entries=tuple(index.ids[entry] for entry in item.ids),
                references=item.references,
                rows=item.rows,
                notes=item.notes,
                start=offset + start,
                end=offset + end,
                problem=item.problem,
                why=item.why,
                candidates=item.candidates,
            )
        )
    return sorted(matches, key=lambda match: match.start)


def _counts(item: object, sentence: Sentence, mentions: bool) -> bool:
    """Say whether something in prose is a citation, not "measure 3 things" or "see Appendix 2"."""
    if not isinstance(item, Places):
        return True
    if item.coded:
        return sentence.names_code
    if item.noun is Noun.MEASURE:
        return all("." in target.number for target in item.targets)
    if item.noun is Noun.APPENDIX:
        return mentions
    return True
