"""Time limits: each limit of both editions with a date worked out by hand, then the counting."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.catalog import deadlines
from gpai_code.catalog.calendar_days import add_length
from gpai_code.catalog.code import Code, load
from gpai_code.catalog.deadlines import (
    BUSINESS_DAYS,
    COUNTING,
    DueDate,
    IncidentKind,
    due_dates,
    events,
    incident_reports,
    open_limits,
    triggers,
)
from gpai_code.catalog.records import Deadline, Rule
from gpai_code.catalog.storage import read_event_summaries
from gpai_code.errors import (
    ArgumentTypeError,
    DeadlineError,
    UnknownEditionError,
    UnknownValueError,
)
from gpai_code.render.entries import describe_due, describe_open_limit
from gpai_code.vocabulary import DeadlineKind, TimeUnit

code_of = cache(load)


@pytest.fixture(autouse=True, scope="module")
def _editions_are_read_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gpai_code.catalog.deadlines.load", code_of)
        yield


def day(text: str) -> date:
    return date.fromisoformat(text)


def rules(code: Code) -> Iterator[Rule]:
    for owner in (*code.commitments, *code.measures, *code.appendices):
        yield owner
        yield from owner.walk()


# One row for each limit that runs from an event: the provision, what it does, the event, the day
# of the event, and the date that follows. Each date was counted by hand from the official text.

LATEST, AHEAD, EVERY = DeadlineKind.LATEST, DeadlineKind.AHEAD, DeadlineKind.EVERY
KEEP, AT_MOST = DeadlineKind.KEEP, DeadlineKind.AT_MOST

THIRD_DRAFT = [
    # at the event itself, or before it
    ("I.1.1-p1", LATEST, "placed-on-market", "2026-03-02", "2026-03-02"),
    ("I.1.2-p1", LATEST, "placed-on-market", "2026-03-02", "2026-03-02"),
    ("II.2.2(1)", LATEST, "training-run-started", "2026-05-04", "2026-05-04"),
    ("II.2.2(3)", LATEST, "tier-reached", "2026-05-09", "2026-05-09"),
    ("II.5.1", LATEST, "proceeding-with-model", "2026-06-01", "2026-06-01"),
    ("II.5.2-p3", LATEST, "proceeding-with-model", "2026-06-01", "2026-06-01"),
    ("II.8.3(7)", LATEST, "model-report-produced", "2026-06-13", "2026-06-13"),
    ("II.9.3-p1", LATEST, "material-change-known", "2026-06-14", "2026-06-14"),
    ("II.11.1-p1", LATEST, "first-made-available-on-market", "2026-03-02", "2026-03-02"),
    ("II.14.1-p1", LATEST, "training-run-started", "2026-05-04", "2026-05-04"),
    ("II.14.4", LATEST, "first-made-available-on-market", "2026-03-02", "2026-03-02"),
    # 5 January 2026 is a Monday; four weeks on it is Monday again
    ("II.2.1-p1", LATEST, "notified-ai-office", "2026-01-05", "2026-02-02"),
    ("II.9.2-p2", LATEST, "notified-ai-office", "2026-01-05", "2026-02-02"),
    # two weeks, over the turn of the year
    ("II.14.1-p2", LATEST, "threshold-met-or-foreseen", "2026-12-24", "2027-01-07"),
    # five business days: from a Thursday, a Friday, a Monday, a Saturday
    ("II.9.1-p2", LATEST, "assessment-completed", "2026-03-05", "2026-03-12"),
    ("II.14.2", LATEST, "framework-updated-confirmed", "2026-04-03", "2026-04-10"),
    ("II.14.3", LATEST, "assessment-confirmed", "2026-04-06", "2026-04-13"),
    ("II.14.4", LATEST, "model-report-update-confirmed", "2026-04-11", "2026-04-17"),
    # plain days, over the end of a February of 28 days
    ("II.12.3(1)", LATEST, "aware-of-involvement", "2026-02-27", "2026-03-01"),
    ("II.12.3(2)", LATEST, "aware-of-involvement", "2026-02-27", "2026-03-09"),
    ("II.12.3(3)", LATEST, "aware-of-involvement", "2026-02-27", "2026-03-14"),
    ("II.12.3(4)", LATEST, "aware-of-incident", "2026-12-29", "2027-01-03"),
    ("II.11.2(4)", AT_MOST, "vulnerability-notified", "2026-01-30", "2026-03-01"),
    # 60 days: 29 are left in March, 30 in April, and one more
    ("II.12.3-p3", LATEST, "incident-resolved", "2026-03-02", "2026-05-01"),
    ("II.12.3-p2", EVERY, "initial-report-submitted", "2026-03-02", "2026-03-30"),
    ("II.9.3-p1", EVERY, "first-made-available-on-market", "2026-03-31", "2027-03-31"),
    # to be kept: ten years, and twelve months into a leap year
    ("I.1.1-p3", KEEP, "placed-on-market", "2026-03-02", "2036-03-02"),
    ("II.15.1-p2", KEEP, "model-retired", "2027-02-28", "2028-02-28"),
]

FINAL = [
    # at the event itself, or before it
    ("transparency-1.1-p1", LATEST, "placed-on-market", "2026-03-02", "2026-03-02"),
    ("transparency-1.2-p1", LATEST, "placed-on-market", "2026-03-02", "2026-03-02"),
    ("copyright-1(2)", LATEST, "copyright-relevant-act", "2026-08-15", "2026-08-15"),
    ("safety-security-1.2-p4", LATEST, "placed-on-market", "2026-03-02", "2026-03-02"),
    ("safety-security-1.3-p2", LATEST, "framework-doubt-arisen", "2026-06-14", "2026-06-14"),
    ("safety-security-4.2-p2", LATEST, "proceeding-with-model", "2026-06-01", "2026-06-01"),
    ("safety-security-7-p1", LATEST, "placed-on-market", "2026-03-02", "2026-03-02"),
    ("safety-security-7.3(1)(g)", LATEST, "model-report-supplied", "2026-03-01", "2026-03-01"),
    (
        "safety-security-7.6-p2",
        LATEST,
        "change-made-available-on-market",
        "2026-09-06",
        "2026-09-06",
    ),
    ("safety-security-7.7-p1", LATEST, "placed-on-market", "2026-03-02", "2026-03-02"),
    # four weeks after the notification, and two weeks ahead of the market, in a leap year
    ("safety-security-1.1-p4", LATEST, "notified-commission", "2026-01-05", "2026-02-02"),
    ("safety-security-1.1-p4", AHEAD, "placed-on-market", "2028-03-10", "2028-02-25"),
    # a fortnight over the end of a February of 28 days
    ("transparency-1.2-p3", LATEST, "request-received", "2026-02-20", "2026-03-06"),
    # five business days: from a Wednesday, a Friday, a Saturday
    ("safety-security-1.4", LATEST, "framework-confirmed", "2026-12-23", "2026-12-30"),
    ("safety-security-1.4", LATEST, "framework-updated-confirmed", "2026-04-03", "2026-04-10"),
    ("safety-security-7.7-p1", LATEST, "model-report-update-confirmed", "2026-04-11", "2026-04-17"),
    # 15 and 30 business days are three and six weeks
    ("safety-security-7.7-p2", AT_MOST, "placed-on-market", "2026-03-02", "2026-03-23"),
    ("safety-security-7.7-p2", AT_MOST, "model-report-update-due", "2026-07-31", "2026-08-21"),
    ("safety-security-3.5-p6(5)", AT_MOST, "aware-of-findings", "2026-06-01", "2026-07-13"),
    # plain days, over the turn of the year
    ("safety-security-9.3(1)", LATEST, "aware-of-involvement", "2026-12-31", "2027-01-02"),
    ("safety-security-9.3(2)", LATEST, "aware-of-involvement", "2026-12-31", "2027-01-05"),
    ("safety-security-9.3(3)", LATEST, "aware-of-involvement", "2026-12-31", "2027-01-10"),
    ("safety-security-9.3(4)", LATEST, "aware-of-involvement", "2026-12-31", "2027-01-15"),
    # 60 days: 31 in January, 28 in February, and one more
    ("safety-security-9.3-p3", LATEST, "incident-resolved", "2026-12-31", "2027-03-01"),
    # four weeks over 29 February
    ("safety-security-9.3-p2", EVERY, "initial-report-submitted", "2028-02-10", "2028-03-09"),
    # months and years from a day that the later month does not have
    ("safety-security-1.3-p2", EVERY, "placed-on-market", "2028-02-29", "2029-02-28"),
    ("safety-security-7.6-p3", EVERY, "model-report-last-provided", "2026-08-31", "2027-02-28"),
    (
        "safety-security-appendix-2.2-p3",
        LATEST,
        "lost-reference-status",
        "2026-08-31",
        "2027-02-28",
    ),
    ("transparency-1.1-p2", KEEP, "placed-on-market", "2028-02-29", "2038-02-28"),
    ("safety-security-10.1-p2", KEEP, "placed-on-market", "2026-03-02", "2036-03-02"),
]

ROWS = {"third-draft": THIRD_DRAFT, "final": FINAL}
TABLE = [(edition, *row) for edition, rows in ROWS.items() for row in rows]

# Limits that run from the later of two events: the provision, both events, how long to keep.
LATER_OF = {
    "third-draft": ("II.12.4", "document-date", "incident-date"),
    "final": ("safety-security-9.4", "document-date", "incident-date"),
}
# Windows that look back from an event: no date follows from them.
LOOKING_BACK = {"third-draft": {("II.9.2-p3(3)", "milestone-reached")}, "final": set()}
WITHOUT_A_FIGURE = {
    "third-draft": [],
    "final": [
        ("copyright-1.5(2)", "complaint-received"),
        ("safety-security-1.3-p1", "framework-assessment-completed"),
        ("safety-security-7.6-p2", "aware-of-update-grounds"),
    ],
}

every_edition = pytest.mark.parametrize("edition", ROWS)


def due_at(entry: str, limits: tuple[DueDate, ...]) -> list[DueDate]:
    return [due for due in limits if due.entry == entry]


@pytest.mark.parametrize(
    ("edition", "entry", "kind", "event", "happened", "expected"),
    TABLE,
    ids=[f"{row[1]} {row[3]}" for row in TABLE],
)
def test_each_limit_ends_on_the_day_that_the_text_gives(
    edition: str, entry: str, kind: DeadlineKind, event: str, happened: str, expected: str
) -> None:
    (due,) = due_at(entry, due_dates({event: day(happened)}, edition))
    assert (due.kind, due.due) == (kind, day(expected))
    assert (due.from_event, due.from_date) == (event, day(happened))
    assert entry in code_of(edition)
    assert due.what == due.deadline.what
    assert due.exceptions == due.deadline.exceptions


@every_edition
def test_the_table_has_every_limit_that_runs_from_an_event(edition: str) -> None:
    table = [(entry, event) for entry, _, event, _, _ in ROWS[edition]]
    entry, *events = LATER_OF[edition]
    table += [(entry, event) for event in events]
    table += [*LOOKING_BACK[edition], *WITHOUT_A_FIGURE[edition]]
    in_the_text = [
        (rule.id, event)
        for rule in rules(code_of(edition))
        for deadline in rule.deadlines
        for event in deadline.trigger
    ]
    assert sorted(table) == sorted(in_the_text)


@every_edition
def test_the_events_that_limits_run_from_are_listed(edition: str) -> None:
    expected = {row[2] for row in ROWS[edition]} | set(LATER_OF[edition][1:])
    expected |= {event for _, event in WITHOUT_A_FIGURE[edition]}
    assert triggers(edition) == tuple(sorted(expected))


def test_a_window_that_looks_back_sets_no_date() -> None:
    for edition, windows in LOOKING_BACK.items():
        for _, event in windows:
            assert event not in triggers(edition)


def test_what_has_not_happened_sets_no_date() -> None:
    assert due_dates({}, "third-draft") == ()
    assert due_dates({}, "final") == ()


@every_edition
def test_several_events_give_the_limits_of_each(edition: str) -> None:
    happened = {row[2]: day("2026-03-02") for row in ROWS[edition]}
    together = due_dates(happened, edition)
    one_by_one = [due for event in happened for due in due_dates({event: happened[event]}, edition)]
    assert sorted(together, key=str) == sorted(one_by_one, key=str)
    assert len(together) == len(ROWS[edition])


@every_edition
def test_limits_are_in_the_order_of_the_text(edition: str) -> None:
    happened = {row[2]: day("2026-03-02") for row in ROWS[edition]}
    order = [rule.id for rule in rules(code_of(edition))]
    places = [order.index(due.entry) for due in due_dates(happened, edition)]
    assert places == sorted(places)


# Two events


@pytest.mark.parametrize(
    ("edition", "documented", "incident", "expected"),
    [
        # 36 months in the third draft
        ("third-draft", "2026-01-31", "2026-02-28", "2029-02-28"),
        ("third-draft", "2026-02-28", "2026-01-31", "2029-02-28"),
        ("third-draft", "2025-02-28", "2028-02-29", "2031-02-28"),
        # five years in the final text
        ("final", "2026-01-31", "2026-02-28", "2031-02-28"),
        ("final", "2026-02-28", "2026-01-31", "2031-02-28"),
        ("final", "2023-02-28", "2024-02-29", "2029-02-28"),
    ],
)
def test_incident_records_are_kept_from_the_later_of_two_days(
    edition: str, documented: str, incident: str, expected: str
) -> None:
    events = {"document-date": day(documented), "incident-date": day(incident)}
    (due,) = due_dates(events, edition)
    assert (due.entry, due.kind) == (LATER_OF[edition][0], KEEP)
    assert due.due == day(expected)
    assert due.from_date == max(events.values())
    assert events[due.from_event] == due.from_date


@every_edition
@pytest.mark.parametrize("event", ["document-date", "incident-date"])
def test_the_later_of_two_days_waits_until_both_are_known(edition: str, event: str) -> None:
    assert due_dates({event: day("2026-03-02")}, edition) == ()


def draft_with(monkeypatch: pytest.MonkeyPatch, **changes: object) -> None:
    """Let the limit of II.12.4 in the third draft read differently."""
    draft = code_of("third-draft")
    measure = draft.measure("II.12.4")
    (deadline,) = measure.deadlines
    other = attrs.evolve(measure, deadlines=(attrs.evolve(deadline, **changes),))  # type: ignore[arg-type]
    commitment = attrs.evolve(draft.commitment("II.12"), measures=(other,))
    changed = attrs.evolve(draft, commitments=(commitment,))
    monkeypatch.setattr(deadlines, "load", lambda _: changed)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ({"document-date": "2026-01-31"}, "2029-01-31"),
        ({"incident-date": "2026-02-28"}, "2029-02-28"),
        ({"document-date": "2026-01-31", "incident-date": "2026-02-28"}, "2029-01-31"),
        ({"document-date": "2026-02-28", "incident-date": "2026-01-31"}, "2029-01-31"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else value,
)
def test_the_sooner_of_two_days_counts_as_soon_as_one_is_known(
    monkeypatch: pytest.MonkeyPatch, events: dict[str, str], expected: str
) -> None:
    draft_with(monkeypatch, choose="sooner")
    (due,) = due_dates({slug: day(happened) for slug, happened in events.items()})
    assert due.due == day(expected)


def test_a_limit_without_a_length_sets_no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    events = {"document-date": day("2026-01-31"), "incident-date": day("2026-01-31")}
    draft_with(monkeypatch, length=None)
    assert due_dates(events) == ()
    draft_with(monkeypatch, unit=None)
    assert due_dates(events) == ()


# Duties that begin on a fixed date


@pytest.mark.parametrize(
    ("available", "asked"),
    [("2025-11-01", False), ("2025-11-02", True), ("2025-11-03", True)],
)
def test_external_assessment_is_asked_from_2_november_2025_on(available: str, asked: bool) -> None:
    limits = due_dates({"first-made-available-on-market": day(available)}, "third-draft")
    assert bool(due_at("II.11.1-p1", limits)) == asked
    # the other limits of that day do not wait for it
    assert due_at("II.14.4", limits)


# Business days


def test_weekends_do_not_count_as_business_days() -> None:
    for confirmed in ("2026-04-10", "2026-04-11", "2026-04-12"):  # Friday to Sunday
        (due,) = due_dates({"framework-updated-confirmed": day(confirmed)}, "third-draft")
        assert due.due == day("2026-04-17")


@pytest.mark.parametrize(
    ("holidays", "expected"),
    [
        ([], "2026-04-09"),
        (["2026-04-03"], "2026-04-10"),
        (["2026-04-03", "2026-04-06"], "2026-04-13"),
        (["2026-04-05"], "2026-04-09"),  # a Sunday already
        (["2026-04-02"], "2026-04-09"),  # the day of the event itself
        (["2026-04-10"], "2026-04-09"),  # after the end
        (["2026-04-09"], "2026-04-10"),  # the last day
    ],
    ids=lambda value: " ".join(value) or "none" if isinstance(value, list) else value,
)
def test_holidays_do_not_count_as_business_days(holidays: list[str], expected: str) -> None:
    events = {"framework-updated-confirmed": day("2026-04-02")}
    given_holidays = [day(holiday) for holiday in holidays]
    (due,) = due_dates(events, "third-draft", holidays=given_holidays)
    assert due.due == day(expected)
    assert due_dates(events, "third-draft", holidays=set(given_holidays)) == (due,)


def test_plain_days_end_on_weekends_and_holidays_all_the_same() -> None:
    # ten days from 25 March 2026 end on Saturday 4 April, between two holidays
    holidays = [day("2026-04-03"), day("2026-04-06")]
    limits = due_dates({"aware-of-involvement": day("2026-03-25")}, "final", holidays=holidays)
    (due,) = due_at("safety-security-9.3(3)", limits)
    assert due.due == day("2026-04-04")
    assert due.due.weekday() == calendar.SATURDAY


@every_edition
def test_a_limit_names_how_its_days_were_counted(edition: str) -> None:
    happened = {row[2]: day("2026-03-02") for row in ROWS[edition]}
    for due in due_dates(happened, edition):
        unit, length = due.deadline.unit, due.deadline.length
        assert (BUSINESS_DAYS in due.notes) == (unit is TimeUnit.BUSINESS_DAY)
        if unit in (TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH):
            assert (COUNTING in due.notes) == (length != 0)
        if due.deadline.note:
            assert due.deadline.note in due.notes


# Serious incidents

AWARE = day("2026-03-02")
INITIAL = [
    ("third-draft", IncidentKind.CRITICAL_INFRASTRUCTURE, "II.12.3(1)", "2026-03-04"),
    ("third-draft", IncidentKind.CYBERSECURITY, "II.12.3(4)", "2026-03-07"),
    ("third-draft", IncidentKind.DEATH, "II.12.3(2)", "2026-03-12"),
    ("third-draft", IncidentKind.SERIOUS_HARM, "II.12.3(3)", "2026-03-17"),
    ("final", IncidentKind.CRITICAL_INFRASTRUCTURE, "safety-security-9.3(1)", "2026-03-04"),
    ("final", IncidentKind.CYBERSECURITY, "safety-security-9.3(2)", "2026-03-07"),
    ("final", IncidentKind.DEATH, "safety-security-9.3(3)", "2026-03-12"),
    ("final", IncidentKind.SERIOUS_HARM, "safety-security-9.3(4)", "2026-03-17"),
]
# four weeks after the last day for the initial report
INTERMEDIATE = {
    IncidentKind.CRITICAL_INFRASTRUCTURE: "2026-04-01",
    IncidentKind.CYBERSECURITY: "2026-04-04",
    IncidentKind.DEATH: "2026-04-09",
    IncidentKind.SERIOUS_HARM: "2026-04-14",
}
MEASURE = {"third-draft": "II.12.3", "final": "safety-security-9.3"}

every_incident = pytest.mark.parametrize(
    ("edition", "kind", "entry", "initial"),
    INITIAL,
    ids=[f"{row[0]} {row[1].value}" for row in INITIAL],
)


@every_incident
def test_an_open_incident_asks_for_an_initial_and_an_intermediate_report(
    edition: str, kind: IncidentKind, entry: str, initial: str
) -> None:
    first, intermediate = incident_reports(kind, AWARE, edition)
    assert (first.entry, first.due, first.kind) == (entry, day(initial), LATEST)
    assert first.from_date == AWARE
    assert (intermediate.entry, intermediate.kind) == (f"{MEASURE[edition]}-p2", EVERY)
    assert intermediate.due == day(INTERMEDIATE[kind])
    assert intermediate.from_date == first.due


@every_incident
def test_intermediate_reports_run_from_the_day_of_the_initial_one(
    edition: str, kind: IncidentKind, entry: str, initial: str
) -> None:
    reports = incident_reports(kind, AWARE, edition, initial_report=day("2026-03-03"))
    assert [(due.entry, due.due) for due in reports] == [
        (entry, day(initial)),
        (f"{MEASURE[edition]}-p2", day("2026-03-31")),
    ]


@every_incident
def test_a_resolved_incident_asks_for_a_final_report(
    edition: str, kind: IncidentKind, entry: str, initial: str
) -> None:
    reports = incident_reports(kind, AWARE, edition, resolved=day("2026-04-20"))
    assert [(due.entry, due.due) for due in reports] == [
        (entry, day(initial)),
        (f"{MEASURE[edition]}-p2", day(INTERMEDIATE[kind])),
        # ten days are left in April, 31 in May, and 19 more
        (f"{MEASURE[edition]}-p3", day("2026-06-19")),
    ]


@every_edition
@pytest.mark.parametrize(
    ("resolved", "intermediate"),
    [("2026-03-30", False), ("2026-03-31", True), ("2026-04-01", True)],
    ids=["the day before", "the same day", "the day after"],
)
def test_intermediate_reports_end_once_the_incident_is_resolved(
    edition: str, resolved: str, intermediate: bool
) -> None:
    reports = incident_reports(
        IncidentKind.DEATH,
        AWARE,
        edition,
        initial_report=day("2026-03-03"),  # four weeks later it is 31 March
        resolved=day(resolved),
    )
    assert bool(due_at(f"{MEASURE[edition]}-p2", reports)) == intermediate
    assert reports[-1].due == day(resolved) + timedelta(days=60)


@pytest.mark.parametrize(
    ("edition", "kind", "event"),
    [
        # awareness of the incident starts one clock only, in the third draft
        ("third-draft", IncidentKind.CYBERSECURITY, "aware-of-incident"),
        ("third-draft", IncidentKind.DEATH, "aware-of-involvement"),
        ("final", IncidentKind.CYBERSECURITY, "aware-of-involvement"),
        ("final", IncidentKind.DEATH, "aware-of-involvement"),
    ],
)
def test_what_the_signatory_has_to_be_aware_of(
    edition: str, kind: IncidentKind, event: str
) -> None:
    assert incident_reports(kind, AWARE, edition)[0].from_event == event


def test_every_kind_of_incident_has_a_row_in_each_edition() -> None:
    assert {(edition, kind) for edition, kind, _, _ in INITIAL} == {
        (edition, kind) for edition in ROWS for kind in IncidentKind
    }


# What is refused


@pytest.mark.parametrize(
    ("edition", "event"),
    [
        ("third-draft", "doomsday"),
        ("third-draft", ""),
        ("third-draft", "Placed-on-market"),
        ("third-draft", "notified-commission"),  # an event of the final text
        ("final", "notified-ai-office"),  # an event of the third draft
    ],
)
def test_an_event_that_starts_no_limit_is_an_error(edition: str, event: str) -> None:
    with pytest.raises(DeadlineError) as caught:
        due_dates({event: day("2026-03-02")}, edition)
    assert repr(event) in str(caught.value)
    assert edition in str(caught.value)


@pytest.mark.parametrize(
    ("edition", "event", "happened"),
    [
        ("third-draft", "placed-on-market", "9990-01-01"),  # ten years
        ("third-draft", "model-retired", "9999-01-01"),  # twelve months
        ("third-draft", "notified-ai-office", "9999-12-04"),  # four weeks
        ("third-draft", "incident-resolved", "9999-11-02"),  # 60 days
        ("third-draft", "framework-updated-confirmed", "9999-12-27"),  # five business days
        ("final", "placed-on-market", "0001-01-14"),  # two weeks ahead
    ],
)
def test_a_limit_beyond_the_calendar_is_an_error(edition: str, event: str, happened: str) -> None:
    with pytest.raises(DeadlineError) as caught:
        due_dates({event: day(happened)}, edition)
    assert happened in str(caught.value)


def test_the_last_day_of_the_calendar_can_be_a_limit() -> None:
    limits = due_dates({"placed-on-market": day("9989-12-31")}, "third-draft")
    assert due_at("I.1.1-p3", limits)[0].due == date.max


def test_incident_reports_beyond_the_calendar_are_an_error() -> None:
    with pytest.raises(DeadlineError):
        incident_reports(IncidentKind.CRITICAL_INFRASTRUCTURE, day("9999-12-30"), "final")


def test_an_unknown_edition_is_an_error() -> None:
    with pytest.raises(UnknownEditionError):
        triggers("second-draft")
    with pytest.raises(UnknownEditionError):
        due_dates({}, "second-draft")
    with pytest.raises(UnknownEditionError):
        incident_reports(IncidentKind.DEATH, AWARE, "second-draft")


def test_an_edition_may_be_chosen_by_specifier() -> None:
    assert triggers(">=1") == triggers("final")
    assert incident_reports(IncidentKind.DEATH, AWARE, "<1") == incident_reports(
        IncidentKind.DEATH, AWARE, "third-draft"
    )


# Adding a length to a day

DAY, BUSINESS_DAY, WEEK = TimeUnit.DAY, TimeUnit.BUSINESS_DAY, TimeUnit.WEEK
MONTH, YEAR = TimeUnit.MONTH, TimeUnit.YEAR


@pytest.mark.parametrize(
    ("start", "length", "unit", "expected"),
    [
        ("2026-03-02", 0, DAY, "2026-03-02"),
        ("2026-03-02", 0, BUSINESS_DAY, "2026-03-02"),
        ("2026-03-07", 0, BUSINESS_DAY, "2026-03-07"),  # even on a Saturday
        ("2026-12-31", 1, DAY, "2027-01-01"),
        ("2028-02-28", 1, DAY, "2028-02-29"),
        ("2026-03-02", -2, DAY, "2026-02-28"),
        ("2028-02-22", 1, WEEK, "2028-02-29"),
        ("2026-03-02", -1, WEEK, "2026-02-23"),
        ("2026-01-31", 1, MONTH, "2026-02-28"),
        ("2028-01-31", 1, MONTH, "2028-02-29"),
        ("2026-01-30", 1, MONTH, "2026-02-28"),
        ("2026-02-28", 1, MONTH, "2026-03-28"),  # not the last day again
        ("2026-03-31", 1, MONTH, "2026-04-30"),
        ("2026-03-31", 2, MONTH, "2026-05-31"),
        ("2026-12-31", 2, MONTH, "2027-02-28"),
        ("2026-11-30", 1, MONTH, "2026-12-30"),
        ("2026-03-31", -1, MONTH, "2026-02-28"),
        ("2026-01-31", -2, MONTH, "2025-11-30"),
        ("2028-02-29", 12, MONTH, "2029-02-28"),
        ("2028-02-29", 48, MONTH, "2032-02-29"),
        ("2028-02-29", 1, YEAR, "2029-02-28"),
        ("2028-02-29", 4, YEAR, "2032-02-29"),
        ("2096-02-29", 4, YEAR, "2100-02-28"),  # 2100 is no leap year
        ("2028-02-29", -1, YEAR, "2027-02-28"),
        ("2026-03-06", 1, BUSINESS_DAY, "2026-03-09"),
        ("2026-03-07", 1, BUSINESS_DAY, "2026-03-09"),
        ("2026-03-08", 1, BUSINESS_DAY, "2026-03-09"),
        ("2026-03-09", -1, BUSINESS_DAY, "2026-03-06"),
        ("2026-03-08", -1, BUSINESS_DAY, "2026-03-06"),
        ("2026-03-02", 20, BUSINESS_DAY, "2026-03-30"),
    ],
)
def test_a_length_of_time_is_added(start: str, length: int, unit: TimeUnit, expected: str) -> None:
    assert add_length(day(start), length, unit) == day(expected)


def test_holidays_are_skipped_backwards_too() -> None:
    holidays = frozenset({day("2026-04-03"), day("2026-04-06")})
    assert add_length(day("2026-04-07"), -1, BUSINESS_DAY, holidays) == day("2026-04-02")


@pytest.mark.parametrize("unit", TimeUnit)
@pytest.mark.parametrize("length", [1, 10**6, 10**12, 10**30])
def test_a_length_that_leaves_the_calendar_is_refused(unit: TimeUnit, length: int) -> None:
    for start, signed in ((date.max, length), (date.min, -length)):
        with pytest.raises(DeadlineError) as caught:
            add_length(start, signed, unit)
        assert str(start) in str(caught.value)


DATES = st.dates(date(1900, 1, 1), date(2200, 12, 31))
LENGTHS = st.integers(-600, 600)
HOLIDAYS = st.frozensets(st.dates(date(2025, 1, 1), date(2027, 12, 31)), max_size=40)
without_deadline = settings(deadline=None)


def is_business_day(candidate: date, holidays: frozenset[date]) -> bool:
    return candidate.isoweekday() <= 5 and candidate not in holidays


@without_deadline
@given(start=DATES, length=LENGTHS)
def test_days_and_weeks_are_whole_spans_of_days(start: date, length: int) -> None:
    assert (add_length(start, length, DAY) - start).days == length
    assert (add_length(start, length, WEEK) - start).days == 7 * length


@without_deadline
@given(start=DATES, length=LENGTHS)
def test_months_keep_the_day_or_end_on_the_last(start: date, length: int) -> None:
    end = add_length(start, length, MONTH)
    assert (end.year - start.year) * 12 + end.month - start.month == length
    last = (end + timedelta(days=1)).month != end.month
    assert end.day == start.day or (end.day < start.day and last)


@without_deadline
@given(start=DATES, length=st.integers(-100, 100))
def test_a_year_is_twelve_months(start: date, length: int) -> None:
    assert add_length(start, length, YEAR) == add_length(start, 12 * length, MONTH)


@without_deadline
@given(
    start=st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    length=st.integers(-60, 60).filter(bool),
    holidays=HOLIDAYS,
)
def test_business_days_are_counted_without_the_first_and_with_the_last(
    start: date, length: int, holidays: frozenset[date]
) -> None:
    end = add_length(start, length, BUSINESS_DAY, holidays)
    step = timedelta(days=1 if length > 0 else -1)
    passed = [start + step * count for count in range(1, abs((end - start).days) + 1)]
    assert passed[-1] == end
    assert is_business_day(end, holidays)
    assert sum(is_business_day(counted, holidays) for counted in passed) == abs(length)


@without_deadline
@given(
    start=DATES,
    later=st.integers(0, 60),
    length=LENGTHS,
    longer=st.integers(0, 12),
    unit=st.sampled_from(TimeUnit),
)
def test_a_later_event_or_a_longer_limit_never_ends_sooner(
    start: date, later: int, length: int, longer: int, unit: TimeUnit
) -> None:
    end = add_length(start, length, unit)
    assert end <= add_length(start + timedelta(days=later), length, unit)
    assert end <= add_length(start, length + longer, unit)


@without_deadline
@given(start=DATES, length=LENGTHS, unit=st.sampled_from([DAY, WEEK, MONTH, YEAR]))
def test_holidays_count_for_business_days_alone(start: date, length: int, unit: TimeUnit) -> None:
    end = add_length(start, length, unit)
    assert add_length(start, length, unit, frozenset({start, end})) == end


@without_deadline
@given(
    happened=st.dates(date(2, 1, 1), date(9980, 1, 1)),
    edition=st.sampled_from(["third-draft", "final"]),
)
def test_a_date_is_on_the_right_side_of_its_event(happened: date, edition: str) -> None:
    for due in due_dates(dict.fromkeys(triggers(edition), happened), edition):
        assert isinstance(due.deadline, Deadline)
        assert due.due < happened if due.kind is AHEAD else due.due >= happened
        assert (due.due == happened) == (due.deadline.length == 0)


# Limits without a date, strict limits, and what decides whether a limit holds


@every_edition
def test_every_event_has_a_sentence_and_the_limits_that_run_from_it(edition: str) -> None:
    for event in events(edition):
        assert event.summary.endswith(".")
        assert event.summary.count(".") == 1
        for entry in event.entries:
            rule = code_of(edition)[entry]
            assert isinstance(rule, Rule)
            assert any(event.slug in deadline.trigger for deadline in rule.deadlines)


def test_no_event_has_a_sentence_and_no_limit() -> None:
    slugs = {event.slug for edition in ROWS for event in events(edition)}
    assert slugs == set(read_event_summaries())


@pytest.mark.parametrize(
    ("edition", "entry", "event"),
    [
        # each is printed with "before" or "prior to"
        ("final", "copyright-1(2)", "copyright-relevant-act"),
        ("final", "safety-security-1.2-p4", "placed-on-market"),
        ("final", "safety-security-4.2-p2", "proceeding-with-model"),
        ("final", "safety-security-7-p1", "placed-on-market"),
        ("final", "safety-security-7.6-p2", "change-made-available-on-market"),
        ("third-draft", "II.2.2(1)", "training-run-started"),
        ("third-draft", "II.2.2(3)", "tier-reached"),
        ("third-draft", "II.5.1", "proceeding-with-model"),
        ("third-draft", "II.5.2-p3", "proceeding-with-model"),
        ("third-draft", "II.11.1-p1", "first-made-available-on-market"),
        ("third-draft", "II.14.1-p1", "training-run-started"),
    ],
)
def test_where_the_text_says_before_the_day_itself_is_too_late(
    edition: str, entry: str, event: str
) -> None:
    happened = date(2026, 3, 2)
    due = next(due for due in due_dates({event: happened}, edition) if due.entry == entry)
    assert (due.due, due.strict) == (happened, True)
    assert describe_due(due).startswith("before 2026-03-02  ")


@pytest.mark.parametrize(("edition", "entry"), [("final", "safety-security-7.7-p1")])
def test_a_limit_by_a_time_is_not_strict(edition: str, entry: str) -> None:
    limits = due_dates({"placed-on-market": date(2026, 3, 2)}, edition)
    due = next(due for due in limits if due.entry == entry)
    assert not due.strict


def test_the_delay_of_measure_7_7_names_its_three_conditions() -> None:
    limits = due_dates({"placed-on-market": date(2026, 3, 2)})
    (due,) = [due for due in limits if due.entry == "safety-security-7.7-p2"]
    assert [condition.split()[0] for condition in due.conditions] == ["The", "In", "The"]
    shown = " ".join(describe_due(due).split())
    for condition in due.conditions:
        assert condition in shown


def test_a_recurring_limit_says_so_and_that_its_date_is_the_first() -> None:
    (due,) = due_dates({"initial-report-submitted": date(2026, 3, 2)})
    shown = " ".join(describe_due(due).split())
    assert (
        "every 4 weeks from initial-report-submitted (2026-03-02); the date is the first" in shown
    )


def test_a_qualifier_is_shown_with_the_date() -> None:
    (due,) = due_dates({"request-received": date(2026, 3, 2)})
    assert "within a reasonable timeframe" in " ".join(describe_due(due).split())


@pytest.mark.parametrize(
    ("edition", "given", "awaited", "entry"),
    [
        ("final", "document-date", "incident-date", "safety-security-9.4"),
        ("final", "incident-date", "document-date", "safety-security-9.4"),
        ("third-draft", "document-date", "incident-date", "II.12.4"),
    ],
)
def test_a_limit_that_waits_for_another_event_names_it(
    edition: str, given: str, awaited: str, entry: str
) -> None:
    happened = {given: date(2026, 1, 1)}
    assert due_dates(happened, edition) == ()
    (limit,) = open_limits(happened, edition)
    assert (limit.entry, limit.awaited) == (entry, (awaited,))
    assert f"Give {awaited} too." in " ".join(describe_open_limit(limit).split())
    both = {given: date(2026, 1, 1), awaited: date(2026, 2, 1)}
    assert open_limits(both, edition) == ()
    assert [due.entry for due in due_dates(both, edition)] == [entry]


@pytest.mark.parametrize(("entry", "event"), WITHOUT_A_FIGURE["final"])
def test_a_limit_without_a_figure_is_named_without_a_date(entry: str, event: str) -> None:
    assert due_dates({event: date(2026, 3, 2)}) == ()
    (limit,) = open_limits({event: date(2026, 3, 2)})
    assert (limit.entry, limit.awaited) == (entry, ())
    shown = " ".join(describe_open_limit(limit).split())
    assert "no figure" in shown
    for exception in limit.deadline.exceptions:
        assert exception in shown


def test_a_duty_that_starts_later_says_from_when() -> None:
    limits = open_limits({"first-made-available-on-market": date(2025, 6, 1)}, "third-draft")
    assert [(limit.entry, limit.why) for limit in limits] == [
        ("II.11.1-p1", "The duty applies only from 2025-11-02 on.")
    ]


def test_an_event_that_is_misspelt_or_has_no_date_is_refused() -> None:
    with pytest.raises(DeadlineError, match="did you mean placed-on-market"):
        due_dates({"placed-on-the-market": date(2026, 1, 1)})
    with pytest.raises(ArgumentTypeError, match="give a date"):
        due_dates({"placed-on-market": "2026-01-01"})  # type: ignore[dict-item]


def test_no_report_and_no_end_comes_before_becoming_aware() -> None:
    earlier = AWARE - timedelta(days=1)
    with pytest.raises(DeadlineError, match=r"the initial report on .* is before"):
        incident_reports(IncidentKind.DEATH, AWARE, initial_report=earlier)
    with pytest.raises(DeadlineError, match=r"the resolution on .* is before"):
        incident_reports(IncidentKind.DEATH, AWARE, resolved=earlier)


def test_the_kind_of_an_incident_may_be_text_and_must_be_known() -> None:
    assert incident_reports("death", AWARE) == incident_reports(IncidentKind.DEATH, AWARE)
    with pytest.raises(UnknownValueError, match="cybersecurity"):
        incident_reports("fire", AWARE)
