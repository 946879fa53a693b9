"""What a single value may be: rules that the constructors, the readers and the schemas share."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import attrs

from gpai_code.constraints import fast_path
from gpai_code.constraints.patterns import (
    ANSWER,
    DATE,
    DECIMAL,
    DOMAIN_NAME,
    END,
    FIELD_POINTER,
    LINK,
    MONTH,
    POWER_OF_TEN,
    RECORD_ID,
)
from gpai_code.errors import ValueRuleError
from gpai_code.text_io.late_pattern import late_pattern
from gpai_code.text_io.strict_json import MAX_DEPTH, describe

TEXT_LENGTH = fast_path.TEXT_LENGTH
"""Longest text that a form holds, in characters."""

LINK_LENGTH = 2_048
LIST_LENGTH = 1_000

NOT_APPLICABLE = "N/A"
"""What a form prints for a row that does not concern the model."""

_SURROGATE = late_pattern("[\ud800-\udfff]")


class TextRule(NamedTuple):
    """
    What a text may be.

    Attributes:
        name: Name of the rule in errors.
        wanted: What would do, for errors.
        pattern: A regular expression that Python and ECMA-262 read alike.
        max_length: In characters.
        also: Exact texts that are allowed in addition to the pattern, for example ``N/A``.
        format: JSON Schema format that the pattern stands in for, if any.
        usual: Says of most texts that break no part of the rule, sooner than the pattern could,
            that they are such.
    """

    name: str
    wanted: str
    pattern: str
    max_length: int
    also: tuple[str, ...] = ()
    format: str | None = None
    usual: Callable[[object], bool] | None = None

    def __repr__(self) -> str:
        return f"TextRule({self.name!r})"  # signatures show it, which are for people

    def check(self, value: object) -> str:
        """
        Return the text, or refuse it.

        Raises:
            ValueRuleError: If it is no text or breaks the rule.
        """
        if isinstance(value, str):
            if value in self.also:
                return value
            if len(value) > self.max_length:
                remedy = f"keep it to {self.max_length} characters"
                raise ValueRuleError("length", describe(value), remedy)
            if self.usual is not None and self.usual(value):
                return value
            if fast_path.fits(self.pattern, value):
                return value
            _whole_characters(value)
        raise ValueRuleError(self.name, describe(value), self.wanted)

    def schema(self) -> dict[str, Any]:
        """Return the same rule as JSON Schema; exact texts are offered to editors as examples."""
        pattern = self.pattern
        if self.also:  # letters, spaces and slashes alone, which no dialect reads otherwise
            pattern = f"^(?:{'|'.join(self.also)}){END}|{pattern}"
        schema: dict[str, Any] = {
            "type": "string",
            "minLength": 1,
            "maxLength": self.max_length,
            "pattern": pattern,
        }
        if self.format:
            schema["format"] = self.format
        if self.also:
            schema["examples"] = list(self.also)
        return schema


def _whole_characters(text: str) -> None:
    """Refuse what Python can hold in a text but nobody can write as UTF-8."""
    if not text.isascii() and _SURROGATE.search(text):
        raise ValueRuleError("surrogate", "half of a surrogate pair", "write whole characters")


class ItemsRule(NamedTuple):
    """How many items a list has; with `unique`, none is repeated."""

    min_items: int = 0
    max_items: int = LIST_LENGTH
    unique: bool = False
    not_applicable: bool = False

    def check_length(self, count: int) -> None:
        """
        Refuse a list that is too short or too long.

        Raises:
            ValueRuleError: If it is.
        """
        if not self.min_items <= count <= self.max_items:
            remedy = f"give {self.min_items} to {self.max_items} items"
            raise ValueRuleError("items", f"{count} items", remedy)

    def check(self, items: tuple[object, ...]) -> None:
        """
        Refuse a list that is too short, too long, or repeats an item.

        Raises:
            ValueRuleError: If it is.
        """
        self.check_length(len(items))
        if self.unique and len(set(items)) < len(items):
            raise ValueRuleError("unique-items", "the same item twice", "give each item once")


_ANSWER = "write the answer as text; 'N/A' and 'none' only where the Form allows them"
_TEXT = TextRule("text", _ANSWER, ANSWER, TEXT_LENGTH, usual=fast_path.is_answer)
_TEXT_OR_NA = _TEXT._replace(wanted="write the answer as text, or 'N/A'", also=("N/A",))
_TEXT_OR_NONE = _TEXT._replace(
    wanted="write the answer as text, or 'none exists'", also=("none exists",)
)
_TEXT_OR_CLOSED = _TEXT._replace(
    wanted="give a link, say where the copy is, or write 'not accessible'",
    also=("not accessible",),
)
_WEB_LINK = TextRule(
    "link",
    "write a link that starts with https:// or http://",
    LINK,
    LINK_LENGTH,
    usual=fast_path.is_link,
)
_FIGURES = TextRule(
    "decimal",
    "write the figure as a text, with the figures that you mean, such as '7.3e10' or '90'",
    DECIMAL,
    70,
    usual=fast_path.is_decimal,
)
_POWER = TextRule(
    "power-of-ten",
    "write the order of magnitude as a power of ten, such as '1e24'",
    POWER_OF_TEN,
    4,
)
DATE_RULE = TextRule(
    "date", "write a date as YYYY-MM-DD", DATE, 10, format="date", usual=fast_path.is_day
)

_MONTH_RULE = TextRule("month", "write a month as YYYY-MM", MONTH, 7)
_MONTH_OR_UNKNOWN = TextRule(
    "month", "write a month as YYYY-MM, or 'not known'", MONTH, 9, ("not known",)
)
MONTH_RULE = _MONTH_RULE.name
"""Name of the rules of texts that are months."""
_DOMAIN_NAME = TextRule(
    "domain-name",
    "write a domain name without scheme, path or port, such as example.org",
    DOMAIN_NAME,
    253,
)

_RECORD_ID = TextRule(
    "record-id",
    "write an id of small letters and digits, with hyphens or dots between, such as 'cyber-1'",
    RECORD_ID,
    64,
)
_FIELD_POINTER = TextRule(
    "field-pointer",
    "write a JSON Pointer to a field of the document, such as '/evaluations/0/elicitation'",
    FIELD_POINTER,
    200,
)
_TEXT_OR_NOT_YET = _TEXT._replace(
    wanted="write the answer as text, or 'not yet known'", also=("not yet known",)
)
_TEXT_NONE_OR_NOT_YET = _TEXT._replace(
    wanted="write the answer as text, 'none exists' or 'not yet known'",
    also=("none exists", "not yet known"),
)

Text = Annotated[str, _TEXT]
TextOrNotApplicable = Annotated[str, _TEXT_OR_NA]
TextOrNoneExists = Annotated[str, _TEXT_OR_NONE]
TextOrNotAccessible = Annotated[str, _TEXT_OR_CLOSED]
Link = Annotated[str, _WEB_LINK]
DecimalText = Annotated[str, _FIGURES]
PowerOfTen = Annotated[str, _POWER]
Month = Annotated[str, _MONTH_RULE]
MonthOrNotKnown = Annotated[str, _MONTH_OR_UNKNOWN]
DomainName = Annotated[str, _DOMAIN_NAME]
RecordId = Annotated[str, _RECORD_ID]
FieldPointer = Annotated[str, _FIELD_POINTER]
TextOrNotYetKnown = Annotated[str, _TEXT_OR_NOT_YET]
TextNoneOrNotYetKnown = Annotated[str, _TEXT_NONE_OR_NOT_YET]


def rule_of(annotation: Any) -> TextRule | ItemsRule | None:
    """Return the rule that an annotation carries, if it carries one."""
    if get_origin(annotation) is Annotated:
        for extra in get_args(annotation)[1:]:
            if isinstance(extra, (TextRule, ItemsRule)):
                return extra
    return None


def without_none(annotation: Any) -> Any:
    """Return X for `X | None`, and anything else as it is."""
    if get_origin(annotation) in (Union, UnionType) and NoneType in get_args(annotation):
        rest = tuple(part for part in get_args(annotation) if part is not NoneType)
        return rest[0] if len(rest) == 1 else Union[rest]  # noqa: UP007 - made at run time
    return annotation


def or_literal(annotation: Any) -> tuple[Any, Any] | None:
    """Return (X, Literal) for `X | Literal[...]`, and None for anything else."""
    if get_origin(annotation) in (Union, UnionType):
        parts = get_args(annotation)
        literal = next((part for part in parts if is_tag(part)), None)
        if literal is not None and len(parts) == 2:
            return next(part for part in parts if part is not literal), literal
    return None


def or_items(annotation: Any) -> tuple[Any, Any] | None:
    """Return (X, list) for `X | Annotated[tuple[...], ...]`, and None for anything else."""
    if get_origin(annotation) in (Union, UnionType) and len(get_args(annotation)) == 2:
        single, several = get_args(annotation)
        if isinstance(rule_of(several), ItemsRule) and not is_tag(single):
            return single, several
    return None


def tagged(annotation: Any) -> tuple[type, ...] | None:
    """Return the classes of `A | B` that their tags tell apart, and None for anything else."""
    if get_origin(annotation) in (Union, UnionType) and all(map(attrs.has, get_args(annotation))):
        return get_args(annotation)
    return None


def tags_of(kind: type) -> dict[str, Any]:
    """Return the fields of a class that always have the same value, with that value."""
    return {
        field.name: get_args(field.type)[0] for field in attrs.fields(kind) if is_tag(field.type)
    }


def accept(annotation: Any, value: object) -> None:
    """
    Refuse a value that its annotation does not allow.

    Raises:
        ValueRuleError: Naming the rule, what was found and what would do.
    """
    if value is None and without_none(annotation) is not annotation:
        return
    annotation = without_none(annotation)
    if either := or_literal(annotation):
        accept(either[1] if isinstance(value, str) else either[0], value)
        return
    if several := or_items(annotation):
        accept(several[1] if isinstance(value, tuple) else several[0], value)
        return
    rule = rule_of(annotation)
    if isinstance(rule, TextRule):
        rule.check(value)
        return
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        if not isinstance(value, tuple):
            raise ValueRuleError("type", describe(value), "give a list")
        for item in value:
            accept(get_args(annotation)[0], item)
        if isinstance(rule, ItemsRule):
            rule.check(value)
    elif get_origin(annotation) is Literal:
        if not any(
            value == literal and type(value) is type(literal) for literal in get_args(annotation)
        ):
            raise ValueRuleError("option", describe(value), named(annotation))
    elif get_origin(annotation) is dict:
        if not isinstance(value, dict):
            raise ValueRuleError("type", describe(value), "give a dict")
        json_only(value)
    elif not isinstance(value, annotation) or (
        # bool is an int and datetime a date for Python, but not for us
        (annotation is int and isinstance(value, bool))
        or (annotation is date and isinstance(value, datetime))
    ):
        raise ValueRuleError("type", describe(value), named(annotation))
    elif annotation is int and not fast_path.whole(value):
        raise ValueRuleError("number", describe(value), _WHOLE)


_WHOLE = f"give a whole number up to {fast_path.MAX_INTEGER}"


def json_only(value: object) -> None:
    """
    Refuse what would not come back from a JSON document as it is.

    Raises:
        ValueRuleError: Naming the rule, what was found and what would do.
    """
    match fast_path.no_json(value):
        case "depth", _:
            raise ValueRuleError("depth", "deeper nesting", f"keep it to {MAX_DEPTH} levels")
        case "surrogate", _:
            raise ValueRuleError("surrogate", "half of a surrogate pair", "write whole characters")
        case "number", actual:
            raise ValueRuleError("number", describe(actual), "write a number of usual size")
        case rule, actual:
            remedy = (
                "give what JSON has: texts, numbers, true, false, null, lists, dicts with text keys"
            )
            raise ValueRuleError(rule, describe(actual), remedy)


def is_tag(annotation: Any) -> bool:
    """Say whether a field always has the same value, so that it is written all the same."""
    return get_origin(annotation) is Literal


def is_number(kind: Any) -> bool:
    """Say whether a type is that of numbers as they were written, whole or not."""
    return get_origin(kind) in (Union, UnionType) and set(get_args(kind)) == {int, Decimal}


@cache
def named(annotation: Any) -> str:
    """Say what would do for a type, in an error."""
    if get_origin(annotation) is Literal:
        return "give " + " or ".join(map(describe, get_args(annotation)))
    if kinds := tagged(annotation):
        return "give an object (" + " or ".join(kind.__name__ for kind in kinds) + ")"
    if issubclass(annotation, Enum):
        return "give one of: " + "; ".join(str(member.value) for member in annotation)
    names = {str: "a text", bool: "true or false", int: "a whole number", date: "a date"}
    return f"give {names.get(annotation, f'an object ({annotation.__name__})')}"


@cache
def spellings(kind: type[Enum]) -> dict[Any, Enum]:
    """Return every text that names a member of a closed list: as printed, or as it is typed."""
    several: Callable[[], dict[Any, Enum]] | None = getattr(kind, "spellings", None)
    return {member.value: member for member in kind} if several is None else several()
