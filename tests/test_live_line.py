"""A line typed at a terminal: keys, the count that follows them, and a whole session."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from gpai_code.cli import app
from gpai_code.cli.exit_codes import FINE, INTERRUPTED
from gpai_code.cli.live_line import LiveLines, change, end_of, without_sequence
from gpai_code.forms.documents import read_form

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of POSIX")

ROOT = Path(__file__).parent.parent


class Terminal:
    """A pseudo-terminal: what is typed into it, and the reader at its other end."""

    def __init__(self) -> None:
        self.keyboard, self.terminal = os.openpty()
        self.screen = io.StringIO()
        self.lines = LiveLines(self.terminal, self.screen)

    def read(self, keys: str | bytes, count: str = "") -> str | None:
        with self.lines.key_by_key():
            os.write(self.keyboard, keys if isinstance(keys, bytes) else keys.encode())
            return self.lines.read(
                "> ", lambda line: f"{len(line.split())}{count}" if count else ""
            )


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    opened = Terminal()
    yield opened
    os.close(opened.keyboard)
    os.close(opened.terminal)


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("one two\n", "one two"),
        ("one\r", "one"),
        ("one twoo\x7f\b o\n", "one tw o"),
        ("one two  \x17three\n", "one three"),
        ("one two\x15three\n", "three"),
        ("\x7f\x17\n", ""),
        # keys that move: the line is changed at its end alone
        ("one\x1b[D\x1b[1;5C\x1bOP two\x1b\x1b\n", "one two"),
        ("a\tb\x00\x01\n", "a\tb"),
        ("żółw \u4e2d\U0001f642\n", "żółw \u4e2d\U0001f642"),
        # the end of the input is no part of an answer that is being typed
        ("one\x04\n", "one"),
    ],
)
def test_keys_make_a_line(terminal: Terminal, keys: str, line: str) -> None:
    assert terminal.read(keys) == line


def test_the_end_of_the_input_is_no_line(terminal: Terminal) -> None:
    assert terminal.read("\x04") is None


def test_bytes_that_are_no_text_are_shown_as_such(terminal: Terminal) -> None:
    assert terminal.read(b"a\xffb\n") == "a\ufffdb"


def test_what_was_typed_ahead_waits_for_the_next_line(terminal: Terminal) -> None:
    assert terminal.read("one\ntwo\nthr") == "one"
    assert terminal.read("ee\n") == "two"
    assert terminal.read("") == "three"


def test_the_count_follows_the_keys(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = iter([b"one", b" two", b"\n"])
    monkeypatch.setattr("gpai_code.cli.live_line.os.read", lambda *_: next(pieces))
    assert terminal.read("", "/20") == "one two"
    shown = terminal.screen.getvalue().split("\r\x1b[K")
    assert shown == ["", "0/20 > ", "1/20 > one", "2/20 > one two\n"]


def test_a_terminal_that_is_gone_ends_the_input(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = iter([b"one", b"", b""])
    monkeypatch.setattr("gpai_code.cli.live_line.os.read", lambda *_: next(pieces))
    assert terminal.read("") == "one"
    assert terminal.read("") is None


def test_of_a_long_line_the_end_is_shown(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    assert terminal.read("x" * 3_000 + "end\n") == "x" * 3_000 + "end"
    last = terminal.screen.getvalue().split("\r\x1b[K")[-1]
    assert len(last.rstrip("\n")) <= 20
    assert end_of("a\u4e2d\u4e2d", 3) == "\u4e2d"
    assert end_of("e\u0301x", 2) == "e\u0301x"
    assert end_of("abc", -5) == ""


def test_a_sequence_that_does_not_end_is_left_out() -> None:
    assert without_sequence("[12") == ""
    assert without_sequence("xyz") == "yz"
    assert without_sequence("") == ""


def test_other_control_keys_change_nothing() -> None:
    line = list("one")
    for key in "\x00\x02\x1f":
        change(line, key)
    assert line == list("one")


def test_the_terminal_is_left_as_it_was(terminal: Terminal) -> None:
    import termios  # noqa: PLC0415 - not on every system

    before = termios.tcgetattr(terminal.terminal)
    with suppress(KeyboardInterrupt), terminal.lines.key_by_key():
        assert termios.tcgetattr(terminal.terminal) != before
        raise KeyboardInterrupt
    assert termios.tcgetattr(terminal.terminal) == before


@pytest.mark.parametrize("missing", ["terminal", "name", "screen", "module", "input"])
def test_elsewhere_lines_are_read_as_a_whole(
    missing: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = os.fdopen(os.dup(terminal.terminal), "w")
    keyboard = os.fdopen(os.dup(terminal.terminal))
    monkeypatch.setattr(sys, "stdin", keyboard)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    no_terminal = Path("/dev/null").open()  # noqa: SIM115 - closed below
    assert LiveLines.open() is not None
    if missing == "terminal":
        monkeypatch.setattr(sys, "stdin", no_terminal)
    elif missing == "name":
        monkeypatch.setenv("TERM", "dumb")
    elif missing == "screen":
        monkeypatch.setattr(sys, "stderr", io.StringIO())
    elif missing == "module":
        monkeypatch.setitem(sys.modules, "termios", None)
    else:
        monkeypatch.setattr(sys, "stdin", None)
    assert LiveLines.open() is None
    for file in (screen, keyboard, no_terminal):
        file.close()


# A session at a terminal, as somebody has it who never saw the command


class Person:
    """Somebody at a pseudo-terminal: waits for words on the screen, and types."""

    def __init__(self, words: list[str], **variables: str) -> None:
        self.keyboard, terminal = os.openpty()
        self.program = subprocess.Popen(
            [sys.executable, "-m", "gpai_code", *words],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **variables},
            start_new_session=True,
            # where tests run in the background the signal is ignored, and so it would be here
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )
        os.close(terminal)
        self.screen = ""

    def see(self, words: str) -> None:
        """Read the screen until these words are on it, and look no further back from then on."""
        while words not in self.screen:
            try:
                shown = os.read(self.keyboard, 4096)
            except OSError:  # the program has ended
                shown = b""
            assert shown, f"{words!r} not in {self.screen!r}"
            self.screen += shown.decode("utf-8", "replace")
        self.screen = self.screen.partition(words)[2]

    def type(self, keys: str) -> None:
        os.write(self.keyboard, keys.encode())

    def end(self) -> int:
        code = self.program.wait(timeout=30)
        os.close(self.keyboard)
        return code


@pytest.mark.parametrize("variables", [{"TERM": "xterm"}, {"TERM": "dumb"}], ids=["keys", "lines"])
def test_a_newcomer_fills_a_row(variables: dict[str, Any], tmp_path: Path) -> None:
    form = tmp_path / "form.json"
    assert app.main(["init", str(form)]) == FINE
    person = Person(["fill", str(form), "--row", "model_architecture"], **variables)
    person.see("recommended length: 20 words")
    person.see("> ")
    person.type("A decoder-only transformer")
    if variables["TERM"] == "xterm":
        person.see("3/20 > A decoder-only transformer")
    person.type(".\n")
    person.see("3 words; the Form recommends 20")
    person.see("Design specifications of the model")
    person.see("> ")
    person.type(":text\n")
    person.see("a line with '.' alone ends the answer")
    person.see("| ")
    person.type("First line.\n")
    person.see("2 words; the Form recommends 100")
    person.see("| ")
    person.type(".\n")
    person.see("Input modalities")
    person.see("1. Text")
    person.see("> ")
    person.type(":help\n")
    person.see(":quit")
    person.see("> ")
    person.type("1,2\n")
    person.see("Input modalities (maximum size)")
    person.see("> ")
    person.type(":quit\n")
    person.see("3 of 47 answered")
    assert person.end() == FINE
    rows = read_form(form).rows_by_id()
    assert rows["model_architecture"] == "A decoder-only transformer."
    assert rows["model_design_specifications"] == "First line."
    assert rows["input_modalities"] is not None


def test_an_interruption_keeps_what_was_answered(tmp_path: Path) -> None:
    form = tmp_path / "form.json"
    assert app.main(["init", str(form)]) == FINE
    person = Person(["fill", str(form), "--row", "provider_legal_name"], TERM="xterm")
    person.see("> ")
    person.type("Example AI Ltd\n")
    person.see("Model name")
    person.see("> ")
    person.type("half an answer")
    person.see("half an answer")
    person.program.send_signal(2)
    assert person.end() == INTERRUPTED
    rows = read_form(form).rows_by_id()
    assert (rows["provider_legal_name"], rows["model_name"]) == ("Example AI Ltd", None)


def test_a_newcomer_is_asked_what_applies(tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    person = Person(["ask", "--license", "MIT", "--save", str(facts)], TERM="xterm")
    for answer in ("maybe", "no", "back", "quit"):
        person.see("quit) ")
        person.type(f"{answer}\n")
    person.see("Article 53(1)(c)")
    person.screen = ""
    while True:
        try:
            if not os.read(person.keyboard, 4096):
                break
        except OSError:
            break
    assert person.end() == FINE
    assert '"license": "MIT"' in facts.read_text("utf-8")
