"""Text of others inside our markup: shown as it is, never taking effect."""

import re

from gpai_code.text_io.late_pattern import late_pattern

_UNSEEN = late_pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)

_MARKDOWN = {mark: f"&#{ord(mark)};" for mark in r"&\`*_[]<>|~$@"}
"""
What Markdown reads as its own; readers that know addresses of people make links of them too.

The ampersand comes first: each reference has one.
"""

_BARE_HOST = late_pattern(r"([wW]{3})[.]")

_SIGNS = r"=+\-@\uff1d\uff0b\uff0d\uff20"
"""What begins a formula; full-width signs count too."""

_SKIPPED = (
    r"\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    # fillers, variation selectors and tags: of these too nobody sees what is before the sign
    r"\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    r"\U000e0000-\U000e0fff"
)
"""What a spreadsheet may skip before such a sign: blanks, and characters that nobody sees."""

_BETWEEN_CELLS = rf"""[{_SKIPPED},;|"']"""

_NEW_CELL = late_pattern(rf"(?<!{_BETWEEN_CELLS}){_BETWEEN_CELLS}++(?=[{_SIGNS}])")
"""Where a reader that parts cells by another sign than the comma may begin a formula."""

_OTHER_SEPARATOR = late_pattern(r"[;\t|\r\n]")

_NOT_XML = late_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """
    Make control characters and marks of text direction visible instead of effective.

    >>> visible("a\u202eb")
    'aU+202Eb'
    """
    return _by_code_point(_UNSEEN, text)


def _by_code_point(marks: re.Pattern[str], text: str) -> str:
    """Write marks as their code points; a text of nothing else costs no call for each of them."""
    if marks.search(text) is None:
        return text
    points = {}
    for character in set(text):
        if marks.match(character):
            points[ord(character)] = f"U+{ord(character):04X}"
    return text.translate(points)


def markdown_text(text: str) -> str:
    """
    Return a line of text that Markdown shows as it is, also inside a table.

    >>> print(markdown_text("a|b <i>"))
    a&#124;b &#60;i&#62;
    """
    # character references do not take part in Markdown's own syntax
    escaped = visible(text)
    for mark, reference in _MARKDOWN.items():
        escaped = escaped.replace(mark, reference)
    # some readers make links of bare addresses
    escaped = escaped.replace("://", "&#58;//")
    return _BARE_HOST.sub(r"\1&#46;", escaped)


def spreadsheet_text(text: str) -> str:
    r"""
    Return text that a spreadsheet takes as text, never as a formula.

    It holds for readers that part cells by semicolons, tabs or bars too: a text that would begin
    a formula there gets an apostrophe inside.

    >>> spreadsheet_text("=1+1"), spreadsheet_text("one"), spreadsheet_text("a;=1")
    ("'=1+1", 'one', "a;'=1")
    """
    # apostrophes before it count too, so that no other text is written alike
    formula = re.match(rf"'*(?:[{_SKIPPED},;|]*[{_SIGNS}]|[\t\r])", text)
    guarded = visible(_NEW_CELL.sub(_guard, text))
    return f"'{guarded}" if formula else guarded


def without_spreadsheet_guard(text: str) -> str:
    """
    Return a text without the apostrophes that `spreadsheet_text` put in, and no others.

    >>> without_spreadsheet_guard("'=1+1"), without_spreadsheet_guard("'tis")
    ('=1+1', "'tis")
    """
    bare = _NEW_CELL.sub(_unguard, text)
    if bare[:1] == "'" and spreadsheet_text(bare[1:]) == text:
        return bare[1:]
    return bare if spreadsheet_text(bare) == text else text


def _guard(between: re.Match[str]) -> str:
    """Put an apostrophe before a sign that comes after another separator than the comma."""
    return f"{between[0]}'" if _OTHER_SEPARATOR.search(between[0]) else between[0]


def _unguard(between: re.Match[str]) -> str:
    """Take the apostrophe out again that `_guard` put in."""
    rest = between[0][:-1]
    return rest if between[0][-1] == "'" and _OTHER_SEPARATOR.search(rest) else between[0]


def without_controls(text: str) -> str:
    r"""
    Return text for XML, with characters that XML 1.0 cannot hold made visible.

    >>> without_controls("a\x00b\ufffe")
    'aU+0000bU+FFFE'
    """
    return _by_code_point(_NOT_XML, visible(text))


def printable(text: str) -> str:
    r"""
    Return text for a terminal, with control and direction marks made visible.

    >>> print(printable("a\x1b[31mb"))
    a\x1b[31mb
    """
    # a line without such marks, as almost all are, is not gone over character by character
    lines = (line if line.isprintable() else _escaped(line) for line in text.split("\n"))
    return "\n".join(lines)


def _escaped(line: str) -> str:
    parts = []
    for character in line:
        escape = character.encode("unicode_escape").decode()
        parts.append(character if character.isprintable() else escape)
    return "".join(parts)
