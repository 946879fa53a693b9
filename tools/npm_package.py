"""
Make the npm package: `python tools/npm_package.py OUT`.

It holds the schemas, field data and examples of this repository, and types that
json-schema-to-typescript makes from the schemas; that tool is installed by `npm ci` in
`tests/interop`. The same files always give the same package.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # where this runs as a script

from tools import json_archive

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "npm"
GENERATOR = ROOT / "tests" / "interop" / "node_modules" / ".bin" / "json2ts"

NAMESPACES = {"third-draft": "ThirdDraft"}
"""Editions whose types would have the names of another's."""


def main() -> int:
    """Write the package into a new folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="Folder to make.")
    parser.add_argument("--json2ts", type=Path, default=GENERATOR, help="The generator of types.")
    options = parser.parse_args()
    if not options.json2ts.exists():
        print(f"{options.json2ts} is not there: run npm ci --prefix tests/interop")
        return 1
    if options.out.exists():
        print(f"{options.out} is there already: name a new folder")
        return 1
    build(options.out, options.json2ts)
    return 0


def build(out: Path, json2ts: Path) -> None:
    """Write the package."""
    out.mkdir(parents=True)
    package = json.loads((SOURCE / "package.json").read_text("utf-8"))
    package["version"] = library_version()
    write(out / "package.json", json.dumps(package, indent=2) + "\n")
    shutil.copy(SOURCE / "README.md", out)
    shutil.copy(ROOT / "LICENSE", out)
    shutil.copy(ROOT / "NOTICE", out)
    write(out / "index.js", "export {};\n")
    for name, text in (json_archive.schema_files() | json_archive.example_files()).items():
        write(out / name, text)
    lines = []
    for folder in sorted((out / "schemas").iterdir()):
        edition = folder.name
        if edition in NAMESPACES:
            write(out / "types" / edition / "index.d.ts", index_of(folder))
            namespace = f"export type * as {NAMESPACES[edition]}"
            lines.append(f'{namespace} from "./types/{edition}/index.js";')
        else:
            for path in sorted(folder.iterdir()):
                lines.append(exported(path, f"./types/{edition}"))
    write(out / "index.d.ts", "\n".join(lines) + "\n")
    # one process for all of them
    command = [str(json2ts), "-i", str(out / "schemas"), "-o", str(out / "types")]
    subprocess.run(command, check=True, cwd=ROOT)


def index_of(folder: Path) -> str:
    """Return the types of one edition, each by the title of its schema."""
    return "".join(f"{exported(path, '.')}\n" for path in sorted(folder.iterdir()))


def exported(path: Path, folder: str) -> str:
    """Return the line that exports the type of a schema, under the title of the schema."""
    title = json.loads(path.read_text("utf-8"))["title"]
    return f'export type {{ {title} }} from "{folder}/{path.stem}.js";'


def library_version() -> str:
    """Return the version of the library as npm writes versions."""
    namespace: dict[str, str] = {}
    exec((ROOT / "gpai_code" / "_version.py").read_text("utf-8"), namespace)
    return namespace["__version__"]


def write(path: Path, text: str) -> None:
    """Write a file into a folder that may be new, alike on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
