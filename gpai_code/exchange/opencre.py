"""
The Code as a table for OpenCRE, ready for those who link its requirements to common ones.

Nobody has linked them yet, and a guess would look like a finding: the column for the common
requirement is empty.
"""

import csv
from io import StringIO

from gpai_code.catalog.code import Code
from gpai_code.catalog.paths import address, url
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.exchange.listed import requirement_name, requirements
from gpai_code.exchange.losses import Export, Loss
from gpai_code.text_io.base_address import BASE_ADDRESS
from gpai_code.text_io.escaping import spreadsheet_text

COMMON = "CRE 0"
"""The column that a common requirement is named in."""


@explain_arguments
def to_opencre(code: Code, base: str = BASE_ADDRESS) -> Export[str]:
    """
    Return an edition as CSV with the columns that OpenCRE imports.

    Args:
        code: The edition.
        base: The address that the Code is published below.

    >>> from gpai_code.catalog.code import load
    >>> to_opencre(load("final")).document.splitlines()[0]
    'CRE 0,GPAI Code of Practice|name,GPAI Code of Practice|id,GPAI Code of Practice|hyperlink'
    """
    standard = "GPAI Code of Practice"
    if code.edition.slug != "final":
        standard += f" {code.edition.version}"
    file = StringIO()
    write = csv.writer(file, lineterminator="\n").writerow
    write([COMMON, *(f"{standard}|{column}" for column in ("name", "id", "hyperlink"))])
    rules = requirements(code)
    for rule in rules:
        name = spreadsheet_text(requirement_name(rule, code))
        write(["", name, rule.id, url(address(rule.id, code.edition.slug), base)])
    listed = {rule.id for rule in rules}
    losses = (
        Loss(
            what="entries that state no duty",
            places=tuple(entry for entry in code if entry not in listed),
            why="the format lists requirements alone",
        ),
        Loss(
            what="summaries and all other fields",
            why="the format has a name, an id and an address for each requirement",
        ),
        Loss(what="common requirements", why="nobody has linked the Code to any yet"),
    )
    return Export(file.getvalue(), losses)
