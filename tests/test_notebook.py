"""What a notebook shows: escaped, complete, and short enough to read."""

from datetime import date
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest

from gpai_code import compare, due_dates
from gpai_code.catalog import events
from gpai_code.catalog.code import load
from gpai_code.constraints.record_collections import RecordMapping, RecordTuple
from gpai_code.render.by_type import to_markdown
from gpai_code.render.notebook import MAX_ROWS
from gpai_code.render.text import asides, describe_decision, explain
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.resolution import resolve
from gpai_code.vocabulary import Generates, Role
from tests.test_rows import TABLES


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
    for words in (
        "1. is_gpai: open\n   - Given: generates = language\n   - It is not known whether",
        "   - It generates language, or images",
        "3. is_provider: no\n   - Given: role = host\n   - Hosting somebody else's model",
        "   = AI Act Article 3(3); Guidelines 51",
        "free and open-source licence: met\n   - Given: license = MIT\n",
        "Article 53(1)(a), technical documentation for the authorities: not_applicable\n",
    ):
        assert words in chain


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


def test_html_and_markdown_have_the_heading_of_every_aside() -> None:
    facts = ModelFacts(license="gemma", systemic_risk=True, cumulative_compute="9e24")
    decision = resolve(facts, as_of=date(2026, 11, 24))
    headings = [heading for heading, _ in asides(decision)]
    assert len(headings) >= 5
    for shown in (decision._repr_html_(), to_markdown(decision)):
        for heading in headings:
            assert f"{heading}:" in shown


class Page(HTMLParser):
    """Collects tags and attributes, and checks that every tag is closed where it should be."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.styles = ""
        self.text = ""
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.styles += " ".join(value or "" for name, value in attributes if name == "style")
        if tag != "br":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, text: str) -> None:
        self.text += text


SHOWN: dict[str, Any] = {**TABLES, "an edition": load()}
every_value = pytest.mark.parametrize("value", SHOWN.values(), ids=SHOWN)


@every_value
def test_what_a_notebook_shows_runs_nothing_loads_nothing_and_has_no_colours(value: Any) -> None:
    page = Page(value._repr_html_())
    assert page.tags <= {
        *("div", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "br", "a", "em"),
        *("strong", "small", "details", "summary", "span"),
    }
    assert page.attributes <= {"style", "class", "href", "rel", "scope"}
    # grey lines apart, what is shown takes the colours of a light or a dark page
    styles = page.styles.replace("rgba(128, 128, 128, 0.4)", "")
    assert "color:" not in styles
    assert "background" not in styles
    assert "url(" not in styles


@every_value
def test_what_a_notebook_shows_is_small(value: Any) -> None:
    assert len(value._repr_html_()) < 80_000


@pytest.mark.parametrize("records", [compare(), load().provisions, load().measures, events()])
def test_a_tuple_shows_its_first_records_and_says_how_many_more_there_are(records: Any) -> None:
    page = Page(records._repr_html_())
    more = len(records) - MAX_ROWS
    assert (f"{more} more" in page.text) is (more > 0)
    shown = records._repr_html_().count("<tr>") - 1
    assert shown == min(len(records), MAX_ROWS)


def test_an_edition_shows_its_chapters_with_their_commitments() -> None:
    for slug in ("third-draft", "final"):
        code = load(slug)
        text = Page(code._repr_html_()).text
        assert code.edition.status in text
        for commitment in code.commitments:
            assert commitment.title in text


def test_a_due_date_in_a_table_keeps_its_cautions_whole() -> None:
    dates = due_dates(
        {event.slug: date(2026, 3, 2) for event in events("third-draft")}, "third-draft"
    )
    for due in dates[:MAX_ROWS]:
        text = Page(RecordTuple((due,))._repr_html_()).text
        for caution in (*due.conditions, *due.exceptions, *due.notes):
            assert caution in text
        assert ("before " in text) or not due.strict


def test_markup_in_records_of_several_is_shown_as_text() -> None:
    hostile = "<img src=x onerror=alert(1)> & \u202e"
    measure = attrs.evolve(load().measure("copyright-1.4"), title=hostile)
    finding = attrs.evolve(TABLES["findings"][0], message=hostile, path=f"/{hostile}")
    for shown in (
        RecordTuple((measure, measure))._repr_html_(),
        RecordTuple((finding,))._repr_html_(),
        RecordTuple((finding, measure))._repr_html_(),
        RecordMapping({hostile: finding, "b": finding})._repr_html_(),
        finding._repr_html_(),
    ):
        page = Page(shown)
        assert "img" not in page.tags
        assert "\u202e" not in shown
        assert "onerror" in page.text


def test_nothing_is_shown_as_nothing() -> None:
    assert "Nothing." in RecordTuple(())._repr_html_()


def test_a_tuple_of_records_and_other_things_shows_each_in_a_line() -> None:
    measure = load().measures[0]
    shown = RecordTuple((measure, "<b>words</b>"))._repr_html_()
    assert "&lt;b&gt;words&lt;/b&gt;" in shown
    assert "transparency-1.1" in shown
