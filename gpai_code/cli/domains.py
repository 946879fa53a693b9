"""The command that lists the most relevant domain names of a crawl: domains."""

import argparse
from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from gpai_code.cli.arguments import Command, CommandParser, add_json, add_output, refuse
from gpai_code.cli.console import (
    line_counter,
    open_input,
    print_note,
    refuse_unwritable,
    write_result,
)
from gpai_code.cli.exit_codes import FINDINGS, FINE
from gpai_code.errors import AmountError

if TYPE_CHECKING:
    from gpai_code.domains.ranking import DomainList

JSON_LINES = (".jsonl", ".ndjson")
COLUMNS = {
    "domain": "Column or key that holds the domain name or the address; {} if this is left out.",
    "size": "Column or key that holds the size; {} if this is left out.",
    "modality": "Column or key that holds the modality, if the log has one; "
    "{} if this is left out.",
}


def add_domains_options(parser: CommandParser) -> None:
    """Add the options of `domains`."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="Crawl log of domains and sizes, or - for standard input.",
    )
    parser.add_argument(
        "--format",
        choices=["csv", "jsonl"],
        help="Format of the log; guessed from the file name if this is left out.",
    )
    parser.add_argument(
        "--unit",
        action="append",
        required=True,
        metavar="UNIT",
        help="Unit of the sizes, such as bytes. "
        "Repeat it as MODALITY=UNIT if the log names modalities.",
    )
    for column, meaning in COLUMNS.items():
        parser.add_argument(
            f"--{column}-column", default=column, metavar="NAME", help=meaning.format(column)
        )
    parser.add_argument(
        "--sme",
        action="store_true",
        help="Apply the relief for providers that are small or medium-sized enterprises.",
    )
    parser.add_argument(
        "--reading",
        choices=["each-modality", "shared"],
        default="each-modality",
        help="How to read the share that is owed: of each modality, or of all names together. "
        "It is each-modality if this is left out.",
    )
    parser.add_argument(
        "--private-suffixes",
        action="store_true",
        help="Count each name below github.io and the like as a domain name of its own.",
    )
    add_json(parser)
    parser.add_argument(
        "--csv", action="store_true", help="Print CSV with the sizes, instead of names alone."
    )
    add_output(parser, "The list")


def run_domains(options: argparse.Namespace) -> int:
    """Print the list, and on standard error how it came about."""
    if options.json:
        refuse(options, ["csv"], "does not go with --json")
    refuse_unwritable(options, options.output)
    with open_input(options.file) as stream, line_counter() as count:
        ranking = rank(options, stream, count)
    write_result(format_list(ranking, options), options, options.output)
    print_report(ranking)
    return FINDINGS if ranking.unusable else FINE


def rank(
    options: argparse.Namespace, stream: BinaryIO, progress: Callable[[int], object] | None
) -> "DomainList":
    """Return the list that the options ask for."""
    from gpai_code.domains.files import Columns, read_csv_rows, read_json_rows  # noqa: PLC0415
    from gpai_code.domains.names import Registry  # noqa: PLC0415
    from gpai_code.domains.ranking import Reading, list_domains  # noqa: PLC0415
    from gpai_code.vocabulary import SizeClass  # noqa: PLC0415

    suffix = PurePath(options.file).suffix.lower()
    kind = options.format or ("jsonl" if suffix in JSON_LINES else "csv")
    columns = Columns(
        domain=options.domain_column, size=options.size_column, modality=options.modality_column
    )
    read_rows = {"csv": read_csv_rows, "jsonl": read_json_rows}[kind]
    return list_domains(
        read_rows(stream, columns),
        unit=units(options.unit),
        size_class=SizeClass.SME if options.sme else None,
        reading=Reading(options.reading),
        registry=Registry(private_suffixes=options.private_suffixes),
        progress=progress,
    )


def units(words: list[str]) -> str | dict[str, str]:
    """
    Read the units: one word, or one pair for each modality.

    Raises:
        AmountError: If they are neither.

    >>> units(["bytes"]), units(["text=tokens", "audio=hours"])
    ('bytes', {'text': 'tokens', 'audio': 'hours'})
    """
    if len(words) == 1 and "=" not in words[0]:
        return words[0]
    by_modality: dict[str, str] = {}
    for word in words:
        modality, equals, unit = word.partition("=")
        if not equals or modality in by_modality:
            expected = "state one unit, or one for each modality, as in text=tokens"
            raise AmountError("--unit", repr(word), expected)
        by_modality[modality] = unit
    return by_modality


def format_list(ranking: "DomainList", options: argparse.Namespace) -> str:
    """Return the list in the format asked for."""
    from gpai_code.domains.files import domains_csv, domains_json, domains_text  # noqa: PLC0415

    if options.json:
        return domains_json(ranking)
    return domains_csv(ranking) if options.csv else domains_text(ranking)


def print_report(ranking: "DomainList") -> None:
    """Print on standard error how the list came about and what could not be used."""
    from gpai_code.domains.files import in_figures  # noqa: PLC0415

    suffix_list = ranking.suffix_list
    version = suffix_list.list_version or "version not stated"
    print_note(
        f"{len(ranking.domains):,} of {ranking.distinct:,} domain names; "
        f"owed: {ranking.owed:,}, {ranking.rule}"
    )
    for citation in ranking.citations:
        print_note(f"rests on: {citation}")
    print_note(
        f"public suffix list: {version} ({suffix_list.package} {suffix_list.package_version})"
    )
    for part in ranking.modalities:
        modality = f"{part.modality}: " if part.modality else ""
        total = in_figures(part.total)
        print_note(f"{modality}{total} {part.unit} from {part.names:,} names")
    for note in ranking.notes:
        print_note(f"note: {note}")
    for left in ranking.unusable:
        rows = "row" if left.rows == 1 else "rows"
        print_note(f"not used ({left.reason.value}): {left.rows:,} {rows}")
        for example in left.examples:
            print_note(f"  line {example.line}: {example.found}")


COMMANDS = {
    "domains": Command(
        add_domains_options,
        run_domains,
        ("printf 'domain,size\\nexample.org,10\\n' | gpai-code domains - --unit bytes",),
    ),
}
