"""The table of licences, and how one is found in it by identifier, name, title or address."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.constraints.stored_records import read_stored
from gpai_code.errors import ArgumentTypeError
from gpai_code.licenses.expressions import MAX_LENGTH
from gpai_code.licenses.records import LicenseEntry, NotADecision
from gpai_code.licenses.stored import (
    find_alone,
    is_worth_finding_alone,
    stored_license,
    stored_table,
)
from gpai_code.text_io.late_pattern import late_pattern

if TYPE_CHECKING:
    from gpai_code.licenses.table_records import BaseModelRule, LicenseTable

MAX_MISSPELT_LENGTH = 100
"""Longest unknown name for which a known one is suggested, in characters."""

MIN_MISSPELT_WORD = 4
"""Shortest word in which a slip is looked for: "MRL" is no misspelling of "MPL"."""

SPELLING_CACHE_SIZE = 256
"""How many unknown names are kept as they are spelled for looking them up."""

_Item = LicenseEntry | NotADecision
_Place = int | None
"""
What a name stands for: a licence by its place in the table; what is no decision by its place from
the end of the table, -1 for the first one; None for several licences.
"""

_SEPARATORS = str.maketrans(dict.fromkeys("_/,&\"'“”[]–-", " "))
_VERSION = late_pattern(r"v\.?(?=[0-9])")
_FILLERS = frozenset({"the", "license", "licence", "agreement", "version"})
_ADDRESS = late_pattern(r"(?:https?://)?(?:www\.)?(?P<place>[^?#]+?)/?(?:[?#].*)?")
_FILE_ENDING = late_pattern(
    r"(?:[.]en)?[.](?:html?|txt|md|php|rst)$|/(?:deed|legalcode)(?:[.][a-z-]+)?$"
)
_BY_IDENTIFIER = late_pattern(
    r"(?:spdx[.]org/licenses|opensource[.]org/licenses?|choosealicense[.]com/licenses)/([^/]+)"
)
_WORD_OR_NUMBER = late_pattern(r"[^\W\d_]+|[0-9]+(?:[.][0-9]+)*")


@cache
def license_table() -> "LicenseTable":
    """
    Return the table of licences.

    >>> [test.id for test in license_table().tests][:3]
    ['T1', 'T2', 'T3']
    """
    from gpai_code.licenses.table_records import (  # noqa: PLC0415 - one licence needs none
        ClauseTest,
        LicenseTable,
        TermRule,
    )

    stored = stored_table()
    return LicenseTable(
        revision=stored["revision"],
        read_from=stored["read_from"],
        tests=read_stored(stored["tests"], tuple[ClauseTest, ...]),
        terms=read_stored(stored["terms"], tuple[TermRule, ...]),
        licenses=RecordTuple(map(_license, range(len(stored["licenses"])))),
        not_a_decision=RecordTuple(map(_no_decision, range(len(stored["not_a_decision"])))),
        base_models=base_model_rules(),
    )


@cache
def base_model_rules() -> "tuple[BaseModelRule, ...]":
    """Return under which licences models came that others are built on."""
    from gpai_code.licenses.table_records import BaseModelRule  # noqa: PLC0415 - as above

    return read_stored(stored_table()["base_models"], tuple[BaseModelRule, ...])


@cache
def _license(at: int) -> LicenseEntry:
    """Return the record of a licence by its place, always the same one."""
    return read_stored(stored_license(at), LicenseEntry)


@cache
def _no_decision(at: int) -> NotADecision:
    return read_stored(stored_table()["not_a_decision"][at], NotADecision)


@explain_arguments
def find_license(name: str) -> LicenseEntry | None:
    """
    Find a licence by SPDX identifier, Hugging Face identifier, usual name, title or address.

    Case, spaces, hyphens and underscores make no difference, nor do words such as "license" and
    "agreement" or a "v" before a version, so that the names written as `license_name` beside
    `license: other` are found. A name that may stand for several licences finds none.

    Raises:
        ArgumentTypeError: If the name is no text.

    >>> find_license("llama3.1").outcome
    <LicenseOutcome.DOES_NOT_QUALIFY: 'does-not-qualify'>
    >>> find_license("nvidia_open_model_license_agreement").id
    'LicenseRef-NVIDIA-Open-Model-2025-04-28'
    >>> find_license("https://www.apache.org/licenses/LICENSE-2.0").id
    'Apache-2.0'
    """
    if not isinstance(name, str):
        raise ArgumentTypeError("name", f"a value of type {type(name).__name__}", "give text")
    item = look_up(name)
    return item if isinstance(item, LicenseEntry) else None


def look_up(name: str) -> LicenseEntry | NotADecision | None:
    """Find a licence, or what is known of a name that stands for no single licence."""
    if len(name) > MAX_LENGTH:
        return None
    place = _find(name)
    return None if place is None else _item(place)


def _find(name: str) -> _Place:
    if is_worth_finding_alone() and (place := find_alone(" ".join(name.split()))) is not None:
        return place
    spelling = _exactly(name)
    exact = _index(_exactly)
    if spelling in exact:
        return exact[spelling]
    if "://" in spelling or spelling.startswith("www."):
        address = _bare_address(spelling)
        place = _addresses().get(address)
        by_identifier = _BY_IDENTIFIER.fullmatch(address)
        return exact.get(by_identifier[1]) if place is None and by_identifier else place
    even, loose = _even_and_loose(spelling)
    evenly = _index(_even_form)
    return evenly[even] if even in evenly else _index(_loose_form).get(loose)


def _item(place: int) -> _Item:
    return _license(place) if place >= 0 else _no_decision(-1 - place)


@explain_arguments
def similar_licenses(name: str) -> tuple[LicenseEntry, ...]:
    """
    Return the licences of which a name that finds none may be a misspelling.

    A slip is one letter too many, too few or wrong, or two in the wrong order, in one of the longer
    words. Numbers and the count of words have to agree: "Gemma 5" is no slip for "Gemma 3", nor is
    "Apache-2.0-NC" one for "Apache-2.0". Nothing is returned where the candidates differ in
    outcome, so that no suggestion turns the meaning of a name round.

    >>> [entry.id for entry in similar_licenses("Apach-2.0")]
    ['Apache-2.0']
    >>> similar_licenses("Unlicensd")
    ()
    """
    if len(name) > MAX_MISSPELT_LENGTH:
        return ()
    spellings = _spellings()
    words = _words(_even_and_loose(_exactly(name))[1])
    unknown = [at for at, word in enumerate(words) if word not in spellings.words]
    items: dict[str, _Item] = {}
    if not unknown:
        candidates = [words]
    elif len(unknown) == 1:
        at = unknown[0]
        near = sorted(spellings.near(words[at]))
        candidates = [[*words[:at], correction, *words[at + 1 :]] for correction in near]
    else:
        candidates = []
    for candidate in candidates:
        key = " ".join(word for word in candidate if word not in _FILLERS)
        for item in map(_item, spellings.places.get(key, ())):
            items[item.id] = item
    entries = tuple(item for item in items.values() if isinstance(item, LicenseEntry))
    if len(entries) < len(items) or len({entry.outcome for entry in entries}) > 1:
        return ()
    return entries


# Spellings under which a name is looked up, the most faithful first


def _exactly(name: str) -> str:
    return " ".join(name.casefold().split())


@lru_cache(SPELLING_CACHE_SIZE)
def _even_and_loose(exact: str) -> tuple[str, str]:
    """Spell a name in the two wider ways, once for looking it up and for finding similar ones."""
    even = _evenly(exact)
    return even, _loosely(even)


def _evenly(exact: str) -> str:
    return " ".join(exact.translate(_SEPARATORS).split())


def _loosely(even: str) -> str:
    words = []
    for word in even.split():
        if "v" in word:
            word = _VERSION.sub("", word, count=1)  # noqa: PLW2901
        if word and word not in _FILLERS:
            words.append(word)
    name = " ".join(words)
    return name if len(name) > 2 else even  # of "no licence", "no" would be left


def _bare_address(address: str) -> str:
    """Return an address without its scheme, the ending of its file and what follows it."""
    match = _ADDRESS.fullmatch(address)
    return _FILE_ENDING.sub("", match["place"]).rstrip("/") if match else address


def _even_form(name: str) -> str:
    return _evenly(_exactly(name))


def _loose_form(name: str) -> str:
    return _loosely(_even_form(name))


@cache
def _index(spell: Callable[[str], str]) -> dict[str, _Place]:
    """
    Return what each name stands for in a spelling.

    Most names are found as they are, so that the wider spellings are made only when one is not.
    """
    names: dict[str, _Place] = {}
    for place, entry in enumerate(stored_table()["licenses"]):
        for name in (entry["id"], entry["name"], *entry.get("aliases", ())):
            _put(names, spell(name), place)
    for at, item in enumerate(stored_table()["not_a_decision"]):
        names[spell(item["id"])] = -1 - at
    return names


@cache
def _addresses() -> dict[str, _Place]:
    """Return the licence at each address; None where there are several."""
    addresses: dict[str, _Place] = {}
    for place, entry in enumerate(stored_table()["licenses"]):
        for address in entry.get("urls", ()):
            _put(addresses, _bare_address(address.casefold()), place)
    return addresses


def _put(names: dict[str, _Place], name: str, place: int) -> None:
    names[name] = place if names.get(name, place) == place else None


# Slips


def _words(loose: str) -> list[str]:
    """Part letters from numbers; "4.0" and "4" are one number."""
    words = []
    for word in _WORD_OR_NUMBER.findall(loose):
        while word.endswith(".0"):
            word = word[:-2]  # noqa: PLW2901
        words.append(word)
    return words


def _without_a_letter(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _is_one_slip(word: str, other: str) -> bool:
    """Say whether words of one length differ in a letter, or in the order of two neighbours."""
    differing = [at for at, (a, b) in enumerate(zip(word, other, strict=True)) if a != b]
    if len(differing) == 2:
        first, second = differing
        swapped = word[first] == other[second] and word[second] == other[first]
        return swapped and second == first + 1
    return len(differing) == 1


class _Spellings:
    """Names by their words, and words by what is left of them without one letter."""

    def __init__(self) -> None:
        self.places: dict[str, list[int]] = {}
        self.words = set(_FILLERS)
        self.shortened: dict[str, list[str]] = {}

    def near(self, word: str) -> set[str]:
        """Return the known words that are one slip away."""
        if len(word) < MIN_MISSPELT_WORD or not word[0].isalpha():
            return set()
        near = set(self.shortened.get(word, ()))  # a letter is missing
        for shorter in _without_a_letter(word):
            if shorter in self.words and len(shorter) >= MIN_MISSPELT_WORD:
                near.add(shorter)  # a letter too many
            for candidate in self.shortened.get(shorter, ()):
                if len(candidate) == len(word) and _is_one_slip(word, candidate):
                    near.add(candidate)
        return near


@cache
def _spellings() -> _Spellings:
    """Index the names once, so that a slip is found by look-up and not by comparing with all."""
    spellings = _Spellings()
    for name, place in _index(_loose_form).items():
        words = _words(name)
        spellings.words.update(words)
        if place is not None:
            spellings.places.setdefault(" ".join(words), []).append(place)
    for word in spellings.words:
        if len(word) >= MIN_MISSPELT_WORD:
            for shorter in _without_a_letter(word):
                spellings.shortened.setdefault(shorter, []).append(word)
    return spellings
