"""The command as people and machines run it: whatever is wrong, one message and no traceback."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from gpai_code.cli.arguments import MAX_WORKERS
from gpai_code.cli.exit_codes import FINE, INPUT_ERROR, INTERRUPTED

ROOT = Path(__file__).parent.parent
FORM = ROOT / "examples" / "apertus-70b.third-draft.json"

pytestmark = [
    pytest.mark.thorough(every_python=True),
    pytest.mark.skipif(os.name != "posix", reason="pipes, devices and signals of POSIX"),
]


def command(words: Sequence[str | bytes | Path]) -> list[str | bytes | Path]:
    return [sys.executable, "-m", "gpai_code", *words]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


def run(
    *words: str | bytes | Path, stdin: Any = subprocess.DEVNULL, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(words),
        stdin=stdin,
        capture_output=True,
        env=environment(**variables),
        timeout=60,
        check=False,
    )


def through_shell(script: str) -> subprocess.CompletedProcess[bytes]:
    """Run a script in which $G is the command."""
    full = f'G() {{ "{sys.executable}" -m gpai_code "$@"; }}; {script}'
    return subprocess.run(
        ["bash", "-c", full], env=environment(), capture_output=True, timeout=60, check=False
    )


def refused(ran: subprocess.CompletedProcess[bytes], message: str) -> None:
    assert ran.returncode == INPUT_ERROR, ran.stderr
    assert ran.stdout in (b"", None)
    assert ran.stderr.startswith((b"gpai-code: ", b"usage: "))
    assert message in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr


READING = {
    "check": ("check",),
    "check --jsonl": ("check", "--jsonl"),
    "check --facts": ("check", FORM, "--facts"),
    "export": ("export",),
    "migrate": ("migrate",),
    "resolve": ("resolve",),
    "resolve --jsonl": ("resolve", "--jsonl"),
    "resolve --model-card": ("resolve", "--model-card"),
    "ask": ("ask",),
    "read-summary": ("read-summary",),
    "domains": ("domains", "--unit", "bytes"),
}
every_reading = pytest.mark.parametrize("words", READING.values(), ids=READING)


@every_reading
def test_what_is_no_file_is_refused_and_not_waited_for(
    words: tuple[str | Path, ...], tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    refused(run(*words, pipe), "a pipe and no file")  # nobody ever writes into it
    refused(run(*words, "/dev/zero"), "a device and no file")
    refused(run(*words, tmp_path), "Is a directory")


@pytest.mark.parametrize("words", [("init",), ("export", FORM, "-o"), ("facts", "--template")])
def test_what_is_no_file_is_never_replaced(words: tuple[str | Path, ...], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    refused(run(*words, pipe, "--force"), "is a pipe and no file")
    refused(run(*words, tmp_path, "--force"), "Is a directory")
    refused(run(*words, tmp_path / "none" / "file"), f"{tmp_path}/none/file: No such file")
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_results_are_written_into_files_only(tmp_path: Path) -> None:
    pipe, lines = tmp_path / "pipe", tmp_path / "facts.jsonl"
    os.mkfifo(pipe)
    lines.write_text("{}\n")
    for flag in ("--force", "--resume"):
        refused(run("resolve", "--jsonl", lines, "-o", pipe, flag), "is a pipe and no file")


def test_standard_input_is_read_up_to_a_size() -> None:
    with Path("/dev/zero").open("rb") as endless:
        refused(run("check", "-", stdin=endless), "more than 16777216 bytes")


@pytest.mark.parametrize("broken", [b"\xff\x1b[31m", b"a\xed\xa0\x80"])
@pytest.mark.parametrize(
    "words",
    [
        *(("show",), ("check",), ("resolve", "--license"), ("list", "--edition"), ("schema",)),
        *(("list", "--article"), ("due",), ("diff", "third-draft", "final"), ()),
    ],
    ids=" ".join,
)
def test_an_argument_that_is_no_utf_8_is_refused_with_a_message_that_steers_no_terminal(
    words: tuple[str, ...], broken: bytes
) -> None:
    ran = run(*words, broken)
    refused(ran, "")
    assert b"\x1b" not in ran.stderr
    ran.stderr.decode()


def test_what_a_licence_says_steers_no_terminal() -> None:
    hostile = "MIT WITH a\u009b31m\u202eb"
    for option in ((), ("--explain",), ("--markdown",)):
        ran = run("resolve", "--license", hostile, *option)
        assert ran.returncode == FINE
        assert b"WITH" in ran.stdout or b"a" in ran.stdout
        assert not {"\u009b", "\u202e"} & set(ran.stdout.decode())


@pytest.mark.parametrize("words", [("list",), ("list", "--json"), ("export", FORM)])
def test_a_reader_that_goes_away_is_no_error(words: tuple[str | Path, ...]) -> None:
    with subprocess.Popen(
        command(words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait(60) == FINE
        assert process.stderr.read() == b""


@pytest.mark.parametrize("words", ["list", "list --json", "schema form", "export FORM"])
def test_an_unwritable_standard_output_is_reported(words: str) -> None:
    words = words.replace("FORM", str(FORM))
    refused(through_shell(f"G {words} >&-"), "standard output is closed")
    if Path("/dev/full").exists():
        refused(through_shell(f"G {words} >/dev/full"), "No space left on device")


@pytest.mark.parametrize("words", ["resolve -", "check -", "ask", "resolve --jsonl -"])
def test_a_closed_standard_input_is_reported(words: str) -> None:
    ran = through_shell(f"G {words} <&-")
    assert ran.returncode == INPUT_ERROR
    assert b"standard input is closed" in ran.stderr
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_document_is_utf_8_whatever_the_terminal_speaks(encoding: str) -> None:
    ran = run("export", FORM, PYTHONIOENCODING=encoding)
    assert ran.returncode == FINE
    assert ran.stdout == run("export", FORM).stdout
    assert not ran.stdout.isascii()
    text = run("fields", PYTHONIOENCODING=encoding)
    assert (text.returncode, text.stderr) == (FINE, b"")


def test_an_interrupted_command_ends_with_a_message() -> None:
    with subprocess.Popen(
        command(["resolve", "-"]),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        # a shell may start the tests in the background, with this signal ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        time.sleep(2)  # until it waits for its input
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == INTERRUPTED
        assert process.stderr is not None
        assert process.stderr.read() == b"gpai-code: interrupted\n"


@pytest.mark.parametrize(
    "number", ["0", "-1", str(MAX_WORKERS + 1), "9" * 5_000, "1.5", "", "\u0661", "many"]
)
def test_workers_are_a_number_within_bounds(number: str, tmp_path: Path) -> None:
    lines = tmp_path / "facts.jsonl"
    lines.write_text("{}\n")
    refused(run("resolve", "--jsonl", lines, f"--workers={number}"), "is not a number from 1 to")
    refused(run("search", "x", "--limit", "9" * 5_000), "invalid int value")


def test_a_name_of_a_file_steers_no_terminal(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\x1b[31m.json"
    with open(name, "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(b"[]")
    ran = run("export", name)
    refused(ran, "give an object")
    assert b"\x1b" not in ran.stderr


# Nobody's file is ever lost


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "lines.jsonl"
    path.write_text('{"license": "MIT"}\n')
    return path


def other_names(path: Path) -> list[Path]:
    """Return other names of a file: through a folder, a link, a second entry of the folder."""
    names = [path.parent / "." / path.name, path.parent / "link", path.parent / "second"]
    names[1].symlink_to(path)
    names[2].hardlink_to(path)
    return [path, *names]


@pytest.mark.parametrize(
    "words",
    [
        ("resolve", "--jsonl"),
        ("check", "--jsonl"),
        ("check",),
        ("export",),
        ("migrate",),
        ("read-summary",),
        ("domains", "--unit", "bytes"),
        ("check", FORM, "--facts"),
        ("check", FORM, "--datasets"),
    ],
)
def test_an_output_that_is_the_input_by_any_name_is_refused(
    words: tuple[str | Path, ...], lines: Path
) -> None:
    before = lines.read_bytes()
    for name in other_names(lines):
        refused(run(*words, lines, "-o", name, "--force"), "is the input too")
        assert lines.read_bytes() == before


def test_an_output_that_is_standard_input_is_refused(lines: Path) -> None:
    before = lines.read_bytes()
    with lines.open("rb") as stream:
        refused(run("resolve", "--jsonl", "-", "-o", lines, "--force", stdin=stream), "input too")
    assert lines.read_bytes() == before


def test_answers_are_appended_to_answers_of_the_same_command_and_options_alone(
    lines: Path, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.jsonl"
    assert run("resolve", "--jsonl", lines, "-o", answers).returncode == FINE
    before = answers.read_bytes()
    for words in (
        ("check", "--jsonl"),
        ("resolve", "--jsonl", "--full"),
        ("resolve", "--jsonl", "--edition", "third-draft"),
        ("resolve", "--jsonl", "--as-of", "2026-08-02"),
    ):
        refused(run(*words, lines, "-o", answers, "--resume"), "line 1 is not an answer of this")
        assert answers.read_bytes() == before
    assert run("resolve", "--jsonl", lines, "-o", answers, "--resume").returncode == FINE
    assert answers.read_bytes() == before


@pytest.mark.parametrize("content", [b"a novel without a line break", b"{}", b'{"line": 1}'])
def test_resume_leaves_a_file_of_others_alone(lines: Path, tmp_path: Path, content: bytes) -> None:
    novel = tmp_path / "novel.txt"
    novel.write_bytes(content)
    refused(run("resolve", "--jsonl", lines, "-o", novel, "--resume"), "is not an answer")
    assert novel.read_bytes() == content


# Streams that are closed


def test_notes_never_go_into_an_answer_where_standard_error_is_closed(tmp_path: Path) -> None:
    card = tmp_path / "README.md"
    card.write_text("---\nlicense: mit\nlicense_name: other\n---\n")
    words = f"resolve --model-card {card} --json"
    with_notes = through_shell(f"G {words}")
    assert with_notes.stderr
    without = through_shell(f"G {words} 2>&-")
    assert (without.returncode, without.stdout) == (with_notes.returncode, with_notes.stdout)


def test_an_error_keeps_its_exit_code_where_nobody_reads_it() -> None:
    ran = through_shell("(G show II.99; echo $? >&3) 3>&1 2>&1 1>/dev/null | true")
    assert ran.stdout in (b"", b"1\n")  # `true` may close the pipe before or after the message
    assert through_shell("G show II.99 2>&-").returncode == INPUT_ERROR
    assert through_shell("G nonsense 2>&-").returncode == INPUT_ERROR


def test_a_symlink_loop_is_one_clear_error(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    refused(run("check", loop), "Too many levels of symbolic links")
    refused(run("init", loop, "--force"), "Too many levels of symbolic links")
    refused(run("resolve", "--jsonl", FORM, "-o", loop, "--force"), "Too many levels")
