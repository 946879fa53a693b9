"""A regular expression that is compiled late works as one that is compiled at once."""

import re

import pytest

from gpai_code.text_io.late_pattern import late_pattern


def test_it_is_compiled_at_the_first_use_and_then_kept() -> None:
    pattern = late_pattern("(")  # which is no expression
    with pytest.raises(re.error):
        pattern.search("x")
    search = late_pattern("b+")
    assert search.search is search.search


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_it_answers_as_one_that_is_compiled_at_once(flags: int) -> None:
    late, compiled = late_pattern("(b)c*", flags), re.compile("(b)c*", flags)
    text = "abccBc"
    assert late.findall(text) == compiled.findall(text)
    assert late.sub("-", text) == compiled.sub("-", text)
    assert late.split(text) == compiled.split(text)
    assert late.groups == compiled.groups
    assert (late.fullmatch("bc") is None, late.match(text)) == (False, None)
