"""Markdown or plain text as lines and cells, and a view of it that layout does not disturb."""

import html
import re
import unicodedata
from array import array
from collections.abc import Sequence

import attrs

from gpai_code.errors import DocumentError, Fault
from gpai_code.text_io.strict_json import encodable

MAX_CHARACTERS = 2**19
"""Longest text that is read; published summaries have a tenth of it."""

MAX_UNITS = 2**16
"""Most lines and cells that are read; published summaries have a few thousand."""

MAX_LETTERS = 4
"""Most letters that one character stands for; a ligature of a whole phrase is not a label."""

_LINES = re.compile(r"\r\n|\r|\n")
_BREAKS = re.compile("[\f\v\x1c-\x1e\x85\u2028\u2029]|<br ?/?>", re.IGNORECASE)
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*([-*_=])(?:[ ]?\1){2,}\s*")
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp|rsquo|lsquo);"
)
# letters to Unicode, apostrophes to writers: the turned and the straight comma, the prime
_APOSTROPHES = "\u02b9\u02bb\u02bc\u02bd\u02c8"
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_TOKEN = re.compile(rf"{_ENTITY.pattern}|[^\W_]+")


@attrs.frozen(kw_only=True)
class Unit:
    """
    A line of the text, or a line inside the cell of a table.

    Attributes:
        text: As it is there; character references are not resolved yet.
        line: Its line, from 1.
        cell: Place of its cell in the row of the table, 0 outside tables.
        row: Number of the row of the table; None outside tables.
        others: Whether another cell than the first of the row has words.
        head: Whether the row is the head of a table.
        doubt: Why the cell may hold words of another row, None if nothing speaks for it.
    """

    text: str
    line: int
    cell: int = 0
    row: int | None = None
    others: bool = False
    head: bool = False
    doubt: str | None = None


def decoded(source: str | bytes, document: str) -> str:
    """
    Return a text.

    Raises:
        DocumentError: If it is longer than `MAX_CHARACTERS`, holds half a surrogate pair, or its
            bytes are no UTF-8.
    """
    if len(source) > MAX_CHARACTERS:
        remedy = f"keep it to {MAX_CHARACTERS}"
        raise DocumentError(document, (Fault("", "size", f"{len(source)} characters", remedy),))
    if isinstance(source, str):
        if not encodable(source):
            fault = Fault("", "surrogate", "half of a surrogate pair", "write whole characters")
            raise DocumentError(document, (fault,))
        return source.removeprefix("\ufeff")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        readable = error.object[: error.start].decode()
        line = readable.count("\n") + 1
        column = len(readable) - readable.rfind("\n")
        byte = f"byte 0x{error.object[error.start]:02x}"
        fault = Fault("", "utf-8", byte, "save the text as UTF-8", line, column)
        raise DocumentError(document, (fault,)) from None


def resolved(text: str) -> str:
    """Return text with the character references of Markdown resolved."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def literal(text: str) -> str:
    """
    Return text in which nothing is taken for a character reference when it is resolved.

    >>> resolved(literal("AT&amp;T"))
    'AT&amp;T'
    """
    return _ENTITY.sub(lambda reference: f"&amp;{reference[0][1:]}", text)


_NO_WIDTH = "\u200b\u2060\ufeff\u00ad"
_WIDTHLESS = re.compile(rf"(?P<before>\w|[:.,;?!)])?[{_NO_WIDTH}]+(?=(?P<after>\w|\()?)")
# joiners shape letters of some scripts and pictures; between others they say nothing
_JOINERS = re.compile(
    "(?<![\u0590-\U0010ffff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0590-\U0010ffff])"
)


def split_lines(text: str) -> list[str]:
    r"""
    Return the lines of a text without the signs that have no width.

    Some writers put them between words instead of blanks: there they become one blank.

    >>> split_lines("Last\u200b\u200bupdate:\u200b2 July\nhttps://a\u200b.example")
    ['Last update: 2 July', 'https://a.example']
    """
    if not any(sign in text for sign in (*_NO_WIDTH, "\u200c", "\u200d")):
        return _LINES.split(text)
    return [_with_width(line) for line in _LINES.split(text)]


def _with_width(line: str) -> str:
    line = _JOINERS.sub("", line)
    spaced = " " in line.strip()

    def widened(signs: "re.Match[str]") -> str:
        before, after = signs["before"] or "", signs["after"]
        length = signs.end() - signs.start() - len(before)
        between = before and after and "\u200b" in signs[0]
        # one sign alone marks where a long word or address may break
        parts = between and "://" not in line and (length > 1 or not spaced or before in ":;?!")
        return f"{before} " if parts else before

    return _WIDTHLESS.sub(widened, line)


def units_of(lines: Sequence[str], left_out: "frozenset[int]" = frozenset()) -> list[Unit]:
    """
    Return the lines and cells of a text in reading order; rules between them are left out.

    A table is what is between pipes: `| label | answer |`.

    Args:
        lines: The lines of the text.
        left_out: Which of them, from 0, belong to the page and not to the text.
    """
    units: list[Unit] = []
    rows = 0
    for number, line in enumerate(lines, 1):
        if number - 1 in left_out:
            continue
        bare = line.strip()
        if not bare.startswith("|") or len(bare) < 2:
            if not _RULE.fullmatch(line):
                # a new page is no blank line: a sentence goes on behind it
                paged = line.strip("\f") or line
                units += [Unit(text=part, line=number) for part in _BREAKS.split(paged)]
            continue
        if _is_delimiter(bare):
            continue
        cells = _PIPE.split(bare[1:])
        if len(cells) > 1 and not cells[-1].strip():
            del cells[-1]
        head = number < len(lines) and _is_delimiter(lines[number])
        others = any(cell.strip() for cell in cells[1:])
        for place, cell in enumerate(cells):
            parts = _BREAKS.split(cell.replace("\\|", "|").strip(" \t"))
            units += [
                Unit(text=part, line=number, cell=place, row=rows, others=others, head=head)
                for part in parts
            ]
        rows += 1
    return units


def _is_delimiter(line: str) -> bool:
    bare = line.strip()
    return bare.startswith("|") and "-" in bare and set(bare) <= set("|:- \t")


class Flow:
    """
    The units as one text, and its letters and figures alone, each with its place in it.

    Case, spaces, quotation marks, punctuation, markup and the ends of lines are not in the letters,
    so that a label is found however it was set.

    Attributes:
        text: The units, each on a line of its own.
        starts: Where each unit starts in the text.
        letters: The letters and figures, in one case.
        places: For each of them where it starts in the text.
        ends: For each of them where it ends in the text.
        words: Which of them begin a word.
    """

    def __init__(self, units: list[Unit]) -> None:
        self.text = "\n".join(unit.text for unit in units)
        self.starts = array("q", [0])
        for unit in units:
            self.starts.append(self.starts[-1] + len(unit.text) + 1)
        letters: list[str] = []
        self.places, self.ends = array("q"), array("q")
        self.words = array("q")
        for token in _TOKEN.finditer(self.text):
            if token[0].isascii() and token[0].isalnum():
                self.words.append(len(self.places))
                letters.append(token[0].lower())
                self.places.extend(range(token.start(), token.end()))
                self.ends.extend(range(token.start() + 1, token.end() + 1))
                continue
            self.words.append(len(self.places))
            for place, character, end in _characters(token):
                for letter in key_of(character)[:MAX_LETTERS]:
                    letters.append(letter)
                    self.places.append(place)
                    self.ends.append(end)
        self.letters = "".join(letters)


def _characters(token: "re.Match[str]") -> list[tuple[int, str, int]]:
    if token[0].startswith("&"):
        return [(token.start(), html.unescape(token[0]), token.end())]
    start = token.start()
    return [(start + at, character, start + at + 1) for at, character in enumerate(token[0])]


def key_of(text: str) -> str:
    """
    Return the letters and figures of a text in one case.

    >>> key_of("Last update:"), key_of("1billion to 10 trillions")
    ('lastupdate', '1billionto10trillions')
    """
    if text.isascii():  # most are, and nothing else has to be made even in them
        return _NO_LETTERS.sub("", text.lower())
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum() and sign not in _APOSTROPHES)
