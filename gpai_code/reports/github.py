"""The result of a check as workflow commands of GitHub, which annotate the lines of a file."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.reports.checked_files import CheckedFile
from gpai_code.reports.entries import Entry, entries, one_line, relative_name
from gpai_code.reports.rule_catalog import RULES
from gpai_code.vocabulary import Severity

if TYPE_CHECKING:
    from pathlib import PurePath

_COMMANDS = {
    None: "error",
    Severity.ERROR: "error",
    Severity.MISSING: "warning",
    Severity.ADVICE: "notice",
}
"""The command for each severity; None is a file that could not be checked."""


@explain_arguments
def github_report(files: Iterable[CheckedFile], folder: "PurePath") -> str:
    """
    Return one workflow command for each finding, in the order of the files.

    GitHub shows the first ten errors, warnings and notices of a step next to the lines, and keeps
    the others in the log. Nothing in a document or in the name of a file can end a command or begin
    another one.
    """
    lines = []
    for file in files:
        name = _property(one_line(relative_name(file.name, folder)))
        for entry in entries(file):
            rule = RULES.get(entry.rule)
            title = _property(rule.title if rule else entry.rule)
            place = f"file={name},line={entry.line or 1},col={entry.column or 1},title={title}"
            lines.append(f"::{_COMMANDS[entry.severity]} {place}::{_data(_message(entry))}\n")
    return "".join(lines)


def _message(entry: Entry) -> str:
    rule = f"{entry.rule}, {entry.cites}" if entry.cites else entry.rule
    against = f" (compared with {entry.against})" if entry.against else ""
    return one_line(f"{entry.path or 'The document'}: {entry.message} [{rule}]{against}")


def _data(text: str) -> str:
    """
    Return text as the message of a command.

    >>> _data("100 %")
    '100 %25'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """
    Return text as a property of a command.

    >>> _property("a,b:c")
    'a%2Cb%3Ac'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
