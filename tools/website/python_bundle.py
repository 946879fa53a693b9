"""
Python for the browser: Pyodide, and this library with what it needs, in two archives.

The first archive is what a decision takes, measured by making some; the second is the rest, which
the page fetches once the first answer is there. Both are compiled, and so is what a decision takes
of the standard library. Pyodide's own files are served from the site too: its WebAssembly
compressed, since many hosts do not compress it and it would weigh threefold.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import distribution
from pathlib import Path

from tools.website.bytecode import packed
from tools.website.site import Site, SiteError

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent

STANDARD, FIRST, REST = "python_stdlib.zip", "first.zip", "rest.zip"
SERVED = ("pyodide.mjs", "pyodide.asm.mjs", STANDARD, FIRST, REST)
WASM = "pyodide.asm.wasm"

PACKAGES = ("attrs", "cattrs", "packaging", "typing_extensions")
"""What the library needs in the browser; jsonschema it does without."""

LATER = ("PyYAML",)
"""What is needed for model cards alone."""

NOT_IN_THE_BROWSER = ("gpai_code/domains/", "gpai_code/cli/", "gpai_code/schemas/2", "/py.typed")
"""Parts of the library that no page uses."""

_TRACE = """
import json, sys
opened = set()
def note(event, details):
    if event == "open" and isinstance(details[0], str):
        opened.add(details[0])
sys.addaudithook(note)
from tools.website.in_browser.answers import call
for facts in json.loads(sys.argv[1]):
    answer = json.loads(call("decide", json.dumps({"facts": facts})))
    assert "result" in answer, answer
for module in list(sys.modules.values()):
    if getattr(module, "__file__", None):
        opened.add(module.__file__)
print(json.dumps(sorted(opened)))
"""

_FACTS: tuple[dict[str, object], ...] = (
    {},
    {"license": "Apache-2.0", "weights_public": True, "monetised": False},
    {"license": "llama3.1", "training_compute": "3e25", "role": "modifier"},
    {"license": "something unheard of", "third_country": True, "placed_on": "2025-09-01"},
)
"""Facts whose decisions are made to see what a decision takes."""


def add_python(site: Site) -> None:
    """
    Add Pyodide and the library.

    Raises:
        SiteError: If Pyodide cannot be installed, or Node is not found.
    """
    files = _files()
    needed = _needed_first(files)
    first: dict[str, bytes] = {}
    rest: dict[str, bytes] = {}
    for path, file in files.items():
        archive = first if path in needed else rest
        archive[path] = file.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        pyodide = _install(Path(folder))
        (pyodide / FIRST).write_bytes(packed(first))
        (pyodide / REST).write_bytes(packed(rest))
        _compile(pyodide)
        for name in SERVED:
            site.add(f"python/{name}", (pyodide / name).read_bytes())
        wasm = (pyodide / WASM).read_bytes()
        site.add(f"python/{WASM}.gzip", gzip.compress(wasm, 9, mtime=0))
        lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))
    # Pyodide's own packages are not served, so that its list of them is empty
    site.add_index("python/pyodide-lock.json", {**lock, "packages": {}})


def _install(folder: Path) -> Path:
    """Install Pyodide from its package, and return where it is."""
    npm = shutil.which("npm")
    if npm is None:
        raise SiteError("npm is not found; Node has it")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder / name)
    how = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    subprocess.run([npm, *how, "--prefix", str(folder)], check=True)
    return folder / "node_modules" / "pyodide"


def _compile(pyodide: Path) -> None:
    """Compile the archives in the folder of Pyodide with the Python that is served."""
    node = shutil.which("node")
    if node is None:
        raise SiteError("node is not found; it compiles Python's files")
    script = str(HERE / "compile-archives.mjs")
    archives = [str(pyodide / name) for name in (STANDARD, FIRST, REST)]
    run = subprocess.run([node, script, *archives], capture_output=True, text=True, check=False)
    if run.returncode:
        # Node prints the whole script that failed, and then what is wrong
        raise SiteError(f"Python's files were not compiled: {run.stderr[-2000:]}")


def _files() -> dict[str, Path]:
    """Return every file that Python is to find in the browser, by its path there."""
    files: dict[str, Path] = {}
    for folder in ("gpai_code", "tools/website/in_browser"):
        for file in (ROOT / folder).rglob("*"):
            path = file.relative_to(ROOT).as_posix()
            if file.is_file() and "__pycache__" not in path and not _left_out(path):
                files[path] = file
    for file in (ROOT / "examples").glob("*.json"):
        files[f"examples/{file.name}"] = file
    for name in ("__init__", "eur_lex"):
        files[f"tools/website/{name}.py"] = HERE / f"{name}.py"
    for package in (*PACKAGES, *LATER):
        for entry in distribution(package).files or ():
            path = entry.as_posix()
            if path.endswith(".py") and not path.startswith("..") and not _of_an_extra(path):
                files[path] = Path(str(entry.locate()))
    return files


def _left_out(path: str) -> bool:
    # a schema is read by validators; rows of forms are data that the checks use too
    if path.endswith(".schema.json"):
        return "model-facts" not in path
    return any(part in path for part in NOT_IN_THE_BROWSER)


def _of_an_extra(path: str) -> bool:
    """Say whether a module of cattrs is for a package that is not here."""
    return path.startswith(("cattrs/preconf/", "cattr/", "cattrs/strategies/"))


def _needed_first(files: dict[str, Path]) -> set[str]:
    """Return which of the files a decision takes."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [sys.executable, "-c", _TRACE, json.dumps(_FACTS)],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    opened = {Path(name).resolve() for name in json.loads(run.stdout)}
    return {path for path, file in files.items() if file.resolve() in opened}
