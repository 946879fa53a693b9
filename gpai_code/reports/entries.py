"""The result of a check as text and JSON, and what the other formats share with them."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

import attrs

from gpai_code._version import __version__
from gpai_code.catalog.provenance import LIBRARY
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.errors import MAX_MESSAGE_LENGTH
from gpai_code.reports.checked_files import CheckedFile, citation
from gpai_code.text_io.escaping import printable
from gpai_code.vocabulary import Severity

if TYPE_CHECKING:
    from pathlib import PurePath

DOCUMENT, VERSION = "check-report", "1"
"""What the JSON report calls itself, and the version of its shape."""

_STANDARD_INPUT = "-"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Entry(Record):
    """A fault or a finding, alike for all formats; `severity` is None for a fault."""

    path: str
    rule: str
    severity: Severity | None
    message: str
    line: int | None
    column: int | None
    cites: str | None = None
    against: str | None = None


def entries(file: CheckedFile) -> Iterator[Entry]:
    """Yield what a report says of a file: its faults, then its findings."""
    for fault in file.faults:
        yield Entry(
            path=_cut(fault.path),
            rule=fault.rule,
            severity=None,
            message=_cut(f"found {fault.found}; {fault.wanted}"),
            line=fault.line,
            column=fault.column,
        )
    for placed in file.findings:
        yield Entry(
            path=_cut(placed.finding.path),
            rule=placed.finding.rule,
            severity=placed.finding.severity,
            message=_cut(placed.finding.message),
            line=placed.line,
            column=placed.column,
            cites=citation(placed.finding),
            against=placed.against,
        )


def _cut(text: str) -> str:
    return encodable(text if len(text) <= MAX_MESSAGE_LENGTH else f"{text[:MAX_MESSAGE_LENGTH]}…")


def encodable(text: str) -> str:
    """Return text that UTF-8 can hold: file names can have bytes that are no characters."""
    return text.encode("utf-8", "backslashreplace").decode()


def one_line(text: str) -> str:
    """Return text as one line in which every character shows, as terminals and XML need it."""
    return printable(text.replace("\n", "\\n"))


def relative_name(name: str, folder: "PurePath") -> str:
    """
    Return the name of a file for a report that others read: never from the root of the disk.

    Args:
        name: As it was given.
        folder: Where the check runs. A file that is named from the root and lies outside keeps
            its last name alone.

    >>> from pathlib import PurePosixPath
    >>> home = PurePosixPath("/home/me")
    >>> [relative_name(name, home) for name in ("a.json", "/home/me/forms/a.json", "/tmp/a.json")]
    ['a.json', 'forms/a.json', 'a.json']
    """
    if name == _STANDARD_INPUT:
        return "standard-input"
    path = type(folder)(name)
    if not path.is_absolute():
        return path.as_posix()
    return (path.relative_to(folder).as_posix()) if path.is_relative_to(folder) else path.name


def sentence(entry: Entry) -> str:
    """Say in one line what was found, under which rule, and where the rule is stated."""
    kind = "fault" if entry.severity is None else entry.severity.value
    rule = f"{entry.rule}, {entry.cites}" if entry.cites else entry.rule
    against = f" (against {entry.against})" if entry.against else ""
    at = entry.path or "the document"
    return one_line(f"{kind} {at}: {entry.message} [{rule}]{against}")


@explain_arguments
def text_report(files: Iterable[CheckedFile]) -> str:
    """
    Return what was found, one finding on each line, and how far each form is.

    Files that could not be checked are left to `faults_report`.
    """
    lines: list[str] = []
    for file in files:
        if (counts := file.progress) is None:
            continue
        lines += _lines(file)
        optional = f", {counts.optional} optional" if counts.optional else ""
        lines.append(
            f"{one_line(file.name)}: {counts.answered} answered, "
            f"{counts.not_applicable} not applicable, {counts.owed} owed, "
            f"{counts.conditional} open under a condition{optional}"
        )
    return "".join(f"{line}\n" for line in lines)


def faults_report(files: Iterable[CheckedFile]) -> str:
    """Return why files could not be checked, one fault on each line."""
    lines = chain.from_iterable(_lines(file) for file in files if file.faults)
    return "".join(f"{line}\n" for line in lines)


def _lines(file: CheckedFile) -> Iterator[str]:
    """Yield lines as compilers write them, so that editors find the place."""
    for entry in entries(file):
        place = f":{entry.line}:{entry.column}" if entry.line else ""
        yield f"{one_line(file.name)}{place}: {sentence(entry)}"


@explain_arguments
def json_report(files: Iterable[CheckedFile], folder: "PurePath") -> dict[str, Any]:
    """Return a report in a shape of our own, which docs/how-to/ci.md describes."""
    return {
        "document": DOCUMENT,
        "version": VERSION,
        "generated_by": {"library": LIBRARY, "version": __version__},
        "files": [_json_file(file, folder) for file in files],
    }


def _json_file(file: CheckedFile, folder: "PurePath") -> dict[str, Any]:
    form = file.form
    audience = getattr(form, "audience", None)
    return {
        "file": encodable(relative_name(file.name, folder)),
        "document": form.DOCUMENT if form else None,
        "edition": form.EDITION if form else None,
        "revision": form.stamp().revision if form else None,
        "audience": audience.value if audience else None,
        "progress": attrs.asdict(file.progress) if file.progress else None,
        "faults": [
            {
                "path": entry.path,
                "rule": entry.rule,
                "message": entry.message,
                "line": entry.line,
                "column": entry.column,
            }
            for entry in entries(attrs.evolve(file, findings=()))
        ],
        "findings": [
            {
                "path": entry.path,
                "rule": entry.rule,
                "severity": entry.severity.value,
                "message": entry.message,
                "citation": entry.cites,
                "line": entry.line,
                "column": entry.column,
                "against": entry.against and encodable(relative_name(entry.against, folder)),
            }
            for entry in entries(attrs.evolve(file, faults=()))
            if entry.severity is not None
        ],
    }
