"""Labels, answers and sentences that a page break parts."""

import pytest

from gpai_code.reading.layout import Unit
from gpai_code.reading.page_breaks import join_over_page

LABEL = "Authorised representative name and contact details:"
BEGINS, ENDS = "Authorised representative name", "and contact details:"


def line(text: str) -> Unit:
    """Return a line outside tables."""
    return Unit(text=text, line=1)


def row(number: int, *cells: str | list[str]) -> list[Unit]:
    """Return a row; a list is a cell of several lines."""
    return [
        Unit(text=text, line=1, cell=place, row=number)
        for place, texts in enumerate(cells)
        for text in ([texts] if isinstance(texts, str) else texts)
    ]


def joined(before: list[Unit], after: list[Unit], *, full: bool = False) -> list[tuple[int, str]]:
    """
    Return two pages with what goes on joined: cells and texts.

    Args:
        before: What is on the first page.
        after: What is on the second page.
        full: Whether the first word of the second page had no room behind the first page.
    """
    units = [*before, *after]
    join_over_page(units, len(before), lambda _, __: full)
    return [(unit.cell, unit.text) for unit in units]


def apart(before: list[Unit], after: list[Unit]) -> list[tuple[int, str]]:
    """Return two pages as they are."""
    return [(unit.cell, unit.text) for unit in [*before, *after]]


# --- labels ---------------------------------------------------------------------------------------


def test_a_label_goes_on_in_a_row_where_only_both_parts_are_one() -> None:
    whole = joined(row(1, BEGINS, "Nordwind"), row(2, ENDS, "Labs, Kiel"))
    assert whole == [(0, LABEL), (1, "Nordwind"), (1, "Labs, Kiel")]


@pytest.mark.parametrize("rest", [[ENDS], ["and contact", "details:"]])
def test_a_label_goes_on_in_lines_where_only_all_parts_are_one(rest: list[str]) -> None:
    after = [*(line(text) for text in rest), line("Words of the next row")]
    whole = joined(row(1, BEGINS, "Nordwind"), after)
    assert whole == [(0, LABEL), (1, "Nordwind"), (0, "Words of the next row")]


def test_lines_that_make_no_label_with_the_row_before_stay_apart() -> None:
    pages = row(1, BEGINS, "Nordwind"), [line("of another kind"), line("and contact details:")]
    assert joined(*pages) == apart(*pages)


def test_a_label_that_is_whole_goes_on_in_no_line() -> None:
    # "Size (text)" is a label of another row
    pages = row(1, "Size:", "10 TB"), [line("Text")]
    assert joined(*pages) == apart(*pages)


def test_the_rest_of_a_label_is_not_in_lines_and_in_a_row() -> None:
    pages = row(1, BEGINS, "Nordwind"), [line("and contact"), *row(2, "details:", "Kiel")]
    assert joined(*pages) == apart(*pages)


def test_a_line_that_begins_a_label_of_its_own_is_no_rest_of_one() -> None:
    # the row has an answer and no label, so that both together are the label of the line
    pages = row(1, "", "Nordwind"), [line("Model dependencies:")]
    assert joined(*pages) == apart(*pages)


# --- answers --------------------------------------------------------------------------------------


def test_an_answer_whose_sentence_breaks_off_goes_on_in_the_same_line() -> None:
    whole = joined(row(1, "Our question?", "We use lists"), row(2, "", "and a classifier."))
    assert whole == [(0, "Our question?"), (1, "We use lists and a classifier.")]


def test_an_answer_that_had_no_more_room_goes_on_in_the_same_line() -> None:
    pages = row(1, "Our question?", "We use lists."), row(2, "", "Others are in use.")
    whole = joined(*pages, full=True)
    assert whole == [(0, "Our question?"), (1, "We use lists. Others are in use.")]
    assert joined(*pages) == [
        (0, "Our question?"),
        (1, "We use lists."),
        (1, "Others are in use."),
    ]


def test_an_answer_that_begins_on_the_second_page_is_whole_lines() -> None:
    whole = joined(row(1, "Our question?", ""), row(2, "", ["lists of words", "and a classifier"]))
    assert whole == [(0, "Our question?"), (1, "lists of words"), (1, "and a classifier")]


def test_a_row_of_several_answers_is_one_of_its_own() -> None:
    # a cross in each column, as next to who gets the answer
    pages = row(1, "Our question?", "x", "x"), row(2, "", "x", "x")
    assert joined(*pages) == apart(*pages)


def test_a_row_with_words_next_to_its_answer_that_end_no_label_is_one_of_its_own() -> None:
    pages = row(1, "Our question?", "We use lists"), row(2, "Another question?", "and more")
    assert joined(*pages) == apart(*pages)


# --- sentences ------------------------------------------------------------------------------------


def test_a_sentence_outside_tables_goes_on_over_gaps() -> None:
    before, after = [line("We use lists"), line(""), line(" ")], [line(""), line("and more.")]
    assert joined(before, after) == [(0, "We use lists and more.")]


def test_a_table_goes_on_over_gaps() -> None:
    before = [*row(1, BEGINS, "Nordwind"), line("")]
    assert joined(before, row(2, ENDS, "Labs")) == [(0, LABEL), (1, "Nordwind"), (1, "Labs")]


@pytest.mark.parametrize("before", [[], [line("")]])
@pytest.mark.parametrize("after", [[line("and more.")], row(1, "Last update:", "and more.")])
def test_nothing_goes_on_from_a_page_without_words(before: list[Unit], after: list[Unit]) -> None:
    assert joined(before, after, full=True) == apart(before, after)
