"""Typed answers of the public summary of training content: bands of size, modalities, blocks."""

import datetime
import decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

import attrs

from gpai_code.constraints.checked_record import CheckedRecord
from gpai_code.constraints.rules import (
    DomainName,
    ItemsRule,
    Link,
    Month,
    MonthOrNotKnown,
    Text,
)
from gpai_code.errors import ValueRuleError
from gpai_code.forms.choices import Choice

DOMAIN_NAMES = 1_000_000
"""Most domain names that one summary lists itself; a longer list goes into a file."""


class SizeBand(StrEnum):
    """
    A range of training data size after pre-processing, as printed; the lowest comes first.

    The template says "less than", "to" and "more than", so that an exact bound falls into the
    middle range. It states no rule for bounds beyond these words; that is our reading.
    """

    @classmethod
    def bounds(cls) -> tuple[int, int]:
        """Return the bounds between the ranges, in the unit that the labels print."""
        return _BOUNDS[cls]

    @classmethod
    def of(cls, size: decimal.Decimal | int) -> Self:
        """
        Return the range of a size.

        >>> TextBand.of(10**13).name, TextBand.of(10**13 + 1).name
        ('MIDDLE', 'UPPER')
        """
        lower, upper = cls.bounds()
        place = 0 if size < lower else 1 if size <= upper else 2
        return list(cls)[place]


class TextBand(SizeBand):
    """The ranges of text, in tokens, as printed (the missing space is the template's)."""

    LOWER = "Less than 1 billion tokens"
    MIDDLE = "1billion to 10 trillions tokens"
    UPPER = "More than 10 trillions tokens"


class ImageBand(SizeBand):
    """The ranges of images, in images."""

    LOWER = "Less than 1 million images"
    MIDDLE = "1 million to 1 billion images"
    UPPER = "More than 1 billion images"


class AudioBand(SizeBand):
    """The ranges of audio outside video, speech included, in hours."""

    LOWER = "Less than 10 000 hours"
    MIDDLE = "10 000 to 1 million hours"
    UPPER = "More than 1 million hours"


class VideoBand(SizeBand):
    """The ranges of video, in hours."""

    LOWER = "Less than 10 000 hours"
    MIDDLE = "10 000 to 1 million hours"
    UPPER = "More than 1 million hours"


_BOUNDS: dict[type[SizeBand], tuple[int, int]] = {
    TextBand: (10**9, 10**13),
    ImageBand: (10**6, 10**9),
    AudioBand: (10**4, 10**6),
    VideoBand: (10**4, 10**6),
}


class TrainingModality(StrEnum):
    """The modalities that the template offers, as printed; others go into `other`."""

    TEXT = "Text"
    IMAGE = "Image"
    VIDEO = "Video"
    AUDIO = "Audio"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TrainingModalities(Choice):
    """
    Which modalities a source of data covers: those offered, or another in words, or both.

    Attributes:
        selected: The modalities that are ticked.
        other: Another modality, in words.
    """

    selected: Annotated[tuple[TrainingModality, ...], ItemsRule(1, 4, unique=True)] | None = None
    other: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TextData(CheckedRecord):
    """
    Text among the training data; the object itself is the ticked box.

    Attributes:
        size: The range of its size.
        other_size: Its approximate size in another unit, which may be given instead of a range.
        content_types: The types of content.
    """

    size: TextBand | None = None
    other_size: Text | None = None
    content_types: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ImageData(CheckedRecord):
    """
    Images among the training data; the object itself is the ticked box.

    Attributes:
        size: The range of their number.
        content_types: The types of content.
    """

    size: ImageBand | None = None
    content_types: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AudioData(CheckedRecord):
    """
    Audio outside video among the training data; the object itself is the ticked box.

    Attributes:
        size: The range of its length.
        content_types: The types of content.
    """

    size: AudioBand | None = None
    content_types: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class VideoData(CheckedRecord):
    """
    Video among the training data; the object itself is the ticked box.

    Attributes:
        size: The range of its length.
        content_types: The types of content.
    """

    size: VideoBand | None = None
    content_types: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OtherData(CheckedRecord):
    """
    Data of another modality among the training data; the object itself is the ticked box.

    Attributes:
        modality: Which modality.
        size: Its approximate size, with the unit.
        content_types: The types of content.
    """

    modality: Text | None = None
    size: Text | None = None
    content_types: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NamedModel(CheckedRecord):
    """
    A version of the model that the summary covers.

    Attributes:
        name: Its versioned name or unique identifier.
        link: Its model card, where there is one.
    """

    name: Text
    link: Link | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Placement(CheckedRecord):
    """
    When a version of the model was placed on the Union market.

    Attributes:
        date: The day.
        version: Which version, where the summary covers more than one.
    """

    date: datetime.date
    version: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SummarisedModel(CheckedRecord):
    """
    Another general-purpose AI model, with the summary of its own training content.

    Attributes:
        name: Its name.
        summary: Link to its summary, where there is one.
    """

    name: Text
    summary: Link | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ListedDataset(CheckedRecord):
    """
    A large publicly available dataset.

    Attributes:
        name: Its identifier or name.
        link: Where it is. Without one, describe it and say when it was collected.
        description: What it holds, in general, where there is no link.
        collected_from: First month of its collection, or "not known".
        collected_until: Last month of its collection, or "not known".
        selection: How the part that was used was chosen, where only a part was.
    """

    name: Text
    link: Link | None = None
    description: Text | None = None
    collected_from: MonthOrNotKnown | None = None
    collected_until: MonthOrNotKnown | None = None
    selection: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NamedDataset(CheckedRecord):
    """
    A private dataset that is publicly known.

    Attributes:
        name: Its name.
        link: Where to read about it.
    """

    name: Text
    link: Link | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CrawledDomains(CheckedRecord):
    """
    The most relevant domain names: a list, a file to download, or how to get access to one.

    Attributes:
        names: The names, those with the most content first.
        link: Where the list can be downloaded.
        access: How to get access to the list.
    """

    names: Annotated[tuple[DomainName, ...], ItemsRule(1, DOMAIN_NAMES, unique=True)] | None = None
    link: Link | None = None
    access: Text | None = None

    def check_together(self) -> None:
        """Refuse an answer that gives no way to the names."""
        if self.names is None and self.link is None and self.access is None:
            remedy = "list the names, link to a file, or say how to get access to one"
            raise ValueRuleError("domains", "no domain names", remedy)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NotUsed(CheckedRecord):
    """
    The answer "No": the source was not used, and nothing else is asked of it.

    Attributes:
        used: Always false.
    """

    used: Literal[False] = False


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PublicDatasets(CheckedRecord):
    """
    Publicly available datasets were used.

    Attributes:
        used: Always true.
        modalities: The modalities that they cover.
        large: The large ones; an empty list says that there are none.
        others: The other ones, in general: modality, nature of the content, languages, and the
            period of collection or "not known".
        comments: Additional comments.
    """

    used: Literal[True] = True
    modalities: TrainingModalities | None = None
    large: Annotated[tuple[ListedDataset, ...], ItemsRule()] | None = None
    others: Text | None = None
    comments: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class LicensedData(CheckedRecord):
    """
    Data were licensed commercially by rightsholders or their representatives.

    Attributes:
        used: Always true.
        modalities: The modalities that they cover.
    """

    used: Literal[True] = True
    modalities: TrainingModalities | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PrivateDatasets(CheckedRecord):
    """
    Private datasets were obtained from other third parties.

    Attributes:
        used: Always true.
        modalities: The modalities that they cover.
        known: The main ones that are publicly known; an empty list says that there are none.
        unknown: The ones that are not publicly known, in general.
        comments: Additional comments.
    """

    used: Literal[True] = True
    modalities: TrainingModalities | None = None
    known: Annotated[tuple[NamedDataset, ...], ItemsRule()] | None = None
    unknown: Text | None = None
    comments: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CrawledData(CheckedRecord):
    """
    Data were crawled or scraped by the provider or on its behalf.

    Attributes:
        used: Always true.
        crawlers: Names or identifiers of the crawlers.
        purposes: What they crawled for.
        behaviour: How they deal with captchas, passwords, paywalls, robots.txt and the like.
        collected_from: First month of collection.
        collected_until: Last month of collection.
        description: The content and the online sources, comprehensively.
        modalities: The modalities that the data cover.
        domains: The most relevant domain names.
        comments: Additional comments.
    """

    used: Literal[True] = True
    crawlers: Text | None = None
    purposes: Text | None = None
    behaviour: Text | None = None
    collected_from: Month | None = None
    collected_until: Month | None = None
    description: Text | None = None
    modalities: TrainingModalities | None = None
    domains: CrawledDomains | None = None
    comments: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class UserData(CheckedRecord):
    """
    Data from users' interactions with the model were used, perhaps others too.

    Attributes:
        model_interactions: Always true.
        other_services: Whether data from the provider's other services were used.
        description: The services and products that the data come from, in general.
        modalities: The modalities that the data cover.
        comments: Additional comments.
    """

    model_interactions: Literal[True] = True
    other_services: bool
    description: Text | None = None
    modalities: TrainingModalities | None = None
    comments: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ServiceUserData(CheckedRecord):
    """
    Data from users of the provider's other services were used, none from the model.

    Attributes:
        model_interactions: Always false.
        other_services: Always true.
        description: The services and products that the data come from, in general.
        modalities: The modalities that the data cover.
        comments: Additional comments.
    """

    model_interactions: Literal[False] = False
    other_services: Literal[True] = True
    description: Text | None = None
    modalities: TrainingModalities | None = None
    comments: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NoUserData(CheckedRecord):
    """
    No data from users were used.

    Attributes:
        model_interactions: Always false.
        other_services: Always false.
    """

    model_interactions: Literal[False] = False
    other_services: Literal[False] = False


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SyntheticData(CheckedRecord):
    """
    Data made by other AI models, by the provider or on its behalf, were used.

    Attributes:
        used: Always true.
        modalities: The modalities that they cover.
        gpai_models: The models on the market that made them; an empty list says that there are
            none.
        other_models: Other models that made them, the provider's own included.
        comments: Additional comments.
    """

    used: Literal[True] = True
    modalities: TrainingModalities | None = None
    gpai_models: Annotated[tuple[SummarisedModel, ...], ItemsRule()] | None = None
    other_models: Text | None = None
    comments: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OtherSources(CheckedRecord):
    """
    Data of other sources were used.

    Attributes:
        used: Always true.
        description: Which sources and data, in words.
        comments: Additional comments.
    """

    used: Literal[True] = True
    description: Text | None = None
    comments: Text | None = None
