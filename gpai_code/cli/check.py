"""The body of `gpai-code check`: its options, its reports in each format, and what it ends with."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from gpai_code.catalog.code import select_edition
from gpai_code.cli.console import write_output
from gpai_code.errors import GpaiCodeError, InputFileError, UsageError
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.reports.check_files import Check, CheckedFile, Given
from gpai_code.reports.entries import faults_report, json_report, text_report
from gpai_code.resolver.facts import ModelFacts, read_facts
from gpai_code.text_io.files import write_file
from gpai_code.vocabulary import Audience

TEXT, JSON = "text", "json"
STANDARD_STREAM = "-"
FOR_ONE_SUMMARY = ("datasets", "crawled_domains")
FOR_LINES = ("resume", "workers")


def format_of(options: argparse.Namespace) -> str:
    """
    Return the format of the report.

    Raises:
        UsageError: If options do not go together.
    """
    if options.json and options.format not in (None, JSON):
        raise UsageError(f"--json does not go with --format {options.format}")
    if options.jsonl:
        if options.format not in (None, JSON):
            raise UsageError(f"--format {options.format} does not go with --jsonl")
        if alone := [name for name in FOR_ONE_SUMMARY if getattr(options, name) is not None]:
            raise UsageError(f"--{alone[0].replace('_', '-')} does not go with --jsonl")
    elif alone := [name for name in FOR_LINES if getattr(options, name)]:
        raise UsageError(f"--{alone[0]} goes with --jsonl alone")
    return JSON if options.json else options.format or TEXT


def given(
    options: argparse.Namespace,
    read: Callable[[str], bytes],
    *,
    systemic_risk: bool | None,
    as_of: date | None,
) -> Given:
    """Return what the options tell beside the files."""
    facts = None if options.facts is None else read_facts(read(options.facts))
    return Given(
        edition=None if options.edition is None else select_edition(options.edition).slug,
        audience=None if options.audience is None else Audience(options.audience),
        systemic_risk=systemic_risk,
        facts=facts,
        as_of=as_of,
        further=tuple(_further(options, read, facts)),
    )


def _further(
    options: argparse.Namespace, read: Callable[[str], bytes], facts: ModelFacts | None
) -> Iterator[Check]:
    if options.datasets is not None:
        from gpai_code.forms.training_content.evidence import check_datasets, read_sizes  # noqa: PLC0415

        try:
            sizes = read_sizes(read(options.datasets))
        except GpaiCodeError as error:
            raise InputFileError(options.datasets, error) from error
        yield lambda summary: check_datasets(summary, sizes)
    if options.crawled_domains is not None:
        from gpai_code.domains.ranking import has_sme_relief  # noqa: PLC0415
        from gpai_code.forms.training_content.evidence import check_domain_names  # noqa: PLC0415

        sme = has_sme_relief(facts.size_class) if facts else False
        yield lambda summary: check_domain_names(summary, options.crawled_domains, sme=sme)


def require_one_summary(files: Iterable[CheckedFile]) -> None:
    """
    Refuse figures of one model's training data where it is not clear whose they are.

    Raises:
        UsageError: If there is not one summary; a file that could not be checked may be it.
    """
    files = tuple(files)
    count = sum(isinstance(file.form, TrainingContentSummary) for file in files)
    if count > 1 or (count == 0 and not any(file.faults for file in files)):
        options = " and ".join(f"--{name.replace('_', '-')}" for name in FOR_ONE_SUMMARY)
        raise UsageError(f"{options} are for one summary of training content; {count} were given")


def report(files: tuple[CheckedFile, ...], how: str, options: argparse.Namespace) -> None:
    """
    Write the report in a format.

    With `--output` it goes into that file, and the text for people to standard output. Why a file
    could not be checked stands on standard error too, whatever the format.
    """
    text, faults = text_report(files), faults_report(files)
    written = text + faults if how == TEXT else _report(files, how)
    if options.output not in (None, STANDARD_STREAM):
        write_file(Path(options.output), written, replace=options.replace)
        sys.stdout.write(text)
    elif how == TEXT:
        sys.stdout.write(text)
    else:
        write_output(written)
    if faults:
        count = sum(bool(file.faults) for file in files)
        said = f"gpai-code: {count} of {len(files)} files could not be checked\n"
        print(said + faults, end="", file=sys.stderr)


def _report(files: tuple[CheckedFile, ...], how: str) -> str:
    """Write a report that programs read; each format is loaded only where it is asked for."""
    from gpai_code.text_io.strict_json import write_json  # noqa: PLC0415

    folder = Path.cwd()
    if how == "junit":
        from gpai_code.reports.junit import junit_report  # noqa: PLC0415

        return junit_report(files, folder)
    if how == "sarif":
        from gpai_code.reports.sarif import sarif_report  # noqa: PLC0415

        return write_json(sarif_report(files, folder))
    return write_json(json_report(files, folder))
