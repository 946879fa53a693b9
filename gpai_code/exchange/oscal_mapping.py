"""The correspondence of the two editions as an OSCAL control mapping, which OSCAL has since 1.2."""

from collections.abc import Iterable
from typing import Any

from gpai_code.catalog.code import load
from gpai_code.catalog.correspondence import Correspondence, correspondence_table
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import UnknownValueError
from gpai_code.exchange.losses import Export, Loss
from gpai_code.exchange.oscal_parts import (
    DEFAULT_OSCAL_VERSION,
    OSCAL_VERSIONS,
    Json,
    metadata,
    own,
    token,
)
from gpai_code.exchange.stable_ids import stable_uuid
from gpai_code.text_io.base_address import BASE_ADDRESS
from gpai_code.vocabulary import Relation

MAPPING_VERSIONS = tuple(version for version in OSCAL_VERSIONS if not version.startswith("1.1"))
"""Versions of OSCAL that have mappings."""

RELATIONSHIPS = {Relation.SAME: "equivalent-to", Relation.RENAMED: "equivalent-to"}
"""OSCAL's words; whatever changed in substance only overlaps."""

_OVERLAP = "intersects-with"


@explain_arguments
def to_oscal_mapping(
    version: str = DEFAULT_OSCAL_VERSION, base: str = BASE_ADDRESS
) -> Export[dict[str, Any]]:
    """
    Return what became of each Commitment and Measure of the third draft as an OSCAL mapping.

    Args:
        version: Version of OSCAL, from 1.2.0.
        base: The address that the Code is published below.

    Raises:
        UnknownValueError: If the version is not supported, or has no mappings.

    >>> mapping = to_oscal_mapping().document["mapping-collection"]["mappings"][0]
    >>> mapping["maps"][0]["sources"], mapping["maps"][0]["targets"]
    ([{'type': 'control', 'id-ref': 'I.1'}], [{'type': 'control', 'id-ref': 'transparency-1'}])
    """
    if version not in MAPPING_VERSIONS:
        raise UnknownValueError("OSCAL version with mappings", version, MAPPING_VERSIONS)
    table = correspondence_table()
    controls = {slug: _controls(slug) for slug in (table.older, table.newer)}
    maps, others = [], []
    gone: list[str] = []
    added: list[str] = []
    for number, row in enumerate(table.entries, 1):
        old = [entry for entry in row.old if entry in controls[table.older]]
        new = [entry for entry in row.new if entry in controls[table.newer]]
        others += [entry for entry in (*row.old, *row.new) if entry not in (*old, *new)]
        if old and new:
            maps.append(_map(row, old, new, number, base))
        elif row.relation is Relation.DROPPED:
            gone += old
        elif row.relation is Relation.NEW:
            added += new
        else:  # its counterpart is no control, such as an Appendix
            others += [*old, *new]
    mapping: Json = {
        "uuid": stable_uuid("mapping", str(table.revision), version),
        "source-resource": _catalog(table.older),
        "target-resource": _catalog(table.newer),
        "maps": maps,
    }
    for side, unmapped in (("source", gone), ("target", added)):
        if unmapped:  # OSCAL refuses an empty list
            mapping[f"{side}-gap-summary"] = _gap(side, unmapped)
    title = "GPAI Code of Practice: third draft to final text"
    collection = {
        "uuid": stable_uuid("mappings", str(table.revision), version),
        "metadata": metadata(load(table.newer).edition, title, version, base),
        "provenance": {
            "method": "human",
            "matching-rationale": "semantic",
            "status": "complete",
            "mapping-description": "Both texts were read entry by entry; what changed in "
            "substance is called an overlap and never equivalent.",
        },
        "mappings": [mapping],
    }
    losses = (
        Loss(
            what="entries that are no Commitment and no Measure, and rows of the Form",
            places=tuple(dict.fromkeys(others)),
            why="an OSCAL mapping relates controls",
        ),
    )
    return Export({"mapping-collection": collection}, losses)


def _controls(slug: str) -> frozenset[str]:
    code = load(slug)
    return frozenset(entry.id for entry in (*code.commitments, *code.measures))


def _map(
    row: Correspondence, old: Iterable[str], new: Iterable[str], number: int, base: str
) -> Json:
    return {
        "uuid": stable_uuid("map", str(number)),
        "relationship": RELATIONSHIPS.get(row.relation, _OVERLAP),
        "sources": [{"type": "control", "id-ref": token(entry)} for entry in old],
        "targets": [{"type": "control", "id-ref": token(entry)} for entry in new],
        "props": [own("relation", row.relation.value, base)],
        "remarks": "\n\n".join(text for text in (row.what_changed, row.why, row.note) if text),
    }


def _catalog(slug: str) -> Json:
    return {"type": "catalog", "href": f"gpai-code-{slug}.oscal.json"}


def _gap(side: str, entries: list[str]) -> Json:
    unmapped = [{"with-ids": [token(entry) for entry in entries]}]
    return {"uuid": stable_uuid("gap", side), "unmapped-controls": unmapped}
