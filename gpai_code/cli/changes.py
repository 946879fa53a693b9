"""The command that says what changed between two versions of a form or report."""

import argparse
from typing import TYPE_CHECKING

from gpai_code.cli.arguments import AUDIENCES, Command, CommandParser, add_output
from gpai_code.cli.console import print_json, read_input, write_result
from gpai_code.cli.exit_codes import FINE
from gpai_code.errors import GpaiCodeError, InputFileError, UsageError

if TYPE_CHECKING:
    from gpai_code.forms.base import Form


def add_changes_options(parser: CommandParser) -> None:
    """Add the options of `changes`."""
    parser.add_argument("old", metavar="OLD", help="File of the former version.")
    parser.add_argument("new", metavar="NEW", help="File of the present version.")
    parser.add_argument(
        "--audience",
        choices=AUDIENCES,
        help="Compare only the rows of Model Documentation Forms that are meant for this audience.",
    )
    parser.add_argument(
        "--copy",
        choices=["public", "authorities"],
        help="Compare Frameworks, Model Reports or serious incident reports without what is "
        "redacted for the public, or for the authorities that get it.",
    )
    parser.add_argument(
        "--format",
        choices=["md", "html", "docx", "json"],
        default="md",
        help="Format to write; Markdown if this is left out.",
    )
    add_output(parser, "What changed")


def run_changes(options: argparse.Namespace) -> int:
    """Write what changed between two versions."""
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415
    from gpai_code.forms.versions import compare_forms  # noqa: PLC0415
    from gpai_code.render.paper_formats import changes_document  # noqa: PLC0415

    if options.format == "json" and options.output is not None:
        raise UsageError("--output does not go with --format json, which prints the changes")
    old, new = _version(options.old, options), _version(options.new, options)
    if options.format == "json":
        print_json(unstructure(compare_forms(old, new)))
        return FINE
    write_result(changes_document(old, new, options.format), options, options.output)
    return FINE


def _version(name: str, options: argparse.Namespace) -> "Form":
    """Read a version, or the copy of it that is asked for."""
    from gpai_code.forms.documents import read_document  # noqa: PLC0415
    from gpai_code.forms.safety_security.common import SafetyDocument  # noqa: PLC0415

    try:
        form = read_document(read_input(name), audience=options.audience)
        if options.audience:
            form = form.for_audience(options.audience)
        if options.copy is not None:
            if not isinstance(form, SafetyDocument):
                raise UsageError(
                    f"--copy is for Frameworks, Model Reports and serious incident reports; {name} "
                    "is none of them"
                )
            form = form.copied_for(options.copy)
    except UsageError:
        raise
    except GpaiCodeError as error:
        raise InputFileError(name, _without_quotes(error, options)) from None
    return form


def _without_quotes(error: GpaiCodeError, options: argparse.Namespace) -> GpaiCodeError:
    """Return an error that quotes nothing that a copy may have to leave out."""
    from gpai_code.errors import DocumentError  # noqa: PLC0415
    from gpai_code.forms.discretion import unquoted  # noqa: PLC0415

    if options.copy is not None and isinstance(error, DocumentError):
        return DocumentError(error.document, unquoted(error.faults))
    return error


COMMANDS = {
    "changes": Command(
        add_changes_options,
        run_changes,
        (
            "gpai-code init old.json",
            "gpai-code init new.json",
            "gpai-code changes old.json new.json --audience DPs",
            "gpai-code changes old.json new.json --format docx --output changes.docx",
        ),
    ),
}
