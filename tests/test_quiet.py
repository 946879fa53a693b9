"""The library uses no network, starts no program, evaluates no text and unpickles nothing."""

import ast
import pkgutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import gpai_code
from tests.conftest import PACKAGE, NotQuietError
from tests.each import each

MODULES = sorted(Path(PACKAGE).rglob("*.py"))

NETWORK = {
    *("socket", "_socket", "ssl", "_ssl", "socketserver", "asyncio", "selectors", "http"),
    *("urllib.request", "ftplib", "imaplib", "poplib", "smtplib", "telnetlib", "nntplib"),
    *("xmlrpc", "webbrowser", "wsgiref"),
}
PROGRAMS = {"subprocess", "_posixsubprocess", "multiprocessing", "concurrent", "pty", "ctypes"}
CODE = {"pickle", "_pickle", "marshal", "shelve", "dbm", "code", "codeop", "runpy"}
FORBIDDEN = NETWORK | PROGRAMS | CODE

ALLOWED = {
    "workers.py": ("multiprocessing",),
    "pdf_file.py": ("ctypes",),
    "pdf_drawings.py": ("ctypes",),
}
"""
`check --jsonl` and `resolve --jsonl` share lines out among processes of the library itself, and
pypdfium2 writes numbers into values of ctypes.
"""

CALLS = {"eval", "exec", "compile", "__import__", "breakpoint"}
"""Functions that no module may use; `re.compile` is another."""

OF_OS = {"system", "popen", "fork", "forkpty", "startfile", "posix_spawn", "posix_spawnp"}
"""What no module may use of `os`, in addition to what starts with `exec` or `spawn`."""

FROM_OTHERS = {
    "_socket": "typing_extensions, which cattrs uses, takes a type from it",
    "marshal": "Python itself reads compiled modules with it",
}
"""What importing every module loads all the same, and why."""

ONLY_WHEN_USED = ("docx", "idna", "jsonschema", "publicsuffixlist", "yaml")
"""Packages that no module loads at import."""

FROM_FORMATS = {"_pickle", "pickle", "ctypes", "ctypes._endian"}
"""jsonschema looks for packages that check formats; some of these, if they are there, load it."""


def forbidden(name: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in FORBIDDEN)


def starts_programs(name: str) -> bool:
    return name in OF_OS or name.startswith(("exec", "spawn"))


def offences(source: str, allowed: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield what a module should not import or name."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) if name in CALLS:
                yield name
            case ast.Attribute(value=ast.Name(id="os"), attr=name) if starts_programs(name):
                yield f"os.{name}"
            case ast.ImportFrom(module="os"):
                yield from (
                    f"os.{alias.name}" for alias in node.names if starts_programs(alias.name)
                )
        for name in imported(node):
            if forbidden(name) and not name.startswith(allowed):
                yield name


def imported(node: ast.AST) -> list[str]:
    """Return the dotted names that a statement imports, if it is an import."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


@each("path", MODULES, ids=lambda path: path.stem)
def test_no_module_names_network_programs_evaluation_or_pickle(path: Path) -> None:
    offending = offences(path.read_text("utf-8"), ALLOWED.get(path.name, ()))
    assert list(offending) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import socket", ["socket"]),
        ("from urllib import request", ["urllib.request"]),
        ("def f():\n    from urllib.request import urlopen", ["urllib.request"]),
        ("import http.client as c", ["http.client"]),
        ("from pickle import loads", ["pickle"]),
        ("import concurrent.futures", ["concurrent.futures"]),
        ("import os; os.system('x')", ["os.system"]),
        ("import os; os.execv('x', [])", ["os.execv"]),
        ("from os import spawnl", ["os.spawnl"]),
        ("eval('1')", ["eval"]),
        ("run = exec", ["exec"]),
        ("import re; re.compile('x')", []),
        ("from urllib.parse import urlsplit", []),
    ],
)
def test_each_way_of_naming_them_is_seen(source: str, expected: list[str]) -> None:
    assert sorted(set(offences(source)) & {*expected}) == expected
    assert bool(list(offences(source))) is bool(expected)


@pytest.mark.thorough(every_python=True)
def test_none_of_them_is_loaded_by_importing_every_module() -> None:
    names = [module.name for module in pkgutil.walk_packages(gpai_code.__path__, "gpai_code.")]
    assert len(names) == len(MODULES) - 1
    assert loaded_by(*names) <= {*FROM_OTHERS}
    assert loaded_by(*names, *ONLY_WHEN_USED) <= {*FROM_OTHERS, *FROM_FORMATS}


def loaded_by(*names: str) -> set[str]:
    """Return what of the forbidden a fresh interpreter has loaded after importing these."""
    command = [sys.executable, "-c", f"import {', '.join(names)}, sys; print(*sys.modules)"]
    completed = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(filter(forbidden, completed.stdout.split()))


def test_no_document_is_run_as_code() -> None:
    text = "__import__('os').system('true')"

    def use() -> str:
        form = gpai_code.DocumentationForm(model_name=text, model_architecture=text)
        read = gpai_code.read_form(form.to_json())
        gpai_code.check_form(read, systemic_risk=False)
        gpai_code.resolve(gpai_code.ModelFacts(license="MIT OR LicenseRef-eval"))
        return gpai_code.to_markdown(read)

    seen: list[str] = []
    watching = False

    def watch(event: str, _: tuple[object, ...]) -> None:
        if watching and event in {"compile", "exec", "import", "pickle.find_class"}:
            seen.append(event)

    sys.addaudithook(watch)
    use()  # loads modules, and attrs writes methods for our own classes
    watching = True
    shown = use()
    watching = False
    assert "system" in shown
    assert seen == []


# The guard of tests/conftest.py


@pytest.mark.parametrize(
    "use",
    [
        socket.socket,
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: socket.getaddrinfo("localhost", 9),
        lambda: socket.gethostbyname("localhost"),
    ],
)
def test_a_socket_is_refused_in_every_test(use: Callable[[], object]) -> None:
    with pytest.raises(NotQuietError, match=r"socket\."):
        use()


@pytest.mark.sockets
def test_unless_it_is_marked() -> None:
    socket.socket().close()


STARTS = [
    "import subprocess, sys; subprocess.run([sys.executable, '-c', ''], check=True)",
    "import os; os.system('true')",
    "import os; os.fork() or os._exit(0)",
    "import os; os.popen('true').close()",
]


def as_if_in(module: str, code: str) -> None:
    """Run code that seems to be in a module of the library."""
    exec(compile(code, str(Path(PACKAGE) / module), "exec"), {})


@pytest.mark.parametrize("code", STARTS)
def test_the_library_is_refused_a_program(code: str) -> None:
    with pytest.raises(NotQuietError):
        as_if_in("catalog/code.py", code)


def test_tests_and_the_pool_may_start_one() -> None:
    subprocess.run([sys.executable, "-c", ""], check=True)
    as_if_in("cli/workers.py", STARTS[0])
