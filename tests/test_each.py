"""A rule that is tried with many cases in one test fails with any of them, and says which."""

from collections.abc import Callable

import pytest

from tests.each import each


def notes(test: Callable[..., None], **others: object) -> list[str]:
    with pytest.raises((AssertionError, pytest.fail.Exception)) as caught:
        test(**others)
    return caught.value.__notes__


def test_every_case_is_tried_and_those_that_fail_are_named() -> None:
    tried = []

    @each("number", range(5))
    def rule(number: int) -> None:
        tried.append(number)
        assert number in {0, 2, 4}

    assert notes(rule) == ["failed with 2 of 5 cases: 1, 3"]
    assert tried == [0, 1, 2, 3, 4]


def test_a_case_may_have_several_values_and_a_name_of_its_own() -> None:
    @each("one, other", [("a", "a"), ("a", "b")], ids="-".join)
    def rule(one: str, other: str) -> None:
        assert one == other

    assert notes(rule) == ["failed with 1 of 2 cases: a-b"]


def test_an_error_that_is_missed_is_a_failure_too() -> None:
    @each("value", [1, "text"])
    def rule(value: object) -> None:
        with pytest.raises(TypeError):
            len(value)  # type: ignore[arg-type]

    assert notes(rule) == ["failed with 1 of 2 cases: text"]


def test_where_a_thousand_fail_the_first_are_named() -> None:
    @each("number", range(1000))
    def rule(number: int) -> None:
        assert number < 0

    (note,) = notes(rule)
    assert note.startswith("failed with 1000 of 1000 cases: 0, 1, 2,")
    assert note.endswith("18, 19, ...")


@pytest.mark.parametrize("factor", [0, 1])
@each("number", [0, 1, 2])
def test_it_goes_together_with_parameters_and_fixtures(
    number: int, factor: int, request: pytest.FixtureRequest
) -> None:
    assert request.node.name.endswith(f"[{factor}]")
    assert number * factor == (number if factor else 0)


def test_without_a_case_there_is_no_test() -> None:
    with pytest.raises(AssertionError, match="no case"):
        each("number", ())
