"""What the Commitments and Measures of an edition ask of this model and actor."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import attrs

from gpai_code.catalog.outline import Derogation, Place
from gpai_code.catalog.storage import read_outline
from gpai_code.constraints.record_collections import RecordMapping
from gpai_code.law import act, code
from gpai_code.resolver.exemption import Condition, Ruling, exemption
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.obligations import limit, rule_on_systemic_risk
from gpai_code.resolver.reasons import distinct
from gpai_code.resolver.scope import Scope
from gpai_code.vocabulary import (
    Addressee,
    DerogationEffect,
    DerogationKind,
    Outcome,
    SizeClass,
)

Reliefs = tuple[tuple[str, Derogation], ...]
"""Derogations, each with the id of the place that states it."""

ARTICLE_53_2 = act("Article 53(2)")


class Rulings(NamedTuple):
    """
    Rulings on the Code.

    Attributes:
        commitments: By id.
        measures: By id.
        provisions: Those that fare differently from their Measure.
    """

    commitments: RecordMapping[str, Ruling]
    measures: RecordMapping[str, Ruling]
    provisions: RecordMapping[str, Ruling]


class Addressed:
    """What an edition says of whom its rules reach, for any facts."""

    def __init__(self, slug: str) -> None:
        outline = read_outline(slug)
        self.slug = slug
        self.owners: tuple[Place, ...] = (*outline.commitments, *outline.measures)
        self.commitments = tuple(commitment.id for commitment in outline.commitments)
        self.measures = tuple(measure.id for measure in outline.measures)
        self.everyone = frozenset(
            owner.id for owner in self.owners if Addressee.PROVIDERS in owner.addressees
        )
        self.owner_ids = _owner_ids(self.owners)
        """For each entry in a Commitment or Measure the id of that."""
        self.reliefs: Reliefs = tuple(_derogations(self.owners))
        self.for_open_models = tuple(self._for_open_models())
        relieved_ids: set[str] = set()
        for entries, _, _ in self.for_open_models:
            relieved_ids.update(entries)
        self.inside: dict[str, tuple[str, ...]] = {}
        for owner in self.owners:
            self._note_inside(owner, relieved_ids)
        """For an entry the provisions of it that a derogation for open models names."""
        self.divided = tuple(measure for measure in outline.measures if measure.id in self.inside)
        """Measures of which some provisions fare differently."""
        depends = {owner.id: self._depends(owner, relieved_ids) for owner in self.owners}
        self.depending = tuple(owner for owner in self.owners if depends[owner.id])
        """Commitments and Measures on which the answer depends on the exemption."""
        self.alike = tuple(owner for owner in self.owners if not depends[owner.id])
        """Those on which it is the same whatever the licence is."""
        self.relieving = dict(_reliefs_by_owner(self.owners, self.owner_ids, self.reliefs))
        """For each Commitment and Measure the reliefs that name it or a part of it."""
        self.places = {owner.id: code(slug, owner.id) for owner in self.owners}

    def _for_open_models(self) -> Iterator[tuple[tuple[str, ...], str, Derogation]]:
        for place, derogation in self.reliefs:
            if derogation.kind is DerogationKind.OPEN_SOURCE:
                entries = tuple(
                    entry
                    for entry in derogation.applies_to
                    if self.owner_ids.get(entry) in self.everyone
                )
                yield entries, place, derogation

    def _note_inside(self, rule: Place, relieved_ids: Collection[str]) -> list[str]:
        """Note and return which relieved entries lie below one, in the order of the text."""
        inside: list[str] = []
        for part in rule.provisions:
            if part.id in relieved_ids:
                inside.append(part.id)
            inside += self._note_inside(part, relieved_ids)
        if inside:
            self.inside[rule.id] = tuple(inside)
        return inside

    def _depends(self, owner: Place, relieved_ids: Collection[str]) -> bool:
        if owner.id not in self.everyone:
            return False
        parts = (owner, *owner.measures)
        return any(part.id in relieved_ids or part.id in self.inside for part in parts)


@lru_cache(maxsize=4)
def addressed(slug: str) -> Addressed:
    """Return what an edition says of whom its rules reach."""
    return Addressed(slug)


def _derogations(owners: Sequence[Place]) -> Iterator[tuple[str, Derogation]]:
    for owner in owners:
        for rule in (owner, *owner.walk()):
            for derogation in rule.derogations:
                yield rule.id, derogation


def _owner_ids(owners: Sequence[Place]) -> dict[str, str]:
    owner_ids = {}
    for owner in owners:
        for rule in (owner, *owner.walk()):
            owner_ids[rule.id] = owner.id
    return owner_ids


def _reliefs_by_owner(
    owners: Sequence[Place], owner_ids: Mapping[str, str], reliefs: Reliefs
) -> Iterator[tuple[str, Reliefs]]:
    """
    Yield the id of each Commitment and Measure with the reliefs that reach it.

    A relief counts if it names the Commitment or Measure, a provision of it, or a Measure's whole
    Commitment, wherever it is.
    """
    named = [{*map(owner_ids.get, derogation.applies_to)} for _, derogation in reliefs]
    for owner in owners:
        commitment = owner.commitment or owner.id
        reaching = []
        for relief, ids in zip(reliefs, named, strict=True):
            if owner.id in ids or commitment in relief[1].applies_to:
                reaching.append(relief)
        yield owner.id, tuple(reaching)


def rule_whatever_the_licence(slug: str, facts: ModelFacts, scope: Scope) -> dict[str, Ruling]:
    """Rule on the Commitments and Measures that no derogation for open models reaches."""
    edition = addressed(slug)
    systemic = scope.gate(rule_on_systemic_risk(scope.risk))
    rulings = {}
    for owner in edition.alike:
        if owner.id in edition.everyone:
            ruling = _in_parts(edition, owner, {}, _further(edition, facts, owner))
            rulings[owner.id] = limit(scope.gate(ruling), facts)
        elif scope.value is False:
            rulings[owner.id] = systemic  # out of scope for one reason alike
        else:
            rulings[owner.id] = _with_systemic_risk(edition, facts, owner, systemic)
    return rulings


def rule_on_the_code(
    slug: str,
    facts: ModelFacts,
    scope: Scope,
    tried: Sequence[Condition],
    alike: Mapping[str, Ruling],
) -> Rulings:
    """
    Rule on every Commitment and Measure of an edition.

    Args:
        slug: The edition.
        facts: What is known.
        scope: Whether the obligations concern the model and the actor.
        tried: The conditions of the exemption, the one on the licence first.
        alike: What `rule_whatever_the_licence` says.

    Source:
        The addressees and derogations of the edition; AI Act Articles 53(2) and 55(1).
    """
    edition = addressed(slug)
    # 1. Entries that an open-source derogation of the Code names
    relieved = _relieved(edition, tried)
    # 2. Commitments and Measures
    raw: dict[str, Ruling] = {}
    final = dict(alike)
    for owner in edition.depending:
        raw[owner.id] = _for_everyone(edition, facts, owner, relieved)
        final[owner.id] = limit(scope.gate(raw[owner.id]), facts)
    # 3. Provisions that fare differently from their Measure
    provisions = {}
    for entry, ruling in _parts(edition, scope, relieved, raw).items():
        provisions[entry] = limit(scope.gate(ruling), facts)
    return Rulings(
        commitments=RecordMapping({name: final[name] for name in edition.commitments}),
        measures=RecordMapping({name: final[name] for name in edition.measures}),
        provisions=RecordMapping(provisions),
    )


def _relieved(edition: Addressed, tried: Sequence[Condition]) -> dict[str, Ruling]:
    """
    Rule on the entries that a derogation for open models names.

    Where the Code points to Article 53(2), that article's conditions decide; where it asks only
    for a free and open-source licence, the licence alone does.
    """
    by_article = exemption(tried)
    by_licence = exemption(tried[:1])
    rulings: dict[str, Ruling] = {}
    for entries, place, derogation in edition.for_open_models:
        lifts_everything = ARTICLE_53_2 in derogation.references
        stated_at = code(edition.slug, place)
        ruling = (by_article if lifts_everything else by_licence).on(stated_at)
        if ruling.outcome is Outcome.EXEMPT and derogation.effect is DerogationEffect.MODIFIED:
            ruling = attrs.evolve(
                ruling,
                outcome=Outcome.APPLIES_MODIFIED,
                because=(derogation.summary, *ruling.because),
            )
        if not lifts_everything and derogation.note is not None:
            # far from its place the note would refer to nothing
            point = f"{stated_at.place}: {derogation.note}"
            ruling = attrs.evolve(ruling, contested=distinct((*ruling.contested, point)))
        rulings |= dict.fromkeys(entries, ruling)
    return rulings


def _with_systemic_risk(
    edition: Addressed, facts: ModelFacts, owner: Place, systemic: Ruling
) -> Ruling:
    """Rule on what is addressed to providers of models with systemic risk alone."""
    owed = systemic.outcome is not Outcome.NOT_APPLICABLE
    return Ruling(
        outcome=systemic.outcome,
        because=systemic.because,
        citations=(edition.places[owner.id], *systemic.citations),
        missing=systemic.missing,
        contested=systemic.contested,
        derogations=_further(edition, facts, owner) if owed else (),
    )


def _for_everyone(
    edition: Addressed, facts: ModelFacts, owner: Place, relieved: Mapping[str, Ruling]
) -> Ruling:
    """Rule on a Commitment or Measure that is addressed to all providers."""
    if owner.id in relieved:
        return relieved[owner.id]
    if owner.measures:
        of_measures = [relieved.get(measure.id) for measure in owner.measures]
        common = of_measures[0]
        if common is not None and all(ruling == common for ruling in of_measures):
            return common
    return _in_parts(edition, owner, relieved, _further(edition, facts, owner))


def _further(edition: Addressed, facts: ModelFacts, owner: Place) -> tuple[str, ...]:
    """
    Name the places of reliefs that may hold and that the outcome leaves aside.

    Those for a size that the provider does not have are left out.
    """
    reliefs = edition.relieving[owner.id]
    if not reliefs:
        return ()
    aside = {DerogationKind.OPEN_SOURCE} if owner.id in edition.everyone else set()
    if facts.size_class in (SizeClass.SMC, SizeClass.LARGE):
        aside.add(DerogationKind.SME)
    if facts.size_class not in (None, SizeClass.SMC):
        aside.add(DerogationKind.SMC)
    return distinct(place for place, relief in reliefs if relief.kind not in aside)


def _in_parts(
    edition: Addressed, owner: Place, relieved: Mapping[str, Ruling], further: tuple[str, ...]
) -> Ruling:
    """Rule on an entry of which at most some provisions fare differently."""
    parts = {entry: relieved[entry] for entry in edition.inside.get(owner.id, ())}
    because = ["It is addressed to all providers of general-purpose AI models."]
    citations = [code(edition.slug, owner.id)]
    missing: list[str] = []
    contested: list[str] = []
    for entry, part in parts.items():
        if part.outcome is not Outcome.APPLIES:
            because.append(f"{entry}: {part.outcome.value}. {' '.join(part.because)}")
        citations += part.citations
        missing += part.missing
        contested += part.contested
    outcomes = {part.outcome for part in parts.values()} - {Outcome.APPLIES}
    if Outcome.UNDETERMINED in outcomes:
        outcome = Outcome.UNDETERMINED
    else:
        outcome = Outcome.APPLIES_MODIFIED if outcomes else Outcome.APPLIES
    return Ruling(
        outcome=outcome,
        because=tuple(because),
        citations=distinct(citations),
        missing=distinct(missing),
        contested=distinct(contested),
        derogations=further,
    )


def _parts(
    edition: Addressed, scope: Scope, relieved: Mapping[str, Ruling], raw: Mapping[str, Ruling]
) -> dict[str, Ruling]:
    """Rule on the provisions that may need an answer of their own."""
    parts = {entry: ruling for entry, ruling in relieved.items() if entry not in edition.measures}
    for measure in edition.divided:
        for entry, ruling in _unaffected(edition, measure, relieved):
            # out of scope all are alike, whatever they would say
            if _differ(scope.gate(ruling), scope.gate(raw[measure.id])):
                parts[entry] = ruling
    return parts


def _unaffected(
    edition: Addressed, owner: Place, relieved: Mapping[str, Ruling]
) -> Iterator[tuple[str, Ruling]]:
    """Rule on the provisions of a Measure that no derogation names."""
    for rule in owner.provisions:
        if rule.id not in relieved:
            yield rule.id, _in_parts(edition, rule, relieved, ())
            yield from _unaffected(edition, rule, relieved)


def _differ(ruling: Ruling, other: Ruling) -> bool:
    return (ruling.outcome, ruling.missing) != (other.outcome, other.missing)
