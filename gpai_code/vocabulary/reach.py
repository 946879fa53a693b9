"""Whom a rule of the Code reaches, where it is lifted, and how time is counted."""

from enum import StrEnum


class Addressee(StrEnum):
    """Whom a Commitment or Measure speaks to."""

    PROVIDERS = "providers"
    """All providers of general-purpose AI models."""

    PROVIDERS_SYSTEMIC_RISK = "providers-systemic-risk"
    """Providers of general-purpose AI models with systemic risk."""


class TimeUnit(StrEnum):
    """Units in which the Code counts time. A plain day is a calendar day."""

    DAY = "day"
    BUSINESS_DAY = "business day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class DerogationKind(StrEnum):
    """For whom or what a rule is lifted or differs."""

    OPEN_SOURCE = "open-source"
    SME = "sme"
    SMC = "smc"
    SAFELY_DERIVED = "safely-derived"
    SIMILARLY_SAFE = "similarly-safe"
    START_DATE = "start-date"
    ALTERNATIVE_MEANS = "alternative-means"
    DOWNLOADABLE_PARAMETERS = "downloadable-parameters"
    OTHER = "other"


class DerogationEffect(StrEnum):
    """What a derogation does to the rule."""

    EXEMPT = "exempt"
    MODIFIED = "modified"
    ALTERNATIVE = "alternative"
    PRESUMED_FULFILLED = "presumed-fulfilled"
    STARTS_LATER = "starts-later"

    SUPPORT = "support"
    """Help on request: no duty is lifted or changed."""

    ENDS = "ends"
    """The duty ends at the point that the derogation names."""
