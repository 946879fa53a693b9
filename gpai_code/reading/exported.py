"""The lines that this library writes for an answer, as the typed answer that they say."""

import datetime
import re
from collections.abc import Sequence
from enum import Enum
from typing import Any, get_args, get_origin

from gpai_code.constraints.quantities import Quantity
from gpai_code.constraints.rules import (
    MONTH_RULE,
    ItemsRule,
    TextRule,
    or_items,
    or_literal,
    rule_of,
    spellings,
    without_none,
)
from gpai_code.errors import ValueRuleError
from gpai_code.forms.choices import Choice
from gpai_code.forms.findings import NOT_APPLICABLE, OPEN
from gpai_code.reading.exported_records import (
    RECORD_READERS,
    RecordReader,
    read_dataset,
    with_indents,
)
from gpai_code.reading.exported_values import (
    BULLET,
    NotExportedError,
    choice_of,
    day_of,
    month_of,
    one_of,
    quantity_of,
)


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
    """Return the answer of a type, by the first rule or class that says how it is read."""
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
        return rule.check(month_of(text) if rule.name == MONTH_RULE else text)
    if isinstance(rule, ItemsRule):
        return _items(get_args(get_args(kind)[0])[0], rule, text)
    if kind is bool:
        return one_of({"Yes": True, "No": False}, text)
    if kind is datetime.date:
        return day_of(text)
    kind = get_origin(kind) or kind  # from Python 3.13 on a mapping of something is no class
    if issubclass(kind, Choice):
        return choice_of(kind, text)
    if issubclass(kind, Enum):
        return one_of(spellings(kind), text)
    reader = RECORD_READERS.get(kind)
    if reader is None and issubclass(kind, Quantity):
        return quantity_of(kind, text)
    if reader is None:
        raise NotExportedError(f"no answer of type {kind.__name__} is written in lines")
    value, end = reader(text, 0)
    if end != len(text):
        raise NotExportedError(f"more than a {kind.__name__}")
    return value


def _whole(reader: RecordReader, text: str) -> Any:
    """Return the one thing that a text says behind its bullet."""
    text = text.removeprefix(BULLET)
    try:
        return _only(reader, text)
    except NotExportedError:
        if reader is not read_dataset or "\n  " in text:
            raise
        # a page that was printed has no indents
        return _only(reader, with_indents(text))


def _only(reader: RecordReader, text: str) -> Any:
    """Return the one thing that a text says."""
    value, end = reader(text, 0)
    if end != len(text):
        raise NotExportedError("more than one thing behind a bullet")
    return value


def _items(item: Any, rule: ItemsRule, text: str) -> tuple[Any, ...]:
    """Return the items of a list: each behind a bullet, or each on lines of its own."""
    if text == "none" or (text == NOT_APPLICABLE and rule.min_items == 0):
        rule.check_length(0)
        return ()
    reader = RECORD_READERS.get(item) or _each_line(item)
    if text.startswith(BULLET):
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


def _each_line(item: Any) -> RecordReader:
    """Return a reader of items that are a line each."""

    def read(text: str, at: int) -> tuple[Any, int]:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        return _answer(item, text[at:end]), end

    return read
