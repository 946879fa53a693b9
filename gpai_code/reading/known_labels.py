"""The labels of the forms that are read from other formats, to tell where one begins."""

from collections.abc import Iterator
from functools import cache

from gpai_code.forms.definition import FormDefinition
from gpai_code.forms.documents import FORMS, SUMMARIES
from gpai_code.reading.layout import key_of
from gpai_code.reading.markup import BULLET
from gpai_code.reading.template import entries

FIRST = 6
"""By how many letters and figures at their beginning labels are looked up."""


def _definitions() -> Iterator[FormDefinition]:
    # not those of the Safety and Security documents, which are not read from other formats: their
    # labels, such as "Results" or "Use", are words that begin any answer
    for form in FORMS.values():
        yield form.definition()
    for summary in SUMMARIES.values():
        yield summary.definition()


@cache
def _keys() -> dict[str, tuple[str, ...]]:
    keys = {key for key, entry in entries().items() if entry.rows}
    for definition in _definitions():
        keys |= {key_of(field.label) for field in definition.header}
        keys |= {key_of(row.label) for row in definition.rows()}
    by_beginning: dict[str, list[str]] = {}
    for key in keys:
        by_beginning.setdefault(key[:FIRST], []).append(key)
    return {beginning: tuple(keys) for beginning, keys in by_beginning.items()}


def _bare(text: str) -> str:
    """Return the letters of a text without bullet and number before them."""
    words = BULLET.sub("", text, count=1).lstrip(" *#(").split(maxsplit=1)
    if len(words) == 2 and words[0].strip(".)(:")[:1].isdigit():
        return key_of(words[1])
    return key_of(text)


def begins_with_label(text: str) -> bool:
    """
    Say whether a text begins with a label of one of the forms, or is the beginning of one.

    >>> begins_with_label("1.2.1 Model dependencies: none"), begins_with_label("We modelled it.")
    (True, False)
    """
    letters = _bare(text)
    for key in _keys().get(letters[:FIRST], ()):
        if letters.startswith(key) or (len(letters) >= 12 and key.startswith(letters)):
            return True
    return False


@cache
def _headings() -> frozenset[str]:
    keys = {key for key, entry in entries().items() if not entry.rows}
    for definition in _definitions():
        keys |= {key_of(section.title) for section in definition.sections}
    return frozenset(keys)


def is_heading(text: str) -> bool:
    """
    Say whether a text is a heading of one of the forms, with or without a number.

    >>> is_heading("1.2. Model identification"), is_heading("Model dependencies")
    (True, False)
    """
    return _bare(text) in _headings()


def is_whole_label(text: str) -> bool:
    """
    Say whether a text is a label of one of the forms and nothing else.

    >>> is_whole_label("Model dependencies:"), is_whole_label("Model")
    (True, False)
    """
    letters = _bare(text)
    return letters in _keys().get(letters[:FIRST], ())
