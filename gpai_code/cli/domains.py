"""The body of `gpai-code domains`: its options, and what it says beside the list."""

import argparse
import sys
from collections.abc import Callable
from pathlib import PurePath
from typing import BinaryIO

from gpai_code.domains.files import (
    Columns,
    domains_csv,
    domains_json,
    domains_text,
    in_figures,
    read_csv_rows,
    read_json_rows,
)
from gpai_code.domains.names import Registry
from gpai_code.domains.ranking import DomainList, Reading, list_domains
from gpai_code.errors import AmountError
from gpai_code.text_io.escaping import printable
from gpai_code.vocabulary import SizeClass

JSON_LINES = (".jsonl", ".ndjson")


def find(
    options: argparse.Namespace, stream: BinaryIO, progress: Callable[[int], object] | None
) -> DomainList:
    """Make the list that the options ask for."""
    named = PurePath(options.file).suffix.lower()
    kind = options.format or ("jsonl" if named in JSON_LINES else "csv")
    columns = Columns(
        domain=options.domain_column, size=options.size_column, modality=options.modality_column
    )
    read = {"csv": read_csv_rows, "jsonl": read_json_rows}[kind]
    return list_domains(
        read(stream, columns),
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
    found: dict[str, str] = {}
    for word in words:
        modality, equals, unit = word.partition("=")
        if not equals or modality in found:
            wanted = "state one unit, or one for each modality, as in text=tokens"
            raise AmountError("--unit", repr(word), wanted)
        found[modality] = unit
    return found


def write(found: DomainList, options: argparse.Namespace) -> str:
    """Return the list in the format asked for."""
    if options.json:
        return domains_json(found)
    return domains_csv(found) if options.csv else domains_text(found)


def report(found: DomainList) -> None:
    """Say on standard error how the list came about and what could not be used."""
    lists = found.suffix_list
    said = [
        f"{len(found.domains):,} of {found.distinct:,} domain names; owed: {found.owed:,}, "
        f"{found.rule}",
        *(f"rests on: {citation}" for citation in found.citations),
        f"public suffix list: {lists.list_version or 'version not stated'} "
        f"({lists.package} {lists.package_version})",
    ]
    for one in found.modalities:
        of = f"{one.modality}: " if one.modality else ""
        said.append(f"{of}{in_figures(one.total)} {one.unit} from {one.names:,} names")
    said += [f"note: {note}" for note in found.notes]
    for left in found.unusable:
        rows = "row" if left.rows == 1 else "rows"
        said.append(f"not used ({left.reason.value}): {left.rows:,} {rows}")
        said += [f"  line {one.line}: {one.found}" for one in left.examples]
    print(printable("\n".join(said)), file=sys.stderr)
