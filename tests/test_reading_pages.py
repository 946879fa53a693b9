"""What belongs to a page of a published summary: its number, its running head and its foot."""

import pytest

from gpai_code.reading.furniture import furniture
from gpai_code.reading.layout import split_lines
from gpai_code.reading.summary import read_summary


def left_out(text: str) -> list[str]:
    """Return the lines of a text that belong to the page."""
    lines = split_lines(text)
    return [lines[number].strip() for number in sorted(furniture(lines)) if lines[number].strip()]


def test_a_head_and_a_number_on_every_page_are_left_out() -> None:
    first = "Nordwind Labs, summary 2026\nVersion of the Summary: two\nFirst half\n1\n"
    second = "\fNordwind Labs, summary 2026\nLast update: 2026-07-24\nSecond half\n2\n"
    head = "Nordwind Labs, summary 2026"
    assert left_out(first + second) == [head, "1", head, "2"]
    reading = read_summary(first + second)
    assert reading.summary.version == "two\nFirst half"
    assert [passage.text for passage in reading.furniture] == [head, "1", head, "2"]


def test_a_foot_is_recognised_whatever_figures_it_has() -> None:
    pages = [f"Beginning {name}\nEnd {name}\nNordwind summary, page {at}\n" for at, name in PAGES]
    assert left_out("\f".join(pages)) == [f"Nordwind summary, page {at}" for at, _ in PAGES]


PAGES = ((1, "one"), (2, "two"), (3, "three"))


def test_of_many_pages_two_that_happen_to_begin_alike_have_no_running_head() -> None:
    begin = ["The same words", "Something else", "The same words", "Else again", "And again"]
    end = ["one end", "second end", "end of three", "a fourth", "the last"]
    pages = [f"{first}\n{last}\n" for first, last in zip(begin, end, strict=True)]
    assert left_out("\f".join(pages)) == []


def test_a_page_may_begin_at_any_form_feed() -> None:
    assert left_out("One\n1\f\nTwo\n2\f") == ["1", "2"]
    assert left_out("One\n7\f") == ["7"]


def test_figures_at_the_top_count_only_in_step_with_the_pages() -> None:
    assert left_out("4\nOne\n\f5\nTwo\n") == ["4", "5"]
    assert left_out("4\nOne\n\f9\nTwo\n") == []


def test_blank_lines_around_a_form_feed_do_not_part_a_sentence() -> None:
    lines = split_lines("A sentence goes\n\n\f\n\non here.")
    assert sorted(furniture(lines)) == [1, 2, 3]
    assert sorted(furniture(["Words", "\f", "", "\fmore words"])) == [1, 2]


def test_a_page_number_in_words_counts_alone() -> None:
    assert left_out("Words\nPage 3\nWords\n4 of 12\nWords") == ["Page 3", "4 of 12"]


def test_a_fraction_alone_is_no_page_number() -> None:
    assert left_out("Words\n3/4\nWords") == []


@pytest.mark.parametrize(
    ("numbers", "apart", "expected"),
    [
        (("1", "2", "3"), 8, ["1", "2", "3"]),
        (("1", "2"), 8, []),  # two may be answers
        (("1", "5", "9"), 8, []),  # they do not count up
        (("1", "2", "3"), 1, []),  # the items of a list
        (("7", "1", "2", "3", "3"), 8, ["1", "2", "3"]),  # others are not in step
    ],
)
def test_figures_alone_on_lines_are_page_numbers_if_they_count_up_over_pages(
    numbers: tuple[str, ...], apart: int, expected: list[str]
) -> None:
    lines = []
    for at, number in enumerate(numbers):
        lines += [
            *(f"{'x' * at}{word} words" for word in "abcdefgh"[:apart]),
            f"{'x' * at} last",
            number,
        ]
    assert left_out("\n".join([*lines, "end"])) == expected


def test_what_is_repeated_next_to_page_numbers_is_a_head_or_a_foot() -> None:
    text = (
        "First words\nNordwind summary\nPage 1\nOther words\nNordwind summary\nPage 2\nLast words"
    )
    assert left_out(text) == ["Nordwind summary", "Page 1", "Nordwind summary", "Page 2"]


def test_the_title_of_the_summary_may_be_repeated_without_page_numbers() -> None:
    title = "Public Summary of Training Content, Nordwind 2"
    assert left_out("\n".join([title, "one", title, "two", title])) == [title] * 3
    assert left_out("\n".join([title, "one", title])) == []
    assert left_out("\n".join(["Some other words", "one"] * 3)) == []
