"""What a document in any format that is read here states for the rows of a form."""

from collections.abc import Mapping
from typing import Any

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
from gpai_code.text_io.strict_json import read_json


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
    values = _values_of(content)
    if _is_bom(values):
        bom = read_ml_bom(content, edition=edition, component=component)
        return _from_prefilled(bom, Statements(FORMS[edition], name))
    if "@graph" in values:
        return _from_prefilled(read_spdx(content), Statements(FORMS[edition], name))
    if is_card(content, name):
        return _from_card(content, name, edition)
    return propose(content, name, edition)


def is_bom(content: bytes) -> bool:
    """Say whether a document is a CycloneDX BOM."""
    return b"bomFormat" in content and _is_bom(_values_of(content))


def _is_bom(values: Mapping[str, Any]) -> bool:
    return "bomFormat" in values


def _values_of(content: bytes) -> Mapping[str, Any]:
    """Return the keys and values of a JSON object; what cannot be read is refused later."""
    if not content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return {}
    try:
        values = read_json(content)
    except DocumentError:
        return {}
    return values if isinstance(values, dict) else {}


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
