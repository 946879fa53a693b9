"""A text while it is read: what each of its tokens is, and where what it cites is collected."""

from collections.abc import Collection, Mapping

from gpai_code.catalog.citations import words
from gpai_code.catalog.citations.lexer import Kind, Token
from gpai_code.catalog.citations.printed_names import Names
from gpai_code.catalog.citations.sentence import Sentence
from gpai_code.catalog.citations.words import Noun, Phrase

MAX_TITLE_WORDS = 30
"""Longest name that is looked for, in words."""

CODE_NOUNS = (Noun.COMMITMENT, Noun.MEASURE, Noun.APPENDIX)
NUMBERED = (*CODE_NOUNS, Noun.ARTICLE, Noun.ANNEX, Noun.RECITAL)
"""What numbers count."""

LISTED = frozenset(",;/&+|、")
"""Marks between the items of a list."""

ID_MARKS = frozenset("-_:./")
"""Marks between the parts of an id, as other tools write them."""

_SKIPPED_BEFORE_NUMBER = frozenset(".:#-_/(\"'°º№")
_COUNTERS = frozenset(
    ["no", "nos", "nr", "nrs", "number", "numbers", "num", "numero", "numeros", "n", "nummer"]
)


class Phrases:
    """Phrases of a table, looked up by their first word, longest first."""

    def __init__(self, phrases: Collection[Phrase]) -> None:
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


class Parser:
    """
    One text, of which the readers of the grammar ask what is at a token.

    A reader is given the parser and the place of a token. It adds what begins there to the
    sentence, and returns the place behind it; the same place if nothing does.

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
        self.keys = [token.key for token in tokens]
        self.kinds = [token.kind for token in tokens]
        self.count = len(tokens)

    def key(self, place: int) -> str:
        """Return the word or sign at a token, as the tables have it; nothing outside the text."""
        return self.keys[place] if 0 <= place < self.count else ""

    def kind(self, place: int) -> Kind | None:
        """Return what a token is."""
        return self.kinds[place] if 0 <= place < self.count else None

    def is_kind(self, place: int, kind: Kind) -> bool:
        """Say whether there is a token of a kind."""
        return 0 <= place < self.count and self.kinds[place] is kind

    def nouns(self, place: int) -> tuple[Noun, ...]:
        """Return the nouns that the word at a token can stand for."""
        return words.NOUNS.get(self.keys[place], ()) if 0 <= place < self.count else ()

    def is_glued(self, place: int) -> bool:
        """Say whether a token follows the one before it without a space."""
        return place < len(self.tokens) and not self.tokens[place].spaced

    def skip_openers(self, place: int) -> int:
        """Skip what may come between a noun and its number."""
        limit = min(place + 4, self.count)
        while place < limit:
            key = self.keys[place]
            if key == "/" and self.tokens[place].spaced:
                break  # "12 commitments / 40 measures"
            is_counter = key in _COUNTERS and self.kinds[place] is Kind.WORD
            if not is_counter and key not in _SKIPPED_BEFORE_NUMBER:
                break
            place += 1
        return place

    def is_letter_code(self, place: int) -> bool:
        """Say whether a letter stands for a noun: M9.3, M. 7.3, C6."""
        if self.key(place) not in words.LETTER_CODES or not self.is_kind(place, Kind.WORD):
            return False
        number = place + 2 if self.key(place + 1) == "." else place + 1
        if not self.is_kind(number, Kind.NUMBER):
            return False
        is_measure = self.key(place) == "m"
        if ("." in self.key(number)) != is_measure:
            return False
        is_capital = self.tokens[place].text.isupper()
        apart = self.tokens[number].spaced and number == place + 1
        if is_measure and not self.running:  # "m7.3" and "M 7.3", but not in prose
            return is_capital or not apart
        return is_capital and not apart

    def is_quantity(self, place: int) -> bool:
        """Say whether a number counts something else: "10 business days", "3 %"."""
        follows = self.key(place + 1)
        return follows in ("%", "€") or (follows in words.UNITS and "." not in self.key(place))

    def longest(self, place: int, table: Mapping[Phrase, object]) -> tuple[Phrase | None, int]:
        """Return the longest phrase of a table whose words begin at a token, marks left out."""
        phrases = self.names.by_first_word.get(self.key(place), ())
        if not phrases:
            return None, place
        collected: list[str] = []
        ends: list[int] = []
        for at in range(place, self.count):
            key = self.keys[at]
            if self.kinds[at] is Kind.MARK and key != "&":
                continue
            collected.append("and" if key == "&" else key)
            ends.append(at + 1)
            if len(collected) == min(len(phrases[0]), MAX_TITLE_WORDS):
                break
        for phrase in phrases:
            if tuple(collected[: len(phrase)]) == phrase and phrase in table:
                return phrase, ends[len(phrase) - 1]
        return None, place


def is_plausible(number: str) -> bool:
    """Say whether a number is low enough for one of the Code, and none of a year or a version."""
    return all(not part.isdigit() or int(part) <= 20 for part in number.split("."))
