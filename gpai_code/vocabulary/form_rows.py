"""For whom a row of a form is, and how much a finding on it matters."""

from enum import StrEnum


class Audience(StrEnum):
    """For whom a row of the Model Documentation Form is meant; values as printed on the Form."""

    AI_OFFICE = "AIO"
    NATIONAL_COMPETENT_AUTHORITIES = "NCAs"
    DOWNSTREAM_PROVIDERS = "DPs"


AUDIENCE_NAMES = {
    Audience.AI_OFFICE: "the AI Office",
    Audience.NATIONAL_COMPETENT_AUTHORITIES: "national competent authorities",
    Audience.DOWNSTREAM_PROVIDERS: "downstream providers",
}
"""What the marks of the Form mean."""


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """The form contradicts itself or the Form's rules."""

    MISSING = "missing"
    """A row that is owed has no answer."""

    ADVICE = "advice"
    """A recommendation of the Form is not met, or a row asked only 'if any' is empty."""
