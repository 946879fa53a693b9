"""
What all OSCAL documents of this library share: versions, identifiers, properties and metadata.

Every property and part that OSCAL does not define itself is in a namespace of this project, so that
none is taken for one of OSCAL's own. Documents hold no time of their making: the same data give the
same bytes.
"""

from collections.abc import Iterable
from typing import Any

from gpai_code.catalog.paths import url
from gpai_code.catalog.provenance import generated_by
from gpai_code.catalog.records import Edition, SourceDocument
from gpai_code.errors import UnknownValueError
from gpai_code.exchange.entry_values import Value, to_values
from gpai_code.exchange.stable_ids import stable_uuid
from gpai_code.exchange.walk import Node

OSCAL_VERSIONS = ("1.1.3", "1.2.0", "1.2.1", "1.2.2", "1.2.3")
"""Versions that documents can be written for; what is written is the same in all of them."""

DEFAULT_OSCAL_VERSION = "1.2.1"

OWN_WORDS = (
    "Numbers, headings and figures are those of the Code of Practice; all sentences are this "
    "project's own words. The official text prevails. Nothing here says that anybody complies."
)

AI_ACT_ADDRESS = "http://data.europa.eu/eli/reg/2024/1689/oj"

SOURCE = "source"
"""Class of the property that marks a resource as a document that the edition was read from."""

SEE_REMARKS = "see remarks"
"""Value of a property whose text is in the remarks."""

Json = dict[str, Any]


def supported(version: str) -> str:
    """
    Return a version of OSCAL that is supported.

    Raises:
        UnknownValueError: If it is not; names those that are.
    """
    if version not in OSCAL_VERSIONS:
        raise UnknownValueError("OSCAL version", version, OSCAL_VERSIONS)
    return version


def namespace(base: str) -> str:
    """Return the namespace of this project's properties and parts."""
    return url("/oscal", base)


def token(entry: str) -> str:
    """
    Return an id as an OSCAL token, which has no parentheses; no two entries have the same.

    >>> token("copyright-1.4(1)(b)")
    'copyright-1.4_1_b'
    """
    return entry.replace("(", "_").replace(")", "")


def own(name: str, value: str, base: str, **more: str) -> Json:
    """Return a property of this project."""
    return {"name": name, "ns": namespace(base), "value": value, **more}


def properties(values: Iterable[Value], base: str) -> list[Json]:
    """
    Return texts of a record as properties; those of an inner record have a group in common.

    The value of a property is one line without blanks at its ends; any other text goes into the
    remarks.
    """
    written = []
    for value in values:
        more = {"group": value.group} if value.group else {}
        text = value.text
        if not text.isprintable() or text != text.strip() or not text:
            text, more["remarks"] = SEE_REMARKS, value.text
        elif value.printed is not None:
            more["remarks"] = value.printed
        written.append(own(value.name, text, base, **more))
    return written


def read_properties(node: Node, ns: str) -> list[Value]:
    """
    Return the properties in a namespace as the texts that they were made of.

    Raises:
        DocumentError: If a property is not as OSCAL has it.
    """
    values = []
    for item in node.items("props"):
        if item.text_or_none("ns") != ns:
            continue
        text, remarks = item.text("value"), item.text_or_none("remarks")
        if text == SEE_REMARKS and remarks is not None:
            text, remarks = remarks, None
        values.append(Value(item.text("name"), text, item.text_or_none("group") or "", remarks))
    return values


def metadata(edition: Edition, title: str, version: str, base: str, **more: Any) -> Json:
    """
    Return the metadata of a document about an edition.

    Args:
        edition: The edition.
        title: Title of the document.
        version: Version of OSCAL.
        base: The address that the Code is published below.
        more: Further parts of the metadata.
    """
    stamp = generated_by(edition.slug)
    published = f"{edition.date.isoformat()}T00:00:00Z"
    return {
        "title": title,
        "published": published,
        # of the text: when a file was written is no part of it
        "last-modified": published,
        "version": f"{edition.version}-r{stamp.revision}",
        "oscal-version": supported(version),
        "props": [
            own("library", stamp.library, base),
            own("library-version", stamp.version, base),
            *properties(to_values(edition, ("title", "sources")), base),
        ],
        "remarks": OWN_WORDS,
        **more,
    }


def source_resource(source: SourceDocument, number: int, edition: Edition, base: str) -> Json:
    """Return a document that an edition was read from as a resource."""
    resource: Json = {
        "uuid": stable_uuid(edition.slug, SOURCE, str(number)),
        "title": source.title,
        "props": [
            own("kind", SOURCE, base),
            *properties(to_values(source, ("title", "url", "note")), base),
        ],
    }
    if source.url is not None:
        resource["rlinks"] = [{"href": source.url}]
        if source.sha256 is not None:
            hashes = [{"algorithm": "SHA-256", "value": source.sha256}]
            resource["rlinks"][0]["hashes"] = hashes
    if source.note is not None:
        resource["remarks"] = source.note
    return resource


def ai_act_resource() -> Json:
    """Return the AI Act as a resource, which controls link to."""
    return {
        "uuid": stable_uuid("ai-act"),
        "title": "Regulation (EU) 2024/1689 (AI Act)",
        "rlinks": [{"href": AI_ACT_ADDRESS}],
    }
