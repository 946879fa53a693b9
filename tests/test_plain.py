"""Lines of plain text are wrapped as Python's own `textwrap` does it."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpai_code.render.plain import WIDTH, wrapped

WORDS = st.text("ab-.é", min_size=1, max_size=2 * WIDTH)
BLANKS = st.text(" \t\n\r\v\f", min_size=1, max_size=12)
TEXTS = st.lists(st.tuples(WORDS, BLANKS)).map(
    lambda pairs: "".join(word + blanks for word, blanks in pairs)
)


def of_python(text: str, indent: str, first: str) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


@given(TEXTS, st.sampled_from([("", ""), ("  ", "- "), ("      ", "    "), ("", "      ")]))
def test_a_text_is_wrapped_as_python_wraps_it(text: str, indents: tuple[str, str]) -> None:
    assert wrapped(text, *indents) == of_python(text, *indents)


@pytest.mark.parametrize("length", range(WIDTH - 3, WIDTH + 4))
@pytest.mark.parametrize("blanks", [" ", "  ", "   "])
def test_a_line_is_as_long_as_the_width_and_no_longer(length: int, blanks: str) -> None:
    for text in ("a" * length + blanks + "b", "a" + blanks + "b" * length):
        assert wrapped(text, " ", "") == of_python(text, " ", "")


def test_a_text_of_blanks_has_no_line() -> None:
    assert wrapped("", "  ", "- ") == wrapped(" \n", "  ", "- ") == ""
