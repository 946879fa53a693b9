"""The cover sheet of a copy: for whom it is, and how much it holds and leaves out, never what."""

from collections import Counter
from collections.abc import Iterator

from gpai_code.forms.base import Form
from gpai_code.forms.findings import NOT_APPLICABLE
from gpai_code.forms.safety_security.common import SafetyDocument
from gpai_code.forms.safety_security.options import CopyFor
from gpai_code.reading.exports import COVER
from gpai_code.render.paper import Block, Fields, Heading
from gpai_code.vocabulary import AUDIENCE_NAMES, Audience

COPY_NAMES = {
    CopyFor.PUBLIC: "the public",
    CopyFor.AUTHORITIES: "the AI Office and other authorities",
}
"""The readers of copies of Safety and Security documents, in words."""

_LONGEST = 300
"""Most characters of a model's name on a cover sheet."""

_MEANT = {
    # the Form itself, first box; final Measure 1.2, second and third paragraphs; third draft,
    # Measure I.1.2, second and third paragraphs
    Audience.DOWNSTREAM_PROVIDERS: "Providers of AI systems who intend to integrate the model. "
    "They get it without a request of the AI Office.",
    Audience.AI_OFFICE: "The AI Office, on its request, which states its legal basis and purpose.",
    Audience.NATIONAL_COMPETENT_AUTHORITIES: "National competent authorities, on a request of the "
    "AI Office, which states its legal basis and purpose.",
}

_BY_THE_FORM = "Confidential under Article 78 AI Act, as the Form says of what is shared with "

_CONFIDENTIAL = {
    # the Form's second box names downstream providers in the third draft alone
    ("third-draft", Audience.DOWNSTREAM_PROVIDERS): f"{_BY_THE_FORM}downstream providers too; "
    "Measure I.1.2 adds Article 53(7).",
    ("final", Audience.DOWNSTREAM_PROVIDERS): "Given under the safeguards and conditions of "
    "Articles 53(7) and 78 AI Act (Transparency Measure 1.2, third paragraph).",
}


def has_cover(form: Form) -> bool:
    """Say whether a form is a copy for some readers, which has a cover sheet."""
    return form.audience is not None or getattr(form, "copy_for", None) is not None


def cover_of(form: Form) -> Iterator[Block]:
    """Yield the cover sheet of a copy."""
    yield Heading(COVER)
    if form.audience is not None:
        rows = _of_audience(form, form.audience)
    else:
        assert isinstance(form, SafetyDocument)  # no other form knows copies
        rows = _of_redactions(form, form.copy_for)
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
    shared = (
        _BY_THE_FORM + AUDIENCE_NAMES[audience] + "."
        if audience is not Audience.DOWNSTREAM_PROVIDERS
        else _CONFIDENTIAL[form.EDITION, audience]
    )
    yield "Confidentiality", shared


def _state(answer: object) -> str:
    if answer is None:
        return "without an answer"
    return NOT_APPLICABLE if answer in ((), NOT_APPLICABLE) else "answered"


def _of_redactions(form: SafetyDocument, reader: CopyFor | None) -> Iterator[tuple[str, str]]:
    assert reader is not None  # only copies have a cover sheet
    name = COPY_NAMES[reader]
    yield "For", f"{name[:1].upper()}{name[1:]}"
    answered = sum(answer is not None for _, answer in form.rows())
    yield "In it", f"{_rows(answered)} with an answer"
    grounds = Counter(redaction.ground.value for redaction in form.redactions or ())
    left_out = "; ".join(f"{count} for {ground}" for ground, count in sorted(grounds.items()))
    yield "Redacted places", left_out or "None"
    if reader is CopyFor.AUTHORITIES:
        # final Safety and Security Chapter, principle (d)
        yield (
            "Confidentiality",
            "What the AI Office gets under the Safety and Security Chapter is treated under "
            "Article 78 AI Act (principle (d) of the Chapter).",
        )
    else:
        yield "Confidentiality", "None: what is redacted for the public is not in this copy."


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
