"""Every citation of a document, with its place, and what it means or why it means nothing."""

import re
from collections.abc import Iterator
from functools import cached_property

import attrs

from gpai_code.catalog.citations.editions import FINAL, Library
from gpai_code.catalog.citations.matching import (
    CitationError,
    CitationMatch,
    parse,
    take_out_ids,
)
from gpai_code.catalog.citations.prefilter import has_citing_sign, has_citing_word
from gpai_code.catalog.citations.resolution import resolve_sentence
from gpai_code.catalog.citations.resolved import CitationProblem, Context, Resolved
from gpai_code.catalog.citations.sentence import Named, Places, Sentence
from gpai_code.catalog.citations.words import Noun
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.vocabulary import Chapter

MAX_DOCUMENT = 750_000
"""Longest document that citations are looked for in, in characters; the AI Act has 600,000."""

MAX_PLACES = 20_000
"""
Most places that may be cited in a document: numbers, points and items of ranges.

A sentence that has a word for such places counts as one even where it cites nothing, and one of
many words as several: this bounds the work whatever a document holds.
"""

WORDS_OF_A_PLACE = 20
"""Words and signs of a sentence that count as a place; reading them takes as long."""

MAX_SENTENCE = 2_000
"""Longest stretch of a document that is read as one sentence, in characters."""

_SENTENCE_END = re.compile(r"(?<=[a-z)\]][.!?])\s+(?=[A-Z])|\n\s*\n")

_ID = re.compile(
    r"(?<![\w.(-])(?:(?:transparency|copyright|safety-security|appendix|term|recital|preamble|"
    r"objective|model)[-(][\w.()-]{1,80}|I{1,2}\.[0-9][\w.()-]{0,40})"
)


def match_document(
    library: Library, document: str, edition: str | None = None, chapter: Chapter | None = None
) -> RecordTuple[CitationMatch]:
    """
    Return the citations in a running text; see `gpai_code.catalog.find_all`.

    Args:
        library: The editions to look in.
        document: The text.
        edition: Slug of the edition.
        chapter: The chapter that the document is about.

    Raises:
        CitationError: If the document is too long, or may cite too many places.
    """
    if len(document) > MAX_DOCUMENT:
        raise CitationError(
            document[:100],
            edition or FINAL,
            CitationProblem.TOO_LONG,
            f"a document has at most {MAX_DOCUMENT:,} characters; hand it over in parts",
        )
    reader = _DocumentReader(library, document, edition, chapter)
    matches: list[CitationMatch] = []
    for start, stretch in _sentences(document):
        if has_citing_sign(stretch):
            matches += reader.read(stretch, start)
    return RecordTuple(matches)


def _mentions_code(document: str) -> bool:
    """Say whether a document speaks of a code of practice, so that its Appendices may be ours."""
    pattern = (
        r"code of practice|\bcop\b|gpai|general-purpose ai|safety-security"
        r"|commitments? [0-9I]|measures? (?:II?\.)?[0-9]{1,2}\.[0-9]"
    )
    return re.search(pattern, document, re.IGNORECASE) is not None


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


class _DocumentReader:
    """
    Reads the sentences of one document.

    Args:
        library: The editions to look in.
        document: The whole text.
        edition: Slug of the edition.
        chapter: The chapter that the document is about.
    """

    def __init__(
        self, library: Library, document: str, edition: str | None, chapter: Chapter | None
    ) -> None:
        self.library = library
        self.document = document
        self.edition = edition
        self.chapter = chapter
        self.places = 0

    @cached_property
    def mentions_code(self) -> bool:
        """Whether the document speaks of a code of practice."""
        return _mentions_code(self.document)

    def read(self, text: str, offset: int) -> list[CitationMatch]:
        """Return the citations of a sentence that begins at a place of the document."""
        if "http" in text:  # "…/oj#art_3" cites nothing
            text = _URL.sub(lambda match: " " * len(match[0]), text)
        matches, text = take_out_ids(self.library, text, self.edition, _ID)
        self._count(len(matches))
        matches = [
            attrs.evolve(match, start=offset + match.start, end=offset + match.end)
            for match in matches
        ]
        if not has_citing_word(text):
            return matches
        sentence, index = parse(self.library, text, self.edition, running=True)
        listed = sentence.listed + sum(isinstance(item, Named) for item in sentence.items)
        counted = max(listed, len(sentence.tokens) // WORDS_OF_A_PLACE, 1)
        self._count(counted)
        sentence.items = [item for item in sentence.items if self._is_meant(item, sentence)]
        if not any(isinstance(item, (Places, Named)) for item in sentence.items):
            return matches
        context = Context(
            library=self.library,
            index=index,
            chapter=self.chapter,
            edition_given=self.edition is not None,
            running=True,
        )
        resolved = resolve_sentence(sentence, context)
        # a range counts as all that it holds
        named = sum(len(item.ids) + len(item.references) for item in resolved)
        self._count(max(0, named - counted))
        matches += (self._match(item, sentence, text, offset) for item in resolved)
        return sorted(matches, key=lambda match: match.start)

    def _match(self, item: Resolved, sentence: Sentence, text: str, offset: int) -> CitationMatch:
        start, end = sentence.tokens[item.first].start, sentence.tokens[item.after - 1].end
        return CitationMatch(
            text=text[start:end],
            edition=item.edition,
            entries=tuple(self.library.index(item.edition).ids[entry] for entry in item.ids),
            references=item.references,
            rows=item.rows,
            notes=item.notes,
            start=offset + start,
            end=offset + end,
            problem=item.problem,
            why=item.why,
            candidates=item.candidates,
        )

    def _count(self, places: int) -> None:
        self.places += places
        if self.places > MAX_PLACES:
            raise CitationError(
                self.document[:100],
                self.edition or FINAL,
                CitationProblem.TOO_LONG,
                f"more than {MAX_PLACES:,} places may be cited in it, counting each number, point "
                "and item of a range; hand it over in parts",
            )

    def _is_meant(self, item: object, sentence: Sentence) -> bool:
        """Say whether something in prose is a citation, not "measure 3 things"."""
        if not isinstance(item, Places):
            return True
        if item.coded:
            return sentence.names_code and item.noun is Noun.MEASURE
        if item.noun is Noun.MEASURE:
            return all("." in target.number for target in item.targets)
        if item.noun is Noun.APPENDIX:
            return self.mentions_code
        return True
