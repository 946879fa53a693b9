"""Exports that were printed as PDF, by a browser or a word processor, are read back row by row."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from gpai_code.forms.base import Form
from gpai_code.forms.documents import read_document
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.reading.documentation import read_documentation
from gpai_code.reading.summary import read_summary
from gpai_code.render.by_type import to_html
from gpai_code.render.word import to_docx
from tests.published_summaries import FILLED
from tests.test_read_documentation import EXPECTED

pytest.importorskip("pypdfium2")
pytest.importorskip("docx")

ROOT = Path(__file__).parent.parent
SUMMARY = read_document(ROOT / "examples" / "apertus-70b.summary.json")
DRAFT = read_document(ROOT / "examples" / "apertus-70b.third-draft.json")
WHOLE = DocumentationForm(document_version="1.2", **EXPECTED)
FORMS = {"summary": FILLED, "example summary": SUMMARY, "form": WHOLE, "example form": DRAFT}


def with_browser(form: Form, folder: Path) -> Path:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("Chromium is not installed")
    page, pdf = folder / "a.html", folder / "a.pdf"
    page.write_text(to_html(form), "utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={pdf}")
    profile = f"--user-data-dir={folder / 'profile'}"
    subprocess.run(
        [program, *options, profile, page.as_uri()], check=True, capture_output=True, timeout=120
    )
    return pdf


def with_word_processor(form: Form, folder: Path) -> Path:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    document = folder / "a.docx"
    document.write_bytes(to_docx(form))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(document),
    ]
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "HOME": str(folder)},
    )
    return folder / "a.pdf"


@pytest.mark.thorough(measured=True)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("print_", [with_browser, with_word_processor])
def test_what_was_exported_and_printed_is_read_back(
    form: Form, print_: Callable[[Form, Path], Path], tmp_path: Path
) -> None:
    pdf = print_(form, tmp_path)
    if form.DOCUMENT == FILLED.DOCUMENT:
        summary = read_summary(pdf)
        read: Form = summary.summary
    else:
        read = read_documentation(pdf).form
    for (row, answer), (_, again) in zip(form.rows(), read.rows(), strict=True):
        if isinstance(answer, str):
            # a printed page does not show whether a line ended there or was full
            assert again is not None
            assert again.split() == answer.split(), row.id
        else:
            assert again == answer, row.id
