"""What applies to a model: per obligation of the AI Act, per Commitment and Measure of the Code."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property

from gpai_code.catalog.edition import DEFAULT_EDITION, edition_slug
from gpai_code.catalog.provenance import generated_by
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.days import require_day
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.errors import Fault, LicenseExpressionError
from gpai_code.licenses.assessment import assess_license
from gpai_code.resolver.decision import Decision, Question
from gpai_code.resolver.exemption import Condition, Ruling, license_condition, other_conditions
from gpai_code.resolver.facts import QUESTIONS, ModelFacts
from gpai_code.resolver.obligations import rule_on_obligations
from gpai_code.resolver.on_the_code import (
    Rulings,
    rule_on_the_code,
    rule_whatever_the_licence,
)
from gpai_code.resolver.scope import Scope, work_out_scope
from gpai_code.resolver.timeline import timeline
from gpai_code.vocabulary import EditionSlug


@explain_arguments
def resolve(
    facts: ModelFacts,
    edition: EditionSlug | str = DEFAULT_EDITION,
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
            provider's, as far as nothing that was given bears on it. With False that stays open.
        as_of: Day to look at the timeline from.

    Raises:
        UnknownEditionError: If there is no such edition.
        DeadlineError: If a date that follows lies outside the calendar.

    Source:
        AI Act Articles 51 to 55; the derogations of the chosen edition.

    >>> decision = resolve(ModelFacts(license="CC-BY-NC-4.0"), "third-draft")
    >>> decision["53(1)(a)"].outcome.value, decision["53(1)(c)"].outcome.value
    ('applies', 'applies')
    >>> decision["55"].outcome.value, decision["55"].missing
    ('undetermined', ('systemic_risk',))
    """
    if as_of is not None:
        require_day(as_of, "as_of")
    slug = edition_slug(edition)
    # 1. Articles 3(63), 3(9), 3(3) and 51: a general-purpose AI model, on the Union market, the
    #    actor its provider; and whether it is one with systemic risk
    scope = work_out_scope(facts, presume=presume_scope)
    # 2. Articles 53(2) and 54(6): the conditions of the exemption
    tried = (license_condition(facts), *other_conditions(facts, scope.risk))
    # 3. Articles 53, 54 and 55: each obligation
    obligations = rule_on_obligations(facts, scope, tried)
    return Decision.deferring(
        # 4. The Code: each Commitment and Measure; and what is open
        OnTheCode(slug, facts, scope, tried, obligations),
        generated_by=generated_by(slug),
        facts=facts,
        premises=scope.premises,
        steps=(*scope.conclusions, scope.risk),
        conditions=tried,
        obligations=obligations,
        # 5. By when
        timeline=timeline(facts, scope, as_of),
        as_of=as_of,
        faults=unreadable(facts) if tried[0].unreadable else (),
    )


class OnTheCode:
    """
    The rulings on the Code and the questions, worked out when a decision is first asked for them.

    They take longer than all else, and most who ask look at the obligations alone.
    """

    def __init__(
        self,
        slug: str,
        facts: ModelFacts,
        scope: Scope,
        tried: Sequence[Condition],
        obligations: Mapping[str, Ruling],
        alike: Callable[[ModelFacts], Mapping[str, Ruling]] | None = None,
    ) -> None:
        self.slug, self.facts, self.scope, self.tried = slug, facts, scope, tried
        self.obligations = obligations
        self.alike = alike

    @cached_property
    def rulings(self) -> Rulings:
        """Every ruling on the Code."""
        alike: Mapping[str, Ruling]
        if self.alike is None:
            alike = rule_whatever_the_licence(self.slug, self.facts, self.scope)
        else:
            alike = self.alike(self.facts)
        return rule_on_the_code(self.slug, self.facts, self.scope, self.tried, alike)

    @property
    def commitments(self) -> Mapping[str, Ruling]:
        """Rulings by id."""
        return self.rulings.commitments

    @property
    def measures(self) -> Mapping[str, Ruling]:
        """Rulings by id."""
        return self.rulings.measures

    @property
    def provisions(self) -> Mapping[str, Ruling]:
        """Rulings for provisions that fare differently from their Measure."""
        return self.rulings.provisions

    @property
    def questions(self) -> RecordTuple[Question]:
        """The facts that the rulings lack, in the order of asking."""
        missing: set[str] = set()
        for rulings in (self.obligations, self.commitments, self.measures, self.provisions):
            for ruling in rulings.values():
                missing.update(ruling.missing)
        open_facts = [name for name in QUESTIONS if name in missing]
        return RecordTuple(Question(fact=name, text=QUESTIONS[name]) for name in open_facts)


def unreadable(facts: ModelFacts) -> tuple[Fault, ...]:
    """
    Say which facts cannot be read, with their place; no answer waits for them.

    >>> print(unreadable(ModelFacts(license="MIT OR"))[0].path)
    /license
    """
    licenses = [("/license", facts.license)] if facts.license is not None else []
    licenses += [(f"/licenses/{at}", name) for at, name in enumerate(facts.licenses or ())]
    faults = []
    for path, name in licenses:
        try:
            assess_license(name)
        except LicenseExpressionError as error:
            remedy = f"{error.why}; name the licence as SPDX does, or state license_qualifies"
            actual = f"{name[:100]!r}, which cannot be read as an expression of licences"
            faults.append(Fault(path, "license", actual, remedy))
    return tuple(faults)
