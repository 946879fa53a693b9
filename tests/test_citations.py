"""Pinpoints: which instrument, which place, and whether it binds."""

import pytest

from gpai_code.law import Citation, Instrument, act, code, guidelines


@pytest.mark.parametrize(
    ("july", "november"),
    [
        # pairs that two sources confirm
        ("63", "60"),
        ("64", "61"),
        ("66", "63"),
        ("70", "67"),
        ("85", "82"),
        ("115", "112"),
        ("118", "115"),
        # the same in both, and earlier ones that moved by less
        ("17", "17"),
        ("23", "22"),
        ("53", "51"),
        # the first that moved by three, and one with a point
        ("60", "57"),
        ("83(iii)", "80(iii)"),
    ],
)
def test_guidelines_are_cited_by_their_july_number_with_the_november_number(
    july: str, november: str
) -> None:
    expected = f"Guidelines paragraph {july} (July 2025; November 2025: {november})"
    assert str(guidelines(july)) == expected


@pytest.mark.parametrize("paragraph", ["1", "33", "50", "59", "59(2)"])
def test_no_november_number_is_made_up_where_no_source_has_one(paragraph: str) -> None:
    assert str(guidelines(paragraph)) == f"Guidelines paragraph {paragraph} (July 2025)"


def test_the_code_is_cited_with_its_edition() -> None:
    assert str(code("final", "copyright-1.4(1)(b)")) == (
        "Code of Practice copyright-1.4(1)(b) (final)"
    )


def test_the_act_is_cited_by_its_place_alone() -> None:
    assert str(act("Article 54(6)")) == "AI Act Article 54(6)"
    assert act("Article 54(6)").also is None


@pytest.mark.parametrize(
    ("citation", "binding"),
    [
        (act("Article 53(2)"), True),
        (act("Annex XI"), True),
        (act("recital 103"), False),  # recitals explain, they set no rule
        (guidelines("85"), False),
        (code("final", "transparency-1"), False),
    ],
    ids=str,
)
def test_only_articles_and_annexes_of_the_act_bind(citation: Citation, binding: bool) -> None:
    assert citation.binding is binding


@pytest.mark.parametrize(
    ("citation", "instrument"),
    [
        (act("Article 55(1)"), Instrument.AI_ACT),
        (guidelines("73"), Instrument.GUIDELINES),
        (code("third-draft", "I.1"), Instrument.CODE),
    ],
    ids=str,
)
def test_a_citation_says_which_instrument_it_comes_from(
    citation: Citation, instrument: Instrument
) -> None:
    assert citation.instrument == instrument
    assert str(citation).startswith(instrument.value)
