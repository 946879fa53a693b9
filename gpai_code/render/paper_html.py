"""A document for people as one HTML page without scripts, for the screen and for A4."""

import html
from collections.abc import Iterator
from functools import singledispatch

from gpai_code.forms.findings import OPEN
from gpai_code.render.answers import BULLET
from gpai_code.render.paper import (
    LANGUAGE,
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
    joined,
    runs_right_to_left,
)
from gpai_code.render.paper_style import STYLE
from gpai_code.text_io.escaping import visible

MAX_UNBROKEN = 2_500
"""Most characters in a cell whose row is kept on one page."""

MANY = 30
"""From how many short lines on a cell shows them in columns."""

_SHORT = 28
"""Longest line that counts as short, in characters."""

_CLASSES = {Kind.NUMBER: "no", Kind.LABEL: "label", Kind.MARK: "mark"}


def paper_html(paper: Paper) -> str:
    """
    Return a page; all text is escaped, and only links with http or https can be clicked.

    Raises:
        DocumentError: If it is longer than a document may be.
    """
    return joined(_page(paper), "HTML page")


def _page(paper: Paper) -> Iterator[str]:
    """Yield a page in parts, so that an answer is held escaped once while more are added."""
    yield (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(paper.title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )
    in_section = False
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 2:
            yield f"{'</section>' if in_section else ''}{_section(block)}"
            in_section = True
        yield from _html(block)
        yield "\n"
    yield "</section>\n</body>\n</html>\n" if in_section else "</body>\n</html>\n"


def escaped(text: str) -> str:
    """Return text for HTML, with control characters and marks of text direction made visible."""
    return html.escape(visible(text))


def _section(heading: Heading) -> str:
    return "<section class=page>" if heading.new_page else "<section>"


@singledispatch
def _html(block: Block) -> Iterator[str]:
    raise NotImplementedError  # pragma: no cover - every kind of block is registered below


@_html.register
def _(block: Title) -> Iterator[str]:
    before, name, after = block.parts()
    named = f'<bdi dir="rtl">{escaped(name)}</bdi>' if name else ""
    yield f"<h1>{escaped(before)}{named}{escaped(after)}</h1>\n"
    yield f"<p class=about>{escaped(block.about)}</p>"


@_html.register
def _(block: Heading) -> Iterator[str]:
    yield f"<h{block.level}>{escaped(block.text)}</h{block.level}>"


@_html.register
def _(block: Paragraph) -> Iterator[str]:
    yield f"<p{' class=quiet' if block.quiet else ''}>{escaped(block.text)}</p>"


@_html.register
def _(block: Fields) -> Iterator[str]:
    yield "<dl>"
    for label, lines in block.rows:
        yield f"<dt>{escaped(label)}</dt><dd{_direction(lines)}>"
        yield from _cell(lines)
        yield "</dd>"
    yield "</dl>"


@_html.register
def _(block: Points) -> Iterator[str]:
    yield "<ul>"
    for item in block.items:
        yield f"<li{_direction([item])}>{_linked(visible(item))}</li>"
    yield "</ul>"


@_html.register
def _(block: Signature) -> Iterator[str]:
    yield f"<div class=sign><p>{escaped(block.text)}</p><dl>"
    for label in block.labels:
        yield f"<dt>{escaped(label)}</dt><dd></dd>"
    yield "</dl></div>"


@_html.register
def _(block: Table) -> Iterator[str]:
    yield from _table(block)


def table_html(table: Table) -> str:
    """Return a table; its rows are headed by the column of labels."""
    return "".join(_table(table))


def _table(table: Table) -> Iterator[str]:
    heads = ""
    for column in table.columns:
        width = f" class=w{column.share}" if column.share else _class_of(column)
        heads += f'<th scope="col"{width}>{escaped(column.head)}</th>'
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    # on a narrow screen there are no heads: a cell that is not the only answer says its own
    texts = [column for column in table.columns if column.kind is Kind.TEXT]
    named = texts if len(texts) > 1 else []
    for row in table.rows:
        yield "<tr class=long>" if _is_long(row) else "<tr>"
        for column, lines in zip(table.columns, row, strict=True):
            yield from _cell_of(column, lines, is_named=column in named)
        yield "</tr>"
    yield "</tbody></table>"


def _class_of(column: Column) -> str:
    return f" class={_CLASSES[column.kind]}" if column.kind in _CLASSES else ""


def _is_long(row: tuple[Lines | None, ...]) -> bool:
    return any(lines and sum(map(len, lines)) > MAX_UNBROKEN for lines in row)


def _cell_of(column: Column, lines: Lines | None, *, is_named: bool) -> Iterator[str]:
    if lines is None:
        yield f"<td class=open>{OPEN}</td>"
        return
    tag = "th" if column.kind is Kind.LABEL else "td"
    if column.kind is Kind.LABEL:
        yield f'<th scope="row"{_direction(lines)}>'
    elif column.kind is Kind.TEXT:
        columns = " class=many" if _are_many(lines) else ""
        name = f' data-head="{escaped(column.head)}"' if is_named else ""
        yield f"<td{columns}{name}{_direction(lines)}>"
    else:
        yield f"<td{_class_of(column)}>"
    yield from _cell(lines)
    yield f"</{tag}>"


def _are_many(lines: Lines) -> bool:
    return len(lines) >= MANY and all(len(line) <= _SHORT for line in lines)


def _direction(lines: Lines) -> str:
    return ' dir="rtl"' if runs_right_to_left(lines) else ""


def _cell(lines: Lines) -> Iterator[str]:
    """Yield the lines of a cell; the items of a list are set in where they go on."""
    last = len(lines) - 1
    opened = False
    for at, line in enumerate(lines):
        if line.startswith(BULLET):
            yield "</span><span class=item>" if opened else "<span class=item>"
            opened = True
        yield _linked(visible(line))
        if at < last:
            yield "<br>"
    if opened:
        yield "</span>"


def _linked(line: str) -> str:
    parts = []
    for part, is_link in in_parts(line):
        text = html.escape(part)
        parts.append(f'<a rel="noreferrer" href="{text}">{text}</a>' if is_link else text)
    return "".join(parts)
