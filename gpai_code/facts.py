"""What is known of a model, its licence and its provider; what is not known stays open."""

from typing import Annotated

import attrs

from gpai_code.rules import Text, TextRule, checked, rule_of

_TEXT = rule_of(Text)
assert isinstance(_TEXT, TextRule)

License = Annotated[
    str,
    attrs.evolve(_TEXT, also=("NONE",), wanted="name the licence, or write 'NONE' for no licence"),
]
"""A licence as text; "NONE", which is no answer elsewhere, is one here."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class ModelFacts:
    """
    Facts for the resolver. None means not known, and is never read as no.

    Attributes:
        license: SPDX expression, SPDX or Hugging Face identifier, or usual name of the licence
            that the model's weights are released under; "NONE" where there is none.
        license_qualifies: Your own reasoned conclusion whether the licence is free and open-source
            and allows access, use, modification and distribution; it takes the place of working
            it out.
        weights_public: Whether the parameters, including the weights, are publicly available.
        architecture_public: Whether information on the model architecture is.
        usage_public: Whether information on model usage is: at least input and output modalities,
            capabilities and limitations.
        monetised: Whether access, use, modification or distribution is paid for in money or in
            another way, such as tied services, advertising or personal data.
        systemic_risk: Whether the model is classified as one with systemic risk.
        third_country: Whether the provider is established outside the Union.
    """

    license: License | None = None
    license_qualifies: bool | None = None
    weights_public: bool | None = None
    architecture_public: bool | None = None
    usage_public: bool | None = None
    monetised: bool | None = None
    systemic_risk: bool | None = None
    third_country: bool | None = None


QUESTIONS = {
    "license": "Under which licence are the model's weights released?",
    "license_qualifies": (
        "Do the licence's terms give everyone the rights to access, use, modify and distribute the "
        "model, with no more than attribution, share-alike or specific safety terms?"
    ),
    "weights_public": "Can anyone obtain the model's parameters, including the weights?",
    "architecture_public": "Is information on the model's architecture published?",
    "usage_public": (
        "Is information on the model's usage published, at least its input and output "
        "modalities, capabilities and limitations?"
    ),
    "monetised": (
        "Does anyone pay for access, use, modification or distribution of the model, in money or "
        "through tied services, advertising or personal data?"
    ),
    "systemic_risk": "Is the model classified as one with systemic risk?",
    "third_country": "Is the provider established outside the Union?",
}
"""Each fact as a question in plain words."""


def read_facts(source: str | bytes) -> ModelFacts:
    """
    Read facts from JSON text with the names of `ModelFacts`.

    Raises:
        DocumentError: With every fault, its JSON Pointer, line and column.

    >>> read_facts('{"license": "MIT", "weights_public": true}').license
    'MIT'
    """
    from gpai_code._convert import structure  # noqa: PLC0415
    from gpai_code.errors import DocumentError  # noqa: PLC0415
    from gpai_code.jsontext import read_json, with_places  # noqa: PLC0415

    document = read_json(source, document="model facts")
    try:
        return structure(document, ModelFacts, "model facts")
    except DocumentError as error:
        text = (source if isinstance(source, str) else source.decode()).removeprefix("\ufeff")
        raise DocumentError(error.document, with_places(text, error.faults)) from None
