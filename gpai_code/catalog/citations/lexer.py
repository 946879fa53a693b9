"""From a text to the tokens of citations, each with its place in the text."""

import re
import unicodedata
from enum import StrEnum

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
    (?P<act>(?:Directive|Richtlinie|Regulation|Verordnung|Recommendation)
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
    |(?P<word>[^\W\d_]+)
    |(?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_LABEL = re.compile(r"[0-9]{1,3}|[a-zA-Z]{1,5}|[-,&/.]")
_SLUG_NUMBERS = re.compile(r"(?<![\d.])([0-9]{1,3})(?:[-_][0-9]{1,3})+(?![\d.])")
_SLUG_ROMAN = re.compile(r"(?<=[-_])(i{1,2})[-_](?=[0-9])", re.IGNORECASE)
_SLUG_LETTER = re.compile(r"(?<=[0-9])[-_](?=[a-z](?![a-z0-9]))")
_QUOTED_LINE = re.compile(r"(?<=[\n\r])[ \t]*(?:>[ \t]*){1,5}")
_BROKEN_WORD = re.compile(r"(?<=[a-z])[-\u00ad]\n[ \t]*(?=[a-z])")


class Kind(StrEnum):
    """What a token is."""

    ACT = "act"
    NUMBER = "number"
    POINTS = "points"
    WORD = "word"
    ORDINAL = "ordinal"
    MARK = "mark"


@attrs.frozen
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
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _plain(text: str) -> tuple[str, list[int]]:
    """Return the text with plain characters, and for each of them its place in the original."""
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
        if place in blanks:
            plain = " "
        elif char.isascii():
            plain = char.translate(_CHARACTERS)
        else:
            plain = char.translate(_CHARACTERS)
            if plain == char and unicodedata.category(char) != "No":  # No: superscripts
                plain = unicodedata.normalize("NFKC", char)
        if plain == " " and characters and characters[-1] == " ":
            continue
        characters.extend(plain)
        places.extend([place] * len(plain))
    places.append(len(text))
    return "".join(characters), places


def _is_slug(plain: str) -> bool:
    """Say whether a text is an id such as other tools write: words and numbers without spaces."""
    words = [word for word in re.split(r"[^A-Za-z]+", plain) if len(word) > 1]
    return " " not in plain.strip() and bool(re.search("[-_]", plain)) and len(words) > 0


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
        tokens.append(_token(match, places, spaced=" " in plain[previous_end : match.start()]))
        previous_end = match.end()
    return tuple(tokens)


def _token(match: re.Match[str], places: list[int], *, spaced: bool) -> Token:
    spelling = match[0]
    start, end = places[match.start()], places[match.end() - 1] + 1
    if match["act"]:
        return Token(Kind.ACT, spelling, spelling, start, end, spaced)
    if match["roman"]:
        letters = tuple(match["roman_letters"].split(".")[1:])
        digits = spelling.removesuffix(match["roman_letters"])
        numeral, _, rest = re.sub(r"\. ?| ", ".", digits, count=1).partition(".")
        key = f"{numeral.upper()}.{_without_zeros(rest)}"
        return Token(Kind.NUMBER, spelling, key, start, end, spaced, letters)
    if match["ordinal"]:
        return Token(Kind.ORDINAL, spelling, spelling, start, end, spaced)
    if match["number"]:
        letters = tuple(match["letters"].split(".")[1:])
        digits = spelling.removesuffix(match["letters"])
        return Token(Kind.NUMBER, spelling, _without_zeros(digits), start, end, spaced, letters)
    if match["points"]:
        return Token(Kind.POINTS, spelling, spelling[1:-1].strip(), start, end, spaced)
    if match["word"]:
        return Token(Kind.WORD, spelling, fold(spelling), start, end, spaced)
    return Token(Kind.MARK, spelling, spelling, start, end, spaced)


def _without_zeros(number: str) -> str:
    return ".".join(part.lstrip("0") or "0" for part in number.split("."))


def labels(token: Token) -> list[str]:
    """
    Return what a token of points lists: labels, and the signs between them.

    >>> labels(tokenize("(6–7)")[0]), labels(tokenize("(a, b)")[0])
    (['6', '-', '7'], ['a', ',', 'b'])
    """
    return _LABEL.findall(token.key)
