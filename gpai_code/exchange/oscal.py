"""
The Code as an OSCAL catalogue.

Chapters are groups, Commitments are controls and Measures controls inside them; points, conditions
and limits are parts and properties, so that nothing is lost. Appendices, the front matter and the
glossary are groups of parts: nobody is assessed on them by themselves.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from gpai_code.catalog.code import Code
from gpai_code.catalog.correspondence import correspondence_table
from gpai_code.catalog.paths import address, url
from gpai_code.catalog.records import (
    AnyEntry,
    Appendix,
    Commitment,
    Entry,
    Measure,
    Provision,
    Recital,
    Rule,
    Term,
)
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.exchange.entry_values import to_values
from gpai_code.exchange.losses import Export
from gpai_code.exchange.oscal_parts import (
    DEFAULT_OSCAL_VERSION,
    Json,
    ai_act_resource,
    metadata,
    namespace,
    own,
    properties,
    source_resource,
    token,
)
from gpai_code.exchange.stable_ids import stable_uuid
from gpai_code.text_io.base_address import BASE_ADDRESS

PROSE = ("conditions", "exceptions", "note")
"""Fields that are written as parts of their own: sentences, which properties are not for."""

BELOW = ("provisions", "measures", "recitals")
"""Fields that hold other entries."""

APPENDICES, FRONT, GLOSSARY = "appendices", "front-matter", "glossary"
"""Ids of the groups that are not chapters."""

DERIVED = frozenset({"corresponds-to"})
"""Properties that say what another table says; they are not read back."""

_SHOWN_ELSEWHERE = frozenset({"title", "term", "summary", *PROSE, *BELOW})


@explain_arguments
def to_oscal(
    code: Code, version: str = DEFAULT_OSCAL_VERSION, base: str = BASE_ADDRESS
) -> Export[dict[str, Any]]:
    """
    Return an edition as an OSCAL catalogue; nothing is lost, `read_oscal` gives the edition back.

    Args:
        code: The edition.
        version: Version of OSCAL.
        base: The address that the Code is published below.

    Raises:
        UnknownValueError: If the version is not supported.

    >>> from gpai_code.catalog.code import load
    >>> catalog = to_oscal(load("final")).document["catalog"]
    >>> [group["id"] for group in catalog["groups"]][:3]
    ['transparency', 'copyright', 'safety-security']
    """
    edition = code.edition
    writer = _Writer(code, base)
    groups = [writer.chapter(chapter) for chapter in code.chapters]
    groups.append(writer.appendices())
    groups.append(
        writer.group(FRONT, "Objectives and recitals", [*code.objectives, *code.recitals])
    )
    glossary = writer.group(GLOSSARY, "Glossary", code.glossary)
    glossary["parts"].insert(0, writer.prose("introduction", code.glossary_introduction))
    groups.append(glossary)
    about = metadata(edition, edition.title, version, base)
    sources = [
        source_resource(source, number, edition, base)
        for number, source in enumerate(edition.sources, 1)
    ]
    catalog = {
        "uuid": stable_uuid("catalog", edition.slug, str(edition.revision), version),
        "metadata": about,
        "groups": groups,
        "back-matter": {"resources": [*sources, ai_act_resource()]},
    }
    return Export({"catalog": catalog})


class _Writer:
    """Writes the entries of one edition."""

    def __init__(self, code: Code, base: str) -> None:
        self.code, self.base = code, base
        self.slug = code.edition.slug

    def chapter(self, chapter: Any) -> Json:
        """Return a chapter with its Commitments."""
        commitments = [self.code.commitment(entry) for entry in chapter.commitments]
        return {
            "id": token(chapter.id.value),
            "class": "chapter",
            "title": chapter.title,
            "props": [own("id", chapter.id.value, self.base)],
            "controls": [self.control(commitment) for commitment in commitments],
        }

    def control(self, rule: Commitment | Measure) -> Json:
        """Return a Commitment with its Measures, or a Measure."""
        statement = {
            "id": f"{token(rule.id)}_smt",
            "name": "statement",
            "prose": rule.summary,
            "parts": [self.item(provision) for provision in rule.provisions],
        }
        control: Json = {
            "id": token(rule.id),
            "class": type(rule).__name__.lower(),
            "title": rule.title,
            "props": [*self.entry_properties(rule), *self.counterparts(rule.id)],
            "links": self.links(rule),
            "parts": [_without_empty(statement), *self.sentences(rule)],
        }
        if isinstance(rule, Commitment):
            control["parts"] += [self.part("recital", recital) for recital in rule.recitals]
            control["controls"] = [self.control(measure) for measure in rule.measures]
        return _without_empty(control)

    def item(self, provision: Provision) -> Json:
        """Return a point with all that is below it."""
        part = self.part("item", provision)
        del part["ns"]  # OSCAL has items of a statement itself
        return part

    def part(self, name: str, entry: AnyEntry) -> Json:
        """Return an entry that is no control as a part."""
        parts = self.sentences(entry)
        if isinstance(entry, Rule):
            parts += [self.item(provision) for provision in entry.provisions]
        written: Json = {
            "id": token(entry.id),
            "name": name,
            "ns": namespace(self.base),
            "props": self.entry_properties(entry),
            "prose": entry.summary,
            "parts": parts,
        }
        if entry.title is not None:
            written["title"] = entry.title
        return _without_empty(written)

    def entry_properties(self, entry: AnyEntry) -> list[Json]:
        """Return all of an entry that is neither prose nor another entry."""
        label = [{"name": "label", "value": entry.label}] if isinstance(entry, Entry) else []
        values = to_values(entry, {*_SHOWN_ELSEWHERE, "label"})
        return [*label, *properties(values, self.base)]

    def sentences(self, entry: AnyEntry) -> list[Json]:
        """Return conditions, exceptions and the note of an entry."""
        return [
            self.prose(value.name, value.text)
            for value in to_values(entry)
            if value.name in PROSE and not value.group
        ]

    def prose(self, name: str, text: str) -> Json:
        """Return a text as a part."""
        return {"name": name, "ns": namespace(self.base), "prose": text}

    def links(self, rule: Commitment | Measure) -> list[Json]:
        """Return where a Commitment or Measure is published, and the law that it rests on."""
        return [
            {"href": url(address(rule.id, self.slug), self.base), "rel": "canonical"},
            # every Commitment has its legal basis in the AI Act
            {"href": f"#{stable_uuid('ai-act')}", "rel": "reference"},
        ]

    def counterparts(self, entry: str) -> list[Json]:
        """Return what an entry corresponds to in the other edition, and how."""
        written = []
        for other, relation, what_changed in _counterparts(self.slug).get(entry, ()):
            more = {"class": relation, "remarks": what_changed}
            written.append(own("corresponds-to", other, self.base, **more))
        return written

    def appendices(self) -> Json:
        """Return the Appendices, each inside the one that it is a part of."""
        top: list[Json] = []
        groups: dict[str, Json] = {}
        for appendix in self.code.appendices:
            group = self.appendix(appendix)
            groups[appendix.id] = group
            outer = groups.get(appendix.id.rpartition(".")[0])
            (top if outer is None else outer.setdefault("groups", [])).append(group)
        return {"id": APPENDICES, "title": "Appendices", "groups": top}

    def appendix(self, appendix: Appendix) -> Json:
        """Return an Appendix without those that are parts of it."""
        written = self.part("appendix", appendix)
        recitals = [self.part("recital", recital) for recital in appendix.recitals]
        return {
            "id": written["id"],
            "class": "appendix",
            "title": appendix.title,
            "props": written["props"],
            "parts": [
                self.prose("summary", appendix.summary),
                *written.get("parts", []),
                *recitals,
            ],
        }

    def group(self, name: str, title: str, entries: Iterable[AnyEntry]) -> Json:
        """Return entries that are parts of no Commitment and no Appendix."""
        parts = [self.part(_kind(entry), entry) for entry in entries]
        return {"id": name, "title": title, "parts": parts}


def _kind(entry: AnyEntry) -> str:
    if isinstance(entry, Term):
        return "term"
    return "recital" if isinstance(entry, Recital) else "objective"


def _without_empty(written: Json) -> Json:
    # OSCAL refuses an empty list
    return {name: value for name, value in written.items() if value != []}


@cache
def _counterparts(slug: str) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Return for each entry what it corresponds to in the other edition, how, and what changed."""
    table = correspondence_table()
    pairs: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for row in table.entries:
        here, there = (row.old, row.new) if slug == table.older else (row.new, row.old)
        other = table.newer if slug == table.older else table.older
        for entry in here:
            for counterpart in there:
                pair = (f"{other} {counterpart}", row.relation.value, row.what_changed)
                pairs[entry] = (*pairs.get(entry, ()), pair)
    return pairs
