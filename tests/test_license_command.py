"""Licences on the command line: `license`, and the text that it prints."""

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import FINE, INPUT_ERROR
from gpai_code.licenses import assess_license, assess_license_text
from gpai_code.licenses.texts import MAX_TEXT_LENGTH, LicenseTextAssessment, TextMatch
from gpai_code.render import describe_license

Run = Callable[..., tuple[int, str, str]]

MIT = """\
MIT License

Copyright (c) 2025 Somebody

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `license` with these words."""

    def run_words(*words: str) -> tuple[int, str, str]:
        code = main(["license", *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_words


def stdin_of(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))


def test_a_file_standard_input_and_an_option_say_the_same(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "LICENSE"
    file.write_text(MIT)
    stdin_of(monkeypatch, MIT.encode())
    answers = {run(str(file)), run("-"), run("--text", MIT)}
    assert answers == {(FINE, describe_license(assess_license_text(MIT)) + "\n", "")}
    lines = answers.pop()[1].splitlines()
    assert lines[:2] == ["The text is that of MIT.", "MIT: qualifies (this is no legal advice)"]


def test_a_name_is_assessed_with_its_base_models(run: Run) -> None:
    code, alone, _ = run("--name", "mit")
    assert (code, alone.splitlines()[0]) == (FINE, "mit: qualifies (this is no legal advice)")
    based = assess_license("mit", base_models=["meta-llama/Llama-3.1-8B"])
    code, out, _ = run("--name", "mit", "--base-model", "meta-llama/Llama-3.1-8B")
    assert (code, out) == (FINE, describe_license(based) + "\n")
    assert out != alone


def test_json_is_the_assessment_with_the_version_and_the_revision(run: Run) -> None:
    code, out, _ = run("--name", "Apache-2.0 OR CC-BY-NC-4.0", "--json")
    document = json.loads(out)
    stamp = document.pop("generated_by")
    assert code == FINE
    assert document == assess_license("Apache-2.0 OR CC-BY-NC-4.0").to_dict()
    assert stamp.keys() == {"library", "version", "license_table"}
    _, out, _ = run("--text", MIT, "--json")
    document = json.loads(out)
    assert (document["match"], document["assessment"]["outcome"]) == ("exact", "qualifies")


@pytest.mark.parametrize(
    "name", ["no such licence", "proprietary", "bigcode-openrail-m", "gpl", "MIT AND llama3.1"]
)
def test_every_reason_and_open_point_is_printed(run: Run, name: str) -> None:
    assessment = assess_license(name)
    _, out, _ = run("--name", name)
    words = " ".join(out.split())
    for line in (*assessment.because, *assessment.contested):
        assert " ".join(line.split()) in words
    assert all(len(line) <= 88 for line in out.splitlines())


@pytest.mark.parametrize(
    "name", ["MIT AND", "mit and", "MIT AND OR ISC", "with MIT", "(mit or isc"]
)
def test_an_expression_that_is_cut_off_is_refused_with_what_would_do(run: Run, name: str) -> None:
    code, out, err = run("--name", name)
    assert (code, out) == (INPUT_ERROR, "")
    assert f"cannot read licence '{name}'" in err
    assert "write an expression such as" in err


def test_what_differs_is_printed(run: Run) -> None:
    changed = MIT.replace("The above copyright", "No one may use it at work. The above copyright")
    assessment = assess_license_text(changed)
    assert assessment.match == TextMatch.CLOSE
    code, out, _ = run("--text", changed)
    assert code == FINE
    assert out.startswith("The text comes closest to that of MIT, with 9")
    assert "no one may use it at work" in " ".join(out.split())
    assert "the licence text: undetermined (this is no legal advice)" in out


def test_an_unknown_text_and_a_title_get_different_answers() -> None:
    unknown = describe_license(assess_license_text("All rights reserved, and so on."))
    assert unknown.splitlines()[0] == "The text was not recognised."
    titled = assess_license_text("Llama 3.1 Community License Agreement\n\nSome other words.")
    assert titled.match == TextMatch.TITLE
    first = f"The text bears the title of {titled.identified_as}."
    assert describe_license(titled).splitlines()[0] == first


def test_licences_with_the_same_text_are_named() -> None:
    assessment = LicenseTextAssessment(
        match=TextMatch.EXACT,
        identified_as="GPL-3.0-only",
        same_text=("GPL-3.0-or-later",),
        assessment=assess_license("GPL-3.0-only"),
    )
    assert describe_license(assessment).splitlines()[1] == "The same text: GPL-3.0-or-later."


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "name one licence"),
        (["LICENSE", "--name", "mit"], "name one licence"),
        (["--text", "words", "--name", "mit"], "name one licence"),
        (["--text", "words", "--base-model", "a/b"], "--base-model goes with --name"),
        (["--name", ""], ""),
        (["--name", "x" * 100_000], ""),
        (["no-such-file"], "no-such-file"),
        (["."], ""),
        ([os.devnull], ""),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_message(
    run: Run,
    words: list[str],
    message: str,
) -> None:
    code, out, err = run(*words)
    assert (code, out) == (INPUT_ERROR, "")
    assert err.startswith("gpai-code: ")
    assert err.count("\n") == 1
    assert message in err
    assert "Traceback" not in err
    assert "\x1b" not in err
    assert len(err) < 1000


@pytest.mark.parametrize("content", [b"words \xff", b"words " * MAX_TEXT_LENGTH])
def test_bytes_that_are_no_text_are_refused_from_a_file_and_a_stream(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
) -> None:
    file = tmp_path / "LICENSE"
    file.write_bytes(content)
    stdin_of(monkeypatch, content)
    for words in ([str(file)], ["-"]):
        code, out, err = run(*words)
        assert (code, out) == (INPUT_ERROR, "")
        assert err.startswith("gpai-code: ")
        assert "has 1 fault" in err
        assert err.count("\n") == 2


def test_control_characters_of_a_text_or_a_name_are_never_printed(run: Run) -> None:
    dirty = MIT.replace("The above copyright", "\x1b[2J\u202eNo work.\x07 The above copyright")
    for words in (["--text", dirty], ["--name", "mit\x1b[2J\u202e"]):
        _, out, err = run(*words)
        assert out
        assert not {"\x1b", "\x07", "\u202e"} & set(out + err)
