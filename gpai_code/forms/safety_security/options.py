"""Closed lists of the Safety and Security documents: what the Code prints and numbers."""

from enum import StrEnum

_ABBREVIATIONS = frozenset({"AI", "CBRN"})


class NumberedOption(StrEnum):
    """An option that is named by its number in the Code; the name of the member is ours."""

    @property
    def words(self) -> str:
        """The number with our words."""
        words = []
        for word in self.name.split("_"):
            words.append(word if word in _ABBREVIATIONS else word.lower())
        return f"{self.value} {' '.join(words)}"


class RiskType(StrEnum):
    """The types of risks of Appendix 1.1, as printed."""

    PUBLIC_HEALTH = "Risks to public health"
    SAFETY = "Risks to safety"
    PUBLIC_SECURITY = "Risks to public security"
    FUNDAMENTAL_RIGHTS = "Risks to fundamental rights"
    SOCIETY = "Risks to society as a whole"


class SpecifiedRisk(StrEnum):
    """The specified systemic risks of Appendix 1.4, as printed; a provider identifies all four."""

    CBRN = "Chemical, biological, radiological and nuclear"
    LOSS_OF_CONTROL = "Loss of control"
    CYBER_OFFENCE = "Cyber offence"
    HARMFUL_MANIPULATION = "Harmful manipulation"


class RiskCharacteristic(StrEnum):
    """The contributing characteristics of Appendix 1.2.2, as printed."""

    CAPABILITY_DEPENDENT = "Capability-dependent"
    REACH_DEPENDENT = "Reach-dependent"
    HIGH_VELOCITY = "High velocity"
    COMPOUNDING_OR_CASCADING = "Compounding or cascading"
    DIFFICULT_TO_REVERSE = "Difficult or impossible to reverse"
    ASYMMETRIC_IMPACT = "Asymmetric impact"


class RiskSource(NumberedOption):
    """The sources of systemic risks that Appendix 1.3 numbers; its lists are not exhaustive."""

    # 1.3.1 Model capabilities
    OFFENSIVE_CYBER = "1.3.1(1)"
    CBRN_AND_WEAPONS = "1.3.1(2)"
    INFRINGING_FUNDAMENTAL_RIGHTS = "1.3.1(3)"
    MANIPULATING_OR_DECEIVING = "1.3.1(4)"
    OPERATING_AUTONOMOUSLY = "1.3.1(5)"
    LEARNING_NEW_TASKS = "1.3.1(6)"
    LONG_HORIZON_PLANNING = "1.3.1(7)"
    SELF_REASONING = "1.3.1(8)"
    EVADING_OVERSIGHT = "1.3.1(9)"
    REPLICATING_OR_IMPROVING_ITSELF = "1.3.1(10)"
    AUTOMATING_AI_RESEARCH = "1.3.1(11)"
    MULTIPLE_MODALITIES = "1.3.1(12)"
    USING_TOOLS = "1.3.1(13)"
    CONTROLLING_PHYSICAL_SYSTEMS = "1.3.1(14)"
    # 1.3.2 Model propensities
    MISALIGNED_WITH_INTENT = "1.3.2(1)"
    MISALIGNED_WITH_VALUES = "1.3.2(2)"
    HARMFUL_USE_OF_CAPABILITIES = "1.3.2(3)"
    HALLUCINATING = "1.3.2(4)"
    DISCRIMINATORY_BIAS = "1.3.2(5)"
    UNRELIABLE_PERFORMANCE = "1.3.2(6)"
    LAWLESSNESS = "1.3.2(7)"
    GOAL_PURSUING = "1.3.2(8)"
    COLLUDING = "1.3.2(9)"
    MISCOORDINATION = "1.3.2(10)"
    # 1.3.3 Model affordances and other systemic risk sources
    ACCESS_TO_TOOLS_AND_SYSTEMS = "1.3.3(1)"
    SCALABILITY = "1.3.3(2)"
    RELEASE_AND_DISTRIBUTION = "1.3.3(3)"
    LEVEL_OF_OVERSIGHT = "1.3.3(4)"
    REMOVABLE_GUARDRAILS = "1.3.3(5)"
    MODEL_EXFILTRATION = "1.3.3(6)"
    INFRASTRUCTURE_SECURITY = "1.3.3(7)"
    NUMBER_OF_USERS = "1.3.3(8)"
    OFFENCE_DEFENCE_BALANCE = "1.3.3(9)"
    VULNERABLE_ENVIRONMENT = "1.3.3(10)"
    LACK_OF_EXPLAINABILITY = "1.3.3(11)"
    INTERACTIONS_WITH_AI = "1.3.3(12)"
    INAPPROPRIATE_USE = "1.3.3(13)"


class SecurityObjective(NumberedOption):
    """The mitigation objectives that Appendix 4 numbers; each has a listed mitigation in (a)."""

    # 4.1 General security mitigations
    NETWORK_ACCESS = "4.1(1)"
    SOCIAL_ENGINEERING = "4.1(2)"
    MALWARE_AND_PORTABLE_DEVICES = "4.1(3)"
    VULNERABILITY_EXPLOITATION = "4.1(4)"
    # 4.2 Protection of unreleased model parameters
    ACCOUNTABILITY_OVER_COPIES = "4.2(1)"
    COPYING_TO_UNMANAGED_DEVICES = "4.2(2)"
    TRANSPORT_AND_REST = "4.2(3)"
    TEMPORARY_STORAGE = "4.2(4)"
    PARAMETERS_IN_USE = "4.2(5)"
    PHYSICAL_ACCESS = "4.2(6)"
    # 4.3 Hardening interface-access to unreleased model parameters
    UNNECESSARY_INTERFACE_ACCESS = "4.3(1)"
    INTERFACE_VULNERABILITIES = "4.3(2)"
    PARAMETER_EXFILTRATION = "4.3(3)"
    COMPROMISED_ACCOUNTS = "4.3(4)"
    # 4.4 Insider threats
    PERSONNEL_ACCESS = "4.4(1)"
    AWARENESS_OF_INSIDERS = "4.4(2)"
    SELF_EXFILTRATION = "4.4(3)"
    SABOTAGE = "4.4(4)"
    # 4.5 Security assurance
    EXTERNAL_VALIDATION = "4.5(1)"
    ACCESS_MANAGEMENT_VALIDATION = "4.5(2)"
    SOFTWARE_INTEGRITY_VALIDATION = "4.5(3)"
    INSIDER_MITIGATION_VALIDATION = "4.5(4)"
    REPORTING_OF_SECURITY_ISSUES = "4.5(5)"
    DETECTION_OF_ACTIVITY = "4.5(6)"
    RESPONSE_TO_ACTIVITY = "4.5(7)"


class EstimateKind(StrEnum):
    """How an estimate of a systemic risk is made (Measure 3.4, second paragraph)."""

    QUANTITATIVE = "quantitative"
    SEMI_QUANTITATIVE = "semi-quantitative"
    QUALITATIVE = "qualitative"


class OrganisationLevel(StrEnum):
    """The levels of an organisation that Measure 8.1, second paragraph, numbers."""

    SUPERVISORY_FUNCTION = "management body, supervisory function, or another independent body"
    EXECUTIVE_FUNCTION = "management body, executive function"
    OPERATIONAL_TEAMS = "operational teams"
    INTERNAL_ASSURANCE = "internal assurance providers"
    EXTERNAL_ASSURANCE = "external assurance providers"


class VersionStatus(StrEnum):
    """What a model version is to the market (Measure 7.1, point (3))."""

    TO_BE_MADE_AVAILABLE = "to be made available"
    MADE_AVAILABLE = "made available"
    USED = "used"


class ReportStage(StrEnum):
    """
    What a Model Report is.

    The first one is given by the placing on the market, an update after that; an interim Model
    Report comes in place of either for up to 15 business days (Measure 7.7, second paragraph).
    """

    FIRST = "first"
    UPDATE = "update"
    INTERIM = "interim"


class UpdateGround(NumberedOption):
    """Grounds that call for an update, numbered as the examples of Measure 7.6 are."""

    CONDITION_MATERIALISED = "7.6(1)"
    MODEL_CHANGED = "7.6(2)"
    USE_CHANGED = "7.6(3)"
    SERIOUS_INCIDENT = "7.6(4)"
    ASSESSMENT_UNDERMINED = "7.6(5)"
    SIX_MONTHS = "7.6-p3"


class UpdateException(NumberedOption):
    """When no update every six months is needed (Measure 7.6, third paragraph)."""

    UNCHANGED = "7.6-p3(1)"
    MORE_CAPABLE_MODEL_SOON = "7.6-p3(2)"
    SIMILARLY_SAFE = "7.6-p3(3)"


class EvaluatorAbsence(NumberedOption):
    """Why no independent external evaluator was involved, as Appendix 3.5 numbers it."""

    SIMILARLY_SAFE = "3.5(1)"
    NONE_APPOINTED = "3.5(2)"


class AssessmentGround(NumberedOption):
    """Why a Framework assessment is made, as Measure 1.3, second paragraph, numbers it."""

    DEVELOPMENT_CHANGES = "1.3(1)"
    SERIOUS_INCIDENTS = "1.3(2)"
    RISKS_CHANGED = "1.3(3)"
    TWELVE_MONTHS = "1.3-p2"


class IncidentStage(StrEnum):
    """The reports on one serious incident: initial, then intermediate ones, then the final one."""

    INITIAL = "initial"
    INTERMEDIATE = "intermediate"
    FINAL = "final"


class RedactionGround(StrEnum):
    """Why something is kept out of a copy."""

    SAFETY_MITIGATIONS = "safety mitigations"
    """Publishing it would undermine safety mitigations (Measure 10.2)."""

    SECURITY_MITIGATIONS = "security mitigations"
    """Publishing it would undermine security mitigations (Measure 10.2)."""

    COMMERCIAL = "sensitive commercial information"
    """It is sensitive commercial information (Measure 10.2)."""

    NATIONAL_SECURITY = "national security law"
    """National security laws require it, towards the AI Office too (Measure 7.7)."""

    UNION_LAW = "other Union law"
    """Other Union law requires it in a serious incident report (Measure 9.2)."""


class CopyFor(StrEnum):
    """For whom a copy of a Safety and Security document is."""

    PUBLIC = "public"
    AUTHORITIES = "authorities"
    """The AI Office and, for serious incidents, national competent authorities."""
