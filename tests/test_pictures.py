"""Pictures of decisions, dates and of what became of the draft: complete, described, harmless."""

import builtins
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest

import gpai_code
from gpai_code import ModelFacts, compare, due_dates, load, resolve
from gpai_code.catalog import events
from gpai_code.catalog.records import Commitment
from gpai_code.errors import ArgumentTypeError, MissingExtraError, ValueRuleError
from gpai_code.render import Picture, plot_correspondence, plot_deadlines, plot_decision
from gpai_code.render.picture_of_correspondence import APPENDICES, DROPPED, NEW, count_links
from gpai_code.render.picture_of_decision import LOOKS, WORDS
from gpai_code.resolver.many import cautions
from gpai_code.vocabulary import EditionSlug, Obligation, Outcome

pytestmark = pytest.mark.thorough(measured=True)

pytest.importorskip("matplotlib")

SVG = "{http://www.w3.org/2000/svg}"
EDITIONS: tuple[EditionSlug, ...] = ("third-draft", "final")
DOUBTFUL = ModelFacts(license="Apache-2.0", weights_public=True, cumulative_compute="9.9e24")
EVENTS = {event.slug: date(2026, 3, 2) for event in events()}

PICTURES: dict[str, Callable[[], Picture]] = {
    "a decision": lambda: plot_decision(resolve(DOUBTFUL)),
    "a decision on the third draft": lambda: plot_decision(resolve(DOUBTFUL, "third-draft")),
    "due dates": lambda: plot_deadlines(due_dates(EVENTS)),
    "milestones": lambda: plot_deadlines(resolve(DOUBTFUL, as_of=date(2026, 11, 29)).timeline),
    "one date": lambda: plot_deadlines(due_dates(EVENTS)[:1]),
    "what became of the draft": plot_correspondence,
}
PICTURES = {name: cache(make) for name, make in PICTURES.items()}
every_picture = pytest.mark.parametrize("make", PICTURES.values(), ids=PICTURES)


def words_of(picture: Picture) -> list[str]:
    """Return the lines of text that are drawn."""
    return ["".join(text.itertext()) for text in ET.fromstring(picture.svg).iter(f"{SVG}text")]


def fills_of(picture: Picture) -> Counter[str]:
    styles = [path.get("style", "") for path in ET.fromstring(picture.svg).iter(f"{SVG}path")]
    return Counter(
        part.partition(":")[2].strip()
        for style in styles
        for part in style.split(";")
        if part.strip().startswith("fill:")
    )


@every_picture
def test_a_picture_is_an_image_with_a_name_and_a_description(make: Callable[[], Picture]) -> None:
    picture = make()
    root = ET.fromstring(picture.svg)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    title, description = root[0], root[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (title.text, description.text) == (picture.title, picture.description)
    assert picture.title
    assert len(picture.description) > 40


@every_picture
def test_a_picture_has_the_same_bytes_each_time(make: Callable[[], Picture]) -> None:
    assert make.__wrapped__().svg == make().svg  # type: ignore[attr-defined]


@every_picture
def test_a_picture_runs_nothing_loads_nothing_and_speaks_for_no_other_part_of_a_page(
    make: Callable[[], Picture],
) -> None:
    svg = make().svg
    tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()}
    assert tags <= {
        *("svg", "title", "desc", "g", "path", "text", "tspan", "defs", "clipPath", "rect", "use"),
    }
    for forbidden in ("<script", "<style", "<metadata", "onload", 'href="http', "<!DOCTYPE"):
        assert forbidden not in svg


@every_picture
def test_text_stays_within_the_picture_and_no_line_is_written_over_another(
    make: Callable[[], Picture],
) -> None:
    root = ET.fromstring(make().svg)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    places = []
    for text in root.iter(f"{SVG}text"):
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        assert 0 <= x <= width
        assert 0 <= y <= height
        places.append((round(x), round(y)))
    assert len(places) == len(set(places))


def test_two_pictures_in_one_page_share_no_id() -> None:
    ids: list[str] = []
    for make in (
        PICTURES["a decision"],
        PICTURES["due dates"],
        PICTURES["what became of the draft"],
    ):
        for element in ET.fromstring(make().svg).iter():
            if element.tag != f"{SVG}clipPath" and element.get("id"):
                ids.append(element.get("id", ""))
    assert len(ids) == len(set(ids))


@every_picture
def test_a_notebook_shows_the_picture(make: Callable[[], Picture]) -> None:
    picture = make()
    assert picture._repr_html_() == f"<div>{picture.svg}</div>"
    assert len(repr(picture)) <= 200
    assert Picture.from_json(picture.to_json()) == picture


# What each one shows


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_decision_shows_every_obligation_and_every_measure_by_its_outcome(
    edition: EditionSlug,
) -> None:
    decision = resolve(DOUBTFUL, edition)
    picture = plot_decision(decision)
    words = words_of(picture)
    numbers = [measure.label.removeprefix("Measure ") for measure in load(edition).measures]
    assert Counter(numbers) <= Counter(words)
    for name, ruling in decision.obligations.items():
        assert f"Article {name}" in words
        assert f"{Obligation(name).title}: {WORDS[ruling.outcome]}." in picture.description
    for outcome in Outcome:
        ids = [name for name, ruling in decision.measures.items() if ruling.outcome is outcome]
        assert f"{WORDS[outcome]}: {len(ids)} of {len(decision.measures)} Measures" in words
        if ids:
            assert f"Measures, {WORDS[outcome]}: {', '.join(ids)}." in picture.description


def test_boxes_have_the_look_of_their_outcome() -> None:
    decision = resolve(DOUBTFUL)
    fills = fills_of(plot_decision(decision))
    alone = [name for name, entry in load().entries.items() if isinstance(entry, Commitment)]
    alone = [name for name in alone if not load().commitment(name).measures]
    drawn = [*decision.obligations.values(), *decision.measures.values()]
    drawn += [decision.commitments[name] for name in alone]
    counts = Counter(ruling.outcome for ruling in drawn)
    for outcome in (Outcome.APPLIES, Outcome.APPLIES_MODIFIED, Outcome.UNDETERMINED):
        assert fills[LOOKS[outcome].fill] == counts[outcome] + 1  # and once in the legend


def test_no_two_outcomes_look_alike_without_their_colours() -> None:
    def is_light(colour: str) -> bool:
        return int(colour[1:3], 16) + int(colour[3:5], 16) + int(colour[5:7], 16) > 3 * 128

    assert len(set(LOOKS)) == len(Outcome) == len(set(LOOKS.values()))
    for look in LOOKS.values():
        assert is_light(look.fill) is not is_light(look.text)


def test_cautions_open_facts_and_premises_are_in_the_picture_and_its_description() -> None:
    decision = resolve(DOUBTFUL)
    picture = plot_decision(decision)
    shown = " ".join(words_of(picture))
    texts = [*cautions(decision), *decision.premises]
    assert len(texts) >= 2
    for text in texts:
        assert text in picture.description
        assert text in shown
    for question in decision.questions:
        assert question.fact in shown


def test_a_picture_names_open_facts_only_where_there_are_some() -> None:
    settled = resolve(ModelFacts(is_gpai=False))
    assert settled.questions == ()
    assert "Still open" not in plot_decision(settled).description
    assert "Still open" in plot_decision(resolve(DOUBTFUL)).description


@pytest.mark.parametrize("text", ["<b>MIT</b> OR", "MIT $x$ \\frac OR", "MIT\u202e(", "-->"])
def test_a_hostile_fact_is_shown_as_text(text: str) -> None:
    picture = plot_decision(resolve(ModelFacts(license=text, systemic_risk=False)))
    root = ET.fromstring(picture.svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()}.isdisjoint({"b", "script"})
    assert "\u202e" not in picture.svg


def test_due_dates_show_day_rule_and_what_they_depend_on() -> None:
    dates = due_dates(EVENTS)
    picture = plot_deadlines(dates)
    shown = " ".join(words_of(picture))
    for due in dates:
        assert due.entry in shown
        assert str(due.due) in shown
        for text in (due.what, *due.conditions, *due.exceptions, *due.notes):
            assert text in shown
            assert text in picture.description


def test_days_are_in_order_with_their_numbers() -> None:
    dates = due_dates({"aware-of-involvement": date(2026, 3, 2)})
    words = words_of(plot_deadlines(tuple(reversed(dates))))
    listed = [word.partition(",")[0] for word in words if ", safety-security" in word]
    assert listed == sorted(listed)
    numbers = [word for word in words if word.isdecimal()]
    assert sorted(numbers) == sorted([str(n + 1) for n in range(len(dates))] * 2)


def test_a_milestone_without_a_day_is_listed_and_not_on_the_line() -> None:
    timeline = resolve(ModelFacts(license="MIT")).timeline
    undated = [
        milestone
        for milestone in resolve(ModelFacts(training_compute="2e25")).timeline
        if not milestone.date
    ]
    assert undated
    words = words_of(plot_deadlines((*timeline, *undated)))
    assert words.count("No day given") == len(undated)


def test_without_any_day_there_is_a_list_and_no_line() -> None:
    timeline = resolve(ModelFacts(training_compute="2e25")).timeline
    undated = tuple(milestone for milestone in timeline if not milestone.date)
    words = words_of(plot_deadlines(undated))
    assert words.count("No day given") == len(undated) > 0
    assert not any(word.isdecimal() for word in words)  # numbers are those of the line


def test_nothing_to_draw_is_an_error_that_says_so() -> None:
    with pytest.raises(ValueRuleError, match="at least one due date"):
        plot_deadlines(())


def test_every_commitment_of_both_editions_is_on_the_map_with_where_it_went() -> None:
    picture = plot_correspondence()
    words = words_of(picture)
    for edition in EDITIONS:
        for commitment in load(edition).commitments:
            assert commitment.id in words
    links = count_links("third-draft", "final")
    for commitment in load("third-draft").commitments:
        assert any(old == commitment.id for old, _ in links), commitment.id
        assert f"{commitment.id} to " in picture.description
    for commitment in load().commitments:
        assert any(new == commitment.id for _, new in links), commitment.id


def test_a_row_of_the_table_is_a_line_between_its_commitments() -> None:
    links = count_links("third-draft", "final")
    (row,) = compare(entry="II.12.4")
    assert row.new == ("safety-security-9.4",)
    assert links["II.12", "safety-security-9"] >= 1
    assert links["I.1", "transparency-1"] >= 4
    assert {old for old, _ in links} & {NEW, APPENDICES}
    assert DROPPED in {new for _, new in links}


# Errors


def test_without_the_extra_an_error_names_it(monkeypatch: Any) -> None:
    real = builtins.__import__

    def without(name: str, *others: Any) -> Any:
        if name.partition(".")[0] == "matplotlib":
            raise ImportError(name)
        return real(name, *others)

    monkeypatch.setattr(builtins, "__import__", without)
    for make in PICTURES.values():
        with pytest.raises(MissingExtraError, match=r"gpai-code\[plot\]"):
            make.__wrapped__()  # type: ignore[attr-defined]


def test_what_is_no_decision_is_refused() -> None:
    with pytest.raises(ArgumentTypeError):
        plot_decision(gpai_code.load())  # type: ignore[arg-type]


def test_the_caller_s_settings_of_matplotlib_neither_count_nor_change() -> None:
    import matplotlib as mpl  # noqa: PLC0415

    before = plot_correspondence().svg
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "path"}):
        settings = dict(mpl.rcParams)
        assert plot_correspondence().svg == before
        assert dict(mpl.rcParams) == settings
