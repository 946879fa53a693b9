"""Inventories of datasets become the list of Section 2.1 and the sizes that `check` needs."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from gpai_code.cli.app import main
from gpai_code.errors import DocumentError
from gpai_code.forms.documents import read_document, write_form
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import ListedDataset, PublicDatasets
from gpai_code.reading.inventory import read_inventory, sizes_of

CSV = """Dataset,URL,Description,Collected from,Collected until,Text (tokens),Owner
Tidebook,https://tides.example/book,Logbooks,11/2022,March 2024,"97,000,000",us
Harbours,,Pictures of harbours,2020-01,not known,3e6,us
"""
CROISSANT = {
    "@context": {"@vocab": "https://schema.org/"},
    "@type": "sc:Dataset",
    "conformsTo": "http://mlcommons.org/croissant/1.0",
    "name": "Tidebook",
    "url": "https://tides.example/book",
    "description": "Logbooks of ports.",
    "license": "https://creativecommons.org/licenses/by/4.0/",
    "distribution": [{"@type": "cr:FileObject", "contentSize": "12 GB"}],
    "mood": "calm",
}
TIDEBOOK = ListedDataset(
    name="Tidebook",
    link="https://tides.example/book",
    description="Logbooks",
    collected_from="2022-11",
    collected_until="2024-03",
)


def test_a_table_gives_datasets_sizes_and_what_was_not_understood() -> None:
    inventory = read_inventory(CSV)
    assert inventory.datasets[0] == TIDEBOOK
    assert inventory.datasets[1].collected_until == "not known"
    assert inventory.sizes == {
        "Tidebook": {"Text": Decimal(97_000_000)},
        "Harbours": {"Text": Decimal("3e6")},
    }
    assert inventory.unknown == ("Owner",)


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_other_column_separators_are_recognised(delimiter: str) -> None:
    text = delimiter.join(("name", "link")) + "\n" + delimiter.join(("A", "https://a.example"))
    assert read_inventory(text).datasets == (ListedDataset(name="A", link="https://a.example"),)


def test_only_datasets_above_three_percent_have_to_be_listed() -> None:
    inventory = read_inventory(CSV)
    assert inventory.large() == (TIDEBOOK,)
    assert inventory.summary() == TrainingContentSummary(
        public_datasets=PublicDatasets(large=(TIDEBOOK,))
    )
    assert len(read_inventory("name\nA\nB\n").large()) == 2


def test_croissant_gives_a_dataset_and_its_unknown_keys() -> None:
    inventory = read_inventory(json.dumps(CROISSANT))
    (dataset,) = inventory.datasets
    assert (dataset.name, dataset.link) == ("Tidebook", "https://tides.example/book")
    assert inventory.unknown == ("mood",)
    graph = {"@graph": [{"@type": "Organization", "name": "Us"}, CROISSANT]}
    assert read_inventory(json.dumps(graph)).datasets == inventory.datasets


def test_a_list_of_objects_is_read_too() -> None:
    inventory = read_inventory('[{"name": "A", "tokens": 5}, {"name": "B", "images": 7}]')
    assert inventory.sizes == {"A": {"Text": 5}, "B": {"Image": 7}}


def test_what_a_dataset_cannot_hold_is_noted_and_left_out() -> None:
    inventory = read_inventory("name,link,tokens,from\nA,a.example,many,soon\n")
    assert inventory.datasets == (ListedDataset(name="A"),)
    assert len(inventory.notes) == 3
    assert not inventory.sizes


def test_a_column_that_is_not_understood_is_named_though_it_is_empty() -> None:
    assert read_inventory("name,owner,link\nA,,\n").unknown == ("owner",)


def test_yes_and_no_are_no_sizes() -> None:
    inventory = read_inventory('[{"name": "A", "text": true, "images": false, "video": 7}]')
    assert inventory.sizes == {"A": {"Video": 7}}
    assert len(inventory.notes) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[1]",
        '{"name": 1}',
        "once upon a time",
        "name,link\n,https://a.example\n",
        "name\nA\nA\n",
        'name,link\n"A',
        '{"@graph": 1}',
        "[" * 2_000,
        "name\n" + "\n".join(f"d{number}" for number in range(1_001)),
    ],
)
def test_what_is_no_inventory_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        read_inventory(text)


def test_sizes_come_from_an_object_or_an_inventory() -> None:
    assert sizes_of(b'{"A": {"Text": 5}}') == ({"A": {"Text": 5}}, ())
    sizes, remarks = sizes_of(CSV.encode())
    assert set(sizes) == {"Tidebook", "Harbours"}
    assert remarks == ("Owner",)
    with pytest.raises(DocumentError, match="no sizes"):
        sizes_of(b"name\nA\n")


def test_the_command_writes_a_summary_and_names_unknown_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, output = tmp_path / "a.csv", tmp_path / "b.json"
    file.write_text(CSV, "utf-8")
    assert main(["read-datasets", str(file), "--output", str(output)]) == 2
    captured = capsys.readouterr()
    assert "Tidebook" in captured.out
    assert "Owner" in captured.err
    assert read_document(output) == read_inventory(CSV).summary()
    assert main(["read-datasets", str(file), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["unknown"] == ["Owner"]


def test_the_command_writes_to_one_place_and_names_the_file_that_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(CSV, "utf-8")
    assert main(["read-datasets", str(file), "--output", "-"]) == 2
    assert read_document(capsys.readouterr().out) == read_inventory(CSV).summary()
    assert main(["read-datasets", str(file), "--output", "-", "--json"]) == 1
    assert "--json" in capsys.readouterr().err
    file.write_text("[1]", "utf-8")
    assert main(["read-datasets", str(file)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert str(file) in captured.err


def test_what_the_command_leaves_out_is_a_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("name,link,tokens,from\nA,a.example,many,soon\n", "utf-8")
    assert main(["read-datasets", str(file)]) == 2
    notes = read_inventory(file.read_text("utf-8")).notes
    assert notes
    err = capsys.readouterr().err
    assert all(note in err for note in notes)


def test_check_takes_an_inventory_as_sizes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary, sizes = tmp_path / "a.json", tmp_path / "b.csv"
    large = PublicDatasets(large=(ListedDataset(name="Harbours"),))
    summary.write_text(write_form(TrainingContentSummary(public_datasets=large)), "utf-8")
    sizes.write_text(CSV, "utf-8")
    main(["check", str(summary), "--datasets", str(sizes)])
    captured = capsys.readouterr()
    assert "Tidebook" in captured.out
    assert "Owner" in captured.err
