"""A guided session: one row after the other, each with what it asks, until the form is filled."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import attrs

from gpai_code.constraints.rules import without_none
from gpai_code.errors import UnknownValueError
from gpai_code.forms.definition import Row
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.rounding import PRECISE_ROWS, derived
from gpai_code.forms.template import choices_of
from gpai_code.reading.proposals import Origin, Proposal, proposals_of, without_proposal
from gpai_code.reading.typed_answers import BETWEEN_LINES, is_answer, typed_answer
from gpai_code.render.answers import lines_of
from gpai_code.render.form_hints import how_to_type
from gpai_code.vocabulary import AUDIENCE_NAMES

COMMANDS_HELP = (
    "empty: take what is proposed, or skip; =N: take proposal N; :skip; :clear; :back; :save; "
    ":quit; :help. The form is saved after each answer."
)


class Prompt(NamedTuple):
    """
    What the session asks for.

    Attributes:
        id: Id of the row, or of the field at the head of the form.
        label: As printed.
        guidance: What it asks for.
        annotation: Type of its field.
        row: The row; None for a field at the head.
    """

    id: str
    label: str
    guidance: str
    annotation: Any
    row: Row | None = None


class FillSession:
    """
    Asks for the rows of a form and saves each answer.

    Args:
        form: The form as it is.
        ask: Shows a prompt and returns the line that was typed; None at the end of the input.
        tell: Shows a remark.
        save: Saves the form.
    """

    def __init__(
        self,
        form: ModelDocumentation,
        *,
        ask: Callable[[str], str | None],
        tell: Callable[[str], None],
        save: Callable[[ModelDocumentation], None],
    ) -> None:
        self.form, self.ask, self.tell, self.save = form, ask, tell, save
        self.prompts = list(prompts_of(form))
        self.typed = 0
        """How many answers were typed in words, and not taken from elsewhere."""

    def run(self, begin: str | None = None, *, again: bool = False) -> ModelDocumentation:
        """
        Ask until the last row, `:quit` or the end of the input.

        Args:
            begin: Id of the row to begin at.
            again: Whether to ask for rows that are answered already, too.

        Raises:
            UnknownValueError: If the form has no row of that id.
        """
        proposals_of(self.form)  # refuse proposals that cannot be read before anything is asked
        self.tell(COMMANDS_HELP)
        at = 0 if begin is None else self._place_of(begin)
        while at < len(self.prompts):
            prompt = self.prompts[at]
            if getattr(self.form, prompt.id) is not None and not again and prompt.id != begin:
                at += 1
                continue
            step = self._put(prompt, at)
            if step is None:
                break
            if step < 0:
                at, again = max(0, at - 1), True  # what was answered is asked once more
            else:
                at += 1
        self._end()
        return self.form

    def _place_of(self, begin: str) -> int:
        ids = [prompt.id for prompt in self.prompts]
        if begin not in ids:
            raise UnknownValueError("row of this form", begin, tuple(ids))
        return ids.index(begin)

    def _put(self, prompt: Prompt, at: int) -> int | None:
        """Ask for a row until it is settled; return 1 to go on, -1 to go back, None to end."""
        proposals = self._proposals(prompt)
        self._show(prompt, at, proposals)
        while True:
            line = self.ask("> ")
            if line is None:
                return None
            words = line.strip()
            match words:
                case ":quit":
                    return None
                case ":back":
                    return -1
                case ":skip":
                    return 1
                case ":save":
                    self.save(self.form)
                    self.tell("saved")
                    continue
                case ":help":
                    self.tell(COMMANDS_HELP)
                    continue
                case ":clear":
                    self._change(prompt, None)
                    return 1
            if words == "" and (len(proposals) != 1 or self._answer(prompt) is not None):
                return 1
            if words == "" or words.startswith("="):
                if self._take(prompt, proposals, words):
                    return 1
            elif words.startswith(":"):
                self.tell(f"no command {words[:50]!r}; {COMMANDS_HELP}")
            elif self._type(prompt, words):
                return 1

    def _show(self, prompt: Prompt, at: int, proposals: list[Proposal]) -> None:
        answered = sum(self._answer(item) is not None for item in self.prompts)
        lines = [f"[{at + 1} of {len(self.prompts)}; {answered} answered] {prompt.label}"]
        if prompt.row is not None and prompt.row.audiences:
            readers = ", ".join(AUDIENCE_NAMES[reader] for reader in prompt.row.audiences)
            lines.append(f"  for: {readers}")
        lines.append(f"  {prompt.guidance}")
        for number, option in enumerate(choices_of(prompt.annotation), 1):
            lines.append(f"  {number}. {option}")
        if prompt.row is not None and prompt.row.recommended_words is not None:
            lines.append(f"  recommended length: {prompt.row.recommended_words} words")
        present = self._answer(prompt)
        if present is not None:
            lines.append(f"  answer so far: {_words(present)}")
        for number, item in enumerate(proposals, 1):
            lines.append(f"  ={number} proposed: {_words(item.value)} ({item.origin})")
        lines.append(f"  ({how_to_type(prompt.annotation)})")
        self.tell("\n".join(lines))

    def _answer(self, prompt: Prompt) -> Any:
        return getattr(self.form, prompt.id)

    def _proposals(self, prompt: Prompt) -> list[Proposal]:
        """Return what other documents propose for a row, and what follows from its precise row."""
        proposals = []
        values = []
        for item in proposals_of(self.form):
            if item.row == prompt.id and item.value not in values:
                proposals.append(item)
                values.append(item.value)
        if prompt.id in PRECISE_ROWS:
            value = derived(self.form).get(prompt.id)
            if value is not None and value not in values:
                origin = Origin(source="derived", place=PRECISE_ROWS[prompt.id])
                proposals.append(Proposal(row=prompt.id, value=value, origin=origin))
        return proposals

    def _take(self, prompt: Prompt, proposals: list[Proposal], words: str) -> bool:
        """Take a proposal by its number, the only one where there is no number."""
        number = words.removeprefix("=").strip() or "1"
        if not (number.isascii() and number.isdigit() and len(number) < 4):
            self.tell(f"{words[:50]!r} names no proposal; write = and its number")
            return False
        if not 0 < int(number) <= len(proposals):
            self.tell(f"there is no proposal {number} for this row")
            return False
        self._change(prompt, proposals[int(number) - 1].value)
        return True

    def _type(self, prompt: Prompt, words: str) -> bool:
        """Read an answer in words; say why it is none where it cannot be the row's."""
        understood = typed_answer(prompt.annotation, words)
        if not is_answer(understood):
            reason = understood.note or "it was not understood as a whole"
            self.tell(f"not taken: {reason} ({how_to_type(prompt.annotation)})")
            for candidate in understood.candidates:
                self.tell(f"  it can mean: {candidate}")
            return False
        self._change(prompt, understood.value)
        self.typed += 1
        recommended = prompt.row.recommended_words if prompt.row is not None else None
        if recommended is not None:
            self.tell(f"{len(words.split())} words; the Form recommends {recommended}")
        return True

    def _change(self, prompt: Prompt, value: Any) -> None:
        form = attrs.evolve(self.form, **{prompt.id: value})
        if value is not None:
            form = without_proposal(form, prompt.id)
        self.form = form
        self.save(form)

    def _end(self) -> None:
        unanswered = [prompt.id for prompt in self.prompts if self._answer(prompt) is None]
        self.tell(
            f"{len(self.prompts) - len(unanswered)} of {len(self.prompts)} answered, "
            f"{self.typed} of them typed now"
        )
        if unanswered:
            self.tell(f"open: {', '.join(unanswered)}")


def prompts_of(form: ModelDocumentation) -> Iterator[Prompt]:
    """Yield what is asked, in printed order; a row that may follow from another comes after it."""
    kind = type(form)
    types = attrs.fields_dict(kind)
    for field in kind.definition().header:
        yield Prompt(field.id, field.label, field.guidance, without_none(types[field.id].type))
    rows = {row.id: row for row, _ in form.rows()}
    waiting = {coarse: rows[coarse] for coarse in PRECISE_ROWS if coarse in rows}
    order: list[Row] = []
    for row in rows.values():
        if row.id in waiting and PRECISE_ROWS[row.id] in rows:
            continue
        order.append(row)
        order += [item for name, item in waiting.items() if PRECISE_ROWS[name] == row.id]
    for row in order:
        yield Prompt(row.id, row.name, row.guidance, without_none(types[row.id].type), row)


def _words(value: Any) -> str:
    return BETWEEN_LINES.join(lines_of(value)) or "N/A: none"
