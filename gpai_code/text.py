"""Entries and decisions as plain text for people."""

import textwrap
from collections.abc import Iterator

from gpai_code.catalog import AnyEntry, Code
from gpai_code.correspondence import Correspondence
from gpai_code.exemption import Ruling
from gpai_code.records import Commitment, Deadline, Measure, Provision, Rule
from gpai_code.resolver import Decision
from gpai_code.vocabulary import Outcome

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
    for below in provision.provisions:
        yield from _provision(below, deeper)


def _details(rule: Rule, indent: str) -> Iterator[str]:
    for deadline in rule.deadlines:
        yield _wrapped(f"Time: {_deadline(deadline)}", f"{indent}  ", indent)
    for derogation in rule.derogations:
        what = f"Derogation ({derogation.kind.value}, {derogation.effect.value})"
        yield _wrapped(f"{what}: {derogation.summary}", f"{indent}  ", indent)
    for standard in rule.standards:
        clause = f", {standard.clause}" if standard.clause else ""
        yield _wrapped(f"Standard: {standard.name}{clause} ({standard.role.value})", indent)
    if rule.see:
        yield _wrapped(f"See: {', '.join(rule.see)}", f"{indent}  ", indent)


def _deadline(deadline: Deadline) -> str:
    until = f" ({deadline.trigger_text})" if deadline.trigger_text else ""
    return f"{deadline.as_printed}: {deadline.what.rstrip('.')}{until}"


def describe_decision(decision: Decision) -> str:
    """Return a decision as plain text: what applies, what does not, why, and what is open."""
    return "\n".join(_decision(decision))


def _decision(decision: Decision) -> Iterator[str]:
    yield "On the facts given (this is no legal advice):"
    yield ""
    for name, ruling in decision.obligations.items():
        yield f"Article {name} AI Act: {_outcome(ruling)}"
        yield from _reasons(ruling)
    yield ""
    yield f"Code of Practice, {decision.generated_by.edition}:"
    for outcome in Outcome:
        ids = [key for key, one in decision.measures.items() if one.outcome is outcome]
        if ids:
            yield _wrapped(", ".join(ids), "    ", f"  {outcome.value}: ")
    for name, ruling in decision.provisions.items():
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
    yield ""
    yield _wrapped(f"Taken for granted: {' '.join(decision.premises)}")


def _outcome(ruling: Ruling) -> str:
    missing = f" (open: {', '.join(ruling.missing)})" if ruling.missing else ""
    return f"{ruling.outcome.value}{missing}"


def _reasons(ruling: Ruling) -> Iterator[str]:
    for reason in ruling.because:
        yield _wrapped(reason, "      ", "    - ")
    yield _wrapped("; ".join(map(str, ruling.citations)), "      ", "    = ")


def describe_correspondence(row: Correspondence) -> str:
    """Return one row of the table between two editions as plain text."""
    old, new = ", ".join(row.old) or "(nothing)", ", ".join(row.new) or "(nothing)"
    lines = [f"{old} -> {new}  [{row.relation.value}]", _wrapped(row.what_changed, "  ")]
    lines.append(_wrapped(f"Why: {row.why}", "  "))
    if row.note:
        lines.append(_wrapped(f"Note: {row.note}", "  "))
    return "\n".join(lines)
