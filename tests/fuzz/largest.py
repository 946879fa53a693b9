"""
Read the largest JSON documents there can be: `python tests/fuzz/largest.py`.

Prints a Markdown table of what each kind costs, each in a process of its own.
"""

import platform
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)] * (str(ROOT) not in sys.path)

from gpai_code.errors import DocumentError  # noqa: E402 - found from here on
from gpai_code.text_io.strict_json import MAX_BYTES, read_json  # noqa: E402


def _repeated(unit: str) -> Callable[[], str]:
    return lambda: "[" + unit * ((MAX_BYTES - 3) // len(unit)) + "1]"


KINDS: dict[str, Callable[[], str]] = {
    "one text": lambda: f'"{"a" * (MAX_BYTES - 2)}"',
    "short texts": _repeated('"a",'),
    "whole numbers": _repeated("1,"),
    "decimals": _repeated("1.5,"),
    "empty arrays": _repeated("[],"),
    "empty objects": _repeated("{},"),
    "keys": lambda: "{" + ",".join(f'"{n:07}":0' for n in range(MAX_BYTES // 12 - 1)) + "}",
    "NaN": _repeated("NaN,"),
    "halves of surrogate pairs": _repeated(r'"\ud800",'),
    "brackets that never close": lambda: "[" * MAX_BYTES,
}


def read(kind: str) -> tuple[str, float, int]:
    """Read one document; return what became of it, the seconds and the peak in MB."""
    source = KINDS[kind]().encode()
    assert len(source) <= MAX_BYTES
    begin = time.process_time()
    try:
        read_json(source)
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
