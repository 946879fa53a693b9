"""The archives of Python for the browser, and what is compiled in them."""

import importlib.util
import io
import zipfile
from importlib.machinery import SourcelessFileLoader
from pathlib import Path

import pytest

from tools.website.bytecode import bytecode, packed

SOURCE = b'''"""Words for people."""

def half(number):
    """More words."""
    assert number
    return 1 / number
'''


def test_a_compiled_module_does_what_its_source_says(tmp_path: Path) -> None:
    path = tmp_path / "halves.pyc"
    path.write_bytes(bytecode(SOURCE, "halves.py"))
    spec = importlib.util.spec_from_loader("halves", SourcelessFileLoader("halves", str(path)))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.half(4) == 0.25
    assert module.__doc__ is None
    assert module.half.__doc__ is None
    with pytest.raises(ZeroDivisionError):
        module.half(0)  # the assertion is left out too
    # a page shows the message of an error alone
    assert not any(line for _, _, line in module.half.__code__.co_lines())


def test_an_archive_depends_on_names_and_contents_alone() -> None:
    files = {"b.txt": b"two", "a.txt": b"one"}
    archive = packed(files)
    assert archive == packed(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(archive)) as held:
        assert {name: held.read(name) for name in held.namelist()} == files
