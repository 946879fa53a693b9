"""
What a document in another tool's format does not hold, so that nothing is dropped in silence.

Every exporter of this room returns an `Export`: the document and its losses. What the document
holds in another place than its own field, such as a property, is no loss.
"""

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record

T = TypeVar("T")

MAX_PLACES_SHOWN = 5
"""How many places of a loss `describe_loss` names; the record has all of them."""


@attrs.frozen(kw_only=True)
class Loss(Record):
    """
    One thing that a document does not hold.

    Attributes:
        what: The thing, for example "limits of time" or "exact number of parameters".
        places: Ids of the entries or rows that have it; none where it is the document as a whole.
        why: Why it is not there: the format has no place for it, or its readers may not see it.
    """

    what: str
    places: tuple[str, ...] = ()
    why: str


class Export(NamedTuple, Generic[T]):
    """
    A document in another tool's format, and what it does not hold.

    Attributes:
        document: The document: plain JSON values, or text where the format is text.
        losses: What is missing in it; none where reading it back gives everything.
    """

    document: T
    losses: tuple[Loss, ...] = ()


@explain_arguments
def describe_loss(loss: Loss) -> str:
    """
    Return a loss as a sentence.

    >>> describe_loss(Loss(what="notes", places=("copyright-1.1",), why="there is no field for it"))
    'notes (copyright-1.1): there is no field for it'
    """
    if not loss.places:
        return f"{loss.what}: {loss.why}"
    places = ", ".join(loss.places[:MAX_PLACES_SHOWN])
    more = len(loss.places) - MAX_PLACES_SHOWN
    return f"{loss.what} ({places}{f' and {more} more' if more > 0 else ''}): {loss.why}"


def collect_losses(pieces: Iterable[tuple[str, str]], why: dict[str, str]) -> tuple[Loss, ...]:
    """
    Return one loss for each thing that is missing, with all places that have it.

    Args:
        pieces: What is missing, each time with the id of the entry or row that has it.
        why: For each thing why it is missing. The losses are in this order.

    >>> collect_losses([("note", "a"), ("note", "b")], {"note": "no field"})[0].places
    ('a', 'b')
    """
    places: dict[str, dict[str, None]] = {what: {} for what in why}
    for what, place in pieces:
        places[what][place] = None
    return tuple(
        Loss(what=what, places=tuple(having), why=why[what])
        for what, having in places.items()
        if having
    )
