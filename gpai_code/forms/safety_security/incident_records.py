"""Records that a serious incident report alone has: its dates, and similar incidents."""

import datetime

import attrs

from gpai_code.constraints.rules import Text
from gpai_code.forms.safety_security.records import SafetyRecord


@attrs.frozen(kw_only=True, eq=False, repr=False)
class IncidentDate(SafetyRecord):
    """
    The start or the end of a serious incident.

    Attributes:
        date: The day.
        approximate: Whether it is the best approximation, since the precise day is unclear.
        note: How the approximation was made.
    """

    date: datetime.date
    approximate: bool
    note: Text | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SimilarIncident(SafetyRecord):
    """
    A similar serious incident that is reported with the first one.

    Attributes:
        description: What happened.
        start: When it started.
    """

    description: Text
    start: IncidentDate | None = None
