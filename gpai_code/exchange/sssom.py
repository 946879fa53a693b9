"""
Mappings as SSSOM tables: from the third draft to the final text, and from the Code to the AI Act.

What changed in substance is never called an exact match. That entries only have something in
common is all that is said of those that were merged, split or moved.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO

from gpai_code.catalog.code import Code, load
from gpai_code.catalog.correspondence import Correspondence, correspondence_table
from gpai_code.catalog.paths import FORM_ROW, url
from gpai_code.catalog.records import Commitment, Measure, Rule
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.exchange.losses import Export, Loss, collect_losses
from gpai_code.law import AI_ACT, Citation
from gpai_code.text_io.base_address import BASE_ADDRESS
from gpai_code.vocabulary import Relation

ELI = "http://data.europa.eu/eli/reg/2024/1689/"
"""Begins the addresses of the parts of the AI Act."""

LICENSE = "https://www.apache.org/licenses/LICENSE-2.0"

NOT_THERE = "sssom:NoTermFound"
"""Stands for the counterpart of what has none."""

JUSTIFICATION = "semapv:ManualMappingCuration"

EXACT, CLOSE, RELATED = "skos:exactMatch", "skos:closeMatch", "skos:relatedMatch"

PREDICATES = {
    Relation.SAME: EXACT,
    Relation.RENAMED: EXACT,
    Relation.CHANGED: CLOSE,
    Relation.MERGED: RELATED,
    Relation.SPLIT: RELATED,
    Relation.MOVED_TO_APPENDIX: RELATED,
    # there is no counterpart: what is said is that no exact one was found
    Relation.DROPPED: EXACT,
    Relation.NEW: EXACT,
}

RESTS_ON = RELATED
"""A Commitment is no match of its legal basis: it is a way of meeting it."""

NAMES = "dcterms:references"
"""An entry whose own text names a place in the law."""

COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "object_id", "object_label"),
    *("mapping_justification", "comment"),
)

Row = tuple[str, ...]


@explain_arguments
def to_sssom(base: str = BASE_ADDRESS) -> Export[str]:
    """
    Return what became of each entry of the third draft, as an SSSOM table.

    Args:
        base: The address that the Code is published below.

    >>> to_sssom().document.splitlines()[0]
    '#curie_map:'
    """
    table = correspondence_table()
    prefixes = {
        "draft": url(f"/{table.older}/", base),
        "final": url(f"/{table.newer}/", base),
    }
    about = {
        "mapping_set_id": url("/mappings/third-draft-to-final", base),
        "mapping_set_title": "GPAI Code of Practice: third draft to final text",
        "mapping_set_version": str(table.revision),
    }
    rows: list[Row] = []
    for entry in table.entries:
        rows += _correspondence_rows(entry)
    losses = (
        Loss(
            what="that several entries belong to one row of the table",
            places=tuple(
                row.old[0] if row.old else row.new[0]
                for row in table.entries
                if len(row.old) > 1 or len(row.new) > 1
            ),
            why="SSSOM relates two entries; each pair has the same comment",
        ),
    )
    return Export(_table(prefixes, about, rows), losses)


@explain_arguments
def to_sssom_ai_act(code: Code, base: str = BASE_ADDRESS) -> Export[str]:
    """
    Return which places of the AI Act an edition rests on or names, as an SSSOM table.

    Args:
        code: The edition.
        base: The address that the Code is published below.
    """
    slug = code.edition.slug
    prefixes = {
        "code": url(f"/{slug}/", base),
        "ai-act": ELI,
        "dcterms": "http://purl.org/dc/terms/",
    }
    about = {
        "mapping_set_id": url(f"/mappings/{slug}-to-ai-act", base),
        "mapping_set_title": f"{code.edition.title} to the AI Act",
        "mapping_set_version": str(code.edition.revision),
    }
    rows: list[Row] = []
    elsewhere: list[tuple[str, str]] = []
    for entry in code.entries.values():
        places: list[tuple[str, Citation]] = [(NAMES, place) for place in entry.references]
        if isinstance(entry, (Commitment, Measure)):
            places += [(RESTS_ON, place) for place in entry.legal_basis]
        for predicate, place in places:
            if place.instrument != AI_ACT:
                elsewhere.append(("places in other acts", entry.id))
                continue
            rows.append(
                (
                    *(f"code:{entry.id}", entry.title or entry.label, predicate),
                    *(f"ai-act:{eli(place)}", str(place), JUSTIFICATION),
                    "legal basis" if predicate == RESTS_ON else "named in the text",
                )
            )
    why = {"places in other acts": "the table is about the AI Act"}
    return Export(_table(prefixes, about, rows), collect_losses(elsewhere, why))


def eli(place: Citation) -> str:
    """
    Return where a place of the AI Act is, after the address of the act; to the point at most.

    >>> from gpai_code.law import act
    >>> eli(act("Article 53(1)(a)")), eli(act("recital 110")), eli(act("Annex XI Section 2"))
    ('art_53/par_1/pnt_a/oj', 'rct_110/oj', 'anx_XI/oj')
    """
    steps = []
    if place.article is not None:
        steps.append(f"art_{place.article}")
    if place.annex is not None:
        steps.append(f"anx_{place.annex}")
    if place.recital is not None:
        steps.append(f"rct_{place.recital}")
    if place.article is not None and place.paragraph is not None:
        steps.append(f"par_{place.paragraph}")
    if place.article is not None and place.point is not None:
        steps.append(f"pnt_{place.point}")
    return "/".join([*steps, "oj"])


def _correspondence_rows(row: Correspondence) -> Iterator[Row]:
    """Yield a row for each pair; what has no counterpart is paired with SSSOM's word for that."""
    comment = f"{row.relation.value}: {row.what_changed}"
    for older in row.old or (None,):
        for newer in row.new or (None,):
            yield (
                *(_subject("draft", older), _label("third-draft", older)),
                PREDICATES[row.relation],
                *(_subject("final", newer), _label("final", newer)),
                *(JUSTIFICATION, comment),
            )


def _subject(prefix: str, entry: str | None) -> str:
    return NOT_THERE if entry is None else f"{prefix}:{entry}"


def _label(edition: str, entry: str | None) -> str:
    if entry is None or entry.startswith(FORM_ROW):
        return ""
    named = load(edition)[entry]
    title = f" {named.title}" if isinstance(named, Rule) and named.title else ""
    return f"{named.label}{title}"


def _table(prefixes: dict[str, str], about: dict[str, str], rows: Iterable[Row]) -> str:
    lines = ["#curie_map:"]
    # text in JSON's quotes is text in YAML's too, whatever is in it
    lines += [f"#  {prefix}: {json.dumps(address)}" for prefix, address in prefixes.items()]
    lines += [f"#{name}: {json.dumps(text)}" for name, text in about.items()]
    lines.append(f"#license: {json.dumps(LICENSE)}")
    file = StringIO()
    write = csv.writer(file, delimiter="\t", lineterminator="\n").writerow
    write(COLUMNS)
    for row in rows:
        write(row)
    return "\n".join(lines) + "\n" + file.getvalue()
