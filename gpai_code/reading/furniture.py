"""What belongs to the page and not to the text: page numbers, running heads and feet."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from gpai_code.reading.layout import key_of
from gpai_code.reading.template import entries

EDGE = 2
"""How many lines at the top and at the bottom of a page may be its head or its foot."""

HEAD_LENGTH = 160
"""Longest line that is taken for a running head or foot, in characters."""

RUN = 3
"""From how many figures that count up alone on their lines they are page numbers."""

APART = 5
"""How many lines there are at least between two page numbers."""

_PAGE = r"(?:page|seite|p\.|pag\.|página|pagina|strona)"
_OF = r"(?:/|of|von|sur|de|di|z|out of)"
_NUMBER = re.compile(
    rf"[-–—|(\[\s]*(?P<word>{_PAGE})?\s*(?P<number>[0-9]{{1,4}})"
    rf"(?:\s*(?P<of>{_OF})\s*(?P<total>[0-9]{{1,4}}))?[-–—|)\].\s]*",
    re.IGNORECASE,
)
_FIGURES = re.compile("[0-9]+")
_ANSWER = re.compile(
    r"[☒☐☑✓✔□✅⬜|]|\[[ xX]\]"
    r"|^\W*(?:n/?a|none|yes|no|not applicable|text|image|audio|video|other)\W*$"
    r"|[:?]\s*$|https?://",
    re.IGNORECASE,
)
_TITLE = "publicsummaryoftrainingcontent"


def page_number(line: str) -> "re.Match[str] | None":
    """Return the page number that a line is, None if it says anything else."""
    return _NUMBER.fullmatch(line.strip()) if len(line) <= 40 else None


def furniture(lines: Sequence[str]) -> frozenset[int]:
    """
    Return which lines, from 0, belong to the page: its number, its running head and its foot.

    A figure alone on the last line before a form feed is the page's number. One at the top of a
    page, and one in a text without form feeds, counts only as part of a series. Blank lines
    around a form feed are left out too, as a sentence may continue after them.

    >>> sorted(furniture(["A sentence goes", "1", chr(12) + "on here."]))
    [1]
    """
    pages = list(_pages(lines))
    if len(pages) > 1 or any("\f" in line for line in lines):
        return frozenset(_of_pages(lines, pages))
    return frozenset(_of_series(lines))


def _pages(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers of the lines of each page."""
    page: list[int] = []
    for number, line in enumerate(lines):
        if line.startswith("\f") and page:
            yield page
            page = []
        page.append(number)
        if line.endswith("\f") and line.strip("\f"):
            yield page
            page = []
    if page:
        yield page


def _of_pages(lines: Sequence[str], pages: list[list[int]]) -> Iterator[int]:
    tops, bottoms = [], []
    for page in pages:
        with_words = [number for number in page if lines[number].strip()]
        tops.append(with_words)
        bottoms.append(with_words[::-1])
    # the page after the last form feed is often empty
    fed = [
        at for at in range(len(pages)) if at + 1 < len(pages) or lines[pages[at][-1]][-1:] == "\f"
    ]
    yield from _blank_edges(lines, pages)
    heads = _repeated(lines, tops)
    feet = _repeated(lines, bottoms)
    top_numbers = _in_step(lines, tops)
    bottom_numbers = _in_step(lines, bottoms)
    for at, edge in enumerate(tops):
        yield from _outermost(lines, edge, heads, top_numbers.get(at, set()))
    for at, edge in enumerate(bottoms):
        numbers = bottom_numbers.get(at, set())
        if at in fed:
            # a lone figure before a form feed is a page number, in step with others or not
            numbers = numbers | {line for line in edge[:EDGE] if page_number(lines[line])}
        yield from _outermost(lines, edge, feet, numbers)


def _blank_edges(lines: Sequence[str], pages: list[list[int]]) -> Iterator[int]:
    for before, after in itertools.pairwise(pages):
        for page in (before[::-1], after):
            for number in page:
                if lines[number].strip():
                    break
                yield number


def _outermost(
    lines: Sequence[str], edge: list[int], repeated: set[str], numbers: set[int]
) -> Iterator[int]:
    """Yield the lines of an edge from the outside in, up to the first that says something."""
    for number in edge[: EDGE + 1]:
        if number not in numbers and _shape(lines[number]) not in repeated:
            return
        yield number


def _shape(line: str) -> str:
    """Return what a running head has in common on all pages: its words without the figures."""
    return _FIGURES.sub("0", key_of(line))


def _repeated(lines: Sequence[str], edges: list[list[int]]) -> set[str]:
    """Return the shapes that an edge has on two pages, on three where there are many pages."""
    pages: dict[str, set[int]] = defaultdict(set)
    for at, edge in enumerate(edges):
        for number in edge[:EDGE]:
            if _may_run(lines[number]):
                pages[_shape(lines[number])].add(at)
    needed = 2 if len(edges) < 5 else 3
    return {shape for shape, at in pages.items() if len(at) >= needed}


def _may_run(line: str) -> bool:
    """Say whether a line can be a running head: some words, and no label, box or answer."""
    words = line.split()
    return (
        len(words) >= 2
        and len(line) <= HEAD_LENGTH
        and not _ANSWER.search(line.strip())
        and not line.lstrip().startswith(("#", "|"))
        and not _row_label(line)
        and page_number(line) is None
    )


def _row_label(line: str) -> bool:
    entry = entries().get(key_of(line))
    return entry is not None and bool(entry.rows or entry.section)


def _in_step(lines: Sequence[str], edges: list[list[int]]) -> dict[int, set[int]]:
    """Return the page numbers of an edge, by page, that count up with the pages."""
    offsets: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for at, edge in enumerate(edges):
        for number in edge[:EDGE]:
            if number_of_page := page_number(lines[number]):
                offsets[int(number_of_page["number"]) - at].append((at, number))
    steps: dict[int, set[int]] = defaultdict(set)
    for places in offsets.values():
        if len({at for at, _ in places}) < 2:
            continue
        for at, number in places:
            steps[at].add(number)
    return steps


def _of_series(lines: Sequence[str]) -> Iterator[int]:
    """Yield page numbers in a text without form feeds, and the heads and feet at them."""
    numbers: list[int] = []
    series: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        number_of_page = page_number(line)
        if number_of_page is None or not line.strip():
            continue
        if number_of_page["word"] or (
            number_of_page["of"] and number_of_page["total"] and number_of_page["of"] != "/"
        ):
            numbers.append(at)  # "Page 3", "3 of 12"
            continue
        series.append((at, int(number_of_page["number"])))
    longest = _counting_up(series)
    if len(longest) >= RUN:
        numbers += longest
    yield from numbers
    yield from _beside(lines, sorted(numbers))


def _counting_up(series: list[tuple[int, int]]) -> list[int]:
    """Return the longest series of lines that count up by one and are some lines apart."""
    best: dict[int, list[int]] = {}
    longest: list[int] = []
    for at, number in series:
        before = best.get(number - 1, [])
        if before and at - before[-1] < APART:
            before = []
        if len(before) >= len(best.get(number, [])):
            best[number] = [*before, at]
        if len(best[number]) > len(longest):
            longest = best[number]
    return longest


def _beside(lines: Sequence[str], numbers: list[int]) -> Iterator[int]:
    """Yield the running heads and feet next to page numbers, and titles that are repeated."""
    shapes: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.strip() and _may_run(line):
            shapes[_shape(line)].append(at)
    near: set[int] = set()
    for at in numbers:
        near.update((at - 2, at - 1, at + 1, at + 2))
    for shape, ats in shapes.items():
        at_numbers = [at for at in ats if at in near]
        if len(at_numbers) >= 2:
            yield from at_numbers
        elif len(ats) >= RUN and _TITLE in shape:
            yield from ats
