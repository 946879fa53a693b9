"""The list of places that follows a noun: numbers, ranges of them, and what narrows each."""

import attrs

from gpai_code.catalog.citations import words
from gpai_code.catalog.citations.lexer import Kind
from gpai_code.catalog.citations.named_entries import title_after
from gpai_code.catalog.citations.parser import NUMBERED, Parser, is_plausible
from gpai_code.catalog.citations.qualifiers import (
    MAX_ITEMS,
    Prefix,
    QualifierReader,
    connector_at,
    is_label,
)
from gpai_code.catalog.citations.sentence import Move, Step, Target
from gpai_code.catalog.citations.words import ROMAN_VALUES, Noun

MAX_GLOSS_TOKENS = 12
"""Longest remark in parentheses between the items of a list, in tokens."""


class ListReader:
    """Reads the list that follows a noun."""

    def __init__(self, parser: Parser, noun: Noun | None, prefix: Prefix | None) -> None:
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
        if parser.is_kind(at, Kind.POINTS):
            if self.targets[-1].steps:
                return self._more_points(at, move)
            # "Measure 7.3, (1)", but not "...; and (c) their limitations"
            is_comma = parser.key(place) == "," and at == place + 1
            return self._more_points(at, Move.INTO) if is_comma else place
        last = self.targets[-1]
        if self.noun is Noun.ANNEX and last.section and parser.is_kind(at, Kind.NUMBER):
            return self._more_points(at, Move.NEXT if last.steps else Move.INTO)
        if Noun.POINT in parser.nouns(at):
            reader = QualifierReader(parser)
            end = reader.read(at)
            if end == at:
                return place
            first, *rest = reader.steps
            self._extend([Step(Move.NEXT, first.label), *rest])
            return end
        end = self._target(at, listed=True)
        return place if end == at else end

    def _more_points(self, at: int, move: Move) -> int:
        reader = QualifierReader(self.parser)
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
        if parser.is_kind(at, Kind.POINTS):
            return self._more_points(at, Move.UP_TO) if last.steps else place
        if self.noun in parser.nouns(at):  # "Measure 7.1 to Measure 7.5"
            at = parser.skip_openers(at + 1)
        elif parser.is_letter_code(at) and words.LETTER_CODES[parser.key(at)] is self.noun:
            at += 1
        number = self._number(at)
        own_steps = bool(last.steps) and self.prefix is None
        if number is None or own_steps or last.paragraph or last.until or last.titled:
            return place
        if "." in last.number and "." not in number and number.isdigit():
            number = f"{last.number.rpartition('.')[0]}.{number}"  # "7.1-5"
        if parser.is_quantity(at):
            return place
        self.targets[-1] = attrs.evolve(last, until=number)
        return at + 1

    def _after_gloss(self, place: int) -> int:
        """Skip a remark in parentheses between two items: "8 (allocation) and 10"."""
        parser = self.parser
        if parser.key(place) != "(":
            return place
        for at in range(place + 1, min(place + MAX_GLOSS_TOKENS, len(parser.tokens))):
            if parser.key(at) == ")":
                return at + 1
            if parser.key(at) == "(" or any(noun in NUMBERED for noun in parser.nouns(at)):
                return place
        return place

    def _number(self, place: int) -> str | None:
        """Return the number at a token, if it can be one of this noun."""
        parser, noun = self.parser, self.noun
        key = parser.key(place)
        if parser.is_kind(place, Kind.NUMBER):
            # "5ebbf6c" is no number, "53a" is
            letters = parser.key(place + 1) if parser.is_glued(place + 1) else ""
            return None if len(letters) > 1 and letters[0].isalpha() else key
        if noun is Noun.COMMITMENT and key in words.NUMBER_WORDS:
            return words.NUMBER_WORDS[key]
        if parser.is_kind(place, Kind.WORD) and noun in (Noun.COMMITMENT, Noun.ANNEX):
            number = parser.tokens[place].text
            numeral = number.upper() if noun is Noun.ANNEX else number
            if numeral in ROMAN_VALUES:
                return numeral if noun is Noun.ANNEX else ROMAN_VALUES[numeral]
        counted = (Noun.COMMITMENT, Noun.RECITAL, Noun.ARTICLE)
        if parser.is_kind(place, Kind.POINTS) and key.isdigit() and noun in counted:
            # "Recital (100)", but not "for this Commitment: (1) the results"
            return None if parser.key(place - 1) == ":" else key
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
            number, at = f"{number}.{parser.key(place + 2)}", place + 3
            token = parser.tokens[place + 2]
        if token.kind is Kind.NUMBER:
            number, dotted = self._split(number)
            is_dotted = bool(dotted)
            steps += [Step(Move.INTO, label) for label in (*dotted, *token.letters)]
        if noun is Noun.ARTICLE and parser.is_kind(at, Kind.WORD) and parser.is_glued(at):
            # one letter, or there would be no number: "53.1a" is a point, "14a" an article
            letter = parser.key(at)
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
        glued = parser.is_glued(place + 1) and parser.is_glued(place + 2)
        has_digits = parser.key(place).isdigit() and parser.key(place + 2).isdigit()
        return glued and has_digits and parser.key(place + 1) == ","

    def _may_continue(self, number: str, after: int) -> bool:
        """Say whether a number that follows a comma or "and" is another item of the list."""
        if self.parser.is_quantity(after - 1):
            return False
        if self.noun in (Noun.MEASURE, None):
            return "." in number or self._has_decimal_comma(after - 1)
        if self.noun is Noun.COMMITMENT:
            return "." not in number or number[0] in "IVX"
        if self.noun is Noun.APPENDIX:
            return is_plausible(number)
        return "." not in number or self.noun is Noun.ARTICLE

    def _split(self, number: str) -> tuple[str, list[str]]:
        """Part a number from points that are written behind full stops: 53.1, 7.3.1."""
        parts = number.split(".")
        if self.noun is Noun.ARTICLE:
            return parts[0], parts[1:]
        if self.noun is Noun.ANNEX and parts[0] in ROMAN_VALUES:
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
        if self.noun is Noun.RECITAL:
            return Target(number=number, dotted=dotted), at
        reader = QualifierReader(self.parser)
        reader.steps = steps
        at = self._read_qualifiers(reader, at)
        paragraph, section, steps = reader.paragraph, reader.section, reader.steps
        if self.noun is Noun.ARTICLE and paragraph is not None:
            steps = [Step(Move.INTO, str(paragraph)), *steps]
            paragraph = None
        if self.prefix is not None:
            steps = [*steps, *self.prefix.steps]
            paragraph = paragraph or self.prefix.paragraph
            section = section or self.prefix.section
            if self.noun is Noun.ARTICLE and paragraph is not None:
                steps = [Step(Move.INTO, str(paragraph)), *steps]
                paragraph = None
        titled: frozenset[str] | None = None
        retitled = False
        if self.noun is not Noun.ARTICLE and (self.noun is not Noun.ANNEX or number[0].isdigit()):
            titled, retitled, at = title_after(self.parser, self.noun, number, at)
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

    def _read_qualifiers(self, reader: QualifierReader, at: int) -> int:
        """Read all that narrows the place; return the token behind it."""
        parser = self.parser
        for _ in range(MAX_ITEMS):
            before = at
            if parser.is_kind(at, Kind.POINTS):
                at = reader.read_labels(at)
            elif parser.key(at) in ("-", "_") and parser.key(at + 1) == "p":
                # "-p2", as ids have it
                if parser.is_kind(at + 2, Kind.NUMBER) and parser.key(at + 2).isdigit():
                    reader.paragraph = int(parser.key(at + 2))
                    at += 3
            elif self._is_loose_label(at, reader):
                reader.add(Move.INTO, parser.key(at))
                at += 2 if parser.key(at + 1) == ")" else 1
            else:
                at = self._worded(reader, at)
            if at == before:
                break
        return at

    def _worded(self, reader: QualifierReader, at: int) -> int:
        """Read one more qualifier in words, which goes into the place read so far."""
        parser = self.parser
        after = reader.read(at)
        if after == at or self.noun in (Noun.ARTICLE, Noun.ANNEX):
            return after
        # a citation of the Code has no sections
        if reader.section is not None:
            reader.section = None
            return at
        return after if parser.key(after - 1) else at

    def _is_loose_label(self, at: int, reader: QualifierReader) -> bool:
        """Say whether a letter without its parentheses goes on with a place: "53 (1) a"."""
        parser = self.parser
        key = parser.key(at)
        closed = parser.key(at + 1) == ")"
        if parser.is_kind(at, Kind.NUMBER) and key.isdigit():
            return closed and parser.key(at - 1) != ","
        if (
            not parser.is_kind(at, Kind.WORD)
            or not is_label(key)
            or not parser.tokens[at].text.islower()
        ):
            return False
        if closed:
            return True
        ends = at + 1 >= len(parser.tokens) or parser.kind(at + 1) is Kind.MARK
        glued = parser.is_glued(at) and parser.is_kind(at - 1, Kind.POINTS)
        return bool(reader.steps) and (ends or glued) and parser.key(at + 1) not in ("'", "-")
