"""What this library exports is read back as it was, in every format that people read."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings

from gpai_code.cli.app import main
from gpai_code.errors import DocumentError, EditionMismatchError, ValueRuleError
from gpai_code.forms.base import Form
from gpai_code.forms.documents import FORMS, write_form
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import TextData
from gpai_code.forms.values import (
    Asset,
    DataPart,
    DataPoints,
    DistributionChannel,
    HardwareTime,
    ModalitySizes,
    ModifiedModel,
    ParameterCount,
    TrainingDuration,
)
from gpai_code.reading.documentation import read_documentation
from gpai_code.reading.exported import answer_of
from gpai_code.reading.exported_values import NotExportedError
from gpai_code.reading.summary import read_summary
from gpai_code.reading.understood import ReadingStatus
from gpai_code.render.answers import READABLE, lines_of
from gpai_code.render.by_type import to_html, to_markdown
from gpai_code.render.tables import to_csv
from gpai_code.render.word import to_docx
from gpai_code.text_io.escaping import visible
from tests.published_summaries import FILLED
from tests.strategies import any_form, copies, summaries

pytestmark = pytest.mark.thorough(measured=True, every_python=True)

EXPORTS: dict[str, Callable[[Form], str | bytes]] = {
    "csv": to_csv,
    "md": to_markdown,
    "html": to_html,
    "docx": to_docx,
}
every_format = pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)


def shown_text(value: Any) -> Any:
    """Return an answer as paper can show it: one kind of line end, no marks that nobody sees."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        text = "\n".join(value.splitlines()).strip()
        assume(text != "" and visible(text) == text)
        return text
    if isinstance(value, tuple):
        return tuple(map(shown_text, value))
    if attrs.has(type(value)):
        parts = {}
        for field in attrs.fields(type(value)):
            part = getattr(value, field.name)
            if isinstance(part, (str, tuple)) or attrs.has(type(part)):
                parts[field.name] = shown_text(part)
        return attrs.evolve(value, **parts)
    return value


def shown_form(form: Form) -> Any:
    """Return a form with answers as paper can show them, without what no export shows."""
    try:
        return shown_text(attrs.evolve(form, extensions=None, schema=None))
    except ValueRuleError:  # what is left of a text is none
        assume(False)


@every_format
def test_a_version_from_right_to_left_is_read_back_as_it_was(
    export: Callable[[Form], str | bytes],
) -> None:
    form = DocumentationForm(document_version="\u066d")
    reading = read_documentation(export(form))
    assert getattr(reading.form, "document_version") == "\u066d"  # noqa: B009 - of any edition


@every_format
@settings(max_examples=25, deadline=None)
@given(form=any_form | copies)
def test_a_form_that_was_exported_is_read_back_as_it_was(
    export: Callable[[Form], str | bytes], form: Form
) -> None:
    form = shown_form(form)
    reading = read_documentation(export(form))
    assert reading.form == form
    assert reading.understood


@every_format
@settings(max_examples=25, deadline=None)
@given(summary=summaries)
def test_a_summary_that_was_exported_is_read_back_as_it_was(
    export: Callable[[Form], str | bytes], summary: TrainingContentSummary
) -> None:
    summary = shown_form(summary)
    reading = read_summary(export(summary))
    assert reading.summary == summary
    assert reading.understood


UNCLEAR = DocumentationForm(
    model_dependencies=(
        ModifiedModel(name="Tide 2.1"),
        ModifiedModel(name="Tide, version 2", version="3.1"),
    ),
    distribution_channels=(
        DistributionChannel(name="API: all", access_level="answers, https://not.a.link"),
        DistributionChannel(name="Only a name"),
        DistributionChannel(name="“Quoted” and more", access_level="weights"),
    ),
    additional_assets=(
        Asset(name="Data: all of it", access="a\nb"),
        Asset(name="Code; licence: none", license="none exists"),
    ),
    data_points=(DataPoints(part=DataPart.TRAINING, value="15", unit="× 10 boxes"),),
    input_maximum_sizes=ModalitySizes(text="4\nfive", other="N/A"),
    training_time=TrainingDuration(
        period="all (of\n5 hardware days on it)",
        value="9e1",
        hardware=(HardwareTime(hardware="A (b) on c", value="4e5"),),
    ),
    model_name="=1+1",
    license="'=1+1",
    model_architecture="'tis;'=2",
)


@every_format
def test_parts_that_look_like_the_signs_between_them_are_told_apart(
    export: Callable[[Form], str | bytes],
) -> None:
    assert read_documentation(export(UNCLEAR)).form == UNCLEAR


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (Asset(name="Code", access="on the hub", license="MIT"), "Code: on the hub; licence: MIT"),
        (Asset(name="Code"), "Code"),
        (ModifiedModel(name="Tide", version="2"), "Tide, version 2"),
        (DistributionChannel(name="API: all", access_level="answers"), "“API: all”: answers"),
    ],
)
def test_only_what_nobody_could_tell_apart_is_put_in_quotation_marks(
    answer: Any, line: str
) -> None:
    assert lines_of(answer) == [line]


@pytest.mark.parametrize(
    ("annotation", "lines"),
    [
        (ParameterCount, ["seventy billion parameters"]),
        (ParameterCount, ["7.3e10"]),
        (date, ["7/8/26"]),
        (date, ["soon"]),
        (bool, ["perhaps"]),
        (ModalitySizes, ["text: 1", "text: 2"]),
        (ModalitySizes, ["smell: 1"]),
        (TrainingDuration, ["90 wall clock days"]),
        (tuple[int, ...], ["1"]),
    ],
)
def test_lines_that_the_library_would_not_write_are_no_answer(
    annotation: Any, lines: list[str]
) -> None:
    with pytest.raises((NotExportedError, TypeError)):
        answer_of(annotation, lines)


@pytest.mark.parametrize("text", ["7.3e10", "10e25", "1e24", "700000", "90", "0.5"])
def test_numbers_keep_their_figures_in_both_styles(text: str) -> None:
    count = ParameterCount(text)
    for style in (lines_of(count), lines_of(count, READABLE)):
        assert answer_of(ParameterCount, style) == count


def test_an_answer_that_somebody_changed_to_words_is_kept_and_has_no_value() -> None:
    page = to_html(DocumentationForm(total_parameters=ParameterCount("7.3e10")))
    changed = page.replace("7.3 × 10¹⁰ parameters", "about 70 billion")
    (answer,) = read_documentation(changed).answers_of("total_parameters")
    assert answer.status is ReadingStatus.KEPT
    assert (answer.value, answer.published) == (None, "about 70 billion")


def test_a_box_of_a_summary_that_somebody_changed_to_words_is_kept_and_has_no_value() -> None:
    table = to_csv(TrainingContentSummary(text=TextData()))
    changed = table.replace("☒", "☒ and some code", 1)
    assert changed != table
    reading = read_summary(changed)
    (answer,) = reading.answers_of("text")
    assert (answer.status, answer.value) == (ReadingStatus.KEPT, None)
    assert answer.published == "☒ and some code"
    assert answer.note


def test_words_below_a_training_time_are_kept_and_no_hardware() -> None:
    hardware = (HardwareTime(hardware="an accelerator", value="4e5"),)
    time = TrainingDuration(period="pre-training", value="9e1", hardware=hardware)
    page = to_markdown(DocumentationForm(training_time=time))
    changed = page.replace("on an accelerator", "on an accelerator<br>and a few more")
    assert changed != page
    (answer,) = read_documentation(changed).answers_of("training_time")
    assert (answer.status, answer.value) == (ReadingStatus.KEPT, None)
    assert answer.published.endswith("on an accelerator\nand a few more")


def test_an_answer_of_the_head_may_be_below_its_label() -> None:
    page = to_markdown(DocumentationForm(document_version="2"))
    head = {
        "- **Date this document was last updated:** (no answer)": "Date this document was last "
        "updated\n\n(no answer)\n",
        "- **Document version number:** 2": "Document version number\n\n2\n",
    }
    for printed, copied in head.items():
        assert printed in page
        page = page.replace(printed, copied)
    reading = read_documentation(page)
    published = {answer.row: answer.published for answer in reading.answers}
    assert (published["last_updated"], published["document_version"]) == ("", "2")
    assert reading.form == DocumentationForm(document_version="2")


def test_a_copy_says_for_whom_it_is_and_a_csv_by_its_rows() -> None:
    form = DocumentationForm(model_name="Tide 2", total_parameters=ParameterCount("7.0e9"))
    for audience in ("AIO", "NCAs", "DPs"):
        copy = form.for_audience(audience)
        for export in EXPORTS.values():
            assert read_documentation(export(copy)).form == copy


def test_an_export_of_another_edition_or_kind_is_refused() -> None:
    draft = to_markdown(FORMS["third-draft"]())
    with pytest.raises(EditionMismatchError):
        read_documentation(draft, edition="final")
    with pytest.raises(DocumentError, match="read-summary"):
        read_documentation(to_csv(FILLED))
    with pytest.raises(DocumentError, match="read-form"):
        read_summary(draft)


def test_a_row_that_was_written_into_an_export_is_reported_and_nothing_moves() -> None:
    form = DocumentationForm(model_name="Tide 2")
    page = to_html(form).replace(
        "</tbody>", '<tr><td>1.9</td><th scope="row">Own row</th><td>own</td></tr></tbody>', 1
    )
    reading = read_documentation(page)
    assert reading.form == form
    assert ["Own row" in passage.text for passage in reading.unread] == [True]


def test_answers_that_differ_for_one_row_have_no_value() -> None:
    line = "General information,model_name,Model name,{},x,x,x\r\n"
    text = to_csv(DocumentationForm()) + line.format("Tide") + line.format("Ebb")
    reading = read_documentation(text)
    assert reading.form.names() == (None, None)
    assert reading.doubled == ("model_name",)
    assert reading.contradictions[0].startswith("model_name: ")


# --- the command ----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", EXPORTS)
def test_the_command_reads_what_export_wrote(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = DocumentationForm(model_name="Tide 2", last_updated=date(2026, 3, 1))
    json, exported, read = (tmp_path / name for name in ("a.json", f"a.{suffix}", "b.json"))
    json.write_text(write_form(form), "utf-8")
    assert main(["export", str(json), "--format", suffix, "--output", str(exported)]) == 0
    assert main(["read-form", str(exported), "--output", str(read)]) == 0
    assert read.read_text("utf-8") == json.read_text("utf-8")
    assert "Tide 2" in capsys.readouterr().out


# --- hostile files --------------------------------------------------------------------------------


def zipped(parts: dict[str, bytes], *, compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compress) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def changed_part(name: str, content: bytes) -> bytes:
    """Return a Word document with one part replaced."""
    parts = {}
    with zipfile.ZipFile(BytesIO(to_docx(DocumentationForm()))) as archive:
        for part in archive.infolist():
            parts[part.filename] = archive.read(part)
    return zipped({**parts, name: content})


_BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
HOSTILE = {
    "truncated": lambda: to_docx(FILLED)[:-400],
    "a zip of something else": lambda: zipped({"a.txt": b"a"}),
    "no parts": lambda: zipped({"[Content_Types].xml": b"", "word/document.xml": b""}),
    "a bomb": lambda: changed_part("word/media/a.bin", bytes(65 * 2**20)),
    "many parts": lambda: zipped(
        {f"word/{number}": b"" for number in range(5_001)} | {"[Content_Types].xml": b""}
    ),
    "broken XML": lambda: changed_part("word/document.xml", b"<w:document>"),
    "deep": lambda: changed_part(
        "word/document.xml", _BODY % (b"<w:sdt>" * 240 + b"</w:sdt>" * 240)
    ),
    "entities": lambda: changed_part(
        "word/document.xml",
        b'<!DOCTYPE a [<!ENTITY b "%s"><!ENTITY c "%s">]>' % (b"x" * 9999, b"&b;" * 9999)
        + _BODY % (b"<w:p><w:r><w:t>" + b"&c;" * 9999 + b"</w:t></w:r></w:p>"),
    ),
    "a password": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
    "a picture": lambda: b"\x89PNG\r\n" + bytes(99),
    "deep HTML": lambda: b"<html>" + b"<div>" * 2_000,
    "a tag without an end": lambda: b"<html><body><a " + b"x" * 20_000,
    "no UTF-8": lambda: b"Version: \xff\xfe",
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("command", ["read-form", "read-summary"])
def test_a_hostile_file_is_one_message_and_nothing_is_written(
    make: Callable[[], bytes], command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, output = tmp_path / "a.docx", tmp_path / "b.json"
    file.write_bytes(make())
    code = main([command, str(file), "--output", str(output)])
    captured = capsys.readouterr()
    if code != 1:  # entities are not resolved, so that nothing is read from them
        assert "xxxx" not in captured.out
        return
    assert captured.out == ""
    assert captured.err.startswith(f"gpai-code: {file}: ")
    assert "Traceback" not in captured.err
    assert not output.exists()


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<a " * 4_000 + "</html>",
        "<html>" + "<!-- " * 4_000,
        "<html>" + "<!x " * 4_000 + ">",
        '<html><p a="' + '<b c="' * 4_000,
        "<html><script>" + "</scrip" * 4_000,
        "<html>" + "&amp" * 4_000,
        "<html>" + "<table><tr><td>" * 900,
        "<html><table><tr><td rowspan=99999999 colspan=99999999>a<td>b</table>",
    ],
)
def test_broken_pages_are_read_or_refused_in_little_time(page: str) -> None:
    with suppress(DocumentError):  # within the time that a test has, and with no other error
        assert read_summary(page).summary == TrainingContentSummary()
