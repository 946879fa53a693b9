"""The same records as Pydantic models and as msgspec structs, written from our own classes."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import _edition_files
import attrs

from gpai_code.catalog import records

ROOTS = (
    _edition_files.EditionFile,
    _edition_files.FrontFile,
    _edition_files.AppendixFile,
    _edition_files.GlossaryFile,
    records.Commitment,
)
PYDANTIC = """
from __future__ import annotations
from pydantic import BaseModel, ConfigDict
class Base(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
"""
MSGSPEC = """
from __future__ import annotations
import msgspec
class Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True): pass
"""
BASE = {"pydantic": "Base", "msgspec": "Base, kw_only=True"}  # which structs do not inherit
LOADER = """
def load(paths):
    kinds = dict(edition=EditionFile, front=FrontFile, appendices=AppendixFile,
                 glossary=GlossaryFile)
    records = {}
    for path in paths:
        name = path.rpartition("/")[2].removesuffix(".json")
        with open(path, "rb") as file:
            records[name] = read(file.read(), kinds.get(name, Commitment))
    return records
def measure(code, measure_id):
    return next(measure for record in code.values() if isinstance(record, Commitment)
                for measure in record.measures if measure.id == measure_id)
"""
READ = {
    "pydantic": "def read(text, kind): return kind.model_validate_json(text)\n",
    "msgspec": "def read(text, kind): return msgspec.json.decode(text, type=kind)\n",
}


def annotation(kind: Any) -> str:
    """Write a type as one writes it in a class."""
    if get_origin(kind) in (Union, UnionType):
        return " | ".join(map(annotation, get_args(kind)))
    if get_origin(kind) is tuple:
        return f"tuple[{annotation(get_args(kind)[0])}, ...]"
    return {NoneType: "None", date: "datetime.date"}.get(kind, kind.__name__)


def classes(kind: Any, seen: dict[type, None]) -> dict[type, None]:
    """Collect the classes and enums that a type holds, each before the class that holds it."""
    for part in get_args(kind):
        classes(part, seen)
    if isinstance(kind, type) and kind not in seen and not get_args(kind):
        if attrs.has(kind):
            seen[kind] = None
            for field in attrs.fields(attrs.resolve_types(kind)):
                classes(field.type, seen)
            del seen[kind]
        if attrs.has(kind) or issubclass(kind, Enum):
            seen[kind] = None
    return seen


def source(head: str, library: str) -> Iterator[str]:
    """Write a module of models."""
    yield f"{head}import datetime, enum\n"
    kinds: dict[type, None] = {}
    for root in ROOTS:
        classes(root, kinds)
    for kind in kinds:
        if issubclass(kind, Enum):
            yield f"class {kind.__name__}(enum.Enum):\n"
            yield from (f"    {member.name} = {member.value!r}\n" for member in kind)
        else:
            yield f"class {kind.__name__}({BASE[library]}):\n"
            for field in attrs.fields(kind):
                default = "" if field.default is attrs.NOTHING else f" = {field.default!r}"
                yield f"    {field.name}: {annotation(field.type)}{default}\n"
    yield READ[library] + LOADER


def write(folder: Path) -> None:
    """Write both modules."""
    for library, head in (("pydantic", PYDANTIC), ("msgspec", MSGSPEC)):
        (folder / f"with_{library}.py").write_text("".join(source(head, library)))
