"""A document as paper shows it: title, lines, tables. Each format writes these parts in its way."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeAlias

import attrs

from gpai_code.errors import DocumentError, Fault

LANGUAGE = "en-GB"

MAX_CHARACTERS = 20_000_000
"""Most characters of a document in Markdown or HTML: more than the largest form has, which markup
and escaped signs can make five times as long."""

# what ends a sentence does not belong to the address before it
_LINK = re.compile(r"https?://[^\s<>\"'`]*[^\s<>\"'`.,;:!?]")

Lines: TypeAlias = Sequence[str]
"""The lines of a cell or of an answer."""


class Kind(StrEnum):
    """What a column of a table holds, which says how it looks."""

    NUMBER = "number"
    LABEL = "label"
    TEXT = "text"
    MARK = "mark"


@attrs.frozen
class Column:
    """
    A column of a table.

    Attributes:
        head: Its heading.
        kind: What it holds.
        share: Its share of the width in percent, a multiple of 5; None for what is left. Columns of
            numbers and marks are as narrow as they can be.
    """

    head: str
    kind: Kind = Kind.TEXT
    share: int | None = None


@attrs.frozen
class Title:
    """
    The title of a document.

    Attributes:
        text: What it is, in one line.
        about: What it goes back to, on the line below.
        name: The name in the text; one from right to left is kept in its own order.
    """

    text: str
    about: str
    name: str = ""

    def parts(self) -> tuple[str, str, str]:
        """Return what is before the name, the name if it runs from right to left, and the rest."""
        if not runs_right_to_left([self.name]):
            return self.text, "", ""
        return self.text.partition(self.name)


@attrs.frozen
class Heading:
    """
    A heading inside a document.

    Attributes:
        text: The heading.
        level: 2 for a section, 3 for what is inside one.
        new_page: True where it begins a page when it is printed.
    """

    text: str
    level: int = 2
    new_page: bool = False


@attrs.frozen
class Paragraph:
    """
    A text of one paragraph.

    Attributes:
        text: The text.
        quiet: True for an explanation in smaller letters.
    """

    text: str
    quiet: bool = False


@attrs.frozen
class Fields:
    """Labels with what is said at each, such as the head of a form."""

    rows: Sequence[tuple[str, Lines]]


@attrs.frozen
class Points:
    """A list whose items have a sign before them."""

    items: Sequence[str]


@attrs.frozen
class Table:
    """
    A table, whose heading row is repeated on each page.

    Attributes:
        columns: Its columns.
        rows: The lines of each cell. None is an open answer.
    """

    columns: tuple[Column, ...]
    rows: Iterable[tuple[Lines | None, ...]]


@attrs.frozen
class Signature:
    """
    Lines to write on by hand.

    Attributes:
        text: What is signed.
        labels: What belongs on each line.
    """

    text: str
    labels: tuple[str, ...]


Block: TypeAlias = Title | Heading | Paragraph | Fields | Points | Table | Signature


@attrs.frozen
class Paper:
    """
    A document for people.

    Attributes:
        title: What it is, in one line.
        blocks: Its parts, in order. They are made one by one, and can be gone through once.
        subject: The model that it is about.
        version: Its version.
        day: Day of its last change. A file never says another one, and none where this is None.
    """

    title: str
    blocks: Iterator[Block]
    subject: str = ""
    version: str = ""
    day: datetime.date | None = None


def joined(parts: Iterable[str], document: str) -> str:
    """
    Return a document from its parts, each of which is held once.

    Args:
        parts: In their order.
        document: What to call it in errors.

    Raises:
        DocumentError: If it is longer than `MAX_CHARACTERS`.
    """
    length = 0
    kept = []
    for part in parts:
        length += len(part)
        if length > MAX_CHARACTERS:
            actual = f"more than {MAX_CHARACTERS} characters"
            raise DocumentError(document, (Fault("", "size", actual, "export it as JSON"),))
        kept.append(part)
    return "".join(kept)


def in_parts(line: str) -> Iterator[tuple[str, bool]]:
    """
    Yield a line in parts, and of each part whether it is an address of the web.

    >>> list(in_parts("see https://a.example/b."))
    [('see ', False), ('https://a.example/b', True), ('.', False)]
    """
    end = 0
    for match in _LINK.finditer(line):
        address = _without_closing_brackets(match[0])
        if match.start() > end:
            yield line[end : match.start()], False
        yield address, True
        end = match.start() + len(address)
    if end < len(line):
        yield line[end:], False


def _without_closing_brackets(address: str) -> str:
    """Leave out brackets at the end that close one before the address, and marks before them."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while surplus > 0 and address[end - 1] == ")":
        surplus -= 1
        end -= 1
        while address[end - 1] in ".,;:!?":
            end -= 1
    return address[:end]


def runs_right_to_left(lines: Iterable[str]) -> bool:
    r"""
    Say whether the first letter that has a direction belongs to a script from right to left.

    >>> runs_right_to_left(["3 \u05e9\u05dc\u05d5\u05dd"]), runs_right_to_left(["text"])
    (True, False)
    """
    import unicodedata  # noqa: PLC0415 - only what has such letters needs it

    for line in lines:
        if line.isascii():
            if any(map(str.isalpha, line)):
                return False
            continue
        for character in line:
            direction = unicodedata.bidirectional(character)
            if direction in ("L", "R", "AL"):
                return direction != "L"
    return False
