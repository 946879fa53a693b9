"""
Print the entries for SchemaStore's catalogue: `python tools/schemastore_entry.py BASE`.

BASE is the address that the site is published below, where the schemas are. The names of files are
narrow on purpose: SchemaStore refuses an entry that would match other people's files.
"""

import argparse
import json
import sys
from typing import Any

from gpai_code.schemas.locations import FORM, SUMMARY
from gpai_code.schemas.published import json_schema
from gpai_code.text_io.base_address import BASE_ADDRESS

FILES = {
    FORM: ("*.gpai-mdf.json", "gpai-model-documentation.json"),
    SUMMARY: ("*.gpai-tcs.json", "gpai-training-content-summary.json"),
    "model-facts": ("*.gpai-facts.json",),
}
"""The files of each kind of document, as SchemaStore matches them."""

ABOUT = {
    FORM: ("GPAI Model Documentation Form", "Model Documentation Form of the EU Code of Practice"),
    SUMMARY: (
        "GPAI training content summary",
        "Public summary of training content under Article 53(1)(d) AI Act",
    ),
    "model-facts": ("GPAI model facts", "Facts on a model for the duties of the AI Act"),
}

EDITIONS = {FORM: {"final": "final", "third-draft": "third-draft"}}
"""Editions that have a schema of their own, by the name of the version."""


def entries(base: str) -> list[dict[str, Any]]:
    """Return an entry for each kind of document."""
    listed = []
    for kind, patterns in FILES.items():
        name, description = ABOUT[kind]
        entry: dict[str, Any] = {
            "name": name,
            "description": description,
            "fileMatch": list(patterns),
            "url": address(kind, "final", base),
        }
        if kind in EDITIONS:
            entry["versions"] = {
                version: address(kind, edition, base) for version, edition in EDITIONS[kind].items()
            }
        listed.append(entry)
    return listed


def address(kind: str, edition: str, base: str) -> str:
    """Return where the site has a schema, in the dialect that SchemaStore recommends."""
    schema: dict[str, Any] = json_schema(kind, edition, dialect="draft-07")
    path: str = schema["$id"].removeprefix(BASE_ADDRESS)
    return f"{base.rstrip('/')}/{path}"


def main() -> int:
    """Print the entries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", metavar="BASE", help="Address that the site is published below.")
    print(json.dumps(entries(parser.parse_args().base), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
