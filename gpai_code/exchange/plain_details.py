"""
What an entry holds besides its title and summary, as lines of text.

For formats that have one field for remarks and none for conditions, limits or reliefs. What the
lines leave out is named by `lost_in_lines`, entry by entry.
"""

from collections.abc import Iterable, Iterator

from gpai_code.catalog.code import Code
from gpai_code.catalog.outline import Derogation
from gpai_code.catalog.records import (
    AnyEntry,
    Commitment,
    Deadline,
    Entry,
    Figure,
    Measure,
    Recital,
    Rule,
    Standard,
    Term,
)
from gpai_code.exchange.losses import Loss, collect_losses

_TEXT_ALONE = "the format has no field for it, and the remarks have no room for more than text"

WHY_LOST = {
    "force of single sentences": _TEXT_ALONE,
    "events, lengths and units of limits of time": _TEXT_ALONE,
}
"""What the lines leave out, and why."""


def detail_lines(entry: AnyEntry) -> list[str]:
    """
    Return all that an entry holds besides id, title and summary, one line for each thing.

    >>> from gpai_code.catalog.code import load
    >>> detail_lines(load("final")["copyright-1.1(1)"])[0]
    'Label: (1)'
    """
    return [f"{heading}: {text}" for heading, text in _details(entry) if text]


def lost_in_lines(code: Code) -> tuple[Loss, ...]:
    """Return what the lines of an edition's entries leave out."""
    return collect_losses(_lost(code), WHY_LOST)


def _lost(code: Code) -> Iterator[tuple[str, str]]:
    for entry in code.entries.values():
        if isinstance(entry, Rule):
            if entry.sentences:
                yield "force of single sentences", entry.id
            if entry.deadlines:
                yield "events, lengths and units of limits of time", entry.id


def _details(entry: AnyEntry) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Entry):
        yield "Label", entry.label
    if isinstance(entry, (Commitment, Measure)):
        yield "Legal basis", "".join(place.as_printed or str(place) for place in entry.legal_basis)
        yield "Addressees", ", ".join(entry.addressees)
    if isinstance(entry, Commitment):
        yield "Part", entry.part or ""
    if isinstance(entry, Rule):
        yield from _of_a_rule(entry)
    if isinstance(entry, Term):
        yield "Also", ", ".join(entry.aliases)
        for figure in entry.figures:
            yield "Figure", _figure(figure)
    if isinstance(entry, Recital) and entry.potential:
        yield "Status", "material for a future recital"
    yield "Terms", ", ".join(getattr(entry, "terms", ()))
    yield "References", "; ".join(map(str, entry.references))
    yield "See", ", ".join(entry.see)
    yield "Note", entry.note or ""


def _of_a_rule(rule: Rule) -> Iterator[tuple[str, str]]:
    owed_by = f", owed by {rule.owed_by}" if rule.owed_by else ""
    yield "Force", f"{rule.force}{owed_by}"
    for text in rule.conditions:
        yield "Condition", text
    for text in rule.exceptions:
        yield "Exception", text
    for deadline in rule.deadlines:
        yield "Limit of time", _deadline(deadline)
    for derogation in rule.derogations:
        yield "Derogation", _derogation(derogation)
    for figure in rule.figures:
        yield "Figure", _figure(figure)
    for standard in rule.standards:
        yield "Standard", _standard(standard)


def _deadline(deadline: Deadline) -> str:
    text = f"{deadline.what}: {deadline.as_printed}"
    text += _listed("if", deadline.conditions)
    text += _listed("unless", deadline.exceptions)
    return text + _noted(deadline.note)


def _derogation(derogation: Derogation) -> str:
    text = f"{derogation.kind}, {derogation.effect}: {derogation.summary}"
    text += _listed("for", derogation.applies_to)
    text += _listed("under", map(str, derogation.references))
    return text + _noted(derogation.note)


def _figure(figure: Figure) -> str:
    pieces = [figure.comparison, figure.value, figure.unit]
    amount = " ".join(piece for piece in pieces if piece)
    return f"{figure.what}: {amount} (printed: {figure.as_printed})"


def _standard(standard: Standard) -> str:
    clause = f", {standard.clause}" if standard.clause else ""
    return f"{standard.name}{clause}: {standard.role}{_noted(standard.note)}"


def _listed(word: str, items: Iterable[str]) -> str:
    text = ", ".join(items)
    return f" [{word}: {text}]" if text else ""


def _noted(note: str | None) -> str:
    return f" [note: {note}]" if note else ""
