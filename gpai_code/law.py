"""Places in the law as values: pinpoints, instruments, and where an answer rests."""

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache

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


RENUMBERED_FROM = 60
"""From this July paragraph on, the November 2025 text of the guidelines counts three fewer."""


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

    The number in the text of November 2025 is added; it is July's less three from paragraph 60
    on, which is confirmed for some paragraphs and derived for the others.

    >>> str(guidelines("83(iii)"))
    'Guidelines paragraph 83(iii) (July 2025; November 2025: 80(iii))'
    """
    match = re.fullmatch(r"([0-9]+)(.*)", paragraph)
    number = int(match[1]) if match else 0
    if match and number >= RENUMBERED_FROM:
        also = f"July 2025; November 2025: {number - 3}{match[2]}"
    else:
        also = "July 2025"
    return Citation(instrument=Instrument.GUIDELINES, place=f"paragraph {paragraph}", also=also)


@lru_cache(_SHARED)
def code(edition: str, entry: str) -> Citation:
    """
    Cite an entry of the Code.

    >>> str(code("third-draft", "I.2.5(2)"))
    'Code of Practice I.2.5(2) (third-draft)'
    """
    return Citation(instrument=Instrument.CODE, place=entry, also=edition)
