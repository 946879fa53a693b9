"""The lines that this library writes for an answer, as the typed answer that they say."""

import datetime
import re
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, get_args, get_origin

import attrs

from gpai_code.constraints.quantities import Quantity
from gpai_code.constraints.rules import (
    LINK_LENGTH,
    MONTH_RULE,
    ItemsRule,
    TextRule,
    is_tag,
    or_items,
    or_literal,
    rule_of,
    spellings,
    without_none,
)
from gpai_code.errors import ValueRuleError
from gpai_code.forms.choices import Choice
from gpai_code.forms.findings import NOT_APPLICABLE, OPEN
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
from gpai_code.reading.dates import read_day, read_month

_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_RAISED = "[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}"
_PLAIN = r"[0-9]{1,30}(?:\.[0-9]{1,30})?(?:e-?[0-9]{1,2})?"
# what the library writes, and what a person or a converter makes of it
NUMBER = (
    rf"(?:(?P<mantissa>[0-9]{{1,30}}(?:\.[0-9]{{1,30}})?) × )?10(?P<raised>{_RAISED})"
    r"|(?P<grouped>[0-9]{1,3}(?:[,\u202f\u00a0][0-9]{3})+)"
    rf"|(?P<plain>{_PLAIN})"
)
"""A number as `readable_number` or JSON writes it."""

_BULLET = "• "
_LINK = rf"https?://\S{{1,{LINK_LENGTH}}}"
_PART = r"“(?:[^”]|””)*”"
"""A part in quotation marks; one that ends inside it is doubled."""


class NotExportedError(ValueError):
    """Lines that this library would not have written for an answer of this type."""


def answer_of(annotation: Any, lines: Sequence[str]) -> Any:
    """
    Return the answer that lines say, as `gpai_code.render.answers.lines_of` wrote them.

    Days and numbers may be in either of its two styles.

    Args:
        annotation: That of the row's field.
        lines: The lines.

    Returns:
        The answer; None where the lines are empty, or say that there is no answer.

    Raises:
        NotExportedError: If they cannot come from an answer of this type.
    """
    kind = without_none(annotation)
    text = "\n".join(lines)
    if not text.strip() or text == OPEN:
        return None
    try:
        return _answer(kind, text)
    except ValueRuleError as error:
        raise NotExportedError(str(error)) from None


def _answer(kind: Any, text: str) -> Any:
    if either := or_literal(kind):
        if text in get_args(either[1]):
            return text
        kind = either[0]
    if several := or_items(kind):
        try:
            return _answer(several[0], text)
        except NotExportedError:
            return _answer(several[1], text)
    rule = rule_of(kind)
    if isinstance(rule, TextRule):
        return rule.check(_month(text) if rule.name == MONTH_RULE else text)
    if isinstance(rule, ItemsRule):
        return _items(get_args(get_args(kind)[0])[0], rule, text)
    if kind is bool:
        return _one_of({"Yes": True, "No": False}, text)
    if kind is datetime.date:
        return _day(text)
    kind = get_origin(kind) or kind  # from Python 3.13 on a mapping of something is no class
    if issubclass(kind, Choice):
        return _choice(kind, text)
    if issubclass(kind, Enum):
        return _one_of(spellings(kind), text)
    reader = _READERS.get(kind)
    if reader is None and issubclass(kind, Quantity):
        return _quantity(kind, text)
    if reader is None:
        raise NotExportedError(f"no answer of type {kind.__name__} is written in lines")
    value, end = reader(text, 0)
    if end != len(text):
        raise NotExportedError(f"more than a {kind.__name__}")
    return value


def _one_of(options: Any, text: str) -> Any:
    if text not in options:
        raise NotExportedError("none of the options")
    return options[text]


def _day(text: str) -> datetime.date:
    meanings = read_day(text)
    if meanings is None or meanings.clear is None:
        raise NotExportedError("no day")
    return datetime.date.fromisoformat(meanings.clear)


def _month(text: str) -> str:
    """Return a month as JSON holds it; words that name none are left as they are."""
    meanings = read_month(text)
    return text if meanings is None or meanings.clear is None else meanings.clear


def number_of(match: "re.Match[str]") -> str:
    """Return a number as JSON holds it, with the figures that were written."""
    if match["raised"]:
        exponent = match["raised"].translate(_SUPERSCRIPTS)
        return f"{match['mantissa'] or '1'}e{exponent}"
    if match["grouped"]:
        return re.sub(r"[,\u202f\u00a0]", "", match["grouped"])
    return match["plain"]


def _unit(kind: type) -> str:
    """Return the unit that a quantity always has."""
    unit = attrs.fields_dict(kind)["unit"].type
    assert is_tag(unit)
    return str(get_args(unit)[0])


def _quantity(kind: type, text: str) -> Any:
    match = re.fullmatch(rf"(?:{NUMBER}) {re.escape(_unit(kind))}", text)
    if match is None:
        raise NotExportedError(f"no number of {_unit(kind)}")
    return kind(number_of(match))


_OTHER = re.compile("[Oo]ther: ")


def _choice(kind: type[Choice], text: str) -> Any:
    options = spellings(kind.options())
    selected = []
    rest = "\n".join(part.removeprefix(_BULLET) for part in text.split("\n"))
    while rest:
        line, end, below = rest.partition("\n")
        if _OTHER.match(line):
            break
        if line not in options:
            raise NotExportedError("none of the options")
        selected.append(options[line])
        rest = below if end else ""
    other = _OTHER.sub("", rest, count=1) if rest else None
    parts: dict[str, Any] = {"selected": tuple(selected) or None, "other": other}
    return kind(**parts)


# --- parts, and the items of a list ---------------------------------------------------------------

_Reader = Callable[[str, int], tuple[Any, int]]
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


def _whole(reader: _Reader, text: str) -> Any:
    """Return the one thing that a text says behind its bullet."""
    text = text.removeprefix(_BULLET)
    try:
        return _only(reader, text)
    except NotExportedError:
        if reader is not _dataset or "\n  " in text:
            raise
        # a page that was printed has no indents, and no line end where a line was full
        text = re.sub(rf"({_LINK})[ \n](?={_ABOUT})", r"\1\n", text).replace("\n", "\n  ")
        return _only(reader, text)


def _only(reader: _Reader, text: str) -> Any:
    """Return the one thing that a text says."""
    value, end = reader(text, 0)
    if end != len(text):
        raise NotExportedError("more than one thing behind a bullet")
    return value


def _items(item: Any, rule: ItemsRule, text: str) -> tuple[Any, ...]:
    if text == "none" or (text == NOT_APPLICABLE and rule.min_items == 0):
        rule.check_length(0)
        return ()
    reader = _READERS.get(item) or _each_line(item)
    if text.startswith(_BULLET):
        behind = tuple(_whole(reader, part) for part in re.split(r"\n(?=• )", text))
        rule.check(behind)
        return behind
    items: list[Any] = []
    at = 0
    while True:
        value, at = reader(text, at)
        items.append(value)
        if at == len(text):
            break
        at += 1  # every reader stops at the end of a line
    rule.check(tuple(items))
    return tuple(items)


def _each_line(item: Any) -> _Reader:
    def read(text: str, at: int) -> tuple[Any, int]:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        return _answer(item, text[at:end]), end

    return read


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


def _named(kind: type, link: str = "link") -> _Reader:
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


def _range_of_model(kind: Any, ranges: type[Enum]) -> _Reader:
    def read(text: str, at: int) -> tuple[Any, int]:
        match = _matched(_OF_MODEL, text, at)
        span = _one_of(spellings(ranges), match["size"])
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
        bullet = len(_BULLET) if text.startswith(_BULLET, end + 1) else 0
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
    span = _one_of(spellings(DurationRange), match["range"])
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
    return Placement(date=_day(match["day"]), version=_optional(match["name"])), match.end()


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


def _dataset(text: str, at: int) -> tuple[Any, int]:
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
                values[name] = _month(month)
    return ListedDataset(name=_unquoted(match["name"]), link=match["link"], **values), end


def _is_open(text: str) -> bool:
    return text.startswith("“") and re.fullmatch(_PART, text) is None


def _label_of(line: str) -> str | None:
    label = line.partition(": ")[0].lower() if ": " in line else ""
    if label == "description":
        return "description"
    if label == "selected":
        return "selection"
    return "collected" if _COLLECTED.fullmatch(line) else None


_READERS: dict[Any, _Reader] = {
    Asset: _asset,
    CrawledDomains: _domains,
    DataPoints: _points,
    Dependency: _dependency,
    DistributionChannel: _channel,
    DistributionMethod: _named(DistributionMethod),
    DraftModelRange: _range_of_model(DraftModelRange, DraftParameterRange),
    HardwareTime: _hardware,
    ListedDataset: _dataset,
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
