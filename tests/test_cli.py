"""The command line: what it prints, its exit codes, and errors of one clear message."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import FINDINGS, FINE, INPUT_ERROR, UNDETERMINED
from gpai_code.forms.model_documentation.third_draft import DocumentationForm
from gpai_code.forms.template import skeleton
from tests.official import HEADINGS


class Ran:
    """What one run of the command line did."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def gpai_code(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process."""

    def run(*words: str | Path) -> Ran:
        try:
            code = main([str(word) for word in words])
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    return run


@pytest.fixture
def form_file(tmp_path: Path) -> Path:
    path = tmp_path / "form.json"
    path.write_text(DocumentationForm(model_family="Example").to_json(), "utf-8")
    return path


def test_list_holds_every_commitment_and_measure(gpai_code: Run) -> None:
    ran = gpai_code("list", "--edition", "third-draft", "--json")
    assert ran.code == FINE
    assert (len(ran.json["commitments"]), len(ran.json["measures"])) == (18, 71)
    entries = [*ran.json["commitments"], *ran.json["measures"]]
    assert {entry["id"]: entry["title"] for entry in entries} == HEADINGS["third-draft"]
    for entry in entries:
        assert {"id", "label", "title", "legal_basis", "references", "summary"} <= set(entry)
        assert entry["legal_basis"].endswith(" AI Act")


def test_list_takes_the_final_text_if_no_edition_is_named(gpai_code: Run) -> None:
    ran = gpai_code("list", "--json")
    assert (len(ran.json["commitments"]), len(ran.json["measures"])) == (12, 40)
    assert ran.json["generated_by"]["edition"] == "final"


def test_list_for_people_shows_measures_below_their_commitment(gpai_code: Run) -> None:
    lines = gpai_code("list", "--edition", "third-draft", "--derogation", "sme").out.splitlines()
    assert lines[0] == "II.4  Systemic risk analysis"
    assert lines[1] == "  II.4.5  Rigorous model evaluations"


def test_show_prints_an_entry_with_its_points_and_limits(gpai_code: Run) -> None:
    ran = gpai_code("show", "II.12.3", "--edition", "third-draft")
    assert ran.code == FINE
    for words in ("Reporting timelines", "(4)", "Time:", "See:", "providers-systemic-risk"):
        assert words in ran.out


def test_show_says_when_a_commitment_is_its_own_criterion(gpai_code: Run) -> None:
    ran = gpai_code("show", "II.13", "--edition", "third-draft")
    assert "the Commitment's own text is the criterion" in ran.out


def test_show_as_json_carries_its_stamp(gpai_code: Run) -> None:
    ran = gpai_code("show", "copyright-1.4", "--json")
    assert ran.json["id"] == "copyright-1.4"
    assert ran.json["generated_by"]["library"] == "gpai_code"


def test_show_of_an_ambiguous_label_lists_the_candidates(gpai_code: Run) -> None:
    ran = gpai_code("show", "Measure 1.1", "--edition", "final")
    assert (ran.code, ran.out) == (INPUT_ERROR, "")
    for candidate in ("transparency-1.1", "copyright-1.1", "safety-security-1.1"):
        assert candidate in ran.err


def test_search_ranks(gpai_code: Run) -> None:
    ran = gpai_code("search", "retention", "period", "--edition", "third-draft", "--limit", "2")
    assert ran.out.splitlines()[0].startswith("II.12.4 ")
    hits = gpai_code("search", "retention", "--json", "--limit", "1").json["hits"]
    assert len(hits) == 1


def test_resolve_takes_facts_from_a_file_from_flags_or_both(gpai_code: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"license": "MIT", "weights_public": true, "monetised": false}')
    ran = gpai_code(
        *("resolve", facts, "--architecture-public", "yes", "--usage-public", "yes"),
        *("--systemic-risk", "no", "--edition", "third-draft", "--json", "--strict"),
        "--presume-scope",
    )
    assert ran.code == FINE
    assert ran.json["obligations"]["53(1)(a)"]["outcome"] == "exempt"
    assert ran.json["measures"]["I.2.5"]["outcome"] == "applies_modified"
    assert ran.json["facts"]["license"] == "MIT"


def test_resolve_under_strict_ends_with_3_if_something_is_open(gpai_code: Run) -> None:
    assert gpai_code("resolve", "--license", "MIT").code == FINE
    ran = gpai_code("resolve", "--license", "MIT", "--strict")
    assert ran.code == UNDETERMINED
    assert "Still open:" in ran.out


def test_facts_writes_a_template_that_resolve_reads(gpai_code: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    assert gpai_code("facts", "--template", file).code == FINE
    assert gpai_code("resolve", file, "--strict").code == UNDETERMINED
    assert gpai_code("facts", "--template", file).code == INPUT_ERROR  # it is there already
    assert gpai_code("facts", "--template", file, "--overwrite").code == FINE
    assert gpai_code("facts", "--template", "-").out == file.read_text("utf-8")


def test_resolve_asks_at_most_three_questions_where_three_facts_are_missing(
    gpai_code: Run, tmp_path: Path
) -> None:
    file = tmp_path / "facts.json"
    file.write_text(
        """{"license": "Apache-2.0", "weights_public": true, "architecture_public": true,
        "usage_modalities_public": true, "usage_capabilities_public": true,
        "price_charged": false, "dual_licensing": false, "tied_services": false,
        "required_support": false, "paid_hosting_only": false, "adverts_on_only_host": false,
        "generates": ["language"], "training_compute": "3e23", "cumulative_compute": "3.1e23",
        "role": "developer", "third_country": true, "placed_on": "2025-09-01"}"""
    )
    ran = gpai_code("resolve", file, "--strict", "--presume-scope")
    assert ran.code == UNDETERMINED
    asked = ran.out.partition("Still open:\n")[2].partition("\n\n")[0]
    facts = [line for line in asked.replace("\n  ", " ").splitlines() if line.startswith("- ")]
    assert [line.rpartition("(")[2] for line in facts] == [
        "designated)",
        "usage_limitations_public)",
        "personal_data_required)",
    ]


def test_resolve_begins_with_the_short_answer_in_words(gpai_code: Run) -> None:
    out = gpai_code("resolve", "--license", "CC-BY-NC-4.0", "--systemic-risk", "no").out
    assert out.splitlines()[2:9] == [
        "  applies          Article 53(1)(a)  technical documentation for the authorities",
        "  applies          Article 53(1)(b)  information for downstream providers",
        "  applies          Article 53(1)(c)  copyright policy",
        "  applies          Article 53(1)(d)  public summary of the training content",
        "  undetermined     Article 54        authorised representative in the Union",
        "  not_applicable   Article 55        further obligations for systemic risk",
        "  Measures of the Code: 8 applies, 32 not_applicable",
    ]


def test_resolve_says_what_to_do_next_with_which_command(gpai_code: Run) -> None:
    out = gpai_code("resolve", "--license", "CC-BY-NC-4.0", "--systemic-risk", "no").out
    steps = " ".join(out.partition("What to do next:\n")[2].partition("\n\n")[0].split())
    for words in (
        "find out: third_country",
        "gpai-code init form.json",
        "gpai-code init summary.json --kind summary",
        "gpai-code list --chapter copyright",
    ):
        assert words in steps
    settled = gpai_code("resolve", "--fact", "is_provider=no").out
    assert "Nothing, on these facts." in settled


def test_resolve_names_entries_of_the_code_with_their_titles(gpai_code: Run) -> None:
    out = gpai_code("resolve", "--license", "CC-BY-NC-4.0", "--systemic-risk", "no").out
    assert "    safety-security-1  Safety and Security Framework\n" in out
    assert "Article 55, further obligations for systemic risk: not_applicable" in out


def test_an_unreadable_licence_is_reported_and_blocks_nothing_else(gpai_code: Run) -> None:
    ran = gpai_code("resolve", "--license", "MIT OR", "--systemic-risk", "yes")
    assert ran.code == FINE
    assert "applies          Article 55" in ran.out
    assert "Correct /license" in ran.out


def test_any_fact_can_be_given_by_name(gpai_code: Run) -> None:
    ran = gpai_code(
        *("resolve", "--fact", "role=modifier", "--fact", "own_model=no"),
        *("--fact", "modification=quantisation", "--json"),
    )
    assert ran.json["facts"] == {
        "role": "modifier",
        "own_model": False,
        "modification": "quantisation",
    }
    assert ran.json["obligations"]["53(1)(c)"]["outcome"] == "not_applicable"
    for word, message in FACT_MISTAKES:
        refused = gpai_code("resolve", "--fact", word)
        assert refused.code == INPUT_ERROR
        assert message in refused.err
    assert gpai_code("resolve", "--fact", "role=boss").code == INPUT_ERROR


FACT_MISTAKES = (
    ("rolle=host", "there is no such fact; did you mean role?"),
    ("zzzz=1", "there is no such fact; gpai-code facts lists them"),
    ("role", "NAME=VALUE"),
)


def test_strict_presumes_nothing_unless_told_to(gpai_code: Run) -> None:
    open_model = ("--weights-public", "no", "--systemic-risk", "no", "--third-country", "no")
    assert gpai_code("resolve", *open_model).code == FINE
    assert gpai_code("resolve", *open_model, "--strict").code == UNDETERMINED
    assert gpai_code("resolve", *open_model, "--strict", "--presume-nothing").code == UNDETERMINED
    # the licence alone decides on one point of the Code
    whole = (*open_model, "--license", "MIT", "--strict", "--presume-scope")
    assert gpai_code("resolve", *whole).code == FINE
    assert gpai_code("resolve", "--presume-scope").code == INPUT_ERROR


def test_resolve_says_from_a_day_which_dates_have_passed(gpai_code: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"placed_on": "2025-01-02"}')
    out = gpai_code("resolve", file, "--as-of", "2026-11-24").out
    assert "Dates (as of 2026-11-24):" in out
    # Article 111(3): what need not be met before then cannot be enforced before
    assert out.count("2027-08-02 (to come)") == 2
    assert "2026-08-02" not in out
    file.write_text('{"placed_on": "2025-09-01"}')
    out = gpai_code("resolve", file, "--as-of", "2026-11-24").out
    assert "2026-08-02 (passed)" in out


def test_resolve_names_reliefs_with_the_measures_they_reach(gpai_code: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"systemic_risk": true, "size_class": "sme"}')
    out = gpai_code("resolve", file).out.replace("\n  ", " ")
    for relief in (
        "safety-security-6-p2 (downloadable-parameters: exempt), for safety-security-6,",
        "safety-security-10.2 (similarly-safe: modified), for safety-security-10.2",
        "safety-security-7-p3 (sme: modified; smc: modified), for safety-security-7.1,",
    ):
        assert relief in out
    file.write_text('{"systemic_risk": false}')
    assert "Reliefs that may hold" not in gpai_code("resolve", file).out


def test_resolve_reports_what_the_table_of_licences_and_other_facts_say_against_a_conclusion(
    gpai_code: Run, tmp_path: Path
) -> None:
    file = tmp_path / "facts.json"
    file.write_text(
        """{"license": "MIT", "license_qualifies": false, "monetised": false,
        "price_charged": true, "between_microenterprises": false}"""
    )
    out = gpai_code("resolve", file).out
    against = out.partition("Contradictions:\n")[2].partition("\n\n")[0]
    assert "The table of licences says the opposite" in against.replace("\n  ", " ")
    assert "A price is asked." in against.replace("\n  ", " ")


def test_resolve_reports_facts_that_contradict_each_other_in_a_step(
    gpai_code: Run, tmp_path: Path
) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"placed_on": "2026-01-01", "released_on": "2026-02-01"}')
    out = gpai_code("resolve", file).out
    against = out.partition("Contradictions:\n")[2].partition("\n\n")[0].replace("\n  ", " ")
    assert "placed on the Union market on 2026-01-01" in against
    assert "first released anywhere later, on 2026-02-01" in against


def test_resolve_for_people_names_reasons_and_pinpoints(gpai_code: Run) -> None:
    ran = gpai_code("resolve", "--license", "CC-BY-NC-4.0")
    for words in (
        "Article 53(1)(a), technical documentation for the authorities; and Article 53(1)(b)",
        "83(i)",
        "not known",
        "no legal advice",
    ):
        assert words in ran.out


def test_init_writes_a_form_that_can_be_checked(gpai_code: Run, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    assert gpai_code("init", path, "--edition", "third-draft").code == FINE
    ran = gpai_code("check", path)
    assert ran.code == FINDINGS
    assert "missing /provider_legal_name" in ran.out
    assert json.loads(path.read_text("utf-8")) == skeleton("third-draft")


def test_init_replaces_a_file_only_if_asked(gpai_code: Run, form_file: Path) -> None:
    before = form_file.read_bytes()
    ran = gpai_code("init", form_file)
    assert (ran.code, form_file.read_bytes()) == (INPUT_ERROR, before)
    assert "--force" in ran.err
    assert gpai_code("init", form_file, "--force").code == FINE
    assert form_file.read_bytes() != before


def test_check_says_what_is_owed_and_by_which_measure(gpai_code: Run, form_file: Path) -> None:
    ran = gpai_code("check", form_file, "--systemic-risk", "no", "--json")
    assert ran.code == FINDINGS
    (result,) = ran.json["files"]
    assert result["progress"]["answered"] == 1
    cited = {finding["citation"] for finding in result["findings"]}
    assert cited == {"Code of Practice I.1.1 (third-draft)"}
    assert {finding["severity"] for finding in result["findings"]} == {"missing", "advice"}


def test_check_takes_several_files_and_one_audience(gpai_code: Run, form_file: Path) -> None:
    ran = gpai_code("check", form_file, form_file, "--audience", "DPs", "--json")
    first, second = ran.json["files"]
    assert first == second
    paths = {finding["path"] for finding in first["findings"]}
    assert "/license_category" in paths
    assert "/training_energy" not in paths


def test_export_writes_a_copy_that_holds_only_its_rows(gpai_code: Run, tmp_path: Path) -> None:
    rows = skeleton("third-draft")
    examples = rows.pop("extensions")["rows_to_fill"]
    rows |= {name: about["example"] for name, about in examples.items()}
    whole, copy = tmp_path / "form.json", tmp_path / "copy.json"
    whole.write_text(json.dumps(rows), "utf-8")
    assert gpai_code("export", whole, "--audience", "DPs", "--output", copy).code == FINE
    meant = {name for name, about in examples.items() if "DPs" in about.get("for", ["DPs"])}
    envelope = {"document", "edition", "audience", "generated_by"}
    assert set(json.loads(copy.read_text("utf-8"))) == meant | envelope
    assert len(meant) == 23 + 2
    for kind, sign in (("md", "# Model Documentation Form"), ("html", "<!DOCTYPE html>")):
        assert gpai_code("export", copy, "--format", kind).out.startswith(sign)


@pytest.mark.parametrize("kind", ["code", "commitment", "measure", "form", "facts", "decision"])
def test_schema_prints_each_kind(gpai_code: Run, kind: str) -> None:
    ran = gpai_code("schema", kind, "--edition", "third-draft")
    assert ran.json["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schema_of_a_copy(gpai_code: Run) -> None:
    properties = gpai_code("schema", "form", "--audience", "DPs").json["properties"]
    assert "training_energy" not in properties
    assert gpai_code("schema", "facts", "--audience", "DPs").code == INPUT_ERROR
    assert "x-gpai-audiences" in gpai_code("schema", "form", "--annotated").out


def test_schema_speaks_draft_07_and_says_where_the_file_is(gpai_code: Run) -> None:
    older = gpai_code("schema", "summary", "--dialect", "draft-07").json
    assert older["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert gpai_code("schema", "summary", "--dialect", "draft-99").code == INPUT_ERROR
    words = ["schema", "form", "--audience", "AIO"]
    path = Path(gpai_code(*words, "--path").out.strip())
    assert json.loads(path.read_text("utf-8")) == gpai_code(*words).json
    for more in (["--annotated"], ["--dialect", "draft-07"]):
        assert gpai_code(*words, "--path", *more).code == INPUT_ERROR


@pytest.mark.parametrize(
    ("words", "count", "first"),
    [
        (["form"], 45, "1.1 provider_legal_name (AIO, NCAs, DPs)"),
        (["form", "--edition", "third-draft"], 51, "1.1 provider_legal_name (AIO, NCAs, DPs)"),
        (["summary"], 67, "1.1.1 provider"),
    ],
)
def test_fields_lists_what_a_form_says_of_them(
    gpai_code: Run, words: list[str], count: int, first: str
) -> None:
    document = gpai_code("fields", *words, "--json").json
    assert len(document["fields"]) == count
    lines = gpai_code("fields", *words).out.splitlines()
    choices = [choice for field in document["fields"] for choice in field.get("choices", ())]
    assert [line for line in lines if line.startswith("    - ")] == [f"    - {c}" for c in choices]
    assert len(lines) == 3 * (count + len(document["header"])) + len(choices)
    assert lines[3 * len(document["header"])] == first


def test_fields_are_those_of_forms_alone(gpai_code: Run) -> None:
    assert gpai_code("fields", "measure").code == INPUT_ERROR


def test_editions(gpai_code: Run) -> None:
    assert [edition["slug"] for edition in gpai_code("editions", "--json").json] == [
        "third-draft",
        "final",
    ]
    assert gpai_code("editions").out.startswith("third-draft  0.3")


def test_diff_says_what_became_of_a_measure(gpai_code: Run) -> None:
    ran = gpai_code("diff", "third-draft", "final", "II.8.7")
    assert "safety-security-7.6" in ran.out
    whole = gpai_code("diff", "third-draft", "final", "--json").json["entries"]
    assert len(whole) > 100


@pytest.mark.parametrize(
    ("entry", "successor"),
    [
        ("form-distribution_channels", "form-downstream_distribution_channels"),
        ("term-gpaisr", "term-model"),
        ("preamble(d)", "copyright-objective-A"),
    ],
)
def test_diff_says_what_became_of_a_row_of_the_form_a_term_and_a_recital(
    gpai_code: Run, entry: str, successor: str
) -> None:
    ran = gpai_code("diff", "third-draft", "final", entry)
    assert ran.code == 0
    assert successor in ran.out


def test_migrate_hands_back_what_has_no_place(gpai_code: Run, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(DocumentationForm(evaluation="in words").to_json(), "utf-8")
    ran = gpai_code("migrate", path)
    assert json.loads(ran.out)["edition"] == "final"
    assert "safety-security-10.1" in ran.err
    assert "in words" in ran.err
    assert gpai_code("migrate", path, "--json").json["unmapped"][0]["row"] == "evaluation"


def test_due_works_out_dates_and_lists_events(gpai_code: Run) -> None:
    ran = gpai_code("due", "incident-resolved=2026-01-01", "--edition", "final")
    assert "2026-03-02  safety-security-9.3-p3" in ran.out
    assert "placed-on-market" in gpai_code("due").out
    holiday = ("--holiday", "2026-04-03", "--edition", "third-draft", "--json")
    limits = gpai_code("due", "framework-updated-confirmed=2026-04-02", *holiday).json["due"]
    assert limits[0]["due"] == "2026-04-10"


def test_due_lists_events_with_a_sentence_each(gpai_code: Run) -> None:
    listed = gpai_code("due").out.splitlines()
    assert [line.split()[0] for line in listed] == gpai_code("due", "--json").json
    assert all(line.endswith(".") for line in listed)


def test_due_says_what_a_limit_waits_for(gpai_code: Run) -> None:
    ran = gpai_code("due", "document-date=2026-01-01")
    assert "Give incident-date too." in " ".join(ran.out.split())
    answer = gpai_code("due", "document-date=2026-01-01", "--json").json
    assert answer["due"] == []
    assert [limit["awaited"] for limit in answer["open"]] == [["incident-date"]]


def test_due_says_before_where_the_day_is_too_late(gpai_code: Run) -> None:
    ran = gpai_code("due", "copyright-relevant-act=2026-03-02")
    assert ran.out.startswith("before 2026-03-02  copyright-1(2)")


def test_an_event_given_twice_is_refused(gpai_code: Run) -> None:
    ran = gpai_code("due", "placed-on-market=2026-01-01", "placed-on-market=2026-02-01")
    assert ran.code == 1
    assert "placed-on-market is given twice" in ran.err
    assert ran.out == ""


HOSTILE: dict[str, bytes] = {
    "no JSON": b"hello",
    "broken UTF-8": b'{"a": "\xff"}',
    "NaN": b'{"document": "model-documentation-form", "edition": "final", "model_name": NaN}',
    "duplicate key": b'{"edition": "final", "edition": "final"}',
    "deep": b"[" * 100_000,
    "huge number": b'{"edition": ' + b"9" * 100_000 + b"}",
    "an array": b"[]",
    "a text": b'"x"',
    "null": b"null",
    "nothing": b"",
    "unknown field": (
        b'{"document": "model-documentation-form", "edition": "final", "colour": "red"}'
    ),
    "unknown edition": b'{"document": "model-documentation-form", "edition": "fourth"}',
    "edition of a wrong type": b'{"document": "model-documentation-form", "edition": ["final"]}',
    "another document": b'{"document": "decision", "edition": "final"}',
    "10 MB text": (
        b'{"document": "model-documentation-form", "edition": "final", "model_name": "'
        + b"x" * 10_000_000
        + b'"}'
    ),
}


@pytest.mark.parametrize("command", ["check", "export", "resolve", "migrate"])
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_gets_one_clear_message(
    gpai_code: Run, tmp_path: Path, command: str, content: bytes
) -> None:
    path = tmp_path / "input.json"
    path.write_bytes(content)
    ran = gpai_code(command, path)
    assert (ran.code, ran.out) == (INPUT_ERROR, "")
    assert ran.err.startswith("gpai-code: ")
    assert len(ran.err) < 2_000


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("show",),
        ("show", "II.99"),
        ("list", "--edition", "second-draft"),
        ("list", "--force", "shall"),
        ("list", "--article", "section 4"),
        ("check", "/does/not/exist.json"),
        ("check", "."),
        ("init", "/does/not/exist/form.json"),
        ("resolve", "--license", ""),
        ("resolve", "--weights-public", "perhaps"),
        ("schema", "model-card"),
        ("diff", "final", "third-draft"),
        ("diff", "third-draft", "final", "II.99"),
        ("due", "framework-updated-confirmed=tomorrow"),
        ("due", "no-such-event=2026-01-01"),
        ("due", "placed-on-market"),
        ("search", "x", "--limit", "many"),
    ],
    ids=" ".join,
)
def test_a_usage_error_ends_with_1_and_says_why(gpai_code: Run, words: tuple[str, ...]) -> None:
    ran = gpai_code(*words)
    assert (ran.code, ran.out) == (INPUT_ERROR, "")
    assert ran.err


def test_a_form_of_another_edition_than_asked_for_is_an_error(
    gpai_code: Run, form_file: Path
) -> None:
    ran = gpai_code("check", form_file, "--edition", "final")
    assert ran.code == INPUT_ERROR
    assert "third-draft, not final" in ran.err


def test_help_documents_the_exit_codes(gpai_code: Run) -> None:
    for words in (("--help",), ("check", "--help"), ("resolve", "--help")):
        ran = gpai_code(*words)
        assert ran.code == FINE
        assert "exit codes:" in ran.out
        for code in (FINE, INPUT_ERROR, FINDINGS, UNDETERMINED):
            assert f"  {code}  " in ran.out


def test_standard_input_is_read_where_the_file_is_a_dash(
    gpai_code: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b'{"license": "MIT"}'), "utf-8")
    monkeypatch.setattr(sys, "stdin", given)
    ran = gpai_code("resolve", "-", "--json")
    assert ran.json["facts"] == {"license": "MIT"}
