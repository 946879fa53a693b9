"""Records of the table of licences as a whole, with the tests that it was made by."""

import attrs

from gpai_code.constraints.record import Record
from gpai_code.licenses.records import LicenseEntry, NotADecision
from gpai_code.vocabulary import Confidence, LicenseOutcome, LicenseTerm


@attrs.frozen(kw_only=True, eq=False)
class ClauseTest(Record):
    """A kind of clause and what it means for the licence condition."""

    id: str
    clause: str
    outcome: LicenseOutcome
    guidelines: tuple[str, ...] = ()
    lean: LicenseOutcome | None = None
    note: str | None = None


@attrs.frozen(kw_only=True, eq=False)
class TermRule(Record):
    """
    What a term means for the licence condition, by itself.

    Attributes:
        term: The term.
        outcome: That of its clause tests; undetermined where they say different things.
        tests: Ids of the clause tests that it falls under.
        guidelines: Paragraphs of the guidelines, in the numbering of July 2025.
        reason: What the term does, and why that matters or does not.
        lean: The likelier outcome of an open question, where one is likelier.
        readings: What speaks for the term and what against it, where that is disputed.
    """

    term: LicenseTerm
    outcome: LicenseOutcome
    tests: tuple[str, ...]
    guidelines: tuple[str, ...]
    reason: str
    lean: LicenseOutcome | None = None
    readings: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class BaseModelRule(Record):
    """
    Under which licence models of one name were released.

    Attributes:
        name: Regular expression for the start of the model's name, in lower case.
        owner: The owner of the repository; None for any, since copies and quantisations by others
            keep the name.
        licenses: Ids of the licences of the table. More than one where the name does not tell
            which of them; none where nothing is known or nothing passes through.
        reason: What the licence does, or why none counts.
        confidence: How sure it is that the model came under that licence.
        partial: Whether the name alone says whose work the model is not; the rest of it is looked
            up in the rules that follow.
    """

    name: str
    reason: str
    confidence: Confidence
    owner: str | None = None
    licenses: tuple[str, ...] = ()
    partial: bool = False


@attrs.frozen(kw_only=True, eq=False)
class LicenseTable(Record):
    """
    The table of licences, with the tests that it was made by.

    Attributes:
        revision: Counts up with every change.
        read_from: The sources that the table applies.
        tests: The kinds of clause.
        terms: What each term means by itself.
        licenses: The licences.
        not_a_decision: Names of families, and placeholders.
        base_models: Under which licences models came that others are built on; the first rule that
            fits counts.
    """

    revision: int
    read_from: str
    tests: tuple[ClauseTest, ...]
    terms: tuple[TermRule, ...]
    licenses: tuple[LicenseEntry, ...]
    not_a_decision: tuple[NotADecision, ...]
    base_models: tuple[BaseModelRule, ...]
