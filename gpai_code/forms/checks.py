"""What is still owed, contradictory or short of a recommendation in a filled form."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs

from gpai_code.forms.base import Form
from gpai_code.forms.coarser import agree
from gpai_code.forms.definition import Row
from gpai_code.rules import ItemsRule, rule_of, without_none
from gpai_code.values import Figured, Modality, ModalityChoice, ModalitySizes
from gpai_code.vocabulary import Audience, Severity

NOT_APPLICABLE = "N/A"


@attrs.frozen(kw_only=True)
class Finding:
    """
    One thing to mend or to consider in a form.

    Attributes:
        path: JSON Pointer of the field.
        rule: Stable name of the rule.
        severity: Error, missing or advice.
        message: What was found and what would do.
        source: Id of the Measure that the rule comes from.
        edition: Slug of the edition that the source belongs to.
    """

    path: str
    rule: str
    severity: Severity
    message: str
    source: str
    edition: str

    def __str__(self) -> str:
        return f"{self.severity.value} {self.path}: {self.message} [{self.rule}, {self.source}]"


@attrs.frozen(kw_only=True)
class Progress:
    """
    How many rows are answered, said not to apply, still owed, or open under a condition.

    `conditional` counts empty rows that the Form asks only "if any" and the like, and rows for
    systemic risk while nobody has said whether the model has it.
    """

    answered: int
    not_applicable: int
    owed: int
    conditional: int


def check_form(
    form: Form,
    *,
    audience: Audience | str | None = None,
    systemic_risk: bool | None = None,
) -> tuple[Finding, ...]:
    """
    Return all findings, in the order of the Form.

    Args:
        form: A whole form or a copy.
        audience: Look only at the rows meant for this audience.
        systemic_risk: Whether the model is classified as one with systemic risk. None for not
            known: rows that only such models owe are then advice, not missing.

    Raises:
        UnknownValueError: If there is no such audience.
        WithheldRowError: If the form is a copy for another audience.

    Source:
        Third draft, Measure I.1.1 and the Form.
    """
    shown = form if audience is None else form.for_audience(audience)
    return tuple(_findings(shown, systemic_risk))


def progress(form: Form, *, systemic_risk: bool | None = None) -> Progress:
    """Count answered, not applicable, owed and conditionally open rows of a form or copy."""
    counts = Counter(_state(row, answer, systemic_risk) for row, answer in form.rows())
    return Progress(
        answered=counts["answered"],
        not_applicable=counts["not applicable"],
        owed=counts["owed"],
        conditional=counts["conditional"],
    )


def _state(row: Row, answer: object, systemic_risk: bool | None) -> str:
    if answer == NOT_APPLICABLE or (row.not_applicable and answer == ()):
        return "not applicable"
    if answer is not None:
        return "answered"
    if row.systemic_risk_only and not row.not_applicable and systemic_risk is False:
        return "not applicable"
    if row.condition or (row.systemic_risk_only and systemic_risk is None):
        return "conditional"
    return "owed"


def _findings(form: Form, systemic_risk: bool | None) -> Iterator[Finding]:
    measure = form.definition().measure

    def finding(row_id: str, rule: str, severity: Severity, message: str) -> Finding:
        return Finding(
            path=f"/{row_id}",
            rule=rule,
            severity=severity,
            message=message,
            source=measure,
            edition=form.EDITION,
        )

    for field in form.definition().header:
        if getattr(form, field.id) is None:
            yield finding(field.id, "missing", Severity.MISSING, f"{field.label}: give an answer")
    for row, answer in form.rows():
        match _state(row, answer, systemic_risk):
            case "owed":
                how = _how(row, attrs.fields_dict(type(form))[row.id].type)
                yield finding(row.id, "missing", Severity.MISSING, f"{row.name}: {how}")
            case "conditional":
                when = _when(row, systemic_risk)
                yield finding(row.id, "conditional", Severity.ADVICE, f"{row.name}: {when}")
            case "answered":
                for rule, message in _advice(row, answer):
                    yield finding(row.id, rule, Severity.ADVICE, f"{row.name}: {message}")
    for row_id, rule, severity, message in (
        *_sizes(form, "input"),
        *_sizes(form, "output"),
        *_coarser(form),
        *_dates(form),
        *_systemic_risk(form, systemic_risk),
    ):
        yield finding(row_id, rule, severity, message)


def _how(row: Row, annotation: Any) -> str:
    if row.not_applicable and without_none(annotation) is ModalitySizes:
        return "give a size for each selected modality, or 'N/A' for one without a defined size"
    if row.not_applicable and isinstance(rule_of(without_none(annotation)), ItemsRule):
        return "give an answer, or an empty list for the Form's 'N/A'"
    if row.not_applicable:
        return "give an answer, or 'N/A' as the Form allows"
    return "give an answer, or 'none exists'" if row.none_exists else "give an answer"


def _when(row: Row, systemic_risk: bool | None) -> str:
    if row.systemic_risk_only and systemic_risk is None:
        return "owed if the model is one with systemic risk; say whether it is"
    return f"empty; the Form asks for it {row.condition}"


def _advice(row: Row, answer: Any) -> Iterator[tuple[str, str]]:
    if row.recommended_words and isinstance(answer, str):
        words = len(re.findall(r"\S+", answer))
        if words > row.recommended_words:
            up_to = "up to " if row.up_to else ""
            yield (
                "recommended-words",
                f"{words} words; the Form recommends {up_to}{row.recommended_words}",
            )
    for figured in _figured(answer) if row.significant_figures else ():
        stated, wanted = figured.significant_figures, row.significant_figures or 0
        if stated < wanted:
            yield (
                "significant-figures",
                f"{figured.value} states {stated}; the Form asks for at least {wanted} "
                f"significant figures, such as {_example(wanted)}",
            )


def _figured(answer: Any) -> Iterator[Figured]:
    """Yield every amount in an answer."""
    if isinstance(answer, Figured):
        yield answer
        yield from _figured(getattr(answer, "hardware", None))
    elif isinstance(answer, tuple):
        for item in answer:
            yield from _figured(item)


def _example(figures: int) -> str:
    return "9e1" if figures == 1 else "7.0e10"


Note = tuple[str, str, Severity, str]


def _sizes(form: Form, side: str) -> Iterator[Note]:
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
            yield (
                path,
                "sizes-match-choice",
                Severity.ERROR,
                (
                    f"a size for {_printed(field.name)}, which is not among the {side} modalities; "
                    "select it or take the size out"
                ),
            )
        elif not given and field.name in selected:
            yield (
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


def _coarser(form: Form) -> Iterator[Note]:
    """Hold each coarser row against the precise one that another audience is told."""

    def told(row_id: str) -> Any:
        return getattr(form, row_id, None)

    def contradiction(row_id: str, coarse: object, precise: object) -> Note:
        message = f"{coarse} contradicts {precise}; mend one of them"
        return row_id, "coarser-agrees", Severity.ERROR, message

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


def _dates(form: Form) -> Iterator[Note]:
    """A model cannot reach the Union market before it is released anywhere."""
    release = getattr(form, "release_date", None)
    union = getattr(form, "union_market_release_date", None)
    if release and union and union < release:
        yield (
            "union_market_release_date",
            "dates-in-order",
            Severity.ERROR,
            (
                f"{union} is before the first release through any channel, {release}; "
                "mend one of them"
            ),
        )


def _systemic_risk(form: Form, systemic_risk: bool | None) -> Iterator[Note]:
    """Hold the rows for systemic risk against what is known of the model."""
    for row, answer in form.rows():
        if not row.systemic_risk_only or answer is None or systemic_risk is None:
            continue
        if systemic_risk and answer == NOT_APPLICABLE:
            yield (
                row.id,
                "systemic-risk",
                Severity.ERROR,
                (f"{row.name}: 'N/A' is only for models without systemic risk"),
            )
        elif not systemic_risk and answer != NOT_APPLICABLE:
            yield (
                row.id,
                "systemic-risk",
                Severity.ADVICE,
                (f"{row.name}: asked only of models with systemic risk"),
            )
