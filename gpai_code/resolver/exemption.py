"""The exemption of Articles 53(2) and 54(6): its conditions in three values, with reasons."""

from collections.abc import Sequence
from functools import lru_cache

import attrs

from gpai_code.errors import LicenseExpressionError
from gpai_code.law import Citation, act, guidelines
from gpai_code.licenses.assessment import (
    ASSESSMENT_CACHE_SIZE,
    assess_license,
    base_model_cautions,
)
from gpai_code.licenses.records import LicenseAssessment
from gpai_code.resolver.availability import monetised, usage_public
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.legal_tests import systemic_risk
from gpai_code.resolver.opinion import Conclusion
from gpai_code.resolver.reasons import Reasons, distinct, kleene_and, own_fields_first
from gpai_code.vocabulary import Outcome

MONETISATION_CONTESTED = (
    "That the exemption needs the absence of monetisation is stated in recital 103 and is the "
    "Commission's reading; Article 53(2) itself does not say it."
)
SEVERAL_LICENSES = (
    "Several licences are named; whether one may be chosen or all hold at once is not said."
)


@attrs.frozen(kw_only=True, eq=False, field_transformer=own_fields_first)
class Condition(Reasons):
    """
    One condition of the exemption, tried on the facts.

    Attributes:
        id: Name of the condition.
        fact: Name of the fact that states its answer.
        met: True, False, or None where the facts do not say.
        contradicted: True where the facts say otherwise than stated, or contradict each other.
        unreadable: True where a fact cannot be read; `Decision.faults` has its place.
    """

    id: str
    fact: str
    met: bool | None = None
    contradicted: bool = False
    unreadable: bool = False


@attrs.frozen(kw_only=True, field_transformer=own_fields_first)
class Ruling(Reasons):
    """
    What is said of one obligation, Commitment, Measure or provision.

    Attributes:
        outcome: One of the five outcomes.
        derogations: Ids of provisions with further reliefs that no fact here decides.
    """

    outcome: Outcome
    missing: tuple[str, ...] = attrs.field()  # always written, also where nothing is missing
    contested: tuple[str, ...] = attrs.field()
    derogations: tuple[str, ...] = ()

    def on(self, *basis: Citation) -> "Ruling":
        """Return the same ruling on the provisions that say so, which are cited first."""
        if self.citations[: len(basis)] == basis:
            return self
        return Ruling(
            outcome=self.outcome,
            because=self.because,
            citations=distinct((*basis, *self.citations)),
            missing=self.missing,
            contested=self.contested,
            derogations=self.derogations,
        )


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Wording:
    """How a condition is worded: a sentence for each answer, and the places it rests on."""

    id: str
    fact: str
    required: bool
    yes: str
    no: str
    open: str
    citations: tuple[Citation, ...]
    contested: tuple[str, ...] = ()
    answered: dict[bool | None, Condition] = attrs.field(init=False)

    @answered.default
    def _try_on_each(self) -> dict[bool | None, Condition]:
        """Try the condition on each bare answer, once and for all."""
        return {
            answer: Condition(
                id=self.id,
                fact=self.fact,
                met=None if answer is None else answer is self.required,
                because=(said,),
                citations=self.citations,
                missing=() if answer is not None else (self.fact,),
                contested=self.contested,
            )
            for answer, said in ((True, self.yes), (False, self.no), (None, self.open))
        }

    def from_conclusion(self, conclusion: Conclusion) -> Condition:
        """Try the condition on the conclusion of a legal test, and take over what it rests on."""
        bare = self.answered[conclusion.value]
        nothing_known = conclusion.missing == (self.fact,) and not conclusion.contested
        if not conclusion.contradicted and (conclusion.stated or nothing_known):
            return bare
        more = [reason for reason in conclusion.because if reason != self.open]
        return Condition(
            id=self.id,
            fact=self.fact,
            met=bare.met,
            because=(*bare.because, *more),
            citations=distinct((*self.citations, *conclusion.citations)),
            missing=conclusion.missing,
            contested=distinct((*self.contested, *conclusion.contested)),
            contradicted=conclusion.contradicted,
        )


_WEIGHTS = _Wording(
    id="parameters public",
    fact="weights_public",
    required=True,
    yes="The parameters, including the weights, are publicly available.",
    no="The parameters, including the weights, are not publicly available.",
    open="It is not known whether the parameters, including the weights, are public.",
    citations=(act("Article 53(2)"), guidelines("90")),
)
_ARCHITECTURE = _Wording(
    id="architecture information public",
    fact="architecture_public",
    required=True,
    yes="Information on the model architecture is publicly available.",
    no="Information on the model architecture is not publicly available.",
    open="It is not known whether information on the model architecture is public.",
    citations=(act("Article 53(2)"), guidelines("90")),
)
_USAGE = _Wording(
    id="usage information public",
    fact="usage_public",
    required=True,
    yes="Information on model usage is publicly available.",
    no=(
        "Information on model usage is not publicly available, or lacks the input and output "
        "modalities, the capabilities or the limitations."
    ),
    open="It is not known whether information on model usage is public.",
    citations=(act("Article 53(2)"), guidelines("92")),
)
_NOT_MONETISED = _Wording(
    id="not monetised",
    fact="monetised",
    required=False,
    yes="The model is monetised.",
    no="The model is not monetised.",
    open="It is not known whether the model is monetised.",
    citations=(act("recital 103"), guidelines("85")),
    contested=(MONETISATION_CONTESTED,),
)
_NO_SYSTEMIC_RISK = _Wording(
    id="no systemic risk",
    fact="systemic_risk",
    required=False,
    yes="The model is one with systemic risk, which takes the exemption away.",
    no="The model is not one with systemic risk.",
    open="It is not known whether the model is one with systemic risk.",
    citations=(act("Article 53(2)"), act("recital 104")),
)
_LICENSE = "free and open-source licence"
_ON_LICENCES = (act("Article 53(2)"), guidelines("76"))


def license_condition(facts: ModelFacts) -> Condition:
    """
    Say whether the licence is free and open-source and gives the four rights.

    A licence that cannot be read leaves the condition open, and says why.

    Source:
        AI Act Article 53(2), first sentence, and recital 102; guidelines, paragraphs 76 to 84 of
        July 2025.
    """
    bases = facts.base_models or ()
    if facts.license and not facts.licenses and not bases and facts.license_qualifies is None:
        try:
            return _one_license(facts.license)
        except LicenseExpressionError as error:
            return _from_the_table([], [error])
    assessments: list[LicenseAssessment] = []
    errors: list[LicenseExpressionError] = []
    for name in (*((facts.license,) if facts.license else ()), *(facts.licenses or ())):
        try:
            assessments.append(assess_license(name, base_models=bases))
        except LicenseExpressionError as error:
            errors.append(error)
    if facts.license_qualifies is not None:
        condition = _stated_license(facts.license_qualifies, assessments)
        if not errors:
            return condition
        doubts = (*condition.contested, *map(str, errors))
        return attrs.evolve(condition, contested=doubts, unreadable=True)
    if not assessments and not errors:
        return Condition(
            id=_LICENSE,
            fact="license",
            because=("The licence is not known.",),
            citations=_ON_LICENCES,
            missing=("license",),
            contested=base_model_cautions(bases),
        )
    condition = _from_the_table(assessments, errors)
    if _divided(facts, condition.met):
        return attrs.evolve(condition, contradicted=True)
    return condition


@lru_cache(ASSESSMENT_CACHE_SIZE)
def _one_license(name: str) -> Condition:
    """Try the condition on a licence by itself; what is remembered is the licence, as assessed."""
    return _from_the_table([assess_license(name)], [])


def _from_the_table(
    assessments: Sequence[LicenseAssessment], errors: Sequence[LicenseExpressionError]
) -> Condition:
    # whichever of several licences hold, the answer is the one that all of them give
    qualifies = _in_common(
        [*(assessment.qualifies for assessment in assessments), *(None for _ in errors)]
    )
    because: list[str] = []
    citations: list[Citation] = []
    contested: list[str] = []
    for assessment in assessments:
        because += assessment.because
        citations += assessment.citations
        contested += assessment.contested
    because += [f"The licence {e.text[:100]!r} cannot be weighed: {e.why}." for e in errors]
    if len(assessments) + len(errors) > 1:
        contested.append(SEVERAL_LICENSES)
    return Condition(
        id=_LICENSE,
        # a licence that is given and still open can only be settled by a conclusion about it
        fact="license" if qualifies is not None else "license_qualifies",
        met=qualifies,
        because=distinct(because),
        citations=distinct(citations or _ON_LICENCES),
        missing=() if qualifies is not None else ("license_qualifies",),
        contested=distinct(contested),
        contradicted=any(assessment.contradicted for assessment in assessments),
        unreadable=bool(errors),
    )


def _in_common(answers: Sequence[bool | None]) -> bool | None:
    return answers[0] if len(set(answers)) == 1 else None


def _divided(facts: ModelFacts, qualifies: bool | None) -> bool:
    """Say whether one licence and several are named, and only one of the two settles it."""
    if facts.license is None or facts.licenses is None or qualifies is not None:
        return False
    alone = license_condition(ModelFacts(license=facts.license))
    several = license_condition(ModelFacts(licenses=facts.licenses))
    return alone.met is not None or several.met is not None


def _stated_license(qualifies: bool, assessments: Sequence[LicenseAssessment]) -> Condition:
    """Let a stated conclusion on the licence count, and say where the table differs."""
    differing = [assessment for assessment in assessments if assessment.qualifies is not qualifies]
    contested = []
    for assessment in differing:
        table = "leaves this open" if assessment.qualifies is None else "says the opposite"
        contested.append(f"The table of licences {table}: {' '.join(assessment.because)}")
    met = "meets" if qualifies else "does not meet"
    return Condition(
        id=_LICENSE,
        fact="license_qualifies",
        met=qualifies,
        because=(f"It was stated that the licence {met} the condition.",),
        citations=_ON_LICENCES,
        contested=tuple(contested),
        contradicted=any(assessment.qualifies is not None for assessment in differing),
    )


def other_conditions(facts: ModelFacts, risk: Conclusion | None = None) -> tuple[Condition, ...]:
    """
    Try the conditions that do not ask for the licence.

    Args:
        facts: What is known.
        risk: The conclusion on systemic risk, if it has been drawn already.

    Source:
        AI Act Article 53(2); recitals 103 and 104; guidelines, paragraphs 85 to 92 of July 2025.
    """
    return (
        # Article 53(2), first sentence: parameters, architecture and usage information public
        _WEIGHTS.answered[facts.weights_public],
        _ARCHITECTURE.answered[facts.architecture_public],
        _USAGE.from_conclusion(usage_public(facts)),
        # recital 103: not against a price or otherwise monetised
        _NOT_MONETISED.from_conclusion(monetised(facts)),
        # Article 53(2), last sentence: no systemic risk
        _NO_SYSTEMIC_RISK.from_conclusion(risk or systemic_risk(facts)),
    )


def conditions(facts: ModelFacts) -> tuple[Condition, ...]:
    """
    Try every condition of the exemption on the facts.

    Source:
        AI Act Article 53(2); recitals 102 to 104; guidelines, paragraphs 76 to 92 of July 2025.
    """
    return (license_condition(facts), *other_conditions(facts))


_OUTCOMES = {False: Outcome.APPLIES, None: Outcome.UNDETERMINED, True: Outcome.EXEMPT}


def exemption(tried: Sequence[Condition], *basis: Citation) -> Ruling:
    """
    Rule on an obligation that the exemption lifts.

    One condition that is not met settles it, whatever else is unknown. Otherwise an unknown one
    leaves it open; only if all are met does the exemption hold.

    Args:
        tried: The conditions.
        basis: The provisions that lift the obligation, which are cited first.

    Source:
        AI Act Articles 53(2) and 54(6); guidelines, paragraph 73 of July 2025.
    """
    met = kleene_and([condition.met for condition in tried])
    deciding = [condition for condition in tried if condition.met is met]
    citations = list(basis)
    because: list[str] = []
    missing: list[str] = []
    contested: list[str] = []
    for condition in deciding:
        because.append(" ".join(condition.because))
        citations += condition.citations
        missing += condition.missing
        contested += condition.contested
    return Ruling(
        outcome=_OUTCOMES[met],
        because=tuple(because),
        citations=distinct(citations),
        missing=distinct(missing),
        contested=distinct(contested),
    )
