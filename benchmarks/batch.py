"""
Resolve a million models and see that memory stays flat: `python benchmarks/batch.py`.

The records name 200 licences, a third of which no table holds, and are drawn unevenly, from a fixed
seed, from 1,800 sets of facts; "crowded" draws from 5,400, more than are remembered. Each way in
has a process of its own. Printed are records per second since the start and since the mark before,
and the most memory that the process ever held.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from gpai_code.licenses.table import license_table
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.many import Record, read_json_lines, resolve_many

RECORDS = 1_000_000
MARKS = (100_000, 500_000, RECORDS)
LICENSES = 200
NAMES = ("weights_public", "monetised", "systemic_risk")


def peak_mib() -> float:
    """Return the most memory that this process ever held (on Linux)."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def documents(facts_beside: int) -> Iterator[dict[str, object]]:
    """Yield the records, always the same ones."""
    known = [entry.id for entry in license_table().licenses][: LICENSES * 2 // 3]
    unknown = [f"Licence {number}" for number in range(LICENSES - len(known))]
    sets: list[dict[str, object]] = []
    for name in known + unknown:
        for answers in product([None, True, False], repeat=facts_beside):
            given = zip(NAMES, answers, strict=False)
            sets.append(
                {"license": name} | {key: answer for key, answer in given if answer is not None}
            )
    chance = random.Random(2025)
    chance.shuffle(sets)
    weights = [1 / (rank + 10) for rank in range(len(sets))]
    for _ in range(RECORDS // 10_000):
        yield from chance.choices(sets, weights, k=10_000)


def json_lines(facts_beside: int = 2) -> Iterator[Record]:
    """Write the records to a file and read them from there."""
    with tempfile.TemporaryFile() as file:
        for document in documents(facts_beside):
            file.write(json.dumps(document).encode() + b"\n")
        file.seek(0)
        yield from read_json_lines(file)


WAYS: dict[str, Callable[[], Iterator[Record]]] = {
    "JSON Lines": json_lines,
    "mappings": lambda: (document for document in documents(2)),
    "ModelFacts": lambda: (ModelFacts(**document) for document in documents(2)),  # type: ignore[arg-type]
    "JSON Lines, crowded": lambda: json_lines(3),
}


def measure(way: str) -> None:
    """Run one way in and print a line at each mark."""
    decided = resolve_many(WAYS[way]())
    next(decided)  # so that the file is written and the catalogue loaded
    print(f"\n{way}: {peak_mib():.0f} MiB before the start", flush=True)
    start = last = time.perf_counter()
    before = 1
    for answer in decided:
        if answer.number in MARKS:
            now = time.perf_counter()
            print(
                f"  {answer.number:>9,} records   {answer.number / (now - start):>8,.0f}/s"
                f"   since the mark before {(answer.number - before) / (now - last):>8,.0f}/s"
                f"   peak {peak_mib():6.1f} MiB",
                flush=True,
            )
            last, before = now, answer.number


def main() -> None:
    """Measure every way in, each in a process of its own."""
    if sys.argv[1:]:
        measure(sys.argv[1])
        return
    print(f"Python {sys.version.split()[0]}, {LICENSES} licences, {RECORDS:,} records")
    for way in WAYS:
        subprocess.run([sys.executable, __file__, way], check=True)


if __name__ == "__main__":
    main()
