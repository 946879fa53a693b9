"""Forms and summaries in Hugging Face model cards: no line moves, and all comes back."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpai_code.cli.app import main
from gpai_code.errors import ArgumentTypeError, DocumentError
from gpai_code.exchange.card_sections import read_card_section
from gpai_code.exchange.form_sources import propose_rows
from gpai_code.exchange.front_matter_text import add_keys
from gpai_code.exchange.license_choices import HUB_IDS, hub_license
from gpai_code.forms.documents import FORMS, SUMMARIES, read_form
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.final import DocumentationForm
from gpai_code.forms.safety_security.framework import SafetySecurityFramework
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import ListedDataset, NamedModel, PublicDatasets
from gpai_code.forms.values import ModifiedModel
from gpai_code.model_card.card import read_model_card
from gpai_code.reading.documentation import read_documentation
from gpai_code.reading.summary import read_summary
from gpai_code.render.forms import to_markdown
from gpai_code.render.model_card import to_model_card
from tests.strategies import any_form, marked, summaries
from tests.test_read_exports import shown_form

pytest.importorskip("yaml")

CARD = """---
# chosen by legal, do not change
language: [en, "no"]   # both
tags:
  - example   # a tag
license: mit
---

# A model

Words.\n"""

ENDINGS = {"\n": "Unix", "\r\n": "Windows"}
every_ending = pytest.mark.parametrize("ending", ENDINGS, ids=ENDINGS.get)


@every_ending
@pytest.mark.parametrize("edition", FORMS)
@pytest.mark.parametrize("card", ["", "# A model\n", CARD], ids=["new", "no front matter", "full"])
def test_a_card_keeps_every_line_and_gives_the_form_back(
    card: str, edition: str, ending: str
) -> None:
    form = marked(FORMS[edition])[0]
    before = card.replace("\n", ending)
    document, _ = to_model_card(form, before, license="mit")
    lines = iter(document.split(ending))
    assert all(line in lines for line in before.split(ending)[:-1])  # in the same order
    if ending == "\r\n" and card:
        assert document.count("\n") == document.count("\r\n")
    prefilled = read_card_section(document)
    assert prefilled.form == form.for_audience("DPs")
    assert not prefilled.notes
    assert to_model_card(form, document, license="mit").document == document


def test_a_section_is_replaced_and_the_rest_stays() -> None:
    first = to_model_card(DocumentationForm(model_name="One"), CARD).document
    with_tail = first + "\n## After\n"
    second = to_model_card(DocumentationForm(model_name="Two"), with_tail).document
    assert second == with_tail.replace("One", "Two")


def test_both_documents_have_a_place_in_one_card() -> None:
    summary = marked(SUMMARIES["2025-12-05"])[0]
    card = to_model_card(DocumentationForm(model_name="One"), CARD).document
    both = to_model_card(summary, card).document
    assert card.rstrip("\n") in both
    assert read_card_section(both).form == DocumentationForm(model_name="One").for_audience("DPs")


@settings(max_examples=40, deadline=None)
@given(
    form=summaries | any_form,
    before=st.sampled_from(["", "# A model\n", CARD, f"{CARD}No line end"]),
    after=st.sampled_from(["", "\n# Later\n", "\n| Row | Answer |\n| --- | --- |\n| a | b |\n"]),
    ending=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_put_into_a_card_is_read_back_and_put_in_alike(
    form: ModelDocumentation | TrainingContentSummary, before: str, after: str, ending: str
) -> None:
    form = shown_form(form)
    copy = form if isinstance(form, TrainingContentSummary) else form.for_audience("DPs")
    card = to_model_card(form, before.replace("\n", ending)).document
    card += after.replace("\n", ending)
    if isinstance(form, TrainingContentSummary):
        of_summary = read_summary(card)
        assert of_summary.understood
        assert of_summary.summary == copy
    else:
        of_form = read_documentation(card)
        assert of_form.understood
        assert of_form.form == copy
    assert to_model_card(copy, card).document == card


def test_answers_that_look_like_markdown_come_back_from_a_card() -> None:
    text = "__init__ and **bold** and `code`\n| a | b |\n<!-- gpai-code:end model-card -->\n# no"
    summary = TrainingContentSummary(
        reservation_measures=text,
        public_datasets=PublicDatasets(
            large=(ListedDataset(name="__deep__", link="https://example.org/a__b__c"),),
        ),
    )
    assert read_summary(to_model_card(summary, CARD).document).summary == summary


def test_signs_that_the_section_cannot_show_are_a_loss_with_their_rows() -> None:
    summary = TrainingContentSummary(
        version="1.0", reservation_measures="a\u202eb", extensions={"a": 1}
    )
    losses = to_model_card(summary).losses
    assert [(loss.what, loss.places) for loss in losses] == [
        ("extensions", ()),
        ("signs that nobody sees", ("reservation_measures",)),
    ]


def test_a_section_that_is_too_long_to_be_read_back_is_a_loss() -> None:
    text = "word and more\n" * 14_000
    form = DocumentationForm(
        model_architecture=text,
        intended_uses=text,
        acceptable_use_policy=text,
        required_software=text,
        required_hardware=text,
    )
    card, losses = to_model_card(form)
    assert [loss.what for loss in losses] == ["reading the section back"]
    assert len(card) > 2**20


def test_a_document_that_is_not_public_is_no_part_of_a_card() -> None:
    framework = SafetySecurityFramework()
    with pytest.raises(ArgumentTypeError):
        to_model_card(framework)  # type: ignore[arg-type]


def test_one_licence_that_a_row_names_is_the_card_s() -> None:
    form = DocumentationForm(license="Apache-2.0", license_category="free and open source")
    assert "license: apache-2.0\n" in to_model_card(form, audience="AIO").document
    assert "license:" not in to_model_card(form).document  # the row is withheld


def test_front_matter_with_line_ends_of_old_computers_is_refused() -> None:
    with pytest.raises(DocumentError, match="carriage returns alone"):
        add_keys("---\rlicense: mit\r---\r", {"base_model": "a/b"})


def test_names_of_two_lines_come_back_from_a_list_of_several() -> None:
    names = ("Tide\nbook", "Harbours", "A\n\nB")
    large = tuple(ListedDataset(name=name, description="Of\nships.") for name in names)
    bare = tuple(ListedDataset(name=name) for name in names)
    for datasets in (large, bare):
        summary = TrainingContentSummary(public_datasets=PublicDatasets(large=datasets))
        assert read_summary(to_markdown(summary)).summary == summary


def test_a_place_in_a_section_is_a_line_of_the_card() -> None:
    summary = TrainingContentSummary(version="1.0", reservation_measures="Robots.txt is read.")
    card = to_model_card(summary, CARD).document
    (answer,) = read_summary(card).answers_of("reservation_measures")
    assert "Robots.txt" in card.splitlines()[answer.line - 1]
    # a line that somebody added stays in the report, with its line in the card
    lines = card.splitlines()
    lines.insert(answer.line + 1, "Written by hand.")
    edited = read_summary("\n".join(lines))
    (passage,) = (unread for unread in edited.unread if "hand" in unread.text)
    assert lines[passage.line - 1] == "Written by hand."


def test_a_section_with_another_heading_is_read_as_any_published_summary() -> None:
    card = to_model_card(TrainingContentSummary(version="1.0"), CARD).document
    edited = card.replace("## Public Summary", "## Our summary")
    assert edited != card
    reading = read_summary(edited)
    assert reading.summary.version == "1.0"
    (answer,) = reading.answers_of("version")
    assert "1.0" in edited.splitlines()[answer.line - 1]


@pytest.mark.parametrize("words", ["begin training-content-summary -->", "end other -->"])
def test_a_section_that_is_there_twice_or_not_whole_is_refused(words: str) -> None:
    card = to_model_card(TrainingContentSummary(version="1.0"), CARD).document
    broken = f"{card}<!-- gpai-code:{words.replace('other', 'training-content-summary')}\n"
    with pytest.raises(DocumentError, match="leave one section"):
        read_summary(broken)


def test_what_the_card_says_otherwise_stays_and_is_a_loss() -> None:
    form = DocumentationForm(model_dependencies=(ModifiedModel(name="base/one"),))
    card, losses = to_model_card(
        form, CARD, license="Llama 3.1 Community License", license_link="LICENSE"
    )
    assert "license: mit\n" in card
    assert "license_link" not in card  # it would be the link of another licence
    assert "base_model: base/one\n" in card
    assert [loss.places for loss in losses if "was kept" in loss.why] == [("license",)]


def test_an_unlisted_licence_is_other_with_its_name() -> None:
    card, _ = to_model_card(DocumentationForm(), license="Example 1.10", license_link="LICENSE")
    reading = read_model_card(card)
    assert 'license: other\nlicense_name: "Example 1.10"\nlicense_link: LICENSE\n' in card
    assert reading.facts.license == "Example 1.10"


@pytest.mark.parametrize("hub_id", [name for name in HUB_IDS if name not in ("other", "unknown")])
def test_each_licence_of_the_hub_keeps_its_id(hub_id: str) -> None:
    assert hub_license(hub_id).id == hub_id
    card = to_model_card(DocumentationForm(), license=hub_id).document
    assert f"license: {hub_id}\n" in card or f'license: "{hub_id}"\n' in card


def test_a_later_version_is_a_loss_where_the_hub_has_one_id_for_both() -> None:
    losses = to_model_card(DocumentationForm(), license="GPL-3.0-or-later").losses
    assert [loss.what for loss in losses] == ["version of the licence"]
    assert not to_model_card(DocumentationForm(), license="Apache-2.0").losses


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Apache License 2.0", "license: apache-2.0\n"),
        ("Ours; ask us for the text.", None),
        (None, None),
    ],
)
def test_a_licence_that_the_form_names_for_sure_is_that_of_the_card(
    text: str | None, line: str | None
) -> None:
    # downstream providers are told the category, others the licence
    for form, reader in (
        (DocumentationForm(license_category=text), "DPs"),
        (DocumentationForm(license=text), "AIO"),
    ):
        card = to_model_card(form, audience=reader).document
        assert ("license: " in card.partition("## ")[0]) is (line is not None)
        assert line is None or line in card
        assert "license: mit\n" in to_model_card(form, audience=reader, license="MIT").document


def test_names_that_are_not_on_the_hub_are_no_base_models() -> None:
    models = (ModifiedModel(name="base/one"), ModifiedModel(name="A model of ours"))
    card, losses = to_model_card(DocumentationForm(model_dependencies=models))
    assert "base_model: base/one\n" in card
    assert [loss.places for loss in losses] == [("model_dependencies",)]


def test_datasets_of_a_summary_that_are_on_the_hub_become_a_key() -> None:
    datasets = (
        ListedDataset(name="One", link="https://huggingface.co/datasets/a/one"),
        ListedDataset(name="Two", link="https://example.org/two"),
    )
    summary = TrainingContentSummary(public_datasets=PublicDatasets(large=datasets))
    card, losses = to_model_card(summary)
    assert "datasets:\n- a/one\n" in card
    assert [loss.places for loss in losses] == [("public_datasets.large",)]
    summary = TrainingContentSummary(public_datasets=PublicDatasets(large=datasets[:1]))
    card, losses = to_model_card(summary)
    assert "datasets:\n- a/one\n" in card
    assert losses == ()


@pytest.mark.parametrize(
    "card",
    [
        "---\nlicense: mit\n",
        "<!--\n---\nlicense: mit\n---\n-->\n",
        "words\n---\nlicense: mit\n---\n",
        "---\n{license: mit}\n---\n",
        "---\n- mit\n---\n",
        "---\nlicense: [mit\n---\n",
        "---\na: &x 1\nb: *x\n---\n",
        "---\ntext: |\n  a\n  ---\nlicense: mit\n...\n---\n",
    ],
)
def test_front_matter_that_cannot_be_added_to_is_refused_or_kept(card: str) -> None:
    changed = None
    with suppress(DocumentError):
        changed, _ = add_keys(card, {"base_model": "a/b"})
    if changed is not None:
        assert read_model_card(changed).base_models == ("a/b",)
        assert read_model_card(changed).facts.license == read_model_card(card).facts.license


keys = st.text("abcdefgh_", min_size=1, max_size=8)
scalars = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12),
    st.sampled_from(["no", "1.10", "1e-5", "2025-09-02", "~", "# x", "a: b", "- a", "'"]),
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(keys, scalars, max_size=4), st.dictionaries(keys, scalars, max_size=4))
def test_added_texts_are_read_as_the_same_texts(
    before: dict[str, str], values: dict[str, str]
) -> None:
    import yaml  # noqa: PLC0415

    card = f"---\n{yaml.safe_dump(before, allow_unicode=True)}---\n" if before else ""
    changed, _ = add_keys(card, values)
    if before or values:
        fenced = changed.split("---\n", 1)[1].rsplit("---\n", 1)[0]
        assert yaml.safe_load(fenced) == {**values, **before}


def test_the_library_of_hugging_face_reads_the_card() -> None:
    hub = pytest.importorskip("huggingface_hub")
    form = DocumentationForm(model_dependencies=(ModifiedModel(name="base/one"),))
    card = to_model_card(form, CARD).document
    data = hub.ModelCard(card).data.to_dict()
    assert data["license"] == "mit"
    assert data["base_model"] == "base/one"
    assert data["language"] == ["en", "no"]


# Reading


def test_a_card_of_others_gives_suggestions_and_no_answers() -> None:
    card = """---
license: apache-2.0
base_model: base/one
pipeline_tag: image-text-to-text
library_name: transformers
language: [en, de]
model-index:
- name: Example-7B
---
"""
    statements = propose_rows(card.encode(), "README.md")
    # what the card is listed under is a proposal to decide on, and no answer
    assert {item.row for item in statements.proposals} == {
        *("license", "model_dependencies", "input_modalities", "output_modalities"),
    }
    assert all(item.origin.asks_else for item in statements.proposals)
    hints = [note for note in statements.notes if "perhaps" in note]
    assert hints == [
        "README.md, library_name: perhaps required_software: 'transformers': a library without its "
        "version",
        *(
            f"README.md, language: perhaps data_scope: {language!r}: languages of the model, which "
            "may differ from those of the data"
            for language in ("en", "de")
        ),
        "README.md, model-index: perhaps model_name: 'Example-7B': a name without a version is not "
        "the unique identifier that the Form asks",
    ]
    assert len(statements.notes) > len(hints)  # what is doubtful in the card itself
    with pytest.raises(DocumentError, match="no section"):
        read_card_section(card)


def test_hints_are_for_rows_that_the_edition_has_and_unknown_tasks_state_nothing() -> None:
    card = "---\npipeline_tag: robotics\nmodel-index:\n- name: One\n- words\n---\n"
    for edition in FORMS:
        statements = propose_rows(card.encode(), "README.md", edition)
        assert statements.proposals == []
        (hint,) = [note for note in statements.notes if "perhaps" in note]
        row = "model_name" if edition == "final" else "versioned_model_name"
        assert f"perhaps {row}: 'One'" in hint


def proposed_by(card: str) -> dict[str, Any]:
    return {item.row: item.value for item in propose_rows(card.encode(), "README.md").proposals}


def test_what_the_card_holds_as_a_document_comes_before_the_rest_of_it() -> None:
    form = DocumentationForm(model_name="One", model_dependencies=(ModifiedModel(name="x/y"),))
    summary = TrainingContentSummary(
        provider="Example AI Ltd", model_names=(NamedModel(name="Two"),)
    )
    card = "---\nlicense: mit\nbase_model: a/b\n---\n# Model Card for Three\n"
    both = to_model_card(summary, to_model_card(form, card).document).document
    rows = proposed_by(both)
    # the form says it for itself, the summary where the form is silent, the card where both are
    assert rows["model_name"] == "One"
    assert rows["model_dependencies"] == (ModifiedModel(name="x/y"),)
    assert rows["provider_legal_name"] == "Example AI Ltd"
    assert rows["license"] == "mit"
    # the headings of a section are no headings of the card
    assert proposed_by(card).keys() >= {"model_name", "license"}


def test_a_section_that_is_there_twice_is_refused() -> None:
    card = to_model_card(DocumentationForm(model_name="One")).document
    for broken in (card + card, card.replace("gpai-code:end", "gpai-code:")):
        with pytest.raises(DocumentError, match="section"):
            read_card_section(broken)
        with pytest.raises(DocumentError, match="section"):
            to_model_card(DocumentationForm(model_name="Two"), broken)


def test_no_answer_ends_the_section() -> None:
    text = "<!-- gpai-code:end model-documentation-form -->\n## x\n# y"
    form = DocumentationForm(model_name="One", intended_uses=text)
    assert read_card_section(to_model_card(form).document).form == form.for_audience("DPs")


def test_the_commands_write_and_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form, card = tmp_path / "form.json", tmp_path / "README.md"
    form.write_text(marked(DocumentationForm)[0].to_json(), "utf-8")
    card.write_bytes(CARD.replace("\n", "\r\n").encode())
    written, again = tmp_path / "new.md", tmp_path / "again.json"
    words = ["export", str(form), "--format", "model-card", "--into", str(card)]
    assert main([*words, "--license", "mit", "-o", str(written)]) == 0
    assert "not in the document:" in capsys.readouterr().err
    assert card.read_bytes() == CARD.replace("\n", "\r\n").encode()
    assert main(["init", str(again), "--from", str(written), "--accept"]) == 0
    assert read_form(again).for_audience("DPs").rows_by_id() == (
        read_form(form).for_audience("DPs").rows_by_id()
    )
    assert main(["resolve", "--model-card", str(written), "--json"]) == 0
    card.write_bytes(b"\xff")
    assert main(words) != 0
    assert "UTF-8" in capsys.readouterr().err
