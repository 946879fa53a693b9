"""Published documents into typed forms, nothing guessed."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.reading.documentation import read_documentation as read_documentation
    from gpai_code.reading.findings import check_reading as check_reading
    from gpai_code.reading.inventory import Inventory as Inventory
    from gpai_code.reading.inventory import read_inventory as read_inventory
    from gpai_code.reading.records import DocumentationReading as DocumentationReading
    from gpai_code.reading.records import SummaryReading as SummaryReading
    from gpai_code.reading.summary import read_summary as read_summary

__all__ = [
    "DocumentationReading",
    "Inventory",
    "SummaryReading",
    "check_reading",
    "read_documentation",
    "read_inventory",
    "read_summary",
]

_HOMES = {
    "DocumentationReading": "records",
    "SummaryReading": "records",
    "check_reading": "findings",
    "Inventory": "inventory",
    "read_documentation": "documentation",
    "read_inventory": "inventory",
    "read_summary": "summary",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
