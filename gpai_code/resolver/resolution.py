"""What applies to a model: per obligation of the AI Act, per Commitment and Measure of the Code."""

from collections.abc import Iterable
from datetime import date

from gpai_code.catalog.code import DEFAULT_EDITION, select_edition
from gpai_code.catalog.provenance import generated_by
from gpai_code.errors import Fault, LicenseExpressionError
from gpai_code.licenses.assessment import assess_license
from gpai_code.resolver.decision import Decision, Question
from gpai_code.resolver.exemption import Ruling, license_condition, other_conditions
from gpai_code.resolver.facts import QUESTIONS, ModelFacts
from gpai_code.resolver.obligations import rule_on_obligations
from gpai_code.resolver.on_the_code import rule_on_the_code
from gpai_code.resolver.scope import work_out_scope
from gpai_code.resolver.timeline import timeline
from gpai_code.vocabulary import EditionSlug


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
    slug = select_edition(edition).slug
    # 1. Articles 3(63), 3(9), 3(3) and 51: a general-purpose AI model, on the Union market, the
    #    actor its provider; and whether it is one with systemic risk
    scope = work_out_scope(facts, presume=presume_scope)
    # 2. Articles 53(2) and 54(6): the conditions of the exemption
    tried = (license_condition(facts), *other_conditions(facts, scope.risk))
    # 3. Articles 53, 54 and 55: each obligation
    obligations = rule_on_obligations(facts, scope, tried)
    # 4. The Code: each Commitment and Measure
    code = rule_on_the_code(slug, facts, scope, tried)
    # 5. What is open, and by when
    rulings = (code.commitments, code.measures, code.provisions)
    every = (*obligations.values(), *(one for group in rulings for one in group.values()))
    return Decision(
        generated_by=generated_by(slug),
        facts=facts,
        premises=scope.premises,
        steps=(*scope.conclusions, scope.risk),
        conditions=tried,
        obligations=obligations,
        commitments=code.commitments,
        measures=code.measures,
        provisions=code.provisions,
        questions=questions_on(every),
        timeline=timeline(facts, scope, as_of),
        as_of=as_of,
        faults=unreadable(facts) if tried[0].unreadable else (),
    )


def questions_on(rulings: Iterable[Ruling]) -> tuple[Question, ...]:
    """Ask for the facts that the rulings lack, in the order of asking."""
    missing = {fact for ruling in rulings for fact in ruling.missing}
    return tuple(
        Question(fact=name, text=text) for name, text in QUESTIONS.items() if name in missing
    )


def unreadable(facts: ModelFacts) -> tuple[Fault, ...]:
    """
    Say which facts cannot be read, with their place; no answer waits for them.

    >>> print(unreadable(ModelFacts(license="MIT OR"))[0].path)
    /license
    """
    named = [("/license", facts.license)] if facts.license is not None else []
    named += [(f"/licenses/{at}", name) for at, name in enumerate(facts.licenses or ())]
    faults = []
    for path, name in named:
        try:
            assess_license(name)
        except LicenseExpressionError as error:
            wanted = f"{error.why}; name the licence as SPDX does, or state license_qualifies"
            faults.append(Fault(path, "license", repr(name[:100]), wanted))
    return tuple(faults)
