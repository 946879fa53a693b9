"""Everything that meets bytes or texts of users, each with documents that it reads."""

import io
import json
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path

import attrs

from gpai_code import compute
from gpai_code.catalog.code import Code, load
from gpai_code.catalog.deadlines import due_dates
from gpai_code.catalog.edition import select_edition
from gpai_code.cli.check_lines import check_answer
from gpai_code.cli.jsonl import answer_lines
from gpai_code.cli.resolve_lines import resolve_answer
from gpai_code.cli.resumable_output import beginning_of, open_answers
from gpai_code.constraints.rules import (
    DATE_RULE,
    DecimalText,
    Link,
    Month,
    PowerOfTen,
    Text,
    accept,
)
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.domains.files import read_csv_rows, read_json_rows
from gpai_code.domains.names import Registry
from gpai_code.domains.ranking import list_domains
from gpai_code.errors import GpaiCodeError
from gpai_code.forms.checks import check_form
from gpai_code.forms.documents import read_document, write_form
from gpai_code.forms.model_documentation.migration import migrate
from gpai_code.forms.template import skeleton
from gpai_code.law import Citation
from gpai_code.licenses.assessment import assess_license
from gpai_code.licenses.expressions import parse_license
from gpai_code.model_card.card import read_model_card
from gpai_code.reading.dates import read_day, read_month, split_period
from gpai_code.reading.summary import read_summary
from gpai_code.render.by_type import to_html, to_markdown
from gpai_code.render.tables import to_csv
from gpai_code.render.text import explain
from gpai_code.reports.checked_files import Given
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.facts import ModelFacts, facts_of, read_facts
from gpai_code.resolver.many import read_json_lines
from gpai_code.resolver.questions import answered
from gpai_code.resolver.resolution import resolve
from gpai_code.schemas.validation import is_valid
from gpai_code.text_io.json_writer import write_json
from gpai_code.text_io.strict_json import read_json
from gpai_code.vocabulary import Audience
from tests.fuzz.file_readers import FILE_READERS
from tests.fuzz.reader import Reader, text_of

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def _each(text: str, *reads: Callable[[str], object]) -> None:
    """Let each read the text; it is refused if all refuse it."""
    refused = []
    for read in reads:
        try:
            read(text)
        except GpaiCodeError as error:
            refused.append(error)
    if len(refused) == len(reads):
        raise refused[-1]


def _form(data: bytes) -> None:
    form = read_document(data)
    check_form(form, systemic_risk=True, as_of=date(2026, 8, 2))
    for write in (to_markdown, to_html, to_csv, write_form):
        write(form).encode()
    if form.EDITION == "third-draft":
        migrate(form, "final")


def _resolved(data: bytes) -> None:
    decision = resolve(read_facts(data))
    explain(decision).encode()
    to_markdown(decision).encode()
    decision.to_json()


def _verdict(data: bytes) -> None:
    """Compare the verdict with that of the reader."""
    facts = read_json(data)
    accepted = is_valid(facts, "facts")
    try:
        facts_of(facts)
    except GpaiCodeError:
        assert not accepted
        raise
    assert accepted


GIVEN = Given(audience=Audience.DOWNSTREAM_PROVIDERS)


def _lines(data: bytes) -> None:
    data = b"\n".join(data.split(b"\n", 2_000)[:2_000])  # each line costs the same
    for _ in read_json_lines(io.BytesIO(data)):
        pass
    for answer in (check_answer(GIVEN), resolve_answer()):
        for result in answer_lines(io.BytesIO(data), answer, max_line_bytes=2**16):
            json.dumps(result)


def _card(data: bytes) -> None:
    reading = read_model_card(data)
    for note in reading.notes:
        str(note).encode()


def _summary(data: bytes) -> None:
    to_markdown(read_summary(data)).encode()


def _dates(data: bytes) -> None:
    text = text_of(data)
    if not any([read_day(text), read_month(text), split_period(text)]):
        DATE_RULE.check(text)


def _values(data: bytes) -> None:
    kinds = (Text, Link, Month, PowerOfTen, DecimalText)
    _each(text_of(data), *(partial(accept, kind) for kind in kinds))


def _amounts(data: bytes) -> None:
    text = text_of(data)
    _each(
        text,
        lambda amount: compute.hardware_based(amount, "2e3", "1e15", "0.4"),
        lambda amount: compute.near(amount, "systemic risk"),
        lambda amount: compute.near("1e25", amount),
        lambda amount: compute.cumulative({"pre-training": amount, "fine-tuning": "1e20"}),
    )


def _look_up(data: bytes) -> None:
    text = text_of(data)
    load().search(text)
    load()[text]


def _events(data: bytes) -> None:
    name, _, day = text_of(data).partition("=")
    events = {name: date.fromisoformat(DATE_RULE.check(day))}
    _each(
        "",
        *(
            lambda _, edition=edition: due_dates(events, edition)
            for edition in ("third-draft", "final")
        ),
    )


def _answers(data: bytes) -> None:
    facts = ("monetised", "generates", "training_compute", "license")
    _each(text_of(data), *(partial(answered, ModelFacts(), fact) for fact in facts))


@cache
def _registry() -> Registry:
    return Registry()


def _log(read: Callable[[io.BytesIO], object]) -> Callable[[bytes], object]:
    def listed(data: bytes) -> object:
        return list_domains(read(io.BytesIO(data)), unit="bytes", registry=_registry())  # type: ignore[arg-type]

    return listed


STAMP = {"command": "check"}


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _results(data: bytes) -> None:
    path = Path(_folder().name) / "results.jsonl"
    path.write_bytes(data)
    with open_answers(path, STAMP, resume=True):
        pass


def _example(name: str) -> Callable[[], Sequence[bytes]]:
    return lambda: [(EXAMPLES / name).read_bytes()]


def _forms() -> Sequence[bytes]:
    names = ("apertus-70b.third-draft.json", "apertus-70b.summary.json")
    empty = [
        write_json(skeleton("final")).encode(),
        write_json({"document": "model-documentation-form", "edition": "final"}).encode(),
    ]
    return [*((EXAMPLES / name).read_bytes() for name in names), *empty]


def _decisions() -> Sequence[bytes]:
    document = unstructure(resolve(ModelFacts(license="MIT")))
    for rulings in ("commitments", "measures", "provisions"):
        document[rulings] = dict(list(document[rulings].items())[:2])
    return [write_json(document).encode()]


def _codes() -> Sequence[bytes]:
    codes = []
    for edition in ("third-draft", "final"):
        record = load(edition).to_record()
        small = attrs.evolve(
            record,
            recitals=record.recitals[:1],
            commitments=record.commitments[:1],
            appendices=record.appendices[:1],
            glossary=record.glossary[:1],
        )
        codes.append(write_json(unstructure(small)).encode())
    return codes


FACTS = (
    b'{"license": "MIT", "weights_public": true, "training_compute": "2.4e25", "role": "modifier"}',
    b'{"license": "Apache-2.0 OR CC-BY-NC-4.0", "generates": ["language"], "extensions": {"a": 1}}',
    b'{"placed_on": "2025-08-02", "systemic_risk": false, "license": "llama3.1", "$schema": "x"}',
)
LICENSES = (
    b"MIT OR (Apache-2.0 AND BSD-3-Clause)",
    b"GPL-2.0-only WITH Classpath-exception-2.0",
    b"Llama 3.1 Community License",
    b"cc-by-nc-4.0",
    b"LicenseRef-Gemma+",
)
CARD = b"""---
license: other
license_name: llama3.1
license_link: https://huggingface.co/meta-llama/Llama-3.1-8B/blob/main/LICENSE
base_model:
- meta-llama/Llama-3.1-8B
tags: [license:llama3.1, "base_model:x/y", chat]
language: [en, no]
extra_gated_prompt: "Say \\u0041"
---
# A model
"""
LOG = b"domain,size,modality\nexample.org,5,\nhttps://www.example.co.uk:443/x,1e3,\n,,\n"
PUBLISHED = """# Public Summary of Training Content

**1.1. Provider identification**

Provider name and contact details: A Lab, Somewhere
Last update: 24. July 2026
| Versioned model name(s) | Model A, https://a.example/a |
| --- | --- |
| Model dependencies: | none |
Modality: Text ☒
Text training data size: ☒ 1 billion to 10 trillion tokens ☐ Less than 1 billion tokens
Have you used publicly available datasets to train the model? ☒ Yes ☐ No
Period of data collection: From 11/2022 to 05/2025
1.3. Overall training data size
- [x] Image
"""

READERS: dict[str, Reader] = {
    **FILE_READERS,
    "json": Reader(read_json, _example("apertus-70b.facts.json"), FACTS),
    "facts": Reader(_resolved, lambda: FACTS),
    "verdict": Reader(_verdict, lambda: FACTS),
    "form": Reader(_form, _forms, (b'"N/A"', b'"2025-01"', b'"7.0e10"', b"[]")),
    "decision": Reader(Decision.from_json, _decisions),
    "code": Reader(Code.from_json, _codes),
    "json-lines": Reader(_lines, lambda: [*FACTS, b"\n".join(FACTS)], (b"\n", b"\r\n")),
    "results": Reader(
        _results,
        lambda: [beginning_of(STAMP) + b'}\n{"line": 2}\n'],
        (beginning_of(STAMP), b'{"line": 3}\n'),
    ),
    "model-card": Reader(_card, lambda: [CARD], (b"---\n", b"? ", b"- ", b": ", b"|\n ", b"\n  ")),
    "spdx": Reader(
        lambda data: parse_license(text_of(data)), lambda: LICENSES, (b" OR ", b" AND ", b" WITH ")
    ),
    "license": Reader(
        lambda data: assess_license(text_of(data)),
        lambda: LICENSES,
        (b" OR ", b" and ", b"v3", b"-"),
    ),
    "look-up": Reader(
        _look_up,
        lambda: [b"Measure 9.4", b"transparency-1.2", b"copyright-1.3 (4)", b"Appendix 1.4"],
        (b"Commitment ", b", point (", b"safety-security-", b".1", b"(1)", b"-p3"),
    ),
    "edition": Reader(
        lambda data: select_edition(text_of(data)),
        lambda: [b">=0.3,<1", b"third-draft", b"==1.0.*"],
        (b"!=", b"~=", b"===", b"a1", b".post1", b"+local", b"1!"),
    ),
    "pinpoint": Reader(
        lambda data: Citation.parse(text_of(data)),
        lambda: [b"AI Act Article 53(1)(a)", b"Directive (EU) 2019/790 Article 4(3)"],
        (b" Annex XI Section 1", b" Recital 107", b"(1a)", b"Regulation (EU) 2024/1689"),
    ),
    "date": Reader(
        _dates,
        lambda: [b"2025-08-02", b"24. July 2026", b"From 11/2022 to 05/2025", b"7/8/26"],
        (b"janvier", b"of ", b"31", b"/", b".", b"-"),
    ),
    "value": Reader(_values, lambda: [b"7.3e10", b"1e24", b"2025-01", b"https://a.example/"]),
    "amount": Reader(_amounts, lambda: [b"2.4e25", b"1024", b"0.50", b"systemic risk"], (b"e-",)),
    "event": Reader(
        _events, lambda: [b"aware-of-incident=2025-12-01", b"aware-of-involvement=2024-02-29"]
    ),
    "answer": Reader(_answers, lambda: [b"yes", b"2.4e25", b"2025-08-02", b"language, other"]),
    "published-summary": Reader(_summary, lambda: [PUBLISHED.encode()], ("☒".encode(), b"| ")),
    "crawl-log-csv": Reader(_log(read_csv_rows), lambda: [LOG], (b'"', b",", b"\n")),
    "crawl-log-jsonl": Reader(
        _log(read_json_rows),
        lambda: [b'{"domain": "a.example.org", "size": 5}\n{"domain": "x", "size": 1.5e3}\n'],
        (b'"size": ', b"\n"),
    ),
    "domain": Reader(
        lambda data: _registry().name_of(text_of(data)),
        lambda: [b"https://me@WWW.Example.CO.UK:443/x?y", "www.bücher.de".encode(), b"192.0.2.1"],
        (b"xn--", b".", b":", b"@", b"//", b"[", b"0x7f"),
    ),
}
"""Every reader by name."""
