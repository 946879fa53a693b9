"""
A walk with one model through others' formats: each is valid, and holds nothing withheld.

A card and facts become a decision; a form becomes a copy for downstream providers, a BOM merged
into another tool's, an SPDX document and a card; the decision becomes an OSCAL profile; and a
summary becomes Croissant.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from gpai_code.cli.app import main
from gpai_code.forms.documents import FORMS, SUMMARIES, read_form
from gpai_code.schemas.validation import is_valid
from gpai_code.vocabulary import Audience
from tests.exchange_validators import trestle
from tests.strategies import marked
from tests.test_ml_bom import FOREIGN, strictly_valid
from tests.test_spdx_forms import accepted

CARD = """---
license: apache-2.0
base_model: base/one
language: [en]   # and code
---

# Example
"""


class Walk:
    """A folder, and the command line in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.told = ""

    def run(self, *words: str) -> None:
        code = main([word.replace("@", f"{self.folder}/") for word in words])
        printed = self.capsys.readouterr()
        self.told += printed.out + printed.err
        assert code == 0, printed.err

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def read(self, name: str) -> Any:
        return json.loads(self.text(name))

    def write(self, name: str, content: str) -> None:
        (self.folder / name).write_text(content, "utf-8")


@pytest.fixture
def walk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Walk:
    pytest.importorskip("yaml")
    return Walk(tmp_path, capsys)


def test_one_model_walks_through_all_formats(walk: Walk) -> None:
    form, marks = marked(FORMS["final"])
    walk.write("form.json", form.to_json())
    walk.write("README.md", CARD)
    walk.write("tool.json", json.dumps(FOREIGN))
    walk.write("summary.json", marked(SUMMARIES["2025-12-05"])[0].to_json())

    # a card is a decision, as far as it states facts
    walk.run("resolve", "--model-card", "@README.md", "--weights-public", "yes", "--json")
    facts = {"license": "apache-2.0", "weights_public": True, "base_models": ["base/one"]}
    walk.write("facts.json", json.dumps(facts))
    assert is_valid(facts, "model-facts")

    # the form is a copy, a BOM, an SPDX document, and a section of the card
    walk.run("export", "@form.json", "--audience", "DPs", "-o", "@copy.json")
    assert is_valid(walk.read("copy.json"), "form", audience="DPs")
    walk.run(
        "export", "@form.json", "--format", "cyclonedx", "--into", "@tool.json", "-o", "@b.json"
    )
    strictly_valid(walk.read("b.json"), "1.6")
    spdx = ("--package-version", "1", "--download-location", "https://example.org/")
    walk.run("export", "@form.json", "--format", "spdx", *spdx, "-o", "@s.json")
    accepted(walk.read("s.json"))
    walk.run(
        "export", "@form.json", "--format", "model-card", "--into", "@README.md", "-o", "@c.md"
    )
    walk.run("export", "@summary.json", "--format", "model-card", "--into", "@c.md", "-o", "@d.md")
    assert "language: [en]   # and code\n" in walk.text("d.md")

    # the decision is a profile of the Code
    walk.run(
        *("catalog", "--format", "oscal-profile", "--facts", "@facts.json", "-o", "@profile.json")
    )
    assert trestle(walk.read("profile.json")) == []
    # the summary is the list of its datasets
    walk.run("export", "@summary.json", "--format", "croissant", "-o", "@datasets.json")
    assert walk.read("datasets.json")

    # each gives the same copy back
    expected = form.for_audience("DPs").rows_by_id()
    for name in ("b.json", "s.json", "d.md"):
        walk.run("init", f"@{name}.form.json", "--from", f"@{name}", "--accept")
        again = read_form(walk.folder / f"{name}.form.json")
        assert again.for_audience("DPs").rows_by_id() == expected

    # and nothing that is withheld from downstream providers is in any of them, nor was it printed
    written = "".join(
        path.read_text("utf-8") for path in walk.folder.iterdir() if path.name != "form.json"
    )
    # the summary is another document, and some of its marks look alike
    of_summary = walk.text("summary.json")
    for row in form.definition().rows():
        if Audience.DOWNSTREAM_PROVIDERS in row.audiences:
            continue
        for mark in marks[row.id]:
            if mark.startswith("mark") and mark not in of_summary:
                assert mark not in written + walk.told, row.id
