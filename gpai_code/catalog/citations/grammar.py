"""From tokens to what a text cites: numbers with points, chapters, names of codes and acts."""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from functools import cache

import attrs

from gpai_code.catalog.citations import words
from gpai_code.catalog.citations.lexer import Kind, Token, labels, tokenize
from gpai_code.catalog.citations.words import Noun, Phrase
from gpai_code.vocabulary import Chapter

MAX_TITLE_WORDS = 30
MAX_GLOSS_TOKENS = 12
"""Longest remark in parentheses between the items of a list, in tokens."""

MAX_ITEMS = 60
"""Most items of one list, and most steps to one place."""

_ROMAN = {numeral: str(value) for value, numeral in enumerate(words.ROMAN, 1)}
_LISTED = frozenset(",;/&+|、")
_OPENERS = frozenset(".:#-_/")
_SKIPPED_BEFORE_NUMBER = _OPENERS | frozenset("(\"'°º№")
_ID_MARKS = frozenset("-_:./")
_BETWEEN_NUMBER_AND_TITLE = frozenset(".:,-_(\"'")
_CODE_NOUNS = (Noun.COMMITMENT, Noun.MEASURE, Noun.APPENDIX)
_NUMBERED = (*_CODE_NOUNS, Noun.ARTICLE, Noun.ANNEX, Noun.RECITAL)
_COUNTERS = frozenset(
    ["no", "nos", "nr", "nrs", "number", "numbers", "num", "numero", "numeros", "n", "nummer"]
)


class Move(StrEnum):
    """How a label is reached from the place before it."""

    INTO = "into"
    """It is a part of that place."""

    NEXT = "next"
    """It is another item of the same list."""

    UP_TO = "up to"
    """It ends a range that begins at that place."""


@attrs.define(unsafe_hash=True)
class Step:
    """One label of a point, and how it is reached."""

    move: Move
    label: str


@attrs.define(kw_only=True)
class Target:
    """
    One item of a list of places.

    Attributes:
        number: Its number, as 7.3, II.4.5, 9 or XI; empty for a recital, which has steps alone.
        until: The number that ends a range, or none.
        paragraph: Position of the paragraph, where one is named.
        section: Section of an annex.
        steps: Labels of points.
        in_words: Whether the points are named in words ("point 2"), not as ids write them.
        dotted: Whether a point follows the number behind a full stop, as in 7.3.1.
        titled: Ids of the entries whose printed title follows the number; None if none does.
        retitled: Whether what follows is the title of another number, or of another edition.
    """

    number: str
    until: str | None = None
    paragraph: int | None = None
    section: str | None = None
    steps: tuple[Step, ...] = ()
    in_words: bool = False
    dotted: bool = False
    titled: frozenset[str] | None = None
    retitled: bool = False


@attrs.define(kw_only=True)
class Places:
    """
    A noun and what it counts: a list of places.

    Attributes:
        noun: What the numbers count; None for a number without a noun.
        targets: The list.
        first: The first token of the citation.
        after: The token behind it.
        chapters: The chapters that the text names for it.
        inherited: Whether its chapter is only that of the citation before it.
        coded: Whether the noun is a single letter.
    """

    noun: Noun | None
    targets: list[Target]
    first: int
    after: int
    chapters: set[Chapter] = attrs.field(factory=set)
    inherited: bool = False
    coded: bool = False


@attrs.define(kw_only=True)
class Named:
    """Entries that a text cites by a name: terms, the Form and its rows, titles."""

    ids: tuple[str, ...]
    first: int
    after: int
    row: str | None = None
    problem: str | None = None
    chapters: set[Chapter] = attrs.field(factory=set)


@attrs.define(kw_only=True)
class ChapterName:
    """A chapter that a text names; weak if the word may mean something else."""

    chapter: Chapter
    strong: bool
    first: int
    after: int


@attrs.define(kw_only=True)
class CodeName:
    """A name of a code of practice."""

    first: int
    after: int


@attrs.define(kw_only=True)
class ActName:
    """An act of law; `instrument` is None if no table knows it."""

    instrument: str | None
    first: int
    after: int


Item = Places | Named | ChapterName | CodeName | ActName


@attrs.define(kw_only=True)
class Sentence:
    """
    What a text cites, in order, and what it says of where to look.

    Attributes:
        tokens: Its tokens.
        items: What it cites and names.
        general_purpose: Whether it names general-purpose AI.
        union_code: Whether it says "EU" code, or "the Code".
        full_name: Whether it writes out "code of practice" or the like.
        abbreviation: Whether it names a code by its short name.
        other_code: Words that belong to another code or framework.
        third_draft: Whether it names the third draft.
        sections: Whether it numbers sections, which the Code does not have.
        ai_act: Whether it names the AI Act.
        whole_chapter: Whether it names a chapter as such.
        listed: How many numbers and points it lists.
        left_over: A number that seems to be one of a list, and was read with none.
    """

    tokens: tuple[Token, ...]
    items: list[Item] = attrs.field(factory=list)
    general_purpose: bool = False
    union_code: bool = False
    full_name: bool = False
    abbreviation: bool = False
    other_code: str | None = None
    third_draft: bool = False
    sections: bool = False
    ai_act: bool = False
    whole_chapter: bool = False
    listed: int = 0
    left_over: str | None = None

    @property
    def names_code(self) -> bool:
        """Whether any code of practice is named."""
        return self.general_purpose or self.union_code or self.full_name or self.abbreviation


@attrs.frozen(kw_only=True)
class Names:
    """
    The printed names of an edition.

    Attributes:
        titles: Ids by the words of their printed titles.
        terms: Ids of terms by their words.
        numbered: Ids that a noun and a number can mean in any chapter.
        other_titles: Words of the titles that the same digits have in another edition.
        form: Id of the Model Documentation Form.
        rows: Labels of the Form's rows, by position.
        row_labels: Positions by the words of the label.
        recitals: Ids of recitals by shorter names, which count in addition to the word alone.
        all_titles: Titles and shorter names of recitals together.
        by_first_word: All of these names by their first words, the longest first.
    """

    titles: Mapping[Phrase, tuple[str, ...]]
    terms: Mapping[Phrase, tuple[str, ...]]
    numbered: Callable[[Noun | None, str], Collection[str]]
    title_of: Mapping[str, Phrase]
    other_titles: Mapping[str, frozenset[Phrase]]
    form: str
    rows: Mapping[str, str]
    row_labels: Mapping[Phrase, str]
    recitals: Mapping[Phrase, tuple[str, ...]]
    all_titles: Mapping[Phrase, tuple[str, ...]]
    by_first_word: Mapping[str, tuple[Phrase, ...]]


def title_words(text: str) -> Phrase:
    """
    Return the words of a title, without marks.

    >>> title_words("Sharing tools & best practices")
    ('sharing', 'tools', 'and', 'best', 'practices')
    """
    return tuple(
        "and" if token.key == "&" else token.key
        for token in tokenize(text)
        if token.kind is not Kind.MARK or token.key == "&"
    )


class _Phrases:
    """Phrases of a table, looked up by their first word, longest first."""

    def __init__(self, phrases: Collection[Phrase]) -> None:
        self.phrases = tuple(phrases)
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def at(self, tokens: tuple[Token, ...], place: int) -> Phrase | None:
        """Return the longest phrase that begins at a token."""
        if place >= len(tokens):
            return None
        follows = tokens[place + 1].key if place + 1 < len(tokens) else ""
        for phrase in self._by_first.get(tokens[place].key, ()):
            if len(phrase) == 1:
                return phrase
            if phrase[1] == follows:
                end = place + len(phrase)
                if tuple([token.key for token in tokens[place:end]]) == phrase:
                    return phrase
        return None


_CHAPTERS = _Phrases(words.CHAPTERS)
_FORM = _Phrases(words.FORM)
_GENERAL = _Phrases(words.GENERAL_PURPOSE)
_ABBREVIATIONS = _Phrases(words.CODE_ABBREVIATIONS)
_CODE_NAMES = _Phrases(words.CODE_NAMES)
_OTHERS = _Phrases(words.OTHER_CODES)
_THIRD = _Phrases(words.THIRD_DRAFT)
_AI_ACT = _Phrases(words.AI_ACT_NAMES)
_ACTS = _Phrases(words.OTHER_ACTS)
_SUB_MEASURES = _Phrases(words.SUB_MEASURES)


class Parser:
    """
    Reads the tokens of one text from the left to the right.

    Args:
        tokens: The tokens.
        names: Printed names of the edition.
        running: Whether the text is prose in which a bare number or letter means nothing.
    """

    def __init__(self, tokens: tuple[Token, ...], names: Names, *, running: bool) -> None:
        self.tokens = tokens
        self.names = names
        self.running = running
        self.sentence = Sentence(tokens=tokens)
        self._keys = [token.key for token in tokens]
        self._kinds = [token.kind for token in tokens]
        self._count = len(tokens)

    def parse(self) -> Sentence:
        """Read everything."""
        if self.running:
            self._parse_running()
            return self.sentence
        place = 0
        while place < len(self.tokens):
            after = self._item(place)
            if after == place and self._is_left_over(place):
                self.sentence.left_over = self.tokens[place].text
            place = max(place + 1, after)
        return self.sentence

    def _parse_running(self) -> None:
        """Read prose, most of whose tokens begin nothing: each goes to the readers of its word."""
        keys, kinds, count = self._keys, self._kinds, self._count
        readers = _readers()
        before_act = {
            place - 1 for place, key in enumerate(keys) if place and key in words.UNKNOWN_ACT
        }
        place = 0
        while place < count:
            names = readers.get(keys[place], ())
            kind = kinds[place]
            if kind is Kind.NUMBER:
                if self._may_go_on_with(place):
                    names = (*names, "_read_bare_number")
            elif kind is Kind.POINTS:
                if self._key(place + 1) in words.OF:
                    names = _ALL_READERS if names else ("_read_prefixed",)
            elif kind is Kind.ACT or place in before_act:
                if "_read_act" not in names:
                    names = _ALL_READERS if names else ("_read_act",)
            elif kind is Kind.WORD and not keys[place].isascii():
                names = _ALL_READERS if names else ("_read_code_name", "_read_chapter")
            for name in names:
                after = getattr(self, name)(place)
                if after > place:
                    place = after - 1
                    break
            place += 1

    def _may_go_on_with(self, place: int) -> bool:
        """Say whether a number without a noun may belong to the name read last."""
        items = self.sentence.items
        if not items or isinstance(items[-1], (Places, Named)):
            return False
        return place == items[-1].after or self._kinds[place - 1] is Kind.MARK

    def _is_left_over(self, place: int) -> bool:
        """Say whether a number goes on with a list, but was read with none."""
        key, before = self._key(place), self._key(place - 1)
        joined = before in _LISTED or before in words.AND
        return self._is(place, Kind.NUMBER) and "." in key and joined and self._is_plausible(key)

    # --- what a token is ------------------------------------------------------------------------

    def _key(self, place: int) -> str:
        return self._keys[place] if 0 <= place < self._count else ""

    def _kind(self, place: int) -> Kind | None:
        return self._kinds[place] if 0 <= place < self._count else None

    def _is(self, place: int, kind: Kind) -> bool:
        return 0 <= place < self._count and self._kinds[place] is kind

    def _nouns(self, place: int) -> tuple[Noun, ...]:
        return words.NOUNS.get(self._keys[place], ()) if 0 <= place < self._count else ()

    def _glued(self, place: int) -> bool:
        """Say whether a token follows the one before it without a space."""
        return place < len(self.tokens) and not self.tokens[place].spaced

    # --- items ----------------------------------------------------------------------------------

    def _item(self, place: int) -> int:
        """Read what begins at a token; return the token behind it, or the same if nothing does."""
        for reader in _ALL_READERS:
            after = int(getattr(self, reader)(place))
            if after > place:
                return after
        return place

    def _read_mark_of_other_code(self, place: int) -> int:
        sentence = self.sentence
        if _THIRD.at(self.tokens, place):
            sentence.third_draft = True
        phrase = _OTHERS.at(self.tokens, place) or _SUB_MEASURES.at(self.tokens, place)
        if phrase and not sentence.other_code:
            end = place + len(phrase) - 1
            start, stop = self.tokens[place].start, self.tokens[end].end
            sentence.other_code = f"{start}:{stop}"
        if Noun.SECTION in self._nouns(place) and self._key(place) != "§":
            after = self._skip_openers(place + 1)
            if self._is(after, Kind.NUMBER) and self._key(after).isdigit():
                sentence.sections = True
        return place

    def _read_code_name(self, place: int) -> int:
        sentence, tokens = self.sentence, self.tokens
        after = place
        if phrase := _GENERAL.at(tokens, place):
            sentence.general_purpose = True
            after = place + len(phrase)
        elif phrase := _CODE_NAMES.at(tokens, place):
            sentence.full_name = True
            after = place + len(phrase)
        elif phrase := _ABBREVIATIONS.at(tokens, place):
            if phrase == ("the", "code"):
                sentence.union_code = True
            else:
                sentence.abbreviation = True
                self._note_union(place)
            after = place + len(phrase)
        elif self._key(place) == "code" and (
            self._note_union(place) or len(sentence.items) == 0 or self._follows_code_name(place)
        ):
            sentence.union_code = True
            after = place + 1
        elif self._is(place, Kind.WORD):
            key = self._key(place)
            if any(name in key for name in words.CODE_NAMES_WITHIN_A_WORD):
                sentence.full_name = True
                after = place + 1
            if "通用" in key:
                sentence.general_purpose = True
        if after > place:
            sentence.items.append(CodeName(first=place, after=after))
        return after

    def _follows_code_name(self, place: int) -> bool:
        last = self.sentence.items[-1]
        return isinstance(last, CodeName) and _ID_MARKS.issuperset(self._keys[last.after : place])

    def _note_union(self, place: int) -> bool:
        """Note that a code is called the Union's: "EU-CoP", "EU Code"."""
        before = place - 1
        if self._key(before) in ("-", "_"):
            before -= 1
        union = self._key(before) == "eu"
        self.sentence.union_code = self.sentence.union_code or union
        return union

    def _read_act(self, place: int) -> int:
        tokens = self.tokens
        if self._is(place, Kind.ACT):
            name = _act_name(tokens[place].text)
            self._add_act(name, place, place + 1)
            return place + 1
        if phrase := _AI_ACT.at(tokens, place):
            self._add_act("AI Act", place, place + len(phrase))
            return place + len(phrase)
        if phrase := _ACTS.at(tokens, place):
            self._add_act(words.OTHER_ACTS[phrase], place, place + len(phrase))
            return place + len(phrase)
        is_name = self._is(place, Kind.WORD) and tokens[place].text[:1].isupper()
        is_name = is_name and self._key(place) not in words.OF | words.ARTICLES
        if is_name and self._key(place + 1) in words.UNKNOWN_ACT and not self._nouns(place):
            self._add_act(None, place, place + 2)
            return place + 2
        return place

    def _add_act(self, instrument: str | None, first: int, after: int) -> None:
        if instrument == "AI Act":
            self.sentence.ai_act = True
        self.sentence.items.append(ActName(instrument=instrument, first=first, after=after))

    def _read_chapter(self, place: int) -> int:
        tokens, key = self.tokens, self._key(place)
        chapter: Chapter | None = None
        after, strong = place, False
        if phrase := _CHAPTERS.at(tokens, place):
            chapter, after = words.CHAPTERS[phrase], place + len(phrase)
            strong = phrase in _STRONG_CHAPTERS
            if phrase[0] in _ABBREVIATED_CHAPTERS and not self._abbreviates(place, after):
                return place
        elif Noun.CHAPTER in self._nouns(place) and key not in ("section", "part", "teil"):
            number = self._skip_openers(place + 1)
            if self._key(number) in words.CHAPTER_NUMBERS and self._is(number, Kind.NUMBER):
                chapter, after, strong = words.CHAPTER_NUMBERS[self._key(number)], number + 1, True
        elif key in words.SLUG_CHAPTERS and self._key(place - 1) in _ID_MARKS:
            number = place + 2 if self._key(place + 1) in _ID_MARKS else place + 1
            in_id = self._key(place + 1) in _ID_MARKS and len(self.tokens) == number + 1
            if self._is(number, Kind.NUMBER) and ("." in self._key(number) or in_id):
                chapter, after, strong = words.SLUG_CHAPTERS[key], place + 1, True
        elif self._is(place, Kind.WORD) and not key.isascii():
            for part, named_chapter in words.CHAPTERS_WITHIN_A_WORD.items():
                if part in key:
                    chapter, after, strong = named_chapter, place + 1, True
        if chapter is None:
            return place
        follows = after
        while self._key(follows) in ("'", "-", ":", "_"):
            follows += 1
        if Noun.CHAPTER in self._nouns(follows):
            after, strong = follows + 1, True
            self.sentence.whole_chapter = True
        if key in _CHAPTER_COMPOUNDS:
            strong = True
        self.sentence.items.append(
            ChapterName(chapter=chapter, strong=strong, first=place, after=after)
        )
        return after

    def _abbreviates(self, place: int, after: int) -> bool:
        """Say whether letters such as TC stand for a chapter: in capitals, or in an id."""
        in_id = self._key(place - 1) in _ID_MARKS or self._key(after) in _ID_MARKS
        return self.tokens[place].text.isupper() or in_id

    # --- numbers --------------------------------------------------------------------------------

    def _skip_openers(self, place: int) -> int:
        """Skip what may come between a noun and its number."""
        limit = min(place + 4, self._count)
        while place < limit:
            key = self._keys[place]
            if key == "/" and self.tokens[place].spaced:
                break  # "12 commitments / 40 measures"
            is_counter = key in _COUNTERS and self._kinds[place] is Kind.WORD
            if not is_counter and key not in _SKIPPED_BEFORE_NUMBER:
                break
            place += 1
        return place

    def _read_numbered(self, place: int) -> int:
        """Read a noun with its list: "Measures 7.1 to 7.5", "Art. 53(1)(a) and (b)"."""
        coded = False
        nouns = [noun for noun in self._nouns(place) if noun in _NUMBERED]
        if not nouns and self._is_letter_code(place):
            nouns, coded = [words.LETTER_CODES[self._key(place)]], True
        if not nouns:
            return place
        noun = nouns[0]
        if noun is Noun.MEASURE and self._is_sub_measure(place):
            return place
        if noun is Noun.COMMITMENT and self._key(place - 1) in words.ORDINALS:
            position = words.ORDINALS[self._key(place - 1)]  # "the ninth Commitment"
            if not self._is(self._skip_openers(place + 1), Kind.NUMBER) and not self.running:
                self.sentence.items.append(
                    Places(
                        noun=noun,
                        targets=[Target(number=str(position))],
                        first=place - 1,
                        after=place + 1,
                    )
                )
                return place + 1
        after = self._list_after_noun(noun, place, coded=coded)
        if after == place and noun is Noun.ARTICLE:
            return place
        return after

    def _is_sub_measure(self, place: int) -> bool:
        return self._key(place - 1) == "-" and self._key(place - 2) in ("sub", "unter", "sous")

    def _is_letter_code(self, place: int) -> bool:
        """Say whether a letter stands for a noun: M9.3, M. 7.3, C6."""
        if self._key(place) not in words.LETTER_CODES or not self._is(place, Kind.WORD):
            return False
        number = place + 2 if self._key(place + 1) == "." else place + 1
        if not self._is(number, Kind.NUMBER):
            return False
        is_measure = self._key(place) == "m"
        if ("." in self._key(number)) != is_measure:
            return False
        is_capital = self.tokens[place].text.isupper()
        apart = self.tokens[number].spaced and number == place + 1
        if is_measure and not self.running:  # "m7.3" and "M 7.3", but not in prose
            return is_capital or not apart
        return is_capital and not apart

    def _list_after_noun(
        self, noun: Noun, place: int, *, coded: bool = False, steps: "_Prefix | None" = None
    ) -> int:
        after = self._skip_openers(place + 1)
        opened = after > place + 1 and "(" in self._keys[place + 1 : after]
        reader = _ListReader(self, noun, steps)
        end = reader.read(after)
        if end == after:
            return place
        if opened and self._key(end) == ")":
            end += 1
        first = place if steps is None else steps.first
        self.sentence.items.append(
            Places(noun=noun, targets=reader.targets, first=first, after=end, coded=coded)
        )
        return end

    def _read_bare_number(self, place: int) -> int:
        """Read a number without a noun: after the name of a code or chapter, or all of a text."""
        if not self._is(place, Kind.NUMBER):
            return place
        before = place - 1
        while self._key(before) in (",", ":", "-", "_", "§", "(", "/", "."):
            before -= 1
        previous = self.sentence.items[-1] if self.sentence.items else None
        adjoins = previous is not None and previous.after == before + 1
        if adjoins and isinstance(previous, ActName):
            return self._read_bare_article(place)
        has_name = adjoins and isinstance(previous, (CodeName, ChapterName))
        if self.running:
            has_name = has_name and self.sentence.names_code and "." in self._key(place)
        elif before < 0 and "." in self._key(place):
            has_name = True
        elif self.tokens[place].text.startswith(("I.", "II.")):
            has_name = True  # no other text numbers like the third draft
        if not has_name or self._is_quantity(place):
            return place
        in_id = self._key(place - 1) in _ID_MARKS and self._glued(place)
        if "." not in self._key(place) and not in_id and not self._ends_after(place):
            return place  # "Code of Practice (10 July 2025)"
        if not self._is_plausible(self._key(place)):
            return place
        reader = _ListReader(self, None, None)
        end = reader.read(place)
        if end == place:
            return place
        self.sentence.items.append(
            Places(noun=None, targets=reader.targets, first=place, after=end)
        )
        return end

    def _read_bare_article(self, place: int) -> int:
        """Read a number right after the name of an act, with points: "AIA 53(1)(b)"."""
        if not self._is(place + 1, Kind.POINTS) or not self._key(place).isdigit():
            return place
        reader = _ListReader(self, Noun.ARTICLE, None)
        end = reader.read(place)
        self.sentence.items.append(
            Places(noun=Noun.ARTICLE, targets=reader.targets, first=place, after=end)
        )
        return end

    def _ends_after(self, place: int) -> bool:
        """Say whether nothing follows a number but points and marks."""
        kinds = {token.kind for token in self.tokens[place + 1 :]}
        return kinds <= {Kind.MARK, Kind.POINTS}

    def _is_quantity(self, place: int) -> bool:
        """Say whether a number counts something else: "10 business days", "3 %"."""
        follows = self._key(place + 1)
        return follows in ("%", "€") or (follows in words.UNITS and "." not in self._key(place))

    @staticmethod
    def _is_plausible(number: str) -> bool:
        return all(not part.isdigit() or int(part) <= 20 for part in number.split("."))

    def _read_prefixed(self, place: int) -> int:
        """Read points that come before their Measure: "points (1) to (7) of Measure 9.2"."""
        prefix = _Prefix(first=place)
        at = place
        for _ in range(4):
            reader = _QualifierReader(self)
            end = reader.read(at, leading=True)
            if end == at:
                return place
            prefix.add(reader)
            at = end
            while self._key(at) in ("'", "s", ",") or self._key(at) in words.ARTICLES:
                at += 1
            if self._key(at) not in words.OF:
                return place
            while self._key(at) in words.OF or self._key(at) in words.ARTICLES | {"'"}:
                at += 1
            nouns = [noun for noun in self._nouns(at) if noun in _NUMBERED]
            if nouns:
                return self._after_prefix(nouns[0], at, place, prefix)
            if self._is_letter_code(at):
                return self._after_prefix(words.LETTER_CODES[self._key(at)], at, place, prefix)
        return place

    def _after_prefix(self, noun: Noun, at: int, place: int, prefix: "_Prefix") -> int:
        end = self._list_after_noun(noun, at, steps=prefix)
        return place if end == at else end

    # --- names ----------------------------------------------------------------------------------

    def _read_recital_or_objective(self, place: int) -> int:
        nouns = self._nouns(place)
        if Noun.RECITAL in nouns or Noun.PREAMBLE in nouns:
            return self._read_recital(place, preamble=Noun.PREAMBLE in nouns)
        if Noun.OBJECTIVE not in nouns:
            return place
        if self._key(place - 1) == "overarching" and not self.running:
            self.sentence.items.append(
                Places(
                    noun=Noun.OBJECTIVE,
                    targets=[Target(number="")],
                    first=place - 1,
                    after=place + 1,
                )
            )
            return place + 1
        after = self._skip_openers(place + 1)
        targets: list[Target] = []
        while True:
            label = self._letter(after).upper()
            if not (len(label) == 1 and label.isalpha()) and label not in _ROMAN:
                break
            targets.append(Target(number=label.upper()))
            end = after + 1
            connector = end
            while self._key(connector) in _LISTED or self._key(connector) in words.AND:
                connector += 1
            if connector == end or not self._is_letter(connector):
                after = end
                break
            after = connector
        if not targets:
            return place
        self.sentence.items.append(
            Places(noun=Noun.OBJECTIVE, targets=targets, first=place, after=after)
        )
        return after

    def _letter(self, place: int) -> str:
        """Return the only label of a points token, or a single letter."""
        if self._is(place, Kind.POINTS):
            return self._key(place)
        if self._is(place, Kind.WORD) and self.tokens[place].text.isupper():
            return self._key(place)
        return ""

    def _is_letter(self, place: int) -> bool:
        label = self._letter(place)
        return len(label) == 1 and label.isalpha()

    def _read_recital(self, place: int, *, preamble: bool) -> int:
        """Read recitals of the Code, which have letters; those of an act have numbers."""
        after = self._skip_openers(place + 1)
        reader = _QualifierReader(self)
        end = reader.read_labels(after)
        if end == after or not reader.steps or not reader.steps[0].label.isalpha():
            return place
        if self._is(after, Kind.WORD) and self._is(end, Kind.WORD) and not self._is_joint(end):
            return place  # "the recital a provider cites"
        noun = Noun.PREAMBLE if preamble else Noun.RECITAL
        target = Target(number="", steps=tuple(reader.steps))
        self.sentence.items.append(Places(noun=noun, targets=[target], first=place, after=end))
        return end

    def _is_joint(self, place: int) -> bool:
        return self._key(place) in words.OF | words.AND | words.TO

    def _read_form(self, place: int) -> int:
        """Read the Form, with a row before or after its name."""
        row, first, at = None, place, place
        if Noun.ROW in self._nouns(place):
            number = self._skip_openers(place + 1)
            if not self._is(number, Kind.NUMBER):
                return place
            at = number + 1
            if self._key(at) not in words.OF:
                return place
            while self._key(at) in words.OF or self._key(at) in words.ARTICLES:
                at += 1
            row = self._key(number)
        phrase = _FORM.at(self.tokens, at)
        if phrase is None or (phrase == ("mdf",) and not self.tokens[at].text.isupper()):
            return place
        after = at + len(phrase)
        if row is None:
            row, after = self._row_after(after)
        problem = None if row is None or row in self.names.rows else row
        self.sentence.items.append(
            Named(ids=(self.names.form,), first=first, after=after, row=row, problem=problem)
        )
        return after

    def _row_after(self, place: int) -> tuple[str | None, int]:
        at = place
        while self._key(at) in (",", ":", "(", "-", "§", "/", "."):
            at += 1
        noun = Noun.ROW in self._nouns(at) or Noun.SECTION in self._nouns(at)
        number = self._skip_openers(at + 1) if noun else at
        dotted = self._is(number, Kind.NUMBER) and "." in self._key(number)
        if dotted and (noun or number > place):
            return self._key(number), number + 1
        label, end = self._longest(at, self.names.row_labels)
        if label:
            return self.names.row_labels[label], end
        return None, place

    def _longest(self, place: int, table: Mapping[Phrase, object]) -> tuple[Phrase | None, int]:
        """Return the longest phrase of a table whose words begin at a token, marks left out."""
        phrases = self.names.by_first_word.get(self._key(place), ())
        if not phrases:
            return None, place
        collected: list[str] = []
        ends: list[int] = []
        for at in range(place, self._count):
            key = self._keys[at]
            if self._kinds[at] is Kind.MARK and key != "&":
                continue
            collected.append("and" if key == "&" else key)
            ends.append(at + 1)
            if len(collected) == min(len(phrases[0]), MAX_TITLE_WORDS):
                break
        for phrase in phrases:
            if tuple(collected[: len(phrase)]) == phrase and phrase in table:
                return phrase, ends[len(phrase) - 1]
        return None, place

    def _read_term(self, place: int) -> int:
        """Read a term of the glossary: "Glossary 'deception'", "definition of near miss"."""
        if Noun.GLOSSARY not in self._nouns(place):
            return place
        if self.running and not self._is_quoted_term(place):
            return place
        at = place + 1
        limit = at + 6
        skipped = words.OF | words.ARTICLES | {"'", '"', ":", ",", "-", "(", "for", "entry", "term"}
        while at < limit and self._key(at) in skipped:
            at += 1
        phrase, after = self._longest(at, self.names.terms)
        if phrase is None:
            return place
        self._add_named(self.names.terms[phrase], place, after)
        return after

    def _is_quoted_term(self, place: int) -> bool:
        """Say whether prose cites a term, rather than says "in terms of systemic risk"."""
        if self._key(place).startswith("gloss"):
            return True
        return any(self._key(at) in ("'", '"') for at in range(place + 1, place + 4))

    def _read_titled(self, place: int) -> int:
        """Read a printed title next to its noun: "Precautionary Principle recital"."""
        if self.running:
            return place
        noun = self._title_noun(place)
        if noun:
            at = place + 1
            skipped = {"'", '"', ":", "on", "about", "-"} | words.OF | words.ARTICLES
            while self._key(at) in skipped and at < place + 5:
                at += 1
            phrase, after = self._longest(at, self._titles(noun))
            ids = self._titled(phrase, noun)
            if ids:
                self._add_named(ids, place, after)
                return after
            return place
        phrase, after = self._longest(place, self.names.all_titles)
        if phrase is None:
            return self._read_term_before_noun(place)
        at = after
        while self._key(at) in ("'", '"', "(", ",") and at < after + 3:
            at += 1
        noun = self._title_noun(at)
        ids = self._titled(phrase, noun) if noun else ()
        if not ids or self._is(self._skip_openers(at + 1), Kind.NUMBER):
            return place
        self._add_named(ids, place, at + 1)
        return at + 1

    def _read_term_before_noun(self, place: int) -> int:
        """Read a term with its noun behind it: "'deception' (Glossary)"."""
        phrase, at = self._longest(place, self.names.terms)
        if phrase is None:
            return place
        limit = at + 4
        while at < limit and self._key(at) in ("'", '"', "(", ",", "in", "the", "-"):
            at += 1
        if Noun.GLOSSARY not in self._nouns(at):
            return place
        self._add_named(self.names.terms[phrase], place, at + 1)
        return at + 1

    def _title_noun(self, place: int) -> Noun | None:
        titled = (*_CODE_NOUNS, Noun.RECITAL)
        return next((noun for noun in self._nouns(place) if noun in titled), None)

    def _titled(self, phrase: Phrase | None, noun: Noun) -> tuple[str, ...]:
        if phrase is None:
            return ()
        titles = self._titles(noun)
        return tuple(entry for entry in titles.get(phrase, ()) if noun_of_id(entry) is noun)

    def _titles(self, noun: Noun) -> Mapping[Phrase, tuple[str, ...]]:
        return self.names.recitals if noun is Noun.RECITAL else self.names.titles

    def _add_named(self, ids: tuple[str, ...], first: int, after: int) -> None:
        self.sentence.items.append(Named(ids=ids, first=first, after=after))

    def title_after(
        self, noun: Noun | None, number: str, place: int
    ) -> tuple[frozenset[str] | None, bool, int]:
        """Match the printed title that follows a number; see `Target.titled`."""
        at = place
        while self._key(at) in _BETWEEN_NUMBER_AND_TITLE and at < place + 3:
            at += 1
        if not self._is(at, Kind.WORD):
            return None, False, place
        candidates = self.names.numbered(noun, number)
        titles: dict[Phrase, set[str]] = {}
        for entry in candidates:
            titles.setdefault(self.names.title_of[entry], set()).add(entry)
        phrase, after = self._longest(at, titles)
        if phrase is not None:
            return frozenset(titles[phrase]), False, after
        distinct = dict.fromkeys(self.names.other_titles.get(number, ()))
        phrase, after = self._longest(at, distinct)
        if phrase is None:
            phrase, after = self._longest(at, self.names.titles)
            if noun is None or not self._titled(phrase, noun):
                return None, False, place
        # a single word, as "documentation", may be a remark
        return (None, True, after) if len(phrase or ()) > 1 else (None, False, place)


_ALL_READERS = (
    "_read_mark_of_other_code",
    "_read_form",
    "_read_prefixed",
    "_read_numbered",
    "_read_recital_or_objective",
    "_read_term",
    "_read_titled",
    "_read_code_name",
    "_read_act",
    "_read_chapter",
    "_read_bare_number",
)
"""What is tried at a token, in this order, until one of them reads something."""

_READERS_OF_NOUNS = {
    Noun.SECTION: ("_read_mark_of_other_code", "_read_prefixed"),
    Noun.ROW: ("_read_form",),
    Noun.POINT: ("_read_prefixed",),
    Noun.PARAGRAPH: ("_read_prefixed",),
    Noun.RECITAL: ("_read_numbered", "_read_recital_or_objective"),
    Noun.PREAMBLE: ("_read_recital_or_objective",),
    Noun.OBJECTIVE: ("_read_recital_or_objective",),
    Noun.GLOSSARY: ("_read_term",),
    Noun.CHAPTER: ("_read_chapter",),
} | {noun: ("_read_numbered",) for noun in _NUMBERED if noun is not Noun.RECITAL}
_READERS_OF_PHRASES: tuple[tuple[_Phrases, str], ...] = (
    (_THIRD, "_read_mark_of_other_code"),
    (_OTHERS, "_read_mark_of_other_code"),
    (_SUB_MEASURES, "_read_mark_of_other_code"),
    (_FORM, "_read_form"),
    (_GENERAL, "_read_code_name"),
    (_CODE_NAMES, "_read_code_name"),
    (_ABBREVIATIONS, "_read_code_name"),
    (_AI_ACT, "_read_act"),
    (_ACTS, "_read_act"),
    (_CHAPTERS, "_read_chapter"),
)


@cache
def _readers() -> dict[str, tuple[str, ...]]:
    """Return for the first word of what prose can cite or name the readers that may read it."""
    readers: dict[str, set[str]] = {"code": {"_read_code_name"}}
    for word, nouns in words.NOUNS.items():
        for noun in nouns if word != "§" else ():  # prose has it before any number
            readers.setdefault(word, set()).update(_READERS_OF_NOUNS[noun])
    for phrases, reader in _READERS_OF_PHRASES:
        for phrase in phrases.phrases:
            readers.setdefault(phrase[0], set()).add(reader)
    for word in words.ORDINALS:
        readers.setdefault(word, set()).add("_read_prefixed")
    for word in words.LETTER_CODES:
        readers.setdefault(word, set()).add("_read_numbered")
    for word in words.SLUG_CHAPTERS:
        readers.setdefault(word, set()).add("_read_chapter")
    in_order: dict[str, tuple[str, ...]] = {}
    for word, names in readers.items():
        in_order[word] = tuple(reader for reader in _ALL_READERS if reader in names)
    return in_order


_ABBREVIATED_CHAPTERS = frozenset(["tc", "cc", "ssc", "ss"])
_CHAPTER_COMPOUNDS = frozenset(phrase[0] for phrase in words.CHAPTERS if "kapitel" in phrase[0])
_STRONG_CHAPTERS = frozenset(
    phrase for phrase in words.CHAPTERS if len(phrase) > 1 or phrase[0] in _ABBREVIATED_CHAPTERS
)


def noun_of_id(entry: str) -> Noun:
    """
    Return the noun of the id of a Commitment, Measure, Appendix or recital.

    >>> noun_of_id("safety-security-appendix-1.4").value, noun_of_id("II.4.5").value
    ('appendix', 'measure')
    """
    if "appendix" in entry or entry == "model-documentation-form":
        return Noun.APPENDIX
    if "recital" in entry:
        return Noun.RECITAL
    number = entry.rsplit("-", 1)[-1].removeprefix("II.").removeprefix("I.")
    return Noun.MEASURE if "." in number else Noun.COMMITMENT


def _act_name(spelling: str) -> str:
    name = spelling.replace("Richtlinie", "Directive").replace("Verordnung", "Regulation")
    name = name.replace("/EG", "/EC").replace("(EC)", "(EU)") if "(EU)" in name else name
    name = name.replace(" No ", " ").replace("e(", "e (").replace("n(", "n (")
    if name.endswith("2024/1689"):
        return "AI Act"
    if name == "Regulation (EU) 2016/679":
        return "GDPR"
    return name


@attrs.define
class _Prefix:
    """Points and paragraph that came before their noun, outermost last."""

    first: int
    paragraph: int | None = None
    section: str | None = None
    steps: list[Step] = attrs.field(factory=list)

    def add(self, reader: "_QualifierReader") -> None:
        """Put what was read in front: the text goes from the inner to the outer place."""
        self.steps = [*reader.steps, *self.steps]
        self.paragraph = self.paragraph or reader.paragraph
        self.section = self.section or reader.section


class _QualifierReader:
    """Reads what narrows a place: "(1)(g)", ", point 2", "third paragraph", "Section 1"."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.paragraph: int | None = None
        self.section: str | None = None
        self.steps: list[Step] = []
        self.in_words = False

    def read(self, place: int, *, leading: bool = False) -> int:
        """Read one qualifier named in words; return the token behind it."""
        parser = self.parser
        at = place
        if not leading:
            while parser._key(at) in (",", ";", ":", "-", "_", ".", "/") and at < place + 2:
                at += 1
        nouns = parser._nouns(at)
        position = words.ORDINALS.get(parser._key(at))
        if position and Noun.PARAGRAPH in parser._nouns(at + 1):
            self.paragraph = position
            parser.sentence.listed += 1
            return at + 2
        if position and parser._key(at + 1) in words.SKIPPED_PARTS and not leading:
            return at + 2
        if Noun.PARAGRAPH in nouns:
            return self._paragraph(place, at)
        if Noun.SECTION in nouns and not (leading and parser._key(at) == "§"):
            number = parser._skip_openers(at + 1)
            if parser._is(number, Kind.NUMBER) and parser._key(number).isdigit():
                self.section = parser._key(number)
                parser.sentence.listed += 1
                return number + 1
            return place
        if Noun.POINT in nouns:
            if parser._key(at) in ("no", "nos") and not self._counts(at + 1):
                return place  # "no (13 invented)"
            end = self.read_labels(parser._skip_openers(at + 1))
            if self.steps:
                self.in_words = True
                return end
            return place
        if leading and parser._is(at, Kind.POINTS) and parser._key(at + 1) in words.OF:
            return self.read_labels(at)
        return place

    def _counts(self, place: int) -> bool:
        return self.parser._key(place) == "." or self.parser._is(place, Kind.NUMBER)

    def _paragraph(self, place: int, at: int) -> int:
        parser = self.parser
        number = parser._skip_openers(at + 1)
        parser.sentence.listed += 1
        key = parser._key(number)
        if parser._is(number, Kind.NUMBER) and key.isdigit():
            self.paragraph = int(key)
            return number + 1
        if parser._is(number, Kind.POINTS) and key.isdigit():
            self.paragraph = int(key)
            return number + 1
        if key in words.ORDINALS:
            self.paragraph = words.ORDINALS[key]
            return number + 1
        return place

    def read_labels(self, place: int) -> int:
        """Read labels and what lists them: "(1) to (7)", "1 and 2", "2(c)", "a und b"."""
        parser = self.parser
        end = self._label(place, Move.INTO)
        if end == place:
            return place
        style = self._style(place)
        place = end
        while len(self.steps) < MAX_ITEMS:
            if parser._is(place, Kind.POINTS):  # "2(c)", "(1)(a)"
                place = self._label(place, Move.INTO)
                continue
            move, at = connector_at(parser, place)
            if move is None or self._style(at) != style or not self._continues(at):
                return place
            end = self._label(at, move)
            if end == at:
                return place
            place = end
        return place

    def _style(self, place: int) -> str:
        parser = self.parser
        if parser._is(place, Kind.POINTS):
            return "points"
        if parser._is(place, Kind.NUMBER):
            return "number"
        return "letter"

    def _continues(self, place: int) -> bool:
        """Say whether a bare number goes on with a list of points, not with other places."""
        parser = self.parser
        if not parser._is(place, Kind.NUMBER):
            return True
        follows = parser._key(place + 1)
        return not parser._is(place + 1, Kind.POINTS) and follows not in words.UNITS

    def _label(self, place: int, move: Move) -> int:
        parser = self.parser
        key = parser._key(place)
        if parser._is(place, Kind.POINTS):
            self._add_listed(parser.tokens[place], move)
            return place + 1
        if parser._is(place, Kind.NUMBER) and "." not in key:
            self._add(move, key)
            for letter in parser.tokens[place].letters:
                self._add(Move.INTO, letter)
            return self._close(place + 1)
        if parser._is(place, Kind.WORD) and _is_label(key):
            follows = place + 1
            if parser._is(follows, Kind.NUMBER) and parser._glued(follows):
                return place
            self._add(move, key)
            return self._close(follows)
        return place

    def _add(self, move: Move, label: str) -> None:
        self.steps.append(Step(move, label))
        self.parser.sentence.listed += 1

    def _close(self, place: int) -> int:
        """Skip the parenthesis of a label that is closed without having been opened: "a)"."""
        return place + 1 if self.parser._key(place) == ")" else place

    def _add_listed(self, token: Token, move: Move) -> None:
        for label in labels(token):
            if label in (",", "&", "/", "and", "or", "und"):
                move = Move.NEXT
            elif label in ("-", "to", "bis"):
                move = Move.UP_TO
            elif label == ".":  # "(1.g)"
                move = Move.INTO
            else:
                self._add(move, label)


def _is_label(key: str) -> bool:
    return (len(key) == 1 and key.isascii() and key.isalpha()) or (
        key.upper() in _ROMAN and len(key) > 1
    )


def connector_at(parser: Parser, place: int) -> tuple[Move | None, int]:
    """Return how the next item of a list is joined to the last, and where it begins."""
    key = parser._key(place)
    if key in words.TO:
        return Move.UP_TO, place + 1
    if key in words.ROMANCE_TO and parser._is(place, Kind.WORD):
        return Move.UP_TO, place + 1
    if key == "-":
        return Move.UP_TO, place + 1
    if key == "." and parser._key(place + 1) == "." and parser._glued(place + 1):
        at = place + 3 if parser._key(place + 2) == "." else place + 2
        return Move.UP_TO, at
    at = place
    while parser._key(at) in _LISTED and at < place + 2:
        at += 1
    if parser._key(at) in words.AND:
        at += 1
        if parser._key(at) in words.AND | {"/"}:  # "and/or"
            at += 1
            at += parser._key(at) in words.AND
    elif parser._key(at) == "as" and parser._key(at + 1) == "well":
        at += 3
    return (Move.NEXT, at) if at > place else (None, place)


class _ListReader:
    """Reads the list that follows a noun."""

    def __init__(self, parser: Parser, noun: Noun | None, prefix: _Prefix | None) -> None:
        self.parser = parser
        self.noun = noun
        self.prefix = prefix
        self.targets: list[Target] = []

    def read(self, place: int) -> int:
        """Read the whole list; return the token behind it."""
        end = self._target(place)
        if end == place:
            return place
        while len(self.targets) < MAX_ITEMS:
            place = end
            end = self._next(place)
            if end == place:
                break
        return place

    def _next(self, place: int) -> int:
        parser = self.parser
        move, at = connector_at(parser, place)
        if move is None:
            at = self._after_gloss(place)
            if at == place:
                return place
            move, at = connector_at(parser, at)
            if move is None:
                return place
        if move is Move.UP_TO:
            return self._range_end(place, at)
        if parser._is(at, Kind.POINTS):
            if self.targets[-1].steps:
                return self._more_points(at, move)
            # "Measure 7.3, (1)", but not "...; and (c) their limitations"
            is_comma = parser._key(place) == "," and at == place + 1
            return self._more_points(at, Move.INTO) if is_comma else place
        last = self.targets[-1]
        if self.noun is Noun.ANNEX and last.section and parser._is(at, Kind.NUMBER):
            return self._more_points(at, Move.NEXT if last.steps else Move.INTO)
        if Noun.POINT in parser._nouns(at):
            reader = _QualifierReader(parser)
            end = reader.read(at)
            if end == at:
                return place
            first, *rest = reader.steps
            self._extend([Step(Move.NEXT, first.label), *rest])
            return end
        end = self._target(at, listed=True)
        return place if end == at else end

    def _more_points(self, at: int, move: Move) -> int:
        reader = _QualifierReader(self.parser)
        end = reader.read_labels(at)
        if end == at:
            return at
        first, *rest = reader.steps
        self._extend([Step(move, first.label), *rest])
        return end

    def _extend(self, steps: list[Step]) -> None:
        last = self.targets[-1]
        self.targets[-1] = attrs.evolve(last, steps=(*last.steps, *steps))

    def _range_end(self, place: int, at: int) -> int:
        parser, last = self.parser, self.targets[-1]
        if parser._is(at, Kind.POINTS):
            return self._more_points(at, Move.UP_TO) if last.steps else place
        if self.noun in parser._nouns(at):  # "Measure 7.1 to Measure 7.5"
            at = parser._skip_openers(at + 1)
        elif parser._is_letter_code(at) and words.LETTER_CODES[parser._key(at)] is self.noun:
            at += 1
        number = self._number(at)
        own_steps = bool(last.steps) and self.prefix is None
        if number is None or own_steps or last.paragraph or last.until or last.titled:
            return place
        if "." in last.number and "." not in number and number.isdigit():
            number = f"{last.number.rpartition('.')[0]}.{number}"  # "7.1-5"
        if parser._is_quantity(at):
            return place
        self.targets[-1] = attrs.evolve(last, until=number)
        return at + 1

    def _after_gloss(self, place: int) -> int:
        """Skip a remark in parentheses between two items: "8 (allocation) and 10"."""
        parser = self.parser
        if parser._key(place) != "(":
            return place
        for at in range(place + 1, min(place + MAX_GLOSS_TOKENS, len(parser.tokens))):
            if parser._key(at) == ")":
                return at + 1
            if parser._key(at) == "(" or any(noun in _NUMBERED for noun in parser._nouns(at)):
                return place
        return place

    def _number(self, place: int) -> str | None:
        """Return the number at a token, if it can be one of this noun."""
        parser, noun = self.parser, self.noun
        key = parser._key(place)
        if parser._is(place, Kind.NUMBER):
            # "5ebbf6c" is no number, "53a" is
            letters = parser._key(place + 1) if parser._glued(place + 1) else ""
            return None if len(letters) > 1 and letters[0].isalpha() else key
        if noun is Noun.COMMITMENT and key in words.NUMBER_WORDS:
            return words.NUMBER_WORDS[key]
        if parser._is(place, Kind.WORD) and noun in (Noun.COMMITMENT, Noun.ANNEX):
            number = parser.tokens[place].text
            numeral = number.upper() if noun is Noun.ANNEX else number
            if numeral in _ROMAN:
                return numeral if noun is Noun.ANNEX else _ROMAN[numeral]
        counted = (Noun.COMMITMENT, Noun.RECITAL, Noun.ARTICLE)
        if parser._is(place, Kind.POINTS) and key.isdigit() and noun in counted:
            # "Recital (100)", but not "for this Commitment: (1) the results"
            return None if parser._key(place - 1) == ":" else key
        return None

    def _target(self, place: int, *, listed: bool = False) -> int:
        parser, noun = self.parser, self.noun
        number = self._number(place)
        if number is None or (noun is Noun.RECITAL and not number.isdigit()):
            return place
        token = parser.tokens[place]
        at = place + 1
        if listed and not self._may_continue(number, at):
            return place
        steps: list[Step] = []
        is_dotted = False
        if noun is Noun.MEASURE and self._has_decimal_comma(place):
            number, at = f"{number}.{parser._key(place + 2)}", place + 3
            token = parser.tokens[place + 2]
        if token.kind is Kind.NUMBER:
            number, dotted = self._split(number)
            is_dotted = bool(dotted)
            steps += [Step(Move.INTO, label) for label in (*dotted, *token.letters)]
        if noun is Noun.ARTICLE and parser._is(at, Kind.WORD) and parser._glued(at):
            # one letter, or there would be no number: "53.1a" is a point, "14a" an article
            letter = parser._key(at)
            at += 1
            if steps:
                steps.append(Step(Move.INTO, letter))
            else:
                number += letter
        parser.sentence.listed += 1
        target, at = self._qualified(number, steps, at, dotted=is_dotted)
        self.targets.append(target)
        return at

    def _has_decimal_comma(self, place: int) -> bool:
        """Say whether a number is written "7,3", which some languages do."""
        parser = self.parser
        glued = parser._glued(place + 1) and parser._glued(place + 2)
        has_digits = parser._key(place).isdigit() and parser._key(place + 2).isdigit()
        return glued and has_digits and parser._key(place + 1) == ","

    def _may_continue(self, number: str, after: int) -> bool:
        """Say whether a number that follows a comma or "and" is another item of the list."""
        if self.parser._is_quantity(after - 1):
            return False
        if self.noun in (Noun.MEASURE, None):
            return "." in number or self._has_decimal_comma(after - 1)
        if self.noun is Noun.COMMITMENT:
            return "." not in number or number[0] in "IVX"
        if self.noun is Noun.APPENDIX:
            return Parser._is_plausible(number)
        return "." not in number or self.noun is Noun.ARTICLE

    def _split(self, number: str) -> tuple[str, list[str]]:
        """Part a number from points that are written behind full stops: 53.1, 7.3.1."""
        parts = number.split(".")
        if self.noun is Noun.ARTICLE:
            return parts[0], parts[1:]
        if self.noun is Noun.ANNEX and parts[0] in _ROMAN:
            return parts[0], parts[1:]
        if self.noun is None and self.parser.names.numbered(Noun.APPENDIX, number):
            return number, []
        if self.noun in (Noun.MEASURE, None):
            depth = 2 if parts[0].isdigit() else 3
            return ".".join(parts[:depth]), parts[depth:]
        return number, []

    def _qualified(
        self, number: str, steps: list[Step], at: int, *, dotted: bool
    ) -> tuple[Target, int]:
        """Read what narrows the place, and the title that follows it."""
        parser = self.parser
        reader = _QualifierReader(parser)
        reader.steps = steps
        if self.noun is Noun.RECITAL:
            return Target(number=number, dotted=dotted), at
        for _ in range(MAX_ITEMS):
            before = at
            if parser._is(at, Kind.POINTS):
                at = reader.read_labels(at)
            elif parser._key(at) in ("-", "_") and parser._key(at + 1) == "p":
                if parser._is(at + 2, Kind.NUMBER) and parser._key(at + 2).isdigit():
                    reader.paragraph = int(parser._key(at + 2))
                    at += 3
            elif self._is_loose_label(at, reader):
                reader._add(Move.INTO, parser._key(at))
                at += 2 if parser._key(at + 1) == ")" else 1
            else:
                at = self._worded(reader, at)
            if at == before:
                break
        paragraph, section = reader.paragraph, reader.section
        if self.noun is Noun.ARTICLE and paragraph is not None:
            reader.steps.insert(0, Step(Move.INTO, str(paragraph)))
            paragraph = None
        steps = reader.steps
        if self.prefix is not None:
            steps = [*steps, *self.prefix.steps]
            paragraph = paragraph or self.prefix.paragraph
            section = section or self.prefix.section
            if self.noun is Noun.ARTICLE and paragraph is not None:
                steps.insert(0, Step(Move.INTO, str(paragraph)))
                paragraph = None
        titled: frozenset[str] | None = None
        retitled = False
        if self.noun is not Noun.ARTICLE and (self.noun is not Noun.ANNEX or number[0].isdigit()):
            titled, retitled, at = parser.title_after(self.noun, number, at)
        target = Target(
            number=number,
            paragraph=paragraph,
            section=section,
            steps=tuple(steps),
            in_words=reader.in_words or bool(self.prefix and self.prefix.steps),
            dotted=dotted,
            titled=titled,
            retitled=retitled,
        )
        return target, at

    def _worded(self, reader: _QualifierReader, at: int) -> int:
        """Read one more qualifier in words, which goes into the place read so far."""
        parser = self.parser
        after = reader.read(at)
        if after == at or self.noun in (Noun.ARTICLE, Noun.ANNEX):
            return after
        # a citation of the Code has no sections
        if reader.section is not None:
            reader.section = None
            return at
        return after if parser._key(after - 1) else at

    def _is_loose_label(self, at: int, reader: _QualifierReader) -> bool:
        """Say whether a letter without its parentheses goes on with a place: "53 (1) a"."""
        parser = self.parser
        key = parser._key(at)
        closed = parser._key(at + 1) == ")"
        if parser._is(at, Kind.NUMBER) and key.isdigit():
            return closed and parser._key(at - 1) != ","
        if (
            not parser._is(at, Kind.WORD)
            or not _is_label(key)
            or not parser.tokens[at].text.islower()
        ):
            return False
        if closed:
            return True
        ends = at + 1 >= len(parser.tokens) or parser._kind(at + 1) is Kind.MARK
        glued = parser._glued(at) and parser._is(at - 1, Kind.POINTS)
        return bool(reader.steps) and (ends or glued) and parser._key(at + 1) not in ("'", "-")
