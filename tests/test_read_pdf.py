"""Published summaries as PDF: tables, columns and paragraphs are read as they are laid out."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from gpai_code.cli.app import main
from gpai_code.reading.hyphens import Hyphens
from gpai_code.reading.pdf_lines import joined
from gpai_code.reading.summary import read_summary
from gpai_code.reading.understood import ReadingStatus

pytestmark = pytest.mark.thorough(measured=True)

pytest.importorskip("pypdfium2")
platypus = pytest.importorskip("reportlab.platypus")
pdfgen = pytest.importorskip("reportlab.pdfgen.canvas")

PROVIDER = "Nordwind Labs, Hafenstrasse 7, 24103 Kiel, post@nordwind.example"
MEASURES = " ".join(
    f"Sentence {number} of the measures says how opt-outs are found and kept."
    for number in range(90)
)
ROWS = [
    ("1. General information", None),
    ("1.1. Provider identification", None),
    ("Provider name and contact details:", PROVIDER),
    ("Authorised representative name and contact details:", "N/A"),
    ("1.2. Model identification", None),
    ("Versioned model name(s):", "Nordwind 2"),
    ("Model dependencies:", "N/A"),
    ("Date of placement of the model on the Union market:", "11 May 2026"),
    ("2.1. Publicly available datasets", None),
    ("Have you used publicly available datasets to train the model?", "[x] Yes [ ] No"),
    (
        "If yes, specify the modality(ies) of the content covered by the datasets concerned:",
        "[x] Text [ ] Image [ ] Video [ ] Audio [ ] Other",
    ),
    ("List of large publicly available datasets:", "Tidebook, https://tides.example/book"),
    (
        "3.1. Respect of reservation of rights from text and data mining exception or limitation",
        None,
    ),
    (
        "Are you a Signatory to the Code of Practice for general-purpose AI models that includes "
        "commitments to respect reservations of rights from the TDM exception or limitation?",
        "[ ] Yes [x] No",
    ),
    (
        "Describe the measures implemented before model training to respect reservations of rights "
        "from the TDM exception or limitation before and during data collection, including the "
        "opt-out protocols and solutions honoured by the provider or, as applicable, by third "
        "parties from which datasets have been obtained:",
        MEASURES,
    ),
    ("3.2. Removal of illegal content", None),
    ("General description of measures taken:", "Lists of words and a classifier."),
]
EXPECTED = {
    "provider": PROVIDER,
    "authorised_representative": "N/A",
    "model_names": [{"name": "Nordwind 2"}],
    "placements": [{"date": "2026-05-11"}],
    "public_datasets": {
        "used": True,
        "modalities": {"selected": ["Text"]},
        "large": [{"name": "Tidebook", "link": "https://tides.example/book"}],
    },
    "code_signatory": False,
    "reservation_measures": MEASURES,
    "illegal_content_measures": "Lists of words and a classifier.",
}


def head_and_foot(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 815, "Nordwind Labs - Public Summary of Training Content")
    canvas.drawRightString(535, 20, f"Page {document.page}")


def built(story: list[Any], **kinds: Any) -> bytes:
    file = BytesIO()
    document = platypus.SimpleDocTemplate(file, pagesize=(595, 842), **kinds)
    document.build(story, onFirstPage=head_and_foot, onLaterPages=head_and_foot)
    return file.getvalue()


def styles() -> Any:
    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415

    return getSampleStyleSheet()


def table(*lines: Any) -> bytes:
    """Return a PDF with a table for each section; long answers run over pages."""
    style = styles()["BodyText"]
    story: list[Any] = []
    rows: list[Any] = []

    def end() -> None:
        if rows:
            story.append(
                platypus.LongTable(
                    [*rows],
                    colWidths=(170, 290),
                    style=[*lines, ("VALIGN", (0, 0), (-1, -1), "TOP")],
                    splitInRow=1,
                )
            )
            rows.clear()

    for label, answer in ROWS:
        if answer is None:
            end()
            story.append(platypus.Paragraph(label, styles()["Heading2"]))
        else:
            rows.append([platypus.Paragraph(label, style), platypus.Paragraph(answer, style)])
    end()
    return built(story)


def plain(font: str = "Helvetica", justified: bool = False) -> bytes:
    """Return a PDF with labels in bold type and answers below them."""
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415

    body = ParagraphStyle("body", fontName=font, fontSize=10, leading=13, spaceAfter=8)
    body.alignment = 4 if justified else 0
    story: list[Any] = []
    for label, answer in ROWS:
        if answer is None:
            story.append(platypus.Paragraph(label, styles()["Heading2"]))
        else:
            story.append(platypus.Paragraph(f"<b>{label}</b>", body))
            story.append(platypus.Paragraph(answer, body))
    return built(story)


def newspaper() -> bytes:
    """Return a PDF with two columns of text."""
    style = styles()["BodyText"]
    story: list[Any] = []
    for label, answer in ROWS:
        story.append(platypus.Paragraph(label, styles()["Heading4"]))
        if answer is not None:
            story.append(platypus.Paragraph(answer, style))
    return built([platypus.BalancedColumns(story, nCols=2, needed=72)])


GRID = ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))
RULES = ("LINEBELOW", (0, 0), (-1, -1), 0.5, (0.5, 0.5, 0.5))
SHADES = ("ROWBACKGROUNDS", (0, 0), (-1, -1), [(1, 1, 1), (0.9, 0.9, 0.9)])
LAYOUTS: dict[str, Callable[[], bytes]] = {
    "a table with borders": lambda: table(GRID),
    "a table with lines between rows": lambda: table(RULES),
    "a table with shaded rows": lambda: table(SHADES),
    "labels beside answers without lines": table,
    "labels above answers": plain,
    "another font": lambda: plain("Times-Roman"),
    "justified": lambda: plain("Times-Roman", justified=True),
    "two columns": newspaper,
}


@pytest.mark.parametrize("make", LAYOUTS.values(), ids=LAYOUTS)
def test_every_answer_of_a_layout_is_read_whole(make: Callable[[], bytes]) -> None:
    reading = read_summary(make())
    document = reading.summary.to_dict()
    read = {name: document.get(name) for name in EXPECTED}
    # a sentence may go on in the next column, where nobody knows that it does
    read["reservation_measures"] = " ".join((read["reservation_measures"] or "").split())
    assert read == EXPECTED
    assert [answer for answer in reading.doubtful if answer.status is not ReadingStatus.KEPT] == []


def test_heads_feet_and_page_numbers_belong_to_the_page() -> None:
    reading = read_summary(table(GRID))
    texts = [passage.text for passage in reading.furniture]
    pages = [text for text in texts if text.startswith("Page ")]
    assert pages == [f"Page {number}" for number in range(1, len(pages) + 1)]
    assert len(pages) > 1
    assert not any("Page " in passage.text for passage in reading.unread)


@pytest.mark.parametrize(
    ("before", "after", "full", "line"),
    [
        ("the data were obtai-", "ned in May", True, "the data were obtai-ned in May"),
        ("third-", "party data", True, "third-party data"),
        ("one", "two", True, "one two"),
        ("https://a.example/long-", "path", True, "https://a.example/long-path"),
        ("https://a.example/long-", "path/to", True, "https://a.example/long-path/to"),
        ("https://a.example/", "and more", True, "https://a.example/\nand more"),
        ("https://a.example/one", "two/three", False, "https://a.example/one two/three"),
        (
            "https://a.example/x,",
            "https://b.example",
            True,
            "https://a.example/x, https://b.example",
        ),
    ],
)
def test_lines_are_joined_only_as_far_as_it_is_certain(
    before: str,
    after: str,
    full: bool,
    line: str,
) -> None:
    assert joined(before, after, is_full=full) == line


def test_a_hyphen_that_only_parts_a_word_goes_where_the_document_tells() -> None:
    parted = ["the infor-", "mation was", "query-", "key norms", "data obtai-", "ned in"]
    hyphens = Hyphens([*parted, "information on a key and a query"])
    assert not hyphens.is_part_of_word("infor", "mation")
    assert not hyphens.is_part_of_word("obtai", "ned")
    assert hyphens.is_part_of_word("query", "key")
    assert (
        joined("the infor-", "mation was", is_full=True, hyphens=hyphens) == "the information was"
    )
    assert joined("a query-", "key", is_full=True, hyphens=hyphens) == "a query-key"
    kept = Hyphens(["fine-", "tuning", *(["a line without any"] * 40)])
    assert kept.is_part_of_word("fine", "tuning")


# --- files that cannot be read --------------------------------------------------------------------


def picture() -> bytes:
    from PIL import Image  # noqa: PLC0415
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415

    file = BytesIO()
    canvas = pdfgen.Canvas(file)
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80))), 0, 0, 595, 842)
    canvas.save()
    return file.getvalue()


def encrypted() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption  # noqa: PLC0415

    file = BytesIO()
    canvas = pdfgen.Canvas(file, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(100, 700, "Last update: 1 March 2026")
    canvas.save()
    return file.getvalue()


def many_pages() -> bytes:
    file = BytesIO()
    canvas = pdfgen.Canvas(file)
    for _ in range(401):
        canvas.drawString(100, 700, "page")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "encrypted": (encrypted, "remove the password"),
    "a scan": (picture, "OCR"),
    "truncated": (lambda: plain()[:-900], "get the whole file again"),
    "broken": (lambda: b"%PDF-1.7\n" + b"0" * 900 + b"\n%%EOF", "save it again"),
    "too many pages": (many_pages, "400 pages"),
    "nothing": (lambda: b"%PDF-1.7\n%%EOF", "save it again"),
    "200 MB": (lambda: b"%PDF-1.7\n" + bytes(200 * 2**20), "keep it to"),
}


@pytest.mark.parametrize(("make", "help_"), UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("command", ["read-summary", "read-form"])
def test_a_file_that_cannot_be_read_is_one_message_that_says_what_would_help(
    make: Callable[[], bytes],
    help_: str,
    command: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file, output = tmp_path / "a.pdf", tmp_path / "b.json"
    file.write_bytes(make())
    assert main([command, str(file), "--output", str(output)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("gpai-code: ")
    assert str(file) in captured.err
    assert help_ in captured.err
    assert not output.exists()


def test_a_page_that_is_a_picture_among_others_is_reported() -> None:
    from PIL import Image  # noqa: PLC0415
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415

    file = BytesIO()
    canvas = pdfgen.Canvas(file)
    canvas.drawString(60, 700, "Authorised representative name and contact details: N/A")
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80))), 0, 0, 595, 842)
    canvas.save()
    reading = read_summary(file.getvalue())
    assert reading.summary.authorised_representative == "N/A"
    assert [passage.line for passage in reading.unread] == [2]
    assert not reading.understood


def test_the_command_reads_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, output = tmp_path / "a.pdf", tmp_path / "b.json"
    file.write_bytes(table(GRID))
    main(["read-summary", str(file), "--output", str(output)])
    assert json.loads(output.read_text("utf-8"))["provider"] == PROVIDER
    assert "Nordwind 2" in capsys.readouterr().out
