"""Entries and decisions as escaped HTML for notebooks."""

import html
from functools import singledispatch

import attrs

from gpai_code.catalog.records import Entry, Term
from gpai_code.constraints.record import Record, brief
from gpai_code.errors import ArgumentTypeError
from gpai_code.forms.base import Form
from gpai_code.render.entries import entry_html
from gpai_code.render.forms import summary_html
from gpai_code.render.text import asides, obligation_title
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.exemption import Ruling
from gpai_code.text_io.escaping import visible
from gpai_code.vocabulary import Outcome


def escape(text: str) -> str:
    """Return text that HTML shows as it is."""
    return html.escape(visible(text))


def decision_html(decision: Decision) -> str:
    """Return a decision as tables: obligations with reasons, then Measures by outcome."""
    rows = "".join(
        _row(obligation_title(name), ruling) for name, ruling in decision.obligations.items()
    )
    measures = "".join(
        f"<tr><th>{outcome.value}</th><td>{escape(', '.join(ids))}</td></tr>"
        for outcome in Outcome
        if (ids := [key for key, ruling in decision.measures.items() if ruling.outcome is outcome])
    )
    beside = "".join(
        f"<p>{escape(heading)}:</p><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
        for heading, lines in asides(decision)
    )
    edition = escape(decision.generated_by.edition)
    return (
        f"<div><table><tr><th>Obligation</th><th>Outcome</th><th>Why</th></tr>{rows}</table>"
        f"<details><summary>Measures, {edition}</summary><table>{measures}</table></details>"
        f"{beside}<p><small>On the facts given; no legal advice.</small></p></div>"
    )


def _row(name: str, ruling: Ruling) -> str:
    because = "<br>".join(map(escape, ruling.because))
    citations = escape("; ".join(map(str, ruling.citations)))
    return (
        f"<tr><th>{escape(name)}</th><td>{ruling.outcome.value}</td>"
        f'<td style="text-align: left">{because}<br><small>{citations}</small></td></tr>'
    )


def record_html(record: Record) -> str:
    """Return a record as a table of its fields, each cut to a line."""
    rows = []
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if value is not None and value != ():
            rows.append(f"<tr><th>{escape(field.name)}</th><td>{escape(brief(value))}</td></tr>")
    name = escape(type(record).__name__)
    return f"<div><table><tr><th colspan=2>{name}</th></tr>{''.join(rows)}</table></div>"


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
to_notebook.register(Decision, decision_html)
to_notebook.register(Form, summary_html)
