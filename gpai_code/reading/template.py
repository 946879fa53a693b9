"""The words of the template for the summary of training content that a reader looks for."""

import difflib
import re
from collections import Counter, defaultdict
from functools import cache
from itertools import chain

import attrs

from gpai_code.forms.training_content.checks import MODALITIES
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.reading.layout import key_of

THRESHOLD = 0.85
"""
How much of a label must be alike, from 0 to 1, as `difflib.SequenceMatcher.ratio` counts it.

Letters and figures are compared, without case. "Last updated" has 0.95; two labels of the template
that ask for different things are below it, but for the boxes of the modalities, which must also
lead by `LEAD`.
"""

LEAD = 0.05
"""By how much the best label must lead over the next one if it is not found exactly."""

SHORTEST_ALIKE = 8
"""Labels with fewer letters are only found exactly."""

LONGEST = 420
"""Longest piece of text that is compared with the labels, in characters."""

HEADER = "header"
"""What the head of the template is called among the sections."""

OVERALL = "overall_data"

CHAPTERS = (
    "General information",
    "List of data sources",
    "Private non-publicly available datasets obtained from third parties",
    "Data processing aspects",
)
"""Headings above the sections, which the definition does not hold."""

_TITLES = (
    *CHAPTERS,
    "Template for the Public Summary of Training Content for general-purpose AI models",
    "Public Summary of Training Content for general-purpose AI models",
    "Public Summary of Training Content",
)

# what published summaries print instead; always reported as not exact
_OTHERWISE = {
    "last_updated": ("Last updated", "Date of last update"),
    "provider": ("Model developer name and contact details",),
    "placements": ("Date of placement on the Union market",),
    "continuous_training": ("Continuous training of the model",),
    "private_datasets.known": ("List of the main publicly known private datasets",),
    "private_datasets.unknown": (
        "General description of private datasets that are not publicly known",
    ),
    **{f"{name}.size": (f"{name.capitalize()} training data size",) for name in MODALITIES},
    **{
        f"{name}.content_types": (f"{name.capitalize()} training data content",)
        for name in MODALITIES
    },
}


@attrs.frozen
class Entry:
    """
    Words of the template that are looked for.

    Attributes:
        printed: The words.
        rows: The rows that share them; none for a heading.
        section: The section that a heading opens, None for a title.
        exact: False for words that published summaries print instead of a label.
        closed: Whether the words must end with a bracket, as a row's part does.
    """

    printed: str
    rows: tuple[str, ...] = ()
    section: str | None = None
    exact: bool = True
    closed: bool = False


@cache
def entries() -> dict[str, Entry]:
    """Return what is looked for, by its letters and figures."""
    definition = TrainingContentSummary.definition()
    shared: dict[str, tuple[str, list[str]]] = {}
    by_key: dict[str, Entry] = {}
    for field in definition.header:
        shared[key_of(field.label)] = (field.label, [field.id])
    for row in definition.rows():
        shared.setdefault(key_of(row.label), (row.label, []))[1].append(row.id)
        if row.part:
            by_key[key_of(row.name)] = Entry(row.name, (row.id,), closed=True)
    by_key |= {key: Entry(label, tuple(rows)) for key, (label, rows) in shared.items()}
    for row_id, labels in _OTHERWISE.items():
        for label in labels:
            by_key.setdefault(key_of(label), Entry(label, (row_id,), exact=False))
    for section in definition.sections:
        by_key.setdefault(key_of(section.title), Entry(section.title, section=section.id))
    for title in _TITLES:
        by_key.setdefault(key_of(title), Entry(title))
    return by_key


@cache
def number_of() -> dict[str, str]:
    """Return the sections by their printed numbers."""
    sections = TrainingContentSummary.definition().sections
    return {section.number: section.id for section in sections if section.number}


@cache
def section_of() -> dict[str, str]:
    """Return the section of each row, by the ids of both."""
    definition = TrainingContentSummary.definition()
    sections = {field.id: HEADER for field in definition.header}
    for section in definition.sections:
        sections |= {row.id: section.id for row in section.rows}
    return sections


FIRST = 4
"""By how many letters and figures at their beginning labels are looked up."""


@cache
def by_beginning() -> dict[str, tuple[str, ...]]:
    """Return the keys by their first letters, the longest first."""
    by_start: dict[str, list[str]] = defaultdict(list)
    for key in sorted(entries(), key=len, reverse=True):
        by_start[key[:FIRST]].append(key)
    return {beginning: tuple(keys) for beginning, keys in by_start.items()}


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    """Return the keys that have a word."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for key, entry in entries().items():
        if len(key) >= SHORTEST_ALIKE:
            for word in _words(entry.printed):
                by_word[word].append(key)
    return {word: tuple(keys) for word, keys in by_word.items()}


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]{3,}", text.casefold()))


def printed_label(entry: Entry) -> str:
    """Return the label that the template prints for the row of other words."""
    row_id = entry.rows[0]
    definition = TrainingContentSummary.definition()
    for field in definition.header:
        if field.id == row_id:
            return field.label
    return definition.row(row_id).label


def ratio_of(key: str, other: str) -> float:
    """Return how much of two keys is alike, from 0 to 1."""
    return round(difflib.SequenceMatcher(None, key, other, autojunk=False).ratio(), 2)


def closest(text: str, threshold: float = THRESHOLD) -> tuple[str, float] | None:
    """Return the key that a text comes close to and how close, None if none or two are as near."""
    letters = key_of(text)
    if not SHORTEST_ALIKE <= len(letters) <= LONGEST:
        return None
    words = _words(text)
    shared = Counter(chain.from_iterable(_by_word().get(word, ()) for word in words))
    near: list[tuple[float, str]] = []
    for key, count in shared.items():
        # a label of n letters and a text of m are at most 2 min(n, m) / (n + m) alike
        if 2 * min(len(key), len(letters)) < threshold * (len(key) + len(letters)):
            continue
        if 2 * count < len(words):
            continue
        matcher = difflib.SequenceMatcher(None, key, letters, autojunk=False)
        if matcher.quick_ratio() >= threshold:
            near.append((matcher.ratio(), key))
    near.sort(reverse=True)
    if not near or near[0][0] < threshold:
        return None
    if len(near) > 1 and near[0][0] - near[1][0] < LEAD:
        return None
    return near[0][1], round(near[0][0], 2)
