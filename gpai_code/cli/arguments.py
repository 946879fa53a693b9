"""Options that several commands share, and how a command states its own."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from gpai_code.cli.exit_codes import EXIT_CODES, INPUT_ERROR
from gpai_code.errors import UsageError, ValueRuleError
from gpai_code.text_io.escaping import printable

if TYPE_CHECKING:
    from datetime import date

YES_NO = {"yes": True, "no": False}
AUDIENCES = ("AIO", "NCAs", "DPs")

DEFAULT_WIDTH = 80
"""Width of help where there is no terminal, in characters."""

MAX_COUNT_DIGITS = 15
"""Most digits of a count that is given as an option."""

MAX_WORKERS = 61
"""Most processes that work in parallel, as many as Windows can wait for."""


class Command(NamedTuple):
    """
    One command, as the module that carries it out describes it.

    Attributes:
        add_options: Adds its arguments and options to a parser.
        run: Carries it out and returns the exit code.
        examples: Command lines that work as printed, in this order, in an empty folder.
    """

    add_options: "Callable[[CommandParser], None]"
    run: Callable[[argparse.Namespace], int]
    examples: tuple[str, ...]


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """
    Lays help out as the terminal is wide.

    argparse asks for a formatter with every option that is added, and imports a module of archives
    to learn the width. This one looks for itself.
    """

    def __init__(self, prog: str, **layout: Any) -> None:
        super().__init__(prog, **{"width": _terminal_width() - 2, **layout})


def _terminal_width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and 0 < len(columns) < 5 and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or DEFAULT_WIDTH  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # closed, replaced, or no terminal
        return DEFAULT_WIDTH


class CommandParser(argparse.ArgumentParser):
    """An argument parser whose usage errors end with this program's exit code."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong with it, and end the program."""
        self.print_usage(sys.stderr)
        self.exit(INPUT_ERROR, f"{self.prog}: error: {printable(message)}\n")

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse arguments; one that is not known gets a suggestion."""
        options, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self.error(self._describe_unknown(unknown[0]))
        result_file = self.get_default("result_file")
        if result_file is not None:
            to_standard_output = getattr(options, result_file) in (None, "-")
            if to_standard_output and getattr(options, "replace", False):
                self.error("--overwrite has no effect: no file is written")
        return options

    def _describe_unknown(self, word: str) -> str:
        if not word.startswith("-"):
            return f"unexpected argument {word!r}"
        option = word.partition("=")[0]
        return f"no option {option!r}{suggestion(option, self._option_string_actions)}"


def suggestion(word: str, choices: Iterable[str]) -> str:
    """
    Return what was perhaps meant, as the end of a message; nothing if nothing is near.

    >>> suggestion("shwo", ["show", "list"])
    '; did you mean show?'
    """
    from difflib import get_close_matches  # noqa: PLC0415

    near = get_close_matches(word[:100], list(choices), n=1)
    return f"; did you mean {near[0]}?" if near else ""


def parser_for(name: str, summary: str, command: Command) -> CommandParser:
    """Return the parser of one command, with its options, examples and exit codes."""
    examples = "".join(f"  {example}\n" for example in command.examples)
    parser = CommandParser(
        prog=f"gpai-code {name}",
        description=f"{summary}.",
        epilog=f"examples:\n{examples}\n{EXIT_CODES}",
        formatter_class=HelpFormatter,
        add_help=False,
    )
    parser.add_argument(
        *("-h", "--help"), action="help", help="Show this help, and do nothing else."
    )
    command.add_options(parser)
    return parser


def add_json(parser: CommandParser) -> None:
    """Add the option that prints the answer as JSON."""
    parser.add_argument("--json", action="store_true", help="Print the answer as JSON.")


def add_table_formats(parser: CommandParser) -> None:
    """Add the options that print the answer as JSON or as CSV; at most one of them is given."""
    formats = parser.add_mutually_exclusive_group()
    formats.add_argument("--json", action="store_true", help="Print the answer as JSON.")
    formats.add_argument(
        "--csv", action="store_true", help="Print the answer as CSV, for spreadsheets."
    )


def add_edition(parser: CommandParser) -> None:
    """Add the option that selects an edition of the Code."""
    parser.add_argument(
        "--edition",
        help="Edition of the Code: third-draft, final, or a PEP 440 specifier such as '>=0.3,<1'. "
        "The final text is used if this is left out.",
    )


def selected_edition(options: argparse.Namespace) -> str:
    """Return the edition that was asked for, or else the default one."""
    from gpai_code.catalog.edition import DEFAULT_EDITION  # noqa: PLC0415

    return options.edition or DEFAULT_EDITION


def selected_slug(options: argparse.Namespace) -> str:
    """Return the slug of the edition that was asked for, or else of the default one."""
    from gpai_code.catalog.edition import edition_slug  # noqa: PLC0415

    return edition_slug(selected_edition(options))


def add_output(parser: CommandParser, what: str) -> None:
    """
    Add the options that say into which file the result is written.

    Args:
        parser: Parser of the command.
        what: What is written, as the beginning of a sentence.
    """
    parser.add_argument(
        *("--output", "-o"),
        metavar="FILE",
        help=f"{what} is written into this file. Standard output is used if this is left out.",
    )
    add_overwrite(parser, "output")


def add_overwrite(parser: CommandParser, result_file: str) -> None:
    """Add the option that allows to replace the file that another argument names."""
    parser.set_defaults(result_file=result_file)
    parser.add_argument(
        *("--overwrite", "--force"),
        action="store_true",
        dest="replace",
        help="Replace the file if it exists already.",
    )


def add_lines(parser: CommandParser, document: str) -> None:
    """Add the options for files that hold many documents, one on each line."""
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help=f"Read {document} from each line of the file, and print one JSON answer for each.",
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="With --jsonl and --output: append after the answers that the file holds already.",
    )
    parser.add_argument(
        "--workers",
        type=worker_count,
        metavar="N",
        help="With --jsonl: number of processes that work in parallel.",
    )


def refuse(options: argparse.Namespace, names: Iterable[str], reason: str) -> None:
    """
    Refuse options that would have no effect.

    Args:
        options: What was given.
        names: Names of the options, as attributes.
        reason: Rest of the message, after the name of the first option that was given.

    Raises:
        UsageError: If one of them was given.
    """
    for name in names:
        if getattr(options, name) not in (None, False, []):
            raise UsageError(f"{option_name(name)} {reason}")


def option_name(name: str) -> str:
    """
    Return an option as it is typed.

    >>> option_name("fail_on"), option_name("replace")
    ('--fail-on', '--overwrite')
    """
    return "--overwrite" if name == "replace" else f"--{name.replace('_', '-')}"


def day(text: str) -> "date":
    """
    Read a day.

    Raises:
        ValueRuleError: If it is not written as YYYY-MM-DD.
    """
    from datetime import date  # noqa: PLC0415

    from gpai_code.constraints.rules import DATE_RULE  # noqa: PLC0415

    return date.fromisoformat(DATE_RULE.check(text))


def day_of(option: str, text: str) -> "date":
    """
    Read the day that an option gives.

    Args:
        option: Name of the option's value, such as `as_of`.
        text: What was given.

    Raises:
        UsageError: If it is not written as YYYY-MM-DD, with the name of the option.
    """
    try:
        return day(text)
    except ValueRuleError as error:
        raise UsageError(f"{option_name(option)}: {error}") from error


def whole_number(text: str) -> int:
    """Read a number of zero or more."""
    if text.isascii() and text.isdigit() and len(text) <= MAX_COUNT_DIGITS:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of zero or more")


def worker_count(text: str) -> int:
    """Read a number of processes."""
    if text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= MAX_WORKERS:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {MAX_WORKERS}")
