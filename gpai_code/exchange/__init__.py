"""Formats of other tools, one module each; what a format cannot hold is reported."""

from gpai_code import lazy_exports

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from gpai_code.exchange.card_sections import read_card_section as read_card_section
    from gpai_code.exchange.ciso_assistant import read_ciso_assistant as read_ciso_assistant
    from gpai_code.exchange.ciso_assistant import to_ciso_assistant as to_ciso_assistant
    from gpai_code.exchange.ciso_assistant import to_ciso_mapping as to_ciso_mapping
    from gpai_code.exchange.croissant import to_croissant as to_croissant
    from gpai_code.exchange.cyclonedx_reading import read_cyclonedx as read_cyclonedx
    from gpai_code.exchange.cyclonedx_reading import (
        read_cyclonedx_rulings as read_cyclonedx_rulings,
    )
    from gpai_code.exchange.cyclonedx_standards import to_cyclonedx as to_cyclonedx
    from gpai_code.exchange.cyclonedx_standards import (
        to_cyclonedx_attestation as to_cyclonedx_attestation,
    )
    from gpai_code.exchange.jsonld import edition_jsonld as edition_jsonld
    from gpai_code.exchange.jsonld import to_jsonld as to_jsonld
    from gpai_code.exchange.jsonld import vocabulary as vocabulary
    from gpai_code.exchange.listed import ListedEntry as ListedEntry
    from gpai_code.exchange.listed import listed_entries as listed_entries
    from gpai_code.exchange.losses import Export as Export
    from gpai_code.exchange.losses import Loss as Loss
    from gpai_code.exchange.losses import describe_loss as describe_loss
    from gpai_code.exchange.ml_bom import to_ml_bom as to_ml_bom
    from gpai_code.exchange.ml_bom_reading import read_ml_bom as read_ml_bom
    from gpai_code.exchange.opencre import to_opencre as to_opencre
    from gpai_code.exchange.oscal import to_oscal as to_oscal
    from gpai_code.exchange.oscal_decisions import read_oscal_rulings as read_oscal_rulings
    from gpai_code.exchange.oscal_decisions import to_oscal_profile as to_oscal_profile
    from gpai_code.exchange.oscal_decisions import to_oscal_results as to_oscal_results
    from gpai_code.exchange.oscal_mapping import to_oscal_mapping as to_oscal_mapping
    from gpai_code.exchange.oscal_reading import read_oscal as read_oscal
    from gpai_code.exchange.prefilled import ImportedRow as ImportedRow
    from gpai_code.exchange.prefilled import PrefilledForm as PrefilledForm
    from gpai_code.exchange.probo import read_probo as read_probo
    from gpai_code.exchange.probo import to_probo as to_probo
    from gpai_code.exchange.situations import SITUATIONS as SITUATIONS
    from gpai_code.exchange.situations import Situation as Situation
    from gpai_code.exchange.situations import decision_in as decision_in
    from gpai_code.exchange.spdx import SpdxDataset as SpdxDataset
    from gpai_code.exchange.spdx import read_spdx as read_spdx
    from gpai_code.exchange.spdx import to_spdx as to_spdx
    from gpai_code.exchange.sssom import to_sssom as to_sssom
    from gpai_code.exchange.sssom import to_sssom_ai_act as to_sssom_ai_act
    from gpai_code.exchange.yaml_text import to_yaml as to_yaml

__all__ = [
    "SITUATIONS",
    "Export",
    "ImportedRow",
    "ListedEntry",
    "Loss",
    "PrefilledForm",
    "Situation",
    "SpdxDataset",
    "decision_in",
    "describe_loss",
    "edition_jsonld",
    "listed_entries",
    "read_card_section",
    "read_ciso_assistant",
    "read_cyclonedx",
    "read_cyclonedx_rulings",
    "read_ml_bom",
    "read_oscal",
    "read_oscal_rulings",
    "read_probo",
    "read_spdx",
    "to_ciso_assistant",
    "to_ciso_mapping",
    "to_croissant",
    "to_cyclonedx",
    "to_cyclonedx_attestation",
    "to_jsonld",
    "to_ml_bom",
    "to_opencre",
    "to_oscal",
    "to_oscal_mapping",
    "to_oscal_profile",
    "to_oscal_results",
    "to_probo",
    "to_spdx",
    "to_sssom",
    "to_sssom_ai_act",
    "to_yaml",
    "vocabulary",
]

_HOMES = {
    "Export": "losses",
    "ImportedRow": "prefilled",
    "ListedEntry": "listed",
    "Loss": "losses",
    "PrefilledForm": "prefilled",
    "SITUATIONS": "situations",
    "Situation": "situations",
    "SpdxDataset": "spdx",
    "decision_in": "situations",
    "describe_loss": "losses",
    "edition_jsonld": "jsonld",
    "listed_entries": "listed",
    "read_card_section": "card_sections",
    "read_ciso_assistant": "ciso_assistant",
    "read_cyclonedx": "cyclonedx_reading",
    "read_cyclonedx_rulings": "cyclonedx_reading",
    "read_ml_bom": "ml_bom_reading",
    "read_oscal": "oscal_reading",
    "read_oscal_rulings": "oscal_decisions",
    "read_probo": "probo",
    "read_spdx": "spdx",
    "to_ciso_assistant": "ciso_assistant",
    "to_ciso_mapping": "ciso_assistant",
    "to_croissant": "croissant",
    "to_cyclonedx": "cyclonedx_standards",
    "to_cyclonedx_attestation": "cyclonedx_standards",
    "to_jsonld": "jsonld",
    "to_ml_bom": "ml_bom",
    "to_opencre": "opencre",
    "to_oscal": "oscal",
    "to_oscal_mapping": "oscal_mapping",
    "to_oscal_profile": "oscal_decisions",
    "to_oscal_results": "oscal_decisions",
    "to_probo": "probo",
    "to_spdx": "spdx",
    "to_sssom": "sssom",
    "to_sssom_ai_act": "sssom",
    "to_yaml": "yaml_text",
    "vocabulary": "jsonld",
}

__getattr__, __dir__ = lazy_exports(__name__, _HOMES)
