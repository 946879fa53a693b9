"""Which chapter and which act a citation belongs to, by the names that the text has around it."""

import itertools

from gpai_code.catalog.citations import proper_names, words
from gpai_code.catalog.citations.editions import EditionIndex
from gpai_code.catalog.citations.lexer import Kind
from gpai_code.catalog.citations.sentence import (
    ActName,
    ChapterName,
    CodeName,
    Item,
    Places,
    Sentence,
)
from gpai_code.law import AI_ACT
from gpai_code.vocabulary import Chapter

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


def bind_chapters(sentence: Sentence, *, running: bool) -> None:
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


def bind_titles(sentence: Sentence, index: EditionIndex) -> None:
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


def bind_acts(sentence: Sentence) -> dict[int, str | None]:
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
