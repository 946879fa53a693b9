"""From a form of the third draft to one of the final text, with nothing dropped in silence."""

from typing import Any

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.constraints.rules import TEXT_LENGTH
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import MigrationError
from gpai_code.forms.base import Form
from gpai_code.forms.model_documentation import final, third_draft
from gpai_code.forms.values import (
    DataProvenance,
    DistributionMethod,
    DraftDataProvenance,
    ModelRange,
    ModifiedModel,
    ParameterRange,
    ProvenanceChoice,
    TrainingDuration,
)

SYSTEMIC_RISK = "safety-security-10.1"
"""The Measure of the final text that took over the systemic-risk section of the Form."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class UnmappedAnswer(Record):
    """
    An answer, or a part of one, for which the new form has no place.

    Attributes:
        row: Id of the row in the old form.
        label: Its label.
        answer: What it said, as plain JSON.
        why: Why it has no place.
        see: Id of the entry of the new edition that the matter moved to, if it did.
    """

    row: str
    label: str
    answer: Any
    why: str
    see: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Migration(Record):
    """
    The outcome of a migration.

    Attributes:
        form: The new form.
        unmapped: Every answer that has no place in it.
        new_rows: Ids of rows that the new form asks and the old one did not answer.
        needs_review: What was carried over into a row that asks something slightly different.
    """

    form: final.DocumentationForm
    unmapped: tuple[UnmappedAnswer, ...]
    new_rows: tuple[str, ...]
    needs_review: tuple[str, ...]


_SAME = (
    "last_updated",
    "document_version",
    "provider_legal_name",
    "model_authenticity",
    "release_date",
    "union_market_release_date",
    "model_architecture",
    "model_design_specifications",
    "input_modalities",
    "input_maximum_sizes",
    "output_modalities",
    "output_maximum_sizes",
    "total_parameters",
    "distribution_channels",
    "license",
    "license_category",
    "additional_assets",
    "acceptable_use_policy",
    "intended_uses",
    "integrable_ai_systems",
    "integration_means",
    "required_hardware",
    "required_software",
    "decision_rationale",
    "data_modalities",
    "data_acquisition_and_selection",
    "data_points",
    "data_scope",
    "data_curation",
    "bias_measures",
    "training_compute",
    "training_compute_methodology",
    "training_energy",
    "training_energy_methodology",
    "inference_compute",
    "inference_compute_methodology",
    "extensions",
)
"""Fields that mean the same in both forms."""

_NEEDS_REVIEW = {
    "distribution_channels": (
        "distribution_channels: the final Form asks only for methods by which the model was made "
        "available on the Union market."
    ),
    "additional_assets": (
        "additional_assets: the final Form means this row for downstream providers and no longer "
        "for national competent authorities."
    ),
    "input_maximum_sizes": (
        "input_maximum_sizes: the final Form means this row for the AI Office too."
    ),
}

_NO_PLACE = {
    "model_architecture_detailed": (
        "The final Form has no row for a detailed architecture.",
        SYSTEMIC_RISK,
    ),
    "technical_documentation": (
        "The final Form has no row for a link to technical documentation.",
        None,
    ),
    "evaluation": ("The systemic-risk section left the Form.", SYSTEMIC_RISK),
    "adversarial_testing": ("The systemic-risk section left the Form.", SYSTEMIC_RISK),
    "model_adaptations": ("The systemic-risk section left the Form.", SYSTEMIC_RISK),
    "system_architecture": ("The systemic-risk section left the Form.", SYSTEMIC_RISK),
}


@explain_arguments
def migrate(form: Form, to: str = "final") -> Migration:
    """
    Turn a form of the third draft into one of the final text.

    Args:
        form: A whole form of the third draft.
        to: The edition to go to; there is only "final".

    Raises:
        MigrationError: If the form is of another edition or a copy, or there is no such way.

    Source:
        The two Forms: third draft after Measure I.1.3; final Transparency Chapter, Appendix.
    """
    if to != "final" or not isinstance(form, third_draft.DocumentationForm):
        raise MigrationError(f"no way from edition {form.EDITION} to {to}")
    if form.audience is not None:
        raise MigrationError(
            f"a copy for {form.audience.value} holds only part of the form; migrate the whole form"
        )
    carried = _Carrier(form)
    for name in _SAME:
        carried.answers[name] = getattr(form, name)
    for name, message in _NEEDS_REVIEW.items():
        if getattr(form, name) is not None:
            carried.needs_review.append(message)
    for name, (why, see) in _NO_PLACE.items():
        if getattr(form, name) is not None:
            carried.hand_back(name, getattr(form, name), why, see)
    _name(form, carried)
    _dependencies(form, carried)
    _provenance(form, carried)
    _training_time(form, carried)
    carried.join("training_design_specifications", "parameter_relevance")
    carried.join(
        "unsuitable_data_measures", "personal_data_measures", first="harmful_data_measures"
    )
    if form.parameter_range is not None:
        carried.answers["parameter_range"] = _range(form.parameter_range)
    if form.distribution_channels is not None:
        carried.answers["downstream_distribution_channels"] = tuple(
            DistributionMethod(name=channel.name, link=channel.link)
            for channel in form.distribution_channels
        )
        carried.needs_review.append(
            "downstream_distribution_channels: filled from the one list of the third draft; keep "
            "the methods by which downstream providers can get the model."
        )
    migrated = final.DocumentationForm(**carried.answers).with_derived()
    return Migration(
        form=migrated,
        unmapped=tuple(carried.unmapped),
        new_rows=tuple(row.id for row, answer in migrated.rows() if answer is None),
        needs_review=tuple(carried.needs_review),
    )


class _Carrier:
    """What a migration has gathered so far."""

    def __init__(self, form: third_draft.DocumentationForm) -> None:
        self.form = form
        self.answers: dict[str, Any] = {}
        self.unmapped: list[UnmappedAnswer] = []
        self.needs_review: list[str] = []

    def hand_back(self, row: str, answer: Any, why: str, see: str | None = None) -> None:
        label = self.form.definition().row(row).name
        plain = unstructure(answer)
        self.unmapped.append(UnmappedAnswer(row=row, label=label, answer=plain, why=why, see=see))

    def join(self, into: str, second: str, first: str | None = None) -> None:
        """Put two texts into one row, the second handed back if both do not fit."""
        texts = [getattr(self.form, first or into), getattr(self.form, second)]
        joined = "\n\n".join(text for text in texts if text is not None)
        if len(joined) > TEXT_LENGTH:
            self.hand_back(second, texts[1], f"Together with {first or into} it is too long.")
            joined = texts[0]
        if joined:
            self.answers[into] = joined


def _range(span: Any) -> Any:
    """Carry a range over, or that of each model of a family: both editions print the same ones."""
    if not isinstance(span, tuple):
        return ParameterRange[span.name]
    return tuple(
        ModelRange(model=item.model, range=ParameterRange[item.range.name]) for item in span
    )


def _name(form: third_draft.DocumentationForm, carried: _Carrier) -> None:
    """The family is now part of the model name, which also lists the versions covered."""
    family, name = form.model_family, form.versioned_model_name
    if name is None:
        if family is not None:
            carried.hand_back(
                "model_family", family, "It is part of the model name, which is open."
            )
        return
    if family is not None and family not in name:
        combined = f"{name} (collection: {family})"
        if len(combined) > TEXT_LENGTH:
            carried.hand_back("model_family", family, "Together with the name it is too long.")
        else:
            name = combined
    carried.answers["model_name"] = name
    carried.needs_review.append(
        "model_name: the final Form also asks for the names of the publicly available versions "
        "that the documentation covers."
    )


def _dependencies(form: third_draft.DocumentationForm, carried: _Carrier) -> None:
    """The new row asks for modified models and no longer for their documentation."""
    if form.model_dependencies is None:
        return
    models = tuple(ModifiedModel(name=dependency.name) for dependency in form.model_dependencies)
    carried.answers["model_dependencies"] = models
    if models:
        carried.needs_review.append(
            "model_dependencies: the final Form asks only for models, already on the market, of "
            "which this one is a modification."
        )
        carried.hand_back(
            "model_dependencies",
            form.model_dependencies,
            "The final Form asks for names and versions, not for the dependencies' documentation.",
        )


def _provenance(form: third_draft.DocumentationForm, carried: _Carrier) -> None:
    """One option is gone, and two are worded differently."""
    choice = form.data_provenance
    if choice is None:
        return
    selected, other = [], [choice.other] if choice.other is not None else []
    for option in choice.selected or ():
        if option is DraftDataProvenance.ANNOTATION:
            if len("; ".join([*other, option.value])) > TEXT_LENGTH:
                why = "The option is gone, and its label does not fit next to the other source."
                carried.hand_back("data_provenance", option, why)
                continue
            other.append(option.value)
            carried.needs_review.append(
                "data_provenance: the option for data annotation or creation is gone; its label "
                "is now given as another source."
            )
        else:
            selected.append(DataProvenance[option.name])
        if option in (DraftDataProvenance.PRIVATE, DraftDataProvenance.SYNTHETIC):
            carried.needs_review.append(
                f"data_provenance: the final Form words {option.name.lower()} data more narrowly, "
                "as not publicly available or accessible."
            )
    carried.answers["data_provenance"] = ProvenanceChoice(
        selected=tuple(selected) or None, other="; ".join(other) or None
    )


def _training_time(form: third_draft.DocumentationForm, carried: _Carrier) -> None:
    """Wall clock and hardware days are now one row, which needs both."""
    time, hardware = form.training_time, form.training_hardware_time
    if time is not None and hardware is not None:
        carried.answers["training_time"] = TrainingDuration(
            period=time.period, value=time.value, hardware=hardware
        )
        return
    for row, answer in (("training_time", time), ("training_hardware_time", hardware)):
        if answer is not None:
            why = "The final Form asks for wall clock and hardware days together."
            carried.hand_back(row, answer, why)
