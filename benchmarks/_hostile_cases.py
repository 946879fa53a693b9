"""The cases of `hostile.py`: what is prepared, what is run, and what should become of it."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from _citation_cases import citation_cases
from _hostile_case import (
    ARGUMENTS,
    BACK,
    DOCUMENTS,
    FILES,
    MIB,
    REPORTS,
    STOPPED,
    WITHHELD,
    WORK,
    Case,
    Ended,
    answer,
    asked,
    files,
    last_line,
    silent,
    unchanged,
)

# Documents

FORM = '{"document": "model-documentation-form", "edition": "final"'
DRAFT = '{"document": "model-documentation-form", "edition": "third-draft"'
SUMMARY = '{"document": "training-content-summary", "edition": "2025-12-05"'
SECRET = "hush-7391"


def filled(start: str, unit: Callable[[int], str], end: str, size: int) -> Callable[[], str]:
    """Return what fills a document up to a size with units, numbered from 0."""

    def write() -> str:
        units, length, number = [], len(start) + len(end), 0
        while length + len((text := unit(number)).encode()) < size:
            units.append(text)
            length += len(text.encode()) + 1
            number += 1
        return start + ",".join(units) + end

    return write


def wrong_items(size: int) -> Callable[[], str]:
    return filled(f'{FORM}, "additional_assets": [', lambda _: "1", "]}", size)


def empty_items(size: int) -> Callable[[], str]:
    return filled(f'{FORM}, "additional_assets": [', lambda _: "{}", "]}", size)


def unknown_fields(size: int) -> Callable[[], str]:
    return filled(f"{FORM}, ", lambda number: f'"mdel_nme_{number}": 1', "}", size)


def unknown_facts(size: int) -> Callable[[], str]:
    return filled("{", lambda number: f'"licence_{number}": 1', "}", size)


def long_texts(size: int) -> Callable[[], str]:
    """Write a form that is read: a list of long texts."""
    asset = {"name": "<*|`\n" * 3_000, "access": "open", "license": "MIT"}
    return filled(f'{FORM}, "additional_assets": [', lambda _: json.dumps(asset), "]}", size)


def repeated(text: str) -> Callable[[], str]:
    """Write a form with a text in as many answers as fit."""
    asset = {"name": text, "access": "open", "license": "MIT"}
    unit = json.dumps(asset, ensure_ascii=False)
    return filled(f'{FORM}, "additional_assets": [', lambda _: unit, "]}", 16 * MIB)


def points(unit: str, count: int) -> str:
    """Write a form whose precise and rounded numbers of data points all contradict each other."""
    precise = [{"part": "training", "value": f"{n + 1}.5e9", "unit": unit} for n in range(count)]
    coarse = [{"part": "training", "value": f"{n + 1}e3", "unit": unit} for n in range(count)]
    document = json.loads(f"{FORM}}}")
    return json.dumps({**document, "data_points": precise, "data_points_rounded": coarse})


def sizes(number: str, size: int) -> Callable[[], str]:
    """Write sizes of datasets."""
    return filled("{", lambda n: f'"set {n}": {{"Text": {number}}}', "}", size)


CARD = "---\nlicense: mit\n---\n"
BOM = '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": ['
PADDING = "x" * 30
MODEL = '{"type": "machine-learning-model", "name": "a"'


def models(size: int) -> Callable[[], str]:
    return filled(BOM, lambda _: f"{MODEL}}}", "]}", size)


def properties(name: str, size: int) -> Callable[[], str]:
    unit = f'{{"name": "{name}", "value": "{"x" * 30}%d"}}'
    return filled(f'{BOM}{MODEL}, "properties": [', lambda number: unit % number, "]}]}", size)


def deep(size: int) -> str:
    """Write a compact document that is nested almost as deep as it may be."""
    rows = "[" * 55 + ",".join("1" for _ in range(size // 2)) + "]" * 55
    return f'{FORM}, "extensions": {{"own": {rows}}}}}'


def lines_of(text: str, count: int) -> str:
    return f"{text}\n" * count


def findings_of_form() -> str:
    """Write a form that has a finding for each of many answers."""
    return f"{FORM}}}"


# Scripts of Python

WRITE_AND_READ = """
py <<'END'
from gpai_code import DocumentationForm, GpaiCodeError, read_form
import decimal
broken = []
for number in (VALUES):
    try:
        text = DocumentationForm(extensions={"own": number}).to_json()
    except GpaiCodeError:
        continue
    except Exception as error:
        broken.append(type(error).__name__)
        continue
    try:
        read_form(text)
    except GpaiCodeError:
        broken.append("not read back")
print(", ".join(broken) or "written and read back, or refused")
END
"""
NUMBERS = (
    'decimal.Decimal("12e9999"), decimal.Decimal("1" * 61 + "e9"), 10**64, 10**5000, '
    'decimal.Decimal("NaN"), float("inf"), 1e308'
)

WRONG_TYPES = """
py <<'END'
import datetime, gpai_code
calls = {
    "due_dates": lambda: gpai_code.due_dates(7),
    "read_facts": lambda: gpai_code.read_facts(7),
    "read_form": lambda: gpai_code.read_form(7),
    "assess_license": lambda: gpai_code.assess_license(7),
    "load": lambda: gpai_code.load(7),
    "read_summary": lambda: gpai_code.read_summary(7),
    "resolve": lambda: gpai_code.resolve("MIT"),
    "check_form": lambda: gpai_code.check_form("form"),
    "to_html": lambda: gpai_code.to_html(7),
    "migrate": lambda: gpai_code.migrate("form", "final"),
}
foreign = []
for name, call in calls.items():
    try:
        call()
        foreign.append(f"{name} answers")
    except gpai_code.GpaiCodeError:
        pass
    except Exception as error:
        foreign.append(f"{name}: {type(error).__name__}")
print("; ".join(foreign) or "errors of ours")
END
"""

DATETIME = """
py <<'END'
import datetime
from gpai_code import GpaiCodeError, due_dates
event = {"framework-updated-confirmed": datetime.datetime(2025, 12, 23)}
holidays = [datetime.date(2025, 12, day) for day in (24, 25, 26, 31)] + [datetime.date(2026, 1, 1)]
try:
    for due in due_dates(event, "third-draft", holidays=holidays):
        print(due.due)
except GpaiCodeError:
    print("refused")
END
"""

REVISION = """
py <<'END'
import json, jsonschema, gpai_code
try:
    from gpai_code.schemas.published import json_schema
except ImportError:
    from gpai_code.schema import json_schema
document = gpai_code.DocumentationForm().to_dict()
taken = []
for revision in (10**64, 1e64, 2**53):
    document["data_revision"] = revision
    valid = jsonschema.Draft202012Validator(json_schema("form", edition="final")).is_valid(document)
    try:
        gpai_code.read_form(document)
        read = True
    except gpai_code.GpaiCodeError:
        read = False
    taken.append(valid or read)
print("taken" if any(taken) else "refused by both")
END
"""

DERIVED = f"""
py <<'END'
try:
    from gpai_code.forms.values import HardwareTime, TrainingDuration
except ImportError:
    from gpai_code.forms.final import HardwareTime, TrainingDuration
from gpai_code import DocumentationForm
time = TrainingDuration(
    period="{SECRET}", value="75", hardware=(HardwareTime(hardware="GPU", value="4e5"),)
)
form = DocumentationForm(training_time=time).with_derived()
copies = [form.for_audience(name).to_json() for name in ("NCAs", "DPs")]
print("copied" if any("{SECRET}" in copy for copy in copies) else "not copied")
END
"""

NO_BUFFER = """
py <<'END'
import contextlib, io
try:
    from gpai_code.cli.app import main
except ImportError:
    from gpai_code.cli import main
stream = io.StringIO()
with contextlib.redirect_stdout(stream):
    code = main(["list", "--json"])
print("answered" if code == 0 and stream.getvalue() else "silence")
END
"""

UMASK = """
py <<'END'
import os, threading
from pathlib import Path
try:
    from gpai_code.text_io.files import write_file
except ImportError:
    from gpai_code.files import write_file
os.umask(0o027)
own, stop = set(), threading.Event()
def write():
    number = 0
    while not stop.is_set():
        write_file(Path(f"ours-{number % 50}"), "x", replace=True)
        number += 1
threads = [threading.Thread(target=write) for _ in range(2)]
for thread in threads:
    thread.start()
for number in range(4000):
    path = f"theirs-{number % 50}"
    with open(path, "w"):
        pass
    own.add(os.stat(path).st_mode & 0o777)
    os.remove(path)
stop.set()
for thread in threads:
    thread.join()
print("untouched" if own == {0o640} else f"files of others with {sorted(map(oct, own))}")
END
"""

GUARD = r"""
py <<'END'
import csv, io
from gpai_code import DocumentationForm
form = DocumentationForm(model_name="x;=1+1", provider_legal_name="\u00ad=1+1",
                         model_authenticity="\u2060=1+1", license="\u180e=1+1")
try:
    from gpai_code.render.tables import to_csv
except ImportError:
    from gpai_code.forms.tables import to_csv
text = to_csv(form)
live = []
for delimiter in ",;":
    for row in csv.reader(io.StringIO(text), delimiter=delimiter):
        for cell in row:
            if cell.lstrip(" \u00ad\u2060\u180e\u200b\ufeff").startswith("="):
                live.append(cell)
print(f"{len(live)} formulas" if live else "no formula")
END
"""

BARE_ADDRESSES = r"""
py <<'END'
import re
from gpai_code import DocumentationForm, to_markdown
name = "see www.evil.example and http://evil.example or a@evil.example"
text = to_markdown(DocumentationForm(model_name=name))
live = re.findall(r"(?<![\\;])(?:www\.|https?://)evil|a@evil", text)
print(f"{len(live)} links" if live else "no link")
END
"""

CREATED = """
gpai export form.json --format docx -o form.docx && py <<'END'
import re, zipfile
properties = zipfile.ZipFile("form.docx").read("docProps/core.xml").decode()
created = re.search("<dcterms:created[^>]*>([0-9-]+)", properties)
print("none" if created is None else created[1])
END
"""

MANY_RESULTS = """
gpai check form*.json --format sarif -o report.sarif > /dev/null 2>&1; py <<'END'
import json
runs = json.load(open("report.sarif"))["runs"]
results = max(len(run["results"]) for run in runs)
print("at most 25,000 results, and said" if results <= 25_000 and "25,000" in str(runs)
      else f"{results} results")
END
exit 0
"""


def ends_of_runs(ended: Ended) -> str:
    """Read how runs ended from the table of `tests/interruptions.py`."""
    rows = [line.split("|")[1:-1] for line in ended.out.decode().splitlines() if "|" in line]
    if ended.code not in (0, 1) or len(rows) != 3:
        return answer(ended)
    ends = dict(zip((name.strip() for name in rows[0]), rows[2], strict=True))
    counts = (
        f"{int(ends[name])} {name}" for name in ("hung", "traceback", "left behind", "output")
    )
    return f"of {int(ends['runs'])}: {', '.join(counts)}"


FACTS = '{"license": "MIT"}\n'
NOVEL = b"a letter to my mother without a line break"
ROOT = Path(__file__).resolve().parent.parent


def _bounded_cases() -> Iterable[Case]:
    documents: dict[str, tuple[Callable[[], str] | str, str, str]] = {
        "1 MB of list items of a wrong type": (wrong_items(10**6), "check", "refused"),
        "16 MiB of list items of a wrong type": (wrong_items(16 * MIB), "check", "refused"),
        "16 MiB of list items without their fields": (empty_items(16 * MIB), "check", "refused"),
        "2 MiB of unknown fields": (unknown_fields(2 * MIB), "check", "refused"),
        "16 MiB of unknown fields": (unknown_fields(16 * MIB), "check", "refused"),
        "16 MiB of unknown fields, as SARIF": (
            unknown_fields(16 * MIB),
            "check --format sarif",
            "refused",
        ),
        "16 MiB of unknown facts": (unknown_facts(16 * MIB), "resolve", "refused"),
        "a fact line of 1 MiB": (unknown_facts(MIB), "resolve --jsonl", "refused"),
        "a line of a form of 1 MiB": (unknown_fields(MIB), "check --jsonl", "refused"),
        "13 MB of data points that contradict": (points("t" * 6_000, 1_000), "check", "findings"),
        "16 MiB of answers that are read, checked": (long_texts(15 * MIB), "check", "findings"),
        "the same, as HTML": (long_texts(15 * MIB), "export --format html -o copy", "refused"),
        "the same, as Markdown": (long_texts(15 * MIB), "export --format md -o copy", "refused"),
        "the same, as CSV": (long_texts(15 * MIB), "export --format csv -o copy", "answered"),
        "the same, as JSON": (long_texts(15 * MIB), "export -o copy", "answered"),
        "the same, as Word": (long_texts(15 * MIB), "export --format docx -o copy", "refused"),
        "3 MiB of answers, as Word": (
            long_texts(3 * MIB),
            "export --format docx -o copy",
            "refused",
        ),
        "1.5 MiB of answers, as Word": (
            long_texts(3 * MIB // 2),
            "export --format docx -o copy",
            "answered",
        ),
        "the same, as a model card": (
            long_texts(15 * MIB),
            "export --format model-card -o copy",
            "refused",
        ),
    }
    for words, (text, command, expected) in documents.items():
        yield Case(
            kind=WORK,
            input=words,
            script=f"gpai {command.replace(' ', ' document.json ', 1)}"
            if " " in command
            else f"gpai {command} document.json",
            prepare=files(document__json=text),
            expected=expected,
        )
    texts = {
        "brackets after addresses, 16 MiB as HTML": (
            repeated("http://a" + ")" * 190_000),
            "export --format html -o copy",
            "answered",
        ),
        "bars in cells, 16 MiB as CSV": (
            repeated("|" * 190_000),
            "export --format csv -o copy",
            "answered",
        ),
        "signs of Markdown, 16 MiB": (
            repeated("<" * 190_000),
            "export --format md -o copy",
            "refused",
        ),
        "signs of HTML, 16 MiB": (
            repeated("&" * 190_000),
            "export --format html -o copy",
            "refused",
        ),
        "marks that nobody sees, 16 MiB as HTML": (
            repeated("\u202e" * 63_000),
            "export --format html -o copy",
            "refused",
        ),
    }
    for words, (text, command, expected) in texts.items():
        yield Case(
            kind=WORK,
            input=words,
            script=f"gpai {command} document.json",
            prepare=files(document__json=text),
            expected=expected,
        )
    summaries = {
        "512 KiB of two columns": ("aa    bb\n", MIB // 2, "findings"),
        "512 KiB of many gaps": ("a  " * 100 + "\n", MIB // 2, "findings"),
        "512 KiB of one line of gaps": (" of ", MIB // 2, "findings"),
        "512 KiB of bars": ("|\n", MIB // 2, "refused"),
        "65,535 bars": ("|\n", 2 * 65_535, "findings"),
        "65,535 labels": ("Text: a\n", 8 * 65_535, "findings"),
        "512 KiB of dates": ("Last update: 7/8/26\n", MIB // 2, "findings"),
    }
    for words, (line, size, expected) in summaries.items():
        yield Case(
            kind=WORK,
            input=f"a published summary of {words}",
            script="gpai read-summary summary.txt > report",
            prepare=files(summary__txt=line * (size // len(line))),
            expected=expected,
        )
    yield Case(
        kind=WORK,
        input="a model card of 256 KiB of keys",
        script="gpai resolve --model-card card.md",
        prepare=files(card__md="---\n" + "".join(f"k{n}: 1\n" for n in range(24_000)) + "---\n"),
        expected="answered",
    )
    sources = {
        "16 MiB of models in a BOM": (models(15 * MIB), "refused"),
        "16 MiB of properties in a BOM": (properties("name", 15 * MIB), "answered"),
        "16 MiB of statements in a BOM": (
            properties("cdx:ai-ml:model:parameter:count", 15 * MIB),
            "refused",
        ),
        "16 MiB of headings in a model card": (lambda: CARD + "# A\n" * (15 * MIB // 4), "refused"),
        "1 MiB of comments that do not end in a model card": (
            lambda: CARD + "<!--" * (MIB // 4 - 16),
            "answered",
        ),
        "1 MiB of answers in a model card": (
            lambda: CARD + "# Training Data\nx\n" * (MIB // 19),
            "refused",
        ),
    }
    for words, (source, expected) in sources.items():
        yield Case(
            kind=WORK,
            input=f"{words}, `init --from`",
            script="gpai init form.json --from source.md 2> notes; code=$?; "
            "tail -c 2000 notes >&2; exit $code",
            prepare=files(source__md=source),
            expected=expected,
        )
    datasets = {
        "`--datasets` with `1e9999`": ('{"a": {"Text": 1e9999}, "b": {"Text": 1}}', "refused"),
        "`--datasets` of 16 MiB": (sizes(f"1.{'3' * 30}", 16 * MIB), "findings"),
        "`--datasets` of 16 MiB of sizes that are none": (sizes("true", 16 * MIB), "refused"),
    }
    for words, (given, expected) in datasets.items():
        yield Case(
            kind=WORK,
            input=words,
            script="gpai check summary.json --datasets sizes.json",
            prepare=files(summary__json=f"{SUMMARY}}}", sizes__json=given),
            expected=expected,
        )


def _file_cases() -> Iterable[Case]:
    yield Case(
        kind=FILES,
        input="`--resume` into a letter without a line break",
        script="gpai resolve --jsonl facts.jsonl -o letter.txt --resume",
        prepare=files(facts__jsonl=FACTS, letter__txt=NOVEL),
        expected="refused, file kept",
        judge=unchanged("letter.txt", NOVEL),
    )
    outputs = {
        "the output is the input": "true",
        "the output is the input by a symbolic link": "ln -s facts.jsonl other",
        "the output is the input by a hard link": "ln facts.jsonl other",
    }
    for words, link in outputs.items():
        other = "facts.jsonl" if link == "true" else "other"
        yield Case(
            kind=FILES,
            input=words,
            script=f"{link}; gpai resolve --jsonl facts.jsonl -o {other} --force",
            prepare=files(facts__jsonl=FACTS),
            expected="refused, file kept",
            judge=unchanged("facts.jsonl", FACTS.encode()),
        )
    yield Case(
        kind=FILES,
        input="the output is standard input",
        script="gpai resolve --jsonl - -o facts.jsonl --force < facts.jsonl",
        prepare=files(facts__jsonl=FACTS),
        expected="refused, file kept",
        judge=unchanged("facts.jsonl", FACTS.encode()),
    )
    of_other_options = {
        "`--document` names": "resolve --document letter.txt --jsonl facts.jsonl",
        "`--into` names": "export form.json --format model-card --into letter.txt",
    }
    for words, command in of_other_options.items():
        yield Case(
            kind=FILES,
            input=f"the output is what {words}",
            script=f"gpai {command} -o letter.txt --force",
            prepare=files(facts__jsonl=FACTS, form__json=f"{FORM}}}", letter__txt=CARD),
            expected="refused, file kept",
            judge=unchanged("letter.txt", CARD.encode()),
        )
    yield Case(
        kind=FILES,
        input="the form that is filled is standard input",
        script="gpai fill form.json < form.json",
        prepare=files(form__json=f"{FORM}}}\n"),
        expected="refused, file kept",
        judge=unchanged("form.json", f"{FORM}}}\n".encode()),
    )
    yield Case(
        kind=FILES,
        input="answers to `ask` that cannot be saved in the end",
        script="printf 'no\\nMIT\\n' | gpai ask --save letter.txt",
        prepare=files(letter__txt=NOVEL),
        expected="refused, and nothing was asked",
        judge=asked,
    )
    yield Case(
        kind=FILES,
        input="`resolve` resumes the answers of `check`",
        script="gpai check --jsonl forms.jsonl -o answers.jsonl > /dev/null; "
        "cp answers.jsonl before; gpai resolve --jsonl facts.jsonl -o answers.jsonl --resume; "
        "code=$?; cmp -s before answers.jsonl && echo kept || echo lost; exit $code",
        prepare=files(facts__jsonl=FACTS * 3, forms__jsonl=f"{FORM}}}\n"),
        expected="refused, file kept",
        judge=lambda ended: f"{answer(ended)}, file {ended.out.decode().split()[-1]}",
    )
    yield Case(
        kind=FILES,
        input="an answer that would be longer than a line may be is resumed",
        script="gpai check --jsonl forms.jsonl -o answers.jsonl; "
        "gpai check --jsonl forms.jsonl -o answers.jsonl --resume",
        prepare=files(forms__jsonl=lambda: points("t" * 400, 1_000) + "\n"),
        expected="answered",
    )


def _withheld_cases() -> Iterable[Case]:
    wrong = f'{FORM}, "training_energy": {{"value": "{SECRET}", "unit": "{SECRET}"}}}}'
    twice = f'{FORM}, "training_energy": {{"{SECRET}": 1, "{SECRET}": 2}}}}'
    number = f'{FORM}, "training_energy": {"7391" * 20}}}'
    documents = {
        "a value of a wrong type": (wrong, SECRET),
        "a key given twice": (twice, SECRET),
        "a number of 80 figures": (number, "73917391"),
    }
    commands = {
        "check --jsonl --audience DPs": "refused, not quoted",
        "check --audience DPs": "refused, not quoted",
        "export --audience DPs": "refused, not quoted",
    }
    for command, expected in commands.items():
        for words, (text, secret) in documents.items():
            yield Case(
                kind=WITHHELD,
                input=f"{words}, `{command}`",
                script=f"gpai {command} form.json",
                prepare=files(form__json=text),
                expected=expected,
                judge=silent(secret),
            )
    yield Case(
        kind=WITHHELD,
        input="words of the AI Office's row, `with_derived`",
        script=DERIVED,
        expected="not copied",
        judge=last_line,
    )


def _back_cases() -> Iterable[Case]:
    yield Case(
        kind=BACK,
        input="`12e9999`, 61 figures with `e9`, `10**64`, `10**5000`, NaN",
        script=WRITE_AND_READ.replace("VALUES", NUMBERS),
        expected="written and read back, or refused",
        judge=last_line,
    )
    yield Case(
        kind=BACK,
        input="2 MB compact with 57 levels",
        script="gpai export form.json -o copy.json && gpai check copy.json --format json "
        "> /dev/null; [ $? = 1 ] && exit 1; [ $(stat -c %s copy.json) -le 16777216 ]",
        prepare=files(form__json=lambda: deep(2 * 10**6)),
        expected="answered",
    )
    yield Case(
        kind=BACK,
        input="`revision` of `1e64` and `10**64`",
        script=REVISION,
        expected="refused by both",
        judge=last_line,
    )


def _stopped_cases() -> Iterable[Case]:
    yield Case(
        kind=STOPPED,
        input="runs with workers: Ctrl-C, ended, killed, a worker killed",
        script=f'"$PYTHON" {ROOT}/tests/interruptions.py --runs 12 --lines 150 --seconds 40 '
        '--tree "$PYTHONPATH"',
        expected="of 12: 0 hung, 0 traceback, 0 left behind, 0 output",
        judge=ends_of_runs,
        bounded=False,
        max_seconds=240,
    )
    closed = {
        "closed standard output": ("gpai list >&-", "refused"),
        "a full disk behind standard output": ("gpai list > /dev/full", "refused"),
        "closed standard error": ("gpai show II.99 2>&-", "refused"),
        "a reader that goes away": (
            "gpai list --json | true; exit ${PIPESTATUS[0]}",
            "answered",
        ),
        "findings, and a reader that goes away": (
            "gpai check form.json | true; exit ${PIPESTATUS[0]}",
            "findings",
        ),
        "a loop of symbolic links": ("ln -s loop loop; gpai init loop --force", "refused"),
        "notes with standard error closed": (
            "gpai resolve --model-card card.md --json 2>&- | py -c 'import json, sys; "
            "json.load(sys.stdin)'",
            "answered",
        ),
    }
    for words, (script, expected) in closed.items():
        yield Case(
            kind=STOPPED,
            input=words,
            script=script.replace("py -c", '"$PYTHON" -c'),
            prepare=files(
                card__md="---\nlicense: mit\nlicense_name: other\n---\n",
                form__json=f"{FORM}}}",
            ),
            expected=expected,
        )
    yield Case(
        kind=STOPPED,
        input="a stream without a buffer",
        script=NO_BUFFER,
        expected="answered",
        judge=last_line,
    )


def _report_cases() -> Iterable[Case]:
    yield Case(
        kind=REPORTS,
        input="more than 25,000 results in one SARIF run",
        script=MANY_RESULTS,
        prepare=lambda folder: [
            (folder / f"form{number}.json").write_text(findings_of_form()) for number in range(900)
        ],
        expected="at most 25,000 results, and said",
        judge=last_line,
        bounded=False,
    )
    yield Case(
        kind=REPORTS,
        input="annotations for GitHub",
        script="gpai check form.json --format github | grep -q '^::' && echo annotations",
        prepare=files(form__json=f"{FORM}}}"),
        expected="annotations",
        judge=last_line,
    )
    yield Case(
        kind=REPORTS,
        input="a form and a summary of two providers",
        script="gpai check form.json summary.json --format json > report.json; "
        "grep -q names-agree report.json && echo compared || echo 'not compared'",
        prepare=files(
            form__json=f'{FORM}, "provider_legal_name": "A", "model_name": "M"}}',
            summary__json=f'{SUMMARY}, "provider": "B, Lisbon", "model_names": [{{"name": "N"}}]}}',
        ),
        expected="not compared",
        judge=last_line,
    )


def _other_cases() -> Iterable[Case]:
    rows: list[tuple[str, str, str, str]] = [
        (ARGUMENTS, "a `datetime` as the day of an event", DATETIME, "refused"),
        (ARGUMENTS, "a number or text for any argument", WRONG_TYPES, "errors of ours"),
        (DOCUMENTS, "a day of creation in Word, of a form without one", CREATED, "none"),
        (DOCUMENTS, "formulas for readers of CSV with `;`, behind marks", GUARD, "no formula"),
        (DOCUMENTS, "bare addresses in Markdown", BARE_ADDRESSES, "no link"),
        (DOCUMENTS, "umask while files are written", UMASK, "untouched"),
    ]
    for kind, words, script, expected in rows:
        prepare: Any = files(form__json=f"{FORM}}}")
        yield Case(
            kind=kind,
            input=words,
            script=script,
            expected=expected,
            judge=last_line,
            prepare=prepare,
            bounded=False,
        )


CASES = [
    *_bounded_cases(),
    *citation_cases(),
    *_file_cases(),
    *_withheld_cases(),
    *_back_cases(),
    *_stopped_cases(),
    *_report_cases(),
    *_other_cases(),
]
