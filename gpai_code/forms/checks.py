"""What is still owed, contradictory or short of a recommendation in a filled form."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.days import require_day
from gpai_code.constraints.quantities import Quantity
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.constraints.rules import ItemsRule, rule_of, without_none
from gpai_code.forms.base import Form
from gpai_code.forms.definition import Row
from gpai_code.forms.findings import NOT_APPLICABLE, Finding, Known, Note, Progress
from gpai_code.forms.placeholders import notes_on_placeholders, placeholders_in
from gpai_code.forms.template import notes_on_template
from gpai_code.forms.values import ModalitySizes
from gpai_code.vocabulary import Audience, Obligation, Severity
from gpai_code.vocabulary.names import member

if TYPE_CHECKING:  # the class of the facts takes a while to make, and most checks have none
    from gpai_code.resolver.facts import ModelFacts


@explain_arguments
def check_form(
    form: Form,
    *,
    audience: Audience | str | None = None,
    systemic_risk: bool | None = None,
    facts: "ModelFacts | None" = None,
    as_of: date | None = None,
) -> RecordTuple[Finding]:
    """
    Return all findings, in the order of the form.

    Args:
        form: A Model Documentation Form, a public summary of training content, a Framework, a
            Model Report or a serious incident report, or a copy of one.
        audience: Look only at the rows meant for this audience.
        systemic_risk: Whether the model is classified as one with systemic risk. None for not
            known: rows that only such models owe are then advice, not missing.
        facts: What else is known. Answers that contradict it are findings, a form that is not owed
            on these facts has no missing rows, and `systemic_risk` is taken from here if it is not
            given.
        as_of: Day to compare the time limits of the document with.

    Raises:
        UnknownValueError: If there is no such audience.
        WithheldRowError: If the form is a copy for another audience.
        NoAudienceError: If an audience is given for a kind of form that has no copies.

    Source:
        Third draft, Measure I.1.1 and the Form; final, Transparency Measure 1.1 and the Form; the
        template for the summary and its Explanatory Notice; final, Safety and Security Measures
        1.1, 4.1, 6.1, 7.1 to 7.7, 8.1, 9.2, 9.3 and 10.2; AI Act Articles 53(2) and 55(1).
    """
    if audience is None:
        reader, copy = form.audience, form
    else:
        reader, copy = member(Audience, audience), form.for_audience(audience)
    known = _known(systemic_risk, facts, as_of)
    notes = [*_notes(copy, known), *notes_on_template(form, reader)]
    source = form.definition().source
    return RecordTuple(note.finding(source, form.EDITION) for note in notes)


@explain_arguments
def progress(
    form: Form, *, systemic_risk: bool | None = None, facts: "ModelFacts | None" = None
) -> Progress:
    """Count the rows of a form or copy: answered, not applicable, owed, open, optional."""
    counts = Counter(row_states(form, systemic_risk=systemic_risk, facts=facts).values())
    return Progress(
        answered=counts["answered"],
        not_applicable=counts["not applicable"],
        owed=counts["owed"],
        conditional=counts["conditional"],
        optional=counts["optional"],
    )


def row_states(
    form: Form, *, systemic_risk: bool | None = None, facts: "ModelFacts | None" = None
) -> dict[str, str]:
    """
    Say of each row of a form or copy how far it is, by its id.

    A row that is asked of each record in a list is named by the path of its answer.

    A row is "answered", "not applicable", "owed", "conditional" or "optional"; `Progress` says what
    these mean.
    """
    rows = _Rows(form, _known(systemic_risk, facts, None))
    states = {}
    for row, place, answer in form.places():
        is_filled = not placeholders_in(answer)
        states[place] = rows.state(row, place, answer, is_filled=is_filled)
    return states


def _known(systemic_risk: bool | None, facts: "ModelFacts | None", as_of: date | None) -> Known:
    if as_of is not None:
        require_day(as_of, "as_of")
    if systemic_risk is None and facts is not None:
        systemic_risk = facts.systemic_risk
    return Known(systemic_risk=systemic_risk, facts=facts, as_of=as_of)


class _Rows:
    """Says of the rows of a form how far each is, on what is known of the model."""

    def __init__(self, form: Form, known: Known) -> None:
        self.form = form
        self.systemic_risk = known.systemic_risk
        self.settled: Mapping[str, bool] = {}
        # Article 55(1): only for models with systemic risk
        serves_systemic_risk = Obligation.SYSTEMIC_RISK.value in form.OBLIGATIONS
        self.owed = not (serves_systemic_risk and known.systemic_risk is False)
        if known.facts is not None:
            from gpai_code.forms.facts import is_owed  # noqa: PLC0415 - see above

            self.owed = self.owed and is_owed(form, known.facts)
        self.settled = form.settled_rows(known.facts)

    def settles(self, row: Row, place: str) -> bool | None:
        """Say whether a row's condition holds, at this place or everywhere; None if not known."""
        return self.settled.get(place, self.settled.get(row.id))

    def state(self, row: Row, place: str, answer: object, *, is_filled: bool) -> str:
        """Say whether a place is answered, not applicable, owed, open or optional."""
        if answer == NOT_APPLICABLE or (row.not_applicable and answer == ()):
            return "not applicable"
        if answer is not None:
            return "answered" if is_filled else "owed"
        concerned = self.form.concerns(row)
        if concerned is False or row.tick or self.settles(row, place) is False:
            return "not applicable"
        if row.systemic_risk_only and not row.not_applicable and self.systemic_risk is False:
            return "not applicable"
        if row.optional or not self.owed:
            return "optional" if concerned is not None else "conditional"
        if concerned is None or (row.condition and self.settles(row, place) is None):
            return "conditional"
        return "conditional" if row.systemic_risk_only and self.systemic_risk is None else "owed"


def _notes(form: Form, known: Known) -> Iterator[Note]:
    """Yield what each row lacks, then what holds between rows."""
    rows = _Rows(form, known)
    for field in form.definition().header:
        answer = getattr(form, field.id)
        if answer is not None:
            placeholders = placeholders_in(answer)
            yield from notes_on_placeholders(placeholders, field.id, field.label, None)
        elif not field.optional and rows.owed:
            yield Note(field.id, "missing", Severity.MISSING, f"{field.label}: give an answer")
    for row, place, answer in form.places():
        placeholders = placeholders_in(answer)
        if placeholders and not row.each:  # those inside a list were found with the list's row
            yield from notes_on_placeholders(placeholders, place, row.name, row.source)
        state = rows.state(row, place, answer, is_filled=not placeholders)
        if state == "owed" and answer is None:
            how = _how(row, form.type_of(row))
            yield Note(place, "missing", Severity.MISSING, f"{row.name}: {how}", row.source)
        elif state == "conditional" and form.concerns(row) is not None and rows.owed:
            message = f"{row.name}: {_when(row, known.systemic_risk)}"
            yield Note(place, "conditional", Severity.ADVICE, message, row.source)
        elif state == "answered":
            for rule, advice in _advice(row, answer):
                yield Note(place, rule, Severity.ADVICE, f"{row.name}: {advice}", row.source)
    if known.facts is not None:
        from gpai_code.forms.facts import notes_on_facts  # noqa: PLC0415 - see above

        yield from notes_on_facts(form, known.facts)
    yield from form.notes_between_rows(known)


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
    return f"empty; it is asked for {row.condition}"


def _advice(row: Row, answer: Any) -> Iterator[tuple[str, str]]:
    recommended = row.recommended_words
    if recommended and isinstance(answer, str):
        words = _words_beyond(answer, recommended)
        if words is not None:
            up_to = "up to " if row.up_to else ""
            yield (
                "recommended-words",
                f"{words} words; the Form recommends {up_to}{recommended}",
            )
    expected = row.significant_figures
    if expected is None:
        return
    for quantity in _quantities(answer):
        figures = quantity.significant_figures
        if figures < expected:
            yield (
                "significant-figures",
                f"{quantity.value} states {figures}; the Form asks for at least {expected} "
                f"significant figures, such as {_example(expected)}",
            )


_BLANKS = b" \t\n\v\f\r\x1c\x1d\x1e\x1f\xc2\xe1\xe2\xe3"
"""The first byte in UTF-8 of every character that divides words, and of some others."""


def _words_beyond(text: str, recommended: int) -> int | None:
    """Return how many words a text has, or None if they are no more than recommended."""
    if len(text) <= 2 * recommended:
        return None
    # so many words need as many blanks between them, and counting bytes is faster than dividing
    encoded = text.encode()
    if len(encoded) - len(encoded.translate(None, _BLANKS)) < recommended:
        return None
    words = len(text.split())
    return words if words > recommended else None


def _quantities(answer: Any) -> Iterator[Quantity]:
    """Yield every quantity in an answer."""
    if isinstance(answer, Quantity):
        yield answer
        yield from _quantities(getattr(answer, "hardware", None))
    elif isinstance(answer, tuple):
        for item in answer:
            yield from _quantities(item)


def _example(figures: int) -> str:
    return "9e1" if figures == 1 else "7.0e10"
