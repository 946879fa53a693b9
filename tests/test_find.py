"""Citations as people write them: each leads to the entries meant, or the error says why not."""

import json
import pickle
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gpai_code
from gpai_code.catalog import CitationError, CitationProblem, find, find_all, storage
from gpai_code.catalog.citations import documents
from gpai_code.catalog.citations.documents import MAX_DOCUMENT, MAX_PLACES
from gpai_code.catalog.citations.editions import Library
from gpai_code.catalog.citations.expansion import expand
from gpai_code.catalog.citations.matching import MAX_CITATION, CitationMatch
from gpai_code.catalog.citations.sentence import Move, Step
from gpai_code.catalog.code import load
from gpai_code.errors import (
    AmbiguousIdError,
    GpaiCodeError,
    UnknownEditionError,
    UnknownIdError,
    UnknownValueError,
    ValueRuleError,
)
from tests.each import each

HERE = Path(__file__).parent
SEEN = json.loads((HERE / "citations_seen.json").read_text("utf-8"))
"""Citations from public documents and tools, with what their context gives."""

WRITTEN = json.loads((HERE / "citations_written.json").read_text("utf-8"))
"""Spellings of our own, each looked at by a person."""


def answer(row: dict[str, Any]) -> dict[str, Any]:
    try:
        match = find(row["text"], row.get("edition"), row.get("chapter"))
    except AmbiguousIdError as error:
        return {"ambiguous": list(error.candidates)}
    except CitationError as error:
        problem = {"problem": error.problem.value} if "problem" in row else {}
        return {"none": True, **problem}
    fields = {
        "entries": list(match.ids),
        "places": [str(place) for place in match.references],
        "rows": list(match.rows),
    }
    asked_for = ("entries", "places") if "rows" not in row else fields
    return {name: fields[name] for name in asked_for if fields[name]}


@each("row", WRITTEN, ids=lambda row: row["text"])
def test_a_spelling_leads_to_what_it_means(row: dict[str, Any]) -> None:
    expected = {name: row[name] for name in row if name not in ("text", "edition", "chapter")}
    assert answer(row) == expected


@each("row", SEEN, ids=lambda row: row["text"])
def test_a_citation_seen_in_public_leads_to_what_it_means(row: dict[str, Any]) -> None:
    # where nothing in the surroundings names the edition, the final text is the one in force
    edition = row.get("edition", "final")
    expected = {name: row[name] for name in row if name not in ("text", "edition", "chapter")}
    got = answer({**row, "edition": edition})
    if "ambiguous" in expected:
        assert sorted(got["ambiguous"]) == sorted(expected["ambiguous"])
    else:
        assert got == expected


# every entry, from spellings that are made from its id


CHAPTER_NAMES = {
    "transparency": ("Transparency", "Transparency Chapter", "Transparenzkapitel"),
    "copyright": ("Copyright", "Copyright Chapter", "Urheberrechtskapitel"),
    "safety-security": (
        "Safety and Security",
        "Safety & Security Chapter",
        "S&S",
        "Kapitel Sicherheit und Gefahrenabwehr",
    ),
}
ORDINALS = [
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
]
NUMBERED = (
    r"(?:(?P<chapter>transparency|copyright|safety-security)-)?(?P<appendix>appendix-)?"
    r"(?P<number>(?:I{1,2}\.)?[0-9][0-9.]*)"
)


def parts(entry_id: str) -> tuple[str, str, str, int | None, list[str]] | None:
    """Take the id of a Commitment, Measure, Appendix or provision apart."""
    pattern = NUMBERED + r"(?:-p(?P<paragraph>[0-9]+))?(?P<points>(?:\([0-9a-z]+\))*)"
    match = re.fullmatch(pattern, entry_id)
    if match is None:
        return None
    number = match["number"]
    depth = number.removeprefix("II.").removeprefix("I.").count(".")
    noun = "Appendix" if match["appendix"] else "Measure" if depth else "Commitment"
    paragraph = int(match["paragraph"]) if match["paragraph"] else None
    return (
        match["chapter"] or "",
        noun,
        number,
        paragraph,
        re.findall(r"\(([0-9a-z]+)\)", match["points"]),
    )


def spellings(entry_id: str) -> list[str]:
    """Return texts that name one entry and can name no other."""
    taken_apart = parts(entry_id)
    if taken_apart is None:
        return named_spellings(entry_id)
    chapter, noun, number, paragraph, points = taken_apart
    marks = "".join(f"({label})" for label in points)
    texts = [entry_id, f"see {entry_id}."]
    if paragraph is None:
        place = f"{noun} {number}{marks}"
        spaced = "\u00a0".join([noun, number, *(f"({label})" for label in points)])
        variants = [place, place.upper() if not marks else place, f"**{place}**", spaced]
        variants.append(place.replace(" ", "\n> "))
    else:
        paragraphs = [f"paragraph {paragraph}", f"para. {paragraph}", f"Absatz {paragraph}"]
        paragraphs.append(f"{ORDINALS[paragraph - 1]} paragraph")
        ending = f", point {marks}" if marks else ""
        variants = [f"{noun} {number}, {name}{ending}" for name in paragraphs]
    for variant in variants:
        if not chapter:
            texts.append(variant)
            continue
        for name in CHAPTER_NAMES[chapter]:
            texts += [f"{name}, {variant}", f"{variant} ({name})", f"{name} {variant}"]
            texts.append(f"GPAI Code of Practice – {variant} of the {name}")
    return texts


def named_spellings(entry_id: str) -> list[str]:
    """Return texts that name a recital, an objective, a term or the Form."""
    texts = [entry_id, f"see {entry_id}."]
    for chapter, names in CHAPTER_NAMES.items():
        for kind in ("recital", "objective"):
            for start in (f"{chapter}-{kind}", f"{kind}-{chapter}"):
                label = entry_id.removeprefix(start)
                if entry_id.startswith(start) and re.fullmatch(r"(\([a-z0-9]+\))+|-[A-Z]", label):
                    label = label.removeprefix("-")
                    texts += [f"{kind} {label} of the {name}" for name in names]
                    texts += [f"{name}, {kind.capitalize()} {label}" for name in names]
    return texts


@pytest.mark.thorough
@pytest.mark.parametrize("edition", ["third-draft", "final"])
def test_every_entry_is_found_from_its_own_spellings(edition: str) -> None:
    wrong = []
    for entry_id in load(edition).entries:
        for text in spellings(entry_id):
            try:
                ids = find(text, edition).ids
            except GpaiCodeError as error:
                ids = (str(error),)
            if ids != (entry_id,):
                wrong.append((text, entry_id, ids))
    assert wrong == []


@pytest.mark.parametrize("edition", ["third-draft", "final"])
def test_every_term_and_printed_title_is_found_from_its_words(edition: str) -> None:
    code = load(edition)
    wrong = []
    for term in code.glossary:
        for name in (term.term, *term.aliases):
            if find(f"Glossary: {name}", edition).ids != (term.id,):
                wrong.append(name)
    for entry in (*code.commitments, *code.measures, *code.appendices):
        ids = find(f"{entry.label} {entry.title}", edition).ids
        if ids != (entry.id,):
            wrong.append(entry.id)
    assert wrong == []


@pytest.mark.parametrize("edition", ["third-draft", "final"])
def test_points_in_words_lead_to_the_entry_or_name_it_among_several(edition: str) -> None:
    wrong = []
    for entry_id in load(edition).entries:
        taken_apart = parts(entry_id)
        if taken_apart is None or taken_apart[3] is not None or not taken_apart[4]:
            continue
        chapter, noun, number, _, points = taken_apart
        inner_first = " of ".join(f"point ({label})" for label in reversed(points))
        in_words = ", ".join(
            f"{word} {label}" for word, label in zip(("point", "lit.", "No."), points, strict=False)
        )
        of_chapter = f" of the {CHAPTER_NAMES[chapter][1]}" if chapter else ""
        for text in (f"{inner_first} of {noun} {number}", f"{noun} {number}, {in_words}"):
            try:
                ids = find(text + of_chapter, edition).ids
            except AmbiguousIdError as error:
                ids = tuple(candidate for candidate in error.candidates if candidate == entry_id)
            if ids != (entry_id,):
                wrong.append((text, ids))
    assert wrong == []


@pytest.mark.parametrize("edition", ["third-draft", "final"])
def test_a_number_that_no_edition_has_is_never_found(edition: str) -> None:
    code = load(edition)
    last = {"Commitment": 30, "Measure": 30, "Appendix": 9}
    for noun, most in last.items():
        for number in range(1, most):
            for part in range(1, 16):
                text = f"{noun} {number}" if noun == "Commitment" else f"{noun} {number}.{part}"
                labels = {
                    entry.label for entry in (*code.commitments, *code.measures, *code.appendices)
                }
                try:
                    ids = find(text, edition).ids
                except AmbiguousIdError as error:
                    ids = error.candidates
                except UnknownIdError:
                    ids = ()
                assert bool(ids) == (text in labels), text


# what the result says


def test_the_result_names_entries_places_and_addresses() -> None:
    match = gpai_code.find("EU AI Act Art. 55(1)(c) with Code of Practice Commitment 9")
    assert [entry.id for entry in match.entries] == ["safety-security-9"]
    assert [str(place) for place in match.references] == ["AI Act Article 55(1)(c)"]
    assert match.addresses == ("/final/safety-security-9",)
    assert match.edition == "final"
    assert len(repr(match)) <= 200
    assert pickle.loads(pickle.dumps(match)) == match


def test_a_row_of_the_form_is_named_by_its_id() -> None:
    match = find("Model Documentation Form, row 2.1")
    assert match.ids == ("transparency-appendix",)
    assert match.rows == ("model_architecture",)
    assert match.addresses[1] == "/final/form-model_architecture"


def test_a_second_list_with_the_same_point_is_noted() -> None:
    match = find("Measure 10.1(1)")
    assert match.ids == ("safety-security-10.1(1)",)
    assert "safety-security-10.1-p3(1)" in match.notes[0]
    with pytest.raises(AmbiguousIdError) as caught:
        find("Measure 10.1, point (1)")
    assert caught.value.candidates == ("safety-security-10.1(1)", "safety-security-10.1-p3(1)")


def test_a_draft_number_says_which_edition_has_it_and_what_became_of_it() -> None:
    with pytest.raises(CitationError) as caught:
        find("Measure II.12.4", "final")
    assert caught.value.problem is CitationProblem.OTHER_EDITION
    assert "third-draft has II.12.4" in str(caught.value)
    assert caught.value.near == ("safety-security-9.4",)
    with pytest.raises(CitationError) as caught:
        find("Measure 9.4", "third-draft")
    assert caught.value.near == ("II.12.4",)


def test_without_an_edition_the_numbers_tell_it() -> None:
    assert find("Measure II.12.4").edition == "third-draft"
    assert find("Measure 9.4").edition == "final"
    assert find("third draft, Appendix 1.1").ids == ("appendix-1.1",)


@pytest.mark.parametrize(
    ("text", "exists"),
    [
        ("Measure 7.9", "safety-security-7.7"),
        ("Measure 7.3(9)", "safety-security-7.3"),
        ("Measure 99.1", "safety-security-10.2"),
        ("Copyright Chapter, Measure 9.9", "copyright-1.5"),
        ("Commitment 14", "safety-security-10"),
        ("Appendix 9", "safety-security-appendix-4.5"),
    ],
)
def test_a_missing_number_comes_with_what_exists(text: str, exists: str) -> None:
    with pytest.raises(CitationError) as caught:
        find(text)
    assert caught.value.problem is CitationProblem.NO_SUCH_ENTRY
    assert exists in caught.value.near
    assert exists in str(caught.value)


def test_an_error_keeps_its_parts_when_it_is_pickled() -> None:
    with pytest.raises(CitationError) as caught:
        find("Measure 7.9")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.problem, again.why, again.near) == (
        caught.value.problem,
        caught.value.why,
        caught.value.near,
    )


def test_wrong_arguments_are_the_librarys_own_errors() -> None:
    with pytest.raises(UnknownEditionError):
        find("Measure 7.3", "fourth-draft")
    with pytest.raises(UnknownValueError):
        find("Measure 7.3", chapter="security-safety")
    with pytest.raises(ValueRuleError):
        find(7.3)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["Measure 1.1", "1.1"])
def test_look_up_by_id_stays_exact_and_suggests_what_find_gives(text: str) -> None:
    with pytest.raises(AmbiguousIdError):
        load("final")[text]


def test_the_error_of_look_up_suggests_what_find_gives() -> None:
    with pytest.raises(UnknownIdError) as caught:
        load("final")["Verpflichtung 9"]
    assert caught.value.near == ("safety-security-9",)
    with pytest.raises(UnknownIdError) as caught:
        load("final")["M1.1"]
    assert caught.value.near == ("transparency-1.1", "copyright-1.1", "safety-security-1.1")


@pytest.mark.parametrize(
    "article", ["Art. 53 Abs. 1 lit. c", "53 (1) c", "AIA 53(1)(c)", "53(1)(c)"]
)
def test_filters_take_places_in_the_law_as_people_cite_them(article: str) -> None:
    measures = load("final").select(article=article)
    assert [measure.id for measure in measures] == [f"copyright-1.{n}" for n in range(1, 6)]


# running text


def test_citations_in_running_text_have_their_places() -> None:
    text = (
        "Under Measure 9.3 of the Safety and Security Chapter,\nreports follow Art. 55(1)(c) AI "
        "Act. It took 3 measures. Measure 1.1 is unclear; so is Measure 7.9."
    )
    matches = find_all(text)
    assert [text[match.start : match.end] for match in matches] == [
        "Measure 9.3",
        "Art. 55(1)(c)",
        "Measure 1.1",
        "Measure 7.9",
    ]
    assert [match.text for match in matches] == [text[match.start : match.end] for match in matches]
    assert matches[0].ids == ("safety-security-9.3",)
    assert str(matches[1].references[0]) == "AI Act Article 55(1)(c)"
    assert matches[2].problem is CitationProblem.AMBIGUOUS
    assert "copyright-1.1" in matches[2].candidates
    assert matches[3].problem is CitationProblem.NO_SUCH_ENTRY


def test_prose_without_citations_has_none() -> None:
    text = (
        "We took appropriate measures in 3.5 hours, in terms of systemic risk, and made a "
        "commitment to documentation. See Appendix 2 below, M1.4 chips and https://x.eu/art_53."
    )
    assert find_all(text) == ()


@pytest.mark.parametrize("marks", [" ", ".: ", " No. (", " ::: ", " :::: "])
def test_up_to_four_marks_may_come_before_a_number(marks: str) -> None:
    (match,) = find_all(f"As Measure{marks}7.1 says")
    assert match.ids == ("safety-security-7.1",)


def test_ids_in_running_text_are_found() -> None:
    text = "Compare safety-security-7.3(1)(g), II.4.5 and term-near-miss."
    ids = [match.ids[0] for match in find_all(text)]
    assert ids == ["safety-security-7.3(1)(g)", "II.4.5", "term-near-miss"]


@pytest.mark.parametrize("edition", ["third-draft", "final"])
def test_what_our_summaries_cite_exists(edition: str) -> None:
    problems = []
    for entry in load(edition).entries.values():
        for match in find_all(entry.summary, edition, getattr(entry, "chapter", None)):
            if match.text.startswith("points (a) of Appendices"):
                continue  # means the points (a) of all points of each, which have no list in common
            if match.problem in (CitationProblem.NO_SUCH_ENTRY, CitationProblem.OTHER_EDITION):
                problems.append((entry.id, match.text, match.why))
    assert problems == []


# hostile and long input


HOSTILE = [
    "(" * 1_000,
    "Measure " * 120,
    "Measure 7.3" + "(1)" * 300,
    "Measures " + "7.1, " * 190,
    "Commitments 1-" + "9" * 900,
    "Measure " + "1." * 400,
    "I" * 1_000,
    "point (1) of " * 70,
    "Article 53(1)" + "(a)-(" * 150,
    "a-" * 499,
    "\u0301" * 900,
    "\u202e" * 900,
    "Measure 7.3\x00\x1b[31m",
    "Recital (" + "a, " * 300,
    "Annex " + "X" * 900,
    "Art. 1-113, " * 80,
    "Articles " + "1–113, " * 140,
    "٣" * 900,
    "Measure ٧.٣",
    "",
    " \n\t",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_end_soon_in_an_answer_or_our_error(text: str) -> None:
    started = time.process_time()
    try:
        match = find(text)
        assert len(match.entries) < 200
    except GpaiCodeError as error:
        assert len(str(error)) < 5_000  # noqa: PT017 - both are fine
    find_all(text * 20)
    assert time.process_time() - started < 10


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(CitationError) as caught:
        find("Measure 7.3 " * MAX_CITATION)
    assert caught.value.problem is CitationProblem.TOO_LONG


def test_the_longest_document_is_read_and_a_longer_one_refused() -> None:
    cited = "As Measure 9.4 of the Code says. "
    assert len(find_all(cited.ljust(MAX_DOCUMENT))) == 1
    with pytest.raises(CitationError, match="750,000 characters; hand it over in parts") as caught:
        find_all(cited.ljust(MAX_DOCUMENT + 1))
    assert caught.value.problem is CitationProblem.TOO_LONG


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("As Measure 9.4 says. ", 1),
        ("As Article 53(1)(a) says. ", 3),
        ("As Articles 1 to 99 say. ", 99),
        ("C6, ", 1),  # cites nothing in prose, and is read all the same
        ("An appendix has 3 pages.\n\n", 1),
        (f"An appendix has 3 pages{' and' * 40}.\n\n", 2),
        ("safety-security-9.4 ", 1),
        ("MDF, item 1.1; ", 1),
    ],
)
def test_as_many_places_as_may_be_cited_are_read_and_one_more_refused(
    text: str, places: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "MAX_PLACES", 10 * places)
    find_all(text * 10)
    with pytest.raises(CitationError, match="hand it over in parts") as caught:
        find_all(text * 11)
    assert caught.value.problem is CitationProblem.TOO_LONG


def test_a_document_with_a_citation_in_each_of_its_lines_is_read() -> None:
    line = "The provider does what Article 53(1)(a) asks for, as the Code says.\n\n"
    lines = MAX_PLACES // 3 - 10
    assert len(find_all(line * lines)) == lines


@pytest.mark.parametrize(
    "filler",
    ["1 2 ", "( ) ", "M1", "(a) ", "C. ", "the ", "\u00e9, ", "\u201c\u201d", "- ", "x" * 300],
)
def test_a_citation_is_found_whatever_surrounds_it(filler: str) -> None:
    around = filler * (4_000 // len(filler))
    (match,) = find_all(f"{around}\n\nAs Measure 9.4 says.\n\n{around}")
    assert match.ids == ("safety-security-9.4",)
    assert match.start == len(around) + 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mea-\nsure 9.4", ["safety-security-9.4"]),
        ("\uff2deasure 9.4", ["safety-security-9.4"]),
        ("Mesure 9.4", ["safety-security-9.4"]),
        ("M9.4 of the CoP", ["safety-security-9.4"]),
        ("the GPAI CoP 9.4", ["safety-security-9.4"]),
        ("Model Documentation Form", ["transparency-appendix"]),
        ("Recital (a) of the Copyright Chapter", ["copyright-recital(a)"]),
        ("AIA 53 (1)", ["AI Act Article 53(1)"]),
        ("2024/1689 53(1)", ["AI Act Article 53(1)"]),
        ("Foo Act 53(1)", ["no-such-law"]),
    ],
)
def test_no_word_that_begins_a_citation_in_prose_is_passed_over(
    text: str, expected: list[str]
) -> None:
    matches = find_all(f"This is what {text} says.")
    meant = [
        place
        for match in matches
        for place in (*match.ids, *map(str, match.references), match.problem)
        if place
    ]
    assert meant == expected


TEXT = (
    "Measure Measures Commitment M C Appendix Annex Art. Article recital point points ( ) , ; - – "
    "and to of the Chapter Copyright Safety Transparency 1 1.1 7.3 II.4.5 XI (1) (a) (1)(g) CoP "
    "GPAI Code paragraph third lit. § Section Form row Glossary"
)
WORDS = st.sampled_from(TEXT.split())


@given(st.lists(WORDS, max_size=14).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_row_of_words_gives_entries_that_exist_or_our_error(text: str) -> None:
    try:
        match = find(text)
    except GpaiCodeError:
        return
    assert isinstance(match, CitationMatch)
    assert match.entries or match.references
    assert set(match.ids) <= set(load(match.edition).entries)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_matches_with_places_inside_it(text: str) -> None:
    for match in find_all(text):
        assert 0 <= match.start < match.end <= len(text)
        assert match.text == text[match.start : match.end]


def test_a_range_of_labels_of_two_kinds_is_none() -> None:
    steps = [Step(Move.INTO, "a"), Step(Move.UP_TO, "ii")]
    assert expand(steps, lambda path: len(path) == 1) is None


def test_the_chapter_decides_between_entries_of_one_name() -> None:
    with pytest.raises(AmbiguousIdError):
        find("Serious incident reporting")
    with pytest.raises(AmbiguousIdError):
        find("Model evaluations", chapter="safety-security")
    assert find("Serious incident reporting", chapter="safety-security").ids == (
        "safety-security-9",
    )


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("the recital a provider cites", []),
        ("see recital a of the Code", ["recital a"]),
        ("recital a and recital b", ["recital a", "recital b"]),
        ("Measure 3.4-p and more", ["Measure 3.4"]),
        ("Measure 3.4-p2 and more", ["Measure 3.4-p2"]),
    ],
)
def test_a_letter_or_a_paragraph_counts_only_where_one_is_named(
    text: str, citations: list[str]
) -> None:
    assert [match.text for match in find_all(text)] == citations


def test_plain_numbers_are_those_of_the_first_paragraph_with_a_list() -> None:
    index = Library(load, storage.SLUGS).index("third-draft")
    assert index.plain_list_paragraph("II.4.3") == 2
    assert load("third-draft")["II.4.3(1)"].id.startswith("II.4.3")
    assert index.plain_list_paragraph("II.12.4") == 1
