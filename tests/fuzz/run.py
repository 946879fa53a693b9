"""
Run every reader on hostile input: `python tests/fuzz/run.py [--runs N] [--seconds S] [READER ...]`.

Each call may take so many seconds of processor time and each reader so much memory, and the only
exception that may come out is a `GpaiCodeError`. Prints a Markdown table; ends with 1 if anything
else came out, and keeps the input that did it.
"""

import argparse
import contextlib
import itertools
import platform
import resource
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import attrs

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)] * (str(ROOT) not in sys.path)

from gpai_code.errors import GpaiCodeError  # noqa: E402 - found from here on
from tests.fuzz.inputs import Inputs  # noqa: E402
from tests.fuzz.readers import READERS  # noqa: E402

RUNS = 100_000
SECONDS_A_CALL = 5.0
"""How long one call may take, in seconds of processor time."""

MEMORY = 2**30
"""How much address space a reader's process may take, in bytes."""

FOUND = Path("fuzz-found")
"""Where inputs are kept that broke a reader."""


class TooSlow(BaseException):
    """A call took longer than it may; nothing in the library catches this."""


@attrs.define
class Result:
    """What became of the runs of one reader; `failures` hold input and traceback."""

    reader: str
    runs: int = 0
    refused: int = 0
    slowest_ms: float = 0.0
    bytes_read: int = 0
    peak_mb: int = 0
    failures: list[tuple[bytes, str]] = attrs.Factory(list)


@contextlib.contextmanager
def limited() -> Iterator[None]:
    """Raise `TooSlow` in what takes longer than a call may."""

    def stop(*_: object) -> None:
        raise TooSlow

    former = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS_A_CALL)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)


def run(name: str, runs: int, seconds: float | None = None, seed: int = 0) -> Result:
    """Run one reader until the runs or the seconds are over, or ten failures were found."""
    reader, result = READERS[name], Result(name)
    end = None if seconds is None else time.monotonic() + seconds
    for data in itertools.islice(Inputs(reader.seeds(), reader.pieces, (name, seed)), runs):
        if end is not None and time.monotonic() > end:
            break
        result.runs += 1
        result.bytes_read += len(data)
        begin = time.process_time()
        try:
            with limited():
                reader.read(data)
        except GpaiCodeError as error:
            result.refused += 1
            with limited():
                str(error).encode()
        except (Exception, TooSlow):
            result.failures.append((data, traceback.format_exc()))
            if len(result.failures) == 10:
                break
        result.slowest_ms = max(result.slowest_ms, 1000 * (time.process_time() - begin))
    # in kilobytes, but on macOS in bytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result.peak_mb = peak // (2**20 if sys.platform == "darwin" else 2**10)
    return result


def run_bounded(name: str, runs: int, seconds: float | None, seed: int) -> Result:
    """Run one reader with bounded memory; for a process of its own."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
    return run(name, runs, seconds, seed)


def main() -> int:
    """Run the readers that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER", help=", ".join(READERS))
    parser.add_argument("--runs", type=int, default=RUNS, help="for each reader")
    parser.add_argument("--seconds", type=float, help="for each reader, at most")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=1, help="how many readers side by side")
    options = parser.parse_args()
    names = options.readers or list(READERS)
    if unknown := [name for name in names if name not in READERS]:
        parser.error(f"no reader {unknown[0]!r}; there are: {', '.join(READERS)}")
    print(f"{platform.platform()}, Python {platform.python_version()}; seed {options.seed}\n")
    print("| reader | runs | refused | read | mean bytes | slowest ms | peak MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    failed = False
    context = get_context("spawn")
    with ProcessPoolExecutor(options.processes, context, max_tasks_per_child=1) as pool:
        waiting = [
            pool.submit(run_bounded, name, options.runs, options.seconds, options.seed)
            for name in names
        ]
        for future in waiting:
            outcome = future.result()
            read = outcome.runs - outcome.refused - len(outcome.failures)
            mean = outcome.bytes_read // max(1, outcome.runs)
            cells = (outcome.reader, f"{outcome.runs:,}", f"{outcome.refused:,}", f"{read:,}", mean)
            shown = " | ".join(map(str, (*cells, f"{outcome.slowest_ms:,.0f}", outcome.peak_mb)))
            print(f"| {shown} |", flush=True)
            for number, (data, reason) in enumerate(outcome.failures):
                failed = True
                FOUND.mkdir(exist_ok=True)
                path = FOUND / f"{outcome.reader}-{number}.bin"
                path.write_bytes(data)
                print(f"{path}: {data[:200]!r}\n{reason}", file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
