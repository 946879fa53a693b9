"""Citations as a page shows them: with where each leads."""

from gpai_code.catalog.paths import address
from gpai_code.law import Citation, Instrument
from tools.website.eur_lex import address_of


def place(citation: Citation) -> dict[str, str | None]:
    """Return a citation with its address: a page of this site, or of EUR-Lex, or none."""
    if citation.instrument == Instrument.CODE and citation.also:
        return {"text": str(citation), "address": f"{address(citation.place, citation.also)}/"}
    return {"text": str(citation), "address": address_of(citation)}
