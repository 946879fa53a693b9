"""Whether a licence meets the condition of Article 53(2) AI Act."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.licenses.assessment import ASSESSMENT_CACHE_SIZE as ASSESSMENT_CACHE_SIZE
    from gpai_code.licenses.assessment import BASE_TERMS_CONTESTED as BASE_TERMS_CONTESTED
    from gpai_code.licenses.assessment import COMMERCIAL as COMMERCIAL
    from gpai_code.licenses.assessment import DUAL_LICENSING as DUAL_LICENSING
    from gpai_code.licenses.assessment import assess_license as assess_license
    from gpai_code.licenses.base_models import MAX_MODEL_LENGTH as MAX_MODEL_LENGTH
    from gpai_code.licenses.base_models import BaseModelTerms as BaseModelTerms
    from gpai_code.licenses.base_models import find_base_terms as find_base_terms
    from gpai_code.licenses.expressions import MAX_LENGTH as MAX_LENGTH
    from gpai_code.licenses.expressions import MAX_NESTING as MAX_NESTING
    from gpai_code.licenses.expressions import Compound as Compound
    from gpai_code.licenses.expressions import Expression as Expression
    from gpai_code.licenses.expressions import License as License
    from gpai_code.licenses.expressions import parse_license as parse_license
    from gpai_code.licenses.records import Grants as Grants
    from gpai_code.licenses.records import LicenseAssessment as LicenseAssessment
    from gpai_code.licenses.records import LicenseEntry as LicenseEntry
    from gpai_code.licenses.records import NotADecision as NotADecision
    from gpai_code.licenses.table import find_license as find_license
    from gpai_code.licenses.table import license_table as license_table
    from gpai_code.licenses.table import similar_licenses as similar_licenses
    from gpai_code.licenses.table_records import BaseModelRule as BaseModelRule
    from gpai_code.licenses.table_records import ClauseTest as ClauseTest
    from gpai_code.licenses.table_records import LicenseTable as LicenseTable
    from gpai_code.licenses.table_records import TermRule as TermRule
    from gpai_code.licenses.terms import RIGHTS as RIGHTS
    from gpai_code.licenses.terms import assess_terms as assess_terms
    from gpai_code.licenses.texts import MAX_TEXT_LENGTH as MAX_TEXT_LENGTH
    from gpai_code.licenses.texts import LicenseTextAssessment as LicenseTextAssessment
    from gpai_code.licenses.texts import TextDifference as TextDifference
    from gpai_code.licenses.texts import TextMatch as TextMatch
    from gpai_code.licenses.texts import assess_license_text as assess_license_text

__all__ = [
    "ASSESSMENT_CACHE_SIZE",
    "BASE_TERMS_CONTESTED",
    "COMMERCIAL",
    "DUAL_LICENSING",
    "MAX_LENGTH",
    "MAX_MODEL_LENGTH",
    "MAX_NESTING",
    "MAX_TEXT_LENGTH",
    "RIGHTS",
    "BaseModelRule",
    "BaseModelTerms",
    "ClauseTest",
    "Compound",
    "Expression",
    "Grants",
    "License",
    "LicenseAssessment",
    "LicenseEntry",
    "LicenseTable",
    "LicenseTextAssessment",
    "NotADecision",
    "TermRule",
    "TextDifference",
    "TextMatch",
    "assess_license",
    "assess_license_text",
    "assess_terms",
    "find_base_terms",
    "find_license",
    "license_table",
    "parse_license",
    "similar_licenses",
]

_HOMES = {
    "BASE_TERMS_CONTESTED": "assessment",
    "BaseModelRule": "table_records",
    "BaseModelTerms": "base_models",
    "COMMERCIAL": "assessment",
    "ClauseTest": "table_records",
    "Compound": "expressions",
    "DUAL_LICENSING": "assessment",
    "ASSESSMENT_CACHE_SIZE": "assessment",
    "Expression": "expressions",
    "Grants": "records",
    "License": "expressions",
    "LicenseAssessment": "records",
    "LicenseEntry": "records",
    "LicenseTable": "table_records",
    "LicenseTextAssessment": "texts",
    "MAX_LENGTH": "expressions",
    "MAX_MODEL_LENGTH": "base_models",
    "MAX_NESTING": "expressions",
    "MAX_TEXT_LENGTH": "texts",
    "NotADecision": "records",
    "RIGHTS": "terms",
    "TermRule": "table_records",
    "TextDifference": "texts",
    "TextMatch": "texts",
    "assess_license": "assessment",
    "assess_license_text": "texts",
    "assess_terms": "terms",
    "find_base_terms": "base_models",
    "find_license": "table",
    "license_table": "table",
    "parse_license": "expressions",
    "similar_licenses": "table",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
