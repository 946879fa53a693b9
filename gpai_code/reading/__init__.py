"""Published documents into typed forms, nothing guessed."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.reading.findings import check_reading as check_reading
    from gpai_code.reading.records import SummaryReading as SummaryReading
    from gpai_code.reading.summary import read_summary as read_summary

__all__ = [
    "SummaryReading",
    "check_reading",
    "read_summary",
]

_HOMES = {
    "SummaryReading": "records",
    "check_reading": "findings",
    "read_summary": "summary",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
