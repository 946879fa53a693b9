"""A CycloneDX standard that this library wrote, read back into the edition that it is of."""

from typing import Any

import attrs

from gpai_code.catalog.code import Code
from gpai_code.catalog.document import CodeDocument
from gpai_code.catalog.records import (
    AnyEntry,
    Appendix,
    Commitment,
    Edition,
    Measure,
    Objective,
    Provision,
    Recital,
    Term,
)
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.structuring import structure
from gpai_code.exchange.cyclonedx_standards import (
    AS_PRINTED,
    HEADING,
    INTRODUCTION,
    KIND,
    PREFIX,
    RULING,
)
from gpai_code.exchange.entry_values import Value, from_values
from gpai_code.exchange.oscal_parts import Json
from gpai_code.exchange.walk import Node
from gpai_code.resolver.exemption import Ruling

_DOCUMENT = "CycloneDX BOM"

_KINDS: dict[str, type[AnyEntry]] = {
    kind.__name__.lower(): kind
    for kind in (Appendix, Commitment, Measure, Objective, Provision, Recital, Term)
}

_ABOUT_THE_LIBRARY = ("library", "library-version", "note-on-words")


@explain_arguments
def read_cyclonedx(document: object) -> Code:
    """
    Return the edition that a standard of this library holds.

    Args:
        document: The BOM, as plain JSON values.

    Raises:
        DocumentError: If it is no such BOM, with the place and what is missing.

    >>> from gpai_code.catalog.code import load
    >>> from gpai_code.exchange.cyclonedx_standards import to_cyclonedx
    >>> code = load("final")
    >>> read_cyclonedx(to_cyclonedx(code).document) == code
    True
    """
    bom = Node(document, _DOCUMENT)
    standards = bom.member("definitions").items("standards")
    if len(standards) != 1:
        bom.member("definitions").refuse("required", "define one standard")
    about = _values(bom.member("metadata"))
    texts = {value.name: value.text for value in about if value.name in _ABOUT_THE_LIBRARY}
    edition = from_values((value for value in about if value.name not in texts), Edition)
    values = {
        "document": "code-of-practice",
        "generated_by": {
            "library": texts.get("library"),
            "version": texts.get("library-version"),
            "edition": edition.get("slug"),
            "revision": edition.get("revision"),
        },
        "edition": edition,
        **_contents(standards[0]),
    }
    record = structure(values, CodeDocument, _DOCUMENT)
    return Code(**{field.name: getattr(record, field.name) for field in attrs.fields(Code)})


@explain_arguments
def read_cyclonedx_rulings(document: object) -> dict[str, Ruling]:
    """
    Return the rulings that an attestation of this library holds, by name.

    Args:
        document: The BOM, as plain JSON values.

    Raises:
        DocumentError: If it is no such BOM, with the place and what is missing.
    """
    rulings = {}
    for standard in Node(document, _DOCUMENT).member("definitions").items("standards"):
        for requirement in standard.items("requirements"):
            name = requirement.text("identifier").removeprefix("Article ")
            values = [
                value._replace(name=value.name.removeprefix(RULING))
                for value in _values(requirement)
                if value.name.startswith(RULING)
            ]
            plain = {"missing": [], "contested": [], **from_values(values, Ruling)}
            rulings[name] = structure(plain, Ruling, f"ruling on {name}")
    return rulings


def _contents(standard: Node) -> Json:
    """Return all that is below the edition, each entry inside the one that it belongs to."""
    contents: Json = {
        "chapters": [],
        "commitments": [],
        "appendices": [],
        "objectives": [],
        "recitals": [],
        "glossary": [],
    }
    entries: dict[str, Json] = {}  # by the reference of each requirement
    for requirement in standard.items("requirements"):
        kind = _kind(requirement)
        reference, parent = requirement.text("bom-ref"), requirement.text_or_none("parent")
        if kind == HEADING:
            _add_heading(contents, entries, requirement)
            continue
        if kind not in _KINDS:
            requirement.refuse("required", f"give {PREFIX}{KIND}: one of {', '.join(_KINDS)}")
        entry = entries[reference] = _entry(requirement, _KINDS[kind])
        outer = entries.get(parent) if parent is not None else None
        if kind in ("provision", "measure") and outer is None:
            requirement.refuse("parent", "list what it is inside of before it")
        _place(contents, outer, kind, entry)
    return contents


def _place(contents: Json, outer: Json | None, kind: str, entry: Json) -> None:
    """Put an entry where the edition has it."""
    if kind == "commitment" and outer is not None:
        outer["commitments"].append(entry["id"])
    if outer is not None and kind in ("provision", "measure", "recital"):
        outer.setdefault(f"{kind}s", []).append(entry)
    else:
        plural = {"appendix": "appendices", "term": "glossary"}.get(kind, f"{kind}s")
        contents[plural].append(entry)


def _add_heading(contents: Json, entries: dict[str, Json], requirement: Node) -> None:
    name = requirement.text("identifier")
    if name == INTRODUCTION:
        contents["glossary_introduction"] = requirement.text("text")
        return
    chapter = {"id": name, "title": requirement.text("title"), "commitments": []}
    contents["chapters"].append(chapter)
    entries[requirement.text("bom-ref")] = chapter


def _entry(requirement: Node, kind: type[AnyEntry]) -> Json:
    values = (value for value in _values(requirement) if value.name != KIND)
    entry: dict[str, Any] = from_values(values, kind)
    return {**entry, "id": requirement.text("identifier"), "summary": requirement.text("text")}


def _kind(requirement: Node) -> str:
    return next((value.text for value in _values(requirement) if value.name == KIND), "")


def _values(node: Node) -> list[Value]:
    """Return this project's properties as the texts that they were made of."""
    values: list[Value] = []
    for item in node.items("properties"):
        name = item.text("name")
        if not name.startswith(PREFIX):
            continue
        name = name.removeprefix(PREFIX)
        if name.endswith(AS_PRINTED) and values:
            values[-1] = values[-1]._replace(printed=item.text("value"))
            continue
        group, _, last = name.rpartition(":")
        if group and not group.rpartition("-")[2].isdigit():  # no number: a part of the name
            group, last = "", name
        values.append(Value(last, item.text("value"), group))
    return values
