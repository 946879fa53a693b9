"""
Interrupt runs with workers: `python tests/interruptions.py [--runs N] [PYTHON ...]`.

Each run checks the same lines in a process group of its own and is stopped in one of these ways: by
an interruption that reaches the whole group, as Ctrl-C in a terminal does; by two of them, from
someone in a hurry; by a request to end that reaches it alone; by the end of one of its workers; or
by its own end, which it cannot catch. It must end, without a traceback and without a process that
is left behind. Another run with `--resume` must then give the whole output.

The lines come through a pipe. A run is stopped when it has taken in a number of them that is drawn
beforehand, and gets the others only then, so that none can end by itself, however busy the machine
is. `--seconds` says after how long a run counts as hung: so many that a run that is only slow
reaches its end.

Every Python that is named must have the library's dependencies; the running one is used if none is.
Prints a Markdown table of how the runs ended, each failure on standard error, and ends with 1 if
there was one. `--tree` tries the library of another folder.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

import attrs

ROOT = Path(__file__).resolve().parent.parent
FORM = ROOT / "examples" / "apertus-70b.third-draft.json"

LINES = 300
SECONDS_TO_END = 120
MAX_PAUSE = 0.2
"""How long a run goes on at most with what it has taken in, in seconds, before it is stopped."""

EXIT_CODES = {
    "interrupted": 130,
    "interrupted twice": 130,
    "terminated": -signal.SIGTERM,
    "worker killed": 1,
    "killed": -signal.SIGKILL,
}
"""Each way of stopping a run, and how the run must end."""

FAILURES = ("hung", "traceback", "left behind", "exit code", "output")


class RunError(Exception):
    """A run did not end as it must; `failure` says in which of `FAILURES`."""

    def __init__(self, failure: str, message: str) -> None:
        super().__init__(f"{failure}: {message}")
        self.failure = failure


@attrs.frozen
class Trial:
    """
    One Python and one tree that runs are stopped with.

    Attributes:
        python: The interpreter.
        tree: Folder of the library.
        lines: Documents that take some time, one on each line.
        output: Where a run writes.
        seconds_to_end: After how many seconds a run counts as hung.
    """

    python: str
    tree: Path
    lines: list[bytes]
    output: Path
    seconds_to_end: float

    @property
    def lines_of_piece(self) -> int:
        """How many lines a run must have taken in to have started a worker."""
        return min(256, 2**20 // len(self.lines[0]) + 1)

    def start(self, workers: int, *more: str) -> "subprocess.Popen[bytes]":
        """Start a run in a process group of its own."""
        words = ["check", "--jsonl", "-", "-o", str(self.output), "--workers", str(workers)]
        return subprocess.Popen(
            [self.python, "-m", "gpai_code", *words, *more],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(self.tree)},
            start_new_session=True,
        )

    def finish(self, process: "subprocess.Popen[bytes]", lines: list[bytes], words: str) -> bytes:
        """Give a run its lines, wait until it ends, and return what it printed."""
        try:
            _, errors = process.communicate(b"".join(lines), timeout=self.seconds_to_end)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise RunError("hung", words) from None
        if b"Traceback" in errors or b"Exception" in errors:
            raise RunError("traceback", f"{words}: {errors.decode()}")
        return errors

    def wait(self, reached: Callable[[], object], process: "subprocess.Popen[bytes]") -> None:
        """Wait until a run has got somewhere."""
        deadline = time.monotonic() + self.seconds_to_end
        while not reached():
            if process.poll() is not None:
                raise RunError("exit code", f"{process.returncode} before it was stopped")
            if time.monotonic() > deadline:
                os.killpg(process.pid, signal.SIGKILL)
                raise RunError("hung", "before it was stopped")
            time.sleep(0.005)


def children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False
    )
    return [int(word) for word in listed.stdout.split()]


def stop(process: "subprocess.Popen[bytes]", way: str, rng: random.Random) -> None:
    """Stop a run in a way."""
    match way:
        case "worker killed":
            os.kill(rng.choice(children(process.pid)), signal.SIGKILL)
        case "killed":
            process.kill()
        case "terminated":
            process.terminate()
        case "interrupted twice":
            os.killpg(process.pid, signal.SIGINT)
            time.sleep(rng.uniform(0, 0.05))
            with suppress(ProcessLookupError):  # the first one was enough
                os.killpg(process.pid, signal.SIGINT)
        case _:
            os.killpg(process.pid, signal.SIGINT)


def group_is_gone(group: int, seconds: float) -> bool:
    """Say whether no process of a group is left; a worker may have to finish a piece of work."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def feed(process: "subprocess.Popen[bytes]", lines: list[bytes]) -> None:
    """Write lines for a run, as fast as it takes them in."""
    assert process.stdin is not None
    with suppress(BrokenPipeError):  # the run has ended, which `Trial.wait` reports
        process.stdin.write(b"".join(lines))
        process.stdin.flush()


def interrupted_run(trial: Trial, expected: bytes, rng: random.Random) -> str:
    """Stop one run, resume it, and return the way in which it was stopped."""
    trial.output.unlink(missing_ok=True)
    way = rng.choice(list(EXIT_CODES))
    by_worker = way == "worker killed"
    workers = rng.choice((2, 3) if by_worker else (1, 2, 3))
    # the last line is never taken in before the run is stopped
    taken = rng.randrange(trial.lines_of_piece if by_worker else 0, len(trial.lines))
    words = f"{way} with {workers} workers after {taken} lines"
    with trial.start(workers) as process:
        # before the file is there Python itself is being started, and answers for itself
        trial.wait(trial.output.exists, process)
        feeder = Thread(target=feed, args=(process, trial.lines[:taken]))
        feeder.start()
        trial.wait(lambda: not feeder.is_alive(), process)
        if by_worker:
            trial.wait(lambda: children(process.pid), process)
        time.sleep(rng.uniform(0, MAX_PAUSE))
        if process.poll() is not None:
            raise RunError("exit code", f"{words}: {process.returncode} before it was stopped")
        stop(process, way, rng)
        errors = trial.finish(process, trial.lines[taken:], words)
    if process.returncode != EXIT_CODES[way]:
        raise RunError("exit code", f"{words}: {process.returncode}, {errors.decode()}")
    if not group_is_gone(process.pid, trial.seconds_to_end):
        raise RunError("left behind", words)
    if not expected.startswith(trial.output.read_bytes()):
        raise RunError("output", f"{words}: it is not the beginning of what is expected")
    with trial.start(2, "--resume") as process:
        trial.finish(process, trial.lines, f"{words}, then resumed")
    if process.returncode != 0 or trial.output.read_bytes() != expected:
        raise RunError("output", f"{words}: --resume did not give the whole of it")
    return way


def try_python(python: str, options: argparse.Namespace) -> Counter[str]:
    """Interrupt runs with one Python, and count how they ended."""
    rng = random.Random(options.seed)
    ends: Counter[str] = Counter()
    form = json.dumps(json.loads(FORM.read_bytes())).encode()
    lines = [form + b"\n"] * options.lines
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "answers.jsonl"
        trial = Trial(python, options.tree, lines, output, options.seconds)
        with trial.start(2) as process:
            errors = trial.finish(process, lines, "not stopped")
        if process.returncode != 0:
            sys.exit(f"{python} does not check the lines: {errors.decode()}")
        expected = output.read_bytes()
        for _ in range(options.runs):
            try:
                ends[interrupted_run(trial, expected, rng)] += 1
            except RunError as error:
                print(error, file=sys.stderr, flush=True)
                ends[error.failure] += 1
    return ends


def main() -> int:
    """Read the arguments and try each Python."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pythons", nargs="*", default=[sys.executable], metavar="PYTHON")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--lines", type=int, default=LINES, help="that each run checks")
    parser.add_argument("--seconds", type=float, default=SECONDS_TO_END, help="until it is hung")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tree", type=Path, default=ROOT, help="folder of the library")
    options = parser.parse_args()
    # a shell lets what it starts in the background ignore interruptions, and so would the runs
    signal.signal(signal.SIGINT, signal.default_int_handler)
    columns = (*EXIT_CODES, *FAILURES)
    print("|", " | ".join(("Python", "runs", *columns)), "|")
    print("| ---", "| ---: " * (1 + len(columns)), "|", sep="")
    failed = False
    for python in options.pythons:
        ends = try_python(python, options)
        version = subprocess.run([python, "--version"], capture_output=True, text=True, check=True)
        figures = [version.stdout.split()[1], ends.total(), *(ends[column] for column in columns)]
        print("|", " | ".join(map(str, figures)), "|", flush=True)
        failed = failed or any(ends[failure] for failure in FAILURES)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
