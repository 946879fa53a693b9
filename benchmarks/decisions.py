"""Decisions: a licence that is new, a row that came before, and a million records."""

import io
import json
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import pairwise, product
from multiprocessing import get_context
from time import perf_counter

import polars as pl
from _harness import per_call, steady, table
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from gpai_code.licenses import assessment as licenses
from gpai_code.licenses import table as table_of_licenses
from gpai_code.resolver import exemption
from gpai_code.resolver.exemption import license_condition
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.many import decider, read_json_lines, resolve_many, summarise
from gpai_code.resolver.resolution import resolve

ROUNDS, BATCH_ROUNDS = 31, 5
RECORDS, LICENSES = 1_000_000, 200
ALONE = 5_000
NAMES = ("license", "weights_public", "monetised", "systemic_risk")
OPEN_MODEL = {
    "weights_public": True,
    "architecture_public": True,
    "usage_public": True,
    "monetised": False,
    "systemic_risk": False,
    "third_country": True,
}
CLOSED_MODEL = {"weights_public": False, "systemic_risk": False, "third_country": False}
SITUATIONS = {"an open model": OPEN_MODEL, "a closed model": CLOSED_MODEL, "nothing known": {}}


def known_to_packaging() -> list[str]:
    """Return the licences of our table that `packaging` knows too, by more than a prefix."""
    names = []
    for entry in table_of_licenses.license_table().licenses:
        if entry.id.startswith("LicenseRef-"):
            continue
        with suppress(InvalidLicenseExpression):
            canonicalize_license_expression(entry.id)
            names.append(entry.id)
    return names


def forget() -> None:
    """Let every licence be new."""
    exemption._one_license.cache_clear()
    licenses._assess_text.cache_clear()
    table_of_licenses._even_and_loose.cache_clear()


def each(call: Callable[[object], object], items: list[object]) -> Callable[[], object]:
    def every() -> None:
        for item in items:
            call(item)

    return every


def new_licences(names: list[str], title: str) -> str:
    calls: dict[str, Callable[[], object]] = {
        "canonicalize_license_expression": each(canonicalize_license_expression, names),
        "the licence condition alone": each(
            license_condition, [ModelFacts(license=name) for name in names]
        ),
    }
    for situation, known in SITUATIONS.items():
        facts = [ModelFacts(license=name, **known) for name in names]
        calls[f"decision among many, {situation}"] = partial(among_many, facts)
    calls["decision alone, nothing known"] = each(
        resolve, [ModelFacts(license=name) for name in names]
    )
    rounds = per_call(steady(calls, ROUNDS, forget), dict.fromkeys(calls, len(names)))
    base = "canonicalize_license_expression"
    return table(title, rounds, base, unit="us each", scale=1e6)


def among_many(facts: list[ModelFacts]) -> None:
    """Decide models that differ in the licence alone, none of which was seen before."""
    decide = decider()
    for model in facts:
        decide(model)


def other_rows(names: list[str]) -> str:
    facts = [ModelFacts(license=name, **OPEN_MODEL) for name in names]
    decide = decider()
    rows = [{"license": name, **OPEN_MODEL} for name in names]
    many = 50

    calls: dict[str, Callable[[], object]] = {
        "canonicalize_license_expression": each(canonicalize_license_expression, names * many),
        "a repeated row, `decider`": each(decide, facts * many),
        "a repeated row, `resolve_many`, facts": lambda: exhaust(resolve_many(facts * many)),
        "a repeated row, `resolve_many`, mappings": lambda: exhaust(resolve_many(rows * many)),
        "facts not seen before": each(resolve, facts),
        "and every ruling on the Code": each(lambda model: resolve(model).questions, facts),
        "ModelFacts(...), which checks them": each(lambda row: ModelFacts(**row), rows),
    }
    counts = dict.fromkeys(calls, len(names))
    for name in calls:
        if "row" in name or "canonicalize" in name:
            counts[name] *= many
    rounds = per_call(steady(calls, ROUNDS), counts)
    base = "canonicalize_license_expression"
    return table("Other rows", rounds, base, unit="us each", scale=1e6)


def exhaust(answers: Iterator[object]) -> int:
    return sum(1 for _ in answers)


def records() -> list[dict[str, object]]:
    """Draw a million records, always the same ones, unevenly from 1,800 sets of facts."""
    known = [entry.id for entry in table_of_licenses.license_table().licenses][: LICENSES * 2 // 3]
    unknown = [f"Licence {number}" for number in range(LICENSES - len(known))]
    sets: list[dict[str, object]] = []
    for licence in known + unknown:
        for answers in product([None, True, False], repeat=2):
            facts = zip(NAMES, (licence, *answers), strict=False)
            sets.append({name: value for name, value in facts if value is not None})
    chance = random.Random(2025)
    chance.shuffle(sets)
    weights = [1 / (rank + 10) for rank in range(len(sets))]
    return [dict(facts) for facts in chance.choices(sets, weights, k=RECORDS)]


def with_polars(frame: pl.DataFrame) -> pl.DataFrame:
    """Decide each distinct row once and join the answers."""
    distinct = frame.unique(maintain_order=True)
    decide = decider()
    answers = []
    for row in distinct.iter_rows(named=True):
        known = {name: value for name, value in row.items() if value is not None}
        answers.append(summarise(decide(ModelFacts(**known))))
    outcomes = pl.DataFrame(answers).rename({"license": "licence as given"})
    decided = pl.concat([distinct, outcomes], how="horizontal")
    return frame.join(decided, on=frame.columns, how="left", nulls_equal=True)


def over_columns(frame: pl.DataFrame) -> list[dict[str, str]]:
    """Do the same without Polars, over the columns as lists."""
    decide = decider()

    def answer(row: tuple[object, ...]) -> dict[str, str]:
        known = {name: value for name, value in zip(names, row, strict=True) if value is not None}
        return summarise(decide(ModelFacts(**known)))

    names = frame.columns
    rows = list(zip(*(frame[name].to_list() for name in names), strict=True))
    answers = {row: answer(row) for row in set(rows)}
    return [answers[row] for row in rows]


def lines_of(text: bytes) -> int:
    return exhaust(resolve_many(read_json_lines(io.BytesIO(text))))


def in_two(halves: list[bytes]) -> int:
    with get_context("spawn").Pool(2) as pool:
        return sum(pool.map(lines_of, halves))


def batch() -> Iterator[str]:
    rows = records()
    shared = {tuple(row.items()): ModelFacts(**row) for row in rows}
    facts = [shared[tuple(row.items())] for row in rows]
    schema = {name: pl.String if name == "license" else pl.Boolean for name in NAMES[:3]}
    frame = pl.from_dicts(rows, schema=schema)
    texts = [json.dumps(row).encode() + b"\n" for row in rows]
    lines, middle = b"".join(texts), RECORDS // 2
    halves = [b"".join(texts[:middle]), b"".join(texts[middle:])]
    del texts

    def alone() -> None:
        for row in rows[:ALONE]:
            resolve(ModelFacts(**row))

    def facts_alone() -> None:
        for model in facts[:ALONE]:
            resolve(model)

    calls: dict[str, Callable[[], object]] = {
        "each mapping on its own": alone,
        "each `ModelFacts` on its own": facts_alone,
        "`decider` over facts": lambda: list(map(decider(), facts)),
        "`resolve_many` over facts": lambda: exhaust(resolve_many(facts)),
        "`resolve_many` over mappings": lambda: exhaust(resolve_many(rows)),
        "Polars from mappings": lambda: with_polars(pl.from_dicts(rows, schema=schema)),
        "JSON Lines": partial(lines_of, lines),
        "JSON Lines, two processes": partial(in_two, halves),
        "Polars from JSON Lines": lambda: with_polars(
            pl.read_ndjson(io.BytesIO(lines), schema=schema)
        ),
        "Polars, columns at hand": partial(with_polars, frame),
        "distinct rows in Python, columns at hand": partial(over_columns, frame),
    }
    rounds = steady(calls, BATCH_ROUNDS, forget, perf_counter)  # two processes at once, too
    scaled = RECORDS / ALONE  # what takes minutes is measured on a part
    for round_times in rounds:
        round_times["each mapping on its own"] *= scaled
        round_times["each `ModelFacts` on its own"] *= scaled
    title = f"{RECORDS:,} records, {LICENSES} licences, {len(shared):,} distinct rows"
    yield table(title, rounds, "each mapping on its own", unit="s", scale=1)
    yield table(f"{title}, by Polars", rounds, "Polars from mappings", unit="s", scale=1)
    faster = [
        ("each `ModelFacts` on its own", "`decider` over facts"),
        ("each `ModelFacts` on its own", "`resolve_many` over facts"),
        ("each mapping on its own", "`resolve_many` over mappings"),
        ("each mapping on its own", "JSON Lines"),
    ]
    for slow, fast in faster:
        times = sorted(round_times[slow] / round_times[fast] for round_times in rounds)
        yield f"{fast}: {times[len(times) // 2]:.0f} times as fast as {slow}"


def tables() -> Iterator[str]:
    names = known_to_packaging()
    pairs = [f"{first} OR {second}" for first, second in pairwise(names)]
    unknown = [f"Licence {number}" for number in range(LICENSES // 3)]
    yield new_licences(names, f"A licence not seen before, {len(names)} of SPDX's")
    yield new_licences(pairs, f"An expression not seen before, {len(pairs)} of two licences")
    yield unlisted(unknown)
    yield other_rows(names)
    yield from batch()


def unlisted(names: list[str]) -> str:
    def refused(name: object) -> None:
        with suppress(InvalidLicenseExpression):
            canonicalize_license_expression(str(name))

    facts = [ModelFacts(license=name, **OPEN_MODEL) for name in names]
    calls = {
        "canonicalize_license_expression, which refuses": each(refused, names),
        "decision, with the nearest name looked for": each(resolve, facts),
    }
    rounds = per_call(steady(calls, ROUNDS, forget), dict.fromkeys(calls, len(names)))
    base = "canonicalize_license_expression, which refuses"
    return table("A name that no table holds", rounds, base, unit="us each", scale=1e6)
