"""Standard input, output and error, and the files that commands name."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, BinaryIO

from gpai_code.cli.exit_codes import INPUT_ERROR
from gpai_code.errors import UsageError
from gpai_code.text_io.escaping import printable

if TYPE_CHECKING:
    from gpai_code.exchange.losses import Loss

STANDARD_STREAM = "-"
SECONDS_BETWEEN_COUNTS = 0.2


def print_text(text: str) -> None:
    """Print text for people; control characters are shown instead of sent to the terminal."""
    write_text(f"{printable(text)}\n")


def write_text(text: str) -> None:
    """Write printable text to standard output."""
    # a reader that goes away, such as `head`, changes nothing about the exit code
    with suppress(BrokenPipeError):
        sys.stdout.write(text)


def print_note(text: str) -> None:
    """Print a remark on standard error, so that it is never part of an answer."""
    # if nobody reads remarks any more, that is no reason to lose the answer or its exit code
    with suppress(BrokenPipeError):
        print(printable(text), file=sys.stderr, flush=True)


def print_losses(losses: "Iterable[Loss]") -> None:
    """Say on standard error what a document in another tool's format does not hold."""
    from gpai_code.exchange.losses import describe_loss  # noqa: PLC0415

    for loss in losses:
        print_note(f"not in the document: {describe_loss(loss)}")


def fail(message: str) -> int:
    """Print why the command failed, and return the exit code for it."""
    print_note(f"gpai-code: {message}")
    return INPUT_ERROR


def write_output(content: str | bytes) -> None:
    """
    Write a document to standard output, in UTF-8 as to a file.

    Raises:
        UsageError: If it is not text and what stands in for standard output takes only text.
    """
    if isinstance(content, str) and not hasattr(sys.stdout, "buffer"):
        sys.stdout.write(content)
        return
    from gpai_code.text_io.files import write_stream  # noqa: PLC0415

    with suppress(BrokenPipeError):  # as above
        write_stream(output_stream(), content)


def output_stream() -> BinaryIO:
    """
    Return standard output as bytes.

    Raises:
        UsageError: If what a caller put in its place takes only text.
    """
    buffer: BinaryIO | None = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        raise UsageError("standard output takes only text; name a file with --output")
    sys.stdout.flush()
    return buffer


def print_json(value: Any) -> None:
    """Print a JSON value."""
    from gpai_code.text_io.json_writer import write_json  # noqa: PLC0415

    write_output(write_json(value))


INPUTS = (
    *("file", "facts", "model_card", "datasets", "document", "into", "sources", "template"),
    *("old", "new"),
)
"""Names of arguments that can name files to read."""


def refuse_input_as_output(options: argparse.Namespace) -> None:
    """
    Refuse to write into a file that is also read, by whatever name it is given.

    Standard input counts as read by every command: some take answers from there.

    Raises:
        UsageError: If the file to write is one of the files to read.
    """
    result_file = getattr(options, "result_file", None)
    output = None if result_file is None else getattr(options, result_file)
    if output in (None, STANDARD_STREAM):
        return
    try:
        place = os.stat(output)  # noqa: PTH116 - pathlib would take longer to load
    except (OSError, ValueError):  # nothing is there yet, or the name is refused later
        return
    if not S_ISREG(place.st_mode):  # which is never replaced
        return
    names: list[str | None] = [STANDARD_STREAM]
    for argument in INPUTS:
        value = None if argument == result_file else getattr(options, argument, None)
        names += value if isinstance(value, list) else [value]
    for name in names:
        if name is not None and _is_same_file(name, place):
            raise UsageError(f"{output} is the input too; name another file for the output")


def _is_same_file(name: str, place: os.stat_result) -> bool:
    try:
        if name != STANDARD_STREAM:
            status = os.stat(name)  # noqa: PTH116
        elif sys.stdin is None:
            return False
        else:
            status = os.fstat(sys.stdin.fileno())
    except (OSError, ValueError):  # no file stands behind it, or reading it will say what is wrong
        return False
    return os.path.samestat(status, place)


def write_result(content: str | bytes, options: argparse.Namespace, name: str | None) -> None:
    """Write a result into the named file, or to standard output if none is named."""
    if name is None or name == STANDARD_STREAM:
        write_output(content)
        return
    from pathlib import Path  # noqa: PLC0415

    from gpai_code.text_io.files import write_file  # noqa: PLC0415

    write_file(Path(name), content, replace=options.replace)


def refuse_unwritable(options: argparse.Namespace, name: str | None) -> None:
    """
    Refuse an output that could not be written in the end, before hours of work or of answers.

    Raises:
        FileExistsAlreadyError: If the file exists and may not be replaced.
        NoRegularFileError: If it is a pipe, a socket or a device.
        OSError: If its folder is not there or does not take files.
    """
    if name is None or name == STANDARD_STREAM:
        return
    from pathlib import Path  # noqa: PLC0415

    from gpai_code.text_io.files import refuse_place  # noqa: PLC0415

    refuse_place(Path(name), replace=options.replace)


def standard_input() -> BinaryIO:
    """
    Return standard input as bytes.

    Raises:
        UsageError: If it is closed.
    """
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    buffer: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    # what a caller put in its place may hold text alone
    return io.BytesIO(sys.stdin.read().encode()) if buffer is None else buffer


def read_input(name: str, max_bytes: int | None = None) -> bytes:
    """Return what a named file or standard input holds; a document of JSON at most by default."""
    from gpai_code.text_io.files import read_file, read_stream  # noqa: PLC0415
    from gpai_code.text_io.strict_json import MAX_BYTES  # noqa: PLC0415

    most = MAX_BYTES if max_bytes is None else max_bytes
    if name == STANDARD_STREAM:
        return read_stream(standard_input(), "standard input", most)
    return read_file(name, most)


def open_input(name: str) -> AbstractContextManager[BinaryIO]:
    """Open a named file or standard input, to be read piece by piece."""
    from gpai_code.text_io.files import open_file  # noqa: PLC0415

    return nullcontext(standard_input()) if name == STANDARD_STREAM else open_file(name)


@contextmanager
def line_counter() -> Iterator[Callable[[int], None] | None]:
    """Yield a function that shows on a terminal how many lines are done; None elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from time import monotonic  # noqa: PLC0415

    last = monotonic()

    def count(number: int) -> None:
        nonlocal last
        if monotonic() - last >= SECONDS_BETWEEN_COUNTS:
            last = monotonic()
            print(f"\r{number:,} lines", end="", file=sys.stderr, flush=True)

    try:
        yield count
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
