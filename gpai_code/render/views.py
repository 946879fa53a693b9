"""What a table in a notebook shows of each kind of record: which columns, in which words."""

from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from typing import Any, NamedTuple

from gpai_code.catalog.citations.matching import CitationMatch
from gpai_code.catalog.correspondence import Correspondence
from gpai_code.catalog.deadlines import DueDate, Event, OpenLimit
from gpai_code.catalog.outline import Derogation
from gpai_code.catalog.records import Edition, Entry, Rule, Term
from gpai_code.catalog.search import Hit
from gpai_code.constraints.record import Record
from gpai_code.forms.findings import Finding
from gpai_code.render.entries import describe_length, limits_of
from gpai_code.render.rows import to_rows
from gpai_code.resolver.decision import Question
from gpai_code.resolver.exemption import Condition, Ruling
from gpai_code.resolver.opinion import Conclusion
from gpai_code.resolver.timeline import Milestone

LONGEST = 200
"""Longest text in a cell of a table of several records, in characters."""

MAX_COLUMNS = 6
"""Most columns of a table of records that have no view of their own."""


class Column(NamedTuple):
    """
    A column of a table of records.

    Attributes:
        heading: Its heading.
        text: Says what a record has there.
        whole: True for cautions and what is short: it is never cut.
    """

    heading: str
    text: Callable[[Any], str]
    whole: bool = False


def shortened(text: str) -> str:
    """
    Cut a long text at a blank, with a sign that it goes on.

    >>> shortened("word " * 100)[-6:], shortened("a word")
    (' word…', 'a word')
    """
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST - 1].rpartition(' ')[0] or text[: LONGEST - 1]}…"


def _heading(entry: Entry | Term) -> str:
    return entry.title or entry.summary


def _limits(entry: Entry | Term) -> str:
    """Name the limits of time of an entry and of what is below it, as the text prints them."""
    if not isinstance(entry, Rule):
        return ""
    return "; ".join(dict.fromkeys(limit.as_printed for _, limit in entry.all_deadlines()))


def when_due(due: DueDate) -> str:
    """Write the day on which something is due, or before which it is."""
    return f"before {due.due}" if due.strict else str(due.due)


def _cautions(due: DueDate | OpenLimit) -> str:
    texts = [f"{detail.heading}: {detail.text}" for detail in limits_of(due.deadline)]
    notes = due.notes if isinstance(due, DueDate) else ()
    texts += [note for note in notes if note != due.deadline.note]
    return " ".join(texts)


def _answer(value: bool | None) -> str:
    return {True: "yes", False: "no", None: "open"}[value]


def _passed(milestone: Milestone) -> str:
    passed = {True: " (passed)", False: " (to come)", None: ""}[milestone.passed]
    return f"{milestone.date or 'No day given'}{passed}"


def _places(record: Any) -> str:
    return "; ".join(map(str, record.citations))


def _because(record: Any) -> str:
    return " ".join(record.because)


_ENTRY = (
    Column("Entry", lambda entry: entry.id, whole=True),
    Column("Heading or summary", _heading),
    Column("Force", lambda entry: str(getattr(entry, "force", "")), whole=True),
    Column("Limits of time", _limits, whole=True),
)

VIEWS: dict[type, tuple[Column, ...]] = {
    Entry: _ENTRY,
    Term: _ENTRY,
    Hit: (
        Column("Entry", lambda hit: hit.entry.id, whole=True),
        Column("Heading or summary", lambda hit: _heading(hit.entry)),
        Column("Score", lambda hit: f"{hit.score:.1f}", whole=True),
    ),
    Correspondence: (
        Column("Older", lambda row: ", ".join(row.old) or "(nothing)", whole=True),
        Column("Relation", lambda row: row.relation.value, whole=True),
        Column("Newer", lambda row: ", ".join(row.new) or "(nothing)", whole=True),
        Column("What changed", lambda row: row.what_changed),
        Column("Note", lambda row: row.note or "", whole=True),
    ),
    DueDate: (
        Column("Due", when_due, whole=True),
        Column("Entry", lambda due: due.entry, whole=True),
        Column("What", lambda due: due.what),
        Column("Rule", lambda due: describe_length(due.deadline), whole=True),
        Column("Read with it", _cautions, whole=True),
    ),
    OpenLimit: (
        Column("Entry", lambda limit: limit.entry, whole=True),
        Column("What", lambda limit: limit.what),
        Column("Why there is no date", lambda limit: limit.why, whole=True),
        Column("Read with it", _cautions, whole=True),
    ),
    Event: (
        Column("Event", lambda event: event.slug, whole=True),
        Column("What happens", lambda event: event.summary),
        Column("Limits of time in", lambda event: ", ".join(event.entries)),
    ),
    Edition: (
        Column("Edition", lambda edition: edition.slug, whole=True),
        Column("Title", lambda edition: edition.title),
        Column("Date", lambda edition: str(edition.date), whole=True),
        Column("Status", lambda edition: edition.status, whole=True),
        Column("Revision", lambda edition: str(edition.revision), whole=True),
    ),
    Derogation: (
        Column("For", lambda relief: relief.kind.value, whole=True),
        Column("Effect", lambda relief: relief.effect.value, whole=True),
        Column("Relief", lambda relief: relief.summary),
        Column("Applies to", lambda relief: ", ".join(relief.applies_to), whole=True),
        Column("Note", lambda relief: relief.note or "", whole=True),
    ),
    Finding: (
        Column("Severity", lambda finding: finding.severity.value, whole=True),
        Column("Place", lambda finding: finding.path or "(whole form)", whole=True),
        Column("Finding", lambda finding: finding.message),
        Column("Rule", lambda finding: finding.rule, whole=True),
        Column("Source", lambda finding: finding.source, whole=True),
    ),
    CitationMatch: (
        Column("Citation", lambda match: match.text),
        Column("Means", lambda match: ", ".join((*match.ids, *map(str, match.references)))),
        Column("Read with it", lambda match: " ".join((match.why, *match.notes)), whole=True),
    ),
    Ruling: (
        Column("Outcome", lambda ruling: ruling.outcome.value, whole=True),
        Column("Why", _because),
        Column("Rests on", _places),
        Column("Open", lambda ruling: ", ".join(ruling.missing), whole=True),
        Column("Contested", lambda ruling: " ".join(ruling.contested), whole=True),
    ),
    Conclusion: (
        Column("Question", lambda step: step.id, whole=True),
        Column("Answer", lambda step: _answer(step.value), whole=True),
        Column("Why", _because),
        Column("Rests on", _places),
        Column("Contested", lambda step: " ".join((*step.contested, *step.warnings)), whole=True),
    ),
    Condition: (
        Column("Condition", lambda condition: condition.id, whole=True),
        Column("Met", lambda condition: _answer(condition.met), whole=True),
        Column("Why", _because),
        Column("Rests on", _places),
        Column("Contested", lambda condition: " ".join(condition.contested), whole=True),
    ),
    Milestone: (
        Column("Day", _passed, whole=True),
        Column("What", lambda milestone: milestone.what),
        Column("Rests on", _places, whole=True),
    ),
    Question: (
        Column("Fact", lambda question: question.fact, whole=True),
        Column("Question", lambda question: question.text),
    ),
}
"""The columns of each kind of record that people look at in tables."""


def view_of(kind: type) -> tuple[Column, ...] | None:
    """Return the columns for a class of records, None if it has none of its own."""
    for parent in kind.__mro__:
        if parent in VIEWS:
            return VIEWS[parent]
    return None


class Table(NamedTuple):
    """
    Headings and cells of a table.

    Attributes:
        headings: One for each column.
        rows: Texts, one for each column in each row.
    """

    headings: list[str]
    rows: list[list[str]]

    def filled(self) -> "Table":
        """Return the table without the columns that have nothing in any row."""
        columns = zip(*self.rows, strict=True)
        filled = [any(column) for column in columns]
        headings = list(compress(self.headings, filled))
        return Table(headings, [list(compress(row, filled)) for row in self.rows])


def table_of(records: Sequence[Any]) -> Table:
    """Return several records as a table whose long texts are cut."""
    views = {view_of(type(record)) for record in records}
    columns = views.pop() if len(views) == 1 else None
    if columns is None:
        return _plain_table(records)
    rows = [list(_cells(record, columns)) for record in records]
    return Table([column.heading for column in columns], rows).filled()


def _cells(record: Any, columns: tuple[Column, ...]) -> Iterator[str]:
    for column in columns:
        text = column.text(record)
        yield text if column.whole else shortened(text)


def _plain_cell(value: object) -> str:
    return "" if value is None else shortened(str(value))


def _plain_table(records: Sequence[Any]) -> Table:
    if not all(isinstance(record, Record) for record in records):
        return Table([""], [[shortened(str(record))] for record in records])
    rows = to_rows(list(records))
    headings = list(rows[0]) if rows else []
    cells = [list(map(_plain_cell, row.values())) for row in rows]
    headings, cells = Table(headings, cells).filled()
    return Table(headings[:MAX_COLUMNS], [row[:MAX_COLUMNS] for row in cells])
