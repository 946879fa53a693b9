"""Rules across the rows of a Model Report, each with its provision."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from gpai_code.forms.findings import Known, Note, listed, shortened
from gpai_code.forms.safety_security.options import (
    EvaluatorAbsence,
    ReportStage,
    SecurityObjective,
    UpdateException,
)
from gpai_code.forms.safety_security.records import MIN_SAMPLES
from gpai_code.forms.safety_security.redactions import notes_on_redactions
from gpai_code.forms.safety_security.references import (
    notes_on_changelog,
    notes_on_ids,
    notes_on_references,
    notes_on_specified_risks,
)
from gpai_code.forms.safety_security.report_completeness import (
    ACCESS,
    access_limit,
    interim_rows,
    is_similar_for_every_risk,
)
from gpai_code.forms.safety_security.time_limits import (
    in_order,
    late,
    limits,
    limits_from,
    overdue,
)
from gpai_code.vocabulary import Severity

if TYPE_CHECKING:
    from gpai_code.forms.safety_security.model_report import ModelReport

_LISTS = (
    "model_versions",
    "conditions",
    "systemic_risks",
    "systemic_risks.scenarios",
    "evaluations",
    "external_evaluators",
    "safety_mitigations",
    "security_mitigations",
)
_DELAY = "safety-security-7.7-p2"


def notes(report: "ModelReport", known: Known) -> Iterator[Note]:
    """Yield what the Measures ask beyond the single row."""
    yield from notes_on_redactions(report)
    yield from notes_on_ids(report, _LISTS)
    yield from _interim(report)
    if report.copy_for is None:  # a copy may lack records that others refer to
        yield from notes_on_references(report)
        if report.stage is not ReportStage.INTERIM:
            yield from notes_on_specified_risks(report, "safety-security-2.1(2)")
        yield from _determinations(report)
        yield from _evaluations(report)
        yield from _evaluators(report)
        yield from _security(report)
    yield from _updates(report)
    yield from _days(report, known.as_of)


def _interim(report: "ModelReport") -> Iterator[Note]:
    """An interim report contains the information of Measures 7.2 and 7.5."""
    if report.stage is not ReportStage.INTERIM:
        return
    kept = interim_rows()
    more = [row.id for row, answer in report.rows() if answer is not None and row.id not in kept]
    if more:
        message = (
            f"an interim report holds what Measures 7.2 and 7.5 ask; {listed(more)} can be left "
            "to the report itself"
        )
        yield Note("stage", "interim-rows", Severity.ADVICE, message, _DELAY)


def _determinations(report: "ModelReport") -> Iterator[Note]:
    """Each systemic risk is judged (Measure 4.1, second paragraph)."""
    if report.acceptance is None:
        return
    judged = {determination.risk for determination in report.acceptance}
    for place, risk in enumerate(report.systemic_risks or ()):
        if risk.id not in judged:
            message = f"{shortened(risk.name)} has no acceptance determination; add it"
            here = f"systemic_risks/{place}"
            yield Note(here, "risk-judged", Severity.MISSING, message, "safety-security-4.1-p2")
    for place, determination in enumerate(report.acceptance):
        if not determination.acceptable:
            message = (
                f"{determination.risk} is not acceptable; the Signatory proceeds only if the "
                "systemic risks are, and takes measures before"
            )
            here = f"acceptance/{place}/acceptable"
            yield Note(here, "not-acceptable", Severity.ADVICE, message, "safety-security-4.2-p1")


def _evaluations(report: "ModelReport") -> Iterator[Note]:
    evaluated: set[str] = set()
    for place, evaluation in enumerate(report.evaluations or ()):
        evaluated |= set(evaluation.risks or ())
        # Measure 7.3, point (1)(f): at least five random samples from each relevant evaluation
        samples = evaluation.samples
        if samples is not None and len(samples) < MIN_SAMPLES:
            message = f"{len(samples)} random samples; give at least {MIN_SAMPLES}"
            yield Note(
                f"evaluations/{place}/samples",
                "five-samples",
                Severity.MISSING,
                message,
                "safety-security-7.3(1)(f)",
            )
    # Measure 3.2: model evaluations for each systemic risk
    if report.evaluations is None or any(one.risks is None for one in report.evaluations):
        return
    for place, risk in enumerate(report.systemic_risks or ()):
        if risk.id not in evaluated:
            message = f"no evaluation tells anything about {shortened(risk.name)}"
            here = f"systemic_risks/{place}"
            yield Note(here, "risk-evaluated", Severity.ADVICE, message, "safety-security-3.2-p1")


def _evaluators(report: "ModelReport") -> Iterator[Note]:
    """A report without an external evaluator says which condition of Appendix 3.5 is met."""
    absence = report.no_external_evaluator
    if absence is None:
        return
    source = "safety-security-7.4(2)"
    if report.external_evaluators:
        message = "external evaluators are named, and it is justified that there are none"
        yield Note(
            "no_external_evaluator",
            "evaluator-or-why",
            Severity.ERROR,
            f"{message}; correct one of them",
            source,
        )
    # Appendix 3.5, point (1): similarly safe or safer with regard to the systemic risk
    if absence.ground is EvaluatorAbsence.SIMILARLY_SAFE and report.systemic_risks is not None:
        claimed = {claim.risk for claim in report.similar_models or ()}
        others = [risk.name for risk in report.systemic_risks if risk.id not in claimed]
        if others:
            message = f"no similarly safe or safer model is claimed for {listed(others)}"
            yield Note(
                "no_external_evaluator/ground",
                "evaluator-or-why",
                Severity.ERROR,
                message,
                "safety-security-appendix-3.5(1)",
            )


def _security(report: "ModelReport") -> Iterator[Note]:
    """Each objective of Appendix 4 is served, or deviated from with an alternative."""
    mitigations = report.security_mitigations
    if mitigations is None or report.security_exemption is not None:
        return
    served = {one.id: set(one.objectives or ()) for one in mitigations}
    every_objective_known = all(one.objectives is not None for one in mitigations)
    for place, deviation in enumerate(report.deviations or ()):
        for number, alternative in enumerate(deviation.alternatives or ()):
            objectives = served.get(alternative)
            if objectives and deviation.objective not in objectives:
                message = (
                    f"{alternative} is not said to serve objective {deviation.objective.value}; "
                    "name the objective with it, or another alternative"
                )
                yield Note(
                    f"deviations/{place}/alternatives/{number}",
                    "alternative-serves",
                    Severity.ERROR,
                    message,
                    "safety-security-6.2-p1",
                )
    deviating = {deviation.objective for deviation in report.deviations or ()}
    covered = deviating.union(*served.values())
    open_still = [one.value for one in SecurityObjective if one not in covered]
    if open_still and every_objective_known:
        # Measure 6.2, second paragraph: implementation may be staged, so that this is advice
        message = (
            f"no security mitigation is said to serve the objectives {listed(open_still)} of "
            "Appendix 4; name one, or say how implementation is staged"
        )
        yield Note(
            "security_mitigations",
            "objectives-served",
            Severity.ADVICE,
            message,
            "safety-security-6.2-p1",
        )


def _updates(report: "ModelReport") -> Iterator[Note]:
    yield from notes_on_changelog(report, "safety-security-7.6-p4(2)")
    # Measure 7.6, third paragraph, point (3): similarly safe or safer for each systemic risk
    exceptions = report.update_exceptions or ()
    if (
        UpdateException.SIMILARLY_SAFE in exceptions
        and report.systemic_risks is not None
        and not is_similar_for_every_risk(report)
    ):
        message = "a similarly safe or safer model is not claimed for each systemic risk"
        place = exceptions.index(UpdateException.SIMILARLY_SAFE)
        yield Note(
            f"update_exceptions/{place}",
            "update-exception",
            Severity.ERROR,
            message,
            "safety-security-7.6-p3(3)",
        )


def _days(report: "ModelReport", as_of: date | None) -> Iterator[Note]:
    yield from in_order(
        report.confirmed_on,
        report.provided_on,
        "provided_on",
        "confirmed on {}, and provided before that, on {}",
        ACCESS,
    )
    # Measure 7.6, second paragraph: complete before a deliberate change is made available
    yield from in_order(
        report.confirmed_on,
        report.deliberate_change_on,
        "deliberate_change_on",
        "confirmed on {}, and the change is made available before that, on {}",
        "safety-security-7.6-p2",
    )
    yield from _access(report, as_of)
    # Measure 7.6, third paragraph: every six months, with three exceptions
    if not report.update_exceptions:
        for limit in limits(report, "safety-security-7.6-p3"):
            yield from overdue("among_most_capable", "an updated report", limit, as_of, done=False)


def _access(report: "ModelReport", as_of: date | None) -> Iterator[Note]:
    """Compare the day of access with its limit, or with that of a delay (Measure 7.7)."""
    limit = access_limit(report)
    if limit is None:
        return
    if report.delay is not None:
        if report.provided_on is not None and report.provided_on > limit.due:
            yield from _delayed(report, limit.due)
        return
    yield from late("provided_on", report.provided_on, limit)
    done = report.provided_on is not None
    yield from overdue("provided_on", "access for the AI Office", limit, as_of, done=done)


def _delayed(report: "ModelReport", due: date) -> Iterator[Note]:
    """A delay is of 15 business days at most, from when the report, or its update, was due."""
    assert report.delay is not None
    is_first = report.stage is ReportStage.FIRST
    event = "placed-on-market" if is_first else "model-report-update-due"
    for limit in limits_from({event: due}, report.EDITION, _DELAY):
        yield from late("provided_on", report.provided_on, limit)
    # the interim report comes without delay, so before the report itself
    yield from in_order(
        report.delay.interim_provided_on,
        report.provided_on,
        "delay/interim_provided_on",
        "the interim report was provided on {}, and the report before that, on {}",
        _DELAY,
    )
