"""Whether the actor is the model's provider: by its role, and for a modifier by one third."""

from collections.abc import Iterator
from decimal import Decimal

from gpai_code.compute.amounts import GPAI_COMPUTE, NUMERATOR, SYSTEMIC_COMPUTE
from gpai_code.law import act, guidelines
from gpai_code.resolver.at_once import answer_at_once
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.opinion import EXACT, Conclusion, Opinion, near_threshold
from gpai_code.vocabulary import ModificationKind, Role

ONE_THIRD = (
    "That one third of the original's compute decides is the Commission's indicative criterion; "
    "a significant change in generality, capabilities or systemic risk is what counts."
)
SEVERAL_MODIFICATIONS = (
    "The guidelines (63) do not say whether several modifications over time are measured one by "
    "one or together: two readings."
)
SEVERAL_ORIGINALS = (
    "The guidelines (63) speak of one original. For a merge they do not say whether each of the "
    "originals counts or all together, and they add up the compute of merged weights in another "
    "place (121)."
)
UPSTREAM_EXCLUDED = (
    "The original's provider excluded the Union. The guidelines (59) then make the actor who "
    "integrates the model its provider; whether that holds for an actor who modifies it and places "
    "the result on the Union market, they do not say."
)

_WITHOUT_TRAINING = {
    ModificationKind.MERGE: "Merging weights updates no parameters by training.",
    ModificationKind.QUANTISATION: "Quantising updates no parameters by training.",
    ModificationKind.CONVERSION: "Converting updates no parameters.",
    ModificationKind.RE_UPLOAD: "Uploading again updates no parameters.",
}
"""Modifications that take no training compute unless an amount is given."""

_OF_AN_ORIGINAL = (
    *("modification", "modification_compute", "earlier_modifications_compute", "original_compute"),
    *("other_originals_compute", "original_compute_unknowable", "original_systemic_risk"),
    "upstream_excludes_union",
)
"""Facts which say that there is a model of somebody else's upstream."""

_NAMING_NONE = ("original_systemic_risk", "original_compute_unknowable")

USED_FOR_PROVIDER = ("is_provider", "role", "own_model", *_OF_AN_ORIGINAL)


@answer_at_once(*USED_FOR_PROVIDER[1:])
def is_provider(facts: ModelFacts) -> Conclusion:
    """
    Is the actor the model's provider?

    Source:
        AI Act Article 3(3), recitals 97 and 109; guidelines, paragraphs 49 to 71.
    """
    opinion = Opinion("is_provider")
    if facts.role is not Role.MODIFIER:
        opinion.citations.append(act("Article 3(3)"))
    if facts.role is Role.DEVELOPER:
        # 50: who develops it or has it developed, and places it on the market
        opinion.affirm(
            "It developed the model, or had it developed, and places it on the market.",
            guidelines("50"),
        )
    elif facts.role is Role.HOST:
        # 51: the repository's operator is not the provider of what others upload
        opinion.deny("Hosting somebody else's model does not make a provider.", guidelines("51"))
    elif facts.role is Role.INTEGRATOR:
        _integrator(facts, opinion)
    elif facts.role is Role.MODIFIER:
        _modifier(facts, opinion)
    elif facts.own_model is False or _names_an_original(facts):
        opinion.missing.append("role")
        opinion.notes.append("Somebody else's model is upstream; what the actor did is not said.")
    _contradict_role(facts, opinion)
    return opinion.conclude(facts.is_provider)


def _names_an_original(facts: ModelFacts) -> bool:
    if facts.own_model:
        return False
    for name in _OF_AN_ORIGINAL:
        value = getattr(facts, name)
        # that an original has no systemic risk, or could be looked up, names none
        if value is None or (value is False and name in _NAMING_NONE):
            continue
        return True
    return False


def _contradict_role(facts: ModelFacts, opinion: Opinion) -> None:
    """Whose model it is must go with what the actor did."""
    if facts.role is Role.DEVELOPER and facts.own_model is False:
        opinion.conflict("The actor developed the model, yet the model is not its own.")
    elif facts.role in (Role.HOST, Role.INTEGRATOR) and facts.own_model:
        opinion.conflict("The actor took somebody else's model, yet the model is its own.")


def _integrator(facts: ModelFacts, opinion: Opinion) -> None:
    # 57, 58: the upstream actor is the provider, also where it offers the model elsewhere
    opinion.citations += [guidelines("58"), guidelines("59")]
    if facts.upstream_excludes_union:
        # 59: unless it excluded the Union clearly and unequivocally
        opinion.affirm(
            "The original's provider clearly excluded the Union, so the integrator is provider."
        )
    elif facts.upstream_excludes_union is False:
        opinion.deny("The original's provider stays the provider of the model.")
    else:
        opinion.missing.append("upstream_excludes_union")
        opinion.notes.append("The actor built somebody else's model into a system.")


def _modifier(facts: ModelFacts, opinion: Opinion) -> None:
    """Provider of the own model in any case; of somebody else's after the one-third test."""
    if facts.own_model:
        # 23: what the provider develops further is the same model
        opinion.affirm(
            "It modified its own model, which stays the same model and the same provider's.",
            guidelines("23"),
        )
        return
    _one_third(facts, opinion)
    if not opinion.in_favour and not opinion.against:
        opinion.notes.insert(0, "The actor modified a model.")
    if facts.own_model is None and not opinion.in_favour:
        opinion.missing.insert(0, "own_model")
        unknown = "It is not known whether the modified model is the actor's own."
        opinion.notes = [unknown, *opinion.against, *opinion.notes]
        opinion.against = []  # it holds for somebody else's model alone
        opinion.citations.append(guidelines("23"))
    if facts.upstream_excludes_union and not opinion.in_favour:
        opinion.contested.append(UPSTREAM_EXCLUDED)
        opinion.citations += [guidelines("58"), guidelines("59")]


def _one_third(facts: ModelFacts, opinion: Opinion) -> None:
    """
    Measure the modification by a third of the original's training compute.

    Source:
        Recital 109; guidelines, paragraphs 62 to 64 of July 2025.
    """
    opinion.citations += [act("recital 109"), guidelines("62"), guidelines("63")]
    opinion.contested += _doubts(facts)
    _contradict_amounts(facts, opinion)
    amount = _modification(facts, opinion)
    earlier = Decimal(facts.earlier_modifications_compute or 0)
    if amount is None:
        opinion.missing.append("modification_compute")
        if facts.original_compute is None and not facts.original_compute_unknowable:
            opinion.missing.append("original_compute")
        return
    together = EXACT.add(amount, earlier)
    if not together:
        # 63: nothing is not more than a third of anything
        opinion.deny("The modification took no training compute, so no more than a third.")
        return
    if facts.original_compute is None and not facts.original_compute_unknowable:
        opinion.missing.append("original_compute")
        return
    outcomes = []
    for base, rule in _bases(facts, opinion):
        thirds = [EXACT.multiply(Decimal(3), each) > base for each in {amount, together}]
        outcomes.append((all(thirds), any(thirds), rule))
        warnings = near_threshold(
            "The compute of the modification", EXACT.multiply(Decimal(3), amount), base, "one third"
        )
        opinion.warnings += [warning for warning in warnings if warning not in opinion.warnings]
    rules = ", and of ".join(dict.fromkeys(rule for _, _, rule in outcomes))
    if all(surely for surely, _, _ in outcomes):
        opinion.affirm(f"The modification took more than a third of {rules}.")
    elif not any(possibly for _, possibly, _ in outcomes):
        # exactly one third is not greater
        opinion.deny(f"The modification took no more than a third of {rules}.")
    elif _hangs_on_the_original(facts):
        opinion.missing.append("original_systemic_risk")
    else:
        opinion.missing.append("is_provider")
        opinion.notes.append(
            "By one reading the modification took more than a third, by the other it did not."
        )


def _doubts(facts: ModelFacts) -> list[str]:
    doubts = [ONE_THIRD]
    if facts.original_systemic_risk:
        doubts.append(NUMERATOR)
    if facts.earlier_modifications_compute is not None:
        doubts.append(SEVERAL_MODIFICATIONS)
    if facts.modification is ModificationKind.MERGE or facts.other_originals_compute is not None:
        doubts.append(SEVERAL_ORIGINALS)
    return doubts


def _contradict_amounts(facts: ModelFacts, opinion: Opinion) -> None:
    if facts.original_compute is not None and facts.original_compute_unknowable:
        # 64: the fallback is for what cannot be known, so the amount counts
        opinion.overrule("The original's compute is given, although it is said to be unknowable.")
    if facts.modification not in _WITHOUT_TRAINING or not Decimal(facts.modification_compute or 0):
        return
    sentence = f"{_WITHOUT_TRAINING[facts.modification]} Yet an amount of compute is given"
    if facts.modification in (ModificationKind.CONVERSION, ModificationKind.RE_UPLOAD):
        opinion.conflict(f"{sentence}.")
    else:
        # there may have been training as well, and then its amount counts
        opinion.overrule(f"{sentence}, which counts.")


def _modification(facts: ModelFacts, opinion: Opinion) -> Decimal | None:
    if facts.modification_compute is not None:
        return Decimal(facts.modification_compute)
    if facts.modification in _WITHOUT_TRAINING:
        opinion.notes.append(_WITHOUT_TRAINING[facts.modification])
        return Decimal(0)
    return None


def _bases(facts: ModelFacts, opinion: Opinion) -> Iterator[tuple[Decimal, str]]:
    """Yield every amount of which a third may count, with its name."""
    if facts.original_compute is not None:
        original = Decimal(facts.original_compute)
        yield original, "the original's training compute"
        if facts.other_originals_compute is not None:
            other = Decimal(facts.other_originals_compute)
            yield EXACT.add(original, other), "that of all originals together"
        return
    # 64: where the modifier can neither know nor estimate the original's compute
    opinion.citations.append(guidelines("64"))
    if facts.original_systemic_risk is not False:
        yield SYSTEMIC_COMPUTE, "10^25 FLOP, for an original with systemic risk"
    if not facts.original_systemic_risk:
        yield GPAI_COMPUTE, "10^23 FLOP, for any other original"


def _hangs_on_the_original(facts: ModelFacts) -> bool:
    return facts.original_compute is None and facts.original_systemic_risk is None


def limited_to_modification(facts: ModelFacts) -> bool:
    """
    Say whether a provider's obligations reach only its modification of somebody else's model.

    Source:
        Recital 109 of the AI Act; guidelines, paragraph 68. Articles 54 and 55 apply in full
        (guidelines, paragraphs 69 to 71).
    """
    return facts.role is Role.MODIFIER and not facts.own_model
