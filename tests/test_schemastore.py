"""The entries for SchemaStore: narrow names, addresses that the site has, schemas that hold."""

import json
from fnmatch import fnmatch

import jsonschema
import pytest

from gpai_code.forms.documents import FORMS, SUMMARIES
from tests.strategies import marked
from tools.schemastore_entry import entries
from tools.website.documents import add_schemas
from tools.website.site import Site

BASE = "https://code.example/"
ENTRIES = entries(BASE)

FORM = marked(FORMS["final"])[0].to_dict()
RIGHT = {
    "GPAI Model Documentation Form": FORM,
    "GPAI training content summary": marked(SUMMARIES["2025-12-05"])[0].to_dict(),
    "GPAI model facts": {"license": "MIT", "weights_public": True},
}

OTHERS = (
    *("package.json", "model.json", "form.json", "config.json", "gpai.json", "facts.json"),
    *("model_documentation.json", "summary.json", "tsconfig.json"),
)
"""Names of other people's files."""


@pytest.fixture(scope="module")
def site() -> Site:
    site = Site(BASE)
    add_schemas(site)
    return site


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["name"] for entry in ENTRIES])
def test_an_entry_has_what_the_catalogue_asks_for(entry: dict[str, object]) -> None:
    assert set(entry) <= {"name", "description", "fileMatch", "url", "versions"}
    patterns = entry["fileMatch"]
    assert isinstance(patterns, list)
    for pattern in patterns:
        assert "gpai" in pattern
        assert not any(fnmatch(name, pattern) for name in OTHERS)


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["name"] for entry in ENTRIES])
def test_the_site_has_the_schema_and_it_takes_right_and_refuses_wrong(
    entry: dict[str, str], site: Site
) -> None:
    schema = json.loads(site.files[entry["url"].removeprefix(BASE)])
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["$id"] == entry["url"]
    validator = jsonschema.Draft7Validator(schema)
    right = json.loads(json.dumps(RIGHT[entry["name"]]))
    validator.validate(right)
    assert not validator.is_valid({**right, "no_such_field": 1})


def test_every_version_is_on_the_site_and_no_name_is_in_two_entries(site: Site) -> None:
    for entry in ENTRIES:
        for address in entry.get("versions", {}).values():
            assert address.removeprefix(BASE) in site.files
    patterns = [pattern for entry in ENTRIES for pattern in entry["fileMatch"]]
    assert len(patterns) == len(set(patterns))
