"""Texts that keep a place free for an answer, and are none."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import attrs

from gpai_code.constraints.rules import ItemsRule, TextRule, rule_of, without_none
from gpai_code.forms.findings import Note, shortened
from gpai_code.vocabulary import Severity

_WORDS = frozenset(
    (
        *("todo", "to do", "tbd", "tba", "tbc", "fixme", "xxx", "placeholder", "pending"),
        *("to be determined", "to be defined", "to be decided", "to be confirmed"),
        *("to be announced", "to be completed", "to be added", "to be provided"),
        *("to be filled", "to be filled in", "fill in", "fill me in", "please fill in"),
        *("insert here", "insert text here", "add text here", "your answer here"),
        *("enter text here", "click or tap here to enter text", "lorem ipsum"),
        "in words",  # what our own template gives as an example of a text
    )
)
"""What keeps a place free as the whole text, in small letters and without signs around it."""

_BEGINNINGS = ("TODO", "FIXME", "TBD", "TBC")
"""What keeps it free at the beginning of any text, in capital letters."""

_SAMPLE_TEXT = "lorem ipsum"

_FIRST_LETTERS = frozenset(words[:2] for words in _WORDS)
"""The two letters that each of these words begins with."""

_MAX_LENGTH = 60
"""Longer than any of these words with the signs around them."""

_LONG_BEGINNINGS = (*_BEGINNINGS, "lorem", "Lorem", "LOREM")
"""How a long text begins that keeps a place free, apart from signs."""


def is_placeholder(text: str) -> bool:
    """
    Say whether a text keeps the place of an answer and is none.

    >>> is_placeholder("TODO"), is_placeholder("[...]"), is_placeholder("A decoder-only model")
    (True, True, False)
    """
    # most answers begin with letters or figures that no such word begins with, or are longer
    if text[:1].isalnum():
        beginning = text[:2]
        if beginning.isascii() and beginning.lower() not in _FIRST_LETTERS:
            return False
        if len(text) > _MAX_LENGTH and not text.startswith(_LONG_BEGINNINGS):
            return False
    bare = _without_signs(text)
    if not bare:  # signs alone, such as three dots, dashes, question marks or empty brackets
        return True
    words = " ".join(bare.lower().split())
    if words in _WORDS or words.startswith(_SAMPLE_TEXT):
        return True
    for beginning in _BEGINNINGS:
        if bare.startswith(beginning) and not _is_in_word(bare[len(beginning) :]):
            return True
    return False


def _without_signs(text: str) -> str:
    """Return a text from its first letter or figure to its last."""
    begin, end = 0, len(text)
    while begin < end and not text[begin].isalnum():
        begin += 1
    while end > begin and not text[end - 1].isalnum():
        end -= 1
    return text[begin:end]


def _is_in_word(rest: str) -> bool:
    """Say whether what follows belongs to the same word."""
    return rest[:1].isalnum() or rest[:1] == "_"


def placeholders_in(answer: Any) -> list[tuple[str, str]]:
    """
    Return the placeholders inside an answer, each with its place there.

    >>> placeholders_in("TODO"), placeholders_in("A decoder-only model")
    ([('', 'TODO')], [])
    """
    if type(answer) is str:
        return [("", answer)] if is_placeholder(answer) else []
    placeholders = []
    if isinstance(answer, tuple):
        # lists of plain texts are domain names, which have a rule of their own, and options
        if answer and not isinstance(answer[0], str):
            for index, item in enumerate(answer):
                for place, text in placeholders_in(item):
                    placeholders.append((f"/{index}{place}", text))
        return placeholders
    kind: Any = type(answer)
    for name in _names_of_texts(kind):
        part = getattr(answer, name)
        if type(part) is str:
            if is_placeholder(part):
                placeholders.append((f"/{name}", part))
        elif part is not None:
            for place, text in placeholders_in(part):
                placeholders.append((f"/{name}{place}", text))
    return placeholders


@cache
def _names_of_texts(kind: type) -> tuple[str, ...]:
    """Name the fields of an object's class that can hold words; a number or a date has none."""
    if not attrs.has(kind):
        return ()
    names = []
    for field in attrs.fields(kind):
        annotation = without_none(field.type)
        rule = rule_of(annotation)
        if isinstance(rule, TextRule):
            # numbers, links and the like have rules that no placeholder meets
            if rule.name == "text":
                names.append(field.name)
        elif isinstance(rule, ItemsRule) or attrs.has(annotation):
            names.append(field.name)
    return tuple(names)


def notes_on_placeholders(
    placeholders: Iterable[tuple[str, str]], path: str, label: str, source: str | None
) -> Iterator[Note]:
    """Yield a note for each placeholder in the answer with this path."""
    for place, text in placeholders:
        message = f"{label}: {shortened(text)!r} keeps the place free; give an answer"
        yield Note(f"{path}{place}", "placeholder", Severity.MISSING, message, source)
