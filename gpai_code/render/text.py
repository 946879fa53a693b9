"""Decisions as plain text for people."""

from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from gpai_code.catalog.outline import Place
from gpai_code.catalog.storage import read_outline
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.law import Citation
from gpai_code.render.plain import places, wrapped
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.exemption import Ruling
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.legal_tests import USED
from gpai_code.resolver.timeline import Milestone
from gpai_code.text_io.escaping import markdown_text, printable
from gpai_code.vocabulary import Obligation, Outcome

RELIEFS = "Reliefs that may hold"
"""The heading over reliefs that the outcomes leave aside."""


@explain_arguments
def describe_decision(decision: Decision) -> str:
    """
    Return a decision as plain text.

    The short answer comes first, then what to do next, what belongs with the outcomes, the reasons
    for each obligation, and the Code of Practice.
    """
    sections = (_short_answer, _next_steps, _asides, _obligations, _code)
    lines = ["On the facts given (this is no legal advice):"]
    for section in sections:
        lines += ["", *section(decision)]
    return "\n".join(lines)


def obligation_title(name: str) -> str:
    """
    Say an obligation by its article and what it is.

    >>> obligation_title("53(1)(d)")
    'Article 53(1)(d), public summary of the training content'
    """
    return f"Article {name}, {Obligation(name).title}"


def _short_answer(decision: Decision) -> Iterator[str]:
    for name, ruling in decision.obligations.items():
        yield f"  {ruling.outcome.value:<16} Article {name:<9} {Obligation(name).title}"
    counts = Counter(ruling.outcome for ruling in decision.measures.values())
    tally = ", ".join(
        f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome]
    )
    yield f"  Measures of the Code: {tally}"


_COMMANDS = {
    "53(1)(a)": "gpai-code init form.json writes the Model Documentation Form to fill in; "
    "gpai-code check form.json says what it still lacks",
    "53(1)(b)": "gpai-code export form.json --audience DPs writes what downstream providers get",
    "53(1)(c)": "gpai-code list --chapter copyright lists what the Code asks for",
    "53(1)(d)": "gpai-code init summary.json --kind summary writes the template to fill in; "
    "gpai-code check summary.json says what it still lacks",
    "54": "appoint the representative by written mandate before placing the model on the market",
    "55": "gpai-code list --addressee providers-systemic-risk lists what the Code asks for",
}
"""What comes next where an obligation applies."""


def next_steps(decision: Decision) -> Iterator[str]:
    """Say what to do next: which fact to find out, which file to write, by which command."""
    if decision.questions:
        facts = ", ".join(question.fact for question in decision.questions)
        yield (
            f"To settle what is open, find out: {facts}. gpai-code ask FACTS.json asks for them "
            "one by one; gpai-code facts says how each is written."
        )
    for fault in decision.faults:
        yield f"Correct {fault}"
    for name, ruling in decision.obligations.items():
        if ruling.outcome in (Outcome.APPLIES, Outcome.APPLIES_MODIFIED):
            yield f"Article {name}: {_COMMANDS[name]}."
    if any(ruling.outcome is Outcome.EXEMPT for ruling in decision.obligations.values()):
        yield (
            "For the exemption, keep evidence of each condition: the Commission may ask for it "
            "(Article 91)."
        )


def _next_steps(decision: Decision) -> Iterator[str]:
    yield "What to do next:"
    steps = list(next_steps(decision)) or ["Nothing, on these facts. Decide again if they change."]
    for step in steps:
        yield wrapped(step, "  ", "- ")


def _asides(decision: Decision) -> Iterator[str]:
    first = True
    for heading, lines in asides(decision):
        if not first:
            yield ""
        first = False
        yield f"{heading}:"
        for line in lines:
            yield wrapped(line, "  ", "- ")


def _obligations(decision: Decision) -> Iterator[str]:
    yield "Why:"
    for ruling in dict.fromkeys(decision.obligations.values()):
        names = [name for name, same in decision.obligations.items() if same == ruling]
        *titles, last = map(obligation_title, names)
        enumeration = f"{'; '.join(titles)}; and {last}" if titles else last
        yield wrapped(f"{enumeration}: {_outcome(ruling)}", "    ", "  ")
        yield from _reasons(ruling)


def _code(decision: Decision) -> Iterator[str]:
    outline = read_outline(decision.generated_by.edition)
    yield f"Code of Practice, {decision.generated_by.edition}:"
    for outcome in Outcome:
        ids = list(alike(decision, outcome))
        if ids:
            yield f"  {outcome.value}:"
        for entry in ids:
            yield wrapped(f"{entry}  {outline[entry].title}", "      ", "    ")
    for name, ruling in decision.provisions.items():
        if ruling.outcome is not Outcome.APPLIES:
            yield f"  {name}: {_outcome(ruling)}"
            yield from _reasons(ruling)


def asides(decision: Decision) -> Iterator[tuple[str, list[str]]]:
    """Yield what belongs with the outcomes, under a heading each; what is empty is left out."""
    contradictions: list[str] = []
    warnings: list[str] = []
    points: list[str] = []
    for step in decision.steps:
        if step.contradicted:
            contradictions.append(" ".join(step.because))
        warnings += step.warnings
        points += step.contested
    reported: set[str] = set()  # among the contradictions
    for condition in decision.conditions:
        if condition.contradicted:
            contradictions.append(" ".join((*condition.because, *condition.contested)))
            reported.update(condition.contested)
    for rulings in (decision.obligations, decision.measures, decision.provisions):
        for ruling in rulings.values():
            points += ruling.contested
    reference_date = f" (as of {decision.as_of})" if decision.as_of else ""
    by_heading = {
        "Contradictions": contradictions,
        "Look again": warnings,
        "Contested": [point for point in points if point not in reported],
        RELIEFS: list(_reliefs(decision)),
        "Still open": [f"{question.text} ({question.fact})" for question in decision.questions],
        f"Dates{reference_date}": [_milestone(milestone) for milestone in decision.timeline],
        "Taken for granted": list(decision.premises),
    }
    for heading, lines in by_heading.items():
        if lines:
            yield heading, list(dict.fromkeys(lines))


def _reliefs(decision: Decision) -> Iterator[str]:
    """Name the places of further reliefs, each with its kind and with what it may lighten."""
    for rule, names in reliefs(decision):
        kinds = dict.fromkeys(
            f"{derogation.kind.value}: {derogation.effect.value}" for derogation in rule.derogations
        )
        yield f"{rule.id} ({'; '.join(kinds)}), for {', '.join(names)}"


def reliefs(decision: Decision) -> Iterator[tuple[Place, list[str]]]:
    """Yield the places of further reliefs, each with the ids of what it may lighten."""
    outline = read_outline(decision.generated_by.edition)
    reached: dict[str, list[str]] = {}
    for rulings in (decision.commitments, decision.measures):
        for name, ruling in rulings.items():
            if ruling.outcome in (Outcome.APPLIES, Outcome.APPLIES_MODIFIED):
                for place in ruling.derogations:
                    reached.setdefault(place, []).append(name)
    for place, names in reached.items():
        yield outline[place], names


def _milestone(milestone: Milestone) -> str:
    passed = {True: " (passed)", False: " (to come)", None: ""}[milestone.passed]
    cited = "; ".join(places(milestone.citations))
    return f"{milestone.date or 'No day given'}{passed} {milestone.what} ({cited})"


def alike(decision: Decision, outcome: Outcome) -> Iterator[str]:
    """Name the Measures with an outcome, or their Commitment where it is that of all of them."""
    by_commitment = {key: list[Outcome]() for key in decision.commitments}
    for key, ruling in decision.measures.items():
        by_commitment[key.rpartition(".")[0]].append(ruling.outcome)
    for commitment, outcomes in by_commitment.items():
        if not outcomes:
            if decision.commitments[commitment].outcome is outcome:
                yield commitment
        elif set(outcomes) == {outcome}:
            yield commitment
        else:
            for key, ruling in decision.measures.items():
                if key.rpartition(".")[0] == commitment and ruling.outcome is outcome:
                    yield key


def _outcome(ruling: Ruling) -> str:
    missing = f" (open: {', '.join(ruling.missing)})" if ruling.missing else ""
    return f"{ruling.outcome.value}{missing}"


def _reasons(ruling: Ruling) -> Iterator[str]:
    for reason in ruling.because:
        yield wrapped(reason, "      ", "    - ")
    yield wrapped("; ".join(places(ruling.citations)), "      ", "    = ")


class _Link(NamedTuple):
    """One link of the chain of reasoning."""

    question: str
    answer: str
    because: tuple[str, ...]
    citations: tuple[Citation, ...]
    facts: tuple[str, ...] = ()


@explain_arguments
def explain(decision: Decision) -> str:
    """Return the reasoning as a numbered chain: question, what the facts say, rule, result."""
    lines: list[str] = []
    for number, link in enumerate(_chain(decision), start=1):
        lines.append(wrapped(f"{number}. {link.question}: {link.answer}", "   ", ""))
        assignments = [
            f"{name} = {_fact(value)}" for name, value in given_facts(decision.facts, link.facts)
        ]
        if assignments:
            lines.append(wrapped(f"Given: {'; '.join(assignments)}", "     ", "   - "))
        for reason in link.because:
            lines.append(wrapped(reason, "     ", "   - "))
        lines.append(wrapped("; ".join(places(link.citations)), "     ", "   = "))
    return "\n".join(lines)


def _chain(decision: Decision) -> Iterator[_Link]:
    for step in decision.steps:
        answer = {True: "yes", False: "no", None: "open"}[step.value]
        suffix = " (stated)" if step.stated else ""
        yield _Link(step.id, answer + suffix, step.because, step.citations, USED[step.id])
    for condition in decision.conditions:
        met = {True: "met", False: "not met", None: "open"}[condition.met]
        used = USED.get(condition.fact, (condition.fact,))
        yield _Link(condition.id, met, condition.because, condition.citations, used)
    for name, ruling in decision.obligations.items():
        used = ("third_country",) if name == Obligation.AUTHORISED_REPRESENTATIVE else ()
        title = obligation_title(name)
        yield _Link(title, _outcome(ruling), ruling.because, ruling.citations, used)


def given_facts(facts: ModelFacts, names: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    """Yield those of some facts that are known, with their values."""
    for name in names:
        value = getattr(facts, name)
        if value is not None:
            yield name, value


def _fact(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(_fact, value))
    return str(value.value) if isinstance(value, Enum) else printable(str(value))


def decision_markdown(decision: Decision) -> str:
    """Return a decision as Markdown: obligations with reasons, Measures, and what else there is."""
    rows = ["| Obligation | Outcome | Why | Rests on |", "| --- | --- | --- | --- |"]
    for name, ruling in decision.obligations.items():
        because, cited = " ".join(ruling.because), "; ".join(places(ruling.citations))
        cells = (obligation_title(name), _outcome(ruling), because, cited)
        rows.append(f"| {' | '.join(map(markdown_text, cells))} |")
    rows += ["", "| Measures | Outcome |", "| --- | --- |"]
    for outcome in Outcome:
        if ids := list(alike(decision, outcome)):
            rows.append(f"| {', '.join(ids)} | {outcome.value} |")
    rows += ["", "What to do next:", ""]
    rows += [f"- {markdown_text(step)}" for step in next_steps(decision)]
    for heading, lines in asides(decision):
        rows += ["", f"{heading}:", "", *(f"- {markdown_text(line)}" for line in lines)]
    rows += ["", f"Edition of the Code: {decision.generated_by.edition}. No legal advice."]
    return "\n".join(rows) + "\n"
