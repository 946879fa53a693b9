"""From a text to the tokens of citations, each with its place in the text."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

import attrs

_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-")
_QUOTES = dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″«»‹›「」", '"')
_SPACES = dict.fromkeys(
    "\t\n\x0b\x0c\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000*",
    " ",
)
_NOTHING = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", "")
_CHARACTERS = str.maketrans(_DASHES | _QUOTES | _SPACES | _NOTHING)

_TOKEN = re.compile(
    r"""
    # what can be nothing else comes first: it is most of a text
    (?P<mark>[^\w\s(]|_)
    |(?P<word>[^\W\d_DRVIXivx][^\W\d_]*)
    |(?P<act>(?:Directive|Richtlinie|Regulation|Verordnung|Recommendation)
        \ ?\((?:EU|EC)\)\ (?:No\ )?[0-9]{4}/[0-9]{1,4}
        |(?:Directive|Richtlinie)\ [0-9]{4}/[0-9]{1,4}/E[CG]
        |(?:Regulation\ |Verordnung\ |\(EU\)\ )?2024/1689)
    |(?P<roman>(?<![^\W_])(?:[IVXivx]{1,4}\.\ ?|I{1,2}\ (?=[0-9]{1,2}\.))
        [0-9]{1,3}(?:\.[0-9]{1,3}){0,4}(?![0-9])
        (?P<roman_letters>(?:\.(?:[a-z]|[ivx]{2,5})(?![^\W_])){0,2}))
    |(?P<ordinal>(?:1st|2nd|3rd|(?:[4-9]|10)th)(?![^\W_]))
    |(?P<number>[0-9]{1,4}(?:\.[0-9]{1,3}){0,4}(?P<letters>(?:\.(?:[a-z]|[ivx]{2,5})(?![^\W_])){0,2}))
    |(?P<points>\((?!\ ?[Ss]\ ?&\ ?[Ss]\ ?\))\ ?(?:[0-9]{1,3}|[a-zA-Z]|[ivx]{2,5})\ ?
        (?:(?:,|\.(?=[a-z])|-|&|/|to|and|or|bis|und)\ ?
            (?:[0-9]{1,3}|[a-zA-Z]|[ivx]{2,5})\ ?){0,12}\))
    |(?P<other_word>[^\W\d_]+)
    |(?P<parenthesis>\()
    """,
    re.VERBOSE,
)
_LABEL = re.compile(r"[0-9]{1,3}|[a-zA-Z]{1,5}|[-,&/.]")
_SLUG_NUMBERS = re.compile(r"(?<![\d.])([0-9]{1,3})(?:[-_][0-9]{1,3})+(?![\d.])")
_SLUG_ROMAN = re.compile(r"(?<=[-_])(i{1,2})[-_](?=[0-9])", re.IGNORECASE)
_SLUG_LETTER = re.compile(r"(?<=[0-9])[-_](?=[a-z](?![a-z0-9]))")
_QUOTED_LINE = re.compile(r"(?<=[\n\r])[ \t]*(?:>[ \t]*){1,5}")
_BROKEN_WORD = re.compile(r"(?<=[a-z])[-\u00ad]\n[ \t]*(?=[a-z])")
_BLANKS = re.compile("  +")
_LETTERS = re.compile(r"[^\W\d_]+")

CACHE_SIZE = 1_024
"""Most characters, and most words, whose plain form is remembered."""


class Kind(StrEnum):
    """What a token is."""

    ACT = "act"
    NUMBER = "number"
    POINTS = "points"
    WORD = "word"
    ORDINAL = "ordinal"
    MARK = "mark"


_MARK, _WORD, _NUMBER = Kind.MARK, Kind.WORD, Kind.NUMBER  # looked up once for every token
_NO_LETTERS: tuple[str, ...] = ()


# not frozen: that would double the time of a text that is all signs
@attrs.define(eq=False)
class Token:
    """
    A piece of a citation.

    Attributes:
        kind: What it is.
        text: As it was written, with plain dashes, quotation marks and spaces.
        key: The same, folded for tables; for numbers without leading zeros.
        start: Where it begins in the text that was given.
        end: Where it ends there.
        spaced: Whether a space comes before it.
        letters: Letters that follow a number behind full stops, as in 7.3.1.g.
    """

    kind: Kind
    text: str
    key: str
    start: int
    end: int
    spaced: bool
    letters: tuple[str, ...] = ()


def fold(text: str) -> str:
    """
    Bring a word to the form of the tables: lower case, without accents.

    >>> fold("Maßnahme"), fold("artículo")
    ('massnahme', 'articulo')
    """
    return text.lower() if text.isascii() else _without_accents(text)


@lru_cache(CACHE_SIZE)
def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(CACHE_SIZE)
def _plain_character(char: str) -> str:
    plain = char.translate(_CHARACTERS)
    if plain == char and not char.isascii() and unicodedata.category(char) != "No":
        return unicodedata.normalize("NFKC", char)  # No: superscripts
    return plain


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """Return the text with plain characters, and for each of them its place in the original."""
    quoted = ">" in text and _QUOTED_LINE.search(text)
    broken = ("-\n" in text or "\u00ad\n" in text) and _BROKEN_WORD.search(text)
    if quoted or broken:
        return _plain_by_character(text)
    if text.isascii():
        plain = text.translate(_CHARACTERS)
    else:
        characters = {ord(char): _plain_character(char) for char in set(text)}
        if any(len(plain) != 1 for plain in characters.values()):
            return _plain_by_character(text)
        plain = text.translate(characters)
    if "  " not in plain:
        return plain, range(len(text) + 1)
    places: list[int] = []
    kept = 0
    for blanks in _BLANKS.finditer(plain):
        places += range(kept, blanks.start() + 1)
        kept = blanks.end()
    places += range(kept, len(text) + 1)
    return _BLANKS.sub(" ", plain), places


def _plain_by_character(text: str) -> tuple[str, list[int]]:
    """Do the same for a text in which characters become several, or none."""
    blanks: set[int] = set()
    dropped: set[int] = set()
    for match in _QUOTED_LINE.finditer(text):
        blanks.update(range(*match.span()))
    for match in _BROKEN_WORD.finditer(text):
        dropped.update(range(*match.span()))
    characters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if place in dropped:
            continue
        plain = " " if place in blanks else _plain_character(char)
        if plain == " " and characters and characters[-1] == " ":
            continue
        characters.extend(plain)
        places.extend([place] * len(plain))
    places.append(len(text))
    return "".join(characters), places


def words_of(text: str) -> tuple[set[str], str]:
    """
    Return the words of a text, folded, and the text with plain characters.

    The words of its tokens are among them, but for what follows the number of an act without a
    space. This costs a tenth of the tokens.

    >>> sorted(words_of("Maßnahmen 7.3 & 9.4")[0])
    ['massnahmen']
    """
    if text.isascii() and "-\n" not in text:
        return set(_LETTERS.findall(text.lower())), text
    plain, _ = _plain(text)
    return set(map(fold, _LETTERS.findall(plain))), plain


def _is_slug(plain: str) -> bool:
    """Say whether a text is an id such as other tools write: words and numbers without spaces."""
    if " " in plain.strip() or not ("-" in plain or "_" in plain):
        return False
    return re.search("[A-Za-z]{2}", plain) is not None


def tokenize(text: str) -> tuple[Token, ...]:
    """
    Take a text apart.

    >>> [token.key for token in tokenize("Measure 07.3 (1)–(2)")]
    ['measure', '7.3', '1', '-', '2']
    """
    plain, places = _plain(text)
    if _is_slug(plain):  # equal lengths, so that the places stay right
        plain = _SLUG_NUMBERS.sub(lambda m: re.sub("[-_]", ".", m[0]), plain)
        plain = _SLUG_LETTER.sub(".", plain)
        plain = _SLUG_ROMAN.sub(lambda m: m[1].upper() + ".", plain)
    tokens: list[Token] = []
    previous_end = 0
    for match in _TOKEN.finditer(plain):
        first, end = match.span()
        spaced = first > previous_end and " " in plain[previous_end:first]
        previous_end = end
        start, stop = places[first], places[end - 1] + 1
        key = spelling = match[0]
        letters = _NO_LETTERS
        group = match.lastgroup
        if group in ("mark", "parenthesis"):
            kind = _MARK
        elif group in ("word", "other_word"):
            kind = _WORD
            key = spelling.lower() if spelling.isascii() else _without_accents(spelling)
        elif group in ("number", "roman"):
            kind = _NUMBER
            if len(spelling) > 1:
                key, letters = _number(match)
        elif group == "points":
            kind, key = Kind.POINTS, spelling[1:-1].strip()
        else:
            kind = Kind.ACT if group == "act" else Kind.ORDINAL
        tokens.append(Token(kind, spelling, key, start, stop, spaced, letters))
    return tuple(tokens)


def _number(match: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    """Return the key of a number, and the letters that follow it."""
    roman = match.lastgroup == "roman"
    behind = match["roman_letters" if roman else "letters"]
    digits, letters = match[0].removesuffix(behind), tuple(behind.split(".")[1:])
    if not roman:
        return _without_zeros(digits), letters
    numeral, _, rest = re.sub(r"\. ?| ", ".", digits, count=1).partition(".")
    return f"{numeral.upper()}.{_without_zeros(rest)}", letters


def _without_zeros(number: str) -> str:
    if number.isdigit():
        return number.lstrip("0") or "0"
    return ".".join(part.lstrip("0") or "0" for part in number.split("."))


def labels(token: Token) -> list[str]:
    """
    Return what a token of points lists: labels, and the signs between them.

    >>> labels(tokenize("(6–7)")[0]), labels(tokenize("(a, b)")[0])
    (['6', '-', '7'], ['a', ',', 'b'])
    """
    return _LABEL.findall(token.key)
