"""Files that were checked: what could not be read, what was found, and where it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, TypeGuard

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.constraints.record_collections import RecordTuple
from gpai_code.errors import (
    MAX_FAULTS,
    DocumentError,
    EditionMismatchError,
    Fault,
    GpaiCodeError,
    NoRegularFileError,
)
from gpai_code.forms.base import Form
from gpai_code.forms.checks import check_form, progress
from gpai_code.forms.documents import (
    DOCUMENT,
    FORMS,
    FRAMEWORK,
    REPORT,
    SUMMARY,
    read_document,
)
from gpai_code.forms.findings import Finding, Progress
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.law import code
from gpai_code.text_io.sources import placed
from gpai_code.vocabulary import Audience, Severity

if TYPE_CHECKING:
    from gpai_code.forms.training_content.summary import TrainingContentSummary
    from gpai_code.resolver.facts import ModelFacts


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Placed(Record):
    """
    A finding and where it is in its file.

    Attributes:
        finding: What was found.
        line: Line of the answer, or of what would hold it; from 1.
        column: Column in that line, from 1, in characters.
        against: Name of the other file, if two documents were compared.
    """

    finding: Finding
    line: int | None = None
    column: int | None = None
    against: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CheckedFile(Record):
    """
    What a check says of one file.

    Attributes:
        name: The file as it was named.
        form: The form that was checked, which may be an audience's copy; None if there is none.
        faults: Why the file could not be checked. Without any it was.
        findings: What was found, in the order of the form.
        progress: How far the form is.
    """

    name: str
    form: Form | None = None
    faults: tuple[Fault, ...] = ()
    findings: tuple[Placed, ...] = ()
    progress: Progress | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CheckedDocument(Record):
    """
    What a check says of one document, wherever it came from.

    Attributes:
        form: The form as it was read.
        shown: What was checked: the form, or an audience's copy of it.
        findings: What was found, in the order of the form.
        progress: How far the form is.
    """

    form: Form
    shown: Form
    findings: tuple[Finding, ...]
    progress: Progress


Check = Callable[["TrainingContentSummary"], Iterable[Finding]]
"""A further check of a summary."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Given(Record):
    """
    What is known in addition to the files, and how to look at them.

    Attributes:
        edition: Slug of the edition of the Code that forms must be of.
        audience: Look only at the rows meant for this audience.
        systemic_risk: Whether the model has it, if that is known.
        facts: What else is known.
        as_of: Reference date for deadlines.
        compare: Compare one form with one summary even if they name different providers and models.
        further: More checks of a summary, which need figures from elsewhere.
    """

    edition: str | None = None
    audience: Audience | None = None
    systemic_risk: bool | None = None
    facts: "ModelFacts | None" = None
    as_of: date | None = None
    compare: bool = False
    further: tuple[Check, ...] = ()


@explain_arguments
def check_files(
    files: Iterable[tuple[str, Callable[[], bytes]]], given: Given
) -> tuple[CheckedFile, ...]:
    """
    Check forms and summaries; whatever is wrong with one is in its result, never an exception.

    One form and one summary among the files are also compared with each other, unless they name
    different providers and models; what they contradict each other in is with the summary. One
    Model Report is compared with one Framework, and with one form, likewise.

    Args:
        files: Their names, and what gives their bytes.
        given: What is known in addition to them.
    """
    results: list[CheckedFile] = []
    contents: dict[int, bytes] = {}
    for name, content_of in files:
        try:
            content = content_of()
            checked = check_document(content, given)
        except (GpaiCodeError, OSError) as error:
            results.append(_failed(name, error))
            continue
        contents[len(results)] = content
        results.append(
            CheckedFile(
                name=name,
                form=checked.shown,
                findings=_placed(content, checked.findings),
                progress=checked.progress,
            )
        )
    if (pair := _pair_of(results)) is not None:
        from gpai_code.forms.agreement import (  # noqa: PLC0415 - most runs have no pair
            compare_with_summary,
            may_concern_one_model,
        )

        form_file, form, at, summary = pair
        if given.compare or may_concern_one_model(form, summary):
            contradictions = compare_with_summary(form, summary)
            between = _placed(contents[at], contradictions, against=form_file.name)
            results[at] = attrs.evolve(results[at], findings=results[at].findings + between)
    for at, against, disagreements in _reports_compared(results):
        between = _placed(contents[at], disagreements, against=against)
        results[at] = attrs.evolve(results[at], findings=results[at].findings + between)
    return tuple(results)


def _reports_compared(
    files: Sequence[CheckedFile],
) -> Iterator[tuple[int, str, RecordTuple[Finding]]]:
    """Yield what the only Model Report contradicts, with its place and the other file's name."""
    places: dict[str, list[int]] = {}
    for number, file in enumerate(files):
        if file.form is not None:
            places.setdefault(file.form.DOCUMENT, []).append(number)
    reports = places.get(REPORT, [])
    if len(reports) != 1:
        return
    from gpai_code.forms.safety_security.comparison import compare_report  # noqa: PLC0415

    at = reports[0]
    for kind in (FRAMEWORK, DOCUMENT):
        others = places.get(kind, [])
        if len(others) == 1:
            report, other = files[at].form, files[others[0]]
            assert report is not None
            assert other.form is not None
            yield at, other.name, compare_report(report, other.form)


def strangers(files: Sequence[CheckedFile], given: Given) -> tuple[str, str] | None:
    """Return the names of one form and one summary that were not compared; None otherwise."""
    pair = _pair_of(files)
    if pair is None or given.compare:
        return None
    from gpai_code.forms.agreement import may_concern_one_model  # noqa: PLC0415

    form_file, form, at, summary = pair
    return None if may_concern_one_model(form, summary) else (form_file.name, files[at].name)


def is_summary(form: Form | None) -> "TypeGuard[TrainingContentSummary]":
    """Say whether a form is a summary, without loading what only summaries need."""
    return form is not None and form.DOCUMENT == SUMMARY


def _pair_of(
    files: Sequence[CheckedFile],
) -> "tuple[CheckedFile, ModelDocumentation, int, TrainingContentSummary] | None":
    """Return the only form and the only summary among files, each with its place."""
    forms = []
    summaries = []
    for number, file in enumerate(files):
        if isinstance(file.form, ModelDocumentation):
            forms.append((file, file.form))
        elif is_summary(file.form):
            summaries.append((number, file.form))
    return (*forms[0], *summaries[0]) if len(forms) == len(summaries) == 1 else None


def check_document(content: bytes, given: Given) -> CheckedDocument:
    """
    Check one form or summary.

    Args:
        content: Its JSON text.
        given: What is known in addition.

    Raises:
        GpaiCodeError: If it cannot be read, or is of another edition than asked for.
    """
    form = read_document(content, audience=given.audience)
    if form.DOCUMENT != SUMMARY and given.edition not in (None, form.EDITION):
        raise EditionMismatchError(form.EDITION, given.edition)
    copy = form if given.audience is None else form.for_audience(given.audience)
    findings: tuple[Finding, ...] = check_form(
        form,
        audience=given.audience,
        systemic_risk=given.systemic_risk,
        facts=given.facts,
        as_of=given.as_of,
    )
    if is_summary(copy):
        for check in given.further:
            findings += tuple(check(copy))
    counts = progress(copy, systemic_risk=given.systemic_risk, facts=given.facts)
    return CheckedDocument(form=form, shown=copy, findings=findings, progress=counts)


def _failed(name: str, error: GpaiCodeError | OSError) -> CheckedFile:
    """Return the result for a file that cannot be checked."""
    if isinstance(error, DocumentError):
        faults = error.faults
    elif isinstance(error, NoRegularFileError):
        remedy = "hand it over as standard input (-), or name a file"
        faults = (Fault("", "file", f"a {error.kind} and no file", remedy),)
    elif isinstance(error, OSError):
        actual = f"no file that can be read ({error.strerror or error})"
        faults = (Fault("", "file", actual, "check its name and rights"),)
    else:
        faults = (Fault("", "not-checked", "a document that does not fit", str(error)),)
    if len(faults) > MAX_FAULTS:
        more = f"{len(faults) - MAX_FAULTS} more faults"
        faults = (*faults[:MAX_FAULTS], Fault("", "more-faults", more, "correct the others first"))
    return CheckedFile(name=name, faults=faults)


def _placed(
    content: bytes, findings: Iterable[Finding], against: str | None = None
) -> tuple[Placed, ...]:
    """Find the places of findings; one about a missing answer gets that of what would hold it."""
    findings = tuple(findings)
    at_paths = tuple(Fault(finding.path, finding.rule, "", "") for finding in findings)
    return tuple(
        Placed(finding=finding, line=at.line, column=at.column, against=against)
        for finding, at in zip(findings, placed(content, at_paths), strict=True)
    )


def citation(finding: Finding) -> str:
    """
    Say where the rule of a finding is stated, with the instrument or document.

    >>> from gpai_code.forms.training_content.summary import TrainingContentSummary
    >>> from gpai_code import check_form
    >>> citation(check_form(TrainingContentSummary())[-1])
    'Template for the summary (2025-12-05), Section 1.3'
    """
    source = finding.source
    if source.startswith("AI Act "):
        return source
    if finding.edition in FORMS:
        return str(code(finding.edition, source))
    if source.startswith("Notice "):
        return f"Explanatory {source}"
    section = source.removeprefix("Template ").capitalize()
    return f"Template for the summary ({finding.edition}), {section}"


@explain_arguments
def passes(files: Iterable[CheckedFile], fail_on: Severity = Severity.MISSING) -> bool | None:
    """
    Say whether nothing was found that counts; None if a file could not be checked.

    Args:
        files: What was checked.
        fail_on: The least severity that counts: an answer that is owed does by default, advice
            does not.
    """
    files = tuple(files)
    if any(file.faults for file in files):
        return None
    findings = chain.from_iterable(file.findings for file in files)
    return not any(counts(placed.finding.severity, fail_on) for placed in findings)


def counts(severity: Severity, fail_on: Severity) -> bool:
    """Say whether a severity is at least another."""
    order = list(Severity)
    return order.index(severity) <= order.index(fail_on)
