"""
Write `gpai_code/_accept_*.py` from the schemas that are shipped: `python tools/write_accept.py`.

Each schema becomes functions that say yes or no, in plain comparisons and without any import, so
that a process which only wants the verdict has it as soon as the JSON is parsed. The files are
checked in, and a test compares them with what this writes. With `--check` nothing is written; the
exit code is 1 if a file differs.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent / "gpai_code"
sys.path.insert(0, str(PACKAGE.parent))

from gpai_code.constraints import rules  # noqa: E402
from gpai_code.resolver import facts  # noqa: E402
from tools.generated import keep  # noqa: E402

FOLDERS = {
    "final": "schemas/_accept_final.py",
    "third-draft": "schemas/_accept_third_draft.py",
    "2025-12-05": "schemas/_accept_summary.py",
    "every-edition": "schemas/_accept_records.py",
}
"""The file for each folder of schemas."""

HEAD = '''"""Whether a document fits: made from `schemas/{folder}` by `tools/write_accept.py`."""
# ruff: noqa: E501
# fmt: off

from gpai_code.constraints.fast_path import {names}

TYPE_CHECKING = False  # importing typing would cost time
if TYPE_CHECKING:
    from typing import Any

'''

ABOUT = {"$schema", "$id", "title", "description", "examples", "$defs", "format"}
"""Keywords that refuse nothing; every format is backed by a pattern."""

RULES = [
    rule
    for module in (rules, facts)
    for value in vars(module).values()
    for rule in (value, rules.rule_of(value))
    if isinstance(rule, rules.TextRule)
]
"""Every rule for texts, the patterns of which stand in the schemas."""


def snake(name: str) -> str:
    """Write a name of a schema as a function's."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[-. /]", "_", name).lower()


class Module:
    """The functions for the schemas of one folder, in the order in which they are needed."""

    def __init__(self) -> None:
        self.functions: dict[str, str] = {}
        self.texts: dict[str, str] = {}

    def define(self, name: str, schema: Mapping[str, Any]) -> None:
        """Write the function for a schema; what has the same name must be the same."""
        test = self.test(schema, "it")
        if "pattern" in schema and name in self.texts:  # it is the rule's own function
            return
        source = f'def {name}(it: "Any") -> bool:\n    return {test}\n'
        if "properties" in schema:
            names = f"_{name.upper()} = {{{', '.join(map(repr, schema['properties']))}}}\n"
            source = f"{names}\n\n{source}".replace("KEYS", f"_{name.upper()}")
        assert self.functions.setdefault(name, source) == source, name

    def test(self, schema: Mapping[str, Any], it: str) -> str:
        """Write an expression that says whether what an expression gives fits a schema."""
        said = {keyword: value for keyword, value in schema.items() if keyword not in ABOUT}
        match said:
            case {"$ref": str(ref), **rest} if not rest:
                return f"{snake(ref.removeprefix('#/$defs/'))}({it})"
            case {"allOf": [one], **rest} if not rest:
                return self.test(one, it)
            case {"anyOf": options, **rest} | {"oneOf": options, **rest} if not rest:
                # of ours, no two of oneOf can fit: their tags differ
                return f"({' or '.join(self.test(one, it) for one in options)})"
            case {"type": "boolean", "const": bool(constant), **rest} if not rest:
                return f"{it} is {constant}"
            case {"type": "string", "const": str(constant), **rest} if not rest:
                return f"{it} == {constant!r}"
            case {"type": "string", "enum": options, **rest} if not rest:
                return f"(isinstance({it}, str) and {it} in {{{', '.join(map(repr, options))}}})"
            case {"type": "boolean", **rest} if not rest:
                return f"type({it}) is bool"
            case {"type": "integer", **rest} if not rest:
                return f"whole({it})"
            case {"type": "string", **rest} if not rest:
                return f"type({it}) is str"
            case {"type": "string", "minLength": 1, "maxLength": most, "pattern": p, **rest}:
                assert not rest, rest
                return self.text(p, most, it)
            case {"type": "array", "items": items, **rest}:
                return f"({' and '.join(self.array(items, rest, it))})"
            case {"type": "object", "additionalProperties": False, "properties": inner, **rest}:
                conditions = "\n        and ".join(self.object(inner, rest, it))
                return f"(\n        {conditions}\n    )"
            case {"type": "object", "additionalProperties": of, **rest} if not rest:
                each = self.test(of, "one")
                names = f"all(isinstance(name, str) for name in {it})"
                values = f"all({each} for one in {it}.values())"
                return f"(isinstance({it}, dict) and {names} and {values})"
            case {"type": "object", **rest} if not rest:
                return f"(isinstance({it}, dict) and no_json({it}) is None)"
        raise AssertionError(said)

    def text(self, pattern: str, most: int, it: str) -> str:
        """Write the test for a text under a rule, and the function for it if there is none."""
        rule = next(one for one in RULES if one.schema()["pattern"] == pattern)
        assert most == rule.max_length
        name = snake("_or_".join((rule.name, *rule.also)))
        fitting = f"isinstance(it, str) and len(it) <= {most} and fits({pattern!r}, it)"
        if rule.also:
            fitting = f"it in {rule.also!r} or ({fitting})"
        self.texts[name] = f'def {name}(it: "Any") -> bool:\n    return {fitting}\n'
        return f"({rule.usual.__name__}({it}) or {name}({it}))" if rule.usual else f"{name}({it})"

    def array(self, items: Mapping[str, Any], rest: dict[str, Any], it: str) -> Iterator[str]:
        """Write the conditions for an array."""
        least, most = rest.pop("minItems", 0), rest.pop("maxItems", None)
        unique = rest.pop("uniqueItems", False)
        assert not rest, rest
        yield f"isinstance({it}, list)"
        if most is not None:
            yield f"{least} <= len({it}) <= {most}" if least else f"len({it}) <= {most}"
        each = self.test(items, "one")
        function = each.removesuffix("(one)")
        yield f"all({each} for one in {it})" if "(" in function else f"all(map({function}, {it}))"
        if unique:  # ours are texts
            yield f"len(set({it})) == len({it})"

    def object(self, properties: Mapping[str, Any], rest: dict[str, Any], it: str) -> Iterator[str]:
        """Write the conditions for an object that has these properties and no others."""
        required, least = rest.pop("required", ()), rest.pop("minProperties", 0)
        assert not rest, rest
        yield f"isinstance({it}, dict)"
        yield f"{it}.keys() <= KEYS"
        if least:
            yield f"len({it}) >= {least}"
        for name, schema in properties.items():
            test = self.test(schema, f"{it}[{name!r}]")
            if name in required:
                yield f"{name!r} in {it} and {test}"
            else:
                yield f"({name!r} not in {it} or {test})"

    def source(self) -> str:
        """Write the texts' functions, then the others."""
        assert not self.texts.keys() & self.functions.keys()
        return "\n\n".join((*self.texts.values(), *self.functions.values()))


def source(folder: str) -> str:
    """Return the module for a folder of schemas."""
    module = Module()
    for path in sorted((PACKAGE / "schemas" / folder).glob("*.schema.json")):
        schema = json.loads(path.read_text("utf-8"))
        for name, part in schema.get("$defs", {}).items():
            module.define(snake(name), part)
        module.define(f"{snake(path.name.removesuffix('.schema.json'))}_document", schema)
    body = module.source()
    helpers = ("fits", "is_answer", "is_day", "is_decimal", "is_link", "no_json", "whole")
    names = ", ".join(name for name in helpers if f"{name}(" in body)
    return HEAD.format(folder=folder, names=names) + "\n" + body


def main() -> None:
    """Write every file, or with `--check` say which ones are not as they should be."""
    wanted = {PACKAGE / name: source(folder) for folder, name in FOLDERS.items()}
    keep(wanted, PACKAGE.glob("_accept_*.py"), "schemas")


if __name__ == "__main__":
    main()
