"""The files of a site: collected, and written as a whole or not at all."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import attrs

MARK = "site.json"
"""A file of every site, by which a folder that may be replaced is recognised."""


class SiteError(Exception):
    """The site cannot be built; the message says why and what would help."""


@attrs.define
class Site:
    """
    A site in the making.

    Attributes:
        base: The address that it is published below.
        files: The content of every file by its path.
    """

    base: str
    files: dict[str, bytes] = attrs.field(factory=dict)

    def add(self, path: str, content: str | bytes) -> None:
        """
        Add a file.

        Raises:
            SiteError: If there is one of that path already, whatever its case.
        """
        path = path.removeprefix("/")
        if path in self.files:
            raise SiteError(f"two files of the site are called {path}")
        self.files[path] = content.encode() if isinstance(content, str) else content

    def add_json(self, path: str, document: Any) -> None:
        """Add a JSON document for people and programs to read."""
        self.add(path, json.dumps(document, ensure_ascii=False, indent=1) + "\n")

    def add_index(self, path: str, document: Any) -> None:
        """Add a JSON document for our own pages, as small as it gets."""
        self.add(path, json.dumps(document, ensure_ascii=False, separators=(",", ":")))

    def add_folder(self, folder: Path, below: str) -> None:
        """Add every file of a folder."""
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                self.add(f"{below}{file.relative_to(folder).as_posix()}", file.read_bytes())


def write(site: Site, target: Path) -> None:
    """
    Write a site into a folder of its own, in place of an older one.

    Raises:
        SiteError: If the folder holds something else than a site.
    """
    if target.exists() and any(target.iterdir()) and not (target / MARK).exists():
        raise SiteError(f"{target} holds no site of an earlier build; name another folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".site-") as folder:
        fresh = Path(folder) / "site"
        for path, content in site.files.items():
            file = fresh / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if target.exists():
            target.rename(Path(folder) / "old")
        shutil.move(fresh, target)
