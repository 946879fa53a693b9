"""The package's own data are read without checks, so what the checks would say is tried here."""

import json
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import pytest

from gpai_code.catalog import _build_catalog
from gpai_code.catalog import code as catalog
from gpai_code.catalog import contents as _contents
from gpai_code.catalog import storage as _read
from gpai_code.catalog.correspondence import CorrespondenceTable, correspondence_table
from gpai_code.catalog.records import Commitment
from gpai_code.constraints.conversion import structure
from gpai_code.licenses.records import LicenseTable
from gpai_code.licenses.table import license_table
from gpai_code.text_io.package_data import read_data
from gpai_code.text_io.strict_json import read_json
from tools import write_build

KINDS: dict[str, tuple[type[Any], Callable[[dict[str, Any]], object]]] = {
    "edition": (_contents.EditionFile, _build_catalog.edition_file),
    "front": (_contents.FrontFile, _build_catalog.front_file),
    "appendices": (_contents.AppendixFile, _build_catalog.appendix_file),
    "glossary": (_contents.GlossaryFile, _build_catalog.glossary_file),
}
BESIDE = {"form"}  # which the forms read
NAMES = [
    (slug, name)
    for slug in _read.SLUGS
    for file in files("gpai_code").joinpath("data", slug).iterdir()
    if (name := file.name.removesuffix(".json")) not in BESIDE
]


def text_of(*path: str) -> bytes:
    return files("gpai_code").joinpath("data", *path).read_bytes()


def same(one: object, other: object) -> bool:
    """Compare values and, unlike ==, the types of all of them."""
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    kind: type[Any] = type(one)
    if attrs.has(kind):
        names = [field.name for field in attrs.fields(kind)]
        return all(same(getattr(one, name), getattr(other, name)) for name in names)
    return one == other


@pytest.mark.parametrize(("slug", "name"), NAMES)
def test_the_fast_reader_makes_the_records_that_the_strict_converter_makes(
    slug: str, name: str
) -> None:
    kind, build = KINDS.get(name, (Commitment, _build_catalog.commitment))
    text = text_of(slug, f"{name}.json")
    made, strict = build(json.loads(text)), structure(read_json(text), kind)
    assert same(made, strict)
    if kind is Commitment:
        assert made == strict
        assert hash(made) == hash(strict)


@pytest.mark.parametrize("slug", _read.SLUGS)
def test_every_file_of_an_edition_is_read(slug: str) -> None:
    commitments = {entry.id for entry in catalog.load(slug).commitments}
    assert {name for edition, name in NAMES if edition == slug} == commitments | set(KINDS)


@pytest.mark.parametrize("name", ["licenses", "correspondence", "third-draft/form", "final/form"])
def test_strict_json_reads_every_other_data_file_alike(name: str) -> None:
    path = f"{name}.json".split("/")
    assert read_json(text_of(*path)) == read_data(*path)


@pytest.mark.parametrize(
    ("name", "kind", "read"),
    [
        ("licenses", LicenseTable, license_table),
        ("correspondence", CorrespondenceTable, correspondence_table),
    ],
)
def test_a_table_is_the_one_that_the_strict_converter_makes(
    name: str, kind: type[Any], read: Callable[[], object]
) -> None:
    strict = structure(read_json(text_of(f"{name}.json")), kind)
    assert read() == strict
    assert same(read(), strict)


@pytest.mark.parametrize("name", write_build.ROOTS)
def test_the_fast_reader_is_the_one_that_the_classes_ask_for(name: str) -> None:
    written = (Path(_build_catalog.__file__).parent / name).read_text("utf-8")
    assert written == write_build.source(*write_build.ROOTS[name]), "run tools/write_build.py"


def test_looking_up_and_deciding_load_no_converter() -> None:
    asked = (
        "import gpai_code, sys; gpai_code.load('final')['safety-security-9.3'];"
        "gpai_code.resolve(gpai_code.ModelFacts(license='MIT')).questions; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert not {"cattrs", "jsonschema"} & set(done.stdout.split())


@pytest.mark.parametrize("slug", _read.SLUGS)
def test_what_the_fast_reader_makes_is_frozen_through_and_through(slug: str) -> None:
    code = catalog.load(slug)
    for entry in code.entries.values():
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            entry.summary = "another"  # type: ignore[misc]
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            del entry.summary
