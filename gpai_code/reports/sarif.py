"""The result of a check in SARIF 2.1.0, as code scanning services read it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from gpai_code._version import __version__
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.reports.checked_files import CheckedFile
from gpai_code.reports.entries import Entry, entries, one_line, relative_name
from gpai_code.reports.rule_catalog import RULES, CheckRule
from gpai_code.vocabulary import Severity

if TYPE_CHECKING:
    from pathlib import PurePath

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LAW = "http://data.europa.eu/eli/reg/2024/1689/oj"
"""The AI Act by its European identifier; every form that is checked serves it."""

_LEVELS = {
    None: "error",
    Severity.ERROR: "error",
    Severity.MISSING: "warning",
    Severity.ADVICE: "note",
}
"""The level of each severity; None stands for a file that could not be checked."""

_PLAIN_IN_URI = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


MAX_RESULTS = 25_000
"""Most results that code scanning of GitHub takes in one run."""


@explain_arguments
def sarif_report(files: Iterable[CheckedFile], folder: "PurePath") -> dict[str, Any]:
    """
    Return a report in SARIF 2.1.0, as code scanning services read it.

    Places are counted in characters. A fingerprint rests on the rule and on the place in the form,
    not on lines, so that a finding stays the same one when the text around it changes.
    """
    files = tuple(files)
    used = {entry.rule for entry in chain.from_iterable(map(entries, files))}
    rules = [rule for name, rule in RULES.items() if name in used]
    index = {rule.id: number for number, rule in enumerate(rules)}
    results: list[dict[str, Any]] = []
    left_out = 0
    for file in files:
        for result in _results(file, folder, index):
            if len(results) < MAX_RESULTS:
                results.append(result)
            else:
                left_out += 1
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if left_out:
        text = (
            f"Only the first {MAX_RESULTS:,} results are listed, which is what code scanning takes "
            f"in a run; {left_out:,} more are left out. Check fewer files at a time."
        )
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "invocations": [invocation],
                "tool": {
                    "driver": {
                        "name": "gpai-code",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": [_rule(rule) for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }


def _rule(rule: CheckRule) -> dict[str, Any]:
    law = {} if rule.severity is None else {"helpUri": LAW}
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.says},
        "help": {
            "text": f"{rule.says} {rule.remedy}",
            "markdown": f"**{rule.title}.** {rule.says}\n\n{rule.remedy}",
        },
        **law,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(
    file: CheckedFile, folder: "PurePath", index: dict[str, int]
) -> Iterator[dict[str, Any]]:
    occurrences: Counter[tuple[str, str]] = Counter()
    for entry in entries(file):
        occurrences[entry.rule, entry.path] += 1
        fingerprint = _fingerprint(entry, occurrences[entry.rule, entry.path])
        region = {"startLine": entry.line or 1, "startColumn": entry.column or 1}
        location: dict[str, Any] = {
            "physicalLocation": {"artifactLocation": _artifact(file.name, folder), "region": region}
        }
        if entry.path:
            location["logicalLocations"] = [{"fullyQualifiedName": entry.path, "kind": "property"}]
        result: dict[str, Any] = {
            "ruleId": entry.rule,
            "ruleIndex": index[entry.rule],
            "level": _LEVELS[entry.severity],
            "message": {"text": _message(entry)},
            "locations": [location],
            # code scanning of GitHub looks at the first name alone
            "partialFingerprints": {
                "primaryLocationLineHash": fingerprint,
                "gpaiCodeFinding/v1": fingerprint,
            },
        }
        if entry.against is not None:
            other = {"artifactLocation": _artifact(entry.against, folder)}
            result["relatedLocations"] = [
                {"physicalLocation": other, "message": {"text": "The other document."}}
            ]
        if entry.severity is not None:
            result["properties"] = {"severity": entry.severity.value, "citation": entry.cites}
        yield result


def _message(entry: Entry) -> str:
    """Return a message that says where, what and why, and in which nothing is taken for markup."""
    cites = f" [{entry.cites}]" if entry.cites else ""
    text = one_line(f"{entry.path or 'The document'}: {entry.message}{cites}")
    # SARIF takes [text](target) for a link and {0} for a placeholder
    return text.replace("](", "] (").replace("{", "{{").replace("}", "}}")


def _fingerprint(entry: Entry, occurrence: int) -> str:
    key = f"{entry.rule}\n{entry.path}".encode()
    return f"{hashlib.sha256(key).hexdigest()[:16]}:{occurrence}"


def _artifact(name: str, folder: "PurePath") -> dict[str, str]:
    """Name a file by a relative URI; bytes of its name that are no text are kept too."""
    relative = relative_name(name, folder)
    try:
        content = relative.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # Windows allows halves of surrogate pairs in names
        content = relative.encode("utf-8", "surrogatepass")
    return {
        "uri": "".join(chr(byte) if byte in _PLAIN_IN_URI else f"%{byte:02X}" for byte in content)
    }
