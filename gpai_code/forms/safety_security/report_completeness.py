"""Which rows of a Model Report are owed: by its stage, by reliefs, and by other answers."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gpai_code.catalog.deadlines import DueDate
from gpai_code.forms.definition import read_definition
from gpai_code.forms.safety_security.options import ReportStage
from gpai_code.forms.safety_security.redactions import is_copy_row
from gpai_code.forms.safety_security.time_limits import limits

if TYPE_CHECKING:
    from gpai_code.forms.safety_security.model_report import ModelReport
    from gpai_code.resolver.facts import ModelFacts

ACCESS = "safety-security-7.7-p1"
"""The provision that says by when the AI Office gets access."""

SECURITY_ROWS = (
    "security_goal",
    "security_mitigations",
    "goal_fulfilment",
    "standards",
    "deviations",
    "security_reviews",
)
"""Rows of Measures 7.3 and 7.4 on security, which fall away with Commitment 6."""


INTERIM_MEASURES = ("7.2", "7.5")
"""Measures whose information an interim Model Report contains (Measure 7.7)."""


def interim_rows() -> tuple[str, ...]:
    """Name the rows of an interim Model Report: those of Measures 7.2 and 7.5."""
    names = []
    for section in read_definition("safety-security", "model-report.json").sections:
        if section.number in INTERIM_MEASURES:
            names += [row.id for row in section.rows if not row.each]
    return tuple(names)


def settled(report: "ModelReport", facts: "ModelFacts | None") -> Mapping[str, bool]:
    """Say of rows whether they are asked, as far as that is known."""
    settles: dict[str, bool] = {}
    if report.stage is not ReportStage.UPDATE:
        # Measure 7.6, fourth paragraph: an updated report has a changelog
        settles["changelog"] = settles["update_grounds"] = False
    else:
        settles["changelog"] = True
        # the grounds that are numbered are examples, so that another one may stand in their place
        settles["update_grounds"] = report.other_update_ground is None
    _evaluators(report, settles)
    _security(report, settles)
    _publication(report, settles)
    for place, risk in enumerate(report.systemic_risks or ()):
        # Appendix 1.4: the specified risks are systemic risks whatever their types
        settles[f"systemic_risks/{place}/types"] = risk.specified is None
    _delay(report, settles)
    if report.stage is ReportStage.INTERIM:
        _interim(report, settles)
    return is_copy_row(report, settles)


def _evaluators(report: "ModelReport", settles: dict[str, bool]) -> None:
    evaluators = report.external_evaluators
    if evaluators is not None:
        # Measure 7.4, point (2): if none was involved
        settles["no_external_evaluator"] = not evaluators
    elif report.no_external_evaluator is not None:
        settles["external_evaluators"] = True
    for place, evaluator in enumerate(evaluators or ()):
        # Measure 7.3, point (1)(g): alternatively the evaluator informs the AI Office itself
        here = f"external_evaluators/{place}"
        settles[f"{here}/resources"] = evaluator.tells_ai_office is not True


def _security(report: "ModelReport", settles: dict[str, bool]) -> None:
    # Commitment 6, second paragraph: exempt if inferior to a model with downloadable parameters
    if report.security_exemption is not None:
        for row in SECURITY_ROWS:
            settles[row] = False


def _publication(report: "ModelReport", settles: dict[str, bool]) -> None:
    # Measure 10.2: only where assessing or mitigating systemic risks needs it
    if report.publication is not None:
        settles["public_results"] = settles["public_mitigations"] = report.publication.necessary
    elif is_similar_for_every_risk(report):
        settles["public_results"] = settles["public_mitigations"] = False


def _delay(report: "ModelReport", settles: dict[str, bool]) -> None:
    # Measure 7.7, second paragraph: only a report that comes after its limit is delayed
    limit = access_limit(report)
    if limit is not None and report.provided_on is not None:
        settles["delay"] = report.provided_on > limit.due


def access_limit(report: "ModelReport") -> DueDate | None:
    """
    Return until when the AI Office gets access to this report or update (Measure 7.7).

    None for an interim report, which comes without delay, and while the day is not given from which
    the limit runs.
    """
    begins = {
        ReportStage.FIRST: "placed-on-market",
        ReportStage.UPDATE: "model-report-update-confirmed",
    }
    for limit in limits(report, ACCESS):
        if report.stage is not None and limit.from_event == begins.get(report.stage):
            return limit
    return None


def _interim(report: "ModelReport", settles: dict[str, bool]) -> None:
    """Only Measures 7.2 and 7.5 are owed in an interim report (Measure 7.7, second paragraph)."""
    kept = interim_rows()
    for row in report.definition().rows():
        if row.id.partition(".")[0] not in kept:
            settles[row.id] = False
    for place in list(settles):
        if "/" in place and place.partition("/")[0] not in kept:
            settles[place] = False


def is_similar_for_every_risk(report: "ModelReport") -> bool:
    """Say whether the report claims a similarly safe or safer model for each systemic risk."""
    if not report.systemic_risks:
        return False
    claimed = {claim.risk for claim in report.similar_models or ()}
    return all(risk.id in claimed for risk in report.systemic_risks)
