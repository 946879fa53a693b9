"""Other people's validators say the same of the same documents as our reader."""

from functools import cache

import pytest

from tests.interop.agreement import differences, read_all
from tests.interop.validators import DIALECTS_OF, VALIDATORS, version_of
from tests.schema_documents import FORM, SCHEMAS, Named, schema_of

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


@pytest.mark.parametrize("named", SCHEMAS[:3])
def test_a_corpus_is_the_same_each_time_and_has_valid_and_invalid_documents(named: Named) -> None:
    again = read_all(named, FEW)
    assert list(again.items()) == list(few(named).items())
    assert sum(again.values()) >= FEW // 4
    assert FEW - sum(again.values()) >= FEW // 4


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
