"""What a decision says, and the options among the facts that it rests on."""

from enum import StrEnum


class Outcome(StrEnum):
    """What the resolver says of an obligation, a Commitment, a Measure or a provision."""

    APPLIES = "applies"
    APPLIES_MODIFIED = "applies_modified"
    EXEMPT = "exempt"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


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
