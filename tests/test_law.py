"""Pinpoints into the law: read, written, refused, and one lying inside another."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.errors import LegalReferenceError
from gpai_code.law import CONFIRMED, NOVEMBER, Citation, act, code, guidelines

Parts = dict[str, str]
NAMES = ("article", "annex", "section", "recital", "paragraph", "point")


def parts_of(citation: Citation) -> Parts:
    return {name: part for name in NAMES if (part := getattr(citation, name)) is not None}


def cite(instrument: str, **parts: str | None) -> Citation:
    """Write a place out of its parts."""
    points = "".join(f"({parts[name]})" for name in ("paragraph", "point") if parts.get(name))
    section = f" Section {parts['section']}" if parts.get("section") else ""
    kinds = {"article": "Article", "annex": "Annex", "recital": "recital"}
    places = [f"{kind} {parts[name]}" for name, kind in kinds.items() if parts.get(name)]
    return Citation(instrument=instrument, place="".join([*places, points, section]))


READ: dict[str, Parts] = {
    "AI Act": {},
    "AI Act Article 53": {"article": "53"},
    "AI Act Article 53(1)": {"article": "53", "paragraph": "1"},
    "AI Act Article 53(1)(a)": {"article": "53", "paragraph": "1", "point": "a"},
    "AI Act Article 3(63)": {"article": "3", "paragraph": "63"},
    "AI Act Article 3(14a)": {"article": "3", "paragraph": "14a"},
    "AI Act Article 5(1a)(b)": {"article": "5", "paragraph": "1a", "point": "b"},
    "AI Act Article 3(j)": {"article": "3", "point": "j"},
    "AI Act Article 4a(2)": {"article": "4a", "paragraph": "2"},
    "AI Act recital 102": {"recital": "102"},
    "AI Act Annex XI": {"annex": "XI"},
    "AI Act Annex XI Section 1": {"annex": "XI", "section": "1"},
    "AI Act Annex XI(2)(a) Section 1": {
        "annex": "XI",
        "paragraph": "2",
        "point": "a",
        "section": "1",
    },
    "AI Act Annex XIII(c)": {"annex": "XIII", "point": "c"},
}

INSTRUMENTS = [
    "AI Act",
    "TFEU",
    "TEU",
    "Charter",
    "GDPR",
    "Regulation (EU) 2022/2065",
    "Directive (EU) 2019/790",
    "Directive 2001/29/EC",
    "Recommendation (EU) 2025/1099",
]


@pytest.mark.parametrize(("text", "parts"), READ.items(), ids=READ)
def test_a_pinpoint_is_read_into_its_parts_and_written_back(text: str, parts: Parts) -> None:
    reference = Citation.parse(text)
    assert parts_of(reference) == parts
    assert str(reference) == text


@pytest.mark.parametrize("instrument", INSTRUMENTS)
@pytest.mark.parametrize("place", ["", " Article 4(3)", " recital 1", " Annex I"])
def test_an_instrument_is_read_alone_and_with_a_place(instrument: str, place: str) -> None:
    reference = Citation.parse(instrument + place)
    assert reference.instrument == instrument
    assert str(reference) == instrument + place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Article 53",
        "AI Act Art. 53",
        "AI Act Art 53(1)",
        "ai act Article 53",
        "AI Act article 53",
        "AI Act Article",
        "AI Act Article (1)",
        "AI Act Article fifty-three",
        "AI Act Article ٥٣",
        "AI Act Article 53()",
        "AI Act Article 53(A)",
        "AI Act Article 53 (1)",
        "AI Act Article 53(1) (a)",
        "AI Act Article 53(1), point (a)",
        "AI Act Article 53(1)(a)(1)",
        "AI Act Article 53(1)(a)(i)(1)",
        "AI Act Article 53(a)(1)",
        "AI Act Article 53 Section 1",
        "AI Act Article XI",
        "AI Act Annex 11",
        "AI Act Annex xi",
        "AI Act Annex XI Section 1(2)",
        "AI Act Annex XI Section A",
        "AI Act recital 102(1)",
        "AI Act recital XI",
        "AI Act recital 102 Section 1",
        "AI  Act Article 53",
        "AI Act  Article 53",
        " AI Act Article 53",
        "AI Act Article 53 ",
        "AI Act Article 53\n",
        "AI Act Articles 53 and 54",
        "AI Act Article 53 AI Act Article 54",
        "Artificial Intelligence Act Article 53",
        "Regulation 2024/1689",
        "Regulation (EU) 24/1689",
        "Directive 2001/29",
        "Directive (UK) 2001/29",
    ],
)
def test_what_is_not_in_the_written_form_is_refused(text: str) -> None:
    with pytest.raises(LegalReferenceError) as caught:
        Citation.parse(text)
    assert caught.value.text == text


def matching(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(pattern, fullmatch=True)


PARAGRAPHS = st.none() | matching("[1-9][0-9]?[a-z]?")
POINTS = st.none() | matching("[a-z]{1,3}")
REFERENCES = (
    st.builds(cite, st.sampled_from(INSTRUMENTS))
    | st.builds(
        cite,
        st.sampled_from(INSTRUMENTS),
        article=matching("[1-9][0-9]?[a-z]?"),
        paragraph=PARAGRAPHS,
        point=POINTS,
    )
    | st.builds(
        cite,
        st.sampled_from(INSTRUMENTS),
        annex=matching("[IVX]{1,4}"),
        paragraph=PARAGRAPHS,
        point=POINTS,
        section=st.none() | matching("[1-9]"),
    )
    | st.builds(cite, st.sampled_from(INSTRUMENTS), recital=matching("[1-9][0-9]?[a-z]?"))
)


@given(REFERENCES)
@settings(deadline=None)
def test_every_pinpoint_is_read_back_as_it_was_written(reference: Citation) -> None:
    assert Citation.parse(str(reference)) == reference


NEARLY = matching(
    r"(AI Act|TFEU|Regulation \(EU\) 2024/1689|Act)?"
    r"( ?(Article|[Rr]ecital|Annex|Section) ?([0-9a-z]{1,3}|[IVX]{1,3})"
    r"(\([0-9a-z]{0,2}\)){0,3}){0,2}"
)


@given(st.text() | NEARLY)
@settings(deadline=None)
def test_any_text_is_refused_or_comes_back_letter_for_letter(text: str) -> None:
    try:
        reference = Citation.parse(text)
    except LegalReferenceError as error:
        refused = error.text
        assert refused == text
    else:
        assert str(reference) == text.replace(" Recital ", " recital ")


# One pinpoint inside another


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("AI Act Article 53(1)(a)", "AI Act Article 53(1)(a)"),
        ("AI Act Article 53(1)(a)", "AI Act Article 53(1)"),
        ("AI Act Article 53(1)(a)", "AI Act Article 53"),
        ("AI Act Article 53(1)(a)", "AI Act"),
        ("AI Act Article 3(j)", "AI Act Article 3"),
        ("AI Act Annex XI(1) Section 1", "AI Act Annex XI Section 1"),
        ("AI Act Annex XI Section 1", "AI Act Annex XI"),
        ("AI Act recital 102", "AI Act"),
    ],
)
def test_a_pinpoint_lies_within_what_it_is_a_part_of(inner: str, outer: str) -> None:
    assert Citation.parse(inner).within(Citation.parse(outer))


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("AI Act Article 53", "AI Act Article 53(1)"),
        ("AI Act Article 53(2)", "AI Act Article 53(1)"),
        ("AI Act Article 53(1)(a)", "AI Act Article 53(1)(b)"),
        ("AI Act Article 5(1a)", "AI Act Article 5(1)"),
        ("AI Act Article 53", "AI Act Article 5"),
        ("AI Act Article 4a", "AI Act Article 4"),
        ("AI Act Annex XI Section 2", "AI Act Annex XI Section 1"),
        ("AI Act Annex XI", "AI Act Annex X"),
        ("AI Act recital 53", "AI Act Article 53"),
        ("TFEU Article 53", "AI Act Article 53"),
        ("TFEU Article 53", "AI Act"),
    ],
)
def test_a_pinpoint_does_not_lie_within_its_part_or_another(inner: str, outer: str) -> None:
    assert not Citation.parse(inner).within(Citation.parse(outer))


@given(REFERENCES, st.data())
@settings(deadline=None)
def test_leaving_a_part_out_makes_a_wider_pinpoint(
    reference: Citation, data: st.DataObject
) -> None:
    parts = parts_of(reference)
    dropped = data.draw(st.sets(st.sampled_from(sorted(parts) or [""]))) & parts.keys()
    left = {name: part for name, part in parts.items() if name not in dropped}
    whole = {"article", "annex", "recital"} & left.keys()
    wider = cite(reference.instrument, **left) if whole else cite(reference.instrument)
    assert reference.within(wider)
    assert wider.within(reference) is (wider == reference)
    assert reference.within(Citation(instrument=reference.instrument))


@given(REFERENCES, REFERENCES)
@settings(deadline=None)
def test_two_pinpoints_within_each_other_are_the_same(first: Citation, second: Citation) -> None:
    assert (first.within(second) and second.within(first)) is (first == second)


def test_a_sub_point_lies_inside_its_point_and_in_no_other() -> None:
    first = Citation.parse("AI Act Article 53(1)(b)(i)")
    assert str(first) == "AI Act Article 53(1)(b)(i)"
    assert (first.paragraph, first.point) == ("1", "b")
    assert first.within(Citation.parse("AI Act Article 53(1)(b)"))
    assert not first.within(Citation.parse("AI Act Article 53(1)(b)(ii)"))


# Paragraphs of the guidelines, paired one by one: July 2025 and November 2025


@pytest.mark.parametrize(
    ("july", "november"),
    [
        *(("17", "17"), ("20", "20"), ("23", "22"), ("31", "30"), ("32", "31"), ("53", "51")),
        *(("56", "54"), ("62", "59"), ("63", "60"), ("64", "61"), ("68", "65"), ("70", "67")),
        *(("73", "70"), ("75", "72"), ("80", "77"), ("83(iii)", "80(iii)"), ("86(1)", "83(1)")),
        *(("92", "89"), ("109", "106"), ("115", "112"), ("118", "115"), ("123", "120")),
        *(("131", "128"), ("132", "129")),
    ],
)
def test_a_paragraph_of_the_guidelines_has_its_number_in_both_texts(
    july: str, november: str
) -> None:
    assert guidelines(july).also == f"July 2025; November 2025: {november}"


@pytest.mark.parametrize("july", ["33", "50", "51", "58", "59"])
def test_where_no_source_pairs_a_paragraph_no_number_is_made_up(july: str) -> None:
    assert guidelines(july).also == "July 2025"


def test_no_two_paragraphs_became_one_and_their_order_stays() -> None:
    pairs = sorted(NOVEMBER.items())
    assert all(new <= old for old, new in pairs)
    assert [new for _, new in pairs] == sorted({new for _, new in pairs})
    assert set(NOVEMBER) >= CONFIRMED


# Places outside acts


@pytest.mark.parametrize(
    "citation",
    [
        act("Article 53(2)"),
        act("recital 104"),
        guidelines("17"),
        guidelines("58"),
        guidelines("83(iii)"),
        code("final", "copyright-1.4(1)(b)"),
        code("third-draft", "II.4.5"),
        Citation(instrument="Directive (EU) 2019/790", place="Article 4(3)"),
        Citation(instrument="GDPR"),
    ],
    ids=str,
)
def test_whatever_is_written_is_read_back(citation: Citation) -> None:
    assert Citation.parse(str(citation)) == citation


def test_a_paragraph_of_the_guidelines_is_read_without_its_other_number() -> None:
    assert Citation.parse("Guidelines paragraph 83(iii)") == guidelines("83(iii)")


@pytest.mark.parametrize(
    "text",
    [
        "Guidelines paragraph 63 (July 2025; November 2025: 63)",  # it is 60
        "Guidelines paragraph 63 (July 2025)",
        "Guidelines 63",
        "Code of Practice II.4.5",
    ],
)
def test_a_place_outside_acts_is_refused_if_a_part_of_it_is_wrong(text: str) -> None:
    with pytest.raises(LegalReferenceError):
        Citation.parse(text)


@pytest.mark.parametrize("wrong", [7, None, b"AI Act Article 53"])
def test_what_is_no_text_and_no_citation_is_refused(wrong: Any) -> None:
    with pytest.raises(LegalReferenceError):
        Citation.parse(wrong)
    with pytest.raises(LegalReferenceError):
        act("Article 53").within(wrong)


def test_places_outside_acts_lie_within_themselves_and_their_text_alone() -> None:
    entry = code("final", "copyright-1.4")
    assert entry.within(entry)
    assert entry.within(Citation(instrument="Code of Practice"))
    assert not entry.within(code("final", "copyright-1"))
    assert not guidelines("83(iii)").within(guidelines("83"))


def test_the_words_in_which_a_place_is_printed_make_no_other_place() -> None:
    printed = Citation(
        instrument="AI Act", place="Article 53(1)(a)", as_printed="Articles 53(1)(a)"
    )
    assert printed == act("Article 53(1)(a)")
    assert len({printed, act("Article 53(1)(a)")}) == 1
    assert printed != "AI Act Article 53(1)(a)"


@pytest.mark.parametrize(
    ("text", "binding"),
    [
        ("AI Act Article 53(1)", True),
        ("AI Act Annex XI", True),
        ("Directive (EU) 2019/790 Article 4(3)", True),
        ("AI Act recital 104", False),
        ("Recommendation (EU) 2025/1099 Article 2", False),
        ("Guidelines paragraph 83", False),
        ("Code of Practice copyright-1 (final)", False),
    ],
)
def test_only_articles_and_annexes_of_acts_bind(text: str, binding: bool) -> None:
    assert Citation.parse(text).binding is binding
