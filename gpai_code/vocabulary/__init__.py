"""Closed lists: every value that the Code, the Form or a decision can take, as enums."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.vocabulary.decisions import DataPurpose as DataPurpose
    from gpai_code.vocabulary.decisions import Generates as Generates
    from gpai_code.vocabulary.decisions import ModificationKind as ModificationKind
    from gpai_code.vocabulary.decisions import Obligation as Obligation
    from gpai_code.vocabulary.decisions import Outcome as Outcome
    from gpai_code.vocabulary.decisions import Role as Role
    from gpai_code.vocabulary.decisions import SizeClass as SizeClass
    from gpai_code.vocabulary.entries import Chapter as Chapter
    from gpai_code.vocabulary.entries import DeadlineKind as DeadlineKind
    from gpai_code.vocabulary.entries import DutyHolder as DutyHolder
    from gpai_code.vocabulary.entries import Force as Force
    from gpai_code.vocabulary.entries import Relation as Relation
    from gpai_code.vocabulary.entries import StandardRole as StandardRole
    from gpai_code.vocabulary.form_rows import AUDIENCE_NAMES as AUDIENCE_NAMES
    from gpai_code.vocabulary.form_rows import Audience as Audience
    from gpai_code.vocabulary.form_rows import Severity as Severity
    from gpai_code.vocabulary.license_terms import Confidence as Confidence
    from gpai_code.vocabulary.license_terms import LicenseOutcome as LicenseOutcome
    from gpai_code.vocabulary.license_terms import LicenseTerm as LicenseTerm
    from gpai_code.vocabulary.names import EditionSlug as EditionSlug
    from gpai_code.vocabulary.names import SchemaKind as SchemaKind
    from gpai_code.vocabulary.reach import Addressee as Addressee
    from gpai_code.vocabulary.reach import DerogationEffect as DerogationEffect
    from gpai_code.vocabulary.reach import DerogationKind as DerogationKind
    from gpai_code.vocabulary.reach import TimeUnit as TimeUnit

__all__ = [
    "AUDIENCE_NAMES",
    "Addressee",
    "Audience",
    "Chapter",
    "Confidence",
    "DataPurpose",
    "DeadlineKind",
    "DerogationEffect",
    "DerogationKind",
    "DutyHolder",
    "EditionSlug",
    "Force",
    "Generates",
    "LicenseOutcome",
    "LicenseTerm",
    "ModificationKind",
    "Obligation",
    "Outcome",
    "Relation",
    "Role",
    "SchemaKind",
    "Severity",
    "SizeClass",
    "StandardRole",
    "TimeUnit",
]

_HOMES = {
    "AUDIENCE_NAMES": "form_rows",
    "Addressee": "reach",
    "Audience": "form_rows",
    "Chapter": "entries",
    "Confidence": "license_terms",
    "DataPurpose": "decisions",
    "DeadlineKind": "entries",
    "DerogationEffect": "reach",
    "DerogationKind": "reach",
    "DutyHolder": "entries",
    "EditionSlug": "names",
    "Force": "entries",
    "Generates": "decisions",
    "LicenseOutcome": "license_terms",
    "LicenseTerm": "license_terms",
    "ModificationKind": "decisions",
    "Obligation": "decisions",
    "Outcome": "decisions",
    "Relation": "entries",
    "Role": "decisions",
    "SchemaKind": "names",
    "Severity": "form_rows",
    "SizeClass": "decisions",
    "StandardRole": "entries",
    "TimeUnit": "reach",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
