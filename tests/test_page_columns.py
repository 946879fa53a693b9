"""Columns on a page without drawn lines: which words are next to each other."""

from collections.abc import Sequence

import pytest

from gpai_code.reading.column_rows import Block
from gpai_code.reading.page_columns import (
    MAX_LABEL_LINES,
    blocks_of,
    gutters_of,
    newspaper_gutters,
)
from gpai_code.reading.pdf_lines import Line, Word

SIZE = 10.0
GUTTER = 300.0
"""Where the right column begins."""


def side(x: float, y: float, text: str) -> list[Word]:
    """Set words at a place, each letter half as wide as the type is high."""
    words = []
    for word in text.split():
        words.append(Word(text=word, x0=x, x1=x + 5 * len(word), y=y, size=SIZE))
        x += 5 * len(word) + 3
    return words


def line(y: float, left: str = "", right: str = "", *, at: float = GUTTER) -> Line:
    """Return a line of both columns."""
    return Line(words=[*side(60, y, left), *side(at, y, right)], y=y, size=SIZE)


def lines(*rows: tuple[str, str]) -> list[Line]:
    """Return lines of both columns below each other; two empty texts are a gap."""
    return [line(100 + 13.0 * at, *row) for at, row in enumerate(rows) if any(row)]


def blocks(
    on_page: Sequence[Line],
    gutters: Sequence[float] = (GUTTER,),
    newspaper: Sequence[float] = (),
) -> list[Block]:
    return list(blocks_of(on_page, gutters, newspaper, (), 535.0, {}))


def texts(block: Block) -> list[str]:
    return [line.text for line in block.lines]


def rows(block: Block) -> list[tuple[str, str]]:
    """Return the rows of a block: the words on the left and those on the right."""
    return [(" ".join(left), " ".join(right)) for _, _, (left, right) in block.rows()]


ACROSS = line(100, "This line is as long as both columns are and keeps no gap free between them.")

# --- rows -----------------------------------------------------------------------------------------


def test_where_answers_begin_next_to_their_labels_each_label_begins_a_row() -> None:
    (block,) = blocks(lines(("Words of our own", "One answer"), ("Model dependencies", "None")))
    assert rows(block) == [("Words of our own Model dependencies", "One answer None")]
    block.top_aligned = True
    assert rows(block) == [("Words of our own", "One answer"), ("Model dependencies", "None")]


def test_a_row_ends_with_a_label_that_is_whole() -> None:
    (block,) = blocks(lines(("Our question?", "One answer"), ("Model dependencies", "None")))
    assert rows(block) == [("Our question?", "One answer"), ("Model dependencies", "None")]


# --- where columns begin and end ------------------------------------------------------------------


def test_a_label_of_several_lines_begins_above_its_answer() -> None:
    label = lines(("Provider name and", ""), ("contact", ""), ("details:", "Nordwind, Kiel"))
    (block,) = blocks(label)
    assert rows(block) == [("Provider name and contact details:", "Nordwind, Kiel")]


NO_LABELS = {
    "other words": lines(("Words of our own", ""), ("and more", "Nordwind, Kiel")),
    "a gap below": lines(("Provider name and", ""), ("", ""), ("contact details:", "Nordwind")),
    "many lines": lines(
        ("Provider name and", ""), *[("more", "")] * MAX_LABEL_LINES, ("details:", "Nordwind")
    ),
}


@pytest.mark.parametrize("on_page", NO_LABELS.values(), ids=NO_LABELS)
def test_words_on_the_left_alone_are_outside_of_columns_if_no_label_goes_on_in_them(
    on_page: list[Line],
) -> None:
    above, block = blocks(on_page)
    assert (above.gutter, texts(above)) == (None, [line.text for line in on_page[:-1]])
    assert block.gutter == GUTTER


def test_a_column_begins_at_a_place_where_words_of_three_lines_do() -> None:
    on_page = lines(*[("Some words", "and others")] * 3)
    assert gutters_of(on_page) == [GUTTER]
    assert gutters_of(on_page[1:]) == []


def test_columns_are_those_at_which_the_words_of_the_right_begin() -> None:
    on_page = [line(100 + 13 * at, "Model dependencies", "None", at=350) for at in range(2)]
    (block,) = blocks(on_page, gutters=(GUTTER, 350))
    assert block.gutter == 350


def test_a_title_in_the_middle_of_the_page_ends_the_columns() -> None:
    title = line(126, "", "Part two", at=400)
    block, below = blocks([*lines(("Model dependencies:", "None"), ("", "at all")), title])
    assert texts(block) == ["Model dependencies: None", "at all"]
    assert (below.gutter, texts(below)) == (None, ["Part two"])


def test_a_label_below_columns_that_has_no_answer_next_to_it_is_outside_of_them() -> None:
    on_page = lines(("Model dependencies:", "None"), ("Last update:", ""))
    block, below = blocks(on_page)
    assert rows(block) == [("Model dependencies:", "None")]
    assert (below.gutter, texts(below)) == (None, ["Last update:"])


def test_a_label_above_a_heading_is_outside_of_columns() -> None:
    label, heading = ("Provider name and", ""), ("1.2. Model identification", "")
    above, block = blocks(lines(label, heading, ("Model dependencies:", "None")))
    assert (above.gutter, texts(above)) == (None, [label[0], heading[0]])
    assert rows(block) == [("Model dependencies:", "None")]


# --- newspapers -----------------------------------------------------------------------------------

ANSWERED = ("Model dependencies:", "Last update:", "Version of the Summary:")


def test_columns_of_which_both_have_labels_are_read_by_themselves() -> None:
    both = lines(*zip(ANSWERED, ANSWERED[::-1], strict=True))
    assert newspaper_gutters([[ACROSS], both], [GUTTER]) == [GUTTER]
    left = lines(*((label, "None") for label in ANSWERED))
    assert newspaper_gutters([left], [GUTTER]) == []
    right = lines(*(("None", label) for label in ANSWERED))
    assert newspaper_gutters([right], [GUTTER]) == [GUTTER]


def test_the_left_column_of_a_newspaper_is_read_before_the_right_one() -> None:
    page = lines(("One", "Three"), ("Two", "Four"))
    assert [texts(block) for block in blocks([ACROSS, *page], newspaper=(GUTTER,))] == [
        [ACROSS.text],
        ["One", "Two"],
        ["Three", "Four"],
    ]


def test_the_last_page_of_a_newspaper_may_have_one_column() -> None:
    (block,) = blocks(lines(("One", ""), ("Two", "")), newspaper=(GUTTER,))
    assert texts(block) == ["One", "Two"]


def test_a_page_without_the_columns_of_a_newspaper_may_have_labels_next_to_answers() -> None:
    # the third word of the answer is where the gap of the newspaper is on other pages
    on_page = lines(("Model dependencies:", "None that we know"))
    (block,) = blocks(on_page, newspaper=(350,))
    assert rows(block) == [("Model dependencies:", "None that we know")]
