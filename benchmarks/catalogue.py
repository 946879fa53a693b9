"""Loading an edition, looking things up in it, and searching."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import _edition_files
import with_msgspec
import with_pydantic
from _harness import fresh, per_call, printed, steady, table, timing
from _places import edition

from gpai_code.catalog import code as catalog
from gpai_code.catalog import records
from gpai_code.catalog import storage as _read
from gpai_code.constraints.structuring import structure
from gpai_code.text_io.strict_json import read_json

FIRST_ROUNDS, ROUNDS = 31, 41
IMPORTS = """
from gpai_code.catalog import code as catalog
from gpai_code.constraints import stored_records  # else the call imports it
"""
KINDS: dict[str, type] = {
    "edition": _edition_files.EditionFile,
    "front": _edition_files.FrontFile,
    "appendices": _edition_files.AppendixFile,
    "glossary": _edition_files.GlossaryFile,
}


def load(slug: str) -> catalog.Code:
    """Load an edition once more, with what is read when it is first asked for."""
    _read._about.cache_clear()
    _read.read_edition.cache_clear()
    catalog._load.cache_clear()
    code = catalog.load(slug)
    assert code.glossary
    return code


def strictly(paths: list[str]) -> None:
    """Read an edition as a user's document is read, looking for every fault."""
    for path in paths:
        with open(path, "rb") as file:
            structure(read_json(file.read()), KINDS.get(Path(path).stem, records.Commitment))


def loads(paths: list[str]) -> None:
    for path in paths:
        with open(path, "rb") as file:
            json.loads(file.read())


def first(slug: str) -> dict[str, str]:
    paths = edition(slug)
    peer = f"load({paths!r})"
    return {
        "json.loads": timing(
            "import json", f"for path in {paths!r}: json.loads(open(path, 'rb').read())"
        ),
        "gpai_code": timing(IMPORTS, f"catalog.load({slug!r}).glossary"),
        "gpai_code, collecting what imports left": timing(
            IMPORTS, f"catalog.load({slug!r}).glossary", collect=False
        ),
        "msgspec": timing("import with_msgspec", f"with_msgspec.{peer}"),
        "msgspec, collecting what imports left": timing(
            "import with_msgspec", f"with_msgspec.{peer}", collect=False
        ),
        "Pydantic": timing("import with_pydantic", f"with_pydantic.{peer}"),
    }


def tables() -> Iterator[str]:
    for slug in ("third-draft", "final"):
        paths = edition(slug)
        size = sum(Path(path).stat().st_size for path in paths) // 1024
        title = f"{slug}, {size} KiB"
        rounds = fresh(first(slug), FIRST_ROUNDS, printed)
        yield table(f"Load {title}: first call of a process", rounds, "json.loads")
        again: dict[str, Callable[[], object]] = {
            "json.loads": partial(loads, paths),
            "gpai_code": partial(load, slug),
            "gpai_code's converter for users' documents": partial(strictly, paths),
            "msgspec": partial(with_msgspec.load, paths),
            "Pydantic": partial(with_pydantic.load, paths),
        }
        yield table(f"Load {title}: steady", steady(again, ROUNDS), "json.loads")
    yield looking_up()


def looking_up() -> str:
    code = catalog.load("third-draft")
    ids = list(code.entries)
    plain = dict(code.entries)
    words = ["retention period", "rights reservations robots.txt", "serious incident", "energy"]
    calls: dict[str, Callable[[], object]] = {
        "dict[id]": lambda: [plain[entry_id] for entry_id in ids],
        "code[id]": lambda: [code[entry_id] for entry_id in ids],
        "code[label]": lambda: [code[measure.label] for measure in code.measures],
        "code.search(words)": lambda: [code.search(query) for query in words],
    }
    counts = {
        "dict[id]": len(ids),
        "code[id]": len(ids),
        "code[label]": len(code.measures),
        "code.search(words)": len(words),
    }
    each = per_call(steady(calls, ROUNDS), counts)
    return table("One look-up or search", each, "dict[id]", unit="us", scale=1e6)
