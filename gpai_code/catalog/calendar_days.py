"""Lengths of time counted on the calendar."""

from datetime import date, timedelta

from gpai_code.errors import DeadlineError
from gpai_code.text_io.strict_json import describe
from gpai_code.vocabulary import TimeUnit

_FRIDAY = 5
"""The last business day of a week; Monday is 1."""


def add_length(
    start: date, length: int, unit: TimeUnit, holidays: frozenset[date] = frozenset()
) -> date:
    """
    Add a length of time to a day; a negative length goes back.

    A month or year later is the same day of the month, or the month's last day where it has none.

    Raises:
        DeadlineError: If the result lies outside the calendar.

    >>> add_length(date(2024, 1, 31), 1, TimeUnit.MONTH)
    datetime.date(2024, 2, 29)
    >>> add_length(date(2026, 4, 2), 2, TimeUnit.BUSINESS_DAY, frozenset({date(2026, 4, 3)}))
    datetime.date(2026, 4, 7)
    """
    try:
        match unit:
            case TimeUnit.DAY:
                return start + timedelta(days=length)
            case TimeUnit.WEEK:
                return start + timedelta(weeks=length)
            case TimeUnit.BUSINESS_DAY:
                return _business_days(start, length, holidays)
        months = start.year * 12 + start.month - 1 + length * (12 if unit is TimeUnit.YEAR else 1)
        year, month = divmod(months, 12)
        from calendar import monthrange  # noqa: PLC0415 - it loads much, for months alone

        return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError) as error:
        number = describe(length).removeprefix("the number ")
        raise DeadlineError(
            f"{number} {unit.value}s from {start} is outside the calendar"
        ) from error


def _business_days(start: date, length: int, holidays: frozenset[date]) -> date:
    if abs(length) > date.max.toordinal():
        raise OverflowError
    step = timedelta(days=1 if length >= 0 else -1)
    day, left = start, abs(length)
    while left:
        day += step
        if day.isoweekday() <= _FRIDAY and day not in holidays:
            left -= 1
    return day
