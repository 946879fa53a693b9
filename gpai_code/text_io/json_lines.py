"""Lines of JSON Lines files, one at a time and bounded."""

from collections.abc import Iterator
from typing import BinaryIO

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

MAX_LINE_BYTES = 2**20
"""Longest line of facts that is read, without what ends it."""


def lines_of(stream: BinaryIO, max_bytes: int = MAX_LINE_BYTES) -> Iterator[bytes]:
    """
    Yield each line without its end, and the first one without its byte order mark.

    Of a line that is too long comes only as much as shows that it is.

    Args:
        stream: Where from, for example a file opened with "rb".
        max_bytes: Longest line that the caller takes.
    """
    most = len(BYTE_ORDER_MARK) + max_bytes + len(b"\r\n")
    first = True
    while line := stream.readline(most):
        if not line.endswith(b"\n"):
            while (rest := stream.readline(most)) and not rest.endswith(b"\n"):
                pass
        if first:
            line, first = line.removeprefix(BYTE_ORDER_MARK), False
        yield line.removesuffix(b"\n").removesuffix(b"\r")
