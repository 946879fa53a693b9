"""Typed answers of the forms: quantities with their figures, choices, lists of things."""

import decimal
from enum import Enum
from typing import Annotated, Literal

import attrs

from gpai_code.errors import ValueRuleError
from gpai_code.rules import (
    Decimal,
    ItemsRule,
    Link,
    Text,
    TextOrNoneExists,
    TextOrNotAccessible,
    TextOrNotApplicable,
    checked,
)


class Modality(Enum):
    """The modalities that the Form offers, as printed; others go into `other`."""

    TEXT = "Text"
    IMAGES = "Images"
    AUDIO = "Audio"
    VIDEO = "Video"


class ParameterRange(Enum):
    """The ranges of total model size that the Form offers, as printed."""

    UP_TO_500M = "1-500M"
    UP_TO_5B = "500M-5B"
    UP_TO_15B = "5B-15B"
    UP_TO_50B = "15B-50B"
    UP_TO_100B = "50B-100B"
    UP_TO_500B = "100B-500B"
    UP_TO_1T = "500B-1T"
    OVER_1T = ">1T"

    @property
    def bounds(self) -> tuple[int, int | None]:
        """
        Lower and upper bound in parameters; None for no upper bound.

        The Form does not say to which range a bound itself belongs; both count as fitting.
        """
        edges = (1, 500 * 10**6, 5 * 10**9, 15 * 10**9, 50 * 10**9, 10**11, 5 * 10**11, 10**12)
        place = list(ParameterRange).index(self)
        return edges[place], edges[place + 1] if place + 1 < len(edges) else None

    def fits(self, parameters: decimal.Decimal) -> bool:
        """Say whether a count of parameters lies in the range."""
        low, high = self.bounds
        return low <= parameters and (high is None or parameters <= high)


class DataProvenance(Enum):
    """The sources of training data that the third draft's Form offers, as printed."""

    WEB_CRAWLING = "Web crawling"
    PRIVATE = (
        "Private data licensed by or on behalf of rights holders, "
        "or acquired from other third parties"
    )
    # what the provider's own users put in
    USER_DATA = "User data"
    PUBLIC_DATASETS = "Publicly available datasets"
    ANNOTATION = (
        "Data annotation or creation potentially through relationships with third parties"
    )
    OTHER_MEANS = "Data collected through other means"
    SYNTHETIC = (
        "Synthetically generated data "
        "(when created directly by the provider or on behalf of the provider)"
    )


class DataPart(Enum):
    """Which part of the data a number of data points counts."""

    TRAINING = "training"
    TESTING = "testing"
    VALIDATION = "validation"


class Figured:
    """A value written with the figures that are meant."""

    value: str
    unit: str

    @property
    def decimal(self) -> decimal.Decimal:
        """The exact number."""
        return decimal.Decimal(self.value)

    @property
    def significant_figures(self) -> int:
        """
        How many figures are stated.

        Zeros at the end of a whole number without exponent do not count, since nobody can tell
        whether they are meant: "8000000000" states one figure, "8.0e9" two.
        """
        mantissa = self.value.partition("e")[0]
        digits = mantissa.replace(".", "").lstrip("0")
        if "." not in mantissa and "e" not in self.value:
            digits = digits.rstrip("0")
        return max(1, len(digits))

    def __str__(self) -> str:
        return f"{self.value} {self.unit}"


@attrs.frozen(field_transformer=checked)
class ParameterCount(Figured):
    """
    A number of parameters, kept with the figures that were written.

    >>> ParameterCount("7.3e10").decimal
    Decimal('7.3E+10')
    """

    value: Decimal
    unit: Literal["parameters"] = "parameters"


@attrs.frozen(field_transformer=checked)
class Computation(Figured):
    """
    An amount of computation in floating point operations, with the figures that were written.

    >>> Computation("2.4e25").significant_figures, str(Computation("2.4e25"))
    (2, '2.4e25 FLOP')
    """

    value: Decimal
    unit: Literal["FLOP"] = "FLOP"


@attrs.frozen(field_transformer=checked)
class Energy(Figured):
    """An amount of energy in megawatt-hours, with the figures that were written."""

    value: Decimal
    unit: Literal["MWh"] = "MWh"


def _some(selected: tuple[Enum, ...] | None, other: str | None) -> None:
    if selected is None and other is None:
        raise ValueRuleError("choice", "no choice", "select at least one or say which other")


@attrs.frozen(kw_only=True, field_transformer=checked)
class ModalityChoice:
    """Which modalities: one or more of those offered, or another in words, or both."""

    selected: Annotated[tuple[Modality, ...], ItemsRule(1, 4, unique=True)] | None = None
    other: Text | None = None

    def __attrs_post_init__(self) -> None:
        _some(self.selected, self.other)


@attrs.frozen(kw_only=True, field_transformer=checked)
class ProvenanceChoice:
    """Where the data comes from: one or more of those offered, or another in words, or both."""

    selected: Annotated[tuple[DataProvenance, ...], ItemsRule(1, 7, unique=True)] | None = None
    other: Text | None = None

    def __attrs_post_init__(self) -> None:
        _some(self.selected, self.other)


@attrs.frozen(kw_only=True, field_transformer=checked)
class ModalitySizes:
    """The maximum size for each modality, or N/A where it is not defined."""

    text: TextOrNotApplicable | None = None
    images: TextOrNotApplicable | None = None
    audio: TextOrNotApplicable | None = None
    video: TextOrNotApplicable | None = None
    other: TextOrNotApplicable | None = None

    def __attrs_post_init__(self) -> None:
        if all(size is None for size in attrs.astuple(self)):
            raise ValueRuleError("sizes", "no size", "give a size for each selected modality")


@attrs.frozen(kw_only=True, field_transformer=checked)
class Dependency:
    """
    Another general-purpose AI model that the model builds upon.

    Attributes:
        documentation: Link to its Model Documentation, where a copy is, or "not accessible".
    """

    name: Text
    documentation: TextOrNotAccessible


@attrs.frozen(kw_only=True, field_transformer=checked)
class DistributionChannel:
    """A channel through which others can reach the model, and what it gives access to."""

    name: Text
    access_level: Text
    link: Link | None = None


@attrs.frozen(kw_only=True, field_transformer=checked)
class Asset:
    """Something made available beside the model, for example training code."""

    name: Text
    access: Text
    license: TextOrNoneExists


@attrs.frozen(kw_only=True, field_transformer=checked)
class DataPoints(Figured):
    """How many data points one part of the data has; the unit is defined in words."""

    part: DataPart
    value: Decimal
    unit: Text


@attrs.frozen(kw_only=True, field_transformer=checked)
class TrainingTime(Figured):
    """The period that is measured, in words, and its length in wall clock days."""

    period: Text
    value: Decimal
    unit: Literal["wall clock days"] = "wall clock days"


@attrs.frozen(kw_only=True, field_transformer=checked)
class HardwareTime(Figured):
    """The duration in days of one kind of hardware."""

    hardware: Text
    value: Decimal
    unit: Literal["hardware days"] = "hardware days"
