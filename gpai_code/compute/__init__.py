"""Training compute: exact estimates, what counts in it, and its thresholds."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.compute.activities import COUNTED as COUNTED
    from gpai_code.compute.activities import Activity as Activity
    from gpai_code.compute.activities import Item as Item
    from gpai_code.compute.estimates import ALL_FORMATS as ALL_FORMATS
    from gpai_code.compute.estimates import ANY_METHOD as ANY_METHOD
    from gpai_code.compute.estimates import DENSE as DENSE
    from gpai_code.compute.estimates import FULL_PASS as FULL_PASS
    from gpai_code.compute.estimates import KINDS_AND_PERIODS as KINDS_AND_PERIODS
    from gpai_code.compute.estimates import MEASURED_UTILISATION as MEASURED_UTILISATION
    from gpai_code.compute.estimates import NO_OVERLAP as NO_OVERLAP
    from gpai_code.compute.estimates import NOTIFIED_FIGURES as NOTIFIED_FIGURES
    from gpai_code.compute.estimates import OPEN_LIST as OPEN_LIST
    from gpai_code.compute.estimates import (
        OPERATIONS_PER_PARAMETER_AND_TOKEN as OPERATIONS_PER_PARAMETER_AND_TOKEN,
    )
    from gpai_code.compute.estimates import SECONDS_PER_HOUR as SECONDS_PER_HOUR
    from gpai_code.compute.estimates import Amount as Amount
    from gpai_code.compute.estimates import CumulativeEstimate as CumulativeEstimate
    from gpai_code.compute.estimates import Estimate as Estimate
    from gpai_code.compute.estimates import Given as Given
    from gpai_code.compute.estimates import Input as Input
    from gpai_code.compute.estimates import Method as Method
    from gpai_code.compute.estimates import Nearness as Nearness
    from gpai_code.compute.estimates import Part as Part
    from gpai_code.compute.estimates import Reckoned as Reckoned
    from gpai_code.compute.estimates import architecture_based as architecture_based
    from gpai_code.compute.estimates import architecture_general as architecture_general
    from gpai_code.compute.estimates import counted as counted
    from gpai_code.compute.estimates import cumulative as cumulative
    from gpai_code.compute.estimates import exceeds as exceeds
    from gpai_code.compute.estimates import hardware_based as hardware_based
    from gpai_code.compute.estimates import more_than_a_third as more_than_a_third
    from gpai_code.compute.estimates import near as near
    from gpai_code.compute.estimates import third_of as third_of
    from gpai_code.compute.thresholds import GPAI_COMPUTE as GPAI_COMPUTE
    from gpai_code.compute.thresholds import MARGIN as MARGIN
    from gpai_code.compute.thresholds import NUMERATOR as NUMERATOR
    from gpai_code.compute.thresholds import ONE_THIRD as ONE_THIRD
    from gpai_code.compute.thresholds import SYSTEMIC_COMPUTE as SYSTEMIC_COMPUTE
    from gpai_code.compute.thresholds import Basis as Basis
    from gpai_code.compute.thresholds import Criterion as Criterion
    from gpai_code.compute.thresholds import Threshold as Threshold

__all__ = [
    "ALL_FORMATS",
    "ANY_METHOD",
    "COUNTED",
    "DENSE",
    "FULL_PASS",
    "GPAI_COMPUTE",
    "KINDS_AND_PERIODS",
    "MARGIN",
    "MEASURED_UTILISATION",
    "NOTIFIED_FIGURES",
    "NO_OVERLAP",
    "NUMERATOR",
    "ONE_THIRD",
    "OPEN_LIST",
    "OPERATIONS_PER_PARAMETER_AND_TOKEN",
    "SECONDS_PER_HOUR",
    "SYSTEMIC_COMPUTE",
    "Activity",
    "Amount",
    "Basis",
    "Criterion",
    "CumulativeEstimate",
    "Estimate",
    "Given",
    "Input",
    "Item",
    "Method",
    "Nearness",
    "Part",
    "Reckoned",
    "Threshold",
    "architecture_based",
    "architecture_general",
    "counted",
    "cumulative",
    "exceeds",
    "hardware_based",
    "more_than_a_third",
    "near",
    "third_of",
]

_HOMES = {
    "ALL_FORMATS": "estimates",
    "ANY_METHOD": "estimates",
    "Activity": "activities",
    "Amount": "estimates",
    "Basis": "thresholds",
    "COUNTED": "activities",
    "Criterion": "thresholds",
    "CumulativeEstimate": "estimates",
    "DENSE": "estimates",
    "Estimate": "estimates",
    "FULL_PASS": "estimates",
    "GPAI_COMPUTE": "thresholds",
    "Given": "estimates",
    "Input": "estimates",
    "Item": "activities",
    "KINDS_AND_PERIODS": "estimates",
    "MARGIN": "thresholds",
    "MEASURED_UTILISATION": "estimates",
    "Method": "estimates",
    "NOTIFIED_FIGURES": "estimates",
    "NO_OVERLAP": "estimates",
    "NUMERATOR": "thresholds",
    "Nearness": "estimates",
    "ONE_THIRD": "thresholds",
    "OPEN_LIST": "estimates",
    "OPERATIONS_PER_PARAMETER_AND_TOKEN": "estimates",
    "Part": "estimates",
    "Reckoned": "estimates",
    "SECONDS_PER_HOUR": "estimates",
    "SYSTEMIC_COMPUTE": "thresholds",
    "Threshold": "thresholds",
    "architecture_based": "estimates",
    "architecture_general": "estimates",
    "counted": "estimates",
    "cumulative": "estimates",
    "exceeds": "estimates",
    "hardware_based": "estimates",
    "more_than_a_third": "estimates",
    "near": "estimates",
    "third_of": "estimates",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
