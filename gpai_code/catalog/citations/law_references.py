"""Places in the AI Act and other acts, from the way people write them to `Citation`."""

from functools import lru_cache

from gpai_code.catalog.citations import words
from gpai_code.catalog.citations.expansion import Path, expand
from gpai_code.catalog.citations.sentence import Places, Target
from gpai_code.catalog.citations.words import Noun
from gpai_code.law import AI_ACT, Citation

ANNEXES = words.ROMAN[:16]
"""Numbers of annexes that an act may have."""

AI_ACT_ARTICLES = 113
AI_ACT_RECITALS = 180
AI_ACT_ANNEXES = 13

AI_ACT_POINTS: dict[str, dict[str, str]] = {
    "51": {"1": "ab", "2": "", "3": ""},
    "52": {"1": "", "2": "", "3": "", "4": "", "5": "", "6": ""},
    "53": {"1": "abcd", "2": "", "3": "", "4": "", "5": "", "6": "", "7": ""},
    "54": {"1": "", "2": "", "3": "abcd", "4": "", "5": "", "6": ""},
    "55": {"1": "abcd", "2": "", "3": ""},
    "56": {str(n): "abcd" if n == 2 else "" for n in range(1, 10)},
}
"""Paragraphs and points of Chapter V of the AI Act, to refuse those that do not exist."""

AI_ACT_ANNEX_POINTS: dict[str, dict[str, dict[str, str]]] = {
    "XI": {"1": {"1": "abcdef", "2": "abcde"}, "2": {"1": "", "2": "", "3": ""}},
    "XII": {"": {"1": "abcdefgh", "2": "abc"}},
    "XIII": {"": dict.fromkeys("abcdefg", "")},
}
"""Sections, points and letters of the annexes on general-purpose models; "" is no section."""

CACHE_SIZE = 1_024
"""Most references that are remembered; those to one article are the same wherever it is cited."""


def references_of(places: Places, instrument: str) -> tuple[Citation, ...] | None:
    """
    Return the references that a list of places in an act names, or None if one does not exist.

    Args:
        places: Articles, annexes or recitals.
        instrument: The act, as `Citation` names it.
    """
    references: list[Citation] = []
    for target in places.targets:
        numbers = _numbers(places.noun, target, instrument)
        if numbers is None:
            return None
        for number in numbers:
            several = _references(places.noun, number, target, instrument)
            if several is None:
                return None
            references += several
    return tuple(references)


def annex_number(number: str) -> str | None:
    """
    Return the number of an annex as acts print it.

    >>> annex_number("11"), annex_number("XI"), annex_number("0")
    ('XI', 'XI', None)
    """
    if number in ANNEXES:
        return number
    if number.isdigit() and 1 <= int(number) <= len(ANNEXES):
        return ANNEXES[int(number) - 1]
    return None


def _numbers(noun: Noun | None, target: Target, instrument: str) -> list[str] | None:
    """Return the numbers of a range, or the only one; None if the act does not have them."""
    if noun is Noun.ANNEX:
        first, last = annex_number(target.number), annex_number(target.until or target.number)
        if first is None or last is None:
            return None
        numbers = list(ANNEXES[ANNEXES.index(first) : ANNEXES.index(last) + 1])
        if instrument == AI_ACT and ANNEXES.index(last) >= AI_ACT_ANNEXES:
            return None
        return numbers or None
    limit = AI_ACT_ARTICLES if noun is Noun.ARTICLE else AI_ACT_RECITALS
    digits = target.number.rstrip("abcdefghijklmnopqrstuvwxyz")
    if not digits.isdigit() or (target.until is not None and not target.until.isdigit()):
        return None
    last_number = int(target.until or digits)
    if int(digits) < 1 or (instrument == AI_ACT and last_number > limit):
        return None
    if target.until is None:
        known_article = instrument == AI_ACT and noun is Noun.ARTICLE
        if known_article and digits in AI_ACT_POINTS and target.number != digits:
            return None
        return [target.number]
    if not 0 < last_number - int(digits) < 100:
        return None
    return [str(number) for number in range(int(digits), last_number + 1)]


def _references(
    noun: Noun | None, number: str, target: Target, instrument: str
) -> list[Citation] | None:
    if not target.steps and target.section is None:
        return [_undivided(noun, number, instrument)]
    if noun is Noun.RECITAL:
        return [Citation(instrument=instrument, place=f"recital {number}")]
    if noun is Noun.ARTICLE:
        is_known = instrument == AI_ACT and number in AI_ACT_POINTS
        points = AI_ACT_POINTS[number] if is_known else None
        paths = expand(target.steps, lambda path: _exists(path, points, number))
        if paths is None:
            return None
        return [
            Citation(instrument=instrument, place=f"Article {number}{_points(path)}")
            for path in paths
        ]
    sections = AI_ACT_ANNEX_POINTS.get(number) if instrument == AI_ACT else None
    section = target.section
    places: dict[str, str] | None = None
    if sections is not None:
        if section is not None and section not in sections:
            return None
        # the Act itself writes "Annex XI, point 2", of the first section
        places = sections[section] if section else next(iter(sections.values()))
    paths = expand(target.steps, lambda path: _exists(path, places, None))
    if paths is None:
        return None
    in_section = f" Section {section}" if section else ""
    return [
        Citation(instrument=instrument, place=f"Annex {number}{_points(path)}{in_section}")
        for path in paths
    ]


@lru_cache(CACHE_SIZE)
def _undivided(noun: Noun | None, number: str, instrument: str) -> Citation:
    name = "recital" if noun is Noun.RECITAL else noun.value.capitalize() if noun else ""
    return Citation(instrument=instrument, place=f"{name} {number}")


def _exists(path: Path, places: dict[str, str] | None, article: str | None) -> bool:
    """Say whether an act can have a place: paragraph, point, sub-point, in this order."""
    if places is not None:
        if path[0] not in places:
            return False
        if len(path) > 1 and (len(path[1]) != 1 or path[1] not in places[path[0]]):
            return False
        # sub-points are not in the table; those of an existing point are believed
        return len(path) < 3 or (len(path) == 3 and set(path[2]) <= set("ivx"))
    if len(path) == 1:
        return True
    if len(path) == 2:
        return path[1].isalpha() and path[0].isdigit() and len(path[1]) <= 2
    return len(path) == 3 and path[1].isalpha() and set(path[2]) <= set("ivx")


def _points(path: Path) -> str:
    return "".join(f"({label})" for label in path)
