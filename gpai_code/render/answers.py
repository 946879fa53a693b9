"""An answer of a form in lines of plain text; each kind of answer has its own function."""

import datetime
import re
from collections.abc import Callable
from functools import singledispatch
from typing import Any

import attrs

from gpai_code.catalog.deadlines import IncidentKind
from gpai_code.constraints.quantities import Quantity
from gpai_code.errors import ArgumentTypeError
from gpai_code.forms.choices import Choice
from gpai_code.forms.findings import OPEN
from gpai_code.forms.safety_security.options import NumberedOption
from gpai_code.forms.safety_security.records import SafetyRecord
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
    DraftModelRange,
    HardwareTime,
    ModalitySizes,
    ModelParameters,
    ModelRange,
    ModifiedModel,
    TrainingDuration,
    TrainingPeriod,
    TrainingTime,
)
from gpai_code.text_io.strict_json import describe

BULLET = "• "

# Measure 9.3, points (1) to (4); in the third draft Measure II.12.3, where the order differs
_KINDS_OF_INCIDENT = {
    IncidentKind.CRITICAL_INFRASTRUCTURE: "Serious and irreversible disruption of critical "
    "infrastructure",
    IncidentKind.CYBERSECURITY: "Serious cybersecurity breach or incident, or (self-)exfiltration "
    "of model weights",
    IncidentKind.DEATH: "Death of a person",
    IncidentKind.SERIOUS_HARM: "Serious harm to health, property or the environment, or "
    "infringement of Union obligations that protect fundamental rights",
}

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@attrs.frozen
class Style:
    """
    How days and numbers are written.

    Attributes:
        day: Writes a day.
        number: Writes a number that was given as a text.
        month: Writes a month that was given as YYYY-MM, and other words as they are.
        label: Writes what is before a part of an answer, such as the name of a modality.
        bullet: What is before each of several things.
    """

    day: Callable[[datetime.date], str]
    number: Callable[[str], str]
    month: Callable[[str], str] = str
    label: Callable[[str], str] = str
    bullet: str = ""

    def items(self, blocks: list[list[str]]) -> list[str]:
        """Write the lines of several things, each behind a bullet where people read them."""
        lines = []
        for block in blocks:
            first, *below = block or [""]
            lines += [f"{self.bullet}{first}" if len(blocks) > 1 else first, *below]
        return lines

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


def month_in_words(text: str) -> str:
    """
    Write a month as people read it; words that name none are left as they are.

    >>> month_in_words("2024-03"), month_in_words("not known")
    ('March 2024', 'not known')
    """
    match = _MONTH.fullmatch(text)
    return f"{_MONTHS[int(match[2]) - 1]} {match[1]}" if match else text


_MONTH = re.compile("([0-9]{4})-(0[1-9]|1[0-2])")


def readable_number(text: str) -> str:
    """
    Write a number as it is printed: powers of ten raised, whole numbers in groups of three.

    No figure is added or dropped.

    >>> readable_number("2.4e25"), readable_number("8030261248"), readable_number("700001.5")
    ('2.4 × 10²⁵', '8,030,261,248', '700001.5')
    """
    mantissa, power, exponent = text.partition("e")
    if power:
        raised = f"10{exponent.translate(_SUPERSCRIPTS)}"
        return raised if mantissa == "1" else f"{mantissa} × {raised}"
    return f"{int(text):,}" if text.isdecimal() else text


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


PLAIN = Style(day=datetime.date.isoformat, number=str)
"""As in JSON, for tables that programs read."""

READABLE = Style(
    day=day_in_words,
    number=readable_number,
    month=month_in_words,
    label=_capitalised,
    bullet=BULLET,
)
"""As on paper, for documents that people read."""


_LINE_END = re.compile("[\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029]")


def part_of(text: str, *, before: str = "") -> str:
    """
    Write one part of an answer, in quotation marks where nobody could tell where it ends.

    Args:
        text: The part.
        before: A regular expression for what would be taken for the sign that comes behind it.

    >>> part_of("Weights", before=": "), part_of("Data: all", before=": ")
    ('Weights', '“Data: all”')
    """
    unclear = (
        text[:1] in ("“", BULLET[0])
        or text != text.strip()
        or _LINE_END.search(text) is not None
        or (before != "" and re.search(before, text) is not None)
    )
    return f"“{text.replace('”', '””')}”" if unclear else text


_NEXT_PART = re.compile(r"^(?:selected: |collected from )", re.MULTILINE | re.IGNORECASE)


def _about(text: str) -> str:
    """Write what is said of a dataset; its lines are set in, so that most need no marks."""
    lines = "\n".join(text.splitlines())
    unclear = text[:1] == "“" or text != text.strip() or _NEXT_PART.search(lines) is not None
    return f"“{text.replace('”', '””')}”" if unclear else text


def named_link(name: str, link: str | None) -> str:
    """Write a name with the link that belongs to it."""
    text = part_of(name, before="https?://|: ")
    return f"{text}, {link}" if link else text


def lines_of(answer: Any, style: Style = PLAIN) -> list[str]:
    """
    Say an answer in lines of plain text.

    `gpai_code.reading.exported` reads these lines back.

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
def _(answer: NumberedOption, style: Style) -> list[str]:
    return [answer.words]


@_lines_of.register
def _(answer: IncidentKind, style: Style) -> list[str]:
    return [_KINDS_OF_INCIDENT[answer]]


@_lines_of.register
def _(answer: SafetyRecord, style: Style) -> list[str]:
    lines = []
    for field in attrs.fields(type(answer)):
        inner = getattr(answer, field.name)
        if inner is None:
            continue
        first, *others = _lines_of(inner, style)
        lines.append(f"{field.name.replace('_', ' ')}: {first}")
        lines += others
    return lines


@_lines_of.register
def _(answer: bool, style: Style) -> list[str]:
    return ["Yes" if answer else "No"]


@_lines_of.register
def _(answer: datetime.date, style: Style) -> list[str]:
    return [style.day(answer)]


@_lines_of.register
def _(answer: tuple, style: Style) -> list[str]:  # type: ignore[type-arg]
    return style.items([_lines_of(item, style) for item in answer]) or ["none"]


@_lines_of.register
def _(answer: Choice, style: Style) -> list[str]:
    blocks = [_lines_of(option, style) for option in answer.selected or ()]
    if answer.other is not None:
        blocks.append([f"{style.label('other')}: {answer.other}"])
    return style.items(blocks)


@_lines_of.register
def _(answer: Quantity, style: Style) -> list[str]:
    return [style.quantity(answer)]


@_lines_of.register
def _(answer: Dependency, style: Style) -> list[str]:
    name = part_of(answer.name, before=": documentation ")
    documentation = answer.documentation
    return [name if documentation is None else f"{name}: documentation {part_of(documentation)}"]


@_lines_of.register
def _(answer: DistributionChannel, style: Style) -> list[str]:
    name = part_of(answer.name, before=": ")
    if answer.access_level is None:
        return [named_link(answer.name, answer.link)]
    level = part_of(answer.access_level, before=", https?://")
    link = f", {answer.link}" if answer.link else ""
    return [f"{name}: {level}{link}"]


@_lines_of.register(DistributionMethod)
@_lines_of.register(NamedModel)
@_lines_of.register(NamedDataset)
def _(answer: DistributionMethod | NamedModel | NamedDataset, style: Style) -> list[str]:
    return [named_link(answer.name, answer.link)]


@_lines_of.register
def _(answer: ModifiedModel, style: Style) -> list[str]:
    name = part_of(answer.name, before=", version ")
    version = answer.version
    return [name if version is None else f"{name}, version {part_of(version)}"]


@_lines_of.register
def _(answer: Asset, style: Style) -> list[str]:
    line = part_of(answer.name, before=": |; licence: ")
    if answer.access is not None:
        line += f": {part_of(answer.access, before='; licence: ')}"
    if answer.license is not None:
        line += f"; licence: {part_of(answer.license)}"
    return [line]


@_lines_of.register
def _(answer: DataPoints, style: Style) -> list[str]:
    unit = part_of(answer.unit, before=r"^[^A-Za-z]")
    return [f"{style.label(answer.part.value)}: {style.number(answer.value)} {unit}"]


@_lines_of.register
def _(answer: ModelParameters, style: Style) -> list[str]:
    return [f"{part_of(answer.model, before=': ')}: {style.quantity(answer)}"]


@_lines_of.register(DraftModelRange)
@_lines_of.register(ModelRange)
def _(answer: DraftModelRange | ModelRange, style: Style) -> list[str]:
    return [f"{part_of(answer.model, before=': ')}: {answer.range.value}"]


@_lines_of.register
def _(answer: TrainingTime, style: Style) -> list[str]:
    return [f"{style.quantity(answer)} ({part_of(answer.period)})"]


@_lines_of.register
def _(answer: TrainingDuration, style: Style) -> list[str]:
    lines = [f"{style.quantity(answer)} ({part_of(answer.period)})"]
    return [*lines, *_lines_of(answer.hardware, style)]


@_lines_of.register
def _(answer: TrainingPeriod, style: Style) -> list[str]:
    return [f"{answer.range.value} ({part_of(answer.period)})"]


@_lines_of.register
def _(answer: HardwareTime, style: Style) -> list[str]:
    return [f"{style.quantity(answer)} on {part_of(answer.hardware)}"]


@_lines_of.register
def _(answer: SummarisedModel, style: Style) -> list[str]:
    return [named_link(answer.name, answer.summary)]


@_lines_of.register
def _(answer: Placement, style: Style) -> list[str]:
    day = style.day(answer.date)
    return [day if answer.version is None else f"{part_of(answer.version)}: {day}"]


@_lines_of.register
def _(answer: CrawledDomains, style: Style) -> list[str]:
    lines = list(answer.names or ())
    if answer.link is not None:
        lines.append(answer.link)
    if answer.access is not None:
        lines.append(f"{style.label('access')}: {answer.access}")
    return lines


@_lines_of.register
def _(answer: ModalitySizes, style: Style) -> list[str]:
    lines = []
    for field in attrs.fields(ModalitySizes):
        size = getattr(answer, field.name)
        if size is not None:
            lines.append(f"{style.label(field.name)}: {part_of(size)}")
    return lines


@_lines_of.register
def _(answer: ListedDataset, style: Style) -> list[str]:
    parts = []
    if answer.description is not None:
        parts.append(f"{style.label('description')}: {_about(answer.description)}")
    if answer.collected_from or answer.collected_until:
        first = style.month(answer.collected_from or OPEN)
        last = style.month(answer.collected_until or OPEN)
        parts.append(f"{style.label('collected')} from {first} to {last}")
    if answer.selection is not None:
        parts.append(f"{style.label('selected')}: {_about(answer.selection)}")
    lines = [named_link(answer.name, answer.link)]
    # set in, so that nobody takes what is said of a dataset for the name of another one
    for part in parts:
        for line in part.splitlines():
            lines.append(f"  {line}")
    return lines
