"""The public summary of training content under Article 53(1)(d), after the AI Office's template."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar

import attrs

from gpai_code.constraints.rules import (
    ItemsRule,
    Link,
    Month,
    Text,
    TextOrNotApplicable,
)
from gpai_code.forms.base import Form
from gpai_code.forms.findings import Known, Note, listed
from gpai_code.forms.training_content.values import (
    AudioData,
    CrawledData,
    ImageData,
    LicensedData,
    NamedModel,
    NotUsed,
    NoUserData,
    OtherData,
    OtherSources,
    Placement,
    PrivateDatasets,
    PublicDatasets,
    ServiceUserData,
    SummarisedModel,
    SyntheticData,
    TextData,
    UserData,
    VideoData,
)

if TYPE_CHECKING:
    from gpai_code.resolver.facts import ModelFacts


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TrainingContentSummary(Form):
    """
    A filled public summary of the content used to train a general-purpose AI model.

    Every provider owes it, of open-source models too. The fields are in printed order; what each
    asks for is in `TrainingContentSummary.definition()`. A modality is ticked by giving its object,
    and a source of data is answered by an object that says yes or no: only one that says yes holds
    what is asked of the source.

    Attributes:
        model_dependencies: The models that this one modifies; an empty tuple says that there are
            none.

    Source:
        AI Act Article 53(1)(d) and recitals 107 and 108; Template for the Public Summary of
        Training Content, C(2025) 8311 of 5 December 2025.

    >>> summary = TrainingContentSummary(crawled_data=NotUsed(), text=TextData())
    >>> summary.crawled_data.used, summary
    (False, <2025-12-05 TrainingContentSummary: 2 of ... rows answered>)
    """

    DOCUMENT: ClassVar[str] = "training-content-summary"
    TITLE: ClassVar[str] = "Public Summary of Training Content"
    EDITION: ClassVar[str] = "2025-12-05"
    EDITIONS: ClassVar[tuple[str, ...]] = ("2025-12-05",)
    FOLDER: ClassVar[str] = "training-content-summary"
    OBLIGATIONS: ClassVar[tuple[str, ...]] = ("53(1)(d)",)

    # Header
    version: Text | None = None
    previous_versions: Annotated[tuple[Link, ...], ItemsRule()] | None = None
    # 1.1 Provider identification
    provider: Text | None = None
    authorised_representative: TextOrNotApplicable | None = None
    # 1.2 Model identification
    model_names: Annotated[tuple[NamedModel, ...], ItemsRule(1)] | None = None
    model_dependencies: Annotated[tuple[SummarisedModel, ...], ItemsRule()] | None = None
    placements: Annotated[tuple[Placement, ...], ItemsRule(1)] | None = None
    # 1.3 Modalities and size
    text: TextData | None = None
    image: ImageData | None = None
    audio: AudioData | None = None
    video: VideoData | None = None
    other: OtherData | None = None
    latest_acquisition: Month | None = None
    continuous_training: bool | None = None
    languages: Text | None = None
    other_characteristics: Text | None = None
    general_comments: Text | None = None
    # 2 List of data sources
    public_datasets: PublicDatasets | NotUsed | None = None
    licensed_data: LicensedData | NotUsed | None = None
    private_datasets: PrivateDatasets | NotUsed | None = None
    crawled_data: CrawledData | NotUsed | None = None
    user_data: UserData | ServiceUserData | NoUserData | None = None
    synthetic_data: SyntheticData | NotUsed | None = None
    other_sources: OtherSources | NotUsed | None = None
    # 3 Data processing aspects
    code_signatory: bool | None = None
    reservation_measures: Text | None = None
    reservation_comments: Text | None = None
    illegal_content_measures: Text | None = None
    other_information: Text | None = None

    def names(self) -> tuple[str | None, str | None]:
        """Return the models' names and the summary's version, as far as they are given."""
        models = listed(model.name for model in self.model_names or ())
        return models or None, self.version

    def settled_rows(self, facts: "ModelFacts | None") -> Mapping[str, bool]:
        """Say of rows that are asked under a condition whether it holds, where that is known."""
        from gpai_code.forms.training_content.checks import rows_settled  # noqa: PLC0415

        return rows_settled(self, facts)

    def notes_between_rows(self, known: Known) -> Iterator[Note]:
        """Yield what the Notice and the template ask beyond the single row."""
        from gpai_code.forms.training_content.checks import training_notes  # noqa: PLC0415

        return training_notes(self, known)
