"""What applies to a model: per obligation of the AI Act, per Commitment and Measure of the Code."""

from collections.abc import Iterator
from typing import Literal

import attrs

from gpai_code.catalog import DEFAULT_EDITION, Code, load
from gpai_code.citations import act, code, guidelines
from gpai_code.exemption import (
    Condition,
    Ruling,
    conditions,
    distinct,
    exemption,
    license_condition,
)
from gpai_code.facts import QUESTIONS, ModelFacts
from gpai_code.ids import measure_part
from gpai_code.law import LegalReference
from gpai_code.provenance import GeneratedBy, generated_by
from gpai_code.records import Commitment, Derogation, Measure, Rule
from gpai_code.vocabulary import Addressee, DerogationEffect, DerogationKind, Outcome

Reliefs = tuple[tuple[str, Derogation], ...]

ARTICLE_53_2 = LegalReference.parse("AI Act Article 53(2)")

PREMISE = (
    "The model is a general-purpose AI model in the scope of the AI Act, placed on the Union "
    "market, and the facts are those of its provider."
)
"""What the resolver takes for granted and does not examine."""


@attrs.frozen(kw_only=True)
class Question:
    """
    A fact that is missing, as a question in plain words.

    Attributes:
        fact: Name of the fact.
        text: The question.
    """

    fact: str
    text: str


@attrs.frozen(kw_only=True)
class Decision:
    """
    The resolver's answer. It says what applies on the facts given, never that a model complies.

    Attributes:
        document: Which kind of document this is.
        generated_by: Which library, edition and data revision gave the answer.
        facts: The facts used.
        premises: What was taken for granted.
        conditions: The conditions of the exemption, each tried on the facts.
        obligations: Rulings by obligation of the AI Act: 53(1)(a) to (d), 54, 55.
        commitments: Rulings by id.
        measures: Rulings by id.
        provisions: Rulings for provisions that fare differently from their Measure.
        questions: The facts that are still open and would settle what is undetermined.
    """

    document: Literal["decision"] = "decision"
    generated_by: GeneratedBy
    facts: ModelFacts
    premises: tuple[str, ...]
    conditions: tuple[Condition, ...]
    obligations: dict[str, Ruling]
    commitments: dict[str, Ruling]
    measures: dict[str, Ruling]
    provisions: dict[str, Ruling]
    questions: tuple[Question, ...]

    def __getitem__(self, entry: str) -> Ruling:
        """
        Return the ruling for an obligation, Commitment, Measure or provision.

        A provision without a ruling of its own fares like its Measure or Commitment.

        Raises:
            KeyError: If the decision rules on nothing of that name.
        """
        for rulings in (self.obligations, self.provisions, self.measures, self.commitments):
            if entry in rulings:
                return rulings[entry]
        if entry not in load(self.generated_by.edition):
            raise KeyError(entry)
        owner = measure_part(entry)
        return self.measures.get(owner) or self.commitments[owner]

    @property
    def undetermined(self) -> bool:
        """Whether anything is left open."""
        every = (self.obligations, self.commitments, self.measures, self.provisions)
        return any(
            ruling.outcome is Outcome.UNDETERMINED
            for rulings in every
            for ruling in rulings.values()
        )

    def _repr_html_(self) -> str:
        from gpai_code.notebook import decision_html  # noqa: PLC0415

        return decision_html(self)

    def to_json(self) -> str:
        """Return the decision as JSON text."""
        from gpai_code._convert import unstructure  # noqa: PLC0415
        from gpai_code.jsontext import write_json  # noqa: PLC0415

        return write_json(unstructure(self))

    @classmethod
    def from_json(cls, source: str | bytes) -> "Decision":
        """
        Read a decision that `to_json` wrote.

        Raises:
            DocumentError: With every fault and its JSON Pointer.
        """
        from gpai_code._convert import structure  # noqa: PLC0415
        from gpai_code.jsontext import read_json  # noqa: PLC0415

        return structure(read_json(source, document="decision"), cls, "decision")


def resolve(facts: ModelFacts, edition: str = DEFAULT_EDITION) -> Decision:
    """
    Say what applies to a model on the facts given.

    Args:
        facts: What is known; what is not stays open.
        edition: Slug or PEP 440 specifier of the edition of the Code.

    Raises:
        UnknownEditionError: If there is no such edition.
        LicenseExpressionError: If the licence is an expression that cannot be read.

    Source:
        AI Act Articles 53 to 55; the derogations of the chosen edition.

    >>> decision = resolve(ModelFacts(license="CC-BY-NC-4.0"), "third-draft")
    >>> decision["53(1)(a)"].outcome.value, decision["53(1)(c)"].outcome.value
    ('applies', 'applies')
    >>> decision["55"].outcome.value, decision["55"].missing
    ('undetermined', ('systemic_risk',))
    """
    loaded = load(edition)
    slug = loaded.edition.slug
    tried = conditions(facts)
    obligations = _obligations(facts, tried)
    reliefs = tuple(_derogations(loaded))
    provisions = dict(_provisions(loaded, reliefs, facts, tried))
    commitments: dict[str, Ruling] = {}
    measures: dict[str, Ruling] = {}
    unaffected: dict[str, Ruling] = {}
    for commitment in loaded.commitments:
        commitments[commitment.id] = _ruling(slug, commitment, reliefs, facts, provisions)
        for measure in commitment.measures:
            ruling = _ruling(slug, measure, reliefs, facts, provisions)
            measures[measure.id] = ruling
            if any(rule.id in provisions for rule in measure.walk()):
                beside = _beside(slug, measure, provisions)
                unaffected |= {i: one for i, one in beside if one.outcome is not ruling.outcome}
    every = (*obligations.values(), *commitments.values(), *measures.values(), *provisions.values())
    missing = distinct(*(fact for ruling in every for fact in ruling.missing))
    return Decision(
        generated_by=generated_by(slug),
        facts=facts,
        premises=(PREMISE,),
        conditions=tried,
        obligations=obligations,
        commitments=commitments,
        measures=measures,
        provisions={
            entry: ruling
            for entry, ruling in (provisions | unaffected).items()
            if entry not in measures
        },
        questions=tuple(
            Question(fact=fact, text=text) for fact, text in QUESTIONS.items() if fact in missing
        ),
    )


def _obligations(facts: ModelFacts, tried: tuple[Condition, ...]) -> dict[str, Ruling]:
    return {
        "53(1)(a)": exemption(tried, act("Article 53(2)")),
        "53(1)(b)": exemption(tried, act("Article 53(2)")),
        "53(1)(c)": _never_lifted("Article 53(1)(c)", "copyright policy"),
        "53(1)(d)": _never_lifted("Article 53(1)(d)", "public summary of training content"),
        "54": _authorised_representative(facts, tried),
        "55": _systemic(facts, "Article 55(1)"),
    }


def _never_lifted(article: str, what: str) -> Ruling:
    return Ruling(
        outcome=Outcome.APPLIES,
        because=(f"The exemption for open-source models does not reach the {what}.",),
        citations=(act(article), act("Article 53(2)"), act("recital 104"), guidelines("75")),
        missing=(),
        contested=(),
    )


def _authorised_representative(facts: ModelFacts, tried: tuple[Condition, ...]) -> Ruling:
    """Article 54: for providers from third countries, unless Article 54(6) exempts the model."""
    established = act("Article 54(1)")
    if facts.third_country is False:
        return Ruling(
            outcome=Outcome.NOT_APPLICABLE,
            because=("Only providers established in third countries need a representative.",),
            citations=(established,),
            missing=(),
            contested=(),
        )
    lifted = exemption(tried, act("Article 54(6)"))
    if facts.third_country is True:
        return attrs.evolve(lifted, citations=distinct(established, *lifted.citations))
    if lifted.outcome is Outcome.EXEMPT:
        either = "Exempt if established in a third country; owed by no Union provider anyway."
        return attrs.evolve(
            lifted,
            because=(either, *lifted.because),
            citations=distinct(established, *lifted.citations),
        )
    unknown = "It is not known whether the provider is established in a third country."
    return Ruling(
        outcome=Outcome.UNDETERMINED,
        because=(unknown, *lifted.because),
        citations=distinct(established, *lifted.citations),
        missing=distinct("third_country", *lifted.missing),
        contested=lifted.contested,
    )


def _systemic(facts: ModelFacts, article: str) -> Ruling:
    """Rule on what only providers of models with systemic risk owe."""
    citations = (act(article), act("Article 51"))
    match facts.systemic_risk:
        case True:
            outcome, because = Outcome.APPLIES, "The model is one with systemic risk."
        case False:
            outcome, because = Outcome.NOT_APPLICABLE, "The model is not one with systemic risk."
        case _:
            outcome = Outcome.UNDETERMINED
            because = "It is not known whether the model is one with systemic risk."
    missing = ("systemic_risk",) if outcome is Outcome.UNDETERMINED else ()
    return Ruling(
        outcome=outcome,
        because=(because,),
        citations=citations,
        missing=missing,
        contested=(),
    )


def _derogations(loaded: Code) -> Iterator[tuple[str, Derogation]]:
    """Yield each derogation with the id of the place that states it."""
    for owner in (*loaded.commitments, *loaded.measures):
        for rule in (owner, *owner.walk()):
            for derogation in rule.derogations:
                yield rule.id, derogation


def _provisions(
    loaded: Code, reliefs: Reliefs, facts: ModelFacts, tried: tuple[Condition, ...]
) -> Iterator[tuple[str, Ruling]]:
    """Rule on every entry that an open-source derogation of the Code names."""
    owners: tuple[Commitment | Measure, ...] = (*loaded.commitments, *loaded.measures)
    everyone = {owner.id for owner in owners if Addressee.PROVIDERS in owner.addressees}
    for place, derogation in reliefs:
        if derogation.kind is not DerogationKind.OPEN_SOURCE:
            continue
        for entry in derogation.applies_to:
            if measure_part(entry) in everyone:
                yield entry, _relieved(loaded.edition.slug, place, derogation, facts, tried)


def _relieved(
    slug: str,
    place: str,
    derogation: Derogation,
    facts: ModelFacts,
    tried: tuple[Condition, ...],
) -> Ruling:
    """
    Rule on one entry that a derogation names.

    Where the Code points to Article 53(2), that article's conditions decide; where it asks only
    for a free and open-source licence, the licence alone does.
    """
    whole = ARTICLE_53_2 in derogation.references
    ruling = exemption(tried if whole else (license_condition(facts),), code(slug, place))
    if ruling.outcome is Outcome.EXEMPT and derogation.effect is DerogationEffect.MODIFIED:
        ruling = attrs.evolve(
            ruling,
            outcome=Outcome.APPLIES_MODIFIED,
            because=(derogation.summary, *ruling.because),
        )
    if whole or derogation.note is None:
        return ruling
    return attrs.evolve(ruling, contested=distinct(*ruling.contested, derogation.note))


def _ruling(
    slug: str,
    owner: Commitment | Measure,
    reliefs: Reliefs,
    facts: ModelFacts,
    provisions: dict[str, Ruling],
) -> Ruling:
    """Rule on a Commitment or Measure."""
    further = _further(owner, reliefs)
    if Addressee.PROVIDERS not in owner.addressees:
        ruling = _systemic(facts, "Article 55(1)")
        citations = (code(slug, owner.id), *ruling.citations)
        derogations = () if ruling.outcome is Outcome.NOT_APPLICABLE else further
        return attrs.evolve(ruling, citations=citations, derogations=derogations)
    if owner.id in provisions:
        return provisions[owner.id]
    if isinstance(owner, Commitment):
        of_measures = {provisions.get(measure.id) for measure in owner.measures}
        common = of_measures.pop() if len(of_measures) == 1 else None
        if common is not None:
            return common
    return _in_parts(slug, owner, provisions, further)


def _further(owner: Commitment | Measure, reliefs: Reliefs) -> tuple[str, ...]:
    """
    Name the places of reliefs that no fact here decides.

    A relief counts if it names the Commitment or Measure, a provision of it, or a Measure's whole
    Commitment, wherever it stands.
    """
    whole = owner.commitment if isinstance(owner, Measure) else owner.id
    decided = DerogationKind.OPEN_SOURCE if Addressee.PROVIDERS in owner.addressees else None
    return distinct(
        *(
            place
            for place, derogation in reliefs
            if derogation.kind is not decided
            and (
                whole in derogation.applies_to
                or owner.id in map(measure_part, derogation.applies_to)
            )
        )
    )


def _beside(slug: str, owner: Rule, provisions: dict[str, Ruling]) -> Iterator[tuple[str, Ruling]]:
    """Rule on the provisions of a Measure that are not ruled on by themselves."""
    for rule in owner.provisions:
        if rule.id not in provisions:
            yield rule.id, _in_parts(slug, rule, provisions, ())
            yield from _beside(slug, rule, provisions)


def _in_parts(
    slug: str, owner: Rule, provisions: dict[str, Ruling], further: tuple[str, ...]
) -> Ruling:
    """Rule on an entry of which at most some provisions fare differently."""
    parts = {rule.id: provisions[rule.id] for rule in owner.walk() if rule.id in provisions}
    citations = (code(slug, owner.id),)
    because = ["It is addressed to all providers of general-purpose AI models."]
    differing = {
        entry: part for entry, part in parts.items() if part.outcome is not Outcome.APPLIES
    }
    for entry, part in differing.items():
        because.append(f"{entry}: {part.outcome.value}. {' '.join(part.because)}")
    if any(part.outcome is Outcome.UNDETERMINED for part in differing.values()):
        outcome = Outcome.UNDETERMINED
    else:
        outcome = Outcome.APPLIES_MODIFIED if differing else Outcome.APPLIES
    return Ruling(
        outcome=outcome,
        because=tuple(because),
        citations=distinct(*citations, *(c for part in parts.values() for c in part.citations)),
        missing=distinct(*(fact for part in parts.values() for fact in part.missing)),
        contested=distinct(*(point for part in parts.values() for point in part.contested)),
        derogations=further,
    )
