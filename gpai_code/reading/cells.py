"""Which rows an answer belongs to: one cell may answer several of them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs

from gpai_code.constraints.rules import without_none
from gpai_code.forms.training_content.checks import MODALITIES
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.reading.boxes import band_zone
from gpai_code.reading.dates import split_period
from gpai_code.reading.segments import Segment
from gpai_code.reading.understood import ReadingStatus, Understood

OTHER_SIZE = "text.other_size"
CONTENT_TYPES = "text.content_types"

SIZE_WORDS = 12
"""Most words of a size; more of them in one cell say something else too."""

PERIOD = ("crawled_data.collected_from", "crawled_data.collected_until")
"""The two rows that share one printed label."""

_OTHER_SIZE = re.compile(
    r"Alternatively,\s{1,4}specify\s{1,4}the\s{1,4}approximate\s{1,4}size\s{1,4}in\s{1,4}a"
    r"\s{1,4}different\s{1,4}measurement\s{1,4}unit\s?:?",
    re.IGNORECASE,
)
_BOX_ANSWER = re.compile(
    r"\s*(?:(?P<before>[☒☐☑✓✔□✅⬜]|[xX](?![^\W_])|\\?\[[ xX]?\\?\])\s*)?"
    r"(?:(?P<second>[☒☐☑✓✔□✅⬜])\s*)?"  # a task list repeats the box: "- [x] ☒ Text"
    r"(?P<name>(?:Modality: )?(?:Text|Image|Audio|Video|Other)s?"
    r"(?:[0-9]{1,2}|\[[0-9]{1,2}\]|\*)?(?![^\W_]):?)?"
    r"(?:[ ]?(?P<after>[☒☐☑✓✔□✅⬜]|\\?\[[ xX]?\\?\]))?",
    re.IGNORECASE,
)


def split(segment: Segment) -> Iterator[tuple[str, str, str]]:
    """Yield the rows that a cell answers, with their labels and words."""
    row, label, published = segment.row or "", segment.label, segment.published
    if row == OTHER_SIZE and not segment.in_table:
        yield from _other_size(label, published)
        return
    if row in PERIOD:
        halves = split_period(published.strip()) if row == PERIOD[0] else None
        if halves is None or "(" in label:
            yield row, label, published
            return
        yield row, label, halves[0]
        yield PERIOD[1], "", halves[1]
        return
    if row not in MODALITIES:
        yield row, label, published
        return
    box = _BOX_ANSWER.match(published)
    assert box is not None
    end = box.end()
    if box["after"] and box["before"]:
        end = box.start("after")
    kind = annotation_of(f"{row}.size")
    zone = band_zone(kind, published[end:]) if row != "other" else None
    if row == "other" or not (box["before"] or box["name"] or box["after"] or zone):
        yield row, label, published
        return
    yield row, label, published[:end]
    rest = published[end:]
    if zone is not None:
        before, size, rest = rest[: zone[0]], rest[zone[0] : zone[1]], rest[zone[1] :]
        yield f"{row}.size", "", size
        rest = "\n".join(part.strip() for part in (before, rest) if part.strip())
    if row == "text" and (other := _OTHER_SIZE.search(rest)):
        if words := rest[: other.start()].strip():
            yield f"{row}.content_types", "", words
        yield from _other_size(other[0], rest[other.end() :].strip())
    elif rest.strip():
        yield f"{row}.content_types", "", rest.strip()


_FIGURE_FIRST = re.compile(
    r"(?:(?:approximately|approx\.?|about|around|circa|ca\.?|roughly|over|up to|(?:more|less) than)"
    r" )?[~≈<>≥≤]?[ ]?[0-9]",
    re.IGNORECASE,
)


_SIZE_ALONE = re.compile(
    rf"(?:{_FIGURE_FIRST.pattern})[0-9., ]{{0,20}}"
    r"(?:(?:thousand|million|billion|trillion)s?[ ]?)?[^\W\d_]{1,15}\.?[ ]?",
    re.IGNORECASE,
)


def begins_with_size(words: str) -> bool:
    """Say whether the first of several lines is a size alone."""
    first, _, below = words.strip().partition("\n")
    return bool(below.strip()) and _SIZE_ALONE.fullmatch(first.strip()) is not None


def is_size(words: str) -> bool:
    """Say whether words are a size with its unit, and not much more."""
    return _FIGURE_FIRST.match(words) is not None and len(words.split()) <= SIZE_WORDS


def _other_size(label: str, published: str) -> Iterator[tuple[str, str, str]]:
    """Tell a size in another unit, on one line, from the types of content on the lines below."""
    size, _, below = published.partition("\n")
    if not (_SIZE_ALONE.fullmatch(size) if below else is_size(size)):
        yield OTHER_SIZE, label, published
        return
    yield OTHER_SIZE, label, size
    if below.strip():
        yield CONTENT_TYPES, "", below.strip()


def _is_empty(box: str) -> bool:
    return box.strip("\\[] ") in ("", "☐", "□", "⬜")


def has_empty_box(published: str) -> bool:
    """Say whether the box of a modality is printed and not ticked."""
    box = _BOX_ANSWER.match(published)
    mark = box and (box["before"] or box["after"])
    return bool(mark) and _is_empty(mark or "")


def ticked(published: str) -> Understood:
    """Read the box of a modality."""
    box = _BOX_ANSWER.match(published)
    assert box is not None
    rest = published[box.end() :].strip() or None
    marks = {mark for mark in (box["before"], box["after"]) if mark}
    if box["second"] and _is_empty(box["second"]) != _is_empty(box["before"] or box["second"]):
        note = "two boxes before the modality do not agree"
        return Understood(status=ReadingStatus.KEPT, note=note, rest=rest)
    if not marks and not rest:
        return Understood(status=ReadingStatus.EMPTY)
    if len(marks) != 1:
        note = "no box is clearly ticked"
        return Understood(status=ReadingStatus.KEPT, note=note, rest=rest)
    if _is_empty(marks.pop()):
        return Understood(status=ReadingStatus.EMPTY, rest=rest)
    return Understood(status=ReadingStatus.READ, value=True, rest=rest)


@cache
def annotation_of(row: str) -> Any:
    """Return the annotation of a row's field in the typed form."""
    if row in {field.id for field in TrainingContentSummary.definition().header}:
        return without_none(attrs.fields_dict(TrainingContentSummary)[row].type)
    kind = TrainingContentSummary.type_of(TrainingContentSummary.definition().row(row))
    return without_none(kind)
