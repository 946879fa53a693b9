"""What happened on which day, as a form tells it: the events that time limits run from."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from gpai_code.catalog.deadlines import IncidentKind, incident_reports
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.forms.base import Form
from gpai_code.forms.safety_security.incident_records import IncidentDate
from gpai_code.forms.safety_security.options import ReportStage
from gpai_code.forms.version_numbers import is_later_version

if TYPE_CHECKING:
    from gpai_code.forms.safety_security.framework import SafetySecurityFramework
    from gpai_code.forms.safety_security.incident import IncidentReport
    from gpai_code.forms.safety_security.model_report import ModelReport


@explain_arguments
def events_of(form: Form) -> dict[str, date]:
    """
    Return the events that a form gives the day of, by the slugs that `due_dates` takes.

    A Model Documentation Form tells of the placing on the market. A summary belongs to no edition
    of the Code, and tells of nothing.

    >>> from gpai_code.forms.safety_security import ModelReport
    >>> events_of(ModelReport(placed_on=date(2026, 3, 2)))
    {'placed-on-market': datetime.date(2026, 3, 2)}
    """
    events = _EVENTS.get(form.DOCUMENT)
    if events is None:
        return {}
    return {slug: day for slug, day in events(form).items() if day is not None}


def _documentation(form: Form) -> dict[str, date | None]:
    return {"placed-on-market": getattr(form, "union_market_release_date", None)}


def _framework(form: "SafetySecurityFramework") -> dict[str, date | None]:
    # a changelog begins with the first update
    is_update = form.changelog is not None or is_later_version(form.version)
    confirmed = "framework-updated-confirmed" if is_update else "framework-confirmed"
    completed = [assessment.completed_on for assessment in form.assessments or ()]
    return {
        "notified-commission": form.notified_on,
        "placed-on-market": form.placed_on,
        confirmed: form.confirmed_on,
        "framework-assessment-completed": max(completed, default=None),
    }


def _report(form: "ModelReport") -> dict[str, date | None]:
    events = {
        "placed-on-market": form.placed_on,
        "change-made-available-on-market": form.deliberate_change_on,
        "aware-of-update-grounds": form.aware_of_grounds_on,
    }
    if form.stage is ReportStage.UPDATE:
        events["model-report-update-confirmed"] = form.confirmed_on
    # Measure 7.6, third paragraph: of the most capable models, and of no interim report
    if form.stage is not ReportStage.INTERIM and form.among_most_capable:
        events["model-report-last-provided"] = form.provided_on
    return events


def _incident(form: "IncidentReport") -> dict[str, date | None]:
    events = {
        "initial-report-submitted": form.initial_report_on,
        "incident-resolved": form.resolved_on,
        "document-date": form.last_updated,
        "incident-date": incident_date(form),
    }
    # in the third draft five days run from awareness of a cybersecurity incident itself
    kinds = form.kinds or ()
    of_incident = form.EDITION != "final" and IncidentKind.CYBERSECURITY in kinds
    if of_incident:
        events["aware-of-incident"] = form.aware_on
    if not of_incident or len(kinds) > 1:
        events["aware-of-involvement"] = form.aware_on
    return events


def incident_date(form: "IncidentReport") -> date | None:
    """
    Return the date of a serious incident, from which documentation is kept.

    The text does not say which day of a longer incident counts; the last one that is known does
    here, so that nothing is thrown away too early.
    """
    for day in (form.end, form.start):
        if isinstance(day, IncidentDate):
            return day.date
    return None


_EVENTS: dict[str, Callable[[Any], dict[str, date | None]]] = {
    "model-documentation-form": _documentation,
    "safety-security-framework": _framework,
    "model-report": _report,
    "serious-incident-report": _incident,
}


def unconcerned_entries(form: Form) -> frozenset[str]:
    """
    Return the provisions whose limits run from the events of a form and do not concern it.

    These are the limits of initial reports on kinds of incidents that a serious incident report
    does not name; none while it names no kind.
    """
    kinds = getattr(form, "kinds", None)
    aware = getattr(form, "aware_on", None)
    if kinds is None or aware is None:
        return frozenset()
    concerned = {_initial_entry(kind, aware, form.EDITION) for kind in kinds}
    every = {_initial_entry(kind, aware, form.EDITION) for kind in IncidentKind}
    return frozenset(every - concerned)


def _initial_entry(kind: IncidentKind, aware: date, edition: str) -> str:
    return incident_reports(kind, aware, edition)[0].entry
