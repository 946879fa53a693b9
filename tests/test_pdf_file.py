"""What is written and drawn on a page of a PDF, and where the page shows it."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from gpai_code.errors import DocumentError, MissingExtraError
from gpai_code.reading import pdf_drawings, pdf_file
from gpai_code.reading.pdf_drawings import Rule
from gpai_code.reading.pdf_file import Page, pages_of
from tests.drawn_pdfs import HEIGHT, WIDTH, Draw, Sheet, drawn, objects, with_characters

pytest.importorskip("pypdfium2")


def page_of(content: bytes) -> Page:
    (page,) = pages_of(content, "a.pdf")
    return page


def words(page: Page) -> str:
    return "".join(character.text for character in page.characters)


def fault_of(content: bytes) -> str:
    """Return what is wrong with a file."""
    with pytest.raises(DocumentError) as caught:
        list(pages_of(content, "a.pdf"))
    (fault,) = caught.value.faults
    return fault.found


# --- files that are refused -----------------------------------------------------------------------


def test_without_the_library_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtraError, match=r"gpai-code\[pdf\]"):
        next(pages_of(drawn(lambda sheet: sheet.write(60, 100, "Words")), "a.pdf"))


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    content = drawn(lambda sheet: sheet.write(60, 100, "Words"))
    monkeypatch.setattr(pdf_file, "MAX_SECONDS", -1.0)
    assert "takes more than" in fault_of(content)


def test_a_page_with_too_many_characters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = drawn(lambda sheet: sheet.write(60, 100, "Twelve signs"))
    monkeypatch.setattr(pdf_file, "MAX_PAGE_CHARACTERS", 12)
    assert words(page_of(content)) == "Twelve signs"
    monkeypatch.setattr(pdf_file, "MAX_PAGE_CHARACTERS", 11)
    assert "12 characters on one page" in fault_of(content)


def test_a_file_with_a_page_that_is_missing_is_broken() -> None:
    content = objects("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[9 0 R]/Count 1>>")
    assert "a broken PDF" in fault_of(content)


# --- characters -----------------------------------------------------------------------------------

# what turns a page of its own width and height so that it is upright when the page is turned
UPRIGHT = {
    90: (0, 1, -1, 0, HEIGHT, 0),
    180: (-1, 0, 0, -1, WIDTH, HEIGHT),
    270: (0, -1, 1, 0, 0, WIDTH),
}


@pytest.mark.parametrize("rotation", UPRIGHT)
def test_a_page_that_is_turned_is_read_as_it_is_shown(rotation: int) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(60, 100, "Words")
        sheet.rule(60, 110, 300, 110)
        sheet.rule(60, 110, 60, 150)

    def turn(sheet: Sheet) -> None:
        sheet.canvas.setPageRotation(rotation)
        sheet.canvas.transform(*UPRIGHT[rotation])
        draw(sheet)

    assert shown(page_of(drawn(turn))) == shown(page_of(drawn(draw)))


def shown(page: Page) -> Any:
    """Return what a page shows, and where, to the nearest point."""
    places = [
        (char.text, round(char.x0), round(char.x1), round(char.y)) for char in page.characters
    ]
    lines = [(round(rule.at), round(rule.begin), round(rule.end)) for rule in rules(page)]
    return page.width, page.height, page.turned, places, lines


def rules(page: Page) -> list[Rule]:
    return page.level + page.upright


def test_words_across_a_page_are_apart_from_its_text() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(60, 100, "Words")
        sheet.canvas.rotate(45)
        sheet.canvas.drawString(400, 0, "DRAFT")

    page = page_of(drawn(draw))
    assert (words(page), page.turned) == ("Words", "DRAFT")


def test_words_outside_of_the_page_are_not_shown() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(60, 100, "Words")
        sheet.write(60, -100, "above")
        sheet.write(WIDTH + 100, 100, "behind")

    assert words(page_of(drawn(draw))) == "Words"


def test_boxes_of_symbol_fonts_are_read_as_boxes() -> None:
    assert words(page_of(with_characters({"A": "F0FE", "B": "F0A8", "C": "F0B7"}))) == "☒☐•"


def test_a_character_that_the_file_gives_in_two_halves_is_one() -> None:
    ticked = with_characters({"A": "D83DDDF9", "B": "0042"})
    page = page_of(ticked)
    assert [character.text for character in page.characters] == ["🗹", "B"]
    box, letter = page.characters
    assert box.x0 < box.x1 <= letter.x0


@pytest.mark.parametrize("code", ["D83D", "DDF9", "0000"])
def test_half_a_character_and_none_at_all_are_left_out(code: str) -> None:
    assert words(page_of(with_characters({"A": "0041", "B": code, "C": "0043"}))) == "AC"


def test_halves_that_are_apart_are_no_character() -> None:
    assert words(page_of(with_characters({"A": "D83D", "B": "0042", "C": "DDF9"}))) == "B"


# --- lines ----------------------------------------------------------------------------------------


def lines_of(draw: Draw) -> tuple[list[Rule], list[Rule]]:
    page = page_of(drawn(draw))
    return rounded(page.level), rounded(page.upright)


def rounded(lines: list[Rule]) -> list[Rule]:
    """Return lines in order, to the nearest point."""
    whole = [Rule(round(rule.at), round(rule.begin), round(rule.end)) for rule in lines]
    return sorted(whole, key=lambda rule: (rule.at, rule.begin))


BOX = ([Rule(100, 60, 200), Rule(140, 60, 200)], [Rule(60, 100, 140), Rule(200, 100, 140)])
"""Level and upright lines of a rectangle."""


def polygon(*points: tuple[float, float]) -> Draw:
    def draw(sheet: Sheet) -> None:
        path = sheet.canvas.beginPath()
        path.moveTo(points[0][0], HEIGHT - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, HEIGHT - y)
        path.close()
        sheet.canvas.drawPath(path)

    return draw


@pytest.mark.parametrize(
    "draw",
    [
        lambda sheet: sheet.box(60, 100, 200, 140),
        polygon((60, 100), (200, 100), (200, 140), (60, 140)),
    ],
    ids=["a rectangle", "a path that is closed"],
)
def test_the_sides_of_a_rectangle_are_lines(draw: Draw) -> None:
    assert lines_of(draw) == BOX


def test_a_path_of_many_pieces_is_as_many_lines() -> None:
    assert lines_of(lambda sheet: sheet.grid([60, 200], [100, 140])) == BOX


def test_an_area_without_an_outline_has_edges_and_no_lines() -> None:
    page = page_of(drawn(lambda sheet: sheet.box(60, 100, 200, 140, stroke=0, fill=1)))
    assert rules(page) == []
    assert rounded(page.edges) == [Rule(100, 60, 200), Rule(140, 60, 200)]


def test_a_thin_area_is_a_line_and_a_dot_is_none() -> None:
    thin = lines_of(lambda sheet: sheet.box(60, 100, 200, 102, stroke=0, fill=1))
    assert thin == ([Rule(101, 60, 200)], [])
    assert lines_of(lambda sheet: sheet.box(60, 100, 62, 102, stroke=0, fill=1)) == ([], [])


def curve(sheet: Sheet) -> None:
    # what it bends towards are the corners of a rectangle
    sheet.canvas.bezier(60, 700, 60, 740, 200, 740, 200, 700)


NO_LINES: dict[str, Draw] = {
    "slanted sides": polygon((130, 100), (200, 140), (130, 180), (60, 140)),
    "five corners": polygon((60, 140), (200, 140), (200, 100), (130, 60), (60, 100)),
    "a curve": curve,
    "more pieces than a table has": lambda sheet: sheet.canvas.lines(
        [(x, 600, x + 4, 600) for x in range(60, 565, 5)]
    ),
}


@pytest.mark.parametrize("draw", NO_LINES.values(), ids=NO_LINES)
def test_pictures_have_no_lines_of_tables(draw: Draw) -> None:
    assert lines_of(draw) == ([], [])


def inside(depth: int) -> Callable[[Sheet], None]:
    """Return what draws a rectangle so many drawings deep, each moved by 10 points."""

    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        for at in range(depth):
            canvas.beginForm(f"drawing{at}", upperx=WIDTH, uppery=HEIGHT)
            if at:
                canvas.translate(10, 0)
                canvas.doForm(f"drawing{at - 1}")
            else:
                sheet.box(50 - 10 * (depth - 1), 100, 190 - 10 * (depth - 1), 140)
            canvas.endForm()
        canvas.translate(10, 0)
        canvas.doForm(f"drawing{depth - 1}")

    return draw


def test_lines_in_drawings_inside_drawings_are_where_the_page_shows_them() -> None:
    assert lines_of(inside(1)) == BOX
    assert lines_of(inside(pdf_drawings.MAX_FORM_DEPTH)) == BOX


def test_drawings_that_are_too_deep_are_not_looked_at() -> None:
    assert lines_of(inside(pdf_drawings.MAX_FORM_DEPTH + 1)) == ([], [])


def test_what_is_drawn_beyond_a_number_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.beginForm("drawing", upperx=WIDTH, uppery=HEIGHT)
        for y in (100, 200, 300):
            sheet.rule(60, y, 200, y)
        canvas.endForm()
        canvas.doForm("drawing")

    monkeypatch.setattr(pdf_drawings, "MAX_OBJECTS", 4)
    assert [rule.at for rule in lines_of(draw)[0]] == [100, 200, 300]
    monkeypatch.setattr(pdf_drawings, "MAX_OBJECTS", 3)  # the drawing itself is one
    assert [rule.at for rule in lines_of(draw)[0]] == [100, 200]
