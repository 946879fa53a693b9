"""Whether terms meet the licence condition, for a licence that the table does not hold."""

from collections.abc import Iterable

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.licenses.reasons import both_readings, conclude, join, open_question, with_basis
from gpai_code.licenses.records import Grants, LicenseAssessment
from gpai_code.licenses.table import license_table
from gpai_code.licenses.table_records import TermRule
from gpai_code.vocabulary import LicenseOutcome, LicenseTerm
from gpai_code.vocabulary.names import member

RIGHTS = {"access": "79", "use": "80", "modification": "81", "distribution": "82"}
"""The four rights, each with its paragraph of the guidelines (July 2025); 78 asks for all."""


@explain_arguments
def assess_terms(
    terms: Iterable[LicenseTerm | str], *, grants: Grants | None = None
) -> LicenseAssessment:
    """
    Say whether a licence with these terms meets the licence condition of Article 53(2).

    For a licence that the table does not hold. One term that disqualifies, or one right that is
    not granted, settles the matter; otherwise a term whose effect is an open question, or a right
    of which nothing is known, leaves it open. Every reason names its paragraph of the guidelines.

    Args:
        terms: All its terms that restrict or are worth noting, in any order.
        grants: Which of the four rights it gives to everyone. What is left out is not known, so
            that terms alone never make a licence qualify.

    Raises:
        UnknownValueError: If a term is not on the list.

    Source:
        AI Act Article 53(2) and recital 102; Commission guidelines, paragraphs 76 to 84 of July
        2025, applied to each kind of term.

    >>> assess_terms(["attribution", "user-threshold"]).outcome.value
    'does-not-qualify'
    >>> all_four = Grants(access=True, use=True, modification=True, distribution=True)
    >>> assess_terms(["attribution"], grants=all_four).outcome.value
    'qualifies'
    >>> assess_terms(["attribution"]).outcome.value
    'undetermined'
    """
    if isinstance(terms, str):
        terms = (terms,)
    granted_terms = {member(LicenseTerm, term) for term in terms}
    rules = [rule for rule in license_table().terms if rule.term in granted_terms]
    parts = [*map(_assess_term, rules), *_assess_rights(grants or Grants())]
    name = f"terms: {', '.join(rule.term.value for rule in rules) or 'none'}"
    return attrs.evolve(join("AND", parts), license=name)


def _assess_term(rule: TermRule) -> LicenseAssessment:
    subject = f"the term {rule.term.value}"
    contested = both_readings(subject, rule.readings)
    if rule.outcome is LicenseOutcome.UNDETERMINED:
        contested = (open_question(f"Whether {subject} is allowed", rule.lean), *contested)
    reason = with_basis(f"{rule.term.value}: {rule.reason}", rule.guidelines)
    return conclude(rule.term.value, rule.outcome, reason, rule.guidelines, contested)


def _assess_rights(grants: Grants) -> list[LicenseAssessment]:
    """Assess the rights that are granted, those that are not, and those not known, if any."""
    assessments = []
    for granted, outcome, what in (
        (True, LicenseOutcome.QUALIFIES, "Granted to everyone"),
        (False, LicenseOutcome.DOES_NOT_QUALIFY, "Not granted, and one missing right is enough"),
        (None, LicenseOutcome.UNDETERMINED, "Not known to be granted or withheld"),
    ):
        rights = [right for right in RIGHTS if getattr(grants, right) is granted]
        if rights:
            paragraphs = ("78", *(RIGHTS[right] for right in rights))
            names = ", ".join(rights)
            either = (
                f"If the licence grants these rights to everyone ({names}), none is missing.",
                f"If it withholds one of them ({names}), it does not qualify.",
            )
            contested = either if granted is None else ()
            reason = with_basis(f"{what}: {names}.", paragraphs)
            assessments.append(conclude(names, outcome, reason, paragraphs, contested))
    return assessments
