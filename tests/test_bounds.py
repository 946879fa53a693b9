"""Input of any length or size costs little: it is refused early, and no message grows with it."""

from collections.abc import Callable
from datetime import date

import pytest

from gpai_code import assess_license, load
from gpai_code.catalog.calendar_days import add_length
from gpai_code.catalog.deadlines import due_dates
from gpai_code.catalog.edition import MAX_SPECIFIER_LENGTH, select_edition
from gpai_code.catalog.ids import MAX_LENGTH, normalize
from gpai_code.errors import (
    QUOTED,
    DeadlineError,
    GpaiCodeError,
    LegalReferenceError,
    UnknownEditionError,
    UnknownIdError,
)
from gpai_code.forms.checks import check_form
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.law import Citation
from gpai_code.schemas.published import json_schema
from gpai_code.vocabulary import Addressee, TimeUnit
from gpai_code.vocabulary.names import member

HUGE = 10**5_000
"""A number that Python refuses to write out."""

LONG = "x" * 1_000_000
GAP = "x" + " " * 1_000_000 + "y"

LOOK_UPS: dict[str, Callable[[str], object]] = {
    "an entry": lambda text: load()[text],
    "a Measure": lambda text: load().measure(text),
    "an edition": load,
    "a schema": json_schema,
    "a pinpoint": Citation.parse,
    "a filter by article": lambda text: load().select(article=text),
    "a filter by addressee": lambda text: load().select(addressee=text),
    "a member of a list": lambda text: member(Addressee, text),
    "an event": lambda text: due_dates({text: date(2026, 1, 1)}),
    "a licence": assess_license,
}


@pytest.mark.parametrize("look_up", LOOK_UPS.values(), ids=LOOK_UPS)
@pytest.mark.parametrize(
    "text",
    [LONG, GAP, "(" * 1_000_000, "9" * 1_000_000, ">=" + "9" * 5_000],
    ids=["a word", "a gap", "brackets", "figures", "a specifier"],
)
def test_a_long_text_is_refused_in_few_words(look_up: Callable[[str], object], text: str) -> None:
    with pytest.raises(GpaiCodeError) as caught:
        look_up(text)
    assert len(str(caught.value)) < 20 * QUOTED


def test_a_label_is_looked_for_up_to_a_length() -> None:
    label = " Measure  II.4.5 "
    draft = load("third-draft")
    assert draft[label.ljust(MAX_LENGTH)].id == "II.4.5"
    with pytest.raises(UnknownIdError):
        draft[label.ljust(MAX_LENGTH + 1)]
    assert max(map(len, draft.entries)) < MAX_LENGTH
    assert normalize(GAP) == GAP


def test_a_specifier_is_read_up_to_a_length() -> None:
    assert select_edition(">=0.3,<1".ljust(MAX_SPECIFIER_LENGTH)).slug == "third-draft"
    with pytest.raises(UnknownEditionError):
        select_edition(">=0.3,<1".ljust(MAX_SPECIFIER_LENGTH + 1))


def test_a_pinpoint_is_read_up_to_a_length() -> None:
    with pytest.raises(LegalReferenceError):
        Citation.parse("AI Act Article " + "1" * 200)


@pytest.mark.parametrize("unit", TimeUnit, ids=lambda unit: unit.value)
@pytest.mark.parametrize(
    "length", [HUGE, -HUGE, 10**12, -(10**12)], ids=["huge", "huge, back", "long", "long, back"]
)
def test_a_length_of_time_beyond_the_calendar_is_refused_whatever_it_is(
    unit: TimeUnit, length: int
) -> None:
    with pytest.raises(DeadlineError, match="outside the calendar"):
        add_length(date(2026, 1, 1), length, unit)


@pytest.mark.parametrize(
    ("version", "first"),
    [("1", True), ("01.0.000", True), ("1.0" + "0" * 5_000, True), ("1." + "9" * 5_000, False)],
    ids=["1", "with zeros", "many zeros", "many figures"],
)
def test_the_first_version_is_recognised_in_any_number_of_figures(
    version: str, first: bool
) -> None:
    rules = {finding.rule for finding in check_form(TrainingContentSummary(version=version))}
    assert ("previous-versions" in rules) is not first
