"""Notes on what is doubtful in a card, as many as a reader can take in."""

from collections import Counter

import attrs

from gpai_code.constraints.record import Record

MAX_NOTES_OF_A_RULE = 20
"""How many notes of one rule are kept; the rest is counted."""


@attrs.frozen
class CardNote(Record):
    """
    Something in a card that is doubtful, or that decides nothing by itself.

    Attributes:
        rule: Short stable name of the rule, for example ``license-conflict``.
        message: What was found and what followed from it, in one line.
        line: Line in the card, from 1, where there is one.
    """

    rule: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        at = f"line {self.line}: " if self.line else ""
        return f"{at}{self.message} [{self.rule}]"


class Notes:
    """Collects notes, so that their number does not grow with a card that repeats a fault."""

    def __init__(self) -> None:
        self._kept: list[CardNote] = []
        self._counts: Counter[str] = Counter()

    def add(self, rule: str, message: str, line: int | None = None) -> None:
        """Note something at a line, if there is one."""
        self._counts[rule] += 1
        if self._counts[rule] <= MAX_NOTES_OF_A_RULE:
            self._kept.append(CardNote(rule, message, line))

    def all(self) -> tuple[CardNote, ...]:
        """Return the notes, and for each rule with more of them how many more."""
        further = [
            CardNote(rule, f"{count - MAX_NOTES_OF_A_RULE} more notes like these are left out")
            for rule, count in self._counts.items()
            if count > MAX_NOTES_OF_A_RULE
        ]
        return (*self._kept, *further)
