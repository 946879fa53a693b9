"""The Safety and Security documents: Framework, Model Report, serious incident report."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.forms.safety_security.additional_documentation import (
        kept_documentation as kept_documentation,
    )
    from gpai_code.forms.safety_security.additional_documentation import (
        published_documents as published_documents,
    )
    from gpai_code.forms.safety_security.comparison import (
        compare_report_with_form as compare_report_with_form,
    )
    from gpai_code.forms.safety_security.comparison import (
        compare_report_with_framework as compare_report_with_framework,
    )
    from gpai_code.forms.safety_security.events import events_of as events_of
    from gpai_code.forms.safety_security.framework import (
        SafetySecurityFramework as SafetySecurityFramework,
    )
    from gpai_code.forms.safety_security.incident import DraftIncidentReport as DraftIncidentReport
    from gpai_code.forms.safety_security.incident import (
        SeriousIncidentReport as SeriousIncidentReport,
    )
    from gpai_code.forms.safety_security.migration import migrate_incident as migrate_incident
    from gpai_code.forms.safety_security.milestones import milestones_of as milestones_of
    from gpai_code.forms.safety_security.milestones import with_documents as with_documents
    from gpai_code.forms.safety_security.model_report import ModelReport as ModelReport

__all__ = [
    "DraftIncidentReport",
    "ModelReport",
    "SafetySecurityFramework",
    "SeriousIncidentReport",
    "compare_report_with_form",
    "compare_report_with_framework",
    "events_of",
    "kept_documentation",
    "migrate_incident",
    "milestones_of",
    "published_documents",
    "with_documents",
]

_HOMES = {
    "DraftIncidentReport": "incident",
    "ModelReport": "model_report",
    "SafetySecurityFramework": "framework",
    "SeriousIncidentReport": "incident",
    "compare_report_with_form": "comparison",
    "compare_report_with_framework": "comparison",
    "events_of": "events",
    "kept_documentation": "additional_documentation",
    "migrate_incident": "migration",
    "milestones_of": "milestones",
    "published_documents": "additional_documentation",
    "with_documents": "milestones",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
