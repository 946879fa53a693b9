"""A form in the Word document that somebody brings: answers in their places, all else as it is."""

import io
import sys
import zipfile
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest

from gpai_code.cli.app import main
from gpai_code.errors import DocumentError, MissingExtraError
from gpai_code.forms.base import Form
from gpai_code.forms.documents import FORMS, read_document
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.safety_security import ModelReport
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import TextBand, TextData
from gpai_code.forms.values import Modality, ModalityChoice, ModalitySizes, ParameterRange
from gpai_code.reading.documentation import read_documentation
from gpai_code.render import fill_template
from gpai_code.render.word_filling import Region
from gpai_code.render.word_places import Box, Place
from gpai_code.vocabulary import Audience
from tests.official_word import (
    BOXES,
    PLACEHOLDER,
    box_control,
    box_sign,
    cell,
    control,
    document_of,
    drop_down,
    form_template,
    line,
    paragraph,
    run,
    table,
)
from tests.strategies import as_printed, marked

pytest.importorskip("lxml")

ROOT = Path(__file__).resolve().parent.parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
KINDS: tuple[type[Form], ...] = (*FORMS.values(), TrainingContentSummary)

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.EDITION)
every_box = pytest.mark.parametrize("boxes", BOXES)
with_fields_or_not = pytest.mark.parametrize("fields", [True, False], ids=["controls", "cells"])


def body_of(document: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        return ElementTree.fromstring(parts.read("word/document.xml"))


def words_of(document: bytes) -> str:
    """Return what a document shows, with a blank where a line or a cell ends."""
    words = []
    for element in body_of(document).iter():
        if element.tag == f"{W}t":
            words.append(element.text or "")
        elif element.tag in (f"{W}p", f"{W}br", f"{W}tc"):
            words.append(" ")
    return " ".join("".join(words).split())


def lines_of(document: bytes) -> list[str]:
    """Return the paragraphs of a document."""
    lines = []
    for holder in body_of(document).iter(f"{W}p"):
        lines.append("".join(text.text or "" for text in holder.iter(f"{W}t")))
    return lines


def filled(form: Form, *blocks: str) -> tuple[list[str], dict[str, str]]:
    """Return the paragraphs of a filled template, and why rows have no place in it."""
    document, losses = fill_template(form, document_of("".join(blocks)))
    why = {}
    for loss in losses:
        for place in loss.places:
            why[place] = loss.why
    return lines_of(document), why


# --- whole documents -----------------------------------------------------------------------------


@every_kind
@every_box
@with_fields_or_not
def test_every_answer_is_in_the_filled_document(kind: type[Form], boxes: str, fields: bool) -> None:
    form, marks = marked(kind)
    document, losses = fill_template(form, form_template(kind, boxes, fields=fields))
    assert losses == ()
    text = words_of(document)
    for name, held in marks.items():
        for mark in held if name not in ("extensions", "schema") else ():
            assert " ".join(as_printed(mark).split()) in text, name
    if fields:
        left = [row.name for row, answer in form.rows() if answer is None]
        assert text.count(PLACEHOLDER) <= len(left) + 1


@pytest.mark.parametrize("edition", FORMS)
@every_box
def test_a_filled_document_is_read_back(edition: str, boxes: str) -> None:
    form = marked(FORMS[edition])[0]
    document, _ = fill_template(form, form_template(FORMS[edition], boxes))
    read = read_documentation(document).form
    for row, answer in form.rows():
        if isinstance(answer, str) or row.id.endswith("_modalities"):
            assert read.answer(row) == answer, row.id


@every_kind
@every_box
def test_boxes_are_ticked_as_the_document_has_them(kind: type[Form], boxes: str) -> None:
    template = form_template(kind, boxes)
    form = marked(kind)[0]
    before, after = body_of(template), body_of(fill_template(form, template)[0])
    controls = {"0": 0, "1": 0}
    for state in after.iter(f"{W14}checked"):
        controls[state.attrib[f"{W14}val"]] += 1
    signs = "".join(text.text or "" for text in after.iter(f"{W}t"))
    if boxes == "controls":
        assert controls["1"] == signs.count("☒")
    else:
        assert controls == {"0": 0, "1": 0}
    earlier = "".join(text.text or "" for text in before.iter(f"{W}t"))
    assert signs.count("☒") > earlier.count("☒")
    # none is added, and none is lost
    assert signs.count("☒") + signs.count("☐") == earlier.count("☒") + earlier.count("☐")


@pytest.mark.parametrize("edition", FORMS)
@pytest.mark.parametrize("audience", Audience, ids=lambda audience: audience.value)
@with_fields_or_not
def test_a_copy_leaves_the_places_of_withheld_rows_free(
    edition: str, audience: Audience, fields: bool
) -> None:
    form, marks = marked(FORMS[edition])
    document, losses = fill_template(
        form.for_audience(audience), form_template(FORMS[edition], "controls", fields=fields)
    )
    assert losses == ()
    text = words_of(document)
    printed = words_of(form_template(FORMS[edition], "controls"))
    for row in form.definition().rows():
        for mark in marks[row.id]:
            if mark in printed:
                continue  # an option that the form itself prints
            shown = " ".join(as_printed(mark).split()) in text
            assert shown is (audience in row.audiences), row.id


def test_all_else_stays_as_it_is() -> None:
    template = form_template(DocumentationForm, "controls")
    with zipfile.ZipFile(io.BytesIO(template)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    document, _ = fill_template(DocumentationForm(model_name="Tide"), template)
    with zipfile.ZipFile(io.BytesIO(document)) as new:
        assert new.namelist() == list(parts)
        for name in new.namelist():
            if name != "word/document.xml":
                assert new.read(name) == parts[name]
        assert b'mc:Ignorable="w14"' in new.read("word/document.xml")
    # an empty form changes nothing that is shown
    untouched, _ = fill_template(DocumentationForm(), template)
    assert lines_of(untouched) == lines_of(template)


# --- places --------------------------------------------------------------------------------------

HEADING = paragraph(run("General information"))
PROPERTIES = paragraph(run("2. Model properties"))


def test_an_answer_comes_after_the_help_where_a_cell_has_some() -> None:
    row = line(cell(paragraph(run("Model authenticity:"))), cell(paragraph(run("Evidence of it."))))
    lines, why = filled(DocumentationForm(model_authenticity="a hash\nof it"), HEADING, table(row))
    assert lines[2:] == ["Evidence of it.", "a hashof it"]
    assert why == {}


def test_an_answer_comes_after_a_label_that_is_a_line_of_its_own() -> None:
    form = DocumentationForm(
        model_name="Tide", document_version="1.2", last_updated=date(2026, 3, 1)
    )
    lines, why = filled(
        form,
        paragraph(run("Date this document was last updated:")),
        paragraph(run("Document version number: ")),
        HEADING,
        paragraph(run("Model name:")),
    )
    assert lines == [
        "Date this document was last updated: 1 March 2026",
        "Document version number:  1.2",
        "General information",
        "Model name: Tide",
    ]
    assert why == {}


def test_a_label_is_found_without_a_heading_where_one_section_alone_has_it() -> None:
    lines, why = filled(DocumentationForm(model_name="Tide"), paragraph(run("1.2 Model name:")))
    assert lines == ["1.2 Model name: Tide"]
    comments = TrainingContentSummary(reservation_comments="a comment")
    _, why = filled(
        comments,
        paragraph(run("Last update:")),
        table(line(cell(paragraph(run("Additional comments (optional)"))), cell())),
    )
    assert list(why) == ["reservation_comments"]


def test_words_that_only_begin_like_a_label_are_none() -> None:
    lines, why = filled(
        DocumentationForm(model_name="Tide", release_date=date(2026, 3, 1)),
        HEADING,
        paragraph(run("Model names of others are not asked for here.")),
        table(line(cell(paragraph(run("Release date:"))), cell())),
    )
    assert "Tide" not in "".join(lines)
    assert list(why) == ["model_name"]
    assert "no place with the label" in why["model_name"]


def test_a_label_without_room_is_reported_with_its_reason() -> None:
    label = table(line(cell(paragraph(run("Model name: The unique identifier.")))))
    lines, why = filled(DocumentationForm(model_name="Tide"), HEADING, label)
    assert lines[1] == "Model name: The unique identifier."
    assert why == {"model_name": "there is no room after its label"}


def test_a_choice_ticks_its_boxes_and_takes_away_other_ticks() -> None:
    options = [box_sign(ticked=True), run(" Text "), box_sign(), run(" Images "), box_sign()]
    row = line(
        cell(paragraph(run("Input modalities:"))),
        cell(paragraph(*options, run(" Other: "), control())),
    )
    choice = ModalityChoice(selected=(Modality.IMAGES,), other="touch")
    form = DocumentationForm(input_modalities=choice)
    lines, why = filled(form, PROPERTIES, table(row))
    assert lines[2] == "☐ Text ☒ Images ☒ Other: touch"
    assert why == {}
    audio = ModalityChoice(selected=(Modality.AUDIO,), other="touch")
    row = line(cell(paragraph(run("Input modalities:"))), cell(paragraph(box_sign(), run(" Text"))))
    _, why = filled(DocumentationForm(input_modalities=audio), PROPERTIES, table(row))
    assert why == {"input_modalities": "there is no box or room for: Audio, the option in words"}


def test_the_box_of_an_option_that_only_begins_alike_is_not_ticked() -> None:
    box = Box(SimpleNamespace(text="☐"), offset=0, words=" Text and images\n")
    region = Region(Place(None, is_cell=True, items=[box]), [], is_open=False)
    assert region.tick(["Text", "Text and images"], ["Text"]) == ["Text"]
    assert box.element.text == "☐"


def test_a_box_may_come_after_its_words() -> None:
    row = line(
        cell(paragraph(run("Total model size:"))),
        cell(paragraph(control())),
        cell(paragraph(run("5B—15B "), box_control()), paragraph(run("15B—50B "), box_control())),
    )
    form = DocumentationForm(parameter_range=ParameterRange("15B—50B"))
    lines, why = filled(form, PROPERTIES, table(row))
    assert lines[3:] == ["5B—15B ☐", "15B—50B ☒"]
    assert why == {}


def test_a_box_may_be_in_a_line_of_its_own_and_say_little_of_itself() -> None:
    bare = "<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent/></w:sdt><!-- a comment -->"
    odd = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checkedState w14:val="none"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☐')}</w:sdtContent></w:sdt>"
    )
    row = line(
        cell(paragraph(run("Input modalities:"))),
        cell(paragraph(bare), paragraph(run("Text")), paragraph(odd, run("Images"))),
    )
    choice = ModalityChoice(selected=(Modality.TEXT, Modality.IMAGES))
    document, losses = fill_template(
        DocumentationForm(input_modalities=choice), document_of(PROPERTIES + table(row))
    )
    assert losses == ()
    states = [state.attrib[f"{W14}val"] for state in body_of(document).iter(f"{W14}checked")]
    assert states == ["1", "1"]
    assert "☒Images" in words_of(document)


def test_a_choice_without_boxes_is_written_in_words() -> None:
    row = line(cell(paragraph(run("Input modalities:"))), cell())
    form = DocumentationForm(input_modalities=ModalityChoice(selected=(Modality.TEXT,)))
    lines, why = filled(form, PROPERTIES, table(row))
    assert lines[2] == "Text"
    only_label = table(line(cell(paragraph(run("Input modalities:")))))
    _, why = filled(form, PROPERTIES, only_label)
    assert why == {"input_modalities": "there is no room after its label"}


def test_a_drop_down_list_shows_the_option() -> None:
    ranges = drop_down("5B-15B", "15B-50B")
    row = line(
        cell(paragraph(run("Total model size:"))), cell(paragraph(control()), paragraph(ranges))
    )
    form = DocumentationForm(parameter_range=ParameterRange("15B—50B"))
    lines, why = filled(form, PROPERTIES, table(row))
    assert lines[2:] == [PLACEHOLDER, "15B-50B"]
    assert why == {}
    other = DocumentationForm(parameter_range=ParameterRange(">1T"))
    lines, why = filled(other, PROPERTIES, table(row))
    assert lines[3] == ">1T"  # a list may allow other words


def test_sizes_go_to_their_modality() -> None:
    row = line(
        cell(paragraph(run("Input modalities:"))),
        cell(
            paragraph(box_control(), run(" Text")),
            paragraph(run("Maximum size: "), control()),
            paragraph(box_control(), run(" Images")),
            paragraph(run("Maximum size: "), control()),
            paragraph(run("If any other please specify: "), control()),
            paragraph(run("Maximum size: "), control()),
        ),
    )
    form = DocumentationForm(
        input_modalities=ModalityChoice(selected=(Modality.IMAGES,), other="touch"),
        input_maximum_sizes=ModalitySizes(images="4 MB", other="N/A"),
    )
    lines, why = filled(form, PROPERTIES, table(row))
    assert lines[2:] == [
        "☐ Text",
        f"Maximum size: {PLACEHOLDER}",
        "☒ Images",
        "Maximum size: 4 MB",
        "If any other please specify: touch",
        "Maximum size: N/A",
    ]
    assert why == {}
    video = attrs.evolve(form, input_maximum_sizes=ModalitySizes(images="4 MB", video="1 h"))
    _, why = filled(video, PROPERTIES, table(row))
    assert why == {"input_maximum_sizes": "there is no room for: video"}


def test_the_columns_of_a_block_may_have_the_labels() -> None:
    heads = line(*(cell(paragraph(run(head))) for head in ("Modality", "Size", "Types of content")))
    sizes = []
    for band in TextBand:
        sizes.append(paragraph(box_sign(), run(f" {band.value}")))
    row = line(cell(paragraph(box_sign(), run(" Text"))), cell(*sizes), cell())
    heading = paragraph(
        run("1.3. Modalities, overall training data size and other characteristics")
    )
    band = next(iter(TextBand))
    form = TrainingContentSummary(text=TextData(size=band, content_types="novels"))
    lines, why = filled(form, heading, table(heads, row))
    assert "☒ Text" in lines
    assert f"☒ {band.value}" in lines
    assert lines[-1] == "novels"
    assert why == {}
    # the box may be in a cell of its own
    row = line(cell(paragraph(run("Text"))), cell(paragraph(box_sign())))
    lines, _ = filled(TrainingContentSummary(text=TextData()), heading, table(row))
    assert lines[1:] == ["Text", "☒"]
    lines, _ = filled(TrainingContentSummary(), heading, table(row))
    assert lines[1:] == ["Text", "☐"]


def test_rows_that_share_a_label_share_its_only_cell() -> None:
    heading = paragraph(run("2.3. Data crawled and scraped from online sources"))
    row = line(cell(paragraph(run("Period of data collection"))), cell())
    form = TrainingContentSummary.from_dict(
        {
            "document": "training-content-summary",
            "edition": TrainingContentSummary.EDITION,
            "crawled_data": {
                "used": True,
                "collected_from": "2024-01",
                "collected_until": "2024-06",
            },
        }
    )
    lines, why = filled(form, heading, table(row))
    assert lines[2:] == ["January 2024", "June 2024"]
    assert list(why) == ["crawled_data.used"]


def test_what_a_block_has_no_room_for_is_reported() -> None:
    heading = paragraph(
        run("1.3. Modalities, overall training data size and other characteristics")
    )
    row = line(cell(paragraph(box_sign(), run(" Text"))))
    form = TrainingContentSummary(text=TextData(content_types="novels"))
    lines, why = filled(form, heading, table(row))
    assert lines[1:] == ["☒ Text"]
    assert list(why) == ["text.content_types"]


def test_a_report_is_filled_too_with_its_records_in_one_cell() -> None:
    report = read_document(ROOT / "examples" / "invented.model-report.json")
    assert isinstance(report, ModelReport)
    heading = paragraph(run("7.2. Reasons for proceeding"))
    row = line(cell(paragraph(run("Acceptance determinations"))), cell())
    lines, why = filled(report, heading, table(row))
    assert report.acceptance is not None
    for determination in report.acceptance:
        assert str(determination.justification) in lines[2]
    assert "acceptance" not in why


def test_comments_and_empty_controls_are_left_alone() -> None:
    empty = "<w:sdt><w:sdtPr/></w:sdt>"
    styled = (
        '<w:sdt><w:sdtContent><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr></w:r></w:sdtContent>'
        "</w:sdt>"
    )
    row = line(cell(paragraph(run("Model name:"))), cell(paragraph(empty)), cell(paragraph(styled)))
    lines, why = filled(DocumentationForm(model_name="Tide"), HEADING, "<!-- x -->", table(row))
    assert lines[1:] == ["Model name:", "", "Tide"]  # a control comes before an empty cell
    assert why == {}
    boxes = cell(paragraph(box_sign(), run(" Text (code too)")))
    row = line(cell(paragraph(run("Input modalities:"))), boxes)
    form = DocumentationForm(
        input_modalities=ModalityChoice(selected=(Modality.TEXT,)),
        input_maximum_sizes=ModalitySizes(text="8k"),
    )
    lines, why = filled(form, PROPERTIES, table(row))
    assert lines[2] == "☒ Text (code too)"
    assert list(why) == ["input_maximum_sizes"]
    styled_row = line(cell(paragraph(run("Model name:"))), cell(paragraph(styled)))
    lines, _ = filled(DocumentationForm(model_name="Tide"), HEADING, table(styled_row))
    assert lines[1:] == ["Model name:", "Tide"]


def test_controls_around_paragraphs_and_cells_are_filled() -> None:
    around = "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:pPr/></w:p><w:p/></w:sdtContent></w:sdt>"
    bare = "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    of_cell = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell(paragraph(control()))}</w:sdtContent></w:sdt>"
    form = DocumentationForm(
        provider_legal_name="Sea", model_name="Tide", model_authenticity="a hash"
    )
    lines, why = filled(
        form,
        HEADING,
        table(line(cell(paragraph(run("Legal name for the model provider:"))), of_cell)),
        paragraph(run("Model name:")),
        around,
        table(line(cell(paragraph(run("Model authenticity:"))), cell(bare, paragraph()))),
    )
    assert why == {}
    assert lines[2:] == ["Sea", "Model name:", "Tide", "Model authenticity:", "a hash", ""]


def test_a_table_inside_a_cell_is_gone_through_and_wide_cells_are_counted() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    inner = table(
        line(cell(), cell(), cell(paragraph(run("AIO")))),
        line(cell(paragraph(run("Model name:")), properties=wide), cell()),
        line(cell(paragraph(run("Release date:"))), cell(), cell()),
    )
    form = DocumentationForm(model_name="Tide", release_date=date(2026, 3, 1))
    lines, why = filled(form, HEADING, table(line(cell(inner, paragraph()))))
    # the column of the AI Office takes no answer
    assert why == {"model_name": "there is no room after its label"}
    assert lines[-4:] == ["Release date:", "1 March 2026", "", ""]


def test_hostile_answers_are_words_of_the_document() -> None:
    hostile = "</w:t><w:fldSimple w:instr='x'/> & \u202e"
    template = form_template(DocumentationForm, "controls")
    document, _ = fill_template(DocumentationForm(model_architecture=hostile), template)
    assert body_of(document).find(f".//{W}fldSimple") is None
    assert "</w:t><w:fldSimple w:instr='x'/> & U+202E" in words_of(document)


def test_the_look_of_a_control_stays_without_that_of_its_placeholder() -> None:
    template = form_template(DocumentationForm, "controls")
    document, _ = fill_template(DocumentationForm(model_name="Tide"), template)
    for element in body_of(document).iter(f"{W}sdt"):
        if "Tide" in [text.text for text in element.iter(f"{W}t")]:
            assert element.find(f".//{W}showingPlcHdr") is None
            assert element.find(f".//{W}rStyle") is None
            assert element.find(f".//{W}rPr/{W}b") is not None
            return
    raise AssertionError("the answer is in no control")


# --- what is no template -------------------------------------------------------------------------

DEEP = "<w:ins>" * 230 + "</w:ins>" * 230


def archive_of(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return file.getvalue()


SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NO_TEMPLATES = {
    "no zip": b"text",
    "no labels": document_of(paragraph(run("A letter"))),
    "no body": archive_of(document=f"<w:document {SPACE}/>"),
    "no text": archive_of(styles="<a/>"),
    "broken": document_of("<w:p>"),
    "damaged": document_of(paragraph(run("x"))).replace(b"w:document", b"w:damaged!", 1),
    "deep": document_of(DEEP),
    "deep in a line": document_of(f"<w:p>{DEEP}</w:p>"),
    "entities": archive_of(
        document=f'<!DOCTYPE a [<!ENTITY b "c">]><w:document {SPACE}><w:body>'
        f"{HEADING}{paragraph(run('Model name:'))}</w:body></w:document>"
    ),
}


@pytest.mark.parametrize("template", NO_TEMPLATES.values(), ids=NO_TEMPLATES)
def test_what_is_no_template_is_refused_in_a_sentence(template: bytes) -> None:
    with pytest.raises(DocumentError, match="Word template"):
        fill_template(DocumentationForm(model_name="Tide"), template)


def test_without_the_extra_an_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(MissingExtraError, match=r"gpai-code\[docx\]"):
        fill_template(DocumentationForm(), form_template(DocumentationForm, "signs"))


# --- the command ---------------------------------------------------------------------------------


def test_the_command_fills_a_template_and_says_what_found_no_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = DocumentationForm(model_name="Tide", license="none exists")
    file, official, out = (tmp_path / name for name in ("form.json", "official.docx", "out.docx"))
    file.write_text(form.to_json(), "utf-8")
    template = document_of(HEADING + table(line(cell(paragraph(run("Model name:"))), cell())))
    official.write_bytes(template)
    words: list[Any] = ["export", str(file), "--format", "docx", "--template", str(official)]
    assert main([*words, "--output", str(out)]) == 0
    assert "license" in capsys.readouterr().err
    assert "Tide" in words_of(out.read_bytes())
    assert official.read_bytes() == template
    # nobody's file is lost
    assert main([*words, "--output", str(out)]) == 1
    assert main([*words, "--output", str(official), "--force"]) == 1
    assert "is the input too" in capsys.readouterr().err
    assert official.read_bytes() == template
    official.write_bytes(b"text")
    assert main([*words, "--output", str(out), "--force"]) == 1
    assert "official.docx" in capsys.readouterr().err
    assert main(["export", str(file), "--template", str(official)]) == 1
    assert "--template has no effect without --format docx" in capsys.readouterr().err
