"""Records that a Model Report alone has: versions, determinations, evaluators, deviations."""

from datetime import date
from typing import Annotated

import attrs

from gpai_code.constraints.rules import ItemsRule, RecordId, Text
from gpai_code.forms.safety_security.options import (
    EvaluatorAbsence,
    SecurityObjective,
    VersionStatus,
)
from gpai_code.forms.safety_security.records import SafetyRecord


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ModelVersion(SafetyRecord):
    """
    A version of the model that is made available on the market or used, or is going to be.

    Attributes:
        id: Our name for it, unique in the document and kept in later versions.
        name: What people call it.
        status: Whether it is made available, going to be, or used.
        description: What it is.
        mitigation_differences: How its systemic risk mitigations differ from the others'.
        risk_differences: How its systemic risks differ from the others'.
    """

    id: RecordId
    name: Text
    status: VersionStatus | None = None
    description: Text | None = None
    mitigation_differences: Text | None = None
    risk_differences: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AcceptanceDetermination(SafetyRecord):
    """
    Whether one systemic risk is acceptable, by the criteria of the Framework.

    Attributes:
        risk: Id of the systemic risk.
        criterion: Id of the criterion in the Framework.
        acceptable: Whether it was determined to be acceptable.
        tier: Id of the highest tier that the model has reached; left out where it reached none.
        justification: Why the determination is as it is.
        safety_margin: The safety margin that was incorporated, in detail.
    """

    risk: RecordId
    criterion: RecordId | None = None
    acceptable: bool
    tier: RecordId | None = None
    justification: Text | None = None
    safety_margin: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class HoldingCondition(SafetyRecord):
    """
    A condition under which the justification would no longer hold.

    Attributes:
        id: Our name for it, unique in the document and kept in later versions.
        description: What would have to happen.
    """

    id: RecordId
    description: Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TeamResources(SafetyRecord):
    """
    What a model evaluation team was given (Appendix 3.4).

    Attributes:
        access: Access to the model, to its internals and to versions with fewest mitigations.
        information: Information, such as specifications, training data and past results.
        time: Time to design, run and analyse the evaluations.
        means: Compute budgets, staffing, and engineering budgets and support.
    """

    access: Text
    information: Text
    time: Text
    means: Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ExternalEvaluator(SafetyRecord):
    """
    An independent external evaluator who was involved in model evaluations.

    Attributes:
        id: Our name for it, unique in the document and kept in later versions.
        name: Who it is.
        evaluations: Ids of the evaluations that it conducted.
        resources: The access and other resources that it was given.
        tells_ai_office: Whether it tells the AI Office of these itself, at the same time.
        report: Its report or a link to it, as far as confidentiality allows and under its control.
        choice: Why it was chosen, by the qualification criteria.
    """

    id: RecordId
    name: Text
    evaluations: Annotated[tuple[RecordId, ...], ItemsRule(unique=True)] | None = None
    resources: TeamResources | None = None
    tells_ai_office: bool | None = None
    report: Text | None = None
    choice: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NoExternalEvaluator(SafetyRecord):
    """
    Why no independent external evaluator was involved.

    Attributes:
        ground: The condition of Appendix 3.5 that was met.
        justification: How it was met.
    """

    ground: EvaluatorAbsence
    justification: Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ExternalReport(SafetyRecord):
    """
    A report of an independent external party.

    Attributes:
        name: Who wrote it, and on what.
        report: The report or a link to it.
    """

    name: Text
    report: Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SimilarityClaim(SafetyRecord):
    """
    That the model is similarly safe or safer than a safe reference model, for one systemic risk.

    Attributes:
        risk: Id of the systemic risk.
        reference_model: The safe reference model.
        reference_history: How that model was placed on the market, or assessed and reported.
        visibility: What the Signatory can see of that model.
        reference_acceptable: That nothing else speaks against its risks being acceptable.
        scenarios: That no materially different scenario is foreseen.
        benchmarks: That no score on relevant light-weight benchmarks is higher.
        known_differences: That no known difference materially increases the risk.
        safety_margin: How uncertainty is allowed for.
    """

    risk: RecordId
    reference_model: Text
    reference_history: Text | None = None
    visibility: Text | None = None
    reference_acceptable: Text | None = None
    scenarios: Text | None = None
    benchmarks: Text | None = None
    known_differences: Text | None = None
    safety_margin: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Deviation(SafetyRecord):
    """
    A deviation from a security mitigation that Appendix 4 lists.

    Attributes:
        objective: The objective whose listed mitigation, its point (a), is not followed.
        alternatives: Ids of the security mitigations that are implemented in its place.
        justification: How these achieve the objective.
    """

    objective: SecurityObjective
    alternatives: Annotated[tuple[RecordId, ...], ItemsRule(1, unique=True)] | None = None
    justification: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Delay(SafetyRecord):
    """
    Why the report, or its update, comes later: an interim Model Report went before it.

    Attributes:
        interim_provided_on: Day on which the interim Model Report was provided.
        good_faith: What shows that, for the AI Office, the Signatory acts in good faith.
    """

    interim_provided_on: date
    good_faith: Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Publication(SafetyRecord):
    """
    Whether a summarised version is published.

    Attributes:
        necessary: Whether publishing is necessary to assess or mitigate systemic risks.
        reason: Why, or why not, and in so far as what.
        place: Where it is published.
    """

    necessary: bool
    reason: Text | None = None
    place: Text | None = None
