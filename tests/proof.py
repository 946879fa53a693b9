"""
The rules over all their states: `python -m tests.proof [--random N]`.

Each question of law is a function of the facts that it lists, and of the conclusions handed to it.
No rule can tell two values of a fact apart that lie in one class (an amount above or not above a
threshold, a day before or after another), so one value for each class, and "not known", are all the
states there are. Over all of them the resolver is compared with the plain reading of the law in
tests/straightforward.py, and three laws are tried:

1. an added fact overturns no settled answer, unless it contradicts another one;
2. every fact that an open answer asks for can change that answer;
3. the outcomes are those of the decision table, which is written down apart from the resolver.

From the first it follows that no settled answer hangs on a fact that is open. What is proved of
each question holds of all together: conclusions reach the table in three values, and the table
itself is tried over all of theirs.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import product
from time import perf_counter
from typing import Any

import attrs

from gpai_code.resolver.availability import monetised, usage_public
from gpai_code.resolver.exemption import Condition
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.legal_tests import is_gpai, placed_on_union_market, systemic_risk
from gpai_code.resolver.obligations import rule_on_obligations
from gpai_code.resolver.opinion import Conclusion
from gpai_code.resolver.provider import is_provider
from gpai_code.resolver.reasons import kleene_and
from gpai_code.resolver.resolution import resolve
from gpai_code.resolver.scope import Scope, _presumable
from gpai_code.vocabulary import DataPurpose, Generates, ModificationKind, Outcome, Role, SizeClass
from tests import straightforward

LETTERS = {
    Outcome.APPLIES: "A",
    Outcome.EXEMPT: "E",
    Outcome.NOT_APPLICABLE: "N",
    Outcome.UNDETERMINED: "U",
}
YES_NO = (None, False, True)
DAY = date(2026, 1, 2)
State = tuple[Any, ...]

FURTHER_EVENTS = {
    "rebuttal_accepted",
    "earlier_modifications_compute",
    "other_originals_compute",
}
"""
Facts of something more that happened, which by law end what was settled before: a decision of the
Commission (Article 52(2)), a second modification, a second original (guidelines 63).
"""


@attrs.frozen
class Space:
    """
    One question of law, with one value for each class of each fact that it lists.

    Attributes:
        question: Name of the question.
        classes: The facts, each with None for "not known" and a value for each class.
        decide: The resolver's answer, given the facts and a conclusion that is handed on.
        expected: The answer of the plain reading, given the same.
        given: The values that the conclusion handed on can have.
        possible: Says whether a state is one of its own; others are like one that is.
    """

    question: str
    classes: Mapping[str, tuple[Any, ...]]
    decide: Callable[[ModelFacts, Conclusion | None], Conclusion]
    expected: Callable[[ModelFacts, bool | None], bool | None]
    given: tuple[bool | None, ...] = (None,)
    possible: Callable[[Mapping[str, Any]], bool] = lambda known: True

    def hand_on(self, value: bool | None) -> Conclusion | None:
        """Return the conclusion that is handed on to the question, if there is one."""
        if len(self.given) == 1:
            return None
        asked = "is_provider" if self.question == "systemic_risk" else "systemic_risk"
        return _as_conclusion(asked, value)

    def states(self) -> Iterator[tuple[State, ModelFacts]]:
        """Yield every state, as a tuple of values and as facts."""
        names = list(self.classes)
        for values in product(*self.classes.values()):
            known = dict(zip(names, values, strict=True))
            if self.possible(known):
                yield values, ModelFacts(**known)


def _as_conclusion(question: str, value: bool | None) -> Conclusion:
    return Conclusion(
        id=question,
        value=value,
        because=("As handed on.",),
        citations=(),
        missing=() if value is not None else (question,),
    )


def _modifier_alone(known: Mapping[str, Any]) -> bool:
    """Only for a modifier do the amounts of a modification count."""
    names = [name for name in known if name.endswith("_compute") and "modif" in name]
    names += ["original_compute", "other_originals_compute"]
    return known["role"] is Role.MODIFIER or all(known.get(name) is None for name in names)


GENERAL_PURPOSE = Space(
    "is_gpai",
    {
        "is_gpai": YES_NO,
        "research_only": YES_NO,
        "narrow_task": YES_NO,
        "generates": (None, (Generates.OTHER,), (Generates.LANGUAGE,)),
        "training_compute": (None, "1e23", "1.1e23"),
        "cumulative_compute": (None, "1e23", "1.1e23"),
        "designated": YES_NO,
        "placed_on": (None, DAY),
        "placed_on_union_market": YES_NO,
    },
    lambda facts, _: is_gpai(facts),
    lambda facts, _: straightforward.gpai(facts),
)
PROVIDER = Space(
    "is_provider",
    {
        "is_provider": (None, False),
        "role": (None, *Role),
        "own_model": YES_NO,
        "modification": (None, *ModificationKind),
        # against a third of 10^23, of 3e24, of 9e24, of 10^25, and against nothing
        "modification_compute": (None, "0", "1e22", "1.1e24", "2e24", "4e24"),
        "earlier_modifications_compute": (None, "0", "1.5e24", "4e24"),
        "original_compute": (None, "0", "3e24"),
        "other_originals_compute": (None, "6e24"),
        "original_compute_unknowable": YES_NO,
        "original_systemic_risk": YES_NO,
        "upstream_excludes_union": YES_NO,
    },
    lambda facts, _: is_provider(facts),
    lambda facts, _: straightforward.provider(facts),
    possible=lambda known: (
        _modifier_alone(known)
        and (
            known["role"] is Role.MODIFIER
            or (known["modification"] is None and not known["original_compute_unknowable"])
        )
        # a stated answer takes the place of all; once for each role is enough
        and (known["is_provider"] is None or known["modification_compute"] is None)
        # the kind only counts with no amount, or with an amount that it cannot have
        and (
            known["modification"] in (None, ModificationKind.CONVERSION, ModificationKind.MERGE)
            or known["modification_compute"] in (None, "1.1e24")
        )
    ),
)
RISK = Space(
    "systemic_risk",
    {
        "systemic_risk": YES_NO,
        "designated": YES_NO,
        "cumulative_compute": (None, "1e25", "1.1e25"),
        "training_compute": (None, "1e25", "1.1e25"),
        "threshold_met_on": (None, DAY),
        "rebuttal_accepted": (None, False, True),
        "role": (None, *Role),
        "own_model": YES_NO,
        "original_systemic_risk": YES_NO,
        "original_compute": (None, "6e24", "1.1e25"),
        "modification_compute": (None, "6e24"),
    },
    systemic_risk,
    straightforward.systemic,
    given=(None, False, True),
    possible=_modifier_alone,
)
MARKET = Space(
    "placed_on_union_market",
    {
        "placed_on_union_market": YES_NO,
        "placed_on": (None, DAY),
        "released_on": (None, date(2025, 12, 1), date(2026, 2, 1)),
        "union_excluded": YES_NO,
        "research_only": YES_NO,
        "commercial_activity": YES_NO,
        "noncommercial_research": YES_NO,
        "internal_use_only": YES_NO,
        "internal_use_essential": YES_NO,
    },
    placed_on_union_market,
    straightforward.placed,
    given=(None, False, True),
)
USAGE = Space(
    "usage_public",
    dict.fromkeys(
        (
            "usage_public",
            "usage_modalities_public",
            "usage_capabilities_public",
            "usage_limitations_public",
        ),
        YES_NO,
    ),
    lambda facts, _: usage_public(facts),
    lambda facts, _: straightforward.usage(facts),
)
MONEY = Space(
    "monetised",
    {
        "monetised": YES_NO,
        "price_charged": YES_NO,
        "dual_licensing": YES_NO,
        "tied_services": YES_NO,
        "required_support": YES_NO,
        "paid_hosting_only": YES_NO,
        "adverts_on_only_host": YES_NO,
        "personal_data_required": YES_NO,
        "personal_data_purpose": (None, *DataPurpose),
        "between_microenterprises": YES_NO,
        # as the rule tells them apart: can it be a microenterprise?
        "size_class": (None, SizeClass.SMALL),
    },
    lambda facts, _: monetised(facts),
    lambda facts, _: straightforward.paid(facts),
)
SPACES = (GENERAL_PURPOSE, PROVIDER, RISK, MARKET, USAGE, MONEY)


@attrs.frozen
class Found:
    """
    What trying one space came to.

    Attributes:
        question: Name of the question.
        states: How many states there are.
        steps: How many times a fact was added to a state.
        counterexamples: What was not as it must be.
    """

    question: str
    states: int
    steps: int
    counterexamples: tuple[str, ...]


def try_space(space: Space) -> Found:
    """Compare the resolver with the plain reading over all states, and try the laws."""
    counterexamples: list[str] = []
    states = steps = 0
    for value in space.given:
        answers = _answers(space, value, counterexamples)
        states += len(answers)
        steps += _try_laws(space, answers, counterexamples)
    return Found(space.question, states, steps, tuple(counterexamples))


Answer = tuple[bool | None, bool, tuple[str, ...]]
"""Value, whether facts contradict each other, and what is asked for."""


def _answers(space: Space, value: bool | None, counterexamples: list[str]) -> dict[State, Answer]:
    given = space.hand_on(value)
    answers: dict[State, Answer] = {}
    for state, facts in space.states():
        conclusion = space.decide(facts, given)
        answers[state] = (conclusion.value, conclusion.contradicted, conclusion.missing)
        expected = space.expected(facts, value)
        if conclusion.value is not expected:
            counterexamples.append(f"{space.question}, {facts}: {conclusion.value}, not {expected}")
        if space in (GENERAL_PURPOSE, PROVIDER, MARKET):
            scope: dict[str, bool | None] = dict.fromkeys(("is_gpai", "is_placed", "provides"))
            asked = [in_scope.question for in_scope in (GENERAL_PURPOSE, MARKET, PROVIDER)]
            name = dict(zip(asked, scope, strict=True))
            scope[name[space.question]] = expected
            at = list(scope).index(name[space.question])
            presumed = straightforward.presumed(facts, **scope)[at] is not expected
            if presumed is not _presumable(conclusion, facts):
                counterexamples.append(f"{space.question}, {facts}: presumed is {not presumed}")
    return answers


def _try_laws(space: Space, answers: dict[State, Answer], counterexamples: list[str]) -> int:
    """Add every fact that is not known to every state."""
    names = list(space.classes)
    steps = 0
    for state, (value, contradicted, missing) in answers.items():
        for at, name in enumerate(names):
            if state[at] is not None:
                continue
            changes = False
            for new in space.classes[name]:
                after = answers.get((*state[:at], new, *state[at + 1 :]))
                if new is None or after is None:
                    continue
                steps += 1
                changes = changes or after != (value, contradicted, missing)
                settled = value is not None and not after[1] and name not in FURTHER_EVENTS
                if settled and after[0] is not value:
                    counterexamples.append(f"{name}={new} overturns {state}")
            # its own answer always settles a question
            if value is None and name in missing and name != space.question and not changes:
                counterexamples.append(f"{name} is asked for and changes nothing: {state}")
    return steps


CONDITIONS = (
    "license",
    "weights_public",
    "architecture_public",
    "usage_public",
    "monetised",
)


def try_table() -> Found:
    """Compare the obligations with the decision table over all values of their conclusions."""
    counterexamples: list[str] = []
    table: dict[State, dict[str, str]] = {}
    for state in product(YES_NO, repeat=3 + len(CONDITIONS) + 2):
        (gpai, placed, provides), met = state[:3], state[3:8]
        risk, third_country = state[8:]
        steps = (
            _as_conclusion("is_gpai", gpai),
            _as_conclusion("placed_on_union_market", placed),
            _as_conclusion("is_provider", provides),
        )
        classified = _as_conclusion("systemic_risk", risk)
        scope = Scope(value=kleene_and(state[:3]), conclusions=steps, premises=(), risk=classified)
        no_risk = None if risk is None else not risk
        tried = [
            Condition(id=name, fact=name, met=value, because=("As handed on.",), citations=())
            for name, value in zip((*CONDITIONS, "systemic_risk"), (*met, no_risk), strict=True)
        ]
        rulings = rule_on_obligations(ModelFacts(third_country=third_country), scope, tried)
        table[state] = {name: LETTERS[ruling.outcome] for name, ruling in rulings.items()}
        expected = straightforward.table(
            straightforward.all_of(state[:3]),
            straightforward.all_of([*met, no_risk]),
            risk,
            third_country,
        )
        if table[state] != expected:
            counterexamples.append(f"{state}: {table[state]}, not {expected}")
    steps_taken = 0
    for state, outcomes in table.items():
        for at, value in enumerate(state):
            for new in (False, True) if value is None else ():
                steps_taken += 1
                after = table[(*state[:at], new, *state[at + 1 :])]
                for name, outcome in outcomes.items():
                    # no representative is owed in either case: exempt abroad, out of reach at home
                    exempt_at_home = (name, outcome, after[name]) == ("54", "E", "N")
                    if outcome not in ("U", after[name]) and not exempt_at_home:
                        counterexamples.append(f"{at}={new} overturns {name} of {state}")
    return Found("decision table", len(table), steps_taken, tuple(counterexamples))


ANY = {name: values for space in SPACES for name, values in space.classes.items()}
AMOUNTS = ("0", "1e20", "3.33e22", "1e23", "1.1e23", "3e24", "3.4e24", "1e25", "1.01e25", "4e25")


def random_facts(chance: random.Random) -> ModelFacts:
    """Draw facts: some of a usual kind, and any others."""
    known: dict[str, Any] = {}
    likely = chance.choice((0.05, 0.15, 0.4))
    for name, values in ANY.items():
        if chance.random() < likely:
            known[name] = chance.choice(AMOUNTS if name.endswith("_compute") else values)
    for name in ("weights_public", "architecture_public", "license_qualifies", "third_country"):
        if chance.random() < 0.5:
            known[name] = chance.choice(YES_NO)
    if chance.random() < 0.5:
        known["license"] = chance.choice(list(straightforward.LICENCES))
    if chance.random() < 0.5:
        known["role"] = chance.choice((None, *Role))
    if chance.random() < 0.3:
        known["size_class"] = chance.choice(list(SizeClass))
    return ModelFacts(**known)


def try_random(count: int, seed: int = 2026) -> Found:
    """Compare whole decisions on facts drawn at random with the plain reading."""
    chance = random.Random(seed)
    counterexamples = []
    for _ in range(count):
        facts = random_facts(chance)
        presume = chance.random() < 0.5
        decision = resolve(facts, presume_scope=presume)
        outcomes = {name: LETTERS[ruling.outcome] for name, ruling in decision.obligations.items()}
        expected = straightforward.outcomes(facts, presume_scope=presume)
        if outcomes != expected:
            counterexamples.append(f"{facts.to_dict()}: {outcomes}, not {expected}")
    return Found("facts at random", count, 0, tuple(counterexamples))


def main() -> int:
    """Try everything and print the figures of docs/explanation/proof.md."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--random", type=int, default=0, metavar="N", help="Facts to draw as well.")
    options = parser.parse_args()
    runs: list[Callable[[], Found]] = [
        *(lambda space=space: try_space(space) for space in SPACES),
        try_table,
    ]
    if options.random:
        runs.append(lambda: try_random(options.random))
    failed = 0
    print("| question | states | facts added | counterexamples | seconds |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for run in runs:
        start = perf_counter()
        result = run()
        took = perf_counter() - start
        count = len(result.counterexamples)
        print(
            f"| {result.question} | {result.states:,} | {result.steps:,} | {count} | {took:.0f} |"
        )
        for counterexample in result.counterexamples[:5]:
            print(f"    {counterexample}", file=sys.stderr)
        failed += count
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
