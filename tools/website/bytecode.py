"""
Compiles what Python loads before a first decision: most of a start in a browser goes into that.

Bytecode fits one version of Python alone, so that `compile-archives.mjs` runs this with the very
Python that is served. It is larger than its source, even without what only people need.
"""

import importlib.util
import io
import json
import marshal
import sys
import zipfile
from collections.abc import Container, Mapping
from types import CodeType
from typing import Any

_DAY = (1980, 1, 1, 0, 0, 0)
"""The day of every file in an archive, so that archives built on different days are equal."""

_UNCHECKED_HASH = 0b01
"""Says that a file of bytecode holds the hash of its source, which need not be looked at."""


def compiled(archive: Any, chosen: Container[str] | None = None) -> bytes:
    """
    Return a zip archive with bytecode in place of Python files.

    Args:
        archive: A zip archive, as a buffer of JavaScript.
        chosen: The names of the files to compile; all if absent. The others stay as they are.
    """
    files = {}
    with zipfile.ZipFile(io.BytesIO(archive.to_bytes())) as source:
        for name in source.namelist():
            if name.endswith(".py") and (chosen is None or name in chosen):
                files[f"{name}c"] = bytecode(source.read(name), name)
            elif not name.endswith("/"):
                files[name] = source.read(name)
    return packed(files)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive whose bytes depend on the names and contents of its files alone."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as out:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            out.writestr(entry, files[name], compresslevel=9)
    return archive.getvalue()


def bytecode(source: bytes, name: str) -> bytes:
    """Return what a `.pyc` file holds for a source (PEP 552): no documentation, no line numbers."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    header = importlib.util.MAGIC_NUMBER + _UNCHECKED_HASH.to_bytes(4, "little")
    return header + importlib.util.source_hash(source) + marshal.dumps(_without_lines(code))


def _without_lines(code: CodeType) -> CodeType:
    """Leave out which line each instruction is of, a third of the whole."""
    inner = tuple(
        _without_lines(value) if isinstance(value, CodeType) else value for value in code.co_consts
    )
    return code.replace(co_linetable=b"", co_consts=inner)


def loaded_by_a_decision(library: str) -> set[str]:
    """
    Make a decision, and return which files of the standard library Python has loaded by then.

    Args:
        library: Folder with this library.

    Raises:
        RuntimeError: If no decision is made, or nothing is loaded.
    """
    sys.path.append(library)
    from tools.website.in_browser.answers import call  # noqa: PLC0415 - the path is known now

    answer = json.loads(call("decide", '{"facts": {}}'))
    files = set()
    for module in list(sys.modules.values()):
        _, archive, file = (getattr(module, "__file__", None) or "").partition(".zip/")
        if archive:
            files.add(file)
    if "result" not in answer or not files:
        raise RuntimeError(f"{len(files)} files are loaded, and the answer is {answer}")
    return files
