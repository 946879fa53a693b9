"""What the library shows to people as Word documents, safe whatever it holds."""

from functools import singledispatch

from gpai_code.errors import ArgumentTypeError
from gpai_code.forms.base import Form
from gpai_code.render.decision_paper import decision_paper
from gpai_code.render.forms import form_paper
from gpai_code.render.paper_word import paper_docx
from gpai_code.resolver.decision import Decision


@singledispatch
def to_docx(value: object) -> bytes:
    """
    Return a form or a decision as a Word document on A4.

    All text goes in as text: addresses of the web become links, and no macros or fields come into
    being but the numbers of the pages in the foot. The file's dates are those of the document, and
    it has none where the document has none.

    Raises:
        ArgumentTypeError: If the library has no Word document for a value of this type.
        DocumentError: If it is longer than a Word document may be.
    """
    raise ArgumentTypeError("value", f"a {type(value).__name__}", "give a form or a decision")


@to_docx.register
def _(value: Form) -> bytes:
    return paper_docx(form_paper(value))


@to_docx.register
def _(value: Decision) -> bytes:
    return paper_docx(decision_paper(value))
