"""Licence texts as sequences of short hashes, so that texts are compared without being held."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import blake2b
from zlib import crc32

import attrs

HASH_SIZE = 4
"""Bytes of the hash of a passage."""

DIGEST_SIZE = 16
"""Bytes of the hash of a whole text."""

MAX_PASSAGE_WORDS = 12
"""Most words of a passage."""

_BOUNDARY_EVERY = 5
_END_OF_TERMS = ["end", "of", "terms", "and", "conditions"]
_WORD = re.compile(r"[^\W_]+")
_LINE_DECORATION = " \t#*/>;%|=~_-"
_LIST_MARKER = re.compile(r"^(?:[•·▪]|\(?(?:[0-9]{1,2}(?:[.][0-9]{1,2})*|[a-z]|[ivx]{1,5})[.)])\s+")
_BRACKETED_MARKER = re.compile(r"\((?:[a-z]|[ivx]{1,5})\)")
_COPYRIGHT = re.compile(r"(?:portions\s+)?(?:copyright|©|\(c\))\b|©|\(c\)")
_MAX_NOTICE_WORDS = 25
_RIGHTS_RESERVED = re.compile(r"all rights reserved\W*")
_HOLDERS = (
    (re.compile(r"\bneither the names? of (.{1,80}?) nor the names? of\b"), "neither {} nor of"),
    (re.compile(r"\bprovided by (.{1,80}?) as is\b"), "provided by {} as is"),
    (re.compile(r"\bin no event shall (.{1,80}?) be liable\b"), "in no event shall {} be liable"),
)
_SPELLINGS = {"licence": "license", "licences": "licenses", "licenced": "licensed", "https": "http"}

# what nobody's name consists of, and what a restriction may hide behind
_TELLING = frozenset(
    {
        *("not", "no", "non", "only", "may", "must", "shall", "cannot", "except", "unless"),
        *("without", "permission", "permitted", "permits", "prohibited", "forbidden", "restricted"),
        *("commercial", "noncommercial", "research", "military", "sell", "sale", "law"),
        *("use", "used", "uses", "using", "license", "licensed", "notice", "notices"),
        *("modify", "modification", "distribute", "distribution"),
    }
)
_IN_SENTENCES = _TELLING | {
    *("holder", "holders", "owner", "owners", "liable", "claim", "damages", "any"),
}


@attrs.frozen
class Passage:
    """
    A few words of a text, in order.

    Attributes:
        hash: What they are compared by.
        start: Number of the first word.
        end: Number of the word after the last one.
    """

    hash: bytes
    start: int
    end: int


@attrs.frozen
class Fingerprint:
    """
    A text as it is compared.

    Attributes:
        digest: Hash of all its words; equal for texts that differ in nothing that matters.
        hashes: Those of its passages.
        lengths: The number of words of each passage.
    """

    digest: bytes
    hashes: tuple[bytes, ...]
    lengths: tuple[int, ...]

    @property
    def words(self) -> int:
        """The number of words."""
        return sum(self.lengths)


def words_of(text: str) -> list[str]:
    r"""
    Return the words of a text that matter.

    Case, punctuation, line ends, list markers, British spelling of "licence", notices of copyright
    and the names of holders in the usual sentences make no difference.

    >>> words_of("Copyright (c) 2024 A. Uthor\n\n1. THE SOFTWARE IS PROVIDED BY US 'AS IS'.")
    ['the', 'software', 'is', 'provided', 'by', 'holder', 'as', 'is']
    """
    lines = []
    after_copyright = False
    for raw_line in text.casefold().splitlines():
        line = raw_line.strip(_LINE_DECORATION)
        if _is_copyright_notice(line) or (after_copyright and _RIGHTS_RESERVED.fullmatch(line)):
            after_copyright = True
            continue
        after_copyright = after_copyright and not line
        lines.append(_LIST_MARKER.sub("", line))
    plain = _BRACKETED_MARKER.sub(" ", "\n".join(lines))
    joined = " ".join(_SPELLINGS.get(word, word) for word in _WORD.findall(plain))
    for pattern, form in _HOLDERS:
        joined = pattern.sub(partial(_without_holder, form), joined)
    return joined.split()


def _is_copyright_notice(line: str) -> bool:
    if not _COPYRIGHT.match(line):
        return False
    words = _WORD.findall(line)
    return len(words) <= _MAX_NOTICE_WORDS and not _IN_SENTENCES.intersection(words)


def _without_holder(form: str, match: re.Match[str]) -> str:
    """Leave the name of a holder out, unless more than a name is in its place."""
    return match[0] if _TELLING & set(match[1].split()) else form.format("holder")


def passages_of(words: Sequence[str]) -> Iterator[Passage]:
    """
    Part words into passages whose ends depend on the words alone.

    So a change in one place changes the passages there, and no other ones.
    """
    start = 0
    before_appendix = words_before_appendix(words)
    cuts = (before_appendix, before_appendix + len(_END_OF_TERMS), len(words))
    for at, word in enumerate(words, 1):
        if (
            at - start == MAX_PASSAGE_WORDS
            or at in cuts
            or crc32(word.encode()) % _BOUNDARY_EVERY == 0
        ):
            yield Passage(_hash(words[start:at], HASH_SIZE), start, at)
            start = at


def words_before_appendix(words: Sequence[str]) -> int:
    """
    Return how many words there are before an appendix on how to apply the licence.

    Such an appendix starts with the words "end of terms and conditions" and may be left out.
    """
    size = len(_END_OF_TERMS)
    for at, word in enumerate(words):
        if word == "end" and list(words[at : at + size]) == _END_OF_TERMS:
            return at
    return len(words)


def fingerprint(words: Sequence[str]) -> Fingerprint:
    """Return the fingerprint of words."""
    passages = list(passages_of(words))
    return Fingerprint(
        _hash(words, DIGEST_SIZE),
        tuple(passage.hash for passage in passages),
        tuple(passage.end - passage.start for passage in passages),
    )


def _hash(words: Sequence[str], size: int) -> bytes:
    return blake2b(" ".join(words).encode(), digest_size=size).digest()


def stored(print_: Fingerprint) -> dict[str, str]:
    """Return a fingerprint as it is kept in JSON."""
    return {
        "digest": print_.digest.hex(),
        "hashes": b64encode(b"".join(print_.hashes)).decode(),
        "lengths": b64encode(bytes(print_.lengths)).decode(),
    }


def restored(digest: str, hashes: str, lengths: str) -> Fingerprint:
    """Return a fingerprint from its parts in JSON."""
    joined = b64decode(hashes)
    return Fingerprint(
        bytes.fromhex(digest),
        tuple(joined[at : at + HASH_SIZE] for at in range(0, len(joined), HASH_SIZE)),
        tuple(b64decode(lengths)),
    )
