"""Readers of files that other programs wrote: pages, Word, spreadsheets, BOMs, cards, licences."""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from gpai_code.catalog.citations.finder import find, find_all
from gpai_code.catalog.code import Code, load
from gpai_code.catalog.ids import MAX_LENGTH
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.exchange.cyclonedx_reading import read_cyclonedx
from gpai_code.exchange.cyclonedx_standards import to_cyclonedx
from gpai_code.exchange.form_sources import propose_rows
from gpai_code.exchange.ml_bom import to_ml_bom
from gpai_code.exchange.probo import read_probo, to_probo
from gpai_code.exchange.spdx import to_spdx
from gpai_code.forms.documents import FORMS, read_document
from gpai_code.forms.safety_security.common import SafetyDocument
from gpai_code.forms.safety_security.options import CopyFor
from gpai_code.licenses.texts import assess_license_text
from gpai_code.reading.documentation import read_documentation
from gpai_code.reading.form_workbook import read_form_workbook
from gpai_code.reading.inventory import read_inventory
from gpai_code.reading.proposals import accept, with_proposals
from gpai_code.reading.summary import read_summary
from gpai_code.reading.typed_answers import typed_answer
from gpai_code.render.by_type import to_html, to_markdown
from gpai_code.render.form_workbook import to_xlsx
from gpai_code.render.model_card import to_model_card
from gpai_code.render.reading import reading_markdown
from gpai_code.render.tables import to_csv
from gpai_code.render.word import to_docx
from gpai_code.reports.checked_files import Given, check_document
from gpai_code.text_io.json_writer import write_json
from gpai_code.text_io.strict_json import read_json
from tests.fuzz.reader import Reader, text_of

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SAFETY = ("invented.framework.json", "invented.model-report.json", "invented.incident.json")
EDITION = "third-draft"

INVENTORY = b"name,link,tokens\nTidebook,https://tides.example/book,5e9\nB,https://b.example/,1.5\n"
CROISSANT = b"""{"@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0",
"name": "Tidebook", "url": "https://tides.example/book", "license": "MIT"}"""
CONFIGURATION = b"""{"architectures": ["LlamaForCausalLM"], "model_type": "llama",
"hidden_size": 4096, "num_hidden_layers": 32, "max_position_embeddings": 8192}"""
LICENSE = b"""MIT License. Copyright (c) 2020 A. Permission is hereby granted, free of charge, to
any person obtaining a copy of this software, to deal in the Software without restriction."""
CITATIONS = (
    b"Measures 7.1 to 7.5",
    b"Art. 53 Abs. 1 lit. d KI-VO",
    b"point (2) of Measure 9.3 and Appendix 1.4",
    b"Commitment II.4, third draft",
)
TYPED = (b"1, 3, other: code", b"2025-01-31", b"7.2e10", b"tokens: 5 | words: 6", b'{"value": "5"}')
PDF_OBJECTS = (
    b"<</Type /Catalog /Pages 2 0 R>>",
    b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
    b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <<"
    b"/F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>>",
    b"<</Length 123>> stream\nBT /F1 11 Tf 60 780 Td (1.1. Provider identification) Tj "
    b"0 -20 Td (Modality: Text) Tj 0 -20 Td (Last update: 24. July 2026) Tj ET\nendstream",
)


def _pdf() -> Sequence[bytes]:
    """Return a PDF of one page with its table of objects."""
    pdf, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, content in enumerate(PDF_OBJECTS, 1):
        table += b"%010d 00000 n \n" % len(pdf)
        pdf += b"%d 0 obj %b endobj\n" % (number, content)
    count = len(PDF_OBJECTS) + 1
    end = b"xref\n0 %d\n%btrailer <</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF\n"
    return [pdf + end % (count, table, count, len(pdf))]


@cache
def _form() -> Any:
    return read_document((EXAMPLES / "apertus-70b.third-draft.json").read_bytes())


@cache
def _summary() -> Any:
    return read_document((EXAMPLES / "apertus-70b.summary.json").read_bytes())


def _read_summary(data: bytes) -> None:
    reading_markdown(read_summary(data)).encode()


def _read_form(data: bytes) -> None:
    reading_markdown(read_documentation(data)).encode()


def _inside(archive: Callable[[], bytes], part: str) -> Callable[[bytes], bytes]:
    """Return what puts a part of an archive back into it; a spoiled archive is only refused."""

    def pack(data: bytes) -> bytes:
        packed = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(archive())) as whole,
            zipfile.ZipFile(packed, "w") as spoiled,
        ):
            for name in whole.namelist():
                spoiled.writestr(name, data if name == part else whole.read(name))
        return packed.getvalue()

    return pack


def _part(archive: Callable[[], bytes], part: str) -> Callable[[], Sequence[bytes]]:
    return lambda: [zipfile.ZipFile(io.BytesIO(archive())).read(part)]


@cache
def _word() -> bytes:
    return to_docx(_summary())


@cache
def _workbook() -> bytes:
    return to_xlsx(_form())


MAX_TYPED = 2**16
"""How much of a typed answer is read, as the answer to each row in turn, in bytes."""

WORD_PART, WORKBOOK_PART = "word/document.xml", "xl/worksheets/sheet1.xml"
_packed_word = _inside(_word, WORD_PART)
_packed_workbook = _inside(_workbook, WORKBOOK_PART)


def _propose(name: str) -> Callable[[bytes], None]:
    """Return what proposes and accepts what a document states."""

    def read(data: bytes) -> None:
        statements = propose_rows(data, name)
        form = with_proposals(FORMS["final"](), statements.proposals)
        accept(form).form.to_json()
        "\n".join(statements.notes).encode()

    return read


def _bom() -> Sequence[bytes]:
    bom = to_ml_bom(_form(), audience="AIO", name="A").document
    other = (
        b'{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": '
        b'"machine-learning-model", "bom-ref": "a", "name": "a/b", "version": "1", "licenses": '
        b'[{"license": {"id": "MIT"}}], "modelCard": {"modelParameters": {"task": "chat", '
        b'"modelArchitecture": "L", "inputs": [{"format": "text"}]}}}]}'
    )
    return [write_json(bom).encode(), other]


def _spdx() -> Sequence[bytes]:
    document = to_spdx(
        _form(),
        name="A",
        supplier="B",
        package_version="1",
        released=date(2025, 1, 1),
        download_location="https://a.example/",
    ).document
    return [write_json(document).encode()]


def _cards() -> Sequence[bytes]:
    card = to_model_card(_form(), "---\nlicense: mit\n---\n# Model Card for A\n").document
    template = (
        b"---\nlicense: mit\npipeline_tag: text-generation\ndatasets: [a/b]\n---\n"
        b"# Model Card for A\n- **Developed by:** B\n<!-- c -->\n### Direct Use\nChat.\n"
    )
    return [card.encode(), template]


def _safety(data: bytes) -> None:
    document = read_document(data)
    check_document(data, Given())
    for write in (to_markdown, to_html, to_csv):
        write(document).encode()
    if isinstance(document, SafetyDocument):
        for reader in CopyFor:
            document.copied_for(reader).to_json()


@cache
def _small_code() -> Code:
    record = load(EDITION).to_record()
    small = attrs.evolve(
        record,
        recitals=record.recitals[:1],
        commitments=record.commitments[:1],
        appendices=record.appendices[:1],
        glossary=record.glossary[:1],
    )
    return Code.from_json(write_json(unstructure(small)))


def _written(write: Callable[[Code], Any]) -> Sequence[bytes]:
    """Return the catalogue of a small edition; a date is written as in YAML."""
    return [json.dumps(write(_small_code()).document, default=str).encode()]


def _catalog(read: Callable[[object], object]) -> Callable[[bytes], object]:
    return lambda data: read(read_json(data))


def _typed(data: bytes) -> None:
    for kind in FORMS.values():
        for annotation in {row.type for row in kind.__attrs_attrs__}:
            typed_answer(annotation, text_of(data[:MAX_TYPED]))


def _citations(data: bytes) -> None:
    text = text_of(data)
    find_all(text)
    find(text[:MAX_LENGTH])


FILE_READERS: dict[str, Reader] = {
    "html-summary": Reader(_read_summary, lambda: [to_html(_summary()).encode()], (b"<td>", b"<")),
    "word-summary": Reader(
        lambda data: _read_summary(_packed_word(data)),
        _part(_word, WORD_PART),
        (b"<w:t>", b"<w:tbl>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;"),
    ),
    "pdf-summary": Reader(_read_summary, _pdf, (b" 0 R", b"<<", b"endobj", b"Tj")),
    "markdown-form": Reader(_read_form, lambda: [to_markdown(_form()).encode()], (b"| ", b"\n")),
    "html-form": Reader(_read_form, lambda: [to_html(_form()).encode()], (b"<tr>", b"</")),
    "csv-form": Reader(_read_form, lambda: [to_csv(_form()).encode()], (b'"', b",", b"\r\n")),
    "workbook-form": Reader(
        lambda data: read_form_workbook(_packed_workbook(data)),
        _part(_workbook, WORKBOOK_PART),
        (b"<c ", b"<row ", b"<f>1+1</f>", b' t="s"'),
    ),
    "inventory": Reader(read_inventory, lambda: [INVENTORY, CROISSANT], (b",", b"\t", b"\n")),
    "bom": Reader(_propose("bom.json"), _bom, (b'"properties"', b'"components"')),
    "spdx-document": Reader(_propose("spdx.json"), _spdx, (b'"@graph"', b'"spdxId"')),
    "card-for-a-form": Reader(_propose("README.md"), _cards, (b"<!-- gpai-code:end ", b"-->")),
    "configuration": Reader(_propose("config.json"), lambda: [CONFIGURATION]),
    "safety": Reader(_safety, lambda: [(EXAMPLES / name).read_bytes() for name in SAFETY]),
    "license-text": Reader(assess_license_text, lambda: [LICENSE], (b"Copyright ", b"\n")),
    "citation": Reader(_citations, lambda: CITATIONS, (b"Measure ", b" to ", b"(1)", b"Art. ")),
    "typed-answer": Reader(_typed, lambda: TYPED, (b" | ", b"=", b"other: ", b"N/A")),
    "cyclonedx": Reader(_catalog(read_cyclonedx), lambda: _written(to_cyclonedx)),
    "probo": Reader(_catalog(read_probo), lambda: _written(to_probo)),
}
"""Every reader of files by name."""
