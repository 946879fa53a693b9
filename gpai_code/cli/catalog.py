"""Commands that look the Code up: list, search, show, diff, due, editions."""

import argparse
from typing import TYPE_CHECKING, Any

from gpai_code.cli.arguments import (
    Command,
    CommandParser,
    add_edition,
    add_json,
    add_table_formats,
    day,
    refuse,
    selected_edition,
    selected_slug,
)
from gpai_code.cli.citations import entries_named
from gpai_code.cli.console import print_json, write_output
from gpai_code.cli.documents import read_documents
from gpai_code.cli.exit_codes import FINE
from gpai_code.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from gpai_code.catalog.correspondence import Correspondence
    from gpai_code.catalog.records import Commitment, Measure
    from gpai_code.forms.base import Form

DEFAULT_HITS = 10
FILTERS = ("addressee", "chapter", "article", "force", "derogation")


def provenance(slug: str) -> Any:
    """Return what an answer says of the library and the data that it comes from."""
    from gpai_code.catalog.provenance import generated_by  # noqa: PLC0415
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415

    return unstructure(generated_by(slug))


# list


def add_list_options(parser: CommandParser) -> None:
    """Add the options of `list`."""
    parser.add_argument(
        "--addressee",
        help="List what these must observe: providers or providers-systemic-risk.",
    )
    parser.add_argument(
        "--chapter",
        help="List the entries of this chapter: transparency, copyright or safety-security.",
    )
    parser.add_argument(
        "--article",
        help="List what rests on this place in the AI Act or another act, such as '55(1)', "
        "'Art. 53 Abs. 1 lit. c' or 'recital 110'.",
    )
    parser.add_argument(
        "--force",
        help="List what binds in this way: must, must-not, best-efforts, encouraged, may, ...",
    )
    parser.add_argument(
        "--derogation",
        help="List what these need not observe in full: open-source, sme, safely-derived, ...",
    )
    add_table_formats(parser)
    add_edition(parser)


def run_list(options: argparse.Namespace) -> int:
    """List Commitments and Measures."""
    from gpai_code.catalog.code import load  # noqa: PLC0415
    from gpai_code.catalog.records import Commitment, Measure  # noqa: PLC0415

    code = load(selected_edition(options))
    filters = {name: getattr(options, name) for name in FILTERS}
    commitments = code.select(Commitment, **filters)
    measures = code.select(Measure, **filters)
    if options.csv:
        from gpai_code.render.rows import stamped_rows  # noqa: PLC0415
        from gpai_code.render.tables import rows_csv  # noqa: PLC0415

        selected = {entry.id for entry in (*commitments, *measures)}
        entries = [entry for name, entry in code.items() if name in selected]
        (some_row,) = stamped_rows(code.measures[:1], code.edition)
        # without an entry that fits, the columns are still an answer
        write_output(rows_csv(stamped_rows(entries, code.edition), columns=list(some_row)))
        return FINE
    if options.json:
        print_json(
            {
                "generated_by": provenance(code.edition.slug),
                "commitments": [_listed(entry) for entry in commitments],
                "measures": [_listed(entry) for entry in measures],
            }
        )
        return FINE
    selected = {entry.id for entry in (*commitments, *measures)}
    for commitment in code.commitments:
        below = [measure for measure in commitment.measures if measure.id in selected]
        if commitment.id in selected or below:
            print(f"{commitment.id}  {commitment.title}")
        for measure in below:
            print(f"  {measure.id}  {measure.title}")
    return FINE


def _listed(entry: "Commitment | Measure") -> dict[str, Any]:
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415

    return {
        "id": entry.id,
        "label": entry.label,
        "title": entry.title,
        "legal_basis": "".join(basis.as_printed or "" for basis in entry.legal_basis),
        "references": [unstructure(basis) for basis in entry.legal_basis],
        "addressees": [addressee.value for addressee in entry.addressees],
        "summary": entry.summary,
    }


# search


def add_search_options(parser: CommandParser) -> None:
    """Add the options of `search`."""
    parser.add_argument(
        "words", nargs="+", help="Words to look for; every word counts, none is required."
    )
    parser.add_argument(
        "--limit",
        type=int,
        default=DEFAULT_HITS,
        metavar="N",
        help=f"Print at most this many entries; {DEFAULT_HITS} if this is left out.",
    )
    add_json(parser)
    add_edition(parser)


def run_search(options: argparse.Namespace) -> int:
    """Print the entries that fit some words best."""
    from gpai_code.catalog.code import load  # noqa: PLC0415

    code = load(selected_edition(options))
    hits = code.search(" ".join(options.words), max(0, options.limit))
    if options.json:
        rows = [
            {"id": hit.entry.id, "score": round(hit.score, 3), "summary": hit.entry.summary}
            for hit in hits
        ]
        print_json({"generated_by": provenance(code.edition.slug), "hits": rows})
        return FINE
    for hit in hits:
        print(f"{hit.entry.id:<20} {hit.entry.title or hit.entry.summary[:70]}")
    return FINE


# show


def add_show_options(parser: CommandParser) -> None:
    """Add the options of `show`."""
    parser.add_argument(
        "id",
        help="Entry, by its id or as people cite it: copyright-1.4, II.4.5, "
        "'Measures 7.1 to 7.5' or 'point (2) of Measure 9.3'.",
    )
    add_json(parser)
    add_edition(parser)


def run_show(options: argparse.Namespace) -> int:
    """Print one entry with its provisions."""
    from gpai_code.catalog.code import load  # noqa: PLC0415

    code = load(selected_edition(options))
    entries = entries_named(options.id, code)
    if not options.json:
        from gpai_code.render.entries import describe_entry  # noqa: PLC0415

        print("\n\n".join(describe_entry(entry, code) for entry in entries))
        return FINE
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415

    if len(entries) == 1:
        print_json({"generated_by": provenance(code.edition.slug), **unstructure(entries[0])})
    else:
        documents = [unstructure(entry) for entry in entries]
        print_json({"generated_by": provenance(code.edition.slug), "entries": documents})
    return FINE


# diff


def add_diff_options(parser: CommandParser) -> None:
    """Add the options of `diff`."""
    parser.add_argument("older", help="Edition to compare from: third-draft.")
    parser.add_argument("newer", help="Edition to compare with: final.")
    parser.add_argument(
        "id",
        nargs="?",
        help="Entry of either edition, by its id or as people cite it, or a row of the Form: "
        "II.4.5, term-sme, form-license. All of them are compared if this is left out.",
    )
    add_json(parser)


def run_diff(options: argparse.Namespace) -> int:
    """Print what became of an entry, or of all."""
    from gpai_code.catalog.correspondence import compare  # noqa: PLC0415
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415
    from gpai_code.render.entries import describe_correspondence  # noqa: PLC0415

    rows = _compared(options) if options.id else compare(options.older, options.newer)
    if options.json:
        stamps = [provenance(options.older), provenance(options.newer)]
        print_json({"generated_by": stamps, "entries": [unstructure(row) for row in rows]})
    else:
        print("\n\n".join(map(describe_correspondence, rows)))
    return FINE


def _compared(options: argparse.Namespace) -> "tuple[Correspondence, ...]":
    """Compare what the argument names in the older edition, or else in the newer one."""
    from gpai_code.catalog.code import load  # noqa: PLC0415
    from gpai_code.catalog.correspondence import compare  # noqa: PLC0415
    from gpai_code.errors import AmbiguousIdError, UnknownIdError  # noqa: PLC0415

    try:
        return compare(options.older, options.newer, options.id)
    except UnknownIdError:
        try:
            entries = entries_named(options.id, load(options.older))
        except (AmbiguousIdError, UnknownIdError):
            entries = entries_named(options.id, load(options.newer))
        rows: dict[Correspondence, None] = {}
        for entry in entries:
            rows |= dict.fromkeys(compare(options.older, options.newer, entry.id))
        return tuple(rows)


# due


def add_due_options(parser: CommandParser) -> None:
    """Add the options of `due`."""
    parser.add_argument(
        "event",
        nargs="*",
        metavar="EVENT=YYYY-MM-DD",
        help="Event and the day on which it happened. "
        "The events are listed, with a sentence each, if this is left out.",
    )
    parser.add_argument(
        "--document",
        action="append",
        default=[],
        metavar="FILE",
        help="Form, Framework, Model Report or serious incident report whose dates are events too. "
        "May be repeated.",
    )
    parser.add_argument(
        "--holiday",
        action="append",
        default=[],
        metavar="YYYY-MM-DD",
        help="Day that is not a working day. May be repeated.",
    )
    add_json(parser)
    add_edition(parser)


def run_due(options: argparse.Namespace) -> int:
    """Print what is due by when, or the events that deadlines run from."""
    from gpai_code.catalog.deadlines import due_dates, open_limits  # noqa: PLC0415
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415
    from gpai_code.render.entries import describe_due, describe_open_limit  # noqa: PLC0415

    slug = selected_slug(options)
    if not options.event and not options.document:
        refuse(options, ["holiday"], "has no effect without an event")
        return _list_events(slug, options)
    stated = _read_events(options.event)
    forms = read_documents(options.document, slug)
    events = stated | _events_of_documents(forms, stated, options.document)
    holidays = [day(word) for word in options.holiday]
    unconcerned = _unconcerned(forms) if forms and not stated else frozenset()
    dated = [
        due for due in due_dates(events, slug, holidays=holidays) if due.entry not in unconcerned
    ]
    undated = open_limits(events, slug)
    if options.json:
        answer = {
            "generated_by": provenance(slug),
            "due": [unstructure(row) for row in dated],
            "open": [unstructure(row) for row in undated],
        }
        print_json(answer)
        return FINE
    for due in dated:
        print(describe_due(due))
    for limit in undated:
        print(describe_open_limit(limit))
    return FINE


def _events_of_documents(
    forms: "list[Form]", stated: "dict[str, date]", names: list[str]
) -> "dict[str, date]":
    """Return the events that forms tell the day of; two must not tell it differently."""
    from gpai_code.forms.safety_security.events import events_of  # noqa: PLC0415

    events: dict[str, date] = {}
    for name, form in zip(names, forms, strict=True):
        for event, happened in events_of(form).items():
            if event in stated:
                continue  # what is said on the command line goes before a document
            if events.setdefault(event, happened) != happened:
                raise UsageError(
                    f"{event} is on {events[event]} in one document and on {happened} in {name}; "
                    f"say which with {event}=YYYY-MM-DD"
                )
    return events


def _unconcerned(forms: "list[Form]") -> frozenset[str]:
    """Return the provisions whose limits no document is concerned by, though events are given."""
    from gpai_code.forms.safety_security.events import unconcerned_entries  # noqa: PLC0415

    incidents = [form for form in forms if hasattr(form, "kinds")]
    entries = [unconcerned_entries(form) for form in incidents]
    return frozenset.intersection(*entries) if entries else frozenset()


def _list_events(slug: str, options: argparse.Namespace) -> int:
    from gpai_code.catalog.deadlines import events  # noqa: PLC0415

    rows = events(slug)
    if options.json:
        print_json([event.slug for event in rows])
        return FINE
    width = max(len(event.slug) for event in rows)
    for event in rows:
        print(f"{event.slug:<{width}}  {event.summary}")
    return FINE


def _read_events(words: list[str]) -> "dict[str, date]":
    events: dict[str, date] = {}
    for word in words:
        name, _, text = word.partition("=")
        if name in events:
            raise UsageError(f"event {name} is given twice; give one date for each event")
        events[name] = day(text)
    return events


# editions


def add_editions_options(parser: CommandParser) -> None:
    """Add the options of `editions`."""
    add_json(parser)


def run_editions(options: argparse.Namespace) -> int:
    """List the editions of the Code."""
    from gpai_code.catalog.edition import editions  # noqa: PLC0415
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415

    if options.json:
        print_json([unstructure(edition) for edition in editions()])
        return FINE
    for edition in editions():
        print(f"{edition.slug:<12} {edition.version:<5} {edition.date}  {edition.title}")
        print(f"{'':<12} {edition.status}; data revision {edition.revision}")
    return FINE


COMMANDS = {
    "list": Command(
        add_list_options,
        run_list,
        ("gpai-code list --chapter copyright", "gpai-code list --derogation open-source --csv"),
    ),
    "search": Command(
        add_search_options, run_search, ("gpai-code search retention period --limit 3",)
    ),
    "show": Command(
        add_show_options,
        run_show,
        (
            "gpai-code show copyright-1.4",
            "gpai-code show 'point (2) of Measure 9.3'",
            "gpai-code show II.4.5 --edition third-draft",
        ),
    ),
    "diff": Command(add_diff_options, run_diff, ("gpai-code diff third-draft final II.12.4",)),
    "due": Command(
        add_due_options, run_due, ("gpai-code due", "gpai-code due incident-resolved=2026-01-01")
    ),
    "editions": Command(add_editions_options, run_editions, ("gpai-code editions",)),
}
