"""What is said of a licence."""

from enum import StrEnum


class LicenseOutcome(StrEnum):
    """Whether a licence is free and open-source in the sense of Article 53(2) AI Act."""

    QUALIFIES = "qualifies"
    DOES_NOT_QUALIFY = "does-not-qualify"
    UNDETERMINED = "undetermined"


class LicenseTerm(StrEnum):
    """Kinds of clause in a licence that restrict, or that are worth noting."""

    NON_COMMERCIAL = "non-commercial"
    RESEARCH_ONLY = "research-only"

    NO_DISTRIBUTION = "no-distribution"
    """The model or a part of it may not be passed on."""

    NO_DERIVATIVES = "no-derivatives"
    """Modified versions may not be passed on."""

    USER_THRESHOLD = "user-threshold"
    """Above a number of users another licence is needed or the rights end."""

    REVENUE_THRESHOLD = "revenue-threshold"
    """Above an amount of revenue another licence is needed or the rights end."""

    SEPARATE_COMMERCIAL_LICENSE = "separate-commercial-license"
    """Certain uses, such as hosting, need a commercial licence of their own."""

    FIELD_OF_USE = "field-of-use"
    """A field of use is closed for reasons other than safety."""

    CUSTOMER_EXCLUSION = "customer-exclusion"
    """A group of people or a place is shut out, for example users in the Union."""

    ACCEPTABLE_USE_LIST = "acceptable-use-list"
    """Uses are barred, one by one or in a list, on grounds that may be safety."""

    CHANGEABLE_POLICY = "changeable-policy"
    """The licensor can change the terms, or a policy that they refer to."""

    REMOTE_RESTRICTION = "remote-restriction"
    """Use can be cut off from afar, or the newest version must be used."""

    COMPETING_MODELS_CLAUSE = "competing-models-clause"
    """The model or its output may not serve to build or improve other models."""

    MODIFICATION_RESTRICTED = "modification-restricted"
    """Modification is limited, for example rights end when a guardrail is taken out."""

    PAYMENT = "payment"

    ATTRIBUTION = "attribution"
    """Credit, notices or a copy of the licence."""

    SHARE_ALIKE = "share-alike"
    """Derivatives stay under the same terms: copyleft."""

    NETWORK_SHARE_ALIKE = "network-share-alike"
    """Share-alike also where the work is offered over a network."""

    PATENT_TERMINATION = "patent-termination"
    """Rights end for those who sue over patents."""

    NAMING = "naming"
    """A prescribed name or label has to be shown."""

    NAMING_ABOVE_THRESHOLD = "naming-above-threshold"
    """A name has to be shown once users or revenue pass a threshold; nothing more is asked."""

    NOT_GRANTED = "not-granted"
    """None of the four rights is granted."""


class Confidence(StrEnum):
    """How sure the assessment of a licence is."""

    HIGH = "high"
    MEDIUM_HIGH = "medium-high"
    MEDIUM = "medium"
    LOW_MEDIUM = "low-medium"
    LOW = "low"

    TITLE = "title"
    """The title says it in words; the text behind it was not read."""
