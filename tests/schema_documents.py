"""Every schema by name, what its reader says of a document, and documents to try both on."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from gpai_code import Decision, resolve
from gpai_code.catalog.code import load
from gpai_code.catalog.document import CodeDocument
from gpai_code.catalog.records import Commitment, Measure
from gpai_code.constraints.rules import LIST_LENGTH, TEXT_LENGTH
from gpai_code.constraints.structuring import structure
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.errors import DocumentError
from gpai_code.forms.documents import FORMS, SAFETY_DOCUMENTS, from_document
from gpai_code.resolver.facts import ModelFacts, facts_of
from gpai_code.schemas.locations import KINDS
from gpai_code.schemas.published import json_schema
from gpai_code.vocabulary import Audience

Named = tuple[str, str, Audience | None]

FORM = "model-documentation-form"
SUMMARY: Named = ("training-content-summary", "2025-12-05", None)
AUDIENCES: list[Audience | None] = [None, *Audience]

SAFETY: list[Named] = [
    (kind, edition, None) for kind, editions in SAFETY_DOCUMENTS.items() for edition in editions
]
"""Framework, Model Report and serious incident report, by edition."""

_FORMS = (FORM, SUMMARY[0], *SAFETY_DOCUMENTS)
SCHEMAS: list[Named] = [(kind, "final", None) for kind in KINDS if kind not in _FORMS]
SCHEMAS += [SUMMARY, *SAFETY]
SCHEMAS += [(FORM, edition, audience) for edition in FORMS for audience in AUDIENCES]


def schema_id(named: Named) -> str:
    kind, edition, audience = named
    return "-".join([kind, edition, audience.value if audience else "whole"])


def schema_of(named: Named, *, dialect: str = "2020-12", annotated: bool = False) -> dict[str, Any]:
    kind, edition, audience = named
    return json_schema(kind, edition, audience=audience, dialect=dialect, annotated=annotated)


def parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a schema and every schema in it."""
    yield schema
    for keyword in ("properties", "$defs", "definitions"):
        for inner in schema.get(keyword, {}).values():
            yield from parts(inner)
    for keyword in ("anyOf", "oneOf", "allOf"):
        for inner in schema.get(keyword, ()):
            yield from parts(inner)
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from parts(schema[keyword])


RECORDS: dict[str, type] = {
    "code": CodeDocument,
    "commitment": Commitment,
    "measure": Measure,
    "decision": Decision,
}


def reads(named: Named, document: object) -> bool:
    """Say whether the reader of a kind of document accepts one."""
    kind, edition, audience = named
    try:
        if kind == "model-facts":
            facts_of(document)
            return True
        if kind in RECORDS:
            structure(document, RECORDS[kind])
            return True
        form = from_document(document)
    except DocumentError:
        return False
    actual = (form.DOCUMENT, form.EDITION, getattr(form, "audience", None))
    return actual == (kind, edition, audience)


SURPRISES: list[Any] = [
    *(None, True, False, 0, 1, 1.0, 1.5, -1, [], {}, [[]], [None], [{}], {"surprise": 1}),
    *("", " ", "\n", "\u00a0", "x", "x\n", "\x00", "a\x00", "\ufeff", "x" * (TEXT_LENGTH + 1)),
    *("N/A", "n/a", "N/A ", "N/A\n", "none", "None.", "none exists", "not accessible", "NONE"),
    *("2025-01-31", "2025-02-29", "2024-02-29", "2025-1-31", "2025-01-31\n", "0000-01-01"),
    *("7.3e10", "90", "007", "1e24", "1e024", "1e100", "1e24\n", "٣", "1٠", "9" * 31),
    *("https://a.example/", "http://a", "https://", "javascript:x", "https://a b", "https://a\n"),
    *("Text", "text", "training", "parameters", "FLOP", "MWh", "wall clock days", "DPs", "AIO"),
    *("2025-01", "2025-13", "not known", "a.example", "a..example", {"used": True}, {"used": 0}),
    *("1-500M", "1—500M", "less than 1 month", "final", "third-draft", "AI Act", "must", "53"),
    *(["Text"], ["Text", "Text"], ["Web crawling"], {"selected": []}, {"other": "x"}, ["x"] * 1001),
    *({"selected": ["Text"]}, {"value": "1", "unit": "FLOP"}, {"text": "N/A"}, {"note": None}),
]


def spoilt(value: Any) -> Iterator[Any]:
    """Yield what becomes of a value of a document if somebody meddles with it."""
    yield from SURPRISES
    if isinstance(value, dict):
        yield {**value, "surprise": "x"}
        for name in value:
            yield {key: item for key, item in value.items() if key != name}
    if isinstance(value, list):
        yield value * 2
        yield value[:1]
        yield [*value, "x"]
        yield (value * (LIST_LENGTH + 1))[: LIST_LENGTH + 1]


@cache
def documents(kind: str) -> tuple[Any, ...]:
    """Return real documents of one kind, the long ones cut down."""
    if kind == "code":
        return tuple(schema_of((kind, "third-draft", None))["examples"])
    if kind == "decision":
        decisions = [resolve(facts, edition) for facts in FACT_SETS for edition in FORMS]
        return tuple(unstructure(_shortened(decision)) for decision in decisions)
    codes = [load(edition) for edition in FORMS]
    entries = [entry for code in codes for entry in getattr(code, f"{kind}s")]
    return tuple(unstructure(entry) for entry in entries)


FACT_SETS = [ModelFacts(), ModelFacts(license="MIT", weights_public=True, systemic_risk=False)]


def _shortened(decision: Decision) -> Decision:
    def few(rulings: Mapping[str, Any]) -> dict[str, Any]:
        return dict(list(rulings.items())[:2])

    return attrs.evolve(
        decision,
        commitments=few(decision.commitments),
        measures=few(decision.measures),
        provisions=few(decision.provisions),
    )
