"""Hostile input: real documents spoiled, and texts put together from pieces that hurt."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

LONGEST = 2**18
"""Longest input, in bytes."""

HOSTILE = [
    *(b"\0", b"\x1b[31m", b"\x7f", b"\r\n", b"\n", b"\r", b"\t", b" ", b"\x0b", b"\x0c"),
    *(b"\xff", b"\xc0\xaf", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf"),
    *(
        text.encode()
        for text in (
            *("\x85", "\x9b", "\u200b", "\u202e", "\u2066", "\u2028", "\ufffe", "\ufdfa", "\u0301"),
            *("İ", "ß", "ﬃ", "²", "①", "١", "Ⅻ", "模", "😀", "\U000e0041", "\U0010ffff", "½"),
            *("NaN", "-Infinity", "1e999999999", "1e-99999", "-0", "0x1F", "1_000", "9" * 70),
            *("9" * 5_000, "0." + "0" * 70 + "1", "1e25", "2026-02-29", "0000-01-01", "9999-12-31"),
            *(
                "null",
                "true",
                "false",
                "[]",
                "{}",
                '""',
                '"',
                "'",
                "\\",
                r"\ud800",
                r"\ud83d\ude00",
            ),
            *("[" * 70, "{" * 70, "(" * 70, ")" * 70, '{"a":' * 70, "[[[[]]]]", "}", "]", ",", ":"),
            *("<script>alert(1)</script>", "&#xD800;", "&amp;", "javascript:alert(1)", "../../x"),
            *("=1+1", "@SUM(A1)", "+", "-", "%s%n", "${x}", "{0}", "`", "|", "---", "#", "*", "~"),
            *("__proto__", "__class__", "None", "N/A", "none", "https://", "http://[::1]:99999/"),
            *(
                "$schema",
                "extensions",
                "document",
                "edition",
                "&a",
                "*a",
                "<<",
                "!!python/object:x",
            ),
        )
    ),
]
"""Pieces that have broken readers of some kind."""

_TOKEN = re.compile(rb"[A-Za-z0-9_.]+|[\x80-\xff]+|\s+|[^\sA-Za-z0-9_.]")


class Inputs:
    """
    Makes inputs for one reader, the same ones for the same seed.

    Args:
        seeds: Documents that the reader reads.
        pieces: What its language is made of.
        seed: A number.
    """

    def __init__(self, seeds: Sequence[bytes], pieces: Sequence[bytes], seed: object) -> None:
        self._random = Random(repr(seed))
        self._seeds = [list(_TOKEN.findall(document)) for document in seeds]
        self._whole = list(seeds)
        self._pieces: list[bytes] = [
            *pieces,
            *sorted({token for document in self._seeds for token in document})[:500],
        ]
        self._ways: list[Callable[[], bytes]] = [
            *(self._tokens, self._bytes, self._scratch, self._run)
        ]

    def __iter__(self) -> Iterator[bytes]:
        yield from self._whole
        while True:
            for way in self._random.choices(self._ways, (45, 20, 32, 3), k=100):
                yield way()[:LONGEST]

    def _piece(self) -> bytes:
        return self._random.choice(HOSTILE if self._random.random() < 0.4 else self._pieces)

    def _count(self, most: int) -> int:
        """Return a number up to `most`; small ones come as often as large ones."""
        return int(math.exp(math.log(most) * self._random.random()))

    def _tokens(self) -> bytes:
        """Take a document and spoil some of its words and signs."""
        tokens = list(self._random.choice(self._seeds))
        for _ in range(self._count(8)):
            at = self._random.randrange(len(tokens) + 1)
            upto = at + self._count(10)
            match self._random.randrange(6):
                case 0 | 1:
                    tokens[at : at + 1] = [self._piece()]
                case 2:
                    tokens.insert(at, self._piece())
                case 3:
                    del tokens[at:upto]
                case 4:
                    tokens[at:at] = tokens[at:upto] * self._count(100)
                case 5:
                    other = self._random.choice(self._seeds)
                    begin = self._random.randrange(len(other) + 1)
                    tokens[at:upto] = other[begin : begin + upto - at]
        return b"".join(tokens)

    def _bytes(self) -> bytes:
        """Take a document and spoil some of its bytes."""
        document = bytearray(self._random.choice(self._whole))
        for _ in range(self._count(8)):
            at = self._random.randrange(len(document) + 1)
            match self._random.randrange(4):
                case 0:
                    document[at : at + 1] = self._random.randbytes(1)
                case 1:
                    del document[at : at + self._count(20)]
                case 2:
                    document[at:at] = self._random.randbytes(self._count(4))
                case 3:
                    del document[at:]
        return bytes(document)

    def _scratch(self) -> bytes:
        """Put pieces together."""
        return b"".join(self._piece() for _ in range(self._count(40)))

    def _run(self) -> bytes:
        """Repeat something very often, in front of, inside or after other pieces."""
        unit = b"".join(self._piece() for _ in range(self._count(4)))
        times = self._count(max(2, LONGEST // max(1, len(unit))))
        return self._piece() + unit * times + self._piece()
