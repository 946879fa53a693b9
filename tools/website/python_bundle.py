"""
Python for the browser: Pyodide, and this library with what it needs, in two archives.

The first archive is what a decision takes, measured by making some; the second is the rest, which
the page fetches once the first answer is there. Pyodide's own files are served from the site too:
its WebAssembly compressed, since many hosts do not compress it and it would weigh threefold.
"""

import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from tools.website.site import Site, SiteError

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent

PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "python_stdlib.zip")
WASM = "pyodide.asm.wasm"

PACKAGES = ("attrs", "cattrs", "packaging", "typing_extensions")
"""What the library needs in the browser; jsonschema it does without."""

LATER = ("PyYAML",)
"""What is needed for model cards alone."""

NOT_IN_THE_BROWSER = ("gpai_code/domains/", "gpai_code/cli/", "gpai_code/schemas/2", "/py.typed")
"""Parts of the library that no page uses."""

_DAY = (1980, 1, 1, 0, 0, 0)
"""The day of every file in an archive, so that archives built on different days are equal."""

_TRACE = """
import json, sys
opened = set()
def note(event, details):
    if event == "open" and isinstance(details[0], str):
        opened.add(details[0])
sys.addaudithook(note)
from tools.website.in_browser.answers import call
call("start", "{}")
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
        SiteError: If Pyodide cannot be installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        pyodide = _install(Path(folder))
        for name in PYODIDE:
            site.add(f"python/{name}", (pyodide / name).read_bytes())
        wasm = (pyodide / WASM).read_bytes()
        site.add(f"python/{WASM}.gzip", gzip.compress(wasm, 9, mtime=0))
        lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))
    # Pyodide's own packages are not served, so that its list of them is empty
    site.add_index("python/pyodide-lock.json", {**lock, "packages": {}})
    files = _files()
    needed = _needed_first(files)
    site.add("python/first.zip", _archive(needed, files))
    site.add("python/rest.zip", _archive(files.keys() - needed, files))


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


def _archive(paths: Iterable[str], files: dict[str, Path]) -> bytes:
    """Return a zip archive whose bytes depend on the names and contents of its files alone."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as out:
        for path in sorted(paths):
            entry = zipfile.ZipInfo(path, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            out.writestr(entry, files[path].read_bytes(), compresslevel=9)
    return archive.getvalue()
