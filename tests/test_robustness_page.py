"""The page on hostile input states the limits that the code has."""

import importlib
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "robustness.md"
ROWS = re.findall(r"^\| .+ \| ([0-9]+) \| `([\w.]+)\.(\w+)` \|$", PAGE.read_text("utf-8"), re.M)


@pytest.mark.parametrize(("limit", "module", "name"), ROWS, ids=[".".join(row[1:]) for row in ROWS])
def test_a_limit_is_that_of_the_code(limit: str, module: str, name: str) -> None:
    assert int(limit) == getattr(importlib.import_module(module), name)


def test_all_rows_were_found() -> None:
    limits = PAGE.read_text("utf-8").partition("## Limits")[2].partition("\n## ")[0]
    assert len(ROWS) == limits.count("| `gpai_code.") > 20
