"""The same item in less detail: what follows for one audience from what another is told."""

import decimal
from typing import Any

import attrs

from gpai_code.constraints.quantities import Computation, Figured
from gpai_code.forms.base import Form
from gpai_code.forms.values import (
    DataPoints,
    DraftParameterRange,
    DurationRange,
    Magnitude,
    ParameterCount,
    ParameterRange,
    TrainingDuration,
    TrainingPeriod,
)

RANGES = {"third-draft": DraftParameterRange, "final": ParameterRange}
"""The ranges of parameters that each edition prints."""


def derived(form: Form) -> dict[str, Any]:
    """Return the coarser rows that follow from the precise ones, by row id."""
    found: dict[str, Any] = {}
    parameters = getattr(form, "total_parameters", None)
    if isinstance(parameters, ParameterCount):
        span = RANGES[form.EDITION].of(parameters.decimal)
        if span is not None:
            found["parameter_range"] = span
    if form.EDITION == "third-draft":
        return found
    points = getattr(form, "data_points", None)
    if points is not None and all(map(_writable, points)):
        found["data_points_rounded"] = tuple(map(rounded, points))
    time = getattr(form, "training_time", None)
    if isinstance(time, TrainingDuration):
        duration = DurationRange.of(time.decimal)
        found["training_time_range"] = TrainingPeriod(period=time.period, range=duration)
    compute = getattr(form, "training_compute", None)
    if isinstance(compute, Computation) and compute.decimal >= 1 and _writable(compute):
        found["training_compute_magnitude"] = Magnitude.of(compute)
    return found


def _writable(amount: Figured) -> bool:
    """Say whether two digits hold the exponent of a number that was rounded, perhaps upwards."""
    return -99 <= amount.decimal.adjusted() < 99


def rounded(points: DataPoints, figures: int = 1) -> DataPoints:
    """
    Return a number of data points to fewer significant figures, rounded half up.

    >>> from gpai_code.forms.values import DataPart
    >>> rounded(DataPoints(part=DataPart.TRAINING, value="1.5e13", unit="tokens")).value
    '2e13'
    """
    return attrs.evolve(points, value=_to_figures(points.decimal, figures))


def _to_figures(number: decimal.Decimal, figures: int) -> str:
    if not number:
        return "0"
    exponent = number.adjusted()
    step = decimal.Decimal(1).scaleb(exponent - figures + 1)
    # the default context would cut numbers of more than 28 figures
    with decimal.localcontext(prec=100):
        kept = number.quantize(step, rounding=decimal.ROUND_HALF_UP)
    mantissa = "".join(map(str, kept.as_tuple().digits[:figures]))
    point = f".{mantissa[1:]}" if figures > 1 else ""
    return f"{mantissa[0]}{point}e{kept.adjusted()}"


def agree(coarse: DataPoints, precise: DataPoints) -> bool:
    """Say whether a rounded number of data points can stand for the precise one."""
    figures = coarse.significant_figures
    with decimal.localcontext(prec=100, rounding=decimal.ROUND_DOWN):
        step = decimal.Decimal(1).scaleb(precise.decimal.adjusted() - figures + 1)
        cut_off = precise.decimal.quantize(step)
    return coarse.decimal in (cut_off, decimal.Decimal(_to_figures(precise.decimal, figures)))
