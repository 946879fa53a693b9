"""What a guided session offers for a question: values to take over, and ids to refer to."""

import re

from gpai_code.forms.base import Form
from gpai_code.forms.draft import FormDraft
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.rounding import PRECISE_ROWS, derived
from gpai_code.forms.questions import Question
from gpai_code.forms.safety_security.common import SafetyDocument
from gpai_code.forms.safety_security.references import ids_of
from gpai_code.reading.proposals import Origin, Proposal, proposals_of

MAX_ID = 40
"""Longest id that is proposed for a record, in characters."""


def proposals_for(draft: FormDraft, question: Question) -> list[Proposal]:
    """Return what other documents or other answers propose as the answer to a question."""
    if question.place[-1] == "id":
        return _proposed_id(draft, question)
    form = draft.form
    proposals: list[Proposal] = []
    if not isinstance(form, ModelDocumentation):
        return proposals
    values = []
    for item in proposals_of(form):
        if item.row == question.row and item.value not in values:
            proposals.append(item)
            values.append(item.value)
    if question.row in PRECISE_ROWS:
        value = derived(form).get(question.row)
        if value is not None and value not in values:
            origin = Origin(source="derived", place=PRECISE_ROWS[question.row])
            proposals.append(Proposal(row=question.row, value=value, origin=origin))
    return proposals


def _proposed_id(draft: FormDraft, question: Question) -> list[Proposal]:
    """Propose an id after the name or description of a record that has none."""
    known = draft.waiting.get(question.place[:-1], {})
    text = str(known.get("name") or known.get("description") or "")
    plain = "-".join(re.findall("[a-z0-9]+", text.casefold()))[:MAX_ID].strip("-")
    if not plain:
        return []
    others = draft.value(question.place[:-2]) or ()
    taken = {getattr(record, "id", None) for record in others}
    number = 1
    proposed = plain
    while proposed in taken:
        number += 1
        proposed = f"{plain}-{number}"
    origin = Origin(source="this record", place="name")
    return [Proposal(row=question.row, value=proposed, origin=origin)]


def ids_to_refer_to(form: Form, question: Question) -> tuple[str, ...]:
    """Return the ids that the answer to a question can be one of."""
    if question.refers_to is None or not isinstance(form, SafetyDocument):
        return ()
    if getattr(form, question.refers_to) is None:
        return ()
    return tuple(ids_of(form, question.refers_to))
