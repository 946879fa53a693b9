"""Forms that providers fill: typed, checked, split by audience."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.forms.agreement import compare_with_summary as compare_with_summary
    from gpai_code.forms.base import Form as Form
    from gpai_code.forms.checks import check_form as check_form
    from gpai_code.forms.checks import progress as progress
    from gpai_code.forms.documents import from_document as from_document
    from gpai_code.forms.documents import read_document as read_document
    from gpai_code.forms.documents import read_form as read_form
    from gpai_code.forms.documents import to_document as to_document
    from gpai_code.forms.documents import write_form as write_form
    from gpai_code.forms.findings import Finding as Finding
    from gpai_code.forms.findings import Progress as Progress
    from gpai_code.forms.versions import compare_forms as compare_forms
    from gpai_code.forms.versions import retention as retention

__all__ = [
    "Finding",
    "Form",
    "Progress",
    "check_form",
    "compare_forms",
    "compare_with_summary",
    "from_document",
    "progress",
    "read_document",
    "read_form",
    "retention",
    "to_document",
    "write_form",
]

_HOMES = {
    "Finding": "findings",
    "Form": "base",
    "Progress": "findings",
    "check_form": "checks",
    "compare_forms": "versions",
    "compare_with_summary": "agreement",
    "from_document": "documents",
    "progress": "checks",
    "read_document": "documents",
    "read_form": "documents",
    "retention": "versions",
    "to_document": "documents",
    "write_form": "documents",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
