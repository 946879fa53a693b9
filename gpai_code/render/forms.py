"""Forms as documents for people: title, head, and a table for each section."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gpai_code.catalog.edition import select_edition
from gpai_code.constraints.rules import MONTH_RULE, TextRule, rule_of, without_none
from gpai_code.forms.base import Form
from gpai_code.forms.checks import progress
from gpai_code.forms.definition import Row, Section
from gpai_code.forms.documents import SUMMARY
from gpai_code.forms.findings import NOT_APPLICABLE
from gpai_code.forms.safety_security.common import SafetyDocument
from gpai_code.render.answers import PLAIN, READABLE, Style, day_in_words, lines_of
from gpai_code.render.cover import cover_of, has_cover, reader_of_copy
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
from gpai_code.render.paper_html import escaped, paper_html, table_html
from gpai_code.render.paper_markdown import paper_markdown
from gpai_code.render.records import (
    Words,
    entitled,
    fields_of,
    has_records,
    record_lines,
    words_of,
)
from gpai_code.vocabulary import AUDIENCE_NAMES

MAX_NAME, MAX_VERSION = 80, 30
"""How much of a model's name and of a document's version goes into a title, in characters."""

Shown = list[tuple[Row, list[str] | None]]
"""Rows with the lines of their answers, None where one is open."""


def shown(form: Form, style: Style = READABLE) -> Iterator[tuple[Section, Shown]]:
    """
    Yield each section with its rows and the lines of their answers, None where one is open.

    Rows that do not concern the model, and empty ones that the form calls optional, are left out,
    and so are sections without rows.
    """
    answers = form.rows_by_id()
    words = words_of(form)
    for section in form.definition().sections:
        rows: Shown = []
        for row in section.rows:
            if row.id not in answers:
                continue  # withheld from the audience of a copy
            answer = answers[row.id]
            in_its_place = None if answer is not None else form.in_place_of(row)
            if in_its_place is not None:
                rows.append((row, [in_its_place]))
                continue
            if answer is None and (row.optional or form.concerns(row) is not True):
                continue
            rows.append((row, answer_in_words(form, words, row, answer, style)))
        if rows:
            yield section, rows


def asks_of_each(form: Form, row: Row, answer: Any) -> bool:
    """Say whether a row holds records, and the form asks rows of each of them."""
    if not isinstance(answer, tuple) or not has_records(answer):
        return False
    return any(other.id.startswith(f"{row.id}.") for other in form.definition().rows())


def answer_in_words(
    form: Form, words: Words, row: Row, answer: Any, style: Style
) -> list[str] | None:
    """Return the lines of an answer, None where there is none."""
    if row.tick:
        return ["☐" if answer is None else "☒"]
    if row.not_applicable and answer == ():
        return [NOT_APPLICABLE]  # an empty list is how the Form's own words are written in JSON
    if answer is None:
        return None
    if style is not PLAIN and asks_of_each(form, row, answer):
        return ["1 entry, below" if len(answer) == 1 else f"{len(answer)} entries, below"]
    if style is not PLAIN and has_records(answer):
        return record_lines(words, row.id, answer, style)
    if isinstance(answer, str):
        rule = rule_of(without_none(form.type_of(row)))
        if isinstance(rule, TextRule) and rule.name == MONTH_RULE:
            return [style.month(answer)]
    return lines_of(answer, style)


def title_of(form: Form) -> str:
    """Return what kind of document it is, of which model and version, and whose copy."""
    parts = [form.TITLE]
    model, version = form.names()
    names = [name_in_title(form)] if model else []
    if version:
        names.append(f"version {short_title(version, MAX_VERSION)}")
    if form.audience is not None:
        names.append(f"copy for {AUDIENCE_NAMES[form.audience]}")
    if isinstance(form, SafetyDocument) and form.copy_for is not None:
        names.append(f"copy for {reader_of_copy(form)}")
    if names:
        parts.append(", ".join(names))
    return ": ".join(parts)


def name_in_title(form: Form) -> str:
    """Return the name of the model as the title has it; empty if there is none."""
    model, _ = form.names()
    return short_title(model, MAX_NAME) if model else ""


def short_title(text: str, most: int = MAX_VERSION) -> str:
    """Return a text in one line, cut at a blank where it is longer than a number of characters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    whole_words, blank, _ = line[:most].rpartition(" ")
    return f"{whole_words}…" if blank else f"{line[:most]}…"


def about(form: Form) -> str:
    """Say after which printed form the document is."""
    if form.DOCUMENT != SUMMARY:
        edition = select_edition(form.EDITION)
        printed = "Form of" if form.definition().audiences else "After"
        return f"{printed} the {edition.title}, {day_in_words(edition.date)}"
    day = date.fromisoformat(form.EDITION)
    return f"Under Article 53(1)(d) AI Act, after the AI Office's template of {day_in_words(day)}"


def legend(form: Form) -> str | None:
    """Explain the marks and numbers of a form that has them; None for one that has not."""
    audiences = form.definition().audiences
    if not audiences:
        return None
    marks = "; ".join(f"{audience.value}: {AUDIENCE_NAMES[audience]}" for audience in audiences)
    return (
        f"A cross marks for whom the Form means a row. {marks}. Sections and rows are numbered "
        "here in printed order; the Form itself prints no numbers."
    )


def numbers_rows(form: Form) -> bool:
    """Say whether rows get a number: the template of the summary numbers its sections itself."""
    return bool(form.definition().audiences)


def heading_of(section: Section) -> str:
    """Return the heading of a section with its number: as printed, or counted."""
    if section.number:
        return section.heading
    return f"{section.rows[0].position.partition('.')[0]}. {section.title}"


def header_of(form: Form, style: Style = READABLE) -> Iterator[tuple[str, list[str]]]:
    """Yield the labels and answers at the head of a form, without optional ones that are empty."""
    for field in form.definition().header:
        answer = getattr(form, field.id)
        if answer is not None or not field.optional:
            if has_records(answer):
                yield field.label, record_lines(words_of(form), field.id, answer, style)
            else:
                yield field.label, lines_of(answer, style)


def to_markdown(form: Form) -> str:
    """
    Return the form as Markdown: a table for each section, every answer shown as plain text.

    Markup and text direction marks in answers are made visible instead of taking effect.
    """
    return paper_markdown(form_paper(form))


def to_html(form: Form) -> str:
    """
    Return the form as one self-contained HTML page without scripts, for the screen and for A4.

    All answers are escaped; only links with http or https are made clickable.
    """
    return paper_html(form_paper(form))


def form_paper(form: Form) -> Paper:
    """Return the form as a document for people."""
    subject, version = form.names()
    return Paper(
        title=title_of(form),
        blocks=_blocks(form),
        subject=subject or "",
        version=version or "",
        day=form.last_updated,
    )


def _blocks(form: Form) -> Iterator[Block]:
    yield Title(title_of(form), about(form), name_in_title(form))
    yield Fields(tuple(header_of(form)))
    new_page = has_cover(form)
    if new_page:
        yield from cover_of(form)
    explained = legend(form)
    if explained is not None:
        yield Paragraph(explained, quiet=True)
    words = words_of(form)
    for section, rows in shown(form):
        yield Heading(heading_of(section), new_page=new_page)
        new_page = False
        yield _table(form, rows)
        yield from _record_tables(form, words, section)


_TWO_COLUMNS = (Column("Row", Kind.LABEL, share=30), Column("Answer"))
"""Without numbers and crosses there is room for the longest word of the labels in one line."""


def _table(form: Form, rows: Shown) -> Table:
    audiences = form.definition().audiences
    if numbers_rows(form):
        columns = [Column("No.", Kind.NUMBER), Column("Row", Kind.LABEL), Column("Answer")]
    else:
        columns = list(_TWO_COLUMNS)
    columns += [Column(audience.value, Kind.MARK) for audience in audiences]
    return Table(tuple(columns), _cells(form, rows))


def _cells(form: Form, rows: Shown) -> Iterator[tuple[Lines | None, ...]]:
    numbered = numbers_rows(form)
    audiences = form.definition().audiences
    for row, lines in rows:
        number = ([row.position],) if numbered else ()
        marks = (["✕" if audience in row.audiences else ""] for audience in audiences)
        yield (*number, [row.name], lines, *marks)


def _record_tables(form: Form, words: Words, section: Section) -> Iterator[Block]:
    """Yield a table for each record of which the form asks rows of its own."""
    answers = form.rows_by_id()
    for row in section.rows:
        answer: Any = answers.get(row.id)
        if not asks_of_each(form, row, answer):
            continue
        for number, record in enumerate(answer, 1):
            name, rest = entitled(words, record, READABLE)
            yield Heading(f"{row.name} {number}: {name}" if name else f"{row.name} {number}", 3)
            fields = fields_of(words, row.id, record, rest, READABLE)
            yield Table(_TWO_COLUMNS, (([label], lines) for label, lines in fields))


def summary_html(form: Form) -> str:
    """Return a compact, escaped table for notebooks: one foldable block for each section."""
    counts = progress(form)
    sections = ""
    for section, rows in shown(form):
        summary = f"<summary>{escaped(heading_of(section))}</summary>"
        sections += f"<details>{summary}{table_html(_table(form, rows))}</details>"
    return (
        f"<div><strong>{escaped(repr(form).strip('<>'))}</strong> "
        f"({counts.not_applicable} not applicable, {counts.owed} owed, "
        f"{counts.conditional} open under a condition){sections}</div>"
    )
