"""Every answer as rows: flat, complete, of one kind in each column; as CSV and as data frames."""

import builtins
import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import attrs
import pytest

import gpai_code
from gpai_code import ModelFacts, compare, due_dates, find, load, resolve
from gpai_code.catalog import editions, events, find_all, open_limits
from gpai_code.cli.app import main
from gpai_code.constraints.frozen import FrozenDict
from gpai_code.constraints.record_collections import RecordMapping, RecordTuple
from gpai_code.errors import ArgumentTypeError, MissingExtraError, UnknownValueError
from gpai_code.forms.checks import progress
from gpai_code.forms.documents import FORMS
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.render import to_csv, to_frame, to_rows
from gpai_code.resolver.many import cautions
from gpai_code.vocabulary import EditionSlug
from tests.strategies import marked

EDITIONS: tuple[EditionSlug, ...] = ("third-draft", "final")
OPEN_MODEL = ModelFacts(license="Apache-2.0", weights_public=True, cumulative_compute="9e24")
AWARE = date(2026, 3, 2)
DECISION = resolve(OPEN_MODEL, as_of=date(2026, 11, 29))

TABLES: dict[str, Any] = {
    "an edition": load("third-draft"),
    "Measures": load().measures,
    "Commitments": load().commitments,
    "provisions": load("third-draft").provisions,
    "terms": load().glossary,
    "entries with a filter": load().select(derogation="open-source"),
    "derogations": load().derogations("transparency-1.1"),
    "hits": load().search("serious incident"),
    "editions": editions(),
    "events": events(),
    "a comparison": compare(),
    "due dates": gpai_code.incident_reports("death", AWARE),
    "limits without a date": open_limits({"document-date": AWARE}),
    "a decision": DECISION,
    "rulings": DECISION.measures,
    "steps": DECISION.steps,
    "conditions": DECISION.conditions,
    "milestones": DECISION.timeline,
    "questions": DECISION.questions,
    "findings": gpai_code.check_form(gpai_code.DocumentationForm(model_name="Lantern")),
    "a form": marked(FORMS["final"])[0],
    "an empty form": FORMS["third-draft"](),
    "a summary": marked(TrainingContentSummary)[0],
    "changes of a form": gpai_code.compare_forms(FORMS["final"](), marked(FORMS["final"])[0]),
    "facts": OPEN_MODEL,
    "a citation": find("Measures 7.1 to 7.3"),
    "the entries of a citation": find("Measures 7.1 to 7.3").entries,
    "the citations of a text": find_all("As Measure 9.4 says, and Measure 7.9 of the Code"),
}
every_table = pytest.mark.parametrize("value", TABLES.values(), ids=TABLES)
LIBRARIES: tuple[Any, ...] = ("pandas", "polars")


# What a row is


@every_table
def test_every_row_has_the_same_columns_and_each_column_one_kind_of_plain_value(value: Any) -> None:
    rows = value.to_rows()
    assert rows
    for row in rows:
        assert list(row) == list(rows[0])
    for name in rows[0]:
        kinds = {type(row[name]) for row in rows} - {type(None)}
        assert len(kinds) <= 1, name
        assert kinds <= {str, int, float, bool, date}, name


@every_table
def test_a_column_of_texts_has_no_gaps(value: Any) -> None:
    rows = value.to_rows()
    for name in rows[0]:
        cells = [row[name] for row in rows]
        if any(isinstance(cell, str) for cell in cells):
            assert all(isinstance(cell, str) for cell in cells), name


@every_table
def test_the_method_and_the_function_give_the_same_rows(value: Any) -> None:
    assert to_rows(value) == value.to_rows()


@pytest.mark.parametrize("value", [1, "copyright-1.1", None, [1], {"a": 1}])
def test_what_is_no_record_is_refused_with_what_would_do(value: object) -> None:
    for write in (to_rows, to_csv, to_frame):
        with pytest.raises(ArgumentTypeError, match="give a record of the library"):
            write(value)


def test_nothing_gives_no_rows() -> None:
    assert to_rows(()) == []
    assert to_csv(()) == ""


def test_nothing_gives_an_empty_frame() -> None:
    pytest.importorskip("polars")
    assert to_frame((), "polars").shape == (0, 0)


# The catalogue


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_has_a_row_for_each_entry(edition: EditionSlug) -> None:
    code = load(edition)
    rows = code.to_rows()
    assert [row["id"] for row in rows] == list(code)
    assert {(row["edition"], row["revision"]) for row in rows} == {
        (edition, code.edition.revision),
    }
    kinds = [row["kind"] for row in rows]
    assert kinds.count("Measure") == len(code.measures)
    assert kinds.count("Provision") == len(code.provisions)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_measure_s_row_has_every_limit_of_time_below_it_with_its_cautions(
    edition: EditionSlug,
) -> None:
    code = load(edition)
    for measure, row in zip(code.measures, code.measures.to_rows(), strict=True):
        limits = measure.all_deadlines()
        assert row["deadline_count"] == len(limits)
        assert row["number"] == measure.label.removeprefix("Measure ")
        for provision, limit in limits:
            assert f"{provision.id}: {limit.as_printed}: {limit.what}" in row["deadlines"]
            for caution in (*limit.conditions, *limit.exceptions, limit.note or ""):
                assert caution in row["deadlines"]
        assert bool(row["deadlines"]) is bool(limits)


@pytest.mark.parametrize("edition", EDITIONS)
def test_reliefs_below_an_entry_are_in_its_row(edition: EditionSlug) -> None:
    code = load(edition)
    count = 0
    for commitment, row in zip(code.commitments, code.commitments.to_rows(), strict=True):
        for rule in commitment.rules():
            for relief in rule.derogations:
                count += 1
                assert f"{rule.id}: {relief.kind}: {relief.summary}" in row["derogations"]
    assert count > 5


@pytest.mark.parametrize(
    ("entry", "number"),
    [
        ("transparency-1", "1"),
        ("safety-security-9.3", "9.3"),
        ("safety-security-9.3(1)", "(1)"),
        ("transparency-1.1-p1", ""),
        ("safety-security-appendix-1.1", "1.1"),
        ("term-use", ""),
        ("transparency-objective", ""),
    ],
)
def test_a_number_is_what_the_text_prints(entry: str, number: str) -> None:
    (row,) = load()[entry].to_rows()
    assert row["number"] == number


# Comparisons, dates


def test_a_comparison_names_both_sides_with_their_headings() -> None:
    rows = compare().to_rows()
    by_old = {row["old"]: row for row in rows}
    assert by_old["II.12.4"]["new"] == "safety-security-9.4"
    assert by_old["II.12.4"]["old_title"] == load("third-draft")["II.12.4"].title
    assert by_old["II.12.4"]["new_title"] == load()["safety-security-9.4"].title
    of_the_form = by_old["form-technical_documentation"]
    assert of_the_form["old_title"]
    assert (of_the_form["new"], of_the_form["new_title"]) == ("", "")
    for row, correspondence in zip(rows, compare(), strict=True):
        assert row["note"] == (correspondence.note or "")
        assert row["what_changed"] == correspondence.what_changed


def test_a_due_date_keeps_its_rule_and_all_that_it_depends_on() -> None:
    dates = [
        due
        for edition in EDITIONS
        for due in due_dates({event.slug: AWARE for event in events(edition)}, edition)
    ]
    assert any(due.conditions for due in dates)
    assert any(due.exceptions for due in dates)
    assert any(due.notes for due in dates)
    for due, row in zip(dates, to_rows(dates), strict=True):
        assert (row["entry"], row["due"], row["strict"]) == (due.entry, due.due, due.strict)
        for text in (*due.conditions, *due.exceptions, *due.notes, due.deadline.qualifier or ""):
            assert text in " ".join(map(str, row.values()))


# Decisions and forms


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_decision_has_a_row_for_each_ruling_with_its_reasons(edition: EditionSlug) -> None:
    decision = resolve(OPEN_MODEL, edition)
    rows = decision.to_rows()
    assert [row["id"] for row in rows] == list(decision)
    for row in rows:
        ruling = decision[row["id"]]
        assert row["outcome"] == ruling.outcome.value
        assert row["missing"] == ", ".join(ruling.missing)
        for text in (*ruling.because, *ruling.contested):
            assert text in row["because"] + row["contested"]
    assert {row["edition"] for row in rows} == {edition}


def test_cautions_and_premises_are_on_every_row_of_a_decision() -> None:
    doubtful = resolve(attrs.evolve(OPEN_MODEL, license="MIT OR"))
    expected = list(cautions(doubtful))
    assert expected
    assert doubtful.premises
    for row in doubtful.to_rows():
        assert all(caution in row["cautions"] for caution in expected)
        assert all(premise in row["premises"] for premise in doubtful.premises)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_states_of_a_form_s_rows_are_those_that_its_progress_counts(
    edition: EditionSlug,
) -> None:
    filled, _ = marked(FORMS[edition])
    answers: dict[str, Any] = {"release_date": filled.rows_by_id()["release_date"]}
    some = attrs.evolve(FORMS[edition](), **answers)
    for form in (FORMS[edition](), some, filled):
        states = [row["status"] for row in form.to_rows()]
        counts = progress(form)
        assert len(states) == sum(attrs.astuple(counts))
        assert states.count("answered") == counts.answered
        assert states.count("owed") == counts.owed
        assert states.count("not applicable") == counts.not_applicable


def test_a_copy_has_no_row_that_is_withheld() -> None:
    form = marked(FORMS["final"])[0]
    withheld = {row["row"] for row in form.to_rows() if not row["DPs"]}
    assert withheld
    copied = {row["row"] for row in form.for_audience("DPs").to_rows()}
    assert withheld.isdisjoint(copied)


# Data frames, in one line each

IN_ONE_LINE: dict[str, Callable[[Any], Any]] = {
    "Measures with their deadlines": load().measures.to_frame,
    "a decision": lambda library: resolve(OPEN_MODEL).to_frame(library),
    "a comparison": lambda library: compare("third-draft", "final").to_frame(library),
}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("make", IN_ONE_LINE.values(), ids=IN_ONE_LINE)
def test_a_data_frame_is_made_in_one_line(make: Callable[[Any], Any], library: Any) -> None:
    pytest.importorskip(library)
    frame = make(library)
    assert frame.shape[0] in (len(load().measures), len(resolve(OPEN_MODEL)), len(compare()))


def test_measures_can_be_filtered_by_their_deadlines_in_both_libraries() -> None:
    pl = pytest.importorskip("polars")
    pytest.importorskip("pandas")
    expected = [measure.id for measure in load().measures if measure.all_deadlines()]
    pandas_frame = load().measures.to_frame()
    assert list(pandas_frame[pandas_frame["deadline_count"] > 0]["id"]) == expected
    polars_frame = load().measures.to_frame("polars")
    assert polars_frame.filter(pl.col("deadline_count") > 0)["id"].to_list() == expected


@every_table
@pytest.mark.parametrize("library", LIBRARIES)
def test_a_data_frame_holds_what_the_rows_hold(value: Any, library: Any) -> None:
    pytest.importorskip(library)
    rows = value.to_rows()
    frame = value.to_frame(library)
    assert list(frame.columns) == list(rows[0])
    assert frame.shape[0] == len(rows)
    back = frame.to_dicts() if library == "polars" else frame.to_dict("records")
    for expected, row in zip(rows, back, strict=True):
        for name, cell in expected.items():
            if cell is not None:
                assert str(row[name]).removesuffix(" 00:00:00") == str(cell)


@every_table
def test_both_libraries_take_the_rows_as_they_are(value: Any) -> None:
    pd, pl = pytest.importorskip("pandas"), pytest.importorskip("polars")
    rows = value.to_rows()
    assert pl.DataFrame(rows).shape == pd.DataFrame(rows).shape == (len(rows), len(rows[0]))


def test_dates_are_dates_in_both_libraries() -> None:
    pl = pytest.importorskip("polars")
    pytest.importorskip("pandas")
    reports = gpai_code.incident_reports("death", AWARE)
    assert reports.to_frame("polars").schema["due"] == pl.Date
    assert [day.date() for day in reports.to_frame()["due"]] == [due.due for due in reports]
    far = due_dates({"placed-on-market": date(9980, 1, 1)})
    assert far.to_frame()["due"].dt.year.max() == 9990


@pytest.mark.parametrize("library", LIBRARIES)
def test_without_the_extra_an_error_names_it(monkeypatch: Any, library: Any) -> None:
    real = builtins.__import__

    def without(name: str, *others: Any) -> Any:
        if name == library:
            raise ImportError(name)
        return real(name, *others)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=rf"gpai-code\[{library}\]"):
        load().measures.to_frame(library)


def test_a_library_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownValueError, match="pandas, polars"):
        to_frame(compare(), "dask")  # type: ignore[call-overload]


# CSV


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", ["a decision", "a comparison", "Measures", "due dates"])
def test_csv_has_the_rows_and_columns_of_the_table(name: str) -> None:
    rows = TABLES[name].to_rows()
    lines = csv_rows(to_csv(TABLES[name]))
    assert [list(line) for line in lines] == [list(row) for row in rows]
    for line, row in zip(lines, rows, strict=True):
        for column, cell in row.items():
            if isinstance(cell, bool):
                assert line[column] == str(cell).lower()
            elif not (isinstance(cell, str) and line[column].startswith("'")):
                assert line[column].replace("'", "") == str(cell).replace("'", "")


def test_what_is_not_known_is_an_empty_cell() -> None:
    cells = [row["met"] for row in to_rows(DECISION.conditions)]
    assert None in cells
    written = [line["met"] for line in csv_rows(to_csv(DECISION.conditions))]
    assert written == ["" if met is None else str(met).lower() for met in cells]


def test_an_empty_list_is_the_form_s_own_word_for_it() -> None:
    # "N/A" is printed beside the row; in JSON an empty list says the same
    for answer, text in (((), "N/A"), (None, "")):
        form = gpai_code.DocumentationForm(model_dependencies=answer)
        (row,) = [row for row in form.to_rows() if row["row"] == "model_dependencies"]
        assert row["answer"] == text


def test_a_fact_that_a_spreadsheet_would_run_is_text() -> None:
    decision = resolve(ModelFacts(license='=HYPERLINK("http://x","y")'))
    for line in csv_rows(to_csv(decision)):
        for cell in line.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def printed(arguments: Sequence[str], capfdbinary: Any) -> str:
    assert main(list(arguments)) == 0
    out: bytes = capfdbinary.readouterr().out
    return out.decode()


@pytest.mark.parametrize("edition", EDITIONS)
def test_list_prints_a_line_for_each_commitment_and_measure(
    edition: EditionSlug, capfdbinary: Any
) -> None:
    lines = csv_rows(printed(["list", "--csv", "--edition", edition], capfdbinary))
    code = load(edition)
    owners = {entry.id for entry in (*code.commitments, *code.measures)}
    assert [line["id"] for line in lines] == [name for name in code if name in owners]
    assert {(line["edition"], line["revision"]) for line in lines} == {
        (edition, str(code.edition.revision))
    }


def test_list_as_csv_takes_the_filters_of_list(capfdbinary: Any) -> None:
    lines = csv_rows(printed(["list", "--csv", "--chapter", "copyright"], capfdbinary))
    assert {line["chapter"] for line in lines} == {"copyright"}
    answer = json.loads(printed(["list", "--json", "--chapter", "copyright"], capfdbinary))
    listed = [entry["id"] for entry in (*answer["commitments"], *answer["measures"])]
    assert sorted(line["id"] for line in lines) == sorted(listed)


def test_a_list_of_nothing_has_its_columns_all_the_same(capfdbinary: Any) -> None:
    filters = ["--addressee", "providers-systemic-risk", "--chapter", "copyright"]
    (line,) = printed(["list", "--csv", *filters], capfdbinary).splitlines()
    assert line.startswith("id,kind,number,title,")


def test_resolve_prints_a_line_for_each_ruling(capfdbinary: Any) -> None:
    text = printed(["resolve", "--csv", "--license", "MIT", "--weights-public", "yes"], capfdbinary)
    decision = resolve(ModelFacts(license="MIT", weights_public=True))
    assert text == to_csv(decision)


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--csv", "--json"],
        ["resolve", "--csv", "--json"],
        ["resolve", "--csv", "--explain"],
        ["resolve", "--csv", "--jsonl", "-"],
    ],
)
def test_csv_does_not_go_with_another_format(arguments: list[str], capsys: Any) -> None:
    try:
        status = main(arguments)
    except SystemExit as stopped:
        status = int(str(stopped.code))
    assert status != 0
    assert "csv" in capsys.readouterr().err


# Tuples and mappings of records


@every_table
def test_a_table_s_repr_is_a_short_line(value: Any) -> None:
    assert len(repr(value)) <= 200 or len(value) == 1
    assert "\n" not in repr(value)


def test_a_tuple_of_records_is_a_tuple_like_any_other() -> None:
    measures = load().measures
    plain = tuple(measures)
    assert measures == plain
    assert hash(measures) == hash(plain)
    assert {measures: 1}[plain] == 1
    assert type(measures[1:3]) is RecordTuple
    assert measures[0] is plain[0]
    assert isinstance(measures, tuple)
    assert repr(measures[:0]) == "()"


def test_a_mapping_of_less_than_two_is_shown_as_a_dict() -> None:
    plain: dict[str, str]
    for plain in ({}, {"53(1)(a)": "exempt"}):
        assert repr(RecordMapping(plain)) == repr(FrozenDict(plain)) == repr(plain)


def test_tuples_and_mappings_of_records_are_copied_and_pickled_as_what_they_are() -> None:
    import copy  # noqa: PLC0415
    import pickle  # noqa: PLC0415

    for value in (DECISION.measures, DECISION.steps, compare()):
        for twin in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
            assert twin == value
            assert type(twin) is type(value)


def test_a_decision_that_is_read_again_has_collections_too() -> None:
    again = gpai_code.Decision.from_json(DECISION.to_json())
    for name in ("steps", "conditions", "timeline", "questions"):
        assert type(getattr(again, name)) is RecordTuple, name
    for name in ("obligations", "commitments", "measures", "provisions"):
        assert type(getattr(again, name)) is RecordMapping, name
    assert again == DECISION
