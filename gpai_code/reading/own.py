"""What this library writes above the answers of a summary, and need not read back."""

import re

_TITLE = re.compile(
    r"\A(?P<title># Public Summary of Training Content(?:: [^\n]*)?)\n"
    r"\n(?P<about>Under Article 53\(1\)\(d\) AI Act, after the AI Office's template of [^\n]*)\n"
)


def without_own_title(text: str) -> str:
    r"""
    Blank the title and the line below it of a summary that `to_markdown` wrote.

    Both only repeat the answers below them. Lines keep their numbers, and a text that begins in
    another way keeps every word.

    >>> without_own_title("# Public Summary of Training Content: X\n\nProvider: Y")
    '# Public Summary of Training Content: X\n\nProvider: Y'
    """
    own = _TITLE.match(text)
    return text if own is None else "\n\n\n" + text[own.end() :]
