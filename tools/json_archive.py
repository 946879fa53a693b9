"""
Make an archive of JSON files for any language: `python tools/json_archive.py OUT.zip`.

It holds the Code in both editions, the correspondence between them, the schemas, what the forms
print of each row, and examples. The same files always give the same bytes. `tools/npm_package.py`
takes schemas, rows and examples from here.
"""

import argparse
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "npm"
SCHEMAS = ROOT / "gpai_code" / "schemas"

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP archive can state; the content does not depend on the day."""


def main() -> int:
    """Write the archive to a new file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="File to make, with the ending .zip.")
    out: Path = parser.parse_args().out
    if out.exists():
        print(f"{out} is there already: name a new file")
        return 1
    write_archive(out, archive_files())
    return 0


def archive_files() -> dict[str, str]:
    """Return the files of the archive by their paths."""
    files = {name: (ROOT / name).read_text("utf-8") for name in ("LICENSE", "NOTICE")}
    files["README.md"] = (SOURCE / "archive-README.md").read_text("utf-8")
    return files | code_files() | schema_files() | example_files()


def code_files() -> dict[str, str]:
    """Return each edition of the Code whole, and what became of the entries."""
    sys.path.insert(0, str(ROOT))  # where this runs as a script
    from gpai_code.catalog import compare, editions, load  # noqa: PLC0415
    from gpai_code.text_io.json_writer import write_json  # noqa: PLC0415

    files = {f"code/{edition.slug}.json": load(edition.slug).to_json() for edition in editions()}
    rows = [row.to_dict() for row in compare()]
    files["code/correspondence.json"] = write_json(rows)
    return files


def schema_files() -> dict[str, str]:
    """Return the schemas, and what each form prints of its rows."""
    files = {}
    for path in sorted(SCHEMAS.glob("*/*.json")):
        edition = path.parent.name
        if path.name.endswith(".schema.json"):
            files[f"schemas/{edition}/{path.name}"] = path.read_text("utf-8")
        else:
            # the Form's and the summary's have no name of their own: fields.json
            kind = path.name.removesuffix("fields.json").rstrip(".")
            name = f"{edition}-{kind}" if kind else edition
            files[f"fields/{name}.json"] = path.read_text("utf-8")
    return files


def example_files() -> dict[str, str]:
    """Return the examples."""
    paths = sorted((ROOT / "examples").glob("*.json"))
    return {f"examples/{path.name}": path.read_text("utf-8") for path in paths}


def write_archive(path: Path, files: Mapping[str, str]) -> None:
    """Write files into a ZIP archive that depends on nothing but them."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name].encode())


if __name__ == "__main__":
    sys.exit(main())
