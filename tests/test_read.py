"""The package's own data are read without checks, so what the checks would say is tried here."""

import json
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import attrs
import pytest

from gpai_code.catalog import code as catalog
from gpai_code.catalog import storage
from gpai_code.catalog.correspondence import CorrespondenceTable, correspondence_table
from gpai_code.catalog.outline import Place
from gpai_code.catalog.records import (
    Appendix,
    ChapterContents,
    Commitment,
    Edition,
    Objective,
    Recital,
    Rule,
    Term,
)
from gpai_code.constraints.stored_records import read_stored
from gpai_code.constraints.structuring import structure
from gpai_code.errors import UnknownEditionError, UnknownIdError
from gpai_code.law import Citation
from gpai_code.licenses.table import license_table
from gpai_code.licenses.table_records import LicenseTable
from gpai_code.text_io.package_data import read_data
from gpai_code.text_io.strict_json import read_json
from tests.test_package import loaded_by
from tools import write_outlines

PARTS: dict[str, dict[str, Any]] = {
    "edition": {"edition": Edition, "chapters": tuple[ChapterContents, ...]},
    "front": {"objectives": tuple[Objective, ...], "recitals": tuple[Recital, ...]},
    "appendices": {"appendices": tuple[Appendix, ...]},
    "glossary": {"introduction": None, "terms": tuple[Term, ...]},
}
"""What the files hold that are no Commitment; the introduction is words alone."""
BESIDE = {"form"}  # which the forms read
NAMES = [
    (slug, name)
    for slug in storage.SLUGS
    for file in files("gpai_code").joinpath("data", slug).iterdir()
    if (name := file.name.removesuffix(".json")) not in BESIDE
]


def text_of(*path: str) -> bytes:
    return files("gpai_code").joinpath("data", *path).read_bytes()


def same(first: object, second: object) -> bool:
    """Compare values and, unlike ==, the types of all of them."""
    if type(first) is not type(second):
        return False
    if isinstance(first, tuple) and isinstance(second, tuple):
        return len(first) == len(second) and all(map(same, first, second))
    kind: type[Any] = type(first)
    if attrs.has(kind):
        names = [field.name for field in attrs.fields(kind)]
        return all(same(getattr(first, name), getattr(second, name)) for name in names)
    return first == second


@pytest.mark.parametrize(("slug", "name"), NAMES)
def test_the_fast_reader_makes_the_records_that_the_strict_converter_makes(
    slug: str, name: str
) -> None:
    text = text_of(slug, f"{name}.json")
    stored: Any = json.loads(text)
    checked: Any = read_json(text)
    if name not in PARTS:
        read, strict = read_stored(stored, Commitment), structure(checked, Commitment)
        assert same(read, strict)
        assert read == strict
        assert hash(read) == hash(strict)
        return
    assert stored.keys() == PARTS[name].keys()
    for part, kind in PARTS[name].items():
        if kind is not None:
            assert same(read_stored(stored[part], kind), structure(checked[part], kind))


@pytest.mark.parametrize("slug", storage.SLUGS)
def test_the_glossary_says_of_its_own_reach_what_is_shown_of_it(slug: str) -> None:
    introduction = read_data(slug, "glossary.json")["introduction"]
    assert introduction.keys() <= {"summary", "references", "note"}
    assert structure(introduction.get("references", []), tuple[Citation, ...]) is not None
    assert catalog.load(slug).glossary_introduction == introduction["summary"]


@pytest.mark.parametrize("slug", storage.SLUGS)
def test_every_file_of_an_edition_is_read(slug: str) -> None:
    commitments = {entry.id for entry in catalog.load(slug).commitments}
    assert {name for edition, name in NAMES if edition == slug} == commitments | set(PARTS)


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


def test_equal_places_in_the_law_are_one_record_and_measures_share_with_their_commitment() -> None:
    commitment = catalog.load("final").commitment("copyright-1")
    for measure in commitment.measures:
        assert measure.legal_basis is commitment.legal_basis
        assert measure.addressees is commitment.addressees
    references: list[Citation] = []
    for entry in catalog.load("final").entries.values():
        references += entry.references
    assert (
        len({id(reference) for reference in references}) == len(set(references)) < len(references)
    )


def outlined(place: Place) -> tuple[object, ...]:
    return place.id, place.title, place.derogations, tuple(map(outlined, place.provisions))


def recorded(rule: Rule) -> tuple[object, ...]:
    return rule.id, rule.title, rule.derogations, tuple(map(recorded, rule.provisions))


@pytest.mark.parametrize("slug", storage.SLUGS)
def test_the_outline_says_of_each_place_what_its_record_says(slug: str) -> None:
    outline, code = storage.read_outline(slug), catalog.load(slug)
    assert list(map(outlined, outline.commitments)) == list(map(recorded, code.commitments))
    assert list(map(outlined, outline.measures)) == list(map(recorded, code.measures))
    for commitment in code.commitments:
        place = outline[commitment.id]
        assert place.addressees == commitment.addressees
        assert [measure.id for measure in place.measures] == [m.id for m in commitment.measures]
    for measure in code.measures:
        place = outline[measure.id]
        assert (place.commitment, place.addressees) == (measure.commitment, measure.addressees)


def test_the_stored_outlines_are_those_of_the_commitments() -> None:
    """Corrected by `python tools/write_outlines.py`."""
    for slug in storage.SLUGS:
        assert text_of("outlines", f"{slug}.json").decode() == write_outlines.outline(slug)


def test_the_outline_has_no_place_outside_the_commitments() -> None:
    with pytest.raises(UnknownIdError) as caught:
        storage.read_outline("final")["safety-security-appendix-1"]
    assert (caught.value.wanted, caught.value.edition) == ("safety-security-appendix-1", "final")


def test_an_edition_that_does_not_exist_has_no_outline() -> None:
    with pytest.raises(UnknownEditionError):
        storage.read_outline("fourth-draft")


def test_a_decision_in_plain_text_makes_no_record_of_the_code() -> None:
    described = "describe_decision(gpai_code.resolve(gpai_code.ModelFacts(license='MIT')))"
    loaded = loaded_by(f"import gpai_code, gpai_code.render; gpai_code.render.{described}")
    assert "gpai_code.catalog.outline" in loaded
    assert not loaded & {"gpai_code.catalog.records", "gpai_code.catalog.code", "fractions"}


def test_looking_up_and_deciding_load_no_converter() -> None:
    asked = (
        "import gpai_code, sys; gpai_code.load('final')['safety-security-9.3'];"
        "gpai_code.resolve(gpai_code.ModelFacts(license='MIT')).questions; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert not {"cattrs", "jsonschema"} & set(done.stdout.split())


@pytest.mark.parametrize("slug", storage.SLUGS)
def test_what_the_fast_reader_makes_is_frozen_through_and_through(slug: str) -> None:
    code = catalog.load(slug)
    for entry in code.entries.values():
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            entry.summary = "another"  # type: ignore[misc]
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            del entry.summary
