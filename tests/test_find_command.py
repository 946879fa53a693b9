"""Citations on the command line: `find`, and the commands that take an id."""

import json
import shlex

import pytest

from gpai_code.cli import main


def run(line: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(shlex.split(line))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_find_prints_entries_rows_and_places(capsys: pytest.CaptureFixture[str]) -> None:
    line = "find 'CoP SSC 9.4, Art. 53(1)(a) and Model Documentation Form, row 2.1'"
    code, out, _ = run(line, capsys)
    assert code == 0
    assert out.splitlines() == [
        "safety-security-9.4  Retention period",
        "transparency-appendix  Model Documentation Form",
        "row model_architecture of the Model Documentation Form",
        "AI Act Article 53(1)(a)",
    ]


def test_find_takes_several_words_and_a_chapter(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run("find Measure 1.2 --chapter copyright", capsys)
    assert (code, out.split()[0]) == (0, "copyright-1.2")


def test_find_prints_json_with_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run("find 'MDF row 2.1; Measure 10.1(1); recital 97' --json", capsys)
    document = json.loads(out)
    assert code == 0
    assert document["edition"] == "final"
    assert [entry["address"] for entry in document["entries"]] == [
        "/final/transparency-appendix",
        "/final/safety-security-10.1(1)",
    ]
    assert document["rows"] == [
        {"id": "model_architecture", "address": "/final/form-model_architecture"}
    ]
    assert document["references"] == ["AI Act recital 97"]
    assert len(document["notes"]) == 1


def test_find_prints_its_notes(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run("find 'Measure 10.1(1)'", capsys)
    assert "note: safety-security-10.1 has another list" in out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Measure 1.1", "say which: transparency-1.1, copyright-1.1, safety-security-1.1"),
        ("Measure 7.9", "there is safety-security-7.1"),
        ("hello", "no citation"),
        ("Code of Practice, Measure 3.4", "AI-generated content"),
    ],
)
def test_find_says_why_there_is_no_answer(
    text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(f"find '{text}'", capsys)
    assert (code, out) == (1, "")
    assert message in err


def test_find_uses_the_edition_that_the_numbers_have(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find 'Measure II.12.4'", capsys)[1].startswith("II.12.4  Retention period")
    code, _, err = run("find 'Measure II.12.4' --edition final", capsys)
    assert code == 1
    assert "edition third-draft has II.12.4, which became safety-security-9.4" in err


def test_show_takes_a_citation(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run("show 'Anhang 4.4'", capsys)
    assert (code, err) == (0, "")
    assert "safety-security-appendix-4.4" in out


def test_show_shows_every_entry_that_a_citation_means(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run("show 'Measures 9.3 and 9.4'", capsys)
    assert "Reporting timelines" in out
    assert "Retention period" in out
    _, out, _ = run("show 'Measures 9.3 and 9.4' --json", capsys)
    ids = [entry["id"] for entry in json.loads(out)["entries"]]
    assert ids == ["safety-security-9.3", "safety-security-9.4"]


def test_show_notes_what_else_may_be_meant(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run("show 'M10.1(1)'", capsys)
    assert code == 0
    assert "safety-security-10.1-p3(1)" in err


def test_show_of_a_draft_number_says_what_became_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run("show II.12.4", capsys)
    assert code == 1
    assert "became safety-security-9.4" in err


def test_show_of_a_place_in_the_law_has_nothing_to_show(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, err = run("show 'Art. 53'", capsys)
    assert code == 1
    assert "Art. 53" in err


@pytest.mark.parametrize(
    ("cited", "row"),
    [
        ("Verpflichtung 9", "II.12 -> safety-security-9"),
        ("M9.4", "II.12.4 -> safety-security-9.4"),
        ("Measures II.12.3 and II.12.4", "II.12.4 -> safety-security-9.4"),
    ],
)
def test_diff_takes_citations_of_either_edition(
    cited: str, row: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(f"diff third-draft final '{cited}'", capsys)
    assert code == 0
    assert row in out


def test_list_takes_places_in_the_law(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run("list --article 'Art. 53 Abs. 1 lit. c KI-VO'", capsys)
    assert code == 0
    assert out.startswith("copyright-1  Copyright policy")
    code, _, err = run("list --article nonsense", capsys)
    assert code == 1
    assert "is not a legal reference" in err


def test_show_says_where_to_look_for_a_place_in_the_law(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run("show 'Art. 53(1)(c)'", capsys)
    assert (code, out) == (1, "")
    assert "AI Act Article 53(1)(c) is no entry of the Code; see list --article" in err
