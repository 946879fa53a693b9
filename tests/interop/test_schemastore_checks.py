"""
The checks of SchemaStore's build, on our entries and schemas.

Their tool, `cli.js`, is a part of their repository and in no package, and needs it whole. Here its
checks are made with the packages and the settings that it makes them with. Where a clone is named
by GPAI_CODE_SCHEMASTORE, with its own packages installed, its tool runs too, on a copy.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gpai_code.text_io.base_address import BASE_ADDRESS
from tests.interop.validators import HERE, NODE, NODE_MODULES
from tests.test_schemastore import ENTRIES, RIGHT
from tools.schemastore_entry import FILES
from tools.website.documents import add_schemas
from tools.website.site import Site

pytestmark = pytest.mark.thorough

CLONE = os.environ.get("GPAI_CODE_SCHEMASTORE")

with_node = pytest.mark.skipif(
    NODE is None or not NODE_MODULES.exists(), reason="Node or its packages are not installed"
)

REMARKS = (
    # patterns exclude a line end after their `$`, since Python's `$` lets one in
    "Should start with ^ and end with $: ",
    # no row of a form must be there, and a fact that is not known is left out
    "[requireValidation] if properties is used, required should be specified ",
    # `extensions` is for what others add
    "[requireValidation] additionalProperties or unevaluatedProperties should be specified ",
)
"""Beginnings of what schemasafe remarks on our schemas; remarks never fail their build."""

Trials = dict[str, tuple[Any, list[Any], list[Any]]]
"""By name of a schema: the schema, documents that it takes, and documents that it refuses."""


def trials() -> Trials:
    """Return the schemas of the entries as the site has them, with documents to try."""
    site = Site(BASE_ADDRESS)
    add_schemas(site)
    made: Trials = {}
    for kind, entry in zip(FILES, ENTRIES, strict=True):
        path = entry["url"].removeprefix("https://code.example/")
        right = json.loads(json.dumps(RIGHT[entry["name"]]))
        made[kind] = json.loads(site.files[path]), [right], [{**right, "no_such_field": 1}]
    return made


def put(folder: Path, trials: Trials, schemas: str, right: str, wrong: str) -> None:
    """Write schemas and documents into folders."""
    for name, (schema, accepted, refused) in trials.items():
        for kind, documents in ((right, accepted), (wrong, refused)):
            (folder / kind / name).mkdir(parents=True)
            for number, document in enumerate(documents):
                path = folder / kind / name / f"{number}.json"
                path.write_text(json.dumps(document, indent=2), "utf-8")
        (folder / schemas).mkdir(exist_ok=True)
        (folder / schemas / f"{name}.json").write_text(json.dumps(schema, indent=2), "utf-8")


def checked(folder: Path, entries: list[dict[str, Any]], trials: Trials) -> dict[str, list[str]]:
    """Return the faults and the remarks on entries and schemas."""
    catalogue = folder / "catalog.json"
    catalogue.write_text(json.dumps({"version": 1, "schemas": entries}), "utf-8")
    put(folder, trials, "schemas", "schemas/test", "schemas/negative_test")
    program = subprocess.run(
        [str(NODE), "--no-warnings", str(HERE / "schemastore.mjs"), catalogue, folder / "schemas"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    reports: dict[str, list[str]] = json.loads(program.stdout)
    return reports


@with_node
def test_the_entries_and_their_schemas_pass_the_checks_of_the_build(tmp_path: Path) -> None:
    reports = checked(tmp_path, ENTRIES, trials())
    assert reports["faults"] == []
    assert [remark for remark in reports["remarks"] if not remark.startswith(REMARKS)] == []


def named_schema(entries: list[dict[str, Any]], _: Trials) -> None:
    entries[0]["name"] = "GPAI form schema"


def description_with_a_full_stop(entries: list[dict[str, Any]], _: Trials) -> None:
    entries[0]["description"] += "."


def same_files_twice(entries: list[dict[str, Any]], _: Trials) -> None:
    entries[1]["fileMatch"] = entries[0]["fileMatch"]


def folder_of_anybody(entries: list[dict[str, Any]], _: Trials) -> None:
    entries[0]["fileMatch"] = ["forms/*.json"]


def address_without_https(entries: list[dict[str, Any]], _: Trials) -> None:
    entries[0]["url"] = "http://code.example/form.json"


def keyword_that_nobody_knows(_: list[dict[str, Any]], trials: Trials) -> None:
    trials["model-facts"][0]["x-gpai-label"] = "Facts"


def dialect_that_editors_do_not_know(_: list[dict[str, Any]], trials: Trials) -> None:
    trials["model-facts"][0]["$schema"] = "https://json-schema.org/draft/2020-12/schema"


def document_that_is_wrong(_: list[dict[str, Any]], trials: Trials) -> None:
    trials["model-facts"][1].append({"no_such_field": 1})


def document_that_is_right_among_the_wrong(_: list[dict[str, Any]], trials: Trials) -> None:
    trials["model-facts"][2].append({"license": "MIT"})


FAULTS = (
    *(named_schema, description_with_a_full_stop, same_files_twice, folder_of_anybody),
    *(address_without_https, keyword_that_nobody_knows, dialect_that_editors_do_not_know),
    *(document_that_is_wrong, document_that_is_right_among_the_wrong),
)


@with_node
@pytest.mark.parametrize("put_fault", FAULTS, ids=lambda fault: fault.__name__)
def test_the_checks_refuse_a_fault(
    put_fault: Callable[[list[dict[str, Any]], Trials], None], tmp_path: Path
) -> None:
    entries = json.loads(json.dumps(ENTRIES))
    wrong = trials()
    put_fault(entries, wrong)
    assert checked(tmp_path, entries, wrong)["faults"]


@pytest.mark.skipif(CLONE is None, reason="GPAI_CODE_SCHEMASTORE names no clone of SchemaStore")
def test_their_own_tool_accepts_entries_and_schemas(tmp_path: Path) -> None:
    """Put ours into a copy of their repository, and let their tool check it."""
    clone = tmp_path / "schemastore"
    shutil.copytree(str(CLONE), clone, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    made = {f"gpai-{name}": trial for name, trial in trials().items()}
    put(clone / "src", made, "schemas/json", "test", "negative_test")
    path = clone / "src" / "api" / "json" / "catalog.json"
    catalogue = json.loads(path.read_text("utf-8"))
    hosted = [f"https://www.schemastore.org/{name}.json" for name in made]
    for entry, url in zip(ENTRIES, hosted, strict=True):
        catalogue["schemas"].append({**entry, "url": url})
    path.write_text(json.dumps(catalogue, indent=2), "utf-8")
    for name in made:
        command = [str(NODE), "cli.js", "check", f"--schema-name={name}.json"]
        program = subprocess.run(
            command, cwd=clone, capture_output=True, encoding="utf-8", check=False
        )
        assert program.returncode == 0, program.stderr
