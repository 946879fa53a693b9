"""Answers put into the places of somebody else's Word document."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from gpai_code.forms.choices import Choice
from gpai_code.forms.values import ModalitySizes
from gpai_code.reading.layout import key_of
from gpai_code.render.word_places import OTHER, Box, Field, Place, W
from gpai_code.text_io.escaping import without_controls

_PLACEHOLDER = "PlaceholderText"


class Region:
    """
    The places between one label and the next, each of which is used once.

    Attributes:
        label: The place that has the label.
        after: How many letters and figures of it belong to the label.
        places: The places after it.
    """

    def __init__(self, label: Place, places: Sequence[Place], *, is_open: bool) -> None:
        """
        Take the places.

        Args:
            label: The place that has the label.
            places: The places after it.
            is_open: Whether nothing comes after the label in its own place.
        """
        self.label = label
        self.places = [place for place in places if not place.is_mark]
        self.is_open = is_open
        self.used: set[int] = set()
        self.last: Place | None = None

    def items(self) -> Iterator[Box | Field]:
        """Yield the boxes and text controls, those in the place of the label first."""
        for place in (self.label, *self.places):
            yield from place.items

    def boxes(self) -> list[Box]:
        """Return the boxes."""
        return [item for item in self.items() if isinstance(item, Box)]

    def fields(self) -> list[Field]:
        """Return the text controls that are not used."""
        return [
            item for item in self.items() if isinstance(item, Field) and id(item) not in self.used
        ]

    def tick(self, options: Sequence[str], selected: Sequence[str]) -> list[str]:
        """
        Set the boxes of options.

        Args:
            options: All options.
            selected: Those that are to be ticked; the others lose a tick that they have.

        Returns:
            Those selected that have no box.
        """
        without = []
        for option in options:
            box = self._box_of(option, options)
            if box is not None:
                box.set(ticked=option in selected)
                self.used.add(id(box))
            elif option in selected:
                without.append(option)
        return without

    def _box_of(self, option: str, options: Sequence[str]) -> Box | None:
        key = key_of(option)
        longer = [other for other in map(key_of, options) if len(other) > len(key)]
        free = [box for box in self.boxes() if id(box) not in self.used]
        for box in free:
            if key_of(box.line_after) == key:
                return box
        for box in free:
            words = key_of(box.line_after)
            # not the box of an option that only begins alike
            if words.startswith(key) and not words.startswith(tuple(longer)):
                return box
        for box in free:  # the box after its words, or in a line of its own above them
            after, before = key_of(box.line_after), key_of(box.line_before)
            if not after and (before.endswith(key) if before else key_of(box.words) == key):
                return box
        return None

    def choose(self, option: str) -> bool:
        """Choose an option of a drop-down list; say whether there is one that offers it."""
        for field in self.fields():
            for item in field.element.iter(f"{W}listItem"):
                shown = item.get(f"{W}displayText") or item.get(f"{W}value") or ""
                if key_of(shown) == key_of(option):
                    self._fill(field, [shown])
                    return True
        return False

    def take(self) -> None:
        """Leave the next place for text free: it is that of a row without an answer."""
        fields = self.fields()
        if fields:
            self.used.add(id(fields[0]))
            return
        for place in self.places:
            if place.is_empty and place.is_cell and id(place) not in self.used:
                self.used.add(id(place))
                self.last = place
                return

    def write(self, lines: Sequence[str]) -> bool:
        """Write lines into the next place that has room; say whether there is one."""
        fields = self.fields()
        if fields:
            self._fill(fields[0], lines)
            return True
        for place in self.places:
            if place.is_empty and place.is_cell and id(place) not in self.used:
                self._write_into(place, lines)
                return True
        if self.last is not None:  # rows that share a label share its place
            _append(self.last.element, lines)
            return True
        for place in self.places:
            if place.is_cell and not place.items:
                self._write_into(place, lines)
                return True
        if self.is_open and not self.label.is_cell:
            _append_runs(self.label.element, [f" {lines[0]}" if lines else "", *lines[1:]])
            self.used.add(id(self.label))
            self.is_open = False
            return True
        return False

    def write_topic(self, topic: str, lines: Sequence[str], *, size: bool) -> bool:
        """Write lines into the control that belongs to an option; say whether there is one."""
        for field in self.fields():
            of_topic = field.topic.startswith(topic) or field.before.startswith(topic)
            if of_topic and ("size" in field.before) is size:
                self._fill(field, lines)
                return True
        return False

    def _fill(self, field: Field, lines: Sequence[str]) -> None:
        fill_control(field.element, lines)
        self.used.add(id(field))

    def _write_into(self, place: Place, lines: Sequence[str]) -> None:
        _append(place.element, lines)
        self.used.add(id(place))
        self.last = place


def put_answer(region: Region, answer: Any, lines: Sequence[str]) -> str | None:
    """
    Put an answer into a region.

    Args:
        region: The places between its label and the next.
        answer: The answer.
        lines: The same in words.

    Returns:
        None if all of it has its place, otherwise what has none.
    """
    if isinstance(answer, ModalitySizes):
        return _put_sizes(region, answer, lines)
    if isinstance(answer, Choice):
        return _put_choice(region, answer, lines)
    option = {True: "Yes", False: "No"}.get(answer) if isinstance(answer, bool) else None
    if isinstance(answer, Enum):
        option = str(answer.value)
    if option is not None:
        options = ["Yes", "No"]
        if isinstance(answer, Enum):
            options = [str(member.value) for member in type(answer)]
        if not region.tick(options, [option]) or region.choose(option):
            return None
    return None if region.write(lines) else "there is no room after its label"


def _put_choice(region: Region, choice: Choice, lines: Sequence[str]) -> str | None:
    options = [str(option.value) for option in choice.options()]
    selected = [str(option.value) for option in choice.selected or ()]
    if not region.boxes():
        return None if region.write(lines) else "there is no room after its label"
    missing = region.tick(options, selected)
    if choice.other is not None:
        region.tick(["Other"], ["Other"])
        if not region.write_topic(OTHER, choice.other.splitlines(), size=False):
            missing.append("the option in words")
    return f"there is no box or room for: {', '.join(missing)}" if missing else None


def _put_sizes(region: Region, sizes: ModalitySizes, lines: Sequence[str]) -> str | None:
    missing = []
    for name in ("text", "images", "audio", "video", OTHER):
        size = getattr(sizes, name)
        if size is None:
            continue
        if not region.write_topic(name, size.splitlines(), size=True):
            missing.append(name)
    if len(missing) == len(lines) and region.write(lines):
        return None
    return f"there is no room for: {', '.join(missing)}" if missing else None


# --- elements ------------------------------------------------------------------------------------


def fill_control(control: Any, lines: Sequence[str]) -> None:
    """Put lines into a content control in place of what it shows."""
    properties = control.find(f"{W}sdtPr")
    if properties is not None:
        for shown in properties.findall(f"{W}showingPlcHdr"):
            properties.remove(shown)
    content = control.find(f"{W}sdtContent")
    paragraphs = content.findall(f"{W}p")
    holder = paragraphs[0] if paragraphs else content
    for paragraph in paragraphs[1:]:
        content.remove(paragraph)
    look = _look_of(holder)
    for child in list(holder):
        if child.tag != f"{W}pPr":
            holder.remove(child)
    _append_runs(holder, lines, look)


def _look_of(holder: Any) -> Any:
    """Return the properties of the first run, without those of a placeholder."""
    look = holder.find(f".//{W}r/{W}rPr")
    if look is None:
        return None
    for style in look.findall(f"{W}rStyle"):
        if style.get(f"{W}val") == _PLACEHOLDER:
            look.remove(style)
    return look


def _append(cell: Any, lines: Sequence[str]) -> None:
    """Write lines into the last paragraph of a cell, or a new one where that has words."""
    paragraphs = cell.findall(f"{W}p")
    last = paragraphs[-1] if paragraphs else None
    if last is None or last.find(f".//{W}t") is not None:
        new = cell.makeelement(f"{W}p")
        cell.append(new)
        last = new
    _append_runs(last, lines)


def _append_runs(holder: Any, lines: Sequence[str], look: Any = None) -> None:
    """Add a run with lines to a paragraph or to a control."""
    run = holder.makeelement(f"{W}r")
    if look is not None:
        run.append(look)
    for at, line in enumerate(lines):
        if at:
            run.append(run.makeelement(f"{W}br"))
        text = run.makeelement(f"{W}t")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = without_controls(line)
        run.append(text)
    holder.append(run)
