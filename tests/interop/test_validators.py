"""Other people's validators say the same of the same documents as our reader."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.interop.agreement import differences, read_all
from tests.interop.validators import (
    DIALECTS_OF,
    NPM_JSONSCHEMA,
    OLDER_JSONSCHEMA,
    VALIDATORS,
    version_of,
)
from tests.schema_documents import FORM, SCHEMAS, SUMMARY, Named, reads, schema_id, schema_of

pytestmark = pytest.mark.thorough

opens_sockets = pytest.mark.sockets  # urllib3, which check-jsonschema loads, opens one at import

FEW = 40
"""Documents for each schema here; `agreement.py` takes ten times as many."""


@cache
def few(named: Named) -> dict[str, bool]:
    return read_all(named, FEW)


@opens_sockets
@pytest.mark.parametrize("validator", VALIDATORS)
def test_a_validator_agrees_with_our_reader_in_every_dialect_that_it_knows(validator: str) -> None:
    if version_of(validator) is None:
        pytest.skip(f"{validator} is not installed")
    for named in SCHEMAS:
        for dialect in DIALECTS_OF[validator]:
            assert list(differences(named, few(named), validator, dialect)) == []


EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILES: dict[str, Named] = {
    "apertus-70b.facts.json": ("model-facts", "final", None),
    "apertus-70b.summary.json": SUMMARY,
    "apertus-70b.third-draft.json": (FORM, "third-draft", None),
    "invented.framework.json": ("safety-security-framework", "final", None),
    "invented.incident.json": ("serious-incident-report", "final", None),
    "invented.model-report.json": ("model-report", "final", None),
}


def example_documents(named: Named) -> list[Any]:
    """Return the examples of a schema, and those that the project ships as files."""
    files = [name for name, kind in FILES.items() if kind == named]
    documents = [json.loads((EXAMPLES / name).read_text("utf-8")) for name in files]
    return [*schema_of(named)["examples"], *documents]


def test_every_example_file_is_among_the_example_documents() -> None:
    assert sorted(path.name for path in EXAMPLES.glob("*.json")) == sorted(FILES)


@opens_sockets
@pytest.mark.parametrize("validator", VALIDATORS)
@pytest.mark.parametrize("named", SCHEMAS, ids=schema_id)
def test_every_validator_gives_our_verdict_on_every_example(validator: str, named: Named) -> None:
    if version_of(validator) is None:
        pytest.skip(f"{validator} is not installed")
    documents = example_documents(named)
    spoilt = [{**document, "surprise": 1} for document in documents]
    texts = [json.dumps(document) for document in (*documents, *spoilt)]
    for dialect in DIALECTS_OF[validator]:
        verdicts = VALIDATORS[validator](schema_of(named, dialect=dialect), texts)
        assert verdicts == [True] * len(documents) + [False] * len(documents)
        assert verdicts == [reads(named, json.loads(text)) for text in texts]


@pytest.mark.parametrize("validator", [OLDER_JSONSCHEMA, NPM_JSONSCHEMA])
def test_two_validators_are_old_enough_to_fail_on_a_urn(validator: str) -> None:
    if version_of(validator) is None:
        pytest.skip(f"{validator} is not installed")
    schema = {**schema_of(SUMMARY), "$id": "urn:gpai:summary"}
    texts = [json.dumps(document) for document in example_documents(SUMMARY)]
    with pytest.raises(AssertionError, match=r"unknown url type|Invalid URL|no such schema"):
        VALIDATORS[validator](schema, texts)


@pytest.mark.parametrize("named", SCHEMAS[:3], ids=schema_id)
def test_a_corpus_is_the_same_each_time(named: Named) -> None:
    assert list(read_all(named, FEW).items()) == list(few(named).items())


@pytest.mark.parametrize("named", SCHEMAS, ids=schema_id)
def test_a_corpus_has_valid_and_invalid_documents(named: Named) -> None:
    verdicts = list(few(named).values())
    assert verdicts.count(True) >= FEW // 4
    assert verdicts.count(False) >= FEW // 4


@opens_sockets
@pytest.mark.parametrize("validator", VALIDATORS)
def test_a_difference_would_be_seen(validator: str) -> None:
    if version_of(validator) is None:
        pytest.skip(f"{validator} is not installed")
    schema = schema_of((FORM, "final", None), dialect="draft-07")
    document = '{"document": "model-documentation-form", "edition": "final", "model_name": "N/A"}'
    judge = VALIDATORS[validator]
    assert judge(schema, [document, document.replace("N/A", "x")]) == [False, True]
    del schema["properties"]["model_name"]["pattern"]
    assert judge(schema, [document]) == [True]
