"""A file of results, one on each line, that a stopped run can go on with."""

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
class Results:
    """
    Where results go.

    Attributes:
        file: The open file.
        done: How many lines of results it holds already.
    """

    file: BinaryIO
    done: int

    def write(self, result: dict[str, Any]) -> None:
        """Write one result as a line of its own."""
        self.file.write(json.dumps(result, ensure_ascii=False).encode() + b"\n")


@contextmanager
def open_results(path: Path, *, resume: bool = False, replace: bool = False) -> Iterator[Results]:
    """
    Open a file of results for writing.

    Args:
        path: Where it is or is to be.
        resume: Go on behind the results that are there. A last line that was cut off is taken
            away, since its answer comes anew. A file that is not there is begun.
        replace: Whether a file that is there may be replaced, if nothing is resumed.

    Raises:
        FileExistsAlreadyError: If a file is there and may be neither resumed nor replaced.
        NoRegularFileError: If what is there is a pipe, a socket or a device.
        ResumeError: If the file is there and does not hold one result after another.
        OSError: If it cannot be opened, read or written.
    """
    if (resume or replace) and path.exists():
        open_file(path).close()  # which refuses what is no file
    if resume and path.exists():
        with path.open("r+b") as file:
            done, end = _whole_lines(file, path)
            file.seek(end)
            file.truncate()
            yield Results(file, done)
        return
    try:
        with path.open("wb" if replace else "xb") as file:
            yield Results(file, 0)
    except FileExistsError:
        raise FileExistsAlreadyError(str(path)) from None


def _whole_lines(file: BinaryIO, path: Path) -> tuple[int, int]:
    """Count the results that end in a line break, and say where the last one ends."""
    done, end, last = 0, 0, b""
    while (line := file.readline(MAX_BYTES)).endswith(b"\n"):
        done, end, last = done + 1, end + len(line), line
    if len(line) == MAX_BYTES:
        raise ResumeError(str(path), done + 1)
    if done and _number(last) != done:
        raise ResumeError(str(path), done)
    return done, end


def _number(line: bytes) -> object:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):  # no JSON, no UTF-8, or nested without end
        return None
    return found.get("line") if isinstance(found, dict) else None
