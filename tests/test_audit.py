"""The standing audit: every entry was compared with the official text as it is now."""

import re
from pathlib import Path

import pytest

from gpai_code.catalog.code import load
from tools import audit

EDITIONS = tuple(audit.FOLDERS)
REASONABLE_TIME = '"as_printed": "within a reasonable time"'
every_table = pytest.mark.parametrize("edition", EDITIONS)


@every_table
def test_every_entry_was_compared_with_the_official_text_as_it_is_now(edition: str) -> None:
    assert audit.problems(edition) == []


@pytest.mark.parametrize("edition", ["third-draft", "final"])
def test_a_table_has_a_row_for_every_entry_of_the_catalogue(edition: str) -> None:
    assert set(load(edition)) <= set(audit.read_table(edition))


@every_table
def test_a_row_says_where_when_and_against_which_revision(edition: str) -> None:
    for row in audit.read_table(edition).values():
        assert row.source.strip(), row.id
        assert re.fullmatch(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", row.date), row.id
        assert 1 <= int(row.revision) <= int(audit.revision(edition)), row.id


@every_table
def test_the_rows_are_in_the_order_of_the_data(edition: str) -> None:
    assert list(audit.read_table(edition)) == list(audit.entries(edition))


FIRST_IN_FRONT = next(iter(load("final")))

# The tool: it sees a change, and a new row settles it


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the final text and its table, which a test may change."""
    folder, tables = tmp_path / "final", tmp_path / "tables"
    folder.mkdir()
    tables.mkdir()
    for path in audit.FOLDERS["final"].glob("*.json"):
        (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    table = (audit.TABLES / "final.csv").read_text("utf-8")
    (tables / "final.csv").write_text(table, "utf-8")
    monkeypatch.setattr(audit, "FOLDERS", {"final": folder})
    monkeypatch.setattr(audit, "TABLES", tables)
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "entry"),
    [
        ("copyright-1.json", '"force": "must"', '"force": "may"', "copyright-1"),
        ("copyright-1.json", REASONABLE_TIME, '"as_printed": "in time"', "copyright-1.5(2)"),
        ("glossary.json", "EUR 1 million", "EUR 2 million", "term-non-state-external-threats"),
        ("front.json", '"summary": "', '"summary": "Not ', FIRST_IN_FRONT),
        ("form.json", '"label": "Legal name', '"label": "Name', "form-provider_legal_name"),
        ("form.json", '"title": "General information"', '"title": "General"', "form"),
        ("edition.json", '"date": "2025-07-10"', '"date": "2025-07-11"', "edition"),
    ],
)
def test_a_change_of_text_or_data_asks_for_a_new_row(
    copy: Path, file: str, old: str, new: str, entry: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.main([]) == 0
    change(copy / file, old, new)
    assert audit.main([]) == 1
    reported = [line.split()[1] for line in capsys.readouterr().out.splitlines()]
    assert reported == [entry]
    assert audit.main(["add", *reported]) == 0
    assert audit.main([]) == 0


def test_a_change_below_an_entry_is_not_a_change_of_the_entry(copy: Path) -> None:
    change(copy / "copyright-1.json", REASONABLE_TIME, '"as_printed": "in time"')
    assert [line.split()[1] for line in audit.problems("final")] == ["copyright-1.5(2)"]


def test_the_revision_alone_asks_for_no_new_row(copy: Path) -> None:
    change(copy / "edition.json", f'"revision": {audit.revision("final")}', '"revision": 99')
    assert audit.problems("final") == []


def test_an_entry_without_a_row_and_a_row_without_an_entry_are_reported(copy: Path) -> None:
    change(copy / "glossary.json", '"id": "term-model"', '"id": "term-models"')
    assert audit.problems("final") == [
        "final: term-models has no row",
        "final: term-model has a row and is no entry",
    ]
    with pytest.raises(SystemExit, match="name its place"):
        audit.main(["add", "term-models"])
    assert audit.main(["add", "term-models", "--source", "Glossary", "--date", "2027-01-31"]) == 0
    row = audit.read_table("final")["term-models"]
    assert (row.source, row.date) == ("Glossary", "2027-01-31")
    assert audit.problems("final") == []


def test_an_id_that_is_no_entry_gets_no_row(copy: Path) -> None:
    with pytest.raises(SystemExit, match="no entry copyright-9"):
        audit.main(["add", "copyright-9"])
    assert copy.exists()


def test_a_draw_is_repeatable_and_holds_only_entries() -> None:
    drawn = audit.draw(200, 0)
    assert drawn == audit.draw(200, 0)
    assert drawn != audit.draw(200, 1)
    assert len(set(drawn)) == 200
    assert {edition for edition, _ in drawn} == set(audit.FOLDERS)
    entries = {edition: audit.entries(edition) for edition in audit.FOLDERS}
    for edition, key in drawn:
        assert key in entries[edition]


def test_a_draw_of_everything_is_everything_but_facts_and_headings() -> None:
    size = sum(len(audit.entries(edition)) for edition in audit.FOLDERS)
    with pytest.raises(SystemExit, match="draw between 1 and"):
        audit.draw(size, 0)
    with pytest.raises(SystemExit, match="draw between 1 and"):
        audit.draw(0, 0)


def test_the_command_prints_a_draw(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(["draw", "--count", "3", "--seed", "7"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [tuple(line.split()) for line in printed] == audit.draw(3, 7)
