"""
An OSCAL catalogue that this library wrote, read back into the edition that it is of.

Read are the properties and parts in this project's namespace, and OSCAL's own labels, titles and
prose. What is wrong with an entry itself is said by the record that is made of it.
"""

from collections.abc import Iterator
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
    SourceDocument,
    Term,
)
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.structuring import structure
from gpai_code.exchange.entry_values import Value, from_values
from gpai_code.exchange.oscal import APPENDICES, DERIVED, FRONT, GLOSSARY, PROSE
from gpai_code.exchange.oscal_parts import SOURCE, Json, namespace, read_properties
from gpai_code.exchange.walk import Node
from gpai_code.text_io.base_address import BASE_ADDRESS
from gpai_code.text_io.strict_json import MAX_DEPTH

_DOCUMENT = "OSCAL catalogue"

_KINDS: dict[str, type[AnyEntry]] = {"objective": Objective, "recital": Recital, "term": Term}


@explain_arguments
def read_oscal(document: object, base: str = BASE_ADDRESS) -> Code:
    """
    Return the edition that an OSCAL catalogue of this library holds.

    Args:
        document: The catalogue, as plain JSON values.
        base: The address that it was written with.

    Raises:
        DocumentError: If it is no such catalogue, with the place and what is missing.

    >>> from gpai_code.catalog.code import load
    >>> from gpai_code.exchange.oscal import to_oscal
    >>> code = load("final")
    >>> read_oscal(to_oscal(code).document) == code
    True
    """
    catalog = Node(document, _DOCUMENT).member("catalog")
    try:
        values = _Reader(namespace(base)).edition(catalog)
    except RecursionError:  # values of Python's own, deeper than any text that is read
        catalog.refuse("depth", f"keep it to {MAX_DEPTH} levels")
    record = structure(values, CodeDocument, _DOCUMENT)
    return Code(**{field.name: getattr(record, field.name) for field in attrs.fields(Code)})


class _Reader:
    """Reads what is in one namespace."""

    def __init__(self, ns: str) -> None:
        self.ns = ns

    def edition(self, catalog: Node) -> Json:
        """Return the whole edition as plain values."""
        about = catalog.member("metadata")
        groups = {group.text("id"): group for group in catalog.items("groups")}
        for name in (APPENDICES, FRONT, GLOSSARY):
            if name not in groups:
                catalog.refuse("required", f"add the group {name}")
        appendices, front, glossary = map(groups.pop, (APPENDICES, FRONT, GLOSSARY))
        edition = self.edition_values(about, catalog)
        chapters = [self.chapter(group) for group in groups.values()]
        commitments: list[Json] = []
        for group in groups.values():
            commitments += [self.commitment(control) for control in group.items("controls")]
        return {
            "document": "code-of-practice",
            "generated_by": self.stamp(about, edition),
            "edition": edition,
            "chapters": chapters,
            "commitments": commitments,
            "appendices": list(self.appendices(appendices)),
            "objectives": self.parts(front, "objective"),
            "recitals": self.parts(front, "recital"),
            "glossary": self.parts(glossary, "term"),
            "glossary_introduction": self.introduction(glossary),
        }

    def edition_values(self, about: Node, catalog: Node) -> Json:
        """Return what the catalogue says of the edition and its sources."""
        values = [value for value in self.values(about) if not value.name.startswith("library")]
        sources = []
        for resource in catalog.member("back-matter").items("resources"):
            if Value("kind", SOURCE) in self.values(resource):
                sources.append(self.source(resource))
        title = {"title": about.text("title")}
        return {**from_values(values, Edition), **title, "sources": sources}

    def source(self, resource: Node) -> Json:
        """Return a document that the edition was read from."""
        values = [value for value in self.values(resource) if value.name != "kind"]
        source = {**from_values(values, SourceDocument), "title": resource.text("title")}
        for link in resource.items("rlinks"):
            source["url"] = link.text("href")
        if (note := resource.text_or_none("remarks")) is not None:
            source["note"] = note
        return source

    def stamp(self, about: Node, edition: Json) -> Json:
        """Return which library wrote the catalogue, of which data."""
        stamp = {value.name: value.text for value in self.values(about)}
        return {
            "library": stamp.get("library"),
            "version": stamp.get("library-version"),
            "edition": edition.get("slug"),
            "revision": edition.get("revision"),
        }

    def chapter(self, group: Node) -> Json:
        """Return the contents of a chapter."""
        ids = [self.entry_id(control) for control in group.items("controls")]
        return {"id": self.entry_id(group), "title": group.text("title"), "commitments": ids}

    def entry_id(self, node: Node) -> str:
        """Return the id that a group or control has in the Code."""
        for value in self.values(node):
            if value.name == "id":
                return value.text
        return node.refuse("required", "add the property id")

    def commitment(self, control: Node) -> Json:
        """Return a Commitment with its Measures and recitals."""
        return {
            **self.rule(control, Commitment),
            "measures": [self.rule(measure, Measure) for measure in control.items("controls")],
            "recitals": self.parts(control, "recital"),
        }

    def rule(self, control: Node, kind: type[Commitment | Measure]) -> Json:
        """Return what a control says of a Commitment or Measure, without what is inside it."""
        values = {**self.fields(control, kind), "title": control.text("title")}
        for part in control.items("parts"):
            if part.text("name") == "statement":
                values["summary"] = part.text("prose")
                values["provisions"] = self.provisions(part)
        return values

    def provisions(self, node: Node) -> list[Json]:
        """Return the points directly below something."""
        return [
            {**self.entry(item, Provision), "provisions": self.provisions(item)}
            for item in node.items("parts")
            if item.text("name") == "item"
        ]

    def entry(self, part: Node, kind: type[AnyEntry]) -> Json:
        """Return what a part says of the entry that it holds."""
        values = {**self.fields(part, kind), "summary": part.text("prose")}
        if (title := part.text_or_none("title")) is not None:
            values["term" if kind is Term else "title"] = title
        return values

    def parts(self, node: Node, name: str) -> list[Json]:
        """Return the entries of a kind that something holds."""
        return [
            self.entry(part, _KINDS[name])
            for part in node.items("parts")
            if part.text("name") == name
        ]

    def introduction(self, glossary: Node) -> str:
        """Return what the glossary says of itself."""
        for part in glossary.items("parts"):
            if part.text("name") == "introduction":
                return part.text("prose")
        return glossary.refuse("required", "add the part introduction")

    def appendices(self, group: Node) -> Iterator[Json]:
        """Yield Appendices and those inside them, in the order of the text."""
        for appendix in group.items("groups"):
            values = {**self.fields(appendix, Appendix), "title": appendix.text("title")}
            for part in appendix.items("parts"):
                if part.text("name") == "summary":
                    values["summary"] = part.text("prose")
            values["provisions"] = self.provisions(appendix)
            values["recitals"] = self.parts(appendix, "recital")
            yield values
            yield from self.appendices(appendix)

    def fields(self, node: Node, kind: type[AnyEntry]) -> Json:
        """Return the fields that an entry's properties and sentences hold."""
        values = [value for value in self.values(node) if value.name not in DERIVED]
        for part in node.items("parts"):
            if part.text("name") in PROSE and part.text_or_none("ns") == self.ns:
                values.append(Value(part.text("name"), part.text("prose")))
        fields: dict[str, Any] = from_values(values, kind)
        for item in node.items("props"):
            if item.text("name") == "label" and item.get("ns") is None:
                fields["label"] = item.text("value")
        return fields

    def values(self, node: Node) -> list[Value]:
        """Return the properties in the namespace."""
        return read_properties(node, self.ns)
