"""Documents for people: what their pages look like, for every reader and with any content."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest

from gpai_code.catalog.deadlines import IncidentKind
from gpai_code.forms.base import Form
from gpai_code.forms.documents import FORMS, read_document
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.safety_security import ModelReport
from gpai_code.forms.safety_security.incident import SeriousIncidentReport
from gpai_code.forms.safety_security.incident_records import IncidentDate, SimilarIncident
from gpai_code.forms.safety_security.options import RedactionGround
from gpai_code.forms.safety_security.records import Redaction
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.values import ParameterCount
from gpai_code.reading.documentation import read_documentation
from gpai_code.render import changes_document, decision_document
from gpai_code.render.by_type import to_html, to_markdown
from gpai_code.render.cover import cover_of, has_cover, reader_of_copy
from gpai_code.render.forms import title_of
from gpai_code.render.paper import (
    Column,
    Fields,
    Heading,
    Kind,
    Paper,
    Paragraph,
    Points,
    Signature,
    Table,
    Title,
    runs_right_to_left,
)
from gpai_code.render.paper_html import paper_html
from gpai_code.render.paper_markdown import (
    _CHARACTERS_AT_ONCE,
    _LINES_AT_ONCE,
    _cell,
    paper_markdown,
)
from gpai_code.render.paper_word import MAX_UNBROKEN, paper_docx
from gpai_code.render.word import to_docx
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.resolution import resolve
from gpai_code.vocabulary import Audience

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part_of(document: bytes, name: str) -> ElementTree.Element:
    """Return a part of a Word document, which is XML that anybody can read."""
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        return ElementTree.fromstring(parts.read(name))


def body_of(document: bytes) -> ElementTree.Element:
    return part_of(document, "word/document.xml")


def links_of(document: bytes) -> dict[str, str]:
    """Return the addresses that a Word document links to, by the id of the relationship."""
    relations = part_of(document, "word/_rels/document.xml.rels")
    return {
        relation.attrib["Id"]: relation.attrib["Target"]
        for relation in relations
        if relation.attrib.get("TargetMode") == "External"
    }


def paper(*blocks: Any, **about: Any) -> Paper:
    return Paper(title="A title", blocks=iter(blocks), **about)


EVERY = (
    Title("A title", "about it"),
    Fields((("Name", ["Tide"]),)),
    Heading("A section", new_page=True),
    Paragraph("Words.", quiet=True),
    Paragraph("More words."),
    Points(("first", "https://a.example/b")),
    Table(
        (Column("No.", Kind.NUMBER), Column("Row", Kind.LABEL), Column("A", share=30), Column("B")),
        [(["1"], ["Name"], ["old"], None)],
    ),
    Heading("Inside", 3),
    Signature("Read it.", ("Name", "Date")),
)


def test_every_part_is_written_in_every_format() -> None:
    markdown = paper_markdown(paper(*EVERY))
    assert markdown.startswith("# A title\n\nabout it\n\n- **Name:** Tide\n\n## A section\n\n")
    assert (
        "| No. | Row | A | B |\n| --- | --- | --- | --- |\n| 1 | Name | old | (no answer) |\n"
        in (markdown)
    )
    assert "### Inside\n\nRead it.\n\n- Name: …\n- Date: …\n" in markdown
    page = paper_html(paper(*EVERY))
    assert "<section class=page><h2>A section</h2>" in page
    assert "<p class=quiet>Words.</p>\n<p>More words.</p>" in page
    assert '<li><a rel="noreferrer" href="https://a.example/b">' in page
    assert '<td data-head="A">old</td><td class=open>(no answer)</td>' in page
    assert '<th scope="col" class=w30>A</th>' in page
    assert ".w30 { width: 30%; }" in page
    assert "<dt>Date</dt><dd></dd>" in page
    document = paper_docx(paper(*EVERY))
    styles = [style.attrib[f"{W}val"] for style in body_of(document).iter(f"{W}pStyle")]
    for style in ("Title", "Subtitle", "Heading1", "Heading2", "ListBullet", "Quiet", "Sign"):
        assert style in styles
    assert list(links_of(document).values()) == ["https://a.example/b"]


def test_every_style_that_a_document_names_is_in_it() -> None:
    document = paper_docx(paper(*EVERY))
    defined = {style.attrib[f"{W}styleId"] for style in part_of(document, "word/styles.xml")[1:]}
    body = body_of(document)
    named = set()
    for kind in ("pStyle", "rStyle", "tblStyle"):
        named |= {style.attrib[f"{W}val"] for style in body.iter(f"{W}{kind}")}
    assert named <= defined


def test_a_page_without_sections_is_whole() -> None:
    page = paper_html(paper(Title("A title", "about")))
    assert page.endswith("<p class=about>about</p>\n</body>\n</html>\n")
    assert "<section" not in page


# --- Word -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        ("https://a.example/b?c=1&d=%20#e", True),
        ("http://localhost:8000", True),
        ("https://a.example:99999/", False),
        ("https://a.example/%zz", False),
        ("https://a.example/[b]", False),
        ("https://größe.example/", False),
        ("https://a..example/", False),
        ("https:///a", False),
        ("https://a.example/" + "b" * 2_100, False),
    ],
)
def test_only_addresses_that_word_takes_become_links(address: str, is_link: bool) -> None:
    document = to_docx(DocumentationForm(license=f"see {address} there"))
    assert (address in links_of(document).values()) is is_link
    words = "".join(text.text or "" for text in body_of(document).iter(f"{W}t"))
    assert address in words


def test_an_address_that_is_there_twice_is_one_relationship() -> None:
    document = to_docx(DocumentationForm(license="https://a.example https://a.example"))
    assert len(links_of(document)) == 1
    assert len(list(body_of(document).iter(f"{W}hyperlink"))) == 2


def test_a_row_is_kept_on_one_page_unless_it_is_longer_than_one() -> None:
    long = "word " * MAX_UNBROKEN
    form = DocumentationForm(model_name="Tide", intended_uses=long)
    split = set()
    for row in body_of(to_docx(form)).iter(f"{W}tr"):
        cells = [cell.text for cell in row.iter(f"{W}t")]
        if row.find(f"{W}trPr/{W}cantSplit") is None:
            split.add(cells[1])
    assert split == {"Intended uses"}
    page = to_html(form)
    assert page.count("<tr class=long>") == 1
    assert "tr.long { break-inside: auto; }" in page


def test_the_heads_of_tables_are_repeated_and_no_heading_is_left_alone() -> None:
    document = to_docx(DocumentationForm())
    for table in body_of(document).iter(f"{W}tbl"):
        head, *rows = table.findall(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows)
    with_next = set()
    for style in part_of(document, "word/styles.xml").iter(f"{W}style"):
        if style.find(f"{W}pPr/{W}keepNext") is not None:
            with_next.add(style.attrib[f"{W}styleId"])
    assert {"Heading1", "Heading2", "CellHead"} <= with_next
    page = to_html(DocumentationForm())
    for rule in ("break-after: avoid", "thead { display: table-header-group", "size: A4"):
        assert rule in page


def test_the_widths_of_a_table_are_those_of_the_page() -> None:
    for form in (DocumentationForm(), TrainingContentSummary(), ModelReport()):
        for table in body_of(to_docx(form)).iter(f"{W}tbl"):
            columns = [int(column.attrib[f"{W}w"]) for column in table.iter(f"{W}gridCol")]
            assert sum(columns) == 9_638


def test_the_dates_of_a_file_are_those_of_the_document_and_never_the_clocks() -> None:
    form = DocumentationForm(last_updated=date(2026, 3, 1), document_version="1.2")
    properties = part_of(to_docx(form), "docProps/core.xml")
    texts = {element.tag.rpartition("}")[2]: element.text for element in properties}
    assert texts["created"] == texts["modified"] == "2026-03-01T00:00:00Z"
    assert texts["version"] == "1.2"
    with zipfile.ZipFile(io.BytesIO(to_docx(form))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(2026, 3, 1, 0, 0, 0)}
    # an archive knows no day before 1980 and none after 2107
    for day in (date(1, 1, 1), date(9999, 12, 31)):
        assert to_docx(DocumentationForm(last_updated=day))


def test_a_long_title_is_cut_in_the_foot_alone() -> None:
    form = DocumentationForm(model_name="x" * 79, document_version="y" * 29)
    foot = part_of(to_docx(form), "word/footer1.xml")
    texts = [text.text or "" for text in foot.iter(f"{W}t")]
    assert texts[0].endswith("…")
    assert len(texts[0]) < 100
    fields = [field.attrib[f"{W}instr"] for field in foot.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


# --- what answers look like -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("שלום, world", True),
        ("العربية", True),
        ("7 שלום", True),
        ("world שלום", False),
        ("Größe", False),
        ("7 + 8", False),
        ("—", False),
        ("", False),
    ],
)
def test_text_from_right_to_left_is_set_so(text: str, is_so: bool) -> None:
    assert runs_right_to_left([text]) is is_so
    if not text:
        return
    form = DocumentationForm(model_architecture=text)
    assert ('<td dir="rtl">' in to_html(form)) is is_so
    body = body_of(to_docx(form))
    assert (body.find(f".//{W}bidi") is not None) is is_so


NAME = "\u0646\u0645\u0648\u0630\u062c 7B"
"""A name from right to left that ends in digits and a letter of another script."""


def test_a_name_from_right_to_left_keeps_its_order_in_titles() -> None:
    form = DocumentationForm(model_name=NAME, document_version="1")
    changed = changes_document(form, attrs.evolve(form, document_version="2"), "html")
    decision = resolve(ModelFacts(license="MIT"))
    judged = decision_document(decision, "html", model=NAME)
    for page in (to_html(form), changed, judged):
        head = page.partition("<h1>")[2].partition("</h1>")[0]
        assert f'<bdi dir="rtl">{NAME}</bdi>' in head
    title = "".join(next(body_of(to_docx(form)).iter(f"{W}p")).itertext())
    assert f"\u202b{NAME}\u202c, version 1" in title
    # a title without such a name has nothing that nobody sees
    plain = DocumentationForm(model_name="Example-7B")
    assert "<bdi" not in to_html(plain)
    assert "\u202b" not in "".join(body_of(to_docx(plain)).itertext())


def test_labels_of_a_cover_stay_on_the_left_whatever_is_beside_them() -> None:
    copy = DocumentationForm(model_name=NAME).for_audience("DPs")
    for paragraph in body_of(to_docx(copy)).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in ("Field", "Title"):
            assert paragraph.find(f"{W}pPr/{W}bidi") is None
            text = "".join(paragraph.itertext())
            assert text.count(NAME) == text.count(f"\u202b{NAME}\u202c")


@pytest.mark.parametrize("kind", IncidentKind)
def test_what_an_incident_led_to_is_said_in_words(kind: IncidentKind) -> None:
    words = re.search(r"\| What the incident led to \| (.*) \|", to_markdown(_incident(kind)))
    assert words is not None
    assert " " in words[1]
    assert words[1] != kind.value


def _incident(kind: IncidentKind) -> SeriousIncidentReport:
    return SeriousIncidentReport(kinds=(kind,))


def test_a_table_without_numbers_leaves_its_labels_more_room() -> None:
    cases: tuple[tuple[Form, int, int], ...] = (
        (DocumentationForm(), 1, 24),
        (TrainingContentSummary(), 0, 30),
    )
    for form, at, share in cases:
        grid = next(body_of(to_docx(form)).iter(f"{W}tblGrid"))
        widths = [int(column.get(f"{W}w", "0")) for column in grid]
        assert round(100 * widths[at] / sum(widths)) == share


def test_many_short_lines_are_set_in_columns_on_a_page() -> None:
    names = tuple(f"site-{number}.example" for number in range(1_000))
    few = TrainingContentSummary.from_dict(_crawled(names[:10]))
    many = TrainingContentSummary.from_dict(_crawled(names))
    assert "<td class=many" in to_html(many)
    assert "<td class=many" not in to_html(few)
    # a longer line would not fit
    long = TrainingContentSummary.from_dict(_crawled((*names[1:], f"{'x' * 40}.example")))
    assert "<td class=many" not in to_html(long)


def _crawled(names: tuple[str, ...]) -> dict[str, Any]:
    return {
        "document": "training-content-summary",
        "edition": TrainingContentSummary.EDITION,
        "crawled_data": {
            "used": True,
            "domains": {"names": list(names)},
        },
    }


@pytest.mark.parametrize(
    "lines",
    [
        ["x" * _CHARACTERS_AT_ONCE],
        ["x" * _CHARACTERS_AT_ONCE, "and more"],
        ["x"] * _LINES_AT_ONCE,
        ["x"] * (2 * _LINES_AT_ONCE + 1),
    ],
    ids=["characters", "more characters", "lines", "more lines"],
)
def test_a_cell_that_is_written_in_parts_is_written_whole(lines: list[str]) -> None:
    assert "".join(_cell(lines)) == "<br>".join(lines)


def test_months_and_counts_are_written_as_people_read_them() -> None:
    summary = TrainingContentSummary(latest_acquisition="2024-03")
    assert "<td>March 2024</td>" in to_html(summary)
    form = DocumentationForm(total_parameters=ParameterCount("8030261248"))
    assert "| 8,030,261,248 parameters |" in to_markdown(form)
    for export in (to_html, to_markdown, to_docx):
        read = read_documentation(export(form))
        assert read.form == form


# --- cover sheets ---------------------------------------------------------------------------------


def cover(form: Form) -> dict[str, str]:
    for block in cover_of(form):
        if isinstance(block, Fields):
            return {label: lines[0] for label, lines in block.rows}
    raise AssertionError("no cover sheet")


@pytest.mark.parametrize("edition", FORMS)
@pytest.mark.parametrize("audience", Audience, ids=lambda audience: audience.value)
def test_a_cover_sheet_counts_what_a_copy_holds_and_leaves_out(
    edition: str, audience: Audience
) -> None:
    form = read_document(EXAMPLES / "apertus-70b.third-draft.json")
    if edition == "final":
        form = DocumentationForm(model_name="Tide", model_dependencies=())
    copy = form.for_audience(audience)
    rows = list(form.definition().rows())
    meant = [row for row in rows if audience in row.audiences]
    sheet = cover(copy)
    assert sheet["In it"].startswith(f"{len(meant)} rows")
    assert sheet["Not in it"].startswith(f"{len(rows) - len(meant)} rows")
    counts = []
    for label in ("Of these answered", "Of these N/A", "Of these without an answer"):
        counts.append(int(sheet.get(label, "0").split()[0]))
    assert sum(counts) == len(meant)
    assert sheet["Model"] == form.names()[0]
    assert "78" in sheet["Confidentiality"]
    # the Form, first box: what a request must state, and for whose tasks it is
    tasks = {"AIO": "its tasks", "NCAs": "their supervisory tasks", "DPs": "without a request"}
    assert tasks[audience.value] in sheet["For"]


def test_the_count_of_rows_that_are_left_out_does_not_tell_whether_they_are_answered() -> None:
    empty = DocumentationForm().for_audience("DPs")
    full = DocumentationForm(training_energy="N/A", total_parameters=ParameterCount("7.0e9"))
    assert cover(empty) == cover(full.for_audience("DPs"))


def test_only_downstream_providers_get_their_copy_without_a_request() -> None:
    form = DocumentationForm()
    assert "without a request" in cover(form.for_audience("DPs"))["For"]
    for audience in ("AIO", "NCAs"):
        assert "legal basis" in cover(form.for_audience(audience))["For"]


@pytest.mark.parametrize("audience", Audience, ids=lambda audience: audience.value)
def test_the_third_draft_gives_every_copy_both_grounds_of_confidentiality(
    audience: Audience,
) -> None:
    # the Form's second box names all three; Measure I.1.2, second and third paragraphs
    form = read_document(EXAMPLES / "apertus-70b.third-draft.json")
    rests_on = cover(form.for_audience(audience))["Confidentiality"]
    assert "as the Form says" in rests_on
    assert "Measure I.1.2" in rests_on
    assert "Articles 53(7) and 78" in rests_on


def test_the_final_form_leaves_downstream_providers_to_measure_1_2() -> None:
    # the Form's second box names the AI Office and national competent authorities alone
    form = DocumentationForm()
    for audience in ("AIO", "NCAs"):
        rests_on = cover(form.for_audience(audience))["Confidentiality"]
        assert "trade secrets" in rests_on
        assert "as the Form says" in rests_on
        assert "53(7)" not in rests_on
    rests_on = cover(form.for_audience("DPs"))["Confidentiality"]
    assert "Articles 53(7) and 78" in rests_on
    assert "Measure 1.2" in rests_on
    assert "the Form says" not in rests_on


def test_a_request_concerns_only_what_is_strictly_necessary() -> None:
    form = DocumentationForm()
    for audience in ("AIO", "NCAs"):
        assert "strictly necessary" in cover(form.for_audience(audience))["For"]


@pytest.mark.parametrize(
    ("example", "readers"),
    [
        # Measures 1.4 and 7.7 name the AI Office alone, Measure 9.2 others too, as applicable
        ("invented.framework.json", "The AI Office"),
        ("invented.model-report.json", "The AI Office"),
        (
            "invented.incident.json",
            "The AI Office and, as applicable, national competent authorities",
        ),
    ],
)
def test_a_copy_names_the_authorities_that_its_document_goes_to(example: str, readers: str) -> None:
    document: Any = read_document(EXAMPLES / example)
    copy = document.copied_for("authorities")
    sheet = cover(copy)
    assert sheet["For"] == readers
    assert "Article 55(3)" in sheet["Confidentiality"]
    assert title_of(copy).endswith(f"copy for the{readers.removeprefix('The')}")


@pytest.mark.parametrize("reader", ["public", "authorities"])
def test_a_copy_of_a_report_counts_redactions_by_their_ground(reader: Any) -> None:
    report = read_document(EXAMPLES / "invented.model-report.json")
    assert isinstance(report, ModelReport)
    assert not has_cover(report)
    copy = report.copied_for(reader)
    assert has_cover(copy)
    sheet = cover(copy)
    assert title_of(copy).endswith(f"copy for {reader_of_copy(copy)}")
    if reader == "public":
        assert "2 for safety mitigations" in sheet["Redacted places"]
        assert sheet["Confidentiality"].startswith("None")
    else:
        assert sheet["Redacted places"] == "None"
        assert "Article 78" in sheet["Confidentiality"]
    assert "<section class=page><h2>7" in to_html(copy)


def test_a_version_that_looks_like_a_cover_sheet_is_read_as_a_version() -> None:
    form = DocumentationForm(document_version="1\nAbout this copy", model_name="Tide")
    for export in (to_html, to_markdown, to_docx):
        assert read_documentation(export(form)).form == form


# --- records --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["invented.model-report", "invented.framework", "invented.incident"]
)
def test_a_safety_document_says_nothing_in_names_of_fields(name: str) -> None:
    document = read_document(EXAMPLES / f"{name}.json")
    for export in (to_markdown, to_html):
        text = re.sub("https?[^ |<]*|<style>.*</style>", "", export(document), flags=re.DOTALL)
        assert not re.findall(r"\b[a-z]+(?:_|&#95;)[a-z_]+\b", text)
        assert "path: " not in text


def test_each_record_of_which_rows_are_asked_has_a_table_under_its_name() -> None:
    report = read_document(EXAMPLES / "invented.model-report.json")
    assert isinstance(report, ModelReport)
    text = to_markdown(report)
    for number, risk in enumerate(report.systemic_risks or (), 1):
        assert f"### Systemic risks {number}: {risk.name} ({risk.id})\n" in text
    assert "| Systemic risks | 4 entries, below |" in text
    # who refers to a record names it
    (evaluation, *_) = report.evaluations or ()
    names = {risk.id: risk.name for risk in report.systemic_risks or ()}
    assert evaluation.risks is not None
    for risk_id in evaluation.risks:
        assert f"{names[risk_id]} ({risk_id})" in text.partition("### Model evaluations 1")[2]


def test_a_redaction_names_its_place_in_words() -> None:
    ground = RedactionGround.COMMERCIAL
    paths = ("/system_prompt", "/evaluations/0/trajectories/1", "/nothing/0")
    report = ModelReport(redactions=tuple(Redaction(path=path, ground=ground) for path in paths))
    text = to_markdown(report)
    assert f"System prompt: {ground.value}" in text
    assert f"Model evaluations 1: Trajectories that inform 2: {ground.value}" in text
    assert f"/nothing/0: {ground.value}" in text


def test_days_of_an_incident_say_whether_they_are_exact() -> None:
    report = SeriousIncidentReport(
        start=IncidentDate(date=date(2026, 3, 1), approximate=True, note="of the first log"),
        end=IncidentDate(date=date(2026, 3, 2), approximate=False),
        similar_incidents=(SimilarIncident(description="the same again"),),
    )
    text = to_markdown(report)
    assert "| about 1 March 2026<br>Note: of the first log |" in text
    assert "| 2 March 2026 |" in text
    assert "Description: the same again" in text
