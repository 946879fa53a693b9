"""Training compute: exact estimates, what counts in it, and its thresholds."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.compute.activities import COUNTED as COUNTED
    from gpai_code.compute.activities import Activity as Activity
    from gpai_code.compute.activities import Item as Item
    from gpai_code.compute.activities import counted as counted
    from gpai_code.compute.amounts import GPAI_COMPUTE as GPAI_COMPUTE
    from gpai_code.compute.amounts import MARGIN as MARGIN
    from gpai_code.compute.amounts import NUMERATOR as NUMERATOR
    from gpai_code.compute.amounts import SYSTEMIC_COMPUTE as SYSTEMIC_COMPUTE
    from gpai_code.compute.cautions import ACTIVE_PARAMETERS as ACTIVE_PARAMETERS
    from gpai_code.compute.cautions import ALL_FORMATS as ALL_FORMATS
    from gpai_code.compute.cautions import ANY_METHOD as ANY_METHOD
    from gpai_code.compute.cautions import DENSE as DENSE
    from gpai_code.compute.cautions import FORWARD_ONLY as FORWARD_ONLY
    from gpai_code.compute.cautions import FROZEN_SPLIT as FROZEN_SPLIT
    from gpai_code.compute.cautions import FROZEN_WEIGHTS as FROZEN_WEIGHTS
    from gpai_code.compute.cautions import FULL_PASS as FULL_PASS
    from gpai_code.compute.cautions import GENERATION as GENERATION
    from gpai_code.compute.cautions import KINDS_AND_PERIODS as KINDS_AND_PERIODS
    from gpai_code.compute.cautions import MEASURED_UTILISATION as MEASURED_UTILISATION
    from gpai_code.compute.cautions import MIXED_HOURS as MIXED_HOURS
    from gpai_code.compute.cautions import NO_OVERLAP as NO_OVERLAP
    from gpai_code.compute.cautions import OPEN_LIST as OPEN_LIST
    from gpai_code.compute.cautions import SPARSE_PEAK as SPARSE_PEAK
    from gpai_code.compute.comparisons import Nearness as Nearness
    from gpai_code.compute.comparisons import exceeds as exceeds
    from gpai_code.compute.comparisons import more_than_a_third as more_than_a_third
    from gpai_code.compute.comparisons import near as near
    from gpai_code.compute.comparisons import third_of as third_of
    from gpai_code.compute.estimates import FORWARD_OPERATIONS as FORWARD_OPERATIONS
    from gpai_code.compute.estimates import (
        OPERATIONS_PER_PARAMETER_AND_TOKEN as OPERATIONS_PER_PARAMETER_AND_TOKEN,
    )
    from gpai_code.compute.estimates import SECONDS_PER_HOUR as SECONDS_PER_HOUR
    from gpai_code.compute.estimates import architecture_based as architecture_based
    from gpai_code.compute.estimates import architecture_general as architecture_general
    from gpai_code.compute.estimates import forward_passes as forward_passes
    from gpai_code.compute.estimates import hardware_based as hardware_based
    from gpai_code.compute.estimates import mixture_of_experts as mixture_of_experts
    from gpai_code.compute.estimates import with_frozen_weights as with_frozen_weights
    from gpai_code.compute.stated_amounts import NOTIFIED_FIGURES as NOTIFIED_FIGURES
    from gpai_code.compute.stated_amounts import Amount as Amount
    from gpai_code.compute.stated_amounts import Estimate as Estimate
    from gpai_code.compute.stated_amounts import Input as Input
    from gpai_code.compute.stated_amounts import Method as Method
    from gpai_code.compute.stated_amounts import Number as Number
    from gpai_code.compute.sum_of_parts import AccountedPart as AccountedPart
    from gpai_code.compute.sum_of_parts import CumulativeEstimate as CumulativeEstimate
    from gpai_code.compute.sum_of_parts import Part as Part
    from gpai_code.compute.sum_of_parts import cumulative as cumulative
    from gpai_code.compute.thresholds import FALLBACKS as FALLBACKS
    from gpai_code.compute.thresholds import ONE_THIRD as ONE_THIRD
    from gpai_code.compute.thresholds import THRESHOLDS as THRESHOLDS
    from gpai_code.compute.thresholds import Basis as Basis
    from gpai_code.compute.thresholds import Criterion as Criterion
    from gpai_code.compute.thresholds import Threshold as Threshold

__all__ = [
    "ACTIVE_PARAMETERS",
    "ALL_FORMATS",
    "ANY_METHOD",
    "COUNTED",
    "DENSE",
    "FALLBACKS",
    "FORWARD_ONLY",
    "FORWARD_OPERATIONS",
    "FROZEN_SPLIT",
    "FROZEN_WEIGHTS",
    "FULL_PASS",
    "GENERATION",
    "GPAI_COMPUTE",
    "KINDS_AND_PERIODS",
    "MARGIN",
    "MEASURED_UTILISATION",
    "MIXED_HOURS",
    "NOTIFIED_FIGURES",
    "NO_OVERLAP",
    "NUMERATOR",
    "ONE_THIRD",
    "OPEN_LIST",
    "OPERATIONS_PER_PARAMETER_AND_TOKEN",
    "SECONDS_PER_HOUR",
    "SPARSE_PEAK",
    "SYSTEMIC_COMPUTE",
    "THRESHOLDS",
    "AccountedPart",
    "Activity",
    "Amount",
    "Basis",
    "Criterion",
    "CumulativeEstimate",
    "Estimate",
    "Input",
    "Item",
    "Method",
    "Nearness",
    "Number",
    "Part",
    "Threshold",
    "architecture_based",
    "architecture_general",
    "counted",
    "cumulative",
    "exceeds",
    "forward_passes",
    "hardware_based",
    "mixture_of_experts",
    "more_than_a_third",
    "near",
    "third_of",
    "with_frozen_weights",
]

_HOMES = {
    "MIXED_HOURS": "cautions",
    "FALLBACKS": "thresholds",
    "THRESHOLDS": "thresholds",
    "forward_passes": "estimates",
    "with_frozen_weights": "estimates",
    "mixture_of_experts": "estimates",
    "FORWARD_OPERATIONS": "estimates",
    "FROZEN_SPLIT": "cautions",
    "FORWARD_ONLY": "cautions",
    "SPARSE_PEAK": "cautions",
    "GENERATION": "cautions",
    "FROZEN_WEIGHTS": "cautions",
    "ACTIVE_PARAMETERS": "cautions",
    "ALL_FORMATS": "cautions",
    "ANY_METHOD": "cautions",
    "Activity": "activities",
    "Amount": "stated_amounts",
    "Basis": "thresholds",
    "COUNTED": "activities",
    "Criterion": "thresholds",
    "CumulativeEstimate": "sum_of_parts",
    "DENSE": "cautions",
    "Estimate": "stated_amounts",
    "FULL_PASS": "cautions",
    "GPAI_COMPUTE": "amounts",
    "Number": "stated_amounts",
    "Input": "stated_amounts",
    "Item": "activities",
    "KINDS_AND_PERIODS": "cautions",
    "MARGIN": "amounts",
    "MEASURED_UTILISATION": "cautions",
    "Method": "stated_amounts",
    "NOTIFIED_FIGURES": "stated_amounts",
    "NO_OVERLAP": "cautions",
    "NUMERATOR": "amounts",
    "Nearness": "comparisons",
    "ONE_THIRD": "thresholds",
    "OPEN_LIST": "cautions",
    "OPERATIONS_PER_PARAMETER_AND_TOKEN": "estimates",
    "Part": "sum_of_parts",
    "AccountedPart": "sum_of_parts",
    "SECONDS_PER_HOUR": "estimates",
    "SYSTEMIC_COMPUTE": "amounts",
    "Threshold": "thresholds",
    "architecture_based": "estimates",
    "architecture_general": "estimates",
    "counted": "activities",
    "cumulative": "sum_of_parts",
    "exceeds": "comparisons",
    "hardware_based": "estimates",
    "more_than_a_third": "comparisons",
    "near": "comparisons",
    "third_of": "comparisons",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
