"""Rules across the rows of a Safety and Security Framework, each with its provision."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from gpai_code.catalog.calendar_days import add_length
from gpai_code.errors import DeadlineError
from gpai_code.forms.findings import Known, Note, shortened
from gpai_code.forms.safety_security.redactions import is_copy_row, notes_on_redactions
from gpai_code.forms.safety_security.references import (
    notes_on_changelog,
    notes_on_ids,
    notes_on_references,
    notes_on_specified_risks,
)
from gpai_code.forms.safety_security.time_limits import late, limits, overdue
from gpai_code.forms.version_numbers import is_later_version
from gpai_code.vocabulary import Severity, TimeUnit

if TYPE_CHECKING:
    from gpai_code.forms.safety_security.framework import (
        AcceptanceCriterion,
        SafetySecurityFramework,
    )
    from gpai_code.resolver.facts import ModelFacts

NONE_EXISTS = "none exists"

ASSESSMENT_MONTHS = 12
"""Rhythm of Framework assessments (Measure 1.3, second paragraph)."""


def settled(framework: "SafetySecurityFramework", facts: "ModelFacts | None") -> Mapping[str, bool]:
    """Say of rows that are asked under a condition whether it holds, as far as that is known."""
    settles: dict[str, bool] = {}
    later = is_later_version(framework.version)
    if later is not None:
        settles["changelog"] = later  # Measure 1.3, first paragraph: for any update
    if framework.confirmed_on is None:
        settles["provided_on"] = False  # Measure 1.4: within five business days of confirmation
    for place, assessment in enumerate(framework.assessments or ()):
        # Measure 1.3, third paragraph, point (2): plans if (a) and/or (b) give rise to risks
        nothing = (assessment.non_adherence, assessment.needed_measures) == (NONE_EXISTS,) * 2
        if nothing:
            settles[f"assessments/{place}/remediation_plans"] = False
    for place, criterion in enumerate(framework.acceptance_criteria or ()):
        here = f"acceptance_criteria/{place}"
        # Measure 4.1, point (1): tiers, or other criteria for a risk that is not specified
        if criterion.tiers is not None:
            settles[f"{here}/other"] = False
        if criterion.tiers is None and criterion.other is not None:
            settles[f"{here}/tiers"] = False
        settles[f"{here}/timeline"] = criterion.tiers is not None
        if criterion.tiers is None and criterion.other is None:
            settles[f"{here}/tiers"] = True
            settles[f"{here}/other"] = False
            settles.pop(f"{here}/timeline")
    return is_copy_row(framework, settles)


def notes(framework: "SafetySecurityFramework", known: Known) -> Iterator[Note]:
    """Yield what the Measures ask beyond the single row."""
    yield from notes_on_redactions(framework)
    yield from notes_on_ids(
        framework,
        ("trigger_points", "systemic_risks", "acceptance_criteria", "acceptance_criteria.tiers"),
    )
    if framework.copy_for is None:  # a copy may lack records that others refer to
        yield from notes_on_references(framework)
        yield from notes_on_specified_risks(framework, "safety-security-4.1(1)")
        yield from _criteria(framework)
    yield from _responsibilities(framework)
    yield from _days(framework, known.as_of)


def _criteria(framework: "SafetySecurityFramework") -> Iterator[Note]:
    """Compare the criteria with the systemic risks that they are for."""
    criteria = framework.acceptance_criteria
    if criteria is None:
        return
    risks = {risk.id: risk for risk in framework.systemic_risks or ()}
    # Measure 4.1, point (1): for each identified systemic risk
    covered = {criterion.risk for criterion in criteria}
    for place, risk in enumerate(framework.systemic_risks or ()):
        if risk.id not in covered:
            message = f"{shortened(risk.name)} has no acceptance criteria; add them"
            here = f"systemic_risks/{place}"
            yield Note(
                here, "risk-has-criteria", Severity.MISSING, message, "safety-security-4.1(1)"
            )
    for place, criterion in enumerate(criteria):
        named = risks.get(criterion.risk)
        is_specified = named is not None and named.specified is not None
        yield from _tiers(criterion, f"acceptance_criteria/{place}", is_specified=is_specified)


def _tiers(criterion: "AcceptanceCriterion", here: str, *, is_specified: bool) -> Iterator[Note]:
    # Measure 4.1, point (1)(b): other criteria only for a risk that is none of the specified ones
    if is_specified and criterion.tiers is None and criterion.other is not None:
        message = "a specified systemic risk needs tiers; other criteria alone are not enough"
        yield Note(
            f"{here}/tiers", "tiers-needed", Severity.ERROR, message, "safety-security-4.1(1)(b)"
        )
    # Measure 4.1, point (1)(a)(iii): at least one tier that has not been reached
    if criterion.tiers and all(tier.reached is True for tier in criterion.tiers):
        message = "every tier is reached; define at least one that is not"
        yield Note(
            f"{here}/tiers",
            "tier-not-reached",
            Severity.ERROR,
            message,
            "safety-security-4.1(1)(a)(iii)",
        )


def _responsibilities(framework: "SafetySecurityFramework") -> Iterator[Note]:
    """
    Who supports and monitors does not also own the risk.

    The Measure says so for its presumption alone, and of members of the executive function: a
    holder that is named alike in both rows is worth a second look.
    """
    owners = {row.holder for row in framework.ownership or ()}
    for place, row in enumerate(framework.support_and_monitoring or ()):
        if row.holder in owners:
            message = (
                f"{shortened(row.holder)} also owns systemic risk; for the presumption, the member "
                "who supports and monitors must not answer for business that may produce the risk"
            )
            yield Note(
                f"support_and_monitoring/{place}/holder",
                "separate-support",
                Severity.ADVICE,
                message,
                "safety-security-8.1-p3(3)",
            )


def _days(framework: "SafetySecurityFramework", as_of: date | None) -> Iterator[Note]:
    # Measure 1.1, fourth paragraph: the first version
    if framework.changelog is None and not is_later_version(framework.version):
        for limit in limits(framework, "safety-security-1.1-p4"):
            yield from late("confirmed_on", framework.confirmed_on, limit)
            done = framework.confirmed_on is not None
            yield from overdue("confirmed_on", "confirmation", limit, as_of, done=done)
    # Measure 1.4: within five business days of the confirmation
    for limit in limits(framework, "safety-security-1.4"):
        yield from late("provided_on", framework.provided_on, limit)
        done = framework.provided_on is not None
        yield from overdue("provided_on", "access for the AI Office", limit, as_of, done=done)
    due = next_assessment(framework)
    if due is not None and as_of is not None and as_of > due:
        message = f"the next Framework assessment has been due since {due}"
        yield Note("assessments", "safety-due", Severity.MISSING, message, "safety-security-1.3-p2")
    yield from notes_on_changelog(framework, "safety-security-1.3-p1")


def next_assessment(framework: "SafetySecurityFramework") -> date | None:
    """
    Return the latest day of the next Framework assessment; None while nothing is on the market.

    It is due 12 months after the placing on the market, then 12 months after the last assessment;
    reasonable grounds to doubt the Framework make it due sooner. That the months run from the last
    assessment is our reading of "every 12 months starting from" the placing.

    Source:
        Final Safety and Security Chapter, Measure 1.3, second paragraph.

    >>> from gpai_code.forms.safety_security.framework import SafetySecurityFramework
    >>> next_assessment(SafetySecurityFramework(placed_on=date(2026, 3, 2)))
    datetime.date(2027, 3, 2)
    """
    if framework.placed_on is None:
        return None
    days = [assessment.completed_on for assessment in framework.assessments or ()]
    last = max([framework.placed_on, *days])
    try:
        return add_length(last, ASSESSMENT_MONTHS, TimeUnit.MONTH)
    except DeadlineError:
        return None
