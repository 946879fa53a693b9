"""What a constructor takes is written, and what is written is read back."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gpai_code import DocumentationForm, DocumentError, TrainingContentSummary
from gpai_code.constraints import fast_path
from gpai_code.errors import ValueRuleError
from gpai_code.forms.base import Form
from gpai_code.text_io import strict_json
from gpai_code.text_io.json_writer import write_json
from gpai_code.text_io.strict_json import MAX_BYTES, MAX_DEPTH, read_json
from tests.strategies import CHARACTERS

powers = st.integers(50, 70).map(lambda figures: 10**figures) | st.just(10**4_000)
numbers = (
    st.integers()
    | powers
    | powers.map(lambda number: 1 - number)
    | st.floats()
    | st.decimals()
    | st.builds("{}e{}".format, st.integers(-(10**61), 10**61), st.integers(-10_010, 10_010)).map(
        Decimal
    )
)
wild = st.recursive(
    st.none() | st.booleans() | numbers | st.text(CHARACTERS | st.characters(), max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def same(value: Any, again: Any) -> bool:
    """Say whether a value came back; a float comes back as the figures that were written."""
    if isinstance(value, float):
        return float(again) == value
    if isinstance(value, list):
        return len(value) == len(again) and all(map(same, value, again))
    if isinstance(value, dict):
        return list(value) == list(again) and all(map(same, value.values(), again.values()))
    return bool(value == again) and isinstance(again, bool) == isinstance(value, bool)


@pytest.mark.parametrize("kind", [DocumentationForm, TrainingContentSummary])
@settings(max_examples=400)
@given(values=st.dictionaries(st.text(max_size=5), wild, max_size=3))
@example(values={"x": Decimal("12e9999")})
@example(values={"x": Decimal(f"{'1' * 61}e9")})
@example(values={"x": 10**64})
@example(values={"x": [-(10**63)]})
@example(values={"x": 1e308})
def test_what_a_form_takes_comes_back_from_its_text(
    kind: type[Form], values: dict[str, Any]
) -> None:
    try:
        form = kind(extensions=values)
    except ValueRuleError:
        with pytest.raises((ValueRuleError, ValueError, DocumentError)):
            read_json(write_json(values))
        return
    again = kind.from_json(form.to_json())
    assert again.extensions is not None
    assert same(values, again.extensions)
    assert kind.from_json(again.to_json()) == again


@given(st.lists(numbers, max_size=3))
def test_a_number_that_is_written_is_read(values: list[Any]) -> None:
    try:
        text = write_json(values)
    except (ValueError, TypeError):  # NaN, infinities, and what is too long
        return
    assert same(values, read_json(text))


@pytest.mark.parametrize(
    "number",
    [10**64, -(10**63), 10**5_000, Decimal("12e9999"), Decimal("1" * 61 + "e9")],
    ids=["65 figures", "a sign and 64", "5001 figures", "exponent", "figures by exponent"],
)
def test_a_number_that_would_not_be_read_is_not_written(number: int | Decimal) -> None:
    for value in (number, [number], {"x": {"y": (number,)}}):
        with pytest.raises(ValueRuleError) as caught:
            write_json(value)
        assert caught.value.rule == "number"


def nested(levels: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(levels - 1):
        value = [value]
    return value


def test_what_is_nested_deeper_than_is_read_is_not_written() -> None:
    assert read_json(write_json(nested(MAX_DEPTH))) == nested(MAX_DEPTH)
    for levels in (MAX_DEPTH + 1, MAX_DEPTH + 2, 100_000):
        with pytest.raises(ValueRuleError) as caught:
            write_json(nested(levels))
        assert caught.value.rule == "depth"
    text = "\n" + " " * 200  # which looks like a deep line inside a text
    assert read_json(write_json([text])) == [text]


@pytest.mark.thorough(measured=True)
def test_a_text_is_written_without_indent_where_that_alone_makes_it_too_large() -> None:
    value: Any = [1] * 200_000
    for _ in range(MAX_DEPTH - 3):
        value = [value]
    text = write_json(value)
    assert len(text) < MAX_BYTES / 20
    assert read_json(text) == value
    figures = [Decimal("1.50")] * 200_000
    for _ in range(MAX_DEPTH - 3):
        figures = [figures]  # type: ignore[list-item]
    assert read_json(write_json(figures)) == figures


def test_a_document_larger_than_is_read_is_not_written() -> None:
    with pytest.raises(ValueRuleError) as caught:
        write_json(["é" * 60], max_bytes=100)
    assert caught.value.rule == "size"
    form = DocumentationForm(extensions={"x": "y" * MAX_BYTES})
    with pytest.raises(ValueRuleError):
        form.to_json()
    wide = "é" * (MAX_BYTES * 2 // 3)  # fits in characters and not in bytes, which is no document
    assert json.loads(write_json(wide)) == wide


def test_the_limits_of_numbers_are_those_of_the_fast_path() -> None:
    assert strict_json.MAX_EXPONENT_FIGURES == fast_path.MAX_EXPONENT_FIGURES
