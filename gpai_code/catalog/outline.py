"""
An edition's Commitments and Measures in outline: whom they address, which reliefs they state.

A decision on what applies to a model needs no more. The records of the Code hold everything else
too, and take longer to make than the decision on all of them.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import attrs

from gpai_code.constraints.record import Record
from gpai_code.errors import UnknownIdError
from gpai_code.law import Citation
from gpai_code.vocabulary import Addressee, DerogationEffect, DerogationKind


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Derogation(Record):
    """
    A relief or a differing rule for a group of Signatories or models.

    Attributes:
        kind: For whom or for what.
        effect: What it does to the rule.
        summary: The relief with its conditions, in our words.
        applies_to: Ids of the entries that it affects.
        references: Provisions of law that it points to.
        note: A doubt about its reach, or how its wording differs from others.
    """

    kind: DerogationKind
    effect: DerogationEffect
    summary: str
    applies_to: tuple[str, ...]
    references: tuple[Citation, ...] = ()
    note: str | None = None


class Place(NamedTuple):
    """
    A Commitment, a Measure or a provision of one.

    Attributes:
        id: Its id.
        title: Its printed heading, where it has one.
        derogations: Reliefs and differing rules that it states.
        provisions: Paragraphs, points and sub-points below it.
        commitment: Of a Measure, the id of its Commitment.
        addressees: Of a Commitment or Measure, whom it speaks to.
        measures: Of a Commitment, its Measures.
    """

    id: str
    title: str | None
    derogations: tuple[Derogation, ...]
    provisions: "tuple[Place, ...]"
    commitment: str | None = None
    addressees: tuple[Addressee, ...] = ()
    measures: "tuple[Place, ...]" = ()

    def walk(self) -> "Iterator[Place]":
        """Yield every provision below it, in the order of the text."""
        for provision in self.provisions:
            yield provision
            yield from provision.walk()


class Outline:
    """An edition's Commitments with their Measures, and each place in them by its id."""

    def __init__(self, slug: str, commitments: tuple[Place, ...]) -> None:
        self.slug = slug
        self.commitments = commitments

    @cached_property
    def measures(self) -> tuple[Place, ...]:
        """Every Measure, in the order of the text."""
        measures: list[Place] = []
        for commitment in self.commitments:
            measures += commitment.measures
        return tuple(measures)

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        places = {}
        for owner in (*self.commitments, *self.measures):
            for place in (owner, *owner.walk()):
                places[place.id] = place
        return places

    def __getitem__(self, entry: str) -> Place:
        """
        Return the place with an id.

        Raises:
            UnknownIdError: If neither a Commitment nor a Measure nor a provision of one has it.
        """
        try:
            return self._places[entry]
        except KeyError:
            raise UnknownIdError(entry, self.slug) from None
