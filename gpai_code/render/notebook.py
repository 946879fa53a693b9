"""
Records as escaped HTML for notebooks.

The pieces have no colours of their own and no scripts, so that they fit a light and a dark page.
"""

import html
import re
from collections import Counter
from functools import singledispatch
from itertools import islice
from typing import Any

import attrs

from gpai_code.catalog.code import Code
from gpai_code.catalog.records import Entry, Term
from gpai_code.catalog.search import Hit
from gpai_code.constraints.record import Record, brief
from gpai_code.constraints.record_collections import RecordMapping, RecordTuple
from gpai_code.errors import ArgumentTypeError
from gpai_code.forms.base import Form
from gpai_code.render.entries import entry_html
from gpai_code.render.forms import summary_html
from gpai_code.render.sheet import Picture
from gpai_code.render.text import asides, obligation_title
from gpai_code.render.views import Table, table_of, view_of
from gpai_code.resolver.decision import Decision
from gpai_code.text_io.escaping import visible
from gpai_code.vocabulary import Outcome

MAX_ROWS = 50
"""Most records of several that are shown; how many more there are is said below them."""

UNBROKEN = 24
"""Longest name that is kept on one line, in characters."""

_CELL = "text-align: left; vertical-align: top; white-space: normal; max-width: 40em"
_RULED = "border-bottom: 1px solid rgba(128, 128, 128, 0.4); padding: 0.25em 0.6em"
_SCROLLED = "max-height: 32em; overflow: auto"


def escape(text: str) -> str:
    """Return text that HTML shows as it is."""
    return html.escape(visible(text))


def _cell(content: str, tag: str = "td") -> str:
    name = tag.partition(" ")[0]
    return f'<{tag} style="{_CELL}; {_RULED}">{content}</{name}>'


def _name_cell(text: str) -> str:
    """Return the cell that says what its row is about; a short name is not broken."""
    name = f"<strong>{escape(text)}</strong>"
    if len(text) <= UNBROKEN:
        return _cell(f'<span style="white-space: nowrap">{name}</span>')
    return _cell(name)


def _html_table(table: Table) -> str:
    """Return a table whose first column says what each row is about."""
    head = "".join(_cell(escape(heading), 'th scope="col"') for heading in table.headings)
    lines = [f"<tr>{head}</tr>"]
    for first, *others in table.rows:
        cells = "".join(_cell(escape(text)) for text in others)
        lines.append(f"<tr>{_name_cell(first)}{cells}</tr>")
    return f'<table style="border-collapse: collapse">{"".join(lines)}</table>'


def _fields_html(fields: dict[str, str]) -> str:
    """Return what a single record holds, one thing below the other."""
    rows = "".join(
        f"<tr>{_name_cell(name)}{_cell(escape(text))}</tr>" for name, text in fields.items() if text
    )
    return f'<table style="border-collapse: collapse">{rows}</table>'


# Several records


def tuple_html(records: RecordTuple[Any]) -> str:
    """Return the first records of a tuple as a table, and how many more there are."""
    table = table_of(records[:MAX_ROWS])
    return _several_html(repr(records), table, len(records))


def mapping_html(records: RecordMapping[Any, Any]) -> str:
    """Return the first records of a mapping as a table with their names, and how many more."""
    first = dict(islice(records.items(), MAX_ROWS))
    table = table_of(tuple(first.values()))
    names = [[str(name), *row] for name, row in zip(first, table.rows, strict=True)]
    return _several_html(repr(records), Table(["Name", *table.headings], names), len(records))


def _several_html(title: str, table: Table, count: int) -> str:
    heading = _in_words(title.strip("<>").partition(":")[0]) if count > 1 else ""
    caption = f"<p><strong>{escape(heading)}</strong></p>" if heading.endswith("s") else ""
    if not count:
        return "<div><p>Nothing.</p></div>"
    more = f"<p><small>{count - MAX_ROWS} more</small></p>" if count > MAX_ROWS else ""
    return f'<div style="{_SCROLLED}">{caption}{_html_table(table)}{more}</div>'


def _in_words(title: str) -> str:
    """
    Write the name of a class in the plural as words.

    >>> _in_words("3 DueDates")
    '3 due dates'
    """
    count, _, name = title.partition(" ")
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return f"{count} {words.lower()}" if " " in words else title


# Single records


def code_html(code: Code) -> str:
    """Return an edition as its contents: chapters, Commitments and their Measures, foldable."""
    edition = code.edition
    parts = []
    for chapter in code.chapters:
        commitments = [code.commitment(name) for name in chapter.commitments]
        measures = sum(len(commitment.measures) for commitment in commitments)
        items = "".join(
            f"<li>{escape(commitment.label)} {escape(commitment.title)} "
            f"<small>{escape(commitment.id)}, {_counted(len(commitment.measures), 'Measure')}"
            "</small></li>"
            for commitment in commitments
        )
        counts = f"{_counted(len(commitments), 'Commitment')}, {_counted(measures, 'Measure')}"
        summary = f"<summary>{escape(chapter.title)} <small>{counts}</small></summary>"
        parts.append(f"<details>{summary}<ul>{items}</ul></details>")
    counts = (
        f"{len(code.commitments)} Commitments, {len(code.measures)} Measures, "
        f"{len(code.provisions)} provisions, {len(code.appendices)} Appendices, "
        f"{len(code.recitals)} recitals, {len(code.glossary)} terms"
    )
    return (
        f"<div><strong>{escape(edition.title)}</strong> "
        f"<small>{edition.date}; data revision {edition.revision}</small>"
        f"<p>{escape(edition.status)}</p>{''.join(parts)}<p><small>{counts}</small></p></div>"
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def decision_html(decision: Decision) -> str:
    """Return a decision as tables: obligations with reasons, then Measures by outcome."""
    rows = []
    for name, ruling in decision.obligations.items():
        places = "; ".join(map(str, ruling.citations))
        why = f"{' '.join(ruling.because)} [{places}]"
        rows.append([obligation_title(name), ruling.outcome.value, why])
    counts = Counter(ruling.outcome for ruling in decision.measures.values())
    measures = []
    for outcome in Outcome:
        ids = [name for name, ruling in decision.measures.items() if ruling.outcome is outcome]
        if ids:
            measures.append([f"{outcome.value} ({counts[outcome]})", ", ".join(ids)])
    edition = escape(decision.generated_by.edition)
    beside = ""
    for heading, lines in asides(decision):
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        beside += f"<p>{escape(heading)}:</p><ul>{items}</ul>"
    return (
        f"<div>{_html_table(Table(['Obligation', 'Outcome', 'Why'], rows))}"
        f"<details><summary>Measures, {edition}</summary>"
        f"{_html_table(Table(['Outcome', 'Measures'], measures))}</details>"
        f"{beside}<p><small>On the facts given; no legal advice.</small></p></div>"
    )


def hit_html(hit: Hit) -> str:
    """Return what a search found, with how well it fits."""
    return f"<div><p><small>Score {hit.score:.1f}</small></p>{entry_html(hit.entry)}</div>"


def record_html(record: Record) -> str:
    """Return a record as its fields: as people look at it, or else each cut to a line."""
    columns = view_of(type(record))
    if columns is None:
        fields = {
            field.name: brief(value)
            for field in attrs.fields(type(record))
            if (value := getattr(record, field.name)) not in (None, ())
        }
    else:
        fields = {column.heading: column.text(record) for column in columns}
    name = escape(type(record).__name__)
    return f"<div><p><strong>{name}</strong></p>{_fields_html(fields)}</div>"


def picture_html(picture: Picture) -> str:
    """Return a picture as it is, on paper of its own on a light or a dark page."""
    return f"<div>{picture.svg}</div>"


@singledispatch
def to_notebook(value: object) -> str:
    """
    Return the escaped HTML that a notebook shows for a value of ours.

    Raises:
        ArgumentTypeError: If the library has no view for a value of this type.
    """
    raise ArgumentTypeError("value", f"a {type(value).__name__}", "give a record of the library")


to_notebook.register(Record, record_html)
to_notebook.register(Entry, entry_html)
to_notebook.register(Term, entry_html)
to_notebook.register(Hit, hit_html)
to_notebook.register(Code, code_html)
to_notebook.register(Decision, decision_html)
to_notebook.register(Form, summary_html)
to_notebook.register(Picture, picture_html)
to_notebook.register(RecordTuple, tuple_html)
to_notebook.register(RecordMapping, mapping_html)
