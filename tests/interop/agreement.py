"""
Make the table of `docs/reference/schemas.md`: `python tests/interop/agreement.py [documents]`.

The number of documents is that for each schema.

Seven validators and our reader say of the same documents whether each is valid. The exit code is 1
if any two of them differ.
"""

import json
import platform
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # to be run as a file

from tests.interop.corpus import corpus
from tests.interop.validators import DIALECTS_OF, NODE, VALIDATORS, version_of
from tests.schema_documents import SCHEMAS, Named, reads, schema_id, schema_of

COUNT = 400


class Difference(NamedTuple):
    """A document on which a validator and our reader do not agree."""

    validator: str
    dialect: str
    schema: str
    accepted: bool
    document: str


def differences(
    named: Named, read: Mapping[str, bool], validator: str, dialect: str
) -> Iterator[Difference]:
    """
    Yield every document on which a validator and our reader do not agree.

    Args:
        named: Which schema.
        read: JSON texts, and whether our reader accepts them.
        validator: Name of the validator.
        dialect: Of JSON Schema.
    """
    verdicts = VALIDATORS[validator](schema_of(named, dialect=dialect), list(read))
    for (text, expected), accepted in zip(read.items(), verdicts, strict=True):
        if accepted is not expected:
            yield Difference(validator, dialect, schema_id(named), accepted, text)


def read_all(named: Named, count: int) -> dict[str, bool]:
    """Return documents of one kind as JSON texts, and whether our reader accepts them."""
    return {text: reads(named, json.loads(text)) for text in corpus(named, count)}


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    read = {named: read_all(named, count) for named in SCHEMAS}
    counts = Counter(accepted for documents in read.values() for accepted in documents.values())
    print(f"{len(read)} schemas, {counts.total()} documents: our reader accepts {counts[True]}")
    print(f"and refuses {counts[False]}. {_machine()}\n")
    print("| validator | dialect | documents | differs from our reader | seconds |")
    print("| --- | --- | ---: | ---: | ---: |")
    every_difference: list[Difference] = []
    for validator in VALIDATORS:
        shown = version_of(validator)
        if shown is None:
            sys.exit(f"{validator} is not installed; see docs/reference/schemas.md")
        for dialect in DIALECTS_OF[validator]:
            start = time.perf_counter()
            new = [
                difference
                for named, documents in read.items()
                for difference in differences(named, documents, validator, dialect)
            ]
            took = time.perf_counter() - start
            print(
                f"| {validator} {shown} | {dialect} | {counts.total()} | {len(new)} | {took:.0f} |",
                flush=True,
            )
            every_difference += new
    for difference in every_difference[:20]:
        print(difference._replace(document=difference.document[:300]), file=sys.stderr)
    sys.exit(1 if every_difference else 0)


def _machine() -> str:
    node = subprocess.run([str(NODE), "--version"], capture_output=True, text=True, check=False)
    system = f"{platform.system()} {platform.machine()}"
    return f"Python {platform.python_version()}, Node {node.stdout.strip()}, {system}."


if __name__ == "__main__":
    main()
