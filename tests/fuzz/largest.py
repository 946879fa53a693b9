"""
Read the largest JSON documents there can be: `python tests/fuzz/largest.py`.

Prints a Markdown table of what each kind costs, each in a process of its own.
"""

import platform
import resource
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)] * (str(ROOT) not in sys.path)

from gpai_code import Decision, read_facts  # noqa: E402 - found from here on
from gpai_code.errors import DocumentError  # noqa: E402
from gpai_code.text_io.strict_json import MAX_BYTES, MAX_VALUES, read_json  # noqa: E402

ITEMS = MAX_VALUES - 2
"""As many as an array holds that is read, with one more item and itself."""


def _repeated(unit: str, times: int = ITEMS) -> Callable[[], str]:
    return lambda: "[" + unit * min(times, (MAX_BYTES - 3) // len(unit)) + "1]"


def _padded(start: str, units: Iterable[str], end: str) -> str:
    """Fill a document with units, and blanks where it may hold no more of them."""
    inner = ",".join(units)
    return (start + inner + end).ljust(MAX_BYTES)


KINDS: dict[str, tuple[Callable[[Any], object], Callable[[], str]]] = {
    "one text": (read_json, lambda: f'"{"a" * (MAX_BYTES - 2)}"'),
    "short texts": (read_json, _repeated('"abcdefghijklm",')),
    "whole numbers": (read_json, _repeated("1,")),
    "decimals": (read_json, _repeated("1.5,")),
    "empty arrays": (read_json, _repeated("[],")),
    "empty objects": (read_json, _repeated("{},")),
    "more values than are read": (read_json, _repeated("{},", MAX_BYTES)),
    "keys": (
        read_json,
        lambda: _padded("{", (f'"{n:07}":0' for n in range(ITEMS)), "}"),
    ),
    "NaN": (read_json, _repeated("NaN,")),
    "halves of surrogate pairs": (read_json, _repeated(r'"\ud800",')),
    "brackets that never close": (read_json, lambda: "[" * MAX_BYTES),
    "unknown facts": (
        read_facts,
        lambda: _padded("{", (f'"licence_{n:05}":0' for n in range(ITEMS // 2)), "}"),
    ),
    "items of a wrong type": (
        Decision.from_json,
        lambda: _padded('{"premises":[', ("1" for _ in range(ITEMS - 3)), "]}"),
    ),
    "objects without their fields": (
        Decision.from_json,
        lambda: _padded('{"steps":[', ('{"a":1}' for _ in range(ITEMS // 2 - 3)), "]}"),
    ),
    "faults below a long key": (
        Decision.from_json,
        lambda: _padded(
            f'{{"measures":{{"{"k" * 2**20}":{{', (f'"a{n:06}":0' for n in range(10**6)), "}}}"
        ),
    ),
}


def read(kind: str) -> tuple[str, float, int]:
    """Read one document; return what became of it, the seconds and the peak in MB."""
    reader, document = KINDS[kind]
    source = document().encode()
    assert len(source) <= MAX_BYTES
    begin = time.process_time()
    try:
        reader(source)
        became = "read"
    except DocumentError as error:
        became = f"refused ({error.faults[0].rule})"
    seconds = time.process_time() - begin
    return became, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**10


def main() -> None:
    """Print the table."""
    print(f"{platform.platform()}, Python {platform.python_version()}\n")
    print("| 16 MiB of | | seconds | peak MB |\n| --- | --- | ---: | ---: |")
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        for kind, (became, seconds, peak) in zip(KINDS, pool.map(read, KINDS), strict=True):
            print(f"| {kind} | {became} | {seconds:.1f} | {peak} |", flush=True)


if __name__ == "__main__":
    main()
