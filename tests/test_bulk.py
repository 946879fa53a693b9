"""Many documents, one on each line: one answer for each, in order, and a run that can go on."""

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.bulk import AHEAD, CHUNK_LINES, answer_lines, check_answer
from gpai_code.cli import main
from gpai_code.errors import FileExistsAlreadyError, ResumeError, WorkerError
from gpai_code.forms.checks import check_form, progress
from gpai_code.forms.documents import FORMS, read_document
from gpai_code.forms.training_summary import TrainingContentSummary
from gpai_code.results import open_results

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FORM = json.dumps(json.loads((EXAMPLES / "apertus-70b.third-draft.json").read_bytes()))
EMPTY = json.dumps(json.loads(TrainingContentSummary().to_json()))
BAD = '{"document": "model-documentation-form", "edition": "final", "licence": "MIT"}'


def length(line: bytes) -> dict[str, Any]:
    return {"length": len(line)}


def die(line: bytes) -> dict[str, Any]:
    os._exit(len(line))  # as if the system had killed it


def stream(*lines: str) -> io.BytesIO:
    return io.BytesIO("".join(f"{line}\n" for line in lines).encode())


@pytest.mark.parametrize("workers", [1, 2])
def test_each_line_gets_the_answer_that_its_document_gets_alone(workers: int) -> None:
    given_lines = [FORM, BAD, "", EMPTY, "{", "\ufeff{}", *[FORM] * 3]
    answer = check_answer(systemic_risk=False)
    found = list(answer_lines(stream(*given_lines), answer, workers=workers))
    assert [one["line"] for one in found] == list(range(1, len(given_lines) + 1))
    form = read_document(FORM)
    assert found[0]["findings"] == []
    assert found[0]["progress"]["answered"] == progress(form, systemic_risk=False).answered
    assert found[1]["error"]["faults"][0]["path"] == "/licence"
    assert found[2] == {"line": 3, "blank": True}
    expected = check_form(TrainingContentSummary())
    assert [one["path"] for one in found[3]["findings"]] == [one.path for one in expected]
    assert [one["error"]["faults"][0]["rule"] for one in found[4:6]] == ["json", "json"]
    assert found[6:] == [{**found[0], "line": 7 + place} for place in range(3)]


@pytest.mark.parametrize("workers", [1, 2])
def test_the_order_is_kept_over_many_pieces_of_work(workers: int) -> None:
    count = CHUNK_LINES * AHEAD * 3 + 7
    given_lines = io.BytesIO(b"".join(b"x" * (n % 9 + 1) + b"\n" for n in range(count)))
    found = list(answer_lines(given_lines, length, workers=workers))
    assert found == [{"line": n + 1, "length": n % 9 + 1} for n in range(count)]


@given(st.lists(st.binary(max_size=9).filter(lambda line: b"\n" not in line)), st.integers(0, 9))
@settings(deadline=None)
def test_whatever_the_lines_hold_one_comes_out_for_each(lines: list[bytes], skip: int) -> None:
    given_lines = io.BytesIO(b"".join(line + b"\n" for line in lines))
    found = list(answer_lines(given_lines, check_answer(), skip=skip))
    assert [one["line"] for one in found] == list(range(skip + 1, len(lines) + 1))


class Endless(io.RawIOBase):
    """Lines without end; counts how many were taken."""

    taken = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        self.taken += 1
        return b"x\n"


@pytest.mark.parametrize("workers", [1, 2])
def test_lines_are_read_only_as_far_as_answers_are_asked_for(workers: int) -> None:
    lines: Any = Endless()
    found = answer_lines(lines, length, workers=workers)
    assert next(found) == {"line": 1, "length": 1}
    assert lines.taken <= CHUNK_LINES * AHEAD * workers
    found.close()  # type: ignore[attr-defined]


def test_a_worker_that_ends_early_is_reported() -> None:
    with pytest.raises(WorkerError):
        list(answer_lines(stream("x"), die, workers=2))


def test_a_line_that_is_too_long_is_refused_and_the_next_one_follows() -> None:
    long, after = answer_lines(stream("x" * 99, "y"), length, max_line_bytes=9)
    assert long["length"] > 9
    assert after == {"line": 2, "length": 1}


def test_progress_is_told_each_line() -> None:
    told: list[int] = []
    list(answer_lines(stream("a", "b"), length, progress=told.append))
    assert told == [1, 2]


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
    found = lines_of(capfd.readouterr().out)
    assert [("error" in one, one["line"]) for one in found] == [(False, 1), (True, 2), (False, 3)]


@pytest.mark.parametrize(("lines", "code"), [([FORM], 0), ([EMPTY], 2), ([BAD, EMPTY], 1), ([], 0)])
def test_the_worst_line_is_the_exit_code(
    tmp_path: Path, lines: list[str], code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "forms.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    assert main(["check", "--jsonl", str(path), "--workers", "1", "--systemic-risk", "no"]) == code
    assert len(lines_of(capfd.readouterr().out)) == len(lines)


def test_a_stopped_run_goes_on_behind_its_last_whole_line(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "results.jsonl"
    words = ["check", "--jsonl", str(file), "--workers", "1", "--output", str(out)]
    main(words)
    whole = out.read_bytes()
    assert len(whole.splitlines()) == 3
    for stop in (0, 1, len(whole.splitlines()[0]), len(whole.splitlines()[0]) + 1, len(whole)):
        out.write_bytes(whole[:stop])
        main([*words, "--resume"])
        assert out.read_bytes() == whole
    out.unlink()
    main([*words, "--resume"])
    assert out.read_bytes() == whole


def test_results_are_not_overwritten_unasked(
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


@pytest.mark.parametrize("words", [["--resume"], ["other.jsonl"]])
def test_options_that_do_not_go_together_are_refused(
    file: Path, words: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--jsonl", str(file), *words]) == 1
    assert "--resume needs --output" in capfd.readouterr().err


@pytest.mark.parametrize("text", [b"{}\n", b"[1]\n", b'{"line": 2}\n', b"\xff\n", b"\n"])
def test_what_is_no_file_of_results_is_left_alone(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "results.jsonl"
    path.write_bytes(text)
    with pytest.raises(ResumeError), open_results(path, resume=True):
        pass
    assert path.read_bytes() == text
    with pytest.raises(FileExistsAlreadyError), open_results(path):
        pass


def test_every_edition_can_stand_in_one_file() -> None:
    lines = [json.dumps(json.loads(kind().to_json())) for kind in FORMS.values()]
    found = list(answer_lines(stream(*lines), check_answer()))
    assert [one["edition"] for one in found] == list(FORMS)
