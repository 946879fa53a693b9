"""Users' files: read within a limit, and written whole or not at all."""

import os
import sys
from pathlib import Path

import pytest

from gpai_code.errors import DocumentError, FileExistsAlreadyError
from gpai_code.files import read_file, write_file

needs_permissions = pytest.mark.skipif(sys.platform == "win32", reason="no POSIX permissions")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def permissions(path: Path) -> int:
    return path.stat().st_mode & 0o777


# Reading


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
