"""Licence expressions as trees of OR and AND, with one leaf for each licence."""

import re
from functools import lru_cache

import attrs
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from gpai_code.constraints.record import Record
from gpai_code.errors import LicenseExpressionError

MAX_LENGTH = 2_000
"""Longest expression that is read, in characters."""

MAX_NESTING = 32
"""Most brackets within brackets of an expression that are read."""

_SHARED = 1_024
"""How many single licences are kept as they were read: the same ones stand in most expressions."""

_OPERATOR = re.compile(r"(?i)\b(?:AND|OR|WITH)\b|[()]")
_PRECEDENCE = {"OR": 1, "AND": 2}


@attrs.frozen
class License(Record):
    """
    One licence of an expression.

    Attributes:
        id: The identifier or name, in SPDX's spelling where SPDX knows it.
        exception: What follows WITH, if anything does.
        known: Whether SPDX lists the identifier (or it is a LicenseRef).
    """

    id: str
    exception: str | None = None
    known: bool = True


@attrs.frozen
class Compound(Record):
    """Licences joined by "OR" (the recipient chooses) or "AND" (all apply)."""

    operator: str
    parts: "tuple[License | Compound, ...]"


Expression = License | Compound


def parse_license(text: str) -> Expression:
    """
    Read a licence expression, identifier or name.

    AND binds closer than OR, as SPDX has it. A text without operators is one licence, so that
    names such as "Llama 3.1 Community License" can be looked up.

    Raises:
        LicenseExpressionError: If the text is empty, too long, nested deeper than `MAX_NESTING`,
            or its operators do not fit.

    >>> parse_license("MIT OR (Apache-2.0 AND BSD-3-Clause)").operator
    'OR'
    """
    text = text.strip()
    if not text or len(text) > MAX_LENGTH:
        why = f"it has {len(text)} characters; between 1 and {MAX_LENGTH} are read"
        raise LicenseExpressionError(text[:60], why)
    if not _OPERATOR.search(text):
        return _license(text)
    try:
        return _tree(text, re.findall(r"[()]|[^\s()]+", text))
    except LicenseExpressionError:
        if re.search(r"\b(?:AND|OR|WITH)\b|[()]", text):
            raise
        return _license(text)  # a name in words, such as "GNU GPL v3 or later"


@lru_cache(_SHARED)
def _license(name: str, exception: str | None = None) -> License:
    try:
        # a licence alone; an exception would let packaging judge the pair
        return License(canonicalize_license_expression(name), exception)
    except InvalidLicenseExpression:
        return License(name, exception, known=False)


def _tree(text: str, tokens: list[str]) -> Expression:
    """Build the tree with two stacks, so that no depth of brackets can overflow."""

    def wrong(why: str) -> LicenseExpressionError:
        return LicenseExpressionError(text if len(text) <= 60 else f"{text[:57]}...", why)

    done: list[Expression] = []
    waiting: list[str] = []
    expect_license = True
    position = 0

    def join() -> None:
        operator = waiting.pop()
        right, left = done.pop(), done.pop()
        parts = [
            part
            for side in (left, right)
            for part in (
                side.parts if isinstance(side, Compound) and side.operator == operator else (side,)
            )
        ]
        done.append(Compound(operator, tuple(parts)))

    while position < len(tokens):
        token, upper = tokens[position], tokens[position].upper()
        position += 1
        if token == "(":
            if not expect_license:
                raise wrong("a bracket opens where AND, OR or the end must stand")
            if waiting.count("(") == MAX_NESTING:
                raise wrong(f"brackets nest deeper than {MAX_NESTING} levels")
            waiting.append(token)
        elif token == ")":
            if expect_license:
                raise wrong("a bracket closes where a licence must stand")
            while waiting and waiting[-1] != "(":
                join()
            if not waiting:
                raise wrong("a bracket closes that was never opened")
            waiting.pop()
        elif upper in _PRECEDENCE:
            if expect_license:
                raise wrong(f"{token} stands where a licence must stand")
            while waiting and _PRECEDENCE.get(waiting[-1], 0) >= _PRECEDENCE[upper]:
                join()
            waiting.append(upper)
            expect_license = True
        elif upper == "WITH":
            raise wrong("WITH must follow a licence")
        elif not expect_license:
            raise wrong(f"{token!r} stands where AND, OR or the end must stand")
        else:
            exception = None
            if position < len(tokens) and tokens[position].upper() == "WITH":
                if position + 1 >= len(tokens) or _OPERATOR.fullmatch(tokens[position + 1]):
                    raise wrong("an exception must follow WITH")
                exception = tokens[position + 1]
                position += 2
            done.append(_license(token, exception))
            expect_license = False
    if expect_license:
        raise wrong("it ends where a licence must stand")
    while waiting:
        if waiting[-1] == "(":
            raise wrong("a bracket is never closed")
        join()
    return done[0]
