"""
Hostile and unlucky input, before and after: `python benchmarks/hostile.py --before TREE`.

Every case is a script of the shell in a folder of its own, run once with the library of each tree.
What became of it is read from its exit code, from what it printed and from the files that it left.
Times are those of the processor, memory is the largest of its processes; 4 GB of memory, 60 seconds
of the clock and 200 MB of output are as much as a case gets. The exit code is 1 if a case does not
end as it should in this tree, or costs more than 3 seconds or 300 MB.

Runs on POSIX systems with bash. The cases are in `_hostile_cases.py`.
"""

import argparse
import os
import platform
import resource
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from _hostile_cases import CASES, Case, Ended

ROOT = Path(__file__).resolve().parent.parent

SECONDS, MEGABYTES = 3.0, 300
"""What a case may cost in this tree."""

MAX_MEMORY, MAX_SECONDS, MAX_OUTPUT = 4 * 2**30, 60, 200 * 10**6
"""What a case gets at most, in any tree: bytes, seconds of the clock, bytes of one file."""

FUNCTIONS = f"""
PYTHON="{sys.executable}"
gpai() {{ "$PYTHON" -m gpai_code "$@"; }}
py() {{ "$PYTHON" -; }}
"""
"""What the scripts of cases call."""


def _limit() -> None:
    """Bound a case, in the process that becomes its shell."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_OUTPUT, MAX_OUTPUT))


def run(case: Case, tree: Path) -> Ended:
    """Run a case with the library of a tree."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case.prepare(folder)
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
                preexec_fn=_limit,  # noqa: PLW1509 - no threads are running yet
            )
            timer = threading.Timer(MAX_SECONDS, os.killpg, (process.pid, signal.SIGKILL))
            timer.start()
            _, status, used = os.wait4(process.pid, 0)
            timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        ended = Ended(
            code=process.returncode,
            out=out.read_bytes(),
            err=err.read_bytes(),
            seconds=used.ru_utime + used.ru_stime,
            megabytes=used.ru_maxrss // 2**10,
            folder=folder,
        )
        ended.outcome = case.judge(ended)
        return ended


def shown(ended: Ended) -> str:
    """Write down in a cell how a case ended."""
    if ended.code == -signal.SIGKILL:
        return f"stopped after {MAX_SECONDS} s, {ended.megabytes} MB"
    cost = f"{ended.seconds:.1f} s, {ended.megabytes} MB, exit {ended.code}"
    return f"{cost}: {ended.outcome}"


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
        before = shown(run(case, options.before.resolve())) if options.before else ""
        after = run(case, ROOT)
        print(f"| {case.kind} | {case.input} | {before} | {shown(after)} |", flush=True)
        if after.outcome != case.expected:
            failed = True
            print(f"expected: {case.expected}\n{after.err[-500:]!r}", file=sys.stderr, flush=True)
        elif case.bounded and (after.seconds > SECONDS or after.megabytes > MEGABYTES):
            failed = True
            print("costs more than it may", file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
