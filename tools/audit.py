"""
Keep the tables of `tests/audit/`: what of our data was compared with the official text, and when.

Each entry of an edition, and each row of a form, has one row in the table of its edition: the place
of the official text that it was compared with, the day, the revision of the data, and a digest of
the entry's own text and data. A test fails when an entry has no row, or changed after its row was
written. Anyone who changes an entry compares it with the official text again and then says so:

    python tools/audit.py                                   list what has no row or changed
    python tools/audit.py add copyright-1.4 --source "Copyright Chapter, Measure 1.4"
    python tools/audit.py draw --count 200 --seed 0         draw entries that another person checks

Without `--source` the place of the former row is kept. The draw is the same on every machine, so
that the reader of its result can repeat it.
"""

import argparse
import csv
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "gpai_code" / "data"
TABLES = ROOT / "tests" / "audit"

FOLDERS = {
    "third-draft": DATA / "third-draft",
    "final": DATA / "final",
    "2025-12-05": DATA / "training-content-summary",
    "safety-security": DATA / "safety-security",
}
"""The data of each edition of the Code, of the template for the public summary, and of the
documents of the Safety and Security Chapter."""

BELOW = ("provisions", "measures", "recitals", "rows", "header", "sections")
"""Entries under these keys that have rows of their own."""

DIGEST_LENGTH = 16


class Row(NamedTuple):
    """
    One row of a table.

    Attributes:
        id: Id of the entry; that of a form's row begins with the name of its file, as `form-`.
        source: The place of the official text that it was compared with.
        date: The day of the comparison.
        revision: Revision of the data that was compared.
        digest: Of the entry's own text and data, without what is below it.
    """

    id: str
    source: str
    date: str
    revision: str
    digest: str


def entries(edition: str) -> dict[str, Any]:
    """Return what has to have a row, by id: the data of each entry without what is below it."""
    data: dict[str, Any] = {}
    for path in sorted(FOLDERS[edition].glob("*.json")):
        document = json.loads(path.read_text("utf-8"))
        if path.name == "edition.json":
            document["edition"].pop("revision")
            data["edition"] = document
            continue
        if path.name == "glossary.json":
            data["glossary-introduction"] = document["introduction"]
        prefix = ""
        if "sections" in document:  # a form
            prefix = f"{path.stem}-"
            document.pop("revision", None)
            data[path.stem] = without_rows(document)
        for entry in entries_in(document):
            if "title" in entry and "rows" in entry:
                continue  # a section of a form is in the row of the form
            key = f"{prefix}{entry['id']}"
            if key in data:
                raise ValueError(f"{key} is in the data of {edition} twice")
            data[key] = {name: part for name, part in entry.items() if name not in BELOW}
    return data


def entries_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object with an id, the outer ones first."""
    if isinstance(value, list):
        for item in value:
            yield from entries_in(item)
    elif isinstance(value, dict):
        if "id" in value:
            yield value
        for name, part in value.items():
            if "id" not in value or name in BELOW:
                yield from entries_in(part)


def without_rows(form: dict[str, Any]) -> dict[str, Any]:
    """Return a form's own texts: its title and note, and the headings of its sections."""
    own = {name: part for name, part in form.items() if name not in ("header", "sections")}
    own["sections"] = []
    for section in form["sections"]:
        own["sections"].append({name: part for name, part in section.items() if name != "rows"})
    return own


def digest(entry: Any) -> str:
    """Return a short digest of an entry's data, whatever their order in the file."""
    text = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def revision(edition: str) -> str:
    """Return the revision of an edition's data."""
    folder = FOLDERS[edition]
    if (folder / "edition.json").exists():
        return str(json.loads((folder / "edition.json").read_text("utf-8"))["edition"]["revision"])
    if (folder / "form.json").exists():
        return str(json.loads((folder / "form.json").read_text("utf-8"))["revision"])
    return revision("final")  # documents of the Code without a revision of their own


def read_table(edition: str) -> dict[str, Row]:
    """Read the table of an edition, by id."""
    with (TABLES / f"{edition}.csv").open(encoding="utf-8", newline="") as file:
        rows = [Row(**row) for row in csv.DictReader(file)]
    table = {row.id: row for row in rows}
    if len(table) < len(rows):
        raise ValueError(f"an id has two rows in the table of {edition}")
    return table


def write_table(edition: str, table: dict[str, Row]) -> None:
    """Write the table of an edition, in the order of its data."""
    order = {key: number for number, key in enumerate(entries(edition))}
    rows = sorted(table.values(), key=lambda row: order[row.id])
    with (TABLES / f"{edition}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(rows)


def problems(edition: str) -> list[str]:
    """Return what is wrong with the table of an edition, one sentence for each entry."""
    table, current = read_table(edition), entries(edition)
    listed = []
    for key, entry in current.items():
        if key not in table:
            listed.append(f"{edition}: {key} has no row")
        elif table[key].digest != digest(entry):
            listed.append(f"{edition}: {key} changed after its row of {table[key].date}")
    listed += [f"{edition}: {key} has a row and is no entry" for key in table if key not in current]
    return listed


def add(edition: str, ids: Sequence[str], source: str | None, day: str) -> None:
    """Write a new row for each id, and drop the rows of what is no entry any more."""
    current = entries(edition)
    table = {key: row for key, row in read_table(edition).items() if key in current}
    for key in ids:
        if key not in current:
            raise SystemExit(f"{edition} has no entry {key}")
        place = source or (table[key].source if key in table else None)
        if place is None:
            raise SystemExit(f"{key} has no row yet; name its place with --source")
        table[key] = Row(key, place, day, revision(edition), digest(current[key]))
    write_table(edition, table)


def draw(count: int, seed: int) -> list[tuple[str, str]]:
    """
    Draw entries of all editions at random, each with its edition, sorted by edition and id.

    What is no statement of its own, the facts of an edition and a form's headings, is not drawn.
    The seed goes into `random.seed`, which gives the same draw wherever the data are the same.
    """
    population: list[tuple[str, str]] = []
    for edition in FOLDERS:
        for key in entries(edition):
            if key not in ("edition", "form", "glossary-introduction"):
                population.append((edition, key))
    population.sort()
    if not 0 < count <= len(population):
        raise SystemExit(f"draw between 1 and {len(population)} entries, not {count}")
    random.seed(seed)
    return sorted(random.sample(population, count))


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the tables, add rows, or draw entries."""
    parser = argparse.ArgumentParser(description="Keep the tables of tests/audit/.")
    commands = parser.add_subparsers(dest="command")
    adding = commands.add_parser("add", help="write rows for entries that were compared again")
    adding.add_argument("ids", nargs="+", metavar="ID")
    adding.add_argument("--edition", choices=FOLDERS, default="final")
    adding.add_argument("--source", help="place of the official text; the former one if left out")
    adding.add_argument(
        "--date",
        type=date.fromisoformat,
        default=date.today(),  # noqa: DTZ011 - the day where the comparison was made
        help="YYYY-MM-DD; today if left out",
    )
    drawing = commands.add_parser("draw", help="draw entries of all editions at random")
    drawing.add_argument("--count", type=int, default=200, help="how many entries; 200 if left out")
    drawing.add_argument("--seed", type=int, default=0, help="seed of the draw; 0 if left out")
    options = parser.parse_args(arguments)
    if options.command == "add":
        add(options.edition, options.ids, options.source, str(options.date))
        return 0
    if options.command == "draw":
        for edition, key in draw(options.count, options.seed):
            print(edition, key)
        return 0
    listed = list(chain.from_iterable(map(problems, FOLDERS)))
    for line in listed:
        print(line)
    return 1 if listed else 0


if __name__ == "__main__":
    sys.exit(main())
