"""What applies to a model: the questions, the decision as it grows, and its files."""

from datetime import date
from enum import Enum
from typing import Any, get_args, get_origin

import attrs

from gpai_code.catalog.code import load
from gpai_code.render.text import asides, decision_markdown, obligation_title
from gpai_code.render.text import explain as explain_decision
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.facts import (
    FACT_NAMES,
    FURTHER_QUESTIONS,
    QUESTIONS,
    ModelFacts,
    read_facts,
)
from gpai_code.resolver.questions import answered, how_to_answer
from gpai_code.resolver.reasons import Reasons
from gpai_code.resolver.resolution import resolve
from gpai_code.vocabulary import Outcome
from tools.website.in_browser.places import place

FORM = "/forms/model-documentation/"
SUMMARY = "/forms/training-content-summary/"

NEXT = {
    "53(1)(a)": ("Fill the Model Documentation Form; the check says what it lacks", FORM),
    "53(1)(b)": ("Save the copy of the Form for downstream providers", FORM),
    "53(1)(c)": ("Read what the Code asks of the copyright policy", "/explore/#chapter=copyright"),
    "53(1)(d)": ("Fill the public summary of training content", SUMMARY),
    "54": (
        "Appoint the representative by written mandate before placing the model on the market",
        None,
    ),
    "55": (
        "Read what the Code asks for models with systemic risk",
        "/explore/#addressee=providers-systemic-risk",
    ),
}
"""What comes next where an obligation applies, and the page for it."""

EVIDENCE = (
    "For the exemption, keep evidence of each condition: the Commission may ask for it (Article 91)"
)


def controls() -> list[dict[str, Any]]:
    """Return every fact with its question and how it is answered, in the order of asking."""
    questions = QUESTIONS | FURTHER_QUESTIONS
    return [_control(name, text) for name, text in questions.items()]


def decide(facts: dict[str, Any], edition: str = "final") -> dict[str, Any]:
    """
    Return the decision on the facts, as a page shows it.

    Args:
        facts: The facts as a document has them.
        edition: Slug of the edition of the Code.
    """
    decision = resolve(read_facts(facts), edition)
    return {
        "facts": decision.facts.to_dict(),
        "edition": decision.generated_by.edition,
        "obligations": _obligations(decision),
        "code": _code(decision),
        "provisions": _provisions(decision),
        "questions": [question.fact for question in decision.questions],
        "next": _next(decision),
        "asides": [[heading, lines] for heading, lines in asides(decision)],
        "faults": [str(fault) for fault in decision.faults],
        "reasons": _chain(decision),
        "undetermined": decision.undetermined,
    }


def answer(facts: dict[str, Any], fact: str, words: str, edition: str = "final") -> dict[str, Any]:
    """
    Return the decision with one more answer, given in words.

    Raises:
        DocumentError: If the answer does not fit the fact.
    """
    known = answered(read_facts(facts), fact, words)
    return decide(known.to_dict(), edition)


def decision_file(facts: dict[str, Any], edition: str, kind: str) -> dict[str, str]:
    """Return a decision as a file to save: its name and its text, in JSON or Markdown."""
    if kind == "facts":
        return {"name": "facts.json", "text": read_facts(facts).to_json() + "\n"}
    decision = resolve(read_facts(facts), edition)
    if kind == "markdown":
        return {"name": "decision.md", "text": decision_markdown(decision)}
    return {"name": "decision.json", "text": decision.to_json() + "\n"}


def explain(facts: dict[str, Any], edition: str = "final") -> str:
    """Return the whole chain of reasoning as plain text."""
    return explain_decision(resolve(read_facts(facts), edition))


# How a fact is asked for


def _control(name: str, question: str) -> dict[str, Any]:
    kind, several = _kind(name), False
    if get_origin(kind) is tuple:
        kind, several = get_args(kind)[0], True
    control: dict[str, Any] = {
        "fact": name,
        "question": question,
        "how": how_to_answer(name),
        "asked": name in QUESTIONS,
        "kind": "words",
    }
    if kind is bool:
        control["kind"] = "yes-no"
    elif kind is date:
        control["kind"] = "day"
    elif isinstance(kind, type) and issubclass(kind, Enum):
        control["kind"] = "several" if several else "one"
        control["options"] = [str(option.value) for option in kind]
    elif several:
        control["kind"] = "list"
    return control


def _kind(name: str) -> Any:
    """Return the type of a fact, without what rules add to it."""
    from gpai_code.constraints.rules import without_none  # noqa: PLC0415

    assert name in FACT_NAMES
    kind = without_none(attrs.fields_dict(ModelFacts)[name].type)
    return get_args(kind)[0] if hasattr(kind, "__metadata__") else kind


# How a decision is shown


def _obligations(decision: Decision) -> list[dict[str, Any]]:
    rows = []
    for name, ruling in decision.obligations.items():
        rows.append(
            {
                "name": name,
                "title": obligation_title(name),
                "outcome": ruling.outcome.value,
                "missing": list(ruling.missing),
                **_reasons(ruling),
            }
        )
    return rows


def _code(decision: Decision) -> list[dict[str, Any]]:
    """Return the Measures by outcome; a Commitment without Measures is there itself."""
    code = load(decision.generated_by.edition)
    groups = []
    for outcome in Outcome:
        entries = []
        for commitment in code.commitments:
            for entry in commitment.measures or (commitment,):
                if decision[entry.id].outcome is outcome:
                    entries.append({"id": entry.id, "name": f"{entry.label} {entry.title}"})
        if entries:
            groups.append({"outcome": outcome.value, "entries": entries})
    return groups


def _provisions(decision: Decision) -> list[dict[str, Any]]:
    rows = []
    for name, ruling in decision.provisions.items():
        if ruling.outcome is not Outcome.APPLIES:
            rows.append({"id": name, "outcome": ruling.outcome.value, **_reasons(ruling)})
    return rows


def _chain(decision: Decision) -> list[dict[str, Any]]:
    """Return the questions of law and the conditions of the exemption, with their answers."""
    rows = []
    for step in decision.steps:
        rows.append({"id": step.id, "answer": step.value, **_reasons(step)})
    for condition in decision.conditions:
        rows.append({"id": condition.id, "answer": condition.met, **_reasons(condition)})
    return rows


def _reasons(reasons: Reasons) -> dict[str, Any]:
    return {
        "because": list(reasons.because),
        "places": [place(citation) for citation in reasons.citations],
    }


def _next(decision: Decision) -> list[dict[str, str | None]]:
    steps = []
    outcomes = [ruling.outcome for ruling in decision.obligations.values()]
    for name, ruling in decision.obligations.items():
        if ruling.outcome in (Outcome.APPLIES, Outcome.APPLIES_MODIFIED):
            words, address = NEXT[name]
            steps.append({"text": f"Article {name}: {words}.", "address": address})
    if Outcome.EXEMPT in outcomes:
        steps.append({"text": f"{EVIDENCE}.", "address": None})
    return steps
