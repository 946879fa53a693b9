"""
The Code as a library of CISO Assistant, and the mapping between the two editions as another.

A node is assessable where the Signatories owe something: what only recommends, permits, explains or
lifts a duty is shown and not assessed. Implementation groups follow the resolver, so that a
provider sees what cannot be set aside in its situation.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from gpai_code.catalog.code import Code, load
from gpai_code.catalog.correspondence import correspondence_table
from gpai_code.catalog.hierarchy import parents, parts
from gpai_code.catalog.ids import measure_part
from gpai_code.catalog.paths import FORM_ROW
from gpai_code.catalog.provenance import LIBRARY
from gpai_code.catalog.records import AnyEntry, Appendix, Commitment, Measure, Term
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.exchange.listed import ListedEntry, states_a_duty
from gpai_code.exchange.losses import Export, Loss
from gpai_code.exchange.oscal_parts import OWN_WORDS, token
from gpai_code.exchange.plain_details import detail_lines, lost_in_lines
from gpai_code.exchange.situations import REMAINS, SITUATIONS, decision_in
from gpai_code.exchange.walk import Node
from gpai_code.resolver.decision import Decision
from gpai_code.vocabulary import Relation

PROVIDER = "European Commission"

COPYRIGHT = (
    "The Code of Practice is published by the European Commission, its drafts by the Chairs and "
    "Vice-Chairs of the Working Groups. Numbers, headings and "
    "figures are facts; the descriptions are the words of the gpai_code project (Apache-2.0)."
)

RELATIONSHIPS = {Relation.SAME: "equal", Relation.RENAMED: "equal"}
"""CISO Assistant's words; whatever changed in substance only has something in common."""

_OVERLAP = "intersect"

CHAPTERS_APART = {
    "appendices": "Appendices",
    "front-matter": "Objectives and recitals",
    "glossary": "Glossary",
}
"""Headings, besides the chapters, that entries are listed below."""


def urn(kind: str, name: str) -> str:
    """
    Return a name of CISO Assistant's, which is in lower case and without parentheses.

    >>> urn("req_node", "final:copyright-1.4_1_b")
    'urn:gpai-code:risk:req_node:gpai-code-of-practice-final:copyright-1.4_1_b'
    """
    return f"urn:gpai-code:risk:{kind}:gpai-code-of-practice-{name.lower()}"


@explain_arguments
def to_ciso_assistant(code: Code) -> Export[dict[str, Any]]:
    """
    Return an edition as a library for CISO Assistant, with a framework whose nodes are its entries.

    >>> library = to_ciso_assistant(load("final")).document
    >>> [node["ref_id"] for node in library["objects"]["framework"]["requirement_nodes"]][:3]
    ['transparency', 'transparency-1', 'transparency-1.1']
    """
    edition = code.edition
    slug = edition.slug
    name = f"{edition.title} ({edition.date.isoformat()})"
    source = next((source.url for source in edition.sources if source.url), "")
    description = f"{edition.title}. {edition.status}. {OWN_WORDS} Source: {source}"
    library = {
        "urn": urn("library", slug),
        "locale": "en",
        "ref_id": f"gpai-code-of-practice-{slug}",
        "name": name,
        "description": description,
        "copyright": COPYRIGHT,
        "version": edition.revision,
        "publication_date": edition.date,
        "provider": PROVIDER,
        "packager": LIBRARY,
        "objects": {
            "framework": {
                "urn": urn("framework", slug),
                "ref_id": f"gpai-code-of-practice-{slug}",
                "name": name,
                "description": description,
                "implementation_groups_definition": [
                    {"ref_id": group, "name": of.title, "description": of.summary}
                    for group, of in SITUATIONS.items()
                ],
                "requirement_nodes": list(_Nodes(code).all()),
            }
        },
    }
    return Export(library, lost_in_lines(code))


@explain_arguments
def to_ciso_mapping() -> Export[dict[str, Any]]:
    """
    Return the correspondence of the two editions as a mapping library, in both directions.

    Entries that only one edition has are not in it: the format relates two nodes.
    """
    table = correspondence_table()
    pairs: list[dict[str, str]] = []
    unmatched: list[str] = []
    rows: list[str] = []
    for row in table.entries:
        if row.old[:1] and row.old[0].startswith(FORM_ROW):
            rows += row.old
            continue
        if not row.old or not row.new:
            unmatched += [*row.old, *row.new]
            continue
        relationship = RELATIONSHIPS.get(row.relation, _OVERLAP)
        for older in row.old:
            for newer in row.new:
                pairs.append(
                    {
                        "source_requirement_urn": node_urn(older, table.older),
                        "target_requirement_urn": node_urn(newer, table.newer),
                        "relationship": relationship,
                        "rationale": "semantic",
                        "annotation": f"{row.relation.value}: {row.what_changed}",
                    }
                )
    name = f"{table.older}-to-{table.newer}"
    title = "GPAI Code of Practice: third draft to final text"
    about = {"ref_id": f"gpai-code-of-practice-{name}", "name": title, "description": OWN_WORDS}
    library = {
        "urn": urn("library", name),
        "locale": "en",
        **about,
        "copyright": COPYRIGHT,
        "version": table.revision,
        "publication_date": load(table.newer).edition.date,
        "provider": PROVIDER,
        "packager": LIBRARY,
        "dependencies": [urn("library", table.older), urn("library", table.newer)],
        "objects": {
            "requirement_mapping_sets": [
                _mapping_set(about, table.older, table.newer, pairs),
                _mapping_set(about, table.newer, table.older, [_reversed(pair) for pair in pairs]),
            ]
        },
    }
    losses = (
        Loss(
            what="entries that one edition alone has",
            places=tuple(unmatched),
            why="a mapping relates two nodes",
        ),
        Loss(
            what="rows of the Model Documentation Form",
            places=tuple(rows),
            why="the libraries have no nodes for them",
        ),
        Loss(
            what="reasons of the rows and notes on them",
            why="the format has one annotation, which says what changed",
        ),
    )
    return Export(library, losses)


def _mapping_set(
    about: dict[str, str], source: str, target: str, pairs: list[dict[str, str]]
) -> dict[str, Any]:
    return {
        "urn": urn("req_mapping_set", f"{source}-to-{target}"),
        **about,
        "ref_id": f"gpai-code-of-practice-{source}-to-{target}",
        "source_framework_urn": urn("framework", source),
        "target_framework_urn": urn("framework", target),
        "requirement_mappings": pairs,
    }


def _reversed(pair: dict[str, str]) -> dict[str, str]:
    # equal and intersect read the same in both directions
    return {
        **pair,
        "source_requirement_urn": pair["target_requirement_urn"],
        "target_requirement_urn": pair["source_requirement_urn"],
    }


def node_urn(entry: str, slug: str) -> str:
    """Return the name of the node of an entry."""
    return urn("req_node", f"{slug}:{token(entry)}")


class _Nodes:
    """Makes the nodes of an edition, each after the one that it is inside of."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self.slug = code.edition.slug
        self.parents, self.parts = parents(code), parts(code)
        self.decisions = {group: decision_in(group, self.slug) for group in SITUATIONS}

    def all(self) -> Iterator[dict[str, Any]]:
        """Yield the nodes of the chapters, then those of what belongs to no chapter."""
        for chapter in self.code.chapters:
            yield from self.heading(chapter.id.value, chapter.title, chapter.commitments)
        roots: dict[str, list[str]] = {heading: [] for heading in CHAPTERS_APART}
        for entry in self.code.entries.values():
            if entry.id not in self.parents and not isinstance(entry, Commitment):
                roots[_heading_of(entry)].append(entry.id)
        for heading, title in CHAPTERS_APART.items():
            yield from self.heading(heading, title, roots[heading])

    def heading(self, ref_id: str, title: str, entries: Iterable[str]) -> Iterator[dict[str, Any]]:
        """Yield a heading of the outermost level, and all that is below it."""
        below: list[dict[str, Any]] = []
        for entry in entries:
            below += self.branch(entry, ref_id, 2)
        groups: set[str] = set()
        for node in below:
            groups.update(node["implementation_groups"])
        yield {
            "urn": node_urn(ref_id, self.slug),
            "assessable": False,
            "depth": 1,
            "ref_id": ref_id,
            "name": title,
            "implementation_groups": [group for group in SITUATIONS if group in groups],
        }
        yield from below

    def branch(self, entry_id: str, parent: str, depth: int) -> Iterator[dict[str, Any]]:
        """Yield the node of an entry, and all that is below it."""
        entry = self.code[entry_id]
        node = {
            "urn": node_urn(entry_id, self.slug),
            "assessable": states_a_duty(entry),
            "depth": depth,
            "parent_urn": node_urn(parent, self.slug),
            "ref_id": entry_id,
            "name": entry.title or entry.label,
            "description": entry.summary,
            "annotation": "\n".join(detail_lines(entry)),
            "implementation_groups": self.groups(entry),
        }
        yield node
        for part in self.parts.get(entry_id, ()):
            yield from self.branch(part, entry_id, depth + 1)

    def groups(self, entry: AnyEntry) -> list[str]:
        """Return the situations in which an entry cannot be set aside."""
        return [
            group for group, decision in self.decisions.items() if self.concerns(entry, decision)
        ]

    def concerns(self, entry: AnyEntry, decision: Decision) -> bool:
        """Say whether an entry matters on a decision's facts; what binds nobody always does."""
        owner = self.code.entries.get(measure_part(entry.id))
        if isinstance(owner, (Commitment, Measure)):
            return decision[entry.id].outcome in REMAINS
        if isinstance(owner, Appendix):
            # an Appendix belongs to what its chapter asks
            chapter = [other for other in self.code.commitments if other.chapter is owner.chapter]
            return any(decision[other.id].outcome in REMAINS for other in chapter)
        return True


def _heading_of(entry: AnyEntry) -> str:
    if isinstance(entry, Appendix):
        return "appendices"
    return "glossary" if isinstance(entry, Term) else "front-matter"


@explain_arguments
def read_ciso_assistant(document: object) -> tuple[ListedEntry, ...]:
    """
    Return the entries that a library of this project holds, as far as its format holds them.

    Args:
        document: The library, as plain values.

    Raises:
        DocumentError: If it is no such library, with the place and what is missing.
    """
    library = Node(document, "CISO Assistant library")
    framework = library.member("objects").member("framework")
    ids = {node.text("urn"): node.text("ref_id") for node in framework.items("requirement_nodes")}
    entries = []
    for node in framework.items("requirement_nodes"):
        if node.get("description") is None:
            continue  # a heading
        parent = ids.get(node.text("parent_urn"))
        entries.append(
            ListedEntry(
                id=node.text("ref_id"),
                name=node.text("name"),
                summary=node.text("description"),
                parent=parent,
            )
        )
    return tuple(entries)
