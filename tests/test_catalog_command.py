"""The command `catalog`: what it writes where, and what it refuses."""

import json
from pathlib import Path

import pytest

from gpai_code.cli import main
from gpai_code.cli.catalog_formats import FORMATS, OPTIONS

DECISIONS = ("oscal-profile", "oscal-results", "cyclonedx-attestation")

VALUES = {
    "edition": "final",
    "spec_version": "1.6",
    "base": "https://code.example/",
    "situation": "open-source",
    "facts": "facts.json",
    "as_of": "2026-11-29",
    "catalog_href": "catalog.json",
}
"""A value for each option."""


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["catalog", *words])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_links_begin_with_the_base_that_was_given(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--format", "opencre", "--base", "https://code.example/gpai")
    assert out.splitlines()[1].endswith(",https://code.example/gpai/final/transparency-1")


def test_the_document_is_the_output_and_the_losses_are_remarks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = run(capsys, "--format", "probo")
    assert code == 0
    assert json.loads(out).keys() == {"id", "name", "controls"}
    assert err.startswith("not in the document: entries that state no duty (transparency-objective")


def test_a_file_is_written_whole_and_replaced_only_if_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "table.tsv")
    assert run(capsys, "--format", "sssom", "-o", path)[0] == 0
    before = Path(path).read_bytes()
    code, _, err = run(capsys, "--format", "opencre", "-o", path)
    assert code == 1
    assert "exists already" in err
    assert Path(path).read_bytes() == before
    assert run(capsys, "--format", "opencre", "-o", path, "--overwrite")[0] == 0


@pytest.mark.parametrize("name", FORMATS)
def test_an_option_without_effect_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for option in OPTIONS:
        if option not in FORMATS[name].takes:
            words = (f"--{option.replace('_', '-')}", VALUES[option])
            code, out, err = run(capsys, "--format", name, *words)
            assert (code, out) == (1, "")
            assert f"has no effect on {name}" in err


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_needs_facts(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--format", name, "--as-of", "2026-11-29")
    assert (code, out) == (1, "")
    assert "needs --facts or --situation" in err


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_is_made_from_a_file_of_facts(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"license": "CC-BY-NC-4.0", "systemic_risk": false}')
    words = ("--format", name, "--facts", str(facts), "--as-of", "2026-11-29")
    code, out, _ = run(capsys, *words, "--edition", "third-draft")
    assert code == 0
    assert "not_applicable" in out
    assert "third-draft" in out


def test_a_fault_in_the_facts_names_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"licence": "MIT"}')
    code, out, err = run(capsys, "--format", "oscal-profile", "--facts", str(facts))
    assert (code, out) == (1, "")
    assert str(facts) in err
    assert "did you mean license?" in err


def test_the_facts_are_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text("{}")
    words = ("--facts", str(facts), "-o", str(facts), "--overwrite")
    code, _, err = run(capsys, "--format", "oscal-profile", *words)
    assert code == 1
    assert "is the input too" in err
    assert facts.read_text() == "{}"


def test_assessment_results_need_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--format", "oscal-results", "--situation", "systemic-risk")
    assert (code, out) == (1, "")
    assert "needs --as-of" in err


@pytest.mark.parametrize("day", ["soon", "29.11.2026", "2026-02-30"])
def test_a_day_that_is_none_is_refused(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--situation", "open-source", "--as-of", day)
    assert run(capsys, "--format", "cyclonedx-attestation", *words)[:2] == (1, "")


@pytest.mark.parametrize(
    "base",
    [
        "code.example",
        "javascript:alert(1)",
        "https://a b",
        "https://a/?b",
        "https://a/#b",
        "https://a\n#x: y",
        'https://"',
    ],
)
def test_a_base_that_is_no_address_is_refused(
    base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "--format", "sssom", "--base", base)
    assert (code, out) == (1, "")
    assert "--base must be an address" in err


@pytest.mark.parametrize(
    ("name", "what"), [("oscal", "OSCAL version"), ("cyclonedx", "CycloneDX version")]
)
def test_a_version_that_is_not_written_is_refused(
    name: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "--format", name, "--spec-version", "0.1")
    assert (code, out) == (1, "")
    assert f"'0.1' is no {what}" in err


def test_a_profile_of_a_situation_has_its_title_and_the_catalogue_that_was_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("--situation", "systemic-risk", "--catalog-href", "https://code.example/c.json")
    _, out, _ = run(capsys, "--format", "oscal-profile", *words)
    profile = json.loads(out)["profile"]
    assert profile["metadata"]["title"] == "Systemic risk"
    assert profile["imports"][0]["href"] == "https://code.example/c.json"


def test_a_missing_extra_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "yaml", None)
    code, out, err = run(capsys, "--format", "ciso-assistant")
    assert (code, out) == (1, "")
    assert err == "gpai-code: this needs PyYAML; install gpai-code[yaml]\n"
