"""The rooms of the package: one stair, no circle, few names at the top, public by `__all__`."""

import ast
import pkgutil
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from textwrap import dedent

import pytest

from tests.import_graph import PACKAGE, Graph, circles, import_graph, modules, rooms

STAIR = (
    *("__main__", "cli", "reports", "render", "exchange", "reading", "forms", "model_card"),
    *("resolver", "domains", "licenses", "compute", "catalog", "schemas", "law", "vocabulary"),
    *("constraints", "text_io", "errors", "_version"),
)
"""Every room, the highest first: one may take from those after it."""

MAX_NAMES_AT_THE_TOP = 18

REACHES_UP = {
    "gpai_code.constraints.record": ("gpai_code.schemas.published",),
    "gpai_code.constraints.tabular": (
        "gpai_code.render.frames",
        "gpai_code.render.notebook",
        "gpai_code.render.rows",
    ),
}
"""
The arrows that run up: a notebook asks a record to show itself, whoever wants a table asks it for
rows, and Pydantic asks it for its schema; `render` and `schemas` know how. None is taken before
somebody asks.
"""

FILES = modules()
DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "architecture.md"


@cache
def graph_of_the_package() -> Graph:
    graph = import_graph(FILES)
    for record, others in REACHES_UP.items():
        for other in others:
            graph[record].remove(other)  # fails once the exception is no longer needed
    # the package itself only names what is inside, and is asked for nothing but lazy exports
    del graph[PACKAGE]
    return {module: others - {PACKAGE} for module, others in graph.items()}


def test_no_modules_take_from_each_other_in_a_circle() -> None:
    assert circles(graph_of_the_package()) == []


def test_every_arrow_between_rooms_runs_down() -> None:
    for room, others in rooms(graph_of_the_package()).items():
        for other in sorted(others):
            assert STAIR.index(room) < STAIR.index(other), f"{room} takes from {other}"


def test_the_stair_has_every_room_and_no_other() -> None:
    assert sorted(STAIR) == sorted(rooms(graph_of_the_package()))


def test_few_names_are_at_the_top() -> None:
    names = [room for room in rooms(graph_of_the_package()) if not room.startswith("_")]
    assert len(names) <= MAX_NAMES_AT_THE_TOP


@pytest.mark.parametrize(
    "room", [room for room in STAIR if FILES.get(f"{PACKAGE}.{room}", Path()).name == "__init__.py"]
)
def test_a_room_lists_its_public_names(room: str) -> None:
    module = import_module(f"{PACKAGE}.{room}")
    if not hasattr(module, "__all__"):
        assert room in {"constraints", "text_io"}  # for the rooms above, module by module
        return
    assert len(module.__all__) == len(set(module.__all__))
    assert dir(module) == sorted(module.__all__)
    for name in module.__all__:
        assert getattr(module, name) is not None, name
    # once imported, a module of the room hides the public name that it shares
    modules = {name for _, name, _ in pkgutil.iter_modules(module.__path__)}
    assert not modules & set(module.__all__)


def test_the_drawing_shows_the_rooms_from_the_highest_down() -> None:
    drawing = DOCUMENT.read_text("utf-8").split("```")[1]
    drawn = re.findall(r"(?m)^ *([a-z_]+)(?:/|\.py) ", drawing)
    shown = [room for room in STAIR if not room.startswith("_")]
    assert [name for name in drawn if name != "data"] == shown


def test_the_page_is_at_most_two_screens() -> None:
    assert len(DOCUMENT.read_text("utf-8").splitlines()) <= 100


# Loops that say what they do


COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
ROOT = Path(__file__).resolve().parent.parent


def nested_comprehensions(text: str) -> list[int]:
    """Return the lines of comprehensions with two `for`, or with another one inside."""
    lines = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, COMPREHENSIONS):
            inside = [part for part in ast.walk(node) if isinstance(part, COMPREHENSIONS)]
            if len(node.generators) > 1 or len(inside) > 1:
                lines.append(node.lineno)
    return lines


@pytest.mark.parametrize("folder", [PACKAGE, "tools", "benchmarks"])
def test_a_loop_in_a_loop_is_written_as_loops(folder: str) -> None:
    places = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        places += [f"{path}:{line}" for line in nested_comprehensions(path.read_text("utf-8"))]
    assert places == []


@pytest.mark.parametrize(
    "text",
    [
        "[part for whole in wholes for part in whole]",
        "{len([part for part in whole]) for whole in wholes}",
        "any(a for a in (b for b in c))",
        "{a: 1 for a in b if any(d for d in a)}",
    ],
)
def test_a_nested_comprehension_is_seen(text: str) -> None:
    assert nested_comprehensions(f"\nx = {text}\ny = [a for a in b]") == [2]


# The test itself: it sees what it has to see


def write(folder: Path, files: dict[str, str]) -> Graph:
    package = folder / PACKAGE
    for name, text in files.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), "utf-8")
    return import_graph(modules(package))


@pytest.mark.parametrize(
    "statement",
    [
        "import gpai_code.a.low",
        "import gpai_code.a.low as low",
        "from gpai_code.a import low",
        "from gpai_code.a.low import Name",
        "from ..a import low",
        "from ..a.low import Name",
        "def later():\n    from gpai_code.a.low import Name",
        "class Late:\n    def method(self):\n        import gpai_code.a.low",
        "if True:\n    import gpai_code.a.low",
        "if TYPE_CHECKING:\n    pass\nelse:\n    import gpai_code.a.low",
        "from importlib import import_module\nimport_module('gpai_code.a.low')",
        "import importlib\ndef later():\n    importlib.import_module('gpai_code.a.low').Name",
        "__import__('gpai_code.a.low')",
    ],
)
def test_an_import_is_seen_however_it_is_written(tmp_path: Path, statement: str) -> None:
    empty = dict.fromkeys(("__init__.py", "a/__init__.py", "a/low.py", "b/__init__.py"), "")
    graph = write(tmp_path, {**empty, "b/high.py": statement})
    assert "gpai_code.a.low" in graph["gpai_code.b.high"]
    assert rooms(graph)["b"] == {"a"}


def test_what_is_for_type_checkers_alone_is_no_arrow(tmp_path: Path) -> None:
    text = """
        import typing
        if typing.TYPE_CHECKING:
            import gpai_code.a
        TYPE_CHECKING = False
        if TYPE_CHECKING:
            from gpai_code.a import Name
        """
    graph = write(tmp_path, {"__init__.py": "", "a.py": "", "b.py": text})
    assert graph["gpai_code.b"] == set()


def test_a_circle_through_a_lazy_import_is_a_circle(tmp_path: Path) -> None:
    files = {
        "__init__.py": "",
        "a.py": "from gpai_code import b",
        "b.py": "from gpai_code import c",
        "c.py": "def later():\n    from gpai_code import a",
        "d.py": "from gpai_code import a",
    }
    assert circles(write(tmp_path, files)) == [["gpai_code.a", "gpai_code.b", "gpai_code.c"]]
