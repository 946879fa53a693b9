"""
Hostile and unlucky input, before and after: `python benchmarks/hostile.py --before TREE`.

Every case is a script of the shell in a folder of its own, run once with the library of each tree.
What became of it is read from its exit code, from what it printed and from the files that it left.
Times are those of the processor, memory is the largest of its processes; 4 GB of memory, 20 seconds
of the processor, six times as many of the clock and 200 MB of output are as much as most cases get.
The exit code is 1 if a case does not end as it should in this tree, or costs more than it may: 3
seconds and 300 MB, where the case says nothing else. On a busy machine each second of the processor
does less: a case that costs too much in this tree is run again, up to three times in all, and what
it costs is the least of them.

Runs on POSIX systems with bash. The cases are in `_hostile_cases.py`
and `_citation_cases.py`.
"""

import argparse
import contextlib
import os
import platform
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from _hostile_case import NOT_COMPARABLE, Case, Ended
from _hostile_cases import CASES

ROOT = Path(__file__).resolve().parent.parent

MAX_MEMORY, MAX_OUTPUT, MAX_READ = 4 * 2**30, 200 * 10**6, 10**6
"""What a case gets at most, in any tree: memory, a file, and what is read of it, in bytes."""

STOPPED = (
    *(-signal.SIGKILL, 128 + signal.SIGKILL),
    *(-signal.SIGXCPU, 128 + signal.SIGXCPU),
)
"""Exit codes of a case that was stopped, of its shell or reported by it."""

WAITING = 6
"""How many times as long a case may take by the clock, on a busy machine or while it waits."""

MAX_RUNS = 3
"""How often a case is run in this tree while it costs more than it may."""

SPAWN = get_context("spawn")

FUNCTIONS = f"""
PYTHON="{sys.executable}"
gpai() {{ "$PYTHON" -m gpai_code "$@"; }}
py() {{ "$PYTHON" -; }}
"""
"""What the scripts of cases call."""


def prepare(case: int, folder: Path) -> None:
    """Write the files of a case."""
    CASES[case].prepare(folder)


def _limit(seconds: int) -> None:
    """Bound a case, in the process that becomes its shell."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_OUTPUT, MAX_OUTPUT))


def run(case: Case, tree: Path) -> Ended:
    """Run a case with the library of a tree, until what it may take is over."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # in a process of its own: a process starts with the peak of the one that starts it
        preparing = SPAWN.Process(target=prepare, args=(CASES.index(case), folder))
        preparing.start()
        preparing.join()
        out, err = folder / "stdout", folder / "stderr"
        with out.open("wb") as stdout, err.open("wb") as stderr:
            process = subprocess.Popen(
                ["bash", "-c", FUNCTIONS + case.script],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                env={**os.environ, "PYTHONPATH": str(tree), "PYTHONUTF8": "1"},
                start_new_session=True,
                preexec_fn=partial(_limit, case.max_seconds),  # noqa: PLW1509 - no threads are running yet
            )
            timer = threading.Timer(WAITING * case.max_seconds, stop, (process.pid,))
            timer.start()
            _, status, used = os.wait4(process.pid, 0)
            timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        ended = Ended(
            code=process.returncode,
            out=beginning(out),
            err=beginning(err),
            seconds=used.ru_utime + used.ru_stime,
            megabytes=used.ru_maxrss // 2**10,
            folder=folder,
        )
        ended.outcome = case.judge(ended)
        return ended


def stop(shell: int) -> None:
    """End what a shell has started, so that it counts what that cost, and then the shell."""
    words = ["ps", "-o", "pid=", "-g", str(shell)]
    listed = subprocess.run(words, capture_output=True, text=True, check=False).stdout.split()
    for process in map(int, listed):
        if process != shell:
            os.kill(process, signal.SIGKILL)
    time.sleep(1)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(shell, signal.SIGKILL)


def beginning(path: Path) -> bytes:
    """Read the beginning of what was printed."""
    with path.open("rb") as stream:
        return stream.read(MAX_READ)


def shown(case: Case, ended: Ended) -> str:
    """Write down in a cell how a case ended."""
    if ended.code in STOPPED:
        return f"stopped after {case.max_seconds} s, {ended.megabytes} MB"
    if ended.outcome == NOT_COMPARABLE:
        return NOT_COMPARABLE
    cost = f"{ended.seconds:.1f} s, {ended.megabytes} MB, exit {ended.code}"
    return f"{cost}: {ended.outcome}"


def costs_too_much(case: Case, ended: Ended) -> bool:
    """Compare the costs of a case with those that it may have."""
    return ended.seconds > case.seconds or ended.megabytes > case.megabytes


def run_here(case: Case) -> Ended:
    """Run a case with the library of this tree, again if it costs more than it may."""
    least = run(case, ROOT)
    for _ in range(MAX_RUNS - 1):
        if least.outcome != case.expected or not (case.bounded and costs_too_much(case, least)):
            break
        ended = run(case, ROOT)
        if ended.seconds < least.seconds:
            least = ended
    return least


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", type=Path, help="folder of another tree to compare with")
    parser.add_argument(
        "--only", metavar="WORD", default="", help="cases with this in kind or input"
    )
    options = parser.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}\n")
    print("| kind | input | before | after |\n| --- | --- | --- | --- |")
    failed = False
    for case in CASES:
        if options.only not in f"{case.kind} {case.input}":
            continue
        before = shown(case, run(case, options.before.resolve())) if options.before else ""
        after = run_here(case)
        print(f"| {case.kind} | {case.input} | {before} | {shown(case, after)} |", flush=True)
        if after.outcome != case.expected:
            failed = True
            print(f"expected: {case.expected}\n{after.err[-500:]!r}", file=sys.stderr, flush=True)
        elif case.bounded and costs_too_much(case, after):
            failed = True
            print("costs more than it may", file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
