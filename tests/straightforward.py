"""
The resolver as plainly as it can be written: every ruling worked out anew for each decision.

The resolver of the package shares what many decisions have in common; tests/test_sharing.py holds
its answers against those of this one.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from gpai_code.catalog.code import DEFAULT_EDITION, Code, load
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.provenance import generated_by
from gpai_code.catalog.records import Commitment, Derogation, Measure, Rule
from gpai_code.law import Citation, act, code, guidelines
from gpai_code.resolver.decision import Decision, Question
from gpai_code.resolver.exemption import Condition, Ruling, conditions, license_condition
from gpai_code.resolver.facts import QUESTIONS, ModelFacts
from gpai_code.resolver.legal_tests import systemic_risk
from gpai_code.resolver.opinion import Conclusion
from gpai_code.resolver.provider import limited_to_modification
from gpai_code.resolver.reasons import distinct
from gpai_code.resolver.scope import work_out_scope
from gpai_code.resolver.timeline import timeline
from gpai_code.vocabulary import (
    Addressee,
    DerogationEffect,
    DerogationKind,
    Outcome,
    SizeClass,
)

Reliefs = tuple[tuple[str, Derogation], ...]

ARTICLE_53_2 = act("Article 53(2)")


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
    """
    loaded = load(edition)
    slug = loaded.edition.slug
    tried = conditions(facts)
    scope = work_out_scope(facts, presume=presume_scope)
    risk = systemic_risk(facts)
    obligations = _obligations(facts, tried, risk)
    reliefs = tuple(_derogations(loaded))
    provisions = dict(_provisions(loaded, reliefs, facts, tried))

    def differs(one: Ruling, other: Ruling) -> bool:
        """Compare what they say of this model and actor: out of scope all are alike."""
        one, other = scope.gate(one), scope.gate(other)
        return (one.outcome, one.missing) != (other.outcome, other.missing)

    commitments: dict[str, Ruling] = {}
    measures: dict[str, Ruling] = {}
    unaffected: dict[str, Ruling] = {}
    for commitment in loaded.commitments:
        commitments[commitment.id] = _ruling(slug, commitment, reliefs, facts, risk, provisions)
        for measure in commitment.measures:
            ruling = _ruling(slug, measure, reliefs, facts, risk, provisions)
            measures[measure.id] = ruling
            if any(rule.id in provisions for rule in measure.walk()):
                beside = _beside(slug, measure, provisions)
                unaffected |= {i: one for i, one in beside if differs(one, ruling)}
    parts = {i: one for i, one in (provisions | unaffected).items() if i not in measures}

    def in_scope(rulings: dict[str, Ruling]) -> dict[str, Ruling]:
        return {name: scope.gate(ruling) for name, ruling in rulings.items()}

    ruled = [in_scope(rulings) for rulings in (obligations, commitments, measures, parts)]
    if limited_to_modification(facts):
        ruled = [_limited(loaded, rulings) for rulings in ruled]
    missing = distinct(
        *(fact for rulings in ruled for ruling in rulings.values() for fact in ruling.missing)
    )
    return Decision(
        generated_by=generated_by(slug),
        facts=facts,
        premises=scope.premises,
        steps=(*scope.conclusions, risk),
        conditions=tried,
        obligations=ruled[0],
        commitments=ruled[1],
        measures=ruled[2],
        provisions={
            entry: ruling
            for entry, ruling in ruled[3].items()
            if entry in provisions or _own(ruling, ruled[2][measure_part(entry)])
        },
        questions=tuple(
            Question(fact=fact, text=text) for fact, text in QUESTIONS.items() if fact in missing
        ),
        timeline=timeline(facts, ruled[0], as_of),
        as_of=as_of,
    )


def exemption(tried: tuple[Condition, ...], basis: Citation) -> Ruling:
    for met, outcome in ((False, Outcome.APPLIES), (None, Outcome.UNDETERMINED)):
        if deciding := tuple(condition for condition in tried if condition.met is met):
            return _decided(outcome, deciding, basis)
    return _decided(Outcome.EXEMPT, tried, basis)


def _decided(outcome: Outcome, deciding: tuple[Condition, ...], basis: Citation) -> Ruling:
    return Ruling(
        outcome=outcome,
        because=tuple(condition.because for condition in deciding),
        citations=distinct(basis, *(c for condition in deciding for c in condition.citations)),
        missing=(
            distinct(*(fact for condition in deciding for fact in condition.missing))
            if outcome is Outcome.UNDETERMINED
            else ()
        ),
        contested=distinct(*(point for condition in deciding for point in condition.contested)),
    )


def _own(ruling: Ruling, whole: Ruling) -> bool:
    """Say whether a provision still fares differently from its Measure after scope."""
    return (ruling.outcome, ruling.missing) != (whole.outcome, whole.missing)


def _limited(loaded: Code, rulings: dict[str, Ruling]) -> dict[str, Ruling]:
    """Say where a modifier's obligations reach only its modification; Articles 54, 55 do fully."""
    said = "For a modifier of somebody else's model it is limited to the modification."
    owners: tuple[Commitment | Measure, ...] = (*loaded.commitments, *loaded.measures)
    in_full = {owner.id for owner in owners if Addressee.PROVIDERS not in owner.addressees}
    return {
        name: (
            attrs.evolve(
                ruling,
                because=(*ruling.because, said),
                citations=distinct(*ruling.citations, act("recital 109"), guidelines("68")),
            )
            if ruling.outcome in (Outcome.APPLIES, Outcome.APPLIES_MODIFIED)
            and name not in {"54", "55"} | in_full
            else ruling
        )
        for name, ruling in rulings.items()
    }


def _obligations(
    facts: ModelFacts, tried: tuple[Condition, ...], risk: Conclusion
) -> dict[str, Ruling]:
    return {
        "53(1)(a)": exemption(tried, act("Article 53(2)")),
        "53(1)(b)": exemption(tried, act("Article 53(2)")),
        "53(1)(c)": _never_lifted("Article 53(1)(c)", "copyright policy"),
        "53(1)(d)": _never_lifted("Article 53(1)(d)", "public summary of training content"),
        "54": _authorised_representative(facts, tried),
        "55": _systemic(risk),
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
    return attrs.evolve(
        ruling, contested=distinct(*ruling.contested, f"{place}: {derogation.note}")
    )


def _ruling(
    slug: str,
    owner: Commitment | Measure,
    reliefs: Reliefs,
    facts: ModelFacts,
    risk: Conclusion,
    provisions: dict[str, Ruling],
) -> Ruling:
    """Rule on a Commitment or Measure."""
    further = _further(owner, reliefs, facts)
    if Addressee.PROVIDERS not in owner.addressees:
        ruling = _systemic(risk)
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


def _further(owner: Commitment | Measure, reliefs: Reliefs, facts: ModelFacts) -> tuple[str, ...]:
    """
    Name the places of reliefs that may hold and that the outcome leaves aside.

    A relief counts if it names the Commitment or Measure, a provision of it, or a Measure's whole
    Commitment, wherever it stands. Those for a size that the provider does not have are left out.
    """
    whole = owner.commitment if isinstance(owner, Measure) else owner.id
    aside = {DerogationKind.OPEN_SOURCE} if Addressee.PROVIDERS in owner.addressees else set()
    if facts.size_class in (SizeClass.SMC, SizeClass.LARGE):
        aside.add(DerogationKind.SME)
    if facts.size_class not in (None, SizeClass.SMC):
        aside.add(DerogationKind.SMC)
    return distinct(
        *(
            place
            for place, derogation in reliefs
            if derogation.kind not in aside
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
