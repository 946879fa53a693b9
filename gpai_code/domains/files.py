"""Crawl logs and domain lists as files: rows out of CSV and JSON Lines, lists into text and CSV."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, BinaryIO

import attrs

from gpai_code._version import __version__
from gpai_code.catalog.provenance import LIBRARY
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.constraints.unstructuring import unstructure
from gpai_code.domains.ranking import DomainList
from gpai_code.domains.totals import Amount, BadRow, Row
from gpai_code.errors import DocumentError, Fault
from gpai_code.text_io.escaping import spreadsheet_text
from gpai_code.text_io.json_lines import BYTE_ORDER_MARK, MAX_LINE_BYTES, lines_of
from gpai_code.text_io.json_writer import write_json
from gpai_code.text_io.strict_json import describe, read_json

AMOUNTS = frozenset({"size", "share", "total"})
"""Keys of the JSON list that hold amounts."""

MAX_NESTING = 4
"""Deepest nesting of a line of JSON; what is read of it lies at the top."""


@attrs.frozen(kw_only=True)
class Columns(Record):
    """
    The names of the columns, or keys, that are read; others are left aside.

    Attributes:
        domain: That of the host or URL.
        size: That of the size.
        modality: That of the modality.
    """

    domain: str = "domain"
    size: str = "size"
    modality: str = "modality"


@explain_arguments
def read_csv_rows(stream: BinaryIO, columns: Columns | None = None) -> Iterator[Row]:
    r"""
    Read the rows of a crawl log in CSV: comma-separated, in UTF-8, one row to a line.

    The first line names the columns. Lines are read one at a time; blank ones are skipped. Fields
    may be quoted, but hold no line break, so that a quote left open spoils one row and no more. A
    line that cannot be read comes as a `BadRow`.

    Args:
        stream: Where from, for example a file opened with "rb".
        columns: The names of the columns.

    Raises:
        DocumentError: If the first line does not name the domain and the size, each once.
        OSError: If the stream cannot be read.

    >>> list(read_csv_rows(io.BytesIO(b'size,domain\n5,a.example\n\n6\n')))
    [('a.example', '5', None, 2), BadRow(line=4, found="1 field instead of 2: '6'")]
    """
    names = columns or Columns()
    lines = enumerate(lines_of(stream), start=1)
    head = next(lines, (1, b""))[1]
    fields = _fields(head)
    if isinstance(fields, str):
        _refuse(fields, "name the columns in the first line")
    header = [field.strip() for field in fields]
    if names.domain not in header or names.size not in header:
        header = _in_our_case(header, names)
    for name in (names.domain, names.size, names.modality):
        if header.count(name) > 1 or (name not in header and name != names.modality):
            actual = f"{header.count(name)} columns {describe(name)} in {describe(head.decode())}"
            remedy = f"name one column {describe(name)} in the first line"
            for separator, called in (("\t", "tabs"), (";", "semicolons")):
                if len(header) == 1 and separator in header[0]:
                    remedy += f", and use commas as separator, not {called}"
            _refuse(actual, remedy)
    domain, size = header.index(names.domain), header.index(names.size)
    modality = header.index(names.modality) if names.modality in header else None
    width = len(header)
    for number, line in lines:
        if not line.strip(b" \t\r"):
            continue
        row = _fields(line)
        if isinstance(row, str):
            yield BadRow(number, row)
        elif len(row) != width:
            count = f"{len(row)} field{'' if len(row) == 1 else 's'}"
            yield BadRow(number, f"{count} instead of {width}: {describe(line.decode())}")
        else:
            yield row[domain], row[size], None if modality is None else row[modality], number


def _in_our_case(header: list[str], names: Columns) -> list[str]:
    """Return column names spelt as asked for where only capitals tell them apart."""
    by_folded_name = {name.casefold(): name for name in (names.domain, names.size, names.modality)}
    return [by_folded_name.get(field.casefold(), field) for field in header]


def _fields(line: bytes) -> list[str] | str:
    """Return the fields of a line of CSV, or what is wrong with it."""
    if len(line) > MAX_LINE_BYTES:
        return f"more than {MAX_LINE_BYTES} bytes"
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        return f"byte 0x{line[error.start]:02x}, which is not UTF-8"
    if '"' not in text:
        return text.split(",")  # which is what the csv module makes of it, only later
    try:
        return next(csv.reader([text], strict=True))
    except csv.Error as error:
        return f"{describe(text)} ({error})"


@explain_arguments
def read_json_rows(stream: BinaryIO, columns: Columns | None = None) -> Iterator[Row]:
    r"""
    Read the rows of a crawl log in JSON Lines: one object on each line, in UTF-8.

    Lines are read one at a time; blank ones are skipped. A line that cannot be read, has a key
    twice, or lacks domain or size comes as a `BadRow`.

    Args:
        stream: Where from, for example a file opened with "rb".
        columns: The names of the keys.

    Raises:
        OSError: If the stream cannot be read.

    >>> list(read_json_rows(io.BytesIO(b'{"domain": "a.example", "size": 5}\n[]\n')))
    [('a.example', 5, None, 1), BadRow(line=2, found='an array; write an object')]
    """
    names = columns or Columns()
    for number, line in enumerate(lines_of(stream), start=1):
        if not line.strip(b" \t\r"):
            continue
        if line.startswith(BYTE_ORDER_MARK):  # `read_json` would let it pass
            yield BadRow(number, "a byte order mark; leave it out")
            continue
        try:
            row = read_json(line, max_bytes=MAX_LINE_BYTES, max_depth=MAX_NESTING)
        except DocumentError as error:
            fault = error.faults[0]
            yield BadRow(number, f"{fault.found}; {fault.wanted}")
            continue
        if not isinstance(row, dict):
            yield BadRow(number, f"{describe(row)}; write an object")
            continue
        missing = [name for name in (names.domain, names.size) if name not in row]
        if missing:
            yield BadRow(number, f"no {' and no '.join(map(describe, missing))}")
        else:
            yield row[names.domain], row[names.size], row.get(names.modality), number


def _refuse(found: str, wanted: str) -> None:
    raise DocumentError("crawl log", (Fault("", "columns", found, wanted, 1, 1),))


@explain_arguments
def domains_text(ranking: DomainList) -> str:
    """Return the plain names, one on each line, the most relevant first."""
    return "".join(f"{name}\n" for name in ranking.names)


@explain_arguments
def domains_csv(ranking: DomainList) -> str:
    """
    Return the list as CSV: for each name its size, share and rank in each modality.

    Texts that a spreadsheet would take for a formula get an apostrophe in front.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    header = ["domain"]
    for described in ranking.modalities:
        of = f"{described.modality} " if described.modality else ""
        header += [f"{of}size ({described.unit})", f"{of}share", f"{of}rank"]
    writer.writerow(map(spreadsheet_text, header))
    for domain in ranking.domains:
        row = [spreadsheet_text(domain.name)]
        sizes = {size.modality: size for size in domain.sizes}
        for described in ranking.modalities:
            if size := sizes.get(described.modality):
                row += [in_figures(size.size), in_figures(size.share), str(size.rank)]
            else:
                row += ["", "", ""]
        writer.writerow(row)
    return file.getvalue()


@explain_arguments
def in_figures(size: Amount) -> str:
    """
    Write an amount without an exponent.

    >>> in_figures(Decimal("1.5e3"))
    '1500'
    """
    return f"{Decimal(size):f}"


@explain_arguments
def domains_json(ranking: DomainList) -> str:
    """Return the list as JSON, with how it came about and the library's version."""
    document: dict[str, Any] = {"generated_by": {"library": LIBRARY, "version": __version__}}
    document |= _with_numbers(unstructure(ranking))
    document["names"] = list(ranking.names)
    return write_json(document)


def _with_numbers(value: Any) -> Any:
    """Return plain values in which exact amounts are numbers again, with their own figures."""
    if isinstance(value, list):
        return [_with_numbers(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: Decimal(item) if key in AMOUNTS and isinstance(item, str) else _with_numbers(item)
        for key, item in value.items()
    }
