"""Training compute: the annex's worked examples, thresholds at their edges, and wrong input."""

import decimal
import math
import pickle
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gpai_code import compute
from gpai_code.compute import (
    COUNTED,
    Activity,
    Estimate,
    Item,
    Method,
    Part,
    architecture_based,
    architecture_general,
    counted,
    cumulative,
    exceeds,
    forward_passes,
    hardware_based,
    mixture_of_experts,
    more_than_a_third,
    near,
    third_of,
    with_frozen_weights,
)
from gpai_code.compute.thresholds import FALLBACKS, ONE_THIRD, THRESHOLDS, Basis, Threshold
from gpai_code.constraints.quantities import Computation
from gpai_code.errors import AmountError, GpaiCodeError, UnknownValueError
from gpai_code.law import act, guidelines

D = decimal.Decimal


def refused(make: Callable[..., Any], /, *args: Any, **kwargs: Any) -> AmountError:
    """Return the error with which an argument was refused."""
    with pytest.raises(AmountError) as caught:
        make(*args, **kwargs)
    return caught.value


# The worked examples of the annex, paragraphs 137 to 144 of July 2025. Next to each: the figure as
# printed, the exact product of the numbers given, and what we state. Where the last two differ
# from print, the annex has cut figures off (D in its overview, G, H) or given one only (B).

A100, H100 = "3.00e14", "9.89e14"  # FLOP per second that the annex assumes

EXAMPLES = [
    ("A", architecture_based("3.8e9", "3.3e12"), "7.5e22", "7.524e22", "7.5e22"),
    ("B", hardware_based(1, "2.00e5", A100, "0.50"), "1e23", "1.08e23", "1.1e23"),
    ("C", architecture_based("6.0e8", "3.6e13"), "1.3e23", "1.296e23", "1.3e23"),
    ("D", architecture_based("1.54e9", "1.8e13"), "1.6e23", "1.6632e23", "1.7e23"),
    ("D, figures of 140", architecture_based("1.54e9", "1.8e13"), "1.663e23", "1.6632e23", None),
    ("E", architecture_based("1.7e9", "3.6e13"), "3.7e23", "3.672e23", "3.7e23"),
    ("F", architecture_based("2.5e9", "1.2e13"), "1.8e23", "1.8e23", "1.8e23"),
    ("G", architecture_based("2.6e9", "1.0e13"), "1.5e23", "1.56e23", "1.6e23"),
    ("G, 164 epochs", architecture_based("2.6e9", 61 * 10**9 * 164), "1.5e23", "1.560624e23", None),
    ("H", hardware_based(1, "3.70e5", H100, "0.50"), "6.5e23", "6.58674e23", "6.6e23"),
]


@pytest.mark.parametrize(
    ("estimate", "printed", "exact", "stated"),
    [row[1:] for row in EXAMPLES],
    ids=[row[0] for row in EXAMPLES],
)
def test_a_worked_example_of_the_annex_comes_out_as_printed(
    estimate: Estimate, printed: str, exact: str, stated: str | None
) -> None:
    assert estimate.exact == D(exact)
    assert stated is None or estimate.value == Computation(stated)
    place = D(printed).adjusted() - Computation(printed).significant_figures + 1
    step = D(1).scaleb(place)
    ways = {estimate.exact.quantize(step, way) for way in (decimal.ROUND_DOWN, decimal.ROUND_UP)}
    assert D(printed) in ways
    assert abs(D(printed) / estimate.exact - 1) < D("0.08")


def test_hours_of_many_units_together_are_the_same_as_units_and_hours() -> None:
    together = hardware_based(1, "2.00e5", A100, "0.50")
    assert hardware_based(1000, "2.00e2", A100, "0.50").exact == together.exact
    assert hardware_based("1000", "2.00e2", A100, "0.50").value == together.value


def test_an_estimate_says_what_went_in_and_where_its_method_stands() -> None:
    estimate = hardware_based("1024", D("2.0e3"), H100, "0.40")
    assert [(quantity.name, str(quantity)) for quantity in estimate.inputs] == [
        ("units", "1024 units"),
        ("hours", "2.0e3 hours"),
        ("peak_flops_per_second", "9.89e14 FLOP/s"),
        ("utilisation", "0.40 of the peak"),
    ]
    assert estimate.citations == (guidelines("126"), guidelines("127"), guidelines("123"))
    assert str(estimate) == "2.9e24 FLOP (hardware-based)"
    assert pickle.loads(pickle.dumps(estimate)) == estimate


def test_the_short_formula_states_its_condition_and_the_others_do_not() -> None:
    dense = architecture_based("7.0e9", "1.5e13")
    assert any("twelfth" in note and "dense" in note for note in dense.notes)
    assert guidelines("132") in dense.citations
    general = architecture_general("1.2e6", "8.5e17")
    assert not any("twelfth" in note for note in general.notes)
    assert guidelines("131") in general.citations
    assert general.exact == D("1.02e24")


@pytest.mark.parametrize(
    ("parameters", "tokens", "figures", "stated"),
    [
        ("7.0e9", "1.5e13", 2, "6.3e23"),
        ("7e9", "1.5e13", 2, "6e23"),  # the least precise input decides
        ("7000000000", "1.5e13", 2, "6e23"),  # zeros that nobody can tell the meaning of
        (7 * 10**9, "1.5e13", 2, "6e23"),
        (D("7.00E+9"), D("1.50E+13"), 2, "6.3e23"),  # never more than asked
        (D("7.00E+9"), D("1.50E+13"), 3, "6.30e23"),
        ("7.00e9", "1.50e13", 30, "6.30e23"),
        ("7.0e9", "1.5e13", 1, "6e23"),
        ("1.6e9", "1.04e14", 2, "1.0e24"),  # 9.984e23: rounding up adds no figure
        ("1e9", "1.625e14", 2, "1e24"),  # 9.75e23
        ("1.0e1", "2.5e0", 2, None),
        ("5.0e1", "1.5e0", 2, None),
        ("25", "1.0e0", 2, "1.5e2"),
        ("2.25e2", "1.00e0", 2, "1.4e3"),  # 1350: half goes up
    ],
)
def test_the_stated_value_has_the_figures_that_the_inputs_bear(
    parameters: Any, tokens: Any, figures: int, stated: str | None
) -> None:
    if stated is None:
        error = refused(architecture_based, parameters, tokens, figures=figures)
        assert error.wanted.startswith("give a whole number")
    else:
        estimate = architecture_based(parameters, tokens, figures=figures)
        assert estimate.value == Computation(stated)


def test_fewer_figures_than_asked_are_explained() -> None:
    enough = hardware_based(1000, "2.00e3", H100, "0.50")
    few = hardware_based(1000, "2.00e3", H100, "0.5")
    assert few.value.significant_figures == 1
    assert set(enough.notes) < set(few.notes)
    assert "utilisation '0.5' states" in few.notes[-1]
    both = architecture_based("7e9", "2e12")
    assert "parameters '7e9' and tokens '2e12' state;" in both.notes[-1]
    three = architecture_based("7.0e9", "2.0e12", figures=3)
    assert "2 significant figures" in three.notes[-1]


def test_a_count_of_units_bears_all_figures_and_a_rounded_one_its_own() -> None:
    assert hardware_based("1000", "2.00e3", H100, "0.50").value.significant_figures == 2
    assert hardware_based("1e3", "2.00e3", H100, "0.50").value.significant_figures == 1


# Any number that can be given


@st.composite
def numbers(draw: st.DrawFn, *, most: int = 20, least: int = 0) -> str:
    digits = draw(st.text("0123456789", max_size=8))
    text = f"{draw(st.integers(1, 9))}{'.' if digits else ''}{digits}"
    return f"{text}e{draw(st.integers(least, most))}"


def whole(text: str) -> bool:
    return Fraction(text).denominator == 1


counts = numbers(least=8)
shares = st.integers(1, 10**6).map(lambda n: f"{D(n) / 10**6:f}")


@given(counts, numbers(), numbers(), shares, st.integers(1, 30))
def test_a_product_is_exact_and_stated_to_no_more_figures_than_its_inputs(
    units: str, hours: str, peak: str, share: str, figures: int
) -> None:
    estimate = hardware_based(units, hours, peak, share, figures=figures)
    exact = Fraction(units) * Fraction(hours) * 3600 * Fraction(peak) * Fraction(share)
    assert Fraction(estimate.exact) == exact
    least = min(quantity.significant_figures for quantity in estimate.inputs)
    has = estimate.value.significant_figures
    assert has == min(least, figures)
    half_a_step = Fraction(10) ** (estimate.value.decimal.adjusted() - has + 1) / 2
    assert abs(Fraction(estimate.value.decimal) - exact) <= half_a_step


@given(counts, counts, counts)
def test_more_tokens_or_parameters_never_take_less(first: str, second: str, third: str) -> None:
    small, large = sorted((first, second), key=Fraction)
    pairs = [
        (architecture_based(small, third), architecture_based(large, third)),
        (architecture_based(third, small), architecture_based(third, large)),
        (architecture_general(small, third), architecture_general(large, third)),
    ]
    for less, more in pairs:
        assert (less.exact < more.exact) == (Fraction(small) < Fraction(large))
        assert less.exact <= more.exact


@given(counts, numbers(), shares)
def test_hours_are_taken_in_seconds(units: str, hours: str, share: str) -> None:
    estimate = hardware_based(units, hours, "1", share)
    assert Fraction(estimate.exact) == Fraction(units) * Fraction(hours) * 3600 * Fraction(share)
    assert hardware_based(units, "1", hours, share).exact == estimate.exact


@given(counts, counts)
def test_six_operations_for_each_parameter_and_token(parameters: str, tokens: str) -> None:
    dense = architecture_based(parameters, tokens)
    assert dense.exact == architecture_based(tokens, parameters).exact
    assert Fraction(dense.exact) == 6 * Fraction(architecture_general(parameters, tokens).exact)


@given(counts)
def test_text_decimal_and_integer_say_the_same(text: str) -> None:
    number = D(text)
    exact = architecture_based(text, text).exact
    for same in (number, int(number), f"{number:f}"):
        estimate = architecture_based(same, text)
        assert estimate.exact == exact
        # a text may say of more zeros that they are meant than the others can
        assert estimate.inputs[0].significant_figures <= Computation(text).significant_figures
    assert architecture_based(int(number), text).inputs[0].value == str(int(number))


def test_the_callers_decimal_context_changes_nothing() -> None:
    def everything() -> list[object]:
        made = architecture_based("3.812345678e9", "3.398765432109e12", figures=20)
        total = cumulative({"pre-training": made, "fine-tuning": "1.23456789e15"}, figures=20)
        return [made, total, near(made, "gpai"), third_of(made), exceeds(total, "gpai")]

    expected = everything()
    with decimal.localcontext(prec=1, rounding=decimal.ROUND_UP):
        assert everything() == expected


# Wrong input

NO_NUMBER: list[Any] = [
    "", " ", "many", "NaN", "sNaN", "Infinity", "-Infinity", "-1e9", "+1e9", "1E9", "1e+9", "1,5e9",
    "1_000", " 7e9", "7e9\n", "1e", "e9", ".5", "٣", "1e100", "1e999999999", "9" * 10_000,
    True, False, None, 7e9, math.nan, math.inf, 1j, b"7e9", [], {}, object(), Fraction(1, 2),
    -1, -(10**30), 10**30, 10**10_000, D("NaN"), D("sNaN"), D("Infinity"), D("-Infinity"),
    D("-1"), D("-0"), D("1E+100"), D("1E-100"), D("1E+999999"), D("9" * 10_000),
]  # fmt: skip


def ids(values: list[Any]) -> list[str]:
    return [f"{number}-{type(value).__name__}" for number, value in enumerate(values)]


METHODS: list[tuple[Callable[..., Estimate], dict[str, Any]]] = [
    (
        hardware_based,
        {"units": 8, "hours": "10", "peak_flops_per_second": H100, "utilisation": "0.4"},
    ),
    (architecture_based, {"parameters": "7.0e9", "tokens": "1.5e13"}),
    (architecture_general, {"passes": "1.2e6", "operations_per_pass": "8.5e17"}),
]
ARGUMENTS = [(make, given, name) for make, given in METHODS for name in given]


ZEROS: list[Any] = ["0", 0, D(0), "0.0", "0e9"]


@pytest.mark.parametrize("bad", NO_NUMBER + ZEROS, ids=ids(NO_NUMBER + ZEROS))
def test_what_is_no_number_above_zero_is_refused_by_name(bad: Any) -> None:
    for make, good, name in ARGUMENTS:
        error = refused(make, **{**good, name: bad})
        assert error.argument == name
        assert error.found
        assert error.wanted.startswith("give ")
        assert len(str(error)) < 400
        assert isinstance(error, GpaiCodeError)
        assert isinstance(error, ValueError)


@pytest.mark.parametrize(
    ("make", "good", "name"),
    [row for row in ARGUMENTS if row[2] not in {"hours", "peak_flops_per_second", "utilisation"}],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_number_that_counts_things_is_whole(
    make: Callable[..., Estimate], good: dict[str, Any], name: str
) -> None:
    # 3.8 is what somebody writes who means 3.8 billion
    for bad in ("3.8", "0.5", "38e-1", D("3.8"), "1e-9"):
        error = refused(make, **{**good, name: bad})
        assert (error.argument, error.wanted[:19]) == (name, "give a whole number")
    for fine in ("38e0", "3.8e1", "38.0", D("38.00"), 38):
        assert make(**{**good, name: fine}).exact > 0


def test_utilisation_is_a_share_and_no_percentage() -> None:
    good = METHODS[0][1]
    for bad in ("1.01", 2, 40, "1.0000000000000000000000001", D("50")):
        error = refused(hardware_based, **{**good, "utilisation": bad})
        assert error.argument == "utilisation"
        assert "0.40" in error.wanted
    whole_peak = hardware_based(**{**good, "utilisation": 1})
    assert whole_peak.exact == hardware_based(**{**good, "utilisation": "1.0"}).exact


@pytest.mark.parametrize("bad", [0, -1, 31, True, None, "2", 2.0, D(2)])
def test_figures_are_a_whole_number_from_one_to_thirty(bad: Any) -> None:
    for make, good in METHODS:
        assert refused(make, **good, figures=bad).argument == "figures"
    assert refused(cumulative, {"pre-training": "1e24"}, figures=bad).argument == "figures"


def test_a_result_that_nobody_can_write_is_refused() -> None:
    assert refused(architecture_based, "9e99", "9e99").argument == "the result"
    tiny = {"units": 1, "hours": "1e-99", "peak_flops_per_second": "1e-9", "utilisation": "1"}
    assert refused(hardware_based, **tiny).argument == "the result"
    # 9.9e99 can be written, and 9.99...e99 is 1.00e100 to three figures
    assert architecture_general("9.90e99", "1.0").value == Computation("9.9e99")
    nines = "9" * 30 + "e70"
    assert refused(architecture_general, nines, "1.00", figures=3).argument == "the result"


def test_an_error_survives_pickling() -> None:
    error = refused(architecture_based, "x", 1)
    again = pickle.loads(pickle.dumps(error))
    assert (again.argument, again.found, again.wanted) == (
        error.argument,
        error.found,
        error.wanted,
    )


# What counts


def test_every_activity_has_one_answer_for_cumulative_compute() -> None:
    activities = [item.what for item in COUNTED if item.for_test is Basis.CUMULATIVE]
    assert sorted(activities, key=lambda activity: activity.value) == sorted(
        Activity, key=lambda activity: activity.value
    )


def test_no_activity_has_two_answers_for_one_test() -> None:
    assert len({(item.what, item.for_test) for item in COUNTED}) == len(COUNTED)


INCLUDED = {
    "parameter-updates": "119",
    "private-synthetic-data": "119",
    "rollouts": "119",
    "data-filtering": "119",
    "other-contribution": "119",
    "combined-weights": "121",
    "initial-weights": "121",
}
LEFT_OUT = {
    "public-synthetic-data",
    "diagnostics",
    "exploratory-research",
    "failed-experiments",
    "distillation-parents",
    "auxiliary-models",
    "recomputation",
}
NAMED_IN_RECITAL = {"pre-training", "fine-tuning"}
INFERRED = {"rollouts", "data-filtering"}
"""What the general rule takes in without naming it."""


@pytest.mark.parametrize("activity", list(Activity))
def test_an_activity_counts_or_not_and_says_where_it_stands(activity: Activity) -> None:
    item = counted(activity)
    assert item == counted(activity.value, "cumulative")
    assert item is not None
    name = activity.value
    assert item.counts is (name not in LEFT_OUT)
    if name in LEFT_OUT:
        assert item.citation == guidelines("122")
        assert str(item.citation).endswith("November 2025: 119)")
    elif name in NAMED_IN_RECITAL:
        assert item.citation == act("recital 111")
    else:
        assert item.citation == guidelines(INCLUDED[name])
    assert item.because.endswith(".")
    assert item.inferred is (name in INFERRED)


def test_without_systemic_risk_parameter_updates_alone_count() -> None:
    direct = [item for item in COUNTED if item.for_test is Basis.DIRECT]
    updates = [Activity.PARAMETER_UPDATES, Activity.PRE_TRAINING, Activity.FINE_TUNING]
    assert [item.what for item in direct if item.counts] == updates
    assert all(item.citation == guidelines("118") for item in direct)
    # what is said, and what follows from it
    assert [item.what for item in direct if not item.inferred] == updates[:1]
    (either,) = [item for item in direct if item.counts is None]
    assert (either.what, len(either.readings)) == (Activity.ROLLOUTS, 2)
    assert counted("recomputation", Basis.DIRECT) is None


@pytest.mark.parametrize("bad", ["pretraining", "", "PRE_TRAINING", None, 1, []])
def test_an_unknown_activity_is_refused_with_the_list(bad: Any) -> None:
    for make in (
        counted,
        lambda activity: Part(activity, "1e24"),
        lambda activity: cumulative([Part(activity, 1)]),
    ):
        with pytest.raises(UnknownValueError) as caught:
            make(bad)
        assert "pre-training" in caught.value.known
    with pytest.raises(UnknownValueError, match="Basis"):
        counted("pre-training", "both")


# Adding up


def test_what_need_not_be_included_is_left_out_and_reported_with_its_reason() -> None:
    parts: dict[str, compute.Amount] = {
        "pre-training": architecture_based("4.05e11", "1.56e13"),
        "fine-tuning": "1.0e23",
        "private-synthetic-data": Computation("2e23"),
        "distillation-parents": "9e25",
        "diagnostics": 10**24,
    }
    total = cumulative(parts)
    assert total.exact == D("3.8208e25")
    assert total.value == Computation("3.8e25")
    assert [accounted.part.what.value for accounted in total.included] == list(parts)[:3]
    assert [accounted.part.what.value for accounted in total.left_out] == list(parts)[3:]
    assert [accounted.item.citation for accounted in total.left_out] == [guidelines("122")] * 2
    assert [quantity.value for quantity in total.inputs] == ["3.8e25", "1.0e23", "2e23"]
    assert total.citations == (
        act("Article 51(2)"), act("recital 111"), guidelines("119"), guidelines("122")
    )  # fmt: skip
    assert compute.OPEN_LIST in total.notes
    assert compute.OPEN_LIST not in cumulative({"pre-training": "1e25"}).notes


@pytest.mark.parametrize(
    ("parts", "figures", "stated"),
    [
        (["1.2e25", "3e22"], 2, "1.2e25"),  # a small rough part takes no figure away
        (["1.2e25", "5e24"], 2, "1.7e25"),
        (["1e25", "4e24"], 2, "1e25"),  # a large rough part does
        (["1e25", "6e24"], 2, "2e25"),
        (["1.04e25", "1e22"], 2, "1.0e25"),
        (["1.04e25", "1e22"], 3, "1.04e25"),
        (["9.6e24", "8e23"], 2, "1.0e25"),  # 1.04e25
        (["5.00e24", "5.00e24"], 5, "1.000e25"),
        (["0", "1.2e24"], 2, "1.2e24"),
        (["0e30", "1.2e24"], 2, "1.2e24"),  # a zero has no place
        (["0"], 2, "0"),
    ],
)
def test_a_sum_is_stated_down_to_the_place_of_its_coarsest_part(
    parts: list[str], figures: int, stated: str
) -> None:
    total = cumulative([Part("pre-training", amount) for amount in parts], figures=figures)
    assert total.value == Computation(stated)
    assert Fraction(total.exact) == sum(map(Fraction, parts))


def test_nothing_that_counts_is_zero_and_nothing_at_all_is_refused() -> None:
    assert cumulative({"recomputation": "1e24"}).value == Computation("0")
    assert cumulative({"recomputation": "1e24"}).exact == 0
    nothings: list[Any] = [{}, [], (), iter(())]
    for nothing in nothings:
        assert refused(cumulative, nothing).argument == "parts"


@pytest.mark.parametrize(
    "bad", [None, 1, "pre-training", b"x", ["pre-training"], [("a", 1)], [None]]
)
def test_parts_are_amounts_by_activity_or_parts(bad: Any) -> None:
    assert refused(cumulative, bad).argument == "parts"


@pytest.mark.parametrize("bad", NO_NUMBER, ids=ids(NO_NUMBER))
def test_an_amount_that_is_none_is_refused_by_name(bad: Any) -> None:
    assert refused(Part, "pre-training", bad).argument == "amount"
    error = refused(cumulative, {"fine-tuning": bad})
    assert error.argument == "amount of fine-tuning"
    assert refused(near, bad, "gpai").argument == "value"
    assert refused(exceeds, bad, "gpai").argument == "value"
    assert refused(third_of, bad).argument == "original"
    assert refused(more_than_a_third, bad, "1e24").argument == "modification"
    assert refused(more_than_a_third, "1e24", bad).argument == "original"
    if not isinstance(bad, Fraction):
        error = refused(exceeds, "1e24", bad)
        assert error.argument == "threshold"
        assert "systemic risk" in error.wanted


@given(st.lists(st.tuples(st.sampled_from(Activity), numbers(most=60)), min_size=1, max_size=8))
def test_a_sum_is_exact_in_any_order_and_holds_what_counts(
    parts: list[tuple[Activity, str]],
) -> None:
    made = [Part(what, amount) for what, amount in parts]
    total = cumulative(made)
    counting = [amount for what, amount in parts if what.value not in LEFT_OUT]
    assert Fraction(total.exact) == sum(map(Fraction, counting))
    assert len(total.included) + len(total.left_out) == len(parts)
    back = cumulative(iter(made[::-1]))
    assert (back.exact, back.value) == (total.exact, total.value)
    assert total.value.significant_figures <= 2


@given(st.lists(numbers(), min_size=1, max_size=5), numbers(), st.integers(1, 9))
def test_one_more_part_that_counts_never_makes_less(
    amounts: list[str], more: str, figures: int
) -> None:
    parts = [Part(Activity.PRE_TRAINING, amount) for amount in amounts]
    before = cumulative(parts, figures=figures)
    after = cumulative([*parts, Part(Activity.FINE_TUNING, more)], figures=figures)
    assert after.exact > before.exact
    assert after.value.decimal
    left = cumulative([*parts, Part(Activity.DIAGNOSTICS, more)], figures=figures)
    assert (left.exact, left.value) == (before.exact, before.value)


# Thresholds


def test_the_thresholds_are_those_of_the_guidelines_and_the_act() -> None:
    assert {name: threshold.amount for name, threshold in THRESHOLDS.items()} == {
        "gpai": 10**23,
        "systemic risk": 10**25,
    }
    assert THRESHOLDS["gpai"].citations[0] == guidelines("17")
    assert THRESHOLDS["systemic risk"].citations[0] == act("Article 51(2)")
    assert THRESHOLDS["gpai"].basis is Basis.DIRECT
    assert THRESHOLDS["systemic risk"].basis is Basis.CUMULATIVE
    assert {name: fallback.amount * 3 for name, fallback in FALLBACKS.items()} == {
        "gpai": 10**23,
        "systemic risk": 10**25,
    }
    assert all(guidelines("64") in fallback.citations for fallback in FALLBACKS.values())
    assert all("cannot estimate" in fallback.condition for fallback in FALLBACKS.values())
    assert guidelines("63") in ONE_THIRD.citations


@pytest.mark.parametrize("table", [THRESHOLDS, FALLBACKS])
def test_nobody_can_change_a_threshold(table: Any) -> None:
    with pytest.raises(TypeError):
        table["gpai"] = None
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        table["gpai"].amount = D(1)


@pytest.mark.parametrize(
    ("name", "at", "above"),
    [
        ("gpai", "1e23", "1.0000000000000000000000001e23"),
        ("gpai", "100000000000000000000000", "100000000000000000000001"),
        ("gpai", 10**23, 10**23 + 1),
        ("systemic risk", "1e25", "1.0000000000000000000000001e25"),
        ("systemic risk", D(10) ** 25, D(10**25 + 1)),
        ("systemic risk", Computation("1.0e25"), Computation("1.1e25")),
    ],
)
def test_a_threshold_is_exceeded_above_it_and_not_at_it(name: str, at: Any, above: Any) -> None:
    assert not exceeds(at, name)
    assert exceeds(above, name)
    assert not exceeds(at, THRESHOLDS[name])
    assert not exceeds(at, at)
    assert exceeds(above, at)
    assert not near(at, name).exceeds
    assert near(above, name).exceeds


def test_rounding_decides_nothing_about_a_threshold() -> None:
    above = architecture_general("1.04e10", "1.00e15")
    assert (above.value, above.exact) == (Computation("1.0e25"), D("1.04e25"))
    assert exceeds(above, "systemic risk")
    assert near(above, "systemic risk").exceeds
    assert not exceeds(above.value, "systemic risk")
    below = architecture_general("9.99e9", "1.00e15")
    assert (below.value, below.exact) == (Computation("1.0e25"), D("9.99e24"))
    assert not exceeds(below, "systemic risk")


@pytest.mark.parametrize("threshold", ["0", 0, D(0), Fraction(0), Fraction(-1, 3)])
def test_a_threshold_is_above_zero(threshold: Any) -> None:
    for make in (near, exceeds):
        error = refused(make, "1e24", threshold)
        assert (error.argument, error.found) == ("threshold", "zero or less")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("7.6e24", False),  # 9.88e24 at most
        ("7.69e24", False),
        ("7.692307692307692307692307692e24", False),  # 1e25 / 1.3, cut off
        ("7.692307692307692307692307693e24", True),
        ("7.7e24", True),
        ("1e25", True),
        ("1.4e25", True),
        ("1.428571428571428571428571428e25", True),  # 1e25 / 0.7, cut off
        ("1.428571428571428571428571429e25", False),
        ("1.5e25", False),
        ("0", False),
        ("1e99", False),
    ],
)
def test_a_threshold_is_near_if_it_lies_within_the_margin_of_what_is_reported(
    value: str, expected: bool
) -> None:
    nearness = near(value, "systemic risk")
    assert (nearness.near, bool(nearness)) == (expected, expected)
    assert nearness.threshold == 10**25


def test_the_ends_of_the_margin_belong_to_it() -> None:
    assert near("1e24", "1.3e24")
    assert near("1e24", "7e23")
    assert not near("1e24", "1.300000000001e24")
    assert not near("1e24", "6.99999999999e23")
    assert near("3e24", Fraction(21 * 10**23))


def test_the_margin_is_of_the_stated_value_and_is_shown() -> None:
    estimate = architecture_general("7.65e9", "1.00e15")  # stated 7.7e24
    nearness = near(estimate, "systemic risk")
    assert nearness.near
    assert not near(estimate.exact, "systemic risk").near
    assert nearness.reported == estimate.value
    assert (nearness.low, nearness.high) == (D("5.39e24"), D("1.001e25"))
    assert nearness.citations[0] == guidelines("123")
    assert set(THRESHOLDS["systemic risk"].citations) < set(nearness.citations)
    assert near(estimate, "1e25").citations == (guidelines("123"),)


@given(numbers(most=40), numbers(most=40))
def test_near_and_greater_are_exact(value: str, limit: str) -> None:
    amount, threshold = Fraction(value), Fraction(limit)
    nearness = near(value, limit)
    assert nearness.near == (abs(threshold - amount) <= Fraction(3, 10) * amount)
    assert nearness.exceeds == exceeds(value, limit) == (amount > threshold)
    assert nearness == attrs.evolve(near(value, threshold), threshold=nearness.threshold)
    assert exceeds(value, threshold) == exceeds(D(value), Computation(limit))


# One third


@pytest.mark.parametrize(
    ("modification", "original", "greater"),
    [
        ("1e24", "3e24", False),  # exactly one third
        ("1.0000000000000000000000000001e24", "3e24", True),
        ("3.333333333333333333333333333e23", "1e24", False),
        ("3.333333333333333333333333334e23", "1e24", True),
        (10**20, 10**24, False),
        ("0", "1e24", False),
        ("2e24", "1e24", True),
    ],
)
def test_more_than_a_third_is_strict(modification: Any, original: Any, greater: bool) -> None:
    assert more_than_a_third(modification, original) is greater
    assert exceeds(modification, third_of(original)) is greater


def test_a_third_of_zero_is_refused() -> None:
    for zero in ("0", 0, D("0.0"), Computation("0")):
        assert refused(third_of, zero).argument == "original"
        assert refused(more_than_a_third, "1e24", zero).argument == "original"


@pytest.mark.parametrize(
    ("name", "below", "above"),
    [
        ("gpai", "3.33333333333333333333333e22", "3.33333333333333333333334e22"),
        ("systemic risk", "3.33333333333333333333333e24", "3.33333333333333333333334e24"),
    ],
)
def test_a_fallback_is_exactly_a_third_and_is_exceeded_only_above_it(
    name: str, below: str, above: str
) -> None:
    fallback = FALLBACKS[name]
    assert isinstance(fallback, Threshold)
    assert fallback.amount == third_of(THRESHOLDS[name].amount)  # type: ignore[arg-type]
    assert not exceeds(below, fallback)
    assert exceeds(above, fallback)
    assert near(below, fallback)
    assert guidelines("64") in near(below, fallback).citations


def test_a_third_of_an_estimate_is_of_its_exact_amount() -> None:
    original = architecture_based("4.05e11", "1.56e13")
    assert third_of(original) == Fraction(original.exact) / 3 == Fraction("1.26360e25")


@given(numbers(most=40), numbers(most=40))
def test_three_times_the_modification_is_compared_with_the_original(
    modification: str, original: str
) -> None:
    assert more_than_a_third(modification, original) == (
        3 * Fraction(modification) > Fraction(original)
    )


@given(numbers(least=0))
def test_three_thirds_are_the_whole(original: str) -> None:
    assert third_of(original) * 3 == Fraction(original)
    # three times anything: the largest amount that is not more than a third, and one more
    whole_original = 3 * int(D(original))
    assume(whole_original < 10**29)
    assert not more_than_a_third(int(D(original)), whole_original)
    assert more_than_a_third(int(D(original)) + 1, whole_original)


def test_every_citation_in_the_data_is_of_the_act_or_the_guidelines() -> None:
    entries: list[Item | Threshold] = [*COUNTED, *THRESHOLDS.values(), *FALLBACKS.values()]
    for entry in entries:
        places = (entry.citation,) if isinstance(entry, Item) else entry.citations
        assert all(place.instrument in {"AI Act", "Guidelines"} for place in places)


# Where 6 x P x D does not hold: mixtures of experts, frozen weights, generation, long contexts


def test_a_mixture_of_experts_counts_by_its_active_parameters() -> None:
    # guidelines 131: operations of one pass, here of one token, times the passes
    estimate = mixture_of_experts("3.7e10", "1.5e13")
    assert estimate.exact == architecture_general("1.5e13", "2.22e11").exact == D("3.33e24")
    assert estimate.method is Method.MIXTURE_OF_EXPERTS
    assert guidelines("131") in estimate.citations
    # all of its parameters would make a class of difference
    assert exceeds(architecture_based("6.7e11", "1.5e13"), "systemic risk")
    assert not exceeds(estimate, "systemic risk")


@pytest.mark.parametrize(
    ("trained", "exact"),
    [
        ("1", "2.8000000002e19"),  # hardly any weight: 4 operations for each
        ("3.5e9", "3.5e19"),
        ("7.0e9", "4.2e19"),  # all of them: 6, as for a dense transformer
    ],
)
def test_frozen_weights_take_no_gradients_of_their_own(trained: str, exact: str) -> None:
    estimate = with_frozen_weights("7.0e9", trained, "1.0e9")
    assert estimate.exact == D(exact)
    assert guidelines("118") in estimate.citations


def test_no_more_can_be_trained_than_takes_part() -> None:
    with pytest.raises(AmountError) as caught:
        with_frozen_weights("7.0e9", "7.1e9", "1.0e9")
    assert caught.value.argument == "trained_parameters"


def test_generation_takes_a_third_of_training() -> None:
    estimate = forward_passes("7.0e10", "2.0e12")
    assert 3 * estimate.exact == mixture_of_experts("7.0e10", "2.0e12").exact
    total = cumulative({"pre-training": "9.9e24", "rollouts": estimate})
    assert exceeds(total, "systemic risk")
    assert guidelines("119") in total.citations


@pytest.mark.parametrize("function", [mixture_of_experts, forward_passes, architecture_based])
@pytest.mark.parametrize("wrong", ["0", "1.5", 0, -1, None])
def test_parameters_and_tokens_are_whole_numbers(function: Any, wrong: Any) -> None:
    for arguments in ((wrong, "1.0e9"), ("1.0e9", wrong)):
        with pytest.raises(AmountError):
            function(*arguments)


@pytest.mark.parametrize(
    ("context", "fits"), [("1.0e6", True), ("1.2e9", True), ("1.3e9", False), ("1.0e12", False)]
)
def test_a_context_too_long_for_the_formula_is_refused(context: str, fits: bool) -> None:
    # guidelines 132: the number of parameters far above a twelfth of the context
    if fits:
        estimate = architecture_based("1.0e9", "1.0e12", context_tokens=context)
        assert estimate == architecture_based("1.0e9", "1.0e12")
        return
    with pytest.raises(AmountError) as caught:
        architecture_based("1.0e9", "1.0e12", context_tokens=context)
    assert caught.value.argument == "context_tokens"


def test_a_sum_notes_the_activities_that_have_two_readings() -> None:
    total = cumulative({"pre-training": "9e24", "data-filtering": "2e24"})
    assert total.exact == D("1.1e25")
    readings = [note for note in total.notes if "two readings" in note]
    assert len(readings) == 2
    assert not [note for note in cumulative({"fine-tuning": 1}).notes if "two readings" in note]
