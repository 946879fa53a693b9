"""What a check finds: one thing to correct or to consider, and how far a form is."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import attrs

from gpai_code.constraints.record import Record
from gpai_code.errors import MAX_MESSAGE_LENGTH
from gpai_code.vocabulary import Severity

if TYPE_CHECKING:
    from gpai_code.resolver.facts import ModelFacts

NOT_APPLICABLE = "N/A"
"""What the Form prints for a row that does not concern the model."""

OPEN = "(no answer)"
"""What is shown where a row has no answer."""


class Note(NamedTuple):
    """
    What a rule found, before it is tied to a form.

    Attributes:
        row: Id of the row, with slashes to places inside its answer; empty for the whole form.
        rule: Stable name of the rule.
        severity: Error, missing or advice.
        message: What was found and what would do.
        source: Where the rule is from, if not from where the form as a whole is.
    """

    row: str
    rule: str
    severity: Severity
    message: str
    source: str | None = None

    def finding(self, source: str, edition: str) -> "Finding":
        """Tie the note to a form: where its rules are from, unless the note says so itself."""
        return Finding(
            path="/" + self.row.replace(".", "/") if self.row else "",
            rule=self.rule,
            severity=self.severity,
            message=_bounded(self.message),
            source=self.source or source,
            edition=edition,
        )


class Known(NamedTuple):
    """
    What is known besides the form that is checked.

    Attributes:
        systemic_risk: Whether the model is one with systemic risk; None if not known.
        facts: What else is known of the model and its provider; None if nothing was given.
        as_of: Day to compare time limits with.
    """

    systemic_risk: bool | None
    facts: "ModelFacts | None"
    as_of: date | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Finding(Record):
    """
    One thing to correct or to consider in a form.

    Attributes:
        path: JSON Pointer of the field.
        rule: Stable name of the rule.
        severity: Error, missing or advice.
        message: What was found and what would do.
        source: Where the rule comes from: the id of a Measure, or a place in a template or law.
        edition: Slug of the edition that the source belongs to.
    """

    path: str
    rule: str
    severity: Severity
    message: str
    source: str
    edition: str

    def __str__(self) -> str:
        return f"{self.severity.value} {self.path}: {self.message} [{self.rule}, {self.source}]"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Progress(Record):
    """
    How many rows are answered, said not to apply, still owed, or open under a condition.

    `conditional` counts empty rows that the form asks only "if any" and the like, rows for
    systemic risk while nobody has said whether the model has it, and rows of a block whose
    question is open. `optional` counts empty rows that the form itself calls optional.
    """

    answered: int
    not_applicable: int
    owed: int
    conditional: int
    optional: int = 0


LISTED = 3
"""How many things of a list a message names."""

QUOTED = 100
"""Longest piece of an answer that a message quotes, in characters."""


def shortened(text: object) -> str:
    """
    Return a text to be quoted in a message, cut so that no message grows with an answer.

    >>> shortened("x" * 1000)[-5:]
    'xx...'
    """
    quoted = str(text)
    return quoted if len(quoted) <= QUOTED else f"{quoted[:QUOTED]}..."


def listed(things: Iterable[object]) -> str:
    """
    Name the first of several things, and say how many more there are.

    >>> listed("abcdef")
    'a, b, c and 3 more'
    """
    texts = [shortened(thing) for thing in things]
    more = len(texts) - LISTED
    return ", ".join(texts) if more <= 0 else f"{', '.join(texts[:LISTED])} and {more} more"


def _bounded(message: str) -> str:
    if len(message) <= MAX_MESSAGE_LENGTH:
        return message
    return f"{message[:MAX_MESSAGE_LENGTH]}..."
