"""A file of answers, one on each line, to which a later run can append."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from gpai_code.errors import FileExistsAlreadyError, ResumeError
from gpai_code.text_io.files import open_file
from gpai_code.text_io.strict_json import MAX_BYTES


@attrs.frozen
class Answers:
    """
    Where answers are written.

    Attributes:
        file: The open file.
        stamp: What the first answer says of the run: library, command and options.
        done: How many answers the file held when it was opened.
    """

    file: BinaryIO
    stamp: dict[str, Any]
    done: int = 0

    def write(self, answer: dict[str, Any]) -> dict[str, Any]:
        """
        Write an answer as a line of its own, and return what was written.

        Instead of a line that a later run could not read, the line says that it was too long.
        """
        line = _line_of(answer, self.stamp)
        if len(line) > MAX_BYTES:
            message = f"the answer is longer than {MAX_BYTES} bytes; check this document by itself"
            answer = {"line": answer["line"], "error": {"message": message, "faults": []}}
            line = _line_of(answer, self.stamp)
        self.file.write(line)
        return answer


def _line_of(answer: dict[str, Any], stamp: dict[str, Any]) -> bytes:
    if answer["line"] == 1:
        answer = {"line": 1, "generated_by": stamp, **answer}
    return json.dumps(answer, ensure_ascii=False).encode() + b"\n"


def beginning_of(stamp: dict[str, Any]) -> bytes:
    """
    Return what every file of answers with this stamp begins with.

    >>> beginning_of({"command": "resolve"})
    b'{"line": 1, "generated_by": {"command": "resolve"}'
    """
    return _line_of({"line": 1}, stamp).removesuffix(b"}\n")


@contextmanager
def open_answers(
    path: Path, stamp: dict[str, Any], *, resume: bool = False, replace: bool = False
) -> Iterator[Answers]:
    """
    Open a file of answers for writing.

    Args:
        path: Where it is or is to be.
        stamp: What the first answer says of the run.
        resume: Append to the answers in the file. A last line that was cut off is removed, since
            its answer is written again. A file that does not exist is begun.
        replace: Whether an existing file may be replaced, if nothing is resumed.

    Raises:
        FileExistsAlreadyError: If there is a file, and it may be neither resumed nor replaced.
        NoRegularFileError: If there is a pipe, a socket or a device.
        ResumeError: If the file does not hold answers of this command with these options.
        OSError: If it cannot be opened, read or written.
    """
    if (resume or replace) and path.exists():
        open_file(path).close()  # which refuses what is not a regular file
    if resume and path.exists():
        with path.open("r+b") as file:
            done, end = _whole_lines(file, path, beginning_of(stamp))
            file.seek(end)
            file.truncate()
            yield Answers(file, stamp, done)
        return
    try:
        new_file = path.open("wb" if replace else "xb")
    except FileExistsError:
        raise FileExistsAlreadyError(str(path)) from None
    with new_file:
        yield Answers(new_file, stamp)


def _whole_lines(file: BinaryIO, path: Path, beginning: bytes) -> tuple[int, int]:
    """Count the answers that end in a line break, and return where the last one ends."""
    start = file.read(len(beginning))
    if not beginning.startswith(start):  # a shorter one was cut off while it was written
        raise ResumeError(str(path), 1)
    file.seek(0)
    done, end, last = 0, 0, b""
    while (line := file.readline(MAX_BYTES + 1)).endswith(b"\n"):
        done, end, last = done + 1, end + len(line), line
    if len(line) > MAX_BYTES:
        raise ResumeError(str(path), done + 1)
    if done and _number(last) != done:
        raise ResumeError(str(path), done)
    return done, end


def _number(line: bytes) -> object:
    try:
        answer = json.loads(line)
    except (ValueError, RecursionError):  # no JSON, no UTF-8, or nested without end
        return None
    return answer.get("line") if isinstance(answer, dict) else None
