"""Two columns of plain text, labels on the left and answers on the right."""

from gpai_code.reading.summary import read_summary
from gpai_code.reading.understood import ReadingStatus
from tests.test_read_summary import words_in, words_of

LEFT = 30
"""Where the right column begins."""


def columns(*rows: tuple[str, str]) -> str:
    """Set rows in two columns."""
    return "".join(f"{left:<{LEFT}}{right}\n" for left, right in rows)


def test_labels_and_answers_that_run_over_lines_are_put_together() -> None:
    text = columns(
        ("Provider name and contact", "Nordwind Labs"),
        ("details:", "Hafenstrasse 7, Kiel"),
        ("Authorised representative", "N/A"),
        ("name and contact details:", ""),
        ("", ""),
        ("1.2  Model dependencies:", "None"),
    )
    reading = read_summary(text)
    assert reading.summary.provider == "Nordwind Labs\nHafenstrasse 7, Kiel"
    assert reading.summary.authorised_representative == "N/A"
    assert [answer.line for answer in reading.answers] == [1, 3, 6]
    assert words_in(reading) == words_of(text)


def test_an_answer_that_starts_above_its_label_may_belong_to_the_row_before() -> None:
    text = columns(
        ("Version of the Summary:", "2"),
        ("Provider name and contact", ""),
        ("details:", "Hafenstrasse 7, Kiel"),
    )
    (version, provider) = read_summary(text).answers
    assert (version.status, version.value) == (ReadingStatus.READ, "2")
    assert (provider.status, provider.value) == (ReadingStatus.AMBIGUOUS, None)
    assert "starts above its label" in (provider.note or "")


def test_an_answer_above_the_first_label_belongs_to_it_with_a_doubt() -> None:
    text = columns(
        ("", "Nordwind Labs"),
        ("Provider name and contact", "Hafenstrasse 7"),
        ("details:", "Kiel"),
    )
    (provider,) = read_summary(text).answers
    assert provider.published == "Nordwind Labs\nHafenstrasse 7\nKiel"
    assert provider.status is ReadingStatus.AMBIGUOUS


def test_words_next_to_no_label_of_the_template_stay_lines_and_none_is_lost() -> None:
    text = columns(
        ("Version of the Summary:", "2"),
        ("Own words", ""),
        ("", "more words"),
        ("Last update:", "2026-07-24"),
        ("Other words", ""),
        ("", "at the end"),
    )
    reading = read_summary(text)
    assert {answer.row for answer in reading.answers} == {"version", "last_updated"}
    assert words_in(reading) == words_of(text)


def test_a_label_ends_where_a_blank_line_follows() -> None:
    text = columns(("Provider name and contact", "Nordwind"), ("", ""), ("details:", "Kiel"))
    assert read_summary(text).summary.provider is None


def test_a_line_across_the_page_ends_the_columns() -> None:
    line = "This line runs over both of the columns and keeps no gap between them.\n"
    text = columns(("Version of the Summary:", "2")) + line
    assert "version" in {answer.row for answer in read_summary(text).answers}
    assert words_in(read_summary(text)) == words_of(text)


def test_what_runs_over_very_many_lines_is_no_label() -> None:
    rows = [("Own", "words"), *((f"line {word}", "") for word in "abcdefghijkl")]
    text = columns(("Version of the Summary:", "2"), *rows)
    reading = read_summary(text)
    assert [answer.row for answer in reading.answers] == ["version"]
    assert words_in(reading) == words_of(text)


def test_a_blank_line_after_words_of_no_label_belongs_to_nothing() -> None:
    text = columns(
        ("Version of the Summary:", "2"),
        ("Own words", ""),
        ("", ""),
        ("Last update:", "2026-07-24"),
    )
    assert words_in(read_summary(text)) == words_of(text)


def test_columns_without_a_label_of_the_template_are_no_table() -> None:
    text = columns(("Own words", "others"), ("", "more"))
    reading = read_summary(text)
    assert reading.answers == ()
    assert words_in(reading) == words_of(text)


def test_a_table_of_pipes_ends_the_columns() -> None:
    text = columns(("Version of the Summary:", "2"), ("Last update:", "2026-07-24"))
    reading = read_summary(f"{text}| Model dependencies: | None |\n")
    assert [answer.row for answer in reading.answers] == [
        "version",
        "last_updated",
        "model_dependencies",
    ]
