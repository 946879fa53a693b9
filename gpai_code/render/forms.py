"""Forms as Markdown and HTML, safe whatever the answers hold."""

import html
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from typing import Any

from gpai_code.catalog.code import select_edition
from gpai_code.forms.base import Form
from gpai_code.forms.checks import progress
from gpai_code.forms.definition import Row, Section
from gpai_code.forms.documents import SUMMARY
from gpai_code.forms.findings import NOT_APPLICABLE, OPEN
from gpai_code.render.answers import READABLE, Style, day_in_words, lines_of
from gpai_code.text_io.escaping import markdown_text, visible
from gpai_code.vocabulary import AUDIENCE_NAMES

# what ends a sentence does not belong to the address before it
_LINK = re.compile(r"https?://[^\s<>\"'`]*[^\s<>\"'`.,;:!?]")

_LINES_AT_ONCE = 1_024
"""How many lines of an answer are escaped as one text."""

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
            rows.append((row, _lines(row, answer, style)))
        if rows:
            yield section, rows


def _lines(row: Row, answer: Any, style: Style) -> list[str] | None:
    if row.tick:
        return ["☐" if answer is None else "☒"]
    if row.not_applicable and answer == ():
        return [NOT_APPLICABLE]  # an empty list is how the Form's own words are written in JSON
    return None if answer is None else lines_of(answer, style)


def title_of(form: Form) -> str:
    """Return what kind of document it is, of which model and version, and whose copy."""
    parts = [form.TITLE]
    model, version = form.names()
    names = [_title_part(model, MAX_NAME)] if model else []
    if version:
        names.append(f"version {_title_part(version, MAX_VERSION)}")
    if form.audience is not None:
        names.append(f"copy for {AUDIENCE_NAMES[form.audience]}")
    if names:
        parts.append(", ".join(names))
    return ": ".join(parts)


def _title_part(text: str, most: int) -> str:
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
            yield field.label, lines_of(answer, style)


def to_markdown(form: Form) -> str:
    """
    Return the form as Markdown: a table for each section, every answer shown as plain text.

    Markup and text direction marks in answers are made visible instead of taking effect.
    """
    return "".join(_markdown(form))


def _markdown(form: Form) -> Iterator[str]:
    """Yield the form in pieces, so that an answer is held escaped once while more are added."""
    yield f"# {markdown_text(title_of(form))}\n\n{about(form)}\n\n"
    for label, lines in header_of(form):
        yield f"- **{label}:** "
        yield from _md(lines)
        yield "\n"
    explained = legend(form)
    if explained is not None:
        yield f"\n{explained}\n"
    numbered = numbers_rows(form)
    heads = ["No.", "Row", "Answer", "For"] if numbered else ["Row", "Answer"]
    for section, rows in shown(form):
        yield f"\n## {heading_of(section)}\n\n| {' | '.join(heads)} |\n"
        yield f"| {' | '.join('---' for _ in heads)} |\n"
        for row, answered in rows:
            yield f"| {row.position} | " if numbered else "| "
            yield from _md([row.name])
            yield " | "
            yield from _md([OPEN] if answered is None else answered)
            if numbered:
                yield f" | {', '.join(audience.value for audience in row.audiences)}"
            yield " |\n"


def _md(lines: list[str]) -> Iterator[str]:
    """Yield lines as one cell of a table: many are escaped at once, for there may be millions."""
    # a line break inside a name would end the row of the table
    parts = chain.from_iterable(line.splitlines() or [""] for line in lines)
    between = ""
    while batch := list(islice(parts, _LINES_AT_ONCE)):
        yield between + markdown_text("\n".join(batch)).replace("\n", "<br>")
        between = "<br>"


def to_html(form: Form) -> str:
    """
    Return the form as one self-contained HTML page without scripts, for the screen and for A4.

    All answers are escaped; only links with http or https are made clickable.
    """
    header = ""
    for label, lines in header_of(form):
        header += f"<dt>{_h(label)}</dt><dd>{_cell(lines)}</dd>"
    sections = ""
    for section, rows in shown(form):
        table = _table(form, rows)
        sections += f"<section><h2>{_h(heading_of(section))}</h2>{table}</section>"
    explained = legend(form)
    return _PAGE.format(
        title=_h(title_of(form)),
        about=_h(about(form)),
        header=header,
        legend="" if explained is None else f"<p class=legend>{_h(explained)}</p>",
        sections=sections,
    )


def summary_html(form: Form) -> str:
    """Return a compact, escaped table for notebooks: one foldable block for each section."""
    counts = progress(form)
    sections = ""
    for section, rows in shown(form):
        summary = f"<summary>{_h(heading_of(section))}</summary>"
        sections += f"<details>{summary}{_table(form, rows)}</details>"
    return (
        f"<div><strong>{_h(repr(form).strip('<>'))}</strong> "
        f"({counts.not_applicable} not applicable, {counts.owed} owed, "
        f"{counts.conditional} open under a condition){sections}</div>"
    )


def _table(form: Form, rows: Shown) -> str:
    audiences = form.definition().audiences
    numbered = bool(audiences)
    body = ""
    for row, lines in rows:
        answer = "<td class=open>" if lines is None else "<td>"
        answer += f"{_cell([OPEN] if lines is None else lines)}</td>"
        for audience in audiences:
            answer += f"<td class=mark>{'✕' if audience in row.audiences else ''}</td>"
        number = f"<td class=no>{row.position}</td>" if numbered else ""
        body += f'<tr>{number}<th scope="row">{_h(row.name)}</th>{answer}</tr>'
    heads = '<th scope="col" class=no>No.</th>' if numbered else ""
    heads += '<th scope="col" class=label>Row</th><th scope="col">Answer</th>'
    for audience in audiences:
        heads += f'<th scope="col" class=mark>{audience.value}</th>'
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _h(text: str) -> str:
    return html.escape(visible(text))


def _cell(lines: list[str]) -> str:
    return "<br>".join(_linked(visible(line)) for line in lines)


def _without_closing_brackets(address: str) -> str:
    """Leave out brackets at the end that close one before the address, and marks before them."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while surplus > 0 and address[end - 1] == ")":
        surplus -= 1
        end -= 1
        while address[end - 1] in ".,;:!?":
            end -= 1
    return address[:end]


def _linked(line: str) -> str:
    parts, end = [], 0
    for match in _LINK.finditer(line):
        address = _without_closing_brackets(match[0])
        url = html.escape(address)
        parts += [
            html.escape(line[end : match.start()]),
            f'<a rel="noreferrer" href="{url}">{url}</a>',
        ]
        end = match.start() + len(address)
    return "".join(parts) + html.escape(line[end:])


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 18mm 15mm; }}
body {{ font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; max-width: 60rem; }}
body {{ margin: 2rem auto; padding: 0 1rem; }}
h1 {{ font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }}
h2 {{ font-size: 1.15rem; margin: 2rem 0 .5rem; break-after: avoid; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
th, td {{ border: 1px solid #bbb; padding: .35rem .5rem; text-align: left; vertical-align: top; }}
thead {{ display: table-header-group; }}
thead th {{ background: #e9edf2; }}
tr {{ break-inside: avoid; }}
tbody th {{ font-weight: 600; }}
thead .label {{ width: 24%; }}
td, dd {{ overflow-wrap: anywhere; }}
td.open {{ color: #8a1c1c; }}
.no, thead .no {{ width: 3.4rem; color: #555; font-weight: 400; overflow-wrap: normal; }}
.mark, thead .mark {{ width: 3rem; text-align: center; padding-left: 0; padding-right: 0; }}
.legend {{ color: #444; font-size: .9rem; }}
dt {{ font-weight: 600; }}
dd {{ margin: 0 0 .5rem; }}
@media (max-width: 40rem) {{
body {{ margin: 1rem auto; }}
table, tbody, tr, tbody th, tbody td {{ display: block; width: auto; }}
thead {{ display: none; }}
tr {{ border: 1px solid #bbb; margin-bottom: .6rem; padding: .3rem .5rem; }}
tbody th, tbody td {{ border: 0; padding: .1rem 0; }}
tbody td.no {{ width: auto; }}
tbody td.mark {{ display: inline-block; width: auto; margin-right: .8rem; color: #555; }}
tbody td.mark:empty {{ display: none; }}
td.mark:nth-last-child(3)::after {{ content: " AIO"; }}
td.mark:nth-last-child(2)::after {{ content: " NCAs"; }}
td.mark:nth-last-child(1)::after {{ content: " DPs"; }}
}}
@media print {{
body {{ font-size: 10pt; max-width: none; margin: 0; padding: 0 1px; }}
a {{ color: inherit; }}
}}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{about}</p>
<dl>{header}</dl>
{legend}
{sections}
</body>
</html>
"""
