"""What an audience must not see is quoted to it on no path: not in findings, faults or errors."""

import io
import json
import re
import traceback
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from gpai_code.cli.app import main
from gpai_code.cli.check_lines import check_answer
from gpai_code.cli.jsonl import answer_lines
from gpai_code.constraints.quantities import Computation
from gpai_code.errors import DocumentError
from gpai_code.exchange.losses import Export, describe_loss
from gpai_code.exchange.ml_bom import to_ml_bom
from gpai_code.exchange.spdx import to_spdx
from gpai_code.forms.definition import Row, read_definition
from gpai_code.forms.documents import FORMS, read_document
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.values import (
    DataPart,
    DataPoints,
    HardwareTime,
    ParameterCount,
    TrainingDuration,
)
from gpai_code.render.model_card import to_model_card
from gpai_code.reports.checked_files import Given
from gpai_code.vocabulary import Audience
from tests.strategies import as_printed, changed, marked, nodes

SECRET = "mark99999"
NUMBER = "9" * 70
"""A number that JSON refuses before anybody knows for whom the document is."""

every_edition = pytest.mark.parametrize("edition", FORMS)
every_audience = pytest.mark.parametrize("audience", Audience)


def withheld(edition: str, audience: Audience) -> list[Row]:
    return [row for row in read_definition(edition).rows() if audience not in row.audiences]


def texts_of_error(error: BaseException) -> str:
    """Return what a program would print or log of an error."""
    lines = "".join(traceback.format_exception(error))
    faults = "".join(map(str, getattr(error, "faults", ())))
    return f"{error} {error!r} {error.args} {faults} {lines}"


def spoiled(document: dict[str, Any], name: str) -> Iterator[str]:
    """Yield documents with a fault at each level of a row, every one with a secret in it."""
    for path, _ in nodes(document[name], (name,)):
        for wrong in (SECRET * 3_000, [SECRET], {SECRET: SECRET}, {"value": SECRET}):
            yield json.dumps(changed(document, path, wrong))
        text = json.dumps(changed(document, path, SECRET))
        # faults of the text itself
        yield text.replace(f'"{SECRET}"', NUMBER)
        yield text.replace(f'"{SECRET}"', f"-1.{NUMBER}")
        yield text.replace(f'"{SECRET}"', f'{{"{SECRET}": 1, "{SECRET}": 2}}')
        yield text.replace(f'"{SECRET}"', f'["{SECRET}\\ud800"]')
    # the row mistyped
    rest = {key: value for key, value in document.items() if key != name}
    yield json.dumps({**rest, f"{name}_": {SECRET: SECRET}})
    yield json.dumps({**rest, f"{name}_": SECRET}).replace(f'"{SECRET}"', NUMBER)


def leaked(text: str) -> bool:
    return SECRET in text or "9" * 10 in text or bool(re.search("mark[0-9]{5}", text))


@pytest.mark.thorough(measured=True)
@every_edition
@every_audience
def test_no_fault_at_any_level_of_a_withheld_row_is_quoted(
    edition: str, audience: Audience
) -> None:
    document = json.loads(marked(FORMS[edition])[0].to_json())
    seen = 0
    for row in withheld(edition, audience):
        for text in spoiled(document, row.id):
            try:
                read_document(text, audience=audience)
            except DocumentError as error:
                refused = error
            else:
                continue
            seen += 1
            assert not leaked(texts_of_error(refused)), (row.id, text[:200])
            assert all(fault.line for fault in refused.faults), row.id
    assert seen > 100


def test_a_fault_in_a_row_that_the_audience_sees_is_quoted() -> None:
    document = {
        "document": "model-documentation-form",
        "edition": "final",
        "total_parameters": SECRET,
    }
    with pytest.raises(DocumentError, match=SECRET):
        read_document(json.dumps(document), audience="AIO")
    with pytest.raises(DocumentError, match="not quoted"):
        read_document(json.dumps(document), audience="DPs")
    with pytest.raises(DocumentError, match=SECRET):
        read_document(json.dumps(document))


COMMANDS = [
    ["export", "{file}", "--audience", "{audience}"],
    ["export", "{file}", "--audience", "{audience}", "--format", "md"],
    ["export", "{file}", "--audience", "{audience}", "--format", "cyclonedx"],
    ["export", "{file}", "--audience", "{audience}", "--format", "model-card"],
    [
        *("export", "{file}", "--audience", "{audience}", "--format", "spdx"),
        *("--package-version", "1", "--download-location", "https://example.org/"),
    ],
    ["check", "{file}", "--audience", "{audience}"],
    ["check", "{file}", "--audience", "{audience}", "--json"],
    ["check", "{file}", "--audience", "{audience}", "--format", "sarif"],
    ["check", "{file}", "--audience", "{audience}", "--format", "junit"],
    ["check", "{lines}", "--audience", "{audience}", "--jsonl", "--workers", "1"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@every_audience
def test_no_command_for_an_audience_prints_what_is_withheld_from_it(
    words: list[str], audience: Audience, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads(marked(FORMS["final"])[0].to_json())
    for name in [row.id for row in withheld("final", audience)][::4]:
        texts = list(spoiled(document, name))
        file, lines = tmp_path / "form.json", tmp_path / "forms.jsonl"
        lines.write_text("".join(f"{text}\n" for text in texts), "utf-8")
        for text in texts[:: len(texts) if "--jsonl" in words else 5]:
            file.write_text(text, "utf-8")
            places = {"file": file, "lines": lines, "audience": audience.value}
            main([word.format(**places) for word in words])
            printed = capsys.readouterr()
            output = printed.out + printed.err
            assert SECRET not in output
            assert "9" * 10 not in output
            # rows that the audience sees are printed by an export that works
            hidden = json.dumps(document[name])
            for mark in re.findall("mark[0-9]{5}", hidden):
                assert mark not in output


@every_edition
@every_audience
def test_answers_to_lines_quote_nothing_of_a_withheld_row(edition: str, audience: Audience) -> None:
    form, marks = marked(FORMS[edition])
    hidden = [row.id for row in withheld(edition, audience)]
    document = json.loads(form.to_json())
    wrong = json.dumps({**document, **dict.fromkeys(hidden, SECRET)})
    # contradictions and answers left in the template are findings, and quote as little
    left = {name: {"answer": SECRET} for name in document if name in hidden}
    contradicting = attrs.evolve(form, extensions={"rows_to_fill": left})
    lines = [wrong.encode(), json.dumps(contradicting.to_dict()).encode()]
    stream = io.BytesIO(b"\n".join(lines))
    answers = list(answer_lines(stream, check_answer(Given(audience=audience))))
    text = json.dumps(answers)
    assert "error" in answers[0]
    assert "findings" in answers[1]
    assert SECRET not in text
    for name in hidden:
        for mark in marks[name]:
            assert not mark.startswith("mark") or mark not in text, name


FOR_SPDX: dict[str, Any] = {"package_version": "1", "download_location": "https://example.org/"}
"""What SPDX requires and a form does not state."""

EXPORTERS: dict[str, Callable[[Any, Audience], Export[Any]]] = {
    "cyclonedx": lambda form, audience: to_ml_bom(form, audience=audience),
    "spdx": lambda form, audience: to_spdx(form, audience=audience, **FOR_SPDX),
    "model-card": lambda form, audience: to_model_card(form, audience=audience),
}


@pytest.mark.parametrize("name", EXPORTERS)
@every_edition
@every_audience
def test_no_export_holds_what_is_withheld_and_each_names_the_rows(
    edition: str, audience: Audience, name: str
) -> None:
    form, marks = marked(FORMS[edition])
    document, losses = EXPORTERS[name](form, audience)
    text = document if isinstance(document, str) else json.dumps(document)
    output = text + "".join(map(describe_loss, losses))
    hidden = [row.id for row in withheld(edition, audience)]
    for row in (*hidden, "extensions"):
        for mark in marks[row]:
            assert not mark.startswith("mark") or mark not in output, row
    named = {place for loss in losses for place in loss.places}
    assert set(hidden) <= named
    # nothing is withheld that the audience may see
    assert not named & {"provider_legal_name", "model_architecture", "intended_uses"}


def test_an_export_is_the_downstream_providers_copy_unless_somebody_else_is_named() -> None:
    form, marks = marked(FORMS["final"])
    for exporter in (to_ml_bom, to_model_card):
        default, narrow = exporter(form), exporter(form, audience="DPs")
        wide = exporter(form, audience="AIO")
        assert default == narrow != wide
        (secret,) = [mark for mark in marks["decision_rationale"] if mark.startswith("mark")]
        assert secret not in str(default.document)
        assert secret in str(wide.document)


def test_no_words_of_one_audience_s_row_are_derived_into_another_s() -> None:
    """The AI Office is told of a period and of units in words; national authorities are not."""
    form = DocumentationForm(
        total_parameters=ParameterCount("7.2e10"),
        data_points=(
            DataPoints(part=DataPart.TRAINING, value="1.5e13", unit=f"tokens of {SECRET}"),
        ),
        training_time=TrainingDuration(
            period=SECRET, value="75", hardware=(HardwareTime(hardware=SECRET, value="4e5"),)
        ),
        training_compute=Computation("2.4e25"),
    ).with_derived()
    for audience in (Audience.NATIONAL_COMPETENT_AUTHORITIES, Audience.DOWNSTREAM_PROVIDERS):
        assert SECRET not in form.for_audience(audience).to_json()
    assert form.parameter_range is not None
    assert form.training_compute_magnitude is not None


def test_the_unit_of_a_rounded_number_is_a_plain_word() -> None:
    for unit, derived in (("tokens", True), ("Images", True), ("tokens of our archive", False)):
        points = DataPoints(part=DataPart.TRAINING, value="1.5e13", unit=unit)
        form = DocumentationForm(data_points=(points,)).with_derived()
        assert (form.data_points_rounded is not None) is derived, unit


def test_a_summary_is_public_with_all_that_is_added_to_it() -> None:
    text = json.dumps({"document": "training-content-summary", "edition": "2025-12-05"})
    text = text[:-1] + f', "extensions": {{"own": {NUMBER}}}}}'
    with pytest.raises(DocumentError) as caught:
        read_document(text, "training-content-summary")
    (fault,) = caught.value.faults
    assert fault.path == "/extensions/own"
    # of a document that may be a form, the same is not quoted
    with pytest.raises(DocumentError, match="not quoted"):
        read_document(text)


@pytest.mark.parametrize("form_format", ["docx", "html", "csv"])
@every_edition
@every_audience
def test_no_document_for_an_audience_holds_what_is_withheld_from_it(
    edition: str, audience: Audience, form_format: str, tmp_path: Path
) -> None:
    form, marks = marked(FORMS[edition])
    file, out = tmp_path / "form.json", tmp_path / "copy"
    file.write_text(form.to_json(), "utf-8")
    words = ["export", str(file), "--audience", audience.value, "--format", form_format]
    assert main([*words, "--output", str(out)]) == 0
    written = out.read_bytes()
    if form_format == "docx":
        # every part: the text, the properties, the links, the foot of the pages
        with zipfile.ZipFile(io.BytesIO(written)) as parts:
            written = b"".join(parts.read(name) for name in parts.namelist())
    text = written.decode()
    for row in withheld(edition, audience):
        for mark in marks[row.id]:
            if mark.startswith("mark"):
                assert mark not in text, row.id
            else:
                assert f">{as_printed(mark)}<" not in text, row.id
    seen = {row.id for row in form.definition().rows()} - {
        row.id for row in withheld(edition, audience)
    }
    assert any(mark in text for name in seen for mark in marks[name])
