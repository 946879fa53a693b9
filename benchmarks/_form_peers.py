"""The Model Documentation Form as plain attrs classes, Pydantic models and msgspec structs."""

import datetime
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

import attrs

from gpai_code.catalog.provenance import GeneratedBy
from gpai_code.constraints.rules import (
    ItemsRule,
    TextRule,
    is_tag,
    or_items,
    rule_of,
    without_none,
)
from gpai_code.forms.model_documentation.third_draft import DocumentationForm

EDITION = DocumentationForm.EDITION

HEADS = {
    "attrs": "import attrs\n",
    "pydantic": """
from pydantic import BaseModel, ConfigDict, Field
class Base(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", regex_engine="python-re")
""",
    "msgspec": """
import msgspec
from msgspec import Meta
class Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True): pass
""",
}
CLASSES = {
    "attrs": "@attrs.frozen(kw_only=True)\nclass {name}:\n",
    "pydantic": "class {name}(Base):\n",
    "msgspec": "class {name}(Base):\n",
}
RULED = {
    "attrs": "{base}",
    "pydantic": "Annotated[{base}, Field({rule})]",
    "msgspec": "Annotated[{base}, Meta({rule})]",
}
SCHEMA_FIELD = {
    "attrs": 'schema: str | None = attrs.field(default=None, alias="schema")',
    "pydantic": 'schema_: str | None = Field(default=None, alias="$schema")',
    "msgspec": 'schema: str | None = msgspec.field(default=None, name="$schema")',
}


def annotation(kind: Any, library: str) -> str:
    """Write a type with its rule, as far as the library has such rules."""
    if either := or_items(kind):  # one value or several; cattrs knows no such union
        kind = either[0]
    rule = rule_of(kind)
    if get_origin(kind) is Annotated:
        base = annotation(get_args(kind)[0], library)
        if isinstance(rule, TextRule):
            pattern, longest = rule.schema()["pattern"], rule.max_length
            return RULED[library].format(base=base, rule=f"{pattern=}, max_length={longest}")
        assert isinstance(rule, ItemsRule)
        bounds = f"min_length={rule.min_items}, max_length={rule.max_items}"
        return RULED[library].format(base=base, rule=bounds)
    if get_origin(kind) is tuple:
        return f"tuple[{annotation(get_args(kind)[0], library)}, ...]"
    if get_origin(kind) is dict:
        return "dict[str, Any]"
    if is_tag(kind):
        return f"Literal[{', '.join(map(repr, get_args(kind)))}]"
    return {datetime.date: "datetime.date", NoneType: "None"}.get(kind, kind.__name__)


def parts(kind: Any, seen: dict[type, None]) -> dict[type, None]:
    """Collect the classes and enums in a type, each before the class that holds it."""
    for part in get_args(kind):
        parts(part, seen)
    if isinstance(kind, type) and kind not in seen and not get_args(kind):
        if attrs.has(kind):
            for field in attrs.fields(attrs.resolve_types(kind)):
                parts(field.type, seen)
        if attrs.has(kind) or issubclass(kind, Enum):
            seen[kind] = None
    return seen


def source(library: str) -> Iterator[str]:
    """Write a module of classes, `DocumentationForm` last."""
    yield "import datetime, enum\nfrom typing import Annotated, Any, Literal\n" + HEADS[library]
    for kind in {**parts(GeneratedBy, {}), **parts(DocumentationForm, {})}:
        if issubclass(kind, Enum):
            yield f"class {kind.__name__}(enum.Enum):\n"
            yield from (f"    {member.name} = {member.value!r}\n" for member in kind)
            continue
        yield CLASSES[library].format(name=kind.__name__)
        if kind is DocumentationForm:
            yield f"    document: Literal[{kind.DOCUMENT!r}]\n    edition: Literal[{EDITION!r}]\n"
            yield "    generated_by: GeneratedBy | None = None\n"
        for field in attrs.fields(kind):
            of = annotation(without_none(field.type), library)
            optional = " | None = None" if field.default is None else ""
            schema = field.name == "schema"
            yield f"    {SCHEMA_FIELD[library] if schema else f'{field.name}: {of}{optional}'}\n"


def write(folder: Path) -> None:
    """Write the three modules."""
    for library in HEADS:
        (folder / f"form_with_{library}.py").write_text("".join(source(library)), encoding="utf-8")
