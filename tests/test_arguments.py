"""An argument of a wrong type is named by our error, whichever public function it is given to."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, cast

import pytest

import gpai_code
from gpai_code.constraints.annotations import first_misfit, fits
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import ArgumentTypeError, GpaiCodeError


def public_functions() -> dict[str, Callable[..., Any]]:
    functions: dict[str, Callable[..., Any]] = {}
    for module in pkgutil.walk_packages(gpai_code.__path__, "gpai_code."):
        if module.name.startswith("gpai_code.cli"):  # which takes texts, and says so itself
            continue
        room = importlib.import_module(module.name) if module.ispkg else gpai_code
        for name in getattr(room, "__all__", ()):
            value = getattr(room, name)
            if inspect.isfunction(value):
                functions[f"{value.__module__.partition('.')[2]}.{name}"] = value
    return functions


FUNCTIONS = public_functions()
WRONG = [None, 7, 1.5, object(), [], {}, b"x", "nonsense", [1], {"a": 1}, (None,)]
WRONG += [gpai_code.load(), gpai_code.ModelFacts()]


def calls(function: Callable[..., Any]) -> Iterator[tuple[list[Any], dict[str, Any]]]:
    """Yield arguments of which one is wrong, with those that must be given."""
    parameters = [
        parameter
        for parameter in inspect.signature(function).parameters.values()
        if parameter.kind not in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL)
    ]
    needed = [parameter for parameter in parameters if parameter.default is parameter.empty]
    for wrong in WRONG:
        for parameter in parameters:
            given = dict.fromkeys([other.name for other in (*needed, parameter)], wrong)
            positional = [
                given.pop(other.name) for other in needed if other.kind is not other.KEYWORD_ONLY
            ]
            yield positional, given


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_raises_our_errors_for_arguments_of_any_type(name: str) -> None:
    function = FUNCTIONS[name]
    for positional, named in calls(function):
        message = "none"
        try:
            answer = function(*positional, **named)
            if inspect.isgenerator(answer):
                next(answer, None)
        except (GpaiCodeError, OSError) as error:
            message = str(error)
        assert message


def test_most_public_functions_are_tried() -> None:
    assert len(FUNCTIONS) > 60


@pytest.mark.parametrize(
    ("call", "argument"),
    [
        (lambda: gpai_code.resolve(cast("Any", "MIT")), "facts"),
        (lambda: gpai_code.check_form(cast("Any", {"document": "form"})), "form"),
        (lambda: gpai_code.load(cast("Any", 7)), "edition"),
        (lambda: gpai_code.json_schema(cast("Any", ["form"])), "kind"),
        (lambda: gpai_code.to_html(1), "value"),
    ],
)
def test_the_error_names_the_argument_and_what_would_do(
    call: Callable[[], object], argument: str
) -> None:
    with pytest.raises(ArgumentTypeError) as caught:
        call()
    assert caught.value.argument == argument
    assert caught.value.wanted.startswith("give ")
    assert isinstance(caught.value, TypeError)


@explain_arguments
def halve(number: int, *others: int, note: str = "", **more: int) -> float:
    return number / len(note)


@explain_arguments
def count(numbers: list[int]) -> Iterator[int]:
    for number in numbers:
        yield number + 1


def test_an_error_that_no_argument_explains_stays() -> None:
    with pytest.raises(ZeroDivisionError):
        halve(1, 2, note="", more=3)
    with pytest.raises(TypeError, match="missing 1 required"):
        halve()  # type: ignore[call-arg]
    with pytest.raises(ArgumentTypeError):
        halve("1", note="x")  # type: ignore[arg-type]


def test_a_generator_names_its_argument_too() -> None:
    assert list(count([1, 2])) == [2, 3]
    with pytest.raises(ArgumentTypeError):
        list(count(["1"]))  # type: ignore[list-item]


if TYPE_CHECKING:

    class Unseen:
        """What only type checkers know."""


class Named(Protocol):
    name: str


T = TypeVar("T")


@pytest.mark.parametrize(
    ("value", "annotation", "expected"),
    [
        (1, int, True),
        (True, int, False),
        (1, float, True),
        (True, float, False),
        (datetime(2026, 1, 1, tzinfo=UTC), date, False),
        (date(2026, 1, 1), date, True),
        (None, None, True),
        (None, int | None, True),
        ("x", Literal["x", "y"], True),
        (1, Literal[True], False),
        ([1], list[int], True),
        ([1], list[str], False),
        ((1, "x"), tuple[int, str], True),
        ((1,), tuple[int, str], False),
        ((1, 2), tuple[int, ...], True),
        ("abc", list[str], False),
        ({"a": 1}, Mapping[str, int], True),
        ({"a": "1"}, Mapping[str, int], False),
        ({"a": 1}, set[int], False),
        (len, Callable[[str], int], True),
        (1, Callable[[str], int], False),
        (1, Named, True),
        (1, T, True),
        (1, Any, True),
        (1, "Unknown", False),
        (None, "Unknown | None", True),
        (1, "int | Unknown[str]", True),
        ([], "list[Unknown]", True),
    ],
)
def test_a_value_is_compared_with_its_annotation(
    value: object, annotation: Any, expected: bool
) -> None:
    assert fits(value, annotation) is expected


def test_what_would_do_is_written_as_people_write_it() -> None:
    def function(
        a: "int | None",
        b: Literal["x"] = "x",
        c: "Unseen | None" = None,
        d: Mapping[str, tuple[int, ...]] | None = None,
        e: Callable[[str], int] | None = None,
    ) -> None: ...

    def wanted(*args: Any) -> str:
        misfit = first_misfit(function, args, {})
        assert misfit is not None
        return misfit[2]

    assert wanted("1") == "give int | None"
    assert wanted(1, "y") == "give 'x'"
    assert wanted(1, "x", 1) == "give Unseen | None"
    assert wanted(1, "x", None, 1) == "give Mapping[str, tuple[int, ...]] | None"
    assert wanted(1, "x", None, None, 1) == "give Callable | None"
