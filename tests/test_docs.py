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
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md")), ROOT / "examples/SOURCES.md"]
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)\s]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_finds_it(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_index_of_docs_lists_every_page_and_notebook() -> None:
    index = DOCS / "index.md"
    listed = [(DOCS / link).resolve() for link in LINK.findall(index.read_text("utf-8"))]
    written = {page for page in DOCS.rglob("*") if page.suffix in {".md", ".ipynb"}}
    assert written - {index} <= set(listed)


def test_a_page_of_docs_is_in_the_folder_of_its_kind() -> None:
    kinds = {page.parent.name for page in DOCS.rglob("*.md")}
    assert kinds == {"docs", "tutorials", "how-to", "explanation", "reference"}


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


@pytest.mark.thorough
def test_the_code_of_every_page_passes_mypy(code: Path) -> None:
    check_types("mypy", "--strict", *sorted(code.glob("*.py")))


@pytest.mark.thorough
@pytest.mark.skipif(find_spec("pyright") is None, reason="needs pyright")
def test_the_code_of_every_page_passes_pyright(code: Path) -> None:
    # at a prompt, an expression alone shows its value
    settings = {"typeCheckingMode": "strict", "reportUnusedExpression": False, "include": ["."]}
    settings["extraPaths"] = [str(ROOT)]
    (code / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    check_types("pyright", "--pythonpath", sys.executable, "--project", code)
