"""
Make the files of a release in `dist/`, and check them: `python tools/release.py`.

The sdist and the wheel are built twice and must come out the same, byte for byte. They hold what
git holds and nothing else. The wheel is installed in an empty environment and tried there; the
SBOM (CycloneDX) lists what that environment then has. `SHA256SUMS` has the digest of each file.
Nothing is uploaded.

Needs git and `pip install --group release`. Files that are not committed are an error; with
`--trial FOLDER` they are not, and the files go there.
"""

import argparse
import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

SPECIFICATION = "1.6"
"""Version of CycloneDX."""

IN_AN_EMPTY_ENVIRONMENT = """
import gpai_code
code = gpai_code.load("third-draft")
assert (len(code.commitments), len(code.measures)) == (18, 71), code
decision = gpai_code.resolve(gpai_code.ModelFacts(license="MIT"), "third-draft")
assert decision["53(1)(c)"].outcome is gpai_code.Outcome.APPLIES
gpai_code.json_schema("model-documentation-form", "third-draft")
print("wheel works:", gpai_code.__version__, code)
"""


def run(*command: str | Path) -> str:
    """Run a command, stop at once if it fails, and return what it prints."""
    print("+", *command, flush=True)
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def build(source: Path, to: Path) -> dict[str, str]:
    """Build the sdist, and the wheel out of it; return the digest of each by its name."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", to, source)
    return {path.name: digest(path) for path in sorted(to.iterdir())}


def unpack_changed(sdist: Path, to: Path) -> Path:
    """Unpack an sdist with other dates and without permissions for others; return its folder."""
    safely: dict[str, Any] = (
        {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    )  # from 3.11.4 on
    shutil.unpack_archive(sdist, to, **safely)
    for path in to.rglob("*"):
        path.chmod(path.stat().st_mode & 0o700)
        os.utime(path, (10**9, 10**9))
    return to / sdist.name.removesuffix(".tar.gz")


def in_git() -> set[str]:
    """Return the paths of what git holds, or would if all were committed."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return {name for name in listed.split("\0") if name and (ROOT / name).exists()}


def wrong_files(name: str, present: Iterable[str], expected: set[str]) -> list[str]:
    """
    Say which files an archive should not have, and which it lacks.

    >>> wrong_files("wheel", ["a.py", "a.tmp"], {"a.py", "py.typed"})
    ['wheel has a.tmp', 'wheel lacks py.typed']
    """
    files = set(present)
    return [
        *(f"{name} has {path}" for path in sorted(files - expected)),
        *(f"{name} lacks {path}" for path in sorted(expected - files)),
    ]


def wrong_in_archives(folder: Path, release: str, held: set[str]) -> list[str]:
    """
    Compare the files of the sdist and of the wheel with those of the repository.

    Args:
        folder: Where the two are.
        release: How their names start, for example "gpai_code-0.1.0".
        held: Paths of all files of the repository.
    """
    with tarfile.open(folder / f"{release}.tar.gz") as archive:
        sdist = [member.name.removeprefix(f"{release}/") for member in archive if member.isfile()]
    with zipfile.ZipFile(folder / f"{release}-py3-none-any.whl") as wheel_file:
        wheel = wheel_file.namelist()
    about = ("METADATA", "RECORD", "WHEEL", "entry_points.txt")
    licenses = ("licenses/LICENSE", "licenses/NOTICE")
    metadata = {f"{release}.dist-info/{name}" for name in (*about, *licenses)}
    package = {name for name in held if name.startswith("gpai_code/")}
    return wrong_files("sdist", sdist, held | {"PKG-INFO"}) + wrong_files(
        "wheel", wheel, package | metadata
    )


def install_alone(wheel: Path, to: Path) -> Path:
    """Install a wheel and what it needs, and nothing else; return the interpreter."""
    run(sys.executable, "-m", "venv", "--without-pip", to)
    python = to / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", wheel)
    return python


def write_sbom(path: Path, python: Path, digests: dict[str, str], version: str) -> None:
    """
    Write the SBOM of an environment, with the release as what it is about, and validate it.

    Args:
        path: Where to.
        python: Interpreter of the environment.
        digests: SHA-256 of the sdist and the wheel.
        version: Of the library; the tool cannot know it, since pyproject.toml does not state it.
    """
    about = ("--pyproject", ROOT / "pyproject.toml", "--mc-type", "library")
    how = ("--output-reproducible", "--spec-version", SPECIFICATION)
    command = (sys.executable, "-m", "cyclonedx_py", "environment", python, *about, *how)
    bom: dict[str, Any] = json.loads(run(*command))
    bom["metadata"]["component"] |= {
        "version": version,
        "purl": f"pkg:pypi/gpai-code@{version}",
        "externalReferences": [
            {"type": "distribution", "url": name, "hashes": [{"alg": "SHA-256", "content": sha256}]}
            for name, sha256 in digests.items()
        ],
    }
    text = json.dumps(bom, indent=2) + "\n"
    schema = importlib.import_module("cyclonedx.schema").SchemaVersion.from_version(SPECIFICATION)
    validator = importlib.import_module("cyclonedx.validation.json").JsonStrictValidator(schema)
    if wrong := validator.validate_str(text):
        sys.exit(f"the SBOM is not valid: {wrong}")
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Make and check the files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().partition("\n")[0])
    parser.add_argument("--trial", type=Path, metavar="FOLDER", help="try it, and write there")
    trial: Path | None = parser.parse_args().trial
    if trial is None and (changed := run("git", "status", "--porcelain")):
        sys.exit(f"not committed, so that nobody could build it again:\n{changed}")
    # dates in the archives and in the SBOM
    os.environ.setdefault("SOURCE_DATE_EPOCH", run("git", "log", "-1", "--format=%ct").strip())
    with tempfile.TemporaryDirectory() as place:
        made, elsewhere = Path(place) / "made", Path(place) / "elsewhere"
        digests = build(ROOT, made)
        sdist = next(made.glob("*.tar.gz"))
        wheel = next(made.glob("*.whl"))
        release = sdist.name.removesuffix(".tar.gz")
        again = build(unpack_changed(sdist, elsewhere), elsewhere / "made")
        if again != digests:
            sys.exit(f"two builds differ: {digests}, {again}")
        if wrong := wrong_in_archives(made, release, in_git()):
            sys.exit("\n".join(wrong))
        python = install_alone(wheel, Path(place) / "empty")
        print(run(python, "-I", "-c", IN_AN_EMPTY_ENVIRONMENT), end="")
        bom = made / f"{release}.cdx.json"
        write_sbom(bom, python, digests, release.partition("-")[2])
        sums = {**digests, bom.name: digest(bom)}
        text = "".join(f"{sha256}  {name}\n" for name, sha256 in sums.items())
        (made / "SHA256SUMS").write_text(text, encoding="utf-8", newline="\n")
        shutil.copytree(made, trial or ROOT / "dist", dirs_exist_ok=True)
    print(text, end="")


if __name__ == "__main__":
    main()
