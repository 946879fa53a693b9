"""What a form is filled from, and what is written for people, is bounded."""

import io
import json
import re
import time
import zipfile
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpai_code.errors import DocumentError
from gpai_code.exchange import card_sections
from gpai_code.exchange.form_sources import is_bom, propose_rows
from gpai_code.exchange.ml_bom_components import MAX_REFERENCES
from gpai_code.exchange.ml_bom_reading import read_ml_bom
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.reading import form_workbook
from gpai_code.reading.card_proposals import MAX_CHARACTERS, MAX_LINES, without_comments
from gpai_code.reading.form_workbook import read_form_workbook
from gpai_code.reading.proposals import MAX_STATEMENTS
from gpai_code.reading.summary import read_summary
from gpai_code.reading.typed_answers import typed_answer
from gpai_code.reading.understood import ReadingStatus
from gpai_code.render.form_workbook import to_xlsx
from gpai_code.render.model_card import to_model_card
from gpai_code.render.paper import Paper, Paragraph
from gpai_code.render.paper_word import MAX_CHARACTERS as MAX_WORD
from gpai_code.render.paper_word import paper_docx
from gpai_code.render.word import to_docx

CARD = "---\nlicense: mit\n---\n"
SECTION = "# Training Data\nPages.\n"
COUNT = "cdx:ai-ml:model:parameter:count"


def rule_of(error: pytest.ExceptionInfo[DocumentError]) -> str:
    (fault,) = error.value.faults
    return fault.rule


def words_of(document: bytes) -> str:
    """Return the text of a Word document of one paragraph."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        body = archive.read("word/document.xml").decode()
    return "".join(re.findall("<w:t[^>]*>([^<]*)</w:t>", body))


def spoiled(archive: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return an archive with something else in one of its parts."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as whole,
        zipfile.ZipFile(changed, "w") as copy,
    ):
        for name in whole.namelist():
            content = whole.read(name)
            if name.endswith(part):
                assert old in content
                content = content.replace(old, new)
            copy.writestr(name, content)
    return changed.getvalue()


def bom(count: int = 1, properties: int = 0) -> dict[str, Any]:
    """Return a BOM of so many models, the first with so many statements on its parameters."""
    models: list[dict[str, Any]] = []
    for number in range(count):
        models.append({"type": "machine-learning-model", "bom-ref": f"m{number}"})
    models[0]["properties"] = [{"name": COUNT, "value": str(at)} for at in range(properties)]
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": models}


@pytest.mark.parametrize(
    "text", ["x" * (MAX_CHARACTERS - len(CARD)), "\n" * (MAX_LINES - CARD.count("\n") - 1)]
)
def test_a_card_is_read_up_to_its_limits(text: str) -> None:
    assert propose_rows((CARD + text).encode(), "README.md").proposals
    with pytest.raises(DocumentError) as caught:
        propose_rows((CARD + text + text[:1]).encode(), "README.md")
    assert rule_of(caught) == "size"


@given(st.text(alphabet="<!->ab\n"), st.integers(0, 3))
def test_comments_are_taken_out_as_a_pattern_would(text: str, unclosed: int) -> None:
    text += "<!--" * unclosed
    assert without_comments(text) == re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)


def test_a_document_states_no_more_than_a_form_could_use() -> None:
    # the licence is the first statement
    sections = SECTION * (MAX_STATEMENTS - 1)
    assert len(propose_rows((CARD + sections).encode(), "README.md").proposals) == MAX_STATEMENTS
    with pytest.raises(DocumentError) as caught:
        propose_rows((CARD + sections + SECTION).encode(), "README.md")
    assert rule_of(caught) == "size"


def test_a_bom_states_no_more_than_a_form_could_use() -> None:
    assert len(read_ml_bom(bom(properties=MAX_STATEMENTS)).suggestions) == MAX_STATEMENTS
    with pytest.raises(DocumentError) as caught:
        read_ml_bom(bom(properties=MAX_STATEMENTS + 1))
    assert rule_of(caught) == "size"


def test_an_error_names_a_few_of_many_models_with_the_place_in_the_text() -> None:
    with pytest.raises(DocumentError) as caught:
        propose_rows(json.dumps(bom(MAX_REFERENCES + 1)).encode(), "bom.json")
    (fault,) = caught.value.faults
    assert fault.found.count("'m") == MAX_REFERENCES
    assert (fault.path, fault.line) == ("/components", 1)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (json.dumps(bom()).encode(), True),
        (b'{"license": "MIT", "extensions": {"from": "a file with bomFormat"}}', False),
        (b'{"bomFormat": }', False),
        (b'["bomFormat"]', False),
    ],
)
def test_a_bom_is_recognised_by_its_key_alone(content: bytes, expected: bool) -> None:
    assert is_bom(content) is expected


def test_facts_that_mention_a_bom_are_read_as_facts() -> None:
    content = b'{"license": "MIT", "extensions": {"from": "a file with bomFormat"}}'
    assert [item.row for item in propose_rows(content, "facts.json").proposals] == ["license"]


def test_no_card_is_written_that_would_be_too_long_to_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form = DocumentationForm(model_name="Übersetzer")
    document = to_model_card(form, CARD).document
    size = len(document.encode())
    monkeypatch.setattr(card_sections, "MAX_BYTES", size)
    assert to_model_card(form, CARD).document == document
    # characters of several bytes count as such; a text that is far too long is not even copied
    for limit in (size - 1, len(CARD)):
        monkeypatch.setattr(card_sections, "MAX_BYTES", limit)
        with pytest.raises(DocumentError) as caught:
            to_model_card(form, CARD)
        assert rule_of(caught) == "size"


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"<row ", b"<row"), (b"<sheetData>", b"<sheetData>&#0;"), (b' r="1"', b' r="one"')],
)
def test_a_workbook_whose_sheet_is_broken_is_refused(old: bytes, new: bytes) -> None:
    pytest.importorskip("openpyxl")
    broken = spoiled(to_xlsx(DocumentationForm()), "sheet1.xml", old, new)
    with pytest.raises(DocumentError) as caught:
        read_form_workbook(broken)
    assert rule_of(caught) == "workbook"


def test_a_word_document_that_is_broken_inside_is_refused() -> None:
    pytest.importorskip("docx")
    # the foot of the pages is looked for only after the text was read
    word = to_docx(DocumentationForm())
    broken = spoiled(word, "word/document.xml", b' r:id="foot"', b"")
    with pytest.raises(DocumentError) as caught:
        read_summary(broken)
    assert rule_of(caught) == "word"


def test_a_workbook_is_read_up_to_what_it_unpacks_to(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("openpyxl")
    content = to_xlsx(DocumentationForm(model_name="One"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    monkeypatch.setattr(form_workbook, "MAX_UNPACKED", unpacked)
    assert read_form_workbook(content).to_dict()["model_name"] == "One"
    monkeypatch.setattr(form_workbook, "MAX_UNPACKED", unpacked - 1)
    with pytest.raises(DocumentError, match="when unpacked"):
        read_form_workbook(content)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "piece", [" ", "\t", "Recommended ", "[", "<<=", "x ", ". A", "1, ", "| ", "words"]
)
def test_one_piece_repeated_in_a_typed_answer_is_gone_over_once(piece: str) -> None:
    """What patterns do cannot be counted and is timed: a square takes minutes."""
    long = f"true{piece * (100_000 // len(piece))}x"
    begin = time.process_time()
    for field in attrs.fields(DocumentationForm):
        assert typed_answer(field.type, long).status is not ReadingStatus.EMPTY
    assert time.process_time() - begin < 20


def test_a_word_document_is_written_up_to_a_length() -> None:
    for text in ("x" * MAX_WORD, "ü" * MAX_WORD):
        assert words_of(paper_docx(Paper("T", iter([Paragraph(text)])))) == text
    with pytest.raises(DocumentError) as caught:
        paper_docx(Paper("T", iter([Paragraph("x" * MAX_WORD), Paragraph("x")])))
    assert rule_of(caught) == "size"
