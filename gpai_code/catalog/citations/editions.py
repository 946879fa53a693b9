"""What an edition has, arranged for citations: numbers, paragraphs, lists, titles, terms, rows."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from gpai_code.catalog.citations.printed_names import noun_of_id, printed_names, title_words
from gpai_code.catalog.citations.words import Noun, Phrase
from gpai_code.catalog.records import Appendix, Commitment, Measure, Provision, Rule
from gpai_code.vocabulary import Chapter

if TYPE_CHECKING:
    from gpai_code.catalog.code import Code

FINAL, THIRD_DRAFT = "final", "third-draft"

_NUMBERED = (None, Noun.COMMITMENT, Noun.MEASURE, Noun.APPENDIX)
_NO_BASES: dict[Chapter, tuple[str, ...]] = dict.fromkeys(Chapter, ())

_PARAGRAPH = re.compile(r"-p([0-9]+)$")


class EditionIndex:
    """
    One edition, looked up by what citations say.

    Attributes:
        code: The edition.
        last: The last Commitment, Measure and Appendix of each chapter, by their nouns.
        names: Its printed names.
    """

    def __init__(self, code: "Code", elsewhere: "dict[str, frozenset[Phrase]]") -> None:
        self.code = code
        self.slug = code.edition.slug
        self.ids = code.entries
        self.named: tuple[Commitment | Measure | Appendix, ...] = (
            *code.commitments,
            *code.measures,
            *code.appendices,
        )
        self._order = {rule.id: place for place, rule in enumerate(self.named)}
        self.chapters = {rule.id: rule.chapter for rule in self.named}
        self._numbers = frozenset(
            chain.from_iterable((rule.id, rule.id.rsplit("-", 1)[-1]) for rule in self.named)
        )
        # what is looked up is remembered: there are as many keys as there are entries
        self._bases: dict[tuple[Noun | None, str], dict[Chapter, tuple[str, ...]]] = {}
        self._lists: dict[str, dict[int | None, str]] = {}
        self._ranges: dict[tuple[str, str], tuple[str, ...] | None] = {}
        self.last = self._find_last()
        self.names = printed_names(code, self.numbered, elsewhere)

    def _find_last(self) -> dict[Noun, dict[Chapter, str]]:
        """Return the last Commitment, Measure and Appendix of each chapter."""
        code = self.code
        return {
            Noun.COMMITMENT: {rule.chapter: rule.id for rule in code.commitments},
            Noun.MEASURE: {rule.chapter: rule.id for rule in code.measures},
            Noun.APPENDIX: {rule.chapter: rule.id for rule in code.appendices},
        }

    def bases(self, noun: Noun | None, number: str) -> dict[Chapter, tuple[str, ...]]:
        """
        Return the ids that a noun with a number can mean in each chapter, existing or not.

        Recitals have no entry of their own below which their letters are; theirs is a prefix.
        """
        if noun in _NUMBERED and number not in self._numbers:
            return _NO_BASES
        key = (noun, "" if noun in (Noun.RECITAL, Noun.PREAMBLE) else number)
        if key not in self._bases:
            bases = self._find_bases(noun, number)
            if not any(bases.values()):
                return _NO_BASES
            self._bases[key] = bases
        return self._bases[key]

    def has_number(self, noun: Noun | None, number: str) -> bool:
        """Say whether any chapter has a number, or the edition what needs none."""
        return self.bases(noun, number) is not _NO_BASES

    def _find_bases(self, noun: Noun | None, number: str) -> dict[Chapter, tuple[str, ...]]:
        nouns = (noun,) if noun is not None else (Noun.COMMITMENT, Noun.MEASURE, Noun.APPENDIX)
        bases: dict[Chapter, tuple[str, ...]] = {}
        for chapter in Chapter:
            ids: list[str] = []
            for kind in nouns:
                ids += self._ids(kind, number, chapter)
            bases[chapter] = tuple(ids)
        return bases

    def _ids(self, noun: Noun, number: str, chapter: Chapter) -> Iterator[str]:
        if noun is Noun.RECITAL:
            prefix = f"{chapter}-recital" if self.slug == FINAL else f"recital-{chapter}"
            yield prefix
        elif noun is Noun.PREAMBLE:
            yield "preamble"
        elif noun is Noun.OBJECTIVE:
            suffix = f"-{number}" if number else ""
            objective = (
                f"{chapter}-objective{suffix}" if self.slug == FINAL else f"objective{suffix}"
            )
            if objective in self.ids:
                yield objective
        else:
            if noun is Noun.APPENDIX:
                entry = f"safety-security-appendix-{number}"
                entry = entry if self.slug == FINAL else f"appendix-{number}"
            else:
                entry = f"{chapter}-{number}" if self.slug == FINAL else number
            if self.chapters.get(entry) is chapter and noun_of_id(entry) is noun:
                yield entry

    def numbered(self, noun: Noun | None, number: str) -> tuple[str, ...]:
        """Return the ids that a noun with a number can mean, in every chapter."""
        if noun is Noun.ANNEX:
            noun = Noun.APPENDIX
        return tuple(chain.from_iterable(self.bases(noun, number).values()))

    def between(self, first: str, last: str) -> tuple[str, ...] | None:
        """Return the entries of the same kind from one to another, in the order of the text."""
        if (first, last) not in self._ranges:
            self._ranges[first, last] = self._find_range(first, last)
        return self._ranges[first, last]

    def _find_range(self, first: str, last: str) -> tuple[str, ...] | None:
        start, end = self._order[first], self._order[last]
        if start >= end or _numeral(first) != _numeral(last):
            return None
        noun, depth = noun_of_id(first), first.count(".")
        return tuple(
            rule.id
            for rule in self.named[start : end + 1]
            if (rule.chapter is self.chapters[first] or self.slug == THIRD_DRAFT)
            and noun_of_id(rule.id) is noun
            and rule.id.count(".") == depth
        )

    def lists(self, entry: str) -> dict[int | None, str]:
        """
        Return where the lists of an entry hang: below itself, and below its paragraphs.

        The key is the paragraph's position; None is the list whose points have plain numbers.
        """
        if entry not in self._lists:
            self._lists[entry] = self._find_lists(entry)
        return self._lists[entry]

    def _find_lists(self, entry: str) -> dict[int | None, str]:
        hooks: dict[int | None, str] = {None: entry}
        for provision in self._provisions(entry):
            match = _PARAGRAPH.search(provision.id)
            if match:
                hooks[int(match[1])] = provision.id
        return hooks

    def _provisions(self, entry: str) -> tuple[Provision, ...]:
        rule = self.ids.get(entry)
        return rule.provisions if isinstance(rule, Rule) else ()

    def plain_list_paragraph(self, entry: str) -> int:
        """Return the position of the paragraph that introduces the list with plain numbers."""
        position = 1
        for provision in self._provisions(entry):
            match = _PARAGRAPH.search(provision.id)
            if not match:
                break
            position = int(match[1])
            if any(point.id.startswith(f"{entry}(") for point in provision.provisions):
                break
        return position


def _numeral(entry: str) -> str:
    """Return the numeral that parts the third draft's Commitments: I or II, or nothing."""
    numeral = entry.partition(".")[0]
    return numeral if numeral in ("I", "II") else ""


class Library:
    """
    The editions that citations are looked up in.

    The catalogue's own look-up uses it for its error messages, so it is handed the functions that
    load editions and compare them, and imports neither.

    Args:
        load: Returns an edition by its slug.
        slugs: The editions that there are.
        counterparts: Returns the ids that became of an entry of the third draft, or that an entry
            of the final text came from; the slug is that of the entry's edition.
    """

    def __init__(
        self,
        load: "Callable[[str], Code]",
        slugs: Iterable[str],
        counterparts: Callable[[str, str], tuple[str, ...]] | None = None,
    ) -> None:
        self.load = load
        self.slugs = tuple(slugs)
        self._counterparts = counterparts
        self._indexes: dict[str, EditionIndex] = {}
        self._became: dict[tuple[str, str], tuple[str, ...]] = {}

    def index(self, slug: str) -> EditionIndex:
        """Return the index of an edition, made at its first use."""
        if slug not in self._indexes:
            elsewhere: dict[str, frozenset[Phrase]] = {}
            for other, titles in self._titles_by_digits.items():
                if other != slug:
                    elsewhere |= titles
            self._indexes[slug] = EditionIndex(self.load(slug), elsewhere)
        return self._indexes[slug]

    def counterparts(self, entry: str, slug: str) -> tuple[str, ...]:
        """Return what became of an entry, or what it came from; nothing if nobody can say."""
        if self._counterparts is None:
            return ()
        if (entry, slug) not in self._became:
            self._became[entry, slug] = self._counterparts(entry, slug)
        return self._became[entry, slug]

    @cached_property
    def _titles_by_digits(self) -> dict[str, dict[str, frozenset[Phrase]]]:
        """Return for each edition the titles that it prints next to the same digits."""
        by_edition: dict[str, dict[str, frozenset[Phrase]]] = {}
        for slug in self.slugs:
            code = self.load(slug)
            titles: dict[str, frozenset[Phrase]] = {}
            entries: tuple[Commitment | Measure | Appendix, ...] = (
                *code.commitments,
                *code.measures,
                *code.appendices,
            )
            for rule in entries:
                digits = re.search(r"[0-9]+(?:\.[0-9]+)*$", rule.id)
                if digits:
                    names = titles.get(digits[0], frozenset())
                    titles[digits[0]] = names | {title_words(rule.title)}
            by_edition[slug] = titles
        return by_edition
