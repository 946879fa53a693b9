"""One function for each format that people read; the value's type says how it is written."""

from functools import singledispatch

from gpai_code.catalog.records import Entry, Term
from gpai_code.errors import ArgumentTypeError
from gpai_code.forms.base import Form
from gpai_code.reading.records import DocumentationReading, SummaryReading
from gpai_code.render import forms
from gpai_code.render.decision_paper import decision_html
from gpai_code.render.entries import entry_markdown
from gpai_code.render.reading import reading_markdown
from gpai_code.render.text import decision_markdown
from gpai_code.resolver.decision import Decision


@singledispatch
def to_markdown(value: object) -> str:
    """
    Return a form, a decision, an entry of the Code or a reading report as Markdown.

    Raises:
        ArgumentTypeError: If the library has no Markdown for a value of this type.
    """
    raise ArgumentTypeError(
        "value", f"a {type(value).__name__}", "give a form, a decision, an entry or a reading"
    )


@singledispatch
def to_html(value: object) -> str:
    """
    Return a form or a decision as an HTML page of its own, for the screen and for A4.

    Raises:
        ArgumentTypeError: If the library has no page for a value of this type.
    """
    raise ArgumentTypeError("value", f"a {type(value).__name__}", "give a form or a decision")


to_markdown.register(Form, forms.to_markdown)
to_markdown.register(Entry, entry_markdown)
to_markdown.register(Term, entry_markdown)
to_markdown.register(Decision, decision_markdown)
to_markdown.register(SummaryReading, reading_markdown)
to_markdown.register(DocumentationReading, reading_markdown)
to_html.register(Form, forms.to_html)
to_html.register(Decision, decision_html)
