"""
What a command costs as a whole process, and calls in one process, against an earlier version.

`run.py --before FOLDER` names a checkout of that version; both take turns in each round.
"""

import os
import statistics
from collections.abc import Iterator
from pathlib import Path

from _harness import Rounds, fresh, printed, process, ratios, steady, table
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

ROUNDS = 21
ROUNDS_OF_CALLS = 7
CALLS = 50
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FORM = str(EXAMPLES / "apertus-70b.third-draft.json")
FACTS = str(EXAMPLES / "apertus-70b.facts.json")
WORDS = {
    "--help": ["--help"],
    "show safety-security-9.4": ["show", "safety-security-9.4"],
    "check FORM": ["check", FORM, "--systemic-risk", "no"],
    "resolve FACTS": ["resolve", FACTS],
}
BEFORE = os.environ.get("GPAI_CODE_BEFORE")
"""Folder in which the earlier version is installed, if one is named."""

PREPARATION = f"""
from time import process_time
from gpai_code import ModelFacts, assess_license, check_form, load, read_form, resolve
code = load("final")
text = open({FORM!r}, encoding="utf-8").read()
form = read_form(text)
label = code.measures[7].label
numbers = iter(range(10**9))
"""
# what is called, and how often in one measurement
IN_ONE_PROCESS = {
    "reading a form": ("read_form(text)", 100),
    "checking a form": ("check_form(form, systemic_risk=False)", 100),
    "writing a form": ("form.to_json()", 100),
    "look-up by label": ("code[label]", 1000),
    "search": ('code.search("serious incident")', 100),
    "a decision on facts that no decision before had": (
        'resolve(ModelFacts(training_compute=f"1.{next(numbers)}e24")).obligations',
        50,
    ),
    "the same with every ruling on the Code": (
        'resolve(ModelFacts(training_compute=f"1.{next(numbers)}e24")).measures',
        50,
    ),
    "`ModelFacts(...)`, which checks and converts": (
        'ModelFacts(license="MIT", weights_public=True, training_compute="1e24")',
        1000,
    ),
    "a licence name that no table holds": ('assess_license(f"apache-licence-{next(numbers)}")', 50),
}


def of_version(program: str, folder: str | None) -> str:
    """Let a program import the version that is installed in a folder; None for this one."""
    return program if folder is None else f"import sys; sys.path.insert(0, {folder!r})\n{program}"


def command(words: list[str]) -> str:
    """Write a program that runs a command without showing what it prints."""
    return (
        "import sys, os; os.dup2(os.open(os.devnull, os.O_WRONLY), 1)\n"
        "try: from gpai_code.cli.app import main\n"
        "except ImportError: from gpai_code.cli import main\n"
        f"sys.argv[1:] = {words!r}\n"
        "main()"
    )


def call(expression: str, times: int) -> str:
    """Write a program that prints the least seconds of five times many calls, for one call."""
    return (
        f"{PREPARATION}\n"
        "taken = []\n"
        "for _ in range(6):\n"
        "    start = process_time()\n"
        f"    for _ in range({times}): {expression}\n"
        f"    taken.append((process_time() - start) / {times})\n"
        "print(min(taken[1:]))"
    )


def refused_by_packaging() -> None:
    for number in range(CALLS):
        try:
            canonicalize_license_expression(f"apache-licence-{number}")
        except InvalidLicenseExpression:
            continue


def assessed() -> None:
    from gpai_code.licenses import assessment  # noqa: PLC0415

    for number in range(CALLS):
        assessment.assess_license(f"apache-licence-{next(NAMES)}-{number}")


NAMES = iter(range(10**9))
"""Numbers that make each name a new one: nothing is remembered."""


def tables() -> Iterator[str]:
    programs = {"python -c pass": "pass", "import attrs": "import attrs"}
    for name, words in WORDS.items():
        programs[name] = command(words)
        if BEFORE:
            programs[f"{name}, before"] = of_version(command(words), BEFORE)
    yield table("A command, whole process", fresh(programs, ROUNDS, process), "python -c pass")
    refusals = {"packaging refuses": refused_by_packaging, "assess_license": assessed}
    rounds = steady(refusals, ROUNDS)
    title = f"A licence name that no table holds, {CALLS} new ones"
    yield table(title, rounds, "packaging refuses", unit="us each", scale=1e6 / CALLS)
    if BEFORE:
        yield compared()


def compared() -> str:
    """Compare calls in one process with the earlier version."""
    programs = {}
    for name, (expression, times) in IN_ONE_PROCESS.items():
        programs[name] = call(expression, times)
        programs[f"{name}, before"] = of_version(call(expression, times), BEFORE)
    rounds = fresh(programs, ROUNDS_OF_CALLS, printed)
    lines = [
        f"**Calls in one process, against the earlier version** ({len(rounds)} rounds)",
        "",
        "| what | before, us | now, us | ratio |",
        "| --- | --- | --- | --- |",
    ]
    for name in IN_ONE_PROCESS:
        before, now = middle(rounds, f"{name}, before"), middle(rounds, name)
        ratio = statistics.median(ratios(rounds, name, f"{name}, before"))
        lines.append(f"| {name} | {before:.3g} | {now:.3g} | {ratio:.2f} |")
    return "\n".join(lines)


def middle(rounds: Rounds, name: str) -> float:
    """Return the median of what a candidate took, in microseconds."""
    return statistics.median(row[name] for row in rounds) * 1e6
