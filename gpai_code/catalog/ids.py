"""How ids of the Code are built, so that labels people type can be told from ids."""

import re
from functools import lru_cache

MAX_LENGTH = 200
"""Longest text that is read as an id or label, in characters; the longest one has 40."""

ID_CACHE_SIZE = 4_096
"""How many ids are kept with their Measure; all editions together have fewer."""

_ID = (
    r"(?P<chapter>transparency-|copyright-|safety-security-)?"
    r"(?P<number>(?:[IVX]+|[0-9]+)(?:\.[0-9]+)*|appendix-[0-9]+(?:\.[0-9]+)*)"
    r"(?P<paragraph>-p[0-9]+)?(?P<points>(?:\([0-9a-z]+\))*)"
)


def normalize(text: str) -> str:
    """
    Bring what a person typed to the form of an id, as far as that is safe.

    >>> normalize("Measure II.4.5"), normalize(" II.4.11 (2) (a) "), normalize("Appendix 1.4")
    ('II.4.5', 'II.4.11(2)(a)', 'appendix-1.4')
    """
    if len(text) > MAX_LENGTH:
        return text
    text = re.sub(r"\s+\(", "(", text.strip())
    text = re.sub(r"(?i)^(?:measure|commitment)\s+", "", text)
    text = re.sub(r"(?i)^appendix\s+", "appendix-", text)
    return re.sub(r",?\s*point\s*\(", "(", text)


@lru_cache(ID_CACHE_SIZE)
def measure_part(entry_id: str) -> str:
    """
    Return the id without paragraph and points: the Measure, Commitment or Appendix.

    >>> measure_part("II.4.11(2)(a)"), measure_part("II.1.2-p3(5)"), measure_part("preamble(b)")
    ('II.4.11', 'II.1.2', 'preamble(b)')
    """
    match = re.fullmatch(_ID, entry_id)
    return (match["chapter"] or "") + match["number"] if match else entry_id
