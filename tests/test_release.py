"""What `tools/release.py` sees before anything is released."""

import hashlib
import importlib.util
import tarfile
import zipfile
from pathlib import Path

import pytest

from tools import release

NAME = "gpai_code-0.1.0"
HELD = {"README.md", "gpai_code/__init__.py", "gpai_code/py.typed"}
ABOUT = ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE", "licenses/NOTICE")


def archives(folder: Path, held: set[str]) -> None:
    """Write an sdist and a wheel with these files of the repository."""
    source = folder / NAME
    for name in {*held, "PKG-INFO"}:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name)
    with tarfile.open(folder / f"{NAME}.tar.gz", "w:gz") as sdist:
        sdist.add(source, NAME)
    with zipfile.ZipFile(folder / f"{NAME}-py3-none-any.whl", "w") as wheel:
        for name in sorted(held):
            if name.startswith("gpai_code/"):
                wheel.writestr(name, name)
        for name in ABOUT:
            wheel.writestr(f"{NAME}.dist-info/{name}", name)


def test_archives_have_what_git_has(tmp_path: Path) -> None:
    archives(tmp_path, HELD)
    assert release.wrong_in_archives(tmp_path, NAME, HELD) == []


def test_a_file_too_many_or_too_few_is_named(tmp_path: Path) -> None:
    stray, left_out = "gpai_code/notes.tmp", "gpai_code/py.typed"
    archives(tmp_path, (HELD | {stray}) - {left_out})
    assert release.wrong_in_archives(tmp_path, NAME, HELD) == [
        f"sdist has {stray}",
        f"sdist lacks {left_out}",
        f"wheel has {stray}",
        f"wheel lacks {left_out}",
    ]


def test_the_second_build_starts_from_the_same_text_with_other_dates_and_modes(
    tmp_path: Path,
) -> None:
    archives(tmp_path, HELD)
    unpacked = release.unpack_changed(tmp_path / f"{NAME}.tar.gz", tmp_path / "again")
    for name in HELD:
        first, again = tmp_path / NAME / name, unpacked / name
        assert again.read_text() == first.read_text()
        assert again.stat().st_mtime != first.stat().st_mtime
        assert not again.stat().st_mode & 0o077


def test_a_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\r\n")
    assert release.digest(path) == hashlib.sha256(b"\r\n").hexdigest()


@pytest.mark.skipif(
    importlib.util.find_spec("cyclonedx") is None, reason="cyclonedx-bom is not installed"
)
def test_an_sbom_that_is_not_valid_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = '{"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": {%s}}}'
    path = tmp_path / "a.cdx.json"
    component = '"type": "library", "name": "gpai-code"'
    monkeypatch.setattr(release, "run", lambda *_: listed % component)
    release.write_sbom(path, tmp_path, {"a.whl": "0" * 64}, "0.1.0")
    assert '"version": "0.1.0"' in path.read_text("utf-8")
    path.unlink()
    with pytest.raises(SystemExit, match="the SBOM is not valid"):
        release.write_sbom(path, tmp_path, {"a.whl": "no digest"}, "0.1.0")
    assert not path.exists()
