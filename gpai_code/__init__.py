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
    from collections.abc import Callable

    from gpai_code._version import __version__ as __version__
    from gpai_code.catalog.citations.finder import find as find
    from gpai_code.catalog.code import Code as Code
    from gpai_code.catalog.code import load as load
    from gpai_code.catalog.correspondence import compare as compare
    from gpai_code.catalog.deadlines import IncidentKind as IncidentKind
    from gpai_code.catalog.deadlines import due_dates as due_dates
    from gpai_code.catalog.deadlines import incident_reports as incident_reports
    from gpai_code.catalog.edition import editions as editions
    from gpai_code.catalog.edition import select_edition as select_edition
    from gpai_code.catalog.records import Commitment as Commitment
    from gpai_code.catalog.records import Edition as Edition
    from gpai_code.catalog.records import Measure as Measure
    from gpai_code.catalog.records import Provision as Provision
    from gpai_code.errors import DocumentError as DocumentError
    from gpai_code.errors import GpaiCodeError as GpaiCodeError
    from gpai_code.forms.checks import check_form as check_form
    from gpai_code.forms.documents import read_form as read_form
    from gpai_code.forms.findings import Finding as Finding
    from gpai_code.forms.model_documentation.final import DocumentationForm as DocumentationForm
    from gpai_code.forms.model_documentation.migration import migrate as migrate
    from gpai_code.forms.training_content.summary import (
        TrainingContentSummary as TrainingContentSummary,
    )
    from gpai_code.forms.versions import compare_forms as compare_forms
    from gpai_code.forms.versions import retention as retention
    from gpai_code.law import Citation as Citation
    from gpai_code.licenses.assessment import assess_license as assess_license
    from gpai_code.licenses.records import LicenseAssessment as LicenseAssessment
    from gpai_code.model_card.card import read_model_card as read_model_card
    from gpai_code.reading.records import SummaryReading as SummaryReading
    from gpai_code.reading.summary import read_summary as read_summary
    from gpai_code.render.by_type import to_html as to_html
    from gpai_code.render.by_type import to_markdown as to_markdown
    from gpai_code.resolver.decision import Decision as Decision
    from gpai_code.resolver.exemption import Ruling as Ruling
    from gpai_code.resolver.facts import ModelFacts as ModelFacts
    from gpai_code.resolver.facts import read_facts as read_facts
    from gpai_code.resolver.resolution import resolve as resolve
    from gpai_code.schemas.published import json_schema as json_schema
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
    "Citation",
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
    "assess_license",
    "check_form",
    "compare",
    "compare_forms",
    "due_dates",
    "editions",
    "find",
    "incident_reports",
    "json_schema",
    "load",
    "migrate",
    "read_facts",
    "read_form",
    "read_model_card",
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
    "Citation": "law",
    "Code": "catalog.code",
    "Commitment": "catalog.records",
    "Decision": "resolver.decision",
    "DocumentError": "errors",
    "DocumentationForm": "forms.model_documentation.final",
    "Edition": "catalog.records",
    "Finding": "forms.findings",
    "Force": "vocabulary",
    "GpaiCodeError": "errors",
    "IncidentKind": "catalog.deadlines",
    "LicenseAssessment": "licenses.records",
    "Measure": "catalog.records",
    "ModelFacts": "resolver.facts",
    "Outcome": "vocabulary",
    "Provision": "catalog.records",
    "Ruling": "resolver.exemption",
    "Severity": "vocabulary",
    "SummaryReading": "reading.records",
    "TrainingContentSummary": "forms.training_content.summary",
    "__version__": "_version",
    "assess_license": "licenses.assessment",
    "check_form": "forms.checks",
    "compare": "catalog.correspondence",
    "compare_forms": "forms.versions",
    "due_dates": "catalog.deadlines",
    "editions": "catalog.edition",
    "find": "catalog.citations.finder",
    "incident_reports": "catalog.deadlines",
    "json_schema": "schemas.published",
    "load": "catalog.code",
    "migrate": "forms.model_documentation.migration",
    "read_facts": "resolver.facts",
    "read_form": "forms.documents",
    "read_model_card": "model_card.card",
    "read_summary": "reading.summary",
    "resolve": "resolver.resolution",
    "retention": "forms.versions",
    "select_edition": "catalog.edition",
    "to_html": "render.by_type",
    "to_markdown": "render.by_type",
}
"""The module that each public name lives in."""


def lazy_exports(
    package: str, homes: "dict[str, str]"
) -> "tuple[Callable[[str], object], Callable[[], list[str]]]":
    """
    Return `__getattr__` and `__dir__` of a package whose public names are loaded on first use.

    Args:
        package: Name of the package.
        homes: The module below the package that each public name is defined in.
    """

    def load_name(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415
        from sys import modules  # noqa: PLC0415

        value: object = getattr(import_module(f"{package}.{homes[name]}"), name)
        setattr(modules[package], name, value)
        return value

    def list_names() -> list[str]:
        return sorted(homes)

    return load_name, list_names


__getattr__, __dir__ = lazy_exports(__name__, _HOME)
