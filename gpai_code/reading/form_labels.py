"""The labels of a Model Documentation Form: which rows share each, and where one begins."""

import difflib
import re
from collections.abc import Iterator
from functools import cache

import attrs

from gpai_code.forms.definition import Row
from gpai_code.forms.documents import FORMS
from gpai_code.reading.labels import OPENING
from gpai_code.reading.layout import key_of, resolved

ALIKE = 0.9
"""How much of a label must be alike, from 0 to 1, as `difflib.SequenceMatcher.ratio` counts it."""

LEAD = 0.05
"""By how much the best label must lead over the next one if it is not found exactly."""

SHORTEST_ALIKE = 10
"""Labels with fewer letters are only found exactly."""

LONGEST = 140
"""Longest text that is compared with the labels, in characters."""

_NUMBER = re.compile(r"(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.):]?)\s+(?:\*\*|__)?")
_AFTER = re.compile(
    r"[ \t]*(?:\*\*|__)?[ \t]*(?:[¹²³]|[0-9](?=\s*:)|\[[0-9]\])?[ \t]*(?P<colon>[:：])?"
    r"(?:\*\*|__)?[ \t]*"
)


@attrs.frozen(kw_only=True)
class FormLabel:
    """
    A label at the beginning of a text.

    Attributes:
        rows: The rows that it may be the label of, in printed order; one where the text names the
            part.
        label: The label, as published.
        rest: What comes after it.
        alike: How much of the label is as the Form prints it; None if all is.
    """

    rows: tuple[Row, ...]
    label: str
    rest: str
    alike: float | None = None


class FormTemplate:
    """
    What the Form of an edition prints.

    Attributes:
        header: Ids of the fields of the head, by the letters of their labels.
        rows: The rows that share a label, by its letters.
        sections: Titles of the sections, by their letters.
    """

    def __init__(self, edition: str) -> None:
        definition = FORMS[edition].definition()
        self.edition = edition
        self.header = {key_of(field.label): field.id for field in definition.header}
        self.rows: dict[str, list[Row]] = {}
        self.names: dict[str, Row] = {}
        self.sections: dict[str, str] = {}
        self.section_of: dict[str, str] = {}
        for section in definition.sections:
            self.sections[key_of(section.title)] = section.id
            for row in section.rows:
                self.rows.setdefault(key_of(row.label), []).append(row)
                self.section_of[row.id] = section.id
                if row.part:
                    self.names[key_of(row.name)] = row
        self.keys = sorted([*self.names, *self.rows, *self.header], key=len, reverse=True)

    def is_heading(self, text: str) -> str | None:
        """Return the id of the section that a text is the heading of, None if it is none."""
        bare = text.strip().lstrip("#").strip().strip("*_")
        number = _NUMBER.match(bare)
        for words in (bare, bare[number.end() :] if number else bare):
            section = self.sections.get(key_of(words))
            if section is not None:
                return section
        return None

    def label_at(self, text: str, *, whole: bool) -> tuple[str, str, str, float | None] | None:
        """
        Return key, label, rest and likeness of the label that a text begins with.

        Args:
            text: A line, or the text of a cell.
            whole: Whether the text is all that its cell holds, so that no colon is needed.
        """
        opening = OPENING.match(text)
        begin = opening.end() if opening else 0
        number = _NUMBER.match(text, begin)
        for start in (number.end(), begin) if number else (begin,):
            if match := self._exactly(text, start, whole=whole):
                return match
        return self._nearly(text, number.end() if number else begin, whole=whole)

    def _exactly(
        self, text: str, start: int, *, whole: bool
    ) -> tuple[str, str, str, float | None] | None:
        ends = _letter_ends(text, start)
        letters = "".join(letter for letter, _ in ends)
        for key in self.keys:
            if not letters.startswith(key):
                continue
            end = ends[len(key) - 1][1]
            if end < len(text) and text[end].isalnum():
                continue  # the last word goes on
            if key in self.names and text[end : end + 1] == ")":
                end += 1
            after = _AFTER.match(text, end)
            assert after is not None
            rest = text[after.end() :]
            alone = not rest.strip() or rest.startswith("\n")
            if after["colon"] or alone or (whole and rest.lstrip().startswith(("(", "☒", "☐"))):
                return key, text[start:end], rest.strip("\n"), None
        return None

    def _nearly(
        self, text: str, start: int, *, whole: bool
    ) -> tuple[str, str, str, float | None] | None:
        head, colon, rest = text[start:].partition(":")
        if not colon:
            head, rest = (text[start:], "") if whole else ("", "")
        letters = key_of(head)
        if not len(letters) >= SHORTEST_ALIKE or len(head) > LONGEST or "\n\n" in head:
            return None
        ratios = []
        for key in self.keys:
            matcher = difflib.SequenceMatcher(None, key, letters, autojunk=False)
            if len(key) >= SHORTEST_ALIKE and matcher.real_quick_ratio() >= ALIKE - LEAD:
                ratios.append((matcher.ratio(), key))
        ratios.sort(reverse=True)
        if not ratios or ratios[0][0] < ALIKE:
            return None
        if len(ratios) > 1 and ratios[0][0] - ratios[1][0] < LEAD:
            return None
        return ratios[0][1], head.strip(), rest.strip(), round(ratios[0][0], 2)

    def rows_of(self, key: str) -> tuple[Row, ...]:
        """Return the rows of a label, in printed order."""
        named = self.names.get(key)
        return (named,) if named else tuple(self.rows.get(key, ()))


def _letter_ends(text: str, start: int) -> list[tuple[str, int]]:
    """Return the letters and figures of the beginning of a text, each with where it ends."""
    ends: list[tuple[str, int]] = []
    for at in range(start, min(len(text), start + LONGEST * 2)):
        ends += [(letter, at + 1) for letter in key_of(text[at])]
    return ends


@cache
def template(edition: str) -> FormTemplate:
    """Return what the Form of an edition prints."""
    return FormTemplate(edition)


def edition_of(texts: Iterator[str]) -> str | None:
    """Return the edition whose labels occur most among texts; None where none occurs."""
    counts = dict.fromkeys(FORMS, 0)
    texts_seen = [resolved(text) for text in texts]
    for edition in FORMS:
        for text in texts_seen:
            if template(edition).label_at(text, whole=False):
                counts[edition] += 1
    # the final text is the one in force where both are as near
    best = max(counts, key=lambda edition: (counts[edition], edition == "final"))
    return best if counts[best] else None
