"""
Build the public site: `python docs/build.py [OUT]`.

Needs Python 3.11 or later, npm and the package indexes of both; sets up everything else in a
folder of its own, and leaves nothing behind but the site. Built twice from the same files, with
the same Python, every byte is the same.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GROUP = "site"


def main() -> int:
    """Set up an environment and build the site with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", default="build/site", help="Folder for the site.")
    parser.add_argument("--base", help="Address that the site is published below.")
    options = parser.parse_args()
    if shutil.which("npm") is None:
        print("npm is not found: install Node, whose packages the site's tools need")
        return 1
    out = str(Path(options.out).resolve())
    base = [] if options.base is None else ["--base", options.base]
    with tempfile.TemporaryDirectory() as folder:
        python = environment(Path(folder) / "python")
        where = {**os.environ, "PYTHONPATH": str(ROOT)}
        build = [python, "-m", "tools.website.build", out, "--whole", *base]
        return subprocess.run(build, cwd=ROOT, env=where, check=False).returncode


def environment(where: Path) -> Path:
    """Make an environment with the library and what the site needs, and return its Python."""
    subprocess.run([sys.executable, "-m", "venv", where], check=True)
    python = where / ("Scripts" if os.name == "nt" else "bin") / "python"
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, "-e", ".", *groups[GROUP]], cwd=ROOT, check=True)
    return python


if __name__ == "__main__":
    sys.exit(main())
