"""What a notebook shows: escaped, complete, and short enough to read."""

from datetime import date

import attrs

from gpai_code.catalog.code import load
from gpai_code.render.by_type import to_markdown
from gpai_code.render.text import asides, describe_decision, explain
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.resolution import resolve
from gpai_code.vocabulary import Generates, Role


def test_a_measure_shows_its_heading_summary_and_provisions() -> None:
    measure = load("third-draft").measure("II.12.3")
    shown = measure._repr_html_()
    for part in (measure.title, measure.id, "provisions</summary>", "Force: must"):
        assert part in shown
    assert shown.count("<li><em>") == sum(1 for _ in measure.walk())


def test_a_commitment_lists_its_measures() -> None:
    shown = load("third-draft").commitment("II.12")._repr_html_()
    assert "II.12.4 Retention period" in shown


def test_markup_in_our_own_data_would_be_escaped() -> None:
    measure = attrs.evolve(
        load("final").measure("copyright-1.4"), summary="<script>alert(1)</script>"
    )
    assert "<script>" not in measure._repr_html_()


def test_a_decision_shows_outcomes_reasons_and_what_is_open() -> None:
    shown = resolve(ModelFacts(license="<b>MIT</b>"))._repr_html_()
    assert "Article 53(1)(a)" in shown
    assert "undetermined" in shown
    assert "Still open:" in shown
    assert "<b>MIT" not in shown


def test_the_chain_of_reasons_names_facts_rule_place_and_result() -> None:
    facts = ModelFacts(license="MIT", role=Role.HOST, generates=(Generates.LANGUAGE,))
    chain = explain(resolve(facts))
    steps = [line for line in chain.splitlines() if line[0].isdigit()]
    assert [line.partition(".")[0] for line in steps] == [str(n + 1) for n in range(len(steps))]
    for wanted in (
        "1. is_gpai: open\n   - Given: generates = language\n   - It is not known whether",
        "   - It generates language, or images",
        "3. is_provider: no\n   - Given: role = host\n   - Hosting somebody else's model",
        "   = AI Act Article 3(3); Guidelines 51",
        "free and open-source licence: met\n   - Given: license = MIT\n",
        "Article 53(1)(a), technical documentation for the authorities: not_applicable\n",
    ):
        assert wanted in chain


def test_the_chain_writes_facts_as_people_do() -> None:
    facts = ModelFacts(
        license="MIT", weights_public=True, monetised=False, placed_on=date(2026, 1, 2)
    )
    chain = explain(resolve(facts))
    for words in ("weights_public = yes", "monetised = no", "placed_on = 2026-01-02"):
        assert words in chain


def test_an_exempt_provider_is_told_to_keep_evidence() -> None:
    facts = ModelFacts(
        license="MIT",
        weights_public=True,
        architecture_public=True,
        usage_public=True,
        monetised=False,
        systemic_risk=False,
    )
    for edition in ("third-draft", "final"):
        text = describe_decision(resolve(facts, edition))
        assert "keep evidence of each condition" in text
        assert f"Code of Practice, {edition}:" in text


def test_html_and_markdown_hold_all_that_stands_beside_the_outcomes() -> None:
    facts = ModelFacts(license="gemma", systemic_risk=True, cumulative_compute="9e24")
    decision = resolve(facts, as_of=date(2026, 11, 24))
    headings = [heading for heading, _ in asides(decision)]
    assert len(headings) >= 5
    for shown in (decision._repr_html_(), to_markdown(decision)):
        for heading in headings:
            assert f"{heading}:" in shown
