"""A serious incident report of the third draft as one of the final text."""

from typing import Any

import attrs

from gpai_code.catalog.deadlines import IncidentKind
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.errors import MigrationError
from gpai_code.forms.base import Form
from gpai_code.forms.model_documentation.migration import UnmappedAnswer
from gpai_code.forms.safety_security.incident import DraftIncidentReport, SeriousIncidentReport


@attrs.frozen(kw_only=True, eq=False, repr=False)
class IncidentMigration(Record):
    """
    The outcome of a migration.

    Attributes:
        form: The new report.
        unmapped: What has no place in it; always empty, since every row has one.
        new_rows: Ids of rows that the new report asks for and the old one did not answer.
        needs_review: What was carried over into a row that asks something slightly different.
    """

    form: SeriousIncidentReport
    unmapped: tuple[UnmappedAnswer, ...] = ()
    new_rows: tuple[str, ...]
    needs_review: tuple[str, ...]


_NEEDS_REVIEW = {
    "patterns": (
        "patterns: the third draft asks for known near-misses; the final text asks for any pattern "
        "of post-market monitoring that can be connected, near misses among them."
    ),
    "model": (
        "model: the third draft asks for the model version; the final text for the model, which "
        "means the versions that matter."
    ),
    "mitigation_failures": (
        "mitigation_failures: the third draft asks for failures of safeguards that are potential "
        "too, the final text for failures or circumventions of systemic risk mitigations."
    ),
    "chain_of_events": (
        "chain_of_events: the third draft asks for it only as far as it can be reconstructed."
    ),
    "outputs": "outputs: the third draft asks for them only as far as possible.",
    "similar_incidents": (
        "similar_incidents: under the final text only those that occur within the reporting "
        "timelines may be in the reports on the first one, whose time limits hold."
    ),
}


@explain_arguments
def migrate_incident(report: Form) -> IncidentMigration:
    """
    Turn a serious incident report of the third draft into one of the final text.

    Nothing is lost: each row of the third draft has one of the final text, some of which ask
    something slightly different. Redactions keep their places.

    Args:
        report: A whole serious incident report of the third draft.

    Raises:
        MigrationError: If it is of another edition or kind, or a copy.

    Source:
        Third draft, Measures II.12.2 and II.12.3; final Safety and Security Chapter, Measures 9.2
        and 9.3.
    """
    if not isinstance(report, DraftIncidentReport):
        given = f"{report.DOCUMENT} of edition {report.EDITION}"
        raise MigrationError(f"no way from a {given} to final")
    if report.copy_for is not None:
        raise MigrationError(
            f"a copy for {report.copy_for.value} holds only part of it; migrate the whole report"
        )
    answers: dict[str, Any] = {}
    for field in attrs.fields(DraftIncidentReport):
        name = "patterns" if field.name == "near_misses" else field.name
        answers[name] = getattr(report, field.name)
    answers["schema"] = None  # it named the schema of the third draft
    if report.redactions is not None:
        answers["redactions"] = tuple(
            attrs.evolve(one, path="/patterns") if one.path == "/near_misses" else one
            for one in report.redactions
        )
    migrated = SeriousIncidentReport(**answers)
    needs_review = []
    for row, message in _NEEDS_REVIEW.items():
        if getattr(migrated, row) is not None:
            needs_review.append(message)
    if IncidentKind.CYBERSECURITY in (report.kinds or ()):
        needs_review.append(
            "aware_on: for a cybersecurity incident the third draft counts from awareness of the "
            "incident, the final text from awareness of the model's involvement in it."
        )
    new_rows = [row.id for row, answer in migrated.rows() if answer is None and not row.optional]
    return IncidentMigration(
        form=migrated,
        new_rows=tuple(new_rows),
        needs_review=tuple(needs_review),
    )
