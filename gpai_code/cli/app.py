"""
The command line as a whole: which commands there are, and how each ends.

A command is described and carried out by the module that the table below names. Only that module
is imported when a command is given, and none of them for the help of the program itself.
"""

import os
import sys
from collections.abc import Sequence

from gpai_code.cli.exit_codes import EXIT_CODES, FINE, INPUT_ERROR, INTERRUPTED

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost time
if TYPE_CHECKING:
    from typing import NoReturn

    from gpai_code.cli.arguments import Command, CommandParser

COMMANDS = {
    "list": ("catalog", "List Commitments and Measures"),
    "search": ("catalog", "Find entries by words, best first"),
    "show": ("catalog", "Show one entry with its provisions"),
    "find": ("find", "Find the entry that a citation means"),
    "diff": ("catalog", "Say what became of a Measure from one edition to the next"),
    "due": ("catalog", "Work out what is due by when after an event"),
    "editions": ("catalog", "List the editions of the Code"),
    "catalog": ("catalog_formats", "Write the Code in another tool's format"),
    "resolve": ("resolver", "Say what applies to a model on the facts given"),
    "ask": ("resolver", "Ask for the facts that still matter, and say what applies"),
    "facts": ("resolver", "List the facts that the resolver takes, with their questions"),
    "license": ("licenses", "Say whether a licence is free and open-source in the Act's sense"),
    "init": ("forms", "Write an empty form with every row named"),
    "fill": ("fill", "Fill a form row by row, in a guided session"),
    "derive": ("fill", "Fill the rows of a form that follow from others"),
    "check": ("check", "Check forms and summaries, and one against the other"),
    "export": ("forms", "Write a form, or an audience's copy, in another format"),
    "changes": ("changes", "Say what changed between two versions of a form or report"),
    "migrate": ("forms", "Turn a form of the third draft into one of the final text"),
    "fields": ("forms", "List the fields of a form with its guidance on each"),
    "read-summary": ("reading", "Read a published summary of training content"),
    "read-form": ("reading", "Read a filled Model Documentation Form"),
    "read-datasets": ("reading", "Read an inventory of datasets into a summary"),
    "schema": ("schemas", "Print a JSON Schema"),
    "mcp": ("mcp_server", "Answer an assistant over the Model Context Protocol"),
    "domains": ("domains", "List the most relevant domain names of a crawl"),
}
"""Each command, the module that carries it out, and what it does."""

SECONDS_TO_END = 1.0
"""How long another interruption is ignored: as long as it takes to end because of the first."""

USAGE = "usage: gpai-code [-h] [--version] COMMAND ...\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command line.

    Args:
        arguments: The words after the program's name; those of the process if None.

    Returns:
        The exit code.
    """
    as_program = arguments is None
    if as_program:
        _collect_rarely()
        _interrupt_once()
    try:
        code = _guarded(list(sys.argv[1:] if arguments is None else arguments))
        if as_program:
            _end_quickly()
    except KeyboardInterrupt:
        if as_program:
            _end_quickly()
        _fail("interrupted")
        return INTERRUPTED
    return code


def _collect_rarely() -> None:
    """Let Python look for cycles less often: what is loaded at the start stays until the end."""
    import gc  # noqa: PLC0415

    gc.set_threshold(100_000, 20, 100)


def _interrupt_once() -> None:
    """
    Let one interruption end the program, and ignore those that come while it does.

    Somebody in a hurry, or a program that hands interruptions on, sends a second one: anywhere
    between the first and the end of Python it would be a traceback. If the first one came to
    nothing, another is taken a moment later.
    """
    import signal  # noqa: PLC0415
    from time import monotonic  # noqa: PLC0415

    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return  # ignored, as in the background of a shell, or handled by who runs this
    last = -SECONDS_TO_END

    def interrupt(*_: object) -> None:
        nonlocal last
        if monotonic() - last >= SECONDS_TO_END:
            last = monotonic()
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, interrupt)


def _end_quickly() -> None:
    """Let Python end: an interruption would print a traceback now, and cycles go with the rest."""
    import gc  # noqa: PLC0415
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # or Python looks through all that was loaded before it ends, a sixth of the time


def _guarded(words: list[str]) -> int:
    """Run the command line; whatever fails is one message."""
    _prepare_streams()
    if sys.stdout is None:
        return _fail("standard output is closed")
    code = FINE
    try:
        code = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()  # the reader went away; nobody is left to tell
    except OSError as error:
        name = "" if error.filename is None else f"{os.fsdecode(error.filename)}: "
        return _fail(f"{name}{error.strerror or error}")
    return code


def _run(words: list[str]) -> int:
    name = words[0] if words else "--help"
    if name in ("-h", "--help"):
        sys.stdout.write(help_text())
        return FINE
    if name == "--version":
        from gpai_code._version import __version__  # noqa: PLC0415

        sys.stdout.write(f"gpai-code {__version__}\n")
        return FINE
    if name not in COMMANDS:
        _refuse_command(name)
    from gpai_code.cli.console import refuse_input_as_output  # noqa: PLC0415
    from gpai_code.errors import GpaiCodeError  # noqa: PLC0415

    options = parser_of(name).parse_args(words[1:])
    try:
        refuse_input_as_output(options)
        return command_of(name).run(options)
    except GpaiCodeError as error:
        return _fail(str(error))


def help_text() -> str:
    """Return the help of the program, for which no command is loaded."""
    width = max(map(len, COMMANDS))
    commands = "".join(
        f"  {name:<{width}}  {summary}.\n" for name, (_, summary) in COMMANDS.items()
    )
    return (
        f"{USAGE}\n"
        "The EU Code of Practice for General-Purpose AI Models as data.\n\n"
        f"commands:\n{commands}\n"
        "options:\n"
        "  -h, --help  Show this help; after a command, show its options and examples.\n"
        "  --version   Show the version of the library.\n\n"
        f"examples:\n  gpai-code show copyright-1.4\n  gpai-code resolve --help\n\n{EXIT_CODES}"
    )


def command_of(name: str) -> "Command":
    """Import the module of a command, and return what it says of the command."""
    from importlib import import_module  # noqa: PLC0415

    module, _ = COMMANDS[name]
    command: Command = import_module(f"gpai_code.cli.{module}").COMMANDS[name]
    return command


def parser_of(name: str) -> "CommandParser":
    """Return the parser of a command."""
    from gpai_code.cli.arguments import parser_for  # noqa: PLC0415

    _, summary = COMMANDS[name]
    return parser_for(name, summary, command_of(name))


def _refuse_command(name: str) -> "NoReturn":
    from gpai_code.cli.arguments import suggestion  # noqa: PLC0415
    from gpai_code.text_io.escaping import printable  # noqa: PLC0415

    if name.startswith("-"):
        message = f"{name} is not an option of the program itself; write it after the command"
    else:
        message = f"no command {name!r}{suggestion(name, COMMANDS)}"
    sys.stderr.write(f"{USAGE}gpai-code: error: {printable(message)}; see gpai-code --help\n")
    raise SystemExit(INPUT_ERROR)


def _prepare_streams() -> None:
    """Let a stream write out what it cannot show, and let notes vanish where nobody reads them."""
    if sys.stderr is None:
        # print() to None would write to standard output, into the answer
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Send what is still buffered for a closed pipe nowhere, so that Python does not report it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _fail(message: str) -> int:
    from gpai_code.cli.console import fail  # noqa: PLC0415

    return fail(message)
