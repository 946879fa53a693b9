"""The Model Documentation Form of the third draft: 51 rows in 9 sections."""

from datetime import date
from typing import Annotated, ClassVar

import attrs

from gpai_code.constraints.quantities import Computation
from gpai_code.constraints.rules import (
    ItemsRule,
    Text,
    TextOrNoneExists,
    TextOrNotApplicable,
)
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.values import (
    Asset,
    DataPoints,
    Dependency,
    DistributionChannel,
    DraftModelRange,
    DraftParameterRange,
    DraftProvenanceChoice,
    Energy,
    HardwareTime,
    ModalityChoice,
    ModalitySizes,
    ModelParameters,
    ParameterCount,
    TrainingTime,
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DocumentationForm(ModelDocumentation):
    """
    A filled Model Documentation Form of the third draft, or one audience's copy of it.

    The fields are in printed order; what each asks for, and for whom it is meant, is in
    `DocumentationForm.definition()`. An empty tuple in a list says that there are none. The form of
    a family of models gives the number of parameters, and its range, of each model.

    Source:
        Third draft of 11 March 2025, Measure I.1.1 and the Form after Measure I.1.3.

    >>> form = DocumentationForm(model_family="Apertus", training_energy=Energy("5.3e3"))
    >>> form.for_audience("DPs").training_energy is None
    True
    """

    EDITION: ClassVar[str] = "third-draft"
    FOLDER: ClassVar[str] = "third-draft"

    # General information
    provider_legal_name: Text | None = None
    model_family: Text | None = None
    versioned_model_name: Text | None = None
    model_authenticity: Text | None = None
    release_date: date | None = None
    union_market_release_date: date | None = None
    model_dependencies: Annotated[tuple[Dependency, ...], ItemsRule()] | None = None
    # Model properties
    model_architecture: Text | None = None
    model_architecture_detailed: TextOrNotApplicable | None = None
    model_design_specifications: Text | None = None
    input_modalities: ModalityChoice | None = None
    input_maximum_sizes: ModalitySizes | None = None
    output_modalities: ModalityChoice | None = None
    output_maximum_sizes: ModalitySizes | None = None
    # one for each model, where the document is that of a family
    total_parameters: (
        ParameterCount | Annotated[tuple[ModelParameters, ...], ItemsRule(1)] | None
    ) = None
    parameter_range: (
        DraftParameterRange | Annotated[tuple[DraftModelRange, ...], ItemsRule(1)] | None
    ) = None
    # Methods of distribution and licenses
    distribution_channels: Annotated[tuple[DistributionChannel, ...], ItemsRule()] | None = None
    license: TextOrNoneExists | None = None
    license_category: Text | None = None
    additional_assets: Annotated[tuple[Asset, ...], ItemsRule()] | None = None
    # Use
    acceptable_use_policy: TextOrNoneExists | None = None
    intended_uses: TextOrNotApplicable | None = None
    integrable_ai_systems: Text | None = None
    technical_documentation: Text | None = None
    integration_means: Text | None = None
    required_hardware: TextOrNotApplicable | None = None
    required_software: TextOrNotApplicable | None = None
    # Training process
    training_design_specifications: Text | None = None
    parameter_relevance: Text | None = None
    decision_rationale: Text | None = None
    # Information on the data used for training, testing, and validation
    data_modalities: ModalityChoice | None = None
    data_provenance: DraftProvenanceChoice | None = None
    data_acquisition_and_selection: Text | None = None
    data_points: Annotated[tuple[DataPoints, ...], ItemsRule(1)] | None = None
    data_scope: Text | None = None
    data_curation: Text | None = None
    harmful_data_measures: Text | None = None
    personal_data_measures: Text | None = None
    bias_measures: Text | None = None
    # Computational resources
    training_time: TrainingTime | None = None
    training_hardware_time: Annotated[tuple[HardwareTime, ...], ItemsRule(1)] | None = None
    training_compute: Computation | None = None
    training_compute_methodology: Text | None = None
    # Energy consumption
    training_energy: Energy | None = None
    training_energy_methodology: Text | None = None
    inference_compute: Computation | None = None
    inference_compute_methodology: Text | None = None
    # Additional information to be provided by providers of models with systemic risk
    evaluation: Text | None = None
    adversarial_testing: Text | None = None
    model_adaptations: Text | None = None
    system_architecture: Text | None = None
