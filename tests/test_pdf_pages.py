"""Pages of a PDF in reading order, and what belongs to the pages and not to the text."""

import pytest

from gpai_code.errors import DocumentError
from gpai_code.reading import pdf_pages
from gpai_code.reading.pdf_file import Character
from gpai_code.reading.pdf_lines import words_of
from gpai_code.reading.pdf_pages import PdfContent, read_pdf
from tests.drawn_pdfs import Draw, Sheet, drawn

pytest.importorskip("pypdfium2")

TEXT = ("A sentence of the text that is long enough to", "be read, and the end of it.")
WHOLE = " ".join(TEXT)


def read(*pages: Draw) -> PdfContent:
    return read_pdf(drawn(*pages), "a.pdf")


def texts(content: PdfContent) -> list[str]:
    """Return the lines of a text that are not empty."""
    return [unit.text for unit in content.units if unit.text]


def furniture(content: PdfContent) -> list[tuple[int, str]]:
    """Return what belongs to the pages, with their numbers."""
    return [(passage.line, passage.text) for passage in content.furniture]


def cells(content: PdfContent) -> list[tuple[int | None, int, str]]:
    """Return the row, the cell and the text of each line."""
    return [(unit.row, unit.cell, unit.text) for unit in content.units]


def test_a_document_with_too_many_characters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = drawn(*[lambda sheet: sheet.write(60, 100, "x" * 20)] * 2)
    monkeypatch.setattr(pdf_pages, "MAX_CHARACTERS", 40)
    assert "x" * 20 in read_pdf(content, "a.pdf").units[0].text
    monkeypatch.setattr(pdf_pages, "MAX_CHARACTERS", 39)
    with pytest.raises(DocumentError) as caught:
        read_pdf(content, "a.pdf")
    assert [fault.rule for fault in caught.value.faults] == ["size"]


# --- what belongs to a page -----------------------------------------------------------------------


def test_words_across_a_page_belong_to_it() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.column(60, 100, *TEXT)
        sheet.canvas.rotate(45)
        sheet.canvas.drawString(400, 0, "DRAFT")

    content = read(draw)
    assert (texts(content), furniture(content)) == ([WHOLE], [(1, "DRAFT")])


def test_a_last_line_that_ends_with_the_page_and_the_number_of_pages_belongs_to_the_page() -> None:
    def foot(address: str, count: str) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.write(60, 100, f"A sentence of the page with {address} at its foot.")
            sheet.write(60, 820, address)
            sheet.write(520, 820, count)

        return draw

    feet = [foot("first.example", "1/2"), foot("last.example", "2/2")]
    content = read(*feet)
    assert furniture(content) == [(1, "first.example 1/2"), (2, "last.example 2/2")]
    assert not any("/" in text for text in texts(content))
    assert "first.example 2/2" in texts(read(foot("first.example", "2/2"), feet[1]))


def note(*lines: tuple[float, str, float]) -> Draw:
    """Return a page with text in type of 10 points, and lines below it: place, words and size."""

    def draw(sheet: Sheet) -> None:
        sheet.column(60, 600, *TEXT)
        for y, words, size in lines:
            sheet.write(60, y, words, size)

    return draw


NOTES = {
    "a figure": [(700, "1 A note", 8), (710, "that goes on.", 8)],
    "a star": [(700, "* A note", 8)],
    "small print above it": [(700, "Small print", 8), (730, "2 A note", 8)],
}


@pytest.mark.parametrize("lines", NOTES.values(), ids=NOTES)
def test_a_note_at_the_foot_of_a_page_belongs_to_it(lines: list[tuple[float, str, float]]) -> None:
    content = read(note(*lines))
    words = [words for _, words, _ in lines if words != "Small print"]
    assert furniture(content) == [(1, "\n".join(words))]
    assert texts(content) == [WHOLE, *(["Small print"] if len(words) < len(lines) else [])]


@pytest.mark.parametrize(("raised", "size"), [(1, 5), (3, 5), (3, 6.6)])
def test_a_raised_mark_begins_a_note_without_a_gap_above_it(raised: float, size: float) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.column(60, 600, *TEXT)
        sheet.write(60, 626 - raised, "1", size)
        sheet.write(66, 626, "A note", 8)

    content = read(draw)
    assert (texts(content), furniture(content)) == ([WHOLE], [(1, "1 A note")])


NO_NOTES = {
    "no mark": [(700, "Small print", 8)],
    "a figure in small print": [(700, "Small print of", 8), (710, "2 lines", 8)],
    "as large as the text": [(700, "1 A line", 10)],
}


@pytest.mark.parametrize("lines", NO_NOTES.values(), ids=NO_NOTES)
def test_other_lines_at_the_foot_of_a_page_are_text(lines: list[tuple[float, str, float]]) -> None:
    content = read(note(*lines))
    assert texts(content) == [WHOLE, *(words for _, words, _ in lines)]
    assert furniture(content) == []


def test_small_print_at_the_top_of_a_page_is_text() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.column(60, 100, *TEXT)
        sheet.write(60, 160, "1 A line", 8)

    assert texts(read(draw)) == [WHOLE, "1 A line"]


# --- tables ---------------------------------------------------------------------------------------


def test_a_row_without_words_is_none() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 200, 500], [100, 130, 160, 190])
        for y, words in ((115, ("Our question?", "Yes")), (175, ("Another question?", "No"))):
            sheet.write(65, y, words[0])
            sheet.write(205, y, words[1])

    assert cells(read(draw)) == [
        (0, 0, "Our question?"),
        (0, 1, "Yes"),
        (1, 0, "Another question?"),
        (1, 1, "No"),
    ]


def test_a_head_of_a_table_that_is_printed_again_on_the_next_page_belongs_to_the_page() -> None:
    def part(*answer: str) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.grid([60, 200, 500], [100, 130, 160])
            for y, words in ((115, ("Question", "Answer")), (145, answer)):
                sheet.write(65, y, words[0])
                sheet.write(205, y, words[1])

        return draw

    content = read(part("First question?", "Yes."), part("Second question?", "No."))
    assert texts(content) == [
        *("Question", "Answer", "First question?", "Yes."),
        *("Second question?", "No."),
    ]
    assert furniture(content) == [(2, "Question | Answer")]


def answer(*lines: str, indent: float = 5) -> list[str]:
    """Return how an answer in a cell is read, of which the side is so far from the words."""

    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 200, 500], [100, 260])
        sheet.write(65, 115, "Our question?")
        sheet.column(200 + indent, 115, *lines)

    return [unit.text for unit in read(draw).units if unit.cell == 1]


def test_a_gap_in_a_cell_is_no_line_of_its_answer() -> None:
    assert answer("One answer.", "", "", "Another answer.") == ["One answer.", "Another answer."]


def test_lines_of_a_cell_may_be_as_near_to_its_right_side_as_to_its_left_one() -> None:
    # there is room for the first word of the second line
    assert answer(*TEXT) == list(TEXT)


def test_lines_of_a_cell_that_is_indented_deep_go_as_far_as_the_longest_one() -> None:
    assert answer(*TEXT, indent=40) == [WHOLE]


# --- words and lines ------------------------------------------------------------------------------


def test_any_number_of_blanks_parts_words() -> None:
    characters = [
        Character(text=text, x0=60 + 5 * at, x1=65 + 5 * at, y=100, size=10)
        for at, text in enumerate(" one  two ")
    ]
    assert [(word.text, word.x0) for word in words_of(characters)] == [("one", 65), ("two", 90)]
