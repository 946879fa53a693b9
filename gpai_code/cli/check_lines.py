"""The answer to a line that holds one form or summary."""

from functools import partial
from typing import Any

from gpai_code.cli.jsonl import Answer, one_document, plain_error
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import GpaiCodeError
from gpai_code.reports.checked_files import Given, check_document
from gpai_code.vocabulary import Severity


def check_answer(given: Given | None = None) -> Answer:
    """
    Return what checks the form or summary on a line, as `check_form` does.

    Each answer has `document`, `edition`, `progress` and `findings`, or else `error`.

    Args:
        given: What is known in addition to the documents.
    """
    return partial(_check, given=Given() if given is None else given)


def _check(number: int, line: bytes, *, given: Given) -> dict[str, Any]:
    try:
        checked = check_document(one_document(line), given)
    except GpaiCodeError as error:
        return {"error": plain_error(error, number)}
    return {
        "document": checked.form.DOCUMENT,
        "edition": checked.form.EDITION,
        "progress": unstructure(checked.progress),
        "findings": [unstructure(finding) for finding in checked.findings],
    }


def worst_of(answer: dict[str, Any]) -> Severity | None:
    """Return the severity that counts most in an answer to `check_answer`, None if it has none."""
    severities = {finding["severity"] for finding in answer.get("findings", ())}
    return next((severity for severity in Severity if severity.value in severities), None)
