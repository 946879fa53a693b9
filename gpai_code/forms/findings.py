"""What a check finds: one thing to mend or to consider, and how far a form is."""

from typing import NamedTuple

import attrs

from gpai_code.constraints.record import Record
from gpai_code.vocabulary import Severity

NOT_APPLICABLE = "N/A"
"""What the Form prints for a row that does not concern the model."""

OPEN = "(no answer)"
"""What is shown where a row has no answer."""


class Note(NamedTuple):
    """
    What a rule found, before it is tied to a form.

    Attributes:
        row: Id of the row, with slashes to places inside its answer.
        rule: Stable name of the rule.
        severity: Error, missing or advice.
        message: What was found and what would do.
        source: Where the rule stands, if not where the form as a whole does.
    """

    row: str
    rule: str
    severity: Severity
    message: str
    source: str | None = None


@attrs.frozen(kw_only=True)
class Finding(Record):
    """
    One thing to mend or to consider in a form.

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


@attrs.frozen(kw_only=True)
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
