"""The command `mcp`: the library as a server of the Model Context Protocol, over standard input."""

import argparse
from collections.abc import Callable
from functools import wraps
from typing import Any

from gpai_code.cli.arguments import Command, CommandParser
from gpai_code.cli.exit_codes import FINE
from gpai_code.errors import GpaiCodeError, MissingExtraError

INSTRUCTIONS = (
    "The EU Code of Practice for General-Purpose AI Models as data: the final text of 10 July 2025 "
    "and the third draft. Cite ids and addresses as given. Summaries are this project's own words; "
    "the official text prevails. A fact that is not known stays open. Nothing here says that a "
    "provider complies, and nothing is legal advice."
)


def add_mcp_options(parser: CommandParser) -> None:
    """Add the options of `mcp`."""
    parser.add_argument(
        "--list",
        action="store_true",
        help="List what can be asked, instead of answering a client on standard input.",
    )


def run_mcp(options: argparse.Namespace) -> int:
    """Answer a client until it closes standard input."""
    if options.list:
        from gpai_code.cli.mcp_tools import TOOLS  # noqa: PLC0415

        for tool in TOOLS:
            summary = " ".join((tool.__doc__ or "").split("\n\n")[0].split())
            print(f"{tool.__name__:<10} {summary}")
        return FINE
    server().run("stdio")
    return FINE


def server() -> Any:
    """
    Return the server with its tools.

    Raises:
        MissingExtraError: If the SDK is not installed.
    """
    try:
        from mcp.server import MCPServer  # noqa: PLC0415 - an extra
        from mcp_types import ToolAnnotations  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("mcp", "mcp") from None
    from gpai_code._version import __version__  # noqa: PLC0415
    from gpai_code.cli.mcp_tools import TOOLS  # noqa: PLC0415

    instance: Any = MCPServer(
        "gpai-code", instructions=INSTRUCTIONS, version=__version__, log_level="ERROR"
    )
    reads_only = ToolAnnotations(
        read_only_hint=True,
        destructive_hint=False,
        idempotent_hint=True,
        open_world_hint=False,
    )
    for tool in TOOLS:
        instance.add_tool(_explained(tool), annotations=reads_only, structured_output=False)
    # what the SDK finds wrong with arguments is found before a tool is called
    instance.call_tool = _with_arguments_explained(instance.call_tool)
    return instance


def _explained(tool: Callable[..., str]) -> Callable[..., str]:
    """Return the tool with the errors of this library as the SDK wants them: a sentence each."""
    from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415

    @wraps(tool)
    def explained(*arguments: Any, **named: Any) -> str:
        try:
            return tool(*arguments, **named)
        except GpaiCodeError as error:
            raise ToolError(str(error)) from None

    return explained


def _with_arguments_explained(call: Callable[..., Any]) -> Callable[..., Any]:
    """Return the call of a tool that says in the library's words which arguments do not fit."""
    from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415
    from pydantic import ValidationError  # noqa: PLC0415 - the SDK brings it

    from gpai_code.cli.mcp_tools import TOOLS, misfit, refuse_unknown  # noqa: PLC0415

    tools = {tool.__name__: tool for tool in TOOLS}

    async def call_tool(name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        try:
            if name in tools:
                refuse_unknown(tools[name], arguments)
            return await call(name, arguments, context)
        except GpaiCodeError as error:
            raise ToolError(f"{name}: {error}") from None
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            faults = []
            for fault in error.__cause__.errors(include_url=False):
                is_given = fault["type"] != "missing"
                faults.append(misfit(tools[name], fault["loc"], fault["input"], is_given=is_given))
            raise ToolError("\n".join(f"{name}: {fault}" for fault in faults)) from None

    return call_tool


COMMANDS = {"mcp": Command(add_mcp_options, run_mcp, ("gpai-code mcp --list",))}
