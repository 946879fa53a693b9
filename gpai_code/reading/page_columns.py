"""Where the columns of a page without drawn lines are: blocks of one column, and of two."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from gpai_code.reading.boxes import BOX
from gpai_code.reading.column_rows import Block, sides_of
from gpai_code.reading.known_labels import begins_with_label, is_heading
from gpai_code.reading.pdf_drawings import Rule
from gpai_code.reading.pdf_lines import Line

MIN_GAP = 1.1
"""From which gap on words next to each other may be in two columns, in sizes of the type."""

SMALL_GAP = 0.45
"""The same where other lines show already that there are two columns."""

MIN_LINES = 3
"""On how many lines of a document the right column must begin at the same place."""

MAX_LABEL_LINES = 10
"""Most lines of a label, with the first one of its answer."""

COVERED = 0.35
"""How much of the width of columns a line that is drawn between rows covers at least."""


def gutters_of(lines: Sequence[Line]) -> list[float]:
    """Return where right columns begin on several lines of a document, the most frequent first."""
    counts: Counter[int] = Counter()
    for line in lines:
        for at, (before, after) in enumerate(itertools.pairwise(line.words)):
            if after.x0 - before.x1 < MIN_GAP * line.size:
                continue
            # a bullet or a number is no label, and options next to each other are one answer
            if (at == 0 and len(before.text) <= 5 and before.text[-1:] != ":") or (
                BOX.match(after.text) or BOX.match(line.words[0].text)
            ):
                continue
            counts[round(after.x0)] += 1
    gutters: list[float] = []
    for place, count in counts.most_common():
        near = count + counts[place - 1] + counts[place + 1]
        if near >= MIN_LINES and all(abs(place - other) > 2 for other in gutters):
            gutters.append(float(place))
    return gutters


def blocks_of(
    lines: Sequence[Line],
    gutters: Sequence[float],
    newspaper: Sequence[float],
    drawn: Sequence[Rule],
    right: float,
    edges: Mapping[float, float],
) -> Iterator[Block]:
    """
    Yield the blocks of lines that are outside tables, in reading order.

    Args:
        lines: Those of a page, from the top.
        gutters: Where right columns begin in the document.
        newspaper: Those of them at which each column is read by itself.
        drawn: Level lines on the page, and edges of areas.
        right: How far lines of the document go to the right.
        edges: How far the right column at each gutter does.
    """
    if not lines:
        return
    for gutter in newspaper:
        parts = list(_parts(lines, gutter))
        if any(part.gutter is not None for part in parts):
            for part in parts:
                yield from [part] if part.gutter is None else part.columns()
            return
    at = 0
    single: list[Line] = []
    while at < len(lines):
        place, end = _columns(lines, at, gutters)
        if place is None:
            single.append(lines[at])
            at += 1
            continue
        if single:
            yield Block(lines=single, right=right)
            single = []
        edges_right = [side[1].x1 for line in lines[at:end] if (side := sides_of(line, place))[1]]
        edge = max([*edges_right, edges.get(place, 0.0)])
        block = Block(lines=list(lines[at:end]), right=edge, gutter=place)
        yield attrs.evolve(block, breaks=_breaks(block, drawn))
        at = end
    if single:
        yield Block(lines=single, right=right)


def right_edges(lines: Sequence[Line], gutters: Sequence[float]) -> dict[float, float]:
    """Return how far the words of right columns go in a document, by where the columns begin."""
    edges: dict[float, float] = {}
    for gutter in gutters:
        for line in lines:
            right = sides_of(line, gutter)[1] if _keeps_free(line, gutter) else None
            if right is not None and abs(right.x0 - gutter) <= 2.5:
                edges[gutter] = max(edges.get(gutter, 0.0), right.x1)
    return edges


def is_top_aligned(lines: Sequence[Line], gutters: Sequence[float]) -> bool:
    """Say whether the answers of a document begin next to the first lines of their labels."""
    next_to = labels = 0
    for gutter in gutters[:1]:
        for above, line in itertools.pairwise(lines):
            if not _keeps_free(line, gutter):
                continue
            left, right = sides_of(line, gutter)
            if left is None or not begins_with_label(left.text):
                continue
            labels += 1
            # a label in the middle of its row is below the first line of the answer
            upper, lower = sides_of(above, gutter)
            near = 0 < line.y - above.y < 0.9 * line.size and upper is None and lower is not None
            next_to += right is not None and not near
    return labels >= MIN_LINES and next_to >= 0.7 * labels


def newspaper_gutters(pages: Sequence[Sequence[Line]], gutters: Sequence[float]) -> list[float]:
    """Return at which gutters of a document both columns have labels of their own."""
    return [gutter for gutter in gutters if _is_newspaper(pages, gutter)]


def _is_newspaper(pages: Sequence[Sequence[Line]], gutter: float) -> bool:
    parts = itertools.chain.from_iterable(_parts(lines, gutter) for lines in pages if lines)
    return any(part.newspaper() for part in parts)


def _parts(lines: Sequence[Line], gutter: float) -> Iterator[Block]:
    """Yield runs of lines that keep a gap free, and the lines between them."""
    right = max(line.x1 for line in lines)
    for free, group in itertools.groupby(lines, key=lambda line: _keeps_free(line, gutter)):
        yield Block(lines=list(group), right=right, gutter=gutter if free else None)


def _breaks(block: Block, drawn: Sequence[Rule]) -> list[float]:
    left = min(line.x0 for line in block.lines)
    least = COVERED * (block.right - left)
    return [
        rule.at for rule in drawn if min(rule.end, block.right) - max(rule.begin, left) >= least
    ]


def _columns(lines: Sequence[Line], at: int, gutters: Sequence[float]) -> tuple[float | None, int]:
    """Return where the right column begins and ends of two columns that start at a line."""
    for gutter in gutters:
        if not _keeps_free(lines[at], gutter) or _is_heading(lines, at, gutter):
            continue
        # a label may begin above its answer, other words on the left alone do not
        if lines[at].x1 < gutter - 1.5 and not _answered_below(lines, at, gutter):
            continue
        end, both = at, 0
        while end < len(lines) and _keeps_free(lines[end], gutter):
            if _is_heading(lines, end, gutter):
                break
            left, right = sides_of(lines[end], gutter)
            starts = right is not None and abs(right.x0 - gutter) <= 2.5
            if right is not None and left is None and right.x0 - gutter > 60:
                break
            both += left is not None and starts
            both += end > at and _overlap(lines[end - 1], lines[end], gutter)
            end += 1
        # lines below that are of the left alone belong to what comes next
        while end > at + 1 and _left_alone(lines, end - 1, gutter):
            end -= 1
        # an answer may go on at the top of a page, next to a label on the page before
        goes_on = at == 0 and end > 0 and abs(lines[0].x0 - gutter) <= 2.5
        if both or goes_on:
            return gutter, end
    return None, at + 1


def _is_heading(lines: Sequence[Line], at: int, gutter: float) -> bool:
    """Say whether a line is a heading and no label: larger than the lines below, or known."""
    left, right = sides_of(lines[at], gutter)
    if right is not None or left is None:
        return False
    if is_heading(left.text):
        return True
    below = lines[at + 1] if at + 1 < len(lines) else lines[at]
    return left.size > 1.08 * below.size and not begins_with_label(left.text)


def _answered_below(lines: Sequence[Line], at: int, gutter: float) -> bool:
    """Say whether a line on the left alone is a label that goes on next to an answer."""
    if not begins_with_label(lines[at].text):
        return False
    for before, line in itertools.pairwise(lines[at : at + MAX_LABEL_LINES]):
        if line.y - before.y > 1.6 * before.size or not _keeps_free(line, gutter):
            return False
        if line.x1 > gutter:
            return True
    return False


def _overlap(above: Line, line: Line, gutter: float) -> bool:
    """Say whether lines of both columns are next to each other, but not on the same height."""
    upper, lower = sides_of(above, gutter), sides_of(line, gutter)
    continues = (upper[0] and not upper[1] and lower[1] and not lower[0]) or (
        upper[1] and not upper[0] and lower[0] and not lower[1]
    )
    return bool(continues) and line.y - above.y < 0.9 * line.size


def _left_alone(lines: Sequence[Line], at: int, gutter: float) -> bool:
    """Say whether a line is on the left alone and goes on nothing above it."""
    if sides_of(lines[at], gutter)[1] is not None:
        return False
    above = lines[at - 1]
    return lines[at].y - above.y > 1.6 * above.size or begins_with_label(lines[at].text)


def _keeps_free(line: Line, gutter: float) -> bool:
    """Say whether no word of a line is over the gap before the right column."""
    return all(
        word.x1 <= gutter - SMALL_GAP * line.size or word.x0 >= gutter - 1.5 for word in line.words
    )
