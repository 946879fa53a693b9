"""The result of a check in JUnit's XML, as test reports are read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.forms.base import Form
from gpai_code.reports.checked_files import CheckedFile
from gpai_code.reports.entries import Entry, entries, one_line, relative_name, sentence
from gpai_code.vocabulary import Severity

if TYPE_CHECKING:
    from pathlib import PurePath


@explain_arguments
def junit_report(files: Iterable[CheckedFile], folder: "PurePath") -> str:
    """
    Return a report in JUnit's XML: a suite for each file, and in it a test case for each row.

    A row fails if an error was found or an answer is owed; one without an answer that owes none is
    skipped; advice is in the output. A file that could not be checked is one case with an
    error. So a reader of the report sees which rows are new among the failing ones, whatever line
    they are on, and how many are done. It has only attributes that Jenkins accepts, which is
    the strictest reader.
    """
    suites = [_suite(file, folder) for file in files]
    root = ET.Element("testsuites", {"name": "gpai-code check", **_sums(suites), "time": "0"})
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'


_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}
"""The elements of a case by the attribute of the suite that counts them."""


def _sums(suites: Sequence[ET.Element]) -> dict[str, str]:
    sums: dict[str, str] = {}
    for name in ("tests", "failures", "errors"):
        sums[name] = str(sum(int(suite.attrib[name]) for suite in suites))
    return sums


def _suite(file: CheckedFile, folder: "PurePath") -> ET.Element:
    name = one_line(relative_name(file.name, folder))
    cases = [_unchecked(name, file)] if file.form is None else list(_cases(name, file.form, file))
    suite = ET.Element(
        "testsuite", {"name": name, "file": name, "tests": str(len(cases)), "time": "0"}
    )
    for count, tag in _COUNTED.items():
        suite.set(count, str(sum(case.find(tag) is not None for case in cases)))
    suite.extend(cases)
    return suite


def _unchecked(name: str, file: CheckedFile) -> ET.Element:
    case = ET.Element("testcase", classname=name, name="document", time="0")
    faults = list(entries(file))
    error = ET.SubElement(case, "error", message=one_line(faults[0].message), type=faults[0].rule)
    error.text = "\n".join(map(_told, faults))
    return case


def _cases(name: str, form: Form, file: CheckedFile) -> Iterator[ET.Element]:
    rows = {field.id: getattr(form, field.id) is not None for field in form.definition().header}
    rows |= {row.id: answer is not None for row, answer in form.rows()}
    by_row: dict[str, list[Entry]] = {row: [] for row in rows}
    for entry in entries(file):
        row = entry.path[1:].replace("/", ".")
        while row not in rows and "." in row:  # a place inside an answer
            row = row.rpartition(".")[0]
        by_row.setdefault(row, []).append(entry)
    for row, about in by_row.items():
        yield _case(name, row, rows.get(row, False), about)


def _case(name: str, row: str, answered: bool, about: list[Entry]) -> ET.Element:
    case = ET.Element("testcase", classname=name, name=one_line(row), time="0")
    failing = [entry for entry in about if entry.severity is Severity.ERROR]
    failing += [entry for entry in about if entry.severity is Severity.MISSING]
    if failing:
        first = failing[0]
        failure = ET.SubElement(case, "failure", message=one_line(first.message), type=first.rule)
        failure.text = "\n".join(map(_told, failing))
    elif not answered:
        ET.SubElement(case, "skipped", message="no answer")
    if advice := [entry for entry in about if entry.severity is Severity.ADVICE]:
        ET.SubElement(case, "system-out").text = "\n".join(map(_told, advice))
    return case


def _told(entry: Entry) -> str:
    place = f"line {entry.line}, column {entry.column}: " if entry.line else ""
    return f"{place}{sentence(entry)}"
