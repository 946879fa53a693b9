"""Two conditions of the exemption that take several facts: usage information, and money."""

from gpai_code.law import act, guidelines
from gpai_code.resolver.at_once import answer_at_once
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.opinion import Conclusion, Opinion
from gpai_code.resolver.reasons import kleene_and
from gpai_code.vocabulary import DataPurpose, SizeClass

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

_USAGE = {
    "usage_modalities_public": "modalities",
    "usage_capabilities_public": "capabilities",
    "usage_limitations_public": "limitations",
}
USED_FOR_USAGE = ("usage_public", *_USAGE)


@answer_at_once(*USED_FOR_USAGE[1:])
def usage_public(facts: ModelFacts) -> Conclusion:
    """
    Is the minimum of information on usage public?

    Source:
        AI Act Article 53(2); guidelines, paragraphs 91 and 92.
    """
    opinion = Opinion("usage_public", act("Article 53(2)"), guidelines("92"))
    answers = {fact: getattr(facts, fact) for fact in _USAGE}
    public = kleene_and(answers.values())
    if public is False:
        lacking = [_USAGE[fact] for fact, answer in answers.items() if answer is False]
        opinion.deny(f"Not published: {', '.join(lacking)}.")
    elif public:
        opinion.affirm("The modalities, capabilities and limitations are published.")
        opinion.contested.append(TECHNICAL_MEANS)
    else:
        opinion.ask(fact for fact, answer in answers.items() if answer is None)
    return opinion.conclude(facts.usage_public)


WAYS_OF_BEING_PAID = {
    "price_charged": ("A price is asked.", "85"),
    "dual_licensing": (
        "Use is free for some or to a certain scale only, and paid beyond.",
        "86(1)",
    ),
    "tied_services": ("Paid services are needed for it to work or be accessible.", "86(2)"),
    "required_support": ("Users must buy support, training or maintenance.", "86(3)"),
    "paid_hosting_only": (
        "It is available only on the provider's own platform, against payment.",
        "86(4)",
    ),
    "adverts_on_only_host": ("It is available only where advertisements are shown.", "86(4)"),
}
_NO_MONETISATION = {
    "optional_paid_services": ("Paid services that nobody needs are no monetisation.", "88(1)"),
    "premium_versions": ("Paid versions in addition to the free one are no monetisation.", "88(2)"),
}
USED_FOR_MONEY = (
    *("monetised", *WAYS_OF_BEING_PAID, "personal_data_required", "personal_data_purpose"),
    *("between_microenterprises", "size_class", *_NO_MONETISATION),
)
_LARGER_THAN_MICRO = (SizeClass.SMALL, SizeClass.MEDIUM, SizeClass.SMC, SizeClass.LARGE)


@answer_at_once(*USED_FOR_MONEY[1:])
def monetised(facts: ModelFacts) -> Conclusion:
    """
    Is the model provided against a price or otherwise monetised?

    Source:
        Recital 103 of the AI Act; guidelines, paragraphs 85 to 89.
    """
    opinion = Opinion("monetised", act("recital 103"), guidelines("85"))
    absent = []
    unknown = []
    # 85, 86: a price, or another way of being paid
    for fact, (reason, paragraph) in WAYS_OF_BEING_PAID.items():
        answer = getattr(facts, fact)
        if answer:
            opinion.affirm(reason, guidelines(paragraph))
        elif answer is None:
            unknown.append(fact)
    # 88: what is paid for in addition to the model, without any need
    for fact, (reason, paragraph) in _NO_MONETISATION.items():
        if getattr(facts, fact):
            absent.append(reason)
            opinion.citations.append(guidelines(paragraph))
    if facts.premium_versions:
        opinion.contested.append(PREMIUM)
        opinion.citations.append(guidelines("23"))
    unknown += _personal_data(facts, opinion)
    if opinion.in_favour:
        _between_microenterprises(facts, opinion)
    elif unknown:
        opinion.ask(unknown)
        if COMPATIBILITY in opinion.contested:
            opinion.notes.append(
                "Personal data are collected for compatibility or interoperability."
            )
    else:
        opinion.deny(" ".join(["None of the ways of monetising is used.", *absent]))
    return opinion.conclude(facts.monetised)


def _personal_data(facts: ModelFacts, opinion: Opinion) -> list[str]:
    """
    Weigh personal data that people must give, and name the fact that is open.

    Source:
        Recital 103; guidelines, paragraph 87: a price, unless for security alone.
    """
    if facts.personal_data_required is None:
        return ["personal_data_required"]
    if not facts.personal_data_required:
        return []
    opinion.citations.append(guidelines("87"))
    if facts.personal_data_purpose is DataPurpose.OTHER:
        opinion.affirm("Personal data are collected for more than the model's security.")
    elif facts.personal_data_purpose is DataPurpose.COMPATIBILITY:
        # recital 103 allows it, paragraph 87 does not: only a conclusion can settle it
        opinion.contested.append(COMPATIBILITY)
        return ["monetised"]
    elif facts.personal_data_purpose is None:
        return ["personal_data_purpose"]
    return []


def _between_microenterprises(facts: ModelFacts, opinion: Opinion) -> None:
    """
    Weigh that there is no monetisation between microenterprises.

    Source:
        Recital 103; guidelines, paragraph 89, against paragraph 79: access without payment.
    """
    larger = facts.size_class in _LARGER_THAN_MICRO
    if facts.between_microenterprises and larger:
        opinion.deny(
            "Transactions of a provider of this size are not between microenterprises, yet all "
            "are said to be.",
            guidelines("89"),
        )
        return
    if larger or facts.between_microenterprises is False:
        return
    opinion.contested.append(MICROENTERPRISES)
    opinion.citations += [guidelines("89"), guidelines("79")]
    between = "all" if facts.between_microenterprises else "it is not known whether all"
    opinion.notes = [
        *opinion.in_favour,
        f"Between microenterprises that may be none: {between} transactions are such.",
    ]
    opinion.in_favour = []
    opinion.missing = [
        "monetised" if facts.between_microenterprises else "between_microenterprises"
    ]
