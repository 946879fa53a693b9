"""The same item in less detail: what follows for one audience from what another is told."""

import decimal
from typing import Any

import attrs

from gpai_code.constraints.quantities import Computation, Quantity
from gpai_code.forms.base import Form
from gpai_code.forms.values import (
    DataPoints,
    DraftModelRange,
    DraftParameterRange,
    Magnitude,
    ModelParameters,
    ModelRange,
    ParameterCount,
    ParameterRange,
)

RANGES = {"third-draft": DraftParameterRange, "final": ParameterRange}
"""The ranges of parameters that each edition prints."""


MODEL_RANGES: dict[str, Any] = {"third-draft": DraftModelRange, "final": ModelRange}
"""The ranges of the models of a family in each edition."""

PRECISE_ROWS = {
    "parameter_range": "total_parameters",
    "data_points_rounded": "data_points",
    "training_compute_magnitude": "training_compute",
}
"""The coarser rows that can follow from another row, and that row."""

COUNTED_THINGS = frozenset(
    {
        *("token", "tokens", "text tokens", "document", "documents", "word", "words"),
        *("character", "characters", "image", "images", "frame", "frames", "pixel", "pixels"),
        *("hour", "hours", "minute", "minutes", "second", "seconds", "video", "videos"),
        *("hours of video", "hours of audio", "minutes of video", "minutes of audio"),
        *("sample", "samples", "example", "examples", "pair", "pairs", "image-text pairs"),
    }
)
"""Units in plain words, which say nothing of the data that another audience is not told."""


def _ranges_of(form: Form, family: tuple[ModelParameters, ...]) -> tuple[Any, ...]:
    """Return the range of each model; none where a name is not in a row for every audience."""
    names, _ = form.names()
    kind = MODEL_RANGES[form.EDITION]
    spans = []
    for size in family:
        span = RANGES[form.EDITION].of(size.decimal)
        if span is None or size.model not in (names or ""):
            return ()
        spans.append(kind(model=size.model, range=span))
    return tuple(spans)


def derived(form: Form) -> dict[str, Any]:
    """
    Return the coarser rows that follow from the precise ones, by row id.

    Another audience sees the coarser row. So nothing goes into it that was written in words for
    the audience of the precise one: data points are rounded where their unit is one of
    `COUNTED_THINGS`, and the range of training time, which needs the measured period in words, is
    left to the provider.
    """
    rows: dict[str, Any] = {}
    parameters = getattr(form, "total_parameters", None)
    if isinstance(parameters, ParameterCount):
        span = RANGES[form.EDITION].of(parameters.decimal)
        if span is not None:
            rows["parameter_range"] = span
    elif parameters is not None:
        spans = _ranges_of(form, parameters)
        if spans:
            rows["parameter_range"] = spans
    # the third draft has no other row that says the same in less detail
    if form.EDITION == "third-draft":
        return rows
    points = getattr(form, "data_points", None)
    if points is not None and all(map(_can_be_derived, points)):
        rows["data_points_rounded"] = tuple(map(rounded, points))
    compute = getattr(form, "training_compute", None)
    if isinstance(compute, Computation) and compute.decimal >= 1 and _writable(compute):
        rows["training_compute_magnitude"] = Magnitude.of(compute)
    return rows


def _can_be_derived(points: DataPoints) -> bool:
    return _writable(points) and points.unit.casefold() in COUNTED_THINGS


def _writable(amount: Quantity) -> bool:
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
        rounded = number.quantize(step, rounding=decimal.ROUND_HALF_UP)
    mantissa = "".join(map(str, rounded.as_tuple().digits[:figures]))
    point = f".{mantissa[1:]}" if figures > 1 else ""
    return f"{mantissa[0]}{point}e{rounded.adjusted()}"


def agree(coarse: DataPoints, precise: DataPoints) -> bool:
    """Say whether a rounded number of data points can be that of the precise one."""
    return coarse.decimal in acceptable_roundings(precise, coarse.significant_figures)


def acceptable_roundings(precise: DataPoints, figures: int) -> set[decimal.Decimal]:
    """Return the number to fewer figures, cut off and rounded."""
    with decimal.localcontext(prec=100, rounding=decimal.ROUND_DOWN):
        step = decimal.Decimal(1).scaleb(precise.decimal.adjusted() - figures + 1)
        cut_off = precise.decimal.quantize(step)
    return {cut_off, decimal.Decimal(_to_figures(precise.decimal, figures))}
