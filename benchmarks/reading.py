"""
How well published summaries are read: `python benchmarks/reading.py [FOLDER ...]`.

A folder holds documents (PDF, Word, HTML, Markdown, text) and `truth.json`, which gives for each
file name the rows with their words, and where it is known the plain JSON value of the typed form:

    {"summary.pdf": {"model_names": {"words": "Tide 2", "value": [{"name": "Tide 2"}]}}}

A folder with `expected.json` is one of single cases, as in `cases/read-summary`. With `--samples
FOLDER` transcribed documents, `{section: {label: words}}`, are laid out in five ways (a table,
labels above answers, labels next to answers, Markdown, Word), and read back; the first three also
as PDF where Chromium is installed. Seconds are those of the processor.

Each row is one of:

    right        the value is the right one, or the words of a row in words are
    right words  no value, but the right words, where there is a value or none is known
    doubtful     other words, without a value, and the report says so
    lost         no answer, and its words are among the unread ones or nowhere
    wrong        a value, or words taken for understood, that are not the right ones
"""

import argparse
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs

from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import GpaiCodeError
from gpai_code.reading.layout import key_of
from gpai_code.reading.records import ReadAnswer
from gpai_code.reading.summary import read_summary

OUTCOMES = ("right", "right words", "doubtful", "lost", "wrong")
SUFFIXES = (".pdf", ".docx", ".html", ".htm", ".md", ".txt")

Rows = dict[str, dict[str, Any]]
"""The right reading of a document: for each row its words, and its value where that is known."""


@attrs.define
class Score:
    """How the rows of a document were read."""

    name: str
    seconds: float
    outcomes: dict[str, str]
    error: str | None = None


def plain(words: str) -> str:
    """Return words without line ends, blanks, bullets and marks of emphasis."""
    words = re.sub(r"\[([^\]]*)\]\((https?:[^)]*)\)", r"\1", words)
    return re.sub(r"[\s\-•*_–—]+", "", words).casefold()


def outcome(answers: tuple[ReadAnswer, ...], right: dict[str, Any]) -> str:
    """Compare what was read for a row with the truth."""
    if not any(answer.published.strip() or answer.value is not None for answer in answers):
        return "right" if not right["words"].strip() else "lost"
    words = any(plain(answer.published) == plain(right["words"]) for answer in answers)
    values = [unstructure(answer.value) for answer in answers if answer.value is not None]
    if not values:
        return "right words" if words else "doubtful"
    known = right.get("value")
    if known is not None:
        same = values[0] == known
        if isinstance(known, str) and isinstance(values[0], str):
            same = plain(known) == plain(values[0])
        return "right" if same else "wrong"
    if isinstance(values[0], str):
        return "right" if plain(values[0]) == plain(right["words"]) else "wrong"
    return "right" if words else "wrong"


def scored(name: str, document: str | Path | bytes, truth: Rows) -> Score:
    """Read a document and compare every row."""
    start = time.process_time()
    try:
        reading = read_summary(document)
    except GpaiCodeError as error:
        return Score(name, time.process_time() - start, dict.fromkeys(truth, "lost"), str(error))
    seconds = time.process_time() - start
    outcomes = {row: outcome(reading.answers_of(row), right) for row, right in truth.items()}
    return Score(name, seconds, outcomes)


# --- folders --------------------------------------------------------------------------------------


def of_folder(folder: Path) -> Iterator[Score]:
    """Score the documents of a folder with a truth file, or single cases."""
    cases = folder / "expected.json"
    if cases.exists():
        yield from of_cases(folder, json.loads(cases.read_text("utf-8")))
        return
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    for name, rows in truth.items():
        yield scored(name, folder / name, rows)


def of_cases(folder: Path, cases: dict[str, Any]) -> Iterator[Score]:
    """Score cases, whose rows name a status with a value or words; alternatives stand in a list."""
    for name, case in cases.items():
        start = time.process_time()
        reading = read_summary(folder / name)
        seconds = time.process_time() - start
        outcomes = {}
        for row, expected in case.get("rows", {}).items():
            options = expected if isinstance(expected, list) else [expected]
            outcomes[row] = min(
                (_of_case(reading.answers_of(row), option) for option in options),
                key=OUTCOMES.index,
            )
        yield Score(name, seconds, outcomes)


def _of_case(answers: tuple[ReadAnswer, ...], option: dict[str, Any]) -> str:
    values = [unstructure(answer.value) for answer in answers if answer.value is not None]
    if "value" in option:
        return "right" if option["value"] in values else "wrong" if values else "doubtful"
    if values and option["status"] not in ("read", "not_applicable"):
        return "wrong"
    words = option.get("words")
    if words is None or any(plain(answer.published) == plain(words) for answer in answers):
        return "right" if values else "right words"
    return "wrong" if values else "doubtful"


# --- samples --------------------------------------------------------------------------------------

Sample = dict[str, dict[str, str]]


def as_table(sample: Sample) -> str:
    return _page(sample, "<table border=1>{}</table>", "<tr><td>{}</td><td>{}</td></tr>")


def as_plain(sample: Sample) -> str:
    return _page(sample, "{}", "<p><b>{}</b><br>{}</p>")


def as_columns(sample: Sample) -> str:
    style = "<style>.r{{display:grid;grid-template-columns:35% 60%;gap:12px}}</style>"
    return _page(sample, style + "{}", "<div class=r><div>{}</div><div>{}</div></div>")


def _page(sample: Sample, block: str, row: str) -> str:
    page = "<!DOCTYPE html><html><meta charset=utf-8><body>"
    for section, rows in sample.items():
        page += f"<h2>{html.escape(section)}</h2>"
        inner = ""
        for label, words in rows.items():
            inner += row.format(html.escape(label), html.escape(words).replace("\n", "<br>"))
        page += block.format(inner)
    return f"{page}</body></html>"


def as_markdown(sample: Sample) -> str:
    parts = []
    for section, rows in sample.items():
        parts.append(f"## {section}\n\n| Row | Words |\n| --- | --- |")
        for label, words in rows.items():
            cells = (label, words.replace("|", "\\|").replace("\n", "<br>"))
            parts.append(f"| {' | '.join(cells)} |")
        parts.append("")
    return "\n".join(parts)


def as_word(sample: Sample) -> bytes:
    from docx import Document  # noqa: PLC0415

    document = Document()
    for section, rows in sample.items():
        document.add_heading(section, 2)
        table = document.add_table(rows=0, cols=2)
        for label, words in rows.items():
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, words
    file = BytesIO()
    document.save(file)
    return file.getvalue()


PAGES = {"table": as_table, "plain": as_plain, "two columns": as_columns}


def of_samples(folder: Path) -> Iterator[Score]:
    """Lay samples out in five ways, and as PDF where a browser is there, and score each."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    for path in sorted(folder.glob("public-summary__*.json")):
        sample: Sample = json.loads(path.read_text("utf-8"))
        name = path.stem.removeprefix("public-summary__")
        truth = truth_of(sample)
        for layout, make in PAGES.items():
            page = make(sample)
            yield scored(f"{name} {layout}", page, truth)
            if chromium:
                yield scored(f"{name} {layout} PDF", printed(chromium, page), truth)
        yield scored(f"{name} Markdown", as_markdown(sample), truth)
        yield scored(f"{name} Word", as_word(sample), truth)


def truth_of(sample: Sample) -> Rows:
    """Return the words of each row of a sample, with the value that they have by themselves."""
    reading = read_summary(as_table(sample))
    words: dict[tuple[str, str], str] = {}
    for rows in sample.values():
        for label, text in rows.items():
            words[key_of(label), plain(text)] = text
    truth: Rows = {}
    for answer in reading.answers:
        text = words.get((key_of(answer.label), plain(answer.published)))
        if answer.label and text and text.strip():
            truth[answer.row] = {"words": text}
            if answer.value is not None:
                truth[answer.row]["value"] = unstructure(answer.value)
    return truth


def printed(chromium: str, page: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "a.html", Path(folder) / "a.pdf"
        source.write_text(page, "utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}")
        subprocess.run([chromium, *options, source.as_uri()], check=True, capture_output=True)
        return target.read_bytes()


# --- the report -----------------------------------------------------------------------------------


def report(scores: list[Score], *, rows: bool) -> None:
    total: Counter[str] = Counter()
    print(f"{'document':48} {'seconds':>7} " + " ".join(f"{name:>11}" for name in OUTCOMES))
    for score in scores:
        counts = Counter(score.outcomes.values())
        total += counts
        cells = " ".join(f"{counts[name]:11}" for name in OUTCOMES)
        print(f"{score.name[:48]:48} {score.seconds:7.2f} {cells}")
        if score.error:
            print(f"    {score.error}")
        for row, name in score.outcomes.items():
            if rows and name in ("doubtful", "lost", "wrong"):
                print(f"    {name}: {row}")
    count = sum(total.values()) or 1
    slowest = max((score.seconds for score in scores), default=0.0)
    shares = ", ".join(f"{name} {100 * total[name] / count:.1f} %" for name in OUTCOMES)
    print(f"{count} rows of {len(scores)} documents: {shares}; slowest {slowest:.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, help="folders with a truth file or cases")
    parser.add_argument("--samples", type=Path, help="folder with transcribed documents")
    parser.add_argument("--rows", action="store_true", help="name the rows that are not right")
    options = parser.parse_args()
    if not options.folders and options.samples is None:
        parser.error("name a folder, or one with --samples")
    for folder in options.folders:
        print(folder)
        report(list(of_folder(folder)), rows=options.rows)
    if options.samples is not None:
        report(list(of_samples(options.samples)), rows=options.rows)


if __name__ == "__main__":
    sys.exit(main())
