"""
Interrupt runs with workers: `python tests/interruptions.py [--runs N] [PYTHON ...]`.

Each run checks the same lines in a process group of its own and is stopped after a random time: by
an interruption that reaches the whole group, as Ctrl-C in a terminal does; by a request to end that
reaches it alone; by the end of one of its workers; or by its own end, which it cannot catch. It
must end, without a traceback and without a process that is left behind. Another run with `--resume`
must then give the whole output. `--seconds` says after how long a run counts as hung: so many that
a busy machine, on which a run is only slow, reaches them as well.

Every Python that is named must have the library's dependencies; the running one is used if none is.
Prints a Markdown table of how the runs ended, each failure on standard error, and ends with 1 if
there was one. `--tree` tries the library of another folder.
"""

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import attrs

ROOT = Path(__file__).resolve().parent.parent
FORM = ROOT / "examples" / "apertus-70b.third-draft.json"

LINES = 1_000
SECONDS_TO_END = 120
INTERRUPTED, WORKER_ENDED = 130, 1
WAYS = ("interrupted", "interrupted", "terminated", "worker killed", "killed")
FAILURES = ("hung", "traceback", "left behind", "exit code", "output")


class RunError(Exception):
    """A run did not end as it must; `failure` says in which of `FAILURES`."""

    def __init__(self, failure: str, message: str) -> None:
        super().__init__(f"{failure}: {message}")
        self.failure = failure


def write_lines(path: Path, count: int) -> None:
    """Write documents that take some time, one on each line."""
    form = json.dumps(json.loads(FORM.read_bytes()))
    path.write_text(f"{form}\n" * count, "utf-8")


def command(python: str, lines: Path, output: Path, workers: int, *more: str) -> list[str]:
    """Return the command that checks the lines."""
    words = ["check", "--jsonl", str(lines), "-o", str(output), "--workers", str(workers)]
    return [python, "-m", "gpai_code", *words, *more]


def environment(tree: Path) -> dict[str, str]:
    """Return an environment in which the library is that of a tree."""
    return {**os.environ, "PYTHONPATH": str(tree)}


def children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False
    )
    return [int(word) for word in listed.stdout.split()]


def stop(process: "subprocess.Popen[bytes]", way: str, rng: random.Random) -> str:
    """Stop a run in a way, and return the way; a run without workers is interrupted instead."""
    if way == "worker killed" and (workers := children(process.pid)):
        with contextlib.suppress(ProcessLookupError):  # a worker that has ended since
            os.kill(rng.choice(workers), signal.SIGKILL)
    elif way == "killed":
        process.kill()
    elif way == "terminated":
        process.terminate()
    else:
        way = "interrupted"
        os.killpg(process.pid, signal.SIGINT)
    return way


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


@attrs.frozen
class Trial:
    """One Python and one tree that runs are stopped with, and what they must give in the end."""

    python: str
    tree: Path
    folder: Path
    longest: float
    expected: bytes
    seconds_to_end: float

    def command(self, output: Path, workers: int, *more: str) -> list[str]:
        """Return the command that checks the lines."""
        return command(self.python, self.folder / "lines.jsonl", output, workers, *more)


def interrupted_run(trial: Trial, rng: random.Random) -> str:
    """Stop one run, resume it, and return how it ended."""
    output = trial.folder / "answers.jsonl"
    output.unlink(missing_ok=True)
    workers, way = rng.choice((1, 2, 3)), rng.choice(WAYS)
    with subprocess.Popen(
        trial.command(output, workers),
        stderr=subprocess.PIPE,
        env=environment(trial.tree),
        start_new_session=True,
    ) as process:
        # before the file is there Python itself is being started, and answers for itself
        while not output.exists() and process.poll() is None:
            time.sleep(0.005)
        time.sleep(rng.uniform(0, trial.longest))
        way = stop(process, way, rng) if process.poll() is None else "finished"
        how = f"{way} with {workers} workers"
        try:
            _, errors = process.communicate(timeout=trial.seconds_to_end)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise RunError("hung", how) from None
    if b"Traceback" in errors or b"Exception" in errors:
        raise RunError("traceback", f"{how}: {errors.decode()}")
    allowed = {
        "finished": {0},
        "killed": {-signal.SIGKILL, 0},
        "terminated": {-signal.SIGTERM, 0},
        "interrupted": {INTERRUPTED, 0},
        "worker killed": {WORKER_ENDED, 0},
    }[way]
    if process.returncode not in allowed:
        raise RunError("exit code", f"{how}: {process.returncode}, {errors.decode()}")
    if not group_is_gone(process.pid, trial.seconds_to_end):
        raise RunError("left behind", how)
    if not trial.expected.startswith(output.read_bytes()):
        raise RunError("output", f"{how}: it is not the beginning of what is expected")
    try:
        resumed = subprocess.run(
            trial.command(output, 2, "--resume"),
            env=environment(trial.tree),
            check=False,
            timeout=trial.seconds_to_end,
        )
    except subprocess.TimeoutExpired:
        raise RunError("hung", f"{how}, then resumed") from None
    if resumed.returncode != 0 or output.read_bytes() != trial.expected:
        raise RunError("output", f"{how}: --resume did not give the whole of it")
    return "finished" if process.returncode == 0 else way


def try_python(python: str, options: argparse.Namespace) -> Counter[str]:
    """Interrupt runs with one Python, and count how they ended."""
    rng = random.Random(options.seed)
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_lines(folder / "lines.jsonl", options.lines)
        whole = folder / "whole.jsonl"
        start = time.monotonic()
        words = command(python, folder / "lines.jsonl", whole, 2)
        subprocess.run(words, env=environment(options.tree), check=True)
        longest = (time.monotonic() - start) * 0.6  # Python has to start first
        expected = whole.read_bytes()
        trial = Trial(python, options.tree, folder, longest, expected, options.seconds)
        for _ in range(options.runs):
            try:
                ends[interrupted_run(trial, rng)] += 1
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
    columns = ("finished", *dict.fromkeys(WAYS), *FAILURES)
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
