"""Places in the law as values: pinpoints, instruments, and where an answer rests."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import attrs

from gpai_code.constraints.record import Record
from gpai_code.errors import LegalReferenceError

AI_ACT = "AI Act"
"""Short name of Regulation (EU) 2024/1689, as the Code cites it."""

CONSOLIDATED_AI_ACT = "consolidated text of 27 July 2026 (CELEX 02024R1689-20260727)"
"""The version of the AI Act that was read for this library's statements of law."""

CHAPTER_V = date(2025, 8, 2)
"""Chapter V applies from this day (Article 113, point (b))."""

GRANDFATHERED = date(2027, 8, 2)
"""Day by which models placed on the market before must be in line (Article 111(3))."""

ENFORCEMENT = date(2026, 8, 2)
"""Day from which the Commission can enforce and fine (Article 113)."""

MAX_LENGTH = 200
"""Longest text that is read as a pinpoint, in characters."""


class Instrument(StrEnum):
    """The texts that the library's own statements rest on."""

    AI_ACT = "AI Act"
    GUIDELINES = "Guidelines"
    """The Commission's guidelines on providers of GPAI models: its reading, not binding."""

    CODE = "Code of Practice"


# compiled when something is first parsed, which loading the catalogue never does
_ACT = (
    r"AI Act|TFEU|TEU|Charter|GDPR"
    r"|(?:Regulation|Directive|Recommendation) \((?:EU|EC)\) [0-9]{4}/[0-9]+"
    r"|Directive [0-9]{4}/[0-9]+/EC"
)
_PLACE_IN_AN_ACT = (
    # "Article 3(63)" has a paragraph; "Article 3(j)" of some acts has only a point, and amending
    # acts insert paragraphs such as "5(1a)"
    r"Article (?P<article>[0-9]+[a-z]?)(?:\((?P<paragraph>[0-9][0-9a-z]*)\))?"
    r"(?:\((?P<point>[a-z]+)\)(?:\((?P<subpoint>[ivx]+)\))?)?"
    r"|[Rr]ecital (?P<recital>[0-9]+[a-z]?)"
    r"|Annex (?P<annex>[IVX]+)(?:\((?P<annex_paragraph>[0-9][0-9a-z]*)\))?"
    r"(?:\((?P<annex_point>[a-z]+)\))?(?: Section (?P<section>[0-9]+))?"
)
_OTHER = (
    r"Guidelines paragraph (?P<paragraph>[0-9]+(?:\([0-9a-z]+\))*)(?: \(July 2025(?:; November"
    r" 2025: [0-9]+(?:\([0-9a-z]+\))*)?\))?"
    r"|Code of Practice (?P<entry>\S+) \((?P<edition>[a-z-]+)\)"
)

# Each paragraph of July 2025 that is cited here, with its number in the text of November 2025.
# Marginal numbers were dropped between the two texts one by one, so there is no formula: 1 to 20
# are the same, 23 became 22, 53 became 51, 63 became 60. Where no source pairs a paragraph (21, 22,
# 24 to 29, 33 to 52 apart from those below, 57 to 59) none is given.
NOVEMBER: Mapping[int, int] = MappingProxyType(
    {
        17: 17,
        18: 18,
        20: 20,  # what is a general-purpose AI model
        23: 22,
        31: 30,
        32: 31,  # lifecycle; notification
        53: 51,
        56: 54,  # placing on the market
        60: 57,
        62: 59,
        63: 60,
        64: 61,
        66: 63,
        67: 64,
        68: 65,
        69: 66,
        70: 67,
        71: 68,
        72: 69,
        73: 70,
        74: 71,
        75: 72,
        76: 73,
        77: 74,
        78: 75,
        79: 76,
        80: 77,
        81: 78,
        82: 79,
        83: 80,
        84: 81,
        85: 82,
        86: 83,
        87: 84,
        88: 85,
        89: 86,  # licence, money
        90: 87,
        91: 88,
        92: 89,  # public availability
        96: 93,
        100: 97,
        103: 100,
        106: 103,
        107: 104,
        109: 106,
        110: 107,
        115: 112,
        118: 115,
        119: 116,
        121: 118,
        122: 119,
        123: 120,
        125: 122,  # training compute
        126: 123,
        127: 124,
        128: 125,
        131: 128,
        132: 129,  # estimates
    }
)
"""Paragraphs of the guidelines: the number of July 2025 and that of November 2025, one by one."""

CONFIRMED = frozenset({17, 18, 20, 23, 32, 53, 56, 63, 64, 66, 70, 71, 85, 86, 87, 115, 118})
"""The pairs that two independent sources give; the others follow from the order of the text."""


class _Pinpoint(NamedTuple):
    """The parts of a place in an act; texts, because law numbers are labels ("53", "XI", "a")."""

    article: str | None = None
    annex: str | None = None
    section: str | None = None
    recital: str | None = None
    paragraph: str | None = None
    point: str | None = None
    subpoint: str | None = None


_CACHE_SIZE = 4_096
"""How many citations are kept to be shared: more than all editions and rules have places."""


@lru_cache(_CACHE_SIZE)
def _pinpoint(place: str) -> _Pinpoint | None:
    """Take a place in an act apart; None if it is not one."""
    match = re.fullmatch(_PLACE_IN_AN_ACT, place)
    if match is None:
        return None
    return _Pinpoint(
        article=match["article"],
        annex=match["annex"],
        section=match["section"],
        recital=match["recital"],
        paragraph=match["paragraph"] or match["annex_paragraph"],
        point=match["point"] or match["annex_point"],
        subpoint=match["subpoint"],
    )


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Citation(Record):
    """
    A place in the law or in a text about it: what every answer and every entry rests on.

    Two citations of the same place are equal, however the place is printed.

    Attributes:
        instrument: The text, for example "AI Act", "Directive (EU) 2019/790" or "Guidelines".
        place: The place in it as one cites it, for example "Article 53(1)(a)", "recital 103",
            "paragraph 85", or the id of an entry of the Code. Empty for the instrument as a whole.
        also: The same place under another numbering, or the edition of the Code.
        as_printed: The words of the Code that cite the place, where they are recorded. The pieces
            of a legal basis together are the printed line.

    >>> citation = Citation.parse("AI Act Article 53(1)(a)")
    >>> citation.article, citation.paragraph, citation.point
    ('53', '1', 'a')
    >>> str(citation)
    'AI Act Article 53(1)(a)'
    >>> citation.within(Citation.parse("AI Act Article 53"))
    True
    """

    instrument: str = attrs.field(converter=str)  # plain text, whatever an enum's member is
    place: str = ""
    also: str | None = None
    as_printed: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Citation":
        """
        Read the form that `str()` writes.

        Raises:
            LegalReferenceError: If the text is not in that form.
        """
        if not isinstance(text, str) or len(text) > MAX_LENGTH:  # type: ignore[redundant-expr]
            raise LegalReferenceError(text)
        if match := re.fullmatch(_OTHER, text):
            if match["entry"]:
                return code(match["edition"], match["entry"])
            citation = guidelines(match["paragraph"])
            if text not in (str(citation), f"{citation.instrument} {citation.place}"):
                raise LegalReferenceError(text)  # another November number
            return citation
        match = re.fullmatch(f"(?P<act>{_ACT})(?: (?P<place>{_PLACE_IN_AN_ACT}))?", text)
        if match is None:
            raise LegalReferenceError(text)
        place = (match["place"] or "").replace("Recital", "recital")
        return cls(instrument=match["act"], place=place)

    @property
    def article(self) -> str | None:
        """Number of the article, if the place is one."""
        return self._parts.article

    @property
    def paragraph(self) -> str | None:
        """Number of the paragraph of an article or annex."""
        return self._parts.paragraph

    @property
    def point(self) -> str | None:
        """Letter of the point of an article or annex."""
        return self._parts.point

    @property
    def annex(self) -> str | None:
        """Number of the annex, if the place is one."""
        return self._parts.annex

    @property
    def section(self) -> str | None:
        """Section of the annex."""
        return self._parts.section

    @property
    def recital(self) -> str | None:
        """Number of the recital, if the place is one."""
        return self._parts.recital

    @property
    def _parts(self) -> _Pinpoint:
        return _pinpoint(self.place) or _Pinpoint()

    @property
    def binding(self) -> bool:
        """
        Whether the place binds: articles and annexes of a regulation, directive or treaty do.

        Recitals explain without binding, a Recommendation recommends; the guidelines are the
        Commission's reading, the Code a tool.
        """
        if self.instrument in (Instrument.GUIDELINES, Instrument.CODE):
            return False
        return self.recital is None and not self.instrument.startswith("Recommendation ")

    def within(self, other: "Citation") -> bool:
        """
        Say whether this place is the other one or lies inside it.

        Raises:
            LegalReferenceError: If the other is no citation.
        """
        if not isinstance(other, Citation):
            raise LegalReferenceError(other)
        if self.instrument != other.instrument:
            return False
        if not other.place or self.place == other.place:
            return True
        ours, theirs = _pinpoint(self.place), _pinpoint(other.place)
        if ours is None or theirs is None:
            return False
        return all(
            outer is None or outer == inner for outer, inner in zip(theirs, ours, strict=True)
        )

    def __eq__(self, other: object) -> bool:
        if type(other) is not Citation:
            return NotImplemented
        return (self.instrument, self.place, self.also) == (
            other.instrument,
            other.place,
            other.also,
        )

    def __hash__(self) -> int:
        return hash(self.place)  # which text keeps; few equal places are of different acts

    def __str__(self) -> str:
        place = f" {self.place}" if self.place else ""
        also = f" ({self.also})" if self.also else ""
        return f"{self.instrument}{place}{also}"


@lru_cache(_CACHE_SIZE)
def act(place: str) -> Citation:
    """
    Cite the AI Act.

    >>> str(act("Article 53(2)"))
    'AI Act Article 53(2)'
    """
    return Citation(instrument=Instrument.AI_ACT.value, place=place)


@lru_cache(_CACHE_SIZE)
def guidelines(paragraph: str) -> Citation:
    """
    Cite the Commission's guidelines by the paragraph of July 2025.

    The number in the text of November 2025 is added where it is known (`NOVEMBER`).

    >>> str(guidelines("83(iii)"))
    'Guidelines paragraph 83(iii) (July 2025; November 2025: 80(iii))'
    """
    points = paragraph.lstrip("0123456789")
    number = paragraph[: len(paragraph) - len(points)]
    also = "July 2025"
    if number and int(number) in NOVEMBER:
        also = f"July 2025; November 2025: {NOVEMBER[int(number)]}{points}"
    place = f"paragraph {paragraph}"
    return Citation(instrument=Instrument.GUIDELINES.value, place=place, also=also)


@lru_cache(_CACHE_SIZE)
def code(edition: str, entry: str) -> Citation:
    """
    Cite an entry of the Code.

    >>> str(code("third-draft", "I.2.5(2)"))
    'Code of Practice I.2.5(2) (third-draft)'
    """
    return Citation(instrument=Instrument.CODE.value, place=entry, also=edition)
