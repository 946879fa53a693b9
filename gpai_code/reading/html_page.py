"""An HTML page as lines and cells; scripts and what is hidden are left out, nothing runs."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import attrs

from gpai_code.errors import DocumentError, Fault
from gpai_code.reading.layout import Unit, literal

MAX_BYTES = 8 * 2**20
"""Largest page that is read."""

MAX_PENDING = 2**14
"""Longest tag or declaration, in characters; addresses that hold data are taken out before."""

MAX_DEPTH = 1_000
"""How deep elements may be inside each other."""

_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)?"
    r"<(?:!doctype\s+html|html|head|body|table|main|article|section|div|h[1-6]|p)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{1,20})", re.IGNORECASE)
_DATA = re.compile(r"\bdata:[A-Za-z0-9.+-]{1,40}/[^\"'\s>)]{20,}")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_SKIPPED = frozenset({"head", "script", "style", "template", "svg", "object", "iframe", "noscript"})
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset"  # noqa: SIM905
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header html legend li main nav ol p pre"
    " section summary table tbody td tfoot th thead tr ul textarea".split()
)
_HEADINGS = {f"h{depth}": "#" * depth for depth in range(1, 7)}
_CLOSED_BY = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "p": ("p",),
    "option": ("option",),
}
"""What an element ends that was left open, as browsers read it."""


def is_html(text: str) -> bool:
    """
    Say whether a text is an HTML page or a piece of one.

    >>> is_html("<!DOCTYPE html><title>Summary</title>"), is_html("Size: < 1 billion")
    (True, False)
    """
    return _START.match(text) is not None


def charset_of(page: bytes) -> str | None:
    """Return the encoding that a page names near its beginning, None if it names none."""
    charset = _CHARSET.search(page[:2048])
    return None if charset is None else charset[1].decode("ascii").lower()


def units_of_page(page: str, document: str, *, exact: bool = False) -> list[Unit]:
    """
    Return the lines and cells of a page in reading order.

    A link whose words are not its address becomes `[words](address)`, a box `☒` or `☐`.

    Args:
        page: The page.
        document: What to call it in errors.
        exact: Whether blanks are kept as they are, for pages of this library.

    Raises:
        DocumentError: If it is nested too deep, or a tag has no end.
    """
    parser = _Page(document, exact=exact)
    for piece in _pieces(_without_comments(_DATA.sub("", page))):
        parser.feed(piece)
        if len(parser.rawdata) > MAX_PENDING:
            raise _broken(document, "a tag without an end", "save the page again with a browser")
    parser.close()
    return list(parser.finished())


def _broken(document: str, what: str, wanted: str) -> DocumentError:
    return DocumentError(document, (Fault("", "html", what, wanted),))


def _without_comments(page: str) -> str:
    parts = []
    at = 0
    while (start := page.find("<!--", at)) >= 0:
        end = page.find("-->", start + 4)
        parts.append(page[at:start])
        if end < 0:
            return "".join(parts)  # as browsers do
        at = end + 3
    return "".join([*parts, page[at:]])


def _pieces(page: str) -> Iterator[str]:
    """Yield a page tag by tag, so that a broken one is not looked at again and again."""
    start = 0
    while start < len(page):
        end = page.find("<", start + 1)
        end = len(page) if end < 0 else end
        yield page[start:end]
        start = end


@attrs.define
class _Table:
    """
    A table that is open.

    Attributes:
        number: Number of the row that is open, over all tables.
        cells: Cells of that row so far, each with its lines.
        spans: For each column how many more rows its cell covers, the one that is open included.
        covered: The columns that cells of rows above cover.
        column: The column of the cell that is open.
        head: Whether all cells of the row are heads.
    """

    number: int = -1
    cells: dict[int, list[str]] = attrs.Factory(dict)
    spans: dict[int, int] = attrs.Factory(dict)
    covered: frozenset[int] = frozenset()
    column: int = -1
    head: bool = True
    first: bool = True


class _Page(HTMLParser):
    """Collects lines and cells."""

    def __init__(self, document: str, *, exact: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.document = document
        self.exact = exact
        self.units: list[Unit] = []
        self.open: list[str] = []
        self.skipping: list[str] = []
        self.parts: list[str] = []
        self.prefix = ""
        self.line = 1
        self.rows = 0
        self.table: _Table | None = None
        self.inner_tables = 0
        self.lists: list[str] = []
        self.links: list[tuple[str, int]] = []
        self.label_ended = False

    # what the parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self.skipping:
            if tag not in _VOID:
                self.skipping.append(tag)
            self._guard_depth()
            return
        hidden = "hidden" in values or _HIDDEN.search(values.get("style") or "")
        if tag in _SKIPPED or (hidden and tag not in _VOID):
            self.skipping.append(tag)
            return
        self._close_left_open(tag)
        if tag not in _VOID:
            self.open.append(tag)
            self._guard_depth()
        self._begin(tag, values)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, attrs)
        elif not self.skipping:
            # "<br/>" ends itself; other elements of HTML do not, but nothing is in this one
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            # an end tag without its start is no end of what is left out
            if tag in self.skipping:
                while self.skipping.pop() != tag:
                    pass
            return
        if tag in self.open:
            last = None
            while last != tag:
                last = self.open[-1]
                self._end(last)  # while it is open, so that its lines are those of a "pre"
                self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.parts.append(data)

    # the lines

    def finished(self) -> Iterator[Unit]:
        """Return the units of the whole page."""
        while self.open:
            self._end(self.open.pop())
        self._break()
        yield from self.units

    def _guard_depth(self) -> None:
        if len(self.open) + len(self.skipping) > MAX_DEPTH:
            wanted = f"keep elements to {MAX_DEPTH} levels"
            raise _broken(self.document, "deeper nesting", wanted)

    def _close_left_open(self, tag: str) -> None:
        closes = _CLOSED_BY.get(tag, ())
        if self.open and self.open[-1] in closes:
            self.handle_endtag(self.open[-1])
            self._close_left_open(tag)
        elif self.open and self.open[-1] == "p" and tag in _BLOCKS:
            self.handle_endtag("p")

    def _begin(self, tag: str, values: dict[str, str | None]) -> None:
        if tag == "br":
            self._line_break()
        elif tag == "input":
            self._input(values)
        elif tag == "a":
            self.links.append((values.get("href") or "", len(self.parts)))
        elif tag == "table":
            self._break()
            if self.table is None:
                self.table = _Table()
            else:
                self.inner_tables += 1
        elif tag == "tr" and self.table and not self.inner_tables:
            self._break()
            self._end_row()
            self.table.number = self.rows
        elif tag in ("td", "th") and self.table and not self.inner_tables:
            self._begin_cell(self.table, tag, values)
        elif tag == "dd" and self.label_ended:
            self.label_ended = False  # the answer goes on behind its label
        elif tag in _BLOCKS:
            self._break()
            if tag in ("ul", "ol"):
                self.lists.append(tag)
            elif tag == "li":
                self.prefix = f"{'  ' * max(0, len(self.lists) - 1)}- "
            elif tag in _HEADINGS and self.table is None:
                self.prefix = f"{_HEADINGS[tag]} "

    def _end(self, tag: str) -> None:
        if tag == "a" and self.links:
            self._end_link(*self.links.pop())
        elif tag == "table":
            self._break()
            if self.inner_tables:
                self.inner_tables -= 1
            else:
                self._end_row()
                self.table = None
        elif tag == "tr" and not self.inner_tables:
            self._break()
            self._end_row()
        elif tag == "dt":
            words = self._words()
            self.parts = [words if words.endswith((":", "?")) or not words else f"{words}:", " "]
            self.label_ended = bool(words)
        elif tag in _BLOCKS:
            self._break()
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()

    def _begin_cell(self, table: _Table, tag: str, values: dict[str, str | None]) -> None:
        self._break()
        column = table.column + 1
        while column in table.covered:
            column += 1
        table.column = column
        table.cells[column] = []
        table.head = table.head and tag == "th"
        rows = _count(values.get("rowspan"))
        if rows > 1:
            table.spans[column] = rows  # this row is counted when it ends
        table.column += _count(values.get("colspan")) - 1

    def _end_row(self) -> None:
        table = self.table
        if table is None or not table.cells:
            return
        others = any(any(lines) for column, lines in table.cells.items() if column > 0)
        head = table.head and table.first
        for column in range(max(table.cells) + 1):
            for words in table.cells.get(column) or [""]:
                unit = Unit(
                    text=literal(words),
                    line=self.line,
                    cell=column,
                    row=self.rows,
                    others=others,
                    head=head,
                )
                self.units.append(unit)
        self.rows += 1
        self.line += 1
        table.first = False
        table.cells, table.column, table.head = {}, -1, True
        table.spans = {column: rows - 1 for column, rows in table.spans.items() if rows > 1}
        table.covered = frozenset(table.spans)

    def _input(self, values: dict[str, str | None]) -> None:
        kind = (values.get("type") or "text").lower()
        if kind in ("checkbox", "radio"):
            self.parts.append("☒" if "checked" in values else "☐")
        elif kind not in ("hidden", "button", "submit", "reset", "image", "password", "file"):
            self.parts.append(values.get("value") or "")

    def _end_link(self, address: str, begin: int) -> None:
        words = _BLANKS.sub(" ", "".join(self.parts[begin:])).strip()
        if not address.startswith(("https://", "http://")) or not words or self.exact:
            return
        plain = address.rstrip("/").partition("://")[2]
        if words.rstrip("/") in (address.rstrip("/"), plain) or re.search(r"[\[\]\s()]", address):
            return
        if "[" not in words and "]" not in words:
            self.parts[begin:] = [f"[{words}]({address})"]

    def _words(self) -> str:
        text = "".join(self.parts)
        if self.exact:
            # the tags of this library's pages are set on lines of their own
            words = text if text.strip("\n\r\t ") else ""
            return words.strip("\n")
        if any(tag in ("pre", "textarea") for tag in self.open):
            return text.strip("\n") if text.strip() else ""
        return _BLANKS.sub(" ", text).strip()

    def _line_break(self) -> None:
        """End a line inside a block."""
        self._put(keep_empty=self.exact)

    def _break(self) -> None:
        """End a block."""
        if self.label_ended:
            self.label_ended = False
        had_words = self._put(keep_empty=False)
        if had_words and self.table is None:
            self.line += 1
        self.prefix = ""

    def _put(self, *, keep_empty: bool) -> bool:
        words = self._words()
        self.parts = []
        if not words and not keep_empty:
            return False
        prefix, self.prefix = self.prefix, " " * len(self.prefix) if "-" in self.prefix else ""
        for line in (prefix + words).split("\n"):
            if self.table is not None and self.table.cells:
                self.table.cells[max(self.table.cells)].append(line)
            elif self.table is None or words:
                self.units.append(Unit(text=literal(line), line=self.line))
        return True


def _count(text: str | None) -> int:
    """Return how many rows or columns a cell covers, within reason."""
    return (
        min(int(text), 1_000) if text and text.isascii() and text.isdigit() and text != "0" else 1
    )
