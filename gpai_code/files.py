"""Reading and writing users' files: bounded, and never half-written."""

import contextlib
import os
import tempfile
from pathlib import Path

from gpai_code.errors import DocumentError, Fault, FileExistsAlreadyError
from gpai_code.jsontext import MAX_BYTES


def read_file(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """
    Return a file's bytes.

    Raises:
        OSError: If it cannot be read.
        DocumentError: If it is larger than `max_bytes`.
    """
    with path.open("rb") as file:
        found = file.read(max_bytes + 1)
    if len(found) > max_bytes:
        fault = Fault("", "size", f"more than {max_bytes} bytes", f"keep it to {max_bytes}")
        raise DocumentError(str(path), (fault,))
    return found


def write_file(path: Path, content: str | bytes, *, replace: bool = False) -> None:
    """
    Write a file whole or not at all.

    Args:
        path: Where to.
        content: What; a text is written as UTF-8.
        replace: Whether a file that stands there may be replaced; its permissions stay.

    Raises:
        FileExistsAlreadyError: If there is one and it may not.
        OSError: If it cannot be written; a former file is then as it was.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_permissions(path))
        if replace:
            Path(name).replace(path)
        else:
            _place(name, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def _place(name: str, path: Path) -> None:
    try:
        path.hardlink_to(name)  # fails if the path exists, even if it came just now
    except FileExistsError:
        raise FileExistsAlreadyError(str(path)) from None
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsAlreadyError(str(path)) from None
        Path(name).replace(path)


def _permissions(path: Path) -> int:
    """Return the permissions of the file that stands there, or those of a new one."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
