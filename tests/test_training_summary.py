"""The public summary of training content: its rows, ranges, blocks, and both ways through JSON."""

import html
import json
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from gpai_code.cli.app import main
from gpai_code.errors import DocumentError, EditionMismatchError, NoAudienceError, ValueRuleError
from gpai_code.forms.base import Form
from gpai_code.forms.documents import SUMMARIES, read_document, read_form, to_document
from gpai_code.forms.findings import Known
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.model_documentation.third_draft import DocumentationForm as DraftForm
from gpai_code.forms.template import skeleton
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import (
    AudioBand,
    CrawledData,
    CrawledDomains,
    ImageBand,
    NotUsed,
    NoUserData,
    PublicDatasets,
    ServiceUserData,
    SizeBand,
    TextBand,
    TextData,
    TrainingModalities,
    TrainingModality,
    UserData,
    VideoBand,
)
from gpai_code.forms.versions import compare_forms
from gpai_code.render.forms import to_html, to_markdown
from gpai_code.resolver.facts import ModelFacts
from tests.strategies import as_printed, marked, nodes, summaries

DEFINITION = TrainingContentSummary.definition()

SECTIONS = [
    *("1.1", "1.2", "1.3", "2.1", "2.2.1", "2.2.2", "2.3", "2.4", "2.5", "2.6"),
    *("3.1", "3.2", "3.3"),
]


def test_the_template_has_its_sections_in_printed_order() -> None:
    assert [section.number for section in DEFINITION.sections] == SECTIONS


def test_every_field_has_a_row_and_every_row_a_field() -> None:
    shared = {"extensions", "schema"}
    header = {field.id for field in DEFINITION.header}
    rows = [row.id for row in DEFINITION.rows()]
    top = {row.partition(".")[0] for row in rows}
    in_class = [field.name for field in attrs.fields(TrainingContentSummary)]
    assert {*in_class} - shared - header == top
    for block in {row.partition(".")[0] for row in rows if "." in row}:
        fields = {
            field.name
            for kind in TrainingContentSummary.kinds_of(block)
            for field in attrs.fields(kind)
        }
        assert fields == {row.partition(".")[2] for row in rows if row.startswith(f"{block}.")}


def test_rows_are_in_the_section_that_their_position_names() -> None:
    for section in DEFINITION.sections:
        positions = [row.position for row in section.rows]
        assert positions == [f"{section.number}.{count + 1}" for count in range(len(positions))]


def test_only_rows_for_the_case_of_yes_share_a_name() -> None:
    names = [row.name for row in DEFINITION.rows()]
    twice = {name for name in names if names.count(name) > 1}
    assert {name.partition(",")[0] for name in twice} == {"If yes"}  # told apart by their section


BOUNDS: list[tuple[type[SizeBand], int, str]] = [
    # "less than", "to" and "more than": a bound itself lies in the middle range
    (TextBand, 10**9 - 1, "Less than 1 billion tokens"),
    (TextBand, 10**9, "1billion to 10 trillions tokens"),
    (TextBand, 10**13, "1billion to 10 trillions tokens"),
    (TextBand, 10**13 + 1, "More than 10 trillions tokens"),
    (ImageBand, 10**6 - 1, "Less than 1 million images"),
    (ImageBand, 10**6, "1 million to 1 billion images"),
    (ImageBand, 10**9, "1 million to 1 billion images"),
    (ImageBand, 10**9 + 1, "More than 1 billion images"),
    (AudioBand, 10**4 - 1, "Less than 10 000 hours"),
    (AudioBand, 10**4, "10 000 to 1 million hours"),
    (AudioBand, 10**6, "10 000 to 1 million hours"),
    (AudioBand, 10**6 + 1, "More than 1 million hours"),
    (VideoBand, 10**4 - 1, "Less than 10 000 hours"),
    (VideoBand, 10**4, "10 000 to 1 million hours"),
    (VideoBand, 10**6, "10 000 to 1 million hours"),
    (VideoBand, 10**6 + 1, "More than 1 million hours"),
]


@pytest.mark.parametrize(("band", "size", "printed"), BOUNDS)
def test_a_bound_falls_into_the_middle_range(band: type[SizeBand], size: int, printed: str) -> None:
    assert band.of(size).value == printed
    assert band.of(Decimal(size)) is band.of(size)


def test_zero_is_in_the_lowest_range() -> None:
    assert TextBand.of(0) is TextBand.LOWER


WITH_NO = {
    "public_datasets": {"used": False},
    "licensed_data": {"used": False},
    "private_datasets": {"used": False},
    "crawled_data": {"used": False},
    "user_data": {"model_interactions": False, "other_services": False},
    "synthetic_data": {"used": False},
    "other_sources": {"used": False},
}


def document(**answers: Any) -> dict[str, Any]:
    return {"document": "training-content-summary", "edition": "2025-12-05", **answers}


def faults_of(**answers: Any) -> list[tuple[str, str]]:
    with pytest.raises(DocumentError) as caught:
        read_document(json.dumps(document(**answers)))
    return [(fault.path, fault.rule) for fault in caught.value.faults]


@pytest.mark.parametrize("block", WITH_NO)
def test_after_no_nothing_more_is_asked(block: str) -> None:
    no = WITH_NO[block]
    summary = read_document(json.dumps(document(**{block: no})))
    assert [summary.concerns(row) for row in DEFINITION.rows() if row.id.startswith(f"{block}.")]
    for row in DEFINITION.rows():
        if row.id.startswith(f"{block}."):
            assert summary.concerns(row) is (row.id.partition(".")[2] in no)
    assert faults_of(**{block: {**no, "comments": "x"}}) == [
        (f"/{block}/comments", "unknown-field")
    ]


@pytest.mark.parametrize("block", [name for name in WITH_NO if name != "user_data"])
def test_the_rows_of_a_block_are_there_exactly_after_yes(block: str) -> None:
    summary = read_document(json.dumps(document(**{block: {"used": True}})))
    rows = [row for row in DEFINITION.rows() if row.id.startswith(f"{block}.")]
    assert all(summary.concerns(row) for row in rows)
    open_summary = TrainingContentSummary()
    assert [open_summary.concerns(row) for row in rows] == [True] + [None] * (len(rows) - 1)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"model_interactions": True, "other_services": True}, UserData),
        ({"model_interactions": True, "other_services": False}, UserData),
        ({"model_interactions": False, "other_services": True}, ServiceUserData),
        ({"model_interactions": False, "other_services": False}, NoUserData),
    ],
)
def test_user_data_is_described_if_either_question_is_answered_with_yes(
    given: dict[str, bool], kind: type
) -> None:
    summary = TrainingContentSummary.from_json(json.dumps(document(user_data=given)))
    assert type(summary.user_data) is kind


WRONG: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "no answer to the question": (
        {"crawled_data": {}},
        [("/crawled_data/used", "missing-field")],
    ),
    "an answer in words": (
        {"crawled_data": {"used": "no"}},
        [("/crawled_data/used", "option")],
    ),
    "one is not yes": ({"crawled_data": {"used": 1}}, [("/crawled_data/used", "option")]),
    "a block that is none": ({"crawled_data": True}, [("/crawled_data", "type")]),
    "half an answer on user data": (
        {"user_data": {"model_interactions": True}},
        [("/user_data/other_services", "missing-field")],
    ),
    "no answer on user data": (
        {"user_data": {}},
        [
            ("/user_data/model_interactions", "missing-field"),
            ("/user_data/other_services", "missing-field"),
        ],
    ),
    "a month that is none": (
        {"latest_acquisition": "2025-13"},
        [("/latest_acquisition", "month")],
    ),
    "a month as printed": ({"latest_acquisition": "03/2024"}, [("/latest_acquisition", "month")]),
    "a range of another modality": (
        {"image": {"size": "Less than 10 000 hours"}},
        [("/image/size", "option")],
    ),
    "an address for a domain name": (
        {"crawled_data": {"used": True, "domains": {"names": ["https://a.example"]}}},
        [("/crawled_data/domains/names/0", "domain-name")],
    ),
    "no domain names at all": (
        {"crawled_data": {"used": True, "domains": {}}},
        [("/crawled_data/domains", "domains")],
    ),
    "no modality": (
        {"licensed_data": {"used": True, "modalities": {}}},
        [("/licensed_data/modalities", "choice")],
    ),
    "an audience": ({"audience": "DPs"}, [("/audience", "unknown-field")]),
    "a row of the other form": (
        {"total_parameters": "7e10"},
        [("/total_parameters", "unknown-field")],
    ),
}


@pytest.mark.parametrize(("answers", "expected"), WRONG.values(), ids=WRONG)
def test_a_wrong_answer_is_refused_with_its_path(
    answers: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert faults_of(**answers) == expected


def test_a_summary_that_no_document_can_hold_cannot_be_made() -> None:
    for make in (
        CrawledDomains,
        TrainingModalities,
        lambda: NotUsed(used=True),  # type: ignore[arg-type]
        lambda: TrainingContentSummary(crawled_data=PublicDatasets()),  # type: ignore[arg-type]
        lambda: TextData(size=ImageBand.LOWER),  # type: ignore[arg-type]
    ):
        with pytest.raises(ValueRuleError):
            make()


def test_a_summary_names_its_kind_and_template() -> None:
    for other in (
        {"document": "model-documentation-form", "edition": "2025-12-05"},
        {"document": "training-content-summary", "edition": "final"},
        {"document": "summary", "edition": "2025-12-05"},
        {"edition": "2025-12-05"},
    ):
        with pytest.raises(DocumentError):
            TrainingContentSummary.from_json(json.dumps(other))


@attrs.frozen(kw_only=True, repr=False)
class PlainForm(Form):
    """A kind of form that says nothing of itself."""

    DOCUMENT = "plain-form"


def test_a_kind_of_form_without_rules_of_its_own_has_none() -> None:
    form = PlainForm()
    assert form.audience is None
    assert form.names() == (None, None)
    assert form.settled_rows(ModelFacts()) == {}
    assert list(form.notes_between_rows(Known(None, None, None))) == []
    with pytest.raises(NoAudienceError):
        form.for_audience("DPs")
    with pytest.raises(DocumentError, match="give an object"):
        PlainForm.from_dict([])


def test_readers_of_one_kind_refuse_the_other() -> None:
    with pytest.raises(DocumentError):
        read_form(TrainingContentSummary().to_json())
    with pytest.raises(DocumentError):
        TrainingContentSummary.from_json(DocumentationForm().to_json())


def test_a_form_of_another_edition_is_not_this_one() -> None:
    with pytest.raises(EditionMismatchError):
        DocumentationForm.from_json(DraftForm().to_json())
    assert DocumentationForm.from_json(DocumentationForm().to_json()) == DocumentationForm()


def test_a_summary_is_public_as_a_whole() -> None:
    with pytest.raises(NoAudienceError, match="leave the audience out"):
        TrainingContentSummary().for_audience("DPs")


@settings(max_examples=50, deadline=None)
@given(summaries)
def test_a_summary_comes_back_from_its_document(summary: TrainingContentSummary) -> None:
    assert TrainingContentSummary.from_json(summary.to_json()) == summary
    assert read_document(summary.to_json()) == summary


@settings(max_examples=25, deadline=None)
@given(summaries)
def test_every_summary_can_be_shown(summary: TrainingContentSummary) -> None:
    page, text = to_html(summary), to_markdown(summary)
    assert "<script" not in page
    assert text.count("\n## ") <= len(SECTIONS)
    assert summary._repr_html_().startswith("<div>")
    assert len(summary.to_rows()) == sum(1 for _ in DEFINITION.rows())
    assert json.loads(json.dumps(summary.to_rows())) == summary.to_rows()


def test_every_answer_is_shown() -> None:
    summary, marks = marked(TrainingContentSummary)
    text, page = to_markdown(summary), to_html(summary)
    for name, field_marks in marks.items():
        for mark in field_marks if name not in ("extensions", "schema") else ():
            assert as_printed(mark) in html.unescape(text), mark
            assert as_printed(mark) in page, mark


def test_rows_that_are_not_asked_are_not_shown() -> None:
    text = to_markdown(TrainingContentSummary(crawled_data=NotUsed(), text=TextData()))
    assert "Were crawlers used by the provider or on behalf of? | No |" in text
    assert "General description of crawler behaviour" not in text
    assert "| Modality: Text | ☒ |" in text
    assert "| Modality: Image | ☐ |" in text
    assert "Size (image)" not in text


def test_a_version_says_what_changed_inside_a_block() -> None:
    old = TrainingContentSummary(crawled_data=NotUsed(), last_updated=date(2026, 1, 1))
    new = TrainingContentSummary(
        crawled_data=CrawledData(crawlers="abot"),
        last_updated=date(2026, 7, 1),
        text=TextData(),
    )
    assert [(change.path, change.kind) for change in compare_forms(old, new)] == [
        ("/last_updated", "changed"),
        ("/text", "added"),
        ("/crawled_data/used", "changed"),
        ("/crawled_data/crawlers", "added"),
    ]


def test_an_empty_summary_names_every_row_with_an_example_that_would_be_accepted() -> None:
    (edition,) = SUMMARIES
    made = skeleton(edition, "training-content-summary")
    rows = made["extensions"]["rows_to_fill"]
    assert {*rows} == {row.id for row in DEFINITION.rows()} | {
        field.id for field in DEFINITION.header
    }
    answers: dict[str, Any] = {}
    for name, row in rows.items():
        block, _, inner = name.partition(".")
        if inner:
            answers.setdefault(block, {})[inner] = row["example"]
        else:
            answers.setdefault(block, row["example"])
    filled = read_document(json.dumps({**to_document(TrainingContentSummary()), **answers}))
    assert all(answer is not None for _, answer in filled.rows())


def test_the_command_line_writes_checks_and_exports_a_summary(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "summary.json"
    assert main(["init", "--kind", "summary", str(path)]) == 0
    assert main(["check", str(path)]) == 2
    assert "Provider name and contact details: give an answer" in capsys.readouterr().out
    for form in ("md", "html", "json"):
        assert main(["export", str(path), "--format", form]) == 0
        assert "ummary" in capsys.readouterr().out
    assert main(["check", str(path), "--audience", "DPs"]) == 1
    assert "has no copies" in capsys.readouterr().err
    assert main(["schema", "summary"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "TrainingContentSummary"


def test_the_printed_modalities_are_those_of_the_template() -> None:
    assert [modality.value for modality in TrainingModality] == ["Text", "Image", "Video", "Audio"]


def test_a_hostile_answer_takes_no_effect() -> None:
    made = to_document(marked(TrainingContentSummary)[0])
    for path, value in list(nodes(made)):
        if isinstance(value, str) and value.startswith("mark") and "." not in value:
            place: Any = made
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = "<script>alert(1)</script>|\u202e"
    summary = read_document(json.dumps(made))
    assert "<script>" not in to_html(summary)
    assert "<script>" not in to_markdown(summary)
    assert "\u202e" not in to_html(summary) + to_markdown(summary)
