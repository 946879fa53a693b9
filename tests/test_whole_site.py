"""
The whole site as files: links between all of its pages, the inventory, the policy of each page.

Skipped unless the environment variable GPAI_CODE_SITE names the folder of one.
"""

import io
import os
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.site_pages import PageReader, broken_links, read_pages

SITE = os.environ.get("GPAI_CODE_SITE")

pytestmark = pytest.mark.skipif(SITE is None, reason="GPAI_CODE_SITE names no site")

ADDRESSES = (Path(__file__).parents[1] / "docs" / "addresses.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    folder = Path(SITE or "")
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, PageReader]:
    return read_pages(files)


def test_no_link_between_pages_is_broken(
    files: dict[str, bytes], pages: dict[str, PageReader]
) -> None:
    assert broken_links(files, pages) == []


def test_every_page_has_a_policy_and_no_script_inside(
    files: dict[str, bytes], pages: dict[str, PageReader]
) -> None:
    for path, page in pages.items():
        assert b'http-equiv="Content-Security-Policy"' in files[path], path
        assert (page.inline_scripts, page.handlers) == (0, []), path


def test_the_inventory_names_every_address_and_the_librarys_names(
    files: dict[str, bytes],
) -> None:
    _, _, body = files["objects.inv"].partition(b"zlib.\n")
    lines = zlib.decompress(body).decode().splitlines()
    places = {line.split(" ")[0]: line.split(" ")[3] for line in lines}
    for address in ADDRESSES:
        name = address.removeprefix("/")
        assert places[name] == f"{name}/"
        assert f"{places[name]}index.html" in files
    assert places["safety-security-7.3"] == "final/safety-security-7.3/"
    assert places["II.4.5"] == "third-draft/II.4.5/"
    assert places["gpai_code.resolve"].startswith("docs/reference/gpai_code/")


def test_every_page_of_docs_is_in_the_site(files: dict[str, bytes]) -> None:
    docs = Path(__file__).parents[1] / "docs"
    for page in docs.rglob("*.md"):
        name = page.relative_to(docs).with_suffix("").as_posix()
        path = "docs/index.html" if name == "index" else f"docs/{name}/index.html"
        assert path in files


def test_python_for_the_browser_is_compiled_where_a_first_decision_needs_it(
    files: dict[str, bytes],
) -> None:
    names = {}
    for archive in ("python_stdlib", "first", "rest"):
        with zipfile.ZipFile(io.BytesIO(files[f"python/{archive}.zip"])) as held:
            names[archive] = set(held.namelist())
    for archive in ("first", "rest"):
        assert not any(name.endswith(".py") for name in names[archive])
    assert "gpai_code/resolver/decision.pyc" in names["first"]
    # what no decision loads stays as it is, since that is smaller
    assert {"json/__init__.pyc", "unittest/__init__.py"} <= names["python_stdlib"]
    assert names["python_stdlib"].isdisjoint({"json/__init__.py", "unittest/__init__.pyc"})


def test_nothing_of_the_building_machine_is_in_the_site(files: dict[str, bytes]) -> None:
    root = str(Path(__file__).parents[1]).encode()
    for path, content in files.items():
        assert root not in content, path
