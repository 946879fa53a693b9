"""Asking only for the facts that still matter, one at a time."""

from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, get_args, get_origin

import attrs

from gpai_code.catalog.edition import DEFAULT_EDITION
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.rules import without_none
from gpai_code.constraints.structuring import structure
from gpai_code.errors import DocumentError, Fault
from gpai_code.resolver.availability import WAYS_OF_BEING_PAID
from gpai_code.resolver.decision import Decision, Question
from gpai_code.resolver.facts import FACT_NAMES, FURTHER_QUESTIONS, QUESTIONS, ModelFacts
from gpai_code.resolver.resolution import resolve, unreadable
from gpai_code.text_io.strict_json import describe
from gpai_code.vocabulary import EditionSlug

YES = frozenset({"yes", "y", "true"})
NO = frozenset({"no", "n", "false"})
UNKNOWN = frozenset({"", "?", "unknown"})

MAX_PARTS = 100
"""How many commas of an answer are looked at; no list of facts has a tenth of it."""

Prompt = Callable[[Question, str], str]
"""Shows a question and how it can be answered, and returns the answer."""


BACK = frozenset({"back", ":back"})
QUIT = frozenset({"quit", ":quit"})

COMPUTED_FROM = {
    # AI Act, Article 51(1) and (2); guidelines 119 (July 2025): compute of all that adds to it
    "systemic_risk": ("cumulative_compute", "training_compute", "designated"),
    # guidelines 17 (July 2025)
    "is_gpai": ("training_compute", "generates"),
    # guidelines 92 (July 2025)
    "usage_public": (
        *("usage_modalities_public", "usage_capabilities_public", "usage_limitations_public"),
    ),
    # guidelines 85 to 87 (July 2025)
    "monetised": (*WAYS_OF_BEING_PAID, "personal_data_required", "personal_data_purpose"),
}
"""Conclusions of law that nobody may know yet, and the plain facts that they follow from."""


@attrs.frozen(eq=False, repr=False)
class _Turn:
    """What is known before a question, so that one can come back to it."""

    facts: ModelFacts
    skipped: tuple[str, ...] = ()


@explain_arguments
def ask(
    prompt: Prompt,
    facts: ModelFacts | None = None,
    edition: EditionSlug | str = DEFAULT_EDITION,
    *,
    complain: Callable[[str], None] = lambda message: None,
    progress: Callable[[int, int], None] = lambda answered, open_questions: None,
) -> Decision:
    """
    Ask for missing facts until nothing is open or nobody knows more.

    After each answer the decision is made again, so that only questions that still matter are put.
    Where a conclusion is not known, such as whether the model has systemic risk, the facts that it
    follows from are asked for in its place.

    Args:
        prompt: Puts one question; an empty answer says that the fact is not known, "back" puts the
            question before it once more, and "quit" ends the questions.
        facts: What is known already.
        edition: Slug or PEP 440 specifier of the edition.
        complain: Called with the reason why an answer was not understood, before the question is
            asked again, and at the beginning with what cannot be read of the facts that are known.
        progress: Called before each question with how many were put and how many are open now.

    Returns:
        The last decision; its `facts` hold the answers.
    """
    turn = _Turn(facts or ModelFacts())
    earlier: list[_Turn] = []
    for fault in unreadable(turn.facts):
        complain(str(fault))
    while True:
        decision = resolve(turn.facts, edition)
        waiting = _waiting(decision, turn)
        if not waiting:
            return decision
        question = waiting[0]
        progress(len(earlier), len(waiting))
        answer = prompt(question, how_to_answer(question.fact)).strip()
        word = answer.casefold()
        if word in QUIT:
            return decision
        if word in BACK:
            if earlier:
                turn = earlier.pop()
            else:
                complain("this is the first question")
            continue
        if word in UNKNOWN:
            earlier.append(turn)
            turn = attrs.evolve(turn, skipped=(*turn.skipped, question.fact))
            continue
        try:
            answers = answered(turn.facts, question.fact, answer)
        except DocumentError as error:
            complain(str(error))
            continue
        faults = resolve(answers, edition).faults  # a licence that cannot be read
        for fault in faults:
            complain(str(fault))
        if not faults:
            earlier.append(turn)
            turn = attrs.evolve(turn, facts=answers)


def _waiting(decision: Decision, turn: _Turn) -> list[Question]:
    """Return the open questions; those behind a conclusion come once it was skipped itself."""
    names: list[str] = []
    for question in decision.questions:
        if question.fact not in turn.skipped:
            names.append(question.fact)
            continue
        for fact in COMPUTED_FROM.get(question.fact, ()):
            if getattr(turn.facts, fact) is None and _matters(fact, turn.facts):
                names.append(fact)
    names = [name for name in dict.fromkeys(names) if name not in turn.skipped]
    questions = QUESTIONS | FURTHER_QUESTIONS
    return [Question(fact=name, text=questions[name]) for name in names]


def _matters(fact: str, facts: ModelFacts) -> bool:
    """Say whether a fact that depends on another one is asked for."""
    # guidelines 87 (July 2025): the purpose counts only where personal data must be given
    if fact == "personal_data_purpose":
        return facts.personal_data_required is True
    # what went into all of its training is more, and settles the same
    if fact == "training_compute":
        return facts.cumulative_compute is None
    return True


def answered(facts: ModelFacts, fact: str, answer: str) -> ModelFacts:
    """
    Return the facts with one answer in words added.

    Raises:
        DocumentError: If the answer does not fit the fact.

    >>> answered(ModelFacts(), "monetised", "no").monetised
    False
    """
    value: Any = answer
    kind = _kind(fact)
    if kind is bool:
        word = answer.casefold()
        if word not in YES | NO:
            actual = describe(answer)
            raise DocumentError("answer", (Fault(f"/{fact}", "type", actual, "say yes or no"),))
        value = word in YES
    elif get_origin(kind) is tuple:
        value = [part.strip() for part in answer.split(",", MAX_PARTS)]
    record = structure({fact: value}, ModelFacts, "answer")
    return attrs.evolve(facts, **{fact: getattr(record, fact)})


def template() -> dict[str, Any]:
    """
    Return empty facts as plain JSON values, to be filled by hand.

    Like an empty form they hold no placeholders, so that none is taken for an answer: the question
    for each fact, in plain words, and what to write are under ``extensions.facts_to_fill``. Put
    a fact's name at the top level with its answer; leave out what is not known.

    >>> template()["extensions"]["facts_to_fill"]["monetised"]["write"]
    'true or false'
    """
    questions = QUESTIONS | FURTHER_QUESTIONS
    return {
        "extensions": {
            "facts_to_fill": {
                field.name: {"question": questions[field.name], "write": _in_json(field.name)}
                for field in attrs.fields(ModelFacts)
                if field.name in FACT_NAMES
            }
        }
    }


def _in_json(fact: str) -> str:
    kind = _kind(fact)
    if fact == "license":
        return 'text in quotes, such as "Apache-2.0"; "NONE" if there is none'
    if fact in ("licenses", "base_models"):
        return "a list, [...], of texts in quotes"
    if kind is bool:
        return "true or false"
    if get_origin(kind) is tuple:
        return f"a list, [...], with {how_to_answer(fact).replace(', with commas, of', ' of')}"
    return f"text in quotes: {how_to_answer(fact)}"


def how_to_answer(fact: str) -> str:
    """
    Say how a fact is given.

    >>> how_to_answer("monetised"), how_to_answer("role")
    ('yes or no', 'developer, modifier, integrator or host')
    """
    kind = _kind(fact)
    if kind is bool:
        return "yes or no"
    several = ""
    if get_origin(kind) is tuple:
        kind, several = get_args(kind)[0], "one or more, with commas, of "
        if get_origin(kind) is Annotated:
            return "one or more, with commas"
    if isinstance(kind, type) and issubclass(kind, Enum):
        *names, last = [str(option.value) for option in kind]
        return f"{several}{', '.join(names)} or {last}"
    if fact.endswith("_compute"):
        return "FLOP, such as 2.4e25"
    return "YYYY-MM-DD" if fact.endswith("_on") else "in words"


def _kind(fact: str) -> Any:
    annotation = without_none(attrs.fields_dict(ModelFacts)[fact].type)
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
