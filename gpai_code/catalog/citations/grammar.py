"""What a text cites, from its tokens: which reader is tried at which of them."""

from collections.abc import Callable, Iterable
from functools import cache

from gpai_code.catalog.citations import proper_names, words
from gpai_code.catalog.citations.lexer import Kind, Token
from gpai_code.catalog.citations.named_entries import read_form, read_term, read_titled
from gpai_code.catalog.citations.named_texts import (
    read_act,
    read_chapter,
    read_code_name,
    read_mark_of_other_code,
)
from gpai_code.catalog.citations.numbered_places import (
    read_bare_number,
    read_numbered,
    read_objective,
    read_prefixed,
    read_recital,
)
from gpai_code.catalog.citations.parser import LISTED, NUMBERED, Parser, is_plausible
from gpai_code.catalog.citations.printed_names import Names
from gpai_code.catalog.citations.sentence import Named, Places, Sentence
from gpai_code.catalog.citations.words import Noun, Phrase

Reader = Callable[[Parser, int], int]
"""Reads what begins at a token; returns the place behind it, or the same if nothing does."""

_ALL_READERS: tuple[Reader, ...] = (
    read_mark_of_other_code,
    read_form,
    read_prefixed,
    read_numbered,
    read_recital,
    read_objective,
    read_term,
    read_titled,
    read_code_name,
    read_act,
    read_chapter,
    read_bare_number,
)
"""What is tried at a token, in this order, until one of them reads something."""

_READERS_OF_NOUNS: dict[Noun, tuple[Reader, ...]] = {
    Noun.SECTION: (read_mark_of_other_code, read_prefixed),
    Noun.ROW: (read_form,),
    Noun.POINT: (read_prefixed,),
    Noun.PARAGRAPH: (read_prefixed,),
    Noun.PREAMBLE: (read_recital,),
    Noun.OBJECTIVE: (read_objective,),
    Noun.GLOSSARY: (read_term,),
    Noun.CHAPTER: (read_chapter,),
    **dict.fromkeys(NUMBERED, (read_numbered,)),
    Noun.RECITAL: (read_numbered, read_recital),
}
_READERS_OF_NAMES: tuple[tuple[Iterable[Phrase], Reader], ...] = (
    (proper_names.THIRD_DRAFT, read_mark_of_other_code),
    (proper_names.OTHER_CODES, read_mark_of_other_code),
    (proper_names.SUB_MEASURES, read_mark_of_other_code),
    (proper_names.FORM, read_form),
    (proper_names.GENERAL_PURPOSE, read_code_name),
    (proper_names.CODE_NAMES, read_code_name),
    (proper_names.CODE_ABBREVIATIONS, read_code_name),
    (proper_names.AI_ACT_NAMES, read_act),
    (proper_names.OTHER_ACTS, read_act),
    (proper_names.CHAPTERS, read_chapter),
)


def read_sentence(tokens: tuple[Token, ...], names: Names, *, running: bool) -> Sentence:
    """
    Return what the tokens of one text cite, read from the left to the right.

    Args:
        tokens: The tokens.
        names: Printed names of the edition.
        running: Whether the text is prose in which a bare number or letter means nothing.
    """
    parser = Parser(tokens, names, running=running)
    if running:
        _read_prose(parser)
    else:
        _read_citation(parser)
    return parser.sentence


def _read_citation(parser: Parser) -> None:
    """Read a text that is a citation, each of whose tokens may begin something."""
    place = 0
    while place < parser.count:
        after = place
        for reader in _ALL_READERS:
            after = reader(parser, place)
            if after > place:
                break
        if after == place and _goes_on_with_list(parser, place):
            parser.sentence.unread_number = parser.tokens[place].text
        place = max(place + 1, after)


def _goes_on_with_list(parser: Parser, place: int) -> bool:
    """Say whether a number goes on with a list, but was read with none."""
    key, before = parser.key(place), parser.key(place - 1)
    joined = before in LISTED or before in words.AND
    return parser.is_kind(place, Kind.NUMBER) and "." in key and joined and is_plausible(key)


def _read_prose(parser: Parser) -> None:
    """Read prose, most of whose tokens begin nothing: each goes to the readers of its word."""
    keys, kinds, count = parser.keys, parser.kinds, parser.count
    readers_of_words = _readers_of_words()
    before_act = {
        place - 1 for place, key in enumerate(keys) if place and key in proper_names.UNKNOWN_ACT
    }
    place = 0
    while place < count:
        readers = readers_of_words.get(keys[place], ())
        kind = kinds[place]
        if kind is Kind.NUMBER:
            if _may_go_on_with(parser, place):
                readers = (*readers, read_bare_number)
        elif kind is Kind.POINTS:
            if parser.key(place + 1) in words.OF:
                readers = _ALL_READERS if readers else (read_prefixed,)
        elif kind is Kind.ACT or place in before_act:
            if read_act not in readers:
                readers = _ALL_READERS if readers else (read_act,)
        elif kind is Kind.WORD and not keys[place].isascii():
            readers = _ALL_READERS if readers else (read_code_name, read_chapter)
        for reader in readers:
            after = reader(parser, place)
            if after > place:
                place = after - 1
                break
        place += 1


def _may_go_on_with(parser: Parser, place: int) -> bool:
    """Say whether a number without a noun may belong to the name read last."""
    items = parser.sentence.items
    if not items or isinstance(items[-1], (Places, Named)):
        return False
    return place == items[-1].after or parser.kinds[place - 1] is Kind.MARK


@cache
def _readers_of_words() -> dict[str, tuple[Reader, ...]]:
    """Return for the first word of what prose can cite or name the readers that may read it."""
    readers: dict[str, set[Reader]] = {"code": {read_code_name}}
    for word, nouns in words.NOUNS.items():
        for noun in nouns if word != "§" else ():  # prose has it before any number
            readers.setdefault(word, set()).update(_READERS_OF_NOUNS[noun])
    for phrases, reader in _READERS_OF_NAMES:
        for phrase in phrases:
            readers.setdefault(phrase[0], set()).add(reader)
    for word in words.ORDINALS:
        readers.setdefault(word, set()).add(read_prefixed)
    for word in words.LETTER_CODES:
        readers.setdefault(word, set()).add(read_numbered)
    for word in proper_names.SLUG_CHAPTERS:
        readers.setdefault(word, set()).add(read_chapter)
    in_order: dict[str, tuple[Reader, ...]] = {}
    for word, of_word in readers.items():
        in_order[word] = tuple(reader for reader in _ALL_READERS if reader in of_word)
    return in_order
