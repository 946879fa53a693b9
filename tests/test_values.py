"""Single values: figures as written, ranges with their bounds, choices, texts and their limits."""

import decimal
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Annotated, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.constraints.quantities import Computation
from gpai_code.constraints.rules import (
    DATE_RULE,
    LINK_LENGTH,
    LIST_LENGTH,
    TEXT_LENGTH,
    Text,
    TextRule,
    accept,
    rule_of,
)
from gpai_code.errors import ValueRuleError
from gpai_code.forms.model_documentation.final import DocumentationForm as FinalForm
from gpai_code.forms.model_documentation.rounding import agree, derived, rounded
from gpai_code.forms.model_documentation.third_draft import DocumentationForm as DraftForm
from gpai_code.forms.values import (
    Asset,
    DataPart,
    DataPoints,
    DataProvenance,
    Dependency,
    DistributionChannel,
    DistributionMethod,
    DraftDataProvenance,
    DraftParameterRange,
    DraftProvenanceChoice,
    DurationRange,
    Energy,
    HardwareTime,
    Magnitude,
    Modality,
    ModalityChoice,
    ModalitySizes,
    ParameterCount,
    ParameterRange,
    ProvenanceChoice,
    Range,
    TrainingDuration,
    TrainingTime,
)
from gpai_code.resolver.facts import ModelFacts
from gpai_code.text_io.strict_json import MAX_DEPTH
from gpai_code.vocabulary import Audience, Role
from tests.strategies import decimals

THOUSAND, MILLION, BILLION = 10**3, 10**6, 10**9


def broken_rule(make: Any, /, *args: Any, **kwargs: Any) -> str:
    """Return the name of the rule for which a value was refused."""
    with pytest.raises(ValueRuleError) as caught:
        make(*args, **kwargs)
    return caught.value.rule


@pytest.mark.parametrize(
    ("written", "figures"),
    [
        ("7.3e10", 2),
        ("9e1", 1),
        ("90", 1),  # nobody can tell whether the zero is meant
        ("90.0", 3),
        ("9.0e1", 2),
        ("10e23", 2),
        ("100e0", 3),
        ("1200", 2),
        ("1201", 4),
        ("8000000000", 1),
        ("8000000001", 10),
        ("0.05", 1),
        ("0.050", 2),
        ("1.050", 4),
        ("0", 1),
        ("0.0", 1),
        ("0e5", 1),
        ("1e-99", 1),
    ],
)
def test_an_amount_states_the_figures_that_were_written(written: str, figures: int) -> None:
    assert Computation(written).significant_figures == figures


@settings(deadline=None)
@given(decimals)
def test_every_figure_that_can_be_written_is_kept_as_it_was_and_is_exact(written: str) -> None:
    amount = Energy(written)
    assert str(amount) == f"{written} MWh"
    assert amount.decimal == decimal.Decimal(written)
    assert 1 <= amount.significant_figures <= 60


FIGURES = ["0", "7", "7.3e10", "7.30", "0.5", "1e0", "1e99", "1e-9", "1e-99", "9" * 30]
FIGURES += ["9" * 30 + "." + "9" * 30 + "e-99"]


@pytest.mark.parametrize(
    "written",
    FIGURES,
)
def test_a_figure_in_plain_or_scientific_notation_is_allowed(written: str) -> None:
    assert ParameterCount(written).value == written


NO_FIGURES = [
    "",
    " ",
    " 1",
    "1 ",
    "1\n",
    "\n1",
    "1\t",
    "01",
    "00",
    "007",
    "1.",
    ".5",
    "1.e5",
    "-1",
    "+1",
]
NO_FIGURES += [
    "1E5",
    "1e+5",
    "1e05",
    "1e",
    "1e-",
    "1e-05",
    "1e100",
    "1e1.5",
    "1,5",
    "1 000",
    "1_000",
]
NO_FIGURES += ["1.5.2", "0x10", "NaN", "Infinity", "-0", "∞", "N/A", "none", "about 5", "5 MWh"]
NO_FIGURES += [
    "7.3*10^10",
    "7.3x10^10",
    "٣",
    "１",
    "²",
    "१",
    "1٠",
    "1e٣",
    "9" * 31,
    "1." + "9" * 31,
]


@pytest.mark.parametrize(
    "written",
    NO_FIGURES,
)
def test_anything_else_is_no_figure(written: str) -> None:
    assert broken_rule(Computation, written) == "decimal"


@pytest.mark.parametrize("value", [7, 7.3, True, None, decimal.Decimal(7), b"7", ["7"]], ids=repr)
def test_a_figure_is_written_as_text_so_that_its_figures_are_kept(value: object) -> None:
    assert broken_rule(Computation, value) == "decimal"


def test_a_figure_of_endless_length_is_refused_for_its_length() -> None:
    assert broken_rule(Computation, "9" * 71) == "length"


EDGES = [1, 500 * MILLION, 5 * BILLION, 15 * BILLION, 50 * BILLION, 100 * BILLION]
EDGES += [500 * BILLION, 1000 * BILLION]

BOUNDS = ["1", "500M", "5B", "15B", "50B", "100B", "500B", "1T"]
DASHES: dict[type[Range], str] = {DraftParameterRange: "-", ParameterRange: "—"}

every_scale = pytest.mark.parametrize("scale", DASHES, ids=["third-draft", "final"])


@every_scale
def test_the_ranges_of_parameters_are_those_printed(scale: type[Range]) -> None:
    printed = [f"{low}{DASHES[scale]}{high}" for low, high in pairwise(BOUNDS)]
    assert [str(span.value) for span in scale] == [*printed, ">1T"]


@every_scale
@pytest.mark.parametrize(
    ("parameters", "place"),
    [
        ("1", 0),
        ("499999999", 0),
        ("4.99e8", 0),
        ("500000001", 1),
        ("7.0e9", 2),
        ("1.6e10", 3),
        ("7.3e10", 4),
        ("4.05e11", 5),
        ("999999999999.9", 6),
        ("1000000000000.1", 7),
        ("9e99", 7),
    ],
)
def test_a_count_between_two_bounds_fits_one_range(
    scale: type[Range], parameters: str, place: int
) -> None:
    number = decimal.Decimal(parameters)
    assert [span for span in scale if span.fits(number)] == [list(scale)[place]]
    assert scale.of(number) is list(scale)[place]


@every_scale
@pytest.mark.parametrize("place", range(1, len(EDGES)))
def test_a_count_at_a_bound_fits_both_ranges_and_is_put_into_the_lower(
    scale: type[Range], place: int
) -> None:
    bound = decimal.Decimal(EDGES[place])
    spans = list(scale)
    assert [span for span in scale if span.fits(bound)] == [spans[place - 1], spans[place]]
    assert scale.of(bound) is spans[place - 1]


@every_scale
@pytest.mark.parametrize("parameters", ["0", "0.5", "0.999"])
def test_less_than_one_parameter_fits_no_range(scale: type[Range], parameters: str) -> None:
    assert scale.of(decimal.Decimal(parameters)) is None


def test_the_periods_of_the_final_form_are_those_printed() -> None:
    assert {span.name: span.value for span in DurationRange} == {
        "UNDER_1_MONTH": "less than 1 month",
        "UP_TO_3_MONTHS": "1—3 months",
        "UP_TO_6_MONTHS": "3—6 months",
        "OVER_6_MONTHS": "more than 6 months",
    }


@pytest.mark.parametrize(
    ("days", "fitting", "chosen"),
    [
        ("0", [0], 0),
        ("27.9", [0], 0),
        ("28", [0, 1], 0),  # a whole February
        ("30", [0, 1], 0),
        ("30.5", [0, 1], 1),
        ("31", [0, 1], 1),
        ("31.1", [1], 1),
        ("83.9", [1], 1),
        ("84", [1, 2], 1),  # three months of 28 days
        ("91", [1, 2], 1),
        ("92", [1, 2], 2),
        ("93", [1, 2], 2),  # three months of 31 days
        ("94", [2], 2),
        ("167.9", [2], 2),
        ("168", [2, 3], 2),
        ("182", [2, 3], 2),
        ("183", [2, 3], 3),
        ("186", [2, 3], 3),
        ("186.5", [3], 3),
        ("9e9", [3], 3),
    ],
)
def test_a_month_has_28_to_31_days_and_on_average_a_twelfth_of_a_year(
    days: str, fitting: list[int], chosen: int
) -> None:
    number, spans = decimal.Decimal(days), list(DurationRange)
    assert [span for span in spans if span.fits(number)] == [spans[place] for place in fitting]
    assert DurationRange.of(number) is spans[chosen]


@settings(deadline=None)
@given(decimals)
def test_every_number_of_days_fits_one_range_or_two_neighbours(written: str) -> None:
    days = decimal.Decimal(written)
    places = [place for place, span in enumerate(DurationRange) if span.fits(days)]
    assert places in [[0], [1], [2], [3], [0, 1], [1, 2], [2, 3]]
    assert DurationRange.of(days).fits(days)


@pytest.mark.parametrize(
    ("computation", "fitting"),
    [
        ("2.4e25", ["1e25"]),
        ("1.0e25", ["1e25"]),
        ("4.999e25", ["1e25"]),
        ("4." + "9" * 30 + "e25", ["1e25"]),
        ("5.0e25", ["1e25", "1e26"]),
        ("9.9e25", ["1e25", "1e26"]),
        ("24000000000000000000000000", ["1e25"]),
        ("1", ["1e0"]),
        ("0.7e1", ["1e0", "1e1"]),
    ],
)
def test_an_order_of_magnitude_is_cut_off_or_rounded(computation: str, fitting: list[str]) -> None:
    precise = Computation(computation)
    every = [Magnitude(f"1e{exponent}") for exponent in range(100)]
    assert [magnitude.value for magnitude in every if magnitude.fits(precise)] == fitting
    assert Magnitude.of(precise).value == fitting[0]


@pytest.mark.parametrize("written", ["2e24", "1e024", "1e100", "10e23", "1.0e24", "1e-3", "1e24\n"])
def test_an_order_of_magnitude_is_a_power_of_ten(written: str) -> None:
    assert broken_rule(Magnitude, written) in {"power-of-ten", "length"}


def points(value: str) -> DataPoints:
    return DataPoints(part=DataPart.TRAINING, value=value, unit="tokens")


@pytest.mark.parametrize(
    ("precise", "figures", "written"),
    [
        ("1.5e13", 1, "2e13"),
        ("1.49e13", 1, "1e13"),
        ("9.6e13", 1, "1e14"),
        ("1.25e13", 2, "1.3e13"),
        ("15000000000000", 1, "2e13"),
        ("0.0015", 1, "2e-3"),
        ("0", 1, "0"),
        ("1" + "5" * 29, 3, "1.56e29"),
    ],
)
def test_data_points_are_rounded_half_up(precise: str, figures: int, written: str) -> None:
    assert rounded(points(precise), figures).value == written


@pytest.mark.parametrize(
    ("coarse", "precise", "agreed"),
    [
        ("2e13", "1.5e13", True),
        ("1e13", "1.5e13", True),  # cut off
        ("3e13", "1.5e13", False),
        ("1.5e13", "1.5e13", True),
        ("1.50e13", "1.5e13", True),
        ("1.6e13", "1.55e13", True),
        ("1.6e13", "1.5e13", False),
        ("1e14", "9.6e13", True),
        ("9e13", "9.6e13", True),
        ("0", "0", True),
        ("1", "0", False),
    ],
)
def test_a_coarser_number_agrees_if_it_is_the_precise_one_cut_off_or_rounded(
    coarse: str, precise: str, agreed: bool
) -> None:
    assert agree(points(coarse), points(precise)) is agreed


@settings(deadline=None)
@given(decimals.filter(lambda written: abs(decimal.Decimal(written).adjusted()) < 99))
def test_what_is_derived_from_a_number_agrees_with_it(written: str) -> None:
    assert agree(rounded(points(written)), points(written))
    computation = Computation(written)
    if computation.decimal >= 1:
        assert Magnitude.of(computation).fits(computation)


def test_numbers_beyond_all_measure_are_not_derived() -> None:
    for written in ("9.6e99", "1" + "0" * 29 + "e99", "0." + "0" * 29 + "1e-99"):
        form = FinalForm(data_points=(points(written),), training_compute=Computation(written))
        assert form.with_derived() == form


def test_derived_rows_follow_from_precise_ones_and_leave_what_is_filled() -> None:
    precise = FinalForm(
        total_parameters=ParameterCount("7.0e10"),
        data_points=(points("1.5e13"), points("2.4e12")),
        training_time=TrainingDuration(
            period="pre-training",
            value="75",
            hardware=(HardwareTime(hardware="H100", value="4e5"),),
        ),
        training_compute=Computation("2.4e25"),
    )
    made = precise.with_derived()
    assert made.parameter_range is ParameterRange.UP_TO_100B
    assert [point.value for point in made.data_points_rounded or ()] == ["2e13", "2e12"]
    assert made.training_time_range is None, "its period would be told to another audience"
    assert made.training_compute_magnitude == Magnitude("1e25")
    assert made.with_derived() == made
    filled = attrs.evolve(precise, parameter_range=ParameterRange.OVER_1T)
    assert filled.with_derived().parameter_range is ParameterRange.OVER_1T


CHOICES: list[tuple[type, Any]] = [
    (ModalityChoice, Modality.TEXT),
    (DraftProvenanceChoice, DraftDataProvenance.WEB_CRAWLING),
    (ProvenanceChoice, DataProvenance.WEB_CRAWLING),
]

every_choice = pytest.mark.parametrize(
    ("kind", "option"), CHOICES, ids=[kind.__name__ for kind, _ in CHOICES]
)


@every_choice
def test_a_choice_selects_something(kind: type, option: Any) -> None:
    assert broken_rule(kind) == "choice"
    assert broken_rule(kind, selected=None, other=None) == "choice"
    assert broken_rule(kind, selected=()) == "items"
    assert broken_rule(kind, other="") == "text"
    assert kind(other="something else") == kind(other="something else")
    assert kind(selected=(option,)) != kind(selected=(option,), other="something else")


@every_choice
def test_a_choice_selects_each_option_once_and_only_what_is_printed(
    kind: type, option: Any
) -> None:
    every = tuple(option.__class__)
    assert kind(selected=every).selected == every
    assert broken_rule(kind, selected=(option, option)) == "unique-items"
    assert kind(selected=[option.value]).selected == (option,)
    assert kind(selected=[option]).selected == (option,)
    assert broken_rule(kind, selected=option) == "type"
    assert broken_rule(kind, selected=(DataPart.TRAINING,)) == "type"


def test_the_options_are_those_printed() -> None:
    assert [option.value for option in Modality] == ["Text", "Images", "Audio", "Video"]
    shared = ["Web crawling", "User data", "Publicly available datasets"]
    shared += ["Data collected through other means"]
    for options, own in ((DraftDataProvenance, 3), (DataProvenance, 2)):
        labels = [str(option.value) for option in options]
        assert [label for label in labels if label in shared] == shared
        assert len(labels) == len(shared) + own


def test_sizes_give_at_least_one_size_and_each_may_be_not_applicable() -> None:
    assert broken_rule(ModalitySizes) == "sizes"
    assert ModalitySizes(audio="N/A").audio == "N/A"
    assert broken_rule(ModalitySizes, audio="n/a") == "text"


HARDWARE = HardwareTime(hardware="H100", value="4e5")

WRONG: dict[str, tuple[Any, dict[str, Any], str]] = {
    "a unit of another amount": (Energy, {"value": "1", "unit": "kWh"}, "option"),
    "a number for a figure": (ParameterCount, {"value": 70_000_000_000}, "decimal"),
    "another text for a part": (DataPoints, {"part": "most", "value": "1", "unit": "t"}, "type"),
    "no name": (Dependency, {"name": "", "documentation": "not accessible"}, "text"),
    "a link that is none": (DistributionMethod, {"name": "API", "link": "example.org"}, "link"),
    "a script for a link": (
        DistributionChannel,
        {"name": "API", "access_level": "answers", "link": "javascript:alert(1)"},
        "link",
    ),
    "a licence that is not said": (
        Asset,
        {"name": "code", "access": "on the web", "license": "none"},
        "text",
    ),
    "no hardware": (TrainingDuration, {"period": "all", "value": "1", "hardware": ()}, "items"),
    "a list of something else": (
        TrainingDuration,
        {"period": "all", "value": "1", "hardware": ["H100"]},
        "type",
    ),
    "another kind of time": (
        DraftForm,
        {"training_time": TrainingDuration(period="all", value="1", hardware=(HARDWARE,))},
        "type",
    ),
    "the other edition's time": (
        FinalForm,
        {"training_time": TrainingTime(period="all", value="1")},
        "type",
    ),
    "the other edition's range": (
        FinalForm,
        {"parameter_range": DraftParameterRange.UP_TO_5B},
        "type",
    ),
    "the other edition's choice": (
        DraftForm,
        {"data_provenance": ProvenanceChoice(other="found")},
        "type",
    ),
    "a time of day": (
        FinalForm,
        {"release_date": datetime(2025, 1, 31, tzinfo=UTC)},
        "type",
    ),
    "a date as text": (FinalForm, {"release_date": "2025-01-31"}, "type"),
    "no audience": (FinalForm, {"audience": "public"}, "type"),
    "N/A where it is not allowed": (FinalForm, {"model_architecture": "N/A"}, "text"),
    "N/A for an amount": (DraftForm, {"training_energy": "N/A"}, "type"),
    "another text for an amount": (FinalForm, {"training_energy": "unknown"}, "option"),
    "extensions that are no dict": (FinalForm, {"extensions": ["note"]}, "type"),
    "a yes as text": (ModelFacts, {"weights_public": "yes"}, "type"),
    "a yes as number": (ModelFacts, {"weights_public": 1}, "type"),
}


def test_a_constructor_takes_the_text_of_an_option_and_a_list_for_a_tuple() -> None:
    for part in ("training", DataPart.TRAINING):
        assert DataPoints(part=part, value="1", unit="tokens").part is DataPart.TRAINING  # type: ignore[arg-type]
    typed: Any = {
        "training_time": TrainingDuration(period="all", value="1", hardware=[HARDWARE]),  # type: ignore[arg-type]
        "parameter_range": "500M-5B",
        "audience": "AIO",
        "input_modalities": None,
    }
    form = FinalForm(training_time=typed["training_time"], parameter_range=typed["parameter_range"])
    assert form.training_time is not None
    assert form.training_time.hardware == (HARDWARE,)
    assert form.parameter_range is ParameterRange.UP_TO_5B
    assert FinalForm(audience=typed["audience"]).audience is Audience.AI_OFFICE
    facts: Any = {"generates": ["language"], "role": "modifier"}
    assert ModelFacts(**facts).role is Role.MODIFIER


@pytest.mark.parametrize(
    ("kind", "text", "printed"),
    [
        (ParameterRange, "1-500M", "1—500M"),
        (ParameterRange, "500B-1T", "500B—1T"),
        (DraftParameterRange, "500B-1T", "500B-1T"),
        (DurationRange, "3-6 months", "3—6 months"),
    ],
)
def test_a_range_is_read_with_a_hyphen_and_shown_as_printed(
    kind: type[ParameterRange], text: str, printed: str
) -> None:
    assert kind(text).value == printed
    with pytest.raises(ValueError, match="1-1T"):
        kind("1-1T")


@pytest.mark.parametrize(("kind", "answers", "rule"), WRONG.values(), ids=WRONG)
def test_a_constructor_refuses_a_wrong_value_and_names_its_field(
    kind: Any, answers: dict[str, Any], rule: str
) -> None:
    with pytest.raises(ValueRuleError) as caught:
        kind(**answers)
    assert caught.value.rule == rule
    assert any(f" for {name}" in str(caught.value) for name in answers)


NO_JSON = [
    {1: "a"},
    {"a": {2}},
    {"a": (1, 2)},
    {"a": float("nan")},
    {"a": decimal.Decimal("Infinity")},
]
NO_JSON += [{"a": date(2025, 1, 31)}, {"\ud800": 1}, {"a": [{"b": "\udfff"}]}]


@pytest.mark.parametrize(
    "value",
    NO_JSON,
    ids=repr,
)
def test_extensions_hold_only_what_a_json_document_gives_back(value: dict[Any, Any]) -> None:
    assert broken_rule(FinalForm, extensions=value) in {"json", "surrogate"}


def test_extensions_are_not_nested_deeper_than_a_document_may_be() -> None:
    def nested(levels: int) -> dict[str, Any]:
        value: dict[str, Any] = {}
        for _ in range(levels - 1):
            value = {"a": value}
        return value

    deepest = MAX_DEPTH - 1  # the document itself is a level
    assert FinalForm(extensions=nested(deepest)).extensions == nested(deepest)
    assert broken_rule(FinalForm, extensions=nested(deepest + 1)) == "depth"


ANSWERS = [
    "x",
    "two words",
    " blanks around ",
    "a\nb\tc\r\nd",
    "Ünïcödé 模型 🤖",
    "nonesuch",
    "N/A to us",
]
ANSWERS += ["none exists", "n/a-based", "0", "-", "\u200b", "x" * TEXT_LENGTH]


@pytest.mark.parametrize(
    "text",
    ANSWERS,
    ids=lambda text: repr(text)[:30],
)
def test_words_are_an_answer(text: str) -> None:
    assert FinalForm(model_name=text).model_name == text


NO_ANSWERS = ["", " ", "\n", "\t \r\n", "\u00a0", "\u3000", "\ufeff", "\u2028", "\x85"]
NO_ANSWERS += [
    "N/A",
    "n/a",
    "N.A.",
    "NA",
    "na.",
    " N / A ",
    "n/a\n",
    "\u00a0N/A\u2003",
    "Not applicable.",
]
NO_ANSWERS += ["none", "None.", "NONE", "\tnone\n"]
NO_ANSWERS += ["\x00", "a\x00", "a\x07b", "\x1b[31mred", "a\x0bb", "a\x0cb", "a\x1fb", "a\x7fb"]


@pytest.mark.parametrize(
    "text",
    NO_ANSWERS,
    ids=repr,
)
def test_blanks_placeholders_and_control_characters_are_no_answer(text: str) -> None:
    assert broken_rule(FinalForm, model_name=text) == "text"


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\udc00\ud800"], ids=ascii)
def test_half_a_surrogate_pair_is_no_text_since_nobody_can_write_it(text: str) -> None:
    assert broken_rule(FinalForm, model_name=text) == "surrogate"


def test_a_text_has_a_longest_length() -> None:
    assert broken_rule(FinalForm, model_name="x" * (TEXT_LENGTH + 1)) == "length"
    assert broken_rule(FinalForm, model_name="x" * 10_000_000) == "length"
    link = "https://example.org/"
    longest = link + "x" * (LINK_LENGTH - len(link))
    assert DistributionMethod(name="API", link=longest).link == longest
    assert broken_rule(DistributionMethod, name="API", link=longest + "x") == "length"


def test_a_list_has_a_greatest_length() -> None:
    item = Dependency(name="another", documentation="not accessible")
    longest = (item,) * LIST_LENGTH
    assert DraftForm(model_dependencies=longest).model_dependencies == longest
    assert broken_rule(DraftForm, model_dependencies=(*longest, item)) == "items"
    assert DraftForm(model_dependencies=()).model_dependencies == ()
    assert broken_rule(DraftForm, data_points=()) == "items"


LONG = [
    "x" * (TEXT_LENGTH - 1) + "\x00",
    " " * TEXT_LENGTH,
    "n/a" + " " * (TEXT_LENGTH - 4) + "\x00",
]
LONG += ["\u3000" * TEXT_LENGTH, " " * (TEXT_LENGTH - 4) + "n/a"]


@pytest.mark.parametrize(
    "hostile",
    LONG,
    ids=["control at the end", "blanks", "N/A and blanks", "wide blanks", "blanks first"],
)
def test_no_text_of_full_length_keeps_the_rule_busy(hostile: str) -> None:
    rule = rule_of(Text)
    assert isinstance(rule, TextRule)
    for _ in range(20):  # a rule that is not linear would not come to an end here
        assert broken_rule(rule.check, hostile) == "text"


@pytest.mark.parametrize(
    "link",
    ["https://example.org", "http://a", "https://a.b/c?d=e&f=(g)#h", "https://müller.example/ä"],
)
def test_a_link_starts_with_http(link: str) -> None:
    assert DistributionMethod(name="API", link=link).link == link


NO_LINKS = [
    "",
    "https://",
    "HTTPS://a.b",
    "ftp://a.b",
    "//a.b",
    "javascript:alert(1)",
    "data:text/html,x",
]
NO_LINKS += [
    "https://a.b\n",
    "https://a b",
    " https://a.b",
    'https://a"b',
    "https://a<b",
    "https://a>b",
]
NO_LINKS += [
    "https://a`b",
    "https://a{b}",
    "https://a|b",
    "https://a\\b",
    "https://a^b",
    "https://a\x00",
]
NO_LINKS += ["https://a\u00a0b", "https://a\u2028b", "https://a\ufeffb", "www.example.org", "N/A"]


@pytest.mark.parametrize(
    "link",
    NO_LINKS,
    ids=repr,
)
def test_anything_else_is_no_link(link: str) -> None:
    assert broken_rule(DistributionMethod, name="API", link=link) == "link"


def test_the_pattern_of_dates_knows_leap_years() -> None:
    for year in range(10_000):
        text = f"{year:04}-02-29"
        assert bool(_date(text)) is _is_date(text), text


NO_DATES = [
    "",
    "2025",
    "2025-1-31",
    "2025-01-31T00:00:00",
    "2025-01-31\n",
    " 2025-01-31",
    "20250131",
]
NO_DATES += ["2025-W05-5", "2025-00-10", "2025-13-01", "2025-04-31", "2025-01-32", "2025-01-00"]
NO_DATES += [
    "0000-01-01",
    "10000-01-01",
    "-2025-01-01",
    "٢٠٢٥-01-31",
    "２０２５-01-31",
    "31.01.2025",
]


@pytest.mark.parametrize(
    "text",
    NO_DATES,
    ids=repr,
)
def test_a_day_is_written_with_year_month_and_day(text: str) -> None:
    assert _date(text) is None


@settings(deadline=None)
@given(st.dates())
def test_every_day_can_be_written(day: date) -> None:
    assert _date(day.isoformat()) == day


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(DATE_RULE.check(text))
    except ValueRuleError:
        return None


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def test_a_range_follows_from_the_count_in_the_third_draft_too() -> None:
    form = DraftForm(total_parameters=ParameterCount("7.0e10"))
    assert derived(form) == {"parameter_range": DraftParameterRange.UP_TO_100B}
    assert derived(DraftForm(total_parameters=ParameterCount("0.5"))) == {}


def test_an_annotation_without_a_rule_of_ours_has_none() -> None:
    assert rule_of(str) is None
    assert rule_of(Annotated[str, "a note"]) is None
    accept(tuple[Text, ...], ("one", "two"))
    assert broken_rule(accept, tuple[Text, ...], ("one", "")) == "text"


def test_none_is_accepted_only_for_what_may_be_left_open() -> None:
    accept(Text | None, None)
    assert broken_rule(accept, Text, None) == "text"
    assert broken_rule(accept, tuple[Text, ...], None) == "type"
