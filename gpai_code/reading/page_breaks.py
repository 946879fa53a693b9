"""Labels and answers that a page break parts, put together again."""

import re
from collections import Counter
from collections.abc import Callable

import attrs

from gpai_code.reading.known_labels import begins_with_label, is_heading, is_whole_label
from gpai_code.reading.layout import Unit

Wrapped = Callable[[Unit, Unit], bool]
"""Says whether the first word of the second text had no room behind the first one."""

MAX_LABEL_LINES = 12
"""Most lines over which a label goes on."""

MAX_ANSWER = 400
"""How many lines of the page before are looked at for the row that goes on."""


def join_over_page(units: list[Unit], begin: int, no_room: Wrapped) -> None:
    """
    Join the last row of the pages before to what goes on of it on the next page.

    A label goes on where only both parts together are a label of a form; an answer goes on where
    there is no label next to it.

    Args:
        units: Those of the pages so far, which are changed.
        begin: Where those of the next page begin.
        no_room: Says whether the first word of a text had no room behind another text.
    """
    first = next((at for at in range(begin, len(units)) if units[at].text.strip()), None)
    if first is None:
        return
    last = _last_row(units, begin)
    if last is None:
        _join_lines(units, begin, first, no_room)
        return
    before = [at for at in range(last, begin) if units[at].row == units[last].row]
    label = " ".join(units[at].text for at in before if units[at].cell == 0).strip()
    end = _rest_of_row(units, first, label)
    if end is not None:
        _join(units, before, range(first, end), no_room)


def _rest_of_row(units: list[Unit], first: int, label: str) -> int | None:
    """Return up to where what begins a page is the rest of a row, None if it is not."""
    row = units[first].row
    if row is None:
        words = label
        for at in range(first, min(first + MAX_LABEL_LINES, len(units))):
            if units[at].row is not None or is_whole_label(label):
                return None
            words = f"{words} {units[at].text}"
            if is_whole_label(words) and not begins_with_label(units[first].text):
                return at + 1
        return None
    end = first
    while end < len(units) and units[end].row == row:
        end += 1
    if len({unit.cell for unit in units[first:end] if unit.cell and unit.text.strip()}) > 1:
        return None  # crosses next to an answer are there once for each row
    rest = " ".join(unit.text for unit in units[first:end] if unit.cell == 0).strip()
    if rest and (is_whole_label(label) or not is_whole_label(f"{label} {rest}")):
        return None
    return end


def _join_lines(units: list[Unit], begin: int, first: int, no_room: Wrapped) -> None:
    """Join a sentence outside tables that goes on at the top of the next page."""
    last = begin - 1
    while last >= 0 and not units[last].text.strip():
        last -= 1
    if last < 0 or units[last].row is not None or units[first].row is not None:
        return
    before, after = units[last], units[first]
    labelled = begins_with_label(after.text) or is_heading(after.text)
    if _is_open(before.text, after.text) or (no_room(before, after) and not labelled):
        text = f"{units[last].text} {units[first].text}"
        units[last : first + 1] = [attrs.evolve(units[last], text=text)]


def _last_row(units: list[Unit], begin: int) -> int | None:
    """Return where the last row of a table before a place begins, if nothing is below it."""
    at = begin - 1
    while at >= 0 and not units[at].text.strip() and units[at].row is None:
        at -= 1
    if at < 0 or units[at].row is None:
        return None
    row = units[at].row
    while at > max(0, begin - MAX_ANSWER) and units[at - 1].row == row:
        at -= 1
    return at


def _join(units: list[Unit], before: list[int], rest: range, no_room: Wrapped) -> None:
    """Put the cells of a row behind those of the row that it goes on in."""
    cells: dict[int, list[Unit]] = {}
    for at in (*before, *rest):
        cells.setdefault(units[at].cell, []).append(units[at])
    row, line = units[before[0]].row, units[before[0]].line
    head = units[before[0]].head
    texts: dict[int, list[str]] = {}
    old = Counter(units[at].cell for at in before if units[at].text.strip())
    for cell, parts in cells.items():
        lines = [part.text for part in parts if part.text.strip()]
        count = old[cell]
        if cell == 0:
            lines = [" ".join(lines)]
        elif 0 < count < len(lines) and (
            _is_open(lines[count - 1], lines[count]) or no_room(parts[0], parts[-1])
        ):
            lines[count - 1 : count + 1] = [f"{lines[count - 1]} {lines[count]}"]
        texts[cell] = lines or [""]
    others = any(any(lines) for cell, lines in texts.items() if cell)
    joined = []
    for cell in sorted(texts):
        for text in texts[cell]:
            unit = attrs.evolve(units[before[0]], text=text, line=line, cell=cell, row=row)
            joined.append(attrs.evolve(unit, others=others, head=head))
    del units[before[0] : rest.stop]
    units[before[0] : before[0]] = joined


def _is_open(before: str, after: str) -> bool:
    """Say whether words break off in the middle of a sentence that goes on."""
    return re.search(r"[^\W\d_],?$", before) is not None and re.match("[a-zß-ÿ]", after) is not None
