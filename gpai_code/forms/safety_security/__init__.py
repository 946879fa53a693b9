"""The Safety and Security documents: Framework, Model Report, serious incident report."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.forms.safety_security.framework import (
        SafetySecurityFramework as SafetySecurityFramework,
    )
    from gpai_code.forms.safety_security.incident import DraftIncidentReport as DraftIncidentReport
    from gpai_code.forms.safety_security.incident import (
        SeriousIncidentReport as SeriousIncidentReport,
    )
    from gpai_code.forms.safety_security.model_report import ModelReport as ModelReport

__all__ = [
    "DraftIncidentReport",
    "ModelReport",
    "SafetySecurityFramework",
    "SeriousIncidentReport",
]

_HOMES = {
    "DraftIncidentReport": "incident",
    "ModelReport": "model_report",
    "SafetySecurityFramework": "framework",
    "SeriousIncidentReport": "incident",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
