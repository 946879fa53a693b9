"""What a Model Report says against its Framework, and against the Model Documentation Form."""

from collections.abc import Iterator

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.forms.base import Form
from gpai_code.forms.findings import Finding, Note, shortened
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.safety_security.framework import AcceptanceCriterion, SafetySecurityFramework
from gpai_code.forms.safety_security.model_report import ModelReport
from gpai_code.forms.safety_security.options import VersionStatus
from gpai_code.forms.safety_security.report_records import AcceptanceDetermination
from gpai_code.vocabulary import Severity

_DETERMINATION = "safety-security-4.1-p2"


@explain_arguments
def compare_report_with_framework(
    report: ModelReport, framework: SafetySecurityFramework
) -> RecordTuple[Finding]:
    """
    Return where a Model Report does not fit the Signatory's Framework.

    Each systemic risk of the report has acceptance criteria in the Framework, and each criterion
    for such a risk is judged in the report, by a tier that the Framework has.

    Returns:
        Findings whose path is that of the report.

    Source:
        Final Safety and Security Chapter, Measures 1.1, 4.1 and 7.2.
    """
    notes = [
        *_provider(report.provider, framework.provider, "Framework"),
        *_criteria(report, framework),
        *_determinations(report, framework),
    ]
    source = report.definition().source
    return RecordTuple(note.finding(source, report.EDITION) for note in notes)


def _provider(here: str | None, there: str | None, document: str) -> Iterator[Note]:
    if here and there and _plain(here) not in _plain(there) and _plain(there) not in _plain(here):
        message = f"the {document} names {shortened(there)!r}, who is not named here"
        yield Note("provider", "provider-agrees", Severity.ADVICE, message)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _criteria(report: ModelReport, framework: SafetySecurityFramework) -> Iterator[Note]:
    """Each risk has criteria (Measure 4.1, point (1)), and each criterion is judged."""
    if framework.acceptance_criteria is None:
        return
    with_criteria = {criterion.risk for criterion in framework.acceptance_criteria}
    for place, risk in enumerate(report.systemic_risks or ()):
        if risk.id not in with_criteria:
            message = f"the Framework has no acceptance criteria for {risk.id!r}; add them there"
            yield Note(
                f"systemic_risks/{place}",
                "risk-has-criteria",
                Severity.MISSING,
                message,
                "safety-security-4.1(1)",
            )
    if report.acceptance is None:
        return
    risks = {determination.risk for determination in report.acceptance}
    risks |= {risk.id for risk in report.systemic_risks or ()}
    judged = {determination.criterion for determination in report.acceptance}
    for criterion in framework.acceptance_criteria:
        if criterion.risk in risks and criterion.id not in judged:
            message = (
                f"the Framework's criterion {criterion.id!r} for {criterion.risk!r} is not judged "
                "here; add a determination"
            )
            yield Note("acceptance", "criterion-judged", Severity.MISSING, message, _DETERMINATION)


def _determinations(report: ModelReport, framework: SafetySecurityFramework) -> Iterator[Note]:
    """A determination names a criterion of the Framework for its risk, and one of its tiers."""
    criteria = {criterion.id: criterion for criterion in framework.acceptance_criteria or ()}
    if not criteria:
        return
    for place, determination in enumerate(report.acceptance or ()):
        if determination.criterion is None:
            continue
        here = f"acceptance/{place}"
        criterion = criteria.get(determination.criterion)
        if criterion is None or criterion.risk != determination.risk:
            message = (
                f"the Framework has no criterion {determination.criterion!r} for "
                f"{determination.risk!r}; correct one of the two"
            )
            yield Note(
                f"{here}/criterion", "criterion-known", Severity.ERROR, message, _DETERMINATION
            )
        else:
            yield from _tier(determination, criterion, f"{here}/tier")


def _tier(
    determination: AcceptanceDetermination, criterion: AcceptanceCriterion, here: str
) -> Iterator[Note]:
    if determination.tier is None or criterion.tiers is None:
        return
    tiers = {tier.id: tier for tier in criterion.tiers}
    tier = tiers.get(determination.tier)
    if tier is None:
        message = f"the Framework's criterion {criterion.id!r} has no tier {determination.tier!r}"
        yield Note(
            here,
            "tier-agrees",
            Severity.ERROR,
            f"{message}; correct one of the two",
            "safety-security-4.1(1)(a)",
        )
    elif tier.reached is False:
        message = f"tier {tier.id!r} is reached here, and in the Framework by no model"
        yield Note(
            here,
            "tier-agrees",
            Severity.ERROR,
            f"{message}; correct one of the two",
            "safety-security-4.1(1)(a)(iii)",
        )


@explain_arguments
def compare_report_with_form(report: ModelReport, form: ModelDocumentation) -> RecordTuple[Finding]:
    """
    Return where a Model Report contradicts the Model Documentation Form of the same model.

    Compared are provider, model, versions and the day of placing on the market. Texts are compared
    by whether one holds the other, so that differences of names are advice.

    Returns:
        Findings whose path is that of the report; the messages name the row of the Form.

    Source:
        Final Transparency Chapter, Measure 1.1 and the Form; Safety and Security Chapter,
        Measures 7.1, point (3), and 7.7.
    """
    notes = [
        *_provider(report.provider, getattr(form, "provider_legal_name", None), "Form"),
        *_names(report, form),
        *_placing(report, form),
    ]
    source = report.definition().source
    return RecordTuple(note.finding(source, report.EDITION) for note in notes)


def _names(report: ModelReport, form: ModelDocumentation) -> Iterator[Note]:
    in_form, _ = form.names()
    if in_form is None:
        return
    plain = _plain(in_form)
    name = report.model_name
    if name is not None and _plain(name) not in plain and plain not in _plain(name):
        message = f"the Form names the model {shortened(in_form)!r}"
        yield Note("model_name", "names-agree", Severity.ADVICE, f"{message}; see that both agree")
    # the final Form's row for the name also lists the versions that are publicly available
    for place, version in enumerate(report.model_versions or ()):
        is_public = version.status is VersionStatus.MADE_AVAILABLE
        if is_public and _plain(version.name) not in plain:
            message = f"the Form does not name {shortened(version.name)!r}, made available here"
            yield Note(
                f"model_versions/{place}/name",
                "versions-agree",
                Severity.ADVICE,
                f"{message}; see that both agree",
                "safety-security-7.1(3)",
            )


def _placing(report: ModelReport, form: ModelDocumentation) -> Iterator[Note]:
    day = getattr(form, "union_market_release_date", None)
    if day is not None and report.placed_on is not None and day != report.placed_on:
        message = f"{report.placed_on} here, and the Form gives {day} as Union market release"
        yield Note(
            "placed_on",
            "dates-agree",
            Severity.ERROR,
            f"{message}; correct one of the two",
            "safety-security-7.7-p1",
        )


def compare_report(report: Form, other: Form) -> RecordTuple[Finding]:
    """Return where a Model Report contradicts a Framework or a Form; nothing of other kinds."""
    if isinstance(report, ModelReport):
        if isinstance(other, SafetySecurityFramework):
            return compare_report_with_framework(report, other)
        if isinstance(other, ModelDocumentation):
            return compare_report_with_form(report, other)
    return RecordTuple(())
