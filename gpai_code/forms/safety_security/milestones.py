"""The dates of documents as milestones, next to those that follow from the facts."""

from collections.abc import Iterable
from datetime import date

import attrs

from gpai_code.catalog.deadlines import due_dates
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.forms.base import Form
from gpai_code.forms.safety_security.events import events_of, unconcerned_entries
from gpai_code.law import code
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.timeline import Milestone
from gpai_code.vocabulary import DeadlineKind

_WORDS = {
    DeadlineKind.EVERY: "by this day, and then at the same distance again",
    DeadlineKind.KEEP: "at least until this day",
}


@explain_arguments
def milestones_of(form: Form, as_of: date | None = None) -> RecordTuple[Milestone]:
    """
    Return the dates that follow from what a form tells of events, in their order.

    Args:
        form: Any form of the Code.
        as_of: Day to look from.

    Raises:
        DeadlineError: If a date lies outside the calendar.

    >>> from gpai_code.forms.safety_security import ModelReport
    >>> (kept, *_) = reversed(milestones_of(ModelReport(placed_on=date(2026, 3, 2))))
    >>> kept.date, str(kept.citations[0])
    (datetime.date(2036, 3, 2), 'Code of Practice safety-security-10.1-p2 (final)')
    """
    events = events_of(form)
    unconcerned = unconcerned_entries(form)
    milestones = []
    for due in due_dates(events, form.EDITION) if events else ():
        if due.entry in unconcerned:
            continue
        words = _WORDS.get(due.kind, "before this day" if due.strict else "by this day")
        milestones.append(
            Milestone(
                what=f"{due.what}: {words}.",
                date=due.due,
                citations=(code(form.EDITION, due.entry),),
                passed=None if as_of is None else due.due < as_of,
            )
        )
    milestones.sort(key=_day)
    return RecordTuple(milestones)


@explain_arguments
def with_documents(decision: Decision, forms: Iterable[Form]) -> Decision:
    """
    Return a decision whose timeline also has the dates that documents of the model give.

    Args:
        decision: What `resolve` gave.
        forms: Documents of the same model.

    Raises:
        DeadlineError: If a date lies outside the calendar.
    """
    milestones = list(decision.timeline)
    for form in forms:
        for milestone in milestones_of(form, decision.as_of):
            if milestone not in milestones:  # two documents may tell of one event
                milestones.append(milestone)
    milestones.sort(key=_day)
    return attrs.evolve(decision, timeline=tuple(milestones))


def _day(milestone: Milestone) -> date:
    return milestone.date or date.max
