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

pytestmark = pytest.mark.thorough(measured=True)

PAGE = Path(__file__).parent.parent / "docs" / "how-to" / "exchange.md"
NOT_IN_IT = "not in the document: "
SITUATION, DRAFT = "open-source", "third-draft"


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
    sizes = {len(gpai_code.load(edition.slug)) for edition in gpai_code.editions()}
    return [] if len(nodes) in sizes else [f"{len(nodes)} nodes"]


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
    """
    A row of the table, before it is worked out.

    Attributes:
        words: What is given to `gpai-code catalog`.
        checks: By the name of each validator, what runs it.
        read_back: Reads the document, and says how much came back.
        both: Whether the document is about both editions, so that none is selected.
    """

    words: str
    checks: Mapping[str, Check]
    read_back: Callable[[str], str] | None = None
    both: bool = False


OSCAL = {"compliance-trestle": by_trestle, "NIST's metaschema": by_metaschema}
OSCAL_SCHEMA = {"compliance-trestle": by_trestle, "NIST's JSON Schema": by_nist_schema}
LOADER = {"the rules of its loader": by_loader_rules}
SCHEMA = {"the schema of CycloneDX": by_cyclonedx_schema}
STRICT = {"cyclonedx-python-lib, strict": by_strict_validator}
SSSOM = {"sssom-pydantic": by_sssom}
DECIDED = "--situation open-source --as-of 2026-11-29"

ROWS = (
    Row("oscal --spec-version 1.1.3", OSCAL, every_field(read_oscal)),
    Row("oscal --spec-version 1.2.3", OSCAL_SCHEMA, every_field(read_oscal)),
    Row(f"oscal-profile --spec-version 1.1.3 {DECIDED}", OSCAL, rulings(read_oscal_rulings)),
    Row(f"oscal-profile --spec-version 1.2.3 {DECIDED}", OSCAL_SCHEMA, rulings(read_oscal_rulings)),
    Row(f"oscal-results --spec-version 1.1.3 {DECIDED}", OSCAL, rulings(read_oscal_rulings)),
    Row(f"oscal-results --spec-version 1.2.3 {DECIDED}", OSCAL_SCHEMA, rulings(read_oscal_rulings)),
    Row("oscal-mapping --spec-version 1.2.3", OSCAL_SCHEMA, both=True),
    Row("ciso-assistant", LOADER, listed(read_ciso_assistant, yaml.safe_load)),
    Row("ciso-assistant-mapping", LOADER, both=True),
    Row("cyclonedx --spec-version 1.6", SCHEMA, every_field(read_cyclonedx)),
    Row("cyclonedx --spec-version 1.7", SCHEMA, every_field(read_cyclonedx)),
    Row(
        f"cyclonedx-attestation --spec-version 1.6 {DECIDED}",
        STRICT,
        rulings(read_cyclonedx_rulings),
    ),
    Row(
        f"cyclonedx-attestation --spec-version 1.7 {DECIDED}",
        STRICT,
        rulings(read_cyclonedx_rulings),
    ),
    Row("probo", {"the keys of its frameworks": by_shape}, listed(read_probo, json.loads)),
    Row("opencre", {"the columns of its import": by_columns}),
    Row("sssom", SSSOM, both=True),
    Row("sssom-ai-act", SSSOM),
    Row("csv", {}, listed(lines_of_the_table, str)),
    Row("markdown", {}),
    Row("jsonld", {"PyLD, JSON-LD 1.1": by_pyld}),
)


def run(words: list[str], shop: Shop) -> str:
    """Run `gpai-code catalog`, and return the document that it wrote."""
    output = shop.folder / "document"
    assert main(["catalog", "--format", *words, "--output", str(output)]) == 0
    return output.read_bytes().decode()


def worked_out(row: Row, capfd: pytest.CaptureFixture[str], shop: Shop) -> str:
    """Run the command of a row and say what came of it, as the page has it."""
    text = run(row.words.split(), shop)
    lines = capfd.readouterr().err.splitlines()
    losses = [line.removeprefix(NOT_IN_IT) for line in lines]
    lost = [loss.partition(" (")[0].partition(": ")[0] for loss in losses]
    for check in row.checks.values():
        assert check(text, shop) == []
    cells = [
        f"`--format {row.words}`",
        " and ".join(row.checks),
        "accepted" if row.checks else "",
        row.read_back(text) if row.read_back else "",
        "; ".join(lost) or "nothing",
    ]
    return "| " + " | ".join(cells) + " |"


def name_of(row: Row) -> str:
    return row.words.removesuffix(DECIDED).replace(" --spec-version ", "-").strip()


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_a_row_is_what_the_command_and_the_validators_say(
    row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    line = worked_out(row, capfd, Shop(tmp_path, monkeypatch))
    assert line in PAGE.read_text("utf-8").splitlines()


@pytest.mark.parametrize("row", [row for row in ROWS if row.checks and not row.both], ids=name_of)
def test_the_validators_accept_the_third_draft_too(
    row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = Shop(tmp_path, monkeypatch)
    text = run([*row.words.split(), "--edition", DRAFT], shop)
    for check in row.checks.values():
        assert check(text, shop) == []


def test_the_table_has_every_format_and_no_other_row() -> None:
    lines = [
        line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `--format")
    ]
    assert len(lines) == len(ROWS)
    assert {row.words.split()[0] for row in ROWS} == set(FORMATS)
