"""The command that prints JSON Schemas: schema."""

import argparse

from gpai_code.cli.arguments import (
    AUDIENCES,
    Command,
    CommandParser,
    add_edition,
    refuse,
    selected_slug,
)
from gpai_code.cli.console import print_json
from gpai_code.cli.exit_codes import FINE

DIALECT = "2020-12"


def add_schema_options(parser: CommandParser) -> None:
    """Add the options of `schema`."""
    parser.add_argument(
        "kind",
        help="Kind of document: code, commitment, measure, form, summary, facts or decision.",
    )
    parser.add_argument(
        "--audience", choices=AUDIENCES, help="Print the schema of this audience's copy of a form."
    )
    parser.add_argument(
        "--dialect",
        metavar="DRAFT",
        help=f"Draft of JSON Schema: {DIALECT} or draft-07; {DIALECT} if this is left out.",
    )
    parser.add_argument(
        "--annotated",
        action="store_true",
        help="Add x-gpai-* annotations: audiences, recommended words, legal basis.",
    )
    parser.add_argument(
        "--path",
        action="store_true",
        help="Print where the file of the schema is installed, instead of the schema.",
    )
    add_edition(parser)


def run_schema(options: argparse.Namespace) -> int:
    """Print a schema, or where its file is."""
    from gpai_code.schemas.published import json_schema, schema_path  # noqa: PLC0415

    edition = selected_slug(options)
    if options.path:
        refuse(options, ["annotated", "dialect"], "does not go with --path; redirect the output")
        print(schema_path(options.kind, edition, audience=options.audience))
        return FINE
    schema = json_schema(
        options.kind,
        edition,
        audience=options.audience,
        dialect=DIALECT if options.dialect is None else options.dialect,
        annotated=options.annotated,
    )
    print_json(schema)
    return FINE


COMMANDS = {
    "schema": Command(
        add_schema_options,
        run_schema,
        ("gpai-code schema form --audience DPs", "gpai-code schema facts --path"),
    ),
}
