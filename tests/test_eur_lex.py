"""Each place in the law that the Code names leads to where the law is published."""

from collections.abc import Iterator

import pytest

import gpai_code
from gpai_code.law import Citation
from tools.website.eur_lex import address_of


def citations() -> Iterator[Citation]:
    for edition in ("third-draft", "final"):
        for entry in gpai_code.load(edition).entries.values():
            yield from entry.references
            yield from getattr(entry, "legal_basis", ())


def test_everything_that_the_code_cites_has_an_address() -> None:
    for citation in citations():
        assert address_of(citation) is not None, str(citation)


@pytest.mark.parametrize(
    ("citation", "ending"),
    [
        ("AI Act Article 53(1)(a)", "/reg/2024/1689/oj#art_53"),
        ("AI Act recital 114", "/reg/2024/1689/oj#rct_114"),
        ("AI Act Annex XI Section 2", "/reg/2024/1689/oj#anx_XI"),
        ("Directive 2001/29/EC Article 6(3)", "/dir/2001/29/oj#art_6"),
        ("Regulation (EU) 2022/2065 Article 34", "/reg/2022/2065/oj#art_34"),
        ("Charter Article 11", "/treaty/char_2016/oj"),
    ],
)
def test_an_article_is_an_anchor_of_its_act(citation: str, ending: str) -> None:
    address = address_of(Citation.parse(citation))
    assert address is not None
    assert address.endswith(f"/eli{ending}")


def test_what_is_no_act_has_none() -> None:
    assert address_of(Citation.parse("Guidelines paragraph 85")) is None
