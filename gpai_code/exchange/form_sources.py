"""What a document in any format that is read here states for the rows of a form."""

from gpai_code.errors import DocumentError
from gpai_code.exchange.card_sections import read_card_section, section_of, without_sections
from gpai_code.exchange.ml_bom_reading import read_ml_bom
from gpai_code.exchange.prefilled import PrefilledForm
from gpai_code.exchange.spdx import read_spdx
from gpai_code.forms.documents import DOCUMENT, FORMS, SUMMARY
from gpai_code.model_card.front_matter import card_text
from gpai_code.reading.card_proposals import from_card
from gpai_code.reading.proposal_sources import from_earlier_form
from gpai_code.reading.proposals import Statements
from gpai_code.reading.propose import from_published_summary, is_card, propose
from gpai_code.text_io.sources import read_document
from gpai_code.text_io.strict_json import read_json

_BOM_KEY, _SPDX_KEY = b"bomFormat", b"@graph"
"""Keys that only a BOM and only an SPDX document have."""


def propose_rows(
    content: bytes, name: str, edition: str = "final", *, component: str | None = None
) -> Statements:
    """
    Read what a document states for the rows of a form: each value, and what needs a decision.

    Beyond what `propose` reads it may be a CycloneDX BOM, an SPDX document that `to_spdx` wrote, or
    a model card with a form or a summary that `to_model_card` put into it.

    Args:
        content: The bytes of the document.
        name: Its name, for where values come from.
        edition: Slug of the edition of the form to fill.
        component: `bom-ref` of the model's component, where a BOM has several models; it has no
            effect on other documents.

    Raises:
        DocumentError: If the document cannot be read, or is of a kind that states no rows.
        MissingExtraError: If the package that reads such a file is not installed.
    """
    if _may_be_of_another_tool(content):
        # read once: what is too large for that would take as much again
        prefilled = read_document(
            content, lambda values: _prefilled(values, edition, component), "document"
        )
        if prefilled is not None:
            return _from_prefilled(prefilled, Statements(FORMS[edition], name))
    if is_card(content, name):
        return _from_card(content, name, edition)
    return propose(content, name, edition)


def _may_be_of_another_tool(content: bytes) -> bool:
    is_object = content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return is_object and (_BOM_KEY in content or _SPDX_KEY in content)


def _prefilled(values: object, edition: str, component: str | None) -> PrefilledForm | None:
    """Read a BOM or an SPDX document; None if the values are another document's."""
    assert isinstance(values, dict)  # the text begins with a brace
    if _BOM_KEY.decode() in values:
        return read_ml_bom(values, edition=edition, component=component)
    return read_spdx(values) if _SPDX_KEY.decode() in values else None


def is_bom(content: bytes) -> bool:
    """Say whether a document is a CycloneDX BOM."""
    if not _may_be_of_another_tool(content):
        return False
    try:
        values = read_json(content)
    except DocumentError:
        return False
    assert isinstance(values, dict)  # as above
    return _BOM_KEY.decode() in values


def _from_prefilled(prefilled: PrefilledForm, statements: Statements) -> Statements:
    """Take what a reader of this room filled in, and note what it only suggests."""
    statements.notes += [f"{statements.source}: {note}" for note in prefilled.notes]
    if prefilled.form.EDITION != statements.kind.EDITION:
        from_earlier_form(prefilled.form, statements)
        return statements
    for row in prefilled.rows:
        if row.filled:
            answer = getattr(prefilled.form, row.row)
            statements.take(row.row, answer, row.source, row.note, asks_the_same=True)
        else:
            statements.hint(row.row, row.text, row.source, row.note)
    return statements


def _from_card(content: bytes, name: str, edition: str) -> Statements:
    """Take the documents that a card holds, and from the rest of it what they leave open."""
    text = card_text(content)
    statements = Statements(FORMS[edition], name)
    if section_of(text, DOCUMENT) is not None:
        _from_prefilled(read_card_section(text), statements)
    summary = section_of(text, SUMMARY)
    if summary is not None:
        of_summary = Statements(FORMS[edition], name)
        from_published_summary(summary, of_summary)
        _add_open(of_summary, statements)
    of_the_rest = Statements(FORMS[edition], name)
    from_card(without_sections(text, (DOCUMENT, SUMMARY)).encode(), of_the_rest)
    _add_open(of_the_rest, statements)
    return statements


def _add_open(others: Statements, statements: Statements) -> None:
    """Add what others state for rows that have no proposal yet."""
    stated = {item.row for item in statements.proposals}
    statements.proposals += [item for item in others.proposals if item.row not in stated]
    statements.notes += others.notes
