"""Closed lists: every value that the Code, the Form or a decision can take, as enums."""

from enum import Enum, StrEnum
from typing import Literal, TypeVar

from gpai_code.errors import UnknownValueError

E = TypeVar("E", bound=Enum)

EditionSlug = Literal["third-draft", "final"]
"""The editions of the Code by their slugs. Where a specifier will do too, any text is taken."""

SchemaKind = Literal[
    "code",
    "commitment",
    "measure",
    "model-documentation-form",
    "training-content-summary",
    "safety-security-framework",
    "model-report",
    "serious-incident-report",
    "model-facts",
    "decision",
    "form",
    "summary",
    "framework",
    "report",
    "incident",
    "facts",
]
"""The kinds of document that have a schema, and the short names of some of them."""


def member(kind: type[E], value: E | str) -> E:
    """
    Return the member of a closed list that has this value.

    Raises:
        UnknownValueError: If none has it; names those that there are.
    """
    try:
        return kind(value)
    except ValueError:
        values = tuple(str(option.value) for option in kind)
        raise UnknownValueError(kind.__name__, str(value), values) from None


class Chapter(StrEnum):
    """The three parts of the Code (the third draft calls them Sections)."""

    TRANSPARENCY = "transparency"
    COPYRIGHT = "copyright"
    SAFETY_SECURITY = "safety-security"


class Addressee(StrEnum):
    """Whom a Commitment or Measure speaks to."""

    PROVIDERS = "providers"
    """All providers of general-purpose AI models."""

    PROVIDERS_SYSTEMIC_RISK = "providers-systemic-risk"
    """Providers of general-purpose AI models with systemic risk."""


class DutyHolder(StrEnum):
    """Who owes what a provision says, where that is not the Signatories."""

    AI_OFFICE = "ai-office"
    EXTERNAL_EVALUATORS = "external-evaluators"
    """Independent external evaluators or assessors."""


class Force(StrEnum):
    """How strongly a provision binds a Signatory."""

    MUST = "must"
    MUST_NOT = "must-not"
    BEST_EFFORTS = "best-efforts"
    REASONABLE_EFFORTS = "reasonable-efforts"
    ENCOURAGED = "encouraged"
    MAY = "may"
    STATEMENT = "statement"
    """No duty of its own: a criterion, condition, definition, presumption or clarification."""


class DeadlineKind(StrEnum):
    """What a length of time or a date does."""

    LATEST = "latest"
    """Due no later than the length after the trigger; zero means at the trigger itself."""

    AHEAD = "ahead"
    """Due at least the length before the trigger."""

    EVERY = "every"
    """Recurs, at the longest after each length."""

    KEEP = "keep"
    """To be retained for at least the length from the trigger."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"

    PAST = "past"
    """A window that looks back."""

    NEXT = "next"
    """A window that looks ahead."""

    FROM_DATE = "from-date"
    BEFORE_DATE = "before-date"

    PROMPTLY = "promptly"
    """Due after the trigger within a time for which the text prints no figure."""


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


class StandardRole(StrEnum):
    """What the Code uses a named standard for."""

    SOURCE = "source"
    """Named as a reference point."""

    PRESUMPTION = "presumption"
    """Adhering to it makes the Measure presumed to be fulfilled."""


class Relation(StrEnum):
    """How entries of one edition relate to those of the next."""

    SAME = "same"
    """Nothing changed in substance."""

    RENAMED = "renamed"
    CHANGED = "changed"
    MERGED = "merged"
    SPLIT = "split"
    MOVED_TO_APPENDIX = "moved-to-appendix"
    DROPPED = "dropped"
    NEW = "new"


class Outcome(StrEnum):
    """What the resolver says of an obligation, a Commitment, a Measure or a provision."""

    APPLIES = "applies"
    APPLIES_MODIFIED = "applies_modified"
    EXEMPT = "exempt"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


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


class Generates(StrEnum):
    """What a model can generate, as far as the guidelines' criterion asks."""

    LANGUAGE = "language"
    """Text, code or speech."""

    TEXT_TO_IMAGE = "text-to-image"
    TEXT_TO_VIDEO = "text-to-video"
    OTHER = "other"


class Role(StrEnum):
    """What an actor did with a model."""

    DEVELOPER = "developer"
    """Developed it or had it developed, and places it on the market under its own name."""

    MODIFIER = "modifier"
    """Modified or fine-tuned a model: somebody else's, or its own (the fact `own_model`)."""

    INTEGRATOR = "integrator"
    """Built somebody else's model into a system."""

    HOST = "host"
    """Runs the place where somebody else put the model."""


class ModificationKind(StrEnum):
    """What was done to a model that had been made before."""

    TRAINING = "training"
    """Further training, such as fine-tuning, that updates parameters."""

    MERGE = "merge"
    """Merging or averaging the weights of several originals."""

    QUANTISATION = "quantisation"

    CONVERSION = "conversion"
    """Another file format or runtime, with the same weights."""

    RE_UPLOAD = "re-upload"
    """The same files at another place."""


class Obligation(StrEnum):
    """The obligations of Chapter V that a decision rules on, by article of the AI Act."""

    TECHNICAL_DOCUMENTATION = "53(1)(a)"
    DOWNSTREAM_INFORMATION = "53(1)(b)"
    COPYRIGHT_POLICY = "53(1)(c)"
    TRAINING_SUMMARY = "53(1)(d)"
    AUTHORISED_REPRESENTATIVE = "54"
    SYSTEMIC_RISK = "55"

    @property
    def title(self) -> str:  # type: ignore[override] # str has a method of this name
        """
        What the obligation is, in a few words.

        >>> Obligation("53(1)(d)").title
        'public summary of the training content'
        """
        return _OBLIGATIONS[self]


_OBLIGATIONS = {
    Obligation.TECHNICAL_DOCUMENTATION: "technical documentation for the authorities",
    Obligation.DOWNSTREAM_INFORMATION: "information for downstream providers",
    Obligation.COPYRIGHT_POLICY: "copyright policy",
    Obligation.TRAINING_SUMMARY: "public summary of the training content",
    Obligation.AUTHORISED_REPRESENTATIVE: "authorised representative in the Union",
    Obligation.SYSTEMIC_RISK: "further obligations for systemic risk",
}


class DataPurpose(StrEnum):
    """What personal data are collected for when somebody obtains a model."""

    SECURITY = "security"
    COMPATIBILITY = "compatibility"
    """Compatibility or interoperability of the software."""

    OTHER = "other"


class SizeClass(StrEnum):
    """The size of a provider under Union law."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"

    SME = "sme"
    """Micro, small or medium, where it is not said which of the three."""

    SMC = "smc"
    """Small mid-cap."""

    LARGE = "large"


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
