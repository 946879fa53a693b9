"""Commands that fill a form: fill, derive."""

import argparse
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from gpai_code.cli.arguments import Command, CommandParser, add_output, refuse
from gpai_code.cli.console import (
    STANDARD_STREAM,
    print_note,
    read_input,
    standard_input,
    write_result,
)
from gpai_code.cli.exit_codes import FINE
from gpai_code.errors import GpaiCodeError, InputFileError, UsageError

if TYPE_CHECKING:
    from gpai_code.forms.base import Form
    from gpai_code.forms.model_documentation.common import ModelDocumentation

MAX_ANSWER_BYTES = 2**20
"""How much of a typed answer is read, in bytes."""


def _read_json(name: str) -> bytes:
    """
    Read a file that is saved again.

    Raises:
        UsageError: If it is YAML, whose comments would be lost, or Markdown.
    """
    from gpai_code.text_io.sources import is_yaml  # noqa: PLC0415
    from gpai_code.text_io.yaml_document import names_a_document  # noqa: PLC0415

    content = read_input(name)
    if is_yaml(content[:1_000].decode("utf-8-sig", "replace")):
        # a heading of Markdown begins as a comment of YAML does
        if not names_a_document(content.decode("utf-8-sig", "replace")):
            raise UsageError(
                f"{name} begins as Markdown does, and fill takes a form in JSON; "
                f"gpai-code read-form {name} --output FORM.json makes one of a filled Model "
                "Documentation Form, read-summary of a summary, and init an empty one"
            )
        raise UsageError(
            f"{name} is YAML, and fill saves JSON; make a file of it with gpai-code export {name} "
            "--output FORM.json"
        )
    return content


def _read(name: str) -> "Form":
    from gpai_code.forms.documents import read_document  # noqa: PLC0415

    content = _read_json(name)
    try:
        return read_document(content)
    except GpaiCodeError as error:
        raise InputFileError(name, error) from error


def _read_documentation(name: str) -> "ModelDocumentation":
    from gpai_code.forms.documents import read_form  # noqa: PLC0415

    content = read_input(name)
    try:
        return read_form(content)
    except GpaiCodeError as error:
        raise InputFileError(name, error) from error


# fill


def add_fill_options(parser: CommandParser) -> None:
    """Add the options of `fill`."""
    parser.add_argument(
        "file",
        metavar="FORM.json",
        help="Form, summary, Framework, Model Report or serious incident report; it is saved after "
        "each answer.",
    )
    parser.add_argument(
        "--row",
        metavar="ROW",
        help="Begin at this row, by its id, or at a place in a list: evaluations/0/results.",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="Ask for rows that are answered already, or not owed after other answers, too.",
    )
    parser.add_argument(
        "--accept",
        nargs="*",
        metavar="ROW",
        help="Ask nothing: accept what is proposed for these rows of a Model Documentation Form, "
        "or for every row where no two sources differ.",
    )
    parser.set_defaults(result_file="file")  # which is both read and written


def run_fill(options: argparse.Namespace) -> int:
    """Ask for each row on standard error, read answers, and save the form."""
    if options.file == STANDARD_STREAM:
        raise UsageError("fill saves the form into its file; name a file instead of -")
    if options.accept is not None:
        refuse(options, ["row", "all"], "does not go with --accept, which asks nothing")
        _read_json(options.file)
        return _accept(_read_documentation(options.file), options)
    form = _read(options.file)
    if getattr(form, "copy_for", None) is not None:
        raise UsageError(f"{options.file} is a copy; fill the document that it was made from")
    from gpai_code.cli.fill_session import FillSession  # noqa: PLC0415
    from gpai_code.cli.live_line import LiveLines  # noqa: PLC0415

    live = LiveLines.open()

    def ask(prompt: str) -> str | None:
        return _read_line(prompt) if live is None else live.read(prompt, session.count_of)

    session = FillSession(
        form,
        ask=ask,
        tell=print_note,
        save=lambda changed: _save(changed, options.file),
    )
    with nullcontext() if live is None else live.key_by_key():
        session.run(begin=options.row, again=options.all)
    return FINE


def _accept(form: "ModelDocumentation", options: argparse.Namespace) -> int:
    from gpai_code.cli.proposed_form import print_left  # noqa: PLC0415
    from gpai_code.reading.proposals import accept  # noqa: PLC0415

    acceptance = accept(form, options.accept or None)
    if acceptance.accepted:
        _save(acceptance.form, options.file)
    for item in acceptance.accepted:
        print_note(f"accepted: {item.row} ({item.origin})")
    print_left(acceptance)
    return FINE


def _save(form: "Form", name: str) -> None:
    from pathlib import Path  # noqa: PLC0415

    from gpai_code.text_io.files import write_file  # noqa: PLC0415

    write_file(Path(name), form.to_json(), replace=True)


def _read_line(prompt: str) -> str | None:
    """Show a prompt and read one line; None at the end of the input."""
    print(prompt, end="", file=sys.stderr, flush=True)
    line = standard_input().readline(MAX_ANSWER_BYTES)
    return line.decode(sys.stdin.encoding or "utf-8", "replace") if line else None


# derive


def add_derive_options(parser: CommandParser) -> None:
    """Add the options of `derive`."""
    parser.add_argument(
        "file", metavar="FORM.json", help="Model Documentation Form, or - for standard input."
    )
    add_output(parser, "The form with the derived rows")


def run_derive(options: argparse.Namespace) -> int:
    """Fill empty coarser rows from the precise ones, and say which."""
    import attrs  # noqa: PLC0415

    from gpai_code.forms.model_documentation.rounding import (  # noqa: PLC0415
        PRECISE_ROWS,
        derived,
    )
    from gpai_code.reading.proposals import without_proposal  # noqa: PLC0415

    form = _read_documentation(options.file)
    for coarse, value in derived(form).items():
        if getattr(form, coarse) is None:
            print_note(f"derived: {coarse}, from {PRECISE_ROWS[coarse]}")
            form = without_proposal(attrs.evolve(form, **{coarse: value}), coarse)
    write_result(form.to_json(), options, options.output)
    return FINE


COMMANDS = {
    "fill": Command(
        add_fill_options,
        run_fill,
        (
            "gpai-code init form.json",
            "printf 'Example AI\\n:quit\\n' | gpai-code fill form.json",
            "gpai-code init report.json --kind report",
            "printf 'yes\\n:quit\\n' | gpai-code fill report.json --row model_versions",
        ),
    ),
    "derive": Command(
        add_derive_options,
        run_derive,
        ("gpai-code init form.json", "gpai-code derive form.json --output derived.json"),
    ),
}
