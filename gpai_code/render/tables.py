"""Forms and rows as CSV, safe whatever the answers hold."""

import csv
from collections.abc import Iterable
from functools import singledispatch
from io import StringIO

from gpai_code.forms.base import Form
from gpai_code.render.answers import PLAIN, lines_of
from gpai_code.render.forms import shown
from gpai_code.render.rows import Cell, to_rows
from gpai_code.text_io.escaping import spreadsheet_text


@singledispatch
def to_csv(value: object) -> str:
    """
    Return a value as CSV.

    Of a form there is one line for each row, with its section, id, label and answer; one with
    audiences has a column for each, with a cross where the row is meant for it. All else has the
    lines and columns of `gpai_code.render.to_rows`.

    Lines end as RFC 4180 asks. Texts that a spreadsheet would run as a formula get an apostrophe
    before.

    Raises:
        ArgumentTypeError: If it is no record and no sequence of records.
    """
    return rows_csv(to_rows(value))


def rows_csv(rows: list[dict[str, Cell]], columns: Iterable[str] | None = None) -> str:
    """
    Return plain rows as CSV.

    Args:
        rows: The rows, all with the same keys.
        columns: The first line; if it is None, the keys of the rows, or no line without rows.
    """
    file = StringIO()
    write = csv.writer(file).writerow
    if columns is None:
        columns = rows[0] if rows else ()
    if columns:
        write(columns)
    for row in rows:
        write([spreadsheet_text(_csv_text(value)) for value in row.values()])
    return file.getvalue()


def _csv_text(value: Cell) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


@to_csv.register
def _(form: Form) -> str:
    audiences = form.definition().audiences
    file = StringIO()
    write = csv.writer(file).writerow
    write(["section", "row", "label", "answer", *(audience.value for audience in audiences)])
    for field in form.definition().header:
        answer = getattr(form, field.id)
        text = "" if answer is None else "\n".join(lines_of(answer))
        cells = ["", field.id, field.label, text, *("x" for _ in audiences)]
        write([spreadsheet_text(cell) for cell in cells])
    for section, rows in shown(form, PLAIN):
        for row, lines in rows:
            cells = [section.heading, row.id, row.name, "\n".join(lines or [])]
            cells += ["x" if audience in row.audiences else "" for audience in audiences]
            write([spreadsheet_text(cell) for cell in cells])
    return file.getvalue()
