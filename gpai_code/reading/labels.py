"""Where the labels of the template for the summary of training content are in a text."""

import difflib
import re
from bisect import bisect_left, bisect_right

import attrs

from gpai_code.reading.boxes import BOX
from gpai_code.reading.layout import Flow, Unit, key_of
from gpai_code.reading.template import (
    FIRST,
    LONGEST,
    Entry,
    by_beginning,
    closest,
    entries,
    printed_label,
    ratio_of,
    section_of,
)

SURE = 20
"""Labels with fewer letters count only with a colon, or alone on their line."""

MOST_LINES = 7
"""Most lines over which a label that is not found exactly may run."""


@attrs.frozen(kw_only=True)
class LabelMatch:
    """
    A label, a heading, or what looks like one of another form.

    Attributes:
        entry: Which, None for one that the template does not have.
        start: Where it starts in the text, its number included.
        end: Where it ends.
        after: Where the answer can start.
        alike: How much of the label is alike, None if all is.
        closes: Whether a label or heading of another form closes the section that is open.
        asked: Whether a "Q:" is before the label, so that an "A:" is before the answer.
        doubt: Why the label may be none, None if nothing speaks against it.
    """

    entry: Entry | None
    start: int
    end: int
    after: int
    alike: float | None = None
    closes: bool = False
    asked: bool = False
    doubt: str | None = None


OPENING = re.compile(
    r"[\s>]{0,40}(?:#{1,6}[ ]{1,4})?(?:[-*+•▪◦‣·●○][ ]{1,4})?(?P<mark>\*\*|__|[*_])?"
    r"(?P<asked>Q(?:uestion)?[ ]?[0-9]{0,2}[:.)](?:\*\*|__)?[ ]{0,4}(?:\*\*|__)?)?"
)
"""What may be before a label: blanks, a heading's signs, a bullet, bold type, "Q:"."""

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
# the template prints notes at its foot, and their marks behind words
_FOOTNOTE = re.compile(
    r"(?:[0-9]{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\[[0-9]{1,2}\]|\(?\^[0-9]{1,2}\)?|\*(?!\*))(?=[\s:：?)*_]|$)"
)
_BOX = re.compile(
    r"(?:(?P<tick>[☒☐☑✓✔□✅⬜xX]|\\?\[[ xX]?\\?\])[\s\u00a0]{0,4}"
    r"(?:[☒☐☑✓✔□✅⬜][\s\u00a0]{0,4})?)?"
    r"(?P<name>Text|Image|Audio|Video|Other)s?(?:[0-9]{1,2}|\[[0-9]{1,2}\]|\*)?(?![^\W_])"
    r"(?:[ ]?\([^()\n]{0,60}\))?[ ]?:?",
    re.IGNORECASE,
)
_LONE_ANSWER = re.compile(r"\W*(?:yes|no|none|n ?[./]? ?a|not applicable)\W*", re.IGNORECASE)
UNFINISHED = re.compile(
    r"(?:^|[\s(])(?:a|an|and|any|article|annex|as|at|by|chapter|for|from|in|including|into|is|are|its|of"
    r"|on|or|other|our|point|section|sections|see|such|than|that|the|their|these|to|under|version"
    r"|versions|via|which|with)$",
    re.IGNORECASE,
)
"""The end of a line that goes on below."""

_SENTENCE_END = re.compile(r"[.!?]\s")

CERTAIN = 35
"""From how many letters on a label counts without a colon, whatever follows."""

NAMED = 10
"""From how many letters on a label counts without a colon before a capital or a figure."""

LEADING = 6
"""How many letters may be before a label that is not found exactly; more are another answer."""

OWN_LABEL = 200
"""Longest label of a provider's own row, in characters."""


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

    def at_start(self, at: int, begin: int) -> LabelMatch | None:
        """Return the label that a unit starts with, exactly or nearly, or a foreign one."""
        text = self.flow.text
        end = self.flow.starts[at] + len(self.units[at].text)
        opening = OPENING.match(text, begin, end)
        start = opening.end() if opening else begin
        number = _NUMBER.match(text, start, end)
        mark = opening["mark"] if opening else None
        limit = self._limits[at]
        for bare in (number.end(), start) if number else (start,):
            if match := self._exact(bare, limit, at, start, mark):
                return self._asked(match, opening)
        bare = number.end() if number else start
        if match := self._alike(bare, limit, at, start, mark):
            return self._asked(match, opening)
        return self._foreign(at, start, number, end)

    @staticmethod
    def _asked(match: LabelMatch, opening: "re.Match[str] | None") -> LabelMatch:
        """Let the label begin with the "Q:" before it."""
        if opening is None or not opening["asked"]:
            return match
        return attrs.evolve(match, asked=True, start=opening.start("asked"))

    def inside(self, at: int, begin: int) -> LabelMatch | None:
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
            match = self._exact(flow.places[letter], self._limits[at], at, None, None)
            if match:
                return match
        return None

    def _exact(
        self, bare: int, limit: int, at: int, start: int | None, mark: str | None
    ) -> LabelMatch | None:
        flow = self.flow
        letter = bisect_left(flow.places, bare)
        beginning = flow.letters[letter : letter + FIRST]
        for key in by_beginning().get(beginning, ()):
            if not flow.letters.startswith(key, letter):
                continue
            last = letter + len(key) - 1
            end = flow.ends[last]
            if end > limit:
                continue
            if footnote := _FOOTNOTE.match(flow.text, end):
                if "*" not in footnote[0] or not mark:
                    end = footnote.end()
            elif (
                last + 1 < len(flow.places)
                and flow.places[last + 1] == end
                and flow.text[end] != "&"
            ):
                continue  # the last word goes on
            entry = entries()[key]
            match = self._ended(entry, key, bare if start is None else start, end, mark, at)
            if match and (start is not None or self._sure_inside(match, key)):
                return match
        return None

    def _sure_inside(self, match: LabelMatch, key: str) -> bool:
        printed = self.flow.text[match.start : match.after]
        return (
            len(key) >= SURE
            and bool(match.entry and match.entry.rows)
            and (printed.rstrip().endswith((":", "：", "?")))
        )

    def _ended(
        self,
        entry: Entry,
        key: str,
        start: int,
        end: int,
        mark: str | None,
        at: int,
        *,
        exact: bool = True,
    ) -> LabelMatch | None:
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
            if not alone or not self._is_heading(entry, start, unit_end, mark, at, last):
                return None
            return LabelMatch(entry=entry, start=start, end=unit_end, after=unit_end)
        asks = text[start:end].endswith(("?", ")")) and len(key) >= SURE
        doubt = None
        if not (colon or alone or asks or closed or _ANSWER_FOLLOWS.match(text, after, unit_end)):
            if not exact or not self._names(key, start, after, unit_end):
                return None
            if text[blank.end() if blank else after].islower():
                doubt = "the label has no colon and its line goes on like a sentence"
        if alone:
            after = unit_end
        alike = None if entry.exact else ratio_of(key, key_of(printed_label(entry)))
        return LabelMatch(entry=entry, start=start, end=end, after=after, alike=alike, doubt=doubt)

    def _names(self, key: str, start: int, after: int, unit_end: int) -> bool:
        """Say whether a label without a colon is one, by its length and the words behind it."""
        text = self.flow.text
        number = _NUMBER.match(text, start, after)
        if not text[number.end() if number else start].isupper():
            return False
        rest = text[after:unit_end].lstrip(" \t\u00a0*_")
        if len(key) >= CERTAIN:
            return True
        # "Model dependencies matter to us." is a sentence, "Model dependencies N/A" an answer
        return len(key) >= NAMED and (rest[:1].isupper() or rest[:1] in "(<[\"'“„[*`—–-")

    def _is_heading(
        self, entry: Entry, start: int, end: int, mark: str | None, at: int, last: int
    ) -> bool:
        """Say whether words of a heading, alone on their line, are one and no end of an answer."""
        text = self.flow.text
        if mark or _HEADING.match(self.units[at].text):
            return True
        words = text[start:end].strip()
        if self._goes_on(at):
            return False
        if words[:1].isdigit():
            return not words.endswith(".")
        if words.endswith((".", ",", ";")) or not words[:1].isupper():
            return False
        return self._opens(entry, last)

    def _goes_on(self, at: int) -> bool:
        """Say whether the line before a unit ends in the middle of a sentence."""
        if not at or self.units[at - 1].row != self.units[at].row:
            return False
        return UNFINISHED.search(self.units[at - 1].text.rstrip()) is not None

    def _opens(self, entry: Entry, last: int) -> bool:
        """Say whether what follows a heading is what the template has below it, or nothing."""
        for below in range(last + 1, len(self.units)):
            unit = self.units[below]
            if not unit.text.strip():
                continue
            start = self.flow.starts[below]
            opening = OPENING.match(self.flow.text, start, start + len(unit.text))
            bare = opening.end() if opening else start
            number = _NUMBER.match(self.flow.text, bare, start + len(unit.text))
            if number and number["dotted"] and not self._exact_key(number.end(), below):
                return False
            key = self._exact_key(number.end() if number else bare, below)
            if key is None:
                return self.box(below, start) is not None or self._near_label(bare, below)
            follows = entries()[key]
            if not follows.rows or entry.section is None:
                return True
            sections = {section_of()[row] for row in follows.rows}
            return entry.section in sections
        return True

    def _near_label(self, bare: int, at: int) -> bool:
        match = self._alike(bare, self._limits[at], at, bare, None)
        return match is not None and bool(match.entry and match.entry.rows)

    def _exact_key(self, bare: int, at: int) -> str | None:
        """Return the words of the template that are at a place, whatever comes after them."""
        flow = self.flow
        letter = bisect_left(flow.places, bare)
        for key in by_beginning().get(flow.letters[letter : letter + FIRST], ()):
            if flow.letters.startswith(key, letter):
                end = flow.ends[letter + len(key) - 1]
                if end <= self._limits[at]:
                    return key
        return None

    def _alike(
        self, bare: int, limit: int, at: int, start: int, mark: str | None
    ) -> LabelMatch | None:
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
            words = text[bare:end].rstrip(":：* _")
            if not self._begins_here(words):
                continue
            best = closest(words)
            if best is None:
                continue
            key, ratio = best
            entry = entries()[key]
            if entry.closed or not (
                entry.rows or mark or _HEADING.match(unit.text) or text[start : start + 1].isdigit()
            ):
                continue
            if _leading(words, key) > LEADING or self._later_line(words, ratio):
                continue
            if match := self._ended(entry, key, start, bare + len(words), mark, at, exact=False):
                return attrs.evolve(match, alike=ratio)
        return None

    def _begins_here(self, words: str) -> bool:
        """Say whether words can be a label: they hold no box, and no answer on the first line."""
        first = words.partition("\n")[0]
        if BOX.search(words):
            return False
        return _LONE_ANSWER.fullmatch(first) is None

    def _later_line(self, words: str, ratio: float) -> bool:
        """Say whether a label begins on a later line, so that the first ones are an answer."""
        rest = words
        while "\n" in rest:
            rest = rest.partition("\n")[2]
            opening = OPENING.match(rest)
            bare = rest[opening.end() :] if opening else rest
            number = _NUMBER.match(bare)
            best = closest(bare[number.end() :] if number else bare)
            if best and best[1] >= ratio:
                return True
        return False

    def _until_label(self, at: int, lines: int) -> int:
        """Return how many of the lines after a unit come before one that starts with a label."""
        for more in range(1, lines):
            below = at + more
            start = self.flow.starts[below]
            end = start + len(self.units[below].text)
            opening = OPENING.match(self.flow.text, start, end)
            bare = opening.end() if opening else start
            number = _NUMBER.match(self.flow.text, bare, end)
            bare = number.end() if number else bare
            if self._exact(bare, self._limits[below], below, bare, None):
                return more - 1
        return lines

    def _foreign(
        self, at: int, start: int, number: "re.Match[str] | None", end: int
    ) -> LabelMatch | None:
        """Return a heading or numbered label that the template does not have."""
        unit, text = self.units[at], self.flow.text
        if unit.cell:
            return None
        closes = _HEADING.match(unit.text) is not None
        if not closes:
            if (
                number is None
                or number["dotted"] is None
                or re.fullmatch(r"[1-4]\..*", number["dotted"]) is None
                or not text[number.end() : number.end() + 1].isupper()
                or self._goes_on(at)
            ):
                return None
            # a number of three parts is a row, one of two a section, unless it asks something
            asks = self._asks(at, number.end())
            if not asks and not self._stands_alone(at, number.end(), end):
                return None
            closes = not asks and number["dotted"].count(".") < 2
        return LabelMatch(entry=None, start=start, end=start, after=start, closes=closes)

    def _asks(self, at: int, begin: int) -> bool:
        """Say whether words end with a colon or a question mark before a sentence ends."""
        window = self.flow.text[begin : min(self._limits[at], begin + OWN_LABEL)]
        stop = _LABEL_END.search(window)
        return stop is not None and _SENTENCE_END.search(window[: stop.start()]) is None

    def _stands_alone(self, at: int, begin: int, end: int) -> bool:
        """Say whether words on one line can be a heading: few, no sentence, nothing before them."""
        words = self.flow.text[begin:end].strip()
        before = self.units[at - 1].text.strip() if at else ""
        below = self.units[at + 1].text.strip() if at + 1 < len(self.units) else ""
        return (
            len(words) <= 100
            and not words.endswith((".", ","))
            and _SENTENCE_END.search(words) is None
            and (not before or before[-1] in ".!?:;)☐☒" or len(before) < 40)
            and not below[:1].islower()
        )

    def box(self, at: int, begin: int) -> "re.Match[str] | None":
        """Return the name of a modality that a unit starts with, as the boxes of Section 1.3 do."""
        text = self.flow.text
        end = self.flow.starts[at] + len(self.units[at].text)
        opening = OPENING.match(text, begin, end)
        box = _BOX.match(text, opening.end() if opening else begin, end)
        if box is None:
            return None
        alone = not text[box.end() : end].strip(" \t\u00a0*_:")
        return box if box["tick"] or alone else None


def _leading(words: str, key: str) -> int:
    """Return how many letters come before the part that a text shares with a label."""
    letters = key_of(words)
    blocks = difflib.SequenceMatcher(None, key, letters, autojunk=False).get_matching_blocks()
    return next((block.b - block.a for block in blocks if block.size >= 3), 0)
