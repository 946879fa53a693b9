"""Pages lead where they say."""

import doctest
import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")), ROOT / "examples/SOURCES.md"]
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)\s]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_finds_it(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_of_docs_is_linked_from_the_readme_or_another_page() -> None:
    linked = {
        (page.parent / link).resolve()
        for page in PAGES
        for link in LINK.findall(page.read_text("utf-8"))
    }
    assert {page for page in PAGES if page.parent.name == "docs"} <= linked


def test_the_readme_is_read_in_two_screens() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 100


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the code of each page as a module whose lines have the page's numbers."""
    folder = tmp_path_factory.mktemp("code")
    for page in PAGES:
        lines: list[str] = []
        for example in doctest.DocTestParser().get_examples(page.read_text("utf-8")):
            lines += [""] * (example.lineno - len(lines))
            lines += example.source.splitlines()
        if lines:
            name = re.sub(r"\W", "_", page.stem).lower()
            (folder / f"{name}.py").write_text("\n".join(lines) + "\n", "utf-8")
    assert len(list(folder.iterdir())) >= 15
    return folder


def check_types(*command: str | Path) -> None:
    """Run a type checker, which must find no fault."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_code_of_every_page_passes_mypy(code: Path) -> None:
    check_types("mypy", "--strict", *sorted(code.glob("*.py")))


@pytest.mark.skipif(find_spec("pyright") is None, reason="needs pyright")
def test_the_code_of_every_page_passes_pyright(code: Path) -> None:
    # at a prompt, an expression alone shows its value
    settings = {"typeCheckingMode": "strict", "reportUnusedExpression": False, "include": ["."]}
    settings["extraPaths"] = [str(ROOT)]
    (code / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    check_types("pyright", "--pythonpath", sys.executable, "--project", code)
