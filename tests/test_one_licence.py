"""A licence is found by itself, with no other parsed, just as the whole table finds it."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from gpai_code.licenses import stored
from gpai_code.licenses.table import find_license, license_table
from gpai_code.text_io.package_data import read_package_bytes

TABLE = json.loads(read_package_bytes("data", "licenses.json"))
PLACES: dict[str, set[int]] = {}
for place, licence in enumerate(TABLE["licenses"]):
    for name in (licence["id"], licence["name"], *licence.get("aliases", ())):
        PLACES.setdefault(" ".join(name.casefold().split()), set()).add(place)


@pytest.fixture
def nothing_parsed() -> Iterator[None]:
    """Forget the table as JSON, as at the start of a process."""
    stored.stored_table.cache_clear()
    stored.find_alone.cache_clear()
    yield
    stored.find_alone.cache_clear()


def test_the_file_is_laid_out_as_it_is_cut() -> None:
    text = read_package_bytes("data", "licenses.json").decode()
    assert json.dumps(TABLE, indent=1, ensure_ascii=False) + "\n" == text


@pytest.mark.usefixtures("nothing_parsed")
def test_each_licence_that_is_cut_out_is_the_one_of_the_table() -> None:
    cut = [stored.stored_license(place) for place in range(len(TABLE["licenses"]))]
    assert cut == TABLE["licenses"]
    assert stored.stored_table.cache_info().currsize == 0


@pytest.mark.thorough(measured=True)
@pytest.mark.usefixtures("nothing_parsed")
def test_a_name_as_it_is_printed_is_found_alone() -> None:
    for place, licence in enumerate(TABLE["licenses"]):
        assert stored.find_alone.__wrapped__(licence["id"]) == place, licence["id"]


def test_no_two_licences_have_a_name_in_common() -> None:
    assert [name for name, places in PLACES.items() if len(places) > 1] == []


@pytest.mark.usefixtures("nothing_parsed")
def test_a_name_that_is_found_alone_is_that_of_no_other_licence() -> None:
    found_alone = 0
    for spelling, places in PLACES.items():
        place = stored.find_alone.__wrapped__(spelling)
        assert place is None or places == {place}, spelling
        found_alone += place is not None
    assert found_alone > 0.95 * len(PLACES)


@pytest.mark.parametrize(
    "spelling",
    [
        *("", "no such licence", "qualifies", "aliases", "id", "t1", "other"),
        *('bsd 2-clause "simplified" license', "a\\b", "a\nb", "licence libre du québec"),
    ],
)
def test_what_only_the_whole_table_can_tell_is_not_found_alone(spelling: str) -> None:
    assert stored.find_alone.__wrapped__(spelling) is None


@pytest.mark.usefixtures("nothing_parsed")
def test_a_licence_is_one_record_however_it_was_found() -> None:
    alone = find_license("MIT")
    assert any(entry is alone for entry in license_table().licenses)


def test_one_licence_is_found_without_the_others_and_many_with_all() -> None:
    program = (
        "from gpai_code.licenses import find_license, stored\n"
        "parsed = stored.stored_table.cache_info\n"
        "for name in ('MIT', 'apache-2.0', 'GPL-3.0-only', 'ISC', 'Zlib'):\n"
        "    print(find_license(name).id, parsed().currsize)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [
        *("MIT", "0", "Apache-2.0", "0", "GPL-3.0-only", "0", "ISC", "0"),
        *("Zlib", "1"),
    ]
