"""An answer of a form in lines of plain text; each kind of answer has its own function."""

import datetime
from collections.abc import Callable
from functools import singledispatch
from typing import Any

import attrs

from gpai_code.constraints.quantities import Quantity
from gpai_code.errors import ArgumentTypeError
from gpai_code.forms.choices import Choice
from gpai_code.forms.findings import OPEN
from gpai_code.forms.training_content.values import (
    CrawledDomains,
    ListedDataset,
    NamedDataset,
    NamedModel,
    Placement,
    SummarisedModel,
)
from gpai_code.forms.values import (
    Asset,
    DataPoints,
    Dependency,
    DistributionChannel,
    DistributionMethod,
    HardwareTime,
    ModalitySizes,
    ModifiedModel,
    TrainingDuration,
    TrainingPeriod,
    TrainingTime,
)
from gpai_code.text_io.strict_json import describe

NARROW_BLANK = "\u202f"
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@attrs.frozen
class Style:
    """
    How days and numbers are written.

    Attributes:
        day: Writes a day.
        number: Writes a number that was given as a text.
    """

    day: Callable[[datetime.date], str]
    number: Callable[[str], str]

    def quantity(self, quantity: Quantity) -> str:
        """Write a number with its unit."""
        return f"{self.number(quantity.value)} {quantity.unit}"


def day_in_words(day: datetime.date) -> str:
    """
    Write a day as people read it, alike in every locale.

    >>> day_in_words(datetime.date(2026, 3, 1))
    '1 March 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def readable_number(text: str) -> str:
    """
    Write a number as it is printed: powers of ten raised, long whole numbers in groups of three.

    No figure is added or dropped.

    >>> readable_number("2.4e25"), readable_number("90"), readable_number("700001.5")
    ('2.4 × 10²⁵', '90', '700001.5')
    """
    mantissa, power, exponent = text.partition("e")
    if power:
        raised = f"10{exponent.translate(_SUPERSCRIPTS)}"
        return raised if mantissa == "1" else f"{mantissa} × {raised}"
    if text.isdecimal() and len(text) > 4:
        return f"{int(text):,}".replace(",", NARROW_BLANK)
    return text


PLAIN = Style(day=datetime.date.isoformat, number=str)
"""As in JSON, for tables that programs read."""

READABLE = Style(day=day_in_words, number=readable_number)
"""As on paper, for documents that people read."""


def lines_of(answer: Any, style: Style = PLAIN) -> list[str]:
    """
    Say an answer in lines of plain text.

    >>> from gpai_code.forms.values import Energy, ModalityChoice, Modality
    >>> lines_of(Energy("1.0e2")), lines_of(ModalityChoice(selected=(Modality.TEXT,), other="code"))
    (['1.0e2 MWh'], ['Text', 'other: code'])
    >>> lines_of(Energy("1.0e2"), READABLE)
    ['1.0 × 10² MWh']
    """
    return _lines_of(answer, style)


@singledispatch
def _lines_of(answer: Any, style: Style) -> list[str]:
    raise ArgumentTypeError("answer", describe(answer), "give an answer of a form")


@_lines_of.register
def _(answer: None, style: Style) -> list[str]:
    return [OPEN]


@_lines_of.register
def _(answer: str, style: Style) -> list[str]:
    return answer.splitlines()


@_lines_of.register
def _(answer: bool, style: Style) -> list[str]:
    return ["Yes" if answer else "No"]


@_lines_of.register
def _(answer: datetime.date, style: Style) -> list[str]:
    return [style.day(answer)]


@_lines_of.register
def _(answer: tuple, style: Style) -> list[str]:  # type: ignore[type-arg]
    lines = []
    for item in answer:
        lines += _lines_of(item, style)
    return lines or ["none"]


@_lines_of.register
def _(answer: Choice, style: Style) -> list[str]:
    lines = [str(option.value) for option in answer.selected or ()]
    if answer.other is not None:
        lines.append(f"other: {answer.other}")
    return lines


@_lines_of.register
def _(answer: Quantity, style: Style) -> list[str]:
    return [style.quantity(answer)]


@_lines_of.register
def _(answer: Dependency, style: Style) -> list[str]:
    return [f"{answer.name}: documentation {answer.documentation}"]


@_lines_of.register
def _(answer: DistributionChannel, style: Style) -> list[str]:
    link = f", {answer.link}" if answer.link else ""
    return [f"{answer.name}: {answer.access_level}{link}"]


@_lines_of.register(DistributionMethod)
@_lines_of.register(NamedModel)
@_lines_of.register(NamedDataset)
def _(answer: DistributionMethod | NamedModel | NamedDataset, style: Style) -> list[str]:
    return [f"{answer.name}, {answer.link}" if answer.link else answer.name]


@_lines_of.register
def _(answer: ModifiedModel, style: Style) -> list[str]:
    return [f"{answer.name} {answer.version}" if answer.version else answer.name]


@_lines_of.register
def _(answer: Asset, style: Style) -> list[str]:
    return [f"{answer.name}: {answer.access}; licence: {answer.license}"]


@_lines_of.register
def _(answer: DataPoints, style: Style) -> list[str]:
    return [f"{answer.part.value}: {style.quantity(answer)}"]


@_lines_of.register
def _(answer: TrainingTime, style: Style) -> list[str]:
    return [f"{style.quantity(answer)} ({answer.period})"]


@_lines_of.register
def _(answer: TrainingDuration, style: Style) -> list[str]:
    return [f"{style.quantity(answer)} ({answer.period})", *_lines_of(answer.hardware, style)]


@_lines_of.register
def _(answer: TrainingPeriod, style: Style) -> list[str]:
    return [f"{answer.range.value} ({answer.period})"]


@_lines_of.register
def _(answer: HardwareTime, style: Style) -> list[str]:
    return [f"{style.quantity(answer)} on {answer.hardware}"]


@_lines_of.register
def _(answer: SummarisedModel, style: Style) -> list[str]:
    return [f"{answer.name}, {answer.summary}" if answer.summary else answer.name]


@_lines_of.register
def _(answer: Placement, style: Style) -> list[str]:
    day = style.day(answer.date)
    return [f"{answer.version}: {day}" if answer.version else day]


@_lines_of.register
def _(answer: CrawledDomains, style: Style) -> list[str]:
    lines = list(answer.names or ())
    if answer.link is not None:
        lines.append(answer.link)
    if answer.access is not None:
        lines.append(f"access: {answer.access}")
    return lines


@_lines_of.register
def _(answer: ModalitySizes, style: Style) -> list[str]:
    lines = []
    for field in attrs.fields(ModalitySizes):
        size = getattr(answer, field.name)
        if size is not None:
            lines.append(f"{field.name}: {size}")
    return lines


@_lines_of.register
def _(answer: ListedDataset, style: Style) -> list[str]:
    parts = []
    if answer.description is not None:
        parts.append(f"description: {answer.description}")
    if answer.collected_from or answer.collected_until:
        first, last = answer.collected_from or OPEN, answer.collected_until or OPEN
        parts.append(f"collected from {first} to {last}")
    if answer.selection is not None:
        parts.append(f"selected: {answer.selection}")
    lines = [f"{answer.name}, {answer.link}" if answer.link else answer.name]
    # set in, so that nobody takes what is said of a dataset for the name of another one
    for part in parts:
        for line in part.splitlines():
            lines.append(f"  {line}")
    return lines
