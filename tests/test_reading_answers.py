"""Boxes, lists and labels that may be meant two ways: they keep their words and give no value."""

import pytest

from gpai_code.constraints.rules import LIST_LENGTH
from gpai_code.forms.training_content.values import (
    CrawledDomains,
    NamedModel,
    TextBand,
)
from gpai_code.reading import boxes, lists
from gpai_code.reading.cells import ticked
from gpai_code.reading.summary import read_summary
from gpai_code.reading.understood import Layout, ReadingStatus

PLAIN = Layout()
READ = ReadingStatus.READ
KEPT = ReadingStatus.KEPT
AMBIGUOUS = ReadingStatus.AMBIGUOUS
CONTRADICTORY = ReadingStatus.CONTRADICTORY

MIDDLE = TextBand.MIDDLE.value
LOWER = TextBand.LOWER.value


@pytest.mark.parametrize(
    ("words", "status", "value"),
    [
        ("[x] ☒ Yes [ ] ☐ No", READ, True),  # a task list repeats the box
        ("☒ Yes ☐ Yes", CONTRADICTORY, None),
        ("☐ Yes ☐ No ☒ Yes ☐ No", AMBIGUOUS, None),
        ("Yes, at times.\nNo\n", AMBIGUOUS, None),
    ],
)
def test_a_box_for_yes_or_no_counts_once(words: str, status: str, value: bool | None) -> None:
    answer = boxes.yes_or_no(words)
    assert (answer.status, answer.value) == (status, value)


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("☒ Text ☐ Image ☐ Text ☐ Image", "more than once"),
        ("☒ Text ☐ Image and more ☐ here", "another box"),
        ("Text Image Audio Video", "none is marked"),
        ("Text Image", "none is marked"),
    ],
)
def test_modalities_that_are_printed_and_not_chosen_give_none(words: str, note: str) -> None:
    answer = boxes.modalities(words)
    assert (answer.status, answer.value) == (AMBIGUOUS, None)
    assert note in (answer.note or "")


def test_a_range_of_size_is_one_even_if_it_is_printed_twice() -> None:
    answer = boxes.band(TextBand, f"☒ {LOWER} ☐ {LOWER}")
    assert (answer.status, answer.value) == (AMBIGUOUS, None)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        (f"☒ {MIDDLE}", f"☒ {MIDDLE}"),
        (f"☒ Text: {MIDDLE}", MIDDLE),  # the box is that of the text
        (f"Articles [{MIDDLE}] and books", f"[{MIDDLE}]"),
    ],
)
def test_a_range_of_size_is_cut_out_with_its_box_or_brackets(words: str, zone: str) -> None:
    place = boxes.band_zone(TextBand, words)
    assert place is not None
    assert words[slice(*place)] == zone


def test_two_boxes_before_a_modality_must_agree() -> None:
    number = "1.3."
    text = f"{number} Modalities, overall training data size and other characteristics\n"
    row = "| [x] ☐ Text | Less than 1 billion tokens | letters |\n"
    answer = read_summary(f"{text}{row}").answers_of("text")[0]
    assert (answer.status, answer.note) == (KEPT, "two boxes before the modality do not agree")


@pytest.mark.parametrize(
    ("lines", "link"),
    [
        (["**https://a.example/x**"], "https://a.example/x"),
        (["https://a.example/x*"], "https://a.example/x"),
        (["(https://a.example/x)."], "https://a.example/x"),
    ],
)
def test_signs_around_a_link_are_not_part_of_it(lines: list[str], link: str) -> None:
    assert lists.links(lines, PLAIN).value == (link,)


@pytest.mark.parametrize(
    "lines",
    [
        ["https://a.example/x.", "html and more"],
        ["see https://", "a.example"],
        ["https://a.example/x", "y/z.html"],
    ],
)
def test_a_link_that_may_be_broken_off_is_none(lines: list[str]) -> None:
    for read in (lists.links, lists.models):
        answer = read(lines, PLAIN)
        assert (answer.status, answer.value) == (KEPT, None)
    assert lists.domains("\n".join(lines), PLAIN).status is KEPT


def test_a_broken_link_in_a_list_with_bullets_is_none_either() -> None:
    assert lists.models(["- Gull https://a.example/x-", "- Tern"], PLAIN).status is KEPT


@pytest.mark.parametrize(
    ("lines", "models"),
    [
        (["Gull 1", "(https://a.example/x)"], [("Gull 1", "https://a.example/x")]),
        (["Gull."], [("Gull", None)]),
        (
            ["[Gull](https://a.example/x) and [Tern](https://b.example/y)"],
            [("Gull", "https://a.example/x"), ("Tern", "https://b.example/y")],
        ),
    ],
)
def test_names_and_their_links_are_put_together(
    lines: list[str], models: list[tuple[str, str | None]]
) -> None:
    expected = tuple(NamedModel(name=name, link=link) for name, link in models)
    assert lists.models(lines, PLAIN).value == expected


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["Gull one", "and two more"], AMBIGUOUS),
        (["Gull and", "Tern"], AMBIGUOUS),
        (["see https://a.example/x for more of it"], KEPT),
        (["We used Gull https://a.example/x"], KEPT),
        (["[Gull](https://a.example/x) as described"], KEPT),
        (["[Gull](https://a/x)"], KEPT),  # half of an address
        ([f"https://a.example/{'x' * 3000}"], KEPT),
        ([f"Gull {number}" for number in range(LIST_LENGTH + 1)], KEPT),
    ],
)
def test_more_than_names_and_links_is_kept_in_words(lines: list[str], status: str) -> None:
    answer = lists.models(lines, PLAIN)
    assert (answer.status, answer.value) == (status, None)


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["Gull and Tern", "  description: birds"], AMBIGUOUS),
        (["Gull, https://a.example/x Tern, https://b.example/y", "  description: birds"], KEPT),
        ([part for n in range(LIST_LENGTH + 1) for part in (f"D{n}", "  description: b")], KEPT),
    ],
)
def test_what_is_said_of_a_dataset_belongs_to_one(lines: list[str], status: str) -> None:
    assert lists.datasets(lines, PLAIN).status is status


def test_a_link_of_markdown_is_the_domain_that_it_shows_or_its_address() -> None:
    shown = lists.domains("[gull.example](https://gull.example/a) tern.example", PLAIN)
    assert shown.value == CrawledDomains(names=("gull.example", "tern.example"))
    address = lists.domains("[the list](https://gull.example/a)", PLAIN)
    assert address.value == CrawledDomains(link="https://gull.example/a")


def test_emphasis_that_opens_twice_in_a_line_is_kept() -> None:
    answer = read_summary("Provider name and contact details: *Gull* and *Tern*\n").answers[0]
    assert answer.value == "*Gull* and *Tern*"


# --- labels --------------------------------------------------------------------------------------

COVERED = "Comprehensive description of the type of content and online sources crawled"
PROMPTS = "Was data from user interactions with the AI model (e.g. user input"


def test_a_question_and_its_reply_are_a_label_and_its_answer() -> None:
    (answer,) = read_summary("Q: Version of the Summary?\nA: 2\n").answers
    assert (answer.label, answer.value) == ("Q: Version of the Summary?", "2")


@pytest.mark.parametrize("mark", ["1", "[1]", "*", "²"])
def test_the_mark_of_a_footnote_is_no_part_of_the_answer(mark: str) -> None:
    (answer,) = read_summary(f"Version of the Summary{mark}: 2\n").answers
    assert (answer.row, answer.value) == ("version", "2")


def test_the_sign_that_ends_emphasis_is_no_mark_of_a_footnote() -> None:
    (answer,) = read_summary("*Version of the Summary*: 2\n").answers
    assert (answer.row, answer.value) == ("version", "2")


def test_a_label_that_ends_inside_a_word_is_only_a_near_match() -> None:
    (answer,) = read_summary("Model dependenciesx: 3\n").answers
    assert answer.alike is not None
    assert answer.alike < 1


def test_a_long_label_without_a_colon_counts_with_a_doubt_before_small_words() -> None:
    (answer,) = read_summary(f"{COVERED} all over\n").answers
    assert answer.status is AMBIGUOUS
    assert "goes on like a sentence" in (answer.note or "")


@pytest.mark.parametrize(
    "text",
    [
        "Last update and more of it is this\n",
        "model dependencies Gull\n",
        "We describe it. Version of the Summary 2 is not here: x",
    ],
)
def test_words_of_a_label_inside_a_sentence_are_no_label(text: str) -> None:
    assert [answer for answer in read_summary(text).answers if answer.alike is None] == []


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("1 User data\n", ["1 User data"]),
        ("1 User data.\n", []),  # the end of a sentence
        ("We describe what is in\nUser data\n", []),
        ("user data\n", []),
        ("User data.\n", []),
        ("User data\n9.9 Foo bar\n", []),  # a section of another form
        (f"User data\n{PROMPTS}\n\nand more", []),  # half of a label
    ],
)
def test_a_heading_is_alone_on_its_line_before_what_the_template_has_below(
    text: str, headings: list[str]
) -> None:
    assert [passage.text for passage in read_summary(text).headings] == headings


def test_words_before_a_near_label_do_not_belong_to_it() -> None:
    reading = read_summary("N/A\nVersion of th Summary: 3\n")
    assert [answer.label for answer in reading.answers] == ["Version of th Summary"]
    assert [passage.text for passage in reading.unread] == ["N/A"]


def test_an_answer_on_the_line_above_a_near_label_is_no_part_of_it() -> None:
    label = "Description of the linguistic characteristics of overall training data"
    reading = read_summary(f"Kiel\n{label}: Danish\n")
    assert [answer.label for answer in reading.answers] == [label]
    assert [passage.text for passage in reading.unread] == ["Kiel"]
    over_lines = label.replace(" characteristics", "\ncharacteristics")
    (answer,) = read_summary(f"{over_lines}: Danish\n").answers
    assert (answer.label, answer.published) == (over_lines, "Danish")


def test_a_label_that_a_blank_line_parts_is_none() -> None:
    assert read_summary("User data\nPeriod of data\n\ncollection: 2024\n").headings == ()


def test_a_numbered_line_of_a_provider_closes_the_answer_above_it() -> None:
    text = "1.2.1 Versioned model name(s): Nordwind\n1.2.9 Own heading\n\nWords below\n"
    reading = read_summary(text)
    assert reading.summary.model_names == (NamedModel(name="Nordwind"),)
    assert [passage.text for passage in reading.unread] == ["1.2.9 Own heading\n\nWords below"]


def test_a_row_in_a_section_that_the_template_does_not_have_belongs_to_none() -> None:
    text = "4.1.2 Own question: x\nAdditional comments (optional): y\n"
    assert read_summary(text).answers == ()


def test_a_box_in_the_cell_of_a_label_answers_it() -> None:
    (answer,) = read_summary("| Continuous training: ☒ Yes ☐ No | see below |\n").answers
    assert answer.published == "☒ Yes ☐ No\nsee below"


def test_a_modality_without_a_box_says_nothing() -> None:
    assert ticked("Text").status is ReadingStatus.EMPTY
