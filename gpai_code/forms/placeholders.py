"""Texts that keep a place free for an answer, and are none."""

import re
from functools import cache
from typing import Any

import attrs

from gpai_code.constraints.rules import ItemsRule, TextRule, rule_of, without_none
from gpai_code.forms.findings import Note, shortened
from gpai_code.vocabulary import Severity

_WORDS = (
    *("todo", "to do", "tbd", "tba", "tbc", "fixme", "xxx", "placeholder", "pending"),
    *("to be determined", "to be defined", "to be decided", "to be confirmed", "to be announced"),
    *("to be completed", "to be added", "to be filled", "to be filled in", "to be provided"),
    *(
        "fill in",
        "fill me in",
        "please fill in",
        "insert here",
        "insert text here",
        "add text here",
    ),
    *("your answer here", "enter text here", "click or tap here to enter text", "lorem ipsum"),
    "in words",  # what our own template gives as an example of a text
)

_ANY_OF_THEM = "|".join(words.replace(" ", r"\s+") for words in _WORDS)

_KEPT_FREE = re.compile(
    rf"""
    [\W_]*  # signs alone, such as three dots, dashes, question marks or empty brackets
    | [\W_]* (?:{_ANY_OF_THEM}) [\W_]*
    | [\W_]* lorem\s+ipsum .*
    | [\W_]* (?-i:TODO|FIXME|TBD|TBC) \b .*
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


_MAX_WORDS_LENGTH = 60
"""Longer than any of these words with the signs around them."""

_BEGINNINGS = ("TODO", "FIXME", "TBD", "TBC", "lorem", "Lorem", "LOREM")
"""How a long text begins that keeps a place free, apart from signs."""


_OTHER_BEGINNINGS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz") - {word[0] for word in _WORDS}
"""Letters and figures that none of these words begins with."""


def is_placeholder(text: str) -> bool:
    """
    Say whether a text keeps the place of an answer and is none.

    >>> is_placeholder("TODO"), is_placeholder("[...]"), is_placeholder("A decoder-only model")
    (True, True, False)
    """
    # most answers begin with a letter or figure that no such word begins with, or are longer
    first = text[:1]
    if first.lower() in _OTHER_BEGINNINGS:
        return False
    if len(text) > _MAX_WORDS_LENGTH and first.isalnum() and not text.startswith(_BEGINNINGS):
        return False
    return _KEPT_FREE.fullmatch(text) is not None


def placeholders_in(answer: Any, path: str) -> list[tuple[str, str]]:
    """Return the placeholders inside an answer, each with its place."""
    if type(answer) is str:
        return [(path, answer)] if is_placeholder(answer) else []
    placeholders = []
    if isinstance(answer, tuple):
        # lists of plain texts are domain names, which have a rule of their own, and options
        if answer and not isinstance(answer[0], str):
            for index, item in enumerate(answer):
                placeholders += placeholders_in(item, f"{path}/{index}")
    else:
        kind: Any = type(answer)
        for name in _names_of_texts(kind):
            inner = getattr(answer, name)
            if type(inner) is str:
                if is_placeholder(inner):
                    placeholders.append((f"{path}/{name}", inner))
            elif inner is not None:
                placeholders += placeholders_in(inner, f"{path}/{name}")
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


def notes_on_placeholders(answer: Any, row_id: str, label: str, source: str | None) -> list[Note]:
    """Return a note for each placeholder in the answer to a row."""
    notes: list[Note] = []
    for place, text in placeholders_in(answer, row_id):
        message = f"{label}: {shortened(text)!r} keeps the place free; give an answer"
        notes.append(Note(place, "placeholder", Severity.MISSING, message, source))
    return notes
