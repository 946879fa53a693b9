"""What is known of a model, its licence and its provider; what is not known stays open."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.checked_record import CheckedRecord
from gpai_code.constraints.rules import (
    DecimalText,
    ItemsRule,
    Text,
    TextRule,
    accept,
    rule_of,
)
from gpai_code.errors import ValueRuleError
from gpai_code.vocabulary import DataPurpose, Generates, ModificationKind, Role, SizeClass

if TYPE_CHECKING:
    from gpai_code.text_io.sources import Source

_TEXT = rule_of(Text)
assert isinstance(_TEXT, TextRule)

License = Annotated[
    str,
    _TEXT._replace(also=("NONE",), wanted="name the licence, or write 'NONE' for no licence"),
]
"""A licence as text; "NONE", which is no answer elsewhere, is one here."""


Amount = Annotated[str, rule_of(DecimalText)]
"""An amount of computation in FLOP, as a decimal text such as '2.4e25'."""


QUESTIONS = {
    "is_gpai": (
        "Is it a general-purpose AI model: able to do many different tasks, as models that "
        "generate language, images or video with more than 10^23 FLOP of training usually are?"
    ),
    "generates": "What can the model generate: language, images or video from text, or other?",
    "training_compute": "How many FLOP went into training the model?",
    "placed_on_union_market": (
        "Is the model placed on the Union market, for example by a download, an API or a product "
        "that is open to users there?"
    ),
    "noncommercial_research": (
        "Does the model serve non-professional or scientific research purposes alone, without any "
        "commercial activity?"
    ),
    "internal_use_essential": (
        "Is the internal use essential for a product or service to others, or does it affect the "
        "rights of people in the Union?"
    ),
    "is_provider": (
        "Is the actor the model's provider: did it develop the model, or have it developed, and "
        "place it on the market under its own name?"
    ),
    "role": "What did the actor do with the model: develop, modify, integrate or host it?",
    "own_model": "Is the model that was modified the actor's own?",
    "modification_compute": "How many FLOP went into the modification?",
    "original_compute": "How many FLOP went into training the original model?",
    "original_systemic_risk": "Is the original a model with systemic risk?",
    "upstream_excludes_union": (
        "Did the original's provider clearly exclude its distribution and use on the Union market?"
    ),
    "systemic_risk": (
        "Is the model classified as one with systemic risk: presumed above 10^25 FLOP in all, or "
        "designated by the Commission?"
    ),
    "cumulative_compute": "How many FLOP, all in all, went into enhancing its capabilities?",
    "designated": "Has the Commission designated the model as one with systemic risk?",
    "license": "Under which licence are the model's weights released?",
    "license_qualifies": (
        "Do the licence's terms give everyone the rights to access, use, modify and distribute "
        "the model, with no more than attribution, share-alike or specific safety terms?"
    ),
    "weights_public": "Can anyone obtain the model's parameters, including the weights?",
    "architecture_public": "Is information on the model's architecture published?",
    "usage_public": (
        "Is information on the model's usage published, at least its input and output modalities,"
        " capabilities and limitations?"
    ),
    "usage_modalities_public": "Are the model's input and output modalities published?",
    "usage_capabilities_public": "Are the model's capabilities published?",
    "usage_limitations_public": "Are the model's limitations published?",
    "monetised": (
        "Does anyone pay for access, use, modification or distribution of the model, in money or "
        "through tied services, advertising or personal data?"
    ),
    "price_charged": "Is a price asked for access, use, modification or distribution?",
    "dual_licensing": "Is use free for some only, or up to a certain scale, and paid beyond?",
    "tied_services": "Are paid services needed for the model to work or to be accessible?",
    "required_support": "Must users buy support, training or maintenance?",
    "paid_hosting_only": "Is the model available only on the provider's own paid platform?",
    "adverts_on_only_host": (
        "Is the model available only on a platform of the provider's that shows paid "
        "advertisements?"
    ),
    "personal_data_required": "Must people give personal data to obtain or use the model?",
    "personal_data_purpose": "Are these data for security alone, for compatibility, or for more?",
    "between_microenterprises": "Are all transactions between microenterprises?",
    "third_country": "Is the provider established outside the Union?",
}
"""
Facts that can settle something, as questions in plain words, in the order of asking.

First comes what can make all others superfluous: whether the rules concern the model and the actor
at all, then systemic risk, then the licence, which a rule of its own in the Code asks for anyway.
"""

FURTHER_QUESTIONS = {
    "base_models": "Which models is it built on?",
    "licenses": "Which licences are named, if several are and it is not said how they go together?",
    "optional_paid_services": "Are there paid services with the model that nobody has to buy?",
    "premium_versions": "Are there paid versions with more features than the free one?",
    "narrow_task": (
        "Can the model do one narrow task alone, such as transcribing speech, reading text aloud, "
        "enlarging images or making music?"
    ),
    "modification": (
        "What was done to the original: further training, a merge, quantisation, conversion to "
        "another format, or a second upload?"
    ),
    "earlier_modifications_compute": (
        "How many FLOP went into the actor's earlier modifications of the same original?"
    ),
    "other_originals_compute": ("How many FLOP went into training the other originals of a merge?"),
    "released_on": "On which day was the model first released anywhere?",
    "research_only": (
        "Does the model serve research, development or prototyping alone, with no market yet?"
    ),
    "threshold_met_on": (
        "On which day did its compute pass 10^25 FLOP, or did it become known that it will?"
    ),
    "rebuttal_accepted": (
        "Has the Commission accepted arguments that the model has no systemic risk despite its "
        "compute?"
    ),
    "size_class": "How large is the provider?",
    "original_compute_unknowable": (
        "Can the actor neither be expected to know the original's training compute nor estimate it?"
    ),
    "placed_on": "On which day was the model first made available on the Union market?",
    "commercial_activity": (
        "Is the model supplied in the course of a commercial activity, be it free of charge?"
    ),
    "union_excluded": (
        "Are the model's distribution and use on the Union market clearly and unequivocally "
        "excluded?"
    ),
    "internal_use_only": "Is the model used only inside the provider's organisation?",
}
"""Facts that are never asked for, since a broader question covers them or they settle nothing."""

FACT_NAMES = frozenset((*QUESTIONS, *FURTHER_QUESTIONS))
"""Names of all facts."""

_FACT = TextRule(
    "fact-name",
    "name a fact, such as 'training_compute'",
    rf"^(?:{'|'.join([*QUESTIONS, *FURTHER_QUESTIONS])})$(?!\n)",
    40,
)


class _HashedOnce(CheckedRecord):
    """A record that works out its hash once: many models ask for what is remembered by facts."""

    __slots__ = ("_hash",)
    _hash: int

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:  # nobody has asked yet, nor does a copy or a pickle hold it
            object.__setattr__(self, "_hash", super().__hash__())
            return self._hash


@attrs.frozen(kw_only=True, eq=False)
class ModelFacts(_HashedOnce):
    """
    Facts for the resolver. None means not known, and is never read as no.

    Options may be given as texts and several of them as a list. In JSON a fact may also be null:
    it is then called unknown, so that nothing is taken for granted in its place.

    Where the answer to a question of law is known already, state it: `is_gpai`,
    `placed_on_union_market`, `is_provider`, `systemic_risk`, `license_qualifies`, `usage_public`
    and `monetised` take the place of working it out, and are reported where other facts say
    otherwise.

    Attributes:
        license: SPDX expression, SPDX or Hugging Face identifier, or usual name of the licence
            that the model's weights are released under; "NONE" where there is none.
        licenses: Several licences that are named without saying whether one of them may be chosen
            or all hold at once.
        license_qualifies: Your own reasoned conclusion whether the licence is free and open-source
            and allows access, use, modification and distribution.
        base_models: The models that it is built on, as ids of a model hub. The terms of one whose
            licence does not qualify may reach what is built on it.
        weights_public: Whether the parameters, including the weights, are publicly available.
        architecture_public: Whether information on the model architecture is.
        usage_public: Whether information on model usage is: at least input and output modalities,
            capabilities and limitations.
        usage_modalities_public: Whether the input and output modalities are published.
        usage_capabilities_public: Whether the capabilities are published.
        usage_limitations_public: Whether the limitations are published.
        monetised: Whether access, use, modification or distribution is paid for in money or in
            another way, such as tied services, advertising or personal data.
        price_charged: Whether a price is asked for access, use, modification or distribution.
        dual_licensing: Whether use is free for some, such as academics, and paid for others or
            beyond a certain scale.
        tied_services: Whether paid services are needed for the model to work or be accessible.
        required_support: Whether users must buy support, training or maintenance.
        paid_hosting_only: Whether the model is available only on the provider's own platform,
            against payment.
        adverts_on_only_host: Whether it is available only on a platform of the provider's that
            shows paid advertisements.
        personal_data_required: Whether people must give personal data to obtain or use the model.
        personal_data_purpose: What these data are collected for.
        between_microenterprises: Whether all transactions are between microenterprises.
        optional_paid_services: Whether there are paid services that nobody needs.
        premium_versions: Whether there are paid versions with more features than the free one.
        is_gpai: Whether it is a general-purpose AI model.
        generates: What the model can generate.
        narrow_task: Whether it can do one narrow task alone, such as transcribing speech, reading
            text aloud or making music, and so lacks generality however large it is.
        training_compute: Computation that updated its parameters, in FLOP.
        research_only: Whether it serves research, development or prototyping alone and is not on
            the market.
        systemic_risk: Whether the model is classified as one with systemic risk.
        cumulative_compute: Computation of all that was meant to enhance its capabilities, in FLOP.
        designated: Whether the Commission designated it as one with systemic risk.
        threshold_met_on: Day on which that computation passed the threshold of Article 51(2), or it
            became known that it will.
        rebuttal_accepted: Whether the Commission accepted arguments against the presumption.
        is_provider: Whether the actor in question is the model's provider.
        role: What the actor did with the model.
        third_country: Whether the provider is established outside the Union.
        size_class: The size of the provider.
        own_model: Whether the model that was modified is the actor's own.
        modification: What was done to the original.
        modification_compute: Computation used for the modification, in FLOP.
        earlier_modifications_compute: Computation of the actor's earlier modifications of the same
            original, in FLOP.
        original_compute: Training computation of the original model, in FLOP; of a merge, that of
            the smallest original.
        other_originals_compute: Training computation of the other originals of a merge together,
            in FLOP.
        original_compute_unknowable: Whether the actor can neither be expected to know that amount
            nor estimate it.
        original_systemic_risk: Whether the original is a model with systemic risk.
        upstream_excludes_union: Whether the original's provider clearly and unequivocally excluded
            its distribution and use on the Union market.
        placed_on_union_market: Whether the model is placed on the Union market.
        placed_on: Day on which it was first made available on the Union market.
        released_on: Day on which it was first released anywhere, which need not be the Union.
        commercial_activity: Whether it is supplied in the course of a commercial activity.
        noncommercial_research: Whether it is developed or used for non-professional or scientific
            research purposes alone, without commercial activity.
        union_excluded: Whether its distribution and use on the Union market are clearly and
            unequivocally excluded.
        internal_use_only: Whether it is used only inside the provider's organisation.
        internal_use_essential: Whether that use is essential for a product or service to others, or
            affects the rights of people in the Union.
        unknown: Names of facts that are called unknown: nothing is taken for granted of them.
    """

    # licence
    license: License | None = None
    licenses: Annotated[tuple[License, ...], ItemsRule(1, 20, unique=True)] | None = None
    base_models: Annotated[tuple[Text, ...], ItemsRule(1, 100, unique=True)] | None = None
    license_qualifies: bool | None = None
    # public availability
    weights_public: bool | None = None
    architecture_public: bool | None = None
    usage_public: bool | None = None
    usage_modalities_public: bool | None = None
    usage_capabilities_public: bool | None = None
    usage_limitations_public: bool | None = None
    # money and access
    monetised: bool | None = None
    price_charged: bool | None = None
    dual_licensing: bool | None = None
    tied_services: bool | None = None
    required_support: bool | None = None
    paid_hosting_only: bool | None = None
    adverts_on_only_host: bool | None = None
    personal_data_required: bool | None = None
    personal_data_purpose: DataPurpose | None = None
    between_microenterprises: bool | None = None
    optional_paid_services: bool | None = None
    premium_versions: bool | None = None
    # model
    is_gpai: bool | None = None
    generates: Annotated[tuple[Generates, ...], ItemsRule(1, 4, unique=True)] | None = None
    narrow_task: bool | None = None
    training_compute: Amount | None = None
    research_only: bool | None = None
    # systemic risk
    systemic_risk: bool | None = None
    cumulative_compute: Amount | None = None
    threshold_met_on: date | None = None
    designated: bool | None = None
    rebuttal_accepted: bool | None = None
    # provider
    is_provider: bool | None = None
    role: Role | None = None
    third_country: bool | None = None
    size_class: SizeClass | None = None
    # origin
    own_model: bool | None = None
    modification: ModificationKind | None = None
    modification_compute: Amount | None = None
    earlier_modifications_compute: Amount | None = None
    original_compute: Amount | None = None
    other_originals_compute: Amount | None = None
    original_compute_unknowable: bool | None = None
    original_systemic_risk: bool | None = None
    upstream_excludes_union: bool | None = None
    # market
    placed_on_union_market: bool | None = None
    placed_on: date | None = None
    released_on: date | None = None
    commercial_activity: bool | None = None
    noncommercial_research: bool | None = None
    union_excluded: bool | None = None
    internal_use_only: bool | None = None
    internal_use_essential: bool | None = None
    # what is called unknown
    unknown: Annotated[tuple[Annotated[str, _FACT], ...], ItemsRule(0, 100, unique=True)] = ()

    def check_together(self) -> None:
        """Forget that a fact was called unknown once it is given."""
        if self.unknown:
            still = tuple(name for name in self.unknown if getattr(self, name) is None)
            object.__setattr__(self, "unknown", still)

    @classmethod
    def from_dict(cls, values: object) -> "ModelFacts":
        """
        Make facts from plain JSON values, as `read_facts` does.

        Raises:
            DocumentError: With every fault and its JSON Pointer.
        """
        return facts_of(values)

    @staticmethod
    def before_reading(document: dict[str, Any]) -> dict[str, Any]:
        """
        Take null for a fact as calling it unknown.

        >>> ModelFacts.before_reading({"license": "MIT", "role": None})
        {'license': 'MIT', 'unknown': ['role']}
        """
        if None not in document.values():
            return document
        unknown = document.get("unknown", [])
        nulls = [name for name, value in document.items() if value is None and name in FACT_NAMES]
        if not isinstance(unknown, list):
            return document
        answers = {name: value for name, value in document.items() if name not in nulls}
        return answers | {"unknown": [*unknown, *(name for name in nulls if name not in unknown)]}


@explain_arguments
def read_facts(source: "Source") -> ModelFacts:
    """
    Read facts from a JSON document with the names of `ModelFacts`.

    An object under ``extensions`` holds what is no fact, such as the questions of the template; it
    is not read.
    A link to the schema under ``$schema`` is checked and then left.

    Args:
        source: The text, its bytes in UTF-8, the path of a file, or plain values.

    Raises:
        DocumentError: With every fault, its JSON Pointer, line and column.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.

    >>> read_facts('{"license": "MIT", "weights_public": true}').license
    'MIT'
    """
    from gpai_code.text_io.sources import read_document  # noqa: PLC0415

    return read_document(source, facts_of, "model facts")


_NO_FACTS: dict[str, Any] = {"$schema": Text, "extensions": dict[str, Any]}
"""What a document of facts may hold in addition to facts."""


def facts_of(document: object) -> ModelFacts:
    """
    Make facts from plain JSON values, as `read_facts` does.

    Raises:
        DocumentError: With every fault and its JSON Pointer.
    """
    from gpai_code.constraints.structuring import structure  # noqa: PLC0415
    from gpai_code.errors import DocumentError, Fault  # noqa: PLC0415

    if not (isinstance(document, dict) and {"$schema", "extensions"} & document.keys()):
        return structure(document, ModelFacts, "model facts")
    facts = {name: value for name, value in document.items() if name not in _NO_FACTS}
    faults = []
    for name, kind in _NO_FACTS.items():
        if name in document:
            try:
                accept(kind, document[name])
            except ValueRuleError as error:
                faults.append(Fault(f"/{name}", error.rule, error.found, error.wanted))
    try:
        record = structure(facts, ModelFacts, "model facts")
    except DocumentError as error:
        faults += error.faults
    if faults:
        raise DocumentError("model facts", tuple(faults))
    return record
