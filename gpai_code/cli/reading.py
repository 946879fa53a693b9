"""Commands that read others' documents: read-summary, read-form, read-datasets."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from gpai_code.cli.arguments import (
    Command,
    CommandParser,
    add_edition,
    add_json,
    add_output,
    refuse,
    selected_slug,
)
from gpai_code.cli.console import (
    STANDARD_STREAM,
    print_json,
    print_note,
    print_text,
    read_input,
    write_result,
    write_text,
)
from gpai_code.cli.exit_codes import FINDINGS, FINE
from gpai_code.errors import DocumentError, EditionMismatchError, InputFileError
from gpai_code.text_io.escaping import printable

if TYPE_CHECKING:
    from gpai_code.reading.records import DocumentationReading, SummaryReading

_KINDS = "PDF, Word, HTML, Markdown or plain text"


def add_read_summary_options(parser: CommandParser) -> None:
    """Add the options of `read-summary`."""
    _add_options(parser, f"Summary as {_KINDS}, or - for standard input.")


def add_read_form_options(parser: CommandParser) -> None:
    """Add the options of `read-form`."""
    _add_options(
        parser, f"Filled form as {_KINDS}, or as CSV of this program; - for standard input."
    )
    add_edition(parser)


def _add_options(parser: CommandParser, file: str) -> None:
    parser.add_argument("file", metavar="FILE", help=file)
    add_json(parser)
    add_output(parser, "The typed form that was read")


def run_read_summary(options: argparse.Namespace) -> int:
    """Read a published summary and print what was understood."""
    from gpai_code.reading.summary import read_summary  # noqa: PLC0415

    return _report(options, read_summary)


def run_read_form(options: argparse.Namespace) -> int:
    """Read a filled Model Documentation Form and print what was understood."""
    from gpai_code.reading.documentation import read_documentation  # noqa: PLC0415

    if options.file.casefold().endswith(".xlsx"):
        return _read_workbook(options)
    edition = selected_slug(options) if options.edition else None
    return _report(options, lambda content: read_documentation(content, edition=edition))


def _read_workbook(options: argparse.Namespace) -> int:
    """Write the form of a spreadsheet that this library exported and somebody filled."""
    from gpai_code.forms.documents import write_form  # noqa: PLC0415
    from gpai_code.reading.files import MAX_FILE  # noqa: PLC0415
    from gpai_code.reading.form_workbook import read_form_workbook  # noqa: PLC0415

    # nothing of a workbook is doubtful: it is read as a whole, or refused with the cells
    refuse(options, ["json", "edition"], "has no effect on a workbook")
    try:
        form = read_form_workbook(read_input(options.file, MAX_FILE))
    except DocumentError as error:
        raise InputFileError(options.file, error) from error
    write_result(write_form(form), options, options.output)
    return FINE


def _report(
    options: argparse.Namespace,
    read: "Callable[[bytes], SummaryReading | DocumentationReading]",
) -> int:
    """Read the file, write the form that was read, and print the report."""
    from gpai_code.forms.documents import write_form  # noqa: PLC0415
    from gpai_code.reading.files import MAX_FILE  # noqa: PLC0415
    from gpai_code.reading.records import SummaryReading  # noqa: PLC0415
    from gpai_code.render.reading import reading_document, reading_markdown  # noqa: PLC0415

    if options.json and options.output == STANDARD_STREAM:
        refuse(options, ["output"], "to standard output does not go with --json")
    try:
        reading = read(read_input(options.file, MAX_FILE))
    except (DocumentError, EditionMismatchError) as error:
        raise InputFileError(options.file, error) from error
    form = reading.summary if isinstance(reading, SummaryReading) else reading.form
    if options.output is not None:
        write_result(write_form(form), options, options.output)
    if options.json:
        print_json(reading_document(reading))
    elif options.output != STANDARD_STREAM:
        write_text(printable(reading_markdown(reading)))
    return FINE if reading.understood else FINDINGS


def add_read_datasets_options(parser: CommandParser) -> None:
    """Add the options of `read-datasets`."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="Inventory of publicly available datasets as Croissant, CSV, TSV or a JSON list, or - "
        "for standard input.",
    )
    add_json(parser)
    add_output(parser, "A summary with the datasets in Section 2.1")


def run_read_datasets(options: argparse.Namespace) -> int:
    """Read an inventory of datasets and print what the summary has to list."""
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415
    from gpai_code.forms.documents import write_form  # noqa: PLC0415
    from gpai_code.reading.inventory import read_inventory  # noqa: PLC0415
    from gpai_code.render.answers import lines_of  # noqa: PLC0415

    if options.json and options.output == STANDARD_STREAM:
        refuse(options, ["output"], "to standard output does not go with --json")
    try:
        inventory = read_inventory(read_input(options.file))
    except DocumentError as error:
        raise InputFileError(options.file, error) from error
    if options.output is not None:
        write_result(write_form(inventory.summary()), options, options.output)
    if options.json:
        print_json(unstructure(inventory))
    elif options.output != STANDARD_STREAM:
        large = inventory.large()
        print_text(f"{len(large)} of {len(inventory.datasets)} datasets to list in Section 2.1:")
        print_text("\n".join(lines_of(large)))
    for column in inventory.unknown:
        print_note(f"not understood: {column}")
    for note in inventory.notes:
        print_note(note)
    return FINDINGS if inventory.unknown or inventory.notes else FINE


COMMANDS = {
    "read-summary": Command(
        add_read_summary_options,
        run_read_summary,
        (
            "gpai-code init summary.json --kind summary",
            "gpai-code export summary.json --format md --output summary.md",
            "gpai-code read-summary summary.md --output read.json",
        ),
    ),
    "read-form": Command(
        add_read_form_options,
        run_read_form,
        (
            "gpai-code init form.json",
            "gpai-code export form.json --format html --output form.html",
            "gpai-code read-form form.html --output read.json",
        ),
    ),
    "read-datasets": Command(
        add_read_datasets_options,
        run_read_datasets,
        (
            r"printf 'name,link\nTidebook,https://tides.example/book\n'"
            " | gpai-code read-datasets - --output summary.json",
        ),
    ),
}
