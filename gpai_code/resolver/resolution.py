"""What applies to a model: per obligation of the AI Act, per Commitment and Measure of the Code."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from operator import attrgetter

import attrs

from gpai_code.catalog.code import DEFAULT_EDITION, Code, load
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.provenance import GeneratedBy, generated_by
from gpai_code.catalog.records import Commitment, Derogation, Measure, Rule
from gpai_code.law import Citation, act, code, guidelines
from gpai_code.resolver.decision import Decision, Question
from gpai_code.resolver.exemption import (
    Condition,
    Ruling,
    Weighed,
    distinct,
    license_condition,
    other_conditions,
    weigh,
)
from gpai_code.resolver.facts import QUESTIONS, ModelFacts
from gpai_code.resolver.legal_tests import Conclusion, limited_to_modification, systemic_risk
from gpai_code.resolver.scope import Scope, work_out_scope
from gpai_code.resolver.timeline import Milestone, timeline
from gpai_code.vocabulary import (
    Addressee,
    DerogationEffect,
    DerogationKind,
    Outcome,
    SizeClass,
)

Reliefs = tuple[tuple[str, Derogation], ...]
Owner = Commitment | Measure

ARTICLE_53_2 = act("Article 53(2)")

SITUATIONS = 128
"""How many sets of facts beside the licence are kept with the rulings that they settle alone."""

_BESIDE = tuple(
    field.name for field in attrs.fields(ModelFacts) if field.name not in ("license", "base_models")
)
_beside_license = attrgetter(*_BESIDE)


def resolve(
    facts: ModelFacts,
    edition: str = DEFAULT_EDITION,
    *,
    presume_scope: bool = True,
    as_of: date | None = None,
) -> Decision:
    """
    Say what applies to a model on the facts given.

    Args:
        facts: What is known; what is not stays open.
        edition: Slug or PEP 440 specifier of the edition of the Code.
        presume_scope: Take for granted, and say so among the premises, that this is a
            general-purpose AI model, placed on the Union market, and that the facts are its
            provider's, as far as nothing at all is known of it. With False that stays open.
        as_of: Day to look at the timeline from.

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
    licence = license_condition(facts)
    situation = _situation(loaded, _beside_license(facts), presume_scope, as_of)
    answer = _Answer(situation, licence)
    return Decision.deferring(
        answer,
        generated_by=situation.stamp,
        facts=facts,
        premises=situation.scope.premises,
        steps=situation.steps,
        conditions=answer.tried,
        obligations=answer.obligations,
        timeline=situation.timeline,
        as_of=as_of,
    )


class _Plan:
    """What an edition says of whom its rules reach, for any facts."""

    def __init__(self, loaded: Code) -> None:
        self.loaded = loaded
        self.slug = loaded.edition.slug
        self.owners: tuple[Owner, ...] = (*loaded.commitments, *loaded.measures)
        self.everyone = {one.id for one in self.owners if Addressee.PROVIDERS in one.addressees}
        self.reliefs: Reliefs = tuple(_derogations(loaded))
        self.relieved = tuple(
            (entry, place, derogation)
            for place, derogation in self.reliefs
            if derogation.kind is DerogationKind.OPEN_SOURCE
            for entry in derogation.applies_to
            if measure_part(entry) in self.everyone
        )
        named = {entry for entry, _, _ in self.relieved}
        self.divided = tuple(
            measure
            for measure in loaded.measures
            if any(rule.id in named for rule in measure.walk())
        )
        """Measures of which some provisions fare differently."""
        self.with_relief = {entry for entry in named if entry in self.everyone}
        """The Commitments and Measures whose rulings depend on the conditions of the exemption."""
        for commitment in loaded.commitments:
            below = (*commitment.walk(), *commitment.measures)
            if commitment.id in self.everyone and any(rule.id in named for rule in below):
                self.with_relief.add(commitment.id)
        self.with_relief |= {measure.id for measure in self.divided}
        self.beside = {owner.id: tuple(_reliefs_of(owner, self.reliefs)) for owner in self.owners}
        """For each Commitment and Measure the reliefs that name it or a part of it."""


@lru_cache(maxsize=4)
def _plan(loaded: Code) -> _Plan:
    return _Plan(loaded)


class _Situation:
    """All that can be said of a model before its licence is looked at; many share one."""

    def __init__(
        self, plan: _Plan, facts: ModelFacts, presume_scope: bool, as_of: date | None
    ) -> None:
        self.plan, self.facts = plan, facts
        self.tried = other_conditions(facts)
        self.weighed = weigh(self.tried)
        self.scope: Scope = work_out_scope(facts, presume=presume_scope)
        self.risk: Conclusion = systemic_risk(facts)
        self.steps = (*self.scope.conclusions, self.risk)
        self.limited = limited_to_modification(facts)
        self.stamp: GeneratedBy = generated_by(plan.slug)
        self.never_lifted = self.final(
            {
                "53(1)(c)": _never_lifted("Article 53(1)(c)", "copyright policy"),
                "53(1)(d)": _never_lifted("Article 53(1)(d)", "public summary of training content"),
                "55": _systemic(self.risk),
            }
        )
        # the others apply or not, as these do: with the scope
        self.timeline: tuple[Milestone, ...] = timeline(facts, self.never_lifted, as_of)

    def obligations(self, weighed: Weighed) -> dict[str, Ruling]:
        """Rule on the obligations of the AI Act, given what the exemption's conditions come to."""
        documentation = weighed.ruling(act("Article 53(2)"))
        representative = _authorised_representative(self.facts, weighed)
        reached = self.final({"53(1)(a)": documentation, "54": representative})
        return {
            "53(1)(a)": reached["53(1)(a)"],
            "53(1)(b)": reached["53(1)(a)"],
            "53(1)(c)": self.never_lifted["53(1)(c)"],
            "53(1)(d)": self.never_lifted["53(1)(d)"],
            "54": reached["54"],
            "55": self.never_lifted["55"],
        }

    @cached_property
    def without_licence(self) -> dict[str, Ruling]:
        """Rule on the obligations where the licence's condition decides nothing."""
        return self.obligations(self.weighed)

    @cached_property
    def settled(self) -> dict[str, Ruling]:
        """Rule on the Commitments and Measures that the exemption does not reach."""
        return self.final(
            {
                owner.id: _ruling(self, owner, {})
                for owner in self.plan.owners
                if owner.id not in self.plan.with_relief
            }
        )

    def final(self, rulings: Mapping[str, Ruling]) -> dict[str, Ruling]:
        """Say what the rulings come to for this actor, who may be no provider or a modifier."""
        if self.scope.value is True and not self.limited:
            return dict(rulings)
        gate = self.scope.gate
        gated = {name: gate(ruling) for name, ruling in rulings.items()}
        return _limited(self.plan, gated) if self.limited else gated


@lru_cache(SITUATIONS)
def _situation(
    loaded: Code, beside: tuple[object, ...], presume_scope: bool, as_of: date | None
) -> _Situation:
    facts = ModelFacts(**dict(zip(_BESIDE, beside, strict=True)))  # type: ignore[arg-type]
    return _Situation(_plan(loaded), facts, presume_scope, as_of)


class _Answer:
    """What a licence makes of a situation: the obligations, and the Code's part when asked for."""

    def __init__(self, situation: _Situation, licence: Condition) -> None:
        self.situation = situation
        self.tried = (licence, *situation.tried)
        self.by_licence = Weighed.of(licence)
        self.weighed = self.by_licence.and_(situation.weighed)
        alone = self.weighed is situation.weighed
        self.obligations = (
            dict(situation.without_licence) if alone else situation.obligations(self.weighed)
        )

    @cached_property
    def relieved(self) -> dict[str, Ruling]:
        """Rule on every entry that an open-source derogation of the Code names."""
        plan = self.situation.plan
        return {
            entry: _relieved(derogation, code(plan.slug, place), self.weighed, self.by_licence)
            for entry, place, derogation in plan.relieved
        }

    @cached_property
    def reached(self) -> dict[str, Ruling]:
        """Rule on the Commitments and Measures that the exemption reaches, before the scope."""
        return {
            owner.id: _ruling(self.situation, owner, self.relieved)
            for owner in self.situation.plan.owners
            if owner.id in self.situation.plan.with_relief
        }

    @cached_property
    def owners(self) -> dict[str, Ruling]:
        return self.situation.settled | self.situation.final(self.reached)

    @property
    def commitments(self) -> dict[str, Ruling]:
        return {one.id: self.owners[one.id] for one in self.situation.plan.loaded.commitments}

    @property
    def measures(self) -> dict[str, Ruling]:
        return {one.id: self.owners[one.id] for one in self.situation.plan.loaded.measures}

    @cached_property
    def provisions(self) -> dict[str, Ruling]:
        plan, scope = self.situation.plan, self.situation.scope

        def differs(one: Ruling, other: Ruling) -> bool:
            """Compare what they say of this model and actor: out of scope all are alike."""
            one, other = scope.gate(one), scope.gate(other)
            return (one.outcome, one.missing) != (other.outcome, other.missing)

        unaffected: dict[str, Ruling] = {}
        for measure in plan.divided:
            beside = _beside(plan.slug, measure, self.relieved)
            ruling = self.reached[measure.id]
            unaffected |= {i: one for i, one in beside if differs(one, ruling)}
        measures = {measure.id for measure in plan.loaded.measures}
        parts = {i: one for i, one in (self.relieved | unaffected).items() if i not in measures}
        return {
            entry: ruling
            for entry, ruling in self.situation.final(parts).items()
            if entry in self.relieved or _own(ruling, self.owners[measure_part(entry)])
        }

    @property
    def questions(self) -> tuple[Question, ...]:
        rulings = (*self.obligations.values(), *self.owners.values(), *self.provisions.values())
        missing = {fact for ruling in rulings for fact in ruling.missing}
        return tuple(
            Question(fact=fact, text=text) for fact, text in QUESTIONS.items() if fact in missing
        )


def _own(ruling: Ruling, whole: Ruling) -> bool:
    """Say whether a provision still fares differently from its Measure after scope."""
    return (ruling.outcome, ruling.missing) != (whole.outcome, whole.missing)


def _limited(plan: _Plan, rulings: dict[str, Ruling]) -> dict[str, Ruling]:
    """Say where a modifier's obligations reach only its modification; Articles 54, 55 do fully."""
    said = "For a modifier of somebody else's model it is limited to the modification."
    in_full = {"54", "55"} | {owner.id for owner in plan.owners if owner.id not in plan.everyone}
    return {
        name: (
            attrs.evolve(
                ruling,
                because=(*ruling.because, said),
                citations=distinct(*ruling.citations, act("recital 109"), guidelines("68")),
            )
            if ruling.outcome in (Outcome.APPLIES, Outcome.APPLIES_MODIFIED) and name not in in_full
            else ruling
        )
        for name, ruling in rulings.items()
    }


def _never_lifted(article: str, what: str) -> Ruling:
    return Ruling(
        outcome=Outcome.APPLIES,
        because=(f"The exemption for open-source models does not reach the {what}.",),
        citations=(act(article), act("Article 53(2)"), act("recital 104"), guidelines("75")),
        missing=(),
        contested=(),
    )


def _authorised_representative(facts: ModelFacts, weighed: Weighed) -> Ruling:
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
    basis = (established, act("Article 54(6)"))
    if facts.third_country is True:
        return weighed.ruling(*basis)
    outcome, because, citations, missing, contested = weighed
    if outcome is Outcome.EXEMPT:
        said = "Exempt if established in a third country; owed by no Union provider anyway."
    else:
        outcome = Outcome.UNDETERMINED
        said = "It is not known whether the provider is established in a third country."
        missing = distinct("third_country", *missing)
    return Ruling(
        outcome=outcome,
        because=(said, *because),
        citations=(*basis, *citations),  # no condition cites Article 54
        missing=missing,
        contested=contested,
    )


def _systemic(risk: Conclusion) -> Ruling:
    """Rule on what only providers of models with systemic risk owe."""
    said = {
        True: "The model is one with systemic risk.",
        False: "The model is not one with systemic risk.",
        None: "It is not known whether the model is one with systemic risk.",
    }[risk.value]
    outcome = {True: Outcome.APPLIES, False: Outcome.NOT_APPLICABLE, None: Outcome.UNDETERMINED}
    plain = risk.stated or risk.missing == (risk.id,)
    more = () if plain and not risk.contradicted else risk.because
    return Ruling(
        outcome=outcome[risk.value],
        because=distinct(said, *more),
        citations=distinct(
            act("Article 55(1)"), act("Article 51"), *(risk.citations if more else ())
        ),
        missing=risk.missing if risk.value is None else (),
        contested=risk.contested,
    )


def _derogations(loaded: Code) -> Iterator[tuple[str, Derogation]]:
    """Yield each derogation with the id of the place that states it."""
    for owner in (*loaded.commitments, *loaded.measures):
        for rule in (owner, *owner.walk()):
            for derogation in rule.derogations:
                yield rule.id, derogation


def _relieved(
    derogation: Derogation, place: Citation, weighed: Weighed, by_licence: Weighed
) -> Ruling:
    """
    Rule on one entry that a derogation names.

    Where the Code points to Article 53(2), that article's conditions decide; where it asks only
    for a free and open-source licence, the licence alone does.
    """
    whole = ARTICLE_53_2 in derogation.references
    ruling = (weighed if whole else by_licence).ruling(place)
    if ruling.outcome is Outcome.EXEMPT and derogation.effect is DerogationEffect.MODIFIED:
        ruling = attrs.evolve(
            ruling,
            outcome=Outcome.APPLIES_MODIFIED,
            because=(derogation.summary, *ruling.because),
        )
    if whole or derogation.note is None:
        return ruling
    point = (
        f"{place.place}: {derogation.note}"  # said far from its place, it would refer to nothing
    )
    return attrs.evolve(ruling, contested=distinct(*ruling.contested, point))


def _ruling(situation: _Situation, owner: Owner, provisions: dict[str, Ruling]) -> Ruling:
    """Rule on a Commitment or Measure."""
    slug = situation.plan.slug
    further = _further(situation, owner)
    if Addressee.PROVIDERS not in owner.addressees:
        ruling = _systemic(situation.risk)
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


def _reliefs_of(owner: Owner, reliefs: Reliefs) -> Iterator[tuple[str, Derogation]]:
    """
    Yield the reliefs that reach a Commitment or Measure, each with the place that states it.

    A relief counts if it names the Commitment or Measure, a provision of it, or a Measure's whole
    Commitment, wherever it stands.
    """
    whole = owner.commitment if isinstance(owner, Measure) else owner.id
    for place, derogation in reliefs:
        named = derogation.applies_to
        if whole in named or owner.id in map(measure_part, named):
            yield place, derogation


def _further(situation: _Situation, owner: Owner) -> tuple[str, ...]:
    """
    Name the places of reliefs that may hold and that the outcome leaves aside.

    Those for a size that the provider does not have are left out.
    """
    size = situation.facts.size_class
    aside = {DerogationKind.OPEN_SOURCE} if owner.id in situation.plan.everyone else set()
    if size in (SizeClass.SMC, SizeClass.LARGE):
        aside.add(DerogationKind.SME)
    if size not in (None, SizeClass.SMC):
        aside.add(DerogationKind.SMC)
    beside = situation.plan.beside[owner.id]
    return distinct(*(place for place, relief in beside if relief.kind not in aside))


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
