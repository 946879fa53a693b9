"""
Records that the Safety and Security documents share, and refer to by id.

A systemic risk, an evaluation or a mitigation is written once, with an id; other rows, later
versions and other documents name that id. Only what names a record is required in it: the rows that
are asked of each record are owed when a document is checked.
"""

from datetime import date
from typing import Annotated

import attrs

from gpai_code.constraints.checked_record import CheckedRecord
from gpai_code.constraints.rules import (
    FieldPointer,
    ItemsRule,
    RecordId,
    Text,
    TextOrNotApplicable,
)
from gpai_code.forms.choices import Choice
from gpai_code.forms.safety_security.options import (
    EstimateKind,
    OrganisationLevel,
    RedactionGround,
    RiskCharacteristic,
    RiskSource,
    RiskType,
    SecurityObjective,
    SpecifiedRisk,
)

MIN_SAMPLES = 5
"""Fewest random samples of each relevant evaluation (Measure 7.3, point (1)(f))."""


class SafetyRecord(CheckedRecord):
    """A record of a Safety and Security document."""

    __slots__ = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RiskSources(Choice, SafetyRecord):
    """
    Where a systemic risk comes from: sources that Appendix 1.3 numbers, others in words, or both.

    Attributes:
        selected: The numbers of sources in Appendix 1.3.
        other: Another source, in words; the lists of the Appendix are not exhaustive.
    """

    selected: Annotated[tuple[RiskSource, ...], ItemsRule(1, 37, unique=True)] | None = None
    other: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RiskScenario(SafetyRecord):
    """
    A way in which a systemic risk might materialise (Measure 2.2).

    Attributes:
        id: Our name for it, unique in the document.
        description: What happens, by whom and to whom.
    """

    id: RecordId
    description: Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RiskEstimate(SafetyRecord):
    """
    An estimate of a systemic risk (Measure 3.4).

    Attributes:
        kind: Quantitative, semi-quantitative or qualitative.
        probability: Probability of the harm.
        severity: Severity of the harm.
        expression: The risk score, matrix, distribution or other format that sums it up.
        uncertainty: How uncertain it is, and why.
    """

    kind: EstimateKind
    probability: Text
    severity: Text
    expression: Text | None = None
    uncertainty: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SystemicRisk(SafetyRecord):
    """
    A systemic risk that stems from the model.

    Attributes:
        id: Our name for it, unique in the document and kept in later versions.
        name: What people call it.
        types: The types of risks of Appendix 1.1 that it is of.
        specified: Which of the four specified systemic risks of Appendix 1.4 it is, if it is one.
        characteristics: Which contributing characteristics of Appendix 1.2.2 it has.
        sources: The sources of Appendix 1.3, or others, that it comes from.
        scenarios: Scenarios in which it might materialise.
        modelling: Results of modelling it.
        description: What the risk is.
        justification: Why it is held to stem from the model as described.
        estimate: Its estimate.
        comparison: The risk with mitigations in place, compared with the model fully elicited.
    """

    id: RecordId
    name: Text
    types: Annotated[tuple[RiskType, ...], ItemsRule(1, 5, unique=True)] | None = None
    specified: SpecifiedRisk | None = None
    characteristics: (
        Annotated[tuple[RiskCharacteristic, ...], ItemsRule(0, 6, unique=True)] | None
    ) = None
    sources: RiskSources | None = None
    scenarios: Annotated[tuple[RiskScenario, ...], ItemsRule(1)] | None = None
    modelling: Text | None = None
    description: Text | None = None
    justification: Text | None = None
    estimate: RiskEstimate | None = None
    comparison: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Sample(SafetyRecord):
    """
    An input to the model and what came out, such as a completion or a trajectory.

    Attributes:
        input: What the model was given.
        output: What it gave back, or where the whole of it can be read.
        note: What helps to interpret it.
    """

    input: Text
    output: Text
    note: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ModelEvaluation(SafetyRecord):
    """
    A model evaluation that matters to understanding the systemic risks.

    Attributes:
        id: Our name for it, unique in the document and kept in later versions.
        name: What people call it.
        risks: Ids of the systemic risks that it tells something about.
        results: All its results.
        conduct: How it was conducted.
        tasks: The tests and tasks in it.
        scoring: How it was scored.
        elicitation: How the model was elicited.
        human_baselines: How the scores compare to human baselines, or N/A.
        across_versions: How the scores compare across the model versions.
        across_settings: How the scores compare across the evaluation settings.
        samples: Random samples of inputs and outputs.
        trajectories: Trajectories that materially inform the understanding of a systemic risk.
    """

    id: RecordId
    name: Text
    risks: Annotated[tuple[RecordId, ...], ItemsRule(1, unique=True)] | None = None
    results: Text | None = None
    conduct: Text | None = None
    tasks: Text | None = None
    scoring: Text | None = None
    elicitation: Text | None = None
    human_baselines: TextOrNotApplicable | None = None
    across_versions: Text | None = None
    across_settings: Text | None = None
    samples: Annotated[tuple[Sample, ...], ItemsRule()] | None = None
    trajectories: Annotated[tuple[Sample, ...], ItemsRule()] | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SafetyMitigation(SafetyRecord):
    """
    A safety mitigation that is implemented (Commitment 5).

    Attributes:
        id: Our name for it, unique in the document and kept in later versions.
        name: What people call it.
        risks: Ids of the systemic risks that it mitigates.
        description: What it does.
        appropriateness: How it fulfils Measure 5.1: robust enough under adversarial pressure, and
            fit for the way in which the model is released and distributed.
        limitations: What it does not achieve.
    """

    id: RecordId
    name: Text
    risks: Annotated[tuple[RecordId, ...], ItemsRule(1, unique=True)] | None = None
    description: Text | None = None
    appropriateness: Text | None = None
    limitations: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SecurityMitigation(SafetyRecord):
    """
    A security mitigation that is implemented (Measure 6.2).

    Attributes:
        id: Our name for it, unique in the document and kept in later versions.
        name: What people call it.
        objectives: The mitigation objectives of Appendix 4 that it serves.
        description: What it does.
    """

    id: RecordId
    name: Text
    objectives: Annotated[tuple[SecurityObjective, ...], ItemsRule(1, 25, unique=True)] | None = (
        None
    )
    description: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Responsibility(SafetyRecord):
    """
    Who in the organisation answers for what.

    Attributes:
        level: At which level of the organisation.
        holder: The body, role or team.
        description: What it answers for.
    """

    level: OrganisationLevel
    holder: Text
    description: Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ChangelogEntry(SafetyRecord):
    """
    How and why a document was updated.

    Attributes:
        version: Version that the update led to.
        changed_on: Day of the change.
        how: What changed.
        why: Why it changed.
    """

    version: Text
    changed_on: date
    how: Text
    why: Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Redaction(SafetyRecord):
    """
    A place of the document that is kept out of copies.

    Attributes:
        path: JSON Pointer to a row, to a record in a list, or to an optional field of a record.
        ground: Why it is kept out; that also says of which copies.
    """

    path: FieldPointer
    ground: RedactionGround
