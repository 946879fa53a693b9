"""The command that says whether a licence meets the condition of Article 53(2): license."""

import argparse
from typing import TYPE_CHECKING

from gpai_code.cli.arguments import Command, CommandParser, add_json, refuse
from gpai_code.cli.console import STANDARD_STREAM, print_json, print_text, standard_input
from gpai_code.cli.exit_codes import FINE
from gpai_code.errors import UsageError

if TYPE_CHECKING:
    from gpai_code.licenses.records import LicenseAssessment
    from gpai_code.licenses.texts import LicenseTextAssessment

WAYS = ("file", "text", "name")
"""Options of which one says what is assessed."""


def add_license_options(parser: CommandParser) -> None:
    """Add the options of `license`."""
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="File that holds the text of the licence, in UTF-8, or - for standard input.",
    )
    parser.add_argument("--text", metavar="TEXT", help="The text of the licence itself.")
    parser.add_argument(
        "--name",
        metavar="LICENSE",
        help="The licence by its SPDX expression, identifier, usual name, title or address, "
        "instead of its text.",
    )
    parser.add_argument(
        "--base-model",
        action="append",
        metavar="MODEL",
        help="With --name: a model that the licensed one is built on, as the id of a model hub. "
        "May be repeated.",
    )
    add_json(parser)


def run_license(options: argparse.Namespace) -> int:
    """Print whether a licence meets the condition, and why."""
    given = [way for way in WAYS if getattr(options, way) is not None]
    if len(given) != 1:
        raise UsageError("name one licence: a FILE with its text, or --text, or --name")
    if given != ["name"]:
        refuse(options, ["base_model"], "goes with --name: it says which licence the model has")
    assessment = assess(options)
    if options.json:
        print_json({"generated_by": stamp(), **assessment.to_dict()})
        return FINE
    from gpai_code.render.licenses import describe_license  # noqa: PLC0415

    print_text(describe_license(assessment))
    return FINE


def assess(options: argparse.Namespace) -> "LicenseAssessment | LicenseTextAssessment":
    """
    Return the assessment that the options ask for.

    Raises:
        GpaiCodeError: If the licence, or its text, cannot be read.
        OSError: If the file cannot be read.
    """
    from gpai_code.licenses.assessment import assess_license  # noqa: PLC0415

    if options.name is not None:
        return assess_license(options.name, base_models=options.base_model or ())
    from pathlib import Path  # noqa: PLC0415

    from gpai_code.licenses.texts import MAX_TEXT_LENGTH, assess_license_text  # noqa: PLC0415
    from gpai_code.text_io.files import read_stream  # noqa: PLC0415

    if options.text is not None:
        return assess_license_text(options.text)
    if options.file == STANDARD_STREAM:
        return assess_license_text(read_stream(standard_input(), "standard input", MAX_TEXT_LENGTH))
    return assess_license_text(Path(options.file))


def stamp() -> dict[str, object]:
    """Return the version of the library and the revision of the table that an answer is from."""
    from gpai_code._version import __version__  # noqa: PLC0415
    from gpai_code.licenses.table import license_table  # noqa: PLC0415

    table = license_table()
    return {"library": "gpai_code", "version": __version__, "license_table": table.revision}


COMMANDS = {
    "license": Command(
        add_license_options,
        run_license,
        (
            "gpai-code license --name 'Apache-2.0 OR CC-BY-NC-4.0'",
            "gpai-code license --name mit --base-model meta-llama/Llama-3.1-8B",
            "printf 'All rights reserved.' | gpai-code license - --json",
        ),
    ),
}
