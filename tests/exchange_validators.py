"""What others check documents with: each function returns what is wrong, nothing where all is well.

A validator that is not installed skips the test; the group `exchange` of pyproject.toml has all of
them.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest


def imported(name: str) -> Any:
    """Import a module if it is installed; now, since importing some opens sockets."""
    try:
        return import_module(name)
    except ImportError:
        return None


OSCAL_CONTENT = imported("oscal.oscal_content")
TRESTLE = {
    kind: imported(f"trestle.oscal.{module}")
    for kind, module in {
        "catalog": "catalog",
        "profile": "profile",
        "assessment-results": "assessment_results",
        "mapping-collection": "mapping",
    }.items()
}

NIST = Path(__file__).parent / "nist" / "oscal-complete-1.2.3.schema.json"

Json = dict[str, Any]


def trestle(document: Json) -> list[str]:
    """Read a document into compliance-trestle's model of it, which refuses what OSCAL has not."""
    (kind,) = document
    if TRESTLE[kind] is None:
        pytest.skip("compliance-trestle is not installed")
    try:
        TRESTLE[kind].Model.model_validate(document)
    except ValueError as error:
        return [str(error)]
    return []


def nist_schema(document: Json) -> list[str]:
    """Check with the JSON Schema that NIST publishes, formats included."""
    # its patterns have classes of characters that Python's own engine does not know
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    return [str(error) for error in _nist(jsonschema_rs).iter_errors(document)]


@cache
def _nist(jsonschema_rs: Any) -> Any:
    schema = json.loads(NIST.read_text("utf-8"))
    return jsonschema_rs.validator_for(schema, validate_formats=True)


def metaschema(document: Json, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Check with NIST's metaschema of the very version that the document states."""
    if OSCAL_CONTENT is None:
        pytest.skip("oscal is not installed")
    monkeypatch.chdir(folder)  # it unpacks its data there, and looks there for the catalogue
    content = OSCAL_CONTENT.OSCAL.loads(json.dumps(document))
    if content.validate() and all(content.validation_status.values()):
        return []
    return [str(error) for error in content.validation_errors] or ["not valid"]


def cyclonedx_strict(text: str, version: str) -> list[str]:
    """Check with the strict validator of the CycloneDX project."""
    validation = pytest.importorskip("cyclonedx.validation.json")
    schema = pytest.importorskip("cyclonedx.schema")
    chosen = schema.SchemaVersion[f"V{version.replace('.', '_')}"]
    error = validation.JsonStrictValidator(chosen).validate_str(text)
    return [] if error is None else [str(error)]


def cyclonedx_schema(document: Json, version: str) -> list[str]:
    """Check with the schema that the CycloneDX project ships; for large documents it is faster."""
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    resources = pytest.importorskip("cyclonedx.schema._res")
    folder = Path(resources.__file__).parent
    schemas = []
    for name in ("spdx", "jsf-0.82", "cryptography-defs", f"bom-{version}"):
        file = f"{name}.SNAPSHOT.schema.json"
        schema = json.loads((folder / file).read_text("utf-8"))
        schemas.append((f"http://cyclonedx.org/schema/{file}", schema))
    registry = jsonschema_rs.Registry(schemas, draft=jsonschema_rs.Draft7)
    validator = jsonschema_rs.validator_for(
        schemas[-1][1], registry=registry, validate_formats=True
    )
    return [str(error) for error in validator.iter_errors(document)]


def sssom(text: str, folder: Path) -> list[str]:
    """Read a table with sssom-pydantic, and say which of its rows could not be read."""
    sssom_pydantic = pytest.importorskip("sssom_pydantic")
    path = folder / "table.sssom.tsv"
    path.write_text(text, "utf-8")
    mappings, _, _, errors = sssom_pydantic.read(path, return_errors=True)
    body = [line for line in text.splitlines() if not line.startswith("#")]
    if len(mappings) != len(body) - 1:
        return [f"{len(mappings)} of {len(body) - 1} rows were read", *map(str, errors)]
    return [str(error) for error in errors]


# CISO Assistant has no validator that runs without its server. These are the rules that its loader
# follows (backend/library/utils.py and the shipped libraries), in our own words.

LIBRARY_KEYS = {
    *("urn", "locale", "ref_id", "name", "description", "copyright", "version"),
    *("publication_date", "provider", "packager", "dependencies", "objects"),
}
FRAMEWORK_KEYS = {
    *("urn", "ref_id", "name", "description"),
    *("implementation_groups_definition", "requirement_nodes"),
}
NODE_KEYS = {
    *("urn", "assessable", "depth", "parent_urn", "ref_id", "name", "description"),
    *("annotation", "implementation_groups"),
}
MAPPING_KEYS = {
    *("source_requirement_urn", "target_requirement_urn", "relationship"),
    *("rationale", "annotation"),
}
RELATIONSHIPS = {"equal", "intersect", "subset", "superset", "not_related"}
URN = re.compile(
    r"urn:[a-z0-9._-]+:risk:(library|framework|req_node|req_mapping_set):[a-z0-9._:-]+"
)


def ciso_assistant(library: Json) -> list[str]:
    """Say what CISO Assistant's loader would refuse, or would not understand."""
    return list(_in_library(library))


def _in_library(library: Json) -> Iterator[str]:
    yield from _keys("library", library, LIBRARY_KEYS, {"ref_id", "urn", "locale", "version"})
    if not isinstance(library.get("version"), int):
        yield "library: version is no whole number"
    objects = library["objects"]
    if not objects.keys() <= {"framework", "requirement_mapping_sets"} or not objects:
        yield "library: holds no framework and no mapping"
    if "framework" in objects:
        yield from _in_framework(objects["framework"])
    for mapping_set in objects.get("requirement_mapping_sets", ()):
        yield from _in_mapping_set(mapping_set)


def _in_framework(framework: Json) -> Iterator[str]:
    yield from _keys("framework", framework, FRAMEWORK_KEYS, {"ref_id", "urn"})
    groups = {group["ref_id"] for group in framework["implementation_groups_definition"]}
    depths: dict[str, int] = {}
    for node in framework["requirement_nodes"]:
        yield from _keys("node", node, NODE_KEYS, {"urn", "assessable", "depth"})
        # the loader turns names into lower case, and takes a later node for the same
        if node["urn"] in depths:
            yield f"{node['urn']}: twice"
        parent = node.get("parent_urn")
        if node["depth"] != (1 if parent is None else depths.get(parent, 0) + 1):
            yield f"{node['urn']}: not below the node that it names, or not that deep"
        if not set(node["implementation_groups"]) <= groups:
            yield f"{node['urn']}: a group that is not defined"
        depths[node["urn"]] = node["depth"]


def _in_mapping_set(mapping_set: Json) -> Iterator[str]:
    required = {"urn", "name", "source_framework_urn", "target_framework_urn"}
    more = {"ref_id", "description", "requirement_mappings"}
    yield from _keys("mapping set", mapping_set, required | more, required)
    if not mapping_set["requirement_mappings"]:
        yield "mapping set: empty"
    for pair in mapping_set["requirement_mappings"]:
        yield from _keys("mapping", pair, MAPPING_KEYS, MAPPING_KEYS - {"annotation", "rationale"})
        if pair["relationship"] not in RELATIONSHIPS:
            yield f"mapping: relationship {pair['relationship']}"


def _keys(
    what: str, value: Mapping[str, Any], known: set[str], required: set[str]
) -> Iterator[str]:
    for name in sorted(value.keys() - known):
        yield f"{what}: {name} is not known"
    for name in sorted(required - value.keys()):
        yield f"{what}: {name} is missing"
    for name, text in value.items():
        if (name == "urn" or name.endswith("_urn")) and not URN.fullmatch(text):
            yield f"{what}: {name} {text}"
