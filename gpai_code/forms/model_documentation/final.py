"""The Model Documentation Form of the final text: 45 rows in 8 sections."""

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

import attrs

from gpai_code.constraints.quantities import Computation
from gpai_code.constraints.rules import (
    ItemsRule,
    Text,
    TextOrNoneExists,
    TextOrNotApplicable,
)
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.rounding import derived
from gpai_code.forms.values import (
    Asset,
    DataPoints,
    DistributionChannel,
    DistributionMethod,
    Energy,
    Magnitude,
    ModalityChoice,
    ModalitySizes,
    ModelParameters,
    ModelRange,
    ModifiedModel,
    ParameterCount,
    ParameterRange,
    ProvenanceChoice,
    TrainingDuration,
    TrainingPeriod,
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DocumentationForm(ModelDocumentation):
    """
    A filled Model Documentation Form of the final Code, or one audience's copy of it.

    The fields are in printed order; what each asks for, and for whom it is meant, is in
    `DocumentationForm.definition()`. Where the Form asks the same in different detail for
    different audiences, `with_derived` fills the coarser row from the precise one.

    Attributes:
        model_dependencies: The models that this one modifies; an empty tuple is the Form's "N/A",
            which may also be given as that text.
        total_parameters: The number of parameters; one for each model of a family.
        parameter_range: Its range; one for each model of a family.

    Source:
        Final text of 10 July 2025, Transparency Chapter, Measure 1.1 and Appendix.

    >>> form = DocumentationForm(total_parameters=ParameterCount("7.0e10")).with_derived()
    >>> form.parameter_range.value, form.for_audience("DPs").total_parameters is None
    ('50B—100B', True)
    """

    EDITION: ClassVar[str] = "final"
    FOLDER: ClassVar[str] = "final"

    # General information
    provider_legal_name: Text | None = None
    model_name: Text | None = None
    model_authenticity: Text | None = None
    release_date: date | None = None
    union_market_release_date: date | None = None
    model_dependencies: (
        Annotated[tuple[ModifiedModel, ...], ItemsRule(not_applicable=True)] | None
    ) = None
    # Model properties
    model_architecture: Text | None = None
    model_design_specifications: Text | None = None
    input_modalities: ModalityChoice | None = None
    input_maximum_sizes: ModalitySizes | None = None
    output_modalities: ModalityChoice | None = None
    output_maximum_sizes: ModalitySizes | None = None
    # one for each model, where the document is that of a family
    total_parameters: (
        ParameterCount | Annotated[tuple[ModelParameters, ...], ItemsRule(1)] | None
    ) = None
    parameter_range: ParameterRange | Annotated[tuple[ModelRange, ...], ItemsRule(1)] | None = None
    # Methods of distribution and licenses
    distribution_channels: Annotated[tuple[DistributionChannel, ...], ItemsRule()] | None = None
    downstream_distribution_channels: (
        Annotated[tuple[DistributionMethod, ...], ItemsRule()] | None
    ) = None
    license: TextOrNoneExists | None = None
    license_category: Text | None = None
    additional_assets: Annotated[tuple[Asset, ...], ItemsRule()] | None = None
    # Use
    acceptable_use_policy: TextOrNoneExists | None = None
    intended_uses: TextOrNotApplicable | None = None
    integrable_ai_systems: Text | None = None
    integration_means: Text | None = None
    required_hardware: TextOrNotApplicable | None = None
    required_software: TextOrNotApplicable | None = None
    # Training process
    training_design_specifications: Text | None = None
    decision_rationale: Text | None = None
    # Information on the data used for training, testing, and validation
    data_modalities: ModalityChoice | None = None
    data_provenance: ProvenanceChoice | None = None
    data_acquisition_and_selection: Text | None = None
    data_points_rounded: Annotated[tuple[DataPoints, ...], ItemsRule(1)] | None = None
    data_points: Annotated[tuple[DataPoints, ...], ItemsRule(1)] | None = None
    data_scope: Text | None = None
    data_curation: Text | None = None
    unsuitable_data_measures: Text | None = None
    bias_measures: Text | None = None
    # Computational resources (during training)
    training_time_range: TrainingPeriod | None = None
    training_time: TrainingDuration | None = None
    training_compute_magnitude: Magnitude | None = None
    training_compute: Computation | None = None
    training_compute_methodology: Text | None = None
    # Energy consumption (during training and inference)
    training_energy: Energy | Literal["N/A"] | None = None
    training_energy_methodology: Text | None = None
    inference_compute: Computation | None = None
    inference_compute_methodology: Text | None = None

    def with_derived(self) -> Self:
        """
        Fill every coarser row that is empty from the precise value next to it.

        These are the range of parameters, the rounded numbers of data points, where their unit is
        a plain word such as "tokens", and the order of magnitude of training computation. No words
        of one audience's row go into another's, so that the range of training time, which states
        the measured period, is not derived. Rows that are filled stay; `check_form` says if they
        contradict.
        """
        empty_rows = {}
        for name, value in derived(self).items():
            if getattr(self, name) is None:
                empty_rows[name] = value
        return attrs.evolve(self, **empty_rows)
