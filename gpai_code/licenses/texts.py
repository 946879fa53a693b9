"""Which licence of the table a text is, how sure that is, and what differs."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import accumulate
from os import PathLike

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.errors import DocumentError, Fault
from gpai_code.licenses.assessment import assess_license
from gpai_code.licenses.fingerprints import (
    Fingerprint,
    Passage,
    fingerprint,
    passages_of,
    restored,
    words_of,
)
from gpai_code.licenses.reasons import leave_open
from gpai_code.licenses.records import LicenseAssessment, LicenseEntry
from gpai_code.licenses.table import find_license
from gpai_code.text_io.package_data import read_data
from gpai_code.text_io.sources import content_of
from gpai_code.vocabulary import Confidence

MAX_TEXT_LENGTH = 400_000
"""Longest text that is compared, in characters; the longest licence of the table has a quarter."""

MAX_TITLE_LINES = 6
"""Lines at the head of a text in which a title is looked for."""

MAX_DIFFERENCES = 20
"""How many differences are listed one by one."""

MAX_QUOTED_WORDS = 40
"""Words of a passage that a difference quotes."""

MAX_CANDIDATES = 5
"""How many texts are compared passage by passage."""

CLOSE = 0.7
"""Share of words in common from which a text counts as close to another one."""


CONTAINED = 0.95
"""Share of the words of a licence from which a longer text counts as containing it."""


class TextMatch(StrEnum):
    """How sure it is which licence a text is."""

    EXACT = "exact"
    """Its words are those of the licence; what differs does not matter."""

    CLOSE = "close"
    """Most of its words are those of the licence; what differs may matter."""

    TITLE = "title"
    """It bears the title of a licence whose words are not held, or are other ones."""

    NONE = "none"


@attrs.frozen
class TextDifference(Record):
    """
    A passage that a text has and the licence has not, or the other way round.

    Attributes:
        added: The words that the text has in this place, at most `MAX_QUOTED_WORDS` of them.
        missing: How many words of the licence are not in this place.
        after: The words before it.
    """

    added: str
    missing: int
    after: str

    def __str__(self) -> str:
        where = f"after '... {self.after}'" if self.after else "at the start"
        parts = []
        if self.added:
            parts.append(f"has {self.added!r}")
        if self.missing:
            parts.append(f"lacks {self.missing} words of the licence")
        return f"{where} the text {' and '.join(parts)}"


@attrs.frozen(kw_only=True)
class LicenseTextAssessment(Record):
    """
    What a licence text was recognised as, and what follows.

    Attributes:
        match: How sure it is which licence the text is.
        identified_as: Id in the table of the licence that it is or comes closest to.
        same_text: Other licences of the table that have this very text, such as "or later".
        similarity: Share of the words that both have in common, from 0 to 1.
        differences: What differs and may matter.
        assessment: Whether it meets the licence condition; open unless the text was recognised.
    """

    match: TextMatch
    assessment: LicenseAssessment
    identified_as: str | None = None
    same_text: tuple[str, ...] = ()
    similarity: float = 0.0
    differences: tuple[TextDifference, ...] = ()


@explain_arguments
def assess_license_text(text: str | bytes | PathLike[str]) -> LicenseTextAssessment:
    """
    Recognise the licence in a file and say whether it meets the licence condition.

    Words are compared, not layout: case, punctuation, line ends, list markers and notices of
    copyright make no difference, nor does an appendix on how to apply the licence. Whatever else
    differs leaves the answer open, even where the licence that comes closest qualifies, since one
    sentence can take the rights away.

    Args:
        text: The text of the licence, as text, as bytes in UTF-8 or as the path of a file. A `str`
            is always text.

    Raises:
        DocumentError: If the bytes are no UTF-8, or the text is longer than `MAX_TEXT_LENGTH`.
        ArgumentTypeError: If it is something else.
        NoRegularFileError: If the path leads to a pipe, a socket or a device.
        OSError: If the file cannot be read.

    Source:
        The texts are those of ScanCode's public licence data, of which only hashes are held.

    >>> found = assess_license_text("All rights are reserved to the cat.")
    >>> found.match.value, found.assessment.outcome.value
    ('none', 'undetermined')
    """
    content = content_of(text, "text", MAX_TEXT_LENGTH)
    body, titles = without_title(_decoded(content))
    words = words_of(body)
    print_ = fingerprint(words)
    exact = _known_texts().by_digest.get(print_.digest)
    if exact:
        return _conclude_exact(exact, titles)
    comparisons = sorted(_compare(words), key=lambda comparison: -comparison.similarity)
    exact = [comparison.known for comparison in comparisons if not comparison.differences]
    if exact:
        return _conclude_exact(exact, titles)
    for comparison in comparisons:
        if comparison.similarity >= CLOSE or comparison.contained >= CONTAINED:
            return _conclude_close(comparison)
    if titles:
        return _conclude_title(titles[0])
    reason = "The text is not that of a licence whose words are known here; read it."
    return LicenseTextAssessment(
        match=TextMatch.NONE, assessment=leave_open("the licence text", reason)
    )


def _decoded(text: str | bytes) -> str:
    if len(text) > MAX_TEXT_LENGTH:
        byte, remedy = f"{len(text)} characters", f"keep it to {MAX_TEXT_LENGTH}"
        raise DocumentError("licence text", (Fault("", "size", byte, remedy),))
    if isinstance(text, str):
        return text
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"byte 0x{text[error.start]:02x}"
        fault = Fault("", "utf-8", byte, "save the file as UTF-8")
        raise DocumentError("licence text", (fault,)) from None


def without_title(text: str) -> tuple[str, list[LicenseEntry]]:
    """Take lines off the head of a text that are no more than names of licences."""
    lines = text.splitlines()
    titles: list[LicenseEntry] = []
    body: list[str] = []
    for at, line in enumerate(lines):
        name = line.strip().strip("#*=-_ \t")
        if len(body) >= MAX_TITLE_LINES:
            body += lines[at:]
            break
        entry = _titled(name)
        if entry is not None:
            titles.append(entry)
        elif name:
            body.append(line)
    return "\n".join(body), titles


def _titled(name: str) -> LicenseEntry | None:
    """Find the licence of a title, also of one with its short form in brackets behind it."""
    title, bracket, short = name.removesuffix(")").partition("(")
    if not bracket:
        return find_license(name) if name else None
    entry = find_license(title)
    return entry if entry is not None and find_license(short) is entry else None


# The texts that are known


@attrs.frozen
class _KnownText:
    """
    The text of a licence of the table, as its fingerprint.

    Attributes:
        license: Id of the licence.
        print: The fingerprint.
        required: How many passages there are before an appendix that may be left out.
    """

    license: str
    print: Fingerprint
    required: int


@attrs.frozen
class _KnownTexts:
    """All texts, and which of them have a digest or the hash of a passage."""

    texts: list[_KnownText] = attrs.Factory(list)
    by_digest: dict[bytes, list[_KnownText]] = attrs.Factory(lambda: defaultdict(list))
    by_hash: dict[bytes, list[int]] = attrs.Factory(lambda: defaultdict(list))


@cache
def _known_texts() -> _KnownTexts:
    index = _KnownTexts()
    for row in read_data("license-texts.json")["texts"]:
        print_ = restored(row["digest"], row["hashes"], row["lengths"])
        ends = list(accumulate(print_.lengths))
        required = bisect_left(ends, row["required"]) + 1
        text = _KnownText(row["license"], print_, required)
        for hash_ in set(print_.hashes):
            index.by_hash[hash_].append(len(index.texts))
        index.by_digest[print_.digest].append(text)
        index.texts.append(text)
    return index


# Comparison


@attrs.frozen
class _Comparison:
    """How a text differs from a known one; `contained` is the share of the latter that it has."""

    known: _KnownText
    similarity: float
    contained: float
    differences: tuple[TextDifference, ...]


def _compare(words: Sequence[str]) -> Iterator[_Comparison]:
    """Compare words with the texts that have most passages in common with them."""
    passages = list(passages_of(words))
    index = _known_texts()
    common: Counter[int] = Counter()
    for passage in {passage.hash: passage for passage in passages}.values():
        for at in index.by_hash.get(passage.hash, ()):
            common[at] += passage.end - passage.start

    def likeness(at: int) -> float:
        return 2 * common[at] / (len(words) + index.texts[at].print.words)

    for at in sorted(common, key=likeness, reverse=True)[:MAX_CANDIDATES]:
        yield _compare_with(index.texts[at], words, passages)


def _compare_with(
    text: _KnownText, words: Sequence[str], passages: Sequence[Passage]
) -> _Comparison:
    pairs = _align([passage.hash for passage in passages], text.print.hashes)
    common = sum(text.print.lengths[theirs] for _, theirs in pairs)
    optional = 0
    differences = []
    ours_from = theirs_from = 0
    for ours, theirs in (*pairs, (len(passages), len(text.print.hashes))):
        missing = sum(text.print.lengths[theirs_from:theirs])
        added = (
            words[passages[ours_from].start : passages[ours - 1].end] if ours > ours_from else ()
        )
        if missing and not added and theirs_from >= text.required:
            optional += missing  # the appendix
        elif missing or added:
            start = passages[ours_from].start if ours_from < len(passages) else len(words)
            quoted = " ".join(added[:MAX_QUOTED_WORDS])
            more = " ..." if len(added) > MAX_QUOTED_WORDS else ""
            before = " ".join(words[max(0, start - 8) : start])
            differences.append(TextDifference(f"{quoted}{more}", missing, before))
        ours_from, theirs_from = ours + 1, theirs + 1
    expected = text.print.words - optional
    return _Comparison(
        text,
        similarity=2 * common / (len(words) + expected),
        contained=common / expected,
        differences=tuple(differences),
    )


def _align(ours: Sequence[bytes], theirs: Sequence[bytes]) -> list[tuple[int, int]]:
    """
    Pair equal passages in an order that both texts have, as many as possible.

    The first of ours goes with the first of theirs, and so on; of these pairs the longest
    increasing run is kept, which takes little longer for long texts than for short ones.
    """
    places: dict[bytes, deque[int]] = defaultdict(deque)
    for at, hash_ in enumerate(theirs):
        places[hash_].append(at)
    pairs = []
    for at, hash_ in enumerate(ours):
        if places.get(hash_):
            pairs.append((at, places[hash_].popleft()))
    ends: list[int] = []  # the last place of theirs in the best run of each length
    last: list[int] = []  # number of the pair in that place
    previous: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        previous.append(last[length - 1] if length else None)
        if length == len(ends):
            ends.append(place)
            last.append(number)
        else:
            ends[length], last[length] = place, number
    run = []
    step = last[-1] if last else None
    while step is not None:
        run.append(pairs[step])
        step = previous[step]
    return run[::-1]


# Answers


def _conclude_exact(texts: list[_KnownText], titles: list[LicenseEntry]) -> LicenseTextAssessment:
    ids = sorted({text.license for text in texts})
    title_ids = [entry.id for entry in titles if entry.id in ids]
    chosen = title_ids[0] if title_ids else ids[0]
    assessment = assess_license(chosen)
    match = TextMatch.EXACT
    for entry in titles:
        # versions of one licence may share a title; another meaning has to be explained
        if entry.outcome is not assessment.outcome:
            reason = f"The text is that of {chosen}, but it bears the title of {entry.id} as well."
            assessment = leave_open("the licence text", reason, assessment.because)
            match = TextMatch.CLOSE
            break
    return LicenseTextAssessment(
        match=match,
        assessment=assessment,
        identified_as=chosen,
        same_text=tuple(id_ for id_ in ids if id_ != chosen),
        similarity=1.0,
    )


def _conclude_close(comparison: _Comparison) -> LicenseTextAssessment:
    nearest = assess_license(comparison.known.license)
    count = len(comparison.differences)
    verb = "comes close to" if comparison.similarity >= CLOSE else "contains"
    reason = (
        f"The text {verb} that of {comparison.known.license}, but differs from it in "
        f"{'1 place; read it' if count == 1 else f'{count} places; read them'}, since one sentence "
        "can take a right away."
    )
    contested = f"{comparison.known.license} itself: {nearest.outcome}. {nearest.because[0]}"
    return LicenseTextAssessment(
        match=TextMatch.CLOSE,
        assessment=leave_open("the licence text", reason, (contested,)),
        identified_as=comparison.known.license,
        similarity=round(comparison.similarity, 3),
        differences=comparison.differences[:MAX_DIFFERENCES],
    )


def _conclude_title(entry: LicenseEntry) -> LicenseTextAssessment:
    if entry.confidence is Confidence.TITLE:  # the title says in words what settles the question
        assessment = assess_license(entry.id)
    else:
        reason = (
            f"The text bears the title of {entry.id}, but its words are not known here as such."
        )
        assessment = leave_open("the licence text", reason)
    return LicenseTextAssessment(
        match=TextMatch.TITLE, assessment=assessment, identified_as=entry.id
    )
