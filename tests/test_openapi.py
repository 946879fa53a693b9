"""The schemas as components of OpenAPI 3.1: named once, and every reference leads somewhere."""

import copy
import json
import re
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from gpai_code.forms.documents import FORMS
from gpai_code.schemas.openapi import openapi_components
from tests.each import each
from tests.exchange_validators import imported
from tests.schema_documents import FORM, SCHEMAS, Named, schema_id, schema_of
from tests.strategies import marked

pytestmark = pytest.mark.thorough(measured=True)

VALIDATOR = imported("openapi_spec_validator")

COMPONENTS = openapi_components()["schemas"]

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "A service", "version": "1"},
    "paths": {},
    "components": {"schemas": COMPONENTS},
}


def title_in_openapi(named: Named) -> str:
    kind, edition, _ = named
    draft = "ThirdDraft" if (kind, edition) == (FORM, "third-draft") else ""
    return f"{draft}{schema_of(named)['title']}"


def test_each_kind_of_document_has_a_name_and_no_reference_leads_nowhere() -> None:
    named = {title_in_openapi(named) for named in SCHEMAS}
    assert {name for name in COMPONENTS if "." not in name} == named
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


@each("name", COMPONENTS)
def test_a_component_is_a_schema_of_the_dialect_of_openapi(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(COMPONENTS[name])


def validator_of(name: str) -> jsonschema.Draft202012Validator:
    """Return a validator that goes from another document into the components."""
    resource = Resource.from_contents(DOCUMENT, default_specification=DRAFT202012)
    registry = Registry().with_resource("https://service.example/openapi.json", resource)
    reference = {"$ref": f"https://service.example/openapi.json#/components/schemas/{name}"}
    return jsonschema.Draft202012Validator(reference, registry=registry)


@pytest.mark.parametrize("named", SCHEMAS, ids=schema_id)
def test_a_component_takes_the_examples_of_its_schema_and_refuses_other_fields(
    named: Named,
) -> None:
    validator = validator_of(title_in_openapi(named))
    for example in schema_of(named)["examples"]:
        validator.validate(example)
        assert not validator.is_valid({**example, "no_such_field": 1})


@pytest.mark.parametrize(
    ("name", "edition"),
    [("ModelDocumentationForm", "final"), ("ThirdDraftModelDocumentationForm", "third-draft")],
)
def test_a_reference_from_a_document_leads_to_the_schema(name: str, edition: str) -> None:
    validator = validator_of(name)
    form = json.loads(marked(FORMS[edition])[0].to_json())
    validator.validate(form)
    assert not validator.is_valid({**form, "no_such_row": 1})


def with_a_wrong_type(document: dict[str, Any]) -> None:
    document["components"]["schemas"]["ModelFacts"]["type"] = "record"


def with_a_reference_to_nothing(document: dict[str, Any]) -> None:
    document["components"]["schemas"]["ModelFacts"] = {"$ref": "#/components/schemas/Nothing"}


def with_a_name_that_openapi_refuses(document: dict[str, Any]) -> None:
    document["components"]["schemas"]["Model Facts"] = {"type": "object"}


FAULTS = (with_a_wrong_type, with_a_reference_to_nothing, with_a_name_that_openapi_refuses)


def refuses(document: dict[str, Any]) -> bool:
    """Say whether openapi-spec-validator refuses a document; a dead reference is an exception."""
    if VALIDATOR is None:
        pytest.skip("openapi-spec-validator is not installed")
    try:
        return bool(list(VALIDATOR.OpenAPIV31SpecValidator(document).iter_errors()))
    except Unresolvable:
        return True


def test_openapi_spec_validator_accepts_the_components() -> None:
    assert not refuses(DOCUMENT)


@pytest.mark.parametrize("put_fault", FAULTS, ids=lambda fault: fault.__name__)
def test_openapi_spec_validator_refuses_a_fault(put_fault: Any) -> None:
    document = copy.deepcopy(DOCUMENT)
    put_fault(document)
    assert refuses(document)
