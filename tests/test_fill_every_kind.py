"""The guided session asks for every row of every kind of document, and of every record in it."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest

from gpai_code.cli import app
from gpai_code.cli.exit_codes import FINE, INPUT_ERROR
from gpai_code.cli.fill_session import FillSession
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import DocumentError, UnknownValueError
from gpai_code.forms.base import Form
from gpai_code.forms.documents import KINDS, read_document
from gpai_code.forms.draft import FormDraft
from gpai_code.forms.questions import BOX, MORE, Question, questions_of
from gpai_code.forms.safety_security.common import SafetyDocument
from gpai_code.forms.safety_security.incident_records import IncidentDate
from tests.strategies import marked

EXAMPLES = (
    "examples/apertus-70b.summary.json",
    "examples/apertus-70b.third-draft.json",
    "examples/invented.framework.json",
    "examples/invented.incident.json",
    "examples/invented.model-report.json",
)
EVERY_FORM = [(kind, edition) for kind, editions in KINDS.items() for edition in editions]
every_form = pytest.mark.parametrize(("kind", "edition"), EVERY_FORM)


def session_with(form: Form, lines: Iterator[str], printed: list[str]) -> FillSession:
    return FillSession(
        form, ask=lambda _: next(lines, None), tell=printed.append, save=lambda _: None
    )


class Typist:
    """Types what a document says, question by question, as a person would."""

    def __init__(self, target: Form) -> None:
        self.target = FormDraft(target)
        self.lines: list[str] = []
        self.told: list[str] = []
        self.session = FillSession(
            attrs.evolve(type(target)(), **self.of_a_copy(target)),
            ask=self.next_line,
            tell=self.told.append,
            save=lambda _: None,
        )

    def of_a_copy(self, target: Form) -> dict[str, Any]:
        """Return what a session never asks for."""
        unasked = {"extensions": target.extensions, "schema": target.schema}
        return {**unasked, **({"copy_for": None} if hasattr(target, "copy_for") else {})}

    def next_line(self, _: str) -> str:
        if not self.lines:
            self.lines = self.answer_to(self.session.course.questions[self.session.course.at])
        return self.lines.pop(0)

    def answer_to(self, question: Question) -> list[str]:
        value = self.target.value(question.place)
        if question.kind == MORE:
            listing = self.target.value(question.place[:-1])
            if listing == ():
                return ["none"]
            return ["yes" if value is not None else ""]
        if question.kind == BOX:
            return ["yes" if value is not None else ""]
        if value is None:
            return [""]
        if isinstance(value, str) and not isinstance(value, Enum):
            lines = value.split("\n")
            return lines if len(lines) == 1 else [":text", *lines, "."]
        return [typed(value)]


def typed(value: Any) -> str:
    """Return a value as it is typed in one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(list(type(value)).index(value) + 1)
    if value == ():
        return "none"
    if isinstance(value, IncidentDate):
        note = f": {value.note}" if value.note else ""
        return f"{'about ' if value.approximate else ''}{value.date.isoformat()}{note}"
    return json.dumps(unstructure(value))


@pytest.mark.thorough(measured=True)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_document_typed_question_by_question_is_the_document(name: str) -> None:
    target = read_document(Path(name))
    typist = Typist(target)
    assert typist.session.run() == target
    assert not any(message.startswith("not taken") for message in typist.told)


@pytest.mark.thorough(measured=True)
@every_form
def test_a_form_with_every_row_is_typed_question_by_question(kind: str, edition: str) -> None:
    target = marked(KINDS[kind][edition])[0]
    if isinstance(target, SafetyDocument):
        target = attrs.evolve(target, copy_for=None)
    typist = Typist(target)
    # also what other answers say is not owed
    assert typist.session.run(again=True) == target


@every_form
def test_every_row_is_asked(kind: str, edition: str) -> None:
    form = marked(KINDS[kind][edition])[0]
    asked = {question.row for question in questions_of(FormDraft(form), everything=True)}
    for row in form.definition().rows():
        # a record is asked field by field
        if form.concerns(row) is not False:
            assert row.id in asked or any(name.startswith(f"{row.id}.") for name in asked), row.id


# what is typed at a terminal


def type_into(monkeypatch: pytest.MonkeyPatch, words: list[str], lines: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode()), "utf-8"))
    return app.main(words)


Fill = Callable[..., tuple[dict[str, Any], str]]


@pytest.fixture
def fill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Fill:
    """Return what types lines into `fill`, and gives back the document and what was printed."""

    def typed_into(kind: str, *lines: str, row: str | None = None) -> tuple[dict[str, Any], str]:
        file = tmp_path / f"{kind}.json"
        if not file.exists():
            assert app.main(["init", str(file), "--kind", kind]) == FINE
        words = ["fill", str(file), *(["--row", row] if row else [])]
        assert type_into(monkeypatch, words, "".join(f"{line}\n" for line in lines)) == FINE
        return json.loads(file.read_text("utf-8")), capsys.readouterr().err

    return typed_into


def test_a_record_is_begun_filled_and_followed_by_another(fill: Fill) -> None:
    document, shown = fill(
        *("report", "yes", "Chat version", "", "2", "Words.", "Same.", "Same."),
        *("yes", "Chat version", "", ":done", "no", ":quit"),
        row="model_versions",
    )
    assert document["model_versions"] == [
        {
            "id": "chat-version",
            "name": "Chat version",
            "status": "made available",
            "description": "Words.",
            "mitigation_differences": "Same.",
            "risk_differences": "Same.",
        },
        # an id is never proposed twice
        {"id": "chat-version-2", "name": "Chat version"},
    ]
    assert "(yes for the first one; empty to skip)" in shown
    assert "(2 so far; yes for one more; empty to go on)" in shown
    # the rows that were answered are no longer in the template's list
    left = document["extensions"]["rows_to_fill"]
    assert "model_versions" not in left
    assert "model_versions.status" not in left
    assert "specification" in left


def test_a_session_takes_up_where_the_last_one_ended(fill: Fill) -> None:
    fill("report", "yes", "Chat", "", ":quit", row="model_versions")
    document, shown = fill("report", "1", ":quit", row="model_versions/0/status")
    assert document["model_versions"][0]["status"] == "to be made available"
    # one more is asked for only where the list is begun or chosen
    document, shown = fill("report", *[":done"] * 80)
    assert "so far; yes for one more" not in shown
    document, shown = fill("report", *[":skip"] * 80, row="model_versions/1")
    assert "1 so far; yes for one more" in shown


def test_a_record_without_what_it_must_have_is_left_out(fill: Fill) -> None:
    document, shown = fill("report", "yes", "Chat", ":skip", ":quit", row="model_versions")
    assert "model_versions" not in document
    assert "left out: it lacks what each one must have" in shown
    document, shown = fill("report", "yes", "Chat", ":quit", row="model_versions")
    assert "model_versions" not in document
    assert "not saved: the record model_versions/0" in shown


def test_records_and_answers_are_taken_out(fill: Fill) -> None:
    fill("report", "yes", "Chat", "", "1", ":quit", row="model_versions")
    document, shown = fill("report", ":clear", ":quit", row="model_versions.name")
    assert document["model_versions"] == [
        {"id": "chat", "name": "Chat", "status": "to be made available"}
    ]
    assert "not cleared: give this field; :remove takes the whole record out" in shown
    document, shown = fill("report", ":clear", ":quit", row="model_versions.status")
    assert "status" not in document["model_versions"][0]
    document, shown = fill("report", ":remove", ":quit", row="model_versions.status")
    assert "model_versions" not in document
    assert "taken out: model_versions/0" in shown
    for row in ("specification", "model_versions"):
        _, shown = fill("report", ":remove", ":quit", row=row)
        assert "not inside a record" in shown


def test_an_answer_of_a_record_that_waits_is_cleared(fill: Fill) -> None:
    lines = ("yes", "Chat", ":back", ":clear", ":quit")
    document, shown = fill("report", *lines, row="model_versions")
    assert "model_versions" not in document
    assert "cleared" in shown
    # the next question proposes no id after a name that was taken out
    assert shown.count("proposed: chat") == 1


def test_the_last_record_of_the_last_list_is_taken_out(fill: Fill) -> None:
    document, shown = fill("incident", "yes", "/harm", "1", "yes", ":remove", "", row="redactions")
    assert document["redactions"] == [{"path": "/harm", "ground": "safety mitigations"}]
    assert "redactions" in shown


def test_an_answer_that_can_mean_two_things_is_not_taken(fill: Fill) -> None:
    document, shown = fill("form", "03/04/2026", ":quit", row="release_date")
    assert "release_date" not in document
    assert "it can mean: 2026-03-04" in shown
    document, shown = fill("form", "N/A", '{"value": 1}', ":quit", row="total_parameters")
    assert "total_parameters" not in document
    assert shown.count("not taken") == 2


def test_of_two_records_the_other_one_stays(fill: Fill) -> None:
    lines = ("yes", "Chat", "", ":done", "yes", "Code", "", ":remove", ":quit")
    document, _ = fill("report", *lines, row="model_versions")
    assert document["model_versions"] == [{"id": "chat", "name": "Chat"}]


def test_a_record_that_waits_is_taken_out_too(fill: Fill) -> None:
    document, shown = fill("report", "yes", "Chat", ":remove", ":quit", row="model_versions")
    assert "model_versions" not in document
    assert "not saved" not in shown


def test_back_goes_to_the_question_before(fill: Fill) -> None:
    lines = ("yes", "Chat", ":back", "Code", "", ":back", ":back", "Copy", ":quit")
    document, _ = fill("report", *lines, row="model_versions")
    # from the status back over the id to the name
    assert document["model_versions"] == [{"id": "code", "name": "Copy"}]
    _, shown = fill("incident", ":back", ":quit")
    assert shown.count("[1 of") == 2


def test_a_long_text_has_lines_and_its_words_are_counted(fill: Fill) -> None:
    lines = ("=:text", ":text", "First line.", "", "= not a command", ".", ":quit")
    document, shown = fill("form", *lines[1:], row="model_architecture")
    assert document["model_architecture"] == "First line.\n\n= not a command"
    assert "2 words; the Form recommends 20" in shown
    assert "6 words; the Form recommends 20" in shown
    document, shown = fill("form", ":text", "not ended", row="intended_uses")
    assert "intended_uses" not in document
    _, shown = fill("form", ":text", ":quit", row="release_date")
    assert "not answered with a text of several lines" in shown


def test_words_are_counted_also_where_no_length_is_recommended(fill: Fill) -> None:
    document, shown = fill("report", ":text", "Two words.", ".", ":quit", row="standards")
    assert document["standards"] == "Two words."
    assert "| 2 words\n" in shown


def test_a_list_can_be_empty_where_that_says_something(fill: Fill) -> None:
    document, shown = fill("report", "none", ":quit", row="deviations")
    assert document["deviations"] == []
    assert "none to say that there are none" in shown
    document, shown = fill("report", "none", "maybe", ":quit", row="model_versions")
    assert "model_versions" not in document
    assert shown.count("not taken: write yes or no, or leave the line empty") == 2


def test_a_box_is_ticked_and_opens_its_rows(fill: Fill) -> None:
    document, shown = fill("summary", "perhaps", "yes", "1", ":quit", row="text")
    assert document["text"] == {"size": "Less than 1 billion tokens"}
    assert "not taken: write yes or no" in shown
    document, _ = fill("summary", "no", ":quit", row="text")
    assert "text" not in document
    document, _ = fill("summary", "", ":quit", row="image")
    assert "image" not in document


def test_only_a_yes_opens_the_questions_of_a_source(fill: Fill) -> None:
    document, _ = fill("summary", "no", ":quit", row="public_datasets.used")
    assert document["public_datasets"] == {"used": False}
    answers = ("no", "yes", "A mail service.", ":quit")
    document, _ = fill("summary", *answers, row="user_data.model_interactions")
    assert document["user_data"] == {
        "model_interactions": False,
        "other_services": True,
        "description": "A mail service.",
    }
    # a yes that has answers below it becomes no only once they are cleared
    document, shown = fill("summary", "no", ":quit", row="user_data.other_services")
    assert document["user_data"]["other_services"] is True
    assert "not taken" in shown


def test_references_are_chosen_by_number_among_the_ids_there_are(fill: Fill) -> None:
    lines = ("yes", "Cyber", "", ":done", "yes", "Control", "", ":done", "", ":quit")
    fill("report", *lines, row="systemic_risks")
    answers = ("yes", "Red team", "", "1, control", ":quit")
    document, shown = fill("report", *answers, row="evaluations")
    assert document["evaluations"][0]["risks"] == ["cyber", "control"]
    assert "  2. control" in shown
    assert "numbers or ids of systemic risks" in shown
    document, _ = fill("report", "yes", "2", "yes", ":quit", row="acceptance")
    assert document["acceptance"] == [{"risk": "control", "acceptable": True}]


def test_what_a_framework_leaves_to_reports_is_not_asked(fill: Fill) -> None:
    lines = ("yes", "Cyber", "", "3", ":quit")
    document, shown = fill("framework", *lines, row="systemic_risks")
    assert document["systemic_risks"] == [
        {"id": "cyber", "name": "Cyber", "specified": "Cyber offence"}
    ]
    assert "estimate" not in shown


def test_the_stage_decides_what_is_asked_of_an_incident_report(fill: Fill) -> None:
    _, shown = fill("incident", "1", ":quit", row="stage")
    with pytest.raises(AssertionError):
        fill("incident", ":quit", row="root_cause")
    fill("incident", "3", ":quit", row="stage")
    document, shown = fill("incident", "Not yet known", "not yet known", ":quit", row="root_cause")
    assert document["root_cause"] == "Not yet known"
    lines = ("soon", "about 2027-01-16: after the logs", "not yet known", ":quit")
    document, shown = fill("incident", *lines, row="start")
    assert document["start"] == {
        "date": "2027-01-16",
        "approximate": True,
        "note": "after the logs",
    }
    assert document["end"] == "not yet known"
    assert "not taken: write a day as YYYY-MM-DD" in shown


def test_only_rows_of_an_interim_report_are_asked(fill: Fill) -> None:
    fill("report", "3", ":quit", row="stage")
    _, shown = fill("report", *[":skip"] * 80)
    asked = shown.split("open: ")[1]
    assert "justification" in asked
    assert "architecture" not in asked.replace("novel_architectures", "")


def test_a_list_without_a_record_is_named_among_what_is_open(fill: Fill) -> None:
    _, shown = fill("report", ":quit")
    assert "systemic_risks" in shown.split("open: ")[1].split(", ")
    printed: list[str] = []
    report = read_document(Path("examples/invented.model-report.json"))
    session_with(report, iter([":quit"]), printed).run()
    (still_open,) = [line for line in printed if line.startswith("open: ")]
    assert "systemic_risks" not in still_open.removeprefix("open: ").split(", ")


def test_an_answer_that_is_taken_back_is_not_counted_as_answered(fill: Fill) -> None:
    _, shown = fill("report", "yes", "Help with weapons", ":done", ":quit", row="systemic_risks")
    assert "0 of " in shown
    assert "answers typed in this session: 1" in shown


def test_a_session_can_go_anywhere(fill: Fill) -> None:
    document, shown = fill(
        "report", ":go nowhere", ":go standards", "ISO", ":what", ":save", ":quit"
    )
    assert document["standards"] == "ISO"
    for message in ("row that is asked now", "no command ':what'", "saved"):
        assert message in shown


def test_a_relief_is_printed_in_full_once(fill: Fill) -> None:
    _, shown = fill("report", "", "", ":quit", row="capabilities")
    assert shown.count("SMEs and SMCs may") == 1
    assert "relief: as said above" in shown


def test_a_copy_is_not_filled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = str(tmp_path / "copy.json")
    words = ["export", "examples/invented.incident.json", "--copy", "public", "--output", copy]
    assert app.main(words) == FINE
    assert app.main(["fill", copy]) == INPUT_ERROR
    assert "is a copy; fill the document that it was made from" in capsys.readouterr().err


def test_an_unknown_row_and_a_document_of_nothing_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.json"
    assert app.main(["init", str(file), "--kind", "report"]) == FINE
    assert app.main(["fill", str(file), "--row", "nothing"]) == INPUT_ERROR
    assert "nothing" in capsys.readouterr().err
    file.write_text("{}")
    assert app.main(["fill", str(file)]) == INPUT_ERROR
    assert "report.json" in capsys.readouterr().err
    assert app.main(["fill", "examples/invented.incident.json", "--accept"]) == INPUT_ERROR


# the form behind the session


def test_a_draft_refuses_what_the_form_cannot_hold_and_stays_as_it_was() -> None:
    draft = FormDraft(KINDS["model-report"]["final"]())
    before = draft.form
    for place, value in ((("stage",), "last"), (("model_versions", 0, "id"), "No Id")):
        with pytest.raises(DocumentError):
            draft.put(place, value)
    assert draft.form is before
    assert draft.waiting == {}
    draft.remove(("standards",))
    assert draft.form == before
    assert draft.value(("standards", "x", 0)) is None


def test_a_session_refuses_a_row_that_is_not_there() -> None:
    session = session_with(KINDS["model-report"]["final"](), iter(()), [])
    with pytest.raises(UnknownValueError, match="row that is asked now"):
        session.run("nothing")


class Keys:
    """Stands in for a terminal: hands over lines, and asks for the count of each."""

    def __init__(self, lines: list[str]) -> None:
        self.lines, self.counts = lines, list[str]()

    def key_by_key(self) -> nullcontext[None]:
        return nullcontext()

    def read(self, _: str, count: Callable[[str], str]) -> str | None:
        if not self.lines:
            return None
        line = self.lines.pop(0)
        self.counts.append(count(line))
        return line


def test_words_are_counted_while_they_are_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "form.json")
    assert app.main(["init", file]) == FINE
    lines = [":text", "Two words.", "And three more.", ".", "Four words in all.", ":quit"]
    keys = Keys(lines)
    monkeypatch.setattr("gpai_code.cli.live_line.LiveLines.open", lambda: keys)
    assert app.main(["fill", file, "--row", "model_architecture"]) == FINE
    # of the whole answer, next to the length that the row recommends; a command has no words
    assert keys.counts == ["", "2/20", "5/20", "5/20", "4/100", ""]
    keys.lines, keys.counts = ["Example AI"], []
    assert app.main(["fill", file, "--row", "provider_legal_name"]) == FINE
    assert keys.counts == [""]  # no length is recommended
    keys.lines = [":text", "not ended"]
    assert app.main(["fill", file, "--row", "intended_uses"]) == FINE
