"""The way from one edition to the next as a picture: which Commitment went where."""

from collections import Counter
from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from gpai_code.catalog.code import Code, load
from gpai_code.catalog.correspondence import compare
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.records import Appendix, Commitment, Measure
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.render.sheet import (
    FAINT,
    HEADING,
    MARGIN,
    SMALL,
    WIDTH,
    Picture,
    Sheet,
    lines_within,
)
from gpai_code.vocabulary import EditionSlug

DROPPED, NEW, APPENDICES = "dropped", "new", "Appendices"
ELSEWHERE = "Form, terms, recitals"

_COLUMN = 150.0
_LINE_HEIGHT, _SPACE = 12.5, 9.0
_COLOURS = ("#1f4e79", "#a04000", "#2e7d32", "#6a3d9a", "#8a6d00", "#00695c")
"""Those of the lines from one Commitment to the next, in turn."""


class _Node(NamedTuple):
    """
    A place on either side.

    Attributes:
        lines: What is written there: its label, then its heading in lines.
        y: Where it begins, in points.
    """

    lines: list[str]
    y: float

    @property
    def bottom(self) -> float:
        return self.y + len(self.lines) * _LINE_HEIGHT

    @property
    def middle(self) -> float:
        return (self.y + self.bottom) / 2


@explain_arguments
def plot_correspondence(
    older: EditionSlug | str = "third-draft", newer: EditionSlug | str = "final"
) -> Picture:
    """
    Draw which Commitments of one edition went into which of the next, and what was dropped or new.

    A line joins two Commitments if a Measure of the one, or its own text, answers to a Measure or
    the text of the other; the more do, the thicker it is.

    Args:
        older: Slug of the older edition.
        newer: Slug of the newer edition.

    Raises:
        MissingExtraError: If Matplotlib is not installed.
        UnknownEditionError: If there is no table between the two.
    """
    links = count_links(older, newer)
    old, new = load(older), load(newer)
    sheet = Sheet()
    sheet.paragraph("From the third draft to the final text", size=HEADING, bold=True)
    sheet.paragraph(
        "Which Commitment went where. The more of two answer to each other, the thicker the line.",
        size=SMALL,
        color=FAINT,
    )
    sheet.y += 10
    sheet.text(MARGIN, f"{older}, {old.edition.date}", size=SMALL, bold=True)
    right = f"{newer}, {new.edition.date}"
    sheet.text(WIDTH - MARGIN - _COLUMN, right, size=SMALL, bold=True)
    sheet.y += 20
    olds = _column(_named(old, [pair[0] for pair in links]), sheet.y)
    bottom = max(node.bottom for node in olds.values())
    # the shorter side is drawn apart, so that the lines are as level as can be
    news = _column(_named(new, [pair[1] for pair in links]), sheet.y, bottom)
    for node in olds.values():
        _write(sheet, node, MARGIN)
    for node in news.values():
        _write(sheet, node, WIDTH - MARGIN - _COLUMN)
    _lines(sheet, links, olds, news)
    sheet.y = max(node.bottom for node in (*olds.values(), *news.values()))
    return sheet.picture(
        "Which Commitment of the third draft went into which of the final text",
        _in_words(links),
        "correspondence",
    )


def count_links(older: str, newer: str) -> Counter[tuple[str, str]]:
    """
    Count for each pair of Commitments how many rows of the table join them.

    In place of a Commitment are "new" (nothing in the older edition), "dropped" (nothing in the
    newer one), "Appendices", and "Form, terms, recitals" for these and for objectives.
    """
    old, new = load(older), load(newer)
    links: Counter[tuple[str, str]] = Counter()
    for row in compare(older, newer):
        before = dict.fromkeys(_owner(name, old) for name in row.old) or {NEW: None}
        after = dict.fromkeys(_owner(name, new) for name in row.new) or {DROPPED: None}
        for pair in product(before, after):
            # what is outside the Commitments on both sides is no matter of this picture
            if pair[0] in old or pair[1] in new:
                links[pair] += 1
    return links


def _owner(name: str, code: Code) -> str:
    """Return the Commitment that an entry belongs to, or what is in its place."""
    entry = code.get(measure_part(name))
    if isinstance(entry, Measure):
        return entry.commitment
    if isinstance(entry, Commitment):
        return entry.id
    return APPENDICES if isinstance(entry, Appendix) else ELSEWHERE


def _named(code: Code, ends: list[str]) -> dict[str, list[str]]:
    """Return what is written at each place of one side, in the order of the text."""
    named = {}
    for commitment in code.commitments:
        named[commitment.id] = [commitment.id, *lines_within(commitment.title, _COLUMN, SMALL)]
    for place in (APPENDICES, ELSEWHERE, NEW, DROPPED):
        if place in ends:
            named[place] = [place]
    return named


def _column(
    named: Mapping[str, list[str]], top: float, bottom: float | None = None
) -> dict[str, _Node]:
    """Place one side below a height, and spread it as far down as another one if that is longer."""
    space = _SPACE
    if bottom is not None and len(named) > 1:
        height = sum(len(lines) for lines in named.values()) * _LINE_HEIGHT
        space = max(space, (bottom - top - height) / (len(named) - 1))
    nodes = {}
    for name, lines in named.items():
        nodes[name] = _Node(lines, top)
        top += len(lines) * _LINE_HEIGHT + space
    return nodes


def _write(sheet: Sheet, node: _Node, x: float) -> None:
    for place, line in enumerate(node.lines):
        y = node.y + place * _LINE_HEIGHT
        sheet.text(x, line, y=y, size=SMALL, bold=place == 0, color=FAINT if place else "#1a1a1a")


def _lines(
    sheet: Sheet,
    links: Mapping[tuple[str, str], int],
    olds: Mapping[str, _Node],
    news: Mapping[str, _Node],
) -> None:
    left, right = MARGIN + _COLUMN + 2, WIDTH - MARGIN - _COLUMN - 6
    order = list(olds)
    widths = {pair: min(6.0, 0.8 + 0.6 * count) for pair, count in links.items()}
    starts = _ends(widths, olds, news, side=0)
    ends = _ends(widths, news, olds, side=1)
    for pair, width in widths.items():
        is_faint = NEW in pair or DROPPED in pair
        sheet.line(
            _curve(left, starts[pair], right, ends[pair]),
            color="#8c8c8c" if is_faint else _COLOURS[order.index(pair[0]) % len(_COLOURS)],
            linewidth=width,
            linestyle=(0, (3, 2)) if is_faint else "solid",
            alpha=0.7,
            solid_capstyle="butt",
        )


def _ends(
    widths: Mapping[tuple[str, str], float],
    here: Mapping[str, _Node],
    there: Mapping[str, _Node],
    side: int,
) -> dict[tuple[str, str], float]:
    """Return where each line meets one side: side by side, in the order of where they come from."""
    heights = {}
    for name, node in here.items():
        pairs = [pair for pair in widths if pair[side] == name]
        pairs.sort(key=lambda pair: there[pair[1 - side]].middle)
        total = sum(widths[pair] for pair in pairs) + len(pairs) - 1
        y = node.middle - total / 2
        for pair in pairs:
            heights[pair] = y + widths[pair] / 2
            y += widths[pair] + 1
    return heights


def _curve(left: float, start: float, right: float, end: float) -> list[tuple[float, float]]:
    """Return points on a line that leaves and arrives level."""
    points = []
    steps = 24
    for step in range(steps + 1):
        share = step / steps
        eased = share * share * (3 - 2 * share)
        points.append((left + (right - left) * share, start + (end - start) * eased))
    return points


def _in_words(links: Mapping[tuple[str, str], int]) -> str:
    after: dict[str, list[str]] = {}
    for (old, new), count in links.items():
        after.setdefault(old, []).append(f"{new} ({count})")
    return " ".join(f"{old} to {', '.join(news)}." for old, news in after.items())
