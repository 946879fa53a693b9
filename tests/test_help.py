"""Help: what it says is whole, its examples work as printed, and mistakes get a suggestion."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gpai_code.cli.app import COMMANDS, command_of, main, parser_of
from gpai_code.cli.exit_codes import FINDINGS, FINE, INPUT_ERROR, INTERRUPTED, UNDETERMINED

ROOT = Path(__file__).resolve().parent.parent
bash = shutil.which("bash")

Run = Callable[..., tuple[int, str, str]]
every_command = pytest.mark.parametrize("name", COMMANDS)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process, on a terminal of a usual width."""
    monkeypatch.setenv("COLUMNS", "100")

    def run_words(*words: str) -> tuple[int, str, str]:
        try:
            code = main(list(words))
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_words


def test_the_program_without_a_command_prints_its_help(run: Run) -> None:
    assert run() == run("--help") == run("-h")
    code, out, err = run()
    assert (code, err) == (FINE, "")
    for name, (_, summary) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(summary)}\.$", out, re.MULTILINE)
    for exit_code in (FINE, INPUT_ERROR, FINDINGS, UNDETERMINED, INTERRUPTED):
        assert re.search(rf"^  {exit_code} +\S", out, re.MULTILINE)


@every_command
def test_every_option_of_a_command_is_described_in_a_sentence(name: str) -> None:
    for action in parser_of(name)._actions:
        text = action.help or ""
        assert text[:1].isupper(), f"{name} {action.dest}: {text!r}"
        assert text.endswith("."), f"{name} {action.dest}: {text!r}"
        assert len(text.split()) > 3, f"{name} {action.dest}: {text!r}"


@every_command
def test_the_help_of_a_command_names_its_options_examples_and_exit_codes(
    run: Run, name: str
) -> None:
    code, out, err = run(name, "--help")
    assert (code, err) == (FINE, "")
    assert out.startswith(f"usage: gpai-code {name} ")
    assert f"{COMMANDS[name][1]}." in out
    for action in parser_of(name)._actions:
        for option in action.option_strings:
            assert option in out
    assert any(example in out for example in command_of(name).examples)
    assert "exit codes:" in out


@pytest.mark.thorough
@pytest.mark.skipif(bash is None or sys.platform == "win32", reason="examples are for a shell")
@every_command
def test_the_examples_of_a_command_work_as_printed(name: str, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "gpai-code"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gpai_code "$@"\n')
    program.chmod(0o755)
    folder = tmp_path / "folder"
    folder.mkdir()
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    examples = command_of(name).examples
    assert any(example.partition("|")[2] or f"gpai-code {name}" in example for example in examples)
    for example in examples:
        ran = subprocess.run(
            [bash or "bash", "-o", "pipefail", "-c", example],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        # an empty form that an example makes is found wanting, as it must be
        assert ran.returncode in (FINE, FINDINGS), f"{example}: {ran.stderr}"
        assert "error" not in ran.stderr
        assert ran.stdout or any(folder.iterdir()), example


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        (("shwo",), "did you mean show?"),
        (("resolv", "facts.json"), "did you mean resolve?"),
        (("read_summary", "x"), "did you mean read-summary?"),
        (("show", "copyright-1.4", "--jsno"), "did you mean --json?"),
        (("check", "a.json", "--fail_on=error"), "did you mean --fail-on?"),
        (("list", "--adressee", "providers"), "did you mean --addressee?"),
        (("--json", "list"), "write it after the command"),
        (("editions", "extra"), "unexpected argument 'extra'"),
    ],
)
def test_a_mistyped_command_or_option_gets_a_suggestion(
    run: Run, words: tuple[str, ...], suggestion: str
) -> None:
    code, out, err = run(*words)
    assert (code, out) == (INPUT_ERROR, "")
    assert err.startswith("usage: gpai-code")
    assert suggestion in err


def test_what_nothing_resembles_gets_no_suggestion(run: Run) -> None:
    _, _, err = run("xyzzy")
    assert "no command 'xyzzy'; see gpai-code --help" in err


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("editions", "--edition", "final"), "--edition"),
        (("facts", "--edition", "final"), "--edition"),
        (("domains", "a.csv", "--unit", "bytes", "--edition", "final"), "--edition"),
        (("export", "form.json", "--json"), "--json"),
        (("init", "form.json", "--json"), "--json"),
        (("schema", "form", "--json"), "--json"),
        (("init", "-", "--kind", "summary", "--edition", "final"), "--edition"),
        (("init", "-", "--overwrite"), "--overwrite"),
        (("export", "form.json", "--force"), "--overwrite"),
        (("facts", "--force"), "--overwrite"),
        (("facts", "--json", "--template", "-"), "--json"),
        (("due", "--holiday", "2026-01-01"), "--holiday"),
        (("migrate", "form.json", "--json", "--output", "new.json"), "--output"),
        (("domains", "a.csv", "--unit", "bytes", "--json", "--csv"), "--csv"),
        (("schema", "form", "--path", "--annotated"), "--annotated"),
        (("schema", "form", "--path", "--dialect", "draft-07"), "--dialect"),
        (("resolve", "--workers", "2"), "--workers"),
        (("resolve", "--full"), "--full"),
        (("resolve", "--resume"), "--resume"),
        (("resolve", "--output", "decision.json"), "--output"),
        (("resolve", "--json", "--explain"), "--json does not go with --explain"),
        (("resolve", "--explain", "--markdown"), "--explain does not go with --markdown"),
        (("check", "a.json", "--workers", "2"), "--workers"),
        (("check", "a.jsonl", "--jsonl", "--compare"), "--compare"),
    ],
)
def test_an_option_that_has_no_effect_is_refused(
    run: Run, words: tuple[str, ...], option: str
) -> None:
    code, out, err = run(*words)
    assert (code, out) == (INPUT_ERROR, "")
    assert option in err


@pytest.mark.parametrize("columns", ["", "0", "many", "99999", "\u0664\u0660"])
def test_help_is_as_wide_as_a_page_where_the_width_is_not_known(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = run("check", "--help")
    assert max(map(len, out.partition("examples:")[0].splitlines())) < 80


def test_the_help_of_the_program_loads_no_command() -> None:
    code = "from gpai_code.cli.app import main; main([]); import sys; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = ran.stdout.rpartition("\n\n")[2].split()[-200:]
    assert "gpai_code.cli.exit_codes" in loaded
    assert not {"argparse", "attrs", "json", "gpai_code.errors"} & {*loaded}
