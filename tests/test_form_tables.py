"""Forms as CSV and Word documents: every answer is there, and none of them takes effect."""

import csv
import io
import json
import re
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.cli.app import main
from gpai_code.forms.documents import FORMS, KINDS, from_document
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.values import ModifiedModel
from gpai_code.render.tables import to_csv
from gpai_code.render.word import to_docx
from gpai_code.text_io.escaping import spreadsheet_text, without_controls, without_spreadsheet_guard
from tests.strategies import any_form, as_printed, marked, nodes, summaries

docx = pytest.importorskip("docx")

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
EVERY = [kind for of_kind in KINDS.values() for kind in of_kind.values()]


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def text_of(document: bytes) -> str:
    """Return all texts of a Word document, as a reader sees them."""
    opened = docx.Document(io.BytesIO(document))
    parts = [paragraph.text for paragraph in opened.paragraphs]
    for table in opened.tables:
        parts += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(parts)


def links_of(document: bytes) -> list[str]:
    """Return the addresses that a Word document links to."""
    relations = docx.Document(io.BytesIO(document)).part.rels.values()
    return [relation.target_ref for relation in relations if relation.is_external]


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.EDITION)
def test_every_answer_is_in_the_table_and_in_the_document(kind: Any) -> None:
    form, marks = marked(kind)
    table, document = to_csv(form), text_of(to_docx(form))
    for name, field_marks in marks.items():
        for mark in field_marks if name not in ("extensions", "schema") else ():
            assert mark in table, name
            assert as_printed(mark) in document, name


def test_a_word_document_has_its_own_properties_and_is_made_for_a4() -> None:
    form = DocumentationForm(
        model_name="Lantern", document_version="1.2", last_updated=date(2026, 3, 1)
    )
    made = docx.Document(io.BytesIO(to_docx(form)))
    properties = made.core_properties
    assert properties.title == "Model Documentation Form: Lantern, version 1.2"
    assert (properties.version, properties.language) == ("1.2", "en-GB")
    assert properties.created == properties.modified
    assert properties.created.date() == date(2026, 3, 1)
    assert (properties.author, properties.comments) == ("", "")
    (section,) = made.sections
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert "PAGE" in section.footer.paragraphs[0]._p.xml
    for table in made.tables:
        head, *rows = table.rows
        assert "w:tblHeader" in head._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in rows)
        assert "w:tblHeader" not in rows[0]._tr.xml


def test_a_document_without_a_date_names_none_and_is_always_the_same() -> None:
    document = to_docx(DocumentationForm())
    assert document == to_docx(DocumentationForm())
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        program = parts.read("docProps/app.xml").decode()
        properties = parts.read("docProps/core.xml").decode()
        days = {part.date_time[:3] for part in parts.infolist()}
    assert "gpai_code" in program
    assert "created" not in properties
    assert "modified" not in properties
    assert days == {(1980, 1, 1)}


def test_the_columns_are_those_of_the_form() -> None:
    assert rows_of(to_csv(FORMS["final"]()))[0] == [
        *("section", "row", "label", "answer", "AIO", "NCAs", "DPs")
    ]
    assert rows_of(to_csv(TrainingContentSummary()))[0] == ["section", "row", "label", "answer"]


@settings(max_examples=20, deadline=None)
@given(any_form)
def test_every_form_has_a_line_for_each_row(form: ModelDocumentation) -> None:
    rows = rows_of(to_csv(form))
    shown = [row.id for row in form.definition().rows()]
    assert [row[1] for row in rows[1:]] == ["last_updated", "document_version", *shown]
    assert {len(row) for row in rows} == {7}


@settings(max_examples=10, deadline=None)
@given(summaries)
def test_every_summary_becomes_a_document(summary: TrainingContentSummary) -> None:
    assert text_of(to_docx(summary)).startswith("Public Summary of Training Content")


FORMULAS = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", ";=1", ",=1", "|=1"),
    *("\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20A1", "\u00a0=1"),
    # a soft hyphen, a word joiner, the Mongolian vowel separator
    *("\u00ad=1", "\u2060=1", "\u180e=1", "\u2060\u00ad +1"),
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_spreadsheet_takes_an_answer_as_text(text: str) -> None:
    assert spreadsheet_text(text).startswith("'")
    form = DocumentationForm(model_architecture=f"{text} x")
    (row,) = [row for row in rows_of(to_csv(form)) if row[1] == "model_architecture"]
    assert row[3].startswith("'")


@pytest.mark.parametrize(
    "text",
    [
        *("Model a;=1+2;b", "Works;+1;@x", ";=1", "a; \u00ad=1", "a\n=1", "a\t=1", "a|@x"),
        *('a;"=1+2"', "a;';=1", 'a, "b";"";-1', "a;\uff1d1", "a\r\n;;==1", "b;\u2060+1"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_no_cell_begins_a_formula_however_a_reader_parts_cells(text: str, delimiter: str) -> None:
    form = DocumentationForm(
        model_name=text,
        provider_legal_name=f"x{text}",
        model_dependencies=(ModifiedModel(name=text),),
    )
    written = to_csv(form)
    for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter):
        for cell in row:
            assert not re.match(r"[\s\u00ad\u2060\u180e]*[=+\-@\uff1d]", cell), cell


HOSTILE_SIGNS = st.sampled_from(
    [*"=+-@;\t|,\"' ax\n\r", *"\u00ad\u2060\u180e\ufeff\u200b\uff1d\u3164\ufe0f\u2800"]
)


@settings(max_examples=200)
@given(st.text(HOSTILE_SIGNS, max_size=10))
def test_no_reader_finds_a_formula_in_any_text(text: str) -> None:
    file = io.StringIO()
    csv.writer(file).writerow(["section", spreadsheet_text(text), "x"])
    written = file.getvalue()
    cells: list[str] = []
    for delimiter in ",;\t|":
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter):
            cells += row
        if delimiter != ",":
            # a reader that knows no quotation marks parts cells and lines wherever it can
            for line in re.split(r"[\r\n]+", written):
                cells += line.split(delimiter)
    for cell in cells:
        bare = re.sub(r"^[\s\u00ad\u2060\u180e\ufeff\u200b\u3164\ufe0f\u2800]+", "", cell)
        assert not bare.startswith(tuple("=+-@\uff1d")), cells
    assert without_spreadsheet_guard(spreadsheet_text(text)) == text


@pytest.mark.parametrize("text", ["1=1", "a-b", "x@y.example", "7.0e10 parameters", ""])
def test_other_answers_are_unchanged(text: str) -> None:
    assert spreadsheet_text(text) == text


HOSTILE = "<w:t>x</w:t> &amp; ]]> \u202e {MERGEFIELD x} =HYPERLINK(1) \ufffe"


def test_a_hostile_answer_is_a_word_of_the_document_and_nothing_else() -> None:
    made = json.loads(marked(FORMS["final"])[0].to_json())
    for path, value in list(nodes(made)):
        if isinstance(value, str) and value.startswith("mark") and "." not in value:
            place: Any = made
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = HOSTILE
    document = to_docx(from_document(made))
    assert without_controls(HOSTILE) in text_of(document)
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        names = parts.namelist()
        body = parts.read("word/document.xml").decode()
    assert not [name for name in names if "vba" in name.lower() or "embeddings" in name]
    assert "w:fldSimple" not in body  # the number of the page is in the footer
    # only what was given as a link is one
    relations = json.dumps(links_of(document))
    assert set(re.findall("[a-z]+://", relations)) <= {"https://"}
    assert "w:instrText" not in body
    assert "\u202e" not in body


@pytest.mark.parametrize("character", ["\x00", "\x1f", "\ufffe", "\uffff", "\x7f"])
def test_a_character_that_xml_cannot_hold_is_made_visible(character: str) -> None:
    assert without_controls(f"a{character}b") == f"aU+{ord(character):04X}b"


def test_nothing_but_the_library_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("docx", "lxml"):
        monkeypatch.setitem(sys.modules, name, None)
    assert to_docx(FORMS["final"]()).startswith(b"PK")


def test_the_command_line_writes_both(tmp_path: Path, capfdbinary: Any) -> None:
    form = str(EXAMPLES / "apertus-70b.third-draft.json")
    out = tmp_path / "form.docx"
    assert main(["export", form, "--format", "docx", "--audience", "DPs", "-o", str(out)]) == 0
    assert "copy for downstream providers" in text_of(out.read_bytes())
    assert main(["export", form, "--format", "docx", "-o", str(out)]) == 1
    assert main(["export", form, "--format", "csv"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"section,row,label,answer,AIO,NCAs,DPs\r\n")
    assert main(["export", form, "--format", "docx"]) == 0
    assert text_of(capfdbinary.readouterr().out)
