"""Reading and writing users' files: bounded, never waited for, and never half-written."""

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from gpai_code.errors import DocumentError, Fault, FileExistsAlreadyError, NoRegularFileError
from gpai_code.text_io.strict_json import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path  # whose import takes as long as reading a form

_KINDS = (
    (stat.S_ISFIFO, "pipe"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)

_PIECE = 2**20
"""How many characters are encoded at once."""


def open_file(path: str | os.PathLike[str]) -> BinaryIO:
    """
    Open a regular file for reading; anything else is refused at once, where it could be endless.

    Raises:
        OSError: If it cannot be opened, or is a folder.
        NoRegularFileError: If it is a pipe, a socket or a device.
    """
    # without waiting for somebody to write into a pipe; a regular file is read as ever
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    try:
        _refuse_others(path, os.fstat(handle).st_mode)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def _refuse_others(path: str | os.PathLike[str], mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    for is_kind, kind in _KINDS:
        if is_kind(mode):
            raise NoRegularFileError(str(path), kind)


def read_file(path: str | os.PathLike[str], max_bytes: int = MAX_BYTES) -> bytes:
    """
    Return a regular file's bytes.

    Raises:
        OSError: If it cannot be read.
        NoRegularFileError: If it is a pipe, a socket or a device.
        DocumentError: If it is larger than `max_bytes`.
    """
    with open_file(path) as file:
        return read_stream(file, str(path), max_bytes)


def read_stream(stream: BinaryIO, name: str, max_bytes: int = MAX_BYTES) -> bytes:
    """
    Return all that a stream holds.

    Args:
        stream: Where from.
        name: What to call it in errors.
        max_bytes: The most that is read.

    Raises:
        OSError: If it cannot be read.
        DocumentError: If there is more.
    """
    content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        fault = Fault("", "size", f"more than {max_bytes} bytes", f"keep it to {max_bytes}")
        raise DocumentError(name, (fault,))
    return content


def write_stream(stream: BinaryIO, content: str | bytes) -> None:
    """Write content into a stream, a text as UTF-8 and in pieces: its bytes take memory again."""
    if isinstance(content, bytes):
        stream.write(content)
        return
    for start in range(0, len(content), _PIECE):
        stream.write(content[start : start + _PIECE].encode())


def write_file(path: "Path", content: str | bytes, *, replace: bool = False) -> None:
    """
    Write a file whole or not at all.

    It is written next to its place, brought to the disk and then put there in one step.

    Args:
        path: Where to; what a link points to is replaced, and the link stays.
        content: What; a text is written as UTF-8.
        replace: Whether a file that is there may be replaced; its permissions stay.

    Raises:
        FileExistsAlreadyError: If there is one and it may not.
        NoRegularFileError: If a pipe, a socket or a device is to be replaced.
        OSError: If it cannot be written; a former file is then as it was.
    """
    from pathlib import Path  # noqa: PLC0415

    if replace:
        path = Path(os.path.realpath(path))  # Path.resolve has an error of its own for a loop
    mode = _permissions(path, replace)
    try:
        handle, name = _new_file(path.parent, 0o666 if mode is None else mode)
    except OSError as error:  # which names a file that nobody asked for
        raise OSError(error.errno, error.strerror, str(path)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            write_stream(file, content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:  # the mask of the process may have taken something away
            name.chmod(mode)
        if replace:
            name.replace(path)
        else:
            _place(name, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            name.unlink()
    _sync_folder(path.parent)


def refuse_place(path: "Path", *, replace: bool = False) -> None:
    """
    Refuse at once a place where `write_file` would fail, before work is done that would be lost.

    Raises:
        FileExistsAlreadyError: If there is a file and it may not be replaced.
        NoRegularFileError: If a pipe, a socket or a device is to be replaced.
        OSError: If its folder is not there or does not take files.
    """
    from pathlib import Path  # noqa: PLC0415

    mode = _permissions(path, replace)
    if not replace and (mode is not None or path.is_symlink()):
        raise FileExistsAlreadyError(str(path))
    folder = Path(os.path.realpath(path)).parent if replace else path.parent
    os.stat(folder)  # noqa: PTH116 - which says why it is not there
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _new_file(folder: "Path", mode: int) -> "tuple[int, Path]":
    """Open a new file with a name that nobody has, with permissions as the system grants them."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    path = folder / f".gpai-code-{os.urandom(8).hex()}.part"
    return os.open(path, flags, mode), path


def _place(name: "Path", path: "Path") -> None:
    try:
        path.hardlink_to(name)  # fails if the path exists, even if it came just now
    except FileExistsError:
        raise FileExistsAlreadyError(str(path)) from None
    except OSError:  # a file system without hard links
        if path.exists() or path.is_symlink():
            raise FileExistsAlreadyError(str(path)) from None
        name.replace(path)


def _permissions(path: "Path", replace: bool) -> int | None:
    """Return the permissions of the file that is to be replaced; None if there is none."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if replace:
        _refuse_others(path, mode)
    return mode & 0o777


def _sync_folder(folder: "Path") -> None:
    """Bring the new name to the disk too, where the system can do that for folders."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
