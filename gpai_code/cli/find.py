"""The command that finds what a citation means."""

import argparse
from typing import TYPE_CHECKING, Any

from gpai_code.cli.arguments import Command, CommandParser, add_json
from gpai_code.cli.catalog import provenance
from gpai_code.cli.console import print_json
from gpai_code.cli.exit_codes import FINE
from gpai_code.text_io.escaping import printable

if TYPE_CHECKING:
    from gpai_code.catalog.citations.matching import CitationMatch


def add_find_options(parser: CommandParser) -> None:
    """Add the options of `find`."""
    parser.add_argument(
        "text",
        nargs="+",
        help="Citation of the Code or of the AI Act, such as 'Measures 7.1 to 7.5', "
        "'point (2) of Measure 9.3', 'Anhang 1.4' or 'Art. 53 (1) d'.",
    )
    parser.add_argument(
        "--chapter",
        help="Chapter that the citation is about, if it does not say so: transparency, copyright "
        "or safety-security.",
    )
    add_json(parser)
    parser.add_argument(
        "--edition",
        help="Edition of the Code: third-draft, final, or a PEP 440 specifier such as '>=0.3,<1'. "
        "If this is left out, the edition that the citation names is used, or else the final text.",
    )


def run_find(options: argparse.Namespace) -> int:
    """Print what a citation means."""
    from gpai_code.catalog.citations.finder import find  # noqa: PLC0415

    match = find(" ".join(options.text), options.edition, options.chapter)
    if options.json:
        print_json(_document(match))
        return FINE
    for entry in match.entries:
        title = getattr(entry, "title", None) or getattr(entry, "term", None)
        print(printable(f"{entry.id}  {title or entry.summary}"))
    for row in match.rows:
        print(f"row {row} of the Model Documentation Form")
    for reference in match.references:
        print(reference)
    for note in match.notes:
        print(f"note: {note}")
    return FINE


def _document(match: "CitationMatch") -> dict[str, Any]:
    from gpai_code.catalog.paths import address, row_address  # noqa: PLC0415

    entries = [
        {
            "id": entry.id,
            "label": getattr(entry, "label", None) or getattr(entry, "term", None),
            "title": getattr(entry, "title", None),
            "address": address(entry.id, match.edition),
        }
        for entry in match.entries
    ]
    rows = [{"id": row, "address": row_address(row, match.edition)} for row in match.rows]
    return {
        "generated_by": provenance(match.edition),
        "text": match.text,
        "edition": match.edition,
        "entries": entries,
        "rows": rows,
        "references": [str(reference) for reference in match.references],
        "notes": list(match.notes),
    }


COMMANDS = {
    "find": Command(
        add_find_options,
        run_find,
        (
            "gpai-code find 'Measures 7.1 to 7.5'",
            "gpai-code find 'point (2) of Measure 9.3' --json",
            "gpai-code find 'Art. 53 Abs. 1 lit. d KI-VO'",
        ),
    ),
}
