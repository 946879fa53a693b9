"""The pages of the Code: every address answers in three forms, and every link leads somewhere."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

import gpai_code
from gpai_code.catalog import deadlines
from gpai_code.catalog.addresses import document_at
from gpai_code.exchange import read_ciso_assistant, read_cyclonedx, read_oscal, to_jsonld
from gpai_code.render.code_tables import code_csv
from gpai_code.resolver.facts import FACT_NAMES, ModelFacts
from gpai_code.text_io.base_address import BASE_ADDRESS
from tests.site_pages import PageReader, broken_links, read_pages
from tools.website.build import code_site
from tools.website.layout import Page, render
from tools.website.markup import Html, tag, text
from tools.website.site import MARK, Site, SiteError, write

pytestmark = pytest.mark.thorough(measured=True)

ADDRESSES = (Path(__file__).parents[1] / "docs" / "addresses.txt").read_text("utf-8").splitlines()
SCHEMAS = Path(gpai_code.__path__[0]) / "schemas"
BASE = "https://code.example/"


@pytest.fixture(scope="module")
def site() -> Site:
    return code_site(BASE)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, PageReader]:
    return read_pages(site.files)


def test_every_address_is_a_page_with_its_id_as_an_anchor(pages: dict[str, PageReader]) -> None:
    for address in ADDRESSES:
        page = pages[f"{address.removeprefix('/')}/index.html"]
        entry_id = address.rpartition("/")[2].removeprefix("form-").removeprefix("template-")
        assert entry_id in page.ids, address


def test_what_assistants_are_told_is_on_the_site(site: Site) -> None:
    text = site.files["llms.txt"].decode()
    assert text.startswith("# gpai_code\n\n> ")
    links = re.findall(r"\]\(https://code\.example/([^)]*)\)", text)
    assert len(links) >= 7
    for link in links:
        # the documentation is added by another part of the build
        page = f"{link}index.html"
        assert link in site.files or page in site.files or link == "docs/", link
    assert BASE_ADDRESS not in text


def test_every_address_is_json(site: Site) -> None:
    for address in ADDRESSES:
        document = json.loads(site.files[f"{address.removeprefix('/')}.json"])
        assert document == json.loads(json.dumps(document_at(address)))


def test_every_address_is_json_ld_below_the_base_of_the_site(site: Site) -> None:
    for address in ADDRESSES:
        document = json.loads(site.files[f"{address.removeprefix('/')}.jsonld"])
        assert document == to_jsonld(address, BASE)
        assert document["id"] == f"{BASE.rstrip('/')}{address}"


def test_every_link_between_pages_leads_somewhere(site: Site, pages: dict[str, PageReader]) -> None:
    # the documentation is made by Sphinx and looked at with the whole site
    broken = broken_links(site.files, pages)
    assert [link for link in broken if "docs/" not in link.partition(": ")[2]] == []


def test_a_broken_link_is_seen() -> None:
    page = tag("a", "x", href="b/")
    there = tag("p", id="here")
    files = {"index.html": page.encode(), "b/index.html": there.encode()}
    assert broken_links(files, read_pages(files)) == []
    alone = {"index.html": page.encode()}
    assert broken_links(alone, read_pages(alone)) == ["index.html: b/"]
    files["index.html"] = tag("a", "x", href="b/#there").encode()
    assert broken_links(files, read_pages(files)) == ["index.html: b/#there"]


def test_every_schema_lies_at_the_path_of_its_id(site: Site) -> None:
    schemas = [path for path in site.files if path.startswith("schemas/")]
    written = len(list(SCHEMAS.glob("*/*.schema.json")))
    assert len(schemas) == 2 * written
    for path in schemas:
        text_of_schema = site.files[path].decode()
        assert json.loads(text_of_schema)["$id"] == f"{BASE}{path}"
        assert BASE_ADDRESS not in text_of_schema


def test_every_download_is_what_the_library_writes_and_names_this_site(
    site: Site, pages: dict[str, PageReader]
) -> None:
    offered = {path for path in site.files if path.startswith("downloads/")}
    linked = {link.target.removeprefix("../") for link in pages["take/index.html"].links}
    assert offered <= linked
    for path in offered:
        assert BASE_ADDRESS.encode() not in site.files[path], path
    code = gpai_code.load("final")
    oscal = json.loads(site.files["downloads/gpai-code-final.oscal.json"])
    assert read_oscal(oscal, BASE) == code
    standard = json.loads(site.files["downloads/gpai-code-final.cdx.json"])
    assert read_cyclonedx(standard) == code
    library = yaml.safe_load(site.files["downloads/gpai-code-final.ciso-assistant.yaml"])
    assert len(read_ciso_assistant(library)) == len(code.entries)
    table = site.files["downloads/gpai-code-third-draft.csv"].decode()
    assert table == code_csv(gpai_code.load("third-draft")).document


def test_a_download_says_what_is_not_in_it(site: Site) -> None:
    page = site.files["take/index.html"].decode()
    for loss in code_csv(gpai_code.load("final")).losses:
        assert loss.what in page


def test_no_page_names_the_reserved_address_or_runs_a_script_of_its_own(
    site: Site, pages: dict[str, PageReader]
) -> None:
    for path, page in pages.items():
        assert b"gpai-code.invalid" not in site.files[path], path
        assert (page.inline_scripts, page.handlers) == (0, []), path
        assert len(page.ids) == len(set(page.ids)), path


def test_no_page_loads_anything_from_another_host(pages: dict[str, PageReader]) -> None:
    for path, page in pages.items():
        for link in page.links:
            if link.element in ("script", "link", "img"):
                assert not urlsplit(link.target).netloc, path


@pytest.mark.thorough
def test_built_twice_every_byte_is_the_same(site: Site) -> None:
    assert code_site(BASE).files == site.files


def test_each_entry_has_its_summary_and_its_doubts_on_its_page(site: Site) -> None:
    for address in ADDRESSES:
        document = document_at(address)
        page = site.files[f"{address.removeprefix('/')}/index.html"].decode()
        for key in ("note", "guidance"):
            if document.get(key):
                assert text(document[key]) in page, address
        for place in document.get("legal_basis", ()):
            assert text(place["as_printed"]) in page, address
        for limit in document.get("deadlines", ()):
            assert text(limit["what"]) in page, address


# Markup and writing


def test_the_page_of_decisions_begins_with_what_the_library_decides_without_facts(
    site: Site,
) -> None:
    beginning = json.loads(site.files["applies/beginning.json"])
    assert {control["fact"] for control in beginning["controls"]} == FACT_NAMES
    decision = gpai_code.resolve(ModelFacts())
    shown = {row["name"]: row["outcome"] for row in beginning["decision"]["obligations"]}
    assert shown == {name: ruling.outcome for name, ruling in decision.obligations.items()}


def test_the_events_of_each_edition_can_be_chosen(site: Site) -> None:
    page = site.files["tools/index.html"].decode()
    for edition in gpai_code.editions():
        for event in deadlines.events(edition.slug):
            assert f'value="{event.slug}" data-edition="{edition.slug}"' in page


def test_text_never_becomes_markup() -> None:
    hostile = '<script>alert("x")</script> & \u202e'
    markup = tag("p", hostile, title=hostile)
    assert "<script>" not in markup
    assert markup.count('"') == 2
    assert "\u202e" not in markup.partition(">")[2]
    assert tag("p", Html("<b>x</b>")) == "<p><b>x</b></p>"


def test_links_from_the_root_are_relative_on_the_page() -> None:
    page = Page(path="a/b/", title="x", body=tag("a", 'href="/no"', href="/final/"))
    assert 'href="../../final/"' in render(page)
    assert "href=&quot;/no" in render(page)


def test_two_files_of_one_name_are_refused() -> None:
    site = Site(BASE)
    site.add("/a/index.html", "x")
    with pytest.raises(SiteError, match=r"a/index\.html"):
        site.add("a/index.html", "y")


def test_a_site_takes_the_place_of_an_older_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "out"
    older, newer = Site(BASE), Site(BASE)
    older.add(MARK, "{}")
    older.add("old.html", "old")
    newer.add(MARK, "{}")
    newer.add("new/index.html", "new")
    write(older, target)
    write(newer, target)
    files = sorted(path.relative_to(target).as_posix() for path in target.rglob("*.html"))
    assert files == ["new/index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    site = Site(BASE)
    site.add(MARK, "{}")
    with pytest.raises(SiteError, match="holds no site"):
        write(site, tmp_path)
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"
