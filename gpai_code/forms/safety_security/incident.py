"""The serious incident report of both editions: Measures 9.2 and II.12.2."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import attrs

from gpai_code.catalog.deadlines import IncidentKind
from gpai_code.constraints.rules import (
    ItemsRule,
    Text,
    TextNoneOrNotYetKnown,
    TextOrNotYetKnown,
)
from gpai_code.forms.definition import Row
from gpai_code.forms.findings import Known, Note
from gpai_code.forms.safety_security.common import SafetyDocument
from gpai_code.forms.safety_security.incident_records import IncidentDate, SimilarIncident
from gpai_code.forms.safety_security.options import IncidentStage

if TYPE_CHECKING:
    from gpai_code.resolver.facts import ModelFacts


@attrs.frozen(kw_only=True, eq=False, repr=False)
class IncidentReport(SafetyDocument):
    """
    What the serious incident reports of both editions share.

    Attributes:
        stage: Whether it is the initial report, an intermediate or the final one.
        end: When the incident ended; left out while it goes on.
    """

    DOCUMENT: ClassVar[str] = "serious-incident-report"
    TITLE: ClassVar[str] = "Serious incident report"
    EDITIONS: ClassVar[tuple[str, ...]] = ("third-draft", "final")
    WAITING: ClassVar[dict[str, tuple[str, ...]]] = {
        "exceptional_circumstances": ("kinds", "aware_on"),
    }

    stage: IncidentStage | None = None
    incident: Text | None = None
    # Measure 9.3
    kinds: Annotated[tuple[IncidentKind, ...], ItemsRule(1, 4, unique=True)] | None = None
    aware_on: date | None = None
    exceptional_circumstances: Text | None = None
    initial_report_on: date | None = None
    submitted_on: date | None = None
    resolved_on: date | None = None
    similar_incidents: Annotated[tuple[SimilarIncident, ...], ItemsRule()] | None = None
    # Measure 9.2
    start: IncidentDate | Literal["not yet known"] | None = None
    end: IncidentDate | Literal["not yet known"] | None = None
    harm: TextOrNotYetKnown | None = None
    victims: TextOrNotYetKnown | None = None
    chain_of_events: TextOrNotYetKnown | None = None
    model: Text | None = None
    involvement: TextOrNotYetKnown | None = None
    response: TextNoneOrNotYetKnown | None = None
    recommendations: TextNoneOrNotYetKnown | None = None
    root_cause: TextOrNotYetKnown | None = None
    outputs: TextOrNotYetKnown | None = None
    inputs: TextOrNotYetKnown | None = None
    mitigation_failures: TextNoneOrNotYetKnown | None = None

    def concerns(self, row: Row) -> bool | None:
        """Say whether a row is asked, as far as the answers that it depends on are known."""
        if row.id == "exceptional_circumstances" and self.first_reported_on() is None:
            return None
        return super().concerns(row)

    def first_reported_on(self) -> date | None:
        """Return the day of the initial report, which may be this one; None if it is not given."""
        if self.initial_report_on is None and self.stage is IncidentStage.INITIAL:
            return self.submitted_on
        return self.initial_report_on

    def names(self) -> tuple[str | None, str | None]:
        """Return the incident and the document's version, as far as they are given."""
        return self.incident, self.version

    def settled_rows(self, facts: "ModelFacts | None") -> Mapping[str, bool]:
        """Say of rows that are asked under a condition whether it holds, where that is known."""
        from gpai_code.forms.safety_security.incident_checks import settled  # noqa: PLC0415

        return settled(self)

    def notes_between_rows(self, known: Known) -> Iterator[Note]:
        """Yield what the Measures ask beyond the single row."""
        from gpai_code.forms.safety_security.incident_checks import notes  # noqa: PLC0415

        return notes(self, known)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SeriousIncidentReport(IncidentReport):
    """
    A serious incident report under the final text.

    Attributes:
        patterns: Patterns of post-market monitoring that may be connected, such as near misses.

    Source:
        Final Safety and Security Chapter, Measures 9.2 and 9.3.

    >>> report = SeriousIncidentReport(stage="initial", harm="not yet known")
    >>> report.stage.value, report.harm
    ('initial', 'not yet known')
    """

    FILE: ClassVar[str] = "incident-report.json"

    patterns: TextNoneOrNotYetKnown | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DraftIncidentReport(IncidentReport):
    """
    A serious incident report under the third draft.

    Attributes:
        near_misses: Known near-misses before the incident.

    Source:
        Third draft, Measures II.12.2 and II.12.3.

    >>> DraftIncidentReport(stage="final", near_misses="none exists").near_misses
    'none exists'
    """

    EDITION: ClassVar[str] = "third-draft"
    FILE: ClassVar[str] = "incident-report-third-draft.json"

    near_misses: TextNoneOrNotYetKnown | None = None
