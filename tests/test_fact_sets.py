"""Realistic sets of facts and amounts of compute, each with its right answer and why."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gpai_code import compute
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.facts import read_facts
from gpai_code.resolver.reasons import Reasons
from gpai_code.resolver.resolution import resolve

FOLDER = Path(__file__).parent
FACT_SETS: list[dict[str, Any]] = json.loads((FOLDER / "fact_sets.json").read_text("utf-8"))
AMOUNTS: list[dict[str, Any]] = json.loads((FOLDER / "compute_cases.json").read_text("utf-8"))


def alternatives(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def texts_of(decision: Decision) -> dict[str, str]:
    """Return where the words of a case are looked for."""
    rulings: list[Reasons] = [*decision.obligations.values(), *decision.steps]
    rulings += decision.conditions
    dates = []
    for milestone in decision.timeline:
        dates.append(f"{milestone.date} {milestone.what} {' '.join(map(str, milestone.citations))}")
    return {
        "timeline_includes": " ".join(dates),
        "contested_includes": " ".join(point for reasons in rulings for point in reasons.contested),
        "because_includes": " ".join(
            reason for ruling in decision.obligations.values() for reason in ruling.because
        ),
        "warnings_include": " ".join(
            warning for step in decision.steps for warning in step.warnings
        ),
    }


@pytest.mark.parametrize("case", FACT_SETS, ids=lambda case: str(case["n"]))
def test_a_set_of_facts_gets_its_outcomes_and_reasons(case: dict[str, Any]) -> None:
    decision = resolve(read_facts(json.dumps(case["facts"])), presume_scope=case["presume_scope"])
    for obligation, expected in case["expected"].items():
        assert decision[obligation].outcome in alternatives(expected), (obligation, case["why"])
    asked = {fact for ruling in decision.obligations.values() for fact in ruling.missing}
    asked |= {question.fact for question in decision.questions}
    for fact in case.get("missing_includes", []):
        assert asked & set(alternatives(fact)), case["why"]
    assert not asked & set(case.get("missing_excludes", [])), case["why"]
    for place, text in texts_of(decision).items():
        for words in case.get(place, []):
            assert any(
                alternative.casefold() in text.casefold() for alternative in alternatives(words)
            ), words
    if "contradicted" in case:
        flags = [step.contradicted for step in decision.steps]
        flags += [condition.contradicted for condition in decision.conditions]
        assert any(flags) is case["contradicted"], case["why"]


@pytest.mark.parametrize("case", AMOUNTS, ids=lambda case: str(case["n"]))
def test_an_amount_of_compute_comes_out_with_its_cautions(case: dict[str, Any]) -> None:
    for step in case.get("steps", [case]):
        estimate: Callable[..., Any] = getattr(compute, step["call"])
        amount = estimate(*step["args"])
        expected = step["expected"]
        if "exact" in expected:
            assert amount.exact == Decimal(expected["exact"]), case["why"]
        if "value" in expected:
            assert amount is expected["value"], case["why"]
        for threshold, above in expected.get("exceeds", {}).items():
            assert compute.exceeds(amount, threshold) is above, case["why"]
        for words in expected.get("notes_include", []):
            notes = " ".join(amount.notes).casefold()
            assert any(alternative.casefold() in notes for alternative in alternatives(words)), (
                words
            )
