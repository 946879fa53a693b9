"""A Model Documentation Form that is filled from a CycloneDX ML-BOM."""

from collections.abc import Iterator, Mapping
from typing import Any

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import DocumentError, Fault
from gpai_code.exchange.form_rows import from_named_texts
from gpai_code.exchange.ml_bom import DATA_NAME, SPEC_VERSIONS
from gpai_code.exchange.ml_bom_components import BOM, find_model, require_bom
from gpai_code.exchange.prefilled import Prefill, PrefilledForm, states_nothing, whole_form
from gpai_code.forms.values import Modality
from gpai_code.text_io.sources import Source, read_document
from gpai_code.text_io.strict_json import describe, pointer

READ_VERSIONS = ("1.5", *SPEC_VERSIONS)
"""Versions with model cards, whose fields are the same in each."""

_DECIDE = "whether it is the answer is a question of its own"
_MODALITIES = {
    **{modality.value.casefold(): modality for modality in Modality},
    "image": Modality.IMAGES,
    "audio": Modality.AUDIO,
}
_ROWS_OF_PROPERTIES = {
    "cdx:ai-ml:model:parameter:count": "total_parameters",
    "cdx:ai-ml:model:hyperparameter:context_length": "input_maximum_sizes",
    "cdx:ai-ml:model:languages": "data_scope",
}


@explain_arguments
def read_ml_bom(
    source: Source, *, edition: str = "final", component: str | None = None
) -> PrefilledForm:
    """
    Fill a form from a CycloneDX ML-BOM.

    A form that `to_ml_bom` wrote comes back whole. From any other BOM an answer is taken only where
    CycloneDX has a field of the same meaning; the rest are suggestions.

    Args:
        source: The BOM as JSON text, its bytes, the path of its file, or plain values.
        edition: Slug of the edition of the form, where the BOM does not hold one.
        component: `bom-ref` of the model's component, where the BOM has several models.

    Raises:
        DocumentError: If it is no BOM of version 1.5 to 1.7, or has no model or several.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.

    >>> bom = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
    ...     {"type": "machine-learning-model", "name": "example/model", "modelCard":
    ...      {"modelParameters": {"modelArchitecture": "LlamaForCausalLM"}}}]}
    >>> prefilled = read_ml_bom(bom)
    >>> prefilled.form.model_architecture, [row.row for row in prefilled.suggestions]
    ('LlamaForCausalLM', ['model_name'])
    """

    def build(values: object) -> PrefilledForm:
        if not isinstance(values, dict):
            raise DocumentError(BOM, (Fault("", "type", describe(values), "give an object"),))
        return _read(values, edition, component)

    return read_document(source, build, BOM)


def _read(bom: Mapping[str, Any], edition: str, reference: str | None) -> PrefilledForm:
    require_bom(bom, READ_VERSIONS)
    located = find_model(bom, reference)
    if located is None:
        fault = Fault("/components", "component", "no model", "give a BOM of a model")
        raise DocumentError(BOM, (fault,))
    model, way = located.component, pointer(located.path)
    pairs = [
        (item["name"], item["value"])
        for item in _objects(model.get("properties"))
        if isinstance(item.get("name"), str) and isinstance(item.get("value"), str)
    ]
    own = from_named_texts(pairs)
    if own is not None:
        return whole_form(own, f"{way}/properties")
    prefill = Prefill(edition)
    _names(prefill, model, way)
    _licenses(prefill, model, way)
    _relations(prefill, model, way)
    _card(prefill, model, f"{way}/modelCard")
    card = model.get("modelCard")
    more = _objects(card.get("properties")) if isinstance(card, dict) else ()
    for item in (*_objects(model.get("properties")), *more):
        row = _ROWS_OF_PROPERTIES.get(str(item.get("name")))
        if row is not None and isinstance(item.get("value"), str):
            prefill.suggest(row, item["value"], f"{way}: property {item['name']}", _DECIDE)
    return prefill.form()


def _names(prefill: Prefill, model: Mapping[str, Any], way: str) -> None:
    name, version = model.get("name"), model.get("version")
    if isinstance(name, str):
        group = model.get("group")
        whole = f"{group}/{name}" if isinstance(group, str) and group else name
        if isinstance(version, str) and version:
            whole = f"{whole}, version {version}"
        note = "a component's name is not always the model's official one"
        prefill.suggest("model_name", whole, f"{way}/name", note)
        prefill.suggest("versioned_model_name", whole, f"{way}/name", note)
    for key in ("manufacturer", "supplier", "publisher", "author"):
        value = model.get(key)
        text = value.get("name") if isinstance(value, dict) else value
        if isinstance(text, str):
            note = "the Form asks for the provider's legal name"
            prefill.suggest("provider_legal_name", text, f"{way}/{key}", note)
    for item in _objects(model.get("hashes")):
        text = f"{item.get('alg')} {item.get('content')}"
        note = "a hash of what the component is; the Form asks for evidence of provenance"
        prefill.suggest("model_authenticity", text, f"{way}/hashes", note)
    notes = model.get("releaseNotes")
    if isinstance(notes, dict) and isinstance(notes.get("timestamp"), str):
        note = "the day of these release notes, which may not be the model's first release"
        prefill.suggest("release_date", notes["timestamp"], f"{way}/releaseNotes", note)


def _licenses(prefill: Prefill, model: Mapping[str, Any], way: str) -> None:
    for item in _objects(model.get("licenses")):
        license_ = item.get("license")
        text = item.get("expression")
        if isinstance(license_, dict):
            text = license_.get("url") or license_.get("id") or license_.get("name")
        if isinstance(text, str):
            note = "the Form asks for a link, and whether the licence covers the model is open"
            prefill.suggest("license", text, f"{way}/licenses", note)


def _relations(prefill: Prefill, model: Mapping[str, Any], way: str) -> None:
    pedigree = model.get("pedigree")
    for ancestor in _objects(pedigree.get("ancestors") if isinstance(pedigree, dict) else None):
        if isinstance(ancestor.get("name"), str):
            note = "only a model that was on the market and was modified belongs here"
            prefill.suggest(
                "model_dependencies", ancestor["name"], f"{way}/pedigree/ancestors", note
            )
    rows = {"distribution": "downstream_distribution_channels", "license": "license"}
    for reference in _objects(model.get("externalReferences")):
        url, kind = reference.get("url"), reference.get("type")
        row = rows.get(str(kind))
        if "acceptable use" in str(reference.get("comment", "")).casefold():
            row = "acceptable_use_policy"
        if row is not None and isinstance(url, str):
            prefill.suggest(row, url, f"{way}/externalReferences", _DECIDE)


def _card(prefill: Prefill, model: Mapping[str, Any], way: str) -> None:
    card = model.get("modelCard")
    parameters = card.get("modelParameters") if isinstance(card, dict) else None
    if isinstance(parameters, dict):
        architectures = [parameters.get("modelArchitecture"), parameters.get("architectureFamily")]
        texts = [text for text in architectures if isinstance(text, str)]
        texts = [text for text in texts if not states_nothing(text)]
        if texts:
            place = f"{way}/modelParameters/modelArchitecture"
            prefill.fill("model_architecture", "; ".join(dict.fromkeys(texts)), place)
        for key, row in (("inputs", "input_modalities"), ("outputs", "output_modalities")):
            _modalities(prefill, row, parameters.get(key), f"{way}/modelParameters/{key}")
        for dataset in _objects(parameters.get("datasets")):
            text = dataset.get("name") or dataset.get("ref")
            if isinstance(text, str) and text != DATA_NAME:
                note = "one dataset of the data that the Form and the public summary ask for"
                place = f"{way}/modelParameters/datasets"
                prefill.suggest("data_acquisition_and_selection", text, place, note)
    considerations = card.get("considerations") if isinstance(card, dict) else None
    if isinstance(considerations, dict):
        cases = considerations.get("useCases")
        uses = [text for text in cases if isinstance(text, str)] if isinstance(cases, list) else []
        uses = [text for text in uses if not states_nothing(text)]
        if uses:
            prefill.fill("intended_uses", "\n".join(uses), f"{way}/considerations/useCases")


def _modalities(prefill: Prefill, row: str, value: object, source: str) -> None:
    """Fill a choice if every format is a modality; a media type or "string" may be anything."""
    formats = [item["format"] for item in _objects(value) if isinstance(item.get("format"), str)]
    if not formats:
        return
    known = [_MODALITIES.get(text.casefold()) for text in formats]
    if None in known:
        prefill.suggest(row, ", ".join(formats), source, _DECIDE)
        return
    selected = [modality.value for modality in Modality if modality in known]
    prefill.fill(row, {"selected": selected}, source)


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list; anything else in its place states nothing."""
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict):
            yield item
