"""The Safety and Security Framework of the final text: Measures 1.1, 1.3, 1.4, 4.1, 6.1 and 8.1."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

import attrs

from gpai_code.constraints.rules import (
    ItemsRule,
    RecordId,
    Text,
    TextOrNoneExists,
)
from gpai_code.forms.findings import Known, Note
from gpai_code.forms.safety_security.common import SafetyDocument
from gpai_code.forms.safety_security.options import AssessmentGround
from gpai_code.forms.safety_security.records import (
    ChangelogEntry,
    Responsibility,
    SafetyRecord,
    SystemicRisk,
)

if TYPE_CHECKING:
    from gpai_code.resolver.facts import ModelFacts


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TriggerPoint(SafetyRecord):
    """
    A point of the lifecycle at which lighter-touch model evaluations are conducted.

    Attributes:
        id: Our name for it, unique in the document.
        name: What people call it.
        description: When it is reached, for example by time, training compute or user access.
        usage: Which evaluations are then conducted, and what follows from them.
        justification: Why this point and this usage are right.
    """

    id: RecordId
    name: Text
    description: Text | None = None
    usage: Text | None = None
    justification: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RiskTier(SafetyRecord):
    """
    A systemic risk tier.

    Attributes:
        id: Our name for it, unique in the document.
        name: What people call it.
        definition: The model capabilities that it is defined by, and what else goes into it.
        measurement: How it is measured.
        reached: Whether the model, or any of the models, has reached it.
        mitigations: The mitigations that would be needed once it is reached, at a high level.
    """

    id: RecordId
    name: Text
    definition: Text | None = None
    measurement: Text | None = None
    reached: bool | None = None
    mitigations: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TimelineEstimate(SafetyRecord):
    """
    When a model is foreseen that exceeds the highest tier already reached.

    Attributes:
        estimate: The time, as a range, a probability distribution or otherwise.
        justification: What supports it.
        assumptions: The assumptions under it.
        uncertainties: What is uncertain about it.
    """

    estimate: Text
    justification: Text | None = None
    assumptions: Text | None = None
    uncertainties: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SafetyMargin(SafetyRecord):
    """
    The safety margin that goes into the application of a criterion.

    Attributes:
        description: What it is, and why it is appropriate for the systemic risk.
        sources: How it allows for limits, changes and uncertainties of the sources of the risk.
        assessments: How it allows for those of the assessments.
        mitigations: How it allows for those of the effectiveness of mitigations.
    """

    description: Text
    sources: Text | None = None
    assessments: Text | None = None
    mitigations: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AcceptanceCriterion(SafetyRecord):
    """
    The acceptance criteria for one systemic risk.

    Attributes:
        id: Our name for it, unique in the document.
        risk: Id of the systemic risk.
        description: What the criteria are.
        tiers: The tiers, the lowest first.
        other: Other criteria, where tiers are not suitable.
        use: How tiers or other criteria are used to determine whether the risk is acceptable.
        justification: How this use ensures that it is.
        timeline: When a model is foreseen that exceeds the highest tier already reached.
        safety_margin: The margin that is incorporated.
    """

    id: RecordId
    risk: RecordId
    description: Text | None = None
    tiers: Annotated[tuple[RiskTier, ...], ItemsRule(1)] | None = None
    other: Text | None = None
    use: Text | None = None
    justification: Text | None = None
    timeline: TimelineEstimate | None = None
    safety_margin: SafetyMargin | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FrameworkAssessment(SafetyRecord):
    """
    An assessment of whether the Framework is adequate and adhered to.

    Attributes:
        completed_on: Day on which it was completed.
        grounds: What it was made for.
        adequacy: Whether processes and measures are appropriate for the risks of the models, as
            these are developed, made available and used now.
        expected_development: The same for the next 12 months.
        non_adherence: Instances of non-adherence since the last assessment, and their reasons.
        needed_measures: Measures that are needed for continued adherence.
        remediation_plans: Plans, where there is a risk of future non-adherence.
    """

    completed_on: date
    grounds: Annotated[tuple[AssessmentGround, ...], ItemsRule(1, 4, unique=True)] | None = None
    adequacy: Text | None = None
    expected_development: Text | None = None
    non_adherence: TextOrNoneExists | None = None
    needed_measures: TextOrNoneExists | None = None
    remediation_plans: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SafetySecurityFramework(SafetyDocument):
    """
    A Signatory's Safety and Security Framework.

    What each row asks for is in `SafetySecurityFramework.definition()`. The systemic risks are
    records with ids, which criteria and Model Reports refer to.

    Source:
        Final Safety and Security Chapter, Commitments 1, 4, 6 and 8.

    >>> framework = SafetySecurityFramework(security_goal="Withstand ten skilled intruders.")
    >>> framework.answer(framework.definition().row("security_goal"))
    'Withstand ten skilled intruders.'
    """

    DOCUMENT: ClassVar[str] = "safety-security-framework"
    TITLE: ClassVar[str] = "Safety and Security Framework"
    FILE: ClassVar[str] = "framework.json"
    WAITING: ClassVar[dict[str, tuple[str, ...]]] = {"provided_on": ("confirmed_on",)}
    REFERENCES: ClassVar[Mapping[str, str]] = {"acceptance_criteria.risk": "systemic_risks"}
    # Measure 7.3: what else there is to say of a risk is asked for in a Model Report
    ASKED_ELSEWHERE: ClassVar[tuple[str, ...]] = (
        "systemic_risks.types",
        "systemic_risks.characteristics",
        "systemic_risks.sources",
        "systemic_risks.scenarios",
        "systemic_risks.modelling",
        "systemic_risks.description",
        "systemic_risks.justification",
        "systemic_risks.estimate",
        "systemic_risks.comparison",
    )

    # Measure 1.1
    processes_and_measures: Text | None = None
    trigger_points: Annotated[tuple[TriggerPoint, ...], ItemsRule(1)] | None = None
    external_input: Text | None = None
    update_process: Text | None = None
    notified_on: date | None = None
    placed_on: date | None = None
    confirmed_on: date | None = None
    # Measure 1.3
    changelog: Annotated[tuple[ChangelogEntry, ...], ItemsRule(1)] | None = None
    assessments: Annotated[tuple[FrameworkAssessment, ...], ItemsRule(1)] | None = None
    # Measure 1.4
    provided_on: date | None = None
    # Measure 4.1
    systemic_risks: Annotated[tuple[SystemicRisk, ...], ItemsRule(1)] | None = None
    acceptance_criteria: Annotated[tuple[AcceptanceCriterion, ...], ItemsRule(1)] | None = None
    overall_use: Text | None = None
    overall_justification: Text | None = None
    # Measure 6.1
    security_goal: Text | None = None
    non_state_external_threats: Text | None = None
    insider_threats: Text | None = None
    other_threat_actors: TextOrNoneExists | None = None
    goal_capabilities: Text | None = None
    # Measure 8.1
    responsibility_allocation: Text | None = None
    oversight: Annotated[tuple[Responsibility, ...], ItemsRule(1)] | None = None
    ownership: Annotated[tuple[Responsibility, ...], ItemsRule(1)] | None = None
    support_and_monitoring: Annotated[tuple[Responsibility, ...], ItemsRule(1)] | None = None
    assurance: Annotated[tuple[Responsibility, ...], ItemsRule(1)] | None = None
    # Measure 10.2
    public_summary: Text | None = None

    def names(self) -> tuple[str | None, str | None]:
        """Return the Signatory and the document's version, as far as they are given."""
        return self.provider, self.version

    def settled_rows(self, facts: "ModelFacts | None") -> Mapping[str, bool]:
        """Say of rows that are asked under a condition whether it holds, where that is known."""
        from gpai_code.forms.safety_security.framework_checks import settled  # noqa: PLC0415

        return settled(self, facts)

    def notes_between_rows(self, known: Known) -> Iterator[Note]:
        """Yield what the Measures ask beyond the single row."""
        from gpai_code.forms.safety_security.framework_checks import notes  # noqa: PLC0415

        return notes(self, known)
