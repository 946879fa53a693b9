"""The command `prefill`: a form filled with what a document of another tool states."""

import argparse
from typing import TYPE_CHECKING

from gpai_code.cli.arguments import (
    Command,
    CommandParser,
    add_edition,
    add_json,
    add_output,
    refuse,
)
from gpai_code.cli.catalog import selected_slug
from gpai_code.cli.console import print_json, print_note, read_input, write_result
from gpai_code.cli.exit_codes import FINE
from gpai_code.errors import DocumentError, InputFileError

if TYPE_CHECKING:
    from gpai_code.exchange.prefilled import PrefilledForm


def add_prefill_options(parser: CommandParser) -> None:
    """Add the options of `prefill`."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="CycloneDX BOM in JSON, Hugging Face model card, or SPDX document of this program; "
        "- for standard input.",
    )
    parser.add_argument(
        "--component",
        metavar="REF",
        help="Reference (bom-ref) of the model in a BOM that has several.",
    )
    add_json(parser)
    add_output(parser, "The form")
    add_edition(parser)


def run_prefill(options: argparse.Namespace) -> int:
    """Write the form, and say of each row where it comes from."""
    from gpai_code.forms.documents import to_document, write_form  # noqa: PLC0415

    if options.json:
        refuse(options, ["output"], "does not go with --json, which prints form and remarks")
    try:
        prefilled = _read(read_input(options.file), options)
    except DocumentError as error:
        raise InputFileError(options.file, error) from error
    if options.json:
        print_json({**prefilled.to_dict(), "form": to_document(prefilled.form)})
        return FINE
    write_result(write_form(prefilled.form), options, options.output)
    for row in prefilled.rows:
        kind = "filled" if row.filled else "suggestion"
        print_note(f"{kind}: {row.row}: {row.text!r} ({row.source}): {row.note}")
    for note in prefilled.notes:
        print_note(f"note: {note}")
    return FINE


def _read(content: bytes, options: argparse.Namespace) -> "PrefilledForm":
    """Tell a BOM by the bracket that its text begins with; a card has none there."""
    edition = selected_slug(options)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        if b"spdx-context.jsonld" in content:
            from gpai_code.exchange.spdx import read_spdx  # noqa: PLC0415

            refuse(options, ["component"], "has no effect on an SPDX document")
            return read_spdx(content)
        from gpai_code.exchange.ml_bom_reading import read_ml_bom  # noqa: PLC0415

        return read_ml_bom(content, edition=edition, component=options.component)
    from gpai_code.exchange.card_reading import read_card_form  # noqa: PLC0415

    refuse(options, ["component"], "has no effect on a model card")
    return read_card_form(content, edition=edition)


COMMANDS = {
    "prefill": Command(
        add_prefill_options,
        run_prefill,
        (
            "gpai-code init form.json",
            "gpai-code export form.json --format cyclonedx --name Example-1 --output bom.json",
            "gpai-code prefill bom.json --output again.json",
        ),
    ),
}
