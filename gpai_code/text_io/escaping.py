"""Text of others inside our markup: shown as it is, never taking effect."""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """
    Make control characters and marks of text direction visible instead of effective.

    >>> visible("a\u202eb")
    'aU+202Eb'
    """
    return _UNSEEN.sub(lambda mark: f"U+{ord(mark[0]):04X}", text)


def markdown_text(text: str) -> str:
    """
    Return a line of text that Markdown shows as it is, also inside a table.

    >>> print(markdown_text("a|b <i>"))
    a&#124;b &#60;i&#62;
    """
    # character references do not take part in Markdown's own syntax
    return re.sub(r"[\\`*_\[\]<>|~&$]", lambda mark: f"&#{ord(mark[0])};", visible(text))


def spreadsheet_text(text: str) -> str:
    r"""
    Return text that a spreadsheet takes as text, never as a formula.

    >>> spreadsheet_text("=1+1"), spreadsheet_text("one")
    ("'=1+1", 'one')
    """
    # full-width signs count too, and programs skip blanks and separators before a sign
    formula = re.match(r"[\s\u200b-\u200d\ufeff,;|]*[=+\-@\uff1d\uff0b\uff0d\uff20]", text) or text[
        :1
    ] in ("\t", "\r")
    return f"'{visible(text)}" if formula else visible(text)


def without_controls(text: str) -> str:
    r"""
    Return text for XML, with characters that XML 1.0 cannot hold made visible.

    >>> without_controls("a\x00b\ufffe")
    'aU+0000bU+FFFE'
    """
    return _NOT_XML.sub(lambda mark: f"U+{ord(mark[0]):04X}", visible(text))


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
