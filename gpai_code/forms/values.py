"""Typed answers of the forms: quantities with their figures, choices, lists of things."""

import decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

import attrs

from gpai_code.constraints.checked_record import CheckedRecord
from gpai_code.constraints.quantities import Computation, Quantity
from gpai_code.constraints.rules import (
    DecimalText,
    ItemsRule,
    Link,
    PowerOfTen,
    Text,
    TextOrNoneExists,
    TextOrNotAccessible,
    TextOrNotApplicable,
)
from gpai_code.errors import ValueRuleError
from gpai_code.forms.choices import Choice, PrintedRange


class Modality(StrEnum):
    """The modalities that the Form offers, as printed; others go into `other`."""

    TEXT = "Text"
    IMAGES = "Images"
    AUDIO = "Audio"
    VIDEO = "Video"


_EDGES = (1, 500 * 10**6, 5 * 10**9, 15 * 10**9, 50 * 10**9, 10**11, 5 * 10**11, 10**12)


class Range(PrintedRange):
    """
    A range of the total number of parameters.

    The Form does not say to which range a bound itself belongs; both count as fitting.
    """

    def fits(self, parameters: decimal.Decimal) -> bool:
        """Say whether a count of parameters lies in the range."""
        place = list(type(self)).index(self)
        above = _EDGES[place + 1] if place + 1 < len(_EDGES) else decimal.Decimal("Infinity")
        return _EDGES[place] <= parameters <= above

    @classmethod
    def of(cls, parameters: decimal.Decimal) -> Self | None:
        """Return the range of a count, the lower one at a bound; None below one parameter."""
        return next((span for span in cls if span.fits(parameters)), None)


class DraftParameterRange(Range):
    """The ranges of total model size that the third draft's Form offers, as printed."""

    UP_TO_500M = "1-500M"
    UP_TO_5B = "500M-5B"
    UP_TO_15B = "5B-15B"
    UP_TO_50B = "15B-50B"
    UP_TO_100B = "50B-100B"
    UP_TO_500B = "100B-500B"
    UP_TO_1T = "500B-1T"
    OVER_1T = ">1T"


class ParameterRange(Range):
    """The ranges of total model size that the final Form offers, as printed."""

    UP_TO_500M = "1—500M"
    UP_TO_5B = "500M—5B"
    UP_TO_15B = "5B—15B"
    UP_TO_50B = "15B—50B"
    UP_TO_100B = "50B—100B"
    UP_TO_500B = "100B—500B"
    UP_TO_1T = "500B—1T"
    OVER_1T = ">1T"


class DurationRange(PrintedRange):
    """The ranges of training time that the final Form offers, as printed."""

    UNDER_1_MONTH = "less than 1 month"
    UP_TO_3_MONTHS = "1—3 months"
    UP_TO_6_MONTHS = "3—6 months"
    OVER_6_MONTHS = "more than 6 months"

    def fits(self, days: decimal.Decimal) -> bool:
        """
        Say whether a number of days can lie in the range.

        The Form does not say how many days a month has; 28 to 31 all count.
        """
        months = {"UNDER_1_MONTH": (0, 1), "UP_TO_3_MONTHS": (1, 3), "UP_TO_6_MONTHS": (3, 6)}
        least, most = months.get(self.name, (6, None))
        return days >= least * 28 and (most is None or days <= most * 31)

    @classmethod
    def of(cls, days: decimal.Decimal) -> "DurationRange":
        """
        Return the range of a number of days, with months of 30.4375 days, the average.

        >>> DurationRange.of(decimal.Decimal("90")).value
        '1—3 months'
        """
        months = days / decimal.Decimal("30.4375")
        members = list(cls)
        return members[sum(months > edge for edge in (1, 3, 6))]


class DraftDataProvenance(StrEnum):
    """The sources of training data that the third draft's Form offers, as printed."""

    WEB_CRAWLING = "Web crawling"
    PRIVATE = (
        "Private data licensed by or on behalf of rights holders, "
        "or acquired from other third parties"
    )
    # what the provider's own users put in
    USER_DATA = "User data"
    PUBLIC_DATASETS = "Publicly available datasets"
    ANNOTATION = "Data annotation or creation potentially through relationships with third parties"
    OTHER_MEANS = "Data collected through other means"
    SYNTHETIC = (
        "Synthetically generated data "
        "(when created directly by the provider or on behalf of the provider)"
    )


class DataProvenance(StrEnum):
    """The sources of data that the final Form offers, as printed."""

    WEB_CRAWLING = "Web crawling"
    PRIVATE = "Private non-publicly available datasets obtained from third parties"
    # what the provider's own users put in
    USER_DATA = "User data"
    PUBLIC_DATASETS = "Publicly available datasets"
    # none of the kinds named here
    OTHER_MEANS = "Data collected through other means"
    SYNTHETIC = (
        "Synthetic data that is not publicly accessible "
        "(when created directly by or on behalf of the provider)"
    )


class DataPart(StrEnum):
    """Which part of the data a number of data points counts."""

    TRAINING = "training"
    TESTING = "testing"
    VALIDATION = "validation"


@attrs.frozen(eq=False, repr=False)
class ParameterCount(Quantity):
    """
    A number of parameters, kept with the figures that were written.

    >>> ParameterCount("7.3e10").decimal
    Decimal('7.3E+10')
    """

    value: DecimalText
    unit: Literal["parameters"] = "parameters"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ModelParameters(Quantity):
    """
    The number of parameters of one model of a family.

    Attributes:
        model: Which model of the family, by its name.
    """

    model: Text
    value: DecimalText
    unit: Literal["parameters"] = "parameters"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DraftModelRange(CheckedRecord):
    """
    The range of the number of parameters of one model of a family, in the third draft's Form.

    Attributes:
        model: Which model of the family, by its name.
        range: The range.
    """

    model: Text
    range: DraftParameterRange


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ModelRange(CheckedRecord):
    """
    The range of the number of parameters of one model of a family, in the final Form.

    Attributes:
        model: Which model of the family, by its name.
        range: The range.
    """

    model: Text
    range: ParameterRange


@attrs.frozen(eq=False, repr=False)
class Magnitude(Quantity):
    """
    An amount of computation up to its order of magnitude, a power of ten.

    >>> Magnitude.of(Computation("2.4e25")).value
    '1e25'
    """

    value: PowerOfTen
    unit: Literal["FLOP"] = "FLOP"

    @classmethod
    def of(cls, computation: Computation) -> "Magnitude":
        """Return the order of magnitude of a precise amount: the exponent of its first figure."""
        return cls(f"1e{computation.decimal.adjusted()}")

    def fits(self, computation: Computation) -> bool:
        """Say whether a precise amount has this order of magnitude, cut off or rounded."""
        cut_off = computation.decimal.adjusted()
        rounded = cut_off + (computation.decimal.as_tuple().digits[0] >= 5)
        return self.decimal.adjusted() in (cut_off, rounded)


@attrs.frozen(eq=False, repr=False)
class Energy(Quantity):
    """An amount of energy in megawatt-hours, with the figures that were written."""

    value: DecimalText
    unit: Literal["MWh"] = "MWh"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ModalityChoice(Choice):
    """
    Which modalities: one or more of those offered, or another in words, or both.

    Attributes:
        selected: The modalities that are marked.
        other: Another modality, in words.
    """

    selected: Annotated[tuple[Modality, ...], ItemsRule(1, 4, unique=True)] | None = None
    other: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DraftProvenanceChoice(Choice):
    """
    Where the data comes from: one or more of those offered, or another in words, or both.

    Attributes:
        selected: The sources that are marked.
        other: Another source, in words.
    """

    selected: Annotated[tuple[DraftDataProvenance, ...], ItemsRule(1, 7, unique=True)] | None = None
    other: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ProvenanceChoice(Choice):
    """
    Where the data comes from: one or more of those offered, or another in words, or both.

    Attributes:
        selected: The sources that are marked.
        other: Another source, in words.
    """

    selected: Annotated[tuple[DataProvenance, ...], ItemsRule(1, 6, unique=True)] | None = None
    other: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ModalitySizes(CheckedRecord):
    """
    The maximum size for each modality, or N/A where it is not defined.

    Attributes:
        text: For text.
        images: For images.
        audio: For audio.
        video: For video.
        other: For the modality that the free box names.
    """

    text: TextOrNotApplicable | None = None
    images: TextOrNotApplicable | None = None
    audio: TextOrNotApplicable | None = None
    video: TextOrNotApplicable | None = None
    other: TextOrNotApplicable | None = None

    def check_together(self) -> None:
        """Refuse sizes of no modality."""
        if (self.text, self.images, self.audio, self.video, self.other) == (None,) * 5:
            raise ValueRuleError("sizes", "no size", "give a size for each selected modality")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Dependency(CheckedRecord):
    """
    Another general-purpose AI model that the model builds upon.

    Attributes:
        name: Name of that model.
        documentation: Link to its Model Documentation, where a copy is, or "not accessible". The
            Form asks for it; a published form may lack it, which `check_form` reports.
    """

    name: Text
    documentation: TextOrNotAccessible | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DistributionChannel(CheckedRecord):
    """
    A channel through which others can reach the model, and what it gives access to.

    Attributes:
        name: Name of the channel.
        access_level: How much of the model it opens, for example weights or answers only. The Form
            asks for it; a published form may lack it, which `check_form` reports.
        link: Where to read how to get access.
    """

    name: Text
    access_level: Text | None = None
    link: Link | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DistributionMethod(CheckedRecord):
    """
    A method by which downstream providers can get the model.

    Attributes:
        name: Name of the method.
        link: Where to read about it.
    """

    name: Text
    link: Link | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ModifiedModel(CheckedRecord):
    """
    A general-purpose AI model on the market that the model is a modification of.

    Attributes:
        name: Name of that model.
        version: Its version, where more than one is on the market.
    """

    name: Text
    version: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Asset(CheckedRecord):
    """
    Something made available together with the model, for example training code.

    Attributes:
        name: What it is.
        access: How to get access to it.
        license: Its licence, or "none exists". The Form asks for both, and `check_form` reports
            what a published form lacks of them.
    """

    name: Text
    access: Text | None = None
    license: TextOrNoneExists | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DataPoints(Quantity):
    """
    How many data points one part of the data has; the unit is defined in words.

    Attributes:
        part: The part of the data that is counted.
        unit: What one data point is, for example a token.
    """

    part: DataPart
    value: DecimalText
    unit: Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TrainingTime(Quantity):
    """
    The period that is measured, in words, and its length in wall clock days.

    Attributes:
        period: The period, in words.
    """

    period: Text
    value: DecimalText
    unit: Literal["wall clock days"] = "wall clock days"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class HardwareTime(Quantity):
    """
    The duration in days of one kind of hardware.

    Attributes:
        hardware: The kind of hardware.
    """

    hardware: Text
    value: DecimalText
    unit: Literal["hardware days"] = "hardware days"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TrainingDuration(Quantity):
    """
    The period that is measured, its length in wall clock days, and in hardware days.

    Attributes:
        period: The period, in words.
        hardware: The hardware days, one entry for each kind of hardware.
    """

    period: Text
    value: DecimalText
    unit: Literal["wall clock days"] = "wall clock days"
    hardware: Annotated[tuple[HardwareTime, ...], ItemsRule(1)]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TrainingPeriod(CheckedRecord):
    """
    The period that is measured, and the range that its length falls under.

    Attributes:
        period: The period, in words.
        range: The range.
    """

    period: Text
    range: DurationRange
