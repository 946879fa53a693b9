"""Markdown's and a page's signs around words: bullets, bold and italic type, "A:"."""

import re

BULLET = re.compile(r"^[ \t]*[-*+•▪◦‣·●○][ \t]{1,4}(?=\S)")
"""A sign that opens an item of a list; inside a line it is a dash."""

_BULLETS = re.compile(r"(?m)^[ \t]{0,8}[-*+•▪◦‣·●○][ \t]{1,4}(?=\S)")
_AROUND = re.compile(r"(?s)(?P<mark>\*{1,3}|_{1,3}|`)(?P<words>\S(?:.*\S)?)(?P=mark)")
_BOLD = re.compile(r"\*\*|__")
_REPLY = re.compile(
    r"\s*(?:\*\*|__)?(?:A|Answer|Response)[ ]?[0-9]{0,2}[:.)]"
    r"(?:\*\*|__)?(?:[ \t]+|\n|$)(?:\*\*|__)?"
)
_LONG_REPLY = re.compile(r"\s*(?:\*\*|__)?(?:Answer|Response):(?:\*\*|__)?(?:[ \t]+|\n|$)")


def without_bullets(published: str) -> list[str]:
    """Return the lines without bullets; without any, lines that are set in stay so."""
    lines = published.strip("\n").rstrip().split("\n")
    if not BULLET.match(lines[0]):
        lines[0] = lines[0].strip()
        return lines
    return [BULLET.sub("", line, count=1) for line in lines]


def without_emphasis(words: str) -> str:
    """
    Return words without the signs of bold or italic type around all of them.

    >>> without_emphasis("_N/A_"), without_emphasis("***V1***"), without_emphasis("a * b")
    ('N/A', 'V1', 'a * b')
    """
    while around := _AROUND.fullmatch(words.strip()):
        if around["mark"] in around["words"]:
            break  # "*a* and *b*"
        words = around["words"]
    return words


def without_markup(words: str) -> str:
    """Return words without bullets, and without signs of bold and italic type."""
    bare = _BULLETS.sub("", words).replace("\ufe0f", "").strip()
    lines = [without_emphasis(line) for line in bare.split("\n")]
    return without_emphasis(_BOLD.sub("", "\n".join(lines))).strip()


def without_reply(published: str, *, asked: bool) -> str:
    """Return an answer without the "A:" that introduces it; `asked` where a "Q:" came before."""
    reply = _REPLY.match(published) if asked else _LONG_REPLY.match(published)
    return published[reply.end() :] if reply else published
