"""Users' files: read within a limit, and written whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
import zipfile
import zipimport
from pathlib import Path
from typing import Any

import pytest

import gpai_code
from gpai_code.errors import (
    ArgumentTypeError,
    DocumentError,
    FileExistsAlreadyError,
    NoRegularFileError,
)
from gpai_code.text_io import files, package_data
from gpai_code.text_io.files import open_file, read_file, refuse_place, write_file
from gpai_code.text_io.sources import content_of

needs_permissions = pytest.mark.skipif(sys.platform == "win32", reason="no POSIX permissions")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def permissions(path: Path) -> int:
    return path.stat().st_mode & 0o777


# Reading


def test_a_text_longer_than_a_piece_is_written_whole(tmp_path: Path) -> None:
    text = "aé€😀" * 2**19
    write_file(tmp_path / "long.txt", text)
    assert (tmp_path / "long.txt").read_bytes() == text.encode()


def test_a_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_bytes(b"\xef\xbb\xbf{}\r\n\xff")
    assert read_file(path) == b"\xef\xbb\xbf{}\r\n\xff"


def test_a_file_beyond_the_size_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_bytes(b"12345")
    assert read_file(path, max_bytes=5) == b"12345"
    with pytest.raises(DocumentError) as caught:
        read_file(path, max_bytes=4)
    assert caught.value.document == str(path)
    [fault] = caught.value.faults
    assert (fault.rule, fault.path, fault.line) == ("size", "", None)


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "form.json")


@needs_permissions
def test_a_pipe_is_refused_though_nobody_writes_into_it(tmp_path: Path) -> None:
    pipe = tmp_path / "form.json"
    os.mkfifo(pipe)
    with pytest.raises(NoRegularFileError) as caught:
        read_file(pipe)
    assert (caught.value.path, caught.value.kind) == (str(pipe), "pipe")


@needs_permissions
def test_a_device_that_never_ends_is_refused() -> None:
    with pytest.raises(NoRegularFileError, match="is a device"):
        read_file(Path("/dev/zero"))


@needs_permissions
def test_a_folder_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError) as caught:
        read_file(tmp_path)
    assert caught.value.filename == str(tmp_path)


@needs_permissions
def test_what_is_refused_is_closed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    before = len(os.listdir("/dev/fd")) if Path("/dev/fd").is_dir() else 0  # noqa: PTH208
    for _ in range(10):
        with pytest.raises(NoRegularFileError):
            open_file(tmp_path / "pipe")
    after = len(os.listdir("/dev/fd")) if Path("/dev/fd").is_dir() else 0  # noqa: PTH208
    assert after == before


def test_a_link_is_read_through(tmp_path: Path) -> None:
    (tmp_path / "form.json").write_bytes(b"{}")
    (tmp_path / "link").symlink_to("form.json")
    assert read_file(tmp_path / "link") == b"{}"


# Writing


@pytest.mark.parametrize("replace", [False, True], ids=["new only", "may replace"])
def test_a_new_file_is_written_as_utf_8_with_its_line_ends(tmp_path: Path, replace: bool) -> None:
    path = tmp_path / "form.json"
    write_file(path, "ä\n😀\r\n", replace=replace)
    assert path.read_bytes() == "ä\n😀\r\n".encode()
    assert names(tmp_path) == ["form.json"]


def test_a_file_is_not_replaced_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text("old")
    with pytest.raises(FileExistsAlreadyError) as caught:
        write_file(path, "new")
    assert caught.value.path == str(path)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["form.json"]


def test_a_file_is_replaced_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text("an older and longer text")
    write_file(path, "new", replace=True)
    assert path.read_text() == "new"
    assert names(tmp_path) == ["form.json"]


def no_space(_: int) -> None:
    raise OSError("no space left on device")


@pytest.mark.parametrize("replace", [False, True], ids=["new only", "may replace"])
def test_a_write_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="no space left"):
        write_file(tmp_path / "form.json", "new", replace=replace)
    assert names(tmp_path) == []


def test_a_write_that_fails_leaves_the_old_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "form.json"
    path.write_text("old")
    before = path.stat()
    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="no space left"):
        write_file(path, "new", replace=True)
    assert path.read_text() == "old"
    assert path.stat().st_ino == before.st_ino
    assert names(tmp_path) == ["form.json"]


def test_a_text_that_utf_8_cannot_hold_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_file(path, "new \ud800", replace=True)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["form.json"]


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "form.json"
    folder.mkdir()
    with pytest.raises(OSError, match=r"form\.json"):
        write_file(folder, "new", replace=True)
    with pytest.raises(FileExistsAlreadyError):
        write_file(folder, "new")
    assert names(tmp_path) == ["form.json"]
    assert names(folder) == []


def test_no_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_file(tmp_path / "none" / "form.json", "new")
    assert names(tmp_path) == []


def test_a_path_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_file(Path("form.json"), "new")
    assert read_file(tmp_path / "form.json") == b"new"
    assert names(tmp_path) == ["form.json"]


def test_a_folder_that_cannot_be_written_to_is_named_and_no_other_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*given: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", f"{tmp_path}/.gpai-code-x.part")

    monkeypatch.setattr(files, "_new_file", read_only)
    with pytest.raises(PermissionError) as caught:
        write_file(tmp_path / "form.json", "new")
    assert caught.value.filename == str(tmp_path / "form.json")
    assert names(tmp_path) == []


OUT_OF_SPACE = """
import resource, signal, sys
from pathlib import Path
from gpai_code.text_io.files import write_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_file(Path(sys.argv[1]), "x" * 1001, replace=True)
except OSError as error:
    sys.exit(error.errno)
"""


@needs_permissions
@pytest.mark.parametrize("old", [None, "old"])
def test_a_disk_that_is_full_leaves_the_old_file_and_no_other(
    tmp_path: Path, old: str | None
) -> None:
    path = tmp_path / "form.json"
    if old is not None:
        path.write_text(old)
    ran = subprocess.run([sys.executable, "-c", OUT_OF_SPACE, str(path)], timeout=60, check=False)
    assert ran.returncode == errno.EFBIG
    assert names(tmp_path) == ([] if old is None else ["form.json"])
    assert old is None or path.read_text() == old


def test_what_a_link_points_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    path, link = tmp_path / "real" / "form.json", tmp_path / "link"
    path.write_text("old")
    link.symlink_to("real/form.json")
    write_file(link, "new", replace=True)
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert (names(tmp_path), names(tmp_path / "real")) == (["link", "real"], ["form.json"])


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_link_that_points_nowhere_is_not_replaced_unless_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hard_links: bool
) -> None:
    if not hard_links:
        monkeypatch.setattr(Path, "hardlink_to", no_links)
    link = tmp_path / "link"
    link.symlink_to("form.json")
    with pytest.raises(FileExistsAlreadyError):
        write_file(link, "new")
    assert names(tmp_path) == ["link"]
    write_file(link, "new", replace=True)
    assert link.is_symlink()
    assert (tmp_path / "form.json").read_text() == "new"


@needs_permissions
def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "form.json"
    os.mkfifo(pipe)
    with pytest.raises(NoRegularFileError):
        write_file(pipe, "new", replace=True)
    with pytest.raises(FileExistsAlreadyError):
        write_file(pipe, "new")
    assert names(tmp_path) == ["form.json"]
    assert pipe.is_fifo()


@needs_permissions
def test_a_place_where_nothing_can_be_written_is_refused_beforehand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is refused beforehand is refused by `write_file` too, with the same error."""
    file, link, pipe = tmp_path / "file", tmp_path / "link", tmp_path / "pipe"
    file.write_text("old")
    link.symlink_to("nowhere")
    os.mkfifo(pipe)
    (tmp_path / "folder").mkdir()
    cases = (
        (file, False, FileExistsAlreadyError),
        (link, False, FileExistsAlreadyError),
        (pipe, False, FileExistsAlreadyError),
        (pipe, True, NoRegularFileError),
        (tmp_path / "folder", True, IsADirectoryError),
        (tmp_path / "no folder" / "file", False, FileNotFoundError),
        (tmp_path / "no folder" / "file", True, FileNotFoundError),
    )
    for path, replace, error in cases:
        with pytest.raises(error):
            refuse_place(path, replace=replace)
        with pytest.raises(error):
            write_file(path, "new", replace=replace)
    for path, replace in ((file, True), (link, True), (tmp_path / "new", False)):
        refuse_place(path, replace=replace)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(PermissionError, match=str(tmp_path)):
        refuse_place(tmp_path / "new")
    assert file.read_text() == "old"


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    write_file(path, "new")
    assert path.read_text() == "new"


def test_a_folder_that_cannot_be_brought_to_the_disk_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    real = os.fsync

    def files_only(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        if synced[-1]:
            raise OSError(errno.EINVAL, "not for folders")
        real(handle)

    monkeypatch.setattr(os, "fsync", files_only)
    write_file(tmp_path / "form.json", "new")
    assert synced == [False, True]
    assert read_file(tmp_path / "form.json") == b"new"


# Where there are no hard links


def no_links(self: Path, target: Path) -> None:
    raise PermissionError(f"no link from {self} to {target} here")


def test_files_are_written_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", no_links)
    path = tmp_path / "form.json"
    write_file(path, "one")
    with pytest.raises(FileExistsAlreadyError):
        write_file(path, "two")
    assert path.read_text() == "one"
    write_file(path, "three", replace=True)
    assert path.read_text() == "three"
    assert names(tmp_path) == ["form.json"]


# Permissions


@needs_permissions
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002], ids=oct)
@pytest.mark.parametrize("replace", [False, True], ids=["new only", "may replace"])
def test_a_new_file_has_the_permissions_that_any_new_file_has(
    tmp_path: Path, mask: int, replace: bool
) -> None:
    former = os.umask(mask)
    try:
        write_file(tmp_path / "form.json", "new", replace=replace)
        assert os.umask(mask) == mask  # it is as it was
    finally:
        os.umask(former)
    assert permissions(tmp_path / "form.json") == 0o666 & ~mask


@needs_permissions
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664], ids=oct)
def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "form.json"
    path.write_text("old")
    path.chmod(mode)
    write_file(path, "new", replace=True)
    assert path.read_text() == "new"
    assert permissions(path) == mode


def test_a_source_is_text_bytes_or_the_path_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_bytes(b"{}")
    sources = ("{}", b"{}", bytearray(b"{}"), memoryview(b"{}"), path)
    assert [content_of(source) for source in sources] == ["{}", *[b"{}"] * 4]
    with pytest.raises(ArgumentTypeError, match="give text, bytes or a path"):
        content_of(3)


def test_a_data_file_may_be_in_an_archive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    archive = tmp_path / "library.zip"
    with zipfile.ZipFile(archive, "w") as written:
        written.writestr("gpai_code/data/events.json", '{"in": "the archive"}')
    loader = zipimport.zipimporter(str(archive))
    monkeypatch.setattr(package_data, "_PACKAGE", str(archive / "gpai_code"))
    monkeypatch.setattr(package_data.__spec__, "loader", loader)
    assert package_data.read_data("events.json") == {"in": "the archive"}


@pytest.mark.parametrize("name", ["form.json", "my model/README.MD", "a b.yml", "x.docx"])
@pytest.mark.parametrize(
    "read",
    [
        gpai_code.read_form,
        gpai_code.read_facts,
        gpai_code.read_summary,
        gpai_code.read_model_card,
    ],
)
def test_the_name_of_a_file_is_not_read_as_its_text(read: Any, name: str) -> None:
    with pytest.raises(ArgumentTypeError) as caught:
        read(name)
    assert caught.value.found == "the name of a file as a text"
    assert f"pathlib.Path({name!r})" in caught.value.wanted


@pytest.mark.parametrize("address", ["https://example.org/card.md", "http://example.org/a/b"])
def test_an_address_is_not_read_as_the_text_that_is_there(address: str) -> None:
    with pytest.raises(ArgumentTypeError) as caught:
        gpai_code.read_model_card(address)
    assert (caught.value.found, caught.value.wanted) == (
        "an address as a text",
        "give the text that is there; nothing is fetched",
    )


@pytest.mark.parametrize("text", ['{"license": "x.md"}', "first.md\nsecond.md", "no suffix", ".md"])
def test_a_text_that_is_no_name_of_a_file_is_a_text(text: str) -> None:
    assert content_of(text) == text
