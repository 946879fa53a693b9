"""The package as a graph: which module takes from which, lazy imports included."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "gpai_code"
ROOT = Path(__file__).resolve().parent.parent / PACKAGE

Graph = dict[str, set[str]]


def modules(root: Path = ROOT) -> dict[str, Path]:
    """Return the file of each module, by its name from the package on."""
    files = {}
    for path in sorted(root.rglob("*.py")):
        name = ".".join((root.name, *path.relative_to(root).with_suffix("").parts))
        files[name.removesuffix(".__init__")] = path
    return files


def import_graph(files: dict[str, Path]) -> Graph:
    """Return for each module those that it takes from when it runs, at once or later."""
    graph: Graph = {}
    for name, path in files.items():
        tree = ast.parse(path.read_text("utf-8"))
        taken: set[str] = set()
        for node in running(tree):
            taken.update(imported(node, name, files))
        graph[name] = taken - {name}
    return graph


def running(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs; a block for type checkers alone does not."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and is_for_type_checkers(child.test):
            for other in child.orelse:
                yield other
                yield from running(other)
            continue
        yield child
        yield from running(child)


def is_for_type_checkers(test: ast.expr) -> bool:
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", None)
    return name == "TYPE_CHECKING"


def imported(node: ast.AST, name: str, files: dict[str, Path]) -> Iterator[str]:
    """Yield the modules of ours that a statement imports, or a call of `import_module` names."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield from nearest(alias.name, files)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            parts = name.split(".") if files[name].name == "__init__.py" else name.split(".")[:-1]
            parts = parts[: len(parts) - (node.level - 1)]
            base = ".".join((*parts, base)).rstrip(".")
        for alias in node.names:
            yield from nearest(f"{base}.{alias.name}", files)
    elif isinstance(node, ast.Call) and is_import_call(node.func):
        for argument in node.args[:1]:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield from nearest(argument.value, files)


def is_import_call(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", None)
    return name in ("import_module", "__import__")


def nearest(name: str, files: dict[str, Path]) -> Iterator[str]:
    """Yield the module that has a name, or in which it is defined."""
    while name and name not in files:
        name = name.rpartition(".")[0]
    if name:
        yield name


def room_of(module: str) -> str:
    """Return the room of a module: the first name below the package."""
    return module.split(".")[1] if "." in module else module


def rooms(graph: Graph) -> Graph:
    """Return for each room those that it takes from; the package itself is none."""
    taken: Graph = {}
    for module, others in graph.items():
        room = room_of(module)
        reached = {room_of(other) for other in others} - {room, PACKAGE}
        if room != PACKAGE:
            taken.setdefault(room, set()).update(reached)
    return taken


def circles(graph: Graph) -> list[list[str]]:
    """Return the sets of names that all reach each other (Tarjan's components of two or more)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    components: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        stack.append(name)
        for other in sorted(graph.get(name, ())):
            if other not in order:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], order[other])
        if low[name] == order[name]:
            position = stack.index(name)
            component = stack[position:]
            del stack[position:]
            if len(component) > 1:
                components.append(sorted(component))

    for name in graph:
        if name not in order:
            visit(name)
    return components
