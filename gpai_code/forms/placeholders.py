"""Texts that keep a place free for an answer, and are none."""

import re
from collections.abc import Iterator
from typing import Any

import attrs

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


def is_placeholder(text: str) -> bool:
    """
    Say whether a text keeps the place of an answer and is none.

    >>> is_placeholder("TODO"), is_placeholder("[...]"), is_placeholder("A decoder-only model")
    (True, True, False)
    """
    return _KEPT_FREE.fullmatch(text) is not None


def placeholders_in(answer: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield the placeholders inside an answer, each with its place."""
    if isinstance(answer, str):
        if is_placeholder(answer):
            yield path, answer
    elif isinstance(answer, tuple):
        # lists of plain texts are domain names, which have a rule of their own, and options
        if answer and not isinstance(answer[0], str):
            for index, item in enumerate(answer):
                yield from placeholders_in(item, f"{path}/{index}")
    elif attrs.has(type(answer)):
        for field in attrs.fields(type(answer)):
            yield from placeholders_in(getattr(answer, field.name), f"{path}/{field.name}")


def notes_on_placeholders(answer: Any, row_id: str, label: str, source: str | None) -> list[Note]:
    """Return a note for each placeholder in the answer to a row."""
    notes = []
    for place, text in placeholders_in(answer, row_id):
        message = f"{label}: {shortened(text)!r} keeps the place free; give an answer"
        notes.append(Note(place, "placeholder", Severity.MISSING, message, source))
    return notes
