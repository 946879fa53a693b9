"""Editions, look-up, filters and search."""

import pytest

from gpai_code.catalog.code import Code, editions, load, select_edition
from gpai_code.catalog.records import Commitment, Measure, Provision, Term
from gpai_code.errors import (
    AmbiguousIdError,
    LegalReferenceError,
    UnknownEditionError,
    UnknownIdError,
    UnknownValueError,
)
from gpai_code.vocabulary import Addressee, Chapter, Force


@pytest.fixture(scope="module")
def draft() -> Code:
    return load("third-draft")


@pytest.fixture(scope="module")
def final() -> Code:
    return load("final")


@pytest.mark.parametrize(
    ("wanted", "slug"),
    [
        ("third-draft", "third-draft"),
        ("final", "final"),
        ("==0.3", "third-draft"),
        (">=0.3,<1", "third-draft"),
        ("~=1.0", "final"),
        (">=0.1", "final"),
    ],
)
def test_an_edition_is_chosen_by_slug_or_specifier(wanted: str, slug: str) -> None:
    assert select_edition(wanted).slug == slug


@pytest.mark.parametrize("wanted", ["", " ", "draft 3", "0.3", ">=2", "../final", "third_draft"])
def test_an_unknown_edition_is_an_error_that_names_those_there_are(wanted: str) -> None:
    with pytest.raises(UnknownEditionError) as caught:
        load(wanted)
    assert caught.value.known == ("third-draft", "final")


def test_editions_stand_in_the_order_of_their_dates() -> None:
    assert [(edition.slug, str(edition.date)) for edition in editions()] == [
        ("third-draft", "2025-03-11"),
        ("final", "2025-07-10"),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("II.4.5", "II.4.5"),
        ("Measure II.4.5", "II.4.5"),
        ("measure II.4.5", "II.4.5"),
        ("Commitment II.13", "II.13"),
        (" II.4.11 (2) (a) ", "II.4.11(2)(a)"),
        ("Measure II.12.3, point (1)", "II.12.3(1)"),
        ("Appendix 1.4", "appendix-1.4"),
        ("term-sme", "term-sme"),
        ("preamble(b)", "preamble(b)"),
        ("objective-IV", "objective-IV"),
    ],
)
def test_ids_and_printed_labels_find_their_entry(draft: Code, typed: str, found: str) -> None:
    assert draft[typed].id == found


def test_an_unknown_id_names_the_nearest(draft: Code) -> None:
    with pytest.raises(UnknownIdError) as caught:
        draft["II.4.55"]
    assert "II.4.5" in caught.value.near


def test_a_label_of_several_chapters_names_its_candidates(final: Code) -> None:
    with pytest.raises(AmbiguousIdError) as caught:
        final["Measure 1.1"]
    assert caught.value.candidates == ("transparency-1.1", "copyright-1.1", "safety-security-1.1")


@pytest.mark.parametrize("wanted", ["", " ", "II", "x" * 10_000, "II.4.5\x00", "(1)"])
def test_no_text_breaks_the_look_up(draft: Code, wanted: str) -> None:
    with pytest.raises((UnknownIdError, AmbiguousIdError)):
        draft[wanted]


def test_typed_look_up_refuses_the_wrong_kind(draft: Code) -> None:
    assert draft.measure("II.4.5").title == "Rigorous model evaluations"
    assert draft.commitment("II.4").title == "Systemic risk analysis"
    with pytest.raises(UnknownIdError):
        draft.measure("II.4")
    with pytest.raises(UnknownIdError):
        draft.commitment("II.4.5")


def test_filters_by_addressee_and_chapter(draft: Code) -> None:
    everyone = draft.select(addressee=Addressee.PROVIDERS)
    assert {measure.chapter for measure in everyone} == {Chapter.TRANSPARENCY, Chapter.COPYRIGHT}
    assert len(everyone) == 9
    assert len(draft.select(chapter="safety-security")) == 62
    assert len(draft.select(Commitment, addressee="providers-systemic-risk")) == 16


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("53(1)(c)", {"I.2"}),
        ("AI Act Article 52", {"II.14"}),
        ("53(1)(b)", {"I.1"}),
        ("AI Act Annex XI", {"I.1"}),
        ("AI Act Recital 115", {"II.7", "II.12"}),
    ],
)
def test_filter_by_legal_article(draft: Code, article: str, found: set[str]) -> None:
    based = {
        commitment.id
        for commitment in draft.select(Commitment, article=article)
        if commitment.id in found or not commitment.references
    }
    assert found <= based


def test_filter_by_force_looks_below_a_measure_but_not_below_a_point(draft: Code) -> None:
    assert "I.2.3" in {measure.id for measure in draft.select(force=Force.BEST_EFFORTS)}
    points = draft.select(Provision, force="reasonable-efforts", chapter="copyright")
    assert "I.2.2(2)" in {point.id for point in points}
    assert all(
        Force.REASONABLE_EFFORTS in {rule.force for rule in (point, *point.walk())}
        for point in points
    )


def test_filters_join(draft: Code) -> None:
    found = draft.select(chapter="safety-security", derogation="sme", article="AI Act Recital 110")
    assert {measure.id for measure in found} == {"II.4.5", "II.4.7", "II.4.8", "II.4.10"}


@pytest.mark.parametrize(
    "filters", [{"force": "shall"}, {"chapter": "I"}, {"addressee": "all"}, {"derogation": "tiny"}]
)
def test_a_filter_outside_the_closed_list_is_an_error(draft: Code, filters: dict[str, str]) -> None:
    with pytest.raises(UnknownValueError):
        draft.select(**filters)


def test_a_filter_by_an_unreadable_article_is_an_error(draft: Code) -> None:
    with pytest.raises(LegalReferenceError):
        draft.select(article="section 4")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("retention period", "II.12.4"),
        ("robots.txt robot exclusion protocol", "I.2.3(1)(a)"),
        ("closed release", "term-closed-release"),
        ("non-retaliation workers", "II.13"),
    ],
)
def test_search_ranks_the_obvious_first(draft: Code, words: str, first: str) -> None:
    assert draft.search(words)[0].entry.id == first


def test_search_is_ordered_and_limited(draft: Code) -> None:
    hits = draft.search("systemic risk", 7)
    assert len(hits) == 7
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("words", ["", "   ", "!!!", "zzzzqqqq", "\x00"])
def test_search_for_nothing_finds_nothing(draft: Code, words: str) -> None:
    assert draft.search(words) == ()


def test_terms_are_linked_from_the_places_that_use_them(draft: Code) -> None:
    measure = draft["II.4.5"]
    assert isinstance(measure, Measure)
    assert "term-high-scientific-and-technical-rigour" in measure.terms
    assert isinstance(draft["term-high-scientific-and-technical-rigour"], Term)


def test_an_edition_shows_itself_in_a_line(draft: Code) -> None:
    assert repr(draft) == "<Code third-draft: 18 Commitments, 71 Measures>"
    assert "II.4.5" in draft
    assert "II.4.55" not in draft
