"""The documentation: Sphinx over docs/, with reference pages made from docstrings."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from gpai_code.catalog.addresses import addresses, entry_at, is_row, row_at
from gpai_code.catalog.records import Term
from tools.website.layout import POLICY, header
from tools.website.site import Site, SiteError

ROOT = Path(__file__).resolve().parents[2]

PAGES = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "NOTICE")

ROOMS = (
    *("gpai_code", "catalog", "resolver", "forms", "reading", "licenses", "model_card", "compute"),
    *("domains", "schemas", "render", "reports", "exchange", "law", "vocabulary", "errors"),
)
"""What gets a page of reference, in the order of the list."""

_LISTED = re.compile(r"^- \[[^\]]*\]\(([^)]+)\)", re.M)
"""A page that the documentation's index lists."""

_LAST_OF_REFERENCE = "](reference/compatibility.md)\n"

_NAMES = "- [Every public name](reference/index.md), from the docstrings\n"
"""What the index lists on the site only, as its pages are made here."""

_INLINE = re.compile(r"<script>(.*?)</script>", re.S)

_ANNOUNCEMENT = re.compile(r'<aside class="announcement-content">\s*SITE-HEADER\s*</aside>')

_MOBILE = re.compile(r'<header class="mobile-header">(.*?)</header>', re.S)

_BETTER = {
    'role="heading"': 'role="heading" aria-level="2"',
    '<div class="highlight"><pre>': '<div class="highlight"><pre tabindex="0">',
    '<div class="table-wrapper': '<div tabindex="0" class="table-wrapper',
    '<aside class="sidebar-drawer"': '<aside aria-label="All pages" class="sidebar-drawer"',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
}

_POLICY = POLICY.replace(
    "style-src 'self'; img-src 'self'", "style-src 'self' 'unsafe-inline'; img-src 'self' data:"
)
"""The theme writes styles and pictures into its pages; scripts it may not."""


def add_documentation(site: Site) -> None:
    """
    Add what Sphinx makes of the documentation, below `docs/`.

    Raises:
        SiteError: If Sphinx is not installed, or refuses a page.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "source", Path(folder) / "out"
        _gather(source)
        _run_sphinx(source, out)
        for file in sorted(out.rglob("*")):
            path = file.relative_to(out).as_posix()
            if file.is_dir() or path.startswith(".") or path == "objects.inv":
                continue
            content = file.read_bytes()
            if path.endswith(".html"):
                content = _finish(site, path, content.decode()).encode()
            site.add(path, content)
        site.add("objects.inv", _inventory((out / "objects.inv").read_bytes()))


def _gather(source: Path) -> None:
    """Copy the pages into a folder of their own, and write those of the reference."""
    shutil.copytree(ROOT / "docs", source / "docs", ignore=shutil.ignore_patterns("*.py", "_*"))
    (source / "benchmarks").mkdir()
    for results in (ROOT / "benchmarks").glob("*.md"):
        shutil.copy(results, source / "benchmarks" / results.name)
    shutil.copytree(ROOT / "examples", source / "examples", ignore=shutil.ignore_patterns("*.html"))
    for page in PAGES:
        shutil.copy(ROOT / page, source / page)
    for notebook in sorted((source / "docs").rglob("*.ipynb")):
        notebook.with_suffix(".md").write_text(notebook_page(notebook.read_text("utf-8")), "utf-8")
    start = source / "docs" / "index.md"
    content = start.read_text("utf-8").replace(
        _LAST_OF_REFERENCE, f"{_LAST_OF_REFERENCE}{_NAMES}", 1
    )
    start.write_text(f"{content}\n{navigation(content)}", "utf-8")
    reference = source / "docs" / "reference"
    listed: list[str] = []
    described: dict[int, str] = {}
    for room in ROOMS:
        module = room if room == "gpai_code" else f"gpai_code.{room}"
        listed.append(module)
        (reference / f"{module}.md").write_text(_reference(module, described), "utf-8")
    names = "\n".join(listed)
    index = f"# Every public name\n\n```{{toctree}}\n:maxdepth: 1\n\n{names}\n```\n"
    (reference / "index.md").write_text(index, "utf-8")


def notebook_page(notebook: str) -> str:
    """
    Return a notebook as a page whose cells can be run where they are.

    >>> cells = [{"cell_type": "markdown", "source": ["# One"]},
    ...          {"cell_type": "code", "source": ["1 + 1"]}]
    >>> print(notebook_page(json.dumps({"cells": cells})))
    # One
    <BLANKLINE>
    ```{code-block} python
    :class: runnable
    <BLANKLINE>
    1 + 1
    ```
    <BLANKLINE>
    """
    page = ""
    for cell in json.loads(notebook)["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            source = f"```{{code-block}} python\n:class: runnable\n\n{source}\n```"
        page += f"{source}\n\n"
    return page.removesuffix("\n")


def navigation(index: str) -> str:
    r"""
    Return the lists of pages that Sphinx needs, one for each heading of the documentation's index.

    Args:
        index: The page, with a link to every other one.

    >>> print(navigation("## How to\n\n- [Fill it](how-to/forms.md), in an hour\n"))
    ```{toctree}
    :caption: How to
    :hidden:
    <BLANKLINE>
    how-to/forms
    ```
    <BLANKLINE>
    """
    lists = []
    for section in f"\n{index}".split("\n## ")[1:]:
        caption, _, rest = section.partition("\n")
        names = "\n".join(Path(link).with_suffix("").as_posix() for link in _LISTED.findall(rest))
        lists.append(f"```{{toctree}}\n:caption: {caption}\n:hidden:\n\n{names}\n```\n")
    return "\n".join(lists)


def _reference(module: str, described: dict[int, str]) -> str:
    """
    Return the page of a module's public names.

    Args:
        module: Its name.
        described: The page on which each object is described, so that none is twice.
    """
    room = import_module(module)
    elsewhere = []
    for name in getattr(room, "__all__", ()):
        if described.setdefault(id(getattr(room, name)), module) != module:
            elsewhere.append(name)
    excluded = f"   :exclude-members: {', '.join(elsewhere)}\n" if elsewhere else ""
    page = f"# {module}\n\n```{{eval-rst}}\n.. automodule:: {module}\n   :members:\n{excluded}```\n"
    if elsewhere:
        names = ", ".join(f"`{name}`" for name in elsewhere)
        page += f"\nDescribed at [gpai_code](gpai_code.md): {names}.\n"
    return page


def _run_sphinx(source: Path, out: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "dirhtml", "-c", str(ROOT / "docs")]
    # the order of sets and the day must not show in what is written
    surroundings = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0"}
    run = subprocess.run(
        [*command, "-W", "--keep-going", str(source), str(out)],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise SiteError(f"Sphinx refuses the documentation:\n{run.stderr.strip()}")


def _finish(site: Site, path: str, page: str) -> str:
    """Return a page of the documentation with the site's head, and no script inside it."""
    root = "../" * path.count("/") or "./"

    def outside(match: re.Match[str]) -> str:
        script = match[1].strip()
        name = f"assets/docs-{hashlib.sha256(script.encode()).hexdigest()[:12]}.js"
        if name not in site.files:
            site.add(name, script)
        return f'<script src="{root}{name}"></script>'

    page = _INLINE.sub(outside, page)
    head = header("/docs/").replace('href="/', f'href="{root}')
    page = _ANNOUNCEMENT.sub(lambda _: f'<div class="announcement-content">{head}</div>', page)
    # what the theme leaves undone for those who read with a keyboard or by ear
    page = _MOBILE.sub(r'<nav class="mobile-header" aria-label="Documentation">\1</nav>', page)
    for theirs, better in _BETTER.items():
        page = page.replace(theirs, better)
    ours = (
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<link rel="stylesheet" href="{root}assets/docs.css">'
        f'<link rel="icon" href="{root}assets/icon.svg" type="image/svg+xml">'
        f'<script src="{root}assets/site.js" type="module"></script>'
        f'<script src="{root}assets/console.js" type="module"></script>'
    )
    page = page.replace("<html ", f'<html data-root="{root}" ', 1)
    return page.replace("</head>", f"{ours}</head>", 1)


# The inventory


def _inventory(written: bytes) -> bytes:
    """Return Sphinx's inventory with every address of the Code added."""
    head, _, body = written.partition(b"zlib.\n")
    lines = zlib.decompress(body).decode().splitlines()
    lines += _entries()
    return head + b"zlib.\n" + zlib.compress("\n".join(sorted(set(lines))).encode() + b"\n", 9)


def _entries() -> Iterator[str]:
    """
    Yield a line of the inventory for each address, under its path and under its id.

    Of ids that both editions have, such as terms of the glossary, the final text's go first.
    """
    ids: dict[str, str] = {}
    for path in addresses():
        if is_row(path):
            title = row_at(path)["label"]
        else:
            entry = entry_at(path)
            title = entry.term if isinstance(entry, Term) else entry.title or entry.label
        name = path.removeprefix("/")
        rest = f"std:label -1 {name}/ {title}"
        yield f"{name} {rest}"
        ids[name.partition("/")[2]] = rest
    for entry_id, rest in ids.items():
        yield f"{entry_id} {rest}"
