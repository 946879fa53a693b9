"""
Write each edition's outline from its Commitments: `python tools/write_outlines.py`.

A decision needs the outline alone, a tenth of the text; the tests compare it with the records. With
`--check` nothing is written; the exit code is 1 if a file differs.
"""

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "gpai_code" / "data"
EDITIONS = ("third-draft", "final")

KEPT = ("id", "title", "addressees", "derogations")
"""What an outline keeps of an entry; what is below it comes after these."""


def main() -> None:
    """Write every file, or with `--check` say which ones are not as they should be."""
    sys.path.insert(0, str(ROOT))  # where this runs as a script
    from tools.generated import keep  # noqa: PLC0415

    expected = {DATA / "outlines" / f"{slug}.json": outline(slug) for slug in EDITIONS}
    keep(expected, sorted((DATA / "outlines").glob("*.json")), "Commitments")


def outline(slug: str) -> str:
    """Return the outline of an edition as JSON text."""
    folder = DATA / slug
    commitments = []
    for chapter in json.loads((folder / "edition.json").read_text("utf-8"))["chapters"]:
        for name in chapter["commitments"]:
            stored = json.loads((folder / f"{name}.json").read_text("utf-8"))
            commitments.append(_outlined(stored))
    return json.dumps({"commitments": commitments}, ensure_ascii=False, indent=1) + "\n"


def _outlined(stored: dict[str, Any]) -> dict[str, Any]:
    entry = {name: stored[name] for name in KEPT if name in stored}
    for parts in ("provisions", "measures"):
        if parts in stored:
            entry[parts] = [_outlined(part) for part in stored[parts]]
    return entry


if __name__ == "__main__":
    main()
