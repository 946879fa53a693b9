"""The example of a service: it runs, and answers as the library does."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

import gpai_code

PATH = Path(__file__).resolve().parent.parent / "examples" / "service.py"

FACTS = {"license": "MIT", "weights_public": True}


def service() -> Any:
    pytest.importorskip("fastapi")
    specification = importlib.util.spec_from_file_location("service", PATH)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module.app


def test_it_is_short() -> None:
    code = PATH.read_text("utf-8").split('"""\n', 2)[1]
    assert len([line for line in code.splitlines() if line.strip()]) <= 40


@pytest.mark.sockets  # an event loop opens a pair of them
def test_it_resolves_checks_and_shows() -> None:
    client_module = pytest.importorskip("fastapi.testclient")
    form = {"document": "model-documentation-form", "edition": "final", "model_name": "M"}
    hidden = {**form, "total_parameters": "SECRET"}
    with client_module.TestClient(service()) as client:
        decided = client.post("/resolve", json=FACTS)
        checked = client.post("/check", params={"audience": "DPs"}, json=form)
        broken = client.post("/check", json={**form, "model_nam": "M"})
        withheld = client.post("/check", params={"audience": "DPs"}, json=hidden)
        shown = client.get("/entries/final/copyright-1.4")
        missing = client.get("/entries/final/copyright-1.9")
        described = client.get("/openapi.json")
    facts = gpai_code.read_facts(json.dumps(FACTS))
    assert gpai_code.Decision.from_dict(decided.json()) == gpai_code.resolve(facts)
    assert checked.json()[0]["rule"]
    assert broken.status_code == 422
    assert "model_name" in broken.text
    assert withheld.status_code == 422
    assert shown.json()["id"] == "copyright-1.4"
    assert missing.status_code == 404
    assert "ModelFacts" in described.text
