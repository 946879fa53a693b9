"""Licence expressions as trees of OR and AND, with one leaf for each licence."""

from functools import lru_cache

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.errors import LicenseExpressionError
from gpai_code.text_io.late_pattern import late_pattern

MAX_LENGTH = 2_000
"""Longest expression that is read, in characters."""

MAX_NESTING = 32
"""Most brackets within brackets of an expression that are read."""

LEAF_CACHE_SIZE = 1_024
"""How many single licences are kept as read; most expressions consist of the same ones."""

_OPERATOR = late_pattern(r"(?i)\b(?:AND|OR|WITH)\b|[()]")
_OPERATOR_IN_CAPITALS = late_pattern(r"\b(?:AND|OR|WITH)\b|[()]")
# no name in words begins or ends like this
_CUT_OFF = late_pattern(r"(?i)\A(?:AND|OR|WITH)\s|\s(?:AND|OR|WITH)\Z")
_TOKEN = late_pattern(r"[()]|[^\s()]+")
_AND_OR = late_pattern(r"(?i)\s*\band\s*/\s*or\b\s*")
_PRECEDENCE = {"OR": 1, "AND": 2}
_ONLY_ALONE = ("NONE", "NOASSERTION")
_EMPTY_REFERENCE = late_pattern(r"(?i)(?:DocumentRef-[^:]*:)?LicenseRef-[-.]*|DocumentRef-[^:]*:?")


@attrs.frozen(eq=False)
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


@attrs.frozen(eq=False)
class Compound(Record):
    """Licences joined by "OR" (the recipient chooses) or "AND" (all apply)."""

    operator: str
    parts: "tuple[License | Compound, ...]"


Expression = License | Compound


@explain_arguments
def parse_license(text: str) -> Expression:
    """
    Read a licence expression, identifier or name.

    AND binds closer than OR, as SPDX has it. A text without operators is one licence, so that
    names such as "Llama 3.1 Community License" can be looked up.

    Raises:
        LicenseExpressionError: If the text is empty, too long, nested deeper than `MAX_NESTING`,
            a reference without a name, or its operators do not fit.

    Source:
        SPDX specification, annex on licence expressions: NONE and NOASSERTION only say something
        by themselves.

    >>> parse_license("MIT OR (Apache-2.0 AND BSD-3-Clause)").operator
    'OR'
    """
    text = text.strip()
    if not text or len(text) > MAX_LENGTH:
        why = f"it has {len(text)} characters; between 1 and {MAX_LENGTH} are read"
        raise LicenseExpressionError(text[:60], why)
    if "/" in text:
        text = _AND_OR.sub(" / ", text)  # which is neither of the two
    if not _OPERATOR.search(text):
        return _read_leaf(text)
    try:
        return _Reader(text).read()
    except LicenseExpressionError:
        if _OPERATOR_IN_CAPITALS.search(text) or _CUT_OFF.search(text):
            raise
        return _read_leaf(text)  # a name in words, such as "GNU GPL v3 or later"


def leaves(expression: Expression) -> list[License]:
    """Return every licence of an expression."""
    licenses: list[License] = []
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        if isinstance(part, License):
            licenses.append(part)
        else:
            waiting.extend(part.parts)
    return licenses


@lru_cache(LEAF_CACHE_SIZE)
def _read_leaf(name: str, exception: str | None = None) -> License:
    if name[-1] in "-:." and _EMPTY_REFERENCE.fullmatch(name):
        raise LicenseExpressionError(name, "a name must follow the prefix")
    # a licence alone; an exception would let packaging judge the pair
    known = as_spdx_writes(name)
    return License(name if known is None else known, exception, known=known is not None)


def as_spdx_writes(expression: str) -> str | None:
    """Return an expression of identifiers that SPDX lists as it writes them; None for another."""
    from packaging.licenses import (  # noqa: PLC0415 - most names are those of the table
        InvalidLicenseExpression,
        canonicalize_license_expression,
    )

    try:
        return canonicalize_license_expression(expression)
    except InvalidLicenseExpression:
        return None


class _Reader:
    """Builds the tree with two stacks, so that no depth of brackets can overflow."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _TOKEN.findall(text)
        self.position = 0
        self.operands: list[Expression] = []
        self.operators: list[str] = []
        self.expects_license = True

    def read(self) -> Expression:
        """
        Read the whole text.

        Raises:
            LicenseExpressionError: If the operators do not fit.
        """
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            operator = token.upper()
            if token == "(":
                self.open_bracket()
            elif token == ")":
                self.close_bracket()
            elif operator in _PRECEDENCE:
                self.take_operator(token, operator)
            elif operator == "WITH":
                raise self.error("WITH must follow a licence")
            elif not self.expects_license:
                raise self.error(f"{token!r} is where AND, OR or the end must be")
            else:
                self.take_license(token)
        if self.expects_license:
            raise self.error("it ends where a licence must be")
        while self.operators:
            if self.operators[-1] == "(":
                raise self.error("a bracket is never closed")
            self.join()
        (expression,) = self.operands
        return expression

    def error(self, why: str) -> LicenseExpressionError:
        excerpt = self.text if len(self.text) <= 60 else f"{self.text[:57]}..."
        return LicenseExpressionError(excerpt, why)

    def open_bracket(self) -> None:
        if not self.expects_license:
            raise self.error("a bracket opens where AND, OR or the end must be")
        if self.operators.count("(") == MAX_NESTING:
            raise self.error(f"brackets nest deeper than {MAX_NESTING} levels")
        self.operators.append("(")

    def close_bracket(self) -> None:
        if self.expects_license:
            raise self.error("a bracket closes where a licence must be")
        while self.operators and self.operators[-1] != "(":
            self.join()
        if not self.operators:
            raise self.error("a bracket closes that was never opened")
        self.operators.pop()

    def take_operator(self, token: str, operator: str) -> None:
        if self.expects_license:
            raise self.error(f"{token} is where a licence must be")
        while self.operators and _PRECEDENCE.get(self.operators[-1], 0) >= _PRECEDENCE[operator]:
            self.join()
        self.operators.append(operator)
        self.expects_license = True

    def take_license(self, token: str) -> None:
        if token.upper() in _ONLY_ALONE and len(self.tokens) > self.tokens.count("(") * 2 + 1:
            raise self.error(f"{token} cannot be joined with anything")
        exception = None
        if self.position < len(self.tokens) and self.tokens[self.position].upper() == "WITH":
            if self.position + 1 >= len(self.tokens) or _OPERATOR.fullmatch(
                self.tokens[self.position + 1]
            ):
                raise self.error("an exception must follow WITH")
            exception = self.tokens[self.position + 1]
            self.position += 2
        self.operands.append(_read_leaf(token, exception))
        self.expects_license = False

    def join(self) -> None:
        """Join the two operands on top; what has the same operator already takes more parts."""
        operator = self.operators.pop()
        right, left = self.operands.pop(), self.operands.pop()
        parts: list[Expression] = []
        for side in (left, right):
            if isinstance(side, Compound) and side.operator == operator:
                parts += side.parts
            else:
                parts.append(side)
        self.operands.append(Compound(operator, tuple(parts)))
