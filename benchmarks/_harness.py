"""
How everything here is measured, so that each module only says what.

Times are times of the processor, user and system, so that what else runs on the machine counts
little. They still differ from minute to minute, so all candidates of a table take turns: fresh
processes in a random order in each round, calls in one process one after the other. A ratio is
taken within a round; printed are the median of the ratios and, in brackets, their quartiles.
"""

import gc
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

Rounds = list[dict[str, float]]
Clock = Callable[[], float]


def timed(call: Callable[[], object], clock: Clock = time.process_time) -> float:
    """Return the seconds that one call takes."""
    gc.collect()
    start = clock()
    call()
    return clock() - start


def process(code: str) -> float:
    """Return the seconds that a fresh process takes (on Unix)."""
    started = subprocess.Popen([sys.executable, "-c", code], env=_environment())
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, code)
    return used.ru_utime + used.ru_stime


def printed(code: str) -> float:
    """Return the number that a fresh process prints."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env=_environment(),
    )
    return float(done.stdout)


def _environment() -> dict[str, str]:
    """Return the environment without what keeps Python from writing byte code, as installers do."""
    return {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def timing(imports: str, call: str, *, collect: bool = True) -> str:
    """
    Write a program that prints the seconds of one call, without its imports.

    Imports leave thousands of objects for Python's garbage collector to go over a little later.
    That is done first, for it is theirs, unless `collect` is false.
    """
    first = "import gc; gc.collect()" if collect else ""
    start = "from time import process_time; start = process_time()"
    return "\n".join((imports, first, start, call, "print(process_time() - start)"))


RESIDENT = (
    "print(next(int(line.split()[1]) for line in open('/proc/self/status') "
    "if 'VmRSS' in line) / 1024)"
)
"""What a program prints to say how much memory it holds, in MB (on Linux)."""


def fresh(candidates: Mapping[str, str], rounds: int, measure: Callable[[str], float]) -> Rounds:
    """Run every candidate once in each round, each in a process of its own."""
    for code in candidates.values():
        measure(code)  # byte-compiles what is imported, and fills the disk cache
    collected: Rounds = []
    for _ in range(rounds):
        names = random.sample(list(candidates), len(candidates))
        taken = {name: measure(candidates[name]) for name in names}
        collected.append({name: taken[name] for name in candidates})
    return collected


def steady(
    candidates: Mapping[str, Callable[[], object]],
    rounds: int,
    before: Callable[[], object] = lambda: None,
    clock: Clock = time.process_time,
) -> Rounds:
    """Call every candidate once in each round, in this process, after one call not timed."""
    for call in candidates.values():
        before()
        call()
    collected: Rounds = []
    for _ in range(rounds):
        round_times = {}
        for name, call in candidates.items():
            before()
            round_times[name] = timed(call, clock)
        collected.append(round_times)
    return collected


def spread(values: list[float], form: str) -> str:
    """Write a median with its quartiles."""
    low, middle, high = statistics.quantiles(values, n=4)
    return f"{middle:{form}} ({low:{form}} to {high:{form}})"


def ratios(rounds: Rounds, name: str, base: str) -> list[float]:
    """Return one candidate by another, round by round."""
    return [times[name] / times[base] for times in rounds]


def per_call(rounds: Rounds, counts: Mapping[str, int]) -> Rounds:
    """Divide what each candidate took by how often it did the work; those not named did it once."""
    each: Rounds = []
    for row in rounds:
        each.append({name: took / counts.get(name, 1) for name, took in row.items()})
    return each


def net_of(rounds: Rounds, less: str | None) -> Rounds:
    """Take what a candidate took off all of its round."""
    net: Rounds = []
    for row in rounds:
        offset = row[less] if less else 0
        net.append({name: took - offset for name, took in row.items()})
    return net


def table(
    title: str,
    rounds: Rounds,
    base: str,
    *,
    unit: str = "ms",
    scale: float = 1e3,
    less: str | None = None,
) -> str:
    """
    Write a table of Markdown: each candidate by the base, and what it took.

    Args:
        title: What was measured.
        rounds: The rounds.
        base: The candidate that the others are divided by.
        unit: Unit of the second column.
        scale: What a measured number is multiplied by to be in that unit.
        less: A candidate that is taken off the others first, for example a bare process.
    """
    head = f"{unit} less {less}" if less else unit
    lines = [
        f"**{title}** ({len(rounds)} rounds)",
        "",
        f"| | x {base} | {head} |",
        "| --- | --- | --- |",
    ]
    net = net_of(rounds, less)
    for name in rounds[0]:
        if name == less:
            continue
        taken = statistics.median(times[name] for times in net) * scale
        lines.append(f"| {name} | {spread(ratios(net, name, base), '.2f')} | {taken:.3g} |")
    return "\n".join(lines)
