"""The skill that the wheel carries for assistants: short, and every command in it works."""

import re
import shlex
from importlib.resources import files
from pathlib import Path

import pytest

from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import FINDINGS, FINE

SKILL = Path(str(files("gpai_code").joinpath(".agents", "skills", "gpai-code", "SKILL.md")))
TEXT = SKILL.read_text("utf-8")
COMMANDS = re.findall(r"^gpai-code .+$", "".join(re.findall(r"```sh\n(.*?)```", TEXT, re.S)), re.M)

MAX_TOKENS = 2_000


def test_the_front_matter_has_what_assistants_choose_a_skill_by() -> None:
    yaml = pytest.importorskip("yaml")
    front = yaml.safe_load(TEXT.split("---\n")[1])
    assert front.keys() == {"name", "description"}
    assert front["name"] == SKILL.parent.name
    assert len(front["description"]) <= 1_024


def test_it_is_short() -> None:
    # of English and commands a tokenizer makes no more pieces than words and signs
    pieces = re.findall(r"[A-Za-z]{1,8}|[0-9]{1,3}|[^\sA-Za-z0-9]", TEXT)
    assert len(pieces) <= MAX_TOKENS


def test_every_command_works_in_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(COMMANDS) > 15
    for command in COMMANDS:
        name, *words = shlex.split(command)
        assert name == "gpai-code"
        expected = (FINE, FINDINGS) if words[0] == "check" else (FINE,)
        assert main(words) in expected, (command, capsys.readouterr().err)


def test_the_python_in_it_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.S)
    exec(compile(code, str(SKILL), "exec"), {})
    assert "undetermined" in capsys.readouterr().out
