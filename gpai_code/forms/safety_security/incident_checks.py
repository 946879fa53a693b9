"""Rules across the rows of a serious incident report, each with its provision."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from gpai_code.catalog.deadlines import DueDate, incident_reports
from gpai_code.errors import DeadlineError
from gpai_code.forms.findings import Known, Note
from gpai_code.forms.safety_security.incident_records import IncidentDate
from gpai_code.forms.safety_security.options import IncidentStage
from gpai_code.forms.safety_security.redactions import is_copy_row, notes_on_redactions
from gpai_code.forms.safety_security.time_limits import (
    in_order,
    late,
    limits,
    limits_from,
    overdue,
)
from gpai_code.vocabulary import Severity

if TYPE_CHECKING:
    from gpai_code.forms.safety_security.incident import IncidentReport

NOT_YET_KNOWN = "not yet known"

_MEASURE = {"third-draft": "II.12", "final": "safety-security-9"}

LATER_ROWS = (
    "root_cause",
    "outputs",
    "inputs",
    "mitigation_failures",
    "patterns",
    "near_misses",
)
"""Rows of points (8) and (9), which the initial report need not have (first paragraph)."""


def settled(report: "IncidentReport") -> Mapping[str, bool]:
    """Say of rows whether they are asked at the stage of the report, as far as that is known."""
    settles: dict[str, bool] = {}
    stage = report.stage
    if stage is IncidentStage.INITIAL:
        # first paragraph: points (1) to (7)
        for row in LATER_ROWS:
            settles[row] = False
        settles["initial_report_on"] = settles["resolved_on"] = False
    elif stage is IncidentStage.INTERMEDIATE:
        # second paragraph: unresolved incidents; points (8) and (9) as available
        settles["resolved_on"] = False
    elif stage is IncidentStage.FINAL:
        # third paragraph: all the information, once the incident is resolved
        for row in (*LATER_ROWS, "end"):
            settles[row] = True
    first = initial_limit(report)
    submitted = report.first_reported_on()
    if first is not None and submitted is not None:
        settles["exceptional_circumstances"] = submitted > first.due
    return is_copy_row(report, settles)


def notes(report: "IncidentReport", known: Known) -> Iterator[Note]:
    """Yield what the Measures ask beyond the single row."""
    yield from notes_on_redactions(report)
    yield from _order(report)
    yield from _initial(report, known.as_of)
    yield from _later(report, known.as_of)
    if report.stage is IncidentStage.FINAL:
        yield from _unknown(report)


def initial_limit(report: "IncidentReport") -> DueDate | None:
    """
    Return when the initial report is due: of several kinds of harm, the soonest.

    None while the kind or the day of awareness is not given.
    """
    if report.kinds is None or report.aware_on is None:
        return None
    soonest: DueDate | None = None
    for kind in report.kinds:
        try:
            first = incident_reports(kind, report.aware_on, report.EDITION)[0]
        except DeadlineError:  # outside the calendar
            continue
        if soonest is None or first.due < soonest.due:
            soonest = first
    return soonest


def _order(report: "IncidentReport") -> Iterator[Note]:
    start = report.start.date if isinstance(report.start, IncidentDate) else None
    end = report.end.date if isinstance(report.end, IncidentDate) else None
    measure = _MEASURE[report.EDITION]
    information, times = f"{measure}.2(1)", f"{measure}.3-p1"
    yield from in_order(start, end, "end", "it started on {} and ended before, on {}", information)
    for row, day in (
        ("initial_report_on", report.initial_report_on),
        ("submitted_on", report.submitted_on),
        ("resolved_on", report.resolved_on),
    ):
        words = "the Signatory became aware on {}, which is after {}"
        yield from in_order(report.aware_on, day, row, words, times)
    words = "the initial report is of {}, and this one of {}"
    yield from in_order(report.initial_report_on, report.submitted_on, "submitted_on", words, times)


def _initial(report: "IncidentReport", as_of: date | None) -> Iterator[Note]:
    """Compare the initial report with its limit, save in exceptional circumstances."""
    limit = initial_limit(report)
    if limit is None:
        return
    day = report.first_reported_on()
    if report.exceptional_circumstances is None:
        row = "submitted_on" if report.initial_report_on is None else "initial_report_on"
        yield from late(row, day, limit)
        yield from overdue(row, "the initial report", limit, as_of, done=day is not None)


def _later(report: "IncidentReport", as_of: date | None) -> Iterator[Note]:
    """Compare intermediate and final reports with their limits."""
    paragraphs = f"{_MEASURE[report.EDITION]}.3"
    is_final = report.stage is IncidentStage.FINAL
    for limit in limits(report, f"{paragraphs}-p3"):
        done = is_final and report.submitted_on is not None
        if is_final:
            yield from late("submitted_on", report.submitted_on, limit)
        yield from overdue("submitted_on", "the final report", limit, as_of, done=done)
    if report.resolved_on is not None:
        if report.stage is IncidentStage.INTERMEDIATE:
            message = "the incident is resolved, so that the next report is the final one"
            yield Note("stage", "final-due", Severity.ADVICE, message, f"{paragraphs}-p3")
        return
    # at least every four weeks after the initial report, as long as it is unresolved
    last = report.submitted_on or report.initial_report_on
    if last is not None:
        events = {"initial-report-submitted": last}
        for limit in limits_from(events, report.EDITION, f"{paragraphs}-p2"):
            what = "the next intermediate report"
            yield from overdue("submitted_on", what, limit, as_of, done=False)


def _unknown(report: "IncidentReport") -> Iterator[Note]:
    """
    The final report covers all the information.

    What is not yet known is recorded in the reports; whether that holds for the final one too the
    text does not say, so that this is advice.
    """
    measure = _MEASURE[report.EDITION]
    for row, answer in report.rows():
        if answer == NOT_YET_KNOWN:
            message = f"{row.name}: not yet known, in a report that covers all the information"
            yield Note(row.id, "known-in-final", Severity.ADVICE, message, f"{measure}.3-p3")
