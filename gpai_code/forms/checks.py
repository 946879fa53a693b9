"""What is still owed, contradictory or short of a recommendation in a filled form."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gpai_code.constraints.quantities import Figured
from gpai_code.constraints.rules import ItemsRule, rule_of, without_none
from gpai_code.errors import NoAudienceError
from gpai_code.forms.base import Form
from gpai_code.forms.definition import Row
from gpai_code.forms.findings import NOT_APPLICABLE, Finding, Note, Progress
from gpai_code.forms.model_documentation.checks import documentation_notes
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.training_content.checks import rows_settled, training_notes
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.values import ModalitySizes
from gpai_code.resolver.facts import ModelFacts
from gpai_code.vocabulary import Audience, Severity


def check_form(
    form: Form,
    *,
    audience: Audience | str | None = None,
    systemic_risk: bool | None = None,
    facts: ModelFacts | None = None,
    as_of: date | None = None,
) -> tuple[Finding, ...]:
    """
    Return all findings, in the order of the form.

    Args:
        form: A Model Documentation Form or a copy of one, or a public summary of training content.
        audience: Look only at the rows meant for this audience.
        systemic_risk: Whether the model is classified as one with systemic risk. None for not
            known: rows that only such models owe are then advice, not missing.
        facts: What else is known: the summary's rules ask for `third_country`, `size_class` and
            `role`; `systemic_risk` is taken from here if it is not given.
        as_of: Day to hold the time limits of the summary against.

    Raises:
        UnknownValueError: If there is no such audience.
        WithheldRowError: If the form is a copy for another audience.
        NoAudienceError: If an audience is given for a kind of form that has no copies.

    Source:
        Third draft, Measure I.1.1 and the Form; final, Transparency Measure 1.1 and the Form; the
        template for the summary and its Explanatory Notice.
    """
    known = facts or ModelFacts()
    risk = known.systemic_risk if systemic_risk is None else systemic_risk
    shown = form if audience is None else copy_for(form, audience)
    return tuple(_finding(shown, note) for note in _notes(shown, risk, known, as_of))


def copy_for(form: Form, audience: Audience | str) -> ModelDocumentation:
    """
    Return the copy of a form that one audience is meant to receive.

    Raises:
        NoAudienceError: If the form is of a kind that has no copies.
        UnknownValueError: If there is no such audience.
        WithheldRowError: If the form is a copy for another audience.
    """
    if not isinstance(form, ModelDocumentation):
        raise NoAudienceError(form.DOCUMENT)
    return form.for_audience(audience)


def progress(
    form: Form, *, systemic_risk: bool | None = None, facts: ModelFacts | None = None
) -> Progress:
    """Count the rows of a form or copy: answered, not applicable, owed, open, optional."""
    known = facts or ModelFacts()
    risk = known.systemic_risk if systemic_risk is None else systemic_risk
    settled = _settled(form, known)
    counts = Counter(_state(form, row, answer, risk, settled) for row, answer in form.rows())
    return Progress(
        answered=counts["answered"],
        not_applicable=counts["not applicable"],
        owed=counts["owed"],
        conditional=counts["conditional"],
        optional=counts["optional"],
    )


def _settled(form: Form, facts: ModelFacts) -> Mapping[str, bool]:
    """Say of rows that are asked under a condition whether it holds, where that is known."""
    return rows_settled(form, facts) if isinstance(form, TrainingContentSummary) else {}


def _state(
    form: Form, row: Row, answer: object, systemic_risk: bool | None, settled: Mapping[str, bool]
) -> str:
    if answer == NOT_APPLICABLE or (row.not_applicable and answer == ()):
        return "not applicable"
    if answer is not None:
        return "answered"
    concerned = form.concerns(row)
    if concerned is False or row.tick or settled.get(row.id) is False:
        return "not applicable"
    if row.systemic_risk_only and not row.not_applicable and systemic_risk is False:
        return "not applicable"
    if concerned is None:
        return "conditional"
    if row.optional:
        return "optional"
    if row.condition and row.id not in settled:
        return "conditional"
    return "conditional" if row.systemic_risk_only and systemic_risk is None else "owed"


def _notes(
    form: Form, systemic_risk: bool | None, facts: ModelFacts, as_of: date | None
) -> Iterator[Note]:
    """Yield what each row lacks, then what holds between rows."""
    for field in form.definition().header:
        if not field.optional and getattr(form, field.id) is None:
            yield Note(field.id, "missing", Severity.MISSING, f"{field.label}: give an answer")
    settled = _settled(form, facts)
    for row, answer in form.rows():
        match _state(form, row, answer, systemic_risk, settled):
            case "owed":
                how = _how(row, form.type_of(row))
                yield Note(row.id, "missing", Severity.MISSING, f"{row.name}: {how}", row.source)
            case "conditional" if form.concerns(row) is not None:
                when = _when(row, systemic_risk)
                message = f"{row.name}: {when}"
                yield Note(row.id, "conditional", Severity.ADVICE, message, row.source)
            case "answered":
                for rule, said in _advice(row, answer):
                    yield Note(row.id, rule, Severity.ADVICE, f"{row.name}: {said}", row.source)
    if isinstance(form, ModelDocumentation):
        yield from documentation_notes(form, systemic_risk)
    elif isinstance(form, TrainingContentSummary):
        yield from training_notes(form, facts, as_of)


def _finding(form: Form, note: Note) -> Finding:
    return Finding(
        path="/" + note.row.replace(".", "/"),
        rule=note.rule,
        severity=note.severity,
        message=note.message,
        source=note.source or form.definition().source,
        edition=form.EDITION,
    )


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
    recommended = row.recommended_words
    # so many words need as many blanks between them: shorter texts need no counting
    if recommended and isinstance(answer, str) and len(answer) > 2 * recommended:
        words = len(answer.split())
        if words > recommended:
            up_to = "up to " if row.up_to else ""
            yield (
                "recommended-words",
                f"{words} words; the Form recommends {up_to}{recommended}",
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
