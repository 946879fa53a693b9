"""
Texts that plainly fit their rule, told without a regular expression.

Most texts of a document are usual ones, and a pattern takes several times as long over them. Yes is
final; no only means that the pattern must say.
"""

_CONTROL = bytes((*range(9), 11, 12, *range(14, 32), 127))
_NOT_IN_A_LINK = _CONTROL + b'\t\n\r "<>\\^`{|}'


def answer(text: str) -> bool:
    """
    Say whether a text is an answer in words: not blank, not "N/A" or "none", no control character.

    >>> answer("A model"), answer("n/a"), answer("name of the model")
    (True, False, True)
    """
    first = text[:1]
    if not "!" <= first <= "~":
        return False
    # what is no answer begins with an n, and has at most 15 characters between its blanks
    if first in "nN" and not (len(text) > 15 and "!" <= text[-1] <= "~"):
        return False
    return _none_of(_CONTROL, text)


def _none_of(unwanted: bytes, text: str) -> bool:
    try:
        written = text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return len(written.translate(None, unwanted)) == len(written)


def link(text: str) -> bool:
    """
    Say whether a text is a link without unusual characters.

    >>> link("https://a.example/b"), link("https://"), link("https://a b"), link("https://é")
    (True, False, False, False)
    """
    _, scheme, rest = text.partition("https://" if text.startswith("https") else "http://")
    begins = bool(rest) and len(text) == len(scheme) + len(rest)
    return begins and text.isascii() and _none_of(_NOT_IN_A_LINK, rest)


def decimal(text: str) -> bool:
    """
    Say whether a text is a number such as 7.3e10.

    >>> decimal("7.3e10"), decimal("90"), decimal("007"), decimal("1e024")
    (True, True, False, False)
    """
    number, e, exponent = text.partition("e")
    whole, point, fraction = number.partition(".")
    if not (text.isascii() and _number(whole, 30)):
        return False
    if point and not (fraction.isdigit() and len(fraction) <= 30):
        return False
    return not e or _number(exponent.removeprefix("-"), 2)


def _number(digits: str, most: int) -> bool:
    return digits.isdigit() and len(digits) <= most and (digits[0] != "0" or digits == "0")


def day(text: str) -> bool:
    """
    Say whether a text is a date of the calendar, written as YYYY-MM-DD; here no is final too.

    >>> day("2024-02-29"), day("2025-02-29"), day("0000-01-01")
    (True, False, False)
    """
    if not (len(text) == 10 and text[4] == text[7] == "-" and text.isascii()):
        return False
    if not (text[:4].isdigit() and text[5:7].isdigit() and text[8:].isdigit()):
        return False
    year, month, date = int(text[:4]), int(text[5:7]), int(text[8:])
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return year > 0 and 1 <= date <= 28 + leap
    return year > 0 and 1 <= month <= 12 and 1 <= date <= 30 + (month in _LONG)


_LONG = (1, 3, 5, 7, 8, 10, 12)
