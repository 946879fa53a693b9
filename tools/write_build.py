"""
Write `gpai_code/_build_*.py` from the classes of our data: `python tools/write_build.py`.

The strict converter takes ten times as long as JSON itself, because it looks for every fault. The
package's own data were found to have none, so each class gets a function that only puts values in
their places. A test compares the files with what this writes, and their records with the strict
converter's. With `--check` nothing is written; the exit code is 1 if a file differs.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin

import attrs

PACKAGE = Path(__file__).resolve().parent.parent / "gpai_code"
sys.path.insert(0, str(PACKAGE.parent))

from gpai_code.catalog import contents as _contents  # noqa: E402
from gpai_code.catalog import correspondence, records  # noqa: E402
from gpai_code.constraints.rules import without_none  # noqa: E402
from gpai_code.licenses import assessment as licenses  # noqa: E402
from tools.generated import keep  # noqa: E402

ROOTS: dict[str, tuple[type, ...]] = {
    "catalog/_build_catalog.py": (
        _contents.EditionFile,
        _contents.FrontFile,
        _contents.AppendixFile,
        _contents.GlossaryFile,
        records.Commitment,
    ),
    "licenses/_build_licenses.py": (licenses.LicenseTable,),
    "catalog/_build_correspondence.py": (correspondence.CorrespondenceTable,),
}
"""For each file what it makes, and all that is held in it."""

REPEATED: dict[type, tuple[str, ...]] = {records.Measure: ("legal_basis", "addressees")}
"""Fields in which a record repeats the one that holds it, so that both can have the same value."""

HEAD = '''"""
Records from the package's own data, which are known to fit: made by `tools/write_build.py`.

A frozen record takes its values one slow step at a time. Here it is filled as an open twin, which
has the same slots and no guard, and is given its own class, and with it the guard, at the end.
"""
# mypy: disable-error-code="misc,assignment,method-assign"
# ruff: noqa: SIM401 - `found.get` takes longer

'''

SHARED = '''

@cache
def {function}(**found: str) -> {name}:
    """Make this record, once for equal values: {name}."""
    return {name}(**found)
'''

OPEN = """

class _{name}({name}):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__
"""


def snake(name: str) -> str:
    """Write a class's name as a function's."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def below(kind: type, seen: dict[type, None]) -> dict[type, None]:
    """Collect the record classes and enums that a class holds, then the class itself."""
    if kind in seen:
        return seen
    if attrs.has(kind):
        seen[kind] = None  # before what it holds: a provision holds provisions
        for field in attrs.fields(attrs.resolve_types(kind)):
            part = without_none(field.type)
            part = get_args(part)[0] if get_origin(part) is tuple else part
            if attrs.has(part) or issubclass(part, Enum):
                below(part, seen)
        del seen[kind]
    seen[kind] = None
    return seen


def is_shared(kind: type) -> bool:
    """Say whether a class holds nothing but texts, so that equal records can be one."""
    return all(without_none(field.type) is str for field in attrs.fields(kind))


def value(annotation: Any, found: str) -> str:
    """Write how a value comes from what JSON has."""
    kind = without_none(annotation)
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        one = value(item, "one")
        return f"tuple({found})" if one == "one" else f"tuple([{one} for one in {found}])"
    if kind is date:
        return f"date.fromisoformat({found})"
    if issubclass(kind, Enum):
        return f"_{snake(kind.__name__)}[{found}]"
    if not attrs.has(kind):
        return found
    given = f"{found}, made" if kind in REPEATED else found
    return f"{snake(kind.__name__)}({'**' if is_shared(kind) else ''}{given})"


def function(kind: type) -> Iterator[str]:
    """Write the function for a class, line by line."""
    name = kind.__name__
    repeated = REPEATED.get(kind, ())
    above = ", above: Any" if repeated else ""
    yield f"\n\ndef {snake(name)}(found: dict[str, Any]{above}) -> {name}:"
    yield f'    """Make this record: {name}."""'
    yield f"    made = _new(_{name})"
    for field in attrs.fields(kind):
        made = value(field.type, f'found["{field.name}"]')
        if field.name in repeated:
            yield f"    made.{field.name} = above.{field.name}"
        elif field.default is attrs.NOTHING:
            yield f"    made.{field.name} = {made}"
        elif made.startswith("found"):
            given = f'{made} if "{field.name}" in found else {field.default!r}'
            yield f"    made.{field.name} = {given}"
        else:
            yield f"    made.{field.name} = {field.default!r}"
            yield f'    if "{field.name}" in found:'
            yield f"        made.{field.name} = {made}"
    yield f"    made.__class__ = {name}"
    yield "    return made"


def imported(module: str, names: list[str]) -> str:
    """Write an import as the formatter does."""
    line = f"from {module} import {', '.join(names)}\n"
    if len(line) <= 101:
        return line
    each = "".join(f"    {name},\n" for name in names)
    return f"from {module} import (\n{each})\n"


def source(*roots: type) -> str:
    """Return the whole module that makes these records."""
    kinds: dict[type, None] = {}
    for root in roots:
        below(root, kinds)
    classes = [kind for kind in kinds if attrs.has(kind)]
    enums = [kind for kind in kinds if issubclass(kind, Enum)]
    shared = [kind for kind in classes if is_shared(kind)]
    filled = [kind for kind in classes if not is_shared(kind)]
    functions = "".join(f"{line}\n" for kind in filled for line in function(kind))
    text = HEAD
    if "date." in functions:
        text += "from datetime import date\n"
    if shared:
        text += "from functools import cache\n"
    text += "from typing import Any\n\n"
    for home in sorted({kind.__module__ for kind in kinds}):
        text += imported(home, sorted(one.__name__ for one in kinds if one.__module__ == home))
    text += "\n_new = object.__new__\n"
    for enum in enums:
        name = enum.__name__
        text += f"_{snake(name)} = {{member.value: member for member in {name}}}\n"
    text += "".join(OPEN.format(name=kind.__name__) for kind in filled)
    for kind in shared:
        text += SHARED.format(function=snake(kind.__name__), name=kind.__name__)
    return text + functions


def main() -> None:
    """Write every file, or with `--check` say which ones are not as they should be."""
    wanted = {PACKAGE / name: source(*roots) for name, roots in ROOTS.items()}
    keep(wanted, PACKAGE.glob("_build_*.py"), "classes")


if __name__ == "__main__":
    main()
