"""Forms as CSV, safe whatever the answers hold."""

import csv
from io import StringIO

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.forms.base import Form
from gpai_code.render.answers import PLAIN, lines_of
from gpai_code.render.forms import shown
from gpai_code.text_io.escaping import spreadsheet_text


@explain_arguments
def to_csv(form: Form) -> str:
    """
    Return the form as CSV: one line for each row, with its section, id, label and answer.

    A form with audiences has a column for each, with a cross where the row is meant for it. Lines
    end as RFC 4180 asks. Texts that a spreadsheet would run as a formula get an apostrophe before.
    """
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
