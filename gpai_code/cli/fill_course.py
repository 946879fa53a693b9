"""Which question of a guided session comes next, as answers open some and close others."""

from enum import Enum

from gpai_code.errors import UnknownValueError
from gpai_code.forms.draft import FormDraft, Place
from gpai_code.forms.questions import MORE, Question, questions_of


class Step(Enum):
    """Where the session goes after a question."""

    ON = "on"
    BACK = "back"
    PAST_RECORD = "past the record"
    END = "end"


class Course:
    """
    The questions of a session in their order, and the one that it is at.

    Args:
        draft: The form that is filled.

    Attributes:
        questions: All questions that are asked now.
        at: Which of them the session is at.
        is_chosen: Whether that one was asked for by name, and is put though it is answered.
        growing: Lists to which a record was added, so that the session asks for one more.
    """

    def __init__(self, draft: FormDraft) -> None:
        self.draft = draft
        self.questions: list[Question] = []
        self.at = 0
        self.is_chosen = False
        self.growing: set[Place] = set()
        self._everything = False

    def begin(self, *, everything: bool) -> None:
        """
        Find the questions.

        Args:
            everything: Whether to ask for what is answered already or not owed, too.
        """
        self._everything = everything
        self.questions = questions_of(self.draft, everything=everything)

    def go(self, name: str) -> None:
        """
        Choose the first question on a row, or at a place in a list such as evaluations/0/results.

        Raises:
            UnknownValueError: If there is none.
        """
        for at, question in enumerate(self.questions):
            if name in (question.row, "/".join(map(str, question.place))):
                self.at, self.is_chosen = at, True
                return
        rows = dict.fromkeys(question.row for question in self.questions)
        raise UnknownValueError("row that is asked now", name, tuple(rows))

    def next_question(self) -> Question | None:
        """Return the question to put now, those that are settled passed over; None at the end."""
        while self.at < len(self.questions):
            question = self.questions[self.at]
            if self.is_chosen or self._everything or not self._is_settled(question):
                self.is_chosen = False
                return question
            self.at += 1
        return None

    def _is_settled(self, question: Question) -> bool:
        if question.kind == MORE:
            has_list = self.draft.value(question.place[:-1]) is not None
            return has_list and question.place[:-1] not in self.growing
        return self.draft.answer(question.place) is not None

    def move(self, question: Question, step: Step) -> None:
        """Go on from a question; the last answer may have opened some and closed others."""
        if self.is_chosen:
            return
        asked_before, at = self.questions, self.at
        self.questions = questions_of(self.draft, everything=self._everything)
        places = {}
        for number, item in enumerate(self.questions):
            places[item.place, item.kind] = number
        if step is Step.BACK:
            here = places.get((question.place, question.kind), at)
            self.at, self.is_chosen = max(0, here - 1), True
            return
        here = places.get((question.place, question.kind), -1)
        if step is Step.ON and here >= 0:
            self.at = here + 1
            return
        record = question.place[:-1] if step is Step.PAST_RECORD else None
        for item in asked_before[at + 1 :]:
            inside = record is not None and item.place[: len(record)] == record
            if not inside and (item.place, item.kind) in places:
                self.at = places[item.place, item.kind]
                return
        self.at = len(self.questions)
