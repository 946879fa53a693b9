"""A document for people as Markdown; all text of others is shown as it is."""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from gpai_code.forms.findings import OPEN
from gpai_code.render.paper import (
    Block,
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
    joined,
)
from gpai_code.text_io.escaping import markdown_text

_LINES_AT_ONCE, _CHARACTERS_AT_ONCE = 1_024, 2**16
"""How much of an answer is escaped as one text, whichever is reached first."""

FOR = "For"
"""Heading of the one column that columns of marks become."""


def paper_markdown(paper: Paper) -> str:
    """
    Return a document as Markdown; markup and marks of text direction do not take effect.

    Raises:
        DocumentError: If it is longer than a document may be.
    """
    return joined(_pieces(paper), "Markdown document")


def _pieces(paper: Paper) -> Iterator[str]:
    """Yield a document in pieces, so that an answer is held escaped once while more are added."""
    first = True
    for block in paper.blocks:
        if not first:
            yield "\n"
        first = False
        yield from _markdown(block)


@singledispatch
def _markdown(block: Block) -> Iterator[str]:
    raise NotImplementedError  # pragma: no cover - every kind of block is registered below


@_markdown.register
def _(block: Title) -> Iterator[str]:
    yield f"# {markdown_text(block.text)}\n\n{markdown_text(block.about)}\n"


@_markdown.register
def _(block: Heading) -> Iterator[str]:
    yield f"{'#' * block.level} {markdown_text(block.text)}\n"


@_markdown.register
def _(block: Paragraph) -> Iterator[str]:
    yield f"{markdown_text(block.text)}\n"


@_markdown.register
def _(block: Fields) -> Iterator[str]:
    for label, lines in block.rows:
        yield f"- **{markdown_text(label)}:** "
        yield from _cell(lines)
        yield "\n"


@_markdown.register
def _(block: Points) -> Iterator[str]:
    for item in block.items:
        yield f"- {markdown_text(item)}\n"


@_markdown.register
def _(block: Signature) -> Iterator[str]:
    yield f"{markdown_text(block.text)}\n\n"
    for label in block.labels:
        yield f"- {markdown_text(label)}: …\n"


@_markdown.register
def _(block: Table) -> Iterator[str]:
    marks = [column for column in block.columns if column.kind is Kind.MARK]
    heads = [column.head for column in block.columns if column.kind is not Kind.MARK]
    if marks:
        heads.append(FOR)
    yield f"| {' | '.join(heads)} |\n| {' | '.join('---' for _ in heads)} |\n"
    for row in block.rows:
        yield "|"
        marked = []
        for column, lines in zip(block.columns, row, strict=True):
            if column.kind is Kind.MARK:
                marked += [column.head] if lines and lines[0] else []
                continue
            yield " "
            yield from _cell([OPEN] if lines is None else lines)
            yield " |"
        yield f" {', '.join(marked)} |\n" if marks else "\n"


def _cell(lines: Lines) -> Iterator[str]:
    """Yield lines as one cell of a table: many are escaped at once, for there may be millions."""
    between = ""
    batch: list[str] = []
    size = 0
    for line in _split(lines):
        batch.append(line)
        size += len(line)
        if len(batch) == _LINES_AT_ONCE or size >= _CHARACTERS_AT_ONCE:
            yield between + _escaped(batch)
            batch, size, between = [], 0, "<br>"
    if batch:
        yield between + _escaped(batch)


def _escaped(lines: Iterable[str]) -> str:
    return markdown_text("\n".join(lines)).replace("\n", "<br>")


def _split(lines: Iterable[str]) -> Iterator[str]:
    # a line break inside a name would end the row of the table
    for line in lines:
        yield from line.splitlines() or [""]
