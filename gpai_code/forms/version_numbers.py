"""What the version of a document says of its place in a row of versions."""

import re

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def number_in(version: str) -> str | None:
    """Return the first number in a version, with its parts; None if there is none."""
    number = _NUMBER.search(version)
    return number[0] if number else None


def is_later_version(version: str | None) -> bool | None:
    """
    Say whether a version is beyond the first one; None where no number tells.

    >>> is_later_version("1.0"), is_later_version("v2"), is_later_version("draft")
    (False, True, None)
    """
    number = number_in(version or "")
    if number is None:
        return None
    # compared as figures, for Python makes no number of thousands of them
    first, *rest = (part.lstrip("0") for part in number.split("."))
    return first not in ("", "1") or (first == "1" and any(rest))
