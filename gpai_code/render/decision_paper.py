"""A decision as a document that somebody signs: facts, what applies and why, what is open."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum

from gpai_code.catalog.code import Code, load
from gpai_code.catalog.ids import measure_part
from gpai_code.law import Citation, Instrument
from gpai_code.render.answers import day_in_words, readable_number
from gpai_code.render.paper import (
    Block,
    Column,
    Fields,
    Heading,
    Kind,
    Paper,
    Paragraph,
    Points,
    Signature,
    Table,
    Title,
)
from gpai_code.render.paper_html import paper_html
from gpai_code.render.picture_of_decision import WORDS
from gpai_code.render.plain import places
from gpai_code.render.text import (
    RELIEFS,
    alike,
    asides,
    given_facts,
    obligation_title,
    reliefs,
)
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.exemption import Ruling
from gpai_code.resolver.facts import FACT_NAMES, FURTHER_QUESTIONS, QUESTIONS
from gpai_code.text_io.escaping import printable
from gpai_code.vocabulary import DerogationKind, Outcome

MAX_NAME = 120
"""Most characters of a model's name in the title."""

# what each test of law asks, as `Decision.steps` names it
_STEPS = {
    "is_gpai": "Is it a general-purpose AI model in scope?",
    "placed_on_union_market": "Is it placed on the Union market?",
    "is_provider": "Is the actor the provider of the model?",
    "systemic_risk": "Is it a model with systemic risk?",
}

_SIZES = (DerogationKind.SME, DerogationKind.SMC)

_ANSWERS = {True: "Yes", False: "No", None: "Open"}
_MET = {True: "Met", False: "Not met", None: "Open"}

_OWN_SECTIONS = ("Dates", "Taken for granted", "Still open")
"""The asides that have a section of their own in the document."""


def decision_html(decision: Decision) -> str:
    """Return a decision as a page of its own, for the screen and for A4."""
    return paper_html(decision_paper(decision))


def decision_paper(decision: Decision, model: str = "") -> Paper:
    """
    Return a decision as a document for people, with a place to sign.

    Args:
        decision: The decision.
        model: Name of the model, which facts do not hold.
    """
    name = " ".join(model.split())
    if len(name) > MAX_NAME:
        name = f"{name[:MAX_NAME]}…"
    title = f"What applies to {name or 'a general-purpose AI model'}"
    return Paper(
        title=title, blocks=_blocks(decision, title, name), subject=name, day=decision.as_of
    )


def _blocks(decision: Decision, title: str, name: str) -> Iterator[Block]:
    code = load(decision.generated_by.edition)
    about = "Based on the facts below. It says what applies and is no legal advice."
    yield Title(title, about, name)
    stamp = decision.generated_by
    head = [
        ("Code of Practice", f"{code.edition.title}, {day_in_words(code.edition.date)}"),
        ("Produced by", f"{stamp.library} {stamp.version}, data revision {stamp.revision}"),
    ]
    if decision.as_of is not None:
        head.append(("Reference date", day_in_words(decision.as_of)))
    yield Fields(tuple((label, [text]) for label, text in head))
    yield Heading("1. Short answer")
    yield _short_answer(decision)
    yield Heading("2. Facts as given")
    yield from _facts(decision)
    yield Heading("3. What applies under the AI Act, and why")
    yield _obligations(decision)
    yield Heading("4. The questions of law behind it")
    yield _questions_of_law(decision)
    yield Heading("5. What applies of the Code of Practice")
    yield _of_the_code(decision)
    yield Heading("6. Dates")
    yield from _dates(decision)
    yield Heading("7. Open questions")
    yield from _listed(
        [question.text for question in decision.questions],
        "No missing fact would change the outcome.",
    )
    yield Heading("8. Premises")
    yield from _listed(list(decision.premises), "Nothing was taken for granted.")
    yield from _cautions(decision)
    yield Heading("Signed off")
    yield Signature(
        "I have compared the facts above with what I know of the model, and the reasons with the "
        "provisions cited.",
        ("Name", "Function", "Date", "Signature"),
    )


def _short_answer(decision: Decision) -> Table:
    rows = []
    for name, ruling in decision.obligations.items():
        rows.append(([obligation_title(name)], [_outcome(ruling)]))
    return Table((Column("Obligation", Kind.LABEL, share=60), Column("Outcome")), rows)


def _outcome(ruling: Ruling) -> str:
    words = WORDS[ruling.outcome]
    return words[:1].upper() + words[1:]


def _facts(decision: Decision) -> Iterator[Block]:
    questions = QUESTIONS | FURTHER_QUESTIONS
    rows = []
    for name, value in given_facts(decision.facts, tuple(sorted(FACT_NAMES, key=_place))):
        rows.append(([questions[name]], [fact_in_words(value)]))
    if rows:
        yield Table((Column("Fact", Kind.LABEL, share=60), Column("Given")), rows)
    else:
        yield Paragraph("No fact was given.")
    unknown = [questions[name] for name in decision.facts.unknown or ()]
    if unknown:
        yield Paragraph("Stated as unknown:")
        yield Points(unknown)
    if decision.faults:
        yield Paragraph("Given, but not readable:")
        yield Points([str(fault) for fault in decision.faults])


def _place(name: str) -> int:
    return list(QUESTIONS | FURTHER_QUESTIONS).index(name)


def fact_in_words(value: object) -> str:
    """
    Return what a fact says, as people read it.

    >>> fact_in_words(True), fact_in_words(("MIT", "Apache-2.0")), fact_in_words("2.4e25")
    ('Yes', 'MIT, Apache-2.0', '2.4 × 10²⁵')
    """
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, tuple):
        return ", ".join(map(fact_in_words, value))
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, Enum):
        return str(value.value)
    text = printable(str(value))
    return readable_number(text) if text[:1].isdigit() else text


def _obligations(decision: Decision) -> Table:
    columns = (
        Column("Obligation", Kind.LABEL, share=20),
        Column("Outcome", share=20),
        Column("Why", share=35),
        Column("Rests on"),
    )
    rows = []
    for name, ruling in decision.obligations.items():
        cited = list(_cited(ruling.citations))
        rows.append(([obligation_title(name)], [_outcome(ruling)], list(ruling.because), cited))
    return Table(columns, rows)


def _questions_of_law(decision: Decision) -> Table:
    columns = (
        Column("Question", Kind.LABEL, share=20),
        Column("Answer", share=15),
        Column("Why", share=40),
        Column("Rests on"),
    )
    rows = []
    for step in decision.steps:
        answer = [_ANSWERS[step.value]]
        if step.stated:
            answer.append("(as stated)")
        rows.append(([_STEPS[step.id]], answer, list(step.because), list(_cited(step.citations))))
    for condition in decision.conditions:
        name = [f"Exemption under Article 53(2): {condition.id}"]
        because, cited = list(condition.because), list(_cited(condition.citations))
        rows.append((name, [_MET[condition.met]], because, cited))
    return Table(columns, rows)


def _of_the_code(decision: Decision) -> Table:
    code = load(decision.generated_by.edition)
    rows = []
    for outcome in Outcome:
        entries = []
        for entry in alike(decision, outcome):
            entries.append(f"{name_of(code, entry)} {getattr(code[entry], 'title', '')}".strip())
        words = WORDS[outcome]
        if entries:
            rows.append(([words[:1].upper() + words[1:]], entries))
    for name, ruling in decision.provisions.items():
        if ruling.outcome is not Outcome.APPLIES:
            heading = f"{name_of(code, name)}: {WORDS[ruling.outcome]}"
            cited = "; ".join(_cited(ruling.citations))
            rows.append(([heading], [*ruling.because, f"Rests on: {cited}"]))
    return Table(
        (Column("Outcome", Kind.LABEL, share=20), Column("Commitments and Measures")), rows
    )


def name_of(code: Code, entry: str) -> str:
    """
    Return an entry as people cite it: with its chapter where numbers begin again in each.

    >>> name_of(load("final"), "copyright-1.4(1)(b)"), name_of(load("third-draft"), "I.1.1-p3")
    ('Copyright Measure 1.4(1)(b)', 'Measure I.1.1, paragraph 3')
    """
    owner = measure_part(entry)
    rest = re.sub(r"-p([0-9]+)", r", paragraph \1", entry.removeprefix(owner))
    chapter, dash, _ = owner.rpartition("-")
    words = chapter.replace("-", " and ").title().replace("And", "and")
    return f"{words} {code[owner].label}{rest}" if dash else f"{code[owner].label}{rest}"


def _cited(citations: Iterable[Citation]) -> Iterator[str]:
    """Say citations; entries of the Code as people cite them, and not by their ids."""
    others = []
    for citation in citations:
        if citation.instrument == Instrument.CODE and citation.also is not None:
            yield f"Code of Practice, {name_of(load(citation.also), citation.place)}"
        else:
            others.append(citation)
    yield from places(tuple(others))


def _dates(decision: Decision) -> Iterator[Block]:
    columns = (
        Column("Day", Kind.LABEL, share=20),
        Column("What", share=50),
        Column("Rests on"),
    )
    passed = {True: "(passed)", False: "(to come)", None: ""}
    rows = []
    for milestone in decision.timeline:
        day = "No day given" if milestone.date is None else day_in_words(milestone.date)
        lines = [line for line in (day, passed[milestone.passed]) if line]
        rows.append((lines, [milestone.what], list(_cited(milestone.citations))))
    if rows:
        yield Table(columns, rows)
    else:
        yield Paragraph("No date follows from the facts.")


def _listed(items: list[str], otherwise: str) -> Iterator[Block]:
    yield Points(list(dict.fromkeys(items))) if items else Paragraph(otherwise)


def _cautions(decision: Decision) -> Iterator[Block]:
    """Yield what must be read with the outcomes: contradictions, what is contested, reliefs."""
    code = load(decision.generated_by.edition)
    number = 9
    for heading, lines in asides(decision):
        if heading.startswith(_OWN_SECTIONS):
            continue
        yield Heading(f"{number}. {heading}")
        if heading == RELIEFS:
            yield Points(list(_reliefs(decision, code)))
        else:
            yield Points([_with_name(code, line) for line in lines])
        number += 1


def _with_name(code: Code, line: str) -> str:
    """Return a line that begins with the id of an entry with its name in place of it."""
    head, colon, rest = line.partition(": ")
    return f"{name_of(code, head)}{colon}{rest}" if head in code else line


def _reliefs(decision: Decision, code: Code) -> Iterator[str]:
    for rule, names in reliefs(decision):
        kinds = []
        for derogation in rule.derogations:
            words = derogation.kind.value.replace("-", " ")
            kind = f"{words.upper()}s" if derogation.kind in _SIZES else words
            kinds.append(f"{kind}: {derogation.effect.value.replace('-', ' ')}")
        reached = ", ".join(code[name].label for name in names)
        yield f"{name_of(code, rule.id)} ({'; '.join(dict.fromkeys(kinds))}), for {reached}"
