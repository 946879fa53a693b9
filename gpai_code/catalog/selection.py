"""The filters by which entries of the Code are selected."""

from itertools import product

import attrs

from gpai_code.catalog.records import Appendix, Owner, Rule
from gpai_code.law import Citation
from gpai_code.vocabulary import Addressee, Chapter, Force


@attrs.frozen(kw_only=True, eq=False)
class Filter:
    """
    What `Code.select` was asked for; a part that is None fits everything.

    Attributes:
        addressee: Whom the owner of an entry speaks to.
        chapter: The part of the Code.
        article: Places in the law, one of which is cited.
        force: The force of the entry, of a sentence of it or of something below it.
        derogated: The entries that a derogation of the kind asked for states or reaches.
    """

    addressee: Addressee | None
    chapter: Chapter | None
    article: tuple[Citation, ...] | None
    force: Force | None
    derogated: frozenset[str] | None

    def fits(self, rule: Rule, owner: Owner) -> bool:
        """Say whether a rule of a Commitment, Measure or Appendix meets every part."""
        below = tuple(rule.rules())
        if self.addressee is not None and self.addressee not in _addressees(owner):
            return False
        if self.chapter is not None and self.chapter is not owner.chapter:
            return False
        if self.force is not None and self.force not in rule.forces():
            return False
        if self.derogated is not None and self.derogated.isdisjoint(entry.id for entry in below):
            return False
        return self.article is None or _cites(below, owner, self.article)


def _cites(below: tuple[Rule, ...], owner: Owner, places: tuple[Citation, ...]) -> bool:
    citations = list(getattr(owner, "legal_basis", ()))
    for entry in below:
        citations += entry.references
    return any(citation.within(place) for citation, place in product(citations, places))


def _addressees(owner: Owner) -> tuple[Addressee, ...]:
    """Return whom an owner speaks to; an Appendix says it where Measures refer to it."""
    return () if isinstance(owner, Appendix) else owner.addressees
