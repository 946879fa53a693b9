"""Calls from a page by name: arguments and results are JSON texts, and errors are answers too."""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from gpai_code.errors import DocumentError, GpaiCodeError

_HOMES = {
    "decide": "decisions",
    "answer": "decisions",
    "decision_file": "decisions",
    "explain": "decisions",
    "check": "forms",
    "copy": "forms",
    "export": "forms",
    "open": "forms",
    "find": "lookups",
    "license": "lookups",
    "model_card": "lookups",
    "due": "lookups",
    "run": "console",
}
"""The module of each call; loaded when it is made."""


def prepare(name: str) -> bool:
    """
    Load what decisions and one call take, before any call is made.

    Nothing of a user's is in memory then, so that the page can keep it for the next one.

    Args:
        name: One of the names that pages call.

    Returns:
        Whether something was loaded that was not there already.
    """
    loaded = False
    for home in ("decisions", _HOMES[name]):
        module = f"tools.website.in_browser.{home}"
        if module not in sys.modules:
            import_module(module)
            loaded = True
    if loaded:
        # these read the Code and the licences, and build what later decisions share
        for facts in ({}, {"license": "Apache-2.0"}):
            call("decide", json.dumps({"facts": facts}))
    return loaded


def call(name: str, arguments: str) -> str:
    """
    Answer a call.

    Args:
        name: One of the names that pages call.
        arguments: A JSON object with the arguments by name.

    Returns:
        A JSON object: `result`, or `error` with a sentence for people and `faults` with the path
        of each fault of a document.
    """
    function: Callable[..., Any] = getattr(
        import_module(f"tools.website.in_browser.{_HOMES[name]}"), name
    )
    try:
        return json.dumps({"result": function(**json.loads(arguments))}, ensure_ascii=False)
    except DocumentError as error:
        faults = []
        for fault in error.faults:
            faults.append({"path": fault.path, "message": f"{fault.found}: {fault.wanted}"})
        return json.dumps({"error": str(error), "faults": faults}, ensure_ascii=False)
    except GpaiCodeError as error:
        return json.dumps({"error": str(error)}, ensure_ascii=False)
