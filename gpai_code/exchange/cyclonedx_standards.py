"""
The Code as a CycloneDX standard, and a decision as a CycloneDX attestation.

A standard lists requirements; every entry is one, with all its fields as properties, so that
nothing is lost. An attestation maps requirements to claims: here that something applies, or that it
does not. Conformance, which CycloneDX can state as a score, is never stated.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from gpai_code.catalog.code import Code, load
from gpai_code.catalog.hierarchy import parents
from gpai_code.catalog.paths import address, url
from gpai_code.catalog.provenance import LIBRARY, generated_by
from gpai_code.catalog.records import AnyEntry, Appendix, Commitment
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.days import require_day
from gpai_code.errors import UnknownValueError
from gpai_code.exchange.entry_values import Value, to_values
from gpai_code.exchange.losses import Export, Loss
from gpai_code.exchange.oscal_decisions import (
    NOTHING_EXAMINED,
    decision_digest,
    rulings_of,
    subject_of,
)
from gpai_code.exchange.oscal_parts import AI_ACT_ADDRESS, OWN_WORDS, Json
from gpai_code.exchange.situations import SITUATIONS, decision_in, remaining
from gpai_code.exchange.stable_ids import stable_uuid
from gpai_code.resolver.decision import Decision
from gpai_code.resolver.exemption import Ruling
from gpai_code.text_io.base_address import BASE_ADDRESS
from gpai_code.vocabulary import Obligation, Outcome

SPEC_VERSIONS = ("1.6", "1.7")
DEFAULT_SPEC_VERSION = "1.6"

PREFIX = "gpai-code:"
"""Begins the names of this project's properties; names of CycloneDX's own begin with `cdx:`."""

AS_PRINTED = "-as-printed"
"""Ends the name of the property with the words that cite the place in the property before it."""

KIND = "entry-kind"
"""Property with the kind of an entry; a heading has none of the Code's kinds."""

HEADING, INTRODUCTION = "heading", "glossary"
"""Kind of a requirement that is no entry; id of the heading that introduces the glossary."""

RULING = "ruling:"
"""Begins, after the prefix, the names of what a decision says of a requirement."""

CLAIMS = {
    Outcome.APPLIES: "{} applies.",
    Outcome.APPLIES_MODIFIED: "{} applies in a modified form.",
    Outcome.EXEMPT: "{} is lifted by an exemption.",
    Outcome.NOT_APPLICABLE: "{} does not apply.",
    Outcome.UNDETERMINED: "Whether {} applies is not determined.",
}

_BELOW = ("provisions", "measures", "recitals")


@explain_arguments
def to_cyclonedx(
    code: Code, version: str = DEFAULT_SPEC_VERSION, base: str = BASE_ADDRESS
) -> Export[dict[str, Any]]:
    """
    Return an edition as a BOM that defines a standard; `read_cyclonedx` gives the edition back.

    Args:
        code: The edition.
        version: Version of the CycloneDX specification.
        base: The address that the Code is published below.

    Raises:
        UnknownValueError: If the version is not supported.

    >>> bom = to_cyclonedx(load("final"), "1.7").document
    >>> [level["identifier"] for level in bom["definitions"]["standards"][0]["levels"]]
    ['all-providers', 'open-source', 'systemic-risk']
    """
    edition = code.edition
    wholes = _wholes(code)
    standard = _standard(code, base)
    standard["requirements"] = [
        *(_chapter(chapter, code) for chapter in code.chapters),
        {
            "bom-ref": _reference(code, INTRODUCTION),
            "identifier": INTRODUCTION,
            "title": "Glossary",
            "text": code.glossary_introduction,
            "properties": [_property(KIND, HEADING)],
        },
        *(_requirement(entry, code, base, wholes) for entry in code.entries.values()),
    ]
    standard["levels"] = [_level(name, code) for name in SITUATIONS]
    bom = _bom(version, stable_uuid("cyclonedx", edition.slug, str(edition.revision), version))
    bom["metadata"] = {"properties": [*_stamp(edition.slug), *_properties(to_values(edition))]}
    bom["definitions"] = {"standards": [standard]}
    return Export(bom)


@explain_arguments
def to_cyclonedx_attestation(
    decision: Decision,
    on: date | None = None,
    *,
    version: str = DEFAULT_SPEC_VERSION,
    base: str = BASE_ADDRESS,
) -> Export[dict[str, Any]]:
    """
    Return a decision as a BOM with an attestation: what applies to the model, and why.

    Args:
        decision: The decision.
        on: Day on which it was made.
        version: Version of the CycloneDX specification.
        base: The address that the Code is published below.

    Raises:
        UnknownValueError: If the version is not supported.
    """
    code = load(decision.generated_by.edition)
    rulings = dict(rulings_of(decision))
    # only what is ruled on is listed
    wholes = {part: whole for part, whole in _wholes(code).items() if whole in rulings}
    standard = _standard(code, base)
    standard["requirements"] = [
        _ruled(_requirement(code[name], code, base, wholes), ruling)
        for name, ruling in rulings.items()
        if name in code
    ]
    bom = _bom(version, stable_uuid("attestation", decision_digest(decision), version))
    facts = (value._replace(name=f"fact:{value.name}") for value in to_values(decision.facts))
    bom["metadata"] = {
        "properties": [
            *_stamp(code.edition.slug),
            *_properties(facts),
            *(_property("premise", premise) for premise in decision.premises),
            *(
                _property(f"open-question:{question.fact}", question.text)
                for question in decision.questions
            ),
            *(_property("unreadable-fact", str(fault)) for fault in decision.faults),
        ]
    }
    if on is not None:
        require_day(on, "on")
        bom["metadata"] = {"timestamp": f"{on.isoformat()}T00:00:00Z", **bom["metadata"]}
    bom["declarations"] = {
        "assessors": [
            {"bom-ref": "assessor", "thirdParty": False, "organization": {"name": LIBRARY}}
        ],
        "attestations": [
            {
                "summary": f"What applies to the model. {NOTHING_EXAMINED}",
                "assessor": "assessor",
                "map": [
                    {"requirement": _reference(code, name), "claims": [f"claim:{name}"]}
                    for name in rulings
                ],
            }
        ],
        "claims": [_claim(name, ruling, code) for name, ruling in rulings.items()],
        "targets": {
            "components": [
                {
                    "bom-ref": "model",
                    "type": "machine-learning-model",
                    "name": "the model that the facts describe",
                }
            ]
        },
    }
    bom["definitions"] = {"standards": [standard, _ai_act(code, rulings)]}
    losses = (
        Loss(
            what="steps, conditions and timeline",
            why="a claim has no place for them; its reasoning repeats what decided it",
        ),
    )
    return Export(bom, losses)


def _bom(version: str, serial: str) -> Json:
    if version not in SPEC_VERSIONS:
        raise UnknownValueError("CycloneDX version", version, SPEC_VERSIONS)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": version,
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
    }


def _stamp(slug: str) -> list[Json]:
    stamp = generated_by(slug)
    return [
        _property("library", stamp.library),
        _property("library-version", stamp.version),
        _property("note-on-words", OWN_WORDS),
    ]


def _standard(code: Code, base: str) -> Json:
    edition = code.edition
    references: list[Json] = [{"type": "documentation", "url": url(f"/{edition.slug}", base)}]
    for source in edition.sources:
        if source.url is not None:
            reference: Json = {"type": "website", "url": source.url, "comment": source.title}
            if source.sha256 is not None:
                reference["hashes"] = [{"alg": "SHA-256", "content": source.sha256}]
            references.append(reference)
    return {
        "bom-ref": edition.slug,
        "name": edition.title,
        "version": edition.version,
        "description": f"{edition.status}. {OWN_WORDS}",
        "owner": "European Commission",
        "externalReferences": references,
    }


def _chapter(chapter: Any, code: Code) -> Json:
    return {
        "bom-ref": _reference(code, chapter.id.value),
        "identifier": chapter.id.value,
        "title": chapter.title,
        "properties": [_property(KIND, HEADING)],
    }


def _requirement(entry: AnyEntry, code: Code, base: str, wholes: Mapping[str, str]) -> Json:
    """Return an entry as a requirement, below what it is a part of."""
    requirement: Json = {
        "bom-ref": _reference(code, entry.id),
        "identifier": entry.id,
        "title": entry.title or entry.label,
        "text": entry.summary,
    }
    if entry.id in wholes:
        requirement["parent"] = _reference(code, wholes[entry.id])
    values = to_values(entry, ("id", "summary", *_BELOW))
    requirement["properties"] = [
        _property(KIND, type(entry).__name__.lower()),
        *_properties(values),
    ]
    requirement["externalReferences"] = [
        {"type": "documentation", "url": url(address(entry.id, code.edition.slug), base)}
    ]
    return requirement


def _wholes(code: Code) -> dict[str, str]:
    """Return for each entry the one that it is listed below."""
    wholes = {commitment.id: commitment.chapter.value for commitment in code.commitments}
    wholes |= parents(code)
    holding: tuple[Commitment | Appendix, ...] = (*code.commitments, *code.appendices)
    for holder in holding:
        for recital in holder.recitals:
            # it may be attached to a Measure, which comes later
            wholes[recital.id] = holder.id
    return wholes


def _level(name: str, code: Code) -> Json:
    """Return what remains in a situation as a level of the standard."""
    situation = SITUATIONS[name]
    selected = remaining(decision_in(name, code.edition.slug))
    return {
        "bom-ref": _reference(code, f"level:{name}"),
        "identifier": name,
        "title": situation.title,
        "description": situation.summary,
        "requirements": [_reference(code, entry) for entry in selected],
    }


def _ai_act(code: Code, rulings: dict[str, Ruling]) -> Json:
    """Return the obligations of Chapter V as a standard of its own."""
    return {
        "bom-ref": "ai-act",
        "name": "Regulation (EU) 2024/1689 (AI Act)",
        "description": "The obligations of providers of general-purpose AI models, by article.",
        "owner": "European Union",
        "requirements": [
            _ruled(
                {
                    "bom-ref": _reference(code, obligation.value),
                    "identifier": f"Article {obligation.value}",
                    "title": obligation.title,
                    "properties": [],
                },
                rulings[obligation.value],
            )
            for obligation in Obligation
        ],
        "externalReferences": [{"type": "documentation", "url": AI_ACT_ADDRESS}],
    }


def _ruled(requirement: Json, ruling: Ruling) -> Json:
    """Return a requirement with what was ruled on it."""
    values = (value._replace(name=f"{RULING}{value.name}") for value in to_values(ruling))
    return {**requirement, "properties": [*requirement["properties"], *_properties(values)]}


def _claim(name: str, ruling: Ruling, code: Code) -> Json:
    subject = subject_of(name, code.edition.slug)
    return {
        "bom-ref": f"claim:{name}",
        "target": "model",
        "predicate": CLAIMS[ruling.outcome].format(subject),
        "reasoning": " ".join(ruling.because),
    }


def _reference(code: Code, name: str) -> str:
    return f"{code.edition.slug}:{name}"


def _properties(values: Iterable[Value]) -> Iterator[Json]:
    for value in values:
        group = f"{value.group}:" if value.group else ""
        yield _property(f"{group}{value.name}", value.text)
        if value.printed is not None:
            yield _property(f"{group}{value.name}{AS_PRINTED}", value.printed)


def _property(name: str, value: str) -> Json:
    return {"name": f"{PREFIX}{name}", "value": value}
