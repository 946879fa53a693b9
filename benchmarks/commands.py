"""What a command costs as a whole process, and a licence name that no table holds."""

from collections.abc import Iterator
from pathlib import Path

from _harness import fresh, process, steady, table
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

ROUNDS = 21
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


def command(words: list[str]) -> str:
    """Write a program that runs a command without showing what it prints."""
    quiet = "import sys, os; os.dup2(os.open(os.devnull, os.O_WRONLY), 1)"
    return f"{quiet}\nfrom gpai_code.cli.app import main\nsys.argv[1:] = {words!r}\nmain()"


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
    programs = {"python -c pass": "pass"} | {name: command(words) for name, words in WORDS.items()}
    rounds = fresh(programs, ROUNDS, process)
    yield table("A command, whole process", rounds, "python -c pass")
    refusals = {"packaging refuses": refused_by_packaging, "assess_license": assessed}
    rounds = steady(refusals, ROUNDS)
    title = f"A licence name that no table holds, {CALLS} new ones"
    yield table(title, rounds, "packaging refuses", unit="us each", scale=1e6 / CALLS)
