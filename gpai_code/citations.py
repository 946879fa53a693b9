"""Where an answer rests: an instrument, a place in it, and whether it binds."""

import re
from functools import lru_cache

import attrs

from gpai_code.vocabulary import Instrument

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
