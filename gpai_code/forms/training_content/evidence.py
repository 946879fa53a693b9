"""What figures beside the summary say of it: which datasets are large, how many names are owed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from gpai_code.domains.ranking import names_owed
from gpai_code.errors import AmountError, DocumentError, Fault
from gpai_code.forms.findings import Finding
from gpai_code.forms.training_content.summary import TrainingContentSummary
from gpai_code.forms.training_content.values import CrawledData, PublicDatasets
from gpai_code.text_io.strict_json import describe, pointer, read_json, with_places
from gpai_code.vocabulary import Severity

LARGE_SHARE = Fraction(3, 100)
"""Share of a modality above which a publicly available dataset is large (template, 2.1)."""

Sizes = Mapping[str, Mapping[str, int | Decimal]]
"""Sizes after pre-processing, by dataset and by modality; one unit for each modality."""


@attrs.frozen(kw_only=True)
class LargeDataset:
    """
    A publicly available dataset that the summary has to list.

    Attributes:
        name: Its name.
        shares: For each modality in which it is large, its share of all publicly available
            datasets of that modality.
    """

    name: str
    shares: Mapping[str, Fraction]


def large_datasets(sizes: Sizes) -> tuple[LargeDataset, ...]:
    """
    Return the datasets that are large, in the order given.

    A dataset is large if for any one modality it makes up more than 3 % of all publicly available
    datasets of that modality that were used. Exactly 3 % is not more.

    Args:
        sizes: Of every publicly available dataset that was used, as used: whole numbers or
            decimals, none negative. A dataset must not be split to stay below the share.

    Raises:
        AmountError: If a size is no finite number of zero or more.

    Source:
        Template of 5 December 2025, Section 2.1.

    >>> found = large_datasets({"a": {"Text": 97}, "b": {"Text": 3}, "c": {"Image": 1}})
    >>> [one.name for one in found]
    ['a', 'c']
    """
    totals: dict[str, Fraction] = {}
    exact = {
        name: {modality: _exact(name, modality, size) for modality, size in of_dataset.items()}
        for name, of_dataset in sizes.items()
    }
    for of_dataset in exact.values():
        for modality, size in of_dataset.items():
            totals[modality] = totals.get(modality, Fraction(0)) + size
    found = []
    for name, of_dataset in exact.items():
        shares = {
            modality: size / totals[modality]
            for modality, size in of_dataset.items()
            if size > LARGE_SHARE * totals[modality]
        }
        if shares:
            found.append(LargeDataset(name=name, shares=shares))
    return tuple(found)


def _exact(name: str, modality: str, size: object) -> Fraction:
    if isinstance(size, int) and not isinstance(size, bool) and size >= 0:
        return Fraction(size)
    if isinstance(size, Decimal) and size.is_finite() and size >= 0:
        return Fraction(size)
    raise AmountError(f"{name}, {modality}", describe(size), "give a size of zero or more")


def read_sizes(source: bytes) -> Sizes:
    """
    Read sizes from JSON text: an object of datasets, each an object of modalities with numbers.

    Raises:
        DocumentError: With every fault, its JSON Pointer, line and column.

    >>> read_sizes(b'{"Example Web": {"Text": 2.5e9}}')
    {'Example Web': {'Text': Decimal('2.5E+9')}}
    """
    name = "sizes of datasets"
    found: Any = read_json(source, document=name)
    faults = tuple(_faults(found))
    if faults:
        raise DocumentError(name, with_places(source.decode("utf-8-sig"), faults))
    sizes: Sizes = found
    return sizes


def _faults(document: object) -> Iterator[Fault]:
    if not isinstance(document, dict):
        wanted = "give an object with the datasets by their names"
        yield Fault("", "type", describe(document), wanted)
        return
    for name, of_dataset in document.items():
        if not isinstance(of_dataset, dict):
            wanted = "give an object with a size for each modality"
            yield Fault(pointer([name]), "type", describe(of_dataset), wanted)
            continue
        for modality, size in of_dataset.items():
            try:
                _exact(name, modality, size)
            except AmountError as error:
                yield Fault(pointer([name, modality]), "size", error.found, error.wanted)


def check_datasets(summary: TrainingContentSummary, sizes: Sizes) -> tuple[Finding, ...]:
    """
    Hold the list of large datasets against the sizes of all publicly available ones.

    Datasets are matched by name. A dataset that is listed without being large is no mistake: the
    template asks for the large ones and forbids no other.

    Raises:
        AmountError: If a size is no finite number of zero or more.

    Source:
        Template of 5 December 2025, Section 2.1.
    """
    block = summary.public_datasets
    listed = {
        " ".join(one.name.casefold().split())
        for one in (block.large or () if isinstance(block, PublicDatasets) else ())
    }
    return tuple(
        Finding(
            path="/public_datasets/large",
            rule="large-datasets",
            severity=Severity.MISSING,
            message=(
                f"{one.name} makes up "
                + ", ".join(f"{float(share):.1%} of {name}" for name, share in one.shares.items())
                + ", which is more than 3 %; list it"
            ),
            source="Section 2.1",
            edition=summary.EDITION,
        )
        for one in large_datasets(sizes)
        if " ".join(one.name.casefold().split()) not in listed
    )


def check_domain_names(
    summary: TrainingContentSummary, crawled: int, *, sme: bool | None = None
) -> tuple[Finding, ...]:
    """
    Hold the number of domain names that are listed against the number owed.

    Args:
        summary: The summary; one that links to a list or tells how to get it owes no names itself.
        crawled: How many distinct domain names were crawled.
        sme: Whether the provider is an SME; None for not known, which counts as no.

    Source:
        Template of 5 December 2025, Section 2.3; Explanatory Notice, point 16 and footnote 16.
    """
    block = summary.crawled_data
    domains = block.domains if isinstance(block, CrawledData) else None
    owed = names_owed(crawled, sme=bool(sme))
    if domains is None or domains.names is None or len(domains.names) >= owed:
        return ()
    message = f"{len(domains.names)} names are listed; of {crawled}, {owed} are owed (rounded up)"
    return (
        Finding(
            path="/crawled_data/domains/names",
            rule="domain-names",
            severity=Severity.MISSING,
            message=message,
            source="Notice point 16",
            edition=summary.EDITION,
        ),
    )
