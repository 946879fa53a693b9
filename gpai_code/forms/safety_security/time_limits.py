"""Days that a document gives, compared with the limits of the Code and with each other."""

from collections.abc import Iterator
from datetime import date

from gpai_code.catalog.deadlines import DueDate, due_dates
from gpai_code.errors import DeadlineError
from gpai_code.forms.base import Form
from gpai_code.forms.findings import Note
from gpai_code.forms.safety_security.events import events_of
from gpai_code.vocabulary import Severity, TimeUnit


def limits(form: Form, *entries: str) -> tuple[DueDate, ...]:
    """Return the limits that run from a form; none where one lies outside the calendar."""
    return limits_from(events_of(form), form.EDITION, *entries)


def limits_from(events: dict[str, date], edition: str, *entries: str) -> tuple[DueDate, ...]:
    """Return the limits of these provisions that run from some events; none as above."""
    try:
        dated = due_dates(events, edition)
    except DeadlineError:
        return ()
    return tuple([limit for limit in dated if limit.entry in entries])


def late(row: str, day: date | None, limit: DueDate) -> Iterator[Note]:
    """
    Yield that something was done after its limit.

    Business days are counted without knowing holidays, which would move the limit: that it is
    missed is then advice.
    """
    if day is None or day <= limit.due:
        return
    in_business_days = limit.deadline.unit is TimeUnit.BUSINESS_DAY
    severity = Severity.ADVICE if in_business_days else Severity.ERROR
    counted = "; holidays, which are not counted here, move the limit" if in_business_days else ""
    message = f"{day} is after {limit.due}, the limit from {limit.from_date} on{counted}"
    yield Note(row, "in-time", severity, message, limit.entry)


def overdue(
    row: str, what: str, limit: DueDate, as_of: date | None, *, done: bool
) -> Iterator[Note]:
    """Yield that something is still due on the reference day, and has been since its limit."""
    if as_of is None or done or as_of <= limit.due:
        return
    yield Note(
        row, "safety-due", Severity.MISSING, f"{what} has been due since {limit.due}", limit.entry
    )


def in_order(
    earlier: date | None, later: date | None, row: str, words: str, source: str
) -> Iterator[Note]:
    """
    Yield that two days are not in order.

    Args:
        earlier: The day that cannot be after the other.
        later: The other.
        row: Row of the finding.
        words: What the two days are, as a sentence with two braces.
        source: The provision.
    """
    if earlier is not None and later is not None and earlier > later:
        message = f"{words.format(earlier, later)}; correct one of them"
        yield Note(row, "dates-in-order", Severity.ERROR, message, source)
