"""What a Signatory documents and keeps besides the three documents: Measure 10.1, as a list."""

from datetime import date

import attrs

from gpai_code.catalog.code import load
from gpai_code.catalog.deadlines import due_dates
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.vocabulary import DeadlineKind

MEASURE = "safety-security-10.1"
_PERIOD = f"{MEASURE}-p2"
_TRACKED = f"{MEASURE}-p3"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptDocumentation(Record):
    """
    Something that is documented and kept for the AI Office.

    Attributes:
        id: Id of the point that asks for it.
        summary: What it is, in our words.
        until: Last day of keeping; None where no period is set, or the placing is not known.
        has_period: Whether the Code sets a period: for what is only kept track of it sets none.
        source: Id of the provision that sets the period, or else of the point's paragraph.
    """

    id: str
    summary: str
    until: date | None
    has_period: bool
    source: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PublishedDocument(Record):
    """
    Something that is published in a summarised version, where that is necessary.

    Attributes:
        id: Id of the Measure.
        document: The name that such a document gives itself.
        rows: Ids of its rows that hold the summarised version.
        redactions: Grounds on which something is kept out of the published copy.
    """

    id: str
    document: str
    rows: tuple[str, ...]
    redactions: tuple[str, ...]


@explain_arguments
def kept_documentation(placed_on: date | None = None) -> RecordTuple[KeptDocumentation]:
    """
    List what Measure 10.1 has a Signatory draw up, keep up to date and keep track of.

    Args:
        placed_on: Day on which the model was placed on the market, from which the period runs.

    Raises:
        DeadlineError: If the period ends outside the calendar.

    Source:
        Final Safety and Security Chapter, Measure 10.1.

    >>> listed = kept_documentation(date(2026, 3, 2))
    >>> [(kept.id, str(kept.until)) for kept in listed if kept.until][:2]
    [('safety-security-10.1(1)', '2036-03-02'), ('safety-security-10.1(2)', '2036-03-02')]
    """
    until = None
    if placed_on is not None:
        # second paragraph: at least 10 years after the placing
        for due in due_dates({"placed-on-market": placed_on}):
            if due.entry == _PERIOD and due.kind is DeadlineKind.KEEP:
                until = due.due
    kept = []
    for provision in load().measure(MEASURE).walk():
        is_tracked = provision.id.startswith(f"{_TRACKED}(")
        if is_tracked or provision.id.startswith(f"{MEASURE}("):
            kept.append(
                KeptDocumentation(
                    id=provision.id,
                    summary=provision.summary,
                    # third paragraph: kept track of, with no period
                    until=None if is_tracked else until,
                    has_period=not is_tracked,
                    source=_TRACKED if is_tracked else _PERIOD,
                )
            )
    return RecordTuple(kept)


def published_documents() -> RecordTuple[PublishedDocument]:
    """
    List what Measure 10.2 has a Signatory publish, if and as far as that is necessary.

    Source:
        Final Safety and Security Chapter, Measure 10.2.

    >>> [published.document for published in published_documents()]
    ['safety-security-framework', 'model-report']
    """
    grounds = ("safety mitigations", "security mitigations", "sensitive commercial information")
    rows = {
        "safety-security-framework": ("public_summary",),
        "model-report": ("public_results", "public_mitigations"),
    }
    return RecordTuple(
        PublishedDocument(
            id="safety-security-10.2", document=document, rows=named, redactions=grounds
        )
        for document, named in rows.items()
    )
