"""The command that checks forms and summaries: check."""

import argparse
import os
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from gpai_code.cli.arguments import (
    AUDIENCES,
    YES_NO,
    Command,
    CommandParser,
    add_edition,
    add_json,
    add_lines,
    add_output,
    day_of,
    option_name,
    refuse,
    selected_slug,
    whole_number,
)
from gpai_code.cli.console import STANDARD_STREAM, print_note, read_input, write_result, write_text
from gpai_code.cli.exit_codes import FINDINGS, FINE, INPUT_ERROR
from gpai_code.errors import GpaiCodeError, InputFileError, UsageError

if TYPE_CHECKING:
    from gpai_code.reports.checked_files import Check, CheckedFile, Given
    from gpai_code.resolver.facts import ModelFacts

TEXT, JSON, GITHUB = "text", "json", "github"
FORMATS = (TEXT, JSON, "sarif", "junit", GITHUB)
FOR_ONE_SUMMARY = ("datasets", "crawled_domains")
FOR_LINES = ("resume", "workers")
FAIL_ON = ("error", "missing", "advice")


def add_check_options(parser: CommandParser) -> None:
    """Add the options of `check`."""
    parser.add_argument(
        "file",
        nargs="+",
        metavar="FILE",
        help="Form, summary, Framework, Model Report or serious incident report, or - for standard "
        "input. One form and one summary of the same model are also compared with each other, and "
        "one Model Report with one Framework and one form.",
    )
    parser.add_argument(
        "--audience", choices=AUDIENCES, help="Check only the rows meant for this audience."
    )
    parser.add_argument(
        "--systemic-risk", choices=[*YES_NO], help="Whether the model has systemic risk."
    )
    parser.add_argument(
        "--facts",
        metavar="FACTS.json",
        help="File of what is known of model and provider, as `gpai-code facts` lists it.",
    )
    parser.add_argument("--as-of", metavar="DATE", help="Reference date for deadlines.")
    parser.add_argument(
        "--datasets",
        metavar="SIZES",
        help="Sizes of all publicly available datasets, to find those a summary has to list: JSON "
        "by dataset and modality, or an inventory as CSV, TSV or a JSON list.",
    )
    parser.add_argument(
        "--crawled-domains",
        metavar="N",
        type=whole_number,
        help="Number of distinct domain names that were crawled, "
        "to find how many of them a summary has to list.",
    )
    parser.add_argument(
        "--compare",
        action="store_true",
        help="Compare one form with one summary even if they name different providers and models.",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="Format of the report; text if this is left out, and json with --json.",
    )
    parser.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        default="missing",
        help="Least severity of a finding that ends with exit code 2; missing if this is left out.",
    )
    add_json(parser)
    add_lines(parser, "one form or summary")
    add_output(parser, "The report, or with --jsonl the list of answers,")
    add_edition(parser)


def run_check(options: argparse.Namespace) -> int:
    """Check files, print a report, and say by the exit code whether something counts."""
    from gpai_code.reports.checked_files import check_files, passes, strangers  # noqa: PLC0415
    from gpai_code.vocabulary import Severity  # noqa: PLC0415

    report_format = format_of(options)
    given = given_by(options)
    if options.jsonl:
        return _check_lines(options, given)
    files = check_files([(name, partial(read_input, name)) for name in options.file], given)
    if given.further:
        require_one_summary(files)
    print_report(files, report_format, options)
    if pair := strangers(files, given):
        print_note(
            f"gpai-code: {pair[0]} and {pair[1]} name different providers and models, and were not "
            "compared; use --compare if they are of one model"
        )
    passed = passes(files, Severity(options.fail_on))
    if passed is None:
        return INPUT_ERROR
    return FINE if passed else FINDINGS


def _check_lines(options: argparse.Namespace, given: "Given") -> int:
    from gpai_code.cli.check_lines import check_answer, worst_of  # noqa: PLC0415
    from gpai_code.cli.jsonl import run_stamp, write_answers  # noqa: PLC0415
    from gpai_code.constraints.unstructuring import unstructure  # noqa: PLC0415
    from gpai_code.reports.checked_files import counts  # noqa: PLC0415
    from gpai_code.vocabulary import Severity  # noqa: PLC0415

    answer = check_answer(given)
    if len(options.file) != 1:
        raise UsageError("--jsonl takes one file")
    stamp = run_stamp(
        "check",
        {
            "edition": given.edition,
            "audience": options.audience,
            "systemic_risk": options.systemic_risk,
            "facts": None if given.facts is None else unstructure(given.facts),
            "as_of": options.as_of,
        },
    )
    workers = options.workers or os.cpu_count() or 1
    code = FINE
    for row in write_answers(options, options.file[0], answer, workers=workers, stamp=stamp):
        if "error" in row:
            code = INPUT_ERROR
        elif code == FINE and (worst := worst_of(row)) is not None:
            code = FINDINGS if counts(worst, Severity(options.fail_on)) else FINE
    return code


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
        refuse(options, (*FOR_ONE_SUMMARY, "compare"), "does not go with --jsonl")
    else:
        refuse(options, FOR_LINES, "goes with --jsonl alone")
    return JSON if options.json else options.format or TEXT


def given_by(options: argparse.Namespace) -> "Given":
    """Return what the options say in addition to the files."""
    from gpai_code.reports.checked_files import Given  # noqa: PLC0415
    from gpai_code.vocabulary import Audience  # noqa: PLC0415

    facts = None
    if options.facts is not None:
        from gpai_code.resolver.facts import read_facts  # noqa: PLC0415

        facts = read_facts(read_input(options.facts))
    return Given(
        edition=None if options.edition is None else selected_slug(options),
        audience=None if options.audience is None else Audience(options.audience),
        systemic_risk=YES_NO.get(options.systemic_risk),
        facts=facts,
        as_of=None if options.as_of is None else day_of("as_of", options.as_of),
        compare=options.compare,
        further=tuple(_further(options, facts)),
    )


def _further(options: argparse.Namespace, facts: "ModelFacts | None") -> "Iterator[Check]":
    if options.datasets is not None:
        from gpai_code.forms.training_content.evidence import check_datasets  # noqa: PLC0415
        from gpai_code.reading.inventory import sizes_of  # noqa: PLC0415

        try:
            sizes, remarks = sizes_of(read_input(options.datasets))
        except GpaiCodeError as error:
            raise InputFileError(options.datasets, error) from error
        for remark in remarks:
            print_note(f"{options.datasets}: not understood: {remark}")
        yield lambda summary: check_datasets(summary, sizes)
    if options.crawled_domains is not None:
        from gpai_code.domains.ranking import has_sme_relief  # noqa: PLC0415
        from gpai_code.forms.training_content.evidence import check_domain_names  # noqa: PLC0415

        sme = has_sme_relief(facts.size_class) if facts else False
        yield lambda summary: check_domain_names(summary, options.crawled_domains, sme=sme)


def require_one_summary(files: "Iterable[CheckedFile]") -> None:
    """
    Refuse figures of one model's training data where it is not clear whose they are.

    Raises:
        UsageError: If there is not one summary; a file that could not be checked may be it.
    """
    from gpai_code.reports.checked_files import is_summary  # noqa: PLC0415

    files = tuple(files)
    count = sum(is_summary(file.form) for file in files)
    if count > 1 or (count == 0 and not any(file.faults for file in files)):
        names = " and ".join(map(option_name, FOR_ONE_SUMMARY))
        raise UsageError(f"{names} are for one summary of training content; {count} were given")


def print_report(
    files: "tuple[CheckedFile, ...]", report_format: str, options: argparse.Namespace
) -> None:
    """
    Write the report in a format.

    With `--output` it goes into that file, and the text for people to standard output. Why a file
    could not be checked is said on standard error too, whatever the format.
    """
    from gpai_code.reports.entries import faults_report, text_report  # noqa: PLC0415

    text, faults = text_report(files), faults_report(files)
    to_file = options.output not in (None, STANDARD_STREAM)
    if to_file or report_format != TEXT:
        report = text + faults if report_format == TEXT else _report(files, report_format)
        write_result(report, options, options.output)
    if to_file or report_format == TEXT:
        write_text(text)
    if faults:
        count = sum(bool(file.faults) for file in files)
        print_note(f"gpai-code: {count} of {len(files)} files could not be checked")
        if report_format != GITHUB:  # whose runner could take a file name for a command
            print_note(faults[:-1])


def _report(files: "tuple[CheckedFile, ...]", report_format: str) -> str:
    """Write a report that programs read; each format is loaded only where it is asked for."""
    from pathlib import Path  # noqa: PLC0415

    from gpai_code.text_io.json_writer import write_json  # noqa: PLC0415

    folder = Path.cwd()
    if report_format == "junit":
        from gpai_code.reports.junit import junit_report  # noqa: PLC0415

        return junit_report(files, folder)
    if report_format == GITHUB:
        from gpai_code.reports.github import github_report  # noqa: PLC0415

        return github_report(files, folder)
    if report_format == "sarif":
        from gpai_code.reports.sarif import sarif_report  # noqa: PLC0415

        return write_json(sarif_report(files, folder))
    from gpai_code.reports.entries import json_report  # noqa: PLC0415

    return write_json(json_report(files, folder))


COMMANDS = {
    "check": Command(
        add_check_options,
        run_check,
        (
            "gpai-code init form.json",
            "gpai-code check form.json --systemic-risk no",
            "gpai-code check form.json --fail-on error --format sarif --output form.sarif",
        ),
    ),
}
