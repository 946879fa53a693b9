"""From when the obligations hold, and the dates that follow from the facts."""

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from gpai_code.catalog.deadlines import add_length
from gpai_code.constraints.record import Record
from gpai_code.law import CHAPTER_V, ENFORCEMENT, GRANDFATHERED, Citation, act, guidelines
from gpai_code.resolver.exemption import Ruling
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.legal_tests import is_gpai, is_provider, systemic_risk
from gpai_code.vocabulary import Outcome, TimeUnit

NOTIFICATION_WEEKS = 2
"""Weeks in which the Commission must be notified of a model with systemic risk."""


@attrs.frozen(kw_only=True)
class Milestone(Record):
    """
    A date that follows from the facts.

    Attributes:
        what: What happens or is due.
        date: The day.
        citations: Where that stands.
        passed: Whether the day lies before the day looked at; absent if none was named.
    """

    what: str
    date: date
    citations: tuple[Citation, ...]
    passed: bool | None = None


def timeline(
    facts: ModelFacts, obligations: Mapping[str, Ruling], as_of: date | None = None
) -> tuple[Milestone, ...]:
    """
    Return the dates that follow from the facts, in their order.

    The notification does not wait for a placing on the market.

    Raises:
        DeadlineError: If a date lies outside the calendar.

    Source:
        AI Act Articles 52(1), 111(3) and 113; guidelines, paragraph 115 of July 2025.
    """
    found = sorted(_milestones(facts, obligations), key=lambda one: one.date)
    if as_of is None:
        return tuple(found)
    return tuple(attrs.evolve(one, passed=one.date < as_of) for one in found)


def _milestones(facts: ModelFacts, obligations: Mapping[str, Ruling]) -> Iterator[Milestone]:
    if any(ruling.outcome is not Outcome.NOT_APPLICABLE for ruling in obligations.values()):
        yield from _of_obligations(facts)
    if facts.threshold_met_on is not None and _to_be_notified(facts):
        start = max(facts.threshold_met_on, CHAPTER_V)
        before = (guidelines("115"),) if facts.threshold_met_on < CHAPTER_V else ()
        yield Milestone(
            what="The Commission must be notified, without delay and at the latest on this day.",
            date=add_length(start, NOTIFICATION_WEEKS, TimeUnit.WEEK),
            citations=(act("Article 52(1)"), guidelines("31"), *before),
        )


def _of_obligations(facts: ModelFacts) -> Iterator[Milestone]:
    if facts.placed_on is not None:
        old = facts.placed_on < CHAPTER_V
        yield Milestone(
            what=(
                "The obligations must be met: the model was on the market before Chapter V applied."
                if old
                else "The obligations hold from the placing on the market on."
            ),
            date=GRANDFATHERED if old else facts.placed_on,
            citations=(
                (act("Article 111(3)"), guidelines("109")) if old else (act("Article 113(b)"),)
            ),
        )
    else:
        yield Milestone(
            what="Chapter V applies: the obligations hold from the placing on the market on.",
            date=CHAPTER_V,
            citations=(act("Article 113(b)"),),
        )
        yield Milestone(
            what="If it was on the market before 2 August 2025, they must be met by this day.",
            date=GRANDFATHERED,
            citations=(act("Article 111(3)"), guidelines("109")),
        )
    yield Milestone(
        what="The Commission can enforce the obligations and fine from this day on.",
        date=ENFORCEMENT,
        citations=(act("Article 113"), act("Article 101"), guidelines("115")),
    )


def _to_be_notified(facts: ModelFacts) -> bool:
    """Say whether the notification may be due: also before a placing, unless none is to come."""
    never_placed = facts.union_excluded or facts.commercial_activity is False
    steps = (is_gpai(facts), is_provider(facts), systemic_risk(facts))
    return not never_placed and all(step.value is not False for step in steps)
