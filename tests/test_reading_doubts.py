"""Answers that may hold words of another row: they keep their words and lose their value."""

from datetime import date

import pytest

from gpai_code.forms.checks import check_form
from gpai_code.reading.findings import RULE, SHOWN, check_reading
from gpai_code.reading.records import ReadAnswer
from gpai_code.reading.summary import read_summary
from gpai_code.reading.understood import ReadingStatus
from gpai_code.vocabulary import Severity

USED = "Were crawlers used by the provider or on behalf of? Yes\n"
PURPOSES = "Purposes of the crawler(s):"
BEHAVIOUR = "General description of crawler behaviour:"
SENTENCE = "Reports on the weather of the northern seas."


def doubtful(text: str) -> ReadAnswer:
    """Read a text whose last answer is doubtful."""
    answer = read_summary(text).answers[-1]
    assert (answer.status, answer.value) == (ReadingStatus.AMBIGUOUS, None)
    return answer


def test_two_rows_with_the_same_words_are_both_in_doubt() -> None:
    reading = read_summary(f"{USED}{PURPOSES} {SENTENCE}\n{BEHAVIOUR} {SENTENCE}\n")
    assert [answer.note for answer in reading.answers[1:]] == [
        "the same words answer crawled_data.behaviour",
        "the same words answer crawled_data.purposes",
    ]


def test_a_row_that_is_printed_twice_is_no_other_row() -> None:
    reading = read_summary(f"{USED}{PURPOSES} {SENTENCE}\n{PURPOSES} {SENTENCE}\n")
    assert {answer.status for answer in reading.answers} == {ReadingStatus.READ}


def test_few_words_are_the_same_by_chance() -> None:
    reading = read_summary(f"{USED}{PURPOSES} The weather.\n{BEHAVIOUR} The weather.\n")
    assert {answer.status for answer in reading.answers} == {ReadingStatus.READ}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (f"☒ {SENTENCE}", "there is a box in the answer"),
        (f"{SENTENCE}\nYes\n", "a yes or a no alone on a line"),
        (f"{SENTENCE}\n17\n", "a figure alone on a line"),
        ("17", "the answer is a figure alone"),
        (f"{SENTENCE}\nData processing aspects\nMore of it.", "the heading 'Data processing"),
        (
            f"{SENTENCE} If yes, specify crawler name(s)/identifier(s) Gull",
            "holds the label 'If yes, specify crawler name(s)",
        ),
        (f"{SENTENCE}\nlast update -:\nin the summer", "starts with the label 'Last update'"),
        (f"{SENTENCE}\n- Sizes (text)?\nmany", "near the label 'Size (text)'"),
    ],
)
def test_words_of_another_row_in_an_answer_put_it_in_doubt(answer: str, reason: str) -> None:
    note = doubtful(f"{USED}{PURPOSES} {answer}").note or ""
    assert reason in note


def test_a_heading_at_the_end_of_a_sentence_is_a_part_of_it() -> None:
    text = f"{USED}{PURPOSES} We collect what we describe in our\nUser data\nand what is on sale."
    assert read_summary(text).answers[-1].status is ReadingStatus.READ


def test_a_size_above_the_types_of_content_may_be_that_of_another_row() -> None:
    text = "Text training data content: 3 GB\nreports on the weather\n"
    assert "a size before the types of content" in (doubtful(text).note or "")


def test_only_so_many_lines_of_an_answer_are_compared_with_the_labels() -> None:
    questions = "".join(f"Own question number {at} of ours?\n" for at in range(40))
    answer = read_summary(f"{USED}{PURPOSES} {SENTENCE}\n{questions}").answers[-1]
    assert answer.published.count("?") == 40


def test_an_answer_in_words_is_not_called_missing() -> None:
    reading = read_summary("Last update: in the summer\nProvider name and contact details: X\n")
    (missing,) = [f for f in check_form(reading.summary) if f.path == "/last_updated"]
    (advice,) = [f for f in check_reading(reading) if f.path == "/last_updated"]
    assert missing.severity is Severity.MISSING
    assert (advice.rule, advice.severity) == (RULE, Severity.ADVICE)
    assert "answered, in words that have no typed value" in advice.message
    assert "'in the summer'" in advice.message


def test_a_long_answer_is_quoted_in_part() -> None:
    reading = read_summary(f"Last update: in the summer {'of love ' * 20}\n")
    (advice,) = [f for f in check_reading(reading) if f.path == "/last_updated"]
    assert "..." in advice.message
    assert len(advice.message) < SHOWN + 150


def test_not_applicable_where_the_form_cannot_hold_it_is_advice() -> None:
    reading = read_summary("Last update: N/A\n")
    (advice,) = [f for f in check_reading(reading) if f.path == "/last_updated"]
    assert advice.message == "answered 'N/A', which the form cannot hold here"


def test_a_rule_between_rows_is_uncertain_where_one_of_them_is_in_words() -> None:
    text = (
        "Last update: in the summer\n"
        "Date of placement of the model on the Union market: 2025-01-15\n"
    )
    reading = read_summary(text)
    late = date(2027, 9, 1)
    (certain,) = [f for f in check_form(reading.summary, as_of=late) if f.rule == "due-date"]
    (uncertain,) = [f for f in check_reading(reading, as_of=late) if f.rule == "due-date"]
    assert certain.severity is Severity.MISSING
    assert uncertain.severity is Severity.ADVICE
    assert "uncertain, as last_updated is answered in words" in uncertain.message
