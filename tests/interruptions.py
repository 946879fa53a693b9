"""
Interrupt runs with workers: `python tests/interruptions.py [--runs N] [PYTHON ...]`.

Each run checks the same lines in a process group of its own and is stopped after a random time: by
an interruption that reaches the whole group, as Ctrl-C in a terminal does; by the end of one of its
workers; or by its own end, which it cannot catch. It must end soon, without a traceback and without
a process that is left behind. Another run with `--resume` must then give the whole output.

Every Python that is named must have the library's dependencies; the running one is used if none is.
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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORM = ROOT / "examples" / "apertus-70b.third-draft.json"

LINES = 1_500
SECONDS_TO_END = 20
INTERRUPTED, WORKER_ENDED = 130, 1
WAYS = ("interrupted", "interrupted", "worker killed", "killed")


class RunError(Exception):
    """A run did not end as it must."""


def write_lines(path: Path) -> None:
    """Write documents that take some time, one on each line."""
    form = json.dumps(json.loads(FORM.read_bytes()))
    path.write_text(f"{form}\n" * LINES, "utf-8")


def command(python: str, lines: Path, output: Path, workers: int, *more: str) -> list[str]:
    """Return the command that checks the lines."""
    words = ["check", "--jsonl", str(lines), "-o", str(output), "--workers", str(workers)]
    return [python, "-m", "gpai_code", *words, *more]


def environment() -> dict[str, str]:
    """Return an environment in which this tree is the library."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False
    )
    return [int(word) for word in listed.stdout.split()]


def stop(process: "subprocess.Popen[bytes]", way: str, rng: random.Random) -> str:
    """Stop a run in a way, and return the way; a run without workers is interrupted instead."""
    if way == "worker killed" and (workers := children(process.pid)):
        os.kill(rng.choice(workers), signal.SIGKILL)
    elif way == "killed":
        process.kill()
    else:
        way = "interrupted"
        os.killpg(process.pid, signal.SIGINT)
    return way


def group_is_gone(group: int) -> bool:
    """Say whether no process of a group is left; a worker may have to finish a piece of work."""
    deadline = time.monotonic() + SECONDS_TO_END
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def interrupted_run(
    python: str, folder: Path, rng: random.Random, longest: float, expected: bytes
) -> str:
    """Stop one run, resume it, and return how it ended."""
    lines, output = folder / "lines.jsonl", folder / "answers.jsonl"
    output.unlink(missing_ok=True)
    workers, way = rng.choice((1, 2, 3)), rng.choice(WAYS)
    words = command(python, lines, output, workers)
    with subprocess.Popen(
        words, stderr=subprocess.PIPE, env=environment(), start_new_session=True
    ) as process:
        # before the file is there Python itself is being started, and answers for itself
        while not output.exists() and process.poll() is None:
            time.sleep(0.005)
        time.sleep(rng.uniform(0, longest))
        way = stop(process, way, rng) if process.poll() is None else "finished"
        try:
            _, errors = process.communicate(timeout=SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise RunError(f"{way} with {workers} workers: hung") from None
    if b"Traceback" in errors or b"Exception" in errors:
        raise RunError(f"{way} with {workers} workers: {errors.decode()}")
    allowed = {
        "finished": {0},
        "killed": {-signal.SIGKILL, 0},
        "interrupted": {INTERRUPTED, 0},
        "worker killed": {WORKER_ENDED, 0},
    }[way]
    if process.returncode not in allowed:
        raise RunError(f"{way}: exit code {process.returncode}, {errors.decode()}")
    if not group_is_gone(process.pid):
        raise RunError(f"{way} with {workers} workers: a process is left behind")
    if not expected.startswith(output.read_bytes()):
        raise RunError(f"{way}: the output is not the beginning of what is expected")
    resumed = subprocess.run(
        command(python, lines, output, 2, "--resume"), env=environment(), check=False
    )
    if resumed.returncode != 0 or output.read_bytes() != expected:
        raise RunError(f"{way}: --resume did not give the whole output")
    return "finished" if process.returncode == 0 else way


def try_python(python: str, runs: int, seed: int) -> None:
    """Interrupt runs with one Python, and print how they ended."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_lines(folder / "lines.jsonl")
        whole = folder / "whole.jsonl"
        start = time.monotonic()
        words = command(python, folder / "lines.jsonl", whole, 2)
        subprocess.run(words, env=environment(), check=True)
        longest = (time.monotonic() - start) * 0.6  # Python has to start first
        expected = whole.read_bytes()
        ends: Counter[str] = Counter()
        for _ in range(runs):
            ends[interrupted_run(python, folder, rng, longest, expected)] += 1
    version = subprocess.run([python, "--version"], capture_output=True, text=True, check=True)
    print(f"{version.stdout.strip()}: {runs} runs, {dict(ends)}; 0 hung, 0 tracebacks")


def main() -> None:
    """Read the arguments and try each Python."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pythons", nargs="*", default=[sys.executable], metavar="PYTHON")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    for python in options.pythons:
        try_python(python, options.runs, options.seed)


if __name__ == "__main__":
    main()
