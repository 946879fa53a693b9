"""What the library shows to people as Word documents, safe whatever it holds."""

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.forms.base import Form
from gpai_code.render.forms import form_paper
from gpai_code.render.paper_word import paper_docx


@explain_arguments
def to_docx(form: Form) -> bytes:
    """
    Return the form as a Word document on A4: a heading and a table for each section.

    All text goes in as text: addresses of the web become links, and no macros or fields come into
    being but the numbers of the pages in the foot. The file's dates are those of the document, and
    it has none where the document has none.
    """
    return paper_docx(form_paper(form))
