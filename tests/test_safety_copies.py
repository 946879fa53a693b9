"""Copies of the Safety and Security documents: nothing that is redacted is in any of them."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code import check_form
from gpai_code.cli.app import main
from gpai_code.errors import RedactionError, UnknownValueError
from gpai_code.forms.documents import SAFETY_DOCUMENTS, from_document
from gpai_code.forms.safety_security import ModelReport
from gpai_code.forms.safety_security.common import SafetyDocument
from gpai_code.forms.safety_security.options import CopyFor, RedactionGround
from gpai_code.forms.safety_security.records import Redaction
from gpai_code.forms.safety_security.redactions import FROM_AUTHORITIES
from gpai_code.render.forms import to_html, to_markdown
from gpai_code.render.tables import to_csv
from gpai_code.render.word import to_docx
from tests.strategies import marked, nodes
from tests.test_safety_documents import CLASSES, FILES, REPORT, edited, example

pytestmark = pytest.mark.thorough(measured=True)

every_class = pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
every_example = pytest.mark.parametrize("kind", FILES)
every_reader = pytest.mark.parametrize("reader", CopyFor)
D = TypeVar("D", bound=SafetyDocument)
SECRET = re.compile("mark[0-9]{5}|secret")


def full(kind: type[D]) -> D:
    """Return a document with every field filled by texts that stand nowhere else in it."""
    return attrs.evolve(marked(kind)[0], redactions=None, copy_for=None)


def places(document: SafetyDocument) -> list[str]:
    """Return every place of a document that a redaction might name."""
    plain = document.to_dict()
    header = {"document", "edition", "generated_by", "$schema", "extensions"}
    return [
        "/" + "/".join(map(str, path))
        for path, _ in nodes({name: plain[name] for name in plain if name not in header})
        if path
    ]


def value_at(document: SafetyDocument, path: str) -> Any:
    value: Any = document.to_dict()
    for step in path[1:].split("/"):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def text_of_word(document: bytes) -> str:
    """Return every part of a Word document, properties and the foot of its pages included."""
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


def shown(document: SafetyDocument) -> str:
    """Return everything that is written of a document."""
    findings = "\n".join(map(str, check_form(document, systemic_risk=True)))
    parts = [document.to_json(), to_markdown(document), to_html(document), to_csv(document)]
    return "\n".join([*parts, repr(document), findings])


@pytest.mark.thorough
@every_class
def test_no_copy_shows_what_is_redacted_wherever_it_stands(kind: type[SafetyDocument]) -> None:
    document = full(kind)
    redacted = refused = 0
    for path in places(document):
        redaction = Redaction(path=path, ground=RedactionGround.SECURITY_MITIGATIONS)
        with_redaction = attrs.evolve(document, redactions=(redaction,))
        try:
            copy = with_redaction.copied_for("public")
        except RedactionError:
            # what cannot be left out is a finding before anyone makes a copy
            rules = {finding.rule for finding in check_form(with_redaction, systemic_risk=True)}
            assert "redaction-place" in rules, path
            refused += 1
            continue
        redacted += 1
        hidden = SECRET.findall(json.dumps(value_at(document, path)))
        written = shown(copy)
        assert [mark for mark in hidden if mark in written] == [], path
    assert redacted > 20
    assert refused > 0


@every_class
def test_no_word_document_of_a_copy_shows_what_is_redacted(kind: type[SafetyDocument]) -> None:
    document = full(kind)
    tried = 0
    for path in places(document)[::6]:
        redaction = Redaction(path=path, ground=RedactionGround.SECURITY_MITIGATIONS)
        try:
            copy = attrs.evolve(document, redactions=(redaction,)).copied_for("public")
        except RedactionError:
            continue
        hidden = SECRET.findall(json.dumps(value_at(document, path)))
        written = text_of_word(to_docx(copy))
        assert [mark for mark in hidden if mark in written] == [], path
        tried += 1
    assert tried > 3


@every_class
@every_reader
def test_a_copy_holds_what_is_not_redacted_and_no_extensions(
    kind: type[SafetyDocument], reader: CopyFor
) -> None:
    document = full(kind)
    copy = document.copied_for(reader)
    assert copy.extensions is None
    assert attrs.evolve(document, extensions=None, schema=None, copy_for=reader) == copy
    assert from_document(copy.to_dict()) == copy


@every_class
def test_authorities_lose_only_what_the_measures_let_be_kept_from_them(
    kind: type[SafetyDocument],
) -> None:
    document = full(kind)
    for ground in RedactionGround:
        redacted = attrs.evolve(document, redactions=(Redaction(path="/version", ground=ground),))
        held = redacted.copied_for("authorities").version is not None
        assert held is (ground not in FROM_AUTHORITIES[kind.DOCUMENT])
        assert redacted.copied_for("public").version is None


@every_example
@every_reader
def test_the_copies_of_the_examples_pass_every_check(kind: str, reader: CopyFor) -> None:
    document = from_document(example(kind))
    assert isinstance(document, SafetyDocument)
    copy = document.copied_for(reader)
    assert check_form(copy, systemic_risk=True) == ()
    grounds = FROM_AUTHORITIES[kind] if reader is CopyFor.AUTHORITIES else set(RedactionGround)
    for redaction in document.redactions or ():
        if redaction.ground in grounds and redaction.path.count("/") == 1:
            assert getattr(copy, redaction.path[1:]) is None
            assert f"(redacted: {redaction.ground.value})" in to_html(copy)


def test_several_redactions_of_one_list_take_out_what_they_name() -> None:
    report = full(ModelReport)
    assert report.evaluations is not None
    first, second = report.evaluations
    grounds = {"ground": RedactionGround.SAFETY_MITIGATIONS}
    paths = ("/evaluations/0", "/evaluations/1/samples/0", "/evaluations/1/conduct")
    redactions = tuple(Redaction(path=path, **grounds) for path in paths)
    copy = attrs.evolve(report, redactions=redactions).copied_for("public")
    assert copy.evaluations is not None
    (left,) = copy.evaluations
    assert second.samples is not None
    assert left == attrs.evolve(second, samples=second.samples[1:], conduct=None)
    every = tuple(Redaction(path=f"/evaluations/{number}", **grounds) for number in (0, 1))
    assert attrs.evolve(report, redactions=every).copied_for("public").evaluations is None
    assert first.name not in copy.to_json()


def test_no_copy_is_made_while_another_row_holds_the_redacted_text() -> None:
    text = "a phrase that two rows of the report share"
    report = ModelReport(
        system_prompt=f"Here is {text}.",
        principles=text,
        redactions=(Redaction(path="/principles", ground=RedactionGround.COMMERCIAL),),
    )
    with pytest.raises(RedactionError, match="another place") as caught:
        report.copied_for("public")
    assert text not in str(caught.value)
    both = (
        *(report.redactions or ()),
        Redaction(path="/system_prompt", ground=RedactionGround.COMMERCIAL),
    )
    assert attrs.evolve(report, redactions=both).copied_for("public").principles is None


@pytest.mark.parametrize(
    "path", ["/no_row", "/evaluations/9", "/evaluations/x", "/stage", "/redactions", "/standards"]
)
def test_a_redaction_without_a_place_makes_no_copy(path: str) -> None:
    report = attrs.evolve(full(ModelReport), standards=None)
    redaction = Redaction(path=path, ground=RedactionGround.COMMERCIAL)
    with pytest.raises(RedactionError, match=path):
        attrs.evolve(report, redactions=(redaction,)).copied_for("public")


def test_a_list_that_is_taken_out_whole_needs_not_be_taken_out_again() -> None:
    evaluations = (full(ModelReport).evaluations or ())[:1]
    report = attrs.evolve(full(ModelReport), evaluations=evaluations)
    paths = ("/evaluations/0/samples/0", "/evaluations/0/samples/1", "/evaluations/0/samples")
    ground = RedactionGround.SAFETY_MITIGATIONS
    redactions = tuple(Redaction(path=path, ground=ground) for path in paths)
    copy = attrs.evolve(report, redactions=redactions).copied_for("public")
    assert copy.evaluations is not None
    assert copy.evaluations[0] == attrs.evolve(evaluations[0], samples=None)


def test_a_place_that_is_redacted_on_two_grounds_is_left_out_once() -> None:
    report = full(ModelReport)
    assert report.evaluations is not None
    grounds = (RedactionGround.SAFETY_MITIGATIONS, RedactionGround.COMMERCIAL)
    for last in range(len(report.evaluations)):
        redactions = tuple(
            Redaction(path=f"/evaluations/{last}", ground=ground) for ground in grounds
        )
        copy = attrs.evolve(report, redactions=redactions).copied_for("public")
        others = (*report.evaluations[:last], *report.evaluations[last + 1 :])
        assert copy.evaluations == others
        assert copy.redactions == redactions


def test_no_copy_keeps_a_choice_that_chooses_nothing() -> None:
    risks = example(REPORT)["systemic_risks"]
    risks[0]["sources"] = {"other": "A source of our own."}
    ground = "sensitive commercial information"
    place = "/systemic_risks/0/sources"
    for path, outcome in ((f"{place}/other", "leaves nothing of its answer"), (place, "")):
        redactions = [{"path": path, "ground": ground}]
        report = edited(REPORT, systemic_risks=risks, redactions=redactions)
        assert isinstance(report, ModelReport)
        if outcome:
            with pytest.raises(RedactionError, match=f"{path} {outcome}"):
                report.copied_for("public")
        else:
            copied = report.copied_for("public").systemic_risks
            assert copied is not None
            assert copied[0].sources is None


def test_no_copy_names_the_id_of_a_record_that_is_taken_out() -> None:
    redactions = [{"path": "/systemic_risks/0", "ground": "sensitive commercial information"}]
    report = edited(REPORT, redactions=redactions)
    assert isinstance(report, ModelReport)
    with pytest.raises(RedactionError, match="leaves its id in another place"):
        report.copied_for("public")  # determinations name the risk


def test_a_copy_says_of_redacted_rows_alone_that_they_are() -> None:
    redaction = Redaction(path="/principles", ground=RedactionGround.COMMERCIAL)
    report = ModelReport(principles="Ours.", redactions=(redaction,))
    copy = report.copied_for("public")
    shown_instead = {row.id: copy.in_place_of(row) for row in copy.definition().rows()}
    words = "(redacted: sensitive commercial information)"
    assert {name: text for name, text in shown_instead.items() if text} == {"principles": words}
    assert report.in_place_of(report.definition().row("principles")) is None


def test_a_copy_is_not_copied_again_and_readers_are_known() -> None:
    copy = ModelReport().copied_for("public")
    with pytest.raises(RedactionError, match="copy for public already"):
        copy.copied_for("authorities")
    with pytest.raises(UnknownValueError):
        ModelReport().copied_for("press")


def test_a_copy_that_holds_a_redacted_row_gets_a_finding() -> None:
    redaction = Redaction(path="/principles", ground=RedactionGround.COMMERCIAL)
    copy = ModelReport(
        copy_for=CopyFor.PUBLIC, redactions=(redaction,), principles="x", extensions={}
    )
    paths = [finding.path for finding in check_form(copy) if finding.rule == "redacted-row"]
    assert paths == ["/principles", "/extensions"]


@every_class
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_whatever_is_redacted_a_copy_is_made_or_refused(
    kind: type[SafetyDocument], data: st.DataObject
) -> None:
    document = full(kind)
    chosen = data.draw(st.lists(st.sampled_from(places(document)), max_size=4))
    ground = st.sampled_from(RedactionGround)
    redactions = tuple(Redaction(path=path, ground=data.draw(ground)) for path in chosen)
    redacted = attrs.evolve(document, redactions=redactions)
    try:
        copy = redacted.copied_for("public")
    except RedactionError as refusal:
        message = str(refusal)
    else:
        message = ""
    assert not SECRET.search(message)
    if message:
        return
    written = shown(copy)
    for path in chosen:
        hidden = SECRET.findall(json.dumps(value_at(document, path)))
        assert [mark for mark in hidden if mark in written] == []


FORMATS = ("json", "md", "html", "csv", "docx")


@every_class
@pytest.mark.parametrize("form_format", FORMATS)
def test_no_export_of_a_copy_prints_what_is_redacted(
    kind: type[SafetyDocument],
    form_format: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    document = full(kind)
    row = next(row.id for row, answer in document.rows() if isinstance(answer, str))
    redaction = Redaction(path=f"/{row}", ground=RedactionGround.COMMERCIAL)
    document = attrs.evolve(document, redactions=(redaction,))
    file = tmp_path / "report.json"
    file.write_text(document.to_json(), "utf-8")
    out = tmp_path / "copy"
    words = ["export", str(file), "--copy", "public", "--format", form_format]
    assert main([*words, "--output", str(out)]) == 0
    written = out.read_bytes()
    text = text_of_word(written) if form_format == "docx" else written.decode()
    printed = capsys.readouterr()
    assert getattr(document, row) not in text + printed.out + printed.err


@every_class
def test_no_fault_of_a_document_is_quoted_to_those_who_get_a_copy(
    kind: type[SafetyDocument], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = kind().to_dict()
    row = next(kind.definition().rows()).id
    file = tmp_path / "report.json"
    for wrong in ({**plain, row: {"secret": "secret"}}, {**plain, "extra": {"secret": ["secret"]}}):
        file.write_text(json.dumps(wrong), "utf-8")
        assert main(["export", str(file), "--copy", "public"]) != 0
        assert "secret" not in "".join(capsys.readouterr())


def test_every_document_of_the_chapter_is_tried() -> None:
    assert {kind.DOCUMENT for kind in CLASSES} == set(SAFETY_DOCUMENTS)
