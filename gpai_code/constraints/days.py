"""Days that are handed over as arguments."""

from datetime import date, datetime

from gpai_code.errors import ArgumentTypeError


def require_day(value: object, argument: str) -> None:
    """
    Refuse what is not a plain date.

    A time of day is refused too, although `datetime` is a kind of `date` for Python: it never
    equals a date, so that holidays would be passed over without a word.

    Raises:
        ArgumentTypeError: If it is something else.

    >>> require_day(datetime(2026, 1, 1, 12, 0), "as_of")
    Traceback (most recent call last):
    gpai_code.errors.ArgumentTypeError: as_of: found a value of type datetime;
    give a date without a time of day
    """
    if not isinstance(value, date) or isinstance(value, datetime):
        actual = f"a value of type {type(value).__name__}"
        raise ArgumentTypeError(argument, actual, "give a date without a time of day")
