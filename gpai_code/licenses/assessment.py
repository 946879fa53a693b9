"""Whether a licence is free and open-source in the sense of Article 53(2), and why."""

import difflib
import re
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import cache, lru_cache
from typing import TypeVar

import attrs
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from gpai_code.constraints.record import Record
from gpai_code.constraints.stored_records import read_stored
from gpai_code.law import Citation, act, guidelines
from gpai_code.licenses.expressions import MAX_LENGTH, Compound, Expression, License, parse_license
from gpai_code.text_io.package_data import read_data
from gpai_code.vocabulary import Confidence, LicenseOutcome, LicenseTerm, member

T = TypeVar("T")

COMMERCIAL = "LicenseRef-commercial"
DUAL_LICENSING = (
    "A commercial licence beside the free one may be seen as dual licensing, a form of "
    "monetisation (guidelines, paragraph 86 of July 2025), although the free branch is open to all."
)

UNSTATED = "NOASSERTION"

EXPRESSIONS = 1_024
"""How many expressions and unknown names, which take long to assess, are kept assessed."""

RIGHTS = {"access": "79", "use": "80", "modification": "81", "distribution": "82"}
"""The four rights, each with its paragraph of the guidelines (July 2025); 78 asks for all."""

_ORDER = [LicenseOutcome.DOES_NOT_QUALIFY, LicenseOutcome.UNDETERMINED, LicenseOutcome.QUALIFIES]
_SEPARATORS = re.compile(r"[\s_/,&\"'“”\[\]–-]+")
_VERSION = re.compile(r"v\.?(?=[0-9])")
_FILLERS = {"", "the", "license", "licence", "agreement", "version"}


@attrs.frozen(kw_only=True)
class ClauseTest(Record):
    """A kind of clause and what it means for the licence condition."""

    id: str
    clause: str
    outcome: LicenseOutcome
    guidelines: tuple[str, ...] = ()
    lean: LicenseOutcome | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
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


@attrs.frozen(kw_only=True)
class Grants(Record):
    """The four freedoms; None where it is an open question whether the licence grants one."""

    access: bool | None = None
    use: bool | None = None
    modification: bool | None = None
    distribution: bool | None = None


@attrs.frozen(kw_only=True)
class LicenseEntry(Record):
    """
    What we hold of one licence.

    Attributes:
        id: SPDX identifier, or a LicenseRef of ours.
        spdx: Whether the id is SPDX's.
        aliases: Hugging Face identifiers and usual names, in lower case.
        clauses: Ids of the clause tests that matter.
        terms: Its terms that restrict or are worth noting, as far as they are known here.
        readings: What speaks for it and what against it, where its outcome is an open question.
        guidelines: Paragraphs of the guidelines, in the numbering of July 2025.
        lean: The likelier outcome of an open question, where one is likelier.
        text_read: Whether the licence text itself was read for this entry.
        checked: Day on which the entry was last weighed, or found still to be weighed.
        osi_approved: Whether the Open Source Initiative has approved it, as SPDX lists it. For
            information: the Act has a test of its own, and no outcome here rests on this.
        fsf_libre: Whether the Free Software Foundation calls it free, as SPDX lists it. For
            information too.
    """

    id: str
    name: str
    spdx: bool
    outcome: LicenseOutcome
    reason: str
    confidence: Confidence
    text_read: bool
    checked: date
    grants: Grants = Grants()
    aliases: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    terms: tuple[LicenseTerm, ...] = ()
    readings: tuple[str, ...] = ()
    guidelines: tuple[str, ...] = ()
    lean: LicenseOutcome | None = None
    osi_approved: bool | None = None
    fsf_libre: bool | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class NotADecision(Record):
    """An identifier that names a family of licences or none, so that nothing follows from it."""

    id: str
    why: str
    readings: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class LicenseTable(Record):
    """The table of licences, with the tests that it was made by."""

    revision: int
    read_from: str
    tests: tuple[ClauseTest, ...]
    terms: tuple[TermRule, ...]
    licenses: tuple[LicenseEntry, ...]
    not_a_decision: tuple[NotADecision, ...]


@attrs.frozen(kw_only=True)
class LicenseAssessment(Record):
    """
    Whether a licence, an expression of several, or a set of terms meets the licence condition.

    Attributes:
        license: What was assessed, as it was given.
        outcome: Undetermined where a licence is unknown or its terms are an open question.
        because: Reasons, one for each licence that decides or stays open.
        citations: The rules that the reasons rest on.
        contested: What reasonable lawyers may see otherwise. Where the outcome is an open question,
            what speaks for and what against.
        identified_as: Id in the table of licences of the one that was recognised; None for an
            expression of several, a licence that the table does not hold, and a set of terms.
    """

    license: str
    outcome: LicenseOutcome
    because: tuple[str, ...]
    citations: tuple[Citation, ...]
    contested: tuple[str, ...] = ()
    identified_as: str | None = None

    @property
    def qualifies(self) -> bool | None:
        """The outcome as yes, no or not known."""
        if self.outcome is LicenseOutcome.UNDETERMINED:
            return None
        return self.outcome is LicenseOutcome.QUALIFIES


@cache
def license_table() -> LicenseTable:
    """Return the table of licences."""
    return read_stored(read_data("licenses.json"), LicenseTable)


def _exactly(name: str) -> str:
    return " ".join(name.split()).casefold()


def _evenly(name: str) -> str:
    return " ".join(_SEPARATORS.split(name.casefold())).strip()


def _loosely(name: str) -> str:
    words = (_VERSION.sub("", word, count=1) for word in _evenly(name).split())
    kept = " ".join(word for word in words if word not in _FILLERS)
    return kept if len(kept) > 2 else _evenly(name)  # of "no licence", "no" would be left


_FORMS = (_exactly, _evenly, _loosely)
"""Spellings under which a name is looked up, the most faithful first."""


@cache
def _by_name(form: Callable[[str], str]) -> dict[str, LicenseEntry | NotADecision | None]:
    """Return what each name stands for, spelled in one form; None if for several licences."""
    named: dict[str, LicenseEntry | NotADecision | None] = {}
    for entry in license_table().licenses:
        for name in (entry.id, entry.name, *entry.aliases):
            key = form(name)
            named[key] = entry if named.get(key, entry) is entry else None
    return named | {form(item.id): item for item in license_table().not_a_decision}


def _look_up(name: str) -> LicenseEntry | NotADecision | None:
    if len(name := name.strip()) > MAX_LENGTH:
        return None
    for form in _FORMS:
        named, key = _by_name(form), form(name)
        if key in named:
            return named[key]
    return None


def find_license(name: str) -> LicenseEntry | None:
    """
    Find a licence by SPDX identifier, Hugging Face identifier or usual name.

    Case, spaces, hyphens and underscores make no difference, nor do words such as "license" and
    "agreement" or a "v" before a version, so that the names written as `license_name` beside
    `license: other` are found. A name that may stand for several licences finds none.

    >>> find_license("llama3.1").outcome
    <LicenseOutcome.DOES_NOT_QUALIFY: 'does-not-qualify'>
    >>> find_license("nvidia_open_model_license_agreement").id
    'LicenseRef-NVIDIA-Open-Model-2025-04-28'
    """
    found = _look_up(name)
    return found if isinstance(found, LicenseEntry) else None


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
    if entry := find_license(license):
        return _listed(license, entry)
    return attrs.evolve(_of_expression(license.strip()), license=license)


@lru_cache(EXPRESSIONS)
def _of_expression(text: str) -> LicenseAssessment:
    return _assess(_simplified(parse_license(text))[1])


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
    named = {member(LicenseTerm, term) for term in terms}
    rules = [rule for rule in license_table().terms if rule.term in named]
    parts = [*map(_term, rules), *_rights(grants or Grants())]
    name = f"terms: {', '.join(rule.term.value for rule in rules) or 'none'}"
    return attrs.evolve(_joined("AND", parts), license=name)


def _term(rule: TermRule) -> LicenseAssessment:
    subject = f"the term {rule.term.value}"
    contested = _readings(subject, rule.readings)
    if rule.outcome is LicenseOutcome.UNDETERMINED:
        contested = (_question(f"Whether {subject} is allowed", rule.lean), *contested)
    reason = _with_basis(f"{rule.term.value}: {rule.reason}", rule.guidelines)
    return _made(rule.term.value, rule.outcome, reason, rule.guidelines, contested)


def _rights(grants: Grants) -> list[LicenseAssessment]:
    """Assess the rights that are granted, those that are not, and those not known, if any."""
    made = []
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
            reason = _with_basis(f"{what}: {names}.", paragraphs)
            made.append(_made(names, outcome, reason, paragraphs, contested))
    return made


def _with_basis(reason: str, paragraphs: tuple[str, ...]) -> str:
    return f"{reason} Basis: {'; '.join(str(guidelines(one)) for one in paragraphs)}."


def _question(whether: str, lean: LicenseOutcome | None) -> str:
    return f"{whether} is an open question{f'; it leans towards {lean.value}' if lean else ''}."


def _readings(subject: str, readings: tuple[str, ...]) -> tuple[str, ...]:
    sides = (f"For {subject}", f"Against {subject}")
    return tuple(f"{side}: {text}" for side, text in zip(sides, readings, strict=bool(readings)))


def _simplified(expression: Expression) -> tuple[Hashable, Expression]:
    """
    Drop repeated branches, so that an answer does not depend on how an expression is written.

    The first of the pair is equal for expressions that differ in spelling and order alone.
    """
    if isinstance(expression, License):
        entry = find_license(expression.id)
        name = entry.id if entry else expression.id.casefold()
        return (name, (expression.exception or "").casefold()), expression
    branches: dict[Hashable, Expression] = {}
    for key, part in map(_simplified, expression.parts):
        if isinstance(part, Compound) and part.operator == expression.operator:
            branches |= map(_simplified, part.parts)  # its brackets were redundant
        else:
            branches.setdefault(key, part)
    if len(branches) == 1:
        return next(iter(branches.items()))
    made = Compound(expression.operator, tuple(branches.values()))
    return (expression.operator, frozenset(branches)), made


def _assess(expression: Expression) -> LicenseAssessment:
    if isinstance(expression, License):
        return _single(expression)
    parts = [_assess(part) for part in expression.parts]
    found = _joined(expression.operator, parts)
    beside = expression.operator == "OR" and any(p.identified_as == COMMERCIAL for p in parts)
    if beside and found.qualifies:
        return attrs.evolve(found, contested=(*found.contested, DUAL_LICENSING))
    return found


def _joined(operator: str, parts: list[LicenseAssessment]) -> LicenseAssessment:
    """Join as Kleene does: OR takes the best part, AND the worst; an open one lies between."""
    pick = max if operator == "OR" else min
    outcome = pick((part.outcome for part in parts), key=_ORDER.index)
    deciding = [part for part in parts if part.outcome is outcome]
    return LicenseAssessment(
        license=f" {operator} ".join(part.license for part in parts),
        outcome=outcome,
        because=_distinct(reason for part in deciding for reason in part.because),
        citations=_distinct(citation for part in deciding for citation in part.citations),
        contested=_distinct(point for part in deciding for point in part.contested),
    )


def _distinct(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _single(leaf: License) -> LicenseAssessment:
    name = f"{leaf.id} WITH {leaf.exception}" if leaf.exception else leaf.id
    if leaf.id.upper() == UNSTATED:
        return _open(name, "NOASSERTION says that nobody has stated the licence.")
    entry = find_license(leaf.id) or find_license(leaf.id.removesuffix("+"))
    if entry is None:
        return _unknown(name, leaf)
    if leaf.exception and not _adds_permissions(leaf.exception):
        return _with_addition(name, leaf.exception, entry)
    return _listed(name, entry)


def _listed(name: str, entry: LicenseEntry) -> LicenseAssessment:
    reason = f"{entry.id}: {entry.reason}"
    return _made(name, entry.outcome, reason, entry.guidelines, _contested(entry), entry.id)


def _contested(entry: LicenseEntry) -> tuple[str, ...]:
    if entry.outcome is LicenseOutcome.UNDETERMINED:
        whether = f"Whether {entry.id} meets the licence condition"
        if not entry.readings:
            return (f"{whether} has not been weighed here.",)
        return (_question(whether, entry.lean), *_readings(entry.id, entry.readings))
    if entry.confidence in (Confidence.LOW, Confidence.LOW_MEDIUM, Confidence.MEDIUM):
        return (f"The assessment of {entry.id} is of {entry.confidence.value} confidence.",)
    return ()


def _adds_permissions(exception: str) -> bool:
    """Say whether the exception is on SPDX's list, which holds only added permissions."""
    try:
        canonicalize_license_expression(f"GPL-2.0-only WITH {exception}")
    except InvalidLicenseExpression:
        return False
    return True


def _with_addition(name: str, addition: str, entry: LicenseEntry) -> LicenseAssessment:
    # restrictions such as the Commons Clause are sometimes written as if they were exceptions
    added = find_license(addition.removeprefix("AdditionRef-"))
    if added and added.outcome is LicenseOutcome.DOES_NOT_QUALIFY:
        return attrs.evolve(_single(License(added.id)), license=name)
    unknown = f"The exception {addition} is not one that SPDX lists; its terms are not known."
    return _open(name, f"{entry.id}: {entry.reason} {unknown}")


def _unknown(name: str, leaf: License) -> LicenseAssessment:
    item = _look_up(leaf.id)
    if isinstance(item, NotADecision):
        found = _open(name, f"{item.id}: {item.why}")
        return attrs.evolve(found, contested=_readings(item.id, item.readings))
    if leaf.known:
        why = f"{leaf.id} has not been weighed against the conditions here; read its text."
        return _open(name, why)
    ids = {key: one.id for key, one in _by_name(_exactly).items() if isinstance(one, LicenseEntry)}
    near = difflib.get_close_matches(leaf.id.casefold(), ids, 1, 0.8)
    hint = f" Did you mean {ids[near[0]]}?" if near else ""
    why = f"{leaf.id[:80]!r} is no licence identifier or name that is known here.{hint}"
    return _open(name, why)


def _open(name: str, reason: str) -> LicenseAssessment:
    return _made(name, LicenseOutcome.UNDETERMINED, reason, ("78",))


def _made(
    name: str,
    outcome: LicenseOutcome,
    reason: str,
    paragraphs: tuple[str, ...],
    contested: tuple[str, ...] = (),
    identified_as: str | None = None,
) -> LicenseAssessment:
    return LicenseAssessment(
        license=name,
        outcome=outcome,
        because=(reason,),
        citations=(act("Article 53(2)"), *map(guidelines, paragraphs)),
        contested=contested,
        identified_as=identified_as,
    )
