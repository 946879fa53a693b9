"""
Set up and run every check of the project: `python tests/run_all.py`.

Needs nothing but Python 3.11 or later and a package index. For each supported Python that is
found it makes a fresh environment and runs the tests there; with the first it also checks
formatting, lint and types, and tries the built wheel in an empty environment.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
SUPPORTED = ("3.11", "3.12", "3.13")
TOOLS = ("ruff>=0.9", "mypy>=1.11", "types-jsonschema", "types-PyYAML", "build")
TESTS = (
    *("pytest>=8.2", "pytest-cov>=5", "pytest-xdist>=3.6", "hypothesis>=6.100"),
    *("PyYAML>=6.0", "python-docx>=1.1", "publicsuffixlist>=1.0.2", "idna>=3.7"),
)

IN_AN_EMPTY_ENVIRONMENT = """
import gpai_code
code = gpai_code.load("third-draft")
assert (len(code.commitments), len(code.measures)) == (18, 71), code
decision = gpai_code.resolve(gpai_code.ModelFacts(license="MIT"), "third-draft")
assert decision["53(1)(c)"].outcome is gpai_code.Outcome.APPLIES
gpai_code.json_schema("model-documentation-form", "third-draft")
print("wheel works:", gpai_code.__version__, code)
"""


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a command and stop at once if it fails."""
    print("+", *command, flush=True)
    subprocess.run([str(word) for word in command], cwd=cwd, check=True)


def pythons() -> list[str]:
    """Find an interpreter for each supported version; the running one comes first."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    found = {running: sys.executable}
    for version in SUPPORTED:
        for name in (f"python{version}", *_pyenv(version)):
            path = shutil.which(name)
            if version not in found and path and _answers(path, version):
                found[version] = path
    print("Pythons:", ", ".join(f"{version} ({path})" for version, path in found.items()))
    return list(found.values())


def _pyenv(version: str) -> list[str]:
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    return [str(path) for path in sorted(root.glob(f"{version}.*/bin/python"))]


def _answers(path: str, version: str) -> bool:
    asked = "import sys; print('%d.%d' % sys.version_info[:2])"
    answer = subprocess.run([path, "-c", asked], capture_output=True, text=True, check=False)
    return answer.stdout.strip() == version


def environment(python: str, where: Path) -> Path:
    """Make a virtual environment and return its interpreter."""
    run(python, "-m", "venv", where)
    return where / ("Scripts" if os.name == "nt" else "bin") / "python"


def main() -> None:
    """Run all checks."""
    if sys.version_info[:2] < OLDEST:
        sys.exit("gpai_code needs Python 3.11 or later")
    with tempfile.TemporaryDirectory() as folder:
        for number, python in enumerate(pythons()):
            made = environment(python, Path(folder) / f"env{number}")
            install = (made, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
            first = number == 0
            run(*install, "-e", ".", *TESTS, *(TOOLS if first else ()))
            if first:
                run(made, "-m", "ruff", "format", "--check", ".")
                run(made, "-m", "ruff", "check", ".")
                run(made, "-m", "mypy")
            coverage = ("--cov", "--cov-report=term:skip-covered") if first else ()
            run(made, "-m", "pytest", "-q", "-n", "auto", *coverage)
            if first:
                run(made, "-m", "build", "--outdir", Path(folder) / "dist")
                wheel = next((Path(folder) / "dist").glob("*.whl"))
                empty = environment(python, Path(folder) / "empty")
                run(empty, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
                run(empty, "-c", IN_AN_EMPTY_ENVIRONMENT, cwd=Path(folder))
    print("all checks passed")


if __name__ == "__main__":
    main()
