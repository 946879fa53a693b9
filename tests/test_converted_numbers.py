"""Numbers and unions in documents: exact, finite, and nothing taken for what it is not."""

import math
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

import attrs
import pytest

from gpai_code.constraints.annotations import fits
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record, brief
from gpai_code.constraints.rules import accept
from gpai_code.constraints.structuring import structure
from gpai_code.errors import ArgumentTypeError, DocumentError, ValueRuleError


@attrs.frozen(kw_only=True)
class Amounts(Record):
    """A record with every kind of number."""

    written: int | Decimal | None = None
    exact: Decimal | None = None
    share: Fraction | None = None
    ratio: float | None = None
    due: date | int | None = None
    anything: Any = None


def read(**values: object) -> Amounts:
    return structure(values, Amounts)


@pytest.mark.parametrize(
    ("values", "record"),
    [
        ({"written": 3}, Amounts(written=3)),
        ({"written": Decimal("3.0")}, Amounts(written=Decimal("3.0"))),
        ({"exact": "1.50"}, Amounts(exact=Decimal("1.50"))),
        ({"share": "1/3"}, Amounts(share=Fraction(1, 3))),
        ({"ratio": 1}, Amounts(ratio=1.0)),
        ({"due": "2026-08-02"}, Amounts(due=date(2026, 8, 2))),
        ({"due": 5}, Amounts(due=5)),
        ({"anything": [1, {"a": None}]}, Amounts(anything=[1, {"a": None}])),
    ],
)
def test_each_kind_of_number_is_read(values: dict[str, object], record: Amounts) -> None:
    assert read(**values) == record


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("written", True, "type"),
        ("written", "3", "type"),
        ("written", 10**400, "type"),
        ("exact", "about 3", "decimal"),
        ("exact", "1/3", "decimal"),
        ("exact", 1.5, "decimal"),
        ("share", "1/0", "decimal"),
        ("ratio", True, "type"),
        ("ratio", "1", "type"),
        ("ratio", 10**400, "number"),
        ("ratio", math.nan, "number"),
        ("due", "soon", "type"),
        ("anything", {1: 2}, "json"),
    ],
)
def test_what_is_no_such_number_is_refused(field: str, value: object, rule: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read(**{field: value})
    assert [(fault.path, fault.rule) for fault in refused.value.faults] == [(f"/{field}", rule)]


def test_a_whole_number_that_json_cannot_hold_exactly_is_no_field() -> None:
    with pytest.raises(ValueRuleError, match="whole number"):
        accept(int, 10**30)


@pytest.mark.parametrize(
    ("value", "annotation", "answer"),
    [
        (3, Annotated[int, "of a rule"], True),
        ("3", Annotated[int, "of a rule"], False),
        ((1, "a"), tuple[int, str], True),
        ((1, 2, 3), tuple[int, str], False),
        ([1, 2], list[int], True),
        ({1, 2}, "set[int]", True),
        # a set is no tuple, and of a type with two arguments nothing more is known
        ([1], Annotated[list[int], "of a rule"], True),
    ],
)
def test_an_argument_fits_what_its_annotation_says(
    value: object, annotation: Any, answer: bool
) -> None:
    assert fits(value, annotation) is answer


def test_the_message_shows_an_annotation_without_its_rules() -> None:
    @explain_arguments
    def take(amount: Annotated[int, "of a rule"]) -> int:
        return amount + len(str(amount))  # type: ignore[arg-type,unused-ignore]

    assert take(30) == 32

    @explain_arguments
    def count(names: Annotated[list[str], "of a rule"]) -> int:
        raise AttributeError(names)

    with pytest.raises(ArgumentTypeError, match=r"list\[str\]"):
        count(3)  # type: ignore[arg-type]


def test_a_number_that_python_may_not_write_is_shown_by_a_word() -> None:
    assert brief(10**5000) == "<a long number>"
    assert brief(12) == "12"
