"""Asking only for the facts that still matter, one at a time."""

from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, get_args, get_origin

import attrs

from gpai_code.catalog.code import DEFAULT_EDITION
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.conversion import structure
from gpai_code.constraints.rules import without_none
from gpai_code.errors import DocumentError
from gpai_code.resolver.decision import Decision, Question
from gpai_code.resolver.facts import FACT_NAMES, FURTHER_QUESTIONS, QUESTIONS, ModelFacts
from gpai_code.resolver.resolution import resolve
from gpai_code.vocabulary import EditionSlug

YES = frozenset({"yes", "y", "true"})
NO = frozenset({"no", "n", "false"})
UNKNOWN = frozenset({"", "?", "unknown"})

MAX_PARTS = 100
"""How many commas of an answer are looked at; no list of facts has a tenth of it."""

Prompt = Callable[[Question, str], str]
"""Shows a question and how it can be answered, and returns the answer."""


@explain_arguments
def ask(
    prompt: Prompt,
    facts: ModelFacts | None = None,
    edition: EditionSlug | str = DEFAULT_EDITION,
    *,
    complain: Callable[[str], None] = lambda message: None,
) -> Decision:
    """
    Ask for missing facts until nothing is open or nobody knows more.

    After each answer the decision is made again, so that only questions that still matter are put.

    Args:
        prompt: Puts one question; an empty answer says that the fact is not known.
        facts: What is known already.
        edition: Slug or PEP 440 specifier of the edition.
        complain: Called with the reason why an answer was not understood, before the question is
            asked again.

    Returns:
        The last decision; its `facts` hold the answers.
    """
    answers = facts or ModelFacts()
    skipped: set[str] = set()
    while True:
        decision = resolve(answers, edition)
        waiting = [question for question in decision.questions if question.fact not in skipped]
        if not waiting:
            return decision
        question = waiting[0]
        answer = prompt(question, how_to_answer(question.fact)).strip()
        if answer.casefold() in UNKNOWN:
            skipped.add(question.fact)
            continue
        try:
            answers = answered(answers, question.fact, answer)
        except DocumentError as error:
            complain(str(error))
            continue
        for fault in resolve(answers, edition).faults:  # a licence that cannot be read
            answers = decision.facts
            complain(str(fault))


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
        value = True if word in YES else False if word in NO else answer
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
