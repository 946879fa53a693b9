"""Lines in two columns: the rows of labels and answers in them, or columns read one by one."""

import itertools
from collections.abc import Iterator, Sequence
from typing import TypeVar

import attrs

from gpai_code.reading.hyphens import NO_HYPHENS, Hyphens
from gpai_code.reading.known_labels import begins_with_label, is_whole_label
from gpai_code.reading.pdf_lines import PARAGRAPH_GAP, Line, Word, paragraphs

DENSE = 15
"""On how many lines below each other both columns of a newspaper have words."""

_Part = TypeVar("_Part")
_Pair = tuple[_Part, _Part]


@attrs.define
class Block:
    """
    Lines that belong together.

    Attributes:
        lines: From the top.
        right: How far lines may go to the right, in points.
        gutter: Where the right column begins, None for lines of one column.
        breaks: Where lines are drawn between rows.
        hyphens: What the document tells of its hyphens.
        top_aligned: Whether answers begin next to the first line of their labels.
    """

    lines: list[Line]
    right: float
    gutter: float | None = None
    breaks: Sequence[float] = ()
    hyphens: Hyphens = NO_HYPHENS
    top_aligned: bool = False

    def rows(self) -> Iterator[tuple[_Pair[list[Line]], _Pair[float], _Pair[list[str]]]]:
        """Yield what is next to each other: lines, right edges and texts of both columns."""
        assert self.gutter is not None
        sides = [sides_of(line, self.gutter) for line in self.lines]
        edge = max((left.x1 for left, _ in sides if left), default=self.gutter)
        for lines in self._parted():
            left: list[Line] = []
            right: list[Line] = []
            for line in lines:
                words, answer = sides_of(line, self.gutter)
                left += [words] if words else []
                right += [answer] if answer else []
            texts = (
                _texts(left, edge, self.hyphens),
                _texts(right, self.right, self.hyphens),
            )
            yield (left, right), (edge, self.right), texts

    def _parted(self) -> Iterator[list[Line]]:
        """Yield the lines of each row."""
        assert self.gutter is not None
        pitch = _pitch(self.lines, self.gutter)
        top, bottom = self.lines[0].y, self.lines[-1].y
        drawn = sum(top < at < bottom for at in self.breaks) >= 2
        runs = list(_runs(self.lines, PARAGRAPH_GAP * pitch))
        row: list[Line] = []
        for run in runs:
            # behind a gap begins a row, or a paragraph of the same answer without a label
            labelled = any(sides_of(line, self.gutter)[0] for line in run)
            for at, line in enumerate(run):
                new = at == 0 and labelled and not drawn
                new = new or any(row[-1].y < place <= line.y for place in self.breaks if row)
                if at and not drawn:
                    new = new or self._begins_row(row, line, pitch, spaced=len(runs) > 1)
                if new and row:
                    yield row
                    row = []
                row.append(line)
        yield row

    def _begins_row(self, row: Sequence[Line], line: Line, pitch: float, *, spaced: bool) -> bool:
        """Say whether a line begins a row without a gap before it, as one behind a label does."""
        assert self.gutter is not None
        left, right = sides_of(line, self.gutter)
        if left is None or right is None:
            return False
        if _ends(row, self.gutter):
            return True
        if self.top_aligned and begins_with_label(left.text):
            return True
        above = [words for other in row if (words := sides_of(other, self.gutter)[0])]
        return not spaced and bool(above) and left.y - above[-1].y > PARAGRAPH_GAP * pitch

    def newspaper(self) -> bool:
        """Say whether both columns have labels of their own, so that each is read by itself."""
        if self.gutter is None:
            return False
        labels = [0, 0]
        for line in self.lines:
            for side, words in enumerate(sides_of(line, self.gutter)):
                labels[side] += words is not None and begins_with_label(words.text)
        if min(labels) >= 2 or labels[1] > max(1, labels[0]):
            return True
        return self._prose() >= DENSE

    def _prose(self) -> int:
        """Return on how many lines below each other both columns have words, near the middle."""
        assert self.gutter is not None
        left = min(line.x0 for line in self.lines)
        share = (self.gutter - left) / max(1.0, self.right - left)
        longest = run = 0
        for line in self.lines:
            run = run + 1 if 0.4 < share < 0.6 and all(sides_of(line, self.gutter)) else 0
            longest = max(longest, run)
        return longest

    def columns(self) -> Iterator["Block"]:
        """Yield both columns as blocks of their own."""
        assert self.gutter is not None
        sides = [sides_of(line, self.gutter) for line in self.lines]
        for lines in ([left for left, _ in sides if left], [right for _, right in sides if right]):
            if lines:
                yield Block(lines=lines, right=max(line.x1 for line in lines))


def _texts(lines: Sequence[Line], right: float, hyphens: Hyphens) -> list[str]:
    texts = []
    for text, _ in paragraphs(lines, right, hyphens):
        texts += text.split("\n") if text else []
    return texts


def _ends(row: Sequence[Line], gutter: float) -> bool:
    """Say whether the left words of a row are a label, or end like one."""
    left = [words.text for line in row if (words := sides_of(line, gutter)[0])]
    return bool(left) and (left[-1].endswith((":", "?")) or is_whole_label(" ".join(left)))


def _runs(lines: Sequence[Line], gap: float) -> Iterator[list[Line]]:
    """Yield lines that follow each other without a gap."""
    run: list[Line] = []
    for line in lines:
        if run and line.y - run[-1].y > gap:
            yield run
            run = []
        run.append(line)
    yield run


def _pitch(lines: Sequence[Line], gutter: float) -> float:
    """Return the usual distance of the lines of one column."""
    distances = []
    for side in (0, 1):
        column = [words for line in lines if (words := sides_of(line, gutter)[side])]
        for before, after in itertools.pairwise(column):
            # more is the distance of rows, less that of words at different heights
            if 0.8 * before.size <= after.y - before.y <= 1.6 * before.size:
                distances.append(after.y - before.y)
    distances.sort()
    return distances[len(distances) // 4] if distances else 1.25 * lines[0].size


def sides_of(line: Line, gutter: float) -> tuple[Line | None, Line | None]:
    """Return the words of a line that are in the left column, and those in the right one."""
    left: list[Word] = [word for word in line.words if word.x0 < gutter - 1.5]
    right: list[Word] = [word for word in line.words if word.x0 >= gutter - 1.5]
    return (
        Line(words=left, y=line.y, size=line.size) if left else None,
        Line(words=right, y=line.y, size=line.size) if right else None,
    )
