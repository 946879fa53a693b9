"""Where the labels of the template for the summary of training content stand in a text."""

import difflib
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import cache

import attrs

from gpai_code.forms.training_content.checks import MODALITIES
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.reading.layout import Flow, Unit, key_of

THRESHOLD = 0.85
"""
How much of a label must be alike, from 0 to 1, as `difflib.SequenceMatcher.ratio` counts it.

Letters and figures are compared, without case. "Last updated" has 0.95; two labels of the template
that ask for different things are below it, but for the boxes of the modalities, which must also
lead by `LEAD`.
"""

LEAD = 0.05
"""By how much the best label must lead over the next one if it is not found exactly."""

SHORTEST_ALIKE = 8
"""Labels with fewer letters are only found exactly."""

SURE = 20
"""Labels with fewer letters count only with a colon, or alone on their line."""

LONGEST = 420
"""Longest piece of text that is held against the labels, in characters."""

MOST_LINES = 7
"""Most lines over which a label that is not found exactly may run."""

HEADER = "header"
"""What the head of the template is called among the sections."""

OVERALL = "overall_data"

# the chapters of the template, and what it calls itself; the definition holds only the sections
_TITLES = (
    "Template for the Public Summary of Training Content for general-purpose AI models",
    "Public Summary of Training Content for general-purpose AI models",
    "Public Summary of Training Content",
    "General information",
    "List of data sources",
    "Private non-publicly available datasets obtained from third parties",
    "Data processing aspects",
)

# what published summaries print instead; always reported as not exact
_OTHERWISE = {
    "last_updated": ("Last updated", "Date of last update"),
    "provider": ("Model developer name and contact details",),
    "placements": ("Date of placement on the Union market",),
    "continuous_training": ("Continuous training of the model",),
    **{f"{name}.size": (f"{name.capitalize()} training data size",) for name in MODALITIES},
    **{
        f"{name}.content_types": (f"{name.capitalize()} training data content",)
        for name in MODALITIES
    },
}


@attrs.frozen
class Entry:
    """
    Words of the template that are looked for.

    Attributes:
        printed: The words.
        rows: The rows that share them; none for a heading.
        section: The section that a heading opens, None for a title.
        exact: False for words that published summaries print instead of a label.
        closed: Whether the words must end with a bracket, as a row's part does.
    """

    printed: str
    rows: tuple[str, ...] = ()
    section: str | None = None
    exact: bool = True
    closed: bool = False


@attrs.frozen(kw_only=True)
class Found:
    """
    A label, a heading, or what looks like one of another form.

    Attributes:
        entry: Which, None for one that the template does not have.
        start: Where it starts in the text, its number included.
        end: Where it ends.
        after: Where the answer can start.
        alike: How much of the label is alike, None if all is.
    """

    entry: Entry | None
    start: int
    end: int
    after: int
    alike: float | None = None


@cache
def entries() -> dict[str, Entry]:
    """Return what is looked for, by its letters and figures."""
    definition = TrainingContentSummary.definition()
    shared: dict[str, tuple[str, list[str]]] = {}
    found: dict[str, Entry] = {}
    for field in definition.header:
        shared[key_of(field.label)] = (field.label, [field.id])
    for row in definition.rows():
        shared.setdefault(key_of(row.label), (row.label, []))[1].append(row.id)
        if row.part:
            found[key_of(row.name)] = Entry(row.name, (row.id,), closed=True)
    found |= {key: Entry(label, tuple(rows)) for key, (label, rows) in shared.items()}
    for row_id, labels in _OTHERWISE.items():
        for label in labels:
            found.setdefault(key_of(label), Entry(label, (row_id,), exact=False))
    for section in definition.sections:
        found.setdefault(key_of(section.title), Entry(section.title, section=section.id))
    for title in _TITLES:
        found.setdefault(key_of(title), Entry(title))
    return found


@cache
def section_of() -> dict[str, str]:
    """Return the section of each row, by the ids of both."""
    definition = TrainingContentSummary.definition()
    sections = {row.id: one.id for one in definition.sections for row in one.rows}
    return {field.id: HEADER for field in definition.header} | sections


_FIRST = 4
_OPENING = re.compile(
    r"[\s>]{0,40}(?:#{1,6}[ ]{1,4})?(?:[-*+•▪◦‣·][ ]{1,4})?(?P<mark>\*\*|__|[*_])?"
)
_NUMBER = re.compile(
    r"(?:Section[ ]{1,3})?"
    r"(?:(?P<dotted>[0-9]{1,2}(?:\.[0-9]{1,2}){0,5}(?:\.[A-Z](?![^\W_]))?)[.):]?"
    r"|\([a-z0-9]{1,3}\)|[a-z]\))(?:\*\*|__)?\s{1,4}(?:\*\*|__)?",
    re.IGNORECASE,
)
_COLON = re.compile(r"[ \t\u00a0]{0,4}[:：][ \t\u00a0]{0,4}")
_BLANK = re.compile(r"[ \t\u00a0*_#]{0,40}")
_LABEL_END = re.compile("[:：?]")
_ANSWER_FOLLOWS = re.compile(
    r"[ \t\u00a0]{0,4}(?:[☒☐☑✓✔□✅⬜]|\[[ xX]\]|[xX][ ](?=[A-Z0-9])|[0-9])"
)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_BOX = re.compile(
    r"(?:(?P<tick>[☒☐☑✓✔□✅⬜xX]|\\?\[[ xX]?\\?\])[\s\u00a0]{0,4})?"
    r"(?P<name>Text|Image|Audio|Video|Other)s?(?![^\W_])(?:[ ]?\([^()\n]{0,60}\))?[ ]?:?",
    re.IGNORECASE,
)


@cache
def _by_beginning() -> dict[str, tuple[str, ...]]:
    """Return the keys by their first letters, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(entries(), key=len, reverse=True):
        found[key[:_FIRST]].append(key)
    return {beginning: tuple(keys) for beginning, keys in found.items()}


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    """Return the keys that have a word."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, entry in entries().items():
        if len(key) >= SHORTEST_ALIKE:
            for word in _words(entry.printed):
                found[word].append(key)
    return {word: tuple(keys) for word, keys in found.items()}


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]{3,}", text.casefold()))


class Labels:
    """Finds labels in one text."""

    def __init__(self, units: list[Unit]) -> None:
        self.units = units
        self.flow = Flow(units)
        self._limits = self._flow_ends()

    def _flow_ends(self) -> list[int]:
        """Return for each unit where a label that starts in it must end at the latest."""
        limits = [0] * len(self.units)
        for at in reversed(range(len(self.units))):
            unit = self.units[at]
            limits[at] = self.flow.starts[at] + len(unit.text)
            if at + 1 < len(self.units) and unit.text.strip():
                after = self.units[at + 1]
                together = (unit.row, unit.cell) == (after.row, after.cell)
                if together and after.text.strip() and not _HEADING.match(after.text):
                    limits[at] = limits[at + 1]
        return limits

    def at_start(self, at: int, begin: int) -> Found | None:
        """Return the label that a unit starts with, exactly or nearly, or a foreign one."""
        unit, text = self.units[at], self.flow.text
        end = self.flow.starts[at] + len(unit.text)
        opening = _OPENING.match(text, begin, end)
        start = opening.end() if opening else begin
        number = _NUMBER.match(text, start, end)
        mark = opening["mark"] if opening else None
        limit = self._limits[at]
        for bare in (number.end(), start) if number else (start,):
            if found := self._exact(bare, limit, at, start, mark):
                return found
        bare = number.end() if number else start
        if found := self._alike(bare, limit, at, start, mark):
            return found
        return self._foreign(at, start, number, end)

    def inside(self, at: int, begin: int) -> Found | None:
        """Return the first label further on in a unit: a long one, exactly, with its colon."""
        unit, flow = self.units[at], self.flow
        end = flow.starts[at] + len(unit.text)
        first = bisect_left(flow.places, begin)
        last = bisect_left(flow.places, end)
        words = flow.words
        for place in range(bisect_left(words, first), len(words)):
            letter = words[place]
            if letter >= last:
                return None
            if not flow.text[flow.places[letter]].isupper():
                continue
            found = self._exact(flow.places[letter], self._limits[at], at, None, None)
            if found:
                return found
        return None

    def _exact(
        self, bare: int, limit: int, at: int, start: int | None, mark: str | None
    ) -> Found | None:
        flow = self.flow
        letter = bisect_left(flow.places, bare)
        beginning = flow.letters[letter : letter + _FIRST]
        for key in _by_beginning().get(beginning, ()):
            if not flow.letters.startswith(key, letter):
                continue
            last = letter + len(key) - 1
            end = flow.ends[last]
            if end > limit or (
                last + 1 < len(flow.places)
                and flow.places[last + 1] == end
                and flow.text[end] != "&"
            ):
                continue
            entry = entries()[key]
            found = self._ended(entry, key, bare if start is None else start, end, mark, at)
            if found and (start is not None or self._sure_inside(found, key)):
                return found
        return None

    def _sure_inside(self, found: Found, key: str) -> bool:
        printed = self.flow.text[found.start : found.after]
        return (
            len(key) >= SURE
            and bool(found.entry and found.entry.rows)
            and (printed.rstrip().endswith((":", "：", "?")))
        )

    def _ended(
        self, entry: Entry, key: str, start: int, end: int, mark: str | None, at: int
    ) -> Found | None:
        """Take the punctuation after a label with it; None where the words are no label there."""
        text = self.flow.text
        last = bisect_right(self.flow.starts, end) - 1
        unit_end = self.flow.starts[last] + len(self.units[last].text)
        while end < unit_end and text[end] in ")?.”\"'’":
            end += 1
        if entry.closed and not text[start:end].endswith(")"):
            return None
        after, closed = end, False
        if mark and text.startswith(mark, after):
            after, closed = after + len(mark), True
        colon = _COLON.match(text, after, unit_end)
        if colon:
            after = colon.end()
            if mark and not closed and text.startswith(mark, after):
                after += len(mark)
        blank = _BLANK.match(text, after, unit_end)
        alone = blank is not None and blank.end() == unit_end
        if not entry.rows:
            heading = mark or _HEADING.match(self.units[at].text) or len(key) >= SURE
            numbered = text[start : start + 1].isdigit()
            if not alone or not (heading or numbered):
                return None
            return Found(entry=entry, start=start, end=unit_end, after=unit_end)
        asks = text[start:end].endswith(("?", ")")) and len(key) >= SURE
        if not (colon or alone or asks or closed or _ANSWER_FOLLOWS.match(text, after, unit_end)):
            return None
        if alone:
            after = unit_end
        alike = None if entry.exact else _ratio(key, key_of(_printed(entry)))
        return Found(entry=entry, start=start, end=end, after=after, alike=alike)

    def _alike(self, bare: int, limit: int, at: int, start: int, mark: str | None) -> Found | None:
        """Return the one label that the words up to a colon, or the line, come close to."""
        text, unit = self.flow.text, self.units[at]
        line_end = self.flow.starts[at] + len(unit.text)
        window = text[bare : min(limit, bare + LONGEST)]
        lines = window.split("\n")[:MOST_LINES]
        stop = _LABEL_END.search("\n".join(lines))
        ends = []
        if stop and window.count("\n", 0, stop.end()) <= self._until_label(
            at, 1 + window.count("\n", 0, stop.end())
        ):
            ends.append(bare + stop.end())
        if line_end - bare <= LONGEST:
            ends.append(line_end)
        for end in dict.fromkeys(ends):
            said = text[bare:end].rstrip(":：* _")
            best = _closest(said)
            if best is None:
                continue
            key, ratio = best
            entry = entries()[key]
            if entry.closed or not (
                entry.rows or mark or _HEADING.match(unit.text) or text[start : start + 1].isdigit()
            ):
                continue
            if found := self._ended(entry, key, start, bare + len(said), mark, at):
                return attrs.evolve(found, alike=ratio)
        return None

    def _until_label(self, at: int, lines: int) -> int:
        """Return how many of the lines after a unit come before one that starts with a label."""
        for more in range(1, lines):
            below = at + more
            start = self.flow.starts[below]
            end = start + len(self.units[below].text)
            opening = _OPENING.match(self.flow.text, start, end)
            bare = opening.end() if opening else start
            number = _NUMBER.match(self.flow.text, bare, end)
            bare = number.end() if number else bare
            if self._exact(bare, self._limits[below], below, bare, None):
                return more - 1
        return lines

    def _foreign(
        self, at: int, start: int, number: "re.Match[str] | None", end: int
    ) -> Found | None:
        """Return a heading or numbered label that the template does not have."""
        unit, text = self.units[at], self.flow.text
        numbered = (
            number is not None
            and number["dotted"] is not None
            and re.fullmatch(r"[1-4]\..*", number["dotted"]) is not None
            and text[number.end() : number.end() + 1].isupper()
            and not text[start:end].rstrip().endswith(".")
        )
        if unit.cell or not (numbered or _HEADING.match(unit.text)):
            return None
        return Found(entry=None, start=start, end=start, after=start)

    def box(self, at: int, begin: int) -> "re.Match[str] | None":
        """Return the name of a modality that a unit starts with, as the boxes of Section 1.3 do."""
        unit, text = self.units[at], self.flow.text
        end = self.flow.starts[at] + len(unit.text)
        opening = _OPENING.match(text, begin, end)
        found = _BOX.match(text, opening.end() if opening else begin, end)
        if found is None:
            return None
        alone = not text[found.end() : end].strip(" \t\u00a0*_:")
        return found if found["tick"] or (alone and (unit.cell or unit.others)) or alone else None


def _printed(entry: Entry) -> str:
    row_id = entry.rows[0]
    definition = TrainingContentSummary.definition()
    for field in definition.header:
        if field.id == row_id:
            return field.label
    return definition.row(row_id).label


def _ratio(one: str, other: str) -> float:
    return round(difflib.SequenceMatcher(None, one, other, autojunk=False).ratio(), 2)


def _closest(said: str) -> tuple[str, float] | None:
    """Return the key that a text comes close to and how close, None if none or two are as near."""
    key = key_of(said)
    if not SHORTEST_ALIKE <= len(key) <= LONGEST:
        return None
    words = _words(said)
    shared = Counter(one for word in words for one in _by_word().get(word, ()))
    near: list[tuple[float, str]] = []
    for one, count in shared.items():
        # a label of n letters and a text of m are at most 2 min(n, m) / (n + m) alike
        if 2 * min(len(one), len(key)) < THRESHOLD * (len(one) + len(key)):
            continue
        if 2 * count < len(words):
            continue
        matcher = difflib.SequenceMatcher(None, one, key, autojunk=False)
        if matcher.quick_ratio() >= THRESHOLD:
            near.append((matcher.ratio(), one))
    near.sort(reverse=True)
    if not near or near[0][0] < THRESHOLD:
        return None
    if len(near) > 1 and near[0][0] - near[1][0] < LEAD:
        return None
    return near[0][1], round(near[0][0], 2)
