"""The cover sheet of a copy: for whom it is, how much it holds and leaves out, but never what."""

from collections import Counter
from collections.abc import Iterator

from gpai_code.forms.base import Form
from gpai_code.forms.findings import NOT_APPLICABLE
from gpai_code.forms.safety_security.common import SafetyDocument
from gpai_code.forms.safety_security.options import CopyFor
from gpai_code.forms.safety_security.redactions import INCIDENT
from gpai_code.reading.exports import COVER
from gpai_code.render.paper import Block, Fields, Heading
from gpai_code.vocabulary import AUDIENCE_NAMES, Audience

_LONGEST = 300
"""Most characters of a model's name on a cover sheet."""

_REQUEST = (
    "on a request of the AI Office, which states its legal basis and purpose and concerns only "
    "rows that are strictly necessary at the time for"
)

_MEANT = {
    # the Form itself, first box; final Measure 1.2, second and third paragraphs; third draft,
    # Measure I.1.2, second and third paragraphs
    Audience.DOWNSTREAM_PROVIDERS: "Providers of AI systems who intend to integrate the model. "
    "They get it without a request of the AI Office.",
    Audience.AI_OFFICE: f"The AI Office, {_REQUEST} its tasks under the AI Act.",
    Audience.NATIONAL_COMPETENT_AUTHORITIES: f"National competent authorities, {_REQUEST} "
    "their supervisory tasks under the AI Act; they may ask the AI Office for it.",
}

_BY_THE_FORM = (
    "Subject to the obligations of confidentiality and the protection of trade secrets under "
    "Article 78 AI Act, as the Form says of what is shared with "
)
_BY_MEASURE = "subject to the safeguards and conditions of Articles 53(7) and 78 AI Act"


def has_cover(form: Form) -> bool:
    """Say whether a form is a copy for some readers, and so has a cover sheet."""
    return form.audience is not None or getattr(form, "copy_for", None) is not None


def cover_of(form: Form) -> Iterator[Block]:
    """Yield the cover sheet of a copy."""
    yield Heading(COVER)
    if form.audience is not None:
        rows = _of_audience(form, form.audience)
    else:
        assert isinstance(form, SafetyDocument)  # no other form knows copies
        rows = _of_redactions(form)
    yield Fields(tuple((label, [text]) for label, text in rows))


def _of_audience(form: Form, audience: Audience) -> Iterator[tuple[str, str]]:
    yield "For", _MEANT[audience]
    model, _ = form.names()
    if model:
        yield "Model", " ".join(model.split())[:_LONGEST]
    rows = list(form.definition().rows())
    meant = [row for row in rows if audience in row.audiences]
    answers = form.rows_by_id()
    states = Counter(_state(answers.get(row.id)) for row in meant)
    yield "In it", f"{_rows(len(meant))} that the Form means for {AUDIENCE_NAMES[audience]}"
    for state in ("answered", NOT_APPLICABLE, "without an answer"):
        if states[state]:
            yield f"Of these {state}", _rows(states[state])
    yield (
        "Not in it",
        f"{_rows(len(rows) - len(meant))} that the Form means for others alone, answered or not",
    )
    yield "Confidentiality", _confidentiality(form.EDITION, audience)


def _confidentiality(edition: str, audience: Audience) -> str:
    by_the_form = f"{_BY_THE_FORM}{AUDIENCE_NAMES[audience]}"
    if edition == "third-draft":
        # the Form's second box names all three audiences; Measure I.1.2, second and third
        # paragraphs, adds Article 53(7) for all three
        return f"{by_the_form}; under Measure I.1.2 also {_BY_MEASURE}."
    if audience is Audience.DOWNSTREAM_PROVIDERS:
        # the second box leaves them out in the final text; Measure 1.2, third paragraph, does not
        return f"{_BY_MEASURE[:1].upper()}{_BY_MEASURE[1:]} (Transparency Measure 1.2)."
    return f"{by_the_form}."


def _state(answer: object) -> str:
    if answer is None:
        return "without an answer"
    return NOT_APPLICABLE if answer in ((), NOT_APPLICABLE) else "answered"


def reader_of_copy(form: SafetyDocument) -> str:
    """
    Return for whom a copy of a Safety and Security document is, in words.

    Frameworks and Model Reports go to the AI Office alone (Measures 1.4 and 7.7), what is reported
    of serious incidents also to national competent authorities, as applicable (Measure 9.2).
    """
    if form.copy_for is CopyFor.PUBLIC:
        return "the public"
    if form.DOCUMENT == INCIDENT:
        return "the AI Office and, as applicable, national competent authorities"
    return AUDIENCE_NAMES[Audience.AI_OFFICE]


def _of_redactions(form: SafetyDocument) -> Iterator[tuple[str, str]]:
    name = reader_of_copy(form)
    yield "For", f"{name[:1].upper()}{name[1:]}"
    answered = sum(answer is not None for _, answer in form.rows())
    yield "In it", f"{_rows(answered)} with an answer"
    grounds = Counter(redaction.ground.value for redaction in form.redactions or ())
    left_out = "; ".join(f"{count} for {ground}" for ground, count in sorted(grounds.items()))
    yield "Redacted places", left_out or "None"
    if form.copy_for is CopyFor.AUTHORITIES:
        # AI Act Article 55(3), for all recipients; principle (d) of the Safety and Security
        # Chapter, for what is sent to the AI Office
        yield (
            "Confidentiality",
            "Treated under Article 78 AI Act (Article 55(3); for the AI Office also principle (d) "
            "of the Safety and Security Chapter).",
        )
    else:
        yield "Confidentiality", "None: what is redacted for the public is not in this copy."


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
