"""Inventories of datasets: Croissant, CSV, TSV and JSON lists, for Section 2.1 of a summary."""

import csv
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import StringIO
from os import PathLike
from typing import Any

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.record import Record
from gpai_code.constraints.rules import Link, MonthOrNotKnown, Text, accept
from gpai_code.errors import DocumentError, Fault, ValueRuleError
from gpai_code.forms.training_content.evidence import Sizes, large_datasets, read_sizes
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import (
    ListedDataset,
    PublicDatasets,
    TrainingModality,
)
from gpai_code.reading.dates import read_month
from gpai_code.reading.layout import decoded, key_of
from gpai_code.text_io.sources import content_of
from gpai_code.text_io.strict_json import read_json

DOCUMENT = "inventory of datasets"
"""What errors call the text."""

MAX_DATASETS = 1_000
"""Most datasets of an inventory, as many as a list of the summary holds."""

_COLUMNS = {
    "name": ("name", "dataset", "datasetname", "identifier", "id", "title"),
    "link": ("link", "url", "homepage", "address", "sameas", "source", "href"),
    "description": ("description", "content", "about", "summary"),
    "collected_from": ("collectedfrom", "from", "start", "collectionstart", "firstmonth"),
    "collected_until": ("collecteduntil", "until", "to", "end", "collectionend", "lastmonth"),
    "selection": ("selection", "selected", "subset", "sampling"),
}
_FIELD_OF: dict[str, str] = {}
for _field, _keys in _COLUMNS.items():
    _FIELD_OF.update(dict.fromkeys(_keys, _field))
_MODALITY_OF = {
    "text": TrainingModality.TEXT,
    "texttokens": TrainingModality.TEXT,
    "tokens": TrainingModality.TEXT,
    "image": TrainingModality.IMAGE,
    "images": TrainingModality.IMAGE,
    "video": TrainingModality.VIDEO,
    "videohours": TrainingModality.VIDEO,
    "audio": TrainingModality.AUDIO,
    "audiohours": TrainingModality.AUDIO,
}
# what Croissant says besides, which Section 2.1 has no place for
_CROISSANT = frozenset(
    {
        *("@context", "@type", "@id", "conformsTo", "license", "creator", "publisher", "version"),
        *("keywords", "citation", "citeAs", "inLanguage", "isLiveDataset", "distribution"),
        *("recordSet", "datePublished", "dateModified", "dateCreated", "alternateName"),
    }
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([,\u202f\u00a0_ ])[0-9]{3}(\1[0-9]{3})*(\.[0-9]+)?")
_NUMBER = re.compile(r"[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE]\+?[0-9]{1,2})?")


@attrs.frozen(kw_only=True)
class Inventory(Record):
    """
    What an inventory of publicly available datasets says.

    Attributes:
        datasets: The datasets as Section 2.1 lists them.
        sizes: Their sizes, by name and by modality, as far as they are given.
        unknown: Columns or keys that were not understood.
        notes: What was left out of a dataset, and why.
    """

    datasets: tuple[ListedDataset, ...]
    sizes: Mapping[str, Mapping[str, int | Decimal]]
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def large(self) -> tuple[ListedDataset, ...]:
        """
        Return the datasets that the summary has to list: all, where sizes are not given.

        Source:
            Template of 5 December 2025, Section 2.1: more than 3 % of a modality.
        """
        if not self.sizes:
            return self.datasets
        names = {dataset.name for dataset in large_datasets(self.sizes)}
        return tuple(
            dataset
            for dataset in self.datasets
            if dataset.name in names or dataset.name not in self.sizes
        )

    def summary(self) -> TrainingContentSummary:
        """Return a summary in which Section 2.1 lists the large datasets, and nothing else."""
        return TrainingContentSummary(public_datasets=PublicDatasets(large=self.large()))


@explain_arguments
def read_inventory(source: str | bytes | PathLike[str]) -> Inventory:
    r"""
    Read an inventory of publicly available datasets.

    It may be Croissant metadata (JSON-LD) of one dataset or a list of them, a JSON list of objects,
    or CSV or TSV with a line of column names. Sizes are columns named after a modality.

    Args:
        source: The text, the bytes of a file in UTF-8, or its path.

    Raises:
        DocumentError: If it is none of these, holds no dataset, or names one twice.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.

    >>> inventory = read_inventory("Dataset,URL,Tokens,Owner\nTidebook,https://t.example,5e9,us")
    >>> inventory.datasets[0].link, inventory.sizes, inventory.unknown
    ('https://t.example', {'Tidebook': {'Text': Decimal('5E+9')}}, ('Owner',))
    """
    text = decoded(content_of(source), DOCUMENT)
    if text.lstrip()[:1] in ("{", "["):
        return _inventory(_json_rows(read_json(text, document=DOCUMENT)))
    return _inventory(_table_rows(text))


def sizes_of(source: bytes) -> tuple[Sizes, tuple[str, ...]]:
    """
    Return the sizes that `--datasets` needs, and the columns that were not understood.

    Args:
        source: An object of datasets with their sizes by modality, or an inventory.

    Raises:
        DocumentError: If it is neither, or an inventory without sizes.
    """
    if _is_object_of_sizes(source):
        return read_sizes(source), ()
    inventory = read_inventory(source)
    if not inventory.sizes:
        wanted = "add a column with the sizes of a modality, such as Text"
        raise DocumentError(DOCUMENT, (Fault("", "size", "no sizes of datasets", wanted),))
    return inventory.sizes, (*inventory.unknown, *inventory.notes)


def _is_object_of_sizes(source: bytes) -> bool:
    start = source.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"{"):
        return False
    document = read_json(source, document=DOCUMENT)
    return not (isinstance(document, dict) and ("@type" in document or "@graph" in document))


def _json_rows(document: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list, or those of Croissant."""
    items = document
    if isinstance(document, dict):
        items = document.get("@graph", [document])
    if not isinstance(items, list):
        raise _fault("a document that is no list of datasets", "give a list of objects")
    for item in items:
        if not isinstance(item, dict):
            raise _fault("an item that is no object", "give an object for each dataset")
        kind = str(item.get("@type", ""))
        if "@type" in item and "dataset" not in kind.lower():
            continue  # an organisation or a file of a graph
        yield {
            name: value
            for name, value in item.items()
            if not ("@type" in item and (name in _CROISSANT or ":" in name))
        }


def _table_rows(text: str) -> Iterator[dict[str, Any]]:
    head = text.split("\n", 1)[0]
    delimiter = max("\t,;", key=head.count)
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = next(lines, [])
        if head.count(delimiter) == 0 and key_of(head) not in _FIELD_OF:
            raise _fault("no line of column names", "begin with names of columns, such as name")
        for cells in lines:
            if len(cells) > len(names):
                raise _fault(f"{len(cells)} cells under {len(names)} names", "give as many")
            if any(cell.strip() for cell in cells):
                yield dict(zip(names, cells, strict=False))
    except csv.Error as error:
        raise _fault(f"broken CSV ({error})", "save it again as CSV") from None


def _fault(found: str, wanted: str) -> DocumentError:
    return DocumentError(DOCUMENT, (Fault("", "inventory", found, wanted),))


def _inventory(rows: Iterator[dict[str, Any]]) -> Inventory:
    datasets: list[ListedDataset] = []
    sizes: dict[str, dict[str, int | Decimal]] = {}
    unknown: dict[str, None] = {}
    notes: list[str] = []
    names: set[str] = set()
    for number, row in enumerate(rows, 1):
        if number > MAX_DATASETS:
            raise _fault(f"more than {MAX_DATASETS} datasets", "list the large ones")
        answers: dict[str, Any] = {}
        of_modality: dict[str, int | Decimal] = {}
        for column, value in row.items():
            key = key_of(column)
            words = value.strip() if isinstance(value, str) else value
            if words in (None, "", []):
                if key not in _FIELD_OF and key not in _MODALITY_OF:
                    unknown[column] = None
                continue
            if key in _MODALITY_OF:
                size = _size(words)
                if size is None:
                    notes.append(f"dataset {number}: no size in {column}: {str(words)[:60]!r}")
                else:
                    of_modality[_MODALITY_OF[key].value] = size
            elif key in _FIELD_OF and _FIELD_OF[key] not in answers:
                answers[_FIELD_OF[key]] = words
            else:
                unknown[column] = None
        dataset = _dataset(answers, number, notes)
        if dataset.name in names:
            raise _fault(f"the dataset {dataset.name[:60]!r} twice", "give each dataset once")
        names.add(dataset.name)
        datasets.append(dataset)
        if of_modality:
            sizes[dataset.name] = of_modality
    if not datasets:
        raise _fault("no dataset", "give the name of each dataset")
    return Inventory(
        datasets=tuple(datasets), sizes=sizes, unknown=tuple(unknown), notes=tuple(notes)
    )


def _size(value: object) -> int | Decimal | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, Decimal)):
        return value if value >= 0 else None
    text = str(value)
    if _GROUPED.fullmatch(text):  # "1,5" and "0,500" are no thousands
        text = re.sub("[^0-9.]", "", text)
    return Decimal(text) if _NUMBER.fullmatch(text) else None


_KINDS: dict[str, Any] = {
    "name": Text,
    "link": Link,
    "description": Text,
    "collected_from": MonthOrNotKnown,
    "collected_until": MonthOrNotKnown,
    "selection": Text,
}


def _dataset(answers: dict[str, Any], number: int, notes: list[str]) -> ListedDataset:
    """Return a dataset with every answer that it can hold; the others are noted."""
    held: dict[str, str] = {}
    for field, value in answers.items():
        text = value if isinstance(value, str) else ""
        if field.startswith("collected"):
            month = read_month(text)
            text = month.clear or text if month else text
        try:
            accept(_KINDS[field], text)
        except ValueRuleError as error:
            if field == "name":
                raise _fault(f"dataset {number} without a name", error.wanted) from None
            notes.append(f"dataset {number}: {field} left out: {error}")
        else:
            held[field] = text
    if "name" not in held:
        raise _fault(f"dataset {number} without a name", "give the name of each dataset")
    return ListedDataset(**held)
