"""Filled Model Documentation Forms in the official layout are read box by box."""

import html
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from gpai_code.constraints.quantities import Computation
from gpai_code.errors import DocumentError, EditionMismatchError
from gpai_code.forms.checks import check_form
from gpai_code.forms.documents import FORMS, from_document
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.values import (
    DataProvenance,
    Dependency,
    DistributionChannel,
    DistributionMethod,
    Energy,
    Magnitude,
    Modality,
    ModalityChoice,
    ModifiedModel,
    ParameterCount,
    ParameterRange,
    ProvenanceChoice,
)
from gpai_code.reading.documentation import read_documentation
from gpai_code.reading.form_help import is_help, may_be_help, without_help
from gpai_code.reading.form_labels import template
from gpai_code.reading.form_values import number_in, understand_row
from gpai_code.reading.understood import ReadingStatus
from gpai_code.render.by_type import to_markdown
from gpai_code.render.reading import reading_document
from gpai_code.vocabulary import Audience

HELP = "The relevance of different parameters, as applicable."

PROVENANCE = "".join(
    f"{'☒' if option is DataProvenance.WEB_CRAWLING else '☐'} {option.value}\n"
    for option in DataProvenance
)
ANSWERS = {
    "provider_legal_name": "Nordwind Labs",
    "model_name": "Nordwind 2-7B\nNordwind 2-70B",
    "release_date": "1 March 2026",
    "union_market_release_date": "2026-04-02",
    "model_dependencies": "N/A",
    "model_architecture": "A transformer.",
    "input_modalities": "☒ Text ☒ Images ☐ Audio ☐ Video If any other please specify: code",
    "output_modalities": "☒ Text ☐ Images ☐ Audio ☐ Video If any other please specify:",
    "total_parameters": "7.3*10^10 parameters",
    "parameter_range": "☐ 15B—50B ☒ 50B—100B ☐ >1T",
    "distribution_channels": "- Hub of Models, https://hub.example/nordwind\n- Own API",
    "downstream_distribution_channels": "Own API",
    "license": "https://nordwind.example/license",
    "license_category": "Free and open source",
    "acceptable_use_policy": "none exists",
    "required_hardware": "N/A",
    "decision_rationale": HELP,
    "data_modalities": "☒ Text\n☐ Images\n☐ Audio\n☐ Video",
    "data_provenance": PROVENANCE,
    "data_points": "training: 1.5 × 10¹³ tokens",
    "training_compute_magnitude": "10^24 floating point operations",
    "training_compute": "2.4x10^24 FLOP",
    "training_compute_methodology": "Counted by the hardware.",
    "training_energy": "1.2 GWh",
    "training_energy_methodology": "Read from a meter.",
    "inference_compute": "5.1x10^17 floating point operations",
    "inference_compute_methodology": "100000 tokens on one card.",
}
EXPECTED: dict[str, Any] = {
    "provider_legal_name": "Nordwind Labs",
    "model_name": "Nordwind 2-7B\nNordwind 2-70B",
    "release_date": date(2026, 3, 1),
    "union_market_release_date": date(2026, 4, 2),
    "model_dependencies": (),
    "model_architecture": "A transformer.",
    "input_modalities": ModalityChoice(selected=(Modality.TEXT, Modality.IMAGES), other="code"),
    "output_modalities": ModalityChoice(selected=(Modality.TEXT,)),
    "total_parameters": ParameterCount("7.3e10"),
    "parameter_range": ParameterRange.UP_TO_100B,
    "distribution_channels": (
        DistributionChannel(name="Hub of Models", link="https://hub.example/nordwind"),
        DistributionChannel(name="Own API"),
    ),
    "downstream_distribution_channels": (DistributionMethod(name="Own API"),),
    "license": "https://nordwind.example/license",
    "license_category": "Free and open source",
    "acceptable_use_policy": "none exists",
    "required_hardware": "N/A",
    "decision_rationale": None,
    "data_modalities": ModalityChoice(selected=(Modality.TEXT,)),
    "data_provenance": ProvenanceChoice(selected=(DataProvenance.WEB_CRAWLING,)),
    "training_compute_magnitude": Magnitude("1e24"),
    "training_compute": Computation("2.4e24"),
    "training_compute_methodology": "Counted by the hardware.",
    "training_energy": Energy("1.2e3"),
    "training_energy_methodology": "Read from a meter.",
    "inference_compute": Computation("5.1e17"),
    "inference_compute_methodology": "100000 tokens on one card.",
}
Row = tuple[str, str, list[str]]


def sections(edition: str, answers: dict[str, str]) -> list[tuple[str, list[Row]]]:
    """Return the official layout: label, answer and crosses, the label once where rows share it."""
    result = []
    for section in FORMS[edition].definition().sections:
        rows: list[Row] = []
        label = None
        for row in section.rows:
            crosses = ["☒" if audience in row.audiences else "☐" for audience in Audience]
            printed = f"{row.label}:" if row.label != label or "methodology" in row.id else ""
            rows.append((printed, answers.get(row.id, ""), crosses))
            label = row.label
        result.append((section.title, rows))
    return result


def as_html(edition: str, answers: dict[str, str]) -> str:
    page = "<html><body><h1>Model Documentation Form</h1><p>Document version number: 1.2</p>"
    for title, rows in sections(edition, answers):
        page += f"<table><tr><td colspan=2>{title}</td><td>AIO</td><td>NCAs</td><td>DPs</td></tr>"
        for label, answer, crosses in rows:
            cells = [html.escape(label), html.escape(answer).replace("\n", "<br>"), *crosses]
            page += f"<tr><td>{'</td><td>'.join(cells)}</td></tr>"
        page += "</table>"
    return f"{page}</body></html>"


def as_word(edition: str, answers: dict[str, str]) -> bytes:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Document version number: 1.2")
    for title, rows in sections(edition, answers):
        table = document.add_table(rows=1, cols=5)
        for cell, text in zip(table.rows[0].cells, (title, "", "AIO", "NCAs", "DPs"), strict=True):
            cell.text = text
        for label, answer, crosses in rows:
            added = table.add_row().cells
            for cell, text in zip(added, (label, answer, *crosses), strict=True):
                cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(edition: str, answers: dict[str, str]) -> bytes:
    platypus = pytest.importorskip("reportlab.platypus")
    pytest.importorskip("pypdfium2")
    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415

    style = getSampleStyleSheet()["BodyText"]
    story: list[Any] = [platypus.Paragraph("Document version number: 1.2", style)]
    for title, rows in sections(edition, answers):
        cells = [[platypus.Paragraph(title, style), "", "AIO", "NCAs", "DPs"]]
        for label, answer, crosses in rows:
            # the usual fonts have no boxes
            plain = answer.replace("☒", "[x]").replace("☐", "[ ]").replace("\n", "<br/>")
            plain = plain.replace(" × 10¹³", "e13").replace(">1T", "&gt;1T")
            marks = ["X" if cross == "☒" else "" for cross in crosses]
            cells.append(
                [platypus.Paragraph(label, style), platypus.Paragraph(plain, style), *marks]
            )
        grid = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("SPAN", (0, 0), (1, 0))]
        story.append(platypus.LongTable(cells, colWidths=(120, 250, 30, 35, 30), style=grid))
    file = BytesIO()
    platypus.SimpleDocTemplate(file, pagesize=(595, 842)).build(story)
    return file.getvalue()


FILES: dict[str, Callable[[str, dict[str, str]], str | bytes]] = {
    "html": as_html,
    "word": as_word,
    "pdf": as_pdf,
}


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
def test_the_official_layout_is_read_box_by_box(
    make: Callable[[str, dict[str, str]], str | bytes],
) -> None:
    reading = read_documentation(make("final", ANSWERS))
    assert reading.form.EDITION == "final"
    read = {row: getattr(reading.form, row) for row in EXPECTED}
    assert read == EXPECTED
    assert reading.form.document_version == "1.2"
    assert reading.missing == ("last_updated",)


def test_the_report_as_json_holds_the_form_as_a_document() -> None:
    reading = read_documentation(as_html("final", ANSWERS))
    report = reading_document(reading)
    assert from_document(report["form"]) == reading.form
    assert len(report["answers"]) == len(reading.answers)


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
def test_an_empty_form_has_no_answers(
    make: Callable[[str, dict[str, str]], str | bytes],
) -> None:
    for edition in FORMS:
        reading = read_documentation(make(edition, {}), edition=edition)
        answered = [row.id for row, answer in reading.form.rows() if answer is not None]
        assert answered == []


def test_the_edition_is_recognised_by_the_labels() -> None:
    draft = as_html("third-draft", {"model_family": "Nordwind", "parameter_relevance": "None"})
    reading = read_documentation(draft)
    assert reading.form.EDITION == "third-draft"
    assert reading.form.names() == (None, "1.2")
    with pytest.raises(DocumentError, match="no label of the Form"):
        read_documentation("Once upon a time")
    with pytest.raises(EditionMismatchError):
        read_documentation(to_markdown(FORMS["final"]()), edition="third-draft")


def test_help_texts_of_the_form_are_no_answers() -> None:
    assert is_help(HELP)
    assert without_help(f"{HELP}\nSpeed.") == ("Speed.", HELP)
    assert may_be_help("Say why it is so. [Recommended 200 words]")
    assert not may_be_help("We chose speed.")


def test_words_that_may_answer_several_rows_are_kept_with_their_names() -> None:
    (answer,) = read_documentation("Model name: Tide\nLicense: MIT").answers_of("license")
    assert answer.status is ReadingStatus.AMBIGUOUS
    assert answer.value is None
    assert len(answer.candidates) == 3


def test_a_value_that_only_one_of_several_rows_can_have_is_that_row_s() -> None:
    form = read_documentation("Model name: Tide\nTotal model size: 70 billion parameters").form
    assert form.to_dict()["total_parameters"]["value"] == "70e9"


def test_a_row_of_the_provider_s_own_ends_the_answer_above_it() -> None:
    page = as_html("final", ANSWERS).replace(
        "<tr><td>Model dependencies:",
        "<tr><td>Codename:</td><td>Breeze</td></tr><tr><td>Model dependencies:",
    )
    reading = read_documentation(page)
    assert reading.form.to_dict()["union_market_release_date"] == "2026-04-02"
    assert any("Breeze" in passage.text for passage in reading.unread)


def test_what_a_published_form_lacks_is_a_finding_and_no_refusal() -> None:
    form = read_documentation(as_html("final", ANSWERS)).form
    missing = {finding.path for finding in check_form(form) if finding.rule == "missing-part"}
    assert missing == {
        "/distribution_channels/0/access_level",
        "/distribution_channels/1/access_level",
    }


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("7.3*10^10 parameters", ("7.3e10", "parameters")),
        ("7.3x10^10", ("7.3e10", "")),
        ("7.3 × 10¹⁰", ("7.3e10", "")),
        ("73 billion", ("73e9", "")),
        ("70B", ("70e9", "")),
        ("70,000,000,000", ("70000000000", "")),
        ("1e24 FLOP", ("1e24", "FLOP")),
        ("10^24", ("1e24", "")),
        ("seventy", None),
    ],
)
def test_numbers_keep_the_figures_that_were_written(
    words: str, number: tuple[str, str] | None
) -> None:
    assert number_in(words) == number


@pytest.mark.parametrize(
    ("annotation", "words", "status"),
    [
        (ParameterCount, "about 70 billion parameters", "kept as published"),
        (ParameterCount, "70 billion parameters, and 8 billion respectively", "kept as published"),
        (Computation, "2.4e25", "kept as published"),
        (date, "3/4/26", "ambiguous"),
        (date, "soon", "kept as published"),
        (ParameterRange, "☒ 1—500M ☒ 500M—5B", "contradictory"),
        (ParameterRange, "☐ 1—500M", "empty"),
        (ModalityChoice, "Text-only", "kept as published"),
        (ModalityChoice, "Text, Images, Audio, Video", "ambiguous"),
        (ModalityChoice, "Text and more", "kept as published"),
        (tuple[ModifiedModel, ...], "", "empty"),
    ],
)
def test_what_is_not_understood_as_a_whole_has_no_value(
    annotation: Any, words: str, status: str
) -> None:
    understood = understand_row(annotation, words)
    assert (understood.value, understood.status.value) == (None, status)


def test_other_models_are_names_and_no_sentences() -> None:
    kind = FORMS["third-draft"]
    annotation = kind.__annotations__["model_dependencies"]
    assert understand_row(annotation, "Tide 1").value == (Dependency(name="Tide 1"),)
    sentence = understand_row(annotation, "The model was made from scratch by us")
    assert sentence.value is None
    assert understand_row(annotation, "None. It is new.").value is None


def laid_out(*rows: tuple[str, str]) -> str:
    """Return a page with a table of these labels and answers."""
    cells = "".join(f"<tr><td>{label}</td><td>{answer}</td></tr>" for label, answer in rows)
    return f"<html><h1>Model Documentation Form</h1><table>{cells}</table></html>"


DOUBTS = {
    "a heading": ("Tidal.<br>General information<br>More.", "the heading 'General information'"),
    "a label": ("Tidal.<br>Release date: soon", "begins with a label of the Form"),
    "a page number": ("Tidal.<br>12<br>More.", "a figure alone on a line"),
}


@pytest.mark.parametrize(("words", "why"), DOUBTS.values(), ids=DOUBTS)
def test_an_answer_that_may_hold_words_of_another_row_is_in_doubt(words: str, why: str) -> None:
    reading = read_documentation(laid_out(("Model architecture:", words)), edition="final")
    (answer,) = reading.answers_of("model_architecture")
    assert (answer.status, answer.value) == (ReadingStatus.AMBIGUOUS, None)
    assert why in (answer.note or "")


def test_what_the_form_calls_not_applicable_is_read_from_an_export() -> None:
    form = DocumentationForm(intended_uses="N/A", model_dependencies=())
    reading = read_documentation(to_markdown(form))
    assert reading.form == form
    for row in ("intended_uses", "model_dependencies"):
        assert reading.answers_of(row)[0].published == "N/A"
    assert reading.answers_of("intended_uses")[0].status is ReadingStatus.NOT_APPLICABLE


def test_an_empty_box_of_several_rows_is_no_answer() -> None:
    reading = read_documentation(as_html("final", {}), edition="final")
    of_rows = [answer.status for answer in reading.answers if answer.row != "document_version"]
    assert set(of_rows) == {ReadingStatus.EMPTY}
    (answer,) = read_documentation(laid_out(("Measurement methodology:", ""))).answers
    assert answer.status is ReadingStatus.EMPTY


LAYOUTS: dict[str, tuple[str, str | None]] = {
    "a number in a cell of its own": (
        "<table><tr><td>2.1</td><td>Model architecture:</td><td>Tidal.</td></tr></table>",
        "Tidal.",
    ),
    "an answer below its label": (
        "<table><tr><td>Model architecture:</td></tr><tr><td></td></tr><tr><td>Tidal.</td></tr>"
        "</table>",
        "Tidal.",
    ),
    "lines without a table": ("<p>Model architecture: Tidal.</p><p>More.</p>", "Tidal.\nMore."),
    "help between the lines": (
        f"<p>Model architecture:</p><p>{HELP}</p><p>Tidal.</p>",
        "Tidal.",
    ),
    "help behind the label": (f"<p>Model architecture: {HELP}</p><p>Tidal.</p>", "Tidal."),
    "a heading between the lines": (
        "<p>Model architecture: Tidal.</p><h2>Use</h2><p>More.</p>",
        "Tidal.",
    ),
    "words before any label": ("<p>Hello.</p><table><tr><td>a</td><td>b</td></tr></table>", None),
    "cells below no label": ("<table><tr><td></td><td>a</td></tr></table>", None),
    "crosses below no label": ("<table><tr><td>☒</td><td>☐</td><td>☐</td></tr></table>", None),
    "crosses without words": (
        "<table><tr><td></td><td>☒</td><td>☐</td><td>☐</td></tr></table>",
        None,
    ),
    "an empty row": ("<table><tr><td></td><td> </td></tr></table>", None),
}


@pytest.mark.parametrize(("body", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_an_answer_is_next_to_its_label_or_below_it(body: str, expected: str | None) -> None:
    page = f"<html><h1>Model Documentation Form</h1>{body}</html>"
    reading = read_documentation(page, edition="final")
    answers = [answer.published for answer in reading.answers_of("model_architecture")]
    assert answers == ([] if expected is None else [expected])
    if expected is not None:
        assert getattr(reading.form, "model_architecture", None) == expected


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("Total model size (range): x", "Total model size (range)", "x"),
        ("Model architectures: x", "Model architectures", "x"),
        ("2.1 Model architecture: x", "Model architecture", "x"),
        ("Number of data points (at least significant figures): x", None, None),
        ("Model architectural words of ours: x", None, None),
    ],
    ids=["with its brackets", "nearly", "with its number", "near two", "near none"],
)
def test_a_label_is_exact_or_near_to_one_alone(
    text: str, label: str | None, rest: str | None
) -> None:
    match = template("final").label_at(text, whole=False)
    assert (match and match[1], match and match[2]) == (label, rest)
