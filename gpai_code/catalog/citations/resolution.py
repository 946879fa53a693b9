"""From what a text cites to the entries of an edition: one answer, or the reason for none."""

import itertools
from enum import StrEnum

import attrs

from gpai_code.catalog.citations import proper_names, words
from gpai_code.catalog.citations.editions import FINAL, THIRD_DRAFT, EditionIndex, Library
from gpai_code.catalog.citations.expansion import expand
from gpai_code.catalog.citations.law_references import annex_number, references_of
from gpai_code.catalog.citations.lexer import Kind
from gpai_code.catalog.citations.sentence import (
    ActName,
    ChapterName,
    CodeName,
    Item,
    Named,
    Places,
    Sentence,
    Target,
)
from gpai_code.catalog.citations.words import Noun
from gpai_code.law import AI_ACT, Citation
from gpai_code.vocabulary import Chapter

MAX_CANDIDATES = 40
"""Most candidates that an ambiguous citation names."""


class CitationProblem(StrEnum):
    """Why a citation leads to no entry."""

    NOT_A_CITATION = "not-a-citation"
    NO_SUCH_ENTRY = "no-such-entry"
    OTHER_EDITION = "other-edition"
    OTHER_CODE = "other-code"
    WHOLE_CHAPTER = "whole-chapter"
    CONTRADICTORY = "contradictory"
    NOT_UNDERSTOOD = "not-understood"
    NO_SUCH_LAW = "no-such-law"
    AMBIGUOUS = "ambiguous"
    TOO_LONG = "too-long"


@attrs.define(kw_only=True, eq=False)
class Resolved:
    """
    What one item of a text leads to.

    Attributes:
        first: Its first token.
        after: The token behind it.
        edition: Slug of the edition in which it was looked up.
        ids: Ids of entries.
        references: Places in acts.
        rows: Ids of rows of the Model Documentation Form.
        problem: Why there is none of these.
        why: The same in words.
        candidates: Ids that may be meant.
        notes: What a reader should know of the answer.
    """

    first: int
    after: int
    edition: str = FINAL
    ids: tuple[str, ...] = ()
    references: tuple[Citation, ...] = ()
    rows: tuple[str, ...] = ()
    problem: CitationProblem | None = None
    why: str = ""
    candidates: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Context:
    """
    What is known besides the text.

    Attributes:
        library: All editions.
        index: The edition to look in.
        chapter: The chapter that the surroundings give.
        edition_given: Whether the caller named the edition.
        running: Whether the text is prose.
    """

    library: Library
    index: EditionIndex
    chapter: Chapter | None = None
    edition_given: bool = False
    running: bool = False


def resolve_sentence(sentence: Sentence, context: Context) -> list[Resolved]:
    """Resolve every item of a text, in its order."""
    _bind_chapters(sentence, running=context.running)
    _bind_by_title(sentence, context.index)
    instruments = _bind_acts(sentence)
    resolved: list[Resolved] = []
    for place, item in enumerate(sentence.items):
        if isinstance(item, Named):
            resolved.append(_resolve_named(item, sentence, context))
        elif isinstance(item, Places):
            if _is_law(item, sentence, context):
                resolved.append(_resolve_law(item, instruments[place]))
            else:
                index = _index_of(item, sentence, context)
                resolved.append(_PlacesResolver(item, sentence, context, index).resolve())
    return resolved


def _index_of(places: Places, sentence: Sentence, context: Context) -> EditionIndex:
    """Return the edition that a citation's numbers belong to, where the caller names none."""
    numbered = places.noun in (Noun.COMMITMENT, Noun.MEASURE, None)
    if context.edition_given or not numbered:
        return context.index
    numerals = all(target.number.startswith(("I.", "II.")) for target in places.targets)
    slug = THIRD_DRAFT if numerals else FINAL
    # a number of the final text next to the words "third draft" may be of either
    if slug == FINAL and sentence.third_draft and not context.running:
        return context.index
    return context.library.index(slug)


# --- chapters and acts that belong to a citation ------------------------------------------------

_FILLERS = (
    words.OF
    | words.ARTICLES
    | frozenset([",", ":", "-", "_", "(", ")", "'", '"', "/", ".", "[", "]", "§", "#", "|"])
)
_FILLER_WORDS = frozenset(
    [
        "code",
        "codes",
        "practice",
        "cop",
        "gpai",
        "eu",
        "pdf",
        "chapter",
        "chapters",
        "kapitel",
        "chapitre",
        "capitulo",
        "capitolo",
        "section",
        "european",
        "union",
        "general",
        "purpose",
        "ai",
        "s",
        "final",
        "version",
        "text",
        "part",
        "relevant",
    ]
)


def _bind_chapters(sentence: Sentence, *, running: bool) -> None:
    """Give each citation the chapters that the text names for it, before it or after it."""
    items = sentence.items
    for place, item in enumerate(items):
        if not isinstance(item, ChapterName):
            continue
        before = _neighbours(items, place, -1)
        after = _neighbours(items, place, 1)
        joined_before = bool(before) and _adjoins(sentence, before[0].after, item.first)
        joined_after = bool(after) and _adjoins(sentence, item.after, after[0].first)
        part_of = joined_before and _says_of(sentence, before[0].after, item.first)
        if part_of:
            _assign_directly(before, item.chapter)
            if joined_after and _explains(sentence, item.after, after[0].first):
                _assign(after[:1], item.chapter)
        elif joined_before and _in_brackets(sentence, item):
            _assign(before, item.chapter)
        elif joined_after:
            _assign(after, item.chapter)
        elif joined_before:
            if item.strong or _stands_alone(sentence, item):
                _assign(before, item.chapter)
        elif not running and item.strong:
            _assign(after or before, item.chapter)


def _bind_by_title(sentence: Sentence, index: EditionIndex) -> None:
    """Look for what is in parentheses after a titled entry in the chapter of that entry."""
    places = [item for item in sentence.items if isinstance(item, Places)]
    for outer, inner in itertools.pairwise(places):
        titled = set(itertools.chain.from_iterable(t.titled or () for t in outer.targets))
        chapters = {index.chapters[entry] for entry in titled if entry in index.chapters}
        between = sentence.tokens[outer.after : inner.first]
        if len(chapters) == 1 and len(between) == 1 and between[0].key == "(":
            _assign([inner], chapters.pop())


def _neighbours(items: list[Item], place: int, step: int) -> list[Places]:
    """Return the citations next to a chapter's name, nearest first, up to another such name."""
    neighbours: list[Places] = []
    at = place + step
    while 0 <= at < len(items):
        item = items[at]
        if isinstance(item, ChapterName):
            break
        if isinstance(item, Places):
            neighbours.append(item)
        at += step
    return neighbours


def _assign(neighbours: list[Places], chapter: Chapter) -> None:
    """Give a chapter to citations that have none, the nearest first."""
    for position, places in enumerate(neighbours):
        if not places.chapters:
            places.chapters.add(chapter)
            places.inherited = position > 0


def _assign_directly(neighbours: list[Places], chapter: Chapter) -> None:
    """Give a chapter to the citation that is said to be a part of it; two may contradict."""
    nearest = neighbours[0]
    if nearest.inherited:
        nearest.chapters.clear()
    nearest.chapters.add(chapter)
    nearest.inherited = False
    _assign(neighbours[1:], chapter)


def _adjoins(sentence: Sentence, after: int, first: int) -> bool:
    """Say whether nothing but filling words comes between two items."""
    between = sentence.tokens[after:first]
    return len(between) <= 12 and all(
        token.key in _FILLERS or token.key in _FILLER_WORDS for token in between
    )


def _says_of(sentence: Sentence, after: int, first: int) -> bool:
    """Say whether the text has one item as a part of the next: "of the", "in the", "(...)"."""
    return any(token.key in words.OF for token in sentence.tokens[after:first])


def _explains(sentence: Sentence, after: int, first: int) -> bool:
    """Say whether what follows a chapter's name lists parts of it: "Chapter (Measure 1.1)"."""
    return any(token.key in ("(", ":") for token in sentence.tokens[after:first])


def _in_brackets(sentence: Sentence, item: ChapterName) -> bool:
    """Say whether a chapter's name is in brackets of its own."""
    tokens = sentence.tokens
    opened = item.first > 0 and tokens[item.first - 1].key in ("(", "[")
    return opened and item.after < len(tokens) and tokens[item.after].key in (")", "]")


def _stands_alone(sentence: Sentence, item: ChapterName) -> bool:
    """Say whether a chapter's name is followed by a mark or nothing: "(Copyright)"."""
    after = sentence.tokens[item.after : item.after + 1]
    return not after or (after[0].kind is Kind.MARK and after[0].key not in ("-", "'", "&"))


def _bind_acts(sentence: Sentence) -> dict[int, str | None]:
    """Return for each citation the act that it is a place of; the AI Act if none is named."""
    items = sentence.items
    following = _following_acts(sentence)
    bound: dict[int, str | None] = {}
    preceding: ActName | None = None
    goes_on = is_first = False
    for place, item in enumerate(items):
        if isinstance(item, ActName):
            preceding, goes_on = item, not _follows_of(sentence, item)
            is_first = True
        if not isinstance(item, Places):
            continue
        if preceding is not None and goes_on and is_first:
            # places of an act go on as long as the first of them adjoins its name
            goes_on = _adjoins(sentence, preceding.after, item.first)
            is_first = False
        act = following[place]
        if act is not None:
            bound[place] = act.instrument
        elif preceding is not None and goes_on:
            bound[place] = preceding.instrument
        elif _is_of_something_else(sentence, item):
            bound[place] = None
        else:
            bound[place] = AI_ACT
    return bound


def _is_of_something_else(sentence: Sentence, places: Places) -> bool:
    """Say whether the text has an article as a part of what no table knows: "of the Treaty"."""
    tokens = sentence.tokens
    at = places.after
    if at >= len(tokens) or tokens[at].key not in words.OF:
        return False
    while at < len(tokens) and tokens[at].key in words.OF | words.ARTICLES:
        at += 1
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD or tokens[at].key in words.NOUNS:
        return False
    return tokens[at].text[0].isupper() and tokens[at].key not in proper_names.OF_THE_ACT


_JOINS_PLACES = (
    words.OF | words.ARTICLES | words.AND | frozenset([",", ";", "/", "&", "(", ")", "-"])
)


def _following_acts(sentence: Sentence) -> list[ActName | None]:
    """Return for each item the act named after it, if nothing but a list of places lies between."""
    items = sentence.items
    acts: list[ActName | None] = [None] * len(items)
    act: ActName | None = None
    for place in range(len(items) - 2, -1, -1):
        item, following = items[place], items[place + 1]
        if isinstance(following, ActName):
            act = None if _is_bound(sentence, following, place + 1) else following
        elif not isinstance(following, (Places, CodeName)):
            act = None
        if act is not None:
            between = sentence.tokens[item.after : following.first]
            if not all(token.key in _JOINS_PLACES for token in between):
                act = None
        acts[place] = act
    return acts


def _is_bound(sentence: Sentence, act: ActName, place: int) -> bool:
    """Say whether an act's name belongs to what follows it: "GDPR Art. 5"."""
    items = sentence.items
    following = items[place + 1] if place + 1 < len(items) else None
    if not isinstance(following, Places):
        return False
    joined = sentence.tokens[act.after : following.first]
    return all(token.key in (",", ":", "-", "_") for token in joined) and not _follows_of(
        sentence, act
    )


def _follows_of(sentence: Sentence, act: ActName) -> bool:
    before = sentence.tokens[max(0, act.first - 2) : act.first]
    return any(token.key in words.OF for token in before)


# --- places in acts -----------------------------------------------------------------------------


def _is_law(places: Places, sentence: Sentence, context: Context) -> bool:
    """Say whether numbers count articles, annexes or recitals of an act."""
    if places.noun is Noun.ARTICLE:
        return True
    if places.noun is Noun.RECITAL:
        return places.targets[0].number.isdigit()
    if places.noun is not Noun.ANNEX:
        return False
    number = places.targets[0].number
    if "." in number:
        return False
    if not number.isdigit():
        return True
    if annex_number(number) is None:
        return False
    if sentence.names_code or places.chapters or context.chapter:
        return (sentence.ai_act and not places.chapters) or int(number) > 4
    return sentence.ai_act or int(number) > 4


def _resolve_law(places: Places, instrument: str | None) -> Resolved:
    if instrument is None:
        return Resolved(
            first=places.first,
            after=places.after,
            problem=CitationProblem.NO_SUCH_LAW,
            why="the act that it names is none that this library can refer to",
        )
    references = references_of(places, instrument)
    if references is None:
        return Resolved(
            first=places.first,
            after=places.after,
            problem=CitationProblem.NO_SUCH_LAW,
            why=f"{instrument} has no such place",
        )
    return Resolved(first=places.first, after=places.after, references=references)


# --- names --------------------------------------------------------------------------------------


def _resolve_named(name: Named, sentence: Sentence, context: Context) -> Resolved:
    if sentence.other_code and not sentence.general_purpose:
        return _refuse_other_code(name, context.index.slug)
    if name.problem is not None:
        last = list(context.index.names.rows)[-1]
        return Resolved(
            first=name.first,
            after=name.after,
            edition=context.index.slug,
            problem=CitationProblem.NO_SUCH_ENTRY,
            why=f"the Form has no row {name.problem}; its rows are 1.1 to {last}",
        )
    if len(name.ids) > 1:
        return _ambiguous(name, name.ids, context.index.slug)
    rows = (context.index.names.rows[name.row],) if name.row else ()
    return Resolved(
        first=name.first,
        after=name.after,
        edition=context.index.slug,
        ids=name.ids,
        rows=rows,
    )


def _refuse_other_code(item: Places | Named, edition: str) -> Resolved:
    return Resolved(
        first=item.first,
        after=item.after,
        edition=edition,
        problem=CitationProblem.OTHER_CODE,
        why="the text names another code, framework or draft, whose numbers mean something else",
    )


def _ambiguous(item: Places | Named, candidates: tuple[str, ...], edition: str) -> Resolved:
    return Resolved(
        first=item.first,
        after=item.after,
        edition=edition,
        problem=CitationProblem.AMBIGUOUS,
        why=f"it can be {' or '.join(candidates[:MAX_CANDIDATES])}",
        candidates=tuple(dict.fromkeys(candidates))[:MAX_CANDIDATES],
    )


# --- places in the Code -------------------------------------------------------------------------


_ALL_CHAPTERS = tuple(Chapter)


class _Conflict(Exception):  # noqa: N818 - caught in this module, never shown
    """A target leads to no entry of a chapter."""


class _PlacesResolver:
    """Resolves one list of places in the Code, in the edition whose numbers it has."""

    def __init__(
        self, places: Places, sentence: Sentence, context: Context, index: EditionIndex
    ) -> None:
        self.places = places
        self.sentence = sentence
        self.context = context
        self.index = index
        self.notes: list[str] = []
        self.noun = Noun.APPENDIX if places.noun is Noun.ANNEX else places.noun

    def resolve(self) -> Resolved:
        """Return the entries, or why there are none."""
        places, _sentence = self.places, self.sentence
        if self._is_of_another_code():
            return _refuse_other_code(places, self.index.slug)
        if len(places.chapters) > 1:
            return self._problem(
                CitationProblem.CONTRADICTORY, "the text names two chapters for it"
            )
        if any(target.retitled for target in places.targets):
            return self._problem(
                CitationProblem.CONTRADICTORY,
                "the title after the number is that of another number",
            )
        if self._is_ours_and_theirs():
            return self._problem(
                CitationProblem.OTHER_CODE,
                "the Code of Practice on AI-generated content has this number too; name the "
                "chapter, or say that the Code for general-purpose AI is meant",
            )
        if self._is_of_code_or_act():
            return self._problem(
                CitationProblem.CONTRADICTORY,
                "an Appendix of the Code or an Annex of the AI Act can be meant; say which",
            )
        by_chapter = self._by_chapter(self._chapters(), self.places.targets)
        if not by_chapter:
            return self._one_by_one() or self._missing()
        if len(by_chapter) > 1:
            candidates: list[str] = []
            for alternatives in by_chapter.values():
                candidates += itertools.chain.from_iterable(alternatives)
            return _ambiguous(places, tuple(candidates), self.index.slug)
        (alternatives,) = by_chapter.values()
        if len(alternatives) > 1:
            candidates = list(itertools.chain.from_iterable(alternatives))
            return _ambiguous(places, tuple(candidates), self.index.slug)
        return Resolved(
            first=places.first,
            after=places.after,
            edition=self.index.slug,
            ids=alternatives[0],
            notes=tuple(dict.fromkeys(self.notes)),
        )

    def _one_by_one(self) -> Resolved | None:
        """Resolve a list whose items lie in several chapters, if each has only one meaning."""
        ids: tuple[str, ...] = ()
        for target in self.places.targets:
            by_chapter = self._by_chapter(self._chapters(), [target])
            alternatives = list(itertools.chain.from_iterable(by_chapter.values()))
            if len(alternatives) != 1:
                return None
            ids += alternatives[0]
        return Resolved(
            first=self.places.first, after=self.places.after, edition=self.index.slug, ids=ids
        )

    def _problem(
        self, problem: CitationProblem, why: str, candidates: tuple[str, ...] = ()
    ) -> Resolved:
        return Resolved(
            first=self.places.first,
            after=self.places.after,
            edition=self.index.slug,
            problem=problem,
            why=why,
            candidates=candidates,
        )

    def _is_of_another_code(self) -> bool:
        """Say whether the text speaks of another code, and not of this one besides."""
        sentence, chapters = self.sentence, self.places.chapters
        ours = sentence.general_purpose or chapters - {Chapter.TRANSPARENCY}
        if sentence.other_code and not ours:
            return True
        numbered_sections = sentence.sections and self.index.slug == FINAL
        return numbered_sections and not ours and not chapters

    def _is_ours_and_theirs(self) -> bool:
        """Say whether a number may as well be one of the Code on AI-generated content."""
        places, sentence = self.places, self.sentence
        ours = (
            sentence.general_purpose
            or sentence.third_draft
            or places.chapters
            or any(target.titled for target in places.targets)
        )
        if ours or self.index.slug != FINAL:
            return False
        shared = any(self._is_shared(target) for target in places.targets)
        if any(target.dotted for target in places.targets):
            return shared
        if self.context.chapter is not None or not shared:
            return False
        if sentence.full_name:
            return True
        loosely = places.coded or places.noun is None or not self.context.edition_given
        return sentence.abbreviation and not sentence.union_code and loosely

    def _is_of_code_or_act(self) -> bool:
        """Say whether "Annex 1" may be Annex I of the AI Act: nothing else in the text tells."""
        places, target = self.places, self.places.targets[0]
        settled = (
            self.sentence.names_code or places.chapters or self.context.chapter or target.titled
        )
        return places.noun is Noun.ANNEX and "." not in target.number and not settled

    def _is_shared(self, target: Target) -> bool:
        is_commitment = self.noun is Noun.COMMITMENT or (
            self.noun is None and "." not in target.number
        )
        if is_commitment:
            return target.number in proper_names.OTHER_CODE_COMMITMENTS and target.until is None
        if self.noun in (Noun.MEASURE, None):
            return target.number in proper_names.OTHER_CODE_MEASURES
        return False

    def _chapters(self) -> tuple[Chapter, ...]:
        if self.places.chapters:
            return tuple(self.places.chapters)
        if self.context.chapter is not None:
            return (self.context.chapter,)
        return _ALL_CHAPTERS

    def _by_chapter(
        self, chapters: tuple[Chapter, ...], targets: list[Target]
    ) -> dict[Chapter, tuple[tuple[str, ...], ...]]:
        """Return for each chapter that has all targets the lists of ids that they can be."""
        if not all(self.index.has_number(self.noun, target.number) for target in targets):
            return {}
        by_chapter: dict[Chapter, tuple[tuple[str, ...], ...]] = {}
        for group in self._groups(chapters):
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
        bases = self._bases(target.number, chapters)
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
        chapter_known = bool(self.places.chapters) or self.context.chapter is not None
        if (chapter_known or self.sentence.names_code) and len(bases) > 1:
            return bases[:1]
        return bases

    def _bases(self, number: str, chapters: tuple[Chapter, ...]) -> list[str]:
        by_chapter = self.index.bases(self.noun, number)
        bases = itertools.chain.from_iterable(by_chapter[chapter] for chapter in chapters)
        return list(dict.fromkeys(bases))

    def _below(
        self, base: str, target: Target, chapters: tuple[Chapter, ...]
    ) -> list[tuple[str, ...]]:
        """Return what a target can be at or below one entry."""
        index = self.index
        if target.until is not None:
            last = self._bases(target.until, chapters)
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

    # --- why not ----------------------------------------------------------------------------------

    def _missing(self) -> Resolved:
        """Say what the edition has instead of a number that it does not have."""
        elsewhere = self._in_other_edition()
        if elsewhere is not None:
            return elsewhere
        target = self._first_missing()
        label = self._label(target)
        edition = self.index.code.edition.slug
        near = self._near(target)
        there = f"; there is {', '.join(near)}" if near else ""
        if not near and (near := self._last()):
            there = f"; the last {'is' if len(near) == 1 else 'are'} {', '.join(near)}"
        return self._problem(
            CitationProblem.NO_SUCH_ENTRY, f"edition {edition} has no {label}{there}", near
        )

    def _label(self, target: Target) -> str:
        noun = self.noun.value if self.noun else "entry"
        noun = (
            noun.capitalize()
            if self.noun in (Noun.COMMITMENT, Noun.MEASURE, Noun.APPENDIX)
            else noun
        )
        points = "".join(f"({step.label})" for step in target.steps)
        paragraph = f", paragraph {target.paragraph}" if target.paragraph else ""
        chapters = self._chapters()
        of_chapter = f" in chapter {chapters[0]}" if len(chapters) == 1 else ""
        until = f" to {target.until}" if target.until else ""
        label = f"{noun} {target.number}{until}{points}{paragraph}{of_chapter}"
        return label.replace("  ", " ")

    def _first_missing(self) -> Target:
        """Return the first target that no chapter has; the last if only their list is nowhere."""
        *targets, last = self.places.targets
        for target in targets:
            if not self._by_chapter(self._chapters(), [target]):
                return target
        return last

    def _near(self, target: Target) -> tuple[str, ...]:
        """Return what the edition has in the place of a number: siblings, or points."""
        index = self.index
        near: list[str] = []
        if index.slug == THIRD_DRAFT and target.number[:1].isdigit():
            for numeral in ("I", "II"):
                near += self._bases(f"{numeral}.{target.number}", self._chapters())
        for chapter in self._chapters():
            if target.until is None:
                bases = index.bases(self.noun, target.number)[chapter]
                near += [base for base in bases if base in index.ids]
            parent, dot, _ = (target.until or target.number).rpartition(".")
            if not near and dot:
                noun = Noun.APPENDIX if self.noun is Noun.APPENDIX else Noun.COMMITMENT
                for base in index.bases(noun, parent)[chapter]:
                    near += [
                        rule.id
                        for rule in index.named
                        if rule.id.startswith(f"{base}.")
                        and rule.id.count(".") == base.count(".") + 1
                    ]
        return tuple(near[:10])

    def _last(self) -> tuple[str, ...]:
        """Return the last Measure, Commitment or appendix of each chapter, of the cited kind."""
        last = self.index.last.get(self.noun, {}) if self.noun else {}
        chapters = self._chapters()
        return tuple(entry for chapter, entry in last.items() if chapter in chapters)

    def _in_other_edition(self) -> Resolved | None:
        """Say that another edition has the number, and what became of it."""
        slug = THIRD_DRAFT if self.index.slug == FINAL else FINAL
        other = self.context.library.index(slug)
        resolver = _PlacesResolver(self.places, self.sentence, self.context, other)
        by_chapter = resolver._by_chapter(self._chapters(), self.places.targets)
        ids = tuple(itertools.chain.from_iterable(lists[0] for lists in by_chapter.values()))
        if not ids or (self.index.slug == FINAL and not ids[0].startswith(("I.", "II."))):
            return None
        counterparts = self._counterparts(ids, slug)
        became = ", ".join(counterparts) or "nothing"
        verb = "became" if slug == THIRD_DRAFT else "came from"
        why = (
            f"edition {self.index.slug} has no {self._label(self.places.targets[0])}; edition "
            f"{slug} has {', '.join(ids[:6])}, which {verb} {became}"
        )
        return self._problem(CitationProblem.OTHER_EDITION, why, counterparts)

    def _counterparts(self, ids: tuple[str, ...], slug: str) -> tuple[str, ...]:
        """Return what entries became in the other edition, or came from."""
        counterparts: list[str] = []
        for entry in ids[:6]:
            counterparts += self.context.library.counterparts(entry, slug)
        return tuple(dict.fromkeys(counterparts))
