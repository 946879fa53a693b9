"""Text of others inside our markup: shown as it is, never taking effect."""

import re

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """
    Make marks of text direction visible instead of effective.

    >>> visible("a\u202eb")
    'aU+202Eb'
    """
    return _BIDI.sub(lambda mark: f"U+{ord(mark[0]):04X}", text)


def markdown_text(text: str) -> str:
    """
    Return a line of text that Markdown shows as it is, also inside a table.

    >>> print(markdown_text("a|b <i>"))
    a&#124;b &#60;i&#62;
    """
    # character references do not take part in Markdown's own syntax
    return re.sub(r"[\\`*_\[\]<>|~&$]", lambda mark: f"&#{ord(mark[0])};", visible(text))


def printable(text: str) -> str:
    r"""
    Return text for a terminal, with control and direction marks made visible.

    >>> print(printable("a\x1b[31mb"))
    a\x1b[31mb
    """
    return "".join(
        one if one.isprintable() or one == "\n" else one.encode("unicode_escape").decode()
        for one in text
    )
