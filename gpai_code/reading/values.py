"""Answers of published summaries as typed values; what is not understood for sure stays words."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, get_args

import attrs

from gpai_code.constraints.rules import (
    ItemsRule,
    Link,
    Month,
    Text,
    TextOrNotApplicable,
    accept,
    rule_of,
    without_none,
)
from gpai_code.errors import ValueRuleError
from gpai_code.forms.findings import NOT_APPLICABLE, OPEN
from gpai_code.forms.training_content.values import (
    AudioBand,
    CrawledDomains,
    ImageBand,
    ListedDataset,
    NamedDataset,
    NamedModel,
    Placement,
    SummarisedModel,
    TextBand,
    TrainingModalities,
    VideoBand,
)
from gpai_code.reading import boxes, lists
from gpai_code.reading.dates import Meanings, read_day, read_month
from gpai_code.reading.markup import without_bullets, without_emphasis, without_markup
from gpai_code.reading.understood import (
    EMPTY,
    PLAIN,
    Layout,
    ReadingStatus,
    Understood,
    ambiguous,
    kept,
    read,
)

_NONE = re.compile(r"none\.?|\(none\)", re.IGNORECASE)
_NOT_APPLICABLE = re.compile(
    r"\(?(?:n ?[./]? ?a\.?|k\. ?a\.?|not applicable|none|nicht zutreffend|sans objet"
    r"|nie dotyczy|[-‐-―]{1,3})\)?[.]?",
    re.IGNORECASE,
)
_NOT_APPLICABLE_THEN = re.compile(r"(?:not applicable|n/a)[.,;:–—(\n]", re.IGNORECASE)


def is_not_applicable(published: str) -> bool:
    """Say whether an answer is "N/A" in one of its spellings."""
    return _NOT_APPLICABLE.fullmatch(without_markup(published)) is not None


def understand(annotation: Any, published: str, layout: Layout = PLAIN) -> Understood:
    """
    Read the answer to a row.

    Args:
        annotation: That of the row's field in the typed form.
        published: The words of the answer.
        layout: How the answer is set.
    """
    kind = without_none(annotation)
    words = published.strip()
    if not words or words == OPEN:
        return EMPTY
    reader = _LISTS.get(get_args(get_args(kind)[0])[0]) if _is_list(kind) else None
    rule = rule_of(kind)
    may_be_empty = isinstance(rule, ItemsRule) and rule.min_items == 0
    bare = without_markup(words)
    if reader and may_be_empty and _NONE.fullmatch(bare):
        return read((), "an empty list: the words say that there are none")
    if _NOT_APPLICABLE.fullmatch(bare):
        value = NOT_APPLICABLE if kind == TextOrNotApplicable else None
        return Understood(status=ReadingStatus.NOT_APPLICABLE, value=value)
    if kind in (Text, TextOrNotApplicable):
        return _text(kind, without_emphasis(words))
    if _NOT_APPLICABLE_THEN.match(bare):
        return Understood(status=ReadingStatus.NOT_APPLICABLE)
    if reader:
        return reader(without_bullets(published), layout)
    return _READERS[kind](published if kind is CrawledDomains else bare, layout)


def _is_list(kind: Any) -> bool:
    inner = get_args(kind)
    return bool(inner) and getattr(inner[0], "__origin__", None) is tuple


def _text(kind: Any, words: str) -> Understood:
    try:
        accept(kind, words)
    except ValueRuleError as error:
        return kept(f"no text that the form can hold: {error.wanted}")
    return read(words)


def _dated(meanings: Meanings | None, unit: str) -> Understood:
    if meanings is None:
        return kept(f"no {unit} alone")
    if meanings.clear is None:
        return ambiguous(f"more than one {unit} can be meant", meanings.candidates)
    return read(meanings.clear)


def _day(words: str, layout: Layout) -> Understood:
    day = _dated(read_day(words), "day")
    return attrs.evolve(day, value=day.value and date.fromisoformat(day.value))


def _month(words: str, layout: Layout) -> Understood:
    month = _dated(read_month(words), "month")
    if month.value and read_day(words):
        return attrs.evolve(month, note="a day is given too; the form asks for the month")
    return month


def _band(kind: Any) -> Callable[[str, Layout], Understood]:
    return lambda words, layout: boxes.band(kind, words)


_LISTS: dict[Any, Callable[[list[str], Layout], Understood]] = {
    NamedModel: lists.models,
    SummarisedModel: lists.summarised,
    NamedDataset: lists.private,
    ListedDataset: lists.datasets,
    Placement: lists.placements,
    Link: lists.links,
}
_READERS: dict[Any, Callable[[str, Layout], Understood]] = {
    bool: boxes.yes_or_no,
    TrainingModalities: boxes.modalities,
    CrawledDomains: lists.domains,
    TextBand: _band(TextBand),
    ImageBand: _band(ImageBand),
    AudioBand: _band(AudioBand),
    VideoBand: _band(VideoBand),
    date: _day,
    Month: _month,
}
