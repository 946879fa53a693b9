"""Records as this library writes them in the lines of an answer, such as a model with its link."""

import re
from collections.abc import Callable
from enum import Enum
from typing import Any

from gpai_code.constraints.rules import LINK_LENGTH, spellings
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
    DataPart,
    DataPoints,
    Dependency,
    DistributionChannel,
    DistributionMethod,
    DraftModelRange,
    DraftParameterRange,
    DurationRange,
    HardwareTime,
    ModalitySizes,
    ModelParameters,
    ModelRange,
    ModifiedModel,
    ParameterRange,
    TrainingDuration,
    TrainingPeriod,
    TrainingTime,
)
from gpai_code.reading.exported_values import (
    BULLET,
    NUMBER,
    NotExportedError,
    day_of,
    month_of,
    number_of,
    one_of,
)

_LINK = rf"https?://\S{{1,{LINK_LENGTH}}}"
_PART = r"“(?:[^”]|””)*”"
"""A part in quotation marks; one that ends inside it is doubled."""

RecordReader = Callable[[str, int], tuple[Any, int]]
"""Reads a record at a place in a text, and says where it ends."""


def _unquoted(part: str) -> str:
    if part.startswith("“"):
        return part[1:-1].replace("””", "”")
    return part


def _to_line_end(inner: str) -> str:
    """Return a pattern of a part that runs to the end of its line, or is in quotation marks."""
    return rf"(?P<{inner}>{_PART}|(?!“)[^\n]+)"


def _matched(pattern: "re.Pattern[str]", text: str, at: int) -> "re.Match[str]":
    match = pattern.match(text, at)
    if match is None:
        raise NotExportedError("not the parts of such an answer")
    return match


_LINE_STOP = r"(?=\n|\Z)"
_NAME = rf"(?P<name>{_PART}|(?!“)[^\n]+?)"
_NAMED_LINK = re.compile(
    rf"(?P<name>{_PART}|(?!“)(?:(?!https?://|: )[^\n])+?)(?:, (?P<link>{_LINK}))?{_LINE_STOP}"
)
_DEPENDENCY = re.compile(
    rf"(?P<name>{_PART}|(?!“)(?:(?!: documentation )[^\n])+)"
    rf"(?:: documentation {_to_line_end('documentation')})?{_LINE_STOP}"
)
_CHANNEL = re.compile(
    rf"(?P<name>{_PART}|(?!“)(?:(?!: )[^\n])+): "
    rf"(?P<level>{_PART}|(?!“)(?:(?!, https?://)[^\n])+)(?:, (?P<link>{_LINK}))?{_LINE_STOP}"
)
_MODIFIED = re.compile(
    rf"(?P<name>{_PART}|(?!“)(?:(?!, version )[^\n])+)"
    rf"(?:, version {_to_line_end('version')})?{_LINE_STOP}"
)
_ASSET = re.compile(
    rf"(?P<name>{_PART}|(?!“)(?:(?!: |; licence: )[^\n])+)"
    rf"(?:: (?P<access>{_PART}|(?!“)(?:(?!; licence: )[^\n])+))?"
    rf"(?:; licence: {_to_line_end('license')})?{_LINE_STOP}"
)
_POINTS = re.compile(
    rf"(?P<part>(?i:training|testing|validation)): (?:{NUMBER}) "
    rf"(?P<unit>{_PART}|[A-Za-z][^\n]*){_LINE_STOP}"
)
_PERIOD = rf"\((?P<period>{_PART}|(?!“)[^\n]+)\){_LINE_STOP}"
_DAYS = re.compile(rf"(?:{NUMBER}) wall clock days {_PERIOD}")
_RANGE = re.compile(rf"(?P<range>[^\n(]+) {_PERIOD}")
_HARDWARE = re.compile(rf"(?:{NUMBER}) hardware days on {_to_line_end('hardware')}{_LINE_STOP}")
_SIZE = re.compile(
    rf"(?P<name>(?i:text|images|audio|video|other)): {_to_line_end('size')}{_LINE_STOP}"
)
_PLACED = re.compile(rf"(?:{_NAME}: )?(?P<day>[^\n:]+){_LINE_STOP}")


def _optional(part: str | None) -> str | None:
    return None if part is None else _unquoted(part)


def _named(kind: type, link: str = "link") -> RecordReader:
    def read(text: str, at: int) -> tuple[Any, int]:
        match = _matched(_NAMED_LINK, text, at)
        return kind(name=_unquoted(match["name"]), **{link: match["link"]}), match.end()

    return read


def _dependency(text: str, at: int) -> tuple[Any, int]:
    match = _matched(_DEPENDENCY, text, at)
    documentation = _optional(match["documentation"])
    return Dependency(name=_unquoted(match["name"]), documentation=documentation), match.end()


def _channel(text: str, at: int) -> tuple[Any, int]:
    match = _CHANNEL.match(text, at)
    if match is None:
        match = _matched(_NAMED_LINK, text, at)
        return DistributionChannel(name=_unquoted(match["name"]), link=match["link"]), match.end()
    name, level = _unquoted(match["name"]), _unquoted(match["level"])
    return DistributionChannel(name=name, access_level=level, link=match["link"]), match.end()


_OF_MODEL = re.compile(rf"(?P<model>{_PART}|(?!“)(?:(?!: )[^\n])+): (?P<size>[^\n]+){_LINE_STOP}")


def _of_model(text: str, at: int) -> tuple[Any, int]:
    match = _matched(_OF_MODEL, text, at)
    number = re.fullmatch(rf"(?:{NUMBER}) parameters", match["size"])
    if number is None:
        raise NotExportedError("no number of parameters")
    return ModelParameters(model=_unquoted(match["model"]), value=number_of(number)), match.end()


def _range_of_model(kind: Any, ranges: type[Enum]) -> RecordReader:
    def read(text: str, at: int) -> tuple[Any, int]:
        match = _matched(_OF_MODEL, text, at)
        span = one_of(spellings(ranges), match["size"])
        return kind(model=_unquoted(match["model"]), range=span), match.end()

    return read


def _modified(text: str, at: int) -> tuple[Any, int]:
    match = _matched(_MODIFIED, text, at)
    version = _optional(match["version"])
    return ModifiedModel(name=_unquoted(match["name"]), version=version), match.end()


def _asset(text: str, at: int) -> tuple[Any, int]:
    match = _matched(_ASSET, text, at)
    access, license_ = _optional(match["access"]), _optional(match["license"])
    asset = Asset(name=_unquoted(match["name"]), access=access, license=license_)
    return asset, match.end()


def _points(text: str, at: int) -> tuple[Any, int]:
    match = _matched(_POINTS, text, at)
    part, unit = DataPart(match["part"].lower()), _unquoted(match["unit"])
    return DataPoints(part=part, value=number_of(match), unit=unit), match.end()


def _time(text: str, at: int) -> tuple[Any, int]:
    match = _matched(_DAYS, text, at)
    return TrainingTime(period=_unquoted(match["period"]), value=number_of(match)), match.end()


def _duration(text: str, at: int) -> tuple[Any, int]:
    match = _matched(_DAYS, text, at)
    hardware = []
    end = match.end()
    while end < len(text):
        bullet = len(BULLET) if text.startswith(BULLET, end + 1) else 0
        item = _HARDWARE.match(text, end + 1 + bullet)
        if item is None:
            break
        hardware.append(HardwareTime(hardware=_unquoted(item["hardware"]), value=number_of(item)))
        end = item.end()
    period = _unquoted(match["period"])
    value = TrainingDuration(period=period, value=number_of(match), hardware=tuple(hardware))
    return value, end


def _period(text: str, at: int) -> tuple[Any, int]:
    match = _matched(_RANGE, text, at)
    span = one_of(spellings(DurationRange), match["range"])
    return TrainingPeriod(period=_unquoted(match["period"]), range=span), match.end()


def _hardware(text: str, at: int) -> tuple[Any, int]:
    match = _matched(_HARDWARE, text, at)
    hardware = _unquoted(match["hardware"])
    return HardwareTime(hardware=hardware, value=number_of(match)), match.end()


def _sizes(text: str, at: int) -> tuple[Any, int]:
    sizes: dict[str, str] = {}
    while match := _SIZE.match(text, at):
        name = match["name"].lower()
        if name in sizes:
            raise NotExportedError("a modality twice")
        sizes[name] = _unquoted(match["size"])
        if match.end() == len(text):
            return ModalitySizes(**sizes), match.end()
        at = match.end() + 1
    raise NotExportedError("no size of a modality")


def _placement(text: str, at: int) -> tuple[Any, int]:
    match = _matched(_PLACED, text, at)
    return Placement(date=day_of(match["day"]), version=_optional(match["name"])), match.end()


_ACCESS = re.compile("[Aa]ccess: ")


def _domains(text: str, at: int) -> tuple[Any, int]:
    names: list[str] = []
    link = None
    rest = text[at:]
    while rest:
        line, _, below = rest.partition("\n")
        if _ACCESS.match(line):
            break
        if line.startswith(("https://", "http://")):
            if link is not None:
                raise NotExportedError("two links")
            link = line
        elif link is None:
            names.append(line)
        else:
            raise NotExportedError("a name below the link")
        rest = below
    access = _ACCESS.sub("", rest, count=1) or None
    return CrawledDomains(names=tuple(names) or None, link=link, access=access), len(text)


_ABOUT = "(?:[Dd]escription: |[Ss]elected: |[Cc]ollected from )"
_COLLECTED = re.compile(r"[Cc]ollected from ([^\n]{1,20}) to ([^\n]{1,20})")


def read_dataset(text: str, at: int) -> tuple[Any, int]:
    """Read a dataset with its link, and what is said of it on indented lines below."""
    match = _matched(_NAMED_LINK, text, at)
    about: dict[str, list[str]] = {}
    end = match.end()
    part: str | None = None
    while text.startswith("\n  ", end):
        stop = text.find("\n", end + 1)
        stop = len(text) if stop < 0 else stop
        line = text[end + 3 : stop]
        end = stop
        # inside quotation marks nothing begins
        inside = part is not None and _is_open("\n".join(about[part]))
        label = None if inside else _label_of(line)
        if label is not None and label not in about:
            about[label] = [line.partition(": ")[2] if label != "collected" else line]
            part = label
        elif part is None or part == "collected":
            raise NotExportedError("not said of a dataset")
        else:
            about[part].append(line)
    values = {name: _unquoted("\n".join(lines)) for name, lines in about.items()}
    months = _COLLECTED.fullmatch(values.pop("collected", ""))
    if months is not None:
        for name, month in zip(("collected_from", "collected_until"), months.groups(), strict=True):
            if month != OPEN:
                values[name] = month_of(month)
    return ListedDataset(name=_unquoted(match["name"]), link=match["link"], **values), end


def with_indents(text: str) -> str:
    """Return a dataset whose page was printed, which takes indents and ends of full lines away."""
    return re.sub(rf"({_LINK})[ \n](?={_ABOUT})", r"\1\n", text).replace("\n", "\n  ")


def _is_open(text: str) -> bool:
    """Say whether a part in quotation marks has not ended."""
    return text.startswith("“") and re.fullmatch(_PART, text) is None


def _label_of(line: str) -> str | None:
    label = line.partition(": ")[0].lower() if ": " in line else ""
    if label == "description":
        return "description"
    if label == "selected":
        return "selection"
    return "collected" if _COLLECTED.fullmatch(line) else None


RECORD_READERS: dict[Any, RecordReader] = {
    Asset: _asset,
    CrawledDomains: _domains,
    DataPoints: _points,
    Dependency: _dependency,
    DistributionChannel: _channel,
    DistributionMethod: _named(DistributionMethod),
    DraftModelRange: _range_of_model(DraftModelRange, DraftParameterRange),
    HardwareTime: _hardware,
    ListedDataset: read_dataset,
    ModalitySizes: _sizes,
    ModelParameters: _of_model,
    ModelRange: _range_of_model(ModelRange, ParameterRange),
    ModifiedModel: _modified,
    NamedDataset: _named(NamedDataset),
    NamedModel: _named(NamedModel),
    Placement: _placement,
    SummarisedModel: _named(SummarisedModel, "summary"),
    TrainingDuration: _duration,
    TrainingPeriod: _period,
    TrainingTime: _time,
}
