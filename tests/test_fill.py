"""From what a provider has already to a filled form: proposals, a guided session, derived rows."""

import io
import json
import sys
from pathlib import Path

import attrs
import pytest

from gpai_code.cli import app
from gpai_code.cli.exit_codes import FINE, INPUT_ERROR
from gpai_code.errors import DocumentError, UnknownValueError
from gpai_code.exchange.form_sources import is_bom, propose_rows
from gpai_code.exchange.ml_bom import to_ml_bom
from gpai_code.forms import check_form
from gpai_code.forms.documents import FORMS, SUMMARIES, read_form
from gpai_code.forms.draft import FormDraft
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.questions import questions_of
from gpai_code.reading.card_proposals import sections
from gpai_code.reading.proposals import (
    PROPOSED_ROWS,
    Acceptance,
    Statements,
    accept,
    conflicts_among,
    proposals_of,
    with_proposals,
)
from gpai_code.reading.propose import propose
from gpai_code.reading.typed_answers import is_answer, typed_answer
from gpai_code.render.by_type import to_html
from gpai_code.render.form_hints import how_to_type
from gpai_code.vocabulary import Severity
from tests.strategies import marked

CARD = """---
license: apache-2.0
pipeline_tag: text-generation
base_model: example/base-model
---
# Model Card for Example-1

### Model Description
- **Developed by:** Example AI Ltd
- **License:** Apache-2.0

### Direct Use
Answering questions and writing texts.

### Downstream Use [optional]
Conversational assistants and tools that summarise documents.

### Out-of-Scope Use
Decisions on credit.

## How to Get Started with the Model
Load the weights with Transformers.
```
# no heading
```

### Training Data
Public web text in 24 languages.

#### Preprocessing [optional]
Duplicates and advertisements were taken out.

### Training Procedure
One stage of pre-training, then instruction tuning.

## Evaluation
[More Information Needed]
"""
CONFIGURATION = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "num_hidden_layers": 32,
    "hidden_size": 4096,
    "max_position_embeddings": 8192,
}
FACTS = {
    "training_compute": "2.4e24",
    "placed_on": "2026-03-02",
    "released_on": "2026-03-01",
    "systemic_risk": False,
}


def stated(content: object, name: str) -> dict[str, object]:
    """Return what a document proposes, by row, in words of JSON."""
    data = content.encode() if isinstance(content, str) else json.dumps(content).encode()
    return {item.row: item.plain()["value"] for item in propose(data, name).proposals}


def test_facts_answer_the_rows_that_ask_the_same() -> None:
    assert stated(FACTS, "facts.json") == {
        "training_compute": {"value": "2.4e24", "unit": "FLOP"},
        "release_date": "2026-03-01",
        "union_market_release_date": "2026-03-02",
    }
    assert stated({"license": "NONE"}, "facts.json") == {"license": "none exists"}


def test_a_card_states_what_its_keys_and_sections_say() -> None:
    rows = stated(CARD, "README.md")
    assert rows["model_name"] == "Example-1"
    assert rows["provider_legal_name"] == "Example AI Ltd"
    assert rows["input_modalities"] == rows["output_modalities"] == {"selected": ["Text"]}
    assert rows["model_dependencies"] == [{"name": "example/base-model"}]
    assert rows["intended_uses"] == (
        "Direct Use: Answering questions and writing texts.\n\n"
        "Out-of-Scope Use: Decisions on credit."
    )
    assert rows["integration_means"].endswith("# no heading\n```")  # type: ignore[attr-defined]
    assert rows["data_curation"] == "Duplicates and advertisements were taken out."


def test_a_configuration_states_names_and_numbers_alone() -> None:
    rows = stated(CONFIGURATION, "config.json")
    assert rows == {
        "model_architecture": "LlamaForCausalLM; model type llama; hidden layers: 32; "
        "hidden size: 4096",
        "input_maximum_sizes": {"text": "8192 tokens"},
    }
    # with pictures beside text the positions are not those of text alone
    assert "input_maximum_sizes" not in stated({**CONFIGURATION, "vision_config": {}}, "c.json")
    broken = {"architectures": 5, "hidden_size": True, "max_position_embeddings": "8192"}
    assert stated({**broken, "model_type": []}, "config.json") == {}


def test_placeholders_of_a_card_state_nothing() -> None:
    card = "# Card\n\n- **Developed by:** [More Information Needed]\n\n### Training Data\n\nTODO\n"
    assert stated(card, "README.md") == {}


def test_what_a_summary_says_of_training_alone_is_not_taken() -> None:
    summary = Path("examples/apertus-70b.summary.json").read_bytes()
    rows = {item.row for item in propose(summary, "summary.json").proposals}
    assert rows == {
        *("provider_legal_name", "model_name", "model_dependencies"),
        "union_market_release_date",
    }


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("[1]", ""),
        ('{"document": "safety-security-framework", "edition": "final"}', "/document"),
        ('{"licence": "MIT"}', "/licence"),
    ],
)
def test_a_document_that_states_no_rows_is_refused(content: str, place: str) -> None:
    with pytest.raises(DocumentError) as caught:
        propose(content.encode(), "file.json")
    assert caught.value.faults[0].path == place


def begun(*documents: tuple[object, str]) -> DocumentationForm:
    proposals = []
    for content, name in documents:
        data = content.encode() if isinstance(content, str) else json.dumps(content).encode()
        proposals += propose(data, name).proposals
    form = with_proposals(DocumentationForm(), proposals)
    assert isinstance(form, DocumentationForm)
    return form


def test_nothing_is_an_answer_before_it_is_accepted() -> None:
    form = begun((FACTS, "facts.json"))
    assert form.training_compute is None
    again = read_form(form.to_json())
    assert proposals_of(again) == proposals_of(form)
    assert again.for_audience("AIO").extensions is None


def test_documents_that_differ_are_a_conflict_and_none_is_taken() -> None:
    other = {"placed_on": "2026-04-01"}
    form = begun((FACTS, "facts.json"), (other, "other.json"))
    assert set(conflicts_among(proposals_of(form))) == {"union_market_release_date"}
    acceptance = accept(form)
    assert isinstance(acceptance, Acceptance)
    assert {item.row for item in acceptance.accepted} == {"training_compute", "release_date"}
    assert acceptance.form.union_market_release_date is None  # type: ignore[attr-defined]
    assert len(acceptance.conflicts) == 2
    chosen = accept(acceptance.form, ["union_market_release_date"], choice=1).form
    assert str(chosen.union_market_release_date) == "2026-04-01"  # type: ignore[attr-defined]
    assert proposals_of(chosen) == ()


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("apache-2.0", "Apache-2.0", True),
        ("Apache License 2.0", "Apache-2.0", True),
        ("mit or zlib", "MIT OR Zlib", True),
        ("Apache-2.0", "MIT", False),
        ("GPL-3.0-only", "GPL-3.0-or-later", False),
        ("MIT AND", "MIT OR", False),
        ("a licence of ours", "another licence", False),
        ("a licence of ours", "a licence of ours", True),
    ],
)
def test_one_licence_in_two_spellings_is_no_conflict(first: str, second: str, same: bool) -> None:
    form = begun(({"license": first}, "facts.json"), ({"license": second}, "other.json"))
    assert set(conflicts_among(proposals_of(form))) == (set() if same else {"license"})
    acceptance = accept(form, ["license"])
    assert acceptance.form.license == (first if same else None)  # type: ignore[attr-defined]
    # and the spelling of an answer that is there stays
    answered = attrs.evolve(form, license=second)
    assert accept(answered, ["license"], choice=0).form.license == second  # type: ignore[attr-defined]


def test_an_answer_is_never_replaced_by_a_proposal() -> None:
    form = DocumentationForm(license="none exists")
    form = with_proposals(form, propose(b'{"license": "MIT"}', "facts.json").proposals)  # type: ignore[assignment]
    acceptance = accept(form)
    assert acceptance.form.license == "none exists"  # type: ignore[attr-defined]
    assert [item.row for item in acceptance.conflicts] == ["license"]


def test_a_row_without_proposal_cannot_be_accepted() -> None:
    with pytest.raises(UnknownValueError, match="license"):
        accept(begun((FACTS, "facts.json")), ["license"])


@pytest.mark.parametrize(
    ("beside", "place"),
    [
        ([], ""),
        ({"no_row": []}, "/no_row"),
        ({"license": "MIT"}, "/license"),
        ({"license": ["MIT"]}, "/license/0"),
        ({"license": [{"value": 1, "source": "a", "place": "b"}]}, "/license/0/value"),
        ({"license": [{"value": "MIT", "source": "a"}]}, "/license/0/place"),
    ],
)
def test_proposals_that_were_changed_by_hand_are_refused_with_their_place(
    beside: object, place: str
) -> None:
    form = DocumentationForm(extensions={PROPOSED_ROWS: beside})
    with pytest.raises(DocumentError) as caught:
        proposals_of(form)
    assert caught.value.faults[0].path == f"/extensions/{PROPOSED_ROWS}{place}"


def test_headings_inside_code_are_none() -> None:
    assert list(sections("# A\n```\n# b\n```")) == [("A", ["```", "# b", "```"])]


KIND = FORMS["final"]


def understood(row: str, words: str) -> object:
    answer = typed_answer(KIND.type_of(KIND.definition().row(row)), words)
    return answer.value if is_answer(answer) else None


def test_options_can_be_given_by_number() -> None:
    assert understood("input_modalities", "1,2") == understood("input_modalities", "Text | Images")
    assert understood("parameter_range", "5") == understood("parameter_range", "50B—100B")
    assert understood("training_time_range", "2 (pre-training)") is not None
    assert understood("input_modalities", "9") is None
    assert understood("training_compute", "2.4e24") == understood("training_compute", "2.4e24 FLOP")
    assert understood("training_compute", "much") is None
    assert understood("release_date", "soon") is None
    assert understood("license_category", "TBD") is None
    assert understood("data_points", '[{"part": "training", "value": "1", "unit": "t"}]')
    assert understood("data_points", '[{"part": "none"}]') is None


@pytest.mark.parametrize("row", [row.id for row in KIND.definition().rows()])
def test_every_row_says_how_its_answer_is_typed(row: str) -> None:
    hint = how_to_type(KIND.type_of(KIND.definition().row(row)))
    if hint.startswith("such as: "):
        assert understood(row, hint.removeprefix("such as: ")) is not None


TYPED = {
    "last_updated": "2026-05-01",
    "document_version": "1.0",
    "model_authenticity": "The hash of each file is on the download page.",
    "model_design_specifications": "Sizes were chosen for one accelerator.",
    "output_maximum_sizes": "text: 8192 tokens",
    "total_parameters": "8.0e9",
    "distribution_channels": "Hub: weights, https://example.org/",
    "downstream_distribution_channels": "Hub, https://example.org/",
    "license_category": "Free and open-source",
    "additional_assets": "Training code: on the Hub; licence: Apache-2.0",
    "acceptable_use_policy": "none exists",
    "required_hardware": "One accelerator with 24 GB",
    "required_software": "Transformers",
    "decision_rationale": "Small models were compared first.",
    "data_modalities": "1",
    "data_provenance": "1, 4",
    "data_acquisition_and_selection": "A crawler of our own collected the text.",
    "data_points": "training: 1.5e13 tokens | testing: 2.0e6 tokens | validation: 2.0e6 tokens",
    "unsuitable_data_measures": "A list of known unlawful sites is left out.",
    "bias_measures": "Dialects are counted and weighed.",
    "training_time_range": "2 (pre-training)",
    "training_time": "90 wall clock days (pre-training) | 4e5 hardware days on H100",
    "training_compute_methodology": "Six operations for each parameter and token.",
    "training_energy": "5.0e3 MWh",
    "training_energy_methodology": "Meters of the data centre.",
    "inference_compute": "5.1e17 FLOP",
    "inference_compute_methodology": "100000 tokens on one H100.",
}
"""What the provider of the example types: no other document of the three says it."""


def type_into(monkeypatch: pytest.MonkeyPatch, words: list[str], typed: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8"))
    assert app.main(words) == FINE


def files_of_the_example(folder: Path) -> list[str]:
    names = []
    for name, content in (
        ("README.md", CARD),
        ("config.json", json.dumps(CONFIGURATION)),
        ("facts.json", json.dumps(FACTS)),
    ):
        (folder / name).write_text(content)
        names.append(str(folder / name))
    return names


def test_from_card_configuration_and_facts_to_a_complete_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    form = str(tmp_path / "form.json")
    assert app.main(["init", form, "--from", *files_of_the_example(tmp_path)]) == FINE
    kind = type(read_form(Path(form)))
    proposed = {item.row for item in proposals_of(read_form(Path(form)))}
    # an empty line takes what is proposed or derived
    questions = questions_of(FormDraft(kind()))
    lines = [TYPED.get(question.row, "") for question in questions]
    type_into(monkeypatch, ["fill", form], "\n".join(lines) + "\n")
    filled = read_form(Path(form))
    owed = [
        str(finding) for finding in check_form(filled) if finding.severity is not Severity.ADVICE
    ]
    assert owed == []
    rows = {row.id for row in kind.definition().rows()}
    assert not proposed & set(TYPED)
    by_hand = rows & set(TYPED)
    assert len(rows) == 45
    assert len(by_hand) <= 25
    assert filled.parameter_range.value == "5B—15B"  # type: ignore[attr-defined]
    assert proposals_of(filled) == ()
    assert "47 of 47 answered" in capsys.readouterr().err


TYPED_FOR_THE_DRAFT = {
    **{row: words for row, words in TYPED.items() if row != "unsuitable_data_measures"},
    "model_family": "Example",
    "model_dependencies": "example/base-model: documentation https://example.org/base",
    "model_architecture_detailed": "Thirty-two layers, each with attention and a gated network.",
    "technical_documentation": "https://example.org/integration",
    "parameter_relevance": "Width was traded for depth, for the sake of one accelerator.",
    "harmful_data_measures": "A list of known unlawful sites is left out.",
    "personal_data_measures": "Addresses and numbers of telephones are masked.",
    "training_time": "90 wall clock days (pre-training)",
    "training_hardware_time": "4e5 hardware days on H100",
}
"""The same for the Form of the third draft, which asks for more."""

FOR_SYSTEMIC_RISK = (
    "evaluation",
    "adversarial_testing",
    "model_adaptations",
    "system_architecture",
)


def test_from_the_same_files_to_a_complete_form_of_the_third_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = str(tmp_path / "form.json")
    words = ["init", form, "--edition", "third-draft", "--from"]
    assert app.main([*words, *files_of_the_example(tmp_path)]) == FINE
    kind = FORMS["third-draft"]
    lines = [TYPED_FOR_THE_DRAFT.get(item.row, "") for item in questions_of(FormDraft(kind()))]
    type_into(monkeypatch, ["fill", form], "\n".join(lines) + "\n")
    filled = read_form(Path(form))
    findings = check_form(filled, systemic_risk=False)
    assert [str(finding) for finding in findings if finding.severity is not Severity.ADVICE] == []
    rows = {row.id for row in kind.definition().rows()}
    answered = {row.id for row, answer in filled.rows() if answer is not None}
    # the model is none with systemic risk, as the facts say
    assert rows - answered == set(FOR_SYSTEMIC_RISK)
    assert len(rows) == 51
    assert len(rows & set(TYPED_FOR_THE_DRAFT)) <= 30


def test_a_session_stops_is_resumed_and_goes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "form.json"
    assert app.main(["init", str(form)]) == FINE
    type_into(monkeypatch, ["fill", str(form)], "2026-05-01\n:quit\n")
    assert str(read_form(form).last_updated) == "2026-05-01"
    capsys.readouterr()
    script = ":help\n:save\n:what\n=1\n=x\n1.0\n:back\n1.1\n:skip\n"
    type_into(monkeypatch, ["fill", str(form)], script)
    shown = capsys.readouterr().err
    assert read_form(form).document_version == "1.1"
    for message in ("saved", "no command", "there is no proposal 1", "names no proposal", "open: "):
        assert message in shown
    type_into(monkeypatch, ["fill", str(form), "--row", "release_date"], "soon\n2026-05-02\n")
    assert "not taken" in capsys.readouterr().err
    assert read_form(form).rows_by_id()["release_date"] is not None
    type_into(monkeypatch, ["fill", str(form), "--row", "release_date"], ":clear\n")
    assert read_form(form).rows_by_id()["release_date"] is None


def test_an_answer_too_long_is_counted_against_the_recommendation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "form.json"
    assert app.main(["init", str(form)]) == FINE
    type_into(monkeypatch, ["fill", str(form), "--row", "model_architecture"], "A transformer.\n")
    assert "2 words; the Form recommends 20" in capsys.readouterr().err


def test_proposals_are_accepted_without_questions_where_the_source_asks_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = str(tmp_path / "form.json")
    sources = files_of_the_example(tmp_path)
    assert app.main(["init", form, "--from", *sources]) == FINE
    assert app.main(["fill", form, "--accept", "release_date"]) == FINE
    assert read_form(Path(form)).rows_by_id()["release_date"] is not None
    assert app.main(["fill", form, "--accept"]) == FINE
    assert "accepted: intended_uses" in capsys.readouterr().err
    assert app.main(["init", form, "--overwrite", "--accept", "--from", *sources]) == FINE
    assert "to decide: provider_legal_name" in capsys.readouterr().err
    begun = read_form(Path(form))
    left = proposals_of(begun)
    # a field "Developed by" asks for no legal name, and a title for no unique identifier
    assert {"provider_legal_name", "model_name"} <= {item.row for item in left}
    assert all(item.origin.asks_else for item in left)
    assert begun.rows_by_id()["provider_legal_name"] is None
    assert app.main(["fill", form, "--accept", "provider_legal_name"]) == FINE
    assert read_form(Path(form)).rows_by_id()["provider_legal_name"] is not None


def test_a_bom_proposes_what_its_fields_mean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parameters = {"modelArchitecture": "LlamaForCausalLM"}
    component = {
        "type": "machine-learning-model",
        "name": "example-1",
        "modelCard": {"modelParameters": parameters},
    }
    bom = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [component]}
    (tmp_path / "bom.json").write_text(json.dumps(bom))
    form = str(tmp_path / "form.json")
    assert app.main(["init", form, "--from", str(tmp_path / "bom.json")]) == FINE
    (item,) = proposals_of(read_form(Path(form)))
    assert (item.row, item.value) == ("model_architecture", "LlamaForCausalLM")
    assert "perhaps model_name" in capsys.readouterr().err  # a suggestion is no proposal


def test_a_copy_of_the_third_draft_is_carried_over_to_the_final_form() -> None:
    bom = to_ml_bom(marked(FORMS["third-draft"])[0]).document
    statements = propose_rows(json.dumps(bom).encode(), "bom.json", "final")
    rows = {item.row for item in statements.proposals}
    assert {"model_architecture", "intended_uses"} <= rows
    # what is not meant for downstream providers was never in the BOM
    assert not rows & {"training_compute", "decision_rationale"}
    assert any("left over" in note for note in statements.notes)
    later = json.dumps(to_ml_bom(marked(FORMS["final"])[0]).document)
    with pytest.raises(DocumentError, match="give a form of the edition third-draft"):
        propose_rows(later.encode(), "bom.json", "third-draft")


def test_a_value_that_the_row_cannot_hold_is_a_note() -> None:
    statements = Statements(DocumentationForm, "facts.json")
    statements.take("release_date", "soon", "released_on")
    assert statements.proposals == []
    assert statements.notes[0].startswith("facts.json, released_on: not proposed for release_date:")


def test_a_published_summary_states_rows_and_what_was_not_understood_is_a_note() -> None:
    summary = SUMMARIES["2025-12-05"].from_json(
        Path("examples/apertus-70b.summary.json").read_text("utf-8")
    )
    page = to_html(summary)
    statements = propose_rows(page.encode(), "summary.html")
    assert "provider_legal_name" in {item.row for item in statements.proposals}
    assert statements.notes == []
    smeared = page.replace("2025", "20 25")
    assert propose_rows(smeared.encode(), "summary.html").notes


def test_differences_between_files_are_reported_and_left_to_a_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    first.write_text('{"released_on": "2026-03-01"}')
    second.write_text('{"released_on": "2026-03-02"}')
    words = ["init", "-", "--accept", "--from", str(first), str(second)]
    assert app.main(words) == FINE
    printed = capsys.readouterr()
    assert "conflict: release_date: 2 values differ" in printed.err
    assert "0 rows accepted" in printed.err
    assert f"conflict: release_date ({second}, released_on); choose" in printed.err
    assert "release_date" not in json.loads(printed.out)


@pytest.mark.parametrize("content", ['{"bomFormat": "CycloneDX",', '{"bomFormat": 1, "a": NaN}'])
def test_a_broken_document_is_refused_and_none_is_taken_for_a_bom(content: str) -> None:
    assert not is_bom(content.encode())
    with pytest.raises(DocumentError):
        propose_rows(content.encode(), "bom.json")


def test_a_copy_in_a_bom_comes_back_as_proposals(tmp_path: Path) -> None:
    example = "examples/apertus-70b.third-draft.json"
    first, bom, second = (str(tmp_path / name) for name in ("1.json", "bom.json", "2.json"))
    assert app.main(["init", first, "--from", example, "--accept"]) == FINE
    assert app.main(["export", first, "--format", "cyclonedx", "--output", bom]) == FINE
    assert app.main(["init", second, "--from", bom]) == FINE
    expected = read_form(Path(first)).for_audience("DPs").rows_by_id()
    proposed = {item.row: item.value for item in proposals_of(read_form(Path(second)))}
    assert proposed == {row: answer for row, answer in expected.items() if answer is not None}


def test_rows_that_follow_are_derived(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = tmp_path / "form.json"
    form.write_text(
        DocumentationForm.from_dict(
            {
                "document": "model-documentation-form",
                "edition": "final",
                "total_parameters": {"value": "8.0e9", "unit": "parameters"},
            }
        ).to_json()
    )
    output = tmp_path / "derived.json"
    assert app.main(["derive", str(form), "--output", str(output)]) == FINE
    assert "derived: parameter_range, from total_parameters" in capsys.readouterr().err
    assert read_form(output).rows_by_id()["parameter_range"].value == "5B—15B"
    # what is answered stays, and where nothing is proposed nothing is accepted
    assert app.main(["derive", str(output)]) == FINE
    assert "derived" not in capsys.readouterr().err
    assert app.main(["fill", str(output), "--accept"]) == FINE
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["fill", "-"], "name a file instead of -"),
        (["init", "-", "--accept"], "has no effect without --from"),
        (["init", "-", "--kind", "summary", "--from", "x"], "leave out --kind"),
        (["init", "-", "--from", "no-such-file"], "no-such-file"),
    ],
)
def test_what_cannot_be_filled_is_a_message(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(words) == INPUT_ERROR
    assert message in capsys.readouterr().err


def test_a_form_is_not_written_over_what_it_is_read_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(FACTS))
    assert app.main(["init", str(facts), "--overwrite", "--from", str(facts)]) == INPUT_ERROR
    assert "is the input too" in capsys.readouterr().err
    assert json.loads(facts.read_text()) == FACTS
