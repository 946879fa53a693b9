"""
Write the fingerprints of licence texts: `python tools/write_license_texts.py FOLDER`.

They are kept in `gpai_code/data/license-texts.json`. The folder is `licensedcode/data/licenses` of
ScanCode's public licence data (PyPI: scancode-toolkit-mini), of which no text is kept: only hashes
of its passages. Which text belongs to which entry of the table follows from ScanCode's SPDX keys
and from the names of the table. With `--check` nothing is written; the exit code is 1 if the file
is not as the texts say.
"""

import json
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gpai_code.licenses.fingerprints import (  # noqa: E402
    fingerprint,
    stored,
    words_before_appendix,
    words_of,
)
from gpai_code.licenses.table import find_license  # noqa: E402
from gpai_code.licenses.texts import without_title  # noqa: E402
from tools.generated import keep  # noqa: E402

FILE = ROOT / "gpai_code" / "data" / "license-texts.json"
SOURCE = "ScanCode LicenseDB data, scancode-toolkit-mini 32.5.0"
SHORTEST = 15
"""Fewest words of a text that can be told from others."""


def keys(head: str) -> dict[str, list[str]]:
    """Return the keys at the head of ScanCode's file; only those of one line or a plain list."""
    values: dict[str, list[str]] = {}
    key = ""
    for line in head.splitlines():
        if match := re.match(r"([a-z_]+):\s*(.*)", line):
            key = match[1]
            values[key] = [match[2]] if match[2] else []
        elif line.startswith("    - ") and key:
            values[key].append(line[6:].strip())
    return values


def texts(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Give the id of an entry, ScanCode's key and the text."""
    for path in sorted(folder.glob("*.LICENSE")):
        content = path.read_text("utf-8")
        _, head, text = re.split(r"^---[ \t]*$", content, maxsplit=2, flags=re.MULTILINE)
        known = keys(head)
        names = [
            *known.get("spdx_license_key", ()),
            *known.get("other_spdx_license_keys", ()),
            f"LicenseRef-scancode-{path.stem}",
        ]
        ids = {entry.id for name in names if (entry := find_license(name))}
        for entry_id in tuple(ids):
            # one text for both, and only the notice of the software says "or later"
            later = find_license(entry_id.replace("-only", "-or-later"))
            if later is not None:
                ids.add(later.id)
        if known.get("is_deprecated") != ["yes"]:
            for entry_id in sorted(ids):
                yield entry_id, path.stem, text.strip()


def rows(folder: Path) -> Iterator[dict[str, object]]:
    """Give the rows of the file, in the order of ScanCode's keys."""
    for entry_id, key, text in texts(folder):
        words = words_of(without_title(text)[0])
        if len(words) >= SHORTEST:
            yield {
                "license": entry_id,
                "key": key,
                "sha256": sha256(text.encode()).hexdigest(),
                "required": words_before_appendix(words),
                **stored(fingerprint(words)),
            }


if __name__ == "__main__":
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    if len(folders) != 1 or not folders[0].is_dir():
        sys.exit(__doc__)
    document = {"source": SOURCE, "texts": list(rows(folders[0]))}
    text = json.dumps(document, indent=1) + "\n"
    keep({FILE: text}, (), "licence texts")
