"""Two versions of a document side by side: what changed, and for whom."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs

from gpai_code.catalog.code import load
from gpai_code.catalog.edition import select_edition
from gpai_code.forms.base import Form
from gpai_code.forms.definition import Row
from gpai_code.forms.documents import SUMMARY
from gpai_code.forms.versions import Change, compare_forms, retention
from gpai_code.render.answers import READABLE, day_in_words, lines_of
from gpai_code.render.decision_paper import name_of
from gpai_code.render.forms import (
    answer_in_words,
    asks_of_each,
    heading_of,
    legend,
    name_in_title,
    short_title,
    title_of,
)
from gpai_code.render.paper import (
    Block,
    Column,
    Fields,
    Heading,
    Kind,
    Lines,
    Paper,
    Paragraph,
    Table,
    Title,
)
from gpai_code.render.records import Words, entitled, fields_of, has_records, record_lines, words_of

_NOTHING = "(nothing)"
"""What is in the column of a version that has no answer."""

_Cells = tuple[Lines | None, ...]


def changes_paper(old: Form, new: Form) -> Paper:
    """
    Return what changed between two versions of a document, side by side.

    Raises:
        ComparisonError: If the two are of different editions or for different readers.
    """
    changes = {change.path[1:].replace("/", "."): change for change in compare_forms(old, new)}
    title = f"What changed: {title_of(new)}"
    subject, version = new.names()
    return Paper(
        title=title,
        blocks=_blocks(old, new, changes, title),
        subject=subject or "",
        version=version or "",
        day=new.last_updated,
    )


def _blocks(old: Form, new: Form, changes: dict[str, Change], title: str) -> Iterator[Block]:
    yield Title(title, f"{_version(old, 'Before')}; {_version(new, 'now')}", name_in_title(new))
    counts = Counter(change.kind for change in changes.values())
    tally = [f"{counts[kind]} {kind}" for kind in ("added", "changed", "removed") if counts[kind]]
    yield Fields(
        (
            ("Edition", [_printed(new)]),
            ("Rows that differ", [", ".join(tally) or "None"]),
            *_by_audience(new, changes),
            *_kept(old),
        )
    )
    explained = legend(new)
    if explained is not None and changes:
        yield Paragraph(explained, quiet=True)
    header = [field for field in new.definition().header if field.id in changes]
    if header:
        yield Heading("Head of the document")
        rows: list[_Cells] = []
        for field in header:
            before = _of_head(old, field.id)
            rows.append(([field.label], before, _of_head(new, field.id)))
        yield Table(_COLUMNS, rows)
    words = words_of(old), words_of(new)
    for section in new.definition().sections:
        rows = []
        for row in section.rows:
            if row.id in changes:
                rows += _rows_of(old, new, row, words)
        if rows:
            yield Heading(heading_of(section))
            yield Table(_columns(new), rows)
    if "extensions" in changes:
        yield Paragraph("The additions of others (extensions) differ too; they are not shown.")


_COLUMNS = (Column("Row", Kind.LABEL), Column("Before"), Column("Now"))


def _columns(form: Form) -> tuple[Column, ...]:
    marks = [Column(audience.value, Kind.MARK) for audience in form.definition().audiences]
    numbers = [Column("No.", Kind.NUMBER)] if marks else []
    return (*numbers, *_COLUMNS, *marks)


def _version(form: Form, word: str) -> str:
    _, version = form.names()
    day = "" if form.last_updated is None else f"of {day_in_words(form.last_updated)}"
    named = f"version {short_title(version)}" if version else "a version without a number"
    return " ".join(part for part in (f"{word}:", named, day) if part)


def _printed(form: Form) -> str:
    if form.DOCUMENT == SUMMARY:
        return f"Template of the AI Office, {form.EDITION}"
    return select_edition(form.EDITION).title


def _by_audience(form: Form, changes: dict[str, Change]) -> Iterator[tuple[str, list[str]]]:
    """Yield how many of the rows that differ are meant for each audience."""
    for audience in form.definition().audiences:
        if form.audience not in (None, audience):
            continue
        rows = form.definition().rows()
        count = sum(row.id in changes and audience in row.audiences for row in rows)
        yield f"Of these for {audience.value}", [str(count)]


def _kept(form: Form) -> Iterator[tuple[str, list[str]]]:
    """Yield until when the former version must be kept, where that is known."""
    kept = retention(form)
    if kept is not None:
        source = name_of(load(kept.edition), kept.source)
        yield "Keep the former version", [f"until {day_in_words(kept.until)} ({source})"]


def _of_head(form: Form, name: str) -> list[str]:
    answer = getattr(form, name)
    if answer is None:
        return [_NOTHING]
    if has_records(answer):
        return record_lines(words_of(form), name, answer, READABLE)
    return lines_of(answer, READABLE)


def _rows_of(old: Form, new: Form, row: Row, words: tuple[Words, Words]) -> Iterator[_Cells]:
    """Yield a line for a row; of a row with records, one for each record that differs."""
    before, after = old.rows_by_id().get(row.id), new.rows_by_id().get(row.id)
    number = ([row.position],) if new.definition().audiences else ()
    marks: list[list[str]] = []
    for audience in new.definition().audiences:
        marks.append(["✕" if audience in row.audiences else ""])
    if not asks_of_each(new, row, before) and not asks_of_each(new, row, after):
        sides = (_whole(old, words[0], row, before), _whole(new, words[1], row, after))
        yield (*number, [row.name], *sides, *marks)
        return
    earlier, later = _by_key(before, words[0]), _by_key(after, words[1])
    for key in dict.fromkeys((*earlier, *later)):
        before_name, before_record = earlier.get(key, ("", None))
        now_name, now_record = later.get(key, ("", None))
        if before_record != now_record:
            label = f"{row.name}: {now_name or before_name}"
            sides = (
                _part(words[0], row, before_record, now_record),
                _part(words[1], row, now_record, before_record),
            )
            yield (*number, [label], *sides, *marks)


def _whole(form: Form, words: Words, row: Row, answer: Any) -> list[str]:
    lines = answer_in_words(form, words, row, answer, READABLE)
    return [_NOTHING] if lines is None else lines


def _by_key(records: Any, words: Words) -> dict[str, tuple[str, Any]]:
    """
    Return names and records by what tells that one of the other version is the same.

    That is the id, which a record keeps in later versions; without one, what it is called; without
    a name, its number.
    """
    by_key: dict[str, tuple[str, Any]] = {}
    for number, record in enumerate(records or (), 1):
        title, _ = entitled(words, record, READABLE)
        name = title or str(number)
        key = getattr(record, "id", None) or name
        if key in by_key:  # two records may be called alike
            name, key = f"{name} ({number})", f"{key} ({number})"
        by_key[key] = (name, record)
    return by_key


def _part(words: Words, row: Row, record: Any, other: Any) -> list[str]:
    """Return the fields of a record in which it differs from the other version of it."""
    if record is None:
        return [_NOTHING]
    if other is None:
        _, differing = entitled(words, record, READABLE)  # its name is the label already
    else:
        differing = []
        for field in attrs.fields(type(record)):
            if getattr(record, field.name) != getattr(other, field.name):
                differing.append(field.name)
    lines = []
    for label, inner in fields_of(words, row.id, record, differing, READABLE):
        lines += [f"{label}: {inner[0]}", *inner[1:]]
    return lines or [_NOTHING]
