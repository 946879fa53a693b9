"""Entries and decisions as plain text for people."""

import textwrap
from collections.abc import Iterable, Iterator

from gpai_code.catalog import AnyEntry, Code
from gpai_code.citations import Citation
from gpai_code.correspondence import Correspondence
from gpai_code.decision import Decision
from gpai_code.exemption import Ruling
from gpai_code.markup import markdown_text
from gpai_code.records import Commitment, Deadline, Measure, Provision, Rule
from gpai_code.vocabulary import Instrument, Outcome

WIDTH = 88


def describe_entry(entry: AnyEntry, code: Code) -> str:
    """Return one entry with everything below it as plain text."""
    return "\n".join(_entry(entry, code))


def _wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _entry(entry: AnyEntry, code: Code) -> Iterator[str]:
    title = getattr(entry, "title", None) or getattr(entry, "term", "")
    label = getattr(entry, "label", "")
    yield " ".join(part for part in (label, title) if part)
    yield f"{entry.id}, {code.edition.title}, {code.edition.date}"
    yield ""
    yield _wrapped(entry.summary)
    if isinstance(entry, (Commitment, Measure)):
        yield ""
        yield f"Addressees: {', '.join(one.value for one in entry.addressees)}"
        yield f"Legal basis: {''.join(basis.as_printed for basis in entry.legal_basis)}"
    if isinstance(entry, Rule):
        yield f"Force: {entry.force.value}"
        yield from _details(entry, "")
        if entry.provisions:
            yield ""
        for provision in entry.provisions:
            yield from _provision(provision, "")
    if isinstance(entry, Commitment):
        yield ""
        if not entry.measures:
            yield "No Measures: the Commitment's own text is the criterion."
        for measure in entry.measures:
            yield f"  {measure.id}  {measure.title}"
    if entry.note:
        yield ""
        yield _wrapped(f"Note: {entry.note}")


def _provision(provision: Provision, indent: str) -> Iterator[str]:
    title = f" {provision.title}:" if provision.title else ""
    deeper = f"{indent}    "
    head = f"{indent}{provision.label}{title} "
    yield _wrapped(f"{provision.summary} [{provision.force.value}]", deeper, head)
    yield from _details(provision, deeper)
    if provision.note:
        yield _wrapped(f"Note: {provision.note}", f"{deeper}  ", deeper)
    for below in provision.provisions:
        yield from _provision(below, deeper)


def _details(rule: Rule, indent: str) -> Iterator[str]:
    for deadline in rule.deadlines:
        yield _wrapped(f"Time: {_deadline(deadline)}", f"{indent}  ", indent)
    for derogation in rule.derogations:
        what = f"Derogation ({derogation.kind.value}, {derogation.effect.value})"
        yield _wrapped(f"{what}: {derogation.summary}", f"{indent}  ", indent)
    for figure in rule.figures:
        yield _wrapped(f"Figure: {figure.as_printed}: {figure.what}", f"{indent}  ", indent)
    for standard in rule.standards:
        clause = f", {standard.clause}" if standard.clause else ""
        yield _wrapped(f"Standard: {standard.name}{clause} ({standard.role.value})", indent)
    if rule.see:
        yield _wrapped(f"See: {', '.join(rule.see)}", f"{indent}  ", indent)


def _deadline(deadline: Deadline) -> str:
    until = f" ({deadline.trigger_text})" if deadline.trigger_text else ""
    at_once = f", {deadline.qualifier}" if deadline.qualifier else ""
    return f"{deadline.as_printed}{at_once}: {deadline.what.rstrip('.')}{until}"


def describe_decision(decision: Decision) -> str:
    """Return a decision as plain text: what applies, what does not, why, and what is open."""
    return "\n".join(_decision(decision))


def _decision(decision: Decision) -> Iterator[str]:
    yield "On the facts given (this is no legal advice):"
    yield ""
    for ruling in dict.fromkeys(decision.obligations.values()):
        names = [name for name, same in decision.obligations.items() if same == ruling]
        yield f"Article {' and '.join(names)} AI Act: {_outcome(ruling)}"
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
    contested = dict.fromkeys(
        point
        for rulings in (decision.obligations, decision.measures, decision.provisions)
        for ruling in rulings.values()
        for point in ruling.contested
    )
    if contested:
        yield ""
        yield "Contested:"
        for point in contested:
            yield _wrapped(point, "  ", "- ")
    if decision.questions:
        yield ""
        yield "Still open:"
        for question in decision.questions:
            yield _wrapped(f"{question.text} ({question.fact})", "  ", "- ")
    if decision.timeline:
        yield ""
        yield "Dates:"
        for one in decision.timeline:
            yield _wrapped(
                f"{one.what} ({'; '.join(map(str, one.citations))})", "    ", f"  {one.date} "
            )
    warnings = [warning for step in decision.steps for warning in step.warnings]
    against = [step for step in decision.steps if step.contradicted]
    if warnings or against:
        yield ""
        for warning in dict.fromkeys(warnings):
            yield _wrapped(f"Look again: {warning}")
        for step in against:
            yield _wrapped(f"Contradiction: {' '.join(step.because)}")
    if decision.premises:
        yield ""
        yield _wrapped(f"Taken for granted: {' '.join(decision.premises)}")


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
    yield from (str(one) for one in citations if one.instrument is not Instrument.GUIDELINES)
    read = [one for one in citations if one.instrument is Instrument.GUIDELINES]
    if read:
        places = ", ".join(one.place.removeprefix("paragraph ") for one in read)
        numbers = [(one.also or "").partition("November 2025: ")[2] for one in read]
        also = f"; November 2025: {', '.join(filter(None, numbers))}" if any(numbers) else ""
        yield f"Guidelines {places} (July 2025{also}), the Commission's reading"


def describe_correspondence(row: Correspondence) -> str:
    """Return one row of the table between two editions as plain text."""
    old, new = ", ".join(row.old) or "(nothing)", ", ".join(row.new) or "(nothing)"
    lines = [f"{old} -> {new}  [{row.relation.value}]", _wrapped(row.what_changed, "  ")]
    lines.append(_wrapped(f"Why: {row.why}", "  "))
    if row.note:
        lines.append(_wrapped(f"Note: {row.note}", "  "))
    return "\n".join(lines)


def explain_decision(decision: Decision) -> str:
    """Return the reasoning as a numbered chain: question, what the facts say, rule, result."""
    lines: list[str] = []

    def link(
        question: str, because: Iterable[str], places: tuple[Citation, ...], said: str
    ) -> None:
        lines.append(_wrapped(f"{len(lines) + 1}. {question}: {said}", "   ", ""))
        lines[-1] += "\n" + "\n".join(
            [_wrapped(reason, "     ", "   - ") for reason in because]
            + [_wrapped("; ".join(_places(places)), "     ", "   = ")]
        )

    answers = {True: "yes", False: "no", None: "open"}
    for step in decision.steps:
        said = answers[step.value] + (" (stated)" if step.stated else "")
        link(step.id, step.because, step.citations, said)
    for condition in decision.conditions:
        met = {True: "met", False: "not met", None: "open"}[condition.met]
        link(condition.id, (condition.because,), condition.citations, met)
    for name, ruling in decision.obligations.items():
        link(f"Article {name}", ruling.because, ruling.citations, _outcome(ruling))
    return "\n".join(lines)


def decision_markdown(decision: Decision) -> str:
    """Return a decision as Markdown: obligations with reasons, Measures by outcome, questions."""
    rows = ["| Obligation | Outcome | Why | Rests on |", "| --- | --- | --- | --- |"]
    for name, ruling in decision.obligations.items():
        because, places = " ".join(ruling.because), "; ".join(_places(ruling.citations))
        cells = (f"Article {name}", _outcome(ruling), because, places)
        rows.append(f"| {' | '.join(map(markdown_text, cells))} |")
    rows += ["", "| Measures | Outcome |", "| --- | --- |"]
    for outcome in Outcome:
        if ids := list(_alike(decision, outcome)):
            rows.append(f"| {', '.join(ids)} | {outcome.value} |")
    if decision.questions:
        rows += ["", "Still open:", ""]
        rows += [f"- {question.text} (`{question.fact}`)" for question in decision.questions]
    rows += ["", f"Edition of the Code: {decision.generated_by.edition}. No legal advice."]
    return "\n".join(rows) + "\n"
