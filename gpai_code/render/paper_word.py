"""A document for people as a Word document, written with Python's own library alone."""

import re
from collections.abc import Iterator
from functools import singledispatchmethod
from html import escape
from urllib.parse import urlsplit

from gpai_code.errors import DocumentError, Fault
from gpai_code.forms.findings import OPEN
from gpai_code.render.answers import BULLET
from gpai_code.render.paper import (
    Block,
    Column,
    Fields,
    Heading,
    Kind,
    Lines,
    Paper,
    Paragraph,
    Points,
    Signature,
    Table,
    Title,
    in_parts,
    runs_right_to_left,
)
from gpai_code.render.word_parts import GREY, MARGIN, PAGE_WIDTH, PALE, RED, SHADE, package
from gpai_code.text_io.escaping import without_controls

MAX_CHARACTERS = 2**21
"""Most characters of a document, some 700 pages; writing it takes up to 70 bytes for each."""

MAX_UNBROKEN = 2_500
"""Most characters in a row that is kept on one page; what is longer may go on on the next."""

MAX_UNBROKEN_LINES = 50
"""Most lines in such a row."""

MAX_LINK = 2_000
"""Longest address that can be clicked; Word refuses files with much longer ones."""

_WIDTHS = {Kind.NUMBER: 620, Kind.MARK: 800}
"""Widths of narrow columns, in twentieths of a point."""

_QUIET = f'<w:color w:val="{GREY}"/>'

_LABEL_SHARE = 24

_RIGHT_TO_LEFT, _BACK_AGAIN = "\u202b", "\u202c"
"""Marks of Unicode between which a text is ordered from right to left."""

# what Word and its relatives take for a broken file where it is wrong
_SAFE_LINK = re.compile(
    r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::[0-9]{1,5})?(?:[/?#][A-Za-z0-9._~:/?#@!$&()*+,;=%-]*)?"
)


def paper_docx(paper: Paper) -> bytes:
    """
    Return a Word document on A4; all text goes in as text.

    Addresses with http or https become links; no fields but the numbers of pages, and no macros
    come into being.

    Raises:
        DocumentError: If it is longer than a Word document may be.
    """
    writer = _Writer()
    body = "".join(writer.body(paper))
    return package(paper, body, writer.links)


class _Writer:
    """Writes blocks as elements, and collects the addresses that they link to."""

    def __init__(self) -> None:
        self.links: dict[str, int] = {}
        self.characters = 0

    def body(self, paper: Paper) -> Iterator[str]:
        """Yield the elements of a document; it ends with a paragraph, as Word asks."""
        for block in paper.blocks:
            yield from self.block(block)

    @singledispatchmethod
    def block(self, block: Block) -> Iterator[str]:
        """Yield the elements of a part."""
        raise NotImplementedError  # pragma: no cover - every kind of block is registered below

    @block.register
    def _(self, block: Title) -> Iterator[str]:
        before, name, after = block.parts()
        first = _run(without_controls(before))
        if name:
            first += _kept_in_order(_run(without_controls(name)))
        # the line of a title runs from left to right, whatever the name begins with
        yield self.paragraph([after], "Title", before=first, turns=False)
        yield self.paragraph([block.about], "Subtitle")

    @block.register
    def _(self, block: Heading) -> Iterator[str]:
        before = "<w:pageBreakBefore/>" if block.new_page else ""
        yield self.paragraph([block.text], f"Heading{block.level - 1}", properties=before)

    @block.register
    def _(self, block: Paragraph) -> Iterator[str]:
        yield self.paragraph([block.text], "Quiet" if block.quiet else "")

    @block.register
    def _(self, block: Fields) -> Iterator[str]:
        for label, lines in block.rows:
            head = f"{_run(f'{label}:', _QUIET)}<w:r><w:tab/></w:r>"
            # the label is on the left in every row, as it is beside a table
            yield self.paragraph(lines, "Field", before=head, turns=False)

    @block.register
    def _(self, block: Points) -> Iterator[str]:
        for item in block.items:
            yield self.paragraph([item], "ListBullet")

    @block.register
    def _(self, block: Signature) -> Iterator[str]:
        yield self.paragraph([block.text], "", properties="<w:keepNext/>")
        for label in block.labels:
            yield self.paragraph(
                [""], "Sign", before=f"{_run(label)}<w:r><w:tab/></w:r><w:r><w:tab/></w:r>"
            )

    @block.register
    def _(self, block: Table) -> Iterator[str]:
        widths = _widths(block.columns)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" '
            'w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )
        heads = ""
        for column, width in zip(block.columns, widths, strict=True):
            inner = self.paragraph([column.head], "CellHead", properties=_alignment(column))
            heads += _cell(inner, width, SHADE)
        yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
        for row in block.rows:
            whole = "<w:trPr><w:cantSplit/></w:trPr>" if _is_kept_together(row) else ""
            yield f"<w:tr>{whole}"
            for column, lines, width in zip(block.columns, row, widths, strict=True):
                shade = PALE if column.kind is Kind.LABEL else ""
                yield _cell("".join(self.cell(column, lines)), width, shade)
            yield "</w:tr>"
        # two tables in a row would become one, and after the last one there is a paragraph
        yield f"</w:tbl>{self.paragraph([], 'Gap')}"

    def cell(self, column: Column, lines: Lines | None) -> Iterator[str]:
        """Yield the paragraphs of a cell: each item of a list begins one."""
        if lines is None:
            look = f'<w:i/><w:color w:val="{RED}"/>'
            yield self.paragraph([OPEN], "Cell", look=look)
            return
        look = "<w:b/>" if column.kind is Kind.LABEL else ""
        part: list[str] = []
        for line in lines:
            if line.startswith(BULLET) and part:
                yield self.paragraph(part, "Cell", look=look, properties=_alignment(column))
                part = []
            part.append(line)
        yield self.paragraph(part, "Cell", look=look, properties=_alignment(column))

    def paragraph(
        self,
        lines: Lines,
        style: str,
        *,
        before: str = "",
        look: str = "",
        properties: str = "",
        turns: bool = True,
    ) -> str:
        """
        Return a paragraph.

        Args:
            lines: Its lines.
            style: Id of its style; empty for body text.
            before: Runs before the first line.
            look: Properties of its runs.
            properties: Properties of the paragraph, as the schema orders them after the style.
            turns: False where it runs from left to right even if its text does not.
        """
        runs = []
        for line in lines:
            self.characters += len(line)
            if self.characters > MAX_CHARACTERS:
                actual = f"more than {MAX_CHARACTERS} characters"
                fault = Fault("", "size", actual, "export the document in another format")
                raise DocumentError("Word document", (fault,))
            for piece in without_controls(line).split("\n"):
                written = "".join(self.runs(piece, look))
                if not turns and runs_right_to_left([piece]):
                    written = _kept_in_order(written)
                runs.append(written)
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        if turns and runs_right_to_left(lines):
            properties = f"<w:bidi/>{properties}"
        described = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
        return f"<w:p>{described}{before}{'<w:r><w:br/></w:r>'.join(runs)}</w:p>"

    def runs(self, line: str, look: str) -> Iterator[str]:
        """Yield the runs of a line; addresses become links."""
        for part, is_link in in_parts(line):
            if is_link and len(part) <= MAX_LINK and _is_safe(part):
                number = self.links.setdefault(part, len(self.links) + 1)
                inner = _run(part, f'<w:rStyle w:val="Hyperlink"/>{look}')
                yield f'<w:hyperlink r:id="link{number}">{inner}</w:hyperlink>'
            else:
                yield _run(part, look)


def _run(text: str, look: str = "") -> str:
    if not text.isascii() and runs_right_to_left([text]):
        look += "<w:rtl/>"
    styled = f"<w:rPr>{look}</w:rPr>" if look else ""
    tabbed = escape(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{styled}<w:t xml:space="preserve">{tabbed}</w:t></w:r>'


def _kept_in_order(runs: str) -> str:
    """Put runs from right to left between marks of our own; those in a text are made visible."""
    first, last = f"<w:t>{_RIGHT_TO_LEFT}</w:t>", f"<w:t>{_BACK_AGAIN}</w:t>"
    return f"<w:r>{first}</w:r>{runs}<w:r>{last}</w:r>"


def _is_safe(address: str) -> bool:
    if _SAFE_LINK.fullmatch(address) is None or re.search("%(?![0-9A-Fa-f]{2})", address):
        return False
    try:
        return bool(urlsplit(address).port) or True
    except ValueError:  # a port beyond the last
        return False


def _cell(content: str, width: int, shade: str) -> str:
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shading}</w:tcPr>{content}</w:tc>'


def _alignment(column: Column) -> str:
    return '<w:jc w:val="center"/>' if column.kind is Kind.MARK else ""


def _is_kept_together(row: tuple[Lines | None, ...]) -> bool:
    cells = [lines for lines in row if lines is not None]
    size = max((sum(map(len, lines)) for lines in cells), default=0)
    return size <= MAX_UNBROKEN and all(len(lines) <= MAX_UNBROKEN_LINES for lines in cells)


def _widths(columns: tuple[Column, ...]) -> list[int]:
    """Share the width of the page among columns, in twentieths of a point."""
    whole = PAGE_WIDTH - 2 * MARGIN
    widths = []
    for column in columns:
        share = column.share or (_LABEL_SHARE if column.kind is Kind.LABEL else 0)
        widths.append(_WIDTHS.get(column.kind, whole * share // 100))
    rest = widths.count(0)
    for at, width in enumerate(widths):
        if not width:
            widths[at] = (whole - sum(widths)) // rest
            rest -= 1
    return widths
