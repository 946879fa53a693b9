"""From when the obligations hold, and the dates that follow from the facts."""

from collections.abc import Iterator
from datetime import date

import attrs

from gpai_code.catalog.calendar_days import add_length
from gpai_code.constraints.record import Record
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.law import CHAPTER_V, ENFORCEMENT, GRANDFATHERED, Citation, act, guidelines
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.scope import Scope
from gpai_code.vocabulary import TimeUnit

Day = date  # a field has the name of its type

NOTIFICATION_WEEKS = 2
"""Weeks in which the Commission must be notified of a model with systemic risk."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Milestone(Record):
    """
    A date that follows from the facts.

    Attributes:
        what: What happens or is due.
        date: The day; absent where what is due depends on a day that was not given.
        citations: Where that is stated.
        passed: Whether the day lies before the day looked at; absent if none was named.
    """

    what: str
    date: Day | None = None
    citations: tuple[Citation, ...]
    passed: bool | None = None


def timeline(facts: ModelFacts, scope: Scope, as_of: date | None = None) -> RecordTuple[Milestone]:
    """
    Return the dates that follow from the facts, in their order.

    The notification does not wait for a placing on the market.

    Args:
        facts: What is known.
        scope: Whether the obligations concern the model and the actor.
        as_of: Day to look from.

    Raises:
        DeadlineError: If a date lies outside the calendar.

    Source:
        AI Act Articles 52(1), 101, 111(3) and 113; guidelines, paragraphs 109 and 115 of July 2025.
    """
    milestones = [*_notification(facts, scope)]
    if scope.value is not False:
        milestones += [*_obligations(facts), *_enforcement(facts)]
    milestones.sort(key=lambda milestone: milestone.date or date.max)
    if as_of is None:
        return RecordTuple(milestones)
    return RecordTuple(
        milestone
        if milestone.date is None
        else attrs.evolve(milestone, passed=milestone.date < as_of)
        for milestone in milestones
    )


def _notification(facts: ModelFacts, scope: Scope) -> Iterator[Milestone]:
    """
    Say when the Commission must be notified: also before a placing, unless none is to come.

    Source:
        AI Act Article 52(1): without delay, and within two weeks after the condition is fulfilled
        or it becomes known that it is going to be; guidelines, paragraphs 31 and 115.
    """
    never_placed = facts.union_excluded or facts.commercial_activity is False
    gpai, _, provider = scope.conclusions
    if never_placed or gpai.value is False or provider.value is False:
        return
    if scope.risk.value is False:
        return
    citations = (act("Article 52(1)"), guidelines("31"))
    if facts.threshold_met_on is not None:
        start = max(facts.threshold_met_on, CHAPTER_V)
        # 115: what was met before Chapter V applied is notified within two weeks from then
        before = (guidelines("115"),) if facts.threshold_met_on < CHAPTER_V else ()
        yield Milestone(
            what="The Commission must be notified, without delay and at the latest on this day.",
            date=add_length(start, NOTIFICATION_WEEKS, TimeUnit.WEEK),
            citations=(*citations, *before),
        )
    elif act("Article 52(1)") in scope.risk.citations:
        yield Milestone(
            what=(
                "The Commission must be notified, without delay and at the latest two weeks after "
                "the threshold is exceeded or it becomes known that it is going to be; no day is "
                "given."
            ),
            citations=citations,
        )


def _not_before(facts: ModelFacts) -> bool:
    """
    Say whether the model cannot have been on the Union market before Chapter V applied.

    A first release anywhere is no placing on the Union market, but no placing comes before it.
    """
    return facts.released_on is not None and facts.released_on >= CHAPTER_V


def _obligations(facts: ModelFacts) -> Iterator[Milestone]:
    """
    Say from when the obligations hold.

    Source:
        AI Act Article 113(b): from 2 August 2025; Article 111(3): models placed on the market
        before need not be in line until 2 August 2027, throughout their lifecycle (guidelines 109).
    """
    grandfathered = (act("Article 111(3)"), guidelines("109"))
    if facts.placed_on is None:
        yield Milestone(
            what="Chapter V applies: the obligations hold from the placing on the market on.",
            date=CHAPTER_V,
            citations=(act("Article 113(b)"),),
        )
        if not _not_before(facts):
            yield Milestone(
                what="If it was on the market before 2 August 2025, they must be met by this day.",
                date=GRANDFATHERED,
                citations=grandfathered,
            )
    elif facts.placed_on < CHAPTER_V:
        yield Milestone(
            what=(
                "The obligations must be met: the model was on the market before Chapter V applied."
            ),
            date=GRANDFATHERED,
            citations=grandfathered,
        )
    else:
        yield Milestone(
            what="The obligations hold from the placing on the market on.",
            date=facts.placed_on,
            citations=(act("Article 113(b)"),),
        )


def _enforcement(facts: ModelFacts) -> Iterator[Milestone]:
    """
    Say from when the Commission can enforce and fine.

    Source:
        AI Act Articles 88 to 94, 101 and 113: from 2 August 2026; before an obligation must be met
        there is nothing to enforce, so that Article 111(3) and the placing move the day.
    """
    citations: tuple[Citation, ...] = (act("Article 113"), act("Article 101"), guidelines("115"))
    event = "The Commission can enforce the obligations and fine from this day on."
    if facts.placed_on is not None and facts.placed_on < CHAPTER_V:
        day = GRANDFATHERED
        event += " Until then the model has time to be brought in line."
        citations = (*citations, act("Article 111(3)"))
    else:
        day = max(ENFORCEMENT, facts.placed_on or ENFORCEMENT)
        if facts.placed_on is None and not _not_before(facts):
            event += " For a model on the market before 2 August 2025 that is 2 August 2027."
            citations = (*citations, act("Article 111(3)"))
    yield Milestone(what=event, date=day, citations=citations)
