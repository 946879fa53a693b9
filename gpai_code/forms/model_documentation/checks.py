"""Rules across the rows of a Model Documentation Form."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from gpai_code.forms.definition import Row
from gpai_code.forms.findings import NOT_APPLICABLE, Known, Note, listed, shortened
from gpai_code.forms.model_documentation.rounding import acceptable_roundings
from gpai_code.forms.values import (
    Asset,
    DataPoints,
    Dependency,
    DistributionChannel,
    Modality,
    ModalityChoice,
    ModalitySizes,
)
from gpai_code.vocabulary import Severity

if TYPE_CHECKING:
    from gpai_code.forms.model_documentation.common import ModelDocumentation


def documentation_notes(form: "ModelDocumentation", known: Known) -> Iterator[Note]:
    """Compare rows with each other and with what is known of the model."""
    rows = tuple(form.rows())
    yield from _parts(rows)
    yield from _sizes(form, "input")
    yield from _sizes(form, "output")
    yield from _coarser(form)
    yield from _dates(form)
    yield from _systemic_risk(rows, known.systemic_risk)


_PARTS: dict[type, dict[str, str]] = {
    Dependency: {
        "documentation": "give a link to its Model Documentation, or 'not accessible'",
    },
    DistributionChannel: {"access_level": "say how much of the model it opens"},
    Asset: {
        "access": "say how to get access to it",
        "license": "give its licence, or 'none exists'",
    },
}
"""What the Form asks for of each thing in a list, and published forms may lack."""


def _parts(rows: Iterable[tuple[Row, Any]]) -> Iterator[Note]:
    """Yield what the things of a list lack."""
    for row, answer in rows:
        if not isinstance(answer, tuple) or not answer:
            continue
        # the things of a list are of one type
        parts = _PARTS.get(type(answer[0]))
        if parts is None:
            continue
        for index, item in enumerate(answer):
            for name, wanted in parts.items():
                if getattr(item, name) is None:
                    path = f"{row.id}/{index}/{name}"
                    message = f"{row.name}: {shortened(item.name)}: {wanted}"
                    yield Note(path, "missing-part", Severity.MISSING, message)


def _sizes(form: "ModelDocumentation", side: str) -> Iterator[Note]:
    """Compare the maximum sizes with the modalities that are selected."""
    row_id = f"{side}_maximum_sizes"
    choice = getattr(form, f"{side}_modalities")
    sizes = getattr(form, row_id)
    if not isinstance(choice, ModalityChoice) or not isinstance(sizes, ModalitySizes):
        return
    selected = {modality.name.lower() for modality in choice.selected or ()}
    selected |= {"other"} if choice.other is not None else set()
    for field in attrs.fields(ModalitySizes):
        is_answered = getattr(sizes, field.name) is not None
        path = f"{row_id}/{field.name}"
        if is_answered and field.name not in selected:
            yield Note(
                path,
                "sizes-match-choice",
                Severity.ERROR,
                (
                    f"a size for {_printed(field.name)}, which is not among the {side} modalities; "
                    "select it or take the size out"
                ),
            )
        elif not is_answered and field.name in selected:
            yield Note(
                path,
                "sizes-match-choice",
                Severity.MISSING,
                (
                    f"no maximum {side} size for {_printed(field.name)}; give it, or 'N/A' if it "
                    "is not defined"
                ),
            )


def _printed(name: str) -> str:
    return "the other modality" if name == "other" else Modality[name.upper()].value


def _coarser(form: "ModelDocumentation") -> Iterator[Note]:
    """Compare each coarser row with the precise one that another audience is told."""
    size = getattr(form, "total_parameters", None)
    span = getattr(form, "parameter_range", None)
    yield from _ranges(size, span)
    compute = getattr(form, "training_compute", None)
    magnitude = getattr(form, "training_compute_magnitude", None)
    if compute is not None and magnitude is not None and not magnitude.fits(compute):
        yield _contradiction("training_compute_magnitude", magnitude, compute)
    time = getattr(form, "training_time", None)
    period = getattr(form, "training_time_range", None)
    if time is not None and period is not None and not period.range.fits(time.decimal):
        yield _contradiction("training_time_range", period.range.value, time)
    yield from _rounded_points(form)


def _ranges(size: Any, span: Any) -> Iterator[Note]:
    """Compare ranges of parameters with the numbers, for each model of a family by its name."""
    if size is None or span is None:
        return
    if not isinstance(size, tuple) and not isinstance(span, tuple):
        if not span.fits(size.decimal):
            yield _contradiction("parameter_range", span.value, size)
        return
    sizes = {item.model: item for item in size} if isinstance(size, tuple) else {}
    spans = span if isinstance(span, tuple) else ()
    for index, item in enumerate(spans):
        precise = sizes.get(item.model)
        if precise is not None and not item.range.fits(precise.decimal):
            yield _contradiction(f"parameter_range/{index}", item.range.value, precise)


def _rounded_points(form: "ModelDocumentation") -> Iterator[Note]:
    """Compare each rounded number of data points with the precise ones of its part and unit."""
    precise: dict[tuple[Any, str], list[DataPoints]] = {}
    for points in getattr(form, "data_points", None) or ():
        precise.setdefault((points.part, points.unit), []).append(points)
    # worked out once for each number of figures, so that two long lists take no square of the time
    roundings: dict[tuple[Any, str, int], set[Decimal]] = {}
    for index, coarse in enumerate(getattr(form, "data_points_rounded", None) or ()):
        counted = precise.get((coarse.part, coarse.unit))
        if counted is None:
            continue
        figures = coarse.significant_figures
        key = (coarse.part, coarse.unit, figures)
        if key not in roundings:
            roundings[key] = set()
            for points in counted:
                roundings[key] |= acceptable_roundings(points, figures)
        if coarse.decimal not in roundings[key]:
            yield _contradiction(f"data_points_rounded/{index}", coarse, listed(counted))


def _contradiction(row_id: str, coarse: object, precise: object) -> Note:
    message = f"{shortened(coarse)} contradicts {precise}; correct one of them"
    return Note(row_id, "coarser-agrees", Severity.ERROR, message)


def _dates(form: "ModelDocumentation") -> Iterator[Note]:
    """A model cannot reach the Union market before it is released anywhere."""
    release = getattr(form, "release_date", None)
    union = getattr(form, "union_market_release_date", None)
    if release and union and union < release:
        yield Note(
            "union_market_release_date",
            "dates-in-order",
            Severity.ERROR,
            (
                f"{union} is before the first release through any channel, {release}; "
                "correct one of them"
            ),
        )


def _systemic_risk(rows: Iterable[tuple[Row, Any]], systemic_risk: bool | None) -> Iterator[Note]:
    """Compare the rows for systemic risk with what is known of the model."""
    if systemic_risk is None:
        return
    for row, answer in rows:
        if not row.systemic_risk_only or answer is None:
            continue
        if systemic_risk and answer == NOT_APPLICABLE:
            yield Note(
                row.id,
                "systemic-risk",
                Severity.ERROR,
                (f"{row.name}: 'N/A' is only for models without systemic risk"),
            )
        elif not systemic_risk and answer != NOT_APPLICABLE:
            yield Note(
                row.id,
                "systemic-risk",
                Severity.ADVICE,
                (f"{row.name}: asked only of models with systemic risk"),
            )
