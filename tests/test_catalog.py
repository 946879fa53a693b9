"""Editions, look-up, filters and search."""

import pickle
from collections.abc import Mapping
from typing import Any

import attrs
import pytest

from gpai_code.catalog import code as catalog
from gpai_code.catalog.code import Code, load
from gpai_code.catalog.edition import editions, select_edition
from gpai_code.catalog.provenance import generated_by
from gpai_code.catalog.records import Appendix, Commitment, Measure, Provision, Term
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.errors import (
    AmbiguousIdError,
    LegalReferenceError,
    UnknownEditionError,
    UnknownIdError,
    UnknownValueError,
)
from gpai_code.law import act
from gpai_code.vocabulary import Addressee, Chapter, DerogationKind, Force


@pytest.fixture(scope="module")
def draft() -> Code:
    return load("third-draft")


@pytest.fixture(scope="module")
def final() -> Code:
    return load("final")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("third-draft", "third-draft"),
        ("final", "final"),
        ("==0.3", "third-draft"),
        (">=0.3,<1", "third-draft"),
        ("~=1.0", "final"),
        (">=0.1", "final"),
    ],
)
def test_an_edition_is_chosen_by_slug_or_specifier(text: str, slug: str) -> None:
    assert select_edition(text).slug == slug


@pytest.mark.parametrize("text", ["", " ", "draft 3", "0.3", ">=2", "../final", "third_draft"])
def test_an_unknown_edition_is_an_error_that_names_those_there_are(text: str) -> None:
    with pytest.raises(UnknownEditionError) as caught:
        load(text)
    assert caught.value.known == ("third-draft", "final")


def test_editions_are_in_the_order_of_their_dates() -> None:
    assert [(edition.slug, str(edition.date)) for edition in editions()] == [
        ("third-draft", "2025-03-11"),
        ("final", "2025-07-10"),
    ]


@pytest.mark.parametrize(
    ("typed", "entry_id"),
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
def test_ids_and_printed_labels_find_their_entry(draft: Code, typed: str, entry_id: str) -> None:
    assert draft[typed].id == entry_id


def test_an_unknown_id_names_the_nearest(draft: Code) -> None:
    with pytest.raises(UnknownIdError) as caught:
        draft["II.4.55"]
    assert "II.4.5" in caught.value.near


def test_a_label_of_several_chapters_names_its_candidates(final: Code) -> None:
    with pytest.raises(AmbiguousIdError) as caught:
        final["Measure 1.1"]
    assert caught.value.candidates == ("transparency-1.1", "copyright-1.1", "safety-security-1.1")


@pytest.mark.parametrize("text", ["", " ", "II", "x" * 10_000, "II.4.5\x00", "(1)"])
def test_no_text_breaks_the_look_up(draft: Code, text: str) -> None:
    with pytest.raises((UnknownIdError, AmbiguousIdError)):
        draft[text]


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
    ("article", "expected"),
    [
        ("53(1)(c)", {"I.2"}),
        ("AI Act Article 52", {"II.14"}),
        ("53(1)(b)", {"I.1"}),
        ("AI Act Annex XI", {"I.1"}),
        ("AI Act Recital 115", {"II.7", "II.12"}),
    ],
)
def test_filter_by_legal_article(draft: Code, article: str, expected: set[str]) -> None:
    based = {
        commitment.id
        for commitment in draft.select(Commitment, article=article)
        if commitment.id in expected or not commitment.references
    }
    assert expected <= based


def test_filter_by_force_looks_below_a_measure_but_not_below_a_point(draft: Code) -> None:
    assert "I.2.3" in {measure.id for measure in draft.select(force=Force.BEST_EFFORTS)}
    points = draft.select(Provision, force="reasonable-efforts", chapter="copyright")
    assert "I.2.2(2)" in {point.id for point in points}
    assert all(
        Force.REASONABLE_EFFORTS in {rule.force for rule in (point, *point.walk())}
        for point in points
    )


def test_filters_join(draft: Code) -> None:
    measures = draft.select(
        chapter="safety-security", derogation="sme", article="AI Act Recital 110"
    )
    assert {measure.id for measure in measures} == {"II.4.5", "II.4.7", "II.4.8", "II.4.10"}


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


# What a filter rolls up


@pytest.mark.parametrize(
    ("edition", "derogation", "measures"),
    [
        # stated at the Commitment, for the Measures that it names
        ("third-draft", "open-source", ["I.1.1", "I.1.2", "I.1.3", "I.2.5", "II.4.2", "II.11.1"]),
        (
            "final",
            "open-source",
            ["transparency-1.1", "transparency-1.2", "transparency-1.3", "copyright-1.4"],
        ),
        # Commitment 7: less detail in the Model Report; 3.5 offers help, 8.1 lighter arrangements
        (
            "final",
            "sme",
            [
                "safety-security-3.5",
                *(f"safety-security-7.{n}" for n in range(1, 6)),
                "safety-security-8.1",
            ],
        ),
        ("final", "downloadable-parameters", ["safety-security-6.1", "safety-security-6.2"]),
    ],
)
def test_a_measure_answers_for_the_derogations_that_apply_to_it(
    edition: str, derogation: str, measures: list[str]
) -> None:
    assert [measure.id for measure in load(edition).select(derogation=derogation)] == measures


@pytest.mark.parametrize("edition", ["third-draft", "final"])
def test_the_filter_and_the_accessor_of_derogations_agree(edition: str) -> None:
    code = load(edition)
    for kind in DerogationKind:
        selected = {measure.id for measure in code.select(derogation=kind)}
        for measure in code.measures:
            kinds = {derogation.kind for derogation in code.derogations(measure.id)}
            assert (kind in kinds) == (measure.id in selected), (measure.id, kind)


@pytest.mark.parametrize("edition", ["third-draft", "final"])
def test_a_commitment_answers_for_its_measures(edition: str) -> None:
    code = load(edition)
    for commitment in code.commitments:
        below = [entry for measure in commitment.measures for entry in measure.rules()]
        assert [rule.id for rule in commitment.rules()][-len(below) or len(code) :] == [
            rule.id for rule in below
        ]
        for measure in commitment.measures:
            assert measure.forces() <= commitment.forces()
            assert set(measure.all_deadlines()) <= set(commitment.all_deadlines())


def test_a_duty_of_best_efforts_in_one_sentence_is_found() -> None:
    measures = load("final").select(force="best-efforts")
    assert [measure.id for measure in measures] == ["safety-security-3.5"]
    assert Force.MUST in measures[0].forces()


def test_all_deadlines_come_with_the_provision_that_states_them() -> None:
    stated = load("final").measure("safety-security-9.3").all_deadlines()
    assert [(rule.id, deadline.length) for rule, deadline in stated] == [
        ("safety-security-9.3(1)", 2),
        ("safety-security-9.3(2)", 5),
        ("safety-security-9.3(3)", 10),
        ("safety-security-9.3(4)", 15),
        ("safety-security-9.3-p2", 4),
        ("safety-security-9.3-p3", 60),
    ]


def test_appendices_and_their_provisions_are_selected_too(final: Code) -> None:
    appendices = final.select(Appendix, derogation="similarly-safe")
    assert "safety-security-appendix-3.5" in {appendix.id for appendix in appendices}
    assert final.select(Appendix, addressee="providers") == ()


@pytest.mark.parametrize("kind", [str, "Measure", Term])
def test_a_kind_that_has_no_force_cannot_be_selected(final: Code, kind: Any) -> None:
    with pytest.raises(UnknownValueError, match="Measure, Commitment, Provision, Appendix"):
        final.select(kind)


# A mapping that nobody can change


@pytest.mark.parametrize("edition", ["third-draft", "final"])
def test_an_edition_is_a_mapping_of_ids(edition: str) -> None:
    code = load(edition)
    assert isinstance(code, Mapping)
    assert list(code) == list(code.keys()) == [entry.id for entry in code.values()]
    assert len(code) == len(list(code))
    assert all(entry in code for entry in code)
    assert code.get("nothing") is None
    assert 7 not in code  # type: ignore[comparison-overlap]


def test_an_unknown_id_is_a_key_error_that_names_the_nearest_of_its_kind(final: Code) -> None:
    with pytest.raises(KeyError, match="did you mean"):
        final["copyright-1.44"]
    with pytest.raises(UnknownIdError) as caught:
        final.measure("copyright-1")
    assert all(final.measure(near) for near in caught.value.near)
    assert caught.value.near
    with pytest.raises(UnknownIdError):
        final.provision("copyright-1.4")
    with pytest.raises(UnknownIdError):
        final[7]  # type: ignore[index]
    with pytest.raises(UnknownIdError):
        final.derogations("term-model")
    with pytest.raises(LegalReferenceError):
        final.select(article=7)  # type: ignore[call-overload]


def test_what_an_edition_hands_out_cannot_be_changed(final: Code) -> None:
    with pytest.raises(TypeError):
        del final.entries["copyright-1"]  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        final.entries.pop("copyright-1")  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        final.edition.revision = 0  # type: ignore[misc]
    for entry in final.values():
        for field in attrs.fields(type(entry)):
            assert not isinstance(getattr(entry, field.name), (dict, list, set)), entry.id


@pytest.mark.parametrize("edition", ["third-draft", "final"])
def test_an_edition_survives_pickle_and_json(edition: str) -> None:
    code = load(edition)
    for copy in (pickle.loads(pickle.dumps(code)), Code.from_json(code.to_json())):
        assert copy == code
        assert hash(copy) == hash(code)
        assert copy is not code
    assert code != load("final" if edition == "third-draft" else "third-draft")


@pytest.mark.parametrize("edition", ["third-draft", "final"])
def test_every_kind_of_entry_has_a_label_and_says_whether_it_has_a_title(edition: str) -> None:
    for entry in load(edition).values():
        assert entry.label
        assert entry.title is None or entry.title.strip()
        if isinstance(entry, (Commitment, Measure, Appendix, Term)):
            assert entry.title


def test_two_entries_with_one_id_are_refused(final: Code) -> None:
    twice = attrs.evolve(final, objectives=(*final.objectives, final.objectives[0]))
    with pytest.raises(AmbiguousIdError):
        twice.entries  # noqa: B018 - reading it is the test


def test_a_filter_takes_a_citation_too(final: Code) -> None:
    by_citation = final.select(article=act("Article 53(1)(c)"))
    assert by_citation == final.select(article="53(1)(c)")
    assert {measure.commitment for measure in by_citation} == {"copyright-1"}


def test_no_stamp_is_given_for_an_edition_that_there_is_not() -> None:
    with pytest.raises(UnknownEditionError):
        generated_by("second-draft")


@pytest.mark.parametrize("slug", ["third-draft", "final"])
def test_what_is_outside_the_chapters_is_read_when_it_is_first_asked_for(slug: str) -> None:
    code = catalog._load.__wrapped__(slug)  # which no other test has asked for anything
    measure = code.measures[0]
    assert code[measure.id] is measure
    assert "appendices" not in vars(code)  # neither loading nor looking up has read it
    assert {type(part) for part in (code.glossary, code.recitals)} == {RecordTuple}
    assert code[code.appendices[0].id] is code.appendices[0]
    assert code == load(slug)


def test_an_edition_has_no_attribute_that_is_none_of_its_own() -> None:
    with pytest.raises(AttributeError, match="'Code' object has no attribute 'annexes'"):
        load("final").annexes  # type: ignore[attr-defined]  # noqa: B018
