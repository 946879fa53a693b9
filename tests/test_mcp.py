"""The library as an MCP server: read-only, bounded, errors in a sentence."""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from gpai_code.cli import mcp_server, mcp_tools
from gpai_code.cli.app import main
from gpai_code.cli.mcp_server import server
from gpai_code.cli.mcp_tools import MAX_ANSWER, MAX_DOCUMENT, MAX_TEXT, TOOLS
from gpai_code.errors import GpaiCodeError, MissingExtraError, UsageError
from gpai_code.forms.documents import FORMS
from tests.strategies import marked


def test_the_answers_are_those_of_the_library() -> None:
    shown = json.loads(mcp_tools.show("copyright-1.4"))
    assert shown["address"] == "/final/copyright-1.4"
    assert shown["generated_by"]["edition"] == "final"
    entries = json.loads(mcp_tools.find("Measure 9.3"))
    assert [entry["id"] for entry in entries["entries"]] == ["safety-security-9.3"]
    hits = json.loads(mcp_tools.search("robots.txt", limit=3))["hits"]
    assert 1 <= len(hits) <= 3
    decision = json.loads(mcp_tools.resolve('{"license": "MIT"}'))
    asked = json.loads(mcp_tools.questions('{"license": "MIT"}'))["questions"]
    assert asked == decision["questions"]
    form = marked(FORMS["final"])[0].to_json()
    assert json.loads(mcp_tools.check(form))["document"] == "model-documentation-form"


def test_due_lists_events_and_works_out_dates() -> None:
    events = json.loads(mcp_tools.due({}))["events"]
    name = next(iter(events))
    answer = json.loads(mcp_tools.due({name: "2026-03-01"}))
    assert answer["due"] or answer["open"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda: mcp_tools.find("x" * (MAX_TEXT + 1)),
        lambda: mcp_tools.search("x", limit=0),
        lambda: mcp_tools.search("x", limit=51),
        lambda: mcp_tools.show("no-such-entry"),
        lambda: mcp_tools.show("copyright-1.4", "second-draft"),
        lambda: mcp_tools.resolve("x" * (MAX_DOCUMENT + 1)),
        lambda: mcp_tools.resolve("{"),
        lambda: mcp_tools.due({"no-such-event": "2026-03-01"}),
        lambda: mcp_tools.due({"placed-on-market": "1.3.2026"}),
        lambda: mcp_tools.due({f"event-{number}": "2026-03-01" for number in range(101)}),
        lambda: mcp_tools.check("[]"),
    ],
)
def test_what_cannot_be_answered_is_one_error_of_this_library(ask: Callable[[], str]) -> None:
    with pytest.raises(GpaiCodeError):
        ask()


def test_no_answer_is_longer_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(mcp_tools.show("safety-security-appendix-1")) <= MAX_ANSWER
    monkeypatch.setattr(mcp_tools, "MAX_ANSWER", 10)
    with pytest.raises(UsageError, match="ask for less"):
        mcp_tools.show("copyright-1.4")


def test_a_fault_in_a_withheld_row_is_not_quoted() -> None:
    document = {"document": "model-documentation-form", "edition": "final"}
    text = json.dumps({**document, "total_parameters": "SECRET"})
    with pytest.raises(GpaiCodeError) as caught:
        mcp_tools.check(text, "DPs")
    assert "SECRET" not in str(caught.value)


def test_without_the_sdk_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(MissingExtraError, match=r"gpai-code\[mcp\]"):
        server()


def test_the_command_lists_the_tools(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mcp", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [tool.__name__ for tool in TOOLS]
    assert all(len(line.split()) > 3 for line in lines)


def test_the_command_serves_on_standard_input_and_output(monkeypatch: pytest.MonkeyPatch) -> None:
    ways: list[str] = []

    class Server:
        def run(self, way: str) -> None:
            ways.append(way)

    monkeypatch.setattr(mcp_server, "server", Server)
    assert main(["mcp"]) == 0
    assert ways == ["stdio"]


@pytest.mark.sockets  # an event loop opens a pair of them
def test_the_server_offers_the_tools_as_read_only_and_explains_errors() -> None:
    pytest.importorskip("mcp")
    from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415

    instance = server()
    tools = asyncio.run(instance.list_tools())
    assert [tool.name for tool in tools] == [tool.__name__ for tool in TOOLS]
    assert all(tool.annotations.read_only_hint for tool in tools)
    answer = asyncio.run(instance.call_tool("show", {"entry_id": "copyright-1.4"}))
    assert [part.text for part in answer.content] == [mcp_tools.show("copyright-1.4")]
    with pytest.raises(ToolError, match=r"no entry 'copyright-1\.9'"):
        asyncio.run(instance.call_tool("show", {"entry_id": "copyright-1.9"}))


ARGUMENTS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("show", {}, ["show: entry_id: found nothing; give text"]),
    ("show", {"entry_id": 5}, ["show: entry_id: found the number 5; give text"]),
    (
        "show",
        {"entry_id": "copyright-1.4", "editon": "final"},
        ["show: no argument 'editon'; there are: entry_id, edition"],
    ),
    ("resolve", {"facts": {}}, ["resolve: facts: found an object; give text"]),
    ("due", {"dated_events": {"a": 1}}, ["due: dated_events.a: found the number 1; give text"]),
    (
        "search",
        {"words": None, "limit": "many"},
        [
            "search: words: found null; give text",
            "search: limit: found 'many'; give a whole number",
        ],
    ),
]


@pytest.mark.sockets  # an event loop opens a pair of them
@pytest.mark.parametrize(("tool", "arguments", "lines"), ARGUMENTS)
def test_arguments_that_do_not_fit_are_named_in_the_words_of_this_library(
    tool: str, arguments: dict[str, Any], lines: list[str]
) -> None:
    pytest.importorskip("mcp")
    from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415

    with pytest.raises(ToolError) as caught:
        asyncio.run(server().call_tool(tool, arguments))
    assert str(caught.value).splitlines() == lines


@pytest.mark.sockets  # an event loop opens a pair of them
def test_a_tool_that_does_not_exist_is_the_client_s_mistake() -> None:
    pytest.importorskip("mcp")
    from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415

    with pytest.raises(ToolError, match="Unknown tool: comply"):
        asyncio.run(server().call_tool("comply", {}))


def with_client(ask: Callable[[Any], Awaitable[None]]) -> None:
    """Start the server as clients do, and ask it over its standard input and output."""
    mcp = pytest.importorskip("mcp")
    stdio = pytest.importorskip("mcp.client.stdio")

    async def talk() -> None:
        command = ["-m", "gpai_code", "mcp"]
        program = mcp.StdioServerParameters(
            command=sys.executable, args=command, env=dict(os.environ)
        )
        async with (
            stdio.stdio_client(program) as (read, write),
            mcp.ClientSession(read, write) as session,
        ):
            await session.initialize()
            await ask(session)

    asyncio.run(talk())


@pytest.mark.sockets  # an event loop opens a pair of them
def test_a_client_lists_the_tools_asks_and_gets_errors_as_sentences() -> None:
    async def ask(session: Any) -> None:
        tools = (await session.list_tools()).tools
        assert [tool.name for tool in tools] == [tool.__name__ for tool in TOOLS]
        for tool in tools:
            assert tool.description
            assert tool.annotations.read_only_hint
        result = await session.call_tool("show", {"entry_id": "copyright-1.4"})
        assert result.content[0].text == mcp_tools.show("copyright-1.4")
        refused = await session.call_tool("show", {"entry_id": "copyright-1.9"})
        assert refused.is_error
        assert "no entry 'copyright-1.9'" in refused.content[0].text
        assert "Traceback" not in refused.content[0].text
        misfit = await session.call_tool("show", {"entry_id": 5})
        assert misfit.is_error
        assert misfit.content[0].text == "show: entry_id: found the number 5; give text"

    with_client(ask)
