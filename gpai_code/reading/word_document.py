"""A Word document as lines and cells: its text as it is shown, without what was deleted."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import attrs

from gpai_code.errors import DocumentError, Fault, MissingExtraError
from gpai_code.reading.layout import Unit, literal
from gpai_code.reading.records import Passage

MAX_UNPACKED = 64 * 2**20
"""Most bytes that the parts of a document may have together when they are unpacked."""

MAX_PARTS = 5_000
"""Most parts that a document may have."""

MAX_DEPTH = 200
"""How deep elements may be inside each other."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT_BOX = f"{_W}txbxContent"
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", _FALLBACK})
_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an OLE file begins: a Word file of before 2007, or one with a password."""

# symbols that Word draws with the font Wingdings
_SYMBOLS = {
    "F0FE": "☒",
    "F0FD": "☒",
    "F0FC": "✓",
    "F052": "☒",
    "F0A8": "☐",
    "F06F": "☐",
    "F071": "☐",
}


def is_word(content: bytes) -> bool:
    """Say whether bytes are a zip archive, as Word documents are, or an OLE file."""
    return content[:4] == b"PK\x03\x04" or content[:8] == _ENCRYPTED


@attrs.frozen(kw_only=True)
class WordContent:
    """
    What a Word document shows.

    Attributes:
        units: Its lines and cells.
        furniture: Its running heads and feet.
    """

    units: list[Unit]
    furniture: tuple[Passage, ...]


def read_word(content: bytes, document: str) -> WordContent:
    """
    Return what a Word document shows, in reading order.

    Args:
        content: The file.
        document: What to call it in errors.

    Raises:
        DocumentError: If it has a password, is no Word document, or would unpack to more than
            `MAX_UNPACKED` bytes.
        MissingExtraError: If python-docx is not installed.
    """
    if content[:8] == _ENCRYPTED:
        wanted = "remove the password, or save it as .docx"
        raise _fault(document, "a Word file with a password, or one of before 2007", wanted)
    check_archive(content, document)
    try:
        from docx import Document  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("docx", "python-docx") from None
    try:
        return _content(Document(BytesIO(content)), document)
    except DocumentError:
        raise
    # whatever python-docx or lxml stumble over in a broken file is its fault, not ours; some of it
    # they look for only while the document is gone through
    except Exception as error:
        what = f"a file that cannot be read as Word ({type(error).__name__})"
        raise _fault(document, what, "save it again with Word, or as PDF") from None


def _content(word: Any, document: str) -> WordContent:
    walk = _Walk(document, _links_of(word))
    walk.blocks(word.element.body, 0)
    for unit in _footnotes(word, walk):
        walk.units.append(unit)
    return WordContent(units=walk.units, furniture=tuple(_margins(word)))


def _fault(document: str, what: str, wanted: str) -> DocumentError:
    return DocumentError(document, (Fault("", "word", what, wanted),))


def check_archive(content: bytes, document: str) -> None:
    """Refuse what is no Word document, and an archive that is much larger than it looks."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
        what = "a broken or truncated file"
        raise _fault(document, what, "get the whole file again") from None
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
        raise _fault(document, "a zip file that is no Word document", "give the document itself")
    # nothing unpacks to more than its entry says: what is longer fails as broken
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        wanted = f"keep it to {MAX_UNPACKED} bytes when unpacked"
        raise _fault(document, "a document that unpacks to far more than it looks", wanted)
    if any(part.flag_bits & 1 for part in parts):
        raise _fault(document, "a zip file with a password", "remove the password")


def _links_of(word: Any) -> dict[str, str]:
    return {
        name: relation.target_ref
        for name, relation in word.part.rels.items()
        if relation.is_external and relation.reltype.endswith("/hyperlink")
    }


class _Walk:
    """Collects the lines and cells of a document."""

    def __init__(self, document: str, links: dict[str, str]) -> None:
        self.document = document
        self.links = links
        self.units: list[Unit] = []
        self.line = 1
        self.rows = 0

    def blocks(self, element: Any, depth: int) -> None:
        """Take in paragraphs and tables below an element."""
        self._guard_depth(depth)
        for child in element:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child, depth)
            elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
                self.blocks(child, depth + 1)

    def _guard_depth(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            wanted = f"keep elements to {MAX_DEPTH} levels"
            raise _fault(self.document, "deeper nesting", wanted)

    def _paragraph(self, paragraph: Any) -> None:
        boxes: list[Any] = []
        lines = "".join(self.words(paragraph, boxes, 0)).split("\n")
        prefix = _prefix(paragraph)
        for line in lines:
            if line.strip() or len(lines) > 1:
                self.units.append(Unit(text=literal(prefix + line), line=self.line))
                prefix = " " * len(prefix) if "-" in prefix else ""
        self.line += 1
        for box in boxes:
            self.blocks(box, 0)

    def words(self, element: Any, boxes: list[Any], depth: int) -> Iterator[str]:
        """Yield what is shown inside a paragraph; text boxes are put aside."""
        self._guard_depth(depth)
        for child in element:
            tag = child.tag
            if tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            if tag == f"{_W}t":
                # marks that an export puts around words from right to left, to keep their order
                yield (child.text or "").strip("\u202b\u202c")
            elif tag in (f"{_W}tab", f"{_W}ptab"):
                yield "\t"
            elif tag in (f"{_W}br", f"{_W}cr"):
                yield "\n"
            elif tag == f"{_W}noBreakHyphen":
                yield "-"
            elif tag == f"{_W}sym":
                yield _SYMBOLS.get((child.get(f"{_W}char") or "").upper(), "")
            elif tag == f"{_W}checkBox":
                yield "☒" if _is_checked(child) else "☐"
            elif tag == _TEXT_BOX:
                boxes.append(child)
            elif tag == f"{_W}hyperlink":
                yield self._link(child, boxes, depth)
            elif tag not in (f"{_W}pPr", f"{_W}rPr"):
                yield from self.words(child, boxes, depth + 1)

    def _link(self, link: Any, boxes: list[Any], depth: int) -> str:
        words = "".join(self.words(link, boxes, depth + 1))
        address = self.links.get(link.get(f"{_R}id") or "", "")
        plain = address.rstrip("/").partition("://")[2]
        if (
            not address.startswith(("https://", "http://"))
            or words.strip().rstrip("/") in ("", address.rstrip("/"), plain)
            or re.search(r"[\[\]\s()]", address)
            or re.search(r"[\[\]\n]", words)
        ):
            return words
        return f"[{words}]({address})"

    def _table(self, table: Any, depth: int) -> None:
        self._guard_depth(depth)
        first = True
        for row in _children(table, f"{_W}tr"):
            cells = [self._cell(cell, depth) for cell in _children(row, f"{_W}tc")]
            places: list[tuple[int, list[str]]] = []
            column = 0
            for cell, lines in zip(_children(row, f"{_W}tc"), cells, strict=True):
                places.append((column, lines))
                column += _span(cell)
            others = any("".join(lines).strip() for place, lines in places if place)
            head = first and _is_head(row)
            for place, lines in places:
                for line in lines or [""]:
                    unit = Unit(
                        text=literal(line),
                        line=self.line,
                        cell=place,
                        row=self.rows,
                        others=others,
                        head=head,
                    )
                    self.units.append(unit)
            first = False
            self.rows += 1
            self.line += 1

    def _cell(self, cell: Any, depth: int) -> list[str]:
        """Return the lines of a cell; a table inside it becomes lines too."""
        if _is_covered(cell):
            return []
        inner = _Walk(self.document, self.links)
        inner.blocks(cell, depth + 1)
        lines = []
        for unit in inner.units:
            lines.append(unit.text.replace("&amp;", "&") if "&amp;" in unit.text else unit.text)
        return lines


def _children(element: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those that a control holds."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _children(child, tag)


def _prefix(paragraph: Any) -> str:
    """Return what Markdown puts before a heading or an item of a list."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return ""
    style = properties.find(f"{_W}pStyle")
    name = (style.get(f"{_W}val") or "") if style is not None else ""
    if depth := re.fullmatch(r"[Hh]eading ?([1-6])", name):
        return f"{'#' * int(depth[1])} "
    if name == "Title":
        return "# "
    numbering = properties.find(f"{_W}numPr")
    if numbering is None:
        return "- " if re.fullmatch(r"List ?Bullet ?[0-9]?", name) else ""
    level = numbering.find(f"{_W}ilvl")
    depth_of = level.get(f"{_W}val") if level is not None else "0"
    indent = int(depth_of) if depth_of and depth_of.isdigit() and len(depth_of) < 3 else 0
    return f"{'  ' * min(indent, 8)}- "


def _is_checked(box: Any) -> bool:
    state = box.find(f"{_W}checked")
    if state is None:
        state = box.find(f"{_W}default")
    return state is not None and (state.get(f"{_W}val") or "1") in ("1", "true", "on")


def _span(cell: Any) -> int:
    properties = cell.find(f"{_W}tcPr")
    span = properties.find(f"{_W}gridSpan") if properties is not None else None
    value = span.get(f"{_W}val") if span is not None else None
    return min(int(value), 100) if value and value.isdigit() and value != "0" else 1


def _is_covered(cell: Any) -> bool:
    """Say whether the cell above goes on over this one."""
    properties = cell.find(f"{_W}tcPr")
    merge = properties.find(f"{_W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{_W}val") != "restart"


def _is_head(row: Any) -> bool:
    properties = row.find(f"{_W}trPr")
    return properties is not None and properties.find(f"{_W}tblHeader") is not None


def _footnotes(word: Any, walk: _Walk) -> Iterator[Unit]:
    """Yield the notes at the foot of the pages."""
    from docx.oxml import parse_xml  # noqa: PLC0415

    for relation in word.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        notes = _Walk(walk.document, {})
        for note in parse_xml(relation.target_part.blob):
            if note.get(f"{_W}type") is None:
                notes.blocks(note, 0)
        if notes.units:
            # nothing of the notes belongs to the last row of the text
            yield Unit(text="# Notes", line=walk.line)
        for unit in notes.units:
            yield attrs.evolve(unit, line=walk.line + unit.line, row=None, cell=0)


def _margins(word: Any) -> Iterator[Passage]:
    seen = set()
    for section in word.sections:
        for margin in (section.header, section.footer):
            for paragraph in margin.paragraphs:
                words = paragraph.text.strip()
                if words and words not in seen:
                    seen.add(words)
                    yield Passage(text=words, line=1)
