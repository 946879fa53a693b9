"""Reads the pages of a site as a browser would, as far as links and ids go."""

from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import attrs

HERE = "https://site.test/"


@attrs.define
class Link:
    """Where something on a page leads: its element and its address as written."""

    element: str
    target: str


class PageReader(HTMLParser):
    """Collects the ids and the links of one page, and what runs on it."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[Link] = []
        self.inline_scripts = 0
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        for name in ("href", "src", "data-index"):
            target = values.get(name)
            if target is not None:
                self.links.append(Link(tag, target))
        if tag == "script" and "src" not in values:
            self.inline_scripts += 1
        self.handlers += [name for name in values if name.startswith("on")]


def read_page(content: bytes) -> PageReader:
    reader = PageReader()
    reader.feed(content.decode())
    return reader


def read_pages(files: dict[str, bytes]) -> dict[str, PageReader]:
    return {path: read_page(files[path]) for path in files if path.endswith(".html")}


def broken_links(files: dict[str, bytes], pages: dict[str, PageReader]) -> list[str]:
    """Return every link between pages of the site that leads to no file, or to no id there."""
    broken = []
    for path, page in pages.items():
        for link in page.links:
            where = urlsplit(urljoin(HERE + path, link.target))
            if f"{where.scheme}://{where.netloc}/" != HERE:
                continue
            target = unquote(where.path).removeprefix("/")
            name = f"{target}index.html" if target == "" or target.endswith("/") else target
            if name not in files:
                broken.append(f"{path}: {link.target}")
            elif where.fragment and "=" not in where.fragment and name in pages:
                # a fragment with an equals sign holds the state of a page, and names no id
                ids = pages[name].ids
                if unquote(where.fragment) not in ids:
                    broken.append(f"{path}: {link.target}")
    return broken
