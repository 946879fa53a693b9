"""The command line inside a process: as the program, with closed streams, and its workers."""

import argparse
import io
import json
import os
import runpy
import signal
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest

from gpai_code.cli import app, workers
from gpai_code.cli.arguments import MAX_WORKERS, worker_count
from gpai_code.cli.console import output_stream, standard_input, write_output
from gpai_code.cli.exit_codes import FINDINGS, FINE, INPUT_ERROR, INTERRUPTED, UNDETERMINED
from gpai_code.cli.jsonl import plain_error
from gpai_code.errors import UnknownEditionError, UsageError, WorkerError

ROOT = Path(__file__).parent.parent
FORM = ROOT / "examples" / "apertus-70b.third-draft.json"
FACTS = ROOT / "examples" / "apertus-70b.facts.json"

Main = Callable[..., int]


@pytest.fixture
def main(monkeypatch: pytest.MonkeyPatch) -> Iterator[Main]:
    """Run the command line as the program, whose words are those of the process."""
    handler = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(app, "_collect_rarely", lambda: None)

    def run(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["gpai-code", *words])
        return app.main()

    yield run
    signal.signal(signal.SIGINT, handler)


def test_the_program_takes_its_words_from_the_process(
    main: Main, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main("--version") == FINE
    assert capsys.readouterr().out.startswith("gpai-code ")
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN  # Python ends next


def test_the_module_runs_as_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(app, "_collect_rarely", lambda: None)
    monkeypatch.setattr(sys, "argv", ["gpai-code", "--help"])
    # runpy warns of a module that another test imported before
    monkeypatch.delitem(sys.modules, "gpai_code.__main__", raising=False)
    try:
        with pytest.raises(SystemExit) as ended:
            runpy.run_module("gpai_code", run_name="__main__")
    finally:
        signal.signal(signal.SIGINT, handler)
    assert ended.value.code == FINE
    assert "commands:" in capsys.readouterr().out


def test_cycles_are_looked_for_less_often() -> None:
    import gc  # noqa: PLC0415

    before = gc.get_threshold()
    try:
        app._collect_rarely()
        assert gc.get_threshold() > before
    finally:
        gc.set_threshold(*before)


@pytest.mark.parametrize("as_program", [True, False])
def test_an_interruption_is_one_message_and_an_exit_code_of_its_own(
    main: Main,
    as_program: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def interrupted(words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "_run", interrupted)
    assert (main() if as_program else app.main([])) == INTERRUPTED
    assert capsys.readouterr().err == "gpai-code: interrupted\n"


@pytest.mark.parametrize(("pause", "raised"), [(0.0, 1), (app.SECONDS_TO_END, 2)])
def test_a_second_interruption_is_ignored_while_the_first_ends_the_program(
    main: Main, monkeypatch: pytest.MonkeyPatch, pause: float, raised: int
) -> None:
    caught = 0
    now = 0.0

    def interrupted(words: list[str]) -> int:
        nonlocal caught, now
        for _ in range(2):
            try:
                signal.raise_signal(signal.SIGINT)
            except KeyboardInterrupt:
                caught += 1
            now += pause
        raise KeyboardInterrupt

    monkeypatch.setattr("time.monotonic", lambda: now)
    monkeypatch.setattr(app, "_run", interrupted)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    assert main() == INTERRUPTED
    assert caught == raised


def test_interruptions_that_are_ignored_already_stay_ignored(
    main: Main, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(words: list[str]) -> int:
        signal.raise_signal(signal.SIGINT)
        return FINE

    monkeypatch.setattr(app, "_run", interrupted)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    assert main() == FINE


def test_a_reader_that_goes_away_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w", encoding="utf-8") as gone:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdout", gone)
        assert app.main(["--help"]) == FINE


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "empty.json"], FINDINGS),
        (["check", "empty.json", "--json"], FINDINGS),
        (["resolve", "--strict"], UNDETERMINED),
        (["resolve", "--strict", "--json"], UNDETERMINED),
    ],
)
def test_a_reader_that_goes_away_does_not_change_the_exit_code(
    words: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert app.main(["init", "empty.json"]) == FINE
    reader, writer = os.pipe()
    os.close(reader)
    # without a buffer the first write fails; with one, the last
    for buffering in (1, 2**20):
        with open(os.dup(writer), "w", buffering, encoding="utf-8") as gone:  # noqa: PTH123
            monkeypatch.setattr(sys, "stdout", gone)
            assert app.main(words) == code
    os.close(writer)


def test_a_disk_that_is_full_is_one_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(words: list[str]) -> int:
        raise OSError(28, "No space left on device", "out.json")

    monkeypatch.setattr(app, "_run", full)
    assert app.main([]) == INPUT_ERROR
    assert capsys.readouterr().err == "gpai-code: out.json: No space left on device\n"


def test_closed_streams_are_refused_or_replaced(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert app.main(["--help"]) == INPUT_ERROR
    assert capsys.readouterr().err == "gpai-code: standard output is closed\n"
    monkeypatch.undo()
    monkeypatch.setattr(sys, "stderr", None)
    assert app.main(["show", "nothing"]) == INPUT_ERROR
    assert capsys.readouterr().out == ""
    sys.stderr.close()


def test_an_option_before_the_command_is_not_one_of_a_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        app.main(["--json", "show"])
    assert "write it after the command" in capsys.readouterr().err


# --- streams that a caller replaced --------------------------------------------------------------


def test_text_goes_to_a_stream_of_text_and_bytes_are_refused_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = io.StringIO()
    monkeypatch.setattr(sys, "stdout", text)
    write_output("as text")
    assert text.getvalue() == "as text"
    with pytest.raises(UsageError, match="takes only text"):
        write_output(b"bytes")
    with pytest.raises(UsageError, match="takes only text"):
        output_stream()


def test_standard_input_may_be_text_or_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("täxt"))
    assert standard_input().read() == "täxt".encode()
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="is closed"):
        standard_input()


def test_the_input_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = tmp_path / "form.json"
    form.write_bytes(FORM.read_bytes())
    assert app.main(["export", str(form), "--force", "--output", str(form)]) == INPUT_ERROR
    assert "is the input too" in capsys.readouterr().err
    other = ["export", str(tmp_path / "absent.json"), "--force", "--output", str(form)]
    assert app.main(other) == INPUT_ERROR
    assert "absent.json" in capsys.readouterr().err
    assert form.read_bytes() == FORM.read_bytes()


# --- commands ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["resolve", str(FACTS), "--explain"], "1. "),
        (["resolve", str(FACTS), "--markdown"], "| Obligation |"),
        (["facts"], "weights_public ("),
        (["facts", "--json"], '"fact": "weights_public"'),
        (["migrate", str(FORM)], '"edition": "final"'),
    ],
)
def test_each_way_to_print_an_answer(
    words: list[str], part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(words) == FINE
    assert part in capsys.readouterr().out


def test_what_is_to_check_after_a_migration_is_noted(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["migrate", str(FORM)]) == FINE
    assert "to check: " in capsys.readouterr().err


def test_a_form_of_another_edition_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["export", str(FORM), "--edition", "final"]) == INPUT_ERROR
    assert "third-draft" in capsys.readouterr().err


def test_the_report_and_the_form_do_not_share_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert app.main(["read-summary", "-", "--json", "--output", "-"]) == INPUT_ERROR
    assert "does not go with --json" in capsys.readouterr().err


@pytest.mark.parametrize("as_json", [True, False])
def test_questions_are_asked_on_standard_error(
    as_json: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"perhaps\n"), "utf-8"))
    assert app.main(["ask", str(FACTS), *(["--json"] if as_json else [])]) == FINE
    printed = capsys.readouterr()
    assert "empty if not known" in printed.err
    assert "perhaps" in printed.err  # and why it is no answer
    assert ('"obligations"' in printed.out) is as_json


def test_without_facts_every_question_is_open(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert app.main(["ask"]) == FINE
    assert "undetermined" in capsys.readouterr().out


@pytest.mark.parametrize("count", ["0", str(MAX_WORKERS + 1), "1.5", "two"])
def test_a_number_of_processes_has_bounds(count: str) -> None:
    assert worker_count(str(MAX_WORKERS)) == MAX_WORKERS
    with pytest.raises(argparse.ArgumentTypeError):
        worker_count(count)


def test_an_error_without_faults_is_a_message_in_json_lines() -> None:
    error = UnknownEditionError("fourth", ("third-draft", "final"))
    assert plain_error(error, 1) == {"message": str(error), "faults": []}


# --- workers -------------------------------------------------------------------------------------


def double(piece: int) -> int:
    if piece < 0:
        raise ValueError(piece)
    return 2 * piece


def end_at_once(piece: int) -> int:
    os._exit(piece)


def test_a_worker_answers_until_nobody_sends_work() -> None:
    handler = signal.getsignal(signal.SIGINT)
    to_worker, ours = Pipe(duplex=False)
    results, from_worker = Pipe(duplex=False)
    copy, other = Pipe(duplex=False)
    for piece in (4, -1):
        ours.send(piece)
    ours.close()
    try:
        workers._serve(double, to_worker, from_worker, [copy])
    finally:
        signal.signal(signal.SIGINT, handler)
    assert results.recv() == (True, 8)
    succeeded, error = results.recv()
    assert (succeeded, type(error)) == (False, ValueError)
    assert copy.closed
    for end in (to_worker, from_worker, results, other):
        end.close()


def test_a_worker_ends_when_nobody_takes_its_results() -> None:
    handler = signal.getsignal(signal.SIGINT)
    to_worker, ours = Pipe(duplex=False)
    results, from_worker = Pipe(duplex=False)
    results.close()
    ours.send(1)
    try:
        workers._serve(double, to_worker, from_worker, [])
    finally:
        signal.signal(signal.SIGINT, handler)
    for end in (to_worker, from_worker, ours):
        end.close()


def test_an_error_of_the_work_is_raised_where_the_results_are_read() -> None:
    with pytest.raises(ValueError, match="-1"):
        list(workers.map_in_parallel(double, [1, -1], 1))


def test_results_come_in_order_and_nothing_gives_nothing() -> None:
    assert list(workers.map_in_parallel(double, range(9), 2)) == [2 * n for n in range(9)]
    assert list(workers.map_in_parallel(double, [], 2)) == []


def wait_for_the_last(piece: tuple[int, Path]) -> int:
    number, mark = piece
    if number == 0:
        while not mark.exists():
            time.sleep(0.01)
    elif number == 2 * workers.AHEAD - 1:
        mark.touch()
    return number


def test_a_slow_piece_holds_up_no_more_than_what_is_read_ahead(tmp_path: Path) -> None:
    numbers = range(3 * workers.AHEAD)
    pieces = [(number, tmp_path / "mark") for number in numbers]
    assert list(workers.map_in_parallel(wait_for_the_last, pieces, 2)) == list(numbers)


def test_a_worker_that_ends_early_is_an_error() -> None:
    with pytest.raises(WorkerError):
        list(workers.map_in_parallel(end_at_once, [3, 3], 1))


def test_a_worker_that_is_idle_and_gone_gets_no_work() -> None:
    class Gone:
        def send(self, piece: object) -> None:
            raise BrokenPipeError

    team = workers._Team(double)
    gone: Any = workers._Worker(None, Gone(), None)  # type: ignore[arg-type]
    team.idle.append(gone)
    with pytest.raises(WorkerError):
        team._hand_out(0, 1)


def test_a_worker_that_ends_while_it_is_busy_is_noticed_by_its_results() -> None:
    class Process:
        sentinel, other_end = Pipe(duplex=False)  # never ready, as of a process that goes on

    team = workers._Team(double)
    results, of_the_worker = Pipe(duplex=False)
    of_the_worker.close()
    worker: Any = workers._Worker(Process(), None, results)  # type: ignore[arg-type]
    team.workers.append(worker)
    team.busy[worker] = 0
    with pytest.raises(WorkerError):
        team._collect()
    for end in (results, Process.sentinel, Process.other_end):
        end.close()


def test_an_idle_worker_that_ends_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Process:
        sentinel = 7

    class Quiet:
        pass

    team = workers._Team(double)
    worker: Any = workers._Worker(Process(), Quiet(), Quiet())  # type: ignore[arg-type]
    team.workers.append(worker)
    monkeypatch.setattr("multiprocessing.connection.wait", lambda ready: [Process.sentinel])
    with pytest.raises(WorkerError):
        team._collect()


def test_where_signals_cannot_be_held_back_they_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    with workers._interruptions_held_back():
        assert not hasattr(signal, "pthread_sigmask")


def test_a_session_of_questions_starts_from_options_and_saves_its_facts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"MIT\nquit\n"), "utf-8"))
    saved = tmp_path / "facts.json"
    given = ["--systemic-risk", "no", "--fact", "role=developer", "--save", str(saved)]
    assert app.main(["ask", *given]) == FINE
    assert "[question 1; " in capsys.readouterr().err
    expected = {"license": "MIT", "systemic_risk": False, "role": "developer"}
    assert json.loads(saved.read_text()) == expected
    assert app.main(["ask", "--save", "-"]) == INPUT_ERROR
    assert "--save names a file" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["ask", "--save"], ["domains", "-", "--unit", "bytes", "-o"]])
def test_a_file_that_cannot_be_written_is_refused_before_the_work_is_done(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"MIT\nquit\n"), "utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    existing = tmp_path / "existing"
    existing.touch()
    for name in (existing, tmp_path / "no folder" / "facts.json"):
        assert app.main([*words, str(name)]) == INPUT_ERROR
        assert "question" not in capsys.readouterr().err
    assert stdin.read() == "MIT\nquit\n"
    assert existing.read_bytes() == b""


def test_an_answer_is_printed_even_if_its_facts_cannot_be_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*given: object, **options: object) -> None:
        raise OSError(28, "No space left on device", "facts.json")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"MIT\nquit\n"), "utf-8"))
    monkeypatch.setattr("gpai_code.text_io.files.write_file", full)
    words = ["ask", "--systemic-risk", "no", "--json", "--save"]
    assert app.main([*words, str(tmp_path / "facts.json")]) == INPUT_ERROR
    printed = capsys.readouterr()
    assert json.loads(printed.out)["facts"] == {"license": "MIT", "systemic_risk": False}
    assert printed.err.endswith("gpai-code: facts.json: No space left on device\n")
