"""Answers of a filled Model Documentation Form as typed values; the rest stays words."""

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, get_args

import attrs

from gpai_code.constraints.quantities import Computation
from gpai_code.constraints.rules import (
    ItemsRule,
    Text,
    TextOrNoneExists,
    TextOrNotApplicable,
    accept,
    or_items,
    or_literal,
    rule_of,
    without_none,
)
from gpai_code.errors import ValueRuleError
from gpai_code.forms.choices import Choice
from gpai_code.forms.findings import NOT_APPLICABLE
from gpai_code.forms.values import (
    Asset,
    Dependency,
    DistributionChannel,
    DistributionMethod,
    Energy,
    Magnitude,
    ModalitySizes,
    ModelParameters,
    ModifiedModel,
    ParameterCount,
    Range,
)
from gpai_code.reading import lists
from gpai_code.reading.boxes import BOX, MARK
from gpai_code.reading.dates import read_day
from gpai_code.reading.exported import answer_of
from gpai_code.reading.exported_values import NotExportedError
from gpai_code.reading.form_help import may_be_help
from gpai_code.reading.layout import key_of
from gpai_code.reading.lists import is_sentence
from gpai_code.reading.markup import without_bullets, without_emphasis, without_markup
from gpai_code.reading.understood import (
    EMPTY,
    PLAIN,
    ReadingStatus,
    Understood,
    ambiguous,
    contradictory,
    kept,
    read,
)
from gpai_code.reading.values import is_not_applicable

MOST_SIGNS = 40
"""Signs that the printed words of an option may have in addition to as many as letters."""

_NONE_EXISTS = re.compile(r"none(?: exists?)?\.?|no (?:model )?licen[cs]e exists\.?", re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_NONE_THEN = re.compile(r"(?:none|not applicable|n/a)[.,;:–—(\n]", re.IGNORECASE)
_TEN = (
    r"10\s?(?:(?:\^|\*\*)\s?\(?(?P<power>-?[0-9]{1,2})\)?|(?P<raised>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?![0-9])"
)
_POWER_ALONE = re.compile(_TEN)
_NUMBER = re.compile(
    r"(?P<mantissa>[0-9]{1,3}(?:[,\u202f\u00a0 ][0-9]{3})+(?![0-9])|[0-9]{1,30}(?:\.[0-9]{1,30})?)"
    rf"(?:\s?[x×*·]\s?{_TEN}|[eE]\+?(?P<exponent>-?[0-9]{{1,2}})(?![0-9])"
    r"|\s?(?P<word>thousand|million|billion|trillion|[KMBT](?![^\W_])))?"
)
_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_POWERS |= {"k": 3, "m": 6, "b": 9, "t": 12}
_UNITS: dict[type, dict[str, int]] = {
    ParameterCount: {"parameters": 0, "parameter": 0, "params": 0, "": 0},
    Computation: {
        **dict.fromkeys(("flop", "flops", "floatingpointoperations", "computationaloperations"), 0),
    },
    Magnitude: {
        **dict.fromkeys(("flop", "flops", "floatingpointoperations", "computationaloperations"), 0),
        "": 0,
    },
    Energy: {"mwh": 0, "megawatthours": 0, "gwh": 3, "gigawatthours": 3, "twh": 6},
}
"""The units of each quantity, with the power of ten that turns them into the Form's own."""

_SPECIFY = re.compile(r"(?:if )?(?:any )?other,? ?(?:please )?(?:specify)?\s*:?", re.IGNORECASE)
_MAXIMUM = re.compile(r"(?:maximum size|max\.? size)\s*:?\s*", re.IGNORECASE)


def understand_row(annotation: Any, published: str) -> Understood:
    """
    Read the answer to a row.

    Args:
        annotation: That of the row's field.
        published: The words of the answer, without the Form's own help texts.
    """
    kind = without_none(annotation)
    words = published.strip()
    if not words or words == "(no answer)":
        return EMPTY
    if may_be_help(words):
        return ambiguous("this sounds like the help text of a box that nobody filled in")
    bare = without_markup(words)
    if is_not_applicable(bare):
        return _none(kind, bare)
    if isinstance(rule_of(kind), ItemsRule) and _NONE_THEN.match(bare):
        return Understood(status=ReadingStatus.NOT_APPLICABLE)
    value = _as_exported(kind, words)
    if value is not None:
        return read(value)
    if kind == TextOrNoneExists and _NONE_EXISTS.fullmatch(bare):
        return read("none exists")
    if kind in (Text, TextOrNotApplicable, TextOrNoneExists):
        return _text(kind, without_emphasis(words))
    if several := or_items(kind):
        understood = _reader(several[0])(words)
        return _of_family(several, words) if understood.value is None else understood
    either = or_literal(kind)
    return _reader(either[0] if either else kind)(words)


def _as_exported(kind: Any, words: str) -> Any:
    """Return the value of words that are as this library writes such answers, None otherwise."""
    try:
        value = answer_of(kind, [line.strip() for line in words.split("\n")])
    except NotExportedError:
        return None
    if isinstance(value, str) or value == ():
        return None
    items = value if isinstance(value, tuple) else ()
    # a line without the signs between the parts may be any sentence
    bare = [item for item in items if attrs.has(type(item)) and _only_name(item)]
    return None if bare else value


def _only_name(item: Any) -> bool:
    given = [field.name for field in attrs.fields(type(item)) if getattr(item, field.name)]
    return given == ["name"] or is_sentence(item.name) if "name" in given else False


def _not_applicable(value: Any) -> Understood:
    return Understood(status=ReadingStatus.NOT_APPLICABLE, value=value)


def _none(kind: Any, words: str) -> Understood:
    """Read "N/A" or "none" as far as the row has a value for it."""
    rule = rule_of(kind)
    if isinstance(rule, ItemsRule) and rule.min_items == 0:
        return _not_applicable(())
    if kind == TextOrNotApplicable or or_literal(kind):
        return _not_applicable(NOT_APPLICABLE)
    if kind == TextOrNoneExists and words.lower().startswith("none"):
        return read("none exists")
    return Understood(status=ReadingStatus.NOT_APPLICABLE)


def _text(kind: Any, words: str) -> Understood:
    if BOX.search(words):
        return ambiguous("there is a box in the answer")
    try:
        accept(kind, words)
    except ValueRuleError as error:
        return kept(f"no text that the form can hold: {error.wanted}")
    return read(words)


def _reader(kind: Any) -> Callable[[str], Understood]:
    if kind is date:
        return _day
    rule = rule_of(kind)
    if isinstance(rule, ItemsRule):
        item = get_args(get_args(kind)[0])[0]
        return lambda words: _named(item, words)
    if kind in _UNITS:
        return lambda words: _quantity(kind, words)
    if isinstance(kind, type) and issubclass(kind, Range):
        return lambda words: _range(kind, words)
    if isinstance(kind, type) and issubclass(kind, Choice):
        return lambda words: _choice(kind, words)
    if kind is ModalitySizes:
        return _sizes
    return lambda words: kept("words; the form needs the parts of the answer one by one")


def _of_family(kinds: tuple[Any, Any], words: str) -> Understood:
    """Read `name: size` for each model of a family, on lines or between semicolons."""
    item = get_args(get_args(kinds[1])[0])[0]
    single = _reader(kinds[0])
    alone = single(words)
    values = []
    for line in re.split(r"[\n;]", words):
        name, colon, size = without_markup(line).rpartition(":")
        understood = single(size.strip())
        if not colon or not name.strip() or understood.value is None:
            return alone
        read_size = understood.value
        part = {"value": read_size.value} if item is ModelParameters else {"range": read_size}
        values.append(item(model=name.strip(), **part))
    return read(tuple(values))


def _day(words: str) -> Understood:
    meanings = read_day(without_markup(words))
    if meanings is None:
        return kept("no day alone")
    if meanings.clear is None:
        return ambiguous("more than one day can be meant", meanings.candidates)
    return read(date.fromisoformat(meanings.clear))


def number_in(words: str) -> tuple[str, str] | None:
    """
    Return a number with the figures that were written, and the words after it; None if none.

    >>> number_in("7.3*10^10 parameters"), number_in("70 billion"), number_in("10²⁴ FLOP")
    (('7.3e10', 'parameters'), ('70e9', ''), ('1e24', 'FLOP'))
    """
    alone = _POWER_ALONE.match(words)
    match = alone or _NUMBER.match(words)
    if match is None:
        return None
    power: str | None = match["power"] or match["raised"]
    mantissa = "1"
    if alone is None:
        mantissa = re.sub(r"[,\u202f\u00a0 ]", "", match["mantissa"])
        power = power or match["exponent"]
        if match["word"]:
            power = str(_POWERS[match["word"].lower()])
    rest = words[match.end() :].strip()
    if power is None:
        return mantissa, rest
    return f"{mantissa}e{power.translate(_SUPERSCRIPTS)}", rest


def _quantity(kind: Any, words: str) -> Understood:
    number = number_in(without_markup(words))
    if number is None:
        return kept("no number alone")
    text, unit = number
    scale = _UNITS[kind].get(key_of(unit))
    if scale is None:
        return kept("not only a number and its unit")
    if scale:
        mantissa, _, exponent = text.partition("e")
        text = f"{mantissa}e{int(exponent or 0) + scale}"
    try:
        value = kind(text)
    except ValueRuleError as error:
        return kept(f"no number that the form can hold: {error.wanted}")
    return read(value, note=f"{unit} as {value.unit}" if scale else None)


def _range(kind: Any, words: str) -> Understood:
    options = {key_of(str(option.value)).replace("b", "b"): option for option in kind}
    ticked, unticked, rest = _ticked(words, {key: key for key in options})
    if rest:
        return kept("not only one of the printed ranges")
    if len(ticked) > 1:
        names = tuple(str(options[key].value) for key in ticked)
        return contradictory("more than one range is ticked", names)
    if not ticked:
        return EMPTY if unticked else kept("none of the printed ranges")
    return read(options[ticked[0]])


def _ticked(words: str, keys: dict[str, str]) -> tuple[list[str], list[str], str]:
    """Return which options are ticked and which are not, and the words that are no option."""
    marks = list(MARK.finditer(words))
    ticked: list[str] = []
    unticked: list[str] = []
    rest: list[str] = []
    if not marks:
        for line in re.split(r"[\n;,]", words):
            key = key_of(line)
            if key in keys:
                ticked.append(key)
            elif key:
                rest.append(line.strip())
        return ticked, unticked, "\n".join(rest)
    before = words[: marks[0].start()].strip(" \n,;")
    if before:
        rest.append(before)
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(words)
        option = words[mark.end() : end].strip(" \n,;.")
        named, other = _option(option, keys)
        if named is None:
            rest.append(words[mark.start() : end].strip())
            continue
        (ticked if mark["ticked"] else unticked).append(named)
        if other:
            rest.append(other)
    return ticked, unticked, "\n".join(rest)


def _option(words: str, keys: dict[str, str]) -> tuple[str | None, str]:
    """Return the option that words begin with, and what is behind it."""
    # an option is printed with blanks and signs between its letters, but not with hundreds
    longest = 2 * max(map(len, keys)) + MOST_SIGNS
    for at in (len(words), *range(min(len(words) - 1, longest), 0, -1)):
        if at < len(words) and words[at].isalnum() and words[at - 1].isalnum():
            continue
        key = key_of(words[:at])
        if key in keys:
            return key, words[at:].strip(" \n,;.")
    return None, words


def _choice(kind: Any, words: str) -> Understood:
    options: dict[str, Enum] = {key_of(str(option.value)): option for option in kind.options()}
    singular = {key.removesuffix("s"): option for key, option in options.items()}
    keys = {key: key for key in (*options, *singular)}
    other = None
    specify = list(_SPECIFY.finditer(words))
    if specify and ("specify" in specify[-1][0].lower() or ":" in specify[-1][0]):
        last = specify[-1]
        other = words[last.end() :].strip(" \n:_….") or None
        words = re.sub(r"[☐□]\s*$", "", words[: last.start()].rstrip())
    ticked, unticked, rest = _ticked(words, keys)
    if rest or (other and BOX.search(other)):
        return kept("not only the printed options")
    names = {key: options.get(key) or singular[key] for key in (*ticked, *unticked)}
    selected = tuple(dict.fromkeys(names[key] for key in ticked))
    if {names[key] for key in unticked} & set(selected):
        return contradictory("an option is ticked and not ticked", tuple(map(str, selected)))
    if not selected and other is None:
        return EMPTY
    if not MARK.search(words) and len(selected) >= len(options):
        return ambiguous("the options are printed in a row and none is marked")
    try:
        return read(kind(selected=selected or None, other=other))
    except ValueRuleError as error:
        return kept(f"no choice that the form can hold: {error.wanted}")


def _sizes(words: str) -> Understood:
    """Read the sizes where each is behind its modality; nothing identifies boxes without names."""
    sizes: dict[str, str] = {}
    for line in words.split("\n"):
        name, colon, size = _MAXIMUM.sub("", line, count=1).partition(":")
        key = {"image": "images"}.get(key_of(name), key_of(name))
        if not colon or key not in ("text", "images", "audio", "video", "other") or key in sizes:
            return kept("not a size for each modality by its name")
        if size.strip():
            sizes[key] = NOT_APPLICABLE if is_not_applicable(size) else size.strip()
    try:
        return read(ModalitySizes(**sizes))
    except (ValueRuleError, TypeError):
        return kept("no sizes that the form can hold")


_MAKERS: dict[Any, Callable[[str, str | None], Any]] = {
    Asset: lambda name, link: None if link else Asset(name=name),
    Dependency: lambda name, link: Dependency(name=name, documentation=link),
    DistributionChannel: lambda name, link: DistributionChannel(name=name, link=link),
    DistributionMethod: lambda name, link: DistributionMethod(name=name, link=link),
    ModifiedModel: lambda name, link: None if link else ModifiedModel(name=name),
}
"""What a name with its link says; nothing where the form has no place for the link."""


def _named(item: Any, words: str) -> Understood:
    make = _MAKERS.get(item)
    if make is None:
        return kept("words; the form needs the parts of the answer one by one")
    named = lists.models(without_bullets(words), PLAIN)
    if named.value is None:
        return named
    values = [make(model.name, model.link) for model in named.value]
    if any(value is None for value in values) or any(
        model.name == model.link for model in named.value
    ):
        return kept("names with links; the form needs the parts of each one by one")
    return read(tuple(values), note=named.note)
