"""Filling a form: checks as one types, files to save and open, copies for each audience."""

from base64 import b64encode
from datetime import date
from typing import Any

from gpai_code.errors import EditionMismatchError
from gpai_code.forms.base import Form
from gpai_code.forms.checks import check_form, progress
from gpai_code.forms.documents import from_document, read_document, write_form
from gpai_code.forms.model_documentation.migration import migrate
from gpai_code.render.by_type import to_html, to_markdown
from gpai_code.render.word import to_docx

_ENDINGS = {"json": "json", "html": "html", "markdown": "md", "word": "docx"}


def check(
    document: dict[str, Any], today: str, systemic_risk: bool | None = None
) -> dict[str, Any]:
    """
    Say what a form still lacks.

    Args:
        document: The form as a document.
        today: Day to compare limits of time with, which only the browser knows.
        systemic_risk: Whether the model has systemic risk, if that is known.

    Raises:
        DocumentError: With the path of each answer that cannot be taken.
    """
    form = from_document(document)
    findings = []
    for finding in check_form(form, systemic_risk=systemic_risk, as_of=date.fromisoformat(today)):
        findings.append(
            {
                "path": finding.path,
                "severity": finding.severity.value,
                "message": finding.message,
                "source": finding.source,
            }
        )
    return {"findings": findings, "progress": progress(form, systemic_risk=systemic_risk).to_dict()}


def open(text: str, document: str, edition: str) -> dict[str, Any]:  # noqa: A001 - what it does
    """
    Read a saved form for the page of one edition; one of an older edition is carried over.

    Args:
        text: The file.
        document: The kind of form that the page is for.
        edition: The edition that the page is for.

    Raises:
        DocumentError: If the file is no such form.
        EditionMismatchError: If there is no way from its edition to this one.
    """
    form: Form = read_document(text, document)
    if edition == form.EDITION:
        return {"document": form.to_dict(), "notes": []}
    if (form.EDITION, edition) != ("third-draft", "final"):
        raise EditionMismatchError(form.EDITION, edition)
    migration = migrate(form)
    notes = ["Carried over from the third draft's form."]
    for unmapped in migration.unmapped:
        notes.append(f"Not carried over, {unmapped.label}: {unmapped.why}")
    if migration.needs_review:
        notes.append(f"Look again at: {', '.join(migration.needs_review)}")
    if migration.new_rows:
        notes.append(f"New in the final form: {', '.join(migration.new_rows)}")
    return {"document": migration.form.to_dict(), "notes": notes}


def export(document: dict[str, Any], kind: str, audience: str = "") -> dict[str, str]:
    """
    Return a form, or the copy for one audience, as a file to save.

    Args:
        document: The form as a document.
        kind: json, html, markdown or word.
        audience: For whom the copy is; empty for the whole form.

    Raises:
        DocumentError: If an answer cannot be taken; a wrong form is never saved.
    """
    form = from_document(document)
    if audience:
        form = form.for_audience(audience)
    copy = f"-{audience.lower()}" if audience else ""
    name = f"{form.DOCUMENT}{copy}.{_ENDINGS[kind]}"
    if kind == "word":
        return {"name": name, "base64": b64encode(to_docx(form)).decode()}
    if kind == "json":
        return {"name": name, "text": write_form(form)}
    return {"name": name, "text": to_html(form) if kind == "html" else to_markdown(form)}
