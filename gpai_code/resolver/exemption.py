"""The exemption of Articles 53(2) and 54(6): its conditions in three values, with reasons."""

from collections.abc import Callable
from functools import reduce
from typing import NamedTuple, TypeVar

import attrs

from gpai_code.constraints.record import Record
from gpai_code.law import Citation, act, guidelines
from gpai_code.licenses.assessment import assess_license, base_model_cautions
from gpai_code.licenses.records import LicenseAssessment
from gpai_code.resolver import legal_tests as steps
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.legal_tests import Conclusion
from gpai_code.vocabulary import Outcome

T = TypeVar("T")

MONETISATION_CONTESTED = (
    "That the exemption needs the absence of monetisation is stated in recital 103 and is the "
    "Commission's reading; Article 53(2) itself does not say it."
)


@attrs.frozen(kw_only=True)
class Condition(Record):
    """
    One condition of the exemption, tried on the facts.

    Attributes:
        id: Name of the condition.
        fact: Name of the fact that states its answer.
        met: True, False, or None where the facts do not say.
        because: Why.
        citations: Where the condition stands.
        missing: Names of the facts that would settle it.
        contested: What reasonable lawyers may see otherwise.
        contradicted: True where the facts say otherwise than stated, or contradict each other.
    """

    id: str
    fact: str
    met: bool | None = None
    because: str
    citations: tuple[Citation, ...]
    missing: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    contradicted: bool = False


@attrs.frozen(kw_only=True)
class Ruling(Record):
    """
    What is said of one obligation, Commitment, Measure or provision.

    Attributes:
        outcome: One of the five outcomes.
        because: Reasons in words.
        citations: The rules that the reasons rest on.
        missing: Names of the facts that would settle an undetermined outcome.
        contested: What reasonable lawyers may see otherwise.
        derogations: Ids of provisions with further reliefs that no fact here decides.
    """

    outcome: Outcome
    because: tuple[str, ...]
    citations: tuple[Citation, ...]
    missing: tuple[str, ...]
    contested: tuple[str, ...]
    derogations: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _Spec:
    """A condition that asks for a yes or a no to one question, with a sentence for each answer."""

    id: str
    fact: str
    wanted: bool
    yes: str
    no: str
    open: str
    citations: tuple[Citation, ...]
    contested: tuple[str, ...] = ()
    step: Callable[[ModelFacts], Conclusion] | None = None

    def try_on(self, facts: ModelFacts) -> Condition:
        answer: bool | None = getattr(facts, self.fact)
        missing: tuple[str, ...] = (self.fact,)
        because, citations, contested = [], [*self.citations], [*self.contested]
        contradicted = False
        if self.step is not None:
            found = self.step(facts)
            answer, missing, contradicted = found.value, found.missing, found.contradicted
            contested += found.contested
            plain = found.stated or (found.missing == (self.fact,) and not found.contested)
            if contradicted or not plain:  # the facts say more than a bare answer
                because = [one for one in found.because if one != self.open]
                citations += found.citations
        sentence = {True: self.yes, False: self.no, None: self.open}[answer]
        return Condition(
            id=self.id,
            fact=self.fact,
            met=None if answer is None else answer is self.wanted,
            because=" ".join([sentence, *because]),
            citations=distinct(*citations),
            missing=missing if answer is None else (),
            contested=distinct(*contested),
            contradicted=contradicted,
        )


_SPECS = (
    _Spec(
        id="parameters public",
        fact="weights_public",
        wanted=True,
        yes="The parameters, including the weights, are publicly available.",
        no="The parameters, including the weights, are not publicly available.",
        open="It is not known whether the parameters, including the weights, are public.",
        citations=(act("Article 53(2)"), guidelines("90")),
    ),
    _Spec(
        id="architecture information public",
        fact="architecture_public",
        wanted=True,
        yes="Information on the model architecture is publicly available.",
        no="Information on the model architecture is not publicly available.",
        open="It is not known whether information on the model architecture is public.",
        citations=(act("Article 53(2)"), guidelines("90")),
    ),
    _Spec(
        id="usage information public",
        fact="usage_public",
        wanted=True,
        yes="Information on model usage is publicly available.",
        no=(
            "Information on model usage is not publicly available, or lacks the input and output "
            "modalities, the capabilities or the limitations."
        ),
        open="It is not known whether information on model usage is public.",
        citations=(act("Article 53(2)"), guidelines("92")),
        step=steps.usage_public,
    ),
    _Spec(
        id="not monetised",
        fact="monetised",
        wanted=False,
        yes="The model is monetised.",
        no="The model is not monetised.",
        open="It is not known whether the model is monetised.",
        citations=(act("recital 103"), guidelines("85")),
        contested=(MONETISATION_CONTESTED,),
        step=steps.monetised,
    ),
    _Spec(
        id="no systemic risk",
        fact="systemic_risk",
        wanted=False,
        yes="The model is one with systemic risk, which takes the exemption away.",
        no="The model is not one with systemic risk.",
        open="It is not known whether the model is one with systemic risk.",
        citations=(act("Article 53(2)"), act("recital 104")),
        step=steps.systemic_risk,
    ),
)


def license_condition(facts: ModelFacts) -> Condition:
    """
    Say whether the licence is free and open-source and gives the four rights.

    Raises:
        LicenseExpressionError: If the licence is an expression that cannot be read.

    Source:
        AI Act Article 53(2), first sentence, and recital 102; guidelines, paragraphs 76 to 84 of
        July 2025.
    """
    name = "free and open-source licence"
    bases = facts.base_models or ()
    assessment = None
    if facts.license is not None:
        assessment = assess_license(facts.license, base_models=bases)
    if facts.license_qualifies is not None:
        met = "meets" if facts.license_qualifies else "does not meet"
        return Condition(
            id=name,
            fact="license_qualifies",
            met=facts.license_qualifies,
            because=f"As stated by whoever gave the facts, the licence {met} the condition.",
            citations=(act("Article 53(2)"), guidelines("76")),
            contested=_beside(facts.license_qualifies, assessment),
            contradicted=assessment is not None
            and assessment.qualifies is (not facts.license_qualifies),
        )
    if assessment is None:
        return Condition(
            id=name,
            fact="license",
            because="The licence is not known.",
            citations=(act("Article 53(2)"), guidelines("76")),
            missing=("license",),
            contested=base_model_cautions(bases),
        )
    qualifies = assessment.qualifies
    return Condition(
        id=name,
        # a licence that is given and still open can only be settled by a conclusion about it
        fact="license" if qualifies is not None else "license_qualifies",
        missing=() if qualifies is not None else ("license_qualifies",),
        met=qualifies,
        because=" ".join(assessment.because),
        citations=assessment.citations,
        contested=assessment.contested,
        contradicted=assessment.contradicted,
    )


def _beside(stated: bool, assessment: LicenseAssessment | None) -> tuple[str, ...]:
    """Say where the table of licences does not bear a stated conclusion out."""
    if assessment is None or assessment.qualifies is stated:
        return ()
    table = "leaves this open" if assessment.qualifies is None else "says the opposite"
    return (f"The table of licences {table}: {' '.join(assessment.because)}",)


def other_conditions(facts: ModelFacts) -> tuple[Condition, ...]:
    """
    Try the conditions that do not ask for the licence.

    Source:
        AI Act Article 53(2); recitals 103 and 104; guidelines, paragraphs 85 to 92 of July 2025.
    """
    return tuple(spec.try_on(facts) for spec in _SPECS)


def conditions(facts: ModelFacts) -> tuple[Condition, ...]:
    """
    Try every condition of the exemption on the facts.

    Raises:
        LicenseExpressionError: If the licence is an expression that cannot be read.

    Source:
        AI Act Article 53(2); recitals 102 to 104; guidelines, paragraphs 76 to 92 of July 2025.
    """
    return (license_condition(facts), *other_conditions(facts))


_OUTCOMES = {False: Outcome.APPLIES, None: Outcome.UNDETERMINED, True: Outcome.EXEMPT}
_ORDER = {Outcome.APPLIES: 0, Outcome.UNDETERMINED: 1, Outcome.EXEMPT: 2}


class Weighed(NamedTuple):
    """
    Conditions taken together, before it is said which provision they decide on.

    Attributes:
        outcome: What becomes of an obligation that the exemption lifts.
        because: Reasons of the conditions that decide.
        citations: Where these conditions stand, each once, as the keys of a dict.
        missing: Names of the facts that would settle an open outcome.
        contested: What reasonable lawyers may see otherwise.
    """

    outcome: Outcome
    because: tuple[str, ...]
    citations: dict[Citation, None]
    missing: tuple[str, ...]
    contested: tuple[str, ...]

    @classmethod
    def of(cls, condition: Condition) -> "Weighed":
        """Take one condition for all of them."""
        return cls(
            _OUTCOMES[condition.met],
            (condition.because,),
            dict.fromkeys(condition.citations),
            condition.missing if condition.met is None else (),
            condition.contested,
        )

    def and_(self, other: "Weighed") -> "Weighed":
        """Join as Kleene's "and" does: the worse outcome decides, and equals decide together."""
        mine, theirs = _ORDER[self.outcome], _ORDER[other.outcome]
        if mine != theirs:
            return self if mine < theirs else other
        return Weighed(
            self.outcome,
            self.because + other.because,
            self.citations | other.citations,
            _both(self.missing, other.missing),
            _both(self.contested, other.contested),
        )

    def ruling(self, *basis: Citation) -> Ruling:
        """Rule on an obligation that these provisions, which are cited first, lift."""
        return Ruling(
            outcome=self.outcome,
            because=self.because,
            citations=tuple(dict.fromkeys(basis) | self.citations),
            missing=self.missing,
            contested=self.contested,
        )


def weigh(tried: tuple[Condition, ...]) -> Weighed:
    """
    Say what the conditions of the exemption come to.

    One condition that is not met settles it, whatever else is unknown. Otherwise an unknown one
    leaves it open; only if all are met does the exemption hold.

    Source:
        AI Act Articles 53(2) and 54(6); guidelines, paragraph 73 of July 2025.
    """
    return reduce(Weighed.and_, map(Weighed.of, tried))


def exemption(tried: tuple[Condition, ...], basis: Citation) -> Ruling:
    """
    Rule on an obligation that the exemption lifts, as `weigh` says.

    Args:
        tried: The conditions.
        basis: The provision that lifts the obligation.
    """
    return weigh(tried).ruling(basis)


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return distinct(*one, *other) if one and other else one or other


def distinct(*items: T) -> tuple[T, ...]:
    """Return the items without repetitions, in order."""
    return tuple(dict.fromkeys(items))
