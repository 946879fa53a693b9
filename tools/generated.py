"""Files of the package that are made from others: kept in step by the commands in this folder."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path


def keep(expected: Mapping[Path, str], present: Iterable[Path], made_from: str) -> None:
    """
    Write the files that are not as they should be, and remove those that should not be.

    With `--check` among the arguments of the command nothing is touched: it names such files and
    ends with 1 if there are any.

    Args:
        expected: The text of every file.
        present: The files of this kind that there are.
        made_from: What they are made from.
    """
    old = [path for path in present if path not in expected]
    stale = [
        path
        for path, text in expected.items()
        if not path.exists() or path.read_text("utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        for path in (*old, *stale):
            print(f"not as the {made_from} say: {path.name}")
        sys.exit(1 if old or stale else 0)
    for path in old:
        path.unlink()
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(expected[path], encoding="utf-8", newline="\n")
        print(f"wrote {path.name}")
