"""Whether a licence is free and open-source in the sense of Article 53(2), and why."""

import difflib
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

import attrs
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from gpai_code._convert import structure
from gpai_code._read import read_data
from gpai_code.citations import Citation, act, guidelines
from gpai_code.spdx import Expression, License, parse_license
from gpai_code.vocabulary import Confidence, LicenseOutcome

T = TypeVar("T")

COMMERCIAL = "LicenseRef-commercial"
DUAL_LICENSING = (
    "A commercial licence beside the free one may be seen as dual licensing, a form of "
    "monetisation (guidelines, paragraph 86 of July 2025), although the free branch is open to all."
)

NO_LICENSE = "NONE"
UNSTATED = "NOASSERTION"


@attrs.frozen(kw_only=True)
class ClauseTest:
    """A kind of clause and what it means for the licence condition."""

    id: str
    clause: str
    outcome: LicenseOutcome
    guidelines: tuple[str, ...] = ()
    lean: LicenseOutcome | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class Grants:
    """The four freedoms; None where it is an open question whether the licence grants one."""

    access: bool | None = None
    use: bool | None = None
    modification: bool | None = None
    distribution: bool | None = None


@attrs.frozen(kw_only=True)
class LicenseEntry:
    """
    What we hold of one licence.

    Attributes:
        id: SPDX identifier, or a LicenseRef of ours.
        spdx: Whether the id is SPDX's.
        aliases: Hugging Face identifiers and usual names, in lower case.
        clauses: Ids of the clause tests that matter.
        guidelines: Paragraphs of the guidelines, in the numbering of July 2025.
        lean: The likelier outcome of an open question, where one is likelier.
        text_read: Whether the licence text itself was read for this entry.
    """

    id: str
    name: str
    spdx: bool
    outcome: LicenseOutcome
    reason: str
    confidence: Confidence
    text_read: bool
    grants: Grants = Grants()
    aliases: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    guidelines: tuple[str, ...] = ()
    lean: LicenseOutcome | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class NotADecision:
    """An identifier that names a family of licences or none, so that nothing follows from it."""

    id: str
    why: str


@attrs.frozen(kw_only=True)
class LicenseTable:
    """The table of licences, with the tests that it was made by."""

    revision: int
    read_from: str
    tests: tuple[ClauseTest, ...]
    licenses: tuple[LicenseEntry, ...]
    not_a_decision: tuple[NotADecision, ...]


@attrs.frozen(kw_only=True)
class LicenseAssessment:
    """
    Whether a licence, or an expression of several, meets the licence condition.

    Attributes:
        license: What was assessed, as it was given.
        outcome: Undetermined where a licence is unknown or its terms are an open question.
        because: Reasons, one for each licence that decides or stays open.
        citations: The rules that the reasons rest on.
        contested: What reasonable lawyers may see otherwise.
    """

    license: str
    outcome: LicenseOutcome
    because: tuple[str, ...]
    citations: tuple[Citation, ...]
    contested: tuple[str, ...] = ()

    @property
    def qualifies(self) -> bool | None:
        """The outcome as yes, no or not known."""
        if self.outcome is LicenseOutcome.UNDETERMINED:
            return None
        return self.outcome is LicenseOutcome.QUALIFIES


@cache
def license_table() -> LicenseTable:
    """Return the table of licences."""
    return structure(read_data("licenses.json"), LicenseTable, "licenses.json")


@cache
def _by_name() -> dict[str, LicenseEntry]:
    named = {entry.id.casefold(): entry for entry in license_table().licenses}
    for entry in license_table().licenses:
        named |= {alias.casefold(): entry for alias in entry.aliases}
    return named


def find_license(name: str) -> LicenseEntry | None:
    """
    Find a licence by identifier, Hugging Face identifier or usual name, whatever its case.

    >>> find_license("llama3.1").outcome
    <LicenseOutcome.DOES_NOT_QUALIFY: 'does-not-qualify'>
    """
    return _by_name().get(" ".join(name.split()).casefold())


def assess_license(license: str) -> LicenseAssessment:  # noqa: A002 - the field's own name
    """
    Say whether a licence meets the licence condition of Article 53(2).

    In "A OR B" the recipient chooses, so one qualifying branch is enough; in "A AND B" both
    must qualify. A licence that this table does not hold stays undetermined.

    Raises:
        LicenseExpressionError: If an expression cannot be read.

    Source:
        AI Act Article 53(2) and recital 102; Commission guidelines, paragraphs 76 to 84 of July
        2025. The Commission names no licence: every entry applies its kinds of clause.

    >>> assess_license("Apache-2.0 OR CC-BY-NC-4.0").outcome.value
    'qualifies'
    >>> assess_license("Apache-2.0 AND CC-BY-NC-4.0").outcome.value
    'does-not-qualify'
    """
    found = _assess(License(license) if find_license(license) else parse_license(license))
    return attrs.evolve(found, license=license)


def _assess(expression: Expression) -> LicenseAssessment:
    if isinstance(expression, License):
        return _single(expression)
    parts = [_assess(part) for part in expression.parts]
    # Kleene: OR takes the best branch, AND the worst; an open one lies between
    order = [LicenseOutcome.DOES_NOT_QUALIFY, LicenseOutcome.UNDETERMINED, LicenseOutcome.QUALIFIES]
    pick = max if expression.operator == "OR" else min
    outcome = pick((part.outcome for part in parts), key=order.index)
    deciding = [part for part in parts if part.outcome is outcome]
    contested = [point for part in deciding for point in part.contested]
    if outcome is LicenseOutcome.QUALIFIES and any(
        find_license(part.license) is find_license(COMMERCIAL) for part in parts
    ):
        contested.append(DUAL_LICENSING)
    return LicenseAssessment(
        license=f" {expression.operator} ".join(part.license for part in parts),
        outcome=outcome,
        because=tuple(reason for part in deciding for reason in part.because),
        citations=_distinct(citation for part in deciding for citation in part.citations),
        contested=_distinct(contested),
    )


def _distinct(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _single(leaf: License) -> LicenseAssessment:
    name = f"{leaf.id} WITH {leaf.exception}" if leaf.exception else leaf.id
    if leaf.id.upper() == NO_LICENSE:
        return _made(
            name,
            LicenseOutcome.DOES_NOT_QUALIFY,
            "No licence: without one, none of the four rights is granted.",
            ("78",),
        )
    if leaf.id.upper() == UNSTATED:
        return _open(name, "NOASSERTION says that nobody has stated the licence.")
    entry = find_license(leaf.id) or find_license(leaf.id.removesuffix("+"))
    if entry is None:
        return _open(name, _unknown(leaf))
    reason = f"{entry.id}: {entry.reason}"
    contested: tuple[str, ...] = ()
    if entry.outcome is LicenseOutcome.UNDETERMINED:
        lean = f"; it leans towards {entry.lean.value}" if entry.lean else ""
        contested = (f"Whether {entry.id} meets the licence condition is an open question{lean}.",)
    elif entry.confidence in (Confidence.LOW, Confidence.LOW_MEDIUM, Confidence.MEDIUM):
        contested = (f"The assessment of {entry.id} is of {entry.confidence.value} confidence.",)
    if leaf.exception and not _adds_permissions(leaf.exception):
        return _with_addition(name, leaf.exception, reason)
    return _made(name, entry.outcome, reason, entry.guidelines, contested)


def _adds_permissions(exception: str) -> bool:
    """Say whether the exception is on SPDX's list, which holds only added permissions."""
    try:
        canonicalize_license_expression(f"GPL-2.0-only WITH {exception}")
    except InvalidLicenseExpression:
        return False
    return True


def _with_addition(name: str, addition: str, reason: str) -> LicenseAssessment:
    # restrictions such as the Commons Clause are sometimes written as if they were exceptions
    entry = find_license(addition.removeprefix("AdditionRef-"))
    if entry and entry.outcome is LicenseOutcome.DOES_NOT_QUALIFY:
        return attrs.evolve(_single(License(entry.id)), license=name)
    unknown = f"The exception {addition} is not one that SPDX lists; its terms are not known."
    return _open(name, f"{reason} {unknown}")


def _unknown(leaf: License) -> str:
    for item in license_table().not_a_decision:
        if item.id.casefold() == leaf.id.casefold():
            return f"{item.id}: {item.why}"
    if leaf.known:
        return f"{leaf.id} has not been weighed against the conditions here; read its text."
    near = difflib.get_close_matches(leaf.id.casefold(), _by_name(), 1, 0.8)
    hint = f" Did you mean {_by_name()[near[0]].id}?" if near else ""
    return f"{leaf.id[:80]!r} is no licence identifier or name that is known here.{hint}"


def _open(name: str, reason: str) -> LicenseAssessment:
    return _made(name, LicenseOutcome.UNDETERMINED, reason, ("78",))


def _made(
    name: str,
    outcome: LicenseOutcome,
    reason: str,
    paragraphs: tuple[str, ...],
    contested: tuple[str, ...] = (),
) -> LicenseAssessment:
    return LicenseAssessment(
        license=name,
        outcome=outcome,
        because=(reason,),
        citations=(act("Article 53(2)"), *map(guidelines, paragraphs)),
        contested=contested,
    )
