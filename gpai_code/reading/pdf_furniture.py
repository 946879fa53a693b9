"""What belongs to the pages of a PDF, not to its text: numbers, running heads and feet, notes."""

import re
from collections.abc import Iterator, Sequence

from gpai_code.reading.furniture import furniture
from gpai_code.reading.pdf_lines import SMALLER, Line
from gpai_code.reading.pdf_sheets import Sheet
from gpai_code.reading.pdf_tables import Table
from gpai_code.reading.records import Passage

_NOTE = re.compile(r"(?:[0-9]{1,2}|[*†‡])\s?[^\W\d_]|[⁰¹²³⁴⁵⁶⁷⁸⁹]")


def take_furniture_out(sheets: Sequence[Sheet]) -> Iterator[Passage]:
    """Take page numbers, running heads and feet, and notes out of the pages; yield them."""
    texts: list[str] = []
    lines: list[Line | None] = []
    for at, sheet in enumerate(sheets):
        begins = "\f" if at else ""
        items: list[Table | Line | None] = [*sheet.items] or [None]
        for item in items:
            if isinstance(item, Line):
                texts.append(begins + item.text)
                lines.append(item)
            else:
                texts.append(f"{begins}| table or nothing |")
                lines.append(None)
            begins = ""
        texts[-1] += "\f"
    lines_out = {id(lines[number]) for number in furniture(texts)}
    for sheet in sheets:
        for line in _apart(sheet, lines_out):
            sheet.items.remove(line)
            yield Passage(text=line.text, line=sheet.page.number)
    for sheet in sheets:
        # "3/12" at the end of the last line, as browsers print it
        last = sheet.items[-1] if sheet.items else None
        counted = f"{sheet.page.number}/{len(sheets)}"
        if isinstance(last, Line) and last.words[-1].text == counted:
            sheet.items.remove(last)
            yield Passage(text=last.text, line=sheet.page.number)
    usual = _usual_size(sheets)
    for sheet in sheets:
        notes = _notes(sheet, usual)
        for line in notes:
            sheet.items.remove(line)
        if notes:
            yield Passage(text="\n".join(line.text for line in notes), line=sheet.page.number)


def _apart(sheet: Sheet, candidates: set[int]) -> list[Line]:
    """Return the lines at the edges of a page that are among some, and apart from the text."""
    result: list[Line] = []
    for items in (sheet.items, sheet.items[::-1]):
        edge: list[Line] = []
        for item in items:
            if not isinstance(item, Line) or id(item) not in candidates:
                inner = item
                while edge and isinstance(inner, Line) and _near(edge[-1], inner):
                    inner = edge.pop()
                result += edge
                break
            edge.append(item)
        else:
            result += edge
    return [line for at, line in enumerate(result) if line not in result[:at]]


def _near(line: Line, other: Line) -> bool:
    """Say whether two lines are set as lines of one paragraph are."""
    alike = abs(line.size - other.size) <= 0.05 * other.size
    return alike and abs(line.y - other.y) <= 1.45 * other.size


def _usual_size(sheets: Sequence[Sheet]) -> float:
    """Return the size of most of the text."""
    counts: dict[float, int] = {}
    for sheet in sheets:
        for character in sheet.page.characters:
            size = round(character.size, 1)
            counts[size] = counts.get(size, 0) + 1
    return max(counts, key=lambda size: counts[size])


def _notes(sheet: Sheet, usual: float) -> list[Line]:
    """Return the lines at the foot of a page that are smaller and begin with a note's mark."""
    small: list[Line] = []
    for item in reversed(sheet.items):
        if not isinstance(item, Line) or item.size > 0.93 * usual:
            break
        small.insert(0, item)
    at = len(sheet.items) - len(small)
    while small:
        first = small[0]
        above = sheet.items[at - 1] if at else None
        apart = not isinstance(above, Line) or first.y - above.y > 1.5 * above.size
        raised = first.words[0].size < SMALLER * first.size
        if (raised or (apart and _NOTE.match(first.text))) and first.y > 0.5 * sheet.page.height:
            return small
        small.pop(0)
        at += 1
    return []
