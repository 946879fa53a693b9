"""Rules across the rows of a Model Documentation Form."""

from collections.abc import Iterator
from typing import Any

import attrs

from gpai_code.forms.findings import NOT_APPLICABLE, Note
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.rounding import agree
from gpai_code.forms.values import Modality, ModalityChoice, ModalitySizes
from gpai_code.vocabulary import Severity


def documentation_notes(form: ModelDocumentation, systemic_risk: bool | None) -> Iterator[Note]:
    """Hold rows against each other and against what is known of the model."""
    yield from _sizes(form, "input")
    yield from _sizes(form, "output")
    yield from _coarser(form)
    yield from _dates(form)
    yield from _systemic_risk(form, systemic_risk)


def _sizes(form: ModelDocumentation, side: str) -> Iterator[Note]:
    """Hold the maximum sizes against the modalities that are selected."""
    row_id = f"{side}_maximum_sizes"
    choice = getattr(form, f"{side}_modalities")
    sizes = getattr(form, row_id)
    if not isinstance(choice, ModalityChoice) or not isinstance(sizes, ModalitySizes):
        return
    selected = {modality.name.lower() for modality in choice.selected or ()}
    selected |= {"other"} if choice.other is not None else set()
    for field in attrs.fields(ModalitySizes):
        given = getattr(sizes, field.name) is not None
        path = f"{row_id}/{field.name}"
        if given and field.name not in selected:
            yield Note(
                path,
                "sizes-match-choice",
                Severity.ERROR,
                (
                    f"a size for {_printed(field.name)}, which is not among the {side} modalities; "
                    "select it or take the size out"
                ),
            )
        elif not given and field.name in selected:
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


def _coarser(form: ModelDocumentation) -> Iterator[Note]:
    """Hold each coarser row against the precise one that another audience is told."""

    def told(row_id: str) -> Any:
        return getattr(form, row_id, None)

    def contradiction(row_id: str, coarse: object, precise: object) -> Note:
        message = f"{coarse} contradicts {precise}; mend one of them"
        return Note(row_id, "coarser-agrees", Severity.ERROR, message)

    size, span = told("total_parameters"), told("parameter_range")
    if size is not None and span is not None and not span.fits(size.decimal):
        yield contradiction("parameter_range", span.value, size)
    if form.EDITION == "third-draft":
        return
    compute, magnitude = told("training_compute"), told("training_compute_magnitude")
    if compute is not None and magnitude is not None and not magnitude.fits(compute):
        yield contradiction("training_compute_magnitude", magnitude, compute)
    time, period = told("training_time"), told("training_time_range")
    if time is not None and period is not None and not period.range.fits(time.decimal):
        yield contradiction("training_time_range", period.range.value, time)
    for index, coarse in enumerate(told("data_points_rounded") or ()):
        meant = (coarse.part, coarse.unit)
        precise = [one for one in told("data_points") or () if (one.part, one.unit) == meant]
        if precise and not any(agree(coarse, one) for one in precise):
            which = ", ".join(map(str, precise))
            yield contradiction(f"data_points_rounded/{index}", coarse, which)


def _dates(form: ModelDocumentation) -> Iterator[Note]:
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
                "mend one of them"
            ),
        )


def _systemic_risk(form: ModelDocumentation, systemic_risk: bool | None) -> Iterator[Note]:
    """Hold the rows for systemic risk against what is known of the model."""
    if systemic_risk is None:
        return
    for row, answer in form.rows():
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
