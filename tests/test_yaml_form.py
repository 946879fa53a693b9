"""Forms in YAML, to be filled by hand: every answer comes back, and every fault has its line."""

import json
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import FINDINGS, FINE, INPUT_ERROR
from gpai_code.errors import DocumentError, Fault, MissingExtraError
from gpai_code.exchange.form_sources import propose_rows
from gpai_code.forms.base import Form
from gpai_code.forms.documents import KINDS, read_document
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.safety_security.model_report import ModelReport
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import TextData
from gpai_code.render.by_type import to_markdown
from gpai_code.render.yaml_form import quoted, scalar, to_yaml_form
from gpai_code.text_io.sources import is_yaml
from gpai_code.text_io.yaml_document import MAX_YAML, MAX_YAML_VALUES, read_yaml, yaml_places
from gpai_code.vocabulary import Audience
from tests.strategies import copies, marked, objects

pytestmark = pytest.mark.thorough(measured=True)

yaml = pytest.importorskip("yaml")

EVERY_FORM = [(kind, edition) for kind, editions in KINDS.items() for edition in editions]
every_form = pytest.mark.parametrize(("kind", "edition"), EVERY_FORM)
EXAMPLES = [path for path in sorted(Path("examples").glob("*.json")) if "facts" not in path.name]


# The way there and back


@every_form
def test_an_empty_template_is_an_empty_form(kind: str, edition: str) -> None:
    form = KINDS[kind][edition]()
    assert read_document(to_yaml_form(form)) == form


@every_form
def test_a_form_with_every_row_comes_back(kind: str, edition: str) -> None:
    form = marked(KINDS[kind][edition])[0]
    assert read_document(to_yaml_form(form)) == form


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_every_example_comes_back(example: Path) -> None:
    form = read_document(example)
    assert read_document(to_yaml_form(form)) == form


def without_strange_extensions(form: Form) -> Form:
    """Leave out the template's own extension, which comments stand in for."""
    extensions = {
        name: value for name, value in (form.extensions or {}).items() if name != "rows_to_fill"
    }
    return attrs.evolve(form, extensions=extensions or None)


@pytest.mark.parametrize(("kind", "edition"), EVERY_FORM)
@settings(max_examples=8)
@given(data=st.data())
def test_every_form_comes_back(kind: str, edition: str, data: st.DataObject) -> None:
    form = without_strange_extensions(data.draw(objects(KINDS[kind][edition])))
    assert read_document(to_yaml_form(form)) == form


@settings(max_examples=8)
@given(copies)
def test_every_copy_comes_back(copy: Form) -> None:
    assert read_document(to_yaml_form(copy)) == copy


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back_between_quotation_marks(text: str) -> None:
    assert read_yaml(f"a: {quoted(text)}", "text") == {"a": text}
    assert yaml.safe_load(quoted(text)) == text
    assert read_yaml(f"a: {scalar(text)}", "text") == {"a": text}


@every_form
def test_every_row_is_named_with_what_it_asks_for(kind: str, edition: str) -> None:
    form = KINDS[kind][edition]
    text = " ".join(to_yaml_form(form()).replace("#", " ").split())
    for row in form.definition().rows():
        assert " ".join(row.guidance.replace("#", " ").split()) in text, row.id
        assert f"{row.id.rpartition('.')[2]}:" in text, row.id
    # and nothing in it is an answer
    for line in to_yaml_form(form()).splitlines():
        is_comment = line.lstrip().startswith("#")
        assert is_comment or line.startswith(("document:", "edition:")) or line[-1:] in ("", ":")


# What is read


FILLED = """\
# Public Summary
document: training-content-summary
edition: "2025-12-05"
version: 1.10
provider: |
  Example AI Ltd
  Street 1, City: Town # a
text: {}
image:
  size:
  content_types: Photographs
public_datasets:
  used: true
  large:
    - name:
      link:
    - name: Web
      link: https://example.org/a#b
synthetic_data:
  used: false
  comments:
model_dependencies: []
languages: no
"""


def test_what_is_typed_is_what_the_form_holds() -> None:
    form = read_document(FILLED)
    assert isinstance(form, TrainingContentSummary)
    # the figures as they were typed, and no number, word or country that YAML would make of them
    assert form.version == "1.10"
    assert form.languages == "no"
    assert form.provider == "Example AI Ltd\nStreet 1, City: Town # a"
    # a box is ticked by {} or by what is below it, and not by names with nothing behind
    assert form.text == TextData()
    assert form.image is not None
    assert form.audio is None
    document = form.to_dict()
    # records of which nothing is filled in are none
    assert document["public_datasets"]["large"] == [
        {"name": "Web", "link": "https://example.org/a#b"}
    ]
    assert document["synthetic_data"] == {"used": False}
    assert form.model_dependencies == ()


FAULTS = [
    # what is typed in place of what, the path of the fault, how many lines further down it is
    ("version: 1.10", "version: [1]", "/version", 0),
    ("used: true", "used: yes", "/public_datasets/used", 0),
    ("      link: https", "      link: ftp", "/public_datasets/large/0/link", 0),
    ("    - name: Web", "    - nam: Web", "/public_datasets/large/0/name", 0),
    ("languages: no", "language: no", "/language", 0),
    ("  used: true", "  used: true\n  user: 1", "/public_datasets/user", 1),
    ("large:", "large: 1 # a\n  #", "/public_datasets/large", 0),
    ("    - name: Web", "    - name: {a: 1}", "/public_datasets/large/0/name", 0),
    ("languages: no", "languages: *x", "/languages", 0),
    ("languages: no", "languages: !!str no", "/languages", 0),
    ("languages: no", "version: 2", "", 0),
    ("languages: no", "languages: no # and more", "/languages", 0),
    ("languages: no", "languages: a: b", "", 0),
    ("languages: no", "? [a]\n: b", "", 0),
    ("languages: no", "languages: [no", "", 1),
    ("languages: no", '"\\ud800": no', "", 0),
    ("languages: no", "---\na: b", "", 1),
    ("languages: no", f"languages: {'[' * 70}{']' * 70}", "/languages" + "/0" * 64, 0),
]


@pytest.mark.parametrize(("before", "after", "path", "below"), FAULTS)
def test_every_fault_has_its_line(before: str, after: str, path: str, below: int) -> None:
    text = FILLED.replace(before, after)
    line = 1 + text.count("\n", 0, text.index(after)) + below
    with pytest.raises(DocumentError) as caught:
        read_document(text)
    places = {(fault.path, fault.line) for fault in caught.value.faults}
    assert (path, line) in places, caught.value


def test_a_fault_below_what_has_nothing_below_it_has_the_place_of_that() -> None:
    faults = [Fault(path, "type", "a", "b") for path in ("/a/b", "/c/7", "/c/name", "/c/0")]
    placed = yaml_places("#\na: 1\nc:\n  - x\n", faults)
    assert [(fault.line, fault.column) for fault in placed] == [(2, 1), (3, 1), (3, 1), (4, 5)]


def test_an_item_with_nothing_behind_its_dash_is_none() -> None:
    assert read_yaml("a:\n  - x\n  -\n  - y\n", "text") == {"a": ["x", "y"]}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("#\n", "type"),
        ("# only a comment", "type"),
        ("#\n- a\n- b", "type"),
        ("#\nwords", "type"),
        ('#\na: "\\UFFFFFFFF"', "yaml"),
        ("#\na: \x07", "yaml"),
        ("#\na: 'b", "yaml"),
        (f"#\na: {'x' * MAX_YAML}", "size"),
    ],
    ids=range(8),
)
def test_what_is_no_form_is_refused(text: str, rule: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(text)
    assert caught.value.faults[0].rule == rule


@pytest.mark.parametrize("limit", [200, pytest.param(MAX_YAML_VALUES, marks=pytest.mark.thorough)])
def test_more_values_than_are_read_are_refused(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gpai_code.text_io.yaml_document.MAX_YAML_VALUES", limit)
    with pytest.raises(DocumentError) as caught:
        read_document(f"#\na: [{'b,' * limit}]")
    assert caught.value.faults[0].rule == "size"


def test_bytes_that_are_no_text_are_refused_with_their_place() -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(b"# Form\ndocument: \xff")
    assert (caught.value.faults[0].rule, caught.value.faults[0].line) == ("utf-8", 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a", True),
        ("\n  document : model-report", True),
        ("---\nedition: final", True),
        ("$schema: https://example.org/", True),
        ('{"document": 1}', False),
        ("[]", False),
        ("documents: a", False),
        ("", False),
    ],
)
def test_yaml_is_known_by_its_beginning(text: str, expected: bool) -> None:
    assert is_yaml(text) is expected


def test_a_byte_order_mark_and_lines_of_windows_are_read() -> None:
    windows = ("\ufeff" + FILLED.replace("\n", "\r\n")).encode()
    assert read_document(windows) == read_document(FILLED)


def test_extensions_are_read_as_json_reads_them() -> None:
    text = (
        "document: model-report\nedition: final\ngenerated_by:\n"
        "  {library: gpai_code, version: '0.1.0', edition: final, revision: 3}\n"
        "extensions:\n  a: [1, 2.50, null, true, -3e2, words, '1']\n  b: {}\n  c:\n"
        f"  d: {'9' * 100}\n"
    )
    extensions: Any = read_document(text).extensions
    assert [str(value) for value in extensions["a"]] == [
        *("1", "2.50", "None", "True", "-3E+2", "words", "1")
    ]
    assert (extensions["b"], extensions["c"]) == ({}, None)
    # no number that is read anywhere else
    assert extensions["d"] == "9" * 100


def test_without_the_extra_an_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(MissingExtraError, match="yaml"):
        read_document(FILLED)


SECRET = "mark99999"


@pytest.mark.thorough
@pytest.mark.parametrize("audience", Audience)
def test_no_fault_quotes_what_is_withheld_from_an_audience(audience: Audience) -> None:
    form = DocumentationForm()
    text = to_yaml_form(form)
    for row in form.definition().rows():
        if audience in row.audiences:
            continue
        for wrong in (
            f"{{{SECRET}: {SECRET}}}",
            f"[{SECRET}, {{{SECRET}: 1, {SECRET}: 2}}]",
            f"*{SECRET}",
            f"!{SECRET}!x {SECRET}",
            f"{SECRET} # {SECRET}",
            f"'{SECRET}",
            f"a: {SECRET}",
            f"[{SECRET}]",
        ):
            spoiled = text.replace(f"\n{row.id}:\n", f"\n{row.id}: {wrong}\n")
            assert spoiled != text
            with pytest.raises(DocumentError) as caught:
                read_document(f"{spoiled}\nno_row: 1", audience=audience)
            assert SECRET not in f"{caught.value}{caught.value.faults}"


# The command line


def test_a_template_is_filled_checked_and_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, exported = tmp_path / "report.yaml", tmp_path / "report.json"
    assert main(["init", str(file), "--kind", "report", "--format", "yaml"]) == FINE
    text = file.read_text("utf-8")
    text = text.replace("\nmodel_name:", "\nmodel_name: M-1").replace("\nstage:", "\nstage: first")
    file.write_text(text.replace("\narchitecture:", "\narchitecture: |\n  Two\n\n  lines"))
    assert main(["check", str(file), "--systemic-risk", "yes", "--json"]) == FINDINGS
    report = json.loads(capsys.readouterr().out)
    assert report["files"][0]["findings"]
    assert main(["export", str(file), "--output", str(exported)]) == FINE
    form = read_document(exported)
    assert isinstance(form, ModelReport)
    assert (form.model_name, form.architecture) == ("M-1", "Two\n\nlines")
    # and the same as YAML again
    again = tmp_path / "again.yaml"
    assert main(["export", str(exported), "--format", "yaml", "--output", str(again)]) == FINE
    assert read_document(again) == form


def test_a_finding_has_the_line_of_the_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "form.yaml"
    words = " ".join(["word"] * 30)
    text = to_yaml_form(DocumentationForm(model_architecture=words))
    file.write_text(text)
    assert main(["check", str(file), "--fail-on", "error"]) == FINE
    line = 1 + [line.split(":")[0] for line in text.splitlines()].index("model_architecture")
    assert f"form.yaml:{line}:1: " in capsys.readouterr().out
    file.write_text(text.replace("\nrelease_date:", "\nrelease_date: soon"))
    assert main(["check", str(file)]) == INPUT_ERROR
    line = 1 + [line.split(":")[0] for line in text.splitlines()].index("release_date")
    assert f"form.yaml:{line}:1: fault /release_date" in capsys.readouterr().err


def test_a_form_begins_in_yaml_with_what_is_proposed(tmp_path: Path) -> None:
    facts, file = tmp_path / "facts.json", tmp_path / "form.yaml"
    facts.write_text('{"released_on": "2026-03-01", "license": "MIT"}')
    words = ["init", str(file), "--format", "yaml", "--accept", "--from", str(facts)]
    assert main(words) == FINE
    form = read_document(file)
    assert isinstance(form, DocumentationForm)
    assert str(form.release_date) == "2026-03-01"
    # a proposal that waits stays with it, and a form in YAML proposes in its turn
    assert form.extensions is not None
    rows = {item.row for item in propose_rows(file.read_bytes(), "form.yaml").proposals}
    assert rows == {"release_date"}


@pytest.mark.parametrize("words", [["fill"], ["fill", "--accept"]])
@pytest.mark.parametrize(
    "text", [to_markdown(DocumentationForm()), "---\nlicense: mit\n---\n# A model card\n"]
)
def test_a_session_calls_markdown_by_its_name(
    text: str, words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "form.md"
    file.write_text(text, "utf-8")
    assert main([words[0], str(file), *words[1:]]) == INPUT_ERROR
    message = capsys.readouterr().err
    assert "begins as Markdown does" in message
    assert "YAML" not in message
    assert file.read_text("utf-8") == text


@pytest.mark.parametrize("words", [["fill"], ["fill", "--accept"]])
def test_a_session_does_not_save_over_comments(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "form.yaml"
    assert main(["init", str(file), "--format", "yaml"]) == FINE
    before = file.read_bytes()
    assert main([words[0], str(file), *words[1:]]) == INPUT_ERROR
    assert "is YAML, and fill saves JSON" in capsys.readouterr().err
    assert file.read_bytes() == before
