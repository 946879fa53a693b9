"""The questions of law before the exemption, each on its own: model, market, systemic risk."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from gpai_code.compute.amounts import GPAI_COMPUTE, SYSTEMIC_COMPUTE
from gpai_code.law import act, guidelines
from gpai_code.resolver.at_once import answer_at_once
from gpai_code.resolver.availability import USED_FOR_MONEY, USED_FOR_USAGE
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.opinion import EXACT, Conclusion, Opinion, near_threshold
from gpai_code.resolver.provider import (
    USED_FOR_PROVIDER,
    is_provider,
    limited_to_modification,
)
from gpai_code.resolver.reasons import kleene_and
from gpai_code.vocabulary import Generates, Role

INDICATIVE = (
    "The compute criterion is the Commission's, indicative and rebuttable both ways; Article 3(63) "
    "asks for significant generality and a wide range of distinct tasks."
)
COMMERCIAL = (
    "Supply free of charge can still be in the course of a commercial activity (Article 3(10)); "
    "regularity and circumstances count."
)
RESEARCH = (
    "Recital 109 alone says that persons need not comply if they develop or use models for "
    "scientific research, or for purposes that are not professional; whether their supply is in "
    "the course of a commercial activity (Article 3(10)) depends on the circumstances."
)
INTERNAL = (
    "That models with systemic risk are always subject to the obligations, even if used internally "
    "only and for nothing essential, is said in recital 97 alone; Article 3(9) asks for a first "
    "making available on the market."
)
HIGH_IMPACT = (
    "Article 51(1)(a) asks for high-impact capabilities, on the basis of indicators and benchmarks "
    "too; compute above 10^25 FLOP only carries a presumption (Article 51(2)), so that a model "
    "below can still be one with systemic risk."
)

_OF_RISK = (
    *("systemic_risk", "cumulative_compute", "training_compute", "threshold_met_on", "designated"),
    *("rebuttal_accepted", *USED_FOR_PROVIDER),
)
USED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "is_gpai": (
            *("is_gpai", "research_only", "narrow_task", "generates", "training_compute"),
            *("cumulative_compute", "designated", "placed_on", "placed_on_union_market"),
        ),
        "placed_on_union_market": (
            *("placed_on_union_market", "placed_on", "released_on", "union_excluded"),
            *("research_only", "noncommercial_research", "commercial_activity"),
            *("internal_use_only", "internal_use_essential", *_OF_RISK),
        ),
        "is_provider": USED_FOR_PROVIDER,
        "systemic_risk": _OF_RISK,
        "usage_public": USED_FOR_USAGE,
        "monetised": USED_FOR_MONEY,
        "license": ("license", "licenses", "license_qualifies", "base_models"),
        "license_qualifies": ("license", "licenses", "license_qualifies", "base_models"),
    }
)
"""The facts that each test, and the condition on the licence, looks at; all others leave it."""

LOOKED_AT_FIRST = {
    # where it is placed counts for what serves research alone
    "is_gpai": (
        *("research_only", "narrow_task", "generates", "training_compute"),
        *("cumulative_compute", "designated"),
    ),
    # the release counts beside a placing; systemic risk, for internal use alone
    "placed_on_union_market": (
        *("placed_on", "union_excluded", "research_only", "noncommercial_research"),
        *("commercial_activity", "internal_use_only"),
    ),
    "systemic_risk": _OF_RISK[1:],
}
"""For each test the facts without which it looks at no others."""

_KIND = {
    True: "It generates language, or images or video from text.",
    False: "It generates neither language nor images or video from text.",
    None: "It is not known what it generates.",
}
_SIZE = {
    True: "Its training compute is above 10^23 FLOP.",
    False: "Its training compute is not above 10^23 FLOP.",
    None: "It is not known how much compute its training took.",
}


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@answer_at_once(*LOOKED_AT_FIRST["is_gpai"])
def is_gpai(facts: ModelFacts) -> Conclusion:
    """
    Is it a general-purpose AI model in scope?

    Source:
        AI Act Articles 2(6), 2(8) and 3(63); guidelines, paragraphs 17 to 20.
    """
    if facts.research_only:
        return _research(facts)
    return _by_criterion(facts).conclude(facts.is_gpai)


def _by_criterion(facts: ModelFacts) -> Opinion:
    """Weigh kind, compute and generality (guidelines 17, 20)."""
    opinion = Opinion("is_gpai", act("Article 3(63)"), guidelines("17"), guidelines("20"))
    training, cumulative = _amount(facts.training_compute), _amount(facts.cumulative_compute)
    # 17: language, as text or audio; images from text; video from text
    fitting = None
    if facts.generates is not None:
        fitting = any(kind is not Generates.OTHER for kind in facts.generates)
    # 17: training compute greater than 10^23
    over = None if training is None else training > GPAI_COMPUTE
    size = _SIZE[over]
    bounded = cumulative is not None and cumulative <= GPAI_COMPUTE
    if bounded and over is None:
        # 118, recital 111: what updated the parameters is a part of the cumulative amount
        over = False
        size = "Its cumulative compute is not above 10^23 FLOP, so its training compute is not."
        opinion.citations.append(guidelines("118"))
    if facts.designated:
        # Article 51(1)(b), 52(4): what the Commission designates is a general-purpose AI model
        opinion.affirm(
            "The Commission designated it, as a general-purpose AI model with systemic risk.",
            act("Article 51(1)"),
            act("Article 52(4)"),
        )
        if facts.narrow_task:
            opinion.conflict("It performs one narrow task only, without significant generality.")
        elif fitting is False or over is False:
            opinion.overrule("Its kind or compute does not meet the criterion, which gives way.")
        return opinion
    if facts.narrow_task:
        # 20: without significant generality it is none, however large
        opinion.deny("It performs one narrow task only, without significant generality.")
        if fitting and over:
            opinion.overrule("Its kind and compute meet the indicative criterion, which gives way.")
    if fitting is False:
        opinion.deny(_KIND[False])
    if over is False:
        opinion.deny(size)
    if bounded and over and not opinion.against:
        opinion.conflict("The training compute is given as more than the cumulative compute.")
    if not opinion.against:
        if fitting and over:
            opinion.affirm(_KIND[True])
            opinion.affirm(size)
        elif fitting is not None or over is not None:
            opinion.missing.append("generates" if fitting is None else "training_compute")
            opinion.notes += [_KIND[fitting], size]
    if opinion.against or opinion.in_favour or opinion.notes:
        opinion.contested.append(INDICATIVE)
    figure = "training" if training is not None else "cumulative"
    near = near_threshold(
        f"The {figure} compute",
        cumulative if training is None and bounded else training,
        GPAI_COMPUTE,
        "10^23 FLOP",
    )
    opinion.warnings += near
    return opinion


def _research(facts: ModelFacts) -> Conclusion:
    """Leave out models for research, development or prototyping before they are on the market."""
    opinion = Opinion("is_gpai", act("Article 2(6)"), act("Article 2(8)"), act("Article 3(63)"))
    opinion.deny("It serves research, development or prototyping alone, before any market.")
    if facts.placed_on is not None or facts.placed_on_union_market:
        # Article 3(63): the exception ends with the placing on the market
        opinion.conflict("Yet it is on the market, where that exception ends.")
    elif _by_criterion(facts).in_favour:
        opinion.overrule("Its kind and compute meet the indicative criterion, which gives way.")
    return opinion.conclude(facts.is_gpai)


@answer_at_once(*LOOKED_AT_FIRST["placed_on_union_market"])
def placed_on_union_market(facts: ModelFacts, risk: Conclusion | None = None) -> Conclusion:
    """
    Is the model on the Union market, through supply that is commercial?

    Args:
        facts: What is known.
        risk: The conclusion on systemic risk, if it has been drawn already.

    Source:
        AI Act Articles 3(9) and 3(10), recitals 97 and 109; guidelines, paragraphs 53 to 59.
    """
    opinion = Opinion("placed_on_union_market", act("Article 3(9)"), guidelines("53"))
    if facts.placed_on is not None:
        opinion.affirm(f"It was placed on the Union market on {facts.placed_on}.")
        if facts.released_on is not None and facts.placed_on < facts.released_on:
            opinion.conflict(f"It was first released anywhere later, on {facts.released_on}.")
    # 58: a clear exclusion of the Union
    if facts.union_excluded:
        opinion.deny(
            "Its distribution and use on the Union market are clearly excluded.", guidelines("58")
        )
    # Article 2(8): activity before any placing
    if facts.research_only:
        opinion.deny(
            "It serves research, development or prototyping alone, before any market.",
            act("Article 2(8)"),
        )
    # Article 3(10): supply in the course of a commercial activity, be it free of charge
    if facts.commercial_activity is False:
        opinion.deny(
            "It is not supplied in the course of a commercial activity.", act("Article 3(10)")
        )
        opinion.contested.append(COMMERCIAL)
    # recital 109: research and non-professional purposes
    if facts.noncommercial_research:
        opinion.deny(
            "It serves non-professional or scientific research purposes, without commercial "
            "activity.",
            act("recital 109"),
            act("Article 3(10)"),
        )
        opinion.contested.append(RESEARCH)
        if facts.commercial_activity:
            opinion.conflict("It is supplied in the course of a commercial activity.")
    if facts.internal_use_only:
        _internal_use(facts, opinion, risk or systemic_risk(facts))
    elif not opinion.in_favour and not opinion.against:
        opinion.missing.append("placed_on_union_market")
        if facts.noncommercial_research is None and facts.commercial_activity is not True:
            opinion.missing.append("noncommercial_research")
    return opinion.conclude(facts.placed_on_union_market)


def _internal_use(facts: ModelFacts, opinion: Opinion, risk: Conclusion) -> None:
    """
    Weigh use inside the provider's organisation alone.

    Source:
        Recital 97: a placing if it is essential for others or affects people's rights; models with
        systemic risk are always subject to the obligations.
    """
    opinion.citations.append(act("recital 97"))
    opinion.notes.append("It is used only inside the provider's organisation.")
    if facts.internal_use_essential:
        opinion.affirm("Its internal use is essential for others or affects people's rights.")
    elif risk.value:
        opinion.affirm("It is used internally only, but is a model with systemic risk.")
        opinion.contested.append(INTERNAL)
    elif facts.internal_use_essential is None:
        opinion.missing.append("internal_use_essential")
    elif risk.value is False:
        opinion.deny("It is used internally only, and that use is not essential for others.")
    else:
        opinion.missing += risk.missing


@answer_at_once(*LOOKED_AT_FIRST["systemic_risk"])
def systemic_risk(facts: ModelFacts, provider: Conclusion | None = None) -> Conclusion:
    """
    Is the model classified as one with systemic risk?

    Arguments put to the Commission against the presumption change nothing until it accepts them.

    Args:
        facts: What is known.
        provider: The conclusion on who is provider, if it has been drawn already.

    Source:
        AI Act Articles 51 and 52; guidelines, paragraphs 26 to 47 and 70 to 71.
    """
    opinion = Opinion("systemic_risk", act("Article 51(1)"), act("Article 51(2)"))
    cumulative = _amount(facts.cumulative_compute)
    over = None if cumulative is None else cumulative > SYSTEMIC_COMPUTE
    # Article 51(1)(b), 52(4): designation
    if facts.designated:
        opinion.affirm("The Commission designated it.", act("Article 52(4)"))
    # Article 51(2): the presumption, which an accepted rebuttal ends (Article 52(2))
    presumed = False if facts.rebuttal_accepted else _presumption(facts, opinion, over)
    inherited, open_facts = _inherited(facts, opinion, provider or is_provider(facts))
    if presumed or inherited:
        # Article 52(1): the presumption is to be notified; a designation is the Commission's own
        opinion.affirm(
            "The Commission is to be notified of it, at the latest within two weeks.",
            act("Article 52(1)"),
            guidelines("31"),
        )
    if presumed and over is False and not facts.designated:
        opinion.deny("Its cumulative compute is given as not above 10^25 FLOP.")
    elif presumed is False and facts.designated is False and inherited is False:
        _no_classification(facts, opinion, over)
    elif facts.role is Role.INTEGRATOR and facts.original_systemic_risk is False:
        # 59: it is the very same model
        opinion.deny("The model that was integrated has no systemic risk.", guidelines("59"))
    if inherited is not False and _denied_by_the_integrator(facts, over):
        opinion.conflict(
            "The original is given as one with systemic risk, and as none by all else."
        )
    if inherited is None and facts.role is not None and facts.original_systemic_risk:
        # a provider inherits it, and nobody else owes anything: who is provider settles it
        opinion.missing += open_facts
    else:
        unknown = {"cumulative_compute": presumed, "designated": facts.designated}
        opinion.ask([*(fact for fact, value in unknown.items() if value is None), *open_facts])
    opinion.warnings += _doubtful_amounts(facts, cumulative)
    return opinion.conclude(facts.systemic_risk)


def _denied_by_the_integrator(facts: ModelFacts, over: bool | None) -> bool:
    """Say whether the very model that an integrator took over is said to be no such one."""
    return facts.role is Role.INTEGRATOR and over is False and facts.designated is False


def _presumption(facts: ModelFacts, opinion: Opinion, over: bool | None) -> bool | None:
    """
    Say whether the presumption of Article 51(2) arises, and from which amount.

    Source:
        AI Act Article 51(2), recital 111; guidelines, paragraphs 33, 118 and 121.
    """
    part = None if over else _part_above(facts)
    if over:
        opinion.affirm("Its cumulative compute is above 10^25 FLOP, which carries the presumption.")
    elif part is not None:
        # recital 111, 118, 121: a part of the cumulative amount
        opinion.affirm(
            f"Its {part} is above 10^25 FLOP, which carries the presumption.",
            act("recital 111"),
            guidelines("118"),
        )
    if facts.threshold_met_on is not None:
        # Article 52(1): the requirement is met, or it became known that it will be
        opinion.affirm(
            "A day is given on which its cumulative compute passed 10^25 FLOP, or it became known "
            "that it will."
        )
    if over or part is not None or facts.threshold_met_on is not None:
        # 33: arguments against it suspend nothing
        opinion.citations += [act("Article 52(2)"), guidelines("33")]
        return True
    return over


def _part_above(facts: ModelFacts) -> str | None:
    """Name a part of the cumulative compute that is above the threshold by itself."""
    training = _amount(facts.training_compute)
    if training is not None and training > SYSTEMIC_COMPUTE:
        return "training compute"
    if facts.role is Role.MODIFIER:
        # 121: the weights that it started from count with their training compute
        amounts = (
            facts.original_compute,
            facts.other_originals_compute,
            facts.earlier_modifications_compute,
            facts.modification_compute,
        )
        total = Decimal(0)
        for amount in amounts:
            total = EXACT.add(total, Decimal(amount or 0))
        if total > SYSTEMIC_COMPUTE:
            return "compute, with that of the original,"
    return None


def _no_classification(facts: ModelFacts, opinion: Opinion, over: bool | None) -> None:
    opinion.deny("It is not designated, nor does it inherit systemic risk from an original.")
    if over is False:
        opinion.deny("Its cumulative compute is not above 10^25 FLOP.")
        opinion.contested.append(HIGH_IMPACT)
    if facts.rebuttal_accepted:
        opinion.deny(
            "The Commission accepted the arguments against the presumption.", act("Article 52(2)")
        )


def _inherited(
    facts: ModelFacts, opinion: Opinion, provider: Conclusion
) -> tuple[bool | None, tuple[str, ...]]:
    """
    Say whether systemic risk comes with the original model, and which facts would tell.

    Source:
        Guidelines, paragraphs 23, 59 and 70; what is inherited is a presumption too, which accepted
        arguments end (42).
    """
    if facts.rebuttal_accepted or facts.role in (Role.DEVELOPER, Role.HOST):
        return False, ()
    original = facts.original_systemic_risk
    if facts.role is Role.INTEGRATOR and original is None:
        return False, ()  # the same model: its own compute and designation say all
    role = None if facts.role is None else True
    value = kleene_and((role, original, provider.value))
    if value is None:
        unknown = {"role": role, "original_systemic_risk": original}
        open_facts = tuple(fact for fact, answer in unknown.items() if answer is None)
        return None, open_facts or provider.missing
    if value and facts.role is Role.INTEGRATOR:
        opinion.affirm(
            "It is the very model with systemic risk, of which the integrator is provider.",
            guidelines("59"),
        )
    elif value and limited_to_modification(facts):
        opinion.affirm(
            "It is a provider's modification of a model with systemic risk.", guidelines("70")
        )
    elif value:
        opinion.affirm(
            "It is the same model as the provider's own one with systemic risk.", guidelines("23")
        )
    return value, ()


def _doubtful_amounts(facts: ModelFacts, cumulative: Decimal | None) -> list[str]:
    training = _amount(facts.training_compute)
    if cumulative is None:
        return near_threshold("The training compute", training, SYSTEMIC_COMPUTE, "10^25 FLOP")
    warnings = near_threshold("The cumulative compute", cumulative, SYSTEMIC_COMPUTE, "10^25 FLOP")
    if training is not None and training > cumulative:
        warnings.append("The cumulative compute is given as less than the training compute in it.")
    return warnings
