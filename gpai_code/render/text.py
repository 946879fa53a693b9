"""Decisions as plain text for people."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum

import attrs

from gpai_code.catalog.code import load
from gpai_code.catalog.records import Rule
from gpai_code.law import Citation, Instrument
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.exemption import Ruling
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.legal_tests import USED
from gpai_code.resolver.timeline import Milestone
from gpai_code.text_io.escaping import markdown_text, printable
from gpai_code.vocabulary import Outcome

WIDTH = 88


def _wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def describe_decision(decision: Decision) -> str:
    """Return a decision as plain text: what applies, what does not, why, and what is open."""
    return "\n".join(_decision(decision))


def _decision(decision: Decision) -> Iterator[str]:
    yield "On the facts given (this is no legal advice):"
    yield ""
    for ruling in dict.fromkeys(decision.obligations.values()):
        names = [name for name, same in decision.obligations.items() if same == ruling]
        listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
        yield f"Article {listed} AI Act: {_outcome(ruling)}"
        yield from _reasons(ruling)
    yield ""
    yield f"Code of Practice, {decision.generated_by.edition}:"
    for outcome in Outcome:
        if ids := list(_alike(decision, outcome)):
            yield _wrapped(", ".join(ids), "    ", f"  {outcome.value}: ")
    for name, ruling in decision.provisions.items():
        if ruling.outcome is Outcome.APPLIES:
            continue
        yield f"  {name}: {_outcome(ruling)}"
        yield from _reasons(ruling)
    for heading, lines in asides(decision):
        yield ""
        yield f"{heading}:"
        for line in lines:
            yield _wrapped(line, "  ", "- ")
    # at the end, which is what a terminal shows
    yield ""
    yield "In short:"
    for name, ruling in decision.obligations.items():
        yield f"  Article {name:<10} {_outcome(ruling)}"
    counts = Counter(ruling.outcome for ruling in decision.measures.values())
    shown = ", ".join(f"{counts[one]} {one.value}" for one in Outcome if counts[one])
    yield f"  {'Measures':<18} {shown}"


def asides(decision: Decision) -> Iterator[tuple[str, list[str]]]:
    """Yield what belongs beside the outcomes, under a heading each; what is empty is left out."""
    ruled = (decision.obligations, decision.measures, decision.provisions)
    steps, conditions = decision.steps, decision.conditions
    told = {point for one in conditions if one.contradicted for point in one.contested}
    points = [point for step in steps for point in step.contested]
    points += [point for rulings in ruled for one in rulings.values() for point in one.contested]
    said = [
        *(" ".join(step.because) for step in steps if step.contradicted),
        *(" ".join((*one.because, *one.contested)) for one in conditions if one.contradicted),
    ]
    looked = f" (looked at from {decision.as_of})" if decision.as_of else ""
    found = {
        "Contradictions": said,
        "Look again": [warning for step in steps for warning in step.warnings],
        "Contested": [point for point in points if point not in told],
        "Reliefs that may hold": list(_reliefs(decision)),
        "Still open": [f"{one.text} ({one.fact})" for one in decision.questions],
        f"Dates{looked}": [_milestone(one) for one in decision.timeline],
        "Taken for granted": list(decision.premises),
    }
    for heading, lines in found.items():
        if lines:
            yield heading, list(dict.fromkeys(lines))


def _reliefs(decision: Decision) -> Iterator[str]:
    """Name the places of further reliefs, each with its kind and with what it may lighten."""
    loaded = load(decision.generated_by.edition)
    reached: dict[str, list[str]] = {}
    for rulings in (decision.commitments, decision.measures):
        for name, ruling in rulings.items():
            if ruling.outcome in (Outcome.APPLIES, Outcome.APPLIES_MODIFIED):
                for place in ruling.derogations:
                    reached.setdefault(place, []).append(name)
    for place, names in reached.items():
        stated = loaded[place]
        assert isinstance(stated, Rule)  # only rules state reliefs
        kinds = dict.fromkeys(f"{one.kind.value}: {one.effect.value}" for one in stated.derogations)
        yield f"{place} ({'; '.join(kinds)}), for {', '.join(names)}"


def _milestone(one: Milestone) -> str:
    passed = {True: " (passed)", False: " (to come)", None: ""}[one.passed]
    return f"{one.date}{passed} {one.what} ({'; '.join(_places(one.citations))})"


def _alike(decision: Decision, outcome: Outcome) -> Iterator[str]:
    """Name the Measures with an outcome, or their Commitment where it is that of all of them."""
    whole = {key: list[Outcome]() for key in decision.commitments}
    for key, ruling in decision.measures.items():
        whole[key.rpartition(".")[0]].append(ruling.outcome)
    for commitment, outcomes in whole.items():
        measures = [key for key in decision.measures if key.rpartition(".")[0] == commitment]
        if not outcomes:
            if decision.commitments[commitment].outcome is outcome:
                yield commitment
        elif set(outcomes) == {outcome}:
            yield commitment if len(measures) > 1 else measures[0]
        else:
            yield from (key for key in measures if decision.measures[key].outcome is outcome)


def _outcome(ruling: Ruling) -> str:
    missing = f" (open: {', '.join(ruling.missing)})" if ruling.missing else ""
    return f"{ruling.outcome.value}{missing}"


def _reasons(ruling: Ruling) -> Iterator[str]:
    for reason in ruling.because:
        yield _wrapped(reason, "      ", "    - ")
    yield _wrapped("; ".join(_places(ruling.citations)), "      ", "    = ")


def _places(citations: tuple[Citation, ...]) -> Iterator[str]:
    """Say citations, those of the guidelines together."""
    yield from (str(one) for one in citations if one.instrument != Instrument.GUIDELINES)
    read = [one for one in citations if one.instrument == Instrument.GUIDELINES]
    if read:
        places = ", ".join(one.place.removeprefix("paragraph ") for one in read)
        numbers = [(one.also or "").partition("November 2025: ")[2] for one in read]
        also = f"; November 2025: {', '.join(filter(None, numbers))}" if any(numbers) else ""
        yield f"Guidelines {places} (July 2025{also}), the Commission's reading"


def explain(decision: Decision) -> str:
    """Return the reasoning as a numbered chain: question, what the facts say, rule, result."""
    lines: list[str] = []
    stated = {
        field.name: _fact(value)
        for field in attrs.fields(ModelFacts)
        if (value := getattr(decision.facts, field.name)) is not None
    }

    def link(
        question: str,
        because: Iterable[str],
        places: tuple[Citation, ...],
        said: str,
        used: Iterable[str] = (),
    ) -> None:
        lines.append(_wrapped(f"{len(lines) + 1}. {question}: {said}", "   ", ""))
        known = [f"{name} = {stated[name]}" for name in used if name in stated]
        lines[-1] += "\n" + "\n".join(
            [_wrapped(f"Given: {'; '.join(known)}", "     ", "   - ")][: bool(known)]
            + [_wrapped(reason, "     ", "   - ") for reason in because]
            + [_wrapped("; ".join(_places(places)), "     ", "   = ")]
        )

    answers = {True: "yes", False: "no", None: "open"}
    for step in decision.steps:
        said = answers[step.value] + (" (stated)" if step.stated else "")
        link(step.id, step.because, step.citations, said, USED[step.id])
    for condition in decision.conditions:
        met = {True: "met", False: "not met", None: "open"}[condition.met]
        used = USED.get(condition.fact, (condition.fact,))
        link(condition.id, condition.because, condition.citations, met, used)
    for name, ruling in decision.obligations.items():
        used = ("third_country",) if name == "54" else ()
        link(f"Article {name}", ruling.because, ruling.citations, _outcome(ruling), used)
    return "\n".join(lines)


def _fact(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(_fact, value))
    return str(value.value) if isinstance(value, Enum) else printable(str(value))


def decision_markdown(decision: Decision) -> str:
    """Return a decision as Markdown: obligations with reasons, Measures, and all beside them."""
    rows = ["| Obligation | Outcome | Why | Rests on |", "| --- | --- | --- | --- |"]
    for name, ruling in decision.obligations.items():
        because, places = " ".join(ruling.because), "; ".join(_places(ruling.citations))
        cells = (f"Article {name}", _outcome(ruling), because, places)
        rows.append(f"| {' | '.join(map(markdown_text, cells))} |")
    rows += ["", "| Measures | Outcome |", "| --- | --- |"]
    for outcome in Outcome:
        if ids := list(_alike(decision, outcome)):
            rows.append(f"| {', '.join(ids)} | {outcome.value} |")
    for heading, lines in asides(decision):
        rows += ["", f"{heading}:", "", *(f"- {markdown_text(line)}" for line in lines)]
    rows += ["", f"Edition of the Code: {decision.generated_by.edition}. No legal advice."]
    return "\n".join(rows) + "\n"
