"""Tables that are drawn on a page, and the words in them."""

import pytest

from gpai_code.reading.pdf_drawings import Rule
from gpai_code.reading.pdf_file import Page
from gpai_code.reading.pdf_lines import Word
from gpai_code.reading.pdf_tables import Table, tables_of

XS, YS = (60.0, 200.0, 400.0), (100.0, 130.0, 160.0)
"""Where the columns and rows of the tables are."""


def page(level: list[Rule], upright: list[Rule]) -> Page:
    return Page(
        number=1,
        width=595,
        height=842,
        characters=[],
        turned="",
        level=level,
        upright=upright,
        edges=[],
        pictures=False,
    )


def grid(xs: tuple[float, ...], ys: tuple[float, ...]) -> tuple[list[Rule], list[Rule]]:
    """Return the level and upright lines of a table."""
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs]


def word(text: str, x: float, y: float) -> Word:
    return Word(text=text, x0=x, x1=x + 5 * len(text), y=y, size=10)


WORDS = [word("a", 70, 120), word("b", 210, 120), word("c", 70, 150), word("d", 210, 150)]
"""One word for each of four cells."""


def cells(table: Table) -> list[tuple[int, int, str]]:
    """Return the row, the column and the words of each cell."""
    return [
        (cell.row, cell.column, " ".join(word.text for word in cell.words)) for cell in table.cells
    ]


def test_a_word_is_in_the_cell_whose_lines_are_around_it() -> None:
    (table,), outside = tables_of(page(*grid(XS, YS)), [*WORDS, word("below", 70, 200)])
    assert cells(table) == [(0, 0, "a"), (0, 1, "b"), (1, 0, "c"), (1, 1, "d")]
    assert [word.text for word in outside] == ["below"]


@pytest.mark.parametrize(
    ("level", "upright", "expected"),
    [
        (Rule(130, 200, 400), Rule(200, 100, 160), [(0, 0, "a c"), (0, 1, "b"), (1, 1, "d")]),
        (Rule(130, 60, 400), Rule(200, 130, 160), [(0, 0, "a b"), (1, 0, "c"), (1, 1, "d")]),
    ],
    ids=["below each other", "next to each other"],
)
def test_fields_without_a_line_between_them_are_one_cell(
    level: Rule, upright: Rule, expected: list[tuple[int, int, str]]
) -> None:
    around = grid((60, 400), (100, 160))
    (table,), _ = tables_of(page([*around[0], level], [*around[1], upright]), WORDS)
    assert cells(table) == expected


def test_a_line_below_words_is_no_line_of_a_table() -> None:
    level, upright = grid(XS, YS)
    link = word("nordwind.example/summaries", 65, 120)
    underline = Rule(121, link.x0 - 2, link.x1)
    (table,), _ = tables_of(page([*level, underline], upright), [link, *WORDS[1:]])
    assert cells(table) == [(0, 0, link.text), (0, 1, "b"), (1, 0, "c"), (1, 1, "d")]


def test_words_between_cells_are_outside_of_the_table() -> None:
    # the space between two lines is too narrow for a cell
    lines = page(*grid((60, 200, 205, 400), YS))
    (table,), outside = tables_of(lines, [*WORDS, word("|", 200, 120)])
    assert "|" not in [text for _, _, text in cells(table)]
    assert [word.text for word in outside] == ["|"]


def test_lines_around_a_mark_are_no_table() -> None:
    lines = grid((60, 75, 90), (100, 110))
    assert tables_of(page(*lines), [word("x", 62, 108), word("x", 77, 108)])[0] == []


def test_a_picture_of_very_many_lines_is_no_table() -> None:
    places = tuple(100.0 + 8 * at for at in range(201))
    words = [word("a", 101, 107), word("b", 901, 107)]
    assert tables_of(page(*grid(places, places)), words)[0] == []
    assert len(tables_of(page(*grid(places[::10], places[::10])), words)[0]) == 1
