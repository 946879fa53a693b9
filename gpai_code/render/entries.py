"""Entries of the Code, deadlines and comparisons for people: everything that their data hold."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from gpai_code.catalog.code import Code
from gpai_code.catalog.outline import Derogation
from gpai_code.catalog.records import (
    AnyEntry,
    Appendix,
    Commitment,
    Deadline,
    Figure,
    Measure,
    Recital,
    Rule,
    Standard,
    Term,
)
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.render.plain import wrapped
from gpai_code.text_io.escaping import markdown_text, visible
from gpai_code.vocabulary import DeadlineKind

if TYPE_CHECKING:
    from gpai_code.catalog.correspondence import Correspondence
    from gpai_code.catalog.deadlines import DueDate, OpenLimit

OPENING_WORDS = 8
DUE_INDENT = " " * 12


@attrs.frozen(eq=False, repr=False)
class Detail(Record):
    """
    One thing that an entry holds besides its number, title and summary.

    Attributes:
        heading: What it is, for example "Condition".
        text: The thing in words.
        below: What belongs to it in turn.
    """

    heading: str
    text: str
    below: "tuple[Detail, ...]" = ()


def entry_details(entry: AnyEntry) -> Iterator[Detail]:
    """Yield everything that an entry's data hold, without the provisions below it."""
    if isinstance(entry, (Commitment, Measure)):
        pieces = [piece.as_printed or str(piece) for piece in entry.legal_basis]
        yield Detail("Addressees", ", ".join(entry.addressees))
        yield Detail("Legal basis", "".join(pieces))
    if isinstance(entry, Measure):
        yield Detail("Commitment", entry.commitment)
    if isinstance(entry, (Appendix, Commitment, Measure)):
        yield Detail("Chapter", entry.chapter)
    if isinstance(entry, Commitment) and entry.part:
        yield Detail("Part", entry.part)
    if isinstance(entry, Rule):
        yield from _rule_details(entry)
    if isinstance(entry, Term):
        yield from _listed("Also", entry.aliases)
        yield from map(_figure, entry.figures)
    if isinstance(entry, Recital):
        if entry.attached_to:
            yield Detail("Belongs to", entry.attached_to)
        if entry.potential:
            yield Detail("Status", "material for a future recital")
    yield from _listed("References", map(str, entry.references), "; ")
    yield from _listed("See", entry.see)
    yield from _listed("Terms", getattr(entry, "terms", ()))
    yield from _note(entry.note)


def _rule_details(rule: Rule) -> Iterator[Detail]:
    parts = [
        Detail(f"{part.force}{_owed_by(part.owed_by)}", _opening(part.summary))
        for part in rule.sentences
    ]
    yield Detail("Force", f"{rule.force}{_owed_by(rule.owed_by)}", tuple(parts))
    for text in rule.conditions:
        yield Detail("Condition", text)
    for text in rule.exceptions:
        yield Detail("Exception", text)
    yield from map(deadline_detail, rule.deadlines)
    yield from map(derogation_detail, rule.derogations)
    yield from map(_figure, rule.figures)
    yield from map(_standard, rule.standards)


def _opening(text: str) -> str:
    """Return the first words of a text that is printed in full elsewhere."""
    words = text.split()
    return text if len(words) <= OPENING_WORDS else f"{' '.join(words[:OPENING_WORDS])} ..."


def _owed_by(holder: str | None) -> str:
    return f", owed by {holder}" if holder else ""


def _listed(heading: str, items: Iterable[str], separator: str = ", ") -> Iterator[Detail]:
    if text := separator.join(items):
        yield Detail(heading, text)


def _note(text: str | None) -> Iterator[Detail]:
    if text:
        yield Detail("Note", text)


def deadline_detail(deadline: Deadline) -> Detail:
    """Return a limit of time with its rule, and with what decides whether it holds."""
    below = [Detail("Rule", describe_length(deadline))]
    below += _event(deadline)
    below += limits_of(deadline)
    return Detail("Time", f"{deadline.as_printed}: {deadline.what}", tuple(below))


def _event(deadline: Deadline) -> Iterator[Detail]:
    if deadline.trigger_text:
        yield Detail("Event", deadline.trigger_text)


def limits_of(deadline: Deadline) -> Iterator[Detail]:
    """Yield what decides whether a limit of time holds, and doubts about it."""
    if deadline.qualifier:
        yield Detail("And", deadline.qualifier)
    for text in deadline.conditions:
        yield Detail("Only if", text)
    for text in deadline.exceptions:
        yield Detail("Except", text)
    if deadline.indicative:
        yield Detail("Status", "the text gives the length as an example")
    yield from _note(deadline.note)


def derogation_detail(derogation: Derogation) -> Detail:
    """Return a relief with what it reaches."""
    below = [Detail("Applies to", ", ".join(derogation.applies_to))]
    below += _listed("References", map(str, derogation.references), "; ")
    below += _note(derogation.note)
    heading = f"Derogation ({derogation.kind}, {derogation.effect})"
    return Detail(heading, derogation.summary, tuple(below))


def _figure(figure: Figure) -> Detail:
    number = " ".join(filter(None, (figure.comparison, figure.value, figure.unit)))
    return Detail("Figure", f"{figure.as_printed}: {figure.what} ({number})")


def _standard(standard: Standard) -> Detail:
    clause = f", {standard.clause}" if standard.clause else ""
    text = f"{standard.name}{clause} ({standard.role})"
    return Detail("Standard", text, tuple(_note(standard.note)))


def describe_length(deadline: Deadline) -> str:
    """
    Say what a limit of time does, from its data: the length, its direction and its events.

    >>> from gpai_code.catalog.code import load
    >>> describe_length(load().provision("safety-security-9.3-p2").deadlines[0])
    'every 4 weeks from initial-report-submitted'
    """
    events = " and ".join(deadline.trigger)
    if deadline.choose:
        events = f"the {deadline.choose} of {events}"
    return _LENGTHS[deadline.kind](deadline, _length(deadline), events)


def _length(deadline: Deadline) -> str:
    if deadline.length is None or deadline.unit is None:
        return ""
    plural = "" if deadline.length == 1 else "s"
    return f"{deadline.length} {deadline.unit}{plural}"


def _latest(deadline: Deadline, length: str, events: str) -> str:
    if deadline.length:
        return f"at the latest {length} after {events}"
    return f"before {events}" if deadline.strict else f"at {events}"


def _running(words: str) -> "_Describe":
    """Return what describes a length that may run from an event."""

    def describe(_: Deadline, length: str, events: str) -> str:
        return f"{words} {length}{f' from {events}' if events else ''}"

    return describe


def _promptly(_: Deadline, __: str, events: str) -> str:
    runs = f", from {events}" if events else ""
    return f"promptly{runs}; the text prints no figure"


_Describe = Callable[[Deadline, str, str], str]
_LENGTHS: dict[DeadlineKind, _Describe] = {
    DeadlineKind.LATEST: _latest,
    DeadlineKind.AHEAD: lambda _, length, events: f"at least {length} before {events}",
    DeadlineKind.EVERY: _running("every"),
    DeadlineKind.KEEP: _running("keep for at least"),
    DeadlineKind.AT_LEAST: _running("at least"),
    DeadlineKind.AT_MOST: _running("at most"),
    DeadlineKind.PAST: _running("in the past"),
    DeadlineKind.NEXT: _running("in the next"),
    DeadlineKind.FROM_DATE: lambda deadline, _, __: f"from {deadline.date} on",
    DeadlineKind.BEFORE_DATE: lambda deadline, _, __: f"before {deadline.date or 'that day'}",
    DeadlineKind.PROMPTLY: _promptly,
}


# Plain text


@explain_arguments
def describe_entry(entry: AnyEntry, code: Code) -> str:
    """Return one entry with everything that it holds, and everything below it, as plain text."""
    return "\n".join(_entry_lines(entry, code))


def _entry_lines(entry: AnyEntry, code: Code) -> Iterator[str]:
    yield _heading(entry)
    yield f"{entry.id}, {code.edition.title}, {code.edition.date}"
    yield ""
    yield wrapped(entry.summary)
    yield ""
    yield from _detail_lines(entry_details(entry), "")
    if isinstance(entry, Rule) and entry.provisions:
        yield ""
        yield from _provision_lines(entry, "")
    if isinstance(entry, Commitment):
        yield ""
        if not entry.measures:
            yield "No Measures: the Commitment's own text is the criterion."
        for measure in entry.measures:
            yield f"  {measure.id}  {measure.title}"
    for recital in getattr(entry, "recitals", ()):
        yield ""
        yield wrapped(f"{_heading(recital)} {recital.summary}", "    ", "")
        yield from _detail_lines(entry_details(recital), "    ")


def _heading(entry: AnyEntry) -> str:
    if isinstance(entry, Term):
        return entry.term
    return " ".join(filter(None, (entry.label, entry.title)))


def _provision_lines(rule: Rule, indent: str) -> Iterator[str]:
    deeper = f"{indent}    "
    for provision in rule.provisions:
        title = f" {provision.title}:" if provision.title else ""
        first = f"{indent}{provision.label}{title} "
        yield wrapped(f"{provision.summary} [{provision.force}]", deeper, first)
        details = entry_details(provision)
        if not provision.sentences and not provision.owed_by:
            next(details)  # the force is already in brackets
        yield from _detail_lines(details, deeper)
        yield from _provision_lines(provision, deeper)


def _detail_lines(details: Iterable[Detail], indent: str) -> Iterator[str]:
    for detail in details:
        yield wrapped(f"{detail.heading}: {detail.text}", f"{indent}  ", indent)
        yield from _detail_lines(detail.below, f"{indent}  ")


@explain_arguments
def describe_due(due: "DueDate") -> str:
    """Return a time limit that was worked out as plain text: date, provision, rule, cautions."""
    when = f"before {due.due}" if due.strict else f"{due.due}"
    lines = [f"{when}  {due.entry}  {due.what}"]
    event = f"{due.from_event} ({due.from_date})"
    rule = describe_length(due.deadline).replace(due.from_event, event)
    if due.kind is DeadlineKind.EVERY:
        rule = f"{rule}; the date is the first"
    # the note is among those of the date
    cautions = limits_of(attrs.evolve(due.deadline, note=None))
    lines.append(wrapped(f"Rule: {rule}", f"{DUE_INDENT}  ", DUE_INDENT))
    lines += _detail_lines(_event(due.deadline), DUE_INDENT)
    lines += _detail_lines(cautions, DUE_INDENT)
    lines += [wrapped(note, DUE_INDENT) for note in due.notes]
    return "\n".join(lines)


@explain_arguments
def describe_open_limit(limit: "OpenLimit") -> str:
    """Return a time limit without a date as plain text, with what it waits for."""
    lines = [f"no date     {limit.entry}  {limit.what}"]
    awaited = f" Give {' and '.join(limit.awaited)} too." if limit.awaited else ""
    lines.append(wrapped(f"{limit.why}{awaited}", DUE_INDENT))
    lines += _detail_lines(limits_of(limit.deadline), DUE_INDENT)
    return "\n".join(lines)


@explain_arguments
def describe_correspondence(row: "Correspondence") -> str:
    """Return one row of the table between two editions as plain text."""
    old, new = ", ".join(row.old) or "(nothing)", ", ".join(row.new) or "(nothing)"
    lines = [f"{old} -> {new}  [{row.relation}]", wrapped(row.what_changed, "  ")]
    lines.append(wrapped(f"Why: {row.why}", "  "))
    if row.note:
        lines.append(wrapped(f"Note: {row.note}", "  "))
    return "\n".join(lines)


# Markdown


def entry_markdown(entry: AnyEntry) -> str:
    """Return an entry with everything that it holds, and everything below it, as Markdown."""
    lines = [f"## {markdown_text(_heading(entry))}", "", f"`{entry.id}`", ""]
    lines += [markdown_text(entry.summary), "", *_markdown_items(entry_details(entry), "")]
    if isinstance(entry, Rule) and entry.provisions:
        lines += ["", *_markdown_provisions(entry, "")]
    if isinstance(entry, Commitment) and entry.measures:
        lines.append("")
        lines += [f"- `{measure.id}` {markdown_text(measure.title)}" for measure in entry.measures]
    for recital in getattr(entry, "recitals", ()):
        text = f"{_heading(recital)}: {recital.summary}"
        lines += ["", f"- {markdown_text(text)}", *_markdown_items(entry_details(recital), "  ")]
    return "\n".join(lines) + "\n"


def _markdown_items(details: Iterable[Detail], indent: str) -> Iterator[str]:
    for detail in details:
        yield f"{indent}- {markdown_text(f'{detail.heading}: {detail.text}')}"
        yield from _markdown_items(detail.below, f"{indent}  ")


def _markdown_provisions(rule: Rule, indent: str) -> Iterator[str]:
    for provision in rule.provisions:
        head = " ".join(filter(None, (provision.label, provision.title)))
        yield f"{indent}- {markdown_text(f'{head}: {provision.summary}')}"
        yield from _markdown_items(entry_details(provision), f"{indent}  ")
        yield from _markdown_provisions(provision, f"{indent}  ")


# HTML


def _escape(text: str) -> str:
    from html import escape  # noqa: PLC0415 - text for a terminal does without

    return escape(visible(text))


def entry_html(entry: AnyEntry) -> str:
    """Return an entry with everything that it holds as a foldable outline in escaped HTML."""
    parts = [
        f"<strong>{_escape(_heading(entry))}</strong> <small>{_escape(entry.id)}</small>",
        f"<p>{_escape(entry.summary)}</p>",
        _html_list(entry_details(entry)),
    ]
    if isinstance(entry, Rule) and entry.provisions:
        count = sum(1 for _ in entry.walk())
        parts.append(
            f"<details><summary>{count} provisions</summary>{_html_provisions(entry)}</details>"
        )
    if isinstance(entry, Commitment) and entry.measures:
        items = [
            f"<li>{_escape(f'{measure.id} {measure.title}')}</li>" for measure in entry.measures
        ]
        parts.append(f"<ul>{''.join(items)}</ul>")
    for recital in getattr(entry, "recitals", ()):
        text = f"{_heading(recital)} {recital.summary}"
        parts.append(f"<p>{_escape(text)}</p>{_html_list(entry_details(recital))}")
    return f"<div>{''.join(parts)}</div>"


def _html_list(details: Iterable[Detail]) -> str:
    items = [
        f"<li><small>{_escape(detail.heading)}: {_escape(detail.text)}</small>"
        f"{_html_list(detail.below)}</li>"
        for detail in details
    ]
    return f'<ul style="list-style: none">{"".join(items)}</ul>' if items else ""


def _html_provisions(rule: Rule) -> str:
    items = []
    for provision in rule.provisions:
        head = " ".join(filter(None, (provision.label, provision.title)))
        below = _html_provisions(provision) if provision.provisions else ""
        items.append(
            f"<li><em>{_escape(head)}</em> {_escape(provision.summary)}"
            f"{_html_list(entry_details(provision))}{below}</li>"
        )
    return f'<ul style="list-style: none">{"".join(items)}</ul>'
