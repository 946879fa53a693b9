"""Many documents, one on each line: one answer for each, in order, and a run that can go on."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.cli import console
from gpai_code.cli.app import main
from gpai_code.cli.check_lines import check_answer
from gpai_code.cli.exit_codes import FINE, INPUT_ERROR, UNDETERMINED
from gpai_code.cli.jsonl import CHUNK_LINES, answer_lines
from gpai_code.cli.resumable_output import Answers, beginning_of, open_answers
from gpai_code.cli.workers import AHEAD
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import (
    MAX_FAULTS,
    MAX_MESSAGE_LENGTH,
    FileExistsAlreadyError,
    ResumeError,
    WorkerError,
)
from gpai_code.forms.checks import check_form, progress
from gpai_code.forms.documents import FORMS, read_document
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.reports.checked_files import Given
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.facts import ModelFacts
from gpai_code.resolver.many import summarise
from gpai_code.resolver.resolution import resolve
from gpai_code.text_io.strict_json import MAX_BYTES

SETTLED = ModelFacts(license="CC-BY-NC-4.0", systemic_risk=False, third_country=False)
MIT = ModelFacts(license="MIT")
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FORM = json.dumps(json.loads((EXAMPLES / "apertus-70b.third-draft.json").read_bytes()))
EMPTY = json.dumps(json.loads(TrainingContentSummary().to_json()))
BAD = '{"document": "model-documentation-form", "edition": "final", "licence": "MIT"}'


def length(_: int, line: bytes) -> dict[str, Any]:
    return {"length": len(line)}


def die(_: int, line: bytes) -> dict[str, Any]:
    os._exit(len(line))  # as if the system had killed it


def stream(*lines: str) -> io.BytesIO:
    return io.BytesIO("".join(f"{line}\n" for line in lines).encode())


@pytest.mark.parametrize("workers", [1, 2])
def test_each_line_gets_the_answer_that_its_document_gets_alone(workers: int) -> None:
    given_lines = [FORM, BAD, "", EMPTY, "{", "\ufeff{}", *[FORM] * 3]
    answer = check_answer(Given(systemic_risk=False))
    answers = list(answer_lines(stream(*given_lines), answer, workers=workers))
    assert [answer["line"] for answer in answers] == list(range(1, len(given_lines) + 1))
    form = read_document(FORM)
    assert answers[0]["findings"] == []
    assert answers[0]["progress"]["answered"] == progress(form, systemic_risk=False).answered
    assert answers[1]["error"]["faults"][0]["path"] == "/licence"
    assert answers[2] == {"line": 3, "blank": True}
    expected = check_form(TrainingContentSummary())
    assert [finding["path"] for finding in answers[3]["findings"]] == [
        finding.path for finding in expected
    ]
    assert [answer["error"]["faults"][0]["rule"] for answer in answers[4:6]] == ["json", "json"]
    assert answers[6:] == [{**answers[0], "line": 7 + place} for place in range(3)]


@pytest.mark.parametrize("workers", [1, 2])
def test_the_order_is_kept_over_many_pieces_of_work(workers: int) -> None:
    count = CHUNK_LINES * AHEAD * 3 + 7
    given_lines = io.BytesIO(b"".join(b"x" * (n % 9 + 1) + b"\n" for n in range(count)))
    answers = list(answer_lines(given_lines, length, workers=workers))
    assert answers == [{"line": n + 1, "length": n % 9 + 1} for n in range(count)]


@given(st.lists(st.binary(max_size=9).filter(lambda line: b"\n" not in line)), st.integers(0, 9))
@settings(deadline=None)
def test_every_line_gets_one_answer_whatever_it_holds(lines: list[bytes], skip: int) -> None:
    given_lines = io.BytesIO(b"".join(line + b"\n" for line in lines))
    answers = list(answer_lines(given_lines, check_answer(), skip=skip))
    assert [answer["line"] for answer in answers] == list(range(skip + 1, len(lines) + 1))


class Endless(io.RawIOBase):
    """Lines without end; counts how many were taken."""

    taken = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        self.taken += 1
        return b"x\n"


@pytest.mark.parametrize("workers", [1, 2])
def test_lines_are_read_only_as_far_as_answers_are_asked_for(workers: int) -> None:
    lines: Any = Endless()
    answers = answer_lines(lines, length, workers=workers)
    assert next(answers) == {"line": 1, "length": 1}
    assert lines.taken <= CHUNK_LINES * AHEAD * workers
    answers.close()


def test_a_worker_that_ends_early_is_reported() -> None:
    with pytest.raises(WorkerError):
        list(answer_lines(stream("x"), die, workers=2))


def test_a_line_that_is_too_long_is_refused_and_the_next_one_follows() -> None:
    long, after = answer_lines(stream("x" * 99, "y"), length, max_line_bytes=9)
    assert long["length"] > 9
    assert after == {"line": 2, "length": 1}


def test_progress_is_called_with_the_number_of_each_line() -> None:
    numbers: list[int] = []
    list(answer_lines(stream("a", "b"), length, progress=numbers.append))
    assert numbers == [1, 2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "forms.jsonl"
    path.write_text("".join(f"{line}\n" for line in [FORM, BAD, EMPTY]), "utf-8")
    return path


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_command_checks_each_line(
    file: Path, workers: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--jsonl", str(file), "--workers", workers]) == 1
    answers = lines_of(capfd.readouterr().out)
    assert [("error" in answer, answer["line"]) for answer in answers] == [
        (False, 1),
        (True, 2),
        (False, 3),
    ]


@pytest.mark.parametrize(("lines", "code"), [([FORM], 0), ([EMPTY], 2), ([BAD, EMPTY], 1), ([], 0)])
def test_the_worst_line_is_the_exit_code(
    tmp_path: Path, lines: list[str], code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "forms.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    assert main(["check", "--jsonl", str(path), "--workers", "1", "--systemic-risk", "no"]) == code
    assert len(lines_of(capfd.readouterr().out)) == len(lines)


def test_a_stopped_run_resumes_after_its_last_whole_line(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "results.jsonl"
    words = ["check", "--jsonl", str(file), "--workers", "1", "--output", str(out)]
    main(words)
    whole = out.read_bytes()
    assert len(whole.splitlines()) == 3
    first = json.loads(whole.splitlines()[0])
    assert first["generated_by"]["command"] == "check"
    assert first["generated_by"]["library"] == "gpai_code"
    for stop in (0, 1, 30, len(whole.splitlines()[0]), len(whole.splitlines()[0]) + 1, len(whole)):
        out.write_bytes(whole[:stop])
        main([*words, "--resume"])
        assert out.read_bytes() == whole
    out.unlink()
    main([*words, "--resume"])
    assert out.read_bytes() == whole


def test_results_are_overwritten_only_if_asked(
    file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "results.jsonl"
    out.write_text("mine\n", "utf-8")
    words = ["check", "--jsonl", str(file), "--workers", "1", "--output", str(out)]
    for more in ([], ["--resume"]):
        assert main([*words, *more]) == 1
        assert out.read_text("utf-8") == "mine\n"
        assert "results.jsonl" in capfd.readouterr().err
    assert main([*words, "--force"]) == 1
    assert len(lines_of(out.read_text("utf-8"))) == 3


@pytest.mark.parametrize(
    ("words", "message"),
    [(["--resume"], "--resume needs --output"), (["other.jsonl"], "--jsonl takes one file")],
)
def test_options_that_do_not_go_together_are_refused(
    file: Path, words: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--jsonl", str(file), *words]) == 1
    assert message in capfd.readouterr().err


STAMP = {"command": "check"}
OURS = beginning_of(STAMP) + b"}\n"


@pytest.mark.parametrize(
    "text",
    [
        *(b"{}\n", b"[1]\n", b'{"line": 1}\n', b'{"line": 2}\n', b"\xff\n", b"\n"),
        *(b"a novel without a line break", b'{"line": 1, "generated_by": {"command": "res'),
        beginning_of({"command": "resolve"}) + b"}\n",
        OURS + b'{"line": 3}\n',
        OURS + b"[" * 100_000 + b"\n",
        OURS + b"\xff\n",
        OURS + b"x" * (MAX_BYTES + 1),
    ],
)
def test_a_file_that_does_not_hold_our_answers_is_left_alone(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_bytes(text)
    with pytest.raises(ResumeError), open_answers(path, STAMP, resume=True):
        pass
    assert path.read_bytes() == text
    with pytest.raises(FileExistsAlreadyError), open_answers(path, STAMP):
        pass


def test_an_answer_too_long_to_be_read_again_is_replaced_by_an_error() -> None:
    file = io.BytesIO()
    answers = Answers(file, STAMP)
    assert answers.write({"line": 1, "blank": True}) == {"line": 1, "blank": True}
    replaced = answers.write({"line": 2, "findings": ["x" * MAX_BYTES]})
    assert replaced["error"]["message"].startswith("the answer is longer than")
    assert [json.loads(line)["line"] for line in file.getvalue().splitlines()] == [1, 2]
    assert len(file.getvalue()) < 1_000


def test_one_file_may_hold_forms_of_every_edition() -> None:
    lines = [json.dumps(json.loads(kind().to_json())) for kind in FORMS.values()]
    answers = list(answer_lines(stream(*lines), check_answer()))
    assert [answer["edition"] for answer in answers] == list(FORMS)


Run = Callable[..., tuple[int, list[Any], str]]


@pytest.fixture
def resolve_lines(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Run:
    """Run `gpai-code resolve --jsonl` on some lines, from a file or from standard input."""

    def run(*words: str, content: bytes, from_file: bool = True) -> tuple[int, list[Any], str]:
        path = tmp_path / "models.jsonl"
        path.write_bytes(content)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))
        code = main(["resolve", "--jsonl", str(path) if from_file else "-", *words])
        out, err = capfd.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], err

    return run


@pytest.mark.parametrize("from_file", [True, False], ids=["file", "stdin"])
@pytest.mark.parametrize("words", [(), ("--json",), ("--workers", "2")])
def test_each_line_of_facts_gets_one_summary(
    resolve_lines: Run, from_file: bool, words: tuple[str, ...]
) -> None:
    content = 'é\n{"license": "Lizenz für alle"}\n\n{}\n'.encode()
    code, each, err = resolve_lines(
        *("--edition", "third-draft"), *words, content=content, from_file=from_file
    )
    assert code == INPUT_ERROR
    assert err == "gpai-code: 1 of 4 lines could not be read; their answers say why\n"
    assert each[0]["error"]["faults"][0]["line"] == 1
    assert each[2] == {"line": 3, "blank": True}
    for answer, facts in (
        (each[1], ModelFacts(license="Lizenz für alle")),
        (each[3], ModelFacts()),
    ):
        decision = resolve(facts, "third-draft")
        assert answer == {
            "line": 2 if facts.license else 4,
            **summarise(decision),
            "license": facts.license,
            "open": [question.fact for question in decision.questions],
            "undetermined": True,
            **({"premises": list(decision.premises)} if decision.premises else {}),
        }


def test_a_caution_comes_with_the_short_answer(resolve_lines: Run) -> None:
    content = b"""{"license": "MIT OR"}
{"cumulative_compute": "9e24", "placed_on": "2026-01-02", "union_excluded": true}
{"license": "MIT"}
"""
    _, (unreadable, doubtful, plain), _ = resolve_lines(content=content)
    assert unreadable["cautions"][0].startswith("/license: found 'MIT OR'")
    contradiction, near = doubtful["cautions"]
    assert contradiction.startswith("The facts contradict each other.")
    assert "30 %" in near
    assert "cautions" not in plain


def test_whole_decisions_can_be_read_back(resolve_lines: Run) -> None:
    code, each, err = resolve_lines(
        *("--full", "--as-of", "2026-09-01", "--presume-nothing"), content=b'{"license": "MIT"}\n'
    )
    assert (code, err) == (FINE, "")
    expected = resolve(MIT, presume_scope=False, as_of=date(2026, 9, 1))
    assert [list(answer) for answer in each] == [["line", "generated_by", "decision"]]
    assert Decision.from_json(json.dumps(each[0]["decision"])) == expected


def test_exit_codes_of_resolve(resolve_lines: Run) -> None:
    settled = json.dumps(unstructure(SETTLED)).encode()
    assert not resolve(SETTLED).undetermined
    for content, plain, strict in (
        (b"", FINE, FINE),
        (settled, FINE, FINE),
        (settled + b"\n{}\n" + settled, FINE, UNDETERMINED),
        (b"{\n" + settled, INPUT_ERROR, INPUT_ERROR),
        (b"{}\n{", INPUT_ERROR, INPUT_ERROR),
        (b'{"license": "MIT OR"}', FINE, UNDETERMINED),
    ):
        assert resolve_lines(content=content)[0] == plain
        assert resolve_lines("--strict", "--presume-scope", content=content)[0] == strict


def test_a_repeated_line_gets_its_own_number(resolve_lines: Run) -> None:
    _, each, _ = resolve_lines(content=b'{"license": "MIT"}\n{\n' * 3)
    assert [answer["line"] for answer in each] == [1, 2, 3, 4, 5, 6]
    assert [answer["error"]["faults"][0]["line"] for answer in each[1::2]] == [2, 4, 6]


def test_a_long_error_is_cut(resolve_lines: Run) -> None:
    content = json.dumps(dict.fromkeys(map(str, range(1_000)))).encode()
    _, (line,), _ = resolve_lines(content=content)
    assert len(line["error"]["message"]) == MAX_MESSAGE_LENGTH + len("...")
    assert len(line["error"]["faults"]) == MAX_FAULTS


@pytest.mark.parametrize(
    "words",
    [
        *(("/does/not/exist.jsonl",), (".",), ("-", "--edition", "x"), ("-", "--as-of", "soon")),
        *((), ("-", "--license", "MIT"), ("-", "--explain"), ("-", "--weights-public", "yes")),
    ],
)
def test_a_wrong_call_is_refused_with_the_reason(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert main(["resolve", "--jsonl", *words]) == INPUT_ERROR
    out, err = capfd.readouterr()
    assert out == ""
    assert "gpai-code" in err


class Terminal(io.StringIO):
    """Standard error, if it were a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("seconds", "shown"), [(0, "\r1 lines\r2 lines"), (9e9, "")])
def test_a_terminal_shows_how_far_it_is(
    resolve_lines: Run, monkeypatch: pytest.MonkeyPatch, seconds: float, shown: str
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(console, "SECONDS_BETWEEN_COUNTS", seconds)
    assert resolve_lines(content=b"{}\n{}")[0] == FINE
    assert terminal.getvalue() == shown + "\r\x1b[K"


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "gpai_code", "resolve", "--jsonl", "-"]
    source = "import sys; from gpai_code.cli.app import main; sys.exit(main())"
    command[1:3] = ["-c", source]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        try:
            process.stdin.write(b"{}\n" * 10_000)
            process.stdin.close()
        except BrokenPipeError:  # it stopped before it had read all
            pass
        assert process.stderr.read() == b""
        assert process.wait() == FINE
