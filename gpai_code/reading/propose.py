"""Which kind of document a file is, and what it proposes for a Model Documentation Form."""

from collections.abc import Mapping

from gpai_code.errors import DocumentError, Fault
from gpai_code.forms.base import Form
from gpai_code.forms.documents import DOCUMENT, FORMS, SUMMARY, from_document
from gpai_code.forms.documents import read_document as read_form_document
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.reading.card_proposals import from_card
from gpai_code.reading.proposal_sources import (
    from_configuration,
    from_earlier_form,
    from_facts,
    from_summary,
    is_configuration,
)
from gpai_code.reading.proposals import Statements
from gpai_code.reading.summary import read_summary
from gpai_code.resolver.facts import facts_of
from gpai_code.text_io.sources import is_yaml, read_document
from gpai_code.text_io.strict_json import describe

_CARD_NAMES = (".md", ".markdown")


def is_card(content: bytes, name: str) -> bool:
    """Say whether a document is taken for a model card, by its front matter or its name."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"{", b"[")):
        return False
    return start.startswith(b"---") or name.casefold().endswith(_CARD_NAMES)


def propose(content: bytes, name: str, edition: str = "final") -> Statements:
    """
    Read what a document states for the rows of a form.

    It may be JSON: facts, a form of this or an earlier edition, a public summary, or a model's
    `config.json`; a model card, which begins with its front matter or has a name that ends in
    `.md`; or a published summary in any other format that `read_summary` reads.

    Args:
        content: The bytes of the document.
        name: Its name, for where values come from.
        edition: Slug of the edition of the form to fill.

    Raises:
        DocumentError: If the document cannot be read, or is of a kind that states no rows.
        MissingExtraError: If the package that reads such a file is not installed.
    """
    statements = Statements(FORMS[edition], name)
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"{", b"[")):
        return read_document(content, lambda values: _from_json(values, statements), "document")
    if is_yaml(start[:1_000].decode("utf-8", "replace")) and not is_card(content, name):
        _from_form(read_form_document(content), statements)
        return statements
    if is_card(content, name):
        from_card(content, statements)
        return statements
    from_published_summary(content, statements)
    return statements


def from_published_summary(content: str | bytes, statements: Statements) -> None:
    """Take what a public summary states in any format, and note what was not understood in it."""
    reading = read_summary(content)
    for answer in reading.doubtful:
        place = answer.row or answer.label
        statements.notes.append(f"{statements.source}: {place}: {answer.note}")
    from_summary(reading.summary, statements)


def _from_json(values: object, statements: Statements) -> Statements:
    if not isinstance(values, Mapping):
        fault = Fault("", "type", describe(values), "give an object")
        raise DocumentError("document", (fault,))
    if "document" in values:
        _from_form(from_document(dict(values)), statements)
    elif is_configuration(values):
        from_configuration(values, statements)
    else:
        from_facts(facts_of(values), statements)
    return statements


def _from_form(form: Form, statements: Statements) -> None:
    if isinstance(form, ModelDocumentation):
        from_earlier_form(form, statements)
    elif isinstance(form, TrainingContentSummary):
        from_summary(form, statements)
    else:
        remedy = f"give a {DOCUMENT} or a {SUMMARY}"
        fault = Fault("/document", "document", describe(form.DOCUMENT), remedy)
        raise DocumentError("document", (fault,))
