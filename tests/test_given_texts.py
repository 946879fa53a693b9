"""Texts that are given beside a form: what is blank or no address is refused by its name."""

from datetime import date
from pathlib import Path

import pytest

from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import FINE, INPUT_ERROR
from gpai_code.errors import DocumentError, ValueRuleError
from gpai_code.exchange.given_texts import is_reference
from gpai_code.exchange.ml_bom import to_ml_bom
from gpai_code.exchange.spdx import SpdxDataset, to_spdx
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.render.model_card import to_model_card

FORM = DocumentationForm(model_name="Example-1")
DAY = date(2026, 1, 1)
FOR_SPDX = {
    "package_version": "1",
    "supplier": "Example GmbH",
    "download_location": "https://example.org/",
}
LINK = "https://example.org/data"


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
@pytest.mark.parametrize("argument", ["name", "package_version", "supplier", "license"])
def test_what_spdx_requires_is_never_blank(argument: str, blank: str) -> None:
    texts = {**FOR_SPDX, argument: blank}
    with pytest.raises(ValueRuleError, match=f"give a text for {argument}"):
        to_spdx(FORM, released=DAY, **texts)  # type: ignore[arg-type]


def test_a_dataset_of_spdx_comes_from_somebody_and_from_somewhere() -> None:
    nobody = SpdxDataset(built=DAY, released=DAY, originator=" ", location=LINK)
    with pytest.raises(ValueRuleError, match="dataset_originator"):
        to_spdx(FORM, released=DAY, dataset=nobody, **FOR_SPDX)  # type: ignore[arg-type]
    nowhere = SpdxDataset(built=DAY, released=DAY, originator="Example", location="a disk")
    with pytest.raises(DocumentError, match="/dataset_location"):
        to_spdx(FORM, released=DAY, dataset=nowhere, **FOR_SPDX)  # type: ignore[arg-type]


@pytest.mark.parametrize("argument", ["name", "license"])
def test_a_bom_states_no_blank_name_and_no_blank_licence(argument: str) -> None:
    with pytest.raises(ValueRuleError, match=f"give a text for {argument}"):
        to_ml_bom(FORM, **{argument: " "})  # type: ignore[arg-type]


def test_a_card_states_no_blank_licence_and_links_to_an_address() -> None:
    with pytest.raises(ValueRuleError, match="give a text for license"):
        to_model_card(FORM, license="")
    with pytest.raises(DocumentError, match="/license_link"):
        to_model_card(FORM, license="own terms", license_link="javascript:alert(1)")


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        ("https://example.org/catalog.json", True),
        ("gpai-code-final.oscal.json", True),
        ("../shared/catalog.json", True),
        ("/srv/a%20catalog.json", True),
        ("", False),
        ("a catalog.json", False),
        ("javascript:alert(1)", False),
        ("../a//b.json", False),
        ("100%.json", False),
    ],
)
def test_a_reference_is_an_address_or_the_way_to_a_file(text: str, refers: bool) -> None:
    assert is_reference(text) is refers


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["catalog", "--format", "oscal-profile", "--as-of", "2026-13-01"], "--as-of: "),
        (["catalog", "--format", "oscal-profile", "--catalog-href", "a b"], "--catalog-href "),
        (["export", "FORM", "--format", "spdx", "--released", "soon"], "--released: "),
        (["export", "FORM", "--format", "cyclonedx", "--component", "a"], "--component "),
    ],
)
def test_a_wrong_text_is_refused_with_its_option(
    words: list[str], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "form.json"
    form.write_text(FORM.to_json(), "utf-8")
    words = [str(form) if word == "FORM" else word for word in words]
    if words[0] == "catalog":
        words += ["--situation", "open-source"]
    assert main(words) == INPUT_ERROR
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"gpai-code: {named}" in captured.err


@pytest.mark.parametrize("content", ["", "null", "{}", "nothing of a model"])
def test_a_source_that_states_nothing_is_never_passed_over_in_silence(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "source.txt"
    source.write_text(content, "utf-8")
    code = main(["init", str(tmp_path / "form.json"), "--from", str(source)])
    assert code in (FINE, INPUT_ERROR)
    assert "source.txt" in capsys.readouterr().err
