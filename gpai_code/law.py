"""Pinpoints into the law: one article, recital or annex of one instrument, as a value."""

import re
from datetime import date

import attrs

from gpai_code._compared import Compared
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
