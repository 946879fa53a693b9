"""
What applies, worked out from the text of the law as plainly as it can be written.

Nothing here comes from the resolver: no rule, no helper and no threshold. Each question of law is
a function of the facts in three values, with the place of the rule next to it, and the outcomes are
the decision table of the exemption. The resolver must give the same outcomes (tests/test_oracle.py,
tests/test_proof.py).
"""

from collections.abc import Iterable
from decimal import Decimal, localcontext

from gpai_code.resolver.facts import ModelFacts
from gpai_code.vocabulary import DataPurpose, Generates, ModificationKind, Role, SizeClass

Three = bool | None

GPAI, SYSTEMIC = Decimal("1e23"), Decimal("1e25")

LICENCES: dict[str, Three] = {
    # the licences of tests/any_facts.py, weighed by their own texts (guidelines 78 to 84)
    "NONE": False,
    "NOASSERTION": None,
    "Apache-2.0": True,
    "MIT": True,
    "GPL-3.0-or-later": True,
    "CC-BY-NC-4.0": False,
    "llama3.1": False,
    "bigcode-openrail-m": None,
    "Apache-2.0 OR CC-BY-NC-4.0": True,
    "Apache-2.0 AND CC-BY-NC-4.0": False,
    "a licence that nobody knows": None,
    "MIT OR": None,
}


def all_of(values: Iterable[Three]) -> Three:
    """One no settles it, then one unknown leaves it open."""
    values = list(values)
    return False if False in values else None if None in values else True


def weigh(*, yes: bool, no: bool, conflict: bool = False) -> Three:
    """Reasons for both answers, or facts that cannot both be true, leave a question open."""
    if conflict or yes == no:
        return None
    return yes


def amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


# The questions of law


def gpai(facts: ModelFacts) -> Three:
    """Article 3(63); guidelines 17 and 20."""
    if facts.is_gpai is not None:
        return facts.is_gpai
    if facts.research_only:
        # Article 3(63): models for research before they are placed on the market are none
        on_market = facts.placed_on is not None or facts.placed_on_union_market is True
        return weigh(yes=False, no=True, conflict=on_market)
    if facts.designated:
        # Article 51(1)(b), 52(4): the Commission designates general-purpose AI models
        return None if facts.narrow_task else True
    training, cumulative = amount(facts.training_compute), amount(facts.cumulative_compute)
    kind = None
    if facts.generates is not None:
        named = {Generates.LANGUAGE, Generates.TEXT_TO_IMAGE, Generates.TEXT_TO_VIDEO}
        kind = bool(named & set(facts.generates))
    size = None if training is None else training > GPAI
    small_in_all = cumulative is not None and cumulative <= GPAI
    if size is None and small_in_all:
        size = False  # recital 111: the whole is no less than its part
    if facts.narrow_task or kind is False or size is False:
        return False  # 17, 20
    if size and small_in_all:
        return None
    return True if kind and size else None


def larger_than_a_third(facts: ModelFacts) -> Three:
    """Guidelines 62 to 64: the modification against a third of the original's compute."""
    modification = amount(facts.modification_compute)
    kind = facts.modification
    if kind in (ModificationKind.CONVERSION, ModificationKind.RE_UPLOAD) and modification:
        return None  # no compute, and some
    if modification is None and kind not in (None, ModificationKind.TRAINING):
        modification = Decimal(0)
    if modification is None:
        return None
    earlier = Decimal(facts.earlier_modifications_compute or 0)
    ways_of_measuring = [modification, modification + earlier]
    if max(ways_of_measuring) == 0:
        return False
    if facts.original_compute is not None:
        original = Decimal(facts.original_compute)
        others = Decimal(facts.other_originals_compute or 0)
        bases = [original, original + others]
    elif facts.original_compute_unknowable:
        # 64: 10^25 if the original has systemic risk, 10^23 if not
        bases = [
            base
            for base, risk in ((SYSTEMIC, True), (GPAI, False))
            if facts.original_systemic_risk in (risk, None)
        ]
    else:
        return None
    answers = {3 * way > base for way in ways_of_measuring for base in bases}
    return answers.pop() if len(answers) == 1 else None


def provider(facts: ModelFacts) -> Three:
    """Article 3(3); guidelines 49 to 71."""
    if facts.is_provider is not None:
        return facts.is_provider
    if facts.role is Role.DEVELOPER:  # 50
        return None if facts.own_model is False else True
    if facts.role is Role.HOST:  # 51
        return None if facts.own_model else False
    if facts.role is Role.INTEGRATOR:  # 57 to 59
        return None if facts.own_model else facts.upstream_excludes_union
    if facts.role is Role.MODIFIER:
        if facts.own_model:
            return True  # 23
        with localcontext(prec=500):
            larger = larger_than_a_third(facts)
        return True if larger else False if larger is False and facts.own_model is False else None
    return None


def systemic(facts: ModelFacts, provides: Three) -> Three:
    """Articles 51 and 52; guidelines 23, 42, 59, 70, 118 and 121."""
    if facts.systemic_risk is not None:
        return facts.systemic_risk
    # 59: what an integrator took over is the very same model, and is said not to be one
    said_not_to = facts.role is Role.INTEGRATOR and facts.original_systemic_risk is False
    if facts.designated:
        # Article 51(1)(b), 52(4): on its own, whatever the compute
        return None if said_not_to else True
    cumulative = amount(facts.cumulative_compute)
    parts = [Decimal(facts.training_compute or 0)]
    if facts.role is Role.MODIFIER:  # 121
        with localcontext(prec=500):
            parts.append(
                Decimal(facts.original_compute or 0)
                + Decimal(facts.other_originals_compute or 0)
                + Decimal(facts.earlier_modifications_compute or 0)
                + Decimal(facts.modification_compute or 0)
            )
    above = cumulative is not None and cumulative > SYSTEMIC
    not_above = cumulative is not None and not above
    said_to_be_met = max(parts) > SYSTEMIC or facts.threshold_met_on is not None
    if facts.rebuttal_accepted:  # Article 52(2), (3): it ends what is presumed, inherited or not
        return False if facts.designated is False or said_not_to else None
    if said_to_be_met and not_above:
        return None  # the whole is said to be less than its part, or a day says otherwise
    if above or said_to_be_met:
        return None if said_not_to else True  # Article 51(2)
    if said_not_to:
        return False
    inherits = inherited(facts, provides)
    if inherits and facts.role is Role.INTEGRATOR and not_above and facts.designated is False:
        return None  # 59: the very same model, of which two things are said
    if inherits:
        return True
    return False if not_above and facts.designated is False and inherits is False else None


def inherited(facts: ModelFacts, provides: Three) -> Three:
    """Guidelines 23, 59, 70: the original's systemic risk, for the provider of what was made."""
    if facts.role in (Role.DEVELOPER, Role.HOST):
        return False
    if facts.role is Role.INTEGRATOR and facts.original_systemic_risk is None:
        return False  # its own compute and designation are those of the original
    role = None if facts.role is None else True
    return all_of([role, facts.original_systemic_risk, provides])


def placed(facts: ModelFacts, risk: Three) -> Three:
    """Articles 3(9), 3(10), 2(8); recitals 97 and 109; guidelines 53 and 58."""
    if facts.placed_on_union_market is not None:
        return facts.placed_on_union_market
    inside = facts.internal_use_only is True
    yes = facts.placed_on is not None or (
        inside and (facts.internal_use_essential is True or risk is True)
    )
    no = (
        facts.union_excluded is True
        or facts.research_only is True
        or facts.commercial_activity is False
        or facts.noncommercial_research is True
        or (inside and facts.internal_use_essential is False and risk is False)
    )
    impossible = (
        facts.placed_on is not None
        and facts.released_on is not None
        and facts.placed_on < facts.released_on
    ) or (facts.noncommercial_research is True and facts.commercial_activity is True)
    return weigh(yes=yes, no=no, conflict=impossible)


def usage(facts: ModelFacts) -> Three:
    """Guidelines 92: modalities, capabilities and limitations."""
    if facts.usage_public is not None:
        return facts.usage_public
    return all_of(
        [
            facts.usage_modalities_public,
            facts.usage_capabilities_public,
            facts.usage_limitations_public,
        ]
    )


def paid(facts: ModelFacts) -> Three:
    """Recital 103; guidelines 85 to 89."""
    if facts.monetised is not None:
        return facts.monetised
    data: Three = facts.personal_data_required
    if data:  # 87
        purpose = facts.personal_data_purpose
        data = {DataPurpose.SECURITY: False, DataPurpose.OTHER: True}.get(purpose)  # type: ignore[arg-type]
    ways = [
        facts.price_charged,  # 85
        facts.dual_licensing,  # 86(1)
        facts.tied_services,  # 86(2)
        facts.required_support,  # 86(3)
        facts.paid_hosting_only,  # 86(4)
        facts.adverts_on_only_host,  # 86(4)
        data,
    ]
    if True in ways:
        # 89, 79: between microenterprises there are two readings
        larger = facts.size_class not in (None, SizeClass.MICRO, SizeClass.SME)
        between = facts.between_microenterprises
        if larger:
            return None if between else True
        return True if between is False else None
    return None if None in ways else False


def licence(facts: ModelFacts) -> Three:
    """Article 53(2), first sentence; recital 102; guidelines 76 to 84."""
    if facts.license_qualifies is not None:
        return facts.license_qualifies
    names = [] if facts.license is None else [facts.license]
    names += facts.licenses or ()
    answers = {LICENCES[name] for name in names}
    return answers.pop() if len(answers) == 1 else None


# The decision table


def table(scope: Three, exempt: Three, risk: Three, third_country: Three) -> dict[str, str]:
    """
    Section 3 of the decision table: rows are obligations, columns what is known of the scope.

    A: applies, E: exempt, N: not applicable, U: undetermined.
    """
    if scope is False:
        return dict.fromkeys(("53(1)(a)", "53(1)(b)", "53(1)(c)", "53(1)(d)", "54", "55"), "N")
    documentation = {True: "E", False: "A", None: "U"}[exempt]
    representative = documentation
    if third_country is None and exempt is not True:
        representative = "U"
    rows = {
        "53(1)(a)": documentation,
        "53(1)(b)": documentation,
        "53(1)(c)": "A",
        "53(1)(d)": "A",
        "54": representative,
        "55": {True: "A", False: "N", None: "U"}[risk],
    }
    if scope is None:
        rows = {name: "N" if outcome == "N" else "U" for name, outcome in rows.items()}
    if third_country is False:
        rows["54"] = "N"
    return rows


def doubt_about_provider(facts: ModelFacts) -> bool:
    """Say whether something given bears on who is provider, without a role to go by."""
    if facts.role is not None:
        return True
    original = (
        facts.modification,
        facts.modification_compute,
        facts.earlier_modifications_compute,
        facts.original_compute,
        facts.other_originals_compute,
        facts.original_compute_unknowable or None,
        facts.original_systemic_risk or None,
        facts.upstream_excludes_union,
    )
    if facts.own_model:
        return False
    return facts.own_model is False or any(fact is not None for fact in original)


def presumed(
    facts: ModelFacts, *, is_gpai: Three, is_placed: Three, provides: Three
) -> list[Three]:
    """Take for granted what nothing that was given bears on, and what is not called unknown."""
    if (
        is_gpai is None
        and facts.generates is None
        and facts.training_compute is None
        and not facts.research_only
        and not facts.designated
        and "is_gpai" not in facts.unknown
    ):
        is_gpai = True
    bears_on_market = (
        facts.placed_on is not None
        or facts.union_excluded
        or facts.research_only
        or facts.commercial_activity is False
        or facts.noncommercial_research
        or facts.internal_use_only
    )
    if is_placed is None and not bears_on_market and "placed_on_union_market" not in facts.unknown:
        is_placed = True
    called_unknown = {"role", "is_provider"} & set(facts.unknown)
    if provides is None and not doubt_about_provider(facts) and not called_unknown:
        provides = True
    return [is_gpai, is_placed, provides]


def outcomes(facts: ModelFacts, *, presume_scope: bool = True) -> dict[str, str]:
    """Return the outcome of each obligation, as a letter of the decision table."""
    provides = provider(facts)
    risk = systemic(facts, provides)
    scope = [gpai(facts), placed(facts, risk), provides]
    if presume_scope:
        scope = presumed(facts, is_gpai=scope[0], is_placed=scope[1], provides=scope[2])
    money = paid(facts)
    conditions = [
        licence(facts),
        facts.weights_public,
        facts.architecture_public,
        usage(facts),
        None if money is None else not money,
        None if risk is None else not risk,
    ]
    return table(all_of(scope), all_of(conditions), risk, facts.third_country)
