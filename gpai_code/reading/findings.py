"""What a check of a summary that was read finds: what is in words is not called missing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.forms.checks import check_form
from gpai_code.forms.findings import Finding
from gpai_code.forms.training_content.checks import MODALITIES, SOURCES
from gpai_code.reading.records import ReadAnswer, SummaryReading
from gpai_code.reading.understood import ReadingStatus
from gpai_code.resolver.facts import ModelFacts
from gpai_code.vocabulary import Severity

RULE = "in-words"

SHOWN = 60
"""How many characters of an answer a finding quotes."""

_BETWEEN_ROWS = {
    "modality": tuple(MODALITIES),
    "modalities-agree": (
        *MODALITIES,
        *(f"{source}.modalities" for source in SOURCES),
        *(f"{source}.used" for source in SOURCES),
        "user_data.model_interactions",
        "user_data.other_services",
    ),
    "some-source": tuple(f"{source}.used" for source in SOURCES),
    "previous-versions": ("version", "previous_versions"),
    "date-per-version": ("model_names", "placements"),
    "due-date": ("last_updated", "placements"),
    "base-named": ("model_dependencies",),
    "update-due": ("last_updated", "continuous_training"),
}
"""The rows that a rule between rows looks at; the first one without a value weakens it."""


@explain_arguments
def check_reading(
    reading: SummaryReading, *, facts: ModelFacts | None = None, as_of: date | None = None
) -> tuple[Finding, ...]:
    """
    Return what `check_form` finds in the typed form of a summary that was read.

    A row that is answered in words without a typed value is answered: what `check_form` misses
    there becomes advice (rule `in-words`), as do rules between rows that such words touch.
    """
    in_words = _rows_in_words(reading.answers)
    return tuple(_told_apart(check_form(reading.summary, facts=facts, as_of=as_of), in_words))


def _rows_in_words(answers: Sequence[ReadAnswer]) -> dict[str, list[ReadAnswer]]:
    """Return the answers that have words and no value, by their rows."""
    result: dict[str, list[ReadAnswer]] = defaultdict(list)
    for answer in answers:
        if answer.published and answer.value is None and answer.status is not ReadingStatus.EMPTY:
            result[answer.row].append(answer)
    return result


def _told_apart(
    findings: tuple[Finding, ...], in_words: dict[str, list[ReadAnswer]]
) -> Iterator[Finding]:
    for finding in findings:
        row = finding.path.removeprefix("/").replace("/", ".")
        answers = in_words.get(row)
        unanswered = finding.severity is Severity.ERROR or finding.rule in (
            "missing",
            "conditional",
        )
        if answers and unanswered:
            yield _in_words(finding, answers[0])
            continue
        touched = [name for name in _BETWEEN_ROWS.get(finding.rule, ()) if name in in_words]
        if touched and finding.severity is not Severity.ADVICE:
            yield _uncertain(finding, touched)
        else:
            yield finding


def _in_words(finding: Finding, answer: ReadAnswer) -> Finding:
    words = " ".join(answer.published.split())
    excerpt = words if len(words) <= SHOWN else f"{words[: SHOWN - 3]}..."
    if answer.status is ReadingStatus.NOT_APPLICABLE:
        message = f"answered {excerpt!r}, which the form cannot hold here"
    else:
        reason = f" ({answer.note})" if answer.note else ""
        message = f"answered, in words that have no typed value{reason}: {excerpt!r}"
    return attrs.evolve(finding, rule=RULE, severity=Severity.ADVICE, message=message)


def _uncertain(finding: Finding, touched: list[str]) -> Finding:
    rows = ", ".join(touched)
    message = f"{finding.message} (uncertain, as {rows} is answered in words without a typed value)"
    return attrs.evolve(finding, severity=Severity.ADVICE, message=message)
