"""Pages, Word documents, exports and workbooks as lines and cells: what is shown, in its order."""

import datetime
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import attrs
import pytest

from gpai_code.errors import DocumentError, MissingExtraError
from gpai_code.forms.documents import DOCUMENT
from gpai_code.forms.findings import OPEN
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.training_content.values import (
    CrawledDomains,
    ListedDataset,
    PublicDatasets,
)
from gpai_code.reading import files
from gpai_code.reading.exported import answer_of
from gpai_code.reading.exported_values import NotExportedError
from gpai_code.reading.files import Content, content_of_document
from gpai_code.reading.html_page import units_of_page
from gpai_code.reading.layout import Unit
from gpai_code.reading.word_document import read_word
from gpai_code.render.by_type import to_html
from gpai_code.render.tables import to_csv
from gpai_code.render.word import to_docx

Place = tuple[str, int | None, int]


def places(units: Iterable[Unit]) -> list[Place]:
    """Return the words of lines and cells with the number of their row and of their cell."""
    return [(unit.text, unit.row, unit.cell) for unit in units]


def lines(page: str) -> list[str]:
    return [unit.text for unit in units_of_page(page, "page")]


# --- pages ----------------------------------------------------------------------------------------

PAGES: dict[str, tuple[str, list[str]]] = {
    "a comment": ("<p>a<!-- hidden -->b", ["ab"]),
    "a comment without an end": ("<p>a<!-- hidden", ["a"]),
    "elements that end themselves": ("<p>a<br/>b<img/>c<x/>d<script/>e", ["a", "bcde"]),
    "a script that holds markup": ("<script>'<p>a</p>'</script>b", ["b"]),
    "what is left out inside what is left out": ("<svg><g><path></b></svg><svg><g/></svg>a", ["a"]),
    "an end tag without its start": ("</p>x<b>y</i></b>z</ul>", ["xyz"]),
    "a paragraph that a block ends": ("<p>a<div>b</div>", ["a", "b"]),
    "boxes, and the words of a field": (
        "<input type=checkbox checked>Text <input type=radio>Images <input value=code>"
        "<input type=hidden value=secret><input>",
        ["☒Text ☐Images code"],
    ),
    "lists in lists": (
        "<ul><li>a<ul><li>b</ul><li>c</ul><ol><li>d</ol><li>e",
        ["- a", "  - b", "- c", "- d", "- e"],
    ),
    "a link with words": ('<a href="https://a.example">words</a>', ["[words](https://a.example)"]),
    "a link that shows its address": ('<a href="https://a.example/">a.example</a>', ["a.example"]),
    "a link that Markdown could not hold": ('<a href="https://a.example/(b)">c</a>', ["c"]),
    "words that Markdown could not hold": ('<a href="https://a.example">[c]</a>', ["[c]"]),
    "a link inside the page": ('<a href="#x">c</a>', ["c"]),
    "lines that are set as they are": (
        "<pre>\na  b\n c</pre><p>a  b</p><textarea>x  y</textarea><pre>\n \n</pre>",
        ["a  b", " c", "a b", "x  y"],
    ),
    "labels and what they mean": (
        "<dl><dt>Label<dd>answer<dt>Next?<dt>Third</dt><p>below</dl>",
        ["Label: answer", "Next?", "Third:", "below"],
    ),
}


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_a_page_is_read_as_a_browser_shows_it(page: str, expected: list[str]) -> None:
    assert lines(page) == expected


TABLES: dict[str, tuple[str, list[Place]]] = {
    "a cell over two rows": (
        "<table><tr><td rowspan=2>a<td>b<tr><td>c</table>",
        [("a", 0, 0), ("b", 0, 1), ("", 1, 0), ("c", 1, 1)],
    ),
    "a cell in the middle over two rows": (
        "<table><tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e</table>",
        [("a", 0, 0), ("b", 0, 1), ("c", 0, 2), ("d", 1, 0), ("", 1, 1), ("e", 1, 2)],
    ),
    "a cell over two columns": (
        "<table><tr><td colspan=2>a<td>b</table>",
        [("a", 0, 0), ("", 0, 1), ("b", 0, 2)],
    ),
    "a table in a cell": (
        "<table><tr><td>a<table><tr><td>b<td>c</table></td><td>d</table>e",
        [("a", 0, 0), ("b", 0, 0), ("c", 0, 0), ("d", 0, 1), ("e", None, 0)],
    ),
    "words between the rows": (
        "<table><br>words<tr><td>a</table>",
        [("words", None, 0), ("a", 0, 0)],
    ),
}


@pytest.mark.parametrize(("page", "expected"), TABLES.values(), ids=TABLES)
def test_the_cells_of_a_table_keep_their_rows_and_columns(page: str, expected: list[Place]) -> None:
    assert places(units_of_page(page, "page")) == expected


# --- Word documents -------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "word/_rels/document.xml.rels"


def word(body: str, links: dict[str, str] | None = None, notes: str | None = None) -> bytes:
    """Return a Word document with this body, where links have these addresses, and its notes."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(BytesIO(to_docx(DocumentationForm()))) as archive:
        for part in archive.infolist():
            parts[part.filename] = archive.read(part)
    document = f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'
    parts["word/document.xml"] = document.encode()
    relations = []
    for name, address in (links or {}).items():
        kind = f'Type="{_R}/hyperlink" Target="{address}" TargetMode="External"'
        relations.append(f'<Relationship Id="{name}" {kind}/>')
    if notes is not None:
        relations.append(f'<Relationship Id="n" Type="{_R}/footnotes" Target="footnotes.xml"/>')
        text = f'<w:footnotes xmlns:w="{_W}">{notes}</w:footnotes>'
        parts["word/footnotes.xml"] = text.encode()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
        types = parts["[Content_Types].xml"].decode().replace("</Types>", override)
        parts["[Content_Types].xml"] = types.encode()
    end = "".join(relations) + "</Relationships>"
    parts[_RELATIONS] = parts[_RELATIONS].replace(b"</Relationships>", end.encode())
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def item(text: str, properties: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def box(state: str) -> str:
    return f"<w:p><w:r><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:r>{run('x')}</w:p>"


BODIES: dict[str, tuple[str, list[str]]] = {
    "what is deleted, and a comment": (
        f"<w:p><!-- no --><w:del>{run('old')}</w:del><w:ins>{run('new')}</w:ins></w:p>",
        ["new"],
    ),
    "signs that are elements": (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:br/>"
        '<w:sym w:char="F0FE"/><w:sym w:char="0041"/><w:t>d</w:t><w:t/></w:r></w:p>',
        ["a\tb-c", "☒d"],
    ),
    "boxes of old forms": (
        box("<w:checked/>")
        + box('<w:checked w:val="0"/>')
        + box('<w:default w:val="1"/>')
        + box(""),
        ["☒x", "☐x", "☒x", "☐x"],
    ),
    "a text box": (
        f"<w:p>{run('a')}<w:r><w:txbxContent><w:p>{run('in it')}</w:p></w:txbxContent></w:r></w:p>",
        ["a", "in it"],
    ),
    "headings": (
        item("a", '<w:pStyle w:val="Heading2"/>')
        + item("b", '<w:pStyle w:val="Title"/>')
        + item("c", '<w:pStyle w:val="Other"/>')
        + item("d", "<w:pStyle/>"),
        ["## a", "# b", "c", "d"],
    ),
    "lists": (
        item("a", '<w:pStyle w:val="ListBullet"/>')
        + item("b", "<w:numPr/>")
        + item("c", '<w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + item("d", '<w:numPr><w:ilvl w:val="x"/></w:numPr>'),
        ["- a", "- b", "  - c", "- d"],
    ),
    "an item of two lines": (
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>",
        ["- a", "  b"],
    ),
    "blocks that are left out": (
        f"<!-- no --><w:del><w:p>{run('old')}</w:p></w:del><w:sdt><w:p>{run('a')}</w:p></w:sdt>",
        ["a"],
    ),
    "an empty paragraph": (f"<w:p/><w:p>{run('a')}</w:p>", ["a"]),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_a_word_document_is_read_as_it_is_shown(body: str, expected: list[str]) -> None:
    pytest.importorskip("docx")
    assert [unit.text for unit in read_word(word(body), "document").units] == expected


@pytest.mark.parametrize(
    ("address", "words", "expected"),
    [
        ("https://a.example", "words", "[words](https://a.example)"),
        ("https://a.example/", "a.example", "a.example"),
        ("mailto:a@b.example", "words", "words"),
        ("https://a.example/(b)", "words", "words"),
        ("https://a.example", "[words]", "[words]"),
    ],
)
def test_a_link_of_word_keeps_its_address(address: str, words: str, expected: str) -> None:
    pytest.importorskip("docx")
    body = f'<w:p><w:hyperlink r:id="l">{run(words)}</w:hyperlink></w:p>'
    units = read_word(word(body, {"l": address}), "document").units
    assert [unit.text for unit in units] == [expected]


def test_the_cells_of_a_table_of_word_keep_their_rows_and_columns() -> None:
    pytest.importorskip("docx")

    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"

    inner = f"<w:tbl><w:tr>{cell('in it &amp;amp; more')}</w:tr></w:tbl>"
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("a", '<w:gridSpan w:val="2"/>')
        + cell("b", '<w:vMerge w:val="restart"/>')
        + f"</w:tr><w:sdt><w:sdtContent><w:tr>{cell('c')}"
        + f"<w:tc>{inner}</w:tc>"
        + cell("hidden", "<w:vMerge/>")
        + "</w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    units = read_word(word(body), "document").units
    assert places(units) == [
        *(("a", 0, 0), ("b", 0, 2)),
        *(("c", 1, 0), ("in it &amp;amp; more", 1, 1), ("", 1, 2)),
    ]
    assert [unit.head for unit in units] == [True, True, False, False, False]


def test_notes_at_the_foot_of_the_pages_come_last() -> None:
    pytest.importorskip("docx")
    body = f"<w:p>{run('a')}</w:p>"
    notes = f'<w:footnote w:type="separator"><w:p/></w:footnote><w:footnote><w:p>{run("n")}</w:p>'
    read = read_word(word(body, notes=f"{notes}</w:footnote>"), "document")
    assert [unit.text for unit in read.units] == ["a", "# Notes", "n"]
    assert [unit.row for unit in read.units] == [None] * 3
    empty = read_word(word(body, notes="<w:footnote><w:p/></w:footnote>"), "document")
    assert [unit.text for unit in empty.units] == ["a"]


# --- what the library itself wrote ----------------------------------------------------------------

LARGE = attrs.fields_dict(PublicDatasets)["large"].type
DATASETS: dict[str, tuple[list[str], ListedDataset]] = {
    "a name": (["Tidebook"], ListedDataset(name="Tidebook")),
    "all that is said of one": (
        [
            "Tidebook, https://a.example",
            "  description: Tables of tides.",
            "  With a second line.",
            "  selected: the last ten years",
            "  collected from 2020-01 to 2021-12",
        ],
        ListedDataset(
            name="Tidebook",
            link="https://a.example",
            description="Tables of tides.\nWith a second line.",
            selection="the last ten years",
            collected_from="2020-01",
            collected_until="2021-12",
        ),
    ),
}


@pytest.mark.parametrize(("written", "dataset"), DATASETS.values(), ids=DATASETS)
def test_what_was_written_of_a_dataset_is_read(written: list[str], dataset: ListedDataset) -> None:
    assert answer_of(LARGE, written) == (dataset,)


DOMAINS: dict[str, tuple[list[str], CrawledDomains]] = {
    "names": (["a.example", "b.example"], CrawledDomains(names=("a.example", "b.example"))),
    "a link": (["https://a.example/list"], CrawledDomains(link="https://a.example/list")),
    "names, a link and access": (
        ["a.example", "https://a.example/list", "access: on request"],
        CrawledDomains(names=("a.example",), link="https://a.example/list", access="on request"),
    ),
}


@pytest.mark.parametrize(("written", "domains"), DOMAINS.values(), ids=DOMAINS)
def test_what_was_written_of_domains_is_read(written: list[str], domains: CrawledDomains) -> None:
    assert answer_of(CrawledDomains, written) == domains


NOT_WRITTEN: dict[str, tuple[Any, list[str], str]] = {
    "two links of domains": (
        *(CrawledDomains, ["https://a.example", "https://b.example"], "two links"),
    ),
    "a name below the link": (
        *(CrawledDomains, ["https://a.example", "b.example"], "a name below the link"),
    ),
    "words that are said of no dataset": (LARGE, ["Tidebook", "  words"], "not said of a dataset"),
    "an end that is no month": (
        *(LARGE, ["Tidebook", "  collected from 2020-13 to 2021-12"], "month"),
    ),
    "words behind the period": (
        *(LARGE, ["Tidebook", "  collected from 2020-01 to 2021-12", "  words"]),
        "not said of a dataset",
    ),
}


@pytest.mark.parametrize(("kind", "written", "why"), NOT_WRITTEN.values(), ids=NOT_WRITTEN)
def test_lines_that_the_library_does_not_write_are_no_answer(
    kind: Any, written: list[str], why: str
) -> None:
    with pytest.raises(NotExportedError, match=why):
        answer_of(kind, written)


# --- workbooks ------------------------------------------------------------------------------------


def workbook(change: Any) -> bytes:
    """Return the workbook of an empty form after a change of its sheet."""
    openpyxl = pytest.importorskip("openpyxl")
    from gpai_code.render.form_workbook import to_xlsx  # noqa: PLC0415

    book = openpyxl.load_workbook(BytesIO(to_xlsx(DocumentationForm())))
    change(book.worksheets[0])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_workbook(change: Any) -> DocumentationForm:
    from gpai_code.reading.form_workbook import read_form_workbook  # noqa: PLC0415

    form = read_form_workbook(workbook(change))
    assert isinstance(form, DocumentationForm)
    return form


def line_of(sheet: Any, row: str) -> int:
    for at in range(1, sheet.max_row + 1):
        if sheet.cell(at, 1).value == row:
            return at
    raise AssertionError(row)


@pytest.mark.parametrize(
    ("row", "cell", "answer"),
    [
        ("release_date", datetime.date(2026, 3, 1), datetime.date(2026, 3, 1)),
        ("model_architecture", 0.1, "0.1"),
        ("model_architecture", 1 / 3, "0.3333333333333333"),
    ],
)
def test_a_cell_that_the_program_changed_says_what_it_shows(
    row: str, cell: object, answer: object
) -> None:
    def change(sheet: Any) -> None:
        sheet.cell(line_of(sheet, row), 7).value = cell

    assert getattr(read_workbook(change), row) == answer


def test_the_mark_of_an_open_row_is_no_answer_of_another_type() -> None:
    def change(sheet: Any) -> None:
        sheet.cell(line_of(sheet, "release_date"), 7).value = OPEN

    with pytest.raises(DocumentError):
        read_workbook(change)


def test_lines_without_a_name_and_an_answer_are_passed_over() -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(line_of(sheet, "model_name"))
        sheet.cell(line_of(sheet, "model_name"), 7).value = "Lantern"

    assert read_workbook(change).model_name == "Lantern"


def test_a_row_that_is_there_twice_and_a_sheet_of_something_else_are_refused() -> None:
    def double(sheet: Any) -> None:
        at = line_of(sheet, "model_name")
        for place in (at, sheet.max_row + 1):
            sheet.cell(place, 1).value, sheet.cell(place, 7).value = "model_name", "Lantern"

    def other(sheet: Any) -> None:
        sheet["A1"] = "budget"

    for change, why in ((double, "give each row once"), (other, "'budget' and 'final'")):
        with pytest.raises(DocumentError, match=why):
            read_workbook(change)


def test_a_workbook_that_unpacks_to_far_more_is_refused() -> None:
    from gpai_code.reading.form_workbook import MAX_UNPACKED, read_form_workbook  # noqa: PLC0415

    file = BytesIO(workbook(lambda sheet: None))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/a.bin", bytes(MAX_UNPACKED))
    with pytest.raises(DocumentError, match="when unpacked"):
        read_form_workbook(file.getvalue())


def test_without_python_docx_an_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys  # noqa: PLC0415

    content = word("<w:p/>")
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError, match="docx"):
        read_word(content, "document")


def test_a_word_document_with_a_password_inside_the_archive_is_refused() -> None:
    content = bytearray(word("<w:p/>"))
    at = content.index(b"PK\x01\x02")  # the entry of the first part in the list of parts
    content[at + 8] |= 1
    with pytest.raises(DocumentError, match="remove the password"):
        read_word(bytes(content), "document")


# --- whatever kind of file it is ------------------------------------------------------------------


def content(source: str | bytes) -> Content:
    return content_of_document(source, "document", DOCUMENT)


@pytest.mark.parametrize(
    ("limit", "source", "message"),
    [
        ("MAX_FILE", b"Version: 1", "more than 8 bytes"),
        ("MAX_PAGE", "<html><p>Version", "16 characters"),
        ("MAX_CHARACTERS", "<p>Version: 1</p><p>2</p>", "13 characters of text"),
        ("MAX_UNITS", "1\n2\n3\n4\n5\n6\n7\n8\n9", "9 lines and cells"),
    ],
)
def test_a_file_that_is_too_large_is_refused_with_what_it_has(
    monkeypatch: pytest.MonkeyPatch, limit: str, source: str | bytes, message: str
) -> None:
    assert content(source).units
    monkeypatch.setattr(files, limit, 8)
    with pytest.raises(DocumentError, match=message):
        content(source)


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "latin1", "us-ascii"])
def test_a_page_is_read_in_the_encoding_that_it_names(charset: str) -> None:
    page = f"<html><meta charset={charset}><p>Bär “x”</p>".encode("cp1252")
    assert [unit.text for unit in content(page).units] == ["Bär “x”"]
    with pytest.raises(DocumentError):  # the bytes are no UTF-8, and this is no page
        content(f"charset={charset} Bär".encode("cp1252"))


def test_a_text_about_an_encoding_is_read_as_utf_8() -> None:
    text = "Bär: our page says <meta charset=windows-1252>"
    assert [unit.text for unit in content(text.encode()).units] == [text]


def test_a_page_may_have_more_markup_than_a_text_may_have_characters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "MAX_CHARACTERS", 100)
    page = b"<html>" + b"<br>" * 100 + b"<p>words</p>"
    assert [unit.text for unit in content(page).units if unit.text] == ["words"]
    text = b"a < b" + b" " * 100
    assert content(text).units[0].text.startswith("a ")


def test_a_page_of_this_library_that_somebody_changed_is_read_like_any_other() -> None:
    form = DocumentationForm(model_name="Lantern")
    page = to_html(form)
    assert content(page).export is not None
    changed = page.replace("Form of the ", "Form after the ")
    assert changed != page
    assert content(changed).export is None
    assert any("Lantern" in unit.text for unit in content(changed).units)


def test_a_line_break_between_the_rows_of_a_table_is_no_line() -> None:
    page = to_html(DocumentationForm(model_name="Lantern"))
    changed = page.replace("<tbody>", "<tbody><br>")
    assert changed != page
    assert content(changed).units == content(page).units


def test_a_table_of_cells_that_is_no_form_of_ours_is_a_text() -> None:
    table = to_csv(DocumentationForm(model_name="Lantern"))
    read = content(table)
    assert read.export is not None
    head, _, rest = table.partition("\r\n")
    own = "Own section,own_row,Own row,own answer,x,x,x\r\n"
    with_own = content(f"{head}\r\n{own}{rest}")
    assert with_own.export is not None
    assert [passage.text.split(", ")[1] for passage in with_own.export.unread] == ["own_row"]
    for changed in (f"{head}\r\n{own}", f'{head}\r\n"never closed'):
        assert content(changed).export is None
        assert content(changed).units
