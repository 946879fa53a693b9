"""The dates that follow: from when obligations hold, enforcement, and the notification."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.errors import DeadlineError
from gpai_code.law import CHAPTER_V, ENFORCEMENT, GRANDFATHERED
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.resolution import resolve
from gpai_code.resolver.timeline import Milestone
from gpai_code.vocabulary import Outcome, Role

ENFORCED = (date(2026, 8, 2), "AI Act Article 113")
EITHER = [
    (date(2025, 8, 2), "AI Act Article 113(b)"),
    ENFORCED,
    (date(2027, 8, 2), "AI Act Article 111(3)"),
]
"""What holds if nobody says when the model was placed on the market."""
SYSTEMIC: dict[str, Any] = {"systemic_risk": True}


def day(text: str) -> date:
    return date.fromisoformat(text)


def decided(as_of: date | None = None, **known: Any) -> Decision:
    return resolve(ModelFacts(**known), as_of=as_of)


def dates(decision: Decision) -> list[tuple[date, str]]:
    """Return each date with the first place that it rests on."""
    dated = []
    for milestone in decision.timeline:
        assert milestone.date is not None
        first = milestone.citations[0]
        dated.append((milestone.date, f"{first.instrument} {first.place}"))
    return dated


def notification(decision: Decision) -> Milestone | None:
    notifications = [milestone for milestone in decision.timeline if "notified" in milestone.what]
    assert len(notifications) <= 1
    return notifications[0] if notifications else None


def test_the_days_of_the_act() -> None:
    # Articles 113(b), 111(3) and 113
    assert day("2025-08-02") == CHAPTER_V
    assert day("2027-08-02") == GRANDFATHERED
    assert day("2026-08-02") == ENFORCEMENT


@pytest.mark.parametrize(
    ("placed", "due", "place"),
    [
        ("2023-03-14", "2027-08-02", "AI Act Article 111(3)"),
        ("2025-08-01", "2027-08-02", "AI Act Article 111(3)"),
        ("2025-08-02", "2025-08-02", "AI Act Article 113(b)"),
        ("2025-08-03", "2025-08-03", "AI Act Article 113(b)"),
        ("2026-11-24", "2026-11-24", "AI Act Article 113(b)"),
        ("2028-02-29", "2028-02-29", "AI Act Article 113(b)"),
    ],
)
def test_models_of_before_2_august_2025_have_two_years_and_others_none(
    placed: str, due: str, place: str
) -> None:
    due_dates = dates(decided(placed_on=day(placed)))
    # what is not due yet cannot be enforced: Article 111(3), or a placing after August 2026
    enforced = max(ENFORCED[0], day(due))
    assert sorted(due_dates) == sorted([(day(due), place), (enforced, ENFORCED[1])])


def test_without_a_day_of_placing_both_dates_are_named_with_their_condition() -> None:
    decision = decided()
    assert dates(decision) == EITHER
    assert decision.timeline[2].what.startswith("If it was on the market before 2 August 2025")


def test_enforcement_rests_on_the_act_and_the_guidelines() -> None:
    (enforced,) = [milestone for milestone in decided().timeline if milestone.date == ENFORCEMENT]
    assert list(map(str, enforced.citations)) == [
        "AI Act Article 113",
        "AI Act Article 101",
        "Guidelines paragraph 115 (July 2025; November 2025: 112)",
        "AI Act Article 111(3)",
    ]
    assert "on the market before 2 August 2025" in enforced.what
    placed = decided(placed_on=day("2026-01-02")).timeline[-1]
    assert placed.citations == enforced.citations[:3]


@pytest.mark.parametrize(
    ("released", "early"), [("2025-08-01", True), ("2025-08-02", False), ("2026-03-01", False)]
)
def test_a_model_released_nowhere_before_was_not_on_the_market_before(
    released: str, early: bool
) -> None:
    due_dates = dates(decided(released_on=day(released)))
    assert ((GRANDFATHERED, "AI Act Article 111(3)") in due_dates) is early


# Notification under Article 52(1)


@pytest.mark.parametrize(
    ("met", "due"),
    [
        # met before Chapter V applied: two weeks from 2 August 2025
        ("2024-12-31", "2025-08-16"),
        ("2025-08-01", "2025-08-16"),
        ("2025-08-02", "2025-08-16"),
        ("2025-08-03", "2025-08-17"),
        ("2026-02-20", "2026-03-06"),
        ("2027-12-25", "2028-01-08"),
        ("2028-02-20", "2028-03-05"),
    ],
)
def test_the_commission_is_to_be_notified_within_two_weeks(met: str, due: str) -> None:
    milestone = notification(decided(threshold_met_on=day(met), **SYSTEMIC))
    assert milestone is not None
    assert milestone.date == day(due)
    assert list(map(str, milestone.citations)) == [
        "AI Act Article 52(1)",
        "Guidelines paragraph 31 (July 2025; November 2025: 30)",
        # where the two weeks run from the start of Chapter V
        *["Guidelines paragraph 115 (July 2025; November 2025: 112)"][: day(met) < CHAPTER_V],
    ]


@settings(deadline=None, max_examples=60)
@given(met=st.dates(max_value=date(9999, 12, 17)))
def test_two_weeks_run_from_the_threshold_or_from_the_chapter(met: date) -> None:
    milestone = notification(decided(threshold_met_on=met, **SYSTEMIC))
    assert milestone is not None
    assert milestone.date is not None
    assert milestone.date - max(met, CHAPTER_V) == timedelta(days=14)


@pytest.mark.parametrize("met", ["9999-12-18", "9999-12-31"])
def test_a_date_outside_the_calendar_is_an_error(met: str) -> None:
    with pytest.raises(DeadlineError):
        decided(threshold_met_on=day(met), **SYSTEMIC)


MET: dict[str, Any] = {"threshold_met_on": day("2026-02-20")}
NOTIFIED: list[tuple[str, dict[str, Any], bool]] = [
    ("systemic risk", SYSTEMIC, True),
    ("presumed above 10^25", {"cumulative_compute": "2e25"}, True),
    ("arguments put forward, no decision yet", {"cumulative_compute": "2e25"}, True),
    ("systemic risk not known", {}, True),
    ("no systemic risk", {"systemic_risk": False}, False),
    # the notification does not wait for a placing on the market
    ("not placed yet", {**SYSTEMIC, "placed_on_union_market": False}, True),
    (
        "used internally only, and not essential",
        {**SYSTEMIC, "internal_use_only": True, "internal_use_essential": False},
        True,
    ),
    # but where none is to come there is nothing to notify
    ("Union clearly excluded", {**SYSTEMIC, "union_excluded": True}, False),
    ("no commercial activity", {**SYSTEMIC, "commercial_activity": False}, False),
    ("no general-purpose AI model", {**SYSTEMIC, "is_gpai": False}, False),
    ("somebody else's model", {**SYSTEMIC, "role": Role.HOST}, False),
]


@pytest.mark.parametrize(
    ("known", "notified"), [row[1:] for row in NOTIFIED], ids=[row[0] for row in NOTIFIED]
)
def test_who_is_to_notify(known: dict[str, Any], notified: bool) -> None:
    assert (notification(decided(**MET, **known)) is not None) is notified
    undated = notification(decided(**known))  # without a day there is no date
    assert (undated is not None) is (notified and "cumulative_compute" in known)
    assert undated is None or undated.date is None


def test_a_presumption_is_to_be_notified_although_no_day_is_given() -> None:
    # Article 52(1); decision table, rule 1: not gated on the placing
    undated = notification(
        decided(cumulative_compute="3e25", placed_on_union_market=False, as_of=day("2026-09-01"))
    )
    assert undated is not None
    assert (undated.date, undated.passed) == (None, None)
    assert "no day is given" in undated.what


def test_before_a_placing_only_the_notification_is_due() -> None:
    decision = decided(**MET, **SYSTEMIC, placed_on_union_market=False)
    assert {ruling.outcome for ruling in decision.obligations.values()} == {Outcome.NOT_APPLICABLE}
    assert dates(decision) == [(day("2026-03-06"), "AI Act Article 52(1)")]


# The timeline as a whole


@pytest.mark.parametrize(
    "known",
    [
        {"is_gpai": False},
        {"placed_on_union_market": False},
        {"is_provider": False},
        {"role": Role.HOST, "placed_on": day("2026-01-02")},
    ],
    ids=["no such model", "not placed", "no provider", "host"],
)
def test_out_of_scope_no_date_follows(known: dict[str, Any]) -> None:
    assert decided(**known).timeline == ()


def test_an_open_scope_removes_no_date() -> None:
    facts = ModelFacts(placed_on=day("2026-01-02"))
    assert resolve(facts, presume_scope=False).timeline == resolve(facts).timeline != ()


@settings(deadline=None, max_examples=60)
@given(placed=st.dates(), met=st.dates(max_value=date(9999, 12, 17)))
def test_the_timeline_is_sorted_by_date(placed: date, met: date) -> None:
    decision = decided(placed_on=placed, threshold_met_on=met, **SYSTEMIC)
    days = [day for day, _ in dates(decision)]
    assert len(days) == 3
    assert days == sorted(days)
    assert all(milestone.passed is None for milestone in decision.timeline)


@pytest.mark.parametrize(
    ("as_of", "passed"),
    [
        ("2025-08-31", [False, False]),
        # the day itself has not passed
        ("2025-09-01", [False, False]),
        ("2025-09-02", [True, False]),
        ("2026-08-02", [True, False]),
        ("2026-08-03", [True, True]),
    ],
)
def test_with_a_reference_date_each_milestone_has_passed_or_not(
    as_of: str, passed: list[bool]
) -> None:
    decision = decided(day(as_of), placed_on=day("2025-09-01"))
    assert decision.as_of == day(as_of)
    assert [milestone.passed for milestone in decision.timeline] == passed


def test_the_reference_date_changes_no_ruling() -> None:
    known: dict[str, Any] = {"license": "MIT", "placed_on": day("2025-09-01")}
    undated, dated = decided(**known), decided(day("2026-11-24"), **known)
    assert undated.obligations == dated.obligations
    assert undated.measures == dated.measures
    assert [milestone.date for milestone in undated.timeline] == [
        milestone.date for milestone in dated.timeline
    ]
