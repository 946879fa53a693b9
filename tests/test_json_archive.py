"""The archive of JSON files: complete, valid, and the same bytes each time."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gpai_code.catalog import Code, compare, editions, load
from gpai_code.schemas.locations import FORMS
from gpai_code.schemas.published import form_fields
from gpai_code.schemas.validation import is_valid
from tests.schema_documents import SCHEMAS, Named, schema_id, schema_of
from tools import json_archive

FILES = json_archive.archive_files()


def test_each_edition_is_there_whole_and_its_schema_accepts_it() -> None:
    for edition in editions():
        text = FILES[f"code/{edition.slug}.json"]
        assert Code.from_json(text) == load(edition.slug)
        assert is_valid(json.loads(text), "code")


def test_what_became_of_the_entries_is_there() -> None:
    rows = json.loads(FILES["code/correspondence.json"])
    assert rows == [row.to_dict() for row in compare()]


@pytest.mark.parametrize("named", SCHEMAS, ids=schema_id)
def test_every_schema_is_there(named: Named) -> None:
    schemas = [json.loads(text) for name, text in FILES.items() if name.startswith("schemas/")]
    assert schema_of(named) in schemas
    assert len(schemas) == len(SCHEMAS)


@pytest.mark.parametrize("kind", FORMS)
def test_the_rows_of_every_form_are_there(kind: str) -> None:
    fields = [json.loads(text) for name, text in FILES.items() if name.startswith("fields/")]
    assert form_fields(kind) in fields


def test_examples_name_a_schema_that_accepts_them() -> None:
    examples = [name for name in FILES if name.startswith("examples/")]
    assert len(examples) >= 6
    for name in examples:
        document = json.loads(FILES[name])
        kind = document.get("document", "model-facts")
        assert is_valid(document, kind, document.get("edition", "final")), name


def test_the_command_writes_the_same_bytes_each_time_and_never_over_a_file(tmp_path: Path) -> None:
    script = str(Path(json_archive.__file__))
    command = [sys.executable, script]
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    for path in (first, second):
        subprocess.run([*command, str(path)], check=True, cwd=tmp_path)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == FILES
        assert {"LICENSE", "NOTICE", "README.md"} <= set(archive.namelist())
    again = subprocess.run([*command, str(first)], check=False, capture_output=True, text=True)
    assert again.returncode == 1
    assert "is there already" in again.stdout
    assert first.read_bytes() == second.read_bytes()
