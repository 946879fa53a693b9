"""Many documents, one on each line: answered in parallel on all cores, in their order."""

import argparse
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from gpai_code._version import __version__
from gpai_code.catalog.provenance import LIBRARY, generated_by
from gpai_code.cli.console import STANDARD_STREAM, line_counter, open_input, output_stream
from gpai_code.cli.resumable_output import Answers, open_answers
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import (
    MAX_FAULTS,
    MAX_MESSAGE_LENGTH,
    DocumentError,
    Fault,
    GpaiCodeError,
    UsageError,
)
from gpai_code.text_io.json_lines import BYTE_ORDER_MARK, lines_of
from gpai_code.text_io.strict_json import MAX_BYTES

CHUNK_LINES, CHUNK_BYTES = 256, 2**20
"""What a worker gets at a time, whichever is reached first."""

Answer = Callable[[int, bytes], dict[str, Any]]
"""Makes the plain JSON answer to a line; a line that cannot be read gets one with `error`."""


def write_answers(
    options: argparse.Namespace,
    name: str | None,
    answer: Answer,
    *,
    workers: int,
    stamp: dict[str, Any],
) -> Iterator[dict[str, Any]]:
    """
    Write the answer to each line of a file where the options say, and yield it.

    Args:
        options: What was given on the command line.
        name: The file, or - for standard input.
        answer: What to do with a line.
        workers: How many processes work in parallel.
        stamp: What the first answer says of the run.

    Raises:
        UsageError: If an option is missing.
    """
    if name is None:
        raise UsageError("--jsonl needs a file, or - for standard input")
    to_file = options.output not in (None, STANDARD_STREAM)
    if options.resume and not to_file:
        raise UsageError("--resume needs --output")
    place: AbstractContextManager[Answers] = (
        open_answers(Path(options.output), stamp, resume=options.resume, replace=options.replace)
        if to_file
        else nullcontext(Answers(output_stream(), stamp))
    )
    with open_input(name) as stream, line_counter() as count, place as answers:
        rows = answer_lines(stream, answer, workers=workers, skip=answers.done, progress=count)
        with closing(rows):
            for row in rows:
                yield answers.write(row)
        answers.file.flush()


def run_stamp(command: str, options: dict[str, Any], edition: str | None = None) -> dict[str, Any]:
    """
    Return what the first answer says of a run, by which a later run knows the file as its own.

    Args:
        command: Name of the command.
        options: What changes its answers; an option that was not given is left out.
        edition: Slug of the edition of the Code that all answers follow.
    """
    effective = {name: value for name, value in options.items() if value not in (None, False)}
    made_by: dict[str, Any] = {"library": LIBRARY, "version": __version__}
    if edition is not None:
        made_by = unstructure(generated_by(edition))
    return {**made_by, "command": command, "options": effective}


def answer_lines(
    stream: BinaryIO,
    answer: Answer,
    *,
    workers: int = 1,
    skip: int = 0,
    max_line_bytes: int = MAX_BYTES,
    progress: Callable[[int], object] | None = None,
) -> Generator[dict[str, Any], None, None]:
    """
    Yield one answer for each line, in the order of the lines.

    Lines are read as their answers are asked for, so that memory does not grow with the file. An
    answer says first which line it is for, counted from 1; that of a blank line says no more.

    Args:
        stream: JSON Lines in UTF-8, for example a file opened with "rb".
        answer: What to do with a line. With more than one worker it is called in other processes,
            which must be able to import it.
        workers: How many processes work side by side; one works in this process.
        skip: How many lines to leave out, because their answers are there already.
        max_line_bytes: Longest line that is read.
        progress: Called with the number of each line before its answer is handed out.

    Raises:
        WorkerError: If a process ends before its work is done.
        OSError: If the stream cannot be read.
    """
    lines = islice(enumerate(lines_of(stream, max_line_bytes), start=1), skip, None)
    chunks = _chunks(lines)
    work = partial(_answer_chunk, answer)
    if workers <= 1:
        answered: Iterator[list[dict[str, Any]]] = map(work, chunks)
    else:
        from gpai_code.cli.workers import map_in_parallel  # noqa: PLC0415

        answered = map_in_parallel(work, chunks, workers)
    for rows in answered:
        for row in rows:
            if progress is not None:
                progress(row["line"])
            yield row


Chunk = list[tuple[int, bytes]]


def _chunks(lines: Iterable[tuple[int, bytes]]) -> Iterator[Chunk]:
    chunk: Chunk = []
    size = 0
    for number, line in lines:
        chunk.append((number, line))
        size += len(line)
        if len(chunk) >= CHUNK_LINES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _answer_chunk(answer: Answer, chunk: Chunk) -> list[dict[str, Any]]:
    return [
        {"line": number, **(answer(number, line) if line.strip(b" \t\r") else {"blank": True})}
        for number, line in chunk
    ]


def one_document(line: bytes) -> bytes:
    """
    Return a line, unless it begins with a byte order mark.

    Raises:
        DocumentError: If it does; readers of single documents would let it pass.
    """
    if line.startswith(BYTE_ORDER_MARK):
        raise DocumentError("line", (Fault("", "json", "a byte order mark", "leave it out"),))
    return line


def plain_error(error: GpaiCodeError, number: int) -> dict[str, Any]:
    """Return an error as plain JSON: what it says, and the first faults of a document."""
    if not isinstance(error, DocumentError):
        return {"message": _cut(str(error)), "faults": []}
    faults = tuple(
        attrs.evolve(fault, line=number, column=fault.column or 1) for fault in error.faults
    )
    return {
        "message": _cut(str(DocumentError(error.document, faults))),
        "faults": [attrs.asdict(fault) for fault in faults[:MAX_FAULTS]],
    }


def _cut(text: str) -> str:
    message = " ".join(text.split("\n"))
    return message if len(message) <= MAX_MESSAGE_LENGTH else f"{message[:MAX_MESSAGE_LENGTH]}..."
