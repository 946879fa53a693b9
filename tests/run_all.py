"""
Set up and run every check of the project: `python tests/run_all.py`, or `--quick` for the short
way: formatting, lint, types, shipped schemas and the tests with one Python, but for those that are
marked as thorough: they go through very many inputs, need other programs, or try others' formats.

Needs nothing but Python 3.11 or later and a package index. In a fresh environment it checks
formatting, lint, types, the files that are made from others, and the tests; it also makes the
files of a release and tries them. With each other supported Python that is found it runs the
tests again. Where Node 20 is there, other languages' validators and generators are tried too, and
the site is built and tested in Chromium.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
SUPPORTED = ("3.11", "3.12", "3.13")

TESTS = "-m pytest -q -n auto --dist worksteal --durations=30"
"""The tests; each worker takes a part of them that hangs together, then what others have left."""

CHECKS = (
    "-m ruff format --check .",
    "-m ruff check .",
    "-m mypy",
    "tools/write_schemas.py --check",
    "tools/schema_changes.py",
    f"{TESTS} --cov --cov-report=term:skip-covered",
)
"""What Python runs in the first environment."""

QUICK_CHECKS = (*CHECKS[:4], f"{TESTS} -m 'not thorough' --hypothesis-profile=quick")
"""What `--quick` runs."""

APT_SECONDS = 600
"""How long the installation of programs may take before it is given up."""

WITH_EVERY_PYTHON = "not thorough or thorough(every_python=True)"
"""What the other Pythons try: of what is thorough, what parsers and processes of Python do."""


def run(*command: str | Path) -> None:
    """Run a command, say how long it took, and stop at once if it fails."""
    print("+", *command, flush=True)
    begin = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True)
    print(f"({time.monotonic() - begin:.0f} s)", flush=True)


def run_together(*commands: Sequence[str | Path]) -> None:
    """Run commands at the same time, print what each has said, and stop if one fails."""
    print("+ at the same time:", flush=True)
    for command in commands:
        print(" ", *command, flush=True)
    begin = time.monotonic()
    with ThreadPoolExecutor(len(commands)) as pool:
        ended = list(pool.map(_captured, commands))
    for done in ended:
        print("+", *done.args, flush=True)
        print(done.stdout, end="", flush=True)
    print(f"({time.monotonic() - begin:.0f} s)", flush=True)
    for done in ended:
        done.check_returncode()


def _captured(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    # what a test prints may be of any encoding
    return subprocess.run(
        command,
        cwd=ROOT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def pythons() -> list[str]:
    """Find an interpreter for each supported version; the running one comes first."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    paths = {running: sys.executable}
    for version in SUPPORTED:
        for name in (f"python{version}", *_pyenv(version)):
            path = shutil.which(name)
            if version not in paths and path and _answers(path, version):
                paths[version] = path
    print("Pythons:", ", ".join(f"{version} ({path})" for version, path in paths.items()))
    return list(paths.values())


def _pyenv(version: str) -> list[str]:
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    return [str(path) for path in sorted(root.glob(f"{version}.*/bin/python"))]


def _answers(path: str, version: str) -> bool:
    asked = "import sys; print('%d.%d' % sys.version_info[:2])"
    answer = subprocess.run([path, "-c", asked], capture_output=True, text=True, check=False)
    return answer.stdout.strip() == version


def environment(python: str, where: Path, *groups: str) -> Path:
    """Make an environment with the library and these groups of packages, return its Python."""
    import tomllib  # noqa: PLC0415 - older Pythons, which are told so, do not have it

    run(python, "-m", "venv", where)
    made = where / ("Scripts" if os.name == "nt" else "bin") / "python"
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    packages = [package for group in groups for package in listed[group]]
    pip = (made, "-m", "pip", "--quiet", "--disable-pip-version-check")
    # a newer pip takes a third of the time to choose; what nobody imports need not be compiled
    run(*pip, "install", "--upgrade", "pip")
    run(*pip, "install", "--no-compile", "-e", ".", *packages)
    return made


def node_packages() -> None:
    """Install what tests need of Node, if it is there; no script of a package is run."""
    if npm := shutil.which("npm"):
        for listed in sorted(ROOT.glob("tests/*/package.json")):
            how = ("--ignore-scripts", "--no-audit", "--no-fund")
            run(npm, "ci", *how, "--prefix", listed.parent)
    else:
        print("npm is not found: tests with ajv, TypeScript and the like are skipped")


def older_packages(python: Path) -> None:
    """Install releases that the schemas are also tried with, in a folder of their own."""
    folder = ROOT / "tests" / "interop"
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
    # without dependencies, all of which are listed: nothing is compared with what is installed
    how = ("--no-deps", "--upgrade", "--target", folder / ".older-packages")
    run(*pip, "install", *how, "-r", folder / "older-requirements.txt")


def check_site(python: str, folder: Path) -> None:
    """Build the site twice, compare the two, and test it in a browser where there is one."""
    if shutil.which("npm") is None:
        print("npm is not found: the site is not built")
        return
    made = environment(python, folder / "site-python", "dev", "site", "browser")
    first, second = folder / "site", folder / "site-again"
    build = (made, "-m", "tools.website.build", "--whole")
    run_together((*build, first), (*build, second))
    if different := _differences(first, second):
        sys.exit(f"the site built twice differs: {', '.join(different[:10])}")
    os.environ["GPAI_CODE_SITE"] = str(first)
    run(made, "-m", "pytest", "-q", "-n", "2", "tests/browser", "tests/test_whole_site.py")
    del os.environ["GPAI_CODE_SITE"]


def check_others(pythons: list[str], folder: Path) -> None:
    """Run the tests with these other Pythons, with all of them at the same time."""
    workers = (os.cpu_count() or 1) // len(pythons)
    tests = ["-m", "pytest", "-q", "-n", str(workers if workers > 1 else 0)]
    tests += ["-m", WITH_EVERY_PYTHON, "--hypothesis-profile=quick"]
    commands: list[list[str | Path]] = []
    for number, python in enumerate(pythons):
        commands.append([environment(python, folder / f"other{number}", "dev"), *tests])
    run_together(*commands)


def _differences(first: Path, second: Path) -> list[str]:
    """Name the files of two folders that are not the same."""
    files = []
    for folder in (first, second):
        paths = [path for path in folder.rglob("*") if path.is_file()]
        files.append({str(path.relative_to(folder)): path.read_bytes() for path in paths})
    names = sorted(files[0].keys() | files[1].keys())
    return [name for name in names if files[0].get(name) != files[1].get(name)]


def install_chromium() -> None:
    """Install Chromium where the system's packages can be had; without it its tests are skipped."""
    if shutil.which("chromium") is not None:
        return
    apt = shutil.which("apt-get")
    if apt is None or getattr(os, "geteuid", lambda: 1)() != 0:
        print("Chromium is not found: tests of pages and of printed exports are skipped")
        return
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ((apt, "update", "-qq"), (apt, "install", "-y", "-qq", "chromium")):
        try:
            subprocess.run(command, check=True, env=variables, timeout=APT_SECONDS)
        except (OSError, subprocess.SubprocessError) as error:
            print(f"Chromium is not installed ({error}): its tests are skipped")
            return


def run_quick() -> None:
    """Check formatting, lint, types and the tests with one Python and nothing of Node."""
    with tempfile.TemporaryDirectory() as folder:
        python = environment(sys.executable, Path(folder) / "quick", "dev")
        for check in QUICK_CHECKS:
            run(python, *shlex.split(check))
    print("quick checks passed")


def main() -> None:
    """Run all checks, or with `--quick` those that a change is tried with while one works."""
    if sys.version_info[:2] < OLDEST:
        sys.exit("gpai_code needs Python 3.11 or later")
    if sys.argv[1:] not in ([], ["--quick"]):
        sys.exit("usage: python tests/run_all.py [--quick]")
    # without it each of the processes that tests start would compile all that it imports
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if sys.argv[1:]:
        run_quick()
        return
    first, *others = pythons()
    with tempfile.TemporaryDirectory() as folder:
        groups = ("dev", "interop", "reports", "tables", "exchange", "release")
        made = environment(first, Path(folder) / "first", *groups)
        node_packages()
        install_chromium()
        older_packages(made)
        for check in CHECKS:
            run(made, *shlex.split(check))
        run(made, "examples/run.py")
        if (ROOT / ".git").exists():
            run(made, "tools/release.py", "--trial", Path(folder) / "dist")
        else:
            print("this is no clone: no release is tried")
        check_site(first, Path(folder))
        if others:
            check_others(others, Path(folder))
    print("all checks passed")


if __name__ == "__main__":
    main()
