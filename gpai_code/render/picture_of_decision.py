"""A decision as a picture of one page: obligations and Measures by outcome."""

from collections import Counter

from gpai_code.catalog.code import Code, load
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.render.rows import number_of
from gpai_code.render.sheet import (
    BODY,
    FAINT,
    HEADING,
    LINE,
    MARGIN,
    SMALL,
    WIDTH,
    Look,
    Picture,
    Sheet,
)
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.many import cautions
from gpai_code.vocabulary import Obligation, Outcome

LOOKS = {
    Outcome.APPLIES: Look("#1f4e79", "#1f4e79", "#ffffff"),
    Outcome.APPLIES_MODIFIED: Look("#cfe2f3", "#1f4e79", "#12304a"),
    Outcome.EXEMPT: Look("#ffffff", "#2e7d32", "#1b5e20"),
    Outcome.NOT_APPLICABLE: Look("#ececec", "#bdbdbd", "#555555"),
    Outcome.UNDETERMINED: Look("#fff4c7", "#8a6d00", "#5a4600", dashed=True),
}
"""How each outcome is drawn."""

WORDS = {
    Outcome.APPLIES: "applies",
    Outcome.APPLIES_MODIFIED: "applies, modified",
    Outcome.EXEMPT: "exempt",
    Outcome.NOT_APPLICABLE: "not applicable",
    Outcome.UNDETERMINED: "undetermined",
}

_PILL, _PILL_HEIGHT = 116.0, 20.0
_CELL, _CELL_HEIGHT, _GAP = 44.0, 20.0, 5.0


@explain_arguments
def plot_decision(decision: Decision) -> Picture:
    """
    Draw a decision on one page: each obligation with its outcome, and each Measure by its number.

    What must be read with the decision, what was taken for granted and what is still open is
    written below.

    Raises:
        MissingExtraError: If Matplotlib is not installed.
    """
    code = load(decision.generated_by.edition)
    sheet = Sheet()
    sheet.paragraph("What applies, on the facts given", size=HEADING, bold=True)
    sheet.paragraph(f"{code.edition.title}, {code.edition.date}", size=SMALL, color=FAINT)
    sheet.y += 10
    _obligations(sheet, decision)
    sheet.y += 6
    _measures(sheet, decision, code)
    _legend(sheet, decision)
    for heading, text in _notes(decision):
        sheet.paragraph(f"{heading}: {text}", size=SMALL, color=FAINT)
        sheet.y += 4
    return sheet.picture(
        "What applies to a model, on the facts given", _in_words(decision), "decision"
    )


def _obligations(sheet: Sheet, decision: Decision) -> None:
    sheet.paragraph("Obligations of the AI Act", bold=True)
    sheet.y += 4
    room = WIDTH - 2 * MARGIN - _PILL - 10
    for name, ruling in decision.obligations.items():
        top = sheet.y
        sheet.text(MARGIN, f"Article {name}", bold=True)
        sheet.y += BODY * 1.3
        title = Obligation(name).title
        sheet.paragraph(title, width=room, size=SMALL, color=FAINT)
        right = WIDTH - MARGIN - _PILL
        sheet.box(
            right, top, _PILL, _PILL_HEIGHT, LOOKS[ruling.outcome], label=WORDS[ruling.outcome]
        )
        sheet.y += 5
        sheet.line([(MARGIN, sheet.y), (WIDTH - MARGIN, sheet.y)], linewidth=0.5)
        sheet.y += 6


def _measures(sheet: Sheet, decision: Decision, code: Code) -> None:
    sheet.paragraph("Measures of the Code", bold=True)
    sheet.y += 4
    per_line = int((WIDTH - 2 * MARGIN + _GAP) // (_CELL + _GAP))
    for chapter in code.chapters:
        sheet.paragraph(chapter.title, size=SMALL, bold=True, color=FAINT)
        sheet.y += 3
        for name in chapter.commitments:
            commitment = code.commitment(name)
            sheet.paragraph(f"{commitment.label} {commitment.title}", size=SMALL)
            sheet.y += 2
            cells = [(number_of(entry), decision[entry.id]) for entry in commitment.measures]
            if not cells:  # the Commitment's own text is the criterion
                cells = [(number_of(commitment), decision.commitments[name])]
            for place, (number, ruling) in enumerate(cells):
                column, row = place % per_line, place // per_line
                x = MARGIN + column * (_CELL + _GAP)
                y = sheet.y + row * (_CELL_HEIGHT + _GAP)
                sheet.box(x, y, _CELL, _CELL_HEIGHT, LOOKS[ruling.outcome], label=number)
            lines = (len(cells) - 1) // per_line + 1
            sheet.y += lines * (_CELL_HEIGHT + _GAP) + 3
        sheet.y += 4


def _legend(sheet: Sheet, decision: Decision) -> None:
    """Say what the boxes mean, and how many Measures have each outcome."""
    sheet.line([(MARGIN, sheet.y), (WIDTH - MARGIN, sheet.y)], color=LINE)
    sheet.y += 8
    counts = Counter(ruling.outcome for ruling in decision.measures.values())
    half = (WIDTH - 2 * MARGIN) / 2
    total = len(decision.measures)
    for place, outcome in enumerate(Outcome):
        x = MARGIN + (place % 2) * half
        sheet.box(x, sheet.y, 22, 14, LOOKS[outcome])
        text = f"{WORDS[outcome]}: {counts[outcome]} of {total} Measures"
        sheet.text(x + 30, text, y=sheet.y + 2, size=SMALL)
        if place % 2 or place == len(Outcome) - 1:
            sheet.y += 21
    sheet.y += 4


def _notes(decision: Decision) -> list[tuple[str, str]]:
    """Return what must be read with the picture, each under its heading."""
    notes = [("Read with it", text) for text in cautions(decision)]
    if decision.questions:
        facts = ", ".join(question.fact for question in decision.questions)
        notes.append(("Still open", facts))
    notes += [("Taken for granted", premise) for premise in decision.premises]
    stamp = decision.generated_by
    edition = f"{stamp.edition}, data revision {stamp.revision}"
    notes.append(("No legal advice", f"{stamp.library} {stamp.version}, {edition}."))
    return notes


def _in_words(decision: Decision) -> str:
    sentences = []
    for name, ruling in decision.obligations.items():
        sentences.append(f"Article {name}, {Obligation(name).title}: {WORDS[ruling.outcome]}.")
    for outcome in Outcome:
        ids = [name for name, ruling in decision.measures.items() if ruling.outcome is outcome]
        if ids:
            sentences.append(f"Measures, {WORDS[outcome]}: {', '.join(ids)}.")
    sentences += [f"{heading}: {text}" for heading, text in _notes(decision)]
    return " ".join(sentences)
