"""What is written fast is what the module of Python writes; what is unusual is left to that."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpai_code.text_io import indented_json
from gpai_code.text_io.indented_json import MAX_NUMBER, MAX_TEXT_LENGTH, indented

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_NUMBER + 1, MAX_NUMBER - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
)


@given(VALUES)
def test_usual_values_are_written_as_python_writes_them(value: object) -> None:
    assert indented(value) == json.dumps(value, indent=2, ensure_ascii=False)


SIGNS = [*map(chr, range(128)), "\x85", "é", "–", "\u2028", "\ud800", "模", "😀"]


@pytest.mark.parametrize("sign", SIGNS)
def test_whatever_is_in_a_long_text_is_written_as_python_writes_it(sign: str) -> None:
    text = f"{'words ' * 100}{sign}{' and words' * 100}"
    assert indented({text: [text]}) == json.dumps({text: [text]}, indent=2, ensure_ascii=False)
    assert indented({"a": text}) == json.dumps({"a": text}, indent=2, ensure_ascii=False)


class Text(str):
    """A text of another type, which may be written otherwise."""

    __slots__ = ()


@pytest.mark.parametrize(
    "value",
    [
        *(1.5, float("nan"), MAX_NUMBER, -MAX_NUMBER, object(), {1}, b"x", Text("x")),
        *({1: "a key that is no text"}, {Text("x"): 1}, {"x" * (MAX_TEXT_LENGTH + 1): 1}),
        *("x" * (MAX_TEXT_LENGTH + 1), {"a": {"b": [1.5]}}, [["a", {"b": 1.5}]]),
    ],
)
def test_unusual_values_are_left_to_python(value: object) -> None:
    assert indented(value) is None


def test_what_holds_itself_is_left_to_python() -> None:
    items: list[object] = []
    items.append(items)
    members: dict[str, object] = {}
    members["a"] = members
    assert indented(items) is indented(members) is None


def test_few_pieces_are_written_however_often_a_value_is_repeated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    value: object = "a"
    for _ in range(20):
        value = [value, value]  # a million texts, twenty lists
    assert indented(value) is None
    monkeypatch.setattr(indented_json, "MAX_PIECES", 7)
    assert indented([1, 2, 3]) is not None
    assert indented([1, 2, 3, 4]) is None
    assert indented({"a": 1, "b": 2, "c": 3}) is not None
    assert indented({"a": 1, "b": 2, "c": 3, "d": 4}) is None
