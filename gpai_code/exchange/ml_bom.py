"""
A Model Documentation Form as a CycloneDX ML-BOM.

Where CycloneDX has a field of the same meaning, an answer is in it; every answer is also a property
of the component, so that the form can be read back whole. What CycloneDX requires and the form does
not state is asked for. Energy has no place: CycloneDX asks who supplied it, and the Form does not.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import MissingValueError, UnknownValueError
from gpai_code.exchange.form_rows import PREFIX, copy_for, to_named_texts
from gpai_code.exchange.given_texts import refuse_blank
from gpai_code.exchange.license_choices import cyclonedx_licenses, identified, spdx_expression
from gpai_code.exchange.losses import Export
from gpai_code.exchange.ml_bom_merge import merged
from gpai_code.exchange.stable_ids import stable_uuid
from gpai_code.exchange.web_addresses import web_address
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.vocabulary import Audience

SPEC_VERSIONS = ("1.6", "1.7")
DEFAULT_SPEC_VERSION = "1.6"

MODEL = "machine-learning-model"
"""Type of the component."""

DATA_NAME = "Data used for training, testing and validation"

_TOKENS = re.compile(r"([1-9][0-9]*) tokens")

MAX_VERSION = 1024
"""Longest version of a component in CycloneDX, in characters."""

Json = dict[str, Any]


@explain_arguments
def to_ml_bom(
    form: ModelDocumentation,
    *,
    audience: Audience | str = Audience.DOWNSTREAM_PROVIDERS,
    spec_version: str | None = None,
    name: str | None = None,
    license: str | None = None,  # noqa: A002 - the name of the row
    into: Mapping[str, Any] | None = None,
    component: str | None = None,
) -> Export[Json]:
    """
    Return a form as a CycloneDX ML-BOM, or merge it into one; `read_ml_bom` gives the form back.

    Args:
        form: The form.
        audience: For whom the BOM is. A BOM travels with the model, so that it is for downstream
            providers unless somebody else is named.
        spec_version: Version of the CycloneDX specification; that of `into`, or else 1.6.
        name: The model's name, where the form has none.
        license: The licence as an identifier, an expression or a name, where the BOM should name
            it. The row with its link is not meant for downstream providers.
        into: A BOM. What it holds stays; where it contradicts the form, that is a loss.
        component: `bom-ref` of the model's component in it, where it has several models.

    Raises:
        MissingValueError: If neither the form nor `name` names the model.
        UnknownValueError: If the version is not supported.
        WithheldRowError: If the form is itself a copy for another audience.
        DocumentError: If `into` cannot be merged into.

    >>> from gpai_code.forms.model_documentation import DocumentationForm
    >>> form = DocumentationForm(model_name="Example-1", model_design_specifications="48 layers")
    >>> bom, losses = to_ml_bom(form)
    >>> bom["metadata"]["component"]["name"], [loss.places for loss in losses]
    ('Example-1', [('model_design_specifications',)])
    """
    refuse_blank(name=name, license=license)
    copy, losses = copy_for(form, audience)
    model = _component(copy, name, license)
    if into is not None:
        document, conflicts = merged(
            *(into, model, spec_version, SPEC_VERSIONS, component),
            lambda earlier: _component(earlier, model["name"], license),
        )
        return Export(document, (*losses, *conflicts))
    version = DEFAULT_SPEC_VERSION if spec_version is None else spec_version
    if version not in SPEC_VERSIONS:
        raise UnknownValueError("CycloneDX version", version, SPEC_VERSIONS)
    bom: Json = {
        "bomFormat": "CycloneDX",
        "specVersion": version,
        # the same form gives the same document; CycloneDX asks for time nowhere
        "serialNumber": f"urn:uuid:{stable_uuid('ml-bom', version, model)}",
        "version": 1,
        "metadata": {"component": model},
    }
    return Export(bom, losses)


def _component(form: ModelDocumentation, name: str | None, license_: str | None) -> Json:
    named = name or form.names()[0]
    if named is None:
        raise MissingValueError("CycloneDX", ("name",))
    component: Json = {"type": MODEL, "bom-ref": f"{PREFIX}model", "name": " ".join(named.split())}
    provider = getattr(form, "provider_legal_name", None)
    if provider is not None:
        component["manufacturer"] = {"name": provider}
    if licenses := _licenses(form, license_):
        component["licenses"] = licenses
    if ancestors := list(_ancestors(form)):
        component["pedigree"] = {"ancestors": ancestors}
    if references := list(_references(form)):
        component["externalReferences"] = references
    if card := _model_card(form):
        component["modelCard"] = card
    component["properties"] = [
        {"name": text.name, "value": text.text} for text in to_named_texts(form)
    ]
    return component


def _licenses(form: ModelDocumentation, given: str | None) -> list[Json]:
    """Return the licence that was given, or the one that a row names for sure."""
    link = web_address(getattr(form, "license", None))
    if given is not None:
        return cyclonedx_licenses(given, link)
    for row in ("license", "license_category"):
        text = getattr(form, row, None)
        # "Free and open source" is a category, and no licence
        if text is not None and (identified(text) or spdx_expression(text)):
            return cyclonedx_licenses(text, link)
    return []


def _ancestors(form: ModelDocumentation) -> Iterator[Json]:
    for model in getattr(form, "model_dependencies", None) or ():
        ancestor: Json = {"type": MODEL, "name": model.name}
        version = getattr(model, "version", None)
        if version is not None and len(version) <= MAX_VERSION:  # a longer one is a property alone
            ancestor["version"] = version
        if documentation := web_address(getattr(model, "documentation", None)):
            ancestor["externalReferences"] = [{"type": "documentation", "url": documentation}]
        yield ancestor


def _references(form: ModelDocumentation) -> Iterator[Json]:
    for row in ("distribution_channels", "downstream_distribution_channels"):
        for channel in getattr(form, row, None) or ():
            if link := web_address(channel.link):
                yield {"type": "distribution", "url": link, "comment": channel.name}
    if policy := web_address(getattr(form, "acceptable_use_policy", None)):
        yield {"type": "documentation", "url": policy, "comment": "Acceptable Use Policy"}
    for asset in getattr(form, "additional_assets", None) or ():
        if access := web_address(asset.access):
            yield {"type": "other", "url": access, "comment": asset.name}


def _model_card(form: ModelDocumentation) -> Json:
    parameters: Json = {}
    if (architecture := getattr(form, "model_architecture", None)) is not None:
        parameters["modelArchitecture"] = architecture
    if datasets := _datasets(form):
        parameters["datasets"] = datasets
    for key, row in (("inputs", "input_modalities"), ("outputs", "output_modalities")):
        if (choice := getattr(form, row, None)) is not None:
            parameters[key] = [{"format": modality} for modality in _chosen(choice)]
    card: Json = {}
    if parameters:
        card["modelParameters"] = parameters
    uses = getattr(form, "intended_uses", None)
    if uses not in (None, "N/A"):
        card["considerations"] = {"useCases": [uses]}
    if length := _context_length(form):
        name = "cdx:ai-ml:model:hyperparameter:context_length"
        card["properties"] = [{"name": name, "value": length}]
    return card


def _datasets(form: ModelDocumentation) -> list[Json]:
    """Return what a BOM's readers may know of the data, as one dataset."""
    properties = []
    for name, row in (("data-modality", "data_modalities"), ("data-provenance", "data_provenance")):
        if (choice := getattr(form, row, None)) is not None:
            for option in _chosen(choice):
                properties.append({"name": f"{PREFIX}{name}", "value": option})
    curation = getattr(form, "data_curation", None)
    if not properties and curation is None:
        return []
    dataset: Json = {"type": "dataset", "name": DATA_NAME}
    if properties:
        dataset["contents"] = {"properties": properties}
    if curation is not None:
        dataset["description"] = curation
    return [dataset]


def _chosen(choice: Any) -> list[str]:
    options = [option.value for option in choice.selected or ()]
    return options if choice.other is None else [*options, choice.other]


def _context_length(form: ModelDocumentation) -> str | None:
    """Return the longest input in tokens, where the form gives nothing but their number."""
    sizes = getattr(form, "input_maximum_sizes", None)
    tokens = None if sizes is None else _TOKENS.fullmatch(sizes.text or "")
    return None if tokens is None else tokens[1]
