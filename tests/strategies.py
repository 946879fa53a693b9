"""Any valid form, built from the annotations of its fields; and ways to spoil its document."""

import copy
import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from itertools import count
from typing import Annotated, Any, TypeVar, get_args, get_origin

import attrs
from hypothesis import strategies as st

from gpai_code.constraints.rules import (
    ItemsRule,
    TextRule,
    is_tag,
    or_items,
    or_literal,
    rule_of,
    tagged,
    without_none,
)
from gpai_code.errors import ValueRuleError
from gpai_code.forms.base import Form
from gpai_code.forms.documents import FORMS, from_document
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.values import DurationRange, Range
from gpai_code.render.answers import day_in_words, month_in_words, readable_number
from gpai_code.resolver.facts import FACT_NAMES
from gpai_code.vocabulary import Audience

F = TypeVar("F", bound=Form)

CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc"], include_characters="\t\n\r\x85"
)
LINK_CHARACTERS = "abcXYZ019-._~:/?#[]@!$&'()*+,;=%é"

decimals = st.from_regex(
    r"(0|[1-9][0-9]{0,29})(\.[0-9]{1,30})?(e-?(0|[1-9][0-9]?))?", fullmatch=True
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(CHARACTERS, max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(CHARACTERS, max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


def texts(rule: TextRule) -> st.SearchStrategy[str]:
    """Return every text that the rule allows, short ones first."""
    match rule.name:
        case "decimal":
            made: st.SearchStrategy[str] = decimals
        case "power-of-ten":
            made = st.integers(0, 99).map("1e{}".format)
        case "link":
            made = st.text(LINK_CHARACTERS, min_size=1, max_size=20).map("https://{}".format)
        case "month":
            made = st.dates().map("{:%Y-%m}".format).map(lambda month: month.rjust(7, "0"))
        case "fact-name":
            return st.sampled_from(sorted(FACT_NAMES))
        case "record-id":
            made = st.from_regex("[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
        case "field-pointer":
            made = st.from_regex("(/[a-z0-9_]{1,9}){1,3}", fullmatch=True)
        case "domain-name":
            made = st.from_regex("[a-zé0-9-]{1,9}([.][a-z]{1,9}){1,3}", fullmatch=True)
        case _:
            made = st.text(CHARACTERS, min_size=1, max_size=20).filter(lambda t: _allowed(rule, t))
    return made | st.sampled_from(rule.also) if rule.also else made


def _allowed(rule: TextRule, text: str) -> bool:
    try:
        return rule.check(text) == text
    except ValueError:
        return False


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Return every value that a field with this annotation can hold, except None."""
    annotation = without_none(annotation)
    if either := or_literal(annotation) or or_items(annotation) or tagged(annotation):
        return st.one_of(*map(values, either))
    rule = rule_of(annotation)
    if isinstance(rule, TextRule):
        return texts(rule)
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        items = rule if isinstance(rule, ItemsRule) else ItemsRule()
        inner = values(get_args(annotation)[0])
        lists = st.lists(inner, min_size=items.min_items, max_size=3, unique=items.unique)
        return lists.map(tuple)
    if get_origin(annotation) is dict:
        return st.dictionaries(st.text(CHARACTERS, max_size=5), json_values, max_size=3)
    if is_tag(annotation):
        return st.sampled_from(get_args(annotation))
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    if issubclass(annotation, Enum):
        return st.sampled_from(annotation)
    return objects(annotation)


_SIMPLE: dict[type, st.SearchStrategy[Any]] = {date: st.dates(), bool: st.booleans()}


def objects(kind: type) -> st.SearchStrategy[Any]:
    """Return every object of an attrs class, each optional field with and without an answer."""
    fields = [field for field in attrs.fields(kind) if not is_tag(field.type)]
    needed = {f.name: values(f.type) for f in fields if f.default is attrs.NOTHING}
    optional = {f.name: values(f.type) for f in fields if f.default is not attrs.NOTHING}
    given = st.fixed_dictionaries(needed, optional=optional)
    if issubclass(kind, ModelDocumentation):
        given = given.map(lambda answers: {**answers, "audience": None})
    elif _may_not_be_empty(kind):  # a choice that selects nothing is none
        given = given.filter(bool)
    return given.map(lambda answers: kind(**answers))


def _may_not_be_empty(kind: type) -> bool:
    try:
        kind()
    except ValueRuleError:
        return True
    except TypeError:  # something is needed anyway
        return False
    return False


summaries = objects(TrainingContentSummary)
"""Every public summary of training content."""

whole_forms: dict[str, st.SearchStrategy[ModelDocumentation]] = {
    edition: objects(kind) for edition, kind in FORMS.items()
}
"""Every whole form, by the slug of its edition."""

any_form = st.one_of(*whole_forms.values())

copies: st.SearchStrategy[ModelDocumentation] = st.builds(
    ModelDocumentation.for_audience, any_form, st.sampled_from(list(Audience))
)
"""Every audience's copy of every form."""


def marked(kind: type[F]) -> tuple[F, dict[str, tuple[str, ...]]]:
    """
    Fill every field of a form with texts, figures and dates that are nowhere else in it.

    Returns the form, and the marks by the name of their field.
    """
    numbers = count(1)
    answers: dict[str, Any] = {}
    marks: dict[str, tuple[str, ...]] = {}
    for field in attrs.fields(kind):
        if field.name == "extensions":
            answers["extensions"] = {"note": f"mark{next(numbers):05}"}
        elif field.name != "audience":
            answers[field.name] = _marked(without_none(field.type), numbers)
        marks[field.name] = tuple(_marks_in(answers.get(field.name)))
    return kind(**answers), marks


def filled(kind: type) -> Any:
    """Return an object of an attrs class that is no form, with an answer in every field."""
    return _marked(kind, count(1))


def _marked(annotation: Any, numbers: Iterator[int]) -> Any:
    annotation = without_none(annotation)
    if either := or_literal(annotation) or or_items(annotation) or tagged(annotation):
        annotation = either[0]
    rule = rule_of(annotation)
    if isinstance(rule, TextRule):
        number = next(numbers)
        return {
            "decimal": f"7{number:05}.5",
            "power-of-ten": "1e87",
            "link": f"https://mark{number:05}.example/",
            "month": f"{number:04}-01",
            "domain-name": f"mark{number:05}.example",
            "record-id": f"mark{number:05}",
            "field-pointer": f"/mark{number:05}",
            "fact-name": sorted(FACT_NAMES)[number % len(FACT_NAMES)],
            "text": f"mark{number:05}",
        }[rule.name]
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        of = get_args(annotation)[0]
        if isinstance(of, type) and issubclass(of, Enum):
            return tuple(of)
        return (_marked(of, numbers), _marked(of, numbers))
    if annotation is date:
        return date(1970, 1, 1) + timedelta(days=next(numbers))
    if issubclass(annotation, Enum):
        return list(annotation)[:3][-1]
    if annotation is bool:
        return True
    fields = [field for field in attrs.fields(annotation) if not is_tag(field.type)]
    return annotation(**{field.name: _marked(field.type, numbers) for field in fields})


def _marks_in(answer: Any) -> Iterator[str]:
    """Find what tells an answer from all others; a box that is ticked alone does not."""
    if isinstance(answer, (Range, DurationRange)):
        yield str(answer.value)
    elif isinstance(answer, Enum):
        return  # an option such as "Text" is a word of other rows too
    elif isinstance(answer, str):
        yield answer
    elif isinstance(answer, date):
        yield answer.isoformat()
    elif isinstance(answer, tuple):
        for item in answer:
            yield from _marks_in(item)
    elif isinstance(answer, dict):
        yield from answer.values()
    elif attrs.has(type(answer)):
        for field in attrs.fields(type(answer)):
            if not is_tag(field.type):
                yield from _marks_in(getattr(answer, field.name))


def as_printed(mark: str) -> str:
    """Return a mark as documents for people show it: days in words, powers of ten raised."""
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", mark):
        return day_in_words(date.fromisoformat(mark))
    if re.fullmatch("[0-9]{4}-[0-9]{2}", mark):
        return month_in_words(mark)
    return readable_number(mark) if re.fullmatch("[0-9.]+e[0-9]+", mark) else mark


def documentation_of(document: object) -> ModelDocumentation:
    """Read a document that is a Model Documentation Form."""
    form = from_document(document)
    assert isinstance(form, ModelDocumentation)
    return form


Path = tuple[str | int, ...]


def nodes(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every value of a JSON document with its path."""
    yield path, value
    if isinstance(value, dict):
        for name, item in value.items():
            yield from nodes(item, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from nodes(item, (*path, index))


def changed(document: Any, path: Path, value: Any) -> Any:
    """Return a copy of a JSON document with another value at a path."""
    if not path:
        return value
    made = copy.deepcopy(document)
    place = made
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return made
