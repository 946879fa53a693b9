"""
The EU Code of Practice for General-Purpose AI Models as typed data.

Public names are loaded on first use (PEP 562), so that importing the package costs nothing.

>>> import gpai_code
>>> code = gpai_code.load("third-draft")
>>> code["II.12.4"].title
'Retention period'
"""

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code._version import __version__ as __version__
    from gpai_code.catalog import Code as Code
    from gpai_code.catalog import editions as editions
    from gpai_code.catalog import load as load
    from gpai_code.catalog import select_edition as select_edition
    from gpai_code.correspondence import compare as compare
    from gpai_code.deadlines import IncidentKind as IncidentKind
    from gpai_code.deadlines import due_dates as due_dates
    from gpai_code.deadlines import incident_reports as incident_reports
    from gpai_code.decision import Decision as Decision
    from gpai_code.errors import DocumentError as DocumentError
    from gpai_code.errors import GpaiCodeError as GpaiCodeError
    from gpai_code.exemption import Ruling as Ruling
    from gpai_code.facts import ModelFacts as ModelFacts
    from gpai_code.facts import read_facts as read_facts
    from gpai_code.forms.checks import check_form as check_form
    from gpai_code.forms.documents import read_form as read_form
    from gpai_code.forms.final import DocumentationForm as DocumentationForm
    from gpai_code.forms.findings import Finding as Finding
    from gpai_code.forms.migration import migrate as migrate
    from gpai_code.forms.render import to_html as to_html
    from gpai_code.forms.render import to_markdown as to_markdown
    from gpai_code.forms.summary_reader import SummaryReading as SummaryReading
    from gpai_code.forms.summary_reader import read_summary as read_summary
    from gpai_code.forms.training_summary import TrainingContentSummary as TrainingContentSummary
    from gpai_code.forms.versions import compare_forms as compare_forms
    from gpai_code.forms.versions import retention as retention
    from gpai_code.law import LegalReference as LegalReference
    from gpai_code.licenses import LicenseAssessment as LicenseAssessment
    from gpai_code.licenses import assess_license as assess_license
    from gpai_code.records import Commitment as Commitment
    from gpai_code.records import Edition as Edition
    from gpai_code.records import Measure as Measure
    from gpai_code.records import Provision as Provision
    from gpai_code.resolver import resolve as resolve
    from gpai_code.schema import json_schema as json_schema
    from gpai_code.verdict import accepts as accepts
    from gpai_code.vocabulary import Addressee as Addressee
    from gpai_code.vocabulary import Audience as Audience
    from gpai_code.vocabulary import Chapter as Chapter
    from gpai_code.vocabulary import Force as Force
    from gpai_code.vocabulary import Outcome as Outcome
    from gpai_code.vocabulary import Severity as Severity

__all__ = [
    "Addressee",
    "Audience",
    "Chapter",
    "Code",
    "Commitment",
    "Decision",
    "DocumentError",
    "DocumentationForm",
    "Edition",
    "Finding",
    "Force",
    "GpaiCodeError",
    "IncidentKind",
    "LegalReference",
    "LicenseAssessment",
    "Measure",
    "ModelFacts",
    "Outcome",
    "Provision",
    "Ruling",
    "Severity",
    "SummaryReading",
    "TrainingContentSummary",
    "__version__",
    "accepts",
    "assess_license",
    "check_form",
    "compare",
    "compare_forms",
    "due_dates",
    "editions",
    "incident_reports",
    "json_schema",
    "load",
    "migrate",
    "read_facts",
    "read_form",
    "read_summary",
    "resolve",
    "retention",
    "select_edition",
    "to_html",
    "to_markdown",
]

_HOME = {
    "Addressee": "vocabulary",
    "Audience": "vocabulary",
    "Chapter": "vocabulary",
    "Code": "catalog",
    "Commitment": "records",
    "Decision": "decision",
    "DocumentError": "errors",
    "DocumentationForm": "forms.final",
    "Edition": "records",
    "Finding": "forms.findings",
    "Force": "vocabulary",
    "GpaiCodeError": "errors",
    "IncidentKind": "deadlines",
    "LegalReference": "law",
    "LicenseAssessment": "licenses",
    "Measure": "records",
    "ModelFacts": "facts",
    "Outcome": "vocabulary",
    "Provision": "records",
    "Ruling": "exemption",
    "Severity": "vocabulary",
    "SummaryReading": "forms.summary_reader",
    "TrainingContentSummary": "forms.training_summary",
    "__version__": "_version",
    "accepts": "verdict",
    "assess_license": "licenses",
    "check_form": "forms.checks",
    "compare": "correspondence",
    "compare_forms": "forms.versions",
    "due_dates": "deadlines",
    "editions": "catalog",
    "incident_reports": "deadlines",
    "json_schema": "schema",
    "load": "catalog",
    "migrate": "forms.migration",
    "read_facts": "facts",
    "read_form": "forms.documents",
    "read_summary": "forms.summary_reader",
    "resolve": "resolver",
    "retention": "forms.versions",
    "select_edition": "catalog",
    "to_html": "forms.render",
    "to_markdown": "forms.render",
}
"""The module that each public name lives in."""


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
