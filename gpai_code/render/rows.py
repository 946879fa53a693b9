"""Answers as plain rows, which tables and data frames take as they are."""

import datetime
import json
from collections.abc import Iterable
from enum import Enum
from functools import singledispatch
from itertools import chain
from typing import Any

import attrs

from gpai_code.catalog.addresses import row_at
from gpai_code.catalog.code import Code, load
from gpai_code.catalog.correspondence import Correspondence, correspondence_table
from gpai_code.catalog.deadlines import DueDate, OpenLimit
from gpai_code.catalog.paths import FORM_ROW
from gpai_code.catalog.provenance import GeneratedBy, generated_by
from gpai_code.catalog.records import (
    AnyEntry,
    Deadline,
    Edition,
    Entry,
    Provision,
    Rule,
    Term,
)
from gpai_code.catalog.search import Hit
from gpai_code.constraints.record import Record
from gpai_code.constraints.record_collections import RecordMapping
from gpai_code.errors import ArgumentTypeError
from gpai_code.forms.base import Form
from gpai_code.forms.checks import row_states
from gpai_code.forms.findings import NOT_APPLICABLE
from gpai_code.forms.versions import Change
from gpai_code.render.answers import lines_of
from gpai_code.render.entries import Detail, deadline_detail, derogation_detail, describe_length
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.exemption import Ruling
from gpai_code.resolver.many import cautions
from gpai_code.text_io.strict_json import describe
from gpai_code.vocabulary import Obligation

Cell = str | int | float | bool | datetime.date | None
Row = dict[str, Cell]

BETWEEN_IDS = ", "
BETWEEN_PLACES = "; "
BETWEEN_SENTENCES = " | "
"""What parts several values in one cell: ids and names, places in the law, sentences."""

_NOUNS = ("Commitment ", "Measure ", "Appendix ")
_NAMED_BY = ("id", "slug", "entry", "rule", "fact", "title", "name", "term", "what", "summary")


def to_rows(value: object) -> list[Row]:
    """
    Return plain rows, each a dict with the same keys.

    Every value is a text, a number, a date, True, False or None, and the values of a column are of
    one kind. Where there is nothing to say a text is empty, so that data frames know the column as
    text from its first row. Several ids in one cell are parted by commas, several places in the law
    by semicolons, several sentences by bars.

    Args:
        value: An edition of the Code (a row for each entry), entries, hits, comparisons, a decision
            (a row for each ruling), due dates, findings, a form (a row for each of its rows), or
            any other record or several of them.

    Raises:
        ArgumentTypeError: If it is no record and no sequence of records.

    >>> from gpai_code import compare
    >>> [(row["old"], row["relation"], row["new"]) for row in to_rows(compare(entry="II.12.4"))]
    [('II.12.4', 'changed', 'safety-security-9.4')]
    """
    rows = _rows_of(value)
    columns = dict.fromkeys(chain.from_iterable(rows))
    texts = {name: _holds_text(rows, name) for name in columns}
    return [_full_row(row, texts) for row in rows]


def _holds_text(rows: list[Row], name: str) -> bool:
    return any(isinstance(row.get(name), str) for row in rows)


def _full_row(row: Row, texts: dict[str, bool]) -> Row:
    """Return a row with every column, given for each column whether it holds text."""
    return {name: _cell(row.get(name), is_text=is_text) for name, is_text in texts.items()}


def _cell(value: Cell, *, is_text: bool) -> Cell:
    return "" if is_text and value is None else value


@singledispatch
def _rows_of(value: object) -> list[Row]:
    wanted = "give a record of the library, or several of them"
    raise ArgumentTypeError("value", describe(value), wanted)


@_rows_of.register(tuple)
@_rows_of.register(list)
def _(records: Iterable[object]) -> list[Row]:
    rows: list[Row] = []
    for record in records:
        rows += _rows_of(record)
    return rows


@_rows_of.register
def _(records: RecordMapping) -> list[Row]:  # type: ignore[type-arg]
    rows: list[Row] = []
    for name, record in records.items():
        rows += [{"id": str(name), **row} for row in _rows_of(record)]
    return rows


# Any record


@_rows_of.register
def _(record: Record) -> list[Row]:
    row: Row = {}
    for field in attrs.fields(type(record)):
        row[field.name] = _flat(getattr(record, field.name))
    return [row]


def _flat(value: object) -> Cell:
    """Return a value of a record as one cell."""
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, (bool, str, int, float, datetime.date)):
        return value
    if isinstance(value, (tuple, list)):
        is_prose = any(isinstance(item, str) and " " in item for item in value)
        separator = BETWEEN_SENTENCES if is_prose else BETWEEN_PLACES
        return separator.join(str(_flat(item)) for item in value)
    if isinstance(value, Record) and type(value).__str__ is object.__str__:
        names = [getattr(value, name) for name in _NAMED_BY if hasattr(value, name)]
        return str(_flat(names[0])) if names else repr(value)
    return str(value)


# Entries of the Code


@_rows_of.register
def _(code: Code) -> list[Row]:
    return stamped_rows(code.values(), code.edition)


def stamped_rows(entries: Iterable[AnyEntry], edition: Edition) -> list[Row]:
    """Return entries as rows that say which edition and data revision they are from."""
    stamp = _stamp(generated_by(edition.slug))
    return [{**entry_row(entry), **stamp} for entry in entries]


@_rows_of.register(Entry)
@_rows_of.register(Term)
def _(entry: AnyEntry) -> list[Row]:
    return [entry_row(entry)]


@_rows_of.register
def _(hit: Hit) -> list[Row]:
    return [{**entry_row(hit.entry), "score": hit.score}]


def entry_row(entry: AnyEntry) -> Row:
    """Return an entry as a row, with the limits of time and reliefs of all that is below it."""
    rule = entry if isinstance(entry, Rule) else None
    return {
        "id": entry.id,
        "kind": type(entry).__name__,
        "number": number_of(entry),
        "title": entry.title or "",
        "chapter": _text(entry, "chapter"),
        "commitment": _text(entry, "commitment"),
        "addressees": BETWEEN_IDS.join(getattr(entry, "addressees", ())),
        "legal_basis": BETWEEN_PLACES.join(map(str, getattr(entry, "legal_basis", ()))),
        "force": _text(entry, "force"),
        "owed_by": _text(entry, "owed_by"),
        "summary": entry.summary,
        "conditions": BETWEEN_SENTENCES.join(rule.conditions if rule else ()),
        "exceptions": BETWEEN_SENTENCES.join(rule.exceptions if rule else ()),
        "deadlines": deadlines_below(rule) if rule else "",
        "deadline_count": len(rule.all_deadlines()) if rule else 0,
        "derogations": _derogations_below(rule) if rule else "",
        "provision_count": sum(1 for _ in rule.walk()) if rule else 0,
        "references": BETWEEN_PLACES.join(map(str, entry.references)),
        "see": BETWEEN_IDS.join(entry.see),
        "note": entry.note or "",
    }


def number_of(entry: AnyEntry) -> str:
    """
    Return the printed number of an entry without the noun before it, or nothing.

    >>> number_of(load()["safety-security-9.3"]), number_of(load()["transparency-1.1-p1"])
    ('9.3', '')
    """
    if isinstance(entry, Term) or (isinstance(entry, Provision) and not entry.numbered):
        return ""
    for noun in _NOUNS:
        if entry.label.startswith(noun):
            return entry.label.removeprefix(noun)
    return entry.label if any(map(entry.label.endswith, ")0123456789")) else ""


def _text(entry: AnyEntry, name: str) -> str:
    value = getattr(entry, name, None)
    return "" if value is None else str(value)


def deadlines_below(rule: Rule) -> str:
    """Return every limit of time of a rule and of what is below it, each with its provision."""
    lines = []
    for provision, deadline in rule.all_deadlines():
        lines.append(f"{provision.id}: {_in_a_line(deadline_detail(deadline))}")
    return BETWEEN_SENTENCES.join(lines)


def _derogations_below(rule: Rule) -> str:
    lines = []
    for provision in rule.rules():
        for derogation in provision.derogations:
            detail = derogation_detail(derogation)
            lines.append(f"{provision.id}: {derogation.kind}: {_in_a_line(detail)}")
    return BETWEEN_SENTENCES.join(lines)


def _in_a_line(detail: Detail) -> str:
    """Return a thing in words with what belongs to it in brackets."""
    below = BETWEEN_PLACES.join(f"{part.heading}: {part.text}" for part in detail.below)
    return f"{detail.text} ({below})" if below else detail.text


# Comparisons, dates


@_rows_of.register
def _(row: Correspondence) -> list[Row]:
    table = correspondence_table()
    return [
        {
            "old": BETWEEN_IDS.join(row.old),
            "old_title": _titles(table.older, row.old),
            "relation": row.relation.value,
            "new": BETWEEN_IDS.join(row.new),
            "new_title": _titles(table.newer, row.new),
            "what_changed": row.what_changed,
            "why": row.why,
            "note": row.note or "",
        }
    ]


def _titles(edition: str, ids: tuple[str, ...]) -> str:
    return BETWEEN_SENTENCES.join(_title(edition, name) for name in ids)


def _title(edition: str, name: str) -> str:
    if name.startswith(FORM_ROW):
        row = row_at(f"/{edition}/{name}")
        part = f" ({row['part']})" if row.get("part") else ""
        return f"{row['label']}{part}"
    return load(edition)[name].title or ""


@_rows_of.register
def _(due: DueDate) -> list[Row]:
    return [
        {
            "entry": due.entry,
            "due": due.due,
            "strict": due.strict,
            "what": due.what,
            "kind": due.kind.value,
            "from_event": due.from_event,
            "from_date": due.from_date,
            **_limit(due.deadline),
            "notes": BETWEEN_SENTENCES.join(due.notes),
        }
    ]


@_rows_of.register
def _(limit: OpenLimit) -> list[Row]:
    return [
        {
            "entry": limit.entry,
            "what": limit.what,
            "why": limit.why,
            "awaited": BETWEEN_IDS.join(limit.awaited),
            **_limit(limit.deadline),
            "notes": limit.deadline.note or "",
        }
    ]


def _limit(deadline: Deadline) -> Row:
    """Return what a limit of time says, and what decides whether it holds."""
    return {
        "as_printed": deadline.as_printed,
        "rule": describe_length(deadline),
        "event": deadline.trigger_text or "",
        "qualifier": deadline.qualifier or "",
        "conditions": BETWEEN_SENTENCES.join(deadline.conditions),
        "exceptions": BETWEEN_SENTENCES.join(deadline.exceptions),
        "indicative": deadline.indicative,
    }


# Decisions and forms


@_rows_of.register
def _(decision: Decision) -> list[Row]:
    code = load(decision.generated_by.edition)
    # a premise or a doubt holds for every answer, and a row may be read alone
    common: Row = {
        "cautions": BETWEEN_SENTENCES.join(cautions(decision)),
        "premises": BETWEEN_SENTENCES.join(decision.premises),
        **_stamp(decision.generated_by),
    }
    rows: list[Row] = []
    for name, ruling in decision.obligations.items():
        about: Row = {"id": name, "kind": "Obligation", "number": name}
        about["title"] = Obligation(name).title
        rows.append({**about, **_ruling(ruling), "deadlines": "", **common})
    for rulings in (decision.commitments, decision.measures, decision.provisions):
        for name, ruling in rulings.items():
            entry = code[name]
            about = {"id": name, "kind": type(entry).__name__, "number": number_of(entry)}
            about["title"] = entry.title or ""
            deadlines = deadlines_below(entry) if isinstance(entry, Rule) else ""
            rows.append({**about, **_ruling(ruling), "deadlines": deadlines, **common})
    return rows


def _stamp(generated_by: GeneratedBy) -> Row:
    return {
        "edition": generated_by.edition,
        "revision": generated_by.revision,
        "library_version": generated_by.version,
    }


def _ruling(ruling: Ruling) -> Row:
    return {
        "outcome": ruling.outcome.value,
        "because": BETWEEN_SENTENCES.join(ruling.because),
        "citations": BETWEEN_PLACES.join(map(str, ruling.citations)),
        "missing": BETWEEN_IDS.join(ruling.missing),
        "contested": BETWEEN_SENTENCES.join(ruling.contested),
        "derogations": BETWEEN_IDS.join(ruling.derogations),
    }


@_rows_of.register
def _(ruling: Ruling) -> list[Row]:
    return [_ruling(ruling)]


@_rows_of.register
def _(change: Change) -> list[Row]:
    return [
        {
            "path": change.path,
            "label": change.label,
            "kind": change.kind,
            "old": _json_text(change.old),
            "new": _json_text(change.new),
        }
    ]


def _json_text(answer: object) -> str:
    """Return a plain JSON answer as text: a text as it is, all else as JSON."""
    if answer is None:
        return ""
    return str(_flat(answer)) if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)


@_rows_of.register
def _(form: Form) -> list[Row]:
    answers = form.rows_by_id()
    audiences = form.definition().audiences
    states = row_states(form)
    rows: list[Row] = []
    for section in form.definition().sections:
        for printed in section.rows:
            if printed.id not in answers:
                continue  # withheld from the audience of a copy
            answer = answers[printed.id]
            row: Row = {
                "number": printed.position,
                "section": section.heading,
                "row": printed.id,
                "label": printed.name,
                "answer": _answer(answer, may_be_not_applicable=printed.not_applicable),
                "status": states[printed.id],
            }
            for audience in audiences:
                row[audience.value] = audience in printed.audiences
            rows.append(row)
    return rows


def _answer(answer: Any, *, may_be_not_applicable: bool) -> str:
    if answer is None:
        return ""
    if may_be_not_applicable and answer == ():
        return NOT_APPLICABLE  # an empty list is how the Form's own words are written in JSON
    return "\n".join(lines_of(answer))
