"""Ids: what a person types is brought to their form, and an id knows the Measure it is in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.catalog.code import load
from gpai_code.catalog.ids import measure_part, normalize

EDITIONS = ["third-draft", "final"]


@pytest.mark.parametrize(
    ("typed", "entry_id"),
    [
        ("II.4.5", "II.4.5"),
        ("Measure II.4.5", "II.4.5"),
        ("measure II.4.5", "II.4.5"),
        ("  MEASURE   II.4.5\n", "II.4.5"),
        ("Commitment I.1", "I.1"),
        ("Measure 1.1", "1.1"),
        ("transparency-1.1", "transparency-1.1"),
        ("Measure copyright-1.4(1)(b)", "copyright-1.4(1)(b)"),
        ("II.4.11 (2) (a)", "II.4.11(2)(a)"),
        ("Measure II.4.11(2), point (a)", "II.4.11(2)(a)"),
        ("Measure II.4.11, point (2) (a)", "II.4.11(2)(a)"),
        ("II.4.11 point(2)", "II.4.11(2)"),
        ("II.4.11(2),point(a)", "II.4.11(2)(a)"),
        ("Appendix 1.4", "appendix-1.4"),
        ("appendix  1.4(2)", "appendix-1.4(2)"),
    ],
)
def test_what_a_person_types_is_brought_to_the_form_of_an_id(typed: str, entry_id: str) -> None:
    assert normalize(typed) == entry_id


@pytest.mark.parametrize("text", ["", "measures", "Commitments of the Code", "appendix", "ii.4.5"])
def test_what_is_no_label_stays_as_it_is(text: str) -> None:
    assert normalize(text) == text


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_id_of_an_edition_is_in_its_form_already(edition: str) -> None:
    ids = list(load(edition).entries)
    assert ids
    assert [normalize(entry_id) for entry_id in ids] == ids


@pytest.mark.parametrize(
    ("entry_id", "part"),
    [
        ("II.4.11", "II.4.11"),
        ("II.4.11(2)(a)", "II.4.11"),
        ("II.1.2-p3(5)", "II.1.2"),
        ("II.16-p1", "II.16"),
        ("transparency-1.1", "transparency-1.1"),
        ("copyright-1.4(1)(b)", "copyright-1.4"),
        ("safety-security-7.3(1)(d)(ii)", "safety-security-7.3"),
        ("safety-security-1-p2", "safety-security-1"),
        ("appendix-1.4.1(2)", "appendix-1.4.1"),
        ("safety-security-appendix-1.3.1(13)", "safety-security-appendix-1.3.1"),
    ],
)
def test_an_id_names_the_measure_commitment_or_appendix_that_contains_it(
    entry_id: str, part: str
) -> None:
    assert measure_part(entry_id) == part


@pytest.mark.parametrize(
    "entry_id",
    ["preamble(b)", "copyright-recital(c)(i)", "term-systemic-risk", "II.4.5-recital-3", "(a)", ""],
)
def test_an_id_outside_all_of_them_is_its_own_part(entry_id: str) -> None:
    assert measure_part(entry_id) == entry_id


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_provision_names_an_entry_that_its_edition_has(edition: str) -> None:
    code = load(edition)
    owners = {entry.id for entry in (*code.commitments, *code.measures, *code.appendices)}
    assert {measure_part(owner) for owner in owners} == owners
    assert {measure_part(provision.id) for provision in code.provisions} <= owners


CHAPTERS = st.sampled_from(["", "transparency-", "copyright-", "safety-security-"])
NUMBERS = st.from_regex(r"([IVX]{1,4}|[1-9][0-9]?)(\.[1-9][0-9]?){0,3}", fullmatch=True)
MARKS = st.from_regex(r"(-p[1-9])?", fullmatch=True)
POINTS = st.lists(st.from_regex(r"\(([1-9]|[a-z]|[ivx]{1,3})\)", fullmatch=True), max_size=3)
WORDS = st.sampled_from(["", "Measure ", "measure  ", "COMMITMENT ", "Commitment\t"])
SPACES = st.sampled_from(["", " ", "\n", "\u00a0 "])


@given(CHAPTERS, NUMBERS, MARKS, POINTS, WORDS, SPACES)
@settings(deadline=None)
def test_words_and_spaces_around_an_id_make_no_difference(
    chapter: str, number: str, paragraph: str, points: list[str], word: str, space: str
) -> None:
    entry_id = chapter + number + paragraph + "".join(points)
    typed = space + word + chapter + number + paragraph + "".join(space + point for point in points)
    assert normalize(typed + space) == entry_id
    assert measure_part(entry_id) == chapter + number


@given(st.text())
@settings(deadline=None)
def test_no_text_is_too_strange_to_look_up(text: str) -> None:
    assert measure_part(normalize(text)) in normalize(text)
