"""Whether a licence meets the condition of Article 53(2) AI Act."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.licenses.assessment import COMMERCIAL as COMMERCIAL
    from gpai_code.licenses.assessment import DUAL_LICENSING as DUAL_LICENSING
    from gpai_code.licenses.assessment import EXPRESSIONS as EXPRESSIONS
    from gpai_code.licenses.assessment import RIGHTS as RIGHTS
    from gpai_code.licenses.assessment import UNSTATED as UNSTATED
    from gpai_code.licenses.assessment import ClauseTest as ClauseTest
    from gpai_code.licenses.assessment import Grants as Grants
    from gpai_code.licenses.assessment import LicenseAssessment as LicenseAssessment
    from gpai_code.licenses.assessment import LicenseEntry as LicenseEntry
    from gpai_code.licenses.assessment import LicenseTable as LicenseTable
    from gpai_code.licenses.assessment import NotADecision as NotADecision
    from gpai_code.licenses.assessment import T as T
    from gpai_code.licenses.assessment import TermRule as TermRule
    from gpai_code.licenses.assessment import assess_license as assess_license
    from gpai_code.licenses.assessment import assess_terms as assess_terms
    from gpai_code.licenses.assessment import find_license as find_license
    from gpai_code.licenses.assessment import license_table as license_table
    from gpai_code.licenses.expressions import MAX_LENGTH as MAX_LENGTH
    from gpai_code.licenses.expressions import MAX_NESTING as MAX_NESTING
    from gpai_code.licenses.expressions import Compound as Compound
    from gpai_code.licenses.expressions import Expression as Expression
    from gpai_code.licenses.expressions import License as License
    from gpai_code.licenses.expressions import parse_license as parse_license

__all__ = [
    "COMMERCIAL",
    "DUAL_LICENSING",
    "EXPRESSIONS",
    "MAX_LENGTH",
    "MAX_NESTING",
    "RIGHTS",
    "UNSTATED",
    "ClauseTest",
    "Compound",
    "Expression",
    "Grants",
    "License",
    "LicenseAssessment",
    "LicenseEntry",
    "LicenseTable",
    "NotADecision",
    "T",
    "TermRule",
    "assess_license",
    "assess_terms",
    "find_license",
    "license_table",
    "parse_license",
]

_HOMES = {
    "COMMERCIAL": "assessment",
    "ClauseTest": "assessment",
    "Compound": "expressions",
    "DUAL_LICENSING": "assessment",
    "EXPRESSIONS": "assessment",
    "Expression": "expressions",
    "Grants": "assessment",
    "License": "expressions",
    "LicenseAssessment": "assessment",
    "LicenseEntry": "assessment",
    "LicenseTable": "assessment",
    "MAX_LENGTH": "expressions",
    "MAX_NESTING": "expressions",
    "NotADecision": "assessment",
    "RIGHTS": "assessment",
    "T": "assessment",
    "TermRule": "assessment",
    "UNSTATED": "assessment",
    "assess_license": "assessment",
    "assess_terms": "assessment",
    "find_license": "assessment",
    "license_table": "assessment",
    "parse_license": "expressions",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
