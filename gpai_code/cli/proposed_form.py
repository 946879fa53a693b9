"""A form with what other documents propose for it, and remarks on where each value comes from."""

from collections.abc import Iterable

from gpai_code.cli.console import print_note, read_input
from gpai_code.errors import DocumentError, GpaiCodeError, InputFileError
from gpai_code.exchange.ml_bom_reading import read_ml_bom
from gpai_code.forms.documents import DOCUMENT, FORMS, from_document
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.template import skeleton
from gpai_code.reading.proposal_sources import from_earlier_form
from gpai_code.reading.proposals import (
    Acceptance,
    Proposal,
    Statements,
    accept,
    conflicts_among,
    with_proposals,
)
from gpai_code.reading.propose import propose
from gpai_code.render.answers import lines_of
from gpai_code.text_io.strict_json import read_json

MAX_SHOWN = 100
"""Longest piece of a value that a remark quotes, in characters."""


def proposed_form(sources: Iterable[str], edition: str, *, accepts: bool) -> ModelDocumentation:
    """
    Return an empty form with what these files state, and print a remark on each value.

    Raises:
        InputFileError: If one of them cannot be read, with its name.
    """
    proposals: list[Proposal] = []
    for name in sources:
        content = read_input(name)
        try:
            statements = (
                _from_bom(content, name, edition)
                if _is_bom(content)
                else propose(content, name, edition)
            )
        except GpaiCodeError as error:
            raise InputFileError(name, error) from error
        proposals += statements.proposals
        for note in statements.notes:
            print_note(f"note: {note}")
    form = from_document(skeleton(edition), DOCUMENT)
    assert isinstance(form, ModelDocumentation)
    form = with_proposals(form, proposals)
    for item in proposals:
        print_note(f"proposed: {item.row}: {shown(item)} ({item.origin})")
    for row, items in conflicts_among(proposals).items():
        print_note(f"conflict: {row}: {len(items)} values differ; choose one with gpai-code fill")
    if accepts:
        acceptance = accept(form)
        form = acceptance.form
        print_note(f"{len(acceptance.accepted)} rows accepted")
        print_left(acceptance)
    return form


def print_left(acceptance: Acceptance) -> None:
    """Print a remark on each proposal that somebody has to decide on."""
    for item in acceptance.to_check:
        print_note(f"to decide: {item.row} ({item.origin}); accept it with gpai-code fill")
    for item in acceptance.conflicts:
        print_note(f"conflict: {item.row} ({item.origin}); choose with gpai-code fill")


def _is_bom(content: bytes) -> bool:
    """Say whether a document is a BOM; one that cannot be read is refused by who reads it."""
    if b"bomFormat" not in content:
        return False
    try:
        values = read_json(content)
    except DocumentError:
        return False
    return isinstance(values, dict) and "bomFormat" in values


def _from_bom(content: bytes, name: str, edition: str) -> Statements:
    """Take what a CycloneDX BOM states in fields that mean the same; the rest are remarks."""
    prefilled = read_ml_bom(content, edition=edition)
    statements = Statements(FORMS[edition], name)
    if edition != prefilled.form.EDITION:
        from_earlier_form(prefilled.form, statements)
        return statements
    for row in prefilled.rows:
        if row.filled:
            answer = getattr(prefilled.form, row.row)
            statements.take(row.row, answer, row.source, row.note, asks_the_same=True)
        else:
            statements.notes.append(f"{name}, {row.source}: perhaps {row.row}: {row.note}")
    statements.notes += [f"{name}: {note}" for note in prefilled.notes]
    return statements


def shown(item: Proposal) -> str:
    """Return the beginning of a proposed value in one line."""
    words = " / ".join(lines_of(item.value)) or "none"
    return words if len(words) <= MAX_SHOWN else f"{words[:MAX_SHOWN]}..."
