"""What a guided session says: before each answer, and at its end."""

from typing import TYPE_CHECKING, Any

from gpai_code.constraints.rules import ItemsRule, rule_of
from gpai_code.forms.questions import BOX, MORE, Question
from gpai_code.reading.proposals import Proposal
from gpai_code.reading.typed_answers import BETWEEN_LINES
from gpai_code.reading.typed_fields import NONE, is_long_text, shown_options
from gpai_code.render.answers import lines_of
from gpai_code.render.form_hints import how_to_type
from gpai_code.vocabulary import AUDIENCE_NAMES

if TYPE_CHECKING:
    from gpai_code.cli.fill_session import FillSession

COMMANDS_HELP = (
    "empty: take what is proposed, or skip; =N: take proposal N; :text: several lines, ended by a "
    "line with a full stop; :skip; :done: skip the rest of a record; :clear; :remove: take a "
    "record out; :back; :go ROW; :save; :quit; :help. The form is saved after each answer."
)

MAX_SHOWN = 300
"""Most characters of an answer so far that are shown."""


def prompt_text(
    session: "FillSession",
    question: Question,
    proposals: list[Proposal],
    options: tuple[str, ...],
) -> str:
    """Return what is shown of a question: what it asks, for whom, options, and what is proposed."""
    course = session.course
    values = [item for item in course.questions if item.kind == question.kind or item.kind != MORE]
    answered = sum(session.draft.answer(item.place) is not None for item in values)
    lines = [f"[{course.at + 1} of {len(course.questions)}; {answered} answered] {question.label}"]
    lines += _about_the_row(session, question)
    for number, option in enumerate(options or shown_options(question.annotation), 1):
        lines.append(f"  {number}. {option}")
    present = session.draft.answer(question.place)
    if present is not None:
        shown = "ticked" if question.kind == BOX else _shown(present)
        lines.append(f"  answer so far: {shown}")
    for number, item in enumerate(proposals, 1):
        lines.append(f"  ={number} proposed: {_words(item.value)} ({item.origin})")
    lines.append(f"  ({_hint(session, question)})")
    return "\n".join(lines)


def _about_the_row(session: "FillSession", question: Question) -> list[str]:
    """Say for whom a row is, when it is asked, and what it asks for."""
    lines = []
    row = question.printed
    if row is not None and row.audiences:
        lines.append(f"  for: {', '.join(AUDIENCE_NAMES[reader] for reader in row.audiences)}")
    if row is not None and row.source is not None:
        lines.append(f"  source: {row.source}")
    if row is not None and row.condition is not None:
        lines.append(f"  asked {row.condition}")
    if row is not None and row.relief is not None:
        said_before = row.relief in session.told
        lines.append(f"  relief: {'as said above' if said_before else row.relief}")
        session.told.add(row.relief)
    lines.append(f"  {question.guidance}")
    if row is not None and row.recommended_words is not None:
        up_to = "up to " if row.up_to else ""
        lines.append(f"  recommended length: {up_to}{row.recommended_words} words")
    return lines


def _hint(session: "FillSession", question: Question) -> str:
    """Say what can be typed."""
    if question.kind == BOX:
        return "yes to tick the box; empty to leave it"
    if question.kind == MORE:
        number = question.place[-1]
        rule = rule_of(question.annotation)
        if number:
            return f"{number} so far; yes for one more; empty to go on"
        if isinstance(rule, ItemsRule) and rule.min_items == 0:
            return f"yes for the first one; {NONE} to say that there are none; empty to skip"
        return "yes for the first one; empty to skip"
    hint = how_to_type(question.annotation)
    if question.refers_to is not None:
        hint = f"numbers or ids of {question.refers_to.replace('_', ' ')}, with blanks between"
    if is_long_text(question.annotation):
        hint += "; :text for several lines"
    return hint


def words_so_far(question: Question, words: str) -> str:
    """Count the words of an answer, next to the length that the form recommends."""
    row = question.printed
    number = len(words.split())
    count = "1 word" if number == 1 else f"{number} words"
    if row is None or row.recommended_words is None:
        return count
    up_to = "up to " if row.up_to else ""
    return f"{count}; the Form recommends {up_to}{row.recommended_words}"


def closing_remarks(session: "FillSession") -> list[str]:
    """Return what is said at the end: how much is answered, what is open, and what is not saved."""
    answered = 0
    open_rows = []
    for question in session.course.questions:
        place = question.place
        if question.kind == BOX:
            continue
        if question.kind == MORE:
            place = place[:-1]
            if session.draft.value(place) is not None:
                continue  # its records are what is answered
        elif session.draft.answer(place) is not None:
            answered += 1
            continue
        open_rows.append("/".join(map(str, place)))
    remarks = [
        f"{answered} of {answered + len(open_rows)} answered; answers typed in this session: "
        f"{session.typed}"
    ]
    if open_rows:
        remarks.append(f"open: {', '.join(open_rows)}")
    for place in session.draft.waiting:
        remarks.append(
            f"not saved: the record {'/'.join(map(str, place))}, which lacks what each one "
            "must have"
        )
    return remarks


def _shown(value: Any) -> str:
    words = _words(value)
    return words if len(words) <= MAX_SHOWN else f"{words[:MAX_SHOWN]}..."


def _words(value: Any) -> str:
    return BETWEEN_LINES.join(lines_of(value)) or "N/A: none"
