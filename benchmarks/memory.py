"""Memory: resident size of fresh processes, and the size of one object."""

import statistics
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs
from _harness import RESIDENT, fresh, printed, table
from _places import edition

from gpai_code.catalog import records
from gpai_code.law import Citation
from gpai_code.vocabulary import Force

ROUNDS = 15


def holding(code: str) -> str:
    return f"{code}\n{RESIDENT}"


def programs(slug: str) -> dict[str, str]:
    paths = edition(slug)
    each = f"for path in {paths!r}"
    return {
        "python -c pass": holding("pass"),
        "import gpai_code": holding("import gpai_code"),
        "import attrs": holding("import attrs"),
        "import pydantic": holding("from pydantic import BaseModel"),
        "dicts of json.loads": holding(
            f"import json\nkept = [json.loads(open(path, 'rb').read()) {each}]"
        ),
        "gpai_code": holding(f"import gpai_code\nkept = gpai_code.load({slug!r})"),
        "gpai_code, both editions": holding(
            "import gpai_code\nkept = [gpai_code.load(slug) for slug in ('third-draft', 'final')]"
        ),
        "gpai_code, first decision": holding(
            "import gpai_code as g\nkept = g.resolve(g.ModelFacts(license='MIT')).questions"
        ),
        "msgspec": holding(f"import with_msgspec as one\nkept = one.load({paths!r})"),
        "Pydantic": holding(f"import with_pydantic as one\nkept = one.load({paths!r})"),
    }


def tables() -> Iterator[str]:
    for slug in ("third-draft", "final"):
        rounds = fresh(programs(slug), ROUNDS, printed)
        title = f"Resident memory of a fresh process that loads {slug}"
        yield table(title, rounds, "Pydantic", unit="MB", scale=1, less="python -c pass")
    yield objects()


def objects() -> str:
    """Compare our slotted classes with the same classes with a dict, values not counted."""
    lines = ["**One object, over its values**", "", "| | bytes | x with a dict |"]
    lines.append("| --- | --- | --- |")
    values: list[tuple[type, dict[str, Any]]] = [
        (Citation, {"instrument": "AI Act", "place": "Article 53"}),
        (records.Term, {"id": "a", "term": "a", "summary": "a"}),
        (
            records.Provision,
            {"id": "a", "label": "a", "summary": "a", "force": Force.MUST, "numbered": True},
        ),
    ]
    for kind, given in values:
        fields = {field.name: attrs.field(default=field.default) for field in attrs.fields(kind)}
        with_dict = attrs.make_class(kind.__name__, fields, frozen=True, slots=False, kw_only=True)
        ours, theirs = (size(partial(record_type, **given)) for record_type in (kind, with_dict))
        lines.append(f"| {kind.__name__} | {ours:.0f} | {ours / theirs:.2f} |")
    return "\n".join(lines)


def size(make: Callable[[], object], count: int = 20_000) -> float:
    """Return the bytes that one object takes, as the median of several runs."""
    make()
    sizes = []
    for _ in range(5):
        instances: list[object] = [None] * count
        tracemalloc.start()
        for number in range(count):
            instances[number] = make()
        sizes.append(tracemalloc.get_traced_memory()[0] / count)
        tracemalloc.stop()
    return statistics.median(sizes)
