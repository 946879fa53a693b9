"""Where somebody else's Word document has room for answers: cells, boxes to tick, text controls."""

import re
from collections.abc import Iterator
from typing import Any

import attrs

from gpai_code.reading.layout import key_of
from gpai_code.vocabulary import Audience

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

EMPTY, TICKED = "☐", "☒"

MAX_DEPTH = 200
"""How deep elements may be inside each other."""

_GLYPH = re.compile(f"[{EMPTY}{TICKED}☑]")
_ONLY_MARKS = re.compile(f"[{EMPTY}{TICKED}☑✕✓xX\\s]*")
_MARKS = frozenset(audience.value.lower() for audience in Audience)


@attrs.define(eq=False)
class Box:
    """
    A box to tick.

    Attributes:
        element: A content control, or the element `w:t` that has the sign.
        offset: Place of the sign in its text; None for a content control.
        words: The words between it and what comes next.
        before: The words before it.
    """

    element: Any
    offset: int | None = None
    words: str = ""
    before: str = ""

    @property
    def line_after(self) -> str:
        """The words after it in its own line."""
        return self.words.partition("\n")[0]

    @property
    def line_before(self) -> str:
        """The words before it in its own line."""
        return self.before.rpartition("\n")[2]

    def set(self, *, ticked: bool) -> None:
        """Tick the box, or take its tick away."""
        sign = TICKED if ticked else EMPTY
        if self.offset is not None:
            text = self.element.text
            self.element.text = f"{text[: self.offset]}{sign}{text[self.offset + 1 :]}"
            return
        box = self.element.find(f"{W}sdtPr/{W14}checkbox")
        state = box.find(f"{W14}checked")
        if state is None:
            state = box.makeelement(f"{W14}checked")
            box.insert(0, state)
        state.set(f"{W14}val", "1" if ticked else "0")
        look = box.find(f"{W14}{'checkedState' if ticked else 'uncheckedState'}")
        if look is not None:
            code = look.get(f"{W14}val") or ""
            sign = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else sign
        texts = list(self.element.iter(f"{W}t"))
        for text in texts[:1]:
            text.text = sign


@attrs.define(eq=False)
class Field:
    """
    A content control for text.

    Attributes:
        element: The element `w:sdt`.
        before: The words before it, as letters and figures.
        topic: What the words before it are about: the option of the last box, or "other".
    """

    element: Any
    before: str = ""
    topic: str = ""


@attrs.define(eq=False)
class Place:
    """
    A cell, or a paragraph outside tables.

    Attributes:
        element: The element `w:tc` or `w:p`.
        is_cell: Whether it is a cell.
        words: Its words, without what controls show.
        items: Its boxes and text controls, in order.
        is_mark: Whether it only says for whom a row is meant.
    """

    element: Any
    is_cell: bool
    words: str = ""
    items: list[Box | Field] = attrs.Factory(list)
    is_mark: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it yet."""
        return not self.words.strip() and not self.items


def places_of(body: Any, *, has_marks: bool) -> list[Place]:
    """
    Return the cells and paragraphs of a document in reading order.

    Args:
        body: The element `w:body`.
        has_marks: Whether the form says at each row for whom it is meant.

    Raises:
        RecursionError: If elements are deeper inside each other than `MAX_DEPTH`.
    """
    return list(_places(body, 0, has_marks=has_marks))


def _places(element: Any, depth: int, *, has_marks: bool) -> Iterator[Place]:
    if depth > MAX_DEPTH:
        raise RecursionError
    for child in element:
        if child.tag == f"{W}p":
            yield _filled(Place(child, is_cell=False), child)
        elif child.tag == f"{W}tbl":
            yield from _cells(child, depth, has_marks=has_marks)
        elif child.tag == f"{W}sdt" and _is_field(child):
            # a control around whole paragraphs
            place = Place(child, is_cell=False)
            place.items.append(Field(child))
            yield place
        elif isinstance(child.tag, str):
            yield from _places(child, depth + 1, has_marks=has_marks)


def _cells(table: Any, depth: int, *, has_marks: bool) -> Iterator[Place]:
    """Yield the cells of a table; a table inside one is gone through instead of the cell."""
    columns_of_marks: set[int] = set()
    for row in _inside(table, f"{W}tr"):
        column = 0
        for cell in _inside(row, f"{W}tc"):
            at, column = column, column + _span(cell)
            if cell.find(f".//{W}tbl") is not None:
                yield from _places(cell, depth + 1, has_marks=has_marks)
                continue
            place = _filled(Place(cell, is_cell=True), cell)
            if has_marks:
                if key_of(place.words) in _MARKS:
                    columns_of_marks.add(at)
                only_marks = _ONLY_MARKS.fullmatch(_shown(cell)) and not _has_field(place)
                place.is_mark = at in columns_of_marks or bool(only_marks and not place.is_empty)
            yield place


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those that a control holds."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _inside(child, tag)


def _span(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = "1" if span is None else span.get(f"{W}val") or "1"
    return int(value) if re.fullmatch("[1-9][0-9]?", value) else 1


def _shown(cell: Any) -> str:
    return "".join(text.text or "" for text in cell.iter(f"{W}t"))


def _has_field(place: Place) -> bool:
    return any(isinstance(item, Field) for item in place.items)


def _is_checkbox(control: Any) -> bool:
    return control.find(f"{W}sdtPr/{W14}checkbox") is not None


def _is_field(control: Any) -> bool:
    """Say whether a content control holds text and nothing that has a place of its own."""
    content = control.find(f"{W}sdtContent")
    if content is None or _is_checkbox(control):
        return False
    inner = (f"{W}sdt", f"{W}tbl", f"{W}tc", f"{W}tr")
    return all(content.find(f".//{tag}") is None for tag in inner)


def _filled(place: Place, element: Any) -> Place:
    """Take in the words, boxes and controls of a cell or paragraph."""
    reader = _Reader(place)
    reader.read(element, 0)
    return place


class _Reader:
    """Reads a place from its beginning to its end."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.words = ""
        self.topic = ""

    def read(self, element: Any, depth: int) -> None:
        """Take in what is below an element."""
        if depth > MAX_DEPTH:
            raise RecursionError
        for child in element:
            if child.tag == f"{W}t":
                self._text(child)
            elif child.tag == f"{W}sdt" and _is_checkbox(child):
                self._item(Box(child))
            elif child.tag == f"{W}sdt" and _is_field(child):
                self._item(Field(child))
            elif isinstance(child.tag, str):
                self.read(child, depth + 1)
                if child.tag == f"{W}p":
                    self._add("\n")

    def _text(self, element: Any) -> None:
        text = element.text or ""
        end = 0
        for sign in _GLYPH.finditer(text):
            self._add(text[end : sign.start()])
            self._item(Box(element, offset=sign.start()))
            end = sign.end()
        self._add(text[end:])

    def _add(self, words: str) -> None:
        self.place.words += words
        self.words += words
        last = self.place.items[-1] if self.place.items else None
        if isinstance(last, Box):
            last.words += words
            self.topic = key_of(last.words)
        if "other" in key_of(self.words):
            self.topic = OTHER

    def _item(self, item: Box | Field) -> None:
        if isinstance(item, Box):
            item.before = self.words
            self.topic = ""
        else:
            item.before, item.topic = key_of(self.words), self.topic
        self.place.items.append(item)
        self.words = ""


OTHER = "other"
"""The topic of words that ask for something else than the options."""
