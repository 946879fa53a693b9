"""The schemas as components of OpenAPI 3.1: named once, and every reference leads somewhere."""

import json
import re
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from gpai_code.forms.documents import FORMS
from gpai_code.schemas.openapi import openapi_components
from tests.strategies import marked

COMPONENTS = openapi_components()["schemas"]

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "A service", "version": "1"},
    "paths": {},
    "components": {"schemas": COMPONENTS},
}


def test_each_kind_of_document_has_a_name_and_no_reference_leads_nowhere() -> None:
    assert len([name for name in COMPONENTS if "." not in name]) == 13
    text = json.dumps(COMPONENTS)
    assert '"$id"' not in text
    references = set(re.findall(r'"\$ref": "([^"]*)"', text))
    assert references == {
        reference
        for reference in references
        if reference.removeprefix("#/components/schemas/") in COMPONENTS
    }


def test_names_are_those_that_openapi_allows() -> None:
    assert all(re.fullmatch(r"[a-zA-Z0-9._-]+", name) for name in COMPONENTS)


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_a_schema_of_the_dialect_of_openapi(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(COMPONENTS[name])


@pytest.mark.parametrize(
    ("name", "edition"),
    [("ModelDocumentationForm", "final"), ("ThirdDraftModelDocumentationForm", "third-draft")],
)
def test_a_reference_from_a_document_leads_to_the_schema(name: str, edition: str) -> None:
    resource = Resource.from_contents(DOCUMENT, default_specification=DRAFT202012)
    registry = Registry().with_resource("https://service.example/openapi.json", resource)
    reference = {"$ref": f"https://service.example/openapi.json#/components/schemas/{name}"}
    validator = jsonschema.Draft202012Validator(reference, registry=registry)
    form = json.loads(marked(FORMS[edition])[0].to_json())
    validator.validate(form)
    assert not validator.is_valid({**form, "no_such_row": 1})
