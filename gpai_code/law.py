"""Places in the law as values: pinpoints, instruments, and where an answer rests."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

import attrs

from gpai_code.constraints.record import Compared
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

LONGEST = 200
"""Longest text that is read as a pinpoint, in characters."""

_REFERENCE = (  # compiled when something is first parsed, which the catalogue never does
    r"(?P<instrument>.+?)"
    r"(?: (?P<kind>Article|Recital|Annex) (?P<number>[0-9]+[a-z]?|[IVX]+)"
    r"(?P<parts>(?:\([0-9a-z]+\))*)(?: Section (?P<section>[0-9]+))?)?"
)
_INSTRUMENT = (
    r"AI Act|TFEU|TEU|Charter|GDPR"
    r"|(?:Regulation|Directive|Recommendation) \((?:EU|EC)\) [0-9]{4}/[0-9]+"
    r"|Directive [0-9]{4}/[0-9]+/EC"
)


@attrs.frozen(eq=False, repr=False)
class LegalReference(Compared):
    """
    A pinpoint: instrument, then article with paragraph and point, or annex, or recital.

    The parts are texts because law numbers are labels ("53", "XI", "a").

    Attributes:
        instrument: The act, for example "AI Act" or "Directive (EU) 2019/790".
        article: Number of the article.
        paragraph: Number of the paragraph.
        point: Letter or number of the point.
        annex: Number of the annex.
        section: Section of the annex.
        recital: Number of the recital.

    >>> reference = LegalReference.parse("AI Act Article 53(1)(a)")
    >>> reference.article, reference.paragraph, reference.point
    ('53', '1', 'a')
    >>> str(reference)
    'AI Act Article 53(1)(a)'
    >>> reference.within(LegalReference.parse("AI Act Article 53"))
    True
    """

    instrument: str
    article: str | None = None
    paragraph: str | None = None
    point: str | None = None
    annex: str | None = None
    section: str | None = None
    recital: str | None = None

    @classmethod
    def parse(cls, text: str) -> "LegalReference":
        """
        Read the form that `str()` writes.

        Raises:
            LegalReferenceError: If the text is not in that form.
        """
        match = re.fullmatch(_REFERENCE, text) if len(text) <= LONGEST else None
        if not match or not re.fullmatch(_INSTRUMENT, match["instrument"]):
            raise LegalReferenceError(text)
        kind, number, section = match["kind"], match["number"], match["section"]
        if kind is None:
            return cls(match["instrument"])
        parts = re.findall(r"\(([0-9a-z]+)\)", match["parts"])
        is_annex_number = bool(re.fullmatch("[IVX]+", number))
        if (kind == "Annex") != is_annex_number or (section and kind != "Annex") or len(parts) > 2:
            raise LegalReferenceError(text)
        if kind == "Recital":
            if parts:
                raise LegalReferenceError(text)
            return cls(match["instrument"], recital=number)
        # "Article 3(63)" has a paragraph; "Article 3(j)" of some acts has only a point
        # and amending acts put in paragraphs such as "5(1a)"
        paragraph = parts.pop(0) if parts and parts[0][0].isdigit() else None
        point = parts.pop(0) if parts else None
        if parts:
            raise LegalReferenceError(text)
        if kind == "Annex":
            return cls(
                match["instrument"], annex=number, section=section, paragraph=paragraph, point=point
            )
        return cls(match["instrument"], article=number, paragraph=paragraph, point=point)

    def within(self, other: "LegalReference") -> bool:
        """Say whether this pinpoint is the other one or lies inside it."""
        return all(
            theirs is None or theirs == ours
            for theirs, ours in zip(attrs.astuple(other), attrs.astuple(self), strict=True)
        )

    def __str__(self) -> str:
        parts = "".join(f"({part})" for part in (self.paragraph, self.point) if part)
        if self.recital:
            return f"{self.instrument} Recital {self.recital}"
        if self.annex:
            section = f" Section {self.section}" if self.section else ""
            return f"{self.instrument} Annex {self.annex}{parts}{section}"
        return (
            f"{self.instrument} Article {self.article}{parts}" if self.article else self.instrument
        )


class Instrument(StrEnum):
    """The texts that an answer can rest on."""

    AI_ACT = "AI Act"
    GUIDELINES = "Guidelines"
    """The Commission's guidelines on providers of GPAI models: its reading, not binding."""

    CODE = "Code of Practice"


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


@attrs.frozen(kw_only=True, cache_hash=True)
class Citation:
    """
    A pinpoint with its instrument.

    Attributes:
        instrument: The Act, the guidelines or the Code.
        place: The place in it, as one cites it.
        also: The same place under another numbering, if there is one.
    """

    instrument: Instrument
    place: str
    also: str | None = None

    @property
    def binding(self) -> bool:
        """
        Whether the place binds: articles and annexes of the regulation do.

        Its recitals explain without binding; the guidelines are the Commission's reading, the
        Code a tool.
        """
        return self.instrument is Instrument.AI_ACT and not self.place.startswith("recital")

    def __str__(self) -> str:
        also = f" ({self.also})" if self.also else ""
        return f"{self.instrument.value} {self.place}{also}"


_SHARED = 4_096
"""How many citations are kept to be shared: more than all editions and rules have places."""


@lru_cache(_SHARED)
def act(place: str) -> Citation:
    """
    Cite the AI Act.

    >>> str(act("Article 53(2)"))
    'AI Act Article 53(2)'
    """
    return Citation(instrument=Instrument.AI_ACT, place=place)


@lru_cache(_SHARED)
def guidelines(paragraph: str) -> Citation:
    """
    Cite the Commission's guidelines by the paragraph of July 2025.

    The number in the text of November 2025 is added where it is known (`NOVEMBER`).

    >>> str(guidelines("83(iii)"))
    'Guidelines paragraph 83(iii) (July 2025; November 2025: 80(iii))'
    """
    match = re.fullmatch(r"([0-9]+)(.*)", paragraph)
    also = "July 2025"
    if match and int(match[1]) in NOVEMBER:
        also = f"July 2025; November 2025: {NOVEMBER[int(match[1])]}{match[2]}"
    return Citation(instrument=Instrument.GUIDELINES, place=f"paragraph {paragraph}", also=also)


@lru_cache(_SHARED)
def code(edition: str, entry: str) -> Citation:
    """
    Cite an entry of the Code.

    >>> str(code("third-draft", "I.2.5(2)"))
    'Code of Practice I.2.5(2) (third-draft)'
    """
    return Citation(instrument=Instrument.CODE, place=entry, also=edition)
