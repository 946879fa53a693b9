"""Whether a licence is free and open-source in the sense of Article 53(2), and why."""

from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import ArgumentTypeError, LicenseExpressionError
from gpai_code.licenses.expressions import (
    Compound,
    Expression,
    License,
    as_spdx_writes,
    parse_license,
)
from gpai_code.licenses.reasons import (
    both_readings,
    conclude,
    distinct,
    join,
    leave_open,
    open_question,
    places,
)
from gpai_code.licenses.records import LicenseAssessment, LicenseEntry, NotADecision
from gpai_code.licenses.table import find_license, look_up, similar_licenses
from gpai_code.text_io.late_pattern import late_pattern
from gpai_code.vocabulary import Confidence, LicenseOutcome

if TYPE_CHECKING:
    from gpai_code.licenses.base_models import BaseModelTerms

COMMERCIAL = "LicenseRef-commercial"
DUAL_LICENSING = (
    "A commercial licence in addition to the free one may be seen as dual licensing, a form of "
    "monetisation (guidelines, paragraph 86 of July 2025), although the free branch is open to all."
)

BASE_TERMS_CONTESTED = (
    "Whether the terms of a base model reach a model that is built on it, whatever the label of "
    "that model says, depends on those terms and on what was taken over. If they do, both licences "
    "hold and both have to qualify; if they do not, the label counts."
)

ASSESSMENT_CACHE_SIZE = 1_024
"""How many licences are kept assessed, as they were written."""

MAX_QUOTED_NAME = 80
"""Characters of an unknown name that a reason quotes."""

_UNSURE = (Confidence.LOW, Confidence.LOW_MEDIUM, Confidence.MEDIUM, Confidence.TITLE)
_SEPARATORS = frozenset("/|;,&")
_EITHER_OR_BOTH = (late_pattern(r"\s*[/|;]\s*"), late_pattern(r"\s*[,&/|;]\s*"))


@explain_arguments
def assess_license(
    license: str,  # noqa: A002 - the field's own name
    *,
    base_models: Iterable[str] = (),
) -> LicenseAssessment:
    """
    Say whether a licence meets the licence condition of Article 53(2).

    In "A OR B" the recipient chooses, so one qualifying branch is enough; in "A AND B" both
    must qualify. "A / B" says neither, so it is settled only where both readings agree. A licence
    that this table does not hold stays undetermined.

    Args:
        license: SPDX expression, identifier, usual name, title or address.
        base_models: The models that the licensed one is built on, as ids of a model hub. Where the
            licence would qualify and that of a base does not, the answer is open, since the base's
            terms may reach what is built on it.

    Raises:
        LicenseExpressionError: If an expression cannot be read.
        ArgumentTypeError: If the licence is no text.

    Source:
        AI Act Article 53(2) and recital 102; Commission guidelines, paragraphs 76 to 84 of July
        2025. The Commission names no licence: every entry applies its kinds of clause.

    >>> assess_license("Apache-2.0 OR CC-BY-NC-4.0").outcome.value
    'qualifies'
    >>> assess_license("Apache-2.0 AND CC-BY-NC-4.0").outcome.value
    'does-not-qualify'
    >>> assess_license("Apache-2.0", base_models=["google/gemma-3-4b-it"]).outcome.value
    'undetermined'
    """
    if not isinstance(license, str):
        raise ArgumentTypeError("license", f"a value of type {type(license).__name__}", "give text")
    assessment = _assess_text(license)
    return _with_base_terms(assessment, base_models) if base_models else assessment


def identified(text: str) -> str | None:
    """
    Return the id of the licence that the table knows by a text; None for any other words.

    >>> identified("apache-2.0"), identified("Apache License 2.0"), identified("MIT OR")
    ('Apache-2.0', 'Apache-2.0', None)
    """
    try:
        return assess_license(text).identified_as
    except LicenseExpressionError:
        return None


def is_same_license(one: str, other: str) -> bool:
    """
    Say whether two texts name one licence, or are one expression, in whatever spelling.

    >>> is_same_license("mit or zlib", "MIT OR Zlib"), is_same_license("MIT", "Zlib")
    (True, False)
    """
    if one == other:
        return True
    try:
        first, second = assess_license(one), assess_license(other)
    except LicenseExpressionError:  # a sentence about a licence, which may say more than its name
        return False
    if first.identified_as is not None:
        return first.identified_as == second.identified_as
    spelling = as_spdx_writes(one)
    return spelling is not None and spelling == as_spdx_writes(other)


@lru_cache(ASSESSMENT_CACHE_SIZE)
def _assess_text(license_: str) -> LicenseAssessment:
    item = look_up(license_)
    if isinstance(item, LicenseEntry):
        return _assess_entry(license_, item)
    text = license_.strip()
    expression = parse_license(text)
    if isinstance(expression, Compound):
        assessment = _assess_expression(_simplify(expression)[1])
        assessment = attrs.evolve(assessment, license=text)
    elif (
        item
        or expression.known
        or expression.exception
        or text.endswith("+")
        or text.startswith("(")  # the licence in the brackets was not looked up yet
    ):
        assessment = _assess_single(expression)
    else:
        assessment = _assess_unknown(text, expression)
    return assessment if license_ == text else attrs.evolve(assessment, license=license_)


# Expressions


def _simplify(expression: Expression) -> tuple[Hashable, Expression]:
    """
    Drop repeated branches, so that an answer does not depend on how an expression is written.

    The first of the pair is equal for expressions that differ in spelling and order alone.
    """
    if isinstance(expression, License):
        entry = find_license(expression.id)
        name = entry.id if entry else expression.id.casefold()
        return (name, (expression.exception or "").casefold()), expression
    branches: dict[Hashable, Expression] = {}
    for key, part in map(_simplify, expression.parts):
        if isinstance(part, Compound) and part.operator == expression.operator:
            branches |= map(_simplify, part.parts)  # its brackets were redundant
        else:
            branches.setdefault(key, part)
    if len(branches) == 1:
        return next(iter(branches.items()))
    simplified = Compound(expression.operator, tuple(branches.values()))
    return (expression.operator, frozenset(branches)), simplified


def _assess_expression(expression: Expression) -> LicenseAssessment:
    if isinstance(expression, License):
        return _assess_single(expression)
    parts = [_assess_expression(part) for part in expression.parts]
    assessment = join(expression.operator, parts)
    commercial = any(part.identified_as == COMMERCIAL for part in parts)
    if expression.operator == "OR" and commercial and assessment.qualifies:
        # 86: dual licensing is an example of monetisation
        contested = (*assessment.contested, DUAL_LICENSING)
        return attrs.evolve(assessment, contested=contested)
    return assessment


# One licence


def _assess_single(leaf: License) -> LicenseAssessment:
    name = f"{leaf.id} WITH {leaf.exception}" if leaf.exception else leaf.id
    item = look_up(leaf.id)
    if item is None and leaf.id.endswith("+"):
        item = look_up(leaf.id[:-1])  # everyone may choose the version that is named
    if isinstance(item, NotADecision):
        reason = f"{item.id}: {item.why}"
        return leave_open(name, reason, both_readings(item.id, item.readings))
    if item is None:
        return _assess_unknown(name, leaf)
    if leaf.exception and not _adds_permissions(leaf.exception):
        return _assess_addition(name, leaf.exception, item)
    return _assess_entry(name, item)


def _assess_entry(name: str, entry: LicenseEntry) -> LicenseAssessment:
    reason = f"{entry.id}: {entry.reason}"
    return conclude(
        name, entry.outcome, reason, entry.guidelines, _contested(entry), identified_as=entry.id
    )


def _contested(entry: LicenseEntry) -> tuple[str, ...]:
    if entry.outcome is LicenseOutcome.UNDETERMINED:
        question = open_question(f"Whether {entry.id} meets the licence condition", entry.lean)
        return (question, *both_readings(entry.id, entry.readings))
    if entry.confidence is Confidence.TITLE:
        return (f"{entry.id} was assessed by its title alone; its text was not read.",)
    if entry.confidence in _UNSURE:
        return (f"The assessment of {entry.id} is of {entry.confidence.value} confidence.",)
    return ()


def _adds_permissions(exception: str) -> bool:
    """Say whether the exception is on SPDX's list, which holds only added permissions."""
    return as_spdx_writes(f"GPL-2.0-only WITH {exception}") is not None


def _assess_addition(name: str, addition: str, entry: LicenseEntry) -> LicenseAssessment:
    # restrictions such as the Commons Clause are sometimes written as if they were exceptions
    added = find_license(addition.removeprefix("AdditionRef-"))
    if added and added.outcome is LicenseOutcome.DOES_NOT_QUALIFY:
        return _assess_entry(name, added)
    unknown = f"The exception {addition} is not one that SPDX lists; its terms are not known."
    return leave_open(name, f"{entry.id}: {entry.reason} {unknown}")


def _assess_unknown(name: str, leaf: License) -> LicenseAssessment:
    if leaf.known:
        why = f"{leaf.id} has not been weighed against the conditions here; read its text."
        return leave_open(name, why)
    if leaf.exception is None and not _SEPARATORS.isdisjoint(leaf.id):
        parts = _parts_of(leaf.id)
        if parts:
            return _assess_either_or_both(name, parts)
    similar = " or ".join(entry.id for entry in similar_licenses(leaf.id))
    hint = f" Did you mean {similar}?" if similar else ""
    quoted = repr(leaf.id[:MAX_QUOTED_NAME])
    why = f"{quoted} is no licence identifier or name that is known here.{hint}"
    return leave_open(name, why)


def _parts_of(name: str) -> list[License]:
    """Return the licences of "MIT/Apache-2.0" and the like; none where a part is not known."""
    for separator in _EITHER_OR_BOTH:  # a title may have a comma in it
        parts = separator.split(name)
        if len(parts) > 1 and all(parts):
            leaves = [License(part, known=as_spdx_writes(part) is not None) for part in parts]
            if all(leaf.known or look_up(leaf.id) for leaf in leaves):
                return leaves
    return []


def _assess_either_or_both(name: str, parts: list[License]) -> LicenseAssessment:
    """Assess licences of which nothing says whether the recipient chooses or all of them apply."""
    assessments = [_assess_single(part) for part in parts]
    any_applies, all_apply = join("OR", assessments), join("AND", assessments)
    if any_applies.outcome is all_apply.outcome:
        return attrs.evolve(all_apply, license=name)
    ids = ", ".join(part.id for part in parts)
    reason = f"{name[:MAX_QUOTED_NAME]!r} does not say whether one of {ids} or all of them apply."
    readings = (
        f"If the recipient may choose: {any_applies.outcome}. {' '.join(any_applies.because)}",
        f"If all of them apply: {all_apply.outcome}. {' '.join(all_apply.because)}",
    )
    assessment = leave_open(name, reason, readings)
    citations = distinct((*assessment.citations, *any_applies.citations, *all_apply.citations))
    return attrs.evolve(assessment, citations=citations)


# Base models


def _with_base_terms(
    assessment: LicenseAssessment, base_models: Iterable[str]
) -> LicenseAssessment:
    """Leave open what would qualify by itself, where the terms of a base may reach it."""
    if assessment.outcome is LicenseOutcome.DOES_NOT_QUALIFY:
        return assessment
    bases = _restrictive(base_models)
    if not bases:
        return assessment
    because = list(assessment.because)
    citations = [*assessment.citations, *places(("78",))]
    contested = [*assessment.contested, BASE_TERMS_CONTESTED]
    for terms in bases:
        because.append(f"The model is built on {terms}")
        for entry in terms.licenses:
            citations += places(entry.guidelines)
    return attrs.evolve(
        assessment,
        outcome=LicenseOutcome.UNDETERMINED,
        because=tuple(because),
        citations=distinct(citations),
        contested=distinct(contested),
        contradicted=assessment.outcome is LicenseOutcome.QUALIFIES,
    )


def base_model_cautions(base_models: Iterable[str]) -> tuple[str, ...]:
    """Say which base models have terms that may reach what is built on them, and what follows."""
    cautions = [f"The model is built on {terms}" for terms in _restrictive(base_models)]
    return (*cautions, BASE_TERMS_CONTESTED) if cautions else ()


def _restrictive(base_models: Iterable[str]) -> "tuple[BaseModelTerms, ...]":
    if not base_models:
        return ()
    from gpai_code.licenses.base_models import (  # noqa: PLC0415 - for most models no base is named
        restrictive_base_terms,
    )

    return restrictive_base_terms(base_models)
