"""A guided session: one question after the other, each with what it asks, until all is answered."""

from collections.abc import Callable
from typing import Any

from gpai_code.cli.fill_course import Course, Step
from gpai_code.cli.fill_offers import ids_to_refer_to, proposals_for
from gpai_code.cli.fill_prompt import (
    COMMANDS_HELP,
    closing_remarks,
    prompt_text,
    words_so_far,
)
from gpai_code.constraints.rules import ItemsRule, rule_of
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import DocumentError, UnknownValueError
from gpai_code.forms.base import Form
from gpai_code.forms.draft import FormDraft, Place
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.questions import BOX, MORE, Question
from gpai_code.forms.template import without_prompts
from gpai_code.reading.proposals import Proposal, proposals_of, without_proposal
from gpai_code.reading.typed_answers import is_answer, typed_answer
from gpai_code.reading.typed_fields import NONE, is_long_text, yes_or_no
from gpai_code.render.form_hints import how_to_type

END_OF_TEXT = "."
"""The line that ends an answer of several lines, as in other programs that read from a terminal."""


class FillSession:
    """
    Asks for the rows of a form and saves each answer.

    Args:
        form: The form as it is, of any kind.
        ask: Shows a prompt and returns the line that was typed; None at the end of the input.
        tell: Shows a remark.
        save: Saves the form.
    """

    def __init__(
        self,
        form: Form,
        *,
        ask: Callable[[str], str | None],
        tell: Callable[[str], None],
        save: Callable[[Form], None],
    ) -> None:
        self.draft = FormDraft(form)
        self.ask, self.tell, self.save = ask, tell, save
        self.course = Course(self.draft)
        self.lines_so_far: list[str] = []
        """Lines of the answer of several lines that is being typed."""
        self.told: set[str] = set()
        """What was said before of several rows alike, so that it is not said in full again."""
        self.typed = 0
        """How many answers were typed in words, and not taken from elsewhere."""

    def run(self, begin: str | None = None, *, again: bool = False) -> Form:
        """
        Ask until the last question, `:quit` or the end of the input.

        Args:
            begin: Row to begin at, by its id.
            again: Whether to ask for what is answered already or not owed, too.

        Raises:
            UnknownValueError: If there is no such row, or it is not asked now.
        """
        if isinstance(self.draft.form, ModelDocumentation):
            proposals_of(self.draft.form)  # refuse unreadable ones before anything is asked
        self.course.begin(everything=again)
        if begin is not None:
            self.course.go(begin)
        self.tell(COMMANDS_HELP)
        while (question := self.course.next_question()) is not None:
            step = self._put(question)
            if step is Step.END:
                break
            self.course.move(question, step)
        for remark in closing_remarks(self):
            self.tell(remark)
        return self.draft.form

    # one question

    def _put(self, question: Question) -> Step:
        """Ask until the question is settled."""
        proposals = proposals_for(self.draft, question)
        options = ids_to_refer_to(self.draft.form, question)
        self.tell(prompt_text(self, question, proposals, options))
        while True:
            line = self.ask("> ")
            if line is None:
                return Step.END
            words = line.strip()
            step = (
                self._command(question, words)
                if words.startswith(":")
                else self._answered(question, words, proposals, options)
            )
            if step is not None:
                return step

    def _command(self, question: Question, words: str) -> Step | None:
        """Carry out a command; None if the same question is still to be answered."""
        command, _, rest = words.partition(" ")
        match command:
            case ":quit":
                return Step.END
            case ":back":
                return Step.BACK
            case ":skip":
                return self._skip(question)
            case ":done":
                return self._skip_record(question)
            case ":save":
                self.save(self.draft.form)
                self.tell("saved")
            case ":help":
                self.tell(COMMANDS_HELP)
            case ":clear":
                return self._remove(question.place, "cleared")
            case ":remove":
                return self._remove_record(question)
            case ":text":
                return self._long_answer(question)
            case ":go":
                return self._jump(rest.strip())
            case _:
                self.tell(f"no command {words[:50]!r}; {COMMANDS_HELP}")
        return None

    def _jump(self, name: str) -> Step | None:
        try:
            self.course.go(name)
        except UnknownValueError as error:
            self.tell(str(error))
            return None
        return Step.ON

    def _skip(self, question: Question) -> Step:
        """Leave a question open; a record without what it must have is left out as a whole."""
        holder = question.place[:-1]
        if question.kind == MORE:
            self.course.growing.discard(holder)
            return Step.ON
        if holder and self.draft.value(holder) is None:
            if holder in self.draft.waiting:
                self.tell("this record is left out: it lacks what each one must have")
                self.draft.remove(holder)
            return Step.PAST_RECORD
        return Step.ON

    def _skip_record(self, question: Question) -> Step:
        """Leave the rest of a record open."""
        if len(question.place) == 1:
            return self._skip(question)
        self._skip(question)
        return Step.PAST_RECORD

    def _remove(self, place: Place, done: str) -> Step | None:
        try:
            self.draft.remove(place)
        except DocumentError as error:
            self.tell(f"not {done}: {_reasons(error)}; :remove takes the whole record out")
            return None
        self.save(self.draft.form)
        self.tell(done)
        return Step.ON

    def _remove_record(self, question: Question) -> Step | None:
        record = next(self.draft.records_around(question.place), None)
        if record is None or question.kind == MORE:
            self.tell("this question is not inside a record of a list; :clear takes an answer out")
            return None
        return self._remove(record, f"taken out: {'/'.join(map(str, record))}")

    def _answered(
        self,
        question: Question,
        words: str,
        proposals: list[Proposal],
        options: tuple[str, ...],
    ) -> Step | None:
        if question.kind == MORE:
            return self._one_more(question, words)
        if words == "" and (len(proposals) != 1 or self.draft.answer(question.place) is not None):
            return self._skip(question)
        if words == "" or words.startswith("="):
            return self._take(question, proposals, words)
        if question.kind == BOX:
            return self._tick(question, words)
        return self._type(question, words, options)

    def _one_more(self, question: Question, words: str) -> Step | None:
        """Begin a record, or end the list."""
        listing = question.place[:-1]
        if words == "":
            return self._skip(question)
        rule = rule_of(question.annotation)
        may_be_empty = isinstance(rule, ItemsRule) and rule.min_items == 0
        if words.casefold() == NONE and may_be_empty and question.place[-1] == 0:
            return self._store(question, listing, [])
        answer = yes_or_no(words)
        if answer.value is None:
            self.tell(f"not taken: {answer.note}, or leave the line empty")
            return None
        if answer.value is False:
            return self._skip(question)
        self.course.growing.add(listing)
        self.draft.begin(question.place)
        return Step.ON

    def _tick(self, question: Question, words: str) -> Step | None:
        answer = yes_or_no(words)
        if answer.value is None:
            self.tell(f"not taken: {answer.note}")
            return None
        if answer.value is False:
            return self._remove(question.place, "not ticked")
        return self._store(question, question.place, {})

    def _take(self, question: Question, proposals: list[Proposal], words: str) -> Step | None:
        """Take a proposal by its number, the only one where there is no number."""
        number = words.removeprefix("=").strip() or "1"
        if not (number.isascii() and number.isdigit() and len(number) < 4):
            self.tell(f"{words[:50]!r} names no proposal; write = and its number")
            return None
        if not 0 < int(number) <= len(proposals):
            self.tell(f"there is no proposal {number} for this row")
            return None
        value = unstructure(proposals[int(number) - 1].value)
        return self._store(question, question.place, value)

    def _type(self, question: Question, words: str, options: tuple[str, ...]) -> Step | None:
        """Read an answer in words; say why it is none where it cannot be the row's."""
        understood = typed_answer(question.annotation, words, options)
        if not is_answer(understood):
            reason = understood.note or "it was not understood as a whole"
            self.tell(f"not taken: {reason} ({how_to_type(question.annotation)})")
            for candidate in understood.candidates:
                self.tell(f"  it can mean: {candidate}")
            return None
        step = self._store(question, question.place, unstructure(understood.value))
        if step is Step.ON:
            self.typed += 1
            if question.printed is not None and question.printed.recommended_words is not None:
                self.tell(words_so_far(question, words))
        return step

    def _long_answer(self, question: Question) -> Step | None:
        """Read an answer of several lines, and count its words line by line."""
        if question.kind in (MORE, BOX) or not is_long_text(question.annotation):
            self.tell("this question is not answered with a text of several lines")
            return None
        self.tell(f"several lines; a line with {END_OF_TEXT!r} alone ends the answer")
        lines = self.lines_so_far
        while True:
            line = self.ask("| ")
            if line is None:
                lines.clear()
                return Step.END  # an answer that nobody ended is not taken for one
            if line.strip() == END_OF_TEXT:
                break
            lines.append(line.rstrip("\r\n"))
            self.tell(words_so_far(question, "\n".join(lines)))
        answer = "\n".join(lines).strip()
        lines.clear()
        return self._type(question, answer, ())

    def count_of(self, line: str) -> str:
        """Count the words of an answer with the line that is being typed, where a length counts."""
        question = self.course.questions[self.course.at]
        row = question.printed
        if row is None or row.recommended_words is None or line.startswith((":", "=")):
            return ""
        is_end = bool(self.lines_so_far) and line.strip() == END_OF_TEXT
        texts = self.lines_so_far if is_end else [*self.lines_so_far, line]
        words = sum(len(text.split()) for text in texts)
        return f"{words}/{row.recommended_words}"

    def _store(self, question: Question, place: Place, value: Any) -> Step | None:
        """Put a value into the form and save it."""
        try:
            self.draft.put(place, value)
        except DocumentError as error:
            self.tell(f"not taken: {_reasons(error)}")
            return None
        form = self.draft.form
        if isinstance(form, ModelDocumentation):
            form = without_proposal(form, question.row)
        # a row inside a list answers the row of the list too
        names = question.row.split(".")
        rows = [".".join(names[:end]) for end in range(1, len(names) + 1)]
        self.draft.form = without_prompts(form, rows)
        self.save(self.draft.form)
        return Step.ON


def _reasons(error: DocumentError) -> str:
    """Say what was wrong without the place, which is the question itself."""
    return "; ".join(fault.wanted for fault in error.faults)
