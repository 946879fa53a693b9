"""
Entries and Form rows as JSON-LD, with a small vocabulary.

Terms of the Data Privacy Vocabulary's extension for the AI Act are used where they exist; it has
none for Commitments, Measures or the Form (https://w3id.org/dpv/legal/eu/aiact, version 2.3). The
context is part of every document, so that nothing has to be fetched to read one.
"""

from typing import Any

from gpai_code.catalog.addresses import entry_at, is_row, row_at
from gpai_code.catalog.code import Code, load
from gpai_code.catalog.hierarchy import parents, parts
from gpai_code.catalog.paths import TEMPLATE, address, url
from gpai_code.catalog.provenance import generated_by
from gpai_code.catalog.records import (
    AnyEntry,
    Commitment,
    Entry,
    Measure,
    Rule,
    Term,
)
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.exchange.losses import Export, collect_losses
from gpai_code.text_io.base_address import BASE_ADDRESS
from gpai_code.vocabulary import Addressee, Audience

AI_ACT_VOCABULARY = "https://w3id.org/dpv/legal/eu/aiact#"

OWN_WORDS = "The summary is in this project's own words; the official text prevails."

CLASSES = {
    "Commitment": "A Commitment of the Code of Practice.",
    "Measure": "A Measure, which details a Commitment.",
    "Provision": "A paragraph, point or sub-point of a Commitment, Measure or Appendix.",
    "Appendix": "An Appendix of the Code, or a part of one with a heading of its own.",
    "Recital": "A recital of the Code.",
    "Objective": "One of the objectives that the Code opens with.",
    "Term": "A term that the Code's glossary defines.",
    "FormRow": "A row of the Model Documentation Form, or of the template for the summary.",
    "SystemicRiskModel": "A general-purpose AI model with systemic risk (Article 51 AI Act).",
    "NationalCompetentAuthority": "A national competent authority (Article 3(48) AI Act).",
}
"""Classes of the vocabulary that no other has."""

PROPERTIES = {
    "force": "How strongly an entry binds those who signed the Code: must, best-efforts, may, ...",
    "legalBasis": "Provision of law that a Commitment implements, as the Code names it.",
    "refersTo": "Provision of law that the text of an entry names.",
    "addressee": "Whom an entry speaks to.",
    "concerns": "Kind of model that an entry is about.",
    "condition": "What limits a rule.",
    "exception": "Where a rule does not hold.",
    "deadline": "A limit of time that an entry states, with the figure as printed.",
    "derogation": "A relief or differing rule that an entry states.",
    "standard": "A standard or framework that an entry names.",
    "audience": "Who is meant to receive what a row asks for.",
    "guidance": "What the Form says of a row, in this project's own words.",
    "position": "Place of a row in its form, which this project counts.",
    "dataRevision": "Version of this project's data for the edition.",
    "libraryVersion": "Version of the library that wrote a document.",
}
"""Properties of the vocabulary that no other has."""

_NOT_IN_THE_VOCABULARY = {
    "sentences": "force of single sentences",
    "owed_by": "who owes what the Signatories do not",
    "deadlines": "events, lengths, units and conditions of limits of time",
    "derogations": "reach, effect and basis of derogations",
    "figures": "figures",
    "terms": "glossary terms that an entry uses",
}
"""Fields of entries that the vocabulary has no property for, or only one text."""

_ONE_TEXT = "the vocabulary has no term for it; the JSON document at the entry's address has it"

_ADDRESSEES = {
    Addressee.PROVIDERS: "eu-aiact:AIProvider",
    Addressee.PROVIDERS_SYSTEMIC_RISK: "eu-aiact:AIProvider",
}
_MODELS = {
    Addressee.PROVIDERS: "eu-aiact:GPAIModel",
    # DPV has a term for models with high-impact capabilities, which is one way of two to the risk
    Addressee.PROVIDERS_SYSTEMIC_RISK: "gpai:SystemicRiskModel",
}
_AUDIENCES = {
    Audience.AI_OFFICE: "eu-aiact:AIOffice",
    Audience.NATIONAL_COMPETENT_AUTHORITIES: "gpai:NationalCompetentAuthority",
    Audience.DOWNSTREAM_PROVIDERS: "eu-aiact:DownstreamAIProvider",
}


def context(base: str = BASE_ADDRESS) -> dict[str, Any]:
    """
    Return the context of every document.

    Args:
        base: The address that the Code is published below.
    """
    reference = {"@type": "@id"}
    properties = {name: f"gpai:{name}" for name in PROPERTIES}
    return {
        "@version": 1.1,
        "gpai": url("/vocabulary#", base),
        "dcterms": "http://purl.org/dc/terms/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "eu-aiact": AI_ACT_VOCABULARY,
        "id": "@id",
        "type": "@type",
        "identifier": "dcterms:identifier",
        "label": "skos:notation",
        "title": "dcterms:title",
        "summary": "dcterms:abstract",
        "note": "skos:note",
        "term": "skos:prefLabel",
        "alias": "skos:altLabel",
        "rights": "dcterms:rights",
        "issued": {"@id": "dcterms:issued", "@type": "xsd:date"},
        "isPartOf": {"@id": "dcterms:isPartOf", **reference},
        "hasPart": {"@id": "dcterms:hasPart", **reference},
        "see": {"@id": "dcterms:references", **reference},
        **properties,
        "addressee": {"@id": "gpai:addressee", **reference},
        "concerns": {"@id": "gpai:concerns", **reference},
        "audience": {"@id": "gpai:audience", **reference},
    }


@explain_arguments
def to_jsonld(path: str, base: str = BASE_ADDRESS) -> dict[str, Any]:
    """
    Return what has an address as a JSON-LD document.

    Args:
        path: Address of an entry or row, such as `/final/copyright-1.4`.
        base: The address that the Code is published below.

    Raises:
        UnknownIdError: If nothing has the address.
        UnknownEditionError: If there is no such edition.

    >>> document = to_jsonld("/final/safety-security-9.4")
    >>> document["type"], document["title"]
    ('gpai:Measure', 'Retention period')
    """
    if is_row(path):
        body = _row(path, base)
    else:
        entry = entry_at(path)
        body = _entry(entry, load(path.split("/")[1]), base)
    present = {name: value for name, value in body.items() if value not in (None, [], "")}
    return {"@context": context(base), "id": url(path, base), **present}


@explain_arguments
def edition_jsonld(code: Code, base: str = BASE_ADDRESS) -> Export[dict[str, Any]]:
    """
    Return all entries of an edition as one JSON-LD document.

    Args:
        code: The edition.
        base: The address that the Code is published below.

    >>> document = edition_jsonld(load("final")).document
    >>> document["id"], len(document["@graph"]) == len(load("final"))
    ('https://gpai-code.invalid/final', True)
    """
    graph = []
    lost: list[tuple[str, str]] = []
    for entry in code.entries.values():
        body = to_jsonld(address(entry.id, code.edition.slug), base)
        del body["@context"]
        graph.append(body)
        for field, what in _NOT_IN_THE_VOCABULARY.items():
            if getattr(entry, field, None):
                lost.append((what, entry.id))
    document = {
        "@context": context(base),
        "id": url(f"/{code.edition.slug}", base),
        "title": code.edition.title,
        "issued": code.edition.date.isoformat(),
        "rights": OWN_WORDS,
        "@graph": graph,
    }
    why = dict.fromkeys(_NOT_IN_THE_VOCABULARY.values(), _ONE_TEXT)
    return Export(document, collect_losses(lost, why))


@explain_arguments
def vocabulary(base: str = BASE_ADDRESS) -> dict[str, Any]:
    """
    Return the vocabulary itself as JSON-LD: its classes and properties with what they mean.

    Args:
        base: The address that the Code is published below.
    """
    kinds = (("rdfs:Class", CLASSES), ("rdf:Property", PROPERTIES))
    graph: list[dict[str, str]] = []
    for kind, terms in kinds:
        for name, meaning in terms.items():
            graph.append(
                {"@id": f"gpai:{name}", "@type": kind, "rdfs:label": name, "rdfs:comment": meaning}
            )
    return {
        "@context": {
            "gpai": url("/vocabulary#", base),
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        },
        "@graph": graph,
    }


def _entry(entry: AnyEntry, code: Code, base: str) -> dict[str, Any]:
    slug = code.edition.slug

    def links(ids: tuple[str, ...]) -> list[str]:
        return [url(address(other, slug), base) for other in ids if other in code.entries]

    stamp = generated_by(slug)
    parent = parents(code).get(entry.id)
    body: dict[str, Any] = {
        "type": f"gpai:{type(entry).__name__}",
        "identifier": entry.id,
        "summary": entry.summary,
        "note": entry.note,
        "see": links(entry.see),
        "refersTo": [str(place) for place in entry.references],
        "isPartOf": url(address(parent, slug), base) if parent else url(f"/{slug}", base),
        "hasPart": links(parts(code).get(entry.id, ())),
        "issued": code.edition.date.isoformat(),
        "rights": OWN_WORDS,
        "libraryVersion": stamp.version,
        "dataRevision": stamp.revision,
    }
    if isinstance(entry, Term):
        body |= {"term": entry.term, "alias": list(entry.aliases)}
    if isinstance(entry, Entry):
        body["label"] = entry.label
    if isinstance(entry, Rule):
        body |= {
            "title": entry.title,
            "force": entry.force.value,
            "condition": list(entry.conditions),
            "exception": list(entry.exceptions),
            "deadline": [f"{limit.what}: {limit.as_printed}" for limit in entry.deadlines],
            "derogation": [relief.summary for relief in entry.derogations],
            "standard": [standard.name for standard in entry.standards],
        }
    if isinstance(entry, (Commitment, Measure)):
        body |= {
            "legalBasis": [str(place) for place in entry.legal_basis],
            "addressee": sorted({_ADDRESSEES[addressee] for addressee in entry.addressees}),
            "concerns": sorted({_MODELS[addressee] for addressee in entry.addressees}),
        }
    return body


def _row(path: str, base: str) -> dict[str, Any]:
    row = row_at(path)
    edition = path.split("/")[1]
    audiences = [_AUDIENCES[Audience(name)] for name in row.get("audiences", ())]
    form = f"/{edition}"
    if edition != TEMPLATE:
        form_id = "transparency-appendix" if edition == "final" else "model-documentation-form"
        form = address(form_id, edition)
    return {
        "type": "gpai:FormRow",
        "identifier": row["id"],
        "title": row["label"],
        "guidance": row["guidance"],
        "position": row.get("position"),
        "audience": audiences,
        "note": row.get("note"),
        "isPartOf": url(form, base),
        "rights": OWN_WORDS,
    }
