"""A small console: runs what a page of the documentation shows, and what one types."""

import ast
import contextlib
import doctest
import io
import os
import traceback
from pathlib import Path
from typing import Any

import gpai_code

_NAMES: dict[str, Any] = {"gpai_code": gpai_code, "__name__": "__console__"}
"""What has been defined so far; it lasts as long as the page."""


def run(source: str) -> list[dict[str, str]]:
    """
    Run Python source, with or without prompts, and return what each statement prints.

    An error ends the run; its last line is shown, as a doctest does.

    Args:
        source: Statements, or an example with `>>>` and the expected output.
    """
    os.chdir(Path(gpai_code.__file__).parents[1])  # where the examples' files are
    examples = doctest.DocTestParser().get_examples(source)
    statements = [example.source for example in examples] or [source]
    answers = []
    for statement in statements:
        output, failed = _run(statement)
        answers.append({"source": statement, "output": output})
        if failed:
            break
    return answers


def _run(statement: str) -> tuple[str, bool]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            _execute(statement)
        except Exception as error:
            printed.write("".join(traceback.format_exception_only(error)))
            return printed.getvalue(), True
    return printed.getvalue(), False


def _execute(statement: str) -> None:
    """Run statements; if the last one is an expression, its value is printed as a cell's is."""
    tree = ast.parse(statement, "<console>")
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<console>", "exec"), _NAMES)
    if last is not None:
        exec(compile(ast.Interactive([last]), "<console>", "single"), _NAMES)
