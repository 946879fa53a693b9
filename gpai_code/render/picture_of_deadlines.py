"""Due dates as a picture: a line of time with numbers, and below it what is due on each day."""

from collections.abc import Sequence
from datetime import date
from string import ascii_lowercase

from gpai_code.catalog.deadlines import DueDate
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import ValueRuleError
from gpai_code.render.entries import describe_length, limits_of
from gpai_code.render.sheet import (
    BODY,
    FAINT,
    HEADING,
    INK,
    MARGIN,
    PAPER,
    SMALL,
    WIDTH,
    Look,
    Picture,
    Sheet,
)
from gpai_code.render.views import when_due
from gpai_code.resolver.timeline import Milestone
from gpai_code.vocabulary import DeadlineKind

_DOT = 16.0
_EVENT = Look(PAPER, INK, INK)
_DUE = Look("#1f4e79", "#1f4e79", "#ffffff")
_LEVEL = 20.0


@explain_arguments
def plot_deadlines(dates: Sequence[DueDate] | Sequence[Milestone]) -> Picture:
    """
    Draw due dates, or the dates that follow from a decision's facts, on a line of time.

    Args:
        dates: What `due_dates` or `incident_reports` gave, or `Decision.timeline`. What has no day
            is listed and is not on the line.

    Raises:
        MissingExtraError: If Matplotlib is not installed.
        ValueRuleError: If there is no date at all.
    """
    if not dates:
        raise ValueRuleError("dates", "none", "give at least one due date or milestone")
    ordered: list[DueDate | Milestone] = sorted(dates, key=lambda item: _day(item) or date.max)
    sheet = Sheet()
    sheet.paragraph("What is due by when", size=HEADING, bold=True)
    sheet.y += 8
    _axis(sheet, ordered)
    for number, item in enumerate(ordered, start=1):
        _listed(sheet, number, item)
    for note in _common_notes(ordered):
        sheet.paragraph(note, size=SMALL, color=FAINT)
        sheet.y += 3
    return sheet.picture("What is due by when", _in_words(ordered), "deadlines")


def _day(item: DueDate | Milestone) -> date | None:
    return item.due if isinstance(item, DueDate) else item.date


def _lettered(ordered: Sequence[DueDate | Milestone]) -> list[tuple[str, tuple[date, str]]]:
    """Return the events that limits run from, with their days, each under a letter."""
    events: dict[tuple[date, str], None] = {}
    for item in ordered:
        if isinstance(item, DueDate):
            events[item.from_date, item.from_event] = None
    letters = [*ascii_lowercase, *(f"{letter}2" for letter in ascii_lowercase)]
    return list(zip(letters, sorted(events), strict=False))


def _axis(sheet: Sheet, ordered: Sequence[DueDate | Milestone]) -> None:
    """Draw the line of time; numbers that would touch are set above each other."""
    days = [(day, str(number)) for number, item in enumerate(ordered, 1) if (day := _day(item))]
    marks = [(day, letter, _EVENT) for letter, (day, _) in _lettered(ordered)]
    marks += [(day, number, _DUE) for day, number in days]
    if not marks:
        return
    marks.sort(key=lambda mark: (mark[0], mark[1].isdigit(), len(mark[1]), mark[1]))
    first, last = marks[0][0], marks[-1][0]
    span = max(1, (last - first).days)
    left, right = MARGIN + _DOT, WIDTH - MARGIN - _DOT
    places: list[tuple[float, int, str, Look]] = []
    ends: list[float] = []  # of each level, where its last dot ends
    for day, number, look in marks:
        x = left + (right - left) * (day - first).days / span
        level = next((level for level, end in enumerate(ends) if x - _DOT / 2 > end), len(ends))
        ends[level : level + 1] = [x + _DOT / 2 + 1]
        places.append((x, level, number, look))
    base = sheet.y + len(ends) * _LEVEL
    sheet.line([(MARGIN, base), (WIDTH - MARGIN, base)], color=INK, linewidth=1.2)
    for x, level, number, look in places:
        top = base - 4 - _DOT - level * _LEVEL
        sheet.line([(x, top + _DOT), (x, base)], color=INK, linewidth=0.6)
        sheet.box(x - _DOT / 2, top, _DOT, _DOT, look, label=number)
    sheet.text(MARGIN, str(first), y=base + 5, size=SMALL, color=FAINT)
    if last != first:
        sheet.text(WIDTH - MARGIN, str(last), y=base + 5, size=SMALL, color=FAINT, align="right")
    sheet.y = base + 26
    for letter, (day, event) in _lettered(ordered):
        sheet.box(MARGIN, sheet.y, _DOT, _DOT, _EVENT, label=letter)
        sheet.text(MARGIN + 24, f"{day}, {event}", size=SMALL, color=FAINT, y=sheet.y + 3)
        sheet.y += _DOT + 6
    sheet.y += 6


def _listed(sheet: Sheet, number: int, item: DueDate | Milestone) -> None:
    top = sheet.y
    indent = MARGIN + 24
    room = WIDTH - MARGIN - indent
    if _day(item) is not None:
        sheet.box(MARGIN, top, _DOT, _DOT, _DUE, label=str(number))
    sheet.paragraph(_head(item), x=indent, width=room, bold=True)
    sheet.paragraph(item.what, x=indent, width=room, size=BODY)
    for line in _small_print(item):
        sheet.paragraph(line, x=indent, width=room, size=SMALL, color=FAINT)
    sheet.y += 9


def _head(item: DueDate | Milestone) -> str:
    if isinstance(item, DueDate):
        return f"{when_due(item)}, {item.entry}"
    passed = {True: " (passed)", False: " (to come)", None: ""}[item.passed]
    return f"{item.date or 'No day given'}{passed}"


def _small_print(item: DueDate | Milestone) -> list[str]:
    """Return the rule, and all that decides whether the date holds."""
    if isinstance(item, Milestone):
        return ["; ".join(map(str, item.citations))]
    first = "; the date is the first" if item.kind is DeadlineKind.EVERY else ""
    lines = [f"{describe_length(item.deadline)}{first}"]
    lines += [f"{detail.heading}: {detail.text}" for detail in limits_of(item.deadline)]
    return lines


def _common_notes(ordered: Sequence[DueDate | Milestone]) -> list[str]:
    """Return how days were counted, once each; doubts about one limit are with that limit."""
    notes: dict[str, None] = {}
    for item in ordered:
        if isinstance(item, DueDate):
            notes |= dict.fromkeys(note for note in item.notes if note != item.deadline.note)
    return list(notes)


def _in_words(ordered: Sequence[DueDate | Milestone]) -> str:
    sentences = []
    for _, (day, event) in _lettered(ordered):
        sentences.append(f"{day}: {event}.")
    for item in ordered:
        sentences.append(f"{_head(item)}: {item.what} ({'; '.join(_small_print(item))}).")
    sentences += _common_notes(ordered)
    return " ".join(sentences)
