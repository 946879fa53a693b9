"""The table of formats on the page: each row is what a command wrote and a validator said of it."""

import csv
import json
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from pyld import jsonld

import gpai_code
from gpai_code.cli import main
from gpai_code.cli.catalog_formats import FORMATS
from gpai_code.exchange import (
    decision_in,
    listed_entries,
    read_ciso_assistant,
    read_cyclonedx,
    read_cyclonedx_rulings,
    read_oscal,
    read_oscal_rulings,
    read_probo,
)
from gpai_code.exchange.listed import ListedEntry
from tests.exchange_validators import (
    ciso_assistant,
    cyclonedx_schema,
    cyclonedx_strict,
    metaschema,
    nist_schema,
    sssom,
    trestle,
)
from tests.test_oscal import all_rulings

PAGE = Path(__file__).parent.parent / "docs" / "how-to" / "exchange.md"
NOT_IN_IT = "not in the document: "
SITUATION = "open-source"


class Shop(NamedTuple):
    """What checks need besides the document."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch


Check = Callable[[str, Shop], list[str]]


def by_trestle(text: str, _: Shop) -> list[str]:
    return trestle(json.loads(text))


def by_nist_schema(text: str, _: Shop) -> list[str]:
    return nist_schema(json.loads(text))


def by_metaschema(text: str, shop: Shop) -> list[str]:
    return metaschema(json.loads(text), shop.folder, shop.monkeypatch)


def by_loader_rules(text: str, _: Shop) -> list[str]:
    return ciso_assistant(yaml.safe_load(text))


def by_cyclonedx_schema(text: str, _: Shop) -> list[str]:
    document = json.loads(text)
    return cyclonedx_schema(document, document["specVersion"])


def by_strict_validator(text: str, _: Shop) -> list[str]:
    return cyclonedx_strict(text, json.loads(text)["specVersion"])


def by_sssom(text: str, shop: Shop) -> list[str]:
    return sssom(text, shop.folder)


def by_shape(text: str, _: Shop) -> list[str]:
    controls = json.loads(text)["controls"]
    return [str(control) for control in controls if control.keys() != {"id", "name", "description"}]


def by_columns(text: str, _: Shop) -> list[str]:
    columns = [name.partition("|")[2] for name in text.splitlines()[0].split(",")]
    return [] if columns == ["", "name", "id", "hyperlink"] else columns


def by_pyld(text: str, _: Shop) -> list[str]:
    expanded = jsonld.expand(json.loads(text))
    nodes = expanded[0]["@graph"] if len(expanded) == 1 and "@graph" in expanded[0] else expanded
    return [] if len(nodes) == len(gpai_code.load()) else [f"{len(nodes)} nodes"]


def every_field(read: Callable[[Any], object]) -> Callable[[str], str]:
    def look(text: str) -> str:
        code = gpai_code.load()
        assert read(json.loads(text)) == code
        return f"{len(code)} of {len(code)} entries with every field"

    return look


def listed(
    read: Callable[[Any], tuple[ListedEntry, ...]], parse: Callable[[str], Any]
) -> Callable[[str], str]:
    def look(text: str) -> str:
        summaries = {entry.id: entry.summary for entry in listed_entries(gpai_code.load())}
        entries = read(parse(text))
        assert {entry.id: summaries[entry.id] for entry in entries} == {
            entry.id: entry.summary for entry in entries
        }
        return f"{len(entries)} of {len(summaries)} entries with their summaries"

    return look


def rulings(read: Callable[[Any], dict[str, Any]]) -> Callable[[str], str]:
    def look(text: str) -> str:
        expected = all_rulings(decision_in(SITUATION, "final"))
        read_back = read(json.loads(text))
        assert read_back.items() <= expected.items()
        return f"{len(read_back)} of {len(expected)} rulings"

    return look


def lines_of_the_table(text: str) -> tuple[ListedEntry, ...]:
    return tuple(
        ListedEntry(id=row["id"], name=row["title"], summary=row["summary"])
        for row in csv.DictReader(StringIO(text, newline=""))
    )


class Row(NamedTuple):
    """A row of the table, before it is worked out."""

    words: str
    version: str
    checks: Mapping[str, Check]
    read_back: Callable[[str], str] | None = None


OSCAL = {"compliance-trestle": by_trestle, "NIST's metaschema": by_metaschema}
OSCAL_SCHEMA = {"compliance-trestle": by_trestle, "NIST's JSON Schema": by_nist_schema}
SCHEMA = {"the schema of CycloneDX": by_cyclonedx_schema}
STRICT = {"cyclonedx-python-lib, strict": by_strict_validator}
DECIDED = f"--situation {SITUATION} --as-of 2026-11-29"

ROWS = (
    Row("oscal", "1.1.3", OSCAL, every_field(read_oscal)),
    Row("oscal", "1.2.3", OSCAL_SCHEMA, every_field(read_oscal)),
    Row(f"oscal-profile {DECIDED}", "1.1.3", OSCAL, rulings(read_oscal_rulings)),
    Row(f"oscal-profile {DECIDED}", "1.2.3", OSCAL_SCHEMA, rulings(read_oscal_rulings)),
    Row(f"oscal-results {DECIDED}", "1.1.3", OSCAL, rulings(read_oscal_rulings)),
    Row(f"oscal-results {DECIDED}", "1.2.3", OSCAL_SCHEMA, rulings(read_oscal_rulings)),
    Row("oscal-mapping", "1.2.3", OSCAL_SCHEMA),
    Row(
        "ciso-assistant",
        "",
        {"the rules of its loader": by_loader_rules},
        listed(read_ciso_assistant, yaml.safe_load),
    ),
    Row("ciso-assistant-mapping", "", {"the rules of its loader": by_loader_rules}),
    Row("cyclonedx", "1.6", SCHEMA, every_field(read_cyclonedx)),
    Row("cyclonedx", "1.7", SCHEMA, every_field(read_cyclonedx)),
    Row(f"cyclonedx-attestation {DECIDED}", "1.6", STRICT, rulings(read_cyclonedx_rulings)),
    Row(f"cyclonedx-attestation {DECIDED}", "1.7", STRICT, rulings(read_cyclonedx_rulings)),
    Row("probo", "", {"the keys of its frameworks": by_shape}, listed(read_probo, json.loads)),
    Row("opencre", "", {"the columns of its import": by_columns}),
    Row("sssom", "", {"sssom-pydantic": by_sssom}),
    Row("sssom-ai-act", "", {"sssom-pydantic": by_sssom}),
    Row("csv", "", {}, listed(lines_of_the_table, str)),
    Row("markdown", "", {}),
    Row("jsonld", "1.1", {"PyLD": by_pyld}),
)


def worked_out(row: Row, capfd: pytest.CaptureFixture[str], shop: Shop) -> str:
    """Run the command of a row and say what came of it, as the page has it."""
    output = shop.folder / "document"
    words = ["catalog", "--format", *row.words.split(), "--output", str(output)]
    if row.version and "jsonld" not in row.words:
        words += ["--spec-version", row.version]
    assert main(words) == 0
    lines = capfd.readouterr().err.splitlines()
    losses = [line.removeprefix(NOT_IN_IT) for line in lines]
    lost = [loss.partition(" (")[0].partition(": ")[0] for loss in losses]
    text = output.read_bytes().decode()
    for check in row.checks.values():
        assert check(text, shop) == []
    cells = [
        f"`{row.words.split()[0]}`",
        row.version,
        " and ".join(row.checks),
        "accepted" if row.checks else "",
        row.read_back(text) if row.read_back else "",
        "; ".join(lost) or "nothing",
    ]
    return "| " + " | ".join(cells) + " |"


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.words.split()[0]}-{row.version}" for row in ROWS])
def test_a_row_is_what_the_command_and_the_validators_say(
    row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    line = worked_out(row, capfd, Shop(tmp_path, monkeypatch))
    assert line in PAGE.read_text("utf-8").splitlines()


def test_the_table_has_every_format_and_no_other_row() -> None:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert len(lines) == len(ROWS)
    assert {row.words.split()[0] for row in ROWS} == set(FORMATS)
