"""Loading an edition, looking things up in it, and searching."""

import json
from collections.abc import Callable, Iterator

import with_msgspec
import with_pydantic
from _harness import fresh, printed, steady, table, timing
from _places import data, edition

from gpai_code import _contents, _read, catalog, records
from gpai_code._convert import structure
from gpai_code.jsontext import read_json

FIRST_ROUNDS, ROUNDS = 31, 41
KINDS: dict[str, type] = {
    "edition": _contents.EditionFile,
    "front": _contents.FrontFile,
    "appendices": _contents.AppendixFile,
    "glossary": _contents.GlossaryFile,
}


def load(slug: str) -> catalog.Code:
    """Load an edition anew."""
    _read.read_edition.cache_clear()
    catalog._load.cache_clear()
    return catalog.load(slug)


def strictly(slug: str) -> None:
    """Read an edition as a user's document is read, looking for every fault."""
    for path in edition(slug):
        kind = KINDS.get(path.stem, records.Commitment)
        structure(read_json(path.read_bytes()), kind)


def loads(slug: str) -> None:
    for path in edition(slug):
        json.loads(path.read_bytes())


def first(slug: str) -> dict[str, str]:
    paths = [str(path) for path in edition(slug)]
    peer = f"load({str(data(slug))!r})"
    return {
        "json.loads": timing(
            "import json", f"for path in {paths!r}: json.loads(open(path, 'rb').read())"
        ),
        "gpai_code": timing("from gpai_code import catalog", f"catalog.load({slug!r})"),
        "msgspec": timing("import with_msgspec", f"with_msgspec.{peer}"),
        "Pydantic": timing("import with_pydantic", f"with_pydantic.{peer}"),
    }


def tables() -> Iterator[str]:
    for slug in ("third-draft", "final"):
        size = sum(path.stat().st_size for path in edition(slug)) // 1024
        title = f"{slug}, {size} KiB"
        found = fresh(first(slug), FIRST_ROUNDS, printed)
        yield table(f"Load {title}: first call, imports not counted", found, "json.loads")
        again: dict[str, Callable[[], object]] = {
            "json.loads": lambda slug=slug: loads(slug),
            "gpai_code": lambda slug=slug: load(slug),
            "gpai_code's converter for users' documents": lambda slug=slug: strictly(slug),
            "msgspec": lambda slug=slug: with_msgspec.load(data(slug)),
            "Pydantic": lambda slug=slug: with_pydantic.load(data(slug)),
        }
        yield table(f"Load {title}: steady", steady(again, ROUNDS), "json.loads")
    yield looking_up()


def looking_up() -> str:
    code = catalog.load("third-draft")
    ids = list(code.entries)
    plain = dict(code.entries)
    words = ["retention period", "rights reservations robots.txt", "serious incident", "energy"]
    calls: dict[str, Callable[[], object]] = {
        "dict[id]": lambda: [plain[one] for one in ids],
        "code[id]": lambda: [code[one] for one in ids],
        "code[label]": lambda: [code[measure.label] for measure in code.measures],
        "code.search(words)": lambda: [code.search(one) for one in words],
    }
    counts = {"code[label]": len(code.measures), "code.search(words)": len(words)}
    found = steady(calls, ROUNDS)
    each = [
        {name: took / counts.get(name, len(ids)) for name, took in one.items()} for one in found
    ]
    return table("One look-up or search", each, "dict[id]", unit="us", scale=1e6)
