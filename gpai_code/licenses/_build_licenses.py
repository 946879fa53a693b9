"""
Records from the package's own data, which are known to fit: made by `tools/write_build.py`.

A frozen record takes its values one slow step at a time. Here it is filled as an open twin, which
has the same slots and no guard, and is given its own class, and with it the guard, at the end.
"""
# mypy: disable-error-code="misc,assignment,method-assign"
# ruff: noqa: SIM401 - `found.get` takes longer

from datetime import date
from typing import Any

from gpai_code.licenses.records import (
    BaseModelRule,
    ClauseTest,
    Grants,
    LicenseEntry,
    LicenseTable,
    NotADecision,
    TermRule,
)
from gpai_code.vocabulary import Confidence, LicenseOutcome, LicenseTerm

_new = object.__new__
_license_outcome = {member.value: member for member in LicenseOutcome}
_license_term = {member.value: member for member in LicenseTerm}
_confidence = {member.value: member for member in Confidence}


class _ClauseTest(ClauseTest):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _TermRule(TermRule):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _Grants(Grants):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _LicenseEntry(LicenseEntry):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _NotADecision(NotADecision):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _BaseModelRule(BaseModelRule):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


class _LicenseTable(LicenseTable):
    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


def clause_test(found: dict[str, Any]) -> ClauseTest:
    """Make this record: ClauseTest."""
    made = _new(_ClauseTest)
    made.id = found["id"]
    made.clause = found["clause"]
    made.outcome = _license_outcome[found["outcome"]]
    made.guidelines = ()
    if "guidelines" in found:
        made.guidelines = tuple(found["guidelines"])
    made.lean = None
    if "lean" in found:
        made.lean = _license_outcome[found["lean"]]
    made.note = found["note"] if "note" in found else None
    made.__class__ = ClauseTest
    return made


def term_rule(found: dict[str, Any]) -> TermRule:
    """Make this record: TermRule."""
    made = _new(_TermRule)
    made.term = _license_term[found["term"]]
    made.outcome = _license_outcome[found["outcome"]]
    made.tests = tuple(found["tests"])
    made.guidelines = tuple(found["guidelines"])
    made.reason = found["reason"]
    made.lean = None
    if "lean" in found:
        made.lean = _license_outcome[found["lean"]]
    made.readings = ()
    if "readings" in found:
        made.readings = tuple(found["readings"])
    made.__class__ = TermRule
    return made


def grants(found: dict[str, Any]) -> Grants:
    """Make this record: Grants."""
    made = _new(_Grants)
    made.access = found["access"] if "access" in found else None
    made.use = found["use"] if "use" in found else None
    made.modification = found["modification"] if "modification" in found else None
    made.distribution = found["distribution"] if "distribution" in found else None
    made.__class__ = Grants
    return made


def license_entry(found: dict[str, Any]) -> LicenseEntry:
    """Make this record: LicenseEntry."""
    made = _new(_LicenseEntry)
    made.id = found["id"]
    made.name = found["name"]
    made.spdx = found["spdx"]
    made.outcome = _license_outcome[found["outcome"]]
    made.reason = found["reason"]
    made.confidence = _confidence[found["confidence"]]
    made.text_read = found["text_read"]
    made.checked = date.fromisoformat(found["checked"])
    made.grants = Grants(access=None, use=None, modification=None, distribution=None)
    if "grants" in found:
        made.grants = grants(found["grants"])
    made.aliases = ()
    if "aliases" in found:
        made.aliases = tuple(found["aliases"])
    made.clauses = ()
    if "clauses" in found:
        made.clauses = tuple(found["clauses"])
    made.terms = ()
    if "terms" in found:
        made.terms = tuple([_license_term[one] for one in found["terms"]])
    made.readings = ()
    if "readings" in found:
        made.readings = tuple(found["readings"])
    made.guidelines = ()
    if "guidelines" in found:
        made.guidelines = tuple(found["guidelines"])
    made.lean = None
    if "lean" in found:
        made.lean = _license_outcome[found["lean"]]
    made.version = found["version"] if "version" in found else None
    made.dates = ()
    if "dates" in found:
        made.dates = tuple([date.fromisoformat(one) for one in found["dates"]])
    made.urls = ()
    if "urls" in found:
        made.urls = tuple(found["urls"])
    made.osi_approved = found["osi_approved"] if "osi_approved" in found else None
    made.fsf_libre = found["fsf_libre"] if "fsf_libre" in found else None
    made.note = found["note"] if "note" in found else None
    made.__class__ = LicenseEntry
    return made


def not_adecision(found: dict[str, Any]) -> NotADecision:
    """Make this record: NotADecision."""
    made = _new(_NotADecision)
    made.id = found["id"]
    made.why = found["why"]
    made.readings = ()
    if "readings" in found:
        made.readings = tuple(found["readings"])
    made.__class__ = NotADecision
    return made


def base_model_rule(found: dict[str, Any]) -> BaseModelRule:
    """Make this record: BaseModelRule."""
    made = _new(_BaseModelRule)
    made.name = found["name"]
    made.reason = found["reason"]
    made.confidence = _confidence[found["confidence"]]
    made.owner = found["owner"] if "owner" in found else None
    made.licenses = ()
    if "licenses" in found:
        made.licenses = tuple(found["licenses"])
    made.partial = found["partial"] if "partial" in found else False
    made.__class__ = BaseModelRule
    return made


def license_table(found: dict[str, Any]) -> LicenseTable:
    """Make this record: LicenseTable."""
    made = _new(_LicenseTable)
    made.revision = found["revision"]
    made.read_from = found["read_from"]
    made.tests = tuple([clause_test(one) for one in found["tests"]])
    made.terms = tuple([term_rule(one) for one in found["terms"]])
    made.licenses = tuple([license_entry(one) for one in found["licenses"]])
    made.not_a_decision = tuple([not_adecision(one) for one in found["not_a_decision"]])
    made.base_models = tuple([base_model_rule(one) for one in found["base_models"]])
    made.__class__ = LicenseTable
    return made
