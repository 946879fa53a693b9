"""Where a place in the law is published."""

import re

from gpai_code.law import AI_ACT, Citation

_LAW = "https://eur-lex.europa.eu/eli"

_ACTS = {
    AI_ACT: "reg/2024/1689/oj",
    "GDPR": "reg/2016/679/oj",
    "TFEU": "treaty/tfeu_2016/oj",
    "TEU": "treaty/teu_2016/oj",
    "Charter": "treaty/char_2016/oj",
}

_KINDS = {"Regulation": "reg", "Directive": "dir", "Recommendation": "reco"}

_NUMBERED = re.compile(
    r"(?P<kind>Regulation|Directive|Recommendation) (?:\((?:EU|EC)\) )?(?P<year>[0-9]{4})/"
    r"(?P<number>[0-9]+)"
)


def address_of(citation: Citation) -> str | None:
    """
    Return the address of a place in the law on EUR-Lex, by its European Legislation Identifier.

    It is the act as adopted. Articles, recitals and annexes of an act have anchors there; those of
    the Treaties and the Charter have none.

    >>> address_of(Citation.parse("Directive (EU) 2019/790 Article 4(3)"))
    'https://eur-lex.europa.eu/eli/dir/2019/790/oj#art_4'
    >>> address_of(Citation.parse("Guidelines paragraph 85"))
    """
    path = _ACTS.get(citation.instrument)
    if path is None:
        match = _NUMBERED.match(citation.instrument)
        if match is None:
            return None
        path = f"{_KINDS[match['kind']]}/{match['year']}/{match['number']}/oj"
    anchor = "" if path.startswith("treaty/") else _anchor(citation)
    return f"{_LAW}/{path}{anchor}"


def _anchor(citation: Citation) -> str:
    if citation.article:
        return f"#art_{citation.article}"
    if citation.recital:
        return f"#rct_{citation.recital}"
    return f"#anx_{citation.annex}" if citation.annex else ""
