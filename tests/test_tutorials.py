"""The notebooks run from top to bottom, and are kept without what they print."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.thorough(measured=True)

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "tutorials"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
NEEDED = ("nbconvert", "ipykernel", "pandas", "matplotlib", "yaml")

SHOWS = {
    "a-form-from-a-model-card": ("8 of 45 rows answered", "built on", "Contested"),
    "exploring-the-code": ("Measure 9.3 Reporting timelines", 'role="img"', "safety-security-9.4"),
    "what-applies-to-my-model": ("5 Questions", 'role="img"', "copyright-1.4", "llama"),
}
"""What each notebook must show somewhere."""

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])


def cells_of(path: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["cells"]
    return cells


def test_there_are_three_and_each_has_something_to_show() -> None:
    assert [path.stem for path in NOTEBOOKS] == sorted(SHOWS)


@each_notebook
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    for cell in cells_of(path):
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)
    ids = [cell["id"] for cell in cells_of(path)]
    assert len(ids) == len(set(ids))


@each_notebook
def test_a_notebook_runs_and_each_cell_shows_something(path: Path, tmp_path: Path) -> None:
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "notebook"]
    command += ["--ExecutePreprocessor.kernel_name=python3", "--output-dir", str(tmp_path)]
    root = FOLDER.parent.parent
    paths = os.pathsep.join(filter(None, (str(root), os.environ.get("PYTHONPATH"))))
    program = subprocess.run(
        [*command, str(path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": paths, "JUPYTER_PLATFORM_DIRS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert program.returncode == 0, program.stderr
    shown = ""
    for cell in cells_of(tmp_path / path.name):
        if cell["cell_type"] == "code":
            assert cell["outputs"], cell["source"]
            for output in cell["outputs"]:
                assert output["output_type"] != "error"
                assert output.get("name") != "stderr", output
                shown += json.dumps(output, ensure_ascii=False)
    for text in SHOWS[path.stem]:
        assert text.replace('"', '\\"') in shown
