"""Days, months and periods as people print them; what can be read two ways stays open."""

import re
import unicodedata
from datetime import date

import attrs

LONGEST = 80
"""Longest text that is looked at as a date, in characters."""


@attrs.frozen
class Meanings:
    """
    The days or months that a text can mean.

    Attributes:
        candidates: As YYYY-MM-DD or YYYY-MM, in the order of the calendar; one if it is clear.
    """

    candidates: tuple[str, ...]

    @property
    def clear(self) -> str | None:
        """The only reading, None where there are several."""
        return self.candidates[0] if len(self.candidates) == 1 else None


_MONTHS = (
    "january jan januar janvier janv gennaio gen enero ene styczen stycznia sty januari",
    "february feb februar fevrier fevr febbraio febrero luty lutego lut februari",
    "march mar marz maerz mars marzo marzec marca maart",
    "april apr avril avr aprile abril abr kwiecien kwietnia kwi",
    "may mai maggio mag mayo maj maja mei",
    "june jun juni juin giugno giu junio czerwiec czerwca cze",
    "july jul juli juillet juil luglio lug julio lipiec lipca lip",
    "august aug aout agosto ago sierpien sierpnia sie augustus",
    "september sep sept septembre settembre set septiembre setiembre wrzesien wrzesnia wrz",
    "october oct oktober okt octobre ottobre ott octubre pazdziernik pazdziernika paz",
    "november nov novembre noviembre listopad listopada lis",
    "december dec dezember dez decembre dicembre dic diciembre grudzien grudnia gru",
)
_NUMBER: dict[str, int] = {}
for _place, _names in enumerate(_MONTHS, 1):
    _NUMBER.update(dict.fromkeys(_names.split(), _place))
_FILLERS = frozenset({"the", "of", "de", "del", "le", "den", "di", "w", "r", "roku"})
_NUMERIC = re.compile(r"([0-9]{1,4})[ ]?([-./])[ ]?([0-9]{1,4})(?:[ ]?\2[ ]?([0-9]{1,4}))?")
_WORDS = re.compile(r"([0-9]{1,4})(?:st|nd|rd|th|er|o|º)?(?![a-z0-9])|([a-z]+)|[\s,.\-/']+")


def read_day(text: str) -> Meanings | None:
    """
    Return the days that a text can mean, None where it is no day and nothing but a day.

    A day in figures alone is read day first and month first, and stays open wherever both are
    days: the template asks for DD/MM/YY, but published summaries write `2/19/2025` too, and no
    rule says which habit a provider has. A year of four figures that comes first is followed by
    the month. A year of two figures lies in this century, and comes last.

    >>> read_day("24. July 2026").clear, read_day("31.12.2025").clear
    ('2026-07-24', '2025-12-31')
    >>> read_day("7/8/26").candidates
    ('2026-07-08', '2026-08-07')
    """
    plain = _plain(text)
    if plain is None:
        return None
    if figures := _NUMERIC.fullmatch(plain):
        first, second, third = figures.group(1, 3, 4)
        if third is None:
            return None
        if len(first) == 4:
            orders = [(first, second, third)]
        elif len(third) in (2, 4):
            orders = [(third, second, first), (third, first, second)]
        else:
            return None
        days = {day.isoformat() for order in orders if (day := _day(*order))}
        return Meanings(tuple(sorted(days))) if days else None
    parts = _parts(plain)
    if parts is None:
        return None
    numbers, month, after = parts
    if len(numbers) != 2:
        return None
    meanings = _ordered(numbers, month, after)
    return Meanings((meanings.isoformat(),)) if meanings else None


def read_month(text: str) -> Meanings | None:
    """
    Return the months that a text can mean, as YYYY-MM; that of a day where it names one.

    >>> read_month("03/2024").clear, read_month("May 2025").clear, read_month("30-Jun-2024").clear
    ('2024-03', '2025-05', '2024-06')
    >>> read_month("01/09/2025").candidates
    ('2025-01', '2025-09')
    """
    plain = _plain(text)
    if plain is None:
        return None
    if (figures := _NUMERIC.fullmatch(plain)) and figures[4] is None:
        first, second = figures[1], figures[3]
        year, month = (first, second) if len(first) == 4 else (second, first)
        if len(year) == 4 and len(month) <= 2 and _day(year, month, "1"):
            return Meanings((f"{year}-{int(month):02}",))
        return None
    parts = _parts(plain)
    if parts is not None and len(parts[0]) == 1 and len(parts[0][0]) == 4:
        year, month_number = parts[0][0], parts[1]
        return Meanings((f"{year}-{month_number:02}",)) if _day(year, month_number, 1) else None
    day = read_day(text)
    if day is None:
        return None
    return Meanings(tuple(dict.fromkeys(candidate[:7] for candidate in day.candidates)))


_FROM = re.compile(r"(?:from|since|between|von|du|de|dal|od):?\s+", re.IGNORECASE)
_TO = r"(?:to|until|till|through|and|bis|au|al|a|do)"
_BETWEEN = re.compile(rf"\s{_TO}:?\s|\s[-–—]\s|[–—]", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:{_TO}:?\s|[-–—])\s*", re.IGNORECASE)


def split_period(text: str) -> tuple[str, str] | None:
    """
    Return the two halves of a text that says from when to when, word for word.

    >>> split_period("From 11/2022 to 05/2025")
    ('From 11/2022', 'to 05/2025')
    """
    words = text.strip()
    marks = list(_BETWEEN.finditer(words)) if len(words) <= 2 * LONGEST else []
    if len(marks) != 1 or not marks[0].start():
        return None
    return words[: marks[0].start()].strip(), words[marks[0].start() :].strip()


def is_from(words: str) -> bool:
    """Say whether words name the start of a period."""
    return _FROM.match(words.strip()) is not None


def without_from(half: str) -> str:
    """Return a half of a period without the word that opens it, such as "from" or "to"."""
    words = half.strip()
    opening = _FROM.match(words) or _BEFORE.match(words)
    return words[opening.end() :] if opening else words


def _plain(text: str) -> str | None:
    """Return the text without accents and case, None if it is too long to be a date."""
    if len(text) > LONGEST:
        return None
    bare = "".join(
        character
        for character in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(character)
    )
    bare = re.sub("[‐-―−]", "-", bare.casefold().replace("ł", "l").replace("’", "'"))
    return " ".join(bare.split()).rstrip(".")


def _parts(plain: str) -> tuple[list[str], int, int] | None:
    """Return the numbers, the month, and how many numbers come before it, or None."""
    numbers: list[str] = []
    months: list[tuple[int, int]] = []
    at = 0
    while at < len(plain):
        token = _WORDS.match(plain, at)
        if token is None:
            return None
        if token[1]:
            numbers.append(token[1])
        elif token[2] in _NUMBER:
            months.append((_NUMBER[token[2]], len(numbers)))
        elif token[2] and token[2] not in _FILLERS:
            return None
        at = token.end()
    return (numbers, *months[0]) if len(months) == 1 else None


def _ordered(numbers: list[str], month: int, before: int) -> date | None:
    """Return the day of a month that is written as a word: its year is the longer number."""
    first, second = numbers
    if len(first) == 4 and before:
        return _day(first, month, second) if len(second) <= 2 else None
    if len(second) not in (2, 4) or len(first) > 2:
        return None
    return _day(second, month, first)


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    if len(str(year)) == 2:
        year = f"20{year}"
    if len(str(month)) > 2 or len(str(day)) > 2:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
