"""A form with what other documents propose for it, and remarks on where each value comes from."""

from collections.abc import Iterable

from gpai_code.cli.console import print_note, read_input
from gpai_code.errors import GpaiCodeError, InputFileError
from gpai_code.forms.documents import DOCUMENT, from_document
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.template import skeleton
from gpai_code.reading.proposals import (
    Proposal,
    accept,
    conflicts_among,
    with_proposals,
)
from gpai_code.reading.propose import propose
from gpai_code.render.answers import lines_of

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
            statements = propose(content, name, edition)
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
    return form


def shown(item: Proposal) -> str:
    """Return the beginning of a proposed value in one line."""
    words = " / ".join(lines_of(item.value)) or "none"
    return words if len(words) <= MAX_SHOWN else f"{words[:MAX_SHOWN]}..."
