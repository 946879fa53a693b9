"""From facts to conclusions: the questions of law before the exemption, each on its own."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import attrs

from gpai_code.compute.thresholds import GPAI_COMPUTE, MARGIN, NUMERATOR, SYSTEMIC_COMPUTE
from gpai_code.constraints.record import Record
from gpai_code.law import Citation, act, guidelines
from gpai_code.resolver.facts import ModelFacts
from gpai_code.vocabulary import DataPurpose, Generates, Role, SizeClass

INDICATIVE = (
    "The compute criterion is the Commission's, indicative and rebuttable both ways; Article 3(63) "
    "asks for significant generality and a wide range of distinct tasks."
)
ONE_THIRD = (
    "That one third of the original's compute decides is the Commission's indicative criterion; "
    "a significant change in generality, capabilities or systemic risk is what counts."
)
COMMERCIAL = (
    "Supply free of charge can still be in the course of a commercial activity (Article 3(10)); "
    "regularity and circumstances count."
)
INTERNAL = (
    "That models with systemic risk are always subject to the obligations, even if used internally "
    "only and for nothing essential, is said in recital 97 alone; Article 3(9) asks for a first "
    "making available on the market."
)
MICROENTERPRISES = (
    "Between microenterprises monetisation is considered absent (guidelines 89, recital 103), yet "
    "access must be free of payment (guidelines 79): two readings."
)
COMPATIBILITY = (
    "Recital 103 lets personal data serve security, compatibility or interoperability; the "
    "guidelines (87) name security alone: two readings."
)

PREMIUM = (
    "A closed premium version that the same provider makes from the same training run is the same "
    "model (guidelines 23); yet premium versions are no monetisation of the open one (guidelines "
    "88): two readings, and the open release alone is judged here."
)
TECHNICAL_MEANS = (
    "The minimum of usage information is modalities, capabilities and limitations; the guidelines "
    "(92) want the technical means for integration too, where applicable. Whether these belong to "
    "the minimum can be read either way."
)

_OF_PROVIDER = (
    *("is_provider", "role", "own_model", "modification_compute", "original_compute"),
    *("original_compute_unknowable", "original_systemic_risk", "upstream_excludes_union"),
)
_OF_RISK = (
    *("systemic_risk", "cumulative_compute", "training_compute", "designated"),
    *("rebuttal_accepted", *_OF_PROVIDER),
)
USED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "is_gpai": ("is_gpai", "research_only", "generates", "training_compute"),
        "placed_on_union_market": (
            *("placed_on_union_market", "placed_on", "union_excluded", "research_only"),
            *("commercial_activity", "internal_use_only", "internal_use_essential", *_OF_RISK),
        ),
        "is_provider": _OF_PROVIDER,
        "systemic_risk": _OF_RISK,
        "usage_public": (
            *("usage_public", "usage_modalities_public", "usage_capabilities_public"),
            "usage_limitations_public",
        ),
        "monetised": (
            *("monetised", "price_charged", "dual_licensing", "tied_services", "required_support"),
            *("paid_hosting_only", "adverts_on_only_host", "personal_data_required"),
            *("personal_data_purpose", "between_microenterprises", "size_class"),
            *("optional_paid_services", "premium_versions"),
        ),
        "license": ("license", "license_qualifies"),
        "license_qualifies": ("license", "license_qualifies"),
    }
)
"""The facts that each step, and the condition on the licence, looks at; all others leave it."""


@attrs.frozen(kw_only=True)
class Conclusion(Record):
    """
    The answer to one question of law, in three values.

    Attributes:
        id: Name of the fact that states the same conclusion.
        value: True, False, or absent where the facts do not say.
        because: Why.
        citations: Where the rule stands.
        missing: Names of facts that would settle an open answer.
        contested: What reasonable lawyers may see otherwise.
        stated: True where whoever gave the facts stated the conclusion itself.
        contradicted: True where the facts say otherwise than stated, or contradict each other.
        warnings: What to look at again, such as a figure near a threshold.
    """

    id: str
    value: bool | None = None
    because: tuple[str, ...]
    citations: tuple[Citation, ...]
    missing: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    stated: bool = False
    contradicted: bool = False
    warnings: tuple[str, ...] = ()


def is_gpai(facts: ModelFacts) -> Conclusion:
    """
    Is it a general-purpose AI model in scope?

    Source:
        AI Act Articles 2(6), 2(8) and 3(63); guidelines, paragraphs 17 to 20.
    """
    name, where = "is_gpai", (act("Article 3(63)"), guidelines("17"), guidelines("20"))
    if facts.research_only:
        found = Conclusion(
            id=name,
            value=False,
            because=("It serves research, development or prototyping alone, before any market.",),
            citations=(act("Article 2(6)"), act("Article 2(8)"), act("Article 3(63)")),
        )
        return _stated(facts.is_gpai, found)
    generates = facts.generates
    fitting = None if generates is None else any(one is not Generates.OTHER for one in generates)
    compute = None if facts.training_compute is None else Decimal(facts.training_compute)
    over = None if compute is None else compute > GPAI_COMPUTE
    value = _both(fitting, over)
    missing = {"generates": fitting, "training_compute": over}
    if fitting is None and over is None:
        return _stated(facts.is_gpai, _open(name, where, (name,)))
    kind = {
        True: "It generates language, or images or video from text.",
        False: "It generates neither language nor images or video from text.",
        None: "It is not known what it generates.",
    }[fitting]
    size = {
        True: "Its training compute is above 10^23 FLOP.",
        False: "Its training compute is not above 10^23 FLOP.",
        None: "It is not known how much compute its training took.",
    }[over]
    found = Conclusion(
        id=name,
        value=value,
        # of two reasons against, either is enough; nothing else settles it alone
        because=tuple(said for said, one in ((kind, fitting), (size, over)) if one is value)
        if value is False
        else (kind, size),
        citations=where,
        missing=_unknown(missing) if value is None else (),
        contested=(INDICATIVE,),
        warnings=_near("The training compute", compute, GPAI_COMPUTE, "10^23 FLOP"),
    )
    return _stated(facts.is_gpai, found)


def placed_on_union_market(facts: ModelFacts) -> Conclusion:
    """
    Is the model on the Union market, through supply that is commercial?

    Source:
        AI Act Articles 3(9) and 3(10), recital 97; guidelines, paragraphs 53 to 59.
    """
    name, where = "placed_on_union_market", (act("Article 3(9)"), guidelines("53"))
    yes, no, contested = [], [], []
    missing: list[str] = []
    citations = list(where)
    if facts.placed_on is not None:
        yes.append(f"It was placed on the Union market on {facts.placed_on}.")
    if facts.union_excluded:
        no.append("Its distribution and use on the Union market are clearly excluded.")
        citations.append(guidelines("58"))
    if facts.research_only:
        no.append("It serves research, development or prototyping alone, before any market.")
        citations.append(act("Article 2(8)"))
    if facts.commercial_activity is False:
        no.append("It is not supplied in the course of a commercial activity.")
        citations.append(act("Article 3(10)"))
        contested.append(COMMERCIAL)
    if facts.internal_use_only:
        citations.append(act("recital 97"))
        if facts.internal_use_essential:
            yes.append("Its internal use is essential for others or affects people's rights.")
        elif facts.internal_use_essential is False:
            risk = systemic_risk(facts)
            if risk.value is False:
                no.append("It is used internally only, and that use is not essential for others.")
            elif risk.value:
                yes.append("It is used internally only, but is a model with systemic risk.")
                contested.append(INTERNAL)
            missing += risk.missing
        else:
            missing.append("internal_use_essential")
    return _stated(
        facts.placed_on_union_market,
        _weighed(name, yes, no, tuple(missing) or (name,), tuple(citations), tuple(contested)),
    )


def is_provider(facts: ModelFacts) -> Conclusion:
    """
    Is the actor the model's provider?

    Source:
        AI Act Article 3(3), recitals 97 and 109; guidelines, paragraphs 49 to 71.
    """
    name, where = "is_provider", (act("Article 3(3)"),)
    if facts.role is None:
        return _stated(facts.is_provider, _open(name, where, (name,)))
    if facts.role is Role.DEVELOPER:
        because = "It developed the model, or had it developed, and places it on the market."
        found = _weighed(name, [because], [], (), (*where, guidelines("50")))
    elif facts.role is Role.HOST:
        because = "Hosting somebody else's model does not make a provider."
        found = _weighed(name, [], [because], (), (*where, guidelines("51")))
    elif facts.role is Role.INTEGRATOR:
        found = _integrator(facts)
    else:
        found = _modifier(facts)
    return _stated(facts.is_provider, found)


def _integrator(facts: ModelFacts) -> Conclusion:
    excluded = facts.upstream_excludes_union
    yes = ["The original's provider clearly excluded the Union, so the integrator is provider."]
    no = ["The original's provider stays the provider of the model."]
    return _weighed(
        "is_provider",
        yes if excluded else [],
        no if excluded is False else [],
        ("upstream_excludes_union",),
        (act("Article 3(3)"), guidelines("58"), guidelines("59")),
    )


def _modifier(facts: ModelFacts) -> Conclusion:
    """Provider of the own model in any case; of somebody else's after the one-third test."""
    if facts.own_model:
        because = "It modified its own model, which stays the same model and the same provider's."
        return _weighed("is_provider", [because], [], (), (guidelines("23"),))
    found = _one_third(facts)
    if facts.own_model is False or found.value:
        return found
    return Conclusion(
        id=found.id,
        because=("It is not known whether the modified model is the actor's own.", *found.because),
        citations=(*found.citations, guidelines("23")),
        missing=("own_model", *found.missing),
        contested=found.contested,
        contradicted=found.contradicted,
        warnings=found.warnings,
    )


def _one_third(facts: ModelFacts) -> Conclusion:
    """The one-third test, with its two fallbacks where the original's compute is unknowable."""
    name, where = "is_provider", (act("recital 109"), guidelines("62"), guidelines("63"))
    if facts.modification_compute is None:
        known = facts.original_compute is not None or facts.original_compute_unknowable
        asked = ("modification_compute",) if known else ("modification_compute", "original_compute")
        return _open(name, where, asked)
    thrice = 3 * Fraction(facts.modification_compute)  # exact, however many digits
    usual, systemic = Fraction(GPAI_COMPUTE), Fraction(SYSTEMIC_COMPUTE)
    if facts.original_compute is not None:
        base, rule = Fraction(facts.original_compute), "the original's training compute"
    elif not facts.original_compute_unknowable:
        return _open(name, where, ("original_compute",))
    elif facts.original_systemic_risk is None:
        if usual < thrice <= systemic:
            return _open(name, (*where, guidelines("64")), ("original_systemic_risk",))
        base = systemic if thrice > systemic else usual
        rule = "10^23 FLOP, and of 10^25 FLOP if the original has systemic risk"
    elif facts.original_systemic_risk:
        base, rule = systemic, "10^25 FLOP, since the original's compute is unknowable"
    else:
        base, rule = usual, "10^23 FLOP, since the original's compute is unknowable"
    greater = thrice > base  # exactly one third is not greater
    said = [f"The modification took {'more' if greater else 'no more'} than a third of {rule}."]
    against = facts.original_compute is not None and facts.original_compute_unknowable is True
    if against:
        said.append("The original's compute is given, although it is said to be unknowable.")
    return Conclusion(
        id=name,
        value=greater,
        because=tuple(said),
        citations=where if facts.original_compute is not None else (*where, guidelines("64")),
        contested=(ONE_THIRD, NUMERATOR) if facts.original_systemic_risk else (ONE_THIRD,),
        contradicted=against,
        warnings=_near("The compute of the modification", thrice, base, "one third"),
    )


def systemic_risk(facts: ModelFacts) -> Conclusion:
    """
    Is the model classified as one with systemic risk?

    Arguments put to the Commission against the presumption change nothing until it accepts them.

    Source:
        AI Act Articles 51 and 52; guidelines, paragraphs 26 to 47 and 70 to 71.
    """
    name = "systemic_risk"
    citations = [act("Article 51(1)"), act("Article 51(2)")]
    compute = None if facts.cumulative_compute is None else Decimal(facts.cumulative_compute)
    direct = None if facts.training_compute is None else Decimal(facts.training_compute)
    over = None if compute is None else compute > SYSTEMIC_COMPUTE
    # what updated the parameters is a part of the cumulative amount (recital 111)
    part_over = direct is not None and direct > SYSTEMIC_COMPUTE
    presumed = False if facts.rebuttal_accepted else part_over or over
    inherited, asked = _inherited(facts)
    yes = []
    if facts.designated:
        yes.append("The Commission designated it.")
        citations.append(act("Article 52(4)"))
    if presumed:
        which = "cumulative" if over else "training"
        yes.append(f"Its {which} compute is above 10^25 FLOP, which carries the presumption.")
        citations += [act("Article 52(2)"), guidelines("33")]
        if not over:
            citations += [act("recital 111"), guidelines("118")]
    if inherited and limited_to_modification(facts):
        yes.append("It is a provider's modification of a model with systemic risk.")
        citations.append(guidelines("70"))
    elif inherited:
        yes.append("It is the same model as the provider's own one with systemic risk.")
        citations.append(guidelines("23"))
    if presumed or inherited:
        yes.append("The Commission is to be notified of it, at the latest within two weeks.")
        citations += [act("Article 52(1)"), guidelines("31")]
    no: list[str] = []
    if presumed and over is False:
        no = ["Its cumulative compute, of which that is a part, is given as not above 10^25 FLOP."]
    elif presumed is False and facts.designated is False and inherited is False:
        no = ["It is not designated, nor does it inherit systemic risk from an original."]
        if over is False:
            no.append("Its cumulative compute is not above 10^25 FLOP.")
        else:
            no.append("The Commission accepted the arguments against the presumption.")
            citations.append(act("Article 52(2)"))
    known = {"cumulative_compute": presumed, "designated": facts.designated}
    missing = _fewest(name, (*_unknown(known), *asked))
    found = _weighed(name, yes, no, missing, tuple(citations))
    near = _near("The cumulative compute", compute, SYSTEMIC_COMPUTE, "10^25 FLOP")
    if compute is None:
        near = _near("The training compute", direct, SYSTEMIC_COMPUTE, "10^25 FLOP")
    elif direct is not None and direct > compute:
        near += ("The cumulative compute is given as less than the training compute in it.",)
    return _stated(facts.systemic_risk, attrs.evolve(found, warnings=near))


def _inherited(facts: ModelFacts) -> tuple[bool | None, tuple[str, ...]]:
    """Say whether systemic risk comes with the original model, and which facts would tell."""
    provider = is_provider(facts)
    known = {
        "role": None if facts.role is None else facts.role is Role.MODIFIER,
        "original_systemic_risk": facts.original_systemic_risk,
    }
    value = _both(*known.values(), provider.value)
    asked = () if value is not None else _unknown(known) or provider.missing
    return value, asked


def usage_public(facts: ModelFacts) -> Conclusion:
    """
    Is the minimum of information on usage public?

    Source:
        AI Act Article 53(2); guidelines, paragraphs 91 and 92.
    """
    name, where = "usage_public", (act("Article 53(2)"), guidelines("92"))
    parts = {
        "usage_modalities_public": facts.usage_modalities_public,
        "usage_capabilities_public": facts.usage_capabilities_public,
        "usage_limitations_public": facts.usage_limitations_public,
    }
    said = {key: key.removeprefix("usage_").removesuffix("_public") for key in parts}
    lacking = [said[key] for key, public in parts.items() if public is False]
    if lacking:
        found = _weighed(name, [], [f"Not published: {', '.join(lacking)}."], (), where)
    elif all(parts.values()):
        because = "The modalities, capabilities and limitations are published."
        found = _weighed(name, [because], [], (), where, (TECHNICAL_MEANS,))
    else:
        found = _open(name, where, _fewest(name, _unknown(parts)))
    return _stated(facts.usage_public, found)


_MONETISING = {
    "price_charged": ("A price is asked.", "85"),
    "dual_licensing": (
        "Use is free for some or to a certain scale only, and paid beyond.",
        "86(1)",
    ),
    "tied_services": ("Paid services are needed for it to work or be accessible.", "86(2)"),
    "required_support": ("Users must buy support, training or maintenance.", "86(3)"),
    "paid_hosting_only": ("It is to be had only on the provider's own paid platform.", "86(4)"),
    "adverts_on_only_host": ("It is to be had only where advertisements are shown.", "86(4)"),
}
"""What is monetisation, with its paragraph."""

_NOT_MONETISING = {
    "optional_paid_services": ("Paid services that nobody needs are no monetisation.", "88(1)"),
    "premium_versions": ("Paid versions beside the free one are no monetisation.", "88(2)"),
}


def monetised(facts: ModelFacts) -> Conclusion:
    """
    Is the model provided against a price or otherwise monetised?

    Source:
        Recital 103 of the AI Act; guidelines, paragraphs 85 to 89.
    """
    name, citations = "monetised", [act("recital 103"), guidelines("85")]
    yes, contested = [], []
    answers: dict[str, bool | None] = {key: getattr(facts, key) for key in _MONETISING}
    for key, (said, paragraph) in _MONETISING.items():
        if answers[key]:
            yes.append(said)
            citations.append(guidelines(paragraph))
    beside = [said for key, (said, _) in _NOT_MONETISING.items() if getattr(facts, key)]
    citations += [guidelines(p) for key, (_, p) in _NOT_MONETISING.items() if getattr(facts, key)]
    if facts.premium_versions:
        contested.append(PREMIUM)
        citations.append(guidelines("23"))
    answers |= _personal_data(facts)
    if facts.personal_data_required:
        citations.append(guidelines("87"))
        if facts.personal_data_purpose is DataPurpose.OTHER:
            yes.append("Personal data are collected for more than the model's security.")
        elif facts.personal_data_purpose is DataPurpose.COMPATIBILITY:
            contested.append(COMPATIBILITY)
    micro = facts.between_microenterprises
    beyond = facts.size_class in (SizeClass.SMC, SizeClass.LARGE)
    if yes and micro and beyond:
        no = ["Transactions of a provider of this size are not between microenterprises."]
        found = _weighed(name, yes, no, (), (*citations, guidelines("89")), tuple(contested))
    elif yes and (beyond or micro is False):
        found = _weighed(name, yes, [], (), tuple(citations), tuple(contested))
    elif yes:
        contested.append(MICROENTERPRISES)
        citations += [guidelines("89"), guidelines("79")]
        asked = (name if micro else "between_microenterprises",)
        found = _open(name, tuple(citations), asked, tuple(contested))
        between = "all" if micro else "it is not known whether all"
        because = f"Between microenterprises that may be none: {between} transactions are such."
        found = attrs.evolve(found, because=(*yes, because))
    elif all(answer is False for answer in answers.values()):
        because = "None of the ways of monetising is used."
        no = [because, *beside]
        found = _weighed(name, [], no, (), tuple(citations), tuple(contested))
    else:
        missing = tuple(key for key in answers if getattr(facts, key) is None)
        found = _open(name, tuple(citations), _fewest(name, missing), tuple(contested))
        if COMPATIBILITY in contested:
            because = "Personal data are collected for compatibility or interoperability."
            found = attrs.evolve(found, because=(because, *found.because))
    return _stated(facts.monetised, found)


def _personal_data(facts: ModelFacts) -> dict[str, bool | None]:
    """Say what the facts on personal data mean for monetisation, by the fact that is still open."""
    if not facts.personal_data_required:
        return {"personal_data_required": facts.personal_data_required}
    purpose = facts.personal_data_purpose
    meaning = {DataPurpose.SECURITY: False, DataPurpose.OTHER: True}
    return {"personal_data_purpose": meaning.get(purpose) if purpose else None}


def limited_to_modification(facts: ModelFacts) -> bool:
    """
    Say whether a provider's obligations reach only its modification of somebody else's model.

    Source:
        Recital 109 of the AI Act; guidelines, paragraph 68. Articles 54 and 55 apply in full
        (guidelines, paragraphs 69 to 71).
    """
    return facts.role is Role.MODIFIER and not facts.own_model


def _both(*values: bool | None) -> bool | None:
    """And, in Kleene's three values."""
    if any(value is False for value in values):
        return False
    return None if any(value is None for value in values) else True


def _unknown(known: dict[str, bool | None]) -> tuple[str, ...]:
    return tuple(key for key, value in known.items() if value is None)


def _fewest(name: str, missing: tuple[str, ...]) -> tuple[str, ...]:
    """Ask for the one fact that is left, or for the conclusion rather than for several facts."""
    return missing if len(missing) == 1 else (name,)


def _near(
    what: str, amount: Decimal | Fraction | None, threshold: Decimal | Fraction, said: str
) -> tuple[str, ...]:
    """Warn where an estimate with the usual margin reaches over the threshold."""
    if amount is None:
        return ()
    exact = Fraction(amount)
    if abs(Fraction(threshold) - exact) > Fraction(MARGIN) * exact:
        return ()
    margin = f"the margin that the guidelines allow ({guidelines('123').place}"
    return (f"{what} is within 30 % of {said}, {margin}; {guidelines('123').also}).",)


def _open(
    name: str,
    citations: Iterable[Citation],
    missing: tuple[str, ...],
    contested: tuple[str, ...] = (),
) -> Conclusion:
    said = {
        "is_gpai": "It is not known whether it is a general-purpose AI model.",
        "placed_on_union_market": "It is not known whether it is placed on the Union market.",
        "is_provider": "It is not known whether the actor is its provider.",
        "systemic_risk": "It is not known whether the model is one with systemic risk.",
        "usage_public": "It is not known whether information on model usage is public.",
        "monetised": "It is not known whether the model is monetised.",
    }[name]
    return Conclusion(
        id=name,
        because=(said,),
        citations=tuple(citations),
        missing=missing,
        contested=contested,
    )


def _weighed(
    name: str,
    yes: list[str],
    no: list[str],
    missing: tuple[str, ...],
    citations: tuple[Citation, ...],
    contested: tuple[str, ...] = (),
) -> Conclusion:
    """Conclude from reasons for and against; with both, the facts contradict each other."""
    if yes and no:
        found = _open(name, citations, (name,), contested)
        because = ("The facts contradict each other.", *yes, *no)
        return attrs.evolve(found, because=because, contradicted=True)
    if not yes and not no:
        return _open(name, citations, missing, contested)
    return Conclusion(
        id=name,
        value=bool(yes),
        because=tuple(yes or no),
        citations=citations,
        contested=contested,
    )


def _stated(stated: bool | None, worked_out: Conclusion) -> Conclusion:
    """Let a stated conclusion take the place of working it out, and report a contradiction."""
    if stated is None:
        return worked_out
    against = worked_out.value is not None and worked_out.value is not stated
    because = ["As stated by whoever gave the facts."]
    if against:
        because.append(f"Other facts say the opposite: {' '.join(worked_out.because)}")
    elif worked_out.contradicted:
        because += worked_out.because
    return Conclusion(
        id=worked_out.id,
        value=stated,
        because=tuple(because),
        citations=worked_out.citations,
        contested=worked_out.contested if against else (),
        stated=True,
        contradicted=against or worked_out.contradicted,
        warnings=worked_out.warnings,
    )
