"""The Safety and Security Model Report of the final text: Measures 7.1 to 7.7."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

import attrs

from gpai_code.constraints.rules import (
    ItemsRule,
    Text,
    TextOrNoneExists,
)
from gpai_code.forms.findings import Known, Note
from gpai_code.forms.safety_security.common import SafetyDocument
from gpai_code.forms.safety_security.options import (
    ReportStage,
    UpdateException,
    UpdateGround,
)
from gpai_code.forms.safety_security.records import (
    ChangelogEntry,
    ModelEvaluation,
    SafetyMitigation,
    SecurityMitigation,
    SystemicRisk,
)
from gpai_code.forms.safety_security.report_records import (
    AcceptanceDetermination,
    Delay,
    Deviation,
    ExternalEvaluator,
    ExternalReport,
    HoldingCondition,
    ModelVersion,
    NoExternalEvaluator,
    Publication,
    SimilarityClaim,
    TeamResources,
)

if TYPE_CHECKING:
    from gpai_code.resolver.facts import ModelFacts


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ModelReport(SafetyDocument):
    """
    A Signatory's Safety and Security Model Report, an update of it, or an interim one.

    What each row asks for is in `ModelReport.definition()`. Risks, evaluations and mitigations are
    records with ids, so that an update changes what changed and keeps the rest.

    Attributes:
        stage: Whether it is the first report, an update, or an interim one.
        external_evaluators: The independent external evaluators; an empty tuple says that none was
            involved.
        deviations: Deviations from Appendix 4; an empty tuple says that there are none.
        security_reviews: Reports of external security reviews; an empty tuple says that none is
            available.

    Source:
        Final Safety and Security Chapter, Commitment 7 and Measure 10.2.

    >>> report = ModelReport(model_name="M-1", conditions=(), scaling_laws="None that are new.")
    >>> report.interim().scaling_laws
    'None that are new.'
    """

    DOCUMENT: ClassVar[str] = "model-report"
    TITLE: ClassVar[str] = "Safety and Security Model Report"
    FILE: ClassVar[str] = "model-report.json"
    WAITING: ClassVar[dict[str, tuple[str, ...]]] = {
        "no_external_evaluator": ("external_evaluators",),
        "public_results": ("publication",),
        "public_mitigations": ("publication",),
        "delay": ("placed_on", "confirmed_on", "provided_on"),
    }
    REFERENCES: ClassVar[Mapping[str, str]] = {
        "acceptance.risk": "systemic_risks",
        "evaluations.risks": "systemic_risks",
        "similar_models.risk": "systemic_risks",
        "safety_mitigations.risks": "systemic_risks",
        "external_evaluators.evaluations": "evaluations",
        "deviations.alternatives": "security_mitigations",
    }

    model_name: Text | None = None
    stage: ReportStage | None = None
    # Commitment 7
    several_models: Text | None = None
    earlier_information: Text | None = None
    # Measure 7.1
    architecture: Text | None = None
    capabilities: Text | None = None
    propensities: Text | None = None
    affordances: Text | None = None
    development: Text | None = None
    differences: Text | None = None
    use: Text | None = None
    use_on_models: Text | None = None
    model_versions: Annotated[tuple[ModelVersion, ...], ItemsRule(1)] | None = None
    specification: Text | None = None
    principles: Text | None = None
    prioritisation: Text | None = None
    refusals: Text | None = None
    system_prompt: Text | None = None
    # Measure 7.2
    justification: Text | None = None
    acceptance: Annotated[tuple[AcceptanceDetermination, ...], ItemsRule(1)] | None = None
    conditions: Annotated[tuple[HoldingCondition, ...], ItemsRule()] | None = None
    decision: Text | None = None
    external_input: Text | None = None
    evaluator_input: Text | None = None
    # Measure 7.3
    identification: Text | None = None
    assumptions: Text | None = None
    systemic_risks: Annotated[tuple[SystemicRisk, ...], ItemsRule(1)] | None = None
    evaluations: Annotated[tuple[ModelEvaluation, ...], ItemsRule(1)] | None = None
    internal_resources: TeamResources | None = None
    external_evaluators: Annotated[tuple[ExternalEvaluator, ...], ItemsRule()] | None = None
    similar_models: Annotated[tuple[SimilarityClaim, ...], ItemsRule()] | None = None
    safety_mitigations: Annotated[tuple[SafetyMitigation, ...], ItemsRule()] | None = None
    security_exemption: Text | None = None
    security_goal: Text | None = None
    security_mitigations: Annotated[tuple[SecurityMitigation, ...], ItemsRule(1)] | None = None
    goal_fulfilment: Text | None = None
    standards: Text | None = None
    deviations: Annotated[tuple[Deviation, ...], ItemsRule()] | None = None
    future_development: Text | None = None
    future_models: Text | None = None
    planned_mitigations: TextOrNoneExists | None = None
    # Measure 7.4
    security_reviews: Annotated[tuple[ExternalReport, ...], ItemsRule()] | None = None
    no_external_evaluator: NoExternalEvaluator | None = None
    # Measure 7.5
    landscape_changes: TextOrNoneExists | None = None
    scaling_laws: Text | None = None
    novel_architectures: Text | None = None
    mitigation_effectiveness: Text | None = None
    distributed_training: Text | None = None
    # Measure 7.6
    update_grounds: Annotated[tuple[UpdateGround, ...], ItemsRule(1, 6, unique=True)] | None = None
    other_update_ground: Text | None = None
    aware_of_grounds_on: date | None = None
    deliberate_change_on: date | None = None
    changelog: Annotated[tuple[ChangelogEntry, ...], ItemsRule(1)] | None = None
    among_most_capable: bool | None = None
    update_exceptions: (
        Annotated[tuple[UpdateException, ...], ItemsRule(0, 3, unique=True)] | None
    ) = None
    # Measure 7.7
    placed_on: date | None = None
    confirmed_on: date | None = None
    provided_on: date | None = None
    delay: Delay | None = None
    # Measure 10.2
    publication: Publication | None = None
    public_results: Text | None = None
    public_mitigations: Text | None = None

    def names(self) -> tuple[str | None, str | None]:
        """Return the model's name and the document's version, as far as they are given."""
        return self.model_name, self.version

    def interim(self) -> "ModelReport":
        """
        Return the interim Model Report: the header, and the rows of Measures 7.2 and 7.5 alone.

        What is redacted in this report elsewhere is not in it, and neither are extensions.

        Source:
            Final Safety and Security Chapter, Measure 7.7, second paragraph.
        """
        from gpai_code.forms.safety_security.redactions import kept_redactions  # noqa: PLC0415
        from gpai_code.forms.safety_security.report_completeness import (  # noqa: PLC0415
            interim_rows,
        )

        kept = {field.id for field in self.definition().header}
        kept |= set(interim_rows())
        answers = {}
        for name in kept:
            answers[name] = getattr(self, name)
        answers["stage"] = ReportStage.INTERIM
        answers["redactions"] = kept_redactions(self, kept)
        return ModelReport(**answers)

    def settled_rows(self, facts: "ModelFacts | None") -> Mapping[str, bool]:
        """Say of rows that are asked under a condition whether it holds, where that is known."""
        from gpai_code.forms.safety_security.report_completeness import settled  # noqa: PLC0415

        return settled(self, facts)

    def notes_between_rows(self, known: Known) -> Iterator[Note]:
        """Yield what the Measures ask beyond the single row."""
        from gpai_code.forms.safety_security.report_checks import notes  # noqa: PLC0415

        return notes(self, known)
