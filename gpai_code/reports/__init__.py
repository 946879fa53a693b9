"""Findings of many files as text, JSON, SARIF, JUnit and annotations."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.reports.checked_files import CheckedFile as CheckedFile
    from gpai_code.reports.checked_files import Given as Given
    from gpai_code.reports.checked_files import check_files as check_files
    from gpai_code.reports.checked_files import passes as passes
    from gpai_code.reports.entries import json_report as json_report
    from gpai_code.reports.entries import text_report as text_report
    from gpai_code.reports.github import github_report as github_report
    from gpai_code.reports.junit import junit_report as junit_report
    from gpai_code.reports.sarif import sarif_report as sarif_report

__all__ = [
    "CheckedFile",
    "Given",
    "check_files",
    "github_report",
    "json_report",
    "junit_report",
    "passes",
    "sarif_report",
    "text_report",
]

_HOMES = {
    "CheckedFile": "checked_files",
    "Given": "checked_files",
    "check_files": "checked_files",
    "github_report": "github",
    "json_report": "entries",
    "junit_report": "junit",
    "passes": "checked_files",
    "sarif_report": "sarif",
    "text_report": "entries",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
