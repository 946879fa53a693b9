"""What a Hugging Face model card states about the licence, and what about it is doubtful."""

from os import PathLike

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.errors import ValueRuleError
from gpai_code.licenses.base_models import restrictive_base_terms
from gpai_code.model_card.fields import CardFields, CardText
from gpai_code.model_card.front_matter import read_front_matter
from gpai_code.model_card.notes import CardNote, Notes
from gpai_code.model_card.stated_license import stated_license
from gpai_code.resolver.facts import ModelFacts
from gpai_code.text_io.sources import content_of
from gpai_code.text_io.strict_json import describe

MAX_BASE_MODELS = 100
"""How many base models are handed on as facts, those with terms of their own before all others."""


@attrs.frozen(kw_only=True)
class CardReading(Record):
    """
    What was read from a card.

    Attributes:
        facts: Facts for the resolver; a card gives the licence, the base models and no other fact.
        notes: All that was doubtful, in the order of the checks.
        base_models: The models that the card names as its base, as they are written.
    """

    facts: ModelFacts = attrs.Factory(ModelFacts)
    notes: tuple[CardNote, ...] = ()
    base_models: tuple[str, ...] = ()


@explain_arguments
def read_model_card(source: str | bytes | PathLike[str]) -> CardReading:
    """
    Read the licence that a Hugging Face model card states in its front matter.

    The licence is left out, and a note says why, wherever the card contradicts itself, names
    several licences or none, or states a permissive licence for a model that is built on one whose
    terms may pass through. The base models are facts too, so that their terms are named with every
    answer. Nothing else in a card becomes a fact: that it exists does not say that the weights are
    public, and gated access does not say why.

    Args:
        source: The card as text, as bytes in UTF-8, or the path of its file.

    Raises:
        DocumentError: If the bytes are no UTF-8, or the front matter is too large, too deep or no
            YAML that can be read safely.
        MissingExtraError: If PyYAML is not installed.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.

    >>> card = '''---
    ... license: apache-2.0
    ... base_model: meta-llama/Llama-3.1-8B
    ... ---
    ... '''
    >>> reading = read_model_card(card)
    >>> print(reading.facts.license)
    None
    >>> reading.facts.base_models
    ('meta-llama/Llama-3.1-8B',)
    >>> [note.rule for note in reading.notes]
    ['base-model', 'license-passes-through']
    """
    notes = Notes()
    mapping = read_front_matter(content_of(source), notes.add)
    if mapping is None:
        return CardReading(notes=notes.all())
    card = CardFields(mapping, notes)
    bases = card.base_models()
    base_models = tuple(base.text for base in bases)
    license_ = stated_license(card, base_models)
    facts = ModelFacts(license=license_, base_models=_as_facts(bases, notes) or None)
    card.note_gated_access()
    card.note_languages()
    return CardReading(facts=facts, notes=notes.all(), base_models=base_models)


def _as_facts(bases: list[CardText], notes: Notes) -> tuple[str, ...]:
    """Return the base models that can be facts, as many as facts may hold."""
    models: dict[str, None] = {}
    for base in bases:
        model = " ".join(base.text.split())
        try:
            ModelFacts(base_models=(model,))
        except ValueRuleError as error:
            message = f"base_model {describe(base.text)} cannot be a fact: {error.wanted}"
            notes.add("base-model-unreadable", message, base.line)
        else:
            models[model] = None
    if len(models) <= MAX_BASE_MODELS:
        return tuple(models)
    message = f"of {len(models)} base models only {MAX_BASE_MODELS} are handed on as facts"
    notes.add("many-base-models", message)
    restrictive = {terms.model for terms in restrictive_base_terms(models)}
    return tuple(sorted(models, key=lambda model: model not in restrictive)[:MAX_BASE_MODELS])
