"""What narrows a place to a part of it: points, paragraphs and sections, before or after it."""

import attrs

from gpai_code.catalog.citations import words
from gpai_code.catalog.citations.lexer import Kind, Token, labels
from gpai_code.catalog.citations.parser import LISTED, Parser
from gpai_code.catalog.citations.sentence import Move, Step
from gpai_code.catalog.citations.words import ROMAN_VALUES, Noun

MAX_ITEMS = 60
"""Most items of one list, and most steps to one place."""


@attrs.define
class Prefix:
    """Points and paragraph that came before their noun, outermost last."""

    first: int
    paragraph: int | None = None
    section: str | None = None
    steps: list[Step] = attrs.field(factory=list)

    def add(self, reader: "QualifierReader") -> None:
        """Put what was read in front: the text goes from the inner to the outer place."""
        self.steps = [*reader.steps, *self.steps]
        self.paragraph = self.paragraph or reader.paragraph
        self.section = self.section or reader.section


class QualifierReader:
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
            while parser.key(at) in (",", ";", ":", "-", "_", ".", "/") and at < place + 2:
                at += 1
        nouns = parser.nouns(at)
        position = words.ORDINALS.get(parser.key(at))
        if position and Noun.PARAGRAPH in parser.nouns(at + 1):
            self.paragraph = position
            parser.sentence.listed += 1
            return at + 2
        if position and parser.key(at + 1) in words.SKIPPED_PARTS and not leading:
            return at + 2
        if Noun.PARAGRAPH in nouns:
            return self._paragraph(place, at)
        if Noun.SECTION in nouns and not (leading and parser.key(at) == "§"):
            number = parser.skip_openers(at + 1)
            if parser.is_kind(number, Kind.NUMBER) and parser.key(number).isdigit():
                self.section = parser.key(number)
                parser.sentence.listed += 1
                return number + 1
            return place
        if Noun.POINT in nouns:
            if parser.key(at) in ("no", "nos") and not self._counts(at + 1):
                return place  # "no (13 invented)"
            end = self.read_labels(parser.skip_openers(at + 1))
            if self.steps:
                self.in_words = True
                return end
            return place
        if leading and parser.is_kind(at, Kind.POINTS) and parser.key(at + 1) in words.OF:
            return self.read_labels(at)
        return place

    def _counts(self, place: int) -> bool:
        return self.parser.key(place) == "." or self.parser.is_kind(place, Kind.NUMBER)

    def _paragraph(self, place: int, at: int) -> int:
        parser = self.parser
        number = parser.skip_openers(at + 1)
        parser.sentence.listed += 1
        key = parser.key(number)
        if parser.is_kind(number, Kind.NUMBER) and key.isdigit():
            self.paragraph = int(key)
            return number + 1
        if parser.is_kind(number, Kind.POINTS) and key.isdigit():
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
            if parser.is_kind(place, Kind.POINTS):  # "2(c)", "(1)(a)"
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
        if parser.is_kind(place, Kind.POINTS):
            return "points"
        if parser.is_kind(place, Kind.NUMBER):
            return "number"
        return "letter"

    def _continues(self, place: int) -> bool:
        """Say whether a bare number goes on with a list of points, not with other places."""
        parser = self.parser
        if not parser.is_kind(place, Kind.NUMBER):
            return True
        follows = parser.key(place + 1)
        return not parser.is_kind(place + 1, Kind.POINTS) and follows not in words.UNITS

    def _label(self, place: int, move: Move) -> int:
        parser = self.parser
        key = parser.key(place)
        if parser.is_kind(place, Kind.POINTS):
            self._add_listed(parser.tokens[place], move)
            return place + 1
        if parser.is_kind(place, Kind.NUMBER) and "." not in key:
            self.add(move, key)
            for letter in parser.tokens[place].letters:
                self.add(Move.INTO, letter)
            return self._close(place + 1)
        if parser.is_kind(place, Kind.WORD) and is_label(key):
            follows = place + 1
            if parser.is_kind(follows, Kind.NUMBER) and parser.is_glued(follows):
                return place
            self.add(move, key)
            return self._close(follows)
        return place

    def add(self, move: Move, label: str) -> None:
        """Add a label."""
        self.steps.append(Step(move, label))
        self.parser.sentence.listed += 1

    def _close(self, place: int) -> int:
        """Skip the parenthesis of a label that is closed without having been opened: "a)"."""
        return place + 1 if self.parser.key(place) == ")" else place

    def _add_listed(self, token: Token, move: Move) -> None:
        for label in labels(token):
            if label in (",", "&", "/", "and", "or", "und"):
                move = Move.NEXT
            elif label in ("-", "to", "bis"):
                move = Move.UP_TO
            elif label == ".":  # "(1.g)"
                move = Move.INTO
            else:
                self.add(move, label)


def is_label(key: str) -> bool:
    """Say whether a word can be the label of a point: a letter, or a Roman numeral."""
    return (len(key) == 1 and key.isascii() and key.isalpha()) or (
        key.upper() in ROMAN_VALUES and len(key) > 1
    )


def connector_at(parser: Parser, place: int) -> tuple[Move | None, int]:
    """Return how the next item of a list is joined to the last, and where it begins."""
    key = parser.key(place)
    if key in words.TO:
        return Move.UP_TO, place + 1
    if key in words.ROMANCE_TO and parser.is_kind(place, Kind.WORD):
        return Move.UP_TO, place + 1
    if key == "-":
        return Move.UP_TO, place + 1
    if key == "." and parser.key(place + 1) == "." and parser.is_glued(place + 1):
        at = place + 3 if parser.key(place + 2) == "." else place + 2
        return Move.UP_TO, at
    at = place
    while parser.key(at) in LISTED and at < place + 2:
        at += 1
    if parser.key(at) in words.AND:
        at += 1
        if parser.key(at) in words.AND | {"/"}:  # "and/or"
            at += 1
            at += parser.key(at) in words.AND
    elif parser.key(at) == "as" and parser.key(at + 1) == "well":
        at += 3
    return (Move.NEXT, at) if at > place else (None, place)
