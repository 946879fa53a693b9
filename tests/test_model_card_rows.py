"""Model cards with the decision that follows, above all where a base model has other terms."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from gpai_code.errors import DocumentError
from gpai_code.model_card.card import CardReading, read_model_card
from gpai_code.resolver.facts import ModelFacts, facts_of
from gpai_code.resolver.resolution import resolve

TABLE = json.loads(Path(__file__).with_name("model_cards.json").read_text("utf-8"))
OTHER_FACTS = TABLE["other_facts"]
ROWS = pytest.mark.parametrize(
    "row", TABLE["cards"], ids=lambda row: " ".join(row["card"].split())[:60]
)


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def completed(reading: CardReading) -> list[ModelFacts]:
    """Return the facts of a card with all others, with its base models and without."""
    others = attrs.asdict(facts_of(OTHER_FACTS))
    with_bases = others | attrs.asdict(reading.facts)
    for name, value in others.items():
        if with_bases[name] is None:
            with_bases[name] = value
    return [ModelFacts(**with_bases), ModelFacts(**with_bases | {"base_models": None})]


@ROWS
def test_a_card_leads_to_its_decision(row: dict[str, Any]) -> None:
    if row["outcome"] == "refused":
        with pytest.raises(DocumentError):
            read_model_card(row["card"])
        return
    reading = read_model_card(row["card"])
    notes = " ".join(map(str, reading.notes))
    for words in row.get("notes", ()):
        assert any(alternative.casefold() in notes.casefold() for alternative in as_list(words))
    if "license" in row:
        assert reading.facts.license in as_list(row["license"])
    for facts in completed(reading):
        decision = resolve(facts)
        for obligation, outcomes in row["outcome"].items():
            assert decision[obligation].outcome in as_list(outcomes), row["why"]


@ROWS
def test_a_label_stated_again_does_not_outrun_the_terms_of_the_base(row: dict[str, Any]) -> None:
    if row["outcome"] == "refused" or "exempt" in as_list(row["outcome"]["53(1)(a)"]):
        return
    reading = read_model_card(row["card"])
    facts = completed(reading)[0]
    if reading.base_models:
        assert resolve(attrs.evolve(facts, license="MIT"))["53(1)(a)"].outcome != "exempt"
