"""Time limits of the Code as dates: given what happened and when, what is due by when."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum

import attrs

from gpai_code.catalog.calendar_days import add_length
from gpai_code.catalog.code import Code, load
from gpai_code.catalog.edition import DEFAULT_EDITION
from gpai_code.catalog.records import Deadline, Rule
from gpai_code.catalog.storage import read_event_summaries
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.days import require_day
from gpai_code.constraints.record import Record
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.errors import DeadlineError
from gpai_code.text_io.strict_json import describe
from gpai_code.vocabulary import DeadlineKind, EditionSlug, TimeUnit
from gpai_code.vocabulary.names import member

BUSINESS_DAYS = (
    "Business days are Monday to Friday, less the holidays that were passed; the text defines none."
)
COUNTING = (
    "The day of the event is not counted, and a limit that ends on a weekend or holiday is not "
    "extended: the text is silent, this is our reading."
)
BACKWARD = frozenset({DeadlineKind.PAST, DeadlineKind.BEFORE_DATE})


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DueDate(Record):
    """
    A time limit worked out.

    Attributes:
        entry: Id of the provision that sets it.
        what: What is due, or what must be kept.
        kind: What the date does: the last day (`LATEST`, `AT_MOST`, `AHEAD`), the first of a
            recurring duty (`EVERY`), the last day of keeping (`KEEP`).
        due: The date; where `strict` is true, the day itself is too late.
        from_event: Slug of the event that it runs from.
        from_date: Day of that event.
        strict: True where it must be done before that day: the text says "before" or "prior to".
        conditions: When the limit holds, or may be used.
        exceptions: When the limit does not hold.
        notes: How days were counted, and doubts about the limit.
        deadline: The rule as data, with its qualifier ("within a reasonable timeframe").
    """

    entry: str
    what: str
    kind: DeadlineKind
    due: date
    from_event: str
    from_date: date
    strict: bool = False
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    deadline: Deadline


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OpenLimit(Record):
    """
    A limit that the given events concern and that still has no date.

    Attributes:
        entry: Id of the provision that sets it.
        what: What is due, or what must be kept.
        why: Why there is no date, in a sentence.
        awaited: Slugs of the events without which it cannot be worked out; none where the text
            prints no figure, or where the limit does not concern an event so early.
        deadline: The rule as data, with its conditions and exceptions.
    """

    entry: str
    what: str
    why: str
    awaited: tuple[str, ...] = ()
    deadline: Deadline


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Event(Record):
    """
    Something from which time limits run.

    Attributes:
        slug: Its name, as `due_dates` takes it.
        summary: What happens, in a sentence.
        entries: Ids of the provisions whose limits run from it.
    """

    slug: str
    summary: str
    entries: tuple[str, ...]


class IncidentKind(StrEnum):
    """What a serious incident led to, as the reporting timelines tell them apart."""

    CRITICAL_INFRASTRUCTURE = "critical-infrastructure"
    CYBERSECURITY = "cybersecurity"
    DEATH = "death"
    SERIOUS_HARM = "serious-harm"
    """Serious harm to health, property or the environment, or infringed fundamental rights."""


_INITIAL_REPORT = {
    "third-draft": {
        IncidentKind.CRITICAL_INFRASTRUCTURE: "II.12.3(1)",
        IncidentKind.DEATH: "II.12.3(2)",
        IncidentKind.SERIOUS_HARM: "II.12.3(3)",
        IncidentKind.CYBERSECURITY: "II.12.3(4)",
    },
    "final": {
        IncidentKind.CRITICAL_INFRASTRUCTURE: "safety-security-9.3(1)",
        IncidentKind.CYBERSECURITY: "safety-security-9.3(2)",
        IncidentKind.DEATH: "safety-security-9.3(3)",
        IncidentKind.SERIOUS_HARM: "safety-security-9.3(4)",
    },
}
_REPORTING = {"third-draft": "II.12.3", "final": "safety-security-9.3"}


@explain_arguments
def triggers(edition: EditionSlug | str = DEFAULT_EDITION) -> tuple[str, ...]:
    """
    Return the slugs of all events that a limit of the edition runs from.

    Raises:
        UnknownEditionError: If there is no such edition.
    """
    return tuple(event.slug for event in events(edition))


def events(edition: EditionSlug | str = DEFAULT_EDITION) -> RecordTuple[Event]:
    """
    Return all events that a limit of the edition runs from, by their slugs in order.

    Raises:
        UnknownEditionError: If there is no such edition.

    >>> next(event.summary for event in events() if event.slug == "request-received")
    'The Signatory receives a request for information from a downstream provider.'
    """
    entries: dict[str, list[str]] = {}
    for rule in _rules(load(edition)):
        for deadline in rule.deadlines:
            if deadline.kind in BACKWARD:
                continue
            for slug in deadline.trigger:
                entries.setdefault(slug, []).append(rule.id)
    summaries = read_event_summaries()
    return RecordTuple(
        Event(slug=slug, summary=summaries[slug], entries=tuple(dict.fromkeys(entries[slug])))
        for slug in sorted(entries)
    )


@explain_arguments
def due_dates(
    events: Mapping[str, date],
    edition: EditionSlug | str = DEFAULT_EDITION,
    *,
    holidays: Collection[date] = (),
) -> RecordTuple[DueDate]:
    """
    Work out every time limit of an edition that runs from the given events.

    A limit that runs from the later of several events is worked out once all are given; one that
    runs from the sooner, as soon as one is. A duty that begins to apply on a fixed date sets no
    limit for an event before it.

    Args:
        events: The day of each event, by its slug; `triggers` lists them.
        edition: Slug or PEP 440 specifier of the edition.
        holidays: Days that are no business days, besides Saturdays and Sundays.

    Raises:
        UnknownEditionError: If there is no such edition.
        DeadlineError: If an event is not known to the edition, or a date lies outside the calendar.

    >>> from datetime import date
    >>> events = {"framework-updated-confirmed": date(2026, 4, 2)}
    >>> [(due.entry, str(due.due)) for due in due_dates(events, "third-draft")]
    [('II.14.2', '2026-04-09')]
    """
    limits = _limits(events, edition, frozenset(holidays))
    return RecordTuple(limit for limit in limits if isinstance(limit, DueDate))


@explain_arguments
def open_limits(
    events: Mapping[str, date], edition: EditionSlug | str = DEFAULT_EDITION
) -> RecordTuple[OpenLimit]:
    """
    Return the limits that the events concern and that have no date, each with the reason.

    Args:
        events: The day of each event, by its slug; `events` lists them.
        edition: Slug or PEP 440 specifier of the edition.

    Raises:
        UnknownEditionError: If there is no such edition.
        DeadlineError: If an event is not known to the edition, or a date lies outside the calendar.

    >>> from datetime import date
    >>> [(limit.entry, limit.awaited) for limit in open_limits({"document-date": date(2026, 1, 1)})]
    [('safety-security-9.4', ('incident-date',))]
    """
    limits = _limits(events, edition, frozenset())
    return RecordTuple([limit for limit in limits if isinstance(limit, OpenLimit)])


def _limits(
    events: Mapping[str, date], edition: str, holidays: frozenset[date]
) -> Iterator[DueDate | OpenLimit]:
    """Yield every limit that runs from the events, in the order of the text."""
    code = load(edition)
    _refuse_unknown(events, code)
    for day in holidays:
        require_day(day, "holidays")
    for rule in _rules(code):
        for deadline in rule.deadlines:
            limit = _work_out(rule, deadline, events, holidays)
            if limit is not None:
                yield limit


def _refuse_unknown(events: Mapping[str, date], code: Code) -> None:
    slugs = triggers(code.edition.slug)
    for slug, day in events.items():
        if slug not in slugs:
            import difflib  # noqa: PLC0415 - only for a mistake

            near = difflib.get_close_matches(str(slug), slugs, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise DeadlineError(
                f"no limit of edition {code.edition.slug} runs from {describe(slug)}{hint}"
            )
        require_day(day, slug)


@explain_arguments
def incident_reports(
    kind: IncidentKind | str,
    aware: date,
    edition: EditionSlug | str = DEFAULT_EDITION,
    *,
    initial_report: date | None = None,
    resolved: date | None = None,
) -> RecordTuple[DueDate]:
    """
    Work out when the reports on one serious incident are due: initial, intermediate, final.

    Args:
        kind: What the incident led to.
        aware: Day on which the Signatory became aware, of what the provision says: the model's
            involvement, or (third draft, cybersecurity) the incident.
        edition: Slug or PEP 440 specifier of the edition.
        initial_report: Day of the initial report; the first intermediate report is due from it.
            If it is not given, the last day for it counts.
        resolved: Day on which the incident was resolved, if it was.

    Raises:
        UnknownEditionError: If there is no such edition.
        UnknownValueError: If there is no such kind of incident.
        DeadlineError: If a date lies outside the calendar, or a report or the end of the incident
            before the day of becoming aware.

    Source:
        Third draft, Measure II.12.3; final text, Safety and Security Measure 9.3.
    """
    require_day(aware, "aware")
    for argument, day in (("initial_report", initial_report), ("resolved", resolved)):
        if day is not None:
            require_day(day, argument)
    for report, day in (("the initial report", initial_report), ("the resolution", resolved)):
        if day is not None and day < aware:
            raise DeadlineError(f"{report} on {day} is before becoming aware on {aware}")
    slug = load(edition).edition.slug
    measure, initial = _REPORTING[slug], _INITIAL_REPORT[slug][member(IncidentKind, kind)]
    aware_of = {"aware-of-involvement": aware, "aware-of-incident": aware}
    became_aware = {event: day for event, day in aware_of.items() if event in triggers(slug)}
    first = next(due for due in due_dates(became_aware, slug) if due.entry == initial)
    later = {"initial-report-submitted": initial_report or first.due}
    if resolved is not None:
        later["incident-resolved"] = resolved
    rest = (due for due in due_dates(later, slug) if due.entry.startswith(measure))
    return RecordTuple((first, *(due for due in rest if not _ended(due, resolved))))


def _ended(due: DueDate, resolved: date | None) -> bool:
    """Intermediate reports end when the incident is resolved."""
    return due.kind is DeadlineKind.EVERY and resolved is not None and resolved < due.due


def _rules(code: Code) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for owner in (*code.commitments, *code.measures, *code.appendices):
        rules += (owner, *owner.walk())
    return tuple(rules)


def _work_out(
    rule: Rule, deadline: Deadline, events: Mapping[str, date], holidays: frozenset[date]
) -> DueDate | OpenLimit | None:
    """Work one limit out, say why it has no date, or None if no event concerns it."""
    days = {slug: events[slug] for slug in deadline.trigger if slug in events}
    if not days or deadline.kind in BACKWARD:
        return None
    awaited = tuple(slug for slug in deadline.trigger if slug not in days)
    if awaited and deadline.choose != "sooner":
        why = f"It runs from the {deadline.choose} of {' and '.join(deadline.trigger)}."
        return _open(rule, deadline, why, awaited)
    if deadline.length is None or deadline.unit is None:
        return _open(rule, deadline, f"The text prints no figure: {deadline.as_printed}.")
    pick = max if deadline.choose == "later" else min
    slug, start = pick(days.items(), key=lambda item: item[1])
    for limit in rule.deadlines:
        begins = limit.date if limit.kind is DeadlineKind.FROM_DATE else None
        if begins is not None and start < begins:
            return _open(rule, deadline, f"The duty applies only from {begins} on.")
    length = -deadline.length if deadline.kind is DeadlineKind.AHEAD else deadline.length
    notes = []
    if deadline.unit is TimeUnit.BUSINESS_DAY:
        notes.append(BUSINESS_DAYS)
    elif deadline.length and deadline.unit is not TimeUnit.YEAR:
        notes.append(COUNTING)
    if deadline.note:
        notes.append(deadline.note)
    return DueDate(
        entry=rule.id,
        what=deadline.what,
        kind=deadline.kind,
        due=add_length(start, length, deadline.unit, holidays),
        from_event=slug,
        from_date=start,
        strict=deadline.strict,
        conditions=deadline.conditions,
        exceptions=deadline.exceptions,
        notes=tuple(notes),
        deadline=deadline,
    )


def _open(rule: Rule, deadline: Deadline, why: str, awaited: tuple[str, ...] = ()) -> OpenLimit:
    return OpenLimit(entry=rule.id, what=deadline.what, why=why, awaited=awaited, deadline=deadline)
