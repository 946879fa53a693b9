"""Texts that are an address and nothing else, in the form that every validator takes."""

import re

_CHARACTER = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})"
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?"
    rf"(?:/{_CHARACTER}*)*(?:\?(?:{_CHARACTER}|[/?])*)?(?:\#(?:{_CHARACTER}|[/?])*)?"
)


def web_address(text: str | None) -> str | None:
    """
    Return a text that is one address; None where it says more, or has signs that need encoding.

    >>> web_address("https://example.org/a?b=1"), web_address("see https://example.org")
    ('https://example.org/a?b=1', None)
    >>> print(web_address("https://["))
    None
    """
    return text if text is not None and _ADDRESS.fullmatch(text) else None
