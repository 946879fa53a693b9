"""What the pages call in the browser, under this Python: the library's answers as plain JSON."""

import json
import subprocess
import sys
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import gpai_code
from gpai_code.forms.documents import KINDS, read_document
from gpai_code.render import to_docx
from gpai_code.resolver.facts import FACT_NAMES, ModelFacts
from gpai_code.schemas.published import form_fields
from gpai_code.vocabulary import Outcome
from tools.website.form_definitions import form_definition
from tools.website.in_browser.answers import call
from tools.website.in_browser.decisions import controls

EXAMPLES = Path(__file__).parents[1] / "examples"
FORM = EXAMPLES / "apertus-70b.third-draft.json"
SUMMARY = EXAMPLES / "apertus-70b.summary.json"


def answer(name: str, **arguments: Any) -> Any:
    answered = json.loads(call(name, json.dumps(arguments)))
    assert "error" not in answered, answered
    return answered["result"]


def refusal(name: str, **arguments: Any) -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(call(name, json.dumps(arguments)))
    assert "result" not in answered
    return answered


def test_every_fact_has_a_question_and_a_way_to_answer() -> None:
    facts = controls()
    assert {fact["fact"] for fact in facts} == FACT_NAMES
    for fact in facts:
        assert fact["question"].endswith("?")
        assert ("options" in fact) == (fact["kind"] in ("one", "several")), fact


@pytest.mark.parametrize("edition", ["final", "third-draft"])
def test_a_decision_is_the_librarys(edition: str) -> None:
    facts = {"license": "Apache-2.0", "weights_public": True, "systemic_risk": True}
    decision = gpai_code.resolve(ModelFacts.from_dict(facts), edition)
    shown = answer("decide", facts=facts, edition=edition)
    assert shown["undetermined"] is decision.undetermined
    for row in shown["obligations"]:
        ruling = decision[row["name"]]
        assert row["outcome"] == ruling.outcome.value
        assert row["because"] == list(ruling.because)
        assert [place["text"] for place in row["places"]] == [
            str(citation) for citation in ruling.citations
        ]
    grouped = {
        entry["id"]: group["outcome"] for group in shown["code"] for entry in group["entries"]
    }
    assert grouped == {key: ruling.outcome.value for key, ruling in decision.measures.items()} | {
        commitment.id: decision[commitment.id].outcome.value
        for commitment in gpai_code.load(edition).commitments
        if not commitment.measures
    }


def test_every_place_of_a_decision_leads_to_a_page_or_to_the_law() -> None:
    shown = answer("decide", facts={"license": "MIT"})
    pages = {f"/final/{entry}/" for entry in gpai_code.load("final").entries}
    for row in (*shown["obligations"], *shown["reasons"], *shown["provisions"]):
        for place in row["places"]:
            if place["text"].startswith("Code of Practice"):
                assert place["address"] in pages
            elif place["text"].startswith("AI Act"):
                assert "/eli/reg/2024/1689/" in place["address"]


def test_an_answer_in_words_becomes_a_fact() -> None:
    shown = answer("answer", facts={"license": "MIT"}, fact="monetised", words="no")
    assert shown["facts"] == {"license": "MIT", "monetised": False}
    refused = refusal("answer", facts={}, fact="monetised", words="perhaps")
    assert refused["faults"][0]["path"] == "/monetised"


def test_next_comes_something_for_each_obligation_that_applies() -> None:
    shown = answer("decide", facts={"license": "CC-BY-NC-4.0", "third_country": True})
    applying = [row["name"] for row in shown["obligations"] if row["outcome"] == Outcome.APPLIES]
    assert [step["text"].split(":")[0] for step in shown["next"]] == [
        f"Article {name}" for name in applying
    ]


def test_a_decision_is_saved_as_the_library_writes_it() -> None:
    facts = {"license": "MIT"}
    saved = answer("decision_file", facts=facts, edition="final", kind="json")["text"]
    assert gpai_code.Decision.from_json(saved) == gpai_code.resolve(ModelFacts.from_dict(facts))
    saved = answer("decision_file", facts=facts, edition="final", kind="facts")["text"]
    assert gpai_code.read_facts(saved) == ModelFacts.from_dict(facts)
    assert (
        "| Obligation |"
        in answer("decision_file", facts=facts, edition="final", kind="markdown")["text"]
    )


# Forms


@pytest.mark.parametrize(
    ("kind", "edition"), [("form", "final"), ("form", "third-draft"), ("summary", "2025-12-05")]
)
def test_the_page_of_a_form_has_a_field_for_every_row(kind: str, edition: str) -> None:
    definition = form_definition(kind, edition)
    rows = [row for section in definition["sections"] for row in section["rows"]]
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    forms = KINDS[definition["document"]]
    known = forms[edition].definition()
    assert ids == [*(field.id for field in known.header), *(row.id for row in known.rows())]
    assert all(row["field"]["kind"] for row in rows)


def test_the_choices_of_a_form_are_those_printed() -> None:
    definition = form_definition("form", "final")
    rows = {row["id"]: row for section in definition["sections"] for row in section["rows"]}
    ranges = rows["training_time_range"]["field"]["parts"][1]["field"]["options"]
    (printed,) = [
        row["choices"]
        for row in form_fields("form", "final")["fields"]
        if row["id"] == "training_time_range"
    ]
    assert ranges == printed
    assert len(printed) == 4


def test_a_form_is_checked_as_the_library_does() -> None:
    form = gpai_code.read_form(FORM.read_bytes())
    shown = answer("check", document=form.to_dict(), today="2026-11-29", systemic_risk=False)
    assert shown["findings"] == []
    assert shown["progress"]["answered"] == 46
    refused = refusal(
        "check", document=form.to_dict() | {"training_compute": "much"}, today="2026-11-29"
    )
    assert refused["faults"][0]["path"] == "/training_compute"


def test_a_form_of_the_draft_is_carried_over_with_what_to_look_at() -> None:
    opened = answer(
        "open", text=FORM.read_text("utf-8"), document="model-documentation-form", edition="final"
    )
    migration = gpai_code.migrate(gpai_code.read_form(FORM.read_bytes()))
    assert opened["document"] == migration.form.to_dict()
    assert sum("Not carried over" in note for note in opened["notes"]) == len(migration.unmapped)


def test_a_file_of_another_kind_is_refused() -> None:
    refused = refusal(
        "open",
        text=SUMMARY.read_text("utf-8"),
        document="model-documentation-form",
        edition="final",
    )
    assert "model-documentation-form" in refused["error"]


def test_a_copy_holds_nothing_that_its_audience_must_not_see() -> None:
    form = gpai_code.read_form(FORM.read_bytes())
    for audience in ("AIO", "NCAs", "DPs"):
        saved = answer("export", document=form.to_dict(), kind="json", audience=audience)
        assert gpai_code.read_form(saved["text"]) == form.for_audience(audience)


@pytest.mark.parametrize("file", [FORM, SUMMARY], ids=["form", "summary"])
def test_a_word_document_says_what_the_librarys_does(file: Path) -> None:
    docx = pytest.importorskip("docx")
    form = read_document(file.read_bytes())
    saved = answer("export", document=form.to_dict(), kind="word")
    ours = docx.Document(BytesIO(b64decode(saved["base64"])))
    theirs = docx.Document(BytesIO(to_docx(form)))
    assert saved["name"].endswith(".docx")
    assert _cells(ours) == _cells(theirs)
    assert ours.paragraphs[0].text == theirs.paragraphs[0].text


def _cells(document: Any) -> list[list[list[str]]]:
    tables = []
    for table in document.tables:
        tables.append([[cell.text for cell in row.cells] for row in table.rows])
    return tables


def test_hostile_answers_stay_text_in_word() -> None:
    docx = pytest.importorskip("docx")
    hostile = "</w:t><w:fldSimple w:instr='x'/> & \u202e \x0b"
    document = {"document": "model-documentation-form", "edition": "final", "model_name": "x & <y>"}
    saved = answer("export", document=document, kind="word")
    assert "x & <y>" in docx.Document(BytesIO(b64decode(saved["base64"]))).tables[0].cell(2, 2).text
    refused = refusal("export", document=document | {"model_name": hostile}, kind="word")
    assert refused["faults"][0]["path"] == "/model_name"


# Small tools


def test_a_citation_leads_to_its_page() -> None:
    response = answer("find", text="point (2) of Measure 9.3")
    assert response["links"][0]["address"] == "/final/safety-security-9.3(2)/"
    response = answer("find", text="Art. 53(1)(c) AI Act")
    assert response["links"][0]["address"].endswith("/eli/reg/2024/1689/oj#art_53")
    assert "nothing of the kind" in refusal("find", text="nothing of the kind")["error"]


def test_a_licence_and_a_card_are_assessed() -> None:
    assert answer("license", text="Apache-2.0")["outcome"] == "qualifies"
    pytest.importorskip("yaml")
    card = answer("model_card", text="---\nlicense: cc-by-nc-4.0\n---\n")
    assert card["license"]["outcome"] == "does not qualify"
    assert card["facts"] == {"license": "cc-by-nc-4.0"}


def test_days_are_worked_out_from_an_event() -> None:
    limits = answer("due", event="aware-of-involvement", day="2026-11-02", edition="final")["due"]
    assert [limit["due"] for limit in limits][:2] == ["2026-11-04", "2026-11-07"]
    assert limits[0]["rule"] == "at the latest 2 days after 2026-11-02"
    assert all(limit["cautions"] for limit in limits)
    refused = refusal("due", event="aware-of-involvement", day="soon", edition="final")
    assert "YYYY-MM-DD" in refused["error"]


# The console


def test_the_console_runs_examples_cells_and_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES.parent)  # the console changes it, and the test gives it back
    steps = answer("run", source=">>> x = 20\n>>> x + 1\n21\n")
    assert [step["output"] for step in steps] == ["", "21\n"]
    assert answer("run", source="y = x * 2\ny")[0]["output"] == "40\n"
    (failed,) = answer("run", source="1 / 0")
    assert failed["output"] == "ZeroDivisionError: division by zero\n"
    assert "SyntaxError" in answer("run", source="1 +")[0]["output"]


def test_what_a_call_takes_is_loaded_once_and_before_it() -> None:
    code = (
        "import sys; from tools.website.in_browser.answers import prepare; "
        "print(prepare('check'), prepare('check'), prepare('decide'), prepare('find'), "
        "'gpai_code.forms.checks' in sys.modules)"
    )
    root = Path(__file__).parents[1]
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["True", "False", "False", "True", "True"]
