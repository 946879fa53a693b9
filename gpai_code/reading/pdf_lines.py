"""The characters of a page as words and lines, and lines as the paragraphs that they were."""

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from gpai_code.reading.hyphens import NO_HYPHENS, Hyphens
from gpai_code.reading.known_labels import is_heading
from gpai_code.reading.pdf_file import Character

WORD_GAP = 0.18
"""From which gap on characters are two words, in sizes of the type."""

SAME_LINE = 0.35
"""How far base lines of one line may be apart, in sizes of the type."""

RAISED = 0.75
"""How far a smaller sign, such as the mark of a footnote, may be above or below its line."""

SMALLER = 0.85
"""Up to which share of the size of its line such a sign is smaller; browsers print 0.83."""

PARAGRAPH_GAP = 1.35
"""From how many usual distances of lines on there is a gap between paragraphs."""

_BULLET = re.compile(r"[-–•▪◦‣·●○■□*➢➤][ ]|[☐☒☑✓]|\(?[0-9a-z]{1,3}[.)][ ]")
_URL_END = re.compile(r"(?:https?://|www\.)\S*$")


@attrs.frozen(slots=True)
class Word:
    """
    A word on a page.

    Attributes:
        text: The word.
        x0: Its left edge, in points from the left.
        x1: Its right edge.
        y: Its base line, in points from the top.
        size: The size of its type, in points.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float


@attrs.define
class Line:
    """
    Words next to each other.

    Attributes:
        words: From the left.
        y: The base line of most of them.
        size: The size of most of them.
    """

    words: list[Word]
    y: float
    size: float

    @property
    def text(self) -> str:
        """The words with blanks between them."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.words[-1].x1


def words_of(characters: Sequence[Character]) -> list[Word]:
    """Return the words that characters make, in the file's order."""
    words: list[Word] = []
    run: list[Character] = []
    for character in characters:
        if character.text.isspace():
            if run:
                words.append(_word(run))
            run = []
            continue
        if run and not _goes_on(run[-1], character):
            words.append(_word(run))
            run = []
        run.append(character)
    if run:
        words.append(_word(run))
    return words


def _goes_on(before: Character, after: Character) -> bool:
    size = max(before.size, after.size)
    if abs(after.y - before.y) > RAISED * size:
        return False
    # the letters of a ligature share one place
    back = after.x0 < before.x0 - 0.3 * size
    return not back and after.x0 - before.x1 <= WORD_GAP * size


def _word(run: Sequence[Character]) -> Word:
    sizes = sorted(character.size for character in run)
    bases = sorted(character.y for character in run)
    middle = len(run) // 2
    return Word(
        text="".join(character.text for character in run),
        x0=run[0].x0,
        x1=max(character.x1 for character in run),
        y=bases[middle],
        size=sizes[middle],
    )


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Return words as lines, from the top; what is raised is on the line that it belongs to."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: (-word.size, word.y, word.x0)):
        line = _line_for(lines, word)
        if line is None:
            lines.append(Line(words=[word], y=word.y, size=word.size))
        else:
            line.words.append(word)
    for line in lines:
        line.words.sort(key=lambda word: word.x0)
    lines.sort(key=lambda line: (line.y, line.x0))
    return lines


def _line_for(lines: list[Line], word: Word) -> Line | None:
    best: Line | None = None
    for line in lines:
        apart = abs(line.y - word.y)
        same = apart <= SAME_LINE * min(line.size, word.size)
        raised = (
            word.size < SMALLER * line.size
            and apart <= RAISED * line.size
            and any(_next_to(other, word, line.size) for other in line.words)
        )
        if (same or raised) and (best is None or apart < abs(best.y - word.y)):
            best = line
    return best


def _next_to(word: Word, mark: Word, size: float) -> bool:
    """Say whether a mark is behind a word, or before it as at the beginning of a note."""
    return any(-0.3 * size <= gap <= 0.5 * size for gap in (mark.x0 - word.x1, word.x0 - mark.x1))


def paragraphs(
    lines: Sequence[Line], right: float, hyphens: Hyphens = NO_HYPHENS
) -> Iterator[tuple[str, Line]]:
    """
    Yield the paragraphs that lines below each other make, each with its first line.

    A line goes on in the next one where the first word of that one had no room behind it. An empty
    text is a gap.

    Args:
        lines: From the top, of one column.
        right: How far lines may go to the right.
        hyphens: What the document tells of its hyphens.
    """
    pitch = _usual_distance(lines)
    text = ""
    first: Line | None = None
    before: Line | None = None
    for line in lines:
        if before is None or first is None:
            text, first = line.text, line
        elif _is_wrapped(before, line, right, pitch):
            full = right - before.x1 < 0.6 * before.size
            text = joined(text, line.text, is_full=full, hyphens=hyphens)
        else:
            yield text, first
            if line.y - before.y > PARAGRAPH_GAP * pitch:
                yield "", line
            text, first = line.text, line
        before = line
    if first is not None:
        yield text, first


def _usual_distance(lines: Sequence[Line]) -> float:
    """Return the distance of most lines that follow each other, in points."""
    for most in (1.75, 2.5):
        distances = []
        for before, line in itertools.pairwise(lines):
            distance = line.y - before.y
            if 0.9 * before.size <= distance <= most * before.size:
                distances.append(distance)
        if distances:
            distances.sort()
            return distances[len(distances) // 3]
    return 1.3 * lines[0].size if lines else 1.0


def _is_wrapped(before: Line, line: Line, right: float, pitch: float) -> bool:
    """Say whether a line only goes on below because there was no more room."""
    if line.y - before.y > PARAGRAPH_GAP * pitch or line.y <= before.y:
        return False
    if abs(line.size - before.size) > 0.12 * before.size:
        return False
    if _BULLET.match(line.text) or is_heading(before.text):
        return False
    first = line.words[0]
    room = right - before.x1
    needed = (first.x1 - first.x0) + 0.22 * before.size
    return room < needed + 0.15 * before.size


def joined(before: str, after: str, *, is_full: bool, hyphens: Hyphens = NO_HYPHENS) -> str:
    r"""
    Return a line with the one that it goes on in.

    A hyphen that only parted a word at the line's end goes; half of an address gets its rest where
    it is certain, and stays on a line of its own where it is not.

    >>> joined("non-", "public data", is_full=True)
    'non-public data'
    >>> joined("https://a.example/da-", "ta/one", is_full=True)
    'https://a.example/da-ta/one'
    >>> joined("https://a.example/", "and more", is_full=False)
    'https://a.example/\nand more'
    """
    if address := _URL_END.search(before):
        first = after.split(maxsplit=1)[0]
        if re.match(r"https?://|www\.", first) or before[-1] in ",;)>" or "@" in first:
            return f"{before} {after}"
        breaks = before[-1] in "/-_=&?%#"
        if not breaks and not is_full:
            return f"{before} {after}"  # nothing breaks there but the end of the address
        plain = first.strip(".,;:)").isalpha()
        if (breaks or len(address[0]) > 12) and (not plain or before[-1] in "-_=&?%#"):
            return before + after
        return f"{before}\n{after}"
    parted = re.search(r"([^\W\d_]{2,})-$", before)
    word = re.match(r"[a-zß-ÿ]{2,}", after)
    if parted and word and not hyphens.is_part_of_word(parted[1], word[0]):
        return before[:-1] + after
    if before.endswith("-") and re.match(r"\w", after):
        return before + after
    return f"{before} {after}"
