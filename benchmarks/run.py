"""
Compare the library with its floor and its peers: `python benchmarks/run.py [MODULE ...]`.

Builds the wheel, installs it with the pinned peers of requirements.txt into an environment of its
own in a temporary folder, byte-compiled, and prints the tables of results.md and results-forms.md
as Markdown.
Each module next to this one that has a function `tables` is one set of tables.
"""

import argparse
import importlib
import os
import platform
import subprocess
import sys
import tempfile
import venv
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = sorted(
    path.stem
    for path in HERE.glob("*.py")
    if path.stem[0] != "_" and "\ndef tables(" in path.read_text("utf-8")
)
PEERS = (
    *("attrs", "cattrs", "fastjsonschema", "jsonschema", "jsonschema-rs", "msgspec", "packaging"),
    *("polars", "pydantic"),
)


def set_up(folder: Path, before: Path | None) -> Path:
    """
    Install the wheel and the peers, and return the environment's Python.

    An earlier version, of which a checkout is named, comes into a folder of its own.
    """
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheels = str(folder / "wheels")
    requirements = str(HERE / "requirements.txt")
    subprocess.run([*pip, "wheel", "--no-deps", "-w", wheels, str(HERE.parent)], check=True)
    subprocess.run([*pip, "install", "--compile", "-r", requirements], check=True)
    wheel = next(Path(wheels).glob("gpai_code-*.whl"))
    subprocess.run([*pip, "install", "--compile", str(wheel)], check=True)
    if before is not None:
        target = ["--no-deps", "--compile", "--target", str(folder / "before")]
        subprocess.run([*pip, "install", *target, str(before)], check=True)
    return python


def inside(modules: list[str], folder: Path) -> None:
    """Print the tables; runs in the environment."""
    for peers in ("_peers", "_form_peers"):
        importlib.import_module(peers).write(folder)
    sys.path.insert(0, str(folder))
    installed = ", ".join(f"{name} {version(name)}" for name in PEERS)
    cores = os.cpu_count()
    print(f"{platform.platform()}, {cores} cores, Python {platform.python_version()}; {installed}")
    for module in modules:
        for table in importlib.import_module(module).tables():
            print(f"\n{table}", flush=True)


def main() -> None:
    """Set up, then measure."""
    parser = argparse.ArgumentParser(description="Compare the library with its peers.")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"of: {', '.join(MODULES)}")
    parser.add_argument(
        "--before",
        type=Path,
        metavar="FOLDER",
        help="checkout of an earlier version, to compare commands and calls with",
    )
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    modules = given.modules or MODULES
    if unknown := [name for name in modules if name not in MODULES]:
        parser.error(f"there is no {unknown[0]}; there are: {', '.join(MODULES)}")
    if given.inside:
        inside(modules, given.inside)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = set_up(folder, given.before)
        # what is measured is the installed package, with its byte code written
        hidden = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"}
        clean = {key: value for key, value in os.environ.items() if key not in hidden}
        clean["PYTHONPATH"] = name
        if given.before:
            clean["GPAI_CODE_BEFORE"] = str(folder / "before")
        command = [str(python), str(HERE / "run.py"), *modules, "--inside", name]
        subprocess.run(command, check=True, cwd=folder, env=clean)


if __name__ == "__main__":
    main()
