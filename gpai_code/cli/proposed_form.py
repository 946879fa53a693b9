"""A form with what other documents propose for it, and remarks on where each value comes from."""

from collections.abc import Iterable

from gpai_code.cli.console import print_note, read_input
from gpai_code.errors import GpaiCodeError, InputFileError, UsageError
from gpai_code.exchange.form_sources import is_bom, propose_rows
from gpai_code.forms.documents import DOCUMENT, from_document
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.template import skeleton
from gpai_code.reading.proposals import (
    Acceptance,
    Proposal,
    accept,
    conflicts_among,
    with_proposals,
)
from gpai_code.render.answers import lines_of

MAX_SHOWN = 100
"""Longest piece of a value that a remark quotes, in characters."""


def proposed_form(
    sources: Iterable[str], edition: str, *, accepts: bool, component: str | None = None
) -> ModelDocumentation:
    """
    Return an empty form with what these files state, and print a remark on each value.

    Args:
        sources: Names of the files.
        edition: Slug of the form's edition.
        accepts: Whether to accept what is proposed.
        component: `bom-ref` of the model in a BOM that has several.

    Raises:
        InputFileError: If one of them cannot be read, with its name.
        UsageError: If a component is named, and none of them is a BOM.
    """
    proposals: list[Proposal] = []
    contents = [(name, read_input(name)) for name in sources]
    if component is not None and not any(is_bom(content) for _, content in contents):
        raise UsageError("--component names a model of a CycloneDX BOM, and no source is one")
    for name, content in contents:
        try:
            statements = propose_rows(content, name, edition, component=component)
        except GpaiCodeError as error:
            raise InputFileError(name, error) from error
        proposals += statements.proposals
        if not statements.proposals and not statements.notes:
            print_note(f"note: {name}: nothing in it states a row of the form")
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


def shown(item: Proposal) -> str:
    """Return the beginning of a proposed value in one line."""
    words = " / ".join(lines_of(item.value)) or "none"
    return words if len(words) <= MAX_SHOWN else f"{words[:MAX_SHOWN]}..."
