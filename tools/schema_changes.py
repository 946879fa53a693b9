"""
Say how the schemas changed since the last release: `python tools/schema_changes.py`.

Additive: every document that was accepted still is. Breaking: some are not, which needs a new
version in the `$id` and a new major version of the library; the exit code is 1 if only the change
is there. With `--release` the present schemas become those of the present version.
"""

import shutil
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import attrs
from jsonschema import Draft202012Validator
from packaging.version import Version

from gpai_code import __version__
from gpai_code.text_io.strict_json import read_json

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "gpai_code" / "schemas"
RELEASED = ROOT / "tests" / "interop" / "released"

Schema = Mapping[str, Any]


@attrs.frozen
class Changes:
    """
    What changed from one schema to another, each with the path in a document.

    Attributes:
        breaking: What the new one refuses and the old one accepts.
        additive: What the new one accepts and the old one refuses.
    """

    breaking: tuple[str, ...]
    additive: tuple[str, ...]


def changes(old: Schema, new: Schema) -> Changes:
    """
    Compare two schemas that use no more than ours do.

    A change whose direction cannot be told, such as that of a pattern, counts as breaking and as
    additive. Remarks, such as titles and descriptions, do not count.

    >>> changes({"type": "string", "maxLength": 9}, {"type": "string", "maxLength": 10})
    Changes(breaking=(), additive=('(whole): maxLength 10',))
    """
    return Changes(tuple(_lost(old, new)), tuple(_lost(new, old)))


def _lost(wide: Schema, narrow: Schema) -> Iterator[str]:
    """Yield what the first schema accepts and the second may not."""
    seen: set[tuple[str, str]] = set()

    def options(part: Schema, whole: Schema) -> list[Schema]:
        if name := _definition(part):
            return options(whole["$defs"][name], whole)
        alternatives = part.get("anyOf") or part.get("oneOf")
        if not alternatives:
            return [part]
        return list(chain.from_iterable(options(each, whole) for each in alternatives))

    def compare(first: Schema, second: Schema, path: str) -> Iterator[str]:
        both = _definition(first), _definition(second)
        if all(both):
            if both in seen:
                return
            seen.add(both)
        seconds = options(second, narrow)
        for option in options(first, wide):
            losses = [list(single(option, second_option, path)) for second_option in seconds]
            yield from min(losses, key=len)  # the nearest one says best what is missing

    def single(first: Schema, second: Schema, path: str) -> Iterator[str]:
        at = path or "(whole)"
        if (values := _values(first)) is not None:
            validator = Draft202012Validator({**second, "$defs": narrow.get("$defs", {})})
            yield from (f"{at}: {value!r}" for value in values if not validator.is_valid(value))
            return
        if "type" not in second:  # anything will do
            return
        if _values(second) is not None or first.get("type") != second.get("type"):
            yield f"{at}: {first.get('type', 'anything')}"
            return
        for keyword, bad in _BOUNDS.items():
            if keyword in second and (keyword not in first or bad(first[keyword], second[keyword])):
                yield f"{at}: {keyword} {first.get(keyword, 'missing')}"
        if "items" in first:
            yield from compare(first["items"], second["items"], f"{path}/*")
        if first.get("type") == "object":
            yield from objects(first, second, path)

    def objects(first: Schema, second: Schema, path: str) -> Iterator[str]:
        inner, others = first.get("properties", {}), second.get("properties", {})
        needed = set(second.get("required", ())) - set(first.get("required", ()))
        yield from (f"{path}/{name}: left out" for name in sorted(needed))
        rest, allowed = (part.get("additionalProperties", True) for part in (first, second))
        for name, part in inner.items():
            if name in others:
                yield from compare(part, others[name], f"{path}/{name}")
            elif allowed is False:
                yield f"{path}/{name}: given"
            elif isinstance(allowed, dict):
                yield from compare(part, allowed, f"{path}/{name}")
        if rest is False:
            return
        for name in others.keys() - inner.keys():
            yield f"{path}/{name}: anything"
        if allowed is False:
            yield f"{path}/*: given"
        elif isinstance(allowed, dict):
            yield from compare(rest if isinstance(rest, dict) else {}, allowed, f"{path}/*")

    return compare(wide, narrow, "")


_BOUNDS: dict[str, Any] = {
    **dict.fromkeys(
        ("minLength", "minItems", "minProperties", "minimum"), lambda first, second: second > first
    ),
    **dict.fromkeys(("maxLength", "maxItems", "maximum"), lambda first, second: second < first),
    **dict.fromkeys(("pattern", "format"), lambda first, second: second != first),
    "uniqueItems": lambda first, second: second and not first,
}
"""By keyword: whether the second value is the narrower one."""


def _definition(part: Schema) -> str:
    """Return the name of the definition that a schema refers to, or nothing."""
    reference = part["allOf"][0] if "allOf" in part else part
    return str(reference.get("$ref", "")).rpartition("/")[2]


def _values(part: Schema) -> list[Any] | None:
    """Return the values of a schema that lists them."""
    return [part["const"]] if "const" in part else part.get("enum")


def last_release() -> Path:
    """Return the folder with the schemas of the last release."""
    return max(RELEASED.iterdir(), key=lambda folder: Version(folder.name))


def all_changes(old: Path, new: Path) -> Iterator[tuple[str, Changes, bool]]:
    """Yield for each file its changes, and whether its `$id` has a new version."""
    names: dict[str, None] = {}
    for folder in (old, new):
        paths = sorted(folder.rglob("*.schema.json"))
        names |= dict.fromkeys(str(path.relative_to(folder)) for path in paths)
    for name in names:
        before, after = old / name, new / name
        if not after.exists():
            yield name, Changes(("the kind of document",), ()), False
        elif not before.exists():
            yield name, Changes((), ("the kind of document",)), False
        else:
            first, second = _read(before), _read(after)
            yield name, changes(first, second), first["$id"] != second["$id"]


def _read(path: Path) -> dict[str, Any]:
    document: Any = read_json(path.read_bytes())
    return dict(document)


def main() -> None:
    """Print what changed."""
    if "--release" in sys.argv[1:]:
        folder = RELEASED / __version__
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(SCHEMAS, folder, ignore=shutil.ignore_patterns("fields.json"))
        print(f"wrote {folder.relative_to(ROOT)}")
        return
    wrong = False
    for name, changed, renamed in all_changes(last_release(), SCHEMAS):
        for change in changed.additive:
            print(f"additive: {name}: {change}")
        for change in changed.breaking:
            print(f"breaking: {name}: {change}")
        wrong |= bool(changed.breaking) and not renamed
    if wrong:
        sys.exit(
            "count up VERSION in gpai_code/schemas/published.py, and the version of the library"
        )


if __name__ == "__main__":
    main()
