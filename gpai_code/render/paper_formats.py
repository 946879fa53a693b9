"""Documents for people that are made of more than one value, in any of their formats."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, overload

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import UnknownValueError
from gpai_code.forms.base import Form
from gpai_code.render.changes_paper import changes_paper
from gpai_code.render.decision_paper import decision_paper
from gpai_code.render.paper import Paper
from gpai_code.render.paper_html import paper_html
from gpai_code.render.paper_markdown import paper_markdown
from gpai_code.render.paper_word import paper_docx
from gpai_code.resolver.decision import Decision

PAPER_FORMATS: Mapping[str, Callable[[Paper], str | bytes]] = MappingProxyType(
    {"docx": paper_docx, "html": paper_html, "md": paper_markdown}
)
"""What writes a document in each format."""


@overload
def decision_document(
    decision: Decision, file_format: Literal["html", "md"] = "html", *, model: str = ""
) -> str: ...
@overload
def decision_document(
    decision: Decision, file_format: Literal["docx"], *, model: str = ""
) -> bytes: ...
@overload
def decision_document(decision: Decision, file_format: str, *, model: str = "") -> str | bytes: ...
@explain_arguments
def decision_document(
    decision: Decision, file_format: str = "html", *, model: str = ""
) -> str | bytes:
    """
    Return a decision as a document to sign: facts, what applies and why, dates, what is open.

    Args:
        decision: The decision.
        file_format: "docx", "html" or "md".
        model: Name of the model, for the title; facts hold none.

    Returns:
        The document: bytes for Word, text otherwise.

    Raises:
        UnknownValueError: If there is no such format.
    """
    return _writer(file_format)(decision_paper(decision, model))


@overload
def changes_document(old: Form, new: Form, file_format: Literal["html", "md"] = "html") -> str: ...
@overload
def changes_document(old: Form, new: Form, file_format: Literal["docx"]) -> bytes: ...
@overload
def changes_document(old: Form, new: Form, file_format: str) -> str | bytes: ...
@explain_arguments
def changes_document(old: Form, new: Form, file_format: str = "html") -> str | bytes:
    """
    Return what changed between two versions of a form or report, side by side, and for whom.

    Args:
        old: The former version.
        new: The present version, for the same readers.
        file_format: "docx", "html" or "md".

    Returns:
        The document: bytes for Word, text otherwise.

    Raises:
        ComparisonError: If the two are of different editions or for different readers.
        UnknownValueError: If there is no such format.
    """
    return _writer(file_format)(changes_paper(old, new))


def _writer(file_format: str) -> Callable[[Paper], str | bytes]:
    if file_format not in PAPER_FORMATS:
        raise UnknownValueError("format", file_format, tuple(PAPER_FORMATS))
    return PAPER_FORMATS[file_format]
