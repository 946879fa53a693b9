"""What facts, an earlier form, a public summary and a model's configuration state for the Form."""

from collections.abc import Mapping
from typing import Any

from gpai_code.errors import DocumentError, Fault
from gpai_code.forms.documents import FORMS
from gpai_code.forms.facts import NO_LICENSE
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.model_documentation.migration import migrate
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.reading.proposals import Statements
from gpai_code.resolver.facts import ModelFacts
from gpai_code.text_io.strict_json import describe

ASKS_FOR_A_LINK = "the Form asks for a link to the licence, or a copy on request"
FIRST_PLACING_ALONE = "the first day of placing that the summary lists"

_FACTS = {
    "training_compute": "training_compute",
    "released_on": "release_date",
    "placed_on": "union_market_release_date",
}
"""Facts that ask the same as a row of the Form."""

MAX_DETAIL = 10**12
"""Largest number of a configuration that is taken for one."""

_DETAILS = {
    "num_hidden_layers": "hidden layers",
    "hidden_size": "hidden size",
    "num_attention_heads": "attention heads",
    "num_key_value_heads": "key-value heads",
    "num_local_experts": "experts",
    "num_experts_per_tok": "experts for each token",
    "vocab_size": "vocabulary size",
}
"""Keys of a configuration that describe the architecture, and what they count."""


def from_facts(facts: ModelFacts, statements: Statements) -> None:
    """Take the rows that facts for the resolver answer."""
    for fact, row in _FACTS.items():
        value = getattr(facts, fact)
        if value is not None:
            answer = {"value": value, "unit": "FLOP"} if fact == "training_compute" else value
            statements.take(row, answer, fact)
    if facts.license == NO_LICENSE:
        statements.take("license", "none exists", "license")
    elif facts.license is not None:
        statements.take("license", facts.license, "license", ASKS_FOR_A_LINK)


def from_earlier_form(form: ModelDocumentation, statements: Statements) -> None:
    """
    Take the rows of an earlier form, carried over where it is one of the third draft.

    Raises:
        DocumentError: If it is of a later edition than the form to fill.
    """
    note = "from an earlier document; check that it is still so"
    edition = statements.kind.EDITION
    if edition != form.EDITION:
        if edition != "final":
            remedy = f"give a form of the edition {edition}"
            fault = Fault("/edition", "edition", describe(form.EDITION), remedy)
            raise DocumentError(form.DOCUMENT, (fault,))
        # a copy holds only some rows, and what it says of those is carried over too
        answers = {row.id: answer for row, answer in form.rows() if answer is not None}
        migration = migrate(FORMS[form.EDITION](**answers), "final")
        form, note = migration.form, "from the third draft; check it against the final text"
        for left in migration.unmapped:
            statements.notes.append(f"{statements.source}, {left.row}: left over: {left.why}")
    for row, answer in form.rows():
        if answer is not None:
            statements.take(row.id, answer, row.id, note, asks_the_same=True)


def from_summary(summary: TrainingContentSummary, statements: Statements) -> None:
    """
    Take the rows that the public summary of the same model answers.

    Modalities and sources of data are left out: the summary is about training data, and the Form
    about testing and validation data too.
    """
    # the template asks for name and contact in one field
    note = "the summary's field holds contact details too; the Form asks for the legal name"
    if summary.provider is not None:
        statements.take("provider_legal_name", summary.provider, "provider", note)
    if summary.model_names:
        names = "; ".join(model.name for model in summary.model_names)
        for row in ("model_name", "versioned_model_name"):
            statements.take(row, names, "model_names")
    if summary.model_dependencies is not None:
        models = [{"name": model.name} for model in summary.model_dependencies]
        statements.take("model_dependencies", models, "model_dependencies")
    if summary.placements:
        day = min(placement.date for placement in summary.placements)
        several = FIRST_PLACING_ALONE if len(summary.placements) > 1 else None
        statements.take("union_market_release_date", day, "placements", several)


def is_configuration(document: object) -> bool:
    """Say whether a JSON document is the configuration of a model, as Transformers writes it."""
    return isinstance(document, Mapping) and bool({"architectures", "model_type"} & set(document))


def from_configuration(document: Mapping[str, Any], statements: Statements) -> None:
    """
    Take what a model's `config.json` states of architecture and longest input.

    A configuration does not say how many parameters there are, nor which modalities a provider
    offers, so neither is worked out.
    """
    named = document.get("architectures")
    names = [name for name in named if _is_name(name)] if isinstance(named, list) else []
    model_type = document.get("model_type")
    parts = [", ".join(names)] if names else []
    if _is_name(model_type):
        parts.append(f"model type {model_type}")
    for key, counted in _DETAILS.items():
        number = document.get(key)
        if _is_count(number):
            parts.append(f"{counted}: {number}")
    if parts:
        note = "names and numbers alone; the Form asks for a description"
        place = "architectures, model_type and sizes"
        statements.take("model_architecture", "; ".join(parts), place, note)
    longest = document.get("max_position_embeddings")
    # with another modality than text too, the positions are not those of text alone
    other_modalities = {"vision_config", "audio_config"} & set(document)
    if _is_count(longest) and not other_modalities:
        note = "positions of input and output together; check which maximum the provider offers"
        size = {"text": f"{longest} tokens"}
        statements.take("input_maximum_sizes", size, "max_position_embeddings", note)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= 200


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MAX_DETAIL
