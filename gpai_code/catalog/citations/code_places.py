"""Which entries of an edition a list of places in the Code can be."""

import itertools

from gpai_code.catalog.citations.editions import THIRD_DRAFT, EditionIndex
from gpai_code.catalog.citations.expansion import expand
from gpai_code.catalog.citations.resolved import MAX_CANDIDATES
from gpai_code.catalog.citations.sentence import Places, Target
from gpai_code.catalog.citations.words import Noun
from gpai_code.vocabulary import Chapter

_ALL_CHAPTERS = tuple(Chapter)


class _Conflict(Exception):  # noqa: N818 - caught in this module, never shown
    """A target leads to no entry of a chapter."""


class PlaceLookup:
    """
    Looks one list of places up in an edition.

    Args:
        places: The list.
        index: The edition.
        chapter: The chapter that the surroundings give.
        names_code: Whether the text names a code of practice.

    Attributes:
        noun: What the numbers count; an annex of the Code is an Appendix.
        notes: What a reader should know of the answer.
    """

    def __init__(
        self, places: Places, index: EditionIndex, chapter: Chapter | None, *, names_code: bool
    ) -> None:
        self.places = places
        self.index = index
        self.chapter = chapter
        self.names_code = names_code
        self.noun = Noun.APPENDIX if places.noun is Noun.ANNEX else places.noun
        self.notes: list[str] = []

    def in_edition(self, index: EditionIndex) -> "PlaceLookup":
        """Return the look-up of the same list in another edition."""
        return PlaceLookup(self.places, index, self.chapter, names_code=self.names_code)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters that the text or its surroundings name for the list, or all."""
        if self.places.chapters:
            return tuple(self.places.chapters)
        if self.chapter is not None:
            return (self.chapter,)
        return _ALL_CHAPTERS

    def by_chapter(
        self, some_targets: list[Target] | None = None
    ) -> dict[Chapter, tuple[tuple[str, ...], ...]]:
        """
        Return for each chapter that has all targets the lists of ids that they can be.

        Args:
            some_targets: Those of the list to look up, all if None.
        """
        targets = self.places.targets if some_targets is None else some_targets
        if not all(self.index.has_number(self.noun, target.number) for target in targets):
            return {}
        by_chapter: dict[Chapter, tuple[tuple[str, ...], ...]] = {}
        for group in self._groups(self.chapters):
            try:
                alternatives = self._in_chapters(group, targets)
            except _Conflict:
                continue
            if alternatives not in by_chapter.values():  # a preamble is one for the whole Code
                by_chapter[group[0]] = alternatives
        return self._titled_chapters(by_chapter, targets) or by_chapter

    def _groups(self, chapters: tuple[Chapter, ...]) -> list[tuple[Chapter, ...]]:
        """
        Return the chapters that the places of one list may lie in together.

        The final text counts from 1 in each chapter, so a list lies in one of them; the third draft
        numbers all its Commitments through, with a numeral before.
        """
        numbered_through = self.noun in (Noun.COMMITMENT, Noun.MEASURE, Noun.APPENDIX, None)
        if self.index.slug == THIRD_DRAFT and numbered_through:
            return [chapters]
        return [(chapter,) for chapter in chapters]

    def _titled_chapters(
        self, by_chapter: dict[Chapter, tuple[tuple[str, ...], ...]], targets: list[Target]
    ) -> dict[Chapter, tuple[tuple[str, ...], ...]]:
        """Keep the chapters in which the printed title is the one that follows the number."""
        titled: dict[Chapter, tuple[tuple[str, ...], ...]] = {}
        for chapter, alternatives in by_chapter.items():
            for target in targets:
                bases = self.index.bases(self.noun, target.number)[chapter]
                if target.titled and target.titled & set(bases):
                    titled[chapter] = alternatives
        return titled

    def _in_chapters(
        self, chapters: tuple[Chapter, ...], targets: list[Target]
    ) -> tuple[tuple[str, ...], ...]:
        """
        Return the lists of ids that the targets can be in some chapters.

        Raises:
            _Conflict: If the chapters do not have one of them.
        """
        lists: list[tuple[str, ...]] = [()]
        for target in targets:
            alternatives = self._alternatives(target, chapters)
            pairs = itertools.islice(itertools.product(lists, alternatives), MAX_CANDIDATES)
            lists = [(*ids, *more) for ids, more in pairs]
        return tuple(lists)

    def _alternatives(self, target: Target, chapters: tuple[Chapter, ...]) -> list[tuple[str, ...]]:
        bases = self.bases(target.number, chapters)
        if target.titled:
            bases = [base for base in bases if base in target.titled]
        if self.noun is None:
            bases = self._preferred(bases)
        alternatives: list[tuple[str, ...]] = []
        for base in bases:
            alternatives += self._below(base, target, chapters)
        if not alternatives:
            raise _Conflict
        return list(dict.fromkeys(alternatives))

    def _preferred(self, bases: list[str]) -> list[str]:
        """Read a bare number as a Measure's where the chapter is known; Appendices are named."""
        chapter_known = bool(self.places.chapters) or self.chapter is not None
        if (chapter_known or self.names_code) and len(bases) > 1:
            return bases[:1]
        return bases

    def bases(self, number: str, chapters: tuple[Chapter, ...]) -> list[str]:
        """Return the ids that a number can mean in some chapters."""
        by_chapter = self.index.bases(self.noun, number)
        bases = itertools.chain.from_iterable(by_chapter[chapter] for chapter in chapters)
        return list(dict.fromkeys(bases))

    def _below(
        self, base: str, target: Target, chapters: tuple[Chapter, ...]
    ) -> list[tuple[str, ...]]:
        """Return what a target can be at or below one entry."""
        index = self.index
        if target.until is not None:
            last = self.bases(target.until, chapters)
            between = index.between(base, last[0]) if last else None
            return self._in_each(between, target) if between else []
        if not target.steps:
            if target.paragraph is None:
                return [(base,)] if base in index.ids else []
            entry = f"{base}-p{target.paragraph}"
            return [(entry,)] if entry in index.ids else []
        hooks = index.lists(base)
        if target.paragraph is not None:
            hook = hooks.get(target.paragraph)
            ids = self._points(hook, target) if hook else None
            if ids is None and index.plain_list_paragraph(base) == target.paragraph:
                ids = self._points(base, target)
            return [ids] if ids else []
        alternatives = [ids for hook in hooks.values() if (ids := self._points(hook, target))]
        if (
            len(alternatives) > 1
            and not target.in_words
            and alternatives[0][0].startswith(f"{base}(")
        ):
            # written as ids are: the list whose points have plain numbers is the one that is cited
            alternative_ids = ", ".join(ids[0] for ids in alternatives[1:])
            self.notes.append(f"{base} has another list with this point: {alternative_ids}")
            return alternatives[:1]
        return alternatives

    def _in_each(self, bases: tuple[str, ...], target: Target) -> list[tuple[str, ...]]:
        """Return the same points of each entry of a range: "point (1) of Measures 7.1 to 7.3"."""
        if not target.steps:
            return [bases]
        ids: tuple[str, ...] = ()
        for base in bases:
            points = self._points(base, target)
            if points is None:
                return []
            ids += points
        return [ids]

    def _points(self, hook: str, target: Target) -> tuple[str, ...] | None:
        ids = self.index.ids

        def entry(path: tuple[str, ...]) -> str:
            return hook + "".join(f"({label})" for label in path)

        paths = expand(target.steps, lambda path: entry(path) in ids)
        return None if paths is None else tuple(entry(path) for path in paths)
