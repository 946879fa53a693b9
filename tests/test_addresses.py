"""Every entry and row has one permanent address, which resolves in Python, JSON and JSON-LD."""

import json
import re
from pathlib import Path

import pytest
from pyld import jsonld  # its HTTP client asks for a socket as it is imported

import gpai_code
from gpai_code.catalog.addresses import addresses, document_at, entry_at, is_row, page_of, row_at
from gpai_code.catalog.paths import TEMPLATE, address, row_address, url
from gpai_code.errors import UnknownEditionError, UnknownIdError
from gpai_code.exchange import to_jsonld, vocabulary
from gpai_code.exchange.jsonld import CLASSES, PROPERTIES
from gpai_code.schemas.published import form_fields
from gpai_code.text_io.base_address import BASE_ADDRESS

PUBLISHED = (Path(__file__).parents[1] / "docs" / "addresses.txt").read_text("utf-8").splitlines()
EDITIONS = ["third-draft", "final"]


def test_no_published_address_has_disappeared() -> None:
    assert set(PUBLISHED) <= set(addresses())


def test_the_list_is_complete_and_in_order() -> None:
    # tools/write_addresses.py writes it again after entries were added
    assert list(addresses()) == PUBLISHED


def test_no_two_addresses_are_equal_even_where_case_does_not_count() -> None:
    assert len({path.casefold() for path in PUBLISHED}) == len(PUBLISHED)


def test_an_address_needs_no_escaping() -> None:
    assert [path for path in PUBLISHED if not re.fullmatch(r"(/[A-Za-z0-9._()-]+){2}", path)] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_path_is_a_function_of_the_id(edition: str) -> None:
    entries = gpai_code.load(edition).entries
    paths = {address(entry_id, edition): entry for entry_id, entry in entries.items()}
    assert paths.keys() <= set(PUBLISHED)
    assert all(entry_at(path) is entry for path, entry in paths.items())


@pytest.mark.parametrize(("kind", "edition"), [("form", "third-draft"), ("form", "final")])
def test_every_row_of_the_form_has_an_address(kind: str, edition: str) -> None:
    fields = form_fields(kind, edition)
    for row in (*fields["header"], *fields["fields"]):
        path = row_address(row["id"], edition)
        assert path in PUBLISHED
        assert row_at(path) == row


def test_every_row_of_the_template_has_an_address() -> None:
    fields = form_fields("summary")
    assert fields["edition"] == TEMPLATE
    for row in (*fields["header"], *fields["fields"]):
        assert row_at(row_address(row["id"], TEMPLATE)) == row


def test_every_address_is_a_document_in_json() -> None:
    for path in PUBLISHED:
        document = json.loads(json.dumps(document_at(path)))
        assert document["address"] == path
        assert path.endswith(document["id"])


@pytest.mark.parametrize(
    "path",
    ["/final/II.4.5", "/final/", "/final/form-nothing", "/final/form-", "/2025-12-05/template-x"],
)
def test_what_has_no_address_is_our_error(path: str) -> None:
    with pytest.raises(UnknownIdError):
        document_at(path)
    with pytest.raises(UnknownIdError):
        to_jsonld(path)


def test_an_unknown_edition_is_our_error() -> None:
    with pytest.raises(UnknownEditionError):
        document_at("/fourth-draft/II.4.5")


@pytest.mark.parametrize(
    ("edition", "entry_id", "page"),
    [
        ("final", "safety-security-7", "safety-security-7"),
        ("final", "safety-security-7.3(1)(g)", "safety-security-7"),
        ("final", "safety-security-1-p2", "safety-security-1"),
        ("final", "safety-security-appendix-1.3.1(13)", "safety-security-appendix-1"),
        ("final", "transparency-appendix", "transparency-appendix"),
        ("final", "copyright-recital(c)(i)", "front"),
        ("final", "transparency-objective-A", "front"),
        ("final", "term-near-miss", "glossary"),
        ("third-draft", "II.4.5-recital-1", "II.4"),
        ("third-draft", "appendix-1.4.1-recital-1", "appendix-1"),
        ("third-draft", "preamble(a)", "front"),
    ],
)
def test_an_entry_is_an_anchor_on_its_commitments_page(
    edition: str, entry_id: str, page: str
) -> None:
    code = gpai_code.load(edition)
    assert page_of(code.entries[entry_id], code) == page


def test_a_full_address_is_below_the_base() -> None:
    assert url("/final/copyright-1") == f"{BASE_ADDRESS}final/copyright-1"
    assert url("/final/copyright-1", "https://a.example/code/") == (
        "https://a.example/code/final/copyright-1"
    )


# JSON-LD


def test_every_json_ld_document_expands_without_loss() -> None:
    for path in PUBLISHED:
        document = to_jsonld(path)
        (expanded,) = jsonld.expand(document)
        assert expanded["@id"] == url(path)
        # every key has become an absolute one; of what has no meaning nothing would be left
        keys = document.keys() - {"@context", "id", "type"}
        assert len(expanded.keys() - {"@id", "@type"}) == len(keys), path
        assert all(key.startswith(("http", "@")) for key in expanded), path


def test_json_ld_uses_no_term_that_the_vocabulary_does_not_explain() -> None:
    explained = {f"gpai:{name}" for name in (*CLASSES, *PROPERTIES)}
    for path in PUBLISHED:
        document = to_jsonld(path)
        used = set(re.findall(r'"(gpai:[A-Za-z]+)"', json.dumps(document)))
        assert used <= explained, path


def test_json_ld_links_lead_to_addresses() -> None:
    known = {url(path) for path in PUBLISHED}
    editions = {url(f"/{slug}") for slug in (*EDITIONS, TEMPLATE)}
    for path in PUBLISHED:
        document = to_jsonld(path)
        links = {*document.get("see", ()), *document.get("hasPart", ())}
        assert links <= known, path
        assert document["isPartOf"] in known | editions, path


def test_parts_and_wholes_agree() -> None:
    for path in PUBLISHED:
        for part in to_jsonld(path).get("hasPart", ()):
            whole = to_jsonld(part.removeprefix(BASE_ADDRESS.rstrip("/")))["isPartOf"]
            assert whole == url(path), part


def test_json_ld_says_for_whom_and_about_which_models() -> None:
    measure = to_jsonld("/final/safety-security-9.3")
    assert measure["concerns"] == ["gpai:SystemicRiskModel"]
    assert to_jsonld("/final/copyright-1.1")["concerns"] == ["eu-aiact:GPAIModel"]
    row = to_jsonld("/final/form-model_architecture")
    assert "eu-aiact:DownstreamAIProvider" in row["audience"]
    assert "audience" not in to_jsonld("/2025-12-05/template-provider")


def test_a_doubt_is_in_the_json_ld_too() -> None:
    entries = gpai_code.load("final").entries.values()
    noted = [entry for entry in entries if entry.note]
    assert noted
    for entry in noted:
        assert to_jsonld(address(entry.id, "final"))["note"] == entry.note


def test_a_site_puts_its_own_base_everywhere() -> None:
    text = json.dumps(to_jsonld("/final/safety-security-9.3", "https://code.example/"))
    text += json.dumps(vocabulary("https://code.example/"))
    assert BASE_ADDRESS not in text


def test_the_vocabulary_expands_to_its_terms() -> None:
    assert len(jsonld.expand(vocabulary())) == len(CLASSES) + len(PROPERTIES)


def test_the_address_tells_a_row_from_an_entry() -> None:
    assert is_row("/final/form-model_name")
    assert not is_row("/final/safety-security-9")
    with pytest.raises(UnknownIdError):
        row_at("/final/safety-security-9")
