"""No command replaces a file that it also reads, whichever argument names it and by what name."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gpai_code.cli.app import COMMANDS, main, parser_of
from gpai_code.cli.exit_codes import INPUT_ERROR

FILES = {
    "FILE",
    "OFFICIAL.docx",
    "OLD",
    "NEW",
    "FACTS.json",
    "FORM.json",
    "README.md",
    "SIZES",
    "SOURCE",
}
"""What help calls an argument that names a file."""

NO_FILES = {
    *("ADDRESS", "DATE", "EVENT=YYYY-MM-DD", "LICENSE", "LINK", "MODEL", "N", "NAME", "REF"),
    *("NAME=VALUE", "ROW", "TEXT", "UNIT", "VERSION", "YYYY-MM-DD", "DRAFT"),
}
"""What it calls others."""

CONTENT = b"a letter to my mother"


def arguments() -> Iterator[tuple[str, str]]:
    """Yield each command that writes a file, with each of its arguments that name one to read."""
    for name in COMMANDS:
        parser = parser_of(name)
        result_file = parser.get_default("result_file")
        for action in parser._actions:
            if result_file is not None and action.metavar in FILES and action.dest != result_file:
                yield name, action.dest


def words_of(name: str, output: str, given: dict[str, str]) -> list[str]:
    """Return a command line with an output, some arguments, and what else cannot be left out."""
    parser = parser_of(name)
    given = {**given, parser.get_default("result_file"): output}
    words = [name]
    for action in parser._actions:
        value = given.get(action.dest)
        if value is None and (action.required or not action.option_strings):
            value = next(iter(action.choices)) if action.choices else "absent"
        if value is None or (action.nargs == "?" and action.dest not in given):
            continue
        # a list of values would take the positional argument that follows
        words += [f"{action.option_strings[0]}={value}"] if action.option_strings else [value]
    if any(action.dest == "replace" for action in parser._actions):
        words.append("--force")
    return words


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a file in an empty folder, with other names for it."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "letter"
    path.write_bytes(CONTENT)
    (tmp_path / "symbolic").symlink_to("letter")
    (tmp_path / "hard").hardlink_to(path)
    return path


def test_every_argument_names_a_file_or_something_else() -> None:
    for name in COMMANDS:
        for action in parser_of(name)._actions:
            if isinstance(action.metavar, str) and not action.choices:
                assert action.metavar in FILES | NO_FILES, (name, action.dest)


@pytest.mark.parametrize("output", ["letter", "symbolic", "hard", "./letter"])
@pytest.mark.parametrize(("name", "argument"), [*arguments()])
def test_an_output_that_is_read_by_the_same_command_is_refused(
    name: str,
    argument: str,
    output: str,
    letter: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(words_of(name, output, {argument: "letter"})) == INPUT_ERROR
    assert "is the input too" in capsys.readouterr().err
    assert letter.read_bytes() == CONTENT


WRITERS = [name for name in COMMANDS if parser_of(name).get_default("result_file")]


@pytest.mark.parametrize("output", ["letter", "symbolic", "hard"])
@pytest.mark.parametrize("name", WRITERS)
def test_an_output_that_is_standard_input_is_refused(
    name: str,
    output: str,
    letter: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with letter.open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert main(words_of(name, output, {})) == INPUT_ERROR
    assert "is the input too" in capsys.readouterr().err
    assert letter.read_bytes() == CONTENT


def test_every_command_that_takes_an_output_is_tried() -> None:
    writes = set()
    for name in COMMANDS:
        options = {
            option for action in parser_of(name)._actions for option in action.option_strings
        }
        if options & {"--output", "--save", "--template", "--overwrite"}:
            writes.add(name)
    assert set(WRITERS) == writes | {"fill"}


def test_a_device_that_is_read_and_written_is_refused_as_a_device(
    letter: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A scheduler gives no input, and its results may be thrown away; nothing is lost there."""
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        assert main(words_of("export", os.devnull, {"file": "letter"})) == INPUT_ERROR
    assert "is the input too" not in capsys.readouterr().err
