"""Articles 53 to 55 of the AI Act: each obligation ruled on, from the scope and the exemption."""

from collections.abc import Sequence

import attrs

from gpai_code.constraints.record_collections import RecordMapping
from gpai_code.law import act, guidelines
from gpai_code.resolver.exemption import Condition, Ruling, exemption
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.opinion import Conclusion, not_known
from gpai_code.resolver.provider import limited_to_modification
from gpai_code.resolver.reasons import distinct
from gpai_code.resolver.scope import Scope
from gpai_code.vocabulary import Obligation, Outcome

DOCUMENTATION, INFORMATION, POLICY, SUMMARY, REPRESENTATIVE, SYSTEMIC_RISK = (
    obligation.value for obligation in Obligation
)
"""Names of the obligations, in their order."""

_LIMITED = {
    False: "For a modifier of somebody else's model it is limited to the modification.",
    None: (
        "If the modified model is somebody else's, it is limited to the modification; whether it "
        "is the actor's own is not known."
    ),
}


def rule_on_obligations(
    facts: ModelFacts, scope: Scope, tried: Sequence[Condition]
) -> RecordMapping[str, Ruling]:
    """
    Rule on every obligation of Chapter V.

    Args:
        facts: What is known.
        scope: Whether the obligations concern the model and the actor.
        tried: The conditions of the exemption, tried on the facts.

    Source:
        AI Act Articles 53(1) and (2), 54(1) and (6), and 55(1).
    """
    lifted = lifted_obligations(facts, scope, tried)
    return RecordMapping(
        {
            DOCUMENTATION: lifted[DOCUMENTATION],
            INFORMATION: lifted[INFORMATION],
            # recital 104: copyright policy and summary stay
            POLICY: limit(scope.gate(_COPYRIGHT_POLICY), facts),
            SUMMARY: limit(scope.gate(_TRAINING_SUMMARY), facts),
            REPRESENTATIVE: lifted[REPRESENTATIVE],
            # Article 55(1); guidelines 70, 71: in full for a modifier too
            SYSTEMIC_RISK: scope.gate(rule_on_systemic_risk(scope.risk)),
        }
    )


def lifted_obligations(
    facts: ModelFacts, scope: Scope, tried: Sequence[Condition]
) -> dict[str, Ruling]:
    """
    Rule on the obligations that the exemption reaches.

    Source:
        AI Act Articles 53(2) and 54(1), (6).
    """
    lifted = exemption(tried)
    # Article 53(2): points (a) and (b), and nothing else of Article 53
    documentation = limit(scope.gate(lifted.on(act("Article 53(2)"))), facts)
    # Article 54(6); guidelines 69: in full for a modifier too
    representative = scope.gate(authorised_representative(facts.third_country, lifted))
    return {
        DOCUMENTATION: documentation,
        INFORMATION: documentation,
        REPRESENTATIVE: representative,
    }


def limit(ruling: Ruling, facts: ModelFacts) -> Ruling:
    """
    Say where a modifier's obligation reaches only its modification.

    Source:
        Recital 109 of the AI Act; guidelines, paragraph 68.
    """
    owed = ruling.outcome in (Outcome.APPLIES, Outcome.APPLIES_MODIFIED)
    if not owed or not limited_to_modification(facts):
        return ruling
    return attrs.evolve(
        ruling,
        because=(*ruling.because, _LIMITED[facts.own_model]),
        citations=distinct((*ruling.citations, act("recital 109"), guidelines("68"))),
    )


def _never_lifted(article: str, what: str) -> Ruling:
    return Ruling(
        outcome=Outcome.APPLIES,
        because=(f"The exemption for open-source models does not reach the {what}.",),
        citations=(act(article), act("Article 53(2)"), act("recital 104"), guidelines("75")),
        missing=(),
        contested=(),
    )


_COPYRIGHT_POLICY = _never_lifted("Article 53(1)(c)", "copyright policy")
_TRAINING_SUMMARY = _never_lifted("Article 53(1)(d)", "public summary of training content")


_EXEMPT_OR_NOT_OWED = "Exempt if established in a third country; owed by no Union provider anyway."
_ESTABLISHMENT_UNKNOWN = "It is not known whether the provider is established in a third country."


def authorised_representative(third_country: bool | None, lifted: Ruling) -> Ruling:
    """
    Rule on the authorised representative.

    Args:
        third_country: Whether the provider is established outside the Union.
        lifted: What the exemption comes to.

    Source:
        AI Act Article 54(1), for providers established in third countries, and 54(6), which lifts
        the obligation on the conditions of Article 53(2).
    """
    established = act("Article 54(1)")
    if third_country is False:
        return Ruling(
            outcome=Outcome.NOT_APPLICABLE,
            because=("Only providers established in third countries need a representative.",),
            citations=(established,),
            missing=(),
            contested=(),
        )
    outcome, because, missing = lifted.outcome, lifted.because, lifted.missing
    if third_country is None and outcome is Outcome.EXEMPT:
        because = (_EXEMPT_OR_NOT_OWED, *because)
    elif third_country is None:
        outcome = Outcome.UNDETERMINED
        because = (_ESTABLISHMENT_UNKNOWN, *because)
        missing = distinct(("third_country", *missing))
    return Ruling(
        outcome=outcome,
        because=because,
        citations=distinct((established, act("Article 54(6)"), *lifted.citations)),
        missing=missing,
        contested=lifted.contested,
    )


_WITH_SYSTEMIC_RISK = {
    value: Ruling(
        outcome=outcome,
        because=(reason,),
        citations=(act("Article 55(1)"), act("Article 51")),
        missing=() if value is not None else ("systemic_risk",),
        contested=(),
    )
    for value, outcome, reason in (
        (True, Outcome.APPLIES, "The model is one with systemic risk."),
        (False, Outcome.NOT_APPLICABLE, "The model is not one with systemic risk."),
        (None, Outcome.UNDETERMINED, not_known("systemic_risk")),
    )
}
"""The rulings where no more is known of systemic risk than the answer."""


def rule_on_systemic_risk(risk: Conclusion) -> Ruling:
    """
    Rule on what only providers of models with systemic risk owe.

    Source:
        AI Act Articles 51 and 55(1).
    """
    bare = _WITH_SYSTEMIC_RISK[risk.value]
    if not risk.contradicted and (risk.stated or risk.missing == (risk.id,)):
        return attrs.evolve(bare, contested=risk.contested) if risk.contested else bare
    return Ruling(
        outcome=bare.outcome,
        because=distinct((*bare.because, *risk.because)),
        citations=distinct((*bare.citations, *risk.citations)),
        missing=risk.missing if risk.value is None else (),
        contested=risk.contested,
    )
