"""A form in a spreadsheet: what was exported reads back, and a fault names its cell."""

import datetime
import sys
from io import BytesIO
from pathlib import Path

import pytest

from gpai_code.cli import app
from gpai_code.cli.exit_codes import FINE, INPUT_ERROR
from gpai_code.errors import DocumentError, MissingExtraError
from gpai_code.forms.documents import FORMS, read_form
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.reading.form_workbook import FIRST_ROW, SHEET, read_form_workbook
from gpai_code.render.form_workbook import MAX_CELL, to_xlsx

openpyxl = pytest.importorskip("openpyxl")

EXAMPLE = read_form(Path("examples/apertus-70b.third-draft.json"))


def filled_in(form: ModelDocumentation, answers: dict[str, object]) -> bytes:
    """Return the workbook of a form after somebody wrote these answers into their cells."""
    book = openpyxl.load_workbook(BytesIO(to_xlsx(form)))
    for line in book[SHEET].iter_rows(min_row=FIRST_ROW):
        if line[0].value in answers:
            line[6].value = answers[line[0].value]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("form", [EXAMPLE, FORMS["final"]()], ids=["example", "empty"])
def test_a_form_reads_back(form: ModelDocumentation) -> None:
    assert read_form_workbook(to_xlsx(form)).rows_by_id() == form.rows_by_id()


@pytest.mark.parametrize("audience", ["AIO", "NCAs", "DPs"])
def test_a_copy_reads_back_and_has_no_line_for_a_withheld_row(audience: str) -> None:
    copy = EXAMPLE.for_audience(audience)
    again = read_form_workbook(to_xlsx(copy))
    assert again.audience == copy.audience
    assert again.rows_by_id() == copy.rows_by_id()


def test_numbers_and_days_that_the_program_made_of_texts_are_read() -> None:
    form = read_form_workbook(
        filled_in(
            FORMS["final"](),
            {
                "release_date": datetime.datetime(2026, 3, 1),  # noqa: DTZ001 - as cells have it
                "total_parameters": 8.0e9,
                "input_modalities": "Text\nImages",
            },
        )
    ).rows_by_id()
    assert form["release_date"] == datetime.date(2026, 3, 1)
    assert form["total_parameters"].decimal == 8 * 10**9
    assert len(form["input_modalities"].selected) == 2


def test_an_answer_is_never_a_formula() -> None:
    formula = '=HYPERLINK("https://example.org/")'
    form = DocumentationForm(model_name=formula)
    book = openpyxl.load_workbook(BytesIO(to_xlsx(form)))
    cells = [cell for line in book[SHEET].iter_rows() for cell in line if cell.value == formula]
    assert [cell.data_type for cell in cells] == ["s"]
    assert read_form_workbook(to_xlsx(form)).rows_by_id()["model_name"] == formula


def test_a_fault_names_its_cell() -> None:
    book = filled_in(FORMS["final"](), {"release_date": "soon", "training_energy": "much"})
    with pytest.raises(DocumentError) as caught:
        read_form_workbook(book)
    sheet = openpyxl.load_workbook(BytesIO(book))[SHEET]
    rows = [sheet[f"A{fault.path[1:]}"].value for fault in caught.value.faults]
    assert rows == ["release_date", "training_energy"]
    assert {fault.path[0] for fault in caught.value.faults} == {"G"}


def test_a_line_of_no_row_of_the_form_is_a_fault() -> None:
    book = openpyxl.load_workbook(BytesIO(to_xlsx(FORMS["final"]())))
    book[SHEET]["A5"].value = "no_row"
    stream = BytesIO()
    book.save(stream)
    with pytest.raises(DocumentError) as caught:
        read_form_workbook(stream.getvalue())
    assert caught.value.faults[0].path == "A5"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"row,answer\n"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError):
        read_form_workbook(content)


def test_without_the_extra_an_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    book = to_xlsx(EXAMPLE)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match="xlsx"):
        to_xlsx(EXAMPLE)
    with pytest.raises(MissingExtraError, match="xlsx"):
        read_form_workbook(book)


def test_an_answer_longer_than_a_cell_is_refused_and_not_cut() -> None:
    with pytest.raises(DocumentError, match="characters"):
        to_xlsx(DocumentationForm(model_name="x" * (MAX_CELL + 1)))


def test_the_commands_write_and_read_a_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example, book = "examples/apertus-70b.third-draft.json", str(tmp_path / "form.xlsx")
    assert app.main(["export", example, "--to", "xlsx", "--output", book]) == FINE
    again = str(tmp_path / "again.json")
    assert app.main(["read-form", book, "--output", again]) == FINE
    assert read_form(Path(again)).rows_by_id() == EXAMPLE.rows_by_id()
    summary = "examples/apertus-70b.summary.json"
    assert app.main(["export", summary, "--format", "xlsx", "--output", book]) == INPUT_ERROR
    assert "is for a Model Documentation Form" in capsys.readouterr().err
    (tmp_path / "broken.xlsx").write_bytes(b"PK")
    assert app.main(["read-form", str(tmp_path / "broken.xlsx")]) == INPUT_ERROR
    assert "broken.xlsx" in capsys.readouterr().err
