"""What Redocly says of the components for OpenAPI."""

import copy
import json
import subprocess
from typing import Any

import pytest

from tests.interop.validators import HERE, NODE, NODE_MODULES
from tests.test_openapi import DOCUMENT, FAULTS

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(
        NODE is None or not NODE_MODULES.exists(), reason="Node or its packages are not installed"
    ),
]


def faults_of(document: dict[str, Any]) -> list[str]:
    """Return what Redocly finds wrong."""
    program = subprocess.run(
        [str(NODE), "--no-warnings", str(HERE / "openapi.mjs")],
        input=json.dumps(document),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    faults: list[str] = json.loads(program.stdout)
    return faults


def test_redocly_accepts_the_components() -> None:
    assert faults_of(DOCUMENT) == []


@pytest.mark.parametrize("put_fault", FAULTS, ids=lambda fault: fault.__name__)
def test_redocly_refuses_a_fault(put_fault: Any) -> None:
    document = copy.deepcopy(DOCUMENT)
    put_fault(document)
    assert faults_of(document)
