"""What is fuzzed: something that reads what users give, and what it reads."""

from collections.abc import Callable, Sequence

import attrs


@attrs.frozen
class Reader:
    """
    Something that reads what users give.

    Attributes:
        read: Reads the input, or refuses it by a `GpaiCodeError`.
        seeds: Makes documents that are read.
        pieces: What such documents are made of, in addition to the words of those above.
    """

    read: Callable[[bytes], object]
    seeds: Callable[[], Sequence[bytes]]
    pieces: Sequence[bytes] = ()


def text_of(data: bytes) -> str:
    """Return a text; bytes that are no UTF-8 become halves of surrogate pairs."""
    return data.decode(errors="surrogateescape")
