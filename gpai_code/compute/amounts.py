"""The figures that the thresholds of training compute are made of, without what is said of them."""

from decimal import Decimal

GPAI_COMPUTE = Decimal("1e23")
"""FLOP above which a model that generates language, images or video is indicatively GPAI."""

SYSTEMIC_COMPUTE = Decimal("1e25")
"""FLOP of cumulative computation above which high-impact capabilities are presumed."""

MARGIN = Decimal("0.3")
"""How far an estimate may be off, as a share of the amount that is reported (guidelines 123)."""

NUMERATOR = (
    "The guidelines do not say whether a modification of a model with systemic risk is measured "
    "by its direct or its cumulative compute (63, 118)."
)
