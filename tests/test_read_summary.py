"""Published summaries: every answer in its place, nothing guessed, no word lost."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.cli.app import main
from gpai_code.errors import DocumentError
from gpai_code.forms.checks import check_form
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import (
    CrawledDomains,
    ImageData,
    ListedDataset,
    NamedDataset,
    NamedModel,
    NotUsed,
    NoUserData,
    PublicDatasets,
    SummarisedModel,
    TextBand,
    TextData,
    TrainingModalities,
    TrainingModality,
)
from gpai_code.reading.dates import read_day, read_month
from gpai_code.reading.findings import check_reading
from gpai_code.reading.layout import MAX_CHARACTERS, MAX_LETTERS, MAX_UNITS, Flow, units_of
from gpai_code.reading.records import ReadAnswer, SummaryReading
from gpai_code.reading.summary import read_summary
from gpai_code.reading.template import entries
from gpai_code.reading.understood import ReadingStatus
from gpai_code.render.by_type import to_markdown
from tests.published_summaries import FILLED, NUMBERED, PDF, TABLE

LAYOUTS = {"tables": TABLE, "text of a PDF": PDF, "a provider's own numbers": NUMBERED}
every_layout = pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)

PUBLIC = "Have you used publicly available datasets to train the model?"
COVERED = "If yes, specify the modality(ies) of the content covered by the datasets concerned:"
LARGE = "List of large publicly available datasets:"
CRAWLED = "Were crawlers used by the provider or on behalf of?"
DOMAINS = "Summary of the most relevant domain names crawled:"


def words_of(text: str) -> Counter[str]:
    """Count the words of a text, and its boxes."""
    return Counter(re.findall(r"[^\W_]+|[☐☒]", text))


def words_in(reading: SummaryReading) -> Counter[str]:
    """Count the words of all places of a report."""
    texts = [passage.text for passage in (*reading.headings, *reading.furniture, *reading.unread)]
    for answer in reading.answers:
        texts += [answer.label, answer.published]
    return words_of("\n".join(texts))


def only(label: str, answer: str, *, before: str = "") -> ReadAnswer:
    """Read one label with its answer."""
    return read_summary(f"{before}{label} {answer}\n").answers[-1]


@every_layout
def test_every_answer_of_a_layout_is_in_its_place(text: str) -> None:
    reading = read_summary(text)
    assert reading.summary == FILLED
    assert reading.understood
    assert (reading.doubled, reading.shifted) == ((), ())


@every_layout
def test_no_word_of_a_layout_is_lost(text: str) -> None:
    assert words_in(read_summary(text)) == words_of(re.sub(r"<br>", "\n", text))


def test_labels_that_are_not_as_printed_are_reported() -> None:
    inexact = {answer.row: answer.label for answer in read_summary(NUMBERED).inexact}
    assert inexact["last_updated"] == "1.0.3 Last updated"
    assert (
        inexact["crawled_data.used"] == "2.3.1 Were crawlers used by the provider or on its behalf?"
    )
    assert read_summary(TABLE).inexact == ()


def test_an_answer_has_its_label_line_and_words() -> None:
    (answer,) = read_summary(TABLE).answers_of("authorised_representative")
    line = TABLE.splitlines()[answer.line - 1]
    assert answer.label in line
    assert (answer.published, answer.value) == ("n.a.", "N/A")
    assert answer.status is ReadingStatus.NOT_APPLICABLE


LINES = [line for text in LAYOUTS.values() for line in text.splitlines()]
PIECES = st.one_of(
    st.sampled_from(LINES),
    st.sampled_from([entry.printed for entry in entries().values()]),
    st.sampled_from(
        ["Yes", "☒ Yes ☐ No", "☒ Text", "| a | b |", "- [x] Yes", "1.2.9 Own:", "# Own"]
    ),
    # signs without width are left out, or become blanks, and would change what a word is
    st.text(
        st.characters(exclude_characters="&\u00ad\u200b\u200c\u200d\u2060\ufeff", codec="utf-8"),
        max_size=20,
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30), st.sampled_from(["\n", "\n\n", " ", ": ", " | ", "\r\n"]))
def test_no_word_is_lost_whatever_the_text(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    assert words_in(read_summary(text)) == words_of(re.sub(r"(?i)<br ?/?>", "\n", text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_and_reported(text: str) -> None:
    reading = read_summary(text)
    assert isinstance(to_markdown(reading), str)
    assert check_reading(reading) is not None


def test_a_row_that_is_left_out_is_reported_missing_and_nothing_else_moves() -> None:
    lines = PDF.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("Purposes of the crawler"))
    reading = read_summary("\n".join(lines[:at] + lines[at + 1 :]))
    assert "crawled_data.purposes" in reading.missing
    assert reading.summary.crawled_data is not None
    full = read_summary(PDF)
    expected = [
        answer.published for answer in full.answers if answer.row != "crawled_data.purposes"
    ]
    assert [answer.published for answer in reading.answers] == expected


def test_a_label_out_of_order_is_read_and_reported() -> None:
    lines = [
        "Last update: 2026-07-24",
        "Versioned model name(s): Nordwind",
        "Model dependencies: None",
        "Version of the Summary: 2",
    ]
    reading = read_summary("\n".join(lines))
    assert reading.summary.version == "2"
    assert reading.shifted == ("version",)


def test_a_label_that_stands_twice_with_the_same_answer_is_reported_and_read() -> None:
    reading = read_summary("Last update: 2026-07-24\nLast update: 24 July 2026\n")
    assert reading.doubled == ("last_updated",)
    assert reading.summary.last_updated == date(2026, 7, 24)
    assert len(reading.answers_of("last_updated")) == 2
    assert reading.contradictions == ()


def test_a_label_that_stands_twice_with_different_answers_contradicts_itself() -> None:
    reading = read_summary(f"{PUBLIC} Yes\n{PUBLIC} No\n")
    assert reading.doubled == ("public_datasets.used",)
    assert reading.summary.public_datasets is None
    assert {answer.status for answer in reading.answers} == {ReadingStatus.CONTRADICTORY}
    assert len(reading.contradictions) >= 1
    assert not reading.understood


def test_what_is_said_of_a_source_that_was_not_used_contradicts_itself() -> None:
    reading = read_summary(f"{CRAWLED} No\nPurposes of the crawler(s): Weather.\n")
    assert reading.summary.crawled_data == NotUsed()
    assert reading.answers[1].status is ReadingStatus.CONTRADICTORY
    assert reading.answers[1].published == "Weather."
    assert "crawled_data.purposes" in reading.contradictions[0]


def test_comments_on_a_source_that_was_not_used_are_kept_in_the_report() -> None:
    comments = "Additional comments (optional): None so far."
    text = f"2.1. Publicly available datasets\n{PUBLIC} No\n{comments}\n"
    reading = read_summary(text)
    assert reading.summary.public_datasets == NotUsed()
    assert reading.answers[1].status is ReadingStatus.KEPT
    assert reading.contradictions == ()


def test_what_hangs_on_a_question_without_a_clear_answer_is_kept_in_the_report() -> None:
    reading = read_summary(f"{CRAWLED} ☐ No\nPurposes of the crawler(s): Weather.\n")
    assert reading.summary.crawled_data is None
    assert reading.answers[1].status is ReadingStatus.KEPT


def test_the_form_holds_user_data_only_when_both_questions_are_answered() -> None:
    first = (
        "Was data from user interactions with the AI model (e.g. user input and prompts) used to"
    )
    first += " train the model?"
    second = "Was data collected from user interactions with the provider's other services or"
    second += " products used to train the model?"
    assert read_summary(f"{first} No\n{second} No").summary.user_data == NoUserData()
    reading = read_summary(f"{first} No\n")
    assert reading.summary.user_data is None
    assert reading.answers[0].status is ReadingStatus.KEPT


def test_a_label_that_several_sections_share_is_told_by_its_section() -> None:
    text = "Additional comments (optional): Nowhere yet.\n"
    assert read_summary(text).answers == ()
    assert read_summary(text).unread[0].text == "Additional comments (optional)\nNowhere yet."
    text = "## Respect of reservation of rights from text and data mining exception or limitation\n"
    reading = read_summary(text + "Additional comments (optional): Here.\n")
    assert reading.summary.reservation_comments == "Here."


def test_a_provider_s_own_rows_belong_to_no_row_and_are_kept() -> None:
    text = "1.2.1 Versioned model name(s): Nordwind\n1.2.2 Model release date: 12-Dec-2024\n"
    reading = read_summary(text)
    assert reading.summary.model_names == (NamedModel(name="Nordwind"),)
    assert [(passage.text, passage.line) for passage in reading.unread] == [
        ("1.2.2 Model release date: 12-Dec-2024", 2)
    ]


@pytest.mark.parametrize(
    ("printed", "value", "status"),
    [
        ("☒ Yes ☐ No", True, "read"),
        ("☐ Yes ☒ No", False, "read"),
        ("☑ Yes", True, "read"),
        ("✓ Yes ☐ No", True, "read"),
        ("☐ Yes ✔ No", False, "read"),
        ("X Yes ☐ No", True, "read"),
        ("☐ Yes x No", False, "read"),
        ("[x] Yes [ ] No", True, "read"),
        ("[ ] Yes [X] No", False, "read"),
        (r"\[x\] Yes \[ \] No", True, "read"),
        ("\n- [ ] Yes\n- [x] No", False, "read"),
        ("Yes ☒ No ☐", True, "read"),
        ("Yes [ ] / No [x]", False, "read"),
        ("**Yes**", True, "read"),
        ("yes.", True, "read"),
        ("NO", False, "read"),
        ("No, never.", False, "read"),
        ("☐ No", None, "ambiguous"),
        ("☐ Yes", None, "ambiguous"),
        ("☒ Yes ☒ No", None, "contradictory"),
        ("☐ Yes ☐ No", None, "kept as published"),
        ("☒ ☐ Yes No", None, "kept as published"),
        ("☒ Yes ☐ No ☐ Unknown", None, "kept as published"),
        ("Yes and no", None, "kept as published"),
        ("Yes No", None, "kept as published"),
        ("No information is at hand", None, "kept as published"),
        ("✗ Yes", None, "kept as published"),
        ("In part", None, "kept as published"),
        ("", None, "empty"),
        ("(no answer)", None, "empty"),
        ("N/A", None, "not applicable"),
    ],
)
def test_boxes_for_yes_and_no(printed: str, value: bool | None, status: str) -> None:
    answer = only(PUBLIC, printed)
    assert (answer.value, answer.status.value) == (value, status)
    assert answer.published == printed.strip()


def test_an_empty_box_for_no_alone_is_no_tick_and_its_likely_reading_is_noted() -> None:
    answer = only(CRAWLED, "☐ No")
    assert answer.candidates == ("No",)
    assert answer.note is not None
    assert "likely reading is 'No'" in answer.note
    assert read_summary(f"{CRAWLED} ☐ No").summary.crawled_data is None


def test_words_after_a_clear_answer_are_reported_as_not_held() -> None:
    answer = only(PUBLIC, "☒ Yes ☐ No See the annex.")
    assert (answer.value, answer.rest) == (True, "See the annex")
    assert not read_summary(f"{PUBLIC} ☒ Yes ☐ No See the annex.").understood


TEXT, IMAGE = TrainingModality.TEXT, TrainingModality.IMAGE


@pytest.mark.parametrize(
    ("printed", "selected", "other", "status"),
    [
        ("☒ Text ☐ Image ☐ Video ☐ Audio ☐ Other If so, please specify…", (TEXT,), None, "read"),
        ("☒ Text ☒ Image ☐ Video ☐ Audio ☐ Other", (TEXT, IMAGE), None, "read"),
        ("[x] Text\n[x] Images\n[ ] Video", (TEXT, IMAGE), None, "read"),
        ("Text ☒ Image ☐", (TEXT,), None, "read"),
        ("Text", (TEXT,), None, "read"),
        ("Text, images", (TEXT, IMAGE), None, "read"),
        ("Text and image", (TEXT, IMAGE), None, "read"),
        ("☒ Text ☒ Other If so, please specify: maps", (TEXT,), "maps", "read"),
        ("☐ Text ☒ Other (please specify) maps", None, "maps", "read"),
        ("Text\nother: maps", (TEXT,), "maps", "read"),
        ("other: maps", None, "maps", "read"),
        ("☐ Text ☐ Image ☐ Video ☐ Audio ☐ Other If so, please specify…", None, None, "empty"),
        ("☐ Text", None, None, "ambiguous"),
        ("☒ Text ☐ Text", None, None, "contradictory"),
        ("Text of old\nother: maps", None, None, "kept as published"),
        ("☒ Other If so, please specify: a\0b", None, None, "kept as published"),
        ("☒ Text ☒ Other", None, None, "kept as published"),
        ("Text of many kinds", None, None, "kept as published"),
        ("Text, other", None, None, "kept as published"),
        ("maps", None, None, "kept as published"),
        ("☒ ☒ Text", None, None, "kept as published"),
        ("Not applicable, see above", None, None, "not applicable"),
    ],
)
def test_boxes_for_modalities(printed: str, selected: Any, other: str | None, status: str) -> None:
    answer = only(COVERED, printed, before=f"2.1 Publicly available datasets\n{PUBLIC} Yes\n")
    assert answer.status.value == status
    expected = TrainingModalities(selected=selected, other=other) if selected or other else None
    assert answer.value == expected


@pytest.mark.parametrize(
    ("printed", "value", "status"),
    [
        ("1billion to 10 trillions tokens", TextBand.MIDDLE, "read"),
        ("1 billion to 10 trillion tokens", TextBand.MIDDLE, "read"),
        ("1 billion – 10 trillion", TextBand.MIDDLE, "read"),
        ("Between 1 billion and 10 trillion tokens", TextBand.MIDDLE, "read"),
        ("less than 1 billion tokens", TextBand.LOWER, "read"),
        ("< 1 billion tokens", TextBand.LOWER, "read"),
        ("> 10 trillion tokens", TextBand.UPPER, "read"),
        ("☐ Less than 1 billion tokens ☒ More than 10 trillions tokens", TextBand.UPPER, "read"),
        ("☒ Less than 1 billion tokens ☒ More than 10 trillions tokens", None, "contradictory"),
        ("Less than 1 billion tokens More than 10 trillions tokens", None, "ambiguous"),
        ("☐ Less than 1 billion tokens", None, "ambiguous"),
        ("☐ Less than 1 billion tokens ☐ More than 10 trillions tokens", None, "empty"),
        ("11 billion to 10 trillion tokens", None, "kept as published"),
        ("15 trillion tokens", None, "kept as published"),
        ("Not applicable. There is none.", None, "not applicable"),
    ],
)
def test_ranges_of_size(printed: str, value: TextBand | None, status: str) -> None:
    answer = only("Text training data size:", printed)
    assert (answer.row, answer.value, answer.status.value) == ("text.size", value, status)


OVERALL = f"{TrainingContentSummary.definition().sections[2].heading}\n"


def test_boxes_sizes_and_words_in_one_cell_are_told_apart() -> None:
    text = (
        "Modality: Text ☒ Text ☐ Less than 1 billion tokens ☒ 1billion to 10 trillions tokens "
        "☐ More than 10 trillions tokens sea charts\n"
    )
    reading = read_summary(OVERALL + text)
    assert reading.summary.text == TextData(size=TextBand.MIDDLE, content_types="sea charts")
    assert [answer.row for answer in reading.answers] == ["text", "text.size", "text.content_types"]


def test_another_unit_of_size_is_told_from_the_content_below_it() -> None:
    other = "Alternatively, specify the approximate size in a different measurement unit:"
    reading = read_summary(f"{OVERALL}☒ Text\n{other} 3 TB\nsea charts\n")
    assert reading.summary.text == TextData(other_size="3 TB", content_types="sea charts")
    long = "15 trillion tokens of charts and reports and letters and logbooks and songs and maps"
    reading = read_summary(f"{OVERALL}☒ Text\n{other} {long}\n")
    assert reading.summary.text == TextData()
    assert reading.answers[1].status is ReadingStatus.KEPT
    inside = f"{OVERALL}| ☒ Text | {other} 3 TB<br>sea charts |\n"
    assert read_summary(inside).summary.text == TextData(
        other_size="3 TB", content_types="sea charts"
    )


def test_words_that_are_no_size_are_not_taken_for_one() -> None:
    other = "Alternatively, specify the approximate size in a different measurement unit:"
    for cell in (f"☒ Text\n{other}\nsea charts\n", f"| ☒ Text | {other}<br>sea charts |\n"):
        reading = read_summary(OVERALL + cell)
        assert reading.summary.text == TextData()
        (answer,) = reading.answers_of("text.other_size")
        assert (answer.status, answer.published) == (ReadingStatus.KEPT, "sea charts")
    wrapped = read_summary(f"{OVERALL}☒ Text\n{other} 3 TB Sea\ncharts and songs\n")
    assert wrapped.answers[1].published == "3 TB Sea\ncharts and songs"
    assert wrapped.answers[1].status is ReadingStatus.KEPT
    empty = read_summary(f"{OVERALL}☒ Text\n{other}\n")
    assert empty.answers[1].status is ReadingStatus.EMPTY


def test_words_before_and_after_the_ranges_are_types_of_content() -> None:
    text = "Modality: Text ☒ Text (both) Less than 1 billion tokens sea charts\n"
    reading = read_summary(OVERALL + text)
    assert reading.summary.text == TextData(size=TextBand.LOWER, content_types="(both)\nsea charts")
    other = "Alternatively, specify the approximate size in a different measurement unit: 3 TB"
    reading = read_summary(f"{OVERALL}| ☒ Text | sea charts {other} |\n")
    assert reading.summary.text == TextData(content_types="sea charts", other_size="3 TB")


def test_a_label_may_be_followed_by_its_box_on_the_next_line() -> None:
    reading = read_summary(f"{OVERALL}Modality: Image\n☒ Image\nharbours\n")
    assert reading.summary.image == ImageData(content_types="harbours")
    assert reading.doubled == ()


def test_a_box_that_occurs_ticked_and_empty_opens_no_part_of_the_form() -> None:
    text = f"{OVERALL}Modality: Text: ☒\nModality: Text: ☐\nText training data size: "
    reading = read_summary(text + "less than 1 billion tokens\n")
    assert reading.summary.text is None
    assert reading.answers_of("text.size")[0].status is ReadingStatus.KEPT


def test_a_range_under_an_empty_box_contradicts_itself() -> None:
    reading = read_summary(f"{OVERALL}☐ Text\n☒ Less than 1 billion tokens\n")
    assert reading.summary.text is None
    assert reading.answers[1].status is ReadingStatus.CONTRADICTORY
    assert "text.size" in reading.contradictions[0]


def test_words_under_a_box_that_is_not_ticked_are_kept_in_the_report() -> None:
    reading = read_summary(f"{OVERALL}☐ Text\nsea charts\n")
    assert reading.summary.text is None
    assert reading.answers[-1].status is ReadingStatus.KEPT
    reading = read_summary(f"{OVERALL}Modality: Text: see annex\n")
    assert reading.answers[0].status is ReadingStatus.KEPT


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("2025-07-25", ["2025-07-25"]),
        ("2025/07/25", ["2025-07-25"]),
        ("31.12.2025", ["2025-12-31"]),
        ("25/07/2025", ["2025-07-25"]),
        ("2/19/2025", ["2025-02-19"]),
        ("25/07/26", ["2026-07-25"]),
        ("05/05/2025", ["2025-05-05"]),
        ("7/8/26", ["2026-07-08", "2026-08-07"]),
        ("01/09/2025", ["2025-01-09", "2025-09-01"]),
        ("01.09.2025", ["2025-01-09", "2025-09-01"]),
        ("Sept 2nd, 2025", ["2025-09-02"]),
        ("September 2, 2025", ["2025-09-02"]),
        ("2nd of September 2025", ["2025-09-02"]),
        ("24-Nov-2025", ["2025-11-24"]),
        ("24-Nov-25", ["2025-11-24"]),
        ("24. July 2026", ["2026-07-24"]),
        ("24. Juli 2026", ["2026-07-24"]),
        ("1er août 2026", ["2026-08-01"]),
        ("3 März 2026", ["2026-03-03"]),
        ("2 de septiembre de 2025", ["2025-09-02"]),
        ("2 settembre 2025", ["2025-09-02"]),
        ("2 września 2025 r.", ["2025-09-02"]),
        ("2025 September 2", ["2025-09-02"]),
        ("31.02.2025", None),
        ("2025-123-01", None),
        ("31/31/2025", None),
        ("30 February 2025", None),
        ("May 2025", None),
        ("in 2025", None),
        ("2025", None),
        ("1/2", None),
        ("1/2/345", None),
        ("2 May or June 2025", None),
        ("summer 2025", None),
        ("2 May 202", None),
        ("2025 May 2025", None),
        ("May 2 2025 3", None),
        ("2 May 2025!", None),
        ("2 May 2025 " * 20, None),
    ],
)
def test_days(printed: str, days: list[str] | None) -> None:
    day = read_day(printed)
    assert (None if day is None else list(day.candidates)) == days


@pytest.mark.parametrize(
    ("printed", "months"),
    [
        ("03/2024", ["2024-03"]),
        ("3.2024", ["2024-03"]),
        ("2024-03", ["2024-03"]),
        ("May 2025", ["2025-05"]),
        ("MAI 2025", ["2025-05"]),
        ("November, 2025", ["2025-11"]),
        ("listopad 2025", ["2025-11"]),
        ("30-Jun-2024", ["2024-06"]),
        ("01/09/2025", ["2025-01", "2025-09"]),
        ("01/01/2025", ["2025-01"]),
        ("13/2024", None),
        ("03/24", None),
        ("May 25", None),
        ("2024", None),
        ("Q1 2024", None),
        ("the end of May 2025", None),
        ("May 0000", None),
        ("x" * 100, None),
    ],
)
def test_months(printed: str, months: list[str] | None) -> None:
    month = read_month(printed)
    assert (None if month is None else list(month.candidates)) == months


def test_a_day_in_figures_stays_open_unless_one_order_is_impossible() -> None:
    answer = only("Last update:", "7/8/26")
    assert (answer.status, answer.value) == (ReadingStatus.AMBIGUOUS, None)
    assert answer.candidates == ("2026-07-08", "2026-08-07")
    assert read_summary("Last update: 7/8/26").summary.last_updated is None


def test_a_sentence_where_a_month_is_asked_is_kept_as_published() -> None:
    label = "Latest date of data acquisition/collection for model training:"
    answer = only(label, "03/2024, but later for mathematics")
    assert (answer.status, answer.value) == (ReadingStatus.KEPT, None)
    assert answer.published == "03/2024, but later for mathematics"


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("From 11/2022 to 05/2025", "2022-11", "2025-05"),
        ("11/2022 - 05/2025", "2022-11", "2025-05"),
        ("11/2022–05/2025", "2022-11", "2025-05"),
        ("From: 11/2022\nTo: 05/2025", "2022-11", "2025-05"),
        ("von November 2022 bis Mai 2025", "2022-11", "2025-05"),
        ("between Nov 2022 and May 2025", "2022-11", "2025-05"),
        ("2022 to 2025", None, None),
        ("since 2022", None, None),
        ("to 05/2025", None, None),
        ("05/2025", None, None),
        ("since May 2025", "2025-05", None),
        ("From 11/2022 until now", "2022-11", None),
        ("N/A", None, None),
    ],
)
def test_periods(printed: str, first: str | None, last: str | None) -> None:
    reading = read_summary(f"{CRAWLED} Yes\nPeriod of data collection: {printed}\n")
    crawled: Any = reading.summary.crawled_data
    assert (crawled.collected_from, crawled.collected_until) == (first, last)
    assert words_in(reading)["Period"] == 1


@pytest.mark.parametrize(
    "printed",
    [
        *("N/A", "NA", "NA.", "n.a.", "N / A", "n/a", "None", "Not applicable", "(Not applicable)"),
        *("not applicable.", "—", "-", "–", "k.A.", "k. A.", "Nicht zutreffend", "nie dotyczy"),
    ],
)
def test_words_for_not_applicable_give_no_answer(printed: str) -> None:
    for label in ("Last update:", "Provider name and contact details:"):
        answer = only(label, printed)
        assert (answer.status, answer.value) == (ReadingStatus.NOT_APPLICABLE, None)
    answer = only("Authorised representative name and contact details:", printed)
    assert (answer.status, answer.value) == (ReadingStatus.NOT_APPLICABLE, "N/A")


@pytest.mark.parametrize(
    ("printed", "models", "status"),
    [
        ("None", (), "read"),
        ("N/A", None, "not applicable"),
        ("Südwind 1", (("Südwind 1", None),), "read"),
        ("Südwind, https://s.example/1", (("Südwind", "https://s.example/1"),), "read"),
        ("Südwind: https://s.example/1.", (("Südwind", "https://s.example/1"),), "read"),
        ("Südwind (https://s.example/1)", (("Südwind", "https://s.example/1"),), "read"),
        (
            "A, https://s.example/a B, https://s.example/b",
            (("A", "https://s.example/a"), ("B", "https://s.example/b")),
            "read",
        ),
        ("\n- A\n- B", (("A", None), ("B", None)), "read"),
        ("A, B", None, "ambiguous"),
        ("A and B", None, "ambiguous"),
        ("We built on a model that many know.", None, "kept as published"),
        ("\n".join(f"m{n}" for n in range(1001)), None, "kept as published"),
        ("A\0B", None, "kept as published"),
        ("None, https://s.example/a", None, "kept as published"),
        ("x" * 200, None, "kept as published"),
        ("A, https://s.example/a and more", None, "kept as published"),
        ("It is ours. See https://s.example/a", None, "kept as published"),
        ("A https:// s.example/a", None, "kept as published"),
        ("A, https://s.example/a- b", None, "kept as published"),
        ("A, https://s.example/a/ b, https://s.example/b", None, "kept as published"),
        ("A, https://s.example/a-\nb", None, "ambiguous"),
    ],
)
def test_lists_of_models(printed: str, models: Any, status: str) -> None:
    answer = only("Model dependencies:", printed)
    assert answer.status.value == status
    expected = models and tuple(SummarisedModel(name=n, summary=link) for n, link in models)
    assert answer.value == (expected if models else models)


def test_versions_of_the_model_and_private_datasets_are_lists_too() -> None:
    label = "Versioned model name(s):"
    assert only(label, "Nordwind 2, Nordwind 3").status is ReadingStatus.AMBIGUOUS
    assert only(label, "none").status is ReadingStatus.NOT_APPLICABLE
    question = (
        "Have you obtained private datasets from third parties that are not licensed as described "
        "in Section 2.2.1, such as data obtained from providers of private databases, or data "
        "intermediaries? Yes\n"
    )
    label = "List of the main publicly known private datasets:"
    answer = only(label, "Logs, https://l.example", before=question)
    assert answer.value == (NamedDataset(name="Logs", link="https://l.example"),)
    assert only(label, "Logs and more", before=question).status is ReadingStatus.AMBIGUOUS


def test_datasets_with_what_else_is_said_of_them() -> None:
    text = (
        f"{PUBLIC} Yes\n{LARGE}\nTidebook\n  description: logbooks\n  and songs\n"
        "  collected from 03/2020 to not known\n  selected: every tenth\n\nhttps://h.example/all\n"
        "  collected from (no answer) to May 2021\n"
    )
    block = read_summary(text).summary.public_datasets
    assert isinstance(block, PublicDatasets)
    assert block.large == (
        ListedDataset(
            name="Tidebook",
            description="logbooks\nand songs",
            collected_from="2020-03",
            collected_until="not known",
            selection="every tenth",
        ),
        ListedDataset(
            name="https://h.example/all",
            link="https://h.example/all",
            collected_until="2021-05",
        ),
    )


@pytest.mark.parametrize(
    "printed",
    [
        "Tidebook\n  of which half",
        "It is a long story that nobody tells.",
        "Tidebook\n  collected from 1/2/20 to 2021",
        "A, https://a.example B, https://b.example\n  description: both",
        "Tidebook\n  description: n/a",
        "\n".join(f"d{n}" for n in range(1001)),
    ],
)
def test_datasets_that_are_not_understood_are_kept_as_published(printed: str) -> None:
    answer = only(LARGE, printed, before=f"{PUBLIC} Yes\n")
    assert (answer.status, answer.value) == (ReadingStatus.KEPT, None)


@pytest.mark.parametrize(
    ("printed", "domains"),
    [
        ("wetter.example, sea.example", CrawledDomains(names=("wetter.example", "sea.example"))),
        (
            "- wetter.example\n- sea.example",
            CrawledDomains(names=("wetter.example", "sea.example")),
        ),
        ("a.example a.example", CrawledDomains(names=("a.example",))),
        ("https://n.example/list.csv", CrawledDomains(link="https://n.example/list.csv")),
        ("access: write to us", CrawledDomains(access="write to us")),
        ("Mostly weather pages.", None),
        ("access: a\0b", None),
        ("The list is at https://n.example/list.csv", None),
        ("Easy access: write to us", None),
        ("https://a.example https://b.example", None),
    ],
)
def test_domain_names(printed: str, domains: CrawledDomains | None) -> None:
    assert only(DOMAINS, printed, before=f"{CRAWLED} Yes\n").value == domains


def test_links_to_previous_versions_are_read_and_other_words_reported() -> None:
    answer = only("Links to previous versions:", "1.0: https://n.example/1, https://n.example/2")
    assert answer.value == ("https://n.example/1", "https://n.example/2")
    assert answer.rest == "1.0:"
    assert only("Links to previous versions:", "on our page").status is ReadingStatus.KEPT


def test_days_of_placement_stand_alone_or_with_their_version() -> None:
    label = "Date of placement of the model on the Union market:"
    answer = only(label, "Nordwind: 2026-05-11; Mini: 12 June 2026")
    assert [(placement.version, placement.date) for placement in answer.value] == [
        ("Nordwind", date(2026, 5, 11)),
        ("Mini", date(2026, 6, 12)),
    ]
    assert only(label, "31.12.2025").value[0].version is None
    assert only(label, "7/8/26").status is ReadingStatus.AMBIGUOUS
    assert only(label, "soon").status is ReadingStatus.KEPT


def test_text_that_the_form_cannot_hold_is_kept_as_published() -> None:
    answer = only("Provider name and contact details:", "Nord\0wind")
    assert (answer.status, answer.published) == (ReadingStatus.KEPT, "Nord\0wind")


def test_a_table_below_a_label_belongs_to_the_answer() -> None:
    text = (
        f"{PUBLIC} Yes\n{LARGE}\n\n| Name | Link |\n|---|---|\n| Tidebook | https://t.example |\n"
    )
    reading = read_summary(text)
    assert reading.unread == ()
    assert "Tidebook\nhttps://t.example" in reading.answers[-1].published


def test_a_row_of_a_table_that_goes_on_in_an_empty_first_cell_is_one_answer() -> None:
    text = (
        "| Provider name and contact details: | Nordwind |\n|---|---|\n| | Kiel |\n| Own | row |\n"
    )
    reading = read_summary(text)
    assert reading.summary.provider == "Nordwind\nKiel"
    assert [passage.text for passage in reading.unread] == ["Own\nrow"]


def test_a_label_in_a_cell_may_run_over_lines_and_go_with_instructions() -> None:
    text = "| Provider name and<br>contact details: (as registered) | Nordwind |\n"
    (answer,) = read_summary(text).answers
    assert (answer.value, answer.label) == (
        "Nordwind",
        "Provider name and\ncontact details: (as registered)",
    )


def test_headings_and_labels_without_a_section_in_tables_lose_no_word() -> None:
    text = "| **2.4. User data** | (all) |\n| Additional comments (optional) | None so far. |\n"
    reading = read_summary(text)
    assert reading.summary.user_data is None
    assert [passage.text for passage in reading.headings] == ["**2.4. User data**\n(all)"]
    text = "| Size | 3 |\n"
    assert read_summary(OVERALL + text).unread[0].text == "Size\n3"


def test_a_row_with_an_empty_first_cell_and_nothing_above_it_is_unread() -> None:
    assert read_summary("| | Kiel |\n").unread[0].text == "Kiel"


def test_rules_between_sections_are_no_words() -> None:
    reading = read_summary("Version of the Summary: 1\n---\n* * *\n")
    assert reading.summary.version == "1"


def test_references_of_markdown_are_resolved_and_pipes_kept() -> None:
    text = "| Provider name and contact details: | A &#124; B \\| C &amp; D |\n"
    assert read_summary(text).summary.provider == "A | B | C & D"


@pytest.mark.parametrize(
    "label",
    [
        "Provider name and contact details:",
        "1.1.1 Provider name and contact details:",
        "**Provider name and contact details:**",
        "**Provider name and contact details**:",
        "### Provider name and contact details\n",
        "- Provider name\u00a0and contact details :",
        "PROVIDER NAME AND CONTACT DETAILS:",
        "Provider name and con-\ntact details:\n",
        "(a) Provider name and contact details:",
        "Model Developer name and contact details:",
    ],
)
def test_a_label_is_found_however_it_is_set(label: str) -> None:
    assert read_summary(f"{label} Nordwind\n").summary.provider == "Nordwind"


def test_prose_that_starts_like_a_label_is_none() -> None:
    text = "Provider name and contact details: Nordwind\nModel dependencies matter to us.\n"
    reading = read_summary(text)
    assert reading.summary.provider == "Nordwind\nModel dependencies matter to us."
    assert read_summary("Model dependencie? Many.\n").answers == ()


def test_two_labels_that_are_as_near_are_not_chosen_between() -> None:
    assert read_summary("Modality: Adeo:\n").answers == ()


def test_bytes_are_read_as_utf_8() -> None:
    assert read_summary("\ufeffVersion of the Summary: 1".encode()).summary.version == "1"
    assert read_summary("\ufeffVersion of the Summary: 1").summary.version == "1"
    with pytest.raises(DocumentError) as caught:
        read_summary(b"Version\nof \xff")
    fault = caught.value.faults[0]
    assert (fault.rule, fault.line, fault.column) == ("utf-8", 2, 4)


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(DocumentError) as caught:
        read_summary("x" * (MAX_CHARACTERS + 1))
    assert caught.value.faults[0].rule == "size"


@pytest.mark.thorough
@pytest.mark.parametrize("line", ["x\n", "| x\n", "<br>", "\f"])
def test_a_text_of_too_many_lines_or_cells_is_refused(line: str) -> None:
    assert read_summary(line * (MAX_UNITS - 1)).answers == ()
    with pytest.raises(DocumentError) as caught:
        read_summary(line * MAX_UNITS)
    assert caught.value.faults[0].rule == "size"


@pytest.mark.thorough(measured=True)
@pytest.mark.parametrize(
    "text",
    [
        "a" * MAX_CHARACTERS,
        "A " * (MAX_CHARACTERS // 2),
        " " * (MAX_CHARACTERS - 1) + "x",
        "-" * (MAX_CHARACTERS - 1) + "x",
        "|" * MAX_UNITS,
        "Model dependencies: " + "https://a " * 50_000,
        "Modality: Text ☒ " + "☐ " * 200_000,
        "Last update: x " * 30_000,
        "Modality: Text ☒ less" + " " * 400_000 + "than",
        "&#38;" * 100_000,
    ],
    ids=lambda text: text[:20],
)
def test_hostile_text_is_read_like_any_other(text: str) -> None:
    reading = read_summary(text)
    assert words_in(reading) == words_of(text.replace("&#38;", "&"))


def test_half_a_surrogate_pair_is_refused_and_one_that_is_written_out_is_no_character() -> None:
    with pytest.raises(DocumentError) as caught:
        read_summary("Last update: \ud800")
    assert caught.value.faults[0].rule == "surrogate"
    reading = read_summary("Last update: &#xD800;")
    assert "\ufffd" in to_markdown(reading)


@pytest.mark.thorough(measured=True)
def test_a_label_that_stands_very_often_is_noted_in_few_words() -> None:
    reading = read_summary("Last update: 1.2.2025\nLast update: 2.2.2025\n" * 5_000)
    assert len(reading.answers) == 10_000
    assert max(len(answer.note or "") for answer in reading.answers) < 200


def test_a_character_that_stands_for_a_phrase_takes_no_more_room_than_a_ligature() -> None:
    assert len(Flow(units_of("\ufdfa" * 1000)).letters) == MAX_LETTERS * 1000
    assert Flow(units_of("ﬃ")).letters == "ffi"


def test_hostile_answers_show_in_the_report_and_do_nothing() -> None:
    reading = read_summary("Provider name and contact details: <b>x</b> \u202e |\0|\n")
    report = to_markdown(reading)
    assert "&#60;b&#62;x&#60;/b&#62; U+202E &#124;" in report
    assert "\u202e" not in report


def test_the_report_says_what_was_not_understood() -> None:
    text = (
        f"Own words\n{CRAWLED} ☒ No See annex\n{PUBLIC} ☒ Yes ☒ No\n"
        "Last updated: 7/8/26\nLast update: 7/8/26\n# Own\nrow\n"
    )
    report = to_markdown(read_summary(text))
    for phrase in (
        "Own words",
        "not held by the form: See annex",
        "both boxes are ticked",
        "2026-07-08 or 2026-08-07",
        "0.95 alike",
    ):
        assert phrase in report
    for title in (
        "Answers",
        "Contradictions",
        "Belongs to no row",
        "Labels that occur more than once",
    ):
        assert f"## {title}" in report
    assert "Rows found: none" in to_markdown(read_summary(""))


def test_the_checks_of_the_form_can_be_reached() -> None:
    reading = read_summary(TABLE)
    assert check_reading(reading, as_of=date(2026, 8, 1)) == check_form(
        FILLED, as_of=date(2026, 8, 1)
    )


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Write a published summary that was understood as a whole."""
    path = tmp_path / "summary.md"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_the_command_prints_the_report(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read-summary", str(published)]) == 0
    assert "| `crawled_data.purposes` |" in capsys.readouterr().out


def test_the_command_ends_with_2_if_something_was_not_understood(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published.write_text("Last update: 7/8/26\x1b[31m", encoding="utf-8")
    assert main(["read-summary", str(published)]) == 2
    assert "\x1b" not in capsys.readouterr().out


def test_the_command_writes_the_form_and_the_report_as_json(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "summary.json"
    assert main(["read-summary", str(published), "--json", "--output", str(form)]) == 0
    assert TrainingContentSummary.from_json(form.read_bytes()) == FILLED
    report = json.loads(capsys.readouterr().out)
    assert report["summary"]["document"] == "training-content-summary"
    assert report["answers"][2]["published"] == "24. July 2026"
    assert report["answers"][2]["value"] == "2026-07-24"
    assert main(["read-summary", str(published), "--output", "-"]) == 0
    assert TrainingContentSummary.from_json(capsys.readouterr().out) == FILLED


def test_the_command_says_in_one_message_what_is_wrong_with_the_file(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published.write_bytes(b"\xff")
    assert main(["read-summary", str(published)]) == 1
    assert capsys.readouterr().err.count("utf-8") == 1
